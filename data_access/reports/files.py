"""A report as lines of CSV: header, the columns every report has, its rows; and its codebook."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any

from config.program.calendars import provisional_from
from config.program.dosage import PROVISIONAL_UNTIL_DAY
from config.program.reporting_periods import Period
from config.program.reports import (
    EXTRACT,
    LEADING,
    LEFT_OUT,
    PAIR_COLUMNS,
    SESSION_COLUMNS,
    SUPPRESSION,
    Report,
    ReportColumn,
)
from data_access.asking.answers import EVERYBODY, scope_words
from data_access.asking.ask import data_through
from data_access.asking.places import ToldPlaces, places
from data_access.asking.policy import WithholdingPolicy
from data_access.asking.standing import standing
from data_access.measures import DEFINITIONS_VERSION
from data_access.measures.protected import OF_TABLE
from data_access.reports.coached import Row
from data_access.reports.left_out import LeftOutOf, left_out
from data_access.reports.participation import participation
from data_access.reports.process_counts import federal, legislative, monthly
from data_access.reports.roster import roster
from data_access.storage.csv_lines import lines
from data_access.storage.database import Reader
from data_access.storage.schema import pair_status

PAIRS, SESSIONS = "pairs.csv", "sessions.csv"  # the files of the extract
CODEBOOK_HEADER = ("report", "file", "column", "meaning", "unit", "source")

_COUNTED: dict[str, Callable[[Reader, Period, LeftOutOf], list[tuple[Period, Row]]]] = {
    "eps_roster": roster,
    "legislative": legislative,
}
# Those with a row for each of several places, of which not all may be told.
_BY_PLACE: dict[
    str, Callable[[Reader, Period, LeftOutOf, ToldPlaces], list[tuple[Period, Row]]]
] = {
    "eps_monthly_aggregate": monthly,
    "qpr_acf218": federal,
}


def report_rows(
    report: Report, reader: Reader, period: Period, today: date, minimum_people: int
) -> list[tuple[Any, ...]]:
    """The rows of a report within a reader's scope. Raises NamesNotInScope for the roster.

    Who sees totals only gets, of a report by region, the rows of the state as a whole.
    """
    gone = partial(left_out, reader, today=today)
    if reader.scope.totals_only:
        finer = reader.with_regions()
        names = [c.name for c in (*LEADING, *report.columns)]
        at = names.index("region") if "region" in names else None
        rows = _rows(report, finer, period, today, minimum_people, gone)
        return [row for row in rows if at is None or row[at] == EVERYBODY]
    return _rows(report, reader, period, today, minimum_people, gone)


def _rows(
    report: Report,
    reader: Reader,
    period: Period,
    today: date,
    minimum_people: int,
    gone_of: LeftOutOf,
) -> list[tuple[Any, ...]]:
    if report.key == "pac_participation":
        stands = standing(reader, OF_TABLE[pair_status.name], today)
        reader, today = stands.reader, stands.today
        found = participation(reader, period, today, minimum_people)
    elif (by_place := _BY_PLACE.get(report.key)) is not None:
        told = places(reader, WithholdingPolicy(minimum_people=minimum_people))
        found = by_place(reader, period, gone_of, told)
    else:
        found = _COUNTED[report.key](reader, period, gone_of)
    through, whose = (
        data_through(reader),
        scope_words(reader.scope.regions, reader.scope.participant is not None),
    )
    return [(*_leading(report, own, through, whose, today), *row) for own, row in found]


def is_provisional(period: Period, today: date) -> bool:
    """Whether the period still runs, or logs of its last month may still arrive."""
    return period.last >= provisional_from(today, PROVISIONAL_UNTIL_DAY)


def rests_on_logs(report: Report) -> bool:
    """Whether the report has figures that wait for coaching logs, and a column that says so."""
    return LEFT_OUT in report.columns


def version_of(report: Report) -> str:
    """The versions a figure rests on: those of all definitions, and of this report."""
    return f"{DEFINITIONS_VERSION}.{report.version}"


def _leading(
    report: Report, period: Period, through: date | None, whose: str, today: date
) -> tuple[Any, ...]:
    return (
        report.key,
        period.label,
        period.start,
        period.end,
        through,
        "Y" if is_provisional(period, today) else "N",
        version_of(report),
        whose,
    )


def report_lines(report: Report, rows: Iterable[Row]) -> Iterator[str]:
    """The CSV of a report."""
    return lines(report.header, rows)


def files_of(report: Report) -> dict[str, tuple[ReportColumn, ...]]:
    """The files of a report with their columns."""
    if report is EXTRACT:
        return {PAIRS: PAIR_COLUMNS, SESSIONS: SESSION_COLUMNS}
    return {f"{report.key}.csv": (*LEADING, *report.columns, SUPPRESSION)}


def codebook_lines(report: Report) -> Iterator[str]:
    """What each column of a report's files means."""
    return lines(
        CODEBOOK_HEADER,
        (
            (report.key, name, c.name, c.meaning, c.unit, c.source)
            for name, columns in files_of(report).items()
            for c in columns
        ),
    )
