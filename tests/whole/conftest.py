"""The demonstration state, imported once, and a twin of it in which other regions differ."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import case, update

from config.settings import Settings
from dashboard.commands.demo import demonstrate
from data_access import schema
from data_access.database import Database
from data_access.kept import Answers
from data_access.summaries.refresh import rebuild

TODAY = date(2026, 11, 21)
OWN = 2  # the region of the facilitator who looks, in all tests of this folder


def settings_for(path: Path, **more: object) -> Settings:
    return Settings(DATABASE_URL=f"sqlite:///{path}", today=TODAY, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def demo_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the demonstration state as of TODAY."""
    path = tmp_path_factory.mktemp("demo") / "pac.sqlite3"
    database = Database(f"sqlite:///{path}")
    demonstrate(database, settings_for(path))
    database.dispose()
    return path


@pytest.fixture(scope="session")
def twin_path(demo_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same state, but every fact of the regions other than OWN is another."""
    path = tmp_path_factory.mktemp("twin") / "pac.sqlite3"
    source = Database(f"sqlite:///{demo_path}")
    with source.writing("upgrade"):
        pass  # the write-ahead log is folded in when the last connection closes
    source.dispose()
    shutil.copy(demo_path, path)
    database = Database(f"sqlite:///{path}")
    with database.writing("import") as connection:
        for statement in (
            update(schema.sessions)
            .where(schema.sessions.c.region != OWN, schema.sessions.c.minutes_total > 20)
            .values(minutes_total=schema.sessions.c.minutes_total - 15, venue="phone"),
            update(schema.goals)
            .where(schema.goals.c.region != OWN)
            .values(status="achieved", achieved_date=schema.goals.c.set_date),
            update(schema.class_scores)
            .where(schema.class_scores.c.region != OWN)
            .values(
                score=case(
                    (schema.class_scores.c.score > 1, schema.class_scores.c.score - 1), else_=5
                )
            ),
            update(schema.employment)
            .where(schema.employment.c.region != OWN)
            .values(status="left_field"),
            update(schema.pairs)
            .where(schema.pairs.c.region != OWN)
            .values(end_date=schema.pairs.c.start_date, end_reason="withdrew"),
            update(schema.participants)
            .where(schema.participants.c.region != OWN)
            .values(last_name="Canary-Elsewhere", consent="aggregate"),
        ):
            connection.execute(statement)
        rebuild(connection, TODAY)
    database.dispose()
    return path


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
