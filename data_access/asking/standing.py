"""Decides of which data a question is answered: of the data of now, or of the edition that stands.

Whatever tells of outcomes asks here, and nothing else chooses: what the viewer may look up by name, and
what no outcome is in, is of now; every other outcome is of the edition, as of its day, so that nobody
can be worked out from what changed since.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from config.date_words import day_words
from config.program.editions import next_named_day
from data_access.measures.filters import Notice
from data_access.measures.measure import Measure
from data_access.measures.protected import Protected, may_look_up
from data_access.storage.database import Reader, RefusedQuery


@dataclass(frozen=True)
class Standing:
    """Of which data a question is answered, and the day it is answered as of."""

    reader: Reader
    today: date


def standing(reader: Reader, protected: Protected | None, today: date) -> Standing:
    """For figures of one kind of outcome (None: of none), within a reader's scope."""
    if may_look_up(reader.scope, protected):
        return Standing(reader.of_now(), today)
    return _of_edition(reader, today)


def standing_of_all(reader: Reader, today: date) -> Standing:
    """For what holds several kinds of outcomes at once, row by row."""
    return _of_edition(reader, today)


def _of_edition(reader: Reader, today: date) -> Standing:
    edition = reader.of_edition()
    # Where none is there yet, nothing was ever told of which something could have changed.
    if edition is None or edition.edition is None:
        return Standing(reader, today)
    return Standing(edition, edition.edition.day)


def require_standing(reader: Reader, protected: Protected | None) -> None:
    """Raise RefusedQuery where outcomes were to be counted past the edition that stands."""
    if reader.edition is None and not may_look_up(reader.scope, protected):
        if reader.of_edition() is not None:
            raise RefusedQuery("outcomes were asked of the data of now, past the edition")


def edition_notice(measure: Measure, day: date, sees_names: bool = False) -> Notice:
    """What a page says once where its outcome figures, or a count that outcomes move, are of an edition.

    `sees_names`: to somebody for whom other outcome figures of the page, looked up by name, are of now.
    """
    next_day = day_words(next_named_day(day))
    if not measure.is_outcome:
        return Notice(
            f"\u201c{measure.label}\u201d is as of {day_words(day)}.",
            "An outcome decides what it leaves out, so it moves on the same days as outcome figures. The "
            f"next comes on {next_day}.",
        )
    if sees_names:
        return Notice(
            f"Figures on people you may not look up by name are as of {day_words(day)}.",
            f"The next come on {next_day}, so that nobody can be worked out from what comes in between. "
            "All other figures are of today.",
        )
    return Notice(
        f"Outcome figures are as of {day_words(day)}.",
        f"The next come on {next_day}, so that nobody can be worked out from what "
        "comes in between. Counts of coaching and work lists are of now.",
    )
