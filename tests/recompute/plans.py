"""Action plans: in time after the baseline, small steps done, and goals that stall."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.recompute import figures as f
from tests.recompute.classes import observed
from tests.recompute.goals import goals
from tests.recompute.registry import Asked, Columns, Figures, second
from tests.recompute.world import World

PLAN_DAYS = 30
IDLE_DAYS = 45


def planned_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Pairs whose baseline lies 30 days or more back, and whether a plan followed within 30 days."""
    pairs = world.pairs
    pairs = pairs[pairs["cohort"].isin(asked.period.years)]
    pairs = pairs.assign(program_year=pairs["cohort"])
    pairs = pairs.assign(**observed(world, pairs, asked.period.as_of)).dropna(subset=["baseline"])
    rest = pd.Timedelta(days=PLAN_DAYS)
    pairs = pairs[pairs["baseline"] + rest <= asked.period.as_of]
    dated = goals(world).dropna(subset=["target_date"])[["pair_id", "set_date"]]
    both = pairs[["pair_id", "baseline"]].reset_index(drop=True).merge(dated, on="pair_id")
    fit = (both["set_date"] >= both["baseline"]) & (both["set_date"] <= both["baseline"] + rest)
    return pairs.assign(planned=pairs["pair_id"].isin(both["pair_id"][fit]).astype(float))


@second("plan_in_time", planned_rows)
def plan_in_time(columns: Columns) -> Figures:
    """Pairs with a goal and target date set on the day of the baseline or within 30 days of it."""
    return {(): f.once_share(columns["planned"], columns["person"])}


def step_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Small steps due in the period and not after the as-of day, those of dropped goals left out."""
    when = asked.period
    steps = world.raw["action_steps"]
    own = ["goal_id", "region", "cohort", "program_type", "role", "person", "unit", "dropped"]
    rows = steps.merge(goals(world)[own], on="goal_id")
    rows = rows[(rows["due"] >= when.start) & (rows["due"] <= when.end) & ~rows["dropped"]]
    return rows.assign(finished=(rows["done"] <= when.as_of).astype(float))


@second("steps_done", step_rows)
def steps_done(columns: Columns) -> Figures:
    """Small steps due that were done by the as-of day, on time or late ÷ steps due."""
    done = columns["finished"]
    return {(): f.ratio(done, np.ones(len(done)), columns["unit"], columns["person"])}


def open_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Goals of pairs active today that are neither achieved nor dropped."""
    rows = goals(world)
    pairs = world.pairs.loc[rows["pair_id"]]
    active = (pairs["start_date"] <= world.today) & (pairs["active_until"] >= world.today)
    rows = rows[active.to_numpy() & ~rows["status"].isin(("achieved", "dropped"))]
    steps = world.raw["action_steps"].groupby("goal_id")
    number = rows["goal_id"].map(steps.size()).fillna(0)
    done = rows["goal_id"].map(steps["done"].max())
    idle = (world.today - done.fillna(rows["set_date"])).dt.days
    return rows.assign(
        steps=number,
        stalled=(idle >= IDLE_DAYS).astype(float),
        overdue=(rows["target_date"] < world.today).astype(float),
    )


def stepped_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = open_rows(world, asked)
    return rows[rows["steps"] > 0]


def dated_rows(world: World, asked: Asked) -> pd.DataFrame:
    return open_rows(world, asked).dropna(subset=["target_date"])


@second("goals_stalled", stepped_rows)
def goals_stalled(columns: Columns) -> Figures:
    """Open goals whose last step done, or whose setting, lies 45 days or more back."""
    y = columns["stalled"]
    return {(): f.ratio(y, np.ones(len(y)), columns["unit"], columns["person"])}


@second("goals_overdue", dated_rows)
def goals_overdue(columns: Columns) -> Figures:
    """Open goals whose target date lies before today ÷ open goals with a target date."""
    y = columns["overdue"]
    return {(): f.ratio(y, np.ones(len(y)), columns["unit"], columns["person"])}
