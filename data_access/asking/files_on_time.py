"""How many of the files due came on time, by region and month, beside the median days to the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from data_access.asking.ask import ask
from data_access.asking.owed import ExpectedMonth, FileState
from data_access.asking.policy import WithholdingPolicy
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.storage.database import Reader

LOG_DAYS = "log_days"
DEFINITION = (
    "Of the files that EEC expects of a region for a month, and whose last day has passed, the "
    "share that came by that day. A file that came later is late, one that is not here is overdue; "
    "both count as not on time. A month of which the region said that there is nothing to report is"
    " left out. A coaching log came on the day of the first file, sent after the month was over, "
    "with sessions of the month or a later one; it is here once its month is known. A file that "
    "came on a day that is not on record counts as on time."
)

Place = tuple[int | None, str | None]  # region and month; None: all of them


@dataclass(frozen=True)
class OnTime:
    """The files of a region and month that were due. `region` None: of all in reach; `month` None: of all.

    `log_days`: the median days from session to log, over `logs`; None where the viewer sees no figures, or
    there were none.
    """

    region: int | None
    month: str | None
    on_time: int
    late: int
    overdue: int
    log_days: float | None = None
    logs: int | None = None

    @property
    def due(self) -> int:
        return self.on_time + self.late + self.overdue

    @property
    def share(self) -> float | None:
        """The share that came on time; None where none was due."""
        return self.on_time / self.due if self.due else None


def was_due(one: ExpectedMonth, today: date) -> bool:
    """Whether a file counts: its last day has passed, and its region did not say that there is none."""
    return one.due_on < today and one.state is not FileState.NOTHING


def on_time(
    months: Iterable[ExpectedMonth], today: date, log_days: Mapping[Place, tuple[float, int]]
) -> tuple[OnTime, ...]:
    """All that was due, and by month, of all regions; then the same of each region."""
    counted: dict[Place, dict[FileState, int]] = {}
    for one in months:
        if was_due(one, today):
            for place in {
                (region, month) for region in (one.region, None) for month in (one.month, None)
            }:
                states = counted.setdefault(place, {})
                states[one.state] = states.get(one.state, 0) + 1
    regions = {region for region, _ in counted if region is not None}
    return tuple(
        OnTime(
            *place,
            *(states.get(s, 0) for s in (FileState.ON_TIME, FileState.LATE, FileState.OVERDUE)),
            *log_days.get(place, (None, None)),
        )
        for place, states in sorted(
            counted.items(), key=lambda one: (one[0][0] or 0, one[0][1] or "")
        )
        # Of one region alone, all regions are that one.
        if place[0] is not None or len(regions) > 1
    )


def days_to_log(
    reader: Reader, months: Iterable[str], today: date, policy: WithholdingPolicy
) -> dict[Place, tuple[float, int]]:
    """The median days from session to log (measure `log_days`) of the same regions and months."""
    asked = sorted(months)
    if not asked or reader.scope.is_empty:
        return {}
    filters = Filters(first=asked[0], last=asked[-1])
    found: dict[Place, tuple[float, int]] = {}
    for by in (("region", "month"), ("region",), ("month",), ()):
        answer = ask(reader, MEASURES[LOG_DAYS], filters, by, today, policy)
        for cell in answer.cells:
            region = cell.where.get("region", "all")
            if cell.value is None or not (region.isdigit() or region == "all"):
                continue
            month = cell.where.get("month")
            place = (int(region) if region.isdigit() else None, None if month == "all" else month)
            found[place] = (cell.value, cell.units or 0)
    return found
