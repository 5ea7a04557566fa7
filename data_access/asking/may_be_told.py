"""Why a figure of a question may not be told to the viewer."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Self

from sqlalchemy import (
    select,
)

from config.program.breakdowns import LATTICE
from config.program.calendars import (
    first_day,
    program_year_months,
    program_year_of,
)
from data_access.asking.answers import (
    EVERYBODY,
    REST,
    UNPLACED,
)
from data_access.asking.crosstab import (
    People,
)
from data_access.asking.deciding import decide
from data_access.asking.families import Judged
from data_access.asking.headcounts import At
from data_access.asking.listed_rows import Listing
from data_access.asking.places import places, populations_of
from data_access.asking.told import PART, FigurePlace, Told
from data_access.asking.withholding import (
    COMPLEMENTARY,
    EXTREME,
    SMALL,
)
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.measures.measure import Measure
from data_access.measures.protected import OF_TABLE, LookedUp, Protected
from data_access.measures.span import span_of
from data_access.measures.statistics import (
    Distribution,
    EndedBy,
    Key,
)
from data_access.storage.database import Reader
from data_access.storage.schema import pair_status

# The program year of which a category of time is; a fiscal year ends in it.
_YEAR_OF: dict[str, Callable[[str], int]] = {
    "program_year": int,
    "sfy": lambda year: int(year) - 1,
    "month": lambda month: program_year_of(first_day(month)),
}

WHO_STAYED = OF_TABLE[pair_status.name]


@dataclass(frozen=True)
class Decided(Judged):
    """A question that looks its figures up in what the viewer may be told."""

    @property
    def protects_nobody(self) -> bool:
        """Whether the viewer may look up everybody it is of, or nothing is decided."""
        found = self.measure.protected
        if found is None or not self.policy.decides or self.policy.minimum_people <= 1:
            return True
        return self._names_are_told and found.subject.looked_up is LookedUp.BY_NAME

    def why_of_place(self, where: Mapping[str, str], people: int) -> str:
        """Why a count of coaching is withheld for the place it is of; empty where it is told."""
        populations = populations_of(self.measure)
        if not populations or self._names_are_told:
            return ""
        chosen = {d: where[d] if d in where else self.filter_value(d) for d in LATTICE}
        pinned = {d: str(v) for d, v in chosen.items() if v not in (None, EVERYBODY, REST)}
        told = places(self.reader, self.policy)
        return told.why_withheld(populations, self._years_of(where), pinned, people)

    def _years_of(self, where: Mapping[str, str]) -> Collection[int]:
        """The program years that the rows of a cell can be of."""
        if self.measure.today_only:
            return (program_year_of(self.span.today),)
        for name in ("program_year", "sfy", "month"):
            value = where.get(name, EVERYBODY)
            if value not in (EVERYBODY, REST, UNPLACED):
                return (_YEAR_OF[name](value),)
        return self._program_years

    @property
    def _sends_codings(self) -> bool:
        """Whether the viewer may send second codings and is asked how far they agree with scores.

        Who makes up a coding of one observation, and asks before and after, would have its scores.
        """
        policy = self.policy
        withholds = policy.decides and policy.minimum_people > 1
        return self.measure.compares_codings and withholds and self._names_are_told

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
        # Month by month, counts of coaching say of each place they are told of how many pairs ended.
        before = places(reader, self.policy).pairs if protected == WHO_STAYED else ()
        return decide(
            listings, reader.execute, protected.subject, protected.record, minimum, before
        )

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

    @cached_property
    def _as_agreed(self) -> Self | None:
        """The same question by the consents of the edition, where some have been withdrawn since.

        What is told after a withdrawal has to be told without it as well: whoever kept figures from
        before then has no figure more of the same data.
        """
        if self.as_agreed or not self._by_consent or not self.reader.withdrawn:
            return None
        return replace(self, as_agreed=True)

    def why_withheld(self, group: Key, part: str, at: At, people: People) -> str:
        """Why a figure is withheld; empty where it is told, or of nobody."""
        if self.protects_nobody:
            return ""
        return self._why_itself(group, part, at, people) or self._why_also(group, at)

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
    def _also_told(self) -> dict[str, Self]:
        """By part, the figure of another kind that is told with how many are in it."""
        m = self.measure
        return {p: replace(self, measure=m.as_told(p), narrowed=False) for p in m.also_told}

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
