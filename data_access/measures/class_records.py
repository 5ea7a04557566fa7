"""The CLASS records family: who observed, how many cycles, how evenly, and who was not seen again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import case, or_

from config.program.breakdowns import CARRIED
from config.program.calendars import program_year_of
from config.program.instruments import (
    CONSISTENCY_DOMAINS,
    FULL_CYCLES,
    HIGHEST,
    INSTRUMENTS,
    LOWEST,
    USABLE_CYCLES,
)
from data_access.measures.class_quality import domain_codes
from data_access.measures.expressions import YEAR_AND_WINDOW, one
from data_access.measures.measure import AlsoTold, Measure, MeasureKind, Timing, Unit
from data_access.measures.no_value import not_collected
from data_access.measures.protected import OF_TABLE
from data_access.measures.span import Span
from data_access.measures.statistics import (
    DistinctPeople,
    MeanBy,
    Median,
    Part,
    Scale,
    Share,
)
from data_access.storage import schema

_REVIEWED = date(2026, 11, 22)
_SOURCE = "CLASS observations by the outside evaluator's observers (format class or class_summary)"
_BY = (*CARRIED, "program_year", "window")
_OF_RECORD = (
    "Only the outside observers' own codes are records: no coach's scores, no second coding."
)


def _cycles_from(least: int) -> Any:
    return lambda t, at: case((t.valid_cycles >= least, 1), else_=0)


def _known(name: str) -> Any:
    return lambda t, at: case((t[name].is_not(None), 1), else_=0)


def _flagged(name: str) -> Any:
    return lambda t, at: case((t[name] == 1, 1), else_=0)


def consistency_codes(instrument: str) -> tuple[str, ...]:
    """The domains of an instrument whose evenness within a day is reported."""
    return tuple(d.code for d in INSTRUMENTS[instrument].domains if d.code in CONSISTENCY_DOMAINS)


def year_is_over(t: Any, at: Span) -> Sequence[Any]:
    """Baselines of all program years that are over, of those who were seen again or left."""
    return (
        t.program_year < program_year_of(at.today),
        or_(t.seen_again == 1, t.left_on.is_not(None)),
    )


def seen_again(t: Any, at: Span) -> Any:
    return case((t.seen_again == 1, "stayed"), else_="left")


def _not_seen_again(t: Any, at: Span) -> Sequence[Any]:
    return (t.program_year < program_year_of(at.today), t.seen_again == 0)


def _left(t: Any, at: Span) -> Sequence[Any]:
    return (*_not_seen_again(t, at), t.left_on.is_not(None))


# Who was not seen again may be known; who of them left is told of their pairs of the year.
WHO_LEFT = {
    "left": AlsoTold(
        OF_TABLE[schema.pair_status.name],
        schema.pair_status,
        ("person_id", "program_year"),
        among=_not_seen_again,
        where=_left,
    )
}


MEASURES: tuple[Measure, ...] = (
    Measure(
        key="certified_observers",
        number="Q7",
        family="class_records",
        label="Observed by a certified observer",
        question="Was the observer certified on the day?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.class_records,
        statistic=Share(
            {
                "certified": Part(_flagged("certified"), _known("certified")),
                "unknown": Part(lambda t, at: case((t.certified.is_(None), 1), else_=0), one),
            },
            unit="observer_id",
            no_data=not_collected(
                "no observation gives the observer's certificate", "no certificate on record"
            ),
        ),
        timing=Timing.YEARS,
        breakdowns=_BY,
        instrument=True,
        part_axis="certificate",
        part_labels={
            "certified": "Certified, of those known",
            "unknown": "Certificate not on record, of all",
        },
        axis=(0.0, 1.0),
        people_word="educators",
        unit_word="observations",
        definition="The share of observations whose observer's certificate had not run out on the "
        "day, among those that give one; and the share that give none.",
        numerator="observations on or before the day the certificate runs out; for the other part, "
        "observations without such a day",
        denominator="observations that give the day the certificate runs out; for the other part, "
        "all observations",
        formula="The observer is the unit of the interval: one certificate covers all of an "
        "observer's observations.",
        why="Certification is renewed yearly, because observers drift.",
        caveats=(
            _OF_RECORD,
            "Files of means by observation (class_summary) name no observer and no certificate.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="full_observations",
        number="Q7",
        family="class_records",
        label="Observations with enough valid cycles",
        question="Are observations long enough?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.class_records,
        statistic=Share(
            {
                "usable": Part(_cycles_from(USABLE_CYCLES), _known("valid_cycles")),
                "full": Part(_cycles_from(FULL_CYCLES), _known("valid_cycles")),
            },
            unit="person_id",
            no_data="no observation gives its cycles in this period",
        ),
        timing=Timing.YEARS,
        breakdowns=_BY,
        instrument=True,
        part_axis="length",
        part_labels={
            "usable": f"Usable: {USABLE_CYCLES} valid cycles or more",
            "full": f"Full: {FULL_CYCLES} valid cycles or more",
        },
        better="up",
        axis=(0.0, 1.0),
        people_word="educators",
        unit_word="observations",
        definition=f"The share of observations with at least {USABLE_CYCLES} valid cycles, which "
        f"are scored, and with at least {FULL_CYCLES}, as the manual asks for.",
        numerator="observations with so many valid cycles or more",
        denominator="observations that are given cycle by cycle",
        formula="A cycle is valid unless the file says otherwise or it is shorter than 15 minutes. "
        "The educator is the unit of the interval where somebody was observed more than once.",
        why="A score of two cycles moves more by chance than one of four.",
        caveats=(
            _OF_RECORD,
            "Observations given as means of a whole say nothing of their cycles and are left out.",
            "An observation with fewer valid cycles than two counts in no score.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="valid_cycles",
        number="Q7",
        family="class_records",
        label="Valid cycles of an observation",
        question="How many valid cycles does an observation have?",
        unit=Unit.NUMBER,
        kind=MeasureKind.PROCESS,
        table=schema.class_records,
        statistic=Median(
            lambda t, at: t.valid_cycles, "no observation gives its cycles in this period"
        ),
        timing=Timing.YEARS,
        breakdowns=_BY,
        instrument=True,
        axis=(0.0, 6.0),
        people_word="educators",
        unit_word="observations",
        spread_words="middle half of observations",
        definition="The median number of valid cycles of an observation.",
        formula="Median and quartiles of valid cycles over observations given cycle by cycle.",
        why="Four to six cycles are what the manual asks for.",
        caveats=(_OF_RECORD,),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="within_day_deviation",
        number="Q8",
        family="class_records",
        label="Standard deviation within the day",
        question="How even are interactions within one day?",
        unit=Unit.POINTS,
        kind=MeasureKind.OUTCOME,
        table=schema.class_consistency,
        statistic=Share(
            {"": Part(lambda t, at: t.deviation, one)},
            unit="person_id",
            proportion=False,
            no_data=f"no observation with {FULL_CYCLES} valid cycles in this period",
        ),
        timing=Timing.YEARS,
        strata=YEAR_AND_WINDOW,
        breakdowns=_BY,
        instrument=True,
        split="component",
        split_codes=consistency_codes,
        better="down",
        axis=(0.0, 1.0),
        people_word="educators",
        unit_word="observations",
        definition="How far a domain's score moves from cycle to cycle of one observation: the mean "
        "over observations of the standard deviation of their cycles.",
        numerator="the sum of the observations' standard deviations",
        denominator=f"observations with {FULL_CYCLES} or more valid cycles that score the domain",
        formula="For each observation: the domain's score in each valid cycle, then the standard "
        "deviation (n − 1) over the cycles. Then the mean over observations, with the educator as "
        "the unit of the 95% interval.",
        why="Children live through every part of the day: 5, 5, 5, 5 is better than 6, 6, 5, 3.",
        caveats=(
            _OF_RECORD,
            "Emotional Support and Classroom Organization, and for toddlers and infants the "
            "domains that stand for them.",
            "Part of it is the observer's own unevenness, not the classroom's.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="observer_change",
        number="Q7",
        family="class_records",
        label="Seen by another observer the second time",
        question="Did the observer change between the two windows?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.class_records,
        statistic=Share(
            {"": Part(_flagged("observer_changed"), _known("observer_changed"))},
            unit="person_id",
            no_data="no educator with both observers on record has been seen in both windows yet",
        ),
        timing=Timing.YEARS,
        breakdowns=(*CARRIED, "program_year"),
        where=lambda t, at: (t.observer_changed.is_not(None),),
        instrument=True,
        axis=(0.0, 1.0),
        people_word="educators",
        definition="The share of educators seen in both windows of a year whose second observer is "
        "another than the first.",
        numerator="educators whose two observers differ",
        denominator="educators with a usable observation in both windows and both observers on "
        "record",
        formula="The first usable observation of each window counts; what is usable stands under the "
        "matched change. Wilson's 95% interval where "
        "each educator counts once.",
        why="Where the observer changes, a difference between observers looks like change.",
        caveats=(
            "Neither more nor less is better: one observer throughout may drift, two may differ.",
            "Matched change is not corrected for it.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="observers",
        number="Q7",
        family="class_records",
        label="Observers",
        question="How many observers made the observations?",
        unit=Unit.COUNT,
        kind=MeasureKind.PROCESS,
        table=schema.class_records,
        statistic=DistinctPeople(),
        timing=Timing.YEARS,
        breakdowns=("region", "program_year", "window"),
        filters=("region",),
        where=lambda t, at: (t.observer_id.is_not(None),),
        instrument=True,
        person="observer_id",
        people_word="observers",
        unit_word="observers",
        definition="The different outside observers on record.",
        formula="Count of observers, each once wherever they observed: regions do not add up to the "
        "state.",
        why="Few observers agree more easily, and each of them weighs more.",
        caveats=("Observations that name no observer are left out.",),
        source=_SOURCE,
        reviewed=_REVIEWED,
    ),
    Measure(
        key="leavers_baseline",
        number="Q2",
        family="class_records",
        label="Baseline of those seen again and of those who left before",
        question="Did those who left before the second observation start lower?",
        unit=Unit.POINTS,
        kind=MeasureKind.OUTCOME,
        table=schema.class_baselines,
        statistic=MeanBy(
            seen_again,
            ("stayed", "left"),
            lambda t, at: t.score,
            Scale(LOWEST, HIGHEST),
            "no program year with a baseline is over yet, or nobody is in this group",
            unit="person_id",
            compares=False,  # how far they lie apart, and with which interval, is leavers_difference
        ),
        # Always all finished years: so few leave in one that single years would be withheld, and
        # with them whatever a choice of years adds up.
        timing=Timing.NONE,
        today_only=True,
        breakdowns=tuple(CARRIED),
        where=year_is_over,
        instrument=True,
        split="component",
        split_codes=domain_codes,
        part_axis="stayed",
        part_labels={
            "stayed": "Seen again",
            "left": "Left before",
        },
        parts_are_people=True,
        also_told=WHO_LEFT,
        axis=(LOWEST, HIGHEST),
        people_word="educators",
        definition="The mean baseline score of educators who were seen the second time, beside that "
        "of educators who left before the second observation, over all program years that are over.",
        numerator="the sum of the educators' baseline scores",
        denominator="educators with a baseline in a program year that is over: seen again, or left",
        formula="Mean over educators, for each of the two groups. Left: every pair of the year ended "
        "because somebody withdrew, left the program or the field, could not keep the schedule, or "
        "for another reason of their own, and there is no second observation.",
        why="Matched change rests on those who stayed. Where those who left started elsewhere, it "
        "does not speak for them.",
        caveats=(
            "Educators who stayed and were missed at the second observation are in neither group.",
            "The months do not narrow it: so few leave in a year that single years would be withheld.",
            "An educator seen in several years counts in each.",
            "In Louisiana teachers who left scored lower than those who stayed "
            "(doi.org/10.3102/0162373720985340).",
        ),
        source=_SOURCE + "; pairs",
        reviewed=_REVIEWED,
        version=2,
    ),
)
