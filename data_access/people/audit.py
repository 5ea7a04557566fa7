"""Records who did what, in a log that is only ever appended to."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, column, insert, or_, select, table, update

from config.audit_events import EVENTS
from data_access.people.audit_chain import ChainFound, Link, checked, linked
from data_access.storage.database import Database
from data_access.storage.schema import (
    NAME,
    audit_head,
    audit_log,
)

LONGEST_TEXT = 400
MOST_VALUES = 100  # of one list in the details of a line
MOST_PEOPLE = 2_000  # named one by one in a line; of more, that there are more is noted
MORE_PEOPLE = "+"
_AT_ONCE = 1_000

# What keeps the log append-only in each database, made by its migrations.
GUARDS = {
    "sqlite": frozenset(
        {
            "audit_log_no_update", "audit_log_no_delete", "audit_log_in_order",
            "audit_head_onward", "audit_head_no_delete", "audit_head_one",
        }
    ),
    "postgresql": frozenset(
        {
            "audit_log_append_only", "audit_log_in_order", "audit_head_onward", "audit_head_closed",
        }
    ),
}  # fmt: skip


@dataclass(frozen=True)
class AuditEvent:
    """One line of the log; `at` is in UTC, `people` are the ids of those named in it."""

    number: int
    at: datetime
    who: str
    event: str
    detail: Mapping[str, Any]
    record: str = ""
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Search:
    """Which lines are asked for: by account, kinds of event, record or person concerned, and time."""

    who: str = ""
    events: Collection[str] = ()
    record: str = ""
    since: datetime | None = None
    until: datetime | None = None  # not included


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
        return {plain(str(k)): _plain_value(v) for k, v in list(value.items())[:MOST_VALUES]}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain_value(v) for v in list(value)[:MOST_VALUES]]
    return plain(str(value))


def _named(people: Iterable[str]) -> str:
    """Ids of people as a line keeps them: each between two spaces, so that one is found by itself."""
    ids = sorted({plain(one, 32).replace(" ", "_") for one in people if one})
    kept = [*ids[:MOST_PEOPLE], *([MORE_PEOPLE] if len(ids) > MOST_PEOPLE else [])]
    return f" {' '.join(kept)} " if kept else ""


def record(
    database: Connection | Database,
    who: str,
    event: str,
    detail: Mapping[str, Any] | None = None,
    at: datetime | None = None,
    *,
    about: str = "",
    people: Iterable[str] = (),
    once: str | None = None,
) -> bool:
    """Add one event, in the caller's transaction or in a new one; False where it is there already.

    `who` is the e-mail of the account, or the name of what acts without one ("command line"). `event`
    is a short code such as ``sign_in``: config/audit_events.py lists all there are, each in words; another
    one is a KeyError. Values other than numbers and texts are stored as text. `about` names the record (a
    page, a pair, an import), `people` the ids of those who stand in what was seen. An event with the same
    `once` is written once. Call it last in a transaction: until that ends, everybody else waits to write.
    """
    if isinstance(database, Database):
        with database.writing("accounts") as connection:
            return record(connection, who, event, detail, at, about=about, people=people, once=once)
    if not EVENTS[event].is_written:
        raise KeyError(event)
    before, chain = take_turn(database)
    if once is not None:
        told = select(audit_log.c.event_id).where(audit_log.c.once == once)
        if database.execute(told).first() is not None:
            return False
    line = {
        "event_id": before + 1,
        "at": (at or datetime.now(UTC)).astimezone(UTC).replace(tzinfo=None),
        "who": plain(who, NAME),
        "event": event,
        "record": plain(about, NAME),
        "people": _named(people),
        "once": once,
        "detail": _plain_value(detail or {}),
    }
    chain = linked(chain, **line)
    database.execute(insert(audit_log).values(**line, chain=chain))
    database.execute(update(audit_head).values(event_id=line["event_id"], chain=chain))
    return True


def take_turn(connection: Connection) -> tuple[int, str]:
    """Wait for the turn to write lines, held until the transaction ends; the newest line's number and hash.

    On PostgreSQL a row is locked, so that two processes write one chain. On SQLite whoever writes is
    the only one.
    """
    head = select(audit_head.c.event_id, audit_head.c.chain).with_for_update()
    newest = connection.execute(head).one()
    return newest.event_id, newest.chain


# -- reading ------------------------------------------------------------------------------------

_SHOWN = (
    audit_log.c.event_id,
    audit_log.c.at,
    audit_log.c.who,
    audit_log.c.event,
    audit_log.c.detail,
    audit_log.c.record,
    audit_log.c.people,
)


def _event(row: Any) -> AuditEvent:
    event_id, at, who, event, detail, about, people = row
    return AuditEvent(
        event_id, at.replace(tzinfo=UTC), who, event, detail, about, tuple(people.split())
    )


def _stored(instant: datetime) -> datetime:
    return instant.astimezone(UTC).replace(tzinfo=None)


def _conditions(search: Search) -> Iterator[ColumnElement[bool]]:
    log = audit_log.c
    if search.who:
        yield log.who == search.who
    if search.events:
        yield log.event.in_(tuple(search.events))
    if search.record:
        # A list of more people than are named one by one may have been about anybody.
        yield or_(
            log.record == search.record,
            log.people.contains(f" {search.record} ", autoescape=True),
            log.people.contains(f" {MORE_PEOPLE} ", autoescape=True),
        )
    if search.since:
        yield log.at >= _stored(search.since)
    if search.until:
        yield log.at < _stored(search.until)


def _asked(search: Search) -> Select[Any]:
    return select(*_SHOWN).where(*_conditions(search)).order_by(audit_log.c.event_id.desc())


def found(
    database: Database, search: Search, most: int, before: int | None = None
) -> tuple[AuditEvent, ...]:
    """The newest lines that were asked for, newest first; `before`: only those with lower numbers."""
    statement = _asked(search).limit(most)
    if before is not None:
        statement = statement.where(audit_log.c.event_id < before)
    with database.reading_audit() as connection:
        return tuple(map(_event, connection.execute(statement)))


def every(database: Database, search: Search) -> Iterator[AuditEvent]:
    """All lines that were asked for, newest first, some at a time."""
    before: int | None = None
    while lines := found(database, search, _AT_ONCE, before):
        yield from lines
        before = lines[-1].number


def latest(database: Database, most: int = 100) -> tuple[AuditEvent, ...]:
    """The newest events, newest first."""
    return found(database, Search(), most)


def verify(database: Database, noted: tuple[int, str] | None = None) -> ChainFound:
    """Whether no line is missing or changed, and the log's guards stand; see `checked`."""
    log = audit_log.c
    lines = select(
        log.event_id, log.at, log.who, log.event, log.record, log.people, log.once, log.detail,
        log.chain,
    ).order_by(log.event_id)  # fmt: skip
    with database.reading_audit() as connection:
        head = connection.execute(select(audit_head.c.event_id, audit_head.c.chain)).first()
        known = None if head is None else (head.event_id, head.chain)
        with connection.execution_options(yield_per=_AT_ONCE).execute(lines) as rows:
            done = checked((Link(*row) for row in rows), known, noted)
        missing = sorted(GUARDS[connection.dialect.name] - _guards(connection))
    if missing and not done.broken:
        words = f"The log's guards are missing: {', '.join(missing)}. Lines could be changed."
        return ChainFound(done.lines, done.newest, done.chain, words)
    return done


def _guards(connection: Connection) -> set[str]:
    """The triggers that the database has in force."""
    if connection.dialect.name == "sqlite":
        kept = table("sqlite_master", column("name"), column("type"))
        names = select(kept.c.name).where(kept.c.type == "trigger")
    else:
        kept = table("pg_trigger", column("tgname"), column("tgenabled"))
        names = select(kept.c.tgname).where(kept.c.tgenabled.in_(("O", "A")))
    return set(connection.scalars(names))
