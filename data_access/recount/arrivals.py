"""Works out a second time of which months each region's coaching log has arrived, day by day."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from sqlalchemy import Connection, select

from config.program.calendars import last_day, program_year_of, shift
from config.program.pair_years import planned_end_of
from data_access.recount.reading import Expected
from data_access.storage import schema

LAST_WEEK = timedelta(days=6)


def count(connection: Connection) -> Expected:
    """The months of all regions, as they should stand."""
    logged: dict[int, set[date]] = defaultdict(set)
    taken = schema.sessions.c
    for region, day in connection.execute(select(taken.region, taken.session_date).distinct()):
        if region is not None:
            logged[region].add(day)
    active: dict[int, dict[str, date]] = defaultdict(dict)
    for pair in connection.execute(select(schema.pairs)):
        if pair.region is not None:
            planned = pair.planned_end or planned_end_of(pair.cohort_year, pair.start_date)
            _note(active[pair.region], pair.start_date, pair.end_date or planned)
    found: Expected = {"log_arrivals": {}}
    for region in active.keys() | logged.keys():
        days, until = sorted(logged[region]), active[region]
        for month in sorted(until.keys() | {d.isoformat()[:7] for d in days}):
            own = [d for d in days if d.isoformat()[:7] == month]
            year = program_year_of(last_day(month))
            found["log_arrivals"]["sessions", region, month] = {
                "program_year": year,
                "last_day": max(own, default=None),
                "known": int(
                    any(program_year_of(d) == year for d in days)
                    and days[0] <= last_day(shift(month, 1))
                    and (days[-1] > last_day(month) or _ends_whole(month, own, until))
                ),
            }
    return found


def _note(until: dict[str, date], first: date, last: date) -> None:
    """The last day of each month on which a pair was active."""
    month = first.isoformat()[:7]
    while month <= last.isoformat()[:7] and first <= last:
        day = min(last, last_day(month))
        until[month] = max(until.get(month, day), day)
        month = shift(month, 1)


def _ends_whole(month: str, own: list[date], until: dict[str, date]) -> bool:
    """Whether nobody is active after a month, and its log reaches the last week of who was in it."""
    if not own or shift(month, 1) in until:
        return False
    return month not in until or max(own) >= until[month] - LAST_WEEK
