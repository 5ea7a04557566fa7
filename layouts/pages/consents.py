"""The consents page: who agreed to what; and for one person, who sees what and on what ground."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import dash_bootstrap_components as dbc
from dash import html

from config.count_words import one_of
from config.date_words import day_words
from config.program.consents import EVALUATOR_FILE, OWN_FACILITATOR, PURPOSES
from config.program.regions import BY_NUMBER
from config.program.vocabulary import PARTICIPANT_ROLES
from config.roles import Audience
from data_access.imports.consents import Consent
from data_access.lists.consent_sheet import Agreed, agreements
from data_access.measures.filters import Notice
from layouts import tables, words
from layouts.body import title
from layouts.page import Audited, PageRequest, PlainPage, View

PATH = "/consents"
AT_ONCE = 30  # people on a page of the list
LONGEST = 80  # characters of what is looked for
ID = "[A-Z0-9][A-Z0-9_-]{0,35}"  # of a participant

# By the code in the address that the form is answered with (dashboard/web/consents.py).
PROBLEMS: dict[str, Notice] = {
    "refused": Notice(
        "The consent was not recorded.",
        "Say where the signed form is, and check both days: it cannot end before it begins.",
    ),
    "none": Notice("Nothing was withdrawn.", "No consent of this person holds for that purpose."),
}


def address(participant_id: str) -> str:
    """Where the sheet of a person stands."""
    return f"{PATH}/{participant_id}"


@dataclass(frozen=True)
class PeopleListed:
    """Some of the people in reach: those that were looked for, a page of them."""

    shown: Sequence[Agreed]
    found: int  # that fit what was looked for
    in_reach: int
    agreed: int
    text: str
    number: int  # of the page, from 1

    @property
    def pages(self) -> int:
        return max(1, -(-self.found // AT_ONCE))


def listed(everybody: Sequence[Agreed], text: str, number: str) -> PeopleListed:
    """Whoever has the text in the name or the id, on the page asked for (else the nearest)."""
    wanted = " ".join(text.split())[:LONGEST].casefold()
    fit = [one for one in everybody if wanted in f"{one.name} {one.participant_id}".casefold()]
    last = max(1, -(-len(fit) // AT_ONCE))
    asked = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1
    page = min(max(1, asked), last)
    return PeopleListed(
        fit[(page - 1) * AT_ONCE : page * AT_ONCE],
        len(fit),
        len(everybody),
        sum(OWN_FACILITATOR in one.holds for one in everybody),
        wanted,
        page,
    )


def build_list(found: PeopleListed) -> html.Div:
    """People in reach, with what holds today."""
    return html.Div(
        [
            title(
                PAGE.question,
                html.P(
                    f"{words.number_of(found.agreed, 'people')} of {words.count(found.in_reach)} agreed that "
                    "their own facilitator sees their CLASS scores. Choose a person to see who sees what, "
                    "and on what ground; that sheet can be printed for the person.",
                    className="lead",
                ),
            ),
            *([_look_for(found)] if found.in_reach > AT_ONCE or found.text else []),
            html.Section([_list(found), *_other_pages(found)]),
        ]
    )


def _look_for(found: PeopleListed) -> html.Form:
    return html.Form(
        [
            html.Div(
                [
                    html.Label("Name or id", htmlFor="find"),
                    html.Span("A part of it is enough.", className="hint", id="find-hint"),
                    dbc.Input(
                        id="find", name="find", value=found.text, type="text", className="ctl",
                        autocomplete="off",
                    ),
                ]
            ),
            html.Div(
                [
                    html.Button("Look", type="submit", className="btn pri"),
                    html.A("Everybody", href=PATH, className="btn quiet"),
                ],
                className="btns",
            ),
        ],
        action=PATH,
        method="get",
        className="form",
    )  # fmt: skip


def _other_pages(found: PeopleListed) -> list[Any]:
    if found.pages == 1:
        return []

    def link(label: str, number: int) -> html.A:
        asked = ({"find": found.text} if found.text else {}) | {"page": number}
        return html.A(label, href=f"{PATH}?{urlencode(asked)}")

    links = [
        *([link("Previous people", found.number - 1)] if found.number > 1 else []),
        *([link("Next people", found.number + 1)] if found.number < found.pages else []),
    ]
    where = f"Page {found.number} of {found.pages}; {words.number_of(found.found, 'people')}."
    return [html.P(where, className="small"), html.P(links, className="links page-links")]


def _list(found: PeopleListed) -> Any:
    if not found.found and found.text:
        return html.P("Nobody here has that in the name or the id.", className="small")
    if not found.in_reach:
        return html.P(
            "Nobody is on record here yet: import the participants first.", className="small"
        )
    heads = [
        ("Participant", False),
        ("Role", False),
        *((p.label, False) for p in PURPOSES.values()),
    ]
    return tables.sideways(
        "Participants and what they agreed to",
        tables.plain_table(
            "Participants and what they agreed to",
            heads,
            [
                (
                    html.A(one.name or one.participant_id, href=address(one.participant_id)),
                    [_role(one), *(_held(one, key) for key in PURPOSES)],
                )
                for one in found.shown
            ],
            hide_caption=True,
            dense=True,
        ),
    )


def _role(one: Agreed) -> str:
    return one_of(PARTICIPANT_ROLES.label(one.role)) if one.role else ""


def _held(one: Agreed, purpose: str) -> str:
    held = one.holds.get(purpose)
    if held is None:
        return "No"
    until = f" until {day_words(held.valid_until)}" if held.valid_until else ""
    return f"Yes, since {day_words(held.valid_from)}{until}"


def build_one(one: Agreed, token: str = "") -> html.Div:
    """The sheet of one person. `token` is given where the viewer may record and withdraw."""
    whose = one.name or f"participant {one.participant_id}"
    place = BY_NUMBER[one.region].label if one.region in BY_NUMBER else "No region yet"
    who = ", ".join(filter(None, (_role(one), place, f"id {one.participant_id}")))
    return html.Div(
        [
            title(
                f"Who sees what about {whose}",
                html.P(
                    f"{who}, as of {day_words(one.today)}. A consent can be withdrawn at any time; it "
                    "then holds no more from the next page on.",
                    className="lead",
                ),
            ),
            html.Section([html.H2("Who sees what, and on what ground"), _sheet(one)]),
            html.Section([html.H2("What was agreed to, and when"), _record(one.record)]),
            *([_forms(one, token)] if token else []),
            html.P(html.A("All participants", href=PATH), className="links"),
        ]
    )


def _sheet(one: Agreed) -> html.Table:
    region = BY_NUMBER[one.region].label if one.region in BY_NUMBER else "the region"
    process = (
        "Name, program and role; pairs, sessions, goals, training and whether surveys were answered"
    )
    rows: list[tuple[Any, list[Any]]] = [
        (f"Facilitator of {region}", [process, "Yes", "Runs the program in the region"]),
        (
            f"Facilitator of {region}",
            ["CLASS scores by name", _yes(one, OWN_FACILITATOR), _ground(one, OWN_FACILITATOR)],
        ),
        (
            "Outside evaluator",
            [
                "One row a pair without name, town or dates: sessions, goals, how the pair ended",
                "Yes",
                "Evaluates the program for EEC",
            ],
        ),
        (
            "Outside evaluator",
            [
                "CLASS scores in that row",
                _yes(one, EVALUATOR_FILE),
                _ground(one, EVALUATOR_FILE),
            ],
        ),
        (
            "EEC staff",
            [
                "Figures of groups; small groups are left out",
                "Yes",
                "Runs the program in the state",
            ],
        ),
        (
            "Administrator",
            [
                "No figures. Sends files and records consents, by id",
                "Yes",
                "Keeps the program running",
            ],
        ),
        (
            "EEC's privacy officer",
            ["No figures. Who opened what; records consents, by id", "Yes", "Looks after privacy"],
        ),
        ("Everybody else", ["Nothing", "No", "Needs an account"]),
    ]
    heads = [("Who", False), ("What", False), ("Sees it", False), ("On what ground", False)]
    return tables.plain_table("Who sees what", heads, rows, hide_caption=True)


def _yes(one: Agreed, purpose: str) -> str:
    return "Yes" if purpose in one.holds else "No"


def _ground(one: Agreed, purpose: str) -> str:
    held = one.holds.get(purpose)
    return f"Consent, {_source(held)}" if held else "No consent that holds is on record"


def _source(consent: Consent) -> str:
    if consent.form_place:
        return f"signed form: {consent.form_place}"
    if consent.import_id is not None:
        return f"as the participants file of import {consent.import_id} says"
    return f"recorded by {consent.recorded_by}"


def _record(record: Sequence[Consent]) -> Any:
    if not record:
        return html.P("Nothing is on record: figures of groups alone.", className="small")
    heads = [
        ("Purpose", False),
        ("From", False),
        ("Until", False),
        ("Ground", False),
        ("Recorded by", False),
        ("Ended by", False),
    ]
    return tables.sideways(
        "Record of consents",
        tables.plain_table(
            "Record of consents",
            heads,
            [
                (
                    PURPOSES[c.purpose].label if c.purpose in PURPOSES else c.purpose,
                    [
                        day_words(c.valid_from),
                        day_words(c.valid_until) if c.valid_until else "",
                        _source(c),
                        c.recorded_by,
                        c.ended_by or "",
                    ],
                )
                for c in record
            ],
            hide_caption=True,
        ),
    )


def _forms(one: Agreed, token: str) -> html.Section:
    """For whoever records consents: one form to record, and a button a consent to withdraw."""

    def hidden(**values: str) -> list[Any]:
        sent = {"csrf_token": token, **values}
        return [dbc.Input(type="hidden", name=name, value=value) for name, value in sent.items()]

    def field(label: str, name: str, control: Any, hint: str) -> html.Div:
        return html.Div(
            [
                html.Label(label, htmlFor=f"consent-{name}"),
                html.Span(hint, className="hint"),
                control,
            ]
        )

    def text(name: str, kind: str = "text") -> Any:
        return dbc.Input(id=f"consent-{name}", name=name, type=kind, value="", className="ctl")

    purposes = [{"value": p.key, "label": p.label} for p in PURPOSES.values()]
    chosen = dbc.Select(
        id="consent-purpose",
        name="purpose",
        options=purposes,
        value=OWN_FACILITATOR,
        className="ctl",
    )
    return html.Section(
        [
            html.H2("Record or withdraw"),
            *(
                html.Form(
                    [
                        *hidden(do="withdraw", purpose=key),
                        html.Div(
                            html.Button(
                                f"Withdraw: {PURPOSES[key].label}", type="submit", className="btn"
                            ),
                            className="btns",
                        ),
                    ],
                    action=address(one.participant_id),
                    method="post",
                )
                for key in one.holds
            ),
            html.Form(
                [
                    *hidden(do="record"),
                    field("Purpose", "purpose", chosen, "What the person agreed to."),
                    field(
                        "Where the signed form is", "form", text("form"), "For instance a folder."
                    ),
                    field("From", "from", text("from", "date"), "Empty: from today on."),
                    field(
                        "Until", "until", text("until", "date"), "The first day it no longer holds."
                    ),
                    html.Div(
                        html.Button("Record the consent", type="submit", className="btn pri"),
                        className="btns",
                    ),
                ],
                action=address(one.participant_id),
                method="post",
                className="form",
            ),
        ],
        className="no-print",
    )


def _read(request: PageRequest) -> PeopleListed:
    with request.reading_consents() as reader:
        everybody = agreements(reader, request.today)
    return listed(everybody, request.asked.get("find", ""), request.asked.get("page", ""))


def _read_one(request: PageRequest) -> Agreed | None:
    with request.reading_consents() as reader:
        found = agreements(reader, request.today, request.parts["participant_id"])
    return found[0] if found else None


def _one_shown(found: Agreed, request: PageRequest) -> html.Div:
    role = request.viewer.role
    records = role is not None and role.records_consents
    return build_one(found, request.viewer.csrf_token if records else "")


def _problem(request: PageRequest) -> tuple[Notice, ...]:
    found = PROBLEMS.get(request.asked.get("problem", ""))
    return (found,) if found else ()


_ONE = View(
    path=f"{PATH}/<participant_id>",
    parts={"participant_id": ID},
    read=_read_one,
    build=_one_shown,
    audited=Audited(
        "consents",
        lambda found: {"participant": found.participant_id},
        about=lambda found: f"consents of {found.participant_id}",
        people=lambda reader, found: (found.participant_id,),
    ),
    problem=_problem,
)
PAGE = PlainPage(
    key="consents",
    path=PATH,
    nav="Consents",
    question="Who agreed to what?",
    audience=Audience.CONSENTS,
    read=_read,
    build=lambda found, request: build_list(found),
    audited=Audited(
        "consents",
        lambda found: {"participants": len(found.shown)},
        about=lambda found: "list of consents",
        people=lambda reader, found: (one.participant_id for one in found.shown),
    ),
    under=(_ONE,),
)
