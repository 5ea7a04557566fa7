"""Whose ids stand behind a list of pairs, for the audit log to say who was named in it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from data_access.storage.database import Reader
from data_access.storage.schema import pair_status, participants


def of_pairs(reader: Reader, pair_ids: Iterable[str]) -> set[str]:
    """The coaches and mentees of some pairs in reach."""
    wanted, rows = set(pair_ids), reader.rows(pair_status)
    found = reader.execute(select(rows.c.pair_id, rows.c.coach_id, rows.c.person_id))
    pairs = [row for row in found if row.pair_id in wanted]
    named: set[str | None] = {*(p.coach_id for p in pairs), *(p.person_id for p in pairs)}
    return {one for one in named if one}


def everybody(reader: Reader) -> set[str]:
    """All participants in reach."""
    rows = reader.rows(participants)
    return set(reader.execute(select(rows.c.participant_id)).scalars())
