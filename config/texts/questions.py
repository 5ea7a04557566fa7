"""The thirty questions the dashboard is for: who asks, and the page and panel that answer."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CommonQuestion:
    """One question of one role.

    `page` is the key of the page that answers it. `look` is the heading to look for there: the
    question of a panel, or the title of a section. If no page answers it yet (`page` is empty),
    `look` says why.
    """

    role: str
    number: int
    text: str
    page: str
    look: str


def _of(role: str, *asked: tuple[str, str, str]) -> tuple[CommonQuestion, ...]:
    return tuple(CommonQuestion(role, n, *one) for n, one in enumerate(asked, start=1))


QUESTIONS: tuple[CommonQuestion, ...] = (
    *_of(
        "eec_staff",
        (
            "How many educators and programs are served, where, and of which types?",
            "people",
            "Who takes part, and is everybody who should be?",
        ),
        (
            "Is coaching happening monthly as designed?",
            "fidelity",
            "Received against intended",
        ),
        (
            "Are hours near the intended dose and equal across regions?",
            "dosage",
            "Do pairs get the intended minutes?",
        ),
        (
            "Are CLASS domains moving, by how much, how sure?",
            "outcomes",
            "How far did the same educators’ CLASS scores move?",
        ),
        ("Are goals being met?", "goals", "Are goals met once their date has come?"),
        ("Are we keeping coaches and mentees?", "retention", "Do pairs stay the planned year?"),
        ("Are QRIS levels rising?", "qris", "Are QRIS levels rising?"),
        (
            "Are coaches trained, and in learning communities?",
            "training",
            "Are coaches trained before they begin?",
        ),
        (
            "What does a completed coaching hour cost, and are stipends paid?",
            "support",
            "What does a completed hour of contact cost in support?",
        ),
        (
            "What do I send for federal reports and the Legislature, and is it complete?",
            "reports",
            "Federal child care report (ACF-218)",
        ),
    ),
    *_of(
        "facilitator",
        (
            "Which of my pairs have had no contact in 35 days and more?",
            "worklist",
            "pairs need",
        ),
        (
            "Who has not filed this month's checklist and survey?",
            "worklist",
            "pairs need",
        ),
        ("Which goals are overdue or stalled?", "cycle", "Are open goals past their date?"),
        (
            "Who lacks a baseline, or was coached before it?",
            "quality",
            "things need a look",
        ),
        (
            "Who missed training days and learning communities?",
            "training",
            "Do coaches come every month?",
        ),
        (
            "Which mentees are unpaired, and which pairs ended, why?",
            "people",
            "How many mentees wait for a coach?",
        ),
        (
            "Which CLASS dimensions are low in my cohort, so that I can plan the learning community?",
            "class",
            "Which dimensions are low, to plan learning communities by?",
        ),
        (
            "How does my region compare with the state, within error?",
            "overview",
            "Four questions, region by region",
        ),
        ("What did my last import refuse, and why?", "imports", "What has been imported?"),
        (
            "Where is this month's EPS report, and the roster?",
            "reports",
            "EPS roster",
        ),
    ),
    *_of(
        "evaluator",
        (
            "What are the denominators, the attrition and what is missing by wave?",
            "observations",
            "For how many pairs of each cohort are there both observations?",
        ),
        (
            "Are pre and post matched, and how do leavers compare?",
            "observations",
            "Did those who left before the second observation start lower?",
        ),
        (
            "How reliable are the observers: agreement, drift, certification?",
            "observations",
            "Do two observers of the same cycle agree?",
        ),
        (
            "Which instrument, edition and cycles are behind a figure?",
            "observations",
            "How many valid cycles does an observation have?",
        ),
        (
            "How faithful is the model: dose, adherence, components?",
            "fidelity",
            "Received against intended",
        ),
        (
            "Which dosage, venue and intensity go with which change?",
            "dose",
            "How closely do coaching and change go together?",
        ),
        (
            "How are educators nested in programs and regions?",
            "reports",
            "Evaluator’s extract",
        ),
        (
            "Are definitions versioned, and can I reproduce a figure?",
            "definitions",
            "What does each figure mean?",
        ),
        (
            "How much is regression to the mean?",
            "dose",
            "How much of the change goes with the baseline alone?",
        ),
        (
            "Where is the row-level file without names, with codebook and consent?",
            "reports",
            "Evaluator’s extract",
        ),
    ),
)

# Questions that the available data cannot answer.
UNANSWERED: tuple[str, ...] = (
    "What children learned: no file tells of children.",
    "What PAC caused: there is no comparison group.",
    "How good the coaching conversations were: only that they were held.",
)
