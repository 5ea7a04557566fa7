"""Counts every summary anew in one transaction, and notes by which rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, func, select, update

from data_access.people import audit
from data_access.storage.data_version import raise_version
from data_access.storage.database import Database
from data_access.storage.schema import data_state, tables_of
from data_access.summaries import refresh
from data_access.summaries.fingerprint import fingerprint


@dataclass(frozen=True)
class Rebuilt:
    """What was done: rows by summary, before and after, and the data version they are of."""

    today: date
    rows_before: Mapping[str, int]
    rows: Mapping[str, int]
    data_version: int


def rebuild(database: Database, today: date, who: str) -> Rebuilt:
    """Place all facts and count every summary anew as of `today`, in one transaction.

    Leaves a line in the audit log. Raises DatabaseUnavailable where it has no turn to write.
    """
    with database.writing("upgrade") as connection:
        before = _rows(connection)
        version = count_anew(connection, today)
        done = Rebuilt(today, before, _rows(connection), version)
        audit.record(
            connection,
            who,
            "summaries_rebuilt",
            {"as_of": today, "rows": sum(done.rows.values()), "data_version": version},
        )
    return done


def count_anew(connection: Connection, today: date) -> int:
    """Count all summaries within the caller's transaction; returns the data version they are of.

    The version is raised first: on PostgreSQL that is what imports wait for.
    """
    version = raise_version(connection)
    refresh.rebuild(connection, today)
    connection.execute(update(data_state).values(counted_by=fingerprint()))
    return version


def _rows(connection: Connection) -> dict[str, int]:
    return {
        table.name: connection.scalar(select(func.count()).select_from(table)) or 0
        for table in tables_of("summary")
    }
