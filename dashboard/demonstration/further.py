"""Generates the other facts of the state: ratings, action steps, attendance, surveys and support."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from config.program.calendars import (
    first_day,
    fiscal_year_of,
    month_of,
    months_between,
)
from dashboard.demonstration.chance import between, days, lag, pick, stream, workday
from dashboard.demonstration.people import InventedPair
from dashboard.demonstration.scenario import Scenario


@dataclass(frozen=True)
class Rating:
    """A program's quality rating, as `qris.csv` has it."""

    program_number: str
    system: str
    level: int
    rating_status: str
    effective_date: date


@dataclass(frozen=True)
class ActionStep:
    """A step of a goal's action plan, as `action_steps.csv` has it."""

    step_id: str
    goal_id: str
    due: date
    done: date | None


@dataclass(frozen=True)
class Attendance:
    """One day of a participant at an event, as `attendance.csv` has it."""

    participant_id: str
    event_type: str
    event_id: str
    day_no: int
    date: date
    hours: float


@dataclass(frozen=True)
class SurveyAnswer:
    """One answered item, as `surveys.csv` has it."""

    instrument: str
    version: str
    wave: str
    respondent_id: str
    about_mentee_id: str
    pair_id: str
    item: str
    value: int
    scale_min: int
    scale_max: int
    reverse: str


@dataclass(frozen=True)
class Fund:
    """Support for a participant in a state fiscal year, as `funds.csv` has it."""

    participant_id: str
    kind: str
    amount: float
    hours: float | None
    approved: date
    paid: date | None
    fund_source: str
    sfy: int


_LEVELS = (34, 40, 20, 6)
_LEVELS_IN_PAC = (5, 66, 23, 6)


def ratings(state: Scenario) -> Iterator[Rating]:
    """Ratings that change slowly: most programs keep theirs; a self-assessment precedes a grant.

    Programs in PAC are at level 2 or higher, with few exceptions; a few have no rating on record,
    and a few drop a level.
    """
    begin = date(state.years[0] - 1, 7, 1)
    taking_part = {person.program_number for person in state.people.persons}
    for program in state.people.programs:
        if stream(state.seed, "unrated", program.eec_program_number).random() < 0.012:
            continue
        chance = stream(state.seed, "rating", program.eec_program_number)
        weights = _LEVELS_IN_PAC if program.eec_program_number in taking_part else _LEVELS
        level = chance.choices((1, 2, 3, 4), weights)[0]
        day = begin + days(chance.uniform(0, 360))
        yield Rating(program.eec_program_number, "MA-QRIS", level, "granted", day)
        while level < 4 and chance.random() < 0.32:
            level += 1
            day = workday(day + days(chance.uniform(200, 700)))
            granted = workday(day + days(chance.uniform(90, 330)))
            if day < state.today:
                yield Rating(program.eec_program_number, "MA-QRIS", level, "self_assessed", day)
            if granted < state.today:
                yield Rating(program.eec_program_number, "MA-QRIS", level, "granted", granted)
            day = granted
        day = workday(day + days(200 + 500 * chance.random()))
        if level > 2 and chance.random() < 0.16 and day < state.today:
            yield Rating(program.eec_program_number, "MA-QRIS", level - 1, "granted", day)


def action_steps(state: Scenario) -> Iterator[ActionStep]:
    for goal in state.goals:
        chance = stream(state.seed, "steps", goal.goal_id)
        number = chance.choices((0, 2, 3, 4), (12, 34, 38, 16))[0]
        span = ((goal.target_date or goal.set_date + days(70)) - goal.set_date).days
        for place in range(1, number + 1):
            due = goal.set_date + days(span * place / number)
            done = max(goal.set_date, due + days(chance.gauss(0, 8)))
            if goal.achieved_date:
                done = min(done, goal.achieved_date)
            happens = goal.status == "achieved" or chance.random() < 0.6
            reached = happens and goal.status != "not_started" and done < state.today
            yield ActionStep(
                f"{goal.goal_id.replace('G-', 'ST-')}-{place}",
                goal.goal_id,
                due,
                done if reached else None,
            )


# Regions whose orientation sign-in sheets have a line for Instructional Leaders.
_LEADERS_SIGN_IN = (1, 2, 3, 6)


def attendance(state: Scenario) -> Iterator[Attendance]:
    """Orientation and six training days before the first pairs begin, then a monthly PLC."""
    trained: set[str] = set()
    for year in state.years:
        pairs = [p for p in state.people.pairs if p.cohort_year == year]
        coaches = {p.coach_id: p.region for p in pairs}
        mentees = {p.mentee_id: p.region for p in pairs}
        leaders = {p.il_id: p.region for p in pairs if p.il_id and p.region in _LEADERS_SIGN_IN}
        for person, region in {**leaders, **coaches, **mentees}.items():
            chance = stream(state.seed, "attendance", person, year)
            if chance.random() < (0.58 if person in leaders else 0.93):
                event = f"ORI-{year}-R{region}"
                yield Attendance(person, "orientation", event, 1, date(year, 9, 4), 6)
            if person not in coaches:
                continue
            if person not in trained:
                trained.add(person)
                held = list(_training(person, region, year, chance))
                yield from held
                if sum(day.hours for day in held) < 42:
                    yield from _makeup_day(state, person, region, year)
            keen = between(chance.gauss(0.84, 0.1), 0.3, 1)
            for month in months_between(f"{year}-10", f"{year + 1}-06"):
                day = first_day(month) + days(8 + region)
                if day < state.today and chance.random() < keen:
                    event = f"PLC-{month}-R{region}"
                    yield Attendance(person, "PLC", event, 1, day, chance.choice((1, 1, 1, 1.5)))


def _training(person: str, region: int, year: int, chance: Random) -> Iterator[Attendance]:
    # A coach is here only once a pair has begun, so all these days are in the past.
    for day_no in range(1, 7):
        if chance.random() < 0.965:
            day = date(year, 9, 5) + days(day_no)
            hours = 7 if chance.random() < 0.97 else 3.5
            yield Attendance(person, "training_day", f"TRN-{year}-R{region}", day_no, day, hours)


def _makeup_day(state: Scenario, person: str, region: int, year: int) -> Iterator[Attendance]:
    """A makeup day later in the fall, attended by most of those who missed a day or left early."""
    chance = stream(state.seed, "made up", person)
    day = date(year, 10, 24) + days(region)
    if chance.random() < 0.7 and day < state.today:
        yield Attendance(person, "training_day", f"TRN-{year}-R{region}-MADE-UP", 1, day, 7)


@dataclass(frozen=True)
class _InventedSurvey:
    """A survey: its items (those in `reverse` are reverse-scored), scale, and response rate."""

    items: int
    scale_max: int
    answered: float
    level: float
    gain: float
    reverse: tuple[int, ...] = ()


_SURVEYS: Mapping[str, _InventedSurvey] = {
    "KSB": _InventedSurvey(8, 5, 0.78, 3.6, 0.30, (3, 6)),
    "EFF": _InventedSurvey(6, 5, 0.66, 3.4, 0.22),
    "CTM": _InventedSurvey(5, 5, 0.70, 4.0, 0.0),
    "SAT": _InventedSurvey(4, 5, 0.60, 3.7, 0.0),
    "MONTHLY": _InventedSurvey(2, 5, 0.72, 3.9, 0.0),
}


_NO_GAIN = 5  # the region whose coaches and mentees see hardly any change


def surveys(state: Scenario) -> Iterator[SurveyAnswer]:
    for pair in state.people.pairs:
        fall = pair.start_date + days(20)
        spring = pair.planned_end - days(18)
        yield from _answers(state, "EFF", "PRE", pair, pair.mentee_id, fall, False)
        yield from _answers(state, "EFF", "POST", pair, pair.mentee_id, spring, False)
        yield from _answers(state, "SAT", "END", pair, pair.mentee_id, spring, False)
        yield from _answers(state, "CTM", "END", pair, pair.mentee_id, spring, True)
        yield from _answers(state, "CTM", "END", pair, pair.coach_id, spring, True)
        last = min(pair.last_day, state.today)
        for month in months_between(month_of(pair.start_date), month_of(last)):
            day = first_day(month) + days(24)
            yield from _answers(state, "MONTHLY", month, pair, pair.coach_id, day, True)
    coached: dict[tuple[str, int], InventedPair] = {}
    for pair in state.people.pairs:
        coached.setdefault((pair.coach_id, pair.cohort_year), pair)
    for (coach, _), pair in coached.items():
        fall, spring = pair.start_date, pair.planned_end - days(18)
        yield from _answers(state, "KSB", "PRE", pair, coach, fall, False)
        yield from _answers(state, "KSB", "POST", pair, coach, spring, False)


def _answers(
    state: Scenario,
    instrument: str,
    wave: str,
    pair: InventedPair,
    respondent: str,
    day: date,
    about_pair: bool,
) -> Iterator[SurveyAnswer]:
    """One respondent's answers in one wave; none if it is still ahead or was not answered."""
    survey = _SURVEYS[instrument]
    # A mentee who gets a new coach answers again only what is about the pair.
    again = bool(pair.follows) and not about_pair and respondent == pair.mentee_id
    if (
        day >= state.today
        or not pair.start_date <= day <= pair.last_day
        or (again and wave == "PRE")
    ):
        return
    chance = stream(state.seed, "survey", instrument, wave, pair.pair_id, respondent)
    if chance.random() >= survey.answered:
        return
    own = stream(state.seed, "survey level", instrument, respondent).gauss(survey.level, 0.5)
    if wave == "POST":
        gain = survey.gain * (0.2 if pair.region == _NO_GAIN else 1)
        own += stream(state.seed, "survey gain", instrument, pair.pair_id).gauss(gain, 0.35)
    if instrument == "CTM":  # a good year is good for both
        own += stream(state.seed, "survey pair", pair.pair_id).gauss(0, 0.4)
    full_wave = wave if instrument == "MONTHLY" else f"{pair.cohort_year}-{wave}"
    for item in range(1, survey.items + 1):
        if chance.random() < 0.03:
            continue
        value = int(between(round(chance.gauss(own, 0.7)), 1, survey.scale_max))
        turned = item in survey.reverse
        yield SurveyAnswer(
            instrument,
            "1",
            full_wave,
            respondent,
            pair.mentee_id if about_pair else "",
            pair.pair_id,
            f"{instrument}{item:02d}",
            survey.scale_max + 1 - value if turned else value,
            1,
            survey.scale_max,
            "Y" if turned else "N",
        )


def funds(state: Scenario) -> Iterator[Fund]:
    """Stipends and substitutes for coaches, items and devices for mentees; most of it paid."""
    seen: set[tuple[str, int]] = set()
    for pair in state.people.pairs:
        for person, coach in ((pair.coach_id, True), (pair.mentee_id, False)):
            if (person, pair.cohort_year) in seen:
                continue
            seen.add((person, pair.cohort_year))
            chance = stream(state.seed, "funds", person, pair.cohort_year)
            for kind in ("stipend", "substitute") if coach else ("classroom_items", "device"):
                if chance.random() < _GRANTED[kind]:
                    fund = _fund(pair, person, kind, state.today, chance)
                    if fund.approved < state.today:
                        yield fund


_GRANTED = {"stipend": 0.95, "substitute": 0.35, "classroom_items": 0.82, "device": 0.3}


def _fund(pair: InventedPair, person: str, kind: str, today: date, chance: Random) -> Fund:
    approved = workday(pair.start_date + days(chance.uniform(30, 150)))
    paid = workday(approved + days(10 + lag(chance, 28)))
    hours = float(chance.randint(4, 30)) if kind == "substitute" else None
    amount = {
        "stipend": chance.choice((1000.0, 2000.0, 2000.0)),
        "substitute": round((hours or 0) * 18.5, 2),
        "classroom_items": round(chance.uniform(180, 550), 2),
        "device": 400.0,
    }[kind]
    source = pick(chance, {"STATE": 70, "FEDERAL": 30})
    done = paid < today and chance.random() < 0.93
    sfy = fiscal_year_of(approved)
    return Fund(person, kind, amount, hours, approved, paid if done else None, source, sfy)
