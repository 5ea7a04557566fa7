"""The frame in a real browser: sign in, one callback, a refusal in words, an ended session."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.dashboard.visitors import PASSWORD, STAFF, Clock
from tests.machines.page_problems import PageProblems
from tests.machines.serving import served


@pytest.fixture
def address(server: Flask) -> Iterator[str]:
    with served(server) as address:
        yield address


def sign_in(page: Page, password: str = PASSWORD) -> None:
    page.get_by_label("E-mail").fill(STAFF[0])
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def test_the_way_in_and_out(
    page: Page, address: str, clock: Clock, page_problems: PageProblems
) -> None:
    page_problems.expect(r"401|503|Callback error updating failed")  # the refusals below are meant
    page.goto(f"{address}/class?region=1")
    expect(page).to_have_title("Sign in · PAC monitor")
    sign_in(page, "wrong")
    expect(page.get_by_role("alert")).to_contain_text("is not right")
    expect(page.get_by_label("E-mail")).to_have_value(STAFF[0])
    sign_in(page)

    # The page asked for, drawn by a callback that carried the token of this sign-in.
    expect(page).to_have_url(f"{address}/class?region=1")
    expect(page.locator("#page")).to_have_text(f"{STAFF[0]} None ?region=1 None")
    expect(page.locator(".js-plotly-plot .scatterlayer")).to_be_visible()

    # A refusal is said in words, and taken back by the next answer.
    page.get_by_role("button", name="Fail").click()
    expect(page.locator("#notice")).to_contain_text(
        "The reporting database rests. Try again in a minute."
    )
    page.get_by_role("link", name="Other filters").click()
    expect(page.locator("#page")).to_contain_text("?region=2")
    expect(page.locator("#notice")).to_be_hidden()

    # A session that ended while the page stood open leads back to the same page.
    clock.pass_by(hours=9)
    page.get_by_role("button", name="Fail").click()
    expect(page.get_by_role("status")).to_contain_text("Your session has ended.")
    sign_in(page)
    expect(page).to_have_url(re.compile(r"/overview\?region=2$"))

    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(f"{address}/sign-in")
    page.goto(f"{address}/overview")
    expect(page).to_have_url(f"{address}/sign-in?next=/overview")
