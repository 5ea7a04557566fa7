"""Months say whether their log has arrived."""

# ruff: noqa: E501 - operations stand as Alembic writes them

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "log_arrivals",
        sa.Column("log", sa.String(length=24), nullable=False),
        sa.Column("region", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("known", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("log", "region", "month", name=op.f("pk_log_arrivals")),
        comment="one row per log, region and month in which a pair was active or a session was logged: the newest session in it, and whether the month's log has arrived",
    )
