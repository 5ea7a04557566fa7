"""Who sees which imports, and whether they see what a refused cell said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from data_access.imports import import_history
from data_access.storage.database import Database
from data_access.storage.scope import Scope
from tests.lists.region_with_pairs import (
    ADMIN,
    EEC,
    facilitator,
    imported,
    put,
    ready,
    refused,
)

ADMIN_LOADING = Scope(None, False, "admin@test.invalid", "admin")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    with ready(database_url) as made:
        put(
            made,
            imported(1, 1),
            imported(2, 2, rows_new=8, rows_refused=2),
            imported(3, None, status="refused", rows_total=0, rows_new=0),
            refused(2, 1, 2, "Canary Name"),
            refused(2, 2, 2, "P-2041"),
        )
        yield made


@pytest.mark.parametrize(
    ("scope", "seen"),
    [
        (facilitator(2), [2]),
        (facilitator(1), [1]),
        (EEC, [3, 2, 1]),
        (ADMIN_LOADING, [3, 2, 1]),
        (ADMIN, []),
    ],
)
def test_imports_are_seen_within_reach_newest_first(
    database: Database, scope: Scope, seen: list[int]
) -> None:
    with database.reading(scope) as reader:
        assert [row.import_id for row in import_history.recent(reader, 10)] == seen


@pytest.mark.parametrize(
    ("scope", "values"),
    [
        (facilitator(2), ["Canary Name", "P-2041"]),
        (ADMIN_LOADING, []),
        (EEC, []),
    ],
)
def test_refused_values_are_for_whoever_may_look_them_up_or_sent_them(
    database: Database, scope: Scope, values: list[str]
) -> None:
    with database.reading(scope) as reader:
        found = import_history.detail(reader, 2)
    assert found is not None
    assert [r.value for r in found.refusals] == values
    assert (found.refusals_total, found.values_hidden) == (2, not values)
    row = found.row
    assert (row.rows_new, row.rows_taken, row.rows_refused) == ((8, 0, 2) if values else (0, 8, 2))
    sent_by = replace(scope, who=found.row.imported_by)
    with database.reading(sent_by) as reader:
        own = import_history.detail(reader, 2)
    assert own is not None and own.values_hidden == (scope is EEC)


def test_an_import_of_another_region_is_not_there(database: Database) -> None:
    with database.reading(facilitator(1)) as reader:
        assert import_history.detail(reader, 2) is None
        assert import_history.detail(reader, 99) is None


def test_the_last_import_is_the_last_saved_one_in_reach(database: Database) -> None:
    with database.reading(EEC) as reader:
        assert import_history.last_saved(reader) == datetime(2026, 5, 2, 14, tzinfo=UTC)
    with database.reading(facilitator(1)) as reader:
        assert import_history.last_saved(reader) == datetime(2026, 5, 1, 14, tzinfo=UTC)
    with database.reading(facilitator(5)) as reader:
        assert import_history.last_saved(reader) is None
