"""`maps`: lists the saved column maps; prints, saves, shares or deletes one."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from config.maps import MapRefused, load
from config.program.regions import CURRENT
from config.settings import Settings
from dashboard.commands.import_files import WHO
from dashboard.commands.tables import aligned
from data_access.imports import column_maps
from data_access.imports.column_maps import KnownMap
from data_access.imports.opening import open_database
from data_access.people import audit
from data_access.storage.database import Database
from data_access.storage.scope import (
    Scope,
    scope_of,
)

_STATE = Scope(None, True, WHO)


def add(commands: Any) -> None:
    parser = commands.add_parser("maps", help="list, print, save, share or delete column maps")
    parser.add_argument("name", metavar="NAME", nargs="?", help="print this map as text (TOML)")
    parser.add_argument(
        "--region", type=int, choices=CURRENT, metavar="N", help="the map belongs to this region"
    )
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--save", metavar="FILE", type=Path, help="save the map in a file")
    one.add_argument("--share", action="store_true", help="let all regions read files by it")
    one.add_argument("--delete", action="store_true", help="delete it")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Do it; 0, or 1 with a sentence where a map is not there or cannot be used."""
    database = open_database(settings.database_url, settings.current_day)
    try:
        print(_done(database, options), end="")
        return 0
    except FileNotFoundError:
        print(f"{options.save}: there is no such file.", file=sys.stderr)
    except MapRefused as refused:
        print(refused, file=sys.stderr)
    finally:
        database.dispose()
    return 1


def _done(database: Database, options: argparse.Namespace) -> str:
    """Do what was asked; returns what to say of it."""
    now, region = datetime.now(UTC), options.region or column_maps.STATE
    if options.save is not None:
        made = load(options.save)
        if options.name:
            made = replace(made, name=options.name)
        owner = scope_of("facilitator", options.region, WHO) if options.region else _STATE
        column_maps.save(database, made, WHO, now, owner)
        return f"Saved as {made.name}.\n"
    if options.name is None:
        saved = column_maps.in_hand(database, _STATE)
        own = [[m.map.name, m.map.format, _whose(m), m.saved_by] for m in saved]
        program = [
            [name, m.map.format, "all regions", "comes with the program"]
            for name, m in column_maps.known(database, _STATE).items()
            if not m.saved_by
        ]
        return aligned(["Name", "Format", "For", "Saved by"], own + program) + "\n"
    if options.share or options.delete:
        settle = column_maps.share if options.share else column_maps.remove
        if not settle(database, options.name, region, WHO, now, _STATE):
            raise _missing(database, options.name)
        return (
            f"{options.name} {'is shared with all regions' if options.share else 'is deleted'}.\n"
        )
    reader = scope_of("facilitator", options.region, WHO) if options.region else _STATE
    known = column_maps.known(database, reader)
    if options.name not in known:
        raise _missing(database, options.name)
    shown = {"name": options.name, "region": known[options.name].region or None}
    audit.record(database, WHO, "column_map_file", shown, now, about=f"column map {options.name}")
    return known[options.name].text


def _whose(saved: KnownMap) -> str:
    place = f"Region {saved.region}" if saved.region else "the whole state"
    return f"{place}, shared with all regions" if saved.shared else place


def _missing(database: Database, name: str) -> MapRefused:
    of_regions = [f"{m.map.name} ({_whose(m)})" for m in column_maps.in_hand(database, _STATE)]
    known = [n for n, m in column_maps.known(database, _STATE).items() if not m.saved_by]
    return MapRefused(
        f"There is no column map {name!r}. Known are: {', '.join(of_regions + known)}."
    )
