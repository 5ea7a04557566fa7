"""Region dots over a band: the gains of published studies, or what the program intends."""

from __future__ import annotations

from collections.abc import Sequence

from config.program.associations import PUBLISHED_GAIN
from data_access.asking.answers import Answer
from layouts.figures import dots
from layouts.figures.canvas import Drawing
from layouts.theme import Look


def draw(answers: Sequence[Answer], look: Look) -> Drawing:
    """Draw the dots over the gains of published studies."""
    return _over(dots.draw(answers, look), PUBLISHED_GAIN, look)


def draw_intended(answers: Sequence[Answer], look: Look) -> Drawing:
    """Draw the dots over what the program intends: the band of the answer's total."""
    drawing = dots.draw(answers, look)
    bands = [c.intended for c in answers[0].shown if c.intended is not None]
    return _over(drawing, bands[0], look) if bands else drawing


def _over(drawing: Drawing, band: tuple[float, float], look: Look) -> Drawing:
    """The drawing with a band behind each of its charts."""
    low, high = band
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
