"""Interval formulas: Wilson, Student's t, the ratio over pairs, Greenwood, ranks, and
differences of two."""

from __future__ import annotations

from functools import lru_cache
from math import atanh, exp, sqrt, tanh

# Not scipy.stats: it has the same functions, but costs 40 MB and over a second more per worker.
from scipy.special import fdtri, ndtri, stdtrit

LEVEL = 0.95


@lru_cache(maxsize=4096)
def t_quantile(degrees: int) -> float:
    """Two-sided 95% quantile of Student's t with `degrees` of freedom."""
    return float(stdtrit(degrees, (1 + LEVEL) / 2))


def t_quantile_at(degrees: float, level: float) -> float:
    """Two-sided quantile of Student's t at another level, or with a fraction of degrees of freedom."""
    return float(stdtrit(degrees, (1 + level) / 2))


Z = float(ndtri((1 + LEVEL) / 2))


def wilson(successes: float, n: float) -> tuple[float, float] | None:
    """Wilson's score interval of a share; None for n = 0.

    Source: Wilson 1927, as R's prop.test(correct = FALSE) computes it.

    >>> [round(end, 3) for end in wilson(8, 10)]
    [0.49, 0.943]
    >>> [round(end, 3) for end in wilson(0, 10)]
    [0.0, 0.278]
    """
    if n <= 0:
        return None
    p = successes / n
    middle = p + Z * Z / (2 * n)
    half = Z * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    below = 1 + Z * Z / n
    low = 0.0 if successes == 0 else (middle - half) / below
    high = 1.0 if successes == n else (middle + half) / below
    return max(0.0, low), min(1.0, high)


def mean_interval(n: int, total: float, squares: float) -> tuple[float, float] | None:
    """t interval of a mean from n, the sum and the sum of squares; None below two values."""
    if n < 2:
        return None
    mean = total / n
    variance = max(0.0, (squares - n * mean * mean) / (n - 1))
    half = t_quantile(n - 1) * sqrt(variance / n)
    return mean - half, mean + half


def ratio_interval(
    clusters: int, y: float, m: float, yy: float, ym: float, mm: float
) -> tuple[float, float] | None:
    """t interval of R = sum(y)/sum(m) with the pair as the unit; None below two pairs.

    From per-pair totals: variance n/(n-1) * sum((y - R m)^2) / (sum m)^2, quantile with n-1
    degrees of freedom (Cochran 1977, section 6.4).

    Five pairs had contact in most of their ten months each. Months of one pair are alike, so these 50
    say less than 50 that have nothing to do with each other:

    >>> y, m = (9, 8, 10, 5, 8), (10, 10, 10, 10, 10)
    >>> totals = sum(y), sum(m)
    >>> products = [sum(a * b for a, b in zip(*two)) for two in ((y, y), (y, m), (m, m))]
    >>> [round(end, 2) for end in ratio_interval(5, *totals, *products)]
    [0.57, 1.03]
    >>> [round(end, 2) for end in wilson(*totals)]
    [0.67, 0.89]
    """
    if clusters < 2 or m <= 0:
        return None
    ratio = y / m
    residuals = max(0.0, yy - 2 * ratio * ym + ratio * ratio * mm)
    half = t_quantile(clusters - 1) * sqrt(clusters / (clusters - 1) * residuals) / m
    return ratio - half, ratio + half


def greenwood_interval(survival: float, greenwood_sum: float) -> tuple[float, float] | None:
    """Interval of a Kaplan-Meier estimate on the log scale from Greenwood's sum d/(n(n-d)).

    The default of R's survfit (conf.type = "log"); the upper end is cut at 1. None where the
    curve is still at 1 or has reached 0: there is no variance to speak of.
    """
    if not 0 < survival < 1 or greenwood_sum <= 0:
        return None
    spread = exp(Z * sqrt(greenwood_sum))
    return survival / spread, min(1.0, survival * spread)


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
