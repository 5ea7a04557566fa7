"""A database in which nothing is yet: every page says what comes next, and how new the data are."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from flask import Flask

from callbacks import drawing
from config.roles import ROLES, Audience
from data_access.people import accounts
from data_access.storage.database import (
    Database,
    DatabaseUnavailable,
)
from layouts.pages import ALL_PAGES, BY_PATH, PAGES, opened_by
from tests.dashboard.conftest import LookedAt
from tests.dashboard.product import ask_page, fill, product_server
from tests.dashboard.visitors import ADMIN, FACILITATOR, PASSWORD, STAFF, Visitor, signed_in
from tests.lists.region_with_pairs import (
    imported,
    put,
    raise_version,
)

# Pages that lead on by themselves: a form that takes the first file, one that invites people.
THEIR_OWN = {("imports", "facilitator"), ("imports", "admin"), ("accounts", "admin")}
# Who sees neither figures nor imports is told nothing of how new they are.
TOLD = [role for role in ROLES.values() if Audience.DATA.has(role)]
OPENED = [(role.key, key) for role in TOLD for key in opened_by(role)]


@pytest.fixture
def server(peopled_url: str, database: Database) -> Flask:
    """Somebody of every role, and no data."""
    accounts.create_account(
        database, "evaluator@example.org", "Evaluator", "evaluator", None, PASSWORD
    )
    return product_server(peopled_url)


def visitor_of(server: Flask, role: str) -> Visitor:
    known = {person[1]: person for person in (STAFF, FACILITATOR, ADMIN)}
    return signed_in(server, known.get(role, ("evaluator@example.org", role, None)))


def drawn(server: Flask, visitor: Visitor, path: str, search: str = "") -> dict[str, Any]:
    answer = ask_page(server, visitor, path, search)
    assert answer.status_code == 200, answer.text
    response: dict[str, Any] = answer.json["response"]
    return response


@pytest.mark.parametrize(("role", "key"), OPENED)
def test_every_page_of_an_empty_database_has_a_next_step(
    empty_product: LookedAt, role: str, key: str
) -> None:
    page = drawn(empty_product.server, empty_product.visitor(role), ALL_PAGES[key].path)
    told = json.dumps(page["page-notices"])
    assert "could not be drawn" not in json.dumps(page)
    if (key, role) in THEIR_OWN:
        text = json.dumps(page["page"])
        assert "Look at the file" in text or "Invite somebody" in text
        return
    assert told.count("There are no data yet.") == 1
    (step,) = re.findall(r'"href": "([^"]+)"', told)
    leads_to = BY_PATH[step].key
    assert leads_to in opened_by(ROLES[role]), "a step that this role cannot take"
    assert leads_to == ("imports" if ROLES[role].imports else "definitions")
    assert "Nothing is missing" not in json.dumps(page["page"])


def test_the_step_goes_once_there_are_data(server: Flask, database: Database) -> None:
    visitor = visitor_of(server, "eec_staff")
    put(database, imported(1, 2))
    raise_version(database)
    for path in ("/", "/coaching", "/data-quality", "/imports"):
        assert "no data yet." not in json.dumps(drawn(server, visitor, path)["page-notices"]), path
    # Region 1 has none: its facilitator begins there.
    beginner = visitor_of(server, "facilitator")
    assert "There are no data yet." in json.dumps(drawn(server, beginner, "/")["page-notices"])


@pytest.mark.parametrize(("role", "key"), OPENED)
def test_every_page_says_how_new_the_data_are(
    filled_product: LookedAt, role: str, key: str
) -> None:
    visitor = filled_product.visitor(role)
    lines = json.dumps(drawn(filled_product.server, visitor, ALL_PAGES[key].path)["freshness"])
    assert "Last import " in lines and "2026, 10:00 am" in lines
    # An administrator sees no figures and is told of imports alone.
    assert ("Data through " in lines and "May 12, 2026" in lines) is (role != "admin")


def test_words_instead_of_a_page_say_it_too(server: Flask, database: Database) -> None:
    fill(database)
    visitor = visitor_of(server, "eec_staff")
    for path in ("/accounts", "/imports/99"):
        assert "May 12, 2026" in json.dumps(drawn(server, visitor, path)["freshness"]), path


# -- failing --------------------------------------------------------------------------------------


def test_a_piece_that_cannot_be_read_leaves_the_rest(
    server: Flask, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database)
    visitor = visitor_of(server, "eec_staff")
    whole = json.dumps(drawn(server, visitor, "/")["page"])

    def failing(reader: Any, today: date) -> Any:
        raise ZeroDivisionError("inner secret")

    (broken,) = [p for p in PAGES["overview"].pieces if p.key == "quality"]
    monkeypatch.setitem(vars(broken), "reads", failing)
    text = json.dumps(drawn(server, visitor, "/")["page"])
    assert text.count("This part of the page could not be drawn.") == 1
    assert "inner secret" not in text
    for left in ("Needs attention", "Arrived on May 2, 2026", "How complete"):
        assert left in whole and left in text
    assert "What to set right" in whole and "What to set right" not in text


def test_a_page_without_its_first_sentence_still_stands(
    server: Flask, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database)

    def failing(answers: Any) -> str:
        raise ZeroDivisionError("inner secret")

    monkeypatch.setitem(vars(PAGES["overview"]), "lead", failing)
    text = json.dumps(drawn(server, visitor_of(server, "eec_staff"), "/")["page"])
    assert "Needs attention" in text and "inner secret" not in text


def test_a_database_that_is_away_is_said_and_not_drawn_as_a_broken_panel(
    server: Flask, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(database)
    visitor = visitor_of(server, "eec_staff")

    def away(*given: Any) -> Any:
        raise DatabaseUnavailable("The reporting database rests. Try again in a minute.")

    monkeypatch.setattr(drawing, "answers_of", away)
    answer = ask_page(server, visitor, "/")
    assert (answer.status_code, answer.json["error"]) == (
        503,
        "The reporting database rests. Try again in a minute.",
    )


# -- the work list --------------------------------------------------------------------------------


def test_a_list_that_is_not_known_is_told_and_left_out(server: Flask, database: Database) -> None:
    fill(database)
    visitor = visitor_of(server, "facilitator")
    asked = drawn(server, visitor, "/work-list", "?show=of-nothing")
    plain = drawn(server, visitor, "/work-list")
    assert "show=of-nothing" in json.dumps(asked["page-notices"], ensure_ascii=False)
    assert plain["page-notices"]["children"] == []
    assert asked["page"] == plain["page"]


def test_sources_say_that_a_link_shows_less(server: Flask, database: Database) -> None:
    fill(database)
    search = "?measure=contact_months&region=2"
    asked = drawn(server, visitor_of(server, "facilitator"), "/sources", search)
    assert "This link shows less to you" in json.dumps(asked["page-notices"])
    assert (
        drawn(server, visitor_of(server, "eec_staff"), "/sources", search)["page-notices"][
            "children"
        ]
        == []
    )
