"""Column maps belong to regions."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def fill() -> None:
    """Give each map to the region of the account that saved it, and keep that region before its name.

    What was saved by an administrator or at the command line was meant for everybody, and stays so.
    """
    bind = op.get_bind()
    if bind.dialect.name == "postgresql":
        op.create_table_comment(
            "column_maps", "one row per column map that somebody saved, and region it belongs to"
        )
    maps = sa.table(
        "column_maps",
        sa.column("name", sa.String),
        sa.column("saved_by", sa.String),
        sa.column("region", sa.SmallInteger),
        sa.column("shared", sa.SmallInteger),
    )
    accounts = sa.table(
        "accounts", sa.column("email", sa.String), sa.column("region", sa.SmallInteger)
    )
    regions = {row.email: row.region for row in bind.execute(sa.select(accounts))}
    regions["command line"] = None
    for name, saved_by in bind.execute(sa.select(maps.c.name, maps.c.saved_by)).all():
        region = regions.get(saved_by) or 0
        for_all = saved_by in regions and regions[saved_by] is None
        bind.execute(
            sa.update(maps)
            .where(maps.c.name == name)
            .values(name=f"{region} {name}"[:160], region=region, shared=int(for_all))
        )


def upgrade() -> None:
    with op.batch_alter_table("column_maps", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("region", sa.SmallInteger(), server_default="0", nullable=False)
        )
        batch_op.add_column(
            sa.Column("shared", sa.SmallInteger(), server_default="0", nullable=False)
        )

    fill()
