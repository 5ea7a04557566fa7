"""Takes the pictures in docs/pictures: every page of a demonstration state of one fixed day.

`python -m tests.machines.pictures` takes all of them and removes those of pages that no longer
exist; with page names as arguments, it takes only those pages.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import product as product_of
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from playwright.sync_api import FilePayload, sync_playwright

from config.roles import ROLES
from config.settings import Settings
from dashboard.commands.demo import PARTS, DemoPart, demonstrate
from dashboard.demonstration import write_faulty_file
from dashboard.web.app import create_app
from data_access.people import accounts
from data_access.storage.database import Database
from layouts.pages import ALL_PAGES, opened_by
from tests.machines.chromium import ARGUMENTS, find
from tests.machines.serving import served
from tests.machines.small_png import small

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DAY = date(2026, 11, 21)
SIZES = {1280: 900, 390: 760}  # width and height of the window in pixels
TALL = {("overview", 1280): 1880}  # down to the end of its charts, since the README shows it
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

_STAFF = next(p for p in PARTS if p.role == "eec_staff")
_FACILITATOR = next(p for p in PARTS if p.role == "facilitator" and p.region == 2)
_ADMINISTRATOR = next(p for p in PARTS if p.role == "admin")
# Pages that show more to a facilitator: names in their region, files to send.
_FACILITATORS_OWN = ("quality", "imports")
# A query for a page that shows little without one.
_ASKED = {"sources": "?measure=contact_months"}
# A file with headings the product does not know, so that it asks which column is which.
_UNKNOWN = (
    "Log #,Pair,Visit date,How,Minutes,Took place\n"
    "A-1,PAIR-2026-0041,2026-11-12,F2F,60,yes\n"
    "A-2,PAIR-2026-0043,2026-11-13,Zoom call,45,yes\n"
)
# A form service's log, which names people of the demonstration and has no ids.
_FORM = (
    "Timestamp,Coach name,Teacher / mentee name,Program name,Date of visit,How long was the visit?,"
    "How did you meet?,Did the visit take place as planned?\n"
    '11/16/2026 9:01,Lucia Demo-Oak,"Demo-Fir, Sam",Sailboat Demo Home,11/16/2026,60,In person,Yes\n'
    "11/17/2026 9:01,Kira Demo-Moss,Finn D. Demo-Willow,Blueberry Demo Center,11/17/2026,45,Zoom,Yes\n"
    "11/17/2026 9:40,Kira Demo-Moss,Visitor Demo,Elsewhere,11/17/2026,30,Zoom,Yes\n"
)
_PASSWORD = "only for the pictures"
_SLOW = 60_000  # milliseconds a file may take to be read


def who_opens(key: str) -> DemoPart:
    """The person whose page is in the picture: the first who may open it, or a facilitator."""
    parts = (_STAFF, _FACILITATOR, _ADMINISTRATOR)
    if key in _FACILITATORS_OWN:
        return _FACILITATOR
    return next(part for part in parts if key in opened_by(ROLES[part.role]))


def name_of(key: str) -> str:
    """The file name of a page's pictures: its word in the navigation if it has one."""
    return (ALL_PAGES[key].nav or key).lower().replace(" ", "-")


@contextmanager
def product() -> Iterator[str]:
    """The address of the product with a fresh demonstration state, for the length of the block."""
    with tempfile.TemporaryDirectory(prefix="pac-pictures-") as folder:
        url = f"sqlite:///{folder}/pac.sqlite3"
        settings = Settings.model_validate(
            {
                "DATABASE_URL": url,
                "today": DAY,
                "secret_key": "k" * 40,
                "uploads_folder": f"{folder}/uploads",
            }
        )
        database = Database(url)
        demonstrate(database, settings)
        for part in (_STAFF, _FACILITATOR, _ADMINISTRATOR):
            accounts.set_password(database, part.email, _PASSWORD)
        database.dispose()
        with served(create_app(settings)) as address:
            yield address


def sent(page: Page, address: str, name: str, content: bytes) -> str:
    """Send a file; return the path of the page that asks about it."""
    page.goto(f"{address}/imports")
    page.get_by_label("File", exact=True).set_input_files(
        FilePayload(name=name, mimeType="text/csv", buffer=content)
    )
    page.get_by_role("button", name="Look at the file").click()
    page.wait_for_url(re.compile(r"/imports/uploads/[0-9a-f]{32}$"), timeout=_SLOW)
    page.get_by_text(re.compile("can be saved|Match them to the columns|Taken for")).first.wait_for(
        timeout=_SLOW
    )
    return urlsplit(page.url).path


def uploads(browser: Browser, address: str) -> dict[str, str]:
    """Send three files as the facilitator; return their pages by picture name."""
    with tempfile.TemporaryDirectory(prefix="pac-pictures-") as folder:
        faulty = write_faulty_file(Path(folder), DAY).path.read_bytes()
    page = signed_in(browser, address, _FACILITATOR, "light", 1280)
    preview = sent(page, address, "november-logs.csv", faulty)
    unknown = sent(page, address, "agency-logs.csv", _UNKNOWN.encode())
    people = sent(page, address, "form.csv", _FORM.encode())
    page.get_by_role("heading", name="Who is meant?").wait_for(timeout=_SLOW)
    page.context.close()
    return {
        "imports-preview": preview,
        "imports-columns": f"{unknown}/map?format=sessions",
        "imports-people": people,
        "imports-maps": "/imports/maps",
    }


def signed_in(
    browser: Browser, address: str, part: DemoPart, theme: Literal["light", "dark"], width: int
) -> Page:
    """A browser window in which one person is signed in."""
    context = browser.new_context(
        viewport={"width": width, "height": SIZES[width]},
        color_scheme=theme,
        locale="en-US",
        timezone_id="America/New_York",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address)
    page.get_by_label("E-mail").fill(part.email)
    page.get_by_label("Password").fill(_PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", level=1).wait_for()
    return page


def take(browser: Browser, address: str, part: DemoPart, paths: Mapping[str, str]) -> set[Path]:
    """Take the pictures of these pages as one person sees them, in both themes and both sizes."""
    taken = set()
    blank = browser.new_page()
    for theme, (width, height) in product_of(THEMES, SIZES.items()):
        page = signed_in(browser, address, part, theme, width)
        for name, path in paths.items():
            page.set_viewport_size({"width": width, "height": TALL.get((name, width), height)})
            page.goto(address + path)
            page.get_by_role("heading", level=1).wait_for()
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(500)  # the charts are drawn after their data have arrived
            picture = FOLDER / f"{name}-{theme}-{width}.png"
            picture.write_bytes(small(page.screenshot(), blank))
            taken.add(picture)
        page.context.close()
    blank.close()
    return taken


def main(wanted: Sequence[str]) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    keys = [key for key in ALL_PAGES if not wanted or key in wanted]
    taken: set[Path] = set()
    with product() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        for part in dict.fromkeys(map(who_opens, keys)):
            paths = {
                name_of(key): ALL_PAGES[key].path + _ASKED.get(key, "")
                for key in keys
                if who_opens(key) == part
            }
            if part == _FACILITATOR and "imports" in keys:
                paths |= uploads(browser, address)
            taken |= take(browser, address, part, paths)
        browser.close()
    if not wanted:
        for left in set(FOLDER.glob("*.png")) - taken:
            left.unlink()
    size = sum(path.stat().st_size for path in FOLDER.glob("*.png"))
    print(f"{FOLDER}: {size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
