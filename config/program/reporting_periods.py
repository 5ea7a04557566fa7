"""The periods reports are for: months, fiscal years, calendar years, named by the year they end in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from config.date_words import day_words, month_words
from config.program.calendars import (
    FISCAL_YEAR_MONTH,
    PROGRAM_YEAR_MONTH,
    first_day,
    is_month,
    last_day,
    month_of,
    months_between,
    shift,
)

MONTH = "month"
FIRST_YEAR, LAST_YEAR = 2001, 2100


@dataclass(frozen=True)
class PeriodKind:
    """A kind of year: the month it begins in. One that begins in January ends in the same year."""

    code: str
    label: str
    begins: int


YEARS: dict[str, PeriodKind] = {
    k.code: k
    for k in (
        PeriodKind("sfy", "State fiscal year", FISCAL_YEAR_MONTH),
        PeriodKind("ffy", "Federal fiscal year", 10),
        PeriodKind("cy", "Calendar year", 1),
        PeriodKind("py", "PAC program year ending in", PROGRAM_YEAR_MONTH),
    )
}


@dataclass(frozen=True)
class Period:
    """Whole months, from the first day of `first` to the last day of `last`.

    `code` is what an address says: ``sfy2026``, ``2026-10``. `year` is the one it ends in.
    """

    kind: str
    code: str
    first: str
    last: str

    @property
    def start(self) -> date:
        return first_day(self.first)

    @property
    def end(self) -> date:
        return last_day(self.last)

    @property
    def year(self) -> int:
        return self.end.year

    @property
    def months(self) -> list[str]:
        return months_between(self.first, self.last)

    @property
    def label(self) -> str:
        """State fiscal year 2026; October 2026."""
        if self.kind == MONTH:
            return month_words(self.first)
        return f"{YEARS[self.kind].label} {self.year}"

    @property
    def days(self) -> str:
        """Both days of it, in words."""
        return f"{day_words(self.start)} to {day_words(self.end)}"


def month(named: str) -> Period:
    """One month."""
    return Period(MONTH, named, named, named)


def year(kind: str, ends_in: int) -> Period:
    """The year of a kind that ends in a calendar year."""
    begins = YEARS[kind].begins
    first = f"{ends_in if begins == 1 else ends_in - 1:04d}-{begins:02d}"
    return Period(kind, f"{kind}{ends_in}", first, shift(first, 11))


def holding(kind: str, day: date) -> Period:
    """The period of a kind that a day lies in."""
    if kind == MONTH:
        return month(month_of(day))
    begins = YEARS[kind].begins
    return year(kind, day.year + 1 if 1 < begins <= day.month else day.year)


def earlier(period: Period, by: int = 1) -> Period:
    """The period of the same kind so many before."""
    if period.kind == MONTH:
        return month(shift(period.first, -by))
    return year(period.kind, period.year - by)


def offered(kind: str, today: date, most: int) -> list[Period]:
    """The newest periods to choose from, the newest first: a year that runs, then what is over.

    A month that is still running is no report; of a year it is what there is so far.
    """
    newest = holding(kind, today)
    if kind == MONTH:
        newest = earlier(newest)
    return [earlier(newest, by) for by in range(most)]


def read(text: str, kinds: tuple[str, ...]) -> Period | None:
    """The period an address names, where a report has periods of its kind; else None.

    A year by itself is one of the report's first kind of year.
    """
    if is_month(text):
        return month(text) if MONTH in kinds else None
    kind, digits = text[:-4], text[-4:]
    years = [k for k in kinds if k in YEARS]
    if not kind and years:
        kind = years[0]
    if kind not in years or not (digits.isascii() and digits.isdigit()):
        return None
    return year(kind, int(digits)) if FIRST_YEAR <= int(digits) <= LAST_YEAR else None
