"""Looks whether an opened database is the one this program needs, and how old its newest file is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Column, MetaData, String, Table, func, select

from data_access.storage.database import Database
from data_access.storage.schema import data_state, imports
from data_access.summaries.fingerprint import fingerprint
from data_access.upkeep.upgrade import explain, newest_revision

_version = Table("alembic_version", MetaData(), Column("version_num", String(32)))


@dataclass(frozen=True)
class Usable:
    """How far an opened database can be used: `wrong` is "" or says why this program cannot use it."""

    wrong: str
    newest_import: datetime | None  # UTC


def standing_of(database: Database) -> Usable:
    """Ask by three statements that do not grow with the data. Raises DatabaseUnavailable."""
    with database.checking() as connection:
        revision = connection.scalar(select(_version.c.version_num))
        counted_by = connection.scalar(select(data_state.c.counted_by))
        newest = connection.scalar(
            select(func.max(imports.c.finished_at)).where(imports.c.status == "saved")
        )
    if revision != newest_revision():
        wrong = explain("older" if (revision or "") < newest_revision() else "newer")
    else:
        wrong = "" if counted_by == fingerprint() else explain("stale")
    return Usable(wrong, newest.replace(tzinfo=UTC) if newest else None)
