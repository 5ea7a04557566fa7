"""The page that shows how this dashboard is read: one panel part by part, and what is around it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from dash import html

from config.program import dosage
from config.program.judging import enough_on
from config.program.regions import CURRENT
from config.roles import ROLES, Audience, Role
from data_access.asking.answers import (
    Answer,
    Cell,
)
from layouts import panels, sentences, tables, verdicts, words
from layouts.body import title
from layouts.page import Page, PageRequest, PlainPage
from layouts.pages.help import example, ways
from layouts.theme import Look


def build(
    opens: ways.Opens,
    role: Role | None,
    pages: Mapping[str, Page | PlainPage],
    today: date,
    minimum_people: int,
    look: Look,
) -> html.Div:
    """The page for one reader; `pages` are all there are, `look` is the browser's."""
    answer = example.answer(today, minimum_people)
    return html.Div(
        [
            title(
                PAGE.question,
                html.P(
                    "Ten minutes, once: every panel is built like the one below, so whoever can "
                    "read one can read all. Its numbers are invented.",
                    className="lead",
                ),
            ),
            html.Section([html.H2("One panel, part by part"), _panel(answer, look)]),
            _filters(opens),
            _telling(answer),
            _empty(answer),
            _behind(opens),
            _roles(role, pages),
            _further(opens),
        ]
    )


def _number(n: int) -> html.Span:
    """The mark of a part; the list beside the panel has the same number."""
    return html.Span(str(n), className="part", **{"aria-hidden": "true"})


# -- the panel -----------------------------------------------------------------------------------


def _panel(answer: Answer, look: Look) -> html.Div:
    filled = panels.contents(example.PANEL, [answer], look.theme, look.wide)
    figure = html.Figure(
        [
            html.Figcaption(
                [
                    html.H3([_number(1), example.PANEL.question]),
                    html.P([_number(2), filled.sentence], className="small take"),
                ]
            ),
            html.Div(
                [
                    _number(3),
                    html.Div(
                        panels.graph(
                            panels.part_id("figure", "example"), filled.height, filled.figure
                        ),
                        className="picture",
                        role="img",
                        **{"aria-label": filled.picture_label},
                    ),
                ],
                className="drawn",
            ),
            html.P([_number(4), filled.foot], className="fine foot-note"),
            html.Div(
                [
                    html.Details(
                        [
                            html.Summary([_number(5), "Table"]),
                            tables.sideways("Table of the example", filled.table),
                        ],
                        className="numbers",
                        open=True,
                    )
                ],
                className="more",
            ),
        ],
        className="chart",
    )
    return html.Div(
        [figure, html.Ol([html.Li(_part(p)) for p in _parts(answer)], className="parts")],
        className="example",
    )


def _part(said: tuple[str, str]) -> list[Any]:
    return [html.B(said[0]), " ", said[1]]


def _named(answer: Answer, region: str) -> str:
    return words.category(answer, "region", region)


def _parts(answer: Answer) -> list[tuple[str, str]]:
    state = answer.cell(region=example.STATE)
    below = answer.cell(region=example.BELOW)
    name = _named(answer, example.BELOW)
    return [
        ("The question.", "Each panel answers one. Read it before the picture."),
        (
            "The sentence.",
            "It is worked out from the same cells as the picture, and says it in words. "
            "Screen readers hear it as the picture's name.",
        ),
        (
            "The picture.",
            "The state stands first, then the regions in their order, never by result. The mark "
            "is the figure, the line through it its interval, the dashed line the state. "
            f"On the right are the value and n: {name} has {words.shown(below, answer.measure)} "
            f"of {words.count(below.units)} {words.n_words(answer.measure)}. It is bold, because "
            "it is below the rest of the state. Each region has one shape and one color "
            "on every page.",
        ),
        (
            "What n is, and the time.",
            "Under the picture: what was counted, the days it is true of, and what is withheld.",
        ),
        (
            "The table.",
            "The same cells as numbers, with everything the picture has no room for: the state is "
            f"{sentences.value_and_n(answer, state)}, {words.people(state, answer.measure)}.",
        ),
    ]


# -- around it -----------------------------------------------------------------------------------


def _section(heading: str, *parts: Any) -> html.Section:
    return html.Section([html.H2(heading), *parts], className="told")


def _bullets(*items: Any) -> html.Ul:
    return html.Ul([html.Li(item) for item in items])


def _filters(opens: ways.Opens) -> html.Section:
    regions = words.listing(str(r) for r in CURRENT)
    return _section(
        "The sentence above a page",
        html.P(
            "Above the figures stands a sentence such as \u201cCoaching in all regions from "
            "November 2025 to October 2026 in all program types\u201d. The underlined words are "
            "choices; one that is not the usual choice is blue."
        ),
        _bullets(
            f"The regions are {regions}. A facilitator's region is fixed.",
            "Unless you choose others, the months are the last twelve complete ones. Outcome "
            "figures (CLASS, goals met, staying) move by whole program years: those that lie for "
            "the most part in the months you choose.",
            "On the right it says how many pairs stand behind the page. Fewer pairs, wider "
            "intervals, and more that is withheld.",
            "The choices stand in the address bar. Back takes a choice back, a bookmark keeps it, "
            "and a link you send shows the same choice, within what its reader may see.",
            "The choices go with you to the other pages.",
        ),
    )


def _telling(answer: Answer) -> html.Section:
    unclear, below, above = (
        answer.cell(region=r) for r in (example.UNCLEAR, example.BELOW, example.ABOVE)
    )
    return _section(
        "What can be said, and when?",
        html.P(
            [
                "The ",
                ways.word("interval", "interval"),
                " is the range of values the figure is compatible with, at 95%. What can be said "
                "of a figure is one of five things. In the example:",
            ]
        ),
        _bullets(
            *(_reading(answer, cell) for cell in (below, above, unclear)),
            [
                "\u201c",
                ways.word("no-difference", "No difference can be seen"),
                "\u201d does not say that there is none. It says that so many people cannot show one.",
            ],
            f"\u201cToo few to say\u201d: under {enough_on(answer.span.today)} people, whatever the "
            "figure, no side is taken. Where an interval cannot be worked out, that is said instead.",
            "\u201cNot known yet\u201d: the data are due but have not arrived, or the time has not come.",
            "\u201cWithheld to protect people\u201d: so few stand behind it that they could be known.",
            [
                "A region is compared with the ",
                ways.word("rest-of-state", "rest of the state"),
                ", so overlapping with the dashed line is not the test; the words in the table are.",
            ],
            [
                "All comparisons of a panel are ",
                ways.word("judged-together", "judged together"),
                ": with no real difference at all, the chance that any of them shows one is at "
                "most 5%.",
            ],
            [
                "CLASS change is compared with no change: ",
                ways.defined("class_change", "rose, fell, or no change can be seen"),
                ".",
            ],
        ),
    )


def _reading(answer: Answer, cell: Cell) -> str:
    name = _named(answer, cell.of("region"))
    value = sentences.value_with_interval(answer, cell)
    return f"{name}: {value}, {verdicts.reading(answer, cell)}."


def _empty(answer: Answer) -> html.Section:
    small, other = (answer.cell(region=r) for r in (example.WITHHELD, example.WITHHELD_WITH))
    return _section(
        "Rows without a figure",
        html.P("A row is never left out and never filled with zero. It says why it is empty:"),
        _bullets(
            [
                f"{_named(answer, example.WITHHELD)}: {small.why}. Too few people stand behind an ",
                ways.word("outcome-figure", "outcome figure"),
                ", and a figure on a few people is about persons.",
            ],
            [
                f"{_named(answer, example.WITHHELD_WITH)}: {other.why}. The state minus the other "
                f"regions would give {_named(answer, example.WITHHELD)} away, so a ",
                ways.word("complementary-withholding", "second one is withheld"),
                ".",
            ],
            "No data: nothing was logged or observed for these choices.",
            "Too early: not enough time has passed, or too few have come that far.",
            [
                "Provisional: the figure is there, but logs of its newest month are expected until "
                f"the {dosage.PROVISIONAL_UNTIL_DAY}th of the next. ",
                ways.word("provisional", "It may still rise"),
                ".",
            ],
        ),
    )


def _behind(opens: ways.Opens) -> html.Section:
    return _section(
        "Under every panel",
        _bullets(
            [html.B("Table: "), "the cells as numbers."],
            [
                html.B("Definition: "),
                "what is counted, how, and what to read with care; it opens beside the chart. "
                "Try it: ",
                html.A(
                    "Goals met of those due",
                    href="/definitions/goal_attainment",
                    **{"data-definition": "goal_attainment"},
                ),
                ".",
            ],
            [
                html.B("CSV: "),
                "the same cells as a file, with interval, n, days, definition version and reason "
                "where there is no value.",
            ],
            [
                html.B("Where this comes from: "),
                ways.to(opens, "sources", "the imported files"),
                " behind the figure.",
            ],
        ),
    )


def _roles(role: Role | None, pages: Mapping[str, Page | PlainPage]) -> html.Section:
    rows: list[tuple[Any, list[Any]]] = []
    for one in ROLES.values():
        opened = [p for p in pages.values() if p.audience.has(one) and p.nav]
        shown = [p.nav for p in opened if p.audience is not Audience.EVERYBODY]
        rows.append(
            (
                html.B(f"{one.label} (you)") if one is role else one.label,
                [
                    one.reach.value + (", as totals" if one.totals_only else ""),
                    "of the region" if one.sees_names else "no",
                    "yes" if one.imports else "no",
                    "yes" if one.accounts else "no",
                    ", ".join(shown),
                ],
            )
        )
    heads = [
        ("Role", False),
        ("Sees figures of", False),
        ("Names", False),
        ("Imports files", False),
        ("Accounts", False),
        ("Pages besides help", False),
    ]
    return _section(
        "Who sees and does what",
        tables.plain_table("What each role may see and do", heads, rows, hide_caption=True),
    )


def _further(opens: ways.Opens) -> html.Section:
    return _section(
        "From here",
        _bullets(
            [ways.to(opens, "glossary", "Glossary"), ": the words."],
            [ways.to(opens, "definitions", "Definitions"), ": every figure."],
            [ways.to(opens, "facilitators", "For facilitators"), ": Monday morning in five steps."],
            [ways.to(opens, "grant_writers", "For grant writers"), ": what to cite, and how."],
        ),
    )


def _shown(found: Any, request: PageRequest) -> html.Div:
    minimum = request.settings.minimum_people
    role, look = request.viewer.role, request.look
    return build(request.opens, role, request.pages, request.today, minimum, look)


PAGE = PlainPage(
    key="tour",
    path="/tour",
    nav="How to read it",
    question="How do I read this dashboard?",
    audience=Audience.EVERYBODY,
    build=_shown,
    has_charts=True,
)
