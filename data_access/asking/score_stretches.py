"""In which stretches of its scale each score lies, between the lines and bands that cut it."""

from __future__ import annotations

from itertools import pairwise, product
from typing import NamedTuple

import numpy as np

from config.program.calendars import first_day, last_day, program_year_months
from config.program.instruments import BANDS, DOMAIN_LABELS, HIGHEST, LOWEST
from config.program.thresholds import KINDS, THRESHOLDS
from data_access.asking.listed_rows import Floats, ReadRows
from data_access.asking.told import STRATUM, Integers, Kind
from data_access.measures.measure import Measure
from data_access.measures.statistics import Distribution

STEPS = "steps"  # the kind of what is told of a stretch
FIRST_WINDOW = "BASE"  # that of the score that sorts people


class Stretched(NamedTuple):
    """Which scores lie in a stretch of the scale that close lines cut: by row, and what cuts it.

    `of`: the number of the stretch, -1 where the score lies in none; `part`: which part of it.
    """

    of: Integers
    part: Integers
    kinds: tuple[Kind, ...]
    ends: tuple[tuple[float, ...], ...]


def cuts_of(component: str) -> list[float]:
    """Where shares of scores are told that lie below and above, and the ends of the scale."""
    lines = [line.value for line in THRESHOLDS if line.domain == component]
    bands = [BANDS.mid, BANDS.high] if component in DOMAIN_LABELS else []
    return sorted({float(LOWEST), *lines, *bands, float(HIGHEST)})


# Which line a share is told of; of a share that does not stand here, all of them.
_LINE_OF = {"class_threshold": "competitive", "class_quality": "quality"}


def _lines(component: str, year: int) -> dict[str, set[float]]:
    """The lines and bands of a domain in a program year with their values, in the order they are told."""
    months = program_year_months(year)
    first, last = first_day(months[0]), last_day(months[1])
    out: dict[str, set[float]] = {}
    for kind in KINDS.codes:
        values = {
            line.value
            for line in THRESHOLDS
            if (line.kind, line.domain) == (kind, component)
            and line.valid_from <= last
            and (line.valid_to is None or first < line.valid_to)
        }
        out |= {kind: values} if values else {}
    return out | {"mid": {BANDS.mid}, "high": {BANDS.high}}


def _stretches(m: Measure, component: str, year: int, width: float) -> list[tuple[float, ...]]:
    """The stretches of the scale, between lines at least `width` apart, that close lines cut, if a
    measure tells of one: each with its ends and what cuts it.

    A line at least `width` from those before it and from the ends of the scale is a wide one.
    """
    lines = _lines(component, year)
    wide, close = [float(LOWEST), float(HIGHEST)], {}
    for name, values in lines.items():
        if all(abs(value - other) >= width for value in values for other in wide):
            wide += values
        else:
            close[name] = values
    own = {_LINE_OF.get(m.key, name) for name in lines}
    if isinstance(m.statistic, Distribution) or m.sorted_by is not None:
        own = {"mid", "high"}
    own &= close.keys()
    if own and any(len(values) > 1 for values in lines.values()):
        # Of a line that changes in the year it hangs on the day whom it counts: nothing is told.
        return [(float(LOWEST), float(HIGHEST))]
    cuts = {value for values in close.values() for value in values}
    told = {value for name in own for value in close[name]}
    return [
        (low, *sorted(cut for cut in cuts if low < cut < high), high)
        for low, high in pairwise(sorted(wide))
        if any(low < value < high for value in told)
    ]


def stretched_of(read: ReadRows, width: float) -> Stretched:
    """Where each score of a listing lies."""
    m, scores = read.listed.measure, scores_of(read)
    of, part = np.full(len(scores), -1, np.int64), np.full(len(scores), -1, np.int64)
    kinds: list[Kind] = []
    ends: list[tuple[float, ...]] = []
    years = read.categories[STRATUM + "program_year"]
    windows = read.categories.get(STRATUM + "window", (FIRST_WINDOW,))
    window_of = read.columns.get(STRATUM + "window", np.zeros(len(scores), dtype=np.int64))
    year_of, apart = read.columns[STRATUM + "program_year"], read.columns["apart"]
    places = product(*map(enumerate, (read.categories["apart"], years)))
    for (a, component), (y, year) in places:
        for cuts in _stretches(m, component, int(year), width):
            inside = (apart == a) & (year_of == y) & (scores >= cuts[0])
            inside &= (scores < cuts[-1]) | (cuts[-1] == HIGHEST)
            for (t, tool), (w, window) in product(
                *map(enumerate, (read.categories["instrument"], windows))
            ):
                rows = np.flatnonzero(inside & (window_of == w) & (read.columns["instrument"] == t))
                of[rows] = len(kinds)
                part[rows] = np.searchsorted(cuts[1:-1], scores[rows], side="right")
                kinds.append((tool, f"{component} {year} {window} {cuts[0]:g}", STEPS))
                # A stretch that nothing may cut is no longer than nothing.
                ends.append(cuts if len(cuts) > 2 else (cuts[0], cuts[0]))
    return Stretched(of, part, tuple(kinds), tuple(ends))


def scores_of(read: ReadRows) -> Floats:
    """The scores of which is told how many lie above a line, or in a band."""
    return read.ends["score" if "score" in read.ends else "sorted"]
