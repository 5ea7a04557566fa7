"""Statistics that are worked out from the rows of a cell: standardized change, equivalence, bounds.

What they ask SQL for is still counts that add over disjoint groups: how many rows have these values.
People are numbered within one statement, so that nobody is named and somebody who has several rows is
one unit wherever the rows lie.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, FromClause, Select, func, literal, select

from data_access.measures import intervals
from data_access.measures.no_value import Why, too_few, undefined
from data_access.measures.span import Span
from data_access.measures.statistics import SINGLE, STUDENT, Expression, Figure, Statistic, Sums

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

    The variance is that of a ratio of sums over units: n/(n-1) * sum((y - mean m)^2) / (sum m)^2
    (Cochran 1977, section 6.4). Where every unit has one row it is the usual s^2/n.

    >>> found = ClusteredMean.of([(1, 2.0), (2, 4.0), (3, 9.0)])
    >>> found.mean, found.units, round(found.variance, 4)
    (5.0, 3, 4.3333)
    """

    mean: float
    rows: int
    units: int
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
        squares = sum((y - mean * m) ** 2 for y, m in totals.values())
        variance = units / (units - 1) * squares / (n * n) if units > 1 else None
        return ClusteredMean(mean, n, units, variance)

    def interval(self, level: float = intervals.LEVEL) -> Interval | None:
        """The t interval with units less one degrees of freedom; None below two units."""
        if self.variance is None:
            return None
        half = intervals.t_quantile_at(self.units - 1, level) * sqrt(self.variance)
        return self.mean - half, self.mean + half


def _ends(interval: Interval | None) -> tuple[float | None, float | None]:
    return interval if interval else (None, None)


@dataclass(frozen=True)
class StandardizedMean(OfRows):
    """A mean change divided by the spread of where the same people began.

    The spread is the standard deviation of the baselines, pooled over `group` (program years): each
    year about its own mean. The quotient is multiplied by 1 - 3/(4 f - 1), f the degrees of freedom
    of the spread, because a spread from few is too small on average (Hedges 1981). Variance:
    V/s^2 + d^2/(2 f), V that of the mean change (Becker 1988, Bonett 2008, for one group), times the
    square of the same factor; quantile of t with people less one degrees of freedom.
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
        half = intervals.t_quantile(change.units - 1) * error
        return {
            SINGLE: Figure(
                value,
                value - half,
                value + half,
                units=change.rows,
                numerator=change.mean,
                denominator=spread,
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
    """A mean with its 95% interval and, as the second range, its 90% interval.

    Two one-sided tests at 5% find the mean within a margin where the 90% interval lies within it
    (Schuirmann 1987).
    """

    x: Expression
    person: str
    no_data: Why = "nobody has both in this period"

    parts: tuple[str, ...] = (SINGLE,)

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
                spread=found.interval(0.90),
                units=found.rows,
                numerator=found.mean * found.rows,
                denominator=float(found.rows),
            )
        }


@dataclass(frozen=True)
class DifferenceOfMeans(OfRows):
    """The mean of one category of people less the mean of the other, with Welch's interval.

    Each mean's variance is that of a mean with people as units; somebody who is in both categories
    (in different years) takes twice their covariance off. Degrees of freedom by Welch and
    Satterthwaite (Welch 1947). It rests on both categories: where one is withheld, so is it.
    """

    category: Expression
    first: str
    second: str
    x: Expression
    person: str
    no_data: Why = "nobody is in both groups in this period"

    parts: tuple[str, ...] = (SINGLE,)

    @property
    def interval_words(self) -> str:
        return f"{STUDENT} with Welch's degrees of freedom; the person is the unit."

    def rests_on(self, part: str) -> tuple[str, ...]:
        return (self.first, self.second)

    def values(self, t: Any, at: Span) -> Sequence[Any]:
        return self.category(t, at), numbered(t[self.person]), self.x(t, at)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        groups: dict[str, list[tuple[Any, float]]] = {self.first: [], self.second: []}
        for category, person, x in rows_of(sums):
            groups[category].append((person, x))
        one, other = (ClusteredMean.of(groups[code]) for code in (self.first, self.second))
        if one is None or other is None:
            return {SINGLE: Figure(None, units=sum(map(len, groups.values())), why=self.no_data)}
        value = one.mean - other.mean
        figure = Figure(value, units=one.rows + other.rows)
        if one.variance is None or other.variance is None:
            return {SINGLE: figure}
        shared = _covariance(groups[self.first], one, groups[self.second], other)
        variance = one.variance + other.variance - 2 * shared
        fixed = one.variance + other.variance
        if variance <= 0 or fixed <= 0:
            return {SINGLE: figure}
        degrees = fixed**2 / (
            one.variance**2 / (one.units - 1) + other.variance**2 / (other.units - 1)
        )
        half = intervals.t_quantile_at(degrees, intervals.LEVEL) * sqrt(variance)
        return {SINGLE: Figure(value, value - half, value + half, units=one.rows + other.rows)}


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
    of the others is -n c / m; its ends are those of c in the same way. The second part rests on both
    groups: where one is withheld, so is it.
    """

    category: Expression
    x: Expression
    person: str
    no_data: Why = "nobody has a baseline in this period"

    parts: tuple[str, ...] = ("seen", "missing")

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
        )  # fmt: skip
        if not missing:
            why = undefined("everybody was seen again")
            return {"seen": change, "missing": Figure(None, why=why)}
        times = -seen.rows / missing
        undone = _ends((interval[1] * times, interval[0] * times) if interval else None)
        return {
            "seen": change,
            "missing": Figure(
                seen.mean * times, *undone,
                units=missing, numerator=float(seen.rows), denominator=float(missing),
            ),
        }  # fmt: skip


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
        return f"{STUDENT} of Fisher's z, from a jackknife over observations."

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
        low, high = _ends(_jackknife(value, others))
        return Figure(value, low, high, units=n)


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
