"""Keeps the column maps people save, beside those that come with the program.

A map belongs to the region of whoever saved it: it holds words of that region's files, and whoever reads
files by it takes what it says they mean. Its region may offer it to the others, who can look at it and take
a copy. Files of other regions are read by it once an administrator has shared it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from config.maps import ColumnMap, MapRefused, map_from, map_text, shipped
from data_access.imports.climate import ClimateAsked, settled
from data_access.imports.formats import FORMATS
from data_access.imports.maps import check_map
from data_access.imports.personal_numbers import find_personal_number
from data_access.imports.uploads import PATIENCE
from data_access.people import audit
from data_access.storage.database import Database, Reader
from data_access.storage.schema import (
    NAME,
    column_maps,
    imports,
)
from data_access.storage.scope import Scope

OWN, SHARED, OFFERED = (
    0,
    1,
    2,
)  # who sees a map besides its region: nobody; all, who read by it; all
STATE = 0  # where maps of those who import for the whole state belong
LONGEST_NAME = NAME - 4  # a region's number is kept before it


@dataclass(frozen=True)
class KnownMap:
    """A map with who saved it and when; `saved_by` is empty for those of the program.

    `region` is the one it belongs to, STATE for the whole state's; `shared`: every region reads files by
    it; `offered`: every region may look at it, and take a copy.
    """

    map: ColumnMap
    text: str
    saved_by: str = ""
    saved_at: datetime | None = None
    region: int = STATE
    shared: bool = True
    offered: bool = False


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


def offered(database: Database, scope: Scope) -> tuple[KnownMap, ...]:
    """The maps that other regions offer to the one in reach."""
    if scope.only_region is None:
        return ()
    return tuple(m for m in _saved(database) if m.offered and m.region != scope.only_region)


@dataclass(frozen=True)
class Used:
    """How many files were read by a map, and when the last one was; the name of that file."""

    files: int
    last: datetime
    file_name: str


def used(reader: Reader) -> dict[str, Used]:
    """What the imports in reach were read by, by the name of the map."""
    rows = reader.rows(imports)
    found = reader.execute(
        select(rows.c.map_name, rows.c.started_at, rows.c.file_name)
        .where(rows.c.map_name.is_not(None))
        .order_by(rows.c.import_id)
    )
    out: dict[str, Used] = {}
    for name, at, file_name in map(tuple, found):
        before = out[name].files if name in out else 0
        out[name] = Used(before + 1, at.replace(tzinfo=UTC), file_name)
    return out


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
                row.shared == SHARED,
                row.shared == OFFERED,
            )
            for row in found
        ]


def named(database: Database, name: str, scope: Scope) -> ColumnMap:
    """The map of a name. Raises MapRefused where there is none for this importer."""
    maps = known(database, scope)
    if name not in maps:
        raise MapRefused(f"There is no column map {name!r}. Known are: {', '.join(maps)}.")
    return maps[name].map


def of_upload(database: Database, scope: Scope, name: str | None) -> ColumnMap | None:
    """The map that an upload was read by, by its own name; None where it is no longer there."""
    maps = known(database, scope) if name else {}
    return next((m.map for m in maps.values() if m.map.name == name), None)


def save(database: Database, column_map: ColumnMap, who: str, now: datetime, scope: Scope) -> None:
    """Keep a map for the region of a scope, in place of one's own of that name. Raises MapRefused."""
    _check(column_map)
    at, region = now.astimezone(UTC).replace(tzinfo=None), place_of(scope)
    name = column_map.name
    with database.writing("import", PATIENCE) as connection:
        mine = column_maps.c.name == _key(region, name)
        other = connection.scalar(select(column_maps.c.saved_by).where(mine))
        if other not in (None, who[:NAME]):
            raise MapRefused(f"{other} has saved a map named {name}. Choose another name.")
        # What was shared is what it said then: a map that is saved anew is the region's own again.
        connection.execute(delete(column_maps).where(mine))
        connection.execute(insert(column_maps).values(_row(column_map, region, who, at)))
        _tell(connection, "column_map", name, region, who, now)


def _row(column_map: ColumnMap, region: int, who: str, at: datetime) -> dict[str, Any]:
    return {
        "name": _key(region, column_map.name),
        "region": region,
        "format": column_map.format,
        "text": map_text(column_map),
        "saved_by": who[:NAME],
        "saved_at": at,
    }


def change(
    database: Database,
    name: str,
    region: int,
    changed: ColumnMap,
    who: str,
    now: datetime,
    scope: Scope,
) -> bool:
    """Put another map, or another name, in the place of one in hand; False where there is none.

    It is the region's own again, whoever saved it: who changes it answers for what it says. Raises
    MapRefused, also where another map has the name.
    """
    if not _is_in_hand(scope, region):
        return False
    _check(changed)
    at = now.astimezone(UTC).replace(tzinfo=None)
    with database.writing("import", PATIENCE) as connection:
        this, new = _key(region, name), _key(region, changed.name)
        if new != this and connection.scalar(
            select(column_maps.c.name).where(column_maps.c.name == new)
        ):
            raise MapRefused(f"There is a map named {changed.name} already. Choose another name.")
        if not connection.execute(delete(column_maps).where(column_maps.c.name == this)).rowcount:
            return False
        connection.execute(insert(column_maps).values(_row(changed, region, who, at)))
        _tell(connection, "column_map_changed", changed.name, region, who, now)
    return True


def _check(column_map: ColumnMap) -> None:
    """Raise MapRefused for a map that may not be kept."""
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

    Only who imports for the whole state may: a map decides what others' files are taken to say. A region
    offers its own, and no file of another is read by it unasked.
    """
    if scope.is_empty or scope.regions is not None:
        return False
    return _show(database, name, region, SHARED, "column_map_shared", who, now)


def offer(
    database: Database, name: str, region: int, who: str, now: datetime, scope: Scope
) -> bool:
    """Let other regions look at a map in hand and take a copy; False where there is none."""
    if not _is_in_hand(scope, region) or region == STATE:
        return False
    return _show(database, name, region, OFFERED, "column_map_offered", who, now)


def unshare(
    database: Database, name: str, region: int, who: str, now: datetime, scope: Scope
) -> bool:
    """Keep a map in hand to its region again; False where there is none. Copies stay."""
    if not _is_in_hand(scope, region):
        return False
    return _show(database, name, region, OWN, "column_map_unshared", who, now)


def _show(
    database: Database, name: str, region: int, shared: int, event: str, who: str, now: datetime
) -> bool:
    with database.writing("import", PATIENCE) as connection:
        this = column_maps.c.name == _key(region, name)
        if not connection.execute(update(column_maps).where(this).values(shared=shared)).rowcount:
            return False
        _tell(connection, event, name, region, who, now)
    return True


def copy(database: Database, name: str, region: int, who: str, now: datetime, scope: Scope) -> bool:
    """Take a copy of a map that another region offers, as one's own; False where there is none.

    Raises MapRefused where one's region has a map of that name.
    """
    found = next(
        (m for m in offered(database, scope) if (m.map.name, m.region) == (name, region)), None
    )
    if found is None:
        return False
    if any(m.map.name == name and m.region == scope.only_region for m in in_hand(database, scope)):
        raise MapRefused(f"Your region has a map named {name} already. Rename that one first.")
    save(database, found.map, who, now, scope)
    return True


def _tell(
    connection: Connection, event: str, name: str, region: int, who: str, now: datetime
) -> None:
    detail = {"name": name, "region": region or None}
    audit.record(connection, who, event, detail, now, about=f"column map {name}")
