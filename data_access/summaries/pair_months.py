"""Counts every pair's months: days active, sessions, contacts, minutes, and what was intended."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Integer,
    Select,
    and_,
    case,
    cast,
    func,
    insert,
    or_,
    select,
    tuple_,
    union,
)

from config.program.breakdowns import CARRIED
from config.program.dosage import ELIGIBLE_DAYS
from config.program.vocabulary import COACHING_VENUES, EMAIL, NOT_HELD
from data_access.storage.dialect import (
    analyze,
    days_between,
    insert_or_update,
    month_text,
)
from data_access.storage.schema import (
    months,
    pair_months,
    pairs,
    sessions,
    surveys,
)
from data_access.summaries.expressions import active_end, names, placed
from data_access.summaries.touched import touched_logs, touched_months, touched_pairs

# A contact is complete where goal, observation and feedback come together: intensity (c) of the
# PAC model, "share of sessions with all of goal + observation or video + feedback".
OBSERVATION_CONTACTS = ("observation", "observation_conference")
OBSERVATION_STRATEGIES = ("observing", "best_practice_video")
FEEDBACK_STRATEGIES = ("feedback", "reflective_practice", "coaching_conversations")


def complete_contact() -> ColumnElement[bool]:
    """Whether a contact had a goal, an observation or a video, and feedback."""
    return and_(
        func.coalesce(sessions.c.goals_addressed, "") != "",
        or_(
            func.coalesce(sessions.c.minutes_observation, 0) > 0,
            sessions.c.contact_type.in_(OBSERVATION_CONTACTS),
            *(names(sessions.c.strategies, s) for s in OBSERVATION_STRATEGIES),
        ),
        or_(*(names(sessions.c.strategies, s) for s in FEEDBACK_STRATEGIES)),
    )


def _focused() -> ColumnElement[Any]:
    return func.coalesce(sessions.c.minutes_observation, 0) + func.coalesce(
        sessions.c.minutes_conference, 0
    )


def session_sums() -> dict[str, ColumnElement[Any]]:
    """What each column counts over the sessions of one pair and month."""
    contact = sessions.c.contact == 1
    completed = sessions.c.status == "completed"
    # A log that gives the two parts alone has their sum as its length.
    minutes = func.coalesce(sessions.c.minutes_total, _focused())

    def total(condition: ColumnElement[bool], value: Any = 1) -> ColumnElement[Any]:
        return cast(func.sum(case((condition, value), else_=0)), Integer)

    sums = {
        "completed": total(completed),
        "contacts": total(contact),
        "minutes": total(contact, minutes),
        "focused_minutes": total(contact, _focused()),
        "strategies": total(contact, sessions.c.strategy_count),
        "complete_contacts": total(and_(contact, complete_contact())),
        "cancelled": total(sessions.c.status.in_(NOT_HELD)),
        "logged": func.count(sessions.c.session_id),
    }
    # Before there was a venue for it, files had to name another one for an email.
    held = and_(completed, func.coalesce(sessions.c.contact_type, "") != EMAIL)
    for venue in COACHING_VENUES.codes:
        there = and_(held, sessions.c.venue == venue)
        sums[f"minutes_{venue}"] = total(there, minutes)
        sums[f"contacts_{venue}"] = total(there)
    return sums


def _active_days() -> ColumnElement[Any]:
    """Days of a month on which a pair was active, first and last day included; 0 for none."""
    start, end = pairs.c.start_date, active_end()
    first = case((start > months.c.first_day, start), else_=months.c.first_day)
    last = case((end < months.c.last_day, end), else_=months.c.last_day)
    return case((last >= first, days_between(first, last) + 1), else_=0)


def _months_of_pairs() -> tuple[Select[Any], Select[Any]]:
    """The months in which the touched pairs were active, and those with a session of theirs."""
    listed = select(touched_pairs.c.pair_id)
    start, end = pairs.c.start_date, active_end()
    active = (
        select(pairs.c.pair_id, months.c.month)
        .join(months, and_(months.c.month >= month_text(start), months.c.month <= month_text(end)))
        .where(pairs.c.pair_id.in_(listed))
    )
    logged = select(sessions.c.pair_id, sessions.c.month).where(sessions.c.pair_id.in_(listed))
    return active, logged


def _counted() -> Select[Any]:
    """Active days and session sums of the touched months, with what they are weighed by."""
    return (
        select(
            pairs.c.pair_id,
            months.c.month,
            pairs.c.mentee_id.label("person_id"),
            *placed(pairs),
            months.c.program_year,
            months.c.closed,
            months.c.intended_low,
            months.c.intended_high,
            _active_days().label("active_days"),
            *(value.label(name) for name, value in session_sums().items()),
        )
        .select_from(touched_months)
        .join(pairs, pairs.c.pair_id == touched_months.c.pair_id)
        .join(months, months.c.month == touched_months.c.month)
        .outerjoin(
            sessions,
            # By days and not by month: sessions are found by pair and day.
            and_(
                sessions.c.pair_id == touched_months.c.pair_id,
                sessions.c.session_date >= months.c.first_day,
                sessions.c.session_date <= months.c.last_day,
                sessions.c.duplicate_of.is_(None),
            ),
        )
        # The list comes in this order, so nothing is sorted; the keys after it let PostgreSQL
        # know that there is one pair and one month to each.
        .group_by(*touched_months.c, pairs.c.pair_id, months.c.month)
    )


def _monthly_survey(counted: Any) -> ColumnElement[bool]:
    """Whether a monthly survey about the pair was answered for the month; `wave` names it."""
    return (
        select(surveys.c.item)
        .where(
            surveys.c.pair_id == counted.pair_id,
            surveys.c.wave == counted.month,
            surveys.c.instrument == "MONTHLY",
            surveys.c.value.is_not(None),
        )
        .exists()
    )


def _rows() -> Select[Any]:
    """The rows of the touched months in which there is anything to count."""
    counted = _counted().subquery("counted").c
    eligible = and_(counted.active_days >= ELIGIBLE_DAYS, counted.closed == 0)
    same = [name for name in session_sums() if name != "completed"]
    return select(
        counted.pair_id,
        counted.month,
        counted.person_id,
        *(counted[key] for key in CARRIED),
        counted.program_year,
        counted.active_days,
        case((eligible, 1), else_=0).label("eligible"),
        case((counted.completed > 0, 1), else_=0).label("checklist"),
        case((_monthly_survey(counted), 1), else_=0).label("monthly_survey"),
        case((counted.contacts > 0, 1), else_=0).label("contact_month"),
        case((eligible, counted.intended_low), else_=0).label("intended_low"),
        case((eligible, counted.intended_high), else_=0).label("intended_high"),
        *(counted[name] for name in same),
    ).where(or_(counted.active_days > 0, counted.logged > 0))


def refresh(connection: Connection, today: date) -> None:
    """Count the touched months anew, and all months of the touched pairs."""
    listed = select(touched_pairs.c.pair_id)
    written = select(touched_logs.c.pair_id, touched_logs.c.month)
    emptied = written.where(touched_logs.c.replaced == 1)
    key = tuple_(pair_months.c.pair_id, pair_months.c.month)
    connection.execute(pair_months.delete().where(pair_months.c.pair_id.in_(listed)))
    connection.execute(pair_months.delete().where(key.in_(emptied)))
    due: CompoundSelect[Any] = union(written, *_months_of_pairs())
    connection.execute(insert(touched_months).from_select(["pair_id", "month"], due))
    analyze(connection, [touched_months])
    rows = _rows()
    names = list(rows.selected_columns.keys())
    # A month that is still there is one of a pair that keeps its region, which is in an index.
    updated = [name for name in names if name not in ("pair_id", "month", "region")]
    insert_or_update(connection, pair_months, names, rows, updated)
