"""`consent`: lists who agreed to what, records a consent from its signed form, or withdraws one."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from typing import Any

from config.program.consents import PURPOSES
from config.settings import Settings
from dashboard.commands.import_files import WHO
from dashboard.commands.tables import aligned
from data_access.imports import consents
from data_access.imports.consents import ConsentRefused
from data_access.imports.opening import open_database
from data_access.people import audit
from data_access.storage.database import Database
from data_access.storage.scope import Scope
from data_access.upkeep import upgrade


def add(commands: Any) -> None:
    parser = commands.add_parser("consent", help="list, record or withdraw consents")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="who agreed to what, and on what ground")
    listing.add_argument("participant", metavar="ID", nargs="?", help="of this participant alone")
    listing.set_defaults(run=run_list)
    recording = actions.add_parser("record", help="record a consent from its signed form")
    recording.add_argument("participant", metavar="ID")
    recording.add_argument("--purpose", choices=PURPOSES, required=True)
    recording.add_argument(
        "--form", required=True, metavar="WHERE", help="where the signed form is"
    )
    recording.add_argument("--from", dest="begins", type=date.fromisoformat, metavar="DAY")
    recording.add_argument(
        "--until", type=date.fromisoformat, metavar="DAY", help="the first day it no longer holds"
    )
    recording.set_defaults(run=run_record)
    ending = actions.add_parser("withdraw", help="end consents from now on")
    ending.add_argument("participant", metavar="ID")
    ending.add_argument("--purpose", choices=PURPOSES, help="for this purpose alone")
    ending.set_defaults(run=run_withdraw)


def _opened(settings: Settings) -> Database:
    upgrade.require_current(settings.database_url)
    return open_database(settings.database_url, settings.current_day)


def run_list(options: argparse.Namespace, settings: Settings) -> int:
    """Print the record."""
    database = _opened(settings)
    try:
        with database.reading(Scope(None, True, WHO)) as reader:
            found = consents.record_of(reader, options.participant)
        listed = {c.participant_id for c in found}
        about = f"consents of {options.participant}" if options.participant else "list of consents"
        audit.record(database, WHO, "consents", {}, about=about, people=listed)
    finally:
        database.dispose()
    today = settings.current_day()
    rows = [
        [
            c.participant_id,
            PURPOSES[c.purpose].label if c.purpose in PURPOSES else c.purpose,
            "yes" if c.holds_on(today) else "no",
            c.valid_from.isoformat(),
            c.valid_until.isoformat() if c.valid_until else "",
            c.form_place or (f"import {c.import_id}" if c.import_id else ""),
            c.recorded_by,
            c.ended_by or "",
        ]
        for c in found
    ]
    heads = ["Participant", "Purpose", "Holds", "From", "Until", "Form or file", "By", "Ended by"]
    print(aligned(heads, rows))
    return 0


def run_record(options: argparse.Namespace, settings: Settings) -> int:
    """Record one; 0, or 1 with the reason."""
    database = _opened(settings)
    try:
        consents.give(
            database,
            options.participant,
            options.purpose,
            WHO,
            settings.current_day(),
            valid_from=options.begins,
            valid_until=options.until,
            form_place=options.form,
        )
    except ConsentRefused as refused:
        print(refused, file=sys.stderr)
        return 1
    finally:
        database.dispose()
    print(f"Recorded for {options.participant}: {PURPOSES[options.purpose].label}.")
    return 0


def run_withdraw(options: argparse.Namespace, settings: Settings) -> int:
    """End consents; 0, or 1 with the reason."""
    database = _opened(settings)
    try:
        ended = consents.withdraw(
            database, options.participant, options.purpose, WHO, settings.current_day()
        )
    except ConsentRefused as refused:
        print(refused, file=sys.stderr)
        return 1
    finally:
        database.dispose()
    print(f"Ended for {options.participant}: {ended}. It holds from the next request on.")
    return 0
