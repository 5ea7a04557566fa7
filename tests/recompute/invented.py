"""Small invented states that hold what the demonstration lacks: moves, promotions, gaps, double logs.

Every id is invented. A state is a list of files in the order in which they are imported.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from tests.recompute.classes import DIMENSIONS
from tests.recompute.raw import RawFile
from tests.recompute.surveys import SCALES
from tests.recompute.topics import CONTENT, STRATEGIES

YEARS = (2024, 2025, 2026)
ENDINGS = ("withdrew", "left_program", "left_field", "schedule", "other", "promoted", "leave")
# The days that one region's log lacks: before its first, within and at the end of a year, and lately.
LOST = (
    ("2024-09-01", "2024-11-20"),
    ("2025-11-01", "2025-12-31"),
    ("2026-04-20", "2026-08-31"),
    ("2026-10-20", "2026-12-31"),
)
TYPES = ("CENTER", "FCC_SYSTEM", "HEAD_START", "OST", "PUBLIC_PRESCHOOL")

Row = dict[str, object]


@dataclass
class State:
    """A state while it is being made up."""

    chance: random.Random
    today: date
    folder: Path
    files: list[RawFile] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def new_id(self, prefix: str) -> str:
        self.counts[prefix] = self.counts.get(prefix, 0) + 1
        return f"{prefix}-{self.counts[prefix]:04d}"

    def write(self, format_key: str, rows: Iterable[Row], came: date | None = None) -> None:
        rows = list(rows)
        if not rows:
            return
        path = self.folder / f"{len(self.files):02d}-{format_key}.csv"
        pd.DataFrame(rows).to_csv(path, index=False)
        self.files.append(RawFile(format_key, path, came))

    def some(self, share: float) -> bool:
        return self.chance.random() < share

    def day(self, first: date, last: date) -> date:
        last = min(last, self.today)
        return first + timedelta(days=self.chance.randint(0, max(0, (last - first).days)))

    def known(self, day: date) -> str:
        """A day that has come, else nothing."""
        return day.isoformat() if day <= self.today else ""


@dataclass
class Person:
    key: str
    role: str
    program: str
    instrument: str = "PK1"
    since: str = ""  # the day that its next row gives: of a move, or "always"

    def row(self, state: State) -> Row:
        return {
            "from": self.since,
            "participant_id": self.key,
            "role": self.role,
            "program_number": self.program,
            "first_name": "Invented",
            "last_name": self.key,
            "consent": "educator_level" if int(self.key[-1]) % 2 else "aggregate",
        }


@dataclass
class Pair:
    key: str
    coach: Person
    mentee: Person
    leader: str
    year: int
    start: date
    planned: date
    end: date | None = None
    reason: str = ""

    @property
    def row(self) -> Row:
        return {
            "pair_id": self.key,
            "coach_id": self.coach.key,
            "mentee_id": self.mentee.key,
            "il_id": self.leader,
            "cohort_year": self.year,
            "start_date": self.start.isoformat(),
            "planned_end": self.planned.isoformat(),
            "end_date": self.end.isoformat() if self.end else "",
            "end_reason": self.reason,
        }

    def last(self, today: date) -> date:
        return min(self.end or today, today)


def invent(folder: Path, seed: int, today: date) -> list[RawFile]:
    """A state of 60 to 150 people; the same files for the same seed."""
    state = State(random.Random(seed), today, folder)
    chance = state.chance
    regions = chance.sample([1, 2, 3, 5, 6], 3)
    programs = write_programs(state, regions)
    mentees = [person(state, "MENTEE", programs) for _ in range(chance.randint(26, 60))]
    mentees += [person(state, "MENTEE_ADMIN", programs) for _ in range(4)]
    coaches = [person(state, "CT", programs) for _ in range(chance.randint(18, 50))]
    coaches += [person(state, "CA", programs) for _ in range(3)]
    leaders = [person(state, "IL", programs) for _ in range(6)]
    everybody = [*mentees, *coaches, *leaders]
    state.write("participants", (p.row(state) for p in everybody))
    silent, apart = regions[0], regions[1]
    homes = {p: r for p, r, _ in programs}
    steady = [p for p, r in homes.items() if r != silent]  # a mistake never moves a pair there
    moving: dict[str, int] = {}
    for year in YEARS:
        if year == 2025:
            move(state, mentees, coaches, programs)
            state.write("participants", (p.row(state) for p in everybody), date(2025, 8, 25))
            for each in everybody:
                each.since = ""
            moving = change_programs(state, programs, regions, homes)
        pairs = pairs_of(state, year, mentees, coaches, leaders)
        begun = [{**p.row, "end_date": "", "end_reason": ""} for p in pairs]
        state.write("pairs", begun)
        write_year(state, year, pairs, homes, silent, apart)
        if year == 2025:  # some of them work elsewhere by the time the endings arrive
            for mentee in chance.sample(mentees, 3):
                mentee.program = chance.choice(programs)[0]
            # The newest row of somebody was a mistake: they were always there.
            for mistaken in chance.sample([m for m in mentees if not m.since], 2):
                mistaken.program, mistaken.since = chance.choice(steady), "always"
            state.write("participants", (p.row(state) for p in everybody), date(2026, 6, 20))
            for each in everybody:
                each.since = ""
        state.write("pairs", [p.row for p in pairs])
        homes |= moving
    write_employment(state, [*mentees, *coaches])
    write_ratings(state, [p for p, _, _ in programs])
    return state.files


def program_row(key: str, region: int, kind: str, begins: str) -> Row:
    return {
        "eec_program_number": key,
        "name": f"Invented {key}",
        "program_type": kind,
        "region_pac": region,
        "regions_from": begins,
        "region_licensing": "North" if region < 3 else "South",
        "region_subsidy": f"Region {region}",
    }


def write_programs(state: State, regions: list[int]) -> list[tuple[str, int, str]]:
    made = []
    for region in regions:
        for _ in range(4):
            made.append((state.new_id("PRG"), region, state.chance.choice(TYPES)))
    made[0] = (made[0][0], made[0][1], TYPES[0])
    state.write("programs", (program_row(*p, "2012-07-01") for p in made))
    return made


def change_programs(
    state: State,
    programs: list[tuple[str, int, str]],
    regions: list[int],
    homes: dict[str, int],
) -> dict[str, int]:
    """Two programs change region and one its type: on a day that is given, and on the file's.

    Gives back the one that moves after the pairs of the year began, and where to.
    """
    first, second, third = state.chance.sample(programs, 3)
    elsewhere = {r: regions[(regions.index(r) + 1) % len(regions)] for r in regions}
    moved = program_row(first[0], elsewhere[first[1]], first[2], "2025-02-10")
    retyped = program_row(third[0], third[1], TYPES[(TYPES.index(third[2]) + 1) % len(TYPES)], "")
    state.write("programs", [moved, retyped], date(2025, 8, 26))
    later = program_row(second[0], elsewhere[second[1]], second[2], "")
    state.write("programs", [later], date(2026, 3, 3))
    homes[first[0]] = elsewhere[first[1]]
    return {second[0]: elsewhere[second[1]]}


def person(state: State, role: str, programs: list[tuple[str, int, str]]) -> Person:
    instrument = state.chance.choices(("PK1", "TOD", "INF"), (6, 2, 1))[0]
    return Person(state.new_id("P"), role, state.chance.choice(programs)[0], instrument)


def move(
    state: State,
    mentees: list[Person],
    coaches: list[Person],
    programs: list[tuple[str, int, str]],
) -> None:
    """Some change their program, one mentee in ten coaches, two become administrators.

    Of some moves a row gives the day, within the year before or after it; the others hold from the
    day on which the file comes.
    """
    for each in [*mentees, *coaches]:
        if state.some(0.2):
            each.program = state.chance.choice(programs)[0]
            if state.some(0.5):
                day = date(2024, 11, 1) + timedelta(days=state.chance.randint(0, 290))
                each.since = day.isoformat()
    for mentee in state.chance.sample(mentees, max(3, len(mentees) // 10)):
        mentee.role = "CT"
        mentees.remove(mentee)
        coaches.append(mentee)
    for mentee in mentees[:2]:
        mentee.role = "MENTEE_ADMIN"


def pairs_of(
    state: State, year: int, mentees: list[Person], coaches: list[Person], leaders: list[Person]
) -> list[Pair]:
    chance = state.chance
    out = []
    for mentee in mentees:
        if not state.some(0.7):
            continue
        start = date(year, 9, 15) + timedelta(days=chance.randint(0, 60))
        if start > state.today:
            continue
        pair = make_pair(state, mentee, coaches, leaders, year, start)
        out.append(pair)
        if pair.reason == "re_paired" and pair.end and pair.end < date(year + 1, 4, 1):
            again = pair.end + timedelta(days=chance.randint(1, 30))
            if again <= state.today:
                out.append(make_pair(state, mentee, coaches, leaders, year, again))
    return out


def make_pair(
    state: State,
    mentee: Person,
    coaches: list[Person],
    leaders: list[Person],
    year: int,
    start: date,
) -> Pair:
    chance = state.chance
    planned = date(year + 1, 6, 1) + timedelta(days=chance.randint(0, 25))
    pair = Pair(
        state.new_id(f"PAIR-{year}"),
        chance.choice(coaches),
        mentee,
        chance.choice([*(p.key for p in leaders), ""]),
        year,
        start,
        planned,
    )
    end, reason = planned, "completed"
    if state.some(0.3):
        end = state.day(start + timedelta(days=3), planned - timedelta(days=5))
        reason = "re_paired" if state.some(0.35) else chance.choice(ENDINGS)
    if end <= state.today and not state.some(0.03):
        pair.end, pair.reason = end, reason
    return pair


def write_year(
    state: State, year: int, pairs: list[Pair], homes: dict[str, int], silent: int, apart: int
) -> None:
    goals = {p.key: goals_of(state, p) for p in pairs}
    state.write("goals", (g for gs in goals.values() for g in gs))
    state.write(
        "action_steps", (s for gs in goals.values() for g in gs for s in steps_of(state, g))
    )
    logs = []
    for pair in pairs:
        if year == 2025 and homes[pair.mentee.program] == silent:
            continue  # a program year of which a region sent no logs
        held = sessions_of(state, pair, [str(g["goal_id"]) for g in goals[pair.key]])
        if homes[pair.mentee.program] == apart:
            held = [log for log in held if not is_lost(log)]
        logs += held
    state.write("sessions", logs)
    state.write("class", (r for p in pairs for r in observations_of(state, p, year)))
    state.write("class_summary", (r for p in pairs[::6] for r in means_of(state, p, year)))
    state.write("attendance", attendance_of(state, year, pairs, homes, apart))
    state.write("surveys", (r for p in pairs for r in surveys_of(state, p, year, homes, silent)))
    state.write("funds", funds_of(state, year, pairs))


def is_lost(log: Row) -> bool:
    """Whether a log is of the days that one region never sent."""
    day = str(log["session_date"])
    return any(first <= day <= last for first, last in LOST)


def goals_of(state: State, pair: Pair) -> list[Row]:
    chance = state.chance
    out: list[Row] = []
    for _ in range(chance.randint(0, 4)):
        begun = state.day(pair.start, pair.last(state.today))
        target = begun + timedelta(days=chance.randint(10, 150))
        status = chance.choice(("achieved", "achieved", "in_progress", "dropped", "not_started"))
        met = state.day(begun, min(target + timedelta(days=40), state.today))
        scaled = state.some(0.5)
        out.append(
            {
                "goal_id": state.new_id("G"),
                "pair_id": pair.key,
                "set_date": begun.isoformat(),
                "target_date": target.isoformat() if state.some(0.85) else "",
                "class_dimension": chance.choice([*DIMENSIONS[pair.mentee.instrument], "", ""]),
                "status": status,
                "achieved_date": met.isoformat() if status == "achieved" else "",
                "gas_level": chance.randint(-2, 2) if scaled else "",
                "weight": chance.choice(("", 1, 2, 3)) if scaled else "",
            }
        )
    return out


def steps_of(state: State, goal: Row) -> list[Row]:
    begun = date.fromisoformat(str(goal["set_date"]))
    out: list[Row] = []
    for _ in range(state.chance.randint(0, 3)):
        due = begun + timedelta(days=state.chance.randint(5, 80))
        done = state.day(begun, due + timedelta(days=20))
        out.append(
            {
                "step_id": state.new_id("ST"),
                "goal_id": goal["goal_id"],
                "due": due.isoformat() if state.some(0.9) else "",
                "done": done.isoformat() if state.some(0.7) else "",
            }
        )
    return out


def sessions_of(state: State, pair: Pair, goals: list[str]) -> list[Row]:
    """About one a month, with months left out, cycle steps, and what both members logged."""
    chance = state.chance
    out: list[Row] = []
    names_steps = state.some(0.7)
    day, step = pair.start + timedelta(days=chance.randint(0, 25)), 1
    while day <= pair.last(state.today):
        if not state.some(0.15):
            out.append(session(state, pair, day, goals, step if names_steps else None))
            if out[-1]["status"] == "completed" and state.some(0.15):
                out.append(logged_twice(state, out[-1]))
            step = chance.choice((step, step % 5 + 1, step % 5 + 1, step % 5 + 1, 1))
        day += timedelta(days=chance.randint(3, 50))
    return out


def session(state: State, pair: Pair, day: date, goals: list[str], step: int | None) -> Row:
    chance = state.chance
    kind = chance.choice(
        ("conference", "observation", "observation_conference", "group", "email", "video_review")
    )
    apart = kind in ("email", "video_review")
    venue = "async_video" if apart else chance.choice(("f2f", "live_video", "phone"))
    if kind == "email" and day.day % 2:
        venue = "email"  # older files had to name another one
    watched, talked = chance.choice((0, 15, 30)), chance.choice((15, 30, 45, 60))
    split = state.some(0.8)
    status = chance.choices(("completed", "cancelled", "no_show"), (9, 1, 1))[0]
    total = "" if split and state.some(0.2) else watched + talked
    held = status == "completed"
    return {
        "session_id": state.new_id("S"),
        "pair_id": pair.key,
        "session_date": day.isoformat(),
        "start_time": f"{chance.randint(8, 16):02d}:{chance.choice((0, 15, 30)):02d}"
        if state.some(0.85)
        else "",
        "minutes_observation": watched if split and held else "",
        "minutes_conference": talked if split and held else "",
        "minutes_total": total if held else "",
        "contact_type": kind,
        "venue": venue,
        "status": status,
        "strategies": ";".join(chance.sample(STRATEGIES, chance.randint(0, 4))),
        "content": ";".join(chance.sample(CONTENT, chance.randint(0, 2))),
        "goals_addressed": ";".join(chance.sample(goals, chance.randint(0, min(2, len(goals))))),
        "goals_achieved": "",
        "cycle_step": step or "",
        "submitted_at": state.known(day + timedelta(days=chance.randint(0, 30))),
        "logged_by": "coach",
    }


def logged_twice(state: State, log: Row) -> Row:
    """The mentee's log of a day: mostly of the same session, at times of another one."""
    again = dict(log)
    again["session_id"] = state.new_id("S")
    again["logged_by"] = "mentee"
    at = str(log["start_time"])
    if at:
        hour = int(at[:2]) + state.chance.choice((0, 0, 2))
        again["start_time"] = f"{hour:02d}:{(int(at[3:]) + 20) % 60:02d}"
    if state.some(0.5):
        again["minutes_total"] = 25
        again["minutes_observation"], again["minutes_conference"] = 0, 25
    return again


def observations_of(state: State, pair: Pair, year: int) -> list[Row]:
    chance = state.chance
    out: list[Row] = []
    instrument = pair.mentee.instrument
    for window, month, share in (("BASE", 9, 0.9), ("MID", 1, 0.2), ("END", 4, 0.7)):
        if not state.some(share):
            continue
        first = date(year if month > 8 else year + 1, month, 10)
        for _ in range(2 if state.some(0.1) else 1):
            day = first + timedelta(days=chance.randint(0, 45))
            if day > state.today:
                continue
            rows = observation(state, pair, instrument, window, day)
            out += rows
            if rows[0]["observer_role"] == "external" and state.some(0.15):
                out += coded_again(state, rows)
    return out


def observation(state: State, pair: Pair, instrument: str, window: str, day: date) -> list[Row]:
    chance = state.chance
    key = state.new_id("O")
    observer = f"OBS-{chance.randint(1, 6):02d}" if state.some(0.9) else ""
    expires = (day + timedelta(days=chance.randint(-20, 300))).isoformat() if observer else ""
    orientation = chance.choice(("raw", "raw", "reversed"))
    role = "external" if state.some(0.9) else "coach"
    lacking = chance.choice(DIMENSIONS[instrument]) if state.some(0.08) else ""
    out: list[Row] = []
    for cycle in range(1, chance.choice((1, 3, 4, 4, 5)) + 1):
        minutes = chance.choice((20, 20, 18, 15, 12, ""))
        valid = chance.choice(("Y", "Y", "Y", "Y", "N", ""))
        for dimension in DIMENSIONS[instrument]:
            if dimension == lacking or (state.some(0.01) and cycle > 1):
                continue
            good = dimension == "NC" and orientation == "reversed"
            score = chance.randint(1, 3) if dimension == "NC" else chance.randint(2, 7)
            out.append(
                {
                    "observation_id": key,
                    "educator_id": pair.mentee.key,
                    "program_number": pair.mentee.program,
                    "instrument": instrument,
                    "window": window,
                    "obs_date": day.isoformat(),
                    "observer_id": observer,
                    "observer_role": role,
                    "cert_expires": expires,
                    "cycle": cycle,
                    "minutes": minutes,
                    "dimension": dimension,
                    "score": 8 - score if good else score,
                    "nc_orientation": orientation,
                    "valid": valid,
                    "invalid_reason": "Nap" if valid == "N" else "",
                    "double_code_of": "",
                }
            )
    return out


def coded_again(state: State, rows: list[Row]) -> list[Row]:
    key = state.new_id("O")
    out = []
    for row in rows:
        score = min(7, max(1, int(str(row["score"])) + state.chance.choice((-1, 0, 0, 0, 1, 2))))
        again = {**row, "observation_id": key, "observer_id": "OBS-09", "score": score}
        out.append({**again, "double_code_of": row["observation_id"]})
    return out


def means_of(state: State, pair: Pair, year: int) -> list[Row]:
    """Observations given as means, of people who are seen twice by some and once by others."""
    day = date(year + 1, 5, 20)
    if day > state.today:
        return []
    dimensions = DIMENSIONS[pair.mentee.instrument]
    means = {d: round(state.chance.uniform(1, 7), 2) for d in dimensions}
    if state.some(0.3):
        means[state.chance.choice(dimensions)] = ""  # type: ignore[assignment]
    return [
        {
            "observation_id": state.new_id("M"),
            "educator_id": pair.mentee.key,
            "instrument": pair.mentee.instrument,
            "window": "END",
            "obs_date": day.isoformat(),
            "observer_role": "external",
            "nc_orientation": "raw",
            **means,
        }
    ]


def attendance_of(
    state: State, year: int, pairs: list[Pair], homes: dict[str, int], apart: int
) -> list[Row]:
    """Orientation, six training days and a monthly meeting; one region sends none in one year."""
    out: list[Row] = []
    seen = set()
    for pair in pairs:
        for member in (pair.coach, pair.mentee):
            if member.key in seen or (year == 2025 and homes[member.program] == apart):
                continue
            seen.add(member.key)
            if state.some(0.8):
                out.append(event(member.key, "orientation", f"ORI-{year}", 1, date(year, 9, 5), 6))
            if member is not pair.coach:
                continue
            for number in range(1, 7):
                if state.some(0.92) and (year == 2024 or state.some(0.3)):
                    day = date(year, 9, 8) + timedelta(days=5 * number)
                    hours = state.chance.choice((7, 7, 7, 8, 3.5))
                    name = f"TRAIN-{year}"
                    out.append(event(member.key, "training_day", name, number, day, hours))
            for number in range(9):
                day = (pd.Timestamp(year, 9, 20) + pd.DateOffset(months=number)).date()
                if day <= state.today and day.month != 2 and state.some(0.75):
                    out.append(event(member.key, "PLC", f"PLC-{day:%Y-%m}", 1, day, 1.5))
        if pair.leader and pair.leader not in seen and state.some(0.5):
            seen.add(pair.leader)
            out.append(event(pair.leader, "orientation", f"ORI-{year}", 1, date(year, 9, 5), 6))
    return [row for row in out if str(row["date"]) <= state.today.isoformat()]


def event(who: str, kind: str, name: str, number: int, day: date, hours: float) -> Row:
    return {
        "participant_id": who,
        "event_type": kind,
        "event_id": name,
        "day_no": number,
        "date": day.isoformat(),
        "hours": hours,
    }


def surveys_of(
    state: State, pair: Pair, year: int, homes: dict[str, int], silent: int
) -> list[Row]:
    out: list[Row] = []
    version = "2" if year == 2025 else "1"
    for survey in SCALES:
        members = {
            "KSB": [pair.coach],
            "EFF": [pair.mentee],
            "CTM": [pair.coach, pair.mentee],
            "SAT": [pair.mentee],
        }[survey]
        points = ["END"] if survey in ("CTM", "SAT") else ["PRE", "END"]
        for member in members:
            for point in points:
                wave = f"{year}-fall" if point == "PRE" else f"{year + 1}-spring"
                asked = date(year, 10, 1) if point == "PRE" else date(year + 1, 6, 1)
                if asked > state.today or not state.some(0.8):
                    continue
                out += answers(state, survey, version, wave, member.key, pair)
    month = pd.Period(pair.start, "M")
    while month.start_time.date() <= pair.last(state.today):
        if homes[pair.mentee.program] != silent and state.some(0.6) and month.month != 2:
            out += answers(state, "MONTHLY", "1", str(month), pair.mentee.key, pair, 2)
        month += 1
    return out


def answers(
    state: State, survey: str, version: str, wave: str, who: str, pair: Pair, items: int = 6
) -> list[Row]:
    key = (survey, version, wave, who, pair.mentee.key if survey == "CTM" else "")
    if state.counts.get(str(key)):
        return []
    state.counts[str(key)] = 1
    level = state.chance.randint(2, 4)
    short = state.some(0.25)
    return [
        {
            "instrument": survey,
            "version": version,
            "wave": wave,
            "respondent_id": who,
            "about_mentee_id": pair.mentee.key if survey == "CTM" else "",
            "pair_id": pair.key if survey in ("CTM", "MONTHLY") else "",
            "item": f"q{number:02d}",
            "value": ""
            if short and state.some(0.4)
            else min(5, max(1, level + state.chance.randint(-1, 1))),
            "scale_min": 1,
            "scale_max": 5,
            "reverse": "Y" if number == 3 else "N",
        }
        for number in range(1, items + 1)
    ]


def funds_of(state: State, year: int, pairs: list[Pair]) -> list[Row]:
    out: list[Row] = []
    for who, kind, amount in {
        *((p.coach.key, "stipend", 1000) for p in pairs),
        *((p.mentee.key, "classroom_items", 250) for p in pairs),
        *((p.mentee.key, "device", 300) for p in pairs[::3]),
        *((p.mentee.key, "substitute", 180) for p in pairs[::4]),
    }:
        out.append({"participant_id": who, "kind": kind, "amount": amount})
    out.sort(key=lambda r: (str(r["participant_id"]), str(r["kind"])))
    for row in out:
        approved = state.day(date(year, 10, 1), date(year + 1, 3, 1))
        paid = approved + timedelta(days=state.chance.randint(5, 60))
        row["amount"] = round(float(str(row["amount"])) * state.chance.uniform(0.5, 1), 2)
        row["hours"] = state.chance.randint(2, 20) if row["kind"] == "substitute" else ""
        row["approved"] = approved.isoformat() if state.some(0.9) else ""
        row["paid"] = state.known(paid) if state.some(0.85) else ""
        row["fund_source"], row["sfy"] = "STATE", year + 1
    return out


def write_employment(state: State, people: list[Person]) -> None:
    rows: list[Row] = []
    seen = set()
    for person in people:
        for year in (2025, 2026):
            day = date(year, 10, 15) + timedelta(days=state.chance.randint(-150, 150))
            if day > state.today or not state.some(0.8) or (person.key, day) in seen:
                continue
            seen.add((person.key, day))
            status = state.chance.choice(
                ("same_program", "same_program", "other_program", "left_field", "leave", "unknown")
            )
            rows.append(
                {
                    "participant_id": person.key,
                    "as_of": day.isoformat(),
                    "status": status,
                    "source": state.chance.choice(("PQR", "IL")),
                }
            )
    state.write("employment", rows)


def write_ratings(state: State, programs: list[str]) -> None:
    rows: list[Row] = []
    for program in programs:
        level = state.chance.randint(1, 3)
        for year in (2023, 2024, 2025, 2026):
            if not state.some(0.6):
                continue
            level = min(4, max(1, level + state.chance.choice((-1, 0, 1, 1))))
            for status, shown in (("granted", level), ("self_assessed", min(4, level + 1))):
                day = date(year, state.chance.randint(1, 10), state.chance.randint(1, 28))
                if status == "granted" or state.some(0.4):
                    rows.append(
                        {
                            "program_number": program,
                            "system": "QRIS",
                            "level": shown,
                            "rating_status": status,
                            "effective_date": day.isoformat(),
                        }
                    )
    state.write("qris", rows)
