"""Two numbers that are one program: counted once from then on, and split again to the last digit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from data_access.imports.same_ids import MergeRefused, SaidBy, merge, split
from data_access.imports.undo import undo
from data_access.storage.scope import Scope, scope_of
from data_access.summaries.one_id import PROGRAMS as OF_PROGRAMS
from tests.imports.conftest import PARTICIPANTS, PROGRAMS, TODAY, WHOLE_STATE, Importer
from tests.imports.content import content_hash
from tests.imports.test_one_person import assert_in_order

REGION_1 = scope_of("facilitator", 1, "f1@test.invalid")
REGION_3 = scope_of("facilitator", 3, "f3@test.invalid")
BY = "someone@test.invalid"
AGAIN = PROGRAMS[0] | {"eec_program_number": "P-1B", "city_town": "Holyoke"}
RATING = {"level": "2", "rating_status": "granted", "effective_date": "2025-03-01"}


def said(importer: Importer, other: str, kept: str, scope: Scope = WHOLE_STATE) -> None:
    merge(importer.database, scope, other, kept, SaidBy("same town", BY, TODAY), OF_PROGRAMS)


def unsaid(importer: Importer, other: str, scope: Scope = WHOLE_STATE) -> None:
    split(importer.database, scope, other, SaidBy("two sites", BY, TODAY), OF_PROGRAMS)


@pytest.fixture
def twice(started: Importer) -> Iterator[Importer]:
    """A program that was filed again under another number, with somebody in it, and rated under both."""
    started.take("programs", [AGAIN])
    started.take(
        "participants", [PARTICIPANTS[1] | {"program_number": "P-1B", "from": "2026-10-01"}]
    )
    started.take(
        "qris",
        [
            RATING | {"program_number": "P-1"},
            RATING | {"program_number": "P-1B", "level": "3"},
            RATING | {"program_number": "P-1B", "effective_date": "2026-01-01"},
        ],
    )
    yield started


def test_facts_of_both_numbers_are_of_one_program(twice: Importer) -> None:
    before = content_hash(twice.engine)
    said(twice, "P-1B", "P-1")
    assert_in_order(twice)
    assert [r["program_number"] for r in twice.rows("programs")] == ["P-1", "P-3"]
    assert {r["program_number"] for r in twice.rows("participants")} == {"P-1", "P-3"}
    # Of the rating that both have, the kept number's row counts; the other one is the program's as well.
    rated = {
        str(r["effective_date"]): (r["program_number"], r["level"]) for r in twice.rows("qris")
    }
    assert rated == {"2025-03-01": ("P-1", 2), "2026-01-01": ("P-1", 2)}
    unsaid(twice, "P-1B")
    assert content_hash(twice.engine) == before
    assert_in_order(twice)
    events = [r["event"] for r in twice.rows("audit_log")][-2:]
    assert events == ["programs_merged", "programs_split"]


def test_of_one_day_the_kept_id_says_where_somebody_was_whatever_its_program_is_called(
    twice: Importer,
) -> None:
    there = {"role": "CT", "program_number": "P-1B", "from": "2026-10-01"}
    twice.take("participants", [PARTICIPANTS[1] | there | {"participant_id": "M-1B"}])
    before = content_hash(twice.engine)
    said(twice, "P-1B", "P-1")
    ground = SaidBy("same registry id", BY, TODAY)
    merge(twice.database, WHOLE_STATE, "M-1", "M-1B", ground)
    rows = twice.rows("participant_places")
    day = date(2026, 10, 1)
    found = {
        (r["program_number"], r["role"])
        for r in rows
        if (r["participant_id"], r["valid_from"]) == ("M-1B", day)
    }
    assert found == {("P-1", "CT")}
    assert_in_order(twice)
    split(twice.database, WHOLE_STATE, "M-1", ground)
    unsaid(twice, "P-1B")
    assert content_hash(twice.engine) == before


def test_later_files_may_name_either_number(twice: Importer) -> None:
    said(twice, "P-1B", "P-1")
    assert twice.take("programs", [AGAIN]).rows_unchanged == 1
    more = twice.take(
        "participants", [PARTICIPANTS[0] | {"program_number": "P-1B", "from": "always"}]
    )
    assert more.rows_changed == 1
    moved = twice.take("programs", [AGAIN | {"name": "Elm"}])
    regions = [
        r["region"] for r in twice.rows("import_regions") if r["import_id"] == moved.import_id
    ]
    assert regions == [1]
    assert_in_order(twice)
    assert [r["name"] for r in twice.rows("programs")] == ["Maple", "Harbor"]
    undo(twice.database, WHOLE_STATE, moved.import_id, BY, TODAY)
    unsaid(twice, "P-1B")
    assert_in_order(twice)
    homes = {r["participant_id"]: r["program_number"] for r in twice.rows("participants")}
    assert homes["CT-1"] == "P-1B" and homes["M-1"] == "P-1B"


def test_a_facilitator_merges_programs_of_the_region(twice: Importer) -> None:
    def no(other: str, kept: str, scope: Scope = REGION_1) -> str:
        with pytest.raises(MergeRefused) as found:
            said(twice, other, kept, scope)
        return str(found.value)

    # What is elsewhere and what is nowhere get one answer.
    assert no("P-3", "P-1").replace("P-3", "NONE") == no("NONE", "P-1")
    said(twice, "P-1B", "P-1", REGION_1)
    with pytest.raises(MergeRefused):
        unsaid(twice, "P-1B", REGION_3)
    unsaid(twice, "P-1B", REGION_1)
    # Who is in it goes where the kept one is.
    said(twice, "P-1", "P-3")
    assert {r["region"] for r in twice.rows("participants") if r["program_number"] == "P-3"} == {3}
    assert_in_order(twice)
    with pytest.raises(MergeRefused):
        unsaid(twice, "P-1", REGION_1)
    unsaid(twice, "P-1")
    twice.take("programs", [AGAIN | {"region_pac": "3", "regions_from": "2020-01-01"}])
    twice.take("programs", [AGAIN | {"region_pac": "1", "regions_from": "2024-01-01"}])
    assert "all the time" in no("P-1B", "P-1")
    assert_in_order(twice)
