"""Works out action plans and the state of their small steps a second time, in plain Python."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Row, select

from data_access.recount.reading import placed
from data_access.storage import schema

Values = dict[str, Any]
TABLES = ("action_plans", "step_status")
_AT_ONCE = 500


def count(connection: Connection, ids: list[str]) -> dict[str, dict[tuple[Any, ...], Values]]:
    """The plans and steps of some pairs, as they should stand.

    The day of the baseline is taken from `pair_status`, which is recounted from the facts.
    """
    found: dict[str, dict[tuple[Any, ...], Values]] = {name: {} for name in TABLES}
    status = schema.pair_status.c
    seen = {
        row.pair_id: row.baseline_date
        for row in connection.execute(
            select(status.pair_id, status.baseline_date).where(status.pair_id.in_(ids))
        )
    }
    goals: dict[str, list[Row[Any]]] = defaultdict(list)
    for goal in connection.execute(select(schema.goals).where(schema.goals.c.pair_id.in_(ids))):
        goals[goal.pair_id].append(goal)
    steps: dict[str, list[Row[Any]]] = defaultdict(list)
    every = [goal.goal_id for listed in goals.values() for goal in listed]
    for start in range(0, len(every), _AT_ONCE):
        some = schema.action_steps.c.goal_id.in_(every[start : start + _AT_ONCE])
        for step in connection.execute(select(schema.action_steps).where(some)):
            steps[step.goal_id].append(step)
    for pair in connection.execute(select(schema.pairs).where(schema.pairs.c.pair_id.in_(ids))):
        common = {
            "person_id": pair.mentee_id,
            **placed(pair),
            "program_year": pair.cohort_year,
        }
        baseline = seen.get(pair.pair_id)
        since = [
            g.set_date
            for g in goals[pair.pair_id]
            if g.target_date is not None and baseline is not None and baseline <= g.set_date
        ]
        found["action_plans"][(pair.pair_id,)] = common | {
            "baseline_date": baseline,
            "planned_on": min(since, default=None),
        }
        for goal in goals[pair.pair_id]:
            for step in steps[goal.goal_id]:
                found["step_status"][(step.step_id,)] = common | {
                    "goal_id": goal.goal_id,
                    "pair_id": pair.pair_id,
                    "due": step.due,
                    "done": step.done,
                    "dropped": int(goal.status == "dropped"),
                }
    return found
