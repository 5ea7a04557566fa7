"""Statistics that are worked out from the rows of a cell: standardized change, equivalence, bounds.

What they ask SQL for is still counts that add over disjoint groups: how many rows have these values.
People are numbered within one statement, so that nobody is named and somebody who has several rows is
one unit wherever the rows lie.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import atanh, sqrt, tanh
from typing import Any, ClassVar

import numpy as np
from scipy.special import fdtri, ndtri
from sqlalchemy import ColumnElement, FromClause, Select, func, literal, select

from config.count_words import counted
from config.program.instruments import SCALE_WIDTH
from data_access.measures import intervals, together
from data_access.measures.no_value import NoInterval, Why, too_early, too_few, undefined
from data_access.measures.span import Span
from data_access.measures.statistics import (
    CROSSING,
    F_RATIO,
    FISHER,
    JACKKNIFE,
    SINGLE,
    STUDENT,
    TWO_WAY,
    UNIT_WORDS,
    WELCH,
    Expression,
    Figure,
    Statistic,
    Sums,
    SurvivalStep,
    is_over,
    kaplan_meier,
    spearman,
)

Row = tuple[Any, ...]
Interval = tuple[float, float]


def numbered(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A number for each different value of a column: the same one in every row of a statement."""
    return func.dense_rank().over(order_by=column)


@dataclass(frozen=True)
class OfRows(Statistic):
    """What the statistics of this module share: a mark is one row's values."""

    names: ClassVar[None] = None

    def values(self, t: Any, at: Span) -> Sequence[Any]:
        """The values of a row that the figure needs."""
        raise NotImplementedError

    def select(
        self, rows: FromClause, keys: Sequence[ColumnElement[Any]], where: Sequence[Any], at: Span
    ) -> Select[Any]:
        return select(*keys, *self.values(rows.c, at), literal(1)).where(*where)


def rows_of(sums: Mapping[Any, float]) -> Iterator[Row]:
    """Each row as often as it was counted; sorted, so that sums do not hang on a database's order."""
    for mark in sorted(sums, key=lambda values: tuple((v is None, v) for v in values)):
        for _ in range(round(sums[mark])):
            yield mark


@dataclass(frozen=True)
class ClusteredMean:
    """A mean of rows with its variance, where rows of one unit (a person) belong together.

    The variance and its degrees of freedom are those of every quotient over units (`UnitSums`):
    units of unequal size count as Kish's effective number of equal ones. Where every unit has one row
    it is the usual s^2/n.

    >>> found = ClusteredMean.of([(1, 2.0), (2, 4.0), (3, 9.0)])
    >>> found.mean, found.units, round(found.variance, 4)
    (5.0, 3, 4.3333)
    """

    mean: float
    rows: int
    units: int
    effective: float
    variance: float | None

    @staticmethod
    def of(rows: Iterable[tuple[Any, float]]) -> ClusteredMean | None:
        """From (unit, value); None without a row."""
        totals: dict[Any, list[float]] = defaultdict(lambda: [0.0, 0.0])
        for unit, value in rows:
            totals[unit][0] += value
            totals[unit][1] += 1
        n = round(sum(m for _, m in totals.values()))
        if not n:
            return None
        mean = sum(y for y, _ in totals.values()) / n
        units = len(totals)
        sums = intervals.UnitSums(
            units,
            mean * n,
            n,
            sum(y * y for y, _ in totals.values()),
            sum(y * m for y, m in totals.values()),
            sum(m * m for _, m in totals.values()),
        )
        variance = sums.variance if units > 1 else None
        return ClusteredMean(mean, n, units, sums.effective_units, variance)

    @property
    def missing(self) -> NoInterval | str:
        """Why there is no interval; empty where there is one."""
        if self.units < intervals.FEWEST_UNITS:
            return NoInterval.TOO_FEW
        return "" if self.variance else NoInterval.ALL_ALIKE

    def interval(
        self, level: float = intervals.LEVEL, farthest: float = SCALE_WIDTH
    ) -> Interval | None:
        """The t interval with effective units less one degrees of freedom, cut `farthest` from zero.

        None below FEWEST_UNITS, and where all values are the same: nothing shows how they vary.
        """
        if self.missing or self.variance is None:
            return None
        half = intervals.t_quantile_at(self.effective - 1, level) * sqrt(self.variance)
        return _cut((self.mean - half, self.mean + half), farthest)


def _cut(interval: Interval, farthest: float) -> Interval:
    """An interval of a change or difference, without what lies farther from zero than any can."""
    return max(-farthest, interval[0]), min(farthest, interval[1])


def _ends(interval: Interval | None) -> tuple[float | None, float | None]:
    return interval if interval else (None, None)


@dataclass(frozen=True)
class StandardizedMean(OfRows):
    """A mean change divided by the spread of where the same people began.

    The spread is the standard deviation of the baselines, pooled over `group` (program years): each
    year about its own mean. The quotient is multiplied by 1 - 3/(4 f - 1), f the degrees of freedom
    of the spread, because a spread from few is too small on average (Hedges 1981). Variance:
    V/s^2 + d^2/(2 f), V that of the mean change (Becker 1988, Bonett 2008, for one group), times the
    square of the same factor; quantile of t with effective people less one degrees of freedom.
    """

    x: Expression
    baseline: Expression
    person: str
    group: str
    no_data: Why = "nobody has both in this period"

    parts: tuple[str, ...] = (SINGLE,)

    @property
    def interval_words(self) -> str:
        return f"{STUDENT}, from the variances of the change and of the spread; the person is the unit."

    def values(self, t: Any, at: Span) -> Sequence[Any]:
        return numbered(t[self.person]), t[self.group], self.baseline(t, at), self.x(t, at)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        rows = list(rows_of(sums))
        change = ClusteredMean.of((person, x) for person, _, _, x in rows)
        if change is None:
            return {SINGLE: Figure(None, why=self.no_data)}
        spread, degrees = pooled_spread((group, began) for _, group, began, _ in rows)
        if change.variance is None or degrees < 2:
            why = too_few("too few for a standard deviation")
            return {SINGLE: Figure(None, units=change.rows, why=why)}
        if spread <= 0:
            why = undefined("all began at the same score, so there is no spread to divide by")
            return {SINGLE: Figure(None, units=change.rows, why=why)}
        small = 1 - 3 / (4 * degrees - 1)
        plain = change.mean / spread
        value = small * plain
        error = small * sqrt(change.variance / spread**2 + plain**2 / (2 * degrees))
        half = intervals.t_quantile(change.effective - 1) * error
        enough = change.units >= intervals.FEWEST_UNITS
        return {
            SINGLE: Figure(
                value,
                value - half if enough else None,
                value + half if enough else None,
                units=change.rows,
                numerator=change.mean,
                denominator=spread,
                no_interval="" if enough else NoInterval.TOO_FEW,
            )
        }


def pooled_spread(rows: Iterable[tuple[Any, float]]) -> tuple[float, int]:
    """The standard deviation within groups from (group, value), and its degrees of freedom.

    >>> pooled_spread([("a", 1.0), ("a", 3.0), ("b", 11.0), ("b", 13.0)])
    (1.4142135623730951, 2)
    """
    groups: dict[Any, list[float]] = defaultdict(list)
    for group, value in rows:
        groups[group].append(value)
    degrees = sum(len(values) - 1 for values in groups.values())
    squares = 0.0
    for values in groups.values():
        mean = sum(values) / len(values)
        squares += sum((value - mean) ** 2 for value in values)
    return (sqrt(squares / degrees) if degrees > 0 else 0.0), degrees


@dataclass(frozen=True)
class MeanWithBand(OfRows):
    """A mean with its 95% interval and, as the second range, the one that a margin is held against.

    Two one-sided tests at 5% find the mean within a margin where the 90% interval lies within it
    (Schuirmann 1987). Where several are judged together, each test is made at the level at which all
    of the `family` hold at once with 95%.
    """

    x: Expression
    person: str
    no_data: Why = "nobody has both in this period"

    parts: tuple[str, ...] = (SINGLE,)
    family: int = 1

    @property
    def hangs_on_family(self) -> bool:
        return True

    def judged_with(self, family: int) -> MeanWithBand:
        return replace(self, family=family)

    @property
    def interval_words(self) -> str:
        return f"{STUDENT}; the person is the unit."

    def values(self, t: Any, at: Span) -> Sequence[Any]:
        return numbered(t[self.person]), self.x(t, at)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        found = ClusteredMean.of(rows_of(sums))
        if found is None:
            return {SINGLE: Figure(None, why=self.no_data)}
        low, high = _ends(found.interval())
        return {
            SINGLE: Figure(
                found.mean,
                low,
                high,
                spread=found.interval(2 * together.level_of_each(self.family) - 1),
                no_interval=found.missing,
                units=found.rows,
                numerator=found.mean * found.rows,
                denominator=float(found.rows),
            )
        }


def class_width(t: Any, at: Span) -> Any:
    """How far two CLASS scores can lie apart."""
    return literal(float(SCALE_WIDTH))


@dataclass(frozen=True)
class DifferenceOfMeans(OfRows):
    """The mean of one category of people less the mean of the other, with Welch's interval.

    Each mean's variance is that of a mean with people as units; somebody who is in both categories
    (in different years) takes twice their covariance off. Degrees of freedom by Welch and
    Satterthwaite (Welch 1947). It is cut where no difference can be: `width`, the row's scale from end
    to end. It rests on both categories: where one is withheld, so is it. Its numerator is how many
    rows the first category has, its denominator how many the second has.
    """

    category: Expression
    first: str
    second: str
    x: Expression
    person: str
    no_data: Why = "nobody is in both groups in this period"
    width: Expression = class_width

    parts: tuple[str, ...] = (SINGLE,)

    @property
    def interval_words(self) -> str:
        return f"{WELCH}; the person is the unit."

    def rests_on(self, part: str) -> tuple[str, ...]:
        return (self.first, self.second)

    def values(self, t: Any, at: Span) -> Sequence[Any]:
        return self.category(t, at), numbered(t[self.person]), self.x(t, at), self.width(t, at)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        groups: dict[str, list[tuple[Any, float]]] = {self.first: [], self.second: []}
        widths: list[float] = []
        for category, person, x, width in rows_of(sums):
            groups[category].append((person, x))
            widths.append(width)
        one, other = (ClusteredMean.of(groups[code]) for code in (self.first, self.second))
        if one is None or other is None:
            return {SINGLE: Figure(None, units=sum(map(len, groups.values())), why=self.no_data)}
        value = one.mean - other.mean
        missing = one.missing or other.missing
        figure = Figure(
            value,
            units=one.rows + other.rows,
            numerator=float(one.rows),
            denominator=float(other.rows),
            no_interval=missing,
        )
        if one.variance is None or other.variance is None or missing:
            return {SINGLE: figure}
        shared = _covariance(groups[self.first], one, groups[self.second], other)
        variance = one.variance + other.variance - 2 * shared
        fixed = one.variance + other.variance
        degrees = fixed**2 / (
            one.variance**2 / (one.effective - 1) + other.variance**2 / (other.effective - 1)
        )
        half = intervals.t_quantile_at(degrees, intervals.LEVEL) * sqrt(variance)
        low, high = _cut((value - half, value + half), sum(widths) / len(widths))
        return {SINGLE: replace(figure, low=low, high=high)}


def _covariance(
    rows: Iterable[tuple[Any, float]],
    one: ClusteredMean,
    others: Iterable[tuple[Any, float]],
    other: ClusteredMean,
) -> float:
    """The covariance of two means through the people who are in both."""
    residuals: dict[Any, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for place, found, listed in ((0, one, rows), (1, other, others)):
        for person, x in listed:
            residuals[person][place] += x - found.mean
    return sum(a * b for a, b in residuals.values()) / (one.rows * other.rows)


@dataclass(frozen=True)
class TippingPoint(OfRows):
    """The mean change of those seen again, and the one of the others that would undo it.

    With n seen again whose mean change is c, and m who were not, the mean of all is zero where that
    of the others is -n c / m; its ends are those of c in the same way, cut `farthest` from zero. Where it
    lies farther itself, nothing that can be would undo the change. The second part rests on both
    groups: where one is withheld, so is it.
    """

    category: Expression
    x: Expression
    person: str
    no_data: Why = "nobody has a baseline in this period"

    parts: tuple[str, ...] = ("seen", "missing")
    farthest: ClassVar[float] = SCALE_WIDTH

    @property
    def unjudged(self) -> tuple[str, ...]:
        return ("missing",)

    @property
    def interval_words(self) -> str:
        return f"{STUDENT} of the mean change; the person is the unit."

    def rests_on(self, part: str) -> tuple[str, ...]:
        return (part,) if part == "seen" else self.parts

    def values(self, t: Any, at: Span) -> Sequence[Any]:
        return self.category(t, at), numbered(t[self.person]), self.x(t, at)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        rows = list(rows_of(sums))
        missing = sum(category == "missing" for category, _, _ in rows)
        seen = ClusteredMean.of((p, x) for category, p, x in rows if category == "seen")
        if seen is None:
            none = Figure(None, units=missing, why=self.no_data)
            return dict.fromkeys(self.parts, none)
        interval = seen.interval()
        low, high = _ends(interval)
        change = Figure(
            seen.mean, low, high,
            units=seen.rows, numerator=seen.mean * seen.rows, denominator=float(seen.rows),
            no_interval=seen.missing,
        )  # fmt: skip
        if not missing:
            why = undefined("everybody was seen again")
            return {"seen": change, "missing": Figure(None, why=why)}
        times = -seen.rows / missing
        value = seen.mean * times
        counts = Figure(None, units=missing, numerator=float(seen.rows), denominator=float(missing))
        if abs(value) > self.farthest:
            way = "fall" if value < 0 else "rise"
            most = f"not even the largest {way} there can be, {self.farthest:g} points"
            each = "" if missing == 1 else " each"
            why = undefined(f"{most}{each} of the {missing:,} not seen again, would undo it")
            return {"seen": change, "missing": replace(counts, why=why)}
        undone = (interval[1] * times, interval[0] * times) if interval else None
        low, high = _ends(_cut(undone, self.farthest) if undone else None)
        told = replace(counts, value=value, low=low, high=high, no_interval=seen.missing)
        return {"seen": change, "missing": told}


@dataclass(frozen=True)
class WeightedKappa(OfRows):
    """Agreement of two observers beyond chance, for the scores of each part.

    Kappa with squared weights (Cohen 1968), which is 2 Sxy / (Sxx + Syy + n (x mean - y mean)^2): an
    intraclass correlation for absolute agreement (Fleiss and Cohen 1973). Interval: delete-one
    jackknife over observations of Fisher's z, quantile of t with observations less one degrees of
    freedom, since all scores of one observation are alike. With fewer than `fewest` observations
    there is no value.
    """

    category: Expression
    categories: tuple[str, ...]
    first: Expression
    second: Expression
    observation: str
    fewest: int = 10
    no_data: Why = "nothing was double-coded"

    @property
    def parts(self) -> tuple[str, ...]:
        return self.categories

    @property
    def interval_words(self) -> str:
        return f"{JACKKNIFE}; the observation is the unit."

    def values(self, t: Any, at: Span) -> Sequence[Any]:
        number = numbered(t[self.observation])
        return self.category(t, at), number, self.first(t, at), self.second(t, at)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        by_part: dict[str, dict[Any, Moments]] = {code: {} for code in self.categories}
        for category, observation, x, y in rows_of(sums):
            own = by_part[category]
            own[observation] = own.get(observation, Moments()) + Moments.of(x, y)
        return {code: self._figure(list(found.values())) for code, found in by_part.items()}

    def _figure(self, found: list[Moments]) -> Figure:
        total = sum(found, Moments())
        n, observations = round(total.n), len(found)
        if not n:
            return Figure(None, why=self.no_data)
        if observations < self.fewest:
            words = f"too few: {observations} of {self.fewest} double-coded observations"
            return Figure(None, units=n, why=too_few(words))
        value = total.kappa
        if value is None:
            return Figure(None, units=n, why=undefined("all scores are the same"))
        others = [(total - one).kappa for one in found]
        interval = _jackknife(value, others)
        low, high = _ends(interval)
        missing = "" if interval else NoInterval.AT_THE_END
        over = (("observations", observations),)
        return Figure(value, low, high, units=n, no_interval=missing, rests_on=over)


@dataclass(frozen=True)
class Moments:
    """Sums of two scores and of their squares and products.

    >>> three = sum([Moments.of(1, 2), Moments.of(2, 2), Moments.of(3, 3)], Moments())
    >>> round(three.kappa, 4)
    0.6667
    """

    n: float = 0.0
    x: float = 0.0
    y: float = 0.0
    xx: float = 0.0
    yy: float = 0.0
    xy: float = 0.0

    @staticmethod
    def of(x: float, y: float) -> Moments:
        return Moments(1.0, x, y, x * x, y * y, x * y)

    def __add__(self, other: Moments) -> Moments:
        return Moments(*(a + b for a, b in zip(self._all, other._all, strict=True)))

    def __sub__(self, other: Moments) -> Moments:
        return Moments(*(a - b for a, b in zip(self._all, other._all, strict=True)))

    @property
    def _all(self) -> tuple[float, ...]:
        return self.n, self.x, self.y, self.xx, self.yy, self.xy

    @property
    def kappa(self) -> float | None:
        """Kappa with squared weights; None where all scores are the same."""
        if self.n <= 0:
            return None
        apart = self.xx + self.yy - 2 * self.xy
        by_chance = self.xx + self.yy - 2 * self.x * self.y / self.n
        return 1 - apart / by_chance if by_chance > 1e-9 else None


def _jackknife(value: float, others: Sequence[float | None]) -> Interval | None:
    """The interval of a coefficient from its values without each unit; None at the ends of the scale."""
    if abs(value) >= 1 or any(one is None or abs(one) >= 1 for one in others):
        return None
    turned = [atanh(one) for one in others if one is not None]
    n, middle = len(turned), sum(turned) / len(turned)
    error = sqrt((n - 1) / n * sum((one - middle) ** 2 for one in turned))
    half = intervals.t_quantile(n - 1) * error
    return tanh(atanh(value) - half), tanh(atanh(value) + half)


@dataclass(frozen=True)
class AdjustedAssociation(OfRows):
    """The rank correlation of two values with a third held fixed, and the least that could be seen.

    Spearman's partial correlation: (r_xy - r_xz r_yz) / sqrt((1 - r_xz^2) (1 - r_yz^2)) of the ranks
    (Kendall 1942). Interval: Fisher's z with the variance (1 + r^2/2) / (people - 4), one more taken
    off than without a third value (Bonett and Wright 2000). The second part is the smallest r, up or
    down, that so many people show with 80% power where all of its `family` hold at once with 95%.
    """

    x: Expression
    y: Expression
    held: Expression
    person: str
    fewest: int = 10
    no_data: Why = "nobody has both in this period"

    parts: tuple[str, ...] = ("adjusted", "smallest")
    family: int = 1

    @property
    def unjudged(self) -> tuple[str, ...]:
        return ("smallest",)

    @property
    def hangs_on_family(self) -> bool:
        return True

    def judged_with(self, family: int) -> AdjustedAssociation:
        return replace(self, family=family)

    @property
    def interval_words(self) -> str:
        return f"{FISHER} of people; none for the smallest association."

    def values(self, t: Any, at: Span) -> Sequence[Any]:
        return numbered(t[self.person]), self.x(t, at), self.y(t, at), self.held(t, at)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        rows = list(rows_of(sums))
        n, people = len(rows), len({person for person, *_ in rows})
        if not n:
            return dict.fromkeys(self.parts, Figure(None, why=self.no_data))
        if people < self.fewest:
            why = too_few(f"too few: {people} of {self.fewest} at least")
            return dict.fromkeys(self.parts, Figure(None, units=n, why=why))
        smallest = Figure(smallest_seen(people, 1, self.family), units=n)

        def of(i: int, k: int) -> float | None:
            # Rounded: what is equal ties also where it was added up in another order.
            return spearman([(round(row[i], 9), round(row[k], 9), 1) for row in rows])

        xy, xz, yz = of(1, 2), of(1, 3), of(2, 3)
        if xy is None or xz is None or yz is None or max(abs(xz), abs(yz)) >= 1 - 1e-12:
            why = undefined("all values are the same, or follow from the baseline alone")
            return {"adjusted": Figure(None, units=n, why=why), "smallest": smallest}
        value = (xy - xz * yz) / sqrt((1 - xz * xz) * (1 - yz * yz))
        interval = intervals.rank_correlation_interval(value, people - 1)
        low, high = _ends(interval)
        missing = "" if interval else NoInterval.AT_THE_END
        adjusted = Figure(value, low, high, units=n, no_interval=missing)
        return {"adjusted": adjusted, "smallest": smallest}


def smallest_seen(people: int, held: int = 0, looks: int = 1, power: float = 0.8) -> float | None:
    """The smallest rank correlation that so many people show with this power; None for too few.

    The r whose Fisher's z is (z of the level + z of the power) standard errors from none, with the
    variance of r itself; the level is that of one of so many looks that are judged together.

    >>> round(smallest_seen(30), 2), round(smallest_seen(200), 2)
    (0.52, 0.2)
    """
    free = people - held - 3
    if free < 1:
        return None
    steps = intervals.Z * together.stretch(looks, people) + float(ndtri(power))
    low, high = 0.0, 1.0 - 1e-12
    for _ in range(60):
        middle = (low + high) / 2
        enough = atanh(middle) >= steps * sqrt((1 + middle * middle / 2) / free)
        low, high = (low, middle) if enough else (middle, high)
    return high


@dataclass(frozen=True)
class MedianTime(OfRows):
    """The Kaplan-Meier median: the first time at which at most half are still waiting.

    Its interval is where the log-log interval of the curve crosses one half (Brookmeyer and Crowley
    1982). Where one unit (a pair) has several rows, the variance of the log of the curve is that over
    units, in place of Greenwood's: see `_variances_over_units`.
    """

    days: Expression
    event: Expression
    unit: str
    no_data: Why = "nothing to follow in this period"
    met: str = "have got there"

    parts: tuple[str, ...] = (SINGLE,)

    @property
    def interval_words(self) -> str:
        return f"{CROSSING}; the {UNIT_WORDS[self.unit]} is the unit."

    def values(self, t: Any, at: Span) -> Sequence[Any]:
        return numbered(t[self.unit]), self.days(t, at), self.event(t, at)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        rows = [(unit, float(day), bool(ended)) for unit, day, ended in rows_of(sums)]
        total = len(rows)
        if not total:
            return {SINGLE: Figure(None, why=self.no_data)}
        steps = kaplan_meier(Counter((day, int(ended)) for _, day, ended in rows))
        reached = next((s.time for s in steps if s.survival <= 0.5), None)
        events = float(sum(s.events for s in steps))
        figure = Figure(reached, units=total, numerator=events, denominator=float(total))
        if reached is None:
            half = f"fewer than half of {total} {self.met}"
            never = undefined(f"{half}, so there is no median")
            why = never if is_over(at) else too_early(half, lambda at: at.years_over)
            return {SINGLE: replace(figure, why=why)}
        if len({unit for unit, _, _ in rows}) < intervals.FEWEST_UNITS:
            return {SINGLE: replace(figure, no_interval=NoInterval.TOO_FEW)}
        low, high = self._crossings(rows, steps)
        missing: NoInterval | str = ""
        if high is None:
            missing = NoInterval.NEVER_REACHED if is_over(at) else NoInterval.NOT_REACHED
        elif high == low:
            missing = NoInterval.ALL_ALIKE
        if missing:
            return {SINGLE: replace(figure, no_interval=missing)}
        return {SINGLE: replace(figure, low=low, high=high)}

    def _crossings(
        self, rows: Sequence[tuple[Any, float, bool]], steps: Sequence[SurvivalStep]
    ) -> tuple[float | None, float | None]:
        """The first times at which the lower and the upper end of the curve are at one half or below."""
        sizes = Counter(unit for unit, _, _ in rows)
        variances = [s.greenwood for s in steps]
        quantile = intervals.Z
        if len(sizes) < len(rows):
            effective = len(rows) ** 2 / sum(n * n for n in sizes.values())
            quantile = intervals.t_quantile(max(1.0, effective - 1))
            variances = _variances_over_units(rows, steps)
        low = high = None
        for step, variance in zip(steps, variances, strict=True):
            interval = intervals.survival_interval(step.survival, variance, quantile)
            if interval is None:
                continue
            if low is None and interval[0] <= 0.5:
                low = step.time
            if high is None and interval[1] <= 0.5:
                high = step.time
        return low, high


def _variances_over_units(
    rows: Iterable[tuple[Any, float, bool]], steps: Sequence[SurvivalStep]
) -> list[float]:
    """The variance of the log of a Kaplan-Meier curve at each of its steps, units being independent.

    k/(k-1) times the sum over units of the square of what their rows add to the log of the curve: a row
    at risk d/(n(n-d)) at each step, and one that ends there 1/(n-d) less (Williams 1995, Lifetime Data
    Analysis 1). With every row its own unit and all
    followed to the end it is k/(k-1) times Greenwood's sum.
    """
    ended: dict[float, list[Any]] = defaultdict(list)
    leaving: list[tuple[float, Any]] = []
    at_risk: Counter[Any] = Counter()
    for unit, day, is_event in rows:
        at_risk[unit] += 1
        leaving.append((day, unit))
        if is_event:
            ended[day].append(unit)
    leaving.sort(reverse=True, key=lambda left: left[0])
    numbers = {unit: i for i, unit in enumerate(at_risk)}
    risk = np.array([at_risk[unit] for unit in numbers], dtype=np.float64)
    added = np.zeros(len(numbers))
    out = []
    for step in steps:
        while leaving and leaving[-1][0] < step.time:
            risk[numbers[leaving.pop()[1]]] -= 1
        n, d = step.at_risk, step.events
        if n <= d:
            out.append(0.0)  # the curve is at zero: it has no interval there
            continue
        added += risk * (d / (n * (n - d)))
        for unit in ended[step.time]:
            added[numbers[unit]] -= 1 / (n - d)
        out.append(float(np.square(added).sum()) * len(numbers) / (len(numbers) - 1))
    return out


@dataclass(frozen=True)
class MeanByUnits(OfRows):
    """The mean of a value in each category of people, with what repeats (the coach) as the unit.

    Used with `parts_are_people`, as `MeanBy`.
    """

    category: Expression
    categories: tuple[str, ...]
    x: Expression
    unit: str
    units_word: str
    no_data: Why = "nobody is in this group"

    compares: ClassVar[bool] = True

    @property
    def parts(self) -> tuple[str, ...]:
        return self.categories

    @property
    def interval_words(self) -> str:
        return f"{STUDENT}; the coach is the unit."

    def values(self, t: Any, at: Span) -> Sequence[Any]:
        return self.category(t, at), numbered(t[self.unit]), self.x(t, at)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        rows = list(rows_of(sums))
        return {code: self._mean(rows, {code}) for code in self.categories}

    def beside(self, sums: Sums, at: Span) -> dict[str, Figure]:
        """For each category the mean of all people outside it."""
        rows, every = list(rows_of(sums)), set(self.categories)
        return {code: self._mean(rows, every - {code}) for code in self.categories}

    def _mean(self, rows: Iterable[Row], codes: set[str]) -> Figure:
        found = ClusteredMean.of((unit, x) for category, unit, x in rows if category in codes)
        if found is None:
            return Figure(None, why=self.no_data)
        low, high = _ends(found.interval())
        return Figure(
            found.mean, low, high,
            units=found.rows, numerator=found.mean * found.rows, denominator=float(found.rows),
            no_interval=found.missing, rests_on=((self.units_word, found.units),),
        )  # fmt: skip


@dataclass(frozen=True)
class MeanOfObserved(OfRows):
    """A mean whose rows share observers and programs, with an interval that allows for both.

    Variance: that over observers plus that over programs less that over both (Cameron, Gelbach and
    Miller 2011). Two rows share an observer where one of the two observers of the one is one of the
    other's (Aronow, Samii and Assenova 2015). It is never taken to be less than that over people,
    observers or programs alone; quantile of t with the smaller number of observers and programs less
    one degrees of freedom. Each of the three is multiplied by n/(n-1), n its number of clusters.
    """

    x: Expression
    person: str
    observers: tuple[str, str]
    program: str
    no_data: Why = "nobody has been observed in both windows yet"

    parts: tuple[str, ...] = (SINGLE,)

    @property
    def interval_words(self) -> str:
        return f"{TWO_WAY}."

    def values(self, t: Any, at: Span) -> Sequence[Any]:
        observers = (t[name] for name in self.observers)
        return numbered(t[self.person]), *observers, t[self.program], self.x(t, at)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        rows = list(rows_of(sums))
        n = len(rows)
        if not n:
            return {SINGLE: Figure(None, why=self.no_data)}
        mean = sum(row[-1] for row in rows) / n
        total = mean * n
        seen = [Observed.of(i, row, mean) for i, row in enumerate(rows)]
        people = ClusteredMean.of((row[0], row[-1]) for row in rows)
        observers, programs = shared_observers(seen), shared_programs(seen)
        both = shared_observers(seen, within_program=True)
        degrees = min(observers.clusters, programs.clusters) - 1
        missing = NoInterval.TOO_FEW if degrees + 1 < intervals.FEWEST_UNITS else ""
        if people is None or people.missing or missing:
            why = missing or (people.missing if people else NoInterval.TOO_FEW)
            none = Figure(mean, units=n, numerator=total, denominator=float(n), no_interval=why)
            return {SINGLE: none}
        alone = [observers.variance, programs.variance]
        two_way = alone[0] + alone[1] - both.variance
        variance = max(two_way / (n * n), *(v / (n * n) for v in alone), people.variance or 0.0)
        half = intervals.t_quantile(degrees) * sqrt(variance)
        low, high = _cut((mean - half, mean + half), SCALE_WIDTH)
        return {
            SINGLE: Figure(
                mean, low, high,
                units=n, numerator=total, denominator=float(n),
                rests_on=(("observers", observers.clusters), ("programs", programs.clusters)),
            )
        }  # fmt: skip


@dataclass(frozen=True)
class Observed:
    """How far a row lies from the mean, who observed it and where; what is not known is its own."""

    apart: float
    observers: frozenset[Any]
    program: Any

    @staticmethod
    def of(number: int, row: Row, mean: float) -> Observed:
        _, first, second, program, x = row
        named = {o if o is not None else (number, i) for i, o in enumerate((first, second))}
        return Observed(x - mean, frozenset(named), program if program is not None else (number,))


@dataclass(frozen=True)
class Clusters:
    """The sum of products of all rows that share a cluster, corrected for few, and how many there are."""

    variance: float
    clusters: int


def _corrected(squares: float, clusters: int) -> Clusters:
    return Clusters(squares * clusters / (clusters - 1) if clusters > 1 else squares, clusters)


def shared_programs(rows: Iterable[Observed]) -> Clusters:
    """Over all pairs of rows of one program."""
    totals: dict[Any, float] = defaultdict(float)
    for row in rows:
        totals[row.program] += row.apart
    return _corrected(sum(total * total for total in totals.values()), len(totals))


def shared_observers(rows: Iterable[Observed], within_program: bool = False) -> Clusters:
    """Over all pairs of rows that share an observer (and a program).

    The squares of each observer's total count pairs that share both observers twice: those are taken
    off once.
    """
    one: dict[Any, float] = defaultdict(float)
    two: dict[Any, float] = defaultdict(float)
    for row in rows:
        place = row.program if within_program else None
        for observer in row.observers:
            one[place, observer] += row.apart
        if len(row.observers) == 2:
            two[place, row.observers] += row.apart
    squares = sum(t * t for t in one.values()) - sum(t * t for t in two.values())
    return _corrected(squares, len(one))


FEWEST_A_CLUSTER = 1.5


@dataclass(frozen=True)
class Likeness(OfRows):
    """How alike the rows of one cluster are: the intraclass correlation, or the design effect of it.

    From a one-way analysis of variance with clusters of unequal size (Searle 1971): (B - W) / (B +
    (m0 - 1) W), B and W the mean squares between and within clusters, m0 = (N - sum m^2 / N) / (k - 1).
    The interval takes B/W times the F quantiles. All rows of the largest cluster can be apart from each
    other only so far: it is never below -1/(largest m - 1). The design effect is 1 + (sum m^2 / N - 1)
    times it (Kish 1965), its interval in the same way, so never below zero. Rows whose cluster is not
    known are left out. Where clusters have fewer than `FEWEST_A_CLUSTER` rows on average there is no
    figure: hardly any lie beside another one.
    """

    of: Mapping[str, tuple[Expression, Expression]]  # by part: cluster and value
    is_design_effect: bool = False
    fewest: int = 5
    no_data: Why = "no cluster is on record in this period"

    @property
    def parts(self) -> tuple[str, ...]:
        return tuple(self.of)

    @property
    def interval_words(self) -> str:
        return f"{F_RATIO}."

    def values(self, t: Any, at: Span) -> Sequence[Any]:
        return tuple(e(t, at) for two in self.of.values() for e in two)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        rows = list(rows_of(sums))
        return {
            part: self._figure([(row[2 * i], row[2 * i + 1]) for row in rows])
            for i, part in enumerate(self.of)
        }

    def _figure(self, rows: list[tuple[Any, Any]]) -> Figure:
        clusters: dict[Any, list[float]] = defaultdict(list)
        for cluster, value in rows:
            if cluster is not None and value is not None:
                clusters[cluster].append(value)
        n, k = sum(map(len, clusters.values())), len(clusters)
        if not n:
            return Figure(None, why=self.no_data)
        if k < self.fewest or n <= k:
            words = f"too few: {counted(k, 'clusters')} of {self.fewest} at least"
            if k >= self.fewest:
                words = "no cluster has more than one educator"
            return Figure(None, units=n, numerator=float(k), why=too_few(words))
        if n < FEWEST_A_CLUSTER * k:
            words = (
                f"too few: {n} in {counted(k, 'clusters')}"  # short enough for the row of a chart
            )
            return Figure(None, units=n, numerator=float(k), why=too_few(words))
        grand = sum(map(sum, clusters.values())) / n
        means = {c: sum(values) / len(values) for c, values in clusters.items()}
        between = sum(len(v) * (means[c] - grand) ** 2 for c, v in clusters.items()) / (k - 1)
        within = sum((x - means[c]) ** 2 for c, v in clusters.items() for x in v) / (n - k)
        if within <= 1e-12:
            why = undefined("within clusters all are the same")
            return Figure(None, units=n, numerator=float(k), why=why)
        squares = sum(len(v) ** 2 for v in clusters.values()) / n
        size, ratio = (n - squares) / (k - 1), between / within
        tail = (1 - intervals.LEVEL) / 2
        quantiles = (float(fdtri(k - 1, n - k, p)) for p in (1 - tail, tail))
        least = -1 / (max(map(len, clusters.values())) - 1)
        value, low, high = (
            max(least, (f - 1) / (f + size - 1)) for f in (ratio, *(ratio / q for q in quantiles))
        )
        if self.is_design_effect:
            value, low, high = (1 + (squares - 1) * icc for icc in (value, low, high))
        return Figure(value, low, high, units=n, numerator=float(k), denominator=squares)
