"""Keeps what became of each file that was sent, from its arrival until it is settled or cleared away."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from data_access.imports.upload_files import UploadFiles
from data_access.people import audit
from data_access.storage.database import (
    Database,
    Reader,
)
from data_access.storage.schema import (
    NAME,
    uploads,
)

KEPT = timedelta(days=1)  # then an upload and its file are cleared away
PATIENCE = 60_000  # milliseconds: a person who sends a file waits for an import that is being saved

# Somebody's turn in each status: the program reads or saves, the person answers or confirms.
WORKING = ("reading", "saving")
WAITING = ("asking", "ready")


@dataclass(frozen=True)
class Upload:
    """A file that was sent. Times are in UTC; `preview` is what was found in it so far.

    `status`: reading (by a process of its own) -> asking (the person) -> ready (to be confirmed)
    -> saving -> saved; or refused, or discarded.
    """

    upload_id: str
    file_name: str
    sha256: str
    size: int
    sent_by: str
    region: int | None
    sent_at: datetime
    status: str = "reading"
    format: str | None = None
    map_name: str | None = None
    encoding: str | None = None
    message: str = ""
    preview: Mapping[str, Any] = field(default_factory=dict)
    import_id: int | None = None


_COLUMNS = (
    "upload_id", "file_name", "sha256", "bytes", "sent_by", "region", "sent_at", "status",
    "format", "map_name", "encoding", "message", "preview", "import_id",
)  # fmt: skip


def _upload(found: Any) -> Upload:
    values = dict(zip(_COLUMNS, found, strict=True))
    values["size"] = values.pop("bytes")
    values["sent_at"] = values["sent_at"].replace(tzinfo=UTC)
    values["preview"] = values["preview"] or {}
    return Upload(**values)


def _stored(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(tzinfo=None)


def add(database: Database, upload: Upload) -> None:
    """Note a file that has arrived; the audit log is told as well."""
    at = _stored(upload.sent_at)
    with database.writing("import", PATIENCE) as connection:
        connection.execute(
            insert(uploads).values(
                upload_id=upload.upload_id,
                file_name=upload.file_name[:NAME],
                sha256=upload.sha256,
                bytes=upload.size,
                sent_by=upload.sent_by[:NAME],
                region=upload.region,
                sent_at=at,
                changed_at=at,
                status=upload.status,
                format=upload.format,
                map_name=upload.map_name,
            )
        )
        audit.record(
            connection,
            upload.sent_by,
            "upload",
            {"file_name": upload.file_name, "sha256": upload.sha256, "bytes": upload.size},
            upload.sent_at,
        )


def find(reader: Reader, upload_id: str) -> Upload | None:
    """One upload, for those who import for the very region it was sent for; else None.

    Files sent for no region (by an administrator) are for such accounts alone: a preview shows
    what its sender may see.
    """
    rows = reader.rows(uploads)
    statement = select(*(rows.c[name] for name in _COLUMNS)).where(
        rows.c.upload_id == upload_id,
        rows.c.region.is_not_distinct_from(reader.scope.only_region),
    )
    found = reader.execute(statement).one_or_none()
    return None if found is None else _upload(found)


def in_work(
    reading: Callable[[], AbstractContextManager[Reader]], files: UploadFiles
) -> tuple[Upload, bool] | None:
    """An upload, and whether somebody works on it; None where it is not in reach of `reading`."""

    def look() -> Upload | None:
        with reading() as reader:
            return find(reader, files.upload_id)

    upload = look()
    if upload is not None and upload.status in WORKING:
        if files.is_worked_on():
            return upload, True
        # Work that ended between the two looks was not broken off: its word is there by now.
        upload = look()
    return None if upload is None else (upload, False)


def unsettled(reader: Reader) -> tuple[Upload, ...]:
    """The files that wait to be read, answered for or confirmed, newest first."""
    rows = reader.rows(uploads)
    statement = (
        select(*(rows.c[name] for name in _COLUMNS))
        .where(
            rows.c.status.in_((*WORKING, *WAITING)),
            rows.c.region.is_not_distinct_from(reader.scope.only_region),
        )
        .order_by(rows.c.sent_at.desc())
    )
    return tuple(_upload(found) for found in reader.execute(statement))


def move(
    place: Database | Connection,
    upload_id: str,
    before: Collection[str],
    status: str,
    **values: Any,
) -> bool:
    """Bring an upload from one of some statuses to another, or say that it was in none of them.

    Whoever comes second finds it moved: so a file is confirmed once, however often it is asked.
    """
    if isinstance(place, Database):
        with place.writing("import", PATIENCE) as connection:
            return move(connection, upload_id, before, status, **values)
    moved = place.execute(
        update(uploads)
        .where(uploads.c.upload_id == upload_id, uploads.c.status.in_(tuple(before)))
        .values(status=status, changed_at=_stored(datetime.now(UTC)), **values)
    )
    return moved.rowcount == 1


def clear_away(database: Database, now: datetime) -> tuple[str, ...]:
    """Forget the uploads of more than a day ago, but for those being saved; returns their ids."""
    old = (uploads.c.sent_at < _stored(now - KEPT), uploads.c.status != "saving")
    with database.trying(changes_facts=False) as connection:
        listed = tuple(connection.scalars(select(uploads.c.upload_id).where(*old)))
    if listed:
        with database.writing("import", PATIENCE) as connection:
            connection.execute(delete(uploads).where(uploads.c.upload_id.in_(listed), *old))
    return listed
