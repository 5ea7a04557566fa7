"""Definitions over HTTP: a page for each measure, its drawer, and words where there is none."""

from __future__ import annotations

import json

import pytest
from flask import Flask

from callbacks.pages import NOT_YOURS
from config.roles import ROLES
from data_access.measures import MEASURES
from data_access.people import accounts
from data_access.storage.database import Database
from layouts.pages import ALL_PAGES, HELP, opened_by
from tests.dashboard.product import EVALUATOR, ask_page, product_server
from tests.dashboard.visitors import ADMIN, FACILITATOR, PASSWORD, STAFF, Visitor, signed_in

ONE = "/definitions/goal_attainment"


@pytest.fixture
def server(peopled_url: str, database: Database) -> Flask:
    accounts.create_account(database, EVALUATOR[0], "Evaluator", EVALUATOR[1], None, PASSWORD)
    return product_server(peopled_url)


@pytest.mark.parametrize("person", [STAFF, FACILITATOR, EVALUATOR, ADMIN], ids=lambda p: p[1])
def test_help_opens_for_every_role(server: Flask, person: tuple[str, str, int | None]) -> None:
    visitor = signed_in(server, person)
    for path in (*(ALL_PAGES[key].path for key in HELP), ONE):
        assert visitor.get(path).status_code == 200
        answer = ask_page(server, visitor, path)
        assert answer.status_code == 200
        drawn = answer.json["response"]  # type: ignore[index]
        said = json.dumps(drawn["page"])
        assert "There is no page" not in said and NOT_YOURS[0] not in said, path
    assert drawn["drawn"]["data"]["title"].startswith(MEASURES["goal_attainment"].label)
    fragment = visitor.get(f"{ONE}.json")
    assert fragment.status_code == 200 and fragment.mimetype == "application/json"
    assert fragment.headers["Cache-Control"] == "no-store"
    text = fragment.text
    assert MEASURES["goal_attainment"].definition in json.dumps(fragment.json, ensure_ascii=False)
    # Links lead only where this person may go.
    assert ('"/goals"' in text) is ("goals" in opened_by(ROLES[person[1]]))


@pytest.mark.parametrize("key", ["nothing", "Goal_attainment", "goal_attainment/x", "..", "%00"])
def test_an_unknown_measure_is_no_page(server: Flask, key: str) -> None:
    visitor = signed_in(server, STAFF)
    for path in (f"/definitions/{key}", f"/definitions/{key}.json"):
        answer = visitor.get(path)
        assert answer.status_code == 404, path
        assert "There is no page at this address" in answer.text


def test_strangers_are_sent_to_sign_in_and_come_back(server: Flask) -> None:
    for path in (ONE, f"{ONE}.json"):
        answer = Visitor(server).get(path)
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/sign-in?next=/definitions/")
