"""The cells of a question to one measure: each told with its figure and people, or withheld."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from config.count_words import within_sentence
from config.program.breakdowns import BREAKDOWNS, LATTICE
from config.program.calendars import (
    fiscal_year_months,
    month_of,
)
from config.program.instruments import DEFAULT_INSTRUMENT
from config.program.regions import CURRENT
from data_access.asking.answers import (
    EVERYBODY,
    NO_CHANGE,
    REST,
    UNPLACED,
    Cell,
    Difference,
)
from data_access.asking.arrivals import why_words
from data_access.asking.beside import WithRest
from data_access.asking.differences import against_rest, ends_of, rounded, why_not_compared
from data_access.asking.headcounts import DUE, PEOPLE, Lattice, Peopled
from data_access.asking.withholding import (
    COMPLEMENTARY,
    EXTREME,
    SMALL,
)
from data_access.measures import together
from data_access.measures.measure import Timing, Unit
from data_access.measures.no_value import (
    NoValue,
    WhyNone,
    code_of,
    excluded,
    not_arrived,
    words_of,
)
from data_access.measures.row_statistics import MeanByUnits
from data_access.measures.statistics import (
    EndedBy,
    Figure,
    MeanBy,
    RestrictedMean,
    Survival,
)

# Reasons that say nothing of what is there, where something is awaited.
_YEARS_OF_A_CELL = ("program_year", "cohort")
_NOTHING_THERE = (WhyNone.NOTHING, WhyNone.NOT_COLLECTED)


@dataclass(frozen=True)
class Counting(WithRest):
    """What a question says, cell by cell.

    What it knows before it says anything stands in the classes it is made of, each in a file by itself.
    """

    def cells(self) -> list[Cell]:
        """Every cell of the answer, in display order."""
        if self._sends_codings:
            axis = self.measure.part_axis
            return [
                self._withheld_cell(
                    {**where, **({axis: part} if axis else {})}, COMPLEMENTARY, part
                )
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
                early = self._too_early(where, part)
                if early is not None and code_of(figure.why) in self._before_their_time:
                    figure = replace(figure, why=early)
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
            if of_place := self._why_rest_of_places(where):
                return self._withheld_cell(place, of_place, part)
            return self._rest_cell(place, where, part, figure, lattice)
        behind, reason = self._behind(where, part, lattice)
        reason = reason or self.why_of_place(where, behind)
        if reason:
            return self._of_fewer(where, part) or self._withheld_cell(place, reason, part)
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
                against = against_rest(ends_of(figure), behind, ends_of(rest), others, family)
            # There is a rest of somebody; that it may not be told is no lack of people.
            hides = self.withholds or self._why_all_beside(where) != ""
            rest_withheld = hides and behind >= self.enough and not others
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

    def _against_none(
        self, where: dict[str, str], figure: Figure, people: int
    ) -> Difference | None:
        """A change or an association held against none, judged together with its family."""
        ends = ends_of(figure)
        if ends is None or people < self.enough:
            return None
        wider = (
            together.stretched_correlation
            if self.measure.unit is Unit.CORRELATION
            else together.stretched
        )
        value, low, high = wider(ends, self._family_of_a_change(where), people)
        return Difference(value, round(low, 4), round(high, 4))

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
                return self._withheld_cell(place, SMALL, part)
            if withholds and not self._rest_is_told(where, one, lattice, cells, "region"):
                return self._withheld_cell(place, COMPLEMENTARY, part)
        if self.compared != NO_CHANGE:
            return self._open_cell(place, figure, count)
        no_change = self._against_none(where, figure, count)
        cell = self._open_cell(place, figure, count, no_change=no_change)
        if cell.is_empty or no_change is not None or count < self.enough:
            return cell
        return replace(cell, not_compared=why_not_compared(figure))

    @property
    def _before_their_time(self) -> tuple[WhyNone, ...]:
        """The reasons in whose place it is said that it is too early.

        Who follows people over time says so by itself, with how many have come how far.
        """
        follows = isinstance(self.statistic, Survival | EndedBy | RestrictedMean)
        return () if follows else _NOTHING_THERE

    def _too_early(self, place: Mapping[str, str], part: str) -> NoValue | None:
        """That nobody can be in it yet, where the calendar alone says so of the cell's program year."""
        chosen = [place.get(name) or str(self.filter_value(name)) for name in _YEARS_OF_A_CELL]
        year = max((int(y) for y in chosen if y.isdigit()), default=0)
        year = max(year, self.span.program_years[0])
        of = self.measure.not_before(place.get(self.measure.split or "", part), year)
        if of is None or of.judged_from is None:
            return None
        at = replace(self.span, program_years=(year,))
        found = of.on(at) if of.judged_from(at) > at.as_of else None
        return found if isinstance(found, NoValue) else None

    def _withheld_cell(self, place: dict[str, str], reason: str, part: str) -> Cell:
        early = self._too_early(place, part)
        if early is not None:
            why = words_of(early, self.span.as_of)
            return Cell(place, why=why, why_code=code_of(early))
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
            value=rounded(figure.value),
            low=rounded(figure.low),
            high=rounded(figure.high),
            spread=None
            if figure.spread is None
            else (round(figure.spread[0], 4), round(figure.spread[1], 4)),
            people=people,
            units=figure.units,
            numerator=rounded(figure.numerator),
            denominator=rounded(figure.denominator),
            why=words_of(figure.why, self.span.as_of, self._program_type(place)),
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

    def _program_type(self, place: Mapping[str, str]) -> str:
        """The program type that a cell is of, within a sentence; empty where it is of all."""
        code = place.get("program_type") or str(self.filter_value("program_type") or "")
        known = code not in ("", EVERYBODY, REST, UNPLACED)
        return within_sentence(BREAKDOWNS["program_type"].text(code)) if known else ""

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

    @property
    def _of_whom(self) -> str:
        """Whose number decides, where the viewer may look up some of those the figure is of."""
        return " you may not look up" if self._by_consent else ""

    def _words_of(self, reason: str) -> str:
        if not self.withholds:
            return "withheld to protect people"  # for how few are in a place, which is no n of a figure
        return {
            SMALL: f"withheld, under {self.policy.minimum_people} people{self._of_whom}",
            COMPLEMENTARY: "withheld to protect people",
        }[reason]


def beside_rest(question: Counting, cell: Cell, rest: Cell) -> Difference | None:
    """A region's cell held against the rest of the state that was asked for it."""
    if min(cell.people or 0, rest.people or 0) < question.enough:
        return None
    return against_rest(
        ends_of(cell),
        cell.people or 0,
        ends_of(rest),
        rest.people or 0,
        question.family_of(cell.where),
    )
