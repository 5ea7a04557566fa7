"""Which cells are withheld so that nobody's outcome can be read, or worked out by subtraction.

The decision is made once for a whole lattice: the finest table over all dimensions a question
touches, each of its margins, and the grand total. Because a cell's fate rests on the people
behind it and never on which of these tables was asked for, two askings cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

SMALL = "small_n"
COMPLEMENTARY = "complementary"

Cell = tuple[object, ...]
Table = Mapping[Cell, "People"]


@dataclass(frozen=True)
class People:
    """Distinct people behind a cell, and how many of them the viewer may not look up by name."""

    count: int
    shielded: int


def subsets(dimensions: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Every margin of a table over these dimensions: none of them, each one, … all of them."""
    return [s for size in range(len(dimensions) + 1) for s in combinations(dimensions, size)]


def decide(
    lattice: Mapping[tuple[str, ...], Table], minimum: int
) -> dict[tuple[tuple[str, ...], Cell], str]:
    """Why each withheld cell is withheld, by (dimensions, values of those dimensions).

    lattice: for every subset of the dimensions, its cells with the people behind them.
    Coarse tables are decided first and stand; finer ones give way to them. Every additive line
    (a margin cell and the cells that make it up) then has either no withheld term or at least
    two, and the withheld cells under a published margin hold at least `minimum` people.

    Region 5 has seven people. With the total of the state it could be worked out from the others, so
    the next smallest region is withheld with it:

    >>> people = {"1": 12, "2": 14, "3": 22, "5": 7, "6": 31}
    >>> state = {(): People(sum(people.values()), sum(people.values()))}
    >>> regions = {(region,): People(n, n) for region, n in people.items()}
    >>> for (dimensions, values), why in decide({(): state, ("region",): regions}, 10).items():
    ...     print(dimensions, values, why)
    ('region',) ('5',) small_n
    ('region',) ('1',) complementary

    Whoever may look up all of them by name sees them all:

    >>> named = {region: People(held.count, 0) for region, held in regions.items()}
    >>> decide({(): {(): People(86, 0)}, ("region",): named}, 10)
    {}
    """
    withheld: dict[tuple[tuple[str, ...], Cell], str] = {}
    for dimensions in sorted(lattice, key=len):
        cells = lattice[dimensions]
        for values, people in cells.items():
            if 0 < people.count < minimum and people.shielded > 0:
                withheld[dimensions, values] = SMALL
        _protect(dimensions, cells, lattice, minimum, withheld)
    return withheld


def _protect(
    dimensions: tuple[str, ...],
    cells: Table,
    lattice: Mapping[tuple[str, ...], Table],
    minimum: int,
    withheld: dict[tuple[tuple[str, ...], Cell], str],
) -> None:
    lines: list[tuple[tuple[tuple[str, ...], Cell], list[Cell]]] = []
    for i in range(len(dimensions)):
        margin = dimensions[:i] + dimensions[i + 1 :]
        if margin not in lattice:
            continue
        members: dict[Cell, list[Cell]] = {}
        for values in cells:
            members.setdefault(values[:i] + values[i + 1 :], []).append(values)
        lines += [((margin, total), line) for total, line in members.items()]
    changed = True
    while changed:
        changed = False
        for total, line in lines:
            victim = _victim(dimensions, cells, total, line, minimum, withheld)
            if victim is not None:
                withheld[dimensions, victim] = COMPLEMENTARY
                changed = True


def _victim(
    dimensions: tuple[str, ...],
    cells: Table,
    total: tuple[tuple[str, ...], Cell],
    line: list[Cell],
    minimum: int,
    withheld: Mapping[tuple[tuple[str, ...], Cell], str],
) -> Cell | None:
    """The next cell this line must hide, or None where the line is safe."""
    hidden = [v for v in line if (dimensions, v) in withheld]
    total_hidden = total in withheld
    if not hidden and not total_hidden:
        return None
    enough_terms = len(hidden) + total_hidden >= 2
    enough_people = total_hidden or sum(cells[v].count for v in hidden) >= minimum
    if enough_terms and enough_people:
        return None
    shown = [v for v in line if (dimensions, v) not in withheld and cells[v].count > 0]
    if not shown:
        return None
    return min(shown, key=lambda v: (cells[v].count, tuple(map(str, v))))
