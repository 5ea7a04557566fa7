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


def _said(answer: Answer, stated: list[str]) -> str:
    """The statements after whose figures they are; without any, why there are none."""
    if not stated:
        return sentences.takeaway(answer)
    return f"{sentences.whose(answer)}: {'; '.join(stated)}."


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
        stated.append(
            f"{label} {verdicts.change_or_none(answer, cell)}, which is "
            f"{points} points with educators {words.rounded(cell.denominator, 2)} points apart, "
            f"{words.people(cell, answer.measure)}"
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
            stated.append(f"{label}: {unsaid or 'too few to say'}")
            continue
        small = -margin <= cell.spread[0] and cell.spread[1] <= margin
        interval = verdicts.judged_interval(answer, cell)
        if verdicts.side_of(answer, cell):
            verb = "rose" if cell.value > 0 else "fell"
            text = f"{label} {verb} by {words.rounded(abs(cell.value), 2)} ({interval})"
            stated.append(f"{text}, and by no more than {margin:g}" if small else text)
        elif small:
            within = words.interval(*cell.spread, answer.measure.unit)
            stated.append(
                f"{label}: no change can be seen, and none larger than {margin:g} "
                f"(against the margin: {within})"
            )
        else:
            stated.append(
                f"{label}: no change can be seen, and one larger than {margin:g} is not ruled out "
                f"({interval})"
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
    stated = []
    for label, cell in _totals(answer, dimension):
        if cell.value is None:
            continue
        both = ", ".join(
            f"{words.count(n)} {group}"
            for n, group in zip((cell.numerator, cell.denominator), groups, strict=True)
        )
        if (cell.units or 0) > (cell.people or 0):
            both += ", somebody in several years once for each"
        unsaid = _unsaid(answer, cell)
        if unsaid or cell.low is None:
            stated.append(f"{label}: {unsaid or 'too few to say'} ({both})")
        elif verdicts.side_of(answer, cell):
            side = "higher" if cell.value > 0 else "lower"
            by, interval = verdicts.by_how_much(answer, cell)
            stated.append(f"{label}: {who} began {side}, by {by} ({interval}; {both})")
        else:
            interval = verdicts.judged_interval(answer, cell)
            stated.append(f"{label}: no difference can be seen ({interval}; {both})")
    return _said(answer, stated)


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
            stated.append(f"{label}: {unsaid} whether {again} changed ({unseen})")
        elif not verdicts.side_of(answer, seen):
            stated.append(
                f"{label}: no change of {again} can be seen ({unseen}), so there is none to undo"
            )
        else:
            rose = verdicts.change_words(answer, seen)
            stated.append(f"{label} {rose} among {again}; {_to_undo(cell)}")
    return _said(answer, stated)


def _to_undo(missing: Cell) -> str:
    """What those not seen again would have to have done; why that cannot be said, or cannot be."""
    if missing.value is None:
        return missing.why
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
    stated = []
    for label, cell in _totals(answer, association="adjusted"):
        least = sentences.total(answer, component=cell.of("component"), association="smallest")
        if cell.value is None or least is None or least.value is None:
            if cell.why:
                stated.append(f"{label}: {cell.why}")
            continue
        limit = (
            f"with {words.people(cell, answer.measure)} one of {words.rounded(least.value, 2)} or more, "
            "up or down, is seen four times in five, a smaller one less often"
        )
        value = verdicts.association(answer, cell)
        if unsaid := _unsaid(answer, cell):
            stated.append(f"{label}: {unsaid} ({value}); {limit}")
        elif side := verdicts.side_of(answer, cell):
            goes = "more" if side > 0 else "less"
            stated.append(f"{label} changed {goes} with more coaching ({value}); {limit}")
        else:
            stated.append(f"{label}: no association can be seen ({value}); {limit}")
    return _said(answer, stated)


def observed(answer: Answer) -> str:
    """For each domain: rose, fell, or none can be seen, with the interval for observers and programs."""
    stated = []
    for label, cell in _totals(answer):
        if cell.value is None:
            continue
        if unsaid := _unsaid(answer, cell):
            stated.append(f"{label}: {unsaid}")
            continue
        interval = verdicts.judged_interval(answer, cell)
        if verdicts.side_of(answer, cell):
            verb = "rose" if cell.value > 0 else "fell"
            stated.append(f"{label} {verb} by {words.rounded(abs(cell.value), 2)} ({interval})")
        else:
            stated.append(f"{label}: no change can be seen ({interval})")
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
