"""The glossary page: the field's words by subject, each with its anchor and its cross links."""

from __future__ import annotations

from typing import Any

from dash import html

from config.roles import Audience
from config.texts.glossary import (
    ENTRIES,
    GROUPS,
    Entry,
)
from data_access.measures import MEASURES
from layouts.body import title
from layouts.page import PlainPage
from layouts.pages.help import ways


def build(minimum_people: int) -> html.Div:
    """Every entry of the glossary."""
    return html.Div(
        [
            title(
                PAGE.question,
                html.P(
                    f"{len(ENTRIES)} words as this dashboard uses them. What a figure counts stands "
                    "in its definition.",
                    className="lead",
                ),
            ),
            html.Nav(
                html.Ul(
                    [
                        html.Li(
                            [
                                html.B(group),
                                html.Ul([html.Li(ways.word(e.key, e.term)) for e in entries]),
                            ]
                        )
                        for group, entries in GROUPS.items()
                    ],
                    className="contents terms small",
                ),
                **{"aria-label": "Words on this page"},
            ),
            *(
                html.Section(
                    [
                        html.H2(group),
                        html.Div(
                            [_entry(e, minimum_people) for e in entries], className="glossary"
                        ),
                    ]
                )
                for group, entries in GROUPS.items()
            ),
        ]
    )


def _entry(entry: Entry, minimum_people: int) -> html.Article:
    links: list[Any] = [ways.word(key, ENTRIES[key].term) for key in entry.see]
    links += [ways.defined(key, f"{MEASURES[key].label} (definition)") for key in entry.measures]
    return html.Article(
        [
            html.H3(entry.term, id=entry.key, tabIndex="-1"),
            html.P(entry.said(minimum_people)),
            *([html.P(links, className="links")] if links else []),
        ]
    )


PAGE = PlainPage(
    key="glossary",
    path="/glossary",
    nav="Glossary",
    question="What do these words mean?",
    audience=Audience.EVERYBODY,
    build=lambda found, request: build(request.settings.minimum_people),
)
