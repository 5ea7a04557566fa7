"""How often a newest month is called unusual where nothing has changed: what the page and docs say of it."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest

from data_access.asking.process_behavior import Chart, Limits, Point, judge, limits

# Months due to pairs of a state, of a region and of a small one; two years of nine months are the base.
STATE = (160, 185, 195, 200, 200, 196, 192, 190, 95)
REGION = (28, 32, 34, 37, 37, 36, 36, 36, 18)
SMALL = (15, 16, 18, 18, 18, 17, 17, 17, 12)
BASE = 18
SERIES = 2_500


def alarms(
    sizes: tuple[int, ...], later: int, months_vary: float, resemble: float, seed: int
) -> float:
    """The share of judged series of pure noise around 80% whose newest month is called unusual.

    `months_vary`: standard deviation from month to month beyond the drawing of lots. `resemble`: how
    far a month's deviation carries over to the next (its correlation).
    """
    chance = np.random.default_rng(seed)
    n = (sizes * 3)[: BASE + later]
    called = judged = 0
    for _ in range(SERIES):
        drift = chance.normal()
        series = []
        for size in n:
            share = min(1.0, max(0.0, 0.8 + months_vary * drift))
            series.append(Point(chance.binomial(size, share) / size, size))
            drift = resemble * drift + sqrt(1 - resemble**2) * chance.normal()
        within = limits(series[:BASE], Chart.SHARE, top=1.0)
        if isinstance(within, Limits) and within.is_enough(n[-1]):
            judged += 1
            called += judge(series, within).kind != ""
    assert judged > SERIES / 5
    return called / judged


@pytest.mark.parametrize("sizes", [STATE, REGION, SMALL], ids=["state", "region", "small"])
@pytest.mark.parametrize("later", [1, 5, 8])
@pytest.mark.long
def test_about_one_newest_month_in_forty_is_called_unusual_by_chance(
    sizes: tuple[int, ...], later: int
) -> None:
    for months_vary, resemble, most in (
        (0.0, 0.0, 0.04),  # lots alone
        (0.03, 0.0, 0.04),  # months that differ more than lots do: that is in the limits
        (0.03, 0.3, 0.06),  # and resemble their neighbors somewhat
        (0.03, 0.6, 0.14),  # or much: then a shift of the last year looks like news
    ):
        found = alarms(sizes, later, months_vary, resemble, seed=20_261_129 + later)
        assert 0.005 < found < most, (months_vary, resemble, found)


def test_a_change_is_found() -> None:
    """A fall from 80 to 55% in one month of a region, and to 75% in eight months of the state."""
    chance = np.random.default_rng(5)
    one = eight = 0
    for _ in range(400):
        base = [Point(chance.binomial(n, 0.8) / n, n) for n in REGION * 2]
        within = limits(base, Chart.SHARE, top=1.0)
        assert isinstance(within, Limits)
        says = judge([*base, Point(chance.binomial(32, 0.55) / 32, 32)], within)
        one += (says.kind, says.sign) == ("outside", -1)
        base = [Point(chance.binomial(n, 0.8) / n, n) for n in STATE * 2]
        within = limits(base, Chart.SHARE, top=1.0)
        assert isinstance(within, Limits)
        later = [Point(chance.binomial(n, 0.75) / n, n) for n in STATE[:8]]
        eight += judge([*base, *later], within).sign == -1
    assert one / 400 > 0.6 and eight / 400 > 0.6, (one, eight)
