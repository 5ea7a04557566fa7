"""The participation family: programs and people reached."""

from __future__ import annotations

from datetime import date

from data_access import schema
from data_access.measures.measure import Kind, Measure, Span, Unit
from data_access.statistics import Count

_REVIEWED = date(2026, 11, 21)

MEASURES: tuple[Measure, ...] = (
    Measure(
        key="programs",
        number="P1",
        family="participation",
        label="Programs on record",
        question="How many programs are on record, where, and of which type?",
        unit=Unit.COUNT,
        kind=Kind.PROCESS,
        table=schema.programs,
        statistic=Count(),
        span=Span.NONE,
        breakdowns=("region", "program_type", "licensing_region", "subsidy_region"),
        filters=("region", "program_type"),
        person="program_number",
        people_word="programs",
        unit_word="programs",
        definition="Programs in the reporting database, by region and type.",
        formula="Count of EEC program numbers.",
        why="The frame everything else lies in.",
        caveats=(
            "A program's region comes from the file, under a named scheme; PAC's regions are not "
            "EEC's licensing or subsidy regions.",
        ),
        source="Programs (format programs)",
        reviewed=_REVIEWED,
    ),
    Measure(
        key="pairs_served",
        number="P1",
        family="participation",
        label="Pairs active in the period",
        question="How many pairs were coached?",
        unit=Unit.COUNT,
        kind=Kind.PROCESS,
        table=schema.pair_status,
        statistic=Count(),
        span=Span.NONE,
        breakdowns=("region", "cohort", "program_type", "role"),
        where=lambda t, at: (
            t.start_date <= at.as_of,
            t.planned_end >= at.start,
            t.end_date.is_(None) | (t.end_date >= at.start),
        ),
        unit_word="pairs",
        definition="Pairs that were active on at least one day of the period.",
        formula="Count of pairs that began by the last day and had not ended before the first.",
        why="How many people stand behind a page.",
        caveats=("A mentee re-paired within the period is in two pairs; people are counted once.",),
        source="Pairs (format pairs)",
        reviewed=_REVIEWED,
    ),
)
