"""Another theme or width: the charts are drawn anew, and nothing else of the page is touched."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from dash import dcc
from flask import Flask

from callbacks import drawing, plain_pages
from config.roles import ROLES
from data_access.people import audit
from data_access.storage.database import Database
from layouts.page import PlainPage
from layouts.pages import ALL_PAGES, PAGES, opened_by
from layouts.panels import part_id
from tests.dashboard.product import ask_look, ask_page, product_server
from tests.dashboard.visitors import ADMIN, FACILITATOR, STAFF, Visitor, signed_in
from tests.lists.region_with_pairs import raise_version

PANEL = PAGES["dosage"].panels[1].key
PARTS = (
    *(part_id(part, PANEL) for part in ("sentence", "table", "figure", "picture", "csv")),
    {"filter": "region"},
)
CHARTS = {f'{{"panel":"{PANEL}","part":"figure"}}', f'{{"panel":"{PANEL}","part":"picture"}}'}


@pytest.fixture
def peopled_url(filled_url: str) -> str:
    """The people of these tests, and given facts."""
    return filled_url


@pytest.fixture
def server(peopled_url: str) -> Flask:
    return product_server(peopled_url)


def reply(answer: Any) -> dict[str, Any]:
    """What an answer changes on the page; 204 is nothing."""
    assert answer.status_code in (200, 204), answer.text
    return answer.json["response"] if answer.status_code == 200 else {}


def shown(server: Flask, visitor: Visitor, path: str, search: str = "") -> dict[str, str]:
    """What the browser is told that it shows."""
    drawn: dict[str, str] = reply(ask_page(server, visitor, path, search))["drawn"]["data"]
    return drawn


def test_the_charts_of_a_page_come_alone_in_the_other_colors(server: Flask) -> None:
    visitor = signed_in(server, STAFF)
    drawn = shown(server, visitor, "/coaching", "?region=2")
    changed = reply(ask_look(server, visitor, drawn, "?region=2", PARTS))
    assert set(changed) == CHARTS
    figure = changed[min(CHARTS)]["figure"]
    assert figure["layout"]["meta"]["theme"] == "dark"
    anew = reply(ask_page(server, visitor, "/coaching", "?region=2", "/coaching", PARTS))
    assert anew[min(CHARTS)]["figure"] == figure


def test_what_is_not_what_is_shown_comes_whole(server: Flask, database: Database) -> None:
    visitor = signed_in(server, STAFF)
    drawn = shown(server, visitor, "/coaching")
    whole = CHARTS | {f'{{"panel":"{PANEL}","part":"table"}}', "drawn", "announce"}
    # A filter was chosen, and its figures are not there yet.
    assert whole <= set(reply(ask_look(server, visitor, drawn, "?region=2", PARTS)))
    # What the browser says it shows is not what it was told.
    assert whole <= set(reply(ask_look(server, visitor, drawn | {"version": "1"}, "", PARTS)))
    del drawn["version"]
    assert whole <= set(reply(ask_look(server, visitor, drawn, "", PARTS)))
    # Rows were imported since: charts of the new ones do not stand beside tables of the old.
    drawn = shown(server, visitor, "/coaching")
    assert set(reply(ask_look(server, visitor, drawn, "", PARTS))) == CHARTS
    raise_version(database)
    assert whole <= set(reply(ask_look(server, visitor, drawn, "", PARTS)))


def test_a_facilitator_s_charts_stay_in_the_region(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    own = reply(ask_look(server, visitor, shown(server, visitor, "/coaching"), "", PARTS))
    drawn = shown(server, visitor, "/coaching", "?region=2")
    other = reply(ask_look(server, visitor, drawn, "?region=2", PARTS))
    assert set(own) == CHARTS and other == own
    # What the browser claims to show decides how much is drawn, never of whom.
    staff = signed_in(server, STAFF)
    claimed = shown(server, staff, "/coaching", "?region=2")
    assert reply(ask_look(server, visitor, claimed, "?region=2", PARTS)) == own


def test_a_page_with_a_failed_panel_is_asked_for_whole(
    server: Flask, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    visitor = signed_in(server, STAFF)
    contents = drawing.panels.contents

    def failing(panel: Any, *more: Any) -> Any:
        if panel.key == PANEL:
            raise ZeroDivisionError
        return contents(panel, *more)

    with monkeypatch.context() as patch:
        patch.setattr(drawing.panels, "contents", failing)
        drawn = shown(server, visitor, "/coaching")
    assert drawn["version"] == ""
    assert "fault" in caplog.text
    assert "announce" in reply(ask_look(server, visitor, drawn, "", PARTS))


def test_a_whole_reply_that_is_kept_is_no_answer_to_a_look(server: Flask) -> None:
    visitor = signed_in(server, STAFF)
    drawn = shown(server, visitor, "/coaching")
    visitor.client.set_cookie("pac_theme", "dark")
    kept = reply(ask_page(server, visitor, "/coaching", "", "/coaching", PARTS))
    assert "announce" in kept
    assert set(reply(ask_look(server, visitor, drawn, "", PARTS))) == CHARTS
    again = reply(ask_page(server, visitor, "/coaching", "", "/coaching", PARTS))
    assert again == kept


WITHOUT_CHARTS = [
    key for key, page in ALL_PAGES.items() if isinstance(page, PlainPage) and not page.has_charts
]


@pytest.mark.parametrize("key", WITHOUT_CHARTS)
def test_a_page_without_charts_is_left_alone(
    server: Flask, key: str, monkeypatch: pytest.MonkeyPatch, database: Database
) -> None:
    built: list[Any] = []
    draw = plain_pages.draw

    def noting(*given: Any) -> Any:
        built.append(draw(*given))
        return built[-1]

    monkeypatch.setattr(plain_pages, "draw", noting)
    people = [p for p in (STAFF, FACILITATOR, ADMIN) if key in opened_by(ROLES[p[1]])]
    assert people
    for person in people:
        visitor = signed_in(server, person)
        drawn = shown(server, visitor, ALL_PAGES[key].path)
        charts = [c for c in built.pop()._traverse() if isinstance(c, dcc.Graph)]
        assert not charts, f"{key} has charts: say so in its view"
        before = audit.latest(database, 1)
        raise_version(database)  # not even then: nothing on it has another color
        assert not reply(ask_look(server, visitor, drawn))
        assert not built and audit.latest(database, 1) == before


@pytest.mark.parametrize(
    ("person", "key"), [(FACILITATOR, "journey"), (STAFF, "tour")], ids=["journey", "tour"]
)
def test_a_chart_of_another_page_is_drawn_in_the_other_colors(
    server: Flask, person: Any, key: str
) -> None:
    visitor = signed_in(server, person)
    path = ALL_PAGES[key].path
    if key == "journey":
        listed = json.dumps(reply(ask_page(server, visitor, path)))
        path = re.findall(r'"href": "(/pairs/[^"]+)"', listed)[0]
    drawn = shown(server, visitor, path)
    part = part_id("figure", "journey" if key == "journey" else "example")
    changed = reply(ask_look(server, visitor, drawn, "", (part,)))
    (name,) = changed
    light = json.dumps(reply(ask_page(server, signed_in(server, person), path)))
    assert json.loads(name) == part
    assert json.dumps(changed[name]["figure"]["layout"]["font"]) not in light
