"""What differs between SQLite and PostgreSQL: days between dates, a date's month, bulk loads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import JSON, Connection, Date, Integer, Select, String, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class days_between(FunctionElement[int]):
    """Whole days from the first date to the second."""

    type = Integer()
    inherit_cache = True


@compiles(days_between, "sqlite")
def _days_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    first, second = (compiler.process(c, **kw) for c in element.clauses)
    return f"CAST(julianday({second}) - julianday({first}) AS INTEGER)"


@compiles(days_between, "postgresql")
def _days_postgresql(element: Any, compiler: Any, **kw: Any) -> str:
    first, second = (compiler.process(c, **kw) for c in element.clauses)
    return f"(CAST({second} AS DATE) - CAST({first} AS DATE))"


class month_text(FunctionElement[str]):
    """The month of a date as text: 2026-05."""

    type = String(7)
    inherit_cache = True


@compiles(month_text, "sqlite")
def _month_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    return f"substr({compiler.process(element.clauses, **kw)}, 1, 7)"


@compiles(month_text, "postgresql")
def _month_postgresql(element: Any, compiler: Any, **kw: Any) -> str:
    return f"to_char({compiler.process(element.clauses, **kw)}, 'YYYY-MM')"


class day_of(FunctionElement[date]):
    """The date that a text like 2026-05-31 stands for."""

    type = Date()
    inherit_cache = True


@compiles(day_of, "sqlite")
def _day_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    return str(compiler.process(element.clauses, **kw))  # SQLite stores dates as such texts


@compiles(day_of, "postgresql")
def _day_postgresql(element: Any, compiler: Any, **kw: Any) -> str:
    return f"CAST({compiler.process(element.clauses, **kw)} AS DATE)"


class place_in(FunctionElement[int]):
    """The position of one text within another, starting at 1; 0 if it does not occur."""

    type = Integer()
    inherit_cache = True


@compiles(place_in, "sqlite")
def _place_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    return f"instr({compiler.process(element.clauses, **kw)})"


@compiles(place_in, "postgresql")
def _place_postgresql(element: Any, compiler: Any, **kw: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **kw)})"


# The driver's present default, which a later version will drop.
sqlite3.register_adapter(date, date.isoformat)


def bulk_load(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> int:
    """Load typed rows into a table as fast as the engine can; return their number.

    Values must already have the types of the columns; a day may be a date or its text. SQLite gets
    executemany of plain tuples, PostgreSQL a COPY: both take 1.0-1.3 times as long as the engine's own
    loader (docs/decisions/0004), while SQLAlchemy's insert takes 3 to 11 times as long.
    """
    prepare = connection.dialect.identifier_preparer
    names = ", ".join(prepare.quote(c) for c in columns)
    target = prepare.format_table(table)
    count = 0
    if connection.dialect.name == "postgresql":
        statement = f"COPY {target} ({names}) FROM STDIN"
        driver = connection.dialect.loaded_dbapi
        cursor = connection.connection.cursor()
        try:
            with cursor.copy(statement) as copy:
                for row in rows:
                    copy.write_row(row)
                    count += 1
        except driver.Error as error:
            # As SQLAlchemy raises it for the statements it runs itself.
            raise DBAPIError.instance(
                statement, None, error, driver.Error, hide_parameters=True,
                dialect=connection.dialect,
            ) from error  # fmt: skip
        finally:
            cursor.close()
        return count
    marks = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {target} ({names}) VALUES ({marks})"  # noqa: S608 - names are ours
    pending = iter(rows)
    while chunk := list(map(tuple, islice(pending, 2_000))):
        connection.exec_driver_sql(statement, chunk)
        count += len(chunk)
    return count


def analyze(connection: Connection, tables: Iterable[Table]) -> None:
    """Have PostgreSQL collect statistics on temporary tables, which it never does on its own."""
    if connection.dialect.name == "postgresql":
        prepare = connection.dialect.identifier_preparer
        for table in tables:
            connection.exec_driver_sql(f"ANALYZE {prepare.format_table(table)}")


class json_object(FunctionElement[Any]):
    """One JSON object from alternating names and values."""

    type = JSON()
    inherit_cache = True


@compiles(json_object, "sqlite")
def _json_sqlite(element: Any, compiler: Any, **kw: Any) -> str:
    return f"json_object({compiler.process(element.clauses, **kw)})"


@compiles(json_object, "postgresql")
def _json_postgresql(element: Any, compiler: Any, **kw: Any) -> str:
    return f"json_build_object({compiler.process(element.clauses, **kw)})"


def insert_or_update(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    rows: Select[Any],
    updated: Sequence[str],
) -> None:
    """Insert the rows of a select; if a row with the same key exists, update some of its columns.

    The select needs a WHERE, or SQLite mistakes ON CONFLICT for part of its join.
    """
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = insert(table).from_select(list(columns), rows)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=list(table.primary_key),
            set_={name: statement.excluded[name] for name in updated},
        )
    )


def insert_missing(connection: Connection, table: Table, row: dict[str, Any]) -> None:
    """Insert a row unless one with its key is there, also where two do so at the same moment."""
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    connection.execute(insert(table).values(**row).on_conflict_do_nothing())
