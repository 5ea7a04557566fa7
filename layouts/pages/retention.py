"""The retention page: who stays, measured four separate ways."""

from __future__ import annotations

from collections.abc import Mapping

from config.roles import Audience
from data_access.asking.answers import Answer
from layouts import sentences, verdicts, years
from layouts.page import Page, Panel, Section

_REGION = ("region",)


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """How many pairs stay."""
    out = []
    staying = answers["staying"][0]
    cell = sentences.total(staying)
    if cell is not None and cell.value is not None:
        out.append(
            f"{sentences.where(staying)}{sentences.lead_value(staying, cell)} of pairs "
            "had not ended early by eight months."
        )
        out.append(verdicts.briefly(staying))
    else:
        out.append(sentences.takeaway(staying))
    return " ".join(filter(None, out))


PAGE = Page(
    key="retention",
    path="/participation",
    nav="Staying",
    question="Who stays?",
    audience=Audience.FIGURES,
    lead=lead,
    sections=(
        years.section(
            "by-year",
            "Do pairs stay the planned year, cohort by cohort?",
            "staying",
            "cohort",
            "pairs",
        ),
        Section(
            "Staying in PAC",
            (
                Panel("staying", "Do pairs stay the planned year?", ("staying",), _REGION, "dots"),
                Panel(
                    "staying-cohorts",
                    "Does it differ by cohort?",
                    ("staying",),
                    ("cohort",),
                    "dots",
                    under=sentences.earlier_cohorts,
                ),
            ),
            "A pair that ended before it was planned to ended early, whatever the reason; "
            "a pair that finished as planned did not, however short it was planned to be.",
        ),
        Section(
            "",
            (
                Panel(
                    "curve",
                    "How many pairs have not ended early, month by month?",
                    ("staying_curve",),
                    _REGION,
                    "curve",
                    note="Each step is a month of 30 days; the curve stops where too few have come so far.",
                ),
            ),
            grid="one",
        ),
        Section(
            "",
            (
                Panel(
                    "time",
                    "How many days of their first eight months do pairs stay together?",
                    ("staying_time",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "ended-by-reason",
                    "How many pairs end early, and for what reasons?",
                    ("ended_by_reason",),
                    (),
                    "bars",
                    note="With the pairs that had not ended early the reasons add up to 100%.",
                ),
            ),
        ),
        Section(
            "",
            (
                Panel(
                    "reasons",
                    "Of the pairs that ended early: for what reasons?",
                    ("exit_reasons",),
                    (),
                    "bars",
                    note="So few pairs end early that regions do not stand side by side here.",
                ),
            ),
            grid="one",
        ),
        Section(
            "Staying in the job",
            (
                Panel(
                    "same-program",
                    "Are educators still in the same program a year later?",
                    ("same_program",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "in-field",
                    "Are educators still in early education a year later?",
                    ("in_field",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "role-return",
                    "Do coaches return, and do mentees become coaches?",
                    ("role_return",),
                    ("role",),
                    "dots",
                    say=sentences.each_category,
                ),
            ),
            "Shares are of those whose employment is known; the table shows the bounds if all "
            "unknown had left, or had stayed.",
        ),
        Section(
            "Programs on record",
            (
                Panel(
                    "programs", "How many programs are on record?", ("programs",), _REGION, "dots"
                ),
                Panel("programs-types", "Of which type?", ("programs",), ("program_type",), "dots"),
            ),
        ),
    ),
)
