"""The accessibility page and docs/accessibility.md: the same statement, in short and in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dash import html

from config.date_words import day_words
from config.roles import Audience
from config.texts import accessibility as statement
from layouts import tables
from layouts.body import title
from layouts.page import PlainPage


def build() -> html.Div:
    """The statement as a page of the dashboard."""
    return html.Div(
        [
            title(PAGE.question, html.P(statement.SUMMARY, className="lead")),
            html.Section(
                [html.H2("What you can rely on"), html.Ul(_promises(), className="rows readme")]
            ),
            html.Section(
                [
                    html.H2("How charts are made for everybody"),
                    html.P(
                        "Chartability lists what shuts people out of charts. These are its critical "
                        "points, and how each chart here meets them.",
                        className="small muted readme",
                    ),
                    tables.plain_table(
                        "The critical points of Chartability",
                        [("What shuts people out", False), ("What is done here", False)],
                        [(h.name, [h.met]) for h in statement.HEURISTICS],
                        hide_caption=True,
                    ),
                ]
            ),
            html.Section(
                [
                    html.H2("What is known not to be proven"),
                    html.Ul([html.Li(text) for text in statement.LIMITS], className="rows readme"),
                ]
            ),
            html.Section(
                [
                    html.H2("If something shuts you out"),
                    html.P(statement.CONTACT, className="readme"),
                    html.P(
                        f"Reviewed on {day_words(statement.REVIEWED)}. Which test holds which "
                        "sentence stands in docs/accessibility.md, beside the program.",
                        className="fine",
                    ),
                ]
            ),
        ]
    )


def _promises() -> list[html.Li]:
    return [html.Li([html.B(f"{p.title}. "), p.text]) for p in statement.PROMISES]


PAGE = PlainPage(
    key="accessibility",
    path="/accessibility",
    nav="Accessibility",
    question="Can everybody use this?",
    audience=Audience.EVERYBODY,
    build=lambda found, request: build(),
)


# -- docs/accessibility.md ------------------------------------------------------------------------


def document() -> str:
    """The statement in full, with the test behind each sentence."""
    return "\n".join(_lines()).rstrip() + "\n"


def _lines() -> Iterator[str]:
    yield "<!-- Written by: python -m dashboard docs. Change config/texts/accessibility.py. -->\n"
    yield "# Accessibility\n"
    yield f"{statement.SUMMARY}\n"
    yield f"The standard: <{statement.STANDARD_ADDRESS}>. Reviewed {statement.REVIEWED}. The page"
    yield "`/accessibility` of the dashboard says the same in short, to everybody signed in.\n"
    yield "## What conforms, and the test that holds it\n"
    for promise in statement.PROMISES:
        yield f"### {promise.title}\n"
        yield f"{promise.text}\n"
        yield from (f"- `{test}`" for test in promise.tests)
        yield ""
    yield "## Charts: the fourteen critical heuristics of Chartability\n"
    yield f"After <{statement.HEURISTICS_SOURCE}>; none is open.\n"
    yield from _table(
        ("Group", "What would be a failure", "How it is met here", "Held by"),
        (
            (h.group, h.name, h.met, "<br>".join(f"`{test}`" for test in h.tests))
            for h in statement.HEURISTICS
        ),
    )
    yield "\n## What axe-core leaves to a person\n"
    yield f"Rules asked: {', '.join(f'`{rule}`' for rule in statement.RULES)}. A doubt that is not"
    yield "in this list fails the tests; so does an entry that no page needs any more.\n"
    yield from _table(
        ("Rule", "Its doubt", "Where", "Why nothing is wrong"),
        ((f"`{d.rule}`", f"`{d.reason}`", f"`{d.where}`", d.because) for d in statement.DECISIONS),
    )
    yield "\nWhat is inside a chart is left out: drawn text, whose colors and sizes are held apart.\n"
    yield "## Known limits\n"
    yield from (f"- {text}" for text in statement.LIMITS)
    yield "\n## Script for a screen reader\n"
    yield f"{statement.SCREEN_READERS}\n"
    yield from _table(
        ("Step", "Do", "What should be heard"),
        ((str(n), step.do, step.hear) for n, step in enumerate(statement.SCRIPT, start=1)),
    )
    yield "\n## Whom to tell\n"
    yield f"{statement.CONTACT}\n"
    yield f"For those who run a copy: {statement.FOR_OPERATORS}"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
