"""Region dots: one row per region, a mark with its interval, the value and n on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from data_access.asking.answers import (
    EVERYBODY,
    Answer,
    Cell,
)
from data_access.measures.measure import Unit
from layouts import sentences, verdicts, words
from layouts.figures.canvas import (
    ROW,
    Drawing,
    Sheet,
    Slot,
    row_of,
    slots,
    spaced,
    tick_words,
    ticks,
    value_range,
)
from layouts.theme import Look, mark_of

HEAD, FOOT = 44, 40
_LETTER = 7.4  # width in pixels of a 13 px letter, with a margin
_WIDE_COLUMNS = 3
_NARROW_PAPER = 280  # width in pixels of a chart on the narrowest screen
_NARROW_LABEL = 18  # characters per line of a label on a narrow screen
_NARROW_REASON = 12  # the same for the reason of a missing mark, which has only the plot's width
_ROW_WIDTH = 860  # rough minimum width in pixels of charts side by side: a printed page
_CHART_GAP = 24  # pixels between two charts
_LEAST_PLOT = 60  # least width in pixels of a plot between its labels and numbers


def draw(answers: Sequence[Answer], look: Look) -> Drawing:
    """Draw one row per category of the first breakdown, one chart per category of the other dimensions."""
    answer = answers[0]
    across = rows_of(answer)
    panels = _panels(answer, across)
    if len(panels) == 1:
        return _single(answer, across, panels[0][0], panels[0][1], look)
    return _several(answer, across, panels, look)


def rows_of(answer: Answer) -> str:
    """The dimension shown as rows: the region where there is one."""
    measure = answer.measure
    if "region" in answer.by:
        return "region"
    if "window" in answer.by and measure.split:
        return measure.split
    if not answer.by and measure.split and measure.part_axis:
        return measure.part_axis
    return next(iter(answer.dimensions), "")


@dataclass(frozen=True)
class Columns:
    """Widths in pixels of the label column and the value and n columns, and the height of a row."""

    label: int
    value: int
    n: int
    row: int = ROW

    @property
    def right(self) -> int:
        return self.value + self.n


def columns_of(answer: Answer, across: str, look: Look) -> Columns:
    """Columns as wide as their longest texts."""
    measure = answer.measure
    names = [_name(answer, across, c, look) for c in answer.cells]
    whys = [_reason(c, look) for c in answer.cells if c.value is None]
    row = row_of((*names, *whys), ROW)
    names = [line for name in names for line in name.split("\n")]
    values = [words.shown(c, measure) for c in answer.shown]
    counts = [n_text(answer, c) for c in answer.shown]
    return Columns(
        min(230, _pixels(names, 40) + 6), _pixels(values, 30) + 20, _pixels(counts, 14) + 14, row
    )


def _name(answer: Answer, across: str, cell: Cell, look: Look) -> str:
    """The name to the left of a row; on a narrow screen, broken into lines to leave space for the plot."""
    name = words.category(answer, across, cell.of(across)) if across else sentences.whose(answer)
    return name if look.wide else "\n".join(wrap(name, _NARROW_LABEL))


def _reason(cell: Cell, look: Look) -> str:
    """The reason why a row has no mark, broken into lines as its name is."""
    why = words.short_why(cell)
    return why if look.wide else "\n".join(wrap(why, _NARROW_REASON))


def _fitting(texts: list[str], sheet: Sheet, place: Slot) -> list[str]:
    """The tick labels; only the first and last where a narrow plot has no space for all of them."""
    paper = _NARROW_PAPER - sheet.margin["l"] - sheet.margin["r"]
    room = (place.right - place.left) * paper
    if sheet.look.wide or _LETTER * sum(len(t) + 1 for t in texts) <= room:
        return texts
    return [t if i in (0, len(texts) - 1) else "" for i, t in enumerate(texts)]


def _pixels(texts: Sequence[str], least: int) -> int:
    return max([least, *(round(len(t) * _LETTER) for t in texts)])


def n_text(answer: Answer, cell: Cell) -> str:
    """The n beside a mark; empty for a count, which is its own n."""
    if answer.measure.unit is Unit.COUNT:
        return ""
    return words.count(words.n_of(cell, answer.measure))


def _compares(unit: Unit) -> bool:
    """Whether the state's value is drawn as a reference line: not for counts, nor for changes (zero is)."""
    return unit is not Unit.COUNT and not unit.is_signed and not unit.is_held_against_none


def _panels(answer: Answer, across: str) -> list[tuple[str, list[Cell]]]:
    rest = [d for d in answer.dimensions if d != across]
    out: dict[tuple[str, ...], list[Cell]] = {}
    for cell in answer.cells:
        out.setdefault(tuple(cell.of(d) for d in rest), []).append(cell)
    return [
        (", ".join(words.category(answer, d, v) for d, v in zip(rest, key, strict=True)), cells)
        for key, cells in out.items()
    ] or [("", [])]


def _single(answer: Answer, across: str, title: str, cells: list[Cell], look: Look) -> Drawing:
    columns = columns_of(answer, across, look)
    top = 44 if title else 24
    height = top + columns.row * max(1, len(cells)) + 28
    sheet = Sheet(look, height, {"l": columns.label, "r": columns.right, "t": top, "b": 28})
    if title:
        sheet.text(0, 1, title, ink="ink", strong=True, xshift=-columns.label, yshift=32)
    place = Slot(0, 0.0, 1.0, 0, height - top - 28, True)
    _rows(sheet, answer, across, cells, place, columns)
    return sheet.drawing()


def _several(
    answer: Answer, across: str, panels: list[tuple[str, list[Cell]]], look: Look
) -> Drawing:
    columns = columns_of(answer, across, look)
    room = columns.label + _LEAST_PLOT + columns.right + _CHART_GAP
    per_row = max(1, min(_WIDE_COLUMNS, len(panels), (_ROW_WIDTH + _CHART_GAP) // room))
    per_row = per_row if look.wide else 1
    rows = max(len(cells) for _, cells in panels)
    # Labels and numbers have a fixed width in pixels: the outermost go in the margins, those between
    # two charts in the gap.
    between = columns.right + columns.label + _CHART_GAP
    gap = between / (_ROW_WIDTH - columns.label - columns.right) if per_row > 1 else 0.0
    places, total = slots(len(panels), per_row, HEAD, columns.row * rows, FOOT, gap)
    sheet = Sheet(look, total, {"l": columns.label, "r": columns.right, "t": 0, "b": 0})
    for (title, cells), place in zip(panels, places, strict=True):
        head = sheet.down(place.top - HEAD + 1)
        _across(sheet, place, columns, head, ink="ink", yref="paper")
        sheet.text(
            place.left, sheet.down(place.top - HEAD + 20), title,
            ink="ink", strong=True, xshift=-columns.label,
        )  # fmt: skip
        _rows(sheet, answer, across, cells, place, columns)
    return sheet.drawing()


def _rows(
    sheet: Sheet,
    answer: Answer,
    across: str,
    cells: list[Cell],
    place: Slot,
    columns: Columns,
) -> None:
    low, high = value_range(answer)
    unit = answer.measure.unit
    x, y = f"x{place.axis}", f"y{place.axis}"
    at = ticks(low, high)
    sheet.axis(
        f"xaxis{place.axis}",
        domain=[max(0.0, place.left), min(1.0, place.right)],
        anchor=y,
        range=[low, high],
        tickvals=at,
        ticktext=_fitting(spaced(tick_words(at, unit)), sheet, place),
        # Not a shape: in the layer "below" the grid lines would cover it, and in the layer "between"
        # Plotly leaves old lines behind when the next figure has fewer of them.
        zeroline=unit.is_signed or unit.is_held_against_none,
        zerolinecolor=sheet.color("ink-2"),
        zerolinewidth=1,
    )
    sheet.axis(
        f"yaxis{place.axis}",
        domain=[max(0.0, sheet.down(place.bottom)), min(1.0, sheet.down(place.top))],
        anchor=x,
        range=[len(cells) - 0.5, -0.5],
        showgrid=False,
        showticklabels=False,
    )
    if cells and answer.measure.unit is not Unit.COUNT:
        sheet.text(
            place.right,
            sheet.down(place.top),
            "n",
            ink="ink-3",
            xanchor="right",
            xshift=columns.right,
            yanchor="bottom",
        )
    state = next((c for c in cells if c.where.get(across) == EVERYBODY), None)
    if state is not None and state.value is not None and len(cells) > 1 and _compares(unit):
        sheet.line(
            state.value, 0.5, state.value, len(cells) - 0.5,
            ink="refline", width=1.25, dash="dash", xref=x, yref=y,
        )  # fmt: skip
    if state is not None and len(cells) > 1:
        _across(sheet, place, columns, 0.5, ink="rule", yref=y)
    for row, cell in enumerate(cells):
        _row(sheet, answer, across, cell, row, place, columns)


def _across(
    sheet: Sheet, place: Slot, columns: Columns, height: float, *, ink: str, yref: str
) -> None:
    """Draw a line across the labels, plot and numbers of one chart."""
    common: dict[str, Any] = {"ink": ink, "yref": yref, "xref": "paper"}
    sheet.line(place.left, height, place.right, height, **common)
    for anchor, x0, x1 in ((place.left, -columns.label, 0), (place.right, 0, columns.right)):
        sheet.line(x0, height, x1, height, xsizemode="pixel", xanchor=anchor, **common)


def _row(
    sheet: Sheet,
    answer: Answer,
    across: str,
    cell: Cell,
    row: int,
    place: Slot,
    columns: Columns,
) -> None:
    measure = answer.measure
    code = cell.of(across) if across else EVERYBODY
    x, y = f"x{place.axis}", f"y{place.axis}"
    name = _name(answer, across, cell, sheet.look)
    sheet.text(
        place.left, row, name, ink="ink", strong=code == EVERYBODY, yref=y, xshift=-columns.label
    )
    if cell.value is None:
        sheet.text(
            place.left, row, _reason(cell, sheet.look), yref=y, xshift=2,
            bgcolor=sheet.color("paper"), borderpad=2,
        )  # fmt: skip
        return
    sheet.data.append(trace(sheet, cell, row, x, y, mark_code(across, code)))
    stated = verdicts.is_clear(answer, cell)
    sheet.text(
        place.right, row, words.shown(cell, measure), ink="ink", strong=stated,
        yref=y, xanchor="right", xshift=columns.value,
    )  # fmt: skip
    sheet.text(
        place.right,
        row,
        n_text(answer, cell),
        ink="ink-3",
        yref=y,
        xanchor="right",
        xshift=columns.right,
    )


def mark_code(across: str, code: str) -> str:
    """The code that picks the mark: a region has its own; any other category uses the state's."""
    return code if across == "region" else EVERYBODY


def trace(sheet: Sheet, cell: Cell, row: float, x: str, y: str, code: str) -> dict[str, Any]:
    """One mark with its interval, and a second, thinner line for the spread."""
    mark = mark_of(code)
    color = sheet.look.region_color(code)
    line_mark = mark.symbol.startswith("line")
    out: dict[str, Any] = {
        "type": "scatter",
        "mode": "markers",
        "x": [cell.value],
        "y": [row],
        "xaxis": x,
        "yaxis": y,
        "cliponaxis": False,
        "hoverinfo": "skip",
        "marker": {
            "symbol": mark.symbol,
            "size": 11,
            "color": color,
            "line": {
                "width": 4 if line_mark else 1,
                "color": color if line_mark else sheet.color("paper"),
            },
        },
    }
    low, high, width = cell.low, cell.high, 2.0
    if low is None or high is None:
        low, high = cell.spread or (None, None)
        width = 1.0
    if low is not None and high is not None and cell.value is not None:
        out["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [round(high - cell.value, 6)],
            "arrayminus": [round(cell.value - low, 6)],
            "thickness": width,
            "width": 0,
            "color": color,
        }
    return out
