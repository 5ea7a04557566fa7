"""A question to one measure: what it is narrowed to, its keys, and the rows it is about."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    not_,
    or_,
    select,
)

from config.date_words import months_words, program_year_label
from config.program.breakdowns import CARRIED, LATTICE
from config.program.calendars import (
    first_day,
    program_year_months,
    program_year_of,
)
from config.program.instruments import DEFAULT_INSTRUMENT
from config.program.judging import enough_on
from data_access.asking.answers import (
    EVERYBODY,
    REST,
)
from data_access.asking.arrivals import arrivals
from data_access.asking.policy import WithholdingPolicy
from data_access.asking.standing import require_standing
from data_access.measures.filters import Filters
from data_access.measures.measure import Measure, Timing
from data_access.measures.possible_roles import unlikely
from data_access.measures.rests import Gaps
from data_access.measures.span import Span
from data_access.storage.database import Reader


@dataclass(frozen=True)
class Question:
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

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns cells are told apart by: the breakdowns, then the measure's own split."""
        return (*self.by, *((self.measure.split,) if self.measure.split else ()))

    @property
    def cut(self) -> tuple[str, ...]:
        """The columns it is counted by: all it may be filtered by, then the rest of its keys."""
        return tuple(dict.fromkeys((*self.measure.filters, *self.keys)))

    @property
    def partition(self) -> tuple[str, ...]:
        """The keys by which figures are always apart, and never added up."""
        return tuple(k for k in self.keys if k not in LATTICE)

    @property
    def instrument(self) -> str | None:
        if not self.measure.instrument:
            return None
        return self.filters.instrument or DEFAULT_INSTRUMENT

    @property
    def _split_codes(self) -> tuple[str, ...]:
        return self.measure.split_codes(self.filters.instrument or DEFAULT_INSTRUMENT)

    def filter_value(self, name: str) -> Any:
        value = self.filters.value(name) if name in self.measure.filters else None
        if not self.measure.narrowed(name, value):
            return None
        return None if name == "role" and self.role_of_nobody else value

    @cached_property
    def role_of_nobody(self) -> bool:
        """Whether the role asked for is one that its people do not have, and nobody in it has all the same.

        Then it does not narrow the figure: CLASS is not about Consultant Teachers.
        """
        role, measure = self.filters.value("role"), self.measure
        if role is None or not measure.narrowed("role", role):
            return False
        left_out = role in measure.leaves_out.get("role", ())  # and it says so
        if left_out or not unlikely(measure.table.name, role):
            return False
        name = ("role of nobody", self.crosstab_name, role)
        return self.reader.once(name, lambda: not self._has_any(role))

    def _has_any(self, role: object) -> bool:
        rows = self._rows(self.reader)
        mine = [*self.subject(rows.c), rows.c.role == role]
        return self.reader.execute(select(rows.c.role).where(*mine).limit(1)).first() is not None

    def chosen(self, leave_out: Iterable[str] = ()) -> dict[str, str]:
        """The filters that are on, but for those named in `leave_out`."""
        values = {n: self.filter_value(n) for n in self.measure.filters if n not in leave_out}
        return {name: str(value) for name, value in values.items() if value is not None}

    @cached_property
    def excludes(self) -> str:
        """What to change where cohort and months exclude each other; empty where they do not."""
        if "cohort" not in self.measure.filters or self.measure.today_only:
            return ""
        if self.filters.all_months:
            return ""  # there is nothing to change: the cohort is of a year without anything
        if not self.filters.misses_cohort(self.span.first, self.span.last):
            return ""
        return excluding_words(int(self.filters.value("cohort") or 0))

    @property
    def across_regions(self) -> bool:
        """Whether regions stand side by side, so that each can be held against the others."""
        scope = self.reader.scope
        return "region" in self.by and scope.only_region is None and not scope.totals_only

    @property
    def _names_are_told(self) -> bool:
        return self.reader.scope.sees_names and not self.reader.scope.aggregate_only

    @property
    def enough(self) -> int:
        """How many people a verdict takes."""
        return enough_on(self.span.today)

    def _pinned(self, where: dict[str, str]) -> tuple[str, ...]:
        """The keys of which a cell has one category, the region apart where it is the rest."""
        return tuple(n for n in self.keys if where[n] not in (EVERYBODY, REST))

    @property
    def _program_years(self) -> Collection[int]:
        """The program years that the rows of the period can be of; the cohorts as well."""
        if self.measure.timing in (Timing.YEARS, Timing.FISCAL_YEARS):
            return self.span.program_years
        first, last = (program_year_of(first_day(m)) for m in (self.span.first, self.span.last))
        return range(first, last + 1)

    @property
    def crosstab_name(self) -> Hashable:
        """What its crosstab is kept as: all that its statement is made of."""
        m = self.measure
        return ("sums", m.key, m.version, self.narrowed, self.cut, self.span, self.instrument)

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


def excluding_words(cohort: int) -> str:
    """What a viewer can change who chose a cohort and months outside of its program year."""
    months = months_words(*program_year_months(cohort))
    label = program_year_label(cohort)
    return (
        f"the filters exclude each other: cohort {label} was coached from {months}; "
        "choose months of that year, or another cohort"
    )
