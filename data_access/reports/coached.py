"""Reads what pairs received and which events were held in a period, and counts each person once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import and_, select

from config.program.calendars import month_of
from config.program.reporting_periods import Period
from data_access.reports.left_out import LeftOut
from data_access.storage.database import Reader
from data_access.storage.schema import (
    attendance,
    pair_months,
    pair_status,
    person_periods,
)

PLC, TRAINING = "PLC", "training_day"


@dataclass(frozen=True)
class PairMonth:
    """A month of a pair with a contact, and the program its mentee was in when the pair began."""

    pair_id: str
    educator: str
    coach: str | None
    region: int | None
    program_type: str | None
    month: str
    contacts: int
    minutes: int
    program: str | None
    licensed: str | None


@dataclass(frozen=True)
class Attended:
    """One day of an event at which somebody of a region and program type was."""

    kind: str
    event: str
    day: int
    month: str
    region: int | None
    program_type: str | None


def known_months_in(reader: Reader, period: Period, gone: LeftOut) -> list[PairMonth]:
    """The months of pairs with a contact, without those of which the log has not arrived."""
    return [m for m in pair_months_in(reader, period) if not gone.holds(m.region, m.month)]


def pair_months_in(reader: Reader, period: Period) -> list[PairMonth]:
    """The months of pairs within a period that have a contact, within reach."""
    rows = reader.rows(pair_months)
    status = reader.rows(pair_status)
    # The program that the mentee was in when the pair began, wherever that one works by now.
    then = reader.rows(person_periods)
    statement = (
        select(
            rows.c.pair_id,
            rows.c.person_id,
            status.c.coach_id,
            rows.c.region,
            rows.c.program_type,
            rows.c.month,
            rows.c.contacts,
            rows.c.minutes,
            then.c.program_number,
            then.c.licensed,
        )
        .select_from(rows)
        .outerjoin(status, status.c.pair_id == rows.c.pair_id)
        .outerjoin(
            then,
            and_(
                then.c.person_id == rows.c.person_id,
                then.c.valid_from <= status.c.start_date,
                then.c.valid_to > status.c.start_date,
            ),
        )
        .where(rows.c.month >= period.first, rows.c.month <= period.last, rows.c.contacts > 0)
    )
    return [PairMonth(*tuple(row)) for row in reader.execute(statement)]


def attended_in(reader: Reader, period: Period) -> list[Attended]:
    """The days of events within a period, once for each region and type somebody came from."""
    rows = reader.rows(attendance)
    then = reader.rows(person_periods)
    statement = (
        select(
            rows.c.event_type,
            rows.c.event_id,
            rows.c.day_no,
            rows.c.date,
            rows.c.region,
            then.c.program_type,
        )
        .distinct()
        .select_from(rows)
        .outerjoin(
            then,
            and_(
                then.c.person_id == rows.c.participant_id,
                then.c.valid_from <= rows.c.date,
                then.c.valid_to > rows.c.date,
            ),
        )
        .where(
            rows.c.date >= period.start,
            rows.c.date <= period.end,
            rows.c.event_type.in_((PLC, TRAINING)),
        )
    )
    return [
        Attended(r.event_type, r.event_id, r.day_no, month_of(r.date), r.region, r.program_type)
        for r in reader.execute(statement)
    ]


@dataclass(frozen=True)
class GroupCounts:
    """What a group received: each person, program, pair and event counted once."""

    educators: int
    coaches: int
    programs: int
    pairs: int
    contacts: int
    minutes: int
    plc_meetings: int
    training_days: int

    @property
    def hours(self) -> str:
        return hours(self.minutes)


def hours(minutes: int) -> str:
    """Minutes as hours with two decimals."""
    return f"{minutes / 60:.2f}"


def count(months: Iterable[PairMonth], events: Iterable[Attended] = ()) -> GroupCounts:
    """The counts over some months of pairs and some events."""
    months, held = list(months), {(e.kind, e.event, e.day) for e in events}
    return GroupCounts(
        educators=len({m.educator for m in months}),
        coaches=len({m.coach for m in months if m.coach}),
        programs=len({m.program for m in months if m.program}),
        pairs=len({m.pair_id for m in months}),
        contacts=sum(m.contacts for m in months),
        minutes=sum(m.minutes for m in months),
        plc_meetings=sum(kind == PLC for kind, _, _ in held),
        training_days=sum(kind == TRAINING for kind, _, _ in held),
    )


Row = tuple[Any, ...]
