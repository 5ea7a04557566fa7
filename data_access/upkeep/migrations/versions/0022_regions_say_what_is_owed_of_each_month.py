"""Regions say what is owed of each month."""

# ruff: noqa: E501 - operations stand as Alembic writes them

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def fill() -> None:
    """Take over of which months the imports that are there brought rows, as far as the rows still name them."""
    files = sa.table(
        "imports", sa.column("import_id", sa.Integer), sa.column("finished_at", sa.DateTime)
    )
    months = sa.table(
        "import_months",
        *(sa.column(name) for name in ("import_id", "region", "month", "kind")),
        sa.column("saved_on", sa.Date),
        sa.column("saved_at", sa.DateTime),
    )
    bind = op.get_bind()
    for kind, name, day in (
        ("sessions", "sessions", "session_date"),
        ("attendance", "attendance", "date"),
        ("class", "class_observations", "obs_date"),
    ):
        fact = sa.table(
            name,
            sa.column("import_id", sa.Integer),
            sa.column("region", sa.SmallInteger),
            sa.column(day, sa.Date),
        )
        found = bind.execute(
            sa.select(
                fact.c.import_id, fact.c.region, fact.c[day].label("day"), files.c.finished_at
            )
            .select_from(fact.join(files, files.c.import_id == fact.c.import_id))
            .where(fact.c.region.is_not(None))
            .distinct()
        ).all()
        at = {row.import_id: row.finished_at for row in found}
        rows = [
            {
                "import_id": import_id,
                "region": region,
                "month": month,
                "kind": kind,
                "saved_on": at[import_id].date(),
                "saved_at": at[import_id],
            }
            for import_id, region, month in sorted(
                {(row.import_id, row.region, f"{row.day:%Y-%m}") for row in found}
            )
        ]
        if rows:
            bind.execute(sa.insert(months), rows)


def upgrade() -> None:
    op.create_table(
        "import_months",
        sa.Column("import_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("region", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("saved_on", sa.Date(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.PrimaryKeyConstraint("import_id", "region", "month", name=op.f("pk_import_months")),
        comment="one row per import, region and month of which it brought rows, of the kinds of files that are expected",
    )
    with op.batch_alter_table("import_months", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_import_months_region"), ["region"], unique=False)

    op.create_table(
        "month_statements",
        sa.Column("statement_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("what", sa.String(length=24), nullable=False),
        sa.Column("reason", sa.String(length=400), server_default="", nullable=False),
        sa.Column("said_by", sa.String(length=160), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("said_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint(
            "what <> 'reopened' OR reason <> ''",
            name=op.f("ck_month_statements_reopened_with_a_reason"),
        ),
        sa.CheckConstraint(
            "what IN ('nothing', 'closed', 'reopened')",
            name=op.f("ck_month_statements_known_statement"),
        ),
        sa.PrimaryKeyConstraint("statement_id", name=op.f("pk_month_statements")),
        comment="one row per statement of somebody on the file of a region's month; none is ever changed",
    )
    with op.batch_alter_table("month_statements", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_month_statements_region_month"), ["region", "month"], unique=False
        )

    fill()
