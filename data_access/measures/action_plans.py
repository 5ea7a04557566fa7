"""The action plan family: a goal after the baseline, small steps done, goals stalled and overdue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import case, literal

from config.program.breakdowns import CARRIED
from config.program.calendars import (
    first_day,
    last_day,
)
from config.program.cycle import (
    GOAL_IDLE_DAYS,
    PLAN_DAYS,
)
from data_access.measures.expressions import YEAR, one
from data_access.measures.measure import Measure, MeasureKind, Timing, Unit
from data_access.measures.no_value import not_collected
from data_access.measures.protected import OF_TABLE
from data_access.measures.span import Span
from data_access.measures.statistics import (
    Part,
    Share,
)
from data_access.storage import schema
from data_access.storage.dialect import days_between

_REVIEWED = date(2026, 11, 22)
_BY = tuple(CARRIED)
_TODAY = "The months chosen do not matter here."


def _seen_long_enough(t: Any, at: Span) -> Sequence[Any]:
    return (t.baseline_date <= at.as_of - timedelta(days=PLAN_DAYS),)


def _in_time(t: Any, at: Span) -> Any:
    return case((days_between(t.baseline_date, t.planned_on) <= PLAN_DAYS, 1), else_=0)


def _due(t: Any, at: Span) -> Sequence[Any]:
    last = min(last_day(at.last), at.as_of)
    return (t.due >= first_day(at.first), t.due <= last, t.dropped == 0)


def _of_running_pairs(t: Any, at: Span) -> tuple[Any, ...]:
    """Goals that a running pair works on, or has achieved."""
    return (t.set_date <= at.as_of, t.active_until >= at.as_of, t.dropped == 0)


def _with_steps(t: Any, at: Span) -> tuple[Any, ...]:
    return (*_of_running_pairs(t, at), t.steps > 0)


def _with_target(t: Any, at: Span) -> tuple[Any, ...]:
    return (*_of_running_pairs(t, at), t.target_date.is_not(None))


def _open(t: Any, at: Span) -> Any:
    return t.achieved_on.is_(None) | (t.achieved_on > at.as_of)


def _open_with_steps(t: Any, at: Span) -> Sequence[Any]:
    return (*_with_steps(t, at), _open(t, at))


def _open_with_target(t: Any, at: Span) -> Sequence[Any]:
    return (*_with_target(t, at), _open(t, at))


def _past_its_date(t: Any, at: Span) -> Any:
    return case((t.target_date < at.as_of, 1), else_=0)


def _stalled(t: Any, at: Span) -> Any:
    since = case((t.last_step_done > t.set_date, t.last_step_done), else_=t.set_date)
    return case((days_between(since, literal(at.as_of)) >= GOAL_IDLE_DAYS, 1), else_=0)


MEASURES: tuple[Measure, ...] = (
    Measure(
        key="plan_in_time",
        number="A6",
        family="plans",
        label=f"Goal with a target date within {PLAN_DAYS} days of the baseline",
        question="Does an action plan follow the baseline in time?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.action_plans,
        statistic=Share({"": Part(_in_time, one)}, unit="pair_id", no_data="no baseline so far"),
        timing=Timing.YEARS,
        breakdowns=(*_BY, "program_year"),
        where=_seen_long_enough,
        better="up",
        axis=(0.0, 1.0),
        unit_word="pairs with a baseline",
        definition="The share of pairs with a baseline observation that set a goal with a target "
        f"date on the day of the baseline or in the {PLAN_DAYS} days after it.",
        numerator=f"pairs with a goal and target date set within {PLAN_DAYS} days of the baseline",
        denominator=f"pairs whose baseline lies {PLAN_DAYS} days or more before the as-of day",
        formula="Wilson's interval: each pair counts once.",
        why="The action plan is meant to follow from the assessment, while it is fresh.",
        caveats=(
            "A goal set before the baseline does not count: it cannot rest on it.",
            "Files do not say when a target date was written: one that was added later counts.",
            "Pairs without a baseline are not judged; see the CLASS page for how many there are.",
        ),
        source="Goals (format goals) and CLASS baselines",
        reviewed=_REVIEWED,
    ),
    Measure(
        key="steps_done",
        number="A6",
        family="plans",
        label="Small steps done of those due",
        question="Are the small steps of action plans done once they are due?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.step_status,
        statistic=Share(
            {"": Part(lambda t, at: case((t.done <= at.as_of, 1), else_=0), one)},
            unit="pair_id",
            no_data=not_collected("no small step due", "no small step was due"),
        ),
        timing=Timing.NONE,
        breakdowns=_BY,
        where=_due,
        collected=lambda t, at: (t.due <= at.as_of,),
        # Steps of dropped goals are left out, and that a goal was dropped is what came of it.
        moves_with=OF_TABLE[schema.goal_status.name],
        better="up",
        axis=(0.0, 1.0),
        unit_word="steps due",
        definition="The share of small steps of action plans due in the period that have been done "
        "by the as-of day.",
        numerator="steps due that were done by the as-of day, on time or late",
        denominator="steps due in the period and not after the as-of day, those of dropped goals "
        "left out",
        formula="95% interval with the pair as the unit.",
        why="A goal is reached in small steps; they slip before the goal does.",
        caveats=(
            "A step without a day on which it is due is never due.",
            "Pairs that write no steps are not in it.",
            "Files do not say when a goal was dropped: the newest file counts, for earlier periods too.",
        ),
        source="Action steps (format action_steps)",
        reviewed=date(2026, 11, 30),
        version=2,
    ),
    Measure(
        key="goals_stalled",
        number="G8",
        family="plans",
        label=f"Open goals without a step done for {GOAL_IDLE_DAYS} days",
        question="Have open goals stalled?",
        unit=Unit.SHARE,
        kind=MeasureKind.OUTCOME,
        table=schema.goal_status,
        statistic=Share(
            {"": Part(_stalled, one)},
            unit="pair_id",
            no_data=not_collected("no goal has steps", "no open goal has small steps"),
        ),
        timing=Timing.NONE,
        strata=YEAR,
        breakdowns=_BY,
        where=_open_with_steps,
        among=_with_steps,
        today_only=True,
        better="down",
        axis=(0.0, 1.0),
        unit_word="open goals with small steps",
        definition="The share of open goals of active pairs, with small steps written, of which no "
        f"step was done for {GOAL_IDLE_DAYS} days.",
        numerator=f"open goals whose last step done, or whose setting, lies {GOAL_IDLE_DAYS} days "
        "or more back",
        denominator="goals of pairs active today that are neither achieved nor dropped and have "
        "small steps",
        formula=f"95% interval with the pair as the unit. {_TODAY}",
        why="A stalled goal needs a conversation before its date has passed.",
        caveats=("Goals without small steps cannot be judged and are left out.",),
        source="Goals and action steps (formats goals and action_steps)",
        reviewed=_REVIEWED,
    ),
    Measure(
        key="goals_overdue",
        number="G8",
        family="plans",
        label="Open goals past their target date",
        question="Are open goals past their date?",
        unit=Unit.SHARE,
        kind=MeasureKind.OUTCOME,
        table=schema.goal_status,
        statistic=Share(
            {"": Part(_past_its_date, one)},
            unit="pair_id",
            no_data="no open goal has a target date",
        ),
        timing=Timing.NONE,
        strata=YEAR,
        breakdowns=_BY,
        where=_open_with_target,
        among=_with_target,
        known_side=_past_its_date,
        today_only=True,
        better="down",
        axis=(0.0, 1.0),
        unit_word="open goals with a target date",
        definition="The share of open goals of active pairs whose target date has passed.",
        numerator="open goals whose target date lies before today",
        denominator="goals of pairs active today that are neither achieved nor dropped and have a "
        "target date",
        formula=f"95% interval with the pair as the unit. {_TODAY}",
        why="An overdue goal is to be met, moved or dropped.",
        caveats=(
            "Early in a program year few open goals can be overdue.",
            "A goal achieved but not yet logged as such looks overdue.",
        ),
        source="Goals and coaching logs (formats goals and sessions)",
        reviewed=_REVIEWED,
    ),
)
