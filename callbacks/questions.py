"""What a page asks for one filter state: the same questions for the screen and for its CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

from config.program.breakdowns import FILTERS
from data_access.asking.answers import Answer
from data_access.asking.cache import (
    Asking,
    MeasureQuestion,
)
from data_access.measures import MEASURES
from data_access.measures.filters import Filters, Notice
from layouts.page import Ask, Page, Panel, Piece


def offered(page: Page, filters: Filters, today: date) -> Filters:
    """The filter state without what the page does not offer: nothing narrows a page unseen.

    A page that is always about the same months is asked for these.
    """
    if page.months is not None:
        first, last = page.months(today)
        filters = filters.but(first=first, last=last, all_months=False)
    unseen = [key for key, _ in filters.chosen if key not in page.filters]
    return filters.but(**dict.fromkeys(unseen)) if unseen else filters


def left_out(page: Page, chosen: Filters) -> tuple[Notice, ...]:
    """The filters of an address that a page does not offer: it says that it is not narrowed by them."""
    return tuple(
        Notice(
            f"\u201c{FILTERS[key].words(str(value))}\u201d does not narrow this page.",
            f"Its figures are of {FILTERS[key].everything}.",
        )
        for key, value in chosen.chosen
        if key not in page.filters and FILTERS[key].everything
    )


def shows_outcomes(page: Page) -> bool:
    """Whether a page holds outcome figures, which single people might be looked for in."""
    return any(MEASURES[key].is_outcome for key in page.measures)


def of_panel(panel: Panel, filters: Filters) -> tuple[MeasureQuestion, ...]:
    """The questions of a panel, one a measure."""
    if panel.every_year:
        filters = filters.but(first=None, last=None, all_months=True)
    return tuple(MeasureQuestion(key, filters, panel.by) for key in panel.measures)


def of_piece(piece: Piece, filters: Filters, today: date) -> tuple[MeasureQuestion, ...]:
    """The questions of a piece; those about years ago ask the same of shifted months."""

    def asked(one: Ask) -> Filters:
        own = filters.but(instrument=one.instrument) if one.instrument else filters
        return own.shifted_years(-one.years_back, today) if one.years_back else own

    return tuple(MeasureQuestion(a.measure, asked(a), a.by) for a in piece.asks)


def answers_of(asking: Asking, panel: Panel, filters: Filters) -> tuple[Answer, ...]:
    """A panel's answers, whole: what is drawn narrows them by `panel.view`."""
    return tuple(asking.ask(question) for question in of_panel(panel, filters))


def exported(
    asking: Asking, page: Page, panels: Iterable[Panel], filters: Filters, today: date
) -> Iterator[Answer]:
    """The answers behind panels (and, for a whole page, its pieces), every cell once."""
    seen: set[tuple[MeasureQuestion, tuple[tuple[str, str], ...]]] = set()

    def once(question: MeasureQuestion, narrow: Callable[[Answer], Answer]) -> Answer:
        answer = narrow(asking.ask(question))
        fresh = []
        for cell in answer.cells:
            key = (question, tuple(sorted(cell.where.items())))
            if key not in seen:
                seen.add(key)
                fresh.append(cell)
        return replace(answer, cells=tuple(fresh))

    chosen = tuple(panels)
    for panel in chosen:
        for question in of_panel(panel, filters):
            yield once(question, panel.view)
    if chosen == page.panels:
        for piece in page.pieces:
            for question in of_piece(piece, filters, today):
                yield once(question, lambda answer: answer)
