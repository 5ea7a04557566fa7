"""What the newest month of each region's series says, in words, from the same cells as its chart."""

from __future__ import annotations

from collections.abc import Sequence

from config.date_words import month_words, short_month
from data_access.asking.answers import EVERYBODY, Answer, Cell
from data_access.asking.monthly_series import (
    MonthRole,
    NotJudged,
    Series,
    SeriesMonth,
    number_in,
    series_of,
    with_usual_ranges,
)
from data_access.asking.process_behavior import FEWEST_POINTS, RUN, TREND, NoLimits
from data_access.measures.measure import Unit
from layouts import sentences, words

WORSE, BETTER, NEITHER = "worse", "better", "neither"
# In which color a signal is written; faster or more than usual is no trouble where it is better.
INKS = {WORSE: "act", BETTER: "done", NEITHER: "ink", "": "ink-3"}
_THAT_IS = {
    BETTER: "That is better.",
    WORSE: "That is worse.",
    NEITHER: "That is neither better nor worse.",
}


def own_series(answer: Answer) -> Answer:
    """The answer without the rest of the state, each month with its usual range."""
    return with_usual_ranges(answer)


def name(answer: Answer, code: str) -> str:
    """The name of the group a series is for; "all regions" of a sentence are not each of them."""
    if "region" not in answer.by:
        return sentences.whose(answer)
    together = " together" if code == EVERYBODY and words.narrowed_by(answer) else ""
    return f"{words.category(answer, 'region', code)}{together}"


# -- one month ----------------------------------------------------------------------------------


def _counted(answer: Answer, cell: Cell) -> str:
    """Of how many a value is: 71% of 214 pair-months; 4.5 days, 38 logs."""
    measure = answer.measure
    value = words.value_words(cell.value or 0.0, measure.unit)
    if measure.unit is Unit.SHARE and cell.denominator is not None:
        return f"{value} of {words.number_of(cell.denominator, words.n_words(measure))}"
    n = words.n_of(cell, measure)
    return value if n is None else f"{value}, {words.number_of(n, words.n_words(measure))}"


def few_words(answer: Answer, cell: Cell) -> str:
    """How few there are in a month's denominator: 4 pair-months, too few."""
    measure, n = answer.measure, number_in(cell, answer.measure)
    counted = cell.units if cell.denominator is None else round(cell.denominator)
    word = words.n_words(measure) if counted == n else measure.people_word
    return f"{words.number_of(n, word)}, too few"


def why_left_out(answer: Answer, month: SeriesMonth) -> str:
    """Why a month is neither in the base nor judged; empty where it is."""
    match month.not_judged:
        case NotJudged.NOT_ARRIVED:
            return "not known yet: its logs have not all arrived"
        case NotJudged.PROVISIONAL:
            return "not known yet: logs still arrive"
        case NotJudged.TOO_FEW:
            return few_words(answer, month.cell)
        case NotJudged.NO_VALUE:
            return month.cell.why or words.NO_DATA
        case None:
            return ""


def readings(answer: Answer) -> dict[tuple[str, str], str]:
    """What a table says of each month, by region and month."""
    out = {}
    for one in series_of(answer):
        for m in one.months:
            out[m.cell.of("region"), m.month] = _reading(answer, one, m)
    return out


def _reading(answer: Answer, one: Series, month: SeriesMonth) -> str:
    if month.not_judged is not None:
        return f"left out: {why_left_out(answer, month)}"
    if month.role is MonthRole.NEWEST:
        return f"newest: {about(answer, one)}"
    return "base" if month.role is MonthRole.BASE else ""


def _against_range(answer: Answer, month: SeriesMonth) -> str:
    """A value beside its usual range: 71% of 214 pair-months, usual range 74 to 88%.

    With a place more where whole percents would put the value at an end of the range.
    """
    unit, value = answer.measure.unit, month.cell.value or 0.0
    low, high = month.low or 0.0, month.high or 0.0
    counted, range_words = _counted(answer, month.cell), words.interval(low, high, unit)
    if unit is Unit.SHARE and words.rounded(value * 100, 0) in range_words.rstrip("%").split(
        " to "
    ):
        exact = [words.rounded(v * 100, 1) for v in (value, low, high)]
        counted = counted.replace(words.value_words(value, unit), f"{exact[0]}%", 1)
        range_words = f"{exact[1]} to {exact[2]}%"
    return f"{counted}, usual range {range_words}"


# -- one series ---------------------------------------------------------------------------------


def no_limits_words(answer: Answer, one: Series) -> str:
    """Why nothing of a series is judged."""
    match one.no_limits:
        case NoLimits.TOO_SHORT:
            return f"{FEWEST_POINTS} judged months needed, {one.points} so far"
        case NoLimits.ALL_ALIKE:
            return "the months of the base are all alike"
        case NoLimits.FEW_VALUES:
            whole = "are whole days that" if answer.measure.unit is Unit.DAYS else ""
            return " ".join(filter(None, ("the values", whole, "hardly differ")))
        case None:
            return ""


def is_past_waiting(one: Series) -> bool:
    """Whether no further month would let it be judged: the values themselves do not allow it."""
    return one.no_limits in (NoLimits.ALL_ALIKE, NoLimits.FEW_VALUES)


def _not_judged(answer: Answer, one: Series) -> tuple[str, str]:
    """A verdict that nothing is said, and why."""
    if one.no_limits is NoLimits.TOO_SHORT:
        return "Too few to say", no_limits_words(answer, one)
    if one.no_limits is not None:
        return "Cannot be judged", no_limits_words(answer, one)
    if one.last_complete is None:
        return "Not known yet", "logs still arrive"
    return _unknown_month(answer, one.last_complete)


def _unknown_month(answer: Answer, month: SeriesMonth) -> tuple[str, str]:
    """The verdict on a month that is left out, and why."""
    if month.not_judged is NotJudged.NOT_ARRIVED:
        return "Not known yet", f"the logs of {month_words(month.month)} have not all arrived"
    verdict = "Too few to say" if month.not_judged is NotJudged.TOO_FEW else "Cannot be judged"
    return verdict, f"{month_words(month.month)}, {why_left_out(answer, month)}"


def about(answer: Answer, one: Series) -> str:
    """A short verdict on one series: what is unusual, nothing, or why it is not judged."""
    if not one.is_judged:
        verdict, why = _not_judged(answer, one)
        return f"{verdict}: {why}"
    said = _KINDS.get((one.says.kind, one.says.sign), "nothing unusual")
    return f"{said}; {_SHORT[one.direction]}" if one.says.kind else said


_SHORT = {BETTER: "better", WORSE: "worse", NEITHER: "neither better nor worse", "": ""}


_KINDS = {
    ("outside", 1): "above its usual range",
    ("outside", -1): "below its usual range",
    ("run", 1): f"{words.spelled(RUN)} months in a row above its center",
    ("run", -1): f"{words.spelled(RUN)} months in a row below its center",
    ("trend", 1): f"rising for {words.spelled(TREND)} months in a row",
    ("trend", -1): f"falling for {words.spelled(TREND)} months in a row",
}


def range_of_newest(answer: Answer, one: Series) -> str:
    """The center and usual range of the newest month: 80% (66 to 94%)."""
    if one.within is None or one.newest is None:
        return ""
    unit = answer.measure.unit
    center = words.value_words(one.within.center, unit)
    return f"{center} ({words.interval(one.newest.low, one.newest.high, unit)})"


def base_words(base: tuple[str, str]) -> str:
    """base: September 2024 to August 2026."""
    return f"base: {month_words(base[0])} to {month_words(base[1])}"


def base_label(base: tuple[str, str]) -> str:
    """The same for a chart."""
    return f"base: {short_month(base[0])} to {short_month(base[1])}"


# -- one answer ---------------------------------------------------------------------------------


def takeaway(answer: Answer) -> str:
    """Which regions' newest month is unusual, with value, n and usual range; then all others."""
    found = series_of(answer)
    if not found:
        return sentences.takeaway(answer)
    stated = [_signal(answer, one) for one in found if one.is_judged and one.says.kind]
    calm = [one for one in found if one.is_judged and not one.says.kind]
    for month in dict.fromkeys(one.newest.month for one in calm if one.newest):
        same = [o for o in calm if o.newest and o.newest.month == month]
        stated.append(f"Nothing unusual in {month_words(month)}{_in(answer, same, len(found))}.")
    reasons: dict[tuple[str, str], list[Series]] = {}
    for one in found:
        if not one.is_judged:
            reasons.setdefault(_not_judged(answer, one), []).append(one)
        elif one.last_complete is not None and one.last_complete is not one.newest:
            # What is judged is an older month: the newest complete one says why it is not.
            reasons.setdefault(_unknown_month(answer, one.last_complete), []).append(one)
    for (verdict, why), same in reasons.items():
        stated.append(f"{verdict}{_in(answer, same, len(found))}: {why}.")
    return " ".join(stated)


def is_unusual(answer: Answer) -> bool:
    """Whether the newest month of any series is unusual: only then its chart stands open."""
    return any(one.says.kind for one in series_of(answer) if one.is_judged)


def _in(answer: Answer, same: Sequence[Series], of: int) -> str:
    """In Regions 1 and 3; empty where it is all there are."""
    if len(same) == of:
        return ""
    codes = [o.code for o in same]
    regions = [c for c in codes if c.isdigit()]
    others = [name(answer, c) for c in codes if not c.isdigit()]
    said = [*others, *([words.regions(regions)] if regions else [])]
    return f" ({words.listing(said)})"


def _signal(answer: Answer, one: Series) -> str:
    """One unusual newest month, in full."""
    if one.newest is None or one.within is None:
        return ""
    measure, cell = answer.measure, one.newest.cell
    month = month_words(one.newest.month)
    counted = _counted(answer, cell)
    center = words.value_words(one.within.center, measure.unit)
    match one.says.kind:
        case "outside":
            side = "higher" if one.says.sign > 0 else "lower"
            said = f"{month} was {side} than usual: {_against_range(answer, one.newest)}"
        case "run":
            side = "above" if one.says.sign > 0 else "below"
            said = (
                f"{words.spelled(RUN)} months in a row, to {month}, were {side} the usual {center}; "
                f"the newest: {counted}"
            )
        case _:
            side = "rose" if one.says.sign > 0 else "fell"
            said = (
                f"{words.spelled(TREND)} months in a row, to {month}, {side}; the newest: {counted}"
            )
    return f"{name(answer, one.code)}: {said}. {_that_is(answer, one, cell)}"


def _that_is(answer: Answer, one: Series, cell: Cell) -> str:
    """Whether a signal is better, worse or neither, with what is intended where a range is."""
    said = _THAT_IS[one.direction]
    if cell.intended is None:
        return said
    meant = words.interval(*cell.intended, answer.measure.unit)
    return f"{said.rstrip('.')}; {meant} are intended."


def left_out_words(answer: Answer) -> str:
    """The months of the first series that count too few, for the note under a chart."""
    for one in series_of(answer)[:1]:
        few = [m for m in one.months if m.not_judged is NotJudged.TOO_FEW]
        said = [f"{month_words(m.month)} ({few_words(answer, m.cell)})" for m in few]
        if said:
            return f"{name(answer, one.code)}, left out: {words.listing(said)}."
    return ""
