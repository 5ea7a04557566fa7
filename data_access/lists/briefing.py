"""Reads what a morning begins with: what the newest imports brought, and what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import case, func, or_, select

from config.program.calendars import (
    last_complete_month,
    last_day,
    provisional_from,
    shift,
)
from config.program.dosage import PROVISIONAL_UNTIL_DAY
from config.program.quality import (
    LOOK_BACK_MONTHS,
    SILENT_DAYS,
)
from config.roles import ROLES
from config.settings import MASSACHUSETTS
from data_access.asking.answers import EVERYBODY, Cell
from data_access.asking.arrivals import arrivals
from data_access.asking.owed import ExpectedMonth, overdue
from data_access.imports.formats import FORMATS
from data_access.imports.import_history import may_see_values
from data_access.imports.preview import from_json
from data_access.imports.told import is_told
from data_access.storage import schema
from data_access.storage.database import Reader
from data_access.storage.scope import Scope


@dataclass(frozen=True)
class Arrival:
    """What one region sent of one kind of file on the newest day; region None: for the state."""

    label: str
    region: int | None
    files: int
    new: int
    changed: int
    refused: int
    taken: int = 0  # not told apart to this viewer


@dataclass(frozen=True)
class UndoneImport:
    """An import that was taken back on the newest day or since."""

    import_id: int
    label: str
    region: int | None
    rows: int
    on: date


@dataclass(frozen=True)
class LateMonth:
    """Sessions of a month that had closed, added or changed by the newest imports."""

    month: str
    sessions: int


@dataclass(frozen=True)
class Moved:
    """A figure without and with a file, as its preview told those who import for the region.

    `first` and `last` are the months that the preview compared.
    """

    measure: str
    now: Cell
    after: Cell
    first: str
    last: str


@dataclass(frozen=True)
class RegionState:
    """How far a region's logs go. `refused` and `sent` are rows of its newest file, if any.

    `says_until`: the last day of the newest month of which the region says that no more is to come.
    `open_checklists` are those of the month that is about to close; `awaits_month`: its log has not
    arrived at all, so that nobody knows how many there are. Who sees totals only is told
    one thing of all regions together (EVERYBODY).
    """

    region: int | str | None
    log_through: date | None
    active_pairs: int
    open_checklists: int
    refused: int | None
    sent: int | None
    awaits_month: bool = False
    says_until: date | None = None

    @property
    def told_until(self) -> date | None:
        """The newest day of which anything is known of its coaching."""
        return max((d for d in (self.log_through, self.says_until) if d), default=None)

    def is_silent(self, today: date) -> bool:
        """Whether pairs are active and no log has come for long."""
        if not self.active_pairs:
            return False
        return self.told_until is None or (today - self.told_until).days > SILENT_DAYS


@dataclass(frozen=True)
class Briefing:
    """What one viewer is told. `newest`: the day of the newest import in reach that saved rows.

    `owed` are the files that are overdue, the longest first.
    `closing_month` closes on `closes_on`; None where no month is about to. `reads_imports` and
    `sees_names`: whether the viewer may look further into what was imported, and whom it is about.
    """

    today: date
    newest: date | None
    arrivals: tuple[Arrival, ...]
    late: tuple[LateMonth, ...]
    moved: tuple[Moved, ...]
    undone: tuple[UndoneImport, ...]
    regions: tuple[RegionState, ...]
    closing_month: str | None
    closes_on: date | None
    reads_imports: bool = False
    sees_names: bool = False
    owed: tuple[ExpectedMonth, ...] = ()


def briefing(reader: Reader, today: date) -> Briefing:
    """What the newest imports in reach brought, and which logs are missing.

    An import that saved no row is left out: it has changed nothing, and kept answers stand.
    """
    return reader.once(("briefing", today), lambda: _read(reader, today))


def _read(reader: Reader, today: date) -> Briefing:
    newest, found = _newest(reader)
    month = last_complete_month(today)
    closes = today.day <= PROVISIONAL_UNTIL_DAY
    role = ROLES.get(reader.scope.role)
    return Briefing(
        today=today,
        newest=newest,
        arrivals=_arrivals(reader.scope, found),
        late=_late(reader, newest, found),
        moved=_moved(reader, [row.import_id for row in found]),
        undone=_undone(reader, newest),
        regions=_regions(reader, today, month),
        closing_month=month if closes else None,
        closes_on=last_day(month) + timedelta(days=PROVISIONAL_UNTIL_DAY) if closes else None,
        reads_imports=role is not None and role.reads_imports,
        sees_names=reader.scope.sees_names,
        owed=overdue(reader, today),
    )


# ---------------------------------------------------------------------------------------------
# What came
# ---------------------------------------------------------------------------------------------


def _day(at: datetime) -> date:
    return at.replace(tzinfo=UTC).astimezone(MASSACHUSETTS).date()


def _begins(day: date) -> datetime:
    """The first moment of a day in Massachusetts, as the ledger writes it."""
    return datetime.combine(day, time.min, MASSACHUSETTS).astimezone(UTC).replace(tzinfo=None)


def _label(key: str) -> str:
    return FORMATS[key].label if key in FORMATS else key


class _Import(NamedTuple):
    """An import of which rows were saved."""

    import_id: int
    format: str
    region: int | None
    rows_new: int
    rows_changed: int
    rows_refused: int
    rows_total: int


class _NewestFile(NamedTuple):
    """What became of the rows of a region's newest file."""

    region: int | None
    rows_refused: int
    rows_total: int


def _newest(reader: Reader) -> tuple[date | None, Sequence[_Import]]:
    """The newest day on which rows were saved, and the imports of that day, the newest first."""
    rows = reader.rows(schema.imports)
    brought = (rows.c.status == "saved", rows.c.rows_new + rows.c.rows_changed > 0)
    at = reader.execute(select(func.max(rows.c.finished_at)).where(*brought)).scalar()
    if at is None:
        return None, ()
    statement = (
        select(
            rows.c.import_id,
            rows.c.format,
            rows.c.region,
            rows.c.rows_new,
            rows.c.rows_changed,
            rows.c.rows_refused,
            rows.c.rows_total,
        )
        .where(*brought, rows.c.finished_at >= _begins(_day(at)))
        .order_by(rows.c.import_id.desc())
    )
    return _day(at), reader.records(_Import, statement)


def _arrivals(scope: Scope, found: Iterable[_Import]) -> tuple[Arrival, ...]:
    """The kinds of files by their newest import, within each the regions in order."""
    parts: dict[str, dict[int | None, list[_Import]]] = {}
    for row in found:
        parts.setdefault(row.format, {}).setdefault(row.region, []).append(row)
    return tuple(
        Arrival(
            _label(form),
            region,
            len(rows),
            sum(r.rows_new for r in rows) if is_told(scope, form) else 0,
            sum(r.rows_changed for r in rows) if is_told(scope, form) else 0,
            sum(r.rows_refused for r in rows),
            0 if is_told(scope, form) else sum(r.rows_total - r.rows_refused for r in rows),
        )
        for form, regions in parts.items()
        for region, rows in sorted(regions.items(), key=lambda item: (item[0] is None, item[0]))
    )


def _late(reader: Reader, newest: date | None, found: Iterable[_Import]) -> tuple[LateMonth, ...]:
    """Which closed months the logs of the newest day have changed, as far back as pages show."""
    logs = [row for row in found if row.format == "sessions"]
    if newest is None or not logs or not _came_before(reader, newest):
        return ()  # what comes first changes no figure that anybody has seen
    sessions = reader.rows(schema.sessions)
    closed = provisional_from(newest, PROVISIONAL_UNTIL_DAY)
    where = [
        sessions.c.import_id.in_([row.import_id for row in logs]),
        sessions.c.month >= shift(closed, -LOOK_BACK_MONTHS),
        sessions.c.month < closed,
        sessions.c.duplicate_of.is_(None),
    ]
    senders = {row.region for row in logs}
    if None not in senders:  # a region's log holds its own sessions: no need to look at others
        where.append(sessions.c.region.in_(sorted(senders)))
    statement = (
        select(sessions.c.month, func.count().label("sessions"))
        .where(*where)
        .group_by(sessions.c.month)
        .order_by(sessions.c.month)
    )
    return tuple(LateMonth(row.month, row.sessions) for row in reader.execute(statement))


def _came_before(reader: Reader, newest: date) -> bool:
    rows = reader.rows(schema.imports)
    earlier = select(rows.c.import_id).where(
        rows.c.status == "saved", rows.c.format == "sessions", rows.c.finished_at < _begins(newest)
    )
    return reader.execute(earlier.limit(1)).first() is not None


def _moved(reader: Reader, imported: Sequence[int]) -> tuple[Moved, ...]:
    """The figures that previews of these imports compared, for those who could open the previews.

    A preview is counted within the reach of who sent the file, and withheld for them. Others reach
    other rows and other names, so they are told nothing of it: the same rule as `uploads.find`.
    """
    if not imported or not may_see_values(reader.scope):
        return ()
    rows = reader.rows(schema.uploads)
    statement = (
        select(rows.c.preview)
        .where(
            rows.c.status == "saved",
            rows.c.import_id.in_(imported),
            rows.c.region.is_not_distinct_from(reader.scope.only_region),
        )
        .order_by(rows.c.import_id.desc())
    )
    out: dict[tuple[str, str], Moved] = {}
    for kept in reader.execute(statement).scalars():
        if not (kept or {}).get("result"):
            continue
        seen = from_json(kept["result"])
        for change in seen.figures:
            now, after = change.now, change.after
            if change.why or now is None or after is None or now.value == after.value:
                continue
            if now.value is not None and after.value is not None:
                moved = Moved(change.measure, now, after, seen.figures_from, seen.figures_to)
                # Of several files, the one that was looked at last is the one that is told.
                out.setdefault((change.measure, str(now.where)), moved)
    return tuple(out.values())


def _undone(reader: Reader, newest: date | None) -> tuple[UndoneImport, ...]:
    rows = reader.rows(schema.imports)
    at = reader.execute(select(func.max(rows.c.undone_at))).scalar()
    if at is None:
        return ()
    since = _begins(newest or _day(at))
    statement = (
        select(
            rows.c.import_id,
            rows.c.format,
            rows.c.region,
            (rows.c.rows_new + rows.c.rows_changed).label("touched"),
            (rows.c.rows_total - rows.c.rows_refused).label("taken"),
            rows.c.undone_at,
        )
        .where(rows.c.status == "undone", rows.c.undone_at >= since)
        .order_by(rows.c.undone_at.desc())
    )
    return tuple(
        UndoneImport(
            r.import_id,
            _label(r.format),
            r.region,
            r.touched if is_told(reader.scope, r.format) else r.taken,
            _day(r.undone_at),
        )
        for r in reader.execute(statement)
    )


# ---------------------------------------------------------------------------------------------
# What is missing
# ---------------------------------------------------------------------------------------------


def _regions(reader: Reader, today: date, month: str) -> tuple[RegionState, ...]:
    if reader.scope.totals_only:
        return _together(_regions(reader.with_regions(), today, month))
    pairs = reader.rows(schema.pair_status)
    active = (
        (pairs.c.start_date <= today)
        & (pairs.c.planned_end >= today)
        & or_(pairs.c.end_date.is_(None), pairs.c.end_date >= today)
    )
    statement = select(
        pairs.c.region,
        func.max(pairs.c.last_checklist).label("log_through"),
        func.sum(case((active, 1), else_=0)).label("active"),
    ).group_by(pairs.c.region)
    found = {row.region: row for row in reader.execute(statement)}
    unfiled, files = _open_checklists(reader, today, month), _newest_files(reader)
    begins = provisional_from(today, PROVISIONAL_UNTIL_DAY)
    kept = arrivals(reader)
    awaited = kept.awaited(month, month, today) if month >= begins else {}
    places = sorted({*found, *(r for r in files if r is not None)}, key=lambda r: (r is None, r))
    out = []
    for region in places:
        row, file = found.get(region), files.get(region)
        out.append(
            RegionState(
                region=region,
                log_through=row.log_through if row else None,
                active_pairs=int(row.active) if row else 0,
                open_checklists=0 if region in awaited else unfiled.get(region, 0),
                refused=file.rows_refused if file else None,
                sent=file.rows_total if file else None,
                awaits_month=region in awaited,
                says_until=kept.said_until(region) if region is not None else None,
            )
        )
    return tuple(out)


def _together(regions: Sequence[RegionState]) -> tuple[RegionState, ...]:
    """The state as a whole, of all its regions."""
    if not regions:
        return ()
    sent = [(r.refused, r.sent) for r in regions if r.refused is not None and r.sent is not None]
    return (
        RegionState(
            region=EVERYBODY,
            log_through=max((r.log_through for r in regions if r.log_through), default=None),
            active_pairs=sum(r.active_pairs for r in regions),
            open_checklists=sum(r.open_checklists for r in regions),
            refused=sum(refused for refused, _ in sent) if sent else None,
            sent=sum(rows for _, rows in sent) if sent else None,
            awaits_month=any(r.awaits_month for r in regions),
            says_until=max((r.says_until for r in regions if r.says_until), default=None),
        ),
    )


def _open_checklists(reader: Reader, today: date, month: str) -> dict[int | None, int]:
    """Per region, the checklists of the month that are still to come, until it closes."""
    if month < provisional_from(today, PROVISIONAL_UNTIL_DAY):
        return {}  # it has closed
    rows = reader.rows(schema.pair_months)
    statement = (
        select(rows.c.region, func.count().label("checklists"))
        .where(rows.c.month == month, rows.c.eligible == 1, rows.c.checklist == 0)
        .group_by(rows.c.region)
    )
    return {row.region: row.checklists for row in reader.execute(statement)}


def _newest_files(reader: Reader) -> dict[int | None, _NewestFile]:
    """Each region's newest file of which rows were saved."""
    rows = reader.rows(schema.imports)
    newest = (
        select(func.max(rows.c.import_id))
        .where(rows.c.status == "saved", rows.c.rows_new + rows.c.rows_changed > 0)
        .group_by(rows.c.region)
    )
    statement = select(rows.c.region, rows.c.rows_refused, rows.c.rows_total).where(
        rows.c.import_id.in_(newest)
    )
    return {row.region: row for row in reader.records(_NewestFile, statement)}
