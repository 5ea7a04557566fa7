"""Means of scores of which each has its own scale: surveys, whose scale stands in their file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from data_access.measures.intervals import UnitSums
from data_access.measures.no_value import Why
from data_access.measures.row_statistics import OfRows, numbered, rows_of
from data_access.measures.span import Span
from data_access.measures.statistics import (
    ON_A_SCALE,
    SINGLE,
    STUDENT,
    Changes,
    Expression,
    Figure,
    Scale,
    Sums,
    why_no_interval,
)


@dataclass(frozen=True)
class MeanOnItsScale(OfRows):
    """The mean of a value whose ends each row gives; `unit` is who may have several rows.

    The mean lies between the means of the ends. `is_difference`: the value lies between minus `high`
    and `high`, and its interval is Student's t; otherwise it is a score between `low` and `high`.
    """

    x: Expression
    low: Expression
    high: Expression
    unit: str
    no_data: Why
    is_difference: bool = False

    parts: tuple[str, ...] = (SINGLE,)

    @property
    def interval_words(self) -> str:
        if self.is_difference:
            return f"{STUDENT}, cut where no difference on the scale can be; the {self._word} is the unit."
        return f"{ON_A_SCALE}, which its file gives; the {self._word} is the unit."

    @property
    def _word(self) -> str:
        return "pair" if self.unit == "pair_id" else "person"

    def values(self, t: Any, at: Span) -> Sequence[Any]:
        return numbered(t[self.unit]), self.x(t, at), self.low(t, at), self.high(t, at)

    def fold(self, sums: Sums, at: Span) -> dict[str, Figure]:
        units: dict[Any, list[float]] = defaultdict(lambda: [0.0, 0.0])
        low = high = 0.0
        for unit, value, least, most in rows_of(sums):
            if value is None:
                continue
            units[unit][0] += value
            units[unit][1] += 1
            low, high = low + least, high + most
        y, m = (sum(pair[i] for pair in units.values()) for i in (0, 1))
        if not m:
            return {SINGLE: Figure(None, why=self.no_data)}
        over_units = UnitSums(
            len(units),
            y,
            m,
            sum(a * a for a, _ in units.values()),
            sum(a * b for a, b in units.values()),
            sum(b * b for _, b in units.values()),
        )
        ends = Changes(high / m) if self.is_difference else Scale(low / m, high / m)
        interval = ends.interval(over_units)
        bottom, top = interval or (None, None)
        return {
            SINGLE: Figure(
                y / m,
                bottom,
                top,
                units=round(m),
                numerator=y,
                denominator=m,
                no_interval=why_no_interval(interval, len(units), over_units.variance > 0),
            )
        }
