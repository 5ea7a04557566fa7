"""Texts from files stay texts: on no page does one become an element, a link, a script, a request."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect
from sqlalchemy import select

from callbacks.addresses import place_at
from config.roles import ROLES
from dashboard.demonstration import write_faulty_file, write_files, write_further_files
from dashboard.web.app import create_app
from data_access.imports.formats import FORMATS
from data_access.imports.pipeline import import_file
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.storage.scope import scope_of
from layouts.pages import ALL_PAGES, opened_by
from tests.dashboard.product import ask_page
from tests.dashboard.visitors import Visitor
from tests.whole.conftest import OWN, TODAY, settings_for
from tests.whole.naughty_texts import TEXTS, WORD, naughty, spoil, texts_of
from tests.whole.served import SLOW, email_of, serving, sign_in

pytestmark = pytest.mark.timeout(1800, method="thread")

MOST_ROWS = 2_000  # of a file: every program, person and goal, and some of the rest
NAME = naughty("the name of whoever is signed in", 60)

# Whatever runs, whatever the policy of the page had to stop.
WATCH = """
window.hits = [];
window.hit = what => window.hits.push('ran ' + what);
document.addEventListener('securitypolicyviolation', event =>
  window.hits.push('stopped ' + event.violatedDirective + ' ' + event.blockedURI));
"""
# Elements made of a text: with a handler of its own, a foreign address, or of a kind no page has.
MADE = """() => [...document.querySelectorAll('body *')].filter(e =>
  [...e.attributes].some(a => /^on/i.test(a.name) || /^\\s*(javascript|data):/i.test(a.value)
    || /evil\\.example/.test(/^(href|src|action|data|content|xlink:href)$/.test(a.name) ? a.value : ''))
  || /^(img|iframe|object|embed|base|meta|video|math|marquee)$/i.test(e.tagName)
  || (/^(b|i|sub|sup|script|style|h1)$/i.test(e.tagName) && /^zqx[0-9a-f]{6}$/.test(e.textContent))
).map(e => e.outerHTML.slice(0, 120))"""


@dataclass(frozen=True)
class Spoiled:
    """A database whose texts are naughty, served; what was imported into it."""

    address: str
    path: Path
    texts: frozenset[str]


@pytest.fixture(scope="module")
def spoiled(demo_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spoiled]:
    """The demonstration state, corrected by files that say something naughty wherever they can."""
    folder = tmp_path_factory.mktemp("spoiled")
    state = folder / "state.sqlite3"
    shutil.copy(demo_path, state)
    database = Database(f"sqlite:///{state}")
    files = [*write_files(folder, TODAY), *write_further_files(folder, TODAY)]
    staff = scope_of("eec_staff", None, "staff@test.invalid")
    done: set[str] = set()
    for file in files:
        limits = texts_of(file.format_key)
        if not limits or file.format_key in done:
            continue
        done.add(file.format_key)
        rows = spoil(file.path, limits, limits, MOST_ROWS)
        outcome = import_file(
            database, staff, file.format_key, file.path,
            file_name=naughty(f"file {file.format_key}", 100) + ".csv",
            imported_by=naughty("importer", 100), today=TODAY,
        )  # fmt: skip
        assert outcome.status == "saved", outcome
        # Rows of one survey now say two things of one item; all others are in. What became of rows on
        # people is not told to staff, who may not look them up: they are taken.
        assert outcome.rows_new + outcome.rows_changed + outcome.rows_taken >= min(rows, 50), (
            outcome
        )
    # Whatever takes a text is in a file of the demonstration, but for sheets of domain scores.
    assert {key for key in FORMATS if texts_of(key)} == done
    _refused(database, folder)
    with database.reading(staff) as reader:
        programs = reader.rows(schema.programs)
        names = frozenset(row.name for row in reader.execute(select(programs.c.name)))
    database.dispose()
    assert names and all(WORD.search(name) for name in names)
    with serving(state, folder, called=NAME) as address:
        yield Spoiled(address, folder / "pac.sqlite3", names)


def _refused(database: Database, folder: Path) -> None:
    """A file of which everything but eight rows is refused, for what it says."""
    faulty = write_faulty_file(folder, TODAY)
    headings = ("venue", "status", "contact_type", "strategies")
    spoil(faulty.path, headings, dict.fromkeys(headings, 120), MOST_ROWS)
    facilitator = scope_of("facilitator", OWN, "f@test.invalid")
    outcome = import_file(
        database, facilitator, "sessions", faulty.path,
        file_name=naughty("refused", 100) + ".csv", imported_by=naughty("importer", 100),
        today=TODAY,
    )  # fmt: skip
    assert outcome.rows_refused


# -- where texts from files are shown -------------------------------------------------------------


def _replies(visitor: Visitor, role: str) -> Iterator[tuple[str, str]]:
    """Every page the role may open, and one of each further kind that they link to; the replies."""
    waiting = [ALL_PAGES[key].path for key in opened_by(ROLES[role])]
    waiting.append(f"/goals?cohort={quote(naughty('an address', 60))}")
    kinds = {_kind(path) for path in waiting}
    while waiting:
        path = waiting.pop(0)
        bare, _, query = path.partition("?")
        reply = ask_page(visitor.client.application, visitor, bare, f"?{query}" if query else "")
        assert reply.status_code == 200, path
        yield path, reply.text
        for href in _links(reply.json):
            found = re.sub(r"[?#].*", "", href)
            if place_at(found) is not None and _kind(found) not in kinds:
                kinds.add(_kind(found))
                waiting.append(found)


def _links(sent: Any) -> Iterator[str]:
    """The addresses that a part of a reply links to."""
    if isinstance(sent, dict):
        if isinstance(href := sent.get("href"), str):
            yield href
        sent = list(sent.values())
    if isinstance(sent, list):
        for part in sent:
            yield from _links(part)


def _kind(path: str) -> str:
    """Addresses of the same kind differ by a number or a key."""
    bare, _, query = path.partition("?")
    return re.sub(r"(?<=/)(?=[^/]*[0-9A-Z])[^/]+|(?<=/definitions/).+", "#", bare) + query


@pytest.fixture(scope="module")
def showing(spoiled: Spoiled) -> dict[str, list[str]]:
    """The addresses, by role, whose replies hold a text from a file."""
    found: dict[str, list[str]] = {}
    server = create_app(settings_for(spoiled.path, secret_key="k" * 40))
    for role in ROLES:
        visitor = Visitor(server)
        assert visitor.sign_in(email_of(role)).status_code == 303
        visitor.get("/")
        found[role] = [path for path, text in _replies(visitor, role) if WORD.search(text)]
    return found


def test_texts_from_files_are_on_pages_at_all(showing: dict[str, list[str]]) -> None:
    """Or the tests below would look at nothing."""
    for path in ("/work-list", "/imports", "/data-quality"):
        assert path in showing["facilitator"], path
    for kind in (r"/imports/\d+", r"/pairs/.+"):
        assert any(re.fullmatch(kind, path) for path in showing["facilitator"]), kind
    # Who works with aggregates sees no names; files have names all the same.
    assert "/imports" in showing["eec_staff"]
    assert "/" not in showing["evaluator"]
    assert len(TEXTS) >= 60


# -- and that they stay texts ---------------------------------------------------------------------


def watched(window: BrowserContext) -> Page:
    window.add_init_script(WATCH)
    return window.new_page()


def trouble(page: Page) -> list[str]:
    """What ran, what was stopped, and what was made of a text."""
    found: list[str] = [*page.evaluate("window.hits"), *page.evaluate(MADE)]
    return found


def spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def as_text(page: Page, known: frozenset[str]) -> set[str]:
    """The naughty texts that can be read on the page, word for word."""
    shown = spaced(page.locator("body").evaluate("e => e.innerText"))
    return {text for text in known if spaced(text) in shown}


@pytest.mark.parametrize(
    ("role", "theme"), [(role, ("light", "dark")[i % 2]) for i, role in enumerate(ROLES)]
)
def test_a_text_from_a_file_stays_a_text(
    role: str,
    theme: str,
    spoiled: Spoiled,
    showing: dict[str, list[str]],
    new_context: Callable[..., BrowserContext],
) -> None:
    page = watched(new_context(color_scheme=theme))
    sign_in(page, spoiled.address, role)
    assert NAME in page.locator("footer").inner_text()
    read: set[str] = set()
    for path in showing[role]:
        # The newest lines of the audit log are of pages opened by now, and no longer of the files.
        page.goto(spoiled.address + {"/audit": "/audit?kind=imported"}.get(path, path))
        expect(page.locator("#page-title")).to_be_visible(timeout=SLOW)
        expect(page.locator("#freshness, #navigation").first).not_to_be_empty(timeout=SLOW)
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        assert trouble(page) == [], path
        if "?" not in path:  # what an address says is told on the page, or not at all
            shown = page.locator("#main").inner_text()
            assert WORD.search(shown), f"{path} shows no text from a file"
        read |= as_text(page, spoiled.texts)
    if ROLES[role].sees_names:
        assert len(read) > 20  # names of programs, whole and as they were written


def test_a_file_on_its_way_in_stays_text(
    spoiled: Spoiled, new_context: Callable[..., BrowserContext]
) -> None:
    """Headings, words and rows of a file nobody knows, and its name, on the pages that ask about it."""
    page = watched(new_context())
    sign_in(page, spoiled.address, "facilitator")
    page.goto(f"{spoiled.address}/imports")
    headings = [naughty(f"heading {n}", 60) for n in range(8)]
    lines = [[naughty(f"cell {n} {m}", 80) for m in range(8)] for n in range(30)]
    text = "\n".join(
        ",".join('"' + cell.replace('"', '""') + '"' for cell in line)
        for line in [headings, *lines]
    )
    name = naughty("sent file", 60).replace("/", "-") + ".csv"
    page.get_by_label("File", exact=True).set_input_files(
        FilePayload(name=name, mimeType="text/csv", buffer=text.encode())
    )
    page.get_by_role("button", name="Look at the file").click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text("Which column is which?", timeout=SLOW)
    assert trouble(page) == []
    upload = page.url
    page.goto(f"{upload}/map?format=sessions")
    expect(heading).to_have_text("Which column is which?", timeout=SLOW)
    assert trouble(page) == []
    shown = spaced(page.locator("main").inner_text())
    assert [h for h in headings if spaced(h) not in shown] == []
    page.goto(f"{spoiled.address}/imports")
    expect(page.locator("#main")).to_contain_text(WORD, timeout=SLOW)
    assert trouble(page) == []


def test_the_watch_sees_what_becomes_more_than_text(
    spoiled: Spoiled, new_context: Callable[..., BrowserContext], page_problems: Any
) -> None:
    """The tests above can fail: every kind of trouble is seen once it is there."""
    page_problems.expect("Content Security Policy|evil.example|Failed to load")
    page = watched(new_context())
    sign_in(page, spoiled.address, "admin")
    page.evaluate(
        """texts => { for (const text of texts) {
          const box = document.createElement('div');
          box.innerHTML = text;
          document.getElementById('main').append(box);
        } }""",
        [
            naughty_like("<img src=x onerror=hit('@')>"),
            naughty_like('<a href="https://evil.example/@">@</a>'),
            naughty_like("<b>@</b>"),
        ],
    )
    page.evaluate("hit('zqx')")
    page.wait_for_function("window.hits.some(h => h.startsWith('stopped'))")
    found = "\n".join(trouble(page))
    for sign in ("ran zqx", "stopped ", "<img", "evil.example", "<b>zqx"):
        assert sign in found, sign


def naughty_like(text: str) -> str:
    return text.replace("@", "zqx123456")
