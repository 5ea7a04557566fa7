"""Runs the attack: from equations to the values that follow, and the fewest equations that say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import linprog

from tests.attack.algebra import Whole, determined
from tests.attack.bounds import Programme
from tests.attack.equations import Equation, Equations
from tests.attack.protected import CLASS, SURVEYS, Protected
from tests.attack.quotient import Block, blocks_of
from tests.recompute.retention import GROUPS, UNTIL

# A value between ends less far apart than this is worked out as well.
WIDTH = {CLASS: 1.0, SURVEYS: 1.0}
SCALES = ("score", "scale", "gap", "distance")  # families with such a width; the others are 0 or 1
# Values that stand between what is told and a protected one.
STEPS = ("at least", "change in band")
# Of these no width is declared.
ONLY_EXACT = ("deviation", "t score", "near", *STEPS)
# Of groups of more people that nothing tells apart only the extreme ones are looked into.
FEW = 3
EXPLAINED = 20  # leaks, with all that says so


@dataclass(frozen=True)
class Leak:
    """One protected value that is worked out: exactly, or between two ends."""

    record: tuple[object, ...]
    kind: str
    true: float
    low: float
    high: float
    how: str  # "exact", "narrow", "everybody"
    by: tuple[str, ...] = ()

    def __str__(self) -> str:
        ends = f"{self.true:g}" if self.how == "exact" else f"{self.low:.2f}..{self.high:.2f}"
        return f"{self.how} {self.record} = {ends}" + "".join(f"\n    {b}" for b in self.by)


def exact(equations: Equations, known: dict[int, float]) -> list[Leak]:
    """The shielded values that follow to the last digit, by elimination."""
    p = equations.standing.protected
    kept = [e for e in equations.found.values() if (e.weights == np.round(e.weights)).all()]
    told = [(e.ids, e.weights, 0.0, 0.0) for e in kept]
    out = []
    for block in blocks_of(p, told, known, equalities=True):
        if not any(len(m) == 1 and is_target(p, m[0]) for m in block.members):
            continue
        matrix = np.zeros((len(block.rows), len(block.members)), dtype=np.int64)
        for number, (row, _, _) in enumerate(block.rows):
            for column, w in row.items():
                matrix[number, column] = int(w)
        for column in determined(matrix):
            members = block.members[column]
            if len(members) == 1 and is_target(p, members[0]):
                v, true = members[0], p.true[members[0]]
                if is_one_of_several(p, v) and true < 0.5:
                    continue
                by = _explained(block, matrix, column, kept)
                out.append(Leak(p.records[v], p.kind[v], true, true, true, "exact", by))
    return out


def is_target(p: Protected, v: int) -> bool:
    """Whether working a value out is a leak, or only a step to one."""
    record = p.records[v]
    if record[0] == "enrolled":
        return record[1] in ("left", "withdrew", "ended_otherwise")
    if record[0] == "pair":
        return (record[1] == "ended" and record[2] in (UNTIL, "early")) or is_one_of_several(p, v)
    return record[0] not in STEPS and record[:2] != ("person", "known")


def is_one_of_several(p: Protected, v: int) -> bool:
    """A reason for leaving: that it was none of one kind does not tell whether anybody left."""
    record = p.records[v]
    if record[0] == "enrolled":
        return record[1] in ("withdrew", "ended_otherwise")
    return record[0] == "pair" and (record[1] == "reason" or record[1] in GROUPS)


def _explained(
    block: Block, matrix: Whole, column: int, kept: Sequence[Equation]
) -> tuple[str, ...]:
    """The equations that say it, with their weights: least in sum, so that few are needed."""
    wanted = np.zeros(len(block.members))
    wanted[column] = 1.0
    solved = linprog(
        np.ones(2 * len(matrix)),
        A_eq=np.hstack([matrix.T, -matrix.T]).astype(float),
        b_eq=wanted,
        method="highs",
    )
    if solved.status != 0:
        return ()
    weights = solved.x[: len(matrix)] - solved.x[len(matrix) :]
    return tuple(
        f"{w:+.3g} × {kept[name].by[0] if isinstance(name, int) else name}"
        for name, w in zip(block.told, weights, strict=True)
        if abs(w) > 1e-9
    )


def narrowed(equations: Equations, known: dict[int, float]) -> list[Leak]:
    """The shielded values that must lie between two ends closer than declared, by linear programmes."""
    p = equations.standing.protected
    kept = list(equations.found.values())
    told = [(e.ids, e.weights, e.low, e.high) for e in kept]
    out: list[Leak] = []
    for block in blocks_of(p, told, known, equalities=False):
        programme = Programme.of(p, block)
        suspects = np.array(list(_suspects(p, programme)), dtype=np.int64)
        if not len(suspects):
            continue
        first = [m[0] for m in block.members]
        whole = np.array([p.records[v][0] not in SCALES for v in first])
        width = np.array(
            [0.5 if w else WIDTH[p.kind[v]] - 1e-3 for v, w in zip(first, whole, strict=True)]
        )
        for column, low, high in programme.narrow(suspects, whole, width):
            members = block.members[column]
            if is_one_of_several(p, members[0]) and high < 0.5:
                continue
            how = "narrow" if len(members) == 1 else "everybody"
            by: tuple[str, ...] = ()
            if len(out) < EXPLAINED:
                why = programme.reasons(column)
                by = tuple(kept[w].by[0] if isinstance(w, int) else str(w) for w in why)
            out += [Leak(p.records[o], p.kind[o], p.true[o], low, high, how, by) for o in members]
    return out


def _suspects(p: Protected, programme: Programme) -> Iterator[int]:
    """The columns that may be narrowed: small ones, and those a single constraint presses to an end."""
    pressed = programme.pressed()
    for column, members in enumerate(programme.block.members):
        if not is_target(p, members[0]) or p.records[members[0]][0] in ONLY_EXACT:
            continue
        if len(members) <= FEW or column in pressed:
            yield column
