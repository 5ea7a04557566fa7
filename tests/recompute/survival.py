"""Kaplan and Meier's estimate with Greenwood's variance, worked out step by step."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from tests.recompute.figures import Array, Z


@dataclass(frozen=True)
class Curve:
    """The estimate just after each day on which something ended, with Greenwood's sums."""

    days: Array
    survival: Array
    greenwood: Array  # the sums of d ÷ (n · (n − d))
    at_risk: Array
    events: Array

    def at(self, day: float) -> tuple[float, float]:
        """The estimate and Greenwood's sum on a day."""
        number = int(np.searchsorted(self.days, day, side="right"))
        if number == 0:
            return 1.0, 0.0
        return float(self.survival[number - 1]), float(self.greenwood[number - 1])


def kaplan_meier(days: Array, ended: np.ndarray) -> Curve:
    """Those who leave on the day of an event were still at risk on it."""
    steps = np.unique(days[ended])
    at_risk = np.array([(days >= d).sum() for d in steps], dtype=float)
    events = np.array([((days == d) & ended).sum() for d in steps], dtype=float)
    with np.errstate(divide="ignore"):
        parts = events / (at_risk * (at_risk - events))
    return Curve(steps, np.cumprod(1 - events / at_risk), np.cumsum(parts), at_risk, events)


def log_log_interval(share: float, relative: float) -> tuple[float, float] | None:
    """From S^w to S^(1/w), w = exp(1.96·√G ÷ −log S), G being the variance of log S."""
    if not 0 < share < 1 or not np.isfinite(relative):
        return None
    w = float(np.exp(Z * np.sqrt(relative) / -np.log(share)))
    return share**w, share ** (1 / w)


def first_day_at_or_below_half(curve: Curve) -> float | None:
    """The median, by exact fractions: a curve may stand at exactly one half."""
    stands = Fraction(1)
    for day, n, d in zip(curve.days, curve.at_risk, curve.events, strict=True):
        stands *= Fraction(int(n - d), int(n))
        if stands <= Fraction(1, 2):
            return float(day)
    return None


def restricted_mean(curve: Curve, until: float) -> tuple[float, float]:
    """The area under the curve up to a day, and its variance (Klein and Moeschberger 2003, 4.5)."""
    held = curve.days < until
    days = np.concatenate(([0.0], curve.days[held], [until]))
    heights = np.concatenate(([1.0], curve.survival[held]))
    areas = np.diff(days) * heights
    left = np.cumsum(areas[::-1])[::-1][1:]  # the area from each step on
    d, n = curve.events[held], curve.at_risk[held]
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = left**2 * d / (n * (n - d))
    return float(areas.sum()), float(np.nansum(np.where(left == 0, 0.0, parts)))


def cumulative_incidence(
    days: Array, cause: np.ndarray, own: str, until: float
) -> tuple[float, float]:
    """Aalen and Johansen's share that one cause has ended by a day, and its variance.

    The share is the sum of S(t−)·d ÷ n over the days. The variance, by the delta method over the
    days: each day's deaths of either kind are multinomial among those at risk, and move the share by
    what is then gained on that day and lost on the later ones.
    """
    curve = kaplan_meier(days, cause != "")
    before = np.concatenate(([1.0], curve.survival[:-1]))
    mine = np.array([((days == d) & (cause == own)).sum() for d in curve.days], dtype=float)
    held = curve.days <= until
    n, d, mine, before = curve.at_risk[held], curve.events[held], mine[held], before[held]
    gains = before * mine / n
    share = float(gains.sum())
    variance = 0.0
    for i in range(len(n)):
        later = share - float(gains[: i + 1].sum())
        if n[i] > d[i]:
            variance += later**2 * d[i] / (n[i] * (n[i] - d[i]))
        variance += before[i] ** 2 * mine[i] * (n[i] - mine[i]) / n[i] ** 3
        variance -= 2 * later * before[i] * mine[i] / n[i] ** 2
    return share, max(0.0, variance)
