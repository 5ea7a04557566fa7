"""The sentence that says what an answer shows, written from the same cells as its chart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from config.date_words import (
    day_words,
    fiscal_year_label,
    month_words,
    months_words,
    program_year_label,
)
from config.program import dosage
from config.program.breakdowns import BREAKDOWNS, FILTERS, LATTICE
from config.program.calendars import first_day, month_of, program_year_months, shift
from config.program.judging import enough_on
from data_access.asking.answers import (
    EVERYBODY,
    NO_CHANGE,
    OWN_PAIRS,
    REST,
    UNPLACED,
    Answer,
    Awaited,
    Cell,
    region_list,
)
from data_access.asking.arrivals import log_words, why_words
from data_access.asking.verdicts import Kind, Verdict, verdict_of
from data_access.measures import detectable
from data_access.measures.measure import Timing, Unit
from data_access.measures.no_value import WhyNone
from layouts import verdicts, words

_MANY = 4  # up to this many CLASS scores are described one by one
_MOST_FREQUENT = 2  # of parts of a whole so many are named as the most frequent
MOST_NAMED = 3  # of the highest or lowest so many are named


# -- the cells a sentence is about --------------------------------------------------------------


def whose(answer: Answer) -> str:
    """Whose figures an answer's total is made of, in words: State; Region 2, center-based care."""
    place, chosen = _place(answer), [text for _, text in _narrowed(answer)]
    named = words.sentence_case(", ".join((*([place] if place or not chosen else []), *chosen)))
    return f"{named or 'State'}{'' if place else _where_collected(answer)}"


def _where_collected(answer: Answer) -> str:
    """Which regions a state is without, or that it is without some: nothing of theirs has come."""
    if missing := answer.without_regions:
        return f" without {words.regions(missing)}"
    awaited = any(cell.partly_known for cell in answer.cells)  # and it is said of which months
    return ", where it is collected" if answer.lacks_regions and not awaited else ""


def of_what(answer: Answer) -> str:
    """What a table is of, as its caption says: Whole state; Region 3, Head Start; Region 2 only."""
    region = answer.applied.region
    place = answer.scope_words if region is None or answer.own_pairs else f"Region {region}"
    return ", ".join((place, *(text for _, text in _narrowed(answer))))


def where(answer: Answer) -> str:
    """How a sentence begins that is not of the whole state: "In Region 2, in center-based care, "."""
    of = ", ".join(filter(None, (_of_whom(answer), _not_narrowed_by(answer, "for"))))
    return f"{words.sentence_case(of)}, " if of else ""


def _of_whom(answer: Answer) -> str:
    """In Region 2, for mentees: whose an answer's total is, within a sentence; empty of all the state."""
    place = _place(answer)
    if not place and (without := _where_collected(answer)):
        place = f"the state{without}"
    own = f"among {place.lower()}" if answer.own_pairs else place and f"in {place}"
    return ", ".join(filter(None, (own, *map(" ".join, _narrowed(answer)))))


def unlike(answer: Answer, other: Answer) -> str:
    """Whose an answer's total is, where it is not of whom another in the same lead is; else empty.

    A filter that the other follows and this one does not is named as what it leaves in: all program types.
    """
    whom = _of_whom(answer)
    if whom == _of_whom(other):
        return ""
    own = dict(words.narrowed_by(answer))
    all_of = [
        FILTERS[key].everything
        for key, _ in words.narrowed_by(other)
        if key not in own and FILTERS[key].everything
    ]
    said = ", ".join(filter(None, (whom, f"of {words.listing(all_of)}" if all_of else "")))
    return f" ({said or 'statewide'})"


def by_whom(told: Sequence[tuple[str, Answer]], first: Answer) -> list[tuple[str, list[str]]]:
    """Figures of a lead in their order, those side by side that are of the same people together.

    Each with of whom they are where the lead's first figure is not of them: statewide; of all roles; else "".
    """
    runs: list[tuple[str, list[str]]] = []
    for text, answer in told:
        of = unlike(answer, first).strip(" ()")
        if runs and runs[-1][0] == of:
            runs[-1][1].append(text)
        else:
            runs.append((of, [text]))
    return runs


def beside(
    told: Sequence[tuple[str, Answer]], first: Answer, joined: Callable[[Iterable[str]], str]
) -> str:
    """Figures of a lead, joined; of whom they are is said once at the head of those it holds for."""
    runs = by_whom(told, first)
    heads = [of if len(texts) > 1 else "" for of, texts in runs]
    said = [
        f"{head}, {joined(texts)}" if head else joined(f"{t} ({of})" if of else t for t in texts)
        for head, (of, texts) in zip(heads, runs, strict=True)
    ]
    if any(heads):
        return words.sentence_case("; ".join(said)) if heads[0] else "; ".join(said)
    return joined(said)


def _place(answer: Answer) -> str:
    """The region, or the own pairs, that an answer's total is of; empty of all the state."""
    if answer.own_pairs:  # before the filter, which narrows nothing here
        return OWN_PAIRS
    if "region" in answer.by:
        first = total(answer)
        if first is not None:
            code = first.of("region")
            return "" if code == EVERYBODY else words.category(answer, "region", code)
    elif answer.filters.region is not None:
        return f"Region {answer.filters.region}"
    return "" if answer.regions is None else region_list(answer.regions) or answer.scope_words


def _narrowed(answer: Answer) -> list[tuple[str, str]]:
    """What besides a region narrows an answer's total: ("in", "center-based care")."""
    return [
        (FILTERS[key].before, words.within_sentence(FILTERS[key].words(str(value))))
        for key, value in words.narrowed_by(answer)
    ]


def total(answer: Answer, **where: str) -> Cell | None:
    """The cell for everybody the viewer asks about: the state, or the one region chosen."""
    own = [c for c in answer.cells if all(c.of(d) == v for d, v in where.items())]
    if "region" not in answer.by:
        return own[0] if own else None
    for cell in own:
        if cell.of("region") == EVERYBODY:
            return cell
    return next((c for c in own if c.of("region") not in (REST, UNPLACED)), None)


def split_of(answer: Answer) -> str:
    """The dimension an answer is always split by: the CLASS score, or the survey."""
    return answer.measure.split or "component"


def own_regions(cells: Iterable[Cell]) -> list[Cell]:
    """The cells of single regions."""
    return [c for c in cells if c.of("region") not in (EVERYBODY, REST, UNPLACED)]


# -- small parts of sentences -------------------------------------------------------------------


def value_with_interval(answer: Answer, cell: Cell) -> str:
    """Write a value and its interval: 82% (80 to 84%)."""
    unit = answer.measure.unit
    if cell.value is None:
        return words.shown(cell, answer.measure)
    text = words.value_words(cell.value, unit)
    interval = words.interval(cell.low, cell.high, unit)
    if not interval and cell.spread and answer.measure.spread_words:
        interval = f"{answer.measure.spread_words} {words.interval(*cell.spread, unit)}"
    interval = interval or cell.no_interval
    return f"{text} ({interval})" if interval else text


def lead_value(answer: Answer, cell: Cell) -> str:
    """A value with its interval, or with how few people it rests on: in first sentences, and of a month."""
    value = words.value_words(cell.value or 0.0, answer.measure.unit)
    if cell.people is None or cell.people >= enough_on(answer.span.today):
        return value_with_interval(answer, cell)
    return f"{value} (too few to say: {words.people(cell, answer.measure)})"


def so_far(text: str, *told: tuple[Answer, Cell]) -> str:
    """A text and what its figures still lack: a month or fiscal year that runs, logs that have not come."""
    months, years, awaited = set[str](), set[str](), False
    for answer, cell in told:
        if cell.provisional and answer.measure.timing is Timing.FISCAL_YEARS:
            years.add(fiscal_year_label(answer.span.fiscal_years[-1]))
        elif cell.provisional:
            months |= {m for m in answer.span.months if m >= answer.span.provisional_from}
        awaited = awaited or cell.partly_known
    said = [f"{words.listing(sorted(years))} is still running"] if years else []
    if months:
        named = words.listing(map(month_words, sorted(months)))
        said.append(f"{named} {'is' if len(months) == 1 else 'are'} provisional")
    said += ["as far as logs have come"] if awaited else []
    if not said:
        return text
    lacks = "; ".join(said)
    return f"{text[:-1]}; {lacks})" if text.endswith(")") else f"{text} ({lacks})"


def value_and_n(answer: Answer, cell: Cell) -> str:
    """Write a value with all counts: 82% (80 to 84%), 1,494 of 1,820 pair-months; 412 programs."""
    if cell.value is None:
        why = words.shown(cell, answer.measure)
        return f"not known yet; {why}" if cell.why_code == WhyNone.TOO_EARLY else why
    if answer.measure.unit is Unit.COUNT:
        return words.number_of(cell.value, words.n_words(answer.measure))
    behind = words.counted(cell, answer.measure) or words.people(cell, answer.measure)
    said = ", ".join(filter(None, (value_with_interval(answer, cell), behind)))
    return "; ".join(filter(None, (said, words.intended(cell, answer.measure.unit))))


def withheld_words(answer: Answer) -> str:
    """Say of which categories the figure is withheld; empty if of none."""
    dimension = _apart(answer)
    if not dimension:
        return ""
    held = [c.of(dimension) for c in answer.cells if c.suppression]
    held = [code for code in dict.fromkeys(held) if code not in (EVERYBODY, REST)]
    if not held:
        return ""
    split = answer.measure.split
    if not split or split == dimension:
        return f"Withheld to protect people: {_named(answer, dimension, held)}."
    # Each score or survey by itself: a region may be withheld in one and told in another.
    apart: dict[tuple[str, ...], list[str]] = {}
    for code in answer.categories(split):
        own = {c.of(dimension) for c in answer.cells if c.suppression and c.of(split) == code}
        if found := tuple(place for place in held if place in own):
            apart.setdefault(found, []).append(words.category(answer, split, code))
    if len(apart) == 1 and len(next(iter(apart.values()))) == len(answer.categories(split)):
        return f"Withheld to protect people: {_named(answer, dimension, held)}."
    told = [
        f"in {words.listing(labels)}, {_named(answer, dimension, places)}"
        for places, labels in apart.items()
    ]
    return f"Withheld to protect people: {'; '.join(told)}."


def _named(answer: Answer, dimension: str, codes: Iterable[str]) -> str:
    """Categories of one breakdown in words: Regions 1 and 2."""
    if dimension == "region":
        return words.regions(codes)
    return words.listing(words.category(answer, dimension, code) for code in codes)


def of_fewer_words(answer: Answer) -> str:
    """Say which figures are of fewer people than the measure has, and of whom; empty if none is."""
    fewer = [c for c in answer.cells if c.of_fewer]
    if not fewer:
        return ""
    said = f"{fewer[0].of_fewer} alone, where the figure of all would tell of the few who were not"
    dimension = _apart(answer)
    places = [c.of(dimension) for c in fewer] if dimension else []
    named = dict.fromkeys(code for code in places if code not in (EVERYBODY, REST))
    if dimension == "region" and named and len(named) == len(set(places)):
        return f"{words.sentence_case(words.regions(list(named)))}: {said}."
    return f"Some are {said}."


def _apart(answer: Answer) -> str:
    """The breakdown of which a figure's categories stand side by side: region, role, cohort, …"""
    return next((d for d in answer.by if d in LATTICE), "")


# -- the sentence -------------------------------------------------------------------------------


def takeaway(answer: Answer) -> str:
    """The sentence for an answer, also used as the chart's label for screen readers."""
    if not answer.cells:
        return (
            " ".join(f"{n.title} {n.text}" for n in answer.notices)
            or "No records match these filters."
        )
    if not answer.shown:
        return _nothing_shown(answer)
    if "month" in answer.by:
        return _over_months(answer)
    said = _compared(answer)
    apart = _apart(answer)
    if apart not in ("", "region"):
        # The question is whether it differs by this: that is answered first.
        return " ".join(filter(None, (said or not_compared(answer), _values(answer))))
    return " ".join(filter(None, (_values(answer), said)))


def _compared(answer: Answer) -> str:
    """What can be said of the categories beside one another; of a curve, in the month it names.

    A clear difference in another month is said with that month.
    """
    last = _end_of_curve(answer)
    if last is None or any(v.side for _, v in verdicts.judged(answer, answer.cells)):
        return verdicts.comparison(answer)
    axis = answer.measure.part_axis or ""
    return verdicts.comparison(answer, answer.select(**{axis: last.of(axis)}))


def _values(answer: Answer) -> str:
    """The figures themselves, before they are held against anything."""
    if answer.measure.unit is Unit.COUNT and answer.by:
        return each_category(answer)
    if answer.measure.unit.is_change and not answer.measure.part_axis:
        return _change(answer)
    if "window" in answer.by:
        return _windows(answer)
    if answer.measure.part_axis == "tenure":
        return _curve(answer)
    if answer.measure.part_axis:
        return _parts(answer)
    if answer.measure.split:
        return " ".join(_by_component(answer))
    cell = total(answer)
    return _named_value(answer, cell) if cell is not None else ""


def _only_one(answer: Answer, name: str, cells: Iterable[Cell]) -> str:
    """That a breakdown has one category here; empty where it has more, or is of one region alone."""
    codes = dict.fromkeys(c.of(name) for c in cells)
    own = [code for code in codes if code not in (EVERYBODY, REST, UNPLACED)]
    if name == "region" or len(own) != 1:
        return ""
    kind = BREAKDOWNS[name].label.lower()
    return f"Only one {kind} is shown: {words.category(answer, name, own[0])}."


def not_compared(answer: Answer) -> str:
    """Why the categories of a breakdown are not held against one another; empty if they are."""
    name = _apart(answer)
    each = [c for c in answer.cells if c.of(name) not in (EVERYBODY, REST, UNPLACED)]
    if name and each and all(c.suppression for c in each):
        return f"Each {BREAKDOWNS[name].label.lower()} is withheld to protect people."
    if answer.compared or not name or not any(c.low is not None for c in answer.shown):
        return ""
    codes = dict.fromkeys(c.of(name) for c in answer.shown)
    own = [code for code in codes if code not in (EVERYBODY, REST, UNPLACED)]
    kind = BREAKDOWNS[name].label.lower()
    if name in answer.measure.unlike:
        return f"The figure means something else in each {kind}, so they are not compared."
    if only := _only_one(answer, name, answer.shown):
        return only
    if answer.filters.value(name) is not None or not own:
        return ""
    return f"Some people are in more than one {kind}, so they are not compared."


def each_category(answer: Answer) -> str:
    """The figure of the total, then that of each category: for counts, years and roles."""
    if not answer.shown:
        return takeaway(answer)
    name = answer.by[0]
    stated = total(answer) if name in LATTICE else None
    first = "" if stated is None else _named_value(answer, stated)
    told = [
        f"{words.category(answer, name, c.of(name))}, {value_and_n(answer, c)}"
        if answer.measure.unit is not Unit.COUNT
        else f"{words.category(answer, name, c.of(name))}: {words.shown(c, answer.measure)}"
        for c in answer.shown
        if c.of(name) not in (EVERYBODY, REST) and c is not stated
    ]
    rest = f"{words.sentence_case('; '.join(told))}." if told else ""
    if stated is not None and (only := _only_one(answer, name, answer.cells)):
        return f"{first} {only}"  # whose figure is the one of all
    if stated is None and len(told) == 1 and len(answer.cells) == 1:
        rest = f"Only one {BREAKDOWNS[name].label.lower()} is shown: {rest}"
    return " ".join(filter(None, (first, rest, verdicts.comparison(answer))))


def _nothing_shown(answer: Answer) -> str:
    """Why nothing is shown: the reason of all, then those that some have for themselves, by name."""
    apart, empty = _apart(answer), _early_alike([c for c in answer.cells if c.is_empty])
    of_what = f"{answer.measure.label}, {_of_whom(answer) or 'statewide'}"
    if len(answer.cells) == 1:
        return f"{of_what}: {empty[0].why or words.NO_DATA}."
    own = [c for c in empty if c.of(apart) not in (EVERYBODY, REST, UNPLACED)]
    of_all = [c for c in empty if apart and c.of(apart) == EVERYBODY]
    stated = of_all or own or empty
    whys = list(dict.fromkeys(map(_reason, stated)))
    if len(whys) == 1:
        said = f"{whys[0]}."
    else:
        by = next((d for d in answer.dimensions if len({c.of(d) for c in stated}) > 1), apart)
        said = _by_reason(answer, by, stated)
    if of_all:
        others = [c for c in own if _reason(c) not in whys and not c.suppression]
        said += f" {_reasons_apart(answer, apart, others)}" if others else ""
    return f"{of_what}: {said}"


def _early_alike(cells: Sequence[Cell]) -> list[Cell]:
    """The cells; where it is too early for many of them, each until another day, the table has the days."""
    early = {c.why for c in cells if c.why_code == WhyNone.TOO_EARLY}
    if len(early) <= MOST_NAMED:
        return list(cells)
    of_all = "too early to say"
    return [replace(c, why=of_all) if c.why in early else c for c in cells]


def _reason(cell: Cell) -> str:
    """Why a cell is empty; of withheld ones the table and the foot say more."""
    return "withheld to protect people" if cell.suppression else cell.why or words.NO_DATA


def _by_reason(answer: Answer, by: str, cells: Sequence[Cell]) -> str:
    """Not collected (June 2026); no month was due (the other months). What most have comes last."""
    found: dict[str, list[str]] = {}
    for cell in cells:
        found.setdefault(_reason(cell), []).append(cell.of(by))
    groups = sorted(found.items(), key=lambda one: len(set(one[1])))
    told = [f"{why} ({_named(answer, by, dict.fromkeys(codes))})" for why, codes in groups]
    if len(set(groups[-1][1])) > MOST_NAMED:
        others = f"the other {words.dimension_label(answer, by).lower()}s"
        told[-1] = f"{groups[-1][0]} ({others})"
    return f"{'; '.join(told)}."


def _reasons_apart(answer: Answer, apart: str, cells: Sequence[Cell]) -> str:
    """Region 5: not collected: …; the categories whose reason is another than that of all."""
    found: dict[str, dict[str, None]] = {}
    for cell in cells:
        found.setdefault(_reason(cell), {})[cell.of(apart)] = None
    return " ".join(f"{_named(answer, apart, codes)}: {why}." for why, codes in found.items())


def _named_value(answer: Answer, cell: Cell) -> str:
    return f"{whose(answer)}: {value_and_n(answer, cell)}."


def _by_component(answer: Answer) -> list[str]:
    codes = answer.categories(split_of(answer))
    if len(codes) > _MANY:
        return extremes(answer)
    said: dict[str, list[str]] = {}  # what is the same of several scores is said of them together
    for code in codes:
        cell = total(answer, **{split_of(answer): code})
        if cell is not None:
            label = words.category(answer, split_of(answer), code)
            said.setdefault(value_and_n(answer, cell), []).append(label)
    each = [f"{words.listing(labels)}: {text}." for text, labels in said.items()]
    return [f"{whose(answer)}.", *each] if each else []


def extremes(answer: Answer) -> list[str]:
    """For many scores: the lowest and the highest."""
    found = least_and_most(answer)
    if not found:
        return [_nothing_shown(answer)]
    if len(found) == 1:
        return [f"{whose(answer)}: {part_and_n(answer, found[0])}."]
    if all(is_of_few(answer, c) for c in found):
        told = [part_and_n(answer, c) for c in found] if len(found) <= _MANY else []
        return [f"{whose(answer)}: {'; '.join(('too few to say', *told))}."]
    # The figure is not the survey's own result: "answered least" says of what it is the lowest.
    answered = answer.measure.unit is Unit.SHARE and split_of(answer).startswith("survey")
    kind = "survey" if split_of(answer).startswith("survey") else "score"
    said = []
    for cells, word in ((found, "least"), (found[::-1], "most")):
        how = f"answered {word}" if answered else {"least": "lowest", "most": "highest"}[word]
        if n := min(ahead(cells), default=0):
            comma = "," if answered else ""
            said.append(f"{how}{comma} {words.listing(part_and_n(answer, c) for c in cells[:n])}")
        else:
            said.append(f"no {kind} is clearly {how} ({_first_two(answer, cells)})")
    return [f"{whose(answer)}: {'; '.join(said)}."]


def _first_two(answer: Answer, cells: list[Cell]) -> str:
    """KSB, end of year 61% and Efficacy, end of year 63%: of which no difference can be seen."""
    split = split_of(answer)
    return words.listing(
        f"{words.category(answer, split, c.of(split))} {words.shown(c, answer.measure)}"
        for c in cells[:2]
    )


def least_and_most(answer: Answer) -> list[Cell]:
    """The scores of the total that are shown, the lowest first."""
    own = [c for c in answer.shown if "region" not in answer.by or _is_first(answer, c)]
    return sorted(own, key=lambda c: c.value or 0.0)


def ahead(cells: Sequence[Cell], most: int = MOST_NAMED) -> list[int]:
    """How many of the first are seen to be apart from the next one: 1 where the first alone is, or more.

    Who calls figures the highest or lowest asks this of the cells in that order; empty where no
    difference can be seen.
    """
    most = min(most, len(cells) - 1)
    return [n for n in range(1, most + 1) if apart(cells[n - 1], cells[n])]


def apart(one: Cell, other: Cell) -> bool:
    """Whether two figures of an answer are seen to differ: what a superlative needs."""
    ends = (one.low, one.high, other.low, other.high)
    if None in ends:
        return False
    low, high, other_low, other_high = ends
    return low > other_high or other_low > high  # type: ignore[operator]


def part_and_n(answer: Answer, cell: Cell) -> str:
    """A score or survey with its figure and all counts."""
    part = words.category(answer, split_of(answer), cell.of(split_of(answer)))
    return f"{part}, {value_and_n(answer, cell)}"


def _over_months(answer: Answer) -> str:
    cells = [c for c in _monthly_total(answer) if not c.is_empty]
    if not cells:
        return _nothing_shown(answer)
    final = [c for c in cells if not c.provisional] or cells
    newest = final[-1]
    # The year has seasons: a month is like the same month of another year alone.
    like = [c for c in final[:-1] if c.of("month")[5:] == newest.of("month")[5:]]
    text = f"{whose(answer)}: {lead_value(answer, newest)} in {month_words(newest.of('month'))}"
    if like:
        text += f", {lead_value(answer, like[-1])} in {month_words(like[-1].of('month'))}"
    said = (f"{text}.", verdicts.comparison(answer), provisional_words(answer))
    return " ".join(filter(None, said))


def _monthly_total(answer: Answer) -> list[Cell]:
    if "region" not in answer.by:
        return list(answer.cells)
    first = answer.categories("region")[0]
    return list(answer.select(region=first))


def provisional_words(answer: Answer) -> str:
    """Say which months are provisional and until when; empty if none, and of a fiscal year."""
    if answer.measure.timing is Timing.FISCAL_YEARS:
        return ""  # which the note calls by its name, with "so far"
    months = sorted({c.of("month") for c in answer.cells if c.provisional and "month" in c.where})
    if not months:
        if not any(c.provisional for c in answer.cells):
            return ""
        months = [m for m in answer.span.months if m >= answer.span.provisional_from]
    if not months:
        return ""
    until = first_day(shift(months[-1], 1)).replace(day=dosage.PROVISIONAL_UNTIL_DAY)
    are = "is" if len(months) == 1 else "are"
    return f"{words.listing(month_words(m) for m in months)} {are} provisional until {day_words(until)}."


def _change(answer: Answer) -> str:
    """How scores changed: of everybody the viewer asks about, then which regions' change is seen."""
    return " ".join(filter(None, (state_changes(answer), changes_by_region(answer))))


def changes_by_region(answer: Answer) -> str:
    """Which regions' changes can be seen; empty where one region alone is shown."""
    own = [(c, v) for c in own_regions(answer.cells) if (v := verdict_of(answer, c)) is not None]
    if len({c.of("region") for c, _ in own}) < 2:
        return ""
    clear = [c for c, v in own if v.side]
    if not clear:
        if any(v.kind is Kind.NO_DIFFERENCE for _, v in own):
            return f"By region, no change can be seen{_in_which(answer, own)}."
        if any(v.kind is Kind.TOO_FEW for _, v in own):
            return "By region, too few to say."
        without = any(v.kind is Kind.NO_INTERVAL for _, v in own)
        return "By region, too few to say: no interval can be worked out." if without else ""
    if len(clear) == 1:
        (cell,) = clear
        name = f"{words.category(answer, 'region', cell.of('region'))}\u2019s change{_in(answer, cell)}"
        return f"By region, only {name} can be seen: it {verdicts.change_words(answer, cell)}."
    told = [
        f"{words.category(answer, 'region', c.of('region'))}\u2019s{_score(answer, c)} "
        f"{verdicts.change_words(answer, c)}"
        for c in clear
    ]
    return f"By region, {words.listing(told)}."


def _in_which(answer: Answer, judged: list[tuple[Cell, Verdict]]) -> str:
    """In which scores or surveys a change is looked for, where not in all; else empty."""
    split = answer.measure.split
    if not split:
        return ""
    codes = dict.fromkeys(c.of(split) for c, v in judged if v.kind is Kind.NO_DIFFERENCE)
    if len(codes) == len(answer.categories(split)):
        return ""
    return f" in {words.listing(words.category(answer, split, code) for code in codes)}"


def _in(answer: Answer, cell: Cell) -> str:
    return f" in{_score(answer, cell)}" if answer.measure.split else ""


def _score(answer: Answer, cell: Cell) -> str:
    """The name of the score a cell is of, after a space; empty where there is only one."""
    split = answer.measure.split
    return f" {words.category(answer, split, cell.of(split))}" if split else ""


def state_changes(answer: Answer, in_one: bool = False) -> str:
    """How the scores of everybody the viewer asks about changed; clear changes come first.

    `in_one`: in one sentence.
    """
    stated: list[str] = []
    unseen: list[str] = []
    unsaid: dict[str, list[str]] = {}
    where = _of_whom(answer) or "statewide"
    for code in answer.categories(split_of(answer)) if answer.measure.split else [EVERYBODY]:
        cell = total(answer, **{split_of(answer): code}) if answer.measure.split else total(answer)
        if cell is None:
            continue
        label = _score(answer, cell).strip() or answer.measure.label
        verdict = verdict_of(answer, cell)
        if verdict is not None and verdict.side:
            stated.append(f"{label} {verdicts.change_words(answer, cell)}")
        elif verdict is not None and verdict.kind is Kind.NO_DIFFERENCE:
            seen = verdicts.change_and_interval(answer, cell)
            unseen.append(f"{label} ({seen})")
        else:
            unsaid.setdefault(_why_unsaid(answer, cell), []).append(label)
    parts = []
    if stated:
        parts.append(f"{words.sentence_case(where)}, {words.listing(stated)}")
    if unseen:
        lead = f"In {words.listing(unseen)}, no change can be seen"
        parts.append(lead if stated else f"{lead} {where}")
    whose_own = "" if parts or where == "statewide" else f"{words.sentence_case(where)}, "
    parts += [f"{words.listing(labels)}: {why}" for why, labels in unsaid.items()]
    parts[:1] = [f"{whose_own}{one}" for one in parts[:1]]
    if in_one:
        first, *others = parts or [""]
        parts = ["; ".join((first, *(re.sub("^In ", "in ", p) for p in others)))] if parts else []
    return " ".join(f"{part}." for part in parts)


def _why_unsaid(answer: Answer, cell: Cell) -> str:
    """Why it is not said whether a score rose or fell."""
    if cell.is_empty:
        return cell.why or words.NO_DATA
    said = "too few to say"
    if cell.not_compared:
        said += " (no interval can be worked out)"
    return f"{said}, {words.people(cell, answer.measure)}"


def _windows(answer: Answer) -> str:
    """The total's newest window by component; a window shared by several is named only once."""
    out: list[tuple[str, str]] = []
    before = None  # the window and year of the component before
    components = answer.categories("component") if answer.measure.split else [EVERYBODY]
    if len(components) > _MANY:
        return _lowest(answer)
    for code in components:
        cells = [
            c
            for c in answer.shown
            if c.of("component") == code and c.of("region") in (EVERYBODY, _first_region(answer))
        ]
        if cells:
            cell = cells[-1]
            window = words.category(answer, "window", cell.of("window"))
            label = words.category(answer, "component", code)
            year = ""
            if "program_year" in answer.by:
                year = " " + words.category(answer, "program_year", cell.of("program_year"))
            when = f" at the {window.lower()}{year} observation"
            out.append((f"{label} {value_with_interval(answer, cell)}", when))
            own = (cell.of("window"), cell.of("program_year"))
            if own == before:
                out[-2] = (out[-2][0], "")
            before = own
    said = "; ".join(text + when for text, when in out)
    return f"{whose(answer)}: {said}." if out else _nothing_shown(answer)


def _lowest(answer: Answer) -> str:
    """The three lowest scores of the newest window, where there are many."""
    newest = answer.shown[-1].of("window")
    cells = [
        c
        for c in answer.shown
        if c.of("window") == newest and ("region" not in answer.by or _is_first(answer, c))
    ]
    lowest = sorted(cells, key=lambda c: c.value or 0)
    n = max(ahead(lowest), default=0)
    said = words.listing(
        f"{words.category(answer, 'component', c.of('component'))} {value_with_interval(answer, c)}"
        for c in lowest[: n or MOST_NAMED]
    )
    when = f"at the {words.category(answer, 'window', newest).lower()} observation"
    if not n:
        return f"{whose(answer)}: no score is clearly lowest {when}; among the low ones, {said}."
    return f"{whose(answer)}: lowest {when} {'is' if n == 1 else 'are'} {said}."


def _first_region(answer: Answer) -> str:
    return answer.categories("region")[0]


def _end_of_curve(answer: Answer) -> Cell | None:
    """The last month of the total's curve, which a sentence names; None of what is no curve."""
    if answer.measure.part_axis != "tenure":
        return None
    own = [c for c in answer.shown if "region" not in answer.by or _is_first(answer, c)]
    return own[-1] if own else None


def _curve(answer: Answer) -> str:
    last = _end_of_curve(answer)
    if last is None:
        return _nothing_shown(answer)
    months = words.number_of(float(last.of(answer.measure.part_axis or "")), "months")
    return (
        f"{whose(answer)}: {value_with_interval(answer, last)} of pairs had not ended early by {months}; "
        f"{words.counted(last, answer.measure)}."
    )


def _is_first(answer: Answer, cell: Cell) -> bool:
    return cell.of("region") == _first_region(answer)


def _parts(answer: Answer) -> str:
    """Shares of a whole: the first part (often “none”) and the largest."""
    name = whose(answer)
    groups: list[str] = []
    for code in answer.categories(split_of(answer)) if answer.measure.split else [EVERYBODY]:
        cells = [
            c
            for c in answer.shown
            if c.of(split_of(answer)) == code
            and ("region" not in answer.by or _is_first(answer, c))
        ]
        if not cells:
            continue
        largest = sorted(cells, key=lambda c: -(c.value or 0))
        if not largest[0].value and len(cells) < len(answer.measure.statistic.parts):
            groups.append("too few people to show")
            continue
        said = _largest(answer, cells[0], largest)
        head = f"{words.category(answer, 'component', code)}: " if answer.measure.split else ""
        groups.append(f"{head}{said}")
    if not groups:
        return _nothing_shown(answer)
    whole = next((c.denominator for c in answer.shown if c.denominator), None)
    of = ""
    if whole and not answer.measure.split:
        of = f", of {words.number_of(whole, words.n_words(answer.measure))}"
    return f"{name}: {'; '.join(groups)}{of}."


def _largest(answer: Answer, first: Cell, cells: Sequence[Cell]) -> str:
    """None 11% (8 to 15%) and, most often, over 90: 39% (34 to 44%): what is seen to be most frequent.

    `first` of the parts is said as well; `cells` are all of them, the largest share first.
    """
    axis = answer.measure.part_axis or ""

    def named(cell: Cell) -> str:
        label = words.within_sentence(words.category(answer, axis, cell.of(axis)))
        mark = ":" * any(c.isdigit() for c in label)  # over 90: 39%
        return f"{label}{mark} {value_with_interval(answer, cell)}"

    if len(cells) == 1:
        return named(first)
    n = min(ahead(cells, _MOST_FREQUENT), default=0)
    most = words.listing(map(named, cells[:n]))
    if first in cells[:n]:
        return f"most often, {most}"
    if n:
        return f"{named(first)} and, most often, {most}"
    two = words.listing(map(named, cells[:2]))
    also = "" if first in cells[:2] else f"{named(first)}; "
    return f"{also}nothing is clearly most frequent ({two})"


def every_part(answer: Answer) -> str:
    """Each part of the total in full, for parts that are not shares of one whole."""
    axis = answer.measure.part_axis or ""
    cells = [
        c
        for code in answer.categories(axis)
        if (c := total(answer, **{axis: code})) is not None and not c.is_empty
    ]
    if not cells:
        return _nothing_shown(answer)
    name = whose(answer)
    said = [f"{words.category(answer, axis, c.of(axis))}: {value_and_n(answer, c)}" for c in cells]
    return " ".join(filter(None, (f"{name}. {'; '.join(said)}.", verdicts.comparison(answer))))


# -- under the picture --------------------------------------------------------------------------


def span_words(answer: Answer) -> str:
    """The period an answer covers, in words."""
    span, measure = answer.span, answer.measure
    if measure.today_only:
        return f"As of {day_words(span.as_of)}"
    if measure.timing is Timing.FISCAL_YEARS:
        return span.fiscal_year_words
    if measure.timing is Timing.YEARS:
        years = [program_year_label(y) for y in span.program_years]
        said = f"year {years[0]}" if len(years) == 1 else f"years {years[0]} to {years[-1]}"
        return f"Program {said}, as of {day_words(span.as_of)}"
    return months_words(span.first, span.last)


def _n_by_month(answer: Answer) -> str:
    """How many people or things a trend's months count: months with few vary widely by chance."""
    found = [
        n
        for c in _monthly_total(answer)
        if not c.is_empty and (n := words.n_of(c, answer.measure)) is not None
    ]
    if not found or min(found) == max(found):
        return ""
    return f"A month has from {words.count(min(found))} to {words.count(max(found))} of them."


NOT_COLLECTED_MARK = "\u00d7"


def is_of_few(answer: Answer, cell: Cell) -> bool:
    """Whether so few people stand behind a figure that nothing is concluded from it."""
    return cell.people is not None and cell.people < enough_on(answer.span.today)


def _month_marks(answer: Answer) -> str:
    """How months are told apart of which there is nothing, or little: a cross, a gap, a small mark."""
    months: dict[str, list[str]] = {}
    for c in _monthly_total(answer):
        if c.is_empty and not c.suppression:
            months.setdefault(c.why_code, []).append(month_words(c.of("month")))
    said = []
    if any(c.why_code == WhyNone.NOT_COLLECTED for c in answer.cells):
        said.append(f"{NOT_COLLECTED_MARK} marks a month that is not collected.")
    if gaps := months.get(WhyNone.NOTHING):
        whose_months = words.listing(gaps) if len(gaps) <= MOST_NAMED else "other months"
        said.append(f"No mark in {whose_months}: there was nothing to count.")
    if any(not c.is_empty and is_of_few(answer, c) for c in answer.cells):
        said.append(f"A small mark is of fewer than {enough_on(answer.span.today)} people.")
    return " ".join(said)


def foot(answer: Answer) -> str:
    """The note under a chart: what n counts, the period, what is withheld, what is provisional."""
    measure = answer.measure
    counts = "" if measure.unit is Unit.COUNT else f"; n counts {words.n_words(measure)}"
    parts = [f"{span_words(answer)}{counts}."]
    if "month" in answer.by:
        parts += [_n_by_month(answer), _month_marks(answer)]
    parts.append(withheld_words(answer))
    complementary = any(c.suppression == "complementary" for c in answer.cells)
    if complementary:
        parts.append("Some are hidden only to protect a smaller group.")
    parts.append(of_fewer_words(answer))
    if "month" not in answer.by:
        parts.append(provisional_words(answer))
    parts.append(awaited_words(answer))
    parts.append(not_narrowed(answer))
    parts.append(another_day(answer))
    parts.append(_rest_of_another_day(answer))
    if measure.spread_words and any(c.spread for c in answer.shown):
        parts.append(f"Thin line: {measure.spread_words}.")
    if measure.unit.is_change:
        parts.append(would_be_seen(answer))
    parts.append(judged_together(answer))
    return " ".join(filter(None, parts))


def earlier_cohorts(answer: Answer) -> str:
    """How cohorts come to stand side by side, where at most one does."""
    return _earlier(answer, "cohort", "to compare cohorts")


def earlier_years(kind: str) -> Callable[[Answer], str]:
    """How years come to stand side by side, where at most one does: by the years of a breakdown."""
    return lambda answer: _earlier(answer, kind, "to see more years")


def _earlier(answer: Answer, kind: str, to: str) -> str:
    """By all years; by another filter where it is that which leaves one; or not at all."""
    if len(set(answer.categories(kind)) - {EVERYBODY, REST, UNPLACED}) > 1:
        return ""
    if answer.applied.value("cohort") is not None:
        return f"Choose all cohorts {to}."
    return "" if answer.filters.all_months else f"Choose all years {to}."


def not_narrowed(answer: Answer) -> str:
    """Of all cohorts: which filters are on that this figure does not have."""
    off = _not_narrowed_by(answer, "Of")
    return f"{off}: this figure cannot be filtered so." if off else ""


def _not_narrowed_by(answer: Answer, before: str) -> str:
    """For all roles: the filters that are on and do not narrow a figure; empty where all do."""
    applied = answer.applied
    off = [
        FILTERS[key].everything
        for key, _ in answer.filters.chosen
        if applied.value(key) is None and FILTERS[key].everything
    ]
    return f"{before} {words.listing(off)}" if off else ""


def _rest_of_another_day(answer: Answer) -> str:
    """Of which day the rest of the state is, beside an own region that is of today."""
    rest = any(answer.edition_of(c) for c in answer.shown if c.of("region") == REST)
    if answer.rest_edition is None or not rest:
        return ""
    own = region_list(answer.regions or ())
    return f"{own} is of today, the rest of the state as of {day_words(answer.rest_edition)}."


def another_day(answer: Answer) -> str:
    """Why an outcome figure is of another day than the last month chosen, as for who sees no names."""
    span, chosen = answer.span, answer.filters.last
    measure = answer.measure
    if chosen is None or not measure.is_outcome or measure.today_only or measure.goes_on:
        return ""
    if month_of(span.as_of) == min(chosen, program_year_months(span.program_years[-1])[1]):
        return ""
    return (
        f"As of {day_words(span.as_of)}, not {month_words(chosen)}: without names, outcome figures are those "
        "of the newest complete month of the program year, so that no two days can be subtracted to show a "
        "few people."
    )


MOST_AWAITED = 2  # of so many regions each is told apart


def awaited_words(answer: Answer) -> str:
    """Region 3's coaching logs stop at October 28, 2026; October 2026 is not known yet."""
    if len(answer.awaited) > MOST_AWAITED:
        return f"{words.sentence_case(why_words(answer.awaited))}: what is missing is left out."
    return " ".join(f"{words.sentence_case(_one_awaited(a))}." for a in answer.awaited)


def _one_awaited(awaited: Awaited) -> str:
    if awaited.through is None:
        return log_words(awaited)
    if not awaited.months:
        return f"{log_words(awaited)}; what came after is not known yet"
    first, last = awaited.months[0], awaited.months[-1]
    are = "is" if first == last else "are"
    return f"{log_words(awaited)}; {months_words(first, last)} {are} not known yet"


def would_be_seen(answer: Answer) -> str:
    """How large a change has to be for these people to show it, four times in five.

    Of a change held against none: where groups are held against one another, what could be seen is a
    difference of two of them, of which this says nothing.
    """
    if answer.compared != NO_CHANGE:
        return ""
    told: dict[int, dict[str, list[str]]] = {}
    unit = answer.measure.unit
    for code in answer.categories(split_of(answer)) if answer.measure.split else [EVERYBODY]:
        cell = total(answer, **{split_of(answer): code}) if answer.measure.split else total(answer)
        if cell is None or cell.people is None or cell.against_none is None:
            continue
        judged = cell.against_none.low, cell.against_none.high
        least = detectable.change_of(cell.low, cell.high, cell.people, judged)
        if least is None:
            continue
        size = words.value_words(least, unit).lstrip("+")
        after = words.DIFFERENCE_AFTER.get(unit, " points")
        of_n = told.setdefault(cell.people, {})
        of_n.setdefault(f"{size}{after} or more", []).append(_score(answer, cell).strip())
    return " ".join(
        f"With {words.number_of(n, answer.measure.people_word)} a change of {_sizes(sizes)} "
        "would be seen four times in five."
        for n, sizes in told.items()
    )


def _sizes(sizes: Mapping[str, list[str]]) -> str:
    """0.14 CLASS points or more in Emotional Support and Instructional Support; each size once."""
    told = [f"{size}{' in ' * any(of)}{words.listing(of)}" for size, of in sizes.items()]
    return ", and of ".join((", of ".join(told[:-1]), told[-1])) if len(told) > 1 else told[0]


def judged_together(answer: Answer) -> str:
    """Which interval is which, where a figure has one of its own and a wider one it is judged by."""
    if answer.compared != NO_CHANGE or not any(map(verdicts.has_wider, answer.shown)):
        return ""
    what = "associations" if answer.measure.unit is Unit.CORRELATION else "changes"
    return (
        f"Two intervals: the one in the sentence is wide enough for all {what} that are judged together; "
        "the one in table and chart is of 95% for this figure alone."
    )
