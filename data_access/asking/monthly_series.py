"""Makes an answer by month into series with limits from a fixed base period, and judges the newest month.

What a month says never hangs on the months that are chosen on a page: the base are the judged months of
the two completed program years before the one in which the newest complete month lies. It is worked out
anew when a new program year has its first complete month, and otherwise moves only with corrections of
its own facts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from config.program import dosage
from config.program.calendars import (
    first_day,
    last_complete_month,
    program_year_months,
    program_year_of,
    provisional_from,
    shift,
)
from data_access.asking.answers import EVERYBODY, REST, UNPLACED, Answer, Cell, UsualRange
from data_access.asking.process_behavior import (
    Chart,
    Judgement,
    Limits,
    NoLimits,
    Point,
    judge,
    limits,
    sizes_are_alike,
)
from data_access.measures.measure import Measure
from data_access.measures.no_value import WhyNone
from data_access.measures.statistics import Mean, Median, Share, Statistic

BASE_YEARS = 2
# So many people, and so many months or logs, in the denominator of a month: among fewer a single one
# moves a share by more than ten points, and σz is no yardstick for it.
FEWEST_IN_MONTH = 10
_MEDIAN_STEP = 0.5  # medians of whole days, or minutes, are whole or lie halfway between two


class NotJudged(StrEnum):
    """Why a month is neither in the base nor judged; each is also what a CSV calls it."""

    NO_VALUE = "no_value"  # there is no figure
    NOT_ARRIVED = "not_arrived"  # its logs, or some of them, have not arrived
    PROVISIONAL = "provisional"  # its logs may still arrive
    TOO_FEW = "too_few"  # too few in its denominator


class MonthRole(StrEnum):
    """What a month is in its series; each is also what a CSV calls it."""

    EARLIER = "earlier"
    BASE = "base"
    LATER = "later"
    NEWEST = "newest"  # the one that is judged
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class SeriesMonth:
    """One month of a series, in the order of time; `not_judged` is empty where it counts."""

    cell: Cell
    role: MonthRole
    not_judged: NotJudged | None = None
    low: float | None = None
    high: float | None = None

    @property
    def month(self) -> str:
        return self.cell.of("month")


@dataclass(frozen=True)
class Series:
    """One region's months, the limits of its base, and what the newest judged month says.

    `base`: first and last month of the base period. `within` None: `no_limits` says why nothing is
    judged, `points` how many months the base has. `newest` None: no month after the base can be
    judged. `direction`: "better", "worse" or "neither" where `says` is a signal.
    """

    code: str
    chart: Chart
    base: tuple[str, str]
    months: tuple[SeriesMonth, ...]
    within: Limits | None
    no_limits: NoLimits | None
    points: int
    newest: SeriesMonth | None
    says: Judgement
    direction: str = ""

    @property
    def is_judged(self) -> bool:
        return self.within is not None and self.newest is not None

    @property
    def last_complete(self) -> SeriesMonth | None:
        """The newest month whose logs have had their time, judged or not."""
        complete = [m for m in self.months if m.not_judged is not NotJudged.PROVISIONAL]
        return complete[-1] if complete else None


# -- months -----------------------------------------------------------------------------------------


def _base_before(first_provisional: str) -> tuple[str, str]:
    year = program_year_of(first_day(shift(first_provisional, -1)))
    return program_year_months(year - BASE_YEARS)[0], program_year_months(year - 1)[1]


def base_period(today: date) -> tuple[str, str]:
    """First and last month of the base: the two program years before that of the newest complete month.

    >>> base_period(date(2026, 10, 15)), base_period(date(2026, 10, 16))
    (('2023-09', '2025-08'), ('2024-09', '2026-08'))
    """
    return _base_before(provisional_from(today, dosage.PROVISIONAL_UNTIL_DAY))


def months_shown(today: date) -> tuple[str, str]:
    """First and last month of a chart: from the base to the newest month that has ended."""
    return base_period(today)[0], last_complete_month(today)


# -- what a measure's series is ---------------------------------------------------------------------


def _share_of(statistic: Statistic) -> Statistic:
    """The share that a statistic says more about, or the statistic itself."""
    inner = getattr(statistic, "share", None)
    return inner if isinstance(inner, Share) else statistic


def chart_of(measure: Measure, base: Sequence[Point]) -> Chart:
    """Which limits the months of a measure get. Raises ValueError where its months are no series."""
    statistic = _share_of(measure.statistic)
    if isinstance(statistic, Share) and len(statistic.parts) == 1:
        return Chart.SHARE if statistic.proportion else Chart.RATE
    if isinstance(statistic, Mean | Median):
        return Chart.ALIKE if sizes_are_alike(base) else Chart.SIZED
    raise ValueError(f"{measure.key}: its months are no series of shares, rates, means or medians")


def number_in(cell: Cell, measure: Measure) -> int:
    """How many there are in a month's denominator: people, or months or logs where these are fewer."""
    counted = cell.units if cell.denominator is None else round(cell.denominator)
    found = [n for n in (cell.people, counted) if n is not None]
    return min(found, default=0)


def _point(cell: Cell, measure: Measure) -> Point:
    if cell.numerator is not None and cell.denominator:
        return Point(cell.numerator / cell.denominator, cell.denominator)
    return Point(cell.value or 0.0, float(cell.units or 0))


def _not_judged(cell: Cell, measure: Measure, first_provisional: str) -> NotJudged | None:
    if cell.partly_known or cell.why_code == WhyNone.NOT_ARRIVED:
        return NotJudged.NOT_ARRIVED
    if cell.of("month") >= first_provisional:
        return NotJudged.PROVISIONAL
    if cell.value is None:
        return NotJudged.NO_VALUE
    if number_in(cell, measure) < FEWEST_IN_MONTH:
        return NotJudged.TOO_FEW
    return None


# -- series -----------------------------------------------------------------------------------------


def series_of(answer: Answer) -> list[Series]:
    """The series of an answer by month, and by region where it has regions.

    The rest of the state is left out: its months are not those of any region.
    """
    codes = answer.categories("region") if "region" in answer.by else [""]
    return [
        _series(answer, code or EVERYBODY, _months_of(answer, code))
        for code in codes
        if code not in (UNPLACED, REST)
    ]


def _months_of(answer: Answer, code: str) -> list[Cell]:
    cells = (c for c in answer.cells if not code or c.of("region") == code)
    # The total over all months is not a month.
    months = [c for c in cells if c.of("month") not in (EVERYBODY, UNPLACED)]
    return sorted(months, key=lambda c: c.of("month"))


def _series(answer: Answer, code: str, cells: Sequence[Cell]) -> Series:
    measure, loose = answer.measure, answer.span.provisional_from
    base = _base_before(loose)
    why = {c.of("month"): _not_judged(c, measure, loose) for c in cells}
    firm = [c for c in cells if why[c.of("month")] is None]
    in_base = [c for c in firm if base[0] <= c.of("month") <= base[1]]
    chart, found = _limits_of(measure, in_base)
    if isinstance(found, Limits):
        # Of a share, enough must be expected on both sides: months with fewer are too few after all.
        for c in firm:
            if not found.is_enough(_point(c, measure).size):
                why[c.of("month")] = NotJudged.TOO_FEW
        firm = [c for c in firm if why[c.of("month")] is None]
        in_base = [c for c in in_base if why[c.of("month")] is None]
        chart, found = _limits_of(measure, in_base)
    within = found if isinstance(found, Limits) else None
    later = [c for c in firm if c.of("month") > base[1]]
    newest = later[-1].of("month") if later and within else ""
    months = tuple(_month(c, measure, why[c.of("month")], base, newest, within) for c in cells)
    says = Judgement()
    if newest and within:
        counted = [c for c in firm if base[0] <= c.of("month") <= newest]
        says = judge([_point(c, measure) for c in counted], within)
    return Series(
        code=code,
        chart=chart,
        base=base,
        months=months,
        within=within,
        no_limits=None if isinstance(found, Limits) else found,
        points=len(in_base),
        newest=(judged := next((m for m in months if m.role is MonthRole.NEWEST), None)),
        says=says,
        direction=_direction(measure, judged.cell, says) if judged else "",
    )


def _limits_of(measure: Measure, in_base: Sequence[Cell]) -> tuple[Chart, Limits | NoLimits]:
    points = [_point(c, measure) for c in in_base]
    chart = chart_of(measure, points)
    top = 1.0 if chart is Chart.SHARE else None
    floor = None if measure.unit.is_change else 0.0
    grain = _MEDIAN_STEP if isinstance(measure.statistic, Median) else 0.0
    return chart, limits(points, chart, floor=floor, top=top, grain=grain)


def _month(
    cell: Cell,
    measure: Measure,
    why: NotJudged | None,
    base: tuple[str, str],
    newest: str,
    within: Limits | None,
) -> SeriesMonth:
    month = cell.of("month")
    role = (
        MonthRole.LATER
        if month > base[1]
        else MonthRole.BASE
        if month >= base[0]
        else MonthRole.EARLIER
    )
    if why is not None:
        role = MonthRole.LEFT_OUT
    elif month == newest:
        role = MonthRole.NEWEST
    low = high = None
    if within is not None and why in (None, NotJudged.PROVISIONAL) and cell.value is not None:
        ends = within.at(_point(cell, measure).size)
        low, high = round(ends[0], 4), round(ends[1], 4)
    return SeriesMonth(cell, role, why, low, high)


def _direction(measure: Measure, newest: Cell, says: Judgement) -> str:
    """Whether a signal is for the better, where the measure says which way that is.

    Where a range is intended, more is better below it, and inside or above it neither.
    """
    if not says.kind:
        return ""
    wanted = {"up": 1, "down": -1}.get(measure.better)
    if newest.intended is not None and (newest.value or 0.0) < newest.intended[0]:
        wanted = 1
    if wanted is None:
        return "neither"
    return "better" if says.sign == wanted else "worse"


def with_usual_ranges(answer: Answer) -> Answer:
    """The answer without the rest of the state, each month with its usual range and what it is.

    Its months are held against their own past alone, so no verdict on a region beside the others stands
    in its table and file.
    """
    found = {(one.code, m.month): _usual(one, m) for one in series_of(answer) for m in one.months}
    return replace(
        answer,
        compared="",
        cells=tuple(
            replace(c, usual=found.get((c.of("region"), c.of("month"))))
            for c in answer.cells
            if c.of("region") != REST
        ),
    )


def _usual(one: Series, month: SeriesMonth) -> UsualRange:
    newest = month.role is MonthRole.NEWEST
    signal = ""
    if newest:
        sides = (
            {1: "above", -1: "below"} if one.says.kind != "trend" else {1: "rising", -1: "falling"}
        )
        signal = f"{one.says.kind} {sides[one.says.sign]}" if one.says.kind else "none"
    return UsualRange(
        chart=one.chart.value,
        base=one.base,
        center=None if one.within is None else round(one.within.center, 4),
        low=month.low,
        high=month.high,
        role=month.role.value,
        not_judged=(month.not_judged or one.no_limits or ""),
        signal=signal,
        direction=one.direction if newest else "",
    )
