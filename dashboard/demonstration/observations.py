"""Generates the CLASS observations of the demonstration state, cycle by cycle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from config.program.instruments import (
    INSTRUMENTS,
    SHORTEST_CYCLE_MINUTES,
)
from config.program.vocabulary import ATTRITION_REASONS
from dashboard.demonstration import shape
from dashboard.demonstration.chance import between, days, pick, stream, workday
from dashboard.demonstration.people import InventedPair, InventedPerson, needs_class


@dataclass(frozen=True)
class Cycle:
    """One cycle with its raw scores, in the instrument's order of dimensions."""

    number: int
    minutes: int
    enrolled: int
    present: int
    scores: tuple[int, ...]
    invalid_reason: str

    @property
    def valid(self) -> str:
        return "N" if self.invalid_reason else "Y"


@dataclass(frozen=True)
class InventedObservation:
    """One observation; `class.csv` has a row for each of its cycles and dimensions."""

    observation_id: str
    educator_id: str
    classroom_id: str
    program_number: str
    instrument: str
    edition: str
    window: str
    obs_date: date
    observer_id: str
    observer_role: str
    cert_expires: date | None
    language: str
    double_code_of: str
    program_year: int
    cycles: tuple[Cycle, ...]
    nc_orientation: str = "raw"


# Mean and spread across educators in the fall, in points of the scale.
_LEVELS: Mapping[str, tuple[float, float]] = {
    "ES": (5.58, 0.55),
    "CO": (5.27, 0.60),
    "IS": (2.42, 0.60),
    "EBS": (5.50, 0.55),
    "ESL": (3.00, 0.60),
    "RCG": (5.00, 0.55),
}
# A dimension's level relative to its domain; absence of negative climate is high everywhere.
_OFFSETS: Mapping[str, Mapping[str, float]] = {
    "ES": {"PC": -0.05, "NC": 1.10, "TS": -0.35, "RSP": -0.70},
    "CO": {"BM": 0.05, "PD": 0.25, "ILF": -0.30},
    "IS": {"CD": -0.15, "QF": 0.0, "LM": 0.15},
    "EBS": {"PC": 0.0, "NC": 1.15, "TS": -0.25, "RCP": -0.60, "BG": -0.30},
    "ESL": {"FLD": 0.40, "QF": -0.30, "LM": -0.10},
    "RCG": {"RC": 0.50, "TS": 0.25, "FE": -0.20, "ELS": -0.55},
}
_OCCASION = 0.27  # a single day is better or worse than the educator's level
_CYCLE = 0.60  # and a single cycle than the day
_OWN_CHANGE = 0.33  # educators differ in how much they change
_LEAVERS_LOWER = 0.25
_COACH_MILDER = 0.35  # coaches who know the classroom score higher: never mixed with outside scores

_ENROLLED = {"INF": 7, "TOD": 9, "PK1": 18, "PK3_2": 18}
_OBSERVERS = tuple(f"OBS-{number:02d}" for number in range(1, 15))
_INVALID = {"few_present": 35, "nap": 15, "outdoors": 20, "substitute": 15, "too_short": 15}
_INVALID_WORDS = {
    "few_present": "Under half of the enrolled children present",
    "nap": "Nap",
    "outdoors": "Free play outdoors",
    "substitute": "Substitute in the room",
    "too_short": "Cycle too short",
}


def instrument_of(mentee: InventedPerson, year: int, newest_year: int, seed: int) -> str:
    """The CLASS tool for a mentee's classroom in a program year; "" where none is used.

    In the newest year a third of the pre-K classrooms have moved to the 2nd edition.
    """
    if not needs_class(mentee):
        return ""
    if mentee.ages != "PK":
        return mentee.ages
    moved = stream(seed, "edition", mentee.participant_id).random() < 1 / 3
    return "PK3_2" if moved and year == newest_year else "PK1"


def observations_of(
    pair: InventedPair,
    mentee: InventedPerson,
    instrument: str,
    first_contact: date | None,
    re_paired: bool,
    today: date,
    seed: int,
) -> tuple[InventedObservation, ...]:
    """The observations of a pair's mentee in the pair's program year, up to the day before today.

    `re_paired`: the mentee has a later pair, which then gets the spring observation.
    """
    if not instrument:
        return ()
    # One stream per window: what happens in the fall must not depend on what day today is.
    held = [
        observation
        for window in _windows(pair, instrument, first_contact, re_paired, seed)
        for observation in _observe(pair, mentee, instrument, window, seed)
        if observation.obs_date < today
    ]
    return tuple(held)


@dataclass(frozen=True)
class _InventedWindow:
    """When a classroom is observed, by whom, and how much of the year's change has happened by then."""

    code: str
    day: date
    observer_role: str
    part_of_change: float


def _windows(
    pair: InventedPair, instrument: str, first_contact: date | None, re_paired: bool, seed: int
) -> Iterator[_InventedWindow]:
    chance = stream(seed, "windows", pair.pair_id)
    year = pair.cohort_year
    missing_base, missing_end = chance.random() < 0.05, chance.random() < 0.045
    met = first_contact or pair.start_date + days(10)
    early = max(date(year, 9, 4), pair.start_date - days(9))
    if chance.random() < 0.05:  # coaching began before the baseline
        base = met + days(chance.uniform(2, 24))
    else:
        base = max(early, met - days(1 + chance.uniform(0, (met - early).days)))
    if not missing_base and not pair.follows and base <= pair.last_day:
        yield _InventedWindow("BASE", workday(base), "external", 0.0)
    end = workday(date(year + 1, 4, 6) + days(chance.triangular(0, 54, 30)))
    middle = workday(date(year, 12, 5) + days(chance.uniform(0, 70)))
    if chance.random() < 0.06 and pair.start_date < middle <= pair.last_day:
        yield _InventedWindow("MID", middle, "coach", 0.5)
    if not missing_end and not re_paired and end <= pair.last_day:
        yield _InventedWindow("END", end, "external", 1.0)


def _observe(
    pair: InventedPair, mentee: InventedPerson, instrument: str, window: _InventedWindow, seed: int
) -> Iterator[InventedObservation]:
    """The observation of a window and, for some, the scores of a second observer in the same classroom."""
    chance = stream(seed, "observation", pair.pair_id, window.code)
    levels = _levels(pair, mentee, instrument, window, seed)
    coach = window.observer_role == "coach"
    observer = pair.coach_id if coach else _observer(pair.region, chance)
    cycles = tuple(
        _cycle(number, instrument, mentee, levels, chance)
        for number in range(1, chance.choices((2, 3, 4, 5), (4, 8, 84, 4))[0] + 1)
    )
    first = InventedObservation(
        f"O-{pair.pair_id.removeprefix('PAIR-')}-{window.code}",
        mentee.participant_id,
        f"ROOM-{mentee.participant_id.removeprefix('P-')}",
        mentee.program_number,
        instrument,
        "2" if instrument == "PK3_2" else "1",
        window.code,
        window.day,
        observer,
        window.observer_role,
        None if coach else _certified_until(observer, window.day, chance),
        mentee.languages[-1] if chance.random() < 0.3 else "English",
        "",
        pair.cohort_year,
        cycles,
    )
    yield first
    if not coach and chance.random() < 0.08:
        second = chance.choice([o for o in _OBSERVERS if o != observer])
        yield replace(
            first,
            observation_id=f"{first.observation_id}-2",
            observer_id=second,
            cert_expires=_certified_until(second, window.day, chance),
            double_code_of=first.observation_id,
            cycles=tuple(replace(c, scores=_seen_by_another(c.scores, chance)) for c in cycles),
        )


def _levels(
    pair: InventedPair, mentee: InventedPerson, instrument: str, window: _InventedWindow, seed: int
) -> dict[str, float]:
    """The level of each domain of the classroom on that day."""
    region = shape.BY_NUMBER[pair.region]
    own = stream(seed, "rooms", mentee.participant_id)
    occasion = stream(seed, "day", pair.pair_id, window.code)
    leaver = pair.leaves_because in ATTRITION_REASONS
    out = {}
    for domain in INSTRUMENTS[instrument].domains:
        mean, spread = _LEVELS[domain.code]
        level = own.gauss(mean + region.level.get(domain.code, 0.0), spread)
        change = own.gauss(region.change.get(domain.code, shape.CHANGES[domain.code]), _OWN_CHANGE)
        out[domain.code] = (
            level
            - (_LEAVERS_LOWER if leaver else 0.0)
            + window.part_of_change * change
            + (_COACH_MILDER if window.observer_role == "coach" else 0.0)
            + occasion.gauss(0, _OCCASION)
        )
    return out


def _cycle(
    number: int,
    instrument: str,
    mentee: InventedPerson,
    levels: Mapping[str, float],
    chance: Random,
) -> Cycle:
    reverse = INSTRUMENTS[instrument].reverse
    scores = []
    for domain in INSTRUMENTS[instrument].domains:
        for dimension in domain.dimensions:
            level = levels[domain.code] + _OFFSETS[domain.code][dimension]
            spread = 0.4 if dimension in reverse else _CYCLE
            score = int(between(round(chance.gauss(level, spread)), 1, 7))
            scores.append(8 - score if dimension in reverse else score)
    home = mentee.program_type.startswith("FCC")
    enrolled = max(3, (6 if home else _ENROLLED[instrument]) + chance.randint(-2, 2))
    present = max(enrolled - chance.choice((0, 0, 1, 1, 2)), (enrolled + 1) // 2)
    minutes = chance.choices((20, 19, 18, 17, 16, 15), (70, 8, 8, 6, 4, 4))[0]
    reason = pick(chance, _INVALID) if chance.random() < 0.025 else ""
    if reason == "few_present":
        present = (enrolled - 1) // 2
    if reason == "too_short":
        minutes = SHORTEST_CYCLE_MINUTES - chance.randint(2, 6)
    return Cycle(number, minutes, enrolled, present, tuple(scores), _INVALID_WORDS.get(reason, ""))


def _seen_by_another(scores: tuple[int, ...], chance: Random) -> tuple[int, ...]:
    """A second observer's scores: two of three are the same, few are more than one point apart."""
    apart = chance.choices((-2, -1, 0, 1, 2), (1, 15, 67, 15, 2), k=len(scores))
    return tuple(
        int(between(score + (step if score > 1 or step >= 0 else 0), 1, 7))
        for score, step in zip(scores, apart, strict=True)
    )


def _observer(region: int, chance: Random) -> str:
    """An outside observer; each works in a few regions."""
    return _OBSERVERS[(region * 2 + chance.randint(0, 4)) % len(_OBSERVERS)]


def _certified_until(observer: str, day: date, chance: Random) -> date:
    """When the observer's certificate expires: within a year; a few observed with an expired one."""
    month = int(observer.removeprefix("OBS-")) % 12 + 1
    renewal = date(day.year, month, 20)
    until = renewal if renewal > day else date(day.year + 1, month, 20)
    return date(until.year - 1, month, 20) if chance.random() < 0.025 else until
