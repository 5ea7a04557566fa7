"""What coaches must have been trained before they begin with mentees, with the dates it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from config.program.calendars import PROGRAM_YEAR_MONTH


@dataclass(frozen=True)
class TrainingRule:
    """Hours and distinct days of training before the first session, from `valid_from` on."""

    valid_from: date
    hours: float
    days: int
    source: str

    @property
    def first_program_year(self) -> int:
        """The first program year that begins under it."""
        begins = date(self.valid_from.year, PROGRAM_YEAR_MONTH, 1)
        return self.valid_from.year + (self.valid_from > begins)


# Both are asked for, not one of them: 42 hours are seven hours on each of six days.
RULES: tuple[TrainingRule, ...] = (
    TrainingRule(
        date(2010, 7, 1),
        42.0,
        6,
        "PAC model description: 42 hours on six days, before the work with mentees begins; "
        "a day that was missed may be made up",
    ),
)


def rule_of(program_year: int) -> TrainingRule:
    """The rule of a program year: that of its first day; the earliest one for years before it."""
    standing = [r for r in RULES if r.first_program_year <= program_year]
    return standing[-1] if standing else RULES[0]
