"""Holds what people's rows say of their consent against the record of consents."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, select

from data_access.recount import same_ids
from data_access.recount.disagreement import Disagreement
from data_access.storage import schema

_OPENS, _CLOSED = "educator_level", "aggregate"


def differing(connection: Connection, today: date) -> Iterator[Disagreement]:
    """People whose row says otherwise than the record does on a day, also where it has no line.

    The rows follow with the first use of a day, so one whose day came since is a difference, too.
    """
    agreed = set()
    for line in connection.execute(select(schema.consents)):
        ended = line.valid_until is not None and line.valid_until <= today
        if line.purpose == "own_facilitator" and line.valid_from <= today and not ended:
            agreed.add(line.participant_id)
    # Somebody with several ids agrees where each of them is on record.
    for other, person in same_ids.whose(connection).items():
        if other not in agreed:
            agreed.discard(person)
    people = schema.participants.c
    for key, says in connection.execute(
        select(people.participant_id, people.consent).order_by(people.participant_id)
    ):
        should = _OPENS if key in agreed else _CLOSED
        if says != should:
            yield Disagreement(schema.participants.name, (key,), "consent", says, should)
