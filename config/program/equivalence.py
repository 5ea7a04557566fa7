"""From what size on a mean change in CLASS points is worth telling apart from none, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Margin:
    """A change no larger than `points`, up or down, counts as no change to speak of.

    It holds for figures that are true of a day from `valid_from` on. It is set before the figures
    are seen: a margin that is chosen afterwards can make any result look like none.
    """

    points: float
    valid_from: date
    reason: str


MARGINS: tuple[Margin, ...] = (
    Margin(
        0.2,
        date(2010, 9, 1),
        "Published gains of one year of coaching are 0.12 to 0.40 points (0.2 to 0.5 standard "
        "deviations of 0.6 to 0.8 points). Less than 0.2 points is at the low end of them, and less "
        "than two observers of one room commonly differ by.",
    ),
)


def margin_on(day: date) -> Margin:
    """The margin in force on a day; the first one before there was any."""
    held = [margin for margin in MARGINS if margin.valid_from <= day]
    return max(held, key=lambda margin: margin.valid_from) if held else MARGINS[0]
