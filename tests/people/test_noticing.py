"""What is written down once a day, what is only counted, and that nobody waits for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from threading import Event, Timer

import pytest
from sqlalchemy import select

from data_access.people import audit, refused_counts
from data_access.people import noticing as noticing_of
from data_access.people.noticing import MOST_REFUSED, Noticing, Seen
from data_access.people.refused_counts import MOST_ROWS, OTHERS
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.upkeep.upgrade import upgrade

NOW = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
TOMORROW = NOW + timedelta(days=1)


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    upgrade(database_url)
    opened = Database(database_url)
    yield opened
    opened.dispose()


def noted(database: Database) -> list[str]:
    return [line.event for line in audit.latest(database, 1_000)]


def test_an_opening_is_written_once_a_day_and_record_by_all_processes_together(
    database: Database,
) -> None:
    for process in (Noticing(database, 9), Noticing(database, 9)):
        for _ in range(3):
            process.opened("ana", "work_list", NOW, "work list", {}, ["A", "B"])
            process.figures("ana", Seen("/class"), NOW)
    assert sorted(noted(database)) == ["page", "work_list"]
    process.opened("ana", "work_list", NOW, "work list", {}, ["A", "B", "C"])  # another list
    process.opened("ana", "work_list", TOMORROW, "work list", {}, ["A", "B"])
    process.figures("ben", Seen("/class"), NOW)
    process.figures("ana", Seen("/goals"), NOW)
    assert Counter(noted(database)) == {"page": 3, "work_list": 3}
    process.downloaded("ana", "page_csv", NOW, "/class", {})
    process.downloaded("ana", "page_csv", NOW, "/class", {})
    assert Counter(noted(database))["page_csv"] == 2


def test_a_wide_series_of_filter_states_is_said_once_and_stops_nobody(database: Database) -> None:
    first, second = Noticing(database, 9), Noticing(database, 9)
    for number in range(9):
        process = (first, second)[number % 2]
        for _ in range(2):  # the same again is no other state
            process.figures("ana", Seen("/class", f"region={number}"), NOW)
        process.figures("ben", Seen("/class"), NOW)  # no outcomes on it
        assert first.flush() and second.flush()
    assert "many_filters" not in noted(database)
    for number in range(9, 40):
        second.asked_outcomes("ana", f"region={number}", NOW)
        first.asked_outcomes("ana", f"region={number}", NOW)
    assert first.flush() and second.flush()
    lines = [line for line in audit.latest(database) if line.event == "many_filters"]
    assert [line.who for line in lines] == ["ana"]
    assert lines[0].detail["noticed_above"] == 9
    second.asked_outcomes("ana", "tomorrow", TOMORROW)
    second.flush()
    with database.looking_up_accounts() as connection:  # a day's states are kept for that day
        kept = select(schema.filter_states.c.day).distinct()
        assert [str(day) for day in connection.scalars(kept)] == ["2026-11-22"]


def test_refusals_of_who_is_signed_in_are_lines_up_to_some_and_then_counted(
    database: Database,
) -> None:
    noticing = Noticing(database, 9)
    for number in range(MOST_REFUSED + 20):
        for _ in range(2):
            noticing.refused("ana", "rights", f"/x/{number}/{'y' * 900}", NOW)
    lines = [line for line in audit.latest(database, 1_000) if line.event == "refused"]
    assert len(lines) == MOST_REFUSED
    assert max(len(line.record) for line in lines) <= 160
    ((_, tally),) = refused_counts.standing(database)
    assert tally.count == 20
    noticing.stranger_refused("192.0.2.1", "address", "/", TOMORROW)
    noticing.flush()
    # By the clock both days are over: one line of each.
    assert noted(database)[:2] == ["strangers", "refused_more"]


def test_strangers_fill_rows_and_not_the_log(database: Database) -> None:
    now = datetime.now(UTC)  # a day that is over is closed at the next writing
    noticing = Noticing(database, 9)
    for number in range(3_000):
        noticing.stranger_refused(f"192.0.2.{number % 3}", "address", "/" + "x" * 9_000, now)
    assert noticing.flush()
    counted = refused_counts.standing(database)
    assert [(r.source, t.count) for r, t in counted] == [(f"192.0.2.{n}", 1_000) for n in range(3)]
    assert max(len(tally.about) for _, tally in counted) <= 80
    for number in range(3 * MOST_ROWS):
        noticing.stranger_refused(f"10.0.{number // 250}.{number % 250}", "address", "/", now)
    assert noticing.flush()
    counted = refused_counts.standing(database)
    assert len(counted) <= MOST_ROWS + 1
    assert sum(tally.count for _, tally in counted) == 3_000 + 3 * MOST_ROWS
    assert OTHERS in {refusal.source for refusal, _ in counted}
    assert noted(database) == []


def test_a_day_that_is_over_becomes_a_line_a_source(database: Database) -> None:
    noticing = Noticing(database, 9)
    for number in range(6):
        noticing.stranger_refused(f"192.0.2.{number % 2}", "sign_in", "", NOW, "ana@example.org")
    assert noticing.flush()  # by the clock that day is over
    lines = audit.latest(database)
    assert [(line.event, line.who, line.record) for line in lines] == [
        ("strangers", "192.0.2.1", "sign_in"),
        ("strangers", "192.0.2.0", "sign_in"),
    ]
    assert lines[0].detail["count"] == 3 and lines[0].detail["account"] == "ana@example.org"
    assert refused_counts.standing(database) == ()
    assert not audit.verify(database).broken


def test_nobody_waits_while_the_database_is_busy_and_nothing_is_lost(database: Database) -> None:
    noticing = Noticing(database, 9)
    with database.writing("import") as connection:
        audit.take_turn(connection)
        noticing.figures("ana", Seen("/class", "region=1"), NOW)
        noticing.downloaded("ana", "page_csv", NOW, "/class", {})
        noticing.stranger_refused("192.0.2.1", "address", "/", NOW)
        assert not noticing.flush()
    assert noted(database) == []
    assert noticing.flush()
    assert Counter(noted(database)) == {"page": 1, "page_csv": 1, "strangers": 1}


def test_no_thread_is_left_when_connections_close(
    database: Database, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also not one that is at work just then; what it holds is written first, and nothing is told."""
    at_work, go_on = Event(), Event()
    flush = Noticing.flush

    def slow(self: Noticing) -> bool:
        at_work.set()
        assert go_on.wait(30)
        return flush(self)

    monkeypatch.setattr(noticing_of, "SOON", 0.0)
    monkeypatch.setattr(Noticing, "flush", slow)
    noticing = Noticing(database, 9)
    noticing.stranger_refused("192.0.2.1", "address", "/", NOW)
    assert at_work.wait(30)
    Timer(0.05, go_on.set).start()
    database.dispose()
    assert noticing._timer is None and noticing._at_work is None
    assert refused_counts.standing(database) or noted(database) == ["strangers"]
    noticing.end()
    noticing.stranger_refused("192.0.2.2", "address", "/", NOW)
    assert noticing._timer is None
    assert not caplog.records
