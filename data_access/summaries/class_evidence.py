"""Sets beside each CLASS baseline what became of it, who observed, and the coaching until then."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    and_,
    case,
    cast,
    exists,
    func,
    or_,
    select,
    union,
)

from config.program.breakdowns import CARRIED
from config.program.instruments import USABLE_CYCLES
from data_access.storage.schema import (
    class_baselines,
    class_changes,
    class_evidence,
    class_observations,
    class_records,
    class_windows,
    pair_status,
    pairs,
    sessions,
)
from data_access.summaries.class_scores import FIRST_WINDOW, SECOND_WINDOW
from data_access.summaries.expressions import fill
from data_access.summaries.touched import pairs_with_logs, touched_pairs, touched_people

_SAME = ("person_id", "instrument", "program_year", "component")


def _touched() -> Select[tuple[str]]:
    """The people themselves, the mentees of touched pairs and new logs, and those of their coaches.

    A coach's further mentee, or further year, counts for all the mentees of that coach.
    """
    listed = union(select(touched_pairs.c.pair_id), pairs_with_logs())
    people = select(touched_people.c.participant_id)
    return select(
        union(
            people,
            select(pairs.c.mentee_id).where(
                or_(pairs.c.pair_id.in_(listed), pairs.c.coach_id.in_(people))
            ),
        )
        .subquery()
        .c.participant_id
    )


def refresh(connection: Connection, today: date) -> None:
    """Write the touched educators anew. Reads baselines, changes, records and pair_status, fresh."""
    listed = _touched()
    connection.execute(class_evidence.delete().where(class_evidence.c.person_id.in_(listed)))
    base, change, again = class_baselines.c, class_changes.c, class_windows.c
    second_day = again.first_date
    seen = (
        select(
            *(base[name] for name in (*_SAME, *CARRIED, "consented")),
            base.score.label("pre"),
            change.change,
            case((_coached_before(), 0), else_=1).label("baseline_first"),
            _of_first_record(FIRST_WINDOW, class_records.c.observer_id).label("first_observer"),
            _of_first_record(SECOND_WINDOW, class_records.c.observer_id).label("second_observer"),
            _of_first_record(FIRST_WINDOW, class_observations.c.program_number).label(
                "observed_in"
            ),
            _before(second_day, func.coalesce(sessions.c.minutes_total, _parts())).label(
                "minutes_before"
            ),
            _before(second_day, 1).label("contacts_before"),
            _coach(second_day).label("coach_id"),
        )
        .join_from(
            class_baselines,
            class_changes,
            and_(*(change[name] == base[name] for name in _SAME)),
            isouter=True,
        )
        .outerjoin(
            class_windows,
            and_(
                again.window == SECOND_WINDOW,
                *(again[name] == base[name] for name in _SAME),
            ),
        )
        .where(base.person_id.in_(listed))
        .subquery("seen")
    )
    fill(
        connection,
        class_evidence,
        select(
            *seen.c,
            _of_coach(seen, pair_status.c.person_id, whole=False).label("coach_mentees"),
            _of_coach(seen, pair_status.c.program_year, whole=True).label("coach_years"),
        ),
    )


def _coached_before() -> ColumnElement[bool]:
    """Whether a contact of the mentee's pairs of the year lies before the baseline."""
    return exists().where(
        pair_status.c.person_id == class_baselines.c.person_id,
        pair_status.c.program_year == class_baselines.c.program_year,
        pair_status.c.first_contact < pair_status.c.baseline_date,
    )


def _of_first_record(window: str, column: ColumnElement[Any]) -> ColumnElement[Any]:
    """A value of the educator's first usable observation of record in a window."""
    return (
        select(column)
        .join_from(
            class_records,
            class_observations,
            class_observations.c.observation_id == class_records.c.observation_id,
        )
        .where(
            class_records.c.person_id == class_baselines.c.person_id,
            class_records.c.instrument == class_baselines.c.instrument,
            class_records.c.program_year == class_baselines.c.program_year,
            class_records.c.window == window,
            func.coalesce(class_records.c.valid_cycles, USABLE_CYCLES) >= USABLE_CYCLES,
        )
        .order_by(class_records.c.obs_date, class_records.c.observation_id)
        .limit(1)
        .correlate(class_baselines)
        .scalar_subquery()
    )


def _parts() -> ColumnElement[Any]:
    """The length of a log that gives its two parts alone."""
    return func.coalesce(sessions.c.minutes_observation, 0) + func.coalesce(
        sessions.c.minutes_conference, 0
    )


def _before(day: ColumnElement[Any], value: Any) -> ColumnElement[Any]:
    """The sum over the mentee's direct contacts of the year before a day, each session once."""
    total = (
        select(func.sum(value))
        .join_from(sessions, pairs, pairs.c.pair_id == sessions.c.pair_id)
        .where(
            pairs.c.mentee_id == class_baselines.c.person_id,
            pairs.c.cohort_year == class_baselines.c.program_year,
            sessions.c.contact == 1,
            sessions.c.duplicate_of.is_(None),
            sessions.c.session_date < day,
        )
        .correlate(class_baselines, class_windows)
        .scalar_subquery()
    )
    return cast(func.coalesce(total, 0), Integer)


def _coach(day: ColumnElement[Any]) -> ColumnElement[Any]:
    """The coach of the mentee's pair of the year that began last, before the second observation."""
    return (
        select(pair_status.c.coach_id)
        .where(
            pair_status.c.person_id == class_baselines.c.person_id,
            pair_status.c.program_year == class_baselines.c.program_year,
            or_(day.is_(None), pair_status.c.start_date < day),
        )
        .order_by(pair_status.c.start_date.desc(), pair_status.c.pair_id.desc())
        .limit(1)
        .correlate(class_baselines, class_windows)
        .scalar_subquery()
    )


def _of_coach(seen: FromClause, column: ColumnElement[Any], *, whole: bool) -> ColumnElement[Any]:
    """How many different values the coach's pairs of the year have, or those of all years so far."""
    year = pair_status.c.program_year
    counted = (
        select(func.count(column.distinct()))
        .where(
            pair_status.c.coach_id == seen.c.coach_id,
            year <= seen.c.program_year if whole else year == seen.c.program_year,
        )
        .correlate(seen)
        .scalar_subquery()
    )
    return cast(counted, Integer)
