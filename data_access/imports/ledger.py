"""Writes the ledger of imports: every file that was read, what became of it, and who sent it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, func, insert, literal, select, update

from config.settings import MASSACHUSETTS
from data_access.imports.reader import FileMark
from data_access.imports.staging import RowCounts, WhichLines, staged_refusals
from data_access.people import audit
from data_access.storage.data_version import raise_version
from data_access.storage.schema import (
    NAME,
    data_state,
    import_months,
    import_refusals,
    import_regions,
    imports,
)
from data_access.storage.scope import Scope
from data_access.summaries import one_id, touched
from data_access.summaries.refresh import refresh


@dataclass(frozen=True)
class LedgerEntry:
    """What is known of a file before it is read."""

    format: str
    file_name: str
    mark: FileMark
    map_name: str | None
    imported_by: str
    region: int | None
    started_at: datetime


@dataclass(frozen=True)
class Earlier:
    """An earlier import of the very same file."""

    on: date
    by: str


def now() -> datetime:
    """This moment in UTC, as the ledger keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def take_turn(connection: Connection) -> None:
    """Wait for other imports to end: two at a time would judge rows by facts about to change.

    SQLite lets one writer in by itself; PostgreSQL waits for the one row of `data_state`.
    """
    state = select(data_state.c.id).where(data_state.c.id == 1)
    missing = ~state.exists()
    connection.execute(
        insert(data_state).from_select(
            ["id", "data_version"], select(literal(1), literal(0)).where(missing)
        )
    )
    connection.execute(state.with_for_update())


@contextmanager
def turn(connection: Connection, today: date) -> Iterator[None]:
    """One's turn to write facts, which stand as files gave them until they are counted again."""
    take_turn(connection)
    touched.begin(connection)
    one_id.unfold(connection, today)
    yield
    if one_id.is_unfolded(connection):  # nothing was counted meanwhile
        refresh(connection, today)


def open_entry(connection: Connection, entry: LedgerEntry) -> int:
    """Begin the ledger row of a file; returns the number of the import."""
    row = {
        "format": entry.format,
        "file_name": entry.file_name[:NAME],
        "sha256": entry.mark.sha256,
        "bytes": entry.mark.size,
        "map_name": entry.map_name,
        "imported_by": entry.imported_by[:NAME],
        "region": entry.region,
        "started_at": entry.started_at,
        "finished_at": entry.started_at,
        "status": "refused",
    }
    inserted = connection.execute(insert(imports).values(row)).inserted_primary_key
    return int(inserted[0])  # type: ignore[index]


def earlier_import(connection: Connection, entry: LedgerEntry, scope: Scope) -> Earlier | None:
    """The first time the same bytes were saved in the reach of who sends them, or None."""
    here = () if scope.regions is None else (imports.c.region.in_(scope.regions),)
    found = connection.execute(
        select(imports.c.finished_at, imports.c.imported_by)
        .where(
            imports.c.sha256 == entry.mark.sha256,
            imports.c.format == entry.format,
            imports.c.status == "saved",
            *here,
        )
        .order_by(imports.c.import_id)
        .limit(1)
    ).first()
    if found is None:
        return None
    at = found.finished_at.replace(tzinfo=UTC).astimezone(MASSACHUSETTS)
    return Earlier(at.date(), found.imported_by)


def write_refusals(connection: Connection, import_id: int, scope: Scope) -> None:
    """Keep all refusals of the file, numbered in the order of its lines."""
    order = func.row_number().over(order_by=(staged_refusals.c.line, staged_refusals.c.number))
    rows = select(
        literal(import_id),
        order,
        staged_refusals.c.line,
        staged_refusals.c.reason_code,
        staged_refusals.c.column_name,
        staged_refusals.c.value,
        staged_refusals.c.reason,
        staged_refusals.c.remedy,
        literal(scope.only_region, import_refusals.c.region.type),
    )
    columns = [
        "import_id",
        "number",
        "line",
        "reason_code",
        "column_name",
        "value",
        "reason",
        "remedy",
        "region",
    ]
    connection.execute(insert(import_refusals).from_select(columns, rows))


def write_regions(
    connection: Connection, import_id: int, regions: Mapping[int, int], finished_at: datetime
) -> None:
    """Keep which regions the file touched, with their rows."""
    if regions:
        rows = [
            {
                "import_id": import_id,
                "region": region,
                "rows_touched": count,
                "finished_at": finished_at,
            }
            for region, count in sorted(regions.items())
        ]
        connection.execute(insert(import_regions), rows)


def write_months(
    connection: Connection,
    import_id: int,
    months: Iterable[tuple[str, int, str]],
    today: date,
    finished_at: datetime,
) -> None:
    """Keep of which regions' months the file brought rows, and the day: kind, region and month each."""
    rows = [
        {
            "import_id": import_id,
            "region": region,
            "month": month,
            "kind": kind,
            "saved_on": today,
            "saved_at": finished_at,
        }
        for kind, region, month in months
    ]
    if rows:
        connection.execute(insert(import_months), rows)


def close_entry(
    connection: Connection,
    import_id: int,
    entry: LedgerEntry,
    status: str,
    message: str,
    counts: RowCounts,
    refused: int,
    finished_at: datetime,
    lines: WhichLines,
    tabs: Sequence[str] = (),
    said: Sequence[str] = (),
) -> None:
    """Complete the ledger row, raise the data version if anything changed, tell the audit log.

    The log is told how many rows were taken and not what became of them: its readers may not look
    people up.
    """
    total = counts.taken + refused
    connection.execute(
        update(imports)
        .where(imports.c.import_id == import_id)
        .values(
            finished_at=finished_at,
            status=status,
            message=message,
            tabs=list(tabs) or None,
            said=list(said) or None,
            rows_total=total,
            rows_new=counts.new,
            rows_changed=counts.changed,
            rows_unchanged=counts.unchanged,
            rows_refused=refused,
            lines_new=lines.new,
            lines_changed=lines.changed,
            lines_unchanged=lines.unchanged,
            lines_refused=lines.refused,
        )
    )
    if counts.new or counts.changed:
        raise_version(connection)
    audit.record(
        connection,
        entry.imported_by,
        "import",
        {
            "import_id": import_id,
            "format": entry.format,
            "file_name": entry.file_name,
            "status": status,
            "rows": total,
            "taken": counts.taken,
            "refused": refused,
        },
        about=f"import {import_id}",
    )
