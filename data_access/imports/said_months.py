"""Writes down what a region says of the file of a month: nothing to report, closed, opened again.

A statement is added and never changed: what holds follows from all of them in their order (`asking.said`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, insert, select

from config.program.calendars import month_of
from data_access.asking.owed import ExpectedMonth, FileState, calendar
from data_access.asking.said import FileMonth, MonthWord, Statement, told_by
from data_access.imports import ledger
from data_access.people import audit
from data_access.storage.data_version import raise_version
from data_access.storage.database import Database
from data_access.storage.schema import LIST, NAME, month_statements
from data_access.storage.scope import Scope

_EVENTS = {
    MonthWord.NOTHING: "month_nothing",
    MonthWord.CLOSED: "month_closed",
    MonthWord.REOPENED: "month_reopened",
}


class StatementRefused(ValueError):
    """What cannot be said of a month as it stands; the code says why (layouts/pages/files_due.py).

    Seen: the sentence for the code, above the calendar; nothing is written.
    """

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def why_not(one: ExpectedMonth, word: MonthWord, reason: str, today: date) -> str:
    """Why something cannot be said of a month, as a code; empty where it can."""
    told = one.told
    if word is MonthWord.REOPENED:
        if not told.is_whole:
            return "not_closed"
        return "" if reason.strip() else "no_reason"
    if one.month >= month_of(today):
        return "running"
    if told.closed is not None:
        return "closed"
    if word is MonthWord.NOTHING:
        if told.nothing is not None:
            return "said"
        return "has_rows" if one.has_rows else ""
    is_settled = one.has_rows or one.state in (FileState.ON_TIME, FileState.LATE, FileState.NOTHING)
    return "" if is_settled else "not_here"


def closed(connection: Connection, months: Iterable[FileMonth]) -> list[Statement]:
    """The statements by which some of these months are closed now, by region and month."""
    columns = (month_statements.c[name] for name in Statement.__dataclass_fields__)
    found = connection.execute(select(*columns).order_by(month_statements.c.statement_id))
    told = told_by(Statement(*row) for row in found)
    stands = [told[of].closed for of in sorted(months) if of in told]
    return [one for one in stands if one is not None]


def say(
    database: Database,
    scope: Scope,
    of: FileMonth,
    word: MonthWord,
    reason: str,
    today: date,
) -> None:
    """Write a statement of the scope's own person about a month in its reach.

    Raises LookupError where no such file is expected in reach, StatementRefused and DatabaseUnavailable.
    """
    kind, region, month = of
    with database.writing("import") as connection:
        ledger.take_turn(connection)
        # The calendar is read in a transaction of its own; nobody else writes meanwhile.
        with database.reading(scope) as reader:
            one = next((m for m in calendar(reader, today) if m.of == of), None)
        if one is None or not scope.allows(region):
            raise LookupError(f"no {kind} of {month} are expected of region {region}")
        if code := why_not(one, word, reason, today):
            raise StatementRefused(code)
        now = ledger.now()
        row = {
            "kind": kind,
            "region": region,
            "month": month,
            "what": word.value,
            "reason": " ".join(reason.split())[:LIST],
            "said_by": scope.who[:NAME],
            "said_on": today,
            "said_at": now,
        }
        connection.execute(insert(month_statements).values(row))
        # What figures take as known follows from it.
        raise_version(connection)
        about = f"{kind} of {month}, region {region}"
        audit.record(
            connection, scope.who, _EVENTS[word], {"kind": kind, "month": month}, about=about
        )
