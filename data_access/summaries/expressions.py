"""Pieces of SQL that several summaries share: membership in a list, whole numbers, a pair's end."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Numeric,
    Select,
    String,
    Table,
    case,
    cast,
    func,
    insert,
)

from config.program.breakdowns import CARRIED
from config.program.calendars import FISCAL_YEAR_MONTH, program_year_days
from config.program.pair_years import PLANNED_END_DAY, PLANNED_END_MONTH
from data_access.storage.dialect import (
    day_of,
    place_in,
)
from data_access.storage.schema import pairs

_PLANNED_END = f"-{PLANNED_END_MONTH:02d}-{PLANNED_END_DAY:02d}"
# The days of a program year as texts that follow a calendar year: the one it begins in, the next one.
_YEAR_BEGINS, _YEAR_ENDS = (f"{day:-%m-%d}" for day in program_year_days(2001))
NUDGE = 1e-6


def names(listed: ColumnElement[Any], item: Any) -> ColumnElement[bool]:
    """Whether a list as files write it ("a;b;c") has exactly this item.

    Unlike LIKE this needs no escaping, and it minds case on both databases.
    """
    return place_in(";" + func.coalesce(listed, "") + ";", ";" + item + ";") > 0


def whole(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """The nearest whole number of one that is not negative, halves up, the same on both databases.

    A product like 1.005 * 100 lies a hair under its half; PostgreSQL rounds that away on the way to
    a number and SQLite does not. The nudge lets both round it up.
    """
    return cast(func.round(cast(value + NUDGE, Numeric)), Integer)


def placed(rows: Any, **own: ColumnElement[Any]) -> list[ColumnElement[Any]]:
    """Every breakdown as the row has it that a summary is about; `own` are the summary's own.

    A row about a person has to say of which cohort it is: the person belongs to none.
    """
    return [own[key].label(key) if key in own else rows.c[key] for key in CARRIED]


def year_begins(year: ColumnElement[Any]) -> ColumnElement[Any]:
    """The first day of a program year."""
    return day_of(cast(year, String) + _YEAR_BEGINS)


def year_ends(year: ColumnElement[Any]) -> ColumnElement[Any]:
    """The last day of a program year."""
    return day_of(cast(year + 1, String) + _YEAR_ENDS)


def fiscal_year_begins(year: ColumnElement[Any]) -> ColumnElement[Any]:
    """The first day of a state fiscal year, which is named by the year it ends in."""
    return day_of(cast(year - 1, String) + f"-{FISCAL_YEAR_MONTH:02d}-01")


def planned_end() -> ColumnElement[Any]:
    """The day a pair is planned to end; where nobody has said so, as `planned_end_of` has it."""
    usual = day_of(cast(pairs.c.cohort_year + 1, String) + _PLANNED_END)
    last = year_ends(pairs.c.cohort_year)
    start = pairs.c.start_date
    unsaid = case((start <= usual, usual), (start <= last, last), else_=start)
    return func.coalesce(pairs.c.planned_end, unsaid)


def active_end() -> ColumnElement[Any]:
    """The last day a pair is active: its end, or else its planned one."""
    return func.coalesce(pairs.c.end_date, planned_end())


def fill(connection: Connection, table: Table, rows: Select[Any]) -> None:
    """Insert rows whose columns are labeled as the columns of the table."""
    connection.execute(insert(table).from_select(list(rows.selected_columns.keys()), rows))
