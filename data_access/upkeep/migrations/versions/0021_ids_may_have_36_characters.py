"""Ids may have 36 characters."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.alter_column(
            "participant_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=True,
        )

    with op.batch_alter_table("action_plans", schema=None) as batch_op:
        batch_op.alter_column(
            "pair_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("action_steps", schema=None) as batch_op:
        batch_op.alter_column(
            "step_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "goal_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("attendance", schema=None) as batch_op:
        batch_op.alter_column(
            "participant_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "event_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("change_doses", schema=None) as batch_op:
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("class_agreement", schema=None) as batch_op:
        batch_op.alter_column(
            "observation_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("class_baselines", schema=None) as batch_op:
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("class_changes", schema=None) as batch_op:
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("class_consistency", schema=None) as batch_op:
        batch_op.alter_column(
            "observation_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("class_cycles", schema=None) as batch_op:
        batch_op.alter_column(
            "observation_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("class_evidence", schema=None) as batch_op:
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "first_observer",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=True,
        )
        batch_op.alter_column(
            "second_observer",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=True,
        )
        batch_op.alter_column(
            "observed_in",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=True,
        )
        batch_op.alter_column(
            "coach_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=True,
        )

    with op.batch_alter_table("class_flags", schema=None) as batch_op:
        batch_op.alter_column(
            "observation_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("class_observations", schema=None) as batch_op:
        batch_op.alter_column(
            "observation_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "educator_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "classroom_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=True,
        )
        batch_op.alter_column(
            "program_number",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=True,
        )
        batch_op.alter_column(
            "observer_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=True,
        )
        batch_op.alter_column(
            "double_code_of",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=True,
        )

    with op.batch_alter_table("class_records", schema=None) as batch_op:
        batch_op.alter_column(
            "observation_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "observer_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=True,
        )

    with op.batch_alter_table("class_reported", schema=None) as batch_op:
        batch_op.alter_column(
            "observation_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("class_scores", schema=None) as batch_op:
        batch_op.alter_column(
            "observation_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("class_windows", schema=None) as batch_op:
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("coach_loads", schema=None) as batch_op:
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("coach_months", schema=None) as batch_op:
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("consents", schema=None) as batch_op:
        batch_op.alter_column(
            "participant_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("cycle_states", schema=None) as batch_op:
        batch_op.alter_column(
            "pair_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("cycle_steps", schema=None) as batch_op:
        batch_op.alter_column(
            "pair_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("employment", schema=None) as batch_op:
        batch_op.alter_column(
            "participant_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("employment_outcomes", schema=None) as batch_op:
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("funds", schema=None) as batch_op:
        batch_op.alter_column(
            "participant_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("goal_scores", schema=None) as batch_op:
        batch_op.alter_column(
            "pair_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("goal_status", schema=None) as batch_op:
        batch_op.alter_column(
            "goal_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "pair_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("goals", schema=None) as batch_op:
        batch_op.alter_column(
            "goal_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "pair_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("log_topics", schema=None) as batch_op:
        batch_op.alter_column(
            "pair_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("pair_goal_days", schema=None) as batch_op:
        batch_op.alter_column(
            "pair_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("pair_months", schema=None) as batch_op:
        batch_op.alter_column(
            "pair_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("pair_status", schema=None) as batch_op:
        batch_op.alter_column(
            "pair_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "coach_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("pairs", schema=None) as batch_op:
        batch_op.alter_column(
            "pair_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "coach_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "mentee_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "il_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=True,
        )

    with op.batch_alter_table("participant_places", schema=None) as batch_op:
        batch_op.alter_column(
            "participant_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "program_number",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("participants", schema=None) as batch_op:
        batch_op.alter_column(
            "participant_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "pq_registry_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=True,
        )
        batch_op.alter_column(
            "program_number",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("person_periods", schema=None) as batch_op:
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "program_number",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("program_levels", schema=None) as batch_op:
        batch_op.alter_column(
            "program_number",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "first_pair",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("program_regions", schema=None) as batch_op:
        batch_op.alter_column(
            "program_number",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("program_types", schema=None) as batch_op:
        batch_op.alter_column(
            "program_number",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("programs", schema=None) as batch_op:
        batch_op.alter_column(
            "program_number",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("qris", schema=None) as batch_op:
        batch_op.alter_column(
            "program_number",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("sessions", schema=None) as batch_op:
        batch_op.alter_column(
            "session_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "pair_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "duplicate_of",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=True,
        )
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=True,
        )

    with op.batch_alter_table("step_status", schema=None) as batch_op:
        batch_op.alter_column(
            "step_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "goal_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "pair_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("support_years", schema=None) as batch_op:
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("survey_due", schema=None) as batch_op:
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "about_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("survey_items", schema=None) as batch_op:
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "about_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("survey_pairs", schema=None) as batch_op:
        batch_op.alter_column(
            "pair_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "coach_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("survey_scores", schema=None) as batch_op:
        batch_op.alter_column(
            "person_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "about_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )

    with op.batch_alter_table("surveys", schema=None) as batch_op:
        batch_op.alter_column(
            "respondent_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "about_mentee_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
        batch_op.alter_column(
            "pair_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=True,
        )

    with op.batch_alter_table("uploads", schema=None) as batch_op:
        batch_op.alter_column(
            "upload_id",
            existing_type=sa.VARCHAR(length=32),
            type_=sa.String(length=36),
            existing_nullable=False,
        )
