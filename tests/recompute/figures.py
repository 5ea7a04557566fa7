"""Figures and their intervals, worked out from the text-book formulas on plain arrays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import stats

Array = NDArray[np.float64]
Z = float(stats.norm.ppf(0.975))


@dataclass(frozen=True)
class Figure:
    """One cell: value, 95% interval, second range, and what stands behind it; None: there is none."""

    value: float | None = None
    interval: tuple[float, float] | None = None
    spread: tuple[float, float] | None = None
    people: int = 0
    units: float | None = None
    numerator: float | None = None
    denominator: float | None = None


@cache
def t975(degrees: float) -> float:
    return float(stats.t.ppf(0.975, degrees))


def distinct(people: NDArray[np.int64]) -> int:
    return len(np.unique(people))


def wilson(y: float, n: float) -> tuple[float, float] | None:
    """Wilson 1927."""
    if n <= 0:
        return None
    p, z2 = y / n, Z * Z
    middle = (p + z2 / (2 * n)) / (1 + z2 / n)
    half = Z / (1 + z2 / n) * float(np.sqrt(p * (1 - p) / n + z2 / (4 * n * n)))
    return max(0.0, middle - half), min(1.0, middle + half)


FEWEST = 5  # units, or values, that an interval takes


@dataclass(frozen=True)
class Spread:
    """Sum(y)/sum(m) over units, its variance between them, and how many equal units weigh as much."""

    ratio: float
    variance: float
    effective: float
    units: int

    @property
    def alike(self) -> bool:
        """Whether all units have one and the same share, but for the last digit of a sum."""
        return self.variance <= 1e-12 * self.ratio**2 + 1e-18

    @property
    def t(self) -> float:
        return t975(round(self.effective - 1, 9))


def spread_of(y: Array, m: Array) -> Spread:
    """k = (sum m)² / sum m², at least 2; V = k/(k-1) · sum (y - R·m)² / (sum m)²."""
    ratio, k = float(y.sum() / m.sum()), max(2.0, float(m.sum() ** 2 / (m**2).sum()))
    variance = k / (k - 1) * float(((y - ratio * m) ** 2).sum()) / float(m.sum()) ** 2
    return Spread(ratio, variance, k, len(y))


def score(p: float, trials: float, q: float) -> tuple[float, float]:
    """Wilson's interval for any quantile and number of trials, as the roots of its equation.

    (p - x)² = q²·x(1 - x)/T is (1 + q²/T)·x² - (2p + q²/T)·x + p² = 0.
    """
    a, b, c = 1 + q * q / trials, -(2 * p + q * q / trials), p * p
    root = float(np.sqrt(max(0.0, b * b - 4 * a * c)))
    return max(0.0, (-b - root) / (2 * a)), min(1.0, (-b + root) / (2 * a))


def share_over_units(y: Array, m: Array) -> tuple[float, float] | None:
    """Wilson's with T = R(1 - R)/V and Student's quantile; T = k where all have the same share."""
    if len(y) < FEWEST or m.sum() == 0:
        return None
    s = spread_of(y, m)
    p = min(1.0, max(0.0, s.ratio))
    return score(p, s.effective if s.alike or p in (0.0, 1.0) else p * (1 - p) / s.variance, s.t)


def rate_over_units(y: Array, m: Array) -> tuple[float, float] | None:
    """With w = t·√V ÷ R: from R·exp(-w) to R·exp(w + w²/2); none where w is over 1.25 or all agree."""
    if len(y) < FEWEST or m.sum() == 0 or y.sum() == 0:
        return None
    s = spread_of(y, m)
    if s.alike:
        return None
    w = s.t * s.variance**0.5 / s.ratio
    if w > 1.25:
        return None
    return s.ratio * float(np.exp(-w)), s.ratio * float(np.exp(w + w * w / 2))


def mean_over_units(y: Array, m: Array, low: float, high: float) -> tuple[float, float] | None:
    """A mean as a share of the way between two ends, then as a share; none where all agree."""
    if len(y) < FEWEST:
        return None
    s = spread_of(y, m)
    if s.alike:
        return None
    p, wide = (s.ratio - low) / (high - low), high - low
    if p in (0.0, 1.0):
        return None
    ends = score(p, p * (1 - p) / (s.variance / wide**2), s.t)
    return low + wide * ends[0], low + wide * ends[1]


def change_over_units(y: Array, m: Array, farthest: float) -> tuple[float, float] | None:
    """Mean ± t·√V, at most as far from zero as a change can be; none where all agree."""
    if len(y) < FEWEST:
        return None
    s = spread_of(y, m)
    if s.alike:
        return None
    half = s.t * s.variance**0.5
    return max(-farthest, s.ratio - half), min(farthest, s.ratio + half)


def by_cluster(cluster: NDArray[np.int64], *values: Array) -> tuple[Array, ...]:
    """The sums of the values in each cluster."""
    _, place = np.unique(cluster, return_inverse=True)
    return tuple(np.bincount(place, weights=np.asarray(v, dtype=float)) for v in values)


def ratio(
    y: Array,
    m: Array,
    cluster: NDArray[np.int64],
    people: NDArray[np.int64],
    *,
    share: bool = True,
) -> Figure:
    """Sum(y)/sum(m), the cluster as the unit of the interval; people are those of rows with m."""
    n = float(m.sum())
    behind = distinct(people[(m != 0) | (y != 0)])
    if n == 0:
        return Figure(people=behind, units=0)
    sums_y, sums_m = by_cluster(cluster, y, m)
    held = (sums_m != 0) | (sums_y != 0)
    sums_y, sums_m = sums_y[held], sums_m[held]
    total = float(y.sum())
    if not share:
        interval = rate_over_units(sums_y, sums_m)
    elif (sums_m == 1).all():
        interval = wilson(total, n)  # everybody counts once
    else:
        interval = share_over_units(sums_y, sums_m)
    return Figure(total / n, interval, None, behind, n, total, n)


def once_share(y: Array, people: NDArray[np.int64]) -> Figure:
    """A share in which each row counts once: Wilson, however often a person is in it."""
    n = len(y)
    if n == 0:
        return Figure(people=0, units=0)
    total = float(y.sum())
    return Figure(total / n, wilson(total, n), None, distinct(people), n, total, n)


def person_share(y: Array, people: NDArray[np.int64]) -> Figure:
    """Wilson where everybody counts once, otherwise the person as the unit."""
    if distinct(people) == len(people):
        return once_share(y, people)
    return ratio(y, np.ones(len(y)), people, people)


Interval = tuple[float, float] | None
Ends = Callable[[Array, Array], Interval]


def scale(low: float, high: float) -> Ends:
    """Scores, which lie between two ends."""
    return lambda y, m: mean_over_units(y, m, low, high)


def changes(farthest: float) -> Ends:
    """Changes and differences, which lie at most so far from zero."""
    return lambda y, m: change_over_units(y, m, farthest)


amounts: Ends = rate_over_units  # numbers that are never negative
CLASS = scale(1, 7)


def mean(values: Array, people: NDArray[np.int64], interval: Ends) -> Figure:
    """A mean in which every value counts once."""
    n = len(values)
    if n == 0:
        return Figure(people=0, units=0)
    total = float(values.sum())
    ends = interval(np.asarray(values, dtype=float), np.ones(n))
    return Figure(total / n, ends, None, distinct(people), n, total, n)


def person_mean(values: Array, people: NDArray[np.int64], interval: Ends) -> Figure:
    """A mean with the person as the unit of the interval, where somebody is in it twice."""
    figure = mean(values, people, interval)
    if distinct(people) == len(people):
        return figure
    return replace(figure, interval=interval(*by_cluster(people, values, np.ones(len(values)))))


class Units(NamedTuple):
    """How many units there are, and how many equal ones weigh as much: (sum m)² / sum m², at least 2."""

    number: int
    effective: float


def clustered(values: Array, unit: NDArray[np.int64]) -> tuple[float, float, Units]:
    """A mean, its variance with the unit as cluster (nan for one unit), and the units."""
    spread = spread_of(*by_cluster(unit, values, np.ones(len(values))))
    variance = spread.variance if spread.units > 1 else np.nan
    return spread.ratio, variance, Units(spread.units, spread.effective)


def apart(values: Array, first: Array, people: NDArray[np.int64], farthest: float) -> Figure:
    """The mean of those in the first group less that of the others, with Welch's interval.

    Somebody in both groups takes twice their covariance off.
    """
    behind = distinct(people)
    if first.all() or not first.any():
        return Figure(people=behind, units=len(first))
    (one, v1, k1), (two, v2, k2) = (clustered(values[w], people[w]) for w in (first, ~first))
    interval = None
    if min(k1.number, k2.number) >= FEWEST and min(v1, v2) > 1e-18:
        weight = np.where(first, 1 / first.sum(), -1 / (~first).sum())
        centered = weight * (values - np.where(first, one, two))
        both = pd.DataFrame({"p": people, "first": first, "e": centered})
        wide = both.pivot_table(index="p", columns="first", values="e", aggfunc="sum")
        shared = -float((wide[True] * wide[False]).sum())
        degrees = (v1 + v2) ** 2 / (v1**2 / (k1.effective - 1) + v2**2 / (k2.effective - 1))
        half = float(stats.t.ppf(0.975, degrees)) * (v1 + v2 - 2 * shared) ** 0.5
        interval = (max(-farthest, one - two - half), min(farthest, one - two + half))
    n, m = int(first.sum()), int((~first).sum())
    return Figure(one - two, interval, None, behind, n + m, n, m)


def quartiles(values: Array, people: NDArray[np.int64]) -> Figure:
    """Median and middle half, R's type 7."""
    if len(values) == 0:
        return Figure(people=0, units=0)
    low, middle, high = np.quantile(values, [0.25, 0.5, 0.75])
    return Figure(float(middle), None, (float(low), float(high)), distinct(people), len(values))


def count(people: NDArray[np.int64], units: int | None = None) -> Figure:
    """Different people."""
    n = distinct(people)
    value = n if units is None else units
    return Figure(float(value), None, None, n, value)
