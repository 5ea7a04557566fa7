"""Differences judged together: intervals so wide that all comparisons of a family hold at once."""

from __future__ import annotations

from functools import lru_cache
from math import atanh, isinf, tanh

from scipy.special import stdtrit

from config.program.judging import TOGETHER
from data_access.measures import intervals

_NEARLY_ONE = 1 - 1e-9  # of a correlation that is one when rounded

Ends = tuple[float, float, float]  # a value, and the lower and upper end of its 95% interval


def level_of_each(family: int) -> float:
    """The level each of so many comparisons is judged at, so that all hold at once with 95%.

    Source: Šidák 1967, JASA 62: for normal figures it holds however they hang together.

    >>> round(level_of_each(1), 4), round(level_of_each(15), 4)
    (0.95, 0.9966)
    """
    return float(TOGETHER ** (1 / family))


@lru_cache(maxsize=4096)
def stretch(family: int, people: int) -> float:
    """How many times as wide as at 95% an interval has to be in a family of comparisons.

    The quotient of the two quantiles of Student's t with people - 1 degrees of freedom: exact for
    the interval of a mean, and on the side of caution where an interval rests on a quantile of the
    normal distribution.

    >>> stretch(1, 12), round(stretch(15, 40), 2), round(stretch(15, 10), 2)
    (1.0, 1.54, 1.74)
    """
    if family <= 1:
        return 1.0
    degrees = max(1, people - 1)
    quantiles = (float(stdtrit(degrees, (1 + at) / 2)) for at in (level_of_each(family), TOGETHER))
    wide, plain = quantiles
    return 1.0 if isinf(wide) else wide / plain


def stretched(ends: Ends, family: int, people: int) -> Ends:
    """A value with its interval as wide as a family of comparisons needs it."""
    value, low, high = ends
    times = stretch(family, people)
    return value, value - times * (value - low), value + times * (high - value)


def stretched_correlation(ends: Ends, family: int, people: int) -> Ends:
    """The same for a correlation: stretched as Fisher's z, in which its interval was made.

    >>> tuple(round(end, 2) for end in stretched_correlation((0.5, 0.2, 0.7), 9, 40))
    (0.5, 0.05, 0.77)
    """
    within = (max(-_NEARLY_ONE, min(_NEARLY_ONE, end)) for end in ends)
    _, low, high = stretched(tuple(map(atanh, within)), family, people)  # type: ignore[arg-type]
    return ends[0], tanh(low), tanh(high)


def difference(one: Ends, people: int, other: Ends, others: int, family: int) -> Ends:
    """one - other, with an interval that holds for all comparisons of the family at once.

    From the two stretched intervals, as `intervals.difference` does it (MOVER). The two must rest
    on different people.
    """
    value, low, high = stretched(one, family, people)
    rest, rest_low, rest_high = stretched(other, family, others)
    return intervals.difference(value, (low, high), rest, (rest_low, rest_high))
