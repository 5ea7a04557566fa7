"""`restore`: puts a copy of the SQLite database back in the place of the one in use."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from config.settings import Settings
from dashboard.commands.rebuild import WHO
from data_access.upkeep import restore
from data_access.upkeep.restore import Contents


def add(commands: Any) -> None:
    parser = commands.add_parser(
        "restore",
        help="put a copy of the SQLite database back, while people work",
        description=(
            "Says what the database and the copy hold, and with --yes puts the copy in its place. What was "
            "imported, undone, recorded or signed in since the copy was made is gone. All sign-ins end."
        ),
    )
    parser.add_argument("file", metavar="FILE", type=Path, help="a copy that `backup` made")
    parser.add_argument("--yes", action="store_true", help="do it")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    if not options.yes:
        print(f"The database: {_words(restore.contents_of(settings.database_url))}.")
        print(f"{options.file}: {_words(restore.contents_of(f'sqlite:///{options.file}'))}.")
        print("Nothing was changed. Add --yes to put the copy in the place of the database.")
        return 0
    missing = restore.restore(settings.database_url, options.file, settings.current_day(), WHO)
    print(f"The database is what it was when {options.file} was made. All sign-ins have ended.")
    print("Consents that were withdrawn since then are given again: look them through.")
    if missing is not None:
        print(
            "The data of outcome figures were not beside the copy. "
            "Make them anew: python -m dashboard edition"
        )
    return 0


def _words(found: Contents | None) -> str:
    if found is None:
        return "no data"
    newest = "" if found.newest is None else f", the newest saved {found.newest:%Y-%m-%d %H:%M} UTC"
    return f"{found.imports} imports{newest}"
