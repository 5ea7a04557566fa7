"""The search: what people's words lead to, whom it names to whom, and what is written down of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect
from sqlalchemy import select

from config.roles import ROLES, Reach
from config.texts import glossary
from config.texts.search_words import SAID_AS, meant
from data_access.lists.search import found_by_name, imports_found
from data_access.measures import MEASURES
from data_access.people import audit
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.storage.scope import ledger_of, scope_of
from layouts.pages import ALL_PAGES, search
from tests.dashboard.product import ask_page
from tests.dashboard.visitors import signed_in
from tests.whole.conftest import OWN
from tests.whole.served import SLOW, email_of, product_on, sign_in

EVERY_LETTER = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture
def product(demo_path: Path, tmp_path: Path) -> Flask:
    return product_on(demo_path, tmp_path)


def seen(server: Flask, role: str, text: str) -> str:
    visitor = signed_in(server, (email_of(role), role, None))
    answer = ask_page(server, visitor, "/search", f"?q={text}")
    return json.dumps(answer.json, ensure_ascii=False)


def test_what_people_say_leads_to_what_there_is() -> None:
    for said_as in SAID_AS:
        assert set(said_as.pages) <= set(ALL_PAGES), said_as
        assert set(said_as.measures) <= set(MEASURES), said_as
        assert set(said_as.entries) <= set(glossary.ENTRIES), said_as
    assert len({w for s in SAID_AS for w in s.words}) == sum(len(s.words) for s in SAID_AS)
    assert [s.words[0] for s in meant("What does dose mean?")] == ["dose"]


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("dose", ("/coaching", "/definitions/dose_ratio", "/glossary#dosage")),
        ("What does dosage mean?", ("/glossary#dosage",)),
        ("hours", ("/coaching", "/definitions/contact_minutes", "/definitions/training_hours")),
        ("no contact", ("/coaching", "/definitions/no_contact", "/glossary#contact")),
        ("behind", ("/definitions/no_contact", "/files-due")),
        ("dropout", ("/participation", "/definitions/staying")),
    ],
)
def test_the_words_people_use_are_found(product: Flask, text: str, there: tuple[str, ...]) -> None:
    shown = seen(product, "eec_staff", text)
    for address in there:
        assert f'"{address}"' in shown, address


def test_nothing_is_found_of_words_that_nothing_has(product: Flask) -> None:
    assert "Nothing has these words" in seen(product, "eec_staff", "xylophone")
    assert "Nothing has these words" in seen(product, "facilitator", "%00%25_%27%22")


def _names(path: Path) -> dict[str, tuple[int | None, str]]:
    database = Database(f"sqlite:///{path}")
    with database.reading(scope_of("facilitator", OWN, "test")) as reader:
        rows = reader.rows(schema.participants)
        found = {
            row.participant_id: (row.region, f"{row.first_name} {row.last_name}")
            for row in reader.execute(select(rows))
        }
    database.dispose()
    return found


@pytest.mark.parametrize("role", ROLES)
def test_names_are_found_by_those_who_see_names_alone(
    product: Flask, demo_path: Path, role: str
) -> None:
    person, (_, name) = sorted(_names(demo_path).items())[0]
    shown = seen(product, role, name.replace(" ", "+"))
    if ROLES[role].sees_names and ROLES[role].reach is Reach.REGION:
        assert name in shown and person in shown
    else:
        # The page repeats what was looked for, and says nothing else of it.
        assert person not in shown and ">People<" not in shown and '"People"' not in shown
        assert '"Pairs"' not in shown and '"Programs"' not in shown


def test_only_rows_in_reach_are_looked_through(
    demo_path: Path, twin_path: Path, opened: Callable[[Path], Database]
) -> None:
    """In a twin whose other regions differ a facilitator finds the same, whatever is looked for."""
    scope = scope_of("facilitator", OWN, "test")
    with opened(demo_path).reading(scope) as one, opened(twin_path).reading(scope) as two:
        some = 0
        for first in EVERY_LETTER:
            for second in "aeiornlst":
                here, there = found_by_name(one, first + second), found_by_name(two, first + second)
                assert here == there
                some += len(here.people) + len(here.pairs) + len(here.programs)
        assert some > 200
        assert imports_found(one, "sessions") == imports_found(two, "sessions")


@pytest.mark.parametrize("role", ROLES)
def test_imports_are_found_by_those_who_read_them_alone(product: Flask, role: str) -> None:
    reads = ROLES[role].reads_imports
    site = product.extensions["pac_site"]
    region = OWN if ROLES[role].reach is Reach.REGION else None
    with site.database.reading(ledger_of(scope_of(role, region, "x"))) as reader:
        found = imports_found(reader, "sessions") if reads else ()
    shown = seen(product, role, "sessions")
    for one in found:
        assert f'"/imports/{one.import_id}"' in shown
    if not reads:
        assert "/imports/" not in shown


def test_who_is_named_is_written_down_and_what_was_looked_for_is_not(
    product: Flask, demo_path: Path
) -> None:
    person, (_, name) = sorted(_names(demo_path).items())[0]
    last = name.split()[-1]
    seen(product, "facilitator", last)
    seen(product, "facilitator", "zzyzx")
    seen(product, "eec_staff", "zzyzx")
    database = product.extensions["pac_site"].database
    lines = audit.latest(database)
    (one,) = [line for line in lines if line.event == "search"]
    assert (one.who, one.record) == (email_of("facilitator"), "search")
    assert person in one.people
    for line in lines:
        assert "zzyzx" not in repr(line) and last not in repr(line)


def test_the_meaning_of_dose_is_two_steps_away(page: Page, demo_address: str) -> None:
    sign_in(page, demo_address, "eec_staff", "/accessibility")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to search")).to_be_focused()
    page.keyboard.press("Enter")
    field = page.get_by_role("searchbox", name="Search")
    expect(field).to_be_focused()
    field.type("dose")
    page.keyboard.press("Enter")  # the first
    expect(page.locator("#page-title")).to_have_text("Results for \u201cdose\u201d", timeout=SLOW)
    expect(page.locator("#page-title")).to_be_focused()
    expect(page).to_have_url(re.compile(r"/search\?q=dose$"))
    meaning = page.locator(".hits li").filter(
        has=page.get_by_role("link", name="Dosage", exact=True)
    )
    expect(meaning).to_contain_text("How much coaching")
    page.get_by_role("link", name="Dosage", exact=True).click()  # the second
    expect(page).to_have_url(re.compile(r"/glossary#dosage$"))
    expect(page.locator("#dosage")).to_be_in_viewport(timeout=SLOW)


def test_a_mentee_is_two_steps_away(page: Page, demo_address: str, demo_path: Path) -> None:
    database = Database(f"sqlite:///{demo_path}")
    with database.reading(scope_of("facilitator", OWN, "test")) as reader:
        listed = reader.rows(schema.pair_status)
        mentee = next(iter(reader.execute(select(listed.c.person_id))))[0]
    database.dispose()
    name = _names(demo_path)[mentee][1]
    sign_in(page, demo_address, "facilitator", "/accessibility")
    page.get_by_role("searchbox", name="Search").fill(name.upper())
    page.keyboard.press("Enter")  # the first
    link = page.get_by_role("link", name=name, exact=True).first
    expect(link).to_be_visible(timeout=SLOW)
    link.click()  # the second
    expect(page).to_have_url(re.compile("/pairs/"))
    expect(page.locator("#page-title")).to_contain_text(name, timeout=SLOW)


def test_the_page_says_what_can_be_found(product: Flask) -> None:
    assert "programs of Region 2" in seen(product, "facilitator", "")
    shown = seen(product, "eec_staff", "")
    assert "imports" in shown and "people" not in shown.split("search field above")[1][:80]
    assert search.PAGE.nav == ""
