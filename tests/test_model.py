"""Every measure has its place in the model, and every element shows what it says it shows."""

from __future__ import annotations

from config.texts.model import MODEL
from config.texts.not_collected import NOT_COLLECTED
from dashboard.documentation.model_docs import measures_of
from data_access.measures import MEASURES
from layouts.pages import ALL_PAGES, PAGES


def test_every_measure_belongs_to_an_element() -> None:
    found = {key for element in MODEL for key in measures_of(element)}
    assert found <= set(MEASURES)
    missing = sorted(set(MEASURES) - found)
    assert not missing, f"show {missing} on a page, or name them in config/texts/model.py"


def test_every_element_is_shown_on_its_pages_or_said_not_to_be_collected() -> None:
    for element in MODEL:
        assert element.pages and set(element.pages) <= set(ALL_PAGES), element.label
        assert element.measures or element.not_collected, element.label
        shown = {key for page in element.pages if page in PAGES for key in PAGES[page].measures}
        everywhere = {key for page in PAGES.values() for key in page.measures}
        # class_quality, for one, is asked of the same rows and stands in the definitions alone.
        assert set(element.measures) & everywhere <= shown, element.label
    assert {key for e in MODEL for key in e.not_collected} == set(NOT_COLLECTED)
