"""Counts every coach's months: is a professional learning community due, was one attended."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, case, func, select

from config.program.vocabulary import COACH_ROLES
from data_access.storage.schema import (
    attendance,
    coach_months,
    months,
    pair_months,
    pairs,
    person_periods,
)
from data_access.summaries.expressions import fill, placed
from data_access.summaries.placement import held_on
from data_access.summaries.touched import touched_people


def refresh(connection: Connection, today: date) -> None:
    """Count the months of the touched coaches anew. Reads pair_months, which must be fresh."""
    listed = select(touched_people.c.participant_id)
    connection.execute(coach_months.delete().where(coach_months.c.person_id.in_(listed)))
    active = (
        select(
            pairs.c.coach_id,
            pair_months.c.month,
            func.max(pairs.c.cohort_year).label("cohort"),
            func.max(pair_months.c.eligible).label("eligible"),
        )
        .join(pairs, pairs.c.pair_id == pair_months.c.pair_id)
        .where(pairs.c.coach_id.in_(listed), pair_months.c.active_days > 0)
        .group_by(pairs.c.coach_id, pair_months.c.month)
        .subquery("active")
    )
    attended = (
        select(attendance.c.event_id)
        .where(
            attendance.c.participant_id == active.c.coach_id,
            attendance.c.event_type == "PLC",
            attendance.c.date >= months.c.first_day,
            attendance.c.date <= months.c.last_day,
        )
        .correlate(active, months)
        .exists()
    )
    own = person_periods.c.role
    role = case((own.in_(COACH_ROLES), own), else_=COACH_ROLES[0])
    rows = (
        select(
            active.c.coach_id.label("person_id"),
            active.c.month,
            *placed(person_periods, cohort=active.c.cohort, role=role),
            months.c.program_year,
            active.c.eligible,
            case((attended, 1), else_=0).label("attended"),
        )
        .join_from(active, months, months.c.month == active.c.month)
        .join(person_periods, held_on(active.c.coach_id, months.c.first_day))
    )
    fill(connection, coach_months, rows)
