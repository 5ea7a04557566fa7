"""Which regions' logs a question still waits for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import (
    func,
    select,
)

from config.program.breakdowns import CARRIED
from data_access.asking.answers import (
    REST,
    Awaited,
)
from data_access.asking.arrivals import arrivals
from data_access.asking.crosstab import (
    Crosstab,
)
from data_access.asking.summed import Summed
from data_access.measures.rests import Gaps, Rests
from data_access.storage.schema import pair_months


@dataclass(frozen=True)
class Awaiting(Summed):
    """A question that knows what has not arrived."""

    @cached_property
    def _awaited(self) -> tuple[Crosstab, ...]:
        """How many rows are left out by region, and how many months of pairs that were due.

        What was logged has no row where no log has come, so the months that were due are counted
        beside the rows of its own. Kept by the reader.
        """
        if not self.gaps:
            return ()
        reader, m = self.reader.with_regions(), self.measure
        found = [reader.once(("left out", self.crosstab_name), self._count_left_out)]
        if m.table is not pair_months and self.gaps.months:
            name = ("months awaited", m.rests, m.timing, self.span)
            found.append(reader.once(name, self._count_months_awaited))
        return tuple(found)

    def _count_left_out(self) -> Crosstab:
        reader = self.reader.with_regions()
        rows = self._rows(reader)
        names = tuple(dict.fromkeys(("region", *self.cut)))
        columns = [rows.c[name] for name in names]
        unknown = self.gaps.left_out(rows.c, self.measure.rests_day)
        query = select(*columns, func.count()).where(*self.subject(rows.c), unknown)
        found = reader.execute(query.group_by(*columns)).all()
        return Crosstab.named(names, ("rows",), found)

    def _count_months_awaited(self) -> Crosstab:
        reader = self.reader.with_regions()
        rows = reader.rows(pair_months)
        # A coach's or a leader's role is not that of the pair's mentee.
        by_year = self.gaps.rests in (Rests.YEAR, Rests.BEGUN)
        own = tuple(n for n in CARRIED if not (by_year and n == "role"))
        names = (*own, "month", "program_year")
        columns = [rows.c[name] for name in names]
        awaited = Gaps(Rests.MONTH, self.gaps.months).left_out(rows.c)
        query = select(*columns, func.count()).where(rows.c.eligible == 1, awaited)
        found = reader.execute(query.group_by(*columns)).all()
        return Crosstab.named(names, ("rows",), found)

    def awaited_of(self, place: dict[str, str]) -> tuple[str, ...]:
        """The regions whose logs a cell awaits."""
        if not self.gaps:
            return ()
        pinned = {n: place[n] for n in self._pinned(place)}
        wanted = self.chosen(("region",) if self.across_regions else ()) | pinned
        found: set[str] = set()
        for counted in self._awaited:
            there = {n: v for n, v in wanted.items() if n in counted.places.dimensions}
            found |= {region for (region,) in counted.sums(("region",), there)}
        if place.get("region") == REST:
            found.discard(str(self.filter_value("region")))
        return tuple(sorted(found))

    def told(self, regions: Iterable[str]) -> tuple[Awaited, ...]:
        """What is awaited of some regions, as the viewer may be told it."""
        scope, kept = self.reader.scope, arrivals(self.reader)
        found = [
            kept.words(region, (self.gaps.months or {}).get(region, ()))
            for region in sorted(map(int, regions))
        ]
        if found and (scope.totals_only or scope.aggregate_only):
            months = sorted({month for one in found for month in one.months})
            return (Awaited(None, found[0].log, None, tuple(months)),)
        return tuple(found)

    def _awaited_categories(self, name: str) -> set[str]:
        """The categories that stand only in rows of which nothing is known yet."""
        chosen = self.chosen(("region",) if self.across_regions else ())
        return {key for counted in self._awaited[:1] for (key,) in counted.sums((name,), chosen)}
