"""Makes the demonstration state that tests look at, once for each version of the code it is made by.

`python -m tests.machines.demonstration` makes it, and a twin in which other regions differ, where they
are not there yet. A state lies in var/test-states under a hash of the code, so a change in anything
that it depends on makes another; one that nobody has asked for in a day is deleted.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

from sqlalchemy import ColumnElement, Table, and_, case, func, or_, select, update

from config.settings import Settings
from dashboard.commands.demo import demonstrate
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.summaries.refresh import rebuild

ROOT = Path(__file__).resolve().parents[2]
STATES = ROOT / "var" / "test-states"
TODAY = date(2026, 11, 21)
OWN = 2  # the region of the facilitator who looks; the twin differs in all others

# What the state is made by. layouts/, callbacks/ and the web application only look at it.
MADE_BY = (
    "config",
    "data_access",
    "dashboard/demonstration",
    "dashboard/commands",
    "requirements.txt",
    "tests/machines/demonstration.py",
)
KEPT = 24 * 3600  # seconds for which a state that nobody asks for stays


def demonstration() -> Path:
    """A SQLite file with the demonstration state as of TODAY; to be copied, never to be written to."""
    return _made_once("demo", _make)


def twin() -> Path:
    """The same state, but every fact of the regions other than OWN is another."""
    first = demonstration()
    return _made_once("twin", lambda path: _make_twin(first, path))


@cache
def version(root: Path = ROOT) -> str:
    """A hash over the names and bytes of everything that the state is made by."""
    digest = hashlib.sha256()
    for path in _files(root):
        digest.update(f"{path.relative_to(root).as_posix()}\0".encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:20]


def _files(root: Path) -> Iterator[Path]:
    for name in MADE_BY:
        path = root / name
        if path.is_dir():
            found = (p for p in path.rglob("*") if p.is_file() and p.suffix != ".pyc")
            yield from sorted(found)
        elif path.is_file():
            yield path


def _made_once(name: str, make: Callable[[Path], None]) -> Path:
    """A state that is there, or is made by the first process that asks while others wait."""
    STATES.mkdir(parents=True, exist_ok=True)
    path = STATES / f"{name}-{version()}.sqlite3"
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if path.exists():
            path.touch()  # asked for today
            return path
        _clear_away(time.time() - KEPT)
        fresh = STATES / f"{name}-{os.getpid()}.new"
        try:
            make(fresh)
            fresh.rename(path)
        finally:
            fresh.unlink(missing_ok=True)
    return path


def _clear_away(before: float) -> None:
    """Delete the states, also half-made ones, and their locks that nobody has asked for since."""
    for old in STATES.iterdir():
        if old.stat().st_mtime < before:
            old.unlink(missing_ok=True)


def _make(path: Path) -> None:
    database = Database(f"sqlite:///{path}")
    settings = Settings.model_validate({"DATABASE_URL": f"sqlite:///{path}", "today": TODAY})
    demonstrate(database, settings)
    database.dispose()


def _make_twin(demonstration: Path, path: Path) -> None:
    shutil.copy(demonstration, path)
    database = Database(f"sqlite:///{path}")
    # One coach of the region takes all its pairs, and mentees without one are mentees no more.
    others = schema.pairs.alias()
    one_coach = select(func.min(others.c.coach_id)).where(others.c.region == schema.pairs.c.region)
    paired = select(schema.pairs.c.mentee_id)
    # Who was in the own region for a time, and what was, stays as it is: its facts are the own region's
    # too, wherever they lie by now.
    people = select(schema.person_periods.c.person_id).where(schema.person_periods.c.region == OWN)
    theirs = select(schema.pairs.c.pair_id).where(
        or_(schema.pairs.c.mentee_id.in_(people), schema.pairs.c.coach_id.in_(people))
    )
    seen = select(schema.class_observations.c.observation_id).where(
        schema.class_observations.c.educator_id.in_(people)
    )
    of_program = select(schema.program_regions.c.program_number).where(
        schema.program_regions.c.region == str(OWN)
    )

    def elsewhere(table: Table) -> ColumnElement[bool]:
        """Whether a row lies in another region, and is about nobody who was in the own one."""
        told = {
            "participant_id": people,
            "respondent_id": people,
            "observation_id": seen,
            "pair_id": theirs,
            "program_number": of_program,
        }
        names = [name for name in told if name in table.c]
        return and_(table.c.region != OWN, *(table.c[n].not_in(told[n]) for n in names[:1]))

    with database.writing("import") as connection:
        for statement in (
            update(schema.sessions)
            .where(elsewhere(schema.sessions), schema.sessions.c.minutes_total > 20)
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
                elsewhere(schema.sessions),
                schema.sessions.c.session_date > date(2026, 10, 1),
            )
            .values(status="no_show", contact=0, minutes_total=None),
            update(schema.class_observations)
            .where(elsewhere(schema.class_observations))
            .values(window="MID", observer_id="OBS-Elsewhere", cert_expires=date(2000, 1, 1)),
            update(schema.class_cycles)
            .where(elsewhere(schema.class_cycles), schema.class_cycles.c.cycle == 4)
            .values(minutes=10),
            update(schema.funds)
            .where(elsewhere(schema.funds))
            .values(paid=None, hours=schema.funds.c.hours + 1),
            update(schema.goals)
            .where(elsewhere(schema.goals))
            .values(status="achieved", achieved_date=schema.goals.c.set_date),
            update(schema.class_scores)
            .where(elsewhere(schema.class_scores))
            .values(
                score=case(
                    (schema.class_scores.c.score > 1, schema.class_scores.c.score - 1), else_=5
                )
            ),
            update(schema.surveys)
            .where(elsewhere(schema.surveys))
            .values(value=case((schema.surveys.c.value > 1, schema.surveys.c.value - 1), else_=5)),
            update(schema.qris)
            .where(elsewhere(schema.qris))
            .values(level=case((schema.qris.c.level > 1, schema.qris.c.level - 1), else_=4)),
            update(schema.employment)
            .where(elsewhere(schema.employment))
            .values(status="left_field"),
            update(schema.pairs)
            .where(elsewhere(schema.pairs))
            .values(
                end_date=schema.pairs.c.start_date,
                end_reason="withdrew",
                il_id=None,
                coach_id=one_coach.scalar_subquery(),
            ),
            update(schema.attendance)
            .where(elsewhere(schema.attendance), schema.attendance.c.day_no > 1)
            .values(hours=1),
            update(schema.attendance)
            .where(elsewhere(schema.attendance), schema.attendance.c.event_type != "training_day")
            .values(date=date(2001, 1, 1)),
            update(schema.participants)
            .where(elsewhere(schema.participants))
            .values(last_name="Canary-Elsewhere", consent="aggregate"),
            update(schema.participant_places)
            .where(
                elsewhere(schema.participant_places),
                schema.participant_places.c.role == "MENTEE",
                schema.participant_places.c.participant_id.not_in(paired),
            )
            .values(role="IL"),
        ):
            connection.execute(statement)
        rebuild(connection, TODAY)
    database.dispose()


def main() -> int:
    for made in (demonstration(), twin()):
        print(made.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    sys.exit(main())
