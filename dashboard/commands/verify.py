"""`verify`: recounts every summary from the facts and prints what differs; changes nothing."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from config.settings import Settings
from data_access.recount import verify
from data_access.storage.database import Database
from data_access.upkeep import upgrade


def add(commands: Any) -> None:
    parser = commands.add_parser(
        "verify",
        help="recount every summary from the facts, and say what differs",
        description=(
            "Recounts every summary, and every derived column of facts, by code of its own. Prints "
            "table, key, column, the value that stands and the one recounted. Changes nothing. "
            "Returns 0 where all agree and 1 where something differs."
        ),
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    upgrade.require_current(settings.database_url)
    database = Database(settings.database_url)
    differing = 0
    try:
        with database.checking() as connection:
            for difference in verify.differences(connection, settings.current_day(), _tell):
                print(difference)
                differing += 1
            counted = verify.summary_rows(connection)
    finally:
        database.dispose()
    if differing:
        print(
            f"{differing:,} {'value differs' if differing == 1 else 'values differ'} from the "
            "recount. Count the summaries anew with: python -m dashboard rebuild. Where a column of the "
            "facts themselves differs, send its file again.",
            file=sys.stderr,
        )
        return 1
    print(f"All agree: {sum(counted.values()):,} rows of {len(counted)} summaries, and the facts.")
    return 0


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
