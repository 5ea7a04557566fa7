"""Databases as earlier releases left them, as text; loaded into either engine."""

from __future__ import annotations

import sqlite3
from importlib import import_module
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import JSON, MetaData, create_engine, event, func, insert, make_url, select, text
from sqlalchemy.pool import NullPool

from data_access.storage.dialect import bulk_load
from data_access.upkeep import upgrade

FIRST = "first"
BEFORE_FIRST = ("before_first_1", "before_first_2")  # the first migration was not whole yet
WRITTEN_BY_UPGRADE = ("months", "data_state", "audit_head")
FIRST_HEAD = "0002"  # the last migration of that release, and of the stages before it


def load(url: str, folder: Path, name: str = FIRST) -> None:
    """Make the database at `url`, which is empty, the one of a release."""
    where = make_url(url)
    if where.get_backend_name() == "sqlite":
        _load_file(Path(where.database or ""), name)
        return
    source = f"sqlite:///{folder / name}.sqlite3"
    _load_file(folder / f"{name}.sqlite3", name)
    engine = upgrade.plain_engine(where, writing=True)
    with engine.begin() as connection:
        if name in BEFORE_FIRST:
            _tables_as_in(source).create_all(connection)
            connection.execute(text(f"INSERT INTO alembic_version VALUES ('{FIRST_HEAD}')"))
            for statement in import_module(f"{_VERSIONS}.0002_audit_log_is_append_only").POSTGRESQL:
                connection.exec_driver_sql(statement)
        else:
            command.upgrade(upgrade.alembic_config(connection), FIRST_HEAD)
    engine.dispose()
    copy_rows(source, url)


_VERSIONS = "data_access.upkeep.migrations.versions"


def _tables_as_in(url: str) -> MetaData:
    """The tables of a database, in types that every engine has."""
    engine, shape = create_engine(url, poolclass=NullPool), MetaData()

    @event.listens_for(shape, "column_reflect")
    def _generic(inspector: object, table: object, column: dict[str, Any]) -> None:
        column["type"] = column["type"].as_generic()

    shape.reflect(engine)
    engine.dispose()
    return shape


def _load_file(path: Path, name: str) -> None:
    connection = sqlite3.connect(path)
    script = Path(__file__).with_name(f"{name}.sql")
    connection.executescript(script.read_text(encoding="utf-8"))
    connection.close()


def copy_rows(source: str, target: str) -> None:
    """Copy every row to a PostgreSQL database, by the tables as they are there and not in the program."""
    engines = [create_engine(url, poolclass=NullPool) for url in (source, target)]
    shapes = [MetaData(), MetaData()]
    for engine, shape in zip(engines, shapes, strict=True):
        shape.reflect(engine)
    with engines[0].connect() as old, engines[1].begin() as new:
        # Nobody but a superuser may: the audit log's guards rest while its lines are copied as they are.
        new.execute(text("SET LOCAL session_replication_role = replica"))
        for table in shapes[1].sorted_tables:
            if table.name == "alembic_version":
                continue
            if table.name in WRITTEN_BY_UPGRADE:
                new.execute(table.delete())
            names = [column.name for column in table.c]
            rows = old.execute(select(*(shapes[0].tables[table.name].c[name] for name in names)))
            if any(isinstance(column.type, JSON) for column in table.c):
                if values := [dict(row._mapping) for row in rows]:
                    new.execute(insert(table), values)
            else:
                bulk_load(new, table, names, rows)
        for name, number in (
            ("accounts", "account_id"),
            ("imports", "import_id"),
            ("audit_log", "event_id"),
        ):
            # PostgreSQL numbers new rows from where it left off, which was before any.
            newest = select(func.max(shapes[1].tables[name].c[number])).scalar_subquery()
            new.execute(select(func.setval(func.pg_get_serial_sequence(name, number), newest)))
    for engine in engines:
        engine.dispose()
