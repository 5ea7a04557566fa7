"""Nobody is worked out from all that a viewer is told: by elimination, nor by linear programmes."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from config.program.reports import LEADING, REPORTS
from config.roles import ROLES
from tests.attack import files, participation, told
from tests.attack.attack import State, leaks_of, told_of
from tests.attack.conftest import small_state
from tests.attack.equations import Equations
from tests.attack.known import KNOWN
from tests.attack.leaks import exact
from tests.attack.standing import TAKEN
from tests.attack.taken import NOT_SUMS, unlisted
from tests.attack.viewers import STAFF, Viewer, facilitator, viewers_of

pytestmark = pytest.mark.timeout(1800)

# What the demonstration is asked where it is asked a sample.
MAIN = ("class_mean", "class_change")
# The first are attacked by everybody, those after them by EEC staff; one by default, all with --thorough.
WHOLE, STATES, BY_DEFAULT = 20, 200, (3,)
# Columns of reports that say whose a row is or what was done; none tells what became of anybody.
COUNTS = {
    *("region", "month", "program_type", "role", "breakdown", "category", "setting", "program"),
    *("program_year", "outcomes_as_of", "first_name", "last_name", "registry_id", "program_number"),
    *(
        "educators_served",
        "programs_served",
        "practitioners_coached",
        "programs_coached",
        "coaches",
    ),
    *("pairs_coached", "coaching_contacts", "coaching_hours", "contacts", "hours", "enrolled"),
    *("plc_meetings", "training_days", "not_known"),
}


def unexpected(state: State, viewer: Viewer, equations: Equations) -> list[str]:
    """What differs from what is known to be found; empty where it is the same."""
    assert not equations.misunderstood()[:5]
    leaks = leaks_of(equations, viewer)
    counts: dict[tuple[str, str], int] = {}
    for leak in leaks:
        counts[leak.how, leak.kind] = counts.get((leak.how, leak.kind), 0) + 1
    known = KNOWN.get((state.name, viewer.name), {})
    if counts == known:
        return []
    new = [str(one) for one in leaks if (one.how, one.kind) not in known]
    return [f"{state.name}, {viewer.name}: found {counts}, known {known}", *new[:6]]


@pytest.mark.long
def test_nobody_is_worked_out_in_a_small_state(small: State) -> None:
    """By EEC staff, and by the facilitator of a region: all figures, and all that follows."""
    viewers = [
        STAFF,
        next(v for v in viewers_of(small.world) if v.name == "facilitator of region 2"),
    ]
    found = [f for viewer in viewers for f in unexpected(small, viewer, told_of(small, viewer))]
    assert not found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "seed" in metafunc.fixturenames:
        every = bool(metafunc.config.getoption("--thorough"))
        metafunc.parametrize("seed", range(1, STATES + 1) if every else BY_DEFAULT)


def people_of(seed: int) -> int:
    """From 100 to 1,500, evenly by size; those after the first are small."""
    return round(100 * 15 ** ((seed - 1) / (WHOLE - 1))) if seed <= WHOLE else 100 + seed


@pytest.mark.long
def test_nobody_is_worked_out_by_anybody(seed: int, tmp_path: Path, thorough: bool) -> None:
    """By every role, with all it knows: pages, their files, reports and the extract together.

    By default by one facilitator of each role.
    """
    state = small_state(tmp_path, seed, people_of(seed))
    path, years = tmp_path / "state.sqlite3", state.years
    everybody = list(state.world.raw["participants"]["participant_id"])
    found: list[str] = []
    asked: set[str] = set()
    by_staff = told_of(state, STAFF)
    for viewer in viewers_of(state.world):
        if viewer is not STAFF and seed > WHOLE:
            continue
        if not thorough and viewer.region is not None and viewer.scope.role in asked:
            continue
        asked.add(viewer.scope.role)
        role = viewer.scope.role if not viewer.scope.totals_only else ""
        if role == "evaluator":  # is told what EEC staff are told
            assert told_of(state, viewer, keys=MAIN).found.keys() <= by_staff.found.keys()
            with files.served(path, role, None) as product:
                extract = files.extracted(product, years, everybody)
            assert extract
            found += unexpected(state, STAFF.with_extract(extract), by_staff)
            continue
        equations = by_staff if viewer is STAFF else told_of(state, viewer)
        if role in ROLES:
            with files.served(path, role, viewer.region) as product:
                found += more_in_files(state, viewer, product, equations)
                reports = files.report_rows(product, years)
            assert reports[participation.KEY]
            participation.add(equations, reports[participation.KEY])
        found += unexpected(state, viewer, equations)
    state.database.dispose()
    assert not found


def more_in_files(
    state: State, viewer: Viewer, product: files.Served, cells: Equations
) -> list[str]:
    """What the CSV files of pages tell that the cells do not, or more closely."""
    choices = ("", "region=2", "type=CENTER", "role=MENTEE", "instrument=TOD")
    years = [f"from={y}-09&to={y + 1}-08" for y in state.years]
    states = [f"from=all&{choice}" for choice in choices] + years
    read = Equations(cells.standing, cells.today, viewer)
    read.add(files.page_cells(product, states))
    assert read.cells > 20 and not read.misunderstood()[:5]
    out = []
    p = cells.standing.protected
    for name, said in read.found.items():
        if all(viewer.knows(p, int(number)) for number in said.ids):
            continue  # nothing is asked of the cells that the viewer may look up
        known = cells.found.get(name)
        near = known is not None and known.low - 1e-3 <= said.low and said.high <= known.high + 1e-3
        if not near:
            out.append(f"{viewer.name}: in a file alone: {said.by[0]}")
    return out


def test_nobody_is_worked_out_in_the_demonstration(
    demonstration: State, thorough: bool, demo_path: Path, tmp_path: Path
) -> None:
    """By EEC staff, from the means and the matched change, and who left from the participation report;
    thorough: from all figures of staying with it, and by a facilitator, from every CLASS measure."""
    leaving = told_of(
        demonstration, STAFF, keys=told.outcomes_of("retention") if thorough else ("staying",)
    )
    with files.served(_copy(demo_path, tmp_path), "eec_staff", None) as product:
        reports = files.report_rows(product, demonstration.years)
    participation.add(leaving, reports[participation.KEY])
    assert not unexpected(demonstration, STAFF, leaving)
    viewers = [STAFF, facilitator(3, demonstration.world)] if thorough else [STAFF]
    for viewer in viewers:
        keys = told.outcomes_of("class") if thorough else MAIN
        equations = told_of(demonstration, viewer, keys=keys)
        assert equations.questions > 100
        assert not unexpected(demonstration, viewer, equations)


def _copy(path: Path, folder: Path) -> Path:
    """The demonstration without the editions that other tests have made of it."""
    copied = folder / "demonstration.sqlite3"
    with closing(sqlite3.connect(path)) as of, closing(sqlite3.connect(copied)) as to:
        of.backup(to)
        to.execute("DELETE FROM editions")
        to.commit()
    return copied


@pytest.mark.long
def test_without_the_rule_the_leaks_are_found(small: State) -> None:
    """By subtraction between measures and between places, of all four kinds."""
    keys = ("class_mean", "class_change", "goal_attainment", "exit_reasons", "survey_mean")
    equations = told_of(small, STAFF, told.NOTHING_WITHHELD, keys=keys)
    assert not equations.misunderstood()[:5]
    found = exact(equations, {})
    kinds = {leak.kind for leak in found}
    assert kinds == {"class", "goals", "retention", "surveys"}
    assert len(found) > 50
    measures = {by.split(" × ")[1].split(" ")[0] for leak in found for by in leak.by}
    assert measures == set(keys)


def test_every_outcome_is_attacked_or_says_why_not() -> None:
    """What is neither listed nor no sum is taken apart row by row: see `taken.unlisted`."""
    assert not TAKEN.keys() & NOT_SUMS.keys()
    assert set(TAKEN) | set(NOT_SUMS) <= set(told.outcomes())


def test_every_column_of_a_report_is_a_count_of_what_was_done_or_attacked() -> None:
    """A new one has to be named here, or taken as what it tells of whom."""
    leading = {column.name for column in LEADING}
    for report in REPORTS.values():
        told_of_people = {c.name for c in report.columns} - leading - COUNTS
        expected = {*participation.ENDS, "re_paired"} if report.key == participation.KEY else set()
        assert told_of_people == expected, report.key


def test_a_measure_nobody_listed_is_attacked(small: State, monkeypatch: pytest.MonkeyPatch) -> None:
    """Goals attained, as if it were new: the same goals are worked out row by row."""
    key = ("goal_attainment",)
    before = exact(told_of(small, STAFF, told.NOTHING_WITHHELD, keys=key), {})
    monkeypatch.delitem(TAKEN, "goal_attainment")
    after = exact(told_of(small, STAFF, told.NOTHING_WITHHELD, keys=key), {})
    assert unlisted and len(after) == len(before) > 0
