"""Figures and their intervals, worked out from the text-book formulas on plain arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
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
def t975(degrees: int) -> float:
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


def ratio_interval(y: Array, m: Array) -> tuple[float, float] | None:
    """Sum(y)/sum(m) of clusters: t with n - 1, variance n/(n-1) · sum (y - R·m)² / (sum m)²."""
    n = len(y)
    if n < 2 or m.sum() == 0:
        return None
    ratio = y.sum() / m.sum()
    half = t975(n - 1) * float(np.sqrt(n / (n - 1) * ((y - ratio * m) ** 2).sum())) / m.sum()
    return float(ratio - half), float(ratio + half)


def by_cluster(cluster: NDArray[np.int64], *values: Array) -> tuple[Array, ...]:
    """The sums of the values in each cluster."""
    _, place = np.unique(cluster, return_inverse=True)
    return tuple(np.bincount(place, weights=np.asarray(v, dtype=float)) for v in values)


def clipped(interval: tuple[float, float] | None) -> tuple[float, float] | None:
    if interval is None:
        return None
    return max(0.0, interval[0]), min(1.0, interval[1])


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
    k, total = len(sums_m), float(y.sum())
    interval = ratio_interval(sums_y, sums_m)
    if share:
        # Where every cluster counts once, Wilson. Clusters that all agree say nothing of how far
        # clusters differ: Wilson over clusters as well.
        alike = interval is not None and interval[1] - interval[0] < 1e-9
        once = bool((sums_m == 1).all())
        interval = wilson(total / n * k, k) if once or alike else clipped(interval)
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


def mean(values: Array, people: NDArray[np.int64]) -> Figure:
    """A mean with Student's t over its values."""
    n = len(values)
    if n == 0:
        return Figure(people=0, units=0)
    total = float(values.sum())
    interval = None
    if n > 1:
        half = t975(n - 1) * float(values.std(ddof=1)) / n**0.5
        interval = (total / n - half, total / n + half)
    return Figure(total / n, interval, None, distinct(people), n, total, n)


def person_mean(values: Array, people: NDArray[np.int64]) -> Figure:
    """A mean with the person as the unit of the interval, where somebody is in it twice."""
    if distinct(people) == len(people):
        return mean(values, people)
    return ratio(values, np.ones(len(values)), people, people, share=False)


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
