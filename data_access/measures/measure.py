"""What a measure is: one record from which chart, table, CSV, dictionary and tests are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from typing import Any

from sqlalchemy import Table

from config.program.breakdowns import CARRIED
from data_access.measures.no_value import NoValue
from data_access.measures.possible_roles import MAY_HAVE_OTHERS, of_table
from data_access.measures.protected import OF_TABLE, LookedUp, Protected
from data_access.measures.rests import CAUTIONS, OF_LOGS, OF_YEARS_OF_LOGS, WHERE_COLLECTED, Rests
from data_access.measures.span import Span
from data_access.measures.statistics import (
    UNIT_WORDS,
    DistinctPeople,
    Expression,
    Statistic,
)


class MeasureKind(Enum):
    """Outcome figures (scores, goals attained, staying) are withheld under the minimum of people."""

    PROCESS = "process"
    OUTCOME = "outcome"


class Unit(Enum):
    """How a value is written."""

    SHARE = "share"
    POINTS = "CLASS points"
    CHANGE = "change in CLASS points"
    STANDARDIZED = "change in standard deviations of the baseline"
    DIFFERENCE = "difference in CLASS points"
    SUPPOSED = "supposed change in CLASS points"
    MINUTES = "minutes"
    MONTHLY_MINUTES = "minutes per month"
    DAYS = "days"
    COUNT = "count"
    RATE = "per month"
    NUMBER = "number"
    SCALE = "points of the survey's scale"
    SCALE_CHANGE = "change in points of the survey's scale"
    SCALE_DIFFERENCE = "difference in points of the survey's scale"
    COEFFICIENT = "coefficient"
    CORRELATION = "correlation"
    DOLLARS = "dollars"

    @property
    def is_change(self) -> bool:
        """Whether a value is a change, held against none."""
        return self in (Unit.CHANGE, Unit.SCALE_CHANGE, Unit.STANDARDIZED)

    @property
    def is_held_against_none(self) -> bool:
        """Whether a value is judged by itself: a change, difference or correlation, held against none."""
        return self.is_signed or self is Unit.CORRELATION

    @property
    def rises_or_falls(self) -> bool:
        """Whether what is judged of a value is that it rose or fell: a change, or one beside a supposed."""
        return self.is_change or self is Unit.SUPPOSED

    @property
    def _is_change_or_difference(self) -> bool:
        return self.is_change or self in (Unit.DIFFERENCE, Unit.SCALE_DIFFERENCE)

    @property
    def is_signed(self) -> bool:
        """Whether a value is written with its sign and drawn from zero; one supposed is no finding."""
        return self._is_change_or_difference or self is Unit.SUPPOSED


class Timing(Enum):
    """Which rows of the table a span of months selects."""

    MONTHS = "month"  # rows carry their month
    YEARS = "program_year"  # rows carry their program year
    FISCAL_YEARS = "sfy"  # and the state fiscal year that ends in it, whole, is what they are of
    NONE = "none"  # the table is a state of today


_YEARS_CHOSEN = (
    "program years of which more than half lies in the months chosen, or else the one they cover "
    "most of"
)
_ROWS = {
    Timing.MONTHS: "rows dated in the months chosen, first and last included",
    Timing.YEARS: f"rows of the {_YEARS_CHOSEN}",
    Timing.FISCAL_YEARS: f"rows of the whole state fiscal years that end in the {_YEARS_CHOSEN}",
    Timing.NONE: "rows whose own dates, named above, lie in the months chosen, first and last included",
}


@dataclass(frozen=True)
class ReferenceLine:
    """A line for orientation on one part of a measure, on the days it is in force."""

    part: str
    value: float
    label: str
    valid_from: date
    valid_to: date | None

    def stands_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True)
class Narrower:
    """Fewer people of whom a figure is told instead where it cannot be told of all.

    They are those of whom `table` has a row by `columns` and `where`, and stand where that row does, so
    that they are the very people of the figures made of it; `words` say who they are.
    """

    table: Table
    columns: tuple[str, ...]
    where: Callable[[Any], Any]
    words: str


Condition = Callable[[Any, Span], Sequence[Any]]


@dataclass(frozen=True)
class AlsoTold:
    """What of another kind is told with how many people are in one part of a measure.

    How many left before a second observation tells of pairs that ended. It is a sum over the rows
    `among`, of whom those `where` are picked: each with what belongs to it in `table` by `columns`, which
    has the record that `protects` names.
    """

    protects: Protected
    table: Table
    columns: tuple[str, ...]
    among: Condition
    where: Condition


def _no_condition(columns: Any, at: Span) -> Sequence[Any]:
    return ()


def _column(name: str) -> Expression:
    return lambda t, at: t[name]


# Of a category of its split, or a part, and a program year: too early, with the first day of which the
# calendar alone says that somebody can be in the figure; None where nothing is said.
NotBefore = Callable[[str, int], NoValue | None]


def _any_day(code: str, year: int) -> NoValue | None:
    return None


def _no_codes(instrument: str) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Measure:
    """One measure. `number` is its id in the PAC evaluation plan (Q2, D3, R1 …).

    `part_axis` names what the statistic's parts are (venue, band, months of tenure); `split`
    is a column by which a figure is always split because it may never be summed over (the CLASS
    component); `split_codes` gives its categories in order for an instrument. `person` is the
    column of whom it counts. `numerator` and `denominator` say what those two columns of an export
    hold; a median and a count have neither. `strata` are what an outcome figure may pool (program
    years, windows): pooled figures are withheld wherever one of their strata is, so that none can
    be subtracted. `rests_on` says what of a region's log has to have arrived before a row is known;
    months of logs (`rests.OF_LOGS`) rest on their month without saying so. `rests_day` names the
    day of rows that rest on a month and carry none. `unlike` are the breakdowns in which the figure means
    something else in each category, so that none is held against the others. `protects`: what of a person
    an outcome tells, where it is not what its table tells (`protected.OF_TABLE`). `moves_with`: an outcome
    that decides which rows a count of coaching leaves out, so that the count moves on the days on which that
    outcome does. `among`: where it picks
    people out by their outcome (pairs that ended, of all that began), the rows out of which it does; what
    is told is decided over all of these, because how many were picked tells of each of them. `known_side`:
    1 or 0 for each of those, where everybody may know it and the numerator are those picked of the ones.
    `compares_codings`: whether it holds second codings, which a file may bring, against scores of record.
    `sorted_by`: the score that sorts people into its parts, so that how many are in each tells of scores.
    `also_told`: by part, what of another kind is told with how many are in it.
    `goes_on`: it counts what came after its program years, so it is true of the day it is asked on.
    `preference`: of two groups of people that may not both be told, the one of the measure with the
    smaller number is. `narrower`: fewer people of whom it is told instead. `roles`: those its people can
    have, where they are fewer than its table's (`possible_roles`). `leaves_out`: by breakdown, the
    categories that `where` leaves out because the figure can be of nobody there, and `left_out_words` why.
    `collected`: what shows that its kind is on record, each by some row, where it is not that rows are there;
    of rows without a time only by what held on the as-of day, so that what comes later moves no reason.
    `not_before`: until when nobody can be in it, whoever they are: that is said before that it is withheld,
    for it follows from the calendar and tells nothing of anybody.
    """

    key: str
    number: str
    family: str
    label: str
    question: str
    unit: Unit
    kind: MeasureKind
    table: Table
    statistic: Statistic
    timing: Timing
    breakdowns: tuple[str, ...]
    definition: str
    formula: str
    why: str
    caveats: tuple[str, ...]
    source: str
    reviewed: date
    filters: tuple[str, ...] = tuple(CARRIED)
    where: Condition = _no_condition
    part_axis: str | None = None
    part_labels: dict[str, str] = field(default_factory=dict)
    unlike: tuple[str, ...] = ()
    split: str | None = None
    split_codes: Callable[[str], tuple[str, ...]] = _no_codes
    person: str = "person_id"
    instrument: bool = False
    better: str = ""  # "up", "down" or "" where more is neither
    axis: tuple[float, float] | None = None
    people_word: str = "mentees"
    unit_word: str = ""
    spread_words: str = ""
    parts_are_people: bool = False
    strata: dict[str, Expression] = field(default_factory=dict)
    numerator: str = ""
    denominator: str = ""
    today_only: bool = False
    goes_on: bool = False
    rests_on: Rests | None = None
    rests_day: str = ""
    lines: tuple[ReferenceLine, ...] = ()
    protects: Protected | None = None
    moves_with: Protected | None = None
    narrower: Narrower | None = None
    among: Condition | None = None
    compares_codings: bool = False
    known_side: Expression | None = None
    sorted_by: Expression | None = None
    also_told: Mapping[str, AlsoTold] = field(default_factory=dict)
    joined: AlsoTold | None = None  # of a measure that is only decided, never shown (`as_told`)
    preference: int = 9
    roles: tuple[str, ...] = ()
    leaves_out: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    left_out_words: str = ""
    collected: Condition | None = None
    not_before: NotBefore = _any_day
    version: int = 1

    def __post_init__(self) -> None:
        if self.is_outcome and self.protected is None:
            # Whose values it tells, and of what, decides who may be told.
            raise ValueError(f"{self.key} is an outcome: say what of a person it tells")
        if self.is_outcome and self.timing is not Timing.NONE and not self.strata:
            # One year's withheld figure would be that of two years less the other one's.
            raise ValueError(f"{self.key} pools years of an outcome: say its strata")

    @property
    def protected(self) -> Protected | None:
        """What of a person it tells; None for what is no outcome."""
        if not self.is_outcome:
            return None
        return self.protects or OF_TABLE.get(self.table.name)

    @property
    def stands_with(self) -> Protected | None:
        """The outcome whose days it keeps to: its own, or the one that decides which rows it has."""
        return self.protected or self.moves_with

    def as_told(self, part: str) -> Measure:
        """How many are in a part, as the figure of another kind that is told with it."""
        also = self.also_told[part]
        strata = {name: _column(name) for name in ("instrument", self.split) if name}
        return replace(
            self,
            key=f"{self.key} {part}",
            statistic=DistinctPeople(),
            part_axis=None,
            part_labels={},
            parts_are_people=False,
            instrument=False,
            split=None,
            strata=self.strata | strata,
            protects=also.protects,
            among=also.among,
            where=also.where,
            narrower=None,
            also_told={},
            joined=also,
        )

    @property
    def tells(self) -> tuple[Measure, ...]:
        """The measure, and what else is told with it."""
        return (self, *map(self.as_told, self.also_told))

    @property
    def possible_roles(self) -> tuple[str, ...]:
        """The roles its people can have: as many of it are judged together."""
        return self.roles or of_table(self.table.name)

    @property
    def is_of_any_day(self) -> bool:
        """Whether whoever sees names may ask it as of any month's end: nobody in it is protected then."""
        found = self.protected
        return found is None or found.subject.looked_up is LookedUp.BY_NAME

    @property
    def rests(self) -> Rests:
        """What of a region's log has to have arrived before a row is known."""
        if self.rests_on is not None:
            return self.rests_on
        if self.table.name in OF_YEARS_OF_LOGS:
            return Rests.YEAR
        of_log = self.timing is Timing.MONTHS and self.table.name in OF_LOGS
        return Rests.MONTH if of_log else Rests.NOTHING

    @property
    def cautions(self) -> tuple[str, ...]:
        """How it is to be read: its caveats, and what it leaves out because no file of it has come."""
        own = (
            CAUTIONS.get(self.rests),
            WHERE_COLLECTED
            if self.statistic.records and not self.statistic.recorded_of_period
            else None,
        )
        return (*self.caveats, *filter(None, own))

    @property
    def filtered_by(self) -> tuple[str, ...]:
        """All it can be filtered by: the breakdowns it is cut by, and the CLASS tool it is about."""
        return (*self.filters, *(("instrument",) if self.instrument else ()))

    def narrowed(self, name: str, value: object) -> bool:
        """Whether a filter narrows it: a role that none of its people can have does not."""
        # Who is left out of it is told so.
        known = (*self.possible_roles, *self.leaves_out.get("role", ()))
        may_be = value in known or self.table.name in MAY_HAVE_OTHERS
        return name in self.filtered_by and (name != "role" or may_be)

    @property
    def worked_out(self) -> str:
        """The formula in words, with its quotient where the figure is one."""
        quotient = self.numerator and self.statistic.is_quotient
        return " ".join(
            filter(
                None, ("Numerator ÷ denominator." if quotient else "", self.formula, self.unit_said)
            )
        )

    @property
    def unit_said(self) -> str:
        """What one unit of the interval is, where the same one may be in the figure several times."""
        shared = self.statistic.shared
        if shared is None:
            return ""
        one = UNIT_WORDS[str(shared.unit)]
        return (
            f"The unit of the interval is the {one}: the same {one} in several windows, program "
            "years, roles or regions is one."
        )

    @property
    def period_rule(self) -> str:
        """Which rows a choice of months selects, and the day the figure is true of, in words."""
        if self.today_only:
            return "the state of today; the months chosen do not matter"
        rows = _ROWS[self.timing]
        if self.goes_on:
            return f"{rows}; true of today, because what counts comes after them"
        if not self.is_outcome:
            said = f"{rows}; true of the last day of the months chosen, or of today"
            if self.moves_with is None:
                return said
            return (
                f"{said}, and by the data of the last named day for whoever may not look people up"
            )
        widened = (
            f"{rows}; the months chosen are first widened or narrowed to whole program years; true "
        )
        newest = "of the end of the newest complete month of those years, by the data of the last named day"
        if not self.is_of_any_day:
            return widened + newest
        return (
            f"{widened}of the last day of the months chosen for whoever may look people up by name, and "
            f"{newest} for everybody else"
        )

    @property
    def is_outcome(self) -> bool:
        return self.kind is MeasureKind.OUTCOME
