"""The expressions and cautions that measures of several families share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import literal

from config.program.dosage import PROVISIONAL_UNTIL_DAY
from data_access.measures.span import Span
from data_access.measures.statistics import Expression

PROVISIONAL = (
    f"A month is provisional until day {PROVISIONAL_UNTIL_DAY} of the next one: logs still arrive."
)


def column(name: str) -> Expression:
    """The value of a column of the measure's table."""
    return lambda t, at: t[name]


def one(t: Any, at: Span) -> Any:
    """1 for each row."""
    return literal(1)


def standing(t: Any, at: Span) -> Sequence[Any]:
    """Of rows that say how something stood from a day on until another: those of the as-of day."""
    return (t.since <= at.as_of, t.until.is_(None) | (t.until > at.as_of))


# The strata of figures that pool program years, and windows.
YEAR: dict[str, Expression] = {"program_year": column("program_year")}
YEAR_AND_WINDOW: dict[str, Expression] = {**YEAR, "window": column("window")}
