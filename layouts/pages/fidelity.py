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

_REGION = ("region",)


@dataclass(frozen=True)
class ElementRow:
    """One element of the model: what it intends, and the measure of what was received."""

    part: str
    label: str
    intended: str
    measure: str
    path: str


_MINUTES = "dose_ratio"
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
    ElementRow(_COACHING, "Coaching cycle", "every cycle completed", "cycle_completion", "/cycle"),
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
    below: dict[tuple[str, str], list[str]] = {}
    for _, element, answer, _ in found:
        for cell in sentences.own_regions(answer.shown):
            if verdicts.is_worse(answer, cell):
                place = verdicts.the_rest(answer), cell.of("region")
                below.setdefault(place, []).append(_said(element))
    return f"{first} {_lagging(below)}".strip()


def _minutes(answer: Answer, cell: Cell) -> str:
    """Pairs received 82 minutes a month, 60 to 90 intended."""
    unit = answer.measure.unit
    value = words.value_words(cell.value or 0.0, unit)
    return ", ".join(filter(None, (f"pairs received {value}", words.intended(cell, unit))))


def _ends_of(shares: list[tuple[ElementRow, Answer, Cell]], first: Answer) -> str:
    """Which shares of the model are seen to be highest and lowest, with the lowest first given.

    `first` is of whom the sentence begins to speak.
    """
    if len(shares) == 1:
        ((element, answer, cell),) = shares
        whom = sentences.unlike(answer, first)
        return f"{_said(element)}{whom} is at {words.shown(cell, answer.measure)}"
    ends = {"nearest to the design": shares[::-1], "furthest from it": shares}
    seen = {
        end: listed[: min(sentences.ahead([cell for _, _, cell in listed]), default=0)]
        for end, listed in ends.items()
    }
    if not any(seen.values()):
        return f"none is clearly {' or '.join(seen)}"
    said = []
    for end, listed in seen.items():
        named = words.listing(
            f"{_said(element)}{sentences.unlike(answer, first)} ({words.shown(cell, answer.measure)})"
            for element, answer, cell in listed
        )
        verb = "is" if len(listed) == 1 else "are"
        said.append(f"{end} {verb} {named}" if listed else f"none is clearly {end}")
    return ", and ".join(said)


def _lagging(below: Mapping[tuple[str, str], list[str]]) -> str:
    """Which regions are below which rest on what, in one sentence; empty where none is."""
    told = [f"Region {r} on {words.listing(below[rest, r])}" for rest, r in sorted(below)]
    if len(told) == 1:
        ((rest, region),) = below
        rest += "," if ", " in rest else ""  # the rest of the state, as far as its logs have come,
        return f"Region {region} is below {rest} on {words.listing(*below.values())}."
    by_rest: dict[str, list[str]] = {}
    for (rest, _), one in zip(sorted(below), told, strict=True):
        by_rest.setdefault(rest, []).append(one)
    listed = [f"below {rest}: {', '.join(ones)}" for rest, ones in by_rest.items()]
    return words.sentence_case(f"{'; '.join(listed)}.") if listed else ""


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
