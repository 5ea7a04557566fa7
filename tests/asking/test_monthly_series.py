"""Which months are in the base and which is judged: by rule and date, and from rows to answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbacks.questions import offered
from config.program.calendars import first_day, months_between, shift
from data_access.asking.answers import REST, Answer, Cell
from data_access.asking.monthly_series import (
    MonthRole,
    NotJudged,
    Series,
    base_period,
    chart_of,
    months_shown,
    series_of,
    with_usual_ranges,
)
from data_access.asking.process_behavior import Chart, NoLimits, Point
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.measures.no_value import WhyNone
from data_access.measures.span import span_of
from layouts.page import Page
from layouts.pages import PAGES
from tests.conftest import CopyOf
from tests.measures.loading import Loading, pair, person, programs

TODAY = date(2026, 11, 21)
BASE = ("2024-09", "2026-08")
BY = ("region", "month")
MONTHS = months_between(BASE[0], "2026-11")
DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def answer(cells: Sequence[Cell], key: str = "contact_months", today: date = TODAY) -> Answer:
    filters = Filters(first=BASE[0], last="2026-11")
    return Answer(
        measure=MEASURES[key],
        filters=filters,
        by=BY,
        span=span_of(filters, today, whole_years=False, as_of_free=False),
        cells=tuple(cells),
        data_through=date(2026, 11, 18),
        regions=None,
    )


def share(month: str, met: int, due: int, region: str = "2", **more: Any) -> Cell:
    where = {"region": region, "month": month}
    value = met / due if due else None
    return Cell(where, value, people=due, units=due, numerator=met, denominator=due, **more)


def ordinary(region: str = "2") -> list[Cell]:
    """24 to 26 of 32 pair-months met in every month of the base."""
    months = months_between(*BASE)
    return [share(m, 24 + i % 3, 32, region) for i, m in enumerate(months)]


def one(answer: Answer) -> Series:
    [found] = series_of(answer)
    return found


# -- the base -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 11, 21), BASE),
        (date(2027, 9, 30), BASE),
        (date(2026, 10, 16), BASE),  # September is complete: a new program year
        (date(2026, 10, 15), ("2023-09", "2025-08")),
        (date(2026, 9, 1), ("2023-09", "2025-08")),
    ],
)
def test_the_base_changes_when_a_new_program_year_has_a_complete_month(
    today: date, expected: tuple[str, str]
) -> None:
    assert base_period(today) == expected
    assert months_shown(today)[0] == expected[0]


@given(DAYS)
def test_the_base_is_two_whole_program_years_and_changes_once_a_year(day: date) -> None:
    first, last = base_period(day)
    assert first[5:] == "09" and last == shift(first, 23)
    start = day.replace(day=min(day.day, 28))  # every year has that day
    a_year = start.replace(year=start.year + 1) - start  # 365 days, or 366
    changes = sum(
        base_period(start + timedelta(n)) != base_period(start + timedelta(n - 1))
        for n in range(1, a_year.days + 1)
    )
    assert changes == 1
    # Every month of the base has had its logs' time, and so has one of the year after it.
    assert first_day(shift(last, 2)) + timedelta(15) <= day


MONTH = st.sampled_from([None, *months_between("2021-01", "2026-11")])


@given(MONTH, MONTH, st.booleans())
def test_no_choice_of_months_changes_what_the_page_asks(
    first: str | None, last: str | None, everything: bool
) -> None:
    page = PAGES["signals"]
    assert isinstance(page, Page) and "months" not in page.filters
    chosen = Filters(first=first, last=last, all_months=everything, region=2)
    assert offered(page, chosen, TODAY) == Filters(first="2024-09", last="2026-10", region=2)


@given(st.integers(0, 30), st.integers(0, 30))
def test_more_or_fewer_months_around_change_no_judgement(before: int, after: int) -> None:
    """Months before the base are in no judgement, and later ones leave the base as it is."""
    base = ordinary()
    october = share("2026-10", 10, 32)
    told = one(answer([*base, october]))
    early = [share(shift(BASE[0], -n), 1, 32) for n in range(before, 0, -1)]
    more = one(answer([*early, *base, october]))
    assert (more.within, more.says, more.direction) == (told.within, told.says, "worse")
    assert {m.role for m in more.months if m.month < BASE[0]} <= {MonthRole.EARLIER}
    september = share("2026-09", after, 32)
    assert one(answer([*base, september, october])).within == told.within


# -- which months count ---------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["contact_months", "dose_ratio"])
def test_a_month_is_judged_by_what_is_in_its_denominator(key: str) -> None:
    """Four pair-months due, and 76 people with some row: too few, in no base and not judged."""
    few = replace(share("2026-09", 4, 4), people=76)
    early = replace(share("2025-09", 3, 3), people=80)
    cells = [c for c in ordinary() if c.of("month") != "2025-09"]
    found = one(answer([*cells, early, few], key))
    said = {m.month: (m.role, m.not_judged, m.low) for m in found.months}
    assert said["2025-09"] == said["2026-09"] == (MonthRole.LEFT_OUT, NotJudged.TOO_FEW, None)
    assert found.points == 23 and found.newest is None and not found.is_judged


def test_the_newest_judged_month_is_complete_and_has_arrived() -> None:
    base = ordinary()
    october, november = share("2026-10", 25, 32), share("2026-11", 2, 32, provisional=True)
    found = one(answer([*base, october, november]))
    assert found.newest is not None and found.newest.month == "2026-10"
    assert found.months[-1].not_judged is NotJudged.PROVISIONAL and not found.says.kind
    september = share("2026-09", 26, 32)
    gone = Cell(october.where, why="not known yet", why_code=WhyNone.NOT_ARRIVED)
    for away in (gone, replace(share("2026-10", 3, 32), partly_known=True)):
        found = one(answer([*base, september, away]))
        assert found.newest is not None and found.newest.month == "2026-09"
        assert found.months[-1].not_judged is NotJudged.NOT_ARRIVED
        assert not found.says.kind


def test_twelve_judged_months_are_needed() -> None:
    cells = [*ordinary()[-11:], share("2026-10", 3, 32)]
    found = one(answer(cells))
    assert (found.no_limits, found.points, found.is_judged) == (NoLimits.TOO_SHORT, 11, False)
    assert one(answer([*ordinary()[-12:], cells[-1]])).is_judged


@pytest.mark.parametrize(
    ("key", "met", "expected"),
    [
        ("contact_months", 10, "worse"),
        ("contact_months", 32, "better"),
        ("strategies_per_contact", 200, "neither"),
    ],
)
def test_a_signal_is_better_worse_or_neither(key: str, met: int, expected: str) -> None:
    assert MEASURES["contact_months"].better == "up"
    assert not MEASURES["strategies_per_contact"].better
    found = one(answer([*ordinary(), share("2026-10", met, 32)], key))
    assert (found.says.kind, found.direction) == ("outside", expected)


def test_below_what_is_intended_more_is_better() -> None:
    def minutes(month: str, sum_: float) -> Cell:
        cell = share(month, 0, 32)
        return replace(cell, value=sum_ / 32, numerator=sum_, intended=(60.0, 90.0))

    base = [minutes(m, 32 * (70 + i % 4)) for i, m in enumerate(months_between(*BASE))]
    for sum_, expected in ((32 * 40, "worse"), (32 * 62, "neither"), (32 * 100, "neither")):
        assert one(answer([*base, minutes("2026-10", sum_)], "dose_ratio")).direction == expected
    low = [minutes(m, 32 * (30 + i % 4)) for i, m in enumerate(months_between(*BASE))]
    assert one(answer([*low, minutes("2026-10", 32 * 55)], "dose_ratio")).direction == "better"


def days(month: str, value: float, logs: int) -> Cell:
    return Cell({"region": "2", "month": month}, value, people=20, units=logs)


def test_sooner_is_better_and_whole_days_that_hardly_differ_are_not_judged() -> None:
    months = months_between(*BASE)
    varied = [days(m, 10 + i % 7, 40) for i, m in enumerate(months)]
    found = one(answer([*varied, days("2026-10", 1, 40)], "log_days"))
    assert (found.chart, found.says.sign, found.direction) == (Chart.ALIKE, -1, "better")
    flat = [days(m, 2 + (i % 4 == 0), 40) for i, m in enumerate(months)]
    found = one(answer([*flat, days("2026-10", 9, 40)], "log_days"))
    assert found.no_limits is NoLimits.FEW_VALUES and not found.is_judged
    assert found.points == 24


def test_which_limits_follow_from_the_statistic() -> None:
    alike, unlike = [Point(1, 20), Point(2, 25)], [Point(1, 20), Point(2, 40)]
    expected = {
        "contact_months": Chart.SHARE,
        "plc_attendance": Chart.SHARE,
        "dose_ratio": Chart.RATE,
        "contacts_per_month": Chart.RATE,
        "log_days": Chart.SIZED,
    }
    assert {k: chart_of(MEASURES[k], unlike) for k in expected} == expected
    assert chart_of(MEASURES["log_days"], alike) is Chart.ALIKE
    with pytest.raises(ValueError, match="no series"):
        chart_of(MEASURES["venue_minutes"], alike)


def test_every_month_carries_its_range_and_the_rest_of_the_state_is_nobodys() -> None:
    cells = [*ordinary(), share("2026-10", 10, 32), share("2026-10", 30, 32, REST)]
    told = with_usual_ranges(answer(cells))
    assert not [c for c in told.cells if c.of("region") == REST]
    newest = told.cells[-1].usual
    assert newest is not None
    assert (newest.role, newest.signal, newest.direction) == ("newest", "outside below", "worse")
    assert newest.base == BASE and newest.center == pytest.approx(25 / 32, abs=1e-4)
    low, high = newest.low, newest.high
    assert low is not None and high is not None and 10 / 32 < low < 25 / 32 < high <= 1
    assert with_usual_ranges(told) == told


# -- from rows ------------------------------------------------------------------------------------

PAIRS = 14
MET = (8, 10, 11, 9, 8, 11, 10, 9)  # pairs that meet, by month, so that months differ a little


def _rows(url: str, folder: Path) -> None:
    """Fourteen pairs of Region 1 in each of three program years.

    Ten begin on September 25 and four on September 1, so four pair-months of September are due,
    though all fourteen meet then, for 300 minutes; in other months they meet for 60. A session of
    November says that the log of October has arrived.
    """
    with Loading(url, folder, TODAY) as made:
        made.load("programs", programs(1))
        people: list[dict[str, Any]] = []
        pairs: list[dict[str, Any]] = []
        sessions: list[dict[str, Any]] = []
        for year in (2024, 2025, 2026):
            for k in range(PAIRS):
                name = f"{year}-{k}"
                people += [person(f"M-{name}"), person(f"CT-{name}", "CT")]
                start = f"{year}-09-{'01' if k < 4 else '25'}"
                end = f"{year + 1}-05-31"
                pairs.append(pair(f"P-{name}", f"M-{name}", f"CT-{name}", start, planned_end=end))
                for i, month in enumerate(months_between(f"{year}-09", f"{year + 1}-05")):
                    if month > "2026-11":
                        break
                    met = 1 if month >= "2026-10" else PAIRS if i == 0 else MET[i - 1]
                    if k < met:
                        sessions.append(
                            {
                                "session_id": f"S-{name}-{month}",
                                "pair_id": f"P-{name}",
                                "session_date": f"{month}-{'05' if month > '2026-10' else 27}",
                                "minutes_total": 300 if i == 0 else 60,
                                "contact_type": "conference",
                                "venue": "f2f",
                                "status": "completed",
                                "strategies": "feedback",
                            }
                        )
        made.load("participants", people)
        made.load("pairs", pairs)
        made.load("sessions", sessions)


@pytest.fixture
def state(copy_of: CopyOf, tmp_path: Path) -> Loading:
    return Loading(copy_of(_rows), tmp_path, TODAY)


@pytest.mark.parametrize("key", ["contact_months", "dose_ratio", "checklist_adherence"])
def test_months_with_few_due_are_left_out_from_rows_to_answer(state: Loading, key: str) -> None:
    page = PAGES["signals"]
    assert isinstance(page, Page)
    first, last = months_shown(TODAY)
    with state:
        found = next(
            s for s in series_of(state.ask(key, BY, first=first, last=last)) if s.code == "1"
        )
    september = next(m for m in found.months if m.month == "2026-09")
    assert september.not_judged is NotJudged.TOO_FEW and september.cell.denominator == 4
    if key == "dose_ratio":
        # The four that are due met for 300 minutes each; the other ten's minutes are in neither sum.
        assert september.cell.numerator == 1200 and september.cell.value == 300
    # Two Septembers are left out of two years of nine months.
    assert found.points == 16 and found.within is not None
    assert found.newest is not None and found.newest.month == "2026-10"
    assert (found.says.kind, found.says.sign) == ("outside", -1)
    assert found.direction == "worse"
    center = sum(MET) / len(MET) / PAIRS * (60 if key == "dose_ratio" else 1)
    assert found.within.center == pytest.approx(center)
