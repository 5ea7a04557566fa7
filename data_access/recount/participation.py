"""Works out who takes part, their training and their learning communities a second time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from config.program.calendars import first_day, program_year_days, program_year_of
from config.program.dosage import (
    CLOSED_MONTHS,
    ELIGIBLE_DAYS,
)
from config.program.pair_years import planned_end_of
from config.program.training import rule_of
from data_access.recount.places import Place, Whereabouts
from data_access.recount.reading import Expected, Values, by, nearest_whole, placed, rows
from data_access.storage import schema

TABLES = ("participation", "coach_loads", "coach_months")


def count(connection: Connection, ids: list[str]) -> Expected:
    """The years and months of some participants, as they should stand."""
    found: Expected = {name: {} for name in TABLES}
    places = Whereabouts(connection, ids)
    in_part = {
        part: by(rows(connection, schema.pairs, column, ids), column)
        for part, column in (("MENTEE", "mentee_id"), ("CT", "coach_id"), ("IL", "il_id"))
    }
    events = by(rows(connection, schema.attendance, "participant_id", ids), "participant_id")
    met = _first_sessions(connection, in_part)
    for number, person in places.people.items():
        mine = events[number]
        for part, by_person in in_part.items():
            own = {"MENTEE": ("MENTEE_ADMIN",), "CT": ("CA",), "IL": ()}[part]
            years = by(by_person[number], "cohort_year")
            for year, pairs in years.items():
                first = min(pairs, key=lambda pair: (pair.start_date, pair.pair_id))
                then = places.on(number, first.start_date)
                role = then.role if then.role in own else part
                place = first if part == "MENTEE" else then
                found["participation"][number, year, role] = _year(
                    first, place, part, role, year, pairs, mine, met
                )
                for day, values in _loads(pairs) if part == "CT" else ():
                    found["coach_loads"][number, year, day] = (
                        placed(place, cohort=year, role=role) | values
                    )
        if person.role in ("MENTEE", "MENTEE_ADMIN") and not in_part["MENTEE"][number]:
            found["participation"][number, 0, person.role] = _waiting(person)
        coached = in_part["CT"][number]
        for month, values in _months(number, places, coached, mine):
            found["coach_months"][number, month] = values
    return found


def _first_sessions(
    connection: Connection, in_part: dict[str, dict[Any, list[Row[Any]]]]
) -> dict[str, date]:
    """The first session that took place, of each pair that has one."""
    numbers = {
        pair.pair_id
        for part in ("MENTEE", "CT")
        for pairs in in_part[part].values()
        for pair in pairs
    }
    out: dict[str, date] = {}
    for session in rows(connection, schema.sessions, "pair_id", numbers):
        if session.status == "completed":
            known = out.get(session.pair_id, session.session_date)
            out[session.pair_id] = min(known, session.session_date)
    return out


def _year(
    first: Row[Any],
    place: Row[Any] | Place,
    part: str,
    role: str,
    year: int,
    pairs: list[Row[Any]],
    events: list[Row[Any]],
    met: dict[str, date],
) -> Values:
    begins, ends = program_year_days(year)
    contacts = [met[p.pair_id] for p in pairs if p.pair_id in met] if part != "IL" else []
    minutes: dict[date, int] = defaultdict(int)
    for event in events:
        if event.event_type == "training_day" and event.date <= ends:
            minutes[event.date] += nearest_whole(event.hours * 60)
    rule, so_far, trained_on = rule_of(year), 0, None
    for number, day in enumerate(sorted(minutes), start=1):
        so_far += minutes[day]
        if trained_on is None and so_far >= rule.hours * 60 and number >= rule.days:
            trained_on = day
    return {
        **placed(place, cohort=year, role=role),
        "paired": 1,
        "begun": first.start_date,
        "first_session": min(contacts, default=None),
        "orientation": int(
            any(e.event_type == "orientation" and begins <= e.date <= ends for e in events)
        ),
        "training_minutes": so_far,
        "training_days": len(minutes),
        "trained_on": trained_on,
    }


def _loads(pairs: list[Row[Any]]) -> Iterator[tuple[date, Values]]:
    """A coach's different mentees in one program year, by the end of each day that brought a new one."""
    before: set[str] = set()
    brought: list[tuple[date, int]] = []
    for day in sorted({pair.start_date for pair in pairs}):
        by_then = {pair.mentee_id for pair in pairs if pair.start_date <= day}
        if by_then != before:
            brought.append((day, len(by_then)))
        before = by_then
    for (day, number), later in zip(brought, [*brought[1:], None], strict=True):
        yield day, {"until": later[0] if later else None, "mentees": number}


def _waiting(person: Row[Any]) -> Values:
    return {
        **placed(person, cohort=None),
        "paired": 0,
        "begun": None,
        "first_session": None,
        "orientation": 0,
        "training_minutes": 0,
        "training_days": 0,
        "trained_on": None,
    }


def _months(
    number: str, places: Whereabouts, coached: list[Row[Any]], events: list[Row[Any]]
) -> Iterator[tuple[str, Values]]:
    most: dict[str, int] = defaultdict(int)  # the longest any one pair was active in a month
    cohorts: dict[str, int] = {}
    for pair in coached:
        days: dict[str, int] = defaultdict(int)
        day = pair.start_date
        last = (
            pair.end_date or pair.planned_end or planned_end_of(pair.cohort_year, pair.start_date)
        )
        while day <= last:
            days[f"{day:%Y-%m}"] += 1
            day += timedelta(days=1)
        for month, active in days.items():
            most[month] = max(most[month], active)
            cohorts[month] = max(cohorts.get(month, 0), pair.cohort_year)
    met = {f"{event.date:%Y-%m}" for event in events if event.event_type == "PLC"}
    for month, longest in most.items():
        year = program_year_of(first_day(month))
        then = places.on(number, first_day(month))
        yield (
            month,
            {
                **placed(
                    then,
                    cohort=cohorts[month],
                    role=then.role if then.role == "CA" else "CT",
                ),
                "program_year": year,
                "eligible": int(longest >= ELIGIBLE_DAYS and month not in CLOSED_MONTHS),
                "attended": int(month in met),
            },
        )
