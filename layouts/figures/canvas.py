"""What all charts share: the canvas they are drawn on, escaped text, axes, and grids of small charts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, floor, log10
from textwrap import wrap
from typing import Any

from data_access.asking.answers import (
    Answer,
    Cell,
)
from data_access.measures.measure import Unit
from layouts import words
from layouts.theme import FONT, FONT_SIZE, Look

CLEAR = "rgba(0,0,0,0)"
ROW = 30  # height of a row of marks, in pixels
_SHORT = 9  # characters per line in half the width of a narrow screen


@dataclass(frozen=True)
class Drawing:
    """A figure as a plain dict, and its height in pixels."""

    figure: dict[str, Any]
    height: int


def plot_text(text: str) -> str:
    """Escape text so that Plotly shows it literally instead of reading tags, entities or templates."""
    for sign, safe in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(sign, safe)
    return text.replace("%{", "%\u200b{")


@dataclass
class Sheet:
    """A figure being drawn. Positions are in pixels where axes allow it, else fractions of the paper."""

    look: Look
    height: int
    margin: dict[str, int]
    data: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)
    annotations: list[dict[str, Any]] = field(default_factory=list)
    axes: dict[str, dict[str, Any]] = field(default_factory=dict)

    def color(self, ink: str) -> str:
        return self.look.color(ink)

    @property
    def plot_height(self) -> int:
        return self.height - self.margin["t"] - self.margin["b"]

    def down(self, pixels: float) -> float:
        """The paper coordinate this many pixels below the top of the plot."""
        return 1 - pixels / self.plot_height

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        ink: str = "ink-2",
        strong: bool = False,
        **more: Any,
    ) -> None:
        """Write a text; x and y are paper coordinates unless xref or yref is given."""
        self.annotations.append(
            {
                "x": x,
                "y": y,
                "xref": "paper",
                "yref": "paper",
                "text": plot_text(text).replace("\n", " <br>"),
                "showarrow": False,
                "xanchor": "left",
                "yanchor": "middle",
                # Not <b>: Plotly turns it into a style attribute, which the content policy forbids.
                "font": {
                    "color": self.color(ink),
                    "size": FONT_SIZE,
                    "family": FONT,
                    "weight": 700 if strong else 400,
                },
                "align": "left",
                "borderpad": 0,
                **more,
            }
        )

    def words_of_absence(self, x: float, y: float, text: str) -> None:
        """Say in the middle of a small chart why it is empty; text with a comma goes on two lines.

        On a narrow screen the lines are short enough for half its width, even with wide letter spacing.
        """
        self.text(x, y, text, xshift=4, bgcolor=self.color("paper"), borderpad=2)
        halves = text.split(", ", 1)
        lines = [f"{half}," for half in halves[:-1]] + halves[-1:]
        if not self.look.wide:
            lines = [part for line in lines for part in wrap(line, _SHORT)]
        self.annotations[-1]["text"] = " <br>".join(map(plot_text, lines))

    def line(
        self, x0: Any, y0: Any, x1: Any, y1: Any, *, ink: str, width: float = 1, **more: Any
    ) -> None:
        """Draw a straight line underneath the marks."""
        dash = more.pop("dash", "solid")
        self.shapes.append(
            {
                "type": "line",
                "x0": x0,
                "x1": x1,
                "y0": y0,
                "y1": y1,
                "layer": "below",
                "line": {"color": self.color(ink), "width": width, "dash": dash},
                **more,
            }
        )

    def axis(self, name: str, **settings: Any) -> None:
        """Add an axis by its layout name: xaxis, yaxis2 …"""
        self.axes[name] = {
            "fixedrange": True,
            "zeroline": False,
            "showline": False,
            "ticks": "",
            "tickangle": 0,
            "ticklabelstandoff": 3,
            "tickfont": {"color": self.color("ink-3"), "size": FONT_SIZE, "family": FONT},
            "gridcolor": self.color("grid"),
            "gridwidth": 1,
            "automargin": False,
            **settings,
        }

    def drawing(self) -> Drawing:
        layout: dict[str, Any] = {
            "height": self.height,
            "paper_bgcolor": CLEAR,
            "plot_bgcolor": CLEAR,
            "font": {"family": FONT, "size": FONT_SIZE, "color": self.color("ink-2")},
            "margin": {**self.margin, "pad": 0},
            "showlegend": False,
            "hovermode": False,
            "dragmode": False,
            "shapes": self.shapes,
            "annotations": self.annotations,
            # A figure without any chart has no axes, and Plotly would add default ones.
            **(self.axes or {"xaxis": {"visible": False}, "yaxis": {"visible": False}}),
        }
        return Drawing({"data": self.data, "layout": layout}, self.height)


def axis_number(index: int) -> str:
    """The number Plotly appends to an axis name; empty for the first axis."""
    return "" if index == 0 else str(index + 1)


# -- ranges and ticks ---------------------------------------------------------------------------


def extremes(cells: Sequence[Cell]) -> tuple[float, float] | None:
    """The lowest and highest number that any of these cells draws; None without any."""
    numbers = [
        n
        for c in cells
        if c.value is not None
        for n in (c.value, c.low, c.high, *(c.spread or ()))
        if n is not None
    ]
    return (min(numbers), max(numbers)) if numbers else None


def value_range(answer: Answer, cells: Sequence[Cell] | None = None) -> tuple[float, float]:
    """The measure's fixed axis, widened only where a value would fall outside it."""
    found = extremes(answer.cells if cells is None else cells)
    axis = answer.measure.axis
    if axis is None:
        high = found[1] if found else 1.0
        return min(0.0, found[0] if found else 0.0), _nice_above(high)
    if found is None:
        return axis
    return min(axis[0], found[0]), max(axis[1], found[1])


def _nice_above(value: float) -> float:
    if value <= 0:
        return 1.0
    step = 10 ** floor(log10(value))
    return float(ceil(value / step * 2) * step / 2)


def ticks(low: float, high: float, most: int = 5) -> list[float]:
    """At most this many round numbers from low to high."""
    span = high - low
    if span <= 0:
        return [low]
    size = 10.0 ** floor(log10(span / most))
    step = next(s * size for s in (1, 2, 2.5, 5, 10, 20) if span / (s * size) <= most - 0.999)
    first = ceil(low / step - 1e-9)
    last = floor(high / step + 1e-9)
    return [round(i * step, 10) for i in range(first, last + 1)]


_PLAIN = (
    *(Unit.POINTS, Unit.RATE, Unit.NUMBER, Unit.SCALE),
    *(Unit.COEFFICIENT, Unit.CORRELATION),
)


def tick_words(values: Sequence[float], unit: Unit) -> list[str]:
    """Tick labels; on an axis of shares only the last one has a percent sign."""
    out = []
    places = 0 if all(value == round(value) for value in values) else 1
    for i, value in enumerate(values):
        if unit.is_signed:
            text = words.rounded(value, 1)
            out.append("0" if value == 0 else f"+{text}" if value > 0 else text)
        elif unit in _PLAIN:
            out.append(words.rounded(value, places))
        elif unit is Unit.DOLLARS:
            out.append("$" + words.rounded(value, places))
        else:
            out.append(words.number(value, unit) + ("%" if _is_last_share(i, values, unit) else ""))
    return out


def spaced(texts: Sequence[str]) -> list[str]:
    """Blank out every second tick label where there are many, so that labels never overlap.

    The grid lines stay. The first label (zero on most axes) is kept; the last that is left carries the
    percent sign, where there is one.

    >>> spaced(["0", "10", "20", "30%"])
    ['0', '', '20%', '']
    """
    if len(texts) <= 3:
        return list(texts)
    named = [t if i % 2 == 0 else "" for i, t in enumerate(texts)]
    if texts[-1].endswith("%") and not named[-1]:
        named[-2] += "%"
    return named


def _is_last_share(index: int, values: Sequence[float], unit: Unit) -> bool:
    return unit is Unit.SHARE and index == len(values) - 1


def row_of(texts: Sequence[str], least: int) -> int:
    """Height in pixels of a row of marks: enough for the text with the most lines."""
    lines = max((text.count("\n") for text in texts), default=0) + 1
    return least if lines == 1 else 8 + 16 * lines


# -- grids of small charts ----------------------------------------------------------------------


@dataclass(frozen=True)
class Slot:
    """The place of one small chart: left and right as fractions of the paper, top and bottom in pixels."""

    index: int
    left: float
    right: float
    top: int
    bottom: int
    first_in_row: bool

    @property
    def axis(self) -> str:
        return axis_number(self.index)


def slots(
    count: int, columns: int, head: int, body: int, foot: int, gap: float, indent: float = 0.0
) -> tuple[list[Slot], int]:
    """Lay out this many charts in rows; return their slots and the height of all rows in pixels.

    head, body, foot: pixels for the title, plot and axis of each row. gap, indent: fractions of the
    paper between columns, and to the left of each plot for its own labels.
    """
    columns = max(1, min(columns, count))
    width = (1 - gap * (columns - 1)) / columns
    out = []
    for i in range(count):
        row, column = divmod(i, columns)
        left = column * (width + gap)
        top = row * (head + body + foot) + head
        out.append(Slot(i, left + indent * width, left + width, top, top + body, column == 0))
    rows = -(-count // columns)
    return out, rows * (head + body + foot)
