"""Limits and judgements against published and hand-worked answers, and what must hold of any series."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from math import sqrt
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.asking.process_behavior import (
    FEWEST_POINTS,
    FEWEST_VALUES,
    RUN,
    Chart,
    Judgement,
    Limits,
    NoLimits,
    Point,
    judge,
    limits,
    sizes_are_alike,
)


def points(values: Sequence[float], size: float = 1.0) -> list[Point]:
    return [Point(v, size) for v in values]


def made(found: Limits | NoLimits) -> Limits:
    assert isinstance(found, Limits), found
    return found


# -- XmR ------------------------------------------------------------------------------------------


def test_published_limits_are_reproduced(shared_data: Path) -> None:
    with (shared_data / "data" / "stats" / "xmr_nhsr_deviations.csv").open() as file:
        values = points([float(row["value"]) for row in csv.DictReader(file)])
    # A rate of months of one size: as XmR, but for the different values that means need.
    assert limits(values, Chart.ALIKE) is NoLimits.FEW_VALUES
    as_is = made(limits(values, Chart.RATE, screened=False, floor=None))
    screened = made(limits(values, Chart.RATE, floor=None))
    assert [round(x, 2) for x in (as_is.center, *as_is.at(1))] == [1.94, -3.06, 6.95]
    assert [round(x, 2) for x in screened.at(1)] == [-0.72, 4.60]
    assert (as_is.screened, screened.screened) == (0, 2)


def test_a_hand_worked_series() -> None:
    # Mean 12; ranges 2, 2, 2, 2, 2; 3 × 2 ÷ 1.128 = 5.319.
    values = points([11, 13, 11, 13, 11, 13])
    assert limits(values, Chart.ALIKE, fewest=6) is NoLimits.FEW_VALUES
    found = made(limits(values, Chart.RATE, fewest=6))
    assert (found.center, *found.at(1)) == pytest.approx((12, 6.681, 17.319), abs=0.001)


# -- p′ and u′, by hand ---------------------------------------------------------------------------

# Four months, 8 of 10, 30 of 50, 24 of 40, 14 of 20. p̄ = 76/120. A unit of z is √(p̄(1 − p̄)/n):
# 0.152388, 0.068150, 0.076194, 0.107755; so z = 1.093697, −0.489116, −0.437479, 0.618688.
# Differences 1.582813, 0.051637, 1.056167: mean 0.896872; σz = 0.896872 ÷ 1.128 = 0.795100.
# Limits of 50: 0.633333 ± 3 × 0.795100 × 0.068150 = 0.470775, 0.795892; of 10: 0.269842, 0.996825.
OF_FOUR = [Point(0.8, 10), Point(0.6, 50), Point(0.6, 40), Point(0.7, 20)]


def test_p_prime_by_hand() -> None:
    found = made(limits(OF_FOUR, Chart.SHARE, top=1.0, fewest=4))
    assert found.center == pytest.approx(76 / 120)
    assert found.sigma == pytest.approx(0.795100, abs=2e-6)
    assert found.at(50) == pytest.approx((0.470775, 0.795892), abs=2e-6)
    assert found.at(10) == pytest.approx((0.269842, 0.996825), abs=2e-6)
    assert found.at(5) == (pytest.approx(0.119278, abs=2e-6), 1.0)  # cut at all of them


# Contacts over active months: 20 in 10, 45 in 30, 38 in 20. ū = 103/60 = 1.716667. Units √(ū/n):
# 0.414327, 0.239212, 0.292973; z = 0.683840, −0.905753, 0.625768; differences 1.589593, 1.531521:
# mean 1.560557; σz = 1.383473. Limits of 30: 1.716667 ± 3 × 1.383473 × 0.239212 = 0.723838, 2.709495.
def test_u_prime_by_hand() -> None:
    three = [Point(2.0, 10), Point(1.5, 30), Point(1.9, 20)]
    found = made(limits(three, Chart.RATE, fewest=3))
    assert (found.center, found.sigma) == pytest.approx((103 / 60, 1.383473), abs=2e-6)
    assert found.at(30) == pytest.approx((0.723838, 2.709495), abs=2e-6)
    assert found.at(1)[0] == 0.0  # no rate is below none


SIZES = st.integers(10, 400)
MONTHS = st.lists(st.tuples(st.floats(0.05, 0.95), SIZES), min_size=FEWEST_POINTS, max_size=40)


def laney(
    months: Sequence[tuple[float, float]], shares: bool
) -> tuple[float, np.ndarray, np.ndarray]:
    """Laney's charts once more, as the paper writes them: without screening, σz among the binomial's own."""
    value, size = np.array(months, dtype=float).T
    center = float((value * size).sum() / size.sum())
    spread = np.sqrt((center * (1 - center) if shares else center) / size)
    sigma_z = np.abs(np.diff((value - center) / spread)).mean() / 1.128
    low, high = center - 3 * sigma_z * spread, center + 3 * sigma_z * spread
    return center, np.maximum(low, 0), np.minimum(high, 1) if shares else high


@given(MONTHS, st.booleans())
def test_another_implementation_has_the_same_limits(
    months: list[tuple[float, int]], shares: bool
) -> None:
    chart, top = (Chart.SHARE, 1.0) if shares else (Chart.RATE, None)
    found = limits([Point(*m) for m in months], chart, top=top, screened=False)
    if isinstance(found, NoLimits):
        assert np.ptp([v for v, _ in months]) < 1e-6
        return
    center, low, high = laney(months, shares)
    assert found.center == pytest.approx(center)
    mine = np.array([found.at(size) for _, size in months])
    assert mine[:, 0] == pytest.approx(low, abs=1e-9) and mine[:, 1] == pytest.approx(
        high, abs=1e-9
    )


@given(st.lists(st.floats(0.05, 0.95), min_size=FEWEST_POINTS, max_size=40), SIZES)
def test_months_of_one_size_have_the_limits_of_an_xmr_chart(values: list[float], size: int) -> None:
    """Laney's own check; and the unit of a denominator does not matter (months or minutes)."""
    months = points(values, size)
    alike = limits(months, Chart.ALIKE, floor=None)
    if isinstance(alike, NoLimits):
        return
    for chart in (Chart.SHARE, Chart.RATE, Chart.SIZED):
        for times in (1, 60):
            scaled = [Point(p.value, p.size * times) for p in months]
            other = made(limits(scaled, chart, floor=None))
            assert other.at(size * times) == pytest.approx(alike.at(size), abs=1e-9)


def test_with_the_spread_of_lots_alone_p_prime_is_the_classical_chart() -> None:
    chance = np.random.default_rng(11)
    months = [Point(chance.binomial(n, 0.8) / n, n) for n in chance.integers(30, 200, 4000)]
    found = made(limits(months, Chart.SHARE, top=1.0, screened=False))
    assert found.sigma == pytest.approx(1.0, abs=0.03)
    assert found.at(100)[0] == pytest.approx(0.8 - 3 * sqrt(0.16 / 100), abs=0.006)


# -- where there are none -------------------------------------------------------------------------


def test_no_limits_have_no_width() -> None:
    same = points([1.0] * 20, 30)
    assert {limits(same, chart) for chart in Chart} == {NoLimits.ALL_ALIKE}
    days = points([2.0, 2.0, 2.1] * 6, 40)
    assert limits(days, Chart.ALIKE) is limits(days, Chart.SIZED) is NoLimits.FEW_VALUES
    more = points([2.0 + i % FEWEST_VALUES for i in range(18)], 40)
    low, high = made(limits(more, Chart.ALIKE)).at(40)
    assert low < 4 < high


def test_too_few_points_have_no_limits() -> None:
    values = points([0.7, 0.9] * FEWEST_POINTS, 40)
    assert limits(values[: FEWEST_POINTS - 1], Chart.SHARE) is NoLimits.TOO_SHORT
    assert isinstance(limits(values[:FEWEST_POINTS], Chart.SHARE), Limits)
    assert limits([], Chart.ALIKE) is NoLimits.TOO_SHORT


def test_sizes_are_alike_up_to_a_quarter_more() -> None:
    assert sizes_are_alike([Point(1, 20), Point(2, 25)])
    assert not sizes_are_alike([Point(1, 20), Point(2, 26)])
    assert not sizes_are_alike([])


def test_a_share_needs_enough_on_both_sides() -> None:
    nine_tenths = [Point(0.88, 40), Point(0.92, 40)] * 9
    found = made(limits(nine_tenths, Chart.SHARE, top=1.0))
    assert found.is_enough(31) and not found.is_enough(29)


# -- the newest point -----------------------------------------------------------------------------

BASE = [11, 13, 12, 10, 14, 12, 11, 13, 12, 10, 14, 12]


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ([40], Judgement(1, "outside")),
        ([-20], Judgement(-1, "outside")),
        ([40, 12], Judgement()),  # one ordinary month later the odd one is history
        ([13] * 7, Judgement()),
        ([13] * 8, Judgement(1, "run")),
        ([11] * 8, Judgement(-1, "run")),
        ([11.5, *[13] * 7, 11], Judgement()),
        ([9, 10, 11, 11.5, 12.5, 13, 14], Judgement(1, "trend")),
        ([10, 10, 11, 11.5, 12.5, 13, 14], Judgement()),
        ([12.5], Judgement()),
    ],
)
def test_only_the_newest_point_is_judged(later: list[float], expected: Judgement) -> None:
    base = points(BASE)
    within = made(limits(base, Chart.ALIKE, floor=None))
    assert judge([*base, *points(later)], within) == expected


def test_on_the_step_next_to_the_center_is_on_no_side() -> None:
    """Medians of whole days lie on halves: 5 days are neither above nor below a center of 5.04."""
    base = points([3, 4, 5, 6, 7, 5, 4, 6, 5, 5, 5, 5.5])
    within = made(limits(base, Chart.ALIKE, grain=0.5))
    assert 5.03 < within.center < 5.05
    assert judge([*base, *points([5] * RUN)], within) == Judgement()
    assert judge([*base, *points([4.5] * RUN)], within) == Judgement(-1, "run")


def test_a_month_is_judged_by_the_limits_of_its_own_size() -> None:
    base = [Point(v, 100) for v in (0.78, 0.82, 0.8, 0.79, 0.81, 0.8) * 3]
    within = made(limits(base, Chart.SHARE, top=1.0))
    assert judge([*base, Point(0.72, 100)], within).kind == "outside"
    assert judge([*base, Point(0.72, 12)], within).kind == ""
