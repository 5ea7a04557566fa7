"""Small states of 80 to 1,000 invented people, uneven on purpose: what withholding finds hardest."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product as crossed
from pathlib import Path

import pandas as pd

from tests.recompute.classes import DIMENSIONS
from tests.recompute.raw import RawFile

TYPES = ("CENTER", "FCC_SYSTEM", "HEAD_START", "PUBLIC_PRESCHOOL")
ENDINGS = ("withdrew", "left_program", "left_field", "schedule", "promoted", "leave")
Row = dict[str, object]


@dataclass
class Made:
    """A state: its files in the order of import, and what may be asked of it."""

    files: list[RawFile]
    years: tuple[int, ...]
    people: int


def uneven(chance: random.Random, number: int) -> list[float]:
    """Weights of which some are a tenth of others, so that some groups are small."""
    return [chance.choice((0.1, 0.3, 1.0, 1.0, 2.0)) for _ in range(number)]


@dataclass
class Making:
    """A state while it is made up: chance, and the rows of each format so far."""

    chance: random.Random
    today: date
    rows: dict[str, list[Row]] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)

    def add(self, format_key: str, **row: object) -> None:
        self.rows.setdefault(format_key, []).append(row)

    def id(self, prefix: str) -> str:
        self.numbers[prefix] = self.numbers.get(prefix, 0) + 1
        return f"{prefix}-{self.numbers[prefix]:05d}"

    def some(self, share: float) -> bool:
        return self.chance.random() < share


def make(folder: Path, seed: int, today: date, people: int | None = None, across: int = 0) -> Made:
    """A state of its own for each seed, of about so many people where it is said.

    `across`: so many pairs more that run from the first program year into the next one.
    """
    m = Making(random.Random(seed), today)
    chance = m.chance
    newest = today.year - (today.month < 9)
    years = tuple(range(newest - chance.randint(1, 2), newest + 1))
    mentees = round(10 ** chance.uniform(1.75, 2.9))
    mentees = mentees if people is None else round(people * 3 / 4)
    regions = chance.sample((1, 2, 3, 5, 6), chance.randint(2, 5))
    kinds = chance.sample(TYPES, chance.randint(1, 4))
    weights = uneven(chance, len(regions)), uneven(chance, len(kinds))
    programs = []
    for region in regions:
        for kind in kinds:
            programs.append(m.id("PRG"))
            m.add(
                "programs",
                eec_program_number=programs[-1],
                name="Invented",
                program_type=kind,
                region_pac=region,
                regions_from="2012-07-01",
            )
    share = [a * b for a in weights[0] for b in weights[1]]
    administrators = chance.choice((0.0, 0.1, 0.4))
    consents = chance.choice((0.2, 0.6, 0.9))
    people: dict[str, list[str]] = {"mentee": [], "coach": []}
    for member, number in (("mentee", mentees), ("coach", max(4, mentees // 3))):
        for _ in range(number):
            key = m.id("P")
            people[member].append(key)
            small = m.some(administrators)
            role = {"mentee": ("MENTEE", "MENTEE_ADMIN"), "coach": ("CT", "CA")}[member][small]
            m.add(
                "participants",
                participant_id=key,
                role=role,
                program_number=chance.choices(programs, share)[0],
                first_name="Invented",
                last_name=key,
                consent="educator_level" if m.some(consents) else "aggregate",
            )
    tools = {p: chance.choices(("PK1", "TOD", "INF"), (6, 2, 1))[0] for p in people["mentee"]}
    missing = chance.choice((0.03, 0.1, 0.3))
    for year in years:
        for mentee in people["mentee"]:
            if m.some(0.6):
                a_pair(m, mentee, chance.choice(people["coach"]), tools[mentee], year, missing)
        survey_of(m, people["coach"], "KSB", year)
    for key in (*people["mentee"], *people["coach"]):
        for year in years:
            if m.some(0.7):
                day = date(year + 1, 10, 1) + timedelta(days=chance.randint(-40, 40))
                status = chance.choice(
                    ("same_program", "same_program", "other_program", "left_field")
                )
                if day <= today:
                    m.add("employment", participant_id=key, as_of=day, status=status, source="PQR")
    for _ in range(across):
        across_summer(m, programs[0], people["coach"][0], years[0])
    return Made(_written(m, folder), years, len(m.rows["participants"]))


ORDER = ("programs", "participants", "pairs", "goals", "action_steps", "sessions", "class")
ORDER += ("class_summary", "employment", "surveys")


def a_pair(m: Making, mentee: str, coach: str, tool: str, year: int, missing: float) -> None:
    """A pair of a program year with its goals, contacts, observations and surveys."""
    chance = m.chance
    pair = m.id("PAIR")
    start = date(year, 9, 15) + timedelta(days=chance.randint(0, 40))
    planned = date(year + 1, 6, 10)
    end, reason = planned, "completed"
    if m.some(0.2):
        end, reason = start + timedelta(days=chance.randint(10, 230)), chance.choice(ENDINGS)
    over = end <= m.today
    m.add(
        "pairs",
        pair_id=pair,
        coach_id=coach,
        mentee_id=mentee,
        cohort_year=year,
        start_date=start,
        planned_end=planned,
        end_date=end if over else "",
        end_reason=reason if over else "",
    )
    last = min(end, m.today)
    for _ in range(chance.randint(0, 2)):
        begun = start + timedelta(days=chance.randint(0, 20))
        met = begun + timedelta(days=chance.randint(5, 150))
        status = chance.choice(("achieved", "in_progress"))
        if begun > last or (status == "achieved" and met > m.today):
            continue
        goal = m.id("G")
        m.add(
            "goals",
            goal_id=goal,
            pair_id=pair,
            set_date=begun,
            target_date=begun + timedelta(days=chance.randint(30, 120)),
            class_dimension=chance.choice(DIMENSIONS[tool]),
            status=status,
            achieved_date=met if status == "achieved" else "",
            gas_level=chance.randint(-2, 2),
        )
        m.add("action_steps", step_id=m.id("ST"), goal_id=goal, due=begun, done=begun)
    day = start + timedelta(days=chance.randint(1, 9))
    while day <= last:
        m.add(
            "sessions",
            session_id=m.id("S"),
            pair_id=pair,
            session_date=day,
            status="completed",
            contact_type="conference",
            venue=chance.choice(("f2f", "live_video")),
            minutes_total=chance.choice((30, 60, 90)),
            strategies="modeling" if m.some(0.5) else "",
            logged_by="coach",
        )
        day += timedelta(days=30)
    level = chance.uniform(2.5, 5.5)
    for window, seen, lack in (
        ("BASE", start - timedelta(days=chance.randint(0, 9)), 0.05),
        ("END", date(year + 1, 5, 10), missing),
    ):
        if (
            seen <= m.today
            and not m.some(lack)
            and (window == "BASE" or end >= date(year + 1, 5, 1))
        ):
            means = {
                d: round(min(7, max(1, chance.gauss(level, 1))) * 4) / 4 for d in DIMENSIONS[tool]
            }
            observation(m, mentee, tool, window, seen, means)
    survey_of(m, [mentee], "EFF", year)
    if planned <= m.today:
        for who in (coach, mentee):
            _answers(m, who, "CTM", f"{year + 1}-spring", mentee, pair)
        _answers(m, mentee, "SAT", f"{year + 1}-spring")


def across_summer(m: Making, program: str, coach: str, year: int) -> None:
    """A pair that begins in the spring of a program year and ends early in the next one."""
    mentee, pair = m.id("P"), m.id("PAIR")
    m.add(
        "participants",
        participant_id=mentee,
        role="MENTEE",
        program_number=program,
        first_name="Invented",
        last_name=mentee,
        consent="aggregate",
    )
    m.add(
        "pairs",
        pair_id=pair,
        coach_id=coach,
        mentee_id=mentee,
        cohort_year=year,
        start_date=date(year + 1, 2, 1),
        planned_end=date(year + 2, 1, 31),
        end_date=date(year + 1, 10, 20),
        end_reason="left_field",
    )


def observation(
    m: Making, mentee: str, tool: str, window: str, seen: date, means: dict[str, float]
) -> None:
    """Most are given as means, which is a row each; one in ten cycle by cycle."""
    key = m.id("O")
    told = {"educator_id": mentee, "instrument": tool, "window": window, "obs_date": seen}
    told |= {"observer_role": "external", "nc_orientation": "reversed"}
    if not key.endswith("1"):
        m.add("class_summary", observation_id=key, **told, **means)
        return
    told |= {"minutes": 20, "valid": "Y", "double_code_of": "", "observer_id": "OBS-1"}
    told |= {"cert_expires": date(2030, 1, 1), "invalid_reason": "", "program_number": ""}
    for cycle, (dimension, score) in crossed((1, 2), means.items()):
        at = {"cycle": cycle, "dimension": dimension, "score": round(score)}
        m.add("class", observation_id=key, **told, **at)


def survey_of(m: Making, people: Iterable[str], survey: str, year: int) -> None:
    for who in people:
        for wave, day in (
            (f"{year}-fall", date(year, 10, 5)),
            (f"{year + 1}-spring", date(year + 1, 6, 5)),
        ):
            if day <= m.today and m.some(0.8):
                _answers(m, who, survey, wave)


def _answers(m: Making, who: str, survey: str, wave: str, about: str = "", pair: str = "") -> None:
    for item in ("q1", "q2", "q3"):
        m.add(
            "surveys",
            instrument=survey,
            version="1",
            wave=wave,
            respondent_id=who,
            about_mentee_id=about,
            pair_id=pair,
            item=item,
            value=m.chance.randint(1, 5),
            scale_min=1,
            scale_max=5,
            reverse="N",
        )


def _written(m: Making, folder: Path) -> list[RawFile]:
    """The files; one pair in a hundred, with all that belongs to it, comes later."""
    files = []
    for number, key in enumerate(ORDER):
        if rows := m.rows.get(key):
            path = folder / f"{number:02d}-{key}.csv"
            pd.DataFrame(rows).to_csv(path, index=False)
            files.append(RawFile(key, path))
    return files


def later(folder: Path, made: Made) -> list[RawFile]:
    """One further small import: the second observation of an educator who had none in a past year."""
    means = next(f.path for f in made.files if f.format_key == "class_summary")
    rows = pd.read_csv(means)
    day = pd.to_datetime(rows["obs_date"])
    rows = rows[day.dt.year - (day.dt.month < 9) == made.years[-2]]
    seen = set(rows.loc[rows["window"] == "END", "educator_id"])
    first = rows[(rows["window"] == "BASE") & (rows["instrument"] == "PK1")]
    one = first[~first["educator_id"].isin(seen)].head(1)
    path = folder / "later-class_summary.csv"
    one.assign(observation_id="O-LATER", window="END", obs_date=f"{made.years[-1]}-05-12").to_csv(
        path, index=False
    )
    return [RawFile("class_summary", path)]
