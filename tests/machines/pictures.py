"""Takes the pictures of docs/pictures: the pages of a demonstration state of one fixed day.

`python -m tests.machines.pictures` takes all; words behind it take only the pages so named.
"""

from __future__ import annotations

import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from config.settings import Settings
from dashboard.app import create_app
from dashboard.commands.demo import PARTS, demonstrate
from data_access import accounts
from data_access.database import Database
from layouts.pages import ALL_PAGES
from tests.machines.chromium import ARGUMENTS, find

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
DAY = date(2026, 11, 21)
SIZES = {1280: 1200, 390: 1000}  # width and height of the window, pixels
THEMES = ("light", "dark")
# Whose pages are shown: the key of a page, and the role that opens it.
STAFF = ("overview", "class", "dosage", "goals", "retention", "definitions")
FACILITATOR = ("worklist", "imports")

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
        for email, part in people().items():
            accounts.create_account(database, email, part.name, part.role, part.region, _PASSWORD)
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
