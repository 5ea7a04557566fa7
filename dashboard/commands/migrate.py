"""`migrate`: writes the next migration from what changed in the schema; for developers."""

from __future__ import annotations

import argparse
from typing import Any

from config.settings import Settings


def add(commands: Any) -> None:
    parser = commands.add_parser(
        "migrate",
        help="write the next migration after a change of the schema (for developers)",
        description=(
            "Lets Alembic compare data_access/storage/schema.py with what the migrations make, on "
            "a database of its own, and writes the next one. Read it before it is kept: a renamed "
            "column looks like one dropped and one added. No database of yours is touched."
        ),
    )
    parser.add_argument("message", metavar="MESSAGE", help='such as "Months count video contacts"')
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    from data_access.upkeep import next_migration

    path = next_migration.write(options.message)
    print(path if path else "The migrations make the schema as it is; nothing was written.")
    return 0
