"""Ids of people who were forgotten are known again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "forgotten_ids",
        sa.Column("token", sa.String(length=64), nullable=False),
        sa.Column("salt", sa.String(length=32), nullable=False),
        sa.Column("forgotten_on", sa.Date(), nullable=False),
        sa.Column("forgotten_by", sa.String(length=160), nullable=False),
        sa.PrimaryKeyConstraint("token", name=op.f("pk_forgotten_ids")),
        comment="one row per id of somebody who was forgotten: by what it is known again, never the id",
    )
