"""`rebuild`: places all facts and counts every summary anew, in one transaction."""

from __future__ import annotations

import argparse
import time
from typing import Any

from config.settings import Settings
from data_access.imports.opening import open_database
from data_access.upkeep import editions, upgrade
from data_access.upkeep.rebuild import rebuild

WHO = "command line"


def add(commands: Any) -> None:
    parser = commands.add_parser(
        "rebuild",
        help="count every summary anew from the facts",
        description=(
            "Places all facts and counts every summary anew, in one transaction: people see either "
            "the old figures or the new ones. Raises the data version and adds a line to the audit "
            "log. Imports wait until it is done."
        ),
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    upgrade.require_current(settings.database_url)
    database = open_database(settings.database_url, settings.current_day)
    began = time.monotonic()
    try:
        edition = editions.rebuild_edition(database)
        done = rebuild(database, settings.current_day(), WHO)
    finally:
        database.dispose()
    print(
        f"All facts were placed and {len(done.rows)} summaries counted anew as of "
        f"{done.today.isoformat()}, in {time.monotonic() - began:.0f} s."
    )
    for table, rows in done.rows.items():
        before = done.rows_before[table]
        print(f"  {table}: {rows:,} rows" + ("" if rows == before else f" ({before:,} before)"))
    if edition is not None:
        print(
            f"So were those of the data that outcome figures are made of, as of {edition.day.isoformat()}."
        )
    print(f"The data version is {done.data_version} now.")
    return 0
