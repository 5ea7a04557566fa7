"""The goals family: set, addressed, achieved, attained when due, time, alignment, scaling."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import case, literal

from config.program.breakdowns import CARRIED
from config.program.calendars import (
    first_day,
    last_day,
    program_year_months,
)
from data_access.measures.expressions import YEAR, column, one, standing
from data_access.measures.measure import Measure, MeasureKind, Timing, Unit
from data_access.measures.no_value import AS_OF
from data_access.measures.protected import GOAL_BY_BASELINE
from data_access.measures.rests import Rests
from data_access.measures.row_statistics import MedianTime
from data_access.measures.span import Span
from data_access.measures.statistics import (
    Mean,
    MeanPerUnit,
    Part,
    Scale,
    Share,
)
from data_access.storage import schema
from data_access.storage.dialect import days_between

_REVIEWED = date(2026, 11, 21)
_SOURCE = "Goals and coaching logs (formats goals and sessions)"
_BY = tuple(CARRIED)
# How far a T score of Goal Attainment Scaling can lie from 50: every goal at two steps, and many goals.
_FARTHEST = 10 * 2 / 0.3**0.5
_UNDATED = (
    "Files do not say when a goal was dropped or its target date moved: the newest file counts, for "
    "earlier periods too."
)
_NO_GOALS = "no goals in this period"
_NONE_DUE = f"no goal due by {AS_OF}"


def _achieved(t: Any, at: Span) -> Any:
    return case((t.achieved_on <= at.as_of, 1), else_=0)


def _last(at: Span) -> date:
    return min(last_day(at.last), at.as_of)


def _year_of(column: str) -> Any:
    """The program year a date column lies in, among those of the span."""

    def year(t: Any, at: Span) -> Any:
        days = [(y, *program_year_months(y)) for y in at.program_years]
        return case(
            *(((t[column] >= first_day(a)) & (t[column] <= last_day(b)), y) for y, a, b in days)
        )

    return year


_DUE_YEAR = {"program_year": _year_of("target_date")}
_SET_YEAR = {"program_year": _year_of("set_date")}


def _of_pairs_begun(t: Any, at: Span) -> Sequence[Any]:
    return (t.start_date <= at.as_of, t.day <= at.as_of)


def _set(t: Any, at: Span) -> Sequence[Any]:
    return (t.set_date >= first_day(at.first), t.set_date <= _last(at))


def _set_and_not_dropped(t: Any, at: Span) -> Sequence[Any]:
    return (*_set(t, at), t.dropped == 0)


def _due(t: Any, at: Span) -> Sequence[Any]:
    return (t.target_date >= first_day(at.first), t.target_date <= _last(at), t.dropped == 0)


def _set_with_dimension(t: Any, at: Span) -> Sequence[Any]:
    return (*_set(t, at), t.aligned.is_not(None))


def _scaled(t: Any, at: Span) -> Sequence[Any]:
    return (*standing(t, at), t.scaled_goals >= 2)


MEASURES: tuple[Measure, ...] = (
    Measure(
        key="goal_attainment",
        number="G4",
        family="goals",
        label="Goals met of those due",
        question="Are goals met once their date has come?",
        unit=Unit.SHARE,
        kind=MeasureKind.OUTCOME,
        table=schema.goal_status,
        statistic=Share({"": Part(_achieved, one)}, unit="pair_id", no_data=_NONE_DUE),
        preference=0,
        timing=Timing.NONE,
        strata=_DUE_YEAR,
        breakdowns=_BY,
        where=_due,
        better="up",
        axis=(0.0, 1.0),
        unit_word="goals due",
        definition="The share of goals whose target date has come and that were not dropped, "
        "which have been achieved.",
        numerator="goals due that have been achieved by the as-of day",
        denominator="goals whose target date lies in the period and not after the as-of day, "
        "dropped ones left out",
        formula="A goal counts once, however often sessions log it. 95% interval with the pair as "
        "the unit.",
        why="The question PAC asks of its action plans.",
        caveats=(
            "Early in a year few goals are due.",
            "Regions differ in how many and how hard goals are: read goals per pair beside it.",
            "Goals without a target date are never due.",
            _UNDATED,
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
    ),
    Measure(
        key="goal_on_time",
        number="G4",
        family="goals",
        label="Goals met by their date",
        question="Are goals met by the date that was set?",
        unit=Unit.SHARE,
        kind=MeasureKind.OUTCOME,
        table=schema.goal_status,
        statistic=Share(
            {
                "": Part(
                    lambda t, at: case(
                        (
                            (t.achieved_on <= at.as_of) & (t.achieved_on <= t.target_date),
                            1,
                        ),
                        else_=0,
                    ),
                    one,
                )
            },
            unit="pair_id",
            no_data=_NONE_DUE,
        ),
        timing=Timing.NONE,
        strata=_DUE_YEAR,
        breakdowns=_BY,
        where=_due,
        better="up",
        axis=(0.0, 1.0),
        unit_word="goals due",
        definition="The share of goals due that were achieved on or before their target date.",
        numerator="goals due that were achieved on or before their target date",
        denominator="goals whose target date lies in the period and not after the as-of day, "
        "dropped ones left out",
        formula="Pair as the unit of the interval.",
        why="Late attainment is attainment, but the plan slipped.",
        caveats=("A goal moved to a later date counts by its newest date.", _UNDATED),
        source=_SOURCE,
        reviewed=_REVIEWED,
    ),
    Measure(
        key="goals_set",
        number="G1",
        family="goals",
        label="Goals set per pair",
        question="How many goals does a pair set?",
        unit=Unit.NUMBER,
        kind=MeasureKind.PROCESS,
        table=schema.pair_goal_days,
        statistic=MeanPerUnit(column("goals_set"), "pair_id", "no pairs in this period"),
        timing=Timing.YEARS,
        breakdowns=_BY,
        where=_of_pairs_begun,
        axis=(0.0, 8.0),
        unit_word="pairs",
        definition="The mean number of goals a pair has set by the as-of day, pairs without any "
        "included.",
        numerator="goals set on or before the as-of day",
        denominator="pairs of the program year that had begun by the as-of day, those without goals "
        "included",
        formula="The mean over pairs.",
        why="Few easy goals make attainment look good.",
        caveats=("Dropped goals count as set.",),
        source=_SOURCE,
        reviewed=date(2026, 11, 29),
        version=2,
    ),
    Measure(
        key="goals_addressed",
        number="G2",
        family="goals",
        label="Goals addressed in a session",
        question="Are goals worked on in sessions?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.goal_status,
        statistic=Share(
            {"": Part(lambda t, at: case((t.addressed_on <= at.as_of, 1), else_=0), one)},
            unit="pair_id",
            no_data=_NO_GOALS,
        ),
        timing=Timing.NONE,
        rests_on=Rests.SINCE,
        rests_day="set_date",
        breakdowns=_BY,
        where=_set,
        better="up",
        axis=(0.0, 1.0),
        unit_word="goals",
        definition="The share of goals set in the period that at least one session names, by the as-of "
        "day.",
        numerator="goals that a session on or before the as-of day names as addressed or achieved",
        denominator="goals set in the period",
        formula="Pair as the unit of the interval.",
        why="A goal nobody works on is paper.",
        caveats=("Rests on coaches ticking the goals in their logs.",),
        source=_SOURCE,
        reviewed=date(2026, 11, 29),
        version=2,
    ),
    Measure(
        key="goals_achieved",
        number="G3",
        family="goals",
        label="Goals achieved of those set",
        question="How many of the goals that were set have been achieved?",
        unit=Unit.SHARE,
        kind=MeasureKind.OUTCOME,
        table=schema.goal_status,
        statistic=Share({"": Part(_achieved, one)}, unit="pair_id", no_data=_NO_GOALS),
        preference=1,
        timing=Timing.NONE,
        strata=_SET_YEAR,
        breakdowns=_BY,
        where=_set_and_not_dropped,
        better="up",
        axis=(0.0, 1.0),
        unit_word="goals",
        definition="The share of goals set in the period, dropped ones left out, that have been "
        "achieved by the as-of day.",
        numerator="goals achieved by the as-of day",
        denominator="goals set in the period and not dropped",
        formula="Pair as the unit of the interval.",
        why="Counts goals without a target date too.",
        caveats=(
            "Goals whose date is still to come pull it down: prefer goals met of those due.",
            _UNDATED,
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
    ),
    Measure(
        key="goal_days",
        number="G5",
        family="goals",
        label="Days until half the goals are met",
        question="How long until a goal is met?",
        unit=Unit.DAYS,
        kind=MeasureKind.OUTCOME,
        table=schema.goal_status,
        statistic=MedianTime(
            lambda t, at: case(
                (t.achieved_on <= at.as_of, days_between(t.set_date, t.achieved_on)),
                else_=days_between(t.set_date, literal(at.as_of)),
            ),
            lambda t, at: case((t.achieved_on <= at.as_of, 1), else_=0),
            "pair_id",
            _NO_GOALS,
            met="were met",
        ),
        timing=Timing.NONE,
        strata=_SET_YEAR,
        breakdowns=_BY,
        where=_set_and_not_dropped,
        better="down",
        axis=(0.0, 365.0),
        unit_word="goals",
        definition="The time from setting a goal to the day by which half of such goals are met.",
        numerator="goals achieved by the as-of day",
        denominator="goals set in the period and not dropped",
        formula="Kaplan–Meier median of days from set to achieved; goals still open are watched "
        "until the as-of day. It is the first day at which the curve is at one half or below; where fewer "
        "than half are met there is none, for good once the program years asked for are over. The pair "
        "is the unit of the 95% interval: goals of one pair are alike. None for fewer than five pairs.",
        why="A mean of finished goals forgets the slow ones.",
        caveats=(_UNDATED,),
        source=_SOURCE,
        reviewed=date(2026, 11, 30),
        version=2,
    ),
    Measure(
        key="goal_alignment",
        number="G6",
        family="goals",
        label="Goals on the educator's low dimensions",
        question="Do goals aim at what the baseline showed to be low?",
        unit=Unit.SHARE,
        kind=MeasureKind.OUTCOME,
        table=schema.goal_status,
        protects=GOAL_BY_BASELINE,
        statistic=Share(
            {"": Part(lambda t, at: t.aligned, one)},
            unit="pair_id",
            no_data="no goal names a CLASS dimension of an educator with a baseline",
        ),
        timing=Timing.NONE,
        strata=_SET_YEAR,
        breakdowns=_BY,
        where=_set_with_dimension,
        better="up",
        axis=(0.0, 1.0),
        unit_word="goals",
        definition="The share of goals on a CLASS dimension that is among the three lowest of the "
        "same educator's baseline in the pair's program year.",
        numerator="goals whose dimension is among the educator's three lowest, ties included",
        denominator="goals that name a dimension, for educators with a usable baseline",
        formula="Pair as the unit of the interval.",
        why="The action plan is meant to follow from the assessment.",
        caveats=(
            "Goals on QRIS criteria or competencies are not judged here.",
            "The baseline is that of the pair's whole program year, also where an observation of it came "
            "after the last month chosen; observations of later years are not in it.",
        ),
        source=_SOURCE + "; CLASS baselines",
        reviewed=_REVIEWED,
    ),
    Measure(
        key="goal_scaling",
        number="G7",
        family="goals",
        label="Goal Attainment Scaling, T score",
        question="How far were goals attained where levels were written beforehand?",
        unit=Unit.NUMBER,
        kind=MeasureKind.OUTCOME,
        table=schema.goal_scores,
        statistic=Mean(
            lambda t, at: t.scaling_score,
            Scale(50 - _FARTHEST, 50 + _FARTHEST),
            "no pair has two goals with levels written beforehand",
        ),
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=_BY,
        where=_scaled,
        better="up",
        axis=(20.0, 80.0),
        unit_word="pairs",
        definition="The mean T score of pairs whose goals, set by the as-of day, carry attainment levels "
        "from −2 to 2; 50 is “as expected”.",
        numerator="the sum of the pairs' T scores",
        denominator="pairs with two or more goals, set on or before the as-of day, whose levels were "
        "written beforehand",
        formula="T = 50 + 10·Σ(w·x) ÷ √(0.7·Σw² + 0.3·(Σw)²) for each pair with at least two "
        "such goals; then the mean over pairs.",
        why="Weighs goals by their importance and counts partial attainment.",
        caveats=(
            "Only where levels were written when the goal was set.",
            "A single goal at +2 gives 70, so pairs with one such goal are left out.",
            "Files give a level without a day: it is the newest one, whatever the last month chosen.",
        ),
        source=_SOURCE,
        reviewed=date(2026, 11, 30),
        version=2,
    ),
)
