"""Refusals are counted by source and day."""

# ruff: noqa: E501 - operations stand as Alembic writes them

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "filter_states",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("who", sa.String(length=160), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("day", "who", "state", name=op.f("pk_filter_states")),
        comment="one row per day, account and filter state in which it asked for outcome figures; kept for a day",
    )
    op.create_table(
        "refused_counts",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=24), nullable=False),
        sa.Column("account", sa.String(length=160), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(), nullable=False),
        sa.Column("last_at", sa.DateTime(), nullable=False),
        sa.Column("about", sa.String(length=160), nullable=False),
        sa.PrimaryKeyConstraint("day", "source", "what", "account", name=op.f("pk_refused_counts")),
        comment="one row per day, source, kind of refusal and account; it grows, until its day is over and it is a line of the audit log",
    )
