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
    cast,
    func,
    insert,
)

from config.program.breakdowns import CARRIED
from data_access.storage.dialect import (
    day_of,
    place_in,
)
from data_access.storage.schema import pairs

# Where a file names no planned end, a pair is meant to last to this day of its second year.
PLANNED_END = "-06-15"
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


def planned_end() -> ColumnElement[Any]:
    """The day a pair is planned to end."""
    june = cast(pairs.c.cohort_year + 1, String) + PLANNED_END
    return func.coalesce(pairs.c.planned_end, day_of(june))


def active_end() -> ColumnElement[Any]:
    """The last day a pair is active: its end, or else its planned one."""
    return func.coalesce(pairs.c.end_date, planned_end())


def fill(connection: Connection, table: Table, rows: Select[Any]) -> None:
    """Insert rows whose columns are labeled as the columns of the table."""
    connection.execute(insert(table).from_select(list(rows.selected_columns.keys()), rows))
