"""Figures of a period count what was dated in it."""

# ruff: noqa: E501 - operations stand as Alembic writes them

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "coach_loads",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("program_year", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("mentees", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("person_id", "program_year", "since", name=op.f("pk_coach_loads")),
        comment="one row per coach, program year and day on which a pair with a mentee who was new to the coach began: how many different mentees it had been until the next such day",
    )
    with op.batch_alter_table("coach_loads", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_coach_loads_region"), ["region"], unique=False)

    op.create_table(
        "cycle_states",
        sa.Column("pair_id", sa.String(length=32), nullable=False),
        sa.Column("cycle", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("furthest_step", sa.SmallInteger(), nullable=False),
        sa.Column("steps", sa.Integer(), server_default="0", nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("pair_id", "cycle", "since", name=op.f("pk_cycle_states")),
        comment="one row per pair, coaching cycle and day on which a step of it was logged: how the cycle stood from that day until the next one (when it opened, how far it had come, when it was completed)",
    )
    with op.batch_alter_table("cycle_states", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_cycle_states_region"), ["region"], unique=False)

    op.create_table(
        "goal_scores",
        sa.Column("pair_id", sa.String(length=32), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("scaled_goals", sa.Integer(), server_default="0", nullable=False),
        sa.Column("scaling_score", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("pair_id", "since", name=op.f("pk_goal_scores")),
        comment="one row per pair and day from which on its goals with attainment levels were others (and its first day): their Goal Attainment Scaling T score until the next such day, and of how many goals it is",
    )
    with op.batch_alter_table("goal_scores", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_goal_scores_region"), ["region"], unique=False)

    with op.batch_alter_table("pair_cycles", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pair_cycles_region"))

    op.drop_table("pair_cycles")
    with op.batch_alter_table("pair_goals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_pair_goals_region"))

    op.drop_table("pair_goals")
    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.drop_column("mentees")
