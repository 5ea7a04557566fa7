"""Writes down who opened, asked and was refused what: once a day each, and nobody waits for it."""

from __future__ import annotations

import atexit
import hashlib
import json
import logging
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from threading import Lock, Thread, Timer, current_thread
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from config.settings import MASSACHUSETTS
from data_access.people import audit, refused_counts
from data_access.people.refused_counts import SIGNED_IN, CountedRefusal, Tally
from data_access.storage.database import Database, DatabaseUnavailable
from data_access.storage.schema import audit_log, filter_states

log = logging.getLogger("pac.audit")

PATIENCE = 50  # milliseconds for what names nobody; after that it is written a little later
SOON, LATER = 2.0, 5.0  # seconds
MOST_KNOWN = 20_000  # of what is remembered to be written
MOST_WAITING = 5_000
MOST_REFUSED = 50  # lines a viewer and day; more are counted
LONGEST_ADDRESS = 120

Write = Callable[[Connection], object]


@dataclass(frozen=True)
class Seen:
    """What of a page of figures was handed out: its key, and its filters where outcomes are on it."""

    page: str
    outcome_filters: str | None = None


def day_of(moment: datetime) -> date:
    """The day in Massachusetts."""
    return moment.astimezone(MASSACHUSETTS).date()


def begin_of(day: date) -> datetime:
    """The moment, in UTC, in which a day begins in Massachusetts."""
    return datetime.combine(day, time(), MASSACHUSETTS).astimezone(UTC)


def _once(*parts: Any) -> str:
    text = json.dumps(parts, sort_keys=True, default=str, ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


class Noticing:
    """What one process has to write down. Safe for threads; made after a worker was forked."""

    def __init__(self, database: Database, most_filter_states: int) -> None:
        self._database = database
        self._most_filter_states = most_filter_states
        self._known: OrderedDict[Hashable, None] = OrderedDict()
        self._waiting: OrderedDict[Hashable, Write] = OrderedDict()
        self._refused: dict[CountedRefusal, Tally] = {}
        self._filters: dict[tuple[date, str], set[str]] = {}
        self._asked: dict[tuple[date, str], set[str]] = {}
        self._timer: Timer | None = None
        self._at_work: Thread | None = None
        self._ended = False
        self._lock = Lock()
        database.before_dispose(self.settle)
        _end_at_exit(self)

    # -- what happens ---------------------------------------------------------------------------

    def opened(
        self,
        who: str,
        event: str,
        at: datetime,
        about: str = "",
        detail: Mapping[str, Any] | None = None,
        people: Iterable[str] = (),
    ) -> None:
        """A page that names people was opened: noted before it is handed out, once a day.

        Another list of people is another opening. Raises DatabaseUnavailable if it cannot be noted.
        """
        named, day = tuple(sorted(set(people))), day_of(at)
        once = _once(day, who, event, about, dict(detail or {}), named)
        if not self._is_known(once):
            audit.record(
                self._database, who, event, detail, at, about=about, people=named, once=once
            )
            self._remember(once)

    def figures(self, who: str, seen: Seen, at: datetime) -> None:
        """A page of figures (or one that names nobody) was opened: noted the first time of a day."""
        key = (day_of(at), who, seen.page)
        if not self._is_known(key):
            once = _once("page", *key)
            self._soon(
                key,
                lambda c: audit.record(c, who, "page", None, at, about=seen.page, once=once),
            )
        if seen.outcome_filters is not None:
            self.asked_outcomes(who, seen.outcome_filters, at)

    def downloaded(
        self, who: str, event: str, at: datetime, about: str, detail: Mapping[str, Any]
    ) -> None:
        """A file that names nobody was downloaded: one line each time."""
        key = ("download", object())
        self._soon(key, lambda c: audit.record(c, who, event, detail, at, about=about))

    def refused(self, who: str, what: str, address: str, at: datetime) -> None:
        """Somebody signed in was refused something: a line an address and day, up to some."""
        address, day = audit.plain(address, LONGEST_ADDRESS), day_of(at)
        key = (day, who, "refused", what, address)
        if self._is_known(key):
            return

        def write(connection: Connection) -> None:
            mine = (
                audit_log.c.who == who,
                audit_log.c.event == "refused",
                audit_log.c.at >= begin_of(day).replace(tzinfo=None),
            )
            number = select(func.count()).select_from(audit_log).where(*mine)
            if (connection.scalar(number) or 0) < MOST_REFUSED:
                once = _once(*key)
                audit.record(
                    connection, who, "refused", {"why": what}, at, about=address, once=once
                )
            else:
                tally = {CountedRefusal(day, SIGNED_IN, what, who): Tally(1, at, at, address)}
                refused_counts.add(connection, tally)

        self._soon(key, write)

    def stranger_refused(
        self, source: str, what: str, address: str, at: datetime, account: str = ""
    ) -> None:
        """Somebody who is not signed in was refused something: counted, in one row a source and day."""
        refusal = CountedRefusal(day_of(at), source, what, account)
        with self._lock:
            if refusal not in self._refused and len(self._refused) >= refused_counts.MOST_ROWS:
                refusal = refusal.from_others()
            one, known = Tally(1, at, at, address), self._refused.get(refusal)
            self._refused[refusal] = one if known is None else known.and_then(one)
        self._arm(SOON)

    def asked_outcomes(self, who: str, filters: str, at: datetime) -> None:
        """Outcome figures were handed out in a filter state; the number of different ones a day counts."""
        key, state = (day_of(at), who), _once(filters)[:16]
        with self._lock:
            known = self._filters.get(key)
            if known is None:
                gone = [k for k in self._filters if k[0] < key[0]]
                for old in gone:
                    del self._filters[old]
                known = self._filters[key] = set()
            if state in known or len(known) > self._most_filter_states:
                return
            known.add(state)
            self._asked.setdefault(key, set()).add(state)
        self._arm(SOON)

    # -- writing it -----------------------------------------------------------------------------

    def _is_known(self, key: Hashable) -> bool:
        return key in self._known

    def _remember(self, key: Hashable) -> None:
        with self._lock:
            self._known[key] = None
            while len(self._known) > MOST_KNOWN:
                self._known.popitem(last=False)

    def _soon(self, key: Hashable, write: Write) -> None:
        """Write at once if there is a turn to write, else a little later."""
        self._remember(key)
        try:
            with self._database.writing("accounts", patience=PATIENCE) as connection:
                audit.take_turn(connection)
                write(connection)
        except DatabaseUnavailable:
            with self._lock:
                if len(self._waiting) < MOST_WAITING:
                    self._waiting[key] = write
            self._arm(LATER)

    def _arm(self, seconds: float) -> None:
        with self._lock:
            if self._timer is None and not self._ended:
                self._timer = Timer(seconds, self._flush_from_timer)
                self._timer.daemon = True
                self._timer.start()

    def _flush_from_timer(self) -> None:
        with self._lock:
            self._timer, self._at_work = None, current_thread()
        try:
            if not self.flush():
                self._arm(LATER)
        except Exception:
            # What waits is kept, and tried again when the next thing happens.
            log.exception("lines of the audit log could not be written")
        finally:
            with self._lock:
                self._at_work = None

    def _disarm(self) -> Timer | None:
        with self._lock:
            timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
        return timer

    def settle(self) -> None:
        """Write what waits, now, and leave no thread at work: the connections are about to close.

        What happens afterwards is written as before, with new ones.
        """
        for thread in (self._disarm(), self._at_work):
            if thread is not None and thread is not current_thread():
                thread.join()
        self._disarm()  # it may have been armed again by the one that was waited for
        try:
            written = self.flush()
        except Exception as error:
            log.error("what waits for the audit log cannot be written: %s", type(error).__name__)
            return
        if not written:
            log.warning(
                "what waits for the audit log cannot be written: the database does not answer"
            )

    def end(self) -> None:
        """The same at the end of the process: nothing is begun any more."""
        with self._lock:
            self._ended = True
        self.settle()

    def flush(self) -> bool:
        """Write what waits; False if the database has no turn now. Then it waits on."""
        with self._lock:
            waiting, self._waiting = self._waiting, OrderedDict()
            refused, self._refused = self._refused, {}
            asked, self._asked = self._asked, {}
        if not (waiting or refused or asked):
            return True
        try:
            with self._database.writing("accounts", patience=PATIENCE) as connection:
                audit.take_turn(connection)
                for write in waiting.values():
                    write(connection)
                refused_counts.add(connection, refused)
                for (day, who), states in asked.items():
                    self._count_filters(connection, day, who, states)
                refused_counts.close_days(connection, day_of(datetime.now(UTC)))
        except BaseException as error:
            with self._lock:
                self._waiting = OrderedDict([*waiting.items(), *self._waiting.items()])
                for refusal, tally in refused.items():
                    later = self._refused.get(refusal)
                    self._refused[refusal] = tally if later is None else tally.and_then(later)
                for key, states in asked.items():
                    self._asked.setdefault(key, set()).update(states)
            if isinstance(error, DatabaseUnavailable):
                return False
            raise
        return True

    def _count_filters(
        self, connection: Connection, day: date, who: str, states: Iterable[str]
    ) -> None:
        mine = (filter_states.c.day == day, filter_states.c.who == who)
        known = set(connection.scalars(select(filter_states.c.state).where(*mine)))
        new = set(states) - known
        if not new:
            return
        if not known:
            connection.execute(delete(filter_states).where(filter_states.c.day < day))
        connection.execute(
            insert(filter_states), [{"day": day, "who": who, "state": state} for state in new]
        )
        number = len(known) + len(new)
        if number > self._most_filter_states:
            audit.record(
                connection,
                who,
                "many_filters",
                {"filter_states": number, "noticed_above": self._most_filter_states, "day": day},
                once=_once("many_filters", day, who),
            )


def _end_at_exit(noticing: Noticing) -> None:
    alive = weakref.ref(noticing)

    def end() -> None:
        if (still := alive()) is not None:
            still.end()

    atexit.register(end)
    weakref.finalize(noticing, atexit.unregister, end).atexit = False
