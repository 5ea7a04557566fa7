"""A panel's answer from invented numbers, for pages that show how a figure is read and cited."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from data_access.asking.answers import (
    EVERYBODY,
    Answer,
    Cell,
    Difference,
)
from data_access.asking.withholding import (
    COMPLEMENTARY,
    SMALL,
)
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.measures.span import span_of
from layouts.page import Panel

PANEL = Panel(
    "example",
    "Are goals met once their date has come?",
    ("goal_attainment",),
    ("region",),
    "dots",
)
# The regions of the example by what each is there to show.
STATE, UNCLEAR, BELOW, WITHHELD, WITHHELD_WITH, ABOVE = EVERYBODY, "1", "2", "3", "5", "6"


@dataclass(frozen=True)
class _Row:
    """Goals met and due, people, the interval, and the difference from the rest of the state."""

    region: str
    met: int
    due: int
    people: int
    interval: tuple[float, float]
    against_rest: tuple[float, float, float] | None = None


_ROWS = (
    _Row(STATE, 410, 661, 212, (0.577, 0.664)),
    _Row(UNCLEAR, 95, 158, 50, (0.513, 0.689), (-0.025, -0.158, 0.108)),
    _Row(BELOW, 82, 171, 55, (0.392, 0.567), (-0.19, -0.325, -0.055)),
    _Row(ABOVE, 196, 268, 85, (0.669, 0.794), (0.187, 0.076, 0.298)),
)


def answer(today: date, minimum_people: int) -> Answer:
    """What EEC staff would see: one region below the rest, one above, one neither, two withheld."""
    measure = MEASURES["goal_attainment"]
    cells = {row.region: _cell(row) for row in _ROWS}
    cells[WITHHELD] = Cell(
        {"region": WITHHELD},
        suppression=SMALL,
        why=f"withheld, under {minimum_people} people",
    )
    cells[WITHHELD_WITH] = Cell(
        {"region": WITHHELD_WITH},
        suppression=COMPLEMENTARY,
        why="withheld to protect people",
    )
    order = (STATE, UNCLEAR, BELOW, WITHHELD, WITHHELD_WITH, ABOVE)
    return Answer(
        measure=measure,
        filters=Filters(),
        by=PANEL.by,
        span=span_of(Filters(), today, whole_years=True, as_of_free=False),
        cells=tuple(cells[code] for code in order),
        data_through=today - timedelta(days=3),
        regions=None,
        minimum_people=minimum_people,
        compared="region",
    )


def _cell(row: _Row) -> Cell:
    return Cell(
        {"region": row.region},
        value=round(row.met / row.due, 4),
        low=row.interval[0],
        high=row.interval[1],
        people=row.people,
        units=row.due,
        numerator=row.met,
        denominator=row.due,
        against_rest=Difference(*row.against_rest) if row.against_rest else None,
    )
