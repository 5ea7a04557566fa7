"""Two ids of participants that may be one person, by the rules that say so."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from config.program.vocabulary import EDUCATION, PARTICIPANT_ROLES
from data_access.lists.twins import AcrossRegions, Compared, Twin, side_by_side, sides_of, words_of
from data_access.storage import schema
from data_access.storage.database import Reader

KIND = "person"
SAME_REGISTRY_ID = "same registry id"
SAME_NAME = "same name and program"
_COMPARED = (
    Compared("pq_registry_id", "registry id"),
    Compared("first_name", "first name"),
    Compared("last_name", "last name"),
    Compared("program_number", "program"),
    Compared("role", "role", PARTICIPANT_ROLES),
    Compared("hire_date", "day of hire"),
    Compared("education", "education", EDUCATION),
    Compared("years_experience", "years of experience"),
)


def proposed(reader: Reader, today: date) -> Select[Any]:
    """Each two ids of participants that have one registry id, or one name within one program."""
    one = reader.rows(schema.participants).alias("one")
    two = reader.rows(schema.participants).alias("two")

    def same(column: str) -> ColumnElement[bool]:
        first, second = one.c[column], two.c[column]
        return and_(first != "", func.lower(first) == func.lower(second))

    by_name = and_(same("first_name"), same("last_name"), same("program_number"))
    found = side_by_side(reader, one, two, _COMPARED, today, or_(same("pq_registry_id"), by_name))
    return found.add_columns(
        one.c.participant_id.label("person_id"), same("pq_registry_id").label("by_registry")
    )


def twin(found: Any) -> Twin:
    """A row of what is proposed."""
    ground = SAME_REGISTRY_ID if found.by_registry else SAME_NAME
    return Twin(KIND, found.one_id, found.other_id, ground, sides_of(found._mapping, _COMPARED))


def words(found: Any) -> str:
    """Why they may be one, and what differs."""
    return words_of(twin(found))


def across_regions(reader: Reader) -> list[AcrossRegions]:
    """Two ids with one registry id that no facilitator can see together; none for most viewers."""
    rows = reader.scope.shared_registry_ids()
    found = reader.execute(
        select(rows.c.person_id, rows.c.region, rows.c.other_id, rows.c.other_region).order_by(
            rows.c.person_id, rows.c.other_id
        )
    )
    return [AcrossRegions(KIND, SAME_REGISTRY_ID, *tuple(row)) for row in found]
