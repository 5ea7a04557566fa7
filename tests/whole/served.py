"""Serves the product on a copy of a database, with one account per role, and drives a browser on it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

from flask import Flask
from playwright.sync_api import Page, expect

from config.roles import ROLES, Reach
from dashboard.web.app import create_app
from data_access.people import accounts
from data_access.storage.database import Database
from layouts.page import Page as FigurePage
from layouts.pages import ALL_PAGES, GROUPS
from tests.dashboard.visitors import PASSWORD
from tests.machines.serving import served
from tests.whole.conftest import OWN, settings_for

SLOW = 60_000  # milliseconds a page with many charts may take on a busy machine
# How much wider the page is than the window, not counting parts that scroll by themselves.
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def email_of(role: str) -> str:
    return f"{role}@example.org"


def product_on(state: Path, folder: Path, called: str = "") -> Flask:
    """The product on a copy of the SQLite file `state`, made in `folder`, with an account a role."""
    path = folder / "pac.sqlite3"
    shutil.copy(state, path)
    database = Database(f"sqlite:///{path}")
    for key, role in ROLES.items():
        region = OWN if role.reach is Reach.REGION else None
        accounts.create_account(
            database, email_of(key), called or role.label, key, region, PASSWORD
        )
    database.dispose()
    return create_app(settings_for(path, secret_key="k" * 40))


@contextmanager
def serving(state: Path, folder: Path, called: str = "") -> Iterator[str]:
    """Serve a copy of a state to accounts of a name; the address."""
    with served(product_on(state, folder, called)) as address:
        yield address


# A page of words alone that every role may open: who wants another one need not wait for charts.
PLAIN = "/glossary"


def sign_in(page: Page, address: str, role: str, path: str = "") -> None:
    """Sign in by the form, on the way to a path, or to the first page of the role."""
    page.goto(address + path)
    page.get_by_label("E-mail").fill(email_of(role))
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("#page-title")).to_be_visible(timeout=SLOW)


def all_drawn(page: Page, key: str) -> None:
    """Wait for the page's question and, if it has charts, for each of them."""
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SLOW)
    shown = ALL_PAGES[key]
    if isinstance(shown, FigurePage):
        charts = page.locator(".picture .js-plotly-plot .main-svg:first-child")
        expect(charts).to_have_count(len(shown.panels), timeout=SLOW)
        expect(page.locator("#main .note.act")).to_have_count(0)


# Resolves once nothing has been added to or removed from the page for a while.
STILL = """() => new Promise(resolve => {
  let timer = setTimeout(resolve, 250);
  new MutationObserver(() => { clearTimeout(timer); timer = setTimeout(resolve, 250); })
    .observe(document.getElementById('main'), {childList: true, subtree: true, characterData: true});
})"""


def switch_theme(page: Page, theme: str) -> None:
    """Press the theme button on a page of figures, and wait until they are redrawn in the theme."""
    with page.expect_response(re.compile("/_dash-update-component"), timeout=SLOW):
        page.get_by_role("button", name=f"{theme.capitalize()} theme").click(timeout=SLOW)
    expect(page.locator("html")).to_have_attribute("data-bs-theme", theme)
    page.evaluate(STILL)


def go(page: Page, key: str) -> None:
    """Follow the navigation to a page, or open a page without an entry there directly."""
    if not ALL_PAGES[key].nav:
        page.goto(urljoin(page.url, ALL_PAGES[key].path))
        all_drawn(page, key)
        return
    pages = page.get_by_label("Pages")
    group = next(g for g in GROUPS if key in g.keys)
    own = pages.locator(".under").get_by_role("link", name=ALL_PAGES[key].nav, exact=True)
    if not own.count():
        pages.get_by_role("link", name=group.label, exact=True).first.click(timeout=SLOW)
        expect(pages.locator("[aria-current]").first).to_have_text(group.label, timeout=SLOW)
    if own.count():
        own.click(timeout=SLOW)
        expect(pages.locator(".under [aria-current]")).to_have_text(
            ALL_PAGES[key].nav, timeout=SLOW
        )
    expect(pages.locator("[aria-current=page]").first).to_be_visible(timeout=SLOW)
    all_drawn(page, key)
