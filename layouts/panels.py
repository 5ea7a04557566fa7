"""One chart with its sentence, table and links: the fixed frame, and the contents that fill it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html

from data_access.asking.answers import Answer
from data_access.measures import MEASURES
from layouts import sentences, tables, words
from layouts.download import excel_address
from layouts.figures import DRAW
from layouts.markup import element
from layouts.page import Panel
from layouts.picture import around
from layouts.theme import LIGHT, Look

# No mode bar, no upload to a cloud service, no logo: every Graph in the product uses this.
GRAPH_CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "showSendToCloud": False,
    "displaylogo": False,
    "responsive": True,
    "staticPlot": True,
}

# Which attribute of PanelContents fills which property of which part of the frame:
# (part, property, attribute). The ids are {"part": part, "panel": panel.key}.
OUTPUTS: tuple[tuple[str, str, str], ...] = (
    ("sentence", "children", "sentence"),
    ("headline", "children", "headline"),
    ("figure", "figure", "figure"),
    ("figure", "style", "style"),
    ("picture", "aria-label", "picture_label"),
    ("picture", "style", "room"),
    ("table", "children", "table"),
    ("foot", "children", "foot"),
    ("save", "hidden", "no_picture"),
)


@dataclass(frozen=True)
class PanelContents:
    """What fills a frame, all of it from the cells of the same answers. `height` is in pixels."""

    sentence: str
    headline: Any
    figure: dict[str, Any]
    picture_label: str
    table: Any
    foot: str
    height: int
    opens: bool = True

    @property
    def style(self) -> dict[str, str]:
        """The style of the graph: its height."""
        return {"height": f"{self.height}px"}

    @property
    def room(self) -> dict[str, str]:
        """The style of the graph's container, which reserves its space until the chart is drawn."""
        return {"minHeight": f"{self.height}px"}

    @property
    def no_picture(self) -> bool:
        """Whether there is no chart to save."""
        return "meta" not in self.figure["layout"]


def part_id(part: str, panel: str) -> dict[str, str]:
    """The id of one part of a panel."""
    return {"part": part, "panel": panel}


def graph(identity: Any, height: int, figure: dict[str, Any] | None = None) -> dcc.Graph:
    """Make a Graph; nothing else in the product does."""
    return dcc.Graph(
        id=identity,
        figure=figure or _BLANK,
        config=GRAPH_CONFIG,
        responsive=True,
        style={"height": f"{height}px"},
    )


_BLANK: dict[str, Any] = {
    "data": [],
    "layout": {
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis": {"visible": False},
        "yaxis": {"visible": False},
    },
}


def frame(panel: Panel, csv_href: str) -> html.Figure:
    """The fixed frame of a panel: its question, and empty parts with their ids."""
    measure = MEASURES[panel.measures[0]]
    table_id = f"table-{panel.key}"
    headline = [html.Div(id=part_id("headline", panel.key))]
    links = [
        html.A(
            "Definition",
            href=f"/definitions/{measure.key}",
            # assets/definition.js opens it next to the chart.
            **{"aria-label": f"Definition: {measure.label}", "data-definition": measure.key},
        ),
        html.A("CSV", href=csv_href, id=part_id("csv", panel.key), **_about("CSV", panel)),
        html.A(
            "Excel",
            href=excel_address(csv_href),
            id=part_id("xlsx", panel.key),
            **_about("Excel", panel),
        ),
        html.A(
            "Where this comes from",
            href=f"/sources?measure={measure.key}",
            id=part_id("sources", panel.key),
            **_about("Where this comes from", panel),
        ),
    ]
    links.append(_save(panel))
    if panel.more:
        links.insert(0, html.A("Open the page", href=panel.more, **_about("Open the page", panel)))
    return html.Figure(
        [
            html.Figcaption(
                [
                    html.H3(panel.question),
                    *([] if panel.headline else headline),
                    html.P(id=part_id("sentence", panel.key), className="small take"),
                ]
                if not panel.headline
                else [html.H3(panel.question), *headline]
            ),
            *_picture(panel),
            html.Div(
                [
                    html.Details(
                        [
                            html.Summary("Table", **_about("Table", panel)),
                            tables.sideways(
                                f"Table: {panel.question}", id=part_id("table", panel.key)
                            ),
                        ],
                        id=table_id,
                        className="numbers",
                    ),
                    html.P(links, className="links"),
                ],
                className="more",
            ),
        ],
        className="fam" if panel.headline else "chart",
    )


def _picture(panel: Panel) -> list[Any]:
    """The chart with what stands under it, folded where the panel opens only for what matters."""
    picture = html.Div(
        graph(part_id("figure", panel.key), 230),
        id=part_id("picture", panel.key),
        className="picture",
        role="img",
        **{"aria-label": panel.question},
    )
    foot = html.P(id=part_id("foot", panel.key), className="fine foot-note")
    if panel.opens is not None:
        summary = html.Summary("Chart", **_about("Chart", panel))
        return [
            html.Details(
                [summary, picture, foot], id=part_id("fold", panel.key), className="older fold"
            )
        ]
    sentence = html.P(id=part_id("sentence", panel.key), className="small take")
    return [picture, *([sentence] if panel.headline else []), foot]


def _save(panel: Panel) -> html.Span:
    """The buttons that save the chart; assets/picture.js creates the files in the browser."""
    return html.Span(
        [
            html.Button(
                kind,
                type="button",
                className="btn quiet",
                **{"data-picture": kind.lower(), **_about(f"{kind} picture", panel)},
            )
            for kind in ("PNG", "SVG")
        ],
        id=part_id("save", panel.key),
        className="save",
        hidden=True,
    )


def _about(text: str, panel: Panel) -> dict[str, str]:
    return {"aria-label": f"{text}: {panel.question}"}


def contents(
    panel: Panel, answers: Sequence[Answer], theme: str = LIGHT, wide: bool = True
) -> PanelContents:
    """What fills a panel, from the answers to its measures, in order."""
    narrowed = tuple(panel.view(a) for a in answers)
    drawing = DRAW[panel.draw](narrowed, Look(theme, wide))
    sentence = " ".join((panel.say or sentences.takeaway)(a) for a in narrowed)
    notes = [panel.note, *(panel.under(a) for a in narrowed if panel.under)]
    foot = " ".join(filter(None, (*notes, *(sentences.foot(a) for a in narrowed))))
    drawing.figure["layout"]["meta"] = around(panel, narrowed[0], sentence, foot, theme)
    return PanelContents(
        sentence=sentence,
        headline=_headline(panel, narrowed[0]) if panel.headline else "",
        figure=drawing.figure,
        picture_label=f"{panel.question} {sentence}",
        table=element("Div", [tables.table(a) for a in narrowed]),
        foot=foot,
        height=drawing.height,
        opens=panel.opens is None or any(map(panel.opens, narrowed)),
    )


def _headline(panel: Panel, answer: Answer) -> html.Div:
    """The big number, with its interval and what it was computed from."""
    cell = sentences.total(answer)
    measure = answer.measure
    if cell is None or cell.value is None:
        why = words.NO_DATA if cell is None else words.shown(cell, measure)
        return html.Div(
            [
                html.P(html.Small(words.sentence_case(why)), className="big"),
                html.P(sentences.whose(answer), className="n"),
            ]
        )
    behind = ", ".join(filter(None, (words.counted(cell, measure), words.people(cell, measure))))
    interval = words.interval_or_why(cell, measure.unit)
    return html.Div(
        [
            html.P(
                [words.shown(cell, measure), " ", html.Small(panel.headline)],
                className="big",
            ),
            html.P(" · ".join(filter(None, (interval, behind))), className="n"),
        ]
    )


def failed(panel: Panel, reference: str = "") -> html.Div:
    """What is shown in a panel that could not be drawn."""
    tail = f" Number of this fault: {reference}." if reference else ""
    return html.Div(
        [
            html.B("This panel could not be drawn."),
            f"The rest of the page is current. Reload the page to try again.{tail}",
        ],
        className="note act",
        role="status",
    )
