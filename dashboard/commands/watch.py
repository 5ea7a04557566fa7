"""`watch`: imports the files that are put into a folder, and puts them where they can be found again."""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from typing import Any

from config.maps import ColumnMap, MapRefused
from config.roles import ROLES
from config.settings import Settings
from dashboard.commands.import_files import outcome_words
from data_access.imports import (
    column_maps,
    import_history,
)
from data_access.imports.archives import unpacked
from data_access.imports.formats import FORMATS
from data_access.imports.headings import FileRefused
from data_access.imports.line_ranges import place_of
from data_access.imports.opening import open_database
from data_access.imports.pipeline import Outcome, Refusal, import_file
from data_access.imports.preview import REFUSALS_HEADER
from data_access.imports.recognition import layouts, windows_lines
from data_access.people import accounts
from data_access.storage.csv_lines import lines
from data_access.storage.database import (
    Database,
    DatabaseUnavailable,
)
from data_access.storage.scope import Scope, ledger_of

EVERY = 2.0  # seconds between two looks at the folder
DONE, REFUSED = "done", "refused"
_ENDINGS = (".csv", ".tsv", ".txt", ".xlsx")


class CannotWatch(RuntimeError):
    """Why the folder is not watched, and what to do.

    Seen: the sentence on the command line.
    """


def add(commands: Any) -> None:
    parser = commands.add_parser("watch", help="import the files that are put into a folder")
    parser.add_argument("folder", metavar="FOLDER", type=Path)
    parser.add_argument(
        "--as", dest="email", required=True, metavar="EMAIL", help="the account that imports"
    )
    parser.add_argument("--map", metavar="NAME", help="a saved map of the files' columns")
    parser.add_argument("--once", action="store_true", help="take what is there, then end")
    parser.set_defaults(run=run)


@dataclass(frozen=True)
class Watched:
    """A folder whose files are imported for one account."""

    folder: Path
    database: Database
    scope: Scope
    settings: Settings
    map_name: str | None = None
    stopping: Event = field(default_factory=Event)


@dataclass(frozen=True)
class Size:
    """What a file that is still being written changes."""

    bytes: int
    changed: int


def waiting(folder: Path) -> dict[Path, Size]:
    """The files that wait in a folder, oldest first, with what tells whether they still grow."""
    found = []
    for path in folder.iterdir():
        if path.suffix.lower() in _ENDINGS and not path.name.startswith((".", "~")):
            with suppress(FileNotFoundError):
                state = path.stat()
                if path.is_file() and not path.is_symlink():
                    found.append((state.st_mtime_ns, path, state.st_size))
    return {path: Size(size, changed) for changed, path, size in sorted(found)}


def at_rest(before: dict[Path, Size], now: dict[Path, Size]) -> list[Path]:
    """The files that have not changed between two looks and that hold something."""
    return [path for path, size in now.items() if before.get(path) == size and size.bytes]


def take(watched: Watched, path: Path) -> Outcome | str:
    """Import one file and move it away; returns what became of it, or why it was refused.

    Raises DatabaseUnavailable, and leaves the file where it is.
    """
    try:
        with unpacked(path) as table:
            form, map_name = _layout(watched, table)
    except (FileRefused, MapRefused) as refused:
        _put_away(watched, path, REFUSED, [Refusal(0, "", "", str(refused), "")])
        return str(refused)
    outcome = import_file(
        watched.database,
        watched.scope,
        form,
        path,
        file_name=path.name,
        imported_by=watched.scope.who,
        today=watched.settings.current_day(),
        column_map=map_name,
        asked=False,
    )
    with watched.database.reading(watched.scope) as reader:
        detail = import_history.detail(reader, outcome.import_id, None)
    refusals: list[Any] = list(detail.refusals) if detail else []
    if outcome.status == "refused" and not refusals:
        refusals = [Refusal(0, "", "", outcome.message, "")]
    # A file of which some rows were refused is taken; its report lies beside it.
    _put_away(watched, path, DONE if outcome.status == "saved" else REFUSED, refusals, outcome.tabs)
    return outcome


def _layout(watched: Watched, path: Path) -> tuple[str, str | None]:
    if watched.map_name is not None:
        column_map = column_maps.named(watched.database, watched.map_name, watched.scope)
        return column_map.format, watched.map_name
    if windows_lines(path):
        raise FileRefused(
            "The file is not written in UTF-8. Save it as \u201cCSV UTF-8\u201d, or send it by the "
            "imports page, which asks whether it is an old Windows file."
        )
    maps: dict[str, ColumnMap] = {
        name: known.map
        for name, known in column_maps.known(watched.database, watched.scope).items()
    }
    found = layouts(path, maps)
    best = [f for f in found if (f.taken, f.ignored) == (found[0].taken, found[0].ignored)]
    if len({f.format for f in best}) != 1:
        raise FileRefused(
            "Its headings are not those of one kind of file that is known here, nor of a saved map. "
            f"Known are: {', '.join(FORMATS)}. Send it by the imports page to match its columns."
        )
    if best[0].ignored:
        raise FileRefused(
            f"{best[0].ignored} of its columns say nothing to a file of "
            f"{FORMATS[best[0].format].label}. Take them out, or send it by the imports page, which "
            "leaves them out once you agree."
        )
    return best[0].format, best[0].map_name


def _put_away(
    watched: Watched, path: Path, where: str, refusals: Sequence[Any], tabs: Sequence[str] = ()
) -> Path:
    """Move a file into a folder beside it, under a name that is free, with its report."""
    folder = watched.folder / where
    folder.mkdir(exist_ok=True)
    place = _free(folder, path)
    if refusals:
        report = place.with_name(f"{place.name}.report.csv")
        rows = (
            (place_of(r.line, tabs) if r.line else None, r.column, r.value, r.reason, r.remedy)
            for r in refusals
        )
        with report.open("x", encoding="utf-8", newline="") as file:
            file.writelines(lines(REFUSALS_HEADER, rows))
    shutil.move(path, place)
    return place


def _free(folder: Path, path: Path) -> Path:
    """A name for a file that no other file has; the place is held by an empty file."""
    for place in _names(folder, path):
        report = place.with_name(f"{place.name}.report.csv")
        if report.exists():
            continue
        try:
            os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        except FileExistsError:
            continue
        return place
    raise AssertionError("names do not end")


def _names(folder: Path, path: Path) -> Iterator[Path]:
    yield folder / path.name
    number = 2
    while True:
        yield folder / f"{path.stem}-{number}{path.suffix}"
        number += 1


def importer(database: Database, email: str) -> Scope:
    """The rights of an account that may import. Raises CannotWatch."""
    found = {a.email: a for a in accounts.list_accounts(database)}.get(email.strip().lower())
    if found is None or not found.active:
        raise CannotWatch(f"There is no account {email} that may sign in.")
    viewer = accounts.viewer_of(found)
    role = ROLES.get(found.role)
    if role is None or not role.imports:
        raise CannotWatch(f"The account {email} may not import.")
    scope = ledger_of(viewer.scope)
    if scope.is_empty:
        raise CannotWatch(f"The account {email} has no region, so it cannot import.")
    return scope


def _say(path: Path, became: Outcome | str) -> None:
    at = datetime.now(UTC).astimezone().strftime("%H:%M:%S")
    words = became if isinstance(became, str) else outcome_words(became, shown=0)
    print(f"{at} {path.name}: {words}" if isinstance(became, str) else f"{at} {words}", flush=True)


def look(watched: Watched, before: dict[Path, Size]) -> dict[Path, Size]:
    """One look at the folder: take the files that are at rest; returns what was seen."""
    now = waiting(watched.folder)
    for path in at_rest(before, now):
        if watched.stopping.is_set():
            break
        _say(path, take(watched, path))
    return now


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Watch until Ctrl+C, which ends it between two files; 1 where the folder cannot be watched."""
    database = open_database(settings.database_url, settings.current_day)
    try:
        if not options.folder.is_dir():
            raise CannotWatch(f"{options.folder}: there is no such folder.")
        scope = importer(database, options.email)
        if options.map is not None:
            column_maps.named(database, options.map, scope)
        watched = Watched(options.folder, database, scope, settings, options.map)
        seen = waiting(watched.folder)
        if options.once:
            look(watched, seen)
            return 0
        print(f"Watching {options.folder} as {scope.who} (Ctrl+C stops it).", flush=True)
        return _watch(watched, seen)
    except (CannotWatch, MapRefused) as reason:
        print(reason, file=sys.stderr)
        return 1
    finally:
        database.dispose()


def _watch(watched: Watched, seen: dict[Path, Size]) -> int:
    # A file that is being imported when Ctrl+C is pressed is imported to its end.
    signal.signal(signal.SIGINT, lambda number, frame: watched.stopping.set())
    said = ""
    while not watched.stopping.wait(EVERY):
        try:
            seen = look(watched, seen)
            said = ""
        except (DatabaseUnavailable, OSError) as reason:
            # The file stays where it is and is taken once the database, or the disk, is back.
            if str(reason) != said:
                print(reason, file=sys.stderr, flush=True)
            said = str(reason)
    print("Stopped.", flush=True)
    return 0
