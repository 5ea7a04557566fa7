"""Whatever a mouse can use on any page, a keyboard reaches, sees and works."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from config.roles import ROLES
from config.settings import ROOT
from layouts.page import Page as FigurePage
from layouts.pages import ALL_PAGES, opened_by
from tests.whole.served import PLAIN, SLOW, all_drawn, go, sign_in

pytestmark = pytest.mark.timeout(1800, method="thread")

# Between them they may open every page there is.
WALKERS = ("facilitator", "admin")

# Remembers every stop of the keyboard as it is without the focus, then what each focus is given to.
WATCH = """() => {
  const shown = e => e.checkVisibility({visibilityProperty: true});
  const ring = e => {
    const s = getComputedStyle(e);
    return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow].join(' ');
  };
  const wanted = 'a[href],button,input,select,textarea,summary,iframe,[tabindex],[contenteditable]';
  const stops = [...document.querySelectorAll(wanted)].filter(
    e => e.tabIndex >= 0 && !e.disabled && e.type !== 'hidden' && shown(e));
  const plain = stops.map(ring);
  const told = e => e.tagName + ' ' + (e.getAttribute('aria-label') || e.textContent).slice(0, 60);
  window.reached = [];
  // From the top, wherever somebody has clicked before.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  document.addEventListener('focusin', event => {
    const at = stops.indexOf(event.target);
    const box = event.target.getBoundingClientRect();
    const style = getComputedStyle(event.target);
    const seen = at >= 0 && ring(event.target) !== plain[at] && box.width > 0 && box.height > 0
      && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    window.reached.push([at, seen, told(event.target)]);
  });
  // A pointer, or a part that scrolls: something for a mouse.
  const mouse = [...document.querySelectorAll('body *')].filter(e => {
    if (!shown(e)) return false;
    const s = getComputedStyle(e);
    const scrolls = (/auto|scroll/.test(s.overflowX) && e.scrollWidth > e.clientWidth + 1)
      || (/auto|scroll/.test(s.overflowY) && e.scrollHeight > e.clientHeight + 1);
    return scrolls || (s.cursor === 'pointer' && s.pointerEvents !== 'none');
  });
  const covered = e => stops.some(s => s.contains(e))
    || (e.closest('label') && stops.includes(e.closest('label').control));
  return {
    stops: stops.map(told),
    unnamed: stops.filter(e => e.classList.contains('scroll') && !e.getAttribute('aria-label')).length,
    mouseOnly: mouse.filter(e => !covered(e)).map(told),
  };
}"""
ROUND = """document.activeElement === document.body
  || window.reached.filter(([at]) => at === 0).length >= 2"""
AT_ONCE = 10  # presses between two looks at whether the round is over
OPEN_ALL = "document.querySelectorAll('details').forEach(d => { d.open = true; })"


def walked(page: Page, most: int) -> list[Any]:
    """Press Tab until the focus leaves the page or is back where it began; every stop in order."""
    page.evaluate("window.reached = []")
    for _ in range(0, most, AT_ONCE):
        for _ in range(AT_ONCE):
            page.keyboard.press("Tab")
        if page.evaluate(ROUND):
            break
    else:
        raise AssertionError(
            f"the focus is caught near {page.evaluate('window.reached.slice(-3)')}"
        )
    found: list[Any] = page.evaluate("window.reached")
    again = [number for number, (at, *_) in enumerate(found) if at == 0][1:]
    return found[: again[0]] if again else found


@pytest.mark.parametrize("role", WALKERS)
def test_tab_reaches_everything_once_in_reading_order(
    role: str, demo_address: str, new_context: Callable[..., BrowserContext], thorough: bool
) -> None:
    """Every other page of figures, which are one frame, and all others; with --thorough all."""
    assert {key for walker in WALKERS for key in opened_by(ROLES[walker])} == set(ALL_PAGES)
    page = new_context().new_page()
    sign_in(page, demo_address, role, PLAIN)
    for number, key in enumerate(opened_by(ROLES[role])):
        if isinstance(ALL_PAGES[key], FigurePage) and number % 2 and not thorough:
            continue
        page.goto(demo_address + ALL_PAGES[key].path)
        all_drawn(page, key)
        page.evaluate(OPEN_ALL)
        there = page.evaluate(WATCH)
        assert there["mouseOnly"] == [], key
        assert there["unnamed"] == 0, key
        # A month has stops of its own inside: month, year, calendar.
        found = walked(page, 2 * len(there["stops"]) + 20)
        assert [name for _, _, name in found] == there["stops"], key
        assert [at for at, _, _ in found] == list(range(len(there["stops"]))), key
        assert [name for _, seen, name in found if not seen] == [], f"no ring on {key}"


def test_the_walk_sees_what_is_wrong(
    demo_address: str, new_context: Callable[..., BrowserContext]
) -> None:
    """The test above can fail: a trap, a part for the mouse alone, a missing ring, another order."""
    page = new_context(bypass_csp=True).new_page()  # for styles of this test
    sign_in(page, demo_address, "admin")
    page.evaluate(
        """() => document.getElementById('main').insertAdjacentHTML('beforeend', `
          <p style="cursor:pointer">by mouse alone</p>
          <button style="outline:0!important;box-shadow:none!important">no ring</button>
          <button tabindex="2">first of all</button>`)"""
    )
    there = page.evaluate(WATCH)
    assert there["mouseOnly"] == ["P by mouse alone"]
    found = walked(page, 2 * len(there["stops"]) + 20)
    assert [name for _, seen, name in found if not seen] == ["BUTTON no ring"]
    assert [name for _, _, name in found] != there["stops"]
    page.evaluate(
        """() => document.querySelector('[tabindex="2"]').addEventListener('keydown',
          event => event.preventDefault())"""
    )
    page.evaluate("document.querySelector('[tabindex=\"2\"]').focus()")
    with pytest.raises(AssertionError, match="caught near"):
        walked(page, 30)


def test_keys_work_what_the_mouse_works(
    demo_address: str, new_context: Callable[..., BrowserContext]
) -> None:
    page = new_context().new_page()
    sign_in(page, demo_address, "eec_staff")

    # The first stop skips to the page.
    page.goto(f"{demo_address}/goals")
    expect(page.locator("#page-title")).to_be_visible(timeout=SLOW)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()

    # A table opens and closes, by Enter and by Space.
    go(page, "goals")
    summary = page.locator("details.numbers summary").first
    for key in ("Enter", "Space"):
        summary.press(key)
        expect(page.locator("details.numbers").first).to_have_attribute("open", "")
        summary.press(key)
        expect(page.locator("details.numbers").first).not_to_have_attribute("open", "")

    # A filter changes by an arrow key; its figures follow, the focus stays, the change is said.
    region = page.get_by_role("combobox", name="Region")
    region.focus()
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile(r"\?region=1$"))
    expect(page.locator("#announce")).to_contain_text("Region 1", timeout=SLOW)
    expect(region).to_be_focused()

    # The focus is on the heading of a page that is gone to.
    page.get_by_label("Pages").get_by_role("link", name="Overview").first.press("Enter")
    expect(page.locator("#page-title")).to_be_focused(timeout=SLOW)

    # The theme switches by Space and says what it does next.
    page.get_by_role("button", name="Dark theme").press("Space")
    expect(page.get_by_role("button", name="Light theme")).to_be_focused()


def test_no_script_takes_keys_away() -> None:
    """Scripts of ours listen to keys, but leave what they do to the browser."""
    for script in sorted((ROOT / "assets").glob("*.js")):
        text = script.read_text(encoding="utf-8")
        for handler in re.findall(
            r'"key(?:down|up|press)", function[^{]*\{(.*?)\n  \}\);', text, re.S
        ):
            assert "preventDefault" not in handler, script.name
        assert "accessKey" not in text and "accesskey" not in text, script.name
