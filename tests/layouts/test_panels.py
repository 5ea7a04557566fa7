"""Every panel of every page: figure, table and sentence are made from the same cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go
import pytest
from dash import dcc, html
from dash.development.base_component import Component

from data_access.asking.answers import Cell
from layouts import panels, tables, words
from layouts.body import body
from layouts.figures import DRAW
from layouts.figures.canvas import plot_text, ticks
from layouts.page import Page, Panel
from layouts.pages import PAGES
from layouts.panels import GRAPH_CONFIG, contents
from layouts.theme import DARK, LIGHT
from tests.layouts.made_answers import FACILITATOR, STATE, answer, full_answer

ALL = [(page, panel) for page in PAGES.values() for panel in page.panels]
NAMES = [f"{page.key}-{panel.key}" for page, panel in ALL]


def made(panel: Panel, regions: tuple[str, ...] = STATE, held: str = "3") -> list[Any]:
    return [full_answer(m, panel.by, regions, held) for m in panel.measures]


def component_of(element: dict[str, Any]) -> Component:
    """The component for an element of layouts.markup; Dash checks its properties."""
    made: Component = getattr(html, element["type"])(**element["props"])
    return made


def components(tree: Any) -> Iterator[Component]:
    if isinstance(tree, dict):
        yield from components(component_of(tree))
    elif isinstance(tree, list | tuple):
        for one in tree:
            yield from components(one)
    elif isinstance(tree, Component):
        yield tree
        yield from components(getattr(tree, "children", None))


def text_of(tree: Any) -> str:
    if isinstance(tree, dict):
        return text_of(component_of(tree))
    if isinstance(tree, list | tuple):
        return " ".join(text_of(t) for t in tree)
    if isinstance(tree, Component):
        return text_of(getattr(tree, "children", None))
    return "" if tree is None else str(tree)


@pytest.mark.parametrize(("page", "panel"), ALL, ids=NAMES)
@pytest.mark.parametrize("regions", [STATE, FACILITATOR], ids=["state", "facilitator"])
def test_every_figure_is_a_valid_plotly_figure(
    page: Page, panel: Panel, regions: tuple[str, ...]
) -> None:
    for theme, wide in ((LIGHT, True), (DARK, False)):
        drawn = contents(panel, made(panel, regions), theme, wide)
        go.Figure(drawn.figure)
        layout = drawn.figure["layout"]
        assert layout["hovermode"] is False and layout["showlegend"] is False
        assert layout["height"] == drawn.height > 40
        domains = [a["domain"] for n, a in layout.items() if n[:5] in ("xaxis", "yaxis")]
        assert domains and all(0 <= low < high <= 1 for low, high in domains)


@pytest.mark.parametrize(("page", "panel"), ALL, ids=NAMES)
def test_no_point_is_sent_for_a_withheld_cell(page: Page, panel: Panel) -> None:
    answers = [panel.view(a) for a in made(panel)]
    drawn = contents(panel, made(panel))
    allowed = {c.value for a in answers for c in a.shown} | {1.0}
    for trace in drawn.figure["data"]:
        numbers = trace["x"] if trace.get("orientation") == "h" else trace["y"]
        if panel.draw in ("dots", "band", "intended"):
            numbers = trace["x"]
        assert {n for n in numbers if n is not None} <= allowed


@pytest.mark.parametrize(("page", "panel"), ALL, ids=NAMES)
def test_the_table_has_every_cell_of_the_answer(page: Page, panel: Panel) -> None:
    answers = [panel.view(a) for a in made(panel)]
    table = contents(panel, made(panel)).table
    rows = [c for c in components(table) if isinstance(c, html.Tr)]
    assert len(rows) == sum(len(tables.with_a_row(a)) + 1 for a in answers)
    text = text_of(table)
    for a in answers:
        for cell in a.cells:
            assert words.shown(cell, a.measure) in text
    heads = [c for c in components(table) if isinstance(c, html.Th)]
    assert all(getattr(h, "scope", None) in ("col", "row") for h in heads)
    assert any(isinstance(c, html.Caption) for c in components(table))


@pytest.mark.parametrize(
    "panel", [p for _, p in ALL if p.draw in ("dots", "band")], ids=lambda p: p.key
)
def test_chart_and_table_write_the_same_value(panel: Panel) -> None:
    drawn = contents(panel, made(panel))
    written = {n["text"].replace("<b>", "").replace("</b>", "") for n in _notes(drawn)}
    for cell in panel.view(made(panel)[0]).shown:
        assert words.shown(cell, made(panel)[0].measure) in written


def _notes(drawn: panels.PanelContents) -> list[dict[str, Any]]:
    return list(drawn.figure["layout"]["annotations"])


def test_the_picture_is_named_by_question_and_sentence() -> None:
    panel = PAGES["dosage"].panels[1]
    drawn = contents(panel, made(panel))
    assert drawn.picture_label == f"{panel.question} {drawn.sentence}"


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_no_graph_may_send_a_chart_anywhere(page: Page) -> None:
    graphs = [c for c in components(body(page, lambda p: "#")) if isinstance(c, dcc.Graph)]
    assert len(graphs) == len(page.panels)
    for one in graphs:
        assert one.config == GRAPH_CONFIG
    assert GRAPH_CONFIG["showSendToCloud"] is False and GRAPH_CONFIG["displayModeBar"] is False


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_has_one_frame_and_one_set_of_ids_a_panel(page: Page) -> None:
    ids = [
        tuple(sorted(c.id.items()))
        for c in components(body(page, lambda p: f"/{p.key if p else page.key}.csv"))
        if isinstance(getattr(c, "id", None), dict)
    ]
    assert len(ids) == len(set(ids))
    for panel in page.panels:
        for part in {part for part, _, _ in panels.OUTPUTS} | {"csv", "xlsx"}:
            assert tuple(sorted(panels.part_id(part, panel.key).items())) in ids
        assert panel.draw in DRAW


def test_text_from_files_cannot_become_markup() -> None:
    assert plot_text('<a href="x">%{y} & co</a>') == (
        '&lt;a href="x"&gt;%\u200b{y} &amp; co&lt;/a&gt;'
    )
    cells = [Cell({"cohort": "2025"}, why="<b>odd</b>")]
    panel = Panel("p", "Q?", ("staying",), ("cohort",), "dots")
    drawn = contents(panel, [answer("staying", cells, ("cohort",))])
    assert any(n["text"] == "&lt;b&gt;odd&lt;/b&gt;" for n in _notes(drawn))


def test_rows_keep_their_order_and_the_axis_its_range() -> None:
    panel = PAGES["dosage"].panels[1]
    high = contents(panel, made(panel))
    axis = high.figure["layout"]["xaxis"]
    assert axis["range"] == [0.0, 1.0]
    rows = [t["y"][0] for t in high.figure["data"]]
    assert rows == sorted(rows)
    symbols = [t["marker"]["symbol"] for t in high.figure["data"]]
    assert symbols == ["line-ns", "circle", "square", "diamond", "cross"]


def test_class_lines_never_cross_a_program_year() -> None:
    made_answer = full_answer("class_mean", ("program_year", "window"))
    panel = next(p for p in PAGES["class"].panels if p.key == "years")
    for trace in contents(panel, [made_answer]).figure["data"]:
        assert trace["connectgaps"] is False
        assert trace["y"][2] is None and len(trace["y"]) == 5


def test_a_provisional_month_is_hollow_and_joined_by_dots() -> None:
    cells = [
        Cell({"month": "2026-10"}, value=0.8, low=0.7, high=0.9),
        Cell({"month": "2026-11"}, value=0.4, low=0.3, high=0.5, provisional=True),
    ]
    panel = next(p for p in PAGES["dosage"].panels if p.key == "contact-trend")
    data = contents(panel, [answer("contact_months", cells, ("month",))]).figure["data"]
    assert [t["line"]["dash"] for t in data if t["mode"] == "lines"] == ["solid", "dot"]
    fills = data[-1]["marker"]["color"]
    assert fills[1] == "#FFFFFF" != fills[0]


def test_ticks_are_round_and_few() -> None:
    assert ticks(0, 1, 5) == [0, 0.25, 0.5, 0.75, 1.0] or len(ticks(0, 1, 5)) <= 6
    for low, high in ((0, 120), (-0.8, 0.8), (1, 7), (0, 365), (0, 0.4)):
        found = ticks(low, high)
        assert 2 <= len(found) <= 6
        assert all(low <= t <= high for t in found)
