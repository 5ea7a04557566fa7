"""Of which months and regions the logs have arrived, as a question needs to know it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from config.date_words import day_words, months_words
from config.program.arrivals import LOGS, SESSIONS
from config.program.calendars import last_day, month_of, provisional_from, shift
from config.program.dosage import PROVISIONAL_UNTIL_DAY
from config.program.quality import SILENT_DAYS
from data_access.asking.answers import Awaited
from data_access.asking.said import told
from data_access.measures.measure import Measure, Timing
from data_access.measures.rests import Gaps, LogMonth, Rests, months_of_year
from data_access.measures.span import Span
from data_access.storage import schema
from data_access.storage.database import Reader


@dataclass(frozen=True)
class Arrivals:
    """The months of the coaching logs of the regions in reach.

    `told`: the months of which a region says that no more is to come (nothing to report, or closed). They
    are known as those of which a later session came.
    """

    months: tuple[LogMonth, ...]
    told: frozenset[tuple[int, str]] = frozenset()

    def through(self, region: int, until: date | None = None) -> date | None:
        """The newest day of a region's log; with `until`, of that program year up to that day."""
        days = [m.last_day for m in self.months if m.region == region and m.last_day]
        if until is not None:
            first, _ = _year_around(until)
            days = [d for d in days if first <= month_of(d) <= month_of(until)]
        return max(days, default=None)

    def awaited(self, first: str, last: str, today: date) -> dict[int, tuple[str, ...]]:
        """By region, the months of a span of which nothing can be said on a day."""
        out: dict[int, list[str]] = defaultdict(list)
        for month in self.months:
            if first <= month.month <= last and month.awaits(today):
                out[month.region].append(month.month)
        return {region: tuple(sorted(found)) for region, found in sorted(out.items())}

    def behind(self, today: date) -> tuple[Awaited, ...]:
        """The regions whose log ends before the newest month that has closed."""
        begins = provisional_from(today, PROVISIONAL_UNTIL_DAY)
        out = []
        for region, months in self.awaited("", shift(begins, -1), today).items():
            through = self.through(region)
            if through is None or max(months) >= month_of(through):
                out.append(self.words(region, ()))
        return tuple(out)

    def silent(self, today: date) -> tuple[int, ...]:
        """The regions whose log ends too long ago to say anything of today."""
        oldest = today - timedelta(days=SILENT_DAYS)
        return tuple(
            region
            for region in sorted({m.region for m in self.months})
            if all(
                day is None or day < oldest
                for day in (self.through(region), self.said_until(region))
            )
        )

    def said_until(self, region: int) -> date | None:
        """The last day of the newest month of which a region says that no more is to come."""
        return max((last_day(m) for there, m in self.told if there == region), default=None)

    def gaps(self, measure: Measure, span: Span) -> Gaps:
        """What is awaited of the logs that a measure's rows rest on."""
        rests = measure.rests
        if rests is Rests.NOTHING or not self.months:
            return Gaps()
        if rests is Rests.NOW:
            return Gaps(rests, silent=self.silent(span.today))
        if rests in (Rests.MONTH, Rests.SINCE):
            last = month_of(min(last_day(span.last), span.as_of))
            return Gaps(rests, self.awaited(span.first, last, span.today))
        fiscal = measure.timing is Timing.FISCAL_YEARS
        months: dict[int, tuple[str, ...]] = {}
        years: dict[int, tuple[int, ...]] = {}
        for year in span.program_years:
            first, last = months_of_year(year, fiscal)
            last = min(last, month_of(span.today if fiscal else span.as_of))
            for region, found in self.awaited(first, last, span.today).items():
                if rests is Rests.BEGUN and self._has_begun(region, first, last):
                    continue
                months[region] = (*months.get(region, ()), *found)
                years[region] = (*years.get(region, ()), year)
        return Gaps(rests, months, years)

    def _has_begun(self, region: int, first: str, last: str) -> bool:
        """Whether a region's log holds any session of these months."""
        return any(
            m.region == region and first <= m.month <= last and m.last_day for m in self.months
        )

    def words(self, region: int, months: Sequence[str]) -> Awaited:
        """What is awaited of one region: these months or, without any, what was logged lately."""
        until = last_day(max(months)) if months else None
        return Awaited(region, SESSIONS, self.through(region, until), tuple(months))


def _year_around(day: date) -> tuple[str, str]:
    from_month = month_of(day)
    year = LogMonth(0, from_month, None, False).year
    return months_of_year(year, fiscal=False)


def arrivals(reader: Reader) -> Arrivals:
    """The log months of the regions in reach, told by region also to who sees totals only."""
    finer = reader.with_regions()
    return finer.once("log arrivals", lambda: _read(finer))


def behind(reader: Reader, today: date) -> tuple[Awaited, ...]:
    """The regions in reach whose log is behind, as the viewer may be told it."""
    found = arrivals(reader).behind(today)
    if found and (reader.scope.totals_only or reader.scope.aggregate_only):
        return (Awaited(None, SESSIONS, None, ()),)
    return found


def _read(reader: Reader) -> Arrivals:
    rows = reader.rows(schema.log_arrivals)
    query = (
        select(rows.c.region, rows.c.month, rows.c.last_day, rows.c.known)
        .where(rows.c.log == SESSIONS)
        .order_by(rows.c.region, rows.c.month)
    )
    found = reader.execute(query)
    whole = {
        (region, month)
        for (kind, region, month), said in told(reader).items()
        if kind == SESSIONS and said.is_whole
    }
    return Arrivals(
        tuple(
            LogMonth(r.region, r.month, r.last_day, bool(r.known) or (r.region, r.month) in whole)
            for r in found
        ),
        frozenset(whole),
    )


# -- in words -------------------------------------------------------------------------------------


def log_words(awaited: Awaited) -> str:
    """Region 3\u2019s coaching logs stop at October 28, 2026."""
    logs = LOGS[awaited.log]
    if awaited.region is None:
        return f"the {logs} of some regions have not arrived"
    if awaited.through is None:
        of = f" of {months_words(awaited.months[0], awaited.months[-1])}" if awaited.months else ""
        return f"Region {awaited.region}\u2019s {logs}{of} have not arrived"
    return f"Region {awaited.region}\u2019s {logs} stop at {day_words(awaited.through)}"


def through_words(through: date | None, awaited: Iterable[Awaited], none: str) -> str:
    """November 28, 2026; Region 3\u2019s coaching logs stop at October 28, 2026."""
    newest = day_words(through) if through else none
    return "; ".join((newest, *late_words(through, awaited)))


def late_words(through: date | None, awaited: Iterable[Awaited]) -> list[str]:
    """What is to be added to the newest day: logs that end on that very day need no word more."""
    return list(dict.fromkeys(log_words(a) for a in awaited if not through or a.through != through))


def why_words(awaited: Iterable[Awaited]) -> str:
    """Why a figure is not known: one region's log, or those of several."""
    found = list(awaited)
    regions = [a.region for a in found if a.region is not None]
    if len(found) == 1 or len(regions) < len(found):
        return log_words(found[0])
    listed = f"{', '.join(map(str, regions[:-1]))} and {regions[-1]}"
    return f"the {LOGS[found[0].log]} of Regions {listed} have not arrived"
