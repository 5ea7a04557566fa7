"""Runs migrations on the connection that data_access.upkeep.upgrade hands over; Alembic calls this file."""

from __future__ import annotations

from alembic import context

from data_access.storage.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # One transaction for everything: an upgrade that fails half-way leaves nothing behind.
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
