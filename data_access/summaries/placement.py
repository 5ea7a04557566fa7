"""Places facts: writes the breakdowns (region, cohort, program type, role …) each row belongs to.

What files state is handed on from programs to people and from mentees to pairs; what no file states
is worked out here (`WORKED_OUT`), for programs as of today and for pairs as of their start.

Only rows whose place changes are written, so a touched pair with forty sessions in place costs
forty comparisons and no write.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    SmallInteger,
    Table,
    case,
    func,
    null,
    or_,
    select,
    type_coerce,
    update,
)

from config.program.breakdowns import CARRIED, carried_by
from config.program.regions import BY_NUMBER
from data_access.storage.schema import (
    action_steps,
    attendance,
    class_cycles,
    class_observations,
    class_reported,
    class_scores,
    employment,
    funds,
    goals,
    pairs,
    participants,
    program_regions,
    programs,
    qris,
    sessions,
    surveys,
)
from data_access.summaries.touched import touched_pairs, touched_people, touched_programs


@dataclass(frozen=True)
class Placement:
    """The row a fact is about, and what it takes over from it: its own column to the row's."""

    about: Table
    key: str  # the fact's column that names the row
    taken: Mapping[str, str]

    def values(self) -> dict[str, ColumnElement[Any]]:
        return {name: self.about.c[column] for name, column in self.taken.items()}

    def is_of(self, fact: Any) -> ColumnElement[bool]:
        """Whether the row is the one that a fact (or what is to be one) names."""
        (number,) = self.about.primary_key
        named: ColumnElement[bool] = self.about.c[number.name] == fact.c[self.key]
        return named


_REGION = {"region": "region"}
_OF_PROGRAMS = {key: key for key in carried_by("programs")}
_OF_PAIRS = {key: key for key in carried_by("pairs")}

# Facts that are placed as another one is. The pipeline writes the place along with the fact; what
# has moved since is found by the refresh. The rows facts are about come before them.
PLACES: dict[Table, Placement] = {
    qris: Placement(programs, "program_number", _REGION),
    participants: Placement(programs, "program_number", _OF_PROGRAMS),
    class_observations: Placement(participants, "educator_id", _REGION),
    attendance: Placement(participants, "participant_id", _REGION),
    surveys: Placement(participants, "respondent_id", _REGION),
    employment: Placement(participants, "participant_id", _REGION),
    funds: Placement(participants, "participant_id", _REGION),
    class_cycles: Placement(class_observations, "observation_id", _REGION),
    class_scores: Placement(class_observations, "observation_id", _REGION),
    class_reported: Placement(class_observations, "observation_id", _REGION),
    sessions: Placement(pairs, "pair_id", {**_OF_PAIRS, "person_id": "mentee_id"}),
    goals: Placement(pairs, "pair_id", _REGION),
    action_steps: Placement(goals, "goal_id", _REGION),
}


def _number(region: ColumnElement[Any]) -> ColumnElement[Any]:
    """A region's number from the text of the file; a text that names no region gives none."""
    numbers = case({str(n): n for n in BY_NUMBER}, value=region, else_=null())
    return type_coerce(numbers, SmallInteger)


def _named_on(program: Any, scheme: str, day: Any) -> Select[Any]:
    """The region text that a scheme gives a program on a day."""
    return (
        select(program_regions.c.region)
        .where(
            program_regions.c.program_number == program,
            program_regions.c.scheme == scheme,
            program_regions.c.valid_from <= day,
        )
        .order_by(program_regions.c.valid_from.desc())
        .limit(1)
    )


def region_on(table: Table, day: Any) -> ColumnElement[Any]:
    """The PAC region of a row's program on a day; `table` has a column program_number."""
    named = _named_on(table.c.program_number, "PAC", day).correlate(table)
    return _number(named.scalar_subquery())


def _pair_region() -> ColumnElement[Any]:
    """The region of the mentee's program when the pair began, else its earliest known one."""
    program = (
        select(participants.c.program_number)
        .where(participants.c.participant_id == pairs.c.mentee_id)
        .correlate(pairs)
        .scalar_subquery()
    )
    at_start = _named_on(program, "PAC", pairs.c.start_date).correlate(pairs)
    earliest = (
        select(program_regions.c.region)
        .where(
            program_regions.c.program_number == program,
            program_regions.c.scheme == "PAC",
        )
        .order_by(program_regions.c.valid_from)
        .limit(1)
        .correlate(pairs)
    )
    return _number(func.coalesce(at_start.scalar_subquery(), earliest.scalar_subquery()))


def _text_on(today: date, scheme: str) -> ColumnElement[Any]:
    named = _named_on(programs.c.program_number, scheme, today).correlate(programs)
    return named.scalar_subquery()


# What no file states, as of a day; a pair is placed as of its start, whatever the day.
WORKED_OUT: dict[Table, dict[str, Callable[[date], ColumnElement[Any]]]] = {
    programs: {
        "region": lambda today: region_on(programs, today),
        "licensing_region": lambda today: _text_on(today, "LICENSING"),
        "subsidy_region": lambda today: _text_on(today, "SUBSIDY"),
    },
    participants: {},
    pairs: {
        "region": lambda today: _pair_region(),
        "cohort": lambda today: pairs.c.cohort_year,
    },
}


def worked_out(table: Table, today: date) -> dict[str, ColumnElement[Any]]:
    """What the rows of a table are placed in on a day, by column."""
    return {name: make(today) for name, make in WORKED_OUT[table].items()}


def moved_by_the_calendar(today: date) -> ColumnElement[bool]:
    """Whether what holds for a program from a day on has changed, without any file."""
    values = worked_out(programs, today)
    dated = [key for key in carried_by("programs") if CARRIED[key].dated]
    return or_(*(programs.c[key].is_distinct_from(values[key]) for key in dated))


def _place(
    connection: Connection,
    table: Table,
    values: dict[str, ColumnElement[Any]],
    *conditions: ColumnElement[bool],
) -> None:
    changed = or_(*(table.c[name].is_distinct_from(value) for name, value in values.items()))
    connection.execute(update(table).values(values).where(*conditions, changed))


def _follow(connection: Connection, table: Table, condition: ColumnElement[bool]) -> None:
    """Place facts as what they are about is placed."""
    place = PLACES[table]
    _place(connection, table, place.values(), place.is_of(table), condition)


def place_people(connection: Connection, today: date) -> None:
    """Place the touched programs, the touched people, and all facts about one of these alone."""
    listed = select(touched_programs.c.program_number)
    own = programs.c.program_number.in_(listed)
    _place(connection, programs, worked_out(programs, today), own)
    _follow(connection, qris, qris.c.program_number.in_(listed))
    people = select(touched_people.c.participant_id)
    _follow(connection, participants, participants.c.participant_id.in_(people))
    if values := worked_out(participants, today):
        _place(connection, participants, values, participants.c.participant_id.in_(people))
    for table, place in PLACES.items():
        if place.about is participants:
            _follow(connection, table, table.c[place.key].in_(people))
        if place.about is class_observations:
            _follow(connection, table, class_observations.c.educator_id.in_(people))


def place_pairs(connection: Connection, today: date) -> None:
    """Place the touched pairs with their sessions, goals and action steps.

    A pair takes over from its mentee what is not worked out for the pair itself.
    """
    listed = select(touched_pairs.c.pair_id)
    own = worked_out(pairs, today)
    _place(
        connection,
        pairs,
        {key: own[key] if key in own else participants.c[key] for key in carried_by("pairs")},
        participants.c.participant_id == pairs.c.mentee_id,
        pairs.c.pair_id.in_(listed),
    )
    _follow(connection, sessions, sessions.c.pair_id.in_(listed))
    _follow(connection, goals, goals.c.pair_id.in_(listed))
    _follow(connection, action_steps, goals.c.pair_id.in_(listed))
