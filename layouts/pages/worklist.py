"""The work list: a facilitator's pairs, those that need something first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from dash import html

from config.date_words import day_words, month_words
from config.program import dosage
from config.roles import Audience
from data_access.asking.arrivals import why_words
from data_access.lists.named import of_pairs
from data_access.lists.worklist import (
    AWAITED,
    NEEDS,
    UNKNOWN,
    PairRow,
    WorkList,
    needs,
    work_list,
)
from data_access.measures.filters import Notice, plain
from layouts import tables, words
from layouts.body import title
from layouts.download import both
from layouts.page import Audited, CsvFile, PageRequest, PlainPage
from layouts.pages import journey

PATH = "/work-list"
Test = Callable[[PairRow], bool]

_ANYTHING = "any"
_EVERYBODY = "all"
SHOWN = (_ANYTHING, *(need.key for need in NEEDS), _EVERYBODY)  # the lists an address may ask for
MOST_OWED = 3  # overdue files that are named
AHEAD_DAYS = 7  # how far "coming up" looks


def _needs(key: str) -> Test:
    return next(n.is_needed for n in NEEDS if n.key == key)


def _anything(row: PairRow) -> bool:
    return any(need.is_needed(row) for need in NEEDS)


def filters(checklist_month: str) -> dict[str, tuple[str, Test]]:
    """The quick filters by the word in the address: their text and the test of a row."""
    month = month_words(checklist_month).split()[0]
    said = {
        "contact": f"No contact over {dosage.OVERDUE_DAYS} days",
        "checklist": f"{month} checklist open",
        "goals": "Goals past due",
        "baseline": "Baseline missing",
    }
    return {
        _ANYTHING: ("Needs something", _anything),
        **{key: (text, _needs(key)) for key, text in said.items()},
        _EVERYBODY: ("All pairs", lambda row: True),
    }


def build(worklist: WorkList, show: str = _ANYTHING) -> html.Div:
    """The page for one region; `show` is the quick filter in the address."""
    if not worklist.rows:
        return html.Div(
            [
                title(_question(0, 0), html.P(_lead(worklist), className="lead")),
                html.Div(
                    [
                        html.B("No active pairs."),
                        " ",
                        html.A("Import pairs and coaching logs", href="/imports"),
                    ],
                    className="empty",
                ),
            ],
            className="worklist",
        )
    quick = filters(worklist.checklist_month)
    show = show if show in quick else _ANYTHING
    chosen = [r for r in worklist.rows if quick[show][1](r)]
    needing = sum(_anything(r) for r in worklist.rows)
    unknown = sum(_is_unknown(r) and not _anything(r) for r in worklist.rows)
    return html.Div(
        [
            title(
                _question(needing, len(worklist.rows), unknown),
                html.P(_lead(worklist), className="lead"),
            ),
            html.Div(
                [
                    html.Nav(
                        [
                            _quick(key, text, _number(worklist, key, test), show)
                            for key, (text, test) in quick.items()
                        ],
                        className="pick",
                        **{"aria-label": "Show"},
                    ),
                    *both("Download list", f"{PATH}.csv?show={show}", "btn"),
                ],
                className="btns spread no-print",
            ),
            _table(worklist, chosen, quick[show][0]),
            html.P(_note(worklist), className="fine"),
            *_owed(worklist),
            *_coming_up(worklist),
            html.P(
                [
                    html.A(f"{_whose(worklist)} beside the rest of the state", href="/"),
                    html.A("What to set right in the data", href="/data-quality"),
                ],
                className="links page-links",
            ),
        ],
        className="worklist",
    )


def _whose(worklist: WorkList) -> str:
    return f"Region {worklist.region}" if worklist.region else "Your pairs"


def _count(worklist: WorkList, test: Test) -> int:
    return sum(test(r) for r in worklist.rows)


def _number(worklist: WorkList, key: str, test: Test) -> str:
    """How many a quick filter shows; or that it is not known yet, where no log says it of any other."""
    number = _count(worklist, test)
    unknown = {"contact": _contact_unknown, "checklist": _checklist_unknown, _ANYTHING: _is_unknown}
    silent = sum(unknown[key](r) and not test(r) for r in worklist.rows) if key in unknown else 0
    if not silent:
        return words.count(number)
    return (
        f"{words.count(number)}, {words.count(silent)} not known yet" if number else "not known yet"
    )


def _question(needing: int, pairs: int, unknown: int = 0) -> str:
    if not pairs:
        return "There are no active pairs in your region"
    if pairs == 1:
        if unknown and not needing:
            return "Whether your pair needs something is not known yet"
        return f"Your pair needs {'something' if needing else 'nothing'}"
    if not needing and unknown:
        return f"Whether any of your {words.number_of(pairs, 'pairs')} needs something is not known yet"
    if not needing:
        return f"None of your {words.number_of(pairs, 'pairs')} needs something"
    verb = "needs" if needing == 1 else "need"
    number = words.sentence_case(f"{'at least ' if unknown else ''}{words.spelled(needing)}")
    return f"{number} of your {words.number_of(pairs, 'pairs')} {verb} something"


def _have(number: int, one: str, many: str) -> str:
    return f"{words.spelled(number)} {one if number == 1 else many}"


def _lead(worklist: WorkList) -> str:
    rows = worklist.rows
    if not rows:
        return "Import the region's pairs and coaching logs to see them here."
    month = month_words(worklist.checklist_month).split()[0]
    parts = []
    overdue, unfiled, late, unseen = (
        sum(test(r) for r in rows)
        for test in map(_needs, ("contact", "checklist", "goals", "baseline"))
    )
    if overdue:
        parts.append(
            _have(overdue, "has", "have")
            + f" had no contact for more than {dosage.OVERDUE_DAYS} days"
        )
    if unfiled:
        parts.append(_have(unfiled, "has", "have") + f" not filed the {month} checklist")
    if late:
        parts.append(_have(late, "has", "have") + " goals past their date")
    if unseen:
        parts.append(_have(unseen, "lacks", "lack") + " a baseline CLASS observation")
    unknown = sum(_is_unknown(r) and not _anything(r) for r in rows)
    fine = len(rows) - sum(_anything(r) for r in rows) - unknown
    rest = f" The other {_have(fine, 'is', 'are')} up to date." if parts and fine else ""
    if unknown:
        others = f", and {_have(fine, 'is', 'are')} up to date" if fine else ""
        rest = f" {words.sentence_case(_have(unknown, 'is', 'are'))} not known yet{others}."
    all_fine = "It is up to date." if len(rows) == 1 else "All are up to date."
    nothing = "" if unknown else all_fine
    text = words.sentence_case(words.listing(parts)) + "." if parts else nothing
    found, awaited = f"{text}{rest}".strip(), _awaited_words(worklist)
    if not awaited:
        return found
    # With what to do first there are two sentences, so what is found is one of them.
    first, *more = re.split(r"(?<=\.) ", found)
    more = [one[:1].lower() + one[1:] for one in more]
    return f"{awaited} {'; '.join((first.removesuffix('.'), *more))}"


def _contact_unknown(row: PairRow) -> bool:
    return row.contact_state == UNKNOWN


def _checklist_unknown(row: PairRow) -> bool:
    return row.checklist_state == UNKNOWN


def _is_unknown(row: PairRow) -> bool:
    return _contact_unknown(row) or _checklist_unknown(row)


def _awaited_words(worklist: WorkList) -> str:
    """That logs are missing and what to do first; empty where all have arrived."""
    if not worklist.awaited:
        return ""
    month = month_words(worklist.checklist_month)
    what = "who has had no contact" if worklist.silent else f"who met in {month}"
    return (
        f"{words.sentence_case(why_words(worklist.awaited))}; import the newer log first, for until then "
        f"this list cannot say {what}."
    )


def _owed(worklist: WorkList) -> list[Any]:
    """The region's files that are overdue, and where to say that there is nothing to report."""
    if not worklist.owed:
        return []
    listed = words.listing(
        f"{one.label} of {month_words(one.month)} "
        f"({words.number_of(one.days_overdue(worklist.today), 'days')})"
        for one in worklist.owed[:MOST_OWED]
    )
    more = len(worklist.owed) - MOST_OWED
    said = f"Overdue: {listed}" + (f", and {more} more. " if more > 0 else ". ")
    link = html.A("Send them, or say that there is nothing to report", href="/files-due")
    return [html.P([html.B(said), link], className="small owed")]


def _quick(key: str, text: str, number: str, show: str) -> html.A:
    here = {"aria-current": "true"} if key == show else {}
    return html.A([f"{text} ", html.B(number)], href=f"{PATH}?show={key}", **here)


def _status(kind: str, text: str, below: str = "") -> list[Any]:
    out: list[Any] = [html.Span(text, className=f"st {kind}")]
    if below:
        out.append(html.Span(below, className="fine below"))
    return [html.Span(out)]


def _ago(row: PairRow) -> str:
    if row.last_contact is None:
        return f"began {words.number_of(row.days_since, 'days')} ago"
    return f"{words.short_day(row.last_contact)}, {words.number_of(row.days_since, 'days')} ago"


def _contact(row: PairRow, today: date) -> list[Any]:
    kind, text = {
        "overdue": ("act", "Overdue"),
        "due": ("soon", f"Due by {words.short_day(_contact_due(row, today))}"),
        "ok": ("ok", "On time"),
        "none": ("none", "None yet"),
        UNKNOWN: ("none", "Not known yet"),
    }.get(row.contact_state, ("none", row.contact_state))
    return _status(kind, text, _ago(row))


def _contact_due(row: PairRow, today: date) -> date:
    """The last day on which a contact is not overdue."""
    return today + timedelta(days=dosage.OVERDUE_DAYS - row.days_since)


def _months(row: PairRow) -> html.Span:
    kinds = [kind for _, kind in row.months]
    met, due = kinds.count("y"), kinds.count("y") + kinds.count("n")
    said = f"{met} of {due}" if due else "none due yet"
    if unknown := kinds.count(AWAITED):
        said = f"{met} of {due}, {unknown} not known" if due else f"{unknown} not known"
    strip = html.Span(
        [html.I("?", className=k) if k == AWAITED else html.I(className=k) for k in kinds],
        className="mo",
        **{"aria-hidden": "true"},
    )
    return html.Span([strip, " ", html.Span(said, className="fine")], className="nb")


def _checklist(row: PairRow) -> list[Any]:
    if row.checklist_state == "open":
        below = f"last {words.short_day(row.checklist)}" if row.checklist else ""
        return _status("act", "Not filed", below)
    if row.checklist_state == "filed":
        return _status("ok", words.short_day(row.checklist) if row.checklist else "Filed")
    if row.checklist_state == UNKNOWN:
        return _status("none", "Not known yet")
    return _status("none", "Not due")


def _goal_words(row: PairRow) -> list[Any]:
    if row.goals_overdue:
        below = f"oldest {words.short_day(row.oldest_due)}" if row.oldest_due else ""
        return _status("act", f"{row.goals_overdue} overdue", below)
    if row.goals_due_soon:
        below = f"next {words.short_day(row.oldest_due)}" if row.oldest_due else ""
        return _status("soon", f"{row.goals_due_soon} due soon", below)
    return _status("none", "None due")


def _baseline_words(row: PairRow) -> list[Any]:
    if row.baseline_state == "ok" and row.baseline_date:
        return _status("ok", words.short_day(row.baseline_date))
    if row.baseline_state == "late":
        return _status("soon", "After 1st contact")
    if row.baseline_state == "missing":
        return _status("act", "Missing")
    return _status("none", "Not due")


def _table(worklist: WorkList, rows: list[PairRow], chosen: str) -> Any:
    if not rows:
        return html.Div(
            [
                html.B(f"{chosen}: no pairs."),
                " ",
                html.A("Show all pairs", href=f"{PATH}?show=all"),
            ],
            className="empty",
        )
    month = month_words(worklist.checklist_month).split()[0]
    heads = [
        ("Mentee and coach", False),
        ("Last contact", False),
        (f"Contact, {_span(rows[0])}", False),
        (f"{month} checklist", False),
        ("Goals", False),
        ("Baseline CLASS", False),
        ("Next step", False),
    ]
    return tables.plain_table(
        f"Pairs in Region {worklist.region}: {chosen.lower()}, longest without contact first",
        heads,
        [
            (
                [
                    html.A(html.B(r.mentee), href=journey.address(r.pair_id)),
                    f" with {r.coach}",
                    html.Span(r.program, className="fine below"),
                ],
                [
                    _contact(r, worklist.today),
                    _months(r),
                    _checklist(r),
                    _goal_words(r),
                    _baseline_words(r),
                    html.Span(r.next_step),
                ],
            )
            for r in rows
        ],
        hide_caption=True,
    )


def _span(row: PairRow) -> str:
    """Sep to May: the months of the strip."""
    first, last = (words.short_month(month)[:3] for month, _ in (row.months[0], row.months[-1]))
    return first if first == last else f"{first} to {last}"


# -- coming up -----------------------------------------------------------------------------------


def _coming_up(worklist: WorkList) -> list[Any]:
    """What falls due in the next days, day by day, for all pairs and not the chosen ones alone."""
    days: dict[date, list[str]] = {}
    for row in worklist.rows:
        if row.contact_state in ("due", "ok", "none"):
            days.setdefault(_contact_due(row, worklist.today), []).append(
                f"{row.mentee}: a contact"
            )
        if row.goals_due_soon and not row.goals_overdue and row.oldest_due:
            goals = "a goal" if row.goals_due_soon == 1 else "goals"
            days.setdefault(row.oldest_due, []).append(f"{row.mentee}: {goals}")
    until = worklist.today + timedelta(days=AHEAD_DAYS)
    coming = [(day, said) for day, said in sorted(days.items()) if day <= until]
    if worklist.today <= worklist.provisional_until <= until:
        month = month_words(worklist.checklist_month)
        closing = f"{month} closes. Logs that arrive later count, and the change is noted."
        coming = sorted([*coming, (worklist.provisional_until, [closing])])
    if not coming:
        return []
    return [
        html.Section(
            [
                html.H2("Coming up"),
                html.Ul(
                    [
                        html.Li([html.B(_weekday(day)), html.Ul([html.Li(one) for one in said])])
                        for day, said in coming
                    ],
                    className="coming small",
                ),
            ]
        )
    ]


def _weekday(day: date) -> str:
    return f"{_WEEKDAYS[day.weekday()]}, {words.short_day(day)}"


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _note(worklist: WorkList) -> str:
    text = (
        "Filled: met. Empty: due, not met. \u201c?\u201d: not known, log has not arrived. "
        "Line: not due."
    )
    if worklist.provisional_until >= worklist.today:
        month = month_words(worklist.checklist_month)
        text += f" {month} is provisional until {day_words(worklist.provisional_until)}."
    return text


# -- the page and its file -----------------------------------------------------------------------


def _read(request: PageRequest) -> WorkList:
    with request.reading() as reader:
        return work_list(reader, request.today)


def _unknown_list(request: PageRequest) -> Iterator[Notice]:
    show = request.asked.get("show")
    if show and show not in SHOWN:
        yield Notice(
            f"\u201cshow={plain(show)}\u201d was left out.",
            "There is no such list. The pairs that need something are shown.",
        )


def _is_in_file(row: PairRow, show: str) -> bool:
    """Whether a quick filter of the page keeps a pair; an unknown one keeps all."""
    needed = needs(row)
    if show == _ANYTHING:
        return bool(needed)
    return show in needed or show not in {need.key for need in NEEDS}


def _counted(row: PairRow) -> list[str]:
    return [state for _, state in row.months if state not in ("x", AWAITED)]


def _file(listed: WorkList, request: PageRequest) -> CsvFile:
    columns: dict[str, Callable[[PairRow], Any]] = {
        "pair_id": lambda row: row.pair_id,
        "mentee": lambda row: row.mentee,
        "coach": lambda row: row.coach,
        "program": lambda row: row.program,
        "region": lambda row: listed.region,
        "last_contact": lambda row: row.last_contact,
        "days_since_contact_or_start": lambda row: row.days_since,
        "contact": lambda row: row.contact_state,
        "months_with_contact": lambda row: _counted(row).count("y"),
        "months_counted": lambda row: len(_counted(row)),
        "checklist_month": lambda row: listed.checklist_month,
        "checklist": lambda row: row.checklist_state,
        "last_checklist": lambda row: row.checklist,
        "goals_overdue": lambda row: row.goals_overdue,
        "goals_due_soon": lambda row: row.goals_due_soon,
        "oldest_due": lambda row: row.oldest_due,
        "baseline_date": lambda row: row.baseline_date,
        "baseline": lambda row: row.baseline_state,
        "needs": lambda row: "; ".join(needs(row)),
        "next_step": lambda row: row.next_step,
        "as_of": lambda row: listed.today,
    }
    show = request.asked.get("show", _EVERYBODY)
    rows = (row for row in listed.rows if _is_in_file(row, show))
    return CsvFile.of(f"work-list-region-{listed.region}", columns, rows)


PAGE = PlainPage(
    key="worklist",
    path=PATH,
    nav="Work list",
    question="Which pairs need something?",
    audience=Audience.NAMES,
    read=_read,
    build=lambda found, request: build(found, request.asked.get("show", _ANYTHING)),
    file=_file,
    audited=Audited(
        "work_list",
        lambda found: {"region": found.region, "pairs": len(found.rows)},
        "work_list_csv",
        about=lambda found: f"work list of region {found.region}" if found.region else "work list",
        people=lambda reader, found: of_pairs(reader, (row.pair_id for row in found.rows)),
    ),
    announces=_unknown_list,
)
