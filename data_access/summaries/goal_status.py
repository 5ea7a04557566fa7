"""Sums up each goal: when it was achieved, whether a session took it up, and whether it fits."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, null, or_, select

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


def _aligned() -> ColumnElement[Any]:
    """1, 0, or nothing where goal or baseline do not say.

    Scores in class_windows have Negative Climate reversed already, so low is low. Dimensions
    that tie with the third lowest count as low.
    """
    own = class_windows.alias("own")
    other = class_windows.alias("other")

    def baseline(of: Any) -> ColumnElement[bool]:
        return and_(
            of.c.person_id == pairs.c.mentee_id,
            of.c.program_year == pairs.c.cohort_year,
            of.c.window == "BASE",
            of.c.is_domain == 0,
        )

    lower = (
        select(func.count())
        .select_from(other)
        .where(
            other.c.person_id == own.c.person_id,
            other.c.instrument == own.c.instrument,
            other.c.program_year == own.c.program_year,
            other.c.window == own.c.window,
            other.c.is_domain == 0,
            other.c.score < own.c.score,
        )
        .correlate(own)
        .scalar_subquery()
    )
    among_lowest = (
        select(own.c.person_id)
        .where(baseline(own), own.c.component == goals.c.class_dimension, lower < LOWEST)
        .correlate(goals, pairs)
        .exists()
    )
    seen = select(own.c.person_id).where(baseline(own)).correlate(pairs).exists()
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
