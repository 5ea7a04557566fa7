"""Keeps whom a region's files mean by a name or e-mail, as was said once; the record is only added to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select

from data_access.imports.named_people import Directory, KnownPair, KnownPerson, Mention
from data_access.imports.uploads import PATIENCE
from data_access.people import accounts, audit
from data_access.storage.database import Database, Reader
from data_access.storage.schema import (
    NAME,
    merged_ids,
    pairs,
    participants,
    programs,
)
from data_access.storage.schema import known_names as record
from data_access.storage.scope import Scope

PERSON, NOBODY, RETIRED = "person", "nobody", "retired"


@dataclass(frozen=True)
class KnownName:
    """One line of the record. `what`: it means a person, or nobody in the program, or nothing any more."""

    entry_id: int
    at: datetime
    who: str
    what: str
    kind: str
    text: str
    participant_id: str | None
    region: int


def _lines(reader: Reader) -> list[KnownName]:
    """All lines in reach, the oldest first."""
    rows = reader.rows(record)
    names = ("name_text" if f == "text" else f for f in KnownName.__dataclass_fields__)
    columns = [rows.c[name] for name in names]
    found = reader.execute(select(*columns).order_by(rows.c.entry_id))
    lines = (KnownName(*tuple(row)) for row in found)
    return [replace(line, at=line.at.replace(tzinfo=UTC)) for line in lines]


def standing(reader: Reader) -> tuple[KnownName, ...]:
    """What stands now of a region's names: the newest word on each, but for those that were taken back."""
    newest = {(line.region, line.kind, line.text): line for line in _lines(reader)}
    return tuple(sorted((n for n in newest.values() if n.what != RETIRED), key=lambda n: n.text))


def labels(reader: Reader, names: Iterable[KnownName]) -> dict[str, str]:
    """The people whom some names mean, in words, as far as they are in reach: by id."""
    meant = {n.participant_id for n in names if n.participant_id}
    known = _directory(reader, {}) if meant else Directory()
    return {one: known.people[one].label for one in meant if one in known.people}


def directory(database: Database, scope: Scope) -> Directory:
    """Whom files of the one region in reach may mean."""
    emails = accounts.emails_of_participants(database)
    with database.reading(scope) as reader:
        return _directory(reader, emails)


def _directory(reader: Reader, emails: dict[str, tuple[str, ...]]) -> Directory:
    one, work, two, other = (reader.rows(t) for t in (participants, programs, pairs, merged_ids))
    goes_by = {
        row.participant_id: row.person_id
        for row in reader.execute(select(other.c.participant_id, other.c.person_id))
    }
    addresses: dict[str, tuple[str, ...]] = {}
    for person, some in emails.items():
        kept = goes_by.get(person, person)
        addresses[kept] = (*addresses.get(kept, ()), *some)
    names = {
        row.program_number: row.name
        for row in reader.execute(select(work.c.program_number, work.c.name))
    }
    people = {
        row.participant_id: KnownPerson(
            row.participant_id,
            " ".join(part for part in (row.first_name, row.last_name) if part),
            row.pq_registry_id or "",
            names.get(row.program_number, ""),
            row.program_number,
            addresses.get(row.participant_id, ()),
        )
        for row in reader.execute(
            select(
                one.c.participant_id,
                one.c.first_name,
                one.c.last_name,
                one.c.pq_registry_id,
                one.c.program_number,
            )
        )
    }
    held = [
        KnownPair(*tuple(row))
        for row in reader.execute(
            select(
                two.c.pair_id,
                two.c.coach_id,
                two.c.mentee_id,
                two.c.cohort_year,
                two.c.start_date,
                two.c.end_date,
            ).order_by(two.c.pair_id)
        )
    ]
    said = {
        (name.kind, name.text): goes_by.get(name.participant_id, name.participant_id)
        if name.participant_id
        else None
        for name in standing(reader)
    }
    return Directory(people, tuple(held), said)


def say(
    database: Database,
    scope: Scope,
    meant: Iterable[tuple[Mention, str | None]],
    who: str,
    now: datetime,
) -> int:
    """Write down whom files of the region mean; None: nobody in the program. Returns the lines written.

    What stands already is not written again.
    """
    region = scope.only_region
    if region is None:
        raise LookupError("names are known within one region")
    with database.reading(scope) as reader:
        known = {(n.kind, n.text): n.participant_id for n in standing(reader)}
    fresh = {
        (mention.kind, mention.text): person
        for mention, person in meant
        if known.get((mention.kind, mention.text), "") != person
    }
    return _write(
        database,
        [
            {
                "what": PERSON if person else NOBODY,
                "kind": kind,
                "name_text": text,
                "participant_id": person,
                "region": region,
            }
            for (kind, text), person in fresh.items()
        ],
        who,
        now,
    )


def retire(database: Database, scope: Scope, entry_id: int, who: str, now: datetime) -> bool:
    """Take back what was said of a name, so that the next file asks again; False where nothing stands."""
    with database.reading(scope) as reader:
        found = next((n for n in standing(reader) if n.entry_id == entry_id), None)
    if found is None:
        return False
    row: dict[str, Any] = {
        "what": RETIRED,
        "kind": found.kind,
        "name_text": found.text,
        "participant_id": found.participant_id,
        "region": found.region,
    }
    return bool(_write(database, [row], who, now))


def _write(database: Database, lines: Sequence[dict[str, Any]], who: str, now: datetime) -> int:
    if not lines:
        return 0
    at = now.astimezone(UTC).replace(tzinfo=None)
    with database.writing("import", PATIENCE) as connection:
        connection.execute(
            insert(record), [{"at": at, "who": who[:NAME], **line} for line in lines]
        )
        # Not the names: the log of what was done is read by others than may see them.
        for line in lines:
            retired = line["what"] == RETIRED
            audit.record(
                connection,
                who,
                "name_retired" if retired else "name_said",
                {"means": line["what"], "kind": line["kind"], "region": line["region"]},
                now,
                people=tuple(filter(None, (line["participant_id"],))),
            )
    return len(lines)
