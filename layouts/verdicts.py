"""The words of verdicts: in sentences, in a table's last column, and whether a value is bold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from config.program.breakdowns import BREAKDOWNS, FILTERS
from config.program.judging import enough_on
from data_access.asking.answers import (
    EVERYBODY,
    NO_CHANGE,
    REST,
    UNPLACED,
    Answer,
    Cell,
)
from data_access.asking.verdicts import Kind, Verdict, verdict_of
from data_access.measures.measure import Unit
from data_access.measures.no_value import NotCompared, WhyNone
from data_access.measures.row_statistics import MedianTime
from layouts import words

THE_REST = "the rest of the state"
NOBODY = f"No difference between any region and {THE_REST} can be seen."

_OF_REST = {
    Kind.ABOVE: "above the rest",
    Kind.BELOW: "below the rest",
    Kind.NO_DIFFERENCE: "no difference can be seen",
}
_OF_CHANGE = {
    Kind.ROSE: "rose",
    Kind.FELL: "fell",
    Kind.NO_DIFFERENCE: "no change can be seen",
}
_OF_DIFFERENCE = {
    Kind.ABOVE: "higher",
    Kind.BELOW: "lower",
    Kind.NO_DIFFERENCE: "no difference can be seen",
}
_OF_CORRELATION = {
    Kind.ABOVE: "more change with more",
    Kind.BELOW: "less change with more",
    Kind.NO_DIFFERENCE: "no association can be seen",
}
_NOT_COMPARED = {
    NotCompared.OWN_INTERVAL: "too few to say: no interval can be worked out",
    NotCompared.REST_INTERVAL: "too few to say: no interval can be worked out for the rest",
    NotCompared.REST_VALUE: "too few to say: the rest has no figure",
}
_OF_BOTH = {
    Kind.TOO_FEW: "too few to say",
    Kind.NOT_KNOWN: "not known yet",
    Kind.WITHHELD: "withheld to protect people",
}


def reading(answer: Answer, cell: Cell) -> str:
    """The text of a table's last column: the verdict on a cell, empty where nothing is judged."""
    verdict = verdict_of(answer, cell)
    if verdict is None:
        return ""
    own = _OF_REST
    if answer.compared == NO_CHANGE:
        unit = answer.measure.unit
        own = _OF_CHANGE if unit.rises_or_falls else _OF_DIFFERENCE
        own = _OF_CORRELATION if unit is Unit.CORRELATION else own
    if _of_few_others(answer, cell, verdict.kind):
        return "too few to say: too few people in the rest"
    if verdict.kind is Kind.NO_INTERVAL:
        return _NOT_COMPARED[NotCompared(cell.not_compared)]
    return _OF_BOTH.get(verdict.kind) or own[verdict.kind]


def is_clear(answer: Answer, cell: Cell) -> bool:
    """Whether a value is bold: above or below the rest, or a change that rose or fell."""
    verdict = verdict_of(answer, cell)
    return verdict is not None and verdict.side != 0


def side_of(answer: Answer, cell: Cell) -> int:
    """1 above or rose, -1 below or fell, 0 where no side is taken."""
    verdict = verdict_of(answer, cell)
    return verdict.side if verdict else 0


def is_worse(answer: Answer, cell: Cell) -> bool:
    """Whether a cell is on the wrong side of the rest, where a measure has one.

    Of what is intended within bounds, fewer than elsewhere is worse, unless it is still above them.
    """
    if cell.intended is not None:
        return side_of(answer, cell) < 0 and cell.outside != "above"
    worse = {"up": -1, "down": 1}.get(answer.measure.better)
    return worse is not None and side_of(answer, cell) == worse


# -- held against the rest ------------------------------------------------------------------------


def judged(answer: Answer, cells: Iterable[Cell]) -> list[tuple[Cell, Verdict]]:
    """The cells of single categories that are held against the rest, each with its verdict."""
    found = ((c, verdict_of(answer, c)) for c in cells if _is_own(answer, c))
    return [(c, v) for c, v in found if v is not None]


def _is_own(answer: Answer, cell: Cell) -> bool:
    compared = answer.compared
    return compared != "" and cell.of(compared) not in (EVERYBODY, REST, UNPLACED)


def the_rest(answer: Answer) -> str:
    """The rest of the state, and which regions it is without because nothing of theirs has come."""
    if answer.compared != "region":
        return THE_REST
    without = f" without {words.regions(missing)}" if (missing := answer.without_regions) else ""
    said = ["where it is collected"] if answer.lacks_regions else []
    if any(cell.partly_known for cell in answer.cells if cell.of("region") == REST):
        said.append("as far as its logs have come")
    return f"{rest_of(answer)}{without}{', ' if said else ''}{' and '.join(said)}"


def rest_of(answer: Answer) -> str:
    """The rest of the state; of some of it, where a filter narrows: the rest of Head Start in the state."""
    filters = [
        (FILTERS[key].before, words.within_sentence(FILTERS[key].words(str(value))))
        for key, value in words.narrowed_by(answer)
    ]
    if not filters:
        return THE_REST
    # Whom a figure is for comes first: mentees of the 2025–26 cohort in Head Start.
    people = [said for before, said in filters if before == "for"]
    others = [(before, said) for before, said in filters if before != "for"]
    if not people and others[0][0] == "in":
        people, others = [others[0][1]], others[1:]
    of = " of ".join(people) or "those"
    for before, said in others:
        of += f" {before} {said}"
    return f"the rest of {of}{',' if ', ' in of else ''} in the state"


def _others(answer: Answer) -> str:
    """What a category is held against, in words."""
    if answer.compared == "region":
        return the_rest(answer)
    known = BREAKDOWNS.get(answer.compared)
    return f"the other {known.label.lower()}s" if known else "the other groups"


def _kind_of_category(answer: Answer) -> str:
    known = BREAKDOWNS.get(answer.compared)
    return known.label.lower() if known else "group"


def _name(answer: Answer, cell: Cell) -> str:
    return words.category(answer, answer.compared, cell.of(answer.compared))


def _names(answer: Answer, cells: Sequence[Cell]) -> str:
    if answer.compared == "region" and not answer.own_pairs:
        return words.regions(dict.fromkeys(c.of("region") for c in cells))
    names = dict.fromkeys(_name(answer, c) for c in cells)
    if answer.compared not in BREAKDOWNS:  # parts of a measure have no names of their own
        return words.listing(map(words.within_sentence, names))
    return words.listing(names)


def comparison(answer: Answer, cells: Iterable[Cell] | None = None) -> str:
    """Say which categories are above or below the rest, by how much, and what cannot be said.

    Empty where nothing is compared, or a change is, which `changes` words.
    """
    if answer.compared in ("", NO_CHANGE):
        return ""
    cells = list(answer.cells if cells is None else cells)
    own = [c for c in cells if _is_own(answer, c)]
    if len({c.of(answer.compared) for c in own}) == 1 and all(c.is_empty for c in own):
        return ""  # of one category, whose reason stands in the place of its values
    groups = _groups(answer, cells)
    if len(groups) == 1:
        compared = _one_group(answer, groups[0][1], cells)
        return " ".join(filter(None, (compared, _undefined(answer))))
    stated = [
        f"{label}: {_sides(answer, clear)}"
        for label, found in groups
        if (clear := _once([(c, v) for c, v in found if v.side], len(found)))
    ]
    every = [one for _, found in groups for one in found]
    return " ".join(stated) or _none_seen(answer, every, cells)


def briefly(answer: Answer) -> str:
    """The same in one sentence, for the first lines of a page: who is to a side, or that nobody is seen."""
    if answer.compared in ("", NO_CHANGE):
        return ""
    found = judged(answer, answer.cells)
    clear = _once([(c, v) for c, v in found if v.side], len(found))
    if clear:
        return _as_one(_sides(answer, clear))
    if not found or (len(found) == 1 and found[0][0].is_empty):
        return ""
    unclear = _none_seen(answer, found, answer.cells)
    return _as_one(unclear) if unclear else ""  # empty where each is withheld, as its panel says


def on_each(*told: tuple[Answer, str]) -> str:
    """The same of several figures of one sentence, each after what it is on; alike ones together."""
    said: dict[str, list[str]] = {}
    for answer, on in told:
        if text := briefly(answer):
            said.setdefault(text, []).append(on)
    each = [
        f"on {words.listing(on)}, {_inside(text).removesuffix('.')}" for text, on in said.items()
    ]
    return words.sentence_case("; ".join(each)) + "." if each else ""


def _inside(text: str) -> str:
    """A verdict that does not begin its sentence; a region keeps its capital."""
    return text if text.startswith("Region") else f"{text[:1].lower()}{text[1:]}"


def _as_one(text: str) -> str:
    """Several short sentences as one."""
    first, *others = re.split(r"(?<=[.)a-z0-9])\. (?=[A-Z])", text.removesuffix("."))
    return "; ".join((first, *(f"{one[:1].lower()}{one[1:]}" for one in others))) + "."


def _groups(answer: Answer, cells: Iterable[Cell]) -> list[tuple[str, list[tuple[Cell, Verdict]]]]:
    """What is held against one another: the cells that differ in the compared dimension alone."""
    others = [d for d in answer.dimensions if d != answer.compared]
    groups: dict[tuple[str, ...], list[Cell]] = {}
    for cell in cells:
        groups.setdefault(tuple(cell.of(d) for d in others), []).append(cell)
    out = []
    for codes, found in groups.items():
        label = ", ".join(
            words.category(answer, d, code) for d, code in zip(others, codes, strict=True)
        )
        out.append((label, judged(answer, found)))
    return out or [("", [])]


def _once(clear: list[tuple[Cell, Verdict]], categories: int) -> list[tuple[Cell, Verdict]]:
    """Of two categories, the one above the other says it all."""
    mirrored = len(clear) == categories == 2 and clear[0][1].side == -clear[1][1].side
    return [one for one in clear if one[1].side > 0] if mirrored else clear


def _one_group(answer: Answer, found: list[tuple[Cell, Verdict]], cells: Sequence[Cell]) -> str:
    if not found or (len(found) == 1 and found[0][0].is_empty):
        return ""  # of nobody, or of one category whose reason stands in the place of its value
    clear = _once([(c, v) for c, v in found if v.side], len(found))
    if clear:
        return " ".join(filter(None, (_sides(answer, clear), _unsaid(answer, found, cells))))
    return _none_seen(answer, found, cells)


def _sides(answer: Answer, clear: Sequence[tuple[Cell, Verdict]]) -> str:
    """Region 5 is 9 points below the rest of the state (1 to 17)."""
    if len(clear) == 1:
        ((cell, verdict),) = clear
        by, interval = _by(answer, verdict)
        side = "above" if verdict.side > 0 else "below"
        lies = " is" if answer.compared == "region" else ":"
        return f"{_name(answer, cell)}{lies} {by} {side} {_others(answer)} ({interval})."
    parts: list[str] = []
    for word, sign in (("Above", 1), ("Below", -1)):
        told = [
            f"{_name(answer, c)} by {by} ({interval})"
            for c, v in clear
            if v.side == sign
            for by, interval in [_by(answer, v)]
        ]
        if told:
            parts.append(f"{word} {'it' if parts else _others(answer)}: {words.listing(told)}.")
    text = " ".join(parts)
    return text if answer.compared == "region" else text.replace("Below it:", "Below them:")


def by_how_much(answer: Answer, cell: Cell) -> tuple[str, str]:
    """How far a cell lies from what it is held against, and the interval of that."""
    return _by(answer, verdict_of(answer, cell))


def _by(answer: Answer, verdict: Verdict | None) -> tuple[str, str]:
    if verdict is None or verdict.difference is None:
        return "", ""
    return words.difference_parts(verdict.difference, answer.measure.unit)


def _none_seen(answer: Answer, found: Sequence[tuple[Cell, Verdict]], cells: Sequence[Cell]) -> str:
    """No difference can be seen, or nothing can be said: of which categories."""
    even = [c for c, v in found if v.kind is Kind.NO_DIFFERENCE]
    rest = _unsaid(answer, found, cells)
    if not even:
        return rest
    without = (*_without(answer), *_not_collected(answer, cells))
    codes = dict.fromkeys(c.of(answer.compared) for c in (*(c for c, _ in found), *without))
    told = dict.fromkeys(c.of(answer.compared) for c in even)
    others = _others(answer)
    others += "," if ", " in others else ""  # the rest of the state, as far as its logs have come,
    in_each = not any(c.suppression for c, _ in found) or not answer.measure.split
    if len(told) == len(codes) > 1 and in_each:
        first = f"No difference between any {_kind_of_category(answer)} and {others} can be seen."
    elif by_split := _none_seen_by_split(answer, found, cells):
        first = f"No difference from {others} can be seen {by_split}."
    else:
        only = _names(answer, even)
        first = f"No difference between {only} and {others} can be seen."
        if len(told) > 1:
            first = f"No difference from {others} can be seen for {only}."
    return " ".join(filter(None, (first, rest)))


def _none_seen_by_split(
    answer: Answer, found: Sequence[tuple[Cell, Verdict]], cells: Sequence[Cell]
) -> str:
    """For Regions 1 and 2 in KSB; for any region in Efficacy: where some are withheld in some scores.

    A category of which anything is withheld in a score or survey is left out of it. Empty where nothing is
    withheld, or there is but one score.
    """
    split = answer.measure.split
    if not split or split == answer.compared or not any(c.suppression for c, _ in found):
        return ""
    codes = list(dict.fromkeys(c.of(split) for c in cells if _is_own(answer, c)))
    every = {c.of(answer.compared) for c in cells if _is_own(answer, c)}
    held = {(c.of(split), c.of(answer.compared)) for c, _ in found if c.suppression}
    by_who: dict[tuple[str, ...], tuple[list[str], list[Cell]]] = {}
    for code in codes:
        own = [c for c, v in found if c.of(split) == code and v.kind is Kind.NO_DIFFERENCE]
        own = [c for c in own if (code, c.of(answer.compared)) not in held]
        if who := tuple(dict.fromkeys(c.of(answer.compared) for c in own)):
            by_who.setdefault(who, ([], own))[0].append(words.category(answer, split, code))
    if len(codes) < 2:
        return ""
    said = []
    for who, (labels, own) in by_who.items():
        all_of_several = set(who) == every and len(every) > 1
        names = f"any {_kind_of_category(answer)}" if all_of_several else _names(answer, own)
        said.append(f"for {names} in {words.listing(labels)}")
    return "; ".join(said)


def _without(answer: Answer) -> list[Cell]:
    """The categories whose figure has no value although there is enough to count."""
    own = (c for c in answer.cells if _is_own(answer, c))
    return [c for c in own if c.is_empty and c.why_code == WhyNone.UNDEFINED and c.why]


def _not_collected(answer: Answer, cells: Iterable[Cell]) -> list[Cell]:
    """The categories of which nothing was collected, so that they are held against nothing."""
    own: dict[str, list[Cell]] = {}
    for cell in cells:
        if _is_own(answer, cell):
            own.setdefault(cell.of(answer.compared), []).append(cell)
    return [
        of[0]
        for of in own.values()
        if all(c.is_empty and c.why_code == WhyNone.NOT_COLLECTED for c in of)
    ]


def _undefined(answer: Answer) -> str:
    """Region 2: fewer than half of 177 were met, so there is no median. Of one alone its value says so."""
    if sum(_is_own(answer, c) for c in answer.cells) == 1:
        return ""
    return " ".join(f"{_name(answer, c)}: {c.why}." for c in _without(answer))


def _unsaid(answer: Answer, found: Sequence[tuple[Cell, Verdict]], cells: Sequence[Cell]) -> str:
    """The categories of which nothing can be said at all, and why; withheld figures stand in the foot."""
    said = {c.of(answer.compared) for c, v in found if v.side or v.kind is Kind.NO_DIFFERENCE}
    out, few = [], set[str]()
    for kind in (Kind.TOO_FEW, Kind.NOT_KNOWN):
        own = [c for c, v in found if v.kind is kind and c.of(answer.compared) not in said | few]
        if (
            kind is Kind.TOO_FEW
        ):  # of one of several scores, and of another not known yet: said once
            few = {c.of(answer.compared) for c in own}
        alone = [c for c in own if _of_few_others(answer, c, kind)]
        if alone:
            names = _names(answer, alone)
            out.append(f"Too few to say for {names}: too few people in {_others(answer)}.")
        if own := [c for c in own if c not in alone]:
            out.append(f"{words.sentence_case(_OF_BOTH[kind])}: {_names(answer, own)}.")
    for reason in NotCompared:
        own = [
            c
            for c, v in found
            if v.kind is Kind.NO_INTERVAL
            and c.not_compared == reason
            and c.of(answer.compared) not in said
        ]
        if own:
            why = _without_rest(answer, reason)
            out.append(f"Too few to say for {_names(answer, own)}: {why}.")
    hidden = [c for c, v in found if v.kind is Kind.WITHHELD and not c.is_empty]
    if hidden := [c for c in hidden if c.of(answer.compared) not in said]:
        withheld = _OF_BOTH[Kind.WITHHELD]
        of_one = len({c.of(answer.compared) for c in cells if _is_own(answer, c)}) == 1
        out.append(
            f"The comparison with {_others(answer)} is {withheld}."
            if of_one
            else f"Comparison {withheld}: {_names(answer, hidden)}."
        )
    if missing := _not_collected(answer, cells):
        out.append(f"Not collected: {_names(answer, missing)}.")
    return " ".join(out)


def _of_few_others(answer: Answer, cell: Cell, kind: Kind) -> bool:
    """Whether it is the other side of a comparison that has too few people, and not this one."""
    enough = (cell.people or 0) >= enough_on(answer.span.today) and cell.low is not None
    return kind is Kind.TOO_FEW and enough and answer.compared != NO_CHANGE


def _without_rest(answer: Answer, reason: NotCompared) -> str:
    """Why categories of enough people are held against nothing."""
    if reason is NotCompared.OWN_INTERVAL:
        return "no interval can be worked out"
    others, statistic = _others(answer), answer.measure.statistic
    if reason is NotCompared.REST_INTERVAL:
        return f"no interval can be worked out for {others}"
    if isinstance(statistic, MedianTime):
        return f"in {others} fewer than half {statistic.met}"
    return f"there is no figure for {others}"


# -- held against no change -----------------------------------------------------------------------


def change_words(answer: Answer, cell: Cell) -> str:
    """How far a score rose or fell: rose by 0.19 points (0.09 to 0.28)."""
    by, interval = by_how_much(answer, cell)
    return f"{'rose' if side_of(answer, cell) > 0 else 'fell'} by {by} ({interval})"


def change_or_none(answer: Answer, cell: Cell) -> str:
    """Rose by 0.19 points (0.09 to 0.28); or no change can be seen (+0.07; −0.03 to 0.17)."""
    if side_of(answer, cell):
        return change_words(answer, cell)
    return f"{reading(answer, cell)} ({change_and_interval(answer, cell)})"


def judged_interval(answer: Answer, cell: Cell) -> str:
    """The interval a cell's verdict is read from; its own 95% one where nothing is judged."""
    difference = cell.against_none
    if difference is None:
        return words.interval(cell.low, cell.high, answer.measure.unit)
    return words.interval(difference.low, difference.high, answer.measure.unit)


_ROUNDING = 0.0002


def has_wider(cell: Cell) -> bool:
    """Whether a cell is judged by a wider interval than its own, together with other cells."""
    difference = cell.against_none
    if difference is None or cell.low is None or cell.high is None:
        return False
    return difference.high - difference.low > cell.high - cell.low + _ROUNDING


def association(answer: Answer, cell: Cell) -> str:
    """A correlation with the interval its verdict is read from: 0.41; 0.08 to 0.66."""
    value = words.value_words(cell.value or 0.0, answer.measure.unit)
    return value if cell.against_none is None else f"{value}; {judged_interval(answer, cell)}"


def change_and_interval(answer: Answer, cell: Cell) -> str:
    """A change that cannot be seen, with the interval that shows it: +0.07; −0.03 to 0.17."""
    value = words.value_words(cell.value or 0.0, answer.measure.unit)
    interval = judged_interval(answer, cell)
    return f"{value}; {interval}" if interval else value
