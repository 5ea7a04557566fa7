"""Writes answers as CSV: the very cells of the screen, with everything needed to cite them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from config.program.breakdowns import BREAKDOWNS
from config.program.calendars import (
    first_day,
    fiscal_year_months,
    last_day,
    program_year_months,
)
from data_access.asking.answers import (
    EVERYBODY,
    REST,
    UNPLACED,
    Answer,
    Cell,
)
from data_access.asking.verdicts import compared_with, verdict_of
from data_access.measures.measure import Measure, Timing
from data_access.measures.no_value import NotCompared
from data_access.storage.csv_lines import lines

# Of a figure that is told, but held against nothing.
REST_WITHHELD = "not compared, or a withheld group could be worked out"
NOT_COMPARED = {
    NotCompared.OWN_INTERVAL: "not compared: no interval can be worked out",
    NotCompared.REST_INTERVAL: "not compared: no interval can be worked out for the rest",
    NotCompared.REST_VALUE: "not compared: the rest has no figure",
}

Shown = Callable[[Cell, Measure], str]

# Every breakdown a figure can have, then the part of a measure that has several (venue, band).
DIMENSION_COLUMNS = (*BREAKDOWNS, "part")

HEADER = (
    "measure",
    "measure_label",
    "definition_version",
    *DIMENSION_COLUMNS,
    "value",
    "shown",
    "unit",
    "interval_low",
    "interval_high",
    "no_interval",
    "spread_low",
    "spread_high",
    "intended_low",
    "intended_high",
    "n_people",
    "n_counted",
    "interval_over",
    "of_fewer",
    "numerator",
    "denominator",
    "period_start",
    "period_end",
    "as_of",
    "data_through",
    "edition",
    "provisional",
    "partly_known",
    "suppression",
    "reason",
    "reason_code",
    "compared_with",
    "difference",
    "difference_low",
    "difference_high",
    "verdict",
    "filters",
    "scope",
    "definition",
)

# More columns at the end where months are held against their own series, as on the Signals page.
SERIES_HEADER = (
    "chart",
    "base_start",
    "base_end",
    "usual",
    "usual_low",
    "usual_high",
    "month_is",
    "not_judged",
    "signal",
    "signal_is",
)


class Decimals(float):
    """A number written with the four decimals an answer is rounded to."""

    def __str__(self) -> str:
        return f"{self + 0.0:.4f}"  # + 0.0 makes a negative zero a plain one


def rows(answers: Iterable[Answer], shown: Shown) -> Iterator[str]:
    """The lines of one CSV file for these answers, header first.

    `shown` gives the text of the screen for a cell of a measure. A withheld cell has no number in
    any column; `suppression` and `reason` say why. Of a figure that is told of fewer people than the
    measure has, `of_fewer` says of whom; `reason` then says why it is not compared, if it is not. A
    breakdown the answer does not have is empty, or the value the answer is filtered by. `SERIES_HEADER`
    follows where any month has a usual range.
    """
    all_answers = tuple(answers)
    if not any(c.usual for answer in all_answers for c in answer.cells):
        return lines(HEADER, (row for answer in all_answers for row in cells(answer, shown)))
    return lines(
        (*HEADER, *SERIES_HEADER),
        (
            (*row, *_of_series(c))
            for answer in all_answers
            for row, c in zip(cells(answer, shown), answer.cells, strict=True)
        ),
    )


def _of_series(c: Cell) -> tuple[object, ...]:
    """What stands under SERIES_HEADER."""
    if c.usual is None:
        return (None,) * len(SERIES_HEADER)
    first, last = c.usual.base
    return (
        c.usual.chart,
        first_day(first),
        last_day(last),
        _decimals(c.usual.center),
        _decimals(c.usual.low),
        _decimals(c.usual.high),
        c.usual.role,
        c.usual.not_judged,
        c.usual.signal,
        c.usual.direction,
    )


def cells(answer: Answer, shown: Shown) -> Iterator[tuple[object, ...]]:
    """A row for every cell of an answer, as HEADER names its columns."""
    measure, span = answer.measure, answer.span
    filters = answer.applied.encode()
    for c in answer.cells:
        start, end = _period(answer, c)
        spread = c.spread or (None, None)
        intended = c.intended or (None, None)
        yield (
            measure.key,
            measure.label,
            measure.version,
            *(_category(answer, c, name) for name in DIMENSION_COLUMNS),
            _decimals(c.value),
            shown(c, measure),
            measure.unit.value,
            _decimals(c.low),
            _decimals(c.high),
            c.no_interval,
            _decimals(spread[0]),
            _decimals(spread[1]),
            _decimals(intended[0]),
            _decimals(intended[1]),
            c.people,
            c.units,
            "; ".join(f"{n} {many}" for many, n in c.rests_on),
            c.of_fewer,
            _count(c.numerator),
            _count(c.denominator),
            start,
            end,
            span.as_of,
            answer.data_through,
            answer.edition_of(c),
            "Y" if c.provisional else "N",
            "Y" if answer.is_partly_known(c) else "N",
            c.suppression,
            c.why or no_comparison(c),
            c.why_code,
            *_compared(answer, c),
            filters,
            answer.scope_words,
            measure.definition,
        )


def no_comparison(c: Cell) -> str:
    """Why a figure is held against nothing, in words; empty where it is, or too few stand behind it."""
    if c.rest_withheld:
        return REST_WITHHELD
    return NOT_COMPARED[NotCompared(c.not_compared)] if c.not_compared else ""


def _compared(answer: Answer, c: Cell) -> tuple[object, ...]:
    """What a cell is held against, how far it lies from it, and what can be said."""
    verdict = verdict_of(answer, c)
    if verdict is None:
        return (None,) * 5
    difference = verdict.difference
    ends = (difference.value, difference.low, difference.high) if difference else (None,) * 3
    return (compared_with(answer, c) or None, *map(_decimals, ends), verdict.kind.value)


def _category(answer: Answer, c: Cell, name: str) -> str | None:
    measure = answer.measure
    if name == "part":
        return c.of(measure.part_axis) if measure.part_axis else None
    if name in answer.dimensions:
        return c.of(name)
    filtered = answer.applied.value(name) if name in measure.filters else None
    return None if filtered is None else str(filtered)


def _period(answer: Answer, c: Cell) -> tuple[date, date]:
    """The days a cell is about: its own month or program year, or else those of the answer."""
    span = answer.span
    if answer.measure.today_only:
        return span.as_of, span.as_of
    for name in answer.dimensions:
        category = c.of(name)
        if category in (EVERYBODY, REST, UNPLACED):
            continue
        if name == "month":
            return first_day(category), last_day(category)
        if name == "program_year":
            first, last = program_year_months(int(category))
            return first_day(first), last_day(last)
        if name == "sfy":
            first, last = fiscal_year_months(int(category))
            return first_day(first), last_day(last)
    if answer.measure.timing is Timing.FISCAL_YEARS:
        first, last = span.fiscal_months
        return first_day(first), last_day(last)
    if answer.measure.timing is Timing.YEARS:
        years = span.program_years
        first, last = program_year_months(years[0])[0], program_year_months(years[-1])[1]
        return first_day(first), last_day(min(last, span.last))
    return span.start, last_day(span.last)


def _decimals(value: float | None) -> Decimals | None:
    return None if value is None else Decimals(value)


def _count(value: float | None) -> int | Decimals | None:
    """Numerators are mostly whole numbers of people, months or goals."""
    if value is None:
        return None
    return int(value) if value == int(value) else Decimals(value)
