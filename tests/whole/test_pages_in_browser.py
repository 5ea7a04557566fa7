"""Pages in a real browser on the demonstration state: drawn, quiet, one request a change."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from dashboard.demonstration import write_faulty_file
from tests.whole.conftest import TODAY
from tests.whole.served import PLAIN, SIDEWAYS, SLOW, all_drawn, go, sign_in

pytestmark = pytest.mark.timeout(1800, method="thread")


def test_a_filter_is_one_request_and_back_takes_it_back(page: Page, demo_address: str) -> None:
    asked: list[Request] = []
    page.on("request", lambda r: asked.append(r) if "_dash-update" in r.url else None)
    sign_in(page, demo_address, "eec_staff")
    all_drawn(page, "overview")
    pairs, region = page.locator(".behind"), page.get_by_role("combobox", name="Region")
    everybody = pairs.inner_text()
    asked.clear()
    region.select_option("2")
    expect(page).to_have_url(f"{demo_address}/?region=2")
    expect(pairs).not_to_have_text(everybody, timeout=SLOW)
    assert len(asked) == 1
    page.go_back()
    expect(page).to_have_url(f"{demo_address}/")
    expect(pairs).to_have_text(everybody, timeout=SLOW)
    expect(region).to_have_value("all")
    page.go_forward()
    expect(region).to_have_value("2")
    page.reload()
    expect(region).to_have_value("2")
    assert len(asked) == 4


NOT_THERE = {
    "/goals?role=MENTEE_ADMIN": "withheld",
    "/goals?cohort=2010": "no data",
    "/goals?from=2026-09": "too early",
    "/coaching?region=4": "region=4",
}


def test_what_is_not_there_is_said(page: Page, demo_address: str) -> None:
    sign_in(page, demo_address, "eec_staff", PLAIN)
    for path, says in NOT_THERE.items():
        page.goto(demo_address + path)
        expect(page.get_by_role("main"), path).to_contain_text(
            re.compile(says, re.IGNORECASE), timeout=SLOW
        )
        expect(page.locator("#main .note.act"), path).to_have_count(0)


def test_the_morning_of_a_facilitator(page: Page, address: str, tmp_path: Path) -> None:
    sign_in(page, address, "facilitator")
    expect(page).to_have_url(f"{address}/work-list")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile(r"of your \d+ pairs needs? something$"))

    faulty = write_faulty_file(tmp_path, TODAY, 2026)
    go(page, "imports")
    page.get_by_label("File", exact=True).set_input_files(faulty.path)
    page.get_by_role("button", name="Look at the file").click()
    expect(heading).to_have_text(re.compile("rows can be saved"), timeout=SLOW)
    page.get_by_role("button", name=re.compile("^Save ")).click()
    expect(page).to_have_url(re.compile(r"/imports/\d+$"), timeout=SLOW)
    expect(heading).to_have_text(re.compile(r"rows are in$|Nothing was saved"))
    expect(page.get_by_role("heading", name=re.compile("refused$"))).to_be_visible()
    assert page.evaluate(SIDEWAYS) == 0
    page.get_by_role("link", name="All imports").click()
    expect(page.get_by_role("link", name=faulty.path.name)).to_be_visible()
