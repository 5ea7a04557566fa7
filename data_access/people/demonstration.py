"""Whether the database holds demonstration data, and whether it holds any data at all."""

from __future__ import annotations

from sqlalchemy import func, select, update

from data_access.people import audit
from data_access.storage.data_version import begin_version
from data_access.storage.database import Database
from data_access.storage.schema import (
    audit_log,
    data_state,
    imports,
)
from data_access.storage.scope import (
    Scope,
    nothing,
)

_FINISHED = "demonstration_made"


def holds_demonstration(database: Database) -> bool:
    """Whether everything in the database is invented."""
    with database.reading(nothing()) as reader:
        return bool(reader.execute(select(func.max(data_state.c.demonstration))).scalar())


def holds_data(database: Database) -> bool:
    """Whether any file has ever been imported."""
    with database.reading(Scope(None, False, "demonstration")) as reader:
        rows = reader.rows(imports)
        return bool(reader.execute(select(func.count()).select_from(rows)).scalar())


def is_finished(database: Database) -> bool:
    """Whether all demonstration files were imported (a first start may have been interrupted)."""
    statement = select(func.count()).select_from(audit_log).where(audit_log.c.event == _FINISHED)
    with database.reading_audit() as connection:
        return bool(connection.execute(statement).scalar())


def mark(database: Database) -> None:
    """Mark the database as holding only invented data; call it before the first file is imported."""
    with database.writing("import") as connection:
        demonstration = update(data_state).values(demonstration=1)
        if not connection.execute(demonstration).rowcount:
            begin_version(connection)
            connection.execute(demonstration)


def note_finished(database: Database, files: int) -> None:
    """Record that all demonstration files are imported."""
    audit.record(database, "command line", _FINISHED, {"files": files})
