"""Given facts of known imports and lines: where a figure comes from, and who is told how much."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from data_access.asking.policy import WithholdingPolicy
from data_access.lists.provenance import (
    FURTHER,
    SOURCES,
    Provenance,
    Traced,
    sources_of,
    trace,
)
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.storage.scope import (
    Scope,
    scope_of,
)
from tests.lists.region_with_pairs import (
    EEC,
    TODAY,
    facilitator,
    goal,
    imported,
    month,
    pair,
    people,
    program,
    put,
    ready,
)

EVALUATOR = scope_of("evaluator", None, "evaluator@test.invalid")
POLICY = WithholdingPolicy()


# -- the mapping ---------------------------------------------------------------------------------


@pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)
def test_every_measure_says_which_facts_it_is_counted_from(measure: Any) -> None:
    assert measure.table.name in SOURCES
    for source in sources_of(measure):
        assert source.fact.info["kind"] == "fact"
        assert {"import_id", "line", "region"} <= set(source.fact.c.keys())
        naming = source.fact if source.between is None else source.between.table
        if source.between is not None:
            assert source.between.own in source.fact.c
            assert source.between.other in source.between.table.c
        for names in source.named:
            assert names
            for own, other in names.items():
                assert own in naming.c and other in measure.table.c, (source.what, own, other)
    told = [(s.what, s.fact.name) for s in sources_of(measure)]
    assert len(set(told)) == len(told)


def test_nothing_is_declared_for_what_is_no_measure() -> None:
    assert set(SOURCES) == {m.table.name for m in MEASURES.values()}
    assert set(FURTHER) <= set(MEASURES)


# -- the facts -----------------------------------------------------------------------------------


def _from(import_id: int, line: int) -> dict[str, int]:
    return {"import_id": import_id, "line": line}


def _goal(number: str, pair_id: str, region: int, import_id: int, line: int) -> Iterator[Any]:
    """A goal due in February 2026, as a fact and summed up; three of four lines have been achieved.

    So its share is told: one of nobody's goals, or of all, would tell of each of them.
    """
    achieved = date(2026, 1, 20) if line % 4 else None
    values = {"goal_id": number, "pair_id": pair_id, "region": region}
    yield (
        schema.goals,
        {
            **values,
            **_from(import_id, line),
            "set_date": date(2025, 10, 1),
            "status": "achieved" if achieved else "in_progress",
            "achieved_date": achieved,
        },
    )
    yield goal(number, pair_id, region, date(2026, 2, 1), achieved_on=achieved)


def _pair(number: str, region: int, import_id: int, line: int, **more: Any) -> Iterator[Any]:
    mentee = f"M-{number}"
    yield from people(region, mentee)
    fact = {
        "pair_id": number, "coach_id": f"CT{region}", "mentee_id": mentee, "cohort_year": 2025,
        "start_date": date(2025, 9, 15), "region": region, "cohort": 2025,
    }  # fmt: skip
    yield schema.pairs, fact | _from(import_id, line)
    yield pair(number, region, mentee, f"CT{region}", **more)


def _filled(database: Database, pairs: int = 12) -> None:
    """Import 1 is of the whole state: pairs and goals of Regions 2 and 3. Import 2 is Region 3's."""
    facts: list[Any] = []
    for region in (2, 3):
        facts += [program(region), *people(region, f"CT{region}", role="CT")]
        for i in range(pairs):
            number = f"P{region}-{i:02d}"
            facts += _pair(number, region, 1, 100 * region + i)
            facts += _goal(f"G{region}-{i:02d}", number, region, 1, 500 + 100 * region + i)
    put(database, *facts, imported(1, None), imported(2, 3))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    with ready(database_url) as made:
        _filled(made)
        yield made


def traced(
    database: Database, scope: Scope, measure: str, filters: Filters | None = None
) -> Provenance:
    with database.reading(scope) as reader:
        return trace(reader, MEASURES[measure], filters or Filters(), TODAY, POLICY)


def part(found: Provenance, table: str) -> Traced:
    return next(t for t in found.traced if t.table == table)


def test_a_facilitator_is_told_the_lines_of_the_own_rows_alone(database: Database) -> None:
    found = traced(database, facilitator(2), "goal_attainment")
    assert found.shows_lines
    (file,) = part(found, "goals").files
    assert (file.import_id, file.rows, file.lines) == (1, 12, "700-711")
    # A file for the whole state is named to whom it concerns; its page is not theirs to open.
    assert (file.file_name, file.imported_by) == ("log-1.csv", "loader@test.invalid")
    assert not file.may_open
    assert part(found, "participant_places").rows == 12
    assert part(found, "sessions").files == ()


def test_a_file_of_another_region_stays_unnamed(database: Database) -> None:
    put(database, *_goal("G2-more", "P2-00", 2, 2, 9))
    found = part(traced(database, facilitator(2), "goal_attainment"), "goals")
    assert [(f.import_id, f.rows, f.lines) for f in found.files] == [
        (1, 12, "700-711"),
        (2, 1, "9"),
    ]
    assert [f.file_name for f in found.files] == ["log-1.csv", ""]
    assert [f.may_open for f in found.files] == [False, False]
    own = part(traced(database, facilitator(3), "goal_attainment"), "goals")
    assert [f.import_id for f in own.files] == [1]


def test_only_rows_that_the_question_counts_are_told(database: Database) -> None:
    put(
        database,
        *_pair("P2-coach", 2, 2, 4, program_type="FCC"),
        *_goal("G2-coach", "P2-coach", 2, 2, 5),
    )
    with database.writing("import") as connection:
        summed = schema.goal_status
        connection.execute(
            summed.update().where(summed.c.goal_id == "G2-coach").values(program_type="FCC")
        )
        # Dropped goals are not counted, nor are they traced.
        connection.execute(summed.update().where(summed.c.goal_id == "G2-00").values(dropped=1))
    scope = facilitator(2)
    everything = part(traced(database, scope, "goal_attainment"), "goals")
    assert [(f.import_id, f.rows) for f in everything.files] == [(1, 11), (2, 1)]
    narrow = traced(database, scope, "goal_attainment", Filters(program_type="FCC"))
    assert [(f.import_id, f.rows) for f in part(narrow, "goals").files] == [(2, 1)]
    nobody = traced(database, scope, "goal_attainment", Filters(cohort=2019))
    assert all(t.files == () for t in nobody.traced)


def test_pairs_of_which_nothing_is_collected_are_not_behind_the_figure(database: Database) -> None:
    put(
        database,
        *(month(f"P{r}-{i:02d}", r, "2026-02", monthly_survey=int(r == 2 and i > 3))
          for r in (2, 3) for i in range(12)),
    )  # fmt: skip
    # Region 3 imported no monthly survey: its pairs are in neither numerator nor denominator.
    assert part(traced(database, EEC, "monthly_survey"), "pairs").rows == 12
    assert part(traced(database, facilitator(2), "monthly_survey"), "pairs").rows == 12
    assert part(traced(database, facilitator(3), "monthly_survey"), "pairs").files == ()
    assert part(traced(database, EEC, "checklist_adherence"), "pairs").rows == 24


def test_who_sees_groups_alone_gets_files_and_numbers_and_no_lines(database: Database) -> None:
    for scope, opens in ((EEC, True), (EVALUATOR, False)):
        found = traced(database, scope, "goal_attainment")
        assert not found.shows_lines
        (file,) = part(found, "goals").files
        assert (file.rows, file.lines, file.file_name) == (24, "", "log-1.csv")
        assert file.may_open is opens


def test_a_file_with_the_rows_of_a_few_people_takes_all_numbers_with_it(
    database: Database,
) -> None:
    put(database, *(r for i in range(3) for r in _goal(f"G3-new-{i}", f"P3-{i:02d}", 3, 2, 9 + i)))
    for filters in (Filters(), Filters(region=2), Filters(region=3)):
        goals = part(traced(database, EEC, "goal_attainment", filters), "goals")
        assert [f.rows for f in goals.files] == [None] * len(goals.files)
        assert goals.rows is None and "fewer than 10 people" in goals.withheld
    # Whoever knows these people by name is told; of counts of coaching they are few all the same.
    own = part(traced(database, facilitator(3), "goal_attainment"), "goals")
    assert [f.rows for f in own.files] == [12, 3]
    addressed = part(traced(database, EEC, "goals_addressed"), "goals")
    assert [f.rows for f in addressed.files] == [None, None]


@pytest.mark.parametrize(
    "filters", [Filters(cohort=2025), Filters(program_type="CENTER"), Filters(role="MENTEE")]
)
def test_no_numbers_within_what_could_be_subtracted(database: Database, filters: Filters) -> None:
    goals = part(traced(database, EEC, "goal_attainment", filters), "goals")
    assert [f.rows for f in goals.files] == [None]
    assert "worked out" in goals.withheld
    assert part(traced(database, EEC, "goals_addressed", filters), "goals").rows == 24


def test_that_no_file_stands_behind_a_small_group_is_not_told(database: Database) -> None:
    """Of pairs that ended early a file stands there if one of the group did: that is a leaving."""
    nobody = part(traced(database, EEC, "goal_attainment", Filters(program_type="OST")), "goals")
    assert [(f.file_name, f.rows) for f in nobody.files] == [("log-1.csv", None)]


def test_numbers_are_withheld_with_the_figure(database_url: str) -> None:
    with ready(database_url) as made:
        _filled(made, pairs=9)
        found = traced(made, EEC, "goal_attainment")
        assert [f.rows for t in found.traced for f in t.files] == [None] * 3
        assert all("figure is withheld" in t.withheld for t in found.traced)
        own = traced(made, facilitator(2), "goal_attainment")
        assert part(own, "goals").rows == 9


@pytest.mark.parametrize("scope", [EEC, EVALUATOR, facilitator(2)], ids=lambda s: s.role)
@pytest.mark.long
def test_every_measure_can_be_traced_on_both_engines(database: Database, scope: Scope) -> None:
    for key, measure in MEASURES.items():
        found = traced(database, scope, key, Filters(region=2))
        assert len(found.traced) == len(sources_of(measure))
