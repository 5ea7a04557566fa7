"""Rules about a file's rows that need facts already saved: what to look for, and what to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, Table, or_, select

from config.calendars import day_words
from data_access.imports.columns import Problem
from data_access.schema import pairs


@dataclass(frozen=True)
class Rule:
    """A select of the staged rows that break a rule (with their line), and words for each."""

    staged: str
    offenders: Callable[[Table], Select[Any]]
    words: Callable[[Any], Problem]


def _outside_pair(staged: Table) -> Select[Any]:
    day = staged.c.session_date
    return (
        select(staged.c.line, day, pairs.c.start_date, pairs.c.end_date)
        .join(pairs, pairs.c.pair_id == staged.c.pair_id)
        .where(or_(day < pairs.c.start_date, day > pairs.c.end_date))
    )


def _outside_pair_words(row: Any) -> Problem:
    day = row.session_date
    if day < row.start_date:
        reason = f"This pair began on {day_words(row.start_date)}"
    else:
        reason = f"This pair ended on {day_words(row.end_date)}"
    return Problem(
        "session_date",
        day.isoformat(),
        f"{reason}; the session is dated {day_words(day)}.",
        "Check the date and the pair; if the pair's own dates are wrong, import the pairs file "
        "with the right ones first.",
    )


RULES: dict[str, Rule] = {
    "session_within_pair": Rule("sessions", _outside_pair, _outside_pair_words),
}
