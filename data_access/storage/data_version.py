"""Which state of the data a reader sees: a number that rises with each change, and a name of that state."""

from __future__ import annotations

import secrets
from typing import NamedTuple

from sqlalchemy import Connection, Update, insert, select, update

from data_access.storage.database import Reader
from data_access.storage.schema import data_state

_CHARACTERS = 16


class DataVersion(NamedTuple):
    """The `number` is for people. `drawn` is drawn anew with each number, so that a database that was
    restored, and counts from an older number again, never comes to the name of another state."""

    number: int
    drawn: str

    def __str__(self) -> str:
        return f"{self.number}-{self.drawn}"


NONE_YET = DataVersion(0, "")


def data_version(reader: Reader) -> DataVersion:
    """The version of the data that a reader sees; number 0 where nothing was ever imported."""
    row = reader.execute(select(data_state.c.data_version, data_state.c.drawn)).first()
    return NONE_YET if row is None else DataVersion(row.data_version, row.drawn)


def begin_version(connection: Connection) -> None:
    """Put down that there are no data yet."""
    connection.execute(insert(data_state).values(id=1, data_version=0, drawn=_draw()))


def raise_version(connection: Connection) -> int:
    """Say that the data have changed: the number they have from now on."""
    number: int = connection.scalar(_raised().returning(data_state.c.data_version)) or 0
    return number


def _raised() -> Update:
    return update(data_state).values(data_version=data_state.c.data_version + 1, drawn=_draw())


def _draw() -> str:
    return secrets.token_hex(_CHARACTERS // 2)
