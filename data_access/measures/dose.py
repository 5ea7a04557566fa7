"""The dose family: matched CLASS change beside the coaching received; association, never effect."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Float, case, cast, null

from config.program import associations
from config.program.breakdowns import CARRIED
from config.program.dosage import ELIGIBLE_DAYS, TARGETS, UPPER_OVER_LOWER
from config.program.instruments import SCALE_WIDTH
from data_access.measures.class_quality import domain_codes
from data_access.measures.expressions import YEAR, column, one
from data_access.measures.measure import Measure, MeasureKind, Timing, Unit
from data_access.measures.span import Span
from data_access.measures.statistics import (
    Changes,
    Expression,
    MeanBy,
    Part,
    RankCorrelation,
    Share,
)
from data_access.storage import schema

_REVIEWED = date(2026, 11, 22)
_SOURCE = "CLASS observations and coaching logs (formats class and sessions)"
_BY = tuple(CARRIED)
_TARGET, _DOSES = TARGETS[-1], associations.DOSE.bounds
_NOBODY = "nobody was observed in both windows with a month of coaching due between"
_WHO = (
    "educators with a matched change whose pair of that program year had at least one eligible month "
    f"(active on {ELIGIBLE_DAYS} or more of its days) up to the month of the second observation, "
    "those without any contact included"
)
_COUNTED = f"Counted are {_WHO}."
_MINUTES = (
    "minutes of direct contact in the eligible months of the pair up to the month of the second "
    f"observation ÷ {_TARGET.minutes_low} minutes for each of these months; without any contact: 0"
)
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


def _due(t: Any, at: Span) -> Sequence[Any]:
    return (t.intended_low > 0,)


def _banded(value: Any, bands: associations.ValueGroups) -> Any:
    """A category by the lower bounds of its bands; a group of their own for those without a value."""

    def category(t: Any, at: Span) -> Any:
        x = value(t, at)
        without = [(x.is_(null()), code) for code, _ in bands.without]
        return case(*without, *((x < end, code) for code, end in bands.upper), else_=bands.last)

    return category


def _by_minutes(t: Any, at: Span) -> Any:
    """Below, within or above the intended minutes, in whole numbers: both ends lie within."""
    most = t.intended_low * UPPER_OVER_LOWER.numerator
    received = t.minutes * UPPER_OVER_LOWER.denominator
    return case((t.minutes < t.intended_low, "below"), (received <= most, "within"), else_="above")


def _beside(
    key: str, label: str, question: str, category: Any, bands: associations.ValueGroups,
    definition: str, formula: str, caveats: tuple[str, ...] = (_ASSOCIATION,),
    sorted_by: Expression | None = None,
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
        statistic=MeanBy(
            category, bands.codes, change, Changes(SCALE_WIDTH), _NOBODY, unit="person_id"
        ),
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=_BY,
        where=_due,
        part_axis=bands.key,
        part_labels=bands.all_labels,
        parts_are_people=True,
        sorted_by=sorted_by,
        split="component",
        split_codes=domain_codes,
        instrument=True,
        axis=(-1.0, 1.0),
        people_word="educators",
        unit_word="educators",
        definition=definition,
        formula=f"{formula} {_COUNTED}",
        why="The model's own question: which amounts of dosage, venue and intensity go with which "
        "change.",
        caveats=caveats,
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    )


MEASURES: tuple[Measure, ...] = (
    Measure(
        key="dose_correlation",
        number="X1",
        family="dose",
        label="Rank correlation of change with coaching",
        question="Does more coaching go with more change?",
        unit=Unit.CORRELATION,
        kind=MeasureKind.OUTCOME,
        table=schema.change_doses,
        statistic=RankCorrelation(
            {"dose": dose, "video": video, "intensity": intensity}, change, no_data=_NOBODY
        ),
        timing=Timing.YEARS,
        strata=YEAR,
        breakdowns=_BY,
        where=_due,
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
        formula=f"Minutes: {_MINUTES}. Share by video and strategies: of all contacts up to that "
        "month; educators without any contact have neither and stand in the first correlation "
        "alone. Spearman's rho with mean ranks for ties; no value with fewer than 10 educators. 95% "
        "interval by Fisher's z with the variance (1 + rho²/2) ÷ (n − 3) (Bonett and Wright 2000). "
        f"One point an educator, never drawn. {_COUNTED}",
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
        version=2,
    ),
    Measure(
        key="matched_without_contact",
        number="X1",
        family="dose",
        label="Matched educators without any contact",
        question="How many were observed twice and had no contact up to the second month?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.change_doses,
        statistic=Share(
            {"": Part(lambda t, at: case((t.contacts == 0, 1), else_=0), one)},
            unit="person_id",
            no_data=_NOBODY,
        ),
        timing=Timing.YEARS,
        breakdowns=_BY,
        where=_due,
        split="component",
        split_codes=domain_codes,
        instrument=True,
        better="down",
        axis=(0.0, 1.0),
        people_word="educators",
        unit_word="educators",
        definition="The share of educators with a matched change in a CLASS domain who had no direct "
        "contact up to the month of the second observation, though coaching was due.",
        numerator="those of them without any direct contact",
        denominator=_WHO,
        formula="Wilson's 95% interval where each educator counts once, otherwise with the "
        "educator as the unit.",
        why="Change beside coaching counts them with no minutes: how many they are belongs beside "
        "it.",
        caveats=(
            "Counted are all contacts of the program year up to the end of the month of the second "
            "observation, not only those between the two days.",
            "Contacts that nobody logged are missing here as well.",
        ),
        source=_SOURCE,
        reviewed=date(2026, 11, 29),
        version=2,
    ),
    _beside(
        "change_by_dose",
        "Matched change by dosage",
        "How much do educators change who got less, or more, of the intended coaching?",
        _by_minutes,
        associations.DOSE,
        "The mean matched change of educators who received fewer minutes of coaching than intended, "
        f"as many ({_TARGET.minutes_low} to {_TARGET.minutes_high} a month, both included), or "
        "more.",
        f"{_MINUTES[0].upper()}{_MINUTES[1:]}. Below {_DOSES[0]:g}; {_DOSES[0]:g} to "
        f"{_DOSES[1]:g}, both included; above {_DOSES[1]:g}. Then the mean change in each group.",
    ),
    _beside(
        "change_by_venue",
        "Matched change by venue",
        "How much do educators change who were coached in person, or by video?",
        _banded(video, associations.VENUE),
        associations.VENUE,
        "The mean matched change of educators coached mostly in person or by phone, in both ways, "
        "mostly by video, or not at all.",
        "Completed sessions by video, live or not, ÷ contacts up to the month of the second "
        "observation: under one third, one third to under two thirds, two thirds and more; those "
        "without any contact are a group of their own. Then the mean change in each group.",
    ),
    _beside(
        "change_by_intensity",
        "Matched change by intensity",
        "How much do educators change whose sessions used fewer, or more, strategies?",
        _banded(intensity, associations.INTENSITY),
        associations.INTENSITY,
        "The mean matched change of educators whose contacts named fewer than two, two to under "
        "three, or three and more strategies on average, and of those without any contact.",
        "Strategies named in contacts ÷ contacts up to the month of the second observation; those "
        "without any contact are a group of their own. Then the mean change in each group.",
    ),
    _beside(
        "change_by_baseline",
        "Matched change by baseline",
        "How much of the change goes with where educators began?",
        _banded(column("pre"), associations.BASELINE),
        associations.BASELINE,
        "The mean matched change of educators whose baseline was low, middle or high.",
        f"Groups by the baseline score: under {associations.BASELINE.bounds[0]:g}; "
        f"{associations.BASELINE.bounds[0]:g} to under {associations.BASELINE.bounds[1]:g}; from "
        f"{associations.BASELINE.bounds[1]:g} on. Then the mean change in each group.",
        (_BASELINE, _ASSOCIATION),
        sorted_by=column("pre"),
    ),
)
