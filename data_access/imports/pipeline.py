"""Imports one file: reads, types, stages, judges and saves its rows in one transaction."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from config.count_words import counted
from config.date_words import day_words
from config.maps import ColumnMap, MapRefused
from data_access.imports import (
    archives,
    climate,
    column_maps,
    consents,
    corrected_places,
    ledger,
    made_ids,
    refused_lines,
    saving,
)
from data_access.imports.checking import Checked, Progress, check
from data_access.imports.columns import Context, shown
from data_access.imports.forgotten import forgotten
from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Format
from data_access.imports.headings import FileRefused
from data_access.imports.line_ranges import place_of
from data_access.imports.maps import check_map, expected_headings
from data_access.imports.reader import Lines, mark_of, open_lines
from data_access.imports.rows import RowTyper
from data_access.imports.spool import temporary_spool
from data_access.imports.staging import RowCounts, Staging, WhichLines
from data_access.imports.told import is_told
from data_access.storage.database import Database
from data_access.storage.schema import participants, programs
from data_access.storage.scope import Scope
from data_access.summaries.refresh import refresh

SHOWN_REFUSALS = 1_000  # an Outcome brings so many along; the ledger keeps all of them


@dataclass(frozen=True)
class Refusal:
    """Why a line, or one value of it, was refused, and what to do; `code`: why, for programs."""

    line: int
    column: str
    value: str
    reason: str
    remedy: str
    code: str = ""


@dataclass(frozen=True)
class Outcome:
    """What became of a file, as whoever sent it is told. `rows_total` is the sum of the counts after it.

    `rows_taken`: rows of which it is not told whether they were new, changed or unchanged. `tabs`:
    those of a workbook that were read together. `said`: sentences on what was read otherwise than it
    stands, and on tabs that were not read.
    """

    import_id: int
    format: str
    file_name: str
    sha256: str
    status: str  # saved or refused
    message: str
    rows_total: int = 0
    rows_new: int = 0
    rows_changed: int = 0
    rows_unchanged: int = 0
    rows_taken: int = 0
    rows_refused: int = 0
    blank: int = 0
    ignored_columns: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    lines: WhichLines = field(default_factory=WhichLines)
    seconds: float = 0.0
    tabs: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


# What else is to be true exactly when the import is: gets its number.
Also = Callable[[Connection, int], None]


def _quiet(rows: int, stage: str) -> None:
    """Nobody asked to be told."""


def _nothing_else(connection: Connection, import_id: int) -> None:
    """The import stands alone."""


def import_file(
    database: Database,
    scope: Scope,
    format_key: str,
    path: Path,
    *,
    file_name: str,
    imported_by: str,
    today: date,
    column_map: ColumnMap | str | None = None,
    encoding: str | None = None,
    progress: Progress = _quiet,
    also: Also = _nothing_else,
    asked: bool = True,
) -> Outcome:
    """Import a file for somebody; all of its good rows are saved, or none.

    Not `asked`: nobody was, or can be, so a file that is in doubt as a whole is refused.

    `scope` limits the regions whose rows are taken. `column_map` is a map or the name of a saved
    one. `progress` is told the rows read and a word for the stage. `also` is done within the very
    transaction; where it raises, nothing is imported.
    Raises LookupError for an unknown format and DatabaseUnavailable where nothing can be saved;
    a file that cannot be taken is no error but an Outcome that says so.
    """
    if format_key not in FORMATS:
        raise LookupError(f"There is no format {format_key!r}. Known are: {', '.join(FORMATS)}.")
    form = FORMATS[format_key]
    began = time.perf_counter()
    name = column_map.name if isinstance(column_map, ColumnMap) else column_map
    entry = ledger.LedgerEntry(
        format=form.key,
        file_name=shown(file_name),
        mark=mark_of(path),
        map_name=name,
        imported_by=imported_by,
        region=scope.only_region,
        started_at=ledger.now(),
    )
    try:
        if scope.is_empty:
            raise FileRefused(
                "This account may not import: it has no region. Ask an administrator."
            )
        fitting = _fitting_map(database, scope, column_map, form)
        with archives.unpacked(path) as table, temporary_spool() as spool:
            expected = expected_headings(form, fitting)
            if not asked:
                climate.refuse_unasked(form, fitting, open_lines(table, expected, encoding))
            lines = open_lines(table, expected, encoding)
            context = context_of(fitting, today, lines)
            typer = RowTyper(form, lines.headings.taken, context, fitting)
            # Checked before the transaction begins: others may write while the file is read.
            ids = made_ids.maker(database, scope, form, fitting)
            checked = check(
                form, scope, lines, typer, spool, progress, ids, forgotten(database, form)
            )
            with database.writing("import") as connection:
                run = _Run(connection, scope, checked, entry, lines, progress)
                outcome = run.outcome(today, began)
                also(connection, outcome.import_id)
            return outcome
    except (FileRefused, MapRefused) as refused:
        return _refused_whole(database, entry, str(refused), began, also)


def context_of(column_map: ColumnMap | None, today: date, lines: Lines) -> Context:
    """What parsing the lines of a file depends on besides their texts."""
    said = column_map or ColumnMap("", "")
    return Context(today, said.date_format, night_times=said.night_times, noted=lines.noted)


def _fitting_map(
    database: Database, scope: Scope, column_map: ColumnMap | str | None, form: Format
) -> ColumnMap | None:
    if isinstance(column_map, str):
        column_map = column_maps.named(database, column_map, scope)
    if column_map is not None:
        check_map(column_map, form)
    return column_map


def _refused_whole(
    database: Database, entry: ledger.LedgerEntry, message: str, began: float, also: Also
) -> Outcome:
    """Note a file that cannot be taken at all; no fact is touched."""
    with database.writing("import") as connection:
        import_id = ledger.open_entry(connection, entry)
        ledger.close_entry(
            connection,
            import_id,
            entry,
            "refused",
            message,
            RowCounts(),
            0,
            ledger.now(),
            WhichLines(),
        )
        also(connection, import_id)
    return Outcome(
        import_id=import_id,
        format=entry.format,
        file_name=entry.file_name,
        sha256=entry.mark.sha256,
        status="refused",
        message=message,
        seconds=time.perf_counter() - began,
    )


def examine(staging: Staging, scope: Scope, today: date) -> RowCounts:
    """Refuse all that has to be refused, and tell new, changed and unchanged lines apart."""
    # Other regions first: later checks tell of the facts a row refers to.
    staging.refuse_other_regions(scope)
    staging.date_undated(today)
    if staging.makes_ids:
        staging.corrected = corrected_places.take(staging)
    staging.refuse_conflicts()
    staging.refuse_unknown_references(scope)
    staging.refuse_by_rules(scope)
    staging.settle_dated(today)
    return staging.judge()


@dataclass(frozen=True)
class _Run:
    """One import inside its transaction."""

    connection: Connection
    scope: Scope
    checked: Checked
    entry: ledger.LedgerEntry
    lines: Lines
    progress: Progress

    def outcome(self, today: date, began: float) -> Outcome:
        with ledger.turn(self.connection, today):
            import_id = ledger.open_entry(self.connection, self.entry)
            earlier = ledger.earlier_import(self.connection, self.entry, self.scope)
            self.progress(self.checked.lines, "checking")
            staging = Staging(self.connection, self.checked, self._told)
            counts = examine(staging, self.scope, today)
            if counts.new or counts.changed:
                self._save(staging, import_id, today)
        return self._close(staging, import_id, counts, earlier, today, began)

    def _save(self, staging: Staging, import_id: int, today: date) -> None:
        self.progress(self.checked.lines, "saving")
        said = consents.stated(staging)
        saving.save(staging, import_id, self.scope.only_region)
        consents.follow(
            self.connection, said, import_id, self.entry.imported_by, today, ledger.now()
        )
        refresh(self.connection, today)
        if {participants.name, programs.name} & {t.table for t in self.checked.form.targets}:
            consents.place(self.connection)

    @property
    def _told(self) -> bool:
        return is_told(self.scope, self.entry.format)

    def _close(
        self,
        staging: Staging,
        import_id: int,
        counts: RowCounts,
        earlier: ledger.Earlier | None,
        today: date,
        began: float,
    ) -> Outcome:
        refused = staging.refused_lines()
        status = "saved" if counts.taken else "refused"
        told = self._told
        message = message_of(counts, refused, earlier, self.lines.hidden, told)
        finished_at = ledger.now()
        ledger.write_refusals(self.connection, import_id, self.scope)
        if refused:
            refused_lines.keep(self.connection, import_id, self.scope, self.checked, self.lines)
        if counts.new or counts.changed:
            regions = saving.regions_touched(staging)
            ledger.write_regions(self.connection, import_id, regions, finished_at)
            months = saving.months_touched(staging)
            ledger.write_months(self.connection, import_id, months, today, finished_at)
        lines = staging.lines()
        said = tuple(" ".join(words) for words in said_of(self.lines, self.checked, staging))
        ledger.close_entry(
            self.connection,
            import_id,
            self.entry,
            status,
            message,
            counts,
            refused,
            finished_at,
            lines,
            self.lines.tabs,
            said,
        )
        refusals = tuple(
            Refusal(r.line, r.column_name, r.value, r.reason, r.remedy, r.reason_code)
            for r in staging.refusals(SHOWN_REFUSALS)
        )
        staging.close()
        return Outcome(
            import_id=import_id,
            format=self.entry.format,
            file_name=self.entry.file_name,
            sha256=self.entry.mark.sha256,
            status=status,
            message=message,
            rows_total=counts.taken + refused,
            rows_new=counts.new if told else 0,
            rows_changed=counts.changed if told else 0,
            rows_unchanged=counts.unchanged if told else 0,
            rows_taken=0 if told else counts.taken,
            rows_refused=refused,
            blank=self.lines.blank,
            ignored_columns=self.lines.headings.ignored,
            refusals=refusals,
            lines=lines if told else lines.untold(),
            seconds=time.perf_counter() - began,
            tabs=self.lines.tabs,
            said=said,
        )


def _rows(count: int) -> str:
    return counted(count, "rows")


def hidden_words(hidden: int) -> str:
    """What is said of rows that the workbook does not show."""
    was = "was" if hidden == 1 else "were"
    return f"{_rows(hidden)} that the workbook hides {was} read as well."


def said_of(lines: Lines, checked: Checked, staging: Staging) -> Iterator[tuple[str, str]]:
    """Titles and sentences on what was not read, and on what was read otherwise than it stands."""
    if staging.told and (corrected := staging.corrected):
        yield corrected_places.words([place_of(line, lines.tabs) for line in corrected])
    if left := checked.left_out:
        yield f"Rows that are left out: {len(left):,}.", made_ids.left_out_words(left)
    if alike := checked.told_by_order:
        yield (
            f"Rows without a start time, of a pair, day and place that an earlier row has: {alike:,}.",
            "Each is taken as one more session of that day, in the order of the file.",
        )
    if several := checked.begun_last:
        yield (
            f"Rows of two people with two pairs on that day: {sum(several.values()):,}.",
            made_ids.begun_last_words(several),
        )
    if again := checked.sent_again:
        yield (
            f"Rows that say all that an earlier row says, and have no start time: {again:,}.",
            "A form was sent twice: each is counted once. Where these were two sessions, give both a "
            "start time.",
        )
    if unread := lines.unread():
        yield (
            f"Tabs that are not read: {len(unread)}.",
            f"{' '.join(map(str, unread))} Nothing of them is saved.",
        )
    yield from lines.noted.said()


def message_of(
    counts: RowCounts,
    refused: int,
    earlier: ledger.Earlier | None,
    hidden: int = 0,
    told: bool = True,
) -> str:
    """What became of a file in a sentence or two."""
    also = f" {hidden_words(hidden)}" if hidden else ""
    touched = counts.new + counts.changed
    if not touched and not counts.unchanged:
        return (
            f"Nothing was saved: {_rows(refused)} refused. "
            f"Correct the file and import it again.{also}"
        )
    parts = []
    if not told:
        parts.append(f"{_rows(counts.taken)} taken.")
        if earlier:
            parts.append(
                f"This file was imported before, on {day_words(earlier.on)} by {earlier.by}."
            )
    elif touched:
        parts.append(f"{_rows(counts.new)} new, {counts.changed:,} changed.")
    elif earlier:
        parts.append(
            f"This file was already imported on {day_words(earlier.on)} by {earlier.by}; "
            "nothing changed."
        )
    else:
        parts.append("All rows were in the database already; nothing changed.")
    if refused:
        parts.append(f"{_rows(refused)} refused and left out.")
    return " ".join(parts) + also
