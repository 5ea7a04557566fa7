"""`audit`: who opened, downloaded, imported and was refused what; and whether the log is whole."""

from __future__ import annotations

import argparse
import sys
from datetime import timedelta
from itertools import islice
from typing import Any

from config.audit_events import EventGroup, codes_of
from config.date_words import time_words
from config.settings import Settings
from dashboard.commands.tables import aligned
from data_access.imports.opening import open_database
from data_access.people import audit, refused_counts
from data_access.people.audit import Search
from data_access.people.noticing import begin_of
from data_access.storage.csv_lines import lines
from data_access.upkeep import upgrade
from layouts.pages import audit as page

_NEWEST = 50


def add(commands: Any) -> None:
    parser = commands.add_parser("audit", help="who did what, and whether the log of it is whole")
    parser.add_argument("--who", default="", metavar="E-MAIL", help="what this account did")
    parser.add_argument(
        "--record",
        default="",
        metavar="ID",
        help="who opened what is about this participant, 'pair P-1', 'import 7' or page",
    )
    groups = [group.name.lower() for group in EventGroup]
    parser.add_argument("--kind", choices=groups, help="only this kind of line")
    parser.add_argument("--from", dest="first", type=_day, metavar="DAY", help="as 2026-11-30")
    parser.add_argument("--to", dest="last", type=_day, metavar="DAY")
    parser.add_argument("--csv", action="store_true", help="all lines as CSV, not the newest 50")
    parser.set_defaults(run=run)
    actions = parser.add_subparsers(title="actions", metavar="ACTION")
    checking = actions.add_parser(
        "verify",
        help="whether no line is missing or changed",
        description=(
            "Follows the chain of the audit log: each line holds a hash of the one before and of "
            "itself. Prints how many lines there are and the newest hash; write the two down outside "
            "of this machine, and give them with --noted later. Names the first line that does not "
            "fit. Returns 0 where the log is whole and 1 where not."
        ),
    )
    checking.add_argument(
        "--noted",
        nargs=2,
        metavar=("LINE", "HASH"),
        help="a line and its hash, as an earlier run printed them",
    )
    checking.set_defaults(run=run_verify)


def _day(text: str) -> Any:
    day = page.day_in(text)
    if day is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it like 2026-11-30")
    return day


def run(options: argparse.Namespace, settings: Settings) -> int:
    upgrade.require_current(settings.database_url)
    search = Search(
        options.who.casefold(),
        codes_of(EventGroup[options.kind.upper()]) if options.kind else (),
        options.record,
        begin_of(options.first) if options.first else None,
        begin_of(options.last + timedelta(days=1)) if options.last else None,
    )
    database = open_database(settings.database_url, settings.current_day)
    try:
        found = audit.every(database, search)
        if options.csv:
            rows = ([take(line) for take in page.COLUMNS.values()] for line in found)
            sys.stdout.writelines(lines(tuple(page.COLUMNS), rows))
            return 0
        newest = list(islice(found, _NEWEST))
        if not newest:
            print("Nothing was written down that fits.")
            return 0
        heads = ("Line", "When", "Who", "What", "About", "Details")
        print(
            aligned(
                heads,
                [
                    (
                        str(line.number),
                        time_words(line.at),
                        line.who,
                        page.what(line),
                        line.record,
                        page.details(line),
                    )
                    for line in newest
                ],
            )
        )
        if search == Search():
            for refusal, tally in refused_counts.standing(database):
                where = refusal.account or refusal.source
                print(f"Counted on {refusal.day}: {where} refused {tally.count:,} times.")
    finally:
        database.dispose()
    return 0


def run_verify(options: argparse.Namespace, settings: Settings) -> int:
    noted = None
    if options.noted:
        line = options.noted[0].replace(",", "")
        if not line.isascii() or not line.isdigit():
            print(f"{options.noted[0]!r} is not the number of a line.", file=sys.stderr)
            return 2
        noted = (int(line), options.noted[1])
    upgrade.require_current(settings.database_url)
    database = open_database(settings.database_url, settings.current_day)
    try:
        done = audit.verify(database, noted)
    finally:
        database.dispose()
    if done.broken:
        print(done.broken, file=sys.stderr)
        print(f"The log holds up to line {done.newest:,}, and no further.", file=sys.stderr)
        return 1
    print(f"The audit log is whole: {done.lines:,} lines. The newest: {done.newest} {done.chain}")
    return 0
