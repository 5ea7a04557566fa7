"""A pair's timeline: one lane per kind of event, with filled marks for what has already happened."""

from __future__ import annotations

from datetime import timedelta

from config.program.calendars import (
    first_day,
    month_of,
    months_between,
)
from data_access.lists.journey import (
    LANES,
    Journey,
)
from layouts import words
from layouts.figures.canvas import Drawing, Sheet
from layouts.figures.trend import month_ticks
from layouts.theme import Look

_ROW = 34
_LABEL = 215


def draw(journey: Journey, look: Look) -> Drawing:
    """Draw the lanes from top to bottom in the order of LANES, days from left to right."""
    present = [lane for lane in LANES if any(e.lane == lane for e in journey.events)]
    height = 16 + _ROW * max(1, len(present)) + 34
    label = _LABEL if look.wide else 12
    sheet = Sheet(look, height, {"l": label, "r": 24, "t": 16, "b": 34})
    days = [e.day for e in journey.events] or [journey.start]
    first, last = min(days), max(*days, journey.until)
    months = months_between(month_of(first), month_of(last))
    shown = [months[i] for i in month_ticks(months, narrow=not look.wide)]
    room = timedelta(days=max(3, (last - first).days // 60))
    sheet.axis(
        "xaxis",
        type="date",
        range=[(first - room).isoformat(), (last + room).isoformat()],
        tickvals=[first_day(m).isoformat() for m in shown],
        ticktext=[words.short_month(m) for m in shown],
        showgrid=False,
        showline=True,
        linecolor=sheet.color("rule-ctl"),
        anchor="y",
    )
    sheet.axis(
        "yaxis",
        range=[max(1, len(present)) - 0.5, -0.5],
        tickvals=list(range(len(present))),
        ticktext=[LANES[lane] for lane in present],
        showticklabels=look.wide,
        showgrid=True,
        anchor="x",
    )
    if first <= journey.today <= last:
        at = journey.today.isoformat()
        sheet.line(at, 0, at, 1, ink="refline", dash="dash", xref="x", yref="paper")
    for row, lane in enumerate(present):
        listed = [e for e in journey.events if e.lane == lane]
        if not look.wide:
            sheet.text(0, row - 0.34, LANES[lane], xref="paper", yref="y", ink="ink-3")
        sheet.data.append(
            {
                "type": "scatter",
                "mode": "markers",
                "x": [e.day.isoformat() for e in listed],
                "y": [row] * len(listed),
                "xaxis": "x",
                "yaxis": "y",
                "cliponaxis": False,
                "hoverinfo": "skip",
                "marker": {
                    "symbol": "circle",
                    "size": 10,
                    "color": [sheet.color("link" if e.done else "paper") for e in listed],
                    "line": {"color": sheet.color("link"), "width": 1.75},
                },
            }
        )
    return sheet.drawing()
