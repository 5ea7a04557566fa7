"""The coaching cycle family: cycles completed, where they stall, days from step to step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import case

from config.program.breakdowns import CARRIED
from config.program.calendars import last_day, program_year_months, program_year_of
from config.program.cycle import (
    CYCLE_GIVEN_DAYS,
    CYCLE_IDLE_DAYS,
    FIRST,
    LAST,
    STEPS,
    step_of,
)
from data_access.measures.expressions import one, standing
from data_access.measures.measure import Measure, MeasureKind, Timing, Unit
from data_access.measures.no_value import AS_OF, FirstDay, NoValue, not_collected, too_early
from data_access.measures.rests import Rests
from data_access.measures.span import Span
from data_access.measures.statistics import (
    MeanPerUnit,
    Medians,
    Part,
    Share,
)
from data_access.storage import schema

_REVIEWED = date(2026, 11, 22)
_SOURCE = "Coaching logs (format sessions, column cycle_step)"
_BY = tuple(CARRIED)


# As short as a chart's row has room for.
def _none(otherwise: str) -> NoValue:
    """Where a region logs no steps nothing is known of its cycles."""
    return not_collected("no steps logged", otherwise)


_NONE_OPENED = _none("no cycle opened in this period")


def _judged_after(days: int) -> FirstDay:
    """The first day on which a cycle of the period is so old, or its program year is over."""

    def first(at: Span) -> date:
        over = last_day(program_year_months(program_year_of(at.start))[1])
        return min(at.start + timedelta(days), over)

    return first


_TOO_EARLY = too_early(
    f"no cycle of this period was {CYCLE_GIVEN_DAYS} days old on {AS_OF}",
    _judged_after(CYCLE_GIVEN_DAYS),
)
_NONE_IDLE = too_early(
    f"no cycle of this period was {CYCLE_IDLE_DAYS} days old on {AS_OF}",
    _judged_after(CYCLE_IDLE_DAYS),
)
_ONLY_LOGGED = (
    "Rests on pairs whose log names the step; read the share of sessions that do beside it."
)
_SKIPPED = "A cycle is completed by its last step, also where a step before it was not logged."
_UNDER_WAY = (
    f"Cycles opened less than {CYCLE_GIVEN_DAYS} days before the as-of day are left out, completed or not, "
    "until their program year is over: they have had little time."
)


def _completed(t: Any, at: Span) -> Any:
    return case((t.completed_on <= at.as_of, 1), else_=0)


def _idle_since(at: Span) -> date:
    return at.as_of - timedelta(days=CYCLE_IDLE_DAYS)


def _has_stalled(t: Any, at: Span) -> Any:
    return t.completed_on.is_(None) & (t.since <= _idle_since(at))


def _is_old(t: Any, at: Span, days: int) -> Any:
    """Cycles opened so many days before the as-of day, or whose program year is over."""
    running = program_year_of(at.as_of + timedelta(days=1))
    return (t.opened_on <= at.as_of - timedelta(days=days)) | (t.program_year < running)


def _had_time(t: Any, at: Span) -> Any:
    """1 for cycles that have had the days of five monthly meetings, or whose program year is over."""
    return case((_is_old(t, at, CYCLE_GIVEN_DAYS), 1), else_=0)


def _could_stall(t: Any, at: Span) -> Any:
    """1 for cycles opened so long ago that one that was left at its first step has stalled."""
    return case((_is_old(t, at, CYCLE_IDLE_DAYS), 1), else_=0)


def _opened(t: Any, at: Span) -> Sequence[Any]:
    return standing(t, at)


def _stalled(t: Any, at: Span) -> Any:
    """1 for cycles that have stalled."""
    return case((_has_stalled(t, at), 1), else_=0)


def _finished(t: Any, at: Span) -> Sequence[Any]:
    return (*standing(t, at), t.completed_on <= at.as_of)


def _left_at(step: int) -> Part:
    return Part(
        lambda t, at: case((_has_stalled(t, at) & (t.furthest_step == step), 1), else_=0),
        _stalled,
        due=_could_stall,
    )


MEASURES: tuple[Measure, ...] = (
    Measure(
        key="cycles_completed",
        number="A7",
        family="cycle",
        label="Coaching cycles completed per pair",
        question="How many coaching cycles does a pair complete?",
        unit=Unit.NUMBER,
        kind=MeasureKind.PROCESS,
        table=schema.cycle_states,
        statistic=MeanPerUnit(_completed, "pair_id", _NONE_OPENED, _had_time, _TOO_EARLY),
        timing=Timing.MONTHS,
        rests_on=Rests.SINCE,
        breakdowns=_BY,
        where=_opened,
        better="up",
        axis=(0.0, 2.0),
        unit_word="pairs that log steps",
        definition="The mean number of observation and conferencing cycles that a pair opened in "
        "the period and completed, over pairs whose log names the steps. Of cycles that have had "
        f"{CYCLE_GIVEN_DAYS} days by the as-of day (five steps, a meeting a month) or whose program year is "
        "over.",
        numerator="of these, the cycles whose last step was logged by the as-of day",
        denominator=f"pairs that opened a cycle in the period {CYCLE_GIVEN_DAYS} days or more before the "
        "as-of day, or in a program year that was over on it",
        formula="A cycle opens with a logged first step, or with any step after the last one was "
        f"completed; it is completed when step {LAST} of {LAST} is logged. A step logged again "
        "straight after itself stays in its cycle. The mean over pairs.",
        why="The cycle is how observation, conference and action plan are meant to hang together.",
        caveats=(
            _UNDER_WAY,
            "Only cycles opened in the period count: one that begins within a program year has fewer.",
            _ONLY_LOGGED,
            _SKIPPED,
            "A pair that began late has had time for fewer.",
        ),
        source=_SOURCE,
        reviewed=date(2026, 11, 30),
        version=3,
    ),
    Measure(
        key="cycle_completion",
        number="A7",
        family="cycle",
        label="Opened cycles that were completed",
        question="Are the cycles that are opened also completed?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.cycle_states,
        statistic=Share(
            {
                "": Part(
                    lambda t, at: _had_time(t, at) * _completed(t, at),
                    _had_time,
                )
            },
            unit="pair_id",
            no_data=_NONE_OPENED,
            none_due=_TOO_EARLY,
        ),
        timing=Timing.MONTHS,
        rests_on=Rests.SINCE,
        breakdowns=_BY,
        where=_opened,
        better="up",
        axis=(0.0, 1.0),
        unit_word="cycles opened",
        definition="The share of coaching cycles opened in the period whose last step has been "
        f"logged by the as-of day, of those that have had {CYCLE_GIVEN_DAYS} days by then (five steps, a "
        "meeting a month) or whose program year is over.",
        numerator="of these, the cycles whose last step was logged by the as-of day",
        denominator=f"cycles opened in the period and {CYCLE_GIVEN_DAYS} days or more before the as-of "
        "day, or in a program year that was over on it",
        formula="95% interval with the pair as the unit.",
        why="A cycle that stops before the action plan has not linked observation to practice.",
        caveats=(_UNDER_WAY, _ONLY_LOGGED, _SKIPPED),
        source=_SOURCE,
        reviewed=date(2026, 11, 30),
        version=3,
    ),
    Measure(
        key="cycle_whole",
        number="A7",
        family="cycle",
        label="Completed cycles with every step logged",
        question="Was every step of the completed cycles logged?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.cycle_states,
        statistic=Share(
            {
                "": Part(
                    lambda t, at: case((t.steps == len(STEPS), 1), else_=0),
                    one,
                )
            },
            unit="pair_id",
            no_data=_none("no cycle has been completed"),
        ),
        timing=Timing.MONTHS,
        rests_on=Rests.SINCE,
        breakdowns=_BY,
        where=_finished,
        better="up",
        axis=(0.0, 1.0),
        unit_word="completed cycles",
        definition="The share of completed coaching cycles in which each of the steps was logged "
        "at least once.",
        numerator=f"completed cycles with {LAST} different steps logged",
        denominator="cycles opened in the period and completed by the as-of day",
        formula="95% interval with the pair as the unit.",
        why="A last step alone does not make a cycle.",
        caveats=("A step held together with another, and logged as one, counts as not logged.",),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="cycle_stalled",
        number="A7",
        family="cycle",
        label="Opened cycles that have stalled",
        question="How many of the opened cycles have stalled?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.cycle_states,
        statistic=Share(
            {
                "": Part(
                    lambda t, at: _could_stall(t, at) * _stalled(t, at),
                    _could_stall,
                )
            },
            unit="pair_id",
            no_data=_NONE_OPENED,
            none_due=_NONE_IDLE,
        ),
        timing=Timing.MONTHS,
        rests_on=Rests.SINCE,
        breakdowns=_BY,
        where=_opened,
        better="down",
        axis=(0.0, 1.0),
        unit_word="cycles opened",
        definition="The share of coaching cycles opened in the period that on the as-of day were not "
        f"completed and in which nothing had been logged for {CYCLE_IDLE_DAYS} days or more, of those "
        "opened as long before it or in a program year that was over.",
        numerator="of these, cycles not completed by the as-of day whose newest log by that day lies "
        f"{CYCLE_IDLE_DAYS} days or more before it",
        denominator=f"cycles opened in the period and {CYCLE_IDLE_DAYS} days or more before the as-of day, "
        "or in a program year that was over on it",
        formula="How the log is cut into cycles stands under “Coaching cycles completed per pair” "
        "(cycles_completed). What is neither completed nor stalled is under way. 95% interval with the "
        "pair as the unit.",
        why="Shows how much of the work is given up on the way.",
        caveats=(
            "Giving up a cycle for a new first step, or the end of the pair, counts as stalled too.",
            "A cycle that is taken up again after the as-of day had stalled on it.",
            _ONLY_LOGGED,
        ),
        source=_SOURCE,
        reviewed=date(2026, 11, 30),
        version=4,
    ),
    Measure(
        key="cycle_stall_step",
        number="A7",
        family="cycle",
        label="Where cycles stall",
        question="After which step do cycles stall?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.cycle_states,
        statistic=Share(
            {str(step): _left_at(step) for step in range(FIRST, LAST)},
            unit="pair_id",
            no_data=_NONE_OPENED,
            none_due=_NONE_IDLE,
            none_of_due="none has stalled",
        ),
        timing=Timing.MONTHS,
        rests_on=Rests.SINCE,
        breakdowns=_BY,
        where=_opened,
        part_axis="step",
        part_labels={str(step): step_of(step).label for step in range(FIRST, LAST)},
        axis=(0.0, 1.0),
        unit_word="stalled cycles",
        definition="The furthest step, by the as-of day, of coaching cycles that were opened in the "
        "period and had stalled on that day.",
        numerator="stalled cycles whose furthest step logged by the as-of day it is",
        denominator="cycles opened in the period, not completed by the as-of day, whose newest log by "
        f"that day lies {CYCLE_IDLE_DAYS} days or more before it",
        formula="95% interval with the pair as the unit.",
        why="Says which step needs help: training, time, or a place in the log.",
        caveats=("The furthest step is the highest one logged, whatever came after it.",),
        source=_SOURCE,
        reviewed=date(2026, 11, 30),
        version=3,
    ),
    Measure(
        key="cycle_step_days",
        number="A7",
        family="cycle",
        label="Days from step to step",
        question="How many days pass from one step to the next?",
        unit=Unit.DAYS,
        kind=MeasureKind.PROCESS,
        table=schema.cycle_steps,
        statistic=Medians(
            lambda t, at: t.days,
            lambda t, at: t.step,
            tuple(str(step) for step in range(FIRST + 1, LAST + 1)),
            _none("no step followed another"),
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY,
        part_axis="step",
        part_labels={str(step): f"To {step_of(step).short}" for step in range(FIRST + 1, LAST + 1)},
        axis=(0.0, 60.0),
        unit_word="steps",
        spread_words="middle half of steps",
        definition="The median number of days from one step of a coaching cycle to the next, with "
        "the middle half.",
        formula="Days from the first log of a step to the first log of the following one in the "
        "same cycle, by the month of the following one. Median and quartiles.",
        why="A reflective conference weeks after the observation is about a day nobody remembers.",
        caveats=(
            "Only where both steps were logged, in their order.",
            "No interval: cycles of one pair are alike, and the middle half says more.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="cycle_logging",
        number="A7",
        family="cycle",
        label="Sessions whose log names a step",
        question="Do logs name the step of the cycle?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.log_topics,
        statistic=Share(
            {
                "": Part(
                    lambda t, at: t.with_step, lambda t, at: t.sessions, lambda t, at: t.with_step
                )
            },
            unit="pair_id",
            no_data="no session logged in this period",
            not_collected=not_collected("no steps logged"),
            of_period=True,
        ),
        timing=Timing.MONTHS,
        breakdowns=(*_BY, "month", "program_year"),
        better="up",
        axis=(0.0, 1.0),
        unit_word="sessions",
        definition="The share of completed sessions whose log names a step of the coaching cycle. Regions "
        "none of whose logs of the period names one do not collect it and are left out.",
        numerator="completed sessions whose log names a step",
        denominator="all completed sessions of regions whose logs name a step in the period",
        formula="95% interval with the pair as the unit.",
        why="What the figures about cycles rest on.",
        caveats=("Sessions that belong to no step are in the denominator too.",),
        source=_SOURCE,
        reviewed=date(2026, 11, 30),
        version=3,
    ),
)
