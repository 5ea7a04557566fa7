"""Says of every region and month whether its coaching log has arrived.

A month is known once the region's log holds a session of a later month. Where the coaching pauses after
it (no pair is active in the next month), it is known once its log reaches the last days on which a
pair was active. A program year without any session is not known, whatever came later, and nothing is
known before the month that precedes the region's first session (pairs begin in September, and often
meet first in October).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, insert, select

from config.program.arrivals import LAST_DAYS, SESSIONS
from config.program.calendars import first_day, month_of, program_year_of, shift
from data_access.storage.dialect import month_text
from data_access.storage.schema import log_arrivals, pair_months, pair_status, sessions
from data_access.summaries.touched import touched_logs, touched_pairs

_Month = tuple[int, str]  # region, month


def refresh(connection: Connection, today: date) -> None:
    """Write the months of all regions anew where an import has touched a pair or a log.

    Reads pair_months and pair_status, which must be fresh.
    """
    touched = (select(listed.c.pair_id).limit(1) for listed in (touched_pairs, touched_logs))
    if not any(connection.execute(one).first() for one in touched):
        return
    connection.execute(log_arrivals.delete())
    if rows := list(_rows(connection)):
        connection.execute(insert(log_arrivals), rows)


def _rows(connection: Connection) -> Iterator[Mapping[str, Any]]:
    newest, ends = _newest_sessions(connection), _last_active_days(connection)
    months = _months(connection)
    first: dict[int, str] = {}
    last: dict[int, str] = {}
    for region, month in sorted(newest):
        first.setdefault(region, month)
        last[region] = month
    logged_years = {(region, _year(month)) for region, month in newest}
    for region, month in sorted(months):
        through = newest.get((region, month))
        known = False
        if (region, _year(month)) in logged_years and month >= shift(first[region], -1):
            is_last = month == last[region] and (region, shift(month, 1)) not in months
            known = month < last[region] or (
                is_last and _is_whole(through, ends.get((region, month)))
            )
        yield {
            "log": SESSIONS,
            "region": region,
            "month": month,
            "program_year": _year(month),
            "last_day": through,
            "known": int(known),
        }


def _is_whole(through: date | None, end: date | None) -> bool:
    """Whether the log of a month before a pause reaches the last days on which a pair was active."""
    return through is not None and (end is None or through > end - timedelta(days=LAST_DAYS))


def _year(month: str) -> int:
    return program_year_of(first_day(month))


def _months(connection: Connection) -> set[_Month]:
    """The months in which a pair of the region was active, or logged a session."""
    query = select(pair_months.c.region, pair_months.c.month).distinct()
    rows = connection.execute(query.where(pair_months.c.region.is_not(None)))
    return {(row.region, row.month) for row in rows}


def _newest_sessions(connection: Connection) -> dict[_Month, date]:
    """The day of the newest session of each month that has one."""
    query = (
        select(sessions.c.region, sessions.c.month, func.max(sessions.c.session_date).label("day"))
        .where(sessions.c.region.is_not(None))
        .group_by(sessions.c.region, sessions.c.month)
    )
    return {(row.region, row.month): row.day for row in connection.execute(query)}


def _last_active_days(connection: Connection) -> dict[_Month, date]:
    """The newest day on which a pair ended, of each month in which one did."""
    end = func.coalesce(pair_status.c.end_date, pair_status.c.planned_end)
    query = (
        select(pair_status.c.region, func.max(end).label("day"))
        .where(pair_status.c.region.is_not(None))
        .group_by(pair_status.c.region, month_text(end))
    )
    return {(row.region, month_of(row.day)): row.day for row in connection.execute(query)}
