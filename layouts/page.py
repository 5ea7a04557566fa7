"""What pages are made of: a page of figures its panels and pieces, any other its views; no behavior."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from config.program.breakdowns import CARRIED
from config.roles import Audience
from config.settings import Settings
from data_access.asking.answers import Answer
from data_access.asking.policy import WithholdingPolicy
from data_access.measures.filters import Notice
from data_access.people.accounts import Viewer
from data_access.storage.csv_lines import lines
from data_access.storage.database import Database, Reader
from data_access.storage.scope import consents_of, ledger_of
from layouts.theme import Look

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
    under: Callable[[Answer], str] | None = None  # more of the note, from the answer
    opens: Callable[[Answer], bool] | None = None  # where given: when its chart is not folded
    every_year: bool = False  # of all that is on record, whatever period is chosen


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
    """A page of figures, for the audience it names.

    `lead` words the page's first sentence from the answers by panel key. `opening` are pieces
    that stand above the sections. `filters` are those the filter sentence offers; see `offering`.
    `months` gives the first and last month of a page that is about the same ones whatever is chosen;
    such a page offers none.
    """

    key: str
    path: str
    nav: str
    question: str
    lead: Lead
    sections: tuple[Section, ...]
    filters: tuple[str, ...] = EVERY_FILTER
    opening: tuple[Piece, ...] = ()
    audience: Audience = Audience.NOBODY
    months: Callable[[date], tuple[str, str]] | None = None

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


def csv_address(page: Page, panel: Panel | None = None, query: str = "") -> str:
    """The address of the CSV of a page or of one of its panels: the page's own, with .csv."""
    path = f"/{page.key}" if page.path == "/" else page.path
    path = f"{path}/{panel.key}.csv" if panel else f"{path}.csv"
    return f"{path}?{query}" if query else path


# -- pages that are no pages of figures -----------------------------------------------------------


@dataclass(frozen=True)
class PageRequest:
    """One viewer's request of one page: all that a view may read and be built with.

    `asked` is the query of the address, `parts` what stands in the parts of its path; `pages` are
    all there are, by key.
    """

    viewer: Viewer
    asked: Mapping[str, str]
    parts: Mapping[str, str]
    pages: Mapping[str, Page | PlainPage]
    settings: Settings
    database: Database
    today: date
    look: Look
    now: datetime

    def reading(self) -> AbstractContextManager[Reader]:
        """The rows in the viewer's reach."""
        return self.database.reading(self.viewer.scope)

    def reading_imports(self) -> AbstractContextManager[Reader]:
        """The rows of the imports in the viewer's reach: an administrator's are all."""
        return self.database.reading(ledger_of(self.viewer.scope))

    def reading_consents(self) -> AbstractContextManager[Reader]:
        """The people whose consents the viewer may read: who records them reads everybody's, by id."""
        return self.database.reading(consents_of(self.viewer.scope))

    @property
    def policy(self) -> WithholdingPolicy:
        return WithholdingPolicy.of(self.settings)

    @cached_property
    def opens(self) -> dict[str, str]:
        """The pages the viewer may open: key to address."""
        return {k: p.path for k, p in self.pages.items() if p.audience.has(self.viewer.role)}


@dataclass(frozen=True)
class CsvFile:
    """A file to download: its name, without what all names have, and its lines."""

    name: str
    lines: Iterable[str]

    @staticmethod
    def of(name: str, columns: Mapping[str, Callable[[Any], Any]], rows: Iterable[Any]) -> CsvFile:
        """A file of rows: under each heading of `columns`, what it takes of a row."""
        takes = tuple(columns.values())
        return CsvFile(name, lines(tuple(columns), ([take(r) for take in takes] for r in rows)))


def _about_nothing(found: Any) -> str:
    return ""


def _nobody(reader: Reader, found: Any) -> Iterable[str]:
    return ()


@dataclass(frozen=True)
class Audited:
    """How opening a view is written to the audit log, before anything of it is handed out.

    `event` for the page, `file_event` for its file; `detail` gives what is noted of what was found,
    or None where nobody is named in it and nothing has to be noted. `about` names the record, and
    `people` reads the ids of all who are named in it, so that each can be told who looked.
    """

    event: str
    detail: Callable[[Any], Mapping[str, Any] | None]
    file_event: str = ""
    about: Callable[[Any], str] = _about_nothing
    people: Callable[[Reader, Any], Iterable[str]] = _nobody


def _found(request: PageRequest) -> Any:
    return ()


def _no_notices(request: PageRequest) -> Iterable[Notice]:
    return ()


@dataclass(frozen=True, kw_only=True)
class View:
    """What stands at one address.

    `path` may have parts, as in /pairs/<pair_id>; `parts` gives the pattern each has to fit.
    `read` gets what is needed from data_access within the viewer's Scope; None (or NamesNotInScope)
    where there is nothing at this address for this viewer. `build` draws what was found, and `file`
    gives it as CSV at the same address with .csv (None: there is none). Neither reads anything itself.

    `heading` is the browser's title where it is not the page's question. `announces` says what of
    the address is left out, and why; `problem` what has gone wrong before, as the address says.
    `has_charts`: another theme or width changes it.
    """

    path: str
    build: Callable[[Any, PageRequest], Any]
    read: Callable[[PageRequest], Any] = _found
    parts: Mapping[str, str] = field(default_factory=dict)
    heading: Callable[[PageRequest], str] | None = None
    audited: Audited | None = None
    file: Callable[[Any, PageRequest], CsvFile | None] | None = None
    has_charts: bool = False
    announces: Callable[[PageRequest], Iterable[Notice]] = _no_notices
    problem: Callable[[PageRequest], Iterable[Notice]] = _no_notices

    def __post_init__(self) -> None:
        if self.audited and self.file and not self.audited.file_event:
            raise ValueError(f"{self.path}: say how taking its file is written down")

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The paths it stands at; the parts of one are the groups of its match."""
        pieces = re.split(r"<(\w+)>", self.path)  # texts and names of parts by turns
        named = (f"(?P<{name}>{self.parts[name]})" for name in pieces[1::2])
        texts = map(re.escape, pieces[::2])
        return re.compile(next(texts) + "".join(n + t for n, t in zip(named, texts, strict=True)))


def _never(viewer: Viewer) -> bool:
    return False


@dataclass(frozen=True, kw_only=True)
class PlainPage(View):
    """A page that is no page of figures: the view at its own address, and those `under` it.

    One without a word for the navigation (`nav`) is reached from other pages alone.
    `says_how_to_begin`: whether it tells a viewer by itself what to do while there are no data.
    """

    key: str
    nav: str
    question: str
    audience: Audience = Audience.NOBODY
    under: tuple[View, ...] = ()
    says_how_to_begin: Callable[[Viewer], bool] = _never

    @property
    def views(self) -> tuple[View, ...]:
        """Every view of the page, its own first."""
        return (self, *self.under)
