"""Asks on the page of a file what it does not say: its letters, dates, units, times at night, its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import dash_bootstrap_components as dbc
from dash import html

from config.count_words import counted
from config.date_words import day_words
from config.maps import DURATION_UNITS
from config.program.instruments import HIGHEST, LOWEST
from data_access.imports import climate
from data_access.imports.days import DATE_PATTERNS, NIGHT_TIMES
from data_access.imports.formats import FORMATS
from data_access.imports.mapping import NONE, UnitAsked, unit_field, units_in
from data_access.imports.recognition import Spread
from layouts import words
from layouts.body import title
from layouts.pages.imports_file import Shown, address, button, discard_form, form_of


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


ASKING = {
    "encoding": _ask_encoding,
    "dates": _ask_dates,
    "units": _ask_units,
    "nights": _ask_nights,
    "climate": _ask_climate,
    "layout": _ask_layout,
}
