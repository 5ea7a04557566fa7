"""Which part of a region's log the rows of a measure rest on, and the rows that it leaves unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from config.program.calendars import (
    first_day,
    fiscal_year_months,
    fiscal_year_of_program_year,
    last_day,
    program_year_months,
    program_year_of,
    provisional_from,
)
from config.program.dosage import PROVISIONAL_UNTIL_DAY
from config.program.quality import SILENT_DAYS
from data_access.storage import schema


class Rests(Enum):
    """What has to have arrived of a region's log before anything is known of a row."""

    NOTHING = "no log"
    MONTH = "the log of its month"
    SINCE = "the log of its month and of all later ones of the program year, up to the as-of day"
    YEAR = "the log of every month of its program year, up to the as-of day"
    BEGUN = "the log of any month of its program year"
    NOW = "the log of the last weeks"


# What a definition says of it.
CAUTIONS: Mapping[Rests, str] = {
    Rests.MONTH: "Months of a region whose log has not arrived are left out of numerator and "
    "denominator alike.",
    Rests.SINCE: "What began in a region and program year of which a later month's log has not "
    "arrived is left out: how it went on is not known yet.",
    Rests.YEAR: "A program year of a region is left out while the log of one of its months has not "
    "arrived.",
    Rests.BEGUN: "A program year of a region of which no log at all has arrived is left out.",
    Rests.NOW: "A region whose coaching log ended more than "
    f"{SILENT_DAYS} days ago is left out: who had a contact since is not known yet.",
}

# What it says of a kind of row that a region may not have imported.
WHERE_COLLECTED = (
    "Not collected: a region and month (year) in which none of the kind is on record for anybody. It is "
    "left out of numerator and denominator alike, in every total as well. Where others there have one, "
    "none is 0%."
)

# Summaries that hold a row of a month because of what was logged in it, or for what should have been.
OF_LOGS = frozenset(
    t.name
    for t in (
        schema.pair_months,
        schema.sessions,
        schema.log_topics,
        schema.cycle_states,
        schema.cycle_steps,
    )
)


# And those that add up what was logged in a program year.
OF_YEARS_OF_LOGS = frozenset({schema.change_doses.name})


@dataclass(frozen=True)
class LogMonth:
    """A month of a region: the newest session in it, and whether the month's log has arrived."""

    region: int
    month: str
    last_day: date | None
    known: bool

    @property
    def year(self) -> int:
        return program_year_of(first_day(self.month))

    def awaits(self, today: date) -> bool:
        """Whether nothing can be said of it on a day.

        One that has begun to arrive is provisional at first, unless its log has been silent too long
        to say how the month went.
        """
        if self.known:
            return False
        if self.last_day is None or self.month < provisional_from(today, PROVISIONAL_UNTIL_DAY):
            return True
        return self.last_day < min(today, last_day(self.month)) - timedelta(days=SILENT_DAYS)


@dataclass(frozen=True)
class Gaps:
    """What is awaited of the logs behind one question, by region.

    `months`: the awaited months a row may rest on. `years`: program years of which a row is not
    known. `silent`: regions whose log ended too long ago to say anything of today.
    """

    rests: Rests = Rests.NOTHING
    months: Mapping[int, tuple[str, ...]] | None = None
    years: Mapping[int, tuple[int, ...]] | None = None
    silent: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.months or self.years or self.silent)

    @property
    def regions(self) -> tuple[int, ...]:
        """The regions of which anything is awaited."""
        return tuple(sorted({*(self.months or ()), *(self.years or ()), *self.silent}))

    def left_out(self, columns: Any, day: str = "") -> ColumnElement[bool]:
        """The rows of which nothing is known; `day` names their day where they have no month."""
        if self.rests is Rests.NOW:
            return or_(*(columns.region == region for region in self.silent))
        return or_(*self._of_regions(columns, day))

    def _of_regions(self, columns: Any, day: str) -> Iterator[ColumnElement[bool]]:
        if self.rests in (Rests.YEAR, Rests.BEGUN):
            for region, years in (self.years or {}).items():
                yield and_(columns.region == region, columns.program_year.in_(years))
            return
        for region, months in (self.months or {}).items():
            if self.rests is Rests.MONTH:
                yield and_(columns.region == region, columns.month.in_(months))
                continue
            for first, last in _until(months):
                span = (
                    columns[day].between(first_day(first), last_day(last))
                    if day
                    else columns.month.between(first, last)
                )
                yield and_(columns.region == region, span)


def _until(months: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """For each program year with an awaited month: its first month, and the last awaited one."""
    newest: dict[int, str] = {}
    for month in sorted(months):
        newest[program_year_of(first_day(month))] = month
    for year, last in newest.items():
        yield program_year_months(year)[0], last


def months_of_year(year: int, fiscal: bool) -> tuple[str, str]:
    """First and last month that a row of a program year rests on."""
    if fiscal:
        return fiscal_year_months(fiscal_year_of_program_year(year))
    return program_year_months(year)
