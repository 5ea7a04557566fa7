"""Places facts: writes the region, cohort, program type and role each row belongs to.

Only rows whose place changes are written, so a touched pair with forty sessions in place costs
forty comparisons and no write.
"""

from __future__ import annotations

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

from config.regions import BY_NUMBER
from data_access.schema import (
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

# Facts about one participant, with the column that names the person.
BY_PERSON: tuple[tuple[Table, str], ...] = (
    (class_observations, "educator_id"),
    (attendance, "participant_id"),
    (surveys, "respondent_id"),
    (employment, "participant_id"),
    (funds, "participant_id"),
)
BY_OBSERVATION: tuple[Table, ...] = (class_cycles, class_scores, class_reported)


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
    _place(
        connection,
        qris,
        {"region": programs.c.region},
        programs.c.program_number == qris.c.program_number,
        qris.c.program_number.in_(listed),
    )
    people = select(touched_people.c.participant_id)
    _place(
        connection,
        participants,
        {"region": programs.c.region, "program_type": programs.c.program_type},
        programs.c.program_number == participants.c.program_number,
        participants.c.participant_id.in_(people),
    )
    for table, person in BY_PERSON:
        _place(
            connection,
            table,
            {"region": participants.c.region},
            participants.c.participant_id == table.c[person],
            table.c[person].in_(people),
        )
    for table in BY_OBSERVATION:
        _place(
            connection,
            table,
            {"region": class_observations.c.region},
            class_observations.c.observation_id == table.c.observation_id,
            class_observations.c.educator_id.in_(people),
        )


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
    _place(
        connection,
        sessions,
        {
            "region": pairs.c.region,
            "cohort": pairs.c.cohort,
            "program_type": pairs.c.program_type,
            "role": pairs.c.role,
            "person_id": pairs.c.mentee_id,
        },
        pairs.c.pair_id == sessions.c.pair_id,
        sessions.c.pair_id.in_(listed),
    )
    _place(
        connection,
        goals,
        {"region": pairs.c.region},
        pairs.c.pair_id == goals.c.pair_id,
        goals.c.pair_id.in_(listed),
    )
    _place(
        connection,
        action_steps,
        {"region": goals.c.region},
        goals.c.goal_id == action_steps.c.goal_id,
        goals.c.pair_id.in_(listed),
    )
