"""Tells a signal from month-to-month noise: process-behavior limits and what the newest point says.

A process-behavior chart (Shewhart 1931, Wheeler 2000) asks of a series only what it has always done:
limits come from the differences between neighboring points of a base period. Three charts:

- shares (p′) and rates (u′) of months that differ in size: each month is first written as z, its distance
  from the center in units of what its size would lead one to expect; limits are center ± 3 × σz × that
  unit, with σz the mean difference between neighboring z ÷ 1.128 (Laney 2002, "Improved control charts
  for attributes", Quality Engineering 14). So months of all sizes share one yardstick, and what months
  vary beyond the drawing of lots is within the limits.
- values of months that are alike in size (XmR): the same with every unit 1.

Of p′ and u′ only one thing is assumed, that the variance falls as 1 ÷ size: the unit's own factor
(p × (1 − p), or u) stands in z and in the limits, and cancels. So u′ serves any sum over a sum (minutes
over pair-months) and any mean or median over unlike numbers, whatever its spread; so derived it is Taylor's
normalized individuals chart (2017), and with equal sizes it is XmR.

Only the newest point is judged; asking it of every point of a chart finds a "signal" in pure noise
several times as often.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import sqrt

FEWEST_POINTS = 12  # points the base needs; with fewer the limits themselves are mostly chance
RUN = 8  # so many points in a row on one side of the center are a signal
TREND = 7  # and so many that move one way
FEWEST_VALUES = 5  # different values a series of means or medians needs in its base
ALIKE = 1.25  # sizes are alike where the largest is at most so many times the smallest
FEWEST_EITHER = 3.0  # of a share: so many are expected with, and so many without, in a month

_D2 = 1.128  # the mean range of two, in standard deviations
_TO_RANGE_LIMIT = 3.267  # D4 for ranges of two
_NO_WIDTH = 1e-9


class Chart(StrEnum):
    """Which limits a series gets; each is also what a CSV calls it."""

    SHARE = "p-prime"  # a share of what is due, months of unlike size
    RATE = "u-prime"  # a sum over a sum, not bound to 0 and 1
    SIZED = "u-prime-means"  # means or medians over months of unlike size
    ALIKE = "XmR"  # means or medians over months of like size


class NoLimits(StrEnum):
    """Why a series has no limits, so that nothing of it is judged."""

    TOO_SHORT = "too_short"  # fewer points than the base needs
    ALL_ALIKE = "all_alike"  # no two neighboring points differ: limits would have no width
    FEW_VALUES = "few_values"  # so few different values that limits would fall between them


@dataclass(frozen=True)
class Point:
    """One month: its value, and the size of its denominator."""

    value: float
    size: float


@dataclass(frozen=True)
class Limits:
    """The center of a base and the spread around it, unrounded. `at` gives the limits of one size.

    `sigma` is σz, in units of `unit`. `screened`: moving ranges left out because they were larger than
    3.267 × the mean range. `floor` and `top`: what no value can be beyond. `grain`: the step between
    two values that can be; one within half a step of the center is on neither side of it.
    """

    chart: Chart
    center: float
    sigma: float
    points: int
    screened: int = 0
    floor: float | None = 0.0
    top: float | None = None
    grain: float = 0.0

    def unit(self, size: float) -> float:
        """What one z is worth in a month of this size."""
        return _unit(self.chart, self.center, size)

    def z(self, point: Point) -> float:
        return (point.value - self.center) / self.unit(point.size)

    def at(self, size: float) -> tuple[float, float]:
        """Lower and upper limit of a month of this size, cut where no value can be."""
        reach = 3 * self.sigma * self.unit(size)
        low, high = self.center - reach, self.center + reach
        return (
            low if self.floor is None else max(low, self.floor),
            high if self.top is None else min(high, self.top),
        )

    def is_enough(self, size: float) -> bool:
        """Whether a share of so many can be judged: enough are expected on both sides."""
        if self.chart is not Chart.SHARE:
            return True
        return size * min(self.center, 1 - self.center) >= FEWEST_EITHER


def _unit(chart: Chart, center: float, size: float) -> float:
    match chart:
        case Chart.SHARE:
            return sqrt(center * (1 - center) / size)
        case Chart.RATE:
            return sqrt(center / size)
        case Chart.SIZED:
            return sqrt(1 / size)
        case Chart.ALIKE:
            return 1.0


def sizes_are_alike(points: Sequence[Point]) -> bool:
    sizes = [p.size for p in points]
    return bool(sizes) and max(sizes) <= ALIKE * min(sizes)


def limits(
    points: Sequence[Point],
    chart: Chart,
    *,
    screened: bool = True,
    floor: float | None = 0.0,
    top: float | None = None,
    grain: float = 0.0,
    fewest: int = FEWEST_POINTS,
) -> Limits | NoLimits:
    """The limits of a base of points in order of time, or why there are none.

    With `screened`, moving ranges over 3.267 × the mean range are left out once, so that one odd month
    does not widen the limits until nothing can ever be seen (the rule NHS England's "Making Data Count"
    publishes).
    """
    if len(points) < fewest:
        return NoLimits.TOO_SHORT
    values = {round(p.value, 9) for p in points}
    if len(values) == 1:
        return NoLimits.ALL_ALIKE
    if chart in (Chart.SIZED, Chart.ALIKE) and len(values) < FEWEST_VALUES:
        return NoLimits.FEW_VALUES
    weights = [1.0 if chart is Chart.ALIKE else p.size for p in points]
    center = sum(p.value * w for p, w in zip(points, weights, strict=True)) / sum(weights)
    z = [(p.value - center) / _unit(chart, center, p.size) for p in points]
    ranges = [abs(b - a) for a, b in pairwise(z)]
    kept = ranges
    if screened:
        most = _TO_RANGE_LIMIT * sum(ranges) / len(ranges)
        kept = [r for r in ranges if r <= most] or ranges
    sigma = sum(kept) / len(kept) / _D2
    if sigma < _NO_WIDTH:
        return NoLimits.ALL_ALIKE
    return Limits(chart, center, sigma, len(points), len(ranges) - len(kept), floor, top, grain)


@dataclass(frozen=True)
class Judgement:
    """What the newest point of a series says.

    `sign`: 1 above or rising, -1 below or falling, 0 nothing unusual. `kind`: "outside", "run",
    "trend" or "".
    """

    sign: int = 0
    kind: str = ""


def judge(points: Sequence[Point], within: Limits) -> Judgement:
    """What the newest of these points, in order of time, says against the limits of a base."""
    newest = points[-1]
    low, high = within.at(newest.size)
    if newest.value > high + _NO_WIDTH or newest.value < low - _NO_WIDTH:
        return Judgement(1 if newest.value > high else -1, "outside")
    for sign in (1, -1):
        sides, moves = points[-RUN:], points[-TREND:]
        away = within.grain / 2
        if len(sides) == RUN and all(sign * (p.value - within.center) > away for p in sides):
            return Judgement(sign, "run")
        if len(moves) == TREND and all(sign * (b.value - a.value) > 0 for a, b in pairwise(moves)):
            return Judgement(sign, "trend")
    return Judgement()
