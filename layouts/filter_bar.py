"""The filters as a sentence with native selects in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import dash_bootstrap_components as dbc
from dash import html

from config.program.breakdowns import FILTERS, IN_SENTENCE, LABELS, MONTHS_SAID_AT
from config.program.calendars import (
    last_complete_month,
    month_of,
)
from data_access.measures.filters import (
    ALL,
    Filters,
    Notice,
)
from data_access.storage.scope import Scope
from layouts import words
from layouts.body import notices as notice_list
from layouts.page import Page
from layouts.panels import part_id

Option = tuple[str, str]  # value in the address, words


@dataclass(frozen=True)
class FilterWord:
    """One place in the sentence: its key in the address, its name, and the words before it."""

    key: str
    label: str
    before: str
    value: str
    options: tuple[Option, ...]
    on: bool


def filter_id(key: str) -> dict[str, str]:
    """The id of a filter's control; keys are those of the address bar."""
    return {"filter": key}


def filter_bar(
    page: Page,
    filters: Filters,
    scope: Scope,
    today: date,
    options: Mapping[str, Sequence[Option]] | None = None,
    notices: Sequence[Notice] = (),
    pairs: int | None = None,
) -> html.Div:
    """The filter sentence of a page, in the state of `filters`.

    `options` may replace the choices of an address key (cohort: the program years on record).
    `pairs`: how many stand behind the page.
    """
    parts: list[Any] = [html.Span(_subject(page))]
    own = scope.only_region
    if "region" in page.filters and own is not None:
        parts += [" in ", html.B(f"Region {own}")]
    before, after = _words(page, filters, scope, today, options)
    for word in before:
        parts += _said(word)
    if "months" in page.filters:
        parts += _months(page, filters, today)
    for word in after:
        parts += _said(word)
    return html.Div(
        [
            html.Div(
                [
                    html.P(parts, className="say"),
                    html.P(
                        sentence(page, filters, scope, today, options),
                        id=part_id("sentence-of-filters", page.key),
                        className="print-only",
                    ),
                    html.P(
                        behind(page, filters, pairs),
                        id=part_id("behind", page.key),
                        className="behind",
                    ),
                ],
                className="wrap",
            ),
            *([html.Div(notice_list(notices), className="wrap notices")] if notices else []),
        ],
        className="filters",
        role="search",
        **{"aria-label": "Filters"},
    )


def sentence(
    page: Page,
    filters: Filters,
    scope: Scope,
    today: date,
    options: Mapping[str, Sequence[Option]] | None = None,
) -> str:
    """The same sentence in words alone, as it is printed."""
    before, after = _words(page, filters, scope, today, options)
    parts = [_subject(page)]
    if "region" in page.filters and scope.only_region is not None:
        parts.append(f"in Region {scope.only_region}")
    parts += map(_chosen, before)
    if "months" in page.filters:
        first, last = map(words.month_words, filters.months(today))
        parts.append(
            f"in all months to {last}" if filters.all_months else f"from {first} to {last}"
        )
    parts += map(_chosen, after)
    return " ".join(parts)


def _chosen(word: FilterWord) -> str:
    return f"{word.before} {dict(word.options).get(word.value, word.value)}"


def _chooses_region(scope: Scope) -> bool:
    """Whether there is a region to choose: not for one region alone, nor for totals."""
    return scope.only_region is None and not scope.totals_only


def _words(
    page: Page,
    filters: Filters,
    scope: Scope,
    today: date,
    options: Mapping[str, Sequence[Option]] | None,
) -> tuple[list[FilterWord], list[FilterWord]]:
    """The lists a page offers: those before and those after its months."""
    before: list[FilterWord] = []
    after: list[FilterWord] = []
    for key in IN_SENTENCE:
        if key not in page.filters or (key == "region" and not _chooses_region(scope)):
            continue
        said = before if FILTERS[key].said_at < MONTHS_SAID_AT else after
        said.append(_word(key, filters, today, options))
    return before, after


def behind(page: Page, filters: Filters, pairs: int | None) -> list[Any]:
    """How many stand behind the page, and the way back to all, where a filter is on."""
    return [behind_words(pairs), *([" ", _clear(page)] if filters.pairs() else [])]


def behind_words(people: int | None, word: str = "pairs") -> str:
    """How many stand behind the page."""
    if people is None:
        return ""
    return words.number_of(people, word)


def _subject(page: Page) -> str:
    return {
        "class": "CLASS",
        "goals": "Goals",
        "retention": "Staying",
        "people": "Participation",
        "training": "Training",
    }.get(page.key, "Coaching")


def _said(word: FilterWord) -> list[Any]:
    select = dbc.Select(
        id=filter_id(word.key),
        value=word.value,
        options=[{"value": value, "label": label} for value, label in word.options],
        className="on" if word.on else "",
    )
    return _phrase(word.before, word.label, select)


def _phrase(before: str, label: str, control: Any) -> list[Any]:
    """The words before a control and the control, on one line of the sentence."""
    # The label is the control's name: Bootstrap's components take no aria-label themselves.
    named = html.Label([html.Span(label, className="sr"), control], className="word")
    return [" ", html.Span([f"{before} ", named], className="phrase")]


def _word(
    key: str, filters: Filters, today: date, options: Mapping[str, Sequence[Option]] | None
) -> FilterWord:
    """The list of one breakdown's choices, in the state of the filters."""
    filter_ = FILTERS[key]
    offered = [(str(value), filter_.words(str(value))) for value in filter_.offered(today)]
    choices = list((options or {}).get(filter_.address, offered))
    found = filters.value(key)
    value = str(found) if found is not None else filter_.default or ALL
    if found is not None and value not in dict(choices):
        choices.append((value, filter_.words(value)))  # a choice of an address that is none today
    if filter_.everything:
        choices.insert(0, (ALL, filter_.everything))
    on = value != (filter_.default or ALL)
    return FilterWord(filter_.address, LABELS[key], filter_.before, value, tuple(choices), on)


def _months(page: Page, filters: Filters, today: date) -> list[Any]:
    first, last = filters.months(today)
    newest = month_of(today)
    out: list[Any] = []
    for key, label, before, value, on in (
        ("from", "First month", "from", first, filters.first is not None),
        ("to", "Last month", "to", last, filters.last is not None),
    ):
        month = dbc.Input(
            id=filter_id(key),
            type="month",
            value="" if key == "from" and filters.all_months else value,
            max=newest,
            debounce=True,
            className="on" if on else "",
        )
        out += _phrase(before, label, month)
    newest_words = words.month_words(last_complete_month(today))
    everything = f" (all months to {newest_words})" if filters.all_months else ""
    if filters.follows_cohort:
        everything = " (the program year of the cohort)"
    out.append(html.Span(everything, id=part_id("all-months", page.key)))
    return out


def _clear(page: Page) -> html.A:
    return html.A("Clear the filters", href=page.path, className="no-print")
