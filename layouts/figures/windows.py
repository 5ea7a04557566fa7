"""CLASS windows: dots with intervals by observation window, joined only within a program year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from data_access.asking.answers import (
    EVERYBODY,
    Answer,
    Cell,
)
from layouts import sentences, words
from layouts.figures.canvas import Drawing, Sheet, Slot, extremes, slots, ticks
from layouts.theme import Look, mark_of

_TITLE, _HEAD, _BODY, _FOOT = 30, 26, 96, 56
_MARGIN = 34
_SHORT = {"BASE": "F", "MID": "W", "END": "S"}


def draw(answers: Sequence[Answer], look: Look) -> Drawing:
    """Draw a row of small charts per CLASS score, one chart per region, or one row of all scores."""
    answer = answers[0]
    components = answer.categories("component")
    if "region" not in answer.by:
        return _side_by_side(answer, components, look)
    regions = answer.categories("region")
    columns = min(len(regions), 6 if look.wide else 2)
    _, block = slots(len(regions), columns, _HEAD, _BODY, _FOOT, 0.03)
    height = max(1, len(components)) * (block + _TITLE)
    sheet = Sheet(look, height, {"l": _MARGIN, "r": 2, "t": 0, "b": 0})
    span = _span(answer, components)
    for row, component in enumerate(components):
        top = row * (block + _TITLE)
        label = words.category(answer, "component", component)
        rule = sheet.down(top + 1)
        sheet.line(0, rule, 1, rule, ink="ink", xref="paper", yref="paper")
        sheet.line(
            -_MARGIN,
            rule,
            0,
            rule,
            ink="ink",
            xref="paper",
            yref="paper",
            xsizemode="pixel",
            xanchor=0,
        )
        sheet.text(0, sheet.down(top + 18), label, ink="ink", strong=True, xshift=-_MARGIN)
        places, _ = slots(len(regions), columns, _HEAD, _BODY, _FOOT, 0.03)
        window = _range(list(answer.select(component=component)), span)
        for i, (region, place) in enumerate(zip(regions, places, strict=True)):
            index = row * len(regions) + i
            slot = Slot(
                index,
                place.left,
                place.right,
                place.top + top + _TITLE,
                place.bottom + top + _TITLE,
                place.first_in_row,
            )
            _chart(sheet, answer, component, region, slot, window, labelled=i == 0)
    return sheet.drawing()


def _side_by_side(answer: Answer, components: Sequence[str], look: Look) -> Drawing:
    """Draw one chart per CLASS score, side by side where there is space."""
    columns = min(len(components), 3) if look.wide else 1
    places, total = slots(len(components), columns, _HEAD + _TITLE, _BODY, _FOOT, 0.06)
    sheet = Sheet(look, total, {"l": _MARGIN, "r": 2, "t": 0, "b": 0})
    span = _span(answer, components)
    for component, place in zip(components, places, strict=True):
        label = words.category(answer, "component", component)
        sheet.text(
            place.left, sheet.down(place.top - _HEAD - 12), label,
            ink="ink", strong=True, xshift=-_MARGIN,
        )  # fmt: skip
        window = _range(list(answer.select(component=component)), span)
        # Each score has its own axis, so each chart labels it.
        _chart(sheet, answer, component, "", replace(place, first_in_row=True), window)
    return sheet.drawing()


def _span(answer: Answer, components: Sequence[str]) -> float:
    """The range in points that all rows share, so that slopes can be compared."""
    widest = 1.0
    for component in components:
        found = extremes(list(answer.select(component=component)))
        if found:
            widest = max(widest, found[1] - found[0])
    return -(-(widest + 0.3) // 0.5) * 0.5


def _range(cells: Sequence[Cell], span: float) -> tuple[float, float]:
    found = extremes(cells)
    middle = (found[0] + found[1]) / 2 if found else 4.0
    low = round((middle - span / 2) * 4) / 4
    return low, low + span


def _steps(answer: Answer, cells: Sequence[Cell]) -> list[tuple[str, str]]:
    """(program year, window) pairs in the order they are drawn, left to right."""
    years = answer.categories("program_year") if "program_year" in answer.by else [EVERYBODY]
    present = {c.of("window") for c in cells}
    windows = [w for w in _SHORT if w in present] if "window" in answer.by else [EVERYBODY]
    return [(y, w) for y in years for w in windows]


def _chart(
    sheet: Sheet,
    answer: Answer,
    component: str,
    region: str,
    place: Slot,
    window: tuple[float, float],
    labelled: bool = True,
) -> None:
    code = region or EVERYBODY
    cells = [
        c for c in answer.select(component=component) if not region or c.of("region") == region
    ]
    steps = _steps(answer, answer.cells)
    x, y = f"x{place.axis}", f"y{place.axis}"
    at = [t for t in ticks(*window, 5) if 1 <= t <= 7]
    positions: dict[tuple[str, str], float] = {}
    place_now = 0.0
    for i, (year, name) in enumerate(steps):
        place_now += (
            1.0 if i and steps[i - 1][0] == year else (0.6 if i else 0.0) + (1.0 if i else 0)
        )
        positions[year, name] = place_now
    sheet.axis(
        f"xaxis{place.axis}",
        domain=[max(0.0, place.left), min(1.0, place.right)],
        anchor=y,
        range=[-0.6, place_now + 0.6],
        tickvals=list(positions.values()),
        ticktext=[_SHORT.get(w, "") for _, w in positions],
        showgrid=False,
    )
    sheet.axis(
        f"yaxis{place.axis}",
        domain=[max(0.0, sheet.down(place.bottom)), min(1.0, sheet.down(place.top))],
        anchor=x,
        range=list(window),
        tickvals=at,
        ticktext=[words.rounded(t, 1) for t in at],
        showticklabels=place.first_in_row,
    )
    name = words.category(answer, "region", region) if region else sentences.whose(answer)
    sheet.text(place.left, sheet.down(place.top - 14), name, ink="ink", strong=code == EVERYBODY)
    for line in answer.measure.lines:
        if not line.stands_on(answer.span.as_of):
            continue
        if line.part == component and window[0] <= line.value <= window[1]:
            sheet.line(
                0, line.value, 1, line.value, ink="refline", width=1.25, dash="dash",
                xref=f"{x} domain", yref=y,
            )  # fmt: skip
            if labelled:
                sheet.text(
                    1, line.value, line.label, ink="ink-3",
                    xref=f"{x} domain", yref=y, xanchor="right", yanchor="top",
                )  # fmt: skip
    _points(sheet, answer, cells, positions, place, code)
    _change_under(sheet, answer, cells, positions, place)


def _points(
    sheet: Sheet,
    answer: Answer,
    cells: Sequence[Cell],
    positions: dict[tuple[str, str], float],
    place: Slot,
    code: str,
) -> None:
    shown = [c for c in cells if c.value is not None]
    x, y = f"x{place.axis}", f"y{place.axis}"
    if not shown:
        why = words.short_why(cells[0]) if cells else words.NO_DATA
        sheet.words_of_absence(place.left, sheet.down((place.top + place.bottom) / 2), why)
        return
    years = list(dict.fromkeys(c.of("program_year") for c in shown))
    xs: list[float | None] = []
    ys: list[float | None] = []
    up: list[float] = []
    down: list[float] = []
    for year in years:
        if xs:  # never a line from one program year to the next
            xs.append(None)
            ys.append(None)
            up.append(0.0)
            down.append(0.0)
        for c in shown:
            if c.of("program_year") != year or c.value is None:
                continue
            xs.append(positions[c.of("program_year"), c.of("window")])
            ys.append(c.value)
            up.append(round((c.high if c.high is not None else c.value) - c.value, 6))
            down.append(round(c.value - (c.low if c.low is not None else c.value), 6))
    mark = mark_of(code)
    color = sheet.look.region_color(code)
    line_mark = mark.symbol.startswith("line")
    sheet.data.append(
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": xs,
            "y": ys,
            "xaxis": x,
            "yaxis": y,
            "connectgaps": False,
            "cliponaxis": False,
            "hoverinfo": "skip",
            "line": {"color": color, "width": 1.25},
            "marker": {
                "symbol": "line-ew" if line_mark else mark.symbol,
                "size": 9,
                "color": color,
                "line": {
                    "width": 4 if line_mark else 1,
                    "color": color if line_mark else sheet.color("paper"),
                },
            },
            "error_y": {
                "type": "data",
                "symmetric": False,
                "array": up,
                "arrayminus": down,
                "thickness": 2,
                "width": 0,
                "color": color,
            },
        }
    )


def _change_under(
    sheet: Sheet,
    answer: Answer,
    cells: Sequence[Cell],
    positions: dict[tuple[str, str], float],
    place: Slot,
) -> None:
    """Write the newest value and n under a small chart, and the program years if there are several."""
    shown = [c for c in cells if c.value is not None]
    years = list(dict.fromkeys(y for y, _ in positions))
    if years != [EVERYBODY]:
        room = (place.right - place.left) * (1150 if sheet.look.wide else 240)
        step = max(1, ceil(len(years) * 62 / room))
        for year in years[::-1][::step]:
            at = [p for (y, _), p in positions.items() if y == year]
            sheet.text(
                sum(at) / len(at), sheet.down(place.bottom + 26),
                words.category(answer, "program_year", year), ink="ink-3",
                xref=f"x{place.axis}", xanchor="center",
            )  # fmt: skip
        return
    if shown:
        last = shown[-1]
        text = f"{words.shown(last, answer.measure)}, n {words.count(last.people)}"
        sheet.text(place.left, sheet.down(place.bottom + 30), text, ink="ink-2")
