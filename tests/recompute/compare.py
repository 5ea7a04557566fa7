"""Holds the product's cells against those of the second implementation, field by field."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

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


# Outcomes that whoever sees names may look up, and therefore ask for as of any day.
LOOKED_UP_BY_NAME = ("goals", "plans", "retention")


class Comparison:
    """One world and one database with the same files in it."""

    def __init__(self, world: World, today: date) -> None:
        self.world, self.today = world, today
        self.cells = 0
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

        `freely`: for somebody who may ask as of any month. `region`: the only one in reach.
        """
        measure = product.ALL_MEASURES[key]
        question = product.question_of(measure)
        outcome = product.is_outcome(measure)
        when = period(
            filters.first,
            filters.last,
            filters.all_months,
            pd.Timestamp(self.today),
            outcome,
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
        chosen = {n: filters.value(n) for n in question["filters"]}
        if chosen.get("role") not in question["roles"]:
            chosen["role"] = None  # a role that nobody of it can have does not narrow it
        if region is not None:
            chosen["region"] = region
        rows = known_rows(self.world, key, when, self._rows[make, asked])
        if (role := chosen.get("role")) in question["unlikely_roles"]:
            within = rows if region is None else rows[rows["region"] == region]
            if not (within["role"] == role).any():
                chosen["role"] = None  # nor one that nobody of it happens to have
        selected = Selected(rows, chosen)
        return [selected.cells(SECONDS[key].figures, by) for by in bys]

    def deviations(self, answer: product.Answer, mine: Cells, query: str) -> Iterator[Deviation]:
        """Every field that differs. Withheld cells are not compared, nor those told of fewer people."""
        measure = answer.measure
        axes = product.question_of(measure)["axes"]
        seen = set()
        for cell in answer.cells:
            place = tuple(cell.of(d) for d in answer.by)
            parts = tuple(cell.of(d) for d in axes)
            if "rest" in place:
                continue
            seen.add((place, parts))
            if cell.suppression or cell.of_fewer:
                continue
            self.cells += 1
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

    Several years, in which people are counted again, are asked by every breakdown; thorough: all.
    """
    every = breakdowns_of(key)
    for number, query in enumerate(states_of(key, thorough)):
        turn = every[1:][number % len(every[1:])] if len(every) > 1 else ()
        yield query, every if thorough or query == SEVERAL_YEARS else ((), turn)
