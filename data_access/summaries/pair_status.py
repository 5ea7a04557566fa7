"""Sums up each pair: its dates, first and last contact, last checklist and its two observations."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select, update

from config.program.vocabulary import ATTRITION_REASONS
from data_access.storage.schema import (
    class_windows,
    pair_status,
    pairs,
    sessions,
)
from data_access.summaries.expressions import fill, placed, planned_end
from data_access.summaries.touched import pairs_with_logs, touched_pairs


def _first_seen(window: str) -> ColumnElement[Any]:
    """The mentee's earliest usable observation of a window of the pair's program year."""
    return (
        select(func.min(class_windows.c.first_date))
        .where(
            class_windows.c.person_id == pairs.c.mentee_id,
            class_windows.c.program_year == pairs.c.cohort_year,
            class_windows.c.window == window,
        )
        .correlate(pairs)
        .scalar_subquery()
    )


def _session_days(pair: ColumnElement[Any]) -> dict[str, ColumnElement[Any]]:
    """First and last contact and last checklist: each one step into the index of pair and day."""

    def found(chosen: ColumnElement[Any], condition: ColumnElement[bool]) -> ColumnElement[Any]:
        of_pair = select(chosen).where(sessions.c.pair_id == pair, condition)
        return of_pair.correlate(pair.table).scalar_subquery()

    first, last = func.min(sessions.c.session_date), func.max(sessions.c.session_date)
    contact = sessions.c.contact == 1
    return {
        "first_contact": found(first, contact),
        "last_contact": found(last, contact),
        "last_checklist": found(last, sessions.c.status == "completed"),
    }


def refresh(connection: Connection, today: date) -> None:
    """Sum up the touched pairs anew, and the days of pairs with a touched session.

    Reads class_windows, which must be fresh.
    """
    listed = select(touched_pairs.c.pair_id)
    connection.execute(pair_status.delete().where(pair_status.c.pair_id.in_(listed)))
    attrition = pairs.c.end_date.is_not(None) & pairs.c.end_reason.in_(ATTRITION_REASONS)
    rows = select(
        pairs.c.pair_id,
        pairs.c.mentee_id.label("person_id"),
        pairs.c.coach_id,
        *placed(pairs),
        pairs.c.cohort_year.label("program_year"),
        pairs.c.start_date,
        planned_end().label("planned_end"),
        pairs.c.end_date,
        pairs.c.end_reason,
        case((attrition, 1), else_=0).label("attrition"),
        *(day.label(name) for name, day in _session_days(pairs.c.pair_id).items()),
        _first_seen("BASE").label("baseline_date"),
        _first_seen("END").label("second_date"),
    ).where(pairs.c.pair_id.in_(listed))
    fill(connection, pair_status, rows)
    connection.execute(
        update(pair_status)
        .values(_session_days(pair_status.c.pair_id))
        .where(pair_status.c.pair_id.in_(pairs_with_logs()))
    )
