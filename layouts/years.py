"""What the years say of a measure, and what they cannot: the sentence of the panels that open a family."""

from __future__ import annotations

import re
from dataclasses import replace

from config.program.calendars import program_year_of
from data_access.asking.answers import EVERYBODY, REST, UNPLACED, Answer
from layouts import sentences, verdicts, words
from layouts.figures.years import year_of
from layouts.page import Panel, Section

TITLE = "Year by year, region by region"
_NOTE = (
    "Every program year on record, whatever period is chosen. A mark is a year with its 95% interval; n "
    "stands under it, the newest figure above. Each year has other {who}, so nothing joins them."
)
_NO_YEAR = (EVERYBODY, REST, UNPLACED)
# What cannot be seen stands with its figure in chart and table: the sentence is of what can.
_UNSEEN = re.compile(r" \([^();]+; [^()]+\)")
_CANNOT = "Whether one year differs from another is not judged."


def only_years(answer: Answer) -> Answer:
    """The cells of single years: what is of all together is no year."""
    kind = year_of(answer)
    return replace(answer, cells=tuple(c for c in answer.cells if c.of(kind) not in _NO_YEAR))


def say(answer: Answer) -> str:
    """Each year's figure of everybody, then which regions differ, and what is not judged."""
    if not answer.shown:
        return sentences.takeaway(answer)
    if answer.measure.unit.is_change:
        return " ".join(filter(None, (*_changes(answer), _CANNOT)))
    return " ".join(filter(None, (_by_year(answer), verdicts.comparison(answer), _CANNOT)))


def _years(answer: Answer) -> list[tuple[str, Answer]]:
    """Each year with its own cells; of the one that is running, that it is so far."""
    kind, running = year_of(answer), program_year_of(answer.span.today)
    return [
        (
            f"{words.category(answer, kind, year)}{' so far' * (year == str(running))}",
            replace(answer, cells=tuple(answer.select(**{kind: year}))),
        )
        for year in answer.categories(kind)
    ]


def _by_year(answer: Answer) -> str:
    told = []
    for year, of_year in _years(answer):
        cell = sentences.total(of_year)
        if cell is not None and cell.value is not None:
            told.append(f"{sentences.value_with_interval(answer, cell)} in {year}")
    return f"{sentences.whose(answer)}: {words.listing(told)}." if told else ""


def _changes(answer: Answer) -> list[str]:
    """What is said of each year; once where of every year the same is said."""
    out: dict[str, str] = {}
    for year, of_year in _years(answer):
        own = sentences.own_regions(of_year.cells)
        seen = any(verdicts.is_clear(of_year, cell) for cell in own)
        state = _UNSEEN.sub("", sentences.state_changes(of_year, in_one=True))
        regions = sentences.changes_by_region(of_year) if seen else ""
        if text := " ".join(filter(None, (state, regions))):
            out[year] = text
    if len(out) > 1 and len(set(out.values())) == 1:
        return [f"In each year: {next(iter(out.values()))}"]
    return [f"{year}: {text}" for year, text in out.items()]


def section(key: str, question: str, measure: str, kind: str, who: str) -> Section:
    """The part that opens a page: a measure by region over all years, `who` they are of."""
    panel = Panel(
        key,
        question,
        (measure,),
        ("region", kind),
        "years",
        view=only_years,
        say=say,
        every_year=True,
    )
    return Section(TITLE, (panel,), _NOTE.format(who=who), grid="one")
