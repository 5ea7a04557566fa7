"""Coaching cycles: opened, completed, stalled, and the days from step to step."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.recompute import figures as f
from tests.recompute.collected import collected, where_collected
from tests.recompute.dosage import month_rows, over_pairs
from tests.recompute.periods import program_year
from tests.recompute.registry import Asked, Columns, Figures, second
from tests.recompute.world import World

LAST = 5
IDLE_DAYS = 45
GIVEN_DAYS = 150
PLACE = ["region", "cohort", "program_type", "role", "person", "unit"]


def steps(world: World) -> pd.DataFrame:
    """Every logged step of a pair, in order, with the number of the cycle it lies in."""
    return world.kept(_steps)


def _steps(world: World) -> pd.DataFrame:
    logs = world.logs.dropna(subset=["cycle_step"])
    # Of one day, those without a time stand last; of one day and time, the steps go on from the one
    # the pair stood at, round the cycle.
    logs = logs.assign(at=logs["start_time"].where(logs["start_time"] != "", "99:99"))
    logs = logs.sort_values(["pair_id", "session_date", "at"], ignore_index=True)
    order, last, own = [], 1, ""
    for (pair, _, _), places in logs.groupby(["pair_id", "session_date", "at"]).groups.items():
        last, own = (last, own) if pair == own else (1, pair)
        steps = logs.loc[places, "cycle_step"].astype(int)
        order += list((steps + (steps < last) * LAST).sort_values(kind="stable").index)
        last = int(logs.loc[order[-1], "cycle_step"])
    logs = logs.loc[order]
    cycle, before, pair, done = 0, 0, "", False
    numbers = []
    for own, step in zip(logs["pair_id"], logs["cycle_step"].astype(int), strict=True):
        if own != pair:
            pair, cycle, before, done = own, 0, 0, False
        again = step == before
        if cycle == 0 or (not again and (step == 1 or done)):
            cycle, done = cycle + 1, False
        done = done or step == LAST
        before = step
        numbers.append(cycle)
    return logs.assign(cycle=numbers, step=logs["cycle_step"].astype(int))


def cycles(world: World) -> pd.DataFrame:
    """One row per pair and cycle: when it opened, how many steps it had, when it was completed."""
    return world.kept(_cycles)


def _cycles(world: World) -> pd.DataFrame:
    rows = steps(world)
    on = ["pair_id", "cycle"]
    grouped = rows.groupby(on)
    out = grouped.agg(
        opened=("session_date", "min"),
        different=("step", "nunique"),
        **{c: (c, "first") for c in PLACE},
    )
    completed = rows[rows["step"] == LAST].groupby(on)["session_date"].min()
    return out.assign(completed=completed).reset_index()


def opened_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Cycles opened in the period, and where they stood on the as-of day."""
    rows, when = cycles(world), asked.period
    rows = rows[(rows["opened"] >= when.start) & (rows["opened"] <= when.end)]
    logged = steps(world)
    by_then = logged[logged["session_date"] <= when.as_of].groupby(["pair_id", "cycle"])
    then = by_then.agg(last=("session_date", "max"), furthest=("step", "max"))
    rows = rows.merge(then.reset_index(), on=["pair_id", "cycle"])
    idle = rows["last"] <= when.as_of - pd.Timedelta(days=IDLE_DAYS)
    done = rows["completed"] <= when.as_of
    return rows.assign(done=done.astype(float), stalled=(idle & ~done).astype(float))


def share(y: np.ndarray, columns: Columns) -> f.Figure:
    return f.ratio(y, np.ones(len(y)), columns["unit"], columns["person"])


def _old(world: World, asked: Asked, days: int) -> pd.DataFrame:
    """Those so old on the as-of day, or in a program year before that of the next day."""
    rows, as_of = opened_rows(world, asked), asked.period.as_of
    running = program_year(as_of + pd.Timedelta(days=1))
    years = rows["opened"].map(program_year).astype(int)
    return rows[(rows["opened"] <= as_of - pd.Timedelta(days=days)) | (years < running)]


def timely_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Those that have had five months."""
    return _old(world, asked, GIVEN_DAYS)


@second("cycles_completed", timely_rows)
def cycles_completed(columns: Columns) -> Figures:
    """The mean number of cycles that a pair opened in the period and completed, of those that had time."""
    _, first, place = np.unique(columns["unit"], return_index=True, return_inverse=True)
    done = np.bincount(place, weights=columns["done"])
    return {(): f.mean(done, columns["person"][first], f.amounts)}


@second("cycle_completion", timely_rows)
def cycle_completion(columns: Columns) -> Figures:
    """Those cycles whose last step was logged by the as-of day ÷ all of them."""
    return {(): share(columns["done"], columns)}


def done_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = opened_rows(world, asked)
    return rows[rows["done"] > 0]


@second("cycle_whole", done_rows)
def cycle_whole(columns: Columns) -> Figures:
    """Completed cycles in which each of the five steps was logged at least once."""
    return {(): share((columns["different"] == LAST).astype(float), columns)}


def idle_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Those that could have stalled."""
    return _old(world, asked, IDLE_DAYS)


@second("cycle_stalled", idle_rows)
def cycle_stalled(columns: Columns) -> Figures:
    """Cycles not completed by the as-of day, nothing logged for 45 days before it ÷ those as old."""
    return {(): share(columns["stalled"], columns)}


def stalled_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = opened_rows(world, asked)
    return rows[rows["stalled"] > 0]


@second("cycle_stall_step", stalled_rows)
def cycle_stall_step(columns: Columns) -> Figures:
    """The furthest step of cycles opened in the period that have stalled."""
    return {
        (str(step),): share((columns["furthest"] == step).astype(float), columns)
        for step in range(1, LAST)
    }


def gaps(world: World) -> pd.DataFrame:
    return world.kept(_gaps)


def _gaps(world: World) -> pd.DataFrame:
    """Days from the first log of a step to the first log of the following one in the same cycle."""
    rows = steps(world)
    first = (
        rows.groupby(["pair_id", "cycle", "step"])
        .agg(on=("session_date", "min"), **{c: (c, "first") for c in PLACE})
        .reset_index()
    )
    before = first[["pair_id", "cycle", "step", "on"]].assign(step=first["step"] + 1)
    both = first.merge(before, on=["pair_id", "cycle", "step"], suffixes=("", "_before"))
    days = (both["on"] - both["on_before"]).dt.days.astype(float)
    both = both.assign(days=days, month=both["on"].dt.strftime("%Y-%m"))
    return both[both["days"] >= 0]


def gap_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = gaps(world)
    return rows[(rows["month"] >= asked.period.first) & (rows["month"] <= asked.period.last)]


@second("cycle_step_days", gap_rows)
def cycle_step_days(columns: Columns) -> Figures:
    """The median number of days from one step of a cycle to the next, with the middle half."""
    out = {}
    for step in range(2, LAST + 1):
        own = columns["step"] == step
        out[(str(step),)] = f.quartiles(columns["days"][own], columns["person"][own])
    return out


def logging_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = month_rows(world, asked)
    return rows.assign(collected=collected(rows, "steps_named", ["region"]))


@second("cycle_logging", logging_rows)
def cycle_logging(columns: Columns) -> Figures:
    """Completed sessions whose log names a step ÷ all those of regions that name one in the period."""
    return {(): where_collected(columns, lambda c: over_pairs(c, "steps_named", "sessions"))}
