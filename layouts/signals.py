"""What the newest month of each region's series says, from the same cells as its chart."""

from __future__ import annotations

from dataclasses import dataclass, replace

from config.date_words import month_words
from data_access.asking.answers import (
    EVERYBODY,
    REST,
    UNPLACED,
    Answer,
    Cell,
)
from data_access.asking.process_behavior import (
    FIRM_POINTS,
    Judgement,
    Limits,
    judge,
    limits,
)
from layouts import sentences, words


@dataclass(frozen=True)
class Series:
    """One region's months in order, and the `firm` ones among them.

    `within` and `says` use the firm months only. A month that is provisional, or that counts fewer
    people than the minimum, is drawn but is neither judged nor used for the limits.
    """

    code: str
    cells: tuple[Cell, ...]
    firm: tuple[Cell, ...]
    within: Limits | None
    says: Judgement


def _is_firm(cell: Cell, fewest: int) -> bool:
    return cell.value is not None and not cell.provisional and (cell.people or 0) >= fewest


def own_series(answer: Answer) -> Answer:
    """The answer without the rest of the state: here no region is compared with others."""
    return replace(answer, cells=tuple(c for c in answer.cells if c.of("region") != REST))


def series_of(answer: Answer) -> list[Series]:
    """The series of an answer by month, and by region where it has regions. The rest of the state is
    left out: its months are not those of any region."""
    codes = answer.categories("region") if "region" in answer.by else [""]
    made = []
    for code in codes:
        if code in (UNPLACED, REST):
            continue
        cells = tuple(c for c in answer.cells if not code or c.of("region") == code)
        # The total over all months is not a month.
        cells = tuple(c for c in cells if c.of("month") not in (EVERYBODY, UNPLACED))
        firm = tuple(c for c in cells if _is_firm(c, answer.minimum_people))
        values = [c.value for c in firm if c.value is not None]
        within = limits(values)
        says = judge(values, within)
        if says.why:
            within = None
        made.append(Series(code or EVERYBODY, cells, firm, within, says))
    return made


def about(answer: Answer, one: Series) -> str:
    """A short verdict on one series: a signal, no signal, or why it is not judged."""
    if one.within is None:
        return one.says.why
    trial = f"; {one.within.points} of {FIRM_POINTS} points: trial limits"
    return _kind(one) + (trial if one.within.are_trial else "")


def _kind(one: Series) -> str:
    return {
        ("outside", 1): "above its limits",
        ("outside", -1): "below its limits",
        ("run", 1): "seven months above its center",
        ("run", -1): "seven months below its center",
        ("trend", 1): "rising for seven months",
        ("trend", -1): "falling for seven months",
    }.get((one.says.kind, one.says.sign), "nothing but noise")


def when_words(answer: Answer, one: Series) -> str:
    """The center and limits of a series: 80% (66 to 94%). A share's limits are cut at 0 and 100%."""
    if one.within is None:
        return ""
    low, high = bounds(answer, one.within)
    unit = answer.measure.unit
    return f"{words.value_words(one.within.center, unit)} ({words.interval(low, high, unit)})"


def bounds(answer: Answer, within: Limits) -> tuple[float, float]:
    """The limits as drawn: never beyond the values the measure can take."""
    axis = answer.measure.axis
    low = max(within.lower, 0.0)
    high = within.upper if axis is None or axis != (0.0, 1.0) else min(within.upper, 1.0)
    return round(low, 4), round(high, 4)


def takeaway(answer: Answer) -> str:
    """Which regions' newest month is a signal, with its value and limits."""
    stated, judged, first_why = [], 0, ""
    for one in series_of(answer):
        if one.within is None:
            first_why = first_why or one.says.why
            continue
        judged += 1
        if not one.says.kind:
            continue
        newest = one.firm[-1]
        stated.append(
            f"{name(answer, one.code)}: {month_words(newest.of('month'))} with "
            f"{words.shown(newest, answer.measure)} is a signal, {_kind(one)} "
            f"({when_words(answer, one)})."
        )
    if stated:
        return " ".join(stated)
    if not judged:
        return f"No series can be judged: {first_why or words.NO_DATA}."
    return "No signal: every newest month is like the months before it."


def name(answer: Answer, code: str) -> str:
    """The name of the group a series is for."""
    if "region" in answer.by:
        return words.category(answer, "region", code)
    return sentences.whose(answer)
