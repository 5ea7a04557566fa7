"""Holds a coach's answers to the paired survey against the mentee's, item by item."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Float, and_, case, cast, func, or_, select

from config.program.breakdowns import CARRIED
from config.program.surveys import PAIRED
from data_access.storage.schema import (
    pairs,
    survey_pairs,
    surveys,
)
from data_access.summaries.expressions import fill, placed
from data_access.summaries.survey_scores import THOUSANDTHS, in_thousandths, turned
from data_access.summaries.touched import touched_pairs


def _of_pair(answer: Any, member: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether an answer is a member's, about the pair: it may name the pair, or leave it open."""
    return and_(
        answer.respondent_id == member,
        answer.instrument == PAIRED,
        answer.point == "END",
        answer.program_year == pairs.c.cohort_year,
        answer.about_mentee_id == pairs.c.mentee_id,
        or_(answer.pair_id.is_(None), answer.pair_id == pairs.c.pair_id),
        answer.value.is_not(None),
    )


def refresh(connection: Connection, today: date) -> None:
    """Compare the members of the touched pairs anew."""
    listed = select(touched_pairs.c.pair_id)
    connection.execute(survey_pairs.delete().where(survey_pairs.c.pair_id.in_(listed)))
    coach, mentee = surveys.alias("of_coach"), surveys.alias("of_mentee")
    apart = in_thousandths(turned(coach.c)) - in_thousandths(turned(mentee.c))
    distance = case((apart < 0, -apart), else_=apart)
    compared = func.count()
    same = ("version", "item", "scale_min", "scale_max")

    def mean(value: ColumnElement[int]) -> ColumnElement[Any]:
        return cast(func.sum(value), Float) / (THOUSANDTHS * compared)

    whose = (
        pairs.c.pair_id,
        pairs.c.mentee_id,
        pairs.c.coach_id,
        pairs.c.cohort_year,
        *placed(pairs),
    )
    names = ("pair_id", "person_id", "coach_id", "program_year", *CARRIED)
    rows = (
        select(
            *(c.label(name) for c, name in zip(whose, names, strict=True)),
            coach.c.instrument.label("survey"),
            coach.c.version,
            compared.label("compared"),
            func.sum(case((distance <= THOUSANDTHS, 1), else_=0)).label("within_one"),
            mean(apart).label("difference"),
            mean(distance).label("distance"),
            (cast(func.sum(coach.c.scale_max - coach.c.scale_min), Float) / compared).label(
                "scale_width"
            ),
        )
        .select_from(pairs)
        .join(coach, _of_pair(coach.c, pairs.c.coach_id))
        .join(
            mentee,
            and_(
                _of_pair(mentee.c, pairs.c.mentee_id),
                *(mentee.c[name] == coach.c[name] for name in same),
            ),
        )
        .where(pairs.c.pair_id.in_(listed))
        .group_by(*whose, coach.c.instrument, coach.c.version)
    )
    fill(connection, survey_pairs, rows)
