"""Kaplan and Meier's estimate with Greenwood's variance, worked out step by step."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from tests.recompute.figures import Array, Z


@dataclass(frozen=True)
class Curve:
    """The estimate just after each day on which somebody gave up, with Greenwood's sums."""

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


def kaplan_meier(days: Array, gave_up: np.ndarray) -> Curve:
    """Those who leave on the day of an event were still at risk on it."""
    steps = np.unique(days[gave_up])
    at_risk = np.array([(days >= d).sum() for d in steps], dtype=float)
    events = np.array([((days == d) & gave_up).sum() for d in steps], dtype=float)
    with np.errstate(divide="ignore"):
        parts = events / (at_risk * (at_risk - events))
    return Curve(steps, np.cumprod(1 - events / at_risk), np.cumsum(parts), at_risk, events)


def log_interval(survival: float, greenwood: float) -> tuple[float, float] | None:
    """Greenwood's interval on the log scale, which cannot fall below nothing; at most one."""
    if survival <= 0 or not np.isfinite(greenwood):
        return None
    half = Z * float(np.sqrt(greenwood))
    return survival * float(np.exp(-half)), min(1.0, survival * float(np.exp(half)))


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
