"""Dates on which something changed that a series may show: a line and a word on month charts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Annotation:
    """A day, the few words beside its line, and the sentence that explains them."""

    day: date
    words: str
    sentence: str


ANNOTATIONS: tuple[Annotation, ...] = (
    Annotation(
        date(2012, 7, 1),
        "regions re-drawn",
        "In 2012 EEC merged Region 4 into its neighbors: figures of a region before and after "
        "are about different towns.",
    ),
    Annotation(
        date(2019, 3, 13),
        "QRIS interim rules",
        "From March 13, 2019 interim changes to the QRIS standards apply.",
    ),
    Annotation(
        date(2020, 10, 27),
        "Head Start thresholds",
        "From October 27, 2020 the federal CLASS thresholds are 5, 5 and 2.3.",
    ),
    Annotation(
        date(2027, 8, 1),
        "Head Start thresholds",
        "From August 1, 2027 the federal threshold for Instructional Support is 2.5.",
    ),
)


def within(first: date, last: date) -> tuple[Annotation, ...]:
    """The annotations of a span of days, both included."""
    return tuple(a for a in ANNOTATIONS if first <= a.day <= last)
