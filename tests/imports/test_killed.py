"""An import that is killed at any step has done nothing or all; the next one ends as if it never was."""

from __future__ import annotations

import hashlib
import json
import random
import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event, select, text

from data_access.imports import uploads
from data_access.imports.reader import mark_of
from data_access.imports.reading_process import Job
from data_access.imports.spool import Spool
from data_access.imports.undo import undo
from data_access.imports.upload_files import UploadFiles
from data_access.imports.uploads import Upload
from data_access.people.accounts import create_account
from data_access.recount.verify import differences
from data_access.storage import schema
from data_access.storage.database import DatabaseUnavailable
from tests.imports.conftest import (
    PAIRS,
    PARTICIPANTS,
    PROGRAMS,
    TODAY,
    WHOLE_STATE,
    Importer,
    session,
    write_csv,
)
from tests.imports.content import content_hash
from tests.imports.killed_import import Import, Saving, begun, ended, steps_of

KILLED = -signal.SIGKILL
SOMEONE = "someone@test.invalid"

# An import has some 130 steps. SQLite loses its memory of what it was about with its only process, so
# more of them count; PostgreSQL rolls back by itself. With --thorough it is every step on both.
EVERY = {"sqlite": (2, 8), "postgresql": (6, 12)}
MOMENTS = {"sqlite": 35, "postgresql": 15}
STATEMENTS = 30  # before so many statements PostgreSQL's own process is ended
AGAIN = 12  # after every so many kills the file is imported for good, and undone

BEFORE = [session(n) for n in range(1, 9)]
CORRECTED = [
    session(1),  # as it is
    session(2, minutes_total="90"),
    session(3, venue="phone"),
    session(4, pair_id="PAIR-3"),  # changes the region of what it counts into
    *(session(n, session_date="2025-11-05") for n in range(20, 24)),
    session(30, pair_id="NOBODY"),
    session(31, minutes_total="-5"),
]


def whole(engine: Engine) -> str:
    """The SHA-256 over every row of every table."""
    digest = hashlib.sha256()
    with engine.connect() as connection:
        for table in schema.metadata.sorted_tables:
            if table.info["kind"] != "calendar":
                rows = connection.execute(select(table).order_by(*table.primary_key))
                digest.update(json.dumps([table.name, *map(list, rows)], default=str).encode())
    return digest.hexdigest()


def sound(engine: Engine) -> bool:
    """Whether SQLite finds its file whole; PostgreSQL sees to that by itself."""
    if engine.dialect.name != "sqlite":
        return True
    with engine.connect() as connection:
        checked = connection.execute(text("PRAGMA integrity_check")).scalar()
        return checked == "ok" and not connection.execute(text("PRAGMA foreign_key_check")).all()


class Kills:
    """A database with sessions in it, a file that corrects them, and what it says before and after."""

    def __init__(self, started_importer: Importer) -> None:
        self.importer = started_importer
        self.engine = started_importer.engine
        assert self.importer.take("sessions", BEFORE).rows_new == len(BEFORE)
        self.path = write_csv(self.importer.folder / "corrected.csv", CORRECTED)
        self.before = content_hash(self.engine)
        outcome = self.importer.take_file("sessions", self.path)
        assert (outcome.rows_new, outcome.rows_changed, outcome.rows_unchanged) == (4, 3, 1)
        assert outcome.rows_refused == 2
        self.after = content_hash(self.engine, source=False)
        self.take_back()
        self.kills = self.saved = 0

    @property
    def file(self) -> Import:
        url = self.importer.database.url.render_as_string(hide_password=False)
        return Import(url, "sessions", self.path)

    def take_back(self) -> None:
        newest = self.importer.rows("imports")[-1]
        undo(self.importer.database, WHOLE_STATE, newest["import_id"], "someone", TODAY)
        assert content_hash(self.engine) == self.before
        self.state = whole(self.engine)

    def killed(self) -> None:
        """A process was killed: look at what it left."""
        self.kills += 1
        assert sound(self.engine)
        if whole(self.engine) == self.state:
            if self.kills % AGAIN:
                return
            assert self.importer.take_file("sessions", self.path).rows_changed == 3
        else:
            self.saved += 1  # killed after the commit
        self.assert_all_of_it_is_there()
        self.take_back()

    def assert_all_of_it_is_there(self) -> None:
        assert content_hash(self.engine, source=False) == self.after
        entry = self.importer.rows("imports")[-1]
        # Whoever may not look the values up is not told which of the known rows changed.
        known = entry["rows_changed"] + entry["rows_unchanged"]
        assert (entry["status"], entry["rows_new"], known, entry["rows_refused"]) == (
            "saved", 4, 4, 2,
        )  # fmt: skip
        assert entry["rows_total"] == 10
        with self.engine.connect() as connection:
            assert list(differences(connection, TODAY)) == []


@pytest.fixture
def kills(started: Importer) -> Kills:
    return Kills(started)


@pytest.mark.timeout(1800)
def test_killed_at_every_step(kills: Kills, tmp_path: Path, thorough: bool) -> None:
    steps = steps_of(kills.file, tmp_path / "steps")
    kills.take_back()
    every = 1 if thorough else EVERY[kills.engine.dialect.name][0]
    for step in (*range(1, steps + 1, every), steps + 1):
        assert ended(begun(kills.file, step)) == KILLED, step
        kills.killed()
    assert kills.kills > 100 // every
    assert kills.saved == 1  # killed after its last step


@pytest.mark.timeout(1800)
def test_killed_at_any_moment(kills: Kills, tmp_path: Path) -> None:
    steps_of(kills.file, tmp_path / "steps")  # the first process takes longer to begin
    kills.take_back()
    began = time.monotonic()
    steps_of(kills.file, tmp_path / "steps")
    longest = time.monotonic() - began
    kills.take_back()
    chance = random.Random(20261121)
    while kills.kills < MOMENTS[kills.engine.dialect.name]:
        process = begun(kills.file)
        time.sleep(chance.uniform(0, longest))
        process.kill()
        if ended(process) == KILLED:
            kills.killed()
        else:
            kills.assert_all_of_it_is_there()
            kills.take_back()


@pytest.mark.timeout(1800)
def test_the_saving_of_an_upload_is_killed_at_every_step(
    kills: Kills, tmp_path: Path, thorough: bool
) -> None:
    """The file is saved exactly where the upload says so, and otherwise saved by the next try."""

    create_account(
        kills.importer.database, SOMEONE, "Someone", "admin", None, "four unrelated words"
    )

    def sent(number: int) -> Saving:
        files = UploadFiles(tmp_path / "spool", f"{number:032x}")
        files.folder.mkdir(exist_ok=True)
        files.content.write_bytes(kills.path.read_bytes())
        mark = mark_of(files.content)
        upload = Upload(
            files.upload_id, "corrected.csv", mark.sha256, mark.size, SOMEONE, None,
            datetime.now(UTC), "saving", "sessions",
        )  # fmt: skip
        uploads.add(kills.importer.database, upload)
        job = Job(
            files.upload_id, files.folder, kills.file.url, TODAY, None, False, SOMEONE, "admin",
        )  # fmt: skip
        return Saving(job)

    def status(saving: Saving) -> Any:
        rows = kills.importer.rows("uploads")
        (found,) = (r for r in rows if r["upload_id"] == saving.job.upload_id)
        return found["status"], found["import_id"]

    steps = steps_of(sent(0), tmp_path / "steps")
    kills.take_back()
    saving = sent(1)
    kills.state = whole(kills.engine)
    number, saved, done = 1, 0, 0
    every = 1 if thorough else EVERY[kills.engine.dialect.name][1]
    for step in (*range(1, steps + 1, every), steps + 1):
        assert ended(begun(saving, step)) == KILLED, step
        assert sound(kills.engine)
        if whole(kills.engine) == kills.state:
            assert status(saving) == ("saving", None)
            done += 1
            if done % AGAIN:
                continue
            saving.run()
        else:
            saved += 1
        assert status(saving) == ("saved", kills.importer.rows("imports")[-1]["import_id"])
        kills.assert_all_of_it_is_there()
        state = whole(kills.engine)
        saving.run()  # it is settled: nothing more is done
        assert whole(kills.engine) == state
        kills.take_back()
        number += 1
        saving = sent(number)
        kills.state = whole(kills.engine)
    assert saved == 1 and done > 100 // every


# -- the database's own process --------------------------------------------------------------------


@pytest.fixture
def kills_on_postgres(postgres_url: str, tmp_path: Path) -> Iterator[Kills]:
    importer = Importer(postgres_url, tmp_path)
    for key, rows in (("programs", PROGRAMS), ("participants", PARTICIPANTS), ("pairs", PAIRS)):
        importer.take(key, rows)
    yield Kills(importer)
    importer.database.dispose()
    importer.engine.dispose()


# What was read in pieces when the connection went is closed by nobody; it is gone with it.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("first", [1, 2])  # of every four steps, so that COPY is met as well
def test_the_database_s_own_process_is_ended(
    kills_on_postgres: Kills, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    """Whoever imports is told in words, and the next import works without a restart."""
    kills = kills_on_postgres
    killer = create_engine(kills.file.url, isolation_level="AUTOCOMMIT")
    backend = left = 0

    def step() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            with killer.connect() as other:
                other.execute(text("SELECT pg_terminate_backend(:pid, 5000)"), {"pid": backend})

    def statement(connection: Any, *_: Any) -> None:
        nonlocal backend
        backend = connection.connection.dbapi_connection.info.backend_pid
        step()

    def rows(spool: Spool, table: str) -> Iterator[list[Any]]:
        for row in all_rows(spool, table):
            step()  # in the middle of a COPY
            yield row

    all_rows = Spool.rows
    monkeypatch.setattr(Spool, "rows", rows)
    writing = kills.importer.database._engine("write")
    event.listen(writing, "before_cursor_execute", statement)
    for left in range(first, 4 * STATEMENTS, 8):
        with pytest.raises(
            DatabaseUnavailable, match=r"Nothing was saved; try again in a minute\."
        ):
            kills.importer.take_file("sessions", kills.path)
        left = 0
        kills.killed()
    assert kills.kills == STATEMENTS // 2 and not kills.saved
    killer.dispose()
