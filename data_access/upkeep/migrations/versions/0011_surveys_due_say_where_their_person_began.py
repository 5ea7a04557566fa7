"""Surveys due at the end of a year say where their person began."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def fill() -> None:
    """The grain of the table as it is now: only PostgreSQL keeps comments."""
    if op.get_bind().dialect.name == "postgresql":
        op.create_table_comment(
            "survey_due",
            "one row per person, survey, wave and mentee it is about that was to be answered: whether "
            "it was, and at the end of a year the person's score at its start",
        )


def upgrade() -> None:
    with op.batch_alter_table("survey_due", schema=None) as batch_op:
        batch_op.add_column(sa.Column("start_score", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("start_width", sa.Float(), nullable=True))

    fill()
