"""Reads or saves one upload in a separate process, within limits of memory and time.

``python -m data_access.imports.reading_process`` reads its job from standard input. A file that
takes too much, or that crashes the process, does not affect the web server; unfinished work has
changed nothing.
"""

from __future__ import annotations

import logging
import resource
import secrets
import signal
import sys
import traceback
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from pydantic import TypeAdapter
from sqlalchemy import Connection

from config.maps import ColumnMap, MapRefused
from config.roles import ROLES
from data_access.asking.policy import WithholdingPolicy
from data_access.imports import (
    archives,
    climate,
    column_maps,
    known_names,
    made_ids,
    mapping,
    people_questions,
    recognition,
    uploads,
)
from data_access.imports import preview as previews
from data_access.imports.formats import FORMATS
from data_access.imports.headings import FileRefused
from data_access.imports.likeness import beside_ours
from data_access.imports.maps import expected_headings
from data_access.imports.opening import open_database
from data_access.imports.pipeline import import_file
from data_access.imports.reader import hidden_words, open_lines
from data_access.imports.upload_files import Progress, UploadFiles
from data_access.imports.uploads import Upload
from data_access.people import accounts
from data_access.storage.database import (
    Database,
    DatabaseUnavailable,
)
from data_access.storage.scope import Scope, ledger_of

log = logging.getLogger("pac.imports")

MEGABYTE = 1 << 20
MOST_MEMORY = 512 * MEGABYTE
READING_SECONDS = 30  # of CPU time, for a file of READING_BYTES
READING_BYTES = 20 * MEGABYTE
WAITING_FACTOR = 4  # on a busy machine, a process gets only part of a CPU
ANSWERS = ("date_format", "night_times")  # parts of a map that are answered for one file


class TookTooLong(Exception):
    """The reading took more time than a file of this size may.

    Seen: that the file takes too long, and to split it; nothing is saved.
    """


class AlreadySettled(Exception):
    """Somebody else has saved or discarded the upload meanwhile.

    Seen: the upload as the other person left it; it is saved once.
    """


@dataclass(frozen=True)
class Job:
    """What to do with an upload, for whom, on which day, in which database."""

    upload_id: str
    folder: Path
    database_url: str
    today: date
    regions: tuple[int, ...] | None
    sees_names: bool
    who: str
    role: str
    policy: Mapping[str, Any] = field(default_factory=dict)

    @property
    def scope(self) -> Scope:
        return Scope(self.regions, self.sees_names, self.who, self.role)

    @property
    def files(self) -> UploadFiles:
        return UploadFiles(self.folder, self.upload_id)

    def to_json(self) -> bytes:
        return TypeAdapter(Job).dump_json(self)

    @staticmethod
    def from_json(text: bytes) -> Job:
        return TypeAdapter(Job).validate_json(text)


def reading_seconds(size: int) -> int:
    """The CPU time that reading a file of this size may take."""
    return max(READING_SECONDS, READING_SECONDS * size // READING_BYTES)


def too_long_words(size: int) -> str:
    return (
        f"Reading the file took longer than {reading_seconds(size)} seconds and was stopped. Nothing "
        "was saved. Save it as CSV (UTF-8), or split it into parts, and send those."
    )


TOO_LARGE = (
    f"Reading the file needed more than {MOST_MEMORY // MEGABYTE} MB of memory and was stopped. "
    "Nothing was saved. Save it as CSV (UTF-8), or split it into parts, and send those."
)


OTHER_RIGHTS = (
    "The account that asked for this was closed, or has another role or region since. Nothing was "
    "saved. Somebody who may import the file can send it again."
)


def has_rights(job: Job, database: Database) -> bool:
    """Whether whoever asked for the work may still do it, with the very reach that the job has.

    Work waits for its turn, and an account can be closed or moved to another region meanwhile.
    """
    account = accounts.find_open(database, job.who)
    if account is None:
        return False
    role, scope = ROLES.get(account.role), ledger_of(account.scope)
    return role is not None and role.imports and scope.key == job.scope.key


# ---------------------------------------------------------------------------------------------
# What is done
# ---------------------------------------------------------------------------------------------


class _ProgressReporter:
    """Reports progress, and lifts the time limits once the file is read."""

    def __init__(self, files: UploadFiles) -> None:
        self._files = files
        self._of = _lines_in(files.content)

    def __call__(self, rows: int, stage: str) -> None:
        if stage != "reading":
            _lift_time_limits()
        self._files.tell(Progress(stage, rows, self._of))


def _lines_in(path: Path) -> int | None:
    """The approximate number of lines of a CSV file; None for a workbook, which does not say."""
    lines = 0
    with path.open("rb") as file:
        if file.read(4) == b"PK\x03\x04":
            return None
        while piece := file.read(MEGABYTE):
            lines += piece.count(b"\n")
    return lines


def work(job: Job) -> None:
    """Do what the job says, and set the upload to the resulting status."""
    database = open_database(job.database_url, lambda: job.today)
    try:
        with database.reading(job.scope) as reader:
            upload = uploads.find(reader, job.upload_id)
        if upload is None or upload.status not in uploads.WORKING:
            return
        if not has_rights(job, database):
            refused = {"status": "refused", "message": OTHER_RIGHTS}
            if uploads.move(database, upload.upload_id, uploads.WORKING, **refused):
                job.files.content.unlink(missing_ok=True)
            return
        (_save if upload.status == "saving" else _read)(job, database, upload)
    finally:
        database.dispose()


def _read(job: Job, database: Database, upload: Upload) -> None:
    read_by: list[ColumnMap] = []
    try:
        found = _found(job, database, upload, _ProgressReporter(job.files), read_by)
    except (FileRefused, MapRefused) as refused:
        found = {"status": "refused", "message": str(refused)}
        if read_by:
            by_map = {"result": None, "by_map": True}
            found |= {"format": read_by[0].format, "map_name": read_by[0].name, "preview": by_map}
    except MemoryError:
        found = {"status": "refused", "message": TOO_LARGE}
    except TookTooLong:
        found = {"status": "refused", "message": too_long_words(upload.size)}
    _lift_time_limits()
    kept = {**upload.preview, **found.pop("preview", {})}
    status = found.pop("status")
    uploads.move(database, upload.upload_id, ("reading",), status, preview=kept, **found)
    if status == "refused" and not kept.get("result") and not read_by:
        # What was looked at row by row, or read by a map, may be matched anew until it is cleared away.
        job.files.content.unlink(missing_ok=True)


def _found(
    job: Job, database: Database, upload: Upload, tell: _ProgressReporter, read_by: list[ColumnMap]
) -> dict[str, Any]:
    """The status that results from examining the file, and what was found in it.

    `read_by` is given the map that has caught it: what is refused then may be the map's fault.
    """
    path = job.files.content
    tell(0, "reading")
    archives.unpack_in_place(path)
    if upload.encoding is None and (windows := recognition.windows_lines(path)):
        return _asking("encoding", windows_lines=windows)
    maps = {name: known.map for name, known in column_maps.known(database, job.scope).items()}
    layout = _layout(job.files, upload, maps)
    if isinstance(layout, dict):
        _keep_people_of(layout, job, database, upload)
        return layout
    form, column_map = layout
    map_name = column_map.name if column_map else None
    if column_map is not None and map_name:
        read_by.append(column_map)
    column_map = _as_answered(column_map, form, upload)
    if column_map is None or None in (column_map.date_format, column_map.night_times):
        expected = expected_headings(FORMATS[form], column_map)
        seen = recognition.written(FORMATS[form], open_lines(path, expected, upload.encoding))
        dates, rows = recognition.dates_in(seen.days), seen.rows_at_night
        known = {"format": form, "map_name": map_name}
        if dates.must_be_asked and not (column_map and column_map.date_format):
            return _asking("dates", dates=asdict(dates)) | known
        if rows and not (column_map and column_map.night_times):
            nights = [asdict(night) for night in seen.nights[:3]]
            return _asking("nights", rows=rows, nights=nights) | known
    expected = expected_headings(FORMATS[form], column_map)
    lines = open_lines(path, expected, upload.encoding)
    if units := recognition.undeclared_units(FORMATS[form], column_map, lines):
        columns = {c.heading: c for c in FORMATS[form].columns}
        questions = [mapping.unit_asked(columns[h], *about) for h, about in units.items()]
        return _asking("units", units=mapping.units_to_json(questions)) | {
            "format": form,
            "map_name": map_name or None,
        }
    if not upload.preview.get("climate_said"):
        lines = open_lines(path, expected, upload.encoding)
        if doubt := climate.doubtful_climate(FORMATS[form], column_map, lines):
            return _asking("climate", climate=climate.to_json(doubt)) | {
                "format": form,
                "map_name": map_name or None,
            }
    if made_ids.names_people(FORMATS[form], column_map):
        people_questions.refuse_beyond_a_region(job.scope)
        directory = known_names.directory(database, job.scope)
        later = upload.preview.get("later") or ()
        lines = open_lines(path, expected, upload.encoding)
        people = people_questions.questions(FORMATS[form], lines, directory, later)
        if people.asked:
            job.files.keep_people(people_questions.to_json(people))
            return _asking("people") | {"format": form, "map_name": map_name or None}
    asked = previews.FileToRead(
        job.scope, form, upload.file_name, upload.sent_by, job.today, column_map, upload.encoding
    )
    made = previews.preview(database, path, asked, _policy(job), tell, job.files.refusals)
    return {
        "status": "ready" if made.can_be_saved else "refused",
        "format": form,
        "map_name": (column_map.name or None) if column_map else None,
        "preview": {"question": None, "result": previews.to_json(made)},
    }


def _with_units(column_map: ColumnMap, said: Mapping[str, str]) -> ColumnMap:
    return replace(column_map, durations={**column_map.durations, **said})


def _policy(job: Job) -> WithholdingPolicy:
    return WithholdingPolicy(**job.policy)


def _asking(question: str, **about: Any) -> dict[str, Any]:
    return {"status": "asking", "preview": {"question": question, **about}}


def _layout(
    files: UploadFiles, upload: Upload, maps: Mapping[str, ColumnMap]
) -> tuple[str, ColumnMap | None] | dict[str, Any]:
    """The format and the map to read the file by, or the question that must be asked first."""
    if upload.map_name is not None:
        by_name = {column_map.name: column_map for column_map in maps.values()} | dict(maps)
        if upload.map_name not in by_name:
            raise MapRefused(
                f"The column map {upload.map_name} is no longer there. Send the file again."
            )
        column_map = by_name[upload.map_name]
        return column_map.format, column_map
    path = files.content
    found = recognition.layouts(path, maps, upload.encoding)
    fitting = [f for f in found if upload.format in (None, f.format)]
    if fitting and not upload.preview.get("by_hand"):
        best = fitting[0]
        alike = {f.format for f in fitting if (f.taken, f.ignored) == (best.taken, best.ignored)}
        if len(alike) == 1:
            if best.map_name is None and best.ignored and _alike_beside(files, upload, best.format):
                return _asking("layout", by_hand=True, fitting=[best.format], why="") | {
                    "format": best.format
                }
            return best.format, maps[best.map_name] if best.map_name else None
    hidden = hidden_words(path)
    try:
        shape = recognition.shape_of(path, upload.encoding)
    except FileRefused as refused:
        raise FileRefused(f"{refused}{hidden}") from None
    why = ""
    if upload.format is not None:
        try:
            open_lines(path, expected_headings(FORMATS[upload.format], None), upload.encoding)
        except FileRefused as refused:
            why = str(refused)
    files.keep_columns(asdict(shape))
    return _asking(
        "layout",
        headings=[column.heading for column in shape.columns],
        fitting=list(dict.fromkeys(f.format for f in found)),
        why=why if hidden in why else f"{why}{hidden}",
    )


def _alike_beside(files: UploadFiles, upload: Upload, form: str) -> bool:
    """Whether a file with our headings has others that are really like what it does not give.

    Nobody would see that they are left out; so they are asked for, as those of an unknown file are.
    """
    path = files.content
    expected = expected_headings(FORMATS[form], None)
    try:
        given = {h for h, _ in open_lines(path, expected, upload.encoding).headings.taken}
        shape = recognition.shape_of(path, upload.encoding)
    except FileRefused:  # it is said of its lines
        return False
    files.keep_columns(asdict(shape))
    return bool(beside_ours(FORMATS[form], given, shape))


def _keep_people_of(
    asking: Mapping[str, Any], job: Job, database: Database, upload: Upload
) -> None:
    """Keep whom the file names by the columns that are suggested, to be asked on the page of these."""
    job.files.keep_people(people_questions.to_json(people_questions.NOBODY_ASKED))
    preview = {**upload.preview, **asking["preview"]}
    seen = mapping.seen_in(preview, job.files.columns())
    shape, scope = mapping.shape_in(seen), job.scope
    kind = (
        mapping.plain_kind(preview, asking.get("format", upload.format), shape) if shape else None
    )
    if kind is None or scope.only_region is None or not scope.sees_names:
        return
    form, draft = FORMATS[kind], mapping.draft_in(seen, kind)
    made = mapping.column_map(draft)
    if not made_ids.names_people(form, made):
        return
    # What no column gives, every row has: it is asked on the same page.
    constants = {h: "" for h in form.required if h not in {*draft.columns.values(), *made.made}}
    expected = expected_headings(form, replace(made, constants={**constants, **made.constants}))
    try:
        lines = open_lines(job.files.content, expected, upload.encoding)
        directory = known_names.directory(database, scope)
        people = people_questions.questions(form, lines, directory)
    except FileRefused:
        return
    job.files.keep_people(people_questions.to_json(people))


def column_map_of(database: Database, scope: Scope, upload: Upload) -> ColumnMap | None:
    """The map an upload is read by: a saved one, the declared dates, or both; None if neither."""
    column_map = None
    if upload.map_name is not None:
        known = [k.map for k in column_maps.known(database, scope).values()]
        column_map = next((m for m in known if m.name == upload.map_name), None)
        if column_map is None:
            column_map = column_maps.named(database, upload.map_name, scope)
    return _as_answered(column_map, upload.format or "", upload)


def _as_answered(column_map: ColumnMap | None, form: str, upload: Upload) -> ColumnMap | None:
    """The map with what was answered of this file: its dates, times at night, bare numbers, climate."""
    said = {part: upload.preview[part] for part in ANSWERS if upload.preview.get(part)}
    units = upload.preview.get("durations")
    orientation = upload.preview.get("climate_said")
    if not said and not units and not orientation:
        return column_map
    answered = replace(column_map or ColumnMap("", form), **said)
    if units:
        answered = _with_units(answered, units)
    if orientation:
        asked = climate.from_json(upload.preview["climate"])
        answered = climate.settled(answered, form, asked, orientation)
    return answered


def _save(job: Job, database: Database, upload: Upload) -> None:
    def settle(connection: Connection, import_id: int) -> None:
        # In the same transaction as the rows: the status changes exactly when they are saved, and once.
        if not uploads.move(
            connection, upload.upload_id, ("saving",), "saved", import_id=import_id
        ):
            raise AlreadySettled

    try:
        import_file(
            database,
            job.scope,
            upload.format or "",
            job.files.content,
            file_name=upload.file_name,
            imported_by=job.who,
            today=job.today,
            column_map=column_map_of(database, job.scope, upload),
            encoding=upload.encoding,
            progress=_ProgressReporter(job.files),
            also=settle,
        )
    except AlreadySettled:
        return
    job.files.clear()


# ---------------------------------------------------------------------------------------------
# The process
# ---------------------------------------------------------------------------------------------


def _too_long(number: int, frame: Any) -> NoReturn:
    raise TookTooLong


def _set_limits(size: int) -> None:
    """Limit this process's memory, and the time for reading."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    seconds = reading_seconds(size)
    signal.signal(signal.SIGXCPU, _too_long)
    signal.signal(signal.SIGALRM, _too_long)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))
    signal.alarm(seconds * WAITING_FACTOR)


def _lift_time_limits() -> None:
    """Lift the time limits: work after reading may have to wait for others, whatever the file is."""
    signal.alarm(0)
    resource.setrlimit(resource.RLIMIT_CPU, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def main() -> int:
    """Work on one upload; 0 if its status says what became of it, else 1."""
    logging.basicConfig(format="%(name)s %(message)s")
    job = Job.from_json(sys.stdin.buffer.read())
    try:
        _set_limits(job.files.content.stat().st_size)
        work(job)
    except FileNotFoundError:
        return 0  # discarded before its turn came
    except DatabaseUnavailable as error:
        job.files.tell(replace(job.files.progress(), ended=str(error)))
    except MemoryError:
        job.files.tell(replace(job.files.progress(), ended=TOO_LARGE))
    except TookTooLong:
        words = too_long_words(job.files.content.stat().st_size)
        job.files.tell(replace(job.files.progress(), ended=words))
    except Exception as error:
        reference = secrets.token_hex(4)
        # Log the location and type of the error, but not its text, which may quote the file.
        where = "".join(traceback.format_tb(error.__traceback__))
        log.error("fault %s: %s in an upload\n%s", reference, type(error).__name__, where)
        words = f"This is a fault of the dashboard. Number of this fault: {reference}."
        job.files.tell(replace(job.files.progress(), ended=words))
    else:
        return 0
    return 1


if __name__ == "__main__":
    sys.exit(main())
