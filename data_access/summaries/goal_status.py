"""Sums up each goal: when it was achieved, whether a session took it up, and whether it fits."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import CTE, ColumnElement, Connection, case, func, null, or_, select, tuple_

from data_access.schema import class_windows, goal_status, goals, pairs, sessions
from data_access.summaries.expressions import fill, names
from data_access.summaries.touched import touched_pairs

# A goal is aligned where its dimension is among the educator's so many lowest at baseline.
LOWEST = 3


def _achieved_in_session() -> ColumnElement[Any]:
    return (
        select(func.min(sessions.c.session_date))
        .where(
            sessions.c.pair_id == goals.c.pair_id,
            names(sessions.c.goals_achieved, goals.c.goal_id),
        )
        .correlate(goals)
        .scalar_subquery()
    )


def _addressed() -> ColumnElement[bool]:
    return (
        select(sessions.c.session_id)
        .where(
            sessions.c.pair_id == goals.c.pair_id,
            or_(
                names(sessions.c.goals_addressed, goals.c.goal_id),
                names(sessions.c.goals_achieved, goals.c.goal_id),
            ),
        )
        .correlate(goals)
        .exists()
    )


def _lowest_at_baseline() -> CTE:
    """The lowest dimensions of the baselines of the touched pairs' mentees, ties included.

    Scores in class_windows have Negative Climate reversed already, so low is low. rank() gives
    dimensions that tie with the third lowest its place.
    """
    windows = class_windows.c
    mentees = select(pairs.c.mentee_id).where(pairs.c.pair_id.in_(select(touched_pairs.c.pair_id)))
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
    """Sum up the goals of the touched pairs anew. Reads class_windows, which must be fresh."""
    listed = select(touched_pairs.c.pair_id)
    connection.execute(goal_status.delete().where(goal_status.c.pair_id.in_(listed)))
    achieved = goals.c.status == "achieved"
    rows = (
        select(
            goals.c.goal_id,
            goals.c.pair_id,
            pairs.c.mentee_id.label("person_id"),
            pairs.c.region,
            pairs.c.cohort,
            pairs.c.program_type,
            pairs.c.role,
            pairs.c.cohort_year.label("program_year"),
            goals.c.set_date,
            goals.c.target_date,
            func.coalesce(case((achieved, goals.c.achieved_date)), _achieved_in_session()).label(
                "achieved_on"
            ),
            case((goals.c.status == "dropped", 1), else_=0).label("dropped"),
            case((_addressed(), 1), else_=0).label("addressed"),
            _aligned().label("aligned"),
        )
        .join(pairs, pairs.c.pair_id == goals.c.pair_id)
        .where(goals.c.pair_id.in_(listed))
    )
    fill(connection, goal_status, rows)
