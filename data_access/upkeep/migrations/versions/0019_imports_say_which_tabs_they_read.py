"""Imports say which tabs they read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("imports", schema=None) as batch_op:
        batch_op.add_column(sa.Column("tabs", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("said", sa.JSON(), nullable=True))
