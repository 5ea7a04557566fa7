"""The span a figure covers and the day it is true of, worked out from filters and today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from config.date_words import fiscal_year_label, months_words
from config.program import dosage
from config.program.calendars import (
    FIRST_PROGRAM_YEAR,
    first_day,
    fiscal_year_months,
    fiscal_year_of_program_year,
    last_complete_month,
    last_day,
    month_of,
    months_between,
    program_year_months,
    program_year_of,
    provisional_from,
)
from data_access.measures.filters import Filters


@dataclass(frozen=True)
class Span:
    """First and last month (both included), the day figures are true of, and today.

    `program_years` are those the span stands for: every one of which more than half lies in the
    span, or else the one it covers most of.
    """

    first: str
    last: str
    as_of: date
    today: date
    program_years: tuple[int, ...]
    provisional_from: str

    @property
    def start(self) -> date:
        return first_day(self.first)

    @property
    def first_year_over(self) -> date:
        """The day on which the first of its program years is over."""
        return last_day(program_year_months(self.program_years[0])[1])

    @property
    def years_over(self) -> date:
        """The day on which the last one is."""
        return last_day(program_year_months(self.program_years[-1])[1])

    @property
    def months(self) -> list[str]:
        return months_between(self.first, self.last)

    @property
    def fiscal_years(self) -> tuple[int, ...]:
        """The state fiscal years that its program years stand for."""
        return tuple(map(fiscal_year_of_program_year, self.program_years))

    @property
    def fiscal_months(self) -> tuple[str, str]:
        """First and last month of those fiscal years."""
        years = self.fiscal_years
        return fiscal_year_months(years[0])[0], fiscal_year_months(years[-1])[1]

    @property
    def fiscal_year_words(self) -> str:
        """State fiscal year FY2026, July 2025 to June 2026, and whether it is still running."""
        names = [fiscal_year_label(y) for y in self.fiscal_years]
        said = f"year {names[0]}" if len(names) == 1 else f"years {names[0]} to {names[-1]}"
        first, last = self.fiscal_months
        running = ", so far" if last >= month_of(self.today) else ""
        return f"State fiscal {said}, {months_words(first, last)}{running}"


def _program_years(first: str, last: str) -> tuple[int, ...]:
    covered: dict[int, int] = {}
    for month in months_between(first, last):
        year = program_year_of(first_day(month))
        covered[year] = covered.get(year, 0) + 1
    most = tuple(y for y, count in covered.items() if count > 6)
    return most or (max(covered, key=lambda y: (covered[y], -y)),)


def span_of(
    filters: Filters,
    today: date,
    whole_years: bool,
    as_of_free: bool,
    first_year: int = FIRST_PROGRAM_YEAR,
) -> Span:
    """The span of one question; where all months are asked about, they begin with `first_year`.

    `whole_years`: the span is widened or narrowed to whole program years (outcome figures).
    `as_of_free`: the figure may be asked as of any month's end; otherwise it is as of the newest
    complete month of those program years, so that two askings cannot be subtracted to show the
    few people of one month.
    """
    first, last = filters.months(today, first_year)
    years = _program_years(first, last)
    if whole_years:
        asked_last = last
        first = program_year_months(years[0])[0]
        last = program_year_months(years[-1])[1]
        newest = last_complete_month(today)
        limit = min(asked_last, last) if as_of_free else newest
        as_of = min(last_day(last), last_day(limit), today)
        last = max(first, min(last, month_of(as_of)))
    else:
        as_of = min(last_day(last), today)
    return Span(
        first=first,
        last=last,
        as_of=as_of,
        today=today,
        program_years=years,
        provisional_from=provisional_from(today, dosage.PROVISIONAL_UNTIL_DAY),
    )
