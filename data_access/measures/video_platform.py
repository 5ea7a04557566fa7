"""The video platform family: how fresh its log is, how soon sessions are logged, coaching by video."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from config.program.breakdowns import CARRIED
from data_access.measures.expressions import PROVISIONAL
from data_access.measures.measure import Measure, MeasureKind, Timing, Unit
from data_access.measures.no_value import not_collected
from data_access.measures.span import Span
from data_access.measures.statistics import (
    DaysSince,
    MeanPerUnit,
    Median,
    Part,
    Share,
)
from data_access.storage import schema
from data_access.storage.dialect import days_between

_REVIEWED = date(2026, 11, 22)
_SOURCE = "Coaching logs (format sessions)"
_BY = tuple(CARRIED)
_BY_MONTH = (*_BY, "month", "program_year")


def _handed_in(t: Any, at: Span) -> Sequence[Any]:
    return (
        t.status == "completed",
        t.duplicate_of.is_(None),
        t.submitted_at >= t.session_date,
    )


def _by_video(t: Any, at: Span) -> Any:
    return t.contacts_live_video + t.contacts_async_video


def _all_sessions(t: Any, at: Span) -> Any:
    return t.contacts_f2f + t.contacts_live_video + t.contacts_phone + t.contacts_async_video


MEASURES: tuple[Measure, ...] = (
    Measure(
        key="log_freshness",
        number="T1",
        family="platform",
        label="Days since the newest session logged",
        question="How fresh is the log?",
        unit=Unit.DAYS,
        kind=MeasureKind.PROCESS,
        table=schema.pair_status,
        statistic=DaysSince(
            lambda t, at: t.last_checklist,
            not_collected("no session logged", "no session of these pairs"),
        ),
        timing=Timing.NONE,
        breakdowns=_BY,
        today_only=True,
        collected=lambda t, at: (t.last_checklist <= at.as_of,),
        better="down",
        axis=(0.0, 60.0),
        unit_word="pairs with a log",
        definition="How many days before today the newest completed session in the log was held.",
        formula="Today minus the latest day of a completed session. The months chosen do not "
        "matter here.",
        why="A figure is as current as the log behind it.",
        caveats=("Summer and school vacations make a log look old that is not.",),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="log_days",
        number="T1",
        family="platform",
        label="Days from session to log",
        question="How soon are sessions logged?",
        unit=Unit.DAYS,
        kind=MeasureKind.PROCESS,
        table=schema.sessions,
        statistic=Median(
            lambda t, at: days_between(t.session_date, t.submitted_at),
            not_collected("no day of logging"),
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY_MONTH,
        where=_handed_in,
        better="down",
        axis=(0.0, 30.0),
        unit_word="logs",
        spread_words="middle half of logs",
        definition="The median number of days from a completed session to the day its log was "
        "handed in, with the middle half.",
        formula="Day handed in minus day of the session; median and quartiles over logs. A session "
        "that both members logged counts once.",
        why="What is logged weeks later is remembered less well, and makes the newest month look "
        "worse than it was.",
        caveats=(
            "The newest month lacks the logs that come late, so it looks quicker than it will.",
            "Logs dated before their session are left out; they are on the data-quality list.",
            "No interval: logs of one pair are alike, and the middle half says more.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="video_share",
        number="T2",
        family="platform",
        label="Sessions by video, live or not",
        question="How much of coaching is by video?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.pair_months,
        statistic=Share(
            {"": Part(_by_video, _all_sessions)},
            unit="pair_id",
            no_data="no session logged in this period",
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY_MONTH,
        axis=(0.0, 1.0),
        unit_word="sessions",
        definition="The share of completed sessions held by live video or as video watched apart.",
        numerator="completed sessions by live video, or with video that is not live",
        denominator="completed sessions in person, by live video, by phone and by video not live; "
        "emails, whichever venue their row names, are in neither",
        formula="95% interval with the pair as the unit.",
        why="The platform is there so that distance is no reason not to be coached.",
        caveats=(PROVISIONAL, "More video is neither better nor worse."),
        source=_SOURCE,
        reviewed=date(2026, 11, 29),
        version=3,
    ),
    Measure(
        key="videos_per_pair",
        number="T2",
        family="platform",
        label="Videos watched apart, per pair",
        question="How many videos does a pair work with?",
        unit=Unit.NUMBER,
        kind=MeasureKind.PROCESS,
        table=schema.pair_months,
        statistic=MeanPerUnit(
            lambda t, at: t.contacts_async_video, "pair_id", "no pair in this period"
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY,
        axis=(0.0, 1.0),
        unit_word="pairs",
        definition="The mean number of sessions in the period in which a video was watched apart, "
        "over all pairs, those without any included.",
        numerator="completed sessions with video that is not live",
        denominator="pairs active, or with a session, in the period",
        formula="The mean over pairs.",
        why="Video sent and watched apart is what the platform adds to live coaching.",
        caveats=(
            "Counts sessions logged, not videos uploaded: the platform's own list of videos is not "
            "imported.",
        ),
        source=_SOURCE,
        reviewed=date(2026, 11, 29),
        version=2,
    ),
)
