"""The frame of every page: demonstration line, name, navigation, freshness, footer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import dash_bootstrap_components as dbc
from dash import dcc, html

from config.date_words import day_words, time_words
from config.roles import ROLES
from config.texts.search_words import LONGEST_SEARCH
from data_access.asking.answers import Awaited
from data_access.asking.arrivals import late_words
from layouts.words import sentence_case

PRODUCT = "PAC monitor"
SEARCH = "search-field"
DEMONSTRATION = "Demonstration: every person, program and number here is invented."


@dataclass(frozen=True)
class NavItem:
    """One entry of the navigation."""

    key: str
    label: str
    path: str


@dataclass(frozen=True)
class NavGroup:
    """A heading in the navigation and the pages under it; the heading links to the first page."""

    label: str
    items: tuple[NavItem, ...]


def navigation(groups: Sequence[NavGroup], current: str = "", query: str = "") -> list[html.Ul]:
    """The groups of pages, and the pages of the current group.

    `current` is the key of the page shown; `query` is the filters to keep.
    """
    here = next((g for g in groups if current in [i.key for i in g.items]), None)
    lists = [html.Ul([_entry(g.label, g.items[0], g is here, query, current) for g in groups])]
    if here is not None and len(here.items) > 1:
        pages = [_entry(i.label, i, i.key == current, query, current) for i in here.items]
        lists.append(html.Ul(pages, className="under", **{"aria-label": f"Under {here.label}"}))
    return lists


def _entry(label: str, item: NavItem, on: bool, query: str, current: str) -> html.Li:
    # A group links to its first page; on its other pages it is the current item, not the current page.
    word = "page" if item.key == current else "true"
    here = {"aria-current": word} if on else {}
    return html.Li(html.A(label, href=f"{item.path}?{query}" if query else item.path, **here))


def freshness(
    through: date | None,
    last_import: datetime | None,
    sees_imports: bool = True,
    behind: Sequence[Awaited] = (),
) -> list[Any]:
    """Data through …, whose logs are behind, last import …; the time is Massachusetts time."""
    words = day_words(through) if through else "no data yet"
    told = late_words(through, behind)  # each on a line of its own: navigation needs the room
    late: list[Any] = [part for one in told for part in (";", html.Br(), sentence_case(one))]
    imported = [html.Br(), *last_import_words(last_import)] if sees_imports else []
    return ["Data through ", html.B(words), *late, *imported]


def last_import_words(at: datetime | None) -> list[Any]:
    """Last import …: all the header shows to viewers who may not see figures."""
    return ["Last import ", html.B(time_words(at) if at else "none yet")]


def search_field() -> html.Form:
    """The field that looks for pages, words and, within one's rights, people; see pages/search.py."""
    return html.Form(
        [
            html.Label("Search", htmlFor=SEARCH, className="sr"),
            dbc.Input(
                type="search",
                id=SEARCH,
                name="q",
                placeholder="Search",
                maxLength=LONGEST_SEARCH,
                autoComplete="off",
                className="ctl",
            ),
            html.Button("Search", type="submit", className="btn"),
        ],
        action="/search",
        method="get",
        role="search",
        className="find no-print",
        **{"aria-label": "The whole dashboard"},
    )


def sign_out(csrf_token: str) -> html.Form:
    """The button that signs the viewer out."""
    return html.Form(
        [
            dbc.Input(type="hidden", name="csrf_token", value=csrf_token),
            html.Button("Sign out", type="submit", className="btn quiet"),
        ],
        action="/sign-out",
        method="post",
        className="sign-out",
    )


def shell(
    viewer_name: str,
    role: str,
    nav_pages: Sequence[NavGroup],
    demonstration: bool,
    csrf_token: str = "",
    region: int | None = None,
    definitions_version: int = 1,
) -> html.Div:
    """The frame around every page, for one viewer.

    Slots for callbacks: navigation, freshness, filter-bar, page-notices, page, announce.
    """
    label = ROLES[role].label if role in ROLES else role
    facts = [label, *([f"Region {region}"] if region else [])]
    who = ", ".join([viewer_name, *(fact for fact in facts if fact not in viewer_name)])
    return html.Div(
        [
            dcc.Location(id="address", refresh=False),
            *(
                [
                    html.Aside(
                        html.Div(DEMONSTRATION, className="wrap"),
                        className="demo",
                        **{"aria-label": "Demonstration"},
                    )
                ]
                if demonstration
                else []
            ),
            html.Header(
                html.Div(
                    [
                        html.Div(
                            [
                                html.B(PRODUCT),
                                html.Span("Peer Assistance and Coaching · Massachusetts EEC"),
                            ],
                            className="brand",
                        ),
                        html.Nav(
                            navigation(nav_pages),
                            id="navigation",
                            className="nav",
                            **{"aria-label": "Pages"},
                        ),
                        html.Div(
                            [search_field(), html.Div(id="freshness", className="fresh")],
                            className="side",
                        ),
                    ],
                    className="wrap",
                ),
                className="top",
            ),
            html.Div(id="filter-bar"),
            html.Main(
                [
                    html.Div(id="page-notices", className="notices"),
                    html.Div(id="page"),
                ],
                id="main",
                className="wrap",
                tabIndex="-1",
            ),
            html.Div(id="announce", className="sr", role="status", **{"aria-live": "polite"}),
            html.Footer(
                html.Div(
                    [
                        html.Span(f"{PRODUCT} · signed in as {who}"),
                        html.Div(
                            [
                                html.A(
                                    f"Definitions, version {definitions_version}",
                                    href="/definitions",
                                ),
                                html.A("Glossary", href="/glossary"),
                                html.A("Your account", href="/account"),
                                html.A("Accessibility", href="/accessibility"),
                                html.Button(
                                    "Print this page",
                                    id="print-page",
                                    type="button",
                                    className="btn quiet",
                                ),
                                html.Button(
                                    "Dark theme",
                                    id="theme-switch",
                                    type="button",
                                    className="btn quiet",
                                ),
                                sign_out(csrf_token),
                            ],
                            className="btns",
                        ),
                    ],
                    className="wrap foot fine",
                ),
            ),
        ],
        className="frame",
    )


def page_title(question: str) -> str:
    """The browser's title for a page."""
    return f"{question} · {PRODUCT}"
