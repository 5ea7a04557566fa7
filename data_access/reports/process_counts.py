"""The reports of what was done: the monthly report, the federal one, and that to the Legislature."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from typing import TypeVar

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
from data_access.reports.coached import (
    Attended,
    PairMonth,
    Row,
    attended_in,
    count,
    pair_months_in,
)
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


def monthly(reader: Reader, period: Period) -> list[tuple[Period, Row]]:
    """Region by month by program type; a region without anything has its row of zeros."""
    whole_state = reader.scope.regions is None
    coached = _group(pair_months_in(reader, period), whole_state)
    events = _group(attended_in(reader, period), whole_state)
    cells = {*coached, *events, *product(regions_of(reader), period.months, (EVERYBODY,))}
    rows: list[tuple[Period, Row]] = []
    for region, month, kind in sorted(cells, key=_order):
        c = count(coached.get((region, month, kind), ()), events.get((region, month, kind), ()))
        done = (c.educators, c.programs, c.contacts, c.hours, c.plc_meetings, c.training_days)
        rows.append((period, (region, month, kind, *done, "")))
    return rows


def _order(cell: Cell) -> tuple[str, bool, str, bool, str]:
    """By month, the whole before its parts."""
    region, month, kind = cell
    return month, region != EVERYBODY, region, kind != EVERYBODY, kind


def federal(reader: Reader, period: Period) -> list[tuple[Period, Row]]:
    """A row a setting of the federal form, and one of all."""
    settings = settings_on(period.end)
    by_setting: dict[str, list[PairMonth]] = {
        setting: [] for setting in (EVERYBODY, *settings.of.values(), LICENSE_EXEMPT)
    }
    for month in pair_months_in(reader, period):
        setting = settings.of.get(month.program_type or "", UNPLACED)
        if month.licensed == "exempt" and month.program_type in settings.exempt_types:
            setting = LICENSE_EXEMPT
        by_setting.setdefault(setting, []).append(month)
        by_setting[EVERYBODY].append(month)
    rows: list[tuple[Period, Row]] = []
    for setting, months in by_setting.items():
        c = count(months)
        rows.append((period, (setting, c.educators, c.programs, c.contacts, c.hours, "")))
    return rows


def legislative(reader: Reader, period: Period) -> list[tuple[Period, Row]]:
    """A row a year: that of the report, and those before it that have anything on record."""
    rows: list[tuple[Period, Row]] = []
    for by in range(YEARS_BEFORE + 1):
        year = earlier(period, by)
        months = pair_months_in(reader, year)
        events = attended_in(reader, year)
        if by and not months and not events:
            continue
        c = count(months, events)
        done = (c.educators, c.coaches, c.programs, c.pairs, c.contacts, c.hours)
        rows.append((year, (*done, c.plc_meetings, c.training_days, "")))
    return rows
