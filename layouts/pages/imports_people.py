"""The page that asks whom a log without ids means by its names, each once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import dash_bootstrap_components as dbc
from dash import html

from data_access.imports.people_questions import (
    LATER,
    NOBODY,
    PeopleAsked,
    PersonAsked,
    from_json,
    other_field,
    person_field,
)
from layouts import tables, words
from layouts.body import title
from layouts.pages.imports_file import Shown, button, discard_form, form_of


def build(shown: Shown) -> html.Div:
    """Asks once who each name of the file is; who is likely stands first, with what speaks for it."""
    upload = shown.upload
    asked = from_json(shown.people)
    more = f" {words.number_of(asked.left, 'more names')} follow." if asked.left else ""
    return html.Div(
        [
            title(
                "Who is meant?",
                html.P(
                    f"{upload.file_name} has names and no ids. Say once who each of them is; the "
                    f"next file asks for new names only.{more}",
                    className="lead",
                ),
            ),
            form_of(
                upload,
                shown.token,
                "people",
                *_asked(asked),
                html.Div(button("Go on", primary=True), className="btns apart"),
                wide=True,
            ),
            html.Div(discard_form(shown, "Discard the file"), className="btns apart"),
        ]
    )


def section(asked: PeopleAsked) -> list[html.Section]:
    """The same beside the columns of the file, which are asked on one page with it."""
    more = f" {words.number_of(asked.left, 'more names')} follow." if asked.left else ""
    return [
        html.Section(
            [
                html.H2("Who is meant?"),
                html.P(
                    f"Say once who each of them is; the next file asks for new names only.{more}",
                    className="small readme",
                ),
                *_asked(asked),
            ]
        )
    ]


def _asked(asked: PeopleAsked) -> list[Any]:
    lists = {column: f"everybody-{n}" for n, column in enumerate(asked.everybody)}
    return [
        *(
            html.Datalist([html.Option(value=c.label) for c in everybody], id=lists[column])
            for column, everybody in asked.everybody.items()
        ),
        tables.plain_table(
            "Names of the file",
            [
                ("In the file", False),
                ("Rows", True),
                ("Who it is", False),
                ("Or somebody else", False),
            ],
            [_person(place, one, lists) for place, one in enumerate(asked.asked)],
            hide_caption=True,
        ),
        html.P(
            f"Only people {'in a pair ' if all(asked.everybody) else ''}of your region are offered. What "
            "you say is remembered for your region's files and can be taken back on the page of maps.",
            className="small muted readme",
        ),
    ]


def asks_people(shown: Shown) -> bool:
    """Whether the page of an upload asks whom its names mean."""
    upload = shown.upload
    return upload.status == "asking" and upload.preview.get("question") == "people"


def _person(place: int, one: PersonAsked, lists: Mapping[str, str]) -> tuple[Any, list[Any]]:
    """A row: the name as the file has it, who is likely and why, and a field for anybody else."""
    name, other = person_field(place), other_field(place)
    called = one.name or one.email or "Coach, whom the rows do not name"
    said = "; ".join(t for t in (one.beside, one.email if one.name else "", one.program) if t)
    at = one.line if not one.line.isdigit() else f"line {one.line}"
    options = [
        {"value": LATER, "label": "Not known yet: refuse these rows for now"},
        *(
            {"value": c.participant_id, "label": f"{c.label}: {', '.join(c.reasons)}"}
            for c in one.choices
        ),
        {"value": NOBODY, "label": "Not in the program: leave these rows out"},
    ]
    chosen = next((o for o in options if o["value"] == one.chosen), options[0])
    if chosen is not options[0]:  # what is proposed stands first
        options.sort(key=lambda o: o is not chosen)
    return (
        [
            html.Label(called, htmlFor=name),
            html.Span(
                f"{words.sentence_case(one.mention.word)}. {said}".strip(), className="below fine"
            ),
        ],
        [
            [words.count(one.rows), html.Span(at, className="below fine")],
            [
                dbc.Select(
                    id=name, name=name, options=options, value=chosen["value"], className="ctl"
                ),
                *_because(one),
            ],
            html.Div(
                [
                    html.Label(
                        f"Somebody else for {called}: name or id",
                        htmlFor=other,
                        className="sr",
                    ),
                    dbc.Input(
                        id=other,
                        name=other,
                        type="text",
                        list=lists.get(one.column, ""),
                        autocomplete="off",
                        className="ctl",
                    ),
                ]
            ),
        ],
    )


def _because(one: PersonAsked) -> list[html.Span]:
    """What speaks for who is chosen already, or for who comes nearest; a narrow list cuts it off."""
    found = next((c for c in one.choices if c.participant_id == one.chosen), None)
    if found is not None:
        said = words.sentence_case(", ".join(found.reasons))
    elif one.choices:
        said = f"Perhaps {one.choices[0].label}: {', '.join(one.choices[0].reasons)}"
    else:
        return []
    return [html.Span(f"{said}.", className="below fine")]
