"""One question to one measure: its counts, the people behind them, what is withheld, its cells."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    String,
    and_,
    case,
    cast,
    func,
    literal,
    not_,
    null,
    or_,
    select,
    tuple_,
)

from config.date_words import months_words, program_year_label
from config.program.breakdowns import BREAKDOWNS, CARRIED, LATTICE
from config.program.calendars import (
    first_day,
    fiscal_year_months,
    month_of,
    program_year_months,
    program_year_of,
)
from config.program.instruments import DEFAULT_INSTRUMENT
from config.program.judging import enough_on
from config.program.regions import CURRENT, REGIONS
from config.settings import Settings
from data_access.asking.answers import (
    EVERYBODY,
    NO_CHANGE,
    REST,
    UNPLACED,
    Awaited,
    Cell,
    Difference,
)
from data_access.asking.arrivals import arrivals, why_words
from data_access.asking.crosstab import (
    BETWEEN_CELLS,
    BETWEEN_VALUES,
    Crosstab,
    Headcount,
    Outside,
    People,
)
from data_access.asking.standing import require_standing
from data_access.asking.told import PART, FigurePlace, Listing, Told, decide
from data_access.asking.withholding import (
    COMPLEMENTARY,
    EXTREME,
    SMALL,
)
from data_access.measures import MEASURES, together
from data_access.measures.filters import Filters
from data_access.measures.measure import Measure, Timing, Unit
from data_access.measures.no_value import (
    NoInterval,
    NotCompared,
    NoValue,
    WhyNone,
    code_of,
    excluded,
    not_arrived,
    words_of,
)
from data_access.measures.protected import LookedUp, Protected
from data_access.measures.rests import Gaps, Rests
from data_access.measures.row_statistics import MeanByUnits
from data_access.measures.span import Span, span_of
from data_access.measures.statistics import (
    Condition,
    Distribution,
    EndedBy,
    Expression,
    Figure,
    Key,
    MeanBy,
    Statistic,
    Sums,
    add,
)
from data_access.storage.database import Reader
from data_access.storage.schema import class_windows, pair_months
from data_access.storage.scope import PLACES

# Each of these is a statement by itself, whatever years stand beside it.
_ONE_BY_ONE = ("cohort", "program_year", "sfy")

# A category is not held against the rest where more than this share of the people are in both.
MOST_SHARED = 0.05
# Who is counted as part of a sum: the n of people, those with what was not collected, or the n of units.
PEOPLE, DUE, UNITS = "people", "due", "units"


# Reasons that say nothing of what is there, where something is awaited.
_NOTHING_THERE = (WhyNone.NOTHING, WhyNone.NOT_COLLECTED)

Lattice = dict[tuple[str, ...], dict[Key, People]]  # subset of the dimensions, values: the people
Peopled = dict[Key, Lattice]  # by the values of the partition
At = tuple[tuple[str, ...], Key]  # a cell of a lattice: its dimensions and their values


@dataclass(frozen=True)
class WithholdingPolicy:
    """The minimums an answer keeps to; from the settings.

    `decides` False withholds nothing. No setting does that: it is for who holds what is told against
    what would be told without the rule.
    """

    minimum_people: int = 10
    minimum_at_risk: int = 10
    minimum_regions: int = 3
    decides: bool = True

    @staticmethod
    def of(settings: Settings) -> WithholdingPolicy:
        return WithholdingPolicy(
            settings.minimum_people, settings.minimum_at_risk, settings.minimum_regions_compared
        )


@dataclass(frozen=True)
class Counting:
    """One measure asked by one reader, with everything that is derived once.

    What it reads is the same for every choice of the measure's filters: counted once by all of
    them, kept by the reader, and added up here.
    """

    reader: Reader
    measure: Measure
    filters: Filters
    by: tuple[str, ...]
    span: Span
    policy: WithholdingPolicy
    narrowed: bool = False  # of the fewer people only of whom it is told where it is not of all
    # Who is shielded is said by the consents of the edition, not by those of now.
    as_agreed: bool = False

    def __post_init__(self) -> None:
        require_standing(self.reader, self.measure.stands_with)

    @cached_property
    def statistic(self) -> Statistic:
        whole = self.measure.statistic.cut_below(self.policy.minimum_at_risk)
        return whole.collected_but(self._not_collected) if whole.records else whole

    @property
    def _split_codes(self) -> tuple[str, ...]:
        return self.measure.split_codes(self.filters.instrument or DEFAULT_INSTRUMENT)

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns cells are told apart by: the breakdowns, then the measure's own split."""
        return (*self.by, *((self.measure.split,) if self.measure.split else ()))

    @property
    def cut(self) -> tuple[str, ...]:
        """The columns it is counted by: all it may be filtered by, then the rest of its keys."""
        return tuple(dict.fromkeys((*self.measure.filters, *self.keys)))

    @property
    def instrument(self) -> str | None:
        if not self.measure.instrument:
            return None
        return self.filters.instrument or DEFAULT_INSTRUMENT

    def filter_value(self, name: str) -> Any:
        value = self.filters.value(name) if name in self.measure.filters else None
        return value if self.measure.narrowed(name, value) else None

    @cached_property
    def excludes(self) -> str:
        """What to change where cohort and months exclude each other; empty where they do not."""
        if "cohort" not in self.measure.filters or self.measure.today_only:
            return ""
        if not self.filters.misses_cohort(self.span.first, self.span.last):
            return ""
        return excluding_words(int(self.filters.value("cohort") or 0))

    def chosen(self, leave_out: Iterable[str] = ()) -> dict[str, str]:
        """The filters that are on, but for those named in `leave_out`."""
        values = {n: self.filter_value(n) for n in self.measure.filters if n not in leave_out}
        return {name: str(value) for name, value in values.items() if value is not None}

    def _rows(self, reader: Reader) -> Any:
        """The rows it is made of; of the fewer people alone, and placed as those, where it is narrowed."""
        rows, narrower = reader.rows(self.measure.table), self.measure.narrower
        if (joined := self.measure.joined) is not None:
            others = reader.rows(joined.table).alias("others")
            same = [others.c[name] == rows.c[name] for name in joined.columns]
            record = [others.c[name] for name in joined.protects.record if name not in rows.c]
            found = select(*rows.c, *record).select_from(rows.join(others, and_(*same)))
            return found.subquery(self.measure.table.name)
        if narrower is None or not self.narrowed:
            return rows
        others = reader.rows(narrower.table).alias("others")
        same = [others.c[name] == rows.c[name] for name in narrower.columns]
        columns = [others.c[c.name] if c.name in CARRIED else c for c in rows.c]
        found = select(*columns).select_from(rows.join(others, and_(*same)))
        return found.where(narrower.where(others.c)).subquery(self.measure.table.name)

    @cached_property
    def gaps(self) -> Gaps:
        """What has not arrived of the logs that its rows rest on."""
        return arrivals(self.reader).gaps(self.measure, self.span)

    def conditions(self, columns: Any) -> list[ColumnElement[bool]]:
        """The rows it is made of: those it is about, but for what is not known of them yet."""
        return [*self.subject(columns), *self._known(columns)]

    def collected(self, columns: Any) -> list[ColumnElement[bool]]:
        """The rows of places and times in which something of the kind is on record; mostly all."""
        missing = self._not_collected if self.measure.statistic.records else {}
        if not missing or len(missing) < len(self.measure.statistic.parts):
            return []
        return [or_(*(not_(lies_in(columns)) for lies_in in missing.values()))]

    def _known(self, columns: Any) -> list[ColumnElement[bool]]:
        """The rows of which it is known what has become of them."""
        if not self.gaps:
            return []
        unknown = self.gaps.left_out(columns, self.measure.rests_day)
        return [or_(columns.region.is_(None), not_(unknown))]

    def subject(self, columns: Any) -> list[ColumnElement[bool]]:
        """The rows it is about: its months or years, instrument, and the measure's own condition."""
        return [*self._in_span(columns), *self.measure.where(columns, self.span)]

    def _in_span(self, columns: Any) -> list[ColumnElement[bool]]:
        """The rows of its months or years and instrument, also those that are not due."""
        out: list[ColumnElement[bool]] = []
        if self.instrument is not None:
            out.append(columns.instrument == self.instrument)
        if self.measure.timing is Timing.MONTHS:
            out += [columns.month >= self.span.first, columns.month <= self.span.last]
        elif self.measure.timing in (Timing.YEARS, Timing.FISCAL_YEARS):
            out.append(columns.program_year.in_(self.span.program_years))
        return out

    @property
    def across_regions(self) -> bool:
        """Whether regions stand side by side, so that each can be held against the others."""
        scope = self.reader.scope
        return "region" in self.by and scope.only_region is None and not scope.totals_only

    # -- what is compared ---------------------------------------------------------------------

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
        the months and whoever chooses the cohort asks of the same people. Not so of correlations: of
        those that are looked at, the ones that stand out are told, so the state's are judged together
        as well.
        """
        of_few = [name for name in (*self.by, *self._of_one) if name not in _ONE_BY_ONE]
        of_few = [name for name in of_few if where.get(name) not in (EVERYBODY, REST)]
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

    @property
    def _program_years(self) -> Collection[int]:
        """The program years that the rows of the period can be of; the cohorts as well."""
        if self.measure.timing in (Timing.YEARS, Timing.FISCAL_YEARS):
            return self.span.program_years
        first, last = (program_year_of(first_day(m)) for m in (self.span.first, self.span.last))
        return range(first, last + 1)

    def _two_are_one(self, name: str, categories: int) -> int:
        """Of two categories the one against the other is the other against the one."""
        return 1 if name == self.compared and categories == 2 else max(1, categories)

    # -- sums ---------------------------------------------------------------------------------

    @property
    def crosstab_name(self) -> Hashable:
        """What its crosstab is kept as: all that its statement is made of."""
        m = self.measure
        return ("sums", m.key, m.version, self.narrowed, self.cut, self.span, self.instrument)

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

    # -- what is awaited ----------------------------------------------------------------------

    @cached_property
    def _awaited(self) -> tuple[Crosstab, ...]:
        """How many rows are left out by region, and how many months of pairs that were due.

        What was logged has no row where no log has come, so the months that were due are counted
        beside the rows of its own. Kept by the reader.
        """
        if not self.gaps:
            return ()
        reader, m = self.reader.with_regions(), self.measure
        found = [reader.once(("left out", self.crosstab_name), self._count_left_out)]
        if m.table is not pair_months and self.gaps.months:
            name = ("months awaited", m.rests, m.timing, self.span)
            found.append(reader.once(name, self._count_months_awaited))
        return tuple(found)

    def _count_left_out(self) -> Crosstab:
        reader = self.reader.with_regions()
        rows = self._rows(reader)
        names = tuple(dict.fromkeys(("region", *self.cut)))
        columns = [rows.c[name] for name in names]
        unknown = self.gaps.left_out(rows.c, self.measure.rests_day)
        query = select(*columns, func.count()).where(*self.subject(rows.c), unknown)
        found = reader.execute(query.group_by(*columns)).all()
        return Crosstab.named(names, ("rows",), found)

    def _count_months_awaited(self) -> Crosstab:
        reader = self.reader.with_regions()
        rows = reader.rows(pair_months)
        # A coach's or a leader's role is not that of the pair's mentee.
        by_year = self.gaps.rests in (Rests.YEAR, Rests.BEGUN)
        own = tuple(n for n in CARRIED if not (by_year and n == "role"))
        names = (*own, "month", "program_year")
        columns = [rows.c[name] for name in names]
        awaited = Gaps(Rests.MONTH, self.gaps.months).left_out(rows.c)
        query = select(*columns, func.count()).where(rows.c.eligible == 1, awaited)
        found = reader.execute(query.group_by(*columns)).all()
        return Crosstab.named(names, ("rows",), found)

    def awaited_of(self, place: dict[str, str]) -> tuple[str, ...]:
        """The regions whose logs a cell awaits."""
        if not self.gaps:
            return ()
        pinned = {n: place[n] for n in self._pinned(place)}
        wanted = self.chosen(("region",) if self.across_regions else ()) | pinned
        found: set[str] = set()
        for counted in self._awaited:
            there = {n: v for n, v in wanted.items() if n in counted.places.dimensions}
            found |= {region for (region,) in counted.sums(("region",), there)}
        if place.get("region") == REST:
            found.discard(str(self.filter_value("region")))
        return tuple(sorted(found))

    def told(self, regions: Iterable[str]) -> tuple[Awaited, ...]:
        """What is awaited of some regions, as the viewer may be told it."""
        scope, kept = self.reader.scope, arrivals(self.reader)
        found = [
            kept.words(region, (self.gaps.months or {}).get(region, ()))
            for region in sorted(map(int, regions))
        ]
        if found and (scope.totals_only or scope.aggregate_only):
            months = sorted({month for one in found for month in one.months})
            return (Awaited(None, found[0].log, None, tuple(months)),)
        return tuple(found)

    # -- people and withholding ---------------------------------------------------------------

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

    def people(self, of: int = 0) -> Peopled:
        """People by (partition values) → (lattice subset) → (values).

        Those who are part of the sums `of`; 0: all who have a row. The partition is every key that
        is no lattice dimension (months, windows, components).
        """
        dimensions = self.lattice_dimensions
        return self.headcount().people(self.partition, dimensions, self.chosen(dimensions), of)

    @property
    def partition(self) -> tuple[str, ...]:
        """The keys by which figures are always apart, and never added up."""
        return tuple(k for k in self.keys if k not in LATTICE)

    # -- what may be told -----------------------------------------------------------------------

    @property
    def protects_nobody(self) -> bool:
        """Whether the viewer may look up everybody it is of, or nothing is decided."""
        found = self.measure.protected
        if found is None or not self.policy.decides or self.policy.minimum_people <= 1:
            return True
        return self._names_are_told and found.subject.looked_up is LookedUp.BY_NAME

    @property
    def _sends_codings(self) -> bool:
        """Whether the viewer may send second codings and is asked how far they agree with scores.

        Who makes up a coding of one observation, and asks before and after, would have its scores.
        """
        policy = self.policy
        withholds = policy.decides and policy.minimum_people > 1
        return self.measure.compares_codings and withholds and self._names_are_told

    @property
    def _names_are_told(self) -> bool:
        return self.reader.scope.sees_names and not self.reader.scope.aggregate_only

    @cached_property
    def decision(self) -> Told:
        """What the viewer may be told of this kind of outcome, kept or decided."""
        protected = self.measure.protected
        if protected is None or self.protects_nobody:
            return Told({})
        one = self.measure
        known = one.joined is not None or MEASURES.get(one.key) is one
        own = () if known else (one.key, one.version)
        name = ("told", protected, self.span.today, self.policy.minimum_people, own)
        return self.reader.once((*name, self.as_agreed), lambda: self._decide(protected))

    @cached_property
    def _as_agreed(self) -> Counting | None:
        """The same question by the consents of the edition, where some have been withdrawn since.

        What is told after a withdrawal has to be told without it as well: whoever kept figures from
        before then has no figure more of the same data.
        """
        if self.as_agreed or not self._by_consent or not self.reader.withdrawn:
            return None
        return replace(self, as_agreed=True)

    def _decide(self, protected: Protected) -> Told:
        registered = [m for m in MEASURES.values() if m.key != self.measure.key]
        same = [
            told
            for m in (*registered, self.measure)
            for told in m.tells
            if told.protected == protected
        ]
        # With regions also for who sees totals only, so that the totals that are told are the very ones
        # that others are told; fewer of safe figures are as safe.
        reader = self.reader.with_regions()
        listings = [one for m in same for one in self._listed(m, reader)]
        minimum = self.policy.minimum_people
        return decide(listings, reader.execute, protected.subject, protected.record, minimum)

    def _listed(self, measure: Measure, reader: Reader) -> Iterator[Listing]:
        """A measure asked with no filter, up to each program year there is."""
        newest = program_year_of(self.span.today)
        years = self.reader.once("program years", self._years)
        oldest = min(*years, newest)
        # The newest first: an earlier one is often of the same rows.
        for year in [newest] if measure.today_only else range(newest, oldest - 1, -1):
            months = program_year_months(oldest)[0], program_year_months(year)[1]
            span = span_of(Filters(first=months[0], last=months[1]), self.span.today, True, False)
            if measure.today_only:
                span = replace(span, as_of=self.span.today)
            dimensions = tuple(d for d in LATTICE if d in measure.filters)
            for narrowed in (False, True) if measure.narrower else (False,):
                one = replace(
                    self, measure=measure, filters=Filters(), by=(), span=span, narrowed=narrowed
                )
                rows = one._rows(reader)
                # Its years are told apart by its strata, and its tools by a column.
                picks = list(measure.where(rows.c, span))
                among = picks if measure.among is None else list(measure.among(rows.c, span))
                where = [*among, *one._known(rows.c)]
                hides = one._shielded(rows)
                picked = [] if measure.among is None else picks
                yield Listing(measure, narrowed, span, year, rows, where, hides, dimensions, picked)

    def _years(self) -> tuple[int, ...]:
        """The program years of which anything is on record that figures are made of."""
        reader = self.reader.with_regions()
        tables = {m.table.name: m.table for m in MEASURES.values() if m.is_outcome}
        found = {program_year_of(self.span.today)}
        for table in tables.values():
            column = reader.rows(table).c.program_year
            found |= {y for y in reader.execute(select(column).distinct()).scalars() if y}
        return tuple(sorted(found))

    def why_withheld(self, group: Key, part: str, at: At, people: People) -> str:
        """Why a figure is withheld; empty where it is told, or of nobody."""
        if self.protects_nobody:
            return ""
        return self._why_itself(group, part, at, people) or self._why_also(group, at)

    def _why_also(self, group: Key, at: At) -> str:
        """Why how many are in a part may not be told for what else it tells."""
        pinned = dict(zip(*at, strict=True))
        other = self._also_told.get(pinned.pop(PART, ""))
        if other is None or other.protects_nobody:
            return ""
        given = dict(zip(self.partition, group, strict=True)) | {"instrument": self.instrument}
        newest = program_year_of(self.span.today)
        values = tuple(pinned), tuple(pinned.values())
        place = FigurePlace(other.measure.key, False, "", newest, "", "", *values)
        found = other._over_strata(place, given)
        return next((why for why in (SMALL, EXTREME, COMPLEMENTARY) if why in found), "")

    @cached_property
    def _also_told(self) -> dict[str, Counting]:
        """By part, the figure of another kind that is told with how many are in it."""
        m = self.measure
        return {p: replace(self, measure=m.as_told(p), narrowed=False) for p in m.also_told}

    def _why_itself(self, group: Key, part: str, at: At, people: People) -> str:
        """The same for what the measure is of."""
        subset, values = at
        # Where it is of those picked out by their outcome, that nobody was picked is told of all.
        of_nobody = not people.shielded
        if not self._has_parts:
            if of_nobody and self.measure.among is None:
                return ""
            return self._why(group, part, at, "" if of_nobody else SMALL)
        pinned = dict(zip(subset, values, strict=True))
        part = pinned.pop(PART, EVERYBODY)
        at = tuple(pinned), tuple(pinned.values())
        is_share = isinstance(self.statistic, Distribution | EndedBy)
        if of_nobody and not is_share and self.measure.sorted_by is None:
            return ""
        own = self._why(group, part, at, "" if of_nobody else SMALL)
        if own or not is_share:
            return own
        # A share of all is told with how many all are, and of nobody as well.
        return self._why(group, EVERYBODY, at, SMALL if people.count else "")

    def _why(self, group: Key, part: str, at: At, unlisted: str = SMALL) -> str:
        """A figure is told where every stratum that it adds up is told.

        So it can be worked out from figures that are told, and adds nothing to what they tell.
        `unlisted`: what holds where there is no such figure.
        """
        given = dict(zip(self.partition, group, strict=True))
        newest = program_year_of(self.span.today)
        place = FigurePlace(
            self.measure.key,
            self.narrowed,
            self.instrument or "",
            newest if self.measure.today_only else min(newest, self.span.program_years[-1]),
            given.get(self.measure.split or "", ""),
            part,
            *at,
        )
        before = self._as_agreed
        if before is not None and (why := before._why(group, part, at, "")):
            return why
        found = self._over_strata(place, given)
        if not found:
            return unlisted
        if len(found) == 1:
            return found[0]
        return COMPLEMENTARY if any(found) else ""

    def _over_strata(self, place: FigurePlace, given: dict[str, str]) -> list[str]:
        """Why a figure is withheld, for each year and window that the question adds up."""
        years = set(map(str, self.span.program_years))
        reasons: list[str] = []
        for stratum, why in self.decision.of(place).items():
            lies_in = dict(zip(self.measure.strata, stratum, strict=True))
            chosen = "program_year" not in given and not self.measure.today_only
            if chosen and lies_in.get("program_year", next(iter(years))) not in years:
                continue
            if all(given.get(name, value) == value for name, value in lies_in.items()):
                reasons.append(why)
        return reasons

    # -- cells --------------------------------------------------------------------------------

    def cells(self) -> list[Cell]:
        """Every cell of the answer, in display order."""
        if self._sends_codings:
            axis = self.measure.part_axis
            return [
                self._withheld_cell({**where, **({axis: part} if axis else {})}, COMPLEMENTARY)
                for where in self._places()
                for part in self.statistic.parts
            ]
        bits = {} if self._has_parts else self.headcount().bits
        of = {
            (who, p): bits.get((self.measure.key, who, p), 0)
            for who in (PEOPLE, DUE)
            for p in self.statistic.parts
        }
        people = {sums: self.people(sums) for sums in dict.fromkeys(of.values())}
        reason = getattr(self.statistic, "no_data", "")
        if isinstance(reason, NoValue) and reason.otherwise and not reason.judged_from:
            _ = self._on_record  # also where each cell has a value, so that no filter reads more
        out: list[Cell] = []
        for where in self._places():
            figures = self._fold(self._sums(where), where)
            rest = self._rest_figures(where)
            if isinstance(self.statistic, MeanBy | MeanByUnits) and self.statistic.compares:
                rest = self.statistic.beside(self._sums(where), self.span)
            for part in self.statistic.parts:
                figure = self._with_reason(figures[part], where, part)
                who = DUE if code_of(figure.why) == WhyNone.NOT_COLLECTED else PEOPLE
                own = people[of[who, part]]
                out.append(self._cell(where, part, figure, own, rest.get(part)))
        return out

    def _places(self) -> list[dict[str, str]]:
        """The categories of every cell to show, in display order."""
        sums = self._table(self.keys)
        axes: list[list[str]] = []
        for i, name in enumerate(self.by):
            present = {key[i] for key in sums} | self._awaited_categories(name)
            axes.append(self._categories(name, present, first=i == 0))
        if self.measure.split:
            instrument = self.filters.instrument or DEFAULT_INSTRUMENT
            axes.append(list(self.measure.split_codes(instrument)))
        places: list[dict[str, str]] = [{}]
        for name, categories in zip(self.keys, axes, strict=True):
            places = [{**p, name: c} for p in places for c in categories]
        return places

    def _awaited_categories(self, name: str) -> set[str]:
        """The categories that stand only in rows of which nothing is known yet."""
        chosen = self.chosen(("region",) if self.across_regions else ())
        return {key for counted in self._awaited[:1] for (key,) in counted.sums((name,), chosen)}

    def _categories(self, name: str, present: set[str], first: bool) -> list[str]:
        wanted = self.filter_value(name)
        if name == "region":
            if self.reader.scope.totals_only:
                return [EVERYBODY]
            own = self.reader.scope.only_region
            if own is not None:
                return [str(own)]
            if wanted is not None:
                return [str(wanted), REST]
            reach = self.reader.scope.regions
            current = [str(r) for r in CURRENT if reach is None or r in reach]
            past = sorted(present - set(current) - {UNPLACED})
            tail = [UNPLACED] if UNPLACED in present else []
            return [EVERYBODY, *BREAKDOWNS["region"].sorted([*current, *past]), *tail]
        if name == "month":
            return self.span.months
        found = BREAKDOWNS[name].sorted(present)
        if wanted is not None:
            return [str(wanted)]
        return [EVERYBODY, *found] if first and name in LATTICE else found

    def _pinned(self, where: dict[str, str]) -> tuple[str, ...]:
        """The keys of which a cell has one category, the region apart where it is the rest."""
        return tuple(n for n in self.keys if where[n] not in (EVERYBODY, REST))

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

    # -- what is collected ----------------------------------------------------------------------

    @property
    def _collected_by(self) -> tuple[str, ...]:
        """The columns of one place and time: region, the measure's own split, and month or year."""
        split = (self.measure.split,) if self.measure.split else ()
        time = "month" if self.measure.timing is Timing.MONTHS else "program_year"
        return ("region", *split, time)

    @property
    def _not_collected(self) -> dict[str, Condition]:
        """By part, the rows of places and times of which nothing of the kind is on record."""
        found = self.reader.once(("not collected", self.crosstab_name), self._find_not_collected)
        return {part: partial(self._lies_in, found[part]) for part in found}

    def _find_not_collected(self) -> dict[str, dict[Key, list[Any]]]:
        """By part and place the months (years) in which nothing is on record of anybody."""
        # With regions also for who sees totals only: the sums are then the very ones that others see.
        reader = self.reader.with_regions()
        rows = self._rows(reader)
        records = self.measure.statistic.records
        columns = [rows.c[name] for name in self._collected_by]
        # What is on record for somebody who is not counted shows that it is collected, too.
        sums = [func.sum(expression(rows.c, self.span)) for expression in records.values()]
        query = select(*columns, *sums).where(*self._in_span(rows.c)).group_by(*columns)
        missing: dict[str, dict[Key, list[Any]]] = {}
        for row in reader.execute(query).all():
            *place, time = row[: len(columns)]
            for part, recorded in zip(records, row[len(columns) :], strict=True):
                if not recorded:
                    missing.setdefault(part, {}).setdefault(tuple(place), []).append(time)
        return missing

    def _with_reason(self, figure: Figure, where: dict[str, str], part: str) -> Figure:
        """A figure without a value is not collected only where the region has none of the kind at all.

        And too early only until the day from which it can be judged.
        """
        why = figure.why
        if not isinstance(why, NoValue) or figure.value is not None:
            return figure
        if why.judged_from is not None:
            return replace(figure, why=why.on(self.span))
        if not why.otherwise:
            return figure
        split = self.measure.split
        found = self._on_record[part]
        regions = {region for region, *code in found if not split or code == [where[split]]}
        chosen = str(self.filter_value("region") or EVERYBODY)
        own = where.get("region", EVERYBODY)
        if own == REST:
            regions.discard(chosen)
        elif (asked := chosen if own == EVERYBODY else own) != EVERYBODY:
            regions &= {asked}
        return replace(figure, why=why.otherwise) if regions else figure

    @property
    def _on_record(self) -> dict[str, set[Key]]:
        """By part, the regions (and codes of its split) that have the kind on record in the years."""
        return self.reader.once(("on record", self.crosstab_name), self._find_on_record)

    def _find_on_record(self) -> dict[str, set[Key]]:
        reader = self.reader.with_regions()
        rows = self._rows(reader)
        columns = [rows.c[name] for name in self._collected_by[:-1]]
        where = [] if self.measure.among is None else list(self.measure.among(rows.c, self.span))
        if self.instrument is not None:
            where.append(rows.c.instrument == self.instrument)
        if self.measure.timing is not Timing.NONE:
            where.append(rows.c.program_year.in_(self._program_years))
        parts, shown = self.measure.statistic.parts, self.measure.collected
        if shown is None:
            on = [self.measure.statistic.on_record(part)(rows.c, self.span) for part in parts]
        else:
            on = [case((one, 1), else_=0) for one in shown(rows.c, self.span)]
        query = select(*columns, *map(func.sum, on)).where(*where).group_by(*columns)
        n, found = len(columns), reader.execute(query).all()
        if shown is not None:
            places = {tuple(map(str, row[:n])) for row in found if all(row[n:])}
            return dict.fromkeys(parts, places)
        return {
            part: {tuple(map(str, row[:n])) for row in found if row[n + i]}
            for i, part in enumerate(parts)
        }

    def _lies_in(self, times: Mapping[Key, Sequence[Any]], columns: Any) -> ColumnElement[bool]:
        *place, time = (columns[name] for name in self._collected_by)
        return or_(
            *(
                and_(
                    *(c.is_(None) if v is None else c == v for c, v in zip(place, at, strict=True)),
                    time.in_(sorted(found)),
                )
                for at, found in times.items()
            )
        )

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

    def _cell(
        self,
        where: dict[str, str],
        part: str,
        figure: Figure,
        people: Peopled,
        rest: Figure | None,
    ) -> Cell:
        group = self._group(where)
        place = dict(where)
        if self.measure.part_axis:
            place[self.measure.part_axis] = part
        is_rest = where.get("region") == REST
        lattice = people.get(group, {})
        if is_rest:
            return self._rest_cell(place, where, part, figure, lattice)
        behind, reason = self._behind(where, part, lattice)
        if reason:
            return self._of_fewer(where, part) or self._withheld_cell(place, reason)
        against = no_change = None
        rest_withheld, not_compared = False, ""
        if self.compared == NO_CHANGE:
            no_change = self._against_none(where, figure, behind)
            if no_change is None and behind >= self.enough:
                not_compared = why_not_compared(figure)
        elif rest is not None:
            others = self._people_beside(where, part, lattice)
            if min(behind, others) >= self.enough:
                family = self.family_of(where)
                against = against_rest(_ends(figure), behind, _ends(rest), others, family)
            # There is a rest of somebody; that it may not be told is no lack of people.
            rest_withheld = self.withholds and behind >= self.enough and not others
            if against is None and behind >= self.enough:
                # Of a rest that may not be told, or of few people, nothing is said.
                told = rest if others >= self.enough else None
                not_compared = why_not_compared(figure, told)
        cell = self._open_cell(place, figure, behind, against, no_change)
        if cell.is_empty:
            return cell
        return replace(cell, rest_withheld=rest_withheld, not_compared=not_compared)

    @cached_property
    def _of_the_narrower(self) -> Counting | None:
        """The same question to the fewer people of whom it is told instead."""
        if self.measure.narrower is None or self.narrowed:
            return None
        return replace(self, narrowed=True)

    def _of_fewer(self, where: dict[str, str], part: str) -> Cell | None:
        """The cell of fewer people, where they may be told of; held against the rest of such people."""
        other, narrower = self._of_the_narrower, self.measure.narrower
        if other is None or narrower is None:
            return None
        bits = {} if self._has_parts else other.headcount().bits
        people = other.people(bits.get((self.measure.key, PEOPLE, part), 0))
        figure = other._fold(other._sums(where), where)[part]
        rest = other._rest_figures(where).get(part)
        cell = other._cell(where, part, figure, people, rest)
        if cell.suppression or cell.value is None:
            return None
        return replace(cell, of_fewer=narrower.words)

    @property
    def enough(self) -> int:
        """How many people a verdict takes."""
        return enough_on(self.span.today)

    def _against_none(
        self, where: dict[str, str], figure: Figure, people: int
    ) -> Difference | None:
        """A change or an association held against none, judged together with its family."""
        ends = _ends(figure)
        if ends is None or people < self.enough:
            return None
        wider = (
            together.stretched_correlation
            if self.measure.unit is Unit.CORRELATION
            else together.stretched
        )
        value, low, high = wider(ends, self._family_of_a_change(where), people)
        return Difference(value, round(low, 4), round(high, 4))

    def _people_beside(self, where: dict[str, str], part: str, lattice: Lattice) -> int:
        """How many people are in the rest a cell is held against; 0 where that may not be told."""
        name = self.compared
        own = part if name == self.measure.part_axis else where[name]
        place = PART if name == self.measure.part_axis else name
        if place not in self.lattice_dimensions:
            return 0
        rested_on = (part,) if place == PART else self._rested_on(part)
        counts = [self._one_beside(where, one, lattice, place, own) for one in rested_on]
        return counts[-1] if all(counts) else 0

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

    def _withheld_cell(self, place: dict[str, str], reason: str) -> Cell:
        # That a figure is of nearly all or nearly none would tell it, beside that of the state.
        told = COMPLEMENTARY if reason == EXTREME else reason
        return Cell(place, suppression=told, why=self._words_of(told))

    def _open_cell(
        self,
        place: dict[str, str],
        figure: Figure,
        people: int,
        against: Difference | None = None,
        no_change: Difference | None = None,
    ) -> Cell:
        if self.statistic.counts_people:
            figure = Figure(float(people), units=people)
        awaited = self.awaited_of(place)
        if awaited and figure.value is None and code_of(figure.why) in _NOTHING_THERE:
            figure = replace(figure, why=not_arrived(why_words(self.told(awaited))))
        if figure.value is None and self._leaves_out(place):
            figure = replace(figure, why=self.measure.left_out_words)
        if figure.value is None and self.excludes:
            figure = replace(figure, why=excluded(self.excludes))
        month = place.get("month")
        newest = month if month and month != EVERYBODY else self.span.last
        late = (
            self.measure.timing is Timing.MONTHS
            and newest >= self.span.provisional_from
            and figure.value is not None
        )
        oldest = newest if month and month != EVERYBODY else self.span.first
        unsettled = late and (oldest == newest or newest >= month_of(self.span.today))
        if figure.value is not None and self._is_running(place):
            late = unsettled = True
        return Cell(
            where=place,
            value=_rounded(figure.value),
            low=_rounded(figure.low),
            high=_rounded(figure.high),
            spread=None
            if figure.spread is None
            else (round(figure.spread[0], 4), round(figure.spread[1], 4)),
            people=people,
            units=figure.units,
            numerator=_rounded(figure.numerator),
            denominator=_rounded(figure.denominator),
            why=words_of(figure.why, self.span.as_of),
            why_code=code_of(figure.why),
            no_interval=str(figure.no_interval),
            provisional=late,
            unsettled=unsettled,
            against_rest=None if unsettled else against,
            partly_known=bool(awaited) and figure.value is not None,
            intended=None
            if figure.intended is None
            else (round(figure.intended[0], 4), round(figure.intended[1], 4)),
            against_none=None if unsettled else no_change,
            rests_on=figure.rests_on,
        )

    def _leaves_out(self, place: Mapping[str, str]) -> bool:
        """Whether a cell lies in a category of which the measure can have nobody."""
        return any(
            (place.get(name) or str(self.filter_value(name))) in codes
            for name, codes in self.measure.leaves_out.items()
        )

    def _is_running(self, place: dict[str, str]) -> bool:
        """Whether it is of a state fiscal year that is not over: what is paid later is not in it yet."""
        if self.measure.timing is not Timing.FISCAL_YEARS:
            return False
        year = place.get("sfy")
        last = self.span.fiscal_months[1]
        if year and year.isdigit():
            last = fiscal_year_months(int(year))[1]
        return last >= month_of(self.span.today)

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
        return sum(counts), sum(1 for c in counts if c > 0), [(subset, values), *parts]

    def _rest_cell(
        self,
        place: dict[str, str],
        where: dict[str, str],
        part: str,
        figure: Figure,
        lattice: Lattice,
    ) -> Cell:
        count, own = 0, str(self.filter_value("region"))
        withholds = self.withholds and self.policy.decides
        for one in self._rested_on(part):
            count, _regions, cells = self._rest_people(where, one, lattice, "region", own)
            if withholds and count and count < self.policy.minimum_people:
                return self._withheld_cell(place, SMALL)
            if withholds and not self._rest_is_told(where, one, lattice, cells, "region"):
                return self._withheld_cell(place, COMPLEMENTARY)
        if self.statistic.counts_people:
            count = self._people_outside(where)
        if self.compared != NO_CHANGE:
            return self._open_cell(place, figure, count)
        no_change = self._against_none(where, figure, count)
        cell = self._open_cell(place, figure, count, no_change=no_change)
        if cell.is_empty or no_change is not None or count < self.enough:
            return cell
        return replace(cell, not_compared=why_not_compared(figure))

    def _people_outside(self, where: dict[str, str]) -> int:
        """Different people of all regions but the chosen one: who moved between them counts once."""
        pinned = {name: where[name] for name in self._pinned(where)}
        chosen = self.chosen(("region",)) | pinned
        outside = ("region", str(self.filter_value("region")))
        return round(self.headcount().counts((), chosen, outside=[outside]).get((), 0.0))

    def _people_of_other_parts(self, where: dict[str, str], own: str) -> int:
        """Different people of all categories of people but one: who is in two of them counts once."""
        chosen = self.chosen() | {name: where[name] for name in self._pinned(where)}
        others = self.headcount().counts((), chosen, outside=[(PART, own), (PART, None)])
        return round(others.get((), 0.0))

    @property
    def _of_whom(self) -> str:
        """Whose number decides, where the viewer may look up some of those the figure is of."""
        return " you may not look up" if self._by_consent else ""

    def _words_of(self, reason: str) -> str:
        return {
            SMALL: f"withheld, under {self.policy.minimum_people} people{self._of_whom}",
            COMPLEMENTARY: "withheld to protect people",
        }[reason]


def excluding_words(cohort: int) -> str:
    """What a viewer can change who chose a cohort and months outside of its program year."""
    months = months_words(*program_year_months(cohort))
    label = program_year_label(cohort)
    return (
        f"the filters exclude each other: cohort {label} was coached from {months}; "
        "choose months of that year, or another cohort"
    )


def _rounded(value: float | None) -> float | None:
    if value is None:
        return None
    # First to nine: the last bits of a sum hang on the order in which a database adds.
    return round(round(value, 9), 4) + 0.0  # a negative zero becomes a plain one


def _ends(figure: Figure | Cell) -> together.Ends | None:
    """A figure with its interval, rounded as it is told; None where it has no interval."""
    value, low, high = _rounded(figure.value), _rounded(figure.low), _rounded(figure.high)
    return None if value is None or low is None or high is None else (value, low, high)


def against_rest(
    own: together.Ends | None,
    people: int,
    rest: together.Ends | None,
    others: int,
    family: int,
) -> Difference | None:
    """How far a figure lies from the rest, judged together with all others of its family."""
    if own is None or rest is None:
        return None
    value, low, high = together.difference(own, people, rest, others, family)
    return Difference(round(value, 4), round(low, 4), round(high, 4))


def why_not_compared(own: Figure | Cell, rest: Figure | Cell | None = None) -> str:
    """Why a figure of enough people is held against nothing; empty where they are too few after all."""
    if own.value is None:
        return ""
    if _ends(own) is None:
        few = bool(own.no_interval) and NoInterval(own.no_interval).is_of_few
        return "" if few else NotCompared.OWN_INTERVAL.value
    if rest is None or _ends(rest) is not None:
        return ""
    return (NotCompared.REST_VALUE if rest.value is None else NotCompared.REST_INTERVAL).value


def beside_rest(question: Counting, cell: Cell, rest: Cell) -> Difference | None:
    """A region's cell held against the rest of the state that was asked for it."""
    if min(cell.people or 0, rest.people or 0) < question.enough:
        return None
    return against_rest(
        _ends(cell), cell.people or 0, _ends(rest), rest.people or 0, question.family_of(cell.where)
    )
