"""Writes down that two ids are one person, or are not after all: merging people, and splitting them again.

The record is only added to. What follows from it for facts and figures is done by
`data_access/summaries/one_person.py`; files keep the ids they have, those still to come too.
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
from data_access.storage.schema import (
    NAME,
    merged_ids,
    pairs,
    participants,
    person_periods,
    same_people,
)
from data_access.storage.scope import Scope
from data_access.summaries.one_person import MERGE, SPLIT, OwnCoach, links, root_of, touch
from data_access.summaries.refresh import refresh


class MergeRefused(ValueError):
    """Two ids that cannot be merged, or not be split; the text says why and what to do.

    Seen: the sentence, on the command line or above the list of data to set right; nothing is changed.
    """


@dataclass(frozen=True)
class SaidToBeOne:
    """One line of the record: who said of an id that it is, or is no longer, the person of another."""

    entry_id: int
    at: datetime
    who: str
    what: str
    participant_id: str
    kept_id: str
    ground: str
    region: int | None

    @property
    def is_merge(self) -> bool:
        return self.what == MERGE


def merge(
    database: Database,
    scope: Scope,
    participant_id: str,
    kept_id: str,
    ground: str,
    who: str,
    today: date,
) -> None:
    """Say that an id is the person of another one, under whose id both are read from now on.

    Raises MergeRefused, and DatabaseUnavailable.
    """
    ground = _checked(ground)
    if participant_id == kept_id:
        raise MergeRefused("These are one id already. Name the two ids of the person.")
    with database.writing("import") as connection:
        try:
            with ledger.turn(connection, today):
                region = _region_of_both(connection, scope, (participant_id, kept_id))
                said = links(connection)
                if root_of(participant_id, said) == root_of(kept_id, said):
                    raise MergeRefused("These two ids are read as one person already.")
                if participant_id in said:
                    raise MergeRefused(
                        f"{participant_id} is read as {root_of(participant_id, said)}. Say it of "
                        "that id, or split them first."
                    )
                _write(connection, MERGE, participant_id, kept_id, ground, who, region)
                _count_anew(connection, (participant_id, kept_id), today)
        except OwnCoach as error:
            raise MergeRefused(
                "They cannot be one person: one would be the other's coach, and so their own "
                f"(pair {error}). Correct the pair first."
            ) from error
        consents.place(connection)
        _close(connection, "people_merged", participant_id, kept_id, who)


def split(
    database: Database, scope: Scope, participant_id: str, ground: str, who: str, today: date
) -> None:
    """Say that an id is not the person of another one after all: all is as if it had never been said.

    Raises MergeRefused, and DatabaseUnavailable.
    """
    ground = _checked(ground)
    with database.writing("import") as connection:
        with ledger.turn(connection, today):
            kept_id = links(connection).get(participant_id)
            if kept_id is None:
                _region_of_both(connection, scope, (participant_id,))
                raise MergeRefused(f"{participant_id} is not read as anybody else.")
            region = _region_of_both(connection, scope, (participant_id, kept_id))
            _write(connection, SPLIT, participant_id, kept_id, ground, who, region)
            _count_anew(connection, (participant_id, kept_id), today)
        consents.place(connection)
        _close(connection, "people_split", participant_id, kept_id, who)


def _checked(ground: str) -> str:
    ground = " ".join(ground.split())
    if not ground or not ground.isprintable():
        raise MergeRefused("Say in a few words how you know, such as: same registry id.")
    return ground[:NAME]


def _region_of_both(connection: Connection, scope: Scope, ids: tuple[str, ...]) -> int | None:
    """The region where all of them are; None where that is not one. Refuses what is out of reach."""
    found = {
        row.participant_id: row.region
        for row in connection.execute(
            select(participants.c.participant_id, participants.c.region).where(
                participants.c.participant_id.in_(ids)
            )
        )
    }
    for one in ids:
        # One answer for an id that nobody has and one of another region.
        if one not in found or scope.is_empty or not scope.allows(found[one]):
            where = "" if scope.regions is None else " in your region"
            raise MergeRefused(f"There is no participant {one}{where}. Check the id.")
    if scope.regions is not None and _reaches_elsewhere(connection, ids, scope.regions):
        raise MergeRefused(
            "One of them was not in your region all the time, or is in a pair of another one, so others' "
            "figures would change. Ask the administrator to do it."
        )
    regions = set(found.values())
    return regions.pop() if len(regions) == 1 else None


def _reaches_elsewhere(
    connection: Connection, ids: tuple[str, ...], regions: tuple[int, ...]
) -> bool:
    def elsewhere(region: Any) -> ColumnElement[bool]:
        return or_(region.is_(None), region.not_in(regions))

    members = (pairs.c.coach_id, pairs.c.mentee_id, pairs.c.il_id)
    ways = (
        exists().where(person_periods.c.person_id.in_(ids), elsewhere(person_periods.c.region)),
        exists().where(or_(*(m.in_(ids) for m in members)), elsewhere(pairs.c.region)),
    )
    return any(connection.execute(select(way)).scalar() for way in ways)


def _write(
    connection: Connection,
    what: str,
    participant_id: str,
    kept_id: str,
    ground: str,
    who: str,
    region: int | None,
) -> None:
    row = {
        "at": ledger.now(),
        "who": who[:NAME],
        "what": what,
        "participant_id": participant_id,
        "kept_id": kept_id,
        "ground": ground,
        "region": region,
    }
    connection.execute(insert(same_people).values(row))


def _count_anew(connection: Connection, ids: tuple[str, ...], today: date) -> None:
    """Count what rests on these people; what files said of others is folded again with it."""
    touch(connection, ids)
    refresh(connection, today)


def _close(connection: Connection, event: str, participant_id: str, kept_id: str, who: str) -> None:
    raise_version(connection)
    audit.record(
        connection, who, event, {"kept": kept_id}, about=participant_id,
        people=(participant_id, kept_id),
    )  # fmt: skip


def record_of(reader: Reader) -> tuple[SaidToBeOne, ...]:
    """The lines of the record in reach, the newest first."""
    rows = reader.rows(same_people)
    names = SaidToBeOne.__dataclass_fields__
    statement = select(*(rows.c[name] for name in names)).order_by(rows.c.entry_id.desc())
    return tuple(SaidToBeOne(*tuple(row)) for row in reader.execute(statement))


@dataclass(frozen=True)
class OtherId:
    """An id that is read as a person's, and why; without a line where the record is out of reach."""

    participant_id: str
    person_id: str
    said: SaidToBeOne | None


def other_ids(reader: Reader) -> tuple[OtherId, ...]:
    """The ids in reach that are read as another's now, each with the line that says why."""
    rows = reader.rows(merged_ids)
    why: dict[str, SaidToBeOne] = {}
    for line in record_of(reader):
        why.setdefault(line.participant_id, line)
    statement = select(rows.c.participant_id, rows.c.person_id).order_by(rows.c.participant_id)
    return tuple(
        OtherId(row.participant_id, row.person_id, why.get(row.participant_id))
        for row in reader.execute(statement)
    )
