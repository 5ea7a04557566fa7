"""Reads the ledger of imports within a Scope: what came in, from whom, what was refused and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select

from config.roles import ROLES
from data_access.database import Reader
from data_access.schema import import_refusals, import_regions, imports
from data_access.scope import Scope

MOST_REFUSALS_SHOWN = 200


@dataclass(frozen=True)
class ImportRow:
    """One file that was read. Times are in UTC; `status` is "saved" or "refused".

    rows_total = rows_new + rows_changed + rows_unchanged + rows_refused. `region` is the region
    of who sent it, None for an administrator. The `lines_` texts say which lines of the file the
    counts are, as ranges: "2-301, 305".
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
    lines_new: str = ""
    lines_changed: str = ""
    lines_unchanged: str = ""
    lines_refused: str = ""


@dataclass(frozen=True)
class RefusalRow:
    """One refused value: its line and column in the file, what it says, why not, what to do."""

    line: int
    column: str
    value: str
    reason: str
    remedy: str


@dataclass(frozen=True)
class ImportDetail:
    """One import with its refusals, the first `MOST_REFUSALS_SHOWN` by line.

    `values_hidden`: the viewer sees counts only, because refused values may name people.
    `refusals_total` counts all refused values, also those left out.
    """

    row: ImportRow
    refusals: tuple[RefusalRow, ...]
    refusals_total: int
    values_hidden: bool


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
    "lines_new",
    "lines_changed",
    "lines_unchanged",
    "lines_refused",
)


def _import_row(found: Any) -> ImportRow:
    values = dict(zip(_COLUMNS, found, strict=True))
    values["size"] = values.pop("bytes")
    for name in ("started_at", "finished_at"):
        values[name] = values[name].replace(tzinfo=UTC)
    return ImportRow(**values)


def may_see_values(scope: Scope) -> bool:
    """Whether refused values may be shown: to those who import files, within their reach."""
    role = ROLES.get(scope.role)
    return role is not None and role.imports and not scope.is_empty


def recent(reader: Reader, limit: int = 50) -> tuple[ImportRow, ...]:
    """The newest imports in reach, newest first."""
    rows = reader.rows(imports)
    statement = (
        select(*(rows.c[name] for name in _COLUMNS)).order_by(rows.c.import_id.desc()).limit(limit)
    )
    return tuple(_import_row(found) for found in reader.execute(statement))


def last_saved(reader: Reader) -> datetime | None:
    """When rows in reach were last saved, by whomever, in UTC; None where they never were."""
    own, touched = reader.rows(imports), reader.rows(import_regions)
    statements = (
        select(func.max(own.c.finished_at)).where(own.c.status == "saved"),
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
    hidden = not may_see_values(reader.scope)
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
    return ImportDetail(_import_row(found), refusals, total, hidden)
