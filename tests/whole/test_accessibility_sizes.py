"""Pages keep all they say at large and spaced text, without motion, and in the system's colors."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil, floor

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from config.roles import ROLES
from layouts.page import Page as FigurePage
from layouts.pages import ALL_PAGES, opened_by
from layouts.theme import FONT_SIZE
from tests.whole.served import PLAIN, SIDEWAYS, all_drawn, go, sign_in

pytestmark = pytest.mark.timeout(1800, method="thread")

NewContext = Callable[..., BrowserContext]

# The product's policy takes no styles from outside: tests that bring some go past it.

LOOKERS = ("eec_staff", "facilitator", "admin")  # between them they may open every page
OPEN_ALL = "document.querySelectorAll('details').forEach(d => { d.open = true; })"

# What hides a part of itself; and text of charts beyond the edge of its picture.
CUT = """() => {
  const hidden = [...document.querySelectorAll('body *')].filter(e => {
    if (e.closest('.sr') || e.closest('svg') || !e.checkVisibility()) return false;
    const s = getComputedStyle(e);
    const wide = /hidden|clip/.test(s.overflowX) && e.scrollWidth > e.clientWidth + 1;
    const high = /hidden|clip/.test(s.overflowY) && e.scrollHeight > e.clientHeight + 1;
    return wide || high;
  }).map(e => e.tagName + '.' + e.className);
  const beyond = [...document.querySelectorAll('.picture')].flatMap(picture => {
    const box = picture.getBoundingClientRect();
    return [...picture.querySelectorAll('text')].filter(text => {
      const at = text.getBoundingClientRect();
      return at.width && (at.left < box.left - 2 || at.right > box.right + 2);
    }).map(text => text.textContent);
  });
  return [...hidden, ...beyond];
}"""

MOVING = "document.getAnimations().filter(a => a.playState === 'running').length"
TWICE_AS_LARGE = "html{font-size:200%!important}"
# The text spacing of WCAG 1.4.12.
SPACED = (
    "*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
    "p{margin-bottom:2em!important}"
)
SETTINGS = ((1280, TWICE_AS_LARGE), (1280, SPACED), (320, SPACED))


def lost(page: Page) -> list[str]:
    found: list[str] = page.evaluate(CUT)
    sideways = page.evaluate(SIDEWAYS)
    return [*found, *([f"the page scrolls {sideways} px sideways"] if sideways else [])]


# Every text of each chart: what it says, its size, its box.
TEXTS = """() => [...document.querySelectorAll('.picture')].map(picture =>
  [...picture.querySelectorAll('text')].filter(t => t.textContent.trim()).map(t => {
    const at = t.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(t).fontSize);
    return [t.textContent, size, at.left, at.top, at.right, at.bottom];
  }))"""


def faults_of_texts(texts: list[tuple[str, float, float, float, float, float]]) -> list[str]:
    """Texts of one chart that are small, or written over one another."""
    found = [f"{text} is small" for text, size, *_ in texts if size < FONT_SIZE]
    for number, (text, _, left, top, right, bottom) in enumerate(texts):
        for other, _, left2, top2, right2, bottom2 in texts[:number]:
            across = min(right, right2) - max(left, left2)
            down = min(bottom, bottom2) - max(top, top2)
            # Boxes hold the room of accents: lines may share a third of it.
            if across >= 2 and down >= (bottom - top) / 3:
                found.append(f"{text} is written over {other}")
    return found


@pytest.mark.parametrize("width", [1280, 320])
def test_pages_bear_the_text_of_their_readers(
    width: int, demo_address: str, new_context: NewContext, thorough: bool
) -> None:
    """Every other page at either width, with --thorough all at both."""
    turns = list(ALL_PAGES) if thorough else list(ALL_PAGES)[width == 320 :: 2]
    looked: set[str] = set()
    texts_read = 0
    for role in LOOKERS:
        # For styles of this test the product's policy, which takes none, is put aside.
        window = new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
        page = window.new_page()
        sign_in(page, demo_address, role, PLAIN)
        for key in opened_by(ROLES[role]):
            is_figures = isinstance(ALL_PAGES[key], FigurePage)
            if key not in turns or (is_figures and key in looked):
                continue
            looked.add(key)
            go(page, key)
            assert page.evaluate(MOVING) == 0, key
            for texts in page.evaluate(TEXTS) if is_figures else ():
                assert faults_of_texts(texts) == [], f"{key}, {width} px"
                texts_read += len(texts)
            page.evaluate(OPEN_ALL)
            for wide, style in SETTINGS:
                if wide == width:
                    tag = page.add_style_tag(content=style)
                    assert lost(page) == [], f"{key}, {width} px, {style}"
                    tag.evaluate("e => e.remove()")
        window.close()
    assert looked == set(turns)
    assert texts_read > 100


def test_what_is_cut_is_seen(demo_address: str, new_context: NewContext) -> None:
    """The test above can fail."""
    page = new_context(bypass_csp=True).new_page()
    sign_in(page, demo_address, "admin")
    page.evaluate(
        """() => document.getElementById('main').insertAdjacentHTML('beforeend', `
          <p class="low" style="height:1.2rem;overflow:hidden">One line, and one more<br>under it</p>
          <p style="width:2000px">wide</p>`)"""
    )
    assert lost(page) == ["P.low", f"the page scrolls {page.evaluate(SIDEWAYS)} px sideways"]


# -- settings of the system -----------------------------------------------------------------------

PROBE = """() => {
  const style = document.createElement('style');
  style.textContent = '@keyframes turn{to{rotate:1turn}} .probe{animation:turn 9s infinite}';
  document.head.append(style);
  document.getElementById('main').insertAdjacentHTML('beforeend', '<p class="probe">moves</p>');
}"""


def test_nothing_moves_for_those_who_ask_for_it(demo_address: str, new_context: NewContext) -> None:
    page = new_context(reduced_motion="reduce", bypass_csp=True).new_page()
    sign_in(page, demo_address, "facilitator", "/goals")
    all_drawn(page, "goals")
    page.get_by_role("combobox", name="Program type").select_option(index=1)
    page.get_by_role("button", name="Sign out").hover()
    assert page.evaluate(MOVING) == 0
    page.evaluate(PROBE)
    assert page.evaluate(MOVING) == 0
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(MOVING) >= 1  # or the lines above could not fail


def pictures_of(page: Page) -> list[bytes]:
    """Each chart as it is painted, but for its edges, where half a pixel shows what is behind."""
    page.evaluate("window.scrollTo(0, 0)")
    boxes = [each.bounding_box() for each in page.locator(".picture").all()]
    return [
        page.screenshot(
            full_page=True,
            clip={
                "x": ceil(box["x"]) + 1,
                "y": ceil(box["y"]) + 1,
                "width": floor(box["width"]) - 3,
                "height": floor(box["height"]) - 3,
            },
        )
        for box in boxes
        if box
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colors_of_the_system_leave_marks_visible(
    scheme: str, demo_address: str, new_context: NewContext
) -> None:
    page = new_context(color_scheme=scheme).new_page()
    sign_in(page, demo_address, "facilitator", PLAIN)
    go(page, "overview")
    own = pictures_of(page)
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    expect(page.locator("html")).to_have_attribute("data-bs-theme", scheme)
    # Charts are what they are without: all of their colors, on the paper they were chosen for.
    assert own and pictures_of(page) == own

    # Everything else takes the system's colors; marks made of a background are filled with ink.
    colors = page.evaluate(
        """() => {
          const probe = document.createElement('p');
          probe.style.cssText = 'color:CanvasText;background-color:Canvas';
          document.body.append(probe);
          const {color, backgroundColor} = getComputedStyle(probe);
          probe.remove();
          return [color, backgroundColor];
        }"""
    )
    ink, paper = colors
    assert ink != paper
    assert page.locator("h1").evaluate("e => getComputedStyle(e).color") == ink
    page.evaluate(OPEN_ALL)
    for role_page, marks in (("overview", ".mkr"), ("worklist", ".mo i.y")):
        go(page, role_page)
        page.evaluate(OPEN_ALL)
        filled = page.evaluate(
            f"[...document.querySelectorAll('{marks}')]"
            ".map(e => getComputedStyle(e).backgroundColor)"
        )
        assert filled and set(filled) == {ink}, marks
