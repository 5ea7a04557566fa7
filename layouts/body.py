"""A page of figures before it has answers: title, slots for pieces, frames of panels."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dash import html

from data_access.measures.filters import Notice
from layouts.download import excel_address
from layouts.page import Page, Panel, Piece, Section
from layouts.panels import frame, part_id


def piece_id(key: str) -> dict[str, str]:
    """The id of a piece's slot."""
    return {"part": "piece", "panel": key}


def lead_id(page: Page) -> dict[str, str]:
    """The id of a page's first sentence."""
    return {"part": "lead", "panel": page.key}


# The link to the CSV of a whole page has the same kind of id as those of its panels.
PAGE_CSV = part_id("csv", "whole-page")
PAGE_EXCEL = part_id("xlsx", "whole-page")


def body(page: Page, csv_href: Callable[[Panel | None], str]) -> html.Div:
    """The fixed part of a page.

    `csv_href` returns the address of a panel's CSV for the current filters; called with None, that of
    the CSV of all the page's panels together.
    """
    return html.Div(
        [
            title(page.question, html.P(id=lead_id(page), className="lead")),
            *(_slot(p) for p in page.opening),
            *(_section(s, csv_href) for s in page.sections),
            html.P(
                [
                    html.A(
                        "Download all figures of this page (CSV)",
                        href=csv_href(None),
                        id=PAGE_CSV,
                    ),
                    html.A(
                        "Excel",
                        href=excel_address(csv_href(None)),
                        id=PAGE_EXCEL,
                        **{"aria-label": "Excel: download all figures of this page"},
                    ),
                ],
                className="links page-links",
            ),
        ]
    )


def title(question: str, *below: html.P) -> html.Div:
    """A page's question as its heading, which receives the focus after navigation."""
    return html.Div([html.H1(question, id="page-title", tabIndex="-1"), *below], className="title")


def _slot(piece: Piece) -> html.Div:
    return html.Div(id=piece_id(piece.key), className=f"piece {piece.key}")


def _section(section: Section, csv_href: Callable[[Panel | None], str]) -> html.Section:
    head = [html.H2(section.title)] if section.title else []
    note = [html.P(section.note, className="small muted readme")] if section.note else []
    panels = [frame(p, csv_href(p)) for p in section.panels]
    return html.Section(
        [
            *head,
            *note,
            *([html.Div(panels, className=section.grid)] if panels else []),
            *(_slot(p) for p in section.pieces),
        ]
    )


def nothing_yet(may_import: bool) -> html.Div:
    """The notice above every page before the first import: it names the next step."""
    if may_import:
        step: list[Any] = [
            html.A("Import the first files", href="/imports"),
            ": programs, participants and pairs first, then coaching logs and CLASS observations.",
        ]
    else:
        step = [
            "Figures stand here once a facilitator or an administrator has imported files. ",
            html.A("See what each figure will mean", href="/definitions"),
            ".",
        ]
    return html.Div(
        [html.B("There are no data yet."), html.Span(step)], className="note info", role="status"
    )


def notices(many: Sequence[Notice], kind: str = "info") -> list[html.Div]:
    """Notices as shown above a page."""
    return [
        html.Div([html.B(n.title), n.text], className=f"note {kind}", role="status") for n in many
    ]
