"""Decides together which figures of one kind of outcome one viewer may be told.

All figures of a subject and record (`measures/protected.py`) are listed with the people behind them, by
every choice of filters, breakdowns, years, windows and tools. `withholding` says which may be told
together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy.dialects import sqlite

from config.program.instruments import DEFAULT_INSTRUMENT, INSTRUMENTS
from data_access.asking.answers import EVERYBODY
from data_access.asking.listed_rows import (
    Listing,
    NumberedRecords,
    ReadRows,
    is_share_of_scores,
    numbered,
    statement_of,
)
from data_access.asking.parts_of_places import (
    AT_AN_END,
    FEW,
    MOST_CELLS,
    OTHERS,
    TOLD,
    FiguresOfTable,
    hide_together,
    hide_what_is_left,
    in_cells,
    with_parts_of_nobody,
)
from data_access.asking.score_stretches import Stretched, cuts_of, scores_of, stretched_of
from data_access.asking.told import DIMENSION, STRATUM, Booleans, Integers, Kind, Told, ToldTable
from data_access.asking.withholding import subsets, tell, tell_close, tell_without
from data_access.measures.measure import Measure
from data_access.measures.protected import Subject
from data_access.measures.statistics import Distribution, EndedBy

# Statements are written out only to see which of them are the same; any dialect does.
_AS_TEXT = sqlite.dialect()
_TOO_FEW = -2
LEVELS, SHARES = "levels", "shares"


def decide(
    listings: Iterable[Listing],
    execute: Callable[[Any], Any],
    subject: Subject,
    record: Sequence[str],
    minimum: int,
    before: Collection[Collection[Hashable]] = (),
) -> Told:
    """The decision over all listings of a subject and record, for the viewer whose rows they are.

    `before`: records of which something is told together already, where a record has one column.
    """
    records = NumberedRecords()
    known: dict[Any, ReadRows] = {}
    listed_at: dict[tuple[str, bool, int], int] = {}
    read: list[ReadRows] = []
    for listed in listings:
        statement, names = statement_of(listed, record)
        compiled = statement.compile(dialect=_AS_TEXT)
        same = (str(compiled), tuple(map(str, compiled.params.values())), tuple(names))
        key = listed.measure.key, listed.narrowed
        if (key, same) in known:
            listed_at[*key, listed.year] = known[key, same].listed.year
            continue
        if same not in known:
            known[same] = numbered(listed, execute(statement).all(), names, records, len(record))
        known[key, same] = replace(known[same], listed=listed)
        read.append(known[key, same])
    return replace(_Deciding(records, subject, minimum, before).of(read), listed_at=listed_at)


@dataclass
class _Deciding:
    """Figures of one kind (a CLASS domain with its dimensions, a survey) are decided together; what is
    told of another kind says nothing of it."""

    records: NumberedRecords
    subject: Subject
    minimum: int
    before: Collection[Collection[Hashable]]
    cells: list[FiguresOfTable] = field(default_factory=list)
    number: dict[tuple[Kind, bytes], int] = field(default_factory=dict)
    order: list[tuple[Any, ...]] = field(default_factory=list)  # of a group, its best
    closed: set[int] = field(default_factory=set)  # groups of scores that lie too near together
    # By kind of stretch: in which of its parts each column lies, and where these end.
    part_of: dict[Kind, tuple[Integers, tuple[float, ...]]] = field(default_factory=dict)
    # Groups of any size in which nobody did what a figure counts, or everybody.
    hollow: dict[Kind, set[bytes]] = field(default_factory=lambda: defaultdict(set))

    def of(self, read: Iterable[ReadRows]) -> Told:
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
        before = self._told_before()
        may = np.zeros(len(names), dtype=np.bool_)
        groups: dict[Kind, Booleans] = {}
        for kind, numbers in ranked.items():
            if kind in self.part_of:
                continue
            members = self._members([names[g][1] for g in numbers])
            told = tell(members, self.person[self.columns], self.minimum, before)
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
            c.key: ToldTable(c.by, c.categories, c.codes, self._reasons(c, may)) for c in self.cells
        }
        names_of = {number: name for name, number in self.records.people.items()}
        people = tuple(str(names_of[who]) for who in self.person[self.columns].tolist())
        return Told(tables, groups=groups, people=people)

    def _told_before(self) -> Booleans:
        """What is told before anything is decided here, a row for each of its groups."""
        of = [
            [at for one in group if (at := self.records.number.get((one,))) is not None]
            for group in self.before
        ]
        rows = np.zeros((len(of), len(self.shielded)), dtype=np.bool_)
        for row, records in zip(rows, of, strict=True):
            row[records] = True
        rows = rows[:, self.columns]
        return np.unique(rows[rows.any(axis=1)], axis=0)

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
            for group in np.unique(groups[self._reasons(c, but_for_them) == TOLD]).tolist()
        }
        return {kind: [g for g in numbers if g in wanted] for kind, numbers in close.items()}

    def _extreme_groups(self) -> set[int]:
        """The groups of which something is withheld for being nearly all or nearly none.

        Nothing of the kind is told of them, nor of groups from which they can be worked out.
        """
        return self.closed | {
            g for c in self.cells for g in c.group[c.extreme & (c.group >= 0)].tolist()
        }

    def _reasons(self, cells: FiguresOfTable, may: Booleans) -> npt.NDArray[np.int8]:
        out = np.where(cells.people > 0, FEW, TOLD).astype(np.int8)
        enough = cells.group >= 0
        out[enough] = np.where(may[cells.group[enough]], TOLD, OTHERS)
        out[enough & cells.extreme] = AT_AN_END
        of_all = np.append(may, [False, True])  # the last two are those of _TOO_FEW and of nobody
        for group in cells.also:
            shut = ~of_all[group]
            out[(out == TOLD) & shut] = OTHERS
        if cells.parts:
            rows = out.reshape(-1, cells.parts)
            hide_what_is_left(rows, cells.people.reshape(-1, cells.parts))
            hide_together(rows, cells.together)
        return out

    def _members(self, packed: Sequence[bytes]) -> Booleans:
        count = len(self.columns)
        if not packed:
            return np.zeros((0, count), dtype=np.bool_)
        found = np.frombuffer(b"".join(packed), dtype=np.uint8).reshape(len(packed), -1)
        return np.unpackbits(found, axis=1, count=count).astype(np.bool_)

    def _list(self, read: ReadRows) -> None:
        """Every figure of a listing: those on too few people are decided here."""
        m = read.listed.measure
        every = self._asked_for(read)
        flags = {part: flag & every for part, flag in read.flags.items()} or {"": every}
        if read.flags and set(m.statistic.parts) - set(read.flags):
            flags[""] = every
        is_sorted = is_share_of_scores(m) or m.sorted_by is not None
        stretched = stretched_of(read, self.subject.width) if is_sorted else None
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

    def _asked_for(self, read: ReadRows) -> Booleans:
        """The rows of the years up to the one that is asked for."""
        years = read.categories.get(STRATUM + "program_year", ())
        later = [i for i, y in enumerate(years) if y.isdigit() and int(y) > read.listed.year]
        if not later:
            return np.ones(len(read.record), dtype=np.bool_)
        return ~np.isin(read.columns[STRATUM + "program_year"], later)

    def _count(
        self,
        read: ReadRows,
        at: Integers,
        part: str | None,
        subset: tuple[str, ...],
        stretched: Stretched | None = None,
    ) -> None:
        """The figures by some of the breakdowns; `part` None: by the parts, which are people."""
        m, listed = read.listed.measure, read.listed
        by = (
            *(name for name in ("instrument", "apart") if name in read.columns),
            *(STRATUM + name for name in m.strata),
            *(DIMENSION + name for name in subset),
            *(["category"] if part is None else []),
        )
        code, most = np.zeros(len(at), dtype=np.int64), 1
        for name in by:
            code = code * len(read.categories[name]) + read.columns[name][at]
            most *= len(read.categories[name])
        codes, first, cell = in_cells(code, most)
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
                kinds[tool, apart] = kind_of(m, tool, apart), before
            kind, before = kinds[tool, apart]
            # Years that are over come first, so that nothing of a later one moves what is told of them.
            order = (listed.year, *before, -int(people[i]))
            number[i] = self._numbered_group((kind, row.tobytes()), order)
        key = (m.key, listed.narrowed, listed.year, subset, part)
        categories = tuple(read.categories[name] for name in by)
        cells = FiguresOfTable(key, by, categories, codes, people, number, extreme)
        if part is None and isinstance(m.statistic, Distribution | EndedBy):
            alike = self.subject.either_way if isinstance(m.statistic, Distribution) else 0
            cells = with_parts_of_nobody(cells, m.statistic.parts, alike)
            if isinstance(m.statistic, EndedBy):
                in_order = [p for p in cells.categories[-1] if p in m.statistic.parts]
                summed = tuple(in_order.index(part) for part in m.statistic.summed)
                cells = cells._replace(together=summed)
        first_of_order = (listed.year, *_order(m, listed.narrowed, "", part, subset, 0)[:-1])
        if stretched is not None and is_share_of_scores(m):
            close = self._in_stretches(read, at, cell, number, stretched, first_of_order)
            cells = cells._replace(also=close)
        elif stretched is not None and part is None:
            of_place = self._sorted(read, at, cell, codes, stretched, first_of_order)
            # Whether anybody lies in a part is told by their scores: so of a part of nobody as well.
            cells = with_parts_of_nobody(cells._replace(also=of_place), m.statistic.parts, 0)
            cells = cells._replace(parts=0)
        elif "side" in read.ends:
            sides = read.ends["side"][at]
            also = [
                self._more_groups(
                    read, at[sides == s], cell[sides == s], len(codes), LEVELS, first_of_order
                )
                for s in (0, 1)
            ]
            cells = cells._replace(also=tuple(also))
        self.cells.append(cells)

    def _sorted(
        self,
        read: ReadRows,
        at: Integers,
        cell: Integers,
        codes: Integers,
        stretched: Stretched,
        order: tuple[Any, ...],
    ) -> tuple[Integers, ...]:
        """The groups of which is told how many are in each part, where a score sorts them into parts.

        Those of a place together, as where shares of scores are told of them, and those in stretches.
        """
        places, of_place = np.unique(codes // len(read.categories["category"]), return_inverse=True)
        place = of_place.ravel()[cell]
        hidden = self.shielded[read.record[at]]
        all_of = self._more_groups(read, at, place, len(places), SHARES, order)
        near = self._between_cuts(read, at, place, hidden, len(places))
        self.closed |= {group for group in all_of[near].tolist() if group >= 0}
        close = self._in_stretches(read, at, place, all_of, stretched, order)
        return tuple(groups[of_place.ravel()] for groups in (all_of, *close))

    def _note_hollow(
        self,
        read: ReadRows,
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
            kind = kind_of(read.listed.measure, tool, apart)
            self.hollow[kind].add(np.packbits(member[self.columns]).tobytes())

    def _in_stretches(
        self,
        read: ReadRows,
        at: Integers,
        cell: Integers,
        groups: Integers,
        stretched: Stretched,
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
        read: ReadRows,
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
            kind = (*kind_of(m, tool, apart)[:2], what)
            group = kind, np.packbits(member).tobytes()
            number[place] = self._numbered_group(group, (*order, -int(people[place])))
        return number

    def _between_cuts(
        self, read: ReadRows, at: Integers, cell: Integers, hidden: Booleans, cells: int
    ) -> Booleans:
        """Which groups' scores lie between two cuts, or so near theirs, that each keeps less than a point.

        Shares say between which cuts how many lie; the mean says how near they lie to these.
        """
        score = scores_of(read)[at]
        below, above = np.zeros(len(at)), np.zeros(len(at))
        for code, component in enumerate(read.categories["apart"]):
            mine, cuts = read.columns["apart"][at] == code, np.array(cuts_of(component))
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
        if cells * everybody > MOST_CELLS:
            pairs = np.unique(cell * everybody + person)
            return np.bincount(pairs // max(1, everybody), minlength=cells)
        there = np.zeros((cells, everybody), dtype=np.bool_)
        there[cell, person] = True
        return np.asarray(np.count_nonzero(there, axis=1), dtype=np.int64)

    def _extremes(
        self,
        read: ReadRows,
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


_DOMAIN_OF = {
    (tool, dimension): domain.code
    for tool, instrument in INSTRUMENTS.items()
    for domain in instrument.domains
    for dimension in domain.dimensions
}


def kind_of(m: Measure, tool: str, apart: str) -> Kind:
    """What figures say: those of a dimension belong to its domain, those of a survey's time of year to
    the survey; how many lie above a line is another thing than how high they are."""
    domain = _DOMAIN_OF.get((tool, apart), apart.split("-")[0])
    return tool, domain, SHARES if is_share_of_scores(m) else LEVELS


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
