"""Holds what one statement counted, by every dimension at once, and adds it up for any filter state.

A page's filters change far more often than the data: what was counted once by every breakdown that its
rows carry answers every choice among them by addition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from data_access.asking.answers import UNPLACED
from data_access.asking.withholding import subsets
from data_access.measures.statistics import (
    Key,
    Sums,
)

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Chosen = Mapping[str, str]
Outside = tuple[str, str | None]  # a dimension, and the one of its categories that is left out


def as_text(value: object) -> str:
    """A category as answers name it."""
    return UNPLACED if value is None else str(value)


@dataclass(frozen=True)
class _Places:
    """The cells that were counted: for each dimension its categories and every cell's code."""

    dimensions: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]
    codes: tuple[Integers, ...]

    @staticmethod
    def of(dimensions: tuple[str, ...], cells: Sequence[Key]) -> _Places:
        columns = list(zip(*cells, strict=True)) or [()] * len(dimensions)
        categories, codes = [], []
        for column in columns:
            place = {text: i for i, text in enumerate(dict.fromkeys(map(as_text, column)))}
            categories.append(tuple(place))
            codes.append(np.array([place[as_text(v)] for v in column], dtype=np.int64))
        return _Places(dimensions, tuple(categories), tuple(codes))

    def chosen(
        self, filters: Chosen, count: int, outside: Sequence[Outside] = ()
    ) -> npt.NDArray[np.bool_]:
        """Which of the cells a filter state leaves, without those of the categories that are named."""
        kept = np.ones(count, dtype=np.bool_)
        for name, wanted in filters.items():
            kept &= self._of(name, wanted)
        for name, left_out in outside:
            kept &= ~self._of(name, left_out)
        return kept

    def _of(self, name: str, category: str | None) -> npt.NDArray[np.bool_]:
        at = self.dimensions.index(name)
        names = self.categories[at]
        found: npt.NDArray[np.bool_] = self.codes[at] == (
            names.index(category) if category in names else -1
        )
        return found

    def groups(self, by: Sequence[str], count: int) -> tuple[Integers, int]:
        """The group of every cell by some dimensions, and how many groups there might be."""
        group, size = np.zeros(count, dtype=np.int64), 1
        for name in by:
            at = self.dimensions.index(name)
            group = group * len(self.categories[at]) + self.codes[at]
            size *= len(self.categories[at])
        return group, size

    def key(self, by: Sequence[str], group: int) -> Key:
        """The categories of a group, in the order of `by`."""
        out: list[str] = []
        for name in reversed(by):
            names = self.categories[self.dimensions.index(name)]
            group, code = divmod(group, len(names))
            out.append(names[code])
        return tuple(reversed(out))

    @property
    def bytes(self) -> int:
        return sum(c.nbytes for c in self.codes)


@dataclass(frozen=True)
class _Shared:
    """What is added where two different cells are put together, for the units that lie in both.

    Pair i stands for the cells `one[i]` and `other[i]`, in this order; the other order is another
    pair. `value[i]` are the products of a unit's sums in one and in the other, by name.
    """

    one: Integers
    other: Integers
    value: Floats

    def totals(self, kept: npt.NDArray[np.bool_], group: Integers, size: int) -> Floats:
        """The products by group, of pairs that are kept and lie in the same group."""
        both = kept[self.one] & kept[self.other] & (group[self.one] == group[self.other])
        at, width = group[self.one[both]], self.value.shape[1]
        place = (at[:, None] * width + np.arange(width)).ravel()
        totals: Floats = np.bincount(
            place, weights=self.value[both].ravel(), minlength=size * width
        ).astype(np.float64)
        return totals.reshape(size, width)

    @property
    def bytes(self) -> int:
        return self.one.nbytes + self.other.nbytes + self.value.nbytes


@dataclass(frozen=True)
class Crosstab:
    """Counts and sums of one measure, by every dimension it can be filtered or broken down by.

    Entry i is the value of the sum `names[name[i]]` in cell `cell[i]`. `every`: a cell has all of
    the sums, not only those that are not zero. `shared`: what is added besides where somebody lies
    in several of the cells that are put together.

    Counted once by region and role, any filter and breakdown among the two is an addition:

    >>> rows = [(1, "CT", 3, 4), (1, "MENTEE", 5, 10), (2, "MENTEE", 6, 8)]
    >>> counted = Crosstab.named(("region", "role"), ("met", "due"), rows)
    >>> counted.sums(["region"], {})
    {('1',): {'met': 8.0, 'due': 14.0}, ('2',): {'met': 6.0, 'due': 8.0}}
    >>> counted.sums([], {"role": "MENTEE"})
    {(): {'met': 11.0, 'due': 18.0}}

    A square is of a person's own sum. Somebody with 1 of 1 in the first year and 0 of 1 in the second
    adds 1 to the squares of numerators over both years, and 4 to those of denominators:

    >>> years = [(2024, 1, 1), (2025, 0, 1)]
    >>> between = [(2024, 2025, 0, 1), (2025, 2024, 0, 1)]
    >>> counted = Crosstab.named(("year",), ("yy", "mm"), years, between)
    >>> counted.sums([], {})
    {(): {'yy': 1.0, 'mm': 4.0}}
    """

    places: _Places
    cells: int
    names: tuple[Any, ...]
    every: bool
    cell: Integers
    name: Integers
    value: Floats
    shared: _Shared | None = None

    @staticmethod
    def named(
        dimensions: tuple[str, ...],
        names: tuple[Any, ...],
        rows: Sequence[Sequence[Any]],
        between: Sequence[Sequence[Any]] = (),
    ) -> Crosstab:
        """From rows of (a category for every dimension, a value for every name).

        `between`: rows of (the categories of one cell, those of another, and for every name what
        units that lie in both add where the two are put together).
        """
        width, cells = len(dimensions), len(rows)
        values = np.array([row[width:] for row in rows], dtype=np.float64).reshape(
            cells, len(names)
        )
        shared = None
        if between:
            first_at: dict[Key, int] = {}
            for i, row in enumerate(rows):
                first_at.setdefault(tuple(row[:width]), i)
            # The table itself is wide and mostly zero: few names are products.
            products = np.array([row[2 * width :] for row in between], dtype=np.float64)
            shared = _Shared(
                np.array([first_at[tuple(row[:width])] for row in between], dtype=np.int64),
                np.array([first_at[tuple(row[width : 2 * width])] for row in between], np.int64),
                np.nan_to_num(products),
            )
        return Crosstab(
            _Places.of(dimensions, [tuple(row[:width]) for row in rows]),
            cells,
            names,
            True,
            np.repeat(np.arange(cells), len(names)),
            np.tile(np.arange(len(names)), cells),
            np.nan_to_num(values).ravel(),  # a sum over nothing is NULL
            shared,
        )

    @staticmethod
    def marked(dimensions: tuple[str, ...], rows: Sequence[Sequence[Any]]) -> Crosstab:
        """From rows of (a category for every dimension, a mark of any length, a count)."""
        width = len(dimensions)
        marks: dict[Any, int] = {}
        name = [marks.setdefault(tuple(row[width:-1]), len(marks)) for row in rows]
        return Crosstab(
            _Places.of(dimensions, [tuple(row[:width]) for row in rows]),
            len(rows),
            tuple(marks),
            False,
            np.arange(len(rows)),
            np.array(name, dtype=np.int64),
            np.array([row[-1] for row in rows], dtype=np.float64),
        )

    def sums(
        self, by: Sequence[str], filters: Chosen, outside: Sequence[Outside] = ()
    ) -> dict[Key, Sums]:
        """The sums of each group of cells that the filters leave, outside of categories if asked."""
        kept = self.places.chosen(filters, self.cells, outside)
        group, size = self.places.groups(by, self.cells)
        there = np.bincount(group[kept], minlength=size)
        entries = kept[self.cell]
        width = len(self.names)
        totals: Floats = np.bincount(
            group[self.cell[entries]] * width + self.name[entries],
            weights=self.value[entries],
            minlength=size * width,
        ).astype(np.float64)
        totals = totals.reshape(size, width)
        if self.shared is not None:
            totals += self.shared.totals(kept, group, size)
        return {self.places.key(by, g): self._of(totals[g]) for g in np.flatnonzero(there).tolist()}

    def _of(self, totals: Floats) -> Sums:
        if self.every:
            return dict(zip(self.names, totals.tolist(), strict=True))
        return {self.names[i]: float(totals[i]) for i in np.flatnonzero(totals)}

    def only(self, names: Mapping[Any, Any]) -> Crosstab:
        """The sums of some names alone, under new names: one of several measures counted together."""
        at = [self.names.index(name) for name in names]
        values = self.value.reshape(self.cells, len(self.names))[:, at]
        return Crosstab(
            self.places,
            self.cells,
            tuple(names.values()),
            True,
            np.repeat(np.arange(self.cells), len(at)),
            np.tile(np.arange(len(at)), self.cells),
            values.ravel(),
            self.shared and replace(self.shared, value=self.shared.value[:, at]),
        )

    def categories(self, dimension: str) -> tuple[str, ...]:
        """The categories of a dimension that occur at all."""
        return self.places.categories[self.places.dimensions.index(dimension)]

    @cached_property
    def bytes(self) -> int:
        """About how much memory it takes."""
        return (
            self.places.bytes
            + self.cell.nbytes
            + self.name.nbytes
            + self.value.nbytes
            + (self.shared.bytes if self.shared else 0)
            + 100 * len(self.names)
        )


# How a person's cells are told apart in one text; no category holds these characters.
BETWEEN_CELLS, BETWEEN_VALUES = "\x1e", "\x1f"


@dataclass(frozen=True)
class People:
    """Distinct people behind a cell, and how many of them the viewer may not look up."""

    count: int
    shielded: int


@dataclass(frozen=True)
class Headcount:
    """Distinct people by every dimension, kept without saying who they are.

    People who lie in the very same cells are one group: `weight[g]` of them. Entry i says that
    group `group[i]` lies in cell `cell[i]`, and whether it is shielded there: whether the viewer
    may not look the person up by name. `part[i]` says, as bits, of which sums it is part there;
    `bits` are the bits of what is asked for by name, and 0 is everybody with a row.
    """

    places: _Places
    cells: int
    weight: Floats
    group: Integers
    cell: Integers
    shielded: npt.NDArray[np.bool_]
    part: Integers
    bits: Mapping[Any, int]

    @staticmethod
    def of(
        apart: tuple[str, ...],
        across: tuple[str, ...],
        rows: Iterable[Sequence[Any]],
        bits: Mapping[Any, int] | None = None,
    ) -> Headcount:
        """From rows of (a category for every dimension of `apart`, signature, how many people).

        A signature lists cells, each a category for every dimension of `across`, then "1" where the
        person is shielded and, after it, one digit for every sum: "1" where the person is part of
        it. One person may have several rows that differ in `apart`, and is then several people:
        figures that are always apart are never added up.
        """
        found: Counter[tuple[Key, str]] = Counter()
        for row in rows:
            head, signature, count = tuple(row[:-2]), row[-2], row[-1]
            found[head, signature] += count
        cells: dict[Key, int] = {}
        group: list[int] = []
        cell: list[int] = []
        shielded: list[bool] = []
        part: list[int] = []
        for g, (head, signature) in enumerate(found):
            for text in signature.split(BETWEEN_CELLS):
                *values, marks = text.split(BETWEEN_VALUES)
                place: Key = (*head, *(v or None for v in values))
                group.append(g)
                cell.append(cells.setdefault(place, len(cells)))
                shielded.append(marks[0] == "1")
                part.append(int(marks[:0:-1] or "0", 2))  # the first sum is the lowest bit
        return Headcount(
            _Places.of((*apart, *across), list(cells)),
            len(cells),
            np.array(list(found.values()), dtype=np.float64),
            np.array(group, dtype=np.int64),
            np.array(cell, dtype=np.int64),
            np.array(shielded, dtype=np.bool_),
            np.array(part, dtype=np.int64),
            bits or {},
        )

    def people(
        self, apart: Sequence[str], across: tuple[str, ...], filters: Chosen, of: int = 0
    ) -> dict[Key, dict[tuple[str, ...], dict[Key, People]]]:
        """People by (values of `apart`) -> (subset of `across`) -> (values of the subset).

        `of`: the bits of the sums they are to be part of, of one at least.
        """
        kept = self._kept(filters, of)
        cell, group, shield = self.cell[kept], self.group[kept], self.shielded[kept]
        out: dict[Key, dict[tuple[str, ...], dict[Key, People]]] = {}
        for subset in subsets(across):
            by = (*apart, *subset)
            place, size = self.places.groups(by, self.cells)
            everyone = self._distinct(place[cell], group, size)
            shielded = self._distinct(place[cell[shield]], group[shield], size)
            for at in np.flatnonzero(everyone).tolist():
                key = self.places.key(by, at)
                head, values = key[: len(apart)], key[len(apart) :]
                table = out.setdefault(head, {}).setdefault(subset, {})
                table[values] = People(round(everyone[at]), round(shielded[at]))
        return out

    def counts(
        self, by: Sequence[str], filters: Chosen, of: int = 0, outside: Sequence[Outside] = ()
    ) -> dict[Key, float]:
        """How many different people each group of cells has; who is in several of its cells, once."""
        kept = self._kept(filters, of, outside)
        place, size = self.places.groups(by, self.cells)
        found = self._distinct(place[self.cell[kept]], self.group[kept], size)
        return {self.places.key(by, g): float(found[g]) for g in np.flatnonzero(found).tolist()}

    def _kept(
        self, filters: Chosen, of: int, outside: Sequence[Outside] = ()
    ) -> npt.NDArray[np.bool_]:
        kept = self.places.chosen(filters, self.cells, outside)[self.cell]
        return kept & ((self.part & of) != 0) if of else kept

    def _distinct(self, place: Integers, group: Integers, size: int) -> Floats:
        """How many people each place has; who is in several cells of a place counts once there."""
        pairs = np.unique(place * len(self.weight) + group)
        where, who = pairs // max(1, len(self.weight)), pairs % max(1, len(self.weight))
        return np.bincount(where, weights=self.weight[who], minlength=size).astype(np.float64)

    @cached_property
    def bytes(self) -> int:
        """About how much memory it takes."""
        return (
            self.places.bytes
            + self.weight.nbytes
            + self.group.nbytes
            + self.cell.nbytes
            + self.shielded.nbytes
            + self.part.nbytes
        )
