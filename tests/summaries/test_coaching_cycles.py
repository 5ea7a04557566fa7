"""How logged steps are cut into cycles: each rule with the smallest log that needs it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from config.program.cycle import LAST
from data_access.recount.verify import differences
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.summaries import refresh
from tests.summaries import facts

START = date(2014, 9, 20)
TODAY = date(2026, 11, 21)

# One session a day from October 1 on; what stands there is its step.
CUT = [
    pytest.param([], [], id="no-step"),
    pytest.param([1, 2, 3, 4, LAST], [(1, LAST, True)], id="one-cycle"),
    pytest.param([1, 2, LAST, 1, 2], [(1, LAST, True), (4, 2, False)], id="the-next-begins"),
    pytest.param([3, 4], [(1, 4, False)], id="opened-without-its-first-step"),
    pytest.param([1, LAST, 3, 4], [(1, LAST, True), (3, 4, False)], id="any-step-after-the-last"),
    pytest.param([1, 2, 1, 2], [(1, 2, False), (3, 2, False)], id="begun-over"),
    pytest.param([1, 1, 2], [(1, 2, False)], id="a-first-step-in-two-sessions"),
    pytest.param([4, LAST, LAST], [(1, LAST, True)], id="a-last-step-in-two-sessions"),
    pytest.param([1, 3, 2], [(1, 3, False)], id="steps-out-of-order"),
    pytest.param([LAST, 1, LAST], [(1, LAST, True), (2, LAST, True)], id="a-last-step-alone"),
]


def _as_they_stand(database: Database) -> list[Any]:
    """The cycles as the newest log has left them."""
    return [row for row in _rows(database, schema.cycle_states) if row.until is None]


@pytest.mark.parametrize(("logged", "cycles"), CUT)
def test_cycles(database: Database, logged: list[int], cycles: list[Any]) -> None:
    _counted(
        database,
        *(
            facts.session(f"S{day}", _day(day), cycle_step=step)
            for day, step in enumerate(logged, start=1)
        ),
        facts.session("S-none", _day(1)),
    )
    found = _as_they_stand(database)
    assert [row.cycle for row in found] == list(range(1, len(cycles) + 1))
    assert [(row.opened_on, row.furthest_step, row.completed_on is not None) for row in found] == [
        (_day(day), furthest, completed) for day, furthest, completed in cycles
    ]


# Steps of one day without an hour, after the steps of the days before.
TOGETHER = [
    pytest.param([4], [1, LAST], [(2, LAST, True), (1, 1, False)], id="an-end-and-a-beginning"),
    pytest.param([3], [1, LAST, 4], [(3, LAST, True), (1, 1, False)], id="round-from-where-it-was"),
    pytest.param([LAST], [2, 1], [(1, LAST, True), (2, 2, False)], id="after-the-end"),
    pytest.param([2], [2, 3], [(2, 3, False)], id="the-same-step-again-first"),
    pytest.param([], [LAST, 1], [(2, LAST, True)], id="the-first-day"),
]


@pytest.mark.parametrize(("before", "together", "cycles"), TOGETHER)
@pytest.mark.parametrize("hour", [None, "10:00"])
def test_logs_of_one_moment_go_on_from_where_the_pair_stood(
    database: Database, before: list[int], together: list[int], cycles: list[Any], hour: str | None
) -> None:
    first = [facts.session(f"S{i}", _day(i), cycle_step=s) for i, s in enumerate(before, start=1)]
    on = {"start_time": hour} if hour else {}
    then = [
        facts.session(f"T{i}", _day(9), cycle_step=step, **on) for i, step in enumerate(together)
    ]
    _counted(database, *first, *then)
    found = _as_they_stand(database)
    assert [(r.steps, r.furthest_step, r.completed_on is not None) for r in found] == cycles


def test_only_completed_sessions_count_and_each_once(database: Database) -> None:
    both = {"start_time": "09:00", "cycle_step": 1}
    _counted(
        database,
        facts.session("S1", _day(1), logged_by="coach", **both),
        facts.session("S1-M", _day(1), logged_by="mentee", **both),
        facts.session("S2", _day(2), cycle_step=LAST, status="no_show"),
        facts.session("S3", _day(3), cycle_step=2, venue="async_video"),
    )
    then, now = _rows(database, schema.cycle_states)
    assert (then.opened_on, then.since, then.until, then.steps) == (_day(1), _day(1), _day(3), 1)
    assert (now.opened_on, now.since, now.until, now.steps) == (_day(1), _day(3), None, 2)
    assert now.completed_on is None
    steps = [(row.step, row.first_on, row.days) for row in _rows(database, schema.cycle_steps)]
    assert steps == [(1, _day(1), None), (2, _day(3), 2)]


def test_on_one_day_the_hour_decides_and_then_the_step(database: Database) -> None:
    _counted(
        database,
        facts.session("A", _day(1), cycle_step=1, start_time="14:00"),
        facts.session("B", _day(1), cycle_step=LAST, start_time="09:00"),
        facts.session("C", _day(1), cycle_step=2),
        facts.session("D", _day(2), cycle_step=4, start_time="10:00"),
        facts.session("E", _day(2), cycle_step=3, start_time="10:00"),
    )
    found = _as_they_stand(database)
    assert [(row.furthest_step, row.steps) for row in found] == [(LAST, 1), (4, 4)]


def test_days_are_counted_from_the_first_log_of_the_step_before(database: Database) -> None:
    days = {1: 1, 2: 1, 8: 2, 10: 4, 20: LAST, 30: 3, 31: 2}
    _counted(
        database,
        *(
            facts.session(f"S{day}", _day(day), cycle_step=step)
            for day, step in sorted(days.items())
        ),
    )
    found = {(row.cycle, row.step): row.days for row in _rows(database, schema.cycle_steps)}
    assert found == {
        (1, 1): None,
        (1, 2): 7,
        (1, 4): None,  # no step 3 before it
        (1, LAST): 10,
        (2, 3): None,  # step 2 came after it
        (2, 2): None,
    }


def test_what_logs_name(database: Database) -> None:
    _counted(
        database,
        facts.session("S1", _day(1), strategies="modeling;using_data", content="family"),
        facts.session("S2", _day(2), strategies="data_analysis", cycle_step=1),
        facts.session("S3", _day(3)),
        facts.session("S4", _day(4), strategies="modeling", cycle_step=2, venue="async_video"),
        facts.session("S5", _day(5), strategies="modeling", status="cancelled"),
    )
    (october,) = _rows(database, schema.log_topics)
    counted = {k: v for k, v in october._mapping.items() if isinstance(v, int) and v}
    assert counted == {
        "region": 1,
        "cohort": 2014,
        "program_year": 2014,
        "sessions": 4,
        "with_step": 2,
        "contacts": 3,
        "with_strategy": 2,
        "with_content": 1,
        "strategy_modeling": 1,
        "strategy_using_data": 1,
        "strategy_data_analysis": 1,
        "content_family": 1,
    }


def _day(number: int) -> date:
    return date(2014, 9, 30) + timedelta(days=number)


def _counted(database: Database, *given: facts.Fact) -> None:
    with database.writing("import") as connection:
        facts.put(connection, *facts.one_pair(START, date(2015, 6, 15)), *given)
        refresh.rebuild(connection, TODAY)
        assert list(differences(connection, TODAY)) == []


def _rows(database: Database, table: Any) -> list[Any]:
    with database.writing("import") as connection:
        return list(connection.execute(select(table).order_by(*table.primary_key)))
