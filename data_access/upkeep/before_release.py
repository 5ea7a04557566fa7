"""Gives a database that was made before the first release the tables of the first release.

Until its release the first migration was changed in place, so databases that call themselves 0001 or
0002 may hold fewer tables and columns than the later migrations count on. Released ones never change.
"""

# ruff: noqa: S608 - the names are those of our own tables

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import (
    Connection,
    MetaData,
    SmallInteger,
    String,
    Table,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.schema import Column

from config.program.surveys import wave_of
from data_access.storage.database import DatabaseUnavailable
from data_access.storage.schema import metadata, tables_of
from data_access.upkeep.shape import Shape, lacking, shape_of

MADE_BEFORE = ("0001", "0002")

# Filled by every upgrade anew; what stood there was worked out from the rest.
_WORKED_OUT = frozenset(
    {"alembic_version", "months", *(table.name for table in tables_of("summary"))}
)
_PARENTS_FIRST = [table.name for table in metadata.sorted_tables]


def complete(connection: Connection, revision: str, released: Shape, config: Config) -> bool:
    """Make the tables of the first release where some are missing, with all rows; says whether it had to.

    `released`: what a database of this `revision` holds. The rows lie in plain copies meanwhile, since
    names of indexes and constraints exist once. Runs in the transaction of `connection`.
    """
    standing = shape_of(connection)
    if revision not in MADE_BEFORE or not lacking(standing, released):
        return False
    kept = [n for n in _PARENTS_FIRST if n in standing.keys() & released.keys() - _WORKED_OUT]
    change = Operations(MigrationContext.configure(connection))
    for name in kept:
        change.execute(f'CREATE TABLE "kept_{name}" AS SELECT * FROM "{name}"')
    if "program_year" not in standing["surveys"]:
        _say_when_surveys_were_due(connection, change)
    on_postgresql = connection.dialect.name == "postgresql"
    for name in standing:
        change.execute(f'DROP TABLE "{name}"{" CASCADE" if on_postgresql else ""}')
    if on_postgresql:  # made by the second migration, which comes again
        change.execute("DROP FUNCTION IF EXISTS audit_log_refuse() CASCADE")
    command.upgrade(config, MADE_BEFORE[0])
    for name in kept:
        whole, copy = _as_it_is(connection, name), _as_it_is(connection, f"kept_{name}")
        names = [column.name for column in copy.c if column.name in whole.c]
        rows = select(*(copy.c[n] for n in names))
        connection.execute(insert(whole).from_select(names, rows))
        change.drop_table(copy.name)
        if on_postgresql:
            _number_on(connection, whole)
    return True


def _as_it_is(connection: Connection, name: str) -> Table:
    return Table(name, MetaData(), autoload_with=connection, resolve_fks=False)


def _say_when_surveys_were_due(connection: Connection, change: Operations) -> None:
    """Give the kept surveys the program year and the point in it, as their wave says."""
    change.add_column("kept_surveys", Column("program_year", SmallInteger))
    change.add_column("kept_surveys", Column("point", String(24)))
    kept = _as_it_is(connection, "kept_surveys")
    for written in connection.scalars(select(kept.c.wave).distinct()).all():
        wave = wave_of(written)
        if wave is None:
            raise DatabaseUnavailable(
                f"Surveys in the reporting database are of the wave {written!r}, which this program does "
                "not know. Nothing was changed; take back the import of these surveys with the version "
                "that made the database, then upgrade."
            )
        connection.execute(
            update(kept)
            .where(kept.c.wave == written)
            .values(wave=wave.code, program_year=wave.program_year, point=wave.point)
        )


def _number_on(connection: Connection, table: Table) -> None:
    """New rows are numbered after those that were copied, where the database numbers them."""
    for key in table.primary_key:
        sequence = connection.scalar(select(func.pg_get_serial_sequence(table.name, key.name)))
        newest = connection.scalar(select(func.max(key))) if sequence else None
        if newest is not None:
            connection.execute(select(func.setval(sequence, newest)))
