"""The audit log: nothing in it can be changed, two writers keep one chain, and a break is named."""

from __future__ import annotations

import ast
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from config.audit_events import EVENTS
from dashboard.__main__ import main
from data_access.people import audit
from data_access.storage.database import Database
from data_access.storage.schema import CODE
from data_access.upkeep.upgrade import upgrade

ROOT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    upgrade(database_url)
    opened = Database(database_url)
    for number in range(1, 6):
        once = f"once {number}"
        audit.record(opened, f"person {number}", "sign_in", {"n": number}, NOW, once=once)
    yield opened
    opened.dispose()


@contextmanager
def past_the_program(database: Database) -> Iterator[Connection]:
    """With the rights of the application and none of its rules."""
    engine = create_engine(database.url, poolclass=NullPool)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


LINE = "(event_id, at, who, event, detail, once, chain)"
REPLACED = f"{LINE} VALUES (3, '2026-01-01 00:00:00.000000', 'x', 'x', '{{}}', NULL, 'x')"
SAME_ONCE = f"{LINE} VALUES (6, '2026-01-01 00:00:00.000000', 'x', 'x', '{{}}', 'once 3', 'x')"
OUT_OF_ORDER = f"{LINE} VALUES (9, '2026-01-01 00:00:00.000000', 'x', 'x', '{{}}', NULL, 'x')"
EVERYWHERE = (
    "UPDATE audit_log SET who = 'x'",
    "UPDATE audit_log SET who = 'x' WHERE event_id = 3",
    "DELETE FROM audit_log",
    "DELETE FROM audit_log WHERE event_id = 5",
    f"INSERT INTO audit_log {REPLACED} ON CONFLICT (event_id) DO UPDATE SET who = 'x'",
    f"INSERT INTO audit_log {OUT_OF_ORDER}",
    "UPDATE audit_head SET event_id = 4",
    "UPDATE audit_head SET event_id = 6",
    "UPDATE audit_head SET event_id = 4, chain = (SELECT chain FROM audit_log WHERE event_id = 4)",
    "DELETE FROM audit_head",
)
ON_SQLITE = (
    f"INSERT OR REPLACE INTO audit_log {REPLACED}",
    f"REPLACE INTO audit_log {SAME_ONCE}",
    "UPDATE OR REPLACE audit_log SET event_id = 3 WHERE event_id = 4",
    "REPLACE INTO audit_head VALUES (1, 4, 'x')",
)
ON_POSTGRESQL = ("TRUNCATE audit_log", "TRUNCATE audit_head", "TRUNCATE audit_log RESTART IDENTITY")


def test_what_stands_in_the_log_cannot_be_changed(database: Database) -> None:
    before = audit.latest(database)
    for change in (*EVERYWHERE, *(ON_SQLITE if database.is_sqlite else ON_POSTGRESQL)):
        with pytest.raises(DatabaseError), past_the_program(database) as connection:
            connection.execute(text(change))
        assert audit.latest(database) == before, change
    assert not audit.verify(database).broken


def test_writers_at_once_keep_one_chain(database: Database) -> None:
    def write(who: int) -> None:
        own = Database(database.url.render_as_string(hide_password=False))
        for number in range(6):
            audit.record(own, f"writer {who}", "sign_in", {"n": number})
            audit.record(own, f"writer {who}", "page", once=f"same {number}")
        own.dispose()

    threads = [threading.Thread(target=write, args=(who,)) for who in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done = audit.verify(database)
    assert (done.broken, done.lines, done.newest) == ("", 5 + 4 * 6 + 6, 5 + 4 * 6 + 6)


_CRASH = """
import os, sys
from data_access.people import audit
from data_access.storage import database, schema
from sqlalchemy import event, select
opened = database.Database(sys.argv[1])
with opened.writing("accounts") as connection:
    @event.listens_for(connection, "after_cursor_execute")
    def die(connection, cursor, statement, *rest):
        if statement.startswith(sys.argv[2]):
            os._exit(9)
    audit.record(connection, "x", "sign_in")
    os._exit(9)
"""


@pytest.mark.parametrize("after", ["SELECT", "INSERT", "UPDATE", "nothing"])
def test_a_crash_in_the_middle_leaves_a_whole_log(database: Database, after: str) -> None:
    url = database.url.render_as_string(hide_password=False)
    died = subprocess.run([sys.executable, "-c", _CRASH, url, after], check=False)
    assert died.returncode == 9
    assert audit.verify(database).lines == 5
    audit.record(database, "next", "sign_in")
    done = audit.verify(database)
    assert (done.broken, done.lines) == ("", 6)


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("UPDATE audit_log SET who = 'other' WHERE event_id = 3", "Line 3 was changed"),
        ("UPDATE audit_log SET record = 'R' WHERE event_id = 5", "Line 5 was changed"),
        ("UPDATE audit_log SET people = ' A ' WHERE event_id = 1", "Line 1 was changed"),
        ("UPDATE audit_log SET detail = '{\"n\": 9}' WHERE event_id = 2", "Line 2 was changed"),
        ("UPDATE audit_log SET at = '2026-11-21 15:00:00.000001'", "Line 1 was changed"),
        ("DELETE FROM audit_log WHERE event_id = 3", "Line 4 does not follow line 2"),
        ("DELETE FROM audit_log WHERE event_id < 3", "Line 3 does not follow line 0"),
        ("DELETE FROM audit_log WHERE event_id > 3", "is to be 5, and 3 is there"),
        ("DELETE FROM audit_log", "is to be 5, and 0 is there"),
        ("SELECT 1", "guards are missing: audit_"),
    ],
)
def test_whoever_gets_past_the_guards_is_noticed(database: Database, harm: str, words: str) -> None:
    with past_the_program(database) as connection:
        for guard in audit.GUARDS[connection.dialect.name]:
            table = "_".join(guard.split("_")[:2])
            on = "" if database.is_sqlite else f" ON {table}"
            connection.execute(text(f"DROP TRIGGER {guard}{on}"))
        connection.execute(text(harm))
    assert words in audit.verify(database).broken


def test_the_command_says_whether_the_log_is_whole(
    database: Database, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", database.url.render_as_string(hide_password=False))
    assert main(["audit", "verify"]) == 0
    said = capsys.readouterr().out
    assert said.startswith("The audit log is whole: 5 lines. The newest: 5 ")
    newest = said.split()[-1]
    audit.record(database, "next", "sign_in")
    assert main(["audit", "verify", "--noted", "5", newest]) == 0
    for line, noted, words in (("5", "0" * 64, "written anew"), ("9", newest, "is not there")):
        assert main(["audit", "verify", "--noted", line, noted]) == 1
        assert words in capsys.readouterr().err
    assert main(["audit", "verify", "--noted", "x", newest]) == 2


def test_lines_are_found_by_who_what_when_and_whom(database: Database) -> None:
    later = NOW.replace(day=22)
    audit.record(database, "ana", "journey", {}, later, about="pair P-1", people=("R1-1", "R1_1"))
    audit.record(database, "ben", "work_list", {}, later, people=[f"Q-{n}" for n in range(2_001)])

    def numbers(**wanted: object) -> list[int]:
        search = audit.Search(**wanted)  # type: ignore[arg-type]
        return [line.number for line in audit.every(database, search)]

    assert numbers(who="ana") == [6]
    assert numbers(events=("journey", "work_list")) == [7, 6]
    assert numbers(record="pair P-1") == [7, 6]
    # A list too long to name everybody is told to everybody who may have stood in it.
    assert numbers(record="R1_1") == [7, 6]
    assert numbers(record="R1") == [7]
    assert numbers(record="Q-7") == [7]
    assert numbers(since=later) == [7, 6]
    assert numbers(until=later) == [5, 4, 3, 2, 1]


def _codes(call: ast.Call) -> Iterator[str]:
    """The codes of events that a call writes down."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    places = {"record": (2,), "opened": (1,), "downloaded": (1,), "Audited": (0, 2)}.get(name, ())
    for place in places:
        code = call.args[place] if len(call.args) > place else None
        for part in ast.walk(code) if code else ():
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value


def test_every_event_that_is_written_down_has_its_words() -> None:
    written = {
        code
        for room in ("data_access", "layouts", "callbacks", "dashboard")
        for path in (ROOT / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for code in _codes(node)
    }
    assert len(written) > 15
    assert written <= set(EVENTS), "say it in config/audit_events.py"
    assert all(len(code) <= CODE for code in EVENTS)
