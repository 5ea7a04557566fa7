"""`restore`: a SQLite database is what it was when its copy was made, whoever reads and writes meanwhile."""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, select

from config.settings import Settings
from data_access.asking.cache import Answers
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.people import accounts, password_links
from data_access.storage import schema
from data_access.storage.database import Database, DatabaseUnavailable
from data_access.upkeep import editions
from data_access.upkeep import restore as restoring
from data_access.upkeep.backup import backup
from data_access.upkeep.restore import Contents, contents_of, restore
from data_access.upkeep.upgrade import state_of
from tests.imports.content import content_hash
from tests.lists.region_with_pairs import (
    EEC,
    TODAY,
    pair,
    people,
    program,
    put,
    raise_version,
    ready,
)

WHO = "command line"
OVERDUE = next(m.key for m in MEASURES.values() if m.number == "D6")


@pytest.fixture
def database(sqlite_url: str) -> Iterator[Database]:
    with ready(sqlite_url) as made:
        put(made, program(1))
        _add(made, "1")
        yield made


def _add(database: Database, number: str) -> None:
    put(database, *people(1, number), pair(f"P{number}", 1, f"M{number}", "C"))
    raise_version(database)


def _path(database: Database) -> Path:
    return Path(database.url.database or "")


def _url(database: Database) -> str:
    return database.url.render_as_string(hide_password=False)


def _facts(database: Database) -> str:
    engine = create_engine(database.url)
    try:
        return content_hash(engine)
    finally:
        engine.dispose()


def _figure(answers: Answers) -> float | None:
    return answers.ask(EEC, OVERDUE, Filters(), (), TODAY).cells[0].denominator


def test_it_is_what_it_was_while_people_read(database: Database, tmp_path: Path) -> None:
    copy, answers = tmp_path / "copy.sqlite3", Answers(database, Settings())
    facts, figure = _facts(database), _figure(answers)
    backup(_url(database), copy)
    _add(database, "2")
    assert (_facts(database), _figure(answers)) != (facts, figure)
    stop, failed = threading.Event(), list[BaseException]()

    def read() -> None:
        try:
            while not stop.is_set():
                Answers(database, Settings()).ask(EEC, OVERDUE, Filters(), (), TODAY)
        except BaseException as error:
            failed.append(error)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    try:
        assert restore(_url(database), copy, TODAY, WHO) is None
    finally:
        stop.set()
        for reader in readers:
            reader.join()
    assert not failed
    assert (_facts(database), _figure(answers)) == (facts, figure)
    with closing(sqlite3.connect(_path(database))) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_edition_of_the_copy_comes_back_with_it(database: Database, tmp_path: Path) -> None:
    copy, files = tmp_path / "copy.sqlite3", _path(database)
    editions.make(database, date(2026, 1, 1), WHO)
    first = files.with_name(f"{files.name}.edition-1")
    kept = first.read_bytes()
    assert backup(_url(database), copy) is not None
    first.write_bytes(b"of another life")
    assert restore(_url(database), copy, TODAY, WHO) is None
    stands = editions.standing(database)
    # Under a new number: somebody may be reading what lies under the old one.
    assert stands is not None and stands.number == 3 and stands.day == date(2026, 1, 1)
    assert stands.file_beside(files).read_bytes() == kept
    assert first.read_bytes() == b"of another life"
    copy.with_name(f"{copy.name}.edition-1").unlink()
    missing = restore(_url(database), copy, TODAY, WHO)
    assert missing is not None and missing.number == 1
    stands = editions.standing(database)
    assert stands is not None and not editions.is_there(database, stands)
    made = editions.make(database, TODAY, WHO)
    assert editions.numbers_beside(files) == (made.number,)


@pytest.mark.parametrize(
    ("killed_after", "is_restored"),
    [
        ("_copy_privately", False),
        ("place_file", False),
        ("_make_ready", False),
        ("_put_in_place", True),
    ],
)
def test_killed_in_the_middle_it_is_the_one_or_the_other(
    killed_after: str, is_restored: bool, database: Database, tmp_path: Path
) -> None:
    """Whole with its edition, and never with a sign-in that has ended since the copy was made."""
    copy = tmp_path / "copy.sqlite3"
    editions.make(database, date(2026, 1, 1), WHO)
    account = accounts.create_account(
        database, "staff@test.invalid", "Staff", "eec_staff", None, "a long enough password"
    )
    accounts.open_sign_in(database, account.account_id, datetime(2026, 5, 20, 9, 0, tzinfo=UTC))
    password_links.make_link(database, account.email, WHO, datetime.now(UTC))
    backup(_url(database), copy)
    with database.writing("accounts") as connection:
        accounts.end_all_sign_ins(connection)
    editions.make(database, date(2026, 4, 1), WHO)
    _add(database, "2")
    now = _facts(database)
    child = os.fork()
    if child == 0:
        step = getattr(restoring, killed_after)

        def and_die(*given: Any) -> None:
            step(*given)
            os._exit(9)

        setattr(restoring, killed_after, and_die)
        restore(_url(database), copy, TODAY, WHO)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert (_facts(database) != now) is is_restored
    stands = editions.standing(database)
    assert stands is not None and editions.is_there(database, stands)
    assert stands.day == (date(2026, 1, 1) if is_restored else date(2026, 4, 1))
    held = create_engine(stands.url(database.url))
    assert len(content_hash(held))
    held.dispose()
    with closing(sqlite3.connect(_path(database))) as raw:
        assert raw.execute("SELECT 1 FROM sign_ins WHERE ended_at IS NULL").fetchall() == []
        assert raw.execute("SELECT 1 FROM password_links").fetchall() == []
        events = {event for (event,) in raw.execute("SELECT event FROM audit_log")}
    assert ("database_restored" in events) is is_restored
    assert (
        restore(_url(database), copy, TODAY, WHO) is None
    )  # nothing is in the way of the next try


def test_a_database_that_is_gone_is_made_of_its_copy(database: Database, tmp_path: Path) -> None:
    copy, facts = tmp_path / "copy.sqlite3", _facts(database)
    backup(_url(database), copy)
    elsewhere = f"sqlite:///{tmp_path}/new/pac.sqlite3"
    assert contents_of(elsewhere) is None and contents_of(_url(database)) == Contents(0, None)
    restore(elsewhere, copy, TODAY, WHO)
    assert state_of(elsewhere) == "current"
    assert (tmp_path / "new" / "pac.sqlite3").stat().st_mode & 0o777 == 0o600
    again = Database(elsewhere)
    assert _facts(again) == facts
    again.dispose()


def test_what_is_no_whole_copy_is_refused_and_nothing_is_changed(
    database: Database, tmp_path: Path
) -> None:
    whole, cut = tmp_path / "whole.sqlite3", tmp_path / "cut.sqlite3"
    backup(_url(database), whole)
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    text = tmp_path / "notes.txt"
    text.write_text("no database")
    newer, empty = tmp_path / "newer.sqlite3", tmp_path / "empty.sqlite3"
    shutil.copyfile(whole, newer)
    with closing(sqlite3.connect(newer)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    sqlite3.connect(empty).close()
    empty.touch()
    with database.checking() as connection:
        before = connection.execute(select(schema.data_state)).one()
    for refused, words in (
        (cut, "no whole copy"),
        (text, "no whole copy"),
        (newer, "newer"),
        (empty, "no reporting database"),
        (tmp_path / "nowhere", "is not there"),
        (_path(database), "the database itself"),
    ):
        with pytest.raises(DatabaseUnavailable, match=words):
            restore(_url(database), refused, TODAY, WHO)
    with database.checking() as connection:
        assert connection.execute(select(schema.data_state)).one() == before
