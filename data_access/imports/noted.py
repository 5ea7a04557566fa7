"""Remembers what of a file was read otherwise than it stands, to be said in words with an example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Oddity(Enum):
    """What was read otherwise: the heading that says it, and the rest, in which stands the example."""

    LINE_ENDS = (
        "Lines with other numbers of cells than headings.",
        "They differ in empty cells at their end alone: {}.",
    )
    MERGED = (
        "Merged cells.",
        "What stands in a cell that is merged over several rows is taken for each of these rows: {}.",
    )
    COUNTED_DAYS = (
        "Dates that are plain numbers in the workbook.",
        "They are read as a spreadsheet counts days: {}.",
    )
    TIME_OF_DAY = (
        "A time of day beside a date.",
        "The day is taken, and the time is left out: {}.",
    )
    OTHER_ZONE = (
        "Dates with the time of another zone.",
        "The day is taken that it then was in Massachusetts: {}.",
    )
    SHORT_YEAR = ("Years of two digits.", "They are read like this: {}.")
    DATE_BESIDE = (
        "A date beside a start time.",
        "The time is taken, and the date is left out: {}.",
    )
    SECONDS = ("Start times with seconds.", "The seconds are left out: {}.")
    TIME_IN_DIGITS = ("Start times without a colon.", "They are read like this: {}.")
    KIND_BY_MINUTES = (
        "Sessions without a kind of contact.",
        "Their minutes say it: observing and conferencing, observing alone, or else a conference. Here {}. "
        "Add a column contact_type where that is not so.",
    )
    SHOWN_ZEROS = (
        "Ids as the workbook shows them.",
        "The cell holds a number, and the id is what the sheet shows: {}.",
    )

    GARBLED = (
        "Letters that look garbled.",
        "They are stored as they stand: {}. Export the file anew as \u201cCSV UTF-8\u201d, so that names "
        "are right.",
    )
    LABEL_ROWS = (
        "Rows of a survey tool's own labels below the headings.",
        "They are passed over: {}.",
    )

    @property
    def title(self) -> str:
        return self.value[0]

    def text(self, example: str) -> str:
        return self.value[1].format(example)


@dataclass
class Noted:
    """The first example of each kind that a file has, in the order in which they were met."""

    def __post_init__(self) -> None:
        self._examples: dict[Oddity, str] = {}

    def __call__(self, kind: Oddity, example: str) -> None:
        self._examples.setdefault(kind, example)

    def said(self) -> Iterator[tuple[str, str]]:
        """A title and a sentence for each kind."""
        for kind, example in self._examples.items():
            yield kind.title, kind.text(example)


def read_as(text: str, value: str) -> str:
    """An example: what stands there, and what it was read as."""
    return f"\u201c{text}\u201d is read as {value}"
