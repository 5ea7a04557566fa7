"""Values that nothing tells apart become one column; constraints that share none are set apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import connected_components

from tests.attack.protected import Protected, Values

Constraint = tuple[NDArray[np.int64], Values, float, float]  # values, weights, low, high
Named = tuple[object, Constraint]  # a number for one that is told, else the kind of relation


@dataclass(frozen=True)
class Block:
    """Constraints that share columns. Row: the weight of each column, of each member alike."""

    members: list[list[int]]
    rows: list[tuple[dict[int, float], float, float]]
    told: list[object]  # what each row is: the number of the equation, or the kind of relation


def blocks_of(
    p: Protected, told: Sequence[Constraint], fixed: dict[int, float], equalities: bool
) -> Iterator[Block]:
    """All that is told and holds anyway, on what is left when known values are taken off.

    `equalities`: of what holds anyway, only what is exact.
    """
    asked = {int(v) for ids, *_ in told for v in ids} - fixed.keys()
    linked: dict[object, Constraint] = {}
    wanted = set(asked)
    for name, (ids, weights, low, high) in p.relations.items():
        if equalities and low != high:
            continue
        if all(v in wanted or v in fixed for v in ids) and any(v in wanted for v in ids):
            linked[name] = (np.array(ids), np.array(weights), low, high)
    named: list[Named] = [*enumerate(told), *((n[0], c) for n, c in linked.items())]  # type: ignore[index]
    free = [(name, without(c, fixed)) for name, c in named]
    free = [(name, c) for name, c in free if len(c[0])]
    yield from _apart(folded(p, asked, free), free)


def without(c: Constraint, fixed: dict[int, float]) -> Constraint:
    """A constraint on what is left when known values are taken off."""
    ids, weights, low, high = c
    known = np.array([int(v) in fixed for v in ids], dtype=bool)
    if not known.any():
        return c
    off = float(sum(fixed[int(v)] * w for v, w in zip(ids[known], weights[known], strict=True)))
    return ids[~known], weights[~known], low - off, high - off


def folded(
    p: Protected, asked: Iterable[int], constraints: Sequence[tuple[object, Constraint]]
) -> dict[int, int]:
    """The group of each value: alike in all constraints, and in those they share with others."""
    group = {v: hash((p.low[v], p.high[v])) for v in asked}
    of: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, (_, (ids, _, _, _)) in enumerate(constraints):
        for at, v in enumerate(ids):
            of[int(v)].append((number, at))
    names = [
        name if isinstance(name, int) else hash((name, low, high))
        for name, (_, _, low, high) in constraints
    ]
    shared = [isinstance(name, int) for name, _ in constraints]
    before = 0
    while True:
        seen: dict[int, tuple[object, ...]] = {}
        for v in group:
            signs = []
            for number, at in of[v]:
                ids, weights, _, _ = constraints[number][1]
                others = (
                    ()
                    if shared[number]
                    else tuple((group[int(o)], float(w)) for o, w in zip(ids, weights, strict=True))
                )
                signs.append((names[number], float(weights[at]), others))
            seen[v] = (group[v], tuple(sorted(signs)))
        number_of: dict[object, int] = {}
        group = {v: number_of.setdefault(sign, len(number_of)) for v, sign in seen.items()}
        if len(number_of) == before:
            return group
        before = len(number_of)


def _apart(group: dict[int, int], constraints: Sequence[Named]) -> Iterator[Block]:
    members: dict[int, list[int]] = defaultdict(list)
    for v, g in group.items():
        members[g].append(v)
    rows: dict[tuple[object, ...], tuple[dict[int, float], float, float, object]] = {}
    for name, (ids, weights, low, high) in constraints:
        of_group = {group[int(v)]: float(w) for v, w in zip(ids, weights, strict=True)}
        row = {g: w * len(members[g]) for g, w in of_group.items()}
        if not isinstance(name, int):  # the sum over all that stand alike
            times = len(members[next(iter(row))])
            low, high = low * times, high * times
        rows[(tuple(sorted(of_group.items())), low, high)] = (of_group, low, high, name)
    kept = list(rows.values())
    at_row = np.repeat(np.arange(len(kept)), [len(r) for r, *_ in kept])
    at_column = np.array([g for r, *_ in kept for g in r], dtype=int)
    size = len(kept) + len(members)
    graph = csr_matrix((np.ones(len(at_row)), (at_row, len(kept) + at_column)), shape=(size, size))
    _, part = connected_components(graph, directed=False)
    chosen: dict[int, list[int]] = defaultdict(list)
    for number in range(len(kept)):
        chosen[int(part[number])].append(number)
    for numbers in chosen.values():
        columns = list(dict.fromkeys(g for n in numbers for g in kept[n][0]))
        place = {g: i for i, g in enumerate(columns)}
        yield Block(
            [members[g] for g in columns],
            [({place[g]: w for g, w in kept[n][0].items()}, *kept[n][1:3]) for n in numbers],
            [kept[n][3] for n in numbers],
        )
