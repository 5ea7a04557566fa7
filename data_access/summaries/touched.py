"""What an import has touched: temporary lists of pairs, people and programs to refresh."""

from __future__ import annotations

from sqlalchemy import Column, Connection, MetaData, String, Table

_metadata = MetaData()


def _list_of(name: str, key: str) -> Table:
    return Table(
        name,
        _metadata,
        Column(key, String(32), primary_key=True),
        prefixes=["TEMPORARY"],
        info={"kind": "staging"},
    )


touched_pairs = _list_of("touched_pairs", "pair_id")
touched_people = _list_of("touched_people", "participant_id")
touched_programs = _list_of("touched_programs", "program_number")
TOUCHED = (touched_pairs, touched_people, touched_programs)


def begin(connection: Connection) -> None:
    """Make the three lists, empty, for this connection."""
    for table in TOUCHED:
        table.create(connection, checkfirst=True)
        connection.execute(table.delete())
