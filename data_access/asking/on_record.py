"""What a viewer's reach has on record that filters offer: cohorts, and types of programs."""

from __future__ import annotations

from sqlalchemy import select

from config.program.breakdowns import BREAKDOWNS
from data_access.storage.database import Reader
from data_access.storage.schema import pair_status, person_periods


def cohorts(reader: Reader) -> tuple[int, ...]:
    """The cohorts with at least one pair in reach, the newest first."""
    rows = reader.rows(pair_status)
    found = reader.execute(select(rows.c.cohort).where(rows.c.cohort.is_not(None)).distinct())
    return tuple(sorted(found.scalars(), reverse=True))


def program_types(reader: Reader) -> tuple[str, ...]:
    """The types of the programs in which anybody in reach is or was, in their display order."""
    rows = reader.rows(person_periods)
    kind = rows.c.program_type
    found = reader.execute(select(kind).where(kind.is_not(None)).distinct())
    return tuple(BREAKDOWNS["program_type"].sorted(found.scalars()))
