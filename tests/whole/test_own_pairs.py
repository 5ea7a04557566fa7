"""A role of own pairs: no row, page or file of anybody else's pair, whatever it asks for."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, or_, select

from callbacks.pages import NO_PAGE
from config.roles import ROLES, Grain, Reach, Role
from dashboard.web.app import create_app
from data_access.asking.cache import Answers
from data_access.lists import quality
from data_access.measures.filters import Filters
from data_access.people import accounts
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.storage.scope import reading_rule, scope_of
from layouts import sentences, words
from layouts.page import csv_address
from layouts.pages import ALL_PAGES, PAGES, opened_by
from tests.dashboard.product import ask_page
from tests.dashboard.visitors import PASSWORD, Clock, Visitor, signed_in
from tests.whole.conftest import OWN, TODAY, settings_for

COACH = Role("own_coach", "Coach", Reach.PAIRS, Grain.NAMES, home="worklist")
PERSON = ("coach@example.org", COACH.key, OWN)
PRIVATE = {
    t.name
    for t in schema.metadata.sorted_tables
    if t.name.startswith(("survey", "funds", "support", "employment"))
}


@pytest.fixture(autouse=True)
def role(monkeypatch: pytest.MonkeyPatch) -> Role:
    monkeypatch.setitem(ROLES, COACH.key, COACH)
    return COACH


@pytest.fixture
def state(demo_path: Path, tmp_path: Path) -> Iterator[Database]:
    path = Path(shutil.copy(demo_path, tmp_path / "pac.sqlite3"))
    database = Database(f"sqlite:///{path}")
    yield database
    database.dispose()


def busiest(database: Database) -> str:
    """The coach of the region with the most pairs."""
    pairs = schema.pairs.c
    with database.writing("import") as connection:
        found = connection.scalar(
            select(pairs.coach_id)
            .where(pairs.region == OWN)
            .group_by(pairs.coach_id)
            .order_by(func.count().desc(), pairs.coach_id)
            .limit(1)
        )
    assert found
    return str(found)


def own(database: Database, coach: str) -> tuple[set[str], set[str]]:
    """The coach's pairs in the region, and the coach with its mentees there."""
    pairs = schema.pairs.c
    with database.writing("import") as connection:
        rows = connection.execute(
            select(pairs.pair_id, pairs.mentee_id).where(
                pairs.region == OWN, or_(pairs.coach_id == coach, pairs.mentee_id == coach)
            )
        ).all()
    return {r.pair_id for r in rows}, {coach, *(r.mentee_id for r in rows)}


def test_rows_are_of_own_pairs_and_own_people_alone(state: Database) -> None:
    coach = busiest(state)
    pairs, people = own(state, coach)
    scope = scope_of(COACH.key, OWN, "test", coach)
    read = 0
    for table in schema.metadata.sorted_tables:
        if reading_rule(table) != "scoped":
            continue
        with state.reading(scope) as reader:
            rows = reader.execute(select(reader.rows(table))).mappings().all()
        if table.name in PRIVATE or table.info["kind"] == "ledger":
            assert not rows, table.name
        for row in rows:
            read += 1
            assert row["region"] == OWN, table.name
            if "pair_id" in row and row["pair_id"] is not None:
                assert row["pair_id"] in pairs, table.name
            else:
                told = {row[n] for n in ("person_id", "participant_id", "educator_id") if n in row}
                assert told <= people, (table.name, told)
    assert read > 100 and len(pairs) > 1


def test_no_participant_means_no_rows(state: Database) -> None:
    for scope in (scope_of(COACH.key, OWN, "test"), scope_of(COACH.key, None, "test", "CT-1")):
        assert scope.is_empty
    nobody = scope_of(COACH.key, OWN, "test", "NOBODY")
    with state.reading(nobody) as reader:
        assert not reader.execute(select(reader.rows(schema.pair_months))).all()


def test_a_figure_is_of_own_pairs_and_says_so(state: Database) -> None:
    coach = busiest(state)
    scope = scope_of(COACH.key, OWN, "test", coach)
    answers = Answers(state, settings_for(Path(state.url.database or "")))
    answer = answers.ask(scope, "pairs_served", Filters(all_months=True), (), TODAY)
    assert answer.cells[0].value == len(own(state, coach)[0])
    assert answer.scope_words == "Own pairs only"
    narrowed = answers.ask(scope, "pairs_served", Filters(region=OWN), ("region",), TODAY)
    assert sentences.whose(answers.ask(scope, "pairs_served", Filters(region=OWN), (), TODAY)) == (
        "Own pairs"
    )
    assert {words.place(narrowed, c) for c in narrowed.cells} == {"Own pairs"}
    facilitator = scope_of("facilitator", OWN, "test")
    whole = answers.ask(facilitator, "pairs_served", Filters(all_months=True), (), TODAY)
    assert (whole.cells[0].value or 0) > (answer.cells[0].value or 0)


def test_findings_are_among_those_of_the_facilitator(state: Database) -> None:
    """A list made of fewer rows must not find what is not there."""
    found = []
    for scope in (
        scope_of(COACH.key, OWN, "test", busiest(state)),
        scope_of("facilitator", OWN, "test"),
    ):
        with state.reading(scope) as reader:
            listed = quality.findings(reader, TODAY)
        found.append({(f.kind, f.record, f.pair_id) for f in listed})
    assert found[0] and found[0] <= found[1]


@pytest.mark.timeout(1800)
def test_no_page_or_file_names_anybody_else(state: Database, tmp_path: Path) -> None:
    coach = busiest(state)
    pairs, people = own(state, coach)
    accounts.create_account(state, PERSON[0], "Coach", COACH.key, OWN, PASSWORD, participant=coach)
    with state.writing("import") as connection:
        every = {
            *connection.scalars(select(schema.pairs.c.pair_id)),
            *connection.scalars(select(schema.participants.c.participant_id)),
        }
        leaders = set(
            connection.scalars(
                select(schema.pairs.c.il_id).where(schema.pairs.c.pair_id.in_(pairs))
            )
        )
    forbidden = every - pairs - people - leaders
    server = create_app(settings_for(tmp_path / "pac.sqlite3", secret_key="k" * 40), now=Clock())
    visitor: Visitor = signed_in(server, PERSON)
    seen: set[str] = set()
    texts = []
    for key in opened_by(COACH):
        answer = ask_page(server, visitor, ALL_PAGES[key].path, "?region=3&from=all")
        assert answer.status_code == 200 and "could not be drawn" not in answer.text, key
        texts.append((key, json.dumps(answer.json)))
        if key in PAGES:
            texts.append((key, visitor.get(csv_address(PAGES[key], None, "from=all")).text))
    files = visitor.get("/sources.csv?measure=contact_months&from=all").text
    assert "demonstration" not in files and ".csv" not in files.split("\n", 1)[1]
    for pair in sorted(every & pairs)[:3]:
        texts.append((pair, ask_page(server, visitor, f"/pairs/{pair}").text))
    other = min(every - pairs - people - leaders)
    assert NO_PAGE[0] in ask_page(server, visitor, f"/pairs/{other}").text
    for key, text in texts:
        named = set(re.findall(r"[A-Za-z0-9][A-Za-z0-9-]{3,}", text))
        assert not named & forbidden, (key, named & forbidden)
        seen |= named & (pairs | people)
    assert seen  # the own ones are found, so the search would find the others
    server.extensions["pac_site"].database.dispose()


def test_an_account_of_own_pairs_says_whose(state: Database) -> None:
    with pytest.raises(accounts.AccountRefused, match="--participant"):
        accounts.create_account(state, "a@example.org", "A", COACH.key, OWN, PASSWORD)
    with pytest.raises(accounts.AccountRefused, match="leave the participant out"):
        accounts.create_account(
            state, "b@example.org", "B", "facilitator", OWN, PASSWORD, participant="CT-1"
        )
    with pytest.raises(ValueError, match="own pairs"):
        Role("x", "X", Reach.PAIRS, Grain.NAMES, "worklist", compares_with_state=True)
