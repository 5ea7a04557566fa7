"""Two ids can be one person."""

# ruff: noqa: E501 - operations stand as Alembic writes them

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "filed_rows",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("table_name", sa.String(length=24), nullable=False),
        sa.Column("stands", sa.SmallInteger(), nullable=False),
        sa.Column("old_values", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_filed_rows")),
        comment="one row per fact that is read otherwise than its file says, because an id in it is read as another's: the row as it was filed",
    )
    with op.batch_alter_table("filed_rows", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_filed_rows_table_name"), ["table_name"], unique=False)

    op.create_table(
        "merged_ids",
        sa.Column("participant_id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.PrimaryKeyConstraint("participant_id", name=op.f("pk_merged_ids")),
        comment="one row per id that is read as another's now: follows from same_people",
    )
    with op.batch_alter_table("merged_ids", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_merged_ids_person_id"), ["person_id"], unique=False)

    op.create_table(
        "same_people",
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(length=160), nullable=False),
        sa.Column("what", sa.String(length=24), nullable=False),
        sa.Column("participant_id", sa.String(length=36), nullable=False),
        sa.Column("kept_id", sa.String(length=36), nullable=False),
        sa.Column("ground", sa.String(length=160), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.CheckConstraint("what IN ('merge', 'split')", name=op.f("ck_same_people_known_word")),
        sa.PrimaryKeyConstraint("entry_id", name=op.f("pk_same_people")),
        comment="one row per time somebody said that two ids are one person, or are not; only added to",
    )
