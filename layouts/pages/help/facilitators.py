"""The guide for facilitators: Monday morning in five steps."""

from __future__ import annotations

from typing import Any

from dash import html

from config.program import dosage
from config.program.quality import LATE_LOG_DAYS
from config.roles import Audience
from layouts.body import title
from layouts.page import PlainPage
from layouts.pages.help import ways


def build(opens: ways.Opens) -> html.Div:
    """The five steps, with links to where each is done."""
    return html.Div(
        [
            title(
                PAGE.question,
                html.P(
                    "Five steps, in this order: who needs you, what is wrong in the data, the new "
                    "files, the goals that are due, the month that ends.",
                    className="lead",
                ),
            ),
            html.Section(
                html.Ol([html.Li(_step(*step)) for step in _steps(opens)], className="steps"),
                className="told",
            ),
        ]
    )


def _step(heading: str, *said: Any) -> list[Any]:
    return [html.H2(heading), html.Ul([html.Li(s) for s in said])]


def _steps(opens: ways.Opens) -> list[tuple[Any, ...]]:
    return [
        (
            "Who needs something?",
            [
                "Open the ",
                ways.to(opens, "worklist", "work list"),
                ". It shows the pairs that need something first, each with the next step.",
            ],
            [
                "Begin with pairs that had ",
                ways.to(opens, "worklist", "no contact", "?show=contact"),
                f" for more than {dosage.OVERDUE_DAYS} days: call the coach. A late log looks the "
                "same as a missed meeting, so ask before you worry.",
            ],
            [
                "Then those who ",
                ways.to(opens, "worklist", "lack a baseline", "?show=baseline"),
                ": an observation after coaching began cannot show change.",
            ],
            "Names are on it. That you opened it is recorded; the list stays in your region.",
        ),
        (
            "What is missing or wrong?",
            [
                "Open ",
                ways.to(opens, "quality", "data quality"),
                ". Each kind of finding says what it means and what to do about it.",
            ],
            [
                "Logs that come ",
                ways.to(opens, "quality", "late", "?show=late_logs"),
                f": a coach whose usual log takes over {LATE_LOG_DAYS} days makes the newest month "
                "look worse than it is.",
            ],
            "Correct a row in your own file and import it again: the row that is here is replaced, "
            "and the old values are kept.",
        ),
        (
            "Import the new files",
            [
                "On ",
                ways.to(opens, "imports", "imports"),
                " choose the file and look at it. Nothing is saved until you have seen what would "
                "be new, changed and refused, and have saved it.",
            ],
            "Rows that are here already are recognized and not counted twice, so a file may overlap "
            "the one of last week.",
            "Refused rows come back as a file, with the reason and the remedy beside them. Correct "
            "that file and send it.",
            "A mistaken import can be undone on its own page.",
            "If a file has other headings, match its columns once; the next file of that kind is "
            "known.",
        ),
        (
            "Which goals are due?",
            [
                "The ",
                ways.to(opens, "worklist", "work list of goals past due", "?show=goals"),
                " names them. Ask the pair: met, a new date, or dropped?",
            ],
            [
                "A goal counts as met when the goals file or a session says so. See ",
                ways.defined("goal_attainment", "how it is counted"),
                ".",
            ],
            [
                "On ",
                ways.to(opens, "goals", "goals"),
                " your region stands beside the rest of the state. Read the interval before you "
                "read the difference.",
            ],
        ),
        (
            "When the month ends",
            [
                "A month is ",
                ways.word("provisional", "provisional"),
                f" until day {dosage.PROVISIONAL_UNTIL_DAY} of the next. Until then its figures may "
                "still rise.",
            ],
            [
                "Ask for the ",
                ways.to(opens, "worklist", "checklists that are not filed", "?show=checklist"),
                " before that day, import what comes, and look at the list again.",
            ],
            [
                "Then read the month on ",
                ways.to(opens, "dosage", "coaching"),
                ": months with a contact, with a checklist, and minutes beside those intended. Each "
                "panel has its CSV for your report.",
            ],
        ),
    ]


PAGE = PlainPage(
    key="facilitators",
    path="/facilitators",
    nav="For facilitators",
    question="What do I do on a Monday morning?",
    audience=Audience.EVERYBODY,
    build=lambda found, request: build(request.opens),
)
