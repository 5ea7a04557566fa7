"""Counts every pair's months: days active, sessions, contacts, minutes, and what was intended."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from config.dosage import ELIGIBLE_DAYS
from config.vocabulary import VENUES
from data_access.dialect import days_between, month_text
from data_access.schema import months, pair_months, pairs, sessions
from data_access.summaries.expressions import active_end, fill, names
from data_access.summaries.touched import touched_pairs

# A contact is complete where goal, observation and feedback come together: intensity (c) of the
# PAC model, "share of sessions with all of goal + observation or video + feedback".
OBSERVATION_CONTACTS = ("observation", "observation_conference")
OBSERVATION_STRATEGIES = ("observing", "best_practice_video")
FEEDBACK_STRATEGIES = ("feedback", "reflective_practice", "coaching_conversations")

CANCELLED_STATUSES = ("cancelled", "no_show")


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
        return func.sum(case((condition, value), else_=0))

    sums = {
        "completed": total(completed),
        "contacts": total(contact),
        "minutes": total(contact, minutes),
        "focused_minutes": total(contact, _focused()),
        "strategies": total(contact, sessions.c.strategy_count),
        "complete_contacts": total(and_(contact, complete_contact())),
        "cancelled": total(sessions.c.status.in_(CANCELLED_STATUSES)),
        "logged": func.count(),
    }
    for venue in VENUES.codes:
        there = and_(completed, sessions.c.venue == venue)
        sums[f"minutes_{venue}"] = total(there, minutes)
        sums[f"contacts_{venue}"] = total(there)
    return sums


def _active() -> Select[Any]:
    """Days each pair was active in each month, first and last day included."""
    start, end = pairs.c.start_date, active_end()
    first = case((start > months.c.first_day, start), else_=months.c.first_day)
    last = case((end < months.c.last_day, end), else_=months.c.last_day)
    return (
        select(pairs.c.pair_id, months.c.month, (days_between(first, last) + 1).label("days"))
        .join(
            months,
            and_(
                months.c.month >= month_text(start),
                months.c.month <= month_text(end),
                months.c.last_day >= start,
                months.c.first_day <= end,
            ),
        )
        .where(end >= start, pairs.c.pair_id.in_(select(touched_pairs.c.pair_id)))
    )


def _counted() -> Select[Any]:
    """Active days and session sums in one row per pair and month."""
    sums = session_sums()
    active = _active().add_columns(*(literal(0).label(name) for name in sums))
    logged = (
        select(
            sessions.c.pair_id,
            sessions.c.month,
            literal(0).label("days"),
            *(value.label(name) for name, value in sums.items()),
        )
        .where(sessions.c.pair_id.in_(select(touched_pairs.c.pair_id)))
        .group_by(sessions.c.pair_id, sessions.c.month)
    )
    both = union_all(active, logged).subquery("both")
    return select(
        both.c.pair_id,
        both.c.month,
        *(cast(func.sum(both.c[name]), Integer).label(name) for name in ("days", *sums)),
    ).group_by(both.c.pair_id, both.c.month)


def refresh(connection: Connection, today: date) -> None:
    """Count the months of the touched pairs anew."""
    listed = select(touched_pairs.c.pair_id)
    connection.execute(pair_months.delete().where(pair_months.c.pair_id.in_(listed)))
    counted = _counted().subquery("counted")
    eligible = and_(counted.c.days >= ELIGIBLE_DAYS, months.c.closed == 0)
    same = [c for c in session_sums() if c != "completed"]
    rows = (
        select(
            counted.c.pair_id,
            counted.c.month,
            pairs.c.mentee_id.label("person_id"),
            pairs.c.region,
            pairs.c.cohort,
            pairs.c.program_type,
            pairs.c.role,
            months.c.program_year,
            counted.c.days.label("active_days"),
            case((eligible, 1), else_=0).label("eligible"),
            case((counted.c.completed > 0, 1), else_=0).label("checklist"),
            case((counted.c.contacts > 0, 1), else_=0).label("contact_month"),
            case((eligible, months.c.intended_low), else_=0).label("intended_low"),
            case((eligible, months.c.intended_high), else_=0).label("intended_high"),
            *(counted.c[name] for name in same),
        )
        .join(pairs, pairs.c.pair_id == counted.c.pair_id)
        .join(months, months.c.month == counted.c.month)
    )
    fill(connection, pair_months, rows)
