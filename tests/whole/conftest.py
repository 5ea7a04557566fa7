"""The demonstration state, imported once, and a twin of it in which other regions differ."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import case, func, select, update

from config.settings import Settings
from dashboard.commands.demo import demonstrate
from data_access.asking.cache import Answers
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.summaries.refresh import rebuild

TODAY = date(2026, 11, 21)
OWN = 2  # the region of the facilitator who looks, in all tests of this folder


def settings_for(path: Path, **more: object) -> Settings:
    more.setdefault("uploads_folder", path.parent / "uploads")
    return Settings(DATABASE_URL=f"sqlite:///{path}", today=TODAY, **more)  # type: ignore[arg-type]


def _once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """A file made by the first test process that needs it, for all of them."""
    folder = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        folder = folder.parent
    path = folder / f"{name}.sqlite3"
    with (folder / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            fresh = folder / f"{name}.new"
            make(fresh)
            fresh.rename(path)
    return path


@pytest.fixture(scope="session")
def demo_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the demonstration state as of TODAY. Tests read it and never write."""
    return _once(tmp_path_factory, "demo", _demonstration)


def _demonstration(path: Path) -> None:
    database = Database(f"sqlite:///{path}")
    demonstrate(database, settings_for(path))
    database.dispose()


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
def twin_path(demo_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same state, but every fact of the regions other than OWN is another."""
    return _once(tmp_path_factory, "twin", lambda path: _twin(demo_path, path))


def _twin(demo_path: Path, path: Path) -> None:
    shutil.copy(demo_path, path)
    database = Database(f"sqlite:///{path}")
    # One coach of the region takes all its pairs, and mentees without one are mentees no more.
    others = schema.pairs.alias()
    one_coach = select(func.min(others.c.coach_id)).where(others.c.region == schema.pairs.c.region)
    paired = select(schema.pairs.c.mentee_id)
    with database.writing("import") as connection:
        for statement in (
            update(schema.sessions)
            .where(schema.sessions.c.region != OWN, schema.sessions.c.minutes_total > 20)
            .values(
                minutes_total=schema.sessions.c.minutes_total - 15,
                minutes_observation=5,
                minutes_conference=0,
                venue="phone",
                strategy_count=0,
                strategies="co_teaching",
                content="leadership",
                cycle_step=case((schema.sessions.c.cycle_step < 3, schema.sessions.c.cycle_step)),
                submitted_at=schema.sessions.c.session_date,
                goals_addressed=None,
            ),
            update(schema.sessions)
            .where(
                schema.sessions.c.region != OWN,
                schema.sessions.c.session_date > date(2026, 10, 1),
            )
            .values(status="no_show", contact=0, minutes_total=None),
            update(schema.class_observations)
            .where(schema.class_observations.c.region != OWN)
            .values(window="MID", observer_id="OBS-Elsewhere", cert_expires=date(2000, 1, 1)),
            update(schema.class_cycles)
            .where(schema.class_cycles.c.region != OWN, schema.class_cycles.c.cycle == 4)
            .values(minutes=10),
            update(schema.funds)
            .where(schema.funds.c.region != OWN)
            .values(paid=None, hours=schema.funds.c.hours + 1),
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
            update(schema.surveys)
            .where(schema.surveys.c.region != OWN)
            .values(value=case((schema.surveys.c.value > 1, schema.surveys.c.value - 1), else_=5)),
            update(schema.qris)
            .where(schema.qris.c.region != OWN)
            .values(level=case((schema.qris.c.level > 1, schema.qris.c.level - 1), else_=4)),
            update(schema.employment)
            .where(schema.employment.c.region != OWN)
            .values(status="left_field"),
            update(schema.pairs)
            .where(schema.pairs.c.region != OWN)
            .values(
                end_date=schema.pairs.c.start_date,
                end_reason="withdrew",
                il_id=None,
                coach_id=one_coach.scalar_subquery(),
            ),
            update(schema.attendance)
            .where(schema.attendance.c.region != OWN, schema.attendance.c.day_no > 1)
            .values(hours=1),
            update(schema.attendance)
            .where(
                schema.attendance.c.region != OWN, schema.attendance.c.event_type != "training_day"
            )
            .values(date=date(2001, 1, 1)),
            update(schema.participants)
            .where(schema.participants.c.region != OWN)
            .values(last_name="Canary-Elsewhere", consent="aggregate"),
            update(schema.participants)
            .where(
                schema.participants.c.region != OWN,
                schema.participants.c.role == "MENTEE",
                schema.participants.c.participant_id.not_in(paired),
            )
            .values(role="IL"),
        ):
            connection.execute(statement)
        rebuild(connection, TODAY)
    database.dispose()


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
