"""Data-quality list and sources of figures on the demonstration state: whole, and of one region."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from config.program.regions import CURRENT
from data_access.asking.ask import counting_of
from data_access.asking.policy import WithholdingPolicy
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
from data_access.measures.measure import Measure
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
    listed.update(_contradictions_of_who_did_not_agree(demo_path))
    assert told == dict(listed)
    for kind in IN_EVERY_REGION:
        assert {region for k, region in told if k == kind} == set(CURRENT), kind


def _contradictions_of_who_did_not_agree(demo_path: Path) -> Counter[tuple[str, int | None]]:
    """How many a region's list leaves out: they would tell whether a score sent is the right one."""
    with closing(sqlite3.connect(demo_path)) as connection:
        rows = connection.execute(
            "SELECT f.region FROM class_flags f JOIN participants p ON p.participant_id = f.person_id "
            "WHERE p.consent <> 'educator_level'"
        )
        left_out = Counter(("class_contradiction", region) for (region,) in rows)
    assert left_out
    return left_out


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


class Facts:
    """Who was where, by the demonstration's facts: read by plain SQL, worked out by days."""

    def __init__(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            self.regions: dict[str, list[tuple[str, int]]] = defaultdict(list)
            for number, day, region in connection.execute(
                "SELECT program_number, valid_from, region FROM program_regions "
                "WHERE scheme = 'PAC' ORDER BY program_number, valid_from"
            ):
                self.regions[number].append((day, int(region)))
            self.places = connection.execute(
                "SELECT participant_id, program_number, valid_from, import_id FROM participant_places"
            ).fetchall()
            self.programs = connection.execute(
                "SELECT program_number, import_id FROM programs"
            ).fetchall()
            self.ratings = connection.execute(
                "SELECT program_number, import_id FROM qris"
            ).fetchall()
        days: dict[str, list[str]] = defaultdict(list)
        for person, _, day, _ in self.places:
            days[person].append(day)
        # Where somebody was: the regions of the program while the place held.
        self.was: dict[str, set[tuple[str, int]]] = defaultdict(set)
        for person, number, day, _ in self.places:
            until = min((d for d in days[person] if d > day), default="9999")
            self.was[person] |= {(number, self.region(number, day))}
            self.was[person] |= {(number, r) for d, r in self.regions[number] if day < d < until}

    def region(self, number: str, day: str = "9999") -> int:
        """A program's region on a day: the first one before any is known."""
        known = self.regions[number]
        return next((region for since, region in reversed(known) if since <= day), known[0][1])

    def gone(self, what: str, placed: dict[str, set[int]], of_people: bool) -> Counter[int]:
        """Rows of each file that no region is told of: where they lie, nobody is in the figure.

        A place lies in the region of its program on its day, a program or rating in that of today.
        """
        if what == "participants":
            return Counter(
                file
                for person, number, day, file in self.places
                if person in placed and self.region(number, day) not in placed[person]
            )
        there = placed
        if of_people:
            there = defaultdict(set)
            for person, regions in placed.items():
                for number, region in self.was[person]:
                    there[number] |= {region} & regions
        rows = self.programs if what == "programs" else self.ratings
        return Counter(
            file
            for number, file in rows
            if number in there and self.region(number) not in there[number]
        )


def _placed(database: Database, measure: Measure) -> dict[str, set[int]]:
    """In which regions the rows of a figure place each person or program."""
    with database.reading(STAFF) as reader:
        counting = counting_of(reader, measure, Filters(), (), TODAY, WithholdingPolicy())
        rows = reader.rows(measure.table)
        found: dict[str, set[int]] = defaultdict(set)
        for who, region in reader.execute(
            select(rows.c[measure.person], rows.c.region).where(*counting.conditions(rows.c))
        ):
            found[who].add(region)
    return found


def test_the_regions_lines_are_rows_of_the_state_s_files(
    demo_path: Path, opened: Callable[[Path], Database]
) -> None:
    """Rows of every file add up over the regions to what EEC staff are told of process figures.

    But for rows of who or what has moved: those that no region is told of are worked out one by one.
    Where a region's figure is withheld, rows of the state tell no number, in none of its files.
    """
    database, facts = opened(demo_path), Facts(demo_path)
    regions = [_traced(database, region) for region in CURRENT]
    compared, withheld, moved = 0, 0, Counter[int]()
    for i, state in enumerate(_traced(database, None)):
        if state.measure.is_outcome:
            continue
        for j, traced in enumerate(state.traced):
            told = {f.import_id: f.rows for f in traced.files}
            if traced.withheld:
                assert not any(told.values()), (state.measure.key, traced.what)
                withheld += 1
                continue
            summed: Counter[int] = Counter()
            for region in regions:
                summed.update({f.import_id: f.rows or 0 for f in region[i].traced[j].files})
            if traced.what in ("participants", "programs", "quality ratings"):
                of_people = state.measure.person != "program_number"
                gone = facts.gone(traced.what, _placed(database, state.measure), of_people)
                moved.update(gone)
                assert Counter(told) - summed == gone, (state.measure.key, traced.what)
                assert not summed - Counter(told)
            else:
                assert told == dict(summed), (state.measure.key, traced.what)
            compared += 1
    assert compared > 30 and withheld
    assert len(moved) > 1, "some have moved"
