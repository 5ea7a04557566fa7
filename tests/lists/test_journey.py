"""A pair's journey tells all that is on record, to who may see names, and scores only with consent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from data_access.lists.journey import (
    journey,
    pairs_on_record,
)
from data_access.lists.worklist import NamesNotInScope
from data_access.storage.scope import Scope
from tests.conftest import CopyOf
from tests.measures.loading import STATE, Loading, class_rows, facilitator, pair, person, programs

TODAY = date(2025, 3, 1)


def _state(url: str, folder: Path) -> None:
    with Loading(url, folder, TODAY) as made:
        made.load("programs", programs(1, 2))
        made.load(
            "participants",
            [
                person("M-1", consent="educator_level"),
                person("M-2", region=2),
                person("CT-1", "CT"),
                person("CT-2", "CT", 2),
            ],
        )
        made.load(
            "pairs",
            [
                pair("P-1", "M-1", "CT-1", "2024-09-15", planned_end="2025-06-15"),
                pair("P-2", "M-2", "CT-2", "2024-09-15", planned_end="2025-06-15"),
            ],
        )
        low = {d: [2, 2] for d in ("CD", "QF", "LM")}
        made.load("class", class_rows("B-1", "M-1", low) + class_rows("B-2", "M-2", low))
        session = {
            "pair_id": "P-1",
            "minutes_total": 75,
            "venue": "f2f",
            "contact_type": "conference",
            "status": "completed",
            "goals_addressed": "G-1",
        }
        made.load(
            "goals",
            [
                {
                    "goal_id": key,
                    "pair_id": "P-1",
                    "set_date": "2024-10-01",
                    "target_date": target,
                    "class_dimension": "QF",
                    "status": status,
                    "achieved_date": achieved,
                    "competency": "what the goal says",
                    "qris_criterion": "what else it says" if key == "G-2" else "",
                    "measurable": {"G-1": "Y", "G-2": "N"}.get(key, ""),
                }
                for key, target, status, achieved in (
                    ("G-1", "2025-01-15", "achieved", "2025-01-10"),
                    ("G-2", "2025-02-15", "in_progress", ""),
                    ("G-3", "2025-05-15", "in_progress", ""),
                    ("G-4", "2024-12-15", "in_progress", ""),
                    ("G-5", "2025-03-01", "in_progress", ""),
                    ("G-6", "2025-01-20", "dropped", ""),
                )
            ],
        )
        made.load(
            "sessions",
            [
                {**session, "session_id": "S-1", "session_date": "2024-10-14"},
                {
                    **session,
                    "session_id": "S-2",
                    "session_date": "2024-11-14",
                    "status": "cancelled",
                    "goals_addressed": "",
                    "minutes_total": "",
                },
                {
                    **session,
                    "session_id": "S-3",
                    "session_date": "2024-12-10",
                    "goals_addressed": "",
                    "goals_achieved": "G-4",
                },
            ],
        )
        made.load(
            "action_steps",
            [
                {"step_id": step, "goal_id": goal, "due": "2025-01-25", "done": done}
                for step, goal, done in (
                    ("T-1", "G-2", "2025-01-24"),
                    ("T-2", "G-3", ""),
                    ("T-3", "G-6", ""),
                )
            ],
        )
        made.load(
            "attendance",
            [
                {
                    "participant_id": "CT-1",
                    "event_type": "PLC",
                    "event_id": "PLC-1",
                    "day_no": 1,
                    "date": "2024-12-03",
                    "hours": "1",
                }
            ],
        )


@pytest.fixture
def state(copy_of: CopyOf, tmp_path: Path) -> Iterator[Loading]:
    with Loading(copy_of(_state), tmp_path, TODAY) as state:
        yield state


def _in_words(state: Loading, pair_id: str, scope: Scope) -> list[tuple[str, str, bool]]:
    with state.database.reading(scope) as reader:
        found = journey(reader, pair_id, TODAY)
    assert found is not None
    return [(e.day.isoformat(), e.words, e.done) for e in found.events]


def test_all_that_is_on_record_in_order(state: Loading) -> None:
    assert _in_words(state, "P-1", facilitator(1)) == [
        ("2024-09-10", "Baseline (fall): Instructional Support 2.00", True),
        ("2024-09-15", "The pair begins", True),
        ("2024-10-01", "Goal 1 set, on QF and an educator competency, written measurably", True),
        (
            "2024-10-01",
            "Goal 2 set, on QF and a quality criterion and an educator competency, "
            "not written measurably",
            True,
        ),
        ("2024-10-01", "Goal 3 set, on QF and an educator competency", True),
        ("2024-10-01", "Goal 4 set, on QF and an educator competency", True),
        ("2024-10-01", "Goal 5 set, on QF and an educator competency", True),
        ("2024-10-01", "Goal 6 set, on QF and an educator competency", True),
        ("2024-10-14", "Conference, in person, 75 minutes, 1 goal addressed", True),
        ("2024-11-14", "Conference, cancelled", False),
        ("2024-12-03", "Professional learning community, 1 hour: CT-1 Demo", True),
        # Its own row says nothing of it; the session does, and figures count it.
        ("2024-12-10", "Conference, in person, 75 minutes", True),
        ("2024-12-10", "Goal 4 achieved", True),
        ("2025-01-10", "Goal 1 achieved", True),
        ("2025-01-24", "Goal 2: a small step done", True),
        ("2025-01-25", "Goal 3: a small step due", False),
        ("2025-02-15", "Goal 2 was due", False),
        (
            "2025-03-01",
            "Goal 5 is due",
            False,
        ),  # due today is not late: so do figures and work list
        ("2025-05-15", "Goal 3 is due", False),
        ("2025-06-15", "Planned end", False),
    ]


def test_scores_need_consent_and_free_text_is_never_told(state: Loading) -> None:
    told = _in_words(state, "P-2", facilitator(2))
    assert ("2024-09-10", "Baseline (fall)", True) in told
    everything = " ".join(words for _, words, _ in _in_words(state, "P-1", facilitator(1)))
    assert "what the goal says" not in everything and "what else it says" not in everything


def test_another_regions_pair_is_not_there_and_names_are_for_few(state: Loading) -> None:
    with state.database.reading(facilitator(1)) as reader:
        assert journey(reader, "P-2", TODAY) is None
        assert [p.pair_id for p in pairs_on_record(reader)] == ["P-1"]
    with state.database.reading(STATE) as reader:
        with pytest.raises(NamesNotInScope):
            journey(reader, "P-1", TODAY)
        with pytest.raises(NamesNotInScope):
            pairs_on_record(reader)
