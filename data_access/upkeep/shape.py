"""Which tables and columns a database has, and which of those that are needed it lacks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, MetaData, inspect

Shape = Mapping[str, frozenset[str]]  # the names of the columns by the name of their table


def shape_of(connection: Connection) -> dict[str, frozenset[str]]:
    """All tables and columns of a database, as they stand in it."""
    return {
        table: frozenset(column["name"] for column in columns)
        for (_, table), columns in inspect(connection).get_multi_columns().items()
    }


def shape_needed(metadata: MetaData) -> dict[str, frozenset[str]]:
    """All tables and columns that a schema names."""
    return {
        table.name: frozenset(column.name for column in table.columns)
        for table in metadata.sorted_tables
    }


def lacking(standing: Shape, needed: Shape) -> list[str]:
    """What of `needed` is not there: "uploads" for a table, "sessions.duplicate_of" for a column."""
    return sorted(_lacking(standing, needed))


def _lacking(standing: Shape, needed: Shape) -> Iterable[str]:
    for table, columns in needed.items():
        if table not in standing:
            yield table
        else:
            yield from (f"{table}.{column}" for column in columns - standing[table])
