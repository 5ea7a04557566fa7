"""A copy of the dashboard with three people in it, made quickly for each test, or one to look at."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask

from config.roles import ROLES, Reach
from data_access.people import accounts
from data_access.storage.database import Database
from data_access.upkeep import upgrade
from tests.dashboard.product import EVALUATOR, fill, product_server
from tests.dashboard.visitors import (
    PASSWORD,
    PEOPLE,
    Clock,
    Visitor,
    add_people,
    signed_in,
    trial_server,
)


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


@pytest.fixture(scope="session")
def filled_database(made_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the facts of tests/dashboard/product.py, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "pac.sqlite3"
    shutil.copy(made_database, path)
    database = Database(f"sqlite:///{path}")
    fill(database)
    database.dispose()
    return path


@pytest.fixture
def filled_url(filled_database: Path, tmp_path: Path) -> str:
    """A database of one's own with three people and given facts in it."""
    copy = tmp_path / "pac.sqlite3"
    shutil.copy(filled_database, copy)
    return f"sqlite:///{copy}"


# Somebody of every other role.
OTHERS = tuple(
    (f"{key}@example.org", key, 1 if role.reach is Reach.REGION else None)
    for key, role in ROLES.items()
    if key not in {known for _, known, _ in (*PEOPLE, EVALUATOR)}
)


class LookedAt:
    """The product for tests that only look at it: nobody changes its data or its accounts."""

    def __init__(self, made: Path, folder: Path) -> None:
        path = folder / "pac.sqlite3"
        shutil.copy(made, path)
        database = Database(f"sqlite:///{path}")
        for email, role, region in (EVALUATOR, *OTHERS):
            accounts.create_account(database, email, email.title(), role, region, PASSWORD)
        database.dispose()
        self.server = product_server(f"sqlite:///{path}")
        self._visitors: dict[str, Visitor] = {}

    def visitor(self, role: str) -> Visitor:
        """Somebody of the role, who signed in once."""
        if role not in self._visitors:
            (person,) = (p for p in (*PEOPLE, EVALUATOR, *OTHERS) if p[1] == role)
            self._visitors[role] = signed_in(self.server, person)
        return self._visitors[role]


@pytest.fixture(scope="session")
def empty_product(made_database: Path, tmp_path_factory: pytest.TempPathFactory) -> LookedAt:
    """Somebody of every role, and no data."""
    return LookedAt(made_database, tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="session")
def filled_product(filled_database: Path, tmp_path_factory: pytest.TempPathFactory) -> LookedAt:
    """Somebody of every role, and given facts."""
    return LookedAt(filled_database, tmp_path_factory.mktemp("filled-product"))


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
