"""A process-behavior chart: a monthly series with its own limits, and a verdict on the newest month."""

from __future__ import annotations

from collections.abc import Sequence

from config.program.annotations import within
from config.program.calendars import month_of
from data_access.asking.answers import (
    EVERYBODY,
    Answer,
)
from layouts import signals, words
from layouts.figures.canvas import Drawing, Sheet, Slot, slots, tick_words, ticks
from layouts.figures.trend import month_ticks
from layouts.theme import Look, mark_of

_HEAD, _BODY, _FOOT = 72, 120, 34
_STACKED_BODY = 96  # height of the plot where charts are stacked
_LETTER = 8.2  # width in pixels of a letter of the value beside the newest month, with wide letter spacing


def draw(answers: Sequence[Answer], look: Look) -> Drawing:
    """Draw one chart per region; hollow marks are not judged, a larger mark is a signal."""
    answer = answers[0]
    made = signals.series_of(answer)
    columns, body = (min(3, len(made)), _BODY) if look.wide else (1, _STACKED_BODY)
    places, total = slots(len(made), columns, _HEAD, body, _FOOT, 0.085)
    sheet = Sheet(look, total, {"l": 48, "r": _beside(answer), "t": 0, "b": 0})
    for one, place in zip(made, places, strict=True):
        _chart(sheet, answer, one, place)
    return sheet.drawing()


def _chart(sheet: Sheet, answer: Answer, one: signals.Series, place: Slot) -> None:
    x, y = f"x{place.axis}", f"y{place.axis}"
    low, high = _range(answer)
    at = ticks(low, high, 5)
    months = answer.span.months
    shown_months = month_ticks(months, narrow=True)
    sheet.axis(
        f"xaxis{place.axis}",
        domain=[max(0.0, place.left), min(1.0, place.right)],
        anchor=y,
        range=[-0.5, max(0.5, len(months) - 0.5)],
        tickvals=shown_months,
        ticktext=[words.short_month(months[i]) for i in shown_months],
        showgrid=False,
        showline=True,
        linecolor=sheet.color("rule-ctl"),
    )
    sheet.axis(
        f"yaxis{place.axis}",
        domain=[max(0.0, sheet.down(place.bottom)), min(1.0, sheet.down(place.top))],
        anchor=x,
        range=[low, high],
        tickvals=at,
        ticktext=tick_words(at, answer.measure.unit),
        showticklabels=place.first_in_row,
        showgrid=False,
    )
    name = signals.name(answer, one.code)
    sheet.text(
        place.left, sheet.down(place.top - 56), name, ink="ink", strong=one.code == EVERYBODY
    )
    sheet.text(
        place.left,
        sheet.down(place.top - 30),
        signals.about(answer, one).replace("; ", ";\n"),  # as wide as a chart on paper
        ink="act" if one.says.kind else "ink-3",
    )
    points = [
        (months.index(c.of("month")), c)
        for c in one.cells
        if c.value is not None and c.of("month") in months
    ]
    if not points:
        why = words.short_why(one.cells[0]) if one.cells else words.NO_DATA
        sheet.words_of_absence(place.left, sheet.down((place.top + place.bottom) / 2), why)
        return
    _dates(sheet, answer, x, y, months)
    if one.within is not None:
        lower, upper = signals.bounds(answer, one.within)
        dash = "dot" if one.within.are_trial else "dash"
        across = {"xref": x, "yref": y}
        sheet.line(-0.5, one.within.center, len(months) - 0.5, one.within.center,
                   ink="ink-3", width=1, **across)  # fmt: skip
        for value in (lower, upper):
            sheet.line(-0.5, value, len(months) - 0.5, value,
                       ink="refline", width=1.25, dash=dash, **across)  # fmt: skip
    color = sheet.look.region_color(one.code)
    symbol = mark_of(one.code).symbol.replace("line-ns", "circle")
    judged = points[-1][0] if not one.says.kind else _judged(one, months)
    values = {i: c.value for i, c in points}
    sheet.data.append(
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": list(range(points[0][0], points[-1][0] + 1)),
            "y": [values.get(i) for i in range(points[0][0], points[-1][0] + 1)],
            "xaxis": x,
            "yaxis": y,
            "connectgaps": False,
            "cliponaxis": False,
            "hoverinfo": "skip",
            "line": {"color": color, "width": 1},
            "marker": {
                "symbol": symbol,
                "size": [
                    12 if one.says.kind and i == judged else 7
                    for i in range(points[0][0], points[-1][0] + 1)
                ],
                "color": [
                    sheet.color("paper") if _is_hollow(one, months, i) else color
                    for i in range(points[0][0], points[-1][0] + 1)
                ],
                "line": {"color": color, "width": 1.75},
            },
        }
    )
    last, cell = points[-1]
    sheet.text(
        last, cell.value or 0.0, words.shown(cell, answer.measure), ink="ink",
        xref=x, yref=y, xshift=10, xanchor="left",
    )  # fmt: skip


def _beside(answer: Answer) -> int:
    """Space on the right for the longest value, in pixels."""
    texts = [words.shown(c, answer.measure) for c in answer.cells if c.value is not None]
    return round(max(52, 12 + _LETTER * max(map(len, texts), default=0)))


def _range(answer: Answer) -> tuple[float, float]:
    """A range from the lowest to the highest value or limit, so that noise is recognizable as noise."""
    numbers: list[float] = []
    for one in signals.series_of(answer):
        numbers += [c.value for c in one.cells if c.value is not None]
        if one.within is not None:
            numbers += signals.bounds(answer, one.within)
    if not numbers:
        return answer.measure.axis or (0.0, 1.0)
    room = (max(numbers) - min(numbers)) * 0.08 or 0.05
    low = max(0.0, min(numbers) - room)
    high = max(numbers) + room
    return round(low, 4), round(min(high, 1.0) if answer.measure.axis == (0.0, 1.0) else high, 4)


def _judged(one: signals.Series, months: Sequence[str]) -> int:
    return months.index(one.firm[-1].of("month"))


def _is_hollow(one: signals.Series, months: Sequence[str], index: int) -> bool:
    return all(c.of("month") != months[index] for c in one.firm)


def _dates(sheet: Sheet, answer: Answer, x: str, y: str, months: Sequence[str]) -> None:
    """Draw a line at each date on which something relevant changed."""
    for note in within(answer.span.start, answer.span.as_of):
        at = months.index(month_of(note.day)) - 0.5
        sheet.line(at, 0, at, 1, ink="refline", dash="dot", xref=x, yref=f"{y} domain")
        sheet.text(at, 1, note.words, ink="ink-3", xref=x, yref=f"{y} domain", xshift=4)
