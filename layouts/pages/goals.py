"""The goals page: met when due, set and worked on, how long they take, what they aim at."""

from __future__ import annotations

from collections.abc import Mapping

from config.roles import Audience
from data_access.asking.answers import Answer
from layouts import sentences, verdicts, years
from layouts.page import Page, Panel, Section

_REGION = ("region",)


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """Whether goals are met once due, and how many there are."""
    met = answers["attainment"][0]
    cell = sentences.total(met)
    if cell is None or cell.value is None:
        return sentences.takeaway(met)
    share = f"{sentences.where(met)}{sentences.lead_value(met, cell)}"
    first = f"{share} of the goals whose date has come are met"
    number = answers["set"][0]
    judged = [(met, "goals met")]
    goals = sentences.total(number)
    if goals is not None and goals.value is not None:
        first += f", and a pair sets {sentences.lead_value(number, goals)} goals"
        first += sentences.unlike(number, met)
        judged.append((number, "goals set"))
    return " ".join(filter(None, (f"{first}.", verdicts.on_each(*judged))))


PAGE = Page(
    key="goals",
    path="/goals",
    nav="Goals",
    question="Are goals set, worked on and met?",
    audience=Audience.FIGURES,
    lead=lead,
    sections=(
        years.section(
            "by-year", "Are goals met, cohort by cohort?", "goal_attainment", "cohort", "pairs"
        ),
        Section(
            "Goals whose date has come",
            (
                Panel(
                    "attainment",
                    "Are goals met once their date has come?",
                    ("goal_attainment",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "on-time",
                    "Are goals met by the date that was set?",
                    ("goal_on_time",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "attainment-types",
                    "Does it differ by program type?",
                    ("goal_attainment",),
                    ("program_type",),
                    "dots",
                ),
                Panel(
                    "attainment-cohorts",
                    "Does it differ by cohort?",
                    ("goal_attainment",),
                    ("cohort",),
                    "dots",
                    under=sentences.earlier_cohorts,
                ),
            ),
            "Read goals per pair beside it: few easy goals make attainment look good.",
        ),
        Section(
            "Goals set and worked on",
            (
                Panel("set", "How many goals does a pair set?", ("goals_set",), _REGION, "dots"),
                Panel(
                    "addressed",
                    "Are goals worked on in sessions?",
                    ("goals_addressed",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "achieved",
                    "How many of the goals set have been achieved?",
                    ("goals_achieved",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "days",
                    "How long until half the goals are met?",
                    ("goal_days",),
                    _REGION,
                    "dots",
                ),
            ),
        ),
        Section(
            "What goals aim at, and how far they get",
            (
                Panel(
                    "alignment",
                    "Do goals aim at what the baseline showed to be low?",
                    ("goal_alignment",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "scaling",
                    "How far were goals attained where levels were written beforehand?",
                    ("goal_scaling",),
                    _REGION,
                    "dots",
                    note="A T score: 50 means that goals came out as expected.",
                ),
            ),
        ),
    ),
)
