"""The coaching page: contact, dosage compared with what is intended, venue, intensity."""

from __future__ import annotations

from collections.abc import Mapping

from config.program.dosage import TARGETS
from config.roles import Audience
from data_access.asking.answers import Answer
from layouts import sentences, verdicts, words, years
from layouts.page import Page, Panel, Section

_TARGET = TARGETS[-1]
_REGION = ("region",)
_MONTH = ("month",)
_BOTH = ("region", "month")


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """How often pairs meet and how much of the intended coaching they receive; then which regions differ."""
    months, ratio = answers["contact-regions"][0], answers["dose-regions"][0]
    met, received = sentences.total(months), sentences.total(ratio)
    out, told, after = [], [], ""
    if met is not None and met.value is not None:
        told.append((months, met))
        out.append(f"met in {sentences.lead_value(months, met)} of the months due")
    if received is not None and received.value is not None:
        told.append((ratio, received))
        out.append(f"received {sentences.lead_value(ratio, received)}")
        after = f"; {words.intended(received, ratio.measure.unit)}"
    if not out:
        return sentences.takeaway(months)
    first = f"{sentences.where(months)}pairs {words.listing(out)}"
    first = f"{sentences.so_far(first, *told)}{after}."
    first = words.sentence_case(first)
    said = verdicts.on_each((months, "monthly contact"), (ratio, "minutes"))
    return " ".join(filter(None, (first, said)))


PAGE = Page(
    key="dosage",
    path="/coaching",
    nav="Coaching",
    question="Do pairs get the coaching that is intended?",
    audience=Audience.FIGURES,
    lead=lead,
    sections=(
        years.section(
            "by-year",
            "Do pairs get the intended minutes, year by year?",
            "dose_ratio",
            "program_year",
            "pairs",
        ),
        Section(
            "Contact",
            (
                Panel(
                    "contact-regions",
                    "Are pairs meeting every month?",
                    ("contact_months",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "contact-trend",
                    "How often did pairs meet, month by month?",
                    ("contact_months",),
                    _MONTH,
                    "trend",
                ),
                Panel(
                    "frequency",
                    "How often do pairs meet?",
                    ("contacts_per_month",),
                    _REGION,
                    "dots",
                ),
                Panel("minutes", "How long is a contact?", ("contact_minutes",), _REGION, "dots"),
            ),
            "A mark is the estimate, its line the 95% interval; a dashed line is all regions together. "
            "Bold: above or below the other regions together.",
        ),
        Section(
            "Month by month, region by region",
            (
                Panel(
                    "contact-region-months",
                    "How often did pairs of each region meet, month by month?",
                    ("contact_months",),
                    _BOTH,
                    "trend",
                ),
            ),
            "Hollow marks are provisional: logs may still arrive. Months of one pair are alike; read "
            "the run of months, not a single one.",
            grid="one",
        ),
        Section(
            "Coaching received and intended",
            (
                Panel(
                    "dose-regions",
                    "Do pairs get the intended minutes?",
                    ("dose_ratio",),
                    _REGION,
                    "intended",
                ),
                Panel(
                    "overdue",
                    "How many pairs have had no contact lately?",
                    ("no_contact",),
                    _REGION,
                    "dots",
                ),
            ),
            f"The gray band is what is intended: {_TARGET.minutes_low} to {_TARGET.minutes_high} "
            "minutes a month. Inside it is neither below nor above.",
        ),
        Section(
            "",
            (
                Panel(
                    "dose-distribution",
                    "Who gets the intended coaching, and who gets none?",
                    ("dose_distribution",),
                    _REGION,
                    "bars",
                ),
            ),
            grid="one",
        ),
        Section(
            "Where coaching takes place",
            (
                Panel(
                    "venue-minutes",
                    "In which venue are the minutes?",
                    ("venue_minutes",),
                    _REGION,
                    "bars",
                ),
                Panel(
                    "venue-contacts",
                    "In which venue are the sessions?",
                    ("venue_contacts",),
                    _REGION,
                    "bars",
                ),
            ),
            grid="one",
        ),
        Section(
            "What happens in a contact",
            (
                Panel(
                    "focused",
                    "How much of a contact is observation and conference?",
                    ("focused_minutes",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "strategies",
                    "How many strategies does a contact use?",
                    ("strategies_per_contact",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "complete",
                    "How many contacts have a goal, an observation and feedback?",
                    ("complete_contacts",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "complete-trend",
                    "How many contacts were whole, month by month?",
                    ("complete_contacts",),
                    _MONTH,
                    "trend",
                ),
            ),
            "Three figures for intensity; no index is made of them.",
        ),
        Section(
            "Checklists",
            (
                Panel(
                    "checklist-regions",
                    "Is a checklist filed every month?",
                    ("checklist_adherence",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "checklist-trend",
                    "How many checklists were filed, month by month?",
                    ("checklist_adherence",),
                    _MONTH,
                    "trend",
                ),
            ),
        ),
    ),
)
