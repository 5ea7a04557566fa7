"""A process-behavior chart: months within the usual range of their own base, and the newest one's verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from textwrap import wrap
from typing import Any

from config.program.annotations import within
from config.program.calendars import month_of
from data_access.asking.answers import (
    EVERYBODY,
    Answer,
)
from data_access.asking.monthly_series import NotJudged, Series, SeriesMonth, series_of
from layouts import signals, words
from layouts.figures.canvas import Drawing, Sheet, Slot, slots, tick_words, ticks
from layouts.figures.trend import month_ticks
from layouts.theme import Look, mark_of

_HEAD, _BODY, _FOOT = 94, 120, 34
_LINE = 17  # height of a line of a verdict; two lines fit between name and base
_STACKED_BODY = 96  # height of the plot where charts are stacked
_TOP = 1.04  # of a share, so that marks at 100% are whole
_LETTERS = 27  # of a line above a chart on a phone, at that width of a letter
_LETTER = 8.2  # width in pixels of a letter of the value beside the newest month, with wide letter spacing


def draw(answers: Sequence[Answer], look: Look) -> Drawing:
    """Draw one chart per region; hollow marks are left out, a larger mark is unusual."""
    answer = answers[0]
    made = series_of(answer)
    columns, body = (min(3, len(made)), _BODY) if look.wide else (1, _STACKED_BODY)
    head = _HEAD + _LINE * max((_further(answer, one) for one in made), default=0)
    places, total = slots(len(made), columns, head, body, _FOOT, 0.085)
    sheet = Sheet(look, total, {"l": 48, "r": _beside(answer), "t": 0, "b": 0})
    for one, place in zip(made, places, strict=True):
        _chart(sheet, answer, one, place, head)
    return sheet.drawing()


def _further(answer: Answer, one: Series) -> int:
    """How many lines a verdict has beyond two."""
    return max(0, _in_lines(signals.about(answer, one)).count("\n") - 1)


def _chart(sheet: Sheet, answer: Answer, one: Series, place: Slot, head: int) -> None:
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
        place.left, sheet.down(place.top - head + 18), name, ink="ink", strong=one.code == EVERYBODY
    )
    verdict = _in_lines(signals.about(answer, one))
    sheet.text(
        place.left,
        sheet.down(place.top - 46 - _LINE / 2 * _further(answer, one)),
        verdict,
        ink=signals.INKS[one.direction],
        strong=bool(one.says.kind),
    )
    points = [(months.index(m.month), m) for m in one.months if m.cell.value is not None]
    if not points:
        why = words.short_why(one.months[0].cell) if one.months else words.NO_DATA
        sheet.words_of_absence(place.left, sheet.down((place.top + place.bottom) / 2), why)
        return
    _shade_base(sheet, one, months, place, x, y)
    _dates(sheet, answer, x, y, months)
    axes = {"xaxis": x, "yaxis": y, "hoverinfo": "skip"}
    if one.within is not None:
        _usual_range(sheet, one, points, axes)
    color = sheet.look.region_color(one.code)
    symbol = mark_of(one.code).symbol.replace("line-ns", "circle")
    firm = [(i, m) for i, m in points if m.not_judged is None]
    loose = [(i, m) for i, m in points if m.not_judged is not None]
    unusual = one.newest if one.says.kind else None
    xs, ys = _joined(firm)
    sizes = [12 if unusual is not None and i == months.index(unusual.month) else 6 for i in xs]
    ring = sheet.color(signals.INKS[one.direction]) if unusual else color
    edges = [ring if size > 6 else color for size in sizes]
    sheet.data.append(
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": xs,
            "y": ys,
            **axes,
            "connectgaps": False,
            "cliponaxis": False,
            "line": {"color": color, "width": 1},
            "marker": {
                "symbol": symbol,
                "size": sizes,
                "color": [color for _ in xs],
                "line": {"color": edges, "width": [3 if size > 6 else 1.5 for size in sizes]},
            },
        }
    )
    if loose:
        # A month of very few can lie far off; the plot's edge cuts it rather than the others shrink.
        sheet.data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [i for i, _ in loose],
                "y": [m.cell.value for _, m in loose],
                **axes,
                "cliponaxis": True,
                "marker": {
                    "symbol": symbol,
                    "size": 7,
                    "color": [sheet.color("paper") for _ in loose],
                    "line": {"color": color, "width": 1.5},
                },
            }
        )
    last, labeled = next(((i, m) for i, m in points if m is one.newest), points[-1])
    if labeled.not_judged is None:
        sheet.text(
            last, labeled.cell.value or 0.0, words.shown(labeled.cell, answer.measure), ink="ink",
            strong=labeled is one.newest, xref=x, yref=y, xshift=10, xanchor="left",
        )  # fmt: skip


def _in_lines(text: str) -> str:
    """A verdict in at most three lines, which a phone holds with its reader's own spacing."""
    for mark in (": ", "; "):
        if mark in text:
            verdict, _, why = text.partition(mark)
            return "\n".join((f"{verdict}{mark.rstrip()}", *wrap(why, _LETTERS)))
    return text


def _shade_base(
    sheet: Sheet, one: Series, months: Sequence[str], place: Slot, x: str, y: str
) -> None:
    """Shade the base period, and say from when to when it is."""
    inside = [i for i, month in enumerate(months) if one.base[0] <= month <= one.base[1]]
    if not inside:
        return
    sheet.shapes.append(
        {
            "type": "rect",
            "xref": x,
            "yref": f"{y} domain",
            "x0": inside[0] - 0.5,
            "x1": inside[-1] + 0.5,
            "y0": 0,
            "y1": 1,
            "layer": "below",
            "line": {"width": 0},
            "fillcolor": sheet.color("paper-2"),
        }
    )
    sheet.text(place.left, sheet.down(place.top - 14), signals.base_label(one.base), ink="ink-3")
    if one.within is not None:
        sheet.line(inside[0] - 0.5, one.within.center, len(months) - 0.5, one.within.center,
                   ink="ink-3", width=1, xref=x, yref=y)  # fmt: skip


def _usual_range(
    sheet: Sheet, one: Series, points: Sequence[tuple[int, SeriesMonth]], axes: dict[str, Any]
) -> None:
    """Both ends of the usual range, a step a month; months without one leave a gap."""
    for end in ("low", "high"):
        xs: list[float | None] = []
        ys: list[float | None] = []
        before = -2
        for i, month in points:
            value = getattr(month, end)
            if value is None:
                continue
            if xs and i != before + 1:
                xs.append(None)
                ys.append(None)
            xs += [i - 0.5, i + 0.5]
            ys += [value, value]
            before = i
        sheet.data.append(
            {
                "type": "scatter",
                "mode": "lines",
                "x": xs,
                "y": ys,
                **axes,
                "connectgaps": False,
                "line": {"color": sheet.color("refline"), "width": 1.25, "dash": "3px,2px"},
            }
        )


def _joined(points: Sequence[tuple[int, SeriesMonth]]) -> tuple[list[int], list[float | None]]:
    """Places and values of months, with a gap wherever a month is missing between two."""
    xs: list[int] = []
    ys: list[float | None] = []
    for (i, month), (after, _) in pairwise([*points, (-1, points[-1][1])] if points else []):
        xs.append(i)
        ys.append(month.cell.value)
        if after > i + 1:
            xs.append(i + 1)
            ys.append(None)
    return xs, ys


def _beside(answer: Answer) -> int:
    """Space on the right for the longest value, in pixels."""
    texts = [words.shown(c, answer.measure) for c in answer.cells if c.value is not None]
    return round(max(52, 12 + _LETTER * max(map(len, texts), default=0)))


def _range(answer: Answer) -> tuple[float, float]:
    """From the lowest to the highest judged value or end of a range, so that noise is seen as noise."""
    found = series_of(answer)
    numbers = list(_numbers(found, firm=True)) or list(_numbers(found, firm=False))
    if not numbers:
        return answer.measure.axis or (0.0, 1.0)
    room = (max(numbers) - min(numbers)) * 0.08 or 0.05
    low = max(0.0, min(numbers) - room)
    high = max(numbers) + room
    return round(low, 4), round(min(high, _TOP) if answer.measure.axis == (0.0, 1.0) else high, 4)


def _numbers(found: Sequence[Series], firm: bool) -> Iterator[float]:
    for one in found:
        for month in one.months:
            if firm and month.not_judged not in (None, NotJudged.PROVISIONAL):
                continue
            yield from (n for n in (month.cell.value, month.low, month.high) if n is not None)


def _dates(sheet: Sheet, answer: Answer, x: str, y: str, months: Sequence[str]) -> None:
    """Draw a line at each date on which something relevant changed."""
    for note in within(answer.span.start, answer.span.as_of):
        at = months.index(month_of(note.day)) - 0.5
        sheet.line(at, 0, at, 1, ink="refline", dash="dot", xref=x, yref=f"{y} domain")
        sheet.text(at, 1, note.words, ink="ink-3", xref=x, yref=f"{y} domain", xshift=4)
