"""Which period of a report is asked for, and which are offered: one that has begun, with its dates."""

from __future__ import annotations

from datetime import date

from config.date_words import day_words
from config.program.reporting_periods import (
    MONTH,
    Period,
    holding,
    offered,
    read,
)
from config.program.reports import Report

_MOST = {MONTH: 4}
_MOST_YEARS = 3


class PeriodRefused(ValueError):
    """A period the report is not made for; the text says which ones are.

    Seen: the sentence, with status 400.
    """


def choices(report: Report, today: date) -> list[Period]:
    """The periods to choose from, by kind, the newest first."""
    return [
        p for kind in report.periods for p in offered(kind, today, _MOST.get(kind, _MOST_YEARS))
    ]


def usual(report: Report, today: date) -> Period:
    """The newest period of a report that is over."""
    return next(p for p in choices(report, today) if p.end < today)


def period_asked(report: Report, text: str, today: date) -> Period:
    """The period an address names, or the newest that is over where it names none.

    Raises PeriodRefused.
    """
    if not text:
        return usual(report, today)
    period = read(text, report.periods)
    if period is None:
        ways = " or ".join(holding(kind, today).code for kind in report.periods)
        raise PeriodRefused(
            f"\u201c{report.label}\u201d has no such period. Write one like {ways}, or choose one "
            "on the page Reports."
        )
    if period.start > today:
        raise PeriodRefused(
            f"{period.label} begins on {day_words(period.start)}. Choose an earlier period."
        )
    return period
