"""What can be said of a figure: its verdict, decided here alone and worded in `layouts/verdicts.py`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from config.program.judging import enough_on
from config.program.regions import REGIONS
from data_access.asking.answers import (
    EVERYBODY,
    NO_CHANGE,
    REST,
    UNPLACED,
    Answer,
    Cell,
    Difference,
)
from data_access.measures import together
from data_access.measures.no_value import NoInterval, WhyNone


class Kind(StrEnum):
    """The verdicts: to one side (of the rest, or of no change), and the others."""

    ABOVE = "above"
    BELOW = "below"
    ROSE = "rose"
    FELL = "fell"
    NO_DIFFERENCE = "no_difference"  # of a change: none can be seen
    TOO_FEW = "too_few"
    NO_INTERVAL = "no_interval"  # of enough people, but an interval of it or of the rest is missing
    NOT_KNOWN = "not_known"
    WITHHELD = "withheld"


_SIDES = {Kind.ABOVE: 1, Kind.ROSE: 1, Kind.BELOW: -1, Kind.FELL: -1}
_NOT_KNOWN_YET = (WhyNone.NOT_ARRIVED, WhyNone.TOO_EARLY)


@dataclass(frozen=True)
class Verdict:
    """What can be said of one cell, and the difference it is read from, where there is one."""

    kind: Kind
    difference: Difference | None = None

    @property
    def side(self) -> int:
        """1 above or rose, -1 below or fell, 0 where no side is taken."""
        return _SIDES.get(self.kind, 0)


def compared_with(answer: Answer, cell: Cell) -> str:
    """What a cell is held against: NO_CHANGE or REST; "" of a total, which has no rest.

    "" of a withheld one, too: whether others beside it can be compared is nothing of its own.
    """
    if cell.suppression:
        return ""
    if answer.compared in ("", NO_CHANGE):
        return answer.compared
    return "" if cell.of(answer.compared) in (EVERYBODY, REST, UNPLACED) else REST


def verdict_of(answer: Answer, cell: Cell) -> Verdict | None:
    """The verdict on a cell; None where nothing is judged: a total, a count, what nobody recorded.

    What has no figure says why, a total as well: withheld, not known yet, or too few.
    """
    if cell.suppression:
        return Verdict(Kind.WITHHELD)
    if cell.value is None:
        if cell.why_code in _NOT_KNOWN_YET:
            return Verdict(Kind.NOT_KNOWN)
        return Verdict(Kind.TOO_FEW) if cell.why_code == WhyNone.TOO_FEW else None
    if cell.of(answer.measure.part_axis or "") in answer.measure.statistic.unjudged:
        return None
    if answer.compared == NO_CHANGE:
        if answer.measure.unit.rises_or_falls:
            return _judged(cell.against_none, Kind.ROSE, Kind.FELL, cell.not_compared)
        # A difference, from none.
        return _judged(cell.against_none, Kind.ABOVE, Kind.BELOW, cell.not_compared)
    if not compared_with(answer, cell):
        return None
    if cell.unsettled:
        return Verdict(Kind.NOT_KNOWN)
    if cell.rest_withheld:
        return Verdict(Kind.WITHHELD)
    return _judged(cell.against_rest, Kind.ABOVE, Kind.BELOW, cell.not_compared)


def _judged(difference: Difference | None, up: Kind, down: Kind, not_compared: str = "") -> Verdict:
    if difference is None:
        return Verdict(Kind.NO_INTERVAL if not_compared else Kind.TOO_FEW)
    if not difference.is_clear:
        return Verdict(Kind.NO_DIFFERENCE, difference)
    return Verdict(up if difference.value > 0 else down, difference)


def between(answer: Answer, one: Cell, other: Cell) -> Verdict:
    """The verdict on two cells that share no people or no years: one held against the other.

    A region's are judged together with those of all regions, the state's own by themselves.
    """
    today = answer.span.today
    if one.unsettled or other.unsettled:
        return Verdict(Kind.NOT_KNOWN)
    people, others = one.people or 0, other.people or 0
    if min(people, others) < enough_on(today):
        return Verdict(Kind.TOO_FEW)
    of_state = answer.regions is None and one.of("region") == EVERYBODY
    alone = of_state and answer.filters.region is None
    family = 1 if alone else sum(region.stands_on(today) for region in REGIONS)
    ends = [
        None if None in (c.value, c.low, c.high) else (c.value, c.low, c.high) for c in (one, other)
    ]
    if ends[0] is None or ends[1] is None:
        missing = [c.no_interval for c in (one, other) if c.low is None]
        few = all(why and NoInterval(why).is_of_few for why in missing)
        return Verdict(Kind.TOO_FEW if few else Kind.NO_INTERVAL)
    told = together.difference(ends[0], people, ends[1], others, family)  # type: ignore[arg-type]
    return _judged(Difference(*told), Kind.ABOVE, Kind.BELOW)
