"""Keeps answers while the data they were made of stand, so that a page asked twice costs once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import select

from config.settings import Settings
from data_access.answers import Answer
from data_access.ask import Policy, ask, data_through
from data_access.database import Database, Reader
from data_access.filters import Filters
from data_access.measures import MEASURES
from data_access.measures.measure import Measure
from data_access.schema import data_state
from data_access.scope import Scope

Found = TypeVar("Found")


@dataclass(frozen=True)
class Question:
    """One measure (by its key), one filter state, up to two breakdowns."""

    measure: str
    filters: Filters
    by: tuple[str, ...] = ()


def data_version(reader: Reader) -> int:
    """The version of the data a reader sees; 0 where nothing was ever imported."""
    return int(reader.execute(select(data_state.c.data_version)).scalar() or 0)


class Answers:
    """The answers of one process. Bounded: the longest unused one goes first.

    An answer is found again only under the same data version, measure and version of its
    definition, filters, breakdowns, scope, policy and day: nobody gets what was made for somebody
    who sees more.
    """

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._most = settings.kept_answers
        self._policy = Policy.of(settings)
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._version = -1
        self._lock = Lock()

    def ask(
        self,
        scope: Scope,
        measure_key: str,
        filters: Filters,
        by: Sequence[str],
        today: date,
    ) -> Answer:
        """What a measure says to a viewer. Raises KeyError for an unknown measure, AskError."""
        return self.ask_many(scope, (Question(measure_key, filters, tuple(by)),), today)[0]

    def ask_many(self, scope: Scope, questions: Iterable[Question], today: date) -> list[Answer]:
        """The answers to several questions, in order, all of one state of the data."""
        with self.asking(scope, today) as asking:
            return [asking.ask(question) for question in questions]

    @contextmanager
    def asking(self, scope: Scope, today: date) -> Iterator[Asking]:
        """One reader for everything a request asks, opened by its first question."""
        with ExitStack() as stack:
            yield Asking(self, scope, today, stack)

    def __len__(self) -> int:
        return len(self._kept)

    def _find(self, key: Hashable, version: int) -> Any:
        with self._lock:
            if version > self._version:
                self._kept.clear()  # made of data that were replaced; nobody will ask for them
                self._version = version
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def _keep(self, key: Hashable, answer: Any) -> None:
        with self._lock:
            self._kept[key] = answer
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


class Asking:
    """The questions of one request, answered by one reader. Made by `Answers.asking`."""

    def __init__(self, answers: Answers, scope: Scope, today: date, stack: ExitStack) -> None:
        self._answers = answers
        self._scope = scope
        self.today = today
        self._stack = stack
        self._reader: Reader | None = None
        self._data_version = 0

    @property
    def reader(self) -> Reader:
        """The reader, for what else the request reads."""
        if self._reader is None:
            self._reader = self._stack.enter_context(self._answers._database.reading(self._scope))
            self._data_version = data_version(self._reader)
        return self._reader

    def ask(self, question: Question) -> Answer:
        """The answer to one question, kept or new. Raises KeyError for an unknown measure, AskError.

        After any failure the next question gets a fresh reader, so one bad panel spoils no other.
        """
        measure = MEASURES[question.measure]
        try:
            return self._ask(measure, question)
        except Exception as error:
            # The reader hears why: it tells a database that is away from a fault of the program.
            self._reader = None
            self._stack.__exit__(type(error), error, error.__traceback__)
            raise

    def look_up(self, name: str, read: Callable[[Reader], Found]) -> Found:
        """What `read` finds for this viewer, kept like an answer under this name."""
        reader, answers = self.reader, self._answers
        key = (self._data_version, name, self._scope.key)
        found: Found | None = answers._find(key, self._data_version)
        if found is None:
            found = read(reader)
            answers._keep(key, found)
        return found

    def data_through(self) -> date | None:
        """The newest logged session in the viewer's reach."""
        return self.look_up("data_through", data_through)

    def start_anew(self) -> None:
        """Give the reader back: PostgreSQL answers nothing more after a statement has failed."""
        self._reader = None
        self._stack.close()

    def _ask(self, measure: Measure, question: Question) -> Answer:
        reader, answers = self.reader, self._answers
        key = (
            self._data_version,
            measure.key,
            measure.version,
            question.filters,
            question.by,
            self._scope.key,
            answers._policy,
            self.today,
        )
        found: Answer | None = answers._find(key, self._data_version)
        if found is None:
            found = ask(reader, measure, question.filters, question.by, self.today, answers._policy)
            answers._keep(key, found)
        return found
