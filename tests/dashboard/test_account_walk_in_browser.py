"""A person's years with an account, in a browser and with the keyboard alone: from invitation to closing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from dashboard.web.app import create_app
from data_access.people.one_time_codes import code_at, step_of
from tests.dashboard.visitors import ADMIN, FACILITATOR, PASSWORD, settings_for
from tests.machines.page_problems import PageProblems
from tests.machines.serving import served
from tests.whole.checker import faults
from tests.whole.served import SIDEWAYS

pytestmark = pytest.mark.timeout(1800, method="thread")

ANA = "ana@example.org"
SLOW = 30_000  # milliseconds on a busy machine
MOST_STOPS = 80


@pytest.fixture
def address(peopled_url: str) -> Iterator[str]:
    with served(create_app(settings_for(peopled_url))) as address:
        yield address


def reach(page: Page, wanted: Locator) -> None:
    """Press Tab until the part has the focus."""
    expect(wanted).to_be_visible(timeout=SLOW)
    for _ in range(MOST_STOPS):
        if wanted.evaluate("e => e === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by keyboard to {wanted}")


def fill(page: Page, label: str, text: str) -> None:
    reach(page, page.get_by_label(label, exact=True))
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def press(page: Page, name: str, role: str = "button") -> None:
    reach(page, page.get_by_role(role, name=name, exact=True).first)  # type: ignore[arg-type]
    page.keyboard.press("Enter")


def sign_in(page: Page, address: str, email: str, password: str) -> None:
    page.goto(f"{address}/sign-in")
    fill(page, "E-mail", email)
    fill(page, "Password", password)
    page.keyboard.press("Enter")


def set_password(page: Page, link: str, password: str) -> None:
    page.goto(link)
    expect(page.get_by_label("New password")).to_be_focused()
    fill(page, "New password", password)
    fill(page, "The same once more", password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Your password is set.", timeout=SLOW)


def link_on(page: Page) -> str:
    shown = page.get_by_label("Link", exact=True)
    expect(shown).to_be_focused(timeout=SLOW)
    return shown.input_value()


def test_invited_changed_without_a_password_and_closed(
    new_context: Callable[..., BrowserContext], address: str, page_problems: PageProblems
) -> None:
    page_problems.expect(r"403|401|410")  # refusals below are meant
    admin, ana = new_context().new_page(), new_context().new_page()
    sign_in(admin, address, ADMIN[0], PASSWORD)
    press(admin, "Accounts", "link")
    fill(admin, "E-mail", ANA)
    fill(admin, "Name", "Ana")
    reach(admin, admin.get_by_label("Role", exact=True))
    admin.keyboard.type("Regional")
    reach(admin, admin.get_by_label("Region", exact=True))
    admin.keyboard.type("Region 2")
    press(admin, "Invite")
    link = link_on(admin)

    set_password(ana, link, "four words of her own")
    sign_in(ana, address, ANA, "four words of her own")
    expect(ana.locator("footer")).to_contain_text(
        "Ana, Regional facilitator, Region 2", timeout=SLOW
    )

    press(ana, "Your account", "link")
    expect(ana.get_by_role("heading", level=1)).to_have_text("Your account", timeout=SLOW)
    fill(ana, "Present password", "four words of her own")
    fill(ana, "New password", "four quite other words")
    fill(ana, "New password once more", "four quite other words")
    ana.keyboard.press("Enter")
    expect(ana.locator("#page-notices")).to_contain_text("password was changed", timeout=SLOW)

    # Another role: she is signed out, and comes back as what she is now.
    press(admin, "Back to the account", "link")
    reach(admin, admin.get_by_label("Role", exact=True))
    admin.keyboard.type("EEC")
    reach(admin, admin.get_by_label("Region", exact=True))
    admin.keyboard.type("No region")
    press(admin, "Save")
    expect(admin.locator("#page-notices")).to_contain_text("The account was changed", timeout=SLOW)
    ana.goto(f"{address}/account")
    expect(ana.get_by_role("heading", level=1)).to_have_text("Sign in")

    # She has lost her password.
    press(admin, "Make a link for a new password")
    set_password(ana, link_on(admin), "third unrelated words")
    sign_in(ana, address, ANA, "third unrelated words")
    expect(ana.locator("footer")).to_contain_text("Ana, EEC staff", timeout=SLOW)

    # She leaves.
    press(admin, "Back to the account", "link")
    press(admin, "Confirm the account")
    expect(admin.locator("#page-notices")).to_contain_text("is confirmed", timeout=SLOW)
    press(admin, "Close the account")
    expect(admin.locator("#page-notices")).to_contain_text("The account is closed", timeout=SLOW)
    ana.goto(f"{address}/account")
    expect(ana.get_by_role("heading", level=1)).to_have_text("Sign in")
    sign_in(ana, address, ANA, "third unrelated words")
    expect(ana.get_by_role("alert")).to_contain_text("is not right")


@pytest.mark.parametrize(("width", "theme"), [(1280, "light"), (320, "dark")])
def test_what_stands_on_the_way_has_no_fault(
    new_context: Callable[..., BrowserContext],
    address: str,
    page_problems: PageProblems,
    width: int,
    theme: str,
) -> None:
    """Forms, links, a second factor, and what is said of each that went wrong."""
    page_problems.expect(r"400|401|410")  # refusals below are meant
    window = {"viewport": {"width": width, "height": 900}, "color_scheme": theme}

    def looked_at(page: Page, says: str) -> None:
        expect(page.locator("main")).to_contain_text(says, timeout=SLOW)
        assert faults(page) == [], says
        assert page.evaluate(SIDEWAYS) == 0, says

    admin, ana = new_context(**window).new_page(), new_context(**window).new_page()
    sign_in(admin, address, ADMIN[0], PASSWORD)
    expect(admin.locator("#page-title")).to_be_visible(timeout=SLOW)
    for path, says in (
        ("/accounts?problem=taken", "There is one with this e-mail already"),
        ("/accounts/2?done=changed", "Still needed?"),
        ("/account?problem=present", "nowhere else"),
    ):
        admin.goto(address + path)
        looked_at(admin, says)
    admin.goto(f"{address}/accounts/2")
    admin.get_by_role("button", name="Make a link").click()
    looked_at(admin, "Whoever opens it sets the password")

    ana.goto(link_on(admin))
    looked_at(ana, "Then sign in with it")
    ana.get_by_label("New password").fill("one thing of fifteen")
    ana.get_by_label("The same once more").fill("and another one")
    ana.get_by_role("button", name="Set the password").click()
    looked_at(ana, "No password was set")
    ana.goto(f"{address}/sign-in/password?link=none")
    looked_at(ana, "This link no longer works")

    email = FACILITATOR[0]
    sign_in(ana, address, email, PASSWORD)
    expect(ana.locator("#page-title")).to_be_visible(timeout=SLOW)
    ana.goto(f"{address}/account")
    fill(ana, "Your password", PASSWORD)
    ana.keyboard.press("Enter")
    looked_at(ana, "Put this key into an authenticator app")
    key = ana.locator("#key").inner_text().replace(" ", "")
    fill(ana, "Code", "000000")
    ana.keyboard.press("Enter")
    looked_at(ana, "The code is not right")
    fill(ana, "Code", code_at(key, step_of(datetime.now(UTC))))
    ana.keyboard.press("Enter")
    looked_at(ana, "They are shown here once")
    code = ana.locator("main code").first.inner_text()
    press(ana, "Go on", "link")
    press(ana, "Sign out")
    sign_in(ana, address, email, PASSWORD)
    looked_at(ana, "Your password is right")
    fill(ana, "Code", code)
    ana.keyboard.press("Enter")
    expect(ana.locator("#page-title")).to_be_visible(timeout=SLOW)
    ana.goto(f"{address}/account")
    looked_at(ana, "9 recovery codes are left")
