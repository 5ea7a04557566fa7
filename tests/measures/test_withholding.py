"""No withheld cell can be worked out from the cells that are shown."""

from __future__ import annotations

from itertools import product
from random import Random

import numpy as np
import pytest
from scipy.optimize import linprog

from data_access.asking.withholding import (
    COMPLEMENTARY,
    SMALL,
    People,
    decide,
    subsets,
)


def _lattice(
    dimensions: tuple[str, ...], people: dict[tuple[object, ...], int]
) -> dict[tuple[str, ...], dict[tuple[object, ...], People]]:
    out: dict[tuple[str, ...], dict[tuple[object, ...], People]] = {}
    for subset in subsets(dimensions):
        at = [dimensions.index(d) for d in subset]
        table: dict[tuple[object, ...], int] = {}
        for key, n in people.items():
            values = tuple(key[i] for i in at)
            table[values] = table.get(values, 0) + n
        out[subset] = {k: People(n, n) for k, n in table.items()}
    return out


def test_the_next_smallest_goes_with_the_small_one() -> None:
    counts = {("1",): 12, ("2",): 14, ("3",): 22, ("5",): 7, ("6",): 31}
    held = decide(_lattice(("region",), counts), 10)
    assert held == {
        (("region",), ("5",)): SMALL,
        (("region",), ("1",)): COMPLEMENTARY,
    }


def test_a_cell_of_nobody_is_shown() -> None:
    assert decide(_lattice(("region",), {("1",): 0, ("2",): 12, ("3",): 30}), 10) == {}


def test_names_may_be_seen_so_nothing_is_withheld() -> None:
    lattice = {(): {(): People(12, 0)}, ("role",): {("CA",): People(2, 0), ("CT",): People(10, 0)}}
    assert decide(lattice, 10) == {}


def test_a_withheld_margin_is_not_given_away_by_its_parts() -> None:
    counts = {("1", "CENTER"): 12, ("2", "CENTER"): 20, ("5", "CENTER"): 7, ("6", "OST"): 30}
    lattice = _lattice(("region", "program_type"), counts)
    held = decide(lattice, 10)
    assert (("region",), ("1",)) in held
    assert (("region", "program_type"), ("1", "CENTER")) in held


@pytest.mark.parametrize("seed", range(60))
def test_an_attacker_with_a_linear_program_recovers_no_withheld_cell(seed: int) -> None:
    """Every published count of a two-way lattice, all margins, against scipy's linprog."""
    random = Random(seed)
    total = random.choice((60, 120, 250, 500, 900))
    regions, types = ("1", "2", "3", "5", "6"), ("A", "B", "C", "D")
    weights = {key: random.random() ** 2 for key in product(regions, types)}
    counts: dict[tuple[object, ...], int] = dict.fromkeys(weights, 0)
    for key in random.choices(list(weights), list(weights.values()), k=total):
        counts[key] += 1
    lattice = _lattice(("region", "program_type"), counts)
    held = decide(lattice, 10)
    variables = list(counts)
    rows, bounds = [], []
    for subset, table in lattice.items():
        at = [("region", "program_type").index(d) for d in subset]
        for values, people in table.items():
            if (subset, values) not in held:
                rows.append([1.0 if tuple(v[i] for i in at) == values else 0.0 for v in variables])
                bounds.append(people.count)
    small = [k for k, n in counts.items() if 0 < n < 10]
    for key in small:
        objective = np.array([1.0 if v == key else 0.0 for v in variables])
        low = linprog(objective, A_eq=rows, b_eq=bounds, bounds=(0, None), method="highs")
        high = linprog(-objective, A_eq=rows, b_eq=bounds, bounds=(0, None), method="highs")
        assert -high.fun - low.fun >= 2, f"{key} is known to within {low.fun} and {-high.fun}"
