"""The states that both implementations are asked about, each with its files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from data_access.storage.database import Database
from tests.recompute import asked, demo_files
from tests.recompute import raw as raw_files
from tests.recompute.compare import Comparison
from tests.recompute.world import World
from tests.whole.conftest import TODAY, demo_path

__all__ = ["demo_path"]


@dataclass(frozen=True)
class Held:
    """A state on both sides: the database, and the comparison with its files."""

    database: Database
    comparison: Comparison


def held(path: Path, files: list[raw_files.RawFile], today: date) -> Held:
    world = World(raw_files.read(files), pd.Timestamp(today))
    return Held(asked.opened(path), Comparison(world, today))


@pytest.fixture(scope="session")
def demonstration(demo_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    """The demonstration's database and files, written once for all tests."""
    found = held(demo_path, demo_files.write(tmp_path_factory.mktemp("demo-files"), TODAY), TODAY)
    yield found
    found.database.dispose()
