"""The participation family: programs and people reached, mentees of a coach, who waits for one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import case, or_

from config.program.breakdowns import CARRIED
from config.program.calendars import program_year_of
from config.program.vocabulary import (
    MENTEE_ROLES,
)
from data_access.measures.expressions import one, standing
from data_access.measures.measure import Measure, MeasureKind, Timing, Unit
from data_access.measures.no_value import COACH
from data_access.measures.span import Span
from data_access.measures.statistics import (
    Amounts,
    Count,
    DistinctPeople,
    Distribution,
    Mean,
    Part,
    Share,
)
from data_access.storage import schema
from data_access.storage.schema import breakdowns_of

_REVIEWED = date(2026, 11, 22)
_OF_PROGRAMS = breakdowns_of(schema.programs)
_BY = (*CARRIED, "program_year")
_PEOPLE = "Pairs and participants (formats pairs and participants)"


def _in_a_pair(t: Any, at: Span) -> Sequence[Any]:
    return (t.paired == 1, t.begun <= at.as_of)


def _mentees_now(t: Any, at: Span) -> Sequence[Any]:
    """Mentees of the program year of today, and those who were never in a pair."""
    now = t.program_year == program_year_of(at.today)
    return (t.role.in_(MENTEE_ROLES), or_(now, t.paired == 0))


def _how_many(t: Any, at: Span) -> Any:
    return case((t.mentees == 1, "one"), (t.mentees == 2, "two"), else_="more")


_HOW_MANY = {"one": "One mentee", "two": "Two mentees", "more": "Three or more"}

MEASURES: tuple[Measure, ...] = (
    Measure(
        key="programs",
        number="P1",
        family="participation",
        label="Programs on record",
        question="How many programs are on record, where, and of which type?",
        unit=Unit.COUNT,
        kind=MeasureKind.PROCESS,
        table=schema.programs,
        statistic=Count(),
        timing=Timing.NONE,
        breakdowns=(*_OF_PROGRAMS, "licensing_region", "subsidy_region"),
        filters=_OF_PROGRAMS,
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
        question="How many pairs were active?",
        unit=Unit.COUNT,
        kind=MeasureKind.PROCESS,
        table=schema.pair_status,
        statistic=Count(),
        timing=Timing.NONE,
        breakdowns=tuple(CARRIED),
        where=lambda t, at: (
            t.start_date <= at.as_of,
            t.planned_end >= at.start,
            t.end_date.is_(None) | (t.end_date >= at.start),
        ),
        unit_word="pairs",
        definition="Pairs that were active on at least one day of the period.",
        formula="Count of pairs that began by the last day and had not ended before the first.",
        why="How many people stand behind a page.",
        caveats=(
            "A mentee re-paired within the period is in two pairs; people are counted once.",
            "Active is not coached: how many had a contact the report to the Legislature counts, "
            "and how many had none stands in the distribution of coaching received.",
        ),
        source="Pairs (format pairs)",
        reviewed=_REVIEWED,
    ),
    Measure(
        key="people_served",
        number="P1",
        family="participation",
        label="People taking part",
        question="How many people take part, in which role?",
        unit=Unit.COUNT,
        kind=MeasureKind.PROCESS,
        table=schema.participation,
        statistic=DistinctPeople(),
        timing=Timing.YEARS,
        breakdowns=_BY,
        where=_in_a_pair,
        people_word="people",
        unit_word="people",
        definition="Different people who are in a pair of the program year, as coach, as mentee, "
        "or named as its Instructional Leader.",
        formula="Each person is counted once, however many pairs, roles, regions or years; a "
        "program year is that of the pair.",
        why="Who is reached: the first figure every report asks for.",
        caveats=(
            "The parts may add up to more than the whole: who has two roles, or moves to "
            "another region, is counted once in each and once in all.",
            "Mentees are placed in the region of their program when their first pair of the "
            "year began; coaches and Instructional Leaders in that of their own program on that day.",
            "An Instructional Leader who is not on the participants file is not counted.",
        ),
        source=_PEOPLE,
        reviewed=_REVIEWED,
    ),
    Measure(
        key="mentees_per_coach",
        number="P3",
        family="participation",
        label="Mentees of a coach",
        question="How many mentees does a coach have?",
        unit=Unit.NUMBER,
        kind=MeasureKind.PROCESS,
        table=schema.coach_loads,
        statistic=Mean(
            lambda t, at: t.mentees, Amounts(), f"no {COACH} in this period", unit="person_id"
        ),
        timing=Timing.YEARS,
        breakdowns=_BY,
        where=standing,
        axis=(0.0, 3.0),
        people_word="coaches",
        unit_word="coaches",
        definition="The mean number of different mentees that a coach has had in a program year by the "
        "as-of day.",
        numerator="mentees of each coach, added up",
        denominator="coaches in a pair of the program year that had begun by the as-of day",
        formula="Mentees in pairs with the coach in the program year that had begun by the as-of day, one "
        "after the other or at the same time.",
        why="PAC plans one coach for one mentee; more leave each of them less time.",
        caveats=(
            "A mentee who was paired anew counts for both coaches.",
            "Over several program years a coach counts once in each.",
        ),
        source=_PEOPLE,
        reviewed=date(2026, 11, 30),
        version=3,
    ),
    Measure(
        key="coach_load",
        number="P3",
        family="participation",
        label="Coaches by their number of mentees",
        question="How many coaches have more than one mentee?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.coach_loads,
        statistic=Distribution(
            _how_many, tuple(_HOW_MANY), unit="person_id", no_data=f"no {COACH} in this period"
        ),
        timing=Timing.YEARS,
        breakdowns=tuple(CARRIED),
        where=standing,
        part_axis="mentees",
        part_labels=_HOW_MANY,
        axis=(0.0, 1.0),
        people_word="coaches",
        unit_word="coaches",
        definition="Coaches of the program year with one, two, and three or more different "
        "mentees by the as-of day.",
        numerator="coaches with so many mentees in pairs that had begun by the as-of day",
        denominator="coaches in a pair of the program year that had begun by the as-of day",
        formula="Wilson's interval.",
        why="A mean hides the few who carry much.",
        caveats=("A mentee who was paired anew counts for both coaches.",),
        source=_PEOPLE,
        reviewed=date(2026, 11, 30),
        version=3,
    ),
    Measure(
        key="unpaired_mentees",
        number="P3",
        family="participation",
        label="Mentees without a coach",
        question="How many mentees wait for a coach?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.participation,
        statistic=Share(
            {"": Part(lambda t, at: 1 - t.paired, one)},
            unit="person_id",
            no_data="no mentees on record for this program year",
        ),
        timing=Timing.NONE,
        today_only=True,
        breakdowns=breakdowns_of(schema.participants),
        filters=breakdowns_of(schema.participants),
        where=_mentees_now,
        better="down",
        axis=(0.0, 0.4),
        definition="The share of mentees who have never been in a pair, of those who are in one "
        "this program year or wait for one.",
        numerator="participants with a mentee role who were never in a pair",
        denominator="mentees in a pair of the program year of today, and those never in a pair",
        formula="As of today, whatever months are chosen. Wilson's interval.",
        why="Nobody coaches them yet.",
        caveats=(
            "The participants file does not say when somebody joined: who was never in a pair is "
            "taken to wait now.",
            "A mentee whose pair ended and who waits for another coach was in a pair and does "
            "not count as waiting.",
        ),
        source=_PEOPLE,
        roles=MENTEE_ROLES,
        reviewed=_REVIEWED,
        version=2,
    ),
)
