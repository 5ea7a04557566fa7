"""The pages on which a person matches the columns and words of an unknown file to the product's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import PurePath
from typing import Any

import dash_bootstrap_components as dbc
from dash import html

from config.date_words import day_words
from config.program.choices import Choices
from data_access.imports import mapping
from data_access.imports.column_maps import LONGEST_NAME
from data_access.imports.columns import accepted
from data_access.imports.days import DATE_PATTERNS, NIGHT_TIMES, read_day
from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Column, Format
from data_access.imports.likeness import EACH, Likely, likely_format, suggested_columns
from data_access.imports.mapping import NONE, Draft, Questions, WordColumn, chosen_in
from data_access.imports.people_questions import PeopleAsked, from_json
from data_access.imports.recognition import FileColumn, Shape
from data_access.imports.uploads import Upload
from layouts import tables, words
from layouts.body import title
from layouts.page import PageRequest
from layouts.pages import imports_people
from layouts.pages.imports_asked import nights_select, unit_choice
from layouts.pages.imports_file import Shown, address, button, form_of, read_upload


@dataclass(frozen=True)
class Matched:
    """An upload whose columns are being matched: what is in it, and what was said of it so far."""

    upload: Upload
    shape: Shape
    seen: Mapping[str, Any]


def read(request: PageRequest) -> Matched | None:
    """The upload an address names; None where nothing of it is asked, or it is not the viewer's."""
    found = read_upload(request)
    if found is None:
        return None
    upload, files, _ = found
    seen = mapping.seen_in(upload.preview, files.columns())
    shape = mapping.shape_in(seen)
    if shape is None or upload.status != "asking":
        return None
    return Matched(upload, shape, seen)


def at_once(shown: Shown) -> tuple[Upload, str, Shape, Draft] | None:
    """What the page of columns needs, where an upload asks for them and its kind is plain; else None."""
    upload = shown.upload
    if upload.status != "asking" or upload.preview.get("question") != "layout":
        return None
    seen = mapping.seen_in(upload.preview, shown.columns)
    shape = mapping.shape_in(seen)
    if shape is None:
        return None
    kind = mapping.plain_kind(upload.preview, upload.format, shape)
    if kind is None:
        return None
    return upload, shown.token, shape, mapping.draft_in(seen, kind)


def people_asked(shown: Shown) -> PeopleAsked | None:
    """Whom the page of an upload asks for, by itself or beside its columns; None where it does not."""
    if imports_people.asks_people(shown):
        return from_json(shown.people)
    found = at_once(shown)
    if found is None or not shown.people:
        return None
    _, _, shape, draft = found
    of = FORMATS[draft.format].people
    at_one = mapping.is_asked_at_once(draft, mapping.questions(draft, shape))
    names = of is not None and of.found in mapping.ids_made(draft)
    return from_json(shown.people) if at_one and names else None


def names_shown(shown: Shown) -> dict[str, Any] | None:
    """What is written down of whoever opens the page: where it asks for people, how many names it has."""
    asked = people_asked(shown)
    return {"names": len(asked.asked)} if asked and asked.asked else None


def people_shown(shown: Shown) -> tuple[str, ...]:
    """The ids of the people who are offered on the page."""
    asked = people_asked(shown)
    everybody = asked.everybody.values() if asked else ()
    return tuple(dict.fromkeys(c.participant_id for some in everybody for c in some))


def build(found: Matched, request: PageRequest) -> html.Div:
    """The step the address asks for: what kind of file, which column, which words."""
    upload, shape, token = found.upload, found.shape, request.viewer.csrf_token
    form = request.asked.get("format")
    if form not in FORMATS:
        fitting = tuple(upload.preview.get("fitting") or ())
        likely = (
            Likely(upload.format, "as you said") if upload.format else likely_format(shape, fitting)
        )
        return build_format(upload, shape, likely)
    draft = mapping.draft_in(found.seen, form)
    if request.asked.get("step") != "values" or not chosen_in(draft):
        return build_columns(upload, token, shape, draft)
    name = PurePath(upload.file_name).stem[:80]
    return build_values(upload, token, draft, mapping.questions(draft, shape), name)


def build_format(upload: Upload, shape: Shape, likely: Likely | None) -> html.Div:
    """Asks what kind of file it is; one is chosen already where the file really is like it."""
    open_ = [] if likely else [{"value": NONE, "label": "Choose…"}]
    reason = (
        f"Likely {words.sentence_case(FORMATS[likely.means].label)}: {likely.reason}."
        if likely
        else "No kind of file is like it enough to be suggested."
    )
    return html.Div(
        [
            title(
                "What is in the file?",
                html.P(
                    f"{upload.file_name} has {words.number_of(len(shape.columns), 'columns')}: "
                    f"{', '.join(c.heading for c in shape.columns)}.",
                    className="lead",
                ),
            ),
            html.Form(
                [
                    _labelled(
                        "Kind of file",
                        "map-format",
                        dbc.Select(
                            id="map-format",
                            name="format",
                            options=[
                                *open_,
                                *(
                                    {
                                        "value": key,
                                        "label": f"{words.sentence_case(form.label)}: {form.grain}",
                                    }
                                    for key, form in FORMATS.items()
                                ),
                            ],
                            value=likely.means if likely else NONE,
                            className="ctl",
                        ),
                        reason,
                    ),
                    html.Div(button("Match its columns", primary=True), className="btns"),
                ],
                action=f"{address(upload.upload_id)}/map",
                method="get",
                className="form",
            ),
            _back(upload),
        ]
    )


def build_columns(
    upload: Upload, token: str, shape: Shape, draft: Draft, people: PeopleAsked | None = None
) -> html.Div:
    """Asks which column of the file gives which of ours; likely ones are chosen already.

    Where these leave nothing open that only another page could ask, all else is asked below them: what
    words mean, who is meant, the name of the map.
    """
    form = FORMATS[draft.format]
    asked = mapping.questions(draft, shape)
    whole = mapping.is_asked_at_once(draft, asked)
    likely = suggested_columns(form, shape)
    options = [{"value": NONE, "label": "Leave it out"}] + [
        {"value": c.heading, "label": _named(c)} for c in form.columns
    ]
    if form.turning:
        each = f"Each of these columns is {form.turning.one} (its cells: {form.turning.cells})"
        options.insert(1, {"value": EACH, "label": each})
    chosen = chosen_in(draft)
    known = {c.heading: c for c in form.columns}
    rows = [
        (
            html.Label(found.heading, htmlFor=mapping.column_field(place)),
            [
                _samples(found),
                [
                    dbc.Select(
                        id=mapping.column_field(place),
                        name=mapping.column_field(place),
                        options=options,
                        value=NONE if found.twice else chosen.get(found.heading, NONE),
                        className="ctl",
                    ),
                    *_because(likely.get(found.heading), chosen.get(found.heading), known),
                ],
            ],
        )
        for place, found in enumerate(shape.columns)
    ]
    return html.Div(
        [
            title(
                "Which column is which?",
                html.P(
                    f"Each column of {upload.file_name} stands in a row. A match is chosen where the "
                    "name or the values are really alike, with the reason under it; look at each. All "
                    "others are left out unless you choose."
                    + (" What is open besides is asked below." if whole else ""),
                    className="lead",
                ),
            ),
            *_problems(draft),
            form_of(
                upload,
                token,
                "whole" if whole else "columns",
                dbc.Input(type="hidden", name="format", value=draft.format),
                tables.plain_table(
                    f"Columns of the file, {words.number_of(shape.rows, 'rows')} looked at",
                    [
                        ("In the file", False),
                        (f"It says (of {words.number_of(shape.rows, 'rows')})", False),
                        (f"Column of {form.label}", False),
                    ],
                    rows,
                ),
                *(_all_else(upload, draft, asked, people) if whole else ()),
                html.Div(
                    button("Go on" if whole else "Go on to the words", primary=True),
                    className="btns apart",
                ),
                wide=True,
            ),
            _meanings(form.columns),
            html.P(
                [
                    f"Taken for {form.label}. ",
                    html.A("It is another kind of file", href=f"{address(upload.upload_id)}/map"),
                ],
                className="links",
            ),
            _back(upload),
        ]
    )


def _named(column: Column) -> str:
    needed = ", needed" if column.required else ""
    return f"{column.label} ({column.heading}{needed})"


def _because(
    likely: Likely | None, chosen: str | None, known: Mapping[str, Column]
) -> list[html.Span]:
    """The reason of a suggestion that stands, and what the column means, under its choice."""
    if chosen == EACH and likely:
        return [html.Span(f"{words.sentence_case(likely.reason)}.", className="below fine")]
    if chosen is None or chosen not in known:
        return []
    reason = f"{words.sentence_case(likely.reason)}. " if likely and likely.means == chosen else ""
    column = known[chosen]
    may = [c.label for c in accepted(column.kind)]
    said = f" May be: {', '.join(may)}." if may else ""
    return [html.Span(f"{reason}{column.meaning}.{said}", className="below fine")]


def _samples(found: FileColumn) -> list[Any]:
    texts = ", ".join(found.samples) or "(empty)"
    twice = "; this heading stands more than once" if found.twice else ""
    return [texts, html.Span(f"{words.count(found.filled)} filled{twice}", className="below fine")]


def _meanings(columns: Sequence[Column]) -> html.Details:
    return html.Details(
        [
            html.Summary("What the product's columns mean"),
            tables.plain_table(
                "Columns",
                [("Column", False), ("Needed", False), ("Meaning", False), ("Holds", False)],
                [
                    (
                        [c.label, html.Span(c.heading, className="below fine")],
                        ["yes" if c.required else "no", c.meaning, _holds(c)],
                    )
                    for c in columns
                ],
                hide_caption=True,
            ),
        ],
        className="older",
    )


def _holds(column: Column) -> str:
    may = ", ".join(c.label for c in accepted(column.kind))
    return f"{words.sentence_case(column.kind.words)}{f': {may}' if may else ''}"


def build_values(
    upload: Upload, token: str, draft: Draft, asked: Questions, suggested_name: str
) -> html.Div:
    """Asks what the file's words mean, how its dates are written, and what it does not say."""
    form = FORMATS[draft.format]
    return html.Div(
        [
            title(
                "What do its words mean?",
                html.P(
                    f"The columns of {upload.file_name} are matched. What is saved here under a name "
                    "reads the next file of this shape without questions.",
                    className="lead",
                ),
            ),
            *_problems(draft),
            form_of(
                upload,
                token,
                "map",
                dbc.Input(type="hidden", name="format", value=draft.format),
                *_questions(asked, draft, form),
                *_made_ids(draft, form),
                *_constants(asked, draft, form.columns),
                _map_name(draft, suggested_name),
                html.Div(
                    button("Save the map and read the file", primary=True), className="btns apart"
                ),
                wide=True,
            ),
            html.P(
                html.A(
                    "Back to the columns",
                    href=f"{address(upload.upload_id)}/map?format={draft.format}&step=columns",
                ),
                className="links",
            ),
            _back(upload),
        ]
    )


def _questions(asked: Questions, draft: Draft, form: Format) -> list[Any]:
    """What is asked of the columns that are matched."""
    return [
        *_parts(asked, form),
        *_cells(asked, draft, form),
        *(_words(column, draft) for column in asked.words),
        *_dates(asked, draft),
        *_nights(asked, draft),
        *_durations(asked, draft),
    ]


def _all_else(
    upload: Upload, draft: Draft, asked: Questions, people: PeopleAsked | None
) -> list[Any]:
    """All that is asked besides the columns, on the page of these."""
    form = FORMATS[draft.format]
    open_ = tuple(column for column in asked.words if column.words or column.too_many)
    return [
        *_constants(asked, draft, form.columns),
        *_questions(replace(asked, words=open_), draft, form),
        *_made_ids(draft, form),
        *(imports_people.section(people) if people and people.asked else ()),
        _map_name(draft, PurePath(upload.file_name).stem[:80]),
    ]


def _map_name(draft: Draft, suggested: str) -> html.Section:
    name = dbc.Input(
        id="map-name",
        name="name",
        type="text",
        value=draft.name or suggested,
        maxLength=LONGEST_NAME,
        className="ctl",
    )
    return html.Section(
        [
            html.H2("Save the map"),
            html.P(
                "What is said here is saved under a name, and reads the next file of this shape without "
                "questions.",
                className="small muted readme",
            ),
            _labelled(
                "Name of the map",
                "map-name",
                name,
                "Say where such files come from. It belongs to your region; an administrator can share it.",
            ),
        ],
        className="form",
    )


def _parts(asked: Questions, form: Format) -> list[html.Section]:
    """What each of several columns stands for: an answer of a list, a dimension, a day, a question."""
    if not asked.parts:
        return []
    columns = {c.heading: c for c in form.columns}
    rows = []
    for place, part in enumerate(asked.parts):
        name = mapping.part_field(place)
        control: Any
        if part.choices is None:
            control = dbc.Input(
                id=name, name=name, type="text", value=part.said or part.theirs, className="ctl"
            )
        else:
            open_ = [] if part.said else [{"value": NONE, "label": "Choose…"}]
            options = [
                *open_,
                *({"value": c.code, "label": f"{c.label} ({c.code})"} for c in part.choices),
                {"value": mapping.LEAVE_OUT, "label": "Leave this column out"},
            ]
            control = dbc.Select(
                id=name, name=name, options=options, value=part.said or NONE, className="ctl"
            )
        rows.append((html.Label(part.theirs, htmlFor=name), [columns[part.ours].label, control]))
    return [
        html.Section(
            [
                html.H2("What each of these columns stands for"),
                html.P(
                    "A tick (1, X, yes) in a column of a list means its word. A column that is one of "
                    "several makes a row of its own from each filled cell.",
                    className="small muted readme",
                ),
                tables.plain_table(
                    "Columns that are each one of several",
                    [("In the file", False), ("Part of", False), ("It stands for", False)],
                    rows,
                    hide_caption=True,
                ),
            ]
        )
    ]


def _cells(asked: Questions, draft: Draft, form: Format) -> list[html.Section]:
    """What words in the cells of turned columns mean, as values of what the cells hold."""
    if not asked.cells or form.turning is None:
        return []
    (column,) = (c for c in form.columns if c.heading == form.turning.cells)
    said = draft.values.get(column.heading, {})
    rows = []
    for place, word in enumerate(asked.cells):
        before = said.get(word.text)
        value = mapping.NO_VALUE if before == "" or (before is None and word.is_nothing) else before
        name = mapping.cell_field(place)
        control = dbc.Input(id=name, name=name, type="text", value=value or "", className="ctl")
        rows.append((html.Label(word.text, htmlFor=name), [words.count(word.rows), control]))
    return [
        html.Section(
            [
                html.H2(f"Words in place of {column.label.lower()}"),
                html.P(
                    f"Write {column.kind.words} for each, such as {column.example or 1}; or "
                    f"\u201c{mapping.NO_VALUE}\u201d where it says that there is no entry. Lines with a "
                    "word that is left empty here are refused.",
                    className="small muted readme",
                ),
                tables.plain_table(
                    "Words of the cells",
                    [("The file says", False), ("Cells", True), ("It means", False)],
                    rows,
                    hide_caption=True,
                ),
            ]
        )
    ]


def word_options(choices: Choices, several: bool) -> list[dict[str, str]]:
    """What a word may be said to mean; one of `several` in a cell can be left out of it."""
    left = {"value": mapping.LEAVE_OUT, "label": "Leave this word out, keep the row"}
    return [
        {"value": NONE, "label": "Not known: refuse the row"},
        *([left] if several else []),
        *({"value": c.code, "label": f"{c.label} ({c.code})"} for c in choices),
    ]


def _words(column: WordColumn, draft: Draft) -> html.Section:
    said = draft.values.get(column.ours, {})
    options = word_options(column.choices, column.several)
    notes = []
    if column.understood:
        notes.append(f"Understood already: {', '.join(column.understood)}.")
    if column.too_many:
        notes.append(
            "The column holds more different words than can be matched one by one; those that are "
            "not known are refused with their line."
        )
    head: list[Any] = [
        html.H2([column.theirs, html.Span(f" as {column.ours}", className="small muted")]),
        html.P(" ".join(notes), className="small muted readme"),
    ]
    if not column.words:
        return html.Section(head)
    rows = [
        (
            html.Label(word.text, htmlFor=mapping.value_field(column.ours, place)),
            [
                words.count(word.rows),
                [
                    dbc.Select(
                        id=mapping.value_field(column.ours, place),
                        name=mapping.value_field(column.ours, place),
                        options=options,
                        value=said.get(word.text, word.likely.means if word.likely else NONE)
                        or mapping.LEAVE_OUT,
                        className="ctl",
                    ),
                    *(
                        [html.Span(words.sentence_case(word.likely.reason), className="below fine")]
                        if word.likely
                        else []
                    ),
                ],
            ],
        )
        for place, word in enumerate(column.words)
    ]
    table = tables.plain_table(
        f"Words of the column {column.theirs}",
        [("The file says", False), ("Rows", True), ("It means", False)],
        rows,
        hide_caption=True,
    )
    return html.Section([*head, table])


def _dates(asked: Questions, draft: Draft) -> list[Any]:
    if not asked.patterns:
        return []
    sure = len(asked.patterns) == 1
    chosen = draft.date_format if draft.date_format in asked.patterns else NONE
    if chosen == NONE and sure:
        chosen = asked.patterns[0]
    options = [] if sure else [{"value": NONE, "label": "Choose…"}]
    options += [{"value": p, "label": _pattern_words(p, asked)} for p in asked.patterns]
    if sure:
        hint = "This is the one way that fits the dates that were looked at."
    else:
        hint = "The dates that were looked at fit each of these ways."
    return [
        html.Section(
            [
                html.H2("Dates"),
                _labelled(
                    "All dates of the file are written",
                    "pattern",
                    dbc.Select(
                        id="pattern", name="pattern", options=options, value=chosen, className="ctl"
                    ),
                    hint,
                ),
            ],
            className="form",
        )
    ]


def _pattern_words(pattern: str, asked: Questions) -> str:
    """A pattern with a date of the file that could be mistaken, read by it."""
    for text in asked.dates:
        if (read := read_day(text, pattern)) and not read_day(text):
            return f"{DATE_PATTERNS[pattern].split(',')[0]}: {text} is {day_words(read.day)}"
    return DATE_PATTERNS[pattern]


def _nights(asked: Questions, draft: Draft) -> list[Any]:
    if not asked.nights:
        return []
    chosen = NIGHT_TIMES[0] if draft.night_times == NONE else draft.night_times
    like = words.listing([f"\u201c{night.text}\u201d" for night in asked.nights[:3]])
    return [
        html.Section(
            [
                html.H2("Start times at night"),
                _labelled(
                    f"Did sessions begin between 9 at night and 6 in the morning, like {like}?",
                    "nights",
                    nights_select(asdict(asked.nights[0]), chosen),
                ),
            ],
            className="form",
        )
    ]


def _durations(asked: Questions, draft: Draft) -> list[Any]:
    if not asked.durations:
        return []
    return [
        html.Section(
            [
                html.H2("Lengths of time"),
                *(unit_choice(each, draft.durations.get(each.ours)) for each in asked.durations),
            ],
            className="form",
        )
    ]


def _made_ids(draft: Draft, form: Format) -> list[html.Section]:
    """How rows get ids that no column gives, where they do."""
    made, of = mapping.ids_made(draft), form.without_ids
    if not made:
        return []
    said = []
    if form.named:
        said.append(
            "Who attended is found from what a row says of them. Who is meant is asked once."
        )
    if of and of.pair in made:
        said.append(
            "Pairs are found from the people of a row and its day. Who is meant is asked once."
        )
    if of and of.own in made:
        said.append(
            "A session gets an id made of its pair, day, place, and start or order within the day, so "
            "that a file sent twice adds nothing. Always send such logs this way: the same session under "
            "an id of its own would count twice."
        )
    return [
        html.Section(
            [
                html.H2("The file has no ids"),
                *(html.P(text, className="small readme") for text in said),
            ]
        )
    ]


def _constants(asked: Questions, draft: Draft, columns: Sequence[Column]) -> list[Any]:
    if not asked.missing:
        return []
    return [
        html.Section(
            [
                html.H2("What the file does not say"),
                html.P(
                    "Every row needs these, and no column gives them. Say what all rows have, or match "
                    "a column.",
                    className="small muted",
                ),
                *(_constant(column, draft) for column in asked.missing),
            ],
            className="form",
        )
    ]


def _constant(column: Column, draft: Draft) -> html.Div:
    name = mapping.constant_field(column.heading)
    value = draft.constants.get(column.heading, "")
    choices = accepted(column.kind)
    control: Any
    if choices:
        control = dbc.Select(
            id=name,
            name=name,
            options=[
                {"value": NONE, "label": "Choose…"},
                *({"value": c.code, "label": c.label} for c in choices),
            ],
            value=value or NONE,
            className="ctl",
        )
    else:
        control = dbc.Input(id=name, name=name, type="text", value=value, className="ctl")
    return _labelled(
        f"{column.label} of every row", name, control, f"{column.meaning}: {column.kind.words}."
    )


def _labelled(label: str, name: str, control: Any, hint: str = "") -> html.Div:
    hints = [html.Span(hint, className="hint")] if hint else []
    return html.Div([html.Label(label, htmlFor=name), *hints, control])


def _problems(draft: Draft) -> list[Any]:
    if not draft.problems:
        return []
    return [
        html.Div(
            [
                html.B("This cannot be saved yet."),
                html.Ul([html.Li(problem) for problem in draft.problems]),
            ],
            className="note act",
            role="alert",
        )
    ]


def _back(upload: Upload) -> html.P:
    return html.P(html.A("Back to the file", href=address(upload.upload_id)), className="links")
