"""Tells a signal from month-to-month noise: process-behavior limits and what the newest point says.

An XmR chart (individual values and their moving ranges; Shewhart 1931, Wheeler 2000) asks of a
monthly series only what it has always done: limits come from the differences between neighboring
months. Only the newest point is judged; asking it of every point of a chart finds a "signal" in
pure noise several times as often.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

FIRM_POINTS = 12  # from so many points on limits are firm; below they are trial limits
FEWEST_POINTS = 6  # below this there are no limits at all
RUN = 7  # so many points on one side of the center, or moving one way, are a signal

_TO_LIMITS = 2.66  # 3 ÷ d2 (1.128) for ranges of two
_TO_RANGE_LIMIT = 3.267  # D4 for ranges of two


@dataclass(frozen=True)
class Limits:
    """The center and the natural process limits of a series of `points` values, unrounded.

    `screened`: moving ranges left out because they were larger than 3.267 × the mean range.
    """

    center: float
    lower: float
    upper: float
    points: int
    screened: int = 0

    @property
    def are_trial(self) -> bool:
        return self.points < FIRM_POINTS


def limits(values: Sequence[float], screened: bool = True) -> Limits | None:
    """Center ± 2.66 × the mean moving range; None for fewer than two values.

    With `screened`, ranges over 3.267 × the mean range are left out once, so that one odd month
    does not widen the limits until nothing can ever be seen (the rule NHS England's
    "Making Data Count" publishes).
    """
    if len(values) < 2:
        return None
    ranges = [abs(b - a) for a, b in pairwise(values)]
    kept = ranges
    if screened:
        most = _TO_RANGE_LIMIT * sum(ranges) / len(ranges)
        kept = [r for r in ranges if r <= most] or ranges
    center = sum(values) / len(values)
    reach = _TO_LIMITS * sum(kept) / len(kept)
    return Limits(center, center - reach, center + reach, len(values), len(ranges) - len(kept))


@dataclass(frozen=True)
class Judgement:
    """What the newest point of a series says.

    `sign`: 1 above or rising, -1 below or falling, 0 nothing but noise. `kind`: "outside",
    "run", "trend" or "". `why`: the reason, in words, where it is not judged.
    """

    sign: int = 0
    kind: str = ""
    why: str = ""


def judge(values: Sequence[float], within: Limits | None) -> Judgement:
    """What the newest of `values` says against limits that were made from them."""
    if within is None or len(values) < FEWEST_POINTS:
        return Judgement(why=f"{len(values)} of {FIRM_POINTS} points: too few for limits")
    newest = values[-1]
    if newest > within.upper or newest < within.lower:
        return Judgement(1 if newest > within.upper else -1, "outside")
    recent = values[-RUN:]
    if len(recent) == RUN:
        for sign in (1, -1):
            if all(sign * (v - within.center) > 0 for v in recent):
                return Judgement(sign, "run")
            if all(sign * (b - a) > 0 for a, b in pairwise(recent)):
                return Judgement(sign, "trend")
    return Judgement()
