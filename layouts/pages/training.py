"""The training page: trained before coaching, orientation, learning communities, monthly survey."""

from __future__ import annotations

from collections.abc import Mapping

from config.program.dosage import ELIGIBLE_DAYS
from config.program.training import RULES
from config.roles import Audience
from data_access.asking.answers import Answer
from layouts import sentences, words
from layouts.not_collected import not_collected
from layouts.page import Page, Panel, Section

_REGION = ("region",)
_ROLE = ("role",)
_MONTH = ("month",)


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """How many coaches were trained in time, and how many months have a learning community."""
    out: list[str] = []
    before: Answer | None = None
    for panel, said in (
        ("trained-regions", "{} of coaches were fully trained before their first session."),
        ("plc-regions", "coaches came to a learning community in {} of coach-months."),
    ):
        answer = answers[panel][0]
        cell = sentences.total(answer)
        if cell is not None and cell.value is not None:
            where = sentences.where(answer) if before is None else ""
            told = said.format(sentences.lead_value(answer, cell)).removesuffix(".")
            told += sentences.unlike(answer, before or answer)
            told = sentences.so_far(told, (answer, cell))
            out.append(words.sentence_case(f"{where}{told}."))
            before = before or answer
    return " ".join(out) or sentences.takeaway(answers["trained-regions"][0])


PAGE = Page(
    key="training",
    path="/training",
    nav="Training",
    question="Are coaches trained, and do they keep learning together?",
    audience=Audience.FIGURES,
    lead=lead,
    sections=(
        Section(
            "Training before coaching",
            (
                Panel(
                    "trained-regions",
                    "Are coaches trained before they begin?",
                    ("training_complete",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "trained-status",
                    "Who began with what training?",
                    ("training_status",),
                    (),
                    "bars",
                ),
                Panel(
                    "trained-roles",
                    "Is it so for both kinds of coaches?",
                    ("training_complete",),
                    _ROLE,
                    "dots",
                ),
                Panel(
                    "hours",
                    "How many hours of training do coaches have?",
                    ("training_hours",),
                    _REGION,
                    "dots",
                ),
            ),
            f"A coach needs {RULES[-1].hours:g} hours on {RULES[-1].days} days before the first "
            "session; a day that was made up at another event counts.",
        ),
        Section(
            "Orientation",
            (
                Panel(
                    "orientation-roles",
                    "Did everybody come to orientation?",
                    ("orientation",),
                    _ROLE,
                    "dots",
                ),
                Panel(
                    "orientation-regions",
                    "Does it differ by region?",
                    ("orientation",),
                    _REGION,
                    "dots",
                ),
            ),
        ),
        Section(
            "Professional learning community",
            (
                Panel(
                    "plc-regions",
                    "Do coaches come every month?",
                    ("plc_attendance",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "plc-trend",
                    "How many came, month by month?",
                    ("plc_attendance",),
                    _MONTH,
                    "trend",
                ),
            ),
            f"A month counts for a coach with a pair active on at least {ELIGIBLE_DAYS} of its days.",
        ),
        Section(
            "Monthly survey",
            (
                Panel(
                    "survey-regions",
                    "Is the monthly survey filed?",
                    ("monthly_survey",),
                    _REGION,
                    "dots",
                ),
                Panel(
                    "survey-trend",
                    "How many surveys were filed, month by month?",
                    ("monthly_survey",),
                    _MONTH,
                    "trend",
                ),
            ),
        ),
        Section(
            "Instructional Leaders",
            (
                Panel(
                    "leaders",
                    "Do Instructional Leaders come to orientation?",
                    ("leader_orientation",),
                    _REGION,
                    "dots",
                ),
            ),
            pieces=(not_collected("leader_engagement"),),
        ),
        Section(
            "What is not collected",
            pieces=(not_collected("development_plan", "recommended_training"),),
        ),
    ),
)
