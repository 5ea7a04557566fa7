"""No page of any role, in no state and neither theme, has a fault or an undecided doubt of axe-core."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from config.roles import ROLES
from config.texts.accessibility import DECISIONS
from data_access.upkeep.upgrade import upgrade
from layouts.figures import DRAW
from layouts.page import Page as FigurePage
from layouts.pages import ALL_PAGES, opened_by
from tests.whole.checker import asked, faults
from tests.whole.conftest import TODAY
from tests.whole.served import (
    PLAIN,
    SIDEWAYS,
    SLOW,
    all_drawn,
    go,
    serving,
    sign_in,
    switch_theme,
)

pytestmark = pytest.mark.timeout(1800, method="thread")

NewContext = Callable[..., BrowserContext]

OPEN_ALL = "document.querySelectorAll('details').forEach(d => { d.open = true; })"


@dataclass(frozen=True)
class Look:
    """How somebody looks at the pages."""

    theme: str
    width: int
    details_open: bool

    def __str__(self) -> str:
        return f"{self.theme}-{self.width}px-{'open' if self.details_open else 'closed'}"


# Each theme, each width, open and closed once; the states do not hang on one another. Every page is
# seen with one of them, and with --thorough with both.
LOOKS = (Look("light", 1280, True), Look("dark", 320, False))


def turn_of(look: Look, key: str) -> bool:
    """Whether it is a page's turn to be seen so."""
    return list(ALL_PAGES).index(key) % len(LOOKS) == LOOKS.index(look)


def visited(page: Page, look: Look, key: str) -> None:
    go(page, key)
    if look.details_open:
        page.evaluate(OPEN_ALL)


@pytest.mark.parametrize("look", LOOKS, ids=str)
def test_no_page_of_any_role_has_a_fault(
    look: Look, demo_address: str, new_context: NewContext, thorough: bool
) -> None:
    """Pages of figures are one frame for all roles: one role sees each, with --thorough all do.

    The first page of each role, which shows the frame of the role, is seen in either look.
    """
    alike: set[str] = set()  # pages that an earlier role was shown just so
    seen: set[str] = set()
    needed: set[int] = set()
    for role in ROLES.values():
        window = new_context(viewport={"width": look.width, "height": 900}, color_scheme=look.theme)
        page = window.new_page()
        sign_in(page, demo_address, role.key)
        expect(page.locator("html")).to_have_attribute("data-bs-theme", look.theme)
        for number, key in enumerate(opened_by(role)):
            if number and not thorough:
                if key in seen and isinstance(ALL_PAGES[key], FigurePage):
                    continue
                if not turn_of(look, key):
                    continue
            seen.add(key)
            visited(page, look, key)
            shown = page.locator("#main").inner_html()
            if number and shown in alike:  # the first page shows the frame of the role
                continue
            alike.add(shown)
            found, decided = asked(page)
            assert found == [], f"{key} of {role.key}"
            assert page.evaluate(SIDEWAYS) == 0, f"{key} of {role.key}"
            needed |= decided
        window.close()
    assert seen >= {key for key in ALL_PAGES if thorough or turn_of(look, key)}
    if look.details_open and thorough:
        assert needed == set(range(len(DECISIONS))), "a decision settles no doubt any more"


def test_the_checker_sees_a_fault_and_an_undecided_doubt(
    demo_address: str, new_context: NewContext
) -> None:
    """The test above can fail."""
    page = new_context(bypass_csp=True).new_page()  # for styles of this test
    sign_in(page, demo_address, "admin")
    assert faults(page) == []
    page.evaluate(
        """() => { document.getElementById('main').insertAdjacentHTML('beforeend',
          '<p style="color:#bbb">faint</p>' +
          '<p style="background:linear-gradient(red,blue)">on a gradient</p>'); }"""
    )
    found = "\n".join(faults(page))
    assert re.search(r"^color-contrast: ", found, re.M)
    assert re.search(r"^undecided color-contrast \(bgGradient\)", found, re.M)


# -- states besides the loaded page ---------------------------------------------------------------


@pytest.fixture(scope="module")
def empty_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The product before anything was imported."""
    folder = tmp_path_factory.mktemp("empty")
    upgrade(f"sqlite:///{folder}/nothing.sqlite3", TODAY)
    with serving(folder / "nothing.sqlite3", folder) as address:
        yield address


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_empty_database_has_no_fault(
    theme: str, empty_address: str, new_context: NewContext, thorough: bool
) -> None:
    """Without anything to draw all pages are one frame: some are seen in either theme."""
    for role in ("facilitator", "admin"):
        page = new_context(color_scheme=theme, viewport={"width": 390, "height": 900}).new_page()
        sign_in(page, empty_address, role, PLAIN)
        pages = opened_by(ROLES[role])
        for key in pages if thorough else pages[2 * (theme == "dark") :: 4]:
            page.goto(empty_address + ALL_PAGES[key].path)
            all_drawn(page, key)
            assert faults(page) == [], f"{key} of {role}"
            assert page.evaluate(SIDEWAYS) == 0, f"{key} of {role}"


@contextmanager
def _broken(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every kind of chart fails, as one with a fault would."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        for kind in DRAW:
            patch.setitem(DRAW, kind, fail)
        yield


def test_a_panel_that_fails_has_no_fault(
    address: str, new_context: NewContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = new_context().new_page()
    sign_in(page, address, "facilitator", PLAIN)
    shown = ALL_PAGES["goals"]
    assert isinstance(shown, FigurePage)
    with _broken(monkeypatch):
        page.goto(address + shown.path)
        said = page.locator("#main .note.act")
        expect(said).to_have_count(len(shown.panels), timeout=SLOW)
        assert faults(page) == []
        switch_theme(page, "dark")
        expect(said).to_have_count(len(shown.panels))
        assert faults(page) == []


# Places that have no page key of their own, and what says that they are there.
FURTHER: tuple[tuple[str, str, str], ...] = (
    ("eec_staff", "/imports/1", "What happened to each row"),
    ("facilitator", "/nowhere", "There is no page at this address"),
    ("facilitator", "/sources?measure=class_change", "file"),
    ("eec_staff", "/goals?role=MENTEE_ADMIN", "withheld"),
    ("eec_staff", "/coaching?region=4", "region=4"),
    ("eec_staff", "/definitions/class_change", "Matched change"),
    ("eec_staff", "/work-list", "not part of your role"),
)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_further_places_have_no_fault(
    theme: str, demo_address: str, new_context: NewContext, page_problems: object
) -> None:
    page_problems.expect("404|403|401")  # addresses and a sign-in that are refused on purpose
    page = new_context(color_scheme=theme).new_page()
    page.goto(f"{demo_address}/sign-in")
    assert faults(page) == [], "sign-in"
    page.get_by_label("E-mail").fill("nobody@example.org")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()
    assert faults(page) == [], "sign-in that failed"
    for role in dict.fromkeys(role for role, _, _ in FURTHER):
        page = new_context(color_scheme=theme).new_page()
        sign_in(page, demo_address, role, PLAIN)
        for whose, path, says in FURTHER:
            if whose == role:
                page.goto(demo_address + path)
                expect(page.locator("main")).to_contain_text(
                    re.compile(re.escape(says), re.IGNORECASE), timeout=SLOW
                )
                page.evaluate(OPEN_ALL)
                assert faults(page) == [], path
