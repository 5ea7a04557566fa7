"""The states under attack, each with its database and its facts."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from data_access.imports.pipeline import import_file
from data_access.storage.scope import Scope
from data_access.upkeep.upgrade import upgrade
from tests.attack import small_states
from tests.attack.attack import State
from tests.machines.demonstration import TODAY
from tests.recompute import asked, demo_files, raw
from tests.recompute.world import World
from tests.whole.conftest import demo_path

__all__ = ["demo_path"]

TOOLS = ("PK1", "TOD", "INF")


def small_state(folder: Path, seed: int, people: int | None = None, across: int = 0) -> State:
    """A small state of the tests' own, imported."""
    return imported(folder, seed, people, across)[0]


def imported(
    folder: Path, seed: int, people: int | None = None, across: int = 0
) -> tuple[State, small_states.Made]:
    made = small_states.make(folder, seed, TODAY, people, across)
    path = folder / "state.sqlite3"
    upgrade(f"sqlite:///{path}")
    import_files(path, made.files)
    return held(path, seed, made.files, made.years), made


def import_files(path: Path, files: list[raw.RawFile]) -> None:
    """Imports files as somebody who may record consents: who sees no names gains nothing by one."""
    database = asked.opened(path)
    for file in files:
        outcome = import_file(
            database,
            Scope(None, False, "loader@test.invalid", "admin"),
            file.format_key,
            file.path,
            file_name=file.path.name,
            imported_by="loader@test.invalid",
            today=TODAY,
        )
        assert outcome.status == "saved", outcome.refusals[:3]
        assert not outcome.refusals, outcome.refusals[:3]
    database.dispose()


def held(path: Path, seed: int, files: list[raw.RawFile], years: tuple[int, ...]) -> State:
    world = World(raw.read(files), pd.Timestamp(TODAY))
    return State(f"state {seed}", asked.opened(path), world, TODAY, years, TOOLS)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[State]:
    """The smallest of the small states, for tests that look at the attacker itself."""
    state = small_state(tmp_path_factory.mktemp("attacked"), 2)
    yield state
    state.database.dispose()


@pytest.fixture(scope="session")
def demonstration(demo_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[State]:
    files = demo_files.write(tmp_path_factory.mktemp("demo-files"), TODAY)
    world = World(raw.read(files), pd.Timestamp(TODAY))
    years, tools = (2023, 2024, 2025, 2026), (*TOOLS, "PK3_2")
    state = State("demonstration", asked.opened(demo_path), world, TODAY, years, tools)
    yield state
    state.database.dispose()
