"""The sentence that says what an answer shows, written from the same cells as its chart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from config.date_words import day_words, month_words, months_words, program_year_label
from config.program import dosage
from config.program.calendars import first_day, shift
from data_access.asking.answers import (
    EVERYBODY,
    OWN_PAIRS,
    REST,
    UNPLACED,
    Answer,
    Cell,
    Difference,
    compare,
    region_list,
)
from data_access.measures.measure import Timing, Unit
from layouts import words

_FEW = 2  # up to this many changes are each described in full
_MANY = 4  # up to this many CLASS scores are described one by one
NOBODY = "No region can be told from the rest of the state."


# -- the cells a sentence is about --------------------------------------------------------------


def is_of_state(answer: Answer) -> bool:
    """Whether an answer's total is the figure of the whole state."""
    one_region = answer.filters.region is not None and "region" not in answer.by
    return answer.regions is None and not one_region


def whose(answer: Answer) -> str:
    """Whose figures an answer's total is made of, in words."""
    if is_of_state(answer):
        return "State"
    if answer.own_pairs:  # before the filter, which narrows nothing here
        return OWN_PAIRS
    if answer.filters.region is not None and "region" not in answer.by:
        return f"Region {answer.filters.region}"
    return region_list(answer.regions) if answer.regions else answer.scope_words


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


def against_rest(answer: Answer, cell: Cell) -> Difference | None:
    """How a region's cell differs from the rest of the state; None where that cannot be said."""
    if cell.against_rest is not None:
        return cell.against_rest
    rest = next(
        (
            c
            for c in answer.cells
            if c.of("region") == REST
            and all(c.of(d) == cell.of(d) for d in answer.dimensions if d != "region")
        ),
        None,
    )
    return compare(cell, rest) if rest is not None and cell is not rest else None


def is_clear(answer: Answer, cell: Cell) -> bool:
    """Whether a value is bold: a change distinguishable from zero, or a region distinct from the rest."""
    if answer.measure.unit.is_signed:
        return cell.low is not None and cell.high is not None and (cell.low > 0 or cell.high < 0)
    if cell.of("region") in (EVERYBODY, REST, UNPLACED):
        return False
    difference = against_rest(answer, cell)
    return difference is not None and difference.is_clear


# -- small parts of sentences -------------------------------------------------------------------


def reading(answer: Answer, cell: Cell) -> str:
    """The text of a table's last column: rose, fell or cannot tell; above or below the rest."""
    if cell.is_empty:
        return ""
    if answer.measure.unit.is_change:
        if cell.low is None or cell.high is None:
            return cell.no_interval
        if not is_clear(answer, cell):
            return "cannot tell"
        return "rose" if (cell.value or 0) > 0 else "fell"
    if cell.of("region") in (EVERYBODY, REST, UNPLACED):
        return ""
    difference = against_rest(answer, cell)
    if difference is None:
        return ""
    if not difference.is_clear:
        return "cannot be told from the rest"
    return "above the rest" if difference.value > 0 else "below the rest"


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


def value_and_n(answer: Answer, cell: Cell) -> str:
    """Write a value with all counts: 82% (80 to 84%), 1,494 of 1,820 pair-months; 412 programs."""
    if cell.value is None:
        return words.shown(cell, answer.measure)
    if answer.measure.unit is Unit.COUNT:
        return f"{words.count(cell.value)} {words.n_words(answer.measure)}"
    behind = words.counted(cell, answer.measure) or words.people(cell, answer.measure)
    said = ", ".join(filter(None, (value_with_interval(answer, cell), behind)))
    return "; ".join(filter(None, (said, words.intended(cell, answer.measure.unit))))


def beside_rest(answer: Answer, cells: Sequence[Cell]) -> str:
    """Say which of these regions are above or below the rest of the state."""
    regions = own_regions(cells)
    stated = [(c, against_rest(answer, c)) for c in regions]
    known = [(c, d) for c, d in stated if d is not None]
    if not known:
        return ""
    if len(regions) == 1:
        return _one_beside_rest(answer, *known[0])
    above = [c.of("region") for c, d in known if d.is_clear and d.value > 0]
    below = [c.of("region") for c, d in known if d.is_clear and d.value < 0]
    if not above and not below:
        return (
            NOBODY
            if len(known) == len(regions)
            else ("No region shown can be told from the rest of the state.")
        )
    parts = []
    if above:
        parts.append(f"{words.regions(above)} {_is(above)} above the rest of the state")
    if below:
        tail = "" if above else " the rest of the state"
        parts.append(f"{words.regions(below)} {_is(below)} below{tail}")
    return ", ".join(parts) + "."


def _is(many: Sequence[str]) -> str:
    return "is" if len(many) == 1 else "are"


def _one_beside_rest(answer: Answer, cell: Cell, difference: Difference) -> str:
    region = words.category(answer, "region", cell.of("region"))
    if not difference.is_clear:
        return f"{region} cannot be told apart from the rest of the state."
    side = "higher" if difference.value > 0 else "lower"
    by = words.difference_words(difference, answer.measure.unit)
    return f"{region} is {side} than the rest of the state, by {by}."


def withheld_words(cells: Sequence[Cell]) -> str:
    """Say which regions have no value because of too few people; empty if none."""
    held = [c.of("region") for c in cells if c.suppression and c.of("region") != EVERYBODY]
    held = list(dict.fromkeys(held))
    if not held:
        return ""
    return f"{words.regions(held)} {_is(held)} withheld."


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
    if answer.measure.unit.is_change:
        return _change(answer)
    if "window" in answer.by:
        return _windows(answer)
    if answer.measure.part_axis == "tenure":
        return _curve(answer)
    if answer.measure.part_axis:
        return _parts(answer)
    if answer.measure.split:
        return " ".join(_by_component(answer))
    return _plain(answer)


def _nothing_shown(answer: Answer) -> str:
    whys = list(dict.fromkeys(c.why for c in answer.cells if c.why)) or [words.NO_DATA]
    return f"{answer.measure.label}: {'; '.join(whys[:2])}."


def _named_value(answer: Answer, cell: Cell) -> str:
    name = whose(answer)
    if "region" in answer.by:
        name = words.category(answer, "region", cell.of("region"))
    return f"{name}: {value_and_n(answer, cell)}."


def _plain(answer: Answer) -> str:
    cell = total(answer)
    first = _named_value(answer, cell) if cell is not None else ""
    return " ".join(filter(None, (first, beside_rest(answer, answer.cells))))


def _by_component(answer: Answer) -> list[str]:
    codes = answer.categories(split_of(answer))
    if len(codes) > _MANY:
        by_region = "region" in answer.by
        return _regions_by_component(answer, codes) if by_region else _extremes(answer)
    out = []
    for code in codes:
        cell = total(answer, **{split_of(answer): code})
        if cell is None:
            continue
        label = words.category(answer, split_of(answer), code)
        out.append(f"{label}: {value_and_n(answer, cell)}.")
    return out


def _extremes(answer: Answer) -> list[str]:
    """For many scores: the lowest and the highest."""
    shown = sorted(answer.shown, key=lambda c: c.value or 0.0)
    said = [
        f"{words.category(answer, split_of(answer), c.of(split_of(answer)))}, "
        f"{value_and_n(answer, c)}"
        for c in (shown[0], shown[-1])
    ]
    return [f"{whose(answer)}: lowest {said[0]}; highest {said[1]}."]


def _regions_by_component(answer: Answer, codes: Sequence[str]) -> list[str]:
    """For many scores: those in which some region is distinguishable from the rest of the state."""
    out = []
    for code in codes:
        cells = [c for c in answer.cells if c.of(split_of(answer)) == code]
        if any(is_clear(answer, c) for c in own_regions(cells)):
            label = words.category(answer, split_of(answer), code)
            out.append(f"{label}: {beside_rest(answer, cells)}")
    return out or [NOBODY]


def _over_months(answer: Answer) -> str:
    cells = [c for c in _monthly_total(answer) if not c.is_empty]
    if not cells:
        return _nothing_shown(answer)
    final = [c for c in cells if not c.provisional] or cells
    newest, oldest = final[-1], final[0]
    name = whose(answer)
    if "region" in answer.by:
        name = words.category(answer, "region", newest.of("region"))
    text = f"{name}: {value_with_interval(answer, newest)} in {month_words(newest.of('month'))}"
    if oldest is not newest:
        text += f", {value_with_interval(answer, oldest)} in {month_words(oldest.of('month'))}"
    return f"{text}. {provisional_words(answer)}".strip()


def _monthly_total(answer: Answer) -> list[Cell]:
    if "region" not in answer.by:
        return list(answer.cells)
    first = answer.categories("region")[0]
    return list(answer.select(region=first))


def provisional_words(answer: Answer) -> str:
    """Say which months are provisional and until when; empty if none."""
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
    """Matched change: first the regions whose change is distinguishable from zero, then the state."""
    stated: list[str] = []
    regional = own_regions(answer.shown)
    for cell in regional:
        if is_clear(answer, cell):
            stated.append(_one_change(answer, cell, with_verb=not stated))
    state = state_changes(answer)
    if len(stated) > _FEW:
        return f"{_many_changes(answer, regional)} {state}".strip()
    if len({c.of("region") for c in regional}) > 1:
        if stated:
            others = (
                "; the other changes of single regions can't be told from no change"
                if len(stated) < len(regional)
                else ""
            )
            return f"{'; '.join(stated)}{others}. {state}".strip()
        return f"{state} No region's change can be told from no change.".strip()
    if stated:
        return f"{'; '.join(stated)}. {beside_rest(answer, answer.cells)}".strip()
    return f"{state} {beside_rest(answer, answer.cells)}".strip()


def _many_changes(answer: Answer, regional: Sequence[Cell]) -> str:
    """By CLASS score, the regions whose change is distinguishable from zero."""
    parts = []
    for code in answer.categories(split_of(answer)):
        stated = [c for c in regional if c.of(split_of(answer)) == code and is_clear(answer, c)]
        if stated:
            values = words.listing(words.shown(c, answer.measure) for c in stated)
            label = words.category(answer, split_of(answer), code)
            parts.append(f"{label} in {words.regions(c.of('region') for c in stated)} ({values})")
    return f"Can be told from no change: {'; '.join(parts)}."


def _one_change(answer: Answer, cell: Cell, with_verb: bool) -> str:
    value = cell.value or 0.0
    verb = "rose" if value > 0 else "fell"
    name = words.category(answer, "region", cell.of("region"))
    component = words.category(answer, split_of(answer), cell.of(split_of(answer)))
    interval = words.between(cell.low, cell.high, Unit.CHANGE)
    matched = "matched " if with_verb else ""
    return (
        f"{name}'s {component} {verb} by {words.rounded(abs(value), 2)}, {interval}, "
        f"for {words.count(cell.people)} {matched}{answer.measure.people_word}"
    )


def state_changes(answer: Answer) -> str:
    """How the scores of everybody the viewer asks about changed; clear changes come first."""
    stated, unclear, empty = [], [], []
    name = "Statewide" if is_of_state(answer) else f"In {whose(answer)}"
    for code in answer.categories(split_of(answer)) if answer.measure.split else [EVERYBODY]:
        cell = total(answer, **{split_of(answer): code}) if answer.measure.split else total(answer)
        if cell is None:
            continue
        if "region" in answer.by and cell.of("region") != EVERYBODY:
            name = f"In {words.category(answer, 'region', cell.of('region'))}"
        label = words.category(answer, split_of(answer), code)
        if cell.is_empty:
            empty.append((label, cell))
        elif is_clear(answer, cell):
            stated.append(
                f"{label} {'rose' if (cell.value or 0) > 0 else 'fell'} by "
                f"{words.rounded(abs(cell.value or 0), 2)} "
                f"({words.interval(cell.low, cell.high, Unit.CHANGE)})"
            )
        else:
            unclear.append(label)
    parts = []
    if stated:
        parts.append(words.listing(stated))
    if unclear:
        parts.append(f"{words.listing(unclear)} can't be told from no change")
    if empty:
        parts.append(f"{words.listing(label for label, _ in empty)}: {empty[0][1].why}")
    return f"{name}, {'; '.join(parts)}." if parts else ""


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
    name = whose(answer)
    if "region" in answer.by:
        name = words.category(answer, "region", _first_region(answer))
    said = "; ".join(text + when for text, when in out)
    return f"{name}: {said}." if out else _nothing_shown(answer)


def _lowest(answer: Answer) -> str:
    """The three lowest scores of the newest window, where there are many."""
    newest = answer.shown[-1].of("window")
    cells = [
        c
        for c in answer.shown
        if c.of("window") == newest and ("region" not in answer.by or _is_first(answer, c))
    ]
    lowest = sorted(cells, key=lambda c: c.value or 0)[:3]
    said = words.listing(
        f"{words.category(answer, 'component', c.of('component'))} {value_with_interval(answer, c)}"
        for c in lowest
    )
    window = words.category(answer, "window", newest).lower()
    return f"{whose(answer)}: lowest at the {window} observation are {said}."


def _first_region(answer: Answer) -> str:
    return answer.categories("region")[0]


def _curve(answer: Answer) -> str:
    axis = answer.measure.part_axis or ""
    own = [c for c in answer.shown if "region" not in answer.by or _is_first(answer, c)]
    if not own:
        return _nothing_shown(answer)
    last = own[-1]
    name = whose(answer)
    if "region" in answer.by:
        name = words.category(answer, "region", last.of("region"))
    months = last.of(axis)
    return (
        f"{name}: {value_with_interval(answer, last)} still together after {months} "
        f"months, of {words.count(last.denominator)} pairs that began; "
        f"{words.count(last.units)} were watched that long."
    )


def _is_first(answer: Answer, cell: Cell) -> bool:
    return cell.of("region") == _first_region(answer)


def _parts(answer: Answer) -> str:
    """Shares of a whole: the first part (often “none”) and the largest."""
    axis = answer.measure.part_axis or ""
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
        if "region" in answer.by:
            name = words.category(answer, "region", cells[0].of("region"))
        largest = max(cells, key=lambda c: c.value or 0)
        if not largest.value and len(cells) < len(answer.measure.statistic.parts):
            groups.append("all that is not zero is withheld, too few people")
            continue
        parts = [cells[0]] if cells[0] is largest else [cells[0], largest]
        said = " and ".join(
            f"{words.category(answer, axis, c.of(axis)).lower()} {value_with_interval(answer, c)}"
            for c in parts
        )
        head = f"{words.category(answer, 'component', code)}: " if answer.measure.split else ""
        groups.append(f"{head}{said}")
    if not groups:
        return _nothing_shown(answer)
    whole = next((c.denominator for c in answer.shown if c.denominator), None)
    of = ""
    if whole and not answer.measure.split:
        of = f", of {words.count(whole)} {words.n_words(answer.measure)}"
    return f"{name}: {'; '.join(groups)}{of}."


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
    if "region" in answer.by:
        name = words.category(answer, "region", cells[0].of("region"))
    said = [f"{words.category(answer, axis, c.of(axis))} {value_and_n(answer, c)}" for c in cells]
    return f"{name}. {'; '.join(said)}."


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


def foot(answer: Answer) -> str:
    """The note under a chart: what n counts, the period, what is withheld, what is provisional."""
    measure = answer.measure
    counts = "" if measure.unit is Unit.COUNT else f"; n counts {words.n_words(measure)}"
    parts = [f"{span_words(answer)}{counts}."]
    if "month" in answer.by:
        parts.append(_n_by_month(answer))
    held = withheld_words(answer.cells) if "region" in answer.by else ""
    if held:
        parts.append(held)
    complementary = any(c.suppression == "complementary" for c in answer.cells)
    if complementary:
        parts.append("Some are withheld only so that a smaller group cannot be worked out.")
    if "month" not in answer.by:
        parts.append(provisional_words(answer))
    if measure.spread_words and any(c.spread for c in answer.shown):
        parts.append(f"Thin line: {measure.spread_words}.")
    return " ".join(filter(None, parts))
