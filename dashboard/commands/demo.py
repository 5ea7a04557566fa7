"""`demo`: fills an empty database with an invented state and prints who can sign in to it."""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from config.count_words import counted
from config.program.regions import (
    BY_NUMBER,
    CURRENT,
)
from config.settings import Settings
from dashboard.commands.import_files import outcome_words
from dashboard.commands.tables import aligned
from dashboard.commands.user import readable_password
from dashboard.demonstration import (
    DemoFile,
    write_doubtful_files,
    write_files,
    write_further_files,
    write_moving_files,
)
from data_access.imports import pipeline
from data_access.imports.opening import open_database
from data_access.people import (
    accounts,
    demonstration,
)
from data_access.storage.database import Database
from data_access.storage.scope import (
    Scope,
    scope_of,
)
from data_access.upkeep import editions, upgrade

WHO = "demonstration"


class CannotDemonstrate(RuntimeError):
    """Why no demonstration is made, and what to do.

    Seen: the sentence on the command line.
    """


@dataclass(frozen=True)
class DemoPart:
    """Somebody one can sign in as. `.invalid` never is a real address."""

    email: str
    name: str
    role: str
    region: int | None = None


PARTS: tuple[DemoPart, ...] = (
    DemoPart("eec.staff@demo.invalid", "EEC program officer", "eec_staff"),
    *(
        DemoPart(
            f"facilitator.region{number}@demo.invalid",
            f"Facilitator, Region {number} ({BY_NUMBER[number].name})",
            "facilitator",
            number,
        )
        for number in CURRENT
    ),
    DemoPart("evaluator@demo.invalid", "Outside evaluator", "evaluator"),
    DemoPart("administrator@demo.invalid", "Administrator", "admin"),
)


def add(commands: Any) -> None:
    parser = commands.add_parser("demo", help="fill an empty database with an invented state")
    parser.add_argument(
        "--files",
        metavar="FOLDER",
        type=Path,
        help="only write the raw files into this folder, and import nothing",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    if options.files is not None:
        options.files.mkdir(parents=True, exist_ok=True)
        for file in write(options.files, settings.current_day()):
            print(f"{file.path}: {counted(file.rows, 'rows')}, format {file.format_key}")
        return 0
    database = open_database(settings.database_url, settings.current_day)
    try:
        print(demonstrate(database, settings))
    except CannotDemonstrate as reason:
        print(reason, file=sys.stderr)
        return 1
    finally:
        database.dispose()
    return 0


def demonstrate(database: Database, settings: Settings) -> str:
    """Make or keep the demonstration; returns the address and the sign-ins, as lines.

    Raises CannotDemonstrate in production and where the database holds other people's data.
    """
    if settings.production:
        raise CannotDemonstrate(
            "No demonstration in production. Unset PAC_PRODUCTION, or use another database."
        )
    if upgrade.state_of(settings.database_url) != "current":
        upgrade.upgrade(settings.database_url, settings.current_day())
        editions.bring_up_to_date(settings.database_url)
    marked = demonstration.holds_demonstration(database)
    if not marked and demonstration.holds_data(database):
        raise CannotDemonstrate(
            "The database holds imported data; no invented data are mixed with them. "
            "Choose another database: DATABASE_URL=sqlite:///var/demo.sqlite3"
        )
    if marked and demonstration.is_finished(database):
        print("The demonstration data are there already.")
    else:
        demonstration.mark(database)
        _fill(database, settings)
    if database.keeps_editions:
        # At its end and not when the first page is opened: the figures are there at once.
        editions.first(database, settings.current_day())
    rows = [(part.name, part.email, _refreshed(database, part)) for part in PARTS]
    return "\n".join(
        [
            "",
            f"Open http://127.0.0.1:{settings.port}/ and sign in as one of these. "
            "The passwords are new with every start.",
            "",
            aligned(("Who", "E-mail", "Password"), rows),
            "",
        ]
    )


def write(folder: Path, today: date) -> list[DemoFile]:
    """Write the invented files as of a day, in the order in which they are imported."""
    writers = (write_files, write_further_files, write_doubtful_files, write_moving_files)
    return [file for one in writers for file in one(folder, today)]


def _fill(database: Database, settings: Settings) -> None:
    """Write the invented files and take them in through the same door as anybody's."""
    began = time.monotonic()
    print("Writing the files of an invented state …", flush=True)
    with tempfile.TemporaryDirectory(prefix="pac-demo-") as folder:
        today = settings.current_day()
        _import(database, write(Path(folder), today), today)
    print(f"The demonstration was made in {time.monotonic() - began:.0f} s.")


def _import(database: Database, files: Sequence[DemoFile], today: date) -> None:
    for number, file in enumerate(files, start=1):
        rows = counted(file.rows, "rows")
        print(f"Importing {number} of {len(files)}: {file.path.name}, {rows} …", flush=True)
        scope = (
            Scope(None, True, WHO)
            if file.region is None
            else scope_of("facilitator", file.region, WHO)
        )
        outcome = pipeline.import_file(
            database,
            scope,
            file.format_key,
            file.path,
            file_name=file.path.name,
            imported_by=WHO,
            today=today,
        )
        if outcome.status == "refused":
            raise CannotDemonstrate(f"A demonstration file was refused.\n{outcome_words(outcome)}")
    demonstration.note_finished(database, len(files))


def _refreshed(database: Database, part: DemoPart) -> str:
    """Make the account of a part, or give it a new password; returns the password."""
    password = readable_password()
    known = {account.email for account in accounts.list_accounts(database)}
    if part.email in known:
        accounts.set_password(database, part.email, password, WHO)
    else:
        accounts.create_account(
            database, part.email, part.name, part.role, part.region, password, True, WHO
        )
    return password
