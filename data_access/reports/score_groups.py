"""The groups of educators whose mean scores are shown, or can be worked out from what is shown."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import literal, select

from config.program.breakdowns import LATTICE
from data_access.asking.withholding import (
    Cell,
    People,
    decide,
    subsets,
)
from data_access.measures import MEASURES
from data_access.measures.class_quality import domain_codes
from data_access.measures.filters import Filters
from data_access.measures.measure import Measure
from data_access.measures.span import (
    Span,
    span_of,
)
from data_access.storage.database import Reader
from data_access.storage.schema import (
    change_doses,
    class_baselines,
    class_changes,
    class_windows,
)

# A measure of these shows means of domain scores, or of their changes.
_SCORES = (class_windows, class_changes, class_baselines, change_doses)

Group = frozenset[str]


def score_groups(reader: Reader, today: date, minimum: int) -> set[Group]:
    """Every such group of any year, as the pages would show it to this reader."""
    at = span_of(Filters(all_months=True), today, whole_years=True, as_of_free=False)
    tables: set[frozenset[tuple[str, Cell]]] = set()  # several measures tell of the same people
    for measure in MEASURES.values():
        if measure.table in _SCORES and measure.split_codes is domain_codes:
            tables.update(map(frozenset, _tables(reader, measure, at)))
    return {group for people in tables for group in groups_of(people, minimum)}


def _tables(reader: Reader, measure: Measure, at: Span) -> Iterable[list[tuple[str, Cell]]]:
    """The people behind each of its tables, with their places: what is never added up is apart."""
    rows = reader.rows(measure.table)
    # Parts of a measure that are people are one more way to tell them apart.
    part: Any = literal("")
    if measure.parts_are_people:
        part = measure.statistic.category(rows.c, at)  # type: ignore[attr-defined]
    apart = [rows.c.instrument, rows.c.component, *(s(rows.c, at) for s in measure.strata.values())]
    places = [*(rows.c[name] for name in LATTICE), part]
    statement = select(rows.c.person_id, *places, *apart).where(*measure.where(rows.c, at))
    tables: dict[Cell, list[tuple[str, Cell]]] = defaultdict(list)
    for row in reader.execute(statement):
        person, *rest = tuple(row)
        tables[tuple(rest[len(places) :])].append((person, tuple(rest[: len(places)])))
    return tables.values()


def groups_of(people: Iterable[tuple[str, Cell]], minimum: int) -> Iterator[Group]:
    """The groups of one table that are shown by any dimensions, and what is left of each line:
    a total less the parts that are shown is the sum of those that are withheld."""
    dimensions = (*LATTICE, "part")
    cells: dict[tuple[str, ...], dict[Cell, set[str]]] = {
        subset: defaultdict(set) for subset in subsets(dimensions)
    }
    for person, place in people:
        at = dict(zip(dimensions, place, strict=True))
        for subset, table in cells.items():
            table[tuple(at[d] for d in subset)].add(person)
    held = decide(
        {
            subset: {values: People(len(who), len(who)) for values, who in table.items()}
            for subset, table in cells.items()
        },
        minimum,
    )
    for subset, table in cells.items():
        yield from (frozenset(who) for values, who in table.items() if (subset, values) not in held)
        for i in range(len(subset)):
            left: dict[Cell, set[str]] = defaultdict(set)
            for values, who in table.items():
                if (subset, values) in held:
                    left[values[:i] + values[i + 1 :]] |= who
            margin = subset[:i] + subset[i + 1 :]
            yield from (frozenset(who) for v, who in left.items() if (margin, v) not in held)
