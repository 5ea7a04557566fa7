"""What one viewer may be told of one kind of outcome: every figure that can be asked for, decided at once.

All figures of a subject and record (`measures/protected.py`) are listed with the people behind them, by
every choice of filters, breakdowns, years, windows and tools. `withholding` says which may be told
together. The decision is kept as counts are, and every question looks its cells up in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise, product
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import BindParameter, ColumnElement, Select, and_, case, literal, or_, select, true
from sqlalchemy.dialects import sqlite

from config.program.calendars import first_day, last_day, program_year_months
from config.program.instruments import (
    BANDS,
    DEFAULT_INSTRUMENT,
    DOMAIN_LABELS,
    HIGHEST,
    INSTRUMENTS,
    LOWEST,
)
from config.program.thresholds import KINDS, THRESHOLDS
from data_access.asking.answers import EVERYBODY
from data_access.asking.crosstab import as_text
from data_access.asking.withholding import (
    COMPLEMENTARY,
    EXTREME,
    SMALL,
    subsets,
    tell,
    tell_close,
    tell_without,
)
from data_access.measures.measure import Measure
from data_access.measures.protected import Subject
from data_access.measures.row_statistics import MedianTime
from data_access.measures.scale_statistics import MeanOnItsScale
from data_access.measures.span import Span
from data_access.measures.statistics import (
    Distribution,
    EndedBy,
    KnownShare,
    Mean,
    MeanBy,
    RestrictedMean,
    Scale,
    Share,
    Survival,
)
from data_access.storage.schema import class_windows

PART = "part"
# Statements are written out only to see which of them are the same; any dialect does.
_AS_TEXT = sqlite.dialect()
_STRATUM, _DIMENSION = "stratum ", "dimension "
_TOLD, _SMALL, _COMPLEMENTARY, _EXTREME = range(4)
_TOO_FEW = -2
_FIRST_WINDOW = "BASE"  # that of the score that sorts people
# Up to so many are counted by a place for each; more are sorted.
_MOST_CELLS = 200_000
_REASONS = ("", SMALL, COMPLEMENTARY, EXTREME)

Integers = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Booleans = npt.NDArray[np.bool_]
Stratum = tuple[str, ...]
Kind = tuple[str, str, str]
_LEVELS, _SHARES, _STEPS = "levels", "shares", "steps"


class FigurePlace(NamedTuple):
    """Where a figure stands: `year` is the last program year asked for, `apart` the category it is
    never added over, `subset` and `values` the breakdowns that are pinned."""

    measure: str
    narrowed: bool
    instrument: str
    year: int
    apart: str
    part: str
    subset: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True)
class Listing:
    """One measure asked up to one program year: its rows, and the conditions of those it is of.

    `picks`: which of them it counts, where that is an outcome (`Measure.among`).
    """

    measure: Measure
    narrowed: bool
    span: Span
    year: int
    rows: Any
    where: Sequence[ColumnElement[bool]]
    shielded: ColumnElement[Any]
    dimensions: tuple[str, ...]
    picks: Sequence[ColumnElement[bool]] = ()


@dataclass(frozen=True)
class _Table:
    """Some figures of a measure, by the categories of `by`: codes in order, and why each is withheld."""

    by: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]
    codes: Integers
    reason: npt.NDArray[np.int8]

    def of(self, given: Mapping[str, str]) -> dict[Stratum, str]:
        """The reasons of the figures with some categories, by stratum."""
        choices = []
        for name, categories in zip(self.by, self.categories, strict=True):
            if name not in given:
                choices.append(range(len(categories)))
            elif given[name] in categories:
                at = categories.index(given[name])
                choices.append(range(at, at + 1))
            else:
                return {}
        out: dict[Stratum, str] = {}
        for chosen in product(*choices):
            code = 0
            for one, categories in zip(chosen, self.categories, strict=True):
                code = code * len(categories) + one
            place = int(np.searchsorted(self.codes, code))
            if place < len(self.codes) and self.codes[place] == code:
                named = zip(self.by, self.categories, chosen, strict=True)
                stratum = tuple(c[one] for name, c, one in named if name.startswith(_STRATUM))
                out[stratum] = _REASONS[self.reason[place]]
        return out


@dataclass(frozen=True)
class Told:
    """Why each figure of a subject is withheld from a viewer."""

    tables: Mapping[tuple[Any, ...], _Table]
    # By measure and year: the year of which it is listed, where the rows of both are the same.
    listed_at: Mapping[tuple[str, bool, int], int] = field(default_factory=dict)
    # By kind: who is in each group that is told, a column for each record that is shielded, and whose
    # it is.
    groups: Mapping[Kind, Booleans] = field(default_factory=dict)
    people: tuple[str, ...] = ()

    def of(self, place: FigurePlace) -> dict[Stratum, str]:
        """Why a figure is withheld, by stratum; "" where it is told.

        Of a part that is no group of people by itself, it is that of all together.
        """
        year = self.listed_at.get((place.measure, place.narrowed, place.year), place.year)
        given = dict(zip((_DIMENSION + d for d in place.subset), place.values, strict=True))
        given |= {"instrument": place.instrument, "apart": place.apart}
        at = (place.measure, place.narrowed, year, place.subset)
        if (table := self.tables.get((*at, place.part))) is not None:
            return table.of(given)
        if (table := self.tables.get((*at, None))) is not None:
            return table.of({**given, "category": place.part})
        table = self.tables.get((*at, ""))
        return {} if table is None else table.of(given)

    def categories(self, measure: str, narrowed: bool, dimension: str) -> tuple[str, ...]:
        """The categories of a dimension in which anybody of a measure stands, in any year."""
        name = _DIMENSION + dimension
        found = {
            category
            for (key, of_fewer, _, subset, _), table in self.tables.items()
            if (key, of_fewer, subset) == (measure, narrowed, (dimension,))
            for category in table.categories[table.by.index(name)]
        }
        return tuple(sorted(found))

    @cached_property
    def bytes(self) -> int:
        """About how much memory it takes."""
        tables = sum(t.codes.nbytes + t.reason.nbytes + 500 for t in self.tables.values())
        return tables + sum(groups.nbytes for groups in self.groups.values())


@dataclass(frozen=True)
class _Read:
    """The rows of one listing, as numbers: whose they are, and the categories they lie in."""

    listed: Listing
    record: Integers
    person: Integers
    columns: Mapping[str, Integers]  # code of a category, by column
    categories: Mapping[str, tuple[str, ...]]
    flags: Mapping[str, Booleans]  # by part: whether a row is part of it
    ends: Mapping[str, Floats]


@dataclass
class _Records:
    """The records and people of all listings, numbered as they come."""

    number: dict[tuple[Any, ...], int] = field(default_factory=dict)
    people: dict[Any, int] = field(default_factory=dict)
    person: list[int] = field(default_factory=list)
    shielded: list[bool] = field(default_factory=list)

    def of(self, record: tuple[Any, ...], person: Any, shielded: bool) -> tuple[int, int]:
        who = self.people.setdefault(person, len(self.people))
        at = self.number.setdefault(record, len(self.number))
        if at == len(self.person):
            self.person.append(who)
            self.shielded.append(shielded)
        elif shielded:
            self.shielded[at] = True
        return at, who

    def in_order(self) -> Integers:
        """The records in an order that does not hang on the one in which a database gives them."""
        texts = [tuple(map(str, record)) for record in self.number]
        return np.array(sorted(range(len(texts)), key=texts.__getitem__), dtype=np.int64)


def decide(
    listings: Iterable[Listing],
    execute: Callable[[Any], Any],
    subject: Subject,
    record: Sequence[str],
    minimum: int,
) -> Told:
    """The decision over all listings of a subject and record, for the viewer whose rows they are."""
    records = _Records()
    known: dict[Any, _Read] = {}
    listed_at: dict[tuple[str, bool, int], int] = {}
    read: list[_Read] = []
    for listed in listings:
        statement, names = _statement(listed, record)
        compiled = statement.compile(dialect=_AS_TEXT)
        same = (str(compiled), tuple(map(str, compiled.params.values())), tuple(names))
        key = listed.measure.key, listed.narrowed
        if (key, same) in known:
            listed_at[*key, listed.year] = known[key, same].listed.year
            continue
        if same not in known:
            known[same] = _numbered(listed, execute(statement).all(), names, records, len(record))
        known[key, same] = replace(known[same], listed=listed)
        read.append(known[key, same])
    return replace(_Deciding(records, subject, minimum).of(read), listed_at=listed_at)


# -- reading -------------------------------------------------------------------------------------


def _statement(listed: Listing, record: Sequence[str]) -> tuple[Select[Any], list[str]]:
    """Every row: its record, person and whether that one is shielded; categories, parts, ends."""
    m, columns, at = listed.measure, listed.rows.c, listed.span
    named: dict[str, ColumnElement[Any]] = {
        _DIMENSION + name: columns[name] for name in listed.dimensions
    }
    named |= {_STRATUM + name: stratum(columns, at) for name, stratum in m.strata.items()}
    if m.split:
        named["apart"] = columns[m.split]
    if m.instrument:
        named["instrument"] = columns.instrument
    picked = and_(true(), *listed.picks)
    if m.parts_are_people:
        category = m.statistic.category(columns, at)  # type: ignore[attr-defined]
        named["category"] = case((picked, category)) if listed.picks else category
    else:
        named |= {f"flag {part}": flag for part, flag in _flags(m, columns, at).items()}
    ends = _ends(m, columns, at)
    if listed.picks:
        ends = {name: case((picked, value), else_=0) for name, value in ends.items()}
        ends |= {"picked": case((picked, 1), else_=0), "passed": case((picked, 0), else_=1)}
    if m.known_side is not None:
        ends["side"] = m.known_side(columns, at)
    if m.sorted_by is not None:
        ends["sorted"] = m.sorted_by(columns, at)
    named |= {f"end {name}": value for name, value in ends.items()}
    person = columns[m.person]
    first = [*(columns[name] for name in record), person, listed.shielded]
    statement = select(*first, *named.values()).where(*listed.where, person.is_not(None))
    return statement, list(named)


def _flags(m: Measure, columns: Any, at: Span) -> dict[str, ColumnElement[Any]]:
    """By part of a figure, where not every row is in it: whether a row is."""
    out: dict[str, ColumnElement[Any]] = {}
    for part in m.statistic.parts:
        values = [expression(columns, at) for expression in m.statistic.counted(part)]
        if values and not any(isinstance(value, BindParameter) for value in values):
            out[part] = case((or_(*(value != 0 for value in values)), 1), else_=0)
    return out


def _ends(m: Measure, columns: Any, at: Span) -> dict[str, Any]:
    """What tells how near a figure lies to an end: a yes and a no, or how far a value is from both."""
    s = m.statistic
    if _is_share_of_scores(m):
        return {"score": columns.score}
    if isinstance(s, Share) and len(s.of) == 1:
        (one,) = s.of.values()
        y, whole = one.y(columns, at), one.m(columns, at)
        return {"yes": y, "no": whole - y}
    if isinstance(s, KnownShare):
        y = s.retained(columns, at)
        return {"yes": y, "no": s.known(columns, at) - y}
    if isinstance(s, Survival | RestrictedMean):
        last = max(s.horizons.values()) if isinstance(s, Survival) else s.until
        event = case((s.days(columns, at) <= last, s.event(columns, at)), else_=0)
        return {"yes": event, "no": 1 - event}
    if isinstance(s, MedianTime):
        event = s.event(columns, at)
        return {"yes": event, "no": 1 - event}
    if isinstance(s, Mean | MeanBy) and isinstance(s.values, Scale):
        x = s.x(columns, at)
        return {"above": x - s.values.low, "below": literal(s.values.high) - x}
    if isinstance(s, MeanOnItsScale) and not s.is_difference:
        x = s.x(columns, at)
        return {"above": x - s.low(columns, at), "below": s.high(columns, at) - x}
    return {}


def _numbered(
    listed: Listing, rows: Sequence[Any], names: list[str], records: _Records, width: int
) -> _Read:
    by_column = list(zip(*rows, strict=True)) if rows else [()] * (width + 2 + len(names))
    whose = zip(zip(*by_column[:width], strict=True), *by_column[width : width + 2], strict=True)
    at = [records.of(record, person, shielded != 0) for record, person, shielded in whose]
    columns: dict[str, Integers] = {}
    categories: dict[str, tuple[str, ...]] = {}
    flags: dict[str, Booleans] = {}
    ends: dict[str, Floats] = {}
    for i, name in enumerate(names, start=width + 2):
        kind, _, of = name.partition(" ")
        if kind == "flag":
            flags[of] = np.array([value == 1 for value in by_column[i]], dtype=np.bool_)
        elif kind == "end":
            ends[of] = np.array([value or 0 for value in by_column[i]], dtype=np.float64)
        else:
            code = {value: number for number, value in enumerate(dict.fromkeys(by_column[i]))}
            columns[name] = np.fromiter(map(code.__getitem__, by_column[i]), np.int64, len(rows))
            categories[name] = tuple(map(as_text, code))
    both = np.array(at, dtype=np.int64).reshape(len(rows), 2)
    return _Read(listed, both[:, 0], both[:, 1], columns, categories, flags, ends)


# -- deciding ------------------------------------------------------------------------------------


class _Cells(NamedTuple):
    """The figures of one table before they are decided: how many people, whom, how near an end."""

    key: tuple[Any, ...]
    by: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]
    codes: Integers
    people: Integers
    group: Integers  # the number of the group of those on enough people; else -1
    extreme: Booleans
    # Where the figures of a place are its people by part: how many parts, those of a place in a row.
    parts: int = 0
    # Those parts, by their places in the row, whose sum another figure tells: all of them or none is told.
    together: tuple[int, ...] = ()
    # More groups of which a figure tells; -1 where it is of nobody, _TOO_FEW of fewer than the minimum.
    also: tuple[Integers, ...] = ()


class _Stretched(NamedTuple):
    """Which scores lie in a stretch of the scale that close lines cut: by row, and what cuts it.

    `of`: the number of the stretch, -1 where the score lies in none; `part`: which part of it.
    """

    of: Integers
    part: Integers
    kinds: tuple[Kind, ...]
    ends: tuple[tuple[float, ...], ...]


@dataclass
class _Deciding:
    """Figures of one kind (a CLASS domain with its dimensions, a survey) are decided together; what is
    told of another kind says nothing of it."""

    records: _Records
    subject: Subject
    minimum: int
    cells: list[_Cells] = field(default_factory=list)
    number: dict[tuple[Kind, bytes], int] = field(default_factory=dict)
    order: list[tuple[Any, ...]] = field(default_factory=list)  # of a group, its best
    closed: set[int] = field(default_factory=set)  # groups of scores that lie too near together
    # By kind of stretch: in which of its parts each column lies, and where these end.
    part_of: dict[Kind, tuple[Integers, tuple[float, ...]]] = field(default_factory=dict)
    # Groups of any size in which nobody did what a figure counts, or everybody.
    hollow: dict[Kind, set[bytes]] = field(default_factory=lambda: defaultdict(set))

    def of(self, read: Iterable[_Read]) -> Told:
        in_order = self.records.in_order()
        self.shielded = np.array(self.records.shielded, dtype=np.bool_)
        self.person = np.array(self.records.person, dtype=np.int64)
        self.columns = in_order[self.shielded[in_order]]
        self.column_of = np.zeros(len(self.shielded), dtype=np.int64)
        self.column_of[self.columns] = np.arange(len(self.columns))
        for one in read:
            self._list(one)
        ranked: dict[Kind, list[int]] = defaultdict(list)
        names = list(self.number)
        for group in sorted(range(len(names)), key=lambda g: (self.order[g], names[g][1])):
            ranked[names[group][0]].append(group)
        shut = self._extreme_groups()
        may = np.zeros(len(names), dtype=np.bool_)
        groups: dict[Kind, Booleans] = {}
        for kind, numbers in ranked.items():
            if kind in self.part_of:
                continue
            members = self._members([names[g][1] for g in numbers])
            told = tell(members, self.person[self.columns], self.minimum)
            closed = np.array([g in shut for g in numbers], dtype=np.bool_)
            hollow = self._members(sorted(self.hollow[kind]))
            if closed.any() or len(hollow):
                open_ = np.flatnonzero(told & ~closed)
                told[:] = False
                told[open_[tell_without(members[open_], members[closed], hollow)]] = True
            may[np.array(numbers, dtype=np.int64)[told]] = True
            groups[kind] = members[told]
        for kind, numbers in self._close_groups(ranked, may).items():
            part, ends = self.part_of[kind]
            members = self._members([names[g][1] for g in numbers])
            there = part >= 0
            told = tell_close(members[:, there], part[there], ends, self.subject.width)
            may[np.array(numbers, dtype=np.int64)[told]] = True
            groups[kind] = members[told]
        tables = {
            c.key: _Table(c.by, c.categories, c.codes, self._reasons(c, may)) for c in self.cells
        }
        names_of = {number: name for name, number in self.records.people.items()}
        people = tuple(str(names_of[who]) for who in self.person[self.columns].tolist())
        return Told(tables, groups=groups, people=people)

    def _close_groups(
        self, ranked: Mapping[Kind, list[int]], may: Booleans
    ) -> dict[Kind, list[int]]:
        """By kind, the groups in stretches of which a figure would be told but for close lines, in order."""
        close = {kind: numbers for kind, numbers in ranked.items() if kind in self.part_of}
        but_for_them = may.copy()
        but_for_them[[g for numbers in close.values() for g in numbers]] = True
        wanted = {
            group
            for c in self.cells
            if c.also
            for groups in c.also
            for group in np.unique(groups[self._reasons(c, but_for_them) == _TOLD]).tolist()
        }
        return {kind: [g for g in numbers if g in wanted] for kind, numbers in close.items()}

    def _extreme_groups(self) -> set[int]:
        """The groups of which something is withheld for being nearly all or nearly none.

        Nothing of the kind is told of them, nor of groups from which they can be worked out.
        """
        return self.closed | {
            g for c in self.cells for g in c.group[c.extreme & (c.group >= 0)].tolist()
        }

    def _reasons(self, cells: _Cells, may: Booleans) -> npt.NDArray[np.int8]:
        out = np.where(cells.people > 0, _SMALL, _TOLD).astype(np.int8)
        enough = cells.group >= 0
        out[enough] = np.where(may[cells.group[enough]], _TOLD, _COMPLEMENTARY)
        out[enough & cells.extreme] = _EXTREME
        of_all = np.append(may, [False, True])  # the last two are those of _TOO_FEW and of nobody
        for group in cells.also:
            shut = ~of_all[group]
            out[(out == _TOLD) & shut] = _COMPLEMENTARY
        if cells.parts:
            rows = out.reshape(-1, cells.parts)
            _hide_what_is_left(rows, cells.people.reshape(-1, cells.parts))
            _hide_together(rows, cells.together)
        return out

    def _members(self, packed: Sequence[bytes]) -> Booleans:
        count = len(self.columns)
        if not packed:
            return np.zeros((0, count), dtype=np.bool_)
        found = np.frombuffer(b"".join(packed), dtype=np.uint8).reshape(len(packed), -1)
        return np.unpackbits(found, axis=1, count=count).astype(np.bool_)

    def _list(self, read: _Read) -> None:
        """Every figure of a listing: those on too few people are decided here."""
        m = read.listed.measure
        every = self._asked_for(read)
        flags = {part: flag & every for part, flag in read.flags.items()} or {"": every}
        if read.flags and set(m.statistic.parts) - set(read.flags):
            flags[""] = every
        is_sorted = _is_share_of_scores(m) or m.sorted_by is not None
        stretched = _stretched(read, self.subject.width) if is_sorted else None
        for part, flag in flags.items():
            at = np.flatnonzero(flag)
            if not len(at):
                continue
            named = at
            if m.parts_are_people and isinstance(m.statistic, Distribution | EndedBy):
                # Who is in no part is in none of its figures, but in those of everybody.
                parts = m.statistic.parts
                own = [i for i, c in enumerate(read.categories["category"]) if c in parts]
                named = at[np.isin(read.columns["category"][at], own)]
            for subset in subsets(read.listed.dimensions):
                if m.parts_are_people:
                    self._count(read, at, EVERYBODY, subset)
                    self._count(read, named, None, subset, stretched)
                else:
                    self._count(read, at, part, subset, stretched)

    def _asked_for(self, read: _Read) -> Booleans:
        """The rows of the years up to the one that is asked for."""
        years = read.categories.get(_STRATUM + "program_year", ())
        later = [i for i, y in enumerate(years) if y.isdigit() and int(y) > read.listed.year]
        if not later:
            return np.ones(len(read.record), dtype=np.bool_)
        return ~np.isin(read.columns[_STRATUM + "program_year"], later)

    def _count(
        self,
        read: _Read,
        at: Integers,
        part: str | None,
        subset: tuple[str, ...],
        stretched: _Stretched | None = None,
    ) -> None:
        """The figures by some of the breakdowns; `part` None: by the parts, which are people."""
        m, listed = read.listed.measure, read.listed
        by = (
            *(name for name in ("instrument", "apart") if name in read.columns),
            *(_STRATUM + name for name in m.strata),
            *(_DIMENSION + name for name in subset),
            *(["category"] if part is None else []),
        )
        code, most = np.zeros(len(at), dtype=np.int64), 1
        for name in by:
            code = code * len(read.categories[name]) + read.columns[name][at]
            most *= len(read.categories[name])
        codes, first, cell = _in_cells(code, most)
        record, person = read.record[at], read.person[at]
        hidden = self.shielded[record]
        people = self._distinct(cell[hidden], person[hidden], len(codes))
        extreme, nobody = self._extremes(read, at, cell, hidden, len(codes), part)
        may_be = people >= self.minimum
        if "picked" in read.ends:
            chosen = hidden & (read.ends["picked"][at] > 0)
            may_be &= self._distinct(cell[chosen], person[chosen], len(codes)) >= self.minimum
        enough = np.flatnonzero(may_be)
        number = np.full(len(codes), -1, dtype=np.int64)
        number[enough] = np.arange(len(enough))
        members = np.zeros((len(enough), len(self.columns)), dtype=np.bool_)
        big = (number[cell] >= 0) & hidden
        members[number[cell[big]], self.column_of[record[big]]] = True
        packed = np.packbits(members, axis=1)
        self._note_hollow(read, at, cell, hidden, np.flatnonzero(nobody & (people > 0)), by)

        def texts(name: str) -> list[str]:
            if name not in by:
                return [""] * len(enough)
            return [
                read.categories[name][c] for c in read.columns[name][at[first[enough]]].tolist()
            ]

        told = zip(enough.tolist(), packed, texts("instrument"), texts("apart"), strict=True)
        kinds: dict[tuple[str, str], tuple[Kind, tuple[Any, ...]]] = {}
        for i, row, tool, apart in told:
            if (tool, apart) not in kinds:
                before = _order(m, listed.narrowed, tool, part, subset, 0)[:-1]
                kinds[tool, apart] = _kind(m, tool, apart), before
            kind, before = kinds[tool, apart]
            # Years that are over come first, so that nothing of a later one moves what is told of them.
            order = (listed.year, *before, -int(people[i]))
            number[i] = self._numbered_group((kind, row.tobytes()), order)
        key = (m.key, listed.narrowed, listed.year, subset, part)
        categories = tuple(read.categories[name] for name in by)
        cells = _Cells(key, by, categories, codes, people, number, extreme)
        if part is None and isinstance(m.statistic, Distribution | EndedBy):
            alike = self.subject.either_way if isinstance(m.statistic, Distribution) else 0
            cells = _with_parts_of_nobody(cells, m.statistic.parts, alike)
            if isinstance(m.statistic, EndedBy):
                in_order = [p for p in cells.categories[-1] if p in m.statistic.parts]
                summed = tuple(in_order.index(part) for part in m.statistic.summed)
                cells = cells._replace(together=summed)
        first_of_order = (listed.year, *_order(m, listed.narrowed, "", part, subset, 0)[:-1])
        if stretched is not None and _is_share_of_scores(m):
            close = self._in_stretches(read, at, cell, number, stretched, first_of_order)
            cells = cells._replace(also=close)
        elif stretched is not None and part is None:
            of_place = self._sorted(read, at, cell, codes, stretched, first_of_order)
            # Whether anybody lies in a part is told by their scores: so of a part of nobody as well.
            cells = _with_parts_of_nobody(cells._replace(also=of_place), m.statistic.parts, 0)
            cells = cells._replace(parts=0)
        elif "side" in read.ends:
            sides = read.ends["side"][at]
            also = [
                self._more_groups(
                    read, at[sides == s], cell[sides == s], len(codes), _LEVELS, first_of_order
                )
                for s in (0, 1)
            ]
            cells = cells._replace(also=tuple(also))
        self.cells.append(cells)

    def _sorted(
        self,
        read: _Read,
        at: Integers,
        cell: Integers,
        codes: Integers,
        stretched: _Stretched,
        order: tuple[Any, ...],
    ) -> tuple[Integers, ...]:
        """The groups of which is told how many are in each part, where a score sorts them into parts.

        Those of a place together, as where shares of scores are told of them, and those in stretches.
        """
        places, of_place = np.unique(codes // len(read.categories["category"]), return_inverse=True)
        place = of_place.ravel()[cell]
        hidden = self.shielded[read.record[at]]
        all_of = self._more_groups(read, at, place, len(places), _SHARES, order)
        near = self._between_cuts(read, at, place, hidden, len(places))
        self.closed |= {group for group in all_of[near].tolist() if group >= 0}
        close = self._in_stretches(read, at, place, all_of, stretched, order)
        return tuple(groups[of_place.ravel()] for groups in (all_of, *close))

    def _note_hollow(
        self,
        read: _Read,
        at: Integers,
        cell: Integers,
        hidden: Booleans,
        hollow: Integers,
        by: tuple[str, ...],
    ) -> None:
        """Keep the groups of some cells in which nobody did what is counted, or everybody."""
        for place in hollow.tolist():
            rows = at[(cell == place) & hidden]
            member = np.zeros(len(self.shielded), dtype=np.bool_)
            member[read.record[rows]] = True
            tool, apart = (
                read.categories[name][read.columns[name][rows[0]]] if name in by else ""
                for name in ("instrument", "apart")
            )
            kind = _kind(read.listed.measure, tool, apart)
            self.hollow[kind].add(np.packbits(member[self.columns]).tobytes())

    def _in_stretches(
        self,
        read: _Read,
        at: Integers,
        cell: Integers,
        groups: Integers,
        stretched: _Stretched,
        order: tuple[Any, ...],
    ) -> tuple[Integers, ...]:
        """By place, the number of the group of those in a stretch with close lines that a figure cuts.

        A place has scores of one domain, year and window. `groups`: those of the places themselves; of
        a place without one nothing is told. An array for each stretch that a place may have.
        """
        hidden = self.shielded[read.record[at]] & (groups[cell] >= 0) & (stretched.of[at] >= 0)
        at, cell = at[hidden], cell[hidden]
        out: list[Integers] = []
        kinds, which = np.unique(stretched.of[at], return_inverse=True)
        for i, stretch in enumerate(kinds.tolist()):
            rows, of = at[which.ravel() == i], cell[which.ravel() == i]
            places, place = np.unique(of, return_inverse=True)
            columns = self.column_of[read.record[rows]]
            members = np.zeros((len(places), len(self.columns)), dtype=np.bool_)
            members[place.ravel(), columns] = True
            kind, ends = stretched.kinds[stretch], stretched.ends[stretch]
            part, _ = self.part_of.setdefault(
                kind, (np.full(len(self.columns), -1, dtype=np.int64), ends)
            )
            part[columns] = stretched.part[rows]
            number = next((n for n in out if (n[places] < 0).all()), None)
            if number is None:
                out.append(number := np.full(len(groups), -1, dtype=np.int64))
            sizes = members.sum(axis=1)
            for one, packed, size in zip(
                places.tolist(), np.packbits(members, axis=1), sizes.tolist(), strict=True
            ):
                number[one] = self._numbered_group((kind, packed.tobytes()), (*order, -size))
        return tuple(out)

    def _numbered_group(self, group: tuple[Kind, bytes], rank: tuple[Any, ...]) -> int:
        """The number of a group, which stands as early as any figure of it."""
        number = self.number.setdefault(group, len(self.number))
        if number == len(self.order):
            self.order.append(rank)
        elif rank < self.order[number]:
            self.order[number] = rank
        return number

    def _more_groups(
        self,
        read: _Read,
        at: Integers,
        cell: Integers,
        cells: int,
        what: str,
        order: tuple[Any, ...],
    ) -> Integers:
        """By place, the number of the group of some shielded records; it is one to be decided."""
        m = read.listed.measure
        hidden = self.shielded[read.record[at]]
        at, cell = at[hidden], cell[hidden]
        people = self._distinct(cell, read.person[at], cells)
        number = np.where(people > 0, _TOO_FEW, -1).astype(np.int64)
        for place in np.flatnonzero(people >= self.minimum).tolist():
            rows = at[cell == place]
            member = np.zeros(len(self.columns), dtype=np.bool_)
            member[self.column_of[read.record[rows]]] = True
            tool, apart = (
                read.categories[name][read.columns[name][rows[0]]] if name in read.columns else ""
                for name in ("instrument", "apart")
            )
            kind = (*_kind(m, tool, apart)[:2], what)
            group = kind, np.packbits(member).tobytes()
            number[place] = self._numbered_group(group, (*order, -int(people[place])))
        return number

    def _between_cuts(
        self, read: _Read, at: Integers, cell: Integers, hidden: Booleans, cells: int
    ) -> Booleans:
        """Which groups' scores lie between two cuts, or so near theirs, that each keeps less than a point.

        Shares say between which cuts how many lie; the mean says how near they lie to these.
        """
        score = _scores(read)[at]
        below, above = np.zeros(len(at)), np.zeros(len(at))
        for code, component in enumerate(read.categories["apart"]):
            mine, cuts = read.columns["apart"][at] == code, np.array(_cuts(component))
            place = np.clip(np.searchsorted(cuts, score[mine], side="right"), 1, len(cuts) - 1)
            below[mine], above[mine] = cuts[place - 1], cuts[place]
        low, high = np.full(cells, np.inf), np.full(cells, -np.inf)
        np.minimum.at(low, cell[hidden], below[hidden])
        np.maximum.at(high, cell[hidden], above[hidden])
        over, under = (
            np.bincount(cell[hidden], weights=far[hidden], minlength=cells)
            for far in (score - below, above - score)
        )
        return np.asarray(np.minimum.reduce([high - low, over, under]) < self.subject.width)

    def _distinct(self, cell: Integers, person: Integers, cells: int) -> Integers:
        everybody = len(self.records.people)
        if cells * everybody > _MOST_CELLS:
            pairs = np.unique(cell * everybody + person)
            return np.bincount(pairs // max(1, everybody), minlength=cells)
        there = np.zeros((cells, everybody), dtype=np.bool_)
        there[cell, person] = True
        return np.asarray(np.count_nonzero(there, axis=1), dtype=np.int64)

    def _extremes(
        self,
        read: _Read,
        at: Integers,
        cell: Integers,
        hidden: Booleans,
        cells: int,
        part: str | None,
    ) -> tuple[Booleans, Booleans]:
        """Which figures lie so near an end that each person's own value would be known from them.

        And which of them lie there: of a share, none or all.
        """
        ends = {name: values[at] for name, values in read.ends.items()}
        out, nobody = np.zeros(cells, dtype=np.bool_), np.zeros(cells, dtype=np.bool_)
        if self.subject.either_way and "side" in ends:
            for side in (0, 1):
                here = hidden & (ends["side"] == side)
                some = np.bincount(cell[here], minlength=cells) > 0
                for name in ("picked", "passed"):
                    there = here & (ends[name] > 0)
                    few = self._distinct(cell[there], read.person[at][there], cells)
                    out |= some & (few < self.subject.either_way)
        elif self.subject.either_way:
            # Those in one part are all picked, and told only with how many are.
            whole = {"picked", "passed"} if part is not None else set()
            for name in ends.keys() & ({"yes", "no"} | whole):
                there = hidden & (ends[name] > 0)
                who = read.person[at]
                number = self._distinct(cell[there], who[there], cells)
                out |= number < self.subject.either_way
                nobody |= number == 0
        if "score" in ends:
            out |= self._between_cuts(read, at, cell, hidden, cells)
        if isinstance(read.listed.measure.statistic, Distribution | EndedBy) and part == EVERYBODY:
            # Of nearly all it is the same part.
            kind = cell * len(read.categories["category"]) + read.columns["category"][at]
            kinds, which = np.unique(kind[hidden], return_inverse=True)
            counts = self._distinct(which.ravel(), read.person[at][hidden], len(kinds))
            most = np.zeros(cells, dtype=np.int64)
            np.maximum.at(most, kinds // len(read.categories["category"]), counts)
            people = self._distinct(cell[hidden], read.person[at][hidden], cells)
            out |= people - most < self.subject.either_way
        if "above" in ends:
            for name in ("above", "below"):
                sums = np.bincount(cell[hidden], weights=ends[name][hidden], minlength=cells)
                out |= sums < self.subject.width
        return out, nobody


def _in_cells(code: Integers, most: int) -> tuple[Integers, Integers, Integers]:
    """The codes there are, where each comes first, and for each row which of them it has."""
    if most > _MOST_CELLS:
        codes, first, cell = np.unique(code, return_index=True, return_inverse=True)
        return codes, first, cell.ravel()
    first_of = np.full(most, -1, dtype=np.int64)
    first_of[code[::-1]] = np.arange(len(code) - 1, -1, -1)
    codes = np.flatnonzero(first_of >= 0)
    number = np.zeros(most, dtype=np.int64)
    number[codes] = np.arange(len(codes))
    return codes, first_of[codes], number[code]


def _with_parts_of_nobody(cells: _Cells, parts: tuple[str, ...], alike: int) -> _Cells:
    """The figures of every part in every place, also of those parts that nobody is in.

    None is told where all but fewer than `alike` people are in the same part. More groups of which
    figures tell (`also`) are those of a place.
    """
    *others, held = cells.categories
    told = (*held, *(part for part in parts if part not in held))
    wanted = np.array([i for i, part in enumerate(told) if part in parts], dtype=np.int64)
    place, code = np.divmod(cells.codes, len(held))
    codes = (np.unique(place)[:, None] * len(told) + wanted).ravel()
    was = place * len(told) + code
    at = np.searchsorted(codes, was)
    there = np.isin(was, codes)
    people, group = np.zeros(len(codes), dtype=np.int64), np.full(len(codes), -1, dtype=np.int64)
    extreme = np.zeros(len(codes), dtype=np.bool_)
    people[at[there]], group[at[there]] = cells.people[there], cells.group[there]
    extreme[at[there]] = cells.extreme[there]
    by_place = people.reshape(-1, len(wanted))
    extreme |= np.repeat(by_place.sum(axis=1) - by_place.max(axis=1) < alike, len(wanted))
    first = np.unique(place, return_index=True)[1]
    return cells._replace(
        categories=(*others, told),
        codes=codes,
        people=people,
        group=group,
        extreme=extreme,
        parts=len(wanted),
        also=tuple(np.repeat(groups[first], len(wanted)) for groups in cells.also),
    )


def _hide_what_is_left(reason: npt.NDArray[np.int8], people: Integers) -> None:
    """Where a part of a place is withheld, so are the parts of nobody, and at least one more.

    How many all parts are together can be known: so what is withheld is never one part, and which of
    the withheld parts hold anybody is not told. A row for each place; changes `reason`.
    """
    some = (reason != _TOLD).any(axis=1)
    reason[some[:, None] & (people == 0) & (reason == _TOLD)] = _COMPLEMENTARY
    for row in np.flatnonzero((reason != _TOLD).sum(axis=1) == 1):
        told = np.flatnonzero(reason[row] == _TOLD)
        if len(told):
            reason[row, told[np.argmin(people[row, told])]] = _COMPLEMENTARY


def _hide_together(reason: npt.NDArray[np.int8], together: tuple[int, ...]) -> None:
    """Where one of some parts is withheld, so are the others of them; changes `reason`, a row a place."""
    columns = list(together)
    held = reason[:, columns]
    some = (held != _TOLD).any(axis=1)[:, None] & (held == _TOLD)
    reason[:, columns] = np.where(some, _COMPLEMENTARY, held)


def _cuts(component: str) -> list[float]:
    """Where shares of scores are told that lie below and above, and the ends of the scale."""
    lines = [line.value for line in THRESHOLDS if line.domain == component]
    bands = [BANDS.mid, BANDS.high] if component in DOMAIN_LABELS else []
    return sorted({float(LOWEST), *lines, *bands, float(HIGHEST)})


# Which line a share is told of; of a share that does not stand here, all of them.
_LINE_OF = {"class_threshold": "competitive", "class_quality": "quality"}


def _lines(component: str, year: int) -> dict[str, set[float]]:
    """The lines and bands of a domain in a program year with their values, in the order they are told."""
    months = program_year_months(year)
    first, last = first_day(months[0]), last_day(months[1])
    out: dict[str, set[float]] = {}
    for kind in KINDS.codes:
        values = {
            line.value
            for line in THRESHOLDS
            if (line.kind, line.domain) == (kind, component)
            and line.valid_from <= last
            and (line.valid_to is None or first < line.valid_to)
        }
        out |= {kind: values} if values else {}
    return out | {"mid": {BANDS.mid}, "high": {BANDS.high}}


def _stretches(m: Measure, component: str, year: int, width: float) -> list[tuple[float, ...]]:
    """The stretches of the scale, between lines at least `width` apart, that close lines cut, if a
    measure tells of one: each with its ends and what cuts it.

    A line at least `width` from those before it and from the ends of the scale is a wide one.
    """
    lines = _lines(component, year)
    wide, close = [float(LOWEST), float(HIGHEST)], {}
    for name, values in lines.items():
        if all(abs(value - other) >= width for value in values for other in wide):
            wide += values
        else:
            close[name] = values
    own = {_LINE_OF.get(m.key, name) for name in lines}
    if isinstance(m.statistic, Distribution) or m.sorted_by is not None:
        own = {"mid", "high"}
    own &= close.keys()
    if own and any(len(values) > 1 for values in lines.values()):
        # Of a line that changes in the year it hangs on the day whom it counts: nothing is told.
        return [(float(LOWEST), float(HIGHEST))]
    cuts = {value for values in close.values() for value in values}
    told = {value for name in own for value in close[name]}
    return [
        (low, *sorted(cut for cut in cuts if low < cut < high), high)
        for low, high in pairwise(sorted(wide))
        if any(low < value < high for value in told)
    ]


def _stretched(read: _Read, width: float) -> _Stretched:
    """Where each score of a listing lies."""
    m, scores = read.listed.measure, _scores(read)
    of, part = np.full(len(scores), -1, np.int64), np.full(len(scores), -1, np.int64)
    kinds: list[Kind] = []
    ends: list[tuple[float, ...]] = []
    years = read.categories[_STRATUM + "program_year"]
    windows = read.categories.get(_STRATUM + "window", (_FIRST_WINDOW,))
    window_of = read.columns.get(_STRATUM + "window", np.zeros(len(scores), dtype=np.int64))
    year_of, apart = read.columns[_STRATUM + "program_year"], read.columns["apart"]
    places = product(*map(enumerate, (read.categories["apart"], years)))
    for (a, component), (y, year) in places:
        for cuts in _stretches(m, component, int(year), width):
            inside = (apart == a) & (year_of == y) & (scores >= cuts[0])
            inside &= (scores < cuts[-1]) | (cuts[-1] == HIGHEST)
            for (t, tool), (w, window) in product(
                *map(enumerate, (read.categories["instrument"], windows))
            ):
                rows = np.flatnonzero(inside & (window_of == w) & (read.columns["instrument"] == t))
                of[rows] = len(kinds)
                part[rows] = np.searchsorted(cuts[1:-1], scores[rows], side="right")
                kinds.append((tool, f"{component} {year} {window} {cuts[0]:g}", _STEPS))
                # A stretch that nothing may cut is no longer than nothing.
                ends.append(cuts if len(cuts) > 2 else (cuts[0], cuts[0]))
    return _Stretched(of, part, tuple(kinds), tuple(ends))


def _scores(read: _Read) -> Floats:
    """The scores of which is told how many lie above a line, or in a band."""
    return read.ends["score" if "score" in read.ends else "sorted"]


_DOMAIN_OF = {
    (tool, dimension): domain.code
    for tool, instrument in INSTRUMENTS.items()
    for domain in instrument.domains
    for dimension in domain.dimensions
}


def _is_share_of_scores(m: Measure) -> bool:
    """Whether it says how many scores lie above a line, and not how high they are."""
    return m.table is class_windows and isinstance(m.statistic, Share | Distribution)


def _kind(m: Measure, tool: str, apart: str) -> Kind:
    """What figures say: those of a dimension belong to its domain, those of a survey's time of year to
    the survey; how many lie above a line is another thing than how high they are."""
    domain = _DOMAIN_OF.get((tool, apart), apart.split("-")[0])
    return tool, domain, _SHARES if _is_share_of_scores(m) else _LEVELS


def _order(
    m: Measure, narrowed: bool, tool: str, part: str | None, subset: tuple[str, ...], people: int
) -> tuple[Any, ...]:
    """Which of two groups goes first: those of the state and regions that people need most, then the
    coarse before the fine, the larger before the smaller."""
    other_tool = tool not in ("", DEFAULT_INSTRUMENT)
    whole = part in ("", EVERYBODY)
    needed = (
        (m.preference <= 1 or narrowed) and not other_tool and whole and set(subset) <= {"region"}
    )
    return (
        not needed,
        len(subset),
        "region" not in subset,
        m.preference,
        other_tool,
        not narrowed,
        not whole,
        -people,
    )
