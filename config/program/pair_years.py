"""When a pair is planned to end, where nobody has said so."""

from __future__ import annotations

from datetime import date

from config.program.calendars import program_year_days

# The middle of June of the program year: its last meetings, and the observation at its end, are over.
PLANNED_END_MONTH, PLANNED_END_DAY = 6, 15


def usual_planned_end(cohort_year: int) -> date:
    """The day a pair of a program year is planned to end."""
    return date(cohort_year + 1, PLANNED_END_MONTH, PLANNED_END_DAY)


def planned_end_of(cohort_year: int, start: date) -> date:
    """The planned end of a pair that began on a day; one that begins after June has the year's rest.

    `data_access.summaries.expressions.planned_end` says the same in SQL.
    """
    usual = usual_planned_end(cohort_year)
    return usual if start <= usual else max(start, program_year_days(cohort_year)[1])
