"""When the disk is full or the database away, the message says so, nothing is lost, and it goes on."""

from __future__ import annotations

import errno
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any

import psycopg
import pytest
from sqlalchemy import event, text

from data_access.imports import spool
from data_access.imports.spool import Spool
from data_access.recount.verify import differences
from data_access.storage.database import DatabaseUnavailable
from tests.conftest import missing
from tests.imports.conftest import (
    PAIRS,
    PARTICIPANTS,
    PROGRAMS,
    TODAY,
    Importer,
    session,
    write_csv,
)
from tests.imports.content import content_hash
from tests.machines.postgres import (
    LAUNCHER,
    SETTINGS,
    Account,
    PostgresMissing,
    PostgresServer,
    running_server,
)

FULL = r"^The disk of the reporting database is full\. Nothing was saved; free some space\.$"
READ_ONLY = r"^The reporting database is read-only\. Nothing was saved; tell the administrator\.$"
AWAY = r"^The reporting database (is busy or down|does not answer)\. Nothing was (saved|lost); try again"
START_SECONDS = 120


def begin(importer: Importer) -> Importer:
    for key, rows in (("programs", PROGRAMS), ("participants", PARTICIPANTS), ("pairs", PAIRS)):
        assert importer.take(key, rows).rows_refused == 0
    importer.take("sessions", [session(1), session(2)])
    return importer


ROWS = [session(2, minutes_total="90"), *(session(n) for n in range(3, 40))]


@dataclass(frozen=True)
class State:
    """What the database says, and how often it was written to."""

    facts: str
    imports: int
    version: int

    @classmethod
    def of(cls, importer: Importer) -> State:
        return cls(content_hash(importer.engine), importer.count("imports"), importer.data_version)


def fails(importer: Importer, words: str, rows: Any = ROWS) -> None:
    """An import that cannot be saved: it says why, and leaves no trace."""
    with pytest.raises(DatabaseUnavailable, match=words):
        importer.take("sessions", rows)


def works(importer: Importer, before: State) -> None:
    """Nothing was lost, and the same program imports the same rows without a restart."""
    assert State.of(importer) == before
    outcome = importer.take("sessions", ROWS)
    assert (outcome.status, outcome.rows_new, outcome.rows_changed) == ("saved", 37, 1)
    assert State.of(importer).version == before.version + 1
    with importer.engine.connect() as connection:
        assert list(differences(connection, TODAY)) == []


# -- full -----------------------------------------------------------------------------------------


def test_a_full_disk_under_sqlite(sqlite_url: str, tmp_path: Path) -> None:
    importer = begin(Importer(sqlite_url, tmp_path))
    pages = 1 << 30

    def limit(connection: Any) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    event.listen(importer.database._engine("write"), "begin", limit)
    before = State.of(importer)
    pages = 1  # it keeps what it has, and gets no page more
    fails(importer, FULL, [session(n, goals_addressed=f"G-{n}") for n in range(2, 2_000)])
    pages = 1 << 30
    works(importer, before)
    importer.database.dispose()
    importer.engine.dispose()


def test_a_full_disk_under_postgresql(postgres_url: str, tmp_path: Path) -> None:
    importer = begin(Importer(postgres_url, tmp_path))
    before = State.of(importer)
    words = "could not extend file: No space left on device"
    with importer.engine.begin() as connection:
        connection.execute(text(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{words}' USING ERRCODE = '53100'; END $$"
        ))  # fmt: skip
        connection.execute(text(
            "CREATE TRIGGER full_disk BEFORE INSERT ON sessions EXECUTE FUNCTION full_disk()"
        ))  # fmt: skip
    fails(importer, FULL)
    with importer.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER full_disk ON sessions"))
    works(importer, before)
    importer.database.dispose()
    importer.engine.dispose()


def test_no_room_for_what_is_read(importer: Importer, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows of a file wait in a temporary file, whose disk may be full as well."""
    before = State.of(begin(importer))

    class Full(SpooledTemporaryFile[bytes]):
        def write(self, data: Any) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(spool, "SpooledTemporaryFile", Full)
        fails(
            importer, r"^The disk for temporary files is full\. Nothing was saved; free some space"
        )
    works(importer, before)


def test_a_copy_that_takes_too_long(
    postgres_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PostgreSQL breaks it off; the driver says so past SQLAlchemy."""
    importer = begin(Importer(postgres_url, tmp_path))
    before = State.of(importer)
    rows_of = Spool.rows

    def slowly(spool: Spool, table: str) -> Iterator[list[Any]]:
        for row in rows_of(spool, table):
            time.sleep(0.02)
            yield row

    def hurry(connection: Any) -> None:
        connection.exec_driver_sql("SET LOCAL statement_timeout = 200")

    writing = importer.database._engine("write")
    event.listen(writing, "begin", hurry)
    with monkeypatch.context() as patch:
        patch.setattr(Spool, "rows", slowly)
        fails(importer, AWAY)
    event.remove(writing, "begin", hurry)
    works(importer, before)
    importer.database.dispose()
    importer.engine.dispose()


# -- read-only ------------------------------------------------------------------------------------


def test_a_sqlite_file_that_may_only_be_read(sqlite_url: str, tmp_path: Path) -> None:
    importer = begin(Importer(sqlite_url, tmp_path))
    before = State.of(importer)
    readable = "OFF"

    def protect(raw: Any, *_: Any) -> None:
        raw.execute(f"PRAGMA query_only={readable}")

    event.listen(importer.database._engine("write"), "checkout", protect)
    readable = "ON"
    fails(importer, READ_ONLY)
    readable = "OFF"
    works(importer, before)
    importer.database.dispose()
    importer.engine.dispose()


def test_a_folder_of_sqlite_that_may_only_be_read(sqlite_url: str, tmp_path: Path) -> None:
    """Then not even a connection comes about."""
    importer = begin(Importer(sqlite_url, tmp_path))
    before = State.of(importer)
    importer.database.dispose()

    def refuse(*_: Any) -> None:
        raise sqlite3.OperationalError("attempt to write a readonly database")

    writing = importer.database._engine("write")
    event.listen(writing, "do_connect", refuse)
    fails(importer, READ_ONLY)
    event.remove(writing, "do_connect", refuse)
    works(importer, before)
    importer.database.dispose()
    importer.engine.dispose()


def test_a_postgresql_server_that_may_only_be_read(postgres_url: str, tmp_path: Path) -> None:
    """As a copy of the server that stands by is, or one on which a switch-over goes on."""
    importer = begin(Importer(postgres_url, tmp_path))
    before = State.of(importer)

    def protect(value: str) -> None:
        name = importer.engine.url.database
        with importer.engine.connect().execution_options(
            isolation_level="AUTOCOMMIT"
        ) as connection:
            connection.execute(
                text(f"ALTER DATABASE {name} SET default_transaction_read_only = {value}")
            )
        importer.database.dispose()  # as if the server had been started anew

    protect("on")
    fails(importer, READ_ONLY)
    with importer.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("SET default_transaction_read_only = off"))
        name = importer.engine.url.database
        connection.execute(text(f"ALTER DATABASE {name} RESET default_transaction_read_only"))
    importer.database.dispose()
    works(importer, before)
    importer.database.dispose()
    importer.engine.dispose()


# -- away -----------------------------------------------------------------------------------------


def test_a_sqlite_file_that_is_away_and_comes_back(sqlite_url: str, tmp_path: Path) -> None:
    importer = begin(Importer(sqlite_url, tmp_path))
    before = State.of(importer)
    file, elsewhere = tmp_path / "pac.sqlite3", tmp_path / "elsewhere"
    elsewhere.mkdir()
    for part in tmp_path.glob("pac.sqlite3*"):
        part.rename(elsewhere / part.name)
    fails(importer, r"^There is no reporting database where DATABASE_URL points to\. Make one with")
    assert not file.exists()  # and none was made in its place
    for part in elsewhere.iterdir():
        part.rename(tmp_path / part.name)
    works(importer, before)
    importer.database.dispose()
    importer.engine.dispose()


class Server:
    """A PostgreSQL server of one's own that can be stopped and started on the same port."""

    def __init__(self, server: PostgresServer) -> None:
        self._server = server
        with psycopg.connect(server.url("postgres").replace("+psycopg", "")) as connection:
            found = connection.execute("SHOW data_directory").fetchone()
        assert found is not None
        self._cluster = Path(found[0])
        self._process: subprocess.Popen[bytes] | None = None

    def stop(self) -> None:
        if self._process is None:
            os.kill(self._server.process_id, signal.SIGINT)
        else:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(START_SECONDS)
        self._wait(lambda: not (self._cluster / "postmaster.pid").exists())

    def start(self) -> None:
        account = Account.for_server()
        command: list[str | Path] = [sys.executable, "-I", "-S", "-c", LAUNCHER]
        command += [str(account.user), str(account.group)]
        command += [self._server.binaries / "postgres", "-D", self._cluster]
        command += ["-p", str(self._server.port)]
        for name, value in SETTINGS.items():
            command += ["-c", f"{name}={value}"]
        log = self._cluster.parent / "again.log"
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                command, cwd=self._cluster, stdin=subprocess.DEVNULL, stdout=output,
                stderr=subprocess.STDOUT,
            )  # fmt: skip
        self._wait(lambda: b"ready to accept connections" in log.read_bytes())

    def _wait(self, until: Callable[[], bool]) -> None:
        last = time.monotonic() + START_SECONDS
        while not until():
            assert time.monotonic() < last, "the server takes too long"
            time.sleep(0.02)


@pytest.mark.postgres
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_postgresql_server_that_is_stopped_and_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Idle, and in the middle of an import."""
    try:
        own = running_server()
        with own as running, running.fresh_database() as url:
            server = Server(running)
            importer = begin(Importer(url, tmp_path))
            before = State.of(importer)
            server.stop()
            fails(importer, AWAY)
            server.start()
            assert State.of(importer) == before
            steps: list[str] = []

            def stop_while_saving(rows: int, stage: str) -> None:
                steps.append(stage)
                if stage == "saving":
                    server.stop()

            path = write_csv(tmp_path / "rows.csv", ROWS)
            with pytest.raises(DatabaseUnavailable, match=AWAY):
                importer.take_file("sessions", path, progress=stop_while_saving)
            assert steps == ["checking", "saving"]
            server.start()
            works(importer, before)
            importer.database.dispose()
            importer.engine.dispose()
    except PostgresMissing:
        missing("PostgreSQL")
