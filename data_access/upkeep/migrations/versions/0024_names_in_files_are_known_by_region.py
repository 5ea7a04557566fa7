"""Names in files are known by region."""

# ruff: noqa: E501 - operations stand as Alembic writes them

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "known_names",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(length=160), nullable=False),
        sa.Column("what", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("name_text", sa.Text(), nullable=False),
        sa.Column("participant_id", sa.String(length=36), nullable=True),
        sa.Column("region", sa.SmallInteger(), nullable=False),
        sa.CheckConstraint(
            "what IN ('person', 'nobody', 'retired')", name=op.f("ck_known_names_known_word")
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_known_names")),
        comment="one row per time somebody said whom a region's files mean by a name, an e-mail or both; only added to",
    )
    with op.batch_alter_table("known_names", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_known_names_region"), ["region"], unique=False)
