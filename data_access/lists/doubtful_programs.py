"""Two numbers of programs that may be one program, by the rules that say so."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, func, null, or_, select

from config.program.vocabulary import LICENSED, PROGRAM_TYPES
from data_access.lists.twins import AcrossRegions, Compared, Twin, side_by_side, sides_of, words_of
from data_access.storage import schema
from data_access.storage.database import Reader

KIND = "program"
SAME_TOWN = "same name and town"
SAME_REGION = "same name and region"
_COMPARED = (
    Compared("name", "name"),
    Compared("program_type", "type", PROGRAM_TYPES),
    Compared("city_town", "town"),
    Compared("licensed", "licensed", LICENSED),
    Compared("fcc_system", "family child care system"),
    Compared("subsidised_share", "share with a subsidy"),
    Compared("licensing_region", "licensing region"),
    Compared("subsidy_region", "subsidy region"),
)
# Signs that people write or leave out: Children's Center, Childrens Center.
_LEFT_OUT = ("'", "\u2019", ".", ",", "-", " ")


def _plain(name: Any) -> ColumnElement[str]:
    text = func.lower(name)
    for sign in _LEFT_OUT:
        text = func.replace(text, sign, "")
    return text


def _same_name(one: Any, two: Any) -> ColumnElement[bool]:
    return _plain(one.c.name) == _plain(two.c.name)


def _same_town(one: Any, two: Any) -> ColumnElement[bool]:
    return and_(one.c.city_town != "", func.lower(one.c.city_town) == func.lower(two.c.city_town))


def proposed(reader: Reader, today: date) -> Select[Any]:
    """Each two numbers that have one name in one town, or in one region where a town is not given."""
    one = reader.rows(schema.programs).alias("one")
    two = reader.rows(schema.programs).alias("two")
    town_open = or_(*(func.coalesce(side.c.city_town, "") == "" for side in (one, two)))
    in_region = and_(town_open, one.c.region == two.c.region)
    by_town = _same_town(one, two)
    found = side_by_side(
        reader, one, two, _COMPARED, today, _same_name(one, two), or_(by_town, in_region)
    )
    return found.add_columns(
        cast(null(), String).label("person_id"), func.coalesce(by_town, False).label("by_town")
    )


def twin(found: Any) -> Twin:
    """A row of what is proposed."""
    ground = SAME_TOWN if found.by_town else SAME_REGION
    return Twin(KIND, found.one_id, found.other_id, ground, sides_of(found._mapping, _COMPARED))


def words(found: Any) -> str:
    """Why they may be one, and what differs."""
    return words_of(twin(found))


def across_regions(reader: Reader) -> list[AcrossRegions]:
    """Two numbers of one name and town, in two regions."""
    one = reader.rows(schema.programs).alias("one")
    two = reader.rows(schema.programs).alias("two")
    elsewhere = one.c.region.is_distinct_from(two.c.region)
    found = reader.execute(
        select(
            one.c.program_number,
            one.c.region,
            two.c.program_number.label("other"),
            two.c.region.label("other_region"),
        )
        .join_from(one, two, one.c.program_number < two.c.program_number)
        .where(_same_name(one, two), _same_town(one, two), elsewhere)
        .order_by(one.c.program_number, two.c.program_number)
    )
    return [AcrossRegions(KIND, SAME_TOWN, *tuple(row)) for row in found]
