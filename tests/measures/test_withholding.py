"""What is told together never adds up to fewer people than the minimum."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations, product
from random import Random

import numpy as np
import numpy.typing as npt
import pytest

from data_access.asking.withholding import (
    COMPLEMENTARY,
    SMALL,
    decide,
    tell,
    tell_close,
    tell_without,
)

Members = npt.NDArray[np.bool_]


def _members(groups: Iterable[Iterable[int]], people: int) -> Members:
    return np.array([[i in set(g) for i in range(people)] for g in groups], dtype=np.bool_)


def test_the_next_smallest_goes_with_the_small_one() -> None:
    sizes = {"1": 12, "2": 14, "3": 22, "5": 7, "6": 31}
    ends = np.cumsum(list(sizes.values())).tolist()
    regions = {name: range(end - sizes[name], end) for name, end in zip(sizes, ends, strict=True)}
    by_size = dict(sorted(regions.items(), key=lambda one: -len(one[1])))
    assert decide({"state": range(86), **by_size}, 10) == {"5": SMALL, "1": COMPLEMENTARY}


def test_a_group_of_nobody_is_told() -> None:
    assert decide({"1": [], "2": range(12)}, 10) == {}


def test_who_was_seen_once_cannot_be_told_from_who_was_seen_twice() -> None:
    again, first = range(10), range(11)
    assert decide({"second": again, "first": first}, 10) == {"first": COMPLEMENTARY}
    assert decide({"first": first, "second": again}, 10) == {"second": COMPLEMENTARY}


def test_one_person_of_two_years_is_one_person() -> None:
    """Ten records of five people are few, twenty of ten are enough."""
    for people, told in ((5, False), (10, True)):
        of = np.tile(np.arange(people), 2)
        assert tell(np.ones((1, 2 * people), dtype=np.bool_), of, 10).tolist() == [told]


def test_two_years_of_six_people_are_six_people() -> None:
    first, both = range(12), [*range(6), *range(12, 18)]
    of = np.tile(np.arange(12), 2)
    assert tell(_members([first, both], 24), of, 10).tolist() == [True, False]


def test_what_is_closed_cannot_be_made_of_three_others() -> None:
    groups = _members([range(40), range(15), range(15, 25), range(25, 40)], 40)
    closed = _members([range(15, 25)], 40)
    may = tell_without(groups[[0, 1, 3]], closed)
    assert may.tolist() == [True, True, False]


def _states(seed: int) -> tuple[Members, int]:
    """A state's groups by region and type: who was seen first, again, and by how much coaching."""
    random = Random(seed)
    number = random.choice((30, 60, 120))
    people = [(random.choices(range(3), (5, 3, 1))[0], random.choices(range(3), (6, 3, 1))[0])
              for _ in range(number)]  # fmt: skip
    again = {i for i in range(number) if random.random() < 0.85}
    parts = [set(range(number)), again, *({i for i in again if i % 3 == k} for k in range(3))]
    groups = [
        [i for i in part if region in (None, people[i][0]) and kind in (None, people[i][1])]
        for part in parts
        for region, kind in product((None, 0, 1, 2), repeat=2)
    ]
    return _members(
        sorted((g for g in groups if len(g) >= 10), key=len, reverse=True), number
    ), number


def _reduced(rows: list[list[Fraction]], order: list[int]) -> list[list[Fraction]]:
    """Gauss and Jordan in whole fractions, columns in an order: shares nothing with what is tested."""
    done: list[list[Fraction]] = []
    for column in order:
        pivot = next((r for r in rows if r[column]), None)
        if pivot is None:
            continue
        rows = [r for r in rows if r is not pivot]
        one = [x / pivot[column] for x in pivot]

        def without(
            r: list[Fraction], one: list[Fraction] = one, at: int = column
        ) -> list[Fraction]:
            return [x - r[at] * y for x, y in zip(r, one, strict=True)] if r[at] else r

        rows, done = [without(r) for r in rows], [*map(without, done), one]
    return done


@pytest.mark.parametrize("seed", range(12))
def test_no_sum_of_few_people_can_be_made(seed: int) -> None:
    """By another elimination, in other orders, and by every difference of two and three groups."""
    groups, number = _states(seed)
    told = groups[tell(groups, np.arange(number), 10)]
    assert len(told) > 1
    whole = told.astype(np.int64)
    for one, other in combinations(whole, 2):
        assert np.count_nonzero(one - other) in (0, *range(10, number + 1))
    for one, other, third in combinations(whole[:12], 3):
        assert np.count_nonzero(one - other - third) in (0, *range(10, number + 1))
    # Who is in the very same groups is never told apart: one of them stands for all.
    kinds, sizes = np.unique(told, axis=1, return_counts=True)
    random = Random(seed)
    for _ in range(6):
        order = random.sample(range(len(sizes)), len(sizes))
        rows = [[Fraction(int(x)) for x in row] for row in kinds]
        for row in _reduced(rows, order):
            assert sizes[[bool(x) for x in row]].sum() >= 10


@pytest.mark.parametrize("ends", [(5.0, 5.5, 6.0), (2.3, 2.5, 3.0, 5.5)])
def test_close_lines_leave_a_point_of_each_score_open(ends: tuple[float, ...]) -> None:
    """By trying every way in which seven people can lie in the parts: also for one of them."""
    random, parts = Random(7), len(ends) - 1
    ways = np.array(list(product(range(parts), repeat=7)))
    refused = told = 0
    for _ in range(60):
        part = np.array(random.choices(range(parts), k=7))
        groups = _members([random.sample(range(7), random.choice((3, 4, 7))) for _ in range(3)], 7)
        may = tell_close(groups, part, ends, 1.0)
        told, refused = told + may.sum(), refused + (~may).sum()
        counts = [(ways[:, g] == p).sum(axis=1) for g in groups[may] for p in range(parts)]
        true = [(part[g] == p).sum() for g in groups[may] for p in range(parts)]
        may_be = ways[np.all(np.array(true) == np.array(counts).T, axis=1)] if counts else ways
        for knows, other in combinations(range(7), 2):
            for one, of in ((knows, other), (other, knows)):
                lies_in = may_be[may_be[:, one] == part[one]][:, of]
                in_any = groups[may][:, of].any()
                width = ends[lies_in.max() + 1] - ends[lies_in.min()]
                assert width >= 1 or not in_any, (part, groups[may], one, of)
    assert told > 10 and refused > 10
