"""The charts by name: each takes answers and a look and returns a plain figure with its height."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from data_access.asking.answers import Answer
from layouts.figures import band, bars, curve, dots, process, trend, windows, years
from layouts.figures.canvas import Drawing
from layouts.theme import Look

Draw = Callable[[Sequence[Answer], Look], Drawing]

DRAW: dict[str, Draw] = {
    "dots": dots.draw,
    "trend": trend.draw,
    "windows": windows.draw,
    "bars": bars.draw,
    "curve": curve.draw,
    "process": process.draw,
    "band": band.draw,
    "years": years.draw,
    "intended": band.draw_intended,
}
