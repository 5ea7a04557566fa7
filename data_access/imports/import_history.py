"""Reads the ledger of imports within a Scope: what came in, from whom, what was refused and why."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import exists, func, literal, select, union_all

from config.count_words import counted
from config.roles import ROLES
from data_access.imports import refused_rows
from data_access.imports.consents import ended_by_import
from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Format
from data_access.imports.line_ranges import place_of, together
from data_access.imports.pipeline import message_of
from data_access.imports.staging import FACTS, RowCounts
from data_access.imports.told import has_the_database, is_told
from data_access.storage.csv_lines import (
    BYTE_ORDER_MARK,
    Line,
)
from data_access.storage.database import Reader
from data_access.storage.schema import (
    import_refusals,
    import_regions,
    imports,
    metadata,
    refused_lines,
    replaced_rows,
)
from data_access.storage.scope import Scope, reading_rule

MOST_REFUSALS_SHOWN = 200
MOST_REPLACED_SHOWN = 50
_FATES = ("new", "changed", "unchanged")


@dataclass(frozen=True)
class ImportRow:
    """One file that was read. Times are in UTC; `status` is "saved" or "refused".

    rows_total = rows_new + rows_changed + rows_unchanged + rows_taken + rows_refused; what was taken
    is not told apart to this viewer. `region` is the region of who sent it, None for an administrator.
    The `lines_` texts say which lines of the file the counts are, as ranges: "2-301, 305"; `tabs`, which
    tabs of a workbook these are numbered over (line_ranges.TAB_LINES). `said`: sentences on what was
    read otherwise than it stands, and on tabs that were not read.
    """

    import_id: int
    format: str
    file_name: str
    sha256: str
    size: int
    imported_by: str
    region: int | None
    started_at: datetime
    finished_at: datetime
    status: str
    message: str
    rows_total: int
    rows_new: int
    rows_changed: int
    rows_unchanged: int
    rows_refused: int
    map_name: str | None = None
    undone_at: datetime | None = None
    undone_by: str | None = None
    lines_new: str = ""
    lines_changed: str = ""
    lines_unchanged: str = ""
    lines_refused: str = ""
    rows_taken: int = 0
    lines_taken: str = ""
    tabs: tuple[str, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def rows_saved(self) -> int:
        """All that were not refused."""
        return self.rows_total - self.rows_refused


@dataclass(frozen=True)
class RefusalRow:
    """One refused value: its line and column in the file, what it says, why not, what to do."""

    line: int
    column: str
    value: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class ReplacedRow:
    """One row that an import has replaced: the line that did, its key, and what it said before."""

    line: int
    table: str
    key: str
    old_values: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ImportDetail:
    """One import with its refusals, the first `MOST_REFUSALS_SHOWN` by line.

    `replaced`, where the viewer may look these values up: the first `MOST_REPLACED_SHOWN` of
    `replaced_total` rows it has replaced.

    `consents_ended`: of how many people an import that was undone had ended the consent: that stays.

    `values_hidden`: the viewer sees counts only, because refused values may name people.
    `refusals_total` counts all refused values, also those left out.
    """

    row: ImportRow
    refusals: tuple[RefusalRow, ...]
    refusals_total: int
    values_hidden: bool
    replaced: tuple[ReplacedRow, ...] = ()
    replaced_total: int = 0
    consents_ended: int = 0


_COLUMNS = (
    "import_id",
    "format",
    "file_name",
    "sha256",
    "bytes",
    "imported_by",
    "region",
    "started_at",
    "finished_at",
    "status",
    "message",
    "rows_total",
    "rows_new",
    "rows_changed",
    "rows_unchanged",
    "rows_refused",
    "map_name",
    "undone_at",
    "undone_by",
    "lines_new",
    "lines_changed",
    "lines_unchanged",
    "lines_refused",
    "tabs",
    "said",
)


def _import_row(found: Any, scope: Scope) -> ImportRow:
    values = dict(zip(_COLUMNS, found, strict=True))
    if not is_told(scope, values["format"]):
        values |= _untold(values)
    values["size"] = values.pop("bytes")
    values["tabs"], values["said"] = tuple(values["tabs"] or ()), tuple(values["said"] or ())
    for name in ("started_at", "finished_at", "undone_at"):
        values[name] = values[name] and values[name].replace(tzinfo=UTC)
    return ImportRow(**values)


def _untold(values: Mapping[str, Any]) -> dict[str, Any]:
    """What takes the place of counts, lines and message where these are not the viewer's to know."""
    taken = values["rows_total"] - values["rows_refused"]
    lines = together(values[f"lines_{fate}"] for fate in _FATES)
    message = values["message"]
    if values["status"] != "refused":
        message = message_of(RowCounts(unchanged=taken), values["rows_refused"], None, told=False)
    return {
        **{f"rows_{fate}": 0 for fate in _FATES},
        **{f"lines_{fate}": "" for fate in _FATES},
        "rows_taken": taken,
        "lines_taken": lines,
        "message": message,
    }


def may_see_values(scope: Scope) -> bool:
    """Whether refused values may be shown: to those who import files, within their reach."""
    role = ROLES.get(scope.role)
    imports_files = role is not None and role.imports and not scope.is_empty
    return imports_files or has_the_database(scope)


def _may_see_values_of(scope: Scope, found: Any) -> bool:
    """Whether refused values of one file may be shown.

    What a file says of values that a viewer may not look up is for whoever sent it alone.
    """
    return may_see_values(scope) and (
        is_told(scope, found.format) or found.imported_by == scope.who
    )


def recent(reader: Reader, limit: int = 50) -> tuple[ImportRow, ...]:
    """The newest imports in reach, newest first."""
    rows = reader.rows(imports)
    statement = (
        select(*(rows.c[name] for name in _COLUMNS)).order_by(rows.c.import_id.desc()).limit(limit)
    )
    return tuple(_import_row(found, reader.scope) for found in reader.execute(statement))


def last_saved(reader: Reader) -> datetime | None:
    """When rows in reach were last saved, by whomever, in UTC; None where they never were.

    It moves with the data version only: what is kept of a version is true beside it.
    """
    own, touched = reader.rows(imports), reader.rows(import_regions)
    statements = (
        select(func.max(own.c.finished_at)).where(
            own.c.status == "saved", own.c.rows_new + own.c.rows_changed > 0
        ),
        select(func.max(touched.c.finished_at)),
    )
    found = [reader.execute(s).scalar() for s in statements]
    times: list[datetime] = [t for t in found if t is not None]
    return max(times).replace(tzinfo=UTC) if times else None


def detail(
    reader: Reader, import_id: int, limit: int | None = MOST_REFUSALS_SHOWN
) -> ImportDetail | None:
    """One import with its refusals (all where `limit` is None), or None where none is in reach."""
    rows = reader.rows(imports)
    statement = select(*(rows.c[name] for name in _COLUMNS)).where(rows.c.import_id == import_id)
    found = reader.execute(statement).one_or_none()
    if found is None:
        return None
    refused = reader.rows(import_refusals)
    mine = refused.c.import_id == import_id
    total = reader.execute(select(func.count()).select_from(refused).where(mine)).scalar() or 0
    hidden = not _may_see_values_of(reader.scope, found)
    refusals: tuple[RefusalRow, ...] = ()
    if not hidden:
        listed = (
            select(
                refused.c.line,
                refused.c.column_name,
                refused.c.value,
                refused.c.reason,
                refused.c.remedy,
            )
            .where(mine)
            .order_by(refused.c.number)
            .limit(limit)
        )
        refusals = tuple(RefusalRow(*tuple(row)) for row in reader.execute(listed))
    told = not hidden and is_told(reader.scope, found.format)
    replaced, replaced_total = _replaced(reader, import_id) if told else ((), 0)
    return ImportDetail(
        _import_row(found, reader.scope),
        refusals,
        total,
        hidden,
        replaced,
        replaced_total,
        ended_by_import(reader, import_id) if found.status == "undone" else 0,
    )


@dataclass(frozen=True)
class WouldUndo:
    """What taking an import back would change: its rows, and how many each list of keys names.

    `counted_anew`: pairs, people and programs in reach of which figures are counted anew. They are those
    that its rows name, whatever was there before: it tells no more than the file did.
    """

    row: ImportRow
    counted_anew: Mapping[str, int]
    later: tuple[LaterImport, ...] = ()  # what has to be undone first, the newest first


@dataclass(frozen=True)
class LaterImport:
    """A later import in reach that rests on rows of one, and how."""

    import_id: int
    file_name: str
    how: str


def _later(reader: Reader, import_id: int, form: Format) -> tuple[LaterImport, ...]:
    """The later imports in reach that changed rows of one again, or name what it added."""
    kept, files = reader.rows(replaced_rows), reader.rows(imports)
    tables = [FACTS[t.table].name for t in form.targets]
    changed = select(
        kept.c.import_id.label("later_id"), func.count().label("rows"), literal("").label("what")
    ).where(
        kept.c.import_id > import_id,
        kept.c.table_name.in_(tables),
        kept.c.old_values["import_id"].as_integer() == import_id,
    )
    found = [changed.group_by(kept.c.import_id)]
    for other in FORMATS.values():
        for reference in other.references:
            named, fact = FACTS[reference.table], FACTS[reference.staged]
            if named.name not in tables or {reading_rule(named), reading_rule(fact)} != {"scoped"}:
                continue
            one, two = reader.rows(named).alias("named"), reader.rows(fact).alias("naming")
            # A row that it only replaced stays when it is undone.
            replaced = (
                exists()
                .where(
                    kept.c.import_id == import_id,
                    kept.c.table_name == named.name,
                    kept.c.old_values[reference.key].as_string() == one.c[reference.key],
                )
                .correlate(one)
            )
            what = f"{other.label} that name a {reference.what} of it"
            found.append(
                select(two.c.import_id, func.count(), literal(what))
                .join(one, one.c[reference.key] == two.c[reference.column])
                .where(one.c.import_id == import_id, two.c.import_id != import_id, ~replaced)
                .group_by(two.c.import_id)
            )
    later = union_all(*found).subquery("later")
    statement = (
        select(later, files.c.file_name)
        .join(files, files.c.import_id == later.c.later_id)
        .order_by(later.c.later_id.desc(), later.c.what)
    )
    return tuple(
        LaterImport(
            row.later_id,
            row.file_name,
            f"brought {counted(row.rows, 'rows')} of {row.what}"
            if row.what
            else f"changed {counted(row.rows, 'rows')} of it again",
        )
        for row in reader.execute(statement)
    )


def would_undo(reader: Reader, import_id: int) -> WouldUndo | None:
    """What taking back a saved import in reach would change; None where there is none."""
    found = detail(reader, import_id, 0)
    if found is None or found.row.status != "saved":
        return None
    stale: dict[str, set[str]] = {}
    form = FORMATS[found.row.format]
    if form.log:
        entries = reader.rows(FACTS[form.log.table])
        of = entries.c[form.log.pair]
        mine = select(of).where(entries.c.import_id == import_id).distinct()
        stale["pairs"] = set(reader.execute(mine).scalars())
    for touch in form.touches:
        if reading_rule(FACTS[touch.staged]) != "scoped":
            continue  # what is dated of a row that is named by another touch
        fact = reader.rows(FACTS[touch.staged])
        value = fact.c[touch.column]
        keys = select(value).where(fact.c.import_id == import_id, value.is_not(None)).distinct()
        if touch.through:
            table, key, wanted = touch.through
            other = reader.rows(FACTS[table])
            keys = select(other.c[wanted]).where(other.c[key].in_(keys)).distinct()
        stale.setdefault(touch.into, set()).update(reader.execute(keys).scalars())
    anew = {into: len(named) for into, named in stale.items() if named}
    return WouldUndo(found.row, anew, _later(reader, import_id, form))


def _replaced(reader: Reader, import_id: int) -> tuple[tuple[ReplacedRow, ...], int]:
    rows = reader.rows(replaced_rows)
    mine = rows.c.import_id == import_id
    total = reader.execute(select(func.count()).select_from(rows).where(mine)).scalar() or 0
    listed = (
        select(rows.c.line, rows.c.table_name, rows.c.old_values)
        .where(mine)
        .order_by(rows.c.number)
        .limit(MOST_REPLACED_SHOWN)
    )
    return tuple(_replaced_row(row) for row in reader.execute(listed)), total


def _replaced_row(row: Any) -> ReplacedRow:
    columns = metadata.tables[row.table_name].columns
    stated = [c for c in columns if not c.info.get("derived")]
    values = {c.name: row.old_values.get(c.name) for c in stated}
    keys = [c.name for c in stated if c.primary_key]
    return ReplacedRow(
        row.line,
        row.table_name,
        ", ".join(str(values[name]) for name in keys),
        tuple(
            (name, str(value))
            for name, value in values.items()
            if name not in keys and value is not None
        ),
    )


# ---------------------------------------------------------------------------------------------
# The file of refused rows
# ---------------------------------------------------------------------------------------------

_LINES_AT_ONCE = 500
_NOT_KEPT = "The line itself is not kept here: mend it in the file that was sent."


def refused_rows_csv(reader: Reader, import_id: int) -> Iterator[str]:
    """The refused rows of an import as CSV, a line at a time: as they came, and why beside each.

    The same file, mended, can be imported. Raises LookupError where no such import is in reach, or
    where refused values are not for the viewer. The reader has to be open until the last line.
    """
    rows = reader.rows(imports)
    statement = select(rows.c.headings, rows.c.tabs, rows.c.format, rows.c.imported_by).where(
        rows.c.import_id == import_id
    )
    found = reader.execute(statement).one_or_none()
    if found is None or not _may_see_values_of(reader.scope, found):
        raise LookupError(f"There is no import {import_id}.")
    return _refused_rows(reader, import_id, found.headings or [], found.tabs or [])


def _refused_rows(
    reader: Reader, import_id: int, headings: list[str], tabs: list[str]
) -> Iterator[str]:
    writer = csv.writer(Line(), lineterminator="\r\n")
    names = [*map(refused_rows.marked, headings), *refused_rows.HEADINGS]
    yield BYTE_ORDER_MARK + str(writer.writerow(names))
    width = len(headings)
    for line, texts, refusals in _refused_lines(reader, import_id):
        own = texts or []
        # What a line has more of than headings stands behind the reasons, under no heading.
        cells = [*own[:width], *[""] * (width - len(own))]
        cells += _reasons(place_of(line, tabs), texts, refusals) + own[width:]
        yield str(writer.writerow(map(refused_rows.marked, cells)))


def _reasons(where: str, texts: list[str] | None, refusals: Sequence[Any]) -> list[str]:
    """What the five headings say of a line."""

    def joined(parts: Iterator[str]) -> str:
        return refused_rows.BETWEEN.join(dict.fromkeys(parts))

    whole = texts is not None and all(not r.column_name for r in refusals)
    values = (r.value for r in refusals)
    remedies = [r.remedy for r in refusals]
    return [
        where,
        refused_rows.BETWEEN.join(r.column_name for r in refusals),
        refused_rows.in_one(texts or ()) if whole else refused_rows.BETWEEN.join(values),
        joined(r.reason for r in refusals),
        joined(iter(remedies if texts is not None else [*remedies, _NOT_KEPT])),
    ]


def _refused_lines(
    reader: Reader, import_id: int
) -> Iterator[tuple[int, list[str] | None, Sequence[Any]]]:
    """The refused lines in order, some at a time, each with its refusals."""
    kept, refused = reader.rows(refused_lines), reader.rows(import_refusals)
    after = -1
    while True:
        some = reader.execute(
            select(kept.c.line, kept.c.texts)
            .where(kept.c.import_id == import_id, kept.c.line > after)
            .order_by(kept.c.line)
            .limit(_LINES_AT_ONCE)
        ).all()
        if not some:
            return
        by_line: dict[int, list[Any]] = {row.line: [] for row in some}
        found = reader.execute(
            select(
                refused.c.line,
                refused.c.column_name,
                refused.c.value,
                refused.c.reason,
                refused.c.remedy,
            )
            .where(
                refused.c.import_id == import_id,
                refused.c.line > after,
                refused.c.line <= some[-1].line,
            )
            .order_by(refused.c.number)
        )
        for row in found:
            by_line[row.line].append(row)
        for row in some:
            yield row.line, row.texts, by_line[row.line]
        after = some[-1].line
