"""Keeps the column maps people save, beside those that come with the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, insert, select

from config.maps import ColumnMap, MapRefused, map_from, map_text, shipped
from data_access.imports.formats import FORMATS
from data_access.imports.maps import check_map
from data_access.imports.uploads import PATIENCE
from data_access.people import audit
from data_access.storage.database import (
    Database,
    Reader,
)
from data_access.storage.schema import (
    NAME,
    column_maps,
)
from data_access.storage.scope import nothing


@dataclass(frozen=True)
class KnownMap:
    """A map with who saved it and when; `saved_by` is empty for those of the program."""

    map: ColumnMap
    text: str
    saved_by: str = ""
    saved_at: datetime | None = None


def known(database: Database) -> dict[str, KnownMap]:
    """All maps by the name they are asked for by: the saved ones by name, then the program's."""
    with database.reading(nothing()) as reader:
        return {**_saved(reader), **{n: KnownMap(m, map_text(m)) for n, m in shipped().items()}}


def _saved(reader: Reader) -> dict[str, KnownMap]:
    c = column_maps.c
    found = reader.execute(select(c.name, c.text, c.saved_by, c.saved_at).order_by(c.name))
    return {
        row.name: KnownMap(
            map_from(row.text, row.name),
            row.text,
            row.saved_by,
            row.saved_at.replace(tzinfo=UTC),
        )
        for row in found
    }


def named(database: Database, name: str) -> ColumnMap:
    """The map of a name. Raises MapRefused where there is none."""
    maps = known(database)
    if name not in maps:
        raise MapRefused(f"There is no column map {name!r}. Known are: {', '.join(maps)}.")
    return maps[name].map


def save(database: Database, column_map: ColumnMap, who: str, now: datetime) -> None:
    """Keep a map under its name, in place of one's own of that name. Raises MapRefused."""
    name = column_map.name
    if not name.strip() or len(name) > NAME or not name.isprintable():
        raise MapRefused(f"Give the column map a name of at most {NAME} characters.")
    if name in shipped():
        raise MapRefused(f"The name {name} belongs to a map of the program. Choose another one.")
    if column_map.format not in FORMATS:
        raise MapRefused(
            f"The column map {name} is for {column_map.format} files, which are not known. "
            f"Known are: {', '.join(FORMATS)}."
        )
    check_map(column_map, FORMATS[column_map.format])
    at = now.astimezone(UTC).replace(tzinfo=None)
    with database.writing("import", PATIENCE) as connection:
        mine = column_maps.c.name == name
        other = connection.scalar(select(column_maps.c.saved_by).where(mine))
        if other not in (None, who[:NAME]):
            raise MapRefused(f"{other} has saved a map named {name}. Choose another name.")
        connection.execute(delete(column_maps).where(mine))
        connection.execute(
            insert(column_maps).values(
                name=name,
                format=column_map.format,
                text=map_text(column_map),
                saved_by=who[:NAME],
                saved_at=at,
            )
        )
        audit.record(
            connection, who, "column_map", {"name": name, "format": column_map.format}, now
        )
