"""The evidence family: how large, how certain and how complete the matched change is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import case

from config.program import associations, equivalence
from config.program.breakdowns import CARRIED
from config.program.calendars import program_year_of
from data_access.measures.class_quality import NO_GROUP, domain_codes, on_time
from data_access.measures.class_records import WHO_LEFT, seen_again, year_is_over
from data_access.measures.dose import change
from data_access.measures.expressions import YEAR, column
from data_access.measures.measure import Measure, MeasureKind, Timing, Unit
from data_access.measures.no_value import too_early
from data_access.measures.rests import Rests
from data_access.measures.row_statistics import (
    FEWEST_A_CLUSTER,
    AdjustedAssociation,
    DifferenceOfMeans,
    Likeness,
    MeanByUnits,
    MeanOfObserved,
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
    "The same educators as in the matched change (it says what is usable, and where the dimensions of a "
    "domain stand): usable observations in both windows, and no "
    "coaching contact before the baseline."
)
_MARGIN = equivalence.MARGINS[-1]
_PERSON = (
    "The educator is the unit of the interval: somebody seen in several years is one unit, and units "
    "of unequal size count as Kish’s effective number of equal ones; a t interval on that number less "
    "one, cut at the ends of the scale. None for fewer than five educators, nor where all changes are "
    "the same."
)


def _finished(t: Any, at: Span) -> Sequence[Any]:
    """Baselines before coaching, of program years that are over."""
    return (t.baseline_first == 1, t.program_year < program_year_of(at.today))


def _seen_twice(t: Any, at: Span) -> Sequence[Any]:
    """The matched changes: the same as `on_time` has them."""
    return (t.baseline_first == 1, t.change.is_not(None))


def _coached(t: Any, at: Span) -> Sequence[Any]:
    """Those of mentees in a pair of the year, whether or not there was any contact."""
    return (*_seen_twice(t, at), t.coach_id.is_not(None))


def _grouped(name: str, groups: associations.ValueGroups) -> Any:
    """A category by a count of the row."""

    def category(t: Any, at: Span) -> Any:
        return case(*((t[name] < end, code) for code, end in groups.upper), else_=groups.codes[-1])

    return category


_ASSOCIATION = "Association only: who gets more coaching, or which coach, is not drawn by lot."
_LIKE = {
    "first_observer": (column("first_observer"), column("pre")),
    "first_program": (column("observed_in"), column("pre")),
    "second_observer": (column("second_observer"), column("change")),
    "change_program": (column("observed_in"), column("change")),
}
_LIKE_LABELS = {
    "first_observer": "Baselines by observer",
    "first_program": "Baselines by program",
    "second_observer": "Changes by second observer",
    "change_program": "Changes by program",
}


def _by_coach(
    key: str, label: str, question: str, name: str, groups: associations.ValueGroups, said: str
) -> Measure:
    return Measure(
        key=key,
        number="X1",
        family="evidence",
        label=label,
        question=question,
        unit=Unit.CHANGE,
        kind=MeasureKind.OUTCOME,
        table=schema.class_evidence,
        statistic=MeanByUnits(_grouped(name, groups), groups.codes, change, "coach_id", "coaches"),
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=tuple(CARRIED),
        where=_coached,
        instrument=True,
        split="component",
        split_codes=domain_codes,
        part_axis=groups.key,
        part_labels=dict(groups.labels),
        parts_are_people=True,
        axis=(-1.0, 1.0),
        people_word="educators",
        definition=f"The mean matched change of educators {said}.",
        numerator="the sum of the differences, second minus baseline",
        denominator="educators seen in both windows, in a pair of the year as mentees",
        formula="The coach is the one of the mentee’s pair of the program year that began last before "
        "the second observation. Mean change in each group; the coach is the unit of the 95% t "
        "interval, since mentees of one coach are alike in the coach: none for fewer than five "
        "coaches, nor where all changes are the same.",
        why="Whether coaching holds when coaches have more mentees, or are new to it, decides how a "
        "program can grow.",
        caveats=(
            _ASSOCIATION,
            "Coaches with more mentees, or more years, may work in other places and with other "
            "educators.",
        ),
        source=_SOURCE + "; pairs",
        reviewed=_REVIEWED,
    )


def _likeness(
    key: str, label: str, question: str, unit: Unit, is_effect: bool, said: str
) -> Measure:
    return Measure(
        key=key,
        number="Q7",
        family="evidence",
        label=label,
        question=question,
        unit=unit,
        kind=MeasureKind.OUTCOME,
        table=schema.class_evidence,
        statistic=Likeness(_LIKE, is_design_effect=is_effect),
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=_BY,
        where=_seen_twice,
        instrument=True,
        split="component",
        split_codes=domain_codes,
        part_axis="clusters",
        part_labels=_LIKE_LABELS,
        axis=(0.0, 3.0) if is_effect else (-0.2, 0.6),
        people_word="educators",
        unit_word="educators",
        definition=said,
        formula="One-way analysis of variance with clusters of unequal size (Searle 1971): (B − W) ÷ "
        "(B + (m₀ − 1) W), with the mean squares between and within clusters and m₀ = (N − Σm² ÷ N) ÷ "
        "(clusters − 1); 95% interval from the F quantiles of B ÷ W. Design effect: 1 + (Σm² ÷ N − 1) × "
        "that (Kish 1965). No value or end lies below −1 ÷ (educators of the largest cluster − 1), "
        "beyond which no intraclass correlation can be, so that no design effect is below zero. From "
        f"five clusters and {FEWEST_A_CLUSTER:g} educators a cluster on; what a file does not name is "
        "left out.",
        why="Two educators of one observer or one program are less than two educators’ worth of news.",
        caveats=(
            "By the matched educators alone. The program is the one the file of the baseline names.",
            "A value below zero means that clusters are no more alike than chance would make them.",
            "Observers see other educators in other places: what is theirs and what is the places’ "
            "cannot be separated here.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
    )


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
        spread_words="interval held against the margin",
        version=4,
        definition="The mean matched change with the interval that is held against the margin: 90%, and "
        "wider where several regions, program types or roles are judged together. Where it lies within "
        f"±{_MARGIN.points:g} points, a change larger than that is ruled out.",
        numerator="the sum of the differences, second minus baseline",
        denominator="educators with a usable observation in both windows, once for each year",
        formula="Two one-sided t tests at 5% (Schuirmann 1987): the change is within the margin "
        f"where the 90% interval lies inside −{_MARGIN.points:g} to +{_MARGIN.points:g}. Of k changes "
        "that are judged together, each test is made at the level 0.95^(1/k), so the interval is one of "
        "2 · 0.95^(1/k) − 1. The margin is a setting with a date and a reason. " + _PERSON,
        why="“No change can be seen” is said of twenty educators and of two thousand. Only enough "
        "educators can show that there is no change worth the name.",
        caveats=(
            NO_GROUP,
            _SAME_PEOPLE,
            f"Why {_MARGIN.points:g}: {_MARGIN.reason}",
            "A change can be seen and still be within the margin; then both are said.",
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
        also_told=WHO_LEFT,
        axis=(-1.0, 1.0),
        people_word="educators of both groups",
        definition="The mean baseline score of educators who left before the second observation (every pair "
        "of the year ended because somebody withdrew, left the program or the field, could not keep the "
        "schedule, or for another reason of their own), less that of educators who were seen again, over "
        "all program years that are over. Below zero: those who left began lower.",
        numerator="baselines of educators who left before a second observation, one for each year",
        denominator="baselines of educators seen again, one for each year",
        formula="Difference of the two means with Welch’s 95% interval (Welch 1947). Where somebody "
        "is in it several times the educator is the unit: each mean’s variance is that over "
        "educators, less twice the covariance of those who are in both groups.",
        why="Two intervals side by side do not say whether two groups differ, nor by how much.",
        caveats=(
            "All usable baselines count, those too that are dated after the first contact.",
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
            too_early(
                "the program year is not over",
                lambda at: at.first_year_over,
                "nobody has been seen again",
            ),
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
        people_word="educators, seen again or not",
        definition="The mean change of educators who were seen again, and the mean change that those "
        "who were not seen again would have to have had for the change of all to be zero. Program "
        "years that are over alone; baselines before coaching alone.",
        numerator="for those not seen again: educators seen again; for those seen again: the sum of "
        "their changes",
        denominator="for those not seen again: their number; for those seen again: theirs",
        formula="−(educators seen again × their mean change) ÷ educators not seen again. Its 95% "
        "interval comes from that of the mean change in the same way, cut at 6 points up or down, the most "
        "that a score from 1 to 7 can change. Where the figure itself lies beyond, there is none: nothing "
        "that can be would undo the change. " + _PERSON,
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
        version=2,
    ),
    Measure(
        key="agreement_kappa",
        number="Q7",
        family="evidence",
        label="Agreement of two observers beyond chance (weighted kappa)",
        question="Do two observers agree more than they would by chance?",
        unit=Unit.COEFFICIENT,
        kind=MeasureKind.PROCESS,
        compares_codings=True,
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
        definition="Weighted kappa of double-coded scores (cycle and dimension) of the CLASS instrument "
        "chosen: 1 where two "
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
    Measure(
        key="adjusted_dose",
        number="X1",
        family="evidence",
        label="Coaching and change, adjusted for the baseline",
        question="Does more coaching go with more change among those who began alike?",
        unit=Unit.CORRELATION,
        kind=MeasureKind.OUTCOME,
        table=schema.class_evidence,
        statistic=AdjustedAssociation(
            column("minutes_before"),
            change,
            column("pre"),
            "person_id",
            no_data="no mentee has been observed in both windows yet",
        ),
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=tuple(CARRIED),
        where=_coached,
        rests_on=Rests.YEAR,
        instrument=True,
        split="component",
        split_codes=domain_codes,
        part_axis="association",
        part_labels={
            "adjusted": "Adjusted for the baseline",
            "smallest": "Smallest that is seen four times in five",
        },
        axis=(-1.0, 1.0),
        people_word="educators",
        unit_word="educators",
        definition="The rank correlation of an educator’s matched change with the minutes of direct "
        "contact before the day of the second observation, the baseline held fixed; and the smallest "
        "one that so many educators show four times in five. Mentees without any contact count with 0 "
        "minutes.",
        formula="Spearman’s partial correlation (Kendall 1942): (r of minutes and change − r of minutes "
        "and baseline × r of change and baseline) ÷ √((1 − the second²)(1 − the third²)). 95% interval "
        "by Fisher’s z with the variance (1 + r²/2) ÷ (educators − 4) (Bonett and Wright 2000). "
        "Smallest: the r at which Fisher’s z of r = (1.96 × t(0.95^(1/k)) ÷ t(0.95) + 0.84) × √((1 + r²/2) ÷ "
        "(n − 4)): seen four times in five where k figures are judged together. n: educators. t(level): "
        "Student’s t for a two-sided interval of that level with n − 1 degrees of freedom, so t(0.95) leaves "
        "2.5% on either side. k: the number of CLASS domains (three for a tool with three); of a region, "
        "times the number of regions; of a program type or role, times the number of those. From ten "
        "educators on.",
        why="Those who begin low rise by themselves and may be given more coaching: both together look "
        "like a relation of coaching and change.",
        caveats=(
            _ASSOCIATION,
            "An association smaller than that may be seen, too, less often; or be there unseen.",
            "Contacts on the day of the second observation count as after it.",
        ),
        source=_SOURCE + "; coaching logs",
        reviewed=_REVIEWED,
        version=5,
    ),
    _by_coach(
        "change_by_caseload",
        "Matched change by the coach’s number of mentees",
        "Does change differ by how many mentees the coach had?",
        "coach_mentees",
        associations.CASELOAD,
        "whose coach had one mentee in the program year, two, or three and more",
    ),
    _by_coach(
        "change_by_experience",
        "Matched change by the coach’s years of coaching",
        "Does change differ by how long the coach has coached?",
        "coach_years",
        associations.EXPERIENCE,
        "whose coach was in the first program year with a pair as coach, the second, or a later one",
    ),
    Measure(
        key="change_by_observers",
        number="Q7",
        family="evidence",
        label="Matched change, with observers and programs as sources of variance",
        question="How sure is the change if observers and programs differ?",
        unit=Unit.CHANGE,
        kind=MeasureKind.OUTCOME,
        table=schema.class_evidence,
        statistic=MeanOfObserved(
            change, "person_id", ("first_observer", "second_observer"), "observed_in", _NOBODY
        ),
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=_BY,
        where=_seen_twice,
        instrument=True,
        split="component",
        split_codes=domain_codes,
        better="up",
        axis=(-0.8, 0.8),
        people_word="educators",
        definition="The mean matched change, with an interval that allows for observers who are "
        "stricter or milder, and programs whose educators change alike.",
        numerator="the sum of the differences, second minus baseline",
        denominator="educators with a usable observation in both windows, once for each year",
        formula="Variance of the mean: over observers, plus over programs, less over both (Cameron, "
        "Gelbach and Miller 2011). Two changes share an observer where any of their observers is the "
        "same (Aronow, Samii and Assenova 2015). A term is the sum of e₁·e₂ over all ordered pairs of "
        "changes, each with itself too, that share an observer, a program, or both; e is a change less the "
        "mean. It is divided by the square of the number of changes and multiplied by n ÷ (n − 1), n its "
        "number of clusters: of different observers (of the first and second observations together), of "
        "different programs (a change lies in the program of the baseline observation's file), "
        "and for both of different combinations "
        "of a program and an observer of a change in it. "
        "Never less than the variance over educators, observers or programs alone. t with the "
        "smaller number of observers and programs, less one, as degrees of freedom; none for fewer "
        "than five of either. No end lies beyond 6 points, the farthest that two scores can be apart.",
        why="Few observers make all the observations. If each leans one way, more educators do not make "
        "the change surer.",
        caveats=(
            NO_GROUP,
            _SAME_PEOPLE,
            "An observation whose file names no observer, or no program, counts as one of its own.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
    ),
    _likeness(
        "likeness",
        "Likeness within observers and programs (intraclass correlation)",
        "How alike are scores of one observer, and of one program?",
        Unit.COEFFICIENT,
        False,
        "The share of the variance of baselines, and of changes, that lies between observers and "
        "between programs: 0 where they are no more alike than others, 1 where all of one cluster are "
        "the same.",
    ),
    _likeness(
        "design_effect",
        "Design effect of observers and programs",
        "How many times larger is the variance because of observers and programs?",
        Unit.NUMBER,
        True,
        "How many times the variance of a mean is what it would be if no two educators shared an "
        "observer, or a program. Educators divided by it: how many independent ones they are worth.",
    ),
)
