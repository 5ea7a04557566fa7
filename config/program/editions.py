"""The named days on which outcome figures move for whoever may not look the people behind them up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class NamedDays:
    """Days of a year, as month and day, on which outcome figures are made anew; from `valid_from` on."""

    valid_from: date
    days: tuple[tuple[int, int], ...]


# The first day of each quarter: often enough for a report, seldom enough that many have come in since.
NAMED_DAYS: tuple[NamedDays, ...] = (
    NamedDays(date(2000, 1, 1), ((1, 1), (4, 1), (7, 1), (10, 1))),
)


def _days(first_year: int, last_year: int) -> Iterator[date]:
    for year in range(first_year, last_year + 1):
        for number, named in enumerate(NAMED_DAYS):
            ends = NAMED_DAYS[number + 1].valid_from if number + 1 < len(NAMED_DAYS) else date.max
            for month, day in named.days:
                if named.valid_from <= date(year, month, day) < ends:
                    yield date(year, month, day)


def newest_named_day(today: date) -> date:
    """The newest named day up to today.

    >>> newest_named_day(date(2026, 10, 1)).isoformat(), newest_named_day(date(2026, 3, 31)).isoformat()
    ('2026-10-01', '2026-01-01')
    """
    return max(day for day in _days(today.year - 1, today.year) if day <= today)


def next_named_day(after: date) -> date:
    """The first named day after a day.

    >>> next_named_day(date(2026, 10, 1)).isoformat()
    '2027-01-01'
    """
    return min(day for day in _days(after.year, after.year + 1) if day > after)
