"""The audit page: who opened, downloaded, imported and was refused what, by person, record and day."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

import dash_bootstrap_components as dbc
from dash import html

from config.audit_events import EventGroup, codes_of, event_words
from config.date_words import day_words, time_words
from config.roles import Audience
from data_access.measures.filters import Notice, plain
from data_access.people import audit, refused_counts
from data_access.people.audit import AuditEvent, Search
from data_access.people.noticing import begin_of
from data_access.people.refused_counts import SIGNED_IN, CountedRefusal, Tally
from layouts import tables, words
from layouts.body import title
from layouts.download import both
from layouts.page import Audited, CsvFile, PageRequest, PlainPage

PATH = "/audit"
AT_ONCE = 100  # lines on a page
LONGEST = 160
SHOWN_AS_TEXT = 300  # characters of a line's details
MOST_SOURCES = 50

_GROUPS = {group.name.lower(): group for group in EventGroup}
_EVERYTHING = "all"  # not empty: a Select shows nothing at all for that
_REFUSED = {
    "sign_in": "wrong password or e-mail",
    "code": "wrong code of the second factor",
    "not_signed_in": "not signed in",
    "rights": "not part of the role",
    "address": "nothing at this address for this account",
    "malformed": "a request that no page of ours makes",
    "too_large": "a file that is too large",
    "rested_on": "an import that cannot be taken back now",
}


@dataclass(frozen=True)
class AuditAsked:
    """What the address asks for; days that cannot be read are left out."""

    who: str
    record: str
    group: EventGroup | None
    first: date | None
    last: date | None
    before: int | None

    @property
    def search(self) -> Search:
        return Search(
            self.who,
            codes_of(self.group) if self.group else (),
            self.record,
            begin_of(self.first) if self.first else None,
            begin_of(self.last + timedelta(days=1)) if self.last else None,
        )

    @property
    def is_everything(self) -> bool:
        return self.search == Search()

    def query(self, before: int | None = None) -> str:
        """This, as an address writes it."""
        said = {
            "who": self.who,
            "record": self.record,
            "kind": self.group.name.lower() if self.group else "",
            "from": self.first or "",
            "to": self.last or "",
            "before": before or "",
        }
        return urlencode({name: value for name, value in said.items() if value})


@dataclass(frozen=True)
class AuditPage:
    """The lines that were asked for, the newest first, and what is still being counted."""

    asked: AuditAsked
    lines: tuple[AuditEvent, ...]
    has_more: bool
    counted: tuple[tuple[CountedRefusal, Tally], ...]
    noticed: tuple[AuditEvent, ...]
    every: Callable[[], Iterator[AuditEvent]]


def day_in(text: str) -> date | None:
    """The day that a text says, as a date control sends it; None where it says none."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2100 else None


def asked_in(query: Mapping[str, str]) -> AuditAsked:
    """What an address asks for."""
    before = query.get("before", "")
    number = int(before) if before.isascii() and before.isdigit() and len(before) < 10 else None
    return AuditAsked(
        who=query.get("who", "").strip().casefold()[:LONGEST],
        record=query.get("record", "").strip()[:LONGEST],
        group=_GROUPS.get(query.get("kind", "")),
        first=day_in(query.get("from", "")),
        last=day_in(query.get("to", "")),
        before=number,
    )


# -- in words ------------------------------------------------------------------------------------


def _value(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    return json.dumps(value, ensure_ascii=False)


def details(line: AuditEvent) -> str:
    """What else a line holds, on one line."""
    said = [
        f"{name.replace('_', ' ')}: {_REFUSED.get(value, value) if name == 'why' else _value(value)}"
        for name, value in line.detail.items()
        if value not in (None, "")
    ]
    text = "; ".join(said)
    return text if len(text) <= SHOWN_AS_TEXT else f"{text[:SHOWN_AS_TEXT]}…"


def _small(text: str) -> Any:
    return html.Span(text, className="small") if text else ""


def _concerned(line: AuditEvent) -> Any:
    if not line.people:
        return ""
    if len(line.people) <= 2:
        # An id is not broken at its dashes.
        return [
            part
            for number, one in enumerate(line.people)
            for part in (*([", "] if number else []), html.Span(one, className="nb"))
        ]
    more = "more than " if audit.MORE_PEOPLE in line.people else ""
    return f"{more}{words.count(len(set(line.people) - {audit.MORE_PEOPLE}))} people"


def what(line: AuditEvent) -> str:
    """What happened, in words."""
    if line.event == "strangers":
        return f"{event_words(line.event)}: {_REFUSED.get(line.record, line.record)}"
    return event_words(line.event)


def _lead(found: AuditPage) -> str:
    asked = found.asked
    if not found.lines:
        return "Nothing was written down that fits. Leave a field empty to ask for more."
    number = words.count(len(found.lines))
    which = f"The {number} newest lines" if len(found.lines) > 1 else "One line"
    if asked.record:
        which += f" about {asked.record}, or with it among the people in it"
    newest, oldest = found.lines[0].at, found.lines[-1].at
    return (
        f"{which}, from {time_words(oldest)} to {time_words(newest)}. A page is written "
        "down the first time somebody opens it on a day, a file each time it is downloaded; what was "
        "seen is not written down."
    )


# -- the page ------------------------------------------------------------------------------------


def build(found: AuditPage) -> html.Div:
    """What was noticed, the form, the lines, and what is still being counted."""
    return html.Div(
        [
            title(PAGE.question, html.P(_lead(found), className="lead")),
            *_noticed(found.noticed),
            html.Section([html.H2("Look for"), _form(found.asked)]),
            html.Section([html.H2("What was written down"), *_lines(found)]),
            *_counted(found.counted),
            html.P(
                [
                    "Nothing in this log can be changed or deleted. Whether it is whole: ",
                    html.Code("python -m dashboard audit verify"),
                ],
                className="small muted readme",
            ),
        ]
    )


def _noticed(lines: Sequence[AuditEvent]) -> list[Any]:
    if not lines:
        return []
    note = html.Div(
        [
            html.B("A wide series of filter states was asked for."),
            *(
                html.P(
                    f"{line.who}, {time_words(line.at)}: outcome figures in more than "
                    f"{line.detail.get('noticed_above')} filter states that day."
                )
                for line in lines
            ),
            html.Span(
                "Nobody was stopped. Whoever compares that many may be working on a report, or "
                "looking for single people: ask."
            ),
        ],
        className="note act",
        role="status",
    )
    return [html.Section(note)]


def _labelled(label: str, name: str, control: Any, hint: str = "") -> html.Div:
    said = [html.Span(hint, className="hint", id=f"{name}-hint")] if hint else []
    return html.Div([html.Label(label, htmlFor=name), *said, control])


def _form(asked: AuditAsked) -> html.Form:
    # Days are plain text: the browser's own control for them is three stops of the keyboard.
    def text(name: str, value: str) -> Any:
        return dbc.Input(
            id=name, name=name, value=value, type="text", className="ctl", autocomplete="off"
        )

    kinds = [{"value": _EVERYTHING, "label": "Everything"}]
    kinds += [{"value": name, "label": group.value} for name, group in _GROUPS.items()]
    chosen = asked.group.name.lower() if asked.group else _EVERYTHING
    return html.Form(
        [
            _labelled(
                "Who did it", "who", text("who", asked.who), "The e-mail of the account, whole."
            ),
            _labelled(
                "Whom or what it is about",
                "record",
                text("record", asked.record),
                "The id of a participant gives who opened what this person stands in. Also: "
                "“pair P-1”, “import 7”, the address of a page.",
            ),
            _labelled(
                "What",
                "kind",
                dbc.Select(id="kind", name="kind", options=kinds, value=chosen, className="ctl"),
            ),
            _labelled(
                "First day", "from", text("from", str(asked.first or "")), "Like 2026-11-30."
            ),
            _labelled("Last day", "to", text("to", str(asked.last or "")), "This day is included."),
            html.Div(
                [
                    html.Button("Look", type="submit", className="btn pri"),
                    html.A("All lines", href=PATH, className="btn quiet"),
                ],
                className="btns",
            ),
        ],
        action=PATH,
        method="get",
        className="form",
    )


def _lines(found: AuditPage) -> list[Any]:
    asked = found.asked
    if not found.lines:
        return [html.Div(html.B("No line fits."), className="empty")]
    heads = [
        ("When", False),
        ("Who", False),
        ("What", False),
        ("About", False),
        ("People in it", False),
        ("Details", False),
    ]
    caption = "Newest first. Times are Massachusetts time."
    table = tables.plain_table(
        caption,
        heads,
        [
            (
                time_words(line.at),
                [
                    line.who,
                    what(line),
                    "" if line.event == "strangers" else line.record,
                    _concerned(line),
                    _small(details(line)),
                ],
            )
            for line in found.lines
        ],
        dense=True,
    )
    query = asked.query()
    links = both("Download these lines", f"{PATH}.csv{'?' * bool(query)}{query}")
    if found.has_more:
        older = asked.query(found.lines[-1].number)
        links.append(html.A("Older lines", href=f"{PATH}?{older}"))
    return [tables.sideways(caption, table), html.P(links, className="links page-links")]


def _counted(counted: Sequence[tuple[CountedRefusal, Tally]]) -> list[Any]:
    if not counted:
        return []
    rows = [
        (
            day_words(refusal.day),
            [
                refusal.account if refusal.source == SIGNED_IN else refusal.source,
                _REFUSED.get(refusal.what, refusal.what),
                "" if refusal.source == SIGNED_IN else refusal.account,
                words.count(tally.count),
                time_words(tally.last),
                _small(tally.about),
            ],
        )
        for refusal, tally in counted[:MOST_SOURCES]
    ]
    heads = [
        ("Day", False),
        ("From", False),
        ("Refused for", False),
        ("Account tried", False),
        ("Times", True),
        ("Last", False),
        ("The last was", False),
    ]
    caption = "Refusals that are counted, most first"
    more = len(counted) - MOST_SOURCES
    return [
        html.Section(
            [
                html.H2("Refusals that are only counted"),
                html.P(
                    "What was asked for without being signed in, wrong passwords, and what an account "
                    "was refused beyond fifty times a day. A row a day and sender; when the day is "
                    "over, it becomes a line of the log."
                    + (f" {words.count(more)} more rows are not shown." if more > 0 else ""),
                    className="small muted readme",
                ),
                tables.sideways(
                    caption, tables.plain_table(caption, heads, rows, hide_caption=True)
                ),
            ]
        )
    ]


# -- reading it, and its file --------------------------------------------------------------------


def _read(request: PageRequest) -> AuditPage:
    asked = asked_in(request.asked)
    database, search = request.database, asked.search
    lines = audit.found(database, search, AT_ONCE + 1, asked.before)
    month_ago = begin_of(request.today - timedelta(days=30))
    return AuditPage(
        asked,
        lines[:AT_ONCE],
        len(lines) > AT_ONCE,
        refused_counts.standing(database) if asked.is_everything else (),
        audit.found(database, Search(events=("many_filters",), since=month_ago), AT_ONCE),
        lambda: audit.every(database, search),
    )


def _left_out(request: PageRequest) -> Iterator[Notice]:
    """What of an address is left out, and why."""
    for name in ("from", "to"):
        text = request.asked.get(name, "")
        if text and day_in(text) is None:
            yield Notice(
                f"“{name}={plain(text)}” was left out.", "A day is written like 2026-11-30."
            )
    kind = request.asked.get("kind", "")
    if kind and kind != _EVERYTHING and kind not in _GROUPS:
        yield Notice(f"“kind={plain(kind)}” was left out.", "There is no such kind of line.")


COLUMNS: dict[str, Callable[[AuditEvent], Any]] = {
    "line": lambda e: e.number,
    "at_utc": lambda e: e.at.replace(tzinfo=None).isoformat(sep=" ", timespec="seconds"),
    "who": lambda e: e.who,
    "event": lambda e: e.event,
    "what": lambda e: event_words(e.event),
    "about": lambda e: e.record,
    "people": lambda e: " ".join(e.people),
    "details": lambda e: json.dumps(e.detail, ensure_ascii=False, sort_keys=True),
}


def _asked_about(found: AuditPage) -> dict[str, Any] | None:
    """Looking for a record is written down, as it says whom somebody asks about."""
    return {"asked": found.asked.query()} if found.asked.record else None


PAGE = PlainPage(
    key="audit",
    path=PATH,
    nav="Who looked",
    question="Who looked at what?",
    audience=Audience.AUDIT,
    read=_read,
    build=lambda found, request: build(found),
    file=lambda found, request: CsvFile.of("audit", COLUMNS, found.every()),
    audited=Audited(
        "audit_record", _asked_about, "audit_csv", about=lambda found: found.asked.record
    ),
    announces=_left_out,
)
