"""Says which elements of the PAC model are not collected, why, and what collecting them would take."""

from __future__ import annotations

from functools import partial
from typing import Any

from dash import html

from config.texts.not_collected import NOT_COLLECTED
from layouts.page import Piece


def not_collected(*keys: str) -> Piece:
    """The part of a page about elements listed in `config/texts/not_collected.py`, which no file holds."""
    return Piece(f"not-collected-{keys[0]}", (), partial(_list, keys))


def _list(keys: tuple[str, ...], answers: Any = ()) -> html.Ul:
    return html.Ul([_row(key) for key in keys], className="rows attn small")


def _row(key: str) -> html.Li:
    one = NOT_COLLECTED[key]
    return html.Li(
        [
            html.Span("Not collected", className="st none"),
            html.Span(
                [
                    html.B(f"{one.label}. "),
                    one.why,
                    html.Span(f"It would take: {one.needed}", className="when"),
                ]
            ),
        ]
    )
