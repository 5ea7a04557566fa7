"""Gathers everything that is held of one participant, from every table that may name one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table

from data_access.people import audit
from data_access.storage.csv_lines import lines
from data_access.storage.database import Database
from data_access.storage.personal import MayHold, may_hold
from data_access.storage.workbook import WorkbookSheet
from data_access.upkeep.subject import DataSubject, all_tables, rows_about, subject_of

_LONGEST_NAME = 31  # of a sheet


@dataclass(frozen=True)
class HeldRows:
    """The rows of one table that are about somebody."""

    table: Table
    rows: Sequence[Mapping[str, Any]]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(c.name for c in self.table.columns if may_hold(c) is not MayHold.HIDDEN)


@dataclass(frozen=True)
class HeldOfOne:
    """What is held of a participant: who it is, and the rows, table by table."""

    subject: DataSubject
    tables: tuple[HeldRows, ...]

    @property
    def rows(self) -> int:
        return sum(len(one.rows) for one in self.tables)


def gathered(database: Database, participant_id: str) -> HeldOfOne:
    """Everything held of a participant. Raises NobodyKnown, and DatabaseUnavailable."""
    with ExitStack() as opened:
        data = opened.enter_context(database.checking())
        people = opened.enter_context(database.looking_up_accounts())
        log = opened.enter_context(database.reading_audit())
        by_kind: dict[str, Connection] = {"account": people, "audit": log}
        subject = subject_of(data, participant_id, people)
        found = []
        for table in all_tables():
            rows = rows_about(by_kind.get(table.info["kind"], data), table, subject)
            if theirs := list(rows):
                found.append(HeldRows(table, theirs))
    return HeldOfOne(subject, tuple(found))


def held_of(database: Database, participant_id: str, who: str) -> HeldOfOne:
    """The same, and a line in the audit log that it was asked for."""
    held = gathered(database, participant_id)
    subject = held.subject
    audit.record(
        database, who, "person_held", {"rows": held.rows}, about=participant_id, people=subject.ids
    )
    return held


def sheets(held: HeldOfOne) -> list[WorkbookSheet]:
    """The same as sheets of a workbook: what each table is first, then a sheet for each."""
    ids = ", ".join(sorted(held.subject.ids))
    first = [(one.table.name, len(one.rows), str(one.table.info["grain"])) for one in held.tables]
    heading = (f"What is held of {ids}: sheet", "rows", "what they are")
    return [
        WorkbookSheet("What is held", lines(heading, first)),
        *(WorkbookSheet(one.table.name[:_LONGEST_NAME], _lines(one)) for one in held.tables),
    ]


def _lines(one: HeldRows) -> Iterator[str]:
    rows = ([_shown(row[name]) for name in one.columns] for row in one.rows)
    return lines(one.columns, rows)


def _shown(value: Any) -> Any:
    """A value of JSON as it stands; what was kept of a line or a row is read as such."""
    if isinstance(value, Mapping | list):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value
