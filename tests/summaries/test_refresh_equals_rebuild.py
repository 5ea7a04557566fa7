"""Whatever an import changes: refreshing what it touched gives what counting everything gives."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import Connection, Table, insert, select, update

from config.program.calendars import ALWAYS, month_of
from config.program.cycle import STEPS
from config.program.instruments import INSTRUMENTS
from config.program.vocabulary import (
    ATTRITION_REASONS,
    CONTACT_TYPES,
    CONTENT_AREAS,
    EMPLOYMENT_STATUSES,
    EVENT_TYPES,
    FUND_KINDS,
    PROGRAM_TYPES,
    SESSION_STATUSES,
    STRATEGIES,
    VENUES,
)
from data_access.imports.formats import FORMATS
from data_access.imports.saving import LOGGED, log_entries
from data_access.recount.verify import differences
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.summaries import refresh, touched
from data_access.summaries.placement import PLACES
from data_access.summaries.touched import (
    touched_logs,
    touched_pairs,
    touched_people,
    touched_programs,
)
from tests.summaries import facts
from tests.summaries.facts import Fact

TODAY = date(2026, 11, 21)
PROGRAMS = [f"P{n}" for n in range(1, 4)]
COACHES = [f"C{n}" for n in range(1, 4)]
LEADERS = ["L1", "L2"]
MENTEES = [f"M{n}" for n in range(1, 7)]
PAIRS = [f"X{n}" for n in range(1, 9)]
GOALS = [f"G{n}" for n in range(1, 11)]


class World:
    """Random facts, and random changes of them that note what an import would list as touched."""

    def __init__(self, connection: Connection, seed: int) -> None:
        self.connection = connection
        self.random = Random(seed)
        self.serial = 0

    def number(self, letter: str) -> str:
        self.serial += 1
        return f"{letter}{self.serial}"

    def day(self, first: date = date(2024, 6, 1), days: int = 600) -> date:
        return first + timedelta(days=self.random.randrange(days))

    def some(self, items: Any, most: int = 3) -> str | None:
        chosen = self.random.sample(list(items), self.random.randrange(most + 1))
        return ";".join(chosen) or None

    def put(self, *given: Fact) -> None:
        facts.put(self.connection, *given)

    def touch(self, table: Table, *keys: str) -> None:
        column = next(iter(table.c))
        for key in set(keys):
            if not self.connection.scalar(select(column).where(column == key)):
                self.connection.execute(insert(table).values({column: key}))

    def begin(self) -> None:
        for number in PROGRAMS:
            self.put(facts.program(number), facts.region(number, "1"))
        for number in COACHES:
            self.put(facts.participant(number, self.random.choice(["CT", "CA"])))
        for number in LEADERS:
            self.put(facts.participant(number, "IL"))
        for number in MENTEES:
            self.put(facts.participant(number, program_number=self.random.choice(PROGRAMS)))
        for number in PAIRS:
            # Now and then a mentee of one year coaches in another.
            people = self.random.sample([*MENTEES, *COACHES], 2)
            self.put(facts.pair(number, self.day(), coach_id=people[0], mentee_id=people[1]))
        for number in GOALS:
            self.put(facts.goal(number, self.day(), pair_id=self.random.choice(PAIRS)))
        for change in CHANGES * 3 + [World.observe] * 40 + [World.answer_survey] * 60:
            change(self)

    def touch_session(self, number: str, replaced: int) -> None:
        """Note a session as a file of sessions does, which writes its place along with it."""
        session, place = schema.sessions, PLACES[schema.sessions]
        mine = session.c.session_id == number
        placed = update(session).values(place.values()).where(place.is_of(session), mine)
        self.connection.execute(placed)
        log = FORMATS["sessions"].log
        assert log is not None
        noted = select(*log_entries(log, session, replaced)).where(mine)
        self.connection.execute(insert(touched_logs).from_select(LOGGED, noted))

    # Each of these is what a file may bring.

    def log_session(self) -> None:
        pair, number = self.random.choice(PAIRS), self.number("S")
        self.put(
            facts.session(
                number,
                self.day(),
                self.random.choice([None, 20, 60, 90]),
                pair_id=pair,
                contact_type=self.random.choice(CONTACT_TYPES.codes),
                venue=self.random.choice(VENUES.codes),
                status=self.random.choice(["completed", *SESSION_STATUSES.codes]),
                strategies=self.some(STRATEGIES.codes),
                content=self.some(CONTENT_AREAS.codes),
                cycle_step=self.random.choice([None, *range(1, len(STEPS) + 1)]),
                start_time=self.random.choice([None, "08:30", "14:00"]),
                logged_by=self.random.choice(["coach", "coach", "mentee", None]),
                goals_addressed=self.some(GOALS, 2),
                goals_achieved=self.some(GOALS, 1),
                minutes_observation=self.random.choice([None, 15]),
            )
        )
        self.touch_session(number, 0)

    def move_session(self) -> None:
        session = schema.sessions
        numbers = list(self.connection.scalars(select(session.c.session_id)))
        if numbers:
            number, day = self.random.choice(numbers), self.day()
            self.touch_session(number, 1)
            change = update(session).where(session.c.session_id == number)
            moved = {
                "pair_id": self.random.choice(PAIRS),
                "session_date": day,
                "month": month_of(day),
                "program_year": facts.program_year_of(day),
                "goals_achieved": self.some(GOALS, 1),
            }
            self.connection.execute(change.values(moved))
            self.touch_session(number, 0)

    def end_pair(self) -> None:
        pair = self.random.choice(PAIRS)
        end, reason = self.day(), self.random.choice([*ATTRITION_REASONS, "leave"])
        change = update(schema.pairs).where(schema.pairs.c.pair_id == pair)
        self.connection.execute(change.values(end_date=end, end_reason=reason))
        self.touch(touched_pairs, pair)

    def pair_anew(self) -> None:
        pair = self.random.choice(PAIRS)
        coach, mentee = self.random.sample([*MENTEES, *COACHES], 2)
        start = self.day()
        change = update(schema.pairs).where(schema.pairs.c.pair_id == pair)
        self.connection.execute(
            change.values(
                coach_id=coach,
                mentee_id=mentee,
                start_date=start,
                cohort_year=facts.program_year_of(start),
            )
        )
        self.touch(touched_pairs, pair)

    def lead(self) -> None:
        """Another Instructional Leader, or none; somebody may be leader and coach or mentee."""
        pair = self.random.choice(PAIRS)
        leader = self.random.choice([None, "Nobody", *LEADERS, COACHES[0], MENTEES[0]])
        mine = schema.pairs.c.pair_id == pair
        before = self.connection.scalar(select(schema.pairs.c.il_id).where(mine))
        self.connection.execute(update(schema.pairs).where(mine).values(il_id=leader))
        self.touch(touched_people, *filter(None, (before, leader)))
        self.touch(touched_pairs, pair)

    def change_goal(self) -> None:
        goal, pair = self.random.choice(GOALS), self.random.choice(PAIRS)
        change = update(schema.goals).where(schema.goals.c.goal_id == goal)
        self.connection.execute(
            change.values(
                pair_id=pair,
                status=self.random.choice(["achieved", "dropped", "in_progress"]),
                achieved_date=self.random.choice([None, self.day()]),
                class_dimension=self.random.choice([None, "CD", "NC", "QF"]),
                target_date=self.random.choice([None, self.day()]),
                gas_level=self.random.choice([None, -2, -1, 0, 1, 2]),
                weight=self.random.choice([None, 0.0, 0.1, 1.0, 2.5]),
            )
        )
        self.touch(touched_pairs, pair)

    def plan_step(self) -> None:
        """A new small step, or an old one that belongs to another goal now."""
        step, number = schema.action_steps, self.random.choice(GOALS)
        known = list(self.connection.scalars(select(step.c.step_id)))
        given = {"due": self.day(), "done": self.random.choice([None, self.day()])}
        if known and self.random.random() < 0.3:
            mine = step.c.step_id == self.random.choice(known)
            self._touch_pair_of(str(self.connection.scalar(select(step.c.goal_id).where(mine))))
            self.connection.execute(update(step).where(mine).values(goal_id=number, **given))
        else:
            named = {"step_id": self.number("A"), "goal_id": number, "import_id": 1, "line": 1}
            self.put((step, named | given))
        self._touch_pair_of(number)

    def _touch_pair_of(self, goal: str) -> None:
        pair = select(schema.goals.c.pair_id).where(schema.goals.c.goal_id == goal)
        self.touch(touched_pairs, str(self.connection.scalar(pair)))

    def observe(self) -> None:
        person = self.random.choice([*MENTEES[:4], COACHES[0]])
        instrument = self.random.choice(["PK1", "PK1", "PK1", "TOD"])
        some = [d for d in INSTRUMENTS[instrument].dimensions if self.random.random() > 0.05]
        number, day, cycles = self.number("O"), self.day(), self.random.choice([1, 3, 4, 5])
        certified = self.random.choice([None, day, day - timedelta(1), day + timedelta(90)])
        self.put(
            *facts.observation(
                number,
                person,
                day,
                {d: [self.random.randint(1, 7) for _ in range(cycles)] for d in some},
                first_cycle=self.random.choice([0, 1, 1]),
                minutes=self.random.choice([None, 20, 20, 10]),
                instrument=instrument,
                window=self.random.choice(["BASE", "MID", "END", "BASE", "END"]),
                observer_role=self.random.choice(["external", "external", "external", "coach"]),
                nc_orientation=self.random.choice(["raw", "reversed"]),
                observer_id=self.random.choice([None, "OB1", "OB2", "OB3"]),
                cert_expires=certified,
                invalid=self.random.choice([(), (), (2,)]),
            ),
            facts.reported(number, INSTRUMENTS[instrument].domains[0].code, 4.0),
        )
        self.touch(touched_people, person)

    def code_again(self) -> None:
        """A second observer's scores of an observation, now and then of another instrument."""
        table = schema.class_observations
        known = list(self.connection.execute(select(table.c.observation_id, table.c.educator_id)))
        if not known:
            return
        first, person = self.random.choice(known)
        instrument = self.random.choice(["PK1", "PK1", "PK1", "TOD"])
        some = [d for d in INSTRUMENTS[instrument].dimensions if self.random.random() > 0.3]
        self.put(
            *facts.observation(
                self.number("O"),
                person,
                self.day(),
                {d: [self.random.randint(1, 7) for _ in range(4)] for d in some},
                instrument=instrument,
                nc_orientation=self.random.choice(["raw", "reversed"]),
                double_code_of=first,
                invalid=self.random.choice([(), (2,)]),
            )
        )
        self.touch(touched_people, person)

    def employ(self) -> None:
        person = self.random.choice([*MENTEES, *COACHES])
        status = self.random.choice(EMPLOYMENT_STATUSES.codes)
        source = self.random.choice(["PQR", "IL", "exit_form"])
        table = schema.employment
        key = {"participant_id": person, "as_of": self.day(days=900), "source": source}
        self.connection.execute(
            table.delete().where(*(table.c[name] == value for name, value in key.items()))
        )
        self.put(facts.employed(person, key["as_of"], status, source))
        self.touch(touched_people, person)

    def answer_survey(self) -> None:
        """A whole survey, a part of it, or one that nobody has answered with such an item before."""
        survey = self.random.choice(["KSB", "EFF", "CTM", "CTM", "SAT", "MONTHLY"])
        person = self.random.choice([*MENTEES, *COACHES])
        about = self.random.choice(MENTEES) if survey in ("CTM", "MONTHLY") else person
        season = self.random.choice(["2023-END", "2024-PRE", "2024-END", "2025-PRE", "2025-END"])
        month = month_of(self.day())
        wave = month if survey == "MONTHLY" else "2024-END" if survey == "CTM" else season
        version = self.random.choice(["1", "1", "1", "2"])
        items = ["q1", "q2", "q3", *(["q4"] if self.random.random() < 0.1 else [])]
        table = schema.surveys
        for item in items:
            key = {"instrument": survey, "version": version, "wave": wave, "respondent_id": person,
                   "about_mentee_id": about, "item": item}  # fmt: skip
            self.connection.execute(
                table.delete().where(*(table.c[name] == value for name, value in key.items()))
            )
            if self.random.random() < 0.1:
                continue
            value = self.random.choice([1.0, 2.0, 3.5, 4.1, 5.0, 5.0, None])
            turned = "Y" if item == "q2" else "N"
            pair = self.random.choice([None, None, None, *PAIRS[:2]])
            more = {"about_mentee_id": about, "version": version, "reverse": turned}
            self.put(facts.survey(survey, wave, person, item, value, pair_id=pair, **more))
        self.touch(touched_people, person)
        self.touch(touched_pairs, *PAIRS[:2])  # those it may name now, or has named

    def forget_item(self) -> None:
        """As undoing an import does: an item may be asked of nobody any more."""
        table = schema.surveys
        version = self.random.choice(["1", "2"])
        mine = (table.c.version == version, table.c.item == self.random.choice(["q3", "q4"]))
        people = list(self.connection.scalars(select(table.c.respondent_id).where(*mine)))
        self.connection.execute(table.delete().where(*mine))
        self.touch(touched_people, *people)
        self.touch(touched_pairs, *PAIRS[:2])

    def rate(self) -> None:
        program, table = self.random.choice(PROGRAMS), schema.qris
        since, status = self.day(days=900), self.random.choice(["granted", "self_assessed"])
        self.connection.execute(
            table.delete().where(
                table.c.program_number == program,
                table.c.rating_status == status,
                table.c.effective_date == since,
            )
        )
        self.put(facts.rating(program, since, self.random.randint(1, 4), status))
        self.touch(touched_programs, program)

    def pay(self) -> None:
        """A row of support, new or in place of one of the same key."""
        person, sfy = self.random.choice([*MENTEES, *COACHES]), self.random.choice([2025, 2026])
        kind, table = self.random.choice(FUND_KINDS.codes), schema.funds
        key = {"participant_id": person, "kind": kind, "fund_source": "EPS", "sfy": sfy}
        self.connection.execute(
            table.delete().where(*(table.c[name] == value for name, value in key.items()))
        )
        self.put(
            facts.fund(
                **key,
                amount=self.random.choice([None, 550.0, 19.99, 0.125]),
                hours=self.random.choice([None, 4.0, 1.25]),
                approved=self.random.choice([None, self.day()]),
                paid=self.random.choice([None, self.day()]),
            )
        )
        self.touch(touched_people, person)

    def attend_training(self) -> None:
        person, day = self.random.choice([*MENTEES, *COACHES]), self.day()
        hours = self.random.choice([7.0, 1.5, 0.325])
        self.put(facts.attended(person, self.number("E"), day, hours))
        self.touch(touched_people, person)

    def attend(self) -> None:
        """Some days of an event of any kind, several of them now and then on one date."""
        person = self.random.choice([*MENTEES, *COACHES, *LEADERS])
        kind, event = self.random.choice(EVENT_TYPES.codes), self.number("E")
        day = self.day()
        for number in range(1, self.random.randrange(2, 9)):
            hours = self.random.choice([7.0, 7.0, 8.5, 2.33, 0.125])
            more = {"event_type": kind, "day_no": number}
            self.put(facts.attended(person, event, day, hours, **more))
            day += timedelta(days=self.random.choice([0, 1, 1]))
        self.touch(touched_people, person)

    def change_person(self) -> None:
        person = self.random.choice([*MENTEES, *COACHES])
        change = update(schema.participants).where(schema.participants.c.participant_id == person)
        self.connection.execute(
            change.values(
                program_number=self.random.choice(PROGRAMS),
                role=self.random.choice(["MENTEE", "MENTEE_ADMIN", "CT", "CA"]),
                consent=self.random.choice(["aggregate", "educator_level"]),
            )
        )
        self.touch(touched_people, person)

    def change_program(self) -> None:
        program = self.random.choice(PROGRAMS)
        change = update(schema.programs).where(schema.programs.c.program_number == program)
        self.connection.execute(change.values(program_type=self.random.choice(PROGRAM_TYPES.codes)))
        self.serial += 1
        since = date(2022, 1, 1) + timedelta(days=self.serial * 7)
        named = self.random.choice(["1", "2", "3", "5", "6", "?"])
        self.put(facts.region(program, named, since))
        self.touch(touched_programs, program)

    def move_person(self) -> None:
        """Another program and role from a day on, or always; now and then from a day to come."""
        person, table = (
            self.random.choice([*MENTEES, *COACHES, *LEADERS]),
            schema.participant_places,
        )
        mine = table.c.participant_id == person
        since = self.random.choice([self.day(), self.day(), TODAY + timedelta(days=40)])
        if self.random.random() < 0.15:
            since = ALWAYS
            self.connection.execute(table.delete().where(mine))
        self.connection.execute(table.delete().where(mine, table.c.valid_from == since))
        role = self.random.choice(["MENTEE", "MENTEE_ADMIN", "CT", "CA", "IL"])
        self.put(facts.place(person, since, role, self.random.choice(PROGRAMS)))
        self.touch(touched_people, person)

    def change_type(self) -> None:
        program, table = self.random.choice(PROGRAMS), schema.program_types
        since = self.day()
        mine = (table.c.program_number == program, table.c.valid_from == since)
        self.connection.execute(table.delete().where(*mine))
        self.put(facts.kind(program, since, self.random.choice(PROGRAM_TYPES.codes)))
        self.touch(touched_programs, program)


CHANGES = [
    World.log_session,
    World.log_session,
    World.move_session,
    World.lead,
    World.attend,
    World.attend,
    World.end_pair,
    World.pair_anew,
    World.change_goal,
    World.plan_step,
    World.observe,
    World.code_again,
    World.employ,
    World.answer_survey,
    World.answer_survey,
    World.forget_item,
    World.rate,
    World.pay,
    World.attend_training,
    World.change_person,
    World.change_program,
    World.move_person,
    World.move_person,
    World.move_person,
    World.change_type,
]


def everything(connection: Connection) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of facts and summaries."""
    return {
        table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.c))]
        for kind in ("fact", "summary")
        for table in schema.tables_of(kind)
    }


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.long
def test_refresh_equals_rebuild(database: Database, seed: int) -> None:
    with database.writing("import") as connection:
        touched.begin(connection)
        world = World(connection, seed)
        world.begin()
        refresh.rebuild(connection, TODAY)
        assert list(differences(connection, TODAY)) == []
        assert connection.scalar(select(schema.class_changes.c.person_id).limit(1))
        for _ in range(8):
            touched.begin(connection)
            for change in world.random.choices(CHANGES, k=world.random.randint(1, 3)):
                change(world)
            refresh.refresh(connection, TODAY)
            refreshed = everything(connection)
            assert list(differences(connection, TODAY)) == []
            refresh.rebuild(connection, TODAY)
            assert everything(connection) == refreshed
