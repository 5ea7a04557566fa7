"""Coaching: contacts, minutes, venues and intensity, by pair and month."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.recompute import figures as f
from tests.recompute.registry import Asked, Columns, Figures, second
from tests.recompute.world import World

ELIGIBLE_DAYS = 15
DAYS_PER_MONTH = 30.4375
INTENDED = (60, 90)  # minutes a month, from mass.gov; both ends included
OVERDUE_DAYS = 35
VENUES = ("f2f", "live_video", "phone", "async_video")
# The definition names no ticks for these; this is the reading under which the figures agree.
OBSERVATION_OR_VIDEO = {"observing", "best_practice_video"}
FEEDBACK = {"feedback", "coaching_conversations", "reflective_practice"}
PLACE = ["region", "cohort", "program_type", "role", "person", "unit"]


def pair_months(world: World) -> pd.DataFrame:
    """One row per pair and month in which it was active or logged a completed session."""
    return world.kept(_pair_months)


def active_days(pairs: pd.DataFrame, today: pd.Timestamp) -> pd.DataFrame:
    """(pair_id, month, days): days of a month on which a pair was active, both ends included."""
    first, last = pairs["start_date"], pairs["active_until"].clip(upper=today)
    months = pd.period_range(first.min(), max(last.max(), first.min()), freq="M")
    out = []
    for month in months:
        begins, ends = month.start_time, month.end_time.normalize()
        days = (last.clip(upper=ends) - first.clip(lower=begins)).dt.days + 1
        held = days > 0
        out.append(
            pd.DataFrame(
                {"pair_id": pairs["pair_id"][held], "month": str(month), "days": days[held]}
            )
        )
    return pd.concat(out, ignore_index=True)


def _pair_months(world: World) -> pd.DataFrame:
    active = active_days(world.pairs, world.today)
    logs = world.logs.assign(**intensity(world.logs))
    on = ["pair_id", "month"]
    contact = logs["contact"].astype(float)
    sums = {
        "sessions": 1.0,
        "contacts": contact,
        "minutes": logs["minutes"].fillna(0) * contact,
        "focused": logs["focused"] * contact,
        "strategies_used": logs["strategy_count"] * contact,
        "complete": logs["complete"] * contact,
        "steps_named": logs["cycle_step"].notna().astype(float),
    }
    for venue in VENUES:
        own = ((logs["venue"] == venue) & (logs["contact_type"] != "email")).astype(float)
        sums[f"sessions_{venue}"] = own
        sums[f"minutes_{venue}"] = own * logs["minutes"].fillna(0)
    added = logs[on].assign(**sums).groupby(on).sum()
    rows = active.set_index(on).join(added, how="outer").fillna(0.0).reset_index()
    place = world.pairs.loc[rows["pair_id"]]
    for column in PLACE:
        rows[column] = place[column].to_numpy()
    rows["eligible"] = (rows["days"] >= ELIGIBLE_DAYS).astype(float)
    rows["intended"] = rows["eligible"] * INTENDED[0]
    rows["minutes_due"] = rows["eligible"] * rows["minutes"]
    rows["active_months"] = rows["days"] / DAYS_PER_MONTH
    rows["program_year"] = rows["month"].str[:4].astype(int) - (rows["month"].str[5:] < "09")
    rows["month_code"] = world.code(rows["month"])
    return rows


def named(texts: pd.Series) -> pd.Series:
    """The different codes that a cell of several names."""
    return texts.str.split(";").map(lambda codes: {c.strip() for c in codes} - {""})


def intensity(logs: pd.DataFrame) -> dict[str, pd.Series]:
    """Per session: minutes in observation and conference, strategies, and whether all parts are there."""
    strategies = named(logs["strategies"])
    observed = logs["contact_type"].isin(("observation", "observation_conference"))
    observed |= logs["minutes_observation"].fillna(0) > 0
    observed |= strategies.map(lambda s: bool(s & OBSERVATION_OR_VIDEO))
    feedback = strategies.map(lambda s: bool(s & FEEDBACK))
    goal = logs["goals_addressed"] != ""
    return {
        "focused": logs[["minutes_observation", "minutes_conference"]].sum(axis=1),
        "strategy_count": strategies.map(len).astype(float),
        "complete": (observed & feedback & goal).astype(float),
    }


def month_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = pair_months(world)
    return rows[(rows["month"] >= asked.period.first) & (rows["month"] <= asked.period.last)]


def over_pairs(columns: Columns, y: str, m: str, share: bool = True) -> f.Figure:
    return f.ratio(columns[y], columns[m], columns["unit"], columns["person"], share=share)


@second("contact_months", month_rows)
def contact_months(columns: Columns) -> Figures:
    """The share of eligible pair-months with at least one completed direct contact."""
    met = (columns["contacts"] > 0) * columns["eligible"]
    return {(): f.ratio(met, columns["eligible"], columns["unit"], columns["person"])}


@second("checklist_adherence", month_rows)
def checklist_adherence(columns: Columns) -> Figures:
    """The share of eligible pair-months with at least one completed session log."""
    filed = (columns["sessions"] > 0) * columns["eligible"]
    return {(): f.ratio(filed, columns["eligible"], columns["unit"], columns["person"])}


@second("contacts_per_month", month_rows)
def contacts_per_month(columns: Columns) -> Figures:
    """Completed direct contacts ÷ active months (active days, both ends included, ÷ 30.4375)."""
    return {(): over_pairs(columns, "contacts", "active_months", share=False)}


@second("dose_ratio", month_rows)
def dose_ratio(columns: Columns) -> Figures:
    """Minutes of direct contact in eligible months ÷ eligible months."""
    return {(): over_pairs(columns, "minutes_due", "eligible", share=False)}


def contact_rows(world: World, asked: Asked) -> pd.DataFrame:
    return session_rows(world, asked, world.contacts)


def session_rows(world: World, asked: Asked, logs: pd.DataFrame) -> pd.DataFrame:
    rows = logs[(logs["month"] >= asked.period.first) & (logs["month"] <= asked.period.last)]
    year = rows["month"].str[:4].astype(int) - (rows["month"].str[5:] < "09")
    return rows.assign(program_year=year)


@second("contact_minutes", contact_rows)
def contact_minutes(columns: Columns) -> Figures:
    """Median and quartiles of minutes over contacts."""
    minutes = columns["minutes"]
    known = ~np.isnan(minutes)
    return {(): f.quartiles(minutes[known], columns["person"][known])}


BUCKETS = ("none", "under_25", "under_50", "under_75", "under_100", "within", "above")


@second("dose_distribution", month_rows)
def dose_distribution(columns: Columns) -> Figures:
    """Pairs by contact minutes in eligible months beside the 60 to 90 minutes for each of them."""
    unit = columns["unit"]
    _, first, place = np.unique(unit, return_index=True, return_inverse=True)
    minutes = np.bincount(place, weights=columns["minutes_due"])
    months = np.bincount(place, weights=columns["eligible"])
    counted = months > 0
    people = columns["person"][first][counted]
    monthly = minutes[counted] / months[counted]
    low, high = INTENDED
    bucket = np.digitize(monthly, [low / 4, low / 2, low * 3 / 4, low]) + 1
    bucket = np.where(monthly == 0, 0, np.where(monthly > high, 6, bucket))
    return {
        (name,): f.once_share((bucket == number).astype(float), people)
        for number, name in enumerate(BUCKETS)
    }


@second("venue_minutes", month_rows)
def venue_minutes(columns: Columns) -> Figures:
    """The share of minutes of completed sessions in each venue."""
    every = sum(columns[f"minutes_{v}"] for v in VENUES)
    return {
        (v,): f.ratio(columns[f"minutes_{v}"], every, columns["unit"], columns["person"])
        for v in VENUES
    }


@second("venue_contacts", month_rows)
def venue_contacts(columns: Columns) -> Figures:
    """The share of completed sessions in each venue."""
    every = sum(columns[f"sessions_{v}"] for v in VENUES)
    return {
        (v,): f.ratio(columns[f"sessions_{v}"], every, columns["unit"], columns["person"])
        for v in VENUES
    }


@second("focused_minutes", month_rows)
def focused_minutes(columns: Columns) -> Figures:
    """Minutes of observation and conference within contacts ÷ contact minutes."""
    return {(): over_pairs(columns, "focused", "minutes")}


@second("strategies_per_contact", month_rows)
def strategies_per_contact(columns: Columns) -> Figures:
    """Different strategies ticked in contacts ÷ contacts."""
    return {(): over_pairs(columns, "strategies_used", "contacts", share=False)}


@second("complete_contacts", month_rows)
def complete_contacts(columns: Columns) -> Figures:
    """Contacts that name a goal, contain an observation or video, and give feedback ÷ contacts."""
    return {(): over_pairs(columns, "complete", "contacts")}


def active_pairs(world: World, asked: Asked) -> pd.DataFrame:
    """Pairs active today, with the days since their last contact or start."""
    pairs = world.pairs
    today = world.today
    active = (pairs["start_date"] <= today) & (pairs["active_until"] >= today)
    last = pairs["pair_id"].map(world.contacts.groupby("pair_id")["session_date"].max())
    since = (today - last.fillna(pairs["start_date"])).dt.days
    return pairs[active].assign(since=since[active])


@second("no_contact", active_pairs)
def no_contact(columns: Columns) -> Figures:
    """Pairs active today whose last contact (or start) lies more than 35 days back."""
    late = (columns["since"] > OVERDUE_DAYS).astype(float)
    return {(): f.once_share(late, columns["person"])}
