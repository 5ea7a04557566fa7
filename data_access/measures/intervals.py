"""Interval formulas: shares, rates and means over units, survival, ranks, and differences of two.

docs/statistics.md says where each is used and how often it holds the true figure in simulated data.
"""

from __future__ import annotations

from functools import lru_cache
from math import atanh, exp, log, sqrt, tanh
from typing import NamedTuple

# Not scipy.stats: it has the same functions, but costs 40 MB and over a second more per worker.
from scipy.special import fdtri, ndtri, stdtrit

LEVEL = 0.95
# Fewer units have no interval: the quantile is then so large, and the spread between units so
# uncertain, that an interval says nothing.
FEWEST_UNITS = 5
# The half-width of a rate on the log scale from which on an interval says nothing: its upper end would
# be 27 times the lower.
WIDEST = 1.25
# What rounding leaves of a variance where all values are equal, relative to the value's square.
_NO_VARIANCE = 1e-13

Interval = tuple[float, float]


@lru_cache(maxsize=4096)
def t_quantile(degrees: float) -> float:
    """Two-sided 95% quantile of Student's t with `degrees` of freedom."""
    return float(stdtrit(degrees, (1 + LEVEL) / 2))


def t_quantile_at(degrees: float, level: float) -> float:
    """Two-sided quantile of Student's t at another level, or with a fraction of degrees of freedom."""
    return float(stdtrit(degrees, (1 + level) / 2))


Z = float(ndtri((1 + LEVEL) / 2))


class UnitSums(NamedTuple):
    """Sums over units (pairs, people): y and m are what one unit adds above and below the line.

    Pairs with 9, 8, 10, 5 and 8 months with a contact, of ten each:

    >>> five = UnitSums(units=5, y=40, m=50, yy=334, ym=400, mm=500)
    >>> five.ratio, five.effective_units
    (0.8, 5.0)
    """

    units: float
    y: float
    m: float
    yy: float
    ym: float
    mm: float

    @staticmethod
    def of_values(n: float, total: float, squares: float) -> UnitSums:
        """Of n values that each count once, from their sum and the sum of their squares."""
        return UnitSums(n, total, n, squares, total, n)

    @property
    def ratio(self) -> float:
        """What the figure is: the sum of y over the sum of m."""
        return self.y / self.m

    @property
    def effective_units(self) -> float:
        """How many units of equal size weigh as these do; at least two. Source: Kish 1965."""
        return max(2.0, float(min(self.units, self.m * self.m / self.mm)))

    @property
    def variance(self) -> float:
        """Of the ratio: k/(k-1) · sum((y - ratio · m)²) / (sum m)², k being the effective units.

        Source: Cochran 1977, section 6.4. Nothing where all units have the same ratio.
        """
        ratio, k = self.ratio, self.effective_units
        residuals = max(0.0, self.yy - 2 * ratio * self.ym + ratio * ratio * self.mm)
        variance = k / (k - 1) * residuals / (self.m * self.m)
        return variance if variance > _NO_VARIANCE * max(ratio * ratio, 1e-6) else 0.0


def wilson(successes: float, n: float) -> Interval | None:
    """Wilson's score interval of a share; None for n = 0.

    Source: Wilson 1927, as R's prop.test(correct = FALSE) computes it.

    >>> [round(end, 3) for end in wilson(8, 10)]
    [0.49, 0.943]
    >>> [round(end, 3) for end in wilson(0, 10)]
    [0.0, 0.278]
    """
    if n <= 0:
        return None
    return _score_interval(successes / n, n, Z)


def _score_interval(share: float, trials: float, quantile: float) -> Interval:
    """The shares from which this one lies within `quantile` of their own standard errors."""
    square = quantile * quantile
    middle = share + square / (2 * trials)
    half = quantile * sqrt(share * (1 - share) / trials + square / (4 * trials * trials))
    below = 1 + square / trials
    low = 0.0 if share <= 0 else (middle - half) / below
    high = 1.0 if share >= 1 else (middle + half) / below
    return max(0.0, low), min(1.0, high)


def between_ends(share: float, variance: float, units: float) -> Interval:
    """Interval of a share, or of a mean as a share of its scale, from its variance between units.

    Wilson's, with the number of trials that would have this variance, and Student's quantile. Where
    all units are alike the variance says nothing, and each unit is one trial.
    """
    chance = share * (1 - share)
    trials = chance / variance if variance > 0 and chance > 0 else units
    return _score_interval(share, trials, t_quantile(units - 1))


def share_interval(sums: UnitSums) -> Interval | None:
    """Interval of a share over units that repeat: months of one pair are alike.

    The linear interval loses its coverage near 0 and 1; this one keeps it and cannot leave them.
    None below FEWEST_UNITS. Source: Kott and Carr 1997; Dean and Pagano 2015; Kish's effective
    units because a few large units say less than many small ones.

    Five pairs had contact in most of their ten months each. Months of one pair are alike, so these 50
    say less than 50 that have nothing to do with each other:

    >>> five = UnitSums(units=5, y=40, m=50, yy=334, ym=400, mm=500)
    >>> [round(end, 2) for end in share_interval(five)]
    [0.51, 0.94]
    >>> [round(end, 2) for end in wilson(40, 50)]
    [0.67, 0.89]
    """
    if sums.units < FEWEST_UNITS or sums.m <= 0:
        return None
    share = min(1.0, max(0.0, sums.ratio))
    return between_ends(share, sums.variance, sums.effective_units)


def rate_interval(sums: UnitSums) -> Interval | None:
    """Interval of a quotient that is no share and never negative: minutes a month, goals a pair.

    Student's t on the log scale, the upper end lengthened by half the square of the half-width: where
    few units have much, a sample that misses them is too low and looks too sure. None below
    FEWEST_UNITS, where there is nothing at all, where all units are alike, and where so few differ so
    much that it would be wider than WIDEST.
    Source: delta method; the longer end is the second-order term of the score interval of a quantity
    whose spread grows with its mean.

    >>> five = UnitSums(units=5, y=40, m=50, yy=334, ym=400, mm=500)
    >>> [round(end, 2) for end in rate_interval(five)]
    [0.6, 1.12]
    """
    if sums.units < FEWEST_UNITS or sums.m <= 0 or sums.y <= 0 or not sums.variance:
        return None
    rate = sums.ratio
    half = t_quantile(sums.effective_units - 1) * sqrt(sums.variance) / rate
    if half > WIDEST:
        return None
    return rate * exp(-half), rate * exp(half + half * half / 2)


def mean_interval(sums: UnitSums, low: float, high: float) -> Interval | None:
    """Interval of a mean on a scale with two ends, as a share of the way between them.

    It stays on the scale, and near its ends keeps the coverage that Student's t loses there. None
    below FEWEST_UNITS, and where all values are the same: nothing shows how they vary.

    >>> [round(end, 2) for end in mean_interval(UnitSums.of_values(5, 20.0, 82.0), 1, 5)]
    [2.99, 4.6]
    >>> mean_interval(UnitSums.of_values(5, 20.0, 80.0), 1, 5) is None  # five times 4
    True
    """
    if sums.units < FEWEST_UNITS or sums.m <= 0 or not sums.variance:
        return None
    width = high - low
    share = min(1.0, max(0.0, (sums.ratio - low) / width))
    ends = between_ends(share, sums.variance / (width * width), sums.effective_units)
    return low + width * ends[0], low + width * ends[1]


def change_interval(sums: UnitSums, farthest: float | None = None) -> Interval | None:
    """Student's t of a mean of changes or differences, cut where no change can be: `farthest` from 0.

    None below FEWEST_UNITS, and where all values are the same: nothing shows how they vary.
    """
    if sums.units < FEWEST_UNITS or sums.m <= 0 or not sums.variance:
        return None
    half = t_quantile(sums.effective_units - 1) * sqrt(sums.variance)
    low, high = sums.ratio - half, sums.ratio + half
    if farthest is None:
        return low, high
    return max(-farthest, low), min(farthest, high)


def survival_interval(
    survival: float, greenwood_sum: float, quantile: float = Z
) -> Interval | None:
    """Interval of a Kaplan-Meier estimate from Greenwood's sum d/(n(n-d)), on the log-log scale.

    R's survfit with conf.type = "log-log". On the log scale, survfit's default, it has 90% coverage
    where few have left. None where the curve is still at 1 or has reached 0: there is no variance.
    """
    return share_on_log_log_scale(survival, survival * survival * greenwood_sum, quantile)


def share_on_log_log_scale(share: float, variance: float, quantile: float = Z) -> Interval | None:
    """Interval of a share from its variance, on the scale log(-log(share)); None at 0 and at 1.

    Source: Kalbfleisch and Prentice 1980 for survival; Choudhury 2002 for cumulative incidence.
    """
    if not 0 < share < 1 or variance <= 0:
        return None
    power = exp(quantile * sqrt(variance) / (share * -log(share)))
    return share**power, share ** (1 / power)


def restricted_mean_interval(
    mean: float, error: float, until: float, units: float
) -> Interval | None:
    """Interval of a mean time within the first `until` days, as a share of them.

    A mean between two ends, as in `mean_interval`; the variance n/(n-1) times that of the text books,
    which takes the curve for known. None below FEWEST_UNITS and where nobody has gone: no variance.
    """
    if error <= 0 or units < FEWEST_UNITS:
        return None
    variance = (error / until) ** 2 * units / (units - 1)
    low, high = between_ends(mean / until, variance, units)
    return low * until, high * until


def rank_correlation_interval(rho: float, n: int) -> tuple[float, float] | None:
    """Interval of Spearman's rho by Fisher's z; None if n < 4 or the ranks agree perfectly.

    Variance (1 + rho²/2) / (n - 3). Source: Bonett and Wright 2000, Psychometrika 65.
    """
    if n < 4 or abs(rho) >= 1:
        return None
    half = Z * sqrt((1 + rho * rho / 2) / (n - 3))
    return tanh(atanh(rho) - half), tanh(atanh(rho) + half)


def alpha_interval(alpha: float, n: int, items: int) -> tuple[float, float] | None:
    """Interval of Cronbach's alpha by Feldt's F, (n-1) and (n-1)(items-1) degrees of freedom.

    Source: Feldt 1965, Psychometrika 30. None with fewer than two answers or two items.
    """
    if n < 2 or items < 2:
        return None
    degrees = n - 1, (n - 1) * (items - 1)
    tail = (1 - LEVEL) / 2
    low, high = (1 - (1 - alpha) * float(fdtri(*degrees, p)) for p in (1 - tail, tail))
    return low, high


def difference(
    value: float,
    interval: tuple[float, float],
    other: float,
    other_interval: tuple[float, float],
) -> tuple[float, float, float]:
    """value - other, with an interval computed from the two intervals (MOVER).

    Source: Zou and Donner 2008; for two shares with Wilson intervals it is Newcombe's method 10.
    The two must be based on different people.
    """
    d = value - other
    low = d - sqrt((value - interval[0]) ** 2 + (other_interval[1] - other) ** 2)
    high = d + sqrt((interval[1] - value) ** 2 + (other - other_interval[0]) ** 2)
    return d, low, high
