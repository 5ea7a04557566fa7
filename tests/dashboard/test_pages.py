"""The one callback: whole pages, changed parts, and words where there is nothing to show."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask import Flask

from callbacks import drawing
from data_access.people import (
    accounts,
    audit,
)
from data_access.storage.database import Database
from layouts import panels
from layouts.pages import ALL_PAGES, PAGES, opened_by
from layouts.panels import part_id
from tests.dashboard.conftest import LookedAt
from tests.dashboard.product import ask_page, product_server
from tests.dashboard.visitors import ADMIN, FACILITATOR, PASSWORD, STAFF, Visitor, signed_in

EVERYBODY = (STAFF, FACILITATOR, ADMIN)


@pytest.fixture
def peopled_url(filled_url: str) -> str:
    """The people of these tests, and given facts."""
    return filled_url


@pytest.fixture
def server(peopled_url: str) -> Flask:
    return product_server(peopled_url)


def page_of(answer: Any) -> dict[str, Any]:
    assert answer.status_code == 200, answer.text
    response: dict[str, Any] = answer.json["response"]
    return response


@pytest.mark.parametrize("person", EVERYBODY, ids=lambda p: p[1])
@pytest.mark.parametrize("key", ALL_PAGES)
def test_a_page_opens_for_the_roles_it_is_for_and_for_no_other(
    filled_product: LookedAt, person: tuple[str, str, int | None], key: str
) -> None:
    visitor, page = filled_product.visitor(person[1]), ALL_PAGES[key]
    drawn = page_of(ask_page(filled_product.server, visitor, page.path))
    mine = person[1] in {r for r, role in _roles().items() if key in opened_by(role)}
    text = json.dumps(drawn)
    if mine:
        assert drawn["drawn"]["data"]["title"].startswith(page.question)
        assert "could not be drawn" not in text
    elif page.path == "/":
        assert drawn["drawn"]["data"]["title"].startswith("What has been imported?")
    else:
        assert "This page is not part of your role" in text
        assert "filter" not in json.dumps(drawn["filter-bar"])


def _roles() -> Any:
    from config.roles import ROLES

    return ROLES


def test_a_new_page_comes_whole_with_its_panels_filled(server: Flask) -> None:
    drawn = page_of(ask_page(server, signed_in(server, STAFF), "/coaching", "?region=1"))
    text = json.dumps(drawn["page"])
    for panel in PAGES["dosage"].panels:
        assert panel.question in text
        assert f"/coaching/{panel.key}.csv?region=1" in text
    assert '"data": [{' in text or '"data":[{' in text
    assert "98 pairs" not in json.dumps(drawn)
    assert "14 pairs" in json.dumps(drawn["filter-bar"])


def test_a_new_filter_state_sends_only_what_it_changes(server: Flask) -> None:
    visitor = signed_in(server, STAFF)
    panel = PAGES["dosage"].panels[1]
    parts = (
        *(part_id(part, panel.key) for part in ("sentence", "figure", "table", "csv")),
        {"part": "figure", "panel": "of another page"},
        {"filter": "region"},
        {"filter": "of nothing"},
    )
    drawn = page_of(ask_page(server, visitor, "/coaching", "?region=2", "/coaching", parts))
    assert "page" not in drawn and "filter-bar" not in drawn
    assert "Region 2" in drawn["announce"]["children"]
    assert drawn["drawn"]["data"]["query"] == "region=2"
    known = {key for key in drawn if key.startswith("{")}
    assert known == {json.dumps(p, sort_keys=True, separators=(",", ":")) for p in parts} - {
        '{"panel":"of another page","part":"figure"}',
        '{"filter":"of nothing"}',
    }
    assert drawn['{"filter":"region"}'] == {"value": "2", "className": "on"}
    whole = page_of(ask_page(server, visitor, "/coaching", "?region=2"))
    figure = drawn[json.dumps(parts[1], sort_keys=True, separators=(",", ":"))]["figure"]
    assert json.dumps(figure, sort_keys=True) in json.dumps(whole["page"], sort_keys=True)


def test_a_bad_filter_is_left_out_with_a_notice(server: Flask) -> None:
    drawn = page_of(ask_page(server, signed_in(server, STAFF), "/goals", "?region=4&to=soon"))
    said = json.dumps(drawn["page-notices"])
    assert "region=4" in said and "to=soon" in said
    assert drawn["drawn"]["data"]["query"] == ""


def test_a_link_into_another_region_shows_the_own_one_and_says_so(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    linked = page_of(ask_page(server, visitor, "/coaching", "?region=2"))
    plain = page_of(ask_page(server, visitor, "/coaching"))
    assert "This link shows less to you" in json.dumps(linked["page-notices"])
    assert linked["page"] == plain["page"]


def test_one_failed_panel_leaves_the_others(
    server: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken, other = PAGES["goals"].panels[:2]
    contents = panels.contents

    def failing(panel: Any, *more: Any) -> Any:
        if panel is broken:
            raise ZeroDivisionError("inner secret")
        return contents(panel, *more)

    monkeypatch.setattr(drawing.panels, "contents", failing)
    parts = tuple(part_id(p, k.key) for k in (broken, other) for p in ("headline", "sentence"))
    drawn = page_of(ask_page(server, signed_in(server, STAFF), "/goals", "", "/goals", parts))
    text = json.dumps(drawn)
    assert text.count("This panel could not be drawn.") == 1
    assert "inner secret" not in text
    ids = [json.dumps(p, sort_keys=True, separators=(",", ":")) for p in parts]
    assert drawn[ids[3]]["children"]
    number = next(r for r in caplog.records if r.name == "pac.pages").args[0]  # type: ignore[index]
    assert str(number) in text


@pytest.mark.parametrize(
    "path", ["/nowhere", "/imports/99", "/imports/2", "/coaching/", "/imports/0"]
)
def test_an_address_without_a_page_is_answered_in_words(server: Flask, path: str) -> None:
    visitor = signed_in(server, FACILITATOR)
    assert "There is no page at this address" in json.dumps(
        page_of(ask_page(server, visitor, path))
    )


def test_an_unknown_address_is_not_found_and_a_known_one_is(server: Flask) -> None:
    visitor = signed_in(server, STAFF)
    assert visitor.get("/nowhere").status_code == 404
    for path in ("/", "/coaching", "/imports/1", "/definitions"):
        assert visitor.get(path).status_code == 200


@pytest.mark.parametrize(
    ("person", "home"), [(STAFF, "/"), (FACILITATOR, "/work-list"), (ADMIN, "/imports")]
)
def test_each_role_starts_at_its_own_page(server: Flask, person: Any, home: str) -> None:
    assert Visitor(server).sign_in(person[0]).headers["Location"] == home
    linked = Visitor(server).sign_in(person[0], next_address="/definitions?x=1")
    assert linked.headers["Location"] == "/definitions?x=1"


def test_opening_the_work_list_is_written_down_and_stays_in_the_region(
    server: Flask, database: Database
) -> None:
    drawn = json.dumps(page_of(ask_page(server, signed_in(server, FACILITATOR), "/work-list")))
    assert "R1-11 Demo" in drawn and "R2-" not in drawn
    last = audit.latest(database, 1)[0]
    assert (last.event, last.who) == ("work_list", FACILITATOR[0])
    assert last.detail == {"region": 1, "pairs": 14}


def test_refused_values_are_shown_to_the_region_alone(server: Flask) -> None:
    for person, sees in ((FACILITATOR, True), (ADMIN, False), (STAFF, False)):
        text = json.dumps(page_of(ask_page(server, signed_in(server, person), "/imports/1")))
        assert ("Canary Name" in text) is sees, person
        assert "log-1.csv" in text


def test_an_account_without_a_region_sees_no_figures(server: Flask, database: Database) -> None:
    accounts.create_account(database, "lost@example.org", "Lost", "facilitator", 1, PASSWORD)
    with database.writing("accounts") as connection:
        table = accounts.accounts
        connection.execute(
            table.update().where(table.c.email == "lost@example.org").values(region=None)
        )
    visitor = Visitor(server)
    assert visitor.sign_in("lost@example.org").status_code == 303
    visitor.get("/")
    for path in ("/", "/coaching", "/work-list"):
        drawn = page_of(ask_page(server, visitor, path))
        assert "Demo" not in json.dumps(drawn["page"])
        assert "path" in drawn["drawn"]["data"]


@pytest.mark.parametrize(
    ("path", "search"),
    [(5, ""), ("/" + "x" * 400, ""), ("/", ["region=1"]), ("/", "?" + "x" * 5000), ("/\x00", "")],
)
def test_what_is_no_address_is_refused(server: Flask, path: Any, search: Any) -> None:
    answer = ask_page(server, signed_in(server, STAFF), path, search)
    assert answer.status_code == 400
