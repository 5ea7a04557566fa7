"""Limits and judgements against published answers, and what must hold of any series."""

from __future__ import annotations

import csv
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.asking.process_behavior import (
    FEWEST_POINTS,
    FIRM_POINTS,
    Judgement,
    judge,
    limits,
)

SERIES = st.lists(st.floats(-1e6, 1e6, allow_subnormal=False), min_size=2, max_size=40)


def test_published_limits_are_reproduced(shared_data: Path) -> None:
    with (shared_data / "data" / "stats" / "xmr_nhsr_deviations.csv").open() as file:
        values = [float(row["value"]) for row in csv.DictReader(file)]
    as_is, screened = limits(values, screened=False), limits(values)
    assert as_is is not None and screened is not None
    assert [round(x, 2) for x in (as_is.center, as_is.upper, as_is.lower)] == [1.94, 6.95, -3.06]
    assert [round(x, 2) for x in (screened.upper, screened.lower)] == [4.60, -0.72]
    assert (as_is.screened, screened.screened) == (0, 2)


def test_a_hand_worked_series() -> None:
    # Mean 12; ranges 2, 2, 2, 2, 2; 2.66 × 2 = 5.32.
    found = limits([11, 13, 11, 13, 11, 13])
    assert found is not None
    assert (found.center, found.lower, found.upper) == pytest.approx((12, 6.68, 17.32))
    assert found.are_trial and found.screened == 0


@pytest.mark.parametrize(
    ("newest", "expected"),
    [
        ([11, 13, 11, 13, 11, 13, 11, 40], Judgement(1, "outside")),
        ([11, 13, 11, 13, 11, 13, 11, -20], Judgement(-1, "outside")),
        ([9, 11, 9, 11, 9, 11, 9, 11, 14, 13, 14, 13, 14, 13, 14], Judgement(1, "run")),
        ([15, 9, 15, 9, 10, 11, 12, 13, 14, 15], Judgement(1, "trend")),
        ([11, 13, 11, 13, 11, 13, 11, 12], Judgement()),
    ],
)
def test_only_the_newest_point_is_judged(newest: list[float], expected: Judgement) -> None:
    assert judge(newest, limits(newest)) == expected
    # One ordinary month later the odd one is history.
    if expected.kind == "outside":
        later = [*newest, 12.0]
        assert judge(later, limits(later)) == Judgement()


def test_too_few_points_are_not_judged_and_say_so() -> None:
    few = [1.0, 9.0, 1.0, 90.0]
    assert limits([1.0]) is None
    assert judge(few, limits(few)).why == "4 of 12 points: too few for limits"
    assert FEWEST_POINTS < FIRM_POINTS


@given(SERIES, st.floats(-100, 100), st.floats(0.01, 100))
def test_limits_move_and_stretch_with_the_values(
    values: list[float], by: float, times: float
) -> None:
    plain = limits(values, screened=False)
    moved = limits([v * times + by for v in values], screened=False)
    assert plain is not None and moved is not None
    assert plain.lower <= plain.center <= plain.upper
    size = 1e-6 * max(1.0, *(abs(v) for v in values)) * max(1.0, times)
    assert moved.upper == pytest.approx(plain.upper * times + by, abs=size)


def test_noise_is_seldom_called_a_signal() -> None:
    """Of 4,000 newest points of pure noise about one in seventy is called a signal."""
    chance = random.Random(3)
    series = [[chance.gauss(0.8, 0.05) for _ in range(18)] for _ in range(4_000)]
    called = sum(bool(judge(values, limits(values)).kind) for values in series)
    assert 0.005 < called / len(series) < 0.04
