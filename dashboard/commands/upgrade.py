"""`upgrade`: makes the reporting database, or brings it to the shape this program needs."""

from __future__ import annotations

import argparse
from typing import Any

from config.settings import Settings
from data_access.upkeep import editions, upgrade


def add(commands: Any) -> None:
    parser = commands.add_parser("upgrade", help="make the database, or bring it up to date")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    before = upgrade.state_of(settings.database_url)
    upgrade.upgrade(settings.database_url, settings.current_day())
    if editions.bring_up_to_date(settings.database_url):
        print(
            "So were the data that outcome figures are made of; they are of the same day as before."
        )
    made = {
        "missing": "made",
        "empty": "made",
        "older": "brought up to date",
        "stale": "counted anew by the rules of this version",
    }
    print(f"The reporting database {'was ' + made[before] if before in made else 'is current'}.")
    return 0
