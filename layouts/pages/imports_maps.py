"""The pages of saved maps: which there are, what each says and how to change it; whom names in files mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import dash_bootstrap_components as dbc
from dash import html

from config.date_words import time_words
from config.maps import DURATION_UNITS
from config.program.choices import Choices
from config.program.regions import BY_NUMBER
from data_access.imports import column_maps, known_names, map_changes
from data_access.imports.column_maps import LONGEST_NAME, KnownMap, Used
from data_access.imports.columns import accepted
from data_access.imports.days import DATE_PATTERNS, ISO, NIGHT_TIMES
from data_access.imports.formats import FORMATS
from data_access.imports.known_names import KnownName
from data_access.imports.likeness import EACH
from data_access.imports.map_changes import (
    HeadingPart,
    MapParts,
    WordPart,
    heading_field,
    parts_of,
    says_field,
    word_field,
)
from data_access.imports.mapping import LEAVE_OUT, NO_VALUE, NONE, constant_field, unit_field
from data_access.storage.scope import ledger_of
from layouts import tables, words
from layouts.body import title
from layouts.page import PageRequest
from layouts.pages.imports_asked import NIGHTS_SAID
from layouts.pages.imports_map import word_options

PATH = "/imports/maps"
ONE_PATH = f"{PATH}/one"
IMPORTS = "/imports"
BY_MAP = "@"  # between a format and the saved map by which another layout is read as it
_SHOWN_HEADINGS = 4


@dataclass(frozen=True)
class Maps:
    """What the page lists. `others`: maps of the program, and those shared with all; `labels`: of people."""

    in_hand: Sequence[KnownMap]
    offered: Sequence[KnownMap]
    others: Sequence[KnownMap]
    used: Mapping[str, Used]
    names: Sequence[KnownName]
    labels: Mapping[str, str]
    whole_state: bool


def one_address(one: KnownMap) -> str:
    """The address of the page of a map."""
    return f"{ONE_PATH}?{urlencode({'region': one.region, 'name': one.map.name})}"


def _may(request: PageRequest) -> bool:
    role = request.viewer.role
    return role is not None and role.imports


def read(request: PageRequest) -> Maps | None:
    """The maps in reach and, for one region, whom its files' names mean; None for who imports nothing."""
    if not _may(request):
        return None
    scope = ledger_of(request.viewer.scope)
    in_hand = column_maps.in_hand(request.database, scope)
    mine = {(m.map.name, m.region) for m in in_hand}
    known = column_maps.known(request.database, scope).values()
    with request.reading_imports() as reader:
        used = column_maps.used(reader)
        named = scope.only_region is not None and scope.sees_names
        names = known_names.standing(reader) if named else ()
        labels = known_names.labels(reader, names)
    return Maps(
        in_hand,
        column_maps.offered(request.database, scope),
        [m for m in known if (m.map.name, m.region) not in mine],
        used,
        names,
        labels,
        scope.regions is None,
    )


def names_shown(found: Maps) -> dict[str, Any] | None:
    """What is written down of whoever opens the page: how many names of people it shows."""
    return {"names": len(found.names)} if found.names else None


def people_shown(found: Maps) -> tuple[str, ...]:
    """The ids of the people who stand on the page."""
    return tuple(dict.fromkeys(n.participant_id for n in found.names if n.participant_id))


def build(found: Maps, request: PageRequest) -> html.Div:
    """The list of maps, and of names."""
    token = request.viewer.csrf_token
    whose = "all regions" if found.whole_state else "your region"
    return html.Div(
        [
            title(
                "How are files of other layouts read?",
                html.P(
                    f"{words.sentence_case(words.spelled(len(found.in_hand)))} "
                    f"{'map' if len(found.in_hand) == 1 else 'maps'} of {whose} "
                    f"{'reads' if len(found.in_hand) == 1 else 'read'} files whose headings are not the "
                    "product's. A file that was read stays as it is when its map is changed or deleted.",
                    className="lead",
                ),
            ),
            _in_hand(found),
            *_offered(found.offered, token),
            *_others(found.others),
            *_names(found, token),
            html.P(html.A("All imports", href=IMPORTS), className="links"),
        ]
    )


def _in_hand(found: Maps) -> html.Section:
    heading = html.H2("Saved maps" if found.whole_state else "Maps of your region")
    if not found.in_hand:
        said = "None yet. A map is saved when a file with other headings is matched by hand."
        return html.Section([heading, html.Div(html.B(said), className="empty")])
    heads = [
        ("Map", False),
        ("Kind of file", False),
        ("Headings it knows", False),
        ("Files", True),
        ("Last used", False),
        ("Who uses it", False),
    ]
    rows = []
    for one in found.in_hand:
        used = found.used.get(one.map.name)
        rows.append(
            (
                html.A(one.map.name, href=one_address(one)),
                [
                    words.sentence_case(FORMATS[one.map.format].label),
                    _headings(one),
                    words.count(used.files if used else 0),
                    f"{time_words(used.last)}: {used.file_name}" if used else "not yet",
                    _state(one),
                ],
            )
        )
    table = tables.plain_table("Saved maps", heads, rows, hide_caption=True)
    return html.Section([heading, tables.sideways("Saved maps", table)])


def _headings(one: KnownMap) -> str:
    known = [h.theirs for h in parts_of(one.map).headings]
    more = f" and {len(known) - _SHOWN_HEADINGS} more" if len(known) > _SHOWN_HEADINGS else ""
    return f"{', '.join(known[:_SHOWN_HEADINGS])}{more}"


def _place(one: KnownMap) -> str:
    return BY_NUMBER[one.region].label if one.region in BY_NUMBER else "The whole state"


def _state(one: KnownMap) -> str:
    if one.shared:
        return f"{_place(one)}; shared, so files of all regions are read by it"
    if one.offered:
        return f"{_place(one)}; offered to other regions"
    return f"{_place(one)} alone"


def _offered(offered: Sequence[KnownMap], token: str) -> list[html.Section]:
    if not offered:
        return []
    rows = [
        (
            html.A(one.map.name, href=one_address(one)),
            [
                _place(one),
                words.sentence_case(FORMATS[one.map.format].label),
                _button("copy", "Take a copy", one, token),
            ],
        )
        for one in offered
    ]
    heads = [("Map", False), ("From", False), ("Kind of file", False), ("To use", False)]
    return [
        html.Section(
            [
                html.H2("Offered by other regions"),
                html.P(
                    "No file of yours is read by these. Look at one, and take a copy if your files are "
                    "written the same way.",
                    className="small muted readme",
                ),
                tables.plain_table("Offered maps", heads, rows, hide_caption=True),
            ]
        )
    ]


def _others(others: Sequence[KnownMap]) -> list[html.Section]:
    if not others:
        return []
    return [
        html.Section(
            [
                html.H2("For all regions"),
                html.Ul(
                    [
                        html.Li(
                            [
                                html.A(one.map.name, href=one_address(one)),
                                f": {words.sentence_case(FORMATS[one.map.format].label)}, ",
                                "shared by an administrator"
                                if one.saved_by
                                else "comes with the program",
                            ]
                        )
                        for one in others
                    ],
                    className="rows",
                ),
            ]
        )
    ]


def _names(found: Maps, token: str) -> list[html.Section]:
    if not found.names:
        return []
    heads = [("In files", False), ("Means", False), ("Said", False), ("To change", False)]
    rows = []
    for one in found.names:
        means = found.labels.get(one.participant_id or "", one.participant_id)
        hidden = {"csrf_token": token, "do": "forget", "entry": str(one.entry_id)}
        rows.append(
            (
                one.text,
                [
                    means or "nobody in the program: rows are left out",
                    f"{time_words(one.at)} by {one.who}",
                    html.Form(
                        [
                            *(dbc.Input(type="hidden", name=n, value=v) for n, v in hidden.items()),
                            html.Button(
                                "Take back",
                                type="submit",
                                className="btn",
                                **{"aria-label": f"Take back: {one.text}"},
                            ),
                        ],
                        action=PATH,
                        method="post",
                    ),
                ],
            )
        )
    table = tables.plain_table("Names in files", heads, rows, hide_caption=True)
    return [
        html.Section(
            [
                html.H2("Whom names in your files mean"),
                html.P(
                    "Said once on the page of a file. What is taken back is asked again by the next file; "
                    "rows that were saved stay with the pair they were saved for.",
                    className="small muted readme",
                ),
                tables.sideways("Names in files", table),
            ]
        )
    ]


def _button(do: str, label: str, one: KnownMap, token: str) -> html.Form:
    hidden = {"csrf_token": token, "do": do, "name": one.map.name, "region": str(one.region)}
    return html.Form(
        [
            *(dbc.Input(type="hidden", name=name, value=value) for name, value in hidden.items()),
            html.Button(
                label, type="submit", className="btn", **{"aria-label": f"{label}: {one.map.name}"}
            ),
        ],
        action=PATH,
        method="post",
    )


# ---------------------------------------------------------------------------------------------
# One map
# ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OneMap:
    """A map, what may be done with it, and what a form that was sent back said of it."""

    known: KnownMap
    parts: MapParts
    may_change: bool
    may_share: bool
    used: Used | None
    kept: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


def read_one(request: PageRequest) -> OneMap | None:
    """The map of an address, where the viewer may look at it."""
    if not _may(request):
        return None
    scope = ledger_of(request.viewer.scope)
    asked = request.asked.get("region", ""), request.asked.get("name", "")
    in_hand = column_maps.in_hand(request.database, scope)
    others = (
        *column_maps.offered(request.database, scope),
        *column_maps.known(request.database, scope).values(),
    )
    for one in (*in_hand, *others):
        if (str(one.region), one.map.name) == asked:
            with request.reading_imports() as reader:
                used = column_maps.used(reader).get(one.map.name)
            mine, parts = one in in_hand, parts_of(one.map)
            kept = map_changes.kept(parts, request.asked) if mine else {}
            problems = _why_refused(one, kept, in_hand) if "refused" in request.asked else ()
            return OneMap(one, parts, mine, scope.regions is None, used, kept, problems)
    return None


def _why_refused(
    one: KnownMap, kept: Mapping[str, str], in_hand: Sequence[KnownMap]
) -> tuple[str, ...]:
    """Why a change cannot be saved, from what was chosen."""
    name = kept.get(map_changes.NEW_NAME, one.map.name)
    _, problems = map_changes.changed(parts_of(one.map), {**kept, "name": name})
    if name != one.map.name and any(other.map.name == name for other in in_hand):
        problems = (*problems, f"There is a map named {name} already. Choose another name.")
    return problems or ("Choose another name, and look at each field once more.",)


def refused_address(region: int, name: str, kept: Mapping[str, str]) -> str:
    """The page of a map with what was chosen there and could not be saved."""
    return f"{ONE_PATH}?{urlencode({'region': region, 'name': name, 'refused': '1', **kept})}"


def build_one(found: OneMap, request: PageRequest) -> html.Div:
    """The map, to be changed where it is in hand, else to be looked at."""
    one, token = found.known, request.viewer.csrf_token
    form = FORMATS[one.map.format]
    saved = f" Saved on {time_words(one.saved_at)} by {one.saved_by}." if one.saved_at else ""
    used = (
        f" {words.sentence_case(words.number_of(found.used.files, 'files'))} read by it, the last on "
        f"{time_words(found.used.last)}."
        if found.used
        else ""
    )
    return html.Div(
        [
            title(
                f"The map {one.map.name}",
                html.P(
                    f"It reads files of {form.label} with other headings. {_state(one)}.{saved}{used}",
                    className="lead",
                ),
            ),
            _kept_in(found.kept, _change(found, token)) if found.may_change else _looked_at(found),
            *_try(found, token),
            *_settle(found, token),
            html.P(
                [
                    html.A("All maps", href=PATH),
                    html.A(
                        "The map as text", href=f"{PATH}/{_quoted(one.map.name)}.toml", download=""
                    ),
                ],
                className="links",
            ),
        ]
    )


def _problems(problems: Sequence[str]) -> list[html.Div]:
    if not problems:
        return []
    said = html.Ul([html.Li(problem) for problem in problems])
    return [
        html.Div(
            [html.B("The change is not saved yet. What you chose still stands below."), said],
            className="note act",
            role="alert",
        )
    ]


def _kept_in(kept: Mapping[str, str], part: Any) -> Any:
    """A part of the page, in whose fields stands what was chosen."""
    for each in part if isinstance(part, list | tuple) else [part]:
        if getattr(each, "name", None) in kept:
            each.value = kept[each.name]
        elif isinstance(each, dict):  # a part of a table (layouts/tables.py)
            _kept_in(kept, each["props"].get("children"))
        elif below := getattr(each, "children", None):
            _kept_in(kept, below)
    return part


def _quoted(name: str) -> str:
    return urlencode({"": name})[1:].replace("+", "%20")


def _change(found: OneMap, token: str) -> html.Section:
    parts, one = found.parts, found.known
    hidden = {"csrf_token": token, "do": "change", "name": one.map.name, "region": str(one.region)}
    warn = (
        [
            html.P(
                "It is shared. Once it is changed it is your region's own again, until it is shared anew.",
                className="small readme",
            )
        ]
        if one.shared or one.offered
        else []
    )
    return html.Section(
        [
            html.H2("What it says"),
            *_problems(found.problems),
            *warn,
            html.Form(
                [
                    *(dbc.Input(type="hidden", name=n, value=v) for n, v in hidden.items()),
                    _labelled(
                        "Name of the map",
                        "new_name",
                        dbc.Input(
                            id="new_name",
                            name="new_name",
                            type="text",
                            value=one.map.name,
                            maxLength=LONGEST_NAME,
                            className="ctl",
                        ),
                    ),
                    _heading_table(parts),
                    *_word_table(parts),
                    *_made(parts),
                    *_dates(parts),
                    *(
                        _duration(column.heading, column.label, unit)
                        for column, unit in parts.durations
                    ),
                    *(_constant(column, text) for column, text in parts.constants),
                    html.Div(
                        html.Button("Save the change", type="submit", className="btn pri"),
                        className="btns apart",
                    ),
                ],
                action=PATH,
                method="post",
            ),
        ]
    )


def _heading_table(parts: MapParts) -> html.Table:
    form = parts.form
    options = [{"value": NONE, "label": "Leave it out"}] + [
        {"value": c.heading, "label": f"{c.label} ({c.heading})"} for c in form.columns
    ]
    if form.turning:
        options.insert(1, {"value": EACH, "label": f"Each of these columns is {form.turning.one}"})
    rows = [
        (
            html.Label(part.theirs, htmlFor=heading_field(place)),
            [
                dbc.Select(
                    id=heading_field(place),
                    name=heading_field(place),
                    options=options,
                    value=part.gives,
                    className="ctl",
                ),
                _says(place, part),
            ],
        )
        for place, part in enumerate(parts.headings)
    ]
    heads = [("In the file", False), (f"Column of {form.label}", False), ("It stands for", False)]
    return tables.plain_table("Headings that the map knows", heads, rows)


def _says(place: int, part: HeadingPart) -> Any:
    if part.says is None:
        return ""
    name = says_field(place)
    return _word_control(name, part.says, part.choices, f"What {part.theirs} stands for")


def _word_control(
    name: str, value: str, choices: Choices | None, label: str = "", several: bool = False
) -> Any:
    control: Any
    if choices is None:
        control = dbc.Input(id=name, name=name, type="text", value=value, className="ctl")
    else:
        options = word_options(choices, several)
        code = choices.code_of(value) or (NONE if value or not several else LEAVE_OUT)
        control = dbc.Select(id=name, name=name, options=options, value=code, className="ctl")
    if not label:
        return control
    return html.Div([html.Label(label, htmlFor=name, className="sr"), control])


def _word_table(parts: MapParts) -> list[Any]:
    if not parts.words:
        return []
    rows = [
        (html.Label(word.text, htmlFor=word_field(place)), [word.ours, _meaning(place, word)])
        for place, word in enumerate(parts.words)
    ]
    heads = [("The file says", False), ("In", False), ("It means", False)]
    return [tables.plain_table("Words that the map knows", heads, rows)]


def _meaning(place: int, word: WordPart) -> Any:
    means = word.means if word.choices is not None or word.means else NO_VALUE
    return _word_control(word_field(place), means, word.choices, several=word.several)


def _made(parts: MapParts) -> list[Any]:
    if not parts.map.made:
        return []
    said = ", ".join(parts.map.made)
    return [
        html.P(
            f"The files have no ids: {said} {'is' if len(parts.map.made) == 1 else 'are'} worked out.",
            className="small readme",
        )
    ]


def _dates(parts: MapParts) -> list[Any]:
    if not parts.has_days:
        return []
    dates = [{"value": p, "label": text} for p, text in DATE_PATTERNS.items()]
    nights = [
        {"value": NONE, "label": "ask for each file"},
        *({"value": key, "label": NIGHTS_SAID[key]} for key in NIGHT_TIMES),
    ]
    return [
        _labelled(
            "All dates are written",
            "pattern",
            dbc.Select(
                id="pattern",
                name="pattern",
                options=dates,
                value=parts.map.date_format or ISO,
                className="ctl",
            ),
        ),
        _labelled(
            "Start times between 9 at night and 6 in the morning",
            "nights",
            dbc.Select(
                id="nights",
                name="nights",
                options=nights,
                value=parts.map.night_times or NONE,
                className="ctl",
            ),
        ),
    ]


def _duration(heading: str, label: str, unit: str) -> html.Div:
    name = unit_field(heading)
    options = [{"value": u, "label": u} for u in DURATION_UNITS]
    select = dbc.Select(id=name, name=name, options=options, value=unit, className="ctl")
    return _labelled(f"A bare number of {label.lower()} is in", name, select)


def _constant(column: Any, text: str) -> html.Div:
    name = constant_field(column.heading)
    choices = accepted(column.kind)
    control: Any = dbc.Input(id=name, name=name, type="text", value=text, className="ctl")
    if choices:
        options = [{"value": c.code, "label": c.label} for c in choices]
        control = dbc.Select(id=name, name=name, options=options, value=text, className="ctl")
    return _labelled(f"{column.label} of every row", name, control)


def _labelled(label: str, name: str, control: Any) -> html.Div:
    return html.Div(html.Div([html.Label(label, htmlFor=name), control]), className="form")


def _looked_at(found: OneMap) -> html.Section:
    parts = found.parts
    rows = [
        (part.theirs, [part.gives.replace(EACH, "each is one"), part.says or ""])
        for part in parts.headings
    ]
    heads = [("In the file", False), ("Column", False), ("It stands for", False)]
    out: list[Any] = [
        html.H2("What it says"),
        tables.plain_table("Headings that the map knows", heads, rows),
    ]
    if parts.words:
        told = [(w.text, [w.ours, w.means or "left out"]) for w in parts.words]
        heads = [("The file says", False), ("In", False), ("It means", False)]
        out.append(tables.plain_table("Words that the map knows", heads, told))
    return html.Section(out)


def _try(found: OneMap, token: str) -> list[html.Section]:
    """A form that reads a file by the map; what comes is its preview, and nothing is saved."""
    one = found.known
    if one.offered and not found.may_change:
        return []
    return [
        html.Section(
            [
                html.H2("Try it on a file"),
                html.P(
                    "The file is shown as it would be stored. Nothing is saved before you say so.",
                    className="small muted readme",
                ),
                html.Form(
                    [
                        dbc.Input(type="hidden", name="csrf_token", value=token),
                        dbc.Input(
                            type="hidden",
                            name="format",
                            value=f"{one.map.format}{BY_MAP}{one.map.name}",
                        ),
                        html.Div(
                            [
                                html.Label("File", htmlFor="import-file"),
                                html.Div(**{"data-file-input": "import-file"}),
                            ]
                        ),
                        html.Div(
                            html.Button("Look at the file", type="submit", className="btn"),
                            className="btns",
                        ),
                    ],
                    action=IMPORTS,
                    method="post",
                    encType="multipart/form-data",
                    className="form",
                ),
            ]
        )
    ]


def _settle(found: OneMap, token: str) -> list[html.Section]:
    one = found.known
    if not found.may_change:
        if not one.offered:
            return []
        return [
            html.Section(html.Div(_button("copy", "Take a copy", one, token), className="btns"))
        ]
    actions = []
    if one.shared or one.offered:
        actions.append(_button("unshare", "Stop sharing", one, token))
    elif one.region != column_maps.STATE:
        actions.append(_button("offer", "Offer it to other regions", one, token))
    if found.may_share and not one.shared:
        actions.append(_button("share", "Share with all regions", one, token))
    actions.append(_button("delete", "Delete", one, token))
    return [
        html.Section(
            [
                html.H2("Who uses it"),
                html.P(
                    "Other regions can look at a map that is offered, with the words in it, and take a copy. "
                    "Their files are read by yours only if an administrator shares it.",
                    className="small muted readme",
                ),
                html.Div(actions, className="btns"),
            ]
        )
    ]
