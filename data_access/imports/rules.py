"""Rules about a file's rows that need facts already saved: what to look for, and what to say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, Table, and_, exists, func, or_, select

from config.program.calendars import day_words
from data_access.imports.columns import Problem, shown
from data_access.imports.reason_codes import ReasonCode
from data_access.storage.schema import (
    class_scores,
    pairs,
    sessions,
)


@dataclass(frozen=True)
class RowRule:
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
        ReasonCode.OUTSIDE_PAIR,
        "session_date",
        day.isoformat(),
        f"{reason}; the session is dated {day_words(day)}.",
        "Check the date and the pair; if the pair's own dates are wrong, import the pairs file "
        "with the right ones first.",
    )


def _sessions_left_outside(staged: Table) -> Select[Any]:
    """Pairs whose new dates would shut out sessions that their saved dates have."""
    outside = or_(
        sessions.c.session_date < staged.c.start_date, sessions.c.session_date > staged.c.end_date
    )
    # Only a pair whose dates become narrower is looked at: the others hold what they held.
    narrower = or_(
        staged.c.start_date > pairs.c.start_date,
        and_(
            staged.c.end_date.is_not(None),
            or_(pairs.c.end_date.is_(None), staged.c.end_date < pairs.c.end_date),
        ),
    )
    return (
        select(
            staged.c.line,
            staged.c.pair_id,
            staged.c.start_date,
            staged.c.end_date,
            func.count().label("outside"),
            func.min(sessions.c.session_date).label("first"),
            func.max(sessions.c.session_date).label("last"),
        )
        .join(pairs, pairs.c.pair_id == staged.c.pair_id)
        .join(sessions, sessions.c.pair_id == staged.c.pair_id)
        .where(narrower, outside)
        .group_by(staged.c.line, staged.c.pair_id, staged.c.start_date, staged.c.end_date)
    )


def _sessions_left_outside_words(row: Any) -> Problem:
    heading, day = "start_date", row.start_date
    if row.end_date is not None and row.last > row.end_date:
        heading, day = "end_date", row.end_date
    one = row.outside == 1
    span = (
        day_words(row.first)
        if row.first == row.last
        else (f"between {day_words(row.first)} and {day_words(row.last)}")
    )
    return Problem(
        ReasonCode.OUTSIDE_PAIR,
        heading,
        day.isoformat(),
        f"{row.outside:,} {'session' if one else 'sessions'} of this pair ({span}) would lie outside "
        "these dates.",
        "Check the dates of the pair; if they are right, correct the dates of those sessions first.",
    )


def _means_are_there(staged: Table) -> Select[Any]:
    there = class_scores.alias("there")
    return select(staged.c.line, staged.c.observation_id.label("value")).where(
        exists().where(there.c.observation_id == staged.c.observation_id, there.c.cycle == 0)
    )


def _means_are_there_words(row: Any) -> Problem:
    return Problem(
        ReasonCode.SCORED_OTHERWISE,
        "observation_id",
        shown(row.value),
        "The scores of this observation are in the database already, as means of the whole "
        "observation.",
        "Give an observation by cycle or as means, not both: undo the import of the means first.",
    )


def _cycles_are_there(staged: Table) -> Select[Any]:
    there = class_scores.alias("there")
    return (
        select(staged.c.line, func.min(staged.c.observation_id).label("value"))
        .where(
            staged.c.score.is_not(None),
            exists().where(there.c.observation_id == staged.c.observation_id, there.c.cycle > 0),
        )
        .group_by(staged.c.line)
    )


def _cycles_are_there_words(row: Any) -> Problem:
    return Problem(
        ReasonCode.SCORED_OTHERWISE,
        "observation_id",
        shown(row.value),
        "The scores of this observation are in the database already, cycle by cycle.",
        "Give an observation by cycle or as means, not both: leave the scores of the dimensions "
        "empty, or undo the import of the cycles first.",
    )


RULES: dict[str, RowRule] = {
    "session_within_pair": RowRule("sessions", _outside_pair, _outside_pair_words),
    "pair_around_sessions": RowRule("pairs", _sessions_left_outside, _sessions_left_outside_words),
    "cycles_or_means": RowRule("class_scores", _means_are_there, _means_are_there_words),
    "means_or_cycles": RowRule("class_scores", _cycles_are_there, _cycles_are_there_words),
}
