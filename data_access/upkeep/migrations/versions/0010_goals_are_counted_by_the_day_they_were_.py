"""Goals are counted by the day they were set."""

# ruff: noqa: E501 - operations stand as Alembic writes them

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def fill() -> None:
    """The grain of two tables as it is now: only PostgreSQL keeps comments."""
    if op.get_bind().dialect.name == "postgresql":
        op.create_table_comment(
            "goal_status",
            "one row per goal: when it was set, due, first addressed in a session and achieved, and how far its action plan is",
        )
        op.create_table_comment(
            "pair_goals",
            "one row per pair with its Goal Attainment Scaling T score and of how many goals it is",
        )


def upgrade() -> None:
    op.create_table(
        "pair_goal_days",
        sa.Column("pair_id", sa.String(length=32), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=False),
        sa.Column("goals_set", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("pair_id", "day", name=op.f("pk_pair_goal_days")),
        comment="one row per pair and day on which it set goals, and one for its first day, with the number of goals (0 on a first day without any)",
    )
    with op.batch_alter_table("pair_goal_days", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_pair_goal_days_region"), ["region"], unique=False)

    with op.batch_alter_table("goal_status", schema=None) as batch_op:
        batch_op.add_column(sa.Column("addressed_on", sa.Date(), nullable=True))
        batch_op.drop_column("addressed")

    with op.batch_alter_table("pair_goals", schema=None) as batch_op:
        batch_op.drop_column("goals_set")

    fill()
