"""What is told of outcomes stays the same, byte for byte, whatever comes in between two named days."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

import pandas as pd
import pytest
from sqlalchemy import insert, select, update

from config.program.reports import EXTRACT
from config.roles import ROLES
from data_access.asking import counting
from data_access.asking.ask import ask
from data_access.asking.told import Told
from data_access.imports import consents
from data_access.imports.opening import open_database
from data_access.imports.preview import FIGURES
from data_access.imports.told import is_told
from data_access.lists import quality
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.measures.protected import may_look_up
from data_access.storage import schema
from data_access.storage.data_version import raise_version
from data_access.storage.database import Database, Reader, RefusedQuery
from data_access.storage.scope import Scope, scope_of
from layouts.page import csv_address
from layouts.pages import PAGES, opened_by, sources
from tests.attack import files, small_states, told
from tests.attack.attack import State, leaks_of, told_of
from tests.attack.conftest import held, import_files, imported
from tests.attack.viewers import STAFF
from tests.machines.demonstration import TODAY
from tests.recompute.raw import RawFile

SEED = 10
POLICY = told.AS_SET
# Of these a facilitator looks people up by name, and is told what holds now.
BY_NAME = {"goals", "retention"}
REGION = 2


def with_editions(path: Path) -> Database:
    return open_database(f"sqlite:///{path}", lambda: TODAY)


@dataclass(frozen=True)
class Before:
    """A state with its edition, to be copied; and what it was made of."""

    folder: Path
    made: small_states.Made


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Before:
    folder = tmp_path_factory.mktemp("over-time")
    state, made = imported(folder, SEED)
    state.database.dispose()
    return Before(folder, made)


@pytest.fixture
def path(before: Before, tmp_path: Path) -> Path:
    return Path(shutil.copy(before.folder / "state.sqlite3", tmp_path))


def everything_else(made: small_states.Made, folder: Path) -> list[RawFile]:
    """The same files once more, in which every score, goal, answer and ending is another one."""
    out = []
    for file in made.files:
        rows = pd.read_csv(file.path, dtype=str, keep_default_na=False)
        if file.format_key == "class_summary":
            scores = [c for c in rows.columns if len(c) <= 4 and c.isupper()]
            for name in scores:
                numbers = pd.to_numeric(rows[name])
                rows[name] = (8 - numbers).round(2).astype(str).where(rows[name] != "", "")
        elif file.format_key == "class":
            rows["score"] = (8 - pd.to_numeric(rows["score"])).astype(str)
        elif file.format_key == "surveys":
            rows["value"] = (6 - pd.to_numeric(rows["value"])).astype(str)
        elif file.format_key == "employment":
            rows["status"] = rows["status"].map(
                lambda s: "left_field" if s[0] == "s" else "same_program"
            )
        elif file.format_key == "goals":
            done = rows["status"] == "achieved"
            rows["achieved_date"] = rows["set_date"].where(~done, "")
            rows["status"] = done.map({True: "in_progress", False: "achieved"})
        elif file.format_key == "pairs":
            left = rows["end_reason"].isin(small_states.ENDINGS)
            rows["end_reason"] = rows["end_reason"].where(~left, "completed")
        else:
            continue
        path = folder / f"other-{file.path.name}"
        rows.to_csv(path, index=False)
        out.append(RawFile(file.format_key, path))
    return out


def outcomes_in_files(
    path: Path, role: str, region: int | None, years: tuple[int, ...]
) -> Iterator[tuple[str, str]]:
    """All that one role fetches of outcomes it may not look up: page CSVs, sources, reports, the extract."""
    with files.served(path, role, region) as product:
        for page in (PAGES[key] for key in opened_by(ROLES[role]) if key in PAGES):
            if role == "evaluator" or not any(MEASURES[m].protected for m in page.measures):
                continue  # the evaluator's pages are those of EEC staff
            for row in product.rows(csv_address(page, None, "from=all")):
                if is_of_edition(row["measure"], row["region"], region):
                    yield page.key, repr(row)
        for key in told.outcomes()[::4]:
            if is_of_edition(key, "", region):
                found = product.rows(sources.address(key, "from=all", True))
                yield f"sources of {key}", repr(found)
        for report, rows in files.report_rows(product, years).items():
            if report == "pac_participation" and region is None:
                yield report, repr(rows)
        if role in EXTRACT.roles:
            for year in years:
                answer = product.visitor.get(f"/reports/{EXTRACT.key}.zip?period=py{year + 1}")
                with zipfile.ZipFile(BytesIO(answer.data)) as archive:
                    yield f"extract {year}", archive.read("pairs.csv").decode()


def is_of_edition(key: str, place: str, region: int | None) -> bool:
    protected = MEASURES[key].stands_with
    if protected is None:
        return False
    return region is None or place == "rest" or protected.subject.key not in BY_NAME


@pytest.mark.long
@pytest.mark.timeout(1800)
@pytest.mark.parametrize(
    ("role", "region"), [("eec_staff", None), ("evaluator", None), ("facilitator", REGION)]
)
def test_no_file_moves_before_the_next_named_day(
    role: str, region: int | None, before: Before, path: Path, tmp_path: Path
) -> None:
    years = before.made.years
    earlier = list(outcomes_in_files(path, role, region, years))
    assert len(earlier) > (10 if role == "evaluator" else 100)
    import_files(path, everything_else(before.made, tmp_path))
    now = list(outcomes_in_files(path, role, region, years))
    assert [a for a, b in zip(earlier, now, strict=True) if a != b] == []


def cells_of(reader: Reader, subject: str) -> dict[str, tuple[object, ...]]:
    """The cells of every measure of a kind of outcome, by two breakdowns where it has them."""
    out = {}
    for key in told.outcomes_of(subject):
        by = tuple(n for n in ("region", "program_type") if n in MEASURES[key].breakdowns)
        out[key] = ask(reader, MEASURES[key], Filters(all_months=True), by, TODAY, POLICY).cells
    return out


@pytest.mark.long
def test_what_may_be_looked_up_moves_at_once_and_nothing_else(
    before: Before, path: Path, tmp_path: Path
) -> None:
    """Every outcome measure there is, asked for by who may look it up and by who may not."""
    database = with_editions(path)
    scopes = {
        "facilitator": scope_of("facilitator", REGION, "f"),
        "eec_staff": scope_of("eec_staff", None, "s"),
    }
    kinds = ("class", "goals", "retention", "surveys")

    def asked() -> dict[tuple[str, str], dict[str, tuple[object, ...]]]:
        found = {}
        for role, scope in scopes.items():
            with database.reading(scope) as reader:
                found |= {(role, kind): cells_of(reader, kind) for kind in kinds}
        return found

    earlier = asked()
    import_files(path, everything_else(before.made, tmp_path))
    now = asked()
    moved = {where for where in earlier if earlier[where] != now[where]}
    database.dispose()
    assert moved == {("facilitator", kind) for kind in BY_NAME}


def test_previews_tell_of_no_outcome_that_may_not_be_looked_up() -> None:
    """A preview counts within the import that it tries, so past every edition."""
    scopes = [scope_of(key, REGION, "p") for key in ROLES]
    for form, keys in FIGURES.items():
        for scope in scopes:
            if is_told(scope, form):
                assert all(may_look_up(scope, MEASURES[key].protected) for key in keys), form


def test_how_many_records_contradict_themselves_is_of_the_edition(path: Path) -> None:
    """The scores decide it; who sees the record by name, and its scores, is told at once."""
    database = with_editions(path)
    flags, seen = schema.class_flags, schema.class_observations
    agreed = select(schema.participants.c.participant_id).where(
        schema.participants.c.consent == "educator_level"
    )

    def contradictions(scope: Scope) -> int:
        with database.reading(scope) as reader:
            found = quality.counts(reader, TODAY)
        return sum(c.findings for c in found if c.kind == "class_contradiction")

    scopes = STAFF.scope, scope_of("facilitator", REGION, "f")
    before = [contradictions(scope) for scope in scopes]
    with database.writing("import") as connection:
        one = connection.execute(
            select(seen)
            .where(seen.c.region == REGION, seen.c.educator_id.in_(agreed))
            .order_by(seen.c.obs_date.desc())
        ).first()
        assert one is not None
        row = {
            "observation_id": one.observation_id,
            "domain": "ES",
            "reported": 2.0,
            "computed": 5.0,
        }
        row |= {"person_id": one.educator_id, "region": REGION}
        connection.execute(insert(flags).values(**{k: v for k, v in row.items() if k in flags.c}))
        raise_version(connection)
    assert [contradictions(scope) for scope in scopes] == [before[0], before[1] + 1]
    database.dispose()


def test_a_goal_that_is_dropped_takes_its_steps_out_on_the_next_named_day(path: Path) -> None:
    """For who may look goals up by name at once, in the own region."""
    database = with_editions(path)
    scopes = STAFF.scope, scope_of("facilitator", REGION, "f")
    steps = schema.step_status

    def due(scope: Scope) -> float | None:
        with database.reading(scope) as reader:
            asked = reader, MEASURES["steps_done"], Filters(all_months=True), (), TODAY, POLICY
            return ask(*asked).cells[0].denominator

    before = [due(scope) for scope in scopes]
    with database.writing("import") as connection:
        connection.execute(update(steps).values(dropped=1))
        raise_version(connection)
    now = [due(scope) for scope in scopes]
    database.dispose()
    assert all(before) and now[0] == before[0] and not now[1]


def test_outcomes_cannot_be_counted_past_the_edition(path: Path) -> None:
    database = with_editions(path)
    measure = MEASURES["class_mean"]
    with database.reading(STAFF.scope) as reader:
        span = ask(reader, measure, Filters(), (), TODAY, POLICY).span
        with pytest.raises(RefusedQuery, match="past the edition"):
            counting.Counting(reader, measure, Filters(), (), span, POLICY)
    database.dispose()


def test_a_withdrawal_holds_at_once_and_tells_nothing_new(before: Before, path: Path) -> None:
    """Who agrees no more is shielded in the edition, too; no figure is told that was not told before.

    Who agrees since changes nothing: the figures are the very same.
    """
    database = with_editions(path)
    scope = scope_of("facilitator", REGION, "f")
    measure = MEASURES["class_mean"]

    def shielded(reader: Reader) -> int:
        return len(set(decision_of(reader).people))

    def decision_of(reader: Reader) -> Told:
        at = ask(reader, measure, Filters(all_months=True), (), TODAY, POLICY).span
        edition = reader.of_edition()
        assert edition is not None
        return counting.Counting(edition, measure, Filters(), (), at, POLICY).decision

    with database.reading(scope) as reader:
        earlier, people = cells_of(reader, "class"), shielded(reader)
        rows = reader.rows(schema.class_windows)
        seen = select(rows.c.person_id, rows.c.consented).distinct().order_by(rows.c.person_id)
        known = reader.execute(seen).all()
    agreed = [who for who, consent in known if consent]
    refused = [who for who, consent in known if not consent]
    consents.give(database, refused[0], "own_facilitator", "test", TODAY, form_place="a folder")
    with database.reading(scope) as reader:
        assert (cells_of(reader, "class"), shielded(reader)) == (earlier, people)
    for who in agreed[:25]:  # who shield so many more that a few of before would hide among them
        consents.withdraw(database, who, "own_facilitator", "test", TODAY)
    with database.reading(scope) as reader:
        now = cells_of(reader, "class")
        assert shielded(reader) > people
    database.dispose()
    told_at_all = 0
    for key, cells in now.items():
        for was, cell in zip(earlier[key], cells, strict=True):
            told_at_all += cell.value is not None
            assert cell.suppression or not was.suppression, (key, was, cell)
    assert told_at_all


@pytest.mark.long
@pytest.mark.parametrize("edition", [True, False])
def test_who_kept_the_earlier_figures_works_nobody_out(
    edition: bool, before: Before, path: Path, tmp_path: Path
) -> None:
    """One educator is seen again. Of an edition nothing follows; of the data of now the score does."""
    first = held(path, SEED, before.made.files, before.made.years)
    first = replace(first, database=with_editions(path)) if edition else first
    earlier = told_of(first, STAFF, keys=told_keys())
    more = small_states.later(tmp_path, before.made)
    import_files(path, more)
    second: State = first
    if not edition:
        second = held(path, SEED, [*before.made.files, *more], before.made.years)
    now = told_of(second, STAFF, keys=told_keys())
    known = {one.record for e in (earlier, now) for one in leaks_of(e)}
    now.join(earlier)
    assert not now.misunderstood()
    found = [str(one) for one in leaks_of(now) if one.record not in known]
    first.database.dispose()
    second.database.dispose()
    assert bool(found) is not edition


def told_keys() -> tuple[str, ...]:
    return ("class_mean", "class_change")
