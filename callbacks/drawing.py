"""Turns one filter state of a page of figures into what fills its parts, panel by panel."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from callbacks.questions import answers_of, left_out, of_panel, of_piece, offered
from config.date_words import month_words
from config.program.breakdowns import FILTERS, Value
from data_access.asking import on_record
from data_access.asking.answers import Answer
from data_access.asking.arrivals import behind
from data_access.asking.cache import (
    Answers,
    Asking,
    MeasureQuestion,
)
from data_access.imports.import_history import (
    last_saved,
    may_see_values,
)
from data_access.measures.filters import (
    Filters,
    Notice,
    read_filters,
    region_words,
)
from data_access.storage.data_version import DataVersion
from data_access.storage.database import (
    DatabaseUnavailable,
    Reader,
)
from data_access.storage.scope import Scope
from layouts import panels
from layouts.body import PAGE_CSV, PAGE_EXCEL, body, lead_id, nothing_yet, notices, piece_id
from layouts.download import excel_address
from layouts.filter_bar import behind_words, filter_bar
from layouts.page import Page, Panel, Piece, csv_address
from layouts.pages import sources
from layouts.panels import part_id
from layouts.shell import freshness
from layouts.theme import Look

log = logging.getLogger("pac.pages")

# What stands behind a page: the pairs of the period, within its filters.
BEHIND = "pairs_served"

# The parts of a standing page that a new filter state fills: part and property. The ids are
# {"part": part, "panel": key of the panel, piece or page}.
PARTS: tuple[tuple[str, str], ...] = (
    *((part, prop) for part, prop, _ in panels.OUTPUTS),
    ("fold", "open"),
    ("csv", "href"),
    ("xlsx", "href"),
    ("sources", "href"),
    ("piece", "children"),
    ("lead", "children"),
    ("behind", "children"),
    ("all-months", "children"),
    ("sentence-of-filters", "children"),
)
CONTROL_PROPERTIES = ("value", "className")

# Of these, the parts that another theme or width changes: the charts.
PARTS_OF_THE_LOOK = (("figure", "figure"), ("figure", "style"), ("picture", "style"))

_NOTHING: dict[str, Any] = {
    "data": [],
    "layout": {"xaxis": {"visible": False}, "yaxis": {"visible": False}},
}


Identity = tuple[tuple[str, Any], ...]  # the id of a part, as a key


class OutputValues:
    """What fills parts of a page: a value by id and property."""

    def __init__(self) -> None:
        self._values: dict[tuple[Identity, str], Any] = {}
        self.faults = 0

    @staticmethod
    def _key(identity: dict[str, Any]) -> Identity:
        return tuple(sorted(identity.items()))

    def put(self, identity: dict[str, Any], prop: str, value: Any) -> None:
        self._values[(self._key(identity), prop)] = value

    def get(self, identity: dict[str, Any], prop: str, otherwise: Any) -> Any:
        return self._values.get((self._key(identity), prop), otherwise)

    def of_the_look(self) -> OutputValues:
        """Of these values those that another theme or width changes."""
        kept = OutputValues()
        kept._values = {
            (identity, prop): value
            for (identity, prop), value in self._values.items()
            if (dict(identity).get("part"), prop) in PARTS_OF_THE_LOOK
        }
        return kept

    def take_charts_from(self, tree: Any) -> None:
        """Learn the charts of a tree that was built whole."""
        for component in _named(tree):
            if component.id.get("part") == "figure":
                self.put(component.id, "figure", component.figure)
                self.put(component.id, "style", component.style)

    def take_from(self, tree: Any) -> None:
        """Learn the filters' controls and the parts of a tree that was built for this state."""
        for component in _named(tree):
            control = "filter" in component.id
            for prop in CONTROL_PROPERTIES if control else ("children",):
                self.put(component.id, prop, getattr(component, prop, None))

    def fill(self, tree: Any) -> Any:
        """The tree with its parts filled."""
        properties = {prop for _, prop in PARTS}
        missing = object()
        for component in _named(tree):
            for prop in properties:
                value = self.get(component.id, prop, missing)
                if value is not missing:
                    setattr(component, prop, value)
        return tree


def _named(tree: Any) -> Iterator[Any]:
    """The components of a tree whose id is one of many of its kind."""
    for component in tree._traverse():
        if isinstance(getattr(component, "id", None), dict):
            yield component


@dataclass(frozen=True)
class PageDrawing:
    """A page of figures in one filter state. `query` is that state, as the address writes it."""

    page: Page
    query: str
    bar: Any
    values: OutputValues
    notices: list[Any]
    freshness: list[Any]
    said: str
    version: DataVersion | None  # the data version all of it is of; None where a part failed

    def whole(self) -> Any:
        """The standing page with all of its parts filled."""
        return self.values.fill(body(self.page, lambda p: csv_address(self.page, p, self.query)))


def draw(
    answers: Answers, page: Page, asked: dict[str, str], scope: Scope, today: date, look: Look
) -> PageDrawing:
    """Ask all that a page asks, and fill its parts.

    A part that fails says so in its place, with a number that is in the log; the rest stands.
    """
    filters, announced = read_filters(asked, scope, today)
    query, chosen = filters.encode(), filters
    filters = offered(page, filters, today)
    announced += left_out(page, chosen)
    values = OutputValues()
    with answers.asking(scope, today) as asking:
        found: dict[str, tuple[Answer, ...]] = {}
        versions = {asking.version}
        _or_words(values, "counts", partial(_expect, asking, page, filters), lambda number: None)
        of_page = csv_address(page, None, query)
        values.put(PAGE_CSV, "href", of_page)
        values.put(PAGE_EXCEL, "href", excel_address(of_page))
        for panel in page.panels:
            href = csv_address(page, panel, query)
            values.put(part_id("csv", panel.key), "href", href)
            values.put(part_id("xlsx", panel.key), "href", excel_address(href))
            (asked_of, *_) = of_panel(panel, filters)
            sources_href = sources.address(panel.measures[0], asked_of.filters.encode())
            values.put(part_id("sources", panel.key), "href", sources_href)
            _fill_panel(values, asking, panel, filters, look, found)
        _fill_lead(values, page, found)
        for piece in page.pieces:
            built = _or_words(
                values, piece.key, partial(_build, asking, piece, filters), _failed_piece
            )
            values.put(piece_id(piece.key), "children", built)
        pairs = _pairs(values, asking, filters)
        offers: dict[str, Sequence[Value]] = {
            "cohort": asking.look_up("cohorts", on_record.cohorts),
            "program_type": asking.look_up("program_types", on_record.program_types),
        }
        since = asking.look_up("first_year", partial(on_record.first_year, today=today))
        through, saved = asking.data_through(), last_saved(asking.reader)
        late = behind(asking.reader, today)
        versions.add(asking.version)
    bar = filter_bar(page, filters, scope, today, _options(offers), pairs=pairs, first_year=since)
    values.take_from(bar)
    announced += tuple(dict.fromkeys(n for many in found.values() for a in many for n in a.notices))
    return PageDrawing(
        page,
        query,
        bar,
        values,
        [
            *notices(announced),
            *([nothing_yet(may_see_values(scope))] if through is None and saved is None else []),
        ],
        freshness(through, saved, scope.participant is None, late),
        _announcement(filters, scope, filters.months(today, since), pairs),
        versions.pop() if len(versions) == 1 and not values.faults else None,
    )


def _expect(asking: Asking, page: Page, filters: Filters) -> None:
    """Let the panels' questions be counted together; each is answered when its panel is drawn."""
    try:
        asking.expect(q for panel in page.panels for q in of_panel(panel, filters))
    except Exception:
        asking.start_anew()
        raise


def _or_words(
    values: OutputValues, name: str, build: Callable[[], Any], otherwise: Callable[[str], Any]
) -> Any:
    """What `build` makes, or the words for its failure; a database that is away fails all."""
    try:
        return build()
    except DatabaseUnavailable:
        raise
    except Exception:
        values.faults += 1
        number = secrets.token_hex(4)
        log.exception("fault %s in %s", number, name)
        return otherwise(number)


def _fill_panel(
    values: OutputValues,
    asking: Asking,
    panel: Panel,
    filters: Filters,
    look: Look,
    found: dict[str, tuple[Answer, ...]],
) -> None:
    def build() -> panels.PanelContents:
        answers = answers_of(asking, panel, filters)
        found[panel.key] = answers
        return panels.contents(panel, answers, look.theme, look.wide)

    def in_words(number: str) -> panels.PanelContents:
        return panels.PanelContents(
            sentence="",
            headline=panels.failed(panel, number),
            figure=_NOTHING,
            picture_label="This panel could not be drawn.",
            table="",
            foot="",
            height=0,
        )

    contents = _or_words(values, panel.key, build, in_words)
    for part, prop, attribute in panels.OUTPUTS:
        values.put(part_id(part, panel.key), prop, getattr(contents, attribute))
    if panel.opens is not None:
        values.put(part_id("fold", panel.key), "open", contents.opens)


def _fill_lead(values: OutputValues, page: Page, found: dict[str, tuple[Answer, ...]]) -> None:
    # A panel that failed is missing; then the page has no first sentence.
    complete = len(found) == len(page.panels)
    said = (
        _or_words(values, "lead", lambda: page.lead(found), lambda number: "") if complete else ""
    )
    values.put(lead_id(page), "children", said)


def _build(asking: Asking, piece: Piece, filters: Filters) -> Any:
    questions = of_piece(piece, filters, asking.today)
    answers = tuple(asking.ask(question) for question in questions)
    if piece.reads is None:
        return piece.build(answers)
    return piece.build(answers, _read(asking, piece.reads))


def _read(asking: Asking, reads: Callable[[Reader, date], Any]) -> Any:
    try:
        return reads(asking.reader, asking.today)
    except Exception:
        asking.start_anew()
        raise


def _failed_piece(number: str) -> Any:
    return notices(
        (
            Notice(
                "This part of the page could not be drawn.",
                f"The rest is current. Reload the page to try again. Number of this fault: {number}.",
            ),
        ),
        "act",
    )


def _pairs(values: OutputValues, asking: Asking, filters: Filters) -> int | None:
    def count() -> int | None:
        answer = asking.ask(MeasureQuestion(BEHIND, filters))
        value = answer.cell().value
        # Pairs have the roles of mentees: of coaches there is no number of pairs.
        of_all = filters.value("role") is not None and answer.applied.value("role") is None
        return None if value is None or of_all else int(value)

    counted: int | None = _or_words(values, BEHIND, count, lambda number: None)
    return counted


def _options(offers: Mapping[str, Sequence[Value]]) -> dict[str, list[tuple[str, str]]]:
    """The choices of the filters that offer only what is on record; all choices where nothing is."""
    return {
        FILTERS[key].address: [(str(value), FILTERS[key].words(str(value))) for value in values]
        for key, values in offers.items()
        if values
    }


def _announcement(
    filters: Filters, scope: Scope, months: tuple[str, str], pairs: int | None
) -> str:
    """What a screen reader hears after the figures have changed."""
    first, last = months
    whose = region_words(scope.only_region or filters.region)
    span = f"{month_words(first)} to {month_words(last)}"
    return f"The figures are now for {whose}, {span}. {behind_words(pairs)}".strip()
