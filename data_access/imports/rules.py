"""Rules about a file's rows that need facts already saved: what to look for, and what to say.

What is said holds values of the file alone, never one that is saved: whoever sends a file may not be
allowed to look that up, and sees a refusal as often as they like.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, exists, func, or_, select

from config.date_words import day_words
from config.program.consents import GIVEN
from data_access.imports.columns import Problem, shown
from data_access.imports.formats.record import Log
from data_access.imports.reason_codes import ReasonCode
from data_access.storage.schema import (
    class_observations,
    class_scores,
    merged_ids,
    pairs,
    participants,
)


@dataclass(frozen=True)
class RowRule:
    """A select of the staged rows that break a rule (with their line), and words for each.

    Of what is saved it selects no value, only whether something is so.
    """

    staged: str
    offenders: Callable[[Table], Select[Any]]
    words: Callable[[Any], Problem]


def within_pair(log: Log) -> RowRule:
    """An entry of a log lies within the days of its pair."""

    def outside(staged: Table) -> Select[Any]:
        day = staged.c[log.day]
        return (
            select(staged.c.line, day.label("day"), (day < pairs.c.start_date).label("early"))
            .join(pairs, pairs.c.pair_id == staged.c[log.pair])
            .where(or_(day < pairs.c.start_date, day > pairs.c.end_date))
        )

    def words(row: Any) -> Problem:
        how = "before this pair began" if row.early else "after this pair ended"
        return Problem(
            ReasonCode.OUTSIDE_PAIR,
            log.day,
            row.day.isoformat(),
            f"The {log.one} is dated {day_words(row.day)}, {how}.",
            "Check the date and the pair; if the pair's own dates are wrong, import the pairs file "
            "with the right ones first.",
        )

    return RowRule(log.table, outside, words)


def around_log(log: Log, entries: Table) -> RowRule:
    """A pair whose dates become narrower still holds the entries of its log."""

    def left_outside(staged: Table) -> Select[Any]:
        day = entries.c[log.day]
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
                (func.max(day) > staged.c.end_date).label("late"),
            )
            .join(pairs, pairs.c.pair_id == staged.c.pair_id)
            .join(entries, entries.c[log.pair] == staged.c.pair_id)
            .where(narrower, or_(day < staged.c.start_date, day > staged.c.end_date))
            .group_by(staged.c.line, staged.c.pair_id, staged.c.start_date, staged.c.end_date)
        )

    def words(row: Any) -> Problem:
        heading, day = ("end_date", row.end_date) if row.late else ("start_date", row.start_date)
        return Problem(
            ReasonCode.OUTSIDE_PAIR,
            heading,
            day.isoformat(),
            f"This pair has {log.many} {'after it' if row.late else 'before it'}.",
            f"Check the dates of the pair; if they are right, correct the dates of those {log.many} first.",
        )

    return RowRule(pairs.name, left_outside, words)


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


def _of_another_educator(staged: Table) -> Select[Any]:
    there = class_observations.alias("there")
    return select(staged.c.line, staged.c.observation_id.label("value")).where(
        exists().where(
            there.c.observation_id == staged.c.observation_id,
            there.c.educator_id != staged.c.educator_id,
        )
    )


def _of_another_educator_words(row: Any) -> Problem:
    return Problem(
        ReasonCode.OTHER_PERSON,
        "observation_id",
        shown(row.value),
        "This observation is in the database already, as one of another educator.",
        "Check observation_id and educator_id; where the observation really is of somebody else, ask the "
        "administrator to import the correction.",
    )


# For whoever sees the scores of those who agreed to it: an observation that is given to one of them would
# bring the scores of somebody who did not.
TAKING_OVER = RowRule("class_observations", _of_another_educator, _of_another_educator_words)


def _gives_consent(staged: Table) -> Select[Any]:
    there = participants.alias("there")
    return select(staged.c.line, staged.c.participant_id.label("value")).where(
        staged.c.consent == GIVEN,
        ~exists().where(
            there.c.participant_id == staged.c.participant_id, there.c.consent == GIVEN
        ),
    )


def _gives_consent_words(row: Any) -> Problem:
    return Problem(
        ReasonCode.CONSENT_NOT_YOURS,
        "consent",
        GIVEN,
        f"The consent of {shown(row.value)} is not on record, and a region's own file cannot give it: it "
        "would show their scores to whoever sends the file.",
        "Leave consent as it is on record. EEC's privacy officer or the administrator records a consent, "
        "from the signed form; ending one by a file is possible at any time.",
    )


# For whoever sees the scores of those who agreed to it: a file may end a consent, and give none.
GIVING_CONSENT = RowRule("participants", _gives_consent, _gives_consent_words)


def _person(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """The id that a person goes by."""
    other = select(merged_ids.c.person_id).where(merged_ids.c.participant_id == value)
    return func.coalesce(other.scalar_subquery(), value)


def _own_coach(staged: Table) -> Select[Any]:
    return select(staged.c.line, staged.c.mentee_id.label("value")).where(
        staged.c.coach_id != staged.c.mentee_id,
        _person(staged.c.coach_id) == _person(staged.c.mentee_id),
    )


def _own_coach_words(row: Any) -> Problem:
    return Problem(
        ReasonCode.CONTRADICTS_ROW,
        "mentee_id",
        shown(row.value),
        "Coach and mentee are two ids of one person, as somebody said who merged them.",
        "Check both ids. If these are two people, split them first (python -m dashboard person split, or "
        "the list of data to set right).",
    )


# Of every file of pairs: who coaches whom is said by ids, and two of them may be one person.
OWN_COACH = RowRule("pairs", _own_coach, _own_coach_words)

RULES: dict[str, RowRule] = {
    "cycles_or_means": RowRule("class_scores", _means_are_there, _means_are_there_words),
    "means_or_cycles": RowRule("class_scores", _cycles_are_there, _cycles_are_there_words),
}
