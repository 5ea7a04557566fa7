"""What stands around a chart that is saved as a picture, so that it can be read on its own."""

from __future__ import annotations

from typing import Any

from config.date_words import day_words
from config.program.breakdowns import FILTERS, IN_SENTENCE
from data_access.asking.answers import Answer
from data_access.asking.arrivals import through_words
from data_access.measures.filters import region_words
from layouts import words
from layouts.page import Panel
from layouts.sentences import span_words
from layouts.shell import PRODUCT


def around(panel: Panel, answer: Answer, sentence: str, foot: str, theme: str) -> dict[str, Any]:
    """The record a figure carries for assets/picture.js: lines above and below, and a file name.

    `theme` says in which colors the figure is drawn; on paper it is always the light ones.
    """
    return {
        "theme": theme,
        "file": f"pac-{panel.key}-{answer.span.today}",
        "title": panel.question,
        "above": [sentence, filter_line(answer)],
        "below": [foot, source_line(answer)],
    }


def filter_line(answer: Answer) -> str:
    """Whom and what time the figures are about: only filters that this measure is filtered by."""
    filters, measure = answer.filters, answer.measure
    place = region_words(filters.region) if answer.regions is None else answer.scope_words
    parts = [place, span_words(answer)]
    for key in IN_SENTENCE:
        if key in measure.filtered_by and key != "region":
            filter_ = FILTERS[key]
            value = filters.value(key) or filter_.default
            parts.append(filter_.everything if value is None else filter_.words(str(value)))
    return words.sentence_case(" · ".join(parts))


def source_line(answer: Answer) -> str:
    """How new the data are, where they come from, and which definition they follow."""
    measure = answer.measure
    through = through_words(answer.data_through, answer.awaited, "no day yet")
    what = "Outcome figure as of" if measure.is_outcome else "As of"
    of = f"{what} {day_words(answer.edition)}. " if answer.edition else ""
    return (
        f"{of}Data through {through}. Source: {measure.source}. "
        f"Definition {measure.number}, version {measure.version}. "
        f"{PRODUCT}, Massachusetts EEC, {day_words(answer.span.today)}."
    )
