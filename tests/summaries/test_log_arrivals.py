"""Of which months a region's log is there: the written rule, case by case, through imports and undo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data_access.imports.undo import undo
from data_access.recount.verify import differences
from data_access.storage.schema import log_arrivals
from tests.measures.loading import EVERYTHING, LOADER, Loading, pair, person, programs

TODAY = date(2026, 7, 20)


@pytest.fixture
def state(database_url: str, tmp_path: Path) -> Iterator[Loading]:
    """Two regions with a pair each, from October 2024 to the middle of June 2025 and a year later."""
    with Loading(database_url, tmp_path, TODAY) as made:
        made.load("programs", programs(1, 2))
        people = [person(f"{kind}{r}", role, r) for r in (1, 2) for kind, role in _KINDS]
        made.load("participants", people)
        made.load(
            "pairs",
            [
                pair(f"{year}-{r}", f"M{r}", f"C{r}", f"{year}-10-01")
                for r in (1, 2)
                for year in (2024, 2025)
            ],
        )
        yield made


_KINDS = (("C", "CT"), ("M", "MENTEE"))


def sessions(region: int, days: Iterable[str]) -> list[dict[str, Any]]:
    return [
        {
            "session_id": f"S-{region}-{day}",
            "pair_id": f"{int(day[:4]) - (day[5:7] < '09')}-{region}",
            "session_date": day,
            "contact_type": "observation",
            "venue": "f2f",
            "status": "completed",
            "minutes_total": 60,
        }
        for day in days
    ]


def months(state: Loading, known: int, region: int = 1) -> list[str]:
    """The months of a region that are known, or not; the recount has to say the same."""
    with state.database.checking() as connection:
        assert not [str(d) for d in differences(connection, TODAY)]
    with state.database.reading(EVERYTHING) as reader:
        rows = reader.rows(log_arrivals)
        query = select(rows.c.month).where(rows.c.region == region, rows.c.known == known)
        return sorted(reader.execute(query).scalars())


YEAR = ["2024-10", "2024-11", "2024-12", "2025-01", "2025-02", "2025-03", "2025-04", "2025-05"]
JUNE = "2025-06"
NEXT = ["2025-10", "2025-11", "2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05"]


def test_a_later_session_makes_a_month_known_even_one_without_any(state: Loading) -> None:
    state.load("sessions", sessions(1, ["2024-10-09", "2025-01-15"]))
    assert months(state, 1) == YEAR[:3]  # November and December too; January may go on
    assert months(state, 0) == [*YEAR[3:], JUNE, *NEXT, "2026-06"]
    assert months(state, 1, region=2) == []  # another region's log says nothing of this one


def test_a_log_that_begins_late_says_nothing_of_what_was_before(state: Loading) -> None:
    """But for the month before it: pairs begin in September, and often meet first in October."""
    state.load("sessions", sessions(1, ["2025-02-03", "2025-04-07"]))
    assert months(state, 1) == ["2025-01", "2025-02", "2025-03"]


@pytest.mark.parametrize(("day", "known"), [("2025-06-09", True), ("2025-06-08", False)])
def test_the_last_month_before_the_summer_ends_with_its_pairs(
    state: Loading, day: str, known: bool
) -> None:
    """Both pairs end on June 15; the log has to reach the last seven of their days."""
    state.load("sessions", sessions(1, ["2024-10-09", day]))
    assert (JUNE in months(state, 1)) is known
    assert set(YEAR) < {*months(state, 1), JUNE}


def test_a_program_year_without_a_log_stays_unknown_when_later_logs_come(state: Loading) -> None:
    state.load("sessions", sessions(1, ["2025-11-12", "2026-01-14"]))
    state.load("sessions", sessions(2, ["2024-10-09", "2025-11-12"]))
    assert months(state, 1) == ["2025-10", "2025-11", "2025-12"]
    assert months(state, 0) == [*YEAR, JUNE, *NEXT[3:], "2026-06"]
    # Region 2 logged one session in its first year: what came later shows that there was no other.
    assert months(state, 1, region=2) == [*YEAR, JUNE, "2025-10"]


def test_a_year_between_two_logs_without_any_is_unknown(state: Loading) -> None:
    state.load("pairs", [pair("2023-1", "M1", "C1", "2023-10-02")])
    state.load("sessions", sessions(1, ["2023-10-11", "2025-11-12"]))
    assert [m for m in months(state, 0) if m < "2025-10"] == [*YEAR, JUNE]
    assert months(state, 1)[-2:] == ["2024-06", "2025-10"]


def test_a_log_that_is_taken_back_takes_its_months_with_it(state: Loading) -> None:
    state.load("sessions", sessions(1, ["2024-10-09", "2024-12-04"]))
    before = months(state, 1)
    newer = state.load("sessions", sessions(1, ["2025-03-05"]))
    assert months(state, 1) == YEAR[:5] and before == YEAR[:2]
    undo(state.database, LOADER, newer.import_id, "loader@test.invalid", TODAY)
    assert months(state, 1) == before
