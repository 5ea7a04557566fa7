"""The roster: everybody of one region who took part in a month, by name, with what they received."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from sqlalchemy import func, select

from config.program.reporting_periods import Period
from data_access.lists.worklist import NamesNotInScope
from data_access.reports.coached import PLC, TRAINING, Row, hours, pair_months_in
from data_access.reports.left_out import LeftOutOf
from data_access.storage.database import Reader
from data_access.storage.schema import (
    attendance,
    participants,
    programs,
)


def roster(reader: Reader, period: Period, gone_of: LeftOutOf) -> list[tuple[Period, Row]]:
    """The people of the region with a contact or an event in the period, by name.

    Where the month's log has not arrived whole, contacts and hours are empty: whoever is on record is
    listed nevertheless.

    Raises NamesNotInScope for whoever does not see the names of exactly one region. The download is to
    be audited by the caller.
    """
    scope = reader.scope
    if not scope.sees_names or scope.aggregate_only or scope.only_region is None:
        raise NamesNotInScope("the roster names people of one region")
    gone = gone_of(period)
    contacts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for month in pair_months_in(reader, period):
        for person in {month.educator, month.coach} - {None}:
            contacts[str(person)][0] += month.contacts
            contacts[str(person)][1] += month.minutes
    events = _events(reader, period)
    rows: list[tuple[Period, Row]] = []
    for p in _people(reader):
        number, minutes = contacts.get(p.participant_id, (0, 0))
        plc, training = (events.get((p.participant_id, kind), 0) for kind in (PLC, TRAINING))
        if number or plc or training:
            about = (p.first_name, p.last_name, p.pq_registry_id, p.role, p.name, p.program_number)
            done = ("", "") if gone.months else (number, hours(minutes))
            rows.append((period, (*about, *done, plc, training, gone.words, "")))
    return rows


def _events(reader: Reader, period: Period) -> dict[tuple[str, str], int]:
    rows = reader.rows(attendance)
    statement = (
        select(rows.c.participant_id, rows.c.event_type, func.count().label("days"))
        .where(rows.c.date >= period.start, rows.c.date <= period.end)
        .group_by(rows.c.participant_id, rows.c.event_type)
    )
    return {(r.participant_id, r.event_type): int(r.days) for r in reader.execute(statement)}


class _RosterPerson(NamedTuple):
    """A person with the program of that number, where one is known."""

    participant_id: str
    first_name: str | None
    last_name: str | None
    pq_registry_id: str | None
    role: str
    program_number: str | None
    name: str | None


def _people(reader: Reader) -> list[_RosterPerson]:
    people, program = reader.rows(participants), reader.rows(programs)
    statement = (
        select(*(people.c[name] for name in _RosterPerson._fields[:-1]), program.c.name)
        .select_from(people)
        .outerjoin(program, program.c.program_number == people.c.program_number)
    )
    found = reader.records(_RosterPerson, statement)
    # Sorted here: engines sort names by rules of their own.
    return sorted(found, key=lambda p: (p.last_name or "", p.first_name or "", p.participant_id))
