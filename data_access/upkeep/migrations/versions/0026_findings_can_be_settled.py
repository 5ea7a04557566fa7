"""Findings can be settled."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "settled_findings",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(length=160), nullable=False),
        sa.Column("what", sa.String(length=24), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("facts", sa.String(length=64), nullable=False),
        sa.Column("record", sa.String(length=160), nullable=False),
        sa.Column("word", sa.String(length=160), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.CheckConstraint(
            "what IN ('settled', 'reopened')", name=op.f("ck_settled_findings_known_word")
        ),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_settled_findings")),
        comment="one row per time a finding of the data list was settled or opened again; only added to",
    )
    with op.batch_alter_table("settled_findings", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_settled_findings_facts"), ["facts"], unique=False)
