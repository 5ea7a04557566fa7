"""The audit log is a chain that can be checked."""

# ruff: noqa: S608 - the texts are our own

from __future__ import annotations

import hashlib
import json

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

CHANGED = "The audit log is never changed and never deleted."
ORDER = "A line of the audit log has the next number, and replaces none."
ONWARD = "The newest line of the audit log is the one after the one before."
NO_UPDATE = (
    "CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log "
    f"BEGIN SELECT RAISE(ABORT, '{CHANGED}'); END"
)
# REPLACE deletes a row past the trigger of DELETE. It asks the trigger of INSERT, before it does.
SQLITE = (
    NO_UPDATE,
    "CREATE TRIGGER audit_log_in_order BEFORE INSERT ON audit_log "
    "WHEN NEW.event_id IS NOT (SELECT event_id + 1 FROM audit_head) "
    "OR EXISTS (SELECT 1 FROM audit_log WHERE event_id = NEW.event_id OR once = NEW.once) "
    f"BEGIN SELECT RAISE(ABORT, '{ORDER}'); END",
    "CREATE TRIGGER audit_head_onward BEFORE UPDATE ON audit_head "
    "WHEN NEW.event_id IS NOT OLD.event_id + 1 OR NOT EXISTS "
    "(SELECT 1 FROM audit_log WHERE event_id = NEW.event_id AND chain = NEW.chain) "
    f"BEGIN SELECT RAISE(ABORT, '{ONWARD}'); END",
    "CREATE TRIGGER audit_head_no_delete BEFORE DELETE ON audit_head "
    f"BEGIN SELECT RAISE(ABORT, '{CHANGED}'); END",
    "CREATE TRIGGER audit_head_one BEFORE INSERT ON audit_head "
    f"BEGIN SELECT RAISE(ABORT, '{CHANGED}'); END",
)
POSTGRESQL = (
    "ALTER TABLE audit_log ENABLE TRIGGER audit_log_append_only",
    "CREATE FUNCTION audit_log_in_order() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF NEW.event_id IS DISTINCT FROM (SELECT event_id + 1 FROM audit_head) "
    f"THEN RAISE EXCEPTION '{ORDER}'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER audit_log_in_order BEFORE INSERT ON audit_log "
    "FOR EACH ROW EXECUTE FUNCTION audit_log_in_order()",
    "CREATE FUNCTION audit_head_onward() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF NEW.event_id IS DISTINCT FROM OLD.event_id + 1 OR NOT EXISTS "
    "(SELECT 1 FROM audit_log WHERE event_id = NEW.event_id AND chain = NEW.chain) "
    f"THEN RAISE EXCEPTION '{ONWARD}'; END IF; RETURN NEW; END $$",
    "CREATE TRIGGER audit_head_onward BEFORE UPDATE ON audit_head "
    "FOR EACH ROW EXECUTE FUNCTION audit_head_onward()",
    "CREATE TRIGGER audit_head_closed BEFORE INSERT OR DELETE OR TRUNCATE ON audit_head "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_log_refuse()",
)


def fill() -> None:
    """Chain the lines that are there, in the order they were written, and set the guards."""
    connection = op.get_bind()
    on_sqlite = connection.dialect.name == "sqlite"
    op.execute(
        "DROP TRIGGER audit_log_no_update"
        if on_sqlite
        else "ALTER TABLE audit_log DISABLE TRIGGER audit_log_append_only"
    )
    log = sa.table(
        "audit_log",
        sa.column("event_id", sa.Integer),
        sa.column("at", sa.DateTime),
        sa.column("who", sa.String),
        sa.column("event", sa.String),
        sa.column("detail", sa.JSON),
        sa.column("chain", sa.String),
    )
    old = sa.select(log.c.event_id, log.c.at, log.c.who, log.c.event, log.c.detail)
    number, chain = 0, ""
    while rows := connection.execute(
        old.where(log.c.event_id > number).order_by(log.c.event_id).limit(1_000)
    ).all():
        chained = []
        for number, at, who, event, detail in rows:
            moment = at.isoformat(timespec="microseconds")
            content = (1, chain, number, moment, who, event, "", "", None, detail)
            text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
            chain = hashlib.sha256(text.encode("ascii")).hexdigest()
            chained.append({"number": number, "made": chain})
        connection.execute(
            log.update()
            .where(log.c.event_id == sa.bindparam("number"))
            .values(chain=sa.bindparam("made")),
            chained,
        )
    head = sa.table("audit_head", sa.column("id"), sa.column("event_id"), sa.column("chain"))
    connection.execute(head.insert().values(id=1, event_id=number, chain=chain))
    for statement in SQLITE if on_sqlite else POSTGRESQL:
        op.execute(statement)


def upgrade() -> None:
    op.create_table(
        "audit_head",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("chain", sa.String(length=64), nullable=False),
        sa.CheckConstraint("id = 1", name=op.f("ck_audit_head_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_head")),
        comment="one row: the number and the hash of the newest line of the audit log",
    )
    with op.batch_alter_table("audit_log", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("record", sa.String(length=160), server_default="", nullable=False)
        )
        batch_op.add_column(sa.Column("people", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("once", sa.String(length=64), nullable=True))
        batch_op.add_column(
            sa.Column("chain", sa.String(length=64), server_default="", nullable=False)
        )
        batch_op.create_index(batch_op.f("ix_audit_log_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_audit_log_once"), ["once"], unique=True)
        batch_op.create_index(batch_op.f("ix_audit_log_who_at"), ["who", "at"], unique=False)

    fill()
