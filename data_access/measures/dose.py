"""The dose family: matched CLASS change beside the coaching received; association, never effect."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Float, case, cast

from config.program import associations
from config.program.breakdowns import CARRIED
from config.program.dosage import TARGETS
from data_access.measures.class_quality import domain_codes
from data_access.measures.expressions import YEAR
from data_access.measures.measure import Measure, MeasureKind, Timing, Unit
from data_access.measures.span import Span
from data_access.measures.statistics import (
    MeanBy,
    RankCorrelation,
)
from data_access.storage import schema

_REVIEWED = date(2026, 11, 22)
_SOURCE = "CLASS observations and coaching logs (formats class and sessions)"
_BY = tuple(CARRIED)
_TARGET, _DOSES = TARGETS[-1], associations.DOSE.bounds
_NOBODY = "nobody was observed in both windows and coached between"
_ASSOCIATION = (
    "Association only: who gets more coaching is not drawn by lot. Coaches may give more to those "
    "who struggle, or to those who are keen."
)
_BASELINE = (
    "Low baselines rise and high ones fall by themselves (regression to the mean): never read a "
    "group chosen by its baseline as gain."
)


def _share(part: Any, whole: Any) -> Any:
    return case((whole > 0, cast(part, Float) / whole))


def dose(t: Any, at: Span) -> Any:
    """Minutes received of those intended."""
    return _share(t.minutes, t.intended_low)


def video(t: Any, at: Span) -> Any:
    """Share of contacts by video, live or not."""
    return _share(t.video_contacts, t.contacts)


def intensity(t: Any, at: Span) -> Any:
    """Strategies named per contact."""
    return _share(t.strategies, t.contacts)


def change(t: Any, at: Span) -> Any:
    return t.change


def _coached(t: Any, at: Span) -> Sequence[Any]:
    return (t.contacts > 0, t.intended_low > 0)


def _banded(value: Any, bands: associations.ValueGroups) -> Any:
    """A category by the lower bounds of its bands."""

    def category(t: Any, at: Span) -> Any:
        x = value(t, at)
        return case(*((x < upper, code) for code, upper in bands.upper), else_=bands.codes[-1])

    return category


def _beside(
    key: str, label: str, question: str, value: Any, bands: associations.ValueGroups,
    definition: str, formula: str, caveats: tuple[str, ...] = (_ASSOCIATION,),
) -> Measure:  # fmt: skip
    return Measure(
        key=key,
        number="X1",
        family="dose",
        label=label,
        question=question,
        unit=Unit.CHANGE,
        kind=MeasureKind.OUTCOME,
        table=schema.change_doses,
        statistic=MeanBy(_banded(value, bands), bands.codes, change, _NOBODY),
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=_BY,
        where=_coached,
        part_axis=bands.key,
        part_labels=dict(bands.labels),
        parts_are_people=True,
        split="component",
        split_codes=domain_codes,
        instrument=True,
        axis=(-1.0, 1.0),
        people_word="educators",
        unit_word="educators",
        definition=definition,
        formula=formula,
        why="The model's own question: which amounts of dosage, venue and intensity go with which "
        "change.",
        caveats=caveats,
        source=_SOURCE,
        reviewed=_REVIEWED,
    )


MEASURES: tuple[Measure, ...] = (
    Measure(
        key="dose_correlation",
        number="X1",
        family="dose",
        label="Rank correlation of change with coaching",
        question="Does more coaching go with more change?",
        unit=Unit.COEFFICIENT,
        kind=MeasureKind.OUTCOME,
        table=schema.change_doses,
        statistic=RankCorrelation(
            {"dose": dose, "video": video, "intensity": intensity}, change, no_data=_NOBODY
        ),
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=_BY,
        where=_coached,
        part_axis="coaching",
        part_labels={
            "dose": "Minutes received",
            "video": "Share by video",
            "intensity": "Strategies used",
        },
        split="component",
        split_codes=domain_codes,
        instrument=True,
        axis=(-1.0, 1.0),
        people_word="educators",
        unit_word="educators",
        definition="Spearman's rank correlation between an educator's matched change in a CLASS "
        "domain and the coaching received up to the month of the second observation: minutes of "
        "those intended, the share of contacts by video, strategies named per contact.",
        formula="Spearman's rho with mean ranks for ties; 95% interval by Fisher's z with the "
        "variance (1 + rho²/2) ÷ (n − 3) (Bonett and Wright 2000). One point an educator, never "
        "drawn.",
        why="The model's own question: which amounts of dosage, venue and intensity go with which "
        "change.",
        caveats=(
            _ASSOCIATION,
            f"Below {associations.FEWEST_PAIRS} educators an interval is so wide that nothing "
            "should be read from it.",
            "A correlation near nothing does not show that dosage does not matter: doses may all "
            "be alike.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
    ),
    _beside(
        "change_by_dose",
        "Matched change by dosage",
        "How much do educators change who got less, or more, of the intended coaching?",
        dose,
        associations.DOSE,
        "The mean matched change of educators who received fewer minutes of coaching than intended, "
        f"as many ({_TARGET.minutes_low} to {_TARGET.minutes_high} a month), or more.",
        f"Minutes of direct contact ÷ {_TARGET.minutes_low} minutes for each eligible month of the "
        "pair, up to the month of the second observation: below "
        f"{_DOSES[0]:g}, {_DOSES[0]:g} to {_DOSES[1]:g}, above; then the mean change in each "
        "group, t interval.",
    ),
    _beside(
        "change_by_venue",
        "Matched change by venue",
        "How much do educators change who were coached in person, or by video?",
        video,
        associations.VENUE,
        "The mean matched change of educators coached mostly in person or by phone, in both ways, "
        "or mostly by video.",
        "Contacts by video, live or not, ÷ all contacts up to the month of the second observation; "
        "then the mean change in each group, t interval.",
    ),
    _beside(
        "change_by_intensity",
        "Matched change by intensity",
        "How much do educators change whose sessions used fewer, or more, strategies?",
        intensity,
        associations.INTENSITY,
        "The mean matched change of educators whose sessions named fewer than two, two to three, "
        "or three and more strategies on average.",
        "Strategies named ÷ contacts up to the month of the second observation; then the mean "
        "change in each group, t interval.",
    ),
    _beside(
        "change_by_baseline",
        "Matched change by baseline",
        "How much of the change goes with where educators began?",
        lambda t, at: t.pre,
        associations.BASELINE,
        "The mean matched change of educators whose baseline was low, middle or high.",
        "Groups by the baseline score; then the mean change in each group, t interval.",
        (_BASELINE, _ASSOCIATION),
    ),
)
