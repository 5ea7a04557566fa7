"""Keeps the column maps people save, beside those that come with the program.

A map belongs to the region of whoever saved it: it holds words of that region's files, and whoever reads
files by it takes what it says they mean. Others see it once an administrator has shared it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select, update

from config.maps import ColumnMap, MapRefused, map_from, map_text, shipped
from data_access.imports.climate import ClimateAsked, settled
from data_access.imports.formats import FORMATS
from data_access.imports.maps import check_map
from data_access.imports.personal_numbers import find_personal_number
from data_access.imports.uploads import PATIENCE
from data_access.people import audit
from data_access.storage.database import Database
from data_access.storage.schema import (
    NAME,
    column_maps,
)
from data_access.storage.scope import Scope

STATE = 0  # where maps of those who import for the whole state belong
LONGEST_NAME = NAME - 4  # a region's number is kept before it


@dataclass(frozen=True)
class KnownMap:
    """A map with who saved it and when; `saved_by` is empty for those of the program.

    `region` is the one it belongs to, STATE for the whole state's; `shared`: every region may use it.
    """

    map: ColumnMap
    text: str
    saved_by: str = ""
    saved_at: datetime | None = None
    region: int = STATE
    shared: bool = True


def place_of(scope: Scope) -> int:
    """Where maps that somebody saves belong: in the one region of a scope, or to the state."""
    return scope.only_region or STATE


def known(database: Database, scope: Scope) -> dict[str, KnownMap]:
    """The maps somebody may read files by, by name: own and shared ones, then the program's.

    Of two with one name the own one is meant.
    """
    own = place_of(scope)
    found = [] if scope.is_empty else _saved(database)
    usable = sorted(
        (m for m in found if m.shared or m.region == own),
        key=lambda m: (m.map.name, m.region == own),
    )
    return {
        **{m.map.name: m for m in usable},
        **{n: KnownMap(m, map_text(m)) for n, m in shipped().items()},
    }


def in_hand(database: Database, scope: Scope) -> tuple[KnownMap, ...]:
    """The saved maps somebody may look at and delete: the own region's; for the whole state, all."""
    if scope.is_empty:
        return ()
    return tuple(m for m in _saved(database) if _is_in_hand(scope, m.region))


def _is_in_hand(scope: Scope, region: int) -> bool:
    return not scope.is_empty and (scope.regions is None or region == place_of(scope))


def _key(region: int, name: str) -> str:
    return f"{region} {name}"


def _saved(database: Database) -> list[KnownMap]:
    # Narrowed by whoever asks: a shared map is read past the region it belongs to.
    with database.reading(Scope(None, False, "column maps")) as reader:
        c = reader.rows(column_maps).c
        found = reader.execute(
            select(c.name, c.text, c.saved_by, c.saved_at, c.region, c.shared).order_by(c.name)
        )
        return [
            KnownMap(
                map_from(row.text, row.name),
                row.text,
                row.saved_by,
                row.saved_at.replace(tzinfo=UTC),
                row.region,
                bool(row.shared),
            )
            for row in found
        ]


def named(database: Database, name: str, scope: Scope) -> ColumnMap:
    """The map of a name. Raises MapRefused where there is none for this importer."""
    maps = known(database, scope)
    if name not in maps:
        raise MapRefused(f"There is no column map {name!r}. Known are: {', '.join(maps)}.")
    return maps[name].map


def save(database: Database, column_map: ColumnMap, who: str, now: datetime, scope: Scope) -> None:
    """Keep a map for the region of a scope, in place of one's own of that name. Raises MapRefused."""
    name = column_map.name
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise MapRefused(f"Give the column map a name of at most {LONGEST_NAME} characters.")
    if name in shipped():
        raise MapRefused(f"The name {name} belongs to a map of the program. Choose another one.")
    if column_map.format not in FORMATS:
        raise MapRefused(
            f"The column map {name} is for {column_map.format} files, which are not known. "
            f"Known are: {', '.join(FORMATS)}."
        )
    check_map(column_map, FORMATS[column_map.format])
    _refuse_personal_numbers(column_map)
    at, region = now.astimezone(UTC).replace(tzinfo=None), place_of(scope)
    with database.writing("import", PATIENCE) as connection:
        mine = column_maps.c.name == _key(region, name)
        other = connection.scalar(select(column_maps.c.saved_by).where(mine))
        if other not in (None, who[:NAME]):
            raise MapRefused(f"{other} has saved a map named {name}. Choose another name.")
        # What was shared is what it said then: a map that is saved anew is the region's own again.
        connection.execute(delete(column_maps).where(mine))
        connection.execute(
            insert(column_maps).values(
                name=_key(region, name),
                region=region,
                format=column_map.format,
                text=map_text(column_map),
                saved_by=who[:NAME],
                saved_at=at,
            )
        )
        _tell(connection, "column_map", name, region, who, now)


def add_units(
    database: Database,
    name: str | None,
    units: Mapping[str, str],
    who: str,
    now: datetime,
    scope: Scope,
) -> None:
    """Keep what was said of a map's bare numbers with it, so that the next file asks nothing.

    A map of somebody else, or one that others use, stays as it is: it is asked again.
    """
    if own := _own(database, name, who, scope):
        durations = {**own.durations, **units}
        save(database, replace(own, durations=durations), who, now, scope)


def add_night_times(
    database: Database, name: str | None, meant: str, who: str, now: datetime, scope: Scope
) -> None:
    """Keep what was said of a map's start times at night with it, as `add_units` does."""
    if own := _own(database, name, who, scope):
        save(database, replace(own, night_times=meant), who, now, scope)


def add_climate(
    database: Database,
    name: str | None,
    asked: ClimateAsked,
    orientation: str,
    who: str,
    now: datetime,
    scope: Scope,
) -> None:
    """Keep which way round Negative Climate is in files of a map with it, as `add_units` does."""
    if own := _own(database, name, who, scope):
        save(database, settled(own, own.format, asked, orientation), who, now, scope)


def _own(database: Database, name: str | None, who: str, scope: Scope) -> ColumnMap | None:
    """A map that this person has saved and that nobody else uses."""
    found = known(database, scope).get(name) if name else None
    return found.map if found and not found.shared and found.saved_by == who[:NAME] else None


def _refuse_personal_numbers(column_map: ColumnMap) -> None:
    texts = [
        *column_map.columns,
        *column_map.constants.values(),
        *(text for words in column_map.values.values() for pair in words.items() for text in pair),
    ]
    for kind in filter(None, map(find_personal_number, texts)):
        raise MapRefused(f"A text of the map looks like {kind}. PAC needs none of them.")


def remove(
    database: Database, name: str, region: int, who: str, now: datetime, scope: Scope
) -> bool:
    """Delete a saved map that is in hand; False where there is none."""
    if not _is_in_hand(scope, region):
        return False
    with database.writing("import", PATIENCE) as connection:
        this = column_maps.c.name == _key(region, name)
        if not connection.execute(delete(column_maps).where(this)).rowcount:
            return False
        _tell(connection, "column_map_deleted", name, region, who, now)
    return True


def share(
    database: Database, name: str, region: int, who: str, now: datetime, scope: Scope
) -> bool:
    """Let every region read files by a map; False where there is none, or it is not one's to share.

    Only who imports for the whole state may: a map decides what others' files are taken to say.
    """
    if scope.is_empty or scope.regions is not None:
        return False
    with database.writing("import", PATIENCE) as connection:
        this = column_maps.c.name == _key(region, name)
        if not connection.execute(update(column_maps).where(this).values(shared=1)).rowcount:
            return False
        _tell(connection, "column_map_shared", name, region, who, now)
    return True


def _tell(
    connection: Connection, event: str, name: str, region: int, who: str, now: datetime
) -> None:
    detail = {"name": name, "region": region or None}
    audit.record(connection, who, event, detail, now, about=f"column map {name}")
