"""What a writer has loaded is there when it ends without an error, and gone when it does not."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import insert, select, update

from data_access.storage import schema
from data_access.storage.database import (
    Database,
    DatabaseUnavailable,
    RefusedQuery,
)
from data_access.storage.dialect import bulk_load
from data_access.storage.private_files import private_folder
from data_access.storage.scope import Scope, scope_of
from data_access.upkeep.backup import backup
from data_access.upkeep.upgrade import state_of, upgrade

STATE = Scope(None, False, "test", "eec_staff")
COLUMNS = ("program_number", "name", "program_type", "import_id", "line")
ROW = ("PRG-1", "Demo Center", "CENTER", 1, 2)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    upgrade(database_url)
    opened = Database(database_url)
    yield opened
    opened.dispose()


def _names(database: Database) -> list[str]:
    with database.reading(STATE) as reader:
        rows = reader.rows(schema.programs)
        return list(reader.execute(select(rows.c.program_number)).scalars())


def test_a_transaction_of_nothing_but_a_bulk_load_is_kept(database: Database) -> None:
    with database.writing("import") as connection:
        bulk_load(connection, schema.programs, COLUMNS, [ROW])
    assert _names(database) == ["PRG-1"]


def test_what_ends_in_an_error_leaves_nothing(database: Database) -> None:
    with pytest.raises(ZeroDivisionError), database.writing("import") as connection:
        bulk_load(connection, schema.programs, COLUMNS, [ROW])
        raise ZeroDivisionError
    assert _names(database) == []


def test_only_a_known_purpose_writes_and_only_its_own_tables(database: Database) -> None:
    with pytest.raises(RefusedQuery), database.writing("curiosity"):
        pass
    for again in range(2):  # a statement that was let through once is judged anew
        with database.writing("import") as connection:
            connection.execute(select(schema.programs).limit(again + 1))
        with pytest.raises(RefusedQuery), database.writing("accounts") as connection:
            connection.execute(select(schema.programs).limit(again + 1))


def test_an_import_gives_nobody_an_account_and_reads_none(database: Database) -> None:
    for tried in (
        update(schema.accounts).values(role="admin"),
        insert(schema.sign_ins).values(token_hash="x", account_id=1),
        select(schema.accounts.c.password_hash),
    ):
        with pytest.raises(RefusedQuery), database.writing("import") as connection:
            connection.execute(tried)


def test_a_reader_is_only_ever_narrowed(database: Database) -> None:
    own = scope_of("facilitator", 1, "f@example.org")
    state = scope_of("eec_staff", None, "s@example.org")
    totals = replace(own, regions=None, sees_names=False, totals_only=True)
    pairs = replace(own, participant="A")
    with database.reading(own) as reader:
        assert reader.within(pairs).scope == pairs
        rest = reader.rest_of_state()
        assert rest is not None and rest.scope.aggregate_only and not rest.scope.sees_names
        wider = [
            state,
            replace(own, regions=None),
            replace(own, regions=(1, 2)),
            replace(own, regions=(2,)),
            replace(own, role="admin"),
            rest.scope,
        ]
        for scope in wider:
            with pytest.raises(RefusedQuery):
                reader.within(scope)
        with pytest.raises(RefusedQuery):
            rest.within(replace(rest.scope, aggregate_only=False))
        with pytest.raises(LookupError):
            reader.rows_told(schema.participants)
    for narrow, wider_again in ((pairs, own), (replace(own, sees_names=False), own)):
        with database.reading(narrow) as reader, pytest.raises(RefusedQuery):
            reader.within(wider_again)
    with database.reading(totals) as reader:
        assert not reader.with_regions().scope.totals_only
        with pytest.raises(RefusedQuery):
            reader.within(replace(totals, totals_only=False))


def test_sqlite_s_files_are_their_owner_s_alone(sqlite_url: str, tmp_path: Path) -> None:
    """Also with a umask that leaves everything open, and where an earlier release left it so."""
    before = os.umask(0)
    try:
        folder = tmp_path / "new"
        url = f"sqlite:///{folder}/pac.sqlite3"
        upgrade(url)
        for loosened in (False, True):
            opened = Database(url)
            with opened.writing("import") as connection:
                bulk_load(connection, schema.programs, COLUMNS, [(f"P{loosened}", *ROW[1:])])
                made = {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
            opened.dispose()
            assert made == dict.fromkeys(
                ("pac.sqlite3", "pac.sqlite3-wal", "pac.sqlite3-shm"), 0o600
            )
            (folder / "pac.sqlite3").chmod(0o666)
        assert folder.stat().st_mode & 0o777 == 0o700
        upgrade(url)
        assert (folder / "pac.sqlite3").stat().st_mode & 0o777 == 0o600
        backup(url, tmp_path / "copy.sqlite3")
        assert (tmp_path / "copy.sqlite3").stat().st_mode & 0o777 == 0o600
        assert state_of(f"sqlite:///{tmp_path}/copy.sqlite3") == "current"
        with pytest.raises(DatabaseUnavailable, match="already"):
            backup(url, tmp_path / "copy.sqlite3")
        private_folder(tmp_path / "uploads")
        assert (tmp_path / "uploads").stat().st_mode & 0o777 == 0o700
    finally:
        os.umask(before)


def test_a_database_nobody_holds_leaves_no_connection_open(postgres_url: str) -> None:
    upgrade(postgres_url)

    def open_connections() -> int:
        with psycopg.connect(postgres_url.replace("+psycopg", "")) as own:
            row = own.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            ).fetchone()
        assert row is not None
        return int(row[0])

    def comes_to(expected: int) -> bool:
        """The server ends what was closed a moment later."""
        until = time.monotonic() + 60
        while (now := open_connections()) != expected and time.monotonic() < until:
            time.sleep(0.05)
        return now == expected

    gc.collect()
    assert comes_to(0)
    database = Database(postgres_url)
    assert _names(database) == []
    assert comes_to(1)
    del database
    gc.collect()  # an unclosed connection would complain here, and fail the test
    assert comes_to(0)
