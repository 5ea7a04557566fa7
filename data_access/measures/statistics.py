"""Statistics that ask SQL only for counts and sums, and fold them into a figure with its interval.

A statistic's sums for disjoint groups can be added, so every total and every "rest of the state"
is exact, and it is impossible to write an average of averages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt
from typing import Any, ClassVar, Protocol

from sqlalchemy import ColumnElement, FromClause, Select, case, func, literal, select, union_all

from data_access.measures import intervals
from data_access.measures.no_value import (
    NOT_COLLECTED,
    NoInterval,
    Why,
    too_early,
    too_few,
    undefined,
)
from data_access.measures.span import Span

Expression = Callable[[Any, Span], Any]
Key = tuple[Any, ...]
Sums = dict[Any, float]

_NO_WIDTH = 1e-9
SINGLE = ""  # the part of a statistic that has only one


@dataclass(frozen=True)
class Figure:
    """One folded result, unrounded.

    `low`/`high`: 95 % interval. `spread`: a second range whose meaning the measure names (middle
    half; bounds if all unknown had left or stayed). `units`: what was counted when it is not
    people (months, goals, contacts). `why`: the reason, in words, where there is no value;
    `no_interval`: the reason where there is a value without an interval that could have one.
    `intended`: lowest and highest value that the program intends, both ends included.
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

    def cut_below(self, watched: int) -> Statistic:
        """The same, without values based on fewer observed people; most statistics observe nobody."""
        return self

    def rests_on(self, part: str) -> tuple[str, ...]:
        """The categories of people behind a part, where parts are people: it is withheld with any."""
        return (part,)


def _pair(interval: tuple[float, float] | None) -> tuple[float | None, float | None]:
    return interval if interval else (None, None)


def _missing(interval: tuple[float, float] | None) -> NoInterval | str:
    """Why there is no interval; empty if there is one."""
    return "" if interval else NoInterval.TOO_FEW


@dataclass(frozen=True)
class Part:
    """One share of a Share: the sum of `y` over the sum of `m`.

    If `recorded` is given and sums to zero, nobody has collected what `y` counts: there is no figure
    then, rather than 0.
    """

    y: Expression
    m: Expression
    recorded: Expression | None = None


@dataclass(frozen=True)
class Share(Statistic):
    """Sum of y over sum of m. `unit` names the column of what repeats (the pair).

    With a unit, the interval is that of a ratio over units (months of one pair are alike);
    where every unit counts once, where all units are alike, and without a unit, it is Wilson's.
    `proportion` says the value
    is a share between 0 and 1. `is_account`: the rows are the whole account and no sample of
    anything, so there is no interval. `not_collected`: the words where a part was recorded nowhere.
    """

    is_quotient = True

    of: Mapping[str, Part]
    unit: str | None = None
    proportion: bool = True
    no_data: Why = "nothing to count in this period"
    is_account: bool = False
    not_collected: Why = NOT_COLLECTED

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.of)

    @property
    def names(self) -> tuple[str, ...]:
        one = ("n", "y", "m", "yy", "ym", "mm")
        return tuple(
            f"{code}.{name}"
            for code, part in self.of.items()
            for name in (*one, *(("recorded",) if part.recorded else ()))
        )

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        named = [k.label(f"k{i}") for i, k in enumerate(keys)]
        unit = [rows.c[self.unit].label("unit")] if self.unit else []
        totals = []
        for i, part in enumerate(self.of.values()):
            given = {"y": part.y, "m": part.m, "r": part.recorded}
            for name, expression in given.items():
                if expression is not None:
                    value = expression(rows.c, at)
                    totals.append((func.sum(value) if self.unit else value).label(f"{name}{i}"))
        inner = select(*named, *unit, *totals).where(*where)
        if self.unit:
            inner = inner.group_by(*keys, rows.c[self.unit])
        units = inner.subquery("units")
        outer_keys = [units.c[f"k{i}"] for i in range(len(keys))]
        sums = []
        for i, part in enumerate(self.of.values()):
            y, m = units.c[f"y{i}"], units.c[f"m{i}"]
            sums += [
                func.sum(case((m > 0, 1), else_=0)),
                func.sum(y),
                func.sum(m),
                func.sum(y * y),
                func.sum(y * m),
                func.sum(m * m),
            ]
            if part.recorded is not None:
                sums.append(func.sum(units.c[f"r{i}"]))
        return select(*outer_keys, *sums).group_by(*outer_keys)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        return {part: self._figure(part, sums) for part in self.of}

    def _figure(self, part: str, sums: Sums) -> Figure:
        n, y, m, yy, ym, mm = (
            sums.get(f"{part}.{x}", 0.0) for x in ("n", "y", "m", "yy", "ym", "mm")
        )
        if m <= 0:
            # What was received where nothing was due is part of the total, so it is returned here as well.
            received = (y, m) if y else (None, None)
            return Figure(None, numerator=received[0], denominator=received[1], why=self.no_data)
        if self.of[part].recorded is not None and not sums.get(f"{part}.recorded"):
            return Figure(None, units=round(m), numerator=y, denominator=m, why=self.not_collected)
        if self.is_account:
            return Figure(y / m, units=round(m), numerator=y, denominator=m)
        once = self.proportion and m == n == mm and y == yy
        if once:
            interval = intervals.wilson(y, m)
        else:
            interval = intervals.ratio_interval(int(n), y, m, yy, ym, mm)
            if interval and self.proportion:
                interval = max(0.0, interval[0]), min(1.0, interval[1])
                if interval[1] - interval[0] < _NO_WIDTH:
                    # All units are alike, which a few may be by chance: then the units count.
                    interval = intervals.wilson(n * y / m, n)
        low, high = _pair(interval)
        return Figure(
            y / m,
            low,
            high,
            units=round(m),
            numerator=y,
            denominator=m,
            no_interval=_missing(interval),
        )


@dataclass(frozen=True)
class Mean(Statistic):
    """The mean of a value over rows that each count once, with a t interval."""

    x: Expression
    no_data: Why = "no observations in this period"

    parts: tuple[str, ...] = (SINGLE,)
    names: tuple[str, ...] = ("n", "x", "xx")

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        x = self.x(rows.c, at)
        return (
            select(*keys, func.count(x), func.sum(x), func.sum(x * x)).where(*where).group_by(*keys)
        )

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        n = int(sums.get("n", 0))
        if not n:
            return {SINGLE: Figure(None, why=self.no_data)}
        interval = intervals.mean_interval(n, sums["x"], sums["xx"])
        low, high = _pair(interval)
        return {
            SINGLE: Figure(
                sums["x"] / n,
                low,
                high,
                units=n,
                numerator=sums["x"],
                denominator=float(n),
                no_interval=_missing(interval),
            )
        }


@dataclass(frozen=True)
class MeanBy(Statistic):
    """The mean of a value in each category of people, with t intervals; no overall mean.

    An outcome measure with this statistic sets `parts_are_people`, so that a small category is
    withheld together with another one: the overall mean may be published elsewhere.
    """

    category: Expression
    categories: tuple[str, ...]
    x: Expression
    no_data: Why = "no observations in this period"

    @property
    def parts(self) -> tuple[str, ...]:
        return self.categories

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(f"{c}.{name}" for c in self.categories for name in ("n", "x", "xx"))

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        x, category = self.x(rows.c, at), self.category(rows.c, at)
        sums: list[ColumnElement[Any]] = []
        for code in self.categories:
            own = case((category == code, x))
            sums += [func.count(own), func.coalesce(func.sum(own), 0.0),
                     func.coalesce(func.sum(own * own), 0.0)]  # fmt: skip
        return select(*keys, *sums).where(*where).group_by(*keys)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        return {code: self._mean([code], sums, at) for code in self.categories}

    def beside(self, sums: Sums, at: Span) -> dict[str, Figure]:
        """For each category the mean of all people outside it."""
        return {
            code: self._mean([c for c in self.categories if c != code], sums, at)
            for code in self.categories
        }

    def _mean(self, codes: Sequence[str], sums: Sums, at: Span) -> Figure:
        one = Mean(self.x, self.no_data)
        added = add({n: sums.get(f"{code}.{n}", 0.0) for n in one.names} for code in codes)
        return one.fold(added, at)[SINGLE]


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
    def parts(self) -> tuple[str, ...]:
        return tuple(self.of)

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        y = self.y(rows.c, at)
        of = [x(rows.c, at) for x in self.of.values()]
        return select(*keys, y, *of, func.count()).where(*where).group_by(*keys, y, *of)

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
        low, high = _pair(intervals.rank_correlation_interval(value, n))
        return Figure(value, low, high, units=n)


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
    """The mean over units (pairs) of what each adds up to, with a t interval; each counts once."""

    x: Expression
    unit: str
    no_data: Why = "nothing to count in this period"

    parts: tuple[str, ...] = (SINGLE,)
    names: tuple[str, ...] = ("n", "x", "xx")

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        named = [k.label(f"k{i}") for i, k in enumerate(keys)]
        units = (
            select(*named, func.sum(self.x(rows.c, at)).label("x"))
            .where(*where)
            .group_by(*keys, rows.c[self.unit])
            .subquery("units")
        )
        outer, x = [units.c[f"k{i}"] for i in range(len(keys))], units.c.x
        return select(*outer, func.count(x), func.sum(x), func.sum(x * x)).group_by(*outer)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        return Mean(self.x, self.no_data).fold(sums, at)


@dataclass(frozen=True)
class Median(Statistic):
    """The median of a value from counts per value, with the middle half (quartiles by the same rule).

    The quantile rule is R's type 7 (linear between order statistics), which spreadsheets also use.
    """

    x: Expression
    no_data: Why = "nothing logged in this period"

    parts: tuple[str, ...] = (SINGLE,)
    names: None = None

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        x = self.x(rows.c, at)
        return select(*keys, x, func.count()).where(*where, x.is_not(None)).group_by(*keys, x)

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

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        day = self.day(rows.c, at)
        condition = day <= at.as_of
        return select(*keys, day, func.count()).where(*where, condition).group_by(*keys, day)

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

    Source: Kaplan and Meier 1958; variance by Greenwood 1926.

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
    survival, greenwood, steps = 1.0, 0.0, []
    for time in sorted(times):
        censored, events = times[time]
        if events:
            survival *= 1 - events / at_risk
            if at_risk > events:
                greenwood += events / (at_risk * (at_risk - events))
            steps.append(SurvivalStep(time, round(at_risk), round(events), survival, greenwood))
        at_risk -= events + censored
    return steps


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

    Where fewer than `minimum_at_risk` have been watched that long, it says so:

    >>> one_year.fold({(100, 1): 3, (200, 0): 40, (400, 0): 9}, at)["365"].why.words
    'too early: 9 of 52 have been watched for 365 days'
    """

    horizons: Mapping[str, int]
    minimum_at_risk: int = 10
    no_data: Why = "nobody began in this period"

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
            part: self._figure(sums, steps, total, days) for part, days in self.horizons.items()
        }

    def _figure(self, sums: Sums, steps: list[SurvivalStep], total: int, days: int) -> Figure:
        watched = at_risk_on(sums, days)
        if watched < self.minimum_at_risk:
            why = too_early(f"{watched} of {total} have been watched for {days} days")
            return Figure(None, units=watched, denominator=float(total), why=why)
        last = None
        for step in steps:
            if step.time > days:
                break
            last = step
        if last is None:
            # Nobody has left, so there is no variance to use. Wilson's interval of those who were
            # observed all the time is rather wide: it leaves out people observed for part of it.
            low, high = _pair(intervals.wilson(watched, watched))
            return Figure(1.0, low, high, units=watched, numerator=0.0, denominator=float(total))
        exits = sum(s.events for s in steps if s.time <= days)
        low, high = _pair(intervals.greenwood_interval(last.survival, last.greenwood))
        return Figure(
            last.survival,
            low,
            high,
            units=watched,
            numerator=float(exits),
            denominator=float(total),
        )


@dataclass(frozen=True)
class RestrictedMean(_TimeToEvent):
    """The mean time within the first `until` days, by Kaplan-Meier for people observed for less.

    No value, as for the curve, if fewer than `minimum_at_risk` have been observed that long.
    """

    until: int
    minimum_at_risk: int = 10
    no_data: Why = "nobody began in this period"

    parts: tuple[str, ...] = (SINGLE,)

    def cut_below(self, watched: int) -> RestrictedMean:
        return replace(self, minimum_at_risk=watched)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        total = round(sum(sums.values()))
        if not total:
            return {SINGLE: Figure(None, why=self.no_data)}
        watched = at_risk_on(sums, self.until)
        if watched < self.minimum_at_risk:
            why = too_early(f"{watched} of {total} have been watched for {self.until} days")
            return {SINGLE: Figure(None, units=watched, denominator=float(total), why=why)}
        steps = kaplan_meier(sums)
        gone = float(sum(s.events for s in steps if s.time <= self.until))
        mean, error = restricted_mean(steps, self.until)
        # Where nobody has gone there is no variance to speak of.
        low, high = (
            (mean - intervals.Z * error, mean + intervals.Z * error) if error else (None,) * 2
        )
        return {
            SINGLE: Figure(
                mean,
                low,
                None if high is None else min(high, float(self.until)),
                units=watched,
                numerator=gone,
                denominator=float(total),
            )
        }


@dataclass(frozen=True)
class MedianTime(_TimeToEvent):
    """The Kaplan-Meier median: the first time at which at most half are still waiting."""

    no_data: Why = "nothing to follow in this period"

    parts: tuple[str, ...] = (SINGLE,)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        total = round(sum(sums.values()))
        if not total:
            return {SINGLE: Figure(None, why=self.no_data)}
        steps = kaplan_meier(sums)
        reached = next((s.time for s in steps if s.survival <= 0.5), None)
        events = float(sum(s.events for s in steps))
        if reached is None:
            why = too_early(f"fewer than half of {total} have got there")
            return {
                SINGLE: Figure(
                    None, units=total, numerator=events, denominator=float(total), why=why
                )
            }
        # Limits of the median: where the curve's log-scale interval crosses one half
        # (Brookmeyer and Crowley 1982).
        low = high = None
        for s in steps:
            interval = intervals.greenwood_interval(s.survival, s.greenwood)
            if interval is None:
                continue
            if low is None and interval[0] <= 0.5:
                low = s.time
            if high is None and interval[1] <= 0.5:
                high = s.time
        if high is None:
            low = None
        return {
            SINGLE: Figure(
                reached, low, high, units=total, numerator=events, denominator=float(total)
            )
        }


@dataclass(frozen=True)
class Distribution(Statistic):
    """The share of units in each category, each unit counted once, with Wilson intervals.

    `category` returns a code per row or, with `unit`, per unit from the sums named in `totals`.
    """

    is_quotient = True

    category: Expression
    categories: tuple[str, ...]
    unit: str | None = None
    totals: Mapping[str, Expression] = field(default_factory=dict)
    no_data: Why = "nothing to count in this period"
    names: None = None

    @property
    def parts(self) -> tuple[str, ...]:
        return self.categories

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        if self.unit is None:
            code = self.category(rows.c, at)
            return select(*keys, code, func.count()).where(*where).group_by(*keys, code)
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

    Value: retained / known with Wilson's interval. Spread: retained / all to
    (retained + unknown) / all.
    """

    is_quotient = True

    retained: Expression
    known: Expression
    no_data: Why = "nobody has reached twelve months"

    parts: tuple[str, ...] = (SINGLE,)
    names: tuple[str, ...] = ("retained", "known", "all")

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        return (
            select(
                *keys,
                func.sum(self.retained(rows.c, at)),
                func.sum(self.known(rows.c, at)),
                func.count(),
            )
            .where(*where)
            .group_by(*keys)
        )

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        retained, known, everyone = (sums.get(x, 0.0) for x in ("retained", "known", "all"))
        if not everyone:
            return {SINGLE: Figure(None, why=self.no_data)}
        bounds = retained / everyone, (retained + everyone - known) / everyone
        if not known:
            why = undefined(f"not known for any of {round(everyone)}")
            return {SINGLE: Figure(None, spread=bounds, units=round(everyone), why=why)}
        low, high = _pair(intervals.wilson(retained, known))
        return {
            SINGLE: Figure(
                retained / known,
                low,
                high,
                spread=bounds,
                units=round(everyone),
                numerator=retained,
                denominator=known,
            )
        }


@dataclass(frozen=True)
class Count(Statistic):
    """The number of rows."""

    parts: tuple[str, ...] = (SINGLE,)
    names: tuple[str, ...] = ("n",)

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
    number of people counted for every cell (`counting.py`); the rows counted here only show where
    there is anybody.
    """

    counts_people = True

    parts: tuple[str, ...] = (SINGLE,)
    names: tuple[str, ...] = ("rows",)

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        return select(*keys, func.count(literal(1))).select_from(rows).where(*where).group_by(*keys)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        return {SINGLE: Figure(0.0)}


@dataclass(frozen=True)
class LoggedShare(Statistic):
    """A share of what is due, known only if anything was logged at all.

    If a file was never imported, nothing is logged, which is not the same as 0%: `why_not` says so.
    """

    is_quotient = True

    share: Share
    logged: Expression
    why_not: Why

    @property
    def parts(self) -> tuple[str, ...]:
        return self.share.parts

    @property
    def names(self) -> tuple[str, ...]:
        return self._both.names

    @property
    def _both(self) -> Share:
        stated = Part(self.logged, lambda t, at: literal(1))
        return replace(self.share, of={**self.share.of, _LOGGED: stated})

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        return self._both.select(rows, keys, where, at)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        found = self.share.fold(sums, at)
        if sums.get(f"{_LOGGED}.y", 0.0) > 0:
            return found
        return {part: self._unknown(figure) for part, figure in found.items()}

    def _unknown(self, figure: Figure) -> Figure:
        if figure.value is None:
            return figure
        # What was due is still known, and is part of the total due.
        return replace(
            figure,
            value=None,
            low=None,
            high=None,
            numerator=None,
            why=self.why_not,
            no_interval="",
        )


_LOGGED = "logged"


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

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        found = self.share.fold(sums, at)
        due = sums.get(f"{_LOW}.m", 0.0)
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
