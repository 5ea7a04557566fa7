"""The page that finds pages, measures, words and, within the reader's rights, people and files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from dash import html

from config.count_words import one_of
from config.date_words import day_words, program_year_label, time_words
from config.roles import Audience
from config.texts import glossary
from config.texts.search_words import LONGEST_SEARCH, SaidAs, Spelled, asked_words, fit, meant
from data_access.lists.search import (
    MOST_FOUND,
    ImportFound,
    NamedFound,
    found_by_name,
    imports_found,
)
from data_access.measures import MEASURES
from layouts import words
from layouts.body import title
from layouts.page import Audited, Page, PageRequest, PlainPage
from layouts.pages import definitions, imports, journey

PATH = "/search"
_FIRST = 6  # of a kind that stand open; the others are folded
Thing = TypeVar("Thing")


@dataclass(frozen=True)
class Hit:
    """One thing that was found: where it leads, what is said of it, and other ways from it."""

    label: str
    address: str
    said: str = ""
    more: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class SearchResult:
    """What was looked for, and what the database has of it in the viewer's reach."""

    text: str
    named: NamedFound
    files: tuple[ImportFound, ...]


def asked_for(request: PageRequest) -> str:
    """What is looked for, as the address says."""
    text = request.asked.get("q", "")[:LONGEST_SEARCH]
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _read(request: PageRequest) -> SearchResult:
    text, named = asked_for(request), NamedFound()
    files: tuple[ImportFound, ...] = ()
    if text and Audience.NAMES.has(request.viewer.role) and not request.viewer.scope.is_empty:
        with request.reading() as reader:
            named = found_by_name(reader, text)
    if text and imports.PAGE.key in request.opens:
        with request.reading_imports() as reader:
            files = imports_found(reader, text)
    return SearchResult(text, named, files)


# -- what is the same for everybody ---------------------------------------------------------------


def _ranked(
    text: str,
    things: Iterable[Thing],
    spelled: Callable[[Thing], Spelled],
    led_to: Callable[[SaidAs], Sequence[str]],
    key: Callable[[Thing], str],
) -> list[Thing]:
    """The things that fit, the best first: first those that people mean by what they say."""
    asked = asked_words(text)
    leads = list(dict.fromkeys(k for said_as in meant(text) for k in led_to(said_as)))
    place = {k: i for i, k in enumerate(leads)}
    scored = [(thing, fit(asked, spelled(thing)) if asked else 0) for thing in things]
    found = [(thing, score) for thing, score in scored if score or key(thing) in place]
    found.sort(key=lambda one: (place.get(key(one[0]), len(place)), -one[1]))
    return [thing for thing, _ in found]


def pages_found(text: str, request: PageRequest) -> list[Hit]:
    """The pages the reader may open that have the words."""
    opened = [page for page in request.pages.values() if page.key in request.opens and page.nav]

    def spelled(page: Page | PlainPage) -> Spelled:
        panels = page.panels if isinstance(page, Page) else ()
        return Spelled((page.nav, page.question), tuple(panel.question for panel in panels))

    found = _ranked(text, opened, spelled, lambda s: s.pages, lambda page: page.key)
    return [Hit(page.nav, page.path, page.question) for page in found]


def measures_found(text: str, request: PageRequest) -> list[Hit]:
    """The measures that have the words: to the first page that shows one, and to its definition."""
    shown: dict[str, tuple[str, str]] = {}
    for page in request.pages.values():
        if isinstance(page, Page) and page.key in request.opens:
            for key in page.measures:
                shown.setdefault(key, (page.nav, page.path))
    found = _ranked(
        text,
        MEASURES.values(),
        lambda m: Spelled((m.label, m.question), (m.definition, m.numerator, m.denominator)),
        lambda s: s.measures,
        lambda m: m.key,
    )
    return [
        Hit(
            m.label,
            definitions.address(m.key),
            m.definition,
            tuple(filter(None, [shown.get(m.key)])),
        )
        for m in found
    ]


def entries_found(text: str, minimum_people: int) -> list[Hit]:
    """The words of the glossary that have the words."""
    found = _ranked(
        text,
        glossary.ENTRIES.values(),
        lambda e: Spelled((e.term,), (e.text,)),
        lambda s: s.entries,
        lambda e: e.key,
    )
    return [Hit(e.term, f"/glossary#{e.key}", e.said(minimum_people)) for e in found]


# -- what is of the reader's reach ----------------------------------------------------------------


def _people(found: NamedFound) -> list[Hit]:
    return [
        Hit(
            person.name,
            journey.address(person.pair_id) if person.pair_id else "",
            ", ".join(filter(None, (one_of(person.role), person.program, person.person_id))),
        )
        for person in found.people
    ]


def _pairs(found: NamedFound) -> list[Hit]:
    return [
        Hit(
            f"{pair.mentee} with {pair.coach}",
            journey.address(pair.pair_id),
            f"{pair.pair_id}, {program_year_label(pair.cohort)}, since {day_words(pair.start)}"
            + (f", ended {day_words(pair.end)}" if pair.end else ""),
        )
        for pair in found.pairs
    ]


def _programs(found: NamedFound) -> list[Hit]:
    return [
        Hit(
            program.name,
            "",
            ", ".join(filter(None, (program.town, program.number)))
            + f": {words.number_of(program.pairs, 'pairs')} on record",
        )
        for program in found.programs
    ]


def _files(found: Sequence[ImportFound]) -> list[Hit]:
    return [
        Hit(
            one.file_name,
            f"{imports.PATH}/{one.import_id}",
            f"Import {one.import_id}, {one.format}, {time_words(one.at)}",
        )
        for one in found
    ]


# -- the page -------------------------------------------------------------------------------------


def build(found: SearchResult, request: PageRequest) -> html.Div:
    """What was found, in groups; without words, what can be looked for."""
    if not found.text:
        return html.Div(
            [title(PAGE.question, html.P(_can_find(request), className="lead"))],
            className="searched",
        )
    named = (
        ("People", _people(found.named)),
        ("Pairs", _pairs(found.named)),
        ("Programs", _programs(found.named)),
    )
    groups = (
        *named,
        ("Words", entries_found(found.text, request.settings.minimum_people)),
        ("Pages", pages_found(found.text, request)),
        ("Measures", measures_found(found.text, request)),
        ("Imports", _files(found.files)),
    )
    number = sum(len(hits) for _, hits in groups)
    return html.Div(
        [
            title(
                f"Results for \u201c{found.text}\u201d",
                html.P(_lead(number, request), className="lead"),
            ),
            *(_group(name, hits) for name, hits in groups if hits),
        ],
        className="searched",
    )


def _lead(number: int, request: PageRequest) -> str:
    if number:
        return f"{words.sentence_case(words.number_of(number, 'results'))}."
    return (
        f"Nothing has these words. Try one word, or the beginning of a word. {_can_find(request)}"
    )


def _can_find(request: PageRequest) -> str:
    kinds = ["pages", "measures", "words"]
    if Audience.NAMES.has(request.viewer.role):
        reach = request.viewer.scope.only_region
        where = f" of Region {reach}" if reach else ""
        kinds.append(f"the people, pairs and programs{where}")
    if imports.PAGE.key in request.opens:
        kinds.append("imports")
    return f"The search field above finds {words.listing(kinds)}."


def _group(name: str, hits: Sequence[Hit]) -> html.Section:
    first, rest = hits[:_FIRST], hits[_FIRST:]
    folded = []
    if rest:
        folded.append(
            html.Details(
                [
                    html.Summary(f"{len(rest)} more: {name.lower()}"),
                    html.Ul([_row(hit) for hit in rest], className="rows hits"),
                ],
                className="older",
            )
        )
    if len(hits) == MOST_FOUND:
        folded.append(
            html.P(
                f"The first {MOST_FOUND} are listed. Add a word to find fewer.", className="fine"
            )
        )
    return html.Section(
        [html.H2(name), html.Ul([_row(hit) for hit in first], className="rows hits"), *folded]
    )


def _row(hit: Hit) -> html.Li:
    name: Any = html.A(hit.label, href=hit.address) if hit.address else html.B(hit.label)
    ways = [
        html.A(f"Shown on {text}", href=address, **{"aria-label": f"Shown on {text}: {hit.label}"})
        for text, address in hit.more
    ]
    return html.Li(
        [
            name,
            *([html.P(hit.said, className="small muted")] if hit.said else []),
            *([html.P(ways, className="links")] if ways else []),
        ]
    )


PAGE = PlainPage(
    key="search",
    path=PATH,
    nav="",
    question="What are you looking for?",
    audience=Audience.EVERYBODY,
    read=_read,
    build=build,
    audited=Audited(
        "search",
        # Who was named is written down, what was looked for is not: a name that nobody has would
        # stand in the log as well.
        lambda found: {"people": len(found.named.named)} if found.named.named else None,
        about=lambda found: "search",
        people=lambda reader, found: found.named.named,
    ),
)
