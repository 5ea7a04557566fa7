"""The sentences of the evidence measures: how large, how certain and how complete the change is."""

from __future__ import annotations

from config.program.equivalence import margin_on
from config.program.instruments import SCALE_WIDTH
from data_access.asking.answers import Answer, Cell
from data_access.asking.verdicts import Kind, verdict_of
from layouts import sentences, verdicts, words


def _totals(answer: Answer, dimension: str = "component", **where: str) -> list[tuple[str, Cell]]:
    """The total of each CLASS domain (or survey) with its name, those without a value among them."""
    out = []
    for code in answer.categories(dimension):
        cell = sentences.total(answer, **{dimension: code}, **where)
        if cell is not None:
            out.append((words.category(answer, dimension, code), cell))
    return out


Stated = list[tuple[str, str]]  # a domain or survey, and what is said of it: ": …" or " rose …"


def _said(answer: Answer, stated: Stated, *after: str) -> str:
    """The statements after whose figures they are, alike ones once; without any, why there are none."""
    if not stated:
        return sentences.takeaway(answer)
    alike: dict[str, list[str]] = {}
    for label, text in stated:
        alike.setdefault(text, []).append(label)
    told = "; ".join(f"{words.listing(labels)}{text}" for text, labels in alike.items())
    return " ".join((f"{sentences.whose(answer)}: {told}.", *after))


def _unsaid(answer: Answer, cell: Cell) -> str:
    """Why nothing can be said of a cell, so that "whether …" may follow; empty where something can."""
    verdict = verdict_of(answer, cell)
    if verdict is not None and verdict.kind is Kind.NO_INTERVAL:
        return "without an interval, it cannot be said"
    return "too few to say" if verdict is None or verdict.kind is Kind.TOO_FEW else ""


def standardized(answer: Answer) -> str:
    """Each domain's change in standard deviations, with the one in points and n."""
    stated = []
    for label, cell in _totals(answer):
        if cell.value is None or cell.numerator is None or cell.denominator is None:
            continue
        points = words.number(cell.numerator, answer.measure.unit)
        apart = words.rounded(cell.denominator, 2)
        colon = "" if verdicts.side_of(answer, cell) else ":"
        stated.append(
            (
                label,
                f"{colon} {verdicts.change_or_none(answer, cell)}, which is {points} points where "
                f"{words.people(cell, answer.measure)} began {apart} points apart",
            )
        )
    return _said(answer, stated)


def within_margin(answer: Answer) -> str:
    """For each domain: rose or fell, or that no change can be seen, and whether none beyond the margin."""
    margin = margin_on(answer.span.as_of).points
    stated = []
    for label, cell in _totals(answer):
        if cell.value is None:
            continue
        unsaid = _unsaid(answer, cell)
        if unsaid or cell.spread is None:
            stated.append((label, f": {unsaid or 'too few to say'}"))
            continue
        small = -margin <= cell.spread[0] and cell.spread[1] <= margin
        interval = verdicts.judged_interval(answer, cell)
        if verdicts.side_of(answer, cell):
            verb = "rose" if cell.value > 0 else "fell"
            text = f" {verb} by {words.rounded(abs(cell.value), 2)} ({interval})"
            most = f", and by no more than {margin:g}" if small else ""
            stated.append((label, f"{text}{most}"))
        elif small:
            within = words.interval(*cell.spread, answer.measure.unit)
            stated.append(
                (
                    label,
                    f": no change can be seen, and none larger than {margin:g} "
                    f"(against the margin: {within})",
                )
            )
        else:
            stated.append(
                (
                    label,
                    f": no change can be seen, and one larger than {margin:g} is not ruled out "
                    f"({interval})",
                )
            )
    return _said(answer, stated)


def leavers(answer: Answer) -> str:
    """For each domain, whether those who left began lower or higher, by how much, and n of both."""
    return _began(answer, "component", "those who left", ("left", "seen again"))


def silent(answer: Answer) -> str:
    """For each survey, whether those who did not answer at the end began lower or higher."""
    return _began(
        answer, "survey", "those who did not answer at the end", ("did not answer", "did")
    )


def _began(answer: Answer, dimension: str, who: str, groups: tuple[str, str]) -> str:
    """Where one of two groups began beside the other, with how many are in each."""
    found: list[tuple[str, str, str, str]] = []
    for label, cell in _totals(answer, dimension):
        if cell.value is None:
            continue
        both = ", ".join(
            f"{words.count(n)} {group}"
            for n, group in zip((cell.numerator, cell.denominator), groups, strict=True)
        )
        if (cell.units or 0) > (cell.people or 0):
            both += ", somebody in several years once for each"
        unsaid, inside = _unsaid(answer, cell), ""
        if unsaid or cell.low is None:
            text = f": {unsaid or 'too few to say'}"
        elif verdicts.side_of(answer, cell):
            side = "higher" if cell.value > 0 else "lower"
            by, inside = verdicts.by_how_much(answer, cell)
            text = f": {who} began {side}, by {by}"
        else:
            inside = verdicts.judged_interval(answer, cell)
            text = ": no difference can be seen"
        found.append((label, text, inside, both))
    once = len(found) > 1 and len({both for *_, both in found}) == 1
    stated = []
    for label, text, inside, both in found:
        behind = "; ".join(filter(None, (inside, "" if once else both)))
        stated.append((label, f"{text} ({behind})" if behind else text))
    return _said(answer, stated, *([f"In each, {found[0][3]}."] if once else []))


def undone(answer: Answer) -> str:
    """For each domain: the change of those seen again, and the one of the others that would undo it."""
    stated = []
    for label, cell in _totals(answer, seen_again="missing"):
        seen = sentences.total(answer, component=cell.of("component"), seen_again="seen")
        if seen is None or seen.value is None:
            continue
        again = f"the {words.count(seen.units)} seen again"
        unseen = verdicts.change_and_interval(answer, seen)
        if unsaid := _unsaid(answer, seen):
            stated.append((label, f": {unsaid} whether {again} changed ({unseen})"))
        elif not verdicts.side_of(answer, seen):
            text = f": no change can be seen among {again} ({unseen}), so there is none to undo"
            stated.append((label, text))
        else:
            rose = verdicts.change_words(answer, seen)
            stated.append((label, f" {rose} among {again}; {_to_undo(cell)}"))
    return _said(answer, stated)


def _to_undo(missing: Cell) -> str:
    """What those not seen again would have to have done; why that cannot be said, or cannot be."""
    if missing.value is None:
        return f"what would undo it: {missing.why}" if missing.suppression else missing.why
    verb = "fallen" if missing.value < 0 else "risen"
    ends = sorted(abs(end) for end in (missing.low, missing.high) if end is not None)
    interval = f" ({words.rounded(ends[0], 2)} to {words.rounded(ends[1], 2)})" if ends else ""
    most = f", {SCALE_WIDTH:g} being the most there can be" if SCALE_WIDTH in ends else ""
    return (
        f"the {words.count(missing.units)} not seen again would have to have {verb} by "
        f"{words.rounded(abs(missing.value), 2)}{interval} on average to undo it{most}"
    )


def adjusted(answer: Answer) -> str:
    """For each domain: the adjusted association, or that none can be seen, and the smallest to be seen."""
    stated: Stated = []
    limits: dict[tuple[str, str], list[str]] = {}  # of how many people, the smallest one; where
    for label, cell in _totals(answer, association="adjusted"):
        least = sentences.total(answer, component=cell.of("component"), association="smallest")
        if cell.value is None or least is None or least.value is None:
            if cell.why:
                stated.append((label, f": {cell.why}"))
            continue
        limit = words.people(cell, answer.measure), words.rounded(least.value, 2)
        limits.setdefault(limit, []).append(label)
        value = verdicts.association(answer, cell)
        if unsaid := _unsaid(answer, cell):
            text = f": {unsaid} ({value})"
        elif side := verdicts.side_of(answer, cell):
            text = f" changed {'more' if side > 0 else 'less'} with more coaching ({value})"
        else:
            text = f": no association can be seen ({value})"
        stated.append((label, text))
    after = []
    for (people, least_seen), of in limits.items():
        whose = f"In {words.listing(of)}, with" if len(limits) > 1 else "With"
        after.append(
            f"{whose} {people} one of {least_seen} or more, up or down, is seen four times in five, a "
            "smaller one less often."
        )
    return _said(answer, stated, *after)


def observed(answer: Answer) -> str:
    """For each domain: rose, fell, or none can be seen, with the interval for observers and programs."""
    stated = []
    for label, cell in _totals(answer):
        if cell.value is None:
            continue
        if unsaid := _unsaid(answer, cell):
            stated.append((label, f": {unsaid}"))
            continue
        interval = verdicts.judged_interval(answer, cell)
        if verdicts.side_of(answer, cell):
            verb = "rose" if cell.value > 0 else "fell"
            stated.append((label, f" {verb} by {words.rounded(abs(cell.value), 2)} ({interval})"))
        else:
            stated.append((label, f": no change can be seen ({interval})"))
    return _said(answer, stated)


def alike(answer: Answer) -> str:
    """For each domain, each kind of cluster with its value and how many clusters there are."""
    stated = []
    missing: dict[str, dict[str, None]] = {}  # each reason once, with what it is of
    axis = answer.measure.part_axis or ""
    for code in answer.categories("component"):
        parts = []
        for part in answer.categories(axis):
            cell = sentences.total(answer, component=code, **{axis: part})
            name = words.category(answer, axis, part)
            if cell is None or cell.value is None:
                if cell is not None and cell.why:
                    missing.setdefault(cell.why, {})[name] = None
                continue
            name = name.lower()
            value = sentences.value_with_interval(answer, cell)
            parts.append(f"{name} {value}, {words.count(cell.numerator)} of them")
        if parts:
            stated.append(f"{words.category(answer, 'component', code)}: {'; '.join(parts)}")
    if not stated:
        return sentences.takeaway(answer)
    for why, names in missing.items():
        listed = " and ".join(names).lower()
        stated.append(f"{listed[:1].upper()}{listed[1:]}: {why}")
    return f"{sentences.whose(answer)}. {'. '.join(stated)}."
