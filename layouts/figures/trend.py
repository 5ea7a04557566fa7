"""A measure by month: one small chart per region, hollow marks where a month is provisional."""

from __future__ import annotations

from collections.abc import Sequence

from data_access.asking.answers import (
    EVERYBODY,
    Answer,
    Cell,
)
from data_access.measures.no_value import WhyNone
from layouts import words
from layouts.figures.canvas import Drawing, Sheet, Slot, slots, tick_words, ticks, value_range
from layouts.sentences import NOT_COLLECTED_MARK, is_of_few
from layouts.theme import Look, mark_of

_HEAD, _BODY, _FOOT = 40, 110, 34
_TALL = 170
_GAP = 0.085  # between two charts, as a share of the width; on paper the month labels at their ends need it
_LOW = 84  # height of the plot where charts are stacked
_SIZE, _SMALL = 7, 4  # of a mark, and of one of few people


def draw(answers: Sequence[Answer], look: Look) -> Drawing:
    """Draw one chart for an answer by month, or small charts side by side where it is also by region."""
    answer = answers[0]
    if "region" not in answer.by:
        return _one(answer, look)
    codes = answer.categories("region")
    columns, body = (3, _BODY) if look.wide else (1, _LOW)
    places, total = slots(len(codes), columns, _HEAD, body, _FOOT, _GAP)
    sheet = Sheet(look, total, {"l": 48, "r": 46, "t": 0, "b": 0})
    for code, place in zip(codes, places, strict=True):
        _axes(sheet, answer, place, labels=place.first_in_row)
        name = words.category(answer, "region", code)
        sheet.text(
            place.left, sheet.down(place.top - 20), name, ink="ink", strong=code == EVERYBODY
        )
        _line(sheet, answer, list(answer.select(region=code)), place, code)
    return sheet.drawing()


def _one(answer: Answer, look: Look) -> Drawing:
    height = 16 + _TALL + 34
    sheet = Sheet(look, height, {"l": 48, "r": 62, "t": 16, "b": 34})
    place = Slot(0, 0.0, 1.0, 0, _TALL, True)
    _axes(sheet, answer, place, labels=True)
    region = answer.filters.region
    code = str(region) if region is not None else EVERYBODY
    if answer.regions is not None and len(answer.regions) == 1:
        code = str(answer.regions[0])
    _line(sheet, answer, list(answer.cells), place, code)
    return sheet.drawing()


def _axes(sheet: Sheet, answer: Answer, place: Slot, labels: bool) -> None:
    months = answer.span.months
    low, high = value_range(answer)
    at = ticks(low, high, 5)
    shown = month_ticks(months, narrow=place.right - place.left < 0.6 or not sheet.look.wide)
    sheet.axis(
        f"xaxis{place.axis}",
        domain=[max(0.0, place.left), min(1.0, place.right)],
        anchor=f"y{place.axis}",
        range=[-0.5, max(0.5, len(months) - 0.5)],
        tickvals=shown,
        ticktext=[words.short_month(months[i]) for i in shown],
        showgrid=False,
        showline=True,
        linecolor=sheet.color("rule-ctl"),
    )
    sheet.axis(
        f"yaxis{place.axis}",
        domain=[max(0.0, sheet.down(place.bottom)), min(1.0, sheet.down(place.top))],
        anchor=f"x{place.axis}",
        range=[low, high],
        tickvals=at,
        ticktext=tick_words(at, answer.measure.unit),
        showticklabels=labels,
    )


def month_ticks(months: Sequence[str], narrow: bool) -> list[int]:
    """Indexes of the months labeled on the axis: first, last, and some between if there is space."""
    count = len(months)
    if count <= 1:
        return list(range(count))
    if narrow:
        return [0, count - 1] if count > 3 else [0]
    step = max(1, -(-(count - 1) // 4))
    inner = list(range(0, count - 1, step))
    if len(inner) > 1 and count - 1 - inner[-1] < step:
        inner.pop()
    return [*inner, count - 1]


def _line(sheet: Sheet, answer: Answer, cells: list[Cell], place: Slot, code: str) -> None:
    x, y = f"x{place.axis}", f"y{place.axis}"
    color = sheet.look.region_color(code)
    symbol = mark_of(code).symbol.replace("line-ns", "circle")
    shown = [(i, c) for i, c in enumerate(cells) if c.value is not None]
    for i, cell in enumerate(cells):
        if shown and cell.why_code == WhyNone.NOT_COLLECTED:
            sheet.text(
                i, value_range(answer)[0], NOT_COLLECTED_MARK, ink="ink", xref=x, yref=y,
                xanchor="center", yanchor="bottom",
            )  # fmt: skip
    if not shown:
        why = words.short_why(cells[0]) if cells else words.NO_DATA
        sheet.words_of_absence(place.left, sheet.down((place.top + place.bottom) / 2), why)
        return
    # A line to a month of few people would show a rise or fall that chance alone may be.
    joined = [(i, c) for i, c in shown if not is_of_few(answer, c)]
    firm = [(i, c) for i, c in joined if not c.provisional]
    loose = [(i, c) for i, c in joined if c.provisional]
    if firm and loose:
        loose.insert(0, firm[-1])
    for points, dash in ((firm, "solid"), (loose, "dot")):
        if points:
            sheet.data.append(_joined(points, len(cells), x, y, color, dash))
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
                "opacity": 1,  # where sizes differ, Plotly would let them shine through
                "size": [_SMALL if is_of_few(answer, c) else _SIZE for _, c in shown],
                "symbol": [symbol for _ in shown],
                "color": [sheet.color("paper") if c.provisional else color for _, c in shown],
                "line": {"color": color, "width": 1.75},
            },
            "error_y": {
                "type": "data",
                "symmetric": False,
                "array": [_above(c) for _, c in shown],
                "arrayminus": [_below(c) for _, c in shown],
                "thickness": 1,
                "width": 0,
                "color": color,
            },
        }
    )
    at, last = (joined or shown)[-1]
    sheet.text(
        at, last.value or 0.0, words.shown(last, answer.measure), ink="ink",
        xref=x, yref=y, xshift=9, xanchor="left",
    )  # fmt: skip


def _above(cell: Cell) -> float:
    high = cell.high if cell.high is not None else (cell.spread or (0, cell.value))[1]
    return round((high or 0) - (cell.value or 0), 6)


def _below(cell: Cell) -> float:
    low = cell.low if cell.low is not None else (cell.spread or (cell.value, 0))[0]
    return round((cell.value or 0) - (low or 0), 6)


def _joined(
    points: list[tuple[int, Cell]], count: int, x: str, y: str, color: str, dash: str
) -> dict[str, object]:
    """A line through consecutive months; a month without a value leaves a gap."""
    values: dict[int, float | None] = {i: c.value for i, c in points}
    first, last = points[0][0], points[-1][0]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(range(first, last + 1)),
        "y": [values.get(i) for i in range(first, last + 1)],
        "xaxis": x,
        "yaxis": y,
        "connectgaps": False,
        "hoverinfo": "skip",
        "line": {"color": color, "width": 1.5, "dash": dash},
    }
