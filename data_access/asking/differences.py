"""How far a figure lies from another, as it is told: rounded, with its interval, or why it is not said."""

from __future__ import annotations

from data_access.asking.answers import (
    Cell,
    Difference,
)
from data_access.measures import together
from data_access.measures.no_value import (
    NoInterval,
    NotCompared,
)
from data_access.measures.statistics import (
    Figure,
)


def rounded(value: float | None) -> float | None:
    if value is None:
        return None
    # First to nine: the last bits of a sum hang on the order in which a database adds.
    return round(round(value, 9), 4) + 0.0  # a negative zero becomes a plain one


def ends_of(figure: Figure | Cell) -> together.Ends | None:
    """A figure with its interval, rounded as it is told; None where it has no interval."""
    value, low, high = rounded(figure.value), rounded(figure.low), rounded(figure.high)
    return None if value is None or low is None or high is None else (value, low, high)


def against_rest(
    own: together.Ends | None,
    people: int,
    rest: together.Ends | None,
    others: int,
    family: int,
) -> Difference | None:
    """How far a figure lies from the rest, judged together with all others of its family."""
    if own is None or rest is None:
        return None
    value, low, high = together.difference(own, people, rest, others, family)
    return Difference(round(value, 4), round(low, 4), round(high, 4))


def why_not_compared(own: Figure | Cell, rest: Figure | Cell | None = None) -> str:
    """Why a figure of enough people is held against nothing; empty where they are too few after all."""
    if own.value is None:
        return ""
    if ends_of(own) is None:
        few = bool(own.no_interval) and NoInterval(own.no_interval).is_of_few
        return "" if few else NotCompared.OWN_INTERVAL.value
    if rest is None or ends_of(rest) is not None:
        return ""
    return (NotCompared.REST_VALUE if rest.value is None else NotCompared.REST_INTERVAL).value
