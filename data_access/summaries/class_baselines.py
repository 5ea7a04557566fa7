"""Sets the baselines of educators who were seen again apart from those of educators who left."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, and_, case, func, select

from config.program.breakdowns import CARRIED
from data_access.storage.schema import (
    class_baselines,
    class_windows,
    pair_status,
)
from data_access.summaries.class_scores import FIRST_WINDOW, SECOND_WINDOW
from data_access.summaries.expressions import fill
from data_access.summaries.touched import touched_people


def refresh(connection: Connection, today: date) -> None:
    """Write the baselines of the touched educators anew. Reads class_windows and pair_status, fresh."""
    listed = select(touched_people.c.participant_id)
    connection.execute(class_baselines.delete().where(class_baselines.c.person_id.in_(listed)))
    first, second = class_windows.alias("first"), class_windows.alias("second")
    # Somebody has left when no pair of the year was anything but given up.
    gone = (
        select(
            pair_status.c.person_id,
            pair_status.c.program_year,
            func.max(pair_status.c.end_date).label("left_on"),
        )
        .where(pair_status.c.person_id.in_(listed))
        .group_by(pair_status.c.person_id, pair_status.c.program_year)
        .having(func.min(pair_status.c.attrition) == 1)
        .subquery("gone")
    )
    same = ("person_id", "instrument", "program_year", "component")
    taken = (*same, *CARRIED, "consented", "score")
    rows = (
        select(
            *(first.c[name] for name in taken),
            case((second.c.score.is_not(None), 1), else_=0).label("seen_again"),
            gone.c.left_on,
        )
        .join_from(
            first,
            second,
            and_(second.c.window == SECOND_WINDOW, *(second.c[n] == first.c[n] for n in same)),
            isouter=True,
        )
        .outerjoin(
            gone,
            and_(
                gone.c.person_id == first.c.person_id,
                gone.c.program_year == first.c.program_year,
            ),
        )
        .where(
            first.c.person_id.in_(listed),
            first.c.window == FIRST_WINDOW,
            first.c.is_domain == 1,
        )
    )
    fill(connection, class_baselines, rows)
