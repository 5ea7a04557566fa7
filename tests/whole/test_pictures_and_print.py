"""Charts saved as pictures and pages on paper, in a real browser: whole, readable, and light."""

from __future__ import annotations

import base64
import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from config.roles import ROLES
from data_access.measures.filters import Filters
from layouts import panels
from layouts.pages import BY_PATH, PAGES, opened_by
from layouts.picture import filter_line, source_line
from layouts.shell import DEMONSTRATION
from layouts.theme import COLORS, DARK, LIGHT
from tests.layouts.made_answers import answer
from tests.whole.served import PLAIN, SLOW, all_drawn, sign_in
from tests.whole.test_imports_in_browser import press

pytestmark = pytest.mark.timeout(1800, method="thread")

FONT = Path(__file__).resolve().parents[2] / "assets" / "fonts" / "public-sans.woff2"
SVG = "{http://www.w3.org/2000/svg}"
EDGE = 24  # pixels of white around a picture
SMALLEST = 13

# Letter pages a page may take; what is not named here, the most that any may take.
MOST_PAGES = {"overview": 3, "goals": 3, "retention": 3, "dosage": 5, "dose": 3, "strategies": 3}
MOST_OF_ANY = 6
PAPER = 710  # pixels between the margins of a letter page
# What is there to be worked with, and is seen.
WORKED = """() => [...document.querySelectorAll('button, select, input, nav, summary, .links')]
  .filter(e => e.checkVisibility({visibilityProperty: true})).map(e => e.outerHTML.slice(0, 80))"""
WIDER_THAN_PAPER = """() => [...document.querySelectorAll('.picture, .picture .main-svg, table')]
  .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1)
  .map(e => `${e.tagName} ${e.getAttribute('class')}`)"""


def save_buttons(page: Page, panel: str) -> Locator:
    return page.locator(f"[id='{panels_id('save', panel)}'] button")


def panels_id(part: str, panel: str) -> str:
    return f'{{"panel":"{panel}","part":"{part}"}}'


def saved(page: Page, panel: str, kind: str, folder: Path) -> Path:
    """The file a chart is saved as, by keyboard."""
    with page.expect_download(timeout=SLOW) as download:
        press(page, save_buttons(page, panel).and_(page.locator(f"[data-picture={kind}]")))
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def read(path: Path) -> ElementTree.Element:
    return ElementTree.fromstring(path.read_text())  # noqa: S314  (the product's own file)


def lines_of(picture: ElementTree.Element) -> list[str]:
    """The texts around the chart, line by line."""
    return [element.text or "" for element in picture.findall(f"{SVG}text")]


def texts_of(picture: ElementTree.Element) -> list[str]:
    return ["".join(element.itertext()) for element in picture.iter(f"{SVG}text")]


@pytest.fixture
def beside(browser: Browser) -> Iterator[Page]:
    """A page of no product, to look at saved files."""
    page = browser.new_page(viewport={"width": 1300, "height": 1200})
    yield page
    page.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_saved_chart_stands_on_its_own(
    theme: str,
    demo_address: str,
    new_context: Callable[..., BrowserContext],
    tmp_path: Path,
    beside: Page,
) -> None:
    page = new_context(color_scheme=theme).new_page()
    sign_in(page, demo_address, "eec_staff", "/?type=CENTER")
    all_drawn(page, "overview")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    figure = page.locator("figure", has=save_buttons(page, "contact"))
    path = saved(page, "contact", "svg", tmp_path)
    assert path.name == "pac-contact-2026-11-21.svg"
    text = path.read_text()
    picture = read(path)
    said = " ".join(lines_of(picture))
    for part in (
        figure.get_by_role("heading").inner_text(),
        figure.locator(".take").inner_text(),
        figure.locator(".foot-note").inner_text(),
        "Center-based care · all roles · all cohorts",
        "Source: Coaching logs",
        page.locator("#freshness").inner_text().split("\n")[0],
        DEMONSTRATION,
    ):
        assert part in said, part
    assert "All regions" in texts_of(picture) and "Region 6" in texts_of(picture)

    # White paper and the light theme's colors, whatever the screen shows.
    assert picture.find(f"{SVG}rect").attrib["fill"] == COLORS[LIGHT]["paper"]  # type: ignore[union-attr]
    wanted = {_rgb(COLORS[LIGHT][token]) for token in ("r2", "r6", "ink", "ink-3")}
    never = {_rgb(color) for color in COLORS[DARK].values()} - {
        _rgb(color) for color in COLORS[LIGHT].values()
    }
    used = set(re.findall(r"rgb\(\d+, \d+, \d+\)", text))
    assert wanted <= used and not never & used

    # The font goes along, and what is written in it stays on the paper.
    assert base64.b64encode(FONT.read_bytes()).decode() in text
    width, height = (float(picture.attrib[name]) for name in ("width", "height"))
    chart = picture.find(f"{SVG}svg")
    assert chart is not None
    assert float(chart.attrib["width"]) == width - 2 * EDGE
    assert float(chart.attrib["height"]) < height - 4 * SMALLEST
    beside.goto(path.as_uri())
    drawn = beside.evaluate(
        """async () => {
          await document.fonts.ready;
          const texts = [...document.querySelectorAll('text')].filter(t => t.textContent.trim());
          return {
            fonts: [...document.fonts].map(f => `${f.family.replaceAll('"', '')} ${f.status}`),
            smallest: Math.min(...texts.map(t => parseFloat(getComputedStyle(t).fontSize))),
            right: Math.max(...texts.map(t => t.getBoundingClientRect().right)),
          };
        }"""
    )
    assert drawn["fonts"] == ["Public Sans loaded"]
    assert drawn["smallest"] >= SMALLEST and drawn["right"] <= width - EDGE + 1

    png = saved(page, "contact", "png", tmp_path)
    assert png.name == "pac-contact-2026-11-21.png"
    head = png.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert struct.unpack(">II", head[16:]) == (2 * width, 2 * height)
    assert {urlsplit(url.removeprefix("blob:")).netloc for url in asked} == {
        urlsplit(demo_address).netloc
    }


def _rgb(color: str) -> str:
    return f"rgb({', '.join(str(int(color[i : i + 2], 16)) for i in (1, 3, 5))})"


def test_signs_of_markup_stay_text_in_a_picture(
    page: Page, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "Goals & <b>plans</b>: %{x} or &lt;none&gt;?"
    goals = PAGES["goals"]
    first = goals.sections[0]
    panel = replace(first.panels[0], question=question)
    changed = replace(
        goals,
        sections=(replace(first, panels=(panel, *first.panels[1:])), *goals.sections[1:]),
    )
    monkeypatch.setitem(BY_PATH, goals.path, changed)
    sign_in(page, address, "eec_staff", goals.path)
    all_drawn(page, "goals")
    picture = read(saved(page, panel.key, "svg", tmp_path))
    assert lines_of(picture)[0] == question
    assert not list(picture.iter(f"{SVG}b"))
    assert saved(page, panel.key, "png", tmp_path).stat().st_size > 10_000


def test_what_is_withheld_is_not_in_the_picture(
    page: Page, demo_address: str, tmp_path: Path
) -> None:
    sign_in(page, demo_address, "eec_staff", "/goals")
    all_drawn(page, "goals")
    panel = next(p for p in PAGES["goals"].panels if p.by == ("program_type",))
    table = page.locator(f"[id='{panels_id('table', panel.key)}'] tbody tr")
    rows = [text or "" for text in table.all_text_contents()]
    held = [row for row in rows if "withheld" in row]
    assert held and len(held) < len(rows)
    picture = read(saved(page, panel.key, "svg", tmp_path))
    chart = picture.find(f"{SVG}svg")
    assert chart is not None
    assert sum("withheld" in text for text in texts_of(chart)) == len(held)
    marks = [e for e in chart.iter() if "point" in e.attrib.get("class", "").split()]
    assert len(marks) == len(rows) - len(held)
    shares = [text for text in texts_of(chart) if re.fullmatch(r"\d+%", text) and text != "100%"]
    assert len(shares) == len(rows) - len(held)


def test_a_chart_that_could_not_be_drawn_offers_no_picture(
    page: Page, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setitem(panels.DRAW, "curve", fail)
    sign_in(page, address, "eec_staff", "/participation")
    broken = next(p for p in PAGES["retention"].panels if p.draw == "curve")
    other = next(p for p in PAGES["retention"].panels if p.draw == "dots")
    expect(page.get_by_text("This panel could not be drawn.")).to_have_count(1, timeout=SLOW)
    expect(save_buttons(page, other.key)).to_have_count(2)
    for button in save_buttons(page, other.key).all():
        expect(button).to_be_visible()
        expect(button).to_have_accessible_name(re.compile(re.escape(other.question)))
    for button in save_buttons(page, broken.key).all():
        expect(button).to_be_hidden()


def test_every_color_of_the_dark_has_its_like_on_paper(page: Page, demo_address: str) -> None:
    sign_in(page, demo_address, "eec_staff", PLAIN)
    tokens = list(COLORS[DARK])
    got = page.evaluate(
        """colors => window.pac.onPaper(
          {data: colors, layout: {meta: {theme: 'dark'}}, clientHeight: 1}, 1).data""",
        [COLORS[DARK][token] for token in tokens],
    )
    assert dict(zip(tokens, got, strict=True)) == COLORS[LIGHT]
    kept = page.evaluate(
        """colors => window.pac.onPaper(
          {data: colors, layout: {meta: {theme: 'light'}}, clientHeight: 1}, 1).data""",
        list(COLORS[LIGHT].values()),
    )
    assert kept == list(COLORS[LIGHT].values())


def test_the_words_of_a_picture_name_only_what_the_measure_is_filtered_by() -> None:
    filters = Filters(region=2, role="MENTEE_ADMIN", cohort=2025, program_type="FCC")
    assert filter_line(answer("goal_attainment", (), filters=filters)) == (
        "Region 2 · September 2025 to August 2026 · Family child care · Mentee administrators · "
        "the 2025–26 cohort"
    )
    assert "Mentee" not in filter_line(answer("programs", (), filters=filters))
    own = answer("contact_months", (), regions=(3,))
    assert filter_line(own).startswith("Region 3 only · November 2025 to October 2026")
    assert source_line(own).startswith("Data through November 18, 2026. Source: Coaching logs")


# -- paper --------------------------------------------------------------------------------------


def on_paper(page: Page) -> None:
    """What `Print` shows, where a test can look at it."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER, "height": 960})
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")


def on_screen(page: Page) -> None:
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(media="null")  # of its own, not the screen at all times


def test_every_page_of_figures_prints_light_and_whole(
    demo_address: str, new_context: Callable[..., BrowserContext], thorough: bool
) -> None:
    """The overview and every third page, with --thorough all."""
    page = new_context(color_scheme="dark").new_page()
    sign_in(page, demo_address, "eec_staff", PLAIN)
    shown = [PAGES[key] for key in opened_by(ROLES["eec_staff"]) if key in PAGES]
    assert len(shown) > 12
    for one in shown if thorough else shown[::3]:
        page.goto(demo_address + one.path)
        all_drawn(page, one.key)
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        pdf = page.pdf(prefer_css_page_size=True)
        sheets = len(re.findall(rb"/Type\s*/Page\b", pdf))
        assert 1 <= sheets <= MOST_PAGES.get(one.key, MOST_OF_ANY), one.key
        expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")

        on_paper(page)
        expect(page.locator("html")).to_have_attribute("data-bs-theme", "light")
        text = page.locator("body").inner_text()
        sentence = page.locator(".filters .print-only")
        expect(sentence).to_be_visible()
        assert re.search(r"from November 2025 to October 2026", sentence.inner_text())
        for part in (DEMONSTRATION, "Data through", "Definitions, version", one.question):
            assert part in text, (one.key, part)
        assert page.evaluate(WORKED) == [], one.key
        assert page.evaluate(WIDER_THAN_PAPER) == [], one.key
        dark = set(COLORS[DARK].values()) - set(COLORS[LIGHT].values())
        colors = page.evaluate(
            "[...document.querySelectorAll('.js-plotly-plot')].map(c => JSON.stringify([c.data, c.layout]))"
        )
        assert colors and not [color for color in dark if any(color in c for c in colors)]

        on_screen(page)
        expect(page.locator("html")).to_have_attribute("data-bs-theme", "dark")
        colors = page.evaluate(
            "[...document.querySelectorAll('.js-plotly-plot')].map(c => JSON.stringify([c.data, c.layout]))"
        )
        assert all(COLORS[DARK]["ink-2"] in c for c in colors)
        assert asked == [], f"{one.key}: printing asks the server for nothing"


def test_a_table_is_printed_where_it_is_open(page: Page, demo_address: str) -> None:
    sign_in(page, demo_address, "eec_staff")
    all_drawn(page, "overview")
    tables = page.locator("#main .numbers table")
    expect(tables.first).to_be_hidden()
    page.locator("#main .numbers summary").first.click()
    on_paper(page)
    expect(tables.first).to_be_visible()
    expect(tables.nth(1)).to_be_hidden()
    on_screen(page)
    page.goto(f"{demo_address}/participation")
    all_drawn(page, "retention")
    for summary in page.locator("#main .numbers summary").all():
        summary.click()
    on_paper(page)
    expect(tables.last).to_be_visible()
    assert page.evaluate(WIDER_THAN_PAPER) == []


def test_the_button_prints_the_page(page: Page, demo_address: str) -> None:
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    sign_in(page, demo_address, "eec_staff")
    all_drawn(page, "overview")
    press(page, page.get_by_role("button", name="Print this page"))
    assert page.evaluate("window.printed") == 1
