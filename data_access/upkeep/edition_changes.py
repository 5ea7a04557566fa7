"""Counts of how many people outcomes have changed since the edition that stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

from sqlalchemy import Connection, select

from data_access.measures.protected import OF_TABLE, Protected
from data_access.storage.database import Database
from data_access.storage.edition import Edition
from data_access.storage.schema import metadata

_PEOPLE = ("person_id", "participant_id")


def changed_people(database: Database, edition: Edition) -> dict[str, int]:
    """By kind of outcome, in words: of how many people something came in, went or changed since."""
    found: dict[str, set[Hashable]] = defaultdict(set)
    beside = database.edition_database(edition)
    with database.checking() as now, beside.checking() as then:
        for name, protected in OF_TABLE.items():
            before, after = (_rows(connection, name, protected) for connection in (then, now))
            changed = {whose for whose, _ in before ^ after}
            found[protected.subject.words] |= changed
    return {words: len(people) for words, people in found.items()}


def _rows(
    connection: Connection, name: str, protected: Protected
) -> set[tuple[Hashable, Hashable]]:
    """Every row of a summary of outcomes, with whose it is."""
    table = metadata.tables[name]
    who = next((table.c[column] for column in _PEOPLE if column in table.c), None)
    whose = table.c[protected.record[0]] if who is None else who
    return {(row[0], tuple(row[1:])) for row in connection.execute(select(whose, *table.c))}
