"""Statistics that ask SQL only for counts and sums, and fold them into a figure with its interval.

A statistic's sums for disjoint groups can be added, so every total and every "rest of the state"
is exact, and it is impossible to write an average of averages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import floor, sqrt
from typing import Any, ClassVar, Protocol

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    FromClause,
    Select,
    String,
    and_,
    case,
    cast,
    false,
    func,
    literal,
    or_,
    select,
    union_all,
)

from data_access.measures import intervals
from data_access.measures.intervals import Interval, UnitSums
from data_access.measures.no_value import (
    NOT_COLLECTED,
    NoInterval,
    NoValue,
    Why,
    too_early,
    too_few,
    undefined,
)
from data_access.measures.span import Span

Expression = Callable[[Any, Span], Any]
Condition = Callable[[Any], ColumnElement[bool]]
Key = tuple[Any, ...]
Sums = dict[Any, float]

SINGLE = ""  # the part of a statistic that has only one


RestsOn = tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Figure:
    """One folded result, unrounded.

    `low`/`high`: 95 % interval. `spread`: a second range whose meaning the measure names (middle
    half; bounds if all unknown had left or stayed). `units`: what was counted when it is not
    people (months, goals, contacts). `why`: the reason, in words, where there is no value;
    `no_interval`: the reason where there is a value without an interval that could have one.
    `intended`: lowest and highest value that the program intends, both ends included.
    `rests_on`: what the interval is over and how many there are, where they are neither people nor
    pairs: (("observers", 9),).
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    spread: tuple[float, float] | None = None
    units: int = 0
    numerator: float | None = None
    denominator: float | None = None
    why: Why = ""
    no_interval: NoInterval | str = ""
    intended: tuple[float, float] | None = None
    rests_on: RestsOn = ()


def add(many: Iterable[Sums]) -> Sums:
    """The sums of several disjoint groups added together."""
    out: Sums = {}
    for sums in many:
        for name, value in sums.items():
            out[name] = out.get(name, 0) + value
    return out


class Statistic(Protocol):
    """What a measure needs from a statistic, with the defaults that most of them share.

    `is_quotient`: its figure is a numerator divided by a denominator, not computed in several steps.
    `counts_people`: its figure is the number of different people in a cell.
    """

    is_quotient: ClassVar[bool] = False
    counts_people: ClassVar[bool] = False

    @property
    def interval_words(self) -> str:
        """How its interval is made, in a sentence; a method is called what docs/statistics.md calls it."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The codes of its parts in order; ("",) if it has one figure per group."""

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        """Select the counts and sums, grouped by `keys`."""

    @property
    def names(self) -> tuple[str, ...] | None:
        """The names of the columns of `select` after the keys; None for rows of (a mark, a count)."""

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        """The figure of each part."""

    @property
    def records(self) -> Mapping[str, Expression]:
        """What says that a thing is on record at all, by part; where a place and time have none of it,
        it is not collected there. Most statistics need nothing of the kind."""
        return {}

    @property
    def recorded_of_period(self) -> bool:
        """Whether one thing on record in the period shows that all its months are; mostly each by itself."""
        return False

    def collected_but(self, missing: Mapping[str, Condition]) -> Statistic:
        """The same, by part without the rows of places and times in which it was not collected."""
        return self

    def on_record(self, part: str) -> Expression:
        """What says of a row that the kind of thing a part is about is on record; mostly that it is there."""
        return _each

    def cut_below(self, watched: int) -> Statistic:
        """The same, without values based on fewer observed people; most statistics observe nobody."""
        return self

    @property
    def unjudged(self) -> tuple[str, ...]:
        """The parts that are no finding, so that no verdict is read from them; mostly none."""
        return ()

    @property
    def hangs_on_family(self) -> bool:
        """Whether its figures hang on how many are judged together, and not only their verdicts."""
        return False

    def judged_with(self, family: int) -> Statistic:
        """The same, where what it says rests on how many figures are judged together."""
        return self

    def rests_on(self, part: str) -> tuple[str, ...]:
        """The categories of people behind a part, where parts are people: it is withheld with any."""
        return (part,)

    @property
    def shared(self) -> Share | None:
        """The share its sums are of, where one unit of the interval may lie in several groups.

        A person may come back in another year, region or role. Sums of squares over persons cannot
        then be added over groups; what is to be added besides is counted with them.
        """
        return None

    def counted(self, part: str) -> tuple[Expression, ...]:
        """Sums, never negative, of which one at least is more than zero for whoever is in a part.

        They say who the n people behind a figure are: those in its denominator (or in the numerator
        alone), and not everybody with a row. Empty: everybody with a row.
        """
        return ()


def _pair(interval: Interval | None) -> tuple[float | None, float | None]:
    return interval if interval else (None, None)


def whole(count: float) -> int:
    """A count in whole numbers, the same whatever the order in which its parts were added up.

    A half is rounded up, as where the count is written.

    >>> whole(538.5), whole(538.4999999997), whole(538.5000000003), whole(3020.5)
    (539, 539, 539, 3021)
    """
    return floor(round(count, 6) + 0.5)


def why_no_interval(
    interval: Interval | None, units: float, differ: bool = False
) -> NoInterval | str:
    """Why there is no interval: too few units for how they differ, or nothing shows that they do."""
    if interval is not None:
        return ""
    few = differ or units < intervals.FEWEST_UNITS
    return NoInterval.TOO_FEW if few else NoInterval.ALL_ALIKE


@dataclass(frozen=True)
class Part:
    """One share of a Share: the sum of `y` over the sum of `m`.

    If `recorded` is given and sums to zero in a region and month (year), nobody has collected there
    what `y` counts. `collected_but` then leaves its rows out of both, rather than count them as missed;
    `due` is m with those rows; or, said of a part, the rows that could have been in m.
    """

    y: Expression
    m: Expression
    recorded: Expression | None = None
    due: Expression | None = None

    def collected_but(self, missing: Condition | None) -> Part:
        """The same without the rows of where it was not collected."""
        if missing is None:
            return replace(self, recorded=None)

        def without(value: Expression) -> Expression:
            return lambda t, at: case((missing(t), 0), else_=value(t, at))

        return Part(without(self.y), without(self.m), due=self.m)


# What lies in one group however rows are grouped: nobody is in two regions or years as the same pair.
_SUMS = ("n", "y", "m", "yy", "ym", "mm")  # units, and sums over units of what each has in all
# Units of an interval that are neither people nor pairs: how many there are is told with the figure.
_SEVERAL_OF: Mapping[str | None, str] = {
    "observer_id": "observers",
    "observation_id": "observations",
    "coach_id": "coaches",
}
_IN_ONE_GROUP = ("pair_id", "observation_id")


@dataclass(frozen=True)
class Share(Statistic):
    """Sum of y over sum of m. `unit` names the column of what repeats (the pair, the person).

    Without a unit, and where every unit counts once, the interval is Wilson's. Otherwise the unit
    is what varies (months of one pair are alike): a share has Wilson's interval with as many trials
    as give the variance between units, any other quotient Student's on the log scale. `proportion`
    says the value is a share between 0 and 1. `is_account`: the rows are the whole account and no sample of
    anything, so there is no interval. `not_collected`: the words where none of what is due was collected.
    `of_period`: whether something is collected in a region is said by the whole period, not month by month:
    where logs name a thing now and then, a month without it is 0%.
    `none_due`: those where there are rows, and none that counts yet; `no_data` where there is no row.
    `none_of_due`: those where some could have counted (`Part.due`), and none does.
    """

    is_quotient = True

    of: Mapping[str, Part]
    unit: str | None = None
    proportion: bool = True
    no_data: Why = "nothing to count in this period"
    is_account: bool = False
    not_collected: Why = NOT_COLLECTED
    none_due: Why = ""
    none_of_due: Why = ""
    of_period: bool = False

    @property
    def interval_words(self) -> str:
        if self.is_account:
            return "None: these are the whole accounts, not a sample."
        unit = UNIT_WORDS[self.unit] if self.unit else ""
        if not self.proportion:
            return f"{ON_LOG_SCALE}; the {unit} is the unit."
        if not unit:
            return f"{WILSON}."
        return f"{WILSON} where each {unit} counts once; otherwise {OVER_UNITS}, the {unit} being the unit."

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.of)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(name for part in self.of for name in self._own_names(part))

    def name_of(self, part: str, what: str) -> str:
        """The name of one of the sums of a part; parts of one denominator have its sums once."""
        if what in self._of_denominator:
            m = self.of[part].m
            part = next(code for code, other in self.of.items() if other.m is m)
        return f"{part}.{what}"

    @property
    def _of_denominator(self) -> tuple[str, ...]:
        """The sums that parts of one denominator have in common: of a proportion, n as well."""
        return ("n", "m", "mm") if self.proportion else ("m", "mm")

    def _own_names(self, part: str) -> tuple[str, ...]:
        """The names of the sums that are counted for a part, and not with an earlier one."""
        sums = (*_SUMS, *(("due",) if self.of[part].due else ()))
        return tuple(f"{part}.{x}" for x in sums if self.name_of(part, x) == f"{part}.{x}")

    @property
    def shared(self) -> Share | None:
        return None if self.unit is None or self.unit in _IN_ONE_GROUP else self

    def counted(self, part: str) -> tuple[Expression, ...]:
        one = self.of[part]
        # A proportion's numerator is a part of its denominator.
        return (one.m,) if self.proportion else (one.m, one.y)

    @property
    def recorded_of_period(self) -> bool:
        return self.of_period

    @property
    def records(self) -> Mapping[str, Expression]:
        return {code: part.recorded for code, part in self.of.items() if part.recorded}

    def on_record(self, part: str) -> Expression:
        of = self.of[part]
        return of.recorded or (_each if self.none_due else of.m)

    def collected_but(self, missing: Mapping[str, Condition]) -> Share:
        of = {code: part.collected_but(missing.get(code)) for code, part in self.of.items()}
        return replace(self, of=of)

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        units = self._units(rows, keys, where, at).subquery("units")
        by = [units.c[f"k{i}"] for i in range(len(keys))]
        return select(*by, *self._sums(units)).group_by(*by)

    def select_with_pairs(
        self,
        rows: FromClause,
        keys: Sequence[ColumnElement[Any]],
        apart: Sequence[int],
        where: Sequence[Any],
        at: Span,
    ) -> CompoundSelect[Any]:
        """The same, each row after 1 and its keys once more; then, after 0, pairs of groups.

        A pair is the keys of one group, those of another, and what units in both add to the sums
        where the two are put together: the products of what they are in one and in the other.
        Groups that differ in the keys at `apart` are never put together.
        """
        units = self._units(rows, keys, where, at).cte("units")
        by = [units.c[f"k{i}"] for i in range(len(keys))]
        groups = select(literal(1), *by, *by, *self._sums(units)).group_by(*by)
        one, other = units.alias("one"), units.alias("other")
        first = [one.c[f"k{i}"] for i in range(len(keys))]
        second = [other.c[f"k{i}"] for i in range(len(keys))]
        differ = [
            a.is_distinct_from(b)
            for i, (a, b) in enumerate(zip(first, second, strict=True))
            if i not in apart
        ]
        pairs = (
            select(literal(0), *first, *second, *self._products(one, other))
            .where(
                one.c.unit == other.c.unit,
                *(first[i].is_not_distinct_from(second[i]) for i in apart),
                or_(false(), *differ),
            )
            .group_by(*first, *second)
        )
        return union_all(groups, pairs)

    def _units(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        """y, m and what is due of every unit in every group, or of every row without a unit."""
        named = [k.label(f"k{i}") for i, k in enumerate(keys)]
        totals = []
        for i, (code, part) in enumerate(self.of.items()):
            given = {"y": part.y, "m": part.m, "d": part.due}
            if self.name_of(code, "m") != f"{code}.m":
                del given["m"]
            for name, expression in given.items():
                if expression is not None:
                    value = expression(rows.c, at)
                    total = func.coalesce(func.sum(value), 0) if self.unit else value
                    totals.append(total.label(f"{name}{i}"))
        if self.unit is None:
            return select(*named, *totals).where(*where)
        unit = rows.c[self.unit]
        # All who are not named are one unit, which a join finds as well.
        known = func.coalesce(unit, "") if getattr(unit, "nullable", True) else unit
        inner = select(*named, known.label("unit"), *totals).where(*where)
        return inner.group_by(*keys, unit)

    def _at(self, units: FromClause, code: str) -> tuple[Any, Any]:
        """The y and m of a part."""
        parts = list(self.of)
        denominator = self.name_of(code, "m").removesuffix(".m")
        return units.c[f"y{parts.index(code)}"], units.c[f"m{parts.index(denominator)}"]

    def _sums(self, units: FromClause) -> list[ColumnElement[Any]]:
        sums: list[ColumnElement[Any]] = []
        for i, code in enumerate(self.of):
            y, m = self._at(units, code)
            counted = m != 0 if self.proportion else or_(m != 0, y != 0)
            of = {
                "n": func.sum(case((counted, 1), else_=0)),
                "y": func.sum(y),
                "m": func.sum(m),
                "yy": func.sum(y * y),
                "ym": func.sum(y * m),
                "mm": func.sum(m * m),
            }
            if self.of[code].due is not None:
                of["due"] = func.sum(units.c[f"d{i}"])
            sums += [
                value for name, value in of.items() if self.name_of(code, name) == f"{code}.{name}"
            ]
        return sums

    def _products(self, one: FromClause, other: FromClause) -> list[ColumnElement[Any]]:
        """What units in two groups add to the same sums; nothing to those that are no products."""
        products: list[ColumnElement[Any]] = []
        for code in self.of:
            y, m = self._at(one, code)
            other_y, other_m = self._at(other, code)
            of = {"yy": y * other_y, "ym": y * other_m, "mm": m * other_m}
            for name in self._own_names(code):
                product = of.get(name.removeprefix(f"{code}."))
                products.append(literal(0) if product is None else func.sum(product))
        return products

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        return {part: self._figure(part, sums) for part in self.of}

    def _figure(self, part: str, sums: Sums) -> Figure:
        n, y, m, yy, ym, mm = (sums.get(self.name_of(part, x), 0.0) for x in _SUMS)
        if m <= 0 and (due := sums.get(f"{part}.due")):
            if self.none_of_due:
                return Figure(None, why=self.none_of_due)
            # What was due is still known.
            return Figure(None, units=whole(due), denominator=due, why=self.not_collected)
        if m <= 0:
            # What was received where nothing was due is part of the total, so it is returned here as well.
            received = (y, m) if y else (None, None)
            why = self.none_due if sums and self.none_due else self.no_data
            return Figure(None, numerator=received[0], denominator=received[1], why=why)
        if self.is_account:
            return Figure(y / m, units=whole(m), numerator=y, denominator=m)
        over_units = UnitSums(n, y, m, yy, ym, mm)
        if not self.proportion:
            interval = intervals.rate_interval(over_units)
        elif m == n == mm and y == yy:
            interval = intervals.wilson(y, m)  # every unit counts once
        else:
            interval = intervals.share_interval(over_units)
        low, high = _pair(interval)
        return Figure(
            y / m,
            low,
            high,
            units=whole(m),
            numerator=y,
            denominator=m,
            no_interval=why_no_interval(interval, n, over_units.variance > 0),
            rests_on=((_SEVERAL_OF[self.unit], whole(n)),) if self.unit in _SEVERAL_OF else (),
        )


def _each(t: Any, at: Span) -> Any:
    """1 for each row."""
    return literal(1)


def _one_where(known: Callable[[Any, Span], Any]) -> Expression:
    """1 for each row in which a condition holds."""
    return lambda t, at: case((known(t, at), 1), else_=0)


def _each_value(x: Expression) -> Part:
    """What the mean of a value is the quotient of: the sum of the values, and how many there are."""

    def known(t: Any, at: Span) -> Any:
        value = x(t, at)
        if getattr(value, "nullable", True):
            return case((value.is_not(None), 1), else_=0)
        return literal(1)  # the column is never empty

    return Part(x, known)


@dataclass(frozen=True)
class Scale:
    """Values of a mean that lie between two ends, as scores do."""

    low: float
    high: float

    @property
    def interval_words(self) -> str:
        return f"{ON_A_SCALE}, from {self.low:.3g} to {self.high:.3g}."

    def interval(self, sums: UnitSums) -> Interval | None:
        """The mean as a share of the way between the ends."""
        return intervals.mean_interval(sums, self.low, self.high)


@dataclass(frozen=True)
class Changes:
    """Values of a mean that are changes or differences: at most `farthest` from zero, if known."""

    farthest: float | None = None

    @property
    def interval_words(self) -> str:
        return f"{STUDENT}."

    def interval(self, sums: UnitSums) -> Interval | None:
        """Student's t."""
        return intervals.change_interval(sums, self.farthest)


@dataclass(frozen=True)
class Amounts:
    """Values of a mean that are numbers or amounts: never negative, and without an upper end."""

    @property
    def interval_words(self) -> str:
        return f"{ON_LOG_SCALE}."

    def interval(self, sums: UnitSums) -> Interval | None:
        """As of a rate."""
        return intervals.rate_interval(sums)


Values = Scale | Changes | Amounts

# The methods of docs/statistics.md by their names there.
WILSON = "Wilson's score interval"
OVER_UNITS = "Wilson's interval with the trials that have the variance between units"
ON_A_SCALE = "Wilson's interval of a mean as a share of its scale"
STUDENT = "Student's t"
WELCH = "Student's t with Welch's degrees of freedom"
ON_LOG_SCALE = "Student's t on the log scale, with the longer upper end"
GREENWOOD = "Greenwood's variance on the log-log scale"
AALEN_JOHANSEN = "Aalen and Johansen's estimate on the log-log scale"
RESTRICTED = "Restricted mean as a share of its time"
CROSSING = "Where the log-log interval of the curve crosses one half"
FISHER = "Fisher's z for ranks"
F_RATIO = "F quantiles of the mean squares between and within clusters"
TWO_WAY = "Student's t over observers and programs"
JACKKNIFE = "Jackknife of Fisher's z"
FELDT = "Feldt's interval of Cronbach's alpha"

UNIT_WORDS = {
    "pair_id": "pair",
    "person_id": "person",
    "observation_id": "observation",
    "observer_id": "observer",
    "program_number": "program",
}


@dataclass(frozen=True)
class Mean(Statistic):
    """The mean of a value over rows; what its values can be gives its interval.

    `unit` names the column of who may have several rows (of two windows, of two years): each person
    is then one unit of the interval, however many values the mean has of them. Without it every row
    is one.
    """

    x: Expression
    values: Values
    no_data: Why = "no observations in this period"
    unit: str | None = None

    parts: tuple[str, ...] = (SINGLE,)

    @property
    def _share(self) -> Share:
        return Share({SINGLE: _each_value(self.x)}, unit=self.unit, proportion=False)

    @property
    def names(self) -> tuple[str, ...]:
        return self._share.names

    @property
    def shared(self) -> Share | None:
        return self._share.shared

    def counted(self, part: str) -> tuple[Expression, ...]:
        return (self._share.of[part].m,)

    @property
    def interval_words(self) -> str:
        return self.values.interval_words

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        return self._share.select(rows, keys, where, at)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        over_units = UnitSums(*(sums.get(name, 0.0) for name in self.names))
        return {SINGLE: _mean(over_units, self.values, self.no_data)}


def _mean(sums: UnitSums, values: Values, no_data: Why) -> Figure:
    """The mean of values with its interval over the units they are of."""
    if not sums.m:
        return Figure(None, why=no_data)
    interval = values.interval(sums)
    low, high = _pair(interval)
    return Figure(
        sums.ratio,
        low,
        high,
        units=whole(sums.m),
        numerator=sums.y,
        denominator=sums.m,
        no_interval=why_no_interval(interval, sums.units, sums.variance > 0),
    )


@dataclass(frozen=True)
class MeanBy(Statistic):
    """The mean of a value in each category of people; no overall mean.

    An outcome measure with this statistic sets `parts_are_people`, so that a small category is
    withheld together with another one: the overall mean may be published elsewhere. The value is
    never empty. `unit` as for a Mean: who may have several rows. `compares` False: the categories are
    not held against each other, because another measure is their difference.
    """

    category: Expression
    categories: tuple[str, ...]
    x: Expression
    values: Values
    no_data: Why = "no observations in this period"
    unit: str | None = None
    compares: bool = True

    @property
    def interval_words(self) -> str:
        return self.values.interval_words

    @property
    def parts(self) -> tuple[str, ...]:
        return self.categories

    @property
    def leaves_out(self) -> Mapping[str, str]:
        """What is counted of all other categories together, and the category it leaves out.

        Who is in two of the others (of two years) is one unit, so they cannot be added up.
        """
        if len(self.categories) < 3 or not self.compares:
            return {}
        return {f"not {code}": code for code in self.categories}

    def _within(self, codes: Sequence[str]) -> Part:
        def within(value: Expression) -> Expression:
            return lambda t, at: case((self.category(t, at).in_(codes), value(t, at)), else_=0)

        return Part(within(self.x), within(_each))

    def _others(self, code: str) -> tuple[str, ...]:
        return tuple(c for c in self.categories if c != code)

    @property
    def _share(self) -> Share:
        parts = {code: self._within((code,)) for code in self.categories}
        beside = {name: self._within(self._others(code)) for name, code in self.leaves_out.items()}
        return Share(parts | beside, unit=self.unit, proportion=False)

    @property
    def names(self) -> tuple[str, ...]:
        return self._share.names

    @property
    def shared(self) -> Share | None:
        return self._share.shared

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        return self._share.select(rows, keys, where, at)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        return {code: self._mean(code, sums, at) for code in self.categories}

    def beside(self, sums: Sums, at: Span) -> dict[str, Figure]:
        """For each category the mean of all people outside it."""
        if len(self.categories) == 2:
            return {code: self._mean(self._others(code)[0], sums, at) for code in self.categories}
        return {code: self._mean(name, sums, at) for name, code in self.leaves_out.items()}

    def _mean(self, part: str, sums: Sums, at: Span) -> Figure:
        one = Mean(self.x, self.values, self.no_data)
        own = {name: sums.get(f"{part}{name}", 0.0) for name in one.names}
        return one.fold(own, at)[SINGLE]


@dataclass(frozen=True)
class RankCorrelation(Statistic):
    """Spearman's rank correlation of `y` with each of several values, row by row; ties share ranks.

    Interval: Fisher's z with the variance (1 + r²/2) ÷ (n − 3) of Bonett and Wright 2000. With fewer
    than `fewest` rows there is no value, and the reason says so.
    """

    of: Mapping[str, Expression]
    y: Expression
    fewest: int = 10
    no_data: Why = "nobody has both in this period"
    names: None = None

    @property
    def interval_words(self) -> str:
        return f"{FISHER}."

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.of)

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        y = self.y(rows.c, at)
        of = [x(rows.c, at) for x in self.of.values()]
        return select(*keys, y, *of, func.count()).where(*where).group_by(*keys, y, *of)

    def counted(self, part: str) -> tuple[Expression, ...]:
        return (_one_where(lambda t, at: self.of[part](t, at).is_not(None)),)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        return {part: self._figure(sums, i + 1) for i, part in enumerate(self.of)}

    def _figure(self, sums: Sums, place: int) -> Figure:
        rows = [
            (float(mark[place]), float(mark[0]), int(n))
            for mark, n in sums.items()
            if mark[place] is not None
        ]
        n = sum(times for _, _, times in rows)
        if not n:
            return Figure(None, why=self.no_data)
        if n < self.fewest:
            return Figure(None, units=n, why=too_few(f"too few: {n} of {self.fewest} at least"))
        value = spearman(rows)
        if value is None:
            return Figure(
                None, units=n, why=undefined("all values are the same, so nothing can be ranked")
            )
        interval = intervals.rank_correlation_interval(value, n)
        low, high = _pair(interval)
        missing = "" if interval else NoInterval.AT_THE_END
        return Figure(value, low, high, units=n, no_interval=missing)


def spearman(rows: Iterable[tuple[float, float, int]]) -> float | None:
    """Spearman's rho of (x, y, count), with mean ranks for ties; None if x or y is constant.

    Source: Spearman 1904; it is Pearson's correlation of the ranks.
    """
    listed = list(rows)
    ranks = [_mean_ranks([(row[i], row[2]) for row in listed]) for i in (0, 1)]
    n = sum(times for _, _, times in listed)
    middle = (n + 1) / 2
    xx = xy = yy = 0.0
    for x, y, times in listed:
        dx, dy = ranks[0][x] - middle, ranks[1][y] - middle
        xx, xy, yy = xx + times * dx * dx, xy + times * dx * dy, yy + times * dy * dy
    return None if xx <= 0 or yy <= 0 else xy / (xx * yy) ** 0.5


def _mean_ranks(values: Iterable[tuple[float, int]]) -> dict[float, float]:
    often: dict[float, int] = {}
    for value, times in values:
        often[value] = often.get(value, 0) + times
    ranks, before = {}, 0
    for value in sorted(often):
        ranks[value] = before + (often[value] + 1) / 2
        before += often[value]
    return ranks


@dataclass(frozen=True)
class MeanPerUnit(Statistic):
    """The mean over units (pairs) of what each adds up to, never negative; each counts once.

    `counts`: 1 for the rows that count yet, where others do not; a unit with none of them is in no mean.
    `none_due`: the words where there are rows, and none that counts yet.
    """

    x: Expression
    unit: str
    no_data: Why = "nothing to count in this period"
    counts: Expression | None = None
    none_due: Why = ""

    parts: tuple[str, ...] = (SINGLE,)
    names: tuple[str, ...] = ("n", "x", "xx")

    @property
    def interval_words(self) -> str:
        return f"{ON_LOG_SCALE}; the {UNIT_WORDS[self.unit]} is the unit."

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        named = [k.label(f"k{i}") for i, k in enumerate(keys)]
        x = self.x(rows.c, at)
        if self.counts is not None:
            x = case((self.counts(rows.c, at) == 1, x))
        units = (
            select(*named, func.sum(x).label("x"))
            .where(*where)
            .group_by(*keys, rows.c[self.unit])
            .subquery("units")
        )
        outer, each = [units.c[f"k{i}"] for i in range(len(keys))], units.c.x
        sums = (func.coalesce(func.sum(of), 0) for of in (each, each * each))
        return select(*outer, func.count(each), *sums).group_by(*outer)

    def counted(self, part: str) -> tuple[Expression, ...]:
        return () if self.counts is None else (self.counts,)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        n, x, xx = (sums.get(name, 0.0) for name in self.names)
        why = self.none_due if sums and self.none_due else self.no_data
        return {SINGLE: _mean(UnitSums.of_values(n, x, xx), Amounts(), why)}


_MIDDLE_HALF = "None: rows of one pair are alike, and the middle half (the quartiles) says more."


@dataclass(frozen=True)
class Median(Statistic):
    """The median of a value from counts per value, with the middle half (quartiles by the same rule).

    The quantile rule is R's type 7 (linear between order statistics), which spreadsheets also use.
    """

    x: Expression
    no_data: Why = "nothing logged in this period"

    parts: tuple[str, ...] = (SINGLE,)
    names: None = None

    @property
    def interval_words(self) -> str:
        return _MIDDLE_HALF

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        x = self.x(rows.c, at)
        return select(*keys, x, func.count()).where(*where, x.is_not(None)).group_by(*keys, x)

    def on_record(self, part: str) -> Expression:
        return _one_where(lambda t, at: self.x(t, at).is_not(None))

    def counted(self, part: str) -> tuple[Expression, ...]:
        return (self.on_record(part),)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        counts = sorted((float(mark[0]), int(n)) for mark, n in sums.items())
        total = sum(n for _, n in counts)
        if not total:
            return {SINGLE: Figure(None, why=self.no_data)}
        quartiles = [quantile(counts, total, q) for q in (0.25, 0.5, 0.75)]
        return {SINGLE: Figure(quartiles[1], spread=(quartiles[0], quartiles[2]), units=total)}


@dataclass(frozen=True)
class Medians(Statistic):
    """A median with its middle half for each category of a column, by the rule of `Median`."""

    x: Expression
    category: Expression
    categories: tuple[str, ...]
    no_data: Why = "nothing logged in this period"
    names: None = None

    @property
    def interval_words(self) -> str:
        return _MIDDLE_HALF

    @property
    def parts(self) -> tuple[str, ...]:
        return self.categories

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        code, x = self.category(rows.c, at), self.x(rows.c, at)
        return (
            select(*keys, code, x, func.count())
            .where(*where, x.is_not(None))
            .group_by(*keys, code, x)
        )

    def counted(self, part: str) -> tuple[Expression, ...]:
        def known(t: Any, at: Span) -> Any:
            # As text: the category may be a number, and PostgreSQL compares those with numbers alone.
            return and_(cast(self.category(t, at), String) == part, self.x(t, at).is_not(None))

        return (_one_where(known),)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        one = Median(self.x, self.no_data)
        return {
            category: one.fold(
                {(x,): n for (code, x), n in sums.items() if str(code) == category}, at
            )[SINGLE]
            for category in self.categories
        }


@dataclass(frozen=True)
class DaysSince(Statistic):
    """The days from the newest of several days to the as-of day; units are the rows that have a day."""

    day: Expression
    no_data: Why = "nothing logged yet"

    parts: tuple[str, ...] = (SINGLE,)
    names: None = None

    @property
    def interval_words(self) -> str:
        return "None: a number of days that is known."

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        day = self.day(rows.c, at)
        condition = day <= at.as_of
        return select(*keys, day, func.count()).where(*where, condition).group_by(*keys, day)

    def counted(self, part: str) -> tuple[Expression, ...]:
        return (_one_where(lambda t, at: self.day(t, at) <= at.as_of),)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        if not sums:
            return {SINGLE: Figure(None, why=self.no_data)}
        newest = max(mark[0] for mark in sums)
        days = float((at.as_of - newest).days)
        return {SINGLE: Figure(days, units=round(sum(sums.values())))}


def quantile(counts: Sequence[tuple[float, int]], total: int, q: float) -> float:
    """The q-quantile (type 7) of values given as sorted (value, count) pairs."""

    def at(index: int) -> float:
        seen = 0
        for value, n in counts:
            seen += n
            if index < seen:
                return value
        return counts[-1][0]

    place = q * (total - 1)
    below = int(place)
    low = at(below)
    return low if place == below else low + (place - below) * (at(below + 1) - low)


@dataclass(frozen=True)
class SurvivalStep:
    """One step of a Kaplan-Meier curve."""

    time: float
    at_risk: int
    events: int
    survival: float
    greenwood: float

    @property
    def variance(self) -> float:
        """Greenwood's variance of the survival."""
        return self.survival * self.survival * self.greenwood


def kaplan_meier(sums: Mapping[Any, float]) -> list[SurvivalStep]:
    """The steps of the curve from counts per (time, event); censored leave after the events.

    Every event that is not false ends the watching. Where several kinds do (the reasons a pair
    ends), the curve is the share nothing has ended yet. Source: Kaplan and Meier 1958; variance by
    Greenwood 1926.

    Of ten people two leave on day 30, one is watched for 60 days only, and one leaves on day 90, when
    seven are left to leave:

    >>> for step in kaplan_meier({(30, 1): 2, (60, 0): 1, (90, 1): 1, (365, 0): 6}):
    ...     print(step.time, step.at_risk, step.events, round(step.survival, 4))
    30.0 10 2 0.8
    90.0 7 1 0.6857
    """
    times: dict[float, list[float]] = {}
    for (time, event), n in sums.items():
        times.setdefault(float(time), [0.0, 0.0])[1 if event else 0] += n
    at_risk = sum(sums.values())
    # Whole numbers, so that a curve which stands at exactly one half does not miss it by its last bit.
    left, of, greenwood, steps = 1, 1, 0.0, []
    for time in sorted(times):
        censored, events = times[time]
        if events:
            left, of = left * round(at_risk - events), of * round(at_risk)
            if at_risk > events:
                greenwood += events / (at_risk * (at_risk - events))
            steps.append(SurvivalStep(time, round(at_risk), round(events), left / of, greenwood))
        at_risk -= events + censored
    return steps


@dataclass(frozen=True)
class Incidence:
    """What share one cause has ended by a time, with the estimate's variance."""

    share: float
    events: int
    variance: float


def cumulative_incidence(
    sums: Mapping[Any, float], causes: Sequence[Any], until: float
) -> dict[Any, Incidence]:
    """The Aalen-Johansen estimate by cause at a time, from counts per (time, cause).

    A false cause is the end of watching without an event. The causes' shares and Kaplan-Meier's
    share of who is left add up to one; censoring the other causes instead would say what would
    happen if there were none. Source: Aalen and Johansen 1978; variance as in Marubini and
    Valsecchi 1995, 10.4.

    >>> found = cumulative_incidence({(1, "a"): 1, (2, "b"): 1, (3, ""): 2}, ("a", "b"), 3)
    >>> found["a"].share, found["b"].share
    (0.25, 0.25)
    """
    times: dict[float, dict[Any, float]] = {}
    for (time, cause), n in sums.items():
        at = times.setdefault(float(time), {})
        at[cause or None] = at.get(cause or None, 0.0) + n
    at_risk = sum(sums.values())
    survival = 1.0
    steps: list[tuple[float, float, float, dict[Any, float]]] = []  # at risk, ended, before, each
    for time in sorted(times):
        ended = {cause: n for cause, n in times[time].items() if cause is not None}
        events = sum(ended.values())
        if events and time <= until:
            steps.append((at_risk, events, survival, ended))
            survival *= 1 - events / at_risk
        at_risk -= sum(times[time].values())
    return {cause: _incidence(steps, cause) for cause in causes}


def _incidence(
    steps: Sequence[tuple[float, float, float, Mapping[Any, float]]], cause: Any
) -> Incidence:
    reached, shares = 0.0, []
    for at_risk, _, before, ended in steps:
        reached += before * ended.get(cause, 0.0) / at_risk
        shares.append(reached)
    variance = 0.0
    for share, (at_risk, events, before, ended) in zip(shares, steps, strict=True):
        own, later = ended.get(cause, 0.0), reached - share
        if at_risk > events:
            variance += later * later * events / (at_risk * (at_risk - events))
        variance += before * before * own * (at_risk - own) / at_risk**3
        variance -= 2 * later * before * own / at_risk**2
    return Incidence(
        reached, round(sum(ended.get(cause, 0.0) for *_, ended in steps)), max(0.0, variance)
    )


def restricted_mean(steps: Sequence[SurvivalStep], until: float) -> tuple[float, float]:
    """The mean time up to `until` (the area under the curve) and its standard error.

    Source: Klein and Moeschberger 2003, 4.5: the variance is the sum over the steps of
    A(t)^2 d / (n (n - d)), where A(t) is the area after the step.
    """
    taken = [s for s in steps if s.time < until]
    bounds = [0.0, *(s.time for s in taken), until]
    heights = [1.0, *(s.survival for s in taken)]
    areas = [
        height * (end - begin)
        for height, begin, end in zip(heights, bounds, bounds[1:], strict=False)
    ]
    variance = sum(
        sum(areas[i:]) ** 2 * s.events / (s.at_risk * (s.at_risk - s.events))
        for i, s in enumerate(taken, start=1)
        if s.at_risk > s.events  # everybody left at this step: no area follows
    )
    return sum(areas), sqrt(variance)


def at_risk_on(sums: Mapping[Any, float], time: float) -> int:
    """The number of people observed at least until a time."""
    return round(sum(n for (t, _), n in sums.items() if t >= time))


def _too_few_followed(watched: int, total: int, days: int, at: Span) -> NoValue:
    """Why so few have been followed for so long: it is too early; or, of years that are over, so it was."""
    have = "has" if watched == 1 else "have"
    said = f"{watched} of {total} {have} been followed for {days} days"
    return (
        too_few(f"too few: {said}")
        if is_over(at)
        else too_early(said, lambda span: span.years_over)
    )


def is_over(at: Span) -> bool:
    """Whether its program years have ended by the as-of day, so that nothing more is to come."""
    return at.years_over <= at.as_of


@dataclass(frozen=True)
class _TimeToEvent(Statistic):
    """Counts of how many days each was observed, and whether the event ended that time."""

    days: Expression
    event: Expression

    @property
    def names(self) -> None:
        return None

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        days, event = self.days(rows.c, at), self.event(rows.c, at)
        return select(*keys, days, event, func.count()).where(*where).group_by(*keys, days, event)


@dataclass(frozen=True)
class Survival(_TimeToEvent):
    """Kaplan-Meier: the share who stay past each horizon, cut where too few are observed.

    `horizons` maps part codes to days. The sums are counts of people by (days, whether they left);
    those of two regions are added before they are folded, so a total is no average of averages:

    >>> from datetime import date
    >>> from data_access.measures.filters import Filters
    >>> from data_access.measures.span import span_of
    >>> at = span_of(Filters(), date(2026, 9, 20), whole_years=True, as_of_free=False)
    >>> one_year = Survival(lambda c, at: c.days, lambda c, at: c.left, {"365": 365})
    >>> first, second = {(100, 1): 3, (400, 0): 12}, {(200, 1): 1, (400, 0): 11}
    >>> for sums in (first, second, add([first, second])):
    ...     figure = one_year.fold(sums, at)["365"]
    ...     print(round(figure.value, 4), figure.numerator, figure.denominator)
    0.8 3.0 15.0
    0.9167 1.0 12.0
    0.8519 4.0 27.0

    Where fewer than `minimum_at_risk` have been followed that long, it says so: too few, where the
    years are over, and too early, as long as the last one goes on:

    >>> sums = {(100, 1): 3, (200, 0): 40, (400, 0): 9}
    >>> one_year.fold(sums, at)["365"].why.words
    'too few: 9 of 52 have been followed for 365 days'
    >>> in_may = span_of(Filters(), date(2026, 5, 20), whole_years=True, as_of_free=False)
    >>> one_year.fold(sums, in_may)["365"].why.words
    'too early: 9 of 52 have been followed for 365 days'
    """

    horizons: Mapping[str, int]
    minimum_at_risk: int = 10
    no_data: Why = "nobody began in this period"
    reached_words: str = "have reached that month"

    @property
    def interval_words(self) -> str:
        return f"{GREENWOOD}; {WILSON} of the pairs that have come that far where none has ended."

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.horizons)

    def cut_below(self, watched: int) -> Survival:
        return replace(self, minimum_at_risk=watched)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        if not sums:
            return {part: Figure(None, why=self.no_data) for part in self.horizons}
        steps = kaplan_meier(sums)
        total = round(sum(sums.values()))
        return {
            part: self._figure(sums, steps, total, days, at) for part, days in self.horizons.items()
        }

    def _figure(
        self, sums: Sums, steps: list[SurvivalStep], total: int, days: int, at: Span
    ) -> Figure:
        watched = at_risk_on(sums, days)
        if watched < self.minimum_at_risk:
            why = _too_few_followed(watched, total, days, at)
            return Figure(None, units=watched, denominator=float(total), why=why)
        last = None
        for step in steps:
            if step.time > days:
                break
            last = step
        exits = sum(s.events for s in steps if s.time <= days)
        share, variance = (last.survival, last.variance) if last else (1.0, 0.0)
        interval = _followed_interval(share, variance, watched, total)
        low, high = _pair(interval)
        return Figure(
            share,
            low,
            high,
            units=watched,
            numerator=float(exits),
            denominator=float(total),
            no_interval=why_no_interval(interval, total),
        )


def _followed_interval(share: float, variance: float, watched: int, units: int) -> Interval | None:
    """Interval of a share that people followed for less than the whole time are part of.

    Where it is none or all there is no variance to use. Wilson's interval of those who were followed
    all the time is rather wide then: it leaves out those followed for part of it.
    """
    if units < intervals.FEWEST_UNITS:
        return None
    if not 0 < share < 1:
        return intervals.wilson(share * watched, watched)
    return intervals.share_on_log_log_scale(share, variance)


@dataclass(frozen=True)
class EndedBy(_TimeToEvent):
    """Aalen-Johansen: the share each cause has ended by one horizon, cut where too few are followed.

    `event` gives the cause, or nothing where watching ended without an event. `summed`: those causes
    whose sum is told by another figure.
    """

    until: int
    causes: tuple[str, ...]
    summed: tuple[str, ...] = ()
    minimum_at_risk: int = 10
    no_data: Why = "nobody began in this period"

    @property
    def interval_words(self) -> str:
        return (
            f"{AALEN_JOHANSEN}; {WILSON} of the pairs that have come that far where none has ended "
            "for the reason."
        )

    @property
    def parts(self) -> tuple[str, ...]:
        return self.causes

    def category(self, columns: Any, at: Span) -> Any:
        """The cause of each row by the horizon, for counting the people behind each part."""
        return case((self.days(columns, at) <= self.until, self.event(columns, at)))

    def cut_below(self, watched: int) -> EndedBy:
        return replace(self, minimum_at_risk=watched)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        total = round(sum(sums.values()))
        if not total:
            return {part: Figure(None, why=self.no_data) for part in self.causes}
        watched = at_risk_on(sums, self.until)
        if watched < self.minimum_at_risk:
            why = _too_few_followed(watched, total, self.until, at)
            return {
                part: Figure(None, units=total, denominator=float(total), why=why)
                for part in self.causes
            }
        found = cumulative_incidence(sums, self.causes, self.until)
        return {part: self._figure(found[part], watched, total) for part in self.causes}

    def _figure(self, found: Incidence, watched: int, total: int) -> Figure:
        interval = _followed_interval(found.share, found.variance, watched, total)
        low, high = _pair(interval)
        return Figure(
            found.share,
            low,
            high,
            units=total,
            numerator=float(found.events),
            denominator=float(total),
            no_interval=why_no_interval(interval, total),
        )


@dataclass(frozen=True)
class RestrictedMean(_TimeToEvent):
    """The mean time within the first `until` days, by Kaplan-Meier for people observed for less.

    No value, as for the curve, if fewer than `minimum_at_risk` have been observed that long.
    """

    until: int
    minimum_at_risk: int = 10
    no_data: Why = "nobody began in this period"
    reached_words: str = "have been followed that long"

    parts: tuple[str, ...] = (SINGLE,)

    @property
    def interval_words(self) -> str:
        return f"{RESTRICTED}."

    def cut_below(self, watched: int) -> RestrictedMean:
        return replace(self, minimum_at_risk=watched)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        total = round(sum(sums.values()))
        if not total:
            return {SINGLE: Figure(None, why=self.no_data)}
        watched = at_risk_on(sums, self.until)
        if watched < self.minimum_at_risk:
            why = _too_few_followed(watched, total, self.until, at)
            return {SINGLE: Figure(None, units=watched, denominator=float(total), why=why)}
        steps = kaplan_meier(sums)
        gone = float(sum(s.events for s in steps if s.time <= self.until))
        mean, error = restricted_mean(steps, self.until)
        interval = intervals.restricted_mean_interval(mean, error, float(self.until), total)
        low, high = _pair(interval)
        return {
            SINGLE: Figure(
                mean,
                low,
                high,
                units=watched,
                numerator=gone,
                denominator=float(total),
                no_interval=why_no_interval(interval, total),
            )
        }


@dataclass(frozen=True)
class Distribution(Statistic):
    """The share of rows in each category, with Wilson intervals.

    `unit` names the column of who may have several rows (of several years): each person is then one
    unit of the interval. Without it every row is one.
    """

    is_quotient = True

    category: Expression
    categories: tuple[str, ...]
    unit: str | None = None
    no_data: Why = "nothing to count in this period"

    @property
    def interval_words(self) -> str:
        return self._share.interval_words

    @property
    def parts(self) -> tuple[str, ...]:
        return self.categories

    @property
    def _share(self) -> Share:
        def within(code: str) -> Expression:
            return _one_where(lambda t, at: self.category(t, at) == code)

        parts = {code: Part(within(code), _each) for code in self.categories}
        return Share(parts, unit=self.unit, no_data=self.no_data)

    @property
    def names(self) -> tuple[str, ...]:
        return self._share.names

    @property
    def shared(self) -> Share | None:
        return self._share.shared

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        return self._share.select(rows, keys, where, at)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        return self._share.fold(sums, at)


@dataclass(frozen=True)
class DistributionOfUnits(Statistic):
    """The share of units (pairs) in each category of their own totals, each once; Wilson intervals.

    `category` returns a code per unit from the sums named in `totals`, or nothing where the unit is
    not counted; `of` is the one of these sums that is more than zero where it is.
    """

    is_quotient = True

    category: Expression
    categories: tuple[str, ...]
    unit: str
    totals: Mapping[str, Expression]
    of: str
    no_data: Why = "nothing to count in this period"
    names: None = None

    @property
    def interval_words(self) -> str:
        return f"{WILSON}."

    @property
    def parts(self) -> tuple[str, ...]:
        return self.categories

    def counted(self, part: str) -> tuple[Expression, ...]:
        return (self.totals[self.of],)

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        named = [k.label(f"k{i}") for i, k in enumerate(keys)]
        sums = [func.sum(e(rows.c, at)).label(name) for name, e in self.totals.items()]
        inner = (
            select(*named, *sums).where(*where).group_by(*keys, rows.c[self.unit]).subquery("units")
        )
        outer = [inner.c[f"k{i}"] for i in range(len(keys))]
        code = self.category(inner.c, at)
        return select(*outer, code, func.count()).where(code.is_not(None)).group_by(*outer, code)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        total = sum(sums.values())
        if not total:
            return {c: Figure(None, why=self.no_data) for c in self.categories}
        out = {}
        for code in self.categories:
            n = sums.get((code,), 0.0)
            low, high = _pair(intervals.wilson(n, total))
            out[code] = Figure(
                n / total, low, high, units=round(total), numerator=n, denominator=total
            )
        return out


@dataclass(frozen=True)
class KnownShare(Statistic):
    """A share among those whose status is known, with the bounds that the unknown cases allow.

    Value: retained / known, with the interval of a share over `unit`, who may have several rows (of
    several years). Spread: retained / all to (retained + unknown) / all.
    """

    is_quotient = True

    retained: Expression
    known: Expression
    unit: str | None = None
    no_data: Why = "nobody has reached twelve months"

    parts: tuple[str, ...] = (SINGLE,)

    @property
    def _share(self) -> Share:
        everyone = Part(_each, _each)
        return Share({SINGLE: Part(self.retained, self.known), _ALL: everyone}, unit=self.unit)

    @property
    def names(self) -> tuple[str, ...]:
        return self._share.names

    @property
    def shared(self) -> Share | None:
        return self._share.shared

    @property
    def interval_words(self) -> str:
        return f"{self._share.interval_words} It is over those who are known; the second range is the bounds."

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        return self._share.select(rows, keys, where, at)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        retained, known, everyone = (
            sums.get(f"{part}.{x}", 0.0) for part, x in ((SINGLE, "y"), (SINGLE, "m"), (_ALL, "m"))
        )
        if not everyone:
            return {SINGLE: Figure(None, why=self.no_data)}
        bounds = retained / everyone, (retained + everyone - known) / everyone
        if not known:
            why = undefined(f"not known for any of {round(everyone)}")
            return {SINGLE: Figure(None, spread=bounds, units=round(everyone), why=why)}
        share = self._share.fold(sums, at)[SINGLE]
        return {SINGLE: replace(share, spread=bounds, units=round(everyone))}


_ALL = "all"


@dataclass(frozen=True)
class Count(Statistic):
    """The number of rows."""

    parts: tuple[str, ...] = (SINGLE,)
    names: tuple[str, ...] = ("n",)

    @property
    def interval_words(self) -> str:
        return "None: a count."

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        return select(*keys, func.count(literal(1))).select_from(rows).where(*where).group_by(*keys)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        n = sums.get("n", 0.0)
        return {SINGLE: Figure(n, units=round(n))}


@dataclass(frozen=True)
class DistinctPeople(Statistic):
    """The number of different people: somebody with several rows counts once.

    Somebody may move between groups, so numbers of people cannot be added. The value is therefore the
    number of people counted for every cell (`headcounts.py`); the rows counted here only show where
    there is anybody.
    """

    counts_people = True

    parts: tuple[str, ...] = (SINGLE,)
    names: tuple[str, ...] = ("rows",)

    @property
    def interval_words(self) -> str:
        return "None: a count."

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        return select(*keys, func.count(literal(1))).select_from(rows).where(*where).group_by(*keys)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        return {SINGLE: Figure(0.0)}


@dataclass(frozen=True)
class BandedShare(Statistic):
    """A share beside the band that is intended for the very rows it counts.

    `low` and `high`: what is intended for each row, over the share's own denominator. Where targets
    change within a span, the band is their mean over the months that were due.
    """

    is_quotient = True

    share: Share
    low: Expression
    high: Expression

    @property
    def interval_words(self) -> str:
        return self.share.interval_words

    @property
    def parts(self) -> tuple[str, ...]:
        return self.share.parts

    @property
    def names(self) -> tuple[str, ...]:
        return self._all.names

    @property
    def _all(self) -> Share:
        due = self.share.of[SINGLE].m
        ends = {_LOW: Part(self.low, due), _HIGH: Part(self.high, due)}
        return replace(self.share, of={**self.share.of, **ends})

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        return self._all.select(rows, keys, where, at)

    @property
    def shared(self) -> Share | None:
        return self._all.shared

    def counted(self, part: str) -> tuple[Expression, ...]:
        return self.share.counted(part)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        found = self.share.fold(sums, at)
        due = sums.get(self._all.name_of(_LOW, "m"), 0.0)
        if due <= 0:
            return found
        band = sums[f"{_LOW}.y"] / due, sums[f"{_HIGH}.y"] / due
        return {part: replace(figure, intended=band) for part, figure in found.items()}


_LOW, _HIGH = "intended_low", "intended_high"


@dataclass(frozen=True)
class Alpha(Statistic):
    """Cronbach's alpha of complete answers, with Feldt's interval.

    Rows are items of answers: `item` and `value` name their columns, `sheet` the columns that identify
    one answer, `version` the column of the survey's version. The sums count how often each item, and
    each total, has each value; n, the sums and the sums of squares follow from these. With fewer than
    `fewest` answers there is no value, and the reason says so.
    Source: Cronbach 1951, Psychometrika 16.
    """

    item: str
    value: str
    version: str
    sheet: tuple[str, ...]
    fewest: int
    no_data: Why = "no complete answers in this period"

    parts: tuple[str, ...] = (SINGLE,)
    names: None = None

    @property
    def interval_words(self) -> str:
        return f"{FELDT}."

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        named = [k.label(f"k{i}") for i, k in enumerate(keys)]
        version, item, value = rows.c[self.version], rows.c[self.item], rows.c[self.value]
        items = (
            select(*named, version.label("form"), item.label("item"), value.label("value"),
                   func.count().label("often"))
            .where(*where)
            .group_by(*keys, version, item, value)
        )  # fmt: skip
        answers = (
            select(*named, version.label("form"), func.sum(value).label("total"))
            .where(*where)
            .group_by(*keys, version, *(rows.c[name] for name in self.sheet))
            .subquery("answers")
        )
        of_answer = [c for c in answers.c if c.name != "total"]
        totals = select(*of_answer, literal(_TOTAL), answers.c.total, func.count()).group_by(
            *of_answer, answers.c.total
        )
        return select(union_all(items, totals).subquery("both"))

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        return {SINGLE: self._figure(sums)}

    def _figure(self, sums: Sums) -> Figure:
        values: dict[tuple[str, str], list[tuple[float, float]]] = {}
        for (form, item, value), often in sums.items():
            values.setdefault((form, item), []).append((float(value), often))
        forms = {form for form, _ in values}
        n = round(sum(often for (_, item), v in values.items() if item == _TOTAL for _, often in v))
        if not n:
            return Figure(None, why=self.no_data)
        if len(forms) > 1:
            return Figure(
                None, units=n, why=undefined("several versions of the survey: choose one year")
            )
        if n < self.fewest:
            return Figure(
                None, units=n, why=too_few(f"too few: {n} of {self.fewest} complete answers")
            )
        spreads = {item: _squares_about_mean(v) for (_, item), v in values.items()}
        whole, items = spreads.pop(_TOTAL), len(spreads)
        if items < 2 or whole <= 0:
            return Figure(None, units=n, why=undefined("needs two items, and answers that differ"))
        value = items / (items - 1) * (1 - sum(spreads.values()) / whole)
        low, high = _pair(intervals.alpha_interval(value, n, items))
        return Figure(value, low, high, units=n)


_TOTAL = ""  # used as the item where the value is an answer's total


def _squares_about_mean(values: Iterable[tuple[float, float]]) -> float:
    """Sum of squares about the mean, from (value, count) pairs."""
    listed = list(values)
    n = sum(often for _, often in listed)
    mean = sum(value * often for value, often in listed) / n
    return sum(often * (value - mean) ** 2 for value, often in listed)
