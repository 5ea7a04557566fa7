"""The dosage family: monthly contact, checklists, minutes, received against intended, intensity."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import case, literal, or_

from config.date_words import day_words
from config.program import dosage
from config.program.breakdowns import CARRIED
from config.program.double_logs import SAME_SESSION
from config.program.vocabulary import COACHING_VENUES
from data_access.measures.expressions import PROVISIONAL, column, one
from data_access.measures.measure import Measure, MeasureKind, Timing, Unit
from data_access.measures.rests import Rests
from data_access.measures.span import Span
from data_access.measures.statistics import (
    BandedShare,
    DistributionOfUnits,
    Median,
    Part,
    Share,
)
from data_access.storage import schema
from data_access.storage.dialect import days_between

_REVIEWED = date(2026, 11, 21)
_SOURCE = "Coaching logs (format sessions) and pairs"
_TWICE = f"A session that both members of a pair logged is counted once. {SAME_SESSION}"
_BY = (*CARRIED, "month", "program_year")
_ALIKE = "The interval takes the pair as the unit: months of one pair are alike."
_NOTHING = "nothing logged in this period"
_TARGET = dosage.TARGETS[-1]
_NOT_DUE = "no month counts for a pair in this period"
_INTENDED = "; ".join(
    f"{t.minutes_low} to {t.minutes_high} minutes a month from {day_words(t.valid_from)} on"
    for t in dosage.TARGETS
)


def _bucket(t: Any, at: Span) -> Any:
    """The group of one pair by the minutes received and intended; NULL where none were intended."""
    cases = [(t.least <= 0, None), (t.received <= 0, "none")]
    cases += [(t.received < bucket.under * t.least, bucket.code) for bucket in dosage.BELOW]
    return case(*cases, (t.received <= t.most, "within"), else_="above")


def _eligible(t: Any, at: Span) -> Sequence[Any]:
    return (t.eligible == 1,)


def _contacts(t: Any, at: Span) -> Sequence[Any]:
    return (t.contact == 1, t.duplicate_of.is_(None))


def _active_today(t: Any, at: Span) -> Sequence[Any]:
    return (
        t.start_date <= at.as_of,
        t.planned_end >= at.as_of,
        or_(t.end_date.is_(None), t.end_date >= at.as_of),  # its last day is a day of it
    )


def _overdue(t: Any, at: Span) -> Any:
    since = case((t.last_contact.is_not(None), t.last_contact), else_=t.start_date)
    return case((days_between(since, literal(at.as_of)) > dosage.OVERDUE_DAYS, 1), else_=0)


_VENUE_LABELS = {c.code: c.label for c in COACHING_VENUES}

MEASURES: tuple[Measure, ...] = (
    Measure(
        key="contact_months",
        number="D1",
        family="dosage",
        label="Months with a contact",
        question="Are pairs meeting every month?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.pair_months,
        statistic=Share(
            {"": Part(column("contact_month"), column("eligible"))},
            unit="pair_id",
            no_data=_NOT_DUE,
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY,
        where=_eligible,
        better="up",
        axis=(0.0, 1.0),
        unit_word="pair-months",
        definition="The share of pair-months with at least one completed direct contact, in person, "
        "by live video or by phone.",
        numerator="eligible pair-months with a contact",
        denominator="eligible pair-months",
        formula=f"A month is eligible for a pair active on at least {dosage.ELIGIBLE_DAYS} of its "
        "days. 95% interval with the pair as the unit.",
        why="PAC asks for a meeting every month.",
        caveats=(PROVISIONAL, _TWICE, _ALIKE, "Email and video watched apart are not contacts."),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="checklist_adherence",
        number="A1",
        family="dosage",
        label="Months with a checklist",
        question="Is a coaching checklist filed every month?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.pair_months,
        statistic=Share(
            {"": Part(column("checklist"), column("eligible"))},
            unit="pair_id",
            no_data=_NOT_DUE,
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY,
        where=_eligible,
        better="up",
        axis=(0.0, 1.0),
        unit_word="pair-months",
        definition="The share of pair-months with at least one completed coaching checklist.",
        numerator="eligible pair-months with a completed session log",
        denominator="eligible pair-months",
        formula="Pair as the unit of the interval.",
        why="The model asks for the checklist at least monthly.",
        caveats=(
            PROVISIONAL,
            _TWICE,
            "A checklist of an email or video review counts here, not as contact.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="contacts_per_month",
        number="D1",
        family="dosage",
        label="Contacts per active month",
        question="How often do pairs meet?",
        unit=Unit.RATE,
        kind=MeasureKind.PROCESS,
        table=schema.pair_months,
        statistic=Share(
            {
                "": Part(
                    column("contacts"), lambda t, at: t.active_days * (1.0 / dosage.DAYS_PER_MONTH)
                )
            },
            unit="pair_id",
            proportion=False,
            no_data=_NOT_DUE,
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY,
        better="up",
        axis=(0.0, 2.0),
        unit_word="active months",
        definition="Completed direct contacts per month in which a pair was active.",
        numerator="completed direct contacts",
        denominator=f"active months: active days, both ends included, ÷ {dosage.DAYS_PER_MONTH}",
        formula="Pair as the unit of the interval.",
        why="Frequency, beside the share of months met.",
        caveats=(PROVISIONAL, _TWICE, _ALIKE),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="contact_minutes",
        number="D2",
        family="dosage",
        label="Minutes per contact",
        question="How long is a contact?",
        unit=Unit.MINUTES,
        kind=MeasureKind.PROCESS,
        table=schema.sessions,
        statistic=Median(column("minutes_total"), _NOTHING),
        timing=Timing.MONTHS,
        breakdowns=_BY,
        where=_contacts,
        axis=(0.0, 120.0),
        unit_word="contacts",
        spread_words="middle half of contacts",
        definition="The median length of a completed direct contact, with the middle half.",
        formula="Median and quartiles of minutes over contacts. Nothing is trimmed.",
        why=f"PAC intends {_TARGET.minutes_low} to {_TARGET.minutes_high} minutes a month.",
        caveats=(
            f"Sessions over {dosage.LONGEST_SESSION_MINUTES} minutes are refused at import.",
            "A session that both members logged counts once, with the minutes the coach logged.",
            "No interval: contacts of one pair are alike, and the middle half says more.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="dose_ratio",
        number="D3",
        family="dosage",
        label="Coaching minutes a month",
        question="Do pairs get the coaching that is intended?",
        unit=Unit.MONTHLY_MINUTES,
        kind=MeasureKind.PROCESS,
        table=schema.pair_months,
        statistic=BandedShare(
            Share(
                {"": Part(column("minutes"), column("eligible"))},
                unit="pair_id",
                proportion=False,
                no_data=_NOT_DUE,
            ),
            low=column("intended_low"),
            high=column("intended_high"),
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY,
        where=_eligible,
        axis=(0.0, 120.0),
        unit_word="pair-months",
        definition="Minutes of direct contact received in a month that was due, beside the minutes "
        "intended. Inside what is intended, both ends included, is neither below nor above.",
        numerator="minutes of direct contact in eligible pair-months",
        denominator="eligible pair-months, those without any contact included",
        formula=f"A month is eligible for a pair active on at least {dosage.ELIGIBLE_DAYS} of its "
        "days; minutes of any other month are in neither sum. 95% interval with the pair as the "
        f"unit. Intended: {_INTENDED}; where the target changes within the period, its mean over "
        "the pair-months counted. Below or above what is intended is said where the whole interval "
        "lies outside.",
        why=f"PAC's dosage contract is a monthly meeting of {_TARGET.minutes_low} to "
        f"{_TARGET.minutes_high} minutes.",
        caveats=(
            PROVISIONAL,
            _TWICE,
            "A mean can look right while some pairs get none: read the distribution beside it.",
            "Minutes of a pair's first and last days are left out where the month is too short to "
            "be due.",
        ),
        source=_SOURCE,
        reviewed=date(2026, 11, 29),
        version=2,
    ),
    Measure(
        key="dose_distribution",
        number="D3",
        family="dosage",
        label="Pairs by coaching minutes a month",
        question="Who gets the intended coaching, and who gets none?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.pair_months,
        statistic=DistributionOfUnits(
            _bucket,
            tuple(dosage.BUCKET_LABELS),
            unit="pair_id",
            totals={
                "received": column("minutes"),
                "least": column("intended_low"),
                "most": column("intended_high"),
            },
            of="least",
            no_data=_NOT_DUE,
        ),
        timing=Timing.MONTHS,
        breakdowns=tuple(CARRIED),
        where=_eligible,
        part_axis="bucket",
        part_labels=dosage.BUCKET_LABELS,
        axis=(0.0, 1.0),
        unit_word="pairs",
        definition="How pairs spread over the minutes of direct contact they received in a month, "
        "pairs with none included.",
        numerator="pairs in the group",
        denominator="pairs with at least one eligible month in the period, those without any "
        "contact included",
        formula="A pair's minutes of direct contact in its eligible months, held against the sum of "
        f"the minutes intended in the same months ({_INTENDED}): none; under a quarter, a half, "
        "three quarters and the whole of the lower target; from the lower to the upper target, both "
        "included; above the upper. The groups are named by minutes of the newest target. "
        "Wilson's 95% interval (each pair counts once).",
        why="The same mean can hide pairs without any coaching.",
        caveats=(
            PROVISIONAL,
            _TWICE,
        ),
        source=_SOURCE,
        reviewed=date(2026, 11, 29),
        version=2,
    ),
    Measure(
        key="venue_minutes",
        number="D4",
        family="dosage",
        label="Venue, by minutes",
        question="Where does coaching take place?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.pair_months,
        statistic=Share(
            {
                code: Part(
                    column(f"minutes_{code}"),
                    lambda t, at: (
                        t.minutes_f2f
                        + t.minutes_live_video
                        + t.minutes_phone
                        + t.minutes_async_video
                    ),
                )
                for code in COACHING_VENUES.codes
            },
            unit="pair_id",
            no_data=_NOTHING,
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY,
        part_axis="venue",
        part_labels=_VENUE_LABELS,
        axis=(0.0, 1.0),
        unit_word="minutes",
        definition="The share of coaching minutes in person, by live video, by phone and by video "
        "not live.",
        numerator="minutes of completed sessions in the venue",
        denominator="minutes of completed sessions in person, by live video, by phone and by video not "
        "live; emails, whichever venue their row names, are in neither",
        formula="Pair as the unit of the interval.",
        why="The model's own question: which venue goes with which change.",
        caveats=(
            "Video that is not live is coaching time, but no contact.",
            "Emails are no coaching time and are left out.",
        ),
        source=_SOURCE,
        reviewed=date(2026, 11, 29),
        version=3,
    ),
    Measure(
        key="venue_contacts",
        number="D4",
        family="dosage",
        label="Venue, by sessions",
        question="In which venues do sessions take place?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.pair_months,
        statistic=Share(
            {
                code: Part(
                    column(f"contacts_{code}"),
                    lambda t, at: (
                        t.contacts_f2f
                        + t.contacts_live_video
                        + t.contacts_phone
                        + t.contacts_async_video
                    ),
                )
                for code in COACHING_VENUES.codes
            },
            unit="pair_id",
            no_data=_NOTHING,
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY,
        part_axis="venue",
        part_labels=_VENUE_LABELS,
        axis=(0.0, 1.0),
        unit_word="sessions",
        definition="The share of completed sessions in each venue.",
        numerator="completed sessions in the venue",
        denominator="completed sessions in person, by live video, by phone and by video not live; "
        "emails, whichever venue their row names, are in neither",
        formula="Pair as the unit of the interval.",
        why="Short calls and long visits weigh differently by minutes and by sessions.",
        caveats=("Read beside the shares by minutes.",),
        source=_SOURCE,
        reviewed=date(2026, 11, 29),
        version=3,
    ),
    Measure(
        key="focused_minutes",
        number="D5",
        family="dosage",
        label="Intensity: minutes in observation and conference",
        question="How much of a contact is observation and conference?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.pair_months,
        statistic=Share(
            {"": Part(column("focused_minutes"), column("minutes"))},
            unit="pair_id",
            no_data=_NOTHING,
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY,
        better="up",
        axis=(0.0, 1.0),
        unit_word="contact minutes",
        definition="The share of contact minutes spent in observation and conference.",
        numerator="minutes of observation and conference within contacts",
        denominator="contact minutes",
        formula="Pair as the unit of the interval.",
        why="First of three figures for intensity; no index is made of them.",
        caveats=("Rests on coaches splitting their minutes.",),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="strategies_per_contact",
        number="D5",
        family="dosage",
        label="Intensity: strategies per contact",
        question="How many strategies does a contact use?",
        unit=Unit.NUMBER,
        kind=MeasureKind.PROCESS,
        table=schema.pair_months,
        statistic=Share(
            {"": Part(column("strategies"), column("contacts"))},
            unit="pair_id",
            proportion=False,
            no_data=_NOTHING,
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY,
        axis=(0.0, 5.0),
        unit_word="contacts",
        definition="The number of different evidence-based strategies logged per contact.",
        numerator="strategies ticked in contacts",
        denominator="contacts",
        formula="Pair as the unit of the interval.",
        why="Second of the three figures for intensity.",
        caveats=("More strategies are not better coaching.",),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="complete_contacts",
        number="D5",
        family="dosage",
        label="Intensity: contacts with goal, observation and feedback",
        question="How many contacts have a goal, an observation and feedback?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.pair_months,
        statistic=Share(
            {"": Part(column("complete_contacts"), column("contacts"))},
            unit="pair_id",
            no_data=_NOTHING,
        ),
        timing=Timing.MONTHS,
        breakdowns=_BY,
        better="up",
        axis=(0.0, 1.0),
        unit_word="contacts",
        definition="The share of contacts that name a goal, contain an observation or video, and "
        "give feedback.",
        numerator="contacts with all three: at least one goal addressed; an observation or video; "
        "feedback",
        denominator="contacts",
        formula="Observation or video: the kind of contact is an observation, or an observation and "
        "conference; or minutes of observation are above 0; or the strategies name observing or "
        "best-practice video. Feedback: the strategies name feedback, coaching conversations or "
        "reflective practice. Pair as the unit of the interval.",
        why="Third of the three figures for intensity: the cycle's parts together.",
        caveats=("Rests on what coaches tick in their logs.",),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="no_contact",
        number="D6",
        family="dosage",
        label=f"Pairs without contact for over {dosage.OVERDUE_DAYS} days",
        question="How many pairs have had no contact lately?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.pair_status,
        statistic=Share(
            {"": Part(_overdue, one)},
            unit="pair_id",
            no_data="no pair is active today",
        ),
        timing=Timing.NONE,
        rests_on=Rests.NOW,
        breakdowns=tuple(CARRIED),
        where=_active_today,
        today_only=True,
        better="down",
        axis=(0.0, 1.0),
        unit_word="active pairs",
        definition=f"The share of pairs active today whose last contact (or start) lies more than "
        f"{dosage.OVERDUE_DAYS} days back.",
        numerator="pairs past the limit",
        denominator="pairs active today: begun, not past their planned end, and ended on no day "
        "before today",
        formula="Days from the last direct contact, or from the first day of a pair that has had "
        "none, to today. The months chosen do not matter here. Wilson's 95% interval (each pair "
        "counts once).",
        why="Says who needs a call.",
        caveats=("A session that has not been logged yet does not count.",),
        source=_SOURCE,
        reviewed=date(2026, 11, 29),
        version=2,
    ),
)
