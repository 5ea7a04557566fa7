"""Opens the database of the product: before a day's first rows are read, what falls due on it is done."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import date
from threading import RLock
from time import monotonic

from data_access.imports import consents
from data_access.storage.database import WRITER_PATIENCE, Database, DatabaseUnavailable
from data_access.upkeep import editions

log = logging.getLogger("pac.editions")

AGAIN = 60  # seconds until an edition that could not be made is tried again


class FollowsTheDay:
    """Lets consents begin and end whose day has come, and makes the edition of a named day, before the
    first rows of a day are touched.

    Whoever comes meanwhile waits. If consents cannot follow, nobody reads: one that has ended must
    show nothing more; it raises DatabaseUnavailable, and is tried again. If the edition cannot be made,
    the one before stands on, and that is tried again, too.
    """

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        self._followed: date | None = None
        self._renewed: date | None = None
        self._not_before = 0.0
        self._at_work = False
        self._lock = RLock()

    def __call__(self, database: Database) -> None:
        today = self._today()
        if self._is_done(today):
            return
        with self._lock:
            # At work: what is done below reads and writes itself. Others wait for the lock.
            if self._is_done(today) or self._at_work:
                return
            self._at_work = True
            try:
                if self._followed != today:
                    consents.apply_due(database, today)
                    self._followed = today
                self._renew(database, today)
            finally:
                self._at_work = False

    def _is_done(self, today: date) -> bool:
        return self._followed == today and (
            self._renewed == today or monotonic() < self._not_before
        )

    def _renew(self, database: Database, today: date) -> None:
        try:
            editions.renew_if_due(database, today)
            self._renewed = today
        except DatabaseUnavailable as error:
            log.warning("The edition of a named day could not be made yet: %s", error)
            self._not_before = monotonic() + AGAIN


def open_database(url: str, today: Callable[[], date], patience: int = WRITER_PATIENCE) -> Database:
    """A database whose rows say on each day what the record of consents says, with its edition.

    Every part of the product opens it here, so no page, file or command can be told otherwise.
    """
    return Database(
        url,
        before_rows=FollowsTheDay(today),
        first_edition=lambda database: editions.first(database, today()),
        patience=patience,
    )
