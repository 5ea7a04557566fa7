"""Reads facts for the recount, some keys at a time, and sorts rows by one of their columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import floor
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from config.program.breakdowns import CARRIED

Values = dict[str, Any]
# By table and primary key: the values of all other columns, as they should stand.
Expected = dict[str, dict[tuple[Any, ...], Values]]

_AT_ONCE = 1_000  # keys of one statement


def rows(
    connection: Connection, table: Table, column: str, wanted: Iterable[Any]
) -> Iterator[Row[Any]]:
    """The rows of a table whose column is one of those wanted."""
    listed = list(wanted)
    for start in range(0, len(listed), _AT_ONCE):
        some = listed[start : start + _AT_ONCE]
        yield from connection.execute(select(table).where(table.c[column].in_(some))).all()


def by(found: Iterable[Row[Any]], column: str) -> dict[Any, list[Row[Any]]]:
    """Rows by what one of their columns holds; an empty list for what none of them holds."""
    out: dict[Any, list[Row[Any]]] = defaultdict(list)
    for row in found:
        out[getattr(row, column)].append(row)
    return out


def placed(row: Any, **own: Any) -> Values:
    """Every breakdown as a row has it, itself recounted in `placement`; `own` is otherwise here."""
    return {key: own[key] if key in own else getattr(row, key) for key in CARRIED}


def nearest_whole(value: float) -> int:
    """The nearest whole number, halves up; a product like 1.005 * 100 lies a hair under its half."""
    return floor(value + 0.5 + 1e-6)
