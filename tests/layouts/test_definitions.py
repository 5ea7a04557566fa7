"""Every measure has a complete definition, on its own page and in the drawer beside a chart."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from dash import html

from config.program.thresholds import CAVEAT
from config.settings import ROOT
from data_access.imports.formats import FORMATS
from data_access.lists.provenance import (
    columns_of,
    sources_of,
)
from data_access.measures import FAMILIES, MEASURES
from data_access.measures.measure import Measure
from data_access.measures.statistics import UNIT_WORDS
from layouts.markup import plain
from layouts.pages import ALL_PAGES, PAGES, definitions
from layouts.pages.definitions import Around
from tests.layouts.test_panels import components, text_of

TODAY = date(2026, 11, 21)
EVERYWHERE = Around(PAGES.values(), {k: p.path for k, p in ALL_PAGES.items()}, 10)
NOWHERE = Around(PAGES.values(), {}, 10)
PARTS = (
    "What it means",
    "Numerator",
    "Denominator",
    "How it is worked out",
    "Unit",
    "Read with care",
    "Small numbers",
    "Why it matters",
    "Broken down by",
    "Where the facts come from",
    "Version",
    "Shown on",
)
every_measure = pytest.mark.parametrize("measure", MEASURES.values(), ids=MEASURES)


def links(tree: Any) -> list[str]:
    return [c.href for c in components(tree) if isinstance(c, html.A)]


def said(tree: Any) -> dict[str, str]:
    """The parts of a definition: each one's name and text."""
    (listed,) = [c for c in components(tree) if isinstance(c, html.Dl)]
    texts = [text_of(part) for part in listed.children]
    return dict(zip(texts[::2], texts[1::2], strict=True))


@every_measure
def test_a_measure_has_a_page_with_all_its_parts(measure: Measure) -> None:
    page = definitions.build_one(measure, EVERYWHERE)
    parts = said(page)
    assert [name for name in parts if name in PARTS] == list(PARTS)
    assert all(parts.values()), parts
    assert measure.definition == parts["What it means"]
    for caveat in measure.caveats:
        assert caveat in parts["Read with care"]
    of_people = measure.person != "program_number"  # programs and their ratings are public
    assert ("10 people" in parts["Small numbers"]) is of_people
    assert (CAVEAT in text_of(page)) >= bool(measure.lines)
    shown = [p for p in PAGES.values() if measure.key in p.measures]
    assert bool(shown) is not parts["Shown on"].startswith("On no page")
    for one in shown:
        assert one.path in links(page)
        for panel in one.panels:
            assert (panel.question in parts["Shown on"]) >= (measure.key in panel.measures)


def _unit_of(measure: Measure) -> str:
    """What is one in the interval, whatever it is of: a person, a coach, an observer …"""
    shared = measure.statistic.shared
    return UNIT_WORDS[str(shared.unit)] if shared else ""


@every_measure
def test_a_share_says_what_it_is_a_share_of(measure: Measure) -> None:
    if measure.statistic.is_quotient:
        assert measure.numerator and measure.denominator, (
            "say in the record what is counted on top and what below"
        )
        assert measure.worked_out.startswith("Numerator \u00f7 denominator. ")
    else:
        assert measure.worked_out == " ".join(filter(None, (measure.formula, measure.unit_said)))
    assert (f"The unit of the interval is the {_unit_of(measure)}:" in measure.worked_out) is (
        measure.statistic.shared is not None
    )
    assert bool(measure.numerator) == bool(measure.denominator)
    for text in (measure.numerator, measure.denominator):
        assert text == text.strip().rstrip("."), "its full stop is added where it is shown"


@every_measure
def test_the_columns_of_a_measure_are_columns_of_files(measure: Measure) -> None:
    files = columns_of(measure)
    assert files and all(f.headings and set(f.headings) <= set(f.form.headings) for f in files)
    text = said(definitions.build_one(measure, EVERYWHERE))["Where the facts come from"]
    for file in files:
        assert f"({file.form.key}): {', '.join(file.headings)}" in text
    written = {t.table for form in FORMATS.values() for t in form.targets}
    for source in sources_of(measure):
        known = {
            heading
            for form in FORMATS.values()
            if source.fact.name in {t.table for t in form.targets}
            for heading in form.headings
        }
        assert set(source.headings) <= known or source.fact.name not in written, source.what


def test_the_index_has_every_measure_and_the_settings() -> None:
    index = definitions.build(TODAY)
    assert {definitions.address(key) for key in MEASURES} <= set(links(index))
    text = text_of(index)
    for measure in MEASURES.values():
        assert measure.label in text and measure.definition in text
    anchors = {getattr(c, "id", None) for c in components(index)}
    # Links from earlier releases lead to the rows; those on this page, to families and settings.
    assert set(MEASURES) <= anchors
    assert {href[1:] for href in links(index) if href[0] == "#"} <= anchors
    assert {f"family-{m.family}" for m in MEASURES.values()} <= anchors
    assert {m.family for m in MEASURES.values()} <= set(FAMILIES)


def test_the_index_says_how_comparisons_are_judged() -> None:
    """Five regions: each at 0.95 to the fifth root; in three domains, to the fifteenth."""
    text = " ".join(definitions.judging_words(TODAY))
    assert text in " ".join(text_of(definitions.build(TODAY)).split())
    assert f"{0.95 ** (1 / 5):.1%}" == "99.0%" and "5 regions each is taken at 99.0%" in text
    assert f"{0.95 ** (1 / 15):.2%}" == "99.66%" and "domains at 99.66%" in text
    assert "at most 5%" in text and "Under 10 people" in text


def test_viewers_who_may_not_open_a_page_see_its_name() -> None:
    page = definitions.build_one(MEASURES["class_change"], NOWHERE)
    assert "CLASS" in said(page)["Shown on"]
    assert not [p.path for p in PAGES.values() if p.path in links(page)]
    assert not [href for href in links(page) if href.startswith("/sources")]


def _tags(tree: Any) -> set[str]:
    if isinstance(tree, list):
        return set().union(*map(_tags, tree))
    if isinstance(tree, dict):
        return {tree["type"]} | _tags(tree["props"].get("children"))
    return set()


@every_measure
def test_the_drawer_says_the_same_in_elements_its_script_knows(measure: Measure) -> None:
    drawer = definitions.drawer(measure, EVERYWHERE)
    assert said(drawer) == said(definitions.build_one(measure, EVERYWHERE))
    script = (ROOT / "assets" / "definition.js").read_text(encoding="utf-8")
    known = json.loads(script.partition("var TAGS = ")[2].partition(";")[0])
    assert _tags(plain(drawer)) <= set(known)
    assert definitions.DRAWER_TITLE in script
    assert all(href.startswith("/") for href in links(drawer))
