"""Waiting and failing in a real browser: nothing jumps, words for a wait, a lapse and a server away."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import BrowserContext, Locator, Page, Request, expect

from callbacks import drawing
from config.roles import ROLES
from data_access.storage import schema
from data_access.storage.database import Database
from layouts.pages import ALL_PAGES, opened_by
from layouts.pages import PAGES as FIGURE_PAGES
from tests.dashboard.product import product_server
from tests.dashboard.visitors import FACILITATOR, PASSWORD, STAFF
from tests.machines.page_problems import PageProblems
from tests.machines.serving import served

MOST_SHIFT = 0.1  # what is taken for good: https://web.dev/articles/cls
# Every shift counts here, also one that follows a click.
WATCH = """
  window.shifts = [];
  new PerformanceObserver(list => list.getEntries().forEach(e => window.shifts.push(e.value)))
    .observe({type: 'layout-shift', buffered: true});
"""
QUIET = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
PARTS_OF_THE_PROGRAM = ("/assets/", "/_dash-component-suites/")
A_PAGE = [
    "GET /_dash-dependencies",
    "GET /_dash-layout",
    "GET /goals",
    "POST /_dash-update-component",
]
ONE_CHANGE = ["POST /_dash-update-component"]


@pytest.fixture
def peopled_url(filled_url: str) -> str:
    """The people of these tests, and given facts."""
    return filled_url


@pytest.fixture
def address(peopled_url: str) -> Iterator[str]:
    server: Flask = product_server(peopled_url)
    with served(server) as address:
        yield address


def sign_in(page: Page, address: str, who: str = STAFF[0]) -> None:
    page.goto(address)
    fill_in(page, who)


def fill_in(page: Page, who: str = STAFF[0]) -> None:
    page.get_by_label("E-mail").fill(who)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def control(page: Page, key: str) -> Locator:
    return page.locator(f"""[id='{{"filter":"{key}"}}']""")


def settled(page: Page, pairs: str) -> None:
    expect(page.locator(".behind")).to_contain_text(f"{pairs} pairs")


def all_drawn(page: Page, key: str) -> None:
    expect(page.locator("#page-title")).to_be_visible()
    if key in FIGURE_PAGES:
        charts = page.locator(".picture .js-plotly-plot .main-svg:first-child")
        expect(charts).to_have_count(len(FIGURE_PAGES[key].panels))
    page.evaluate(QUIET)


class Held:
    """Lets the figures of some addresses wait until they are let go."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, which: Callable[[Any, Any], bool]) -> None:
        self.asked, self._go, self.drawn = (threading.Event() for _ in range(3))
        self.keep()
        draw = drawing.draw

        def slow(answers: Any, page: Any, wanted: Any, *more: Any) -> Any:
            holds = which(page, wanted)
            if holds:
                self.asked.set()
                self._go.wait(60)
            answer = draw(answers, page, wanted, *more)
            if holds:
                self.drawn.set()
            return answer

        monkeypatch.setattr(drawing, "draw", slow)

    def keep(self) -> None:
        self.asked.clear()
        self.drawn.clear()
        self._go.clear()

    def let_go(self) -> None:
        self._go.set()


# -- how often the server is asked ----------------------------------------------------------------


@pytest.fixture
def calls(page: Page) -> list[str]:
    """All that the page asked the server for, but for the parts of the program."""
    found: list[str] = []

    def note(request: Request) -> None:
        path = urlsplit(request.url).path
        if not path.startswith(PARTS_OF_THE_PROGRAM):
            found.append(f"{request.method} {path}")

    page.on("request", note)
    return found


def test_how_often_the_server_is_asked(page: Page, address: str, calls: list[str]) -> None:
    sign_in(page, f"{address}/goals")
    settled(page, "50")

    def since() -> list[str]:
        page.evaluate(QUIET)
        made = sorted(calls)
        calls.clear()
        return made

    since()
    page.goto(f"{address}/goals?region=2")  # with filters in the address: no more than without
    settled(page, "12")
    assert since() == A_PAGE
    control(page, "type").select_option("CENTER")
    expect(page).to_have_url(f"{address}/goals?region=2&type=CENTER")
    expect(page.locator("#announce")).to_contain_text("Region 2")
    assert since() == ONE_CHANGE
    page.go_back()
    expect(control(page, "type")).to_have_value("all")
    assert since() == ONE_CHANGE
    page.go_forward()
    expect(control(page, "type")).to_have_value("CENTER")
    assert since() == ONE_CHANGE
    page.reload()
    settled(page, "12")
    expect(control(page, "type")).to_have_value("CENTER")
    assert since() == A_PAGE
    page.get_by_role("link", name="Clear the filters").click()
    settled(page, "50")
    expect(page).to_have_url(f"{address}/goals")
    assert since() == ONE_CHANGE
    page.reload()
    expect(control(page, "region")).to_have_value("all")  # a cleared filter stays cleared
    assert since() == A_PAGE

    # What changes nothing asks nothing.
    control(page, "region").select_option("all")
    control(page, "period").select_option("own")  # until a month is chosen
    page.get_by_text("Table").first.click()
    page.get_by_label("Pages").locator("[aria-current=page]").first.click()
    page.wait_for_timeout(300)
    assert since() == []


def test_a_jump_to_a_group_of_findings_asks_nothing(
    page: Page, address: str, calls: list[str]
) -> None:
    sign_in(page, f"{address}/data-quality", FACILITATOR[0])
    group = page.locator("#missing_checklists")
    expect(group).to_be_visible()
    calls.clear()
    page.get_by_label("Kinds of findings").get_by_role("link").first.click()
    expect(page).to_have_url(f"{address}/data-quality#missing_checklists")
    expect(group).to_be_in_viewport()
    page.wait_for_timeout(300)
    assert calls == []


def test_a_page_that_is_left_never_comes_after_the_next_one(
    page: Page, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(page, f"{address}/goals?region=2")
    settled(page, "12")
    held = Held(monkeypatch, lambda shown, wanted: shown.key == "overview")
    pages = page.get_by_label("Pages")
    pages.get_by_role("link", name="Overview").first.click()
    assert held.asked.wait(60)
    pages.locator("a[href='/class?region=2']").first.click()
    title = page.locator("#page-title")
    expect(title).to_contain_text(FIGURE_PAGES["class"].question)
    held.let_go()
    assert held.drawn.wait(60)
    page.wait_for_timeout(500)  # time enough for the late answer, which is on its way now
    expect(title).to_contain_text(FIGURE_PAGES["class"].question)
    expect(page).to_have_url(f"{address}/class?region=2")
    expect(control(page, "region")).to_have_value("2")


# -- nothing jumps --------------------------------------------------------------------------------


@pytest.mark.timeout(1800, method="thread")
@pytest.mark.parametrize(
    ("who", "width", "keys"),
    [
        (STAFF, 1280, tuple(k for k in opened_by(ROLES["eec_staff"]) if k in FIGURE_PAGES)[::3]),
        (FACILITATOR, 1280, ("worklist", "quality", "overview", "imports")),
        (STAFF, 390, ("overview", "class", "quality")),
    ],
    ids=["state", "region", "phone"],
)
def test_nothing_jumps_when_a_page_comes_or_its_filters_change(
    who: tuple[str, str, int | None],
    width: int,
    keys: tuple[str, ...],
    address: str,
    new_context: Callable[..., BrowserContext],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held = Held(monkeypatch, lambda shown, wanted: "type" in wanted)
    page = new_context(viewport={"width": width, "height": 900}).new_page()
    page.add_init_script(WATCH)
    sign_in(page, address, who[0])
    for key in keys:
        page.goto(address + ALL_PAGES[key].path)
        all_drawn(page, key)
        assert page.evaluate("shifts.reduce((a, b) => a + b, 0)") <= MOST_SHIFT, key
        if key not in FIGURE_PAGES:
            continue
        held.keep()
        control(page, "type").select_option("CENTER")
        assert held.asked.wait(60)
        page.evaluate(QUIET)  # the control is as wide as what was chosen in it
        page.evaluate("shifts.length = 0")
        held.let_go()
        expect(page.locator("#announce")).to_contain_text("The figures are now for")
        page.wait_for_timeout(300)  # the charts are drawn anew
        assert page.evaluate("shifts.reduce((a, b) => a + b, 0)") <= MOST_SHIFT, f"{key}, changed"


# -- waiting --------------------------------------------------------------------------------------


def test_a_wait_of_more_than_a_second_is_said_and_taken_back(
    page: Page, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign_in(page, f"{address}/coaching")
    settled(page, "50")
    line, main = page.locator("#waiting"), page.locator("#main")
    expect(line).to_have_attribute("role", "status")
    held = Held(monkeypatch, lambda shown, wanted: wanted.get("region") == "2")
    expect(line).to_have_text("")
    control(page, "region").select_option("2")
    assert held.asked.wait(60)
    expect(line).to_have_text("The figures are on their way.")
    expect(main).to_have_attribute("aria-busy", "true")
    # Whoever asks for less motion sees none.
    moves = "e => getComputedStyle(e, '::before').animationName"
    assert line.evaluate(moves) == "none"
    page.emulate_media(reduced_motion="no-preference")
    assert line.evaluate(moves) == "waiting"
    held.let_go()
    settled(page, "12")
    expect(line).to_have_text("")
    expect(main).to_have_attribute("aria-busy", "false")


# -- failing --------------------------------------------------------------------------------------


def test_a_server_that_is_away_is_said_and_asked_again(
    page: Page, address: str, page_problems: PageProblems
) -> None:
    page_problems.expect(r"ERR_FAILED|Failed to fetch|Callback error updating failed")
    page_problems.expect(r"Callback failed|Callback error|net::")
    sign_in(page, f"{address}/coaching")
    settled(page, "50")
    page.route("**/_dash-update-component*", lambda route: route.abort())
    control(page, "region").select_option("2")
    notice = page.locator("#notice")
    expect(notice).to_contain_text("The server cannot be reached. What you see is still as it was")
    expect(notice).to_be_in_viewport()
    settled(page, "50")
    page.route("**/healthz", lambda route: route.abort())
    notice.get_by_role("button", name="Try again").click()
    expect(notice).to_contain_text("The server still does not answer.")
    settled(page, "50")
    page.unroute("**/_dash-update-component*")
    page.unroute("**/healthz")
    notice.get_by_role("button", name="Try again").click()
    settled(page, "12")
    expect(notice).to_be_hidden()
    expect(page).to_have_url(f"{address}/coaching?region=2")


def test_a_first_page_that_fails_leaves_the_way_to_others(
    page: Page, address: str, page_problems: PageProblems
) -> None:
    page_problems.expect(r"503|Callback error")
    sign_in(page, f"{address}/coaching")
    settled(page, "50")
    page.route(
        "**/_dash-update-component*",
        lambda route: route.fulfill(status=503, json={"error": "The database rests."}),
    )
    page.goto(f"{address}/goals")
    expect(page.locator("#notice")).to_contain_text("The database rests.")
    way = page.get_by_label("Pages").get_by_role("link", name="Outcomes")
    expect(way).to_be_visible()
    page.unroute("**/_dash-update-component*")
    way.click()
    expect(page.locator("#page-title")).to_be_visible()
    expect(page.locator("#notice")).to_be_hidden()


def test_a_lapsed_session_comes_back_to_the_same_place_with_its_filters(
    page: Page, address: str, database: Database, page_problems: PageProblems
) -> None:
    page_problems.expect(r"401")
    sign_in(page, f"{address}/goals?region=2")
    settled(page, "12")
    with database.writing("accounts") as connection:
        ended = datetime.now(UTC).replace(tzinfo=None)
        connection.execute(schema.sign_ins.update().values(ended_at=ended))
    control(page, "type").select_option("CENTER")
    expect(page.locator(".note.info")).to_contain_text("Your session has ended.")
    fill_in(page)
    expect(page).to_have_url(f"{address}/goals?region=2&type=CENTER")
    settled(page, "12")
    expect(control(page, "region")).to_have_value("2")
    expect(control(page, "type")).to_have_value("CENTER")
