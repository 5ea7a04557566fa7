"""Strategies and content of contacts, and the video platform."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.recompute import figures as f
from tests.recompute.collected import collected, where_collected
from tests.recompute.dosage import month_rows, named, over_pairs, session_rows
from tests.recompute.registry import Asked, Columns, Figures, second
from tests.recompute.world import World

STRATEGIES = (  # domain.md 2.3: the model lists ten
    *("data_analysis", "modeling", "feedback", "co_teaching", "sharing_resources"),
    *("best_practice_video", "coaching_conversations", "observing", "reflective_practice"),
    "using_data",
)
CONTENT = ("curriculum", "environments", "workforce", "family", "leadership")


def topic_rows(world: World, asked: Asked) -> pd.DataFrame:
    rows = world.kept(_topics)
    return session_rows(world, asked, rows)


def _topics(world: World) -> pd.DataFrame:
    """One row per contact, with a column for each strategy and content area it names."""
    rows = world.contacts
    strategies, content = named(rows["strategies"]), named(rows["content"])
    return rows.assign(
        with_strategy=strategies.map(bool).astype(float),
        with_content=content.map(bool).astype(float),
        **{c: strategies.map(lambda s, c=c: float(c in s)) for c in STRATEGIES},
        **{c: content.map(lambda s, c=c: float(c in s)) for c in CONTENT},
    )


def mentions(columns: Columns, codes: tuple[str, ...], of: str) -> Figures:
    return {(c,): over_pairs(columns, c, of) for c in codes}


@second("strategy_use", topic_rows)
def strategy_use(columns: Columns) -> Figures:
    """For each strategy, contacts that name it ÷ contacts whose log names at least one."""
    return mentions(columns, STRATEGIES, "with_strategy")


@second("content_use", topic_rows)
def content_use(columns: Columns) -> Figures:
    """For each content area, contacts that name it ÷ contacts whose log names at least one."""
    return mentions(columns, CONTENT, "with_content")


def of_contacts(y: np.ndarray, columns: Columns) -> Figures:
    return {(): f.ratio(y, np.ones(len(y)), columns["unit"], columns["person"])}


def naming_rows(world: World, asked: Asked) -> pd.DataFrame:
    """The contacts, and whether any of their region in the period names a strategy, or content."""
    rows = topic_rows(world, asked)
    names = ("with_strategy", "with_content")
    return rows.assign(**{f"{name}_there": collected(rows, name, ["region"]) for name in names})


def of_naming(columns: Columns, name: str) -> Figures:
    def share(c: Columns) -> f.Figure:
        return of_contacts(c[name], c)[()]

    return {(): where_collected(columns, share, f"{name}_there")}


@second("strategies_named", naming_rows)
def strategies_named(columns: Columns) -> Figures:
    """Contacts whose log names at least one strategy ÷ all those of regions that name one in the period."""
    return of_naming(columns, "with_strategy")


@second("content_named", naming_rows)
def content_named(columns: Columns) -> Figures:
    """Contacts whose log names at least one content area ÷ all those of regions that name one."""
    return of_naming(columns, "with_content")


def newest_rows(world: World, asked: Asked) -> pd.DataFrame:
    pairs = world.pairs
    newest = pairs["pair_id"].map(world.logs.groupby("pair_id")["session_date"].max())
    return pairs.assign(ago=(world.today - newest).dt.days).dropna(subset=["ago"])


@second("log_freshness", newest_rows)
def log_freshness(columns: Columns) -> Figures:
    """Today minus the latest day of a completed session."""
    ago, person = columns["ago"], columns["person"]
    if not len(ago):
        return {(): f.Figure()}
    return {(): f.Figure(float(ago.min()), None, None, f.distinct(person), len(ago))}


def handed_in(world: World, asked: Asked) -> pd.DataFrame:
    rows = session_rows(world, asked, world.logs)
    days = (rows["submitted_at"] - rows["session_date"]).dt.days
    return rows.assign(days=days.astype(float))[days >= 0]


@second("log_days", handed_in)
def log_days(columns: Columns) -> Figures:
    """The median number of days from a completed session to the day its log was handed in."""
    return {(): f.quartiles(columns["days"], columns["person"])}


@second("video_share", month_rows)
def video_share(columns: Columns) -> Figures:
    """Completed sessions by live video, or with video that is not live ÷ those but emails."""
    by_video = columns["sessions_live_video"] + columns["sessions_async_video"]
    of = by_video + columns["sessions_f2f"] + columns["sessions_phone"]
    return {(): f.ratio(by_video, of, columns["unit"], columns["person"])}


@second("videos_per_pair", month_rows)
def videos_per_pair(columns: Columns) -> Figures:
    """The mean number of sessions with video that is not live, over pairs active in the period."""
    _, first, place = np.unique(columns["unit"], return_index=True, return_inverse=True)
    videos = np.bincount(place, weights=columns["sessions_async_video"])
    return {(): f.mean(videos, columns["person"][first], f.amounts)}
