"""Refuses rows that name somebody who was forgotten, so that the next file does not bring them back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Table, select

from config.date_words import day_words
from data_access.imports.columns import NOT_KEPT, Problem
from data_access.imports.formats.record import Format, Row
from data_access.imports.reason_codes import ReasonCode
from data_access.storage.database import Database
from data_access.storage.personal import MayHold, columns_that
from data_access.storage.schema import forgotten_ids, metadata
from data_access.upkeep.forget import token_of

# The tables that formats are written to.
FACTS: Mapping[str, Table] = metadata.tables

_REMEDY = (
    "Leave the row out. Who comes back and is to be on record again gets a new id, and begins anew."
)


@dataclass(frozen=True)
class Forgotten:
    """Who was forgotten, by what an id is known by (`token_of`), and the headings of a format with ids."""

    salt: str
    on: Mapping[str, date]
    headings: tuple[str, ...]

    def problems(self, row: Row) -> list[Problem]:
        """Why a row cannot be taken: the id is not kept in the refusal."""
        if not self.on:
            return []
        found = ((heading, row.get(heading)) for heading in self.headings)
        days = ((h, self.on.get(token_of(one, self.salt))) for h, one in found if one)
        return [
            Problem(
                ReasonCode.FORGOTTEN,
                heading,
                NOT_KEPT,
                f"Who had this id was taken out of the records on {day_words(day)}.",
                _REMEDY,
            )
            for heading, day in days
            if day is not None
        ]


def forgotten(database: Database, form: Format) -> Forgotten:
    """Who was forgotten, for the rows of a format."""
    given = {
        heading
        for target in form.targets
        for column in columns_that(FACTS[target.table], MayHold.ID)
        for heading in target.given.get(column, ())
    }
    with database.trying(changes_facts=False) as connection:
        rows = connection.execute(
            select(forgotten_ids.c.token, forgotten_ids.c.salt, forgotten_ids.c.forgotten_on)
        ).all()
    salt = rows[0].salt if rows else ""
    headings = tuple(h for h in form.headings if h in given)
    return Forgotten(salt, {row.token: row.forgotten_on for row in rows}, headings)
