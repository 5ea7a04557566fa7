"""A PostgreSQL server that hangs keeps nobody waiting for ever, and is asked again once it works."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from data_access.storage import patience
from data_access.storage.database import Database, DatabaseUnavailable
from data_access.storage.schema import data_state

pytestmark = pytest.mark.postgres


@pytest.fixture
def database(ready_postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Database]:
    monkeypatch.setattr(patience, "FIRST_ANSWER_SECONDS", 0.3)
    database = Database(ready_postgres_url)
    yield database
    database.dispose()


def _process(database: Database) -> int:
    """The server's process behind the one connection that the pool holds."""
    with database.checking() as connection:
        return int(connection.scalar(select(func.pg_backend_pid())) or 0)


def test_a_connection_that_stopped_answering_is_left_for_another(database: Database) -> None:
    stopped = _process(database)
    os.kill(stopped, signal.SIGSTOP)
    try:
        assert _process(database) != stopped
    finally:
        os.kill(stopped, signal.SIGCONT)


def test_a_statement_that_is_never_answered_is_given_up(database: Database) -> None:
    with (
        pytest.raises(DatabaseUnavailable, match="busy or down"),
        database.checking() as connection,
    ):
        stopped = int(connection.scalar(select(func.pg_backend_pid())) or 0)
        os.kill(stopped, signal.SIGSTOP)
        try:
            with patience.waiting_for_a_first_answer():
                connection.scalar(select(data_state.c.data_version))
        finally:
            os.kill(stopped, signal.SIGCONT)
    assert _process(database) != stopped  # that connection is closed


def test_the_server_ends_a_statement_that_takes_too_long(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(patience.STATEMENT_SECONDS, "read", 0.2)
    with (
        pytest.raises(DatabaseUnavailable, match="busy or down"),
        database.checking() as connection,
    ):
        connection.scalar(select(func.pg_sleep(5)))
