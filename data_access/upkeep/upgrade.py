"""Brings a reporting database to the shape this program needs, and says in which state one is."""

from __future__ import annotations

import sqlite3
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import (
    URL,
    Connection,
    Engine,
    create_engine,
    event,
    func,
    insert,
    make_url,
    select,
    update,
)
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from config.program.calendars import (
    first_day,
    last_day,
    months_between,
    program_year_of,
)
from config.program.dosage import (
    CLOSED_MONTHS,
    TARGETS,
    target_on,
)
from config.settings import MASSACHUSETTS
from data_access.storage.data_version import begin_version
from data_access.storage.database import DatabaseUnavailable
from data_access.storage.private_files import private_database, private_folder
from data_access.storage.schema import (
    data_state,
    metadata,
    months,
    tables_of,
)
from data_access.summaries.fingerprint import fingerprint
from data_access.upkeep import before_release
from data_access.upkeep.rebuild import count_anew
from data_access.upkeep.shape import Shape, lacking, shape_needed, shape_of

MIGRATIONS = Path(__file__).resolve().parent / "migrations"
FIRST_MONTH, LAST_MONTH = "2005-01", "2060-12"

# Two upgrades of one PostgreSQL database wait for each other by this number; any would do.
_LOCK = 7_220_054_113

_WORDS = {
    "missing": ("There is no reporting database yet. Make one with: python -m dashboard upgrade"),
    "empty": (
        "The reporting database is there, but holds no tables yet. "
        "Make them with: python -m dashboard upgrade"
    ),
    "older": (
        "The reporting database is older than this program. "
        "Bring it up to date with: python -m dashboard upgrade"
    ),
    "stale": (
        "The figures of the reporting database were counted by another version of this program. "
        "Count them anew with: python -m dashboard upgrade"
    ),
    "current": "The reporting database is up to date.",
    "newer": (
        "The reporting database was made by a newer version of this program. "
        "Nothing was changed; install that version, or restore an older copy of the database."
    ),
}


def explain(state: str) -> str:
    """A sentence for a state of `state_of`: what it means and what to do."""
    return _WORDS[state]


def state_of(url: str) -> str:
    """How the database at `url` stands: "missing", "empty", "older", "stale", "current" or "newer".

    "stale": its tables are those of this program, but its summaries were counted by other rules.
    Changes nothing and makes no file. Raises DatabaseUnavailable where a server does not answer, where
    the role may not read, and where tables or columns are missing that the database should have.
    """
    where = make_url(url)
    if where.get_backend_name() == "sqlite" and not Path(where.database or "").is_file():
        return "missing"
    engine = plain_engine(where, writing=False)
    try:
        with engine.connect() as connection:
            return _state(connection)
    except DBAPIError as error:
        if _names_no_database(error):
            return "missing"
        raise DatabaseUnavailable(_why_not_read(error, where)) from error
    finally:
        engine.dispose()


def require_current(url: str) -> None:
    """Raise DatabaseUnavailable, saying what to do, unless the database is up to date."""
    if (state := state_of(url)) != "current":
        raise DatabaseUnavailable(explain(state))


def _state(connection: Connection) -> str:
    scripts = _scripts()
    revision = MigrationContext.configure(connection).get_current_revision()
    if revision is None:
        return "empty"
    if revision == scripts.get_current_head():
        _require_whole(connection)
        counted_by = connection.scalar(select(data_state.c.counted_by))
        return "current" if counted_by == fingerprint() else "stale"
    known = {script.revision for script in scripts.walk_revisions()}
    return "older" if revision in known else "newer"


@cache
def _scripts() -> ScriptDirectory:
    """The migrations of this program, read once: they do not change while it runs."""
    return ScriptDirectory(str(MIGRATIONS))


def _require_whole(connection: Connection) -> None:
    """Raise DatabaseUnavailable, naming what is missing, unless all is there that this program needs."""
    needed = shape_needed(metadata)
    missing = lacking(shape_of(connection), needed)
    if not missing:
        return
    named = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if missing[5:] else "")
    if set(missing) <= set(lacking(_released(newest_revision()), needed)):
        raise DatabaseUnavailable(
            f"This program needs {named}, which none of its migrations makes. Nothing was changed. "
            'Whoever changed the schema writes one: python -m dashboard migrate "what changed"'
        )
    raise DatabaseUnavailable(
        f"The reporting database calls itself up to date, but lacks {named}. Something other than "
        "the upgrades of this program changed it. Nothing was changed; put back a copy that was "
        "made before: python -m dashboard restore FILE"
    )


@cache
def _released(revision: str) -> Shape:
    """The tables and columns that the migrations up to `revision` make."""
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        command.upgrade(alembic_config(connection), revision)
        return shape_of(connection)


def _names_no_database(error: DBAPIError) -> bool:
    text = str(error.orig)
    return "database" in text and "does not exist" in text


def _names_no_right(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) == "42501"  # insufficient_privilege


def _is_no_database(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlite_errorcode", None) in (
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
    )


def _why_not_read(error: DBAPIError, url: URL) -> str:
    if _names_no_right(error):
        return (
            f"The role {url.username or 'of this address'} may not read the tables of the reporting "
            "database. Grant it the rights that docs/operating.md lists, as the owner of the tables."
        )
    if _is_no_database(error):
        return (
            f"The file {url.database} is no whole database. Nothing was changed; put back a copy with: "
            "python -m dashboard restore FILE"
        )
    return "The reporting database does not answer. Check DATABASE_URL and that the server runs."


def upgrade(url: str, today: date | None = None) -> None:
    """Bring the database at `url` to the newest shape and fill the calendar of months anew.

    A SQLite file is made where there is none, with its folder. All happens in one transaction.
    Where facts are there already and the tables, the calendar or the rules by which summaries are
    counted have changed, the summaries are counted anew as of `today` (default: today in
    Massachusetts) and the data version is raised.
    Raises DatabaseUnavailable where the database is newer than this program, or not reachable.
    """
    where = make_url(url)
    if where.get_backend_name() == "sqlite":
        path = Path(where.database or "").resolve()
        _make_private(path, where)
    engine = plain_engine(where, writing=True)
    try:
        with engine.begin() as connection:
            _upgrade(connection, today or datetime.now(MASSACHUSETTS).date())
    except DBAPIError as error:
        raise DatabaseUnavailable(_refusal(error, where)) from error
    finally:
        engine.dispose()


def _make_private(path: Path, where: URL) -> None:
    try:
        private_folder(path.parent)
        private_database(path)
    except OSError as error:
        raise DatabaseUnavailable(
            f"The file {where.database} cannot be written. Nothing was changed; "
            "check who owns the file and its folder."
        ) from error


def _upgrade(connection: Connection, today: date) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_LOCK)))
    state = _state(connection)
    if state == "newer":
        raise DatabaseUnavailable(explain(state))
    if state not in ("stale", "current"):
        config = alembic_config(connection)
        revision = MigrationContext.configure(connection).get_current_revision() or ""
        if revision in before_release.MADE_BEFORE:
            before_release.complete(connection, revision, _released(revision), config)
        command.upgrade(config, "head")
        _require_whole(connection)
    calendar_changed = _fill_months(connection)
    if not connection.scalar(select(func.count()).select_from(data_state)):
        begin_version(connection)
    if calendar_changed or state != "current":
        if _holds_facts(connection):
            count_anew(connection, today)
        else:
            connection.execute(update(data_state).values(counted_by=fingerprint()))


def _holds_facts(connection: Connection) -> bool:
    return any(
        connection.execute(select(*table.primary_key).limit(1)).first() is not None
        for table in tables_of("fact")
    )


def newest_revision() -> str:
    """The number of the newest migration of this program."""
    return _scripts().get_current_head() or ""


def number_after_head() -> str:
    """The number of the next migration: 0004 after 0003."""
    return f"{int(newest_revision() or 0) + 1:04d}"


def alembic_config(connection: Connection) -> Config:
    """Alembic on one connection, in whose transaction all happens."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    config.attributes["connection"] = connection
    return config


def calendar_rows() -> list[dict[str, Any]]:
    """The rows of `months`: each month with its program year and the intended minutes a pair."""
    earliest = TARGETS[0].valid_from
    rows: list[dict[str, Any]] = []
    for month in months_between(FIRST_MONTH, LAST_MONTH):
        first = first_day(month)
        target = target_on(first) if first >= earliest else None
        rows.append(
            {
                "month": month,
                "first_day": first,
                "last_day": last_day(month),
                "program_year": program_year_of(first),
                "intended_low": target.minutes_low if target else 0,
                "intended_high": target.minutes_high if target else 0,
                "closed": int(month in CLOSED_MONTHS),
            }
        )
    return rows


def _fill_months(connection: Connection) -> bool:
    """Write the calendar anew; says whether it differs from the one before."""
    rows = calendar_rows()
    before = connection.execute(select(months).order_by(months.c.month)).mappings().all()
    if [dict(row) for row in before] == rows:
        return False
    connection.execute(months.delete())
    connection.execute(insert(months), rows)
    return True


def plain_engine(url: URL, writing: bool) -> Engine:
    """An engine without the rules of `Database`: it may write every table and run every DDL."""
    engine = create_engine(url, poolclass=NullPool)
    if engine.dialect.name == "sqlite":

        @event.listens_for(engine, "connect")
        def _on_connect(raw: Any, record: Any) -> None:
            raw.isolation_level = None  # DDL joins our transaction instead of ending it
            raw.execute("PRAGMA busy_timeout=15000")
            if writing:
                raw.execute("PRAGMA journal_mode=WAL")

        @event.listens_for(engine, "begin")
        def _on_begin(connection: Connection) -> None:
            connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _refusal(error: DBAPIError, url: URL) -> str:
    text = str(error.orig).lower()
    if _names_no_right(error):
        return (
            f"The role {url.username or 'of this address'} may not change the tables of the reporting "
            "database. Nothing was changed; upgrade as the role that owns them."
        )
    if _names_no_database(error):
        return (
            f"PostgreSQL has no database named {url.database}. "
            f"Create it with: createdb {url.database}"
        )
    if "readonly" in text or "unable to open" in text:
        return (
            f"The file {url.database} cannot be written. Nothing was changed; "
            "check who owns the file and its folder."
        )
    if "full" in text:
        return "The disk is full. Nothing was changed; free some space and try again."
    return (
        "The reporting database could not be brought up to date; nothing was changed. "
        f"It answered: {error.orig}"
    )
