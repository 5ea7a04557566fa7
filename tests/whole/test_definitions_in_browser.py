"""A definition beside its chart, by keyboard alone: opened, read, closed, and the focus back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from data_access.measures import MEASURES
from tests.whole.checker import faults
from tests.whole.served import SLOW, all_drawn, sign_in, switch_theme

pytestmark = pytest.mark.timeout(1800, method="thread")

FOCUSED = "document.activeElement === document.querySelectorAll('a[data-definition]')[0]"


def test_a_definition_opens_beside_the_chart_and_gives_the_focus_back(
    page: Page, demo_address: str
) -> None:
    problems: list[str] = []
    page.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    sign_in(page, demo_address, "eec_staff", "/goals")
    all_drawn(page, "goals")
    address = page.url
    measure = MEASURES["goal_attainment"]
    link = page.locator("a[data-definition]").first
    drawer = page.get_by_role("dialog", name=measure.label)
    for theme in ("light", "dark"):
        if theme == "dark":
            switch_theme(page, theme)
            all_drawn(page, "goals")
        expect(page.locator("html")).to_have_attribute("data-bs-theme", theme)
        link.focus()
        page.keyboard.press("Enter")
        expect(drawer).to_be_visible(timeout=SLOW)
        expect(drawer.get_by_role("heading", level=2)).to_be_focused()
        for text in (measure.definition, measure.caveats[0], "Numerator", "Shown on"):
            expect(drawer).to_contain_text(text)
        assert faults(page) == [], theme
        # The page behind is out of reach: the focus stays in the drawer.
        for _ in range(12):
            page.keyboard.press("Tab")
            inside = page.evaluate(
                "document.activeElement === document.body || "
                "!!document.activeElement.closest('dialog')"
            )
            assert inside
        page.keyboard.press("Escape")
        expect(drawer).to_be_hidden()
        assert page.evaluate(FOCUSED)
        assert page.url == address
    link.click()
    drawer.get_by_role("button", name="Close").click()
    expect(drawer).to_be_hidden()
    assert page.evaluate(FOCUSED)
    link.click()
    drawer.get_by_role("link", name="Open this definition as a page").click()
    expect(page).to_have_url(re.compile(r"/definitions/goal_attainment$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(measure.label, timeout=SLOW)
    expect(page.locator("dialog[open]")).to_have_count(0)
    assert problems == []


def test_a_link_into_the_glossary_brings_the_focus_to_the_word(
    page: Page, demo_address: str
) -> None:
    sign_in(page, demo_address, "facilitator", "/tour")
    page.get_by_role("link", name="outcome figure").click()
    expect(page.get_by_role("heading", name="Outcome figure")).to_be_focused(timeout=SLOW)


def test_whoever_is_signed_out_meanwhile_is_asked_to_sign_in(page: Page, demo_address: str) -> None:
    sign_in(page, demo_address, "evaluator", "/goals")
    all_drawn(page, "goals")
    page.context.clear_cookies()
    page.locator("a[data-definition]").first.click()
    expect(page).to_have_url(re.compile(r"/sign-in\?next=/definitions/goal_attainment"))
