"""`keep`: says what is kept beside the facts for longer than it may be, and removes it with --yes."""

from __future__ import annotations

import argparse
from typing import Any

from config.date_words import day_words
from config.program.keeping import KINDS_KEPT
from config.settings import Settings
from dashboard.commands.import_files import WHO
from dashboard.commands.tables import aligned
from data_access.imports.opening import open_database
from data_access.upkeep import keep, upgrade


def add(commands: Any) -> None:
    parser = commands.add_parser(
        "keep",
        help="remove what is kept for longer than it may be",
        description=(
            "Lists what is due to go by the terms in config/program/keeping.py, and removes it with --yes, "
            "in one transaction. No fact and no figure changes; it cannot be undone."
        ),
    )
    parser.add_argument("--yes", action="store_true", help="remove it: there is no way back")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    upgrade.require_current(settings.database_url)
    today = settings.current_day()
    database = open_database(settings.database_url, settings.current_day)
    try:
        found = keep.remove(database, today, WHO) if options.yes else keep.due(database, today)
    finally:
        database.dispose()
    rows = [
        (
            KINDS_KEPT[one.kind].label,
            f"{KINDS_KEPT[one.kind].months(today)} months",
            day_words(one.before),
            f"{one.rows:,}",
            f"{one.imports:,}",
        )
        for one in found
    ]
    if rows:
        print(aligned(["What", "Kept for", "Of files before", "Rows", "Imports"], rows))
    if options.yes:
        print("Removed. There is no way back." if found else "Nothing was due.")
        return 0
    for kind in KINDS_KEPT.values():
        print(f"When {kind.label} go, {kind.lost}.")
    print("Nothing was changed. Do it with --yes.")
    return 0
