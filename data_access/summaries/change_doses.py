"""Puts the coaching each mentee received beside the matched change in the mentee's CLASS domains."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, Select, and_, case, func, select, union

from config.program.breakdowns import CARRIED
from data_access.storage.dialect import month_text
from data_access.storage.schema import (
    change_doses,
    class_changes,
    class_windows,
    pair_months,
    pairs,
)
from data_access.summaries.expressions import fill
from data_access.summaries.touched import pairs_with_logs, touched_pairs, touched_people

_SECOND = "END"


def _touched() -> Select[tuple[str]]:
    """The people themselves, and the mentees of touched pairs and of pairs with new logs."""
    listed = union(select(touched_pairs.c.pair_id), pairs_with_logs())
    return select(
        union(
            select(touched_people.c.participant_id),
            select(pairs.c.mentee_id).where(pairs.c.pair_id.in_(listed)),
        )
        .subquery()
        .c.participant_id
    )


def refresh(connection: Connection, today: date) -> None:
    """Count anew for the touched people. Reads class_changes and pair_months, fresh.

    Only changes whose baseline came before coaching are kept, as in the measure of matched
    change, and only of mentees with a pair in that program year.
    """
    listed = _touched()
    connection.execute(change_doses.delete().where(change_doses.c.person_id.in_(listed)))
    change = class_changes
    second = (
        select(func.min(class_windows.c.first_date))
        .where(
            class_windows.c.person_id == change.c.person_id,
            class_windows.c.instrument == change.c.instrument,
            class_windows.c.program_year == change.c.program_year,
            class_windows.c.component == change.c.component,
            class_windows.c.window == _SECOND,
        )
        .correlate(change)
        .scalar_subquery()
    )
    seen = (
        select(change, month_text(second).label("last_month"))
        .where(
            change.c.person_id.in_(listed),
            change.c.is_domain == 1,
            change.c.baseline_first == 1,
        )
        .subquery("seen")
    )
    months = pair_months
    of_change = ("instrument", "program_year", "component", "consented", "pre", "change")
    keys = ("person_id", *CARRIED, *of_change)
    video = months.c.contacts_live_video + months.c.contacts_async_video
    rows = (
        select(
            *(seen.c[name] for name in keys),
            # Of the months that were due, as what was intended.
            func.sum(case((months.c.eligible == 1, months.c.minutes), else_=0)).label("minutes"),
            func.sum(months.c.intended_low).label("intended_low"),
            func.sum(months.c.contacts).label("contacts"),
            func.sum(video).label("video_contacts"),
            func.sum(months.c.strategies).label("strategies"),
        )
        .join(
            months,
            and_(
                months.c.person_id == seen.c.person_id,
                months.c.program_year == seen.c.program_year,
                months.c.month <= seen.c.last_month,
            ),
        )
        .group_by(*(seen.c[name] for name in keys))
    )
    fill(connection, change_doses, rows)
