"""The evidence family: how large, how certain and how complete the matched change is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import case

from config.program import equivalence
from config.program.breakdowns import CARRIED
from config.program.calendars import program_year_of
from data_access.measures.class_quality import NO_GROUP, domain_codes, on_time
from data_access.measures.class_records import seen_again, year_is_over
from data_access.measures.dose import change
from data_access.measures.expressions import YEAR, column
from data_access.measures.measure import Measure, MeasureKind, Timing, Unit
from data_access.measures.no_value import too_early
from data_access.measures.row_statistics import (
    DifferenceOfMeans,
    MeanWithBand,
    StandardizedMean,
    TippingPoint,
    WeightedKappa,
)
from data_access.measures.span import Span
from data_access.storage import schema

_REVIEWED = date(2026, 11, 29)
_SOURCE = "CLASS observations by the outside evaluator's observers (format class or class_summary)"
_BY = (*CARRIED, "program_year")
FEWEST_DOUBLE_CODED = 10
_NOBODY = "no educator has been observed in both windows yet"
_SAME_PEOPLE = (
    "The same educators as in the matched change: usable observations in both windows, and no "
    "coaching contact before the baseline."
)
_MARGIN = equivalence.MARGINS[-1]
_PERSON = (
    "The educator is the unit of the interval: somebody seen in several years is one unit, with a "
    "t interval on educators less one."
)


def _finished(t: Any, at: Span) -> Sequence[Any]:
    """Baselines before coaching, of program years that are over."""
    return (t.baseline_first == 1, t.program_year < program_year_of(at.today))


def _seen(t: Any, at: Span) -> Any:
    return case((t.change.is_not(None), "seen"), else_="missing")


def _scored_twice(t: Any, at: Span) -> Any:
    return case((t.negative_climate == 1, "negative_climate"), else_="scores")


MEASURES: tuple[Measure, ...] = (
    Measure(
        key="standardized_change",
        number="Q2",
        family="evidence",
        label="Matched change in standard deviations",
        question="How large is the change, beside how far educators lay apart at the start?",
        unit=Unit.STANDARDIZED,
        kind=MeasureKind.OUTCOME,
        table=schema.class_changes,
        statistic=StandardizedMean(
            change, column("pre"), "person_id", "program_year", no_data=_NOBODY
        ),
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=_BY,
        where=on_time,
        instrument=True,
        split="component",
        split_codes=domain_codes,
        better="up",
        axis=(-1.0, 1.0),
        people_word="educators",
        definition="The mean matched change divided by the standard deviation of the same "
        "educators’ baseline scores.",
        numerator="the mean matched change, in CLASS points",
        denominator="the standard deviation of the baselines, in CLASS points",
        formula="Standard deviation of the baselines, each about the mean of its own program year, "
        "with the sum of (educators of the year − 1) as degrees of freedom f. The quotient is "
        "multiplied by 1 − 3 ÷ (4f − 1), because the standard deviation of few is too small on "
        "average (Hedges 1981). Interval: the quotient ± t × its standard error, whose square is "
        "the mean change’s variance ÷ the standard deviation² + quotient² ÷ 2f, times the square of "
        "the same factor (Becker 1988; Bonett 2008). " + _PERSON,
        why="Published studies report change in standard deviations. Without PAC’s own, readers take "
        "one from elsewhere.",
        caveats=(
            NO_GROUP,
            _SAME_PEOPLE,
            "Never divided by published national standard deviations: those are of whole grantees, "
            "which lie about half as far apart as classrooms do, so that the same change would look "
            "twice as large.",
            "Each figure is divided by the spread of its own educators. Regions whose educators "
            "began more alike show a larger figure for the same change in points.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
    ),
    Measure(
        key="change_margin",
        number="Q2",
        family="evidence",
        label="Matched change against the margin",
        question="Is the change too small to matter, or can we not tell?",
        unit=Unit.CHANGE,
        kind=MeasureKind.OUTCOME,
        table=schema.class_changes,
        statistic=MeanWithBand(change, "person_id", no_data=_NOBODY),
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=_BY,
        where=on_time,
        instrument=True,
        split="component",
        split_codes=domain_codes,
        better="up",
        axis=(-0.8, 0.8),
        people_word="educators",
        spread_words="90% interval",
        definition="The mean matched change with its 90% interval beside the 95% one. Where the 90% "
        f"interval lies within ±{_MARGIN.points:g} points, a change larger than that is ruled out.",
        numerator="the sum of the differences, second minus baseline",
        denominator="educators with a usable observation in both windows, once for each year",
        formula="Two one-sided t tests at 5% (Schuirmann 1987): the change is within the margin "
        f"where the 90% interval lies inside −{_MARGIN.points:g} to +{_MARGIN.points:g}. The margin "
        "is a setting with a date and a reason. " + _PERSON,
        why="“No change can be seen” is said of twenty educators and of two thousand. Only enough "
        "educators can show that there is no change worth the name.",
        caveats=(
            NO_GROUP,
            _SAME_PEOPLE,
            f"Why {_MARGIN.points:g}: {_MARGIN.reason}",
            "A change can be told from none and still be within the margin; then both are said.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
    ),
    Measure(
        key="leavers_difference",
        number="Q2",
        family="evidence",
        label="Baseline of those who left, less that of those seen again",
        question="How far from those who stayed did those who left begin?",
        unit=Unit.DIFFERENCE,
        kind=MeasureKind.OUTCOME,
        table=schema.class_baselines,
        statistic=DifferenceOfMeans(
            seen_again,
            "left",
            "stayed",
            lambda t, at: t.score,
            "person_id",
            "no program year with a baseline is over yet, or one of the two groups is empty",
        ),
        # As for the two baselines themselves: so few leave in one year.
        timing=Timing.NONE,
        today_only=True,
        breakdowns=tuple(CARRIED),
        where=year_is_over,
        instrument=True,
        split="component",
        split_codes=domain_codes,
        parts_are_people=True,
        axis=(-1.0, 1.0),
        people_word="educators",
        definition="The mean baseline score of educators whose pair was given up and who were not "
        "seen again, less that of educators who were, over all program years that are over. Below "
        "zero: those who left began lower.",
        formula="Difference of the two means with Welch’s 95% interval (Welch 1947). Where somebody "
        "is in it several times the educator is the unit: each mean’s variance is that over "
        "educators, less twice the covariance of those who are in both groups.",
        why="Two intervals side by side do not say whether two groups differ, nor by how much.",
        caveats=(
            "Educators who stayed and were missed at the second observation are in neither group.",
            "It is withheld where either group is.",
            "If change went with the baseline, those who left would have changed otherwise than "
            "those who stayed: see how far they would have to lie to undo the change.",
        ),
        source=_SOURCE + "; pairs",
        reviewed=_REVIEWED,
    ),
    Measure(
        key="tipping_point",
        number="Q2",
        family="evidence",
        label="Change of those not seen again that would undo the matched change",
        question="How far would those not seen again have to lie to undo the change?",
        unit=Unit.SUPPOSED,
        kind=MeasureKind.OUTCOME,
        table=schema.class_evidence,
        statistic=TippingPoint(
            _seen,
            change,
            "person_id",
            too_early("no program year of this period is over, or nobody has been seen again"),
        ),
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=_BY,
        where=_finished,
        instrument=True,
        split="component",
        split_codes=domain_codes,
        part_axis="seen_again",
        part_labels={
            "seen": "Seen again: their change",
            "missing": "Not seen again: what would undo it",
        },
        parts_are_people=True,
        axis=(-1.5, 1.5),
        people_word="educators",
        definition="The mean change of educators who were seen again, and the mean change that those "
        "who were not seen again would have to have had for the change of all to be zero. Program "
        "years that are over alone; baselines before coaching alone.",
        numerator="for those not seen again: educators seen again; for those seen again: the sum of "
        "their changes",
        denominator="for those not seen again: their number; for those seen again: theirs",
        formula="−(educators seen again × their mean change) ÷ educators not seen again. Its 95% "
        "interval comes from that of the mean change in the same way. " + _PERSON,
        why="The change of the missing is not known. How extreme it would have to be shows how much "
        "rests on its being like that of the others.",
        caveats=(
            NO_GROUP,
            "It is no estimate: nothing is known of the change of those who were not seen again.",
            "The larger it is beside the change of those seen again, the less the missing matter.",
            "It is withheld where either group is.",
        ),
        source=_SOURCE + "; coaching logs",
        reviewed=_REVIEWED,
    ),
    Measure(
        key="agreement_kappa",
        number="Q7",
        family="evidence",
        label="Agreement of two observers beyond chance (weighted kappa)",
        question="Do two observers agree more than they would by chance?",
        unit=Unit.COEFFICIENT,
        kind=MeasureKind.PROCESS,
        table=schema.class_agreement,
        statistic=WeightedKappa(
            _scored_twice,
            ("scores", "negative_climate"),
            column("first_score"),
            column("second_score"),
            "observation_id",
            FEWEST_DOUBLE_CODED,
        ),
        timing=Timing.YEARS,
        breakdowns=("region", "program_year"),
        filters=("region",),
        where=lambda t, at: (t.first_score.is_not(None), t.second_score.is_not(None)),
        instrument=True,
        part_axis="scores",
        part_labels={
            "scores": "All dimensions but Negative Climate",
            "negative_climate": "Negative Climate",
        },
        better="up",
        axis=(0.0, 1.0),
        people_word="educators",
        unit_word="scores",
        definition="Weighted kappa of double-coded scores (cycle and dimension): 1 where two "
        "observers always agree, 0 where they agree as often as by chance. Negative Climate apart. "
        f"From {FEWEST_DOUBLE_CODED} double-coded observations on.",
        formula="Kappa with squared weights (Cohen 1968), which is an intraclass correlation for "
        "absolute agreement (Fleiss and Cohen 1973): 1 − the mean squared difference of the two "
        "scores ÷ the one expected by chance. 95% interval: jackknife over observations of Fisher’s "
        "z, t with observations less one degrees of freedom.",
        why="Where nearly all scores are alike, two observers agree within one point without looking.",
        caveats=(
            "Kappa falls where rooms are alike, however well observers agree: read it beside exact "
            "agreement.",
            "Negative Climate is near 1 nearly everywhere, so its kappa says little.",
            "The first observer’s score is the score of record.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
    ),
)
