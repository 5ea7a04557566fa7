"""Takes the pictures of docs/pictures: the pages of a demonstration state of one fixed day.

`python -m tests.machines.pictures` takes all; words behind it take only the pages so named.
"""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from itertools import product as product_of
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from config.settings import Settings
from dashboard.app import create_app
from dashboard.commands.demo import PARTS, Part, demonstrate
from data_access import accounts
from data_access.database import Database
from layouts.pages import ALL_PAGES
from tests.machines.chromium import ARGUMENTS, find

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DAY = date(2026, 11, 21)
SIZES = {1280: 900, 390: 760}  # width and height of the window, pixels
TALL = {("overview", 1280): 1480}  # down to the end of its charts: the README shows it
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")

_STAFF = next(p for p in PARTS if p.role == "eec_staff")
_FACILITATOR = next(p for p in PARTS if p.role == "facilitator" and p.region == 2)
# Who opens which pages.
PAGES = {
    _STAFF: ("overview", "class", "dosage", "goals", "retention", "definitions"),
    _FACILITATOR: ("worklist", "imports"),
}
_PASSWORD = "only for the pictures"


@contextmanager
def product() -> Iterator[str]:
    """The address of the product on a fresh demonstration state, as long as the block runs."""
    with tempfile.TemporaryDirectory(prefix="pac-pictures-") as folder:
        url = f"sqlite:///{folder}/pac.sqlite3"
        settings = Settings.model_validate(
            {"DATABASE_URL": url, "today": DAY, "secret_key": "k" * 40}
        )
        database = Database(url)
        demonstrate(database, settings)
        for part in (_STAFF, _FACILITATOR):
            accounts.set_password(database, part.email, _PASSWORD)
        database.dispose()
        server = make_server("127.0.0.1", 0, create_app(settings), threaded=True)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            server.server_close()


def take(browser: Browser, address: str, part: Part, keys: Sequence[str]) -> None:
    """The pictures of these pages as one person sees them, in both themes and both sizes."""
    for theme, (width, height) in product_of(THEMES, SIZES.items()):
        context = browser.new_context(
            viewport={"width": width, "height": height},
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
        for key in keys:
            shown = ALL_PAGES[key]
            page.set_viewport_size({"width": width, "height": TALL.get((key, width), height)})
            page.goto(address + shown.path)
            page.get_by_role("heading", level=1).wait_for()
            page.wait_for_load_state("networkidle")
            page.wait_for_timeout(500)  # the charts draw themselves after their data are here
            name = shown.nav.lower().replace(" ", "-")
            page.screenshot(path=FOLDER / f"{name}-{theme}-{width}.png")
        context.close()


def main(wanted: Sequence[str]) -> int:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with product() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=list(ARGUMENTS))
        for part, keys in PAGES.items():
            take(browser, address, part, [key for key in keys if not wanted or key in wanted])
        browser.close()
    size = sum(path.stat().st_size for path in FOLDER.glob("*.png"))
    print(f"{FOLDER}: {size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
