"""The overview: the state of PAC on one screen, four questions by region."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from dash import html

from config.program import dosage
from config.program.arrivals import SESSIONS
from config.program.breakdowns import BREAKDOWNS
from config.program.calendars import first_day, month_of, shift
from config.program.regions import BY_NUMBER
from config.roles import Audience
from data_access.asking.answers import (
    EVERYBODY,
    Answer,
    Cell,
)
from data_access.asking.arrivals import through_words
from data_access.asking.verdicts import Kind, between
from data_access.lists import quality
from data_access.lists.briefing import (
    Arrival,
    Briefing,
    Moved,
    RegionState,
    UndoneImport,
)
from data_access.lists.briefing import briefing as read_briefing
from data_access.measures import MEASURES
from data_access.measures.measure import Unit
from layouts import sentences, tables, verdicts, words
from layouts.page import Ask, Page, Panel, Piece, Section, offering
from layouts.pages.quality import in_brief

_REGION = ("region",)


def last_component(answer: Answer) -> Answer:
    """The answer for the last CLASS domain of its instrument (Instructional Support in Pre-K)."""
    codes = answer.categories("component") if answer.measure.split else []
    if not codes:
        return answer
    return replace(answer, cells=tuple(answer.select(component=codes[-1])))


# -- the first sentence ---------------------------------------------------------------------------


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """Contact and change, then the regions below the rest of the state: two sentences."""
    contact = answers["contact"][0]
    change = last_component(answers["change"][0])
    goals = answers["goals"][0]
    out = []
    cell = sentences.total(contact)
    if cell is not None and cell.value is not None:
        value = sentences.lead_value(contact, cell)
        out.append(
            words.sentence_case(
                f"{sentences.where(contact)}pairs met in "
                f"{sentences.so_far(f'{value} of the months due', (contact, cell))}."
            )
        )
    out.append(_change_words(change))
    out = list(filter(None, out))
    staying = answers["staying"][0]
    below = _below_words(
        ((contact, "monthly contact"), (goals, "goals"), (staying, "pairs staying"))
    )
    if below:
        first, *more = out
        more = [re.sub("^(In|For|Among|Statewide)", lambda m: m[0].lower(), one) for one in more]
        said = "; ".join(one.removesuffix(".") for one in (first, *more))
        out = [f"{said}.", below]
    return " ".join(out) or sentences.takeaway(contact)


def _change_words(change: Answer) -> str:
    cell = sentences.total(change)
    if cell is None or cell.value is None:
        return ""
    return sentences.state_changes(change)


def _below_words(pairs: Sequence[tuple[Answer, str]]) -> str:
    """Region 5 is 9 points below the rest of the state on monthly contact (1 to 17)."""
    told = [
        (
            words.category(answer, "region", cell.of("region")),
            name,
            by,
            interval,
            verdicts.the_rest(answer),
        )
        for answer, name in pairs
        for cell in _worse(answer)
        for by, interval in [verdicts.by_how_much(answer, cell)]
    ]
    if len(told) == 1:
        ((region, name, by, interval, rest),) = told
        return f"{region} is {by} below {rest} on {name} ({interval})."
    listed = [
        f"below {rest}: "
        + words.listing(
            f"{one} on {name} by {by} ({i})" for one, name, by, i, of in told if of == rest
        )
        for rest in dict.fromkeys(of for *_, of in told)
    ]
    return words.sentence_case(f"{'; '.join(listed)}.") if listed else ""


def _worse(answer: Answer) -> list[Cell]:
    """Regions on the wrong side of the rest of the state."""
    return [c for c in sentences.own_regions(answer.shown) if verdicts.is_worse(answer, c)]


# -- needs attention, what arrived, since last year -----------------------------------------------

# Every element of the model, and what else is judged by region: none is passed over.
_ATTENTION = (
    ("contact_months", "of the months with a contact", "/coaching"),
    ("dose_ratio", "of coaching a month", "/coaching"),
    ("checklist_adherence", "of the monthly checklists are in", "/coaching"),
    ("no_contact", "of active pairs have had no contact for too long", "/coaching"),
    ("complete_contacts", "of contacts had a goal, an observation and feedback", "/coaching"),
    ("goal_attainment", "of the goals due are met", "/goals"),
    ("plan_in_time", "of pairs with a baseline set a goal with a date in time", "/cycle"),
    ("steps_done", "of the small steps due are done", "/cycle"),
    ("cycle_completion", "of the opened coaching cycles are completed", "/cycle"),
    ("baseline_first", "of pairs have a baseline before coaching began", "/class"),
    ("class_coverage", "of pairs have both CLASS observations", "/class"),
    ("orientation", "came to orientation", "/training"),
    ("training_complete", "of coaches were trained before they began", "/training"),
    ("plc_attendance", "of the months of coaches with a learning community", "/training"),
    ("monthly_survey", "of the monthly surveys are in", "/training"),
)
_SINCE = ("contact_months", "goal_attainment", "class_change", "staying")
MOST_OWED = 3  # files of a region that are named
MOST_KINDS = 4  # up to this many kinds of files are described one by one


def briefing(answers: tuple[Answer, ...], read: Briefing | None = None) -> html.Div:
    """What needs attention now, what the latest imports brought, and what changed over the year."""
    attention = answers[: len(_ATTENTION)]
    pairs = answers[len(_ATTENTION) :]
    now, then = pairs[: len(_SINCE)], pairs[len(_SINCE) :]
    region = answers[0].filters.region
    return html.Div(
        [
            html.Div(
                [
                    html.H2("Needs attention"),
                    html.Ul(_attention_rows(attention, read), className="rows attn small"),
                ]
            ),
            html.Div(_arrived(read, region) if read else []),
            html.Div(
                [
                    html.H2("Since last year"),
                    tables.plain_table(
                        "Headline figures now and a year before",
                        _SINCE_HEADS,
                        [_since_row(a, b) for a, b in zip(now, then, strict=True)],
                        hide_caption=True,
                    ),
                ],
                className="since",
            ),
        ],
        className="brief",
    )


def _attention_rows(answers: Sequence[Answer], read: Briefing | None) -> list[html.Li]:
    rows = []
    for answer, (_, said, path) in zip(answers, _ATTENTION, strict=True):
        worse = _worse(answer)
        if worse:
            rows.append(_attention_row(answer, worse, said, path))
    if read is not None:
        here = [r for r in read.regions if answers[0].filters.region in (None, r.region)]
        rows += [_silent_row(r, read) for r in here if r.is_silent(read.today)]
        rows += _owed_rows(read, answers[0].filters.region)
        rows += closing_row(here, read)
    if not rows:
        rest = verdicts.rest_of(answers[0])
        of_one = {c.of("region") for c in sentences.own_regions(answers[0].cells)}
        who = f"{words.regions(of_one)} is not" if len(of_one) == 1 else "No region is"
        text = f"{who} seen to be behind {rest} on goals or an element of the model."
        return [html.Li([html.Span("Nothing", className="st ok"), html.Span(text)])]
    return rows


def _status_row(kind: str, status: str, *content: Any) -> html.Li:
    return html.Li([html.Span(status, className=f"st {kind}"), html.Span(list(content))])


def _place(region: int | str | None) -> str:
    if region == EVERYBODY:
        return "the state"
    return BY_NUMBER[region].label if region in BY_NUMBER else "people without a region"


def _silent_row(region: RegionState, read: Briefing) -> html.Li:
    name, through = _place(region.region), region.log_through
    whose = "The state" if region.region == EVERYBODY else words.sentence_case(name)
    active = f"{words.count(region.active_pairs)} {_pairs_words(region.active_pairs)} active."
    if through is None:
        said = f"No coaching log of {name} has come yet."
    else:
        said = f"{whose}\u2019s coaching logs stop at {words.day_words(through)}"
        said += f"{_overdue(region.told_until or through, read.today)}."
    link = html.A("Imports", href="/imports") if read.reads_imports else ""
    return _status_row("act", "Missing", html.B(said), f" {words.sentence_case(active)} ", link)


def _owed_rows(read: Briefing, region: int | None) -> Iterator[html.Li]:
    """What each region owes, besides the log of a region that is named as missing already."""
    silent = {r.region for r in read.regions if r.is_silent(read.today)}
    owed: dict[int, list[str]] = {}
    for one in read.owed:
        is_told = one.kind == SESSIONS and one.region in silent
        if region in (None, one.region) and not is_told:
            days = words.number_of(one.days_overdue(read.today), "days")
            said = f"{one.label} of {words.month_words(one.month)} ({days})"
            owed.setdefault(one.region, []).append(said)
    for place, files in sorted(owed.items()):
        more = (
            f", and {words.number_of(len(files) - MOST_OWED, 'more')}" if files[MOST_OWED:] else ""
        )
        said = words.listing(files[:MOST_OWED]) if not more else ", ".join(files[:MOST_OWED])
        link = [" ", html.A("Files due", href="/files-due")] if read.reads_imports else []
        yield _status_row("act", "Overdue", html.B(f"{_place(place)}: "), f"{said}{more}.", *link)


def _overdue(through: date, today: date) -> str:
    """Which month of a log is overdue and for how long; before one is, how long ago the log stops."""
    month = month_of(through + timedelta(1))
    closes = first_day(shift(month, 1)).replace(day=dosage.PROVISIONAL_UNTIL_DAY)
    if today > closes:
        days = words.number_of((today - closes).days, "days")
        return f"; {words.month_words(month)} is {days} overdue"
    return f", {words.number_of((today - through).days, 'days')} ago"


def _pairs_words(number: int) -> str:
    return "pair is" if number == 1 else "pairs are"


def closing_row(here: Sequence[RegionState], read: Briefing) -> list[html.Li]:
    if read.closing_month is None or read.closes_on is None:
        return []
    open_ = {r.region: r.open_checklists for r in here if r.open_checklists}
    awaited = [r.region for r in here if r.awaits_month]
    if not open_ and not awaited:
        return []
    total = sum(open_.values())
    month = words.month_words(read.closing_month)
    most = [place for place, number in open_.items() if number == max(open_.values())]
    each = " each" if len(most) > 1 else ""
    places = words.listing(map(_place, most))
    part = f", {words.count(open_[most[0]])} of them{each} from {places}" if len(open_) > 1 else ""
    still = "checklist is" if total == 1 else "checklists are"
    said = f" {words.count(total)} monthly {still} still expected{part}." if open_ else ""
    if awaited:
        said += f" {_month_awaited(awaited)}"
    if read.sees_names:
        link = html.A("See whose", href="/work-list?show=checklist")
    else:
        span = f"from={read.closing_month}&to={read.closing_month}"
        link = html.A("See who reports", href=f"/coaching?{span}")
    return [
        _status_row(
            "soon",
            f"Due {words.short_day(read.closes_on)}",
            html.B(f"The figures of {month} close on {words.day_words(read.closes_on)}."),
            f"{said} ",
            link,
        )
    ]


def _month_awaited(places: Sequence[int | str | None]) -> str:
    """That nobody knows how many checklists are open where no log of the month has come."""
    if EVERYBODY in places:
        return "Of some regions no log of the month has arrived."
    whose = words.listing(_place(place) for place in places)
    return f"Of {whose} no log of the month has arrived."


def _attention_row(answer: Answer, worse: list[Cell], said: str, path: str) -> html.Li:
    measure = answer.measure
    values = words.listing(words.shown(c, measure) for c in worse)
    status = "Above" if measure.better == "down" else "Below"
    rest = f" {verdicts.comparison(answer, worse)}"
    regions = words.regions(c.of("region") for c in worse)
    if worse[0].intended is not None:
        said = f"{said}; {words.interval(*worse[0].intended, measure.unit)} intended"
    return html.Li(
        [
            html.Span(status, className="st act"),
            html.Span(
                [
                    html.B(f"{regions}: {values} {said}."),
                    f"{rest} ",
                    html.A(f"See {measure.label.lower()}", href=path),
                ]
            ),
        ]
    )


# -- what arrived ---------------------------------------------------------------------------------


def _arrived(read: Briefing, region: int | None) -> list[Any]:
    """What the newest day of imports brought for a region (None: all), and what was undone since."""
    kinds: dict[str, list[Arrival]] = {}
    for arrival in read.arrivals:
        if region is None or arrival.region in (None, region):
            kinds.setdefault(arrival.label, []).append(arrival)
    undone = [u for u in read.undone if region is None or u.region in (None, region)]
    rows = [_kind_row(label, parts) for label, parts in list(kinds.items())[:MOST_KINDS]]
    rows += [_undone_row(u, read.reads_imports) for u in undone]
    if rest := list(kinds)[MOST_KINDS:]:
        new = sum(a.new + a.taken for label in rest for a in kinds[label])
        rows.append(html.Li(f"And {words.number_of(new, 'rows')} of {words.listing(rest)}."))
    if read.late:
        rows.append(_late_row(read))
    if read.moved:
        rows.append(_moved_row(read.moved))
    if read.newest is None:
        return [
            html.H2("The last import"),
            html.Ul([html.Li("No rows have been imported yet.")], className="rows small"),
        ]
    if not rows:
        where = f" for {_place(region)}" if region else ""
        rows = [html.Li(f"Nothing came{where} with the newest imports.")]
    link = [" ", html.A("Imports", href="/imports")] if read.reads_imports else []
    return [
        html.H2(f"Arrived on {words.day_words(read.newest)}"),
        html.Ul(rows, className="rows small"),
        *([html.P(link, className="small more-of")] if link else []),
    ]


def _amounts(*numbers: int) -> str:
    """12 new, 4 changed, 2 refused; leaves out zero counts."""
    counted = zip(numbers, _FATES, strict=True)
    return ", ".join(f"{words.count(number)} {fate}" for number, fate in counted if number)


def _kind_row(label: str, parts: Sequence[Arrival]) -> html.Li:
    total = _amounts(*(sum(getattr(p, name) for p in parts) for name in _FATES))
    files = sum(p.files for p in parts)
    apart = "; ".join(
        f"{_sender(p.region)}: {_amounts(*(getattr(p, name) for name in _FATES))}" for p in parts
    )
    only = _sender(parts[0].region)
    where = apart if len(parts) > 1 else only
    return html.Li(
        [
            html.B(f"{words.sentence_case(label)}: {total}."),
            html.Span(
                f"Rows of {words.count(files)} {'file' if files == 1 else 'files'}. {where}",
                className="when",
            ),
        ]
    )


_FATES = ("new", "changed", "taken", "refused")


def _sender(region: int | None) -> str:
    return BY_NUMBER[region].label if region in BY_NUMBER else "For the whole state"


def _undone_row(undone: UndoneImport, opens: bool) -> html.Li:
    name = f"import {undone.import_id}"
    rows = "row" if undone.rows == 1 else "rows"
    return html.Li(
        [
            html.B("Taken back: "),
            html.A(name, href=f"/imports/{undone.import_id}") if opens else name,
            f" with {words.count(undone.rows)} {rows} of {undone.label}.",
            html.Span(f"{_sender(undone.region)}, {words.day_words(undone.on)}", className="when"),
        ]
    )


def _late_row(read: Briefing) -> html.Li:
    total = sum(m.sessions for m in read.late)
    newest = list(read.late)[-3:]
    apart = words.listing(
        f"{words.month_words(m.month)} ({words.count(m.sessions)})" for m in newest
    )
    earlier = total - sum(m.sessions for m in newest)
    before = f", and {words.count(earlier)} of earlier months" if earlier else ""
    were = "session lies in a month" if total == 1 else "sessions lie in months"
    return html.Li(
        [
            html.B(f"{words.count(total)} {were} that had closed."),
            f" Figures of these months have changed: {apart}{before}.",
        ]
    )


def _moved_row(moved: Sequence[Moved]) -> html.Li:
    said = []
    for one in moved[:MOST_KINDS]:
        measure = MEASURES[one.measure]
        split = measure.split
        apart = f", {BREAKDOWNS[split].text(one.now.of(split))}" if split else ""
        name = f"{measure.label}{apart}"
        said.append(
            html.Span(
                f"{name}: {words.shown(one.now, measure)} without, "
                f"{words.shown(one.after, measure)} with them.",
                className="below",
            )
        )
    first, last = (words.month_words(m) for m in (moved[0].first, moved[0].last))
    return html.Li(
        [
            html.B("What these files move"),
            *said,
            html.Span(f"{first} to {last}, as told before they were saved", className="when"),
        ]
    )


# -- since last year ------------------------------------------------------------------------------


_SINCE_HEADS = [
    ("Figure", False),
    ("Now", True),
    ("A year before", True),
    ("What can be said", False),
]


def _since_row(answer: Answer, before: Answer) -> tuple[Any, list[Any]]:
    """A figure now and a year ago, and whether the two are clearly different."""
    answer, before = last_component(answer), last_component(before)
    measure = answer.measure
    now, then = sentences.total(answer), sentences.total(before)
    label = measure.label
    if measure.split and now is not None:
        label = f"Change in {words.category(answer, 'component', now.of('component'))}"
    rests = sentences.span_words(answer)
    if now is not None and now.value is not None:
        rests = f"{rests}; {sentences.value_and_n(answer, now)}"
    name = [html.B(label), html.Span(rests, className="fine below")]
    values = [words.NO_DATA if c is None else words.shown(c, measure) for c in (now, then)]
    return name, [html.B(values[0]), values[1], _since_words(answer, before, now, then)]


def _since_words(answer: Answer, before: Answer, now: Cell | None, then: Cell | None) -> str:
    if now is None or now.value is None:
        return ""
    if then is not None and then.suppression:
        return "No comparison: the figure of the year before is withheld to protect people."
    if then is None or then.value is None or before.span.first == answer.span.first:
        return "There is no figure of the year before to hold it against."
    verdict = between(answer, now, then)
    if verdict.kind is Kind.NOT_KNOWN:
        return "Not known yet: logs of the newest month are still to come."
    if verdict.kind is Kind.NO_INTERVAL:
        return "Too few to say: no interval can be worked out."
    if verdict.kind is Kind.TOO_FEW or verdict.difference is None:
        return "Too few to say."
    if not verdict.side:
        return "No difference can be seen."
    side = "Higher" if verdict.side > 0 else "Lower"
    return f"{side} by {words.difference_words(verdict.difference, answer.measure.unit)}."


# -- how complete ---------------------------------------------------------------------------------

_COMPLETE = (
    ("pairs_served", "Pairs in the period"),
    ("checklist_adherence", "Monthly checklists in"),
    ("no_contact", "Active pairs overdue"),
    ("baseline_first", "Baseline before coaching"),
    ("class_coverage", "Seen in both windows"),
)


def completeness(answers: tuple[Answer, ...], read: Briefing | None = None) -> Any:
    """One row per region: what its figures are based on."""
    first = answers[0]
    regions = first.categories("region") or [EVERYBODY]
    here = {str(r.region): r for r in read.regions} if read else {}
    chosen = here.get(str(first.filters.region))
    newest = chosen.log_through if chosen else first.data_through
    through = (
        f"Coaching logs through {through_words(newest, first.awaited, '')}."
        if newest
        else "No coaching logs yet."
    )
    rows = []
    for code in regions:
        name = words.category(first, "region", code)
        cells: list[Any] = [_completeness_cell(answer, code) for answer in answers]
        if read is not None:
            cells.insert(1, _log_through(here.get(code), read))
            cells.append(_refused(here, code))
        rows.append((tables.region_name(code, name), cells))
    heads = [("Region", False), *((head, True) for _, head in _COMPLETE)]
    if read is not None:
        heads.insert(2, ("Coaching log through", False))
        heads.append(("Rows refused, last file", True))
    caption = (
        f"{through} Counts of records, not of outcomes: 0 is shown. Checklists are counted by pair and "
        "month; in the list below a pair that lacks several is one finding, and a month whose logs may "
        "still come is none."
    )
    return tables.plain_table(caption, heads, rows)


def _log_through(region: RegionState | None, read: Briefing) -> Any:
    if region is None:
        return ""
    through = region.log_through
    text = words.day_words(through) if through else "none yet"
    return html.Span(text, className="st act") if region.is_silent(read.today) else text


def _refused(here: Mapping[str, RegionState], code: str) -> str:
    """How many rows of a region's newest file were refused; for the state, of all regions' files."""
    chosen = here.values() if code == EVERYBODY else [r for c, r in here.items() if c == code]
    sent = [(r.refused, r.sent) for r in chosen if r.refused is not None and r.sent is not None]
    if not sent:
        return ""
    refused, rows = (sum(n) for n in zip(*sent, strict=True))
    return f"{words.count(refused)} of {words.count(rows)}"


def _completeness_cell(answer: Answer, code: str) -> str:
    cell = next((c for c in answer.cells if c.of("region") == code), None)
    if cell is None:
        return words.NO_DATA
    if cell.value is None or cell.denominator is None or answer.measure.unit is not Unit.SHARE:
        return words.shown(cell, answer.measure)
    out = f"{words.count(cell.numerator)} of {words.count(cell.denominator)}"
    return f"{out}, {_left_out(answer)}" if cell.partly_known else out


def _left_out(answer: Answer) -> str:
    """Without Region 3: whose logs a figure lacks."""
    missing = [str(a.region) for a in answer.awaited if a.region is not None]
    return f"without {words.regions(dict.fromkeys(missing)) if missing else 'some regions'}"


_BRIEFING = Piece(
    "briefing",
    (
        *(Ask(key, _REGION) for key, _, _ in _ATTENTION),
        *(Ask(key, _REGION) for key in _SINCE),
        *(Ask(key, _REGION, years_back=1) for key in _SINCE),
    ),
    briefing,
    read_briefing,
)

PAGE = Page(
    key="overview",
    path="/",
    nav="Overview",
    question="How is coaching going?",
    audience=Audience.FIGURES,
    lead=lead,
    filters=offering(but=("role",)),
    opening=(_BRIEFING,),
    sections=(
        Section(
            "Four questions, region by region",
            (
                Panel(
                    "contact",
                    "Are pairs meeting every month?",
                    ("contact_months",),
                    _REGION,
                    "dots",
                    headline="of pair-months",
                    more="/coaching",
                ),
                Panel(
                    "goals",
                    "Are goals met once their date has come?",
                    ("goal_attainment",),
                    _REGION,
                    "dots",
                    headline="of goals due",
                    more="/goals",
                ),
                Panel(
                    "change",
                    "Are classroom interactions improving?",
                    ("class_change",),
                    _REGION,
                    "dots",
                    note="Baseline to second observation, same educators. No comparison group: "
                    "this is change, not what PAC caused.",
                    view=last_component,
                    headline="CLASS points",
                    more="/class",
                ),
                Panel(
                    "staying",
                    "Do pairs stay the planned year?",
                    ("staying",),
                    _REGION,
                    "dots",
                    headline="at eight months",
                    more="/participation",
                ),
            ),
            "A mark is the estimate, its line the 95% interval; a dashed line is all regions together. "
            "On the right: the value and n. Bold: above or below the other regions together; of a "
            "change, rose or fell.",
            grid="fams",
        ),
        Section(
            "How complete is what you see?",
            pieces=(
                Piece(
                    "completeness",
                    tuple(Ask(key, _REGION) for key, _ in _COMPLETE),
                    completeness,
                    read_briefing,
                ),
                Piece("quality", (Ask(_COMPLETE[0][0], _REGION),), in_brief, quality.counts),
            ),
        ),
    ),
)
