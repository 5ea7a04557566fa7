"""Compares double-coded CLASS observations with the first observer's, score by score."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, and_, case, func, or_, select

from config.program.instruments import INSTRUMENTS, SHORTEST_CYCLE_MINUTES
from data_access.storage.schema import (
    class_agreement,
    class_cycles,
    class_observations,
    class_scores,
)
from data_access.summaries.expressions import fill, whole
from data_access.summaries.touched import touched_people

_AS_WHOLE = 1_000_000


def refresh(connection: Connection, today: date) -> None:
    """Compare the observations of the touched educators anew."""
    listed = select(touched_people.c.participant_id)
    connection.execute(class_agreement.delete().where(class_agreement.c.person_id.in_(listed)))
    first, second = (class_observations.alias(name) for name in ("first", "second"))
    scored, again = (class_scores.alias(name) for name in ("scored", "again"))
    valid, valid_again = (class_cycles.alias(name) for name in ("valid", "valid_again"))
    # In millionths the two are whole numbers, which compare exactly: 8 − 6.99 is not 1.01 in binary
    # fractions.
    apart = whole(func.abs(_AS_WHOLE * (_as_scored(scored, first) - _as_scored(again, second))))
    rows = (
        select(
            second.c.observation_id,
            again.c.cycle,
            again.c.dimension,
            second.c.educator_id.label("person_id"),
            second.c.region,
            second.c.instrument,
            second.c.program_year,
            case((_reversed(again, second), 1), else_=0).label("negative_climate"),
            case((apart == 0, 1), else_=0).label("exact"),
            case((apart <= _AS_WHOLE, 1), else_=0).label("within_one"),
            _as_scored(scored, first).label("first_score"),
            _as_scored(again, second).label("second_score"),
        )
        .join_from(
            second,
            first,
            and_(
                first.c.observation_id == second.c.double_code_of,
                first.c.instrument == second.c.instrument,
            ),
        )
        .join(again, again.c.observation_id == second.c.observation_id)
        .join(
            scored,
            and_(
                scored.c.observation_id == first.c.observation_id,
                scored.c.cycle == again.c.cycle,
                scored.c.dimension == again.c.dimension,
            ),
        )
        .join(valid, _is_valid(valid, scored))
        .join(valid_again, _is_valid(valid_again, again))
        .where(second.c.educator_id.in_(listed))
    )
    fill(connection, class_agreement, rows)


def _is_valid(cycle: FromClause, score: FromClause) -> ColumnElement[bool]:
    return and_(
        cycle.c.observation_id == score.c.observation_id,
        cycle.c.cycle == score.c.cycle,
        cycle.c.valid == "Y",
        or_(cycle.c.minutes.is_(None), cycle.c.minutes >= SHORTEST_CYCLE_MINUTES),
    )


def _reversed(score: FromClause, observation: FromClause) -> Any:
    """Whether a score is of a dimension that its instrument reverses."""
    dimensions = {code: i.reverse for code, i in INSTRUMENTS.items() if i.reverse}
    by_instrument = [
        and_(observation.c.instrument == code, score.c.dimension.in_(names))
        for code, names in dimensions.items()
    ]
    met = by_instrument[0]
    for one in by_instrument[1:]:
        met = met | one
    return met


def _as_scored(score: FromClause, observation: FromClause) -> Any:
    """A score in the orientation observers write it in, whichever way the file had it."""
    turned = and_(_reversed(score, observation), observation.c.nc_orientation == "reversed")
    return case((turned, 8 - score.c.score), else_=score.c.score)
