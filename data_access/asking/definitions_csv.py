"""Writes the data dictionary as CSV: every measure with its definition, every column of an export."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from config.program.breakdowns import BREAKDOWNS
from data_access.asking import answer_csv
from data_access.measures import FAMILIES, MEASURES
from data_access.measures.measure import Measure
from data_access.storage.csv_lines import lines

# Each heading with what of a measure stands under it.
_OF_MEASURE: dict[str, Callable[[Measure], Any]] = {
    "kind": lambda m: "measure",
    "key": lambda m: m.key,
    "number": lambda m: m.number,
    "family": lambda m: FAMILIES[m.family],
    "label": lambda m: m.label,
    "question": lambda m: m.question,
    "unit": lambda m: m.unit.value,
    "is_withheld_when_small": lambda m: "Y" if m.is_outcome else "N",
    "definition": lambda m: m.definition,
    "numerator": lambda m: m.numerator,
    "denominator": lambda m: m.denominator,
    "formula": lambda m: m.worked_out,
    "interval": lambda m: m.statistic.interval_words,
    "why_it_matters": lambda m: m.why,
    "caveats": lambda m: " ".join(m.cautions),
    "source": lambda m: m.source,
    "parts": lambda m: "; ".join(f"{code} = {label}" for code, label in m.part_labels.items()),
    "breakdowns": lambda m: "; ".join(m.breakdowns),
    "filters": lambda m: "; ".join(m.filtered_by),
    "better": lambda m: m.better,
    "counts": lambda m: m.unit_word or m.people_word,
    "definition_version": lambda m: m.version,
    "reviewed": lambda m: m.reviewed,
}
HEADER = tuple(_OF_MEASURE)
# The same of a column of an export; under all other headings stands nothing.
_OF_COLUMN: dict[str, Callable[[str], Any]] = {
    "kind": lambda name: "column",
    "key": lambda name: name,
    "label": lambda name: name,
    "definition": lambda name: (COLUMN_WORDS | SERIES_COLUMN_WORDS)[name],
}

# What each column of an export means; tests hold them to `answer_csv.HEADER`.
COLUMN_WORDS: dict[str, str] = {
    "measure": "Key of the measure, as in this file",
    "measure_label": "Name of the measure",
    "definition_version": "Raised whenever a definition changes a figure",
    **{
        name: f"{d.label}; all is the total, rest all others that the filters leave, none not stated; "
        "empty where the figure is not broken down by it"
        for name, d in BREAKDOWNS.items()
    },
    "part": "Part of a measure that has several (venue, band, months since the start)",
    "value": "The figure, four decimals; empty where it is withheld or there is none",
    "shown": "The text of the screen for this figure",
    "unit": "Unit of the figure; a share is between 0 and 1",
    "interval_low": "Lower end of the 95% interval",
    "interval_high": "Upper end of the 95% interval",
    "no_interval": "Why a figure that could have an interval has none: too few behind it, or all "
    "values the same; empty otherwise",
    "spread_low": "Lower end of the second range the measure names (such as the middle half)",
    "spread_high": "Upper end of that range",
    "intended_low": "Least that the program intends, where it intends a range; in it itself",
    "intended_high": "Most that the program intends; inside the range is neither below nor above",
    "n_people": "People behind the figure, each once",
    "n_counted": "What was counted when it is not people (months, goals, contacts)",
    "interval_over": "What the interval is over and how many there are, where they are neither people nor "
    "pairs (observers, coaches, double-coded observations, programs): the fewer, the less it can say",
    "of_fewer": "Of whom the figure is, where it is of fewer people than the measure has, because that of "
    "all would tell of the few who are left out; empty otherwise",
    "numerator": "Numerator of the figure",
    "denominator": "Denominator of the figure",
    "period_start": "First day the figure is about",
    "period_end": "Last day the figure is about",
    "as_of": "Day the figure is true of",
    "data_through": "Newest logged session in reach when the figure was made",
    "edition": "Named day as of which the data of an outcome figure were set apart; it stays the same until "
    "the next such day. Empty where the figure is of the data of now",
    "provisional": "Y where logs of the newest month may still arrive, or the fiscal year is still running",
    "partly_known": "Y where months or regions are left out whose logs have not arrived, or regions of which "
    "nothing is collected",
    "suppression": "Empty; small_n (too few people); complementary (or a smaller group could be "
    "worked out)",
    "reason": "Why there is no figure, or no comparison of one, in words",
    "reason_code": "The same as a code: nothing, not_arrived, not_collected, too_early, too_few, "
    "undefined",
    "compared_with": "What the verdict is about: rest (all other categories together, the rest of "
    "the state for a region) or no_change (none: of a change, a difference or a correlation); empty where "
    "nothing is compared",
    "difference": "How far the figure lies from the rest; of a change or a correlation, itself; empty "
    "where fewer than ten people are on either side, or no interval can be worked out",
    "difference_low": "Lower end of the interval of the difference. All comparisons of one panel "
    "are judged together, with 95% for all at once, so it is wider than an interval by itself",
    "difference_high": "Upper end of that interval",
    "verdict": "above or below the rest, rose or fell; no_difference (none can be seen); too_few "
    "(too few people to say); no_interval (enough people, but no interval of the figure or of the rest "
    "can be worked out); not_known (not known yet); withheld (to protect people); empty where nothing is "
    "judged",
    "filters": "The filters that the figure is made with, as in the address of the page; one that is on and "
    "does not narrow this figure is left out",
    "scope": "Whose rows the viewer may read, of which the figure is made; the filters say what narrows them",
    "definition": "Definition of the measure in words",
}
# The same of the columns that only files of the Signals page have: `answer_csv.SERIES_HEADER`.
SERIES_COLUMN_WORDS: dict[str, str] = {
    "chart": "How the usual range is worked out: p-prime (shares), u-prime (rates), u-prime-means, XmR",
    "base_start": "First day of the base period, from whose months the usual range is worked out",
    "base_end": "Last day of the base period",
    "usual": "The center of the base period",
    "usual_low": "Lower end of the usual range of a month of this size",
    "usual_high": "Upper end of that range",
    "month_is": "What the month is in its series: base, later, newest (the one that is judged), left_out, "
    "earlier (than the base)",
    "not_judged": "Why the month is left out (no_value, not_arrived, provisional, too_few), or why its "
    "whole series has no usual range (too_short, all_alike, few_values)",
    "signal": "Of the newest month: none; outside above, outside below; run above, run below; trend "
    "rising, trend falling",
    "signal_is": "Whether a signal is better, worse or neither",
}


def rows(measures: Iterable[str] = tuple(MEASURES)) -> Iterator[str]:
    """The lines of the dictionary, header first: columns of the exports, then measures by their keys."""
    return lines(HEADER, _rows(measures))


def _rows(measures: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    for name in (*answer_csv.HEADER, *answer_csv.SERIES_HEADER):
        yield tuple(_OF_COLUMN[h](name) if h in _OF_COLUMN else None for h in HEADER)
    for key in measures:
        yield tuple(of(MEASURES[key]) for of in _OF_MEASURE.values())
