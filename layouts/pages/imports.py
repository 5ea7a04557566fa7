"""The imports pages: load a file, the imports so far, and what became of one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import dash_bootstrap_components as dbc
from dash import html

from config.date_words import time_words
from config.roles import Audience
from data_access.imports import column_maps, import_history, uploads
from data_access.imports.formats import FORMATS
from data_access.imports.import_history import (
    ImportDetail,
    ImportRow,
    RefusalRow,
    WouldUndo,
)
from data_access.imports.line_ranges import in_words, place_of
from data_access.imports.preview import FIGURES
from data_access.imports.uploads import Upload
from data_access.measures import MEASURES
from data_access.measures.filters import Notice
from data_access.people.accounts import Viewer
from data_access.storage.scope import ledger_of
from layouts import tables, words
from layouts.body import title
from layouts.page import Audited, PageRequest, PlainPage, View
from layouts.pages import imports_file, imports_map, imports_maps, imports_people, imports_upload
from layouts.pages.imports_maps import BY_MAP
from layouts.pages.imports_preview import refusal_table, why_taken
from layouts.pages.imports_upload import waiting_list

PATH = "/imports"
FIND_OUT = "find-out"  # not empty: a Select shows nothing at all for that
Choice = tuple[str, str]
NO_LABELS: Mapping[str, str] = {}
_LABELS = {key: form.label for key, form in FORMATS.items()}
_AT_ONCE = 12  # imports listed before the earlier ones are folded away


@dataclass(frozen=True)
class MapChoice:
    """A saved column map as a choice of the form: what it sends, its name, its words."""

    value: str
    name: str
    label: str


def template_path(form: str) -> str:
    """The address of the template of a format."""
    return f"{PATH}/templates/{form}.csv"


def build(
    recent: Sequence[ImportRow],
    formats: Sequence[Choice] = (),
    csrf_token: str = "",
    may_import: bool = True,
    maps: Sequence[MapChoice] = (),
    megabytes: int = 25,
    waiting: Sequence[Upload] = (),
) -> html.Div:
    """The form, where the viewer may import, what waits, and the imports so far, newest first.

    `maps` are files of another layout that a saved column map reads; `megabytes` is the size a
    file may have.
    """
    return html.Div(
        [
            title("What has been imported?", html.P(_lead(recent), className="lead")),
            *waiting_list(waiting),
            *([_form(formats, maps, csrf_token, megabytes)] if may_import else []),
            *(
                [
                    html.P(
                        html.A("Maps, and whom names mean", href=imports_maps.PATH),
                        className="links",
                    )
                ]
                if may_import
                else []
            ),
            html.Section([html.H2("Imports so far"), *_list(recent, dict(formats))]),
        ]
    )


def _lead(recent: Sequence[ImportRow]) -> str:
    if not recent:
        return (
            "Nothing yet. A file is read and shown first; it is saved once you have looked at it."
        )
    last = recent[0]
    number = words.sentence_case(words.spelled(len(recent)))
    files = f"{number} {'file is' if len(recent) == 1 else 'files are'}"
    return (
        f"{files} listed. The newest, {last.file_name}, was read on "
        f"{time_words(last.started_at)}: {_fates_words(last)}, "
        f"{words.count(last.rows_refused)} refused."
    )


def _fates_words(row: ImportRow) -> str:
    if row.rows_taken:
        return f"{words.number_of(row.rows_taken, 'rows')} taken"
    return f"{words.number_of(row.rows_new, 'rows')} new, {words.count(row.rows_changed)} changed"


def _form(
    formats: Sequence[Choice], maps: Sequence[MapChoice], csrf_token: str, megabytes: int
) -> html.Section:
    return html.Section(
        [
            html.H2("Import a file"),
            html.Form(
                [
                    dbc.Input(type="hidden", name="csrf_token", value=csrf_token),
                    html.Div(
                        [
                            html.Label("What is in the file", htmlFor="import-format"),
                            html.Span(
                                "The headings mostly say it. Files that are not known yet are matched "
                                "column by column.",
                                className="hint",
                            ),
                            dbc.Select(
                                id="import-format",
                                name="format",
                                options=[
                                    {"value": FIND_OUT, "label": "Find out from the headings"},
                                    *(
                                        {"value": v, "label": words.sentence_case(t)}
                                        for v, t in formats
                                    ),
                                    *({"value": m.value, "label": m.label} for m in maps),
                                ],
                                value=FIND_OUT,
                                className="ctl",
                            ),
                        ]
                    ),
                    html.Div(
                        [
                            html.Label("File", htmlFor="import-file"),
                            html.Span(
                                f"A CSV or Excel file, up to {megabytes} MB.", className="hint"
                            ),
                            # assets/file_input.js puts the browser's own file control here:
                            # Dash has no component for it that can be named and tabbed to.
                            html.Div(**{"data-file-input": "import-file"}),
                        ]
                    ),
                    html.Div(
                        html.Button("Look at the file", type="submit", className="btn pri"),
                        className="btns",
                    ),
                ],
                action=PATH,
                method="post",
                encType="multipart/form-data",
                className="form",
            ),
            html.P(
                "Nothing is saved before you have seen what would change. Rows that are already here "
                "are recognized and not counted twice; refused rows are listed with the reason and "
                "what to do.",
                className="small muted readme",
            ),
            html.P(
                [
                    "Templates with the columns and one row of examples:",
                    *(html.A(label, href=template_path(key)) for key, label in formats),
                ],
                className="links",
            ),
            html.P(
                [
                    "Saved maps of other layouts, as text:",
                    *(
                        html.A(m.label, href=f"{PATH}/maps/{quote(m.name)}.toml", download="")
                        for m in maps
                    ),
                ],
                className="links",
            ),
        ]
    )


def _status(row: ImportRow) -> html.Span:
    if row.status == "undone":
        return html.Span("Undone", className="st")
    if row.status == "saved" and not row.rows_refused:
        return html.Span("Saved", className="st ok")
    if row.status == "saved":
        return html.Span("Saved, some refused", className="st soon")
    return html.Span("Refused", className="st act")


def _list(recent: Sequence[ImportRow], labels: Mapping[str, str]) -> list[Any]:
    if not recent:
        return [html.Div(html.B("No file has been imported yet."), className="empty")]
    newest, older = recent[:_AT_ONCE], recent[_AT_ONCE:]
    out: list[Any] = [_rows("Newest first. Times are Massachusetts time.", newest, labels)]
    if older:
        said = f"{words.sentence_case(words.spelled(len(older)))} earlier"
        table = _rows("Earlier imports, newest first", older, labels)
        out.append(html.Details([html.Summary(said), table], className="older"))
    return out


def _rows(caption: str, imports: Sequence[ImportRow], labels: Mapping[str, str]) -> html.Div:
    heads = [
        ("File", False),
        ("Format", False),
        ("Read", False),
        ("By", False),
        ("Outcome", False),
        ("New", True),
        ("Changed", True),
        ("Unchanged", True),
        ("Taken", True),
        ("Refused", True),
    ]
    table = tables.plain_table(
        caption,
        heads,
        [
            (
                html.A(r.file_name, href=f"{PATH}/{r.import_id}"),
                [
                    labels.get(r.format, r.format),
                    time_words(r.started_at),
                    r.imported_by,
                    _status(r),
                    words.count(r.rows_new),
                    words.count(r.rows_changed),
                    words.count(r.rows_unchanged),
                    words.count(r.rows_taken),
                    words.count(r.rows_refused),
                ],
            )
            for r in imports
        ],
    )
    return tables.sideways(caption, table)


def build_detail(
    detail: ImportDetail, labels: Mapping[str, str] = NO_LABELS, csrf_token: str = ""
) -> html.Div:
    """What became of one file: its counts, each refused value with reason and remedy, its undoing.

    `csrf_token` is given where the viewer may take the import back.
    """
    row = detail.row
    saved = row.rows_saved
    return html.Div(
        [
            title(
                _outcome(row, saved),
                html.P(
                    f"{row.file_name}, read as “{labels.get(row.format, row.format)}” on "
                    f"{time_words(row.started_at)} by {row.imported_by}. {row.message}".strip(),
                    className="lead",
                ),
            ),
            *_undone(row, detail.consents_ended),
            html.Section(
                [html.H2("What happened to each row"), _counts(row), *why_taken(row.rows_taken)]
            ),
            *_said(row),
            _refusals(detail),
            *_replaced(detail),
            html.Section([html.H2("The file"), _file(row)]),
            *([_undo(row)] if csrf_token and row.status == "saved" else []),
            html.P(html.A("All imports", href=PATH), className="links"),
        ]
    )


def _undone(row: ImportRow, consents_ended: int) -> list[Any]:
    if row.undone_at is None:
        return []
    stays = (
        f" It had ended the consent of {words.number_of(consents_ended, 'people')}; that stays ended: a "
        "consent is given anew from a signed form, and never by taking a file back."
    )
    return [
        html.Div(
            [
                html.B("This import was undone."),
                f"{row.undone_by} took it back on {time_words(row.undone_at)}: what it had added "
                f"is gone, what it had replaced is as it was before.{stays if consents_ended else ''}",
            ],
            className="note info",
        )
    ]


def _said(row: ImportRow) -> list[Any]:
    """What was read otherwise than it stands in the file, and which tabs were not read."""
    if not row.said:
        return []
    items = [html.Li(sentence) for sentence in row.said]
    return [html.Section([html.H2("How the file was read"), html.Ul(items, className="rows")])]


def _replaced(detail: ImportDetail) -> list[Any]:
    """The values that rows had before this file replaced them."""
    if not detail.replaced:
        return []
    left_out = detail.replaced_total - len(detail.replaced)
    more = f" The first {words.count(len(detail.replaced))} are listed." if left_out > 0 else ""
    heads = [("Line", False), ("What", False), ("Key", False), ("It said before", False)]
    return [
        html.Section(
            [
                html.H2("What it replaced"),
                html.P(
                    f"The old values are kept until the import is undone.{more}",
                    className="small muted readme",
                ),
                tables.plain_table(
                    "Rows as they were before this import",
                    heads,
                    [
                        (
                            html.B(place_of(r.line, detail.row.tabs)),
                            [
                                r.table.replace("_", " "),
                                r.key,
                                html.Span(
                                    "; ".join(f"{name} {value}" for name, value in r.old_values),
                                    className="said",
                                ),
                            ],
                        )
                        for r in detail.replaced
                    ],
                    hide_caption=True,
                ),
            ]
        )
    ]


def _file(row: ImportRow) -> html.Table:
    """What tells the file from others."""
    facts: list[tuple[Any, list[Any]]] = [
        ("Name", [row.file_name]),
        ("Size", [f"{words.count(row.size)} bytes"]),
        ("SHA-256", [html.Span(row.sha256, className="ranges")]),
        ("Column map", [row.map_name or "none: the columns are the product's own"]),
        ("Number of the import", [words.count(row.import_id)]),
    ]
    return tables.plain_table(
        "The file", [("What", False), ("Value", False)], facts, hide_caption=True
    )


def undo_path(import_id: int) -> str:
    """Where the form that takes an import back is sent."""
    return f"{PATH}/{import_id}/undo"


def _undo(row: ImportRow) -> html.Section:
    return html.Section(
        [
            html.H2("Undo this import"),
            html.P(
                "What it added goes and what it replaced returns, exactly. You are shown first what would "
                "change.",
                className="small muted readme",
            ),
            html.Div(
                html.A("Undo this import…", href=undo_path(row.import_id), className="btn"),
                className="btns",
            ),
        ]
    )


def build_undo(
    found: WouldUndo, labels: Mapping[str, str] = NO_LABELS, csrf_token: str = ""
) -> html.Div:
    """Asks once whether an import is to be taken back, saying what would change."""
    row = found.row
    if found.later:
        return _undo_later_first(found)
    return html.Div(
        [
            title(
                "Undo this import?",
                html.P(
                    f"{row.file_name}, read as “{labels.get(row.format, row.format)}” on "
                    f"{time_words(row.started_at)} by {row.imported_by}.",
                    className="lead",
                ),
            ),
            html.Section(
                [
                    html.H2("What would change"),
                    html.Ul([html.Li(said) for said in _would_change(found)], className="rows"),
                ]
            ),
            html.Form(
                [
                    dbc.Input(type="hidden", name="csrf_token", value=csrf_token),
                    html.Div(
                        [
                            html.A("Keep it", href=f"{PATH}/{row.import_id}", className="btn"),
                            html.Button("Undo it", type="submit", className="btn"),
                        ],
                        className="btns",
                    ),
                ],
                action=undo_path(row.import_id),
                method="post",
            ),
        ]
    )


def _undo_later_first(found: WouldUndo) -> html.Div:
    """Says which later imports rest on one, with the way to each: it cannot be undone before them."""
    row = found.row
    return html.Div(
        [
            title(
                "A later import rests on this one",
                html.P(
                    f"{row.file_name} can be undone once what rests on it is undone; or import a "
                    "corrected file.",
                    className="lead",
                ),
            ),
            html.Section(
                [
                    html.H2("Undo first, the newest first"),
                    html.Ul(
                        [
                            html.Li(
                                [
                                    html.A(
                                        f"Import {later.import_id} ({later.file_name})",
                                        href=f"{PATH}/{later.import_id}",
                                    ),
                                    f" {later.how}.",
                                ]
                            )
                            for later in found.later
                        ],
                        className="rows",
                    ),
                ]
            ),
            html.P(html.A("Back to the import", href=f"{PATH}/{row.import_id}"), className="links"),
        ]
    )


def _would_change(found: WouldUndo) -> Iterator[str]:
    row = found.row
    if row.rows_new:
        yield f"{words.number_of(row.rows_new, 'rows')} that it added: taken out."
    if row.rows_changed:
        yield f"{words.number_of(row.rows_changed, 'rows')} that it replaced: as before this file."
    if row.rows_taken:
        yield (
            f"{words.number_of(row.rows_taken, 'rows')} that it brought: taken out, or as before this "
            "file where it replaced one."
        )
    if row.rows_unchanged:
        yield f"{words.number_of(row.rows_unchanged, 'rows')} that were here before: they stay."
    named = [words.number_of(n, into) for into, n in found.counted_anew.items()]
    if named:
        yield f"Figures of {words.listing(named)} are counted anew, on every page."
    if measures := FIGURES.get(row.format):
        labels = [MEASURES[key].label for key in measures]
        yield f"Headline figures that rest on such files: {words.listing(labels)}."
    if row.format == "participants":
        yield "A consent that the file gave ends with it; one that the file ended stays ended."
    yield "Where a later import rests on this one, nothing is changed and you are told which."


def _outcome(row: ImportRow, saved: int) -> str:
    if row.status == "undone":
        return "The import was undone"
    if row.status != "saved":
        return "The file was refused. Nothing was saved."
    if not row.rows_refused and row.rows_total == 1:
        return "The one row is in"
    if not row.rows_refused:
        return f"All {words.count(row.rows_total)} rows are in"
    are = "is" if saved == 1 else "are"
    return f"{words.count(saved)} of {words.number_of(row.rows_total, 'rows')} {are} in"


def _counts(row: ImportRow) -> html.Table:
    refused = html.Span("Refused", className="st act") if row.rows_refused else "Refused"
    apart: list[tuple[Any, int, str]] = [
        ("Added as new", row.rows_new, row.lines_new),
        ("Replaced an earlier version", row.rows_changed, row.lines_changed),
        ("Already here, unchanged", row.rows_unchanged, row.lines_unchanged),
    ]
    fates: list[tuple[Any, int, str]] = [
        *([("Taken", row.rows_taken, row.lines_taken)] if row.rows_taken else apart),
        (refused, row.rows_refused, row.lines_refused),
        ("Together", row.rows_total, ""),
    ]
    rows: list[tuple[Any, list[Any]]] = [
        (
            what,
            [html.B(words.count(count)), html.Span(in_words(lines, row.tabs), className="ranges")],
        )
        for what, count, lines in fates
    ]
    return tables.plain_table(
        "Rows of the file",
        [("What happened", False), ("Rows", True), ("Lines of the file", False)],
        rows,
        hide_caption=True,
    )


def _refusals(detail: ImportDetail) -> Any:
    refusals: Sequence[RefusalRow] = detail.refusals
    if detail.values_hidden and detail.refusals_total:
        return html.Div(
            [
                html.B(
                    f"{words.number_of(detail.refusals_total, 'refused values')} not listed here."
                ),
                "They may name people; whoever sent the file sees them, and the region it is about.",
            ],
            className="note info",
        )
    if not refusals:
        return html.Div()
    left_out = detail.refusals_total - len(refusals)
    more = f" The first {words.count(len(refusals))} are listed." if left_out > 0 else ""
    return html.Section(
        [
            html.H2(
                f"{words.sentence_case(words.spelled(detail.refusals_total))} "
                f"{'value is' if detail.refusals_total == 1 else 'values are'} refused"
            ),
            html.P(
                "Download the refused rows, correct them in a spreadsheet and send that very file: "
                "only these rows are read. Or correct your own file and send it again: rows already "
                f"saved are recognized and not counted twice.{more}",
                className="small muted readme",
            ),
            html.P(
                html.A(
                    "Download the refused rows (CSV)",
                    href=f"{PATH}/{detail.row.import_id}.csv",
                ),
                className="links",
            ),
            refusal_table(refusals, detail.row.tabs),
        ]
    )


# -- the pages -----------------------------------------------------------------------------------

# By the code in the address the form is answered with (dashboard/web/uploads.py).
PROBLEMS: dict[str, Notice] = {
    "no_file": Notice("No file was chosen.", "Choose a CSV or Excel file and send it again."),
    "empty": Notice(
        "The file is empty.", "Nothing was saved. Check that you chose the right file."
    ),
    "no_format": Notice(
        "It was not said what the file holds.",
        "Nothing was saved. Choose the kind of file (such as coaching sessions) and send it again.",
    ),
    "no_pattern": Notice(
        "It was not said how the dates are written.", "Choose one of the ways and go on."
    ),
    "no_orientation": Notice(
        "It was not said which way round Negative Climate is.", "Choose one of the two and go on."
    ),
    "no_unit": Notice(
        "It was not said what the bare numbers are.", "Choose minutes or hours and go on."
    ),
    "no_nights": Notice(
        "It was not said what is meant by start times at night.",
        "Choose one of the ways and go on.",
    ),
    "no_person": Notice(
        "Somebody who was typed in was not found among the pairs of your region, or is not the only one.",
        "All other answers are kept. Choose from the list, or type the id.",
    ),
    "consent": Notice(
        "Some columns of the file say nothing to this kind of file.",
        "Nothing is saved yet. Tick the box that leaves them out, or send a file without them.",
    ),
    "no_region": Notice(
        "Your account has no region, so it cannot import.",
        "Nothing was saved. Ask an administrator to add your region.",
    ),
}


def _problem(request: PageRequest) -> Iterable[Notice]:
    found = PROBLEMS.get(request.asked.get("problem", ""))
    return (found,) if found else ()


def _may_import(viewer: Viewer) -> bool:
    return viewer.role is not None and viewer.role.imports


@dataclass(frozen=True)
class _Listed:
    """The imports in reach, what waits of the viewer's own, and the saved maps.

    `maps` are there to choose from.
    """

    recent: Sequence[ImportRow]
    waiting: Sequence[Upload]
    maps: Sequence[MapChoice]


def _read(request: PageRequest) -> _Listed:
    may_import = _may_import(request.viewer)
    with request.reading_imports() as reader:
        recent = import_history.recent(reader)
        waiting = uploads.unsettled(reader) if may_import else ()
    scope = ledger_of(request.viewer.scope)
    known = column_maps.known(request.database, scope) if may_import else {}
    maps = [
        MapChoice(f"{one.map.format}{BY_MAP}{name}", name, one.map.name)
        for name, one in known.items()
    ]
    return _Listed(recent, waiting, maps)


def _shown(found: _Listed, request: PageRequest) -> html.Div:
    return build(
        found.recent,
        list(_LABELS.items()),
        request.viewer.csrf_token,
        _may_import(request.viewer),
        found.maps,
        request.settings.upload_megabytes,
        found.waiting,
    )


def _read_one(request: PageRequest) -> ImportDetail | None:
    number, limit = int(request.parts["import_id"]), import_history.MOST_REFUSALS_SHOWN
    with request.reading_imports() as reader:
        return import_history.detail(reader, number, limit)


def _one_shown(found: ImportDetail, request: PageRequest) -> html.Div:
    viewer = request.viewer
    return build_detail(found, _LABELS, viewer.csrf_token if _may_import(viewer) else "")


def _upload_shown(found: imports_file.Shown, request: PageRequest) -> html.Div:
    """The page of an upload; where its columns are asked for and its kind is plain, that very question."""
    if imports_people.asks_people(found):
        return imports_people.build(found)
    matched = imports_map.at_once(found)
    if matched is not None:
        return imports_map.build_columns(*matched, imports_map.people_asked(found))
    return imports_upload.build(found)


_ONE = View(
    path=f"{PATH}/<import_id>",
    # A greater number is no import, and no number to some databases.
    parts={"import_id": "[1-9][0-9]{0,8}"},
    read=_read_one,
    build=_one_shown,
    problem=_problem,
)


def _read_undo(request: PageRequest) -> WouldUndo | None:
    if not _may_import(request.viewer):
        return None
    with request.reading_imports() as reader:
        return import_history.would_undo(reader, int(request.parts["import_id"]))


_UNDOING = View(
    path=f"{PATH}/<import_id>/undo",
    parts=_ONE.parts,
    read=_read_undo,
    build=lambda found, request: build_undo(found, _LABELS, request.viewer.csrf_token),
    problem=_problem,
)
_OF_UPLOAD = {"upload_id": "[0-9a-f]{32}"}
_UPLOAD = View(
    path=f"{imports_file.PATH}/<upload_id>",
    parts=_OF_UPLOAD,
    read=imports_file.read,
    build=_upload_shown,
    problem=_problem,
    audited=Audited(
        "names_in_files",
        detail=imports_map.names_shown,
        about=lambda found: f"upload {found.upload.file_name}",
        people=lambda reader, found: imports_map.people_shown(found),
    ),
)
_MATCHING = View(
    path=f"{imports_file.PATH}/<upload_id>/map",
    parts=_OF_UPLOAD,
    read=imports_map.read,
    build=imports_map.build,
    problem=_problem,
)
_MAPS = View(
    path=imports_maps.PATH,
    read=imports_maps.read,
    build=imports_maps.build,
    audited=Audited(
        "names_in_files",
        detail=imports_maps.names_shown,
        about=lambda found: "names in files",
        people=lambda reader, found: imports_maps.people_shown(found),
    ),
)
_MAP = View(
    path=imports_maps.ONE_PATH,
    read=imports_maps.read_one,
    build=imports_maps.build_one,
)
PAGE = PlainPage(
    key="imports",
    path=PATH,
    nav="Imports",
    question="What has been imported?",
    audience=Audience.IMPORTS,
    read=_read,
    build=_shown,
    problem=_problem,
    under=(_ONE, _UNDOING, _UPLOAD, _MATCHING, _MAPS, _MAP),
    says_how_to_begin=_may_import,
)
