"""Filters, address and figures in a real browser: one request a change, the newest choice wins."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Locator, Page, Request, expect

from callbacks import drawing
from dashboard.web import import_jobs
from data_access.imports.reading_process import Job
from layouts.pages.consents import AT_ONCE
from tests.dashboard.product import product_server
from tests.dashboard.sent_files import work_at_once
from tests.dashboard.visitors import ADMIN, FACILITATOR, PASSWORD, STAFF
from tests.machines.serving import served


@pytest.fixture
def peopled_url(filled_url: str) -> str:
    """The people of these tests, and given facts."""
    return filled_url


@pytest.fixture
def server(peopled_url: str) -> Flask:
    return product_server(peopled_url)


@pytest.fixture
def address(server: Flask) -> Iterator[str]:
    with served(server) as address:
        yield address


@pytest.fixture
def asked(page: Page) -> list[Request]:
    """The requests for figures so far."""
    found: list[Request] = []
    page.on("request", lambda r: found.append(r) if "_dash-update" in r.url else None)
    return found


def sign_in(page: Page, address: str, who: str = STAFF[0]) -> None:
    page.goto(address)
    page.get_by_label("E-mail").fill(who)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def control(page: Page, key: str) -> Locator:
    return page.locator(f"""[id='{{"filter":"{key}"}}']""")


def settled(page: Page, pairs: str) -> None:
    """Wait until the page shows figures on so many pairs."""
    expect(page.locator(".behind")).to_contain_text(f"{pairs} pairs")


def test_filters_address_and_figures_are_one(
    page: Page, address: str, asked: list[Request]
) -> None:
    sign_in(page, f"{address}/coaching")
    settled(page, "50")
    expect(page).to_have_title("Do pairs get the coaching that is intended? · PAC monitor")
    expect(page.locator(".js-plotly-plot").first).to_be_visible()
    assert len(asked) == 1

    # One request a change; the chart stays the same element, the focus stays on the control.
    page.locator(".js-plotly-plot").first.evaluate("e => { e.dataset.same = 'yes' }")
    control(page, "region").focus()
    control(page, "region").select_option("2")
    settled(page, "12")
    expect(page).to_have_url(f"{address}/coaching?region=2")
    expect(page.locator("#announce")).to_contain_text("Region 2")
    expect(page.locator("[data-same=yes]")).to_have_count(1)
    expect(control(page, "region")).to_be_focused()
    assert len(asked) == 2

    # A period is chosen by its name; the default one leaves the address again.
    control(page, "period").select_option("from=all")
    expect(page).to_have_url(f"{address}/coaching?region=2&from=all")
    expect(page.locator("#announce")).to_contain_text("to April 2026")
    expect(control(page, "from")).to_be_hidden()
    control(page, "period").select_option("usual")
    expect(page).to_have_url(f"{address}/coaching?region=2")
    assert len(asked) == 4

    # Its reply sets the lists anew: what is chosen before it comes and not in the address yet is lost.
    expect(page.locator("#announce")).to_contain_text("May 2025 to April 2026")

    # Months of one's own are chosen from lists, and stay in sight as long as no name has them.
    control(page, "period").select_option("own")
    expect(control(page, "from")).to_be_visible()
    assert len(asked) == 4
    control(page, "from").select_option("2026-01")
    expect(page).to_have_url(f"{address}/coaching?region=2&from=2026-01&to=2026-04")
    expect(control(page, "period")).to_have_value("own")
    expect(control(page, "to")).to_be_visible()
    control(page, "period").select_option("usual")
    expect(page).to_have_url(f"{address}/coaching?region=2")
    expect(control(page, "from")).to_be_hidden()
    assert len(asked) == 6

    # Other pages keep the filters; Back brings page, address and controls back.
    page.get_by_label("Pages").get_by_role("link", name="Outcomes").click()
    expect(page).to_have_url(f"{address}/outcomes?region=2")
    expect(page.locator("#page-title")).to_be_focused()
    page.get_by_label("Pages").get_by_role("link", name="Goals").click()
    expect(page).to_have_url(f"{address}/goals?region=2")
    expect(page.locator("#page-title")).to_be_focused()
    expect(page).to_have_title(re.compile("^Are goals set"))
    control(page, "region").select_option("all")
    expect(page).to_have_url(f"{address}/goals")
    settled(page, "50")
    page.go_back()
    settled(page, "12")
    expect(control(page, "region")).to_have_value("2")
    page.go_back()
    expect(page.locator("#page-title")).to_have_text(re.compile("^What comes of PAC"))
    page.go_back()
    expect(page.locator("#page-title")).to_have_text(re.compile("^Do pairs get"))
    assert len(asked) == 12


def test_a_slow_answer_never_comes_after_a_newer_one(
    page: Page, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw, go_on, waiting = drawing.draw, threading.Event(), threading.Event()
    drawn = threading.Event()

    def slow_for_region_1(answers: Any, shown: Any, wanted: dict[str, str], *more: Any) -> Any:
        if wanted.get("region") == "1":
            waiting.set()
            go_on.wait(60)
            answer = draw(answers, shown, wanted, *more)
            drawn.set()
            return answer
        return draw(answers, shown, wanted, *more)

    sign_in(page, f"{address}/coaching")
    settled(page, "50")
    monkeypatch.setattr(drawing, "draw", slow_for_region_1)
    control(page, "region").select_option("1")
    assert waiting.wait(60)
    control(page, "region").select_option("3")
    settled(page, "12")
    go_on.set()
    assert drawn.wait(60)
    page.wait_for_timeout(500)  # time enough for the late answer, which is on its way now
    settled(page, "12")
    expect(page).to_have_url(f"{address}/coaching?region=3")
    expect(control(page, "region")).to_have_value("3")
    csv = page.get_by_role("link", name=re.compile("^CSV")).first
    expect(csv).to_have_attribute("href", re.compile("region=3$"))


def test_a_link_with_what_is_not_known_keeps_its_notice(
    page: Page, address: str, asked: list[Request]
) -> None:
    sign_in(page, f"{address}/goals?region=9&type=CENTER")
    settled(page, "50")
    expect(page.locator("#page-notices")).to_contain_text("region=9")
    assert len(asked) == 1
    control(page, "role").select_option("MENTEE")
    expect(page).to_have_url(f"{address}/goals?type=CENTER&role=MENTEE")


def test_theme_and_download(page: Page, address: str, asked: list[Request]) -> None:
    sign_in(page, f"{address}/coaching")
    settled(page, "50")
    page.get_by_role("button", name="Dark theme").click()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    expect(page.get_by_role("button", name="Light theme")).to_be_visible()
    page.wait_for_timeout(500)
    assert len(asked) == 2
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile("^CSV")).first.click()
    assert re.fullmatch(r"pac-dosage-[a-z-]+-2026-05-20\.csv", download.value.suggested_filename)


def test_the_work_list_and_an_import(page: Page, address: str, tmp_path: Path) -> None:
    sign_in(page, address, FACILITATOR[0])
    expect(page).to_have_url(f"{address}/work-list")
    expect(page.locator("#page-title")).to_contain_text("of your 14 pairs")
    page.get_by_role("link", name=re.compile("^No contact")).click()
    expect(page).to_have_url(f"{address}/work-list?show=contact")
    expect(page.locator("tbody tr")).to_have_count(3)

    page.get_by_label("Pages").get_by_role("link", name="Data", exact=True).click()
    page.get_by_label("Pages").get_by_role("link", name="Imports").click()
    read_a_program(page, tmp_path).click()
    ends_at_its_import(page)


def read_a_program(page: Page, folder: Path) -> Locator:
    """Send a file of one program from the imports page; the button that saves it."""
    file = folder / "programs.csv"
    file.write_text(
        "eec_program_number,name,program_type,region_pac,regions_from\n"
        "PRG-9,Demo Center 9,CENTER,1,2012-07-01\n"
    )
    page.get_by_label("What is in the file").select_option("programs")
    page.get_by_label("File", exact=True).set_input_files(file)
    page.get_by_role("button", name="Look at the file").click()
    save = page.get_by_role("button", name="Save 1 row")
    expect(save).to_be_visible()
    return save


def ends_at_its_import(page: Page) -> None:
    expect(page).to_have_url(re.compile(r"/imports/\d+$"))
    expect(page.locator("#page-title")).to_have_text("The one row is in")


@pytest.mark.parametrize("over", ["before its page comes", "while its page is looked at"])
def test_whoever_saves_a_file_ends_at_its_import(
    over: str, page: Page, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whichever is faster, the saving or its page."""
    work_at_once(monkeypatch)
    at_once, go_on, begun = import_jobs.start, threading.Event(), threading.Event()

    def later(job: Job, right: int) -> None:
        def work() -> None:
            go_on.wait(60)
            at_once(job, right)

        threading.Thread(target=work).start()
        begun.set()

    sign_in(page, f"{address}/imports", FACILITATOR[0])
    save = read_a_program(page, tmp_path)
    if over == "while its page is looked at":
        monkeypatch.setattr(import_jobs, "start", later)
    save.click()
    if over == "while its page is looked at":
        expect(page.locator("#page-title")).to_have_text("The file is being saved")
        go_on.set()
    ends_at_its_import(page)
    assert begun.is_set() is (over == "while its page is looked at")


def test_a_page_of_people_is_not_long_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    sign_in(page, f"{address}/consents", ADMIN[0])
    expect(page.locator("tbody tr")).to_have_count(AT_ONCE)
    assert page.evaluate("document.documentElement.scrollHeight") <= 5_000
