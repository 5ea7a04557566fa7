"""Every page as each role in a real browser on the demonstration state: drawn, quiet, accessible."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect
from werkzeug.serving import make_server

from config.roles import ROLES
from dashboard.app import create_app
from dashboard.demonstration import write_faulty_file
from data_access import accounts
from data_access.database import Database
from layouts.page import Page as FigurePage
from layouts.pages import ALL_PAGES, GROUPS
from tests.dashboard.visitors import PASSWORD
from tests.whole.conftest import OWN, TODAY, settings_for

pytestmark = pytest.mark.timeout(180, method="thread")

AXE = Path(__file__).resolve().parents[1] / "vendor" / "axe.min.js"
SLOW = 60_000  # milliseconds a page of many charts may take on a busy machine
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
# The text inside the charts is checked by tests/layouts/test_theme.py: axe reads no drawn text.
FOUND = """async ([tags, rules]) => {
  const only = rules.length ? {type: 'rule', values: rules} : {type: 'tag', values: tags};
  const done = await axe.run({exclude: ['.js-plotly-plot']}, {
    runOnly: only, resultTypes: ['violations'], elementRef: false,
  });
  return done.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`);
}"""
# What stands wider than the window, though not inside a part that scrolls by itself.
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def email_of(role: str) -> str:
    return f"{role}@example.org"


@pytest.fixture
def address(demo_path: Path, tmp_path: Path) -> Iterator[str]:
    """The product on a copy of the demonstration state, with one account a role."""
    path = tmp_path / "pac.sqlite3"
    shutil.copy(demo_path, path)
    database = Database(f"sqlite:///{path}")
    for key, role in ROLES.items():
        region = OWN if role.regions == "own" else None
        accounts.create_account(database, email_of(key), role.label, key, region, PASSWORD)
    database.dispose()
    server = create_app(settings_for(path, secret_key="k" * 40))
    running = make_server("127.0.0.1", 0, server, threaded=True)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{running.server_port}"
    running.shutdown()
    thread.join()
    running.server_close()


def sign_in(page: Page, address: str, role: str) -> None:
    page.goto(address)
    page.get_by_label("E-mail").fill(email_of(role))
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator("#page-title")).to_be_visible(timeout=SLOW)


def all_drawn(page: Page, key: str) -> None:
    """Wait for the page's question and, where it has charts, for each of them."""
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SLOW)
    shown = ALL_PAGES[key]
    if isinstance(shown, FigurePage):
        charts = page.locator(".picture .js-plotly-plot .main-svg:first-child")
        expect(charts).to_have_count(len(shown.panels), timeout=SLOW)
        expect(page.locator("#main .note.act")).to_have_count(0)


def go(page: Page, key: str) -> None:
    """Follow the navigation to a page, or open one that has no entry there."""
    if not ALL_PAGES[key].nav:
        page.goto(urljoin(page.url, ALL_PAGES[key].path))
        all_drawn(page, key)
        return
    pages = page.get_by_label("Pages")
    group = next(g for g in GROUPS if key in g.pages)
    pages.get_by_role("link", name=group.label, exact=True).first.click(timeout=SLOW)
    expect(pages.locator("[aria-current]").first).to_have_text(group.label, timeout=SLOW)
    own = pages.locator(".under").get_by_role("link", name=ALL_PAGES[key].nav, exact=True)
    if own.count():
        own.click(timeout=SLOW)
        expect(pages.locator(".under [aria-current]")).to_have_text(ALL_PAGES[key].nav)
    expect(pages.locator("[aria-current=page]").first).to_be_visible(timeout=SLOW)
    all_drawn(page, key)


def violations(page: Page, *rules: str) -> list[str]:
    if not page.evaluate("typeof axe === 'object'"):
        page.add_script_tag(path=AXE)
    found: list[str] = page.evaluate(FOUND, [RULES, list(rules)])
    return found


@pytest.mark.parametrize("role", list(ROLES))
def test_every_page_is_drawn_and_accessible_in_both_themes(
    role: str, address: str, new_context: Callable[..., BrowserContext]
) -> None:
    # The policy of the product forbids scripts from outside, axe as well.
    page = new_context(bypass_csp=True).new_page()
    sign_in(page, address, role)
    for key in ROLES[role].pages:
        go(page, key)
        assert violations(page) == [], key
    page.get_by_role("button", name="Dark theme").click(timeout=SLOW)
    expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
    for key in ROLES[role].pages:
        go(page, key)
        assert violations(page, "color-contrast") == [], f"{key}, dark"


@pytest.mark.parametrize("role", ["eec_staff", "facilitator", "admin"])
def test_nothing_stands_out_of_a_narrow_screen(
    role: str, address: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context(viewport={"width": 320, "height": 640}).new_page()
    sign_in(page, address, role)
    for key in ROLES[role].pages:
        page.goto(address + ALL_PAGES[key].path)
        all_drawn(page, key)
        assert page.evaluate(SIDEWAYS) == 0, key
        # No label or number of a chart is cut off at its edges.
        cut = page.evaluate(
            """() => [...document.querySelectorAll('.picture')].flatMap(picture => {
              const box = picture.getBoundingClientRect();
              return [...picture.querySelectorAll('text')].filter(text => {
                const at = text.getBoundingClientRect();
                return at.width && (at.left < box.left - 2 || at.right > box.right + 2);
              }).map(text => text.textContent);
            })"""
        )
        assert cut == [], key


def test_a_filter_is_one_request_and_back_takes_it_back(page: Page, address: str) -> None:
    asked: list[Request] = []
    page.on("request", lambda r: asked.append(r) if "_dash-update" in r.url else None)
    sign_in(page, address, "eec_staff")
    all_drawn(page, "overview")
    pairs, region = page.locator(".behind"), page.get_by_role("combobox", name="Region")
    everybody = pairs.inner_text()
    asked.clear()
    region.select_option("2")
    expect(page).to_have_url(f"{address}/?region=2")
    expect(pairs).not_to_have_text(everybody, timeout=SLOW)
    assert len(asked) == 1
    page.go_back()
    expect(page).to_have_url(f"{address}/")
    expect(pairs).to_have_text(everybody, timeout=SLOW)
    expect(region).to_have_value("all")
    page.go_forward()
    expect(region).to_have_value("2")
    page.reload()
    expect(region).to_have_value("2")
    assert len(asked) == 4


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("?role=MENTEE_ADMIN", "withheld"),
        ("?cohort=2010", "no data"),
        ("?from=2026-09", "too early"),
        ("?region=4", "region=4"),
    ],
)
def test_what_is_not_there_is_said(page: Page, address: str, query: str, says: str) -> None:
    sign_in(page, address, "eec_staff")
    page.goto(f"{address}/coaching" if "region" in query else f"{address}/goals")
    page.goto(page.url + query)
    expect(page.get_by_role("main")).to_contain_text(re.compile(says, re.IGNORECASE))
    expect(page.locator("#main .note.act")).to_have_count(0)


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
