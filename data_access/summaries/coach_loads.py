"""Counts the different mentees of every coach in a program year, from each day that brought a new one."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, Integer, cast, func, select

from config.program.vocabulary import COACH_ROLES
from data_access.storage.schema import coach_loads, pairs, participation
from data_access.summaries.expressions import fill, placed
from data_access.summaries.touched import touched_people


def refresh(connection: Connection, today: date) -> None:
    """Count the mentees of the touched coaches anew. Reads participation, which must be fresh."""
    listed = select(touched_people.c.participant_id)
    connection.execute(coach_loads.delete().where(coach_loads.c.person_id.in_(listed)))
    of_year = (pairs.c.coach_id, pairs.c.cohort_year)
    met = (
        select(*of_year, func.min(pairs.c.start_date).label("day"))
        .where(pairs.c.coach_id.in_(listed))
        .group_by(*of_year, pairs.c.mentee_id)
        .subquery("met")
    )
    own = (met.c.coach_id, met.c.cohort_year)
    new = (
        select(*own, met.c.day, func.count().label("new")).group_by(*own, met.c.day).subquery("new")
    )
    coach = (new.c.coach_id, new.c.cohort_year)
    until = func.lead(new.c.day).over(partition_by=coach, order_by=new.c.day)
    mentees = func.sum(new.c.new).over(partition_by=coach, order_by=new.c.day)
    rows = (
        select(
            new.c.coach_id.label("person_id"),
            new.c.cohort_year.label("program_year"),
            new.c.day.label("since"),
            until.label("until"),
            *placed(participation),
            cast(mentees, Integer).label("mentees"),
        )
        .join_from(new, participation, participation.c.person_id == new.c.coach_id)
        .where(
            participation.c.program_year == new.c.cohort_year, participation.c.role.in_(COACH_ROLES)
        )
    )
    fill(connection, coach_loads, rows)
