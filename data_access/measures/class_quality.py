"""The CLASS family: scores by window, matched change, profiles, thresholds, bands, coverage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import case, or_

from config.program import thresholds
from config.program.breakdowns import CARRIED
from config.program.calendars import program_year_days
from config.program.instruments import (
    BAND_CHOICES,
    BANDS,
    HIGHEST,
    INSTRUMENTS,
    LOWEST,
    SCALE_WIDTH,
    SHORTEST_CYCLE_MINUTES,
    USABLE_CYCLES,
)
from config.program.quality import NOT_OBSERVED_TYPES, OBSERVED_ROLES
from config.program.vocabulary import MENTEE_ROLES
from data_access.measures.expressions import YEAR, YEAR_AND_WINDOW, one
from data_access.measures.measure import (
    Measure,
    MeasureKind,
    Narrower,
    ReferenceLine,
    Timing,
    Unit,
)
from data_access.measures.no_value import too_early
from data_access.measures.rests import Rests
from data_access.measures.span import Span
from data_access.measures.statistics import (
    Changes,
    Distribution,
    Mean,
    Part,
    Scale,
    Share,
)
from data_access.storage import schema

_REVIEWED = date(2026, 11, 21)
_SOURCE = "CLASS observations by the outside evaluator's observers (format class or class_summary)"
NO_GROUP = "PAC has no comparison group: this is change, not what PAC caused."
_BY = (*CARRIED, "program_year", "window")
_PAIR_BY = tuple(CARRIED)


USABLE = (
    f"An observation is usable with {USABLE_CYCLES} valid cycles or more (a cycle shorter than "
    f"{SHORTEST_CYCLE_MINUTES} minutes is not valid), or where its file gives it as a whole; which "
    "dimensions make a domain stands under “CLASS instruments” in docs/measures.md."
)


def domain_codes(instrument: str) -> tuple[str, ...]:
    """The domains of an instrument in order."""
    return tuple(d.code for d in INSTRUMENTS[instrument].domains)


def dimension_codes(instrument: str) -> tuple[str, ...]:
    """The dimensions of an instrument in order."""
    return INSTRUMENTS[instrument].dimensions


def _domains(t: Any, at: Span) -> Sequence[Any]:
    return (t.is_domain == 1,)


def _dimensions(t: Any, at: Span) -> Sequence[Any]:
    return (t.is_domain == 0,)


def on_time(t: Any, at: Span) -> Sequence[Any]:
    return (t.is_domain == 1, t.baseline_first == 1)


def _has_threshold(t: Any, at: Span) -> Sequence[Any]:
    return (t.is_domain == 1, t.instrument.in_(thresholds.INSTRUMENTS_WITH_THRESHOLDS))


def _met(kind: str) -> Any:
    """1 where the unrounded score reaches the threshold in force on the day of observation."""

    def met(t: Any, at: Span) -> Any:
        cases = []
        for line in thresholds.THRESHOLDS:
            if line.kind != kind:
                continue
            in_force = (t.component == line.domain) & (t.first_date >= line.valid_from)
            if line.valid_to is not None:
                in_force &= t.first_date < line.valid_to
            cases.append((in_force & (t.score >= line.value), 1))
        return case(*cases, else_=0)

    return met


def _band(t: Any, at: Span) -> Any:
    return case((t.score < BANDS.mid, "low"), (t.score < BANDS.high, "mid"), else_="high")


def _lines(kind: str) -> tuple[ReferenceLine, ...]:
    return tuple(
        ReferenceLine(t.domain, t.value, f"{t.kind} {t.value:g}", t.valid_from, t.valid_to)
        for t in thresholds.THRESHOLDS
        if t.kind == kind
    )


_OBSERVED_PAIRS = (
    "Left out are pairs in which CLASS has nothing to observe: Mentee administrators, who have no room with "
    "children, and out-of-school time, as role and program type stood when the pair began."
)
_LEAVES_OUT = {
    "role": tuple(role for role in MENTEE_ROLES if role not in OBSERVED_ROLES),
    "program_type": NOT_OBSERVED_TYPES,
}
_LEFT_OUT = "CLASS is not meant for these rooms or this role, so no observation is due"


def _begun(t: Any, at: Span) -> Sequence[Any]:
    """Pairs that had begun and are to be observed: nobody else can lack an observation."""
    of_a_room = or_(t.program_type.is_(None), t.program_type.not_in(NOT_OBSERVED_TYPES))
    return (t.start_date <= at.as_of, t.role.in_(OBSERVED_ROLES), of_a_room)


def _second_due(t: Any, at: Span) -> Sequence[Any]:
    """Those whose program year is over as of the day: both observations should be there."""
    over = [y for y in at.program_years if program_year_days(y)[1] <= at.as_of]
    return (*_begun(t, at), t.program_year.in_(over or [-1]))


# Where the mean of all who were seen in a window would tell of the few who were seen in one only.
_SEEN_TWICE = Narrower(
    schema.class_changes,
    ("person_id", "instrument", "program_year", "component"),
    lambda t: t.baseline_first == 1,
    "of educators seen in both windows",
)

MEASURES: tuple[Measure, ...] = (
    Measure(
        key="class_change",
        number="Q2",
        family="class",
        label="Matched change in a CLASS domain",
        question="Are classroom interactions changing, for the same educators?",
        unit=Unit.CHANGE,
        kind=MeasureKind.OUTCOME,
        table=schema.class_changes,
        statistic=Mean(
            lambda t, at: t.change,
            Changes(SCALE_WIDTH),
            "no educator has been observed in both windows yet",
            unit="person_id",
        ),
        preference=0,
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=(*CARRIED, "program_year"),
        where=on_time,
        instrument=True,
        split="component",
        split_codes=domain_codes,
        better="up",
        axis=(-0.8, 0.8),
        people_word="educators",
        definition="How far the same educators' scores moved from the baseline to the second "
        "observation of a program year, by domain of one CLASS instrument.",
        numerator="the sum of the differences, second minus baseline",
        denominator="educators with a usable observation in both windows, each once a program year",
        formula="For each educator with a usable observation in both windows: second minus "
        f"baseline; with several in a window, their mean. {USABLE} Then the mean of those differences, "
        "each educator once a program year. "
        "Nothing is rounded before the end.",
        why="Means of everybody seen in fall and everybody seen in spring mix change with who "
        "left; the same people do not.",
        caveats=(
            NO_GROUP,
            "An educator whose baseline is dated after the first coaching contact is left out.",
            "How large a change these educators would show four times in five stands under the figure, "
            "worked out from how much their own changes differ.",
            "One educator's own change under about 1 point is within measurement error and is "
            "not shown.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="class_mean",
        number="Q1",
        family="class",
        label="CLASS domain mean",
        question="Where does each region stand, window by window?",
        unit=Unit.POINTS,
        kind=MeasureKind.OUTCOME,
        table=schema.class_windows,
        statistic=Mean(
            lambda t, at: t.score,
            Scale(LOWEST, HIGHEST),
            "no observations in this window",
            unit="person_id",
        ),
        preference=1,
        narrower=_SEEN_TWICE,
        timing=Timing.YEARS,
        strata=YEAR_AND_WINDOW,
        breakdowns=_BY,
        where=_domains,
        instrument=True,
        split="component",
        split_codes=domain_codes,
        better="up",
        axis=(LOWEST, HIGHEST),
        people_word="educators",
        definition="The mean domain score of educators in an observation window, for one CLASS "
        "instrument.",
        numerator="the sum of the educators' domain scores",
        denominator="educators observed in the window, each once a program year",
        formula="Cycle scores → dimension means over valid cycles (Negative Climate reversed once "
        "as 8 minus the score) → domain = mean of its dimension means, all required → mean of an "
        "educator's usable observations in the window → mean over educators, each once a window and program "
        f"year. {USABLE}",
        why="Shows the level; for change read the matched change beside it.",
        caveats=(
            "Different educators are seen in different windows; do not subtract two windows.",
            "Instruments are never averaged together, and domains are never averaged into one.",
            "Only outside observers' scores count; coaches' own scores do not.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
        lines=_lines("competitive"),
        version=2,
    ),
    Measure(
        key="class_profile",
        number="Q3",
        family="class",
        label="CLASS dimension profile",
        question="Which dimensions are low, to plan learning communities by?",
        unit=Unit.POINTS,
        kind=MeasureKind.OUTCOME,
        table=schema.class_windows,
        statistic=Mean(
            lambda t, at: t.score,
            Scale(LOWEST, HIGHEST),
            "no observations in this window",
            unit="person_id",
        ),
        preference=2,
        narrower=_SEEN_TWICE,
        timing=Timing.YEARS,
        strata=YEAR_AND_WINDOW,
        breakdowns=_BY,
        where=_dimensions,
        instrument=True,
        split="component",
        split_codes=dimension_codes,
        better="up",
        axis=(LOWEST, HIGHEST),
        people_word="educators",
        definition="The mean of each CLASS dimension over educators in an observation window.",
        numerator="the sum of the educators' dimension scores",
        denominator="educators observed in the window, each once a program year",
        formula="As the domain mean, one step earlier. Negative Climate is shown reversed, as "
        "“absence of negative climate”.",
        why="A domain hides which of its dimensions pulls it down.",
        caveats=("Absence of negative climate sits near the top of the scale for nearly all.",),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="class_threshold",
        number="Q4",
        family="class",
        label="Scores at or above the competitive threshold",
        question="How many scores lie at or above the federal competitive threshold?",
        unit=Unit.SHARE,
        kind=MeasureKind.OUTCOME,
        table=schema.class_windows,
        statistic=Share(
            {"": Part(_met("competitive"), one)}, unit="person_id", no_data="no observations"
        ),
        narrower=_SEEN_TWICE,
        timing=Timing.YEARS,
        strata=YEAR_AND_WINDOW,
        breakdowns=_BY,
        where=_has_threshold,
        instrument=True,
        split="component",
        split_codes=domain_codes,
        axis=(0.0, 1.0),
        people_word="educators",
        unit_word="scores",
        definition="The share of educator-window scores at or above the Head Start competitive "
        "threshold in force on the day of observation.",
        numerator="educator-window scores at or above the threshold, unrounded",
        denominator="all educator-window scores",
        formula="Wilson's 95% interval.",
        why="Orientation against a known line.",
        caveats=(thresholds.CAVEAT,),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="class_quality",
        number="Q4",
        family="class",
        label="Scores at or above the quality threshold",
        question="How many scores lie at or above the federal quality threshold?",
        unit=Unit.SHARE,
        kind=MeasureKind.OUTCOME,
        table=schema.class_windows,
        statistic=Share(
            {"": Part(_met("quality"), one)}, unit="person_id", no_data="no observations"
        ),
        narrower=_SEEN_TWICE,
        timing=Timing.YEARS,
        strata=YEAR_AND_WINDOW,
        breakdowns=_BY,
        where=_has_threshold,
        instrument=True,
        split="component",
        split_codes=domain_codes,
        axis=(0.0, 1.0),
        people_word="educators",
        unit_word="scores",
        definition="The share of educator-window scores at or above the Head Start quality "
        "threshold in force on the day of observation.",
        numerator="educator-window scores at or above the threshold, unrounded",
        denominator="all educator-window scores",
        formula="Wilson's 95% interval.",
        why="The higher of the two federal lines (6, 6 and 3); not to be mixed up with the "
        "competitive one.",
        caveats=(thresholds.CAVEAT,),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="class_bands",
        number="Q5",
        family="class",
        label="CLASS scores by band",
        question="How are scores spread over low, mid and high?",
        unit=Unit.SHARE,
        kind=MeasureKind.OUTCOME,
        table=schema.class_windows,
        statistic=Distribution(
            _band, BAND_CHOICES.codes, unit="person_id", no_data="no observations"
        ),
        narrower=_SEEN_TWICE,
        timing=Timing.YEARS,
        strata=YEAR_AND_WINDOW,
        breakdowns=_BY,
        where=_domains,
        instrument=True,
        split="component",
        split_codes=domain_codes,
        part_axis="band",
        part_labels={c.code: c.label for c in BAND_CHOICES},
        axis=(0.0, 1.0),
        people_word="educators",
        unit_word="scores",
        definition="The share of domain scores, one of each educator and window (fall, mid-year, spring), "
        "that lie in the low, mid or high band.",
        numerator="scores of an educator in a window that lie in the band",
        denominator="scores of an educator in a window: who was observed in fall and in spring has two",
        formula=f"{BANDS.name}. Wilson's 95% interval.",
        why="A mean hides its spread.",
        caveats=(
            f"The cut is one convention among several ({BANDS.name}); it is a setting.",
            "Bands are defined on cycle scores; here they cut means.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="baseline_first",
        number="Q6",
        family="class",
        label="Baseline before coaching",
        question="Was the baseline observed before coaching began?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.pair_status,
        statistic=Share(
            {
                "": Part(
                    lambda t, at: case(
                        (
                            (t.baseline_date <= at.as_of)
                            & (t.first_contact.is_(None) | (t.baseline_date <= t.first_contact)),
                            1,
                        ),
                        else_=0,
                    ),
                    one,
                )
            },
            unit="pair_id",
            no_data="no pairs began in this period",
        ),
        timing=Timing.YEARS,
        rests_on=Rests.BEGUN,
        breakdowns=_PAIR_BY,
        where=_begun,
        better="up",
        axis=(0.0, 1.0),
        unit_word="pairs",
        definition="The share of pairs of mentees with a room that CLASS observes whose mentee has a usable "
        "baseline observation dated on or before the pair's first contact.",
        numerator="pairs whose baseline is dated on or before their first contact, where they had "
        "one",
        denominator="pairs that had begun, but for Mentee administrators and out-of-school time",
        formula="Wilson's interval where each pair counts once.",
        why="A baseline taken after coaching began cannot measure the change coaching goes with.",
        caveats=("The model asks for the baseline before coaching starts.", _OBSERVED_PAIRS),
        source=_SOURCE + " and coaching logs",
        roles=OBSERVED_ROLES,
        leaves_out=_LEAVES_OUT,
        left_out_words=_LEFT_OUT,
        reviewed=_REVIEWED,
        version=3,
    ),
    Measure(
        key="class_coverage",
        number="Q6",
        family="class",
        label="Seen in both windows",
        question="For how many pairs are there both observations?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.pair_status,
        statistic=Share(
            {
                "": Part(
                    lambda t, at: case(
                        (t.baseline_date.is_not(None) & t.second_date.is_not(None), 1), else_=0
                    ),
                    one,
                )
            },
            unit="pair_id",
            no_data=too_early(
                "the program year is not over",
                lambda at: at.first_year_over,
                "no pair of these had begun",
            ),
        ),
        timing=Timing.YEARS,
        breakdowns=_PAIR_BY,
        where=_second_due,
        better="up",
        axis=(0.0, 1.0),
        unit_word="pairs",
        definition="The share of pairs of finished program years, of mentees with a room that CLASS "
        "observes, whose mentee was observed at the baseline and again in the second window, both times "
        "usably.",
        numerator="pairs with both observations",
        denominator="pairs of program years that are over, but for Mentee administrators and "
        "out-of-school time",
        formula="Wilson's interval where each pair counts once.",
        why="Matched change rests on these pairs alone; the rest is missing from it.",
        caveats=(
            "Those who leave are seen less often the second time, and score lower.",
            _OBSERVED_PAIRS,
        ),
        source=_SOURCE,
        roles=OBSERVED_ROLES,
        leaves_out=_LEAVES_OUT,
        left_out_words=_LEFT_OUT,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="class_agreement",
        number="Q7",
        family="class",
        label="Agreement of two observers",
        question="Do two observers of the same cycle agree?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        compares_codings=True,
        table=schema.class_agreement,
        statistic=Share(
            {
                "exact": Part(
                    lambda t, at: t.exact * (1 - t.negative_climate),
                    lambda t, at: 1 - t.negative_climate,
                ),
                "within_one": Part(
                    lambda t, at: t.within_one * (1 - t.negative_climate),
                    lambda t, at: 1 - t.negative_climate,
                ),
                "nc_exact": Part(
                    lambda t, at: t.exact * t.negative_climate, lambda t, at: t.negative_climate
                ),
                "nc_within_one": Part(
                    lambda t, at: t.within_one * t.negative_climate,
                    lambda t, at: t.negative_climate,
                ),
            },
            unit="observation_id",
            no_data="nothing was double-coded",
        ),
        timing=Timing.YEARS,
        breakdowns=("region", "program_year"),
        filters=("region",),
        instrument=True,
        part_axis="agreement",
        part_labels={
            "exact": "Exactly the same",
            "within_one": "Within one point",
            "nc_exact": "Negative Climate, exactly the same",
            "nc_within_one": "Negative Climate, within one point",
        },
        better="up",
        axis=(0.0, 1.0),
        people_word="educators",
        unit_word="scores",
        definition="The share of double-coded scores (cycle and dimension) on which two observers "
        "agree exactly, and within one point; Negative Climate apart.",
        numerator="double-coded scores on which the two observers agree",
        denominator="scores that both observers gave for the same valid cycle and dimension with the "
        f"same instrument; cycles under {SHORTEST_CYCLE_MINUTES} minutes, or marked as not valid by "
        "either, are left out",
        formula="The two scores as observers write them, Negative Climate not reversed; within one: "
        "at most one point apart, compared exactly. The second observation is the unit of the "
        "interval.",
        why="A change smaller than the observers' disagreement is no change.",
        caveats=(
            "Within one is weak: a profile like Positive Climate's agrees about 74% of the time "
            "by chance, Negative Climate 96%.",
            "The first observer's score is the score of record.",
        ),
        source=_SOURCE,
        reviewed=date(2026, 11, 29),
        version=2,
    ),
)
