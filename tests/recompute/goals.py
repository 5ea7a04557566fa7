"""Goals: set, addressed, due and achieved, and Goal Attainment Scaling."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.recompute import figures as f
from tests.recompute.classes import scored
from tests.recompute.dosage import named
from tests.recompute.registry import Asked, Columns, Figures, second
from tests.recompute.survival import (
    Curve,
    first_day_at_or_below_half,
    kaplan_meier,
    log_log_interval,
)
from tests.recompute.world import World

PLACE = ["region", "cohort", "program_type", "role", "person", "unit", "mentee_id"]

# 50 ± 10·2 ÷ √0.3, which many goals at two steps come near: how far a T score can lie from 50.
T_SCORES = f.scale(50 - 20 / 0.3**0.5, 50 + 20 / 0.3**0.5)


def goals(world: World) -> pd.DataFrame:
    """One row per goal with the day it was achieved, whether logs name it, and what it aims at."""
    return world.kept(_goals)


def _goals(world: World) -> pd.DataFrame:
    rows = world.raw["goals"].copy()
    place = world.pairs.loc[rows["pair_id"]]
    for column in PLACE:
        rows[column] = place[column].to_numpy()
    rows["dropped"] = rows["status"] == "dropped"
    # A session is any row of a log (glossary), also one that did not take place.
    logs = world.raw["sessions"]
    both = pd.concat(
        [
            logs[["pair_id", "session_date"]].assign(goal_id=named(logs[column]))
            for column in ("goals_addressed", "goals_achieved")
        ]
    ).explode("goal_id")
    first = both.dropna(subset=["goal_id"]).groupby(["pair_id", "goal_id"])["session_date"].min()
    keys = pd.MultiIndex.from_frame(rows[["pair_id", "goal_id"]])
    rows["addressed_on"] = pd.to_datetime(first.reindex(keys)).to_numpy()
    rows["achieved"] = rows["achieved_date"].where(rows["status"] == "achieved")
    rows["program_year"] = rows["cohort"]
    return rows.assign(low=aims_low(world, rows))


def aims_low(world: World, rows: pd.DataFrame) -> pd.Series:
    """1 where the dimension is among the three lowest of the educator's baseline, 0 where not.

    Missing where there is no such baseline in the pair's program year, or no dimension.
    """
    base = scored(world)
    base = base[(base["window"] == "BASE") & ~base["is_domain"]]
    on = ["educator_id", "program_year", "instrument"]
    means = base.groupby([*on, "component"])["score"].mean().reset_index()
    place = means.groupby(on)["score"].rank(method="min")
    low = means.assign(low=(place <= 3).astype(float))
    low = low.groupby(["educator_id", "program_year", "component"])["low"].max()
    have = means.groupby(["educator_id", "program_year"]).size()
    keys = list(zip(rows["mentee_id"], rows["cohort"], strict=True))
    out = [
        (low.get((*k, d), 0.0) if d and k in have.index else np.nan)
        for k, d in zip(keys, rows["class_dimension"], strict=True)
    ]
    return pd.Series(out, index=rows.index, dtype=float)


def due_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Goals whose target date lies in the period and not after the as-of day, dropped ones left out."""
    rows = goals(world)
    when = asked.period
    due = (rows["target_date"] >= when.start) & (rows["target_date"] <= when.end)
    return _known(rows[due & ~rows["dropped"]], asked)


def set_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Goals set in the period."""
    rows = goals(world)
    when = asked.period
    return _known(rows[(rows["set_date"] >= when.start) & (rows["set_date"] <= when.end)], asked)


def _known(rows: pd.DataFrame, asked: Asked) -> pd.DataFrame:
    """What was achieved after the as-of day is not known on it."""
    met = rows["achieved"] <= asked.period.as_of
    watched = rows["achieved"].where(met, asked.period.as_of) - rows["set_date"]
    addressed = rows["addressed_on"] <= asked.period.as_of
    return rows.assign(
        met=met.astype(float),
        watched=watched.dt.days.astype(float),
        addressed=addressed.astype(float),
    )


def kept_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = set_rows(world, asked)
    return rows[~rows["dropped"]]


def aimed_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = set_rows(world, asked)
    return rows.dropna(subset=["low"])


def of_pairs(y: np.ndarray, columns: Columns) -> Figures:
    return {(): f.ratio(y, np.ones(len(y)), columns["unit"], columns["person"])}


@second("goal_attainment", due_rows)
def goal_attainment(columns: Columns) -> Figures:
    """Goals due that have been achieved by the as-of day ÷ goals due, dropped ones left out."""
    return of_pairs(columns["met"], columns)


@second("goal_on_time", due_rows)
def goal_on_time(columns: Columns) -> Figures:
    """Goals due that were achieved on or before their target date ÷ goals due."""
    early = columns["achieved"] <= columns["target_date"]
    return of_pairs(columns["met"] * early, columns)


@second("goals_addressed", set_rows)
def goals_addressed(columns: Columns) -> Figures:
    """Goals set in the period that a session on or before the as-of day names."""
    return of_pairs(columns["addressed"], columns)


@second("goals_achieved", kept_rows)
def goals_achieved(columns: Columns) -> Figures:
    """Goals set in the period, dropped ones left out, achieved by the as-of day."""
    return of_pairs(columns["met"], columns)


def over_pairs(days: np.ndarray, met: np.ndarray, unit: np.ndarray, curve: Curve) -> np.ndarray:
    """The variance of log S by its slopes in the weight of each pair, on each day of the curve.

    The slope is taken numerically: how log S moves where the goals of one pair weigh a little more.
    """
    pairs, own = np.unique(unit, return_inverse=True)
    at_risk = np.zeros((len(pairs), len(curve.days)))
    np.add.at(at_risk, own, days[:, None] >= curve.days[None, :])
    ended = np.zeros_like(at_risk)
    np.add.at(ended, own, (days[:, None] == curve.days[None, :]) & met[:, None])
    step = 1e-5

    def log_survival(change: float) -> np.ndarray:
        """Of each pair: the curve, where its goals weigh so much more."""
        share = (ended.sum(0) + change * ended) / (at_risk.sum(0) + change * at_risk)
        return np.log(1 - share).cumsum(axis=1)

    with np.errstate(divide="ignore", invalid="ignore"):
        slopes = (log_survival(step) - log_survival(-step)) / (2 * step)
    return (slopes**2).sum(0) * len(pairs) / (len(pairs) - 1)


@second("goal_days", kept_rows)
def goal_days(columns: Columns) -> Figures:
    """Kaplan–Meier median of days from set to achieved, open goals watched until the as-of day.

    The pair is the unit of the interval where one has several goals.
    """
    days, met = columns["watched"], columns["met"] > 0
    n = len(days)
    curve = kaplan_meier(days, met)
    both = zip(curve.survival, curve.greenwood, strict=True)
    bounds = [log_log_interval(s, g) for s, g in both]
    pairs, sizes = np.unique(columns["unit"], return_counts=True)
    if len(pairs) < n and len(pairs) >= f.FEWEST:
        t = f.t975(n**2 / float((sizes**2).sum()) - 1)
        jackknifed = over_pairs(days, met, columns["unit"], curve)
        both = zip(curve.survival, jackknifed, strict=True)
        bounds = [log_log_interval(s, g * (t / f.Z) ** 2) for s, g in both]
    lows = [d for d, b in zip(curve.days, bounds, strict=True) if b and b[0] <= 0.5]
    highs = [d for d, b in zip(curve.days, bounds, strict=True) if b and b[1] <= 0.5]
    value = first_day_at_or_below_half(curve)
    interval = None
    if lows and highs and lows[0] < highs[0] and value is not None and len(pairs) >= f.FEWEST:
        interval = float(lows[0]), float(highs[0])
    people = f.distinct(columns["person"])
    return {(): f.Figure(value, interval, None, people, n, float(met.sum()), n)}


@second("goal_alignment", aimed_rows)
def goal_alignment(columns: Columns) -> Figures:
    """Goals on a CLASS dimension that is among the three lowest of the educator's baseline."""
    return of_pairs(columns["low"], columns)


def pair_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Pairs of the program years, with their T score."""
    pairs = world.pairs
    pairs = pairs[pairs["cohort"].isin(asked.period.years)]
    rows = goals(world)
    by_then = rows[rows["set_date"] <= asked.period.as_of]
    return pairs.assign(t_score=pairs["pair_id"].map(t_scores(by_then)))


def t_scores(rows: pd.DataFrame) -> pd.Series:
    """T = 50 + 10·Σ(w·x) ÷ √(0.7·Σw² + 0.3·(Σw)²) for pairs with two or more goals with a level."""
    rows = rows.dropna(subset=["gas_level"])
    w = rows["weight"].fillna(1.0)
    sums = (
        pd.DataFrame(
            {"pair_id": rows["pair_id"], "wx": w * rows["gas_level"], "w": w, "ww": w * w, "n": 1}
        )
        .groupby("pair_id")
        .sum()
    )
    sums = sums[sums["n"] >= 2]
    return 50 + 10 * sums["wx"] / np.sqrt(0.7 * sums["ww"] + 0.3 * sums["w"] ** 2)


def begun_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Pairs of the program years that had begun by the as-of day, with the goals set by then."""
    pairs = pair_rows(world, asked)
    as_of = asked.period.as_of
    rows = goals(world)
    number = rows[rows["set_date"] <= as_of].groupby("pair_id").size()
    counted = pairs["pair_id"].map(number).fillna(0).astype(float)
    return pairs.assign(goals=counted)[pairs["start_date"] <= as_of]


@second("goals_set", begun_rows)
def goals_set(columns: Columns) -> Figures:
    """The mean number of goals set by the as-of day, over pairs that had begun by then."""
    return {(): f.mean(columns["goals"], columns["person"], f.amounts)}


@second("goal_scaling", pair_rows)
def goal_scaling(columns: Columns) -> Figures:
    """The mean T score of pairs with two or more goals whose levels were written beforehand."""
    have = ~np.isnan(columns["t_score"])
    return {(): f.mean(columns["t_score"][have], columns["person"][have], T_SCORES)}
