"""What an import has touched: temporary lists of pairs, people, programs and logs to refresh."""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Date,
    MetaData,
    Select,
    SmallInteger,
    String,
    Table,
    select,
)

from data_access.storage.schema import ID

_metadata = MetaData()


def _temporary(name: str, *columns: Column[Any]) -> Table:
    return Table(name, _metadata, *columns, prefixes=["TEMPORARY"], info={"kind": "staging"})


def _list_of(name: str, *keys: str) -> Table:
    return _temporary(name, *(Column(key, String(ID), primary_key=True) for key in keys))


# Whatever depends on one of these is counted anew.
touched_pairs = _list_of("touched_pairs", "pair_id")
touched_people = _list_of("touched_people", "participant_id")
touched_programs = _list_of("touched_programs", "program_number")

# The entries of logs that were written, as they are and (replaced = 1) as they were, placed already.
# Each moves its month, the first and last days of its pair, and the goals it names; nothing else.
touched_logs = _temporary(
    "touched_logs",
    Column("pair_id", String(ID), nullable=False),
    Column("month", String(7), nullable=False),
    Column("day", Date, nullable=False),
    Column("goals_addressed", String(400)),
    Column("goals_achieved", String(400)),
    Column("replaced", SmallInteger, nullable=False),
)

# What the refresh works out from them.
touched_months = _list_of("touched_months", "pair_id", "month")
touched_goals = _list_of("touched_goals", "goal_id")

TOUCHED = (
    touched_pairs,
    touched_people,
    touched_programs,
    touched_logs,
    touched_months,
    touched_goals,
)


def begin(connection: Connection) -> None:
    """Make the lists, empty, for this connection."""
    for table in TOUCHED:
        table.create(connection, checkfirst=True)
        connection.execute(table.delete())


def pairs_with_logs() -> Select[tuple[str]]:
    """The pairs of the entries written."""
    return select(touched_logs.c.pair_id)
