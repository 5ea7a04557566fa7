"""A copy of the dashboard with three people in it, made quickly for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask

from data_access.storage.database import Database
from data_access.upkeep import upgrade
from tests.dashboard.visitors import Clock, add_people, trial_server


@pytest.fixture(scope="session")
def made_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite database with the people of these tests, to be copied."""
    path = tmp_path_factory.mktemp("made") / "pac.sqlite3"
    upgrade.upgrade(f"sqlite:///{path}")
    database = Database(f"sqlite:///{path}")
    add_people(database)
    with database.writing("upgrade") as connection:
        connection.exec_driver_sql("PRAGMA user_version")  # opens it, so that closing checkpoints
    database.dispose()
    return path


@pytest.fixture
def peopled_url(made_database: Path, tmp_path: Path) -> str:
    """A database of one's own with three people in it."""
    copy = tmp_path / "pac.sqlite3"
    shutil.copy(made_database, copy)
    return f"sqlite:///{copy}"


@pytest.fixture
def database(peopled_url: str) -> Database:
    return Database(peopled_url)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def server(peopled_url: str, clock: Clock) -> Flask:
    """The application with trial callbacks and routes."""
    return trial_server(peopled_url, clock)
