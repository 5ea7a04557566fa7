"""Shows what saving a file would do: its rows, what is refused, what is in doubt, which figures change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import dash_bootstrap_components as dbc
from dash import html

from config.date_words import day_words, month_words, time_words
from config.program.breakdowns import BREAKDOWNS
from config.program.regions import BY_NUMBER
from data_access.asking.answers import Cell
from data_access.imports.days import DATE_PATTERNS
from data_access.imports.formats import FORMATS
from data_access.imports.line_ranges import in_words, place_of
from data_access.imports.preview import FigureChange, Preview, Recognised
from data_access.imports.reshaping import JOINT
from data_access.imports.told import WHY_TAKEN
from data_access.imports.uploads import (
    WAITING,
    Upload,
)
from data_access.measures import MEASURES
from layouts import tables, words
from layouts.body import title
from layouts.pages.imports_asked import NIGHTS_SAID
from layouts.pages.imports_file import Shown, address, button, discard_form, form_of

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def build_preview(shown: Shown, preview: Preview) -> html.Div:
    upload = shown.upload
    return html.Div(
        [
            title(_headline(preview), html.P(_lead(upload, preview), className="lead")),
            html.Div(
                [
                    html.Section(
                        [
                            html.H2("What happens to each row"),
                            _fates(preview),
                            *why_taken(preview.rows_taken),
                        ]
                    ),
                    _figures(upload, preview),
                ],
                className="two",
            ),
            *_refusals(shown, preview),
            *_doubts(preview),
            *_before(preview),
            _first_rows(preview),
            *_domains(preview),
            _how_read(preview.recognised),
            _decide(shown, preview),
        ]
    )


def _headline(preview: Preview) -> str:
    if not preview.can_be_saved:
        if preview.rows_unchanged and not preview.rows_refused:
            return "Every row is here already. Nothing would change."
        return "No row can be saved. Nothing was changed."
    touched, total = (
        words.count(preview.rows_touched),
        words.number_of(preview.rows_in_file, "rows"),
    )
    if preview.rows_touched == preview.rows_in_file:
        rows = "The one row" if preview.rows_in_file == 1 else f"All {total}"
        return f"{rows} can be saved. Nothing is saved yet."
    return f"{touched} of {total} can be saved. Nothing is saved yet."


def _lead(upload: Upload, preview: Preview) -> str:
    form = FORMATS[preview.recognised.format]
    parts = [f"{upload.file_name}, read as “{words.sentence_case(form.label)}”."]
    if tabs := preview.recognised.tabs:
        parts.append(f"{words.sentence_case(words.spelled(len(tabs)))} tabs are read together.")
    if left := preview.recognised.tabs_left:
        are = "tab is" if left == 1 else "tabs are"
        parts.append(
            f"{words.sentence_case(words.spelled(left))} {are} not read; see \u201cKept, with a doubt\u201d."
        )
    counted = []
    if preview.rows_refused:
        are = "row is" if preview.rows_refused == 1 else "rows are"
        counted.append(f"{words.spelled(preview.rows_refused)} {are} refused")
    if preview.rows_unchanged:
        are = "is" if preview.rows_unchanged == 1 else "are"
        counted.append(f"{words.spelled(preview.rows_unchanged)} {are} already here")
    if preview.rows_left_out:
        are = "is" if preview.rows_left_out == 1 else "are"
        counted.append(f"{words.spelled(preview.rows_left_out)} {are} left out, as was said")
    if counted:
        parts.append(words.sentence_case(words.listing(counted)) + ".")
    if preview.earlier_on is not None:
        parts.append(
            f"This very file was imported on {day_words(preview.earlier_on)} by "
            f"{preview.earlier_by}."
        )
    if preview.can_be_saved:
        parts.append("Look at what would change, then save or leave.")
    return " ".join(parts)


def _fates(preview: Preview) -> Any:
    refused: Any = "Refused"
    if preview.rows_refused:
        refused = html.Span("Refused", className="st act")
    apart: list[tuple[Any, int, str]] = [
        ("Added as new", preview.rows_new, preview.lines.new),
        ("Replace an earlier version", preview.rows_changed, preview.lines.changed),
        ("Already here, unchanged", preview.rows_unchanged, preview.lines.unchanged),
    ]
    fates: list[tuple[Any, int, str]] = [
        *([("Taken", preview.rows_taken, preview.lines.taken)] if preview.rows_taken else apart),
        (refused, preview.rows_refused, preview.lines.refused),
    ]
    told = [(what, n, in_words(lines, preview.recognised.tabs)) for what, n, lines in fates]
    if preview.rows_left_out:
        told.append(("Left out, as was said", preview.rows_left_out, preview.lines_left_out))
    told.append(("Rows in the file", preview.rows_in_file, ""))
    return tables.plain_table(
        "Rows of the file",
        [("What happens", False), ("Rows", True), ("Lines of the file", False)],
        [
            (
                what,
                [
                    html.B(words.count(count)),
                    html.Span(_shortened(lines), className="ranges"),
                ],
            )
            for what, count, lines in told
        ],
        hide_caption=True,
    )


def why_taken(rows: int) -> list[Any]:
    """Why it is not said which rows are new, where some are taken without saying it."""
    return [html.P(WHY_TAKEN, className="small muted readme")] if rows else []


def _shortened(ranges: str, most: int = 200) -> str:
    return ranges if len(ranges) <= most else f"{ranges[:most].rpartition(', ')[0]} …"


def _figures(upload: Upload, preview: Preview) -> html.Section:
    whose = BY_NUMBER[upload.region].label if upload.region in BY_NUMBER else "the figures"
    heading = html.H2(f"What this changes in {whose}")
    if preview.figures_left_out:
        return html.Section([heading, html.P(preview.figures_left_out, className="small muted")])
    span = f"{month_words(preview.figures_from)} to {month_words(preview.figures_to)}"
    return html.Section(
        [
            heading,
            tables.plain_table(
                f"{span}; outcomes by whole program years",
                [("Measure", False), ("Now", True), ("After saving", True)],
                [_figure(change) for change in preview.figures],
            ),
        ]
    )


def _figure(change: FigureChange) -> tuple[Any, list[Any]]:
    measure = MEASURES[change.measure]
    where = (change.now or change.after or Cell({})).where
    parts = [
        BREAKDOWNS[name].text(code) if name in BREAKDOWNS else measure.part_labels.get(code, code)
        for name, code in where.items()
        if code != "all"
    ]
    label = ", ".join([measure.label, *parts])
    if change.why or change.now is None or change.after is None:
        return label, [html.Span(change.why, className="why"), ""]
    return label, [_value(change.now, measure), _value(change.after, measure)]


def _value(cell: Cell, measure: Any) -> Any:
    counted = words.counted(cell, measure)
    shown = words.shown(cell, measure)
    return [html.B(shown), html.Span(counted, className="below fine")] if counted else shown


def _new_words(shown: Shown, preview: Preview) -> list[Any]:
    """That words are new to the file's map, and the way to teach it them."""
    many, upload = preview.rows_unknown_words, shown.upload
    if not many or not may_match(upload):
        return []
    are = "row is" if many == 1 else "rows are"
    return [
        html.P(
            f"{words.sentence_case(words.spelled(many))} {are} refused for words that the map "
            f"\u201c{preview.recognised.map_name}\u201d does not know. Say once what they mean:",
            className="small readme",
        ),
        form_of(upload, shown.token, "match", button("Match anew"), wide=True),
    ]


def _refusals(shown: Shown, preview: Preview) -> list[Any]:
    upload = shown.upload
    if not preview.refusals_total:
        return []
    left = preview.refusals_total - len(preview.refusals)
    more = f" The first {words.count(len(preview.refusals))} are listed." if left else ""
    total = preview.refusals_total
    return [
        html.Section(
            [
                html.H2(
                    f"{words.sentence_case(words.spelled(total))} "
                    f"{'value is' if total == 1 else 'values are'} refused"
                ),
                html.P(
                    "Correct them in your file and send it again: rows already saved are recognized "
                    f"and not counted twice.{more}",
                    className="small muted readme",
                ),
                *_new_words(shown, preview),
                refusal_table(preview.refusals, preview.recognised.tabs),
                html.P(
                    html.A(
                        "Download the refused values with reasons (CSV)",
                        href=f"{address(upload.upload_id)}.csv",
                    ),
                    className="links",
                ),
            ]
        )
    ]


def refusal_table(refusals: Sequence[Any], tabs: Sequence[str]) -> Any:
    """Refused values by line: where, what the file says, why not, what to do."""
    heads = [
        ("Line", False),
        ("Column", False),
        ("The file says", False),
        ("Why it is refused", False),
        ("What to do", False),
    ]
    return tables.plain_table(
        "Refused values by line",
        heads,
        [
            (
                html.B(place_of(r.line, tabs)),
                [
                    r.column,
                    html.Span(r.value or "(empty)", className="said"),
                    r.reason,
                    r.remedy,
                ],
            )
            for r in refusals
        ],
        hide_caption=True,
    )


def _doubts(preview: Preview) -> list[Any]:
    if not preview.doubts:
        return []
    items = [html.Li([html.B(d.title), " ", d.text]) for d in preview.doubts]
    return [html.Section([html.H2("Kept, with a doubt"), html.Ul(items, className="rows")])]


def _before(preview: Preview) -> list[html.Section]:
    """Lines whose columns become rows, as they stand in the file: to be held against the rows below."""
    before = preview.before
    if before is None:
        return []
    heads = [("Line", False), *((h, False) for h in before.headings)]
    rows = [
        (html.B(place_of(line, preview.recognised.tabs)), list(texts))
        for line, texts in before.lines
    ]
    table = tables.plain_table("First lines", heads, rows, hide_caption=True)
    heading = "The first lines as they stand in the file"
    return [html.Section([html.H2(heading), tables.sideways(heading, table)])]


def _domains(preview: Preview) -> list[html.Section]:
    """CLASS scores the way pages use them: by domain, with the column each dimension came from."""
    if not preview.domains:
        return []
    rows = [
        (
            html.B(found.observation),
            [
                found.label,
                "none" if found.score is None else f"{found.score:.2f}",
                [
                    "; ".join(
                        f"{d.label} {d.score:.2f} (column {d.column})" for d in found.dimensions
                    ),
                    *(
                        [html.Span(f"Missing: {', '.join(found.missing)}.", className="below fine")]
                        if found.missing
                        else []
                    ),
                ],
            ],
        )
        for found in preview.domains
    ]
    return [
        html.Section(
            [
                html.H2("The scores as pages will show them"),
                html.P(
                    "By domain, from this file alone. A domain needs all of its dimensions; Negative "
                    "Climate counts as its absence, where 7 is best.",
                    className="small muted readme",
                ),
                tables.plain_table(
                    "Domains of the first observations",
                    [
                        ("Observation", False),
                        ("Domain", False),
                        ("Score", True),
                        ("From", False),
                    ],
                    rows,
                    hide_caption=True,
                ),
            ]
        )
    ]


def _first_rows(preview: Preview) -> html.Section:
    if not preview.rows:
        return html.Section([])
    heads = [("Line", False), ("Fate", False), *((h, False) for h in preview.headings)]
    rows = [
        (html.B(place_of(r.line, preview.recognised.tabs)), [r.fate, *r.values])
        for r in preview.rows
    ]
    return html.Section(
        [
            html.H2("The first rows as they would be stored"),
            tables.sideways(
                "The first rows as they would be stored",
                tables.plain_table("First rows", heads, rows, hide_caption=True),
            ),
        ]
    )


def _how_read(recognised: Recognised) -> html.Section:
    facts = [("Kind of file", words.sentence_case(FORMATS[recognised.format].label))]
    if recognised.map_name:
        facts.append(("Read by the map", recognised.map_name))
    if recognised.tabs:
        facts.append(("Tabs read together", ", ".join(recognised.tabs)))
    elif recognised.sheet:
        facts.append(("Sheet", recognised.sheet))
    if recognised.delimiter:
        facts.append(("Values separated by", _DELIMITERS[recognised.delimiter]))
    if recognised.encoding:
        name = "Windows-1252" if recognised.encoding == "cp1252" else "UTF-8"
        facts.append(("Letters written in", name))
    dates = DATE_PATTERNS[recognised.date_format or "%Y-%m-%d"]
    facts.append(("Dates", dates))
    if recognised.night_times:
        facts.append(("Start times at night", NIGHTS_SAID[recognised.night_times]))
    facts.append(("Headings on row", str(recognised.heading_line)))
    facts += [(f"Every row has as {ours}", text) for ours, text in recognised.constants]
    return html.Section(
        html.Details(
            [
                html.Summary("How the file was read, column by column"),
                tables.plain_table(
                    "How the file was read",
                    [("What", False), ("Found", False)],
                    [(what, [found]) for what, found in facts],
                    hide_caption=True,
                ),
                tables.plain_table(
                    "Which heading gives which column",
                    [("Heading in the file", False), ("Column", False)],
                    [(theirs, [ours.replace(JOINT, ": ")]) for theirs, ours in recognised.columns],
                ),
            ],
            className="older",
        )
    )


def _decide(shown: Shown, preview: Preview) -> html.Section:
    upload = shown.upload
    if not preview.can_be_saved or upload.status != "ready":
        return html.Section(
            [
                *([kept(shown)] if may_match(upload) else []),
                html.P([html.A("Send another file", href="/imports")], className="links"),
            ]
        )
    known = set(preview.recognised.ignored) - set(preview.recognised.new_to_map)
    ignored = preview.recognised.new_to_map
    consent: list[Any] = []
    if known:
        consent.append(
            html.P(
                "Left out, as the map says: "
                f"{', '.join(h for h in preview.recognised.ignored if h in known)}.",
                className="small readme",
            )
        )
    if ignored:
        are = "column says" if len(ignored) == 1 else "columns say"
        consent += [
            html.P(
                f"{words.sentence_case(words.spelled(len(ignored)))} {are} nothing to this kind of "
                f"file: {', '.join(ignored)}.",
                className="small readme",
            ),
            dbc.Checkbox(
                id="leave-out", name="leave_out", label="Leave these columns out", value=False
            ),
        ]
    rows = words.number_of(preview.rows_touched, "rows")
    return html.Section(
        [
            html.H2("Save it?"),
            form_of(
                upload,
                shown.token,
                "confirm",
                *consent,
                html.Div(button(f"Save {rows}", primary=True), className="btns apart"),
                wide=True,
            ),
            html.Div(
                [discard_form(shown), *otherwise(shown)],
                className="btns apart",
            ),
            html.P(
                f"Saving is one step: all {rows} or none. Sent on {time_words(upload.sent_at)} by "
                f"{upload.sent_by}.",
                className="small muted",
            ),
        ]
    )


def kept(shown: Shown) -> html.Div:
    """What can be done with a file of which no row can be saved: it is kept for a day."""
    forms = [*otherwise(shown), discard_form(shown, "Discard the file")]
    return html.Div(forms, className="btns apart")


def may_match(upload: Upload) -> bool:
    """Whether the file is still here, so that it can be read otherwise."""
    looked_at = upload.preview.get("result") or upload.preview.get("by_map")
    return upload.status in (*WAITING, "refused") and bool(looked_at)


def otherwise(shown: Shown) -> list[Any]:
    """The ways to have the file read otherwise: its columns matched anew, its names said."""
    upload = shown.upload
    out = [form_of(upload, shown.token, "match", button("Match anew"), wide=True)]
    if upload.preview.get("later"):
        out.insert(
            0,
            form_of(upload, shown.token, "people_again", button("Say who is meant"), wide=True),
        )
    return out
