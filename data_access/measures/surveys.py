"""The survey family: who answers, scale means, change within a year, agreement of pairs, alpha."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, case, literal, or_

from config.program.breakdowns import CARRIED
from config.program.calendars import program_year_days
from config.program.pair_years import usual_planned_end
from config.program.surveys import (
    DAYS_TO_ANSWER,
    FEWEST_FOR_ALPHA,
    SCALES,
    SURVEY_WAVES,
)
from config.program.vocabulary import MENTEE_ROLES
from data_access.measures.expressions import YEAR, one
from data_access.measures.measure import Measure, MeasureKind, Timing, Unit
from data_access.measures.no_value import NoValue, not_collected, too_early
from data_access.measures.row_statistics import DifferenceOfMeans
from data_access.measures.scale_statistics import MeanOnItsScale
from data_access.measures.span import Span
from data_access.measures.statistics import (
    Alpha,
    Part,
    Share,
)
from data_access.storage import schema

_REVIEWED = date(2026, 11, 22)
_SOURCE = "Survey answers (format surveys)"
_BY = (*CARRIED, "program_year")
_SELF_REPORT = (
    "Self-report: what people say of themselves, which may differ from what others see; who is "
    "content answers more readily."
)
_SCORE = (
    "Scale score = the mean of the answered items, items worded the other way reversed by the "
    "key of the file (lowest + highest answer − answer); only where at least two thirds of the "
    "version's items were answered and all have one scale. It is not rescaled: it stands in "
    "points of the survey's own scale."
)
_NEW_SCALE = "Another scale or other items are another version; do not compare across versions."
# Said of job satisfaction and efficacy: the plan of the surveys is a setting.
_WHO = (
    "Who is asked is a setting: KSB the coaches, efficacy and job satisfaction the mentees, the "
    "paired survey both."
)
_CHANGES = ("KSB", "EFF")
_LEVELS = tuple(c for c in SURVEY_WAVES.codes if c.split("-")[0] in _CHANGES)


def _codes(*codes: str) -> Callable[[str], tuple[str, ...]]:
    return lambda instrument: codes


def _due(t: Any, at: Span) -> Sequence[Any]:
    by_point = (
        and_(t.point == point, t.asked_on <= at.as_of - timedelta(days))
        for point, days in DAYS_TO_ANSWER.items()
    )
    return (or_(*by_point),)


def _due_from(point: str, year: int) -> NoValue:
    """Too early for answers of a time of a program year, until the first of them can be due."""
    asked = usual_planned_end(year) if point == "END" else program_year_days(year)[0]
    day = asked + timedelta(DAYS_TO_ANSWER[point])
    return too_early("nobody was due to answer yet", lambda at: day)


def _not_due(code: str, year: int) -> NoValue:
    """Of a survey at a time of year (KSB-PRE); of what is asked or known at the end alone, the end."""
    point = code.partition("-")[2]
    return _due_from(point if point in DAYS_TO_ANSWER else "END", year)


def _scored(survey_waves: tuple[str, ...]) -> Callable[[Any, Span], Sequence[Any]]:
    def scored(t: Any, at: Span) -> Sequence[Any]:
        return (t.survey_wave.in_(survey_waves), t.score.is_not(None))

    return scored


_level = _scored(_LEVELS)
_satisfaction = _scored(("SAT-END",))


def _any_scored(t: Any, at: Span) -> Sequence[Any]:
    return (t.score.is_not(None),)


def _satisfaction_scored(t: Any, at: Span) -> Sequence[Any]:
    return (and_(*_satisfaction(t, at)),)


def _scored_at_both_ends(t: Any, at: Span) -> Sequence[Any]:
    """Scores at each end of the year, whoever's they are."""
    return tuple(and_(t.point == point, t.score.is_not(None)) for point in ("PRE", "END"))


def _began(t: Any, at: Span) -> Sequence[Any]:
    """Surveys due at the end of a year, of people with a score at its start."""
    return (t.point == "END", t.survey.in_(_CHANGES), t.start_score.is_not(None), *_due(t, at))


def _answered(t: Any, at: Span) -> Any:
    return case((t.answered == 1, "answered"), else_="silent")


def _matched(t: Any, at: Span) -> Sequence[Any]:
    both = (t.score.is_not(None), t.before.is_not(None))
    return (t.point == "END", t.survey.in_(_CHANGES), *both)


MEASURES: tuple[Measure, ...] = (
    Measure(
        key="survey_response",
        number="S1–S4",
        family="surveys",
        label="Surveys answered of those due",
        question="Who answers which survey?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.survey_due,
        statistic=Share(
            {"": Part(lambda t, at: t.answered, one, recorded=lambda t, at: t.answered)},
            unit="person_id",
            no_data="nobody was due to answer yet",
            not_collected=not_collected("no answer has been imported"),
        ),
        timing=Timing.YEARS,
        breakdowns=_BY,
        where=_due,
        split="survey_wave",
        split_codes=_codes(*SURVEY_WAVES.codes),
        better="up",
        axis=(0.0, 1.0),
        people_word="people asked",
        unit_word="surveys due",
        definition="The share of surveys due that have at least one answered item, for each survey "
        "and time of year.",
        numerator="surveys due of which at least one item is answered",
        denominator="surveys due by the as-of day. At the start of the year (KSB: coaches; "
        "efficacy: mentees): everybody in a pair of the program year that lasts at least "
        f"{DAYS_TO_ANSWER['PRE']} days, due {DAYS_TO_ANSWER['PRE']} days after their first pair "
        "began. At its end (also job satisfaction: mentees; the paired survey: both members, once "
        "for each pair): everybody in a pair that does not end before it is planned to, due "
        f"{DAYS_TO_ANSWER['END']} days after its planned end",
        formula="Each survey and time of year apart; Wilson's 95% interval where everybody is "
        "asked once, otherwise with the person as the unit.",
        why="A mean of those who answered says little of those who did not.",
        caveats=(
            "Answers of people who were not due to answer (their pair ended early) are in the "
            "scores and not in this rate.",
            _WHO,
            "The monthly survey stands with the monthly checklists.",
        ),
        source=_SOURCE + "; pairs",
        reviewed=date(2026, 11, 30),
        version=3,
    ),
    Measure(
        key="nonresponse_difference",
        number="S1, S2",
        family="surveys",
        label="Start of those who did not answer at the end, less that of those who did",
        question="Did those who did not answer at the end begin elsewhere than those who did?",
        unit=Unit.SCALE_DIFFERENCE,
        kind=MeasureKind.OUTCOME,
        table=schema.survey_due,
        statistic=DifferenceOfMeans(
            _answered,
            "silent",
            "answered",
            lambda t, at: t.start_score,
            "person_id",
            "no survey at the end of a year is due yet, or one of the two groups is empty",
            lambda t, at: t.start_width,
        ),
        timing=Timing.YEARS,
        not_before=_not_due,
        strata=YEAR,
        breakdowns=_BY,
        where=_began,
        split="survey",
        split_codes=_codes(*_CHANGES),
        parts_are_people=True,
        axis=(-1.0, 1.0),
        people_word="respondents",
        unit_word="scores at the start",
        definition="The mean scale score at the start of a program year of respondents who did not "
        "answer the same survey at its end, less that of those who did, for coaches' knowledge, "
        "skills and beliefs (KSB) and mentees' efficacy. Below zero: those who did not answer began "
        "lower.",
        numerator="scores at the start of those who did not answer at the end",
        denominator="scores at the start of those who did",
        formula=f"{_SCORE} Of everybody with such a score at the start whose survey at the end is due: "
        "asked, as in the surveys due, and the days to answer are over by the as-of day. Answered: at "
        "least one item. Who has scores in two versions of a survey at one start is left "
        "out. Difference of the two means with Welch’s 95% interval (Welch 1947), cut where no "
        "difference on the scale can be. The person is the unit, as in the matched change of CLASS "
        "educators: each mean’s variance is that over people, less twice the covariance of those who "
        "are in both groups. None for fewer than five people in either.",
        why="The change of the year is known only of those who answered twice. Where the others began "
        "elsewhere, it does not speak for them.",
        caveats=(
            _SELF_REPORT,
            "Who answered at neither end is in neither group: the share of surveys answered says how "
            "many they are.",
            "To begin alike is not to change alike.",
            "Whose answers at the end have not been imported counts as not having answered, as in the "
            "surveys answered of those due.",
            "Whose pair ended early is not asked at the end and is in neither group.",
            "It is withheld where either group is.",
            _NEW_SCALE,
        ),
        source=_SOURCE + "; pairs",
        reviewed=date(2026, 11, 29),
    ),
    Measure(
        key="survey_change",
        number="S1, S2",
        family="surveys",
        label="Matched change in a survey's scale",
        question="Do knowledge, skills and beliefs, and efficacy, change over the year?",
        unit=Unit.SCALE_CHANGE,
        kind=MeasureKind.OUTCOME,
        table=schema.survey_scores,
        statistic=MeanOnItsScale(
            lambda t, at: t.score - t.before,
            lambda t, at: t.scale_min,
            lambda t, at: t.scale_max - t.scale_min,
            "person_id",
            not_collected("no survey at both ends of the year", "nobody answered at both ends"),
            is_difference=True,
        ),
        preference=0,
        timing=Timing.YEARS,
        not_before=_not_due,
        strata=YEAR,
        breakdowns=_BY,
        where=_matched,
        collected=_scored_at_both_ends,
        split="survey",
        split_codes=_codes(*_CHANGES),
        better="up",
        axis=(-0.8, 0.8),
        people_word="respondents",
        definition="How far the same respondents' scale scores moved from the start to the end of "
        "a program year, for coaches' knowledge, skills and beliefs (KSB) and mentees' efficacy.",
        numerator="the sum of the respondents' changes",
        denominator="respondents with a scale score of one version at both ends of the year",
        formula=f"{_SCORE} For each respondent the end minus the start; then the mean of these "
        "differences.",
        why="The same people at both ends; a difference of two means would mix in who answered.",
        caveats=(
            _SELF_REPORT,
            "PAC has no comparison group: this is change, not what PAC caused.",
            "People who learn what a subject asks for may rate themselves lower afterward.",
            _NEW_SCALE,
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="survey_mean",
        number="S1, S2",
        family="surveys",
        label="Mean score of a survey's scale",
        question="Where do coaches and mentees see themselves?",
        unit=Unit.SCALE,
        kind=MeasureKind.OUTCOME,
        table=schema.survey_scores,
        statistic=MeanOnItsScale(
            lambda t, at: t.score,
            lambda t, at: t.scale_min,
            lambda t, at: t.scale_max,
            "person_id",
            not_collected("no scored answer here", "nobody has a scale score"),
        ),
        preference=1,
        timing=Timing.YEARS,
        not_before=_not_due,
        strata=YEAR,
        breakdowns=_BY,
        where=_level,
        collected=_any_scored,
        split="survey_wave",
        split_codes=_codes(*_LEVELS),
        better="up",
        axis=(1.0, 5.0),
        people_word="respondents",
        definition="The mean scale score of coaches' knowledge, skills and beliefs (KSB) and of "
        "mentees' efficacy, at the start and at the end of a program year.",
        numerator="the sum of scale scores",
        denominator="answers with a scale score",
        formula=f"{_SCORE} Then the mean.",
        why="Shows the level; for change read the matched change beside it.",
        caveats=(
            _SELF_REPORT,
            "Different people answer at the two ends of a year; do not subtract the two.",
            _NEW_SCALE,
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="satisfaction_mean",
        number="S4",
        family="surveys",
        label="Job satisfaction, mean score",
        question="How satisfied are mentees with their job?",
        unit=Unit.SCALE,
        kind=MeasureKind.OUTCOME,
        table=schema.survey_scores,
        statistic=MeanOnItsScale(
            lambda t, at: t.score,
            lambda t, at: t.scale_min,
            lambda t, at: t.scale_max,
            "person_id",
            not_collected("no scored answer here", "nobody has a scale score"),
        ),
        preference=1,
        timing=Timing.YEARS,
        not_before=_not_due,
        strata=YEAR,
        breakdowns=_BY,
        where=_satisfaction,
        collected=_satisfaction_scored,
        better="up",
        axis=(1.0, 5.0),
        people_word="respondents",
        definition="The mean scale score of the job-satisfaction survey at the end of a program "
        "year.",
        numerator="the sum of scale scores",
        denominator="answers with a scale score",
        formula=f"{_SCORE} Then the mean.",
        why="PAC means to raise it, and it goes with staying in the job.",
        caveats=(
            _SELF_REPORT,
            "Asked once a year: this is a level and no change.",
            "The model names no instrument; which one was used is for the file to say.",
            _NEW_SCALE,
        ),
        source=_SOURCE,
        roles=MENTEE_ROLES,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="pair_difference",
        number="S3",
        family="surveys",
        label="Coach minus mentee in the paired survey",
        question="Do coaches see the year more brightly than their mentees?",
        unit=Unit.SCALE,
        kind=MeasureKind.OUTCOME,
        table=schema.survey_pairs,
        statistic=MeanOnItsScale(
            lambda t, at: t.difference,
            lambda t, at: literal(0.0),
            lambda t, at: t.scale_width,
            "pair_id",
            not_collected("no pair with both answers", "no pair of these has both answers"),
            is_difference=True,
        ),
        preference=0,
        timing=Timing.YEARS,
        not_before=_not_due,
        strata=YEAR,
        breakdowns=_BY,
        axis=(-1.0, 1.0),
        unit_word="pairs",
        definition="How much higher coaches answer the paired survey than their own mentees do, at "
        "the end of the year; below zero they answer lower.",
        numerator="the sum of the pairs' mean differences",
        denominator="pairs of which both members answered",
        formula="Per pair the mean of (coach − mentee) over the items both answered, items reversed "
        "by the key; then the mean over pairs.",
        why="Zero means that neither side sees the year more brightly, not that pairs agree.",
        caveats=(
            _SELF_REPORT,
            "End of the year only: it shows agreement and no change.",
            "No correlation is given: of few pairs it says next to nothing.",
        ),
        source=_SOURCE + "; pairs",
        reviewed=_REVIEWED,
    ),
    Measure(
        key="pair_distance",
        number="S3",
        family="surveys",
        label="Distance of coach and mentee in the paired survey",
        question="How far apart are the two members of a pair?",
        unit=Unit.SCALE,
        kind=MeasureKind.OUTCOME,
        table=schema.survey_pairs,
        statistic=MeanOnItsScale(
            lambda t, at: t.distance,
            lambda t, at: literal(0.0),
            lambda t, at: t.scale_width,
            "pair_id",
            not_collected("no pair with both answers", "no pair of these has both answers"),
        ),
        timing=Timing.YEARS,
        not_before=_not_due,
        strata=YEAR,
        breakdowns=_BY,
        better="down",
        axis=(0.0, 2.0),
        unit_word="pairs",
        definition="How many points of the scale the two members of a pair are apart on an item, "
        "whichever of them answers higher.",
        numerator="the sum of the pairs' mean distances",
        denominator="pairs of which both members answered",
        formula="Per pair the mean of |coach − mentee| over the items both answered, items reversed "
        "by the key; then the mean over pairs.",
        why="Differences in both directions do not make up for each other here.",
        caveats=(
            _SELF_REPORT,
            "End of the year only: it shows agreement and no change.",
        ),
        source=_SOURCE + "; pairs",
        reviewed=_REVIEWED,
    ),
    Measure(
        key="pair_within_one",
        number="S3",
        family="surveys",
        label="Items of the paired survey within one point",
        question="On how many items do coach and mentee about agree?",
        unit=Unit.SHARE,
        kind=MeasureKind.OUTCOME,
        table=schema.survey_pairs,
        statistic=Share(
            {"": Part(lambda t, at: t.within_one, lambda t, at: t.compared)},
            unit="pair_id",
            no_data=not_collected("no pair with both answers", "no pair of these has both answers"),
        ),
        timing=Timing.YEARS,
        not_before=_not_due,
        strata=YEAR,
        breakdowns=_BY,
        better="up",
        axis=(0.0, 1.0),
        unit_word="items",
        definition="The share of items on which the answers of coach and mentee are at most one "
        "point of the scale apart.",
        numerator="items on which the two are at most one point apart",
        denominator="items of the paired survey that both members answered",
        formula="95% interval with the pair as the unit.",
        why="Easy to read beside the mean distance.",
        caveats=(
            _SELF_REPORT,
            "Within one point is weak: on a scale of five points, answers by chance are so near "
            "about half the time, and more often where everybody answers high.",
            "End of the year only: it shows agreement and no change.",
        ),
        source=_SOURCE + "; pairs",
        reviewed=_REVIEWED,
    ),
    Measure(
        key="survey_alpha",
        number="S1–S4",
        family="surveys",
        label="Cronbach's alpha",
        question="How well do the items of a scale hang together?",
        unit=Unit.COEFFICIENT,
        kind=MeasureKind.OUTCOME,
        table=schema.survey_items,
        statistic=Alpha(
            "item",
            "value",
            "version",
            ("person_id", "wave", "about_id"),
            FEWEST_FOR_ALPHA,
            not_collected("no complete answers here", "nobody answered completely"),
        ),
        timing=Timing.YEARS,
        not_before=_not_due,
        strata=YEAR,
        breakdowns=_BY,
        split="survey",
        split_codes=_codes(*SCALES),
        better="up",
        axis=(0.0, 1.0),
        people_word="respondents",
        unit_word="complete answers",
        definition="Cronbach's alpha of each survey's items, from the complete answers at the end "
        "of a program year.",
        formula="k ÷ (k − 1) · (1 − Σ item variances ÷ variance of the total), k items, reversed by "
        "the key; Feldt's 95% interval. Complete answers alone, one version at a time; refused "
        f"below {FEWEST_FOR_ALPHA} of them.",
        why="Items that do not go together make a mean that measures nothing in particular.",
        caveats=(
            f"Not shown below {FEWEST_FOR_ALPHA} complete answers: it moves too much from one "
            "sample to the next.",
            "A high alpha does not say that the scale measures what it is named after; more items "
            "raise it by themselves.",
            "Over several program years somebody counts once a year; in the paired survey both "
            "members' answers count.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
    ),
)
