"""Each of the thirty questions is answered within two clicks of the role's first page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import expect

from config.roles import ROLES
from config.texts.questions import QUESTIONS
from dashboard.documentation.model_docs import way_to
from layouts.pages import ALL_PAGES, opened_by
from tests.dashboard.product import ask_page
from tests.dashboard.visitors import Visitor
from tests.whole.served import SLOW, all_drawn, email_of, go, product_on, sign_in

ANSWERED = [q for q in QUESTIONS if q.page]
ASKING = list(dict.fromkeys(q.role for q in QUESTIONS))


def test_there_are_thirty_and_each_role_may_open_its_pages() -> None:
    assert len(QUESTIONS) == 30
    for role in ASKING:
        numbers = [q.number for q in QUESTIONS if q.role == role]
        assert numbers == list(range(1, 11))
    assert sum(not q.page for q in QUESTIONS) == 0  # what is not answered yet, and says why
    for q in ANSWERED:
        assert q.page in opened_by(ROLES[q.role]), q.text
        assert len(way_to(q.page)) <= 2


def texts(tree: Any) -> Iterator[str]:
    """All texts of a part of the page, as it is sent to the browser."""
    if isinstance(tree, str | int | float):
        yield str(tree)
    elif isinstance(tree, list):
        for part in tree:
            yield from texts(part)
    elif isinstance(tree, dict):
        yield from texts(tree["props"].get("children"))


def elements(tree: Any, *kinds: str) -> Iterator[dict[str, Any]]:
    """The elements of some kinds in a part of the page, but for what is folded away."""
    if isinstance(tree, list):
        for part in tree:
            yield from elements(part, *kinds)
    elif isinstance(tree, dict):
        if tree["type"] in kinds:
            yield tree
        if tree["type"] != "Details" or tree["props"].get("open"):
            yield from elements(tree["props"].get("children"), *kinds)


class Pages:
    """The pages as one role is shown them, each asked for once."""

    def __init__(self, server: Flask, role: str) -> None:
        self.server, self.visitor = server, Visitor(server)
        self.first: str = self.visitor.sign_in(email_of(role)).headers["Location"]
        self.visitor.get(self.first)
        self._shown: dict[str, dict[str, Any]] = {}

    def shown(self, path: str) -> dict[str, Any]:
        if path not in self._shown:
            answer = ask_page(self.server, self.visitor, path)
            assert answer.status_code == 200, path
            self._shown[path] = answer.json["response"]
        return self._shown[path]

    def follow(self, path: str, name: str) -> str:
        """Where the link of a name leads to, in the navigation of a page."""
        links = elements(self.shown(path)["navigation"]["children"], "A")
        found = {a["props"]["href"] for a in links if "".join(texts(a)) == name}
        assert len(found) == 1, f"{name!r} on {path} leads to {found}"
        return str(found.pop())

    def headings(self, path: str) -> list[str]:
        page = self.shown(path)["page"]["children"]
        return ["".join(texts(h)) for h in elements(page, "H1", "H2", "H3", "H4", "H5", "H6")]


@pytest.fixture(scope="module")
def server(demo_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return product_on(demo_path, tmp_path_factory.mktemp("questions"))


@pytest.mark.parametrize("role", ASKING)
def test_two_clicks_lead_to_the_answer(role: str, server: Flask) -> None:
    pages = Pages(server, role)
    for q in (q for q in ANSWERED if q.role == role):
        at = pages.first
        for name in way_to(q.page):
            at = pages.follow(at, name)
        assert at == ALL_PAGES[q.page].path, q.text
        headings = pages.headings(at)
        assert any(q.look.casefold() in h.casefold() for h in headings), (q.text, headings)


@pytest.mark.timeout(1800, method="thread")
@pytest.mark.parametrize("role", ASKING)
def test_the_clicks_and_the_answer_are_there_in_a_browser(
    role: str, demo_address: str, new_context: Any, thorough: bool
) -> None:
    """Every fifth question, with --thorough all."""
    page = new_context().new_page()
    sign_in(page, demo_address, role)
    home = next(k for k in opened_by(ROLES[role]) if ALL_PAGES[k].path == urlsplit(page.url).path)
    asked = [q for q in ANSWERED if q.role == role]
    for q in asked if thorough else asked[ASKING.index(role) :: 5]:
        go(page, home)
        menu = page.get_by_label("Pages")
        clicks = way_to(q.page)
        menu.get_by_role("link", name=clicks[0], exact=True).first.click(timeout=SLOW)
        if len(clicks) == 2:
            menu.locator(".under").get_by_role("link", name=clicks[1], exact=True).click(
                timeout=SLOW
            )
        expect(page).to_have_url(f"{demo_address}{ALL_PAGES[q.page].path}", timeout=SLOW)
        all_drawn(page, q.page)
        heading = page.locator("main").get_by_role("heading").filter(has_text=q.look)
        expect(heading.first, q.text).to_be_visible(timeout=SLOW)
