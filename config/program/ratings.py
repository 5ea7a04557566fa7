"""Quality rating systems: their levels, the days from which figures read them, and their pauses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from config.program.choices import (
    Choice,
    Choices,
)


@dataclass(frozen=True)
class Pause:
    """Days, from one on and up to the day before another, on which a system grants no levels.

    `to_be_checked`: what of it no document says, and who could; empty where all of it is documented.
    """

    valid_from: date
    source: str
    read_on: date
    valid_to: date | None = None
    to_be_checked: str = ""


@dataclass(frozen=True)
class RatingSystem:
    """A rating system, read from `valid_from` until the next one begins.

    `levels` run from the lowest to the highest. `valid_to`: the first day on which it grants no levels
    any more, if that is another than the day on which the next one begins. A rule can ask for a level
    on those days alone on which the system grants any (`granting`).
    """

    code: str
    label: str
    spellings: tuple[str, ...]
    levels: tuple[int, ...]
    valid_from: date
    source: str
    valid_to: date | None = None
    pauses: tuple[Pause, ...] = ()


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
        pauses=(
            Pause(
                date(2023, 7, 1),
                "mass.gov, Promoting High Quality Early Education and Care",
                date(2026, 11, 30),
                to_be_checked="The day on which the pause began is not documented. It is taken to be "
                "the day from which rates of financial assistance no longer take a rating; EEC has to "
                "check it.",
            ),
        ),
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


def granting(code: str) -> tuple[tuple[date, date | None], ...]:
    """The stretches of days on which a system grants levels, each up to the day before its second."""
    system = next(s for s in SYSTEMS if s.code == code)
    following = [s.valid_from for s in SYSTEMS if s.valid_from > system.valid_from]
    ends = [day for day in (system.valid_to, *following) if day is not None]
    end = min(ends, default=None)
    out: list[tuple[date, date | None]] = []
    begins: date | None = system.valid_from
    for pause in system.pauses:
        if begins is not None and begins < pause.valid_from:
            out.append((begins, pause.valid_from))
        begins = pause.valid_to
    if begins is not None and (end is None or begins < end):
        out.append((begins, end))
    return tuple(out)
