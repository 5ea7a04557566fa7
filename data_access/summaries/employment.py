"""Finds where each mentee and coach of a cohort was employed twelve months after the start."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    literal,
    select,
    union_all,
)

from config.program.employment import DAYS_AFTER, DAYS_BEFORE
from config.program.vocabulary import (
    COACH_ROLES,
    EMPLOYMENT_SOURCES,
    MENTEE_ROLES,
)
from data_access.storage.dialect import (
    day_of,
    days_between,
)
from data_access.storage.schema import (
    employment,
    employment_outcomes,
    pairs,
    person_periods,
)
from data_access.summaries.expressions import fill, placed
from data_access.summaries.placement import held_on
from data_access.summaries.touched import touched_people


def _year_later(day: ColumnElement[Any]) -> ColumnElement[Any]:
    """The same day of the next year; February 28 for February 29."""
    text = cast(day, String)
    year = cast(cast(func.substr(text, 1, 4), Integer) + 1, String)
    rest = func.substr(text, 5, 6)
    return day_of(year + case((rest == "-02-29", "-02-28"), else_=rest))


def _first_pairs(person: ColumnElement[Any], roles: tuple[str, ...], as_coach: bool) -> Select[Any]:
    """Each touched person's earliest pair of a cohort, as its mentee or as its coach.

    Somebody may be both in one cohort; the role is the participant's own where it fits the
    part, else the plain one, so the two never fall together.
    """
    order = func.row_number().over(
        partition_by=(person, pairs.c.cohort_year),
        order_by=(pairs.c.start_date, pairs.c.pair_id),
    )
    whose = person_periods if as_coach else pairs
    own = person_periods.c.role
    role = case((own.in_(roles), own), else_=roles[0])
    ranked = (
        select(
            person.label("person_id"),
            *placed(whose, cohort=pairs.c.cohort_year, role=role),
            _year_later(pairs.c.start_date).label("due_on"),
            order.label("place"),
        )
        .join_from(pairs, person_periods, held_on(person, pairs.c.start_date))
        .where(person.in_(select(touched_people.c.participant_id)))
        .subquery()
    )
    return select(*(c for c in ranked.c if c.name != "place")).where(ranked.c.place == 1)


def _closest(due: CTE) -> CTE:
    """The employment record nearest to each due day, inside the days allowed."""
    ahead = days_between(due.c.due_on, employment.c.as_of)
    source = case(
        {code: number for number, code in enumerate(EMPLOYMENT_SOURCES.codes)},
        value=employment.c.source,
        else_=len(EMPLOYMENT_SOURCES.codes),
    )
    order = func.row_number().over(
        partition_by=(due.c.person_id, due.c.cohort, due.c.role),
        order_by=(
            case((ahead < 0, -ahead), else_=ahead),
            employment.c.as_of.desc(),
            source,
            employment.c.source,
        ),
    )
    return (
        select(due.c.person_id, due.c.cohort, due.c.role, employment.c.status, order.label("place"))
        .join(employment, employment.c.participant_id == due.c.person_id)
        .where(ahead >= literal(-DAYS_BEFORE), ahead <= literal(DAYS_AFTER))
        .cte("closest")
    )


def refresh(connection: Connection, today: date) -> None:
    """Find the outcomes of the touched people anew."""
    listed = select(touched_people.c.participant_id)
    connection.execute(
        employment_outcomes.delete().where(employment_outcomes.c.person_id.in_(listed))
    )
    due = union_all(
        _first_pairs(pairs.c.mentee_id, MENTEE_ROLES, as_coach=False),
        _first_pairs(pairs.c.coach_id, COACH_ROLES, as_coach=True),
    ).cte("due")
    closest = _closest(due)
    coaches = pairs.alias("coaches")
    returned = (
        select(coaches.c.pair_id)
        .where(
            coaches.c.coach_id.in_(listed),
            coaches.c.coach_id == due.c.person_id,
            coaches.c.cohort_year == due.c.cohort + 1,
        )
        .correlate(due)
        .exists()
    )
    rows = select(
        due.c.person_id,
        *placed(due),
        due.c.cohort.label("program_year"),
        due.c.due_on,
        func.coalesce(closest.c.status, "unknown").label("status"),
        case((returned, 1), else_=0).label("returned"),
    ).outerjoin(
        closest,
        and_(
            closest.c.person_id == due.c.person_id,
            closest.c.cohort == due.c.cohort,
            closest.c.role == due.c.role,
            closest.c.place == 1,
        ),
    )
    fill(connection, employment_outcomes, rows)
