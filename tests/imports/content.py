"""What the reporting database says, as one value: two databases that say the same have the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Engine, inspect, select

from data_access.storage import schema

# Which import wrote a row, and from which line: the same content may come in by other files.
SOURCE = ("import_id", "line")


def rows_of(engine: Engine, *, source: bool = True) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every fact row by table, in the order of its key; without its source where that is no matter."""
    with engine.connect() as connection:
        yield from rows_through(connection, source=source)


def rows_through(
    connection: Connection, *, source: bool = True
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The same through a connection that is open."""
    for table in schema.tables_of("fact"):
        columns = [c for c in table.columns if source or c.name not in SOURCE]
        for row in connection.execute(select(*columns).order_by(*table.primary_key)):
            yield table.name, dict(row._mapping)


def content_hash(engine: Engine, *, source: bool = True) -> str:
    """The SHA-256 over all facts."""
    return hash_of(rows_of(engine, source=source))


def hash_of(rows: Iterable[tuple[str, dict[str, Any]]]) -> str:
    """The SHA-256 over some rows."""
    digest = hashlib.sha256()
    for name, row in rows:
        digest.update(json.dumps([name, row], default=str, sort_keys=True).encode())
    return digest.hexdigest()


def by_key(engine: Engine) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Every fact row by its table and key."""
    keys = {t.name: [c.name for c in inspect(t).primary_key] for t in schema.tables_of("fact")}
    return {(name, *(row[k] for k in keys[name])): row for name, row in rows_of(engine)}
