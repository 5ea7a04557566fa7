"""Two numbers can be one program."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "merged_programs",
        sa.Column("program_number", sa.String(length=36), nullable=False),
        sa.Column("kept_id", sa.String(length=36), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.PrimaryKeyConstraint("program_number", name=op.f("pk_merged_programs")),
        comment="one row per number that is read as another program's now: follows from same_programs",
    )
    with op.batch_alter_table("merged_programs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_merged_programs_kept_id"), ["kept_id"], unique=False)

    op.create_table(
        "same_programs",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(length=160), nullable=False),
        sa.Column("what", sa.String(length=24), nullable=False),
        sa.Column("program_number", sa.String(length=36), nullable=False),
        sa.Column("kept_id", sa.String(length=36), nullable=False),
        sa.Column("ground", sa.String(length=160), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.CheckConstraint("what IN ('merge', 'split')", name=op.f("ck_same_programs_known_word")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_same_programs")),
        comment="one row per time somebody said that two numbers are one program, or are not; only added to",
    )
