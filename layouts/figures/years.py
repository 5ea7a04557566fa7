"""A measure year by year: one small chart per region, a mark for each year, and nothing that joins them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data_access.asking.answers import EVERYBODY, Answer, Cell
from layouts import sentences, words
from layouts.figures.canvas import Drawing, Sheet, Slot, slots, tick_words, ticks, value_range
from layouts.theme import Look, mark_of

_TITLE, _HEAD, _BODY, _FOOT = 30, 46, 92, 44
_LEFT = 44
_GAP = 0.02
_YEARS = ("program_year", "cohort")


def year_of(answer: Answer) -> str:
    """The breakdown whose categories are the years."""
    return next(kind for kind in _YEARS if kind in answer.by)


def draw(answers: Sequence[Answer], look: Look) -> Drawing:
    """Draw a row of small charts per score, or one row where the measure has only one."""
    answer = answers[0]
    split = sentences.split_of(answer)
    scores = answer.categories(split) if answer.measure.split else [EVERYBODY]
    regions = answer.categories("region")
    columns = min(len(regions), 6 if look.wide else 2)
    title = _TITLE if len(scores) > 1 else 0
    places, block = slots(len(regions), columns, _HEAD, _BODY, _FOOT, _GAP if look.wide else 0.08)
    height = max(1, len(scores)) * (block + title)
    sheet = Sheet(look, height, {"l": _LEFT, "r": 2, "t": 0, "b": 0})
    years = [year for year in answer.categories(year_of(answer)) if year != EVERYBODY]
    for row, score in enumerate(scores):
        top = row * (block + title)
        own = [c for c in answer.cells if not answer.measure.split or c.of(split) == score]
        if title:
            label = words.category(answer, split, score)
            sheet.text(0, sheet.down(top + 14), label, ink="ink", strong=True, xshift=-_LEFT)
        for i, (region, place) in enumerate(zip(regions, places, strict=True)):
            down = top + title
            slot = replace(
                place,
                index=row * len(regions) + i,
                top=place.top + down,
                bottom=place.bottom + down,
            )
            cells = {c.of(year_of(answer)): c for c in own if c.of("region") == region}
            _chart(sheet, answer, region, [(y, cells.get(y)) for y in years], slot)
    return sheet.drawing()


def _chart(
    sheet: Sheet,
    answer: Answer,
    region: str,
    cells: Sequence[tuple[str, Cell | None]],
    place: Slot,
) -> None:
    x, y = f"x{place.axis}", f"y{place.axis}"
    low, high = value_range(answer)
    at = ticks(low, high, 5)
    sheet.axis(
        f"xaxis{place.axis}",
        domain=[max(0.0, place.left), min(1.0, place.right)],
        anchor=y,
        range=[-0.6, max(1, len(cells)) - 0.4],
        tickvals=list(range(len(cells))),
        # On a narrow page four years of thousands would run together: then every second n stands.
        ticktext=[
            _n(answer, cell) if sheet.look.wide or (len(cells) - 1 - i) % 2 == 0 else ""
            for i, (_, cell) in enumerate(cells)
        ],
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
    name = words.category(answer, "region", region)
    sheet.text(place.left, sheet.down(place.top - 34), name, ink="ink", strong=region == EVERYBODY)
    sheet.text(place.left, sheet.down(place.top - 15), _newest(answer, cells), ink="ink")
    ends = ((0, "left"), (len(cells) - 1, "right"))[: len(cells)]
    # Two years of large letters do not stand side by side in half a phone: then the newest does.
    for index, anchor in ends if sheet.look.wide else ends[-1:]:
        sheet.text(
            -0.6 if anchor == "left" else len(cells) - 0.4, sheet.down(place.bottom + 30),
            words.category(answer, year_of(answer), cells[index][0]), ink="ink-3",
            xref=x, xanchor=anchor,
        )  # fmt: skip
    _band(sheet, cells, x, y)
    if low < 0 < high:
        sheet.line(0, 0, 1, 0, ink="refline", xref=f"{x} domain", yref=y)
    _marks(sheet, region, cells, x, y)


def _newest(answer: Answer, cells: Sequence[tuple[str, Cell | None]]) -> str:
    """The newest year's value with its interval; why there is none."""
    cell = cells[-1][1] if cells else None
    if cell is None:
        return words.NO_DATA
    return words.short_why(cell) if cell.value is None else words.shown(cell, answer.measure)


def _n(answer: Answer, cell: Cell | None) -> str:
    n = words.n_of(cell, answer.measure) if cell is not None else None
    return "" if cell is None or cell.value is None or n is None else words.count(n)


def _band(sheet: Sheet, cells: Sequence[tuple[str, Cell | None]], x: str, y: str) -> None:
    """What is intended in each year."""
    for i, (_, cell) in enumerate(cells):
        if cell is not None and cell.intended is not None:
            low, high = cell.intended
            sheet.shapes.append(
                {
                    "type": "rect",
                    "xref": x,
                    "yref": y,
                    "x0": i - 0.5,
                    "x1": i + 0.5,
                    "y0": low,
                    "y1": high,
                    "layer": "below",
                    "line": {"width": 0},
                    "fillcolor": sheet.color("grid"),
                }
            )


def _marks(
    sheet: Sheet, region: str, cells: Sequence[tuple[str, Cell | None]], x: str, y: str
) -> None:
    shown = [(i, c) for i, (_, c) in enumerate(cells) if c is not None and c.value is not None]
    for i, (_, cell) in enumerate(cells):
        if cell is None or cell.value is None:
            sheet.text(
                i, 0.5, _why(cell), ink="ink-3",
                xref=x, yref=f"{y} domain", xanchor="center", textangle=-90,
            )  # fmt: skip
    mark = mark_of(region)
    color = sheet.look.region_color(region)
    is_line = mark.symbol.startswith("line")
    sheet.data.append(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [i for i, _ in shown],
            "y": [c.value for _, c in shown],
            "xaxis": x,
            "yaxis": y,
            "cliponaxis": False,
            "hoverinfo": "skip",
            "marker": {
                "symbol": "line-ew" if is_line else mark.symbol,  # across its upright interval
                "size": 10 if is_line else 8,
                "color": color,
                "line": {"color": color, "width": 3 if is_line else 1},
            },
            "error_y": {
                "type": "data",
                "symmetric": False,
                "array": [_over(c) for _, c in shown],
                "arrayminus": [_under(c) for _, c in shown],
                "thickness": 1.5,
                "width": 0,
                "color": color,
            },
        }
    )


def _why(cell: Cell | None) -> str:
    """Why a year has no mark, short enough to stand upright in its place."""
    if cell is None:
        return words.NO_DATA
    return "withheld" if cell.suppression else words.short_why(cell)


def _over(cell: Cell) -> float:
    return round((cell.high if cell.high is not None else cell.value or 0) - (cell.value or 0), 6)


def _under(cell: Cell) -> float:
    return round((cell.value or 0) - (cell.low if cell.low is not None else cell.value or 0), 6)
