"""What held on which day: until now, what is known of people and programs has always held."""

# ruff: noqa: E501 - operations stand as Alembic writes them

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

ALWAYS = date(1900, 1, 1)


def fill(dated: str, whose: str, stated: str, *values: str) -> None:
    """Give each row of a table one dated row, from the beginning on, of the import it came with."""
    rows = sa.table(stated, *map(sa.column, (whose, *values, "import_id", "line")))
    into = sa.table(
        dated,
        *map(sa.column, (whose, *values, "import_id", "line")),
        sa.column("valid_from", sa.Date),
    )
    always = sa.select(*rows.c, sa.literal(ALWAYS, sa.Date))
    op.execute(sa.insert(into).from_select([*rows.c.keys(), "valid_from"], always))


def upgrade() -> None:
    op.create_table(
        "person_periods",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("program_number", sa.String(length=32), nullable=False),
        sa.Column("licensed", sa.String(length=24), nullable=True),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.PrimaryKeyConstraint("person_id", "valid_from", name=op.f("pk_person_periods")),
        comment="one row per participant and stretch of days in which program, role and place stay the same: what held then, from a day on and up to the day before another",
    )
    with op.batch_alter_table("person_periods", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_person_periods_program_number"), ["program_number"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_person_periods_region"), ["region"], unique=False)

    op.create_table(
        "program_types",
        sa.Column("program_number", sa.String(length=32), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("program_type", sa.String(length=24), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("program_number", "valid_from", name=op.f("pk_program_types")),
        comment="one row per program and day its type holds from",
    )
    op.create_table(
        "participant_places",
        sa.Column("participant_id", sa.String(length=32), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("program_number", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"],
            ["participants.participant_id"],
            name=op.f("fk_participant_places_participant_id"),
        ),
        sa.ForeignKeyConstraint(
            ["program_number"],
            ["programs.program_number"],
            name=op.f("fk_participant_places_program_number"),
        ),
        sa.PrimaryKeyConstraint("participant_id", "valid_from", name=op.f("pk_participant_places")),
        comment="one row per participant and day their program and role hold from",
    )
    with op.batch_alter_table("participant_places", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_participant_places_program_number"), ["program_number"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_participant_places_region"), ["region"], unique=False)

    fill("program_types", "program_number", "programs", "program_type")
    fill("participant_places", "participant_id", "participants", "program_number", "role", "region")
