"""The page of one file that was sent: how far it is, what is asked, what saving it would change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import dash_bootstrap_components as dbc
from dash import html

from config.count_words import counted
from config.date_words import day_words, month_words, time_words
from config.maps import DURATION_UNITS
from config.program.breakdowns import BREAKDOWNS
from config.program.instruments import HIGHEST, LOWEST
from config.program.regions import BY_NUMBER
from data_access.asking.answers import Cell
from data_access.imports import climate
from data_access.imports.days import DATE_PATTERNS, NIGHT_TIMES
from data_access.imports.formats import FORMATS
from data_access.imports.line_ranges import in_words, place_of
from data_access.imports.mapping import NONE, UnitAsked, unit_field, units_in
from data_access.imports.preview import FigureChange, Preview, Recognised, from_json
from data_access.imports.recognition import Spread
from data_access.imports.reshaping import JOINT
from data_access.imports.told import WHY_TAKEN
from data_access.imports.upload_files import Progress, UploadFiles
from data_access.imports.uploads import (
    WAITING,
    WORKING,
    Upload,
    in_work,
)
from data_access.measures import MEASURES
from layouts import tables, words
from layouts.body import title
from layouts.page import PageRequest

PATH = "/imports/uploads"
STAGES = {
    "waiting": "Waiting for its turn",
    "reading": "Reading the rows",
    "checking": "Comparing with what is here already",
    "saving": "Saving",
}
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True)
class Shown:
    """What the page needs besides the upload: whether somebody works on it, and the form's token."""

    upload: Upload
    token: str
    goes_on: bool = False
    progress: Progress = field(default_factory=Progress)
    columns: Any | None = None  # what was seen of the columns of an unknown layout
    people: Any | None = None  # whom the file names, and who may be meant


def read_upload(request: PageRequest) -> tuple[Upload, UploadFiles, bool] | None:
    """The upload an address names, its files, and whether somebody works on it; None where it is
    not the viewer's."""
    role, upload_id = request.viewer.role, request.parts["upload_id"]
    if role is None or not role.imports:
        return None
    files = UploadFiles(request.settings.uploads_folder, upload_id)
    found = in_work(request.reading_imports, files)
    return None if found is None else (found[0], files, found[1])


def read(request: PageRequest) -> Shown | None:
    """What the page of an upload shows."""
    found = read_upload(request)
    if found is None:
        return None
    upload, files, goes_on = found
    return Shown(
        upload,
        request.viewer.csrf_token,
        goes_on,
        files.progress(),
        files.columns() if upload.status == "asking" else None,
        files.people() if upload.status == "asking" else None,
    )


def address(upload_id: str) -> str:
    """The address of an upload's page, and of the forms on it."""
    return f"{PATH}/{upload_id}"


def build(shown: Shown) -> html.Div:
    """The page in the state the upload is in."""
    upload = shown.upload
    if upload.status in WORKING:
        return _working(shown) if shown.goes_on else _ended(shown)
    if upload.status == "asking":
        return _ASKING[upload.preview.get("question") or "layout"](shown)
    if upload.status in ("ready", "refused") and upload.preview.get("result"):
        return _preview(shown, from_json(upload.preview["result"]))
    if upload.status == "saved":
        return _saved(upload)
    if upload.status == "discarded":
        return _said("This file was discarded.", "Nothing of it was saved.", _back())
    return _said(
        "The file cannot be taken. Nothing was saved.",
        f"{upload.file_name}: {upload.message}",
        *([_kept(shown)] if _may_match(upload) else []),
        html.Div([_back("Send another file")], className="links"),
        _guide(),
    )


def _said(heading: str, sentence: str, *below: Any) -> html.Div:
    return html.Div([title(heading, html.P(sentence, className="lead")), *below])


def _back(label: str = "All imports") -> html.P:
    return html.P(html.A(label, href="/imports"), className="links")


def _guide() -> html.P:
    return html.P(
        "The templates on the imports page hold the headings of every kind of file.",
        className="small muted",
    )


def form_of(upload: Upload, token: str, do: str, *parts: Any, wide: bool = False) -> html.Form:
    """A form of the upload's pages: `do` names what its button does."""
    return html.Form(
        [
            dbc.Input(type="hidden", name="csrf_token", value=token),
            dbc.Input(type="hidden", name="do", value=do),
            *parts,
        ],
        action=address(upload.upload_id),
        method="post",
        className="" if wide else "form",
    )


def button(label: str, primary: bool = False) -> html.Button:
    """A form's button."""
    return html.Button(label, type="submit", className="btn pri" if primary else "btn")


def discard_form(shown: Shown, label: str = "Leave, save nothing") -> html.Form:
    """The button that forgets the file."""
    return form_of(shown.upload, shown.token, "discard", button(label), wide=True)


# ---------------------------------------------------------------------------------------------
# While it is worked on, and when that ended too early
# ---------------------------------------------------------------------------------------------


def _working(shown: Shown) -> html.Div:
    upload, progress = shown.upload, shown.progress
    saving = upload.status == "saving"
    heading = "The file is being saved" if saving else "The file is being read"
    now = STAGES.get(progress.stage, progress.stage)
    if progress.place:
        now = f"{now}: place {progress.place} among the files that wait"
    known = {"max": str(progress.of), "value": str(progress.rows)} if progress.of else {}
    return _said(
        heading,
        f"{upload.file_name}, {_size(upload.size)}. "
        + ("All of its good rows are saved, or none." if saving else "Nothing is saved yet."),
        html.Div(
            [
                html.Progress(**known, **{"aria-label": heading}),
                html.P(now, className="small", role="status"),
            ],
            className="progress-of",
            **_going_on(upload),
        ),
        html.P(
            html.A("Look again", href=f"{address(upload.upload_id)}?again=1"), className="links"
        ),
    )


def _going_on(upload: Upload) -> dict[str, str]:
    """Has assets/progress.js ask how far the work is, and open what comes next once it is done."""
    return {"data-progress": f"{address(upload.upload_id)}/progress"}


def _ended(shown: Shown) -> html.Div:
    upload = shown.upload
    doing = "saving" if upload.status == "saving" else "reading"
    why = shown.progress.ended or (
        f"The {doing} of {upload.file_name} was broken off, perhaps because the server was restarted."
    )
    return html.Div(
        [
            title(
                f"The {doing} ended before it was done. Nothing was saved.",
                html.P(f"{why} The file is still here.", className="lead"),
            ),
            html.Div(
                [
                    form_of(
                        upload, shown.token, "again", button("Try again", primary=True), wide=True
                    ),
                    discard_form(shown, "Discard the file"),
                ],
                className="btns apart",
            ),
        ]
    )


def _saved(upload: Upload) -> html.Div:
    """On the way to the import, like a saving that was still going on when its page came."""
    return _said(
        "The file is imported",
        f"{upload.file_name} was saved.",
        html.P(
            html.A("See what became of each row", href=f"/imports/{upload.import_id}"),
            className="links",
            **_going_on(upload),
        ),
        _back(),
    )


def _size(size: int) -> str:
    if size >= 1_000_000:
        return f"{size / 1_000_000:.1f} MB"
    return f"{max(size // 1_000, 1):,} KB"


# ---------------------------------------------------------------------------------------------
# Questions
# ---------------------------------------------------------------------------------------------


def _ask_encoding(shown: Shown) -> html.Div:
    upload = shown.upload
    lines: Sequence[str] = upload.preview.get("windows_lines", ())
    return html.Div(
        [
            title(
                "Are these letters right?",
                html.P(
                    f"{upload.file_name} is not written in UTF-8. Read as an old Windows file "
                    "(Windows-1252), these lines would say:",
                    className="lead",
                ),
            ),
            html.Ul([html.Li(line) for line in lines], className="rows"),
            html.P(
                "If letters are wrong, discard the file and save it as “CSV UTF-8”.",
                className="small muted readme",
            ),
            html.Div(
                [
                    form_of(
                        upload,
                        shown.token,
                        "encoding",
                        button("Yes, read it so", primary=True),
                        wide=True,
                    ),
                    discard_form(shown, "No, discard the file"),
                ],
                className="btns apart",
            ),
        ]
    )


def _ask_dates(shown: Shown) -> html.Div:
    upload = shown.upload
    dates = upload.preview["dates"]
    total, patterns = dates["total"], dates["patterns"]
    fits_all = [p for p in patterns if p["fits"] == total]
    options = [{"value": "-", "label": "Choose…"}] if len(fits_all) != 1 else []
    options += [
        {
            "value": p["pattern"],
            "label": f"{DATE_PATTERNS[p['pattern']].split(',')[0]}: {p['text']} is "
            f"{_day(p['day'])} ({_of(p['fits'], total)})",
        }
        for p in patterns
    ]
    return html.Div(
        [
            title(
                "How are the dates of this file written?",
                html.P(
                    f"Dates of {upload.file_name} are written so that day and month could be mistaken. "
                    "They are all read in one way; those that do not fit are refused.",
                    className="lead",
                ),
            ),
            form_of(
                upload,
                shown.token,
                "dates",
                html.Div(
                    [
                        html.Label("All dates are written", htmlFor="date-pattern"),
                        dbc.Select(
                            id="date-pattern",
                            name="pattern",
                            options=options,
                            value=options[0]["value"],
                            className="ctl",
                        ),
                    ]
                ),
                html.Div(button("Go on", primary=True), className="btns"),
            ),
            html.Div(discard_form(shown, "Discard the file"), className="btns apart"),
        ]
    )


def unit_choice(asked: UnitAsked, said: str | None = None) -> html.Div:
    """Asks for the one unit of a column's bare numbers, with their spread; the plausible one first."""
    spread, name = asked.spread, unit_field(asked.ours)
    units = list(DURATION_UNITS)
    chosen = said or (asked.likely.means if asked.likely else NONE)
    if chosen in units:
        units.sort(key=lambda unit: unit != chosen)
    open_ = [] if chosen in units else [{"value": NONE, "label": "Choose…"}]
    options = [*open_, *({"value": u, "label": _unit_words(u, asked)} for u in units)]
    ends = f"from {spread.least} to {spread.greatest}, half of them up to {spread.middle}"
    numbers = "one number" if spread.count == 1 else f"{spread.count:,} numbers"
    reason = f" Likely {asked.likely.means}: {asked.likely.reason}." if asked.likely else ""
    return html.Div(
        [
            html.Label(f"What is a bare number in {asked.theirs.rstrip('?: ')}?", htmlFor=name),
            html.Span(
                f"{words.sentence_case(numbers)} without a unit, {ends}. All are read alike.{reason}",
                className="hint",
            ),
            dbc.Select(id=name, name=name, options=options, value=chosen, className="ctl"),
        ]
    )


def _unit_words(unit: str, asked: UnitAsked) -> str:
    spread, minutes_each = asked.spread, 60 if unit == "hours" else 1
    ends = dict.fromkeys((spread.least, spread.greatest))
    examples = ", ".join(f"{text} is {_length(float(text) * minutes_each)}" for text in ends)
    longest = float(spread.greatest) * minutes_each
    too_long = asked.longest is not None and longest > asked.longest
    refused = "; too long for a session, would be refused" if too_long else ""
    return f"{words.sentence_case(unit)}: {examples}{refused}"


def _length(minutes: float) -> str:
    if minutes < 60 or minutes % 60:
        return f"{minutes:g} minute{'' if minutes == 1 else 's'}"
    return f"{minutes / 60:g} hour{'' if minutes == 60 else 's'}"


def _ask_units(shown: Shown) -> html.Div:
    upload = shown.upload
    asked = units_in(upload.preview)
    return html.Div(
        [
            title(
                "Minutes or hours?",
                html.P(
                    f"Neither {upload.file_name} nor its map says what a number without a unit is. "
                    "It is asked once for the whole column.",
                    className="lead",
                ),
            ),
            form_of(
                upload,
                shown.token,
                "units",
                *(unit_choice(each) for each in asked),
                html.Div(button("Go on", primary=True), className="btns"),
            ),
            html.Div(discard_form(shown, "Discard the file"), className="btns apart"),
        ]
    )


def _ask_nights(shown: Shown) -> html.Div:
    upload = shown.upload
    rows, nights = upload.preview["rows"], upload.preview["nights"]
    like = words.listing([f"\u201c{night['text']}\u201d" for night in nights])
    return html.Div(
        [
            title(
                "Did these sessions begin at night?",
                html.P(
                    f"{words.number_of(rows, 'start times')} of {upload.file_name} would be between "
                    f"9 at night and 6 in the morning, like {like}.",
                    className="lead",
                ),
            ),
            form_of(
                upload,
                shown.token,
                "nights",
                html.Div(
                    [
                        html.Label("What is meant", htmlFor="nights"),
                        nights_select(nights[0]),
                    ]
                ),
                html.Div(button("Go on", primary=True), className="btns"),
            ),
            html.Div(discard_form(shown, "Discard the file"), className="btns apart"),
        ]
    )


def nights_select(night: Mapping[str, str], chosen: str = NIGHT_TIMES[0]) -> dbc.Select:
    """Asks what is meant where a session would begin at night, with one time of the file in each answer."""
    text = f"\u201c{night['text']}\u201d"
    said = {
        "left_out": "I do not know: leave these start times empty",
        "other_half": f"No: {text} is {night['other_half']}",
        "as_written": f"Yes: {text} is {night['as_written']}",
    }
    return dbc.Select(
        id="nights",
        name="nights",
        options=[{"value": key, "label": said[key]} for key in NIGHT_TIMES],
        value=chosen,
        className="ctl",
    )


NIGHTS_SAID = {
    "left_out": "left empty",
    "other_half": "read as the other half of the day",
    "as_written": "taken as written",
}


def _scores_words(spread: Spread) -> str:
    number = words.number_of(spread.count, "scores")
    if spread.least == spread.greatest:
        return f"{number}, {'all ' if spread.count > 1 else ''}{spread.least}"
    return f"{number} from {spread.least} to {spread.greatest}, half of them up to {spread.middle}"


def _ask_climate(shown: Shown) -> html.Div:
    upload = shown.upload
    asked = climate.from_json(upload.preview["climate"])
    spread = asked.spread
    options = [
        {"value": NONE, "label": "Choose…"},
        {
            "value": climate.REVERSED,
            "label": f"7 is best: the score is its absence, and {spread.middle} stays {spread.middle}",
        },
        {
            "value": climate.RAW,
            "label": f"1 is best, as scored: {spread.middle} counts as "
            f"{LOWEST + HIGHEST - float(spread.middle):g} on pages",
        },
    ]
    usual = "6 or 7, where 7 is best" if asked.says_absence else "1 or 2, where 1 is best"
    return html.Div(
        [
            title(
                "Which way round is Negative Climate?",
                html.P(
                    f"{upload.file_name} calls it \u201c{asked.theirs}\u201d and gives "
                    f"{_scores_words(spread)}. Of almost every room it is {usual}. Ask whoever made "
                    "the file if you do not know.",
                    className="lead",
                ),
            ),
            form_of(
                upload,
                shown.token,
                "climate",
                html.Div(
                    [
                        html.Label("In this file", htmlFor="orientation"),
                        dbc.Select(
                            id="orientation",
                            name="orientation",
                            options=options,
                            value=NONE,
                            className="ctl",
                        ),
                    ]
                ),
                html.Div(button("Go on", primary=True), className="btns"),
            ),
            html.Div(discard_form(shown, "Discard the file"), className="btns apart"),
        ]
    )


def _day(iso: str) -> str:
    return day_words(date.fromisoformat(iso))


def _of(fits: int, total: int) -> str:
    return "fits all dates" if fits == total else f"fits {fits:,} of {counted(total, 'dates')}"


def _ask_layout(shown: Shown) -> html.Div:
    upload = shown.upload
    fitting: Sequence[str] = upload.preview.get("fitting") or ()
    why = upload.preview.get("why") or (
        "Its headings are not those of a kind of file that is known here, nor of a saved map."
    )
    headings: Sequence[str] = upload.preview["headings"]
    return html.Div(
        [
            title(
                "Which column is which?",
                html.P(f"{upload.file_name}: {why}", className="lead"),
            ),
            *(
                [
                    html.Section(
                        [
                            html.H2("Its headings are those of another kind of file"),
                            form_of(
                                upload,
                                shown.token,
                                "kind",
                                _formats("kind-format", fitting, fitting[0]),
                                html.Div(button("Read it as this", primary=True), className="btns"),
                            ),
                        ]
                    )
                ]
                if fitting
                else []
            ),
            html.Section(
                [
                    html.H2(f"{words.number_of(len(headings), 'columns')} found"),
                    html.P(", ".join(headings), className="small muted readme"),
                    html.P(
                        html.A(
                            "Match them to the columns of the product",
                            href=f"{address(upload.upload_id)}/map",
                            className="btn pri" if not fitting else "btn",
                        ),
                        className="btns apart",
                    ),
                ]
            ),
            html.Div(discard_form(shown, "Discard the file"), className="btns apart"),
        ]
    )


def _formats(name: str, keys: Sequence[str], chosen: str) -> html.Div:
    return html.Div(
        [
            html.Label("What is in the file", htmlFor=name),
            dbc.Select(
                id=name,
                name="format",
                options=[
                    {"value": k, "label": words.sentence_case(FORMATS[k].label)} for k in keys
                ],
                value=chosen,
                className="ctl",
            ),
        ]
    )


_ASKING = {
    "encoding": _ask_encoding,
    "dates": _ask_dates,
    "units": _ask_units,
    "nights": _ask_nights,
    "climate": _ask_climate,
    "layout": _ask_layout,
}


# ---------------------------------------------------------------------------------------------
# The preview
# ---------------------------------------------------------------------------------------------


def _preview(shown: Shown, preview: Preview) -> html.Div:
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
    if not many or not _may_match(upload):
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
                *([_kept(shown)] if _may_match(upload) else []),
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
                [discard_form(shown), *_otherwise(shown)],
                className="btns apart",
            ),
            html.P(
                f"Saving is one step: all {rows} or none. Sent on {time_words(upload.sent_at)} by "
                f"{upload.sent_by}.",
                className="small muted",
            ),
        ]
    )


def _kept(shown: Shown) -> html.Div:
    """What can be done with a file of which no row can be saved: it is kept for a day."""
    forms = [*_otherwise(shown), discard_form(shown, "Discard the file")]
    return html.Div(forms, className="btns apart")


def _may_match(upload: Upload) -> bool:
    """Whether the file is still here, so that it can be read otherwise."""
    looked_at = upload.preview.get("result") or upload.preview.get("by_map")
    return upload.status in (*WAITING, "refused") and bool(looked_at)


def _otherwise(shown: Shown) -> list[Any]:
    """The ways to have the file read otherwise: its columns matched anew, its names said."""
    upload = shown.upload
    out = [form_of(upload, shown.token, "match", button("Match anew"), wide=True)]
    if upload.preview.get("later"):
        out.insert(
            0,
            form_of(upload, shown.token, "people_again", button("Say who is meant"), wide=True),
        )
    return out


def waiting_list(uploads: Sequence[Upload]) -> list[Any]:
    """The files that are being read or wait for an answer, as a list of links."""
    said: Mapping[str, str] = {
        "reading": "being read",
        "asking": "asks something",
        "ready": "waits to be saved or left",
        "saving": "being saved",
    }
    if not uploads:
        return []
    return [
        html.Section(
            [
                html.H2("Files that are not saved yet"),
                html.Ul(
                    [
                        html.Li(
                            [
                                html.A(u.file_name, href=address(u.upload_id)),
                                f": {said[u.status]}. ",
                                html.Span(
                                    f"Sent on {time_words(u.sent_at)} by {u.sent_by}.",
                                    className="when",
                                ),
                            ]
                        )
                        for u in uploads
                    ],
                    className="rows",
                ),
            ]
        )
    ]
