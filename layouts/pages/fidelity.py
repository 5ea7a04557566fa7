"""The fidelity page: whether the model is carried out as designed, by element and by region."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from dash import html

from config.program.cycle import PLAN_DAYS
from config.program.dosage import TARGETS
from config.program.training import RULES
from config.roles import Audience
from config.texts.not_collected import NOT_COLLECTED
from data_access.asking.answers import (
    EVERYBODY,
    REST,
    UNPLACED,
    Answer,
    Cell,
)
from layouts import sentences, tables, verdicts, words
from layouts.not_collected import not_collected
from layouts.page import Ask, Page, Panel, Piece, Section
from layouts.pages import cycle

_REGION = ("region",)

# On which elements a region lies to one side: by what it is held against, and the region.
Apart = dict[tuple[str, str], list[str]]


@dataclass(frozen=True)
class ElementRow:
    """One element of the model: what it intends, and the measure of what was received."""

    part: str
    label: str
    intended: str
    measure: str
    path: str


_MINUTES, _CYCLE = "dose_ratio", "cycle_completion"
_TRAINING, _DOSAGE = RULES[-1], TARGETS[-1]
_BEFORE, _COACHING, _AROUND = "Before coaching", "Coaching", "Around it"

ELEMENTS: tuple[ElementRow, ...] = (
    ElementRow(_BEFORE, "Orientation", "everybody attends", "orientation", "/training"),
    ElementRow(
        _BEFORE,
        "Coach training",
        f"{_TRAINING.hours:g} hours over {words.spelled(_TRAINING.days)} days before the first session",
        "training_complete",
        "/training",
    ),
    ElementRow(_BEFORE, "Baseline CLASS", "before the first contact", "baseline_first", "/class"),
    ElementRow(
        _BEFORE,
        "Action plan",
        f"a goal with a date within {PLAN_DAYS} days",
        "plan_in_time",
        "/cycle",
    ),
    ElementRow(_COACHING, "Monthly contact", "each month", "contact_months", "/coaching"),
    ElementRow(
        _COACHING,
        "Coaching minutes",
        f"{_DOSAGE.minutes_low} to {_DOSAGE.minutes_high} minutes a month",
        _MINUTES,
        "/coaching",
    ),
    ElementRow(
        _COACHING,
        "Whole sessions",
        "a goal, an observation or video, and feedback",
        "complete_contacts",
        "/coaching",
    ),
    ElementRow(_COACHING, "Coaching cycle", "every cycle completed", _CYCLE, "/cycle"),
    ElementRow(_COACHING, "Small steps", "done by their date", "steps_done", "/cycle"),
    ElementRow(_COACHING, "Checklist", "each month", "checklist_adherence", "/coaching"),
    ElementRow(_COACHING, "Monthly survey", "each month", "monthly_survey", "/training"),
    ElementRow(
        _AROUND, "Learning community", "each coach, each month", "plc_attendance", "/training"
    ),
    ElementRow(_AROUND, "Second CLASS", "both observations", "class_coverage", "/class"),
)


def lead(answers: Mapping[str, tuple[Answer, ...]]) -> str:
    """The minutes beside those intended, which other elements come closest, and where regions lag."""
    found: list[tuple[float, ElementRow, Answer, Cell]] = []
    for element in ELEMENTS:
        answer = answers[element.measure][0]
        cell = sentences.total(answer)
        if cell is not None and cell.value is not None:
            found.append((cell.value, element, answer, cell))
    if not found:
        return "Nothing in this period, with these filters, shows whether the model is carried out."
    found.sort(key=lambda one: one[0])
    # Minutes are no share: they lie within what is intended, below or above, and have no place in the order.
    minutes = [(answer, cell) for _, e, answer, cell in found if e.measure == _MINUTES]
    shares = [(e, answer, cell) for _, e, answer, cell in found if e.measure != _MINUTES]
    said = []
    if minutes:
        ((answer, cell),) = minutes
        said.append(f"{sentences.where(answer) or 'Statewide, '}{_minutes(answer, cell)}")
    if shares:
        begins = sentences.where(shares[-1][1]) or "Statewide, "
        begins = "of the other elements, " if minutes else begins
        said.append(begins + _ends_of(shares, minutes[0][0] if minutes else shares[-1][1]))
    if unjudged := len(ELEMENTS) - len(found):
        said.append(f"{unjudged} of {len(ELEMENTS)} elements cannot be judged")
    first = f"{'; '.join(said)}."
    apart: dict[str, Apart] = {"below": {}, "above": {}}
    for _, element, answer, _ in found:
        for cell in sentences.own_regions(answer.shown):
            if side := verdicts.side_of(answer, cell):
                place = verdicts.the_rest(answer), cell.of("region")
                told = apart["above" if side > 0 else "below"]
                told.setdefault(place, []).append(_said(element))
    return f"{first} {_apart(apart)}".strip()


def _minutes(answer: Answer, cell: Cell) -> str:
    """Pairs received 82 minutes a month (79 to 86), 60 to 90 intended."""
    received = f"pairs received {sentences.lead_value(answer, cell)}"
    return ", ".join(filter(None, (received, words.intended(cell, answer.measure.unit))))


def _ends_of(shares: list[tuple[ElementRow, Answer, Cell]], first: Answer) -> str:
    """Which shares of the model are seen to be highest and lowest, with the lowest first given.

    `first` is of whom the sentence begins to speak.
    """
    if len(shares) == 1:
        ((element, answer, cell),) = shares
        whom = sentences.unlike(answer, first)
        return f"{_said(element)}{whom} is at {sentences.lead_value(answer, cell)}"
    ends = {"nearest to the design": shares[::-1], "furthest from it": shares}
    seen = {
        end: listed[: min(sentences.ahead([cell for _, _, cell in listed]), default=0)]
        for end, listed in ends.items()
    }
    if not any(seen.values()):
        return f"none is clearly {' or '.join(seen)}"
    said = []
    for end, listed in seen.items():
        verb = "is" if len(listed) == 1 else "are"
        named = [(f"{_said(e)} ({_within(answer, cell)})", answer) for e, answer, cell in listed]
        runs = sentences.by_whom(named, first)
        if len(runs) == 1 and runs[0][0]:  # of whom all of them are stands before them
            end, runs = f"{end}, {runs[0][0]},", [("", runs[0][1])]
        told = " and ".join(f"{of and f'{of}, '}{words.listing(texts)}" for of, texts in runs)
        said.append(f"{end} {verb} {told}" if listed else f"none is clearly {end}")
    return ", and ".join(said)


def _within(answer: Answer, cell: Cell) -> str:
    """A value with its interval, inside parentheses: 30%; 28 to 32%."""
    interval = words.interval(cell.low, cell.high, answer.measure.unit)
    return "; ".join(filter(None, (words.shown(cell, answer.measure), interval)))


def _apart(apart: Mapping[str, Apart]) -> str:
    """Which regions are below or above which rest on what, in one sentence; empty where none is."""
    told = [(side, *place, on) for side, by in apart.items() for place, on in sorted(by.items())]
    if len(told) == 1:
        ((side, rest, region, on),) = told
        rest += "," if ", " in rest else ""  # the rest of the state, as far as its logs have come,
        return f"Region {region} is {side} {rest} on {words.listing(on)}."
    listed: dict[str, list[str]] = {}
    for side, rest, region, on in told:
        held = "it" if side == "above" and rest == told[0][1] and told[0][0] == "below" else rest
        listed.setdefault(f"{side} {held}", []).append(f"Region {region} on {words.listing(on)}")
    said = "; ".join(f"{which}: {', '.join(ones)}" for which, ones in listed.items())
    return words.sentence_case(f"{said}.") if said else ""


def _said(element: ElementRow) -> str:
    return element.label[0].lower() + element.label[1:]


def _table(answers: tuple[Answer, ...]) -> html.Div:
    """A table of the elements, what is intended, and what each region received."""
    first = answers[0]
    regions = [c for c in first.categories("region") if c not in (REST, UNPLACED)]
    heads = [("Element", False), ("Intended", False)]
    heads += [(words.category(first, "region", r), True) for r in regions]
    blocks = []
    paired = list(zip(ELEMENTS, answers, strict=True))
    for part, listed in groupby(paired, key=lambda one: one[0].part):
        rows = [
            (
                html.A(element.label, href=element.path),
                [element.intended, *(_cell(answer, region) for region in regions)],
            )
            for element, answer in listed
        ]
        blocks += [html.H3(part), tables.plain_table(f"{part}: received", heads, rows, True)]
    return html.Div(
        [
            *blocks,
            html.P(
                "Bold: above or below the other regions together. Under it n: what was "
                "counted. Intervals are below, element by element.",
                className="fine",
            ),
        ],
        className="received",
    )


def _cell(answer: Answer, region: str) -> Any:
    cell = next((c for c in answer.cells if c.of("region") == region), None)
    if cell is None:
        return words.NO_DATA
    if cell.value is None:
        return html.Span(words.shown(cell, answer.measure), className="fine")
    text = words.shown(cell, answer.measure)
    bold = region != EVERYBODY and verdicts.is_clear(answer, cell)
    n = words.count(words.n_of(cell, answer.measure))
    return [html.B(text) if bold else text, html.Span(f"n {n}", className="fine below")]


PAGE = Page(
    key="fidelity",
    path="/fidelity",
    nav="Fidelity",
    question="Is the model carried out as designed?",
    audience=Audience.FIGURES,
    lead=lead,
    sections=(
        Section(
            "Received against intended",
            pieces=(Piece("fidelity", tuple(Ask(e.measure, _REGION) for e in ELEMENTS), _table),),
        ),
        *(
            Section(
                part,
                tuple(
                    Panel(
                        e.measure,
                        f"{e.label}: {e.intended}?",
                        (e.measure,),
                        _REGION,
                        "intended" if e.measure == _MINUTES else "dots",
                        more=e.path,
                        under=cycle.counted if e.measure == _CYCLE else None,
                    )
                    for e in listed
                ),
            )
            for part, listed in ((p, list(g)) for p, g in groupby(ELEMENTS, key=lambda e: e.part))
        ),
        Section(
            "What is not collected",
            pieces=(not_collected(*NOT_COLLECTED),),
        ),
    ),
)
