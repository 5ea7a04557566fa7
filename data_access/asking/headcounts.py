"""The people behind a question, each counted once, and which of them are shielded from the viewer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    String,
    case,
    cast,
    func,
    literal,
    null,
    select,
    tuple_,
)

from config.program.breakdowns import LATTICE
from data_access.asking.collected import Collected
from data_access.asking.crosstab import (
    BETWEEN_CELLS,
    BETWEEN_VALUES,
    Headcount,
    People,
)
from data_access.asking.told import PART
from data_access.measures import MEASURES
from data_access.measures.protected import LookedUp
from data_access.measures.statistics import (
    Expression,
    Key,
)
from data_access.storage.schema import class_windows
from data_access.storage.scope import PLACES

# Who is counted as part of a sum: the n of people, those with what was not collected, or the n of units.
PEOPLE, DUE, UNITS = "people", "due", "units"

Lattice = dict[tuple[str, ...], dict[Key, People]]  # subset of the dimensions, values: the people
Peopled = dict[Key, Lattice]  # by the values of the partition
At = tuple[tuple[str, ...], Key]  # a cell of a lattice: its dimensions and their values


@dataclass(frozen=True)
class Headcounts(Collected):
    """A question that counts the people behind it."""

    @property
    def withholds(self) -> bool:
        return self.measure.is_outcome

    @property
    def lattice_dimensions(self) -> tuple[str, ...]:
        """Dimensions to decide over: broken down by or, where figures are withheld, filtered."""
        touched = set(self.by)
        if self.withholds:
            touched |= {n for n in LATTICE if self.filter_value(n) is not None}
        elif self.across_regions:
            touched.add("region")
        own = (PART,) if self._has_parts else ()
        return tuple(d for d in LATTICE if d in touched) + own

    @property
    def _has_parts(self) -> bool:
        return self.measure.parts_are_people and self.withholds

    def headcount(self) -> Headcount:
        """The people behind it by everything they may be told apart by, kept or counted."""
        return self._headcount(self.measure.person)

    def _units(self) -> Headcount:
        """The same for what is the unit of its intervals, which may lie in several cells."""
        shared = self.statistic.shared
        return self._headcount((shared and shared.unit) or self.measure.person)

    def _headcount(self, who: str) -> Headcount:
        m = self.measure
        # Measures of the same rows and people share it.
        name = (
            "people",
            (m.table.name, who, m.timing, m.where, m.filters),
            (m.rests, m.rests_day, m.protected, self.narrowed),
            self.partition,
            None if self._counts_with_others(who) else (m.key, m.version),
            (self.span, self.instrument),
        )
        return self.reader.once(name, lambda: self._count_people(who))

    def _counts_with_others(self, who: str) -> bool:
        """Whether one headcount does for all measures of the same rows and people."""
        m = self.measure
        if m.statistic.records:
            return False  # where each is collected is its own
        return who == m.person and not self._has_parts and MEASURES.get(m.key) is m

    def _parts(self, who: str, columns: Any) -> tuple[list[ColumnElement[Any]], dict[Any, int]]:
        """The sums that people may be part of, each once, and the bits of those that a part of a
        measure is made of: for its people, and for the units of its intervals."""
        m = self.measure
        measures = [m]
        if self._has_parts:
            measures = []  # people are counted by part
        elif self._counts_with_others(who):
            alike = (m.table.name, m.person, m.timing, m.where, m.filters, m.protected)
            measures = [
                x
                for x in MEASURES.values()
                if (x.table.name, x.person, x.timing, x.where, x.filters, x.protected) == alike
                and not (x.parts_are_people or x.statistic.records)
            ]
        sums: list[ColumnElement[Any]] = []
        bits: dict[Any, int] = {}

        def bits_of(expressions: Iterable[Expression]) -> int:
            found = 0
            for expression in expressions:
                value = expression(columns, self.span)
                if isinstance(value, BindParameter):
                    return 0  # 1 for each row: everybody is part of it
                at = next((i for i, other in enumerate(sums) if other.compare(value)), len(sums))
                if at == len(sums):
                    sums.append(value)
                found |= 1 << at
            return found

        for measure in measures:
            statistic = self.statistic if measure is m else measure.statistic
            for part in statistic.parts:
                bits[measure.key, PEOPLE, part] = bits_of(statistic.counted(part))
                bits[measure.key, DUE, part] = bits_of(measure.statistic.counted(part))
            if statistic.shared is not None:
                for part in statistic.shared.parts:
                    bits[measure.key, UNITS, part] = bits_of(statistic.shared.counted(part))
        return sums, bits

    def _count_people(self, who: str) -> Headcount:
        # Which rows are known goes by region, also for who is not told regions apart.
        reader = self.reader.with_regions()
        rows = self._rows(reader)
        person = rows.c[who] if who == self.measure.person else func.coalesce(rows.c[who], "")
        hidden = PLACES if self.reader.scope.totals_only else frozenset[str]()
        apart = [rows.c[name].label(f"k{i}") for i, name in enumerate(self.partition)]
        across: dict[str, Any] = {
            name: null() if name in hidden else rows.c[name]
            for name in self.cut
            if name not in self.partition
        }
        if self._has_parts:
            across[PART] = self.statistic.category(rows.c, self.span)  # type: ignore[attr-defined]
        values = [func.coalesce(cast(column, String), "") for column in across.values()]
        marks: ColumnElement[str] = cast(func.max(self._shielded(rows)), String)
        sums, bits = self._parts(who, rows.c)
        for value in sums:
            # None is ever negative: a sum that is not zero has a row that is not.
            marks += case((func.sum(value) != 0, "1"), else_="0")
        text: ColumnElement[str] = literal("")
        for value in values:
            text = text + value + BETWEEN_VALUES
        where = self.conditions(rows.c)
        cells = (
            select(*apart, person.label("person"), (text + marks).label("cell"))
            .where(*where, person.is_not(None))
            .group_by(*apart, person, *values)
            .subquery("cells")
        )
        keys = [cells.c[f"k{i}"] for i in range(len(apart))]
        signed = (
            select(*keys, func.aggregate_strings(cells.c.cell, BETWEEN_CELLS).label("signature"))
            .group_by(*keys, cells.c.person)
            .subquery("signed")
        )
        keys = [signed.c[f"k{i}"] for i in range(len(apart))]
        statement = select(*keys, signed.c.signature, func.count()).group_by(
            *keys, signed.c.signature
        )
        found = reader.execute(statement).all()
        return Headcount.of(self.partition, tuple(across), found, bits)

    def people(self, of: int = 0) -> Peopled:
        """People by (partition values) → (lattice subset) → (values).

        Those who are part of the sums `of`; 0: all who have a row. The partition is every key that
        is no lattice dimension (months, windows, components).
        """
        dimensions = self.lattice_dimensions
        return self.headcount().people(self.partition, dimensions, self.chosen(dimensions), of)

    def _shielded(self, rows: Any) -> ColumnElement[Any]:
        """1 where the viewer may not look up what the figure is of.

        Of an edition: who agrees to it no more is shielded at once.
        """
        hidden = self._not_looked_up(rows)
        withdrawn = self.reader.withdrawn if self._by_consent and not self.as_agreed else ()
        if not withdrawn or isinstance(hidden, BindParameter):
            return hidden
        return case((rows.c[self.measure.person].in_(sorted(withdrawn)), 1), else_=hidden)

    @property
    def _by_consent(self) -> bool:
        found = self.measure.protected
        return self._names_are_told and (
            found is not None and found.subject.looked_up is LookedUp.WITH_CONSENT
        )

    def _not_looked_up(self, rows: Any) -> ColumnElement[Any]:
        found = self.measure.protected
        looked_up = LookedUp.BY_NAME if found is None else found.subject.looked_up
        if not self._names_are_told or looked_up is LookedUp.BY_NOBODY:
            return literal(1)
        if looked_up is LookedUp.BY_NAME:
            return literal(0)
        # Names are no secret here, scores are: they need the educator's recorded consent.
        if "consented" in rows.c:
            return case((rows.c.consented == 0, 1), else_=0)
        if not {"person_id", "program_year"} <= set(rows.c.keys()):
            return literal(1)
        # What follows from somebody's baseline can be worked out by whoever may look that one up.
        score = self.reader.rows(class_windows).c
        agreed = select(score.person_id, score.program_year).where(
            score.window == "BASE", score.consented == 1
        )
        return case((tuple_(rows.c.person_id, rows.c.program_year).in_(agreed), 0), else_=1)
