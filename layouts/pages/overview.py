"""The overview: the state of PAC on one screen, four questions region by region."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dash import html

from data_access import quality
from data_access.answers import EVERYBODY, Answer, Cell, compare
from data_access.measures.measure import Unit
from layouts import sentences, tables, words
from layouts.page import Ask, Page, Panel, Piece, Section
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
    """Contact, change and the regions that lie below the rest."""
    contact = answers["contact"][0]
    change = last_component(answers["change"][0])
    goals = answers["goals"][0]
    out = []
    cell = sentences.total(contact)
    if cell is not None and cell.value is not None:
        value = words.value_words(cell.value, contact.measure.unit)
        out.append(f"Pairs met in {value} of the months they should have.")
    out.append(_change_words(change))
    out.append(_below_words(((contact, "monthly contact"), (goals, "goals"))))
    return " ".join(filter(None, out)) or sentences.takeaway(contact)


def _change_words(change: Answer) -> str:
    cell = sentences.total(change)
    if cell is None or cell.value is None:
        return ""
    label = words.category(change, "component", cell.of("component"))
    educators = f"{words.count(cell.people)} matched {change.measure.people_word}"
    if not sentences.can_be_told(change, cell):
        return f"{label} can't be told from no change for {educators}."
    verb = "rose" if cell.value > 0 else "fell"
    interval = words.between(cell.low, cell.high, Unit.CHANGE)
    size = words.rounded(abs(cell.value), 2)
    return f"{label} {verb} by {size} points ({interval}) for {educators}."


def _below_words(pairs: Sequence[tuple[Answer, str]]) -> str:
    on: dict[tuple[str, ...], list[str]] = {}
    for answer, name in pairs:
        below = tuple(c.of("region") for c in _worse(answer))
        if below:
            on.setdefault(below, []).append(name)
    said: list[str] = []
    for regions, names in on.items():
        lies = "is" if len(regions) == 1 else "are"
        middle = "" if said else f" {lies} below the rest of the state"
        said.append(f"{words.regions(regions)}{middle} on {words.listing(names)}")
    return f"{', and '.join(said)}." if said else ""


def _worse(answer: Answer) -> list[Cell]:
    """Regions that can be told from the rest of the state on the wrong side."""
    sign = -1 if answer.measure.better == "down" else 1
    out = []
    for cell in sentences.own_regions(answer.shown):
        difference = sentences.against_rest(answer, cell)
        if difference is not None and difference.can_be_told and difference.value * sign < 0:
            out.append(cell)
    return out


# -- needs attention, since last year -------------------------------------------------------------

_ATTENTION = (
    ("contact_months", "of the months with a contact", "/coaching"),
    ("checklist_adherence", "of the monthly checklists are in", "/coaching"),
    ("no_contact", "of active pairs have had no contact for too long", "/coaching"),
    ("goal_attainment", "of the goals due are met", "/goals"),
    ("baseline_first", "of pairs have a baseline before coaching began", "/class"),
)
_SINCE = ("contact_months", "goal_attainment", "class_change", "staying")


def briefing(answers: tuple[Answer, ...]) -> html.Div:
    """What needs attention now, and what is different from the year before."""
    attention = answers[: len(_ATTENTION)]
    pairs = answers[len(_ATTENTION) :]
    now, then = pairs[: len(_SINCE)], pairs[len(_SINCE) :]
    return html.Div(
        [
            html.Div(
                [
                    html.H2("Needs attention"),
                    html.Ul(_attention_rows(attention), className="rows attn small"),
                ]
            ),
            html.Div(
                [
                    html.H2("Since last year"),
                    html.Ul(
                        [_since_row(a, b) for a, b in zip(now, then, strict=True)],
                        className="rows small",
                    ),
                ]
            ),
        ],
        className="brief",
    )


def _attention_rows(answers: Sequence[Answer]) -> list[html.Li]:
    rows = []
    for answer, (_, said, path) in zip(answers, _ATTENTION, strict=True):
        worse = _worse(answer)
        if worse:
            rows.append(_attention_row(answer, worse, said, path))
    if not rows:
        text = "No region lies on the wrong side of the rest of the state by more than chance."
        return [html.Li([html.Span("Nothing", className="st ok"), html.Span(text)])]
    return rows


def _attention_row(answer: Answer, worse: list[Cell], said: str, path: str) -> html.Li:
    measure = answer.measure
    values = words.listing(words.shown(c, measure) for c in worse)
    status = "Above" if measure.better == "down" else "Below"
    rest = ""
    if len(worse) == 1:
        difference = sentences.against_rest(answer, worse[0])
        if difference is not None:
            by = words.difference_words(difference, measure.unit)
            rest = f" It is {status.lower()} the rest of the state by {by}."
    regions = words.regions(c.of("region") for c in worse)
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


def _since_row(answer: Answer, before: Answer) -> html.Li:
    answer, before = last_component(answer), last_component(before)
    measure = answer.measure
    now, then = sentences.total(answer), sentences.total(before)
    label = measure.label
    if measure.split and now is not None:
        label = f"Change in {words.category(answer, 'component', now.of('component'))}"
    if now is None or now.value is None:
        text = words.NO_DATA if now is None else words.shown(now, measure)
        return html.Li([html.B(f"{label}: "), f"{text}."])
    value = words.shown(now, measure)
    if then is None or then.value is None or before.moment.first == answer.moment.first:
        why = "" if then is None else f" ({words.shown(then, measure)})" if then.is_empty else ""
        tail = f" There is no figure of the year before to hold it against{why}."
    else:
        difference = compare(now, then)
        earlier = words.shown(then, measure)
        if difference is None:
            tail = f" A year before {earlier}."
        elif not difference.can_be_told:
            tail = f" A year before {earlier}; the two cannot be told apart."
        else:
            side = "higher" if difference.value > 0 else "lower"
            by = words.difference_words(difference, measure.unit)
            tail = f" A year before {earlier}; it is {side} by {by}."
    return html.Li(
        [
            f"{label}: ",
            html.B(value),
            f".{tail}",
            html.Span(
                f"{sentences.span_words(answer)}; {sentences.value_and_n(answer, now)}",
                className="when",
            ),
        ]
    )


# -- how complete ---------------------------------------------------------------------------------

_COMPLETE = (
    ("pairs_served", "Pairs active"),
    ("checklist_adherence", "Monthly checklists in"),
    ("no_contact", "Active pairs overdue"),
    ("baseline_first", "Baseline before coaching"),
    ("class_coverage", "Seen in both windows"),
)


def completeness(answers: tuple[Answer, ...]) -> Any:
    """A row a region: what its figures rest on."""
    first = answers[0]
    regions = first.categories("region") or [EVERYBODY]
    through = (
        f"Coaching logs through {words.day_words(first.data_through)}."
        if first.data_through
        else "No coaching logs yet."
    )
    rows = []
    for code in regions:
        name = words.category(first, "region", code)
        cells = [_completeness_cell(answer, code) for answer in answers]
        rows.append((tables.region_name(code, name), cells))
    heads = [("Region", False), *((head, True) for _, head in _COMPLETE)]
    caption = f"{through} Counts of records, not of outcomes: 0 is shown."
    return tables.plain_table(caption, heads, rows)


def _completeness_cell(answer: Answer, code: str) -> str:
    cell = next((c for c in answer.cells if c.of("region") == code), None)
    if cell is None:
        return words.NO_DATA
    if cell.value is None or cell.denominator is None or answer.measure.unit is not Unit.SHARE:
        return words.shown(cell, answer.measure)
    return f"{words.count(cell.numerator)} of {words.count(cell.denominator)}"


_BRIEFING = Piece(
    "briefing",
    (
        *(Ask(key, _REGION) for key, _, _ in _ATTENTION),
        *(Ask(key, _REGION) for key in _SINCE),
        *(Ask(key, _REGION, years_back=1) for key in _SINCE),
    ),
    briefing,
)

PAGE = Page(
    key="overview",
    path="/",
    nav="Overview",
    question="How is coaching going across Massachusetts?",
    lead=lead,
    filters=("region", "months", "program_type", "cohort"),
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
                    "Are classroom interactions changing?",
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
            "A mark is the estimate, its line the 95% interval; a dashed line is the whole state. "
            "On the right: the value and n, in bold where a region can be told from the rest of "
            "the state.",
            grid="fams",
        ),
        Section(
            "How complete is what you see?",
            pieces=(
                Piece(
                    "completeness",
                    tuple(Ask(key, _REGION) for key, _ in _COMPLETE),
                    completeness,
                ),
                Piece("quality", (Ask(_COMPLETE[0][0], _REGION),), in_brief, quality.counts),
            ),
        ),
    ),
)
