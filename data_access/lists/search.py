"""Finds people, pairs, programs and imports by their words, among the rows in a viewer's reach."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from sqlalchemy import func, or_, select

from config.program.vocabulary import PARTICIPANT_ROLES
from config.texts.search_words import asked_words
from data_access.imports.formats import FORMATS
from data_access.lists.journey import OnRecord, pairs_on_record
from data_access.storage.database import Reader
from data_access.storage.schema import imports, pair_status, participants, programs

MOST_FOUND = 50  # of a kind; for more, the words have to say more
SHORTEST_NAME = 2  # letters


@dataclass(frozen=True)
class PersonFound:
    """A person by name, with the role, the program and the newest pair in reach."""

    person_id: str
    name: str
    role: str
    program: str
    pair_id: str | None


@dataclass(frozen=True)
class ProgramFound:
    """A program with its town, and how many pairs of its people are on record."""

    number: str
    name: str
    town: str
    pairs: int


@dataclass(frozen=True)
class ImportFound:
    """A file that was imported, and when it came, in UTC."""

    import_id: int
    file_name: str
    format: str
    at: datetime


@dataclass(frozen=True)
class NamedFound:
    """What was found by name; each list is cut at `MOST_FOUND`.

    `named` are the ids of all people whose names stand in it.
    """

    people: tuple[PersonFound, ...] = ()
    pairs: tuple[OnRecord, ...] = ()
    programs: tuple[ProgramFound, ...] = ()
    named: frozenset[str] = field(default_factory=frozenset)


def _plain(text: str) -> str:
    """Small letters without accents: whoever looks for Jose finds José."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def _fits(asked: Sequence[str], *texts: str | None) -> bool:
    """Whether each word that is looked for begins a word of the texts."""
    said = [part for text in texts if text for part in _plain(text).replace("-", " ").split()]
    whole = [_plain(text) for text in texts if text]
    return all(
        any(part.startswith(word) for part in said) or word in whole for word in map(_plain, asked)
    )


def _asked_names(text: str) -> tuple[str, ...]:
    asked = asked_words(text.replace("\x00", " "))
    return asked if sum(map(len, asked)) >= SHORTEST_NAME else ()


def found_by_name(reader: Reader, text: str) -> NamedFound:
    """People, pairs and programs in reach whose names or ids have the words.

    Nothing for who may not see names: neither a name nor that there is one.
    """
    scope = reader.scope
    asked = _asked_names(text)
    if not asked or not scope.sees_names or scope.aggregate_only or scope.is_empty:
        return NamedFound()
    pairs, listed, people = (
        pairs_on_record(reader),
        reader.rows(pair_status),
        reader.rows(participants),
    )
    members = {
        row.pair_id: (row.person_id, row.coach_id)
        for row in reader.execute(select(listed.c.pair_id, listed.c.person_id, listed.c.coach_id))
    }
    newest: dict[str, OnRecord] = {}
    for pair in pairs:
        for person in members[pair.pair_id]:
            if person not in newest or newest[person].start < pair.start:
                newest[person] = pair
    places = reader.rows(programs)
    by_number = {
        row.program_number: row
        for row in reader.execute(
            select(places.c.program_number, places.c.name, places.c.city_town)
        )
    }
    persons, at_program = [], {}
    columns = ("participant_id", "first_name", "last_name", "role", "program_number")
    for row in reader.execute(select(*(people.c[name] for name in columns))):
        name = " ".join(filter(None, (row.first_name, row.last_name))) or row.participant_id
        place = by_number.get(row.program_number)
        at_program[row.participant_id] = row.program_number
        if _fits(asked, name, row.participant_id):
            pair_of = newest.get(row.participant_id)
            persons.append(
                PersonFound(
                    row.participant_id,
                    name,
                    PARTICIPANT_ROLES.label(row.role) if row.role else "",
                    place.name if place else "",
                    pair_of.pair_id if pair_of else None,
                )
            )
    number_of_pairs: dict[str, int] = {}
    pairs_found = []
    for pair in pairs:
        program = at_program.get(members[pair.pair_id][0])
        if program is not None:
            number_of_pairs[program] = number_of_pairs.get(program, 0) + 1
        place = by_number.get(program)
        ids = (pair.pair_id, *members[pair.pair_id])
        if _fits(asked, pair.mentee, pair.coach, place.name if place else "", *ids):
            pairs_found.append(pair)
    programs_found = [
        ProgramFound(number, row.name, row.city_town or "", number_of_pairs.get(number, 0))
        for number, row in by_number.items()
        if _fits(asked, row.name, number)
    ]
    persons = sorted(persons, key=lambda p: (p.name, p.person_id))[:MOST_FOUND]
    pairs_found = pairs_found[:MOST_FOUND]
    programs_found = sorted(programs_found, key=lambda p: (p.name, p.number))[:MOST_FOUND]
    named = {p.person_id for p in persons}
    named.update(person for pair in pairs_found for person in members[pair.pair_id])
    return NamedFound(
        tuple(persons), tuple(pairs_found), tuple(programs_found), frozenset(filter(None, named))
    )


def imports_found(reader: Reader, text: str) -> tuple[ImportFound, ...]:
    """The imports in reach whose file, kind or number has the words, the newest first."""
    asked = _asked_names(text) or tuple(w for w in asked_words(text) if w.isdigit())
    if not asked or reader.scope.is_empty:
        return ()
    rows = reader.rows(imports)
    statement = select(rows.c.import_id, rows.c.file_name, rows.c.format, rows.c.started_at)
    for word in asked:
        kinds = [key for key, form in FORMATS.items() if _fits((word,), form.label)]
        is_it = [
            func.lower(rows.c.file_name).contains(word, autoescape=True),
            rows.c.format.in_(kinds),
        ]
        if word.isascii() and word.isdigit() and len(word) < 10:
            is_it.append(rows.c.import_id == int(word))
        statement = statement.where(or_(*is_it))
    found = reader.execute(statement.order_by(rows.c.import_id.desc()).limit(MOST_FOUND))
    return tuple(
        ImportFound(
            row.import_id, row.file_name, _kind(row.format), row.started_at.replace(tzinfo=UTC)
        )
        for row in found
    )


def _kind(key: str) -> str:
    return FORMATS[key].label if key in FORMATS else key
