"""Simulated scores that share observers and programs, and double codings, for docs/statistics.md."""

from __future__ import annotations

from datetime import date

import numpy as np

from data_access.measures.expressions import column
from data_access.measures.intervals import Interval
from data_access.measures.row_statistics import Likeness, MeanOfObserved, WeightedKappa
from data_access.measures.span import Span
from data_access.measures.statistics import SINGLE, Statistic, Sums

Random = np.random.Generator
Round = tuple[Interval | None, float]

# Nothing in a fold of rows depends on the days asked about.
_ANY_SPAN = Span("2025-09", "2026-08", date(2026, 8, 31), date(2026, 9, 20), (2025,), "2026-09")
_ONE = column("x")


def _ends(statistic: Statistic, sums: Sums) -> Interval | None:
    figure = statistic.fold(sums, _ANY_SPAN)[SINGLE]
    if figure.low is None or figure.high is None:
        return None
    return figure.low, figure.high


def likeness(clusters: int, size: int, icc: float, rng: Random) -> Round:
    """The intraclass correlation of clusters of unequal sizes, two educators or more in each."""
    sums: Sums = {}
    for cluster in range(clusters):
        own = rng.normal(0, icc**0.5)
        for x in own + rng.normal(0, (1 - icc) ** 0.5, 2 + rng.poisson(size - 2)):
            sums[cluster, float(x)] = 1.0
    return _ends(Likeness({SINGLE: (_ONE, _ONE)}), sums), icc


def observed(n: int, observers: int, programs: int, leaning: float, rng: Random) -> Round:
    """A mean change of none: observers lean by so much, educators of a program are alike (0.1)."""
    lean = rng.normal(0, leaning, observers)
    place = rng.normal(0, 0.1**0.5 * 0.6, programs)
    own = rng.normal(0, 0.9**0.5 * 0.6, n)
    program = rng.integers(0, programs, n)
    first, second = rng.integers(0, observers, (2, n))
    changes = place[program] + own + lean[second] - lean[first]
    sums: Sums = {
        (i, int(first[i]), int(second[i]), int(program[i]), float(changes[i])): 1.0
        for i in range(n)
    }
    mean = MeanOfObserved(_ONE, "person_id", ("first", "second"), "program")
    return _ends(mean, sums), 0.0


def kappa(observations: int, likeness_: float, rng: Random) -> Round:
    """Kappa of two observers of normal scores whose agreement is known, 16 scores an observation.

    Half of the variance of scores lies between observations.
    """
    room = rng.normal(0, (likeness_ / 2) ** 0.5, observations)
    sums: Sums = {}
    for i in range(observations):
        true = room[i] + rng.normal(0, (likeness_ / 2) ** 0.5, 16)
        both = true + rng.normal(0, (1 - likeness_) ** 0.5, (2, 16))
        for x, y in both.T:
            sums[SINGLE, i, float(x), float(y)] = 1.0
    return _ends(WeightedKappa(_ONE, (SINGLE,), _ONE, _ONE, "observation_id"), sums), likeness_
