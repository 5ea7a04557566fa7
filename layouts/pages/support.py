"""The fiscal support page: what was paid of what participants are entitled to, and what it bought."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html

from config.date_words import FISCAL_YEAR_WORDS, fiscal_year_label
from config.program.support import (
    ENTITLEMENTS,
    Entitlement,
)
from config.program.vocabulary import (
    FUND_KINDS,
    PARTICIPANT_ROLES,
)
from config.roles import Audience
from data_access.asking.answers import Answer
from layouts import sentences, tables, verdicts, words
from layouts.not_collected import not_collected
from layouts.page import Page, Panel, Piece, Section

_REGION = ("region",)


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """Whether coaches have their stipends, what a contact hour cost, and in which fiscal year."""
    stipends, hours = answers["stipends"][0], answers["hour"][0]
    cell = sentences.total(stipends)
    if cell is None or cell.value is None:
        return sentences.takeaway(stipends)
    told = [(stipends, cell)]
    first = (
        f"{sentences.where(stipends)}{words.count(cell.numerator)} of "
        f"{words.number_of(cell.denominator, 'Consultant Teachers')} "
        f"{'has' if cell.numerator == 1 else 'have'} been paid a stipend"
    )
    hour = sentences.total(hours)
    if hour is not None and hour.value is not None:
        cost = words.shown(hour, hours.measure)
        said = f"a completed hour of contact cost {cost} in support"
        first += f", and {said}" if hour.value else ", and no support has been paid yet"
        first += sentences.unlike(hours, stipends)
        told.append((hours, hour))
    first = sentences.so_far(first, *told)
    if cell.unsettled:
        return f"{first}."
    # A cost has no interval, so no verdict: what follows is on stipends alone.
    return " ".join(filter(None, (f"{first}.", verdicts.on_each((stipends, "stipends")))))


def _entitlements(answers: tuple[Answer, ...]) -> html.Div:
    """The entitlements that the shares are computed from, with their sources."""
    heads = [
        ("Support", False),
        ("Up to, a year", True),
        ("For", False),
        ("Since", False),
        ("Source", False),
    ]
    rows = [(one.label, _entitlement(one)) for one in ENTITLEMENTS]
    return html.Div(
        tables.plain_table("What participants in a pair of the year are entitled to", heads, rows)
    )


def _entitlement(one: Entitlement) -> list[str]:
    roles = words.listing(PARTICIPANT_ROLES.label(role) for role in one.roles)
    kinds = words.listing(FUND_KINDS.label(kind).lower() for kind in one.kinds)
    until = "" if one.last_year is None else f" to {fiscal_year_label(one.last_year)}"
    return [
        f"${one.dollars:,}",
        f"{roles} ({kinds})",
        f"{fiscal_year_label(one.first_year)}{until}",
        one.source,
    ]


PAGE = Page(
    key="support",
    path="/support",
    nav="Fiscal support",
    question="Are participants paid what they are entitled to, and what does coaching cost?",
    audience=Audience.FIGURES,
    lead=lead,
    sections=(
        Section(
            "Paid of what was promised",
            (
                Panel(
                    "stipends",
                    "Have the coaches who are entitled to a stipend been paid one?",
                    ("stipends_paid",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "stipends-years",
                    "Has it been so in every fiscal year?",
                    ("stipends_paid",),
                    ("sfy",),
                    "dots",
                    say=sentences.each_category,
                    under=sentences.earlier_years("sfy"),
                ),
            ),
            f"Support is kept by state fiscal year, {FISCAL_YEAR_WORDS}, named by the year it ends in. "
            "The "
            "months above choose PAC program years, and each of these stands for the whole fiscal "
            "year that ends in it: program year 2025–26 for FY2026.",
        ),
        Section(
            "",
            (
                Panel(
                    "amounts",
                    "How much of what was approved has been paid?",
                    ("amounts_paid",),
                    _REGION,
                    "bars",
                    say=sentences.every_part,
                ),
            ),
            grid="one",
        ),
        Section(
            "Classroom items and devices",
            (
                Panel(
                    "items",
                    "Have mentees received classroom items and devices?",
                    ("items_issued",),
                    _REGION,
                    "dots",
                    say=sentences.every_part,
                ),
            ),
            grid="one",
        ),
        Section(
            "Hours and dollars",
            (
                Panel(
                    "substitutes",
                    "How many of the hours in training and coaching did a substitute cover?",
                    ("substitute_hours",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "hour",
                    "What does a completed hour of contact cost in support?",
                    ("contact_hour_cost",),
                    _REGION,
                    "dots",
                    note="Program type and role do not narrow it: a coach's and a mentee's differ.",
                ),
                Panel(
                    "pair",
                    "What does a pair cost in support?",
                    ("pair_cost",),
                    _REGION,
                    "dots",
                    note="Program type and role do not narrow it.",
                ),
                Panel(
                    "hour-years",
                    "Has the cost of an hour changed from year to year?",
                    ("contact_hour_cost",),
                    ("sfy",),
                    "dots",
                    say=sentences.each_category,
                    under=sentences.earlier_years("sfy"),
                ),
            ),
            "Costs have no interval: they are the whole account and no sample.",
        ),
        Section(
            "What these shares are of",
            pieces=(
                Piece("entitlements", (), _entitlements),
                not_collected("device_returns"),
            ),
        ),
    ),
)
