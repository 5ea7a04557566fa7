"""Data-quality list and sources of figures on the demonstration state: whole, and of one region."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from config.program.regions import CURRENT
from data_access.asking.counting import WithholdingPolicy
from data_access.lists.provenance import (
    Provenance,
    trace,
)
from data_access.lists.quality import (
    CHECKS,
    counts,
    findings,
)
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.storage.database import Database
from data_access.storage.scope import scope_of
from tests.whole.conftest import OWN, TODAY

STAFF = scope_of("eec_staff", None, "staff@test.invalid")
# Planted in every region; other kinds come about by chance.
IN_EVERY_REGION = (
    "missing_checklists",
    "session_before_baseline",
    "class_contradiction",
    "implausible_minutes",
    "log_before_session",
    "possible_double",
    "logged_by_both",
    "unmatched_ids",
)


def test_numbers_for_the_state_are_those_of_the_regions_lists(
    demo_path: Path, opened: Callable[[Path], Database]
) -> None:
    database = opened(demo_path)
    with database.reading(STAFF) as reader:
        told = {(c.kind, c.region): c.findings for c in counts(reader, TODAY)}
    listed: Counter[tuple[str, int | None]] = Counter()
    for region in CURRENT:
        scope = scope_of("facilitator", region, "f@test.invalid")
        with database.reading(scope) as reader:
            found = findings(reader, TODAY)
        assert all(f.what.endswith(".") and f.since <= TODAY for f in found if f.who)
        assert all("None" not in f.what for f in found)
        listed.update((f.kind, f.region) for f in found)
    assert told == dict(listed)
    for kind in IN_EVERY_REGION:
        assert {region for k, region in told if k == kind} == set(CURRENT), kind


def test_what_mentees_logged_again_is_told(
    demo_path: Path, opened: Callable[[Path], Database]
) -> None:
    """Six of each region: five beside the coach's log, and one for a pair that nobody knows."""
    with opened(demo_path).reading(scope_of("facilitator", 2, "f@test.invalid")) as reader:
        found = findings(reader, TODAY)
    about = {f.record for f in found} | {w.strip("()") for f in found for w in f.what.split()}
    again = {word.rstrip(".)") for word in about if word.rstrip(".)").endswith("-M")}
    assert len(again) == 5
    kinds = {f.kind for f in found}
    assert kinds <= set(CHECKS)


def _traced(database: Database, region: int | None) -> list[Provenance]:
    scope = STAFF if region is None else scope_of("facilitator", region, "f@test.invalid")
    with database.reading(scope) as reader:
        return [trace(reader, m, Filters(), TODAY, WithholdingPolicy()) for m in MEASURES.values()]


def test_a_region_s_findings_and_sources_are_the_same_where_others_differ(
    demo_path: Path, twin_path: Path, opened: Callable[[Path], Database]
) -> None:
    here, there = opened(demo_path), opened(twin_path)
    assert _traced(here, OWN) == _traced(there, OWN)
    assert _traced(here, 3) != _traced(there, 3)
    found = []
    for database in (here, there):
        with database.reading(scope_of("facilitator", OWN, "f@test.invalid")) as reader:
            found.append(findings(reader, TODAY))
    assert found[0] == found[1]


def test_the_regions_lines_are_rows_of_the_state_s_files(
    demo_path: Path, opened: Callable[[Path], Database]
) -> None:
    """Rows of every file add up over the regions to what EEC staff are told of process figures."""
    database = opened(demo_path)
    regions = [_traced(database, region) for region in CURRENT]
    compared = 0
    for i, state in enumerate(_traced(database, None)):
        if state.measure.is_outcome:
            continue
        for j, traced in enumerate(state.traced):
            told = {f.import_id: f.rows for f in traced.files}
            summed: Counter[int] = Counter()
            for region in regions:
                summed.update({f.import_id: f.rows or 0 for f in region[i].traced[j].files})
            if traced.what in ("participants", "programs", "quality ratings"):
                # Rows of who or what has moved are told to no region: these lie where they are today.
                gone = {file: (rows or 0) - summed[file] for file, rows in told.items()}
                assert all(0 <= few <= max(1, (told[f] or 0) // 2) for f, few in gone.items()), gone
            else:
                assert told == dict(summed), (state.measure.key, traced.what)
            compared += 1
    assert compared > 30
