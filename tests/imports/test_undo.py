"""An import that is undone leaves the database as it was, to the last digit, or is refused in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from data_access.imports.import_history import WouldUndo, would_undo
from data_access.imports.pipeline import Outcome
from data_access.imports.undo import Undone, UndoReason, UndoRefused, undo
from data_access.recount.verify import differences
from data_access.storage import schema
from data_access.storage.scope import (
    Scope,
    scope_of,
)
from tests.imports.conftest import PAIRS, TODAY, WHOLE_STATE, Importer, session
from tests.imports.content import SOURCE, by_key, content_hash

REGION_1 = scope_of("facilitator", 1, "f1@test.invalid")
REGION_3 = scope_of("facilitator", 3, "f3@test.invalid")
BY = "someone@test.invalid"


def take_back(importer: Importer, outcome: Outcome, scope: Scope = WHOLE_STATE) -> Undone:
    return undo(importer.database, scope, outcome.import_id, BY, TODAY)


def assert_in_order(importer: Importer) -> None:
    """Summaries follow from the facts, and the ledger accounts for every row."""
    with importer.engine.connect() as connection:
        assert list(differences(connection, TODAY)) == []
    for entry in importer.rows("imports"):
        parts = ("rows_new", "rows_changed", "rows_unchanged", "rows_refused")
        assert entry["rows_total"] == sum(entry[p] for p in parts)


def test_new_rows_go_and_replaced_ones_return(started: Importer) -> None:
    started.take("sessions", [session(1), session(2, minutes_total="60")])
    before, version = content_hash(started.engine), started.data_version
    second = started.take(
        "sessions", [session(2, minutes_total="90", venue="phone"), session(3, pair_id="PAIR-3")]
    )
    assert content_hash(started.engine) != before
    assert take_back(started, second) == Undone(removed=1, restored=1)
    assert content_hash(started.engine) == before
    assert started.data_version == version + 2
    entry = started.rows("imports")[-1]
    assert (entry["status"], entry["undone_by"]) == ("undone", BY)
    assert entry["undone_at"] >= entry["finished_at"]
    assert_in_order(started)


def test_a_number_returns_to_its_last_digit(started: Importer) -> None:
    row = {"participant_id": "M-1", "role": "mentee", "program_number": "P-1"}
    started.take("participants", [row | {"years_experience": "6.3166666667"}])
    before = content_hash(started.engine)
    changed = started.take("participants", [row | {"years_experience": "7.25"}])
    take_back(started, changed)
    assert content_hash(started.engine) == before
    kept = [r for r in started.rows("participants") if r["participant_id"] == "M-1"]
    assert kept[0]["years_experience"] == 6.3166666667


def test_the_same_file_again_is_new_again(started: Importer) -> None:
    first = started.take("sessions", [session(1)])
    take_back(started, first)
    again = started.take("sessions", [session(1)])
    assert (again.rows_new, again.rows_unchanged) == (1, 0)
    assert "already imported" not in again.message


def test_a_row_changed_since_keeps_the_import(started: Importer) -> None:
    first = started.take("sessions", [session(1)])
    started.take("sessions", [session(1, minutes_total="30")])
    before = content_hash(started.engine)
    with pytest.raises(
        UndoRefused, match=r"1 row of this import was changed again by import 5 "
    ) as no:
        take_back(started, first)
    assert no.value.code == UndoReason.CHANGED_LATER
    assert content_hash(started.engine) == before
    assert [r["status"] for r in started.rows("imports")] == ["saved"] * 5


def test_what_others_refer_to_stays(started: Importer) -> None:
    pairs = started.take("pairs", [PAIRS[1] | {"pair_id": "PAIR-9", "start_date": "2025-10-01"}])
    started.take("sessions", [session(9, pair_id="PAIR-9")])
    before = content_hash(started.engine)
    with pytest.raises(UndoRefused, match=r"1 row of coaching sessions rests on a pair") as no:
        take_back(started, pairs)
    assert no.value.code == UndoReason.NAMED_LATER
    assert content_hash(started.engine) == before


def test_it_is_undone_once(started: Importer) -> None:
    first = started.take("sessions", [session(1)])
    take_back(started, first)
    with pytest.raises(UndoRefused, match="undone already"):
        take_back(started, first)


def test_a_refused_file_has_nothing_to_undo(started: Importer) -> None:
    refused = started.take("sessions", [session(1, pair_id="NOBODY")])
    with pytest.raises(UndoRefused, match="nothing to undo"):
        take_back(started, refused)


def test_another_regions_import_is_not_there(started: Importer) -> None:
    own = started.take("sessions", [session(1)], scope=REGION_1)
    before = content_hash(started.engine)
    for scope, number in ((REGION_3, own.import_id), (REGION_1, 1), (WHOLE_STATE, 99)):
        with pytest.raises(LookupError):
            undo(started.database, scope, number, BY, TODAY)
    assert content_hash(started.engine) == before
    take_back(started, own, REGION_1)


# --- Sequences -----------------------------------------------------------------------------------

_PROGRAM = st.sampled_from(("P-1", "P-2"))
_PERSON = st.sampled_from(("A", "B", "C"))
_PAIR = st.sampled_from(("PAIR-A", "PAIR-B"))
_DAY = st.sampled_from(("2025-10-01", "2025-10-20", "2025-11-05", "2026-01-15"))
_SINCE = st.sampled_from(("", "", "2025-10-01", "2026-01-15", "always"))
_ROWS: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "programs": st.fixed_dictionaries(
        {
            "eec_program_number": _PROGRAM,
            "name": st.sampled_from(("Maple", "Harbor")),
            "program_type": st.sampled_from(("center", "fcc")),
            "region_pac": st.sampled_from(("1", "2")),
            "regions_from": _SINCE,
        }
    ),
    "participants": st.fixed_dictionaries(
        {
            "participant_id": _PERSON,
            "role": st.sampled_from(("mentee", "CT")),
            "program_number": _PROGRAM,
            "from": _SINCE,
            "years_experience": st.sampled_from(("", "3", "7.123456789")),
        }
    ),
    "pairs": st.fixed_dictionaries(
        {
            "pair_id": _PAIR,
            "coach_id": st.just("A"),
            "mentee_id": st.sampled_from(("B", "C")),
            "cohort_year": st.just("2025"),
            "start_date": st.sampled_from(("2025-09-10", "2025-09-20")),
        }
    ),
    "sessions": st.fixed_dictionaries(
        {
            "session_id": st.sampled_from(("S-1", "S-2", "S-3")),
            "pair_id": _PAIR,
            "session_date": _DAY,
            "minutes_total": st.sampled_from(("30", "60")),
            "venue": st.sampled_from(("f2f", "phone")),
            "status": st.just("completed"),
            "goals_addressed": st.sampled_from(("", "G-1", "G-1; G-2")),
        }
    ),
    "goals": st.fixed_dictionaries(
        {
            "goal_id": st.sampled_from(("G-1", "G-2")),
            "pair_id": _PAIR,
            "set_date": _DAY,
            "status": st.sampled_from(("in_progress", "not_started")),
            "class_dimension": st.sampled_from(("", "QF")),
        }
    ),
    "class_summary": st.fixed_dictionaries(
        {
            "observation_id": st.sampled_from(("O-1", "O-2")),
            "educator_id": st.sampled_from(("B", "C")),
            "instrument": st.just("PK1"),
            "window": st.sampled_from(("baseline", "spring")),
            "obs_date": _DAY,
            "observer_role": st.just("external"),
            "nc_orientation": st.just("raw"),
            "PC": st.sampled_from(("5", "6.25")),
            "CD": st.sampled_from(("2.3333", "3", "")),
        }
    ),
}
_FILE = st.sampled_from(sorted(_ROWS)).flatmap(
    lambda form: st.tuples(st.just(form), st.lists(_ROWS[form], min_size=1, max_size=3))
)
_STEP = st.one_of(_FILE, st.integers(0, 5))  # a file, or which of the imports so far to undo

_BEGUN: tuple[tuple[str, Sequence[Mapping[str, Any]]], ...] = (
    (
        "programs",
        [
            {"eec_program_number": p, "name": "Maple", "program_type": "center", "region_pac": "1"}
            for p in ("P-1", "P-2")
        ],
    ),
    (
        "participants",
        [
            {"participant_id": p, "role": role, "program_number": "P-1"}
            for p, role in (("A", "CT"), ("B", "mentee"), ("C", "mentee"))
        ],
    ),
    (
        "pairs",
        [
            {
                "pair_id": "PAIR-A",
                "coach_id": "A",
                "mentee_id": "B",
                "cohort_year": "2025",
                "start_date": "2025-09-10",
            }
        ],
    ),
)


# Each step is a file, and a server takes longer over it than a file of one's own.
SEQUENCES = {"sqlite": 40, "postgresql": 12}
THOROUGH = 200


@pytest.mark.timeout(1800)
def test_any_sequence_of_imports_and_undos(importer: Importer, thorough: bool) -> None:
    """An undo gives the rows of its import what they were before it, and touches no others."""
    for form, rows in _BEGUN:
        importer.take(form, rows)
    begun = content_hash(importer.engine)

    @settings(
        max_examples=THOROUGH if thorough else SEQUENCES[importer.engine.dialect.name],
        suppress_health_check=list(HealthCheck),
        phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking would take an hour
    )
    @given(steps=st.lists(_STEP, min_size=3, max_size=7))
    def holds(steps: list[Any]) -> None:
        _run(importer, steps)
        assert content_hash(importer.engine) == begun

    holds()


def _run(importer: Importer, steps: list[Any]) -> None:
    """Import and undo by turns, then undo the rest, the newest first."""
    done: list[tuple[Outcome, dict[Any, Any], dict[Any, Any]]] = []
    for step in steps:
        if isinstance(step, tuple):
            before = by_key(importer.engine)
            outcome = importer.take(*step)
            if outcome.status == "saved":
                done.append((outcome, before, by_key(importer.engine)))
        elif step < len(done):
            _undo_one(importer, done, step)
    assert_in_order(importer)
    for outcome, _, _ in reversed(done):
        take_back(importer, outcome)
    assert_in_order(importer)


def _undo_one(
    importer: Importer, done: list[tuple[Outcome, dict[Any, Any], dict[Any, Any]]], which: int
) -> None:
    outcome, before, after = done[which]
    now = by_key(importer.engine)
    try:
        take_back(importer, outcome)
    except UndoRefused:
        assert by_key(importer.engine) == now
        return
    done.pop(which)
    own = {key for key, row in after.items() if row["import_id"] == outcome.import_id}
    own |= before.keys() - after.keys()  # a score that an observation no longer has
    expected = {key: row for key, row in now.items() if key not in own}
    expected |= {key: before[key] for key in own if key in before}
    found = by_key(importer.engine)
    # Where a row belongs follows from other rows, which may have changed since.
    placed = {
        (table.name, column.name)
        for table in schema.tables_of("fact")
        for column in table.columns
        if column.info.get("derived") and column.name not in SOURCE
    }

    def stated(rows: dict[Any, Any]) -> dict[Any, Any]:
        return {
            key: {name: value for name, value in row.items() if (key[0], name) not in placed}
            for key, row in rows.items()
        }

    assert stated(found) == stated(expected)


def test_what_undoing_would_change_is_said_before(started: Importer) -> None:
    started.take("sessions", [session(1), session(2)])
    outcome = started.take("sessions", [session(1), session(2, minutes_total="45"), session(3)])
    before = content_hash(started.engine)

    def asked(scope: Scope) -> WouldUndo | None:
        with started.database.reading(scope) as reader:
            return would_undo(reader, outcome.import_id)

    found = asked(WHOLE_STATE)
    assert found is not None and found.counted_anew["pairs"] == 1
    assert (found.row.rows_new, found.row.rows_changed, found.row.rows_unchanged) == (1, 1, 1)
    assert content_hash(started.engine) == before
    undone = take_back(started, outcome)
    assert (undone.removed, undone.restored) == (found.row.rows_new, found.row.rows_changed)
    assert asked(WHOLE_STATE) is None  # it is undone: there is nothing to ask


def test_what_rests_on_an_import_is_said_before(started: Importer) -> None:
    """As undoing refuses it: rows changed again, and rows that name what it added, none that it replaced."""
    first = started.take("sessions", [session(1), session(2)])
    second = started.take("sessions", [session(1, minutes_total="45")])

    def later(outcome: Outcome) -> list[int]:
        with started.database.reading(WHOLE_STATE) as reader:
            found = would_undo(reader, outcome.import_id)
        assert found is not None
        return [one.import_id for one in found.later]

    assert (later(first), later(second)) == ([second.import_id], [])
    with started.database.reading(WHOLE_STATE) as reader:
        pairs = select(func.max(reader.rows(schema.pairs).c.import_id))
        brought = reader.execute(pairs).scalar_one()
        asked = would_undo(reader, brought)
    assert asked is not None and first.import_id in [one.import_id for one in asked.later]
    with pytest.raises(UndoRefused):
        undo(started.database, WHOLE_STATE, brought, "x@test.invalid", TODAY)


def test_undoing_tells_no_more_than_the_preview_did(started: Importer) -> None:
    row = {
        "observation_id": "O-1", "educator_id": "M-1", "instrument": "PK1", "window": "BASE",
        "obs_date": "2025-10-02", "observer_role": "external", "PC": "5",
    }  # fmt: skip
    seen = []
    for score in ("5", "6"):  # a right guess of what is saved, and a wrong one
        started.take("class_summary", [row])
        guessed = started.take("class_summary", [row | {"PC": score}], scope=REGION_1)
        with started.database.reading(REGION_1) as reader:
            found = would_undo(reader, guessed.import_id)
        assert found is not None
        counts = (found.row.rows_new, found.row.rows_changed, found.row.rows_unchanged)
        seen.append((counts, found.row.rows_taken, found.counted_anew))
        take_back(started, guessed, REGION_1)
    assert seen[0] == seen[1] == ((0, 0, 0), 1, {"people": 1})
