"""`edition`: sets the data apart anew that outcome figures are made of, before the next named day."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping
from typing import Any

from config.count_words import counted
from config.date_words import day_words
from config.program.editions import next_named_day
from config.settings import Settings
from dashboard.commands.import_files import WHO
from dashboard.commands.tables import aligned
from data_access.imports.opening import open_database
from data_access.storage.edition import Edition
from data_access.upkeep import editions, upgrade
from data_access.upkeep.edition_changes import changed_people


def add(commands: Any) -> None:
    parser = commands.add_parser(
        "edition",
        help="make outcome figures anew from the data of now, before the next named day",
        description=(
            "Outcome figures of whoever may not look people up by name are made of a copy of the data, "
            "which is taken on named days (January 1, April 1, July 1 and October 1). This takes one now. "
            "Whoever kept figures of the copy before can subtract: of few people who came in since, "
            "that tells their scores. Without --yes it only says how many those are."
        ),
    )
    parser.add_argument("--yes", action="store_true", help="take it, having read what it tells")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Take an edition; 0, or 1 where it was not confirmed or cannot be."""
    upgrade.require_current(settings.database_url)
    database = open_database(settings.database_url, settings.current_day)
    today = settings.current_day()
    try:
        found = editions.standing(database)
        there = found is not None and editions.is_there(database, found)
        changed = changed_people(database, found) if found and there else {}
        print(_told(found, changed, settings.minimum_people))
        if not options.yes:
            print("Nothing was changed. To take it all the same: --yes", file=sys.stderr)
            return 1
        made = editions.make(database, today, WHO)
    finally:
        database.dispose()
    print(
        f"Outcome figures are as of {day_words(made.day)} now, for everybody from the next page on."
    )
    print(f"The next come on {day_words(next_named_day(made.day))} by themselves.")
    return 0


def _told(found: Edition | None, changed: Mapping[str, int], minimum: int) -> str:
    if found is None:
        return "There is no earlier copy, so a first one tells nobody more than its figures say."
    said = [f"Outcome figures are as of {day_words(found.day)}."]
    if not changed:
        return " ".join([*said, "Their data are gone, so what has changed since is not known."])
    said += ["People of whom something came in, went or was changed since:", ""]
    lines = "\n".join(
        [*said, aligned(["Outcome", "People"], [[k, str(n)] for k, n in changed.items()])]
    )
    few = [words for words, number in changed.items() if 0 < number < minimum]
    if not few:
        return lines
    return (
        f"{lines}\n\nOf {' and '.join(few)} these are fewer than {counted(minimum, 'people')}. Whoever kept "
        "the figures from before can work out what they are. Better wait for more, or for the named day."
    )
