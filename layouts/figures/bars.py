"""Shares of a whole: one row per category, bars starting at zero, one small chart per region."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from data_access.asking.answers import (
    EVERYBODY,
    Answer,
    Cell,
)
from layouts import sentences, words
from layouts.figures.canvas import Drawing, Sheet, Slot, row_of, slots
from layouts.theme import Look

_ROW, _HEAD, _FOOT = 26, 34, 14
_NUMBER = 46  # pixels to the right of a bar, for its value
_LETTER = 7.0
_NARROW_LABEL = 22  # characters per line of a label on a narrow screen


def draw(answers: Sequence[Answer], look: Look) -> Drawing:
    """Draw one row per part (split by CLASS score where there is one) and one chart per region."""
    answer = answers[0]
    regions = answer.categories("region") if "region" in answer.by else [""]
    rows = _rows(answer)
    labels = [_label(answer, row) for row in rows]
    if not look.wide:
        labels = ["\n".join(wrap(label, _NARROW_LABEL)) for label in labels]
    longest = max((len(line) for label in labels for line in label.split("\n")), default=0)
    width, row = min(300, round(longest * _LETTER) + 10), row_of(labels, _ROW)
    columns = min(len(regions), 6) if look.wide else 1
    places, total = slots(len(regions), columns, _HEAD, row * len(rows), _FOOT, 0.025)
    sheet = Sheet(look, total, {"l": width, "r": _NUMBER, "t": 0, "b": 0})
    top = _scale(answer)
    for region, place in zip(regions, places, strict=True):
        _chart(sheet, answer, region, rows, place, top)
        if place.first_in_row:
            for i, label in enumerate(labels):
                sheet.text(place.left, i, label, ink="ink", yref=f"y{place.axis}", xshift=-width)
    return sheet.drawing()


def _scale(answer: Answer) -> float:
    """The top of the scale all bars share, starting at zero: 0.25, 0.5, 0.75 or 1."""
    highest = max((c.high or c.value or 0.0 for c in answer.cells), default=1.0)
    return next((s for s in (0.25, 0.5, 0.75) if highest <= s), 1.0)


def _own_dimensions(answer: Answer) -> list[str]:
    return [d for d in answer.dimensions if d != "region"]


def _rows(answer: Answer) -> list[tuple[str, ...]]:
    own = _own_dimensions(answer)
    return list(dict.fromkeys(tuple(c.of(d) for d in own) for c in answer.cells))


def _label(answer: Answer, row: tuple[str, ...]) -> str:
    own = _own_dimensions(answer)
    return ", ".join(words.category(answer, d, v) for d, v in zip(own, row, strict=True))


def _chart(
    sheet: Sheet,
    answer: Answer,
    region: str,
    rows: list[tuple[str, ...]],
    place: Slot,
    top: float,
) -> None:
    code = region or EVERYBODY
    x, y = f"x{place.axis}", f"y{place.axis}"
    own = _own_dimensions(answer)
    cells = {
        tuple(c.of(d) for d in own): c
        for c in answer.cells
        if not region or c.of("region") == region
    }
    # The last third of each chart is left for the value, to the right of the longest bar.
    sheet.axis(
        f"xaxis{place.axis}",
        domain=[max(0.0, place.left), min(1.0, place.right)],
        anchor=y,
        range=[0, top * 1.45],
        showgrid=False,
        showticklabels=False,
    )
    sheet.axis(
        f"yaxis{place.axis}",
        domain=[max(0.0, sheet.down(place.bottom)), min(1.0, sheet.down(place.top))],
        anchor=x,
        range=[len(rows) - 0.5, -0.5],
        showgrid=False,
        showticklabels=False,
    )
    name = words.category(answer, "region", region) if region else sentences.whose(answer)
    sheet.text(place.left, sheet.down(place.top - 16), name, ink="ink", strong=code == EVERYBODY)
    sheet.line(0, -0.5, 0, len(rows) - 0.5, ink="rule-ctl", xref=x, yref=y)
    if all(c.value is None for c in cells.values()):
        first: Cell | None = next(iter(cells.values()), None)
        why = words.short_why(first) if first else words.NO_DATA
        sheet.words_of_absence(place.left, sheet.down((place.top + place.bottom) / 2), why)
        return
    color = sheet.look.region_color(code)
    shown = [(i, cells[r]) for i, r in enumerate(rows) if r in cells and cells[r].value is not None]
    sheet.data.append(
        {
            "type": "bar",
            "orientation": "h",
            "x": [c.value for _, c in shown],
            "y": [i for i, _ in shown],
            "xaxis": x,
            "yaxis": y,
            "width": 0.56,
            "hoverinfo": "skip",
            "marker": {"color": color, "line": {"width": 0}},
        }
    )
    for i, row in enumerate(rows):
        cell = cells.get(row)
        if cell is None:
            continue
        if cell.value is None:
            sheet.text(
                0, i, "withheld" if cell.suppression else words.short_why(cell),
                xref=x, yref=y, xshift=4,
            )  # fmt: skip
        else:
            sheet.text(
                cell.value, i, words.shown(cell, answer.measure), ink="ink",
                xref=x, yref=y, xshift=5,
            )  # fmt: skip
