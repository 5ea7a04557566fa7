"""The two links to a table: as CSV, and beside it the same as an Excel workbook."""

from __future__ import annotations

from typing import Any

from dash import html


def excel_address(csv: str) -> str:
    """The address of the workbook beside a CSV: the same, with another ending."""
    path, mark, query = csv.partition("?")
    return f"{path.removesuffix('.csv')}.xlsx{mark}{query}"


def both(what: str, csv: str, className: str | None = None) -> list[Any]:
    """Links to a table at the address of its CSV; `what` is said as in "Download list"."""
    look = {"className": className} if className else {}
    named = {"aria-label": f"Excel: {what[:1].lower()}{what[1:]}"}  # begins with what is to be seen
    return [
        html.A(f"{what} (CSV)", href=csv, **look),
        html.A("Excel", href=excel_address(csv), **look, **named),
    ]
