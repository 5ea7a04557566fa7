"""Replies that are kept: nothing is drawn or read again, and nobody is answered unchecked."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from callbacks import drawing
from data_access.people import accounts
from data_access.storage.database import (
    Database,
    RefusedQuery,
)
from data_access.storage.prepared import Prepared
from data_access.storage.schema import pair_months
from layouts.pages import PAGES
from layouts.panels import part_id
from tests.dashboard.product import ask_page, body_of_page, product_server
from tests.dashboard.visitors import FACILITATOR, PASSWORD, STAFF, Visitor, signed_in
from tests.lists.region_with_pairs import raise_version

PANEL = PAGES["dosage"].panels[1]
PARTS = tuple(part_id(part, PANEL.key) for part in ("sentence", "table"))


@pytest.fixture
def peopled_url(filled_url: str) -> str:
    """The people of these tests, and given facts."""
    return filled_url


@pytest.fixture
def server(peopled_url: str) -> Flask:
    return product_server(peopled_url)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The queries whose page was drawn, in order."""
    queries: list[str] = []
    draw = drawing.draw

    def noting(*given: Any, **more: Any) -> Any:
        made = draw(*given, **more)
        queries.append(made.query)
        return made

    monkeypatch.setattr(drawing, "draw", noting)
    return queries


def change(server: Flask, visitor: Visitor, search: str = "?region=1") -> Any:
    return ask_page(server, visitor, "/coaching", search, "/coaching", PARTS)


@contextmanager
def counted_reading(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every time the database is asked for anything."""
    asked: list[str] = []
    reading, first = Database.reading, Prepared.first

    def noting_reading(self: Database, *given: Any) -> Any:
        asked.append("reading")
        return reading(self, *given)

    def noting_first(self: Prepared, *given: Any, **more: Any) -> Any:
        asked.append("prepared")
        return first(self, *given, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "reading", noting_reading)
        patch.setattr(Prepared, "first", noting_first)
        yield asked


def test_a_kept_reply_costs_one_statement_and_no_drawing(
    server: Flask, drawn: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = signed_in(server, STAFF)
    first = change(server, visitor)
    with counted_reading(monkeypatch) as asked:
        again = change(server, visitor)
    assert asked == ["prepared"]
    assert drawn == ["region=1"]
    assert again.status_code == 200 and again.data == first.data
    assert change(server, visitor, "?region=2").json != first.json
    assert drawn == ["region=1", "region=2"]


def test_new_data_are_drawn_anew(server: Flask, database: Database, drawn: list[str]) -> None:
    visitor = signed_in(server, STAFF)
    change(server, visitor)
    raise_version(database)
    change(server, visitor)
    assert drawn == ["region=1", "region=1"]


def test_what_ends_a_sign_in_or_changes_an_account_holds_for_kept_replies(
    server: Flask, database: Database, drawn: list[str]
) -> None:
    def people() -> Iterator[tuple[str, Visitor]]:
        for number in range(4):
            email = f"person{number}@example.org"
            accounts.create_account(database, email, "Person", "facilitator", 1, PASSWORD)
            visitor = Visitor(server)
            assert visitor.sign_in(email).status_code == 303
            visitor.get("/")
            assert change(server, visitor, "").status_code == 200
            yield email, visitor

    def give(email: str, **values: Any) -> None:
        with database.writing("accounts") as connection:
            table = accounts.accounts
            connection.execute(update(table).where(table.c.email == email).values(**values))

    (leaving, first), (closed, second), (renewed, third), (moved, fourth) = people()
    before = change(server, fourth, "")
    drawings = len(drawn)
    first.post("/sign-out", data={"csrf_token": first.token})
    accounts.disable(database, closed)
    accounts.set_password(database, renewed, PASSWORD + " once more")
    give(moved, region=2)
    for visitor in (first, second, third):
        assert change(server, visitor, "").status_code == 401, leaving
    after = change(server, fourth, "")
    assert len(drawn) == drawings + 1
    assert "Region 1" in before.text and "Region 2" in after.text
    assert "Region 1" not in json.dumps(after.json["response"]["announce"])
    give(moved, role="nobody")
    assert change(server, fourth, "").status_code == 403


def test_a_body_like_one_that_is_known_is_still_looked_at(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    body = body_of_page(server, "/coaching", "?region=1", "/coaching", PARTS)
    good = visitor.call(body)
    assert good.status_code == 200
    part = next(i for i, o in enumerate(body["outputs"]) if isinstance(o, list) and o)

    def with_part(**more: Any) -> dict[str, Any]:
        other = copy.deepcopy(body)
        other["outputs"][part][0] |= more
        return other

    assert visitor.call(with_part(value="of the browser's own")).data == good.data
    for bad in (
        with_part(property="style"),
        with_part(id={"part": "sentence", "panel": "a\x00"}),
        with_part(id={"part": "sentence", "panel": "x" * 500}),
        with_part(id={"part": "sentence"}),
        with_part(id=None),
        body | {"outputs": body["outputs"][:-1]},
        body | {"outputs": None},
    ):
        assert visitor.call(bad).status_code == 400
    for person, status in ((None, 401), (STAFF, 200)):
        other = signed_in(server, person) if person else Visitor(server)
        assert other.call(body).status_code == status
    assert visitor.call(body, {"X-CSRFToken": other.token}).status_code == 403
    assert visitor.call(body, {"Origin": "http://evil.example"}).status_code == 403
    as_text = visitor.post(
        "/_dash-update-component", data=json.dumps(body), content_type="text/plain"
    )
    assert as_text.status_code == 400
    deep: Any = []
    for _ in range(400):
        deep = [deep]
    assert visitor.call(body | {"outputs": deep}).status_code == 400
    strange = copy.deepcopy(body)
    strange["inputs"][0]["more"] = deep  # is left out
    assert visitor.call(strange).data == good.data
    assert visitor.call(body).data == good.data


def test_rows_of_a_region_are_not_prepared() -> None:
    with pytest.raises(RefusedQuery, match="pair_months"):
        Prepared(select(pair_months.c.pair_id))
