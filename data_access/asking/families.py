"""What a figure is held against, and together with how many others it is judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from config.program.breakdowns import BREAKDOWNS, LATTICE
from config.program.regions import REGIONS
from data_access.asking.answers import (
    EVERYBODY,
    NO_CHANGE,
    REST,
    UNPLACED,
)
from data_access.asking.awaited import Awaiting
from data_access.measures.measure import Unit
from data_access.measures.row_statistics import MeanByUnits
from data_access.measures.statistics import (
    Figure,
    MeanBy,
    Sums,
)

# Each of these is a statement by itself, whatever years stand beside it.
_ONE_BY_ONE = ("cohort", "program_year", "sfy")

# A category is not held against the rest where more than this share of the people are in both.
MOST_SHARED = 0.05


@dataclass(frozen=True)
class Judged(Awaiting):
    """A question whose figures are compared."""

    @cached_property
    def compared(self) -> str:
        """The dimension whose categories are held against the rest; NO_CHANGE for changes; or "".

        A scope of one region holds no others: `ask` puts the rest of the state beside it.
        """
        if isinstance(self.statistic, MeanBy | MeanByUnits):
            return (self.measure.part_axis or "") if self.statistic.compares else ""
        unit = self.measure.unit
        if unit.is_held_against_none:
            return NO_CHANGE
        if "region" in self.by:
            return "region" if self.across_regions else ""
        return next((name for name in self.by if self._stand_apart(name)), "")

    def _stand_apart(self, name: str) -> bool:
        """Whether the categories of a breakdown share (nearly) no people, so that they compare."""
        if name not in LATTICE or self.filter_value(name) is not None:
            return False
        if name in self.measure.unlike:
            return False
        at = self.keys.index(name)
        if len({key[at] for key in self._table(self.keys)} - {UNPLACED}) < 2:
            return False
        for lattice in self.people().values():
            everybody = sum(people.count for people in lattice.get((), {}).values())
            each = sum(people.count for people in lattice.get((name,), {}).values())
            if each - everybody > MOST_SHARED * everybody:
                return False
        return True

    def family_of(self, where: Mapping[str, str]) -> int:
        """How many comparisons a cell is judged together with.

        It rests on the program's own lists and the period, never on who asks, how, or what was found:
        a region's change is one of all regions' whether it is asked for by region, filtered to the
        region, or in the scope of its facilitator, and so is that of a program type or a role; and a
        total is judged beside totals alone. A year is a statement by itself, so that a finished one
        is judged alike however many years are asked for; but cohorts that are held against one another
        are judged together: all that the period can hold.
        """
        return self._together(name for name in self.keys if where[name] not in (EVERYBODY, REST))

    def _together(self, pinned: Iterable[str]) -> int:
        """How many there are of such cells, the parts of each and those of a filter included."""
        size = 1
        for name in dict.fromkeys((*pinned, *self._of_one)):
            if name == self.compared or name not in _ONE_BY_ONE:
                size *= self._two_are_one(name, self._possible(name))
        if self.measure.part_axis:
            parts = len(self.statistic.parts) - len(self.statistic.unjudged)
            size *= self._two_are_one(self.measure.part_axis, parts)
        return size

    def _family_of_a_change(self, where: Mapping[str, str]) -> int:
        """The same for what is held against none: the whole state's own change is one by itself.

        So is that of one program year or cohort, a statement of its own each year: whoever chooses
        the months and whoever chooses the cohort asks of the same people. The rest beside a region is one
        of as many as there are regions, and its change is judged as theirs are, for whoever chooses the
        region as for its facilitator. Not alone are correlations: of those that are looked at, the ones
        that stand out are told, so the state's are judged together as well.
        """
        of_few = [name for name in (*self.by, *self._of_one) if name not in _ONE_BY_ONE]
        of_few = [name for name in of_few if where.get(name) != EVERYBODY]
        if not of_few and self.measure.unit is not Unit.CORRELATION:
            return 1
        return self.family_of(where)

    @cached_property
    def _of_one(self) -> tuple[str, ...]:
        """The breakdowns of which all its figures are of one category, and others may ask for each.

        Categories that are held against one another within a region (roles, cohorts) are never asked
        for by region: then the regions are what is compared.
        """
        filtered = [name for name in LATTICE if self.filter_value(name) is not None]
        if self.reader.scope.regions is not None and "region" not in filtered:
            filtered.append("region")
        if self.compared not in (NO_CHANGE, self.measure.part_axis) and "region" in filtered:
            filtered.remove("region")
        return tuple(filtered)

    def _possible(self, name: str) -> int:
        """How many categories a dimension can have, by the program's own lists and the period."""
        if name == "region":
            return sum(region.stands_on(self.span.today) for region in REGIONS)
        if name == self.measure.split:
            return len(self._split_codes)
        if name == "month":
            return len(self.span.months)
        if name == "role":
            return len(self.measure.possible_roles)
        if name == "cohort":
            return len(self._program_years)
        return len(BREAKDOWNS[name].order)

    def _two_are_one(self, name: str, categories: int) -> int:
        """Of two categories the one against the other is the other against the one."""
        return 1 if name == self.compared and categories == 2 else max(1, categories)

    def _rest_figures(self, where: dict[str, str]) -> dict[str, Figure]:
        """The rest beside one category, to hold it against: the rest of the state beside a region."""
        name = self.compared
        category = where.get(name)
        if category in (None, EVERYBODY, REST, UNPLACED):
            return {}
        others = tuple(n for n in self._pinned(where) if n != name)
        rest = self._sums_beside(name, category, others, tuple(where[n] for n in others))
        return self._fold(rest, where, (name, category)) if rest else {}

    def _fold(
        self, sums: Sums, where: dict[str, str], beside: tuple[str, str] | None = None
    ) -> dict[str, Figure]:
        """The figures of a cell. `beside`: dimension and category it leaves out, where it is a rest."""
        statistic = self.statistic
        if statistic.hangs_on_family:
            statistic = statistic.judged_with(self._family_of_a_change(where))
        return statistic.fold(sums, self.span)
