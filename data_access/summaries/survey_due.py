"""Lists who was to answer which survey and when, whether an answer came, and where they began."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Connection,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from config.program.breakdowns import carried_by
from config.program.surveys import (
    DAYS_TO_ANSWER,
    PLAN,
    Survey,
)
from config.program.vocabulary import (
    COACH_ROLES,
    MENTEE_ROLES,
)
from data_access.storage.dialect import days_between
from data_access.storage.schema import (
    pairs,
    person_periods,
    survey_due,
    survey_scores,
    surveys,
)
from data_access.summaries.expressions import active_end, fill, placed, planned_end
from data_access.summaries.placement import day_of_year, held_on
from data_access.summaries.touched import touched_people

_MEMBERS = {"coach": (pairs.c.coach_id, COACH_ROLES), "mentee": (pairs.c.mentee_id, MENTEE_ROLES)}


def _asked(survey: Survey, member: str, point: str) -> Select[Any]:
    """Whom a survey asks at one point of the year, by the pairs of the touched people.

    At the end of the year: in a pair that does not end before it is planned to. Before: in a pair
    that lasts as long as there is time to answer.
    """
    person, roles = _MEMBERS[member]
    about = pairs.c.mentee_id if survey.about_pair else person
    asked_on: ColumnElement[date]
    if point == "END":
        asked_on = func.max(planned_end())
        meant = or_(
            pairs.c.end_date.is_(None),
            pairs.c.end_date >= planned_end(),
            pairs.c.end_reason == "completed",
        )
    else:
        asked_on = func.min(pairs.c.start_date)
        meant = days_between(pairs.c.start_date, active_end()) >= DAYS_TO_ANSWER[point]
    year = pairs.c.cohort_year
    own = person_periods.c.role
    role = case((own.in_(roles), own), else_=roles[0])
    own_place = [person_periods.c[key] for key in carried_by("participants")]
    return (
        select(
            person.label("person_id"),
            literal(survey.code).label("survey"),
            (cast(year, String) + f"-{point}").label("wave"),
            about.label("about_id"),
            *placed(person_periods, cohort=year, role=role),
            year.label("program_year"),
            literal(point).label("point"),
            literal(f"{survey.code}-{point}").label("survey_wave"),
            asked_on.label("asked_on"),
        )
        .select_from(pairs.join(person_periods, held_on(person, day_of_year(person, year))))
        .where(person.in_(select(touched_people.c.participant_id)), meant)
        .group_by(person, about, *own_place, year)
    )


def _all_asked() -> Iterator[Select[Any]]:
    for survey in PLAN:
        for member in survey.members:
            for point in survey.points:
                yield _asked(survey, member, point)


def _began() -> CTE:
    """The touched people's scores at the start of a year, where one version alone was scored then."""
    scored = survey_scores.c
    of = (scored.person_id, scored.survey, scored.about_id, scored.program_year)
    return (
        select(
            *of,
            func.max(scored.score).label("start_score"),
            func.max(scored.scale_max - scored.scale_min).label("start_width"),
        )
        .where(
            scored.person_id.in_(select(touched_people.c.participant_id)),
            scored.point == "PRE",
            scored.score.is_not(None),
        )
        .group_by(*of)
        .having(func.count() == 1)
        .cte("began")
    )


def refresh(connection: Connection, today: date) -> None:
    """List anew what the touched people were to answer."""
    listed = select(touched_people.c.participant_id)
    connection.execute(survey_due.delete().where(survey_due.c.person_id.in_(listed)))
    due = union_all(*_all_asked()).cte("due")
    came = (
        select(
            surveys.c.respondent_id,
            surveys.c.instrument,
            surveys.c.wave,
            surveys.c.about_mentee_id,
        )
        .where(surveys.c.respondent_id.in_(listed), surveys.c.value.is_not(None))
        .distinct()
        .cte("came")
    )
    began = _began()
    rows = (
        select(
            *due.c,
            case((came.c.respondent_id.is_not(None), 1), else_=0).label("answered"),
            began.c.start_score,
            began.c.start_width,
        )
        .select_from(due)
        .outerjoin(
            came,
            and_(
                came.c.respondent_id == due.c.person_id,
                came.c.instrument == due.c.survey,
                came.c.wave == due.c.wave,
                came.c.about_mentee_id == due.c.about_id,
            ),
        )
        .outerjoin(
            began,
            and_(
                due.c.point == "END",
                *(began.c[n] == due.c[n] for n in ("person_id", "survey", "about_id")),
                began.c.program_year == due.c.program_year,
            ),
        )
    )
    fill(connection, survey_due, rows)
