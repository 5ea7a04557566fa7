"""Sums up each goal: when it was achieved, whether a session took it up, whether it fits, its steps."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Select,
    Subquery,
    case,
    func,
    insert,
    null,
    or_,
    select,
    tuple_,
    union,
)

from data_access.storage.dialect import analyze
from data_access.storage.schema import (
    action_steps,
    class_windows,
    goal_status,
    goals,
    pairs,
    sessions,
)
from data_access.summaries.expressions import active_end, fill, names, placed
from data_access.summaries.touched import touched_goals, touched_logs, touched_pairs

# A goal is aligned where its dimension is among the educator's so many lowest at baseline.
LOWEST = 3


def _taken_up() -> Subquery:
    """The touched goals that sessions of their pair name: the first one, and the first that achieved."""
    achieved = names(sessions.c.goals_achieved, goals.c.goal_id)
    addressed = names(sessions.c.goals_addressed, goals.c.goal_id)
    return (
        select(
            goals.c.goal_id,
            func.min(sessions.c.session_date).label("addressed"),
            func.min(case((achieved, sessions.c.session_date))).label("achieved"),
        )
        .join(sessions, sessions.c.pair_id == goals.c.pair_id)
        .where(goals.c.goal_id.in_(select(touched_goals.c.goal_id)), or_(addressed, achieved))
        .group_by(goals.c.goal_id)
        .subquery("taken_up")
    )


def _steps() -> Subquery:
    """The small steps of the touched goals, and the day one was last done."""
    return (
        select(
            action_steps.c.goal_id,
            func.count().label("steps"),
            func.max(action_steps.c.done).label("last_done"),
        )
        .where(action_steps.c.goal_id.in_(select(touched_goals.c.goal_id)))
        .group_by(action_steps.c.goal_id)
        .subquery("steps_of_goals")
    )


def _due() -> tuple[Select[Any], Select[Any]]:
    """The goals of the touched pairs, and those that the touched logs name."""
    written = touched_logs.c
    of_pairs = select(goals.c.goal_id).where(
        goals.c.pair_id.in_(select(touched_pairs.c.pair_id)),
    )
    named = (
        select(goals.c.goal_id)
        .join(touched_logs, written.pair_id == goals.c.pair_id)
        .where(
            or_(written.goals_addressed.is_not(None), written.goals_achieved.is_not(None)),
            or_(
                names(written.goals_addressed, goals.c.goal_id),
                names(written.goals_achieved, goals.c.goal_id),
            ),
        )
    )
    return of_pairs, named


def _lowest_at_baseline() -> CTE:
    """The lowest dimensions of the baselines of the touched goals' mentees, ties included.

    Scores in class_windows have Negative Climate reversed already, so low is low. rank() gives
    dimensions that tie with the third lowest its place.
    """
    windows = class_windows.c
    mentees = (
        select(pairs.c.mentee_id)
        .join(goals, goals.c.pair_id == pairs.c.pair_id)
        .where(goals.c.goal_id.in_(select(touched_goals.c.goal_id)))
    )
    ranked = (
        select(
            windows.person_id,
            windows.program_year,
            windows.component,
            func.rank()
            .over(
                partition_by=(windows.person_id, windows.instrument, windows.program_year),
                order_by=windows.score,
            )
            .label("place"),
        )
        .where(windows.window == "BASE", windows.is_domain == 0, windows.person_id.in_(mentees))
        .subquery()
    )
    return (
        select(ranked.c.person_id, ranked.c.program_year, ranked.c.component)
        .where(ranked.c.place <= LOWEST)
        .cte("lowest")
    )


def _aligned() -> ColumnElement[Any]:
    """1, 0, or nothing where goal or baseline do not say."""
    lowest = _lowest_at_baseline()
    of_pair = tuple_(pairs.c.mentee_id, pairs.c.cohort_year)
    seen = of_pair.in_(select(lowest.c.person_id, lowest.c.program_year))
    among_lowest = tuple_(pairs.c.mentee_id, pairs.c.cohort_year, goals.c.class_dimension).in_(
        select(lowest)
    )
    return case(
        (goals.c.class_dimension.is_(None), null()), (~seen, null()), (among_lowest, 1), else_=0
    )


def refresh(connection: Connection, today: date) -> None:
    """Sum up the touched goals anew. Reads class_windows, which must be fresh."""
    connection.execute(insert(touched_goals).from_select(["goal_id"], union(*_due())))
    analyze(connection, [touched_goals])
    listed = select(touched_goals.c.goal_id)
    # By pair as well: a goal that was taken back is on no list.
    of_pairs = goal_status.c.pair_id.in_(select(touched_pairs.c.pair_id))
    connection.execute(goal_status.delete().where(or_(goal_status.c.goal_id.in_(listed), of_pairs)))
    taken_up, steps = _taken_up(), _steps()
    on_record = case((goals.c.status == "achieved", goals.c.achieved_date))
    rows = (
        select(
            goals.c.goal_id,
            goals.c.pair_id,
            pairs.c.mentee_id.label("person_id"),
            *placed(pairs),
            pairs.c.cohort_year.label("program_year"),
            goals.c.set_date,
            goals.c.target_date,
            func.coalesce(on_record, taken_up.c.achieved).label("achieved_on"),
            case((goals.c.status == "dropped", 1), else_=0).label("dropped"),
            taken_up.c.addressed.label("addressed_on"),
            _aligned().label("aligned"),
            active_end().label("active_until"),
            func.coalesce(steps.c.steps, 0).label("steps"),
            steps.c.last_done.label("last_step_done"),
        )
        .join(pairs, pairs.c.pair_id == goals.c.pair_id)
        .outerjoin(taken_up, taken_up.c.goal_id == goals.c.goal_id)
        .outerjoin(steps, steps.c.goal_id == goals.c.goal_id)
        .where(goals.c.goal_id.in_(listed))
    )
    fill(connection, goal_status, rows)
