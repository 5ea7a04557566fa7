"""`verify`: recounts summaries and consents from what they follow from, and prints what differs."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from config.settings import Settings
from data_access.imports.opening import open_database
from data_access.recount import agreed, verify
from data_access.upkeep import editions, upgrade


def add(commands: Any) -> None:
    parser = commands.add_parser(
        "verify",
        help="recount every summary from the facts, and say what differs",
        description=(
            "Recounts every summary, derived column of facts, and who agreed, by code of its own. Prints "
            "table, key, column, the value that stands and the one recounted. Changes nothing. "
            "Returns 0 where all agree and 1 where something differs."
        ),
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    upgrade.require_current(settings.database_url)
    database = open_database(settings.database_url, settings.current_day)
    differing = consents = 0
    try:
        with database.checking() as connection:
            today = settings.current_day()
            _tell("Checking consents against their record …")
            for difference in agreed.differing(connection, today):
                print(difference)
                consents += 1
            for difference in verify.differences(connection, today, _tell):
                print(difference)
                differing += 1
            counted = verify.summary_rows(connection)
        edition = editions.standing(database)
        if edition is not None:
            _tell(f"Checking the data of outcome figures, as of {edition.day.isoformat()} …")
            with database.edition_database(edition).checking() as connection:
                for difference in verify.differences(connection, edition.day, _tell):
                    print(f"as of {edition.day.isoformat()}: {difference}")
                    differing += 1
    finally:
        database.dispose()
    if consents:
        print(
            f"{consents:,} {'person’s row says' if consents == 1 else 'people’s rows say'} otherwise than "
            "the record of consents. Where the day of a consent came since the dashboard was last used, "
            "the next page sets it right. Else see who agreed with: python -m dashboard consent list ID",
            file=sys.stderr,
        )
    if differing:
        print(
            f"{differing:,} {'value differs' if differing == 1 else 'values differ'} from the "
            "recount. Count the summaries anew with: python -m dashboard rebuild. Where a column of the "
            "facts themselves differs, send its file again.",
            file=sys.stderr,
        )
    if differing or consents:
        return 1
    print(
        f"All agree: {sum(counted.values()):,} rows of {len(counted)} summaries, the facts, and the "
        "consents."
    )
    return 0


def _tell(words: str) -> None:
    print(words, file=sys.stderr, flush=True)
