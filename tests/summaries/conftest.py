"""A database at its newest shape, for tests that put facts in and read summaries."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from data_access.storage.database import Database
from data_access.upkeep.upgrade import upgrade


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    upgrade(database_url)
    database = Database(database_url)
    yield database
    database.dispose()
