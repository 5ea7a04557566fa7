"""Cuts each pair's logged steps into coaching cycles, and says how far each cycle came.

What counts: completed sessions that name a step, each once (a mentee's log of a session that the
coach has logged as well is left out). They are put in order by date, then by the hour they began
(logs without one last), then by step. In that order a cycle opens

- with the first step a pair ever logs,
- with a first step of the cycle that does not directly follow another first step,
- with any step that follows the last one, unless that is the last step again.

Everything up to the next opening belongs to it, so a step that takes two sessions stays in one
cycle, and a first step gives up the cycle that was open. A cycle is completed on the first day its
last step is logged, whether or not every step before it was. Steps in the wrong order or left out
open nothing: `furthest_step` is the highest one logged, `steps` how many different ones.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Subquery, and_, case, func, or_, select, union

from config.program.cycle import (
    FIRST,
    LAST,
)
from data_access.storage.dialect import days_between
from data_access.storage.schema import (
    cycle_steps,
    pair_cycles,
    pairs,
    sessions,
)
from data_access.summaries.expressions import fill, placed
from data_access.summaries.touched import pairs_with_logs, touched_pairs

_NO_HOUR = "99:99"  # after every hour of the day


def _of_touched_pairs(pair: ColumnElement[Any]) -> ColumnElement[bool]:
    return pair.in_(union(select(touched_pairs.c.pair_id), pairs_with_logs()))


def _in_cycles() -> Subquery:
    """The logged steps of the touched pairs, each with the number of its cycle."""
    order: dict[str, Any] = {
        "partition_by": sessions.c.pair_id,
        "order_by": (
            sessions.c.session_date,
            func.coalesce(sessions.c.start_time, _NO_HOUR),
            sessions.c.cycle_step,
        ),
    }
    logged = (
        select(
            sessions.c.pair_id,
            sessions.c.session_date,
            sessions.c.month,
            sessions.c.program_year,
            sessions.c.cycle_step.label("step"),
            func.lag(sessions.c.cycle_step).over(**order).label("before"),
            func.row_number().over(**order).label("place"),
        )
        .where(
            _of_touched_pairs(sessions.c.pair_id),
            sessions.c.status == "completed",
            sessions.c.duplicate_of.is_(None),
            sessions.c.cycle_step.is_not(None),
        )
        .subquery("logged")
    )
    step, before = logged.c.step, logged.c.before
    opens = or_(
        before.is_(None),
        and_(step == FIRST, before != FIRST),
        and_(step != LAST, before == LAST),
    )
    number = func.sum(case((opens, 1), else_=0)).over(
        partition_by=logged.c.pair_id, order_by=logged.c.place
    )
    return select(
        *(column for column in logged.c if column.name not in ("before", "place")),
        number.label("cycle"),
    ).subquery("in_cycles")


def refresh(connection: Connection, today: date) -> None:
    """Cut the cycles of the touched pairs anew, and of pairs with a touched session."""
    for table in (pair_cycles, cycle_steps):
        connection.execute(table.delete().where(_of_touched_pairs(table.c.pair_id)))
    _fill_cycles(connection)
    _fill_steps(connection)


def _fill_cycles(connection: Connection) -> None:
    log = _in_cycles()
    cycles = (
        select(
            log.c.pair_id,
            log.c.cycle,
            func.min(log.c.month).label("month"),
            func.min(log.c.program_year).label("program_year"),
            func.min(log.c.session_date).label("opened_on"),
            func.max(log.c.session_date).label("last_on"),
            func.max(log.c.step).label("furthest_step"),
            func.count(log.c.step.distinct()).label("steps"),
            func.min(case((log.c.step == LAST, log.c.session_date))).label("completed_on"),
        )
        .group_by(log.c.pair_id, log.c.cycle)
        .subquery("cycles")
    )
    rows = select(*cycles.c, pairs.c.mentee_id.label("person_id"), *placed(pairs)).join(
        pairs, pairs.c.pair_id == cycles.c.pair_id
    )
    fill(connection, pair_cycles, rows)


def _fill_steps(connection: Connection) -> None:
    log = _in_cycles()
    first = (
        select(
            log.c.pair_id,
            log.c.cycle,
            log.c.step,
            func.min(log.c.month).label("month"),
            func.min(log.c.program_year).label("program_year"),
            func.min(log.c.session_date).label("first_on"),
        )
        .group_by(log.c.pair_id, log.c.cycle, log.c.step)
        .cte("first_of_step")
    )
    previous = first.alias("previous")
    days = days_between(previous.c.first_on, first.c.first_on)
    rows = (
        select(
            *first.c,
            # A step logged before the one it follows says nothing of how long it took.
            case((previous.c.first_on <= first.c.first_on, days)).label("days"),
            pairs.c.mentee_id.label("person_id"),
            *placed(pairs),
        )
        .join(pairs, pairs.c.pair_id == first.c.pair_id)
        .outerjoin(
            previous,
            and_(
                previous.c.pair_id == first.c.pair_id,
                previous.c.cycle == first.c.cycle,
                previous.c.step == first.c.step - 1,
            ),
        )
    )
    fill(connection, cycle_steps, rows)
