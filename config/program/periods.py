"""The periods people ask for by name, with the months each stands for on a day.

>>> for period in offered(date(2026, 11, 21), 2023):
...     print(period.first or "-", period.last or "-", period.words)
- - the last 12 months, November 2025 to October 2026
2026-09 - this program year so far, 2026–27
2025-09 2026-08 last program year, 2025–26
2024-09 2025-08 program year 2024–25
2023-09 2024-08 program year 2023–24
2026-07 - state fiscal year 2027 so far, from July 2026
2025-07 2026-06 state fiscal year 2026, July 2025 to June 2026
2026-10 - federal fiscal year 2027 so far, from October 2026
2025-10 2026-09 federal fiscal year 2026, October 2025 to September 2026
all - all years, since 2023–24
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from config.date_words import month_words, months_words, program_year_label
from config.program.calendars import (
    FEDERAL_YEAR_MONTH,
    FISCAL_YEAR_MONTH,
    first_day,
    last_complete_month,
    program_year_months,
    program_year_of,
    shift,
)

EVERY_YEAR = "all"  # as a first month: all that is on record
MOST_YEARS = 5  # program years that are offered by themselves


@dataclass(frozen=True)
class NamedPeriod:
    """A period by name: its months as an address writes them, None where they follow the day."""

    words: str
    first: str | None = None
    last: str | None = None


def offered(today: date, first_year: int) -> tuple[NamedPeriod, ...]:
    """The periods of a day, the default first; `first_year` is the first program year on record."""
    newest = last_complete_month(today)
    return (
        NamedPeriod(f"the last 12 months, {months_words(shift(newest, -11), newest)}"),
        *_program_years(newest, first_year),
        *_fiscal_years("state", FISCAL_YEAR_MONTH, newest),
        *_fiscal_years("federal", FEDERAL_YEAR_MONTH, newest),
        NamedPeriod(f"all years, since {program_year_label(first_year)}", EVERY_YEAR),
    )


def _program_years(newest: str, first_year: int) -> Iterator[NamedPeriod]:
    this = program_year_of(first_day(newest))
    begins, ends = program_year_months(this)
    if ends > newest:
        yield NamedPeriod(f"this program year so far, {program_year_label(this)}", begins)
    last = this - 1 if ends > newest else this
    for year in range(last, max(first_year, last - MOST_YEARS + 1) - 1, -1):
        name = "last program year," if year == last else "program year"
        yield NamedPeriod(f"{name} {program_year_label(year)}", *program_year_months(year))


def _fiscal_years(whose: str, month: int, newest: str) -> Iterator[NamedPeriod]:
    """The year that holds the newest month, and the one before; named by the year they end in."""
    year = int(newest[:4]) + (int(newest[5:]) >= month)
    for named in (year, year - 1):
        begins = f"{named - 1:04d}-{month:02d}"
        ends = shift(begins, 11)
        if ends > newest:
            words = f"{whose} fiscal year {named} so far, from {month_words(begins)}"
            yield NamedPeriod(words, begins)
        else:
            words = f"{whose} fiscal year {named}, {months_words(begins, ends)}"
            yield NamedPeriod(words, begins, ends)
