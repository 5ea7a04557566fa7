"""Change beside coaching: a hand-worked state, and the rank correlation against another's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from data_access.measures.intervals import rank_correlation_interval
from data_access.measures.statistics import spearman
from tests.conftest import CopyOf
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

# Twelfths of a point by which each of twelve mentees changes; the dose grows from one to the next.
TWELFTHS = (0, 2, 1, 3, 5, 4, 6, 8, 7, 9, 11, 10)
MINUTES = (40, 90, 140, 190, 240, 250, 280, 300, 330, 360, 400, 440)
SPAN: dict[str, Any] = {"first": "2024-09", "last": "2025-08"}


def _scores(twelfths: int) -> dict[str, list[int]]:
    whole, rest = divmod(twelfths, 4)
    raised = [2 + whole + (cycle < rest) for cycle in range(4)]
    return {"CD": raised, "QF": [2] * 4, "LM": [2] * 4}


def _state(url: str, folder: Path) -> None:
    """Pairs from September to June; a second observation in December: 4 × 60 minutes intended."""
    with Loading(url, folder, date(2025, 9, 20)) as made:
        made.load("programs", programs(1, 2))
        numbers = range(1, 13)
        region = {k: 1 if k <= 6 else 2 for k in numbers}
        made.load(
            "participants",
            [person(f"M-{k}", region=region[k]) for k in numbers]
            + [person(f"CT-{k}", "CT", region[k]) for k in numbers],
        )
        made.load(
            "pairs",
            [
                pair(f"P-{k}", f"M-{k}", f"CT-{k}", "2024-09-15", planned_end="2025-06-15")
                for k in numbers
            ],
        )
        observed = []
        for k, twelfths in zip(numbers, TWELFTHS, strict=True):
            observed += class_rows(f"B-{k}", f"M-{k}", _scores(0))
            observed += class_rows(
                f"E-{k}", f"M-{k}", _scores(twelfths), window="END", day="2024-12-10"
            )
        made.load("class", observed)
        made.load(
            "sessions",
            [
                {
                    "session_id": f"S-{k}-{month}",
                    "pair_id": f"P-{k}",
                    "session_date": f"{month}-14",
                    "minutes_total": MINUTES[k - 1] if month == "2024-10" else 400,
                    "venue": "f2f",
                    "contact_type": "conference",
                    "status": "completed",
                    "strategies": "modeling" if k <= 6 else "modeling;feedback;observing",
                }
                for k in numbers
                # What comes after the second observation is no dose of it.
                for month in ("2024-10", "2025-02")
            ],
        )
        made.logs_go_on("2025-09-02", 1, 2)


# A baseline and a second score of each, by band of the baseline; it begins where its bound is.
BY_BASELINE = {
    "low": ((2, 3), (2, 2.5)),
    "mid": ((2.5, 3), (4, 3.5), (5, 5)),
    "high": ((5.5, 5), (6, 6), (7, 6.5)),
}


def _sorted_by_baseline(state: Loading, both: Sequence[tuple[float, float]], agreed: int) -> None:
    """Mentees of Region 1, each with a baseline and a second score; the first ones agreed to show theirs."""
    state.load("programs", programs(1))
    who = [f"M-{k}" for k in range(len(both))]
    consent = ["educator_level" if k < agreed else "aggregate" for k in range(len(both))]
    mentees = [person(e, consent=c) for e, c in zip(who, consent, strict=True)]
    state.load("participants", [*mentees, person("C", "CT")])
    state.load(
        "pairs", [pair(f"P-{e}", e, "C", "2024-09-15", planned_end="2025-06-15") for e in who]
    )
    rows = []
    for e, seen in zip(who, both, strict=True):
        for window, day, score in zip(
            ("BASE", "END"), ("2024-09-10", "2024-12-10"), seen, strict=True
        ):
            cycles = [int(score), int(score + 0.5)]
            of = dict.fromkeys(("CD", "QF", "LM"), cycles)
            rows += class_rows(f"{window}-{e}", e, of, window=window, day=day)
    state.load("class", rows)
    # Known once the logs are in.
    met = {"session_date": "2024-10-14", "minutes_total": 60, "status": "completed"}
    met |= {"venue": "f2f", "contact_type": "conference"}
    state.load("sessions", [{"session_id": f"S-{e}", "pair_id": f"P-{e}", **met} for e in who])
    state.logs_go_on("2025-09-02")


def test_change_by_baseline(loading: Make) -> None:
    state = loading(date(2025, 9, 20))
    _sorted_by_baseline(state, [one for of in BY_BASELINE.values() for one in of], agreed=0)
    found = {
        c.where["baseline_band"]: (c.people, c.numerator, c.denominator, c.value)
        for c in state.ask("change_by_baseline", **SPAN).cells
        if c.where["component"] == "IS"
    }
    assert found == {
        "low": (2, 1.5, 2, 0.75),
        "mid": (3, 0, 3, 0),
        "high": (3, -1, 3, pytest.approx(-1 / 3, abs=1e-4)),
    }


@pytest.mark.parametrize(("agreed", "told"), [(6, {""}), (5, {"small_n"})])
def test_a_band_of_those_who_agreed_tells_of_who_did_not(
    agreed: int, told: set[str], loading: Make
) -> None:
    """Five who agreed lie in one band: that a sixth does not lie in it, nor in the highest, is a score."""
    state = loading(date(2025, 9, 20))
    _sorted_by_baseline(state, [(3, 3), (3, 4), (4, 4), (4, 5), (5, 5), (2, 3)], agreed)
    cells = state.ask("change_by_baseline", (), facilitator(1), WithholdingPolicy(), **SPAN).cells
    assert {c.suppression for c in cells if c.where["component"] == "IS"} == told


# Minutes a month of the same mentees in two years: seven to ten are in both of the other groups.
TWICE = (
    (40, 40, 40, 40, 40, 40, 75, 75, 75, 75, 75, 75),
    (75, 75, 75, 75, 40, 40, 40, 40, 40, 40, 120, 120),
)


def _two_years(url: str, folder: Path) -> None:
    """Twelve mentees of 2024 are mentees again in 2025, with other minutes and other changes."""
    with Loading(url, folder, date(2026, 9, 20)) as made:
        made.load("programs", programs(1))
        numbers = range(1, 13)
        made.load(
            "participants",
            [person(f"M-{k}") for k in numbers] + [person(f"CT-{k}", "CT") for k in numbers],
        )
        pairs, observed, logged = [], [], []
        for year, minutes in zip((2024, 2025), TWICE, strict=True):
            for k, given in zip(numbers, minutes, strict=True):
                key, change = f"{year}-{k}", TWELFTHS[k - 1] + (year - 2024)
                ends = f"{year + 1}-06-15"
                pairs.append(
                    pair(f"P-{key}", f"M-{k}", f"CT-{k}", f"{year}-09-15", planned_end=ends)
                    | {"cohort_year": year}
                )
                observed += class_rows(f"B-{key}", f"M-{k}", _scores(0), day=f"{year}-09-20")
                observed += class_rows(
                    f"E-{key}", f"M-{k}", _scores(change), window="END", day=f"{year}-12-10"
                )
                logged.append(
                    {
                        "session_id": f"S-{key}",
                        "pair_id": f"P-{key}",
                        "session_date": f"{year}-10-14",
                        "minutes_total": given * 4,
                        "venue": "f2f",
                        "contact_type": "conference",
                        "status": "completed",
                    }
                )
        made.load("pairs", pairs)
        made.load("class", observed)
        made.load("sessions", logged)
        made.logs_go_on("2026-09-02", 1)


def test_who_is_in_two_of_the_other_groups_is_one_there(copy_of: CopyOf, tmp_path: Path) -> None:
    with Loading(copy_of(_two_years), tmp_path, date(2026, 9, 20)) as made:
        answer = made.ask("change_by_dose", first="2024-09", last="2026-08")
        below = answer.cell(component="IS", dose="below")
    own, rest = defaultdict[int, list[float]](list), defaultdict[int, list[float]](list)
    for year, minutes in enumerate(TWICE):
        for k, (got, twelfths) in enumerate(zip(minutes, TWELFTHS, strict=True)):
            (own if got < 60 else rest)[k].append((twelfths + year) / 12)
    assert (below.people, below.units, len(rest)) == (10, 12, 10)
    ends = []
    for group in (own, rest):
        sums = [(sum(x), len(x)) for x in group.values()]
        y, m = (sum(column) for column in zip(*sums, strict=True))
        residuals, effective = (
            [(a - y / m * b) ** 2 for a, b in sums],
            m**2 / sum(b * b for _, b in sums),
        )
        error = (effective / (effective - 1) * sum(residuals)) ** 0.5 / m
        level = 0.95 ** (1 / 9)  # three domains, three groups
        # The arms are those at 95 % times the quotient of the quantiles over ten people.
        t = stats.t.ppf(0.975, effective - 1) * (
            stats.t.ppf((1 + level) / 2, 9) / stats.t.ppf(0.975, 9)
        )
        ends.append((y / m, t * error))
    (mean, arm), (other, others_arm) = ends
    assert below.against_rest is not None
    assert below.against_rest.value == pytest.approx(mean - other, abs=2e-4)
    half = (arm**2 + others_arm**2) ** 0.5
    assert below.against_rest.high - below.against_rest.value == pytest.approx(half, abs=5e-4)


@pytest.fixture
def state(copy_of: CopyOf, tmp_path: Path) -> Iterator[Loading]:
    with Loading(copy_of(_state), tmp_path, date(2025, 9, 20)) as state:
        yield state


def test_change_in_groups_by_dose(state: Loading) -> None:
    def cell(part: str, key: str = "change_by_dose", axis: str = "dose") -> Any:
        return state.cell(key, {"component": "IS", axis: part}, **SPAN)

    assert [(cell(p).value, cell(p).units) for p in ("below", "within")] == [
        (0.125, 4),
        (0.5417, 6),  # the tenth had 360 minutes in four months: exactly 90 a month lie within
    ]
    assert (cell("above").value, cell("above").units) == (0.875, 2)
    assert (cell("below").low, cell("below").no_interval) == (None, "too few for an interval")
    low, high = stats.t.interval(0.95, 5, 6.5 / 12, stats.sem([n / 12 for n in (5, 4, 6, 8, 7, 9)]))
    found = cell("within")
    assert (found.low, found.high) == pytest.approx((low, high), abs=1e-4)
    few = cell("under_two", "change_by_intensity", "intensity")
    assert (few.value, few.units) == (pytest.approx(15 / 6 / 12, abs=1e-4), 6)
    venue = state.ask("change_by_venue", **SPAN)
    assert venue.cell(component="IS", venue_mix="in_person").units == 12
    assert venue.cell(component="IS", venue_mix="by_video").value is None
    low_baseline = state.cell(
        "change_by_baseline", {"component": "IS", "baseline_band": "low"}, **SPAN
    )
    assert low_baseline.units == 12


def test_the_rank_correlation(state: Loading) -> None:
    cell = state.cell("dose_correlation", {"component": "IS", "coaching": "dose"}, **SPAN)
    # Eight neighbors change places: 1 − 6 · 8 ÷ (12 · 143).
    assert (cell.value, cell.units) == (0.972, 12)
    # Nine are looked at: three domains by three kinds of coaching, judged together as Fisher's z.
    half = stats.norm.ppf(0.975) * ((1 + 0.972**2 / 2) / 9) ** 0.5
    half *= stats.t.ppf((1 + 0.95 ** (1 / 9)) / 2, 11) / stats.t.ppf(0.975, 11)
    assert cell.against_none is not None and cell.low is not None
    assert cell.against_none.low == pytest.approx(np.tanh(np.arctanh(0.972) - half), abs=5e-3)
    assert cell.against_none.low < cell.low - 0.05
    flat = state.cell("dose_correlation", {"component": "IS", "coaching": "video"}, **SPAN)
    assert flat.value is None and "all values are the same" in flat.why
    one_region = state.cell(
        "dose_correlation", {"component": "IS", "coaching": "dose"}, region=1, **SPAN
    )
    assert one_region.value is None and one_region.why == "too few: 6 of 10 at least"


def test_small_groups_are_withheld_together(state: Loading) -> None:
    answer = state.ask(
        "change_by_dose", scope=STATE, policy=WithholdingPolicy(minimum_people=4), **SPAN
    )
    cells = {c.of("dose"): c for c in answer.cells if c.of("component") == "IS"}
    assert cells["above"].suppression == "small_n"
    # The mean of all twelve is known: one hidden group alone could be worked out from it.
    assert cells["below"].suppression == "complementary"
    assert cells["within"].value == 0.5417


def test_who_had_no_contact_counts_with_no_minutes(state: Loading) -> None:
    """A thirteenth, whose only log is an hour in a month that is not due, and one never due."""
    more = {"M-13": "2024-09-17", "M-14": "2024-12-20"}
    state.load("participants", [person(key) for key in more])
    state.load(
        "pairs",
        [
            pair(f"P-{key}", key, "CT-1", start, planned_end="2025-06-15")
            for key, start in more.items()
        ],
    )
    for key in more:
        observed = class_rows(f"B-{key}", key, _scores(0))
        observed += class_rows(f"E-{key}", key, _scores(12), window="END", day="2024-12-10")
        state.load("class", observed)

    def units(key: str, axis: str, part: str) -> int | None:
        return state.cell(key, {"component": "IS", axis: part}, **SPAN).units

    assert units("change_by_dose", "dose", "below") == 5
    assert units("change_by_venue", "venue_mix", "no_contact") == 1
    assert units("change_by_intensity", "intensity", "no_contact") == 1
    assert units("change_by_baseline", "baseline_band", "low") == 13
    assert units("dose_correlation", "coaching", "dose") == 13
    assert units("dose_correlation", "coaching", "intensity") == 12
    never = state.cell("matched_without_contact", {"component": "IS"}, **SPAN)
    assert (never.numerator, never.denominator) == (1.0, 13.0)

    # September has fourteen of its days: an hour in it is neither received nor due.
    state.load(
        "sessions",
        [
            {
                "session_id": "S-13",
                "pair_id": "P-M-13",
                "session_date": "2024-09-20",
                "minutes_total": 60,
                "venue": "f2f",
                "status": "completed",
            }
        ],
    )
    assert state.cell("matched_without_contact", {"component": "IS"}, **SPAN).value == 0.0
    assert units("change_by_dose", "dose", "below") == 5
    ranked = state.cell("dose_correlation", {"component": "IS", "coaching": "dose"}, **SPAN)
    # No minutes and the largest change: scipy's figure for the same thirteen.
    dose, changed = [0, *MINUTES], [12, *TWELFTHS]
    assert ranked.value == pytest.approx(stats.spearmanr(dose, changed).statistic, abs=1e-4)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=3, max_size=60))
def test_spearman_is_the_correlation_of_ranks(rows: list[tuple[int, int]]) -> None:
    found = spearman([(float(x), float(y), 1) for x, y in rows])
    xs, ys = zip(*rows, strict=True)
    if len(set(xs)) == 1 or len(set(ys)) == 1:
        assert found is None
        return
    ranked = stats.pearsonr(stats.rankdata(xs), stats.rankdata(ys)).statistic
    assert found == pytest.approx(ranked, abs=1e-9)


def test_the_interval_of_a_rank_correlation() -> None:
    # atanh(0.5) = 0.549306; √(1.125 ÷ 97) = 0.107695; ± 1.959964 times it.
    assert rank_correlation_interval(0.5, 100) == pytest.approx((0.3259, 0.6413), abs=1e-4)
    assert rank_correlation_interval(1.0, 100) is None
    assert rank_correlation_interval(0.2, 3) is None
