"""What of a question is collected where: rows of places without anything on record are left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from sqlalchemy import (
    ColumnElement,
    and_,
    case,
    func,
    not_,
    or_,
    select,
)

from data_access.asking.answers import (
    EVERYBODY,
    REST,
)
from data_access.asking.question import Question
from data_access.measures.measure import Timing
from data_access.measures.no_value import (
    NoValue,
)
from data_access.measures.statistics import (
    Condition,
    Figure,
    Key,
    Statistic,
)


@dataclass(frozen=True)
class Collected(Question):
    """A question that knows what is not collected, and says so of figures without a value."""

    @cached_property
    def statistic(self) -> Statistic:
        whole = self.measure.statistic.cut_below(self.policy.minimum_at_risk)
        return whole.collected_but(self._not_collected) if whole.records else whole

    def collected(self, columns: Any) -> list[ColumnElement[bool]]:
        """The rows of places and times in which something of the kind is on record; mostly all."""
        missing = self._not_collected if self.measure.statistic.records else {}
        if not missing or len(missing) < len(self.measure.statistic.parts):
            return []
        return [or_(*(not_(lies_in(columns)) for lies_in in missing.values()))]

    @property
    def _collected_by(self) -> tuple[str, ...]:
        """The columns of one place and time: region, the measure's own split, and month or year."""
        split = (self.measure.split,) if self.measure.split else ()
        time = "month" if self.measure.timing is Timing.MONTHS else "program_year"
        return ("region", *split, time)

    @property
    def _not_collected(self) -> dict[str, Condition]:
        """By part, the rows of places and times of which nothing of the kind is on record."""
        found = self.reader.once(("not collected", self.crosstab_name), self._find_not_collected)
        return {part: partial(self._lies_in, found[part]) for part in found}

    def _find_not_collected(self) -> dict[str, dict[Key, list[Any]]]:
        """By part and place the months (years) in which nothing is on record of anybody."""
        # With regions also for who sees totals only: the sums are then the very ones that others see.
        reader = self.reader.with_regions()
        rows = self._rows(reader)
        records = self.measure.statistic.records
        columns = [rows.c[name] for name in self._collected_by]
        # What is on record for somebody who is not counted shows that it is collected, too.
        sums = [func.sum(expression(rows.c, self.span)) for expression in records.values()]
        query = select(*columns, *sums).where(*self._in_span(rows.c)).group_by(*columns)
        missing: dict[str, dict[Key, list[Any]]] = {}
        collected: set[tuple[str, Key]] = set()
        for row in reader.execute(query).all():
            *place, time = row[: len(columns)]
            for part, recorded in zip(records, row[len(columns) :], strict=True):
                if recorded:
                    collected.add((part, tuple(place)))
                else:
                    missing.setdefault(part, {}).setdefault(tuple(place), []).append(time)
        if not self.measure.statistic.recorded_of_period:
            return missing
        return {
            part: without
            for part, found in missing.items()
            if (
                without := {at: times for at, times in found.items() if (part, at) not in collected}
            )
        }

    def _lies_in(self, times: Mapping[Key, Sequence[Any]], columns: Any) -> ColumnElement[bool]:
        *place, time = (columns[name] for name in self._collected_by)
        return or_(
            *(
                and_(
                    *(c.is_(None) if v is None else c == v for c, v in zip(place, at, strict=True)),
                    time.in_(sorted(found)),
                )
                for at, found in times.items()
            )
        )

    def _with_reason(self, figure: Figure, where: dict[str, str], part: str) -> Figure:
        """A figure without a value is not collected only where the region has none of the kind at all.

        And too early only until the day from which it can be judged.
        """
        why = figure.why
        if not isinstance(why, NoValue) or figure.value is not None:
            return figure
        if why.judged_from is not None:
            return replace(figure, why=why.on(self.span))
        if not why.otherwise:
            return figure
        split = self.measure.split
        found = self._on_record[part]
        regions = {region for region, *code in found if not split or code == [where[split]]}
        chosen = str(self.filter_value("region") or EVERYBODY)
        own = where.get("region", EVERYBODY)
        if own == REST:
            regions.discard(chosen)
        elif (asked := chosen if own == EVERYBODY else own) != EVERYBODY:
            regions &= {asked}
        return replace(figure, why=why.otherwise) if regions else figure

    @property
    def _on_record(self) -> dict[str, set[Key]]:
        """By part, the regions (and codes of its split) that have the kind on record in the years."""
        return self.reader.once(("on record", self.crosstab_name), self._find_on_record)

    def _find_on_record(self) -> dict[str, set[Key]]:
        reader = self.reader.with_regions()
        rows = self._rows(reader)
        columns = [rows.c[name] for name in self._collected_by[:-1]]
        where = [] if self.measure.among is None else list(self.measure.among(rows.c, self.span))
        if self.instrument is not None:
            where.append(rows.c.instrument == self.instrument)
        if self.measure.timing is not Timing.NONE:
            where.append(rows.c.program_year.in_(self._program_years))
        parts, shown = self.measure.statistic.parts, self.measure.collected
        if shown is None:
            on = [self.measure.statistic.on_record(part)(rows.c, self.span) for part in parts]
        else:
            on = [case((one, 1), else_=0) for one in shown(rows.c, self.span)]
        query = select(*columns, *map(func.sum, on)).where(*where).group_by(*columns)
        n, found = len(columns), reader.execute(query).all()
        if shown is not None:
            places = {tuple(map(str, row[:n])) for row in found if all(row[n:])}
            return dict.fromkeys(parts, places)
        return {
            part: {tuple(map(str, row[:n])) for row in found if row[n + i]}
            for i, part in enumerate(parts)
        }
