"""A session that both members of a pair have logged counts once, and both logs stay."""

from __future__ import annotations

from typing import Any

import pytest

from data_access.recount.verify import differences
from data_access.summaries.refresh import rebuild
from tests.imports.conftest import TODAY, Importer, session


def log(number: int, who: str, **more: Any) -> dict[str, Any]:
    return session(number, logged_by=who) | more


def doubles(importer: Importer) -> dict[str, str]:
    """Which log names which as the one that is counted."""
    found = {r["session_id"]: r["duplicate_of"] for r in importer.rows("sessions")}
    return {log: counted for log, counted in found.items() if counted}


def assert_in_order(importer: Importer) -> None:
    with importer.engine.begin() as connection:
        assert list(differences(connection, TODAY)) == []
    months = importer.rows("pair_months")
    marked = doubles(importer)
    with importer.database.writing("import") as connection:
        rebuild(connection, TODAY)
    assert importer.rows("pair_months") == months
    assert doubles(importer) == marked


def october(importer: Importer) -> tuple[int, int]:
    """Sessions and minutes counted in October 2025."""
    (row,) = (
        r
        for r in importer.rows("pair_months")
        if r["month"] == "2025-10" and r["pair_id"] == "PAIR-1"
    )
    return row["logged"], row["minutes"]


@pytest.mark.parametrize(
    ("coach", "mentee", "same"),
    [
        ({"start_time": "14:00"}, {"start_time": "14:30", "minutes_total": "60"}, True),
        ({"start_time": "14:00"}, {"start_time": "14:31"}, False),
        ({"start_time": "14:00"}, {"start_time": ""}, True),
        ({"start_time": "14:00"}, {"start_time": "", "minutes_total": "60"}, False),
        ({}, {}, True),
        ({}, {"minutes_total": "60"}, False),
        ({}, {"session_date": "2025-10-15"}, False),
        ({}, {"status": "cancelled", "minutes_total": ""}, False),
        ({}, {"logged_by": "coach"}, False),
        ({}, {"logged_by": ""}, False),
    ],
)
def test_when_two_logs_are_one_session(
    started: Importer, coach: dict[str, Any], mentee: dict[str, Any], same: bool
) -> None:
    started.take("sessions", [log(1, "coach") | coach, log(2, "mentee") | mentee])
    assert doubles(started) == ({"S-2": "S-1"} if same else {})
    if same:
        assert october(started) == (1, 75)  # the coach's minutes
    assert_in_order(started)


def test_it_is_the_same_in_whatever_order_the_logs_come(started: Importer) -> None:
    started.take("sessions", [log(2, "mentee", minutes_total="60", start_time="14:10")])
    assert october(started) == (1, 60)
    started.take("sessions", [log(1, "coach", start_time="14:00")])
    assert doubles(started) == {"S-2": "S-1"}
    assert october(started) == (1, 75)
    assert_in_order(started)


def test_each_log_has_one_counterpart_the_nearest(started: Importer) -> None:
    started.take(
        "sessions",
        [
            log(1, "coach", start_time="10:00"),
            log(2, "coach", start_time="10:20"),
            log(3, "mentee", start_time="10:21"),
            log(4, "mentee", start_time="10:22"),
            log(5, "mentee", start_time="10:23"),
        ],
    )
    assert doubles(started) == {"S-3": "S-2", "S-4": "S-1"}
    assert october(started) == (3, 225)
    assert_in_order(started)


def test_a_log_that_moves_is_counted_again(started: Importer) -> None:
    started.take("sessions", [log(1, "coach"), log(2, "mentee")])
    started.take("sessions", [log(1, "coach", session_date="2025-10-15")])
    assert doubles(started) == {}
    assert october(started) == (2, 150)
    started.take("sessions", [log(2, "mentee", session_date="2025-10-15")])
    assert doubles(started) == {"S-2": "S-1"}
    assert_in_order(started)


def test_goals_named_in_either_log_were_worked_on(started: Importer) -> None:
    goal = {
        "goal_id": "G-1",
        "pair_id": "PAIR-1",
        "set_date": "2025-10-01",
        "status": "in_progress",
    }
    started.take("goals", [goal])
    started.take("sessions", [log(1, "coach"), log(2, "mentee", goals_addressed="G-1")])
    assert doubles(started) == {"S-2": "S-1"}
    assert [bool(r["addressed_on"]) for r in started.rows("goal_status")] == [True]
    assert_in_order(started)
