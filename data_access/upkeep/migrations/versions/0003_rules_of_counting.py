"""Rules of counting."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("data_state", schema=None) as batch_op:
        batch_op.add_column(sa.Column("counted_by", sa.String(length=64), nullable=True))
