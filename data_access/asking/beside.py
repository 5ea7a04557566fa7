"""The people of a cell and of the rest beside it, and whether both may be told."""

from __future__ import annotations

from dataclasses import dataclass

from data_access.asking.answers import (
    EVERYBODY,
    REST,
)
from data_access.asking.crosstab import (
    People,
)
from data_access.asking.headcounts import PEOPLE, At, Lattice
from data_access.asking.may_be_told import Decided
from data_access.asking.told import PART
from data_access.asking.withholding import (
    COMPLEMENTARY,
    EXTREME,
    SMALL,
)
from data_access.measures.statistics import (
    Key,
)


@dataclass(frozen=True)
class WithRest(Decided):
    """A question that knows who is in a cell, and who beside it."""

    def _location(self, where: dict[str, str], part: str) -> tuple[tuple[str, ...], Key]:
        """Where in the lattice a cell lies: the dimensions that are pinned, and their values."""
        pinned: list[tuple[str, str]] = []
        for d in self.lattice_dimensions:
            value = part if d == PART else where.get(d)
            if value is None:
                chosen = self.filter_value(d)
                value = EVERYBODY if chosen is None else str(chosen)
            if value not in (EVERYBODY, REST):
                pinned.append((d, value))
        return tuple(d for d, _ in pinned), tuple(v for _, v in pinned)

    def _group(self, where: dict[str, str]) -> tuple[str, ...]:
        return tuple(where[k] for k in self.partition)

    def _rested_on(self, part: str) -> tuple[str, ...]:
        """The parts of people behind a part, and all of them together where they are several."""
        parts = self.statistic.rests_on(part)
        return (*parts, EVERYBODY) if len(parts) > 1 else parts

    def _behind(self, where: dict[str, str], part: str, lattice: Lattice) -> tuple[int, str]:
        """The people behind a cell, and why it is withheld: with any of what it rests on."""
        count, reasons, group = 0, set(), self._group(where)
        for one in self._rested_on(part):
            subset, values = self._location(where, one)
            people = lattice.get(subset, {}).get(values, People(0, 0))
            count = people.count
            why = self.why_withheld(group, one, (subset, values), people)
            if why == COMPLEMENTARY and people.shielded < self.policy.minimum_people:
                why = SMALL
            reasons.add(why)
        return count, next((r for r in (SMALL, EXTREME, COMPLEMENTARY) if r in reasons), "")

    def _people_beside(self, where: dict[str, str], part: str, lattice: Lattice) -> int:
        """How many people are in the rest a cell is held against; 0 where that may not be told."""
        name = self.compared
        own = part if name == self.measure.part_axis else where[name]
        place = PART if name == self.measure.part_axis else name
        if place not in self.lattice_dimensions or self._why_all_beside(where):
            return 0
        rested_on = (part,) if place == PART else self._rested_on(part)
        counts = [self._one_beside(where, one, lattice, place, own) for one in rested_on]
        return counts[-1] if all(counts) else 0

    def _why_all_beside(self, where: dict[str, str]) -> str:
        """Why what a cell and its rest are together is withheld, of a count of coaching."""
        return self.why_of_place({**where, self.compared: EVERYBODY}, 0)

    def _why_rest_of_places(self, where: dict[str, str]) -> str:
        """Why the rest beside the region that is chosen is: it is all less that region."""
        own = {**where, "region": str(self.filter_value("region"))}
        return self.why_of_place(own, 0) or self.why_of_place({**where, "region": EVERYBODY}, 0)

    def _one_beside(
        self, where: dict[str, str], part: str, lattice: Lattice, place: str, own: str
    ) -> int:
        count, parts, cells = self._rest_people(where, part, lattice, place, own)
        if place == PART:
            count = self._people_of_other_parts(where, own)
        if not self.withholds:
            return count if parts else 0
        if count < self.policy.minimum_people:
            return 0
        return count if self._rest_is_told(where, part, lattice, cells, place) else 0

    def _rest_people(
        self, where: dict[str, str], part: str, lattice: Lattice, name: str, own: str
    ) -> tuple[int, int, list[tuple[tuple[str, ...], Key]]]:
        """People and categories beside one of a dimension, and the lattice cells: the own, the rest."""
        subset, values = self._location({**where, name: own}, part)
        at = subset.index(name)
        parts = [
            (subset, v)
            for v in lattice.get(subset, {})
            if v[at] != own and v[:at] + v[at + 1 :] == values[:at] + values[at + 1 :]
        ]
        counts = [lattice[subset][v].count for _, v in parts]
        here = sum(1 for c in counts if c > 0)
        # Who is in several of the others is one person beside this one.
        count = sum(counts) if here < 2 else self._people_outside(where, part, name, own)
        return count, here, [(subset, values), *parts]

    def _rest_is_told(
        self, where: dict[str, str], part: str, lattice: Lattice, cells: list[At], name: str
    ) -> bool:
        """Whether what lies beside a category can be worked out: as the total less the own figure, or
        as all that it is made of. `cells`: the own one, then the others."""
        group = self._group(where)

        def is_told(at: At) -> bool:
            people = lattice.get(at[0], {}).get(at[1], People(0, 0))
            return not self.why_withheld(group, part, at, people)

        subset, values = cells[0]
        at = subset.index(name)
        total = (subset[:at] + subset[at + 1 :], values[:at] + values[at + 1 :])
        if is_told(cells[0]) and is_told(total):
            return True
        # A category in which an outcome picks out nobody is part of the rest all the same: that its
        # people were not picked is told with it.
        others = {(*values[:at], c, *values[at + 1 :]) for c in self._listed_in(name)} - {values}
        return all(is_told((subset, v)) for v in others | {v for _, v in cells[1:]})

    def _listed_in(self, dimension: str) -> tuple[str, ...]:
        """The categories of a dimension in which anybody stands out of whom the measure picks."""
        if dimension == PART:
            return ()
        also = [
            c.decision.categories(c.measure.key, False, dimension) for c in self._also_told.values()
        ]
        own = self.decision.categories(self.measure.key, self.narrowed, dimension)
        return tuple({*own, *(category for found in also for category in found)})

    def _people_outside(self, where: dict[str, str], part: str, name: str, own: str) -> int:
        """Different people of all categories of a dimension but one: who is in two of them counts once."""
        subset, values = self._location({**where, name: EVERYBODY}, part)
        group = dict(zip(self.partition, self._group(where), strict=True))
        chosen = {**self.chosen(self.lattice_dimensions), **group}
        chosen |= {d: v for d, v in zip(subset, values, strict=True) if d != name}
        bits = {} if self._has_parts else self.headcount().bits
        of = bits.get((self.measure.key, PEOPLE, part), 0)
        found = self.headcount().counts((), chosen, of, outside=[(name, own)])
        return round(found.get((), 0.0))

    def _people_of_other_parts(self, where: dict[str, str], own: str) -> int:
        """Different people of all categories of people but one: who is in two of them counts once."""
        chosen = self.chosen() | {name: where[name] for name in self._pinned(where)}
        others = self.headcount().counts((), chosen, outside=[(PART, own), (PART, None)])
        return round(others.get((), 0.0))
