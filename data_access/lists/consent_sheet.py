"""Who sees what of a participant, and on what ground: the record of consents, read for one person or all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from config.program.consents import PURPOSES
from data_access.imports.consents import Consent, record_of
from data_access.storage.database import Reader
from data_access.storage.schema import participants


@dataclass(frozen=True)
class Agreed:
    """One person and what holds today, by purpose. The name is empty where the viewer sees none."""

    participant_id: str
    name: str
    role: str
    region: int | None
    holds: dict[str, Consent]
    record: tuple[Consent, ...]
    today: date


class _Person(NamedTuple):
    participant_id: str
    first_name: str | None
    last_name: str | None
    role: str
    region: int | None


def agreements(
    reader: Reader, today: date, participant_id: str | None = None
) -> tuple[Agreed, ...]:
    """The participants in reach by name and id, with their consents; or one of them."""
    people = reader.rows(participants)
    statement = select(*(people.c[name] for name in _Person._fields)).order_by(
        people.c.last_name, people.c.first_name, people.c.participant_id
    )
    if participant_id is not None:
        statement = statement.where(people.c.participant_id == participant_id)
    record: dict[str, list[Consent]] = {}
    for consent in record_of(reader, participant_id):
        record.setdefault(consent.participant_id, []).append(consent)
    return tuple(
        Agreed(
            p.participant_id,
            " ".join(filter(None, (p.first_name, p.last_name))),
            p.role,
            p.region,
            _holding(record.get(p.participant_id, ()), today),
            tuple(record.get(p.participant_id, ())),
            today,
        )
        for p in reader.records(_Person, statement)
    )


def _holding(record: Iterable[Consent], today: date) -> dict[str, Consent]:
    return {c.purpose: c for c in record if c.purpose in PURPOSES and c.holds_on(today)}
