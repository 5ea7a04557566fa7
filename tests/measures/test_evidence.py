"""How firm the change is: worked by hand and against other libraries, from files to figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats import inter_rater

from config.program.breakdowns import LATTICE
from config.program.equivalence import MARGINS, margin_on
from data_access.asking.verdicts import Kind, verdict_of
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.measures.row_statistics import DifferenceOfMeans
from data_access.measures.span import span_of
from layouts import evidence
from tests.measures.loading import (
    STATE,
    Loading,
    WithholdingPolicy,
    class_rows,
    facilitator,
    pair,
    person,
    programs,
)

Make = Callable[[date], Loading]
SUMMER = date(2025, 9, 20)
ASKED: dict[str, Any] = {"first": "2024-09", "last": "2025-08"}
BOTH_YEARS: dict[str, Any] = {"first": "2023-09", "last": "2025-08"}
IS = ("CD", "QF", "LM")


def _seen(
    key: str, who: str, points: int, window: str = "BASE", day: str = "", **more: Any
) -> list[dict[str, Any]]:
    """An observation whose Instructional Support is this many quarters of a point over 1."""
    whole, rest = divmod(points, 4)
    cycles = [1 + whole + (cycle < rest) for cycle in range(4)]
    day = day or ("2024-09-10" if window == "BASE" else "2025-05-12")
    return class_rows(key, who, dict.fromkeys(IS, cycles), window=window, day=day, **more)


def _both(who: str, first: int, second: int, year: int = 2024) -> list[dict[str, Any]]:
    return [
        *_seen(f"B-{who}-{year}", who, first, day=f"{year}-09-10"),
        *_seen(f"S-{who}-{year}", who, second, "END", f"{year + 1}-05-12"),
    ]


def _people(state: Loading, count: int, region: Callable[[int], int] = lambda i: 1) -> None:
    state.load("programs", programs(1, 2))
    state.load("participants", [person(f"E{i}", region=region(i)) for i in range(count)])


def test_the_change_in_standard_deviations_of_the_baseline(loading: Make) -> None:
    state = loading(SUMMER)
    _people(state, 8)
    # Baselines 2, 2.5, 3, 3.5; changes 0.5, 0, 0.5, 1 with mean 0.5; each of two people.
    ends = ((4, 6), (6, 6), (8, 10), (10, 14)) * 2
    state.load("class", [r for i, (a, b) in enumerate(ends) for r in _both(f"E{i}", a, b)])
    cell = state.cell("standardized_change", {"component": "IS"}, **ASKED)
    # s² = 2 (0.75² + 0.25² + 0.25² + 0.75²) ÷ 7 = 2.5 ÷ 7; 1 − 3 ÷ (4 · 7 − 1) = 8 ÷ 9.
    spread = (2.5 / 7) ** 0.5
    assert (cell.numerator, cell.denominator) == (0.5, round(spread, 4))
    value = 8 / 9 * 0.5 / spread
    assert (cell.value, cell.people) == (round(value, 4), 8)
    # Variance of the mean change: 1 ÷ 7 ÷ 8; of the quotient that ÷ s² + d² ÷ 14.
    error = 8 / 9 * (1 / 7 / 8 / spread**2 + (0.5 / spread) ** 2 / 14) ** 0.5
    half = stats.t.ppf(0.975, 7) * error
    assert (cell.low, cell.high) == pytest.approx((value - half, value + half), abs=1e-4)


def test_each_year_has_its_own_mean_and_a_person_of_two_years_is_one(loading: Make) -> None:
    state = loading(SUMMER)
    _people(state, 6)
    rows = []
    for i, (first, second) in enumerate(((4, 6), (8, 8), (12, 16)) * 2):
        rows += _both(f"E{i}", first, second, 2023)
        rows += _both(f"E{i}", first + 4, second + 5)
    state.load("class", rows)
    cell = state.cell("standardized_change", {"component": "IS"}, **BOTH_YEARS)
    # Twice 2, 3, 4 in one year and 3, 4, 5 in the next: √(4 ÷ 5) in each, more for all together.
    assert (cell.denominator, cell.units, cell.people) == (0.8944, 12, 6)
    band = state.cell("change_margin", {"component": "IS"}, **BOTH_YEARS)
    # Changes 0.5, 0, 1 and 0.75, 0.25, 1.25: per person 1.25, 0.25, 2.25 of two each.
    residuals = np.array([1.25, 0.25, 2.25] * 2) - 2 * 0.625
    error = (6 / 5 * (residuals**2).sum() / 12**2) ** 0.5
    for (low, high), level in (((band.low, band.high), 0.95), (band.spread or (0, 0), 0.9)):
        half = stats.t.ppf((1 + level) / 2, 5) * error
        assert (low, high) == pytest.approx((0.625 - half, 0.625 + half), abs=1e-4)


def test_three_who_began_alike_have_no_spread(loading: Make) -> None:
    state = loading(SUMMER)
    _people(state, 3)
    state.load("class", [r for i in range(3) for r in _both(f"E{i}", 8, 8 + i)])
    cell = state.cell("standardized_change", {"component": "IS"}, **ASKED)
    assert (cell.value, cell.why_code) == (None, "undefined")
    one = state.cell("standardized_change", {"component": "IS"}, region=2, **ASKED)
    assert one.value is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([0, 0, 0, 0, 1, -1] * 4, "no change can be seen, and none larger than 0.2 ("),
        (
            [0, 2, -2, 3, -3, 1] * 2,
            "no change can be seen, and one larger than 0.2 is not ruled out (",
        ),
        ([4, 3, 4, 5, 4, 4] * 2, "rose by 1.00 ("),
        ([0, 1, 0, 1, 0, 1] * 6, "and by no more than 0.2"),
    ],
)
def test_too_small_to_matter_and_cannot_tell_are_two_things(
    loading: Make, changes: Sequence[int], said: str
) -> None:
    state = loading(SUMMER)
    _people(state, len(changes))
    state.load("class", [r for i, c in enumerate(changes) for r in _both(f"E{i}", 8, 8 + c)])
    answer = state.ask("change_margin", **ASKED)
    cell = answer.cell(component="IS")
    quarters = np.array(changes) / 4
    # Two one-sided tests by another library say the same as the 90% interval.
    assert cell.spread is not None
    p = max(
        stats.ttest_1samp(quarters, -0.2, alternative="greater").pvalue,
        stats.ttest_1samp(quarters, 0.2, alternative="less").pvalue,
    )
    within = cell.spread[0] >= -0.2 and cell.spread[1] <= 0.2
    assert within == (p < 0.05)
    interval = stats.ttest_1samp(quarters, 0).confidence_interval(0.90)
    assert cell.spread == pytest.approx(tuple(interval), abs=1e-4)
    assert said in evidence.within_margin(answer)


def test_the_margin_is_dated_and_reasoned() -> None:
    assert margin_on(date(2025, 8, 31)).points == 0.2
    assert margin_on(date(1999, 1, 1)) == MARGINS[0]
    assert all(margin.reason for margin in MARGINS)
    assert [m.valid_from for m in MARGINS] == sorted({m.valid_from for m in MARGINS})


def _leaving(
    state: Loading,
    stayed: Sequence[int],
    left: Sequence[int],
    region: Callable[[int], int],
    missed: Sequence[int] = (),
) -> None:
    count = len(stayed) + len(left) + len(missed)
    state.load("programs", programs(1, 2))
    people = [person(f"E{i}", region=region(i)) for i in range(count)]
    coaches = [person(f"C{i}", "CT", region(i)) for i in range(count)]
    state.load("participants", people + coaches)
    gone = {"end_date": "2025-01-15", "end_reason": "left_field"}
    pairs, rows = [], []
    for i, points in enumerate((*stayed, *left, *missed)):
        ended = gone if len(stayed) <= i < len(stayed) + len(left) else {}
        pairs.append(pair(f"P-{i}", f"E{i}", f"C{i}", "2024-09-20", **ended))
        rows += _seen(f"B-{i}", f"E{i}", points)
        if i < len(stayed):
            rows += _seen(f"S-{i}", f"E{i}", points + 1, "END")
    state.load("pairs", pairs)
    state.load("class", rows)


def test_leavers_against_stayers(loading: Make) -> None:
    state = loading(SUMMER)
    stayed, left = (8, 9, 11, 12, 8, 10), (4, 6, 5, 7, 5, 6) * 2
    _leaving(state, stayed, left, lambda i: 1)
    answer = state.ask("leavers_difference", **ASKED)
    cell = answer.cell(component="IS")
    welch = stats.ttest_ind(np.array(left) / 4, np.array(stayed) / 4, equal_var=False)
    interval = welch.confidence_interval(0.95)
    assert cell.value == pytest.approx(np.mean(left) / 4 - np.mean(stayed) / 4, abs=1e-4)
    assert (cell.low, cell.high) == pytest.approx(tuple(interval), abs=1e-4)
    assert (cell.people, cell.units, cell.numerator, cell.denominator) == (18, 18, 12.0, 6.0)
    said = evidence.leavers(answer)
    assert "those who left began lower, by 1.04 CLASS points" in said
    assert "12 left, 6 seen again)" in said


def test_who_is_in_both_groups_makes_the_difference_surer() -> None:
    """Two people are in both, high or low in both: what they share takes nothing from the difference."""
    apart = DifferenceOfMeans(lambda t, at: t.g, "left", "stayed", lambda t, at: t.x, "person_id")
    counted = {}
    for i in range(6):
        counted |= {("left", i, 2.0 + i % 2 * 2, 6): 1, ("stayed", i, 3.0 + i % 2 * 4, 6): 1}
    at = span_of(Filters(), SUMMER, whole_years=True, as_of_free=False)
    figure = apart.fold(counted, at)[""]
    # Variances 6/5 · 6 · 1 ÷ 36 = 0.2 and 0.8, covariance 6 · 1 · 2 ÷ 36 = 1/3: 1 − 2/3 = 1/3.
    # Degrees of freedom 1² ÷ ((0.04 + 0.64) ÷ 5).
    half = stats.t.ppf(0.975, 5 / 0.68) * (1 / 3) ** 0.5
    assert (figure.value, figure.low, figure.high) == pytest.approx((-2.0, -2 - half, -2 + half))


def test_a_difference_is_withheld_with_either_of_its_groups(loading: Make) -> None:
    """Region 1: 12 stayed, 11 left; region 2: 12 stayed, 7 left. The total shows; no region does.

    Ten more of each were missed: that all who were not seen again left would be told of nobody.
    """
    state = loading(SUMMER)
    in_first = {*range(12), *range(24, 35), *range(42, 52)}
    _leaving(state, [8] * 24, [5] * 18, lambda i: 1 if i in in_first else 2, [6] * 20)
    policy = WithholdingPolicy(minimum_people=10, minimum_at_risk=10, minimum_regions=2)
    asked: dict[str, Any] = {"scope": STATE, "policy": policy, **ASKED}
    answer = state.ask("leavers_difference", by=("region",), **asked)
    held = {r: answer.cell(component="IS", region=r).suppression for r in ("all", "1", "2")}
    # With the total and region 1, the seven of region 2 could be worked out.
    assert held == {"all": "", "1": "complementary", "2": "small_n"}
    one = state.ask("leavers_difference", by=("region",), region=2, **asked)
    assert [c.suppression != "" for c in one.select(component="IS")] == [True, True]
    shown = state.ask("leavers_difference", by=("region",), **ASKED)
    assert shown.cell(component="IS", region="2").value == -0.75


def test_what_the_missing_would_have_to_do_to_undo_the_change(loading: Make) -> None:
    state = loading(SUMMER)
    _leaving(state, [8, 9, 11, 12, 8, 10], [4, 6, 5, 7], lambda i: 1)
    answer = state.ask("tipping_point", **ASKED)
    seen, missing = (answer.cell(component="IS", seen_again=g) for g in ("seen", "missing"))
    assert (seen.value, seen.people, seen.units) == (0.25, 6, 6)
    # Six rose by a quarter; four would have to have fallen by 6 · 0.25 ÷ 4.
    assert (missing.value, missing.units, missing.people) == (-0.375, 4, 10)
    assert (missing.numerator, missing.denominator) == (6.0, 4.0)
    assert "too few to say whether the 6 seen again changed (+0.25)" in evidence.undone(answer)


def _seen_and_missing(state: Loading, changes: Sequence[int], missing: int) -> None:
    """So many changes in quarters of a point, and so many who were not seen again, all in region 1."""
    _people(state, len(changes) + missing)
    starts = [7 + i % 4 for i in range(len(changes))]
    rows = [
        r
        for i, (first, c) in enumerate(zip(starts, changes, strict=True))
        for r in _both(f"E{i}", first, first + c)
    ]
    last = range(len(changes), len(changes) + missing)
    state.load("class", [*rows, *(r for i in last for r in _seen(f"B-{i}", f"E{i}", 6))])


def test_what_cannot_be_could_not_undo_the_change(loading: Make) -> None:
    """Twelve rose by 0.7 on average; one alone would have to fall by more than the scale has."""
    state = loading(SUMMER)
    _seen_and_missing(state, [2, 3, 4] * 4, 1)
    answer = state.ask("tipping_point", **ASKED)
    missing = answer.cell(component="IS", seen_again="missing")
    assert (missing.value, missing.low, missing.why_code) == (None, None, "undefined")
    assert (
        "Instructional Support rose by 0.75 CLASS points (0.61 to 0.89) among the 12 seen again; not even "
        "the largest fall there can be, 6 points of the 1 not seen again, would undo it."
    ) in evidence.undone(answer)


def test_the_interval_of_what_would_undo_the_change_ends_with_the_scale(loading: Make) -> None:
    state = loading(SUMMER)
    _seen_and_missing(state, [0, 2, 3, 1] * 3, 1)
    answer = state.ask("tipping_point", **ASKED)
    missing = answer.cell(component="IS", seen_again="missing")
    low, high = stats.ttest_1samp([0, 0.5, 0.75, 0.25] * 3, 0).confidence_interval(0.95)
    assert -12 * high < -6 < -12 * low
    assert (missing.value, missing.low, missing.high) == pytest.approx(
        (-4.5, -6.0, -12 * low), abs=1e-4
    )
    said = evidence.undone(answer)
    assert (
        "fallen by 4.50 (2.27 to 6.00) on average to undo it, 6 being the most there can be" in said
    )


WAYS: dict[str, dict[str, Any]] = {
    "by region": {"by": ("region",), "scope": STATE},
    "filtered": {"region": 1, "scope": STATE},
    "by region, filtered": {"by": ("region",), "region": 1, "scope": STATE},
    "by region and year": {"by": ("region", "program_year"), "scope": STATE},
    "the facilitator": {"scope": facilitator(1)},
    "the facilitator by region": {"by": ("region",), "scope": facilitator(1)},
}


def test_one_change_has_one_verdict_however_it_is_asked_for(loading: Make) -> None:
    """A change that is clear by itself and not among all regions': never both on one page."""
    state = loading(SUMMER)
    _seen_and_missing(state, [0, 3, 3, -2, 2, 1] * 3, 1)
    for key in ("class_change", "standardized_change", "change_margin", "tipping_point"):
        pinned = {"component": "IS"} | ({"seen_again": "seen"} if key == "tipping_point" else {})
        found = {}
        for way, more in WAYS.items():
            answer = state.ask(key, **ASKED, **more)
            place = {"region": "1", "program_year": "all"}
            where = pinned | {d: place[d] for d in answer.by}
            (cell,) = (
                c for c in answer.cells if all(c.of(d) in (v, "2024") for d, v in where.items())
            )
            found[way] = (cell.against_none, verdict_of(answer, cell).kind)  # type: ignore[union-attr]
        assert len(set(found.values())) == 1, (key, found)
        assert {kind for _, kind in found.values()} == {Kind.NO_DIFFERENCE}, (key, found)
        state_ = state.ask(key, scope=STATE, **ASKED)
        (cell,) = (c for c in state_.cells if all(c.of(d) == v for d, v in pinned.items()))
        assert verdict_of(state_, cell).kind is Kind.ROSE  # type: ignore[union-attr]


def test_the_rest_of_a_region_has_one_verdict_whoever_asks(loading: Make) -> None:
    """A change of all regions but the third, clear by itself and not among all rests there can be."""
    state = loading(SUMMER)
    _people(state, 18, lambda i: 1 + i % 2)
    changes = [0, 3, 3, -2, 2, 1] * 3
    state.load(
        "class",
        [r for i, c in enumerate(changes) for r in _both(f"E{i}", 7 + i % 4, 7 + i % 4 + c)],
    )
    for key in ("class_change", "standardized_change", "change_margin"):
        told = []
        for who in ({"scope": STATE, "region": 3}, {"scope": facilitator(3)}):
            answer = state.ask(key, by=("region",), **ASKED, **who)
            cell = answer.cell(region="rest", component="IS")
            told.append((cell.value, cell.people, cell.spread, cell.against_none))
            assert verdict_of(answer, cell).kind is Kind.NO_DIFFERENCE, key  # type: ignore[union-attr]
        assert told[0] == told[1], key


@pytest.mark.parametrize(
    "name",
    [n for n in LATTICE if n in MEASURES["class_change"].filters and n != "cohort"],
)
def test_a_filter_says_of_a_change_what_its_breakdown_says(loading: Make, name: str) -> None:
    """Of one region, program type or role: the same verdict, interval and margin."""
    state = loading(SUMMER)
    _seen_and_missing(state, quarters := [0, 3, 3, -2, 2, 1] * 3, 1)
    changes = [quarter / 4 for quarter in quarters]
    state.load("participants", [person("C1")])
    state.load("pairs", [pair(f"P{i}", f"E{i}", "C1", "2024-10-01") for i in range(19)])
    for key in ("class_change", "change_margin"):
        of_all = state.ask(key, by=(name,), scope=STATE, **ASKED)
        (row,) = (
            c
            for c in of_all.cells
            if c.of("component") == "IS" and c.of(name) != "all" and c.against_none
        )
        filtered = state.ask(key, scope=STATE, **ASKED, **{name: row.of(name)})
        cell = filtered.cell(component="IS")
        assert cell.against_none == row.against_none, key
        assert cell.spread == row.spread
        if key == "change_margin":
            assert row.spread is not None
            by_itself = stats.ttest_1samp(changes, 0).confidence_interval(0.9)
            assert row.spread[0] < by_itself[0] < by_itself[1] < row.spread[1]
        # Its own interval is one, and the one it is judged by a wider one.
        assert row.low is not None and row.against_none.low < row.low
        assert verdict_of(filtered, cell) == verdict_of(of_all, row)


def test_a_cohort_and_its_program_year_say_the_same_of_the_same_people(loading: Make) -> None:
    """Chosen by months, by cohort, by year or beside other years: a year's change is judged by itself."""
    state = loading(SUMMER)
    _seen_and_missing(state, [0, 3, 3, -2, 2, 1] * 3, 1)
    state.load("participants", [person("C1")])
    state.load("pairs", [pair(f"P{i}", f"E{i}", "C1", "2024-10-01") for i in range(19)])
    three = {"first": "2022-09", "last": "2025-08"}
    for key in ("class_change", "change_margin"):
        found = [
            state.ask(key, by, scope=STATE, **asked).cell(component="IS", **where)
            for by, asked, where in (
                ((), ASKED, {}),
                ((), ASKED | {"cohort": 2024}, {}),
                (("cohort",), three, {"cohort": "2024"}),
                (("program_year",), three, {"program_year": "2024"}),
            )
        ]
        assert len({(c.value, c.low, c.high, c.spread, c.against_none) for c in found}) == 1, key
        assert found[0].against_none is not None and found[0].against_none.low > 0


def test_the_ends_of_the_tipping_point_are_those_of_the_change(loading: Make) -> None:
    state = loading(SUMMER)
    _people(state, 15)
    rows = [r for i, c in enumerate((1, 3, 2) * 2) for r in _both(f"E{i}", 8, 8 + c)]
    state.load("class", [*rows, *(r for i in range(6, 10) for r in _seen(f"B-{i}", f"E{i}", 6))])
    cell = state.cell("tipping_point", {"component": "IS", "seen_again": "missing"}, **ASKED)
    low, high = stats.ttest_1samp([0.25, 0.75, 0.5] * 2, 0).confidence_interval(0.95)
    assert (cell.low, cell.high) == pytest.approx((-1.5 * high, -1.5 * low), abs=1e-4)
    running = {"seen_again": "missing", "component": "IS"}
    nobody = state.cell("tipping_point", running, first="2025-09", last="2025-09")
    assert (nobody.value, nobody.why_code) == (None, "too_early")


def test_the_tipping_point_is_withheld_with_the_few_who_are_missing(loading: Make) -> None:
    state = loading(SUMMER)
    _leaving(state, [8] * 24, [5] * 18, lambda i: 1 if i < 12 or 24 <= i < 35 else 2)
    policy = WithholdingPolicy(minimum_people=10, minimum_at_risk=10, minimum_regions=2)
    answer = state.ask("tipping_point", by=("region",), scope=STATE, policy=policy, **ASKED)
    held = {
        r: answer.cell(component="IS", region=r, seen_again="missing").suppression
        for r in ("all", "1", "2")
    }
    assert held == {"all": "", "1": "complementary", "2": "small_n"}


def _coded_twice(pairs: Sequence[tuple[Sequence[int], Sequence[int]]]) -> list[dict[str, Any]]:
    """Observations whose Concept Development two observers scored, cycle by cycle."""
    rows = []
    for i, (first, second) in enumerate(pairs):
        same: dict[str, Any] = {"day": "2024-09-10"}
        rows += class_rows(f"O-{i}", f"E{i}", {"CD": first, "NC": [1] * len(first)}, **same)
        rows += class_rows(
            f"T-{i}", f"E{i}", {"CD": second, "NC": [1] * len(second)},
            observer_id="OB-2", double_code_of=f"O-{i}", **same,
        )  # fmt: skip
    return rows


TWICE = [
    ([2, 3, 4, 5], [2, 4, 4, 4]),
    ([5, 6, 5, 6], [5, 5, 6, 7]),
    ([1, 2, 3, 2], [2, 2, 3, 3]),
] * 3
TWICE += [([4, 4, 3, 3], [3, 4, 3, 2])]


def test_agreement_beyond_chance(loading: Make) -> None:
    state = loading(SUMMER)
    _people(state, len(TWICE))
    state.load("class", _coded_twice(TWICE))
    cell = state.cell("agreement_kappa", {"scores": "scores"}, **ASKED)
    first, second = (np.array([s for pair in TWICE for s in pair[i]]) for i in (0, 1))

    def kappa(chosen: Any) -> float:
        table, _ = inter_rater.to_table(np.column_stack([first, second])[chosen], np.arange(0.5, 8))
        found = inter_rater.cohens_kappa(table, wt="quadratic", return_results=False)
        return float(found)

    assert cell.value == pytest.approx(kappa(slice(None)), abs=1e-4)
    of = np.repeat(np.arange(10), 4)
    turned = np.arctanh([kappa(of != i) for i in range(10)])
    half = stats.t.ppf(0.975, 9) * (9 / 10 * ((turned - turned.mean()) ** 2).sum()) ** 0.5
    middle = np.arctanh(kappa(slice(None)))
    assert (cell.low, cell.high) == pytest.approx(
        tuple(np.tanh([middle - half, middle + half])), abs=1e-4
    )
    assert cell.units == 40
    calm = state.cell("agreement_kappa", {"scores": "negative_climate"}, **ASKED)
    assert (calm.value, calm.why_code) == (None, "undefined")


def test_nine_double_coded_observations_are_too_few(loading: Make) -> None:
    state = loading(SUMMER)
    _people(state, 9)
    state.load("class", _coded_twice(TWICE[:9]))
    cell = state.cell("agreement_kappa", {"scores": "scores"}, **ASKED)
    assert (cell.value, cell.why_code) == (None, "too_few")
    assert cell.why == "too few: 9 of 10 double-coded observations"


def test_change_over_years_has_one_interval_whichever_measure_shows_it(loading: Make) -> None:
    """Six people, three of them in both years: units of unequal size, of which four and a half count."""
    state = loading(SUMMER)
    _people(state, 6)
    rows = [r for i in range(6) for r in _both(f"E{i}", 8, 8 + (i * i) % 5)]
    rows += [r for i in range(3) for r in _both(f"E{i}", 6, 9 + i, 2023)]
    state.load("class", rows)
    band, plain = (
        state.cell(key, {"component": "IS"}, **BOTH_YEARS)
        for key in ("change_margin", "class_change")
    )
    assert (band.value, band.low, band.high) == (plain.value, plain.low, plain.high)
    # Changes in quarters: 0, 1, 4, 4, 1, 0 and 3, 4, 5 of the first three.
    sums, counts = np.array([3, 5, 9, 4, 1, 0]) / 4, np.array([2, 2, 2, 1, 1, 1])
    mean, k = sums.sum() / 9, 81 / 15
    error = (k / (k - 1) * ((sums - mean * counts) ** 2).sum() / 81) ** 0.5
    half = stats.t.ppf(0.975, k - 1) * error
    assert (band.low, band.high) == pytest.approx((mean - half, mean + half), abs=1e-4)
