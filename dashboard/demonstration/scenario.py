"""Assembles the demonstration state: everything that has happened up to a given day."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from config.program.dosage import OVERDUE_DAYS
from dashboard.demonstration import lives, shape
from dashboard.demonstration.chance import days, pick, stream
from dashboard.demonstration.coaching import Goal, Session, first_contact, goals_of, sessions_of
from dashboard.demonstration.observations import InventedObservation, instrument_of, observations_of
from dashboard.demonstration.people import (
    InventedPair,
    InventedPeople,
    InventedPerson,
    everybody,
    program_years,
    until,
)


@dataclass(frozen=True)
class Employment:
    """What is known about a participant's job on a day, as `employment.csv` has it."""

    participant_id: str
    as_of: date
    status: str
    source: str


@dataclass(frozen=True)
class Scenario:
    """The whole state up to the day before `today`."""

    today: date
    seed: int
    years: tuple[int, ...]
    people: InventedPeople
    goals: tuple[Goal, ...]
    sessions: tuple[Session, ...]
    observations: tuple[InventedObservation, ...]
    employment: tuple[Employment, ...]
    moves: tuple[lives.Move, ...]
    changed: tuple[lives.ChangedProgram, ...]


def scenario(today: date, seed: int) -> Scenario:
    """The state as of a day; the same day and seed give the same state."""
    years = program_years(today)
    planned, promotions = lives.promoted(everybody(today, seed), years, seed)
    moves = (*promotions, *lives.moved(planned, years, seed))
    people = until(planned, today)
    by_id = {p.participant_id: p for p in people.persons}
    quiet = _quiet(people.pairs, years[-1], today, seed)
    followed = {p.follows for p in people.pairs if p.follows}
    goals: list[Goal] = []
    sessions: list[Session] = []
    observations: list[InventedObservation] = []
    for pair in people.pairs:
        mentee = by_id[pair.mentee_id]
        place = years.index(pair.cohort_year)
        tool = instrument_of(mentee, pair.cohort_year, years[-1], seed)
        own_goals = goals_of(pair, tool, today, seed)
        goals += own_goals
        sessions += sessions_of(pair, own_goals, place, quiet.get(pair.pair_id), today, seed)
        observations += observations_of(
            pair,
            mentee,
            tool,
            first_contact(pair, seed),
            pair.pair_id in followed,
            today,
            seed,
        )
    return Scenario(
        today,
        seed,
        years,
        people,
        tuple(goals),
        tuple(sessions),
        tuple(observations),
        tuple(_employment(people.pairs, by_id, today, seed)),
        moves,
        tuple(lives.changed_programs(planned, years)),
    )


def _quiet(pairs: Sequence[InventedPair], year: int, today: date, seed: int) -> dict[str, date]:
    """Active pairs whose contact stopped more than 35 days ago: some in every region."""
    out = {}
    for region in shape.SHAPES:
        running = [
            p
            for p in pairs
            if p.region == region.number
            and p.cohort_year == year
            and p.end_date is None
            and p.start_date < today - days(OVERDUE_DAYS + 2)
        ]
        chance = stream(seed, "quiet", year, region.number)
        for pair in chance.sample(running, math.ceil(len(running) * 0.08)):
            out[pair.pair_id] = today - days(OVERDUE_DAYS + chance.uniform(0, 24))
    return out


def _employment(
    pairs: Sequence[InventedPair], by_id: dict[str, InventedPerson], today: date, seed: int
) -> Iterator[Employment]:
    """What is known twelve months after each mentee and each coach began a program year."""
    begun: dict[tuple[str, int], InventedPair] = {}
    for pair in sorted(pairs, key=lambda p: (p.start_date, p.pair_id)):
        begun.setdefault((pair.mentee_id, pair.cohort_year), pair)
        begun.setdefault((pair.coach_id, pair.cohort_year), pair)
    for (person_id, year), pair in begun.items():
        chance = stream(seed, "employment", person_id, year)
        as_of = pair.start_date + days(365 + chance.uniform(-8, 22))
        if as_of >= today or chance.random() < 0.04:  # not yet due, or nobody asked
            continue
        status = _employment_status(pair, by_id[person_id], chance.random(), chance.random())
        source = pick(chance, {"PQR": 64, "IL": 26, "exit_form": 10})
        yield Employment(person_id, as_of, status, source)


def _employment_status(
    pair: InventedPair, person: InventedPerson, known: float, where: float
) -> str:
    """Where somebody works a year later; who left during the year is not in the same program."""
    if known < 0.045:
        return "unknown"
    if person.participant_id == pair.mentee_id:
        if pair.leaves_because == "left_field":
            return "left_field"
        if pair.leaves_because in ("left_program", "program_closed"):
            return "other_program" if where < 0.6 else "left_field"
    stays = shape.BY_NUMBER[pair.region].stays + (0 if person.role == "MENTEE" else 0.08)
    rest = (where - stays) / (1 - stays)
    if rest < 0:
        return "same_program"
    return "other_program" if rest < 0.55 else "left_field" if rest < 0.88 else "leave"
