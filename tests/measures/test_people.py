"""Who takes part, counted once; mentees of a coach; who waits for one: worked by hand from rows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.measures.loading import SMALL, STATE, Loading, facilitator, pair, person, programs

Make = Callable[[date], Loading]
YEAR: dict[str, Any] = {"first": "2025-09", "last": "2026-08"}


def _state(loading: Make) -> Loading:
    """Five pairs of 2025: C-1 has two mentees, M-3 moves from C-2 to C-3, and L-1 leads two pairs.

    B is a mentee of 2024 in Region 1 and coaches in 2025 from Region 2.
    """
    state = loading(date(2026, 9, 20))
    state.load("programs", programs(1, 2))
    state.load(
        "participants",
        [
            person("M-1"),
            person("M-2"),
            person("M-3", region=2),
            person("M-4", region=2),
            person("W-1"),
            person("W-2", "MENTEE_ADMIN", region=2),
            person("C-1", "CT"),
            person("C-2", "CT", region=2),
            person("C-3", "CA", region=2),
            person("B"),
            person("L-1", "IL"),
            person("L-9", "IL"),  # named in no pair
        ],
    )
    moved = {"end_date": "2025-12-01", "end_reason": "re_paired"}
    state.load(
        "pairs",
        [
            pair("P-0", "B", "C-1", "2024-09-20", end_date="2025-06-10", end_reason="completed"),
            pair("P-1", "M-1", "C-1", "2025-09-15", il_id="L-1"),
            pair("P-2", "M-2", "C-1", "2025-09-15", il_id="L-1"),
            pair("P-3", "M-3", "C-2", "2025-09-15", il_id="L-77", **moved),  # nobody knows L-77
            pair("P-4", "M-3", "C-3", "2025-12-15"),
            pair("P-5", "M-4", "B", "2025-09-15"),
        ],
    )
    # Works in Region 2 since the summer between the two years.
    state.load("participants", [{**person("B", region=2), "from": "2025-07-01"}])
    return state


def _people(state: Loading, by: tuple[str, ...] = (), **asked: Any) -> dict[str, float | None]:
    answer = state.ask("people_served", by, **asked)
    return {"/".join(c.where[d] for d in by): c.value for c in answer.cells}


def test_people_are_counted_once(loading: Make) -> None:
    state = _state(loading)
    assert _people(state, ("role",), **YEAR) == {
        "all": 9.0,
        "MENTEE": 4.0,
        "CT": 3.0,
        "CA": 1.0,
        "IL": 1.0,
    }
    assert _people(state, ("region",), **YEAR) == {
        **{"all": 9.0, "1": 4.0, "2": 5.0},
        **{"3": 0.0, "5": 0.0, "6": 0.0},
    }
    # Over both years B is a mentee and a coach, and is one person.
    both: dict[str, Any] = {"first": "2024-09", "last": "2026-08"}
    assert _people(state, ("role",), **both) == {
        "all": 9.0,
        "MENTEE": 5.0,
        "CT": 3.0,
        "CA": 1.0,
        "IL": 1.0,
    }
    cell = state.cell("people_served", **both)
    assert (cell.value, cell.people, cell.low) == (9.0, 9, None)


def test_who_moves_is_in_both_regions_and_once_in_the_whole(loading: Make) -> None:
    state = loading(date(2026, 9, 20))
    state.load("programs", programs(1, 2, 3))
    state.load("participants", [person("M"), person("C", "CT", region=3), person("D", "CT")])
    state.load(
        "pairs",
        [
            pair("P-1", "M", "C", "2024-09-15", end_date="2025-06-01", end_reason="completed"),
            pair("P-2", "M", "D", "2025-09-15"),
        ],
    )
    # The program itself changes its region between the two years.
    state.load(
        "programs",
        [{**programs(1)[0], "region_pac": 2, "regions_from": "2025-07-01"}],
    )
    both: dict[str, Any] = {"first": "2024-09", "last": "2026-08", "role": "MENTEE"}
    found = _people(state, ("region",), **both)
    assert (found["all"], found["1"], found["2"]) == (1.0, 1.0, 1.0)
    everybody: dict[str, Any] = {"first": "2024-09", "last": "2026-08"}
    assert _people(state, ("region",), region=3, **everybody) == {"3": 1.0, "rest": 2.0}
    answer = state.ask("people_served", ("region",), facilitator(3), SMALL, **everybody)
    rest = answer.cell(region="rest")
    assert (rest.value, rest.people) == (2.0, 2)


def test_mentees_of_a_coach(loading: Make) -> None:
    state = _state(loading)
    cell = state.cell("mentees_per_coach", **YEAR)
    # C-1 has two, C-2, C-3 and B one each
    assert (cell.value, cell.units, cell.low) == (1.25, 4, None)
    assert cell.no_interval == "too few for an interval"
    load = state.ask("coach_load", **YEAR)
    assert {c.where["mentees"]: c.numerator for c in load.cells} == {
        "one": 3.0,
        "two": 1.0,
        "more": 0.0,
    }
    two = load.cell(mentees="two")
    assert (two.value, two.low, two.high) == (0.25, 0.0456, 0.6994)
    # P-4 began on December 15: by the end of November C-3 was no coach, and C-2's mentee is one.
    autumn = {"first": "2025-09", "last": "2025-11"}
    cell = state.cell("mentees_per_coach", **autumn)
    assert (cell.numerator, cell.units) == (4.0, 3)
    state.load("pairs", [pair("P-6", "M-4", "C-1", "2025-12-01")])
    assert state.cell("mentees_per_coach", **autumn).numerator == 4.0
    assert state.ask("coach_load", **autumn).cell(mentees="more").numerator == 0.0
    assert state.ask("coach_load", **YEAR).cell(mentees="more").numerator == 1.0


def test_who_waits_for_a_coach(loading: Make) -> None:
    state = _state(loading)
    state.load("pairs", [pair("P-6", "M-1", "C-2", "2026-09-10")])
    # This program year has one mentee in a pair; W-1 and W-2 were never in one. Others had theirs.
    cell = state.cell("unpaired_mentees")
    assert (cell.numerator, cell.denominator, cell.value) == (2.0, 3.0, 0.6667)
    assert (cell.low, cell.high) == (0.2077, 0.9385)
    regions = state.ask("unpaired_mentees", ("region",), STATE, first="2024-09", last="2025-08")
    found = {c.where["region"]: (c.numerator, c.denominator) for c in regions.cells}
    assert (found["1"], found["2"]) == ((1.0, 2.0), (1.0, 1.0))
    state.load("pairs", [pair("P-7", "W-1", "C-3", "2026-09-10")])
    assert state.cell("unpaired_mentees").numerator == 1.0
