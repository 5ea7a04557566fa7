"""Lets people move on: mentees who become coaches, other programs, programs that change.

All is chosen from what is planned, not from what has happened by a day, so that tomorrow's state is
today's plus one day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard.demonstration.chance import days, stream
from dashboard.demonstration.people import InventedPair, InventedPeople, InventedPerson, Program

PROMOTED_A_YEAR = 2  # of a region: mentees who coach in the year after
_MOVE_ON = 0.05  # of those who are in no pair any more
_WITH_STAFF = ("CENTER", "HEAD_START")


@dataclass(frozen=True)
class Move:
    """A participant's program and role from a day on."""

    person: InventedPerson
    program_number: str
    role: str
    since: date


@dataclass(frozen=True)
class ChangedProgram:
    """A program as it is from a day on."""

    program: Program
    since: date


def promoted(
    people: InventedPeople, years: Sequence[int], seed: int
) -> tuple[InventedPeople, tuple[Move, ...]]:
    """Some mentees coach in the year after, in the place of somebody who would only have coached then.

    Such a coach is not needed any more, and so was never there.
    """
    by_id = {p.participant_id: p for p in people.persons}
    pairs = {p.pair_id: p for p in people.pairs}
    in_years: dict[str, set[int]] = defaultdict(set)
    coached: dict[str, list[InventedPair]] = defaultdict(list)
    for pair in people.pairs:
        in_years[pair.mentee_id].add(pair.cohort_year)
        in_years[pair.coach_id].add(pair.cohort_year)
        coached[pair.coach_id].append(pair)
    moves: list[Move] = []
    for year in years[1:]:
        for region in sorted({p.region for p in people.pairs}):
            ready = [
                by_id[p.mentee_id]
                for p in people.pairs
                if (p.cohort_year, p.region, p.leaves_on) == (year - 1, region, None)
                and max(in_years[p.mentee_id]) == year - 1
                and by_id[p.mentee_id].role == "MENTEE"
                and by_id[p.mentee_id].program_type in _WITH_STAFF
            ]
            given_up = [
                by_id[coach]
                for coach, own in coached.items()
                if len(own) == 1
                and (own[0].cohort_year, own[0].region) == (year, region)
                and in_years[coach] == {year}
                and by_id[coach].role == "CT"
            ]
            chance = stream(seed, "promoted", year, region)
            number = min(PROMOTED_A_YEAR, len(ready), len(given_up))
            chosen = zip(chance.sample(ready, number), chance.sample(given_up, number), strict=True)
            for mentee, coach in chosen:
                (pair,) = coached.pop(coach.participant_id)
                pairs[pair.pair_id] = replace(pair, coach_id=mentee.participant_id)
                in_years[mentee.participant_id].add(year)
                moves.append(Move(mentee, mentee.program_number, "CT", date(year, 8, 25)))
                del by_id[coach.participant_id]
    kept = tuple(p for p in people.persons if p.participant_id in by_id)
    return InventedPeople(people.programs, kept, tuple(pairs.values())), tuple(moves)


def moved(people: InventedPeople, years: Sequence[int], seed: int) -> Iterator[Move]:
    """Some work elsewhere once their last pair has ended, and some while a pair goes on.

    Who moves during a pair stays a mentee of it: the pair lies where it began.
    """
    last: dict[str, InventedPair] = {}
    for pair in people.pairs:
        for member in (pair.mentee_id, pair.coach_id):
            known = last.setdefault(member, pair)
            last[member] = max(known, pair, key=lambda p: (p.cohort_year, p.start_date, p.pair_id))
    coaches = {p.coach_id for p in people.pairs}
    for person in people.persons:
        if person.role == "IL" or person.participant_id not in last:
            continue
        pair = last[person.participant_id]
        if pair.cohort_year == years[-1]:
            continue
        chance = stream(seed, "moves on", person.participant_id)
        if chance.random() >= _MOVE_ON:
            continue
        elsewhere = chance.random() < 0.4
        there = [
            p
            for p in people.programs
            if (p.region != person.region) == elsewhere
            and p.eec_program_number != person.program_number
            and p.program_type in _WITH_STAFF
        ]
        during = person.role == "MENTEE" and chance.random() < 0.2
        since = (
            date(pair.cohort_year + 1, 2, 2) + days(chance.uniform(0, 60))
            if during
            else date(pair.cohort_year + 1, 7, 1) + days(chance.uniform(0, 50))
        )
        role = "CT" if person.participant_id in coaches and person.role == "MENTEE" else person.role
        yield Move(person, chance.choice(there).eec_program_number, role, since)


def changed_programs(people: InventedPeople, years: Sequence[int]) -> Iterator[ChangedProgram]:
    """A program that lies in another region from the last year's July on, and one of another type.

    Nobody of theirs is in a pair of this year, which would lie there.
    """
    now = {p.mentee_id for p in people.pairs if p.cohort_year == years[-1]}
    now |= {p.coach_id for p in people.pairs if p.cohort_year == years[-1]}
    before = {p.mentee_id for p in people.pairs if p.cohort_year < years[-1]}
    busy = {p.program_number for p in people.persons if p.participant_id in now}
    known = {p.program_number for p in people.persons if p.participant_id in before}
    free = [
        p
        for p in people.programs
        if p.eec_program_number in known - busy and p.program_type == "FCC_SYSTEM"
    ]
    first = next(p for p in free if p.region == 2)
    second = next(p for p in free if p.region == 3)
    yield ChangedProgram(replace(first, region=1), date(years[-1], 7, 1))
    yield ChangedProgram(
        replace(second, program_type="FCC_INDEPENDENT", fcc_system=""), date(years[-1] - 1, 7, 1)
    )
