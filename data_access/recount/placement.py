"""Works out the derived columns of facts a second time: where each row belongs, month, program year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Table, select

from config.program.breakdowns import carried_by
from config.program.calendars import PROGRAM_YEAR_MONTH
from config.program.regions import BY_NUMBER
from config.program.surveys import wave_of
from config.program.vocabulary import DIRECT_CONTACT_TYPES, DIRECT_VENUES
from data_access.recount import sessions as logs
from data_access.recount.reading import Values, placed
from data_access.storage import schema

_AT_ONCE = 2_000  # rows held in memory at a time, of tables that are gone through whole

Checked = tuple[Table, Row[Any], Values]
ABOUT_PEOPLE = (
    (schema.class_observations, "educator_id"),
    (schema.attendance, "participant_id"),
    (schema.surveys, "respondent_id"),
    (schema.employment, "participant_id"),
    (schema.funds, "participant_id"),
)

TABLES = (
    schema.programs,
    schema.qris,
    schema.participants,
    *(table for table, _ in ABOUT_PEOPLE),
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

    `today` decides which region of a program is in force. What a fact is placed by stands in other
    rows, and is taken as it stands: those are recounted too.
    """
    yield from _programs(connection, today)
    programs = {row.program_number: row for row in _all(connection, schema.programs)}
    for row in _all(connection, schema.qris):
        yield schema.qris, row, _region_of(programs.get(row.program_number))
    people = {row.participant_id: row for row in _all(connection, schema.participants)}
    for row in people.values():
        program = programs[row.program_number]
        handed_on = {key: getattr(program, key) for key in carried_by("programs")}
        yield schema.participants, row, handed_on
    for table, column in ABOUT_PEOPLE:
        for row in _all(connection, table):
            yield table, row, _region_of(people.get(getattr(row, column))) | _derived(table, row)
    observed = {row.observation_id: row for row in _all(connection, schema.class_observations)}
    for table in (schema.class_cycles, schema.class_scores, schema.class_reported):
        for row in _all(connection, table):
            yield table, row, _region_of(observed.get(row.observation_id))
    yield from _pairs(connection, people)


def _all(connection: Connection, table: Table, *order: Any) -> Iterator[Row[Any]]:
    yield from connection.execute(
        select(table).order_by(*order), execution_options={"yield_per": _AT_ONCE}
    )


def _region_of(row: Row[Any] | None) -> Values:
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


class _Regions:
    """The regions of programs by scheme and the day each holds from."""

    def __init__(self, connection: Connection) -> None:
        self._periods: dict[tuple[str, str], list[tuple[date, str]]] = defaultdict(list)
        for row in _all(connection, schema.program_regions):
            self._periods[row.program_number, row.scheme].append((row.valid_from, row.region))

    def named(self, program: str, scheme: str, day: date, or_first: bool = False) -> str | None:
        known = sorted(self._periods[program, scheme])
        standing = [text for start, text in known if start <= day]
        if standing:
            return standing[-1]
        return known[0][1] if known and or_first else None

    def dated(self, program: str, day: date, or_first: bool = False) -> Values:
        """The breakdowns that hold for a program from a day on, as of a day."""
        return {"region": self.number(program, day, or_first)}

    def number(self, program: str, day: date, or_first: bool = False) -> int | None:
        text = self.named(program, "PAC", day, or_first)
        return int(text) if text in {str(n) for n in BY_NUMBER} else None


def _programs(connection: Connection, today: date) -> Iterator[Checked]:
    regions = _Regions(connection)
    for row in _all(connection, schema.programs):
        number = row.program_number
        yield (
            schema.programs,
            row,
            {
                **regions.dated(number, today),
                "licensing_region": regions.named(number, "LICENSING", today),
                "subsidy_region": regions.named(number, "SUBSIDY", today),
            },
        )


def _pairs(connection: Connection, people: dict[str, Row[Any]]) -> Iterator[Checked]:
    """Pairs, and the sessions, goals and small steps that are placed as their pair is."""
    regions = _Regions(connection)
    pairs = {row.pair_id: row for row in _all(connection, schema.pairs)}
    for row in pairs.values():
        mentee = people[row.mentee_id]
        yield (
            schema.pairs,
            row,
            placed(
                mentee,
                cohort=row.cohort_year,
                **regions.dated(mentee.program_number, row.start_date, or_first=True),
            ),
        )
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
