"""Answers made by hand, so that layouts can be tested without a database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import product

from config.program.breakdowns import BREAKDOWNS, LATTICE
from config.program.instruments import DEFAULT_INSTRUMENT
from data_access.asking.answers import (
    EVERYBODY,
    NO_CHANGE,
    REST,
    Answer,
    Cell,
    Difference,
)
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.measures.measure import Measure, Unit
from data_access.measures.span import span_of

TODAY = date(2026, 11, 21)
STATE = (EVERYBODY, "1", "2", "3", "5", "6")
FACILITATOR = ("2", REST)


def answer(
    key: str,
    cells: Sequence[Cell],
    by: tuple[str, ...] = ("region",),
    filters: Filters | None = None,
    regions: tuple[int, ...] | None = None,
) -> Answer:
    """An answer to a measure with exactly these cells."""
    measure = MEASURES[key]
    filters = filters or Filters()
    return Answer(
        measure=measure,
        filters=filters,
        by=by,
        span=span_of(filters, TODAY, measure.is_outcome, as_of_free=False),
        cells=tuple(cells),
        data_through=date(2026, 11, 18),
        regions=regions,
        compared=_compared(measure, by),
    )


def _compared(measure: Measure, by: tuple[str, ...]) -> str:
    if measure.unit.is_change:
        return NO_CHANGE
    return next((name for name in by if name in LATTICE), "")


def full_answer(
    key: str, by: tuple[str, ...], regions: Sequence[str] = STATE, held: str = ""
) -> Answer:
    """An answer with a made-up value in every cell; the region `held` is withheld.

    Region 2 is below the rest of the state, Region 6 above; the others do not differ clearly.
    """
    bare = answer(key, (), by)
    dimensions = bare.dimensions
    axes = [_categories(bare, d, regions) for d in dimensions]
    cells = [
        _cell(bare, dict(zip(dimensions, codes, strict=True)), i, held)
        for i, codes in enumerate(product(*axes))
    ]
    return answer(key, cells, by, regions=(2,) if tuple(regions) == FACILITATOR else None)


def _categories(bare: Answer, dimension: str, regions: Sequence[str]) -> Sequence[str]:
    measure = bare.measure
    if dimension == measure.part_axis:
        return measure.statistic.parts
    if dimension == measure.split:
        return measure.split_codes(DEFAULT_INSTRUMENT)
    known = {
        "region": regions,
        "month": bare.span.months,
        "window": ("BASE", "END"),
        "program_year": ("2024", "2025"),
        "sfy": ("2025", "2026"),
        "cohort": ("2024", "2025"),
    }
    return known.get(dimension) or (EVERYBODY, *BREAKDOWNS[dimension].order[:4])


def _value(measure: Measure, where: dict[str, str], i: int) -> tuple[float, float]:
    """A value on the measure's axis, and half the width of its interval."""
    low, high = measure.axis or (0.0, 60.0)
    span = high - low
    value = low + span * (0.55 + 0.02 * (i % 5))
    if measure.part_axis and measure.unit is Unit.SHARE:
        value = 0.06 + 0.07 * (i % 4)
    if measure.part_axis == "tenure":
        value = 1.0 - 0.02 * int(where["tenure"])
    if where.get("region") == "2":
        value -= span * 0.1
    if where.get("region") == "6":
        value += span * 0.1
    return round(value, 4), round(span * 0.04, 4)


def _cell(bare: Answer, where: dict[str, str], i: int, held: str) -> Cell:
    if held and where.get("region") == held:
        return Cell(where, suppression="small_n", why="withheld, under 10 people")
    measure = bare.measure
    value, half = _value(measure, where, i)
    low, high = round(value - half, 4), round(value + half, 4)
    region = where.get("region", EVERYBODY)
    shift = {"2": -0.1, "6": 0.1}.get(region, 0.0)
    against = None
    if region.isdigit() and not measure.unit.is_change:
        against = Difference(shift or 0.01, (shift or 0.01) - 0.05, (shift or 0.01) + 0.05)
    month = where.get("month", "")
    return Cell(
        where=where,
        value=value,
        low=low,
        high=high,
        people=30 + i,
        units=90 + i,
        numerator=60.0,
        denominator=90.0 + i,
        provisional=bool(month) and month >= bare.span.provisional_from,
        against_rest=against,
        against_none=Difference(value, low, high) if measure.unit.is_change else None,
    )
