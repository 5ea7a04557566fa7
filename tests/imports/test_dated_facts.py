"""Program, role, region and type hold from a day on: what files say of it, and what an undo gives back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from config.program.calendars import ALWAYS
from data_access.imports.formats import FORMATS
from data_access.imports.undo import UndoReason, UndoRefused, undo
from data_access.recount.verify import differences
from data_access.storage.scope import Scope, scope_of
from tests.imports.conftest import PAIRS, PROGRAMS, TODAY, WHOLE_STATE, Importer
from tests.imports.content import content_hash

M1 = {"participant_id": "M-1", "role": "mentee", "program_number": "P-1"}


def example(key: str) -> dict[str, str]:
    return {c.heading: c.example for c in FORMATS[key].columns}


def said(importer: Importer, who: str = "M-1") -> list[tuple[date, str, str]]:
    return [
        (r["valid_from"], r["program_number"], r["role"])
        for r in importer.rows("participant_places")
        if r["participant_id"] == who
    ]


def person(importer: Importer) -> dict[str, Any]:
    (row,) = (r for r in importer.rows("participants") if r["participant_id"] == "M-1")
    return row


def pair_place(importer: Importer) -> tuple[Any, ...]:
    (row,) = (r for r in importer.rows("pairs") if r["pair_id"] == "PAIR-1")
    return row["region"], row["program_type"], row["role"]


def take_back(importer: Importer, import_id: int) -> None:
    undo(importer.database, WHOLE_STATE, import_id, "someone@test.invalid", TODAY)
    with importer.engine.connect() as connection:
        assert list(differences(connection, TODAY)) == []


def test_who_is_new_was_always_there(started: Importer) -> None:
    assert said(started) == [(ALWAYS, "P-1", "MENTEE")]


def test_a_change_without_a_day_holds_from_the_day_it_came(started: Importer) -> None:
    before = content_hash(started.engine)
    moved = {**M1, "role": "CT", "program_number": "P-3"}
    outcome = started.take("participants", [moved])
    assert (outcome.rows_new, outcome.rows_changed) == (0, 1)
    assert said(started) == [(ALWAYS, "P-1", "MENTEE"), (TODAY, "P-3", "CT")]
    assert (person(started)["region"], person(started)["role"]) == (3, "CT")
    assert pair_place(started) == (1, "CENTER", "MENTEE")
    # The same again says nothing new, on whichever day it comes.
    again = started.take("participants", [moved], today=date(2026, 12, 9))
    assert (again.rows_changed, again.rows_unchanged) == (0, 1)
    take_back(started, again.import_id)
    take_back(started, outcome.import_id)
    assert content_hash(started.engine) == before


def test_a_day_dates_it(started: Importer) -> None:
    """In any order of the files, and also before a pair began."""
    before = content_hash(started.engine)
    late = started.take("participants", [{**M1, "program_number": "P-3", "from": "2026-01-05"}])
    assert person(started)["region"] == 3
    assert pair_place(started) == (1, "CENTER", "MENTEE")
    early = started.take(
        "participants", [{**M1, "role": "mentee admin", "Valid from": "2025-09-01"}]
    )
    assert (person(started)["region"], person(started)["role"]) == (3, "MENTEE")
    assert pair_place(started) == (1, "CENTER", "MENTEE_ADMIN")
    assert len(said(started)) == 3
    for outcome in (late, early):
        take_back(started, outcome.import_id)
    assert content_hash(started.engine) == before


def test_several_days_of_one_person_in_a_file(started: Importer) -> None:
    rows = [
        {**M1, "from": "2024-09-01", "program_number": "P-3"},
        {**M1, "from": "2025-09-01"},
        {**M1, "from": "2025-09-01"},
        {**M1, "from": "2026-09-01", "role": "CT"},
    ]
    outcome = started.take("participants", rows)
    assert (outcome.rows_changed, outcome.rows_unchanged, outcome.rows_refused) == (3, 1, 0)
    assert [day.year for day, *_ in said(started)] == [1900, 2024, 2025, 2026]
    clash = [{**M1, "from": "2026-02-01"}, {**M1, "from": "2026-02-01", "role": "CT"}]
    refused = started.take("participants", clash)
    assert refused.rows_refused == 2
    assert {r.reason for r in refused.refusals} == {
        "Line 3 has the same participant_id, but other values.",
        "Line 2 has the same participant_id, but another role.",
    }


def test_always_corrects_a_mistake_for_all_time(started: Importer) -> None:
    started.take("participants", [{**M1, "program_number": "P-3", "from": "2026-01-05"}])
    before = content_hash(started.engine)
    corrected = started.take(
        "participants", [{**M1, "role": "mentee admin", "program_number": "P-3", "since": "Always"}]
    )
    assert said(started) == [(ALWAYS, "P-3", "MENTEE_ADMIN")]
    assert pair_place(started) == (3, "FCC", "MENTEE_ADMIN")
    later = started.take("participants", [{**M1, "from": "2026-01-05"}])
    with pytest.raises(UndoRefused) as no:
        take_back(started, corrected.import_id)
    assert no.value.code == UndoReason.GIVEN_LATER
    take_back(started, later.import_id)
    take_back(started, corrected.import_id)
    assert content_hash(started.engine) == before


def test_what_is_dated_later_keeps_its_person(started: Importer) -> None:
    first = started.take(
        "participants", [{"participant_id": "M-9", "role": "mentee", "program_number": "P-1"}]
    )
    started.take("participants", [{"participant_id": "M-9", "role": "CT", "program_number": "P-1"}])
    with pytest.raises(UndoRefused, match="rests on a participant of this import") as no:
        take_back(started, first.import_id)
    assert no.value.code == UndoReason.NAMED_LATER


def test_a_program_that_changes_region_and_type_leaves_its_pairs(started: Importer) -> None:
    before = content_hash(started.engine)
    moved = {**PROGRAMS[0], "region_pac": "2", "program_type": "head start"}
    outcome = started.take("programs", [moved])
    (program,) = (r for r in started.rows("programs") if r["program_number"] == "P-1")
    assert (program["region"], program["program_type"]) == (2, "HEAD_START")
    assert pair_place(started) == (1, "CENTER", "MENTEE")
    assert person(started)["region"] == 2
    take_back(started, outcome.import_id)
    assert content_hash(started.engine) == before
    dated = started.take("programs", [{**moved, "regions_from": "2025-01-01"}])
    assert pair_place(started) == (2, "HEAD_START", "MENTEE")
    take_back(started, dated.import_id)
    always = started.take("programs", [{**moved, "from": "always"}])
    assert pair_place(started) == (2, "HEAD_START", "MENTEE")
    assert len([r for r in started.rows("program_types") if r["program_number"] == "P-1"]) == 1
    take_back(started, always.import_id)
    assert content_hash(started.engine) == before


def test_a_person_of_before_facts_were_dated_begins_again(started: Importer) -> None:
    """An old import kept the row that it replaced, and not since when that held."""
    changed = started.take("participants", [{**M1, "years_experience": "3"}])
    with started.engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM participant_places WHERE participant_id = 'M-1'")
    undo(started.database, WHOLE_STATE, changed.import_id, "someone@test.invalid", TODAY)
    assert said(started) == [(ALWAYS, "P-1", "MENTEE")]


def test_a_facilitator_changes_nobody_elses_history(started: Importer) -> None:
    """M-1 came from Region 1 to Region 3 on January 5, 2026; Region 3 may say what holds since."""
    region_3 = scope_of("facilitator", 3, "f3@test.invalid")
    started.take("participants", [{**M1, "program_number": "P-3", "from": "2026-01-05"}])
    before = content_hash(started.engine)
    for day in ("2025-12-31", "2024-09-01", "always"):
        row = {**M1, "program_number": "P-3", "role": "CT", "from": day}
        outcome = started.take("participants", [row], scope=region_3)
        assert outcome.rows_refused == 1
        said_why = "This person was not in your region all the time"
        assert any(refusal.reason.startswith(said_why) for refusal in outcome.refusals)
    assert content_hash(started.engine) == before
    for day in ("2026-01-05", "2026-03-01", ""):
        row = {**M1, "program_number": "P-3", "role": "CT", "from": day}
        assert started.take("participants", [row], scope=region_3).rows_refused == 0
    moved = {**PROGRAMS[0], "region_pac": "3"}
    started.take("programs", [{**moved, "regions_from": "2026-02-01"}])
    for day, refused in (("2026-01-31", 1), ("always", 1), ("2026-02-01", 0), ("", 0)):
        row = {**moved, "program_type": "head start", "regions_from": day}
        assert started.take("programs", [row], scope=region_3).rows_refused == refused, day


def test_a_facilitator_sends_nothing_of_the_time_before_somebody_came(started: Importer) -> None:
    """It would lie in the region that M-1 was in then, and change its figures."""
    region_3 = scope_of("facilitator", 3, "f3@test.invalid")
    started.take("participants", [{**M1, "program_number": "P-3", "from": "2026-01-05"}])
    before = content_hash(started.engine)

    def sent(key: str, row: dict[str, Any], scope: Scope = region_3) -> int:
        outcome = started.take(key, [row], scope=scope)
        told = {(r.code, r.reason) for r in outcome.refusals}
        reason = (
            "This participant was not in your region at that time, so the row would not count here."
        )
        assert told == ({("other_region", reason)} if outcome.rows_refused else set())
        return outcome.rows_refused

    late = {**example("employment"), "participant_id": "M-1"}
    early_pair = {**PAIRS[1], "pair_id": "PAIR-9", "mentee_id": "M-1"}
    event = {**example("attendance"), "participant_id": "M-1"}
    assert sent("pairs", early_pair) == 1
    assert sent("employment", {**late, "as_of": "2026-01-04"}) == 1
    assert sent("attendance", {**event, "date": "2025-11-01"}) == 1
    # By the first pair of the year: M-1's of the fall of 2025.
    assert sent("surveys", {**example("surveys"), "respondent_id": "M-1"}) == 1
    assert sent("funds", {**example("funds"), "participant_id": "M-1", "sfy": "2026"}) == 1
    observed = {**example("class"), "educator_id": "M-1", "program_number": ""}
    assert sent("class", observed | {"obs_date": "2025-10-01"}) == 1
    assert content_hash(started.engine) == before
    assert sent("employment", {**late, "as_of": "2026-01-05"}) == 0
    assert sent("attendance", {**event, "date": "2026-01-05"}) == 0
    # Who may write everywhere sends it.
    assert sent("employment", {**late, "as_of": "2025-12-01"}, WHOLE_STATE) == 0


def test_a_facilitator_sends_late_what_was_in_the_own_time(started: Importer) -> None:
    """M-1 has moved from Region 1 to Region 3: what lies before that still comes from Region 1."""
    region_1 = scope_of("facilitator", 1, "f1@test.invalid")
    started.take("participants", [{**M1, "program_number": "P-3", "from": "2026-01-05"}])

    def sent(key: str, row: dict[str, Any]) -> int:
        outcome = started.take(key, [row], scope=region_1)
        return outcome.rows_refused

    log = {**example("sessions"), "pair_id": "PAIR-1", "session_date": "2025-12-03"}
    log |= dict.fromkeys(("goals_addressed", "goals_achieved"), "")
    late = {**example("employment"), "participant_id": "M-1"}
    event = {**example("attendance"), "participant_id": "M-1"}
    pair = {**PAIRS[1], "pair_id": "PAIR-9", "mentee_id": "M-1", "coach_id": "CT-1"}
    assert sent("sessions", log) == 0
    assert sent("employment", {**late, "as_of": "2026-01-04"}) == 0
    assert sent("attendance", {**event, "date": "2025-11-01"}) == 0
    assert sent("surveys", {**example("surveys"), "respondent_id": "M-1", "pair_id": ""}) == 0
    assert sent("pairs", pair) == 0
    before = content_hash(started.engine)
    assert sent("employment", {**late, "as_of": "2026-01-05"}) == 1
    assert sent("attendance", {**event, "date": "2026-02-01"}) == 1
    assert sent("pairs", {**pair, "pair_id": "PAIR-8", "start_date": "2026-01-06"}) == 1
    assert sent("participants", {**M1, "role": "CT"}) == 1
    assert content_hash(started.engine) == before
    with started.engine.connect() as connection:
        assert list(differences(connection, TODAY)) == []
