"""Says on which days each pair has set goals, and scores those with attainment levels."""

from __future__ import annotations

from datetime import date
from math import sqrt
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    Select,
    bindparam,
    cast,
    func,
    literal,
    select,
    union_all,
    update,
)

from data_access.storage.schema import (
    goals,
    pair_goal_days,
    pair_goals,
    pairs,
)
from data_access.summaries.expressions import fill, placed
from data_access.summaries.touched import touched_pairs


def refresh(connection: Connection, today: date) -> None:
    """Count the goals of the touched pairs anew."""
    listed = select(touched_pairs.c.pair_id)
    for table in (pair_goals, pair_goal_days):
        connection.execute(table.delete().where(table.c.pair_id.in_(listed)))
    rows = select(
        pairs.c.pair_id,
        pairs.c.mentee_id.label("person_id"),
        *placed(pairs),
        pairs.c.cohort_year.label("program_year"),
    ).where(pairs.c.pair_id.in_(listed))
    fill(connection, pair_goals, rows)
    fill(connection, pair_goal_days, _by_day())
    _score(connection)


def _by_day() -> Select[Any]:
    """The first day of each touched pair, and the days on which it set goals."""
    listed = select(touched_pairs.c.pair_id)
    begun = select(pairs.c.pair_id, pairs.c.start_date.label("day"), literal(0).label("one"))
    set_on = select(goals.c.pair_id, goals.c.set_date, literal(1))
    days = union_all(
        begun.where(pairs.c.pair_id.in_(listed)), set_on.where(goals.c.pair_id.in_(listed))
    ).subquery("days")
    counted = (
        select(days.c.pair_id, days.c.day, cast(func.sum(days.c.one), Integer).label("goals_set"))
        .group_by(days.c.pair_id, days.c.day)
        .subquery("counted")
    )
    return select(
        *counted.c,
        pairs.c.mentee_id.label("person_id"),
        *placed(pairs),
        pairs.c.cohort_year.label("program_year"),
        pairs.c.start_date,
    ).join(pairs, pairs.c.pair_id == counted.c.pair_id)


# The correlation between goals that Kiresuk and Sherman's formula assumes.
CORRELATION = 0.3


def scaling_score(levels: float, weights: float, squares: float) -> float:
    """Goal Attainment Scaling T from the sums of w*x, w and w*w over a pair's goals.

    T = 50 + 10 * sum(w x) / sqrt((1 - rho) * sum(w w) + rho * (sum w)^2), rho = 0.3, x in -2..2.
    Source: Kiresuk and Sherman 1968; Turner-Stokes 2009 prints it wrongly (see its erratum).
    """
    spread = (1 - CORRELATION) * squares + CORRELATION * weights * weights
    return 50 + 10 * levels / sqrt(spread)


def _score(connection: Connection) -> None:
    """Score the touched pairs whose goals carry attainment levels; dropped goals count too."""
    weight = func.coalesce(goals.c.weight, 1)
    sums = (
        select(
            goals.c.pair_id,
            func.count(),
            func.sum(weight * goals.c.gas_level),
            func.sum(weight),
            func.sum(weight * weight),
        )
        .where(
            goals.c.gas_level.is_not(None),
            goals.c.pair_id.in_(select(touched_pairs.c.pair_id)),
        )
        .group_by(goals.c.pair_id)
        .having(func.sum(weight) > 0)
    )
    scores = [
        {
            "pair": pair,
            "count": count,
            "score": scaling_score(float(levels), float(weights), float(squares)),
        }
        for pair, count, levels, weights, squares in connection.execute(sums)
    ]
    if scores:
        connection.execute(
            update(pair_goals)
            .where(pair_goals.c.pair_id == bindparam("pair"))
            .values(scaled_goals=bindparam("count"), scaling_score=bindparam("score")),
            scores,
        )
