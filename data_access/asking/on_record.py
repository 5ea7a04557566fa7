"""What a viewer's reach has on record that filters offer: the program years of its cohorts."""

from __future__ import annotations

from sqlalchemy import select

from data_access.storage.database import Reader
from data_access.storage.schema import pair_status


def cohorts(reader: Reader) -> tuple[int, ...]:
    """The cohorts with at least one pair in reach, the newest first."""
    rows = reader.rows(pair_status)
    found = reader.execute(select(rows.c.cohort).where(rows.c.cohort.is_not(None)).distinct())
    return tuple(sorted(found.scalars(), reverse=True))
