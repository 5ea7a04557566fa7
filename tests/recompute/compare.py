"""Holds the product's cells against those of the second implementation, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from tests.recompute import asked as product
from tests.recompute.arrivals import known_rows
from tests.recompute.figures import Figure
from tests.recompute.periods import period
from tests.recompute.registry import ALL, SECONDS, Asked, Cells, Selected
from tests.recompute.states import MORE, SEVERAL_YEARS, STATES
from tests.recompute.world import World

FIELDS = ("value", "low", "high", "spread", "people", "units", "numerator", "denominator")
Breakdowns = tuple[tuple[str, ...], ...]
# Answers are rounded once, to four decimals.
TOLERANCE = 0.5e-4 + 1e-8


@dataclass(frozen=True)
class Deviation:
    """One field of one cell on which the two implementations do not agree."""

    measure: str
    field: str
    query: str
    where: str
    product: object
    second: object
    cell: product.Cell | None
    figure: Figure

    def __str__(self) -> str:
        return (
            f"{self.measure}.{self.field} [{self.query}] {self.where}: "
            f"product {self.product}, second {self.second}"
        )


REST = "rest"
CURRENT = (1, 2, 3, 5, 6)  # the regions that stand: Region 4 was merged away
# Outcomes that whoever sees names may look up, and therefore ask for as of any day.
LOOKED_UP_BY_NAME = ("goals", "plans", "retention")


class Comparison:
    """One world and one database with the same files in it."""

    def __init__(self, world: World, today: date) -> None:
        self.world, self.today = world, today
        self.cells = self.rests = 0  # compared, and how many of them are of a rest
        self._rows: dict[object, pd.DataFrame] = {}

    def mine(
        self,
        key: str,
        filters: product.Filters,
        bys: Breakdowns,
        *,
        freely: bool = True,
        region: int | None = None,
    ) -> list[Cells]:
        """The second implementation's cells for one filter state, for each breakdown.

        `freely`: for somebody who may ask as of any month. `region`: the only one in reach. By region, the
        rest of the state stands beside one region: the other regions of now for who sees that one alone,
        as of a day that nobody chooses; else all that is not in it.
        """
        rows = self._rows_asked(key, filters, freely)
        reach = rows if region is None else rows[rows["region"] == region]
        chosen = self._chosen(key, filters, reach)
        if region is not None:
            chosen["region"] = region
        selected, figures = Selected(rows, chosen), SECONDS[key].figures
        cells = [selected.cells(figures, by) for by in bys]
        own = chosen.get("region")
        if own is None or not any("region" in by for by in bys):
            return cells
        others = self._rows_asked(key, filters, freely and region is None)
        others = others[others["region"] != own]
        if region is not None:
            others = others[others["region"].isin(CURRENT)]
            chosen = self._chosen(key, filters, others)
        rest = Selected(others, {**chosen, "region": None}, beside=("region",))
        for by, found in zip(bys, cells, strict=True):
            if "region" in by:
                at = by.index("region")
                told = rest.cells(figures, by[:at] + by[at + 1 :])
                found |= {((*w[:at], REST, *w[at:]), p): figure for (w, p), figure in told.items()}
        return cells

    def _rows_asked(self, key: str, filters: product.Filters, freely: bool) -> pd.DataFrame:
        """The rows of a question's months that are known, of every region and of everybody."""
        measure = product.ALL_MEASURES[key]
        question = product.question_of(measure)
        when = period(
            filters.first,
            filters.last,
            filters.all_months,
            pd.Timestamp(self.today),
            product.is_outcome(measure),
            freely and key != "goal_alignment" and measure.family in LOOKED_UP_BY_NAME,
            filters.value("cohort"),
        )
        if question["today_only"]:
            when = type(when)(when.first, when.last, pd.Timestamp(self.today), when.years)
        instrument = (filters.instrument or "PK1") if question["instrument"] else ""
        asked = Asked(when, instrument)
        make = SECONDS[key].rows
        if (make, asked) not in self._rows:
            self._rows[make, asked] = make(self.world, asked)
        return known_rows(self.world, key, when, self._rows[make, asked])

    @staticmethod
    def _chosen(key: str, filters: product.Filters, reach: pd.DataFrame) -> dict[str, Any]:
        """The filters that narrow a question to rows of a reach."""
        question = product.question_of(product.ALL_MEASURES[key])
        chosen = {n: filters.value(n) for n in question["filters"]}
        role = chosen.get("role")
        if role not in question["roles"]:
            chosen["role"] = None  # a role that nobody of it can have does not narrow it
        elif role in question["unlikely_roles"] and not (reach["role"] == role).any():
            chosen["role"] = None  # nor one that nobody of it happens to have
        return chosen

    def deviations(self, answer: product.Answer, mine: Cells, query: str) -> Iterator[Deviation]:
        """Every field that differs. Withheld cells are not compared, nor those told of fewer people."""
        measure = answer.measure
        axes = product.question_of(measure)["axes"]
        seen = set()
        for cell in answer.cells:
            place = tuple(cell.of(d) for d in answer.by)
            parts = tuple(cell.of(d) for d in axes)
            seen.add((place, parts))
            if cell.suppression or cell.of_fewer:
                continue
            self.cells += 1
            self.rests += REST in place and cell.value is not None
            figure = mine.get((place, parts), Figure())
            for name, theirs, ours in compared(cell, figure):
                yield Deviation(
                    measure.key, name, query, f"{place}{parts}", theirs, ours, cell, figure
                )
        for (place, parts), figure in mine.items():
            if (place, parts) not in seen and figure.value is not None and ALL not in place:
                yield Deviation(
                    measure.key, "cell", query, f"{place}{parts}", None, figure, None, figure
                )


def compared(cell: product.Cell, figure: Figure) -> Iterator[tuple[str, object, object]]:
    """Name, product's and second's value of every field that differs."""
    low, high = figure.interval or (None, None)
    ours = {
        "value": figure.value,
        "low": low,
        "high": high,
        "spread": figure.spread,
        "people": figure.people,
        "units": figure.units,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
    }
    if cell.value is None and figure.value is None:
        return
    if cell.value == 0 and cell.units == 0 and figure == Figure():
        return  # a count of nothing
    for name in FIELDS:
        theirs = getattr(cell, name)
        if name == "numerator" and ours["denominator"] is None:
            continue
        # Units are written as whole numbers.
        nearness = 0.5 + 1e-6 if name == "units" else TOLERANCE
        if not alike(theirs, ours[name], nearness):
            yield name, theirs, ours[name]


def alike(theirs: object, ours: object, nearness: float = TOLERANCE) -> bool:
    if theirs is None or ours is None:
        return theirs is None and ours is None
    if isinstance(theirs, tuple) and isinstance(ours, tuple):
        return all(alike(a, b, nearness) for a, b in zip(theirs, ours, strict=True))
    return abs(float(theirs) - float(ours)) <= nearness  # type: ignore[arg-type]


def breakdowns_of(key: str) -> Breakdowns:
    """No breakdown, each one, and region crossed with the first other one."""
    names = product.question_of(product.ALL_MEASURES[key])["breakdowns"]
    crossed = [("region", n) for n in names if n != "region"][:1] if "region" in names else []
    return ((), *((n,) for n in names), *crossed)


def states_of(key: str, thorough: bool) -> tuple[str, ...]:
    """The filter states that make a difference to a measure."""
    of_class = product.question_of(product.ALL_MEASURES[key])["instrument"]
    states = (*STATES, *MORE) if thorough else STATES
    return tuple(q for q in states if of_class or "instrument" not in q)


def asked_of(key: str, thorough: bool) -> Iterator[tuple[str, Breakdowns]]:
    """Every state, each without a breakdown and with one by turns.

    Several years, in which people are counted again, are asked by every breakdown; thorough: all. Of one
    region its rest is asked for as well, which stands beside it by region alone.
    """
    every = breakdowns_of(key)
    by_region = [by for by in every if "region" in by]
    for number, query in enumerate(states_of(key, thorough)):
        turns = by_region if by_region and "region=" in query else every[1:] or ((),)
        turn = turns[number % len(turns)]
        yield query, every if thorough or query == SEVERAL_YEARS else ((), turn)
