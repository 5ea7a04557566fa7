"""Consents are a record."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def fill() -> None:
    """Take over what participants' files said: each consent with its import as the ground."""
    people = sa.table(
        "participants",
        sa.column("participant_id", sa.String),
        sa.column("consent", sa.String),
        sa.column("import_id", sa.Integer),
        sa.column("region", sa.SmallInteger),
    )
    files = sa.table(
        "imports",
        sa.column("import_id", sa.Integer),
        sa.column("imported_by", sa.String),
        sa.column("finished_at", sa.DateTime),
    )
    record = sa.table(
        "consents",
        *(
            sa.column(name)
            for name in ("participant_id", "purpose", "level", "import_id", "region", "recorded_by")
        ),
        sa.column("valid_from", sa.Date),
        sa.column("recorded_at", sa.DateTime),
    )
    bind = op.get_bind()
    found = bind.execute(
        sa.select(people, files.c.imported_by, files.c.finished_at)
        .select_from(people.join(files, files.c.import_id == people.c.import_id))
        .where(people.c.consent == "educator_level")
    ).all()
    rows = [
        {
            "participant_id": row.participant_id,
            "purpose": purpose,
            "level": row.consent,
            "valid_from": row.finished_at.date(),
            "recorded_by": row.imported_by,
            "recorded_at": row.finished_at,
            "import_id": row.import_id,
            "region": row.region,
        }
        for row in found
        for purpose in ("own_facilitator", "evaluator_file")
    ]
    if rows:
        bind.execute(sa.insert(record), rows)


def upgrade() -> None:
    op.create_table(
        "consents",
        sa.Column("consent_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.String(length=32), nullable=False),
        sa.Column("purpose", sa.String(length=24), nullable=False),
        sa.Column("level", sa.String(length=24), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("form_place", sa.String(length=160), server_default="", nullable=False),
        sa.Column("recorded_by", sa.String(length=160), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.Column("ended_by", sa.String(length=160), nullable=True),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("ended_import", sa.Integer(), nullable=True),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.PrimaryKeyConstraint("consent_id", name=op.f("pk_consents")),
        comment="one row per consent that a participant gave for a purpose",
    )
    with op.batch_alter_table("consents", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_consents_participant_id"), ["participant_id"], unique=False
        )

    fill()
