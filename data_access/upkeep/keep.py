"""Removes what is kept beside the facts once its time is over, and writes down up to which day it did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    delete,
    func,
    insert,
    null,
    select,
    update,
)

from config.program.keeping import KINDS_KEPT, begins
from config.settings import MASSACHUSETTS
from data_access.people import audit
from data_access.storage.data_version import raise_version
from data_access.storage.database import Database
from data_access.storage.schema import (
    data_state,
    import_refusals,
    imports,
    kept_no_longer,
    refused_lines,
    replaced_rows,
)

REMOVED = "(no longer kept)"


@dataclass(frozen=True)
class DueToGo:
    """What is due to go of one kind: the day before whose files it is, and how many rows and imports."""

    kind: str
    before: date
    rows: int
    imports: int


def due(database: Database, today: date) -> tuple[DueToGo, ...]:
    """What is due to go, of each kind. Raises DatabaseUnavailable."""
    with database.checking() as connection:
        return tuple(_due(connection, kind, today) for kind in KINDS_KEPT)


def _due(connection: Connection, kind: str, today: date) -> DueToGo:
    before = begins(KINDS_KEPT[kind], today)
    table = _HELD_IN[kind]
    here = and_(*_conditions(connection, kind, before))
    counts = select(func.count(), func.count(table.c.import_id.distinct())).where(here)
    rows, files = connection.execute(counts).one()
    return DueToGo(kind, before, rows, files)


_HELD_IN = {"refused_lines": import_refusals, "replaced_rows": replaced_rows}


def _conditions(connection: Connection, kind: str, before: date) -> Iterator[ColumnElement[bool]]:
    """Of files from before a day, and not of those from before the day of the last time."""
    own = _HELD_IN[kind].c.import_id
    yield own.in_(_older(before))
    done = removed_until(connection, kind)
    if done is not None:
        yield own.not_in(_older(done))


def _older(before: date) -> Select[tuple[int]]:
    """The imports of files from before a day in Massachusetts; the ledger keeps moments in UTC."""
    begin = datetime.combine(before, time(), MASSACHUSETTS).astimezone(UTC).replace(tzinfo=None)
    return select(imports.c.import_id).where(imports.c.finished_at < begin)


def remove(database: Database, today: date, who: str) -> tuple[DueToGo, ...]:
    """Remove all that is due, in one transaction, with a line in the audit log. Facts are not touched.

    Returns what went; an empty one where nothing was due. Raises DatabaseUnavailable.
    """
    with database.writing("import") as connection:
        connection.execute(select(data_state.c.data_version).with_for_update())
        found = tuple(one for k in KINDS_KEPT if (one := _due(connection, k, today)).rows)
        for one in found:
            _remove(connection, one)
            row = {
                "kind": one.kind, "before": one.before, "row_count": one.rows, "who": who,
                "at": datetime.now(UTC).replace(tzinfo=None),
            }  # fmt: skip
            connection.execute(insert(kept_no_longer).values(row))
        if found:
            raise_version(connection)
            detail = {one.kind: f"{one.rows} before {one.before}" for one in found}
            audit.record(connection, who, "removed_in_time", detail)
    return found


def _remove(connection: Connection, one: DueToGo) -> None:
    older = _older(one.before)
    if one.kind == "replaced_rows":
        connection.execute(delete(replaced_rows).where(replaced_rows.c.import_id.in_(older)))
        return
    lines = refused_lines.c.import_id.in_(older)
    connection.execute(update(refused_lines).where(lines).values(texts=null()))
    values = import_refusals.c.import_id.in_(older)
    connection.execute(update(import_refusals).where(values).values(value=REMOVED))


def removed_until(connection: Connection, kind: str) -> date | None:
    """The day before whose files nothing of a kind is kept any more; None where all is."""
    done = kept_no_longer.c
    newest = select(done.before).where(done.kind == kind).order_by(done.before.desc()).limit(1)
    found = connection.execute(newest).first()
    return None if found is None else found.before
