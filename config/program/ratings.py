"""Quality rating systems: their levels, and the day from which figures read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from config.program.choices import (
    Choice,
    Choices,
)


@dataclass(frozen=True)
class RatingSystem:
    """A rating system, read from `valid_from` until the next one begins.

    `levels` run from the lowest to the highest.
    """

    code: str
    label: str
    spellings: tuple[str, ...]
    levels: tuple[int, ...]
    valid_from: date
    source: str


# Level 1 is a license in good standing; a program meets all criteria of a level before the next.
# A successor is one more entry: levels of two systems are never held against each other.
SYSTEMS: tuple[RatingSystem, ...] = (
    RatingSystem(
        "QRIS",
        "Massachusetts QRIS",
        ("MA-QRIS", "Massachusetts Quality Rating and Improvement System"),
        (1, 2, 3, 4),
        date(2010, 7, 1),
        "mass.gov, QRIS standards",
    ),
)
RATING_SYSTEMS = Choices(
    "rating system", tuple(Choice(s.code, s.label, s.spellings) for s in SYSTEMS)
)
BY_CODE: dict[str, RatingSystem] = {s.code: s for s in SYSTEMS}
LEVELS: tuple[int, ...] = tuple(sorted({level for s in SYSTEMS for level in s.levels}))


def system_on(day: date) -> RatingSystem:
    """The rating system figures of a day read; before the first one begins, the first."""
    standing = [s for s in SYSTEMS if s.valid_from <= day]
    return standing[-1] if standing else SYSTEMS[0]
