"""Records who did what, in a log that is only ever appended to."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from data_access.storage.database import Database
from data_access.storage.schema import (
    NAME,
    audit_log,
)

LONGEST_TEXT = 400


@dataclass(frozen=True)
class AuditEvent:
    """One line of the log; `at` is in UTC."""

    at: datetime
    who: str
    event: str
    detail: Mapping[str, Any]


def plain(text: str, longest: int = LONGEST_TEXT) -> str:
    """A text on one line, without control characters, so that nobody can use it to forge a second line."""
    kept = ("?" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in text)
    return "".join(kept)[:longest]


def _plain_value(value: Any) -> Any:
    if isinstance(value, str):
        return plain(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Mapping):
        return {plain(str(k)): _plain_value(v) for k, v in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain_value(v) for v in value]
    return plain(str(value))


def record(
    database: Connection | Database,
    who: str,
    event: str,
    detail: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> None:
    """Add one event, in the caller's transaction or in a new one.

    `who` is the e-mail of the account, or the name of what acts without one ("command line"). `event`
    is a short code such as ``sign_in``. Values other than numbers and texts are stored as text.
    """
    if isinstance(database, Database):
        with database.writing("accounts") as connection:
            record(connection, who, event, detail, at)
        return
    database.execute(
        insert(audit_log).values(
            at=(at or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None),
            who=plain(who, NAME),
            event=event,
            detail=_plain_value(detail or {}),
        )
    )


def latest(database: Database, most: int = 100) -> tuple[AuditEvent, ...]:
    """The newest events, newest first."""
    statement = (
        select(audit_log.c.at, audit_log.c.who, audit_log.c.event, audit_log.c.detail)
        .order_by(audit_log.c.event_id.desc())
        .limit(most)
    )
    with database.looking_up_accounts() as connection:
        return tuple(
            AuditEvent(row.at.replace(tzinfo=UTC), row.who, row.event, row.detail)
            for row in connection.execute(statement)
        )
