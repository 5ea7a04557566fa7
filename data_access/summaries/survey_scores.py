"""Scores each survey somebody answered: items answered of those asked, the scale score, its items."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Float,
    Integer,
    Subquery,
    and_,
    case,
    cast,
    func,
    insert,
    or_,
    select,
    update,
)

from config.program.breakdowns import carried_by
from config.program.surveys import (
    ANSWERED_OF,
    SCALES,
)
from data_access.storage.schema import (
    pairs,
    person_periods,
    survey_items,
    survey_scores,
    surveys,
)
from data_access.summaries.expressions import fill, placed
from data_access.summaries.placement import day_of_year, held_on
from data_access.summaries.touched import touched_people

THOUSANDTHS = 1000


def turned(answer: Any) -> ColumnElement[float]:
    """An answer so that more of what the scale is about is always the higher number."""
    return case(
        (answer.reverse == "Y", answer.scale_min + answer.scale_max - answer.value),
        else_=answer.value,
    )


def in_thousandths(value: ColumnElement[float]) -> ColumnElement[int]:
    """A value as a whole number: sums of these are the same in any order."""
    return cast(func.round(value * THOUSANDTHS), Integer)


def _forms() -> Subquery:
    """How many items each version of a survey has. A file may leave out what nobody answered."""
    return (
        select(
            surveys.c.instrument,
            surveys.c.version,
            func.count(surveys.c.item.distinct()).label("known"),
        )
        .where(surveys.c.instrument.in_(SCALES))
        .group_by(surveys.c.instrument, surveys.c.version)
        .subquery("forms")
    )


def _add_respondents_of_changed_forms(connection: Connection) -> None:
    """A new item makes everybody's answers to that version stale."""
    forms = _forms()
    scored = survey_scores
    stale = (
        select(scored.c.person_id)
        .join(
            forms,
            and_(forms.c.instrument == scored.c.survey, forms.c.version == scored.c.version),
        )
        .where(forms.c.known != scored.c.asked)
    )
    new = stale.except_(select(touched_people.c.participant_id))
    connection.execute(insert(touched_people).from_select(["participant_id"], new))


def refresh(connection: Connection, today: date) -> None:
    """Score the answers of the touched people anew."""
    if connection.execute(select(touched_people.c.participant_id).limit(1)).first() is None:
        return  # a file of logs: the items of all surveys need not be counted for it
    _add_respondents_of_changed_forms(connection)
    listed = select(touched_people.c.participant_id)
    for table in (survey_scores, survey_items):
        connection.execute(table.delete().where(table.c.person_id.in_(listed)))
    _score(connection)
    _remember_the_start(connection)
    _keep_items(connection)


def _score(connection: Connection) -> None:
    answer, forms = surveys.c, _forms()
    share, of = ANSWERED_OF
    sheet = (answer.instrument, answer.version, answer.wave, answer.about_mentee_id)
    answered = func.count(answer.value)
    one_scale = and_(
        func.min(answer.scale_min) == func.max(answer.scale_min),
        func.min(answer.scale_max) == func.max(answer.scale_max),
    )
    total = cast(func.sum(in_thousandths(turned(answer))), Float)
    scored = and_(answered * of >= forms.c.known * share, one_scale)
    in_a_pair = (
        select(pairs.c.pair_id)
        .where(
            or_(
                pairs.c.mentee_id == answer.respondent_id, pairs.c.coach_id == answer.respondent_id
            ),
            pairs.c.cohort_year == answer.program_year,
        )
        .correlate(surveys)
        .exists()
    )
    own_place = [person_periods.c[key] for key in carried_by("participants")]
    cohort = case((in_a_pair, answer.program_year))
    began = day_of_year(answer.respondent_id, answer.program_year)
    rows = (
        select(
            answer.respondent_id.label("person_id"),
            answer.instrument.label("survey"),
            answer.version,
            answer.wave,
            answer.about_mentee_id.label("about_id"),
            *placed(person_periods, cohort=cohort),
            answer.program_year,
            answer.point,
            (answer.instrument + "-" + answer.point).label("survey_wave"),
            forms.c.known.label("asked"),
            answered.label("answered"),
            case((scored, total / (THOUSANDTHS * answered))).label("score"),
            case((scored, func.min(answer.scale_min))).label("scale_min"),
            case((scored, func.max(answer.scale_max))).label("scale_max"),
        )
        .join_from(surveys, person_periods, held_on(answer.respondent_id, began))
        .join(forms, and_(forms.c.instrument == sheet[0], forms.c.version == sheet[1]))
        .where(
            answer.respondent_id.in_(select(touched_people.c.participant_id)),
            answer.instrument.in_(SCALES),
        )
        .group_by(
            answer.respondent_id,
            *sheet,
            *own_place,
            answer.program_year,
            answer.point,
            forms.c.known,
        )
        .having(answered > 0)
    )
    fill(connection, survey_scores, rows)


def _remember_the_start(connection: Connection) -> None:
    """Give an answer at the end of a year the same respondent's score at its start."""
    end, start = survey_scores, survey_scores.alias("start")
    same = ("person_id", "survey", "version", "about_id", "program_year")
    before = (
        select(start.c.score)
        .where(start.c.point == "PRE", *(start.c[name] == end.c[name] for name in same))
        .scalar_subquery()
    )
    connection.execute(
        update(end)
        .where(end.c.point == "END", end.c.person_id.in_(select(touched_people.c.participant_id)))
        .values(before=before)
    )


def _keep_items(connection: Connection) -> None:
    """Keep the items of complete answers to scales at the end of a year, reversed by the key."""
    answer, scored = surveys.c, survey_scores.c
    rows = (
        select(
            scored.person_id,
            scored.survey,
            scored.version,
            scored.wave,
            scored.about_id,
            *placed(survey_scores),
            scored.program_year,
            answer.item,
            turned(answer).label("value"),
        )
        .join(
            surveys,
            and_(
                answer.respondent_id == scored.person_id,
                answer.instrument == scored.survey,
                answer.version == scored.version,
                answer.wave == scored.wave,
                answer.about_mentee_id == scored.about_id,
            ),
        )
        .where(
            scored.person_id.in_(select(touched_people.c.participant_id)),
            scored.point == "END",
            scored.answered == scored.asked,
            scored.score.is_not(None),
        )
    )
    fill(connection, survey_items, rows)
