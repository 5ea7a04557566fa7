"""The guide for grant writers: which figure answers what reports ask, how to cite it, what not to claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dash import html

from config.date_words import PROGRAM_YEAR_WORDS, day_words
from config.program.thresholds import CAVEAT
from config.roles import Audience
from data_access.asking.answers import Answer
from data_access.measures import MEASURES
from layouts import sentences, tables, words
from layouts.body import title
from layouts.page import Page, PageRequest, PlainPage, csv_address
from layouts.pages.help import example, ways


@dataclass(frozen=True)
class ReportNeed:
    """What a report asks, the panel that answers it, and what to read beside it."""

    what: str
    page: str
    panel: str
    beside: str = ""


# In the order reports mostly have.
ASKED: tuple[ReportNeed, ...] = (
    ReportNeed("Participation: people, by role", "people", "people-roles"),
    ReportNeed(
        "Participation: active pairs",
        "people",
        "served",
        "how many had a contact: the report to the Legislature counts these",
    ),
    ReportNeed("Participation: by program type", "people", "served-types"),
    ReportNeed("Dosage: months with a contact", "dosage", "contact-regions"),
    ReportNeed(
        "Dosage: minutes a month, beside those intended",
        "dosage",
        "dose-regions",
        "the distribution, since a mean can hide pairs without any",
    ),
    ReportNeed("Dosage: who gets none", "dosage", "dose-distribution"),
    ReportNeed(
        "Training: coaches trained before their first session",
        "training",
        "trained-regions",
        "those who completed it later",
    ),
    ReportNeed(
        "Attainment: goals met of those due",
        "goals",
        "attainment",
        "goals per pair, since few easy goals make it look good",
    ),
    ReportNeed("Attainment: goals per pair", "goals", "set"),
    ReportNeed(
        "CLASS change, same educators",
        "class",
        "change",
        "how many were seen in both windows",
    ),
    ReportNeed("CLASS change: how many were seen twice", "class", "coverage"),
    ReportNeed(
        "Quality ratings: programs that rose a level",
        "qris",
        "up",
        "levels granted only, never those a program gave itself",
    ),
    ReportNeed("Staying in PAC", "retention", "staying"),
    ReportNeed(
        "Staying in the job",
        "retention",
        "same-program",
        "the bounds in the table, since some are not known",
    ),
    ReportNeed("Support: coaches paid the stipend they are entitled to", "support", "stipends"),
    ReportNeed(
        "Support: what a completed hour of coaching cost",
        "support",
        "hour",
        "what the amount holds and what it leaves out",
    ),
)


def build(
    opens: ways.Opens,
    pages: Mapping[str, Page],
    today: date,
    minimum_people: int,
) -> html.Div:
    """The page for one reader; `pages` are those of figures."""
    return html.Div(
        [
            title(
                PAGE.question,
                html.P(
                    "Every figure has its page, its definition and its file. Cite all three, and "
                    "say of how many it is true.",
                    className="lead",
                ),
            ),
            html.Section(
                [html.H2("Step by step"), html.Ol([html.Li(s) for s in _steps(opens)])],
                className="told",
            ),
            html.Section([html.H2("What reports ask, and where it stands"), _table(opens, pages)]),
            _citing(example.answer(today, minimum_people)),
            _claims(),
        ]
    )


def _steps(opens: ways.Opens) -> list[Any]:
    return [
        [
            "Look whether the report is one of the ready ones: ",
            ways.to(opens, "reports", "Reports"),
            " has a file for each, with its dates, its columns and what it rests on. For all "
            "others:",
        ],
        "Choose the months of the report in the sentence above the page. Sessions and checklists "
        "follow these months. Outcome figures (CLASS, goals met, staying) follow whole program "
        f"years, {PROGRAM_YEAR_WORDS}; the table says which.",
        "Read the sentence of the panel, then its interval and n.",
        "Open its definition: numerator, denominator, what to read with care.",
        [
            "Look at ",
            ways.to(opens, "quality", "data quality"),
            ": what has not come in yet is missing from your figure.",
        ],
        "Download the CSV and keep it with the report. Late logs and corrections change figures of "
        "past months; the file says what they were.",
        "Cite it as below.",
    ]


def _table(opens: ways.Opens, pages: Mapping[str, Page]) -> Any:
    rows: list[tuple[Any, list[Any]]] = []
    for asked in ASKED:
        page = pages[asked.page]
        panel = next(p for p in page.panels if p.key == asked.panel)
        csv: Any = "not part of your role"
        if asked.page in opens:
            named = {"aria-label": f"CSV: {asked.what}"}
            csv = html.A("CSV", href=csv_address(page, panel), **named)
        rows.append(
            (
                asked.what,
                [
                    ways.to(opens, asked.page, page.nav),
                    [
                        ways.defined(key, MEASURES[key].label)
                        for key in panel.measures
                    ],
                    csv,
                    asked.beside,
                ],
            )
        )  # fmt: skip
    heads = [
        ("A report asks for", False),
        ("Page", False),
        ("Measure", False),
        ("File", False),
        ("Read beside it", False),
    ]
    return tables.plain_table("What reports ask", heads, rows, hide_caption=True)


def _citing(answer: Answer) -> html.Section:
    measure, cell = answer.measure, answer.cell(region=example.STATE)
    through = day_words(answer.data_through) if answer.data_through else ""
    parts = (
        ("Period", "period_start, period_end, as_of", sentences.span_words(answer)),
        ("Figure and interval", "value, interval_low, interval_high",
         sentences.value_with_interval(answer, cell)),
        ("Numerator and denominator", "numerator, denominator", words.counted(cell, measure)),
        ("People", "n_people", words.people(cell, measure)),
        ("Measure and version", "measure, definition_version",
         f"{measure.key}, version {measure.version}"),
        ("Whose", "scope, filters", f"{answer.scope_words}, no filter"),
        ("How new", "data_through", through),
    )  # fmt: skip
    return html.Section(
        [
            html.H2("How to cite a figure"),
            html.P("With invented numbers:"),
            html.Blockquote(
                f"Of {words.number_of(cell.denominator, measure.unit_word)}, "
                f"{words.count(cell.numerator)} were met: "
                f"{sentences.value_with_interval(answer, cell)}, the range being the 95% interval; "
                f"{words.people(cell, measure)}. {sentences.span_words(answer)}. "
                f"{answer.scope_words}. PAC monitor, measure {measure.key}, definition version "
                f"{measure.version}, data through {through}."
            ),
            tables.plain_table(
                "What belongs to it, and which columns of the CSV have it",
                [("What", False), ("Columns", False), ("In the example", False)],
                [(what, [columns, text]) for what, columns, text in parts],
            ),
        ],
        className="told",
    )


def _claims() -> html.Section:
    claims: tuple[Any, ...] = (
        [
            html.B("Change is not effect. "),
            "PAC has no comparison group. Write that scores of the same educators changed, not that "
            "PAC changed them.",
        ],
        [
            html.B("\u201cNo change can be seen\u201d is not \u201cthere was no change\u201d. "),
            "Write that no change can be seen, with its interval and n.",
        ],
        [html.B("Thresholds are not for educators. "), CAVEAT],
        [
            html.B("Two windows are not a change. "),
            "Different educators are seen in fall and in spring. Use the matched change.",
        ],
        [
            html.B("People do not add up. "),
            "Somebody in two regions or two years counts once in each, and once in the total.",
        ],
        [
            html.B("Withheld is not zero. "),
            "Leave it out and say that it is withheld. Do not try to work it out from other tables.",
        ],
        [
            html.B("A provisional month is not final. "),
            "Leave it out of a report, or mark it.",
        ],
        [
            html.B("Minutes and months are not quality. "),
            "They say that coaching took place. How good a conversation was, and what children "
            "learned, is not in these data.",
        ],
    )
    return html.Section(
        [html.H2("What must not be claimed"), html.Ul([html.Li(c) for c in claims])],
        className="told",
    )


def _shown(found: Any, request: PageRequest) -> html.Div:
    figures = {key: page for key, page in request.pages.items() if isinstance(page, Page)}
    return build(request.opens, figures, request.today, request.settings.minimum_people)


PAGE = PlainPage(
    key="grant_writers",
    path="/grant-writers",
    nav="For grant writers",
    question="Which figure do I cite, and how?",
    audience=Audience.EVERYBODY,
    build=_shown,
)
