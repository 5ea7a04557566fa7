"""Finds by what a participant can be known: ids, names, registry ids, e-mails, and what hangs on them.

Everything is read past all scopes: an operator answers for the whole of what is held of somebody.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select

from data_access.storage.personal import MayHold, columns_that
from data_access.storage.schema import (
    accounts,
    class_observations,
    filed_rows,
    goals,
    import_refusals,
    known_names,
    metadata,
    pairs,
    participants,
    people_in,
    refused_lines,
    replaced_rows,
    same_people,
)

# What facts without a participant's id go by instead.
_THROUGH = ("pair_id", "goal_id", "observation_id")
_AT_ONCE = 1_000
_PART = " | "  # between the parts of a known name
_SHORTEST = 4  # letters and digits of what is looked for within words; shorter ones are all over


class NobodyKnown(LookupError):
    """No participant has the id, or had it in any row that is kept.

    Seen: the sentence, on the command line; nothing was read or changed.
    """


@dataclass(frozen=True)
class DataSubject:
    """A participant by all that tells who it is.

    `ids`: all that are read as one person. `names`: first and last, as filed at any time. `marks`:
    registry ids and e-mails. `pairs`, `goals` and `observations`: what facts without an id go by;
    `as_mentee`: the pairs in which they are coached.
    """

    ids: frozenset[str]
    names: frozenset[tuple[str, str]]
    marks: frozenset[str]
    emails: frozenset[str]
    pairs: frozenset[str] = frozenset()
    as_mentee: frozenset[str] = frozenset()
    goals: frozenset[str] = frozenset()
    observations: frozenset[str] = frozenset()

    @cached_property
    def _exactly(self) -> frozenset[str]:
        """What a cell says that names the person."""
        return frozenset(_folded(t) for t in (*self.ids, *self.marks, *self._whole_names))

    @property
    def _whole_names(self) -> Iterator[str]:
        for first, last in self.names:
            if first and last:
                yield from (
                    f"{first} {last}",
                    f"{last}, {first}",
                    f"{last},{first}",
                    f"{last} {first}",
                )

    @cached_property
    def _phrase(self) -> re.Pattern[str]:
        """Any of it within words."""
        said = {text for text in (*self.ids, *self.marks, *self._whole_names) if text.strip()}
        parts = (
            r"\s+".join(map(re.escape, text.split()))
            for text in sorted(said, key=lambda t: (-len(t), t))
            if len(text) >= _SHORTEST
        )
        either = "|".join(parts) or r"(?!)"
        return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])", re.IGNORECASE)

    def is_named(self, text: str) -> bool:
        """Whether a text names the person."""
        return _folded(text) in self._exactly or bool(self._phrase.search(text))

    def is_in_cells(self, cells: Iterable[Any]) -> bool:
        """Whether the cells of one line name the person, also first and last name each in its own."""
        texts = [text for text in cells if isinstance(text, str) and text.strip()]
        folded = {_folded(text) for text in texts}
        by_parts = any(
            all(_folded(part) in folded for part in (first, last) if part)
            for first, last in self.names
        )
        return by_parts or any(map(self.is_named, texts))

    def without(self, text: str, instead: str) -> str:
        """The text with something else wherever it names the person."""
        if _folded(text) in self._exactly:
            return instead
        return self._phrase.sub(lambda found: instead, text)


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def texts_in(value: Any) -> Iterator[str]:
    """Every text within a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key)
            yield from texts_in(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_in(inner)


# -- who it is ----------------------------------------------------------------------------------


def subject_of(
    connection: Connection, participant_id: str, of_accounts: Connection | None = None
) -> DataSubject:
    """The participant who has an id, under every id that is read as the same. Raises NobodyKnown.

    `of_accounts` reads accounts where `connection` may not.
    """
    ids = _read_as_one(connection, participant_id)
    own = participants.c
    now = connection.execute(select(participants).where(own.participant_id.in_(sorted(ids))))
    rows: list[Mapping[str, Any]] = [*now.mappings(), *_kept_rows(connection, ids)]
    if not rows:
        raise NobodyKnown(f"There is no participant {participant_id}. Check the id.")
    names = {(row.get("first_name") or "", row.get("last_name") or "") for row in rows}
    marks = {row.get("pq_registry_id") or "" for row in rows}
    emails = set(
        (of_accounts or connection).scalars(
            select(accounts.c.email).where(accounts.c.participant_id.in_(sorted(ids)))
        )
    )
    for kind, text in connection.execute(
        select(known_names.c.kind, known_names.c.name_text).where(
            known_names.c.participant_id.in_(sorted(ids))
        )
    ):
        said = dict(zip(kind.split("+"), text.split(_PART), strict=False))
        first, _, last = said.get("name", "").rpartition(" ")
        names.add((first, last))
        marks |= {said.get("email", ""), said.get("id", "")}
    theirs = or_(*(pairs.c[name].in_(sorted(ids)) for name in people_in(pairs)))
    held = frozenset(connection.scalars(select(pairs.c.pair_id).where(theirs)))
    return DataSubject(
        frozenset(ids),
        frozenset(name for name in names if any(name)),
        frozenset(mark for mark in (*marks, *emails) if mark),
        frozenset(emails),
        held,
        frozenset(
            connection.scalars(select(pairs.c.pair_id).where(pairs.c.mentee_id.in_(sorted(ids))))
        ),
        frozenset(connection.scalars(select(goals.c.goal_id).where(goals.c.pair_id.in_(held)))),
        frozenset(
            connection.scalars(
                select(class_observations.c.observation_id).where(
                    class_observations.c.educator_id.in_(sorted(ids))
                )
            )
        ),
    )


def _read_as_one(connection: Connection, participant_id: str) -> set[str]:
    """Every id that the record says is the same person's now."""
    said: dict[str, str] = {}
    record = same_people.c
    entries = select(record.what, record.participant_id, record.kept_id).order_by(record.entry_id)
    for what, other, kept_id in connection.execute(entries):
        if what == "merge":
            said[other] = kept_id
        else:
            said.pop(other, None)
    ids = {participant_id}
    while more := {
        one for pair in said.items() if not ids.isdisjoint(pair) for one in pair if one not in ids
    }:
        ids |= more
    return ids


def _kept_rows(connection: Connection, ids: Collection[str]) -> Iterator[Mapping[str, Any]]:
    """What rows of participants said of them that an import replaced, or that were set aside."""
    for table in (replaced_rows, filed_rows):
        of_people = table.c.table_name == participants.name
        for values in connection.scalars(select(table.c.old_values).where(of_people)):
            if values.get("participant_id") in ids:
                yield values


# -- where it stands ----------------------------------------------------------------------------


def rows_about(
    connection: Connection, table: Table, subject: DataSubject
) -> Iterator[Mapping[str, Any]]:
    """The rows of a table that are about the person or name them, in the order of their key."""
    statement = select(table).order_by(*table.primary_key)
    in_words = columns_that(table, MayHold.ROW, MayHold.CELLS, MayHold.WORDS)
    if not in_words:
        by_column = list(_conditions(table, subject))
        if not by_column:
            return
        statement = statement.where(or_(*by_column))
    lines = _refused(connection, subject) if table is import_refusals else frozenset()
    ids, actors = (columns_that(table, one) for one in (MayHold.ID, MayHold.ACTOR))
    named = columns_that(table, MayHold.NAMED)
    found = connection.execute(statement.execution_options(yield_per=_AT_ONCE))
    for row in found.mappings():
        if (
            not in_words
            or any(row[name] in subject.ids for name in ids)
            or any(row[name] in subject.emails for name in actors)
            or any(not subject.ids.isdisjoint(row[name].split()) for name in named)
            or any(_is_in(subject, table, name, row[name]) for name in in_words)
            or (table is import_refusals and (row["import_id"], row["line"]) in lines)
        ):
            yield dict(row)


def _conditions(table: Table, subject: DataSubject) -> Iterator[ColumnElement[bool]]:
    """By which columns a row is about the person."""
    for name in columns_that(table, MayHold.ID):
        yield table.c[name].in_(sorted(subject.ids))
    for name in columns_that(table, MayHold.ACTOR) if subject.emails else ():
        yield func.lower(table.c[name]).in_(sorted(e.lower() for e in subject.emails))
    if table.info["kind"] == "fact":
        of_each = dict(
            zip(_THROUGH, (subject.pairs, subject.goals, subject.observations), strict=True)
        )
        for name in (n for n in _THROUGH if n in table.c):
            yield table.c[name].in_(sorted(of_each[name]))
    if table is not accounts and "account_id" in table.c:
        own = select(accounts.c.account_id).where(
            accounts.c.participant_id.in_(sorted(subject.ids))
        )
        yield table.c.account_id.in_(own)


def _is_in(subject: DataSubject, table: Table, name: str, value: Any) -> bool:
    if columns_that(table, MayHold.CELLS):
        return subject.is_in_cells(value or ())
    return any(map(subject.is_named, texts_in(value)))


def _refused(connection: Connection, subject: DataSubject) -> frozenset[tuple[int, int]]:
    """Import and line of each refused line that names the person."""
    return frozenset(
        (row["import_id"], row["line"]) for row in rows_about(connection, refused_lines, subject)
    )


def all_tables() -> Iterator[Table]:
    """Every table of the schema, in the order they depend on each other."""
    yield from metadata.sorted_tables
