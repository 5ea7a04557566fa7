"""Finds for each pair when a goal followed its baseline, and for each small step when it was done."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, case, func, select

from data_access.storage.schema import (
    action_plans,
    action_steps,
    goals,
    pair_status,
    pairs,
    step_status,
)
from data_access.summaries.expressions import fill, placed
from data_access.summaries.touched import touched_pairs


def refresh(connection: Connection, today: date) -> None:
    """Work out the plans and steps of the touched pairs anew. Reads pair_status, to be fresh."""
    listed = select(touched_pairs.c.pair_id)
    for table in (action_plans, step_status):
        connection.execute(table.delete().where(table.c.pair_id.in_(listed)))
    planned_on = (
        select(func.min(goals.c.set_date))
        .where(
            goals.c.pair_id == pair_status.c.pair_id,
            goals.c.target_date.is_not(None),
            # A goal set before the baseline cannot rest on it.
            goals.c.set_date >= pair_status.c.baseline_date,
        )
        .correlate(pair_status)
        .scalar_subquery()
    )
    plans = select(
        pair_status.c.pair_id,
        pair_status.c.person_id,
        *placed(pair_status),
        pair_status.c.program_year,
        pair_status.c.baseline_date,
        planned_on.label("planned_on"),
    ).where(pair_status.c.pair_id.in_(listed))
    fill(connection, action_plans, plans)
    steps = (
        select(
            action_steps.c.step_id,
            goals.c.goal_id,
            pairs.c.pair_id,
            pairs.c.mentee_id.label("person_id"),
            *placed(pairs),
            pairs.c.cohort_year.label("program_year"),
            action_steps.c.due,
            action_steps.c.done,
            case((goals.c.status == "dropped", 1), else_=0).label("dropped"),
        )
        .join(goals, goals.c.goal_id == action_steps.c.goal_id)
        .join(pairs, pairs.c.pair_id == goals.c.pair_id)
        .where(pairs.c.pair_id.in_(listed))
    )
    fill(connection, step_status, steps)
