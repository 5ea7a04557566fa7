"""Writes down that two ids are one person or program, or are not after all: merging, and splitting again.

The records are only added to. What follows from them for facts and figures is done by
`data_access/summaries/one_id.py`; files keep the ids they have, those still to come too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, insert, or_, select

from data_access.imports import consents, ledger
from data_access.people import audit
from data_access.storage.data_version import raise_version
from data_access.storage.database import Database, Reader
from data_access.storage.schema import NAME, pairs, person_periods, program_regions
from data_access.storage.scope import Scope
from data_access.summaries.one_id import (
    MERGE,
    NAMED,
    PEOPLE,
    PROGRAMS,
    SPLIT,
    IdsOf,
    OwnCoach,
    links,
    root_of,
    touch,
)
from data_access.summaries.refresh import refresh

# By the word for what an id is of: "person" or "program".
KINDS: dict[str, IdsOf] = {named.what: named for named in NAMED}
_CALLED = {PEOPLE.what: "participant", PROGRAMS.what: "program"}
_EVENTS = {
    (PEOPLE.what, MERGE): "people_merged",
    (PEOPLE.what, SPLIT): "people_split",
    (PROGRAMS.what, MERGE): "programs_merged",
    (PROGRAMS.what, SPLIT): "programs_split",
}


class MergeRefused(ValueError):
    """Two ids that cannot be merged, or not be split; the text says why and what to do.

    Seen: the sentence, on the command line or above the list of data to set right; nothing is changed.
    """


@dataclass(frozen=True)
class SaidToBeOne:
    """One line of a record: who said of an id that it is, or is no longer, that of another.

    `kind`: what the ids are of, a person or a program.
    """

    kind: str
    entry_id: int
    at: datetime
    who: str
    what: str
    other_id: str
    kept_id: str
    ground: str
    region: int | None

    @property
    def is_merge(self) -> bool:
        return self.what == MERGE


@dataclass(frozen=True)
class SaidBy:
    """Who says it, how they know, and on which day."""

    ground: str
    who: str
    today: date


def merge(
    database: Database,
    scope: Scope,
    other_id: str,
    kept_id: str,
    said_by: SaidBy,
    named: IdsOf = PEOPLE,
) -> None:
    """Say that an id is that of another one, under whose id both are read from now on.

    Raises MergeRefused, and DatabaseUnavailable.
    """
    ground = _checked(said_by.ground)
    if other_id == kept_id:
        raise MergeRefused(f"These are one id already. Name the two ids of the {named.what}.")
    with database.writing("import") as connection:
        try:
            with ledger.turn(connection, said_by.today):
                region = _region_of_both(connection, scope, (other_id, kept_id), named)
                said = links(connection, named)
                if root_of(other_id, said) == root_of(kept_id, said):
                    raise MergeRefused(f"These two ids are read as one {named.what} already.")
                if other_id in said:
                    raise MergeRefused(
                        f"{other_id} is read as {root_of(other_id, said)}. Say it of that id, or split "
                        "them first."
                    )
                _write(connection, named, (MERGE, other_id, kept_id), ground, said_by.who, region)
                _count_anew(connection, (other_id, kept_id), named, said_by.today)
        except OwnCoach as error:
            raise MergeRefused(
                "They cannot be one person: one would be the other's coach, and so their own "
                f"(pair {error}). Correct the pair first."
            ) from error
        _close(connection, named, (MERGE, other_id, kept_id), said_by.who)


def split(
    database: Database, scope: Scope, other_id: str, said_by: SaidBy, named: IdsOf = PEOPLE
) -> None:
    """Say that an id is not that of another one after all: all is as if it had never been said.

    Raises MergeRefused, and DatabaseUnavailable.
    """
    ground = _checked(said_by.ground)
    with database.writing("import") as connection:
        with ledger.turn(connection, said_by.today):
            kept_id = links(connection, named).get(other_id)
            if kept_id is None:
                _region_of_both(connection, scope, (other_id,), named)
                raise MergeRefused(f"{other_id} is not read as another {named.what}.")
            region = _region_of_both(connection, scope, (other_id, kept_id), named)
            _write(connection, named, (SPLIT, other_id, kept_id), ground, said_by.who, region)
            _count_anew(connection, (other_id, kept_id), named, said_by.today)
        _close(connection, named, (SPLIT, other_id, kept_id), said_by.who)


def _checked(ground: str) -> str:
    ground = " ".join(ground.split())
    if not ground or not ground.isprintable():
        raise MergeRefused("Say in a few words how you know, such as: same registry id.")
    return ground[:NAME]


def _region_of_both(
    connection: Connection, scope: Scope, ids: tuple[str, ...], named: IdsOf
) -> int | None:
    """The region where all of them are; None where that is not one. Refuses what is out of reach."""
    of = named.of.c
    rows = connection.execute(select(of[named.key], of.region).where(of[named.key].in_(ids)))
    found = {row[0]: row.region for row in rows}
    for one in ids:
        # One answer for an id that nobody has and one of another region.
        if one not in found or scope.is_empty or not scope.allows(found[one]):
            where = "" if scope.regions is None else " in your region"
            called = _CALLED[named.what]
            raise MergeRefused(f"There is no {called} {one}{where}. Check the id.")
    if scope.regions is not None and _reaches_elsewhere(connection, ids, scope.regions, named):
        pair = ", or is in a pair of another one" if named is PEOPLE else ""
        raise MergeRefused(
            f"One of them was not in your region all the time{pair}, so others' figures would change. "
            "Ask the administrator to do it."
        )
    regions = set(found.values())
    return regions.pop() if len(regions) == 1 else None


def _reaches_elsewhere(
    connection: Connection, ids: tuple[str, ...], regions: tuple[int, ...], named: IdsOf
) -> bool:
    def elsewhere(region: Any) -> ColumnElement[bool]:
        return or_(region.is_(None), region.not_in(regions))

    if named is PROGRAMS:
        said = program_regions.c
        there = said.region.not_in([str(region) for region in regions])
        ways = (exists().where(said.program_number.in_(ids), said.scheme == "PAC", there),)
        return any(connection.execute(select(way)).scalar() for way in ways)
    members = (pairs.c.coach_id, pairs.c.mentee_id, pairs.c.il_id)
    of_people = (
        exists().where(person_periods.c.person_id.in_(ids), elsewhere(person_periods.c.region)),
        exists().where(or_(*(m.in_(ids) for m in members)), elsewhere(pairs.c.region)),
    )
    return any(connection.execute(select(way)).scalar() for way in of_people)


def _write(
    connection: Connection,
    named: IdsOf,
    entry: tuple[str, str, str],
    ground: str,
    who: str,
    region: int | None,
) -> None:
    what, other_id, kept_id = entry
    row = {
        "at": ledger.now(),
        "who": who[:NAME],
        "what": what,
        named.key: other_id,
        "kept_id": kept_id,
        "ground": ground,
        "region": region,
    }
    connection.execute(insert(named.record).values(row))


def _count_anew(connection: Connection, ids: tuple[str, ...], named: IdsOf, today: date) -> None:
    """Count what rests on them; what files said of others is folded again with it."""
    touch(connection, ids, named.listed)
    refresh(connection, today)


def _close(connection: Connection, named: IdsOf, entry: tuple[str, str, str], who: str) -> None:
    what, other_id, kept_id = entry
    if named is PEOPLE:
        consents.place(connection)
    raise_version(connection)
    people = (other_id, kept_id) if named is PEOPLE else ()
    event = _EVENTS[named.what, what]
    audit.record(connection, who, event, {"kept": kept_id}, about=other_id, people=people)


def record_of(reader: Reader, named: IdsOf = PEOPLE) -> tuple[SaidToBeOne, ...]:
    """The lines of a record in reach, the newest first."""
    rows = reader.rows(named.record)
    columns = (
        rows.c[name]
        for name in ("entry_id", "at", "who", "what", named.key, "kept_id", "ground", "region")
    )
    statement = select(*columns).order_by(rows.c.entry_id.desc())
    return tuple(SaidToBeOne(named.what, *tuple(row)) for row in reader.execute(statement))


@dataclass(frozen=True)
class OtherId:
    """An id that is read as another's, and why; without a line where the record is out of reach."""

    kind: str
    other_id: str
    kept_id: str
    said: SaidToBeOne | None


def other_ids(reader: Reader, *kinds: IdsOf) -> tuple[OtherId, ...]:
    """The ids in reach that are read as another's now, each with the line that says why."""
    return tuple(one for named in kinds or NAMED for one in _other_ids(reader, named))


def _other_ids(reader: Reader, named: IdsOf) -> list[OtherId]:
    rows = reader.rows(named.merged)
    why: dict[str, SaidToBeOne] = {}
    for line in record_of(reader, named):
        why.setdefault(line.other_id, line)
    other, kept_id = rows.c[named.key], rows.c[named.as_id]
    columns = (other.label("other"), kept_id.label("kept"))
    found = reader.execute(select(*columns).order_by(other))
    return [OtherId(named.what, row.other, row.kept, why.get(row.other)) for row in found]
