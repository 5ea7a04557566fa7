"""Glossary, tour and guides: every link has a target, and what they show matches the product."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from dash import dcc, html

from callbacks.addresses import place_at
from config.program.instruments import (
    DIMENSION_LABELS,
    DOMAIN_LABELS,
)
from config.roles import ROLES
from config.settings import ROOT
from config.texts.glossary import (
    ENTRIES,
    GROUPS,
)
from data_access.asking import answer_csv
from data_access.measures import MEASURES
from layouts import shell, verdicts
from layouts.body import body
from layouts.page import csv_address
from layouts.pages import ALL_PAGES, HELP, PAGES, opened_by, quality, worklist
from layouts.pages.help import example, facilitators, glossary, grant_writers, tour
from layouts.theme import DARK, LIGHT, Look
from tests.layouts.made_answers import TODAY
from tests.layouts.test_panels import components, text_of


class Checked(dict[str, str]):
    """Pages a reader may open; asking for a page that does not exist is a mistake in the code."""

    def __contains__(self, key: object) -> bool:
        assert key in ALL_PAGES, key
        return super().__contains__(key)


def opened(role: str) -> Checked:
    return Checked({key: ALL_PAGES[key].path for key in opened_by(ROLES[role])})


def file(page: str, panel: str) -> str:
    return csv_address(PAGES[page], next(p for p in PAGES[page].panels if p.key == panel))


BUILD: dict[str, Callable[[str], Any]] = {
    "glossary": lambda role: glossary.build(10),
    "tour": lambda role: tour.build(
        opened(role), ROLES[role], ALL_PAGES, TODAY, 10, Look(LIGHT, wide=True)
    ),
    "facilitators": lambda role: facilitators.build(opened(role)),
    "grant_writers": lambda role: grant_writers.build(opened(role), PAGES, TODAY, 10),
}
ANCHORS = {"/glossary": set(ENTRIES)}


def links(tree: Any) -> list[html.A]:
    return [c for c in components(tree) if isinstance(c, html.A)]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("key", BUILD)
def test_every_link_leads_to_something_this_reader_may_open(key: str, role: str) -> None:
    page = BUILD[key](role)
    assert len(text_of(page)) > 500
    csv = {csv_address(p, panel) for p in PAGES.values() for panel in (None, *p.panels)}
    for link in links(page):
        path, _, anchor = link.href.partition("#")
        path, _, query = path.partition("?")
        if path in csv:
            continue
        place = place_at(path)
        assert place is not None and place.page.key in opened_by(ROLES[role]), link.href
        assert not anchor or anchor in ANCHORS[path], link.href
        if query:
            shown = {"/work-list": worklist.filters("2026-10"), "/data-quality": quality.CHECKS}
            name, _, value = query.partition("=")
            assert name == "show" and value in shown[path], link.href


def test_help_is_for_everybody() -> None:
    assert set(BUILD) < set(HELP)
    for role in ROLES.values():
        assert set(HELP) <= set(opened_by(role))


def test_every_cross_link_of_the_glossary_has_a_target() -> None:
    assert len(ENTRIES) == sum(len(entries) for entries in GROUPS.values())
    anchors = {getattr(c, "id", None) for c in components(glossary.build(10))}
    for key, entry in ENTRIES.items():
        assert key == entry.key and key in anchors
        assert set(entry.see) <= set(ENTRIES) - {key}, key
        assert set(entry.measures) <= set(MEASURES), key
        assert entry.text.endswith(".") and entry.said(10)[0].isupper(), key


def test_the_glossary_has_every_domain_and_dimension_and_the_minimum_that_holds() -> None:
    text = text_of(glossary.build(12))
    for label in (*DOMAIN_LABELS.values(), *DIMENSION_LABELS.values()):
        assert label in text
    assert "fewer than 12 people" in text and "{" not in text


def test_the_example_adds_up_and_shows_one_of_each() -> None:
    answer = example.answer(TODAY, 10)
    state, *regions = answer.cells
    known = [c for c in regions if c.value is not None]
    for cell in (state, *known):
        assert cell.numerator is not None and cell.denominator and cell.value is not None
        assert cell.value == round(cell.numerator / cell.denominator, 4)
        assert cell.low is not None and cell.high is not None and cell.low < cell.value < cell.high
        difference = cell.against_rest
        if difference is None:
            continue
        # The rest of the state is the state minus the region.
        rest = (state.numerator or 0) - cell.numerator, (state.denominator or 0) - cell.denominator
        assert difference.value == pytest.approx(cell.value - rest[0] / rest[1], abs=0.002)
    held = [c for c in regions if c.value is None]
    assert [c.suppression for c in held] == ["small_n", "complementary"]
    left = (state.people or 0) - sum(c.people or 0 for c in known)
    assert left >= 10, "the two withheld together are enough people"
    readings = {c.of("region"): verdicts.reading(answer, c) for c in known}
    assert readings == {
        example.UNCLEAR: "no difference can be seen",
        example.BELOW: "below the rest",
        example.ABOVE: "above the rest",
    }


@pytest.mark.parametrize("look", [Look(LIGHT, True), Look(DARK, False)])
def test_the_tour_draws_a_real_panel_and_names_its_parts(look: Look) -> None:
    page = tour.build(opened("eec_staff"), ROLES["eec_staff"], ALL_PAGES, TODAY, 10, look)
    (graph,) = [c for c in components(page) if isinstance(c, dcc.Graph)]
    assert graph.figure["data"]
    parts = [c for c in components(page) if getattr(c, "className", "") == "parts"]
    numbers = [c for c in components(page) if getattr(c, "className", "") == "part"]
    assert [text_of(n) for n in numbers] == ["1", "2", "3", "4", "5"]
    assert len(parts[0].children) == len(numbers)
    text = text_of(page)
    assert "48% of 171 goals due" in text and "EEC staff (you)" in text
    assert "no difference can be seen" in text


def test_what_reports_ask_is_on_a_page_and_what_is_cited_is_in_the_file() -> None:
    for asked in grant_writers.ASKED:
        assert asked.panel in [p.key for p in PAGES[asked.page].panels], asked.what
    page = grant_writers.build(opened("eec_staff"), PAGES, TODAY, 10)
    text = text_of(page)
    for column in ("numerator", "definition_version", "data_through", "scope", "n_people"):
        assert column in text and column in answer_csv.HEADER
    hrefs = {link.href for link in links(page)}
    assert {file(a.page, a.panel) for a in grant_writers.ASKED} <= hrefs
    closed = grant_writers.build(opened("admin"), PAGES, TODAY, 10)
    assert not {link.href for link in links(closed)} & {
        file(a.page, a.panel) for a in grant_writers.ASKED
    }


def test_no_page_of_help_promises_an_effect() -> None:
    for key, build in BUILD.items():
        text = text_of(build("eec_staff")).lower()
        assert "impact" not in text, key
        assert text.count("effect") <= text.count("change is not effect"), key


def test_the_footer_leads_to_the_definitions_and_the_glossary() -> None:
    hrefs = {link.href for link in links(shell.shell("Demo", "admin", (), True, "t"))}
    assert {"/definitions", "/glossary"} <= hrefs


def test_the_links_of_panels_name_their_measure_for_the_drawer() -> None:
    for page in PAGES.values():
        standing = body(page, lambda panel: "/x.csv")
        marked = [link for link in links(standing) if hasattr(link, "data-definition")]
        assert len(marked) == len(page.panels)
        for link in marked:
            assert link.href == f"/definitions/{getattr(link, 'data-definition')}"
            assert place_at(link.href) is not None
    assert "a[data-definition]" in (ROOT / "assets" / "definition.js").read_text(encoding="utf-8")
