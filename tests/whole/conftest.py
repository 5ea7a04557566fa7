"""The demonstration state, and a twin of it in which other regions differ."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from config.settings import Settings
from data_access.asking.cache import Answers
from data_access.storage.database import Database
from tests.machines import demonstration
from tests.machines.demonstration import OWN as OWN
from tests.machines.demonstration import TODAY as TODAY


def settings_for(path: Path, **more: object) -> Settings:
    more.setdefault("uploads_folder", path.parent / "uploads")
    return Settings(DATABASE_URL=f"sqlite:///{path}", today=TODAY, **more)  # type: ignore[arg-type]


def _copied(factory: pytest.TempPathFactory, name: str, made: Callable[[], Path]) -> Path:
    """A copy of a state for all processes of this run: what one of them does to it ends with the run."""
    folder = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        folder = folder.parent
    path = folder / f"{name}.sqlite3"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            fresh = folder / f"{name}.new"
            shutil.copy(made(), fresh)
            fresh.rename(path)
    return path


@pytest.fixture(scope="session")
def demo_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the demonstration state as of TODAY. Tests read it and never write."""
    return _copied(tmp_path_factory, "demo", demonstration.demonstration)


@pytest.fixture
def address(demo_path: Path, tmp_path: Path) -> Iterator[str]:
    """The product on a copy of the demonstration state of this test alone."""
    from tests.whole.served import serving

    with serving(demo_path, tmp_path) as address:
        yield address


@pytest.fixture(scope="session")
def demo_address(demo_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The product on one copy of the demonstration state, for all tests that only look at it."""
    from tests.whole.served import serving

    with serving(demo_path, tmp_path_factory.mktemp("looked-at")) as address:
        yield address


@pytest.fixture(scope="session")
def twin_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same state, but the facts of other regions than OWN differ, save of who was once in OWN."""
    return _copied(tmp_path_factory, "twin", demonstration.twin)


@pytest.fixture
def opened() -> Iterator[Callable[[Path], Database]]:
    """Opens a SQLite file as a reporting database, and closes it when the test is over."""
    made: list[Database] = []

    def open_(path: Path) -> Database:
        made.append(Database(f"sqlite:///{path}"))
        return made[-1]

    yield open_
    for database in made:
        database.dispose()


@pytest.fixture
def answers(demo_path: Path, opened: Callable[[Path], Database]) -> Answers:
    """The answers of the demonstration state."""
    return Answers(opened(demo_path), settings_for(demo_path))


@pytest.fixture
def twin_answers(twin_path: Path, opened: Callable[[Path], Database]) -> Answers:
    """The answers of its twin."""
    return Answers(opened(twin_path), settings_for(twin_path))
