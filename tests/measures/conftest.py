"""A reporting database that takes rows as files, for the tests of measures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.measures.loading import Loading


@pytest.fixture
def loading(database_url: str, tmp_path: Path) -> Iterator[Callable[[date], Loading]]:
    """Makes one Loading for a day; on both engines."""
    made: list[Loading] = []

    def make(today: date) -> Loading:
        made.append(Loading(database_url, tmp_path, today))
        return made[-1]

    yield make
    for state in made:
        state.database.dispose()
