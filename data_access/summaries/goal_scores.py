"""Says on which days each pair has set goals, and scores those with attainment levels from day to day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from math import sqrt
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    RowMapping,
    Select,
    and_,
    cast,
    func,
    literal,
    select,
    union_all,
)

from data_access.storage.dialect import bulk_load
from data_access.storage.schema import (
    goal_scores,
    goals,
    pair_goal_days,
    pairs,
)
from data_access.summaries.expressions import fill, placed
from data_access.summaries.touched import touched_pairs


def refresh(connection: Connection, today: date) -> None:
    """Count the goals of the touched pairs anew."""
    listed = select(touched_pairs.c.pair_id)
    for table in (goal_scores, pair_goal_days):
        connection.execute(table.delete().where(table.c.pair_id.in_(listed)))
    fill(connection, pair_goal_days, _by_day())
    names = tuple(column.name for column in goal_scores.c)
    rows = [tuple(row[name] for name in names) for row in _scored(connection)]
    bulk_load(connection, goal_scores, names, rows)


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


def _scored(connection: Connection) -> Iterator[dict[str, Any]]:
    """The touched pairs' goals with levels from each day on which there was one more; dropped ones too."""
    rows = (
        select(
            pairs.c.pair_id,
            pairs.c.mentee_id.label("person_id"),
            *placed(pairs),
            pairs.c.cohort_year.label("program_year"),
            pairs.c.start_date,
            goals.c.set_date,
            func.coalesce(goals.c.weight, 1).label("weight"),
            goals.c.gas_level.label("level"),
        )
        .outerjoin(goals, and_(goals.c.pair_id == pairs.c.pair_id, goals.c.gas_level.is_not(None)))
        .where(pairs.c.pair_id.in_(select(touched_pairs.c.pair_id)))
        .order_by(pairs.c.pair_id, goals.c.goal_id)
    )
    for _, group in groupby(connection.execute(rows).mappings(), key=lambda row: row["pair_id"]):
        listed = list(group)
        scaled = [row for row in listed if row["level"] is not None]
        days = sorted({listed[0]["start_date"], *(row["set_date"] for row in scaled)})
        for day, until in zip(days, (*days[1:], None), strict=True):
            by_then = [row for row in scaled if row["set_date"] <= day]
            yield {**listed[0], "since": day, "until": until, **_attained(by_then)}


def _attained(scaled: Sequence[RowMapping]) -> dict[str, Any]:
    both = [(float(row["weight"]), row["level"]) for row in scaled]
    weights = sum(weight for weight, _ in both)
    if not weights > 0:
        return {"scaled_goals": 0, "scaling_score": None}
    levels = sum(weight * level for weight, level in both)
    squares = sum(weight * weight for weight, _ in both)
    return {
        "scaled_goals": len(both),
        "scaling_score": scaling_score(levels, weights, squares),
    }
