"""Quality ratings: levels granted and self-assessed, and moves since a program's first pair."""

from __future__ import annotations

import numpy as np
import pandas as pd

from tests.recompute import figures as f
from tests.recompute.periods import Day
from tests.recompute.registry import Asked, Columns, Figures, second
from tests.recompute.world import World

LEVELS = (1, 2, 3, 4)


def level_on(world: World, status: str, programs: pd.Series, days: pd.Series) -> np.ndarray:
    """The newest level of a status that holds on a day; 0 where there is none."""
    rows = world.raw["qris"]
    rows = rows[(rows["rating_status"] == status) & (rows["system"] == "QRIS")]
    asked = pd.DataFrame({"program_number": programs.to_numpy(), "day": days.to_numpy()})
    both = asked.reset_index(names="place").merge(rows, on="program_number")
    both = both[both["effective_date"] <= both["day"]].sort_values("effective_date")
    newest = both.groupby("place")["level"].last()
    return newest.reindex(range(len(asked))).fillna(0).astype(int).to_numpy()


def rated_rows(world: World, asked: Asked) -> pd.DataFrame:
    """Programs with a pair of the cohort that has begun: levels then and on the as-of day."""
    pairs, as_of = world.pairs, asked.period.as_of
    pairs = pairs[pairs["cohort"].isin(asked.period.years) & (pairs["start_date"] <= as_of)]
    first = pairs.sort_values(["start_date", "pair_id"]).drop_duplicates(
        ["program_number", "cohort"]
    )
    return levels(world, first, as_of)


def levels(world: World, first: pd.DataFrame, as_of: Day) -> pd.DataFrame:
    programs = first["program_number"]
    today = pd.Series(as_of, index=first.index)
    granted = level_on(world, "granted", programs, today)
    own = level_on(world, "self_assessed", programs, today)
    return first.assign(
        program_year=first["cohort"],
        person=world.code(programs),
        start=level_on(world, "granted", programs, first["start_date"]),
        granted=granted,
        above=np.where(own > granted, own, 0),
    )


def share(held: np.ndarray, columns: Columns) -> f.Figure:
    return f.person_share(held.astype(float), columns["person"])


def both_ends(world: World, asked: Asked) -> pd.DataFrame:
    rows = rated_rows(world, asked)
    return rows[(rows["start"] > 0) & (rows["granted"] > 0)]


@second("qris_moved_up", both_ends)
def qris_moved_up(columns: Columns) -> Figures:
    """Programs whose granted level is higher than when their first pair of the year began."""
    return {(): share(columns["granted"] > columns["start"], columns)}


@second("qris_moves", rated_rows)
def qris_moves(columns: Columns) -> Figures:
    """Programs whose granted level is higher than, the same as, or lower than at the start."""
    now, then = columns["granted"], columns["start"]
    both = (now > 0) & (then > 0)
    moves = {
        "up": both & (now > then),
        "same": both & (now == then),
        "down": both & (now < then),
        "first": (now > 0) & (then == 0),
        "none": now == 0,
    }
    return {(name,): share(held, columns) for name, held in moves.items()}


def by_level(column: str, columns: Columns) -> Figures:
    names = {0: "none", **{level: str(level) for level in LEVELS}}
    return {(name,): share(columns[column] == level, columns) for level, name in names.items()}


@second("qris_level", rated_rows)
def qris_level(columns: Columns) -> Figures:
    """The granted level in force on the as-of day, of programs with a pair that has begun."""
    return by_level("granted", columns)


@second("qris_start_level", rated_rows)
def qris_start_level(columns: Columns) -> Figures:
    """The granted level in force when a program's first pair of the program year began."""
    return by_level("start", columns)


@second("qris_self_assessed", rated_rows)
def qris_self_assessed(columns: Columns) -> Figures:
    """The level a program has given itself, where it is above the granted one on the as-of day."""
    return by_level("above", columns)
