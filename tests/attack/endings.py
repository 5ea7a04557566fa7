"""Who of the pairs of a place ended early, from counts of coaching: everything that moves with a pair.

The product is asked for every count of coaching there is, in every place; of what is told the attacker
takes only of which places it is. How many pairs of a place are active month by month gives how many of
them ended before they were planned to, and each such place is an equation over its pairs. Pairs that no
place tells apart are one unknown; linear programmes say which of them all ended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
import pandas as pd
from scipy.optimize import linprog

from data_access.asking.ask import ask
from data_access.asking.policy import WithholdingPolicy
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.storage.database import Reader
from tests.attack.attack import State
from tests.attack.told import AS_SET, filters_of
from tests.attack.viewers import Viewer

DIMENSIONS = ("region", "program_type", "role")  # the cohort is that of the year
NAMED = ("all", "rest", "none")
Pins = tuple[tuple[str, str], ...]
Place = tuple[int, str, Pins]  # program year, by whom it is placed, what it is narrowed to

COACH_ROLES, MENTEE_ROLES = ("CT", "CA"), ("MENTEE", "MENTEE_ADMIN")


def of_pairs() -> tuple[str, ...]:
    """Every registered count of coaching whose rows are of a pair."""
    return tuple(
        key for key, m in MEASURES.items() if not m.is_outcome and "pair_id" in m.table.columns
    )


def of_coaches() -> tuple[str, ...]:
    """Every one with a row for each month in which a coach had a pair."""
    return tuple(
        key
        for key, m in MEASURES.items()
        if not m.is_outcome and {"month"} <= set(m.table.columns.keys()) and key not in of_pairs()
    )


def told_places(
    state: State,
    viewer: Viewer,
    policy: WithholdingPolicy = AS_SET,
    keys: Sequence[str] = (),
) -> dict[Place, str]:
    """The places of which anything is told, each with one of the measures that tell it."""
    found: dict[Place, str] = {}
    with state.database.reading(viewer.scope) as reader:
        for key in keys or (*of_pairs(), *of_coaches()):
            placed = "mentee" if key in of_pairs() else "coach"
            for year, filters, by in _asked(state, key):
                for pins in _told(reader, key, filters, by, state, policy):
                    found.setdefault((year, placed, pins), key)
    return found


def _asked(state: State, key: str) -> Iterator[tuple[int, Filters, tuple[str, ...]]]:
    """Every place of each year: two of its dimensions side by side, the third filtered or not."""
    m = MEASURES[key]
    own = tuple(d for d in DIMENSIONS if d in m.breakdowns and d in m.filters)
    roles = MENTEE_ROLES if key in of_pairs() else COACH_ROLES
    for year in state.years:
        if m.today_only and year != max(state.years):
            continue
        base = filters_of("" if m.today_only else f"from={year}-09&to={year + 1}-08", state.today)
        for by in [own[:1], own[1:2], own[2:], *combinations(own, 2)]:
            if not by:
                continue
            yield year, base, by
            if len(by) == 2 and "role" in own and "role" not in by:
                for role in roles:
                    yield year, base.but(role=role), by
        yield year, base, ()
        if "month" in m.breakdowns:
            for name in own:
                yield year, base, (name, "month")


def _told(
    reader: Reader,
    key: str,
    filters: Filters,
    by: tuple[str, ...],
    state: State,
    policy: WithholdingPolicy,
) -> Iterator[Pins]:
    answer = ask(reader, MEASURES[key], filters, by, state.today, policy)
    chosen = {d: str(v) for d in DIMENSIONS if (v := answer.filters.value(d)) is not None}
    for cell in answer.cells:
        if cell.suppression or not cell.people:
            continue
        at = chosen | {d: v for d, v in cell.where.items() if d in DIMENSIONS}
        if "rest" not in at.values():
            yield tuple(sorted((d, v) for d, v in at.items() if v not in NAMED))
        else:
            yield tuple(sorted((d, v) for d, v in at.items() if v != "all"))


def endings(state: State, told: dict[Place, str]) -> tuple[dict[str, str], set[str]]:
    """The pairs of which it follows that they ended early, each with a place that says so; and those
    of which it follows that they did not."""
    pairs = state.world.pairs.copy()
    pairs["region"] = pairs["region"].map(lambda r: "none" if pd.isna(r) or not r else str(int(r)))
    pairs["program_type"] = pairs["program_type"].fillna("none").astype(str)
    early = (
        pairs["end_date"].notna()
        & (pairs["end_date"] <= pd.Timestamp(state.today))
        & (pairs["end_date"] < pairs["planned_end"])
        & (pairs["end_reason"].fillna("") != "completed")
    ).to_numpy()
    home = state.world.people_then(pairs["coach_id"], pairs["start_date"])
    of_coach = pairs.assign(
        role=home["role"].where(home["role"].isin(COACH_ROLES), "CT"),
        program_type=home["program_type"].fillna("none"),
        region=state.world.region_on(home["program_number"], pairs["start_date"])
        .map(lambda r: "none" if pd.isna(r) or not r else str(int(r)))
        .to_numpy(),
    )
    rows, names = [], []
    for (year, placed, pins), key in told.items():
        table = pairs if placed == "mentee" else of_coach
        inside = (table["cohort"] == year).to_numpy().copy()
        for name, value in pins:
            inside &= (table[name] == value).to_numpy()
        if inside.any():
            rows.append(inside)
            names.append(f"{year} {placed} {dict(pins)} by {key}")
    if not rows:
        return {}, set()
    matrix = np.array(rows)
    columns, of = np.unique(matrix, axis=1, return_inverse=True)
    of = of.ravel()
    size = np.bincount(of)
    ended = matrix @ early.astype(float)
    sums = columns.astype(float)
    least, most = _bounds(sums, ended, size)
    known = (least >= size - 1e-6) & (size > 0)
    none = most <= 1e-6
    said = {
        pair: next(name for row, name in zip(matrix, names, strict=True) if row[at])
        for at, pair in enumerate(pairs["pair_id"])
        if known[of[at]] and matrix[:, at].any()
    }
    others = {
        pair for at, pair in enumerate(pairs["pair_id"]) if none[of[at]] and matrix[:, at].any()
    }
    return said, others


def _bounds(
    sums: np.ndarray, totals: np.ndarray, size: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """How many of each class of pairs ended, at least and at most."""
    least, most = np.zeros(len(size)), size.astype(float)
    for at in range(len(size)):
        goal = np.zeros(len(size))
        goal[at] = 1.0
        ranges = list(zip(np.zeros(len(size)), size, strict=True))
        for sign, out in ((1, least), (-1, most)):
            found = linprog(sign * goal, A_eq=sums, b_eq=totals, bounds=ranges, method="highs")
            assert found.status == 0, found.message
            out[at] = sign * found.fun
    return least, most
