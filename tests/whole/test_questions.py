"""Each of the thirty questions is answered within two clicks of the role's first page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from config.roles import ROLES
from config.texts.questions import QUESTIONS
from dashboard.documentation.model_docs import way_to
from layouts.pages import ALL_PAGES, opened_by
from tests.whole.served import SLOW, all_drawn, go, sign_in

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


@pytest.mark.timeout(400, method="thread")
@pytest.mark.parametrize("role", ASKING)
def test_two_clicks_lead_to_the_answer(role: str, demo_address: str, new_context: Any) -> None:
    page = new_context().new_page()
    sign_in(page, demo_address, role)
    home = next(k for k in opened_by(ROLES[role]) if ALL_PAGES[k].path == urlsplit(page.url).path)
    for q in (q for q in ANSWERED if q.role == role):
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
