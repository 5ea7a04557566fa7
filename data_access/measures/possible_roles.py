"""Which roles the people can have of whom a table's rows are: not all roles, for most tables."""

from __future__ import annotations

from config.program.quality import OBSERVED_ROLES
from config.program.vocabulary import (
    COACH_ROLES,
    MENTEE_ROLES,
    PARTICIPANT_ROLES,
    ROLES_WITH_A_ROOM,
)
from data_access.storage import schema

# A pair, and what is counted of it, has the role of its mentee.
_OF_PAIRS = (
    schema.pair_status,
    schema.pair_months,
    schema.pair_goal_days,
    schema.sessions,
    schema.log_topics,
    schema.goal_status,
    schema.goal_scores,
    schema.action_plans,
    schema.step_status,
    schema.cycle_states,
    schema.cycle_steps,
    schema.survey_pairs,
)
_OF_COACHES = (schema.coach_loads, schema.coach_months)
_OF_COACHES_AND_MENTEES = (
    schema.employment_outcomes,
    schema.survey_due,
    schema.survey_scores,
    schema.survey_items,
)
_OF_CLASS = (
    schema.class_windows,
    schema.class_changes,
    schema.class_baselines,
    schema.class_consistency,
    schema.class_records,
    schema.class_evidence,
    schema.change_doses,
)
OF_TABLE: dict[str, tuple[str, ...]] = {
    table.name: roles
    for tables, roles in (
        (_OF_PAIRS, MENTEE_ROLES),
        (_OF_COACHES, COACH_ROLES),
        (_OF_COACHES_AND_MENTEES, (*COACH_ROLES, *MENTEE_ROLES)),
        (_OF_CLASS, ROLES_WITH_A_ROOM),
    )
    for table in tables
}


# Who has no room may have been observed all the same: a role of these is asked for as any other.
MAY_HAVE_OTHERS = frozenset(table.name for table in _OF_CLASS)


def unlikely(table: str, role: object) -> bool:
    """Whether a table has nobody in a role but by way of exception, so that its rows are looked at.

    PAC has the rooms of mentees observed; somebody in another role may have been seen all the same.
    """
    return table in MAY_HAVE_OTHERS and role not in OBSERVED_ROLES


def of_table(name: str) -> tuple[str, ...]:
    """The roles of a table's people; all there are where nothing narrows them."""
    return OF_TABLE.get(name, PARTICIPANT_ROLES.codes)
