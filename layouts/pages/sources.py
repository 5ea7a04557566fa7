"""The page that says where a figure comes from: the imported files behind it, down to their lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from dash import html

from config.program.breakdowns import CARRIED, FILTERS
from config.program.calendars import (
    day_words,
    month_words,
)
from data_access.lists.provenance import (
    Provenance,
    SourceFile,
    Traced,
)
from data_access.measures import FAMILIES, MEASURES
from data_access.measures.filters import (
    Filters,
    region_words,
)
from data_access.measures.measure import Measure, Timing
from layouts import tables, words
from layouts.body import title
from layouts.page import PlainPage
from layouts.shell import time_words

PATH = "/sources"
MEASURE = "measure"
_RANGES_SHOWN = 12
NO_LABELS: Mapping[str, str] = {}


def address(measure: str, query: str = "", file: bool = False) -> str:
    """The address that says where a measure comes from, under the filters of a query."""
    path = f"{PATH}.csv" if file else PATH
    asked = urlencode({MEASURE: measure})
    return f"{path}?{asked}&{query}" if query else f"{path}?{asked}"


def build(
    provenance: Provenance | None = None,
    filters: Filters | None = None,
    labels: Mapping[str, str] = NO_LABELS,
) -> html.Div:
    """One figure's files, or, where no measure is asked for, every figure to choose from.

    `labels` are the formats of files in words.
    """
    if provenance is None:
        return _choice(filters.encode() if filters else "")
    measure, query = provenance.measure, provenance.filters.encode()
    return html.Div(
        [
            title(
                PAGE.question,
                html.P(
                    [html.B(measure.label), f": {_about(provenance)}. {_lead(provenance)}"],
                    className="lead",
                ),
            ),
            *(_source(t, provenance, labels) for t in provenance.traced),
            html.P(_note(provenance), className="fine"),
            html.P(
                [
                    html.A("Download the sources (CSV)", href=address(measure.key, query, True)),
                    html.A("Definition", href=f"/definitions/{measure.key}"),
                    html.A("Another figure", href=f"{PATH}?{query}" if query else PATH),
                ],
                className="links",
            ),
        ]
    )


def _choice(query: str) -> html.Div:
    return html.Div(
        [
            title(
                PAGE.question,
                html.P(
                    "Choose a figure to see which imports its rows came from. The filters of the "
                    "page you came from go along.",
                    className="lead",
                ),
            ),
            *(_family(key, label, query) for key, label in FAMILIES.items()),
        ]
    )


def _family(key: str, label: str, query: str) -> html.Section:
    mine = [m for m in MEASURES.values() if m.family == key]
    return html.Section(
        [
            html.H2(label),
            html.Ul(
                [html.Li(html.A(m.label, href=address(m.key, query))) for m in mine],
                className="rows small",
            ),
        ]
    )


def _about(provenance: Provenance) -> str:
    """The filters and the days, in words."""
    measure, filters = provenance.measure, provenance.filters
    said = [region_words(provenance.region)]
    for key, value in filters.chosen:
        if key != "region" and (key in CARRIED or key in measure.filtered_by):
            said.append(FILTERS[key].words(str(value)))
    said.append(_days(measure, provenance))
    return ", ".join(said)


def _days(measure: Measure, provenance: Provenance) -> str:
    span = provenance.span
    if measure.timing is Timing.NONE:
        return f"as of {day_words(span.as_of)}"
    if measure.timing is Timing.FISCAL_YEARS:
        return span.fiscal_year_words
    return f"{month_words(span.first)} to {month_words(span.last)}"


def _lead(provenance: Provenance) -> str:
    files = {f.import_id for t in provenance.traced for f in t.files}
    if not files:
        return "No imported row stands behind it."
    number = words.spelled(len(files))
    verb = "file wrote" if len(files) == 1 else "files wrote"
    return f"{words.sentence_case(number)} {verb} the rows it rests on."


def _note(provenance: Provenance) -> str:
    text = "A row counts for the import that wrote it last; what it replaced is kept there."
    if not provenance.shows_lines:
        text += " Lines of files are shown to the facilitator of the region."
    return text


def _source(traced: Traced, provenance: Provenance, labels: Mapping[str, str]) -> html.Section:
    heading = html.H2(words.sentence_case(traced.what))
    if not traced.files:
        return html.Section(
            [heading, html.Div(html.B("No row of these stands behind it."), className="empty")]
        )
    withheld = (
        [
            html.Div(
                [html.B("Numbers of rows are withheld. "), traced.withheld], className="note info"
            )
        ]
        if traced.withheld
        else []
    )
    heads = [("File", False), ("Read", False), ("By", False), ("Rows", True)]
    if provenance.shows_lines:
        heads.append(("Lines of the file", False))
    total = traced.rows
    rows = "withheld" if total is None else words.count(total)
    return html.Section(
        [
            heading,
            *withheld,
            tables.plain_table(
                f"Imports that wrote the {traced.what} behind the figure; rows in all: {rows}",
                heads,
                [(_file(f, labels), _cells(f, provenance)) for f in traced.files],
            ),
        ]
    )


def _file(found: SourceFile, labels: Mapping[str, str]) -> list[Any]:
    if not found.file_name:
        return [html.B(f"Import {found.import_id}"), ", sent for another region"]
    name: Any = html.B(found.file_name)
    if found.may_open:
        name = html.A(found.file_name, href=f"/imports/{found.import_id}")
    kind = labels.get(found.format, found.format)
    return [name, html.Span(f"Import {found.import_id}, {kind}", className="fine below")]


def _cells(found: SourceFile, provenance: Provenance) -> list[Any]:
    cells: list[Any] = [
        time_words(found.finished_at) if found.finished_at else "not shown",
        found.imported_by or "not shown",
        html.Span("withheld", className="why") if found.rows is None else words.count(found.rows),
    ]
    if provenance.shows_lines:
        cells.append(html.Span(_shortened(found.lines), className="ranges"))
    return cells


def _shortened(lines: str) -> str:
    parts = lines.split(", ")
    if len(parts) <= _RANGES_SHOWN:
        return lines
    left = words.count(len(parts) - _RANGES_SHOWN)
    return f"{', '.join(parts[:_RANGES_SHOWN])} and {left} more ranges (all are in the CSV)"


# No entry of the navigation: it is reached from a figure.
PAGE = PlainPage("sources", PATH, "", "Where does this figure come from?", build)
