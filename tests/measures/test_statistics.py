"""Published answers through the measures' own statistics, and the properties sums must have."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import exp, inf
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight

from config.date_words import day_words
from data_access.measures import MEASURES, intervals
from data_access.measures.no_value import NoInterval, code_of, words_of
from data_access.measures.row_statistics import MedianTime
from data_access.measures.span import Span
from data_access.measures.statistics import (
    Median,
    Part,
    Share,
    Survival,
    add,
    at_risk_on,
    cumulative_incidence,
    kaplan_meier,
    quantile,
    restricted_mean,
)

AT = Span("2024-09", "2025-08", date(2025, 8, 31), date(2025, 9, 20), (2024,), "2025-09")


@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [(81, 263, 0.255289, 0.36621), (15, 148, 0.062386, 0.160487), (0, 20, 0, 0.161125)],
)
def test_wilson_as_r_gives_it(x: int, n: int, low: float, high: float) -> None:
    assert intervals.wilson(x, n) == pytest.approx((low, high), abs=5e-7)


def test_wilson_on_the_published_table(shared_data: Path) -> None:
    with (shared_data / "data/stats/wilson_95.csv").open() as file:
        for row in csv.DictReader(file):
            expected = float(row["lower"]), float(row["upper"])
            found = intervals.wilson(int(row["x"]), int(row["n"]))
            assert found == pytest.approx(expected, abs=5e-7)


def test_the_teachers_life_table(shared_data: Path) -> None:
    """3,941 real teachers: the retention measure's statistic gives the published life table."""
    folder = shared_data / "data/survival"
    with (folder / "teachers_singer_willett.csv").open() as file:
        sums = {
            (float(years), float(left)): float(n)
            for (years, left), n in Counter(
                (row["years"], 1 - int(row["censor"])) for row in csv.DictReader(file)
            ).items()
        }
    statistic = MEASURES["staying_curve"].statistic
    assert isinstance(statistic, Survival)
    with (folder / "expected_teachers_life_table.csv").open() as file:
        published = list(csv.DictReader(file))
    yearly = Survival(
        statistic.days, statistic.event, {r["year"]: int(r["year"]) for r in published}
    )
    figures = yearly.fold(sums, AT)
    steps = {int(s.time): s for s in kaplan_meier(sums)}
    assert len(published) == 12
    for row in published:
        step = steps[int(row["year"])]
        assert (step.at_risk, step.events) == (int(row["n_risk"]), int(row["n_event"]))
        assert round(step.events / step.at_risk, 4) == float(row["hazard"])
        assert round(figures[row["year"]].value or 0, 4) == float(row["surv"])
        assert step.variance**0.5 == pytest.approx(float(row["se"]), abs=5e-5)


def test_a_curve_on_which_nobody_has_gone_is_not_sure_of_it() -> None:
    """Of 34 watched for 240 days and 6 for 100 all stayed: Wilson's 34 of 34, by hand
    34 / (34 + 1.96²) = 0.8985. No interval of no width, and none narrower than the 34 allow."""
    statistic = MEASURES["staying"].statistic
    figure = statistic.fold({(240.0, 0.0): 34.0, (100.0, 0.0): 6.0}, AT)[""]
    assert (figure.value, figure.high, figure.units) == (1.0, 1.0, 34)
    assert round(figure.low or 0, 4) == 0.8985


def test_millers_and_freireichs_curves(shared_data: Path) -> None:
    folder = shared_data / "data/survival"
    with (folder / "aml_miller.csv").open() as file:
        aml = list(csv.DictReader(file))
    with (folder / "expected_km.csv").open() as file:
        expected = [r for r in csv.DictReader(file) if r["dataset"] == "aml"]
    assert expected
    for stratum in {r["stratum"] for r in expected}:
        group = stratum.split("=")[-1]
        sums = {
            (float(t), float(e)): float(n)
            for (t, e), n in Counter(
                (r["time"], r["status"]) for r in aml if r["x"] == group
            ).items()
        }
        steps = {s.time: s for s in kaplan_meier(sums)}
        for row in (r for r in expected if r["stratum"] == stratum):
            if int(row["n_event"]) == 0:
                continue
            step = steps[float(row["time"])]
            assert step.survival == pytest.approx(float(row["surv"]), abs=5e-6)
            # R's default is another scale; both rest on the same variance of the logarithm.
            if step.survival == 0:
                continue
            spread = exp(intervals.Z * step.greenwood**0.5)
            assert step.survival / spread == pytest.approx(float(row["lower95_log"]), abs=5e-6)


def test_published_restricted_means(shared_data: Path) -> None:
    folder = shared_data / "data/survival"
    files = {"aml": ("aml_miller.csv", "time"), "gehan": ("gehan_6mp.csv", "weeks")}
    with (folder / "expected_rmst.csv").open() as file:
        expected = list(csv.DictReader(file))
    assert len(expected) == 12
    for row in expected:
        name, time = files[row["dataset"]]
        column, value = row["stratum"].split("=")
        with (folder / name).open() as file:
            people = [r for r in csv.DictReader(file) if r[column] == value]
        event = "status" if row["dataset"] == "aml" else "relapse"
        sums = Counter((float(r[time]), float(r[event])) for r in people)
        mean, error = restricted_mean(kaplan_meier(dict(sums)), float(row["tau"]))
        assert mean == pytest.approx(float(row["rmst"]), abs=5e-6)
        assert error == pytest.approx(float(row["se"]), abs=5e-6)


# Five pairs with 1 of 2, 3 of 3, 0 of 1, 2 of 2 and 1 of 2 months: R = 7/10; residuals y - R·m are
# -0.4, 0.9, -0.7, 0.6, -0.4, their squares add up to 1.98. Effective units k = 10² / 22 = 4.5454.
Y, M = (1.0, 3.0, 0.0, 2.0, 1.0), (2.0, 3.0, 1.0, 2.0, 2.0)
FIVE_PAIRS = intervals.UnitSums(5, 7.0, 10.0, 15.0, 17.0, 22.0)


def test_the_variance_between_pairs_by_hand() -> None:
    assert FIVE_PAIRS.yy == sum(a * a for a in Y)
    assert FIVE_PAIRS.ym == sum(a * b for a, b in zip(Y, M, strict=True))
    assert FIVE_PAIRS.effective_units == pytest.approx(100 / 22)
    k = 100 / 22
    assert FIVE_PAIRS.variance == pytest.approx(k / (k - 1) * 1.98 / 100)
    assert intervals.t_quantile(k - 1) == pytest.approx(stats.t.ppf(0.975, k - 1))


def test_a_share_over_pairs_by_hand() -> None:
    variance = 100 / 78 * 1.98 / 100
    trials, t = 0.21 / variance, float(stats.t.ppf(0.975, 78 / 22))
    middle, below = 0.7 + t * t / (2 * trials), 1 + t * t / trials
    half = t * (0.21 / trials + (t / (2 * trials)) ** 2) ** 0.5
    expected = (middle - half) / below, (middle + half) / below
    assert intervals.share_interval(FIVE_PAIRS) == pytest.approx(expected)
    assert 0 < expected[0] < 0.7 < expected[1] < 1


def test_a_rate_over_pairs_by_hand() -> None:
    half = float(stats.t.ppf(0.975, 78 / 22)) * (100 / 78 * 1.98 / 100) ** 0.5 / 0.7
    expected = 0.7 * exp(-half), 0.7 * exp(half + half * half / 2)
    assert intervals.rate_interval(FIVE_PAIRS) == pytest.approx(expected)


def test_a_change_is_students() -> None:
    x = (0.25, -0.5, 1.0, 0.75, 0.0, 0.5)
    values = intervals.UnitSums.of_values(6, sum(x), sum(v * v for v in x))
    expected = stats.t.interval(0.95, 5, loc=sum(x) / 6, scale=stats.sem(x))
    assert intervals.change_interval(values) == pytest.approx(expected)


amounts = st.lists(st.tuples(st.floats(0, 1), st.integers(1, 40)), min_size=1, max_size=30)


def sums_of(units: list[tuple[float, int]]) -> intervals.UnitSums:
    y = [share * m for share, m in units]
    return intervals.UnitSums(
        len(units),
        sum(y),
        sum(m for _, m in units),
        sum(a * a for a in y),
        sum(a * m for a, (_, m) in zip(y, units, strict=True)),
        sum(m * m for _, m in units),
    )


@given(amounts)
def test_no_interval_leaves_what_is_possible_or_has_no_width(
    units: list[tuple[float, int]],
) -> None:
    sums = sums_of(units)
    ends = {
        "share": (intervals.share_interval(sums), 0.0, 1.0),
        "rate": (intervals.rate_interval(sums), 0.0, inf),
        "mean": (intervals.mean_interval(sums, 0.0, 1.0), 0.0, 1.0),
        "change": (intervals.change_interval(sums, 1.0), -1.0, 1.0),
    }
    for name, (found, least, most) in ends.items():
        if len(units) < intervals.FEWEST_UNITS:
            assert found is None, name
        if found is not None:
            assert least <= found[0] < found[1] <= most, name
            assert found[0] - 1e-9 <= sums.ratio <= found[1] + 1e-9, name


@given(st.integers(5, 60), st.floats(0.01, 1000), st.integers(1, 12))
def test_equal_units_have_no_interval_of_no_width(n: int, value: float, m: int) -> None:
    """Whatever the last digit of a sum of squares leaves."""
    sums = sums_of([(value / 1001, m)] * n)
    assert intervals.rate_interval(sums) is None
    assert intervals.mean_interval(sums, 0.0, 1.0) is None
    assert intervals.change_interval(sums) is None
    found = intervals.share_interval(sums)
    assert found and found[1] - found[0] > 0.01


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 2)), min_size=8, max_size=80))
def test_incidence_and_its_error_are_those_of_statsmodels(rows: list[tuple[int, int]]) -> None:
    sums = {mark: float(n) for mark, n in Counter(rows).items()}
    causes = sorted({cause for _, cause in rows} - {0})
    if causes != [1, 2]:
        return
    with np.errstate(all="ignore"):  # of errors where nobody is left, which are not compared
        theirs = CumIncidenceRight(np.array([t for t, _ in rows]), np.array([c for _, c in rows]))
    until = sorted(t for t, _ in rows)[len(rows) // 2]
    place = int(np.searchsorted(theirs.times, until, side="right")) - 1
    ours = cumulative_incidence(sums, (1, 2), until)
    for number, cause in enumerate((1, 2)):
        share = theirs.cinc[number][place] if place >= 0 else 0.0
        assert ours[cause].share == pytest.approx(share)
        if place >= 0 and at_risk_on(sums, until + 1):
            error = theirs.cinc_se[number][place]
            assert ours[cause].variance ** 0.5 == pytest.approx(error, abs=1e-9)
    curve = [s.survival for s in kaplan_meier(sums) if s.time <= until]
    left = curve[-1] if curve else 1.0
    assert left + sum(found.share for found in ours.values()) == pytest.approx(1.0)


@pytest.mark.parametrize("n", range(2, 202, 2))
def test_a_median_on_an_exact_tie_is_the_first_day_at_one_half(n: int) -> None:
    """Of n goals one is attained a day: after half of them the curve stands at exactly one half."""
    sums = {(day, float(day), 1): 1.0 for day in range(1, n + 1)}
    statistic = MEASURES["goal_days"].statistic
    assert statistic.fold(sums, AT)[""].value == n / 2


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        (date(2026, 8, 30), "too early: fewer than half of 177 were met"),
        (date(2026, 8, 31), "fewer than half of 177 were met, so there is no median"),
    ],
)
def test_no_median_is_early_only_while_the_program_year_runs(as_of: date, said: str) -> None:
    at = replace(AT, program_years=(2025,), as_of=as_of)
    rows = [(50.0, 1)] * 88 + [(300.0, 0)] * 89
    sums = {(i, *row): 1.0 for i, row in enumerate(rows)}
    why = MEASURES["goal_days"].statistic.fold(sums, at)[""].why
    assert words_of(why, as_of) == said
    assert code_of(why) == ("too_early" if said.startswith("too early") else "undefined")


def test_too_early_names_the_day_from_which_it_can_be_judged_and_is_said_until_then() -> None:
    day = date(2026, 8, 31)
    running, over = (replace(AT, program_years=(2025,), as_of=d) for d in (date(2026, 8, 30), day))
    for key, said, then in (
        ("class_coverage", f"; judged from {day_words(day)} on", "no pair of these had begun"),
        ("role_return", "; judged from September 1, 2026 on", None),
    ):
        why = getattr(MEASURES[key].statistic, "no_data")  # noqa: B009 - not every statistic has one
        assert words_of(why.on(running), running.as_of) == why.words + said
        assert then is None or why.on(over) == then
    assert why.on(replace(over, as_of=date(2026, 9, 1))) == "nobody took part"


@given(st.lists(st.tuples(st.integers(1, 20), st.booleans()), min_size=5, max_size=60))
def test_medians_and_their_limits_are_those_of_statsmodels(rows: list[tuple[int, bool]]) -> None:
    statistic = MedianTime(lambda t, at: None, lambda t, at: None, "pair_id")
    found = statistic.fold({(i, *row): 1.0 for i, row in enumerate(rows)}, AT)[""]
    theirs = SurvfuncRight([t for t, _ in rows], [int(e) for _, e in rows])
    stands = Fraction(1)
    expected = None
    for time in sorted({t for t, e in rows if e}):
        at_risk = sum(t >= time for t, _ in rows)
        stands *= Fraction(at_risk - sum(t == time and e for t, e in rows), at_risk)
        if stands <= Fraction(1, 2):
            expected = time
            break
    assert found.value == expected
    with np.errstate(all="ignore"):
        share, error = theirs.surv_prob, theirs.surv_prob_se
        power = np.exp(stats.norm.ppf(0.975) * error / (share * -np.log(share)))
        usable = (share > 0) & (share < 1)
        crossed = [
            [float(t) for t in theirs.surv_times[usable & (end <= 0.5)][:1]]
            for end in (share**power, share ** (1 / power))
        ]
    if found.value is None or not all(crossed):
        assert found.low is found.high is None
    elif crossed[0] == crossed[1]:
        assert (found.low, found.no_interval) == (None, NoInterval.ALL_ALIKE)
    else:
        assert ([found.low], [found.high]) == tuple(crossed)


@given(st.lists(st.integers(1, 30), min_size=5, max_size=40), st.integers(2, 4))
def test_goals_of_a_pair_that_are_all_alike_tell_as_much_as_one(
    days: list[int], often: int
) -> None:
    """Each pair's goals are met on one day: the limits are those of one goal a pair, by statsmodels."""
    statistic = MedianTime(lambda t, at: None, lambda t, at: None, "pair_id")
    found = statistic.fold({(i, float(d), 1): float(often) for i, d in enumerate(days)}, AT)[""]
    theirs, k = SurvfuncRight(days, [1] * len(days)), len(days)
    with np.errstate(all="ignore"):
        share = theirs.surv_prob
        error = theirs.surv_prob_se * np.sqrt(k / (k - 1))
        power = np.exp(stats.t.ppf(0.975, k - 1) * error / (share * -np.log(share)))
    usable = (share > 1e-9) & (share < 1)
    crossed = [
        next(iter(theirs.surv_times[usable & (end <= 0.5)]), None)
        for end in (share**power, share ** (1 / power))
    ]
    expected = (None, None) if None in crossed or crossed[0] == crossed[1] else tuple(crossed)
    assert (found.low, found.high, found.units) == (*expected, often * k)


def test_a_share_of_people_who_count_once_is_wilsons() -> None:
    share = Share({"": Part(lambda t, at: 0, lambda t, at: 0)}, unit="pair_id")
    sums = {".n": 3.0, ".y": 2.0, ".m": 3.0, ".yy": 2.0, ".ym": 2.0, ".mm": 3.0}
    figure = share.fold(sums, AT)[""]
    assert (figure.low, figure.high) == pytest.approx((0.20766, 0.93851), abs=1e-5)


values = st.lists(st.integers(1, 480), min_size=1, max_size=60)


@given(values, values)
def test_medians_of_two_groups_fold_from_added_counts(a: list[int], b: list[int]) -> None:
    statistic = Median(lambda t, at: None)

    def sums(x: list[int]) -> dict[object, float]:
        return {(float(v),): float(n) for v, n in Counter(x).items()}

    both = sorted(a + b)
    place = 0.5 * (len(both) - 1)
    below = int(place)
    above = min(below + 1, len(both) - 1)
    expected = both[below] + (place - below) * (both[above] - both[below])
    assert statistic.fold(add([sums(a), sums(b)]), AT)[""].value == pytest.approx(expected)


@given(values)
def test_quantiles_lie_within_the_data(a: list[int]) -> None:
    counts = sorted((float(v), n) for v, n in Counter(a).items())
    for q in (0, 0.25, 0.5, 0.75, 1):
        assert min(a) <= quantile(counts, len(a), q) <= max(a)


def test_a_difference_recovers_newcombes_interval() -> None:
    # Newcombe 1998, table II, method 10: 56/70 - 48/80 = 0.2 (0.0524 to 0.3339).
    one, other = intervals.wilson(56, 70), intervals.wilson(48, 80)
    assert one and other
    found = intervals.difference(56 / 70, one, 48 / 80, other)
    assert found == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)
