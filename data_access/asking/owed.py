"""The calendar of expected files: of each kind, region and month, whether its file is here, due or overdue.

A month of a log is here exactly where figures take it as known (`arrivals`): so a month that is told to be
overdue is one that figures leave out, and the other way round.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select

from config.program.arrivals import SESSIONS
from config.program.calendars import last_day
from config.program.expected_files import EXPECTED, ExpectedFile, expected_until
from data_access.asking.arrivals import arrivals
from data_access.asking.said import NOT_TOLD, FileMonth, SaidOfMonth, told
from data_access.storage.database import Reader
from data_access.storage.schema import import_months


class FileState(StrEnum):
    """The states of an expected file."""

    ON_TIME = "on_time"
    LATE = "late"
    NOTHING = "nothing"
    OVERDUE = "overdue"
    NOT_YET_DUE = "not_yet_due"


@dataclass(frozen=True)
class Brought:
    """An import that brought rows of a region's month."""

    month: str
    on: date
    at: datetime
    undone_at: datetime | None = None


@dataclass(frozen=True)
class ExpectedMonth:
    """The file of a region's month.

    `came_on`: the day it came, where that is on record; of a log that stops before its month is known, the
    day of the first file with rows of it. `has_rows`: whether anything of the month is here.
    `stops_on`: the newest session of a log's month that is not known. `changed_since`: files that
    brought rows of it, or were taken back, after it was closed.
    """

    kind: str
    label: str
    region: int
    month: str
    due_on: date
    state: FileState
    came_on: date | None = None
    has_rows: bool = False
    stops_on: date | None = None
    told: SaidOfMonth = NOT_TOLD
    changed_since: int = 0

    @property
    def of(self) -> FileMonth:
        return self.kind, self.region, self.month

    def days_overdue(self, today: date) -> int:
        """For how many days it has been overdue; 0 where it is not."""
        return (today - self.due_on).days if self.state is FileState.OVERDUE else 0


def state_of(
    due_on: date, is_here: bool, came_on: date | None, says_nothing: bool, today: date
) -> FileState:
    """The state of an expected file; one that came on a day that is not on record counts as on time."""
    if is_here:
        late = came_on is not None and came_on > due_on
        return FileState.LATE if late else FileState.ON_TIME
    if says_nothing:
        return FileState.NOTHING
    return FileState.OVERDUE if today > due_on else FileState.NOT_YET_DUE


def came_on(month: str, months: list[str], brought: Iterable[Brought], is_log: bool) -> date | None:
    """The day on which the file of a month came: the first one with rows of the months it is about.

    A log grows: of what came before the month was over nobody can say that it was all of it. So its day
    is that of the first file, sent once the month was over, that holds rows of the month or of a later one;
    without such a one, the last that holds rows of the month.
    """
    stands = [b for b in brought if b.undone_at is None]
    of_month = [b.on for b in stands if b.month in months]
    if not is_log:
        return min(of_month, default=None)
    after = [b.on for b in stands if b.month >= month and b.on > last_day(month)]
    return min(after, default=max(of_month, default=None))


def changed_since(months: list[str], brought: Iterable[Brought], told_of: SaidOfMonth) -> int:
    """How many files brought rows of a month, or were taken back, after it was closed."""
    if told_of.closed is None:
        return 0
    at = told_of.closed.said_at
    return sum(
        b.at > at if b.undone_at is None else b.undone_at > at >= b.at
        for b in brought
        if b.month in months
    )


@dataclass(frozen=True)
class _LogKnown:
    """What is known of a log's month."""

    is_known: bool
    newest: date | None


def calendar(reader: Reader, today: date) -> tuple[ExpectedMonth, ...]:
    """The expected files of the regions in reach up to this month: the newest month first, then by kind.

    Of a region in which no pair is active in a month, nothing is expected of it.
    """
    finer = reader.with_regions()
    return finer.once(("expected files", today), lambda: _calendar(finer, today))


def _calendar(reader: Reader, today: date) -> tuple[ExpectedMonth, ...]:
    kept, said, brought = arrivals(reader), told(reader), _brought(reader)
    logs = {(m.region, m.month): _LogKnown(m.known, m.last_day) for m in kept.months}
    regions = sorted({region for region, _ in logs})
    found = [
        _month(
            one,
            region,
            month,
            logs[region, month],
            brought.get((one.kind, region), ()),
            said.get((one.kind, region, month), NOT_TOLD),
            today,
        )
        for one, month in expected_until(today)
        for region in regions
        if (region, month) in logs
    ]
    order = {one.kind: place for place, one in enumerate(EXPECTED)}
    found.sort(key=lambda m: (order[m.kind], m.region))
    found.sort(key=lambda m: m.month, reverse=True)
    return tuple(found)


def _month(
    one: ExpectedFile,
    region: int,
    month: str,
    log: _LogKnown,
    brought: Iterable[Brought],
    said: SaidOfMonth,
    today: date,
) -> ExpectedMonth:
    is_log, months, due_on = one.kind == SESSIONS, one.months_of(month), one.due_on(month)
    here = [b for b in brought if b.undone_at is None and b.month in months]
    has_rows = log.newest is not None if is_log else bool(here)
    day = came_on(month, months, brought, is_log)
    # Of a log whose region says that there is nothing, that is known, and no file came.
    is_here = (log.is_known and (has_rows or said.nothing is None)) if is_log else bool(here)
    return ExpectedMonth(
        kind=one.kind,
        label=one.label,
        region=region,
        month=month,
        due_on=due_on,
        state=state_of(due_on, is_here, day, said.nothing is not None, today),
        came_on=day if has_rows or is_here else None,
        has_rows=has_rows,
        stops_on=log.newest if is_log and not log.is_known else None,
        told=said,
        changed_since=changed_since(months, brought, said),
    )


def _brought(reader: Reader) -> Mapping[tuple[str, int], list[Brought]]:
    """By kind and region, the imports that brought rows, by month."""
    rows = reader.rows(import_months)
    query = select(
        rows.c.kind, rows.c.region, rows.c.month, rows.c.saved_on, rows.c.saved_at, rows.c.undone_at
    ).order_by(rows.c.import_id)
    found: dict[tuple[str, int], list[Brought]] = defaultdict(list)
    for row in reader.execute(query):
        one = Brought(row.month, row.saved_on, row.saved_at, row.undone_at)
        found[row.kind, row.region].append(one)
    return found


def overdue(reader: Reader, today: date) -> tuple[ExpectedMonth, ...]:
    """The files in reach that are overdue, the longest first; for whoever sees whole regions apart."""
    scope = reader.scope
    if scope.totals_only or scope.aggregate_only or scope.participant is not None:
        return ()
    found = [m for m in calendar(reader, today) if m.state is FileState.OVERDUE]
    return tuple(sorted(found, key=lambda m: m.due_on))
