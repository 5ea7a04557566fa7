"""Runs migrations on the connection that data_access.upkeep hands over, or drafts one; Alembic calls this."""

from __future__ import annotations

from typing import Any

from alembic import context
from alembic.operations.ops import CreateTableOp

from data_access.storage.schema import metadata


def as_we_write_them(context: Any, revision: Any, directives: list[Any]) -> None:
    """Nothing is written where nothing changed; a table's `info` is the schema's alone."""
    for script in list(directives):
        if script.upgrade_ops.is_empty():
            directives.remove(script)
        for step in script.upgrade_ops.ops:
            if isinstance(step, CreateTableOp):
                step.info.clear()


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # One transaction for everything: an upgrade that fails half-way leaves nothing behind.
    transactional_ddl=True,
    # SQLite changes a table by making it anew, which Alembic calls a batch.
    render_as_batch=True,
    process_revision_directives=as_we_write_them,
)
with context.begin_transaction():
    context.run_migrations()
