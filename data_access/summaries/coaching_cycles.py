"""Cuts each pair's logged steps into coaching cycles, and says how far each cycle came.

What counts: completed sessions that name a step, each once (a mentee's log of a session that the
coach has logged as well is left out). They are put in order by date, then by the hour they began
(logs without one last). Nobody wrote down in which order logs of one day and hour were; they are
taken to go on where the pair stood: the step logged last again, then the one after it, and so round
the cycle. Steps 5 and 1 of one day, after step 4, are then the end of one cycle and the beginning of
the next one, and not a cycle of two steps beside one that was given up. In that order a cycle opens

- with the first step a pair ever logs,
- with a first step of the cycle that does not directly follow another first step,
- with any step that follows the last one, unless that is the last step again.

Everything up to the next opening belongs to it, so a step that takes two sessions stays in one
cycle, and a first step gives up the cycle that was open. A cycle is completed on the first day its
last step is logged, whether or not every step before it was. Steps in the wrong order or left out
open nothing: `furthest_step` is the highest one logged, `steps` how many different ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select, union

from config.program.breakdowns import CARRIED
from config.program.cycle import (
    FIRST,
    LAST,
)
from data_access.storage.dialect import bulk_load
from data_access.storage.schema import (
    cycle_states,
    cycle_steps,
    pairs,
    sessions,
)
from data_access.summaries.expressions import placed
from data_access.summaries.touched import pairs_with_logs, touched_pairs

_NO_HOUR = "99:99"  # after every hour of the day
Cycle = list[Row[Any]]  # its logs in order


def _of_touched_pairs(pair: ColumnElement[Any]) -> ColumnElement[bool]:
    return pair.in_(union(select(touched_pairs.c.pair_id), pairs_with_logs()))


def _logged(connection: Connection) -> Iterator[list[Row[Any]]]:
    """The logged steps of each touched pair, by day and hour, with the pair's place."""
    statement = (
        select(
            sessions.c.pair_id,
            sessions.c.session_date,
            sessions.c.start_time,
            sessions.c.month,
            sessions.c.program_year.label("year"),
            sessions.c.cycle_step.label("step"),
            pairs.c.mentee_id.label("person_id"),
            *placed(pairs),
        )
        .join(pairs, pairs.c.pair_id == sessions.c.pair_id)
        .where(
            _of_touched_pairs(sessions.c.pair_id),
            sessions.c.status == "completed",
            sessions.c.duplicate_of.is_(None),
            sessions.c.cycle_step.is_not(None),
        )
        .order_by(sessions.c.pair_id, sessions.c.session_date)
    )
    for _, logs in groupby(connection.execute(statement), key=lambda log: log.pair_id):
        yield list(logs)


def _in_order(logs: Sequence[Row[Any]]) -> Iterator[Row[Any]]:
    """A pair's logs by day and hour; those of one day and hour from where the pair stood, round."""

    def moment(log: Row[Any]) -> tuple[date, str]:
        return log.session_date, log.start_time or _NO_HOUR

    stands = FIRST
    for _, together in groupby(sorted(logs, key=moment), key=moment):
        onward = sorted(together, key=lambda log: (log.step - stands) % LAST)
        yield from onward
        stands = onward[-1].step


def cycles_of(logs: Sequence[Row[Any]]) -> list[Cycle]:
    """One pair's logged steps, cut into cycles."""
    cycles: list[Cycle] = []
    before = None
    for log in _in_order(logs):
        begins = log.step == FIRST or before == LAST
        if before is None or (begins and log.step != before):
            cycles.append([])
        cycles[-1].append(log)
        before = log.step
    return cycles


def _states(number: int, logs: Cycle) -> Iterator[dict[str, Any]]:
    """The rows of a cycle: how it stood from each day logged in it until the next one."""
    days = sorted({log.session_date for log in logs})
    for day, until in zip(days, (*days[1:], None), strict=True):
        so_far = [log for log in logs if log.session_date <= day]
        ends = [log.session_date for log in so_far if log.step == LAST]
        yield {
            "cycle": number,
            "since": day,
            "until": until,
            "month": logs[0].month,
            "program_year": logs[0].year,
            "opened_on": logs[0].session_date,
            "furthest_step": max(log.step for log in so_far),
            "steps": len({log.step for log in so_far}),
            "completed_on": ends[0] if ends else None,
        }


def _steps(number: int, logs: Cycle) -> Iterator[dict[str, Any]]:
    """The rows of a cycle's steps: the first log of each, and the days since the step before it."""
    first: dict[int, Row[Any]] = {}
    for log in logs:
        first.setdefault(log.step, log)
    for step, log in first.items():
        previous = first.get(step - 1)
        # A step logged before the one it follows says nothing of how long it took.
        follows = previous is not None and previous.session_date <= log.session_date
        yield {
            "cycle": number,
            "step": step,
            "month": log.month,
            "program_year": log.year,
            "first_on": log.session_date,
            "days": (log.session_date - previous.session_date).days
            if previous is not None and follows
            else None,
        }


def refresh(connection: Connection, today: date) -> None:
    """Cut the cycles of the touched pairs anew, and of pairs with a touched session."""
    for table in (cycle_states, cycle_steps):
        connection.execute(table.delete().where(_of_touched_pairs(table.c.pair_id)))
    cycles: list[dict[str, Any]] = []
    steps: list[dict[str, Any]] = []
    for logs in _logged(connection):
        pair = {name: getattr(logs[0], name) for name in ("pair_id", "person_id", *CARRIED)}
        for number, cycle in enumerate(cycles_of(logs), start=1):
            cycles += [pair | state for state in _states(number, cycle)]
            steps += [pair | step for step in _steps(number, cycle)]
    for table, rows in ((cycle_states, cycles), (cycle_steps, steps)):
        names = tuple(column.name for column in table.c)
        bulk_load(connection, table, names, [tuple(row[n] for n in names) for row in rows])
