"""The parts of plain forms: fields that stand under their labels, hidden values, buttons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import html


def hidden(values: Mapping[str, str]) -> list[Any]:
    """Values that are sent with a form and not shown."""
    return [dbc.Input(type="hidden", name=name, value=value) for name, value in values.items()]


def field(label: str, control: Any, hint: str = "") -> html.Div:
    """A control under its label, and a hint between the two."""
    told = [html.Span(hint, className="hint")] if hint else []
    return html.Div([html.Label(label, htmlFor=control.id), *told, control])


def text(id_: str, name: str, value: str = "", kind: str = "text", **more: Any) -> Any:
    """A field of one line."""
    return dbc.Input(id=id_, name=name, type=kind, value=value, className="ctl", **more)


def select(id_: str, name: str, options: Sequence[tuple[str, str]], value: str) -> Any:
    """One of several: values and their labels."""
    return dbc.Select(
        id=id_,
        name=name,
        options=[{"value": one, "label": label} for one, label in options],
        value=value,
        className="ctl",
    )


def form(address: str, sent: Mapping[str, str], fields: Sequence[Any], button: str) -> html.Form:
    """A form with one button; `sent` are its hidden values."""
    main = "btn pri" if fields else "btn"
    return html.Form(
        [
            *hidden(sent),
            *fields,
            html.Div(html.Button(button, type="submit", className=main), className="btns"),
        ],
        action=address,
        method="post",
        className="form",
    )
