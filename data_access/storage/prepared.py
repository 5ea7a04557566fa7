"""Runs a fixed statement about accounts with little overhead: compiled once, run by the driver."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Dialect, Select, Table
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql import visitors

from data_access.storage.database import RefusedQuery
from data_access.storage.scope import reading_rule


@dataclass(frozen=True)
class _Compiled:
    """A statement compiled for one driver: its text, and its values in order or by name."""

    text: str
    values: dict[str, Any]
    order: list[str] | None
    written: Mapping[str, Callable[[Any], Any]]  # converters for values whose type the driver lacks

    def given(self, values: dict[str, Any]) -> Any:
        values = self.values | values
        for name, write in self.written.items():
            values[name] = write(values[name])
        return values if self.order is None else [values[name] for name in self.order]


class Prepared:
    """One statement, written in the source, that every request runs.

    Every value that varies is a bindparam. It bypasses the hook that checks each statement
    (see database.py), so it is checked here, once: it is a select, and touches only account tables
    and tables that are open to everybody.
    """

    def __init__(self, statement: Select[Any]) -> None:
        for part in visitors.iterate(statement):
            if isinstance(part, Table) and not (
                part.info["kind"] == "account" or reading_rule(part) == "open"
            ):
                raise RefusedQuery(f"{part.name} is read within a scope, never by itself")
        self._statement = statement
        self._compiled: dict[tuple[str, str], _Compiled] = {}

    def first(self, connection: Connection, **values: Any) -> tuple[Any, ...] | None:
        """The first row as the driver returns it: numbers and texts, but no dates. None if there is none."""
        dialect = connection.dialect
        prepared = self._compiled.get((dialect.name, dialect.driver)) or self._compile(dialect)
        assert dialect.dbapi is not None  # noqa: S101 - a connection has a driver
        cursor = connection.connection.cursor()
        try:
            cursor.execute(prepared.text, prepared.given(values))
            row: tuple[Any, ...] | None = cursor.fetchone()
        except dialect.dbapi.Error as error:
            # As the engine would raise it, so that it is recognized and explained to the user.
            raise DBAPIError.instance(
                prepared.text, None, error, dialect.dbapi.Error, dialect=dialect
            ) from error
        finally:
            cursor.close()
        return row

    def _compile(self, dialect: Dialect) -> _Compiled:
        compiled = self._statement.compile(dialect=dialect)
        written = {
            name: write
            for name, bound in compiled.binds.items()
            if (write := bound.type.dialect_impl(dialect).bind_processor(dialect)) is not None
        }
        made = _Compiled(str(compiled), dict(compiled.params), compiled.positiontup, written)
        self._compiled[dialect.name, dialect.driver] = made
        return made
