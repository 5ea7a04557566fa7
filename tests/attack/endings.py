"""Who of the pairs of a place ended early, from counts of coaching: everything that moves with a pair.

The product is asked for every count of coaching there is, in every place; of what is told the attacker
takes only of which places it is. How many pairs of a place are active month by month gives how many of
them ended before they were planned to, and each such place is an equation over its pairs. Pairs that no
place tells apart are one unknown; linear programmes say which of them all ended. `add` takes the
same places beside figures of staying and the participation report, which say it of the same pairs.
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
from tests.attack.attack import State, leaks_of
from tests.attack.equations import Equations
from tests.attack.leaks import Leak
from tests.attack.protected import RETENTION
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
    pairs, early = _pairs(state)
    found = list(_rows(state, told))
    if not found:
        return {}, set()
    rows, names = [inside for _, inside, _ in found], [said for *_, said in found]
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


def add(equations: Equations, state: State, told: dict[Place, str]) -> None:
    """Takes what counts of coaching tell, place by place: how many of its pairs ended early."""
    pairs, early = _pairs(state)
    p, today = equations.standing.protected, pd.Timestamp(state.today)
    day = np.where(pairs["planned_end"] <= today, "", str(state.today))
    whose = pairs["mentee_id"], pairs["region"]
    keys = [
        ("pair", "ended", "early", k, str(d)) for k, d in zip(pairs["pair_id"], day, strict=True)
    ]
    ids = p.enter(RETENTION, keys, early.astype(float), 0.0, 1.0, *whose)
    for (year, *_), inside, said in _rows(state, told):
        # Of who is to go on after the year, its months say what had become of them by its end.
        last = pd.Timestamp(year + 1, 8, 31)
        by_then = early & (pairs["end_date"] <= last).to_numpy()
        goes_on = (pairs["planned_end"] > last).to_numpy() & (last < today)
        keys = [("pair", "ended by", year, key) for key in pairs["pair_id"]]
        by = p.enter(RETENTION, keys, by_then.astype(float), 0.0, 1.0, *whose)
        own = np.where(goes_on, by, ids)
        for one, whole in zip(by[inside & goes_on], ids[inside & goes_on], strict=True):
            p.relate(("by then", int(one)), [int(whole), int(one)], [1.0, -1.0], 0.0, 1.0)
        ended = float(np.where(goes_on, by_then, early)[inside].sum())
        equations.enter(own[inside][:, None], np.ones((inside.sum(), 1)), ended, ended, said)


def followed(equations: Equations) -> list[Leak]:
    """The endings that follow from all that equations hold.

    That somebody did not leave follows of a place of which nobody has left: no ending follows from it.
    """
    return [leak for leak in leaks_of(equations) if leak.kind == RETENTION and _is_ending(leak)]


def _is_ending(leak: Leak) -> bool:
    """Whether it says that a pair, or somebody's time in PAC, ended early."""
    ended = leak.record[0] in ("pair", "enrolled", "gave up")
    return ended and min(leak.low, leak.high) > 0.5


def _pairs(state: State) -> tuple[pd.DataFrame, np.ndarray]:
    """The pairs with their places as texts, and which of them ended early."""
    pairs = state.world.pairs.copy()
    pairs["region"] = pairs["region"].map(lambda r: "none" if pd.isna(r) or not r else str(int(r)))
    pairs["program_type"] = pairs["program_type"].fillna("none").astype(str)
    early = (
        pairs["end_date"].notna()
        & (pairs["end_date"] <= pd.Timestamp(state.today))
        & (pairs["end_date"] < pairs["planned_end"])
        & ~pairs["end_reason"].fillna("").isin(("", "completed"))
    ).to_numpy()
    return pairs, early


def _stands_in(pairs: pd.DataFrame, year: int) -> np.ndarray:
    """Which pairs were to run in a program year, or ran: a place of the year holds them."""
    days = [pairs[c] for c in ("start_date", "planned_end", "end_date")]
    years = pd.concat([pairs["cohort"], *(d.dt.year - (d.dt.month < 9) for d in days)], axis=1)
    return np.asarray((years.min(axis=1) <= year) & (year <= years.max(axis=1))).copy()


def _rows(state: State, told: dict[Place, str]) -> Iterator[tuple[Place, np.ndarray, str]]:
    """Which pairs are in each place that holds any, and what the place is called."""
    pairs, _ = _pairs(state)
    home = state.world.people_then(pairs["coach_id"], pairs["start_date"])
    of_coach = pairs.assign(
        role=home["role"].where(home["role"].isin(COACH_ROLES), "CT"),
        program_type=home["program_type"].fillna("none"),
        region=state.world.region_on(home["program_number"], pairs["start_date"])
        .map(lambda r: "none" if pd.isna(r) or not r else str(int(r)))
        .to_numpy(),
    )
    for place, key in told.items():
        year, placed, pins = place
        table = pairs if placed == "mentee" else of_coach
        inside = _stands_in(table, year)
        for name, value in pins:
            inside &= (table[name] == value).to_numpy()
        if inside.any():
            yield place, inside, f"{year} {placed} {dict(pins)} by {key}"


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
