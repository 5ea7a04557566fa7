"""A page that was walked to by filters and themes shows what the same address shows when opened anew."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from layouts.page import Page as FigurePage
from layouts.pages import PAGES
from tests.whole.served import PLAIN, SLOW, STILL, all_drawn, sign_in, switch_theme
from tests.whole.states import states_of

pytestmark = pytest.mark.timeout(1800, method="thread")

KEYS = [key for key, page in PAGES.items() if isinstance(page, FigurePage)]

# Which pages are walked through in every run; with --thorough all are.
SOME = {
    "test_a_page_walked_to_is_the_page_opened": ("class", "dosage", "signals"),
    "test_each_state_is_drawn_over_the_one_before_as_on_a_new_page": ("goals",),
}

# A cohort nobody has is asked for by typing the address, and that opens the page anew.
NOBODYS = "cohort=2010"

# The words of the page and all that its charts have drawn, without the names Plotly makes up.
SHOWN = """() => ({
  words: ['filter-bar', 'page'].flatMap(id => document.getElementById(id).innerText.split('\\n')),
  charts: [...document.querySelectorAll('.picture')].flatMap((picture, n) =>
    [...picture.querySelectorAll('.main-svg text, .main-svg path, .main-svg rect')]
      .filter(mark => !mark.closest('defs'))
      .map(mark => [n, mark.textContent, mark.style.fill, mark.style.stroke,
                    mark.getAttribute('d'), mark.getAttribute('transform')].join(' '))),
})"""

# Counts what is put into the page or taken from it, but for what is inside of its charts.
WATCH = """() => {
  window.touched = [];
  new MutationObserver(records => records.forEach(record => {
    const at = record.target.nodeType === 1 ? record.target : record.target.parentElement;
    if (at.isConnected && !at.closest('.picture')) { window.touched.push(at.outerHTML.slice(0, 120)); }
  })).observe(document.getElementById('main'), {childList: true, subtree: true, characterData: true});
}"""


# Goes to another state of the filters as a link of ours does; see assets/navigation.js.
GO = """query => {
  window.history.pushState({}, '', window.location.pathname + query);
  window.dispatchEvent(new CustomEvent('_dashprivate_pushstate'));
}"""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "key" in metafunc.fixturenames:
        some = SOME[metafunc.function.__name__]
        thorough = metafunc.config.getoption("--thorough")
        metafunc.parametrize("key", KEYS if thorough else some)


@pytest.fixture
def page(page: Page) -> Page:
    page.set_default_timeout(SLOW)
    return page


def choose(page: Page, key: str, control: str, value: str) -> None:
    with page.expect_response(re.compile("/_dash-update-component"), timeout=SLOW):
        page.locator(f"""[id='{{"filter":"{control}"}}']""").select_option(value)
    page.evaluate(STILL)
    all_drawn(page, key)


def same(walked: Any, anew: Any) -> bool:
    """Whether two showings are one; fails with the first difference where they are not."""
    for part, shown in walked.items():
        for one, other in zip_longest(shown, anew[part]):
            if one != other:
                pytest.fail(f"{part}: {one!r}, but opened anew {other!r}")
    return True


def opened(page: Page, key: str, query: str) -> Any:
    address = page.url.split("/")
    page.goto("/".join(address[:3]) + PAGES[key].path + query)
    all_drawn(page, key)
    page.evaluate(STILL)
    return page.evaluate(SHOWN)


def test_a_page_walked_to_is_the_page_opened(
    page: Page, demo_address: str, key: str, thorough: bool
) -> None:
    sign_in(page, demo_address, "eec_staff", PLAIN)
    first = opened(page, key, "")
    for region in ("2", "5") if thorough else ("2",):
        choose(page, key, "region", region)
        one = page.evaluate(SHOWN)
        assert one != first
    choose(page, key, "region", "all")
    assert same(page.evaluate(SHOWN), first)
    switch_theme(page, "dark")
    dark = page.evaluate(SHOWN)
    assert dark != first
    choose(page, key, "region", region)
    dark_one = page.evaluate(SHOWN)
    switch_theme(page, "light")
    assert same(page.evaluate(SHOWN), one)
    assert same(one, opened(page, key, f"?region={region}"))
    switch_theme(page, "dark")
    assert same(page.evaluate(SHOWN), dark_one)
    if thorough:
        assert same(dark, opened(page, key, ""))


def test_each_state_is_drawn_over_the_one_before_as_on_a_new_page(
    page: Page, browser_context: BrowserContext, demo_address: str, key: str, thorough: bool
) -> None:
    sign_in(page, demo_address, "eec_staff", PLAIN)
    opened(page, key, "")
    beside = browser_context.new_page()
    beside.goto(demo_address + PLAIN)
    states = [query for query in states_of(key, thorough) if query != NOBODYS]
    anew = {query: opened(beside, key, f"?{query}") for query in states}
    for query in (*states[1:], *states[-2::-1]):
        with page.expect_response(re.compile("/_dash-update-component"), timeout=SLOW):
            page.evaluate(GO, f"?{query}")
        page.evaluate(STILL)
        assert same(page.evaluate(SHOWN), anew[query]), query


def test_another_theme_or_width_touches_nothing_but_charts(page: Page, demo_address: str) -> None:
    """With the rest of 16 panels replaced a browser stood still for 18 seconds."""
    sign_in(page, demo_address, "eec_staff", PLAIN)
    opened(page, "dosage", "")
    page.locator("summary").first.click()
    page.evaluate(WATCH)
    light = page.evaluate(SHOWN)
    switch_theme(page, "dark")
    assert page.evaluate(SHOWN)["charts"] != light["charts"]
    with page.expect_response(re.compile("/_dash-update-component"), timeout=SLOW):
        page.set_viewport_size({"width": 700, "height": 900})
    page.evaluate(STILL)
    assert page.evaluate("window.touched") == []
    expect(page.locator("details[open] table").first).to_be_visible()


def test_what_was_chosen_in_a_form_outlives_the_theme(page: Page, demo_address: str) -> None:
    sign_in(page, demo_address, "admin", "/imports")
    kind = page.get_by_label("What is in the file")
    kind.select_option("goals")
    switch_theme(page, "dark")
    expect(kind).to_have_value("goals")
