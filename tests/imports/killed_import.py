"""Runs one import in a process of its own that is killed at a given step, as by a power cut.

The processes are forked from one that has loaded everything and opened nothing, so that each costs
little and inherits no connection.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import psycopg  # noqa: F401 - loaded here, once for all processes
import sqlalchemy.dialects.postgresql.psycopg
import sqlalchemy.dialects.sqlite.pysqlite  # noqa: F401
from sqlalchemy import Engine, event

from data_access.imports.pipeline import import_file
from data_access.imports.reading_process import Job, work
from data_access.imports.spool import Spool
from data_access.storage.database import Database
from tests.imports.conftest import TODAY, WHOLE_STATE

_FORKING = multiprocessing.get_context("forkserver")
_FORKING.set_forkserver_preload([__name__])
LONGEST = 60  # seconds a process may take on a busy machine


@dataclass(frozen=True)
class Import:
    """A file to import into a database."""

    url: str
    format: str
    path: Path

    def run(self) -> None:
        database = Database(self.url)
        import_file(
            database, WHOLE_STATE, self.format, self.path,
            file_name=self.path.name, imported_by="someone@test.invalid", today=TODAY,
        )  # fmt: skip
        database.dispose()


@dataclass(frozen=True)
class Saving:
    """An upload that was confirmed."""

    job: Job

    def run(self) -> None:
        work(self.job)


def _count_steps(stop_at: int) -> Callable[[], int]:
    """Kill this process before its n-th step: a statement, a row loaded, or the commit."""
    taken = 0

    def step(*_: Any, **__: Any) -> None:
        nonlocal taken
        taken += 1
        if taken == stop_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def rows(spool: Spool, table: str) -> Iterator[list[Any]]:
        for row in all_rows(spool, table):
            step()  # in the middle of a COPY, where that is how rows are loaded
            yield row

    all_rows = Spool.rows
    Spool.rows = rows  # type: ignore[method-assign]
    event.listen(Engine, "before_cursor_execute", step)
    event.listen(Engine, "commit", step)
    return lambda: taken


def _run(what: Import | Saving, stop_at: int, told: Path | None) -> None:
    steps = _count_steps(stop_at)
    what.run()
    if told is not None:
        told.write_text(str(steps()))
    if stop_at > steps():
        os.kill(os.getpid(), signal.SIGKILL)  # after the last step


def begun(what: Import | Saving, stop_at: int = 0, told: Path | None = None) -> BaseProcess:
    """A process that does it, and is killed before the given step if that is not 0."""
    process = _FORKING.Process(target=_run, args=(what, stop_at, told))
    process.start()
    return process


def ended(process: BaseProcess) -> int:
    """How the process ended: 0, or minus the signal that killed it."""
    process.join(LONGEST)
    code = process.exitcode
    assert code is not None, "the process did not end"
    process.close()
    return code


def steps_of(what: Import | Saving, told: Path) -> int:
    """Do it without being killed; returns how many steps it took."""
    assert ended(begun(what, told=told)) == 0
    return int(told.read_text())
