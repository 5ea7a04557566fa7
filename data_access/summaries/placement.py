"""Places facts: writes the breakdowns (region, cohort, program type, role …) each row belongs to.

Where and as what somebody counts is what held then, on the day of the pair, observation or answer:
program, role, and the program's region and type are dated facts. What holds on which days is worked
out once, in `person_periods`; the rest is placed by it. What no file states is worked out here too
(`WORKED_OUT`, `HELD`).

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
    CompoundSelect,
    Connection,
    Date,
    FromClause,
    Select,
    SmallInteger,
    Table,
    and_,
    case,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
    union,
    update,
)

from config.program.breakdowns import carried_by
from config.program.calendars import ALWAYS, FOREVER
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
    participant_places,
    participants,
    person_periods,
    program_regions,
    program_types,
    programs,
    qris,
    sessions,
    surveys,
)
from data_access.summaries.expressions import fill, fiscal_year_begins, year_begins
from data_access.summaries.touched import touched_pairs, touched_people, touched_programs

Day = Callable[[Any], ColumnElement[Any]]


@dataclass(frozen=True)
class Placement:
    """The row a fact is about, and what it takes over from it: its own column to the row's.

    `on`: the day of a fact about somebody, who may lie elsewhere on another day.
    """

    about: Table
    key: str  # the fact's column that names the row
    taken: Mapping[str, str]
    on: Day | None = None

    def values(self) -> dict[str, ColumnElement[Any]]:
        return {name: self.about.c[column] for name, column in self.taken.items()}

    def is_of(self, fact: Any) -> ColumnElement[bool]:
        """Whether the row is the one that a fact (or what is to be one) names."""
        if self.on:
            return held_on(fact.c[self.key], self.on(fact))
        (number,) = self.about.primary_key
        named: ColumnElement[bool] = self.about.c[number.name] == fact.c[self.key]
        return named


def held_on(person: Any, day: Any) -> ColumnElement[bool]:
    """Whether a row of `person_periods` says what held for somebody on a day."""
    return and_(
        person_periods.c.person_id == person,
        person_periods.c.valid_from <= day,
        person_periods.c.valid_to > day,
    )


def _first_pair(person: Any, year: Any) -> ColumnElement[Any]:
    """When somebody's first pair of a program year began, as coach or as mentee."""
    theirs = pairs.alias("first_pairs").c
    first = (
        select(func.min(theirs.start_date)).where(member == person, theirs.cohort_year == year)
        for member in (theirs.coach_id, theirs.mentee_id)
    )
    as_coach, as_mentee = (days.correlate(person.table).scalar_subquery() for days in first)
    return case((as_mentee < func.coalesce(as_coach, literal(FOREVER)), as_mentee), else_=as_coach)


def day_of_year(person: Any, year: Any) -> ColumnElement[Any]:
    """The day by which what somebody did in a program year is placed: the first pair's, else its first."""
    return func.coalesce(_first_pair(person, year), year_begins(year))


def day_of_fiscal_year(person: Any, year: Any) -> ColumnElement[Any]:
    """The same of a state fiscal year, by the program year that ends soon after it."""
    return func.coalesce(_first_pair(person, year - 1), fiscal_year_begins(year))


_REGION = {"region": "region"}
_OF_PROGRAMS = {key: key for key in carried_by("programs")}
_OF_PAIRS = {key: key for key in carried_by("pairs")}


def _then(key: str, on: Day) -> Placement:
    """A fact that lies in the region in which somebody was on its day."""
    return Placement(person_periods, key, _REGION, on=on)


# Facts that are placed as another one is. The pipeline writes the place along with the fact; what
# has moved since is found by the refresh. The rows facts are about come before them.
PLACES: dict[Table, Placement] = {
    qris: Placement(programs, "program_number", _REGION),
    participants: Placement(programs, "program_number", _OF_PROGRAMS),
    participant_places: _then("participant_id", lambda fact: fact.c.valid_from),
    class_observations: _then("educator_id", lambda fact: fact.c.obs_date),
    attendance: _then("participant_id", lambda fact: fact.c.date),
    surveys: _then(
        "respondent_id", lambda fact: day_of_year(fact.c.respondent_id, fact.c.program_year)
    ),
    employment: _then("participant_id", lambda fact: fact.c.as_of),
    funds: _then(
        "participant_id", lambda fact: day_of_fiscal_year(fact.c.participant_id, fact.c.sfy)
    ),
    class_cycles: Placement(class_observations, "observation_id", _REGION),
    class_scores: Placement(class_observations, "observation_id", _REGION),
    class_reported: Placement(class_observations, "observation_id", _REGION),
    sessions: Placement(pairs, "pair_id", {**_OF_PAIRS, "person_id": "mentee_id"}),
    goals: Placement(pairs, "pair_id", _REGION),
    action_steps: Placement(goals, "goal_id", _REGION),
}


def who_and_when(fact: Table, rows: FromClause) -> tuple[Any, Any] | None:
    """By whom, and by which day, rows that are to be such facts are placed; None where otherwise."""
    if fact is pairs:
        return rows.c.mentee_id, rows.c.start_date
    place = PLACES.get(fact)
    return None if place is None or place.on is None else (rows.c[place.key], place.on(rows))


def _number(region: ColumnElement[Any]) -> ColumnElement[Any]:
    """A region's number from the text of the file; a text that names no region gives none."""
    numbers = case({str(n): n for n in BY_NUMBER}, value=region, else_=null())
    return type_coerce(numbers, SmallInteger)


def _standing(value: Any, day: Any, *of_whom: ColumnElement[bool]) -> Select[Any]:
    """What a dated table says on a day: the newest of its rows that hold by then."""
    since = value.table.c.valid_from
    return select(value).where(*of_whom, since <= day).order_by(since.desc()).limit(1)


def _earliest(value: Any, *of_whom: ColumnElement[bool]) -> Select[Any]:
    """The first that a dated table says."""
    return select(value).where(*of_whom).order_by(value.table.c.valid_from).limit(1)


def _region_row(program: Any, scheme: str) -> tuple[ColumnElement[bool], ...]:
    regions = program_regions.c
    return (regions.program_number == program, regions.scheme == scheme)


def region_on(table: FromClause, day: Any) -> ColumnElement[Any]:
    """The PAC region of a row's program on a day; `table` has a column program_number."""
    row = _region_row(table.c.program_number, "PAC")
    named = _standing(program_regions.c.region, day, *row).correlate(table)
    return _number(named.scalar_subquery())


def region_then(table: FromClause, day: Any) -> ColumnElement[Any]:
    """The same, and before the first day of which it is known, the one known first."""
    row = _region_row(table.c.program_number, "PAC")
    named = _standing(program_regions.c.region, day, *row).correlate(table)
    first = _earliest(program_regions.c.region, *row).correlate(table)
    return _number(func.coalesce(named.scalar_subquery(), first.scalar_subquery()))


def type_then(table: FromClause, day: Any) -> ColumnElement[Any]:
    """The type of a row's program on a day, likewise; one without dated types has always had its own."""
    of_it = program_types.c.program_number == table.c.program_number
    own = select(programs.c.program_type).where(programs.c.program_number == table.c.program_number)
    ways = (
        _standing(program_types.c.program_type, day, of_it),
        _earliest(program_types.c.program_type, of_it),
        own,
    )
    return func.coalesce(*(way.correlate(table).scalar_subquery() for way in ways))


def _text_on(today: date, scheme: str) -> ColumnElement[Any]:
    row = _region_row(programs.c.program_number, scheme)
    named = _standing(program_regions.c.region, today, *row).correlate(programs)
    return named.scalar_subquery()


# What no file states, as of a day, and what files date.
WORKED_OUT: dict[Table, dict[str, Callable[[date], ColumnElement[Any]]]] = {
    programs: {
        "region": lambda today: region_on(programs, today),
        "program_type": lambda today: type_then(programs, today),
        "licensing_region": lambda today: _text_on(today, "LICENSING"),
        "subsidy_region": lambda today: _text_on(today, "SUBSIDY"),
    },
    participants: {
        "role": lambda today: _of_person(participant_places.c.role, participants, literal(today)),
    },
    pairs: {
        "cohort": lambda today: pairs.c.cohort_year,
    },
}


@dataclass(frozen=True)
class Held:
    """How somebody comes by a dated breakdown of the program they were in.

    `then`: by a row that has `program_number`, as of a day. `days`: on which it may begin to hold, by
    program (columns program_number and valid_from).
    """

    then: Callable[[FromClause, Any], ColumnElement[Any]]
    days: Callable[[], Select[Any] | CompoundSelect[Any]]


HELD: dict[str, Held] = {
    "region": Held(
        region_then,
        lambda: select(program_regions.c.program_number, program_regions.c.valid_from).where(
            program_regions.c.scheme == "PAC"
        ),
    ),
    "program_type": Held(
        type_then, lambda: select(program_types.c.program_number, program_types.c.valid_from)
    ),
}


def _of_person(value: Any, whose: FromClause, day: Any) -> ColumnElement[Any]:
    """A participant's program or role on a day; before the first day known, what is known first."""
    of_them = participant_places.c.participant_id == whose.c.participant_id
    ways = [_standing(value, day, of_them), _earliest(value, of_them)]
    own: Any = participants.c[value.name]
    if whose is not participants:
        theirs = participants.c.participant_id == whose.c.participant_id
        own = select(own).where(theirs).correlate(whose).scalar_subquery()
    return func.coalesce(*(way.correlate(whose).scalar_subquery() for way in ways), own)


def worked_out(table: Table, today: date) -> dict[str, ColumnElement[Any]]:
    """What the rows of a table are placed in on a day, by column."""
    return {name: make(today) for name, make in WORKED_OUT[table].items()}


def moved_by_the_calendar(today: date) -> ColumnElement[bool]:
    """Whether what holds for a program from a day on has changed, without any file."""
    values = worked_out(programs, today)
    return or_(*(programs.c[key].is_distinct_from(values[key]) for key in values))


def people_moved_by_the_calendar(today: date) -> Select[Any]:
    """Who is in another program or role than when last placed, without any file."""
    dated = select(participant_places.c.participant_id).where(
        participant_places.c.valid_from > ALWAYS
    )
    return select(participants.c.participant_id).where(
        participants.c.participant_id.in_(dated),
        or_(
            *(
                participants.c[value.name].is_distinct_from(
                    _of_person(value, participants, literal(today))
                )
                for value in (participant_places.c.role, participant_places.c.program_number)
            )
        ),
    )


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
    mine = participants.c.participant_id.in_(people)
    where = _of_person(participant_places.c.program_number, participants, literal(today))
    _place(connection, participants, {"program_number": where}, mine)
    _follow(connection, participants, mine)
    _place(connection, participants, worked_out(participants, today), mine)
    _follow_days(connection)
    for table, place in PLACES.items():
        if place.about in (participants, person_periods) and table is not participants:
            _follow(connection, table, table.c[place.key].in_(people))
        if place.about is class_observations:
            _follow(connection, table, class_observations.c.educator_id.in_(people))


def _follow_days(connection: Connection) -> None:
    """Work out anew what held for the touched people on which days."""
    people = select(touched_people.c.participant_id)
    connection.execute(person_periods.delete().where(person_periods.c.person_id.in_(people)))
    spaced = _days_of_change(people).subquery("spaced")
    following = func.lead(spaced.c.valid_from).over(
        partition_by=spaced.c.participant_id, order_by=spaced.c.valid_from
    )
    spans = select(
        spaced.c.participant_id, spaced.c.valid_from, func.coalesce(following, FOREVER).label("to")
    ).subquery("spans")
    day = spans.c.valid_from
    where = participant_places.c.program_number
    role = participant_places.c.role
    there = select(
        *spans.c,
        _of_person(where, spans, day).label("program_number"),
        _of_person(role, spans, day).label("role"),
    ).subquery("there")
    taken = {
        "role": there.c.role,
        **{key: held.then(there, there.c.valid_from) for key, held in HELD.items()},
    }
    rows = (
        select(
            there.c.participant_id.label("person_id"),
            there.c.valid_from,
            there.c.to.label("valid_to"),
            there.c.program_number,
            programs.c.licensed,
            # What is not dated holds today as it did then.
            *(taken.get(key, participants.c[key]).label(key) for key in carried_by("participants")),
        )
        .select_from(there)
        .join(participants, participants.c.participant_id == there.c.participant_id)
        .join(programs, programs.c.program_number == there.c.program_number)
    )
    fill(connection, person_periods, rows)


def _days_of_change(people: Select[Any]) -> Any:
    """The days from which something else may hold for people: of them, and of all their programs."""
    places, own = participant_places.c, participants.c
    ways = [
        select(own.participant_id, literal(ALWAYS, Date).label("valid_from")).where(
            own.participant_id.in_(people)
        ),
        select(places.participant_id, places.valid_from).where(places.participant_id.in_(people)),
    ]
    for held in HELD.values():
        days = held.days().subquery()
        for whose in (places, own):
            ways.append(
                select(whose.participant_id, days.c.valid_from)
                .join_from(
                    whose.participant_id.table,
                    days,
                    days.c.program_number == whose.program_number,
                )
                .where(whose.participant_id.in_(people))
            )
    return union(*ways)


def place_pairs(connection: Connection, today: date) -> None:
    """Place the touched pairs with their sessions, goals and action steps.

    A pair lies where its mentee was, and is of the role that the mentee had, when it began; it takes
    over all of that but what is worked out for the pair itself. What people are asked and paid in a
    year is placed by their first pair of it.
    """
    listed = select(touched_pairs.c.pair_id)
    own = worked_out(pairs, today)
    _place(
        connection,
        pairs,
        {key: own[key] if key in own else person_periods.c[key] for key in carried_by("pairs")},
        held_on(pairs.c.mentee_id, pairs.c.start_date),
        pairs.c.pair_id.in_(listed),
    )
    _follow(connection, sessions, sessions.c.pair_id.in_(listed))
    _follow(connection, goals, goals.c.pair_id.in_(listed))
    _follow(connection, action_steps, goals.c.pair_id.in_(listed))
    people = select(touched_people.c.participant_id)
    for table in (surveys, funds):
        _follow(connection, table, table.c[PLACES[table].key].in_(people))


def people_of_programs() -> tuple[Select[tuple[str]], ...]:
    """Whoever is in one of the touched programs, or was."""
    listed = select(touched_programs.c.program_number)
    return tuple(
        select(whose.c.participant_id).where(whose.c.program_number.in_(listed)).distinct()
        for whose in (participants, participant_places)
    )
