"""What the participation report says of who left: its rows as sums over the people enrolled.

By the report's own codebook. What came of somebody is that of the pair that lasted longest, so it is
tied to what pages tell of pairs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from tests.attack.equations import ROUNDED, Equations
from tests.attack.protected import RETENTION, Ids
from tests.recompute.participation import members
from tests.recompute.ratings import level_on
from tests.recompute.retention import GROUPS
from tests.recompute.world import World

KEY = "pac_participation"
WITHDREW = (*GROUPS["left_pac"], *GROUPS["left_job"])
ENDS = ("active", "completed", "withdrew", "ended_otherwise")
LEFT = ("withdrew", "ended_otherwise")
IN_PAIR = {"mentee": "mentee_id", "coach": "coach_id", "leader": "il_id"}


def _ends(world: World, year: int, as_of: pd.Timestamp) -> pd.DataFrame:
    """What came of each person's pairs of a year, by part and region: the one that lasts longest."""
    pairs = world.pairs
    pairs = pairs[(pairs["cohort"] == year) & (pairs["start_date"] <= as_of)]
    ended = pairs["end_date"].notna() & (pairs["end_date"] <= as_of)
    planned = ~ended & (pairs["planned_end"] <= as_of)
    reason = pairs["end_reason"].fillna("")
    end = pd.Series("active", index=pairs.index)
    end[planned | (ended & (reason == "completed"))] = "completed"
    end[ended & reason.isin(WITHDREW)] = "withdrew"
    end[ended & ~reason.isin((*WITHDREW, "completed"))] = "ended_otherwise"
    until = pairs["end_date"].where(ended, pairs["planned_end"].where(planned, pd.Timestamp.max))
    parts = []
    for member, column in IN_PAIR.items():
        rows = pd.DataFrame(
            {
                "participant_id": pairs[column],
                "member": member,
                "region": pairs["region"],
                "pair_id": pairs["pair_id"],
                "start_date": pairs["start_date"],
                "end": end,
                "until": until,
            }
        )
        parts.append(rows)
    every = pd.concat(parts, ignore_index=True)
    every = every.sort_values(["until", "start_date", "pair_id"], kind="stable")
    on = ["participant_id", "member", "region"]
    last = every.groupby(on).last()
    return last.assign(pairs=every.groupby(on)["pair_id"].nunique()).reset_index()


def enrolled(world: World, year: int, as_of: pd.Timestamp) -> pd.DataFrame:
    """Everybody in a pair of a program year that had begun, with what came of it."""
    rows = members(world)
    rows = rows[(rows["cohort"] == year) & (rows["start_date"] <= as_of)]
    home = world.people_then(rows["participant_id"], rows["start_date"])
    level = level_on(world, "granted", home["program_number"], pd.Series(as_of, index=rows.index))
    ends = _ends(world, year, as_of)[
        [*("participant_id", "member", "region"), "end", "pairs", "pair_id"]
    ]
    rows = rows.assign(qris_level=np.where(level == 0, "none", level.astype(int).astype(str)))
    return rows.merge(ends, on=["participant_id", "member", "region"], how="left")


def _numbers(equations: Equations, rows: pd.DataFrame, end: str, year: int) -> Ids:
    true = rows["end"].isin(LEFT if end == "left" else (end,)).to_numpy(dtype=float)
    keys = zip(
        ["enrolled"] * len(rows), [end] * len(rows), rows["participant_id"], rows["member"],
        [year] * len(rows), rows["as_of"], strict=True,
    )  # fmt: skip
    return equations.standing.protected.enter(
        RETENTION, keys, true, 0.0, 1.0, rows["participant_id"], rows["region"]
    )


def add(equations: Equations, report: Iterable[Mapping[str, Any]]) -> None:
    """Takes the rows of the report, as its CSV has them."""
    p, world = equations.standing.protected, equations.standing.world
    for (year, day), told in _by_year(report).items():
        rows = enrolled(world, year, pd.Timestamp(day)).assign(as_of=day)
        ids = {end: _numbers(equations, rows, end, year) for end in (*ENDS, "left")}
        until = world.pairs.set_index("pair_id")["planned_end"].to_dict()
        for at, row in enumerate(rows.itertuples()):
            left = int(ids["left"][at])
            own = [int(ids[end][at]) for end in LEFT]
            p.relate(("left", left), [left, *own], [1.0, -1.0, -1.0], 0.0, 0.0)
            stays = [int(ids[end][at]) for end in ENDS]
            p.relate(("one of", left), stays, [1.0] * 4, float(isinstance(row.end, str)), 1.0)
            if row.pairs == 1:  # then it is what pages tell of that pair
                pair = p.numbers.get(("pair", "ended", "early", str(row.pair_id), ""))
                if pair is not None and p.true[pair] >= p.true[left]:
                    # By what is told itself: a value that stands between is no part of an equation.
                    # A pair that was to go on may have ended since.
                    over = until[row.pair_id] <= pd.Timestamp(day) and p.true[pair] == p.true[left]
                    more = 0.0 if over else 1.0
                    p.relate(("same", left), [pair, *own], [1.0, -1.0, -1.0], 0.0, more)
        for line in told:
            equations.cells += 1
            held = np.ones(len(rows), dtype=bool)
            wanted = {"region": line["region"], "role": line["role"]}
            if line["breakdown"] != "all":
                wanted[line["breakdown"]] = line["category"]
            for name, value in wanted.items():
                if value != "all":
                    held &= rows[name].fillna("none").replace(0, "none").astype(str) == value
            # Who stands there twice is counted once.
            twice = int(held.sum() - rows.loc[held, "participant_id"].nunique())
            for end in ENDS:
                if line[end] == "":
                    continue
                number = float(line[end])
                said = f"{KEY} {year} {wanted} {end}"
                weights = np.ones((int(held.sum()), 1))
                equations.enter(
                    ids[end][held][:, None],
                    weights,
                    number - ROUNDED,
                    number + twice + ROUNDED,
                    said,
                )


def _by_year(report: Iterable[Mapping[str, Any]]) -> dict[tuple[int, str], list[Mapping[str, Any]]]:
    out: dict[tuple[int, str], list[Mapping[str, Any]]] = {}
    for line in report:
        if not line["suppression"]:
            key = int(line["program_year"]), str(line["outcomes_as_of"])
            out.setdefault(key, []).append(line)
    return out
