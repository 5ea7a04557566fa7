"""`audit`: who opened, downloaded, imported and was refused what; and whether the log is whole."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from config.settings import Settings
from data_access.people import audit
from data_access.storage.database import Database
from data_access.upkeep import upgrade


def add(commands: Any) -> None:
    parser = commands.add_parser("audit", help="who did what, and whether the log of it is whole")
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


def run_verify(options: argparse.Namespace, settings: Settings) -> int:
    noted = None
    if options.noted:
        line = options.noted[0].replace(",", "")
        if not line.isascii() or not line.isdigit():
            print(f"{options.noted[0]!r} is not the number of a line.", file=sys.stderr)
            return 2
        noted = (int(line), options.noted[1])
    upgrade.require_current(settings.database_url)
    database = Database(settings.database_url)
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
