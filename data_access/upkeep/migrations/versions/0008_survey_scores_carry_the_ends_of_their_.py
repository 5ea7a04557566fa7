"""Survey scores carry the ends of their scale."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("survey_pairs", schema=None) as batch_op:
        batch_op.add_column(sa.Column("scale_width", sa.Float(), nullable=True))

    with op.batch_alter_table("survey_scores", schema=None) as batch_op:
        batch_op.add_column(sa.Column("scale_min", sa.Float(), nullable=True))
        batch_op.add_column(sa.Column("scale_max", sa.Float(), nullable=True))
