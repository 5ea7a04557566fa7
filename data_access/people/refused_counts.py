"""Counts refusals in rows that grow, one a source and day, and writes days that are over into the log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from data_access.people import audit
from data_access.storage.database import Database
from data_access.storage.schema import refused_counts

MOST_ROWS = 500  # of one day; whoever comes after that is counted together
OTHERS = "others"  # as the source of those
SIGNED_IN = "signed_in"  # as the source of somebody with an account
LONGEST_SOURCE = 64
LONGEST_TEXT = 80


@dataclass(frozen=True)
class CountedRefusal:
    """What is counted together: from where, what was refused, and to or of which account, if known."""

    day: date
    source: str
    what: str
    account: str = ""

    def from_others(self) -> CountedRefusal:
        """The same from one of too many sources to be told apart."""
        return CountedRefusal(self.day, OTHERS, self.what)


@dataclass(frozen=True)
class Tally:
    """How often, from when to when (in UTC), and what the last one was about."""

    count: int
    first: datetime
    last: datetime
    about: str

    def and_then(self, later: Tally) -> Tally:
        first, last = min(self.first, later.first), max(self.last, later.last)
        return Tally(self.count + later.count, first, last, later.about)


_KEY = (
    refused_counts.c.day,
    refused_counts.c.source,
    refused_counts.c.what,
    refused_counts.c.account,
)
_SHOWN = (
    *_KEY,
    refused_counts.c.count,
    refused_counts.c.first_at,
    refused_counts.c.last_at,
    refused_counts.c.about,
)


def _read(row: Any) -> tuple[CountedRefusal, Tally]:
    day, source, what, account, count, first, last, about = row
    first, last = first.replace(tzinfo=UTC), last.replace(tzinfo=UTC)
    return CountedRefusal(day, source, what, account), Tally(count, first, last, about)


def _stored(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


def add(connection: Connection, counted: Mapping[CountedRefusal, Tally]) -> None:
    """Add to the rows of each day; needs the turn to write lines (`audit.take_turn`)."""
    for refusal, tally in counted.items():
        day = refused_counts.c.day == refusal.day
        rows = connection.scalar(select(func.count()).select_from(refused_counts).where(day)) or 0
        standing = _standing(connection, refusal)
        if standing is None and rows >= MOST_ROWS:
            refusal = refusal.from_others()
            standing = _standing(connection, refusal)
        made = tally if standing is None else standing.and_then(tally)
        values = {
            "count": made.count,
            "first_at": _stored(made.first),
            "last_at": _stored(made.last),
            "about": audit.plain(made.about, LONGEST_TEXT),
        }
        if standing is None:
            key = dict(zip((c.name for c in _KEY), _values(refusal), strict=True))
            connection.execute(insert(refused_counts).values(**key, **values))
        else:
            connection.execute(update(refused_counts).where(*_is(refusal)).values(**values))


def _values(refusal: CountedRefusal) -> tuple[object, ...]:
    source = audit.plain(refusal.source, LONGEST_SOURCE)
    return (refusal.day, source, refusal.what, refusal.account)


def _is(refusal: CountedRefusal) -> list[ColumnElement[bool]]:
    return [c == value for c, value in zip(_KEY, _values(refusal), strict=True)]


def _standing(connection: Connection, refusal: CountedRefusal) -> Tally | None:
    row = connection.execute(select(*_SHOWN).where(*_is(refusal))).first()
    return None if row is None else _read(row)[1]


def close_days(connection: Connection, today: date) -> None:
    """Write each row of an earlier day into the audit log as one line, and drop the row."""
    over = refused_counts.c.day < today
    rows = connection.execute(select(*_SHOWN).where(over).order_by(*_KEY)).all()
    for refusal, tally in (_read(row) for row in rows):
        signed_in = refusal.source == SIGNED_IN
        audit.record(
            connection,
            refusal.account if signed_in else refusal.source,
            "refused_more" if signed_in else "strangers",
            {
                "day": refusal.day,
                "count": tally.count,
                "first": tally.first,
                "last": tally.last,
                "last_about": tally.about,
            }
            | ({"account": refusal.account} if refusal.account and not signed_in else {}),
            tally.last,
            about=refusal.what,
        )
    if rows:
        connection.execute(delete(refused_counts).where(over))


def standing(database: Database) -> tuple[tuple[CountedRefusal, Tally], ...]:
    """What is counted and not yet a line of the log, most first."""
    statement = select(*_SHOWN).order_by(refused_counts.c.count.desc(), *_KEY)
    with database.looking_up_accounts() as connection:
        return tuple(_read(row) for row in connection.execute(statement))
