"""The one result that chart, table, sentence, CSV, print and command line are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from config.program.breakdowns import EVERYBODY, REST, UNPLACED
from data_access.measures import intervals
from data_access.measures.filters import (
    Filters,
    Notice,
)
from data_access.measures.measure import Measure
from data_access.measures.no_value import WhyNone
from data_access.measures.span import Span
from data_access.measures.statistics import RestsOn

if TYPE_CHECKING:
    from pandas import DataFrame

# What `Answer.compared` says of changes: each is held against none.
NO_CHANGE = "no_change"

# Reasons of a figure of which nothing has come: it is in no total.
NOTHING_CAME = (WhyNone.NOT_ARRIVED, WhyNone.NOT_COLLECTED)

__all__ = [
    "EVERYBODY",
    "NO_CHANGE",
    "REST",
    "UNPLACED",
    "Answer",
    "Awaited",
    "Cell",
    "Difference",
    "UsualRange",
    "compare",
]


@dataclass(frozen=True)
class Difference:
    """How far a cell lies from the rest, or a change from none, with an interval.

    Where several are judged together, the interval is so wide that all of them hold with 95 %
    (`data_access/measures/together.py`).
    """

    value: float
    low: float
    high: float

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out no difference at all."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True)
class UsualRange:
    """What a month's own series says of it; made by `monthly_series` alone.

    `chart`: which limits it has. `base`: first and last month of the base period. `center`, `low` and
    `high` are of a month of this size. `role`: what the month is in its series; `not_judged`: why it, or
    its whole series, is not judged. Of the newest judged month `signal` is "none" or what is unusual,
    and `direction` whether that is better, worse or neither. All of them are codes.
    """

    chart: str
    base: tuple[str, str]
    center: float | None
    low: float | None
    high: float | None
    role: str
    not_judged: str = ""
    signal: str = ""
    direction: str = ""


@dataclass(frozen=True)
class Cell:
    """One figure of an answer, after withholding, rounded once to four decimals.

    `where` gives the category of each breakdown, as text: {"region": "2"}; "all" is the total,
    "rest" the rest of the state, "none" people who are placed nowhere. A withheld cell carries
    no number at all: value, interval, counts of people and units are None.
    `suppression`: "" | "small_n" | "complementary". `why`: words where there is no
    value; `why_code`: the same for programs (`WhyNone`), empty where the cell is withheld.
    `partly_known`: some of the months or regions behind it have not arrived and are left out.
    `unsettled`: it holds a month or fiscal year that is still running, or is of one month whose logs may
    still arrive; it is shown, and nothing is concluded from it.
    `no_interval`: a `NoInterval`, where there is a value without the interval it could have.
    `intended`: lowest and highest value the program intends; inside, both ends included, a value
    is neither below nor above what is intended.
    `against_rest` and, of a change, `against_none` are what a verdict is read from
    (`data_access/asking/verdicts.py`): None where too few people stand behind it.
    `rest_withheld`: there are enough people, but held against the rest it would tell of a group
    that is withheld, so `against_rest` is None.
    `not_compared`: a `NotCompared`, where enough people are on both sides, all of it may be told, and
    still nothing can be held against anything.
    `of_fewer`: of whom it is told, in words, where it cannot be told of all.
    `usual`: of a month, where it is held against its own series.
    `rests_on`: what its interval is over, and how many, where they are neither people nor pairs.
    """

    where: dict[str, str]
    value: float | None = None
    low: float | None = None
    high: float | None = None
    spread: tuple[float, float] | None = None
    people: int | None = None
    units: int | None = None
    numerator: float | None = None
    denominator: float | None = None
    suppression: str = ""
    why: str = ""
    why_code: str = ""
    no_interval: str = ""
    provisional: bool = False
    against_rest: Difference | None = None
    against_none: Difference | None = None
    partly_known: bool = False
    unsettled: bool = False
    intended: tuple[float, float] | None = None
    usual: UsualRange | None = None
    of_fewer: str = ""
    rest_withheld: bool = False
    not_compared: str = ""
    rests_on: RestsOn = ()

    @property
    def is_empty(self) -> bool:
        return self.value is None

    @property
    def outside(self) -> str:
        """Where its whole interval lies outside of what is intended: below, above; else empty."""
        if self.intended is None or self.low is None or self.high is None or self.unsettled:
            return ""
        if self.high < self.intended[0]:
            return "below"
        return "above" if self.low > self.intended[1] else ""

    def of(self, dimension: str) -> str:
        return self.where.get(dimension, EVERYBODY)


@dataclass(frozen=True)
class Awaited:
    """A log that figures rest on and that has not arrived: whose, which, and through which day it is.

    `region` None is for who may not tell regions apart. `log` is the key of its format. `through`
    None: nothing of it has ever arrived. `months` are those of the answer that are left out.
    """

    region: int | None
    log: str
    through: date | None
    months: tuple[str, ...] = ()


def regions_without(
    cells: Iterable[Cell], reasons: tuple[WhyNone, ...] = NOTHING_CAME
) -> list[str]:
    """Of cells of the state and of its regions, the regions of which nothing has come, for these reasons."""
    own: dict[str, list[Cell]] = {}
    for cell in cells:
        own.setdefault(cell.of("region"), []).append(cell)
    return [
        code
        for code, found in own.items()
        if EVERYBODY in own
        and code not in (EVERYBODY, REST, UNPLACED)
        and all(c.is_empty and c.why_code in reasons for c in found)
    ]


def region_list(regions: tuple[int, ...]) -> str:
    """The regions somebody reads, in words."""
    return ", ".join(f"Region {r}" for r in regions)


OWN_PAIRS = "Own pairs"


def scope_words(regions: tuple[int, ...] | None, own_pairs: bool = False) -> str:
    """Whose rows a viewer with these regions reads: None is the whole state."""
    if regions is None:
        return "Whole state"
    if own_pairs:
        return f"{OWN_PAIRS} only"
    return f"{region_list(regions)} only" if regions else "Nothing"


@dataclass(frozen=True)
class Answer:
    """What a measure says to one viewer for one filter state.

    `by` are the breakdowns in order; after them come the measure's own split and part axis.
    Cells stand in display order: the total first, then regions by number. `regions`: whose rows
    it is made of; None is the whole state, () nothing; with `own_pairs` only the viewer's own pairs
    there. `awaited` are the logs that have not arrived, whose months its cells leave out. `compared`: the
    dimension of which each category is held against the rest, `NO_CHANGE` for a change, or nothing.
    `edition`: the named day on whose data it is made; None where it is made of the data of now.
    `rest_edition`: the same of the rest of the state, for who looks the own region up as of now.
    `role_of_nobody`: the role asked for is none of its people's, so that it does not narrow it.
    `not_shown`: the regions of which nothing has come that have no cells of their own here, left out of
    the rest of the state. `lacks_regions`: the state, or the rest of it, is without regions that collect
    nothing of it, and the viewer is not told which.
    Made by `ask` alone.
    """

    measure: Measure
    filters: Filters
    by: tuple[str, ...]
    span: Span
    cells: tuple[Cell, ...]
    data_through: date | None
    regions: tuple[int, ...] | None
    notices: tuple[Notice, ...] = ()
    minimum_people: int = 10
    own_pairs: bool = False
    awaited: tuple[Awaited, ...] = ()
    compared: str = ""
    edition: date | None = None
    rest_edition: date | None = None
    role_of_nobody: bool = False
    not_shown: tuple[str, ...] = ()
    lacks_regions: bool = False

    @property
    def applied(self) -> Filters:
        """The filters that it is made with: those that are on and that its measure has."""
        measure = self.measure
        on = [
            name
            for name, value in self.filters.chosen
            if measure.narrowed(name, value) and not (name == "role" and self.role_of_nobody)
        ]
        return self.filters.only(on, self.span.today, not measure.today_only)

    @property
    def scope_words(self) -> str:
        """Whose rows it is made of, for labels and CSV."""
        return scope_words(self.regions, self.own_pairs)

    @property
    def dimensions(self) -> tuple[str, ...]:
        """Every dimension the cells are told apart by, in order."""
        own = tuple(d for d in (self.measure.split, self.measure.part_axis) if d)
        return (*self.by, *own)

    def cell(self, **where: str) -> Cell:
        """The one cell with these categories (others: the total). Raises KeyError if none."""
        for cell in self.cells:
            if all(cell.of(d) == where.get(d, EVERYBODY) for d in self.dimensions):
                return cell
        raise KeyError(where)

    def select(self, **where: str) -> Iterator[Cell]:
        """The cells that have these categories, in order."""
        return (c for c in self.cells if all(c.of(d) == v for d, v in where.items()))

    def categories(self, dimension: str) -> list[str]:
        """The categories of a dimension that occur, in display order."""
        return list(dict.fromkeys(c.of(dimension) for c in self.cells))

    @property
    def without_regions(self) -> list[str]:
        """The regions of which nothing at all has come, or is collected: the others are the state shown."""
        if "region" not in self.by:
            return []
        return regions_without(self.cells) or list(self.not_shown)

    def edition_of(self, cell: Cell) -> date | None:
        """The named day on whose data one of its figures is made; None where it is of the data of now."""
        beside = cell.of("region") == REST and self.rest_edition is not None
        return self.rest_edition if beside else self.edition

    def is_partly_known(self, cell: Cell) -> bool:
        """Whether months or regions behind a figure are left out: not arrived, or collected nowhere there."""
        if cell.partly_known or cell.is_empty:
            return cell.partly_known
        lacking = self.lacks_regions or bool(self.without_regions)
        return cell.of("region") in (EVERYBODY, REST) and lacking

    @property
    def shown(self) -> list[Cell]:
        return [c for c in self.cells if not c.is_empty]

    def to_frame(self) -> DataFrame:
        """The cells as a data frame, for analysts: see `answer_frame` and docs/analysis.md."""
        # Only here: pandas takes half a second and 47 MB, which no process that serves pages pays.
        from data_access.asking.answer_frame import frame_of

        return frame_of(self)


def compare(cell: Cell, other: Cell) -> Difference | None:
    """cell minus other with its interval; None unless both have a value and an interval.

    The two must rest on different people or different years.
    """
    if cell.value is None or other.value is None:
        return None
    if None in (cell.low, cell.high, other.low, other.high):
        return None
    return Difference(
        *intervals.difference(
            cell.value,
            (cell.low, cell.high),  # type: ignore[arg-type]
            other.value,
            (other.low, other.high),  # type: ignore[arg-type]
        )
    )
