"""The retention curve: falls in steps from 100%, with intervals, and ends where too few are observed."""

from __future__ import annotations

from collections.abc import Sequence

from data_access.asking.answers import (
    EVERYBODY,
    Answer,
)
from layouts import sentences, words
from layouts.figures.canvas import Drawing, Sheet, Slot, slots, tick_words, ticks, value_range
from layouts.theme import Look, mark_of

_HEAD, _BODY, _FOOT = 34, 120, 50


def draw(answers: Sequence[Answer], look: Look) -> Drawing:
    """Draw one curve per region, side by side; never two in one chart."""
    answer = answers[0]
    regions = answer.categories("region") if "region" in answer.by else [""]
    # On a phone each takes the full width: side by side, their labels would overlap.
    columns = min(len(regions), 6) if look.wide else 1
    places, total = slots(len(regions), columns, _HEAD, _BODY, _FOOT, 0.06)
    sheet = Sheet(look, total, {"l": 48, "r": 48, "t": 0, "b": 0})
    for region, place in zip(regions, places, strict=True):
        _chart(sheet, answer, region, place)
    return sheet.drawing()


def _chart(sheet: Sheet, answer: Answer, region: str, place: Slot) -> None:
    code = region or EVERYBODY
    axis = answer.measure.part_axis or ""
    x, y = f"x{place.axis}", f"y{place.axis}"
    cells = [c for c in answer.cells if not region or c.of("region") == region]
    longest = max((int(c.of(axis)) for c in cells), default=1)
    low, high = value_range(answer)
    at = ticks(low, high, 5)
    sheet.axis(
        f"xaxis{place.axis}",
        domain=[max(0.0, place.left), min(1.0, place.right)],
        anchor=y,
        range=[-0.2, longest + 0.4],
        tickvals=[0, longest],
        ticktext=["Start", f"Month {longest}"],
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
    )
    name = words.category(answer, "region", region) if region else sentences.whose(answer)
    sheet.text(place.left, sheet.down(place.top - 16), name, ink="ink", strong=code == EVERYBODY)
    shown = [c for c in cells if c.value is not None]
    if not shown:
        why = words.short_why(cells[0]) if cells else words.NO_DATA
        sheet.words_of_absence(place.left, sheet.down((place.top + place.bottom) / 2), why)
        return
    color = sheet.look.region_color(code)
    sheet.data.append(
        {
            "type": "scatter",
            "mode": "lines",
            "x": [0, *(int(c.of(axis)) for c in shown)],
            "y": [1.0, *(c.value for c in shown)],
            "xaxis": x,
            "yaxis": y,
            "cliponaxis": False,
            "hoverinfo": "skip",
            "line": {"color": color, "width": 2, "shape": "hv"},
        }
    )
    last = shown[-1]
    month = int(last.of(axis))
    value = last.value if last.value is not None else 0.0
    end: dict[str, object] = {
        "type": "scatter",
        "mode": "markers",
        "x": [month],
        "y": [value],
        "xaxis": x,
        "yaxis": y,
        "cliponaxis": False,
        "hoverinfo": "skip",
        "marker": {
            "symbol": mark_of(code).symbol.replace("line-ns", "circle"),
            "size": 9,
            "color": color,
            "line": {"width": 1, "color": sheet.color("paper")},
        },
    }
    if last.low is not None and last.high is not None:
        end["error_y"] = {
            "type": "data",
            "symmetric": False,
            "array": [round(last.high - value, 6)],
            "arrayminus": [round(value - last.low, 6)],
            "thickness": 2,
            "width": 0,
            "color": color,
        }
    sheet.data.append(end)
    sheet.text(
        month, value, words.shown(last, answer.measure), ink="ink",
        xref=x, yref=y, xshift=8,
    )  # fmt: skip
    left = f"{words.count(last.units)} of {words.count(last.denominator)} came so far"
    sheet.text(place.left, sheet.down(place.bottom + 34), left, ink="ink-3")
