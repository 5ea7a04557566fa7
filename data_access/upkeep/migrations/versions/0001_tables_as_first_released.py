"""Tables as first released."""

# ruff: noqa: E501 - operations stand as Alembic writes them

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=160), nullable=False),
        sa.Column("display_name", sa.String(length=160), nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("password_hash", sa.String(length=200), nullable=False),
        sa.Column("active", sa.SmallInteger(), server_default="1", nullable=False),
        sa.Column("demonstration", sa.SmallInteger(), server_default="0", nullable=False),
        sa.Column("failed_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("locked_until", sa.DateTime(), nullable=True),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("email", name=op.f("uq_accounts_email")),
        comment="one row per person who may sign in",
    )
    op.create_table(
        "action_plans",
        sa.Column("pair_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("baseline_date", sa.Date(), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("pair_id", name=op.f("pk_action_plans")),
        comment="one row per pair: its baseline, and the first goal with a target date set since",
    )
    op.create_index(op.f("ix_action_plans_region"), "action_plans", ["region"], unique=False)
    op.create_table(
        "attendance",
        sa.Column("participant_id", sa.String(length=32), nullable=False),
        sa.Column("event_type", sa.String(length=24), nullable=False),
        sa.Column("event_id", sa.String(length=32), nullable=False),
        sa.Column("day_no", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("hours", sa.Float(), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "participant_id", "event_type", "event_id", "day_no", name=op.f("pk_attendance")
        ),
        comment="one row per participant, event and day of it",
    )
    op.create_table(
        "audit_log",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("who", sa.String(length=160), nullable=False),
        sa.Column("event", sa.String(length=24), nullable=False),
        sa.Column("detail", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("event_id", name=op.f("pk_audit_log")),
        comment="one row per event that must be accountable; never changed, never deleted",
    )
    op.create_table(
        "change_doses",
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
        sa.Column("change", sa.Float(), nullable=False),
        sa.Column("minutes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("intended_low", sa.Integer(), server_default="0", nullable=False),
        sa.Column("contacts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("video_contacts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("strategies", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint(
            "person_id", "instrument", "program_year", "component", name=op.f("pk_change_doses")
        ),
        comment="one row per mentee, instrument, program year and domain seen in both windows: the matched change, and the coaching logged up to the month of the second observation",
    )
    op.create_index(op.f("ix_change_doses_region"), "change_doses", ["region"], unique=False)
    op.create_table(
        "class_agreement",
        sa.Column("observation_id", sa.String(length=32), nullable=False),
        sa.Column("cycle", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("dimension", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("instrument", sa.String(length=24), nullable=False),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("negative_climate", sa.Integer(), server_default="0", nullable=False),
        sa.Column("exact", sa.Integer(), server_default="0", nullable=False),
        sa.Column("within_one", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint(
            "observation_id", "cycle", "dimension", name=op.f("pk_class_agreement")
        ),
        comment="one row per double-coded observation, cycle and dimension: do the two observers agree",
    )
    op.create_index(op.f("ix_class_agreement_region"), "class_agreement", ["region"], unique=False)
    op.create_table(
        "class_baselines",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("instrument", sa.String(length=24), nullable=False),
        sa.Column("program_year", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("component", sa.String(length=24), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("consented", sa.Integer(), server_default="0", nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("seen_again", sa.Integer(), server_default="0", nullable=False),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint(
            "person_id", "instrument", "program_year", "component", name=op.f("pk_class_baselines")
        ),
        comment="one row per educator, instrument, program year and domain seen at the baseline: the score, whether the educator was seen the second time, and when the last pair gave up",
    )
    op.create_index(op.f("ix_class_baselines_region"), "class_baselines", ["region"], unique=False)
    op.create_table(
        "class_changes",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("instrument", sa.String(length=24), nullable=False),
        sa.Column("program_year", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("component", sa.String(length=24), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("consented", sa.Integer(), server_default="0", nullable=False),
        sa.Column("is_domain", sa.Integer(), server_default="0", nullable=False),
        sa.Column("pre", sa.Float(), nullable=False),
        sa.Column("post", sa.Float(), nullable=False),
        sa.Column("change", sa.Float(), nullable=False),
        sa.Column("baseline_first", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint(
            "person_id", "instrument", "program_year", "component", name=op.f("pk_class_changes")
        ),
        comment="one row per educator, instrument, program year and component seen in both windows: second minus baseline",
    )
    op.create_index(op.f("ix_class_changes_region"), "class_changes", ["region"], unique=False)
    op.create_table(
        "class_consistency",
        sa.Column("observation_id", sa.String(length=32), nullable=False),
        sa.Column("component", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("consented", sa.Integer(), server_default="0", nullable=False),
        sa.Column("instrument", sa.String(length=24), nullable=False),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("window", sa.String(length=24), nullable=False),
        sa.Column("cycles", sa.SmallInteger(), nullable=False),
        sa.Column("deviation", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("observation_id", "component", name=op.f("pk_class_consistency")),
        comment="one row per CLASS observation of record with four or more valid cycles and domain: the standard deviation of the domain's score over the cycles",
    )
    op.create_index(
        op.f("ix_class_consistency_person_id"), "class_consistency", ["person_id"], unique=False
    )
    op.create_index(
        op.f("ix_class_consistency_region"), "class_consistency", ["region"], unique=False
    )
    op.create_table(
        "class_cycles",
        sa.Column("observation_id", sa.String(length=32), nullable=False),
        sa.Column("cycle", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("enrolled", sa.Integer(), nullable=True),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("valid", sa.String(length=24), nullable=False),
        sa.Column("invalid_reason", sa.String(length=160), nullable=True),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("observation_id", "cycle", name=op.f("pk_class_cycles")),
        comment="one row per observation and cycle; cycle 0 is a whole observation given as means",
    )
    op.create_table(
        "class_flags",
        sa.Column("observation_id", sa.String(length=32), nullable=False),
        sa.Column("domain", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("reported", sa.Float(), nullable=False),
        sa.Column("computed", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("observation_id", "domain", name=op.f("pk_class_flags")),
        comment="one row per observation and domain whose reported score differs from its own dimensions",
    )
    op.create_table(
        "class_records",
        sa.Column("observation_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("instrument", sa.String(length=24), nullable=False),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("window", sa.String(length=24), nullable=False),
        sa.Column("obs_date", sa.Date(), nullable=False),
        sa.Column("observer_id", sa.String(length=32), nullable=True),
        sa.Column("certified", sa.SmallInteger(), nullable=True),
        sa.Column("valid_cycles", sa.SmallInteger(), nullable=True),
        sa.Column("observer_changed", sa.SmallInteger(), nullable=True),
        sa.PrimaryKeyConstraint("observation_id", name=op.f("pk_class_records")),
        comment="one row per CLASS observation of record: the observer's certificate, its valid cycles, and whether the observer is another than at the educator's baseline",
    )
    op.create_index(
        op.f("ix_class_records_person_id"), "class_records", ["person_id"], unique=False
    )
    op.create_index(op.f("ix_class_records_region"), "class_records", ["region"], unique=False)
    op.create_table(
        "class_reported",
        sa.Column("observation_id", sa.String(length=32), nullable=False),
        sa.Column("domain", sa.String(length=24), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("observation_id", "domain", name=op.f("pk_class_reported")),
        comment="one row per observation and domain whose score the file itself reports",
    )
    op.create_table(
        "class_scores",
        sa.Column("observation_id", sa.String(length=32), nullable=False),
        sa.Column("cycle", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("dimension", sa.String(length=24), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "observation_id", "cycle", "dimension", name=op.f("pk_class_scores")
        ),
        comment="one row per observation, cycle and dimension, as the file has it (Negative Climate as scored)",
    )
    op.create_table(
        "class_windows",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("instrument", sa.String(length=24), nullable=False),
        sa.Column("program_year", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("window", sa.String(length=24), nullable=False),
        sa.Column("component", sa.String(length=24), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("consented", sa.Integer(), server_default="0", nullable=False),
        sa.Column("is_domain", sa.Integer(), server_default="0", nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("observations", sa.SmallInteger(), nullable=False),
        sa.Column("first_date", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint(
            "person_id",
            "instrument",
            "program_year",
            "window",
            "component",
            name=op.f("pk_class_windows"),
        ),
        comment="one row per educator, instrument, program year, window and component (domain or dimension): the mean of the educator's usable observations",
    )
    op.create_index(op.f("ix_class_windows_region"), "class_windows", ["region"], unique=False)
    op.create_table(
        "coach_months",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("eligible", sa.Integer(), server_default="0", nullable=False),
        sa.Column("attended", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("person_id", "month", name=op.f("pk_coach_months")),
        comment="one row per coach and month in which a pair of theirs was active: is a learning community due, was one attended",
    )
    op.create_index(
        "ix_coach_months_month_region", "coach_months", ["month", "region"], unique=False
    )
    op.create_table(
        "column_maps",
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("format", sa.String(length=24), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("saved_by", sa.String(length=160), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_column_maps")),
        comment="one row per column map that somebody saved; maps are shared between regions",
    )
    op.create_table(
        "cycle_steps",
        sa.Column("pair_id", sa.String(length=32), nullable=False),
        sa.Column("cycle", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("step", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("pair_id", "cycle", "step", name=op.f("pk_cycle_steps")),
        comment="one row per pair, coaching cycle and step logged in it: the first day it was, and the days since the step before it",
    )
    op.create_index(op.f("ix_cycle_steps_region"), "cycle_steps", ["region"], unique=False)
    op.create_table(
        "data_state",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("data_version", sa.Integer(), nullable=False),
        sa.Column("demonstration", sa.SmallInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_data_state")),
        comment="one row: the data version, raised by every import that changed something",
    )
    op.create_table(
        "employment",
        sa.Column("participant_id", sa.String(length=32), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=24), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("participant_id", "as_of", "source", name=op.f("pk_employment")),
        comment="one row per participant, day it is known of, and source",
    )
    op.create_table(
        "employment_outcomes",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("cohort", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("returned", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("person_id", "cohort", "role", name=op.f("pk_employment_outcomes")),
        comment="one row per mentee or coach and cohort: the employment known twelve months after the start",
    )
    op.create_index(
        op.f("ix_employment_outcomes_region"), "employment_outcomes", ["region"], unique=False
    )
    op.create_table(
        "funds",
        sa.Column("participant_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("fund_source", sa.String(length=24), nullable=False),
        sa.Column("sfy", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("amount", sa.Float(), nullable=True),
        sa.Column("hours", sa.Float(), nullable=True),
        sa.Column("approved", sa.Date(), nullable=True),
        sa.Column("paid", sa.Date(), nullable=True),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "participant_id", "kind", "fund_source", "sfy", name=op.f("pk_funds")
        ),
        comment="one row per participant, kind of support, fund source and state fiscal year",
    )
    op.create_table(
        "goal_status",
        sa.Column("goal_id", sa.String(length=32), nullable=False),
        sa.Column("pair_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("set_date", sa.Date(), nullable=False),
        sa.Column("target_date", sa.Date(), nullable=True),
        sa.Column("achieved_on", sa.Date(), nullable=True),
        sa.Column("dropped", sa.Integer(), server_default="0", nullable=False),
        sa.Column("addressed", sa.Integer(), server_default="0", nullable=False),
        sa.Column("aligned", sa.SmallInteger(), nullable=True),
        sa.Column("active_until", sa.Date(), nullable=False),
        sa.Column("steps", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_step_done", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("goal_id", name=op.f("pk_goal_status")),
        comment="one row per goal: when it was set, due and achieved, whether a session addressed it, and how far its action plan is",
    )
    op.create_index(op.f("ix_goal_status_pair_id"), "goal_status", ["pair_id"], unique=False)
    op.create_index(op.f("ix_goal_status_region"), "goal_status", ["region"], unique=False)
    op.create_table(
        "import_refusals",
        sa.Column("import_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("column_name", sa.String(length=160), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.PrimaryKeyConstraint("import_id", "number", name=op.f("pk_import_refusals")),
        comment="one row per refused value of an import",
    )
    op.create_table(
        "import_regions",
        sa.Column("import_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("region", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("rows_touched", sa.Integer(), server_default="0", nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("import_id", "region", name=op.f("pk_import_regions")),
        comment="one row per import and region whose rows it touched",
    )
    op.create_table(
        "imports",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("format", sa.String(length=24), nullable=False),
        sa.Column("file_name", sa.String(length=160), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("map_name", sa.String(length=160), nullable=True),
        sa.Column("imported_by", sa.String(length=160), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("finished_at", sa.DateTime(), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("message", sa.Text(), server_default="", nullable=False),
        sa.Column("headings", sa.JSON(), nullable=True),
        sa.Column("undone_at", sa.DateTime(), nullable=True),
        sa.Column("undone_by", sa.String(length=160), nullable=True),
        sa.Column("rows_total", sa.Integer(), server_default="0", nullable=False),
        sa.Column("rows_new", sa.Integer(), server_default="0", nullable=False),
        sa.Column("rows_changed", sa.Integer(), server_default="0", nullable=False),
        sa.Column("rows_unchanged", sa.Integer(), server_default="0", nullable=False),
        sa.Column("rows_refused", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lines_new", sa.Text(), server_default="", nullable=False),
        sa.Column("lines_changed", sa.Text(), server_default="", nullable=False),
        sa.Column("lines_unchanged", sa.Text(), server_default="", nullable=False),
        sa.Column("lines_refused", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "(status = 'undone') = (undone_at IS NOT NULL AND undone_by IS NOT NULL)",
            name=op.f("ck_imports_undone_by_somebody"),
        ),
        sa.CheckConstraint(
            "status IN ('saved', 'refused', 'undone')", name=op.f("ck_imports_known_status")
        ),
        sa.CheckConstraint(
            "rows_total = rows_new + rows_changed + rows_unchanged + rows_refused",
            name=op.f("ck_imports_every_row_is_accounted_for"),
        ),
        sa.PrimaryKeyConstraint("import_id", name=op.f("pk_imports")),
        comment="one row per file that was read",
    )
    op.create_index(op.f("ix_imports_sha256"), "imports", ["sha256"], unique=False)
    op.create_table(
        "log_topics",
        sa.Column("pair_id", sa.String(length=32), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("sessions", sa.Integer(), server_default="0", nullable=False),
        sa.Column("with_step", sa.Integer(), server_default="0", nullable=False),
        sa.Column("contacts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("with_strategy", sa.Integer(), server_default="0", nullable=False),
        sa.Column("with_content", sa.Integer(), server_default="0", nullable=False),
        sa.Column("strategy_data_analysis", sa.Integer(), server_default="0", nullable=False),
        sa.Column("strategy_modeling", sa.Integer(), server_default="0", nullable=False),
        sa.Column("strategy_feedback", sa.Integer(), server_default="0", nullable=False),
        sa.Column("strategy_co_teaching", sa.Integer(), server_default="0", nullable=False),
        sa.Column("strategy_sharing_resources", sa.Integer(), server_default="0", nullable=False),
        sa.Column("strategy_best_practice_video", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "strategy_coaching_conversations", sa.Integer(), server_default="0", nullable=False
        ),
        sa.Column("strategy_observing", sa.Integer(), server_default="0", nullable=False),
        sa.Column("strategy_reflective_practice", sa.Integer(), server_default="0", nullable=False),
        sa.Column("strategy_using_data", sa.Integer(), server_default="0", nullable=False),
        sa.Column("content_curriculum", sa.Integer(), server_default="0", nullable=False),
        sa.Column("content_environments", sa.Integer(), server_default="0", nullable=False),
        sa.Column("content_workforce", sa.Integer(), server_default="0", nullable=False),
        sa.Column("content_family", sa.Integer(), server_default="0", nullable=False),
        sa.Column("content_leadership", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("pair_id", "month", name=op.f("pk_log_topics")),
        comment="one row per pair and month with a completed session: its sessions and contacts, and how many name a step of the cycle, each strategy and each content area",
    )
    op.create_index("ix_log_topics_month_region", "log_topics", ["month", "region"], unique=False)
    op.create_table(
        "months",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("intended_low", sa.Integer(), nullable=False),
        sa.Column("intended_high", sa.Integer(), nullable=False),
        sa.Column("closed", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_months")),
        comment="one row per calendar month",
    )
    op.create_table(
        "pair_cycles",
        sa.Column("pair_id", sa.String(length=32), nullable=False),
        sa.Column("cycle", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=False),
        sa.Column("furthest_step", sa.SmallInteger(), nullable=False),
        sa.Column("steps", sa.Integer(), server_default="0", nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("pair_id", "cycle", name=op.f("pk_pair_cycles")),
        comment="one row per pair and coaching cycle: when it opened, how far it came, when it was completed",
    )
    op.create_index(op.f("ix_pair_cycles_region"), "pair_cycles", ["region"], unique=False)
    op.create_table(
        "pair_goals",
        sa.Column("pair_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("goals_set", sa.Integer(), server_default="0", nullable=False),
        sa.Column("scaled_goals", sa.Integer(), server_default="0", nullable=False),
        sa.Column("scaling_score", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("pair_id", name=op.f("pk_pair_goals")),
        comment="one row per pair with the number of goals it set (0 for a pair without goals) and its Goal Attainment Scaling T score",
    )
    op.create_index(op.f("ix_pair_goals_region"), "pair_goals", ["region"], unique=False)
    op.create_table(
        "pair_months",
        sa.Column("pair_id", sa.String(length=32), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("active_days", sa.Integer(), server_default="0", nullable=False),
        sa.Column("eligible", sa.Integer(), server_default="0", nullable=False),
        sa.Column("checklist", sa.Integer(), server_default="0", nullable=False),
        sa.Column("monthly_survey", sa.Integer(), server_default="0", nullable=False),
        sa.Column("contact_month", sa.Integer(), server_default="0", nullable=False),
        sa.Column("contacts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("minutes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("focused_minutes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("strategies", sa.Integer(), server_default="0", nullable=False),
        sa.Column("complete_contacts", sa.Integer(), server_default="0", nullable=False),
        sa.Column("minutes_f2f", sa.Integer(), server_default="0", nullable=False),
        sa.Column("minutes_live_video", sa.Integer(), server_default="0", nullable=False),
        sa.Column("minutes_phone", sa.Integer(), server_default="0", nullable=False),
        sa.Column("minutes_async_video", sa.Integer(), server_default="0", nullable=False),
        sa.Column("contacts_f2f", sa.Integer(), server_default="0", nullable=False),
        sa.Column("contacts_live_video", sa.Integer(), server_default="0", nullable=False),
        sa.Column("contacts_phone", sa.Integer(), server_default="0", nullable=False),
        sa.Column("contacts_async_video", sa.Integer(), server_default="0", nullable=False),
        sa.Column("cancelled", sa.Integer(), server_default="0", nullable=False),
        sa.Column("logged", sa.Integer(), server_default="0", nullable=False),
        sa.Column("intended_low", sa.Integer(), server_default="0", nullable=False),
        sa.Column("intended_high", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("pair_id", "month", name=op.f("pk_pair_months")),
        comment="one row per pair and month in which it was active or logged a session",
    )
    op.create_index("ix_pair_months_month_region", "pair_months", ["month", "region"], unique=False)
    op.create_table(
        "pair_status",
        sa.Column("pair_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("coach_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=False),
        sa.Column("planned_end", sa.Date(), nullable=False),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(length=24), nullable=True),
        sa.Column("attrition", sa.Integer(), server_default="0", nullable=False),
        sa.Column("first_contact", sa.Date(), nullable=True),
        sa.Column("last_contact", sa.Date(), nullable=True),
        sa.Column("last_checklist", sa.Date(), nullable=True),
        sa.Column("baseline_date", sa.Date(), nullable=True),
        sa.Column("second_date", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("pair_id", name=op.f("pk_pair_status")),
        comment="one row per pair: its dates, first and last contact, and its two observations",
    )
    op.create_index(op.f("ix_pair_status_person_id"), "pair_status", ["person_id"], unique=False)
    op.create_index(op.f("ix_pair_status_region"), "pair_status", ["region"], unique=False)
    op.create_table(
        "participation",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("program_year", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("paired", sa.Integer(), server_default="0", nullable=False),
        sa.Column("mentees", sa.Integer(), server_default="0", nullable=False),
        sa.Column("begun", sa.Date(), nullable=True),
        sa.Column("first_session", sa.Date(), nullable=True),
        sa.Column("orientation", sa.Integer(), server_default="0", nullable=False),
        sa.Column("training_minutes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("training_days", sa.Integer(), server_default="0", nullable=False),
        sa.Column("trained_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("person_id", "program_year", "role", name=op.f("pk_participation")),
        comment="one row per participant, role and program year in which they are in a pair (as coach, mentee or its Instructional Leader), and one of program year 0 per mentee who was never in a pair",
    )
    op.create_index(op.f("ix_participation_region"), "participation", ["region"], unique=False)
    op.create_table(
        "program_levels",
        sa.Column("program_number", sa.String(length=32), nullable=False),
        sa.Column("cohort", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("system", sa.String(length=24), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("first_pair", sa.String(length=32), nullable=False),
        sa.Column("start_level", sa.SmallInteger(), nullable=True),
        sa.Column("granted", sa.SmallInteger(), nullable=True),
        sa.Column("self_assessed", sa.SmallInteger(), nullable=True),
        sa.PrimaryKeyConstraint(
            "program_number", "cohort", "system", "valid_from", name=op.f("pk_program_levels")
        ),
        comment="one row per program with a pair of a cohort, rating system and day from which its ratings hold: the levels in force, and the one granted when its first pair began",
    )
    op.create_index(
        op.f("ix_program_levels_first_pair"), "program_levels", ["first_pair"], unique=False
    )
    op.create_index(op.f("ix_program_levels_region"), "program_levels", ["region"], unique=False)
    op.create_table(
        "program_regions",
        sa.Column("program_number", sa.String(length=32), nullable=False),
        sa.Column("scheme", sa.String(length=24), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("region", sa.String(length=160), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "program_number", "scheme", "valid_from", name=op.f("pk_program_regions")
        ),
        comment="one row per program, region scheme and day the region holds from",
    )
    op.create_table(
        "programs",
        sa.Column("program_number", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("program_type", sa.String(length=24), nullable=False),
        sa.Column("licensed", sa.String(length=24), nullable=True),
        sa.Column("city_town", sa.String(length=160), nullable=True),
        sa.Column("fcc_system", sa.String(length=160), nullable=True),
        sa.Column("subsidised_share", sa.Float(), nullable=True),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("licensing_region", sa.String(length=160), nullable=True),
        sa.Column("subsidy_region", sa.String(length=160), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("program_number", name=op.f("pk_programs")),
        comment="one row per EEC program number",
    )
    op.create_table(
        "qris",
        sa.Column("program_number", sa.String(length=32), nullable=False),
        sa.Column("system", sa.String(length=24), nullable=False),
        sa.Column("rating_status", sa.String(length=24), nullable=False),
        sa.Column("effective_date", sa.Date(), nullable=False),
        sa.Column("level", sa.SmallInteger(), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "program_number", "system", "rating_status", "effective_date", name=op.f("pk_qris")
        ),
        comment="one row per program, rating system, status and effective date",
    )
    op.create_table(
        "refused_lines",
        sa.Column("import_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("line", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("texts", sa.JSON(), nullable=True),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.PrimaryKeyConstraint("import_id", "line", name=op.f("pk_refused_lines")),
        comment="one row per refused line of an import, as it stood in the file",
    )
    op.create_table(
        "replaced_rows",
        sa.Column("import_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("table_name", sa.String(length=24), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("old_values", sa.JSON(), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.PrimaryKeyConstraint("import_id", "number", name=op.f("pk_replaced_rows")),
        comment="one row per fact an import replaced, with its old values",
    )
    op.create_table(
        "step_status",
        sa.Column("step_id", sa.String(length=32), nullable=False),
        sa.Column("goal_id", sa.String(length=32), nullable=False),
        sa.Column("pair_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done", sa.Date(), nullable=True),
        sa.Column("dropped", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("step_id", name=op.f("pk_step_status")),
        comment="one row per small step of a goal's action plan: when it is due and was done",
    )
    op.create_index(op.f("ix_step_status_pair_id"), "step_status", ["pair_id"], unique=False)
    op.create_index(op.f("ix_step_status_region"), "step_status", ["region"], unique=False)
    op.create_table(
        "support_years",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("sfy", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("pairs_as_coach", sa.Integer(), server_default="0", nullable=False),
        sa.Column("pairs_as_mentee", sa.Integer(), server_default="0", nullable=False),
        sa.Column("stipend_entitled", sa.Integer(), server_default="0", nullable=False),
        sa.Column("items_entitled", sa.Integer(), server_default="0", nullable=False),
        sa.Column("stipend_records", sa.Integer(), server_default="0", nullable=False),
        sa.Column("stipend_payments", sa.Integer(), server_default="0", nullable=False),
        sa.Column("stipend_approved", sa.Integer(), server_default="0", nullable=False),
        sa.Column("stipend_paid", sa.Integer(), server_default="0", nullable=False),
        sa.Column("substitute_records", sa.Integer(), server_default="0", nullable=False),
        sa.Column("substitute_payments", sa.Integer(), server_default="0", nullable=False),
        sa.Column("substitute_approved", sa.Integer(), server_default="0", nullable=False),
        sa.Column("substitute_paid", sa.Integer(), server_default="0", nullable=False),
        sa.Column("classroom_items_records", sa.Integer(), server_default="0", nullable=False),
        sa.Column("classroom_items_payments", sa.Integer(), server_default="0", nullable=False),
        sa.Column("classroom_items_approved", sa.Integer(), server_default="0", nullable=False),
        sa.Column("classroom_items_paid", sa.Integer(), server_default="0", nullable=False),
        sa.Column("device_records", sa.Integer(), server_default="0", nullable=False),
        sa.Column("device_payments", sa.Integer(), server_default="0", nullable=False),
        sa.Column("device_approved", sa.Integer(), server_default="0", nullable=False),
        sa.Column("device_paid", sa.Integer(), server_default="0", nullable=False),
        sa.Column("substitute_minutes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("training_minutes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("coaching_minutes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("contact_minutes", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("person_id", "sfy", name=op.f("pk_support_years")),
        comment="one row per participant and state fiscal year with a pair, a fund, an event or a contact in it: what was entitled, approved and paid in cents, and minutes trained and coached",
    )
    op.create_index(op.f("ix_support_years_region"), "support_years", ["region"], unique=False)
    op.create_table(
        "survey_due",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("survey", sa.String(length=24), nullable=False),
        sa.Column("wave", sa.String(length=24), nullable=False),
        sa.Column("about_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("point", sa.String(length=24), nullable=False),
        sa.Column("survey_wave", sa.String(length=24), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("answered", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint(
            "person_id", "survey", "wave", "about_id", name=op.f("pk_survey_due")
        ),
        comment="one row per person, survey, wave and mentee it is about that was to be answered: whether it was",
    )
    op.create_index(op.f("ix_survey_due_region"), "survey_due", ["region"], unique=False)
    op.create_table(
        "survey_items",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("survey", sa.String(length=24), nullable=False),
        sa.Column("version", sa.String(length=24), nullable=False),
        sa.Column("wave", sa.String(length=24), nullable=False),
        sa.Column("about_id", sa.String(length=32), nullable=False),
        sa.Column("item", sa.String(length=24), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("value", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint(
            "person_id",
            "survey",
            "version",
            "wave",
            "about_id",
            "item",
            name=op.f("pk_survey_items"),
        ),
        comment="one row per item of a complete answer to a scale at the end of a year, items reversed by the key",
    )
    op.create_index(op.f("ix_survey_items_region"), "survey_items", ["region"], unique=False)
    op.create_table(
        "survey_pairs",
        sa.Column("pair_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.String(length=24), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("coach_id", sa.String(length=32), nullable=False),
        sa.Column("survey", sa.String(length=24), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("compared", sa.Integer(), server_default="0", nullable=False),
        sa.Column("within_one", sa.Integer(), server_default="0", nullable=False),
        sa.Column("difference", sa.Float(), nullable=False),
        sa.Column("distance", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("pair_id", "version", name=op.f("pk_survey_pairs")),
        comment="one row per pair and version of the paired survey that both members answered at the end of the year: coach minus mentee over the items both answered",
    )
    op.create_index(op.f("ix_survey_pairs_region"), "survey_pairs", ["region"], unique=False)
    op.create_table(
        "survey_scores",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("survey", sa.String(length=24), nullable=False),
        sa.Column("version", sa.String(length=24), nullable=False),
        sa.Column("wave", sa.String(length=24), nullable=False),
        sa.Column("about_id", sa.String(length=32), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("point", sa.String(length=24), nullable=False),
        sa.Column("survey_wave", sa.String(length=24), nullable=False),
        sa.Column("asked", sa.Integer(), server_default="0", nullable=False),
        sa.Column("answered", sa.Integer(), server_default="0", nullable=False),
        sa.Column("score", sa.Float(), nullable=True),
        sa.Column("before", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint(
            "person_id", "survey", "version", "wave", "about_id", name=op.f("pk_survey_scores")
        ),
        comment="one row per respondent, scale, version, wave and person it is about: items answered of those asked, the scale score, and the same respondent's score at the start of the year",
    )
    op.create_index(op.f("ix_survey_scores_region"), "survey_scores", ["region"], unique=False)
    op.create_table(
        "surveys",
        sa.Column("instrument", sa.String(length=24), nullable=False),
        sa.Column("version", sa.String(length=24), nullable=False),
        sa.Column("wave", sa.String(length=24), nullable=False),
        sa.Column("respondent_id", sa.String(length=32), nullable=False),
        sa.Column("about_mentee_id", sa.String(length=32), nullable=False),
        sa.Column("item", sa.String(length=24), nullable=False),
        sa.Column("pair_id", sa.String(length=32), nullable=True),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("scale_min", sa.Float(), nullable=False),
        sa.Column("scale_max", sa.Float(), nullable=False),
        sa.Column("reverse", sa.String(length=24), nullable=False),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("point", sa.String(length=24), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "instrument",
            "version",
            "wave",
            "respondent_id",
            "about_mentee_id",
            "item",
            name=op.f("pk_surveys"),
        ),
        comment="one row per survey, wave, respondent, person it is about and item",
    )
    op.create_index(op.f("ix_surveys_pair_id_wave"), "surveys", ["pair_id", "wave"], unique=False)
    op.create_index(op.f("ix_surveys_respondent_id"), "surveys", ["respondent_id"], unique=False)
    op.create_table(
        "uploads",
        sa.Column("upload_id", sa.String(length=32), nullable=False),
        sa.Column("file_name", sa.String(length=160), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("sent_by", sa.String(length=160), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("sent_at", sa.DateTime(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("format", sa.String(length=24), nullable=True),
        sa.Column("map_name", sa.String(length=160), nullable=True),
        sa.Column("encoding", sa.String(length=24), nullable=True),
        sa.Column("message", sa.Text(), server_default="", nullable=False),
        sa.Column("preview", sa.JSON(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "status IN ('reading', 'asking', 'ready', 'refused', 'saving', 'saved', 'discarded')",
            name=op.f("ck_uploads_known_status"),
        ),
        sa.PrimaryKeyConstraint("upload_id", name=op.f("pk_uploads")),
        comment="one row per file that was sent through the browser or a watched folder, until it is settled",
    )
    op.create_index(op.f("ix_uploads_region"), "uploads", ["region"], unique=False)
    op.create_table(
        "participants",
        sa.Column("participant_id", sa.String(length=32), nullable=False),
        sa.Column("pq_registry_id", sa.String(length=32), nullable=True),
        sa.Column("first_name", sa.String(length=160), nullable=True),
        sa.Column("last_name", sa.String(length=160), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=False),
        sa.Column("program_number", sa.String(length=32), nullable=False),
        sa.Column("hire_date", sa.Date(), nullable=True),
        sa.Column("eec_qualification", sa.String(length=24), nullable=True),
        sa.Column("education", sa.String(length=24), nullable=True),
        sa.Column("ece_related", sa.String(length=24), nullable=True),
        sa.Column("cda_status", sa.String(length=24), nullable=True),
        sa.Column("years_experience", sa.Float(), nullable=True),
        sa.Column("languages", sa.String(length=400), nullable=True),
        sa.Column("consent", sa.String(length=24), nullable=False),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["program_number"],
            ["programs.program_number"],
            name=op.f("fk_participants_program_number"),
        ),
        sa.PrimaryKeyConstraint("participant_id", name=op.f("pk_participants")),
        comment="one row per participant",
    )
    op.create_index(
        op.f("ix_participants_program_number"), "participants", ["program_number"], unique=False
    )
    op.create_index(op.f("ix_participants_region"), "participants", ["region"], unique=False)
    op.create_table(
        "sign_ins",
        sa.Column("token_hash", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("csrf_token", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(), nullable=False),
        sa.Column("last_seen", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.account_id"], name=op.f("fk_sign_ins_account_id")
        ),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_sign_ins")),
        comment="one row per signed-in browser; only the hash of its token is kept",
    )
    op.create_index(op.f("ix_sign_ins_account_id"), "sign_ins", ["account_id"], unique=False)
    op.create_table(
        "class_observations",
        sa.Column("observation_id", sa.String(length=32), nullable=False),
        sa.Column("educator_id", sa.String(length=32), nullable=False),
        sa.Column("classroom_id", sa.String(length=32), nullable=True),
        sa.Column("program_number", sa.String(length=32), nullable=True),
        sa.Column("instrument", sa.String(length=24), nullable=False),
        sa.Column("edition", sa.String(length=24), nullable=True),
        sa.Column("window", sa.String(length=24), nullable=False),
        sa.Column("obs_date", sa.Date(), nullable=False),
        sa.Column("observer_id", sa.String(length=32), nullable=True),
        sa.Column("observer_role", sa.String(length=24), nullable=False),
        sa.Column("cert_expires", sa.Date(), nullable=True),
        sa.Column("language", sa.String(length=24), nullable=True),
        sa.Column("nc_orientation", sa.String(length=24), nullable=False),
        sa.Column("double_code_of", sa.String(length=32), nullable=True),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["educator_id"],
            ["participants.participant_id"],
            name=op.f("fk_class_observations_educator_id"),
        ),
        sa.PrimaryKeyConstraint("observation_id", name=op.f("pk_class_observations")),
        comment="one row per CLASS observation of one educator by one observer",
    )
    op.create_index(
        op.f("ix_class_observations_educator_id"),
        "class_observations",
        ["educator_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_class_observations_region"), "class_observations", ["region"], unique=False
    )
    op.create_table(
        "pairs",
        sa.Column("pair_id", sa.String(length=32), nullable=False),
        sa.Column("coach_id", sa.String(length=32), nullable=False),
        sa.Column("mentee_id", sa.String(length=32), nullable=False),
        sa.Column("il_id", sa.String(length=32), nullable=True),
        sa.Column("cohort_year", sa.SmallInteger(), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=False),
        sa.Column("planned_end", sa.Date(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(length=24), nullable=True),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["coach_id"], ["participants.participant_id"], name=op.f("fk_pairs_coach_id")
        ),
        sa.ForeignKeyConstraint(
            ["mentee_id"], ["participants.participant_id"], name=op.f("fk_pairs_mentee_id")
        ),
        sa.PrimaryKeyConstraint("pair_id", name=op.f("pk_pairs")),
        comment="one row per coach-mentee pair of a program year",
    )
    op.create_index(op.f("ix_pairs_coach_id"), "pairs", ["coach_id"], unique=False)
    op.create_index(op.f("ix_pairs_mentee_id"), "pairs", ["mentee_id"], unique=False)
    op.create_index(op.f("ix_pairs_region"), "pairs", ["region"], unique=False)
    op.create_table(
        "goals",
        sa.Column("goal_id", sa.String(length=32), nullable=False),
        sa.Column("pair_id", sa.String(length=32), nullable=False),
        sa.Column("set_date", sa.Date(), nullable=False),
        sa.Column("target_date", sa.Date(), nullable=True),
        sa.Column("class_dimension", sa.String(length=24), nullable=True),
        sa.Column("qris_criterion", sa.String(length=160), nullable=True),
        sa.Column("competency", sa.String(length=160), nullable=True),
        sa.Column("measurable", sa.String(length=24), nullable=True),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("achieved_date", sa.Date(), nullable=True),
        sa.Column("gas_level", sa.SmallInteger(), nullable=True),
        sa.Column("weight", sa.Float(), nullable=True),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.pair_id"], name=op.f("fk_goals_pair_id")),
        sa.PrimaryKeyConstraint("goal_id", name=op.f("pk_goals")),
        comment="one row per goal of a pair",
    )
    op.create_index(op.f("ix_goals_pair_id"), "goals", ["pair_id"], unique=False)
    op.create_index(op.f("ix_goals_region"), "goals", ["region"], unique=False)
    op.create_table(
        "sessions",
        sa.Column("session_id", sa.String(length=32), nullable=False),
        sa.Column("pair_id", sa.String(length=32), nullable=False),
        sa.Column("session_date", sa.Date(), nullable=False),
        sa.Column("start_time", sa.String(length=5), nullable=True),
        sa.Column("minutes_observation", sa.Integer(), nullable=True),
        sa.Column("minutes_conference", sa.Integer(), nullable=True),
        sa.Column("minutes_total", sa.Integer(), nullable=True),
        sa.Column("contact_type", sa.String(length=24), nullable=False),
        sa.Column("venue", sa.String(length=24), nullable=False),
        sa.Column("status", sa.String(length=24), nullable=False),
        sa.Column("strategies", sa.String(length=400), nullable=True),
        sa.Column("content", sa.String(length=400), nullable=True),
        sa.Column("goals_addressed", sa.String(length=400), nullable=True),
        sa.Column("goals_achieved", sa.String(length=400), nullable=True),
        sa.Column("cycle_step", sa.SmallInteger(), nullable=True),
        sa.Column("submitted_at", sa.Date(), nullable=True),
        sa.Column("logged_by", sa.String(length=24), nullable=True),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("program_year", sa.SmallInteger(), nullable=False),
        sa.Column("contact", sa.SmallInteger(), nullable=False),
        sa.Column("strategy_count", sa.SmallInteger(), nullable=False),
        sa.Column("duplicate_of", sa.String(length=32), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("cohort", sa.SmallInteger(), nullable=True),
        sa.Column("program_type", sa.String(length=24), nullable=True),
        sa.Column("role", sa.String(length=24), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["pair_id"], ["pairs.pair_id"], name=op.f("fk_sessions_pair_id")),
        sa.PrimaryKeyConstraint("session_id", name=op.f("pk_sessions")),
        comment="one row per logged coaching session",
    )
    op.create_index(
        op.f("ix_sessions_pair_id_session_date"),
        "sessions",
        ["pair_id", "session_date"],
        unique=False,
    )
    op.create_index("ix_sessions_region_month", "sessions", ["region", "month"], unique=False)
    op.create_table(
        "action_steps",
        sa.Column("step_id", sa.String(length=32), nullable=False),
        sa.Column("goal_id", sa.String(length=32), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.Column("done", sa.Date(), nullable=True),
        sa.Column("region", sa.SmallInteger(), nullable=True),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["goal_id"], ["goals.goal_id"], name=op.f("fk_action_steps_goal_id")
        ),
        sa.PrimaryKeyConstraint("step_id", name=op.f("pk_action_steps")),
        comment="one row per small step of a goal's action plan",
    )
    op.create_index(op.f("ix_action_steps_goal_id"), "action_steps", ["goal_id"], unique=False)
