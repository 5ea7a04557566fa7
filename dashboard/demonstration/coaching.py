"""Generates the goals a pair sets and the sessions it logs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from config.program.calendars import (
    first_day,
    last_day,
    month_of,
    months_between,
)
from config.program.cycle import (
    FIRST,
    LAST,
)
from config.program.instruments import INSTRUMENTS
from config.program.vocabulary import (
    CONTENT_AREAS,
    STRATEGIES,
)
from dashboard.demonstration import shape
from dashboard.demonstration.chance import between, days, lag, pick, stream, workday
from dashboard.demonstration.people import InventedPair
from dashboard.demonstration.shape import RegionShape


@dataclass(frozen=True)
class Goal:
    """A goal as `goals.csv` has it."""

    goal_id: str
    pair_id: str
    set_date: date
    target_date: date | None
    class_dimension: str
    qris_criterion: str
    competency: str
    measurable: str
    status: str
    achieved_date: date | None
    gas_level: int | None
    weight: int | None


@dataclass(frozen=True)
class Session:
    """A session as `sessions.csv` has it."""

    session_id: str
    pair_id: str
    session_date: date
    start_time: str
    minutes_observation: int | None
    minutes_conference: int | None
    minutes_total: int | None
    contact_type: str
    venue: str
    status: str
    strategies: tuple[str, ...]
    content: tuple[str, ...]
    goals_addressed: tuple[str, ...]
    goals_achieved: tuple[str, ...]
    cycle_step: int | None
    submitted_at: date
    logged_by: str


# Most goals are about the dimensions with low scores nearly everywhere.
_DIMENSION_WEIGHTS = {
    "CD": 22, "QF": 24, "LM": 20, "ILF": 11, "RSP": 7, "BM": 7, "TS": 5, "PD": 3, "PC": 2,
    "FLD": 24, "RCP": 8, "BG": 9, "FE": 22, "ELS": 34, "RC": 6,
}  # fmt: skip
_COMPETENCIES = tuple(f"Competency area {number}" for number in range(1, 9))
_AREAS = tuple(choice.label for choice in CONTENT_AREAS)


def goals_of(pair: InventedPair, instrument: str, today: date, seed: int) -> tuple[Goal, ...]:
    """The goals a pair has set before today, oldest first.

    `instrument` is the CLASS tool of the mentee's classroom, or "" where none is used.
    """
    chance = stream(seed, "goals", pair.pair_id)
    region = shape.BY_NUMBER[pair.region]
    # Pairs differ in how many goals they achieve, so goals of the same pair are alike.
    reach = between(region.attainment + chance.gauss(0, 0.16), 0.05, 0.97)
    scaled = chance.random() < 0.35
    out = []
    set_date = pair.start_date + days(chance.uniform(6, 34))
    for number in range(1, chance.choices((0, 2, 3, 4, 5, 6, 7), (2, 5, 15, 32, 26, 13, 7))[0] + 1):
        if set_date < min(pair.last_day, pair.planned_end - days(21)) and set_date < today:
            out.append(_goal(pair, number, set_date, instrument, reach, scaled, today, chance))
        set_date = workday(set_date + days(chance.uniform(3, 54)))
    return tuple(out)


def _goal(
    pair: InventedPair,
    number: int,
    set_date: date,
    instrument: str,
    reach: float,
    scaled: bool,
    today: date,
    chance: Random,
) -> Goal:
    target = min(set_date + days(chance.triangular(18, 130, 56)), pair.planned_end)
    achieved = max(set_date + days(7), target + days(chance.triangular(-34, 16, -4)))
    reached = chance.random() < reach and achieved <= pair.last_day and achieved < today
    dropped = not reached and chance.random() < 0.14 and set_date + days(21) < today
    status = "achieved" if reached else "dropped" if dropped else "in_progress"
    if status == "in_progress" and chance.random() < (0.5 if today - set_date < days(21) else 0.06):
        status = "not_started"
    about = pick(chance, {"class": 72 if instrument else 0, "qris": 16, "competency": 12})
    dimension = ""
    if about == "class":
        known = INSTRUMENTS[instrument].dimensions
        dimension = pick(chance, {d: w for d, w in _DIMENSION_WEIGHTS.items() if d in known})
    evaluated = scaled and not dropped and target < today
    return Goal(
        f"G-{pair.pair_id.removeprefix('PAIR-')}-{number}",
        pair.pair_id,
        set_date,
        None if chance.random() < 0.05 else target,
        dimension,
        chance.choice(_AREAS) if about == "qris" else "",
        chance.choice(_COMPETENCIES) if about == "competency" else "",
        "Y" if chance.random() < 0.87 else "N",
        status,
        achieved if reached else None,
        chance.choice((0, 0, 0, 1, 1, 2) if reached else (-2, -1, -1)) if evaluated else None,
        chance.choice((1, 1, 2, 3)) if scaled else None,
    )


def sessions_of(
    pair: InventedPair, goals: Sequence[Goal], year_place: int, quiet_from: date | None, today: date,
    seed: int,
) -> tuple[Session, ...]:  # fmt: skip
    """The sessions of a pair that were logged before today, oldest first.

    `year_place` is the position of the pair's program year among those shown; from `quiet_from` on
    the pair had no contact.
    """
    chance = stream(seed, "sessions", pair.pair_id)
    region = shape.BY_NUMBER[pair.region]
    # Logs written before today are included; in a region that fell silent, only until it did.
    logged_until = today - days(region.silent_days or 1)
    logs_steps = chance.random() < 0.65 and pair.region not in shape.LOG_NO_STEPS
    steps = _cycle_steps(stream(seed, "cycle", pair.pair_id)) if logs_steps else None
    habit = stream(seed, "ticking", pair.pair_id)
    achieved_before = date.min
    out: list[Session] = []
    for number, (day, outcome) in enumerate(_days_of(pair, region, chance), start=1):
        session = _session(
            pair, number, day, outcome, region, year_place, goals, achieved_before, steps, chance
        )
        if session.status == "completed":
            achieved_before = day
        session = _with_blanks(session, habit)
        if session.submitted_at <= logged_until and (quiet_from is None or day < quiet_from):
            out.append(session)
    return tuple(out)


def _with_blanks(session: Session, chance: Random) -> Session:
    """The session with what its writer left blank: in a few logs strategies, content, or both."""
    if chance.random() < 0.06:
        session = replace(session, strategies=())
    if chance.random() < 0.11:
        session = replace(session, content=())
    return session


def _cycle_steps(chance: Random) -> Iterator[int]:
    """The cycle step of each session: usually the next; sometimes a repeat, a skip or a fresh start."""
    step = 0
    while True:
        turn = pick(chance, {"next": 82, "again": 8, "skip": 5, "over": 5})
        if turn != "again" or step == 0:
            step = FIRST if turn == "over" else step + 1 + (turn == "skip")
        if step > LAST:
            step = FIRST
        yield step


def first_contact(pair: InventedPair, seed: int) -> date | None:
    """The day of the pair's first contact, past or future; None if it has none."""
    chance = stream(seed, "sessions", pair.pair_id)
    chance.random()
    days_held = _days_of(pair, shape.BY_NUMBER[pair.region], chance)
    return next((day for day, outcome in days_held if outcome == "completed"), None)


def _days_of(pair: InventedPair, region: RegionShape, chance: Random) -> list[tuple[date, str]]:
    """The days on which a pair planned to meet, and the outcome of each."""
    share = 0.0 if chance.random() < 0.025 else _own_share(region.contact_share, chance)
    begin = pair.start_date + days(chance.uniform(2, 9))
    usual = chance.random()  # the part of the month in which the two usually meet
    out: list[tuple[date, str]] = []
    for month in months_between(month_of(begin), month_of(pair.last_day)):
        first, last = max(first_day(month), begin), min(last_day(month), pair.last_day)
        room = (last - first).days
        if room < 5:
            continue
        meets = chance.random() < share * min(1.0, 0.55 + room / 20)
        meetings = (1 + (chance.random() < 0.36)) if meets else 0
        for place in range(meetings):
            spot = (usual + chance.gauss(0, 0.13) + place / 2) % 1
            day = max(workday(first + days(spot * (room + 1))), first)
            outcome = "completed"
            if chance.random() < 0.055:
                outcome = pick(chance, {"cancelled": 65, "no_show": 35})
            elif chance.random() < 0.06:
                outcome = pick(chance, {"email": 45, "video_review": 55})
            out.append((day, outcome))
            later = workday(day + days(chance.uniform(4, 9)))
            if outcome != "completed" and chance.random() < 0.85 and later <= pair.last_day:
                out.append((max(later, day), "completed"))
    return sorted(out)


def _own_share(mean: float, chance: Random) -> float:
    """A pair's own share of months with a contact, varying around the region's."""
    return float(chance.betavariate(9 * mean, 9 * (1 - mean)) ** 0.78)


def _session(
    pair: InventedPair,
    number: int,
    day: date,
    outcome: str,
    region: RegionShape,
    year_place: int,
    goals: Iterable[Goal],
    achieved_before: date,
    steps: Iterator[int] | None,
    chance: Random,
) -> Session:
    held = outcome not in ("cancelled", "no_show")
    direct = outcome not in ("email", "video_review")
    kind = (
        pick(chance, {"conference": 34, "observation_conference": 52, "observation": 9, "group": 5})
        if direct
        else outcome
    )
    observation, conference = _minutes(kind, region.minutes, chance)
    split = held and chance.random() < 0.95  # some log only the total length
    open_goals = [
        g.goal_id
        for g in goals
        if g.set_date <= day and (g.achieved_date is None or achieved_before < g.achieved_date)
    ]
    achieved = tuple(
        g.goal_id
        for g in goals
        if held and g.achieved_date and achieved_before < g.achieved_date <= day
    )
    addressed = set(achieved)
    if held and open_goals and chance.random() < 0.86:
        addressed |= set(chance.sample(open_goals, min(len(open_goals), chance.choice((1, 1, 2)))))
    return Session(
        f"S-{pair.pair_id.removeprefix('PAIR-')}-{number:02d}",
        pair.pair_id,
        day,
        f"{chance.randint(8, 16):02d}:{chance.choice((0, 15, 30, 45)):02d}"
        if chance.random() < 0.93
        else "",
        observation if split else None,
        conference if split else None,
        observation + conference if held else None,
        kind,
        _venue(kind, year_place, chance),
        "completed" if held else outcome,
        _some(STRATEGIES.codes, chance.choice((1, 2, 2, 3, 3, 4)), chance) if held else (),
        _some(CONTENT_AREAS.codes, chance.choice((1, 1, 2)), chance) if held else (),
        tuple(sorted(addressed)),
        achieved,
        next(steps) if steps and held and direct else None,
        day + days(lag(chance, region.log_lag)),
        "mentee" if chance.random() < 0.06 else "coach",
    )


def _minutes(kind: str, usual: float, chance: Random) -> tuple[int, int]:
    """Minutes of observation and of conference, in steps of five."""
    if kind in ("email", "video_review"):
        return 0, 5 * chance.randint(2, 6)
    total = 5 * round(between(chance.gauss(usual, 13), 30, 130) / 5)
    if kind == "observation":
        return total, 0
    if kind == "observation_conference":
        seen = 5 * round(total * chance.uniform(0.35, 0.6) / 5)
        return seen, total - seen
    return 0, total


def _venue(kind: str, year_place: int, chance: Random) -> str:
    if kind == "email":
        return "email"
    if kind == "video_review":  # not live
        return "async_video"
    late = year_place / (shape.YEARS - 1)
    return pick(
        chance,
        {v: w + late * (shape.VENUES_LAST[v] - w) for v, w in shape.VENUES_FIRST.items()},
    )


def _some(codes: Sequence[str], number: int, chance: Random) -> tuple[str, ...]:
    """This many different codes, in the vocabulary's order; the first ones are the most common."""
    chosen = {codes[int(len(codes) * chance.random() ** 1.2)] for _ in range(number)}
    return tuple(code for code in codes if code in chosen)
