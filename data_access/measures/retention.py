"""The retention family: four different things, never one figure called retention; exit reasons."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import case, literal

from config.program.breakdowns import CARRIED
from config.program.calendars import first_day, program_year_months, program_year_of
from config.program.employment import DAYS_AFTER, DAYS_BEFORE
from config.program.vocabulary import ATTRITION_GROUPS, END_GROUPS, END_REASONS
from data_access.measures.expressions import YEAR, one
from data_access.measures.measure import Measure, MeasureKind, Timing, Unit
from data_access.measures.no_value import NoValue, too_early
from data_access.measures.span import Span
from data_access.measures.statistics import (
    Distribution,
    EndedBy,
    KnownShare,
    Part,
    RestrictedMean,
    Share,
    Survival,
)
from data_access.storage import schema
from data_access.storage.dialect import days_between

_REVIEWED = date(2026, 11, 21)
_CHANGED = date(2026, 11, 29)
_BY = (*CARRIED, "program_year")
_NO_BENCHMARK = (
    "Published turnover (13 to 40% a year) counts other things; no benchmark line is drawn."
)
# The number is a setting of each copy: PAC_MINIMUM_AT_RISK.
_TOO_FEW = (
    "Not shown where too few pairs have come that far: fewer than ten, unless another minimum is "
    "set."
)
# The planned year runs from mid September to mid June, about nine months; eight months is the
# last point most pairs can reach.
HORIZON_DAYS = 240
# Months of the same length, so that the eighth of the curve is the figure after eight months.
_CURVE = {str(m): m * HORIZON_DAYS // 8 for m in range(1, 11)}


def _followed(days: int) -> NoValue:
    """Too early for a figure of pairs followed for so many days, until the first of a year can have been."""

    def first(at: Span) -> date:
        return first_day(program_year_months(at.program_years[0])[0]) + timedelta(days)

    return too_early(f"no pair of the program year can have been followed for {days} days", first)


def _not_followed(code: str, year: int) -> NoValue:
    return _followed(_CURVE.get(code, HORIZON_DAYS))


def _watched_until(t: Any, at: Span) -> Any:
    """The day watching ends: the pair's end, its planned end or the as-of day, whichever is first."""
    end = case((t.end_date <= at.as_of, t.end_date), else_=literal(at.as_of))
    return case((t.planned_end < end, t.planned_end), else_=end)


def _days(t: Any, at: Span) -> Any:
    return days_between(t.start_date, _watched_until(t, at))


def _reason(t: Any, at: Span) -> Any:
    """Why the pair ended before it was planned to, by the as-of day; empty where it did not.

    A pair that finished as planned was followed to its end: nothing ended it.
    """
    ended = (t.end_date <= at.as_of) & (t.end_date <= t.planned_end)
    return case((ended & (t.end_reason != "completed"), t.end_reason), else_="")


_GROUP_OF = {reason: group for group, (_, reasons) in END_GROUPS.items() for reason in reasons}


_GROUPS = "; ".join(f"“{label}” is {', '.join(codes)}" for label, codes in END_GROUPS.values())


def _reason_group(t: Any, at: Span) -> Any:
    """The group of that reason; empty where the pair has not ended early."""
    reason = _reason(t, at)
    return case(_GROUP_OF, value=reason, else_=reason)


def _ended(t: Any, at: Span) -> Any:
    return case((_reason(t, at) != "", 1), else_=0)


def _begun(t: Any, at: Span) -> Sequence[Any]:
    return (t.start_date <= at.as_of,)


def _reached_twelve_months(t: Any, at: Span) -> Sequence[Any]:
    # Twelve months lie past the program year the span stands for: what counts is today.
    return (t.due_on <= at.today,)


def _known(t: Any, at: Span) -> Any:
    # Leave is neither staying nor going: it counts as not known and widens the bounds.
    return case((t.status.in_(("same_program", "other_program", "left_field")), 1), else_=0)


def _next_year(at: Span) -> date:
    """The first day after the first program year: when the next one begins, and twelve months can be over."""
    return at.first_year_over + timedelta(1)


_TWELVE_MONTHS = "nobody has reached twelve months"
_NOBODY_YET = too_early(_TWELVE_MONTHS, _next_year, _TWELVE_MONTHS)


def _next_year_has_begun(t: Any, at: Span) -> Sequence[Any]:
    return (t.cohort < program_year_of(at.today),)


def _ended_early(t: Any, at: Span) -> Sequence[Any]:
    return (
        t.end_date <= at.as_of,
        t.end_reason.is_not(None),
        t.end_reason != "completed",
    )


_REASONS = tuple(c for c in END_REASONS.codes if c != "completed")
_PAIRS = "Pairs (format pairs)"
_EMPLOYMENT = "Employment status (format employment)"

_KNOWN_WHEN = (
    "Employment is looked up for the day one year after the first day of the educator's first pair of "
    f"the program year, from the record nearest to it that was taken from {DAYS_BEFORE} days before to "
    f"{DAYS_AFTER} days after it; of two as near the later one, then the Registry's, the leader's and "
    "the exit form's in this order. Without such a record, or where it says so, it is unknown, and so is who "
    "is on leave. Counted once that day has come."
)

MEASURES: tuple[Measure, ...] = (
    Measure(
        key="staying",
        number="R1",
        family="retention",
        label="Pairs that had not ended early by eight months",
        question="Do pairs stay the planned year?",
        unit=Unit.SHARE,
        kind=MeasureKind.OUTCOME,
        table=schema.pair_status,
        statistic=Survival(
            _days, _ended, {"": HORIZON_DAYS}, reached_words="have reached eight months"
        ),
        preference=0,
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=_BY,
        where=_begun,
        not_before=_not_followed,
        better="up",
        axis=(0.0, 1.0),
        unit_word="pairs that have reached eight months",
        definition="The share of pairs that had not ended early by eight months (240 days) after they "
        "began. A pair that ended before it was planned to ended early, whatever the reason; one that "
        "finished as planned did not, even if it was planned for fewer days.",
        numerator="pairs that had ended early by then",
        denominator="all pairs that had begun, however long they have been followed",
        formula="Kaplan–Meier estimate at day 240, every reason but finishing as planned being an "
        "end; with the shares by reason (Aalen and Johansen) it adds up to 100%. Pairs still going "
        "are followed to the as-of day, none beyond the day it was planned to end.",
        why="Cohorts still under way count with what is known of them.",
        caveats=(
            _TOO_FEW,
            "This is participation: staying in PAC, not in the job.",
            _NO_BENCHMARK,
        ),
        source=_PAIRS,
        reviewed=_CHANGED,
        version=2,
    ),
    Measure(
        key="staying_curve",
        number="R1",
        family="retention",
        label="Pairs that had not ended early, month by month",
        question="When do pairs end early?",
        unit=Unit.SHARE,
        kind=MeasureKind.OUTCOME,
        table=schema.pair_status,
        statistic=Survival(_days, _ended, _CURVE),
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=_BY,
        where=_begun,
        not_before=_not_followed,
        part_axis="tenure",
        part_labels={m: f"Month {m}" for m in _CURVE},
        better="up",
        axis=(0.0, 1.0),
        unit_word="pairs that have reached that month",
        definition="The share of pairs that had not ended early, by months since they began.",
        numerator="pairs that had ended early by then",
        denominator="all pairs that had begun, however long they have been followed",
        formula="Kaplan–Meier estimate after each month of 30 days, as after eight months, and the "
        "number of pairs that have come so far; cut where too few have.",
        why="Shows when, not only whether.",
        caveats=(_TOO_FEW, "Late steps rest on few pairs.", _NO_BENCHMARK),
        source=_PAIRS,
        reviewed=_CHANGED,
        version=2,
    ),
    Measure(
        key="ended_by_reason",
        number="R1",
        family="retention",
        label="Pairs that had ended after eight months, by reason",
        question="For what reasons do pairs end, and how often?",
        unit=Unit.SHARE,
        kind=MeasureKind.OUTCOME,
        table=schema.pair_status,
        statistic=EndedBy(_days, _reason_group, HORIZON_DAYS, tuple(END_GROUPS), ATTRITION_GROUPS),
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=("region", "cohort", "program_type", "role"),
        where=_begun,
        not_before=_not_followed,
        part_axis="reason",
        part_labels={code: label for code, (label, _) in END_GROUPS.items()},
        parts_are_people=True,
        axis=(0.0, 1.0),
        unit_word="pairs that had begun",
        definition="The share of all pairs that each reason had ended eight months (240 days) after "
        "they began.",
        numerator="pairs that had ended for the reason by then",
        denominator="all pairs that had begun, however long they have been followed",
        formula="Cumulative incidence (Aalen and Johansen 1978) at day 240: over the days, the share "
        "that had not ended early before the day × pairs that ended for the reason ÷ pairs followed until "
        "then. The reasons and the pairs that had not ended early add up to 100%. By the codes of the "
        f"file: {_GROUPS}.",
        why="Each reason asks for something else: a schedule can be changed, a closed program cannot.",
        caveats=(_TOO_FEW, _NO_BENCHMARK),
        source=_PAIRS,
        reviewed=_CHANGED,
    ),
    Measure(
        key="staying_time",
        number="R1",
        family="retention",
        label="Days before an early end, of the first eight months",
        question="How long until pairs end early?",
        unit=Unit.DAYS,
        kind=MeasureKind.OUTCOME,
        table=schema.pair_status,
        statistic=RestrictedMean(
            _days, _ended, HORIZON_DAYS, reached_words="have reached eight months"
        ),
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=_BY,
        where=_begun,
        not_before=_not_followed,
        better="up",
        axis=(0.0, float(HORIZON_DAYS)),
        unit_word="pairs that have reached eight months",
        definition=f"The mean number of days before a pair ends early, of its first {HORIZON_DAYS}.",
        numerator="pairs that had ended early by then",
        denominator="all pairs that had begun, however long they have been followed",
        formula=f"Restricted mean: the area under the Kaplan–Meier curve up to day {HORIZON_DAYS}.",
        why="One number for the whole curve: an early end weighs more than a late one.",
        caveats=(
            _TOO_FEW,
            _NO_BENCHMARK,
        ),
        source=_PAIRS,
        reviewed=_CHANGED,
        version=2,
    ),
    Measure(
        key="same_program",
        number="R2",
        family="retention",
        label="In the same EEC program after twelve months",
        question="Are educators still in the same program a year later?",
        unit=Unit.SHARE,
        kind=MeasureKind.OUTCOME,
        table=schema.employment_outcomes,
        statistic=KnownShare(
            lambda t, at: case((t.status == "same_program", 1), else_=0),
            _known,
            unit="person_id",
            no_data=_NOBODY_YET,
        ),
        preference=0,
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=_BY,
        where=_reached_twelve_months,
        goes_on=True,
        better="up",
        axis=(0.0, 1.0),
        people_word="educators",
        unit_word="educators, known or not",
        spread_words="if all unknown had left, or had stayed",
        definition="The share of educators who work in the same EEC program twelve months after "
        "their pair began, among those whose employment is known.",
        numerator="educators in the same program",
        denominator="educators whose employment is known",
        formula=f"{_KNOWN_WHEN} Wilson's interval. Bounds: same ÷ all, and (same + unknown) ÷ all.",
        why="Coaching that leaves with the educator does not reach the classroom.",
        caveats=("Unknowns are shown as bounds, never guessed.", _NO_BENCHMARK),
        source=_EMPLOYMENT,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="in_field",
        number="R3",
        family="retention",
        label="In the field after twelve months",
        question="Are educators still in early education a year later?",
        unit=Unit.SHARE,
        kind=MeasureKind.OUTCOME,
        table=schema.employment_outcomes,
        statistic=KnownShare(
            lambda t, at: case((t.status.in_(("same_program", "other_program")), 1), else_=0),
            _known,
            unit="person_id",
            no_data=_NOBODY_YET,
        ),
        preference=1,
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=_BY,
        where=_reached_twelve_months,
        goes_on=True,
        better="up",
        axis=(0.0, 1.0),
        people_word="educators",
        unit_word="educators, known or not",
        spread_words="if all unknown had left, or had stayed",
        definition="The share of educators who work in any EEC program twelve months after their "
        "pair began, among those whose employment is known.",
        numerator="educators in the same or in another EEC program",
        denominator="educators whose employment is known",
        formula=f"{_KNOWN_WHEN} Wilson's interval; bounds as for the same program.",
        why="Moving to another program keeps the educator in the field.",
        caveats=("Programs outside EEC's registry are not seen.", _NO_BENCHMARK),
        source=_EMPLOYMENT,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="role_return",
        unlike=("role",),
        number="R4",
        family="retention",
        label="Coaching again the next year",
        question="Do coaches return, and do mentees become coaches?",
        unit=Unit.SHARE,
        kind=MeasureKind.OUTCOME,
        table=schema.employment_outcomes,
        statistic=Share(
            {"": Part(lambda t, at: t.returned, one)},
            unit="person_id",
            no_data=too_early(
                "the next program year has not begun",
                _next_year,
                "nobody took part",
            ),
        ),
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=_BY,
        where=_next_year_has_begun,
        goes_on=True,
        better="up",
        axis=(0.0, 1.0),
        people_word="educators",
        definition="The share of Consultant Teachers and Administrators who coach again in the "
        "next program year; for mentees, the share who coach then. Choose a role.",
        numerator="people of this cohort in the role who coach in a pair of the next",
        denominator="people of this cohort in the role",
        formula="Wilson's 95% interval.",
        why="PAC grows its own coaches.",
        caveats=(
            "Read by role: over all roles it mixes coaches and mentees. Roles are not compared: of "
            "coaches it is who returns, of mentees who becomes a coach.",
        ),
        source=_PAIRS,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="exit_reasons",
        number="R5",
        family="retention",
        label="Why pairs end early",
        question="Why do pairs end before their time?",
        unit=Unit.SHARE,
        kind=MeasureKind.OUTCOME,
        table=schema.pair_status,
        statistic=Distribution(
            lambda t, at: t.end_reason, _REASONS, no_data="no pair has ended early"
        ),
        among=_begun,
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=tuple(CARRIED),
        where=_ended_early,
        part_axis="reason",
        part_labels={c: END_REASONS.label(c) for c in _REASONS},
        parts_are_people=True,
        axis=(0.0, 1.0),
        unit_word="pairs that ended early",
        definition="The reasons recorded for pairs that ended before they had finished.",
        numerator="pairs with the reason",
        denominator="pairs that ended early",
        formula="Wilson's 95% interval.",
        why="Some endings are losses, some are promotions.",
        caveats=("A reason with too few people is withheld, and one more with it.",),
        source=_PAIRS,
        reviewed=_REVIEWED,
    ),
)
