"""Every measure, breakdown and viewer: nothing of another region, cold and warm.

The cases come from the registries, so a new measure, breakdown or role is covered as it is added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from urllib.parse import parse_qsl

import pytest
from sqlalchemy import Table, select

from config.roles import ROLES, Grain, Reach
from data_access.asking.answers import (
    EVERYBODY,
    REST,
    Answer,
    Cell,
)
from data_access.asking.cache import Answers
from data_access.measures import MEASURES
from data_access.measures.filters import (
    Filters,
    read_filters,
)
from data_access.measures.measure import Measure
from data_access.storage import schema
from data_access.storage.database import (
    Database,
    RefusedQuery,
)
from data_access.storage.scope import (
    NAMES,
    PLACES,
    Scope,
    nothing,
    reading_rule,
    scope_of,
)
from tests.whole.conftest import OWN, TODAY

STATES = (
    "",
    "region=3&cohort=2025",
    "region=6&role=MENTEE_ADMIN&type=CENTER&from=all",
)


def asked(
    measure: Measure, thorough: bool, states: tuple[str, ...] = STATES
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every breakdown of a measure, each in one of the states in turn; thorough: in all of them."""
    for number, by in enumerate(breakdowns(measure)):
        for query in states if thorough else (states[number % len(states)],):
            yield by, query


def breakdowns(measure: Measure) -> Iterator[tuple[str, ...]]:
    """None, each one, and region with each other one."""
    yield ()
    for name in measure.breakdowns:
        yield (name,)
    for pair in combinations(measure.breakdowns, 2):
        if "region" in pair:
            yield pair


def _filters(query: str, scope: Scope) -> Filters:
    return read_filters(dict(parse_qsl(query)), scope, TODAY)[0]


def _own_cells(answer: Answer) -> Answer:
    """The answer without its one declared comparison: the rest of the state, and the difference from it."""
    own = tuple(c for c in answer.cells if c.of("region") != REST)
    if "region" not in answer.by:
        return replace(answer, cells=own, lacks_regions=False)
    if answer.compared in ("", "region"):  # and not what the region itself is divided by
        alone = {"against_rest": None, "rest_withheld": False, "not_compared": ""}
        own = tuple(replace(c, **alone) for c in own)  # type: ignore[arg-type]
    return replace(answer, cells=own, compared="", lacks_regions=False)


def _differs_only_from_what_is_shown(answer: Answer) -> bool:
    """Whether every difference from the rest of the state is one from a figure that is shown."""
    if answer.compared != "region":
        return True
    shown = {_place(c) for c in answer.select(region=REST) if not c.is_empty}
    own = (c for c in answer.cells if c.of("region") == str(OWN) and c.against_rest)
    return all(_place(c) in shown for c in own)


def _place(cell: Cell) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((k, v) for k, v in cell.where.items() if k != "region"))


@pytest.mark.parametrize("key", MEASURES)
def test_a_facilitators_answers_do_not_depend_on_other_regions(
    key: str, answers: Answers, twin_answers: Answers, thorough: bool
) -> None:
    measure = MEASURES[key]
    scope = scope_of("facilitator", OWN, "f@test.invalid")
    staff = scope_of("eec_staff", None, "e@test.invalid")
    compared = 0
    for by, query in asked(measure, thorough):
        filters = _filters(query, scope)
        assert filters.region in (None, OWN)
        # Warm one of the two with what somebody who sees all asks first.
        twin_answers.ask(staff, key, _filters(query, staff), by, TODAY)
        here = answers.ask(scope, key, filters, by, TODAY)
        there = twin_answers.ask(scope, key, filters, by, TODAY)
        if "region" in by:
            assert {c.where["region"] for c in here.cells} <= {str(OWN), REST}
            assert _differs_only_from_what_is_shown(here)
        assert _own_cells(here) == _own_cells(there)
        compared += len(here.cells)
    assert compared or measure.key == "programs"


# What the twin leaves alone: counts of pairs, programs and goals, who coaches again, levels written
# beforehand; and agreement, because both observers' scores were moved together.
ALIKE = {
    "programs",
    "pairs_served",
    "goals_set",
    "role_return",
    "goal_scaling",
    "class_agreement",
}


@pytest.mark.parametrize("key", [key for key in MEASURES if key not in ALIKE])
def test_the_twin_really_differs(key: str, answers: Answers, twin_answers: Answers) -> None:
    """The test above could not fail if the twin were the same state."""
    scope = scope_of("eec_staff", None, "e@test.invalid")
    filters = Filters(all_months=True)
    here = answers.ask(scope, key, filters, ("region",), TODAY)
    there = twin_answers.ask(scope, key, filters, ("region",), TODAY)
    assert here.cells != there.cells


@pytest.mark.parametrize(
    "scope",
    [
        nothing(),
        scope_of("no_such_role", 2, "x"),
        scope_of("facilitator", None, "x"),
        scope_of("facilitator", 4_000, "x"),
        scope_of("admin", 2, "x"),
    ],
)
def test_who_has_no_reach_gets_no_cell(scope: Scope, answers: Answers) -> None:
    for key, measure in MEASURES.items():
        answer = answers.ask(scope, key, Filters(), measure.breakdowns[:1], TODAY)
        assert answer.cells == () and answer.notices and answer.data_through is None


OUTCOMES = [key for key, measure in MEASURES.items() if measure.is_outcome]


@pytest.mark.parametrize("key", OUTCOMES)
def test_no_viewer_without_names_sees_an_outcome_on_few_people(
    key: str, answers: Answers, thorough: bool
) -> None:
    measure = MEASURES[key]
    withheld = 0
    for role in (r for r in ROLES.values() if r.reach is Reach.STATE and not r.sees_names):
        scope = scope_of(role.key, None, f"{role.key}@test.invalid")
        for by, query in asked(measure, thorough):
            answer = answers.ask(scope, key, _filters(query, scope), by, TODAY)
            for cell in answer.cells:
                assert cell.suppression or not 0 < (cell.people or 0) < 10, (key, cell)
                if cell.suppression:
                    withheld += 1
                    numbers = (cell.value, cell.low, cell.high, cell.spread, cell.people)
                    more = (cell.units, cell.numerator, cell.denominator, cell.against_rest)
                    more += (cell.against_none, cell.intended)
                    assert set(numbers + more) == {None}
    assert withheld


@pytest.mark.parametrize("key", MEASURES)
def test_who_sees_totals_only_is_given_the_states_own_rows(
    key: str, answers: Answers, thorough: bool
) -> None:
    staff = scope_of("eec_staff", None, "e@test.invalid")
    other_places = PLACES - {"region"}
    for by, query in asked(MEASURES[key], thorough, STATES[:1] + STATES[2:]):
        mine = answers.ask(WHOLE, key, _filters(query, WHOLE), by, TODAY)
        for cell in mine.cells:
            assert cell.where.get("region", EVERYBODY) == EVERYBODY
            assert not other_places & set(cell.where)
        if other_places & set(by):
            continue  # no other place has a total of its own
        filters = _filters(query, staff).without("region")
        theirs = answers.ask(staff, key, filters, by, TODAY)
        whole = [c for c in theirs.cells if c.where.get("region", EVERYBODY) == EVERYBODY]
        if "region" not in by:
            assert list(map(_unnamed, mine.cells)) == list(map(_unnamed, theirs.cells))
        told = {tuple(sorted(c.where.items())): c for c in whole}
        for cell in mine.cells:
            assert _unnamed(cell) == _unnamed(told[tuple(sorted(cell.where.items()))])


def _unnamed(cell: Cell) -> Cell:
    """A cell without the words on whose logs it waits for, which name regions to some alone."""
    return replace(cell, why="") if cell.why_code == "not_arrived" else cell


def test_names_are_nobodys_who_may_not_see_them(
    demo_path: Path, opened: Callable[[Path], Database]
) -> None:
    """In the rows themselves, so that no page or list has to remember it."""
    database, looked = opened(demo_path), 0
    for role in ROLES.values():
        scope = scope_of(role.key, OWN, "t@test.invalid")
        if scope.is_empty or scope.participant is not None:
            continue
        with database.reading(scope) as reader:
            rows = reader.execute(select(reader.rows(schema.participants))).mappings().all()
        named = [row for row in rows if any(row[name] is not None for name in NAMES & row.keys())]
        assert rows and bool(named) == role.sees_names, role.key
        looked += 1
    assert looked > 2


def test_the_rest_of_the_state_is_many_people_and_regions(answers: Answers) -> None:
    scope = scope_of("facilitator", OWN, "f@test.invalid")
    shown = 0
    for key, measure in MEASURES.items():
        for query in STATES:
            answer = answers.ask(scope, key, _filters(query, scope), ("region",), TODAY)
            for cell in answer.select(region=REST):
                if not cell.is_empty:
                    shown += 1
                    assert (cell.people or 0) >= 10
        assert measure.key
    assert shown


# Whoever sees the state as a whole; every role of the kind makes such a scope.
WHOLE = Scope(None, False, "w@test.invalid", "evaluator", totals_only=True)


def test_a_roles_scope_is_its_reach_and_grain() -> None:
    for role in ROLES.values():
        made = scope_of(role.key, OWN, "x@test.invalid")
        expected = {Reach.STATE: None, Reach.REGION: (OWN,), Reach.PAIRS: (), Reach.NONE: ()}[
            role.reach
        ]
        assert made.regions == expected, role.key
        assert made.sees_names is (role.grain is Grain.NAMES and not made.is_empty), role.key
        whole = role.grain is Grain.TOTALS and role.reach is Reach.STATE
        assert made.totals_only is whole, role.key
        assert made.key != scope_of(role.key, 3, "").key or role.reach is not Reach.REGION


SCOPED = [t for t in schema.metadata.sorted_tables if reading_rule(t) != "open"]


@pytest.mark.parametrize("table", SCOPED, ids=lambda t: t.name)
def test_a_table_is_not_read_past_the_scope(
    table: Table, demo_path: Path, opened: Callable[[Path], Database]
) -> None:
    database = opened(demo_path)
    scope = scope_of("facilitator", OWN, "f@test.invalid")
    with database.reading(scope) as reader:
        with pytest.raises(RefusedQuery):
            reader.execute(select(table))
        with pytest.raises(RefusedQuery):
            reader.execute(select(schema.months.join(table, table.c[table.c.keys()[0]] == 1)))
        if reading_rule(table) == "scoped":
            elsewhere = scope_of("facilitator", 3, "other").rows(table)
            with pytest.raises(RefusedQuery):  # another viewer's door does not open here
                reader.execute(select(elsewhere))
            rows = reader.rows(table)
            found = set(reader.execute(select(rows.c.region).distinct()).scalars())
            assert found <= {OWN}
    if reading_rule(table) == "scoped":
        with database.reading(WHOLE) as reader:
            rows = reader.rows(table)
            for name in {*PLACES} & {*rows.c.keys()}:
                assert set(reader.execute(select(rows.c[name]).distinct()).scalars()) <= {None}
