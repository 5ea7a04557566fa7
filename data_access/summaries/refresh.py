"""Brings the summaries up to date with the facts an import has touched, or with all of them.

A row about a person is counted anew where the person's own facts, program or pairs changed; a
row about a pair where its goals, its mentee or its mentee's program changed:

    touched programs -> who is or was in them -> the pairs these are in -> mentee and coach of these

People reached through a pair alone keep their CLASS scores; only what depends on the pair
(cohort, whether the baseline came first) is written again.

A session touches less than its pair: its month, the pair's first and last days and its coaching
cycles, the goals it names, and whether the baseline came first. Files of logs are the largest, and
the rest is not theirs.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, insert, or_, select

from data_access.storage.dialect import analyze
from data_access.storage.schema import goal_status as goal_rows
from data_access.storage.schema import (
    goals,
    pairs,
    participants,
    programs,
    tables_of,
)
from data_access.storage.schema import pair_status as pair_rows
from data_access.summaries import (
    action_plans,
    change_doses,
    class_agreement,
    class_baselines,
    class_evidence,
    class_records,
    class_scores,
    coach_loads,
    coach_months,
    coaching_cycles,
    double_logs,
    employment,
    goal_scores,
    goal_status,
    log_arrivals,
    log_topics,
    one_id,
    pair_months,
    pair_status,
    participation,
    placement,
    program_levels,
    support_years,
    survey_due,
    survey_pairs,
    survey_scores,
    touched,
)
from data_access.summaries.touched import touched_pairs, touched_people, touched_programs


def refresh(connection: Connection, today: date) -> None:
    """Place touched facts and count every summary row that depends on them anew.

    Reads the temporary lists of `touched` (which must be there) and widens them. A file that
    moves a session or an observation to another pair or person must list the old one as well.
    `today` decides which region of a program is in force. Raises OwnCoach where two ids of one person
    would coach each other.
    """
    one_id.fold(connection)
    _add_programs_that_move(connection, today)
    _add(connection, touched_people, *placement.people_of_programs())
    _add(connection, touched_people, placement.people_moved_by_the_calendar(today))
    placement.place_people(connection, today)
    class_scores.refresh(connection, today)
    class_agreement.refresh(connection, today)

    _add(connection, touched_pairs, _pairs_of_people())
    _add(connection, touched_pairs, _pairs_that_lose_a_goal())
    _add(connection, touched_people, *_people_of_pairs())
    analyze(connection, touched.TOUCHED)
    placement.place_pairs(connection, today)
    double_logs.refresh(connection)
    for part in (
        pair_months,
        log_topics,
        coaching_cycles,
        pair_status,
        log_arrivals,
        goal_status,
        goal_scores,
        action_plans,
        employment,
        participation,
        coach_loads,
        coach_months,
        support_years,
        class_records,
    ):
        part.refresh(connection, today)
    class_scores.follow_pairs(connection)
    change_doses.refresh(connection, today)
    class_baselines.refresh(connection, today)
    class_evidence.refresh(connection, today)
    # Last: these add people and programs to the lists who concern no other summary.
    for last in (survey_scores, survey_due, survey_pairs, program_levels):
        last.refresh(connection, today)
    one_id.place(connection)


def rebuild(connection: Connection, today: date) -> None:
    """Place all facts and count every summary anew."""
    one_id.unfold(connection, today)
    touched.begin(connection)
    for table in tables_of("summary"):
        connection.execute(table.delete())
    _add(connection, touched_pairs, select(pairs.c.pair_id))
    _add(connection, touched_people, select(participants.c.participant_id))
    _add(connection, touched_programs, select(programs.c.program_number))
    double_logs.rebuild(connection)
    refresh(connection, today)


def _add(connection: Connection, listed: Table, *keys: Select[tuple[str]]) -> None:
    """Put keys on a list, leaving out those that are on it."""
    for query in keys:
        new = query.except_(select(*listed.c))
        connection.execute(insert(listed).from_select(list(listed.c.keys()), new))
    analyze(connection, [listed])


def _add_programs_that_move(connection: Connection, today: date) -> None:
    """A region (or what else is dated) may begin to hold by the calendar alone, without any file."""
    moved = select(programs.c.program_number).where(placement.moved_by_the_calendar(today))
    _add(connection, touched_programs, moved)


def _pairs_of_people() -> Select[tuple[str]]:
    people = select(touched_people.c.participant_id)
    return select(pairs.c.pair_id).where(
        or_(pairs.c.mentee_id.in_(people), pairs.c.coach_id.in_(people))
    )


def _pairs_that_lose_a_goal() -> Select[tuple[str]]:
    """Pairs a summary still counts a goal for that a file has given to another pair."""
    return (
        select(goal_rows.c.pair_id)
        .join(goals, _moved())
        .where(goals.c.pair_id.in_(select(touched_pairs.c.pair_id)))
    )


def _moved() -> ColumnElement[bool]:
    return and_(goals.c.goal_id == goal_rows.c.goal_id, goals.c.pair_id != goal_rows.c.pair_id)


def _people_of_pairs() -> tuple[Select[tuple[str]], ...]:
    """All members of the pairs, and the mentees and coaches they had when last counted."""
    listed = select(touched_pairs.c.pair_id)
    return (
        select(pairs.c.mentee_id).where(pairs.c.pair_id.in_(listed)),
        select(pairs.c.coach_id).where(pairs.c.pair_id.in_(listed)),
        select(pairs.c.il_id).where(pairs.c.pair_id.in_(listed), pairs.c.il_id.is_not(None)),
        select(pair_rows.c.person_id).where(pair_rows.c.pair_id.in_(listed)),
        select(pair_rows.c.coach_id).where(pair_rows.c.pair_id.in_(listed)),
    )
