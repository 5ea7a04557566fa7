"""`maps`: lists the saved column maps, prints one as text, or saves one that was shared."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from config.maps import MapRefused, load
from config.settings import Settings
from dashboard.commands.import_files import WHO
from dashboard.commands.tables import aligned
from data_access.imports import column_maps
from data_access.storage.database import Database


def add(commands: Any) -> None:
    parser = commands.add_parser("maps", help="list, print or save column maps")
    parser.add_argument("name", metavar="NAME", nargs="?", help="print this map as text (TOML)")
    parser.add_argument("--save", metavar="FILE", type=Path, help="save the map in a file")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Do it; 0, or 1 with a sentence where a map is not there or cannot be used."""
    database = Database(settings.database_url)
    try:
        if options.save is not None:
            made = load(options.save)
            if options.name:
                made = replace(made, name=options.name)
            column_maps.save(database, made, WHO, datetime.now(UTC))
            print(f"Saved as {made.name}.")
            return 0
        known = column_maps.known(database)
        if options.name is None:
            rows = [
                [name, k.map.format, k.saved_by or "comes with the program"]
                for name, k in known.items()
            ]
            print(aligned(["Name", "Format", "Saved by"], rows))
            return 0
        if options.name not in known:
            raise MapRefused(
                f"There is no column map {options.name!r}. Known are: {', '.join(known)}."
            )
        print(known[options.name].text, end="")
        return 0
    except FileNotFoundError:
        print(f"{options.save}: there is no such file.", file=sys.stderr)
    except MapRefused as refused:
        print(refused, file=sys.stderr)
    finally:
        database.dispose()
    return 1
