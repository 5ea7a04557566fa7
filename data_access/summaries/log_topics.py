"""Counts what the completed sessions of every pair and month name: steps, strategies, content."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, and_, case, cast, func, select, tuple_

from config.program.vocabulary import (
    CONTENT_AREAS,
    STRATEGIES,
)
from data_access.storage.schema import (
    log_topics,
    months,
    pairs,
    sessions,
)
from data_access.summaries.expressions import fill, names, placed
from data_access.summaries.touched import touched_months, touched_pairs


def _sums() -> dict[str, ColumnElement[Any]]:
    """What each column counts over the completed sessions of one pair and month."""
    contact = sessions.c.contact == 1

    def total(*conditions: ColumnElement[bool]) -> ColumnElement[Any]:
        return cast(func.sum(case((and_(*conditions), 1), else_=0)), Integer)

    return {
        "sessions": func.count(sessions.c.session_id),
        "with_step": total(sessions.c.cycle_step.is_not(None)),
        "contacts": total(contact),
        "with_strategy": total(contact, func.coalesce(sessions.c.strategies, "") != ""),
        "with_content": total(contact, func.coalesce(sessions.c.content, "") != ""),
        **{
            f"strategy_{code}": total(contact, names(sessions.c.strategies, code))
            for code in STRATEGIES.codes
        },
        **{
            f"content_{code}": total(contact, names(sessions.c.content, code))
            for code in CONTENT_AREAS.codes
        },
    }


def refresh(connection: Connection, today: date) -> None:
    """Count the touched months anew; which these are is worked out with pair_months."""
    key = tuple_(log_topics.c.pair_id, log_topics.c.month)
    gone = log_topics.c.pair_id.in_(select(touched_pairs.c.pair_id))
    connection.execute(log_topics.delete().where(gone))
    connection.execute(log_topics.delete().where(key.in_(select(touched_months))))
    rows = (
        select(
            pairs.c.pair_id,
            months.c.month,
            pairs.c.mentee_id.label("person_id"),
            *placed(pairs),
            months.c.program_year,
            *(value.label(name) for name, value in _sums().items()),
        )
        .select_from(touched_months)
        .join(pairs, pairs.c.pair_id == touched_months.c.pair_id)
        .join(months, months.c.month == touched_months.c.month)
        .join(
            sessions,
            # By days and not by month: sessions are found by pair and day.
            and_(
                sessions.c.pair_id == touched_months.c.pair_id,
                sessions.c.session_date >= months.c.first_day,
                sessions.c.session_date <= months.c.last_day,
                sessions.c.duplicate_of.is_(None),
                sessions.c.status == "completed",
            ),
        )
        .group_by(*touched_months.c, pairs.c.pair_id, months.c.month)
    )
    fill(connection, log_topics, rows)
