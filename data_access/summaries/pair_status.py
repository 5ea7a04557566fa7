"""Sums up each pair: its dates, first and last contact, last checklist and its two observations."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select

from config.vocabulary import ATTRITION_REASONS
from data_access.schema import class_windows, pair_status, pairs, sessions
from data_access.summaries.expressions import fill, planned_end
from data_access.summaries.touched import touched_pairs


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


def refresh(connection: Connection, today: date) -> None:
    """Sum up the touched pairs anew. Reads class_windows, which must be fresh."""
    listed = select(touched_pairs.c.pair_id)
    connection.execute(pair_status.delete().where(pair_status.c.pair_id.in_(listed)))
    contact_day = case((sessions.c.contact == 1, sessions.c.session_date))
    checklist_day = case((sessions.c.status == "completed", sessions.c.session_date))
    logged = (
        select(
            sessions.c.pair_id,
            func.min(contact_day).label("first_contact"),
            func.max(contact_day).label("last_contact"),
            func.max(checklist_day).label("last_checklist"),
        )
        .where(sessions.c.pair_id.in_(listed))
        .group_by(sessions.c.pair_id)
        .subquery("logged")
    )
    attrition = pairs.c.end_date.is_not(None) & pairs.c.end_reason.in_(ATTRITION_REASONS)
    rows = (
        select(
            pairs.c.pair_id,
            pairs.c.mentee_id.label("person_id"),
            pairs.c.coach_id,
            pairs.c.region,
            pairs.c.cohort,
            pairs.c.program_type,
            pairs.c.role,
            pairs.c.cohort_year.label("program_year"),
            pairs.c.start_date,
            planned_end().label("planned_end"),
            pairs.c.end_date,
            pairs.c.end_reason,
            case((attrition, 1), else_=0).label("attrition"),
            logged.c.first_contact,
            logged.c.last_contact,
            logged.c.last_checklist,
            _first_seen("BASE").label("baseline_date"),
            _first_seen("END").label("second_date"),
        )
        .outerjoin(logged, logged.c.pair_id == pairs.c.pair_id)
        .where(pairs.c.pair_id.in_(listed))
    )
    fill(connection, pair_status, rows)
