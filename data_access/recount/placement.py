"""Works out the derived columns of facts a second time: where each row belongs, month, program year."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from config.program.breakdowns import carried_by
from config.program.calendars import PROGRAM_YEAR_MONTH
from config.program.surveys import wave_of
from config.program.vocabulary import DIRECT_CONTACT_TYPES, DIRECT_VENUES
from data_access.recount import sessions as logs
from data_access.recount.places import Place, Programs, Whereabouts
from data_access.recount.reading import Values, placed
from data_access.storage import schema

_AT_ONCE = 2_000  # rows held in memory at a time, of tables that are gone through whole

Checked = tuple[Table, Row[Any], Values]
# Facts about people, the column that names whom, and where they lie: where that person was then.
ABOUT_PEOPLE: tuple[tuple[Table, str, Callable[[Whereabouts, Row[Any]], Place]], ...] = (
    (
        schema.participant_places,
        "participant_id",
        lambda places, row: places.on(row.participant_id, row.valid_from),
    ),
    (
        schema.class_observations,
        "educator_id",
        lambda places, row: places.on(row.educator_id, row.obs_date),
    ),
    (
        schema.attendance,
        "participant_id",
        lambda places, row: places.on(row.participant_id, row.date),
    ),
    (
        schema.surveys,
        "respondent_id",
        lambda places, row: places.in_year(row.respondent_id, row.program_year),
    ),
    (
        schema.employment,
        "participant_id",
        lambda places, row: places.on(row.participant_id, row.as_of),
    ),
    (
        schema.funds,
        "participant_id",
        lambda places, row: places.in_fiscal_year(row.participant_id, row.sfy),
    ),
)

TABLES = (
    schema.programs,
    schema.qris,
    schema.participants,
    *(table for table, _, _ in ABOUT_PEOPLE),
    schema.class_cycles,
    schema.class_scores,
    schema.class_reported,
    schema.pairs,
    schema.sessions,
    schema.goals,
    schema.action_steps,
)


def count(connection: Connection, today: date) -> Iterator[Checked]:
    """Every fact with derived columns, and what should stand in them.

    `today` decides what of a program and of a person is in force. What a fact is placed by stands in
    other rows, and is taken as it stands: those are recounted too.
    """
    everybody = connection.scalars(select(schema.participants.c.participant_id))
    places = Whereabouts(connection, everybody)
    programs = Programs(connection, connection.scalars(select(schema.programs.c.program_number)))
    yield from _programs(programs, today)
    standing = {row.program_number: row for row in _all(connection, schema.programs)}
    for row in _all(connection, schema.qris):
        yield schema.qris, row, _region_of(standing.get(row.program_number))
    for row in places.people.values():
        program, role = places.stated(row, today)
        handed_on = {key: getattr(standing[program], key) for key in carried_by("programs")}
        own = {"program_number": program, "role": role}
        yield schema.participants, row, handed_on | own
    for table, column, on in ABOUT_PEOPLE:
        for row in _all(connection, table):
            place = on(places, row) if getattr(row, column) in places.people else None
            yield table, row, _region_of(place) | _derived(table, row)
    observed = {row.observation_id: row for row in _all(connection, schema.class_observations)}
    for table in (schema.class_cycles, schema.class_scores, schema.class_reported):
        for row in _all(connection, table):
            yield table, row, _region_of(observed.get(row.observation_id))
    yield from _pairs(connection, places)


def _all(connection: Connection, table: Table, *order: Any) -> Iterator[Row[Any]]:
    yield from connection.execute(
        select(table).order_by(*order), execution_options={"yield_per": _AT_ONCE}
    )


def _region_of(row: Row[Any] | Place | None) -> Values:
    return {"region": row.region if row else None}


def _derived(table: Table, row: Row[Any]) -> Values:
    """What follows from the row alone."""
    if table is schema.class_observations:
        return {"program_year": _program_year(row.obs_date)}
    if table is schema.surveys:
        wave = wave_of(row.wave)
        return {
            "program_year": wave.program_year if wave else None,
            "point": wave.point if wave else None,
        }
    return {}


def _program_year(day: date) -> int:
    return day.year - (day.month < PROGRAM_YEAR_MONTH)


def _programs(programs: Programs, today: date) -> Iterator[Checked]:
    for number, row in programs.rows.items():
        yield (
            schema.programs,
            row,
            {
                **programs.dated(number, today),
                "licensing_region": programs.named(number, "LICENSING", today),
                "subsidy_region": programs.named(number, "SUBSIDY", today),
            },
        )


def _pairs(connection: Connection, places: Whereabouts) -> Iterator[Checked]:
    """Pairs, and the sessions, goals and small steps that are placed as their pair is."""
    pairs = {row.pair_id: row for row in _all(connection, schema.pairs)}
    for row in pairs.values():
        mentee = places.on(row.mentee_id, row.start_date)
        yield schema.pairs, row, placed(mentee, cohort=row.cohort_year)
    ordered = _all(connection, schema.sessions, schema.sessions.c.pair_id)
    for pair_id, mine in groupby(ordered, key=lambda row: row.pair_id):
        held = list(mine)
        doubles = logs.doubles(held)
        for row in held:
            yield (
                schema.sessions,
                row,
                {
                    "person_id": pairs[pair_id].mentee_id,
                    "duplicate_of": doubles.get(row.session_id),
                    **placed(pairs[pair_id]),
                    **_of_a_log(row),
                },
            )
    goals = {}
    for row in _all(connection, schema.goals):
        goals[row.goal_id] = row
        yield schema.goals, row, {"region": pairs[row.pair_id].region}
    for row in _all(connection, schema.action_steps):
        yield schema.action_steps, row, {"region": goals[row.goal_id].region}


def _of_a_log(row: Row[Any]) -> Values:
    direct = row.contact_type in DIRECT_CONTACT_TYPES and row.venue in DIRECT_VENUES
    return {
        "month": row.session_date.isoformat()[:7],
        "program_year": _program_year(row.session_date),
        "contact": int(direct and row.status == "completed"),
        "strategy_count": len(logs.items(row.strategies)),
    }
