"""Links of the help pages: to a page where the reader may open it, else only its words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html

Opens = Mapping[str, str]  # pages the reader may open: key to address


def to(opens: Opens, page: str, text: str, more: str = "") -> Any:
    """The text as a link to a page; `more` is added to its address."""
    return html.A(text, href=f"{opens[page]}{more}") if page in opens else text


def defined(measure: str, text: str) -> html.A:
    """A link to the definition of a measure."""
    return html.A(text, href=f"/definitions/{measure}")


def word(key: str, text: str) -> html.A:
    """A link to an entry of the glossary."""
    return html.A(text, href=f"/glossary#{key}")
