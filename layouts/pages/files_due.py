"""The calendar of files: which are here, due or overdue by region and month, and what a region says of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import dash_bootstrap_components as dbc
from dash import html

from config.date_words import day_words, month_words
from config.program.expected_files import EXPECTED
from config.roles import Audience, Role
from data_access.asking.files_on_time import DEFINITION, OnTime, days_to_log, on_time, was_due
from data_access.asking.owed import ExpectedMonth, FileState, calendar
from data_access.asking.said import MonthWord
from data_access.imports.said_months import why_not
from data_access.measures.filters import Notice
from layouts import tables, words
from layouts.body import title
from layouts.download import both
from layouts.page import CsvFile, PageRequest, PlainPage, View

PATH = "/files-due"
ON_TIME = f"{PATH}/on-time"
AT_ONCE = 12  # months on the page; the file has all
LONGEST = 400  # characters of a reason

STATES: dict[FileState, tuple[str, str]] = {  # the kind of mark, and the words
    FileState.ON_TIME: ("ok", "Here on time"),
    FileState.LATE: ("ok", "Here late"),
    FileState.NOTHING: ("none", "Nothing to report"),
    FileState.OVERDUE: ("act", "Overdue"),
    FileState.NOT_YET_DUE: ("none", "Not yet due"),
}
WORDS: dict[MonthWord, str] = {
    MonthWord.NOTHING: "Nothing to report this time",
    MonthWord.CLOSED: "Close the month: what is here is all of it",
    MonthWord.REOPENED: "Open the month again",
}
# By the code in the address that the form is answered with (dashboard/web/files_due.py).
PROBLEMS: dict[str, Notice] = {
    "running": Notice("Nothing was written down.", "The month is not over yet."),
    "closed": Notice(
        "Nothing was written down.", "The month is closed. Open it again first, and say why."
    ),
    "said": Notice("Nothing was written down.", "That has been said of this month already."),
    "has_rows": Notice(
        "Nothing was written down.",
        "Rows of this month are here, so there is something to report. Close the month if that is all.",
    ),
    "not_here": Notice(
        "Nothing was written down.",
        "Nothing of this month is here. Send the file, or say that there is nothing to report.",
    ),
    "not_closed": Notice("Nothing was written down.", "Nothing has been said of this month."),
    "no_reason": Notice("Nothing was written down.", "Say why the month is opened again."),
}


def may_say(role: Role | None) -> bool:
    """Whether holders of a role speak for their region: they send its files."""
    return role is not None and role.imports and role.has_region


@dataclass(frozen=True)
class DueFiles:
    """The calendar as one viewer sees it; `region` is the own one, where the viewer has one."""

    today: date
    months: tuple[ExpectedMonth, ...]
    region: int | None = None
    on_time: tuple[OnTime, ...] = ()
    sent_of: str = ""  # the file and the month of the form that was refused
    sent_word: MonthWord | None = None

    @property
    def overdue(self) -> list[ExpectedMonth]:
        """What is overdue, the longest first."""
        found = [m for m in self.months if m.state is FileState.OVERDUE]
        return sorted(found, key=lambda m: m.due_on)


def owed_words(one: ExpectedMonth, today: date) -> str:
    """Region 3: the coaching logs of October 2026 are 12 days overdue."""
    days = words.number_of(one.days_overdue(today), "days")
    return f"Region {one.region}: the {one.label} of {month_words(one.month)} are {days} overdue"


def build(shown: DueFiles, token: str = "") -> html.Div:
    """The page. `token` is given where the viewer may say something of a month."""
    by_month = [(month, list(of)) for month, of in groupby(shown.months, lambda m: m.month)]
    return html.Div(
        [
            title(_question(shown), html.P(_lead(shown), className="lead")),
            *(
                [
                    html.P(
                        both("Download calendar", f"{PATH}.csv", "btn"),
                        className="btns no-print",
                    )
                ]
                if shown.months
                else []
            ),
            *_on_time_in_short(shown),
            *([_form(shown, token)] if token and shown.months else []),
            *(
                [_month(month, of, shown) for month, of in by_month[:AT_ONCE]]
                if shown.region
                else _regions(shown, [m for _, of in by_month[:AT_ONCE] for m in of])
            ),
            _meaning(),
        ],
        className="findings",
    )


def _question(shown: DueFiles) -> str:
    number = len(shown.overdue)
    if not shown.months:
        return "No file is expected yet"
    if not number:
        return "No file is overdue"
    are = "file is" if number == 1 else "files are"
    where = f" from Region {shown.region}" if shown.region else ""
    return f"{words.sentence_case(words.spelled(number))} {are} overdue{where}"


def _lead(shown: DueFiles) -> str:
    if not shown.months:
        return "Files are expected of a region from its first pair on."
    if not shown.overdue:
        return (
            "Each file of a month that is due is here, or its region has said that there is none."
        )
    one = shown.overdue[0]
    stops = f"; they stop at {day_words(one.stops_on)}" if one.stops_on else ""
    close = " If that is all there is, close the month." if shown.region and one.stops_on else ""
    first = "" if len(shown.overdue) == 1 else "The longest: "
    said = owed_words(one, shown.today)
    if shown.region:
        said = words.sentence_case(said.removeprefix(f"Region {one.region}: "))
    return (
        f"{first}{words.within_sentence(said) if first and shown.region else said}{stops}.{close}"
    )


def _state(one: ExpectedMonth, today: date) -> Any:
    kind, said = STATES[one.state]
    if one.state is FileState.OVERDUE:
        said = f"{said}, {words.number_of(one.days_overdue(today), 'days')}"
    return html.Span(said, className=f"st {kind}")


def _details(one: ExpectedMonth) -> str:
    """When it came, where it stops, and what its region says of it."""
    told, parts = one.told, []
    if one.came_on:
        parts.append(f"Came on {day_words(one.came_on)}.")
    if one.stops_on:
        parts.append(f"Stops at {day_words(one.stops_on)}.")
    for said, what in (
        (told.nothing, "Nothing to report"),
        (told.closed, "Closed"),
        (told.reopened, "Opened again"),
    ):
        if said:
            why = f": {said.reason.rstrip('.')}" if said.reason else ""
            parts.append(f"{what}, {said.said_by}, {day_words(said.said_on)}{why}.")
    if one.changed_since:
        files = "one file" if one.changed_since == 1 else f"{one.changed_since} files"
        parts.append(f"Changed since it was closed, by {files}.")
    return " ".join(parts)


def _month(month: str, of: Sequence[ExpectedMonth], shown: DueFiles) -> html.Section:
    rows: list[tuple[Any, list[Any]]] = [
        (words.sentence_case(one.label), _cells(one, shown.today)) for one in of
    ]
    table = _table(f"Files of {month_words(month)}", [("File", False), *_HEADS], rows)
    return html.Section([html.H2(month_words(month)), table])


_HEADS = [("State", False), ("Due", False), ("What is known", False)]


def _cells(one: ExpectedMonth, today: date) -> list[Any]:
    return [_state(one, today), day_words(one.due_on), _details(one)]


def _table(caption: str, heads: list[tuple[str, bool]], rows: list[tuple[Any, list[Any]]]) -> Any:
    table = tables.plain_table(caption, heads, rows, hide_caption=True, dense=True)
    return tables.sideways(caption, table)


# How the files of a region are counted in its line, in this order.
_COUNTED: tuple[tuple[str, tuple[FileState, ...]], ...] = (
    ("overdue", (FileState.OVERDUE,)),
    ("here", (FileState.ON_TIME, FileState.LATE)),
    ("nothing to report", (FileState.NOTHING,)),
    ("not yet due", (FileState.NOT_YET_DUE,)),
)


def region_words(region: int, months: Sequence[ExpectedMonth]) -> str:
    """Region 3: 2 overdue, 11 here."""
    each = ((said, sum(m.state in states for m in months)) for said, states in _COUNTED)
    return f"Region {region}: " + ", ".join(f"{many} {said}" for said, many in each if many)


def _regions(shown: DueFiles, months: Sequence[ExpectedMonth]) -> list[html.Section]:
    """A line a region, with what is overdue in it open and all of its files folded."""
    found = []
    for region in sorted({m.region for m in months}):
        own = [m for m in months if m.region == region]
        owed = [m for m in shown.overdue if m.region == region]
        parts: list[Any] = [html.H2(region_words(region, own))]
        if owed:
            parts.append(_files(f"Overdue files of Region {region}", owed, shown.today))
        folded = f"All files of Region {region}"
        parts.append(html.Details([html.Summary(folded), _files(folded, own, shown.today)]))
        found.append(html.Section(parts, id=f"region-{region}"))
    return found


def _files(caption: str, months: Sequence[ExpectedMonth], today: date) -> Any:
    rows: list[tuple[Any, list[Any]]] = [
        (f"{words.sentence_case(one.label)}, {month_words(one.month)}", _cells(one, today))
        for one in months
    ]
    return _table(caption, [("File", False), *_HEADS], rows)


def _on_time_in_short(shown: DueFiles) -> list[html.P]:
    """How many of all that were due came on time, and the way to the same by region and month."""
    counted = [one for one in shown.on_time if not one.month]
    if not counted:
        return []
    # All regions stand first, or the one there is.
    said = on_time_words(counted[0])
    return [html.P([f"{said} ", html.A("By region and month", href=ON_TIME)], className="small")]


def on_time_words(one: OnTime) -> str:
    """31 files were due, 30 of them came on time."""
    files = "file was" if one.due == 1 else "files were"
    return f"{words.sentence_case(words.spelled(one.due))} {files} due, {one.on_time} on time."


def _meaning() -> html.P:
    due = "; ".join(
        f"{one.label}, {one.due_days} days after "
        + ("each month" if one.covers == 1 else "the fall and the spring window")
        for one in EXPECTED
    )
    return html.P(
        f"Due: {due}. A coaching log counts as here once a later session shows that its month is whole, "
        "or its region closes the month: the same months are left out of figures as not known yet.",
        className="fine",
    )


def _form(shown: DueFiles, token: str) -> html.Section:
    """For whoever speaks for a region: which month, what is said of it, and why."""
    open_ = [
        m
        for m in shown.months
        if any(not why_not(m, word, "a reason", shown.today) for word in MonthWord)
    ]
    if not open_:
        return html.Section(
            [
                html.H2("Say something of a month"),
                html.P("No month of a file that is expected is over yet.", className="small"),
            ]
        )
    first = [m for m in open_ if m.state is FileState.OVERDUE]
    ordered = [*first, *(m for m in open_ if m not in first)]
    options = [
        {
            "value": f"{m.kind} {m.month}",
            "label": f"{words.sentence_case(m.label)}, {month_words(m.month)}: "
            f"{STATES[m.state][1].lower()}{', closed' if m.told.closed else ''}",
        }
        for m in ordered
    ]

    values = [option["value"] for option in options]
    chosen = ordered[values.index(shown.sent_of) if shown.sent_of in values else 0]
    word = shown.sent_word or (MonthWord.CLOSED if chosen.has_rows else MonthWord.NOTHING)

    def field(label: str, control: Any, hint: str = "") -> html.Div:
        said = [html.Span(hint, className="hint")] if hint else []
        return html.Div([html.Label(label, htmlFor=control.id), *said, control])

    return html.Section(
        [
            html.H2("Say something of a month"),
            html.Form(
                [
                    dbc.Input(type="hidden", name="csrf_token", value=token),
                    field(
                        "Which file",
                        dbc.Select(
                            id="due-of", name="of", options=options,
                            value=f"{chosen.kind} {chosen.month}", className="ctl",
                        ),
                    ),
                    field(
                        "What you say",
                        dbc.Select(
                            id="due-do",
                            name="do",
                            options=[{"value": w.value, "label": said} for w, said in WORDS.items()],
                            value=word.value,
                            className="ctl",
                        ),
                        "It stands here with your name and the day.",
                    ),
                    field(
                        "Why",
                        dbc.Input(
                            id="due-reason", name="reason", type="text", value="", className="ctl",
                            maxLength=LONGEST, autocomplete="off",
                        ),
                        "Needed to open a month again. Name nobody.",
                    ),
                    html.Div(
                        html.Button("Write it down", type="submit", className="btn pri"),
                        className="btns",
                    ),
                ],
                action=PATH,
                method="post",
                className="form",
            ),
        ],
        className="no-print",
    )  # fmt: skip


def _read(request: PageRequest) -> DueFiles:
    with request.reading_imports() as reader:
        months = calendar(reader, request.today)
    counted = on_time(months, request.today, {})
    said = request.asked.get("do", "")
    word = MonthWord(said) if said in set(MonthWord) else None
    return DueFiles(
        request.today, months, request.viewer.scope.only_region, counted,
        request.asked.get("of", ""), word,
    )  # fmt: skip


def _read_on_time(request: PageRequest) -> DueFiles:
    today = request.today
    with request.reading_imports() as reader:
        months = calendar(reader, today)
    asked = {one.month for one in months if was_due(one, today)}
    with request.reading() as reader:
        days = days_to_log(reader, asked, today, request.policy)
    counted = on_time(months, today, days)
    return DueFiles(today, months, request.viewer.scope.only_region, counted)


def _place_words(one: OnTime) -> str:
    region = "All regions" if one.region is None else f"Region {one.region}"
    return f"{region}, {month_words(one.month)}" if one.month else region


def _build_on_time(shown: DueFiles, request: PageRequest) -> html.Div:
    heads = [
        ("Region and month", False),
        ("Due", True),
        ("On time", True),
        ("Late", True),
        ("Overdue", True),
        ("Share on time", True),
        ("Median days to log", True),
    ]
    sees_figures = not request.viewer.scope.is_empty

    def rows_of(some: Sequence[OnTime]) -> list[tuple[Any, list[Any]]]:
        return [
            (
                _place_words(one),
                [
                    *(words.count(n) for n in (one.due, one.on_time, one.late, one.overdue)),
                    html.B("" if one.share is None else f"{one.share:.0%}"),
                    *([_days(one)] if sees_figures else []),
                ],
            )
            for one in some
        ]

    def table(caption: str, some: Sequence[OnTime]) -> Any:
        shown_heads = heads if sees_figures else heads[:-1]
        made = tables.plain_table(caption, shown_heads, rows_of(some), hide_caption=True)
        return tables.sideways(caption, made)

    whole = [one for one in shown.on_time if not one.month]
    months = [one for one in shown.on_time if one.month]
    folded = "By month"
    lead = on_time_words(whole[0]) if whole else "No file was due yet."
    days = [" ", html.A("Days from session to log", href="/definitions/log_days"), "."]
    return html.Div(
        [
            title("How many files come on time?", html.P(lead, className="lead")),
            html.P(
                both("Download files on time", f"{ON_TIME}.csv", "btn"),
                className="btns no-print",
            ),
            *([table("Files on time, by region", whole)] if whole else []),
            *(
                [html.Details([html.Summary(folded), table("Files on time, by month", months)])]
                if months
                else []
            ),
            html.P([DEFINITION, *(days if sees_figures else [])], className="fine"),
            html.P(html.A("Files due", href=PATH), className="links"),
        ]
    )


def _days(one: OnTime) -> str:
    if one.log_days is None:
        return "not known"
    return words.rounded(one.log_days, 1).removesuffix(".0")


def _file_on_time(shown: DueFiles, request: PageRequest) -> CsvFile:
    """The same as CSV; a region or month is empty where the row is of all of them."""
    columns: dict[str, Callable[[OnTime], Any]] = {
        "region": lambda o: o.region,
        "month": lambda o: o.month,
        "due": lambda o: o.due,
        "on_time": lambda o: o.on_time,
        "late": lambda o: o.late,
        "overdue": lambda o: o.overdue,
        "share_on_time": lambda o: None if o.share is None else round(o.share, 4),
        "median_days_to_log": lambda o: o.log_days,
        "logs": lambda o: o.logs,
        "as_of": lambda o: shown.today,
    }
    return CsvFile.of("files-on-time", columns, shown.on_time)


def _build(shown: DueFiles, request: PageRequest) -> html.Div:
    return build(shown, request.viewer.csrf_token if may_say(request.viewer.role) else "")


def file(shown: DueFiles, request: PageRequest) -> CsvFile:
    """The whole calendar as CSV: each heading with what stands under it."""
    columns: dict[str, Callable[[ExpectedMonth], Any]] = {
        "region": lambda m: m.region,
        "kind": lambda m: m.kind,
        "month": lambda m: m.month,
        "due_on": lambda m: m.due_on,
        "state": lambda m: m.state.value,
        "days_overdue": lambda m: m.days_overdue(shown.today),
        "came_on": lambda m: m.came_on,
        "stops_on": lambda m: m.stops_on,
        "nothing_said_by": lambda m: m.told.nothing and m.told.nothing.said_by,
        "nothing_said_on": lambda m: m.told.nothing and m.told.nothing.said_on,
        "closed_by": lambda m: m.told.closed and m.told.closed.said_by,
        "closed_on": lambda m: m.told.closed and m.told.closed.said_on,
        "changed_since": lambda m: m.changed_since,
        "as_of": lambda m: shown.today,
    }
    return CsvFile.of("files-due", columns, shown.months)


def _problem(request: PageRequest) -> tuple[Notice, ...]:
    found = PROBLEMS.get(request.asked.get("problem", ""))
    return (found,) if found else ()


PAGE = PlainPage(
    key="files_due",
    path=PATH,
    nav="Files due",
    question="Which files are here, and which are owed?",
    audience=Audience.IMPORTS,
    read=_read,
    build=_build,
    file=file,
    problem=_problem,
    under=(
        View(
            path=ON_TIME,
            read=_read_on_time,
            build=_build_on_time,
            file=_file_on_time,
            heading=lambda request: "Files on time",
        ),
    ),
)
