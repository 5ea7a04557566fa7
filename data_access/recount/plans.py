"""Works out action plans and the state of their small steps a second time, in plain Python."""

from __future__ import annotations

from sqlalchemy import Connection

from data_access.recount.reading import Expected, by, placed, rows
from data_access.storage import schema

TABLES = ("action_plans", "step_status")


def count(connection: Connection, ids: list[str], status: Expected) -> Expected:
    """The plans and steps of some pairs, whose `status` was recounted, as they should stand."""
    found: Expected = {name: {} for name in TABLES}
    goals = by(rows(connection, schema.goals, "pair_id", ids), "pair_id")
    every = [goal.goal_id for listed in goals.values() for goal in listed]
    steps = by(rows(connection, schema.action_steps, "goal_id", every), "goal_id")
    for pair in rows(connection, schema.pairs, "pair_id", ids):
        common = {
            "person_id": pair.mentee_id,
            "program_year": pair.cohort_year,
            **placed(pair),
        }
        baseline = status["pair_status"][(pair.pair_id,)]["baseline_date"]
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
