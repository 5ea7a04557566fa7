"""The counts and sums behind a question, added up by its keys and beside a category."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from data_access.asking.answers import (
    REST,
    UNPLACED,
)
from data_access.asking.crosstab import (
    Crosstab,
    Outside,
)
from data_access.asking.headcounts import UNITS, Headcounts
from data_access.asking.told import PART
from data_access.measures.statistics import (
    Key,
    MeanBy,
    Sums,
    add,
)
from data_access.storage.scope import PLACES


@dataclass(frozen=True)
class Summed(Headcounts):
    """A question that counts its rows."""

    def crosstab(self) -> Crosstab:
        """Its counts and sums by `cut`, kept or counted."""
        return self.reader.once(self.crosstab_name, self.count)

    def count(self) -> Crosstab:
        """Its counts and sums by `cut`, counted.

        For who sees totals only they are counted with regions, and forget them here: the sums are
        then the very ones that others see.
        """
        reader = self.reader.with_regions()
        rows = self._rows(reader)
        columns = [rows.c[name] for name in self.cut]
        where = self.conditions(rows.c)
        statistic, shared = self.statistic, self.statistic.shared
        if shared is not None:
            apart = [self.cut.index(name) for name in self.partition]
            both = shared.select_with_pairs(rows, columns, apart, where, self.span)
            counted = reader.execute(both).all()
            width = len(self.cut)
            cells = [
                self._told((*row[1 : width + 1], *row[2 * width + 1 :]))
                for row in counted
                if row[0]
            ]
            between = [
                (*self._told(row[1 : width + 1]), *self._told(row[width + 1 :]))
                for row in counted
                if not row[0]
            ]
            return Crosstab.named(self.cut, shared.names, cells, between)
        found = [
            self._told(row)
            for row in reader.execute(statistic.select(rows, columns, where, self.span)).all()
        ]
        if statistic.names is None:
            return Crosstab.marked(self.cut, found)
        return Crosstab.named(self.cut, statistic.names, found)

    def _told(self, row: Sequence[Any]) -> Sequence[Any]:
        """A row that begins with the categories of `cut`, without places for who sees totals only."""
        if not self.reader.scope.totals_only:
            return row
        width = len(self.cut)
        told = (None if n in PLACES else v for n, v in zip(self.cut, row[:width], strict=True))
        return (*told, *row[width:])

    @cached_property
    def _tables(self) -> dict[tuple[str, ...], dict[Key, Sums]]:
        return {}

    def _table(self, by: tuple[str, ...]) -> dict[Key, Sums]:
        """Sums by some of `keys`; regions all, even where one is filtered, to have the rest."""
        if by not in self._tables:
            self._tables[by] = self._added(by)
        return self._tables[by]

    def _added(self, by: tuple[str, ...], outside: Sequence[Outside] = ()) -> dict[Key, Sums]:
        """Sums by some of `keys`, with the units that lie in several of the cells counted once."""
        chosen = self.chosen(("region",) if self.across_regions else ())
        sums = self.crosstab().sums(by, chosen, outside)
        shared = self.statistic.shared
        if shared is not None:
            units = self._units()
            names = {shared.name_of(code, "n"): code for code in reversed(shared.parts)}
            left_out = self._left_out
            for name, code in names.items():
                of = units.bits.get((self.measure.key, UNITS, code), 0)
                within, without = dict(chosen), tuple(outside)
                if code in left_out:
                    without += ((PART, left_out[code]), (PART, None))
                elif self._has_parts:
                    within[PART] = code
                counts = units.counts(by, within, of, without)
                for key, found in sums.items():
                    found[name] = counts.get(key, 0.0)
        return sums

    @property
    def _left_out(self) -> Mapping[str, str]:
        """The sums of all categories of people but one, and the one."""
        if not isinstance(self.statistic, MeanBy) or not self._has_parts:
            return {}
        return self.statistic.leaves_out

    @cached_property
    def _outside(self) -> dict[tuple[str, str, tuple[str, ...]], dict[Key, Sums]]:
        return {}

    @cached_property
    def _categories_of(self) -> dict[tuple[str, ...], dict[Key, list[tuple[str, Sums]]]]:
        return {}

    def _by_category(self, name: str, others: tuple[str, ...]) -> dict[Key, list[tuple[str, Sums]]]:
        """The sums of every category of a dimension, by some of the other keys."""
        by = (name, *others)
        if by not in self._categories_of:
            table: dict[Key, list[tuple[str, Sums]]] = {}
            for (category, *rest), sums in self._table(by).items():
                table.setdefault(tuple(rest), []).append((category, sums))
            self._categories_of[by] = table
        return self._categories_of[by]

    def regions_with_people(self) -> int:
        """How many regions have anybody at all behind this question."""
        return len(
            [r for (r,) in self.crosstab().sums(("region",), self.chosen()) if r != UNPLACED]
        )

    def _sums(self, where: dict[str, str]) -> Sums:
        """The sums behind a cell."""
        pinned = self._pinned(where)
        values = tuple(where[n] for n in pinned)
        if where.get("region") == REST:
            return self._sums_beside("region", str(self.filter_value("region")), pinned, values)
        return self._table(pinned).get(values, {})

    def _sums_beside(self, name: str, category: str, others: tuple[str, ...], values: Key) -> Sums:
        """The sums of all categories of a dimension but one."""
        if self.statistic.shared is not None:
            # Somebody in two of the other categories is one unit, so they cannot be added up.
            outside = (name, category, others)
            if outside not in self._outside:
                self._outside[outside] = self._added(others, [(name, category)])
            return self._outside[outside].get(values, {})
        found = self._by_category(name, others).get(values, [])
        return add(sums for other, sums in found if other != category)
