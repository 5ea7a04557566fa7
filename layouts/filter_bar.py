"""The filters as a sentence with native selects in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import dash_bootstrap_components as dbc
from dash import html

from config.date_words import program_year_label
from config.program.breakdowns import FILTERS, IN_SENTENCE, LABELS, MONTHS_SAID_AT
from config.program.calendars import (
    FIRST_PROGRAM_YEAR,
    last_complete_month,
    month_of,
    months_between,
    program_year_months,
    shift,
)
from config.program.periods import NamedPeriod
from config.program.periods import offered as periods_of_day
from data_access.measures import MEASURES
from data_access.measures.filters import (
    ALL,
    Filters,
    Notice,
)
from data_access.measures.span import span_of
from data_access.storage.scope import Scope
from layouts import words
from layouts.body import notices as notice_list
from layouts.page import Page
from layouts.panels import part_id

# The default is in no address, but a list takes no empty value for a choice.
USUAL_MONTHS = "usual"
OWN_MONTHS = "own"  # a period without a name, of two months that are chosen by themselves

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
    first_year: int = FIRST_PROGRAM_YEAR,
) -> html.Div:
    """The filter sentence of a page, in the state of `filters`.

    `options` may replace the choices of an address key (cohort: the program years on record).
    `pairs`: how many stand behind the page. `first_year`: the first program year on record.
    """
    parts: list[Any] = [html.Span(_subject(page))]
    own = scope.only_region
    if "region" in page.filters and own is not None:
        parts += [" in ", html.B(f"Region {own}")]
    before, after = _words(page, filters, scope, today, options)
    for word in before:
        parts += _said(word)
    if "months" in page.filters:
        parts += _months(page, filters, today, first_year)
    for word in after:
        parts += _said(word)
    return html.Div(
        [
            html.Div(
                [
                    html.P(parts, className="say"),
                    html.P(
                        sentence(page, filters, scope, today, options, first_year),
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
    first_year: int = FIRST_PROGRAM_YEAR,
) -> str:
    """The same sentence in words alone, as it is printed."""
    before, after = _words(page, filters, scope, today, options)
    parts = [_subject(page)]
    if "region" in page.filters and scope.only_region is not None:
        parts.append(f"in Region {scope.only_region}")
    parts += map(_chosen, before)
    if "months" in page.filters:
        first, last = map(words.month_words, filters.months(today, first_year))
        parts.append(f"{'over all years, ' * filters.all_months}from {first} to {last}")
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
    own = filters if page.months is None else filters.but(first=None, last=None)
    return [behind_words(pairs), *([" ", _clear(page)] if own.pairs() else [])]


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


def _months(page: Page, filters: Filters, today: date, first_year: int) -> list[Any]:
    """The period by name and, where none has the months, the two months chosen by themselves."""
    named = periods(filters, today, first_year)
    here = next((p for p in named if _is_of(p, filters, today)), None)
    chosen = address_of(here) if here else OWN_MONTHS
    marks = [*(["on"] * (chosen != USUAL_MONTHS)), *(["own"] * (here is None))]
    period = dbc.Select(
        id=filter_id("period"),
        value=chosen,
        options=[
            *({"value": address_of(p), "label": p.words} for p in named),
            {"value": OWN_MONTHS, "label": "months of your own"},
        ],
        className=" ".join(marks),
    )
    first, last = filters.months(today, first_year)
    months = months_between(program_year_months(first_year)[0], month_of(today))
    own: list[Any] = []
    for key, label, before, value in (
        ("from", "First month", "from", max(first, months[0])),
        ("to", "Last month", "to", last),
    ):
        offered = sorted({*months, value}, reverse=True)
        month = dbc.Select(
            id=filter_id(key),
            value=value,
            options=[{"value": m, "label": words.month_words(m)} for m in offered],
            className="on" if here is None else "",
        )
        own += _phrase(before, label, month)
    return [
        *_phrase("over", "Period", period),
        html.Span(own, className="own-months"),
        html.Span(_whole_years(page, filters, today), id=part_id("all-months", page.key)),
    ]


def periods(filters: Filters, today: date, first_year: int) -> tuple[NamedPeriod, ...]:
    """The periods by name; the default is a cohort's program year where one is chosen."""
    named = periods_of_day(today, first_year)
    cohort = filters.value("cohort")
    if cohort is None:
        return named
    newest = last_complete_month(today)
    return (
        NamedPeriod(f"the program year of the cohort, {program_year_label(int(cohort))}"),
        replace(named[0], first=shift(newest, -11)),
        *named[1:],
    )


def address_of(period: NamedPeriod) -> str:
    """The months of a period, as the address writes them; a word of its own for the default."""
    months = (("from", period.first), ("to", period.last))
    return "&".join(f"{key}={month}" for key, month in months if month) or USUAL_MONTHS


def _is_of(period: NamedPeriod, filters: Filters, today: date) -> bool:
    """Whether the months that are asked for are those of a period."""
    if filters.all_months or period.first == ALL:
        return filters.all_months and period.first == ALL
    same = filters.but(first=period.first, last=period.last)
    return same.months(today) == filters.months(today)


def _whole_years(page: Page, filters: Filters, today: date) -> str:
    """Which program years outcome figures are of, where these are other months than those chosen."""
    if filters.all_months or not any(MEASURES[key].is_outcome for key in page.measures):
        return ""
    years = span_of(filters, today, whole_years=True, as_of_free=False).program_years
    first, last = program_year_months(years[0])[0], program_year_months(years[-1])[1]
    if (first, min(last, last_complete_month(today))) == filters.months(today):
        return ""
    labels = words.listing(map(program_year_label, years))
    return f" (outcomes: of the whole program year{'s' * (len(years) > 1)} {labels})"


def _clear(page: Page) -> html.A:
    return html.A("Clear the filters", href=page.path, className="no-print")
