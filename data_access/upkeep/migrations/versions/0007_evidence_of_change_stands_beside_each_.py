"""Evidence of change stands beside each baseline."""

# ruff: noqa: E501 - operations stand as Alembic writes them

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "class_evidence",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("instrument", sa.String(length=24), nullable=False),
        sa.Column("program_year", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("component", sa.String(length=24), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("consented", sa.Integer(), server_default="0", nullable=False),
        sa.Column("pre", sa.Float(), nullable=False),
        sa.Column("change", sa.Float(), nullable=True),
        sa.Column("baseline_first", sa.Integer(), server_default="0", nullable=False),
        sa.Column("first_observer", sa.String(length=32), nullable=True),
        sa.Column("second_observer", sa.String(length=32), nullable=True),
        sa.Column("observed_in", sa.String(length=32), nullable=True),
        sa.Column("minutes_before", sa.Integer(), server_default="0", nullable=False),
        sa.Column("contacts_before", sa.Integer(), server_default="0", nullable=False),
        sa.Column("coach_id", sa.String(length=32), nullable=True),
        sa.Column("coach_mentees", sa.Integer(), server_default="0", nullable=False),
        sa.Column("coach_years", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint(
            "person_id", "instrument", "program_year", "component", name=op.f("pk_class_evidence")
        ),
        comment="one row per educator, instrument, program year and domain seen at the baseline: the change if seen again, who observed where, the coaching before the second observation, and who coached",
    )
    with op.batch_alter_table("class_evidence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_class_evidence_region"), ["region"], unique=False)

    with op.batch_alter_table("class_agreement", schema=None) as batch_op:
        batch_op.add_column(sa.Column("first_score", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("second_score", sa.Float(), nullable=True))
