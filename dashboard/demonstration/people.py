"""Generates the programs and the people of the demonstration state, and who coaches whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count, product
from random import Random

from config.program.calendars import program_year_of
from config.program.pair_years import usual_planned_end
from config.program.vocabulary import MENTEE_ROLES
from dashboard.demonstration import shape, words
from dashboard.demonstration.chance import days, pick, stream, workday
from dashboard.demonstration.shape import RegionShape


@dataclass(frozen=True)
class Program:
    """A program as `programs.csv` has it; `region` is its PAC region."""

    eec_program_number: str
    name: str
    program_type: str
    licensed: str
    city_town: str
    fcc_system: str
    subsidised_share: float
    region_licensing: str
    region: int

    @property
    def region_pac(self) -> int:
        return self.region

    @property
    def region_subsidy(self) -> str:
        return f"Region {self.region}"

    @property
    def regions_from(self) -> date:
        return shape.REGIONS_FROM


@dataclass(frozen=True)
class InventedPerson:
    """A participant as `participants.csv` has them; `ages` is the age group of their classroom."""

    participant_id: str
    pq_registry_id: str
    first_name: str
    last_name: str
    role: str
    program_number: str
    hire_date: date
    eec_qualification: str
    education: str
    ece_related: str
    cda_status: str
    years_experience: float | None
    years_supervising: float | None
    languages: tuple[str, ...]
    consent: str
    region: int
    program_type: str
    ages: str


@dataclass(frozen=True)
class InventedPair:
    """A pair as `pairs.csv` has it; `follows` is the same mentee's previous pair.

    `leaves_on` is the day it will end before its planned end, known here before that day comes.
    """

    pair_id: str
    coach_id: str
    mentee_id: str
    il_id: str
    cohort_year: int
    start_date: date
    planned_end: date
    end_date: date | None
    end_reason: str
    region: int
    leaves_on: date | None
    leaves_because: str
    follows: str

    @property
    def last_day(self) -> date:
        """The last day of the pair, planned or known."""
        return self.leaves_on or self.planned_end


@dataclass(frozen=True)
class InventedPeople:
    """Everybody in the state up to a day."""

    programs: tuple[Program, ...]
    persons: tuple[InventedPerson, ...]
    pairs: tuple[InventedPair, ...]


def program_years(today: date) -> tuple[int, ...]:
    """The program years shown, oldest first; the last one contains today."""
    newest = program_year_of(today)
    return tuple(range(newest - shape.YEARS + 1, newest + 1))


def everybody(today: date, seed: int) -> InventedPeople:
    """Programs, participants and all pairs that are planned for the program years shown."""
    programs = tuple(_programs(seed))
    register = _Register(seed, programs, program_years(today)[0])
    pairs = tuple(_pairs(register, today, seed))
    return InventedPeople(programs, tuple(register.persons), pairs)


def until(people: InventedPeople, today: date) -> InventedPeople:
    """The same with the pairs that began before `today`, as they are known by then."""
    begun = (_as_known(p, today) for p in people.pairs if p.start_date < today)
    return replace(people, pairs=tuple(begun))


def _programs(seed: int) -> Iterator[Program]:
    number = count(1)
    names: dict[str, int] = {}
    for region in shape.SHAPES:
        chance = stream(seed, "programs", region.number)
        for _ in range(region.programs):
            kind = pick(chance, shape.PROGRAM_TYPES)
            plain = words.PROGRAM_NAMES[kind].format(word=chance.choice(words.PROGRAM_WORDS))
            names[plain] = names.get(plain, 0) + 1
            exempt = kind == "PUBLIC_PRESCHOOL" or (kind == "OST" and chance.random() < 0.3)
            # EEC's own regions have different borders: a few programs are in another region there.
            across = chance.random() < 0.05
            licensing = chance.choice(shape.SHAPES) if across else region
            yield Program(
                f"PRG-{next(number):04d}",
                plain + words.NUMERALS[(names[plain] - 1) % len(words.NUMERALS)],
                kind,
                "exempt" if exempt else "Y",
                chance.choice(region.towns),
                chance.choice(words.FCC_SYSTEMS) if kind == "FCC_SYSTEM" else "",
                round(chance.betavariate(2, 2), 2),
                licensing.licensing,
                region.number,
            )


class _Register:
    """Adds people one by one, each with a unique id and name."""

    def __init__(self, seed: int, programs: tuple[Program, ...], first_year: int) -> None:
        self.seed = seed
        self.first_year = first_year
        self.persons: list[InventedPerson] = []
        self.by_id: dict[str, InventedPerson] = {}
        self.leaders: dict[str, str] = {}
        self.programs = {
            region.number: [p for p in programs if p.region == region.number]
            for region in shape.SHAPES
        }
        names = list(product(words.FIRST_NAMES, words.LAST_NAMES))
        stream(seed, "names").shuffle(names)
        self.names = names

    def add_person(self, role: str, region: int, year: int) -> InventedPerson:
        """Add a participant of a region who joins in a program year."""
        number = len(self.persons) + 1
        chance = stream(self.seed, "person", number)
        return self._keep(role, self._program(role, region, chance), year, number, chance)

    def leader_of(self, program: str, chance: Random, year: int) -> str:
        """The id of the program's Instructional Leader; "" for homes and some centers, which have none."""
        if program not in self.leaders:
            found = next(p for all_ in self.programs.values() for p in all_
                         if p.eec_program_number == program)  # fmt: skip
            has = not found.program_type.startswith("FCC") and chance.random() < 0.75
            number = len(self.persons) + 1
            own = stream(self.seed, "person", number)
            self.leaders[program] = (
                self._keep("IL", found, year, number, own).participant_id if has else ""
            )
        return self.leaders[program]

    def _program(self, role: str, region: int, chance: Random) -> Program:
        candidates = self.programs[region]
        if role != "MENTEE":  # coaches and administrators come from programs with staff
            candidates = [p for p in candidates if p.program_type in ("CENTER", "HEAD_START")]
        sent = [shape.MENTEES_SENT[p.program_type] for p in candidates]
        return chance.choices(candidates, sent)[0]

    def _keep(
        self, role: str, program: Program, year: int, number: int, chance: Random
    ) -> InventedPerson:
        senior = role != "MENTEE"
        experience = round(chance.uniform(4, 26) if senior else chance.uniform(0.5, 17), 1)
        here = chance.uniform(0.3, 1) * min(experience, year - 2010)
        first, last = self.names[(number - 1) % len(self.names)]
        ages = pick(chance, shape.AGES[program.program_type]) if role == "MENTEE" else ""
        languages = pick(chance, {"": 70, "Spanish": 19, "Portuguese": 7, "Haitian Creole": 4})
        person = InventedPerson(
            f"P-{number:05d}",
            f"PQ-{900000 + number}",
            first,
            last,
            role,
            program.eec_program_number,
            date(year, 8, 25) - days(here * 365.25),
            _qualification(role, ages, chance, _is_blank(self.seed, "qualification", number)),
            pick(chance, {"aa": 26, "ba": 50, "ma": 24} if senior
                 else {"hs": 18, "some_college": 27, "aa": 24, "ba": 26, "ma": 5}),
            "Y" if chance.random() < (0.96 if senior else 0.75) else "N",
            pick(chance, {"none": 80, "holds": 20} if senior
                 else {"none": 55, "enrolled": 18, "holds": 27}),
            None if _is_blank(self.seed, "experience", number) else experience,
            _years_supervising(self.seed, role, experience, number),
            ("English", languages) if languages else ("English",),
            "educator_level" if chance.random() < 0.6 else "aggregate",
            program.region,
            program.program_type,
            ages,
        )  # fmt: skip
        self.persons.append(person)
        self.by_id[person.participant_id] = person
        return person


def _is_blank(seed: int, column: str, number: int) -> bool:
    """Whether a participant's column was left blank."""
    return stream(seed, "empty", column, number).random() < 0.02


def _years_supervising(seed: int, role: str, experience: float, number: int) -> float | None:
    """Years of supervising, asked of Consultant Administrators alone: a part of those in the field."""
    if role != "CA" or _is_blank(seed, "supervising", number):
        return None
    return round(experience * stream(seed, "supervising", number).uniform(0.4, 0.9), 1)


def _qualification(role: str, ages: str, chance: Random, empty: bool) -> str:
    held = _qualification_held(role, ages, chance)
    return "" if empty else held


def _qualification_held(role: str, ages: str, chance: Random) -> str:
    if role in ("CA", "MENTEE_ADMIN", "IL"):
        return pick(chance, {"director_1": 45, "director_2": 55})
    side = "it" if ages in ("INF", "TOD") else "ps"
    if role == "CT":
        return pick(chance, {f"lead_{side}": 82, "director_1": 18})
    return pick(chance, {"none": 12, f"teacher_{side}": 53, f"lead_{side}": 35})


def _pairs(register: _Register, today: date, seed: int) -> Iterator[InventedPair]:
    """All pairs, by year and region."""
    administrators = {
        region.number: [
            register.add_person("CA", region.number, register.first_year)
            for _ in range(shape.CONSULTANT_ADMINISTRATORS)
        ]
        for region in shape.SHAPES
    }
    teachers: dict[int, list[InventedPerson]] = {region.number: [] for region in shape.SHAPES}
    before: dict[int, list[InventedPair]] = {region.number: [] for region in shape.SHAPES}
    for place, year in enumerate(program_years(today)):
        number = count(1)
        for region in shape.SHAPES:
            chance = stream(seed, "cohort", year, region.number)
            planned = region.pairs[place] - len(administrators[region.number])
            here = teachers[region.number]
            here[:] = [ct for ct in here if chance.random() < 0.7]
            coaches = _coaches(register, here, planned, region.number, year, chance)
            mentees = _mentees(register, before[region.number], planned, region, year, chance)
            couples = list(zip(coaches, mentees, strict=True)) + [
                (ca, register.add_person("MENTEE_ADMIN", region.number, year))
                for ca in administrators[region.number]
            ]
            cohort = []
            for coach, mentee in couples:
                pair = _pair(register, coach, mentee, region, year, next(number), seed)
                cohort.append(pair)
                if pair.leaves_because == "re_paired":
                    other = chance.choice([c for c in here if c is not coach])
                    cohort.append(_again(pair, other, next(number), chance))
            before[region.number] = cohort
            yield from cohort
    for region in shape.SHAPES:  # a few who are waiting for a coach
        for _ in range(2):
            register.add_person("MENTEE", region.number, program_years(today)[-1])


def _coaches(
    register: _Register,
    here: list[InventedPerson],
    planned: int,
    region: int,
    year: int,
    chance: Random,
) -> list[InventedPerson]:
    """One coach per mentee, a few with two mentees; coaches from last year are taken first."""
    out: list[InventedPerson] = []
    for place in count():
        if len(out) >= planned:
            break
        if place == len(here):
            here.append(register.add_person("CT", region, year))
        out += [here[place]] * (2 if chance.random() < 0.1 else 1)
    del here[place:]
    return out[:planned]


def _mentees(
    register: _Register,
    before: list[InventedPair],
    planned: int,
    region: RegionShape,
    year: int,
    chance: Random,
) -> list[InventedPerson]:
    """New mentees, and a few from last year who take part again."""
    finished = {p.mentee_id for p in before if p.leaves_on is None}
    again = [
        register.by_id[m]
        for m in sorted(finished)
        if register.by_id[m].role == "MENTEE" and chance.random() < 0.06
    ]
    return again + [
        register.add_person("MENTEE", region.number, year) for _ in range(planned - len(again))
    ]


def _pair(
    register: _Register,
    coach: InventedPerson,
    mentee: InventedPerson,
    region: RegionShape,
    year: int,
    number: int,
    seed: int,
) -> InventedPair:
    chance = stream(seed, "pair", year, number)
    if chance.random() < 0.84:
        start = date(year, 9, 14) + days(chance.triangular(0, 46, 16))
    else:
        start = date(year, 11, 2) + days(chance.uniform(0, 80))
    start = workday(start)
    planned_end = workday(usual_planned_end(year) + days(chance.uniform(-5, 7)))
    leaves_on, because = None, ""
    if chance.random() < region.early_end:
        share = chance.uniform(0.15, 0.95)
        leaves_on = workday(start + days(share * (planned_end - start).days))
        because = pick(chance, shape.EARLY_END_REASONS)
        if because == "re_paired" and (share > 0.7 or mentee.role != "MENTEE"):
            because = "withdrew"  # too late in the year to pair again, or an administrator
    return InventedPair(
        f"PAIR-{year}-{number:04d}",
        coach.participant_id,
        mentee.participant_id,
        register.leader_of(mentee.program_number, chance, year),
        year,
        start,
        planned_end,
        None,
        "",
        region.number,
        leaves_on,
        because,
        "",
    )


def _again(pair: InventedPair, coach: InventedPerson, number: int, chance: Random) -> InventedPair:
    """The same mentee's next pair, with a new coach."""
    return replace(
        pair,
        pair_id=f"PAIR-{pair.cohort_year}-{number:04d}",
        coach_id=coach.participant_id,
        start_date=workday(pair.last_day + days(chance.uniform(9, 24))),
        leaves_on=None,
        leaves_because="",
        follows=pair.pair_id,
    )


def _as_known(pair: InventedPair, today: date) -> InventedPair:
    """The pair with its end date if it ended before today."""
    if pair.last_day >= today:
        return pair
    return replace(pair, end_date=pair.last_day, end_reason=pair.leaves_because or "completed")


def needs_class(mentee: InventedPerson) -> bool:
    """Whether CLASS is observed in the mentee's classroom: not for administrators or school age."""
    return mentee.role == MENTEE_ROLES[0] and mentee.ages != "SCHOOL"
