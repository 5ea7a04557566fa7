"""The fiscal support family: stipends, substitutes, items and devices by state fiscal year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import case, literal

from config.date_words import FISCAL_YEAR_WORDS
from config.program.breakdowns import CARRIED
from config.program.support import (
    ITEMS,
    STIPEND,
)
from config.program.vocabulary import FUND_KINDS
from data_access.measures.expressions import column, one
from data_access.measures.measure import Measure, MeasureKind, Timing, Unit
from data_access.measures.no_value import COACH, not_collected
from data_access.measures.rests import Rests
from data_access.measures.span import Span
from data_access.measures.statistics import (
    Expression,
    Part,
    Share,
)
from data_access.storage import schema

_REVIEWED = date(2026, 11, 22)
_SOURCE = "Support paid (format funds)"
_BY = (*CARRIED, "sfy")
# A coach and the mentees are seldom in one program type and never in one role: only all of a
# region's support can be held against all of its contacts.
_WHOLE_BY = ("region", "sfy")
_WHOLE_FILTERS = ("region", "cohort")
_YEARS = (
    "The months choose program years; each stands for the state fiscal year that ends in it, "
    f"{FISCAL_YEAR_WORDS}, which holds its first ten months."
)
_NOTHING_PAID = not_collected("no payments have been imported")
_NO_PAIRS = "nobody was in a pair in this fiscal year"


def _flag(condition: Expression) -> Expression:
    return lambda t, at: case((condition(t, at), 1), else_=0)


def _dollars(*columns: str) -> Expression:
    def dollars(t: Any, at: Span) -> Any:
        return sum((t[name] for name in columns), literal(0)) / 100.0

    return dollars


def _hours(*columns: str) -> Expression:
    def hours(t: Any, at: Span) -> Any:
        return sum((t[name] for name in columns), literal(0)) / 60.0

    return hours


def _entitled(name: str) -> Any:
    def entitled(t: Any, at: Span) -> Sequence[Any]:
        return (t[name] > 0,)

    return entitled


def _issued(kind: str) -> Part:
    """Of everybody entitled, who was paid something of a kind."""
    return Part(
        _flag(lambda t, at: t[f"{kind}_payments"] > 0),
        one,
        recorded=column(f"{kind}_records"),
    )


_PAID = tuple(f"{kind}_paid" for kind in FUND_KINDS.codes)


def _any_record(t: Any, at: Span) -> Any:
    return sum((t[f"{kind}_records"] for kind in FUND_KINDS.codes), literal(0))


MEASURES: tuple[Measure, ...] = (
    Measure(
        key="stipends_paid",
        number="F1",
        family="support",
        label="Stipends paid of those entitled",
        question="Have the coaches who are entitled to a stipend been paid one?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.support_years,
        statistic=Share(
            {"": _issued("stipend")},
            unit="person_id",
            no_data=f"no {COACH} is entitled to a stipend in this fiscal year",
            not_collected=not_collected("no stipends have been imported"),
        ),
        timing=Timing.FISCAL_YEARS,
        breakdowns=_BY,
        where=_entitled("stipend_entitled"),
        better="up",
        axis=(0.0, 1.0),
        people_word="coaches",
        unit_word="coaches entitled",
        definition="The share of Consultant Teachers in a pair of the year who have been paid a "
        f"stipend; entitled is up to ${STIPEND.dollars:,} a school year.",
        numerator="coaches with a stipend that has a day of payment",
        denominator="Consultant Teachers in a pair of the program year that begins in the fiscal "
        "year",
        formula="Wilson's 95% interval where each coach counts once; over several years the coach "
        "is the unit.",
        why="A stipend that comes late or not at all is a reason to stop coaching.",
        caveats=(
            _YEARS,
            "No public source names what Consultant Administrators are entitled to; theirs are "
            "among the amounts, not here.",
            "Any payment counts, whatever its size.",
        ),
        source=_SOURCE + "; pairs",
        roles=STIPEND.roles,
        reviewed=date(2026, 11, 30),
        version=3,
    ),
    Measure(
        key="amounts_paid",
        number="F1",
        family="support",
        label="Amounts paid of those approved",
        question="How much of what was approved has been paid?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.support_years,
        statistic=Share(
            {
                kind: Part(
                    _dollars(f"{kind}_paid"),
                    _dollars(f"{kind}_approved"),
                    recorded=column(f"{kind}_records"),
                )
                for kind in FUND_KINDS.codes
            },
            no_data=not_collected(
                "nothing of this kind has been imported", "none of this kind approved"
            ),
            is_account=True,
        ),
        timing=Timing.FISCAL_YEARS,
        breakdowns=_BY,
        part_axis="kind",
        part_labels={c.code: c.label for c in FUND_KINDS},
        better="up",
        axis=(0.0, 1.0),
        people_word="participants",
        unit_word="dollars approved",
        definition="The share of approved dollars that has been paid, by kind of support.",
        numerator="dollars of rows with a day of payment",
        denominator="dollars of rows with a day of approval or of payment",
        formula="No interval: the amounts are the whole account and no sample.",
        why="Money approved and not paid is owed.",
        caveats=(
            _YEARS,
            "A row counts in the fiscal year its file names, whenever it was paid.",
            "What is paid counts as approved, also where the file has no day of approval.",
        ),
        source=_SOURCE,
        reviewed=_REVIEWED,
        version=2,
    ),
    Measure(
        key="substitute_hours",
        number="F2",
        family="support",
        label="Substitute hours against training and coaching hours",
        question="How many of the hours in training and coaching did a substitute cover?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.support_years,
        statistic=Share(
            {
                "": Part(
                    _hours("substitute_minutes"),
                    _hours("training_minutes", "coaching_minutes"),
                    recorded=column("substitute_records"),
                )
            },
            unit="person_id",
            proportion=False,
            no_data="no hours of training or coaching in this fiscal year",
            not_collected=not_collected("no substitute hours have been imported"),
        ),
        timing=Timing.FISCAL_YEARS,
        rests_on=Rests.YEAR,
        breakdowns=_BY,
        axis=(0.0, 0.3),
        people_word="participants",
        unit_word="hours of training and coaching",
        definition="Substitute hours used, as a share of the hours that participants spent in "
        "training, meetings and coaching contacts.",
        numerator="substitute hours of the fiscal year",
        denominator="hours attended (orientation, training days, PLC) and hours of completed "
        "contacts, of coaches and mentees alike",
        formula="The participant is the unit of the interval.",
        why="Substitutes are what lets an educator leave the classroom.",
        caveats=(
            _YEARS,
            "An hour of contact counts for the coach and for the mentee: both left their rooms.",
            "Family child care providers and administrators seldom have a substitute.",
        ),
        source=_SOURCE + "; attendance and coaching logs",
        reviewed=date(2026, 11, 30),
        version=3,
    ),
    Measure(
        key="items_issued",
        number="F3",
        family="support",
        label="Items and devices issued of those entitled",
        question="Have mentees received classroom items and devices?",
        unit=Unit.SHARE,
        kind=MeasureKind.PROCESS,
        table=schema.support_years,
        statistic=Share(
            {kind: _issued(kind) for kind in ITEMS.kinds},
            unit="person_id",
            no_data="no mentee is entitled to items in this fiscal year",
            not_collected=not_collected("none of this kind has been imported"),
        ),
        timing=Timing.FISCAL_YEARS,
        breakdowns=_BY,
        where=_entitled("items_entitled"),
        part_axis="kind",
        part_labels={kind: FUND_KINDS.label(kind) for kind in ITEMS.kinds},
        better="up",
        axis=(0.0, 1.0),
        unit_word="mentees entitled",
        definition="The share of mentees in a pair of the year who have been paid classroom items, "
        f"and the share who have been paid a device; entitled is up to ${ITEMS.dollars} together.",
        numerator="mentees with a row of the kind that has a day of payment",
        denominator="mentees in a pair of the program year that begins in the fiscal year",
        formula="Wilson's 95% interval where each mentee counts once; over several years the mentee "
        "is the unit.",
        why="Video coaching needs a device, and a changed classroom often needs things.",
        caveats=(
            _YEARS,
            "A mentee may receive both, either or, by choice, neither.",
            "Whether a device was returned is in no file.",
        ),
        source=_SOURCE + "; pairs",
        roles=ITEMS.roles,
        reviewed=date(2026, 11, 30),
        version=3,
    ),
    Measure(
        key="contact_hour_cost",
        number="F4",
        family="support",
        label="Support paid per completed contact hour",
        question="What does a completed hour of contact cost in support?",
        unit=Unit.DOLLARS,
        kind=MeasureKind.PROCESS,
        table=schema.support_years,
        statistic=Share(
            {"": Part(_dollars(*_PAID), _hours("contact_minutes"), recorded=_any_record)},
            proportion=False,
            no_data="no completed contact in this fiscal year",
            is_account=True,
            not_collected=_NOTHING_PAID,
        ),
        timing=Timing.FISCAL_YEARS,
        rests_on=Rests.YEAR,
        breakdowns=_WHOLE_BY,
        filters=_WHOLE_FILTERS,
        axis=(0.0, 250.0),
        people_word="participants",
        unit_word="contact hours",
        definition="All support paid for a fiscal year, divided by the hours of completed contact "
        "in it.",
        numerator="dollars paid: stipends, substitutes, classroom items and devices",
        denominator="hours of completed contacts, each counted once",
        formula="No interval: money is paid to people for a year, and a "
        "coach's stipend is not paid by pair, so there is no unit whose costs vary.",
        why="What an hour costs says what more hours would need.",
        caveats=(
            _YEARS,
            "Only support in the files counts: no salaries of facilitators, no training costs, no "
            "video platform.",
            "A region with fewer contacts looks more expensive though it paid the same.",
            "Not by program type or role: a coach's and a mentee's differ.",
        ),
        source=_SOURCE + "; coaching logs",
        reviewed=date(2026, 11, 30),
        version=3,
    ),
    Measure(
        key="pair_cost",
        number="F4",
        family="support",
        label="Support paid per pair",
        question="What does a pair cost in support?",
        unit=Unit.DOLLARS,
        kind=MeasureKind.PROCESS,
        table=schema.support_years,
        statistic=Share(
            {"": Part(_dollars(*_PAID), column("pairs_as_mentee"), recorded=_any_record)},
            proportion=False,
            no_data=_NO_PAIRS,
            is_account=True,
            not_collected=_NOTHING_PAID,
        ),
        timing=Timing.FISCAL_YEARS,
        breakdowns=_WHOLE_BY,
        filters=_WHOLE_FILTERS,
        axis=(0.0, 3_000.0),
        people_word="participants",
        unit_word="pairs",
        definition="All support paid for a fiscal year, divided by the pairs of the program year "
        "that begins in it.",
        numerator="dollars paid: stipends, substitutes, classroom items and devices",
        denominator="pairs of the program year, whenever they ended",
        formula="No interval, as for the contact hour.",
        why="The figure a budget is made with.",
        caveats=(
            _YEARS,
            "Only support in the files counts: no salaries of facilitators, no training costs, no "
            "video platform.",
            "A mentee who is paired anew is in two pairs.",
        ),
        source=_SOURCE + "; pairs",
        reviewed=date(2026, 11, 30),
        version=3,
    ),
)
