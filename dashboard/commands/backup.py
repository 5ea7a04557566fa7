"""`backup`: copies a SQLite database while people work, for its owner alone."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from config.settings import Settings
from data_access.upkeep import backup, upgrade


def add(commands: Any) -> None:
    parser = commands.add_parser("backup", help="copy the SQLite database while people work")
    parser.add_argument("file", metavar="FILE", type=Path, help="a file that is not there yet")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    upgrade.require_current(settings.database_url)
    beside = backup.backup(settings.database_url, options.file)
    print(f"Copied to {options.file}, which only you may open.")
    if beside is not None:
        print(f"The data of outcome figures lie beside it, in {beside.name}: keep both together.")
    return 0
