"""Recognises a session that both members of a pair have logged: the coach's log is counted, once.

Two logs of one pair and day, one by each member and with the same status, are the same session if
they begin within half an hour of each other or, where one does not say when it began, last equally
long. Each log has at most one counterpart: the nearest in time. Both logs stay; the mentee's names
the coach's in `duplicate_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    select,
    tuple_,
    update,
)

from config.program.double_logs import SAME_START_MINUTES
from data_access.storage.schema import sessions
from data_access.summaries.touched import touched_logs

_BATCH = 5_000

Nearness = tuple[int, int, str, str]  # apart at the start, apart in length, coach's log, mentee's


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)


def _nearness(one: Any) -> Nearness | None:
    """How near two logs of a day are; None where they are two sessions."""
    longer = abs((one.coach_minutes or 0) - (one.mentee_minutes or 0))
    if one.coach_start and one.mentee_start:
        apart = abs(_minutes(one.coach_start) - _minutes(one.mentee_start))
        near = apart <= SAME_START_MINUTES
    else:
        apart, near = SAME_START_MINUTES + 1, one.coach_minutes == one.mentee_minutes
    return (apart, longer, one.coach_log, one.mentee_log) if near else None


def counterparts(candidates: Iterable[Any]) -> dict[str, str]:
    """The coach's log for each mentee's log of the same session."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, coach, mentee in sorted(filter(None, map(_nearness, candidates))):
        if mentee not in found and coach not in taken:
            found[mentee] = coach
            taken.add(coach)
    return found


def refresh(connection: Connection) -> None:
    """Look at the days of the touched logs anew."""
    days = select(touched_logs.c.pair_id, touched_logs.c.day)
    _mark(connection, lambda log: tuple_(log.c.pair_id, log.c.session_date).in_(days))


def rebuild(connection: Connection) -> None:
    """Look at all sessions anew."""
    _mark(connection, lambda log: log.c.pair_id.is_not(None))


def _mark(connection: Connection, of_these: Any) -> None:
    found = counterparts(_candidates(connection, of_these))
    marked = select(sessions.c.session_id, sessions.c.duplicate_of).where(
        sessions.c.duplicate_of.is_not(None), of_these(sessions)
    )
    standing: dict[str, str] = {
        row.session_id: row.duplicate_of for row in connection.execute(marked)
    }
    changed = [
        {"log": log, "counted": found.get(log)}
        for log in sorted(standing.keys() | found.keys())
        if standing.get(log) != found.get(log)
    ]
    statement = (
        update(sessions)
        .where(sessions.c.session_id == bindparam("log"))
        .values(duplicate_of=bindparam("counted"))
    )
    for at in range(0, len(changed), _BATCH):
        connection.execute(statement, changed[at : at + _BATCH])


def _candidates(connection: Connection, of_these: Any) -> Iterator[Any]:
    """A mentee's and a coach's log of the same pair, day and status."""
    mentee, coach = sessions.alias("mentee"), sessions.alias("coach")
    same: ColumnElement[bool] = and_(
        coach.c.pair_id == mentee.c.pair_id,
        coach.c.session_date == mentee.c.session_date,
        coach.c.status == mentee.c.status,
        coach.c.logged_by == "coach",
    )
    yield from connection.execute(
        select(
            mentee.c.session_id.label("mentee_log"),
            mentee.c.start_time.label("mentee_start"),
            mentee.c.minutes_total.label("mentee_minutes"),
            coach.c.session_id.label("coach_log"),
            coach.c.start_time.label("coach_start"),
            coach.c.minutes_total.label("coach_minutes"),
        )
        .select_from(mentee.join(coach, same))
        .where(mentee.c.logged_by == "mentee", of_these(mentee))
    )
