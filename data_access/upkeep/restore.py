"""Puts a copy of a SQLite database back in the place of the one in use, while people work or not."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import func, make_url, select

from data_access.people import accounts, audit
from data_access.storage.data_version import raise_version
from data_access.storage.database import DatabaseUnavailable
from data_access.storage.edition import Edition
from data_access.storage.private_files import PRIVATE_FILE
from data_access.storage.schema import imports
from data_access.upkeep.editions import named_in
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

    Page by page within SQLite's own lock, never by putting a file over another one: whoever reads keeps
    what was begun with, writers wait, and the write-ahead log cannot be one of the other database. A
    copy of an older program is brought up to date. All sign-ins end: in the copy some may be open that
    were ended since. Returns the edition whose file is not beside the copy, if it names one.
    Raises DatabaseUnavailable, saying why; then nothing was changed.
    """
    where = make_url(url)
    if where.get_backend_name() != "sqlite":
        raise DatabaseUnavailable(
            "This restores SQLite databases. PostgreSQL has its own: "
            "pg_restore --clean --if-exists --single-transaction -d DATABASE_URL FILE"
        )
    copy = f"sqlite:///{source}"
    _check(copy, source)
    target = Path(where.database or "").resolve()
    if source.resolve() == target:
        raise DatabaseUnavailable(f"{source} is the database itself.")
    found = named_in(make_url(copy))
    missing = found is not None and not found.file_beside(source).is_file()
    fresh = None if found is None or missing else _put_beside(found, source, target)
    if not target.is_file():
        upgrade(url, today)  # makes the file, for its owner alone
    try:
        with (
            closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as of,
            closing(sqlite3.connect(target, timeout=_WAITS_SECONDS)) as to,
        ):
            of.backup(to)
    except sqlite3.Error as error:
        if fresh is not None:
            fresh.unlink(missing_ok=True)
        raise DatabaseUnavailable(f"The copy could not be put back: {error}.") from error
    if found is not None and fresh is not None:
        os.replace(fresh, found.file_beside(target))
    upgrade(url, today)
    engine = plain_engine(where, writing=True)
    try:
        with engine.begin() as connection:
            detail = {"file": source.name, "data_version": raise_version(connection)}
            accounts.end_all_sign_ins(connection)
            audit.record(connection, who, "database_restored", detail)
    finally:
        engine.dispose()
    return found if missing else None


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


def _put_beside(found: Edition, source: Path, target: Path) -> Path:
    """Copy the file of an edition to where it will be used, under a name of its own."""
    wanted = found.file_beside(target)
    fresh = wanted.with_name(f"{wanted.name}.restored")
    try:
        fresh.unlink(missing_ok=True)
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
        shutil.copyfile(found.file_beside(source), fresh)
    except OSError as error:
        raise DatabaseUnavailable(
            f"The data of outcome figures could not be copied: {error.strerror}. Nothing was changed."
        ) from error
    return fresh
