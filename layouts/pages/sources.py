"""The page that says where a figure comes from: the imported files behind it, down to their lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from dash import html

from config.date_words import day_words, month_words, time_words
from config.program.breakdowns import CARRIED, FILTERS
from config.roles import Audience
from data_access.asking.withholding import SMALL
from data_access.imports.formats import FORMATS
from data_access.imports.line_ranges import in_words, row_in_tab, tab_of
from data_access.imports.same_ids import OtherId
from data_access.lists.provenance import (
    Provenance,
    SourceFile,
    Traced,
    trace,
)
from data_access.measures import FAMILIES, MEASURES
from data_access.measures.filters import (
    Filters,
    read_filters,
    region_words,
)
from data_access.measures.measure import Measure, Timing
from layouts import tables, words
from layouts.body import title
from layouts.download import both
from layouts.page import CsvFile, PageRequest, PlainPage

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
            *(html.P(_read_as(other), className="fine") for other in provenance.other_ids),
            html.P(_note(provenance), className="fine"),
            html.P(
                [
                    *both("Download the sources", address(measure.key, query, True)),
                    html.A("Definition", href=f"/definitions/{measure.key}"),
                    html.A("Another figure", href=f"{PATH}?{query}" if query else PATH),
                ],
                className="links",
            ),
        ]
    )


_OF_EVERYBODY = " The files named are those behind the figure of all regions and people."


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
    if None in files:
        return "Its files come region by region, and are told together."
    number = words.spelled(len(files))
    verb = "file wrote" if len(files) == 1 else "files wrote"
    return f"{words.sentence_case(number)} {verb} the rows it rests on."


def _read_as(other: OtherId) -> str:
    """Why lines that name one id count for another."""
    text = f"Lines that name {other.other_id} count for {other.kept_id}: it is one {other.kind}"
    if other.said is None:
        return f"{text}."
    said = other.said
    kept = "" if said.kept_id == other.kept_id else f", as {said.kept_id}"
    return f"{text}{kept} ({said.ground}; said by {said.who} on {day_words(said.at.date())})."


def _note(provenance: Provenance) -> str:
    text = "A row counts for the import that wrote it last; what it replaced is kept there."
    if provenance.edition is not None:
        they = "Of this outcome figure they" if provenance.measure.is_outcome else "They"
        text += f" {they} are counted as of {day_words(provenance.edition)}."
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
                [html.B("Numbers of rows are withheld. "), traced.withheld, _OF_EVERYBODY],
                className="note info",
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
    if found.import_id is None:
        return [html.B("All files together")]
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
        cells.append(html.Span(_shortened(in_words(found.lines, found.tabs)), className="ranges"))
    return cells


def _shortened(lines: str) -> str:
    parts = lines.split(", ")
    if len(parts) <= _RANGES_SHOWN:
        return lines
    left = words.number_of(len(parts) - _RANGES_SHOWN, "more ranges")
    return f"{', '.join(parts[:_RANGES_SHOWN])} and {left} (all are in the CSV)"


# -- the page and its file -----------------------------------------------------------------------


@dataclass(frozen=True)
class _Asked:
    """What an address asks for: where the figure comes from, if it names one, and the filters."""

    provenance: Provenance | None
    filters: Filters


@dataclass(frozen=True)
class _LinesOfFile:
    """A row of the file: lines of one imported file, or all of it for whom sees no lines."""

    traced: Traced
    file: SourceFile
    lines: str


def _read(request: PageRequest) -> _Asked:
    measure, scope = MEASURES.get(request.asked.get(MEASURE, "")), request.viewer.scope
    filters, _ = read_filters(request.asked, scope, request.today)
    if measure is None or scope.is_empty:
        return _Asked(None, filters)
    with request.reading() as reader:
        found = trace(reader, measure, filters, request.today, request.policy)
        return _Asked(found, filters)


def _csv(found: _Asked, request: PageRequest) -> CsvFile | None:
    provenance = found.provenance
    if provenance is None:
        return None
    measure, filters = provenance.measure, provenance.filters.encode()
    columns: dict[str, Callable[[_LinesOfFile], Any]] = {
        "source": lambda row: row.traced.what,
        "table": lambda row: row.traced.table,
        "import_id": lambda row: row.file.import_id,
        "file_name": lambda row: row.file.file_name,
        "format": lambda row: row.file.format,
        "imported_by": lambda row: row.file.imported_by,
        "imported_at": lambda row: row.file.finished_at and row.file.finished_at.isoformat(),
        "rows": lambda row: row.file.rows,
        "suppression": lambda row: "" if row.file.rows is not None else SMALL,
        "tab": lambda row: tab_of(row.lines, row.file.tabs),
        "first_line": lambda row: row_in_tab(row.lines.partition("-")[0], row.file.tabs),
        "last_line": lambda row: row_in_tab(row.lines.rpartition("-")[2], row.file.tabs),
        "measure": lambda row: measure.key,
        "measure_label": lambda row: measure.label,
        "definition_version": lambda row: measure.version,
        "filters": lambda row: filters,
        "as_of": lambda row: provenance.edition or request.today,
    }
    rows = (
        _LinesOfFile(traced, file, lines)
        for traced in provenance.traced
        for file in traced.files
        for lines in file.lines.split(", ")
    )
    return CsvFile.of(f"sources-{measure.key}", columns, rows)


PAGE = PlainPage(
    key="sources",
    path=PATH,
    nav="",  # no entry of the navigation: it is reached from a figure
    question="Where does this figure come from?",
    audience=Audience.FIGURES,
    read=_read,
    build=lambda found, request: build(
        found.provenance, found.filters, {key: form.label for key, form in FORMATS.items()}
    ),
    file=_csv,
    announces=lambda request: read_filters(request.asked, request.viewer.scope, request.today)[1],
)
