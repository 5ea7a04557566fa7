"""Elements written as plain dicts are the same as those Dash makes of its components."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from dash import html
from dash._utils import to_json
from dash.development.base_component import Component

from layouts.body import body
from layouts.markup import element, plain
from layouts.pages import PAGES, definitions
from layouts.panels import contents
from tests.layouts.made_answers import full_answer

TODAY = date(2026, 11, 21)


def as_sent(tree: Any) -> Any:
    return json.loads(to_json(tree))


def without_components(tree: Any) -> bool:
    if isinstance(tree, dict):
        return all(without_components(part) for part in tree.values())
    if isinstance(tree, list):
        return all(without_components(part) for part in tree)
    return not isinstance(tree, Component)


def test_an_element_is_what_its_component_becomes() -> None:
    cell = element("Td", ["82%", element("B", "x")], className="num", **{"data-l": "Share"})
    component = html.Td(["82%", html.B("x")], className="num", **{"data-l": "Share"})
    assert cell == as_sent(component)
    assert element("Th", "Region", scope="col", className="") == as_sent(
        html.Th("Region", scope="col")
    )


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda p: p.key)
def test_a_page_in_records_is_the_page_that_dash_would_send(page: Any) -> None:
    def made() -> Any:
        filled = [contents(p, [full_answer(m, p.by) for m in p.measures]) for p in page.panels]
        return [body(page, lambda p: "#"), *([f.headline, f.table, f.figure] for f in filled)]

    records = plain(made())
    assert without_components(records)
    assert as_sent(records) == as_sent(made())


def test_components_within_elements_become_records() -> None:
    assert not without_components(definitions.build(TODAY))
    records = plain([definitions.build(TODAY), element("P", [html.A("Here", href="/x")])])
    assert without_components(records)
    assert as_sent(records[0]) == as_sent(definitions.build(TODAY))
