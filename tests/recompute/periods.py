"""Months, program years and what a choice of months stands for, worked out anew."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

import pandas as pd

Day = pd.Timestamp


def month_text(day: Day) -> str:
    return f"{day.year:04d}-{day.month:02d}"


@cache
def month_end(month: str) -> Day:
    return pd.Period(month, "M").end_time.normalize()


@cache
def month_start(month: str) -> Day:
    return pd.Period(month, "M").start_time


@cache
def moved(month: str, by: int) -> str:
    return str(pd.Period(month, "M") + by)


def program_year(day: Day) -> int:
    """2025 is September 2025 to August 2026."""
    return day.year if day.month >= 9 else day.year - 1


def program_years(days: pd.Series) -> pd.Series:
    return days.dt.year - (days.dt.month < 9)


@dataclass(frozen=True)
class Period:
    """The months asked about, the day figures are true of, and the program years they stand for."""

    first: str
    last: str
    as_of: Day
    years: tuple[int, ...]

    @property
    def start(self) -> Day:
        return month_start(self.first)

    @property
    def end(self) -> Day:
        """The last day asked about on which anything can have been known."""
        return min(month_end(self.last), self.as_of)


def period(
    first: str | None,
    last: str | None,
    every_month: bool,
    today: Day,
    outcome: bool,
    freely: bool,
    cohort: int | None = None,
) -> Period:
    """What a choice of months stands for.

    Without a choice the last twelve complete months, or the program year of the cohort that is
    chosen, as far as it has come. Program years are those of which more than
    half is chosen, else the one with most months in it. Outcome figures cover those years whole,
    and are true of the newest complete month, or freely of the last month chosen.
    """
    newest = moved(month_text(today), -1)
    if every_month:
        first, last = "2010-09", newest
    elif cohort and not first and not last:
        first = f"{cohort}-09"
        last = max(first, min(f"{cohort + 1}-08", newest))
    last = last or newest
    first = first or moved(last, -11)
    chosen = pd.period_range(first, last, freq="M")
    covered = Counter(int(m.year if m.month >= 9 else m.year - 1) for m in chosen)
    most = max(covered.values())
    years = tuple(y for y in sorted(covered) if covered[y] > 6)
    years = years or (min(y for y in covered if covered[y] == most),)
    if not outcome:
        return Period(first, last, min(month_end(last), today), years)
    end = f"{years[-1] + 1}-08"
    known = min(last, newest) if freely else newest
    as_of = min(month_end(end), month_end(known), today)
    first = f"{years[0]}-09"
    return Period(first, max(first, min(end, month_text(as_of))), as_of, years)
