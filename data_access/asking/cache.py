"""Keeps answers while the data they were made of stand, so that a page asked twice costs once."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any, TypeVar

from config.settings import Settings
from data_access.asking.answers import Answer
from data_access.asking.ask import (
    ask,
    count_together,
    data_through,
)
from data_access.asking.policy import WithholdingPolicy
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.measures.measure import Measure
from data_access.storage.data_version import NONE_YET, DataVersion, data_version
from data_access.storage.database import (
    Database,
    Reader,
)
from data_access.storage.scope import Scope

Found = TypeVar("Found")

MOST_REPLIES = 300  # larger things than answers: 10 KB each, compressed


@dataclass(frozen=True)
class MeasureQuestion:
    """One measure (by its key), one filter state, up to two breakdowns."""

    measure: str
    filters: Filters
    by: tuple[str, ...] = ()


@dataclass(frozen=True)
class CacheKey:
    """Where something is kept: for one data version, one reach of rows, and a name of its own."""

    version: DataVersion
    scope: Hashable
    name: Hashable


def _one(made: object) -> int:
    return 1


def _bytes(made: Any) -> int:
    size: int = getattr(made, "bytes", 100)
    return size


class Cache:
    """What is kept, by place. Bounded: the longest unused goes first, all with its data version.

    `weigh` says how much of `most` something takes; without it each takes one.
    """

    def __init__(self, most: int, weigh: Callable[[Any], int] = _one) -> None:
        self._most, self._weigh = most, weigh
        self._cached: OrderedDict[CacheKey, Any] = OrderedDict()
        self._weight = 0
        self._version = NONE_YET
        self._lock = Lock()

    def find(self, place: CacheKey) -> Any:
        """What was kept at a place, or None."""
        with self._lock:
            if place.version > self._version:
                self._cached.clear()  # made of data that were replaced; nobody will ask for them
                self._weight = 0
                self._version = place.version
            found = self._cached.get(place)
            if found is not None:
                self._cached.move_to_end(place)
            return found

    def put(self, place: CacheKey, made: object) -> None:
        """Keep something at its place."""
        with self._lock:
            if place in self._cached:
                self._weight -= self._weigh(self._cached[place])
            self._cached[place] = made
            self._cached.move_to_end(place)
            self._weight += self._weigh(made)
            while self._weight > self._most:
                self._weight -= self._weigh(self._cached.popitem(last=False)[1])

    def __len__(self) -> int:
        return len(self._cached)


class Answers:
    """The answers of one process. Bounded: the longest unused one goes first.

    An answer is found again only under the same data version, measure and version of its
    definition, filters, breakdowns, scope, policy and day: nobody gets what was made for somebody
    who sees more.
    """

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._policy = WithholdingPolicy.of(settings)
        most = settings.cached_answers
        self._answers = Cache(most)
        self._counts = Cache(settings.cached_counts_megabytes * 1024 * 1024, _bytes)
        self._replies = Cache(min(most, MOST_REPLIES))

    def ask(
        self,
        scope: Scope,
        measure_key: str,
        filters: Filters,
        by: Sequence[str],
        today: date,
    ) -> Answer:
        """What a measure says to a viewer. Raises KeyError for an unknown measure, AskError."""
        return self.ask_many(scope, (MeasureQuestion(measure_key, filters, tuple(by)),), today)[0]

    def ask_many(
        self, scope: Scope, questions: Iterable[MeasureQuestion], today: date
    ) -> list[Answer]:
        """The answers to several questions, in order, all of one state of the data."""
        with self.asking(scope, today) as asking:
            return [asking.ask(question) for question in questions]

    @contextmanager
    def asking(self, scope: Scope, today: date) -> Iterator[Asking]:
        """One reader for everything a request asks, opened by its first question."""
        with ExitStack() as stack:
            yield Asking(self, scope, today, stack)

    @property
    def policy(self) -> WithholdingPolicy:
        """The minimums all answers keep to."""
        return self._policy

    @property
    def replies(self) -> Cache:
        """Where whole replies are kept; see `Asking.place_of`."""
        return self._replies

    def __len__(self) -> int:
        return len(self._answers)


class Asking:
    """The questions of one request, answered by one reader. Made by `Answers.asking`."""

    def __init__(self, answers: Answers, scope: Scope, today: date, stack: ExitStack) -> None:
        self._answers = answers
        self._scope = scope
        self.today = today
        self._stack = stack
        self._reader: Reader | None = None
        self._data_version = NONE_YET

    @property
    def reader(self) -> Reader:
        """The reader, for what else the request reads."""
        if self._reader is None:
            self._reader = self._stack.enter_context(self._answers._database.reading(self._scope))
            self._data_version = data_version(self._reader)
            self._reader.cache_in(_CachedCounts(self._answers._counts, self._data_version))
        return self._reader

    def expect(self, questions: Iterable[MeasureQuestion]) -> None:
        """Count for several questions at once what can be; the answers come from `ask` as ever."""
        reader = self.reader
        new = [
            (q.measure, q.filters, q.by)
            for q in dict.fromkeys(questions)
            if self._answers._answers.find(self._place(MEASURES[q.measure], q)) is None
        ]
        count_together(reader, new, self.today, self._answers._policy)

    def ask(self, question: MeasureQuestion) -> Answer:
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
        place = self.place_of(name)
        found: Found | None = answers._answers.find(place)
        if found is None:
            found = read(reader)
            answers._answers.put(place, found)
        return found

    def place_of(self, name: Hashable) -> CacheKey:
        """The place of something that is made of this viewer's answers on the data of now."""
        _ = self.reader
        return CacheKey(self._data_version, self._scope.key, name)

    @property
    def version(self) -> DataVersion:
        """The data version the answers are of."""
        _ = self.reader
        return self._data_version

    def data_through(self) -> date | None:
        """The newest logged session in the viewer's reach."""
        return self.look_up("data_through", data_through)

    def start_anew(self) -> None:
        """Give the reader back: PostgreSQL answers nothing more after a statement has failed."""
        self._reader = None
        self._stack.close()

    def _ask(self, measure: Measure, question: MeasureQuestion) -> Answer:
        reader, answers = self.reader, self._answers
        place = self._place(measure, question)
        found: Answer | None = answers._answers.find(place)
        if found is None:
            found = ask(reader, measure, question.filters, question.by, self.today, answers._policy)
            answers._answers.put(place, found)
        return found

    def _place(self, measure: Measure, question: MeasureQuestion) -> CacheKey:
        return self.place_of(
            (
                measure.key,
                measure.version,
                question.filters,
                question.by,
                self._answers._policy,
                self.today,
            )
        )


class _CachedCounts(dict[Hashable, Any]):
    """What one request counted, and the requests before it on the same data version.

    It does not depend on the filters but for the months, so a page's counts outlast their change.
    """

    def __init__(self, cache: Cache, version: DataVersion) -> None:
        super().__init__()
        self._cache, self._version = cache, version

    def get(self, key: Hashable, default: Any = None) -> Any:
        own = super().get(key)
        if own is None:
            own = self._cache.find(self._place(key))
        return default if own is None else own

    def __setitem__(self, key: Hashable, made: Any) -> None:
        super().__setitem__(key, made)
        self._cache.put(self._place(key), made)

    def _place(self, key: Hashable) -> CacheKey:
        return CacheKey(self._version, "within the key", key)
