"""How numbers, intervals, months and reasons are written, the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from config.count_words import one_of, within_sentence
from config.date_words import day_words, month_words, short_day, short_month
from config.program.breakdowns import BREAKDOWNS, LATTICE, Value
from data_access.asking.answers import (
    EVERYBODY,
    OWN_PAIRS,
    REST,
    Answer,
    Cell,
    Difference,
)
from data_access.asking.withholding import (
    COMPLEMENTARY,
    SMALL,
)
from data_access.measures.measure import Measure, Unit
from data_access.measures.no_value import WhyNone
from data_access.measures.statistics import (
    KnownShare,
    RestrictedMean,
    Survival,
)

MINUS = "\u2212"
NO_DATA = "no data"
_MOST_PLACES = 4  # as many as a figure is worked out to


# The same value is written in a chart, its table and its sentence, and again for the next viewer.
@lru_cache(maxsize=8192)
def rounded(value: float, places: int) -> str:
    """A value with this many decimals, rounded half up, with thousands separators and a true minus sign."""
    step = Decimal(1).scaleb(-places)
    number = Decimal(str(value)).quantize(step, ROUND_HALF_UP)
    if number == 0:
        number = abs(number)
    return f"{number:,}".replace("-", MINUS)


def count(value: float | None) -> str:
    """A count of people or things: 1,494. Sums of minutes lose their decimals."""
    return "" if value is None else rounded(value, 0)


def number_of(value: float | None, many: str) -> str:
    """A count with what is counted, in the singular for one: 1 mentee, 214 mentees; empty for None."""
    text = count(value)
    return text and f"{text} {one_of(many) if text == '1' else many}"


def _trimmed(value: float, places: int) -> str:
    text = rounded(value, places)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _percent_number(value: float) -> str:
    return rounded(value * 100, 0)


def _share(value: float) -> str:
    if 0 < value < 0.005:
        return "under 1%"
    if 0.995 <= value < 1:
        return "over 99%"
    return _percent_number(value) + "%"


def _change(value: float) -> str:
    text = rounded(value, 2)
    return text if value <= 0 or text == "0.00" else "+" + text


def number(value: float, unit: Unit) -> str:
    """A value without its unit's word."""
    match unit:
        case Unit.SHARE:
            return _percent_number(value)
        case Unit.CHANGE | Unit.SCALE_CHANGE | Unit.STANDARDIZED | Unit.SUPPOSED:
            return _change(value)
        case Unit.DIFFERENCE | Unit.SCALE_DIFFERENCE:
            return _change(value)
        case Unit.POINTS | Unit.RATE | Unit.SCALE | Unit.COEFFICIENT | Unit.CORRELATION:
            return rounded(value, 2)
        case Unit.NUMBER:
            return rounded(value, 1)
        case Unit.MINUTES | Unit.DAYS:
            return _trimmed(value, 1)
        case Unit.COUNT | Unit.MONTHLY_MINUTES:
            return count(value)
        case Unit.DOLLARS:
            return "under $0.01" if 0 < value < 0.005 else "$" + rounded(value, 2)


_WORDS_AFTER = {
    Unit.MINUTES: " minutes",
    Unit.MONTHLY_MINUTES: " minutes a month",
    Unit.DAYS: " days",
    Unit.RATE: " per month",
}
_SHORT_AFTER = {Unit.MINUTES: " min", Unit.MONTHLY_MINUTES: " min", Unit.DAYS: " days"}


def value_words(value: float, unit: Unit) -> str:
    """A value with its unit, as written in a sentence: 82%, +0.31, 67.5 minutes."""
    if unit is Unit.SHARE:
        return _share(value)
    return _with_unit(number(value, unit), _WORDS_AFTER.get(unit, ""))


def _with_unit(text: str, after: str) -> str:
    """A number with the words after it, in the singular for one: 1 day, 1 minute a month."""
    one = text.lstrip(f"+{MINUS}") == "1"
    return text + (" " + one_of(after.strip()) if one and after else after)


def shown(cell: Cell, measure: Measure) -> str:
    """What table, CSV and chart show for a cell: its value, or the reason why there is none."""
    if cell.value is None:
        return cell.why or NO_DATA
    if measure.unit is Unit.SHARE:
        return _share(cell.value)
    return _with_unit(number(cell.value, measure.unit), _SHORT_AFTER.get(measure.unit, ""))


def short_why(cell: Cell) -> str:
    """The reason why there is no value, short enough for a row of a chart."""
    if cell.suppression == SMALL:
        return cell.why.split(" (")[0] if len(cell.why) <= 34 else "withheld to protect people"
    if cell.suppression == COMPLEMENTARY:
        return "withheld to protect people"
    if cell.why_code == WhyNone.TOO_EARLY:
        return "too early to say"
    if cell.why_code == WhyNone.EXCLUDED:
        return "filters exclude each other"
    if cell.why_code == WhyNone.NOT_ARRIVED:
        return "not known yet"
    if cell.why_code == WhyNone.UNDEFINED:
        short = cell.why.split(", so ")[0]  # the rest is the conclusion
        return short if len(short) <= 34 else NO_DATA
    if cell.why_code == WhyNone.NOT_COLLECTED:
        return "not collected"
    return cell.why if 0 < len(cell.why) <= 34 else NO_DATA


def interval(low: float | None, high: float | None, unit: Unit) -> str:
    """An interval: 80 to 84%; 0.05 to 0.57; empty if there is none.

    An end that is not zero is not written as zero, and two ends that differ are not written alike: then
    with more places. Shares say "under 1" and "over 99" instead, where that suffices.
    """
    if low is None or high is None:
        return ""
    if unit is Unit.SHARE:
        said = (_share_end(low), _share_end(high))
        if low != high and said[0] == said[1]:
            said = _ends_apart((low * 100, high * 100), 1)
        return f"{said[0]} to {said[1]}%"
    if unit.is_signed:
        low_end, high_end = _ends_apart((low, high), 2)
        return f"{low_end} to {high_end}"
    said = (number(low, unit), number(high, unit))
    if any("." in end for end in said) and unit in (Unit.MINUTES, Unit.DAYS):
        said = (rounded(low, 1), rounded(high, 1))  # both ends alike: 220.0 to 231.4
    if unit is not Unit.DOLLARS and _is_blurred((low, high), said):
        places = next(p for p in range(4) if p == 3 or rounded(low, p) == number(low, unit))
        said = _ends_apart((low, high), places + 1)
    return f"{said[0]} to {said[1]}"


def _share_end(value: float) -> str:
    return _share(value).removesuffix("%")


def _ends_apart(ends: tuple[float, float], places: int) -> tuple[str, str]:
    """Both ends with so many places, or as many more as tell them from zero and from one another."""
    said = (rounded(ends[0], places), rounded(ends[1], places))
    if places < _MOST_PLACES and _is_blurred(ends, said):
        return _ends_apart(ends, places + 1)
    return said


def _is_blurred(ends: tuple[float, float], said: tuple[str, str]) -> bool:
    """Whether an end that is not zero would be written as zero, or two ends that differ alike."""
    as_zero = any(
        end and not any(c in "123456789" for c in text)
        for end, text in zip(ends, said, strict=True)
    )
    return as_zero or (ends[0] != ends[1] and said[0] == said[1])


def interval_or_why(cell: Cell, unit: Unit) -> str:
    """A value's interval, or the reason why it has none; empty where it could not have one."""
    return interval(cell.low, cell.high, unit) or cell.no_interval


def intended(cell: Cell, unit: Unit) -> str:
    """What the program intends, and whether the figure lies outside: below the 60 to 90 intended."""
    if cell.intended is None or cell.value is None:
        return ""
    band = f"{interval(*cell.intended, unit)} intended"
    return f"{cell.outside} the {band}" if cell.outside else band


def between(low: float | None, high: float | None, unit: Unit) -> str:
    """An interval in a sentence: between 0.05 and 0.57."""
    text = interval(low, high, unit)
    return "between " + text.replace(" to ", " and ") if text else ""


# How what an interval rests on is joined to what is counted: 258 observations by 9 observers.
_JOINED = {"observers": "by", "observations": "in", "coaches": "of", "programs": "in"}


def rests_on(cell: Cell) -> str:
    """What a figure's interval is over, where it is neither people nor pairs: by 9 observers."""
    each = [f"{_JOINED[many]} {number_of(n, many)}" for many, n in cell.rests_on]
    return listing(each) if cell.value is not None else ""


def counted(cell: Cell, measure: Measure) -> str:
    """What the value was computed from: 1,494 of 1,820 pair-months; 0 of 258 observations by 9 observers.

    Empty if only people are counted.
    """
    said, over = _counted(cell, measure), rests_on(cell)
    return f"{said or people(cell, measure)} {over}" if over else said


def _counted(cell: Cell, measure: Measure) -> str:
    if cell.value is None or measure.unit is Unit.COUNT:
        return ""
    if isinstance(measure.statistic, RestrictedMean):
        # Those who have not come so far are in it as well, with the days they have been followed.
        of = f"of {number_of(cell.denominator, 'pairs')}"
        return f"{of}, {count(cell.units)} {measure.statistic.reached_words}"
    if measure.unit is not Unit.SHARE:
        return number_of(cell.units, measure.unit_word) if measure.unit_word else ""
    if cell.numerator is None or cell.denominator is None:
        return ""
    part, whole = f"{count(cell.numerator)} of", cell.denominator
    if isinstance(measure.statistic, Survival):
        reached = measure.statistic.reached_words
        return f"{part} {number_of(whole, 'pairs')} ended early; {count(cell.units)} {reached}"
    if isinstance(measure.statistic, KnownShare):
        return f"{part} {count(whole)} known, {count(cell.units)} in all"
    return f"{part} {number_of(whole, n_words(measure))}"


def people(cell: Cell, measure: Measure) -> str:
    """A count of people: 185 educators; empty if the cell has no count."""
    return number_of(cell.people, measure.people_word)


def n_of(cell: Cell, measure: Measure) -> int | None:
    """The n shown beside a mark: the units counted, or people where people are what is counted."""
    return cell.units if measure.unit_word else cell.people


def n_words(measure: Measure) -> str:
    """What n counts."""
    return measure.unit_word or measure.people_word


_ONE_PLACE = (Unit.MINUTES, Unit.MONTHLY_MINUTES, Unit.DAYS, Unit.COUNT, Unit.NUMBER)
DIFFERENCE_AFTER = {
    Unit.CHANGE: " CLASS points",
    Unit.POINTS: " CLASS points",
    Unit.DIFFERENCE: " CLASS points",
    Unit.SUPPOSED: " CLASS points",
    Unit.STANDARDIZED: " standard deviations",
    Unit.SCALE: " points of the scale",
    Unit.SCALE_CHANGE: " points of the scale",
    Unit.SCALE_DIFFERENCE: " points of the scale",
}


def difference_parts(difference: Difference, unit: Unit) -> tuple[str, str]:
    """A difference without its sign, and its interval: "8 points", "2 to 14"."""
    value, low, high = difference.value, difference.low, difference.high
    if value < 0:
        value, low, high = -value, -high, -low
    if unit is Unit.SHARE:
        # An interval that excludes zero must not be rounded to include it.
        nearest = min(abs(low), abs(high))
        places = 2 if nearest < 0.0005 else 1 if nearest < 0.005 else 0
        texts = [rounded(n * 100, places) for n in (value, low, high)]
        return _with_unit(texts[0], " points"), f"{texts[1]} to {texts[2]}"
    places = 1 if unit in _ONE_PLACE else 2
    after = DIFFERENCE_AFTER.get(unit, _WORDS_AFTER.get(unit, ""))
    while low > 0 and places < _MOST_PLACES and rounded(low, places) == rounded(0, places):
        places += 1  # nor here
    write = _trimmed if unit in (Unit.MINUTES, Unit.DAYS) else rounded
    by = _with_unit(write(value, places), after)
    return by, f"{write(low, places)} to {write(high, places)}"


def difference_words(difference: Difference, unit: Unit) -> str:
    """A difference without its sign, with its interval: 8 points (2 to 14)."""
    by, interval = difference_parts(difference, unit)
    return f"{by} ({interval})"


def category(answer: Answer, dimension: str, code: str) -> str:
    """The label of a category of one of an answer's dimensions."""
    measure = answer.measure
    if dimension == measure.part_axis:
        return measure.part_labels.get(code, code)
    if dimension == "region" and answer.own_pairs:
        return OWN_PAIRS  # of the one region there is
    known = BREAKDOWNS.get(dimension)
    if known is None:
        return code
    if code == EVERYBODY and known.all_of_some and narrowed_by(answer, dimension):
        return known.all_of_some
    if code == REST and known.rest_of_some and narrowed_by(answer, dimension):
        return known.rest_of_some
    return known.text(code)


def narrowed_by(answer: Answer, but: str = "region") -> list[tuple[str, Value]]:
    """The breakdowns, but for one, by a filter of which an answer is of some people only."""
    on = answer.applied
    return [(k, v) for k in LATTICE if k != but and (v := on.value(k)) is not None]


def dimension_label(answer: Answer, dimension: str) -> str:
    """A dimension in words, as a table heads its column."""
    known = BREAKDOWNS.get(dimension)
    if dimension == "component":
        return "CLASS score"
    if dimension == "tenure":
        return "Month"  # since a pair began
    return known.label if known else dimension.replace("_", " ").capitalize()


def place(answer: Answer, cell: Cell) -> str:
    """The labels of all of a cell's categories: Region 2, Instructional Support."""
    return ", ".join(category(answer, d, cell.of(d)) for d in answer.dimensions)


def listing(items: Iterable[str]) -> str:
    """Join with commas and "and": A, B and C."""
    words = list(items)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def regions(codes: Iterable[str]) -> str:
    """Region 2; Regions 2 and 5; other codes by their own labels."""
    words = list(codes)
    numbers = sorted(c for c in words if c.isdigit())
    if len(numbers) == len(words) and len(words) > 1:
        return "Regions " + listing(numbers)
    return listing(BREAKDOWNS["region"].text(c) for c in words)


_SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def spelled(number: int) -> str:
    """Spell a small number as a word, as in a sentence."""
    return _SMALL_NUMBERS[number] if 0 <= number < 10 else count(number)


def sentence_case(text: str) -> str:
    """The text with its first letter capitalized and the rest unchanged."""
    return text[:1].upper() + text[1:]


__all__ = [
    "between",
    "category",
    "count",
    "counted",
    "day_words",
    "difference_parts",
    "difference_words",
    "dimension_label",
    "intended",
    "interval",
    "interval_or_why",
    "listing",
    "month_words",
    "n_of",
    "n_words",
    "number",
    "number_of",
    "people",
    "place",
    "regions",
    "rounded",
    "sentence_case",
    "short_day",
    "short_month",
    "short_why",
    "shown",
    "spelled",
    "value_words",
    "within_sentence",
]
