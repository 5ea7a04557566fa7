"""Makes editions: copies of the data, of which outcome figures are made until the next named day.

An edition holds the facts, the summaries, the record of consents, the ledger of imports and what regions
said of months as they stood, and no account, no audit log, no upload. It is made beside the one that
stands and takes its place by one row (`editions`), so whoever is disturbed in the middle leaves the old
one standing.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import (
    URL,
    Column,
    Connection,
    MetaData,
    String,
    Table,
    event,
    insert,
    inspect,
    make_url,
    select,
)
from sqlalchemy.schema import CreateSchema, DropSchema

from config.program.editions import newest_named_day
from data_access.measures.protected import OF_TABLE
from data_access.people import audit
from data_access.storage.data_version import raise_version
from data_access.storage.database import Database, DatabaseUnavailable
from data_access.storage.edition import Edition
from data_access.storage.private_files import PRIVATE_FILE
from data_access.storage.schema import (
    consents,
    data_state,
    editions,
    filed_rows,
    imports,
    merged_ids,
    merged_programs,
    metadata,
    month_statements,
    same_people,
    same_programs,
    tables_of,
)
from data_access.upkeep.rebuild import count_anew
from data_access.upkeep.upgrade import plain_engine, state_of, upgrade

BY_ITSELF = "the product"
PATIENCE = 2_000  # milliseconds to wait for a turn on a named day: readers wait as long
_ATTACHED = "edition"
# Beside facts, summaries and the calendar: who agreed, which ids were read as one, which file a row came
# from, of which months regions said that there is nothing to report, and the data version.
_SAME = (same_people, merged_ids, same_programs, merged_programs, filed_rows)
_LEDGERS = (consents, *_SAME, imports, month_statements, data_state)


def kept() -> tuple[Table, ...]:
    """The tables whose rows an edition holds; all others are there and empty."""
    facts = (*tables_of("fact"), *tables_of("summary"), *tables_of("calendar"))
    return (*facts, *_LEDGERS)


def standing(database: Database) -> Edition | None:
    """The edition that stands."""
    with database.checking() as connection:
        return _newest(connection)


def _holds_outcomes(database: Database) -> bool:
    with database.checking() as connection:
        return any(
            connection.execute(select(*metadata.tables[name].primary_key).limit(1)).first()
            is not None
            for name in OF_TABLE
        )


def renew_if_due(database: Database, today: date) -> None:
    """Make a new edition where a named day has come since the one that stands; once, however many ask."""

    def is_due(found: Edition | None) -> bool:
        return found is not None and found.day < newest_named_day(today)

    if is_due(standing(database)):
        _make(database, today, BY_ITSELF, is_due, PATIENCE)


def first(database: Database, today: date) -> Edition | None:
    """The edition that stands; without one, the first, if there are any outcomes to make it of.

    It is made when outcomes are first asked for and not when they come, so that whoever begins can
    import one file after another before.
    """
    found = standing(database)
    if found is None and _holds_outcomes(database):
        return _make(database, today, BY_ITSELF, lambda now: now is None)
    return found


def make(database: Database, today: date, who: str) -> Edition:
    """Make an edition of the data of now, as of `today`. Raises DatabaseUnavailable where it cannot be."""
    return _make(database, today, who, lambda found: True)


def _make(
    database: Database,
    today: date,
    who: str,
    is_due: Callable[[Edition | None], bool],
    patience: int | None = None,
) -> Edition:
    with database.writing("upgrade", patience) as connection:
        # On PostgreSQL this is what imports, and others who make one, wait for.
        connection.execute(select(data_state.c.data_version).with_for_update())
        before = _newest(connection)
        if before is not None and not is_due(before):
            return before  # somebody else has made it meanwhile
        edition = Edition(before.number + 1 if before else 1, today)
        if database.is_sqlite:
            _copy_to_file(database, edition)
        else:
            _copy_to_schema(connection, edition)
        version = raise_version(connection)
        row = {"number": edition.number, "day": today, "made_by": who, "data_version": version}
        made_at = datetime.now(UTC).replace(tzinfo=None)
        connection.execute(insert(editions).values(**row, made_at=made_at))
        audit.record(connection, who, "edition_made", {"day": today, "number": edition.number})
    _clear_away(database, edition)
    return edition


def _newest(connection: Connection) -> Edition | None:
    newest = select(editions.c.number, editions.c.day).order_by(editions.c.number.desc())
    row = connection.execute(newest.limit(1)).first()
    return None if row is None else Edition(row.number, row.day)


# -- copying ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _CopiedTables:
    """The tables of an edition, named in their own schema."""

    metadata: MetaData
    version: Table

    @staticmethod
    def within(schema: str) -> _CopiedTables:
        own = MetaData(naming_convention=metadata.naming_convention)
        for table in metadata.sorted_tables:
            table.to_metadata(own, schema=schema)
        version = Table("alembic_version", own, Column("version_num", String(32)), schema=schema)
        return _CopiedTables(own, version)


def _fill(connection: Connection, schema: str) -> None:
    """Make the tables of an edition in an empty schema, and copy the rows that it holds."""
    shape = _CopiedTables.within(schema)
    shape.metadata.create_all(connection, checkfirst=False)
    for table in kept():
        names = [column.name for column in table.columns]
        copy = shape.metadata.tables[f"{schema}.{table.name}"]
        connection.execute(insert(copy).from_select(names, select(table)))
    now = Table("alembic_version", MetaData(), Column("version_num", String(32)))
    connection.execute(insert(shape.version).from_select(["version_num"], select(now)))


def _copy_to_schema(connection: Connection, edition: Edition) -> None:
    connection.execute(CreateSchema(edition.schema))
    _fill(connection, edition.schema)


def _copy_to_file(database: Database, edition: Edition) -> None:
    """Into a new file for its owner alone, which gets its name when it is whole and on the disk."""
    target = edition.file_beside(Path(database.url.database or ""))
    fresh = target.with_name(f"{target.name}.new")
    try:
        remove_with_logs(fresh)
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
        engine = plain_engine(database.url, writing=False)
        # Before any transaction begins; what is read of the database is one snapshot of it.
        attach = f"ATTACH DATABASE ? AS {_ATTACHED}"
        event.listen(engine, "connect", lambda raw, record: raw.execute(attach, (str(fresh),)))
        try:
            with engine.begin() as connection:
                _fill(connection, _ATTACHED)
        finally:
            engine.dispose()
        os.replace(fresh, target)
    except OSError as error:
        raise DatabaseUnavailable(
            f"The data for outcome figures could not be set apart: {error.strerror}. "
            "Nothing was changed; free some space and check who owns the database's folder."
        ) from error
    finally:
        remove_with_logs(fresh)


def remove_with_logs(file: Path) -> None:
    """Remove a SQLite file with all that stands beside it; it need not be there."""
    for ending in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + ending).unlink(missing_ok=True)


def _clear_away(database: Database, stands: Edition) -> None:
    """Remove the editions before the last two: whoever reads now may have begun by the one before."""
    if database.is_sqlite:
        live = Path(database.url.database or "")
        # Also those of data in whose place a copy was put: no row names them.
        for number in (n for n in numbers_beside(live) if n < stands.number - 1):
            with suppress(OSError):
                remove_with_logs(replace(stands, number=number).file_beside(live))
        return
    with database.checking() as connection:
        rows = connection.execute(
            select(editions.c.number, editions.c.day).where(editions.c.number < stands.number - 1)
        ).all()
    for row in rows:
        old = Edition(row.number, row.day)
        with suppress(DatabaseUnavailable), database.writing("upgrade", 2_000) as connection:
            connection.execute(DropSchema(old.schema, cascade=True, if_exists=True))


def numbers_beside(database: Path) -> tuple[int, ...]:
    """The numbers of all editions of which a file lies beside a SQLite database."""
    before = f"{database.name}.edition-"
    endings = (file.name.removeprefix(before) for file in database.parent.glob(f"{before}*"))
    return tuple(sorted(int(ending) for ending in endings if ending.isdigit()))


def is_there(database: Database, edition: Edition) -> bool:
    """Whether its data are still beside the database: its file, or its schema."""
    if database.is_sqlite:
        return edition.file_beside(Path(database.url.database or "")).is_file()
    with database.checking() as connection:
        return edition.schema in inspect(connection).get_schema_names()


def copy_beside(source: Path, target: Path) -> Path | None:
    """Put the edition that a copy of a SQLite database names beside it, for its owner alone.

    Returns its file; None where there is none. Raises DatabaseUnavailable where it cannot be copied.
    """
    found = named_in(make_url(f"sqlite:///{target}"))
    if found is None:
        return None
    try:
        if not found.file_beside(source).is_file():
            return None
        beside = found.file_beside(target)
        os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
        shutil.copyfile(found.file_beside(source), beside)
        return beside
    except OSError as error:
        raise DatabaseUnavailable(
            f"The data of outcome figures could not be copied beside it: {error.strerror}."
        ) from error


def place_file(source: Path, target: Path) -> None:
    """Put a copy of an edition's file where nothing names it yet, whole and for its owner alone.

    Without `source`, no file is left there either: one of an attempt that was broken off.
    """
    remove_with_logs(target)
    if not source.is_file():
        return
    fresh = target.with_name(f"{target.name}.new")
    try:
        remove_with_logs(fresh)
        os.close(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
        shutil.copyfile(source, fresh)
        os.replace(fresh, target)
    finally:
        remove_with_logs(fresh)


def named_in(url: URL) -> Edition | None:
    """The edition that a database names, read past `Database`: nobody's rows are."""
    engine = plain_engine(url, writing=False)
    try:
        with engine.connect() as connection:
            return _newest(connection)
    finally:
        engine.dispose()


# -- upkeep -------------------------------------------------------------------------------------


def bring_up_to_date(url: str) -> bool:
    """Give the edition that stands the shape and the rules of counting of this program, as of its day.

    Its facts stay as they were. Says whether there was anything to do.
    """
    live = make_url(url)
    found = named_in(live)
    if found is None:
        return False
    own = found.url(live).render_as_string(hide_password=False)
    if state_of(own) in ("current", "missing", "empty"):  # none there: nothing is made in its place
        return False
    upgrade(own, found.day)
    return True


def rebuild_edition(database: Database) -> Edition | None:
    """Count the summaries of the edition that stands anew, from its own facts and as of its day."""
    found = standing(database)
    if found is None:
        return None
    with database.edition_database(found).writing("upgrade") as connection:
        count_anew(connection, found.day)
    return found
