"""Places facts: writes the region, cohort, program type and role each row belongs to.

Only rows whose place changes are written, so a touched pair with forty sessions in place costs
forty comparisons and no write.
"""

from __future__ import annotations

from collections.abc import Mapping
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
        return self.about.c[number.name] == fact.c[self.key]


_REGION = {"region": "region"}

# Facts that are placed as another one is. The pipeline writes the place along with the fact; what
# has moved since is found by the refresh. The rows facts are about come before them.
PLACES: dict[Table, Placement] = {
    qris: Placement(programs, "program_number", _REGION),
    participants: Placement(
        programs, "program_number", {**_REGION, "program_type": "program_type"}
    ),
    class_observations: Placement(participants, "educator_id", _REGION),
    attendance: Placement(participants, "participant_id", _REGION),
    surveys: Placement(participants, "respondent_id", _REGION),
    employment: Placement(participants, "participant_id", _REGION),
    funds: Placement(participants, "participant_id", _REGION),
    class_cycles: Placement(class_observations, "observation_id", _REGION),
    class_scores: Placement(class_observations, "observation_id", _REGION),
    class_reported: Placement(class_observations, "observation_id", _REGION),
    sessions: Placement(
        pairs,
        "pair_id",
        {
            **_REGION,
            "cohort": "cohort",
            "program_type": "program_type",
            "role": "role",
            "person_id": "mentee_id",
        },
    ),
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
    _place(
        connection,
        programs,
        {
            "region": region_on(programs, today),
            "licensing_region": _text_on(today, "LICENSING"),
            "subsidy_region": _text_on(today, "SUBSIDY"),
        },
        programs.c.program_number.in_(listed),
    )
    _follow(connection, qris, qris.c.program_number.in_(listed))
    people = select(touched_people.c.participant_id)
    _follow(connection, participants, participants.c.participant_id.in_(people))
    for table, place in PLACES.items():
        if place.about is participants:
            _follow(connection, table, table.c[place.key].in_(people))
        if place.about is class_observations:
            _follow(connection, table, class_observations.c.educator_id.in_(people))


def _text_on(today: date, scheme: str) -> ColumnElement[Any]:
    named = _named_on(programs.c.program_number, scheme, today).correlate(programs)
    return named.scalar_subquery()


def place_pairs(connection: Connection, today: date) -> None:
    """Place the touched pairs with their sessions, goals and action steps.

    A pair's region is that of its start, so `today` is not asked for.
    """
    listed = select(touched_pairs.c.pair_id)
    _place(
        connection,
        pairs,
        {
            "region": _pair_region(),
            "cohort": pairs.c.cohort_year,
            "program_type": participants.c.program_type,
            "role": participants.c.role,
        },
        participants.c.participant_id == pairs.c.mentee_id,
        pairs.c.pair_id.in_(listed),
    )
    _follow(connection, sessions, sessions.c.pair_id.in_(listed))
    _follow(connection, goals, goals.c.pair_id.in_(listed))
    _follow(connection, action_steps, goals.c.pair_id.in_(listed))
