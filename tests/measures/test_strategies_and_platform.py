"""Strategies, content and the video platform, worked by hand from rows of files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data_access.lists.quality import (
    LogLines,
    log_lines,
)
from tests.conftest import CopyOf
from tests.measures.loading import EVERYTHING, Loading, facilitator, pair, person, programs

Make = Callable[[date], Loading]
TODAY = date(2025, 3, 20)
ASKED: dict[str, Any] = {"first": "2024-09", "last": "2025-02"}

_LIVE, _APART = {"venue": "live_video"}, {"venue": "async_video", "contact_type": "video_review"}
_FELL_THROUGH = {"status": "cancelled", "minutes_total": ""}
# Pair, day, strategies, content, days until logged, and what else is not as usual.
LOGGED: list[tuple[str, str, str, str, int, dict[str, str]]] = [
    ("P-0", "2024-10-01", "modeling; feedback", "curriculum", 2, {}),
    ("P-0", "2024-11-01", "feedback", "", 4, _LIVE),
    ("P-0", "2024-12-02", "", "family; curriculum", 9, {}),
    ("P-0", "2025-01-10", "modeling", "workforce", 4, _APART),  # no contact
    ("P-1", "2025-02-03", "using data", "", 30, {}),
    ("P-1", "2025-03-10", "observing", "", 1, {}),  # after the period
    # Region 2: one session logged before it was held; two that fell through show how far its log goes.
    ("P-2", "2024-10-01", "", "", 1, _FELL_THROUGH),
    ("P-2", "2025-02-03", "", "", -1, {}),
    ("P-2", "2025-03-03", "", "", 1, _FELL_THROUGH),
]


def _session(number: int, key: str, day: str, lag: int, **more: Any) -> dict[str, Any]:
    held = date.fromisoformat(day)
    return {
        "session_id": f"S-{number}",
        "pair_id": key,
        "session_date": day,
        "minutes_total": 60,
        "contact_type": "conference",
        "venue": "f2f",
        "status": "completed",
        "submitted_at": date.fromordinal(held.toordinal() + lag).isoformat(),
        **more,
    }


def _state(url: str, folder: Path) -> None:
    """Two pairs in Region 1, one in Region 2, one without any log in Region 3."""
    with Loading(url, folder, TODAY) as made:
        regions = {"P-0": 1, "P-1": 1, "P-2": 2, "P-3": 3}
        made.load("programs", programs(1, 2, 3))
        people = [person(f"M-{key}", region=r) for key, r in regions.items()]
        people += [person(f"C-{key}", "CT", r) for key, r in regions.items()]
        made.load("participants", people)
        made.load("pairs", [pair(key, f"M-{key}", f"C-{key}", "2024-09-20") for key in regions])
        made.load(
            "sessions",
            [
                _session(i, key, day, lag, strategies=strategies, content=content, **more)
                for i, (key, day, strategies, content, lag, more) in enumerate(LOGGED)
            ],
        )


@pytest.fixture
def state(copy_of: CopyOf, tmp_path: Path) -> Iterator[Loading]:
    with Loading(copy_of(_state), tmp_path, TODAY) as state:
        yield state


def test_strategies_of_contacts_that_name_any(state: Loading) -> None:
    answer = state.ask("strategy_use", **ASKED)
    used = {c.of("strategy"): (c.numerator, c.value) for c in answer.cells if c.value}
    assert used == {
        "modeling": (1.0, 0.3333),
        "feedback": (2.0, 0.6667),
        "using_data": (1.0, 0.3333),
    }
    assert len(answer.cells) == 10 and {c.denominator for c in answer.cells} == {3.0}
    # P-0 two of two, P-1 none of one
    assert answer.cell(strategy="feedback").no_interval == "too few for an interval"
    named = state.cell("strategies_named", region=1, **ASKED)
    assert (named.numerator, named.denominator, named.value) == (3.0, 4.0, 0.75)


def test_content_of_contacts_that_name_any(state: Loading) -> None:
    answer = state.ask("content_use", **ASKED)
    about = {c.of("content"): (c.numerator, c.value) for c in answer.cells if c.value}
    assert about == {"curriculum": (2.0, 1.0), "family": (1.0, 0.5)}
    named = state.cell("content_named", region=1, **ASKED)
    assert (named.numerator, named.denominator, named.value) == (2.0, 4.0, 0.5)


def test_a_region_that_names_none_is_not_collected(state: Loading) -> None:
    for key, why in (
        ("strategy_use", "not collected: no strategy logged"),
        ("strategies_named", "not collected: no strategy logged"),
        ("content_use", "not collected: no content logged"),
        ("content_named", "not collected: no content logged"),
    ):
        answer = state.ask(key, ("region",), **ASKED)
        assert {c.why for c in answer.cells if c.of("region") == "2"} == {why}


def test_how_fresh_the_log_is(state: Loading) -> None:
    answer = state.ask("log_freshness", ("region",), **ASKED)
    found = {c.of("region"): (c.value, c.units, c.why) for c in answer.cells}
    assert found["all"] == (10.0, 3, "")  # March 10
    assert found["1"] == (10.0, 2, "")
    assert found["2"] == (45.0, 1, "")  # February 3
    assert found["3"] == (None, 0, "not collected: no session logged")
    of_nobody = state.cell("log_freshness", cohort=2023, **ASKED)
    assert (of_nobody.why, of_nobody.why_code) == ("no session of these pairs", "nothing")


def test_days_from_session_to_log(state: Loading) -> None:
    cell = state.cell("log_days", **ASKED)
    # 2, 4, 4, 9 and 30 days; the log dated before its session is left out.
    assert (cell.value, cell.spread, cell.units) == (4.0, (4.0, 9.0), 5)
    answer = state.ask("log_days", ("region",), **ASKED)
    assert answer.cell(region="2").why == "not collected: no day of logging"


def test_coaching_by_video(state: Loading) -> None:
    share = state.cell("video_share", region=1, **ASKED)
    assert (share.numerator, share.denominator, share.value) == (2.0, 5.0, 0.4)
    videos = state.cell("videos_per_pair", **ASKED)
    # One video over three pairs: of Region 3's pair no log has come.
    assert (videos.value, videos.units, videos.numerator) == (0.3333, 3, 1.0)
    assert (videos.low, videos.no_interval) == (None, "too few for an interval")
    assert videos.partly_known


def test_rows_of_the_log_that_matched_nothing(state: Loading) -> None:
    known = _session(90, "P-2", "2025-02-10", 1)
    wrong = [
        _session(91, "P-9", "2025-02-11", 1),
        _session(92, "P-9", "2025-02-12", 1),
        _session(93, "P-8", "2025-02-13", 1),
        _session(94, "P-2", "2031-02-13", 1),  # refused for its day, not for its pair
    ]
    outcome = state.read("sessions", [known, *wrong], scope=facilitator(2))
    assert len(outcome.refusals) >= 4
    state.load("participants", [person("M-P-8", region=2), person("C-P-8", "CT", 2)])
    state.load("pairs", [pair("P-8", "M-P-8", "C-P-8", "2024-09-20")])
    with state.database.reading(EVERYTHING) as reader:
        own, whole = log_lines(reader, TODAY)
    assert own == LogLines(region=2, files=1, lines=5, unmatched=3, ids=1)
    assert whole == LogLines(region=None, files=1, lines=len(LOGGED), unmatched=0, ids=0)
    with state.database.reading(facilitator(2)) as reader:
        assert log_lines(reader, TODAY) == (own,)
    with state.database.reading(facilitator(1)) as reader:
        assert log_lines(reader, TODAY) == ()
