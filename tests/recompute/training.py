"""Training before the first session, orientation, learning communities and the monthly survey."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.recompute import figures as f
from tests.recompute.collected import collected, where_collected
from tests.recompute.dosage import ELIGIBLE_DAYS, active_days, month_rows
from tests.recompute.participation import members
from tests.recompute.registry import Asked, Columns, Figures, second
from tests.recompute.world import World

HOURS, DAYS = 42.0, 6


def trained_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Coaches of the years: hours and days of training, when both were reached, the first session."""
    rows = members(world)
    rows = rows[rows["cohort"].isin(asked.period.years)].reset_index(drop=True)
    logs = world.logs.merge(
        world.pairs[["pair_id", "coach_id"]].reset_index(drop=True), on="pair_id"
    )
    first = logs.groupby(["coach_id", "cohort"])["session_date"].min()
    as_of = asked.period.as_of
    keys = pd.MultiIndex.from_frame(rows[["participant_id", "cohort"]])
    begun = pd.to_datetime(first.reindex(keys)).to_numpy()
    ends = pd.to_datetime((rows["cohort"] + 1).astype(str) + "-08-31").clip(upper=as_of)
    events = world.raw["attendance"]
    events = events[events["event_type"] == "training_day"]
    by_day = events.groupby(["participant_id", "date"])["hours"].sum().reset_index()
    asks = pd.DataFrame(
        {"participant_id": rows["participant_id"], "until": ends, "place": range(len(rows))}
    )
    days = asks.merge(by_day, on="participant_id").sort_values(["place", "date"])
    days = days[days["date"] <= days["until"]]
    own = days.groupby("place")
    reached = (own["hours"].cumsum() >= HOURS - 1e-9) & (own.cumcount() + 1 >= DAYS)
    every = range(len(rows))
    rows = rows.assign(
        begun=np.where(begun > np.datetime64(as_of), np.datetime64("NaT"), begun),
        hours=own["hours"].sum().reindex(every).fillna(0.0).to_numpy(),
        days=own.size().reindex(every).fillna(0).to_numpy(),
        trained=days[reached].groupby("place")["date"].min().reindex(every).to_numpy(),
    )
    rows = rows.assign(collected=collected(rows, "days", ["region", "cohort"]))
    return rows[rows["member"] == "coach"]


def begun_rows(world: World, asked: Asked) -> pd.DataFrame:
    return trained_rows(world, asked).dropna(subset=["begun"])


@second("training_complete", begun_rows)
def training_complete(columns: Columns) -> Figures:
    """Coaches with 42 hours on 6 days of training before the day of their first session."""
    return {
        (): where_collected(
            columns, lambda c: f.person_share(in_time(c).astype(float), c["person"])
        )
    }


def in_time(columns: Columns) -> np.ndarray:
    return columns["trained"] < columns["begun"]


@second("training_status", begun_rows)
def training_status(columns: Columns) -> Figures:
    """Coaches who have had a first session, by whether and when they had been trained."""
    early = in_time(columns)
    ever = ~np.isnat(columns["trained"])
    some = columns["days"] > 0
    states = {
        "complete": early,
        "late": ever & ~early,
        "short": some & ~ever,
        "none": ~some,
    }
    return {(k,): f.person_share(v.astype(float), columns["person"]) for k, v in states.items()}


def trained_at_all(world: World, asked: Asked) -> pd.DataFrame:
    rows = trained_rows(world, asked)
    return rows[rows["days"] > 0]


@second("training_hours", trained_at_all)
def training_hours(columns: Columns) -> Figures:
    """The median of hours of training, over coaches with at least one training day."""
    return {(): f.quartiles(columns["hours"], columns["person"])}


def oriented_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Coaches and mentees of the years, and whether they attended an orientation in the year."""
    rows = members(world)
    rows = rows[rows["cohort"].isin(asked.period.years)]
    events = world.raw["attendance"]
    events = events[(events["event_type"] == "orientation") & (events["date"] <= world.today)]
    year = events["date"].dt.year - (events["date"].dt.month < 9)
    attended = set(zip(events["participant_id"], year, strict=True))
    keys = list(zip(rows["participant_id"], rows["cohort"], strict=True))
    rows = rows.assign(came=np.array([k in attended for k in keys], dtype=float))
    leader = rows["member"] == "leader"
    return rows.assign(collected=collected(rows, "came", ["region", "cohort"], leader))


def member_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = oriented_rows(world, asked)
    return rows[rows["member"] != "leader"]


def leader_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = oriented_rows(world, asked)
    return rows[rows["member"] == "leader"]


def came_where_collected(columns: Columns) -> Figures:
    return {(): where_collected(columns, lambda c: f.person_share(c["came"], c["person"]))}


@second("orientation", member_rows)
def orientation(columns: Columns) -> Figures:
    """Coaches and mentees in a pair of the year who attended an orientation in that year."""
    return came_where_collected(columns)


@second("leader_orientation", leader_rows)
def leader_orientation(columns: Columns) -> Figures:
    """Instructional Leaders named in a pair of the year who attended an orientation in it."""
    return came_where_collected(columns)


def coach_months(world: World) -> pd.DataFrame:
    return world.kept(_coach_months)


def _coach_months(world: World) -> pd.DataFrame:
    """One row per coach and month with a pair active on at least 15 of its days."""
    active = active_days(world.pairs, world.today)
    rows = active.merge(
        world.pairs[["pair_id", "coach_id", "cohort"]].reset_index(drop=True), on="pair_id"
    ).rename(columns={"coach_id": "participant_id"})
    # Of several pairs in a month, one that makes it eligible.
    rows["eligible"] = rows["days"] >= ELIGIBLE_DAYS
    rows = rows.sort_values("eligible", ascending=False, kind="stable")
    rows = rows.drop_duplicates(["participant_id", "month"]).reset_index(drop=True)
    rows["start_date"] = pd.to_datetime(rows["month"] + "-01")
    rows = world.placed_people(rows)
    events = world.raw["attendance"]
    events = events[events["event_type"] == "PLC"]
    met = set(zip(events["participant_id"], events["date"].dt.strftime("%Y-%m"), strict=True))
    came = [k in met for k in zip(rows["participant_id"], rows["month"], strict=True)]
    rows = rows.assign(came=np.array(came, dtype=float))
    rows = rows.assign(collected=collected(rows, "came", ["region", "month"]))
    return rows[rows["eligible"]]


def plc_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = coach_months(world)
    return rows[(rows["month"] >= asked.period.first) & (rows["month"] <= asked.period.last)]


@second("plc_attendance", plc_rows)
def plc_attendance(columns: Columns) -> Figures:
    """Coach-months with at least one learning community attended ÷ eligible coach-months."""

    def share(c: Columns) -> f.Figure:
        return f.ratio(c["came"], np.ones(len(c["came"])), c["person"], c["person"])

    return {(): where_collected(columns, share)}


def surveyed_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = month_rows(world, asked)
    answers = world.raw["surveys"]
    answers = answers[(answers["instrument"] == "MONTHLY") & answers["value"].notna()]
    filed = set(zip(answers["pair_id"], answers["wave"], strict=True))
    have = [k in filed for k in zip(rows["pair_id"], rows["month"], strict=True)]
    rows = rows.assign(came=np.array(have, dtype=float))
    # Answers about pairs that are not due show that the region's file is here.
    rows = rows.assign(collected=collected(rows, "came", ["region", "month"]))
    return rows[rows["eligible"] > 0]


@second("monthly_survey", surveyed_rows)
def monthly_survey(columns: Columns) -> Figures:
    """Pair-months for which at least one item of the monthly survey was answered about the pair."""

    def share(c: Columns) -> f.Figure:
        return f.ratio(c["came"] * c["eligible"], c["eligible"], c["unit"], c["person"])

    return {(): where_collected(columns, share)}
