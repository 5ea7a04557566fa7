"""Versions of the data have names."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("data_state", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("drawn", sa.String(length=16), server_default="", nullable=False)
        )
