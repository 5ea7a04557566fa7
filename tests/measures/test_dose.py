"""Change beside coaching: a hand-worked state, and the rank correlation against another's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

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


@pytest.fixture
def state(copy_of: CopyOf, tmp_path: Path) -> Iterator[Loading]:
    with Loading(copy_of(_state), tmp_path, date(2025, 9, 20)) as state:
        yield state


def test_change_in_groups_by_dose(state: Loading) -> None:
    def cell(part: str, key: str = "change_by_dose", axis: str = "dose") -> Any:
        return state.cell(key, {"component": "IS", axis: part}, **SPAN)

    assert [(cell(p).value, cell(p).units) for p in ("below", "within")] == [
        (0.125, 4),
        (0.5, 5),
    ]
    assert (cell("above").value, cell("above").units) == (0.8333, 3)
    low, high = stats.t.interval(0.95, 3, 0.125, stats.sem([0, 2 / 12, 1 / 12, 3 / 12]))
    found = cell("below")
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
    assert cells["within"].value == 0.5


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
