"""Takes from every table who a participant is, and leaves what is counted: it cannot be undone.

Names, registry ids, e-mails and what was written of the person go; each id becomes another one that means
nothing, in the same order, wherever it stands. So rows stay, hang together as before, and every figure is
the same. The audit log alone keeps what it says, the ids that were among it: it tells who looked at whose
record and nobody may change it. No other table says any more whose they were.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Table,
    and_,
    delete,
    func,
    insert,
    null,
    select,
    update,
)
from sqlalchemy.schema import DropSchema

from data_access.people import audit
from data_access.storage.data_version import raise_version
from data_access.storage.database import Database
from data_access.storage.edition import Edition
from data_access.storage.personal import MayHold, columns_that
from data_access.storage.schema import (
    accounts,
    class_cycles,
    consents,
    data_state,
    forgotten_ids,
    goals,
    import_refusals,
    known_names,
    metadata,
    participants,
    refused_lines,
    uploads,
)
from data_access.storage.schema import editions as table_of_editions
from data_access.upkeep import editions
from data_access.upkeep.subject import DataSubject, NobodyKnown, all_tables, rows_about, subject_of
from data_access.upkeep.upgrade import plain_engine

REMOVED = "(removed)"
_PREFIX = "GONE-"
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_LENGTH = 16
_AT_ONCE = 1_000
_UNCHANGED = frozenset({"audit_log", "audit_head"})


class ForgetRefused(ValueError):
    """Somebody who cannot be forgotten now; the text says why and what to do.

    Seen: the sentence, on the command line; nothing was changed.
    """


@dataclass(frozen=True)
class WasForgotten:
    """What was done: how many ids were replaced, and which files on their way in are to be deleted.

    `is_clean`: whether the files of the database hold nothing of it any more either.
    """

    ids: int
    uploads: tuple[str, ...]
    is_clean: bool


def forget(database: Database, participant_id: str, who: str, today: date) -> WasForgotten:
    """Forget a participant under all of their ids.

    The edition is changed first and committed before the data of now: broken off between the two, the
    person is still there and can be forgotten again. Raises NobodyKnown, ForgetRefused and
    DatabaseUnavailable.
    """
    stands = editions.standing(database)
    with database.writing("upgrade") as connection:
        # On PostgreSQL this is what imports wait for.
        connection.execute(select(data_state.c.data_version).with_for_update())
        subject = subject_of(connection, participant_id)
        instead = _other_ids(connection, subject)
        waiting = _uploads_in_the_way(connection)
        if stands is not None and editions.is_there(database, stands):
            with database.edition_database(stands).writing("upgrade") as beside:
                _take_out(beside, _also_as_of(beside, subject), instead)
        _take_out(connection, subject, instead)
        connection.execute(delete(uploads))
        _note(connection, subject, who, today)
        raise_version(connection)
        detail = {"ids": len(subject.ids)}
        audit.record(
            connection, who, "person_forgotten", detail, about=participant_id, people=subject.ids
        )
    _drop_other_editions(database, stands)
    return WasForgotten(len(subject.ids), waiting, clean(database))


# -- ids that mean nothing ----------------------------------------------------------------------


def _other_ids(connection: Connection, subject: DataSubject) -> dict[str, str]:
    """A new id for each, in the same order, as which of two rows stands may go by it."""
    taken = set(connection.scalars(select(participants.c.participant_id)))
    fresh: set[str] = set()
    while len(fresh) < len(subject.ids):
        fresh |= {_PREFIX + "".join(secrets.choice(_LETTERS) for _ in range(_LENGTH))} - taken
    return dict(zip(sorted(subject.ids), sorted(fresh), strict=True))


def token_of(one: str, salt: str) -> str:
    """By what an id is known again without being kept."""
    return hmac.new(salt.encode(), one.encode(), hashlib.sha256).hexdigest()


def _note(connection: Connection, subject: DataSubject, who: str, today: date) -> None:
    salt = connection.scalar(select(forgotten_ids.c.salt).limit(1)) or secrets.token_hex(16)
    rows = [
        {"token": token_of(one, salt), "salt": salt, "forgotten_on": today, "forgotten_by": who}
        for one in sorted(subject.ids)
    ]
    connection.execute(insert(forgotten_ids), rows)


def forgotten_on(database: Database, participant_id: str) -> date | None:
    """The day on which whoever had an id was forgotten; None where nobody was."""
    with database.checking() as connection:
        for token, salt, day in connection.execute(
            select(forgotten_ids.c.token, forgotten_ids.c.salt, forgotten_ids.c.forgotten_on)
        ):
            if hmac.compare_digest(token, token_of(participant_id, salt)):
                return day  # type: ignore[no-any-return]
    return None


# -- what goes ----------------------------------------------------------------------------------


def _uploads_in_the_way(connection: Connection) -> tuple[str, ...]:
    """The files on their way in, of which any may name the person. Raises ForgetRefused."""
    found = connection.execute(select(uploads.c.upload_id, uploads.c.status)).all()
    if any(row.status == "saving" for row in found):
        raise ForgetRefused(
            "A file is being saved now. Nothing was changed; try again in a minute."
        )
    return tuple(row.upload_id for row in found)


def _also_as_of(connection: Connection, subject: DataSubject) -> DataSubject:
    """The person as of an edition, too: it has names and rows that were replaced since."""
    try:
        then = subject_of(connection, min(subject.ids))
    except NobodyKnown:
        return subject
    more = ("names", "marks", "pairs", "as_mentee", "goals", "observations")
    return replace(subject, **{name: getattr(subject, name) | getattr(then, name) for name in more})


def _take_out(connection: Connection, subject: DataSubject, instead: Mapping[str, str]) -> None:
    """Take the person out of every table of one database."""
    lines = {(r["import_id"], r["line"]) for r in rows_about(connection, refused_lines, subject)}
    own = _OfOne(connection, subject, instead)
    own.close_accounts()
    for table in all_tables():
        if table.name in _UNCHANGED:
            continue
        own.remove_words(table, lines)
        own.remove_what_was_said(table)
    own.name_anew()


@dataclass(frozen=True)
class _OfOne:
    """One person being taken out of a database, inside its transaction."""

    connection: Connection
    subject: DataSubject
    instead: Mapping[str, str]

    def close_accounts(self) -> None:
        """The account of somebody who signed in is closed, and its e-mail goes wherever it did something."""
        theirs = accounts.c.participant_id.in_(sorted(self.subject.ids))
        found = self.connection.execute(
            select(accounts.c.account_id, accounts.c.email).where(theirs)
        ).all()
        for row in found:
            own = accounts.c.account_id == row.account_id
            for table in metadata.sorted_tables:
                if table is not accounts and "account_id" in table.c:
                    of_it = table.c.account_id == row.account_id
                    self.connection.execute(delete(table).where(of_it))
            hidden = columns_that(accounts, MayHold.HIDDEN)
            emptied = {name: _nothing(accounts, name) for name in hidden}
            self.connection.execute(
                update(accounts).where(own).values(active=0, display_name=REMOVED, **emptied)
            )
            other = f"gone-{row.account_id}@removed.invalid"
            for table in metadata.sorted_tables:
                for name in (
                    columns_that(table, MayHold.ACTOR) if table.name not in _UNCHANGED else ()
                ):
                    acted = func.lower(table.c[name]) == row.email.lower()
                    self.connection.execute(update(table).where(acted).values({name: other}))

    def remove_words(self, table: Table, lines: set[tuple[int, int]]) -> None:
        """Texts in which the person is named, rows as they were, and refused lines."""
        names = columns_that(table, MayHold.WORDS, MayHold.ROW, MayHold.CELLS)
        if not names:
            return
        if table is known_names:
            keys = [row["entry_id"] for row in rows_about(self.connection, table, self.subject)]
            self.connection.execute(delete(table).where(table.c.entry_id.in_(keys)))
            return
        rows = self.connection.execute(select(table).execution_options(yield_per=_AT_ONCE))
        changes = [
            (and_(*(c == row[c.name] for c in table.primary_key)), changed)
            for row in rows.mappings()
            if (changed := self._changed(table, names, dict(row), lines))
        ]
        for this, changed in changes:
            self.connection.execute(update(table).where(this).values(changed))

    def _changed(
        self,
        table: Table,
        names: tuple[str, ...],
        row: Mapping[str, Any],
        lines: set[tuple[int, int]],
    ) -> dict[str, Any]:
        """What a row is to say instead, by column; nothing where it does not name the person."""
        if table is import_refusals and (row["import_id"], row["line"]) in lines:
            return {"value": REMOVED, "reason": REMOVED, "remedy": ""}
        if table is refused_lines:
            return {"texts": null()} if self.subject.is_in_cells(row["texts"] or ()) else {}
        told = {name: self._without(table, name, row) for name in names}
        return {name: new for name, new in told.items() if new != row[name]}

    def _without(self, table: Table, name: str, row: Mapping[str, Any]) -> Any:
        value = row[name]
        if name in columns_that(table, MayHold.ROW):
            return self._row_without(metadata.tables[row["table_name"]], value)
        return self._words_without(value)

    def _words_without(self, value: Any) -> Any:
        if isinstance(value, str):
            return self.instead.get(value) or self.subject.without(value, REMOVED)
        if isinstance(value, Mapping):
            return {key: self._words_without(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self._words_without(inner) for inner in value]
        return value

    def _row_without(self, table: Table, values: Mapping[str, Any]) -> dict[str, Any]:
        """A row as it was filed, without who it was: an undo gives back what is left of it."""
        ids = [name for name in columns_that(table, MayHold.ID) if values.get(name) in self.instead]
        said = _WRITTEN_OF.get(table.name)
        theirs = bool(ids) or (said is not None and values.get(said.key) in said.of(self.subject))
        emptied = columns_that(table, MayHold.IDENTITY, MayHold.SAID_OF) if theirs else ()
        return {
            **values,
            **{name: _nothing(table, name) for name in emptied if name in values},
            **{name: self.instead[values[name]] for name in ids},
        }

    def remove_what_was_said(self, table: Table) -> None:
        """What was written of the person alone."""
        names = columns_that(table, MayHold.SAID_OF)
        if names:
            of = _WRITTEN_OF[table.name]
            emptied = {name: _nothing(table, name) for name in names}
            theirs = table.c[of.key].in_(of.of(self.subject))
            self.connection.execute(update(table).where(theirs).values(emptied))

    def name_anew(self) -> None:
        """Every id becomes the other one. The person's own rows come first, as others refer to them."""
        own = participants.c.participant_id
        no_names = dict.fromkeys(columns_that(participants, MayHold.IDENTITY))
        found = self.connection.execute(select(participants).where(own.in_(sorted(self.instead))))
        rows = [
            {**row, **no_names, "participant_id": self.instead[row["participant_id"]]}
            for row in found.mappings()
        ]
        if rows:
            self.connection.execute(insert(participants), rows)
        for table in all_tables():
            if table is participants or table.name in _UNCHANGED:
                continue
            for name in columns_that(table, MayHold.ID):
                for one, other in self.instead.items():
                    named = table.c[name] == one
                    self.connection.execute(update(table).where(named).values({name: other}))
        self.connection.execute(delete(participants).where(own.in_(sorted(self.instead))))


@dataclass(frozen=True)
class _WrittenOf:
    """By which column a row says of whom something was written, and which of its values are the person's."""

    key: str
    of: Callable[[DataSubject], frozenset[str]]


# Where something is written of one participant alone. A coach's goals are those of the mentees.
_WRITTEN_OF = {
    consents.name: _WrittenOf("participant_id", lambda subject: subject.ids),
    goals.name: _WrittenOf("pair_id", lambda subject: subject.as_mentee),
    class_cycles.name: _WrittenOf("observation_id", lambda subject: subject.observations),
}


def _nothing(table: Table, name: str) -> str | None:
    return None if table.c[name].nullable else ""


# -- the files of the database ------------------------------------------------------------------


def _drop_other_editions(database: Database, stands: Edition | None) -> None:
    """Editions from before the one that stands are read by nobody new, and name the person."""
    kept = 0 if stands is None else stands.number
    if database.is_sqlite:
        live = Path(database.url.database or "")
        for number in (n for n in editions.numbers_beside(live) if n != kept):
            editions.remove_with_logs(Edition(number, date.min).file_beside(live))
        return
    with database.checking() as connection:
        before = select(table_of_editions.c.number).where(table_of_editions.c.number != kept)
        numbers = list(connection.scalars(before))
    for edition in (Edition(number, date.min) for number in numbers):
        with database.writing("upgrade") as connection:
            connection.execute(DropSchema(edition.schema, cascade=True, if_exists=True))


def clean(database: Database) -> bool:
    """Have the database let go of what was deleted, in its files too; False where somebody reads still.

    SQLite keeps deleted rows in free pages and in its write-ahead log, PostgreSQL dead rows in its tables.
    """
    if not database.is_sqlite:
        _vacuum(database.url)
        return True
    live = Path(database.url.database or "")
    files = [live, *(Edition(n, date.min).file_beside(live) for n in editions.numbers_beside(live))]
    cleaned = [_vacuum(database.url.set(database=str(file))) for file in files]
    return all(cleaned)


def _vacuum(url: URL) -> bool:
    engine = plain_engine(url, writing=True)
    try:
        if engine.dialect.name == "postgresql":
            alone = engine.execution_options(isolation_level="AUTOCOMMIT")
            with alone.connect() as connection:
                connection.exec_driver_sql("VACUUM")
            return True
        with closing(engine.raw_connection()) as raw, closing(raw.cursor()) as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            done: Any = cursor.fetchone()
            return not done[0]
    finally:
        engine.dispose()
