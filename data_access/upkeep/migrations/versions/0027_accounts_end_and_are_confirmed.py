"""Accounts end and are confirmed."""

# ruff: noqa: E501 - operations stand as Alembic writes them

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
branch_labels = None
depends_on = None


def fill() -> None:
    """Accounts that are there count as confirmed on the day of the upgrade, so that nobody is kept out by it."""
    accounts = sa.table(
        "accounts",
        sa.column("account_id", sa.Integer),
        sa.column("last_sign_in", sa.DateTime),
        sa.column("confirmed_on", sa.Date),
        sa.column("confirmed_by", sa.String),
    )
    sign_ins = sa.table(
        "sign_ins", sa.column("account_id", sa.Integer), sa.column("created_at", sa.DateTime)
    )
    newest = (
        sa.select(sa.func.max(sign_ins.c.created_at))
        .where(sign_ins.c.account_id == accounts.c.account_id)
        .scalar_subquery()
    )
    op.get_bind().execute(
        sa.update(accounts).values(
            last_sign_in=newest, confirmed_on=sa.func.current_date(), confirmed_by="upgrade"
        )
    )


def upgrade() -> None:
    op.create_table(
        "password_links",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("made_by", sa.String(length=160), nullable=False),
        sa.Column("expires_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.account_id"], name=op.f("fk_password_links_account_id")
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_password_links")),
        comment="one row per link with which somebody sets a password; only its hash is kept, and no row once it is used",
    )
    with op.batch_alter_table("password_links", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_password_links_account_id"), ["account_id"], unique=False
        )

    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("last_sign_in", sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column("ends_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("confirmed_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("confirmed_by", sa.String(length=160), nullable=True))

    fill()
