"""Sums up who takes part in which role and year: orientation, training, first session."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    case,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
    update,
)

from config.program.training import (
    RULES,
    TrainingRule,
)
from config.program.vocabulary import (
    COACH_ROLES,
    LEADER_ROLES,
    MENTEE_ROLES,
)
from data_access.storage.schema import (
    attendance,
    pairs,
    participants,
    participation,
    person_periods,
    sessions,
)
from data_access.summaries.expressions import (
    fill,
    placed,
    whole,
    year_begins,
    year_ends,
)
from data_access.summaries.placement import held_on
from data_access.summaries.touched import pairs_with_logs, touched_people

NEVER_PAIRED = 0  # the program year of who was never in a pair: no file says in which they joined


def _first_session(
    person: ColumnElement[Any], year: ColumnElement[Any], as_coach: bool
) -> ColumnElement[Any]:
    """The earliest completed session, of any kind, of any pair of somebody's in a year."""
    member = pairs.c.coach_id if as_coach else pairs.c.mentee_id
    found = (
        select(func.min(sessions.c.session_date))
        .join(pairs, pairs.c.pair_id == sessions.c.pair_id)
        .where(member == person, pairs.c.cohort_year == year, sessions.c.status == "completed")
    )
    return found.correlate(person.table).scalar_subquery()


def _in_pairs(person: ColumnElement[Any], roles: tuple[str, ...], own_place: bool) -> Select[Any]:
    """Each touched person's years in pairs in one part, placed as their first pair of the year.

    `own_place`: a coach or leader is placed by the own program, which may be another than the
    mentee's. Somebody may take several parts in a year; the role is the participant's own where it
    fits the part, else the plain one, so that no two fall together. All is what held when it began.
    """
    order = func.row_number().over(
        partition_by=(person, pairs.c.cohort_year),
        order_by=(pairs.c.start_date, pairs.c.pair_id),
    )
    own = person_periods.c.role
    role = case((own.in_(roles), own), else_=roles[0])
    whose = person_periods if own_place else pairs
    ranked = (
        select(
            person.label("person_id"),
            pairs.c.cohort_year.label("program_year"),
            *placed(whose, cohort=pairs.c.cohort_year, role=role),
            pairs.c.start_date.label("begun"),
            order.label("place"),
        )
        .join_from(pairs, person_periods, held_on(person, pairs.c.start_date))
        .where(person.in_(select(touched_people.c.participant_id)))
        .subquery()
    )
    return select(*(c for c in ranked.c if c.name != "place")).where(ranked.c.place == 1)


def _never_paired() -> Select[Any]:
    """The touched mentees who were in no pair of any year."""
    in_a_pair = select(pairs.c.pair_id).where(pairs.c.mentee_id == participants.c.participant_id)
    return select(
        participants.c.participant_id.label("person_id"),
        literal(NEVER_PAIRED).label("program_year"),
        *placed(participants, cohort=null()),
    ).where(
        participants.c.participant_id.in_(select(touched_people.c.participant_id)),
        participants.c.role.in_(MENTEE_ROLES),
        ~in_a_pair.correlate(participants).exists(),
    )


def _training() -> CTE:
    """The training days of the touched people, with the minutes and days up to each.

    Two events on one day are one day; a day at another event than the first six is a make-up and
    counts like them.
    """
    minutes = whole(attendance.c.hours * 60)
    days = (
        select(
            attendance.c.participant_id,
            attendance.c.date.label("day"),
            cast(func.sum(minutes), Integer).label("minutes"),
        )
        .where(
            attendance.c.event_type == "training_day",
            attendance.c.participant_id.in_(select(touched_people.c.participant_id)),
        )
        .group_by(attendance.c.participant_id, attendance.c.date)
        .subquery("days")
    )
    person, day = days.c.participant_id, days.c.day
    so_far = func.sum(days.c.minutes).over(partition_by=person, order_by=day)
    number = func.row_number().over(partition_by=person, order_by=day)
    return select(
        person,
        day,
        days.c.minutes,
        so_far.label("minutes_so_far"),
        number.label("days_so_far"),
    ).cte("training")


def _enough(training: CTE, rule: TrainingRule) -> ColumnElement[bool]:
    return and_(
        training.c.minutes_so_far >= round(rule.hours * 60), training.c.days_so_far >= rule.days
    )


def _is_complete(training: CTE, year: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a training day brought somebody to what the rule of a program year asks for."""
    newest_first = sorted(RULES, key=lambda rule: rule.valid_from, reverse=True)
    return case(
        *((year >= rule.first_program_year, _enough(training, rule)) for rule in newest_first),
        else_=_enough(training, RULES[0]),
    )


def _attended_orientation(part: CTE) -> ColumnElement[bool]:
    return (
        select(attendance.c.event_id)
        .where(
            attendance.c.participant_id == part.c.person_id,
            attendance.c.event_type == "orientation",
            attendance.c.date >= year_begins(part.c.program_year),
            attendance.c.date <= year_ends(part.c.program_year),
        )
        .correlate(part)
        .exists()
    )


def _rows() -> Select[Any]:
    """The years in pairs of the touched people."""
    part = union_all(
        _in_pairs(pairs.c.mentee_id, MENTEE_ROLES, own_place=False),
        _in_pairs(pairs.c.coach_id, COACH_ROLES, own_place=True),
        _in_pairs(pairs.c.il_id, LEADER_ROLES, own_place=True),
    ).cte("part")
    training = _training()
    person, year = part.c.person_id, part.c.program_year
    # Days of earlier years count: a coach who returns was trained once.
    so_far = and_(training.c.participant_id == person, training.c.day <= year_ends(year))
    return (
        select(
            person,
            year,
            *placed(part),
            literal(1).label("paired"),
            part.c.begun,
            case(
                (part.c.role.in_(COACH_ROLES), _first_session(person, year, as_coach=True)),
                (part.c.role.in_(MENTEE_ROLES), _first_session(person, year, as_coach=False)),
            ).label("first_session"),
            case((_attended_orientation(part), 1), else_=0).label("orientation"),
            func.coalesce(func.sum(training.c.minutes), 0).label("training_minutes"),
            func.count(training.c.day).label("training_days"),
            func.min(case((_is_complete(training, year), training.c.day))).label("trained_on"),
        )
        .select_from(part.outerjoin(training, so_far))
        .group_by(*part.c)
    )


def refresh(connection: Connection, today: date) -> None:
    """Sum up the touched people anew, and the first session of those with a touched log."""
    listed = select(touched_people.c.participant_id)
    connection.execute(participation.delete().where(participation.c.person_id.in_(listed)))
    fill(connection, participation, _rows())
    fill(connection, participation, _never_paired())
    person, year = participation.c.person_id, participation.c.program_year
    for member, roles, as_coach in (
        (pairs.c.coach_id, COACH_ROLES, True),
        (pairs.c.mentee_id, MENTEE_ROLES, False),
    ):
        logged = select(member).where(pairs.c.pair_id.in_(pairs_with_logs()))
        connection.execute(
            update(participation)
            .values(first_session=_first_session(person, year, as_coach))
            .where(participation.c.role.in_(roles), person.in_(logged))
        )
