"""What regions said of the files of their months: nothing to report, closed, opened again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select

from data_access.storage.database import Reader
from data_access.storage.schema import month_statements


class MonthWord(StrEnum):
    """What can be said of the file of a month."""

    NOTHING = "nothing"  # there is nothing to report this time
    CLOSED = "closed"  # what is here is all of it
    REOPENED = "reopened"  # takes back what was said before


FileMonth = tuple[str, int, str]  # kind, region, month


@dataclass(frozen=True)
class Statement:
    """One statement: who said what, when and why."""

    kind: str
    region: int
    month: str
    what: str
    reason: str
    said_by: str
    said_on: date
    said_at: datetime

    @property
    def of(self) -> FileMonth:
        return self.kind, self.region, self.month


@dataclass(frozen=True)
class SaidOfMonth:
    """What holds of a month by all that was said of it; `reopened` while nothing was said since."""

    nothing: Statement | None = None
    closed: Statement | None = None
    reopened: Statement | None = None

    @property
    def is_whole(self) -> bool:
        """Whether its region says that no more is to come."""
        return self.nothing is not None or self.closed is not None


NOT_TOLD = SaidOfMonth()


def told_by(statements: Iterable[Statement]) -> dict[FileMonth, SaidOfMonth]:
    """What holds of each month, from statements in the order in which they were made."""
    found: dict[FileMonth, SaidOfMonth] = {}
    for one in statements:
        before = found.get(one.of, NOT_TOLD)
        match one.what:
            case MonthWord.NOTHING:
                found[one.of] = replace(before, nothing=one, reopened=None)
            case MonthWord.CLOSED:
                found[one.of] = replace(before, closed=one, reopened=None)
            case _:
                found[one.of] = SaidOfMonth(reopened=one)
    return found


def told(reader: Reader) -> Mapping[FileMonth, SaidOfMonth]:
    """What holds of the months of the regions in reach, told by region also to who sees totals only."""
    finer = reader.with_regions()
    return finer.once("told months", lambda: _read(finer))


def _read(reader: Reader) -> Mapping[FileMonth, SaidOfMonth]:
    rows = reader.rows(month_statements)
    columns = (rows.c[name] for name in Statement.__dataclass_fields__)
    return told_by(reader.records(Statement, select(*columns).order_by(rows.c.statement_id)))
