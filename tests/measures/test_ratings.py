"""Quality ratings worked by hand: the level at the start and now, moves, self-assessments apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from config.program import ratings
from config.program.ratings import (
    RatingSystem,
    system_on,
)
from data_access.asking.policy import WithholdingPolicy
from tests.conftest import CopyOf
from tests.measures.loading import STATE, Loading, pair, person, programs

Make = Callable[[date], Loading]
YEAR: dict[str, Any] = {"first": "2024-09", "last": "2025-08"}
START = "2024-09-20"


def rating(region: int, day: str, level: int, status: str = "granted") -> dict[str, Any]:
    return {
        "program_number": f"PRG-{region}",
        "effective_date": day,
        "level": level,
        "rating_status": status,
    }


def _state(url: str, folder: Path) -> None:
    """Five programs with a pair each, one of every move; a sixth takes no part."""
    with Loading(url, folder, date(2025, 9, 20)) as made:
        regions = (1, 2, 3, 5, 6)
        made.load(
            "programs", [*programs(*regions), {**programs(1)[0], "eec_program_number": "PRG-0"}]
        )
        made.load(
            "participants", [person("CT", "CT")] + [person(f"M-{r}", region=r) for r in regions]
        )
        made.load("pairs", [pair(f"P-{r}", f"M-{r}", "CT", START) for r in regions])
        made.load(
            "qris",
            [
                rating(1, "2023-01-10", 2),
                rating(1, "2025-03-01", 3),  # up
                rating(2, START, 2),  # on the very day: the level it began with
                rating(2, "2025-01-10", 3, "self_assessed"),
                rating(3, "2022-05-01", 3),
                rating(3, "2025-02-01", 2),  # down
                rating(5, "2024-12-01", 1),  # first rated since
                rating(6, "2024-01-01", 2, "self_assessed"),  # never granted
                rating(0, "2023-01-10", 4),
            ],
        )


@pytest.fixture
def state(copy_of: CopyOf, tmp_path: Path) -> Iterator[Loading]:
    with Loading(copy_of(_state), tmp_path, date(2025, 9, 20)) as state:
        yield state


def counts(state: Loading, key: str, **more: Any) -> dict[str, float | None]:
    answer = state.ask(key, **{**YEAR, **more})
    axis = answer.measure.part_axis or ""
    return {c.where[axis]: c.numerator for c in answer.cells if c.numerator}


def test_moves_since_the_first_pair_began(state: Loading) -> None:
    assert counts(state, "qris_moves") == {"up": 1, "same": 1, "down": 1, "first": 1, "none": 1}
    up = state.cell("qris_moved_up", **YEAR)
    assert (up.numerator, up.denominator, up.value, up.people) == (1.0, 3.0, 0.3333, 3)
    assert (up.low, up.high) == (0.0615, 0.7923)  # each program once: Wilson
    # As of the end of February PRG-1 had not risen yet.
    assert counts(state, "qris_moves", last="2025-02") == {
        "same": 2,
        "down": 1,
        "first": 1,
        "none": 1,
    }


def test_levels_at_the_start_and_now(state: Loading) -> None:
    assert counts(state, "qris_start_level") == {"none": 2, "2": 2, "3": 1}
    assert counts(state, "qris_level") == {"none": 1, "1": 1, "2": 2, "3": 1}
    by_region = state.ask("qris_level", ("region",), **YEAR)
    assert by_region.cell(region="1", level="3").numerator == 1.0
    one = state.ask("qris_level", **YEAR).cell(level="2")
    assert (one.value, one.low, one.high) == (0.4, 0.1176, 0.7693)


def test_nobody_rated_at_both_ends_is_not_that_no_rating_was_collected(state: Loading) -> None:
    cell = state.cell("qris_moved_up", program_type="FCC_SYSTEM", **YEAR)
    assert (cell.why, cell.why_code) == ("none is rated at both ends", "nothing")


def test_self_assessments_stand_apart(state: Loading) -> None:
    assert counts(state, "qris_self_assessed") == {"none": 3, "2": 1, "3": 1}


def test_nothing_is_withheld_of_programs(state: Loading) -> None:
    answer = state.ask("qris_moves", ("region",), scope=STATE, policy=WithholdingPolicy(), **YEAR)
    assert [c for c in answer.cells if c.suppression] == []
    assert answer.cell(region="3", move="down").numerator == 1.0


def test_a_mentee_whose_program_was_wrong_takes_the_pair_along(state: Loading) -> None:
    state.load("participants", [{**person("M-1", region=2), "from": "always"}])
    assert counts(state, "qris_moves") == {"same": 1, "down": 1, "first": 1, "none": 1}
    state.load("participants", [{**person("M-1", region=1), "from": "always"}])
    assert state.cell("qris_moved_up", **YEAR).denominator == 3.0


def test_without_ratings_there_is_no_share(loading: Make) -> None:
    made = loading(date(2025, 9, 20))
    made.load("programs", programs(1))
    made.load("participants", [person("CT", "CT"), person("M-1")])
    made.load("pairs", [pair("P-1", "M-1", "CT", START)])
    up = made.cell("qris_moved_up", **YEAR)
    assert (up.value, up.why) == (None, "not collected: no program is rated at both ends")
    assert counts(made, "qris_level") == {"none": 1}


@pytest.mark.parametrize(
    ("row", "column"),
    [({"system": "Stars"}, "system"), ({"level": 5}, "level"), ({"level": 0}, "level")],
)
def test_unknown_systems_and_levels_are_refused(
    state: Loading, row: dict[str, Any], column: str
) -> None:
    outcome = state.read("qris", [rating(1, "2025-04-01", 3) | row])
    assert [r.column for r in outcome.refusals] == [column]


def test_a_successor_is_read_from_its_first_day(monkeypatch: pytest.MonkeyPatch) -> None:
    successor = RatingSystem(
        "NEXT", "The next one", (), (1, 2, 3, 4, 5), date(2030, 7, 1), "made up"
    )
    monkeypatch.setattr(ratings, "SYSTEMS", (*ratings.SYSTEMS, successor))
    assert system_on(date(2030, 6, 30)).code == "QRIS"
    assert system_on(date(2030, 7, 1)).code == "NEXT"
    assert system_on(date(1999, 1, 1)).code == "QRIS"


def _system(code: str, begins: date, **more: Any) -> RatingSystem:
    return RatingSystem(code, code, (), (1, 2), begins, "made up", **more)


@pytest.mark.parametrize(
    ("more", "spans"),
    [
        ({}, [(2010, 2030)]),
        ({"valid_to": date(2025, 7, 1)}, [(2010, 2025)]),
        ({"pauses": ((2023, None),)}, [(2010, 2023)]),
        ({"pauses": ((2020, 2021), (2023, 2024))}, [(2010, 2020), (2021, 2023), (2024, 2030)]),
        ({"pauses": ((2010, 2012),)}, [(2012, 2030)]),
        ({"pauses": ((2023, 2024),), "valid_to": date(2024, 7, 1)}, [(2010, 2023)]),
    ],
)
def test_a_system_grants_levels_until_its_end_a_pause_or_a_successor(
    monkeypatch: pytest.MonkeyPatch, more: dict[str, Any], spans: list[tuple[int, int]]
) -> None:
    pauses = tuple(
        ratings.Pause(date(a, 7, 1), "made up", date(2026, 7, 1), b and date(b, 7, 1))
        for a, b in more.pop("pauses", ())
    )
    first = _system("ONE", date(2010, 7, 1), pauses=pauses, **more)
    monkeypatch.setattr(ratings, "SYSTEMS", (first, _system("TWO", date(2030, 7, 1))))
    assert ratings.granting("ONE") == tuple((date(a, 7, 1), date(b, 7, 1)) for a, b in spans)
    assert ratings.granting("TWO") == ((date(2030, 7, 1), None),)
