"""When a figure may be judged: how many people have to stand behind it, and how sure it must be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

# A page's comparisons are judged together: with no real difference at all, the chance that any one
# of them shows some is at most one minus this.
TOGETHER = 0.95


@dataclass(frozen=True)
class Enough:
    """From a day on, the people on either side of a comparison, and why so many."""

    people: int
    valid_from: date
    reason: str


# In the order of their days. A newer line holds for every figure that is asked from its day on.
ENOUGH: tuple[Enough, ...] = (
    Enough(
        10,
        date(2000, 7, 1),
        "Set November 29, 2026: with one pair-month a region was called 97 points below the rest. "
        "Under ten people one unusual pair decides, and the intervals do not keep what they "
        "promise. It is the number under which outcome figures are withheld, and it holds for "
        "figures of process too.",
    ),
)


def enough_on(day: date) -> int:
    """How many people a verdict takes on a day."""
    return [e.people for e in ENOUGH if e.valid_from <= day][-1]
