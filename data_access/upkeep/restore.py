"""Puts a copy of a SQLite database back in the place of the one in use, while people work or not."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import func, make_url, select, update
from sqlalchemy.exc import DBAPIError

from data_access.people import accounts, audit
from data_access.storage.data_version import raise_version
from data_access.storage.database import DatabaseUnavailable
from data_access.storage.edition import Edition
from data_access.storage.private_files import PRIVATE_FILE
from data_access.storage.schema import editions, imports
from data_access.upkeep.editions import (
    named_in,
    numbers_beside,
    place_file,
    remove_with_logs,
)
from data_access.upkeep.upgrade import explain, plain_engine, state_of, upgrade

_WAITS_SECONDS = 60.0


@dataclass(frozen=True)
class Contents:
    """What a database holds, for whoever decides which of two is wanted."""

    imports: int
    newest: datetime | None


def contents_of(url: str) -> Contents | None:
    """How many imports a database holds, and when the newest was saved; None where it cannot be read."""
    if state_of(url) in ("missing", "empty"):
        return None
    engine = plain_engine(make_url(url), writing=False)
    try:
        with engine.connect() as connection:
            saved = imports.c.status == "saved"
            statement = select(func.count(), func.max(imports.c.finished_at)).where(saved)
            return Contents(*connection.execute(statement).one())
    finally:
        engine.dispose()


def restore(url: str, source: Path, today: date, who: str) -> Edition | None:
    """Make the database at `url` what it was when `source` was copied from it.

    First a copy of its own is made ready beside the database, where nobody reads it: brought up to date,
    with all sign-ins ended (in the copy some may be open that were ended since) and a line in the audit
    log. Then it takes the place of the data in one transaction, page by page within SQLite's own lock and
    never by putting a file over another one: whoever reads keeps what was begun with, writers wait, and
    the write-ahead log cannot be one of the other database. Disturbed before, nothing has changed; after,
    everything has.

    Returns the edition whose file is not beside the copy, if it names one.
    Raises DatabaseUnavailable, saying why; then nothing was changed.
    """
    where = make_url(url)
    if where.get_backend_name() != "sqlite":
        raise DatabaseUnavailable(
            "This restores SQLite databases. PostgreSQL has its own: "
            "pg_restore --clean --if-exists --single-transaction -d DATABASE_URL FILE"
        )
    _check(f"sqlite:///{source}", source)
    target = Path(where.database or "").resolve()
    if source.resolve() == target:
        raise DatabaseUnavailable(f"{source} is the database itself.")
    if not target.is_file():
        upgrade(url, today)  # makes the file, for its owner alone
    ready = target.with_name(f"{target.name}.restored")
    try:
        _copy_privately(source, ready)
        missing = _make_ready(ready, source, target, today, who)
        _put_in_place(ready, target)
    except (OSError, sqlite3.Error, DBAPIError) as error:
        # A file of an edition that lies there then is named by nothing, and goes with the next one made.
        raise DatabaseUnavailable(
            f"The copy could not be put back: {error}. Nothing was changed."
        ) from error
    finally:
        remove_with_logs(ready)
    return missing


def _copy_privately(source: Path, ready: Path) -> None:
    remove_with_logs(ready)
    os.close(os.open(ready, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as of,
        closing(sqlite3.connect(ready)) as to,
    ):
        of.backup(to)


def _make_ready(ready: Path, source: Path, target: Path, today: date, who: str) -> Edition | None:
    """All that is done to a copy before it is put in place; the edition it names and has no file of."""
    own = make_url(f"sqlite:///{ready}")
    upgrade(own.render_as_string(), today)
    found = named_in(own)
    missing = found is not None and not found.file_beside(source).is_file()
    renamed = None if found is None else _under_a_new_number(found, source, target)
    engine = plain_engine(own, writing=True)
    try:
        with engine.begin() as connection:
            if found is not None and renamed is not None:
                same = editions.c.number == found.number
                connection.execute(update(editions).where(same).values(number=renamed.number))
            detail = {"file": source.name, "data_version": raise_version(connection)}
            accounts.end_all_sign_ins(connection)
            audit.record(connection, who, "database_restored", detail)
    finally:
        engine.dispose()
    return found if missing else None


def _under_a_new_number(found: Edition, source: Path, target: Path) -> Edition:
    """The edition of a copy with a number that is in use nowhere, its file in place and up to date.

    Nothing names the file yet, and it is put over none of which somebody reads.
    """
    # The next one is that of an edition which may be made meanwhile.
    renamed = replace(found, number=max(found.number, *numbers_beside(target), 0) + 2)
    place_file(found.file_beside(source), renamed.file_beside(target))
    own = f"sqlite:///{renamed.file_beside(target)}"
    if state_of(own) not in ("current", "missing"):
        upgrade(own, renamed.day)
    return renamed


def _put_in_place(ready: Path, target: Path) -> None:
    """The one step that changes the database: whole, or not at all."""
    with (
        closing(sqlite3.connect(ready)) as of,
        closing(sqlite3.connect(target, timeout=_WAITS_SECONDS)) as to,
    ):
        of.backup(to)


def _check(copy: str, source: Path) -> None:
    """Refuse what is no whole copy of a database that this program can use."""
    if not source.is_file():
        raise DatabaseUnavailable(f"{source} is not there. Nothing was changed.")
    try:
        with closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as of:
            (said,) = of.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.Error as error:
        said = str(error)
    if said != "ok":
        raise DatabaseUnavailable(
            f"{source} is no whole copy of a database ({said}). Nothing was changed."
        )
    state = state_of(copy)
    if state == "newer":
        raise DatabaseUnavailable(f"{explain(state)} Nothing was changed.")
    if state in ("missing", "empty"):
        raise DatabaseUnavailable(f"{source} holds no reporting database. Nothing was changed.")
