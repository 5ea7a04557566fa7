"""A finished year never moves: whatever is dated later, of moves, people or facts, all stays said."""

from __future__ import annotations

import csv
import io
import random
import zipfile
from collections.abc import Hashable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from config.program.reporting_periods import read
from config.program.reports import EXTRACT, LEADING, REPORTS
from data_access.asking import answer_csv
from data_access.measures.measure import Measure, Timing
from data_access.recount.verify import differences
from data_access.reports.extract import PAIRS, SESSIONS, make_zip
from data_access.reports.files import report_rows
from data_access.reports.periods import period_asked
from data_access.storage.database import Database, Reader
from data_access.storage.scope import Scope, scope_of
from tests.recompute import asked
from tests.recompute.compare import breakdowns_of
from tests.recompute.conftest import Held, held
from tests.recompute.invented import TYPES, Row, State, invent
from tests.recompute.raw import RawFile
from tests.recompute.world import World
from tests.whole.conftest import TODAY

pytestmark = [pytest.mark.timeout(1800), pytest.mark.long]

SEEDS = (4, 5)  # the first by default, all with --thorough
FINISHED = "from=2024-09&to=2025-08"
YEAR_ENDED = date(2025, 8, 31)
BY_NAME = "eps_roster"  # it names who is there today
OF_TODAY = answer_csv.HEADER.index("data_through")  # how far the logs go by now
PERIODS = ("py2025", "sfy2025", "cy2024", "ffy2024", "2025-03")  # ffy2025 goes on in September
KEY = b"an invented key of thirty-two by"


def of_a_span(measure: Measure) -> bool:
    """Whether a measure is of the months or years that are chosen, and not of today.

    By its record: rows of no time are of today, unless a condition chooses them by the span.
    """
    unconditional = Measure.__dataclass_fields__["where"].default
    of_today = measure.timing is Timing.NONE and measure.where is unconditional
    return not measure.today_only and not of_today


OF_TODAY_ALONE = {"programs"}  # besides those whose record says that they are of today only
MEASURES = [key for key, measure in asked.ALL_MEASURES.items() if of_a_span(measure)]


def said(database: Database, viewer: Scope) -> dict[str, str]:
    """Everything that is told of the finished year, as the lines of its files."""
    with database.reading(viewer) as reader:
        return {**dict(figures(reader)), **dict(reports(reader))}


def figures(reader: Reader, keys: Sequence[str] = MEASURES) -> Iterator[tuple[str, str]]:
    filters = asked.filters_of(FINISHED, TODAY)
    for key in keys:
        for by in breakdowns_of(key):
            if reader.scope is asked.EVERYTHING:
                answer = asked.answer(reader, key, filters, by, TODAY)
            else:
                answer = asked.answer(reader, key, filters, by, TODAY, asked.AS_SET)
            written = answer_csv.rows([answer], lambda cell, measure: str(cell.value))
            rows = list(csv.reader(written))
            yield f"{key} by {by}", str([(*r[:OF_TODAY], *r[OF_TODAY + 1 :]) for r in rows])


def reports(reader: Reader) -> Iterator[tuple[str, str]]:
    for report in REPORTS.values():
        if report is EXTRACT or report.key == BY_NAME:
            continue
        taken = [code for code in PERIODS if read(code, report.periods)]
        assert taken, report.key
        for period in taken:
            chosen = period_asked(report, period, TODAY)
            # Without what every row has in front: among it, how far the data go by now.
            rows = (row[len(LEADING) :] for row in report_rows(report, reader, chosen, TODAY, 3))
            yield f"{report.key} {period}", "\n".join(map(str, rows))


def later(state: State, raw: pd.DataFrame, programs: pd.DataFrame) -> list[RawFile]:
    """Random moves, promotions, programs that change, new people and their pairs; all of later days."""
    chance = state.chance
    numbers = list(programs["eec_program_number"])

    def day() -> str:
        """A day after the year, or none: then it holds from the day on which the file comes."""
        ahead = chance.randint(1, (TODAY - YEAR_ENDED).days)
        return chance.choice(["", (YEAR_ENDED + timedelta(days=ahead)).isoformat()])

    people = raw.sample(frac=0.5, random_state=chance.randint(0, 10**6))
    state.write(
        "participants",
        (
            {
                **{k: row[k] for k in ("participant_id", "first_name", "last_name", "consent")},
                "role": chance.choice(("MENTEE", "MENTEE_ADMIN", "CT", "CA", "IL", row["role"])),
                "program_number": chance.choice(numbers),
                "from": day(),
            }
            for row in people.to_dict("records")
        ),
        chance.choice([None, date(2025, 10, 7)]),
    )
    moved: list[Row] = []
    for row in programs.sample(n=4, random_state=chance.randint(0, 10**6)).to_dict("records"):
        kept = {
            k: v for k, v in row.items() if k in ("eec_program_number", "name", "region_subsidy")
        }
        region = chance.choice((1, 2, 3, 5, 6))
        kind = chance.choice(TYPES)
        moved.append({**kept, "region_pac": region, "program_type": kind, "regions_from": day()})
    state.write("programs", moved)
    new = [f"NEW-{len(state.files)}-{n}" for n in range(4)]
    state.write(
        "participants",
        (
            {"participant_id": who, "role": role, "program_number": chance.choice(numbers)}
            for who, role in zip(new, ("CT", "MENTEE", "MENTEE", "IL"), strict=True)
        ),
    )
    coaches = [new[0], *raw["participant_id"].sample(2, random_state=chance.randint(0, 10**6))]
    state.write(
        "pairs",
        (
            {
                "pair_id": f"LATER-{len(state.files)}-{n}",
                "coach_id": coach,
                "mentee_id": new[1 + n % 2],
                "il_id": new[3],
                "cohort_year": 2026,
                "start_date": "2026-10-05",
            }
            for n, coach in enumerate(coaches)
        ),
    )
    return state.files


def facts_of_later(state: State, world: World) -> list[RawFile]:
    """What was logged, observed, set, done and begun after the year, also in the year's own pairs.

    Logs are of regions whose log goes on anyway: one that arrives says more of the months before it.
    """
    chance = state.chance
    pairs = world.pairs[world.pairs["cohort"] == YEAR_ENDED.year - 1]

    def day(first: int = 1, last: int = (TODAY - YEAR_ENDED).days) -> str:
        return (YEAR_ENDED + timedelta(days=chance.randint(first, last))).isoformat()

    step = state.folder.name
    own = world.raw["goals"][world.raw["goals"]["pair_id"].isin(pairs.index)]
    still = own[own["status"].isin(("in_progress", "not_started"))].sample(frac=0.5, random_state=1)
    columns = (
        "goal_id",
        "pair_id",
        "set_date",
        "target_date",
        "class_dimension",
        "gas_level",
        "weight",
    )
    met = still[[*columns]].assign(status="achieved").to_dict("records")
    new = (
        own[[*columns]]
        .sample(frac=0.5, random_state=2)
        .assign(status="in_progress", target_date="")
    )
    state.write(
        "goals",
        (
            *({**goal, "achieved_date": day()} for goal in written(met)),
            *(
                {**goal, "goal_id": f"LATE-{step}-{n}", "set_date": day(), "gas_level": 2}
                for n, goal in enumerate(written(new.to_dict("records")))
            ),
        ),
    )
    steps = world.raw["action_steps"]
    undone = steps[steps["done"].isna() & steps["goal_id"].isin(own["goal_id"])]
    undone = undone[["step_id", "goal_id", "due"]]
    state.write(
        "action_steps",
        (
            *({**s, "done": day()} for s in written(undone.to_dict("records"))),
            *(
                {"step_id": f"LATE-{step}-{n}", "goal_id": goal, "due": day(), "done": ""}
                for n, goal in enumerate(own["goal_id"])
            ),
        ),
    )
    logged = world.raw["sessions"].assign(
        region=world.pairs["region"].reindex(world.raw["sessions"]["pair_id"]).to_numpy()
    )
    autumn = logged["session_date"].between("2025-10-10", "2025-10-31")
    goes_on = pairs[pairs["region"].isin(logged["region"][autumn])]
    goals = own.groupby("pair_id")["goal_id"].apply(";".join)
    state.write(
        "sessions",
        (
            {
                "session_id": f"LATE-{step}-{n}",
                "pair_id": pair,
                "session_date": day(1, 40),
                "minutes_total": 60,
                "contact_type": "conference",
                "venue": "f2f",
                "status": "completed",
                "goals_addressed": goals.get(pair, ""),
                "goals_achieved": goals.get(pair, ""),
                "cycle_step": chance.randint(2, 5),
                "logged_by": "coach",
            }
            for n, pair in enumerate(goes_on.index)
        ),
    )
    seen = world.raw["class"]
    seen = seen[
        seen["educator_id"].isin(pairs["mentee_id"]) & (seen["observer_role"] == "external")
    ]
    again = seen[seen["window"].isin(("BASE", "END"))].drop(columns=["came"], errors="ignore")
    ids = {o: (f"LATE-{step}-{n}", day()) for n, o in enumerate(again["observation_id"].unique())}
    state.write(
        "class",
        (
            {
                **row,
                "observation_id": ids[row["observation_id"]][0],
                "obs_date": ids[row["observation_id"]][1],
                "cert_expires": "",
                "double_code_of": "",
                "score": chance.randint(2, 7),
            }
            for row in written(again.to_dict("records"))
        ),
    )
    return state.files


def late_pairs(state: State, world: World) -> list[RawFile]:
    """Pairs of the year's own coaches that a file says are of the year, and that began after it."""
    chance = state.chance
    pairs = world.pairs[world.pairs["cohort"] == YEAR_ENDED.year - 1]
    mentees = list(world.raw["participants"]["participant_id"])
    state.write(
        "pairs",
        (
            {
                "pair_id": f"LATE-{n}",
                "coach_id": coach,
                "mentee_id": chance.choice([m for m in mentees if m != coach]),
                "cohort_year": YEAR_ENDED.year - 1,
                "start_date": "2025-10-01",
            }
            for n, coach in enumerate(pairs["coach_id"].unique())
        ),
    )
    return state.files


def written(rows: list[dict[Hashable, object]]) -> Iterator[Row]:
    """Rows of a frame as a file has them."""
    for row in rows:
        found: Row = {}
        for key, value in row.items():
            if isinstance(value, pd.Timestamp):
                found[str(key)] = value.date().isoformat()
            elif pd.isna(value):  # type: ignore[call-overload]
                found[str(key)] = ""
            else:
                found[str(key)] = (
                    int(value) if isinstance(value, float) and value.is_integer() else value
                )
        yield found


def test_what_is_exempt_is_of_today() -> None:
    """The property is about all measures but the few whose record says so."""
    exempt = set(asked.ALL_MEASURES) - set(MEASURES)
    only_today = {key for key, measure in asked.ALL_MEASURES.items() if measure.today_only}
    assert exempt == only_today | OF_TODAY_ALONE
    assert len(MEASURES) > 85


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "state" in metafunc.fixturenames:
        thorough = bool(metafunc.config.getoption("--thorough"))
        metafunc.parametrize(
            "state", SEEDS if thorough else SEEDS[:1], indirect=True, scope="module"
        )


@pytest.fixture(scope="module")
def state(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Held]:
    folder = tmp_path_factory.mktemp("history")
    files = invent(folder, request.param, TODAY)
    path = Path(folder / "state.sqlite3")
    asked.import_all(path, files, TODAY)
    made = held(path, files, TODAY)
    yield made
    made.database.dispose()


def viewers(state: Held) -> tuple[Scope, ...]:
    """All of it, the state's groups, and the own people of two of its regions."""
    regions = sorted({int(r) for r in state.comparison.world.raw["programs"]["region_pac"]})
    own = (scope_of("facilitator", r, f"region{r}@test.invalid") for r in regions[:2])
    return (asked.EVERYTHING, asked.STAFF, *own)


def extracted(database: Database) -> dict[str, list[list[str]]]:
    """The extract but for its scores: which of them are left out follows from all that is told."""
    with database.reading(asked.EVERYTHING) as reader:
        packed = make_zip(reader, period_asked(EXTRACT, "py2025", TODAY), TODAY, KEY, 3)
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        files = {name: archive.read(name).decode() for name in (PAIRS, SESSIONS)}
    rows = {name: list(csv.reader(io.StringIO(text))) for name, text in files.items()}
    scores = min(n for n, column in enumerate(rows[PAIRS][0]) if column.startswith("score_"))
    return {name: [row[:scores] for row in listed] for name, listed in rows.items()}


def test_a_finished_year_never_moves(state: Held, tmp_path: Path) -> None:
    everybody = viewers(state)
    before = {viewer.who: said(state.database, viewer) for viewer in everybody}
    extract = extracted(state.database)
    regions_before = places_of_today(state.database)
    raw = state.comparison.world.raw
    seed = len(raw["participants"])
    for step in range(2):
        folder = tmp_path / str(step)
        folder.mkdir()
        made = State(random.Random(f"{seed}-{step}"), TODAY, folder)
        later(made, raw["participants"], raw["programs"])
        for file in facts_of_later(made, state.comparison.world):
            asked.import_one(state.database, file, TODAY)
        assert places_of_today(state.database) != regions_before
        for viewer in everybody:
            after = said(state.database, viewer)
            assert after.keys() == before[viewer.who].keys()
            moved = [name for name, text in after.items() if text != before[viewer.who][name]]
            assert not moved, (viewer.who, moved[:10])
        assert extracted(state.database) == extract
    made = State(random.Random(seed), TODAY, tmp_path)
    for file in late_pairs(made, state.comparison.world):
        asked.import_one(state.database, file, TODAY)
    with state.database.reading(asked.EVERYTHING) as reader:
        for name, text in figures(reader, ("mentees_per_coach", "coach_load")):
            assert text == before[asked.EVERYTHING.who][name], name
    with state.database.checking() as connection:
        assert list(differences(connection, TODAY)) == []


def places_of_today(database: Database) -> list[str]:
    """What is of today does move, so that something was there to be moved."""
    with database.reading(asked.EVERYTHING) as reader:
        filters = asked.filters_of("", TODAY)
        found = asked.answer(reader, "programs", filters, ("region",), TODAY)
        return [f"{cell.where}: {cell.value}" for cell in found.cells]


def test_a_correction_moves_it(state: Held, tmp_path: Path) -> None:
    """The figures of a finished year change where a file says that a place was always another."""
    before = said(state.database, asked.EVERYTHING)
    raw = state.comparison.world.raw
    made = State(random.Random(1), TODAY, tmp_path)
    mentees = raw["pairs"].loc[raw["pairs"]["cohort_year"] == 2024, "mentee_id"].unique()
    made.write(
        "participants",
        (
            {
                "participant_id": who,
                "role": "MENTEE_ADMIN",
                "program_number": raw["programs"]["eec_program_number"].iloc[0],
                "from": "always",
            }
            for who in mentees
        ),
    )
    for file in made.files:
        asked.import_one(state.database, file, TODAY)
    after = said(state.database, asked.EVERYTHING)
    assert after["pairs_served by ()"] == before["pairs_served by ()"]
    assert after["pairs_served by ('region',)"] != before["pairs_served by ('region',)"]
    assert after["pairs_served by ('role',)"] != before["pairs_served by ('role',)"]
