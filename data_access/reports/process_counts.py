"""The reports of what was done: the monthly report, the federal one, and that to the Legislature."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import TypeVar

from config.program.calendars import first_day, program_year_of
from config.program.regions import CURRENT
from config.program.reporting_periods import (
    Period,
    earlier,
)
from config.program.reports import (
    LICENSE_EXEMPT,
    settings_on,
)
from data_access.asking.answers import (
    EVERYBODY,
    UNPLACED,
)
from data_access.asking.places import (
    PAIRS,
    SETTING,
    Pinned,
    ToldPlaces,
    setting_of,
)
from data_access.reports.coached import (
    Attended,
    PairMonth,
    Row,
    attended_in,
    count,
    known_months_in,
)
from data_access.reports.left_out import LeftOut, LeftOutOf
from data_access.storage.database import Reader

YEARS_BEFORE = 4

Cell = tuple[str, str, str]  # region, month, program type
One = TypeVar("One", PairMonth, Attended)


def regions_of(reader: Reader) -> list[str]:
    """The rows by region: all of them only for who sees the whole state."""
    regions = reader.scope.regions
    if regions is None:
        return [EVERYBODY, *map(str, CURRENT)]
    return list(map(str, regions))


def _cells(one: PairMonth | Attended, whole_state: bool) -> Iterator[Cell]:
    """The rows something stands in: its own, and those of which it is a part."""
    own = UNPLACED if one.region is None else str(one.region)
    regions = (EVERYBODY, own) if whole_state else (own,)
    for region, kind in product(regions, (EVERYBODY, one.program_type or UNPLACED)):
        yield region, one.month, kind


def _group(many: Iterable[One], whole_state: bool) -> dict[Cell, list[One]]:
    found: dict[Cell, list[One]] = defaultdict(list)
    for one in many:
        for cell in _cells(one, whole_state):
            found[cell].append(one)
    return found


def _logged(figures: Row, months: Sequence[PairMonth], gone: LeftOut) -> Row:
    """Figures of the coaching logs: empty where some have not arrived and the others hold nothing."""
    return tuple("" for _ in figures) if gone.months and not months else figures


def monthly(
    reader: Reader, period: Period, gone_of: LeftOutOf, told: ToldPlaces
) -> list[tuple[Period, Row]]:
    """Region by month by program type; a region without anything has its row of zeros.

    A month of which a region's log has not arrived has no figures of it, nor has one of a place that
    is not told.
    """
    whole_state = reader.scope.regions is None
    gone = gone_of(period)
    coached = _group(known_months_in(reader, period, gone), whole_state)
    events = _group(attended_in(reader, period), whole_state)
    cells = {*coached, *events, *product(regions_of(reader), period.months, (EVERYBODY,))}
    rows: list[tuple[Period, Row]] = []
    for region, month, kind in sorted(cells, key=_order):
        months, own = coached.get((region, month, kind), []), gone.of(region, month)
        c = count(months, events.get((region, month, kind), ()))
        done = _logged((c.educators, c.programs, c.contacts, c.hours), months, own)
        figures = (*done, c.plc_meetings, c.training_days)
        at = {"region": region, "program_type": kind}
        pinned = {name: value for name, value in at.items() if value != EVERYBODY}
        why = _why(told, (month,), pinned, c.educators)
        if why:
            figures = tuple("" for _ in figures)
        rows.append((period, (region, month, kind, *figures, own.words, why)))
    return rows


def _why(told: ToldPlaces, months: Iterable[str], pinned: Pinned, people: int) -> str:
    """Why the counts of some months of a place are withheld."""
    years = {program_year_of(first_day(month)) for month in months}
    return told.why_withheld((PAIRS,), years, pinned, people)


def _order(cell: Cell) -> tuple[str, bool, str, bool, str]:
    """By month, the whole before its parts."""
    region, month, kind = cell
    return month, region != EVERYBODY, region, kind != EVERYBODY, kind


def federal(
    reader: Reader, period: Period, gone_of: LeftOutOf, told: ToldPlaces
) -> list[tuple[Period, Row]]:
    """A row a setting of the federal form, and one of all."""
    settings = settings_on(period.end)
    by_setting: dict[str, list[PairMonth]] = {
        setting: [] for setting in (EVERYBODY, *settings.of.values(), LICENSE_EXEMPT)
    }
    gone = gone_of(period)
    for month in known_months_in(reader, period, gone):
        setting = setting_of(month.program_type, month.licensed, settings) or UNPLACED
        by_setting.setdefault(setting, []).append(month)
        by_setting[EVERYBODY].append(month)
    rows: list[tuple[Period, Row]] = []
    for setting, months in by_setting.items():
        c = count(months)
        done = _logged((c.educators, c.programs, c.contacts, c.hours), months, gone)
        pinned = {} if setting == EVERYBODY else {SETTING: setting}
        why = _why(told, period.months, pinned, c.educators)
        if why:
            done = tuple("" for _ in done)
        rows.append((period, (setting, *done, gone.words, why)))
    return rows


def legislative(reader: Reader, period: Period, gone_of: LeftOutOf) -> list[tuple[Period, Row]]:
    """A row a year: that of the report, and those before it that have anything on record."""
    rows: list[tuple[Period, Row]] = []
    for by in range(YEARS_BEFORE + 1):
        year = earlier(period, by)
        gone = gone_of(year)
        months = known_months_in(reader, year, gone)
        events = attended_in(reader, year)
        if by and not months and not events:
            continue
        c = count(months, events)
        done = (c.educators, c.coaches, c.programs, c.pairs, c.contacts, c.hours)
        done = _logged(done, months, gone)
        rows.append((year, (*done, c.plc_meetings, c.training_days, gone.words, "")))
    return rows
