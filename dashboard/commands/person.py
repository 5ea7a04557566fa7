"""`person`: says that two ids are one person or are not, and gives out what is held of one."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from config.count_words import counted
from config.date_words import day_words
from config.settings import Settings
from dashboard.commands.import_files import WHO
from dashboard.commands.tables import aligned
from data_access.imports import same_ids
from data_access.imports.opening import open_database
from data_access.imports.same_ids import KINDS, MergeRefused, SaidBy
from data_access.imports.upload_files import UploadFiles
from data_access.storage.database import Database
from data_access.storage.private_files import PRIVATE_FILE
from data_access.storage.scope import Scope
from data_access.storage.workbook import workbook
from data_access.upkeep import forget, held, upgrade
from data_access.upkeep.forget import ForgetRefused
from data_access.upkeep.subject import NobodyKnown

_EVERYWHERE = Scope(None, True, WHO)
_AFTER = (
    "Every figure and list counts both as one {what} from now on, under the kept id. Files keep their ids, "
    "and later files may name either. Outcome figures follow with the next edition. {known} "
    "Undone by: {what} split."
)
_OF_PEOPLE = (
    "What is known of the person (name, role, training) is what the kept id's row says. Across regions, what "
    "was done under the other id then lies where the kept one was on that day: date its places in a "
    "participants file first."
)


_FORGETTING = (
    "Names, registry ids, e-mails and whatever was written of the person alone are removed from every "
    "table, also from values that were replaced, from refused lines and from the data of outcome figures. "
    "Each of their ids becomes another one that means nothing, so every row stays and no figure changes. "
    "Names that files mean them by are no longer known, and their account is closed. All files on their "
    "way in are deleted, as any may name them: whoever sent one sends it again. A later file that has one "
    "of the ids is refused in those rows. Undoing an import still works and brings no name back. The audit "
    "log keeps the ids that were. Copies made before hold everything still: make a new one and delete "
    "them. The name of a program stays: where it is the person's own, send a programs file with another."
)


def add(commands: Any) -> None:
    actions = add_kind(commands, "person", "id", _OF_PEOPLE)
    holding = actions.add_parser(
        "held",
        help="everything held of one person, as one workbook",
        description=(
            "Writes a workbook that only you may open, with a sheet for each table in which the person "
            "stands under any of their ids: facts, what is counted of them, values that were replaced, "
            "lines that were refused, consents, and who opened their records. Ids of others stand in it."
        ),
    )
    holding.add_argument("participant", metavar="ID")
    holding.add_argument(
        "file", metavar="FILE", type=Path, nargs="?", help="held-ID.xlsx if left out"
    )
    holding.set_defaults(run=run_held)
    forgetting = actions.add_parser(
        "forget",
        help="take who a person is out of every table; it cannot be undone",
        description="Says what it would do, and does it with --yes. " + _FORGETTING,
    )
    forgetting.add_argument("participant", metavar="ID")
    forgetting.add_argument("--yes", action="store_true", help="do it: there is no way back")
    forgetting.set_defaults(run=run_forget)


def add_kind(commands: Any, what: str, called: str, known: str) -> Any:
    """The command for people, or for programs."""
    parser = commands.add_parser(what, help=f"merge the two {called}s of one {what}, or split them")
    parser.set_defaults(kind=what)
    actions = parser.add_subparsers(title="actions", metavar="ACTION", required=True)
    listing = actions.add_parser(
        "list", help=f"which {called}s were said to be one {what}, by whom and why"
    )
    listing.set_defaults(run=run_list)
    merging = actions.add_parser(
        "merge",
        help=f"two {called}s are one {what}",
        description=_AFTER.format(what=what, known=known),
    )
    other, kept = f"OTHER_{called.upper()}", f"KEPT_{called.upper()}"
    merging.add_argument("other", metavar=other, help=f"the {called} that is not kept")
    merging.add_argument("kept", metavar=kept, help=f"the {called} under which both are read")
    merging.add_argument("--because", required=True, metavar="WHY", help="how you know")
    merging.set_defaults(run=run_merge)
    splitting = actions.add_parser(
        "split", help=f"two {called}s that were merged are not one {what} after all"
    )
    splitting.add_argument("other", metavar=other)
    splitting.add_argument("--because", required=True, metavar="WHY", help="how you know")
    splitting.set_defaults(run=run_split)
    return actions


def _opened(settings: Settings) -> Database:
    upgrade.require_current(settings.database_url)
    return open_database(settings.database_url, settings.current_day)


def run_list(options: argparse.Namespace, settings: Settings) -> int:
    """Print the record, the newest line first."""
    database = _opened(settings)
    try:
        with database.reading(_EVERYWHERE) as reader:
            found = same_ids.record_of(reader, KINDS[options.kind])
    finally:
        database.dispose()
    rows = [
        [
            f"{one.at:%Y-%m-%d %H:%M}",
            one.other_id,
            "is" if one.is_merge else "is not",
            one.kept_id,
            one.ground,
            one.who,
        ]
        for one in found
    ]
    print(aligned(["When (UTC)", "Id", "", "Kept id", "Because", "By"], rows))
    return 0


def run_merge(options: argparse.Namespace, settings: Settings) -> int:
    """Merge two ids; 0, or 1 with the reason."""
    said_by = SaidBy(options.because, WHO, settings.current_day())
    return _done(
        settings,
        lambda database: same_ids.merge(
            database, _EVERYWHERE, options.other, options.kept, said_by, KINDS[options.kind]
        ),
        f"{options.other} is read as {options.kept} from now on.",
    )


def run_split(options: argparse.Namespace, settings: Settings) -> int:
    """Split them again; 0, or 1 with the reason."""
    said_by = SaidBy(options.because, WHO, settings.current_day())
    return _done(
        settings,
        lambda database: same_ids.split(
            database, _EVERYWHERE, options.other, said_by, KINDS[options.kind]
        ),
        f"{options.other} is a {options.kind} of its own again.",
    )


def run_held(options: argparse.Namespace, settings: Settings) -> int:
    """Write what is held of somebody into a new file; 0, or 1 with the reason."""
    target = options.file or Path(
        f"held-{re.sub(r'[^A-Za-z0-9_-]', '_', options.participant)}.xlsx"
    )
    database = _opened(settings)
    try:
        found = held.held_of(database, options.participant, WHO)
        with workbook(held.sheets(found)) as made:
            handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
            with os.fdopen(handle, "wb") as file:
                shutil.copyfileobj(made, file)
    except NobodyKnown as unknown:
        print(unknown, file=sys.stderr)
        return 1
    except FileExistsError:
        print(f"{target} is there already. Choose another name.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{target} cannot be written: {error.strerror}.", file=sys.stderr)
        return 1
    finally:
        database.dispose()
    ids = " and ".join(sorted(found.subject.ids))
    print(
        f"{counted(found.rows, 'rows')} of {counted(len(found.tables), 'tables')} are about {ids}. "
        f"Written to {target}, which only you may open."
    )
    return 0


def run_forget(options: argparse.Namespace, settings: Settings) -> int:
    """Say what forgetting somebody would do, and do it with --yes; 0, or 1 with the reason."""
    database = _opened(settings)
    try:
        known = held.gathered(database, options.participant)
        if not options.yes:
            _say_what_would_go(known)
            return 0
        done = forget.forget(database, options.participant, WHO, settings.current_day())
    except NobodyKnown as unknown:
        return _already_forgotten(database, options, str(unknown))
    except ForgetRefused as refused:
        print(refused, file=sys.stderr)
        return 1
    finally:
        database.dispose()
    for upload_id in done.uploads:
        UploadFiles(settings.uploads_folder, upload_id).clear()
    print(f"Done: {counted(done.ids, 'ids')} replaced. There is no way back.")
    return _said_whether_clean(done.is_clean)


def _say_what_would_go(known: held.HeldOfOne) -> None:
    rows = [[one.table.name, f"{len(one.rows):,}"] for one in known.tables]
    print(aligned(["Table", "Rows about the person"], rows))
    ids = " and ".join(sorted(known.subject.ids))
    print(f"{ids} would be forgotten. {_FORGETTING}")
    print("Nothing was changed. Do it with --yes; it cannot be undone.")


def _already_forgotten(database: Database, options: argparse.Namespace, unknown: str) -> int:
    """Of somebody who was forgotten, let the files go of what a reader held on to."""
    day = forget.forgotten_on(database, options.participant)
    if day is None:
        print(unknown, file=sys.stderr)
        return 1
    print(f"Who had this id was forgotten on {day_words(day)}.")
    return _said_whether_clean(forget.clean(database)) if options.yes else 0


def _said_whether_clean(is_clean: bool) -> int:
    if is_clean:
        return 0
    print(
        "The database's own files may hold names still, as somebody reads in it. Stop the server, give "
        "the same command again, and start it.",
        file=sys.stderr,
    )
    return 1


def _done(settings: Settings, act: Callable[[Database], None], words: str) -> int:
    database = _opened(settings)
    try:
        act(database)
    except MergeRefused as refused:
        print(refused, file=sys.stderr)
        return 1
    finally:
        database.dispose()
    print(words)
    return 0
