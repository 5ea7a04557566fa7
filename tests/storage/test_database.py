"""What a writer has loaded is there when it ends without an error, and gone when it does not."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import insert, select, update

from data_access.storage import schema
from data_access.storage.database import (
    Database,
    RefusedQuery,
)
from data_access.storage.dialect import bulk_load
from data_access.storage.scope import Scope
from data_access.upkeep.upgrade import upgrade

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

    gc.collect()
    before = open_connections()
    database = Database(postgres_url)
    assert _names(database) == []
    assert open_connections() == before + 1
    del database
    gc.collect()  # an unclosed connection would complain here, and fail the test
    assert open_connections() == before
