"""The table of an answer's cells, with the same values, intervals and reasons as its chart."""

from __future__ import annotations

from typing import Any

from dash import html

from config.date_words import day_words
from data_access.asking.answers import (
    EVERYBODY,
    Answer,
    Cell,
)
from data_access.asking.arrivals import through_words
from data_access.measures.measure import Measure
from data_access.measures.statistics import Distribution, EndedBy
from layouts import sentences, signals, verdicts, words
from layouts.markup import Element, element
from layouts.theme import mark_of


def sideways(name: str, children: Any = None, **more: Any) -> html.Div:
    """A container for content wider than the page; it scrolls by itself, also with the arrow keys."""
    return html.Div(
        children,
        className="scroll",
        tabIndex="0",
        role="group",
        **{"aria-label": name},
        **more,
    )


def data_cell(content: Any, label: str, number: bool = False) -> Element:
    """A cell that carries its column's name, so that phones can show the two as a pair."""
    return element("Td", content, className="num" if number else "", **{"data-l": label})


def head_cell(text: Any, number: bool = False) -> Element:
    """A column header."""
    return element("Th", text, scope="col", className="num" if number else "")


def marker(region: str) -> Element:
    """The mark of a region, shown before its name."""
    return element("I", None, className=f"mkr {mark_of(region).css}", **{"aria-hidden": "true"})


def region_name(code: str, text: str) -> list[Any]:
    """A region's mark and name; the state's is bold."""
    return [marker(code), element("B", text) if code == EVERYBODY else text]


def plain_table(
    caption: Any,
    heads: list[tuple[str, bool]],
    rows: list[tuple[Any, list[Any]]],
    hide_caption: bool = False,
    dense: bool = False,
) -> Element:
    """A table from heads (text, is a number) and rows (row head, cells in the order of the heads).

    `dense`: on a phone each cell takes a line, behind its label, and not two beside another cell's.
    """
    columns = heads[1:]
    return element(
        "Table",
        [
            element("Caption", caption, className="sr" if hide_caption else ""),
            element("Thead", element("Tr", [head_cell(text, number) for text, number in heads])),
            element(
                "Tbody",
                [
                    element(
                        "Tr",
                        [
                            element("Th", first, scope="row"),
                            *(
                                data_cell(content, text, number)
                                for content, (text, number) in zip(cells, columns, strict=True)
                            ),
                        ],
                    )
                    for first, cells in rows
                ],
            ),
        ],
        className="stack dense" if dense else "stack",
    )


def table(answer: Answer) -> Element:
    """A table with a row for each cell of an answer."""
    measure = answer.measure
    dimensions = answer.dimensions or ("",)
    has_interval = any(c.low is not None or c.no_interval for c in answer.cells)
    has_spread = bool(measure.spread_words) and any(c.spread for c in answer.cells)
    has_counted = any(words.counted(c, measure) for c in answer.cells)
    has_usual = any(c.usual for c in answer.cells)
    monthly = signals.readings(answer) if has_usual else {}
    readings = [
        monthly.get((c.of("region"), c.of("month")), "")
        if has_usual
        else verdicts.reading(answer, c)
        for c in answer.cells
    ]
    heads: list[tuple[str, bool]] = [
        (words.dimension_label(answer, d) if d else "Whose", False) for d in dimensions
    ]
    heads.append((measure.label, True))
    if has_interval:
        heads.append(("95% interval", True))
    if has_spread:
        heads.append((words.sentence_case(measure.spread_words), True))
    if has_usual:
        heads.append(("Usual range", True))
    heads.append((_people_head(measure), True))
    if has_counted:
        heads.append(("Counted", True))
    if any(readings):
        heads.append(("What can be said", False))
    rows = []
    last_of = _withheld_months(answer)
    for at, (cell, reading) in enumerate(zip(answer.cells, readings, strict=True)):
        if last_of.get(at, cell) is None:
            continue  # said with the first of these months
        names: list[Any] = [
            words.category(answer, d, cell.of(d)) if d else sentences.whose(answer)
            for d in dimensions
        ]
        if (last := last_of.get(at)) is not None and last is not cell:
            place = dimensions.index("month")
            names[place] = f"{names[place]} to {words.category(answer, 'month', last.of('month'))}"
            reading = ""
        if dimensions[0] == "region":
            names[0] = region_name(cell.of("region"), names[0])
        content: list[Any] = [*names[1:], _value(answer, cell)]
        if has_interval:
            content.append(_interval(answer, cell))
        if has_spread:
            low, high = cell.spread or (None, None)
            content.append(words.interval(low, high, measure.unit))
        if has_usual:
            usual = cell.usual
            content.append(
                words.interval(usual.low, usual.high, measure.unit) if usual is not None else ""
            )
        content.append(words.count(cell.people))
        if has_counted:
            content.append(words.counted(cell, measure))
        if any(readings):
            content.append(reading)
        rows.append((names[0], content))
    return plain_table(_caption(answer), heads, rows)


def with_a_row(answer: Answer) -> list[Cell]:
    """The cells that have a row each: of months one after the other that are withheld, the first."""
    last_of = _withheld_months(answer)
    return [c for at, c in enumerate(answer.cells) if last_of.get(at, c) is not None]


def _withheld_months(answer: Answer) -> dict[int, Cell | None]:
    """By the place of a withheld cell, the last of the months one after the other that are withheld with
    it, where it is their first; None where it is not."""
    if "month" not in answer.dimensions:
        return {}
    out: dict[int, Cell | None] = {}
    first_of: dict[tuple[str, ...], int | None] = {}
    for at, cell in enumerate(answer.cells):
        whose = tuple(cell.of(d) for d in answer.dimensions if d != "month")
        if not cell.suppression or cell.of("month") == EVERYBODY:
            first_of[whose] = None
            continue
        first = first_of.get(whose)
        if first is None or answer.cells[first].why != cell.why:
            first_of[whose] = first = at
        else:
            out[at] = None
        out[first] = cell
    return out


def _people_head(measure: Measure) -> str:
    """What is counted of people in a row: all behind its figure, or those in this part of a whole."""
    if measure.parts_are_people and isinstance(measure.statistic, Distribution | EndedBy):
        return f"{words.sentence_case(measure.people_word)} in this row"
    return f"n, {measure.people_word}"


def _value(answer: Answer, cell: Cell) -> Any:
    text = words.shown(cell, answer.measure)
    if cell.is_empty:
        return element("Span", text, className="why")
    clear = verdicts.is_clear(answer, cell)
    if cell.of_fewer:
        shown = element("B", text) if clear else text
        return [shown, element("Span", f" {cell.of_fewer}", className="fine")]
    if clear:
        return element("B", text)
    return [text, element("Span", " provisional", className="fine")] if cell.provisional else text


def _interval(answer: Answer, cell: Cell) -> Any:
    text = words.interval_or_why(cell, answer.measure.unit)
    return element("Span", text, className="why") if cell.no_interval else text


def _caption(answer: Answer) -> str:
    through = ""
    if answer.data_through:
        through = f" Data through {through_words(answer.data_through, answer.awaited, '')}."
    span = sentences.span_words(answer)
    if answer.edition and day_words(answer.edition) not in span:
        through = f" As of {day_words(answer.edition)}.{through}"
    return f"{answer.measure.label}. {span}. {sentences.of_what(answer)}.{through}"
