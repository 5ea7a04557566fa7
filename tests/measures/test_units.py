"""The unit of an interval is the person over all that is chosen; n is who is in the denominator."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from data_access.asking.ask import counting_of
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.measures.intervals import UnitSums, rate_interval
from data_access.measures.statistics import Sums
from tests.measures.loading import (
    EVERYTHING,
    SMALL,
    Loading,
    class_rows,
    pair,
    person,
    programs,
)

Make = Callable[[date], Loading]
BOTH: dict[str, Any] = {"first": "2024-09", "last": "2026-08"}
# Mentees of each coach: in 2024, and in 2025.
MENTEES = {1: (3, 3), 2: (1, 1), 3: (2, 0), 4: (1, 0), 5: (0, 2), 6: (0, 1)}


def _coaches(loading: Make) -> Loading:
    """Six coaches in three regions; the first two coach in both years, each with new mentees."""
    state = loading(date(2026, 9, 20))
    state.load("programs", programs(1, 2, 3))
    people, pairs = [], []
    for coach, numbers in MENTEES.items():
        people.append(person(f"C-{coach}", "CT", region=1 + coach % 3))
        for year, number in zip((2024, 2025), numbers, strict=True):
            for i in range(number):
                mentee = f"M-{coach}-{year}-{i}"
                people.append(person(mentee, region=1 + coach % 3))
                end = {"end_date": f"{year + 1}-06-10", "end_reason": "completed"}
                pairs.append(pair(f"P-{mentee}", mentee, f"C-{coach}", f"{year}-09-15", **end))
    state.load("participants", people)
    state.load("pairs", pairs)
    return state


def test_a_coach_of_two_years_is_one_unit_of_a_mean(loading: Make) -> None:
    cell = _coaches(loading).cell("mentees_per_coach", **BOTH)
    # 14 mentees of 8 coach-years: 1.75. C-1 has 6 for 2 years, C-2 has 2 for 2, the others one year.
    y, m = (6, 2, 2, 1, 2, 1), (2, 2, 1, 1, 1, 1)
    residuals = [a - 1.75 * b for a, b in zip(y, m, strict=True)]
    assert residuals == [2.5, -1.5, 0.25, -0.75, 0.25, -0.75]
    of_coaches = UnitSums(6, 14, 8, yy=50, ym=22, mm=12)
    effective = 8 * 8 / 12  # coaches of two years weigh more than the others (Kish)
    squares = sum(r * r for r in residuals)
    assert of_coaches.variance == pytest.approx(effective / (effective - 1) * squares / 64)
    assert (cell.value, cell.people, cell.units) == (1.75, 6, 8)
    assert (cell.low, cell.high) == pytest.approx(rate_interval(of_coaches), abs=5e-5)
    # Eight coach-years, each once, would look surer than six coaches are.
    years = (3, 1, 2, 1, 3, 1, 2, 1)
    surer = rate_interval(UnitSums.of_values(8, sum(years), sum(a * a for a in years)))
    assert surer is not None and cell.low is not None and cell.high is not None
    assert cell.low < surer[0] and surer[1] < cell.high


def test_totals_and_one_year_follow_the_same_rule(loading: Make) -> None:
    state = _coaches(loading)
    plain = state.cell("mentees_per_coach", **BOTH)
    for by in ("region", "cohort"):
        total = state.ask("mentees_per_coach", (by,), **BOTH).cell(**{by: "all"})
        assert (total.low, total.high, total.people) == (plain.low, plain.high, 6)
    one = state.ask("mentees_per_coach", ("cohort",), **BOTH).cell(cohort="2024")
    assert (one.value, one.people, one.units) == (7 / 4, 4, 4)
    # Region 1 beside the rest: C-1, C-2, C-4 and C-5, the first two in both years.
    rest = state.ask("mentees_per_coach", ("region",), region=1, **BOTH).cell(region="rest")
    assert (rest.people, rest.units, rest.numerator) == (4, 6, 11)


def _sums(state: Loading, key: str, **filters: Any) -> Sums:
    """The sums behind a figure without a breakdown."""
    with state.database.reading(EVERYTHING) as reader:
        asked = counting_of(reader, MEASURES[key], Filters(**filters), (), state.today, SMALL)
        return asked._table(())[()]


def test_a_program_of_two_years_is_one_unit_of_a_share(loading: Make) -> None:
    """Program 2 (C-1, C-4) and Program 3 (C-2, C-5) have pairs in both years, Program 1 as well."""
    state = _coaches(loading)
    level = {"level": 2, "rating_status": "granted", "system": "QRIS"}
    state.load("qris", [{"program_number": "PRG-2", "effective_date": "2024-01-10", **level}])
    sums = _sums(state, "qris_level", **BOTH)
    names = ("n", "y", "m", "yy", "ym", "mm")
    shared = MEASURES["qris_level"].statistic.shared
    assert shared is not None
    found = [sums[shared.name_of("2", name)] for name in names]
    # Three programs, two years each: one of them is at Level 2 in both.
    assert found == [3, 2, 6, 4, 4, 12]
    one_year = _sums(state, "qris_level", first="2024-09", last="2025-08")
    assert [one_year[shared.name_of("2", name)] for name in names] == [3, 1, 3, 1, 1, 3]


SCORES = {d: [5, 5] for d in ("PC", "TS", "RSP", "BM", "PD", "ILF", "CD", "QF", "LM")} | {
    "NC": [1, 1]
}


def test_an_observer_in_several_places_is_one_unit(loading: Make) -> None:
    """Two observers see one educator in each of two regions: two units of four observations."""
    state = loading(date(2025, 9, 20))
    state.load("programs", programs(1, 2))
    state.load("participants", [person(f"E-{r}-{i}", region=r) for r in (1, 2) for i in (1, 2)])
    rows = []
    for r in (1, 2):
        for i in (1, 2):
            more = {"observer_id": f"OB-{i}", "cert_expires": "2025-12-31" if i == 1 else ""}
            rows += class_rows(f"O-{r}-{i}", f"E-{r}-{i}", SCORES, **more)
    state.load("class", rows)
    sums = _sums(state, "certified_observers", first="2024-09", last="2025-08")
    shared = MEASURES["certified_observers"].statistic.shared
    assert shared is not None
    names = ("n", "y", "m", "yy", "ym", "mm")
    assert [sums[shared.name_of("unknown", x)] for x in names] == [2, 2, 4, 4, 4, 8]
    # Of those that give a certificate there is one observer, with two observations.
    assert [sums[shared.name_of("certified", x)] for x in names] == [1, 2, 2, 4, 4, 4]
    parts = state.ask("certified_observers", first="2024-09", last="2025-08")
    assert [parts.cell(certificate=c).people for c in ("certified", "unknown")] == [2, 4]


def test_n_is_who_is_in_the_denominator(loading: Make) -> None:
    """Of three pairs one has no session, and one none in which a strategy is named."""
    state = loading(date(2025, 12, 20))
    state.load("programs", programs(1))
    state.load("participants", [person(f"M-{i}") for i in range(3)] + [person("C-1", "CT")])
    state.load("pairs", [pair(f"P-{i}", f"M-{i}", "C-1", "2025-09-01") for i in range(3)])
    # The third pair's only session comes after the months asked for; the region's log has arrived.
    days = ("2025-10-10", "2025-10-10", "2025-12-12")
    state.load(
        "sessions",
        [
            {
                "session_id": f"S-{i}",
                "pair_id": f"P-{i}",
                "session_date": day,
                "minutes_total": 60,
                "venue": "f2f",
                "status": "completed",
                "contact_type": "conference",
                "strategies": "modeling" if i else "",
            }
            for i, day in enumerate(days)
        ],
    )
    months = {"first": "2025-09", "last": "2025-11"}
    people = {
        key: {c.people for c in state.ask(key, **months).cells}
        for key in ("contact_months", "venue_contacts", "strategies_named", "strategy_use")
    }
    assert people == {
        "contact_months": {3},
        "venue_contacts": {2},
        "strategies_named": {2},
        "strategy_use": {1},
    }
    # The interval over pairs has as many units; by region, n is theirs there.
    assert _sums(state, "venue_contacts", **months)["f2f.n"] == 2
    by_region = state.ask("strategy_use", ("region",), **months)
    assert {c.people for c in by_region.cells if c.of("region") in ("all", "1")} == {1}
