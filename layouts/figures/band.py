"""Region dots over a band of one-year gains reported by published studies of coaching."""

from __future__ import annotations

from collections.abc import Sequence

from config.program.associations import PUBLISHED_GAIN
from data_access.asking.answers import Answer
from layouts.figures import dots
from layouts.figures.canvas import Drawing
from layouts.theme import Look


def draw(answers: Sequence[Answer], look: Look) -> Drawing:
    """Draw the dots, with the band behind them in each chart."""
    drawing = dots.draw(answers, look)
    low, high = PUBLISHED_GAIN
    layout = drawing.figure["layout"]
    for name in [n for n in layout if n.startswith("xaxis")]:
        number = name.removeprefix("xaxis")
        layout["shapes"].append(
            {
                "type": "rect",
                "xref": f"x{number}",
                "yref": f"y{number} domain",
                "x0": low,
                "x1": high,
                "y0": 0,
                "y1": 1,
                "layer": "below",
                "line": {"width": 0},
                "fillcolor": look.color("grid"),
            }
        )
    return drawing
