"""`import`: loads files into the reporting database and says what became of each."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from config.count_words import counted
from config.program.regions import CURRENT
from config.settings import Settings
from data_access.imports import pipeline
from data_access.imports.line_ranges import in_words, place_of
from data_access.imports.opening import open_database
from data_access.storage.scope import (
    Scope,
    scope_of,
)

WHO = "command line"
SHOWN_REFUSALS = 20


def add(commands: Any) -> None:
    parser = commands.add_parser("import", help="load files into the database")
    parser.add_argument("format", metavar="FORMAT", help="what the files are, such as sessions")
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--map", metavar="NAME", help="a saved map of the file's columns")
    parser.add_argument(
        "--as-region",
        type=int,
        choices=CURRENT,
        metavar="N",
        help="take only rows of one region, as its facilitator would",
    )
    parser.set_defaults(run=run)


def shortened(ranges: str, most: int = 400) -> str:
    """Line ranges for one line of the terminal; the ledger keeps them all."""
    if len(ranges) <= most:
        return ranges
    return f"{ranges[:most].rpartition(', ')[0]} … (all on the page of this import)"


def outcome_words(outcome: Any, shown: int = SHOWN_REFUSALS) -> str:
    """What became of a file, in lines for the terminal."""
    apart = (
        f"{outcome.rows_new:,} new, {outcome.rows_changed:,} changed, "
        f"{outcome.rows_unchanged:,} unchanged"
    )
    taken = f"{outcome.rows_taken:,} taken" if outcome.rows_taken else apart
    counts = f"{counted(outcome.rows_total, 'rows')}: {taken}, {outcome.rows_refused:,} refused"
    lines = [f"{outcome.file_name}: {outcome.status}. {outcome.message}".rstrip(), f"  {counts}"]
    for fate in ("new", "changed", "unchanged", "taken", "refused"):
        if which := getattr(outcome.lines, fate):
            lines.append(f"  {fate}: lines {shortened(in_words(which, outcome.tabs))}")
    lines += [f"  {sentence}" for sentence in outcome.said]
    if outcome.ignored_columns:
        lines.append(f"  Columns left out: {', '.join(outcome.ignored_columns)}")
    for refusal in outcome.refusals[:shown]:
        line = place_of(refusal.line, outcome.tabs)
        where = (line if outcome.tabs else f"line {line}") + (
            f", {refusal.column}" if refusal.column else ""
        )
        value = f" {refusal.value!r}:" if refusal.value else ""
        lines.append(f"  {where}:{value} {refusal.reason} {refusal.remedy}".rstrip())
    if len(outcome.refusals) > shown:
        lines.append(f"  … and {len(outcome.refusals) - shown:,} more.")
    return "\n".join(lines)


def run(options: argparse.Namespace, settings: Settings) -> int:
    scope = (
        Scope(None, True, WHO)
        if options.as_region is None
        else scope_of("facilitator", options.as_region, WHO)
    )
    database = open_database(settings.database_url, settings.current_day)
    refused = False
    try:
        for path in options.files:
            if not path.is_file():
                print(f"{path}: there is no such file.", file=sys.stderr)
                refused = True
                continue
            outcome = pipeline.import_file(
                database,
                scope,
                options.format,
                path,
                file_name=path.name,
                imported_by=WHO,
                today=settings.current_day(),
                column_map=options.map,
                asked=False,
            )
            print(outcome_words(outcome))
            refused = refused or outcome.status == "refused"
    except LookupError as reason:  # no such format
        print(reason.args[0] if reason.args else reason, file=sys.stderr)
        return 2
    finally:
        database.dispose()
    return 1 if refused else 0
