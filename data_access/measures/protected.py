"""What of a person is protected, who may look it up all the same, and what one value of it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from data_access.storage import schema
from data_access.storage.scope import Scope


class LookedUp(Enum):
    """Who may look somebody's own values up; for everybody else they are protected."""

    WITH_CONSENT = "whoever may see names, where the educator's recorded consent says so"
    BY_NAME = "whoever may see names"
    BY_NOBODY = "nobody"


@dataclass(frozen=True)
class Subject:
    """One kind of outcome of a person.

    `width`: a mean is withheld where it leaves less than so many points for each person's value.
    `either_way`: a share is withheld where it is of fewer than so many people, or of all but fewer: then
    nearly everybody's result would be known. 0 where such a share leaves enough open: that all scores
    lie above a threshold leaves at least a point between it and the end of the scale.
    """

    key: str
    words: str
    looked_up: LookedUp
    width: float = 1.0
    either_way: int = 2


CLASS = Subject("class", "CLASS scores", LookedUp.WITH_CONSENT, either_way=0)
GOALS = Subject("goals", "goal results", LookedUp.BY_NAME)
RETENTION = Subject("retention", "who stayed", LookedUp.BY_NAME)
# No list shows what somebody answered, only that they did.
SURVEYS = Subject("surveys", "survey answers", LookedUp.BY_NOBODY)


@dataclass(frozen=True)
class Protected:
    """A subject, and the columns of a table that name its record: what one value belongs to.

    Two figures of the same record are held against each other, whatever they say of it: the baseline
    of a person and year, the second score and the change are figures of one record.
    """

    subject: Subject
    record: tuple[str, ...]


def may_look_up(scope: Scope, protected: Protected | None) -> bool:
    """Whether a viewer may look up everybody's values of a kind of outcome, within the own reach."""
    if protected is None:
        return True
    named = scope.sees_names and not scope.aggregate_only
    return named and protected.subject.looked_up is LookedUp.BY_NAME


_OF_A_YEAR = Protected(CLASS, ("person_id", "program_year"))
_OF_A_SURVEY = Protected(SURVEYS, ("person_id", "survey", "program_year"))

# By table. A measure of a table that stands here need not say it; any other outcome is refused.
OF_TABLE: dict[str, Protected] = {
    schema.class_windows.name: _OF_A_YEAR,
    schema.class_changes.name: _OF_A_YEAR,
    schema.class_baselines.name: _OF_A_YEAR,
    schema.class_consistency.name: _OF_A_YEAR,
    schema.change_doses.name: _OF_A_YEAR,
    schema.class_evidence.name: _OF_A_YEAR,
    schema.goal_status.name: Protected(GOALS, ("goal_id",)),
    schema.goal_scores.name: Protected(GOALS, ("pair_id",)),
    schema.pair_status.name: Protected(RETENTION, ("pair_id",)),
    schema.employment_outcomes.name: Protected(RETENTION, ("person_id", "cohort", "role")),
    schema.survey_scores.name: _OF_A_SURVEY,
    schema.survey_due.name: _OF_A_SURVEY,
    schema.survey_items.name: _OF_A_SURVEY,
    schema.survey_pairs.name: Protected(SURVEYS, ("pair_id",)),
}

# A goal aims at what a baseline showed to be low, or it does not: that tells of the baseline.
GOAL_BY_BASELINE = Protected(replace(CLASS, either_way=2), ("goal_id",))
