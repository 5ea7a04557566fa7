"""What a page of figures is made of: records of panels and pieces, no behavior."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from config.program.breakdowns import CARRIED
from data_access.asking.answers import Answer
from data_access.storage.database import Reader

# The filters of every figure, and the months: a page offers them unless it says otherwise.
EVERY_FILTER = (*CARRIED, "months")


def offering(*more: str, but: Collection[str] = ()) -> tuple[str, ...]:
    """Every filter and some more; `but` leaves out those that the page is not about."""
    return tuple(key for key in (*EVERY_FILTER, *more) if key not in but)


def whole(answer: Answer) -> Answer:
    """The answer as it is."""
    return answer


@dataclass(frozen=True)
class Panel:
    """One chart with its sentence, table and links.

    `measures` are asked one by one, broken down by `by`; `draw` names an entry of
    `layouts.figures.DRAW`. `view` narrows an answer to the part the panel is about, before
    anything is drawn, said or tabled. `headline` says what stands behind the big number, where
    the panel has one.
    """

    key: str
    question: str
    measures: tuple[str, ...]
    by: tuple[str, ...]
    draw: str
    note: str = ""
    view: Callable[[Answer], Answer] = whole
    headline: str = ""
    more: str = ""  # address of the page that says more
    say: Callable[[Answer], str] | None = None  # the sentence, where it is not the measure's own


@dataclass(frozen=True)
class Ask:
    """One question of a piece: a measure, its breakdowns, and how many years ago.

    `instrument`: of this CLASS tool, whichever one the page is set to.
    """

    measure: str
    by: tuple[str, ...]
    years_back: int = 0
    instrument: str | None = None


@dataclass(frozen=True)
class Piece:
    """A part of a page that is no chart. `build` gets the answers in the order of `asks`.

    What it shows besides answers it `reads` within the viewer's Scope as of a day; `build` gets
    that second.
    """

    key: str
    asks: tuple[Ask, ...]
    build: Callable[..., Any]
    reads: Callable[[Reader, date], Any] | None = None


@dataclass(frozen=True)
class Section:
    """Panels under one heading. `grid` is the class of the row they stand in: one, two, fams."""

    title: str
    panels: tuple[Panel, ...] = ()
    note: str = ""
    grid: str = "two"
    pieces: tuple[Piece, ...] = ()


Lead = Callable[[Mapping[str, tuple[Answer, ...]]], str]


@dataclass(frozen=True)
class Page:
    """A page of figures.

    `lead` words the page's first sentence from the answers by panel key. `opening` are pieces
    that stand above the sections. `filters` are those the filter sentence offers; see `offering`.
    """

    key: str
    path: str
    nav: str
    question: str
    lead: Lead
    sections: tuple[Section, ...]
    filters: tuple[str, ...] = EVERY_FILTER
    opening: tuple[Piece, ...] = ()

    @property
    def panels(self) -> tuple[Panel, ...]:
        """Every panel in the order of the page."""
        return tuple(p for s in self.sections for p in s.panels)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Every piece in the order of the page."""
        return (*self.opening, *(p for s in self.sections for p in s.pieces))

    @property
    def measures(self) -> tuple[str, ...]:
        """The keys of all measures the page asks, each once."""
        keys = [k for p in self.panels for k in p.measures]
        keys += [a.measure for p in self.pieces for a in p.asks]
        return tuple(dict.fromkeys(keys))


@dataclass(frozen=True)
class PlainPage:
    """A page that is no page of figures: its `build` takes what data_access has for it.

    One without a word for the navigation (`nav`) is reached from other pages alone.
    """

    key: str
    path: str
    nav: str
    question: str
    build: Callable[..., Any]
