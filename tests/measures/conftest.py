"""A reporting database that takes rows as files, for the tests of measures."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.measures.loading import Loading


@pytest.fixture
def loading(database_url: str, tmp_path: Path) -> Callable[..., Loading]:
    """Makes one Loading for a day; on both engines."""

    def make(today: date) -> Loading:
        return Loading(database_url, tmp_path, today)

    return make
