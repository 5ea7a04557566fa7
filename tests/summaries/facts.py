"""Facts for tests: rows with every required column filled, so a test names only what it is about."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, insert

from config.program.calendars import (
    month_of,
    program_year_of,
)
from config.program.surveys import wave_of
from config.program.vocabulary import (
    DIRECT_CONTACT_TYPES,
    DIRECT_VENUES,
)
from data_access.storage import schema

Fact = tuple[Table, dict[str, Any]]
_SOURCE = {"import_id": 1, "line": 1}


def _fact(table: Table, defaults: dict[str, Any], values: dict[str, Any]) -> Fact:
    return table, {**_SOURCE, **defaults, **values}


def program(number: str = "P1", **values: Any) -> Fact:
    defaults = {
        "program_number": number,
        "name": f"Program {number}",
        "program_type": "CENTER",
        "licensed": "Y",
    }
    return _fact(schema.programs, defaults, values)


def region(
    number: str = "P1", named: str = "1", since: date = date(2010, 7, 1), **values: Any
) -> Fact:
    defaults = {"program_number": number, "scheme": "PAC", "valid_from": since, "region": named}
    return _fact(schema.program_regions, defaults, values)


def participant(number: str, role: str = "MENTEE", **values: Any) -> Fact:
    defaults = {
        "participant_id": number,
        "role": role,
        "program_number": "P1",
        "consent": "aggregate",
    }
    return _fact(schema.participants, defaults, values)


def place(
    number: str, since: date, role: str = "MENTEE", program_number: str = "P1", **values: Any
) -> Fact:
    """The program and role of a participant from a day on."""
    defaults = {
        "participant_id": number,
        "valid_from": since,
        "role": role,
        "program_number": program_number,
    }
    return _fact(schema.participant_places, defaults, values)


def kind(number: str, since: date, program_type: str = "CENTER", **values: Any) -> Fact:
    """The type of a program from a day on."""
    defaults = {"program_number": number, "valid_from": since, "program_type": program_type}
    return _fact(schema.program_types, defaults, values)


def pair(number: str = "X1", start: date = date(2014, 9, 20), **values: Any) -> Fact:
    defaults = {
        "pair_id": number,
        "coach_id": "C1",
        "mentee_id": "M1",
        "cohort_year": program_year_of(start),
        "start_date": start,
    }
    return _fact(schema.pairs, defaults, values)


def one_pair(start: date, end: date, **values: Any) -> list[Fact]:
    """A program in Region 1, its mentee M1 and coach C1, and their pair X1."""
    return [
        program(),
        region(),
        participant("M1"),
        participant("C1", "CT"),
        pair(start=start, planned_end=end, **values),
    ]


def session(number: str, day: date, minutes: int | None = 60, **values: Any) -> Fact:
    """A session of pair X1, its derived columns as the import pipeline would fill them."""
    given = {
        "pair_id": "X1",
        "contact_type": "conference",
        "venue": "f2f",
        "status": "completed",
        "strategies": None,
        **values,
    }
    direct = (
        given["contact_type"] in DIRECT_CONTACT_TYPES
        and given["venue"] in DIRECT_VENUES
        and given["status"] == "completed"
    )
    defaults = {
        "session_id": number,
        "session_date": day,
        "minutes_total": minutes,
        "month": month_of(day),
        "program_year": program_year_of(day),
        "contact": int(direct),
        "strategy_count": len((given["strategies"] or "").split(";")) if given["strategies"] else 0,
    }
    return _fact(schema.sessions, defaults, given)


def goal(number: str, set_on: date = date(2014, 10, 1), **values: Any) -> Fact:
    defaults = {"goal_id": number, "pair_id": "X1", "set_date": set_on, "status": "in_progress"}
    return _fact(schema.goals, defaults, values)


def observation(
    number: str,
    educator: str,
    day: date,
    scores: dict[str, list[float]],
    *,
    first_cycle: int = 1,
    minutes: int | None = 20,
    invalid: tuple[int, ...] = (),
    **values: Any,
) -> list[Fact]:
    """An observation with its cycles; `scores` gives each dimension's score cycle by cycle."""
    defaults = {
        "observation_id": number,
        "educator_id": educator,
        "instrument": "PK1",
        "window": "BASE",
        "obs_date": day,
        "observer_role": "external",
        "nc_orientation": "raw",
        "program_year": program_year_of(day),
    }
    facts = [_fact(schema.class_observations, defaults, values)]
    cycles = range(first_cycle, first_cycle + max(map(len, scores.values())))
    for cycle in cycles:
        valid = "N" if cycle in invalid else "Y"
        given = {"observation_id": number, "cycle": cycle, "minutes": minutes, "valid": valid}
        facts.append(_fact(schema.class_cycles, given, {}))
    for dimension, listed in scores.items():
        for cycle, score in zip(cycles, listed, strict=False):
            given = {
                "observation_id": number,
                "cycle": cycle,
                "dimension": dimension,
                "score": score,
            }
            facts.append(_fact(schema.class_scores, given, {}))
    return facts


def reported(number: str, domain: str, score: float) -> Fact:
    given = {"observation_id": number, "domain": domain, "score": score}
    return _fact(schema.class_reported, given, {})


def employed(number: str, as_of: date, status: str, source: str = "PQR") -> Fact:
    given = {"participant_id": number, "as_of": as_of, "status": status, "source": source}
    return _fact(schema.employment, given, {})


def survey(
    survey: str, wave: str, respondent: str, item: str, value: float | None, **values: Any
) -> Fact:
    """An answered item of a survey on a scale from 1 to 5, about the respondent."""
    meant = wave_of(wave)
    assert meant is not None
    given = {
        "instrument": survey,
        "version": "1",
        "wave": meant.code,
        "respondent_id": respondent,
        "about_mentee_id": respondent,
        "item": item,
        "value": value,
        "scale_min": 1.0,
        "scale_max": 5.0,
        "reverse": "N",
        "program_year": meant.program_year,
        "point": meant.point,
    }
    return _fact(schema.surveys, given, values)


def rating(number: str, since: date, level: int, status: str = "granted") -> Fact:
    given = {
        "program_number": number,
        "system": "QRIS",
        "rating_status": status,
        "effective_date": since,
        "level": level,
    }
    return _fact(schema.qris, given, {})


def fund(participant_id: str, kind: str, sfy: int, **values: Any) -> Fact:
    given = {"participant_id": participant_id, "kind": kind, "fund_source": "EPS", "sfy": sfy}
    empty = dict.fromkeys(("amount", "hours", "approved", "paid"))
    return _fact(schema.funds, given | empty, values)


def attended(number: str, event: str, day: date, hours: float, **values: Any) -> Fact:
    given = {
        "participant_id": number,
        "event_type": "training_day",
        "event_id": event,
        "day_no": 1,
        "date": day,
        "hours": hours,
    }
    return _fact(schema.attendance, given, values)


def put(connection: Connection, *facts: Fact) -> None:
    """Insert facts, whatever their order, so that what others refer to comes first."""
    order = [table.name for table in schema.metadata.sorted_tables]
    ordered = sorted(facts, key=lambda fact: order.index(fact[0].name))
    for _, rows in groupby(ordered, key=lambda fact: (fact[0].name, tuple(fact[1]))):
        listed = list(rows)
        connection.execute(insert(listed[0][0]), [values for _, values in listed])
