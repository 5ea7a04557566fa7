"""What reports leave out because a region's coaching log of a month has not arrived, and its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from config.date_words import months_words
from config.program.calendars import month_of, shift
from config.program.reporting_periods import Period
from data_access.asking.answers import EVERYBODY
from data_access.asking.arrivals import arrivals
from data_access.storage.database import Reader


@dataclass(frozen=True)
class LeftOut:
    """The awaited months of each region. `by_region`: whether the viewer may be told which."""

    months: Mapping[int, tuple[str, ...]]
    by_region: bool = True

    def holds(self, region: int | None, month: str) -> bool:
        return region is not None and month in self.months.get(region, ())

    def of(self, region: str, month: str) -> LeftOut:
        """What a row of a month leaves out: of its region, or of all of them."""
        return LeftOut(
            {
                r: (month,)
                for r, months in self.months.items()
                if region in (EVERYBODY, str(r)) and month in months
            },
            self.by_region,
        )

    @property
    def words(self) -> str:
        """Region 3 (October 2026); Region 5 (May 2026 to June 2026)."""
        if not self.months:
            return ""
        if not self.by_region:
            together = sorted({m for months in self.months.values() for m in months})
            return f"some regions ({_spans_words(together)})"
        return "; ".join(f"Region {r} ({_spans_words(m)})" for r, m in sorted(self.months.items()))


LeftOutOf = Callable[[Period], LeftOut]  # what a period leaves out, as the viewer may be told it


def left_out(reader: Reader, period: Period, today: date) -> LeftOut:
    """What has not arrived of the coaching logs of a period, up to the month that runs."""
    scope = reader.scope
    last = min(period.last, month_of(today))
    awaited = arrivals(reader).awaited(period.first, last, today)
    return LeftOut(awaited, not (scope.totals_only or scope.aggregate_only))


def _spans_words(months: Sequence[str]) -> str:
    return ", ".join(months_words(first, last) for first, last in _spans(months))


def _spans(months: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Months that follow one another, as first and last."""
    first = last = ""
    for month in months:
        if last and month == shift(last, 1):
            last = month
            continue
        if first:
            yield first, last
        first = last = month
    if first:
        yield first, last
