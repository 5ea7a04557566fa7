"""What a viewer's reach has on record that filters offer: cohorts, types of programs, the first year."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select, union_all

from config.program.breakdowns import BREAKDOWNS
from config.program.calendars import FIRST_PROGRAM_YEAR, program_year_of
from data_access.measures import MEASURES
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


def first_year(reader: Reader, today: date) -> int:
    """The first program year of which anything that is measured is on record in reach; this one of nothing.

    In reach, and not in the state: the year in which another region began is not told by it.
    """
    tables = {m.table.name: m.table for m in MEASURES.values() if "program_year" in m.table.c}

    def find() -> int:
        years = [reader.rows(table).c.program_year for table in tables.values()]
        firsts = union_all(
            *(select(func.min(year)).where(year >= FIRST_PROGRAM_YEAR) for year in years)
        )
        found = reader.execute(firsts).scalars()
        return min([program_year_of(today), *(int(year) for year in found if year)])

    return reader.once("first year on record", find)
