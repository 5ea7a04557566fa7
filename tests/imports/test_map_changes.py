"""A saved map is changed part by part; a region's maps are offered and copied, and catch no other's file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from config.maps import ColumnMap, MapRefused
from data_access.imports import column_maps, map_changes
from data_access.imports.map_changes import changed, parts_of
from data_access.imports.mapping import NONE
from data_access.imports.recognition import layouts
from data_access.storage.database import Database
from data_access.storage.scope import Scope
from tests.imports.conftest import Importer, write_csv
from tests.imports.test_logs_without_ids import BY_FORM
from tests.imports.test_wide_files import BY_CYCLE

NOW = datetime(2026, 11, 21, tzinfo=UTC)
ONE, TWO = (Scope((n,), True, f"r{n}", "facilitator") for n in (1, 2))
STATE = Scope(None, False, "admin", "admin")
LOG = ColumnMap(
    "Agency",
    "sessions",
    "%m/%d/%Y",
    {"Log": ("session_id",), "Pair": ("pair_id",), "Date": ("session_date",), "Mins": ("minutes_total",),
     "How": ("status",)},
    {"status": {"ja": "completed"}},
    {"venue": "f2f"},
    {"minutes_total": "minutes"},
    lists={"strategies": {"s1": "modeling", "s2": "feedback"}},
    night_times="other_half",
    left_out=("abc",),
)  # fmt: skip


@pytest.mark.parametrize("one", [LOG, BY_FORM, BY_CYCLE])
def test_what_is_sent_as_it_stands_changes_nothing(one: ColumnMap) -> None:
    assert changed(parts_of(one), {}) == (one, ())


def test_each_part_of_a_map_can_be_changed() -> None:
    before = parts_of(LOG)
    at = {part.theirs: n for n, part in enumerate(before.headings)}
    made, problems = changed(
        before,
        {
            map_changes.heading_field(at["How"]): "venue",
            map_changes.heading_field(at["Mins"]): NONE,
            map_changes.says_field(at["s1"]): "observing",
            map_changes.word_field(0): "cancelled",
            "pattern": "%d.%m.%Y",
            "nights": NONE,
            "name": " Agency  of ours ",
        },
    )
    assert problems == ()
    assert made == replace(
        LOG,
        name="Agency of ours",
        date_format="%d.%m.%Y",
        night_times=None,
        columns={"Log": ("session_id",), "Pair": ("pair_id",), "Date": ("session_date",),
                 "How": ("venue",)},
        values={"status": {"ja": "cancelled"}},
        constants={},  # the column gives it now
        durations={},
        lists={"strategies": {"s1": "observing", "s2": "feedback"}},
    )  # fmt: skip
    problems = changed(before, {map_changes.heading_field(at["How"]): "pair_id"})[1]
    assert "more than once" in problems[0]
    nothing = {map_changes.heading_field(n): NONE for n in at.values()}
    assert any("No heading" in p for p in changed(before, nothing)[1])
    teacher = next(n for n, p in enumerate(parts_of(BY_FORM).headings) if p.theirs == "Teacher")
    (problem,) = changed(parts_of(BY_FORM), {map_changes.heading_field(teacher): NONE})[1]
    assert "can no longer be made" in problem


@pytest.fixture
def database(started: Importer) -> Iterator[Database]:
    yield started.database


def caught(database: Database, path: Path, scope: Scope) -> str | None:
    maps = {name: known.map for name, known in column_maps.known(database, scope).items()}
    found = layouts(path, maps)
    return found[0].map_name if found else None


def test_a_map_catches_its_region_s_files_alone_until_it_is_shared(
    database: Database, tmp_path: Path
) -> None:
    row = {"Log": "S-1", "Pair": "PAIR-1", "Date": "10/14/2025", "Mins": "60", "How": "ja"}
    path = write_csv(tmp_path / "log.csv", [row | {"s1": "1", "s2": ""}])
    column_maps.save(database, LOG, "r1", NOW, ONE)
    assert (caught(database, path, ONE), caught(database, path, TWO)) == ("Agency", None)
    assert column_maps.offered(database, TWO) == ()

    about = (database, "Agency", 1)
    assert not column_maps.offer(*about, "r2", NOW, TWO)
    assert column_maps.offer(*about, "r1", NOW, ONE)
    assert caught(database, path, TWO) is None  # offered is not shared
    (offered,) = column_maps.offered(database, TWO)
    assert offered.map == LOG
    assert column_maps.copy(*about, "r2", NOW, TWO)
    with pytest.raises(MapRefused, match="Rename"):
        column_maps.copy(*about, "r2", NOW, TWO)
    assert column_maps.unshare(*about, "r1", NOW, ONE)
    assert column_maps.offered(database, TWO) == ()
    assert caught(database, path, TWO) == "Agency"  # by its own copy
    assert not column_maps.copy(*about, "r3", NOW, Scope((3,), True, "r3", "facilitator"))

    # Whoever of the region changes it, a new name takes the place of the old one, and is unshared.
    assert column_maps.share(*about, "admin", NOW, STATE)
    assert not column_maps.change(*about, LOG, "r2", NOW, TWO)
    assert column_maps.change(*about, replace(LOG, name="Agency 2"), "other of r1", NOW, ONE)
    (mine,) = column_maps.in_hand(database, ONE)
    assert (mine.map.name, mine.saved_by, mine.shared) == ("Agency 2", "other of r1", False)
    column_maps.save(database, LOG, "r1", NOW, ONE)
    with pytest.raises(MapRefused, match="already"):
        column_maps.change(*about, replace(LOG, name="Agency 2"), "r1", NOW, ONE)
