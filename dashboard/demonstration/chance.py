"""Repeatable randomness: one stream of random numbers per named thing."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, timedelta
from random import Random


def stream(seed: int, *name: object) -> Random:
    """The random numbers of one thing, such as a pair's goals.

    Every thing has its own stream, and none depends on the day: tomorrow's state is today's
    plus one day, and a change in one part leaves the others as they were.
    """
    return Random("|".join(str(part) for part in (seed, *name)))  # noqa: S311


def pick(chance: Random, weights: Mapping[str, float]) -> str:
    """Choose one of the keys at random, with the given weights."""
    return chance.choices(list(weights), list(weights.values()))[0]


def days(number: float) -> timedelta:
    return timedelta(days=int(number))


def workday(day: date) -> date:
    """The day itself; for a Saturday or Sunday, the Friday or Wednesday before."""
    return day - days((0, 0, 0, 0, 0, 1, 4)[day.weekday()])


def lag(chance: Random, median: float) -> int:
    """A random number of whole days until something is recorded, with this median."""
    return min(75, round(median * math.exp(chance.gauss(0, 0.8))))


def between(value: float, low: float, high: float) -> float:
    return max(low, min(high, value))
