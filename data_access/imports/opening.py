"""Opens the database of the product: what is read on a day follows the consents that hold on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import RLock

from data_access.imports import consents
from data_access.storage.database import WRITER_PATIENCE, Database


class FollowsConsents:
    """Lets consents begin and end whose day has come, before the first rows of a day are touched.

    Whoever comes meanwhile waits. If it cannot be done, nobody reads: a consent that has ended must
    show nothing more. What fails raises DatabaseUnavailable, and is tried again.
    """

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        self._followed: date | None = None
        self._at_work = False
        self._lock = RLock()

    def __call__(self, database: Database) -> None:
        today = self._today()
        if self._followed == today:
            return
        with self._lock:
            # At work: what is done below reads and writes itself. Others wait for the lock.
            if self._followed == today or self._at_work:
                return
            self._at_work = True
            try:
                consents.apply_due(database, today)
                self._followed = today
            finally:
                self._at_work = False


def open_database(url: str, today: Callable[[], date], patience: int = WRITER_PATIENCE) -> Database:
    """A database whose rows say on each day what the record of consents says.

    Every part of the product opens it here, so no page, file or command can be told otherwise.
    """
    return Database(url, before_rows=FollowsConsents(today), patience=patience)
