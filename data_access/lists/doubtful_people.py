"""Two ids in reach that may be one person, and what speaks against it: for somebody who knows to decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, func, literal, null, or_, select

from config.date_words import day_words
from config.program.vocabulary import EDUCATION, PARTICIPANT_ROLES
from data_access.storage import schema
from data_access.storage.database import Reader

SAME_REGISTRY_ID = "same registry id"
SAME_NAME = "same name and program"
# What is held side by side: the column, and how it is called.
_COMPARED = {
    "pq_registry_id": "registry id",
    "first_name": "first name",
    "last_name": "last name",
    "program_number": "program",
    "role": "role",
    "hire_date": "day of hire",
    "education": "education",
    "years_experience": "years of experience",
}


def proposed(reader: Reader, today: date) -> Select[Any]:
    """Each two ids of participants that have one registry id, or one name within one program.

    `since` is when the second was last filed; NULL where that file is not told.
    """
    one = reader.rows(schema.participants).alias("one")
    two = reader.rows(schema.participants).alias("two")
    files = reader.rows_told(schema.imports)

    def same(column: str) -> ColumnElement[bool]:
        first, second = one.c[column], two.c[column]
        return and_(first != "", func.lower(first) == func.lower(second))

    by_name = and_(same("first_name"), same("last_name"), same("program_number"))
    return (
        select(
            one.c.region,
            cast(null(), String).label("pair_id"),
            one.c.participant_id.label("person_id"),
            two.c.participant_id.label("other_id"),
            (one.c.participant_id + " and " + two.c.participant_id).label("record"),
            files.c.finished_at.label("since"),
            literal(today).label("asked_on"),
            same("pq_registry_id").label("by_registry"),
            *(side.c[c].label(f"{name}_{c}") for name, side in (("one", one), ("two", two))
              for c in _COMPARED),
        )
        .select_from(one)
        .join(two, and_(one.c.participant_id < two.c.participant_id,
                        or_(same("pq_registry_id"), by_name)))
        .outerjoin(files, files.c.import_id == two.c.import_id)
    )  # fmt: skip


def ground(found: Any) -> str:
    """Why they are proposed, as the record would keep it."""
    return SAME_REGISTRY_ID if found.by_registry else SAME_NAME


def words(found: Any) -> str:
    """Why they may be one, and what differs."""
    row = found._mapping
    differing = [
        f"{label} ({_shown(column, row[f'one_{column}'])}; {_shown(column, row[f'two_{column}'])})"
        for column, label in _COMPARED.items()
        if row[f"one_{column}"] != row[f"two_{column}"]
    ]
    against = f"They differ in {', '.join(differing)}." if differing else "Nothing in them differs."
    return f"{ground(found).capitalize()}. {against}"


@dataclass(frozen=True)
class Twin:
    """The other id that may be the same person's: why, and what stands beside what."""

    other: str
    ground: str
    # What is held side by side: how it is called, and what the one and the other id's row says.
    sides: tuple[tuple[str, str, str], ...] = ()


def twin(found: Any) -> Twin:
    """The other id of a row, with each thing that either says."""
    row = found._mapping
    sides = (
        (label, row[f"one_{column}"], row[f"two_{column}"], column)
        for column, label in _COMPARED.items()
    )
    return Twin(
        found.other_id,
        ground(found),
        tuple(
            (label, _shown(column, one), _shown(column, two))
            for label, one, two, column in sides
            if one not in (None, "") or two not in (None, "")
        ),
    )


@dataclass(frozen=True)
class AcrossRegions:
    """Two ids with one registry id, in two regions, for somebody who sees neither by name."""

    person_id: str
    region: int | None
    other_id: str
    other_region: int | None


def across_regions(reader: Reader) -> tuple[AcrossRegions, ...]:
    """Two ids with one registry id that no facilitator can see together; none for most viewers."""
    rows = reader.scope.shared_registry_ids()
    columns = (rows.c[name] for name in AcrossRegions.__dataclass_fields__)
    order = select(*columns).order_by(rows.c.person_id, rows.c.other_id)
    return tuple(reader.records(AcrossRegions, order))


def _shown(column: str, value: Any) -> str:
    if value is None or value == "":
        return "not given"
    if column == "hire_date":
        return day_words(value)
    labels = {"role": PARTICIPANT_ROLES, "education": EDUCATION}.get(column)
    return str(value) if labels is None else labels.label(value)
