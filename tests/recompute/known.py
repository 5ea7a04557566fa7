"""Where product and second implementation are known to differ, and why: what is still to be done.

Each entry says in which cells it holds. A deviation that no entry explains fails, and an entry that
no deviation needs fails as well.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.recompute.compare import FIELDS, Deviation

INTERVAL = frozenset({"low", "high"})


@dataclass(frozen=True)
class Known:
    """Measures, their fields that differ, the reason, and the cells to which it is confined."""

    key: str
    measures: tuple[str, ...]
    fields: frozenset[str]
    reason: str
    holds: Callable[[Deviation], bool]

    def explains(self, deviation: Deviation) -> bool:
        return (
            deviation.measure in self.measures
            and deviation.field in self.fields
            and self.holds(deviation)
        )


def always(deviation: Deviation) -> bool:
    return True


def nothing_shown_for_zero(deviation: Deviation) -> bool:
    return (
        deviation.cell is not None and deviation.cell.value is None and deviation.figure.value == 0
    )


KNOWN: tuple[Known, ...] = (
    Known(
        "nothing for zero",
        (
            *("leader_orientation", "monthly_survey"),
            *("items_issued", "substitute_hours", "survey_response"),
        ),
        frozenset({"value", "low", "high", "numerator"}),
        "A cell in which nobody did it says that nothing was imported, though its region has "
        "imported such rows for others: by the definitions it is 0%.",
        nothing_shown_for_zero,
    ),
)


# The demonstration does not hold these; invented states do.
IN_INVENTED_STATES: tuple[Known, ...] = (
    Known(
        "short cycles coded twice",
        ("class_agreement",),
        frozenset(FIELDS),
        "A cycle shorter than 15 minutes is not valid (full_observations, glossary), and counts "
        "here nevertheless; only cycles that the file marks are left out.",
        always,
    ),
    Known(
        "ended today",
        ("no_contact",),
        frozenset(FIELDS),
        "A pair that ended today is not active today, while active days count both ends "
        "(contacts_per_month, domain.md 2.3).",
        always,
    ),
    Known(
        "first session that is no contact",
        ("training_complete", "training_status"),
        frozenset(FIELDS) | {"cell"},
        "The definition says before the first session, and a session is any row of a log; the "
        "product waits for the first direct contact, and leaves out coaches who had none.",
        always,
    ),
    Known(
        "nothing for zero",
        ("orientation", "plc_attendance", "stipends_paid"),
        frozenset({"value", "low", "high", "numerator"}),
        "As above.",
        nothing_shown_for_zero,
    ),
)


def explained(deviation: Deviation) -> Known | None:
    every = (*KNOWN, *IN_INVENTED_STATES)
    return next((k for k in every if k.explains(deviation)), None)
