"""Opens the reporting database: reading within a Scope, or writing for a named purpose."""

from __future__ import annotations

import os
import weakref
from collections.abc import Callable, Hashable, Iterator, MutableMapping
from contextlib import ExitStack, contextmanager
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Executable,
    Result,
    Subquery,
    Table,
    create_engine,
    event,
    make_url,
    select,
    union,
)
from sqlalchemy.exc import DatabaseError, OperationalError, ProgrammingError
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.sql.elements import ColumnClause, TextClause
from sqlalchemy.sql.selectable import TextualSelect

from config.program.consents import GIVEN
from data_access.storage.edition import Edition
from data_access.storage.patience import (
    give_up_in_time,
    options_for,
    waiting_for_a_first_answer,
)
from data_access.storage.private_files import private_database
from data_access.storage.schema import editions, merged_ids, participants
from data_access.storage.scope import (
    Scope,
    reading_rule,
)


class RefusedQuery(RuntimeError):
    """A statement that reached for rows past the viewer's Scope. A fault of the code, never shown.

    Seen: a fault of the program with a number to tell the administrator; no row was read.
    """


class DatabaseUnavailable(RuntimeError):
    """The database cannot be used; the text says why and what to do.

    Seen: the sentence, with status 503 and a way to try again on pages.
    """


WRITER_PATIENCE = 15_000  # milliseconds a writer waits for its turn on SQLite

# Which kinds of tables a purpose may write; only the import pipeline writes facts, and it writes no
# accounts. The audit log is open to all: the database itself lets nobody change what stands in it.
PURPOSES: dict[str, tuple[str, ...]] = {
    "import": ("fact", "summary", "ledger", "calendar", "audit"),
    "accounts": ("account", "audit"),
    "upgrade": ("fact", "summary", "ledger", "account", "calendar", "audit"),
}

# Which kinds a connection may touch that cannot write at all, by what it reads for.
READS: dict[str, tuple[str, ...]] = {
    "accounts": ("account",),
    "audit": ("audit",),
    "recount": ("fact", "summary", "ledger", "calendar"),
}


def _parts(element: Any, is_known: Callable[[Any], bool] = lambda part: False) -> Iterator[Any]:
    """Each part of a statement once, even if it is named repeatedly; none below known parts or tables."""
    seen: dict[int, Any] = {}
    stack = [element]
    while stack:
        part = stack.pop()
        if id(part) in seen or is_known(part):
            continue
        seen[id(part)] = part
        yield part
        if not isinstance(part, Table):
            stack.extend(part.get_children())


def _check_reading(scope: Scope, element: Any) -> None:
    """Walk a statement; allow only open tables and selects that this same scope has issued."""
    if isinstance(element, UpdateBase):
        raise RefusedQuery("a reading connection does not write")
    for part in _parts(element, scope.issued):
        if isinstance(part, TextClause | TextualSelect):
            raise RefusedQuery("text SQL is not read within a scope")
        table = part.table if isinstance(part, ColumnClause) else part
        if isinstance(table, Table) and reading_rule(table) != "open":
            raise RefusedQuery(f"{table.name} was read past Scope.rows")


def _check_purpose(purpose: str, element: Any) -> None:
    allowed = (*(PURPOSES.get(purpose) or READS[purpose]), "staging")
    for part in _parts(element):
        if isinstance(part, TextClause):
            raise RefusedQuery("text SQL is not written")
        if isinstance(part, Table) and part.info.get("kind", "staging") not in allowed:
            raise RefusedQuery(f"{part.name} is not touched for the purpose {purpose!r}")


Found = TypeVar("Found")
Cached = MutableMapping[Hashable, Any]


class _Beside:
    """The edition beside the data of a reader: which one stands, and a connection to it, once asked for."""

    def __init__(self, database: Database, live: Connection, opened: ExitStack) -> None:
        self._database, self.live, self._opened = database, live, opened

    @cached_property
    def edition(self) -> Edition | None:
        """The edition that stands in the reader's snapshot, or the first; None without any outcome."""
        newest = select(editions.c.number, editions.c.day).order_by(editions.c.number.desc())
        anybody = {"scope": Scope((), False, "edition")}
        row = self.live.execute(newest.limit(1), execution_options=anybody).first()
        return self._database.first_edition() if row is None else Edition(row.number, row.day)

    @cached_property
    def connection(self) -> Connection:
        """A connection to it. Raises DatabaseUnavailable where it is gone."""
        if self.edition is None:
            raise RefusedQuery("no edition was made yet")
        found = self._database.edition_database(self.edition)
        return self._opened.enter_context(found.connected_to_read())

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """Who agreed, by the edition, that the own facilitator sees their scores, and does not agree now."""
        scope = Scope(None, False, "consents")
        rows, others = scope.rows(participants), scope.rows(merged_ids)
        # Each id of a person who agrees: one may have been read by itself then.
        agreed = union(
            select(rows.c.participant_id).where(rows.c.consent == GIVEN),
            select(others.c.participant_id)
            .join(rows, rows.c.participant_id == others.c.person_id)
            .where(rows.c.consent == GIVEN),
        )
        then, now = (
            frozenset(c.execute(agreed, execution_options={"scope": scope}).scalars())
            for c in (self.connection, self.live)
        )
        return then - now


class Reader:
    """A connection that reads within one scope, inside one transaction.

    `edition`: the one it reads; None where it reads the data of now.
    """

    def __init__(
        self,
        connection: Connection,
        scope: Scope,
        cached: Cached | None = None,
        beside: _Beside | None = None,
        edition: Edition | None = None,
    ) -> None:
        self._connection = connection
        self.scope = scope
        self._cached: Cached = {} if cached is None else cached
        self._beside = beside
        self.edition = edition

    def cache_in(self, cached: Cached) -> None:
        """Use this cache from now on; the caller guarantees that it belongs to exactly the data read here."""
        self._cached = cached

    def rows(self, table: Table) -> Subquery:
        """The rows of a table that the viewer may see, to select from."""
        return self.scope.rows(table)

    def execute(self, statement: Executable) -> Result[Any]:
        # The scope is passed with each statement, since options of the connection would be shared
        # with the readers that `within` makes.
        return self._connection.execute(statement, execution_options={"scope": self.scope})

    def records(self, made: Callable[..., Found], statement: Executable) -> list[Found]:
        """What a statement finds, each row as a record whose fields are named as its columns."""
        return [made(**row._asdict()) for row in self.execute(statement)]

    def once(self, name: Hashable, make: Callable[[], Found]) -> Found:
        """The result of `make`, computed once within the same scope and then cached.

        For counts and sums, which are small. A reader sees one snapshot of the data, and what it caches
        was read within an equal scope.
        """
        key = self._place(name)
        found: Found | None = self._cached.get(key)
        if found is None:
            found = self._cached[key] = make()
        return found

    def has(self, name: Hashable) -> bool:
        """Whether a result of this name is cached."""
        return self._cached.get(self._place(name)) is not None

    def _place(self, name: Hashable) -> Hashable:
        return (self.scope.key, self.edition, name)

    # -- the edition ----------------------------------------------------------------------------

    def of_edition(self) -> Reader | None:
        """The same reach in the edition that stands; None where there is none, or none is kept."""
        if self.edition is not None:
            return self
        if self._beside is None or self._beside.edition is None:
            return None
        beside = self._beside
        return Reader(beside.connection, self.scope, self._cached, beside, beside.edition)

    def of_now(self) -> Reader:
        """The same reach in the data of now."""
        if self.edition is None or self._beside is None:
            return self
        return Reader(self._beside.live, self.scope, self._cached, self._beside)

    @property
    def withdrawn(self) -> frozenset[str]:
        """Who agreed by the edition that is read and does not now; nobody where the data of now are read.

        Of the whole state: who moved since is shielded as well. It goes into conditions, never to anybody.
        """
        if self.edition is None or self._beside is None:
            return frozenset()
        return self._beside.withdrawn

    def rows_told(self, table: Table) -> Subquery:
        """The viewer's rows of a table and those that everybody is told (see `Scope.rows_told`)."""
        return self.scope.rows_told(table)

    # There are three ways to read more than the viewer sees, and they give sums alone.

    def with_regions(self) -> Reader:
        """The same rows with their regions, to be added up before anybody sees them."""
        return self._of(self.scope.with_regions())

    def rest_of_state(self) -> Reader | None:
        """The other regions together, to compare with; None where the viewer is not compared."""
        rest = self.scope.rest_of_state()
        return None if rest is None else self._of(rest)

    def whole_state(self) -> Reader | None:
        """The state that a rest is the rest of, to decide what may be told of it; None of all else."""
        whole = self.scope.whole_state()
        return None if whole is None else self._of(whole)

    def within(self, scope: Scope) -> Reader:
        """The same transaction, read within a narrower scope. Raises RefusedQuery for a wider one."""
        if not scope.narrows(self.scope):
            raise RefusedQuery("a reader was to read more than its viewer sees")
        return self._of(scope)

    def _of(self, scope: Scope) -> Reader:
        return Reader(self._connection, scope, self._cached, self._beside, self.edition)


class Database:
    """One reporting database. Engines are created on first use, so never before a worker is forked.

    `before_rows` is called before rows are read within a scope, and before an import writes or tries.
    `first_edition` is called where outcomes are asked for and there is no edition yet; a database
    without it keeps none, and is of now.
    """

    def __init__(
        self,
        url: str | URL,
        before_rows: Callable[[Database], None] = lambda database: None,
        first_edition: Callable[[Database], Edition | None] | None = None,
        patience: int = WRITER_PATIENCE,
    ) -> None:
        """`patience`: milliseconds that whoever writes waits for other writers, unless said otherwise."""
        self.url = make_url(url)
        self.patience = patience
        self._first_edition = first_edition
        self._before_rows = before_rows
        self._edition: tuple[Edition, Database] | None = None
        self._before_dispose: list[weakref.WeakMethod[Callable[[], None]]] = []
        self._engines: dict[str, Engine] = {}
        self._owner = os.getpid()
        self._lock = Lock()
        # A database that is no longer referenced leaves no connection open. But not at the end of
        # a process: a forked one would close its parent's connections.
        weakref.finalize(self, _dispose, self._engines).atexit = False

    @property
    def is_sqlite(self) -> bool:
        return self.url.get_backend_name() == "sqlite"

    def _engine(self, use: str) -> Engine:
        with self._lock:
            if self._owner != os.getpid():
                # A forked child must not use its parent's sockets: replies would get mixed up.
                self._engines.clear()
                self._owner = os.getpid()
            if use not in self._engines:
                self._engines[use] = self._make_engine(use)
            return self._engines[use]

    def _make_engine(self, use: str) -> Engine:
        if self.is_sqlite:
            engine = create_engine(
                self.url, connect_args={"timeout": 15}, pool_pre_ping=False, hide_parameters=True
            )
            _prepare_sqlite(engine, reading=use == "read")
            if use == "write" and self.url.database:
                private_database(Path(self.url.database))  # also one of an earlier release
        else:
            engine = create_engine(
                self.url,
                pool_pre_ping=True,
                pool_size=8,
                max_overflow=8,
                hide_parameters=True,  # errors are logged; the values of rows must not be
                connect_args=options_for(use, self._options),
            )
            give_up_in_time(engine)
            if use == "read":
                # One snapshot for all statements of a reader, which is what SQLite does anyway.
                engine = engine.execution_options(
                    postgresql_readonly=True, isolation_level="REPEATABLE READ"
                )
        event.listen(engine, "before_execute", _before_execute)
        event.listen(engine, "before_cursor_execute", _before_cursor_execute)
        return engine

    @property
    def _options(self) -> str:
        """What the address itself asks of the server."""
        asked = self.url.query.get("options", "")
        return asked if isinstance(asked, str) else " ".join(asked)

    @property
    def keeps_editions(self) -> bool:
        return self._first_edition is not None

    def first_edition(self) -> Edition | None:
        """The first edition, made by now; None where there is nothing to make it of."""
        return None if self._first_edition is None else self._first_edition(self)

    def edition_database(self, edition: Edition) -> Database:
        """The database of an edition. Raises DatabaseUnavailable where its file is gone."""
        with self._lock:
            if self._edition is None or self._edition[0] != edition:
                if self._edition is not None:
                    self._edition[1].dispose()
                self._edition = edition, Database(edition.url(self.url))
            found = self._edition[1]
        if found.is_sqlite and not found._sqlite_exists():
            raise DatabaseUnavailable(
                "The data of which outcome figures are made are not beside the database. Put their file "
                "back, or make them anew: python -m dashboard edition"
            )
        return found

    @contextmanager
    def connected_to_read(self) -> Iterator[Connection]:
        """A connection that reads, for who adds the scope to each statement."""
        with self._connected("read") as connection:
            yield connection

    @contextmanager
    def reading(self, scope: Scope) -> Iterator[Reader]:
        """Read the rows that a viewer may see, all from one snapshot.

        Raises DatabaseUnavailable if the database does not exist or does not answer.
        """
        if not scope.is_empty:  # who sees no rows need not wait for them to be in order
            self._before_rows(self)
        with self._connected("read") as connection, ExitStack() as opened:
            beside = _Beside(self, connection, opened) if self.keeps_editions else None
            yield Reader(connection, scope, beside=beside)

    @contextmanager
    def looking_up_accounts(self) -> Iterator[Connection]:
        """Read account tables, and no others, without waiting for writers: who is signed in.

        Every request needs this, even while an import holds SQLite's only write lock.
        """
        with self._connected("read") as connection:
            yield connection.execution_options(purpose="accounts")

    @contextmanager
    def reading_audit(self) -> Iterator[Connection]:
        """Read the audit log, and nothing else, without waiting for writers."""
        with self._connected("read") as connection:
            yield connection.execution_options(purpose="audit")

    @contextmanager
    def checking(self) -> Iterator[Connection]:
        """Every fact and summary as of one moment, past all scopes, for the recount of an operator.

        The connection cannot write.
        """
        with self._connected("read") as connection:
            yield connection.execution_options(purpose="recount")

    @contextmanager
    def writing(self, purpose: str, patience: int | None = None) -> Iterator[Connection]:
        """One transaction for a named purpose; rolled back unless it ends without an error.

        `patience`: milliseconds to wait for other writers (on PostgreSQL for each lock, where it is
        shorter than usual); left out, as long as this database waits for any. Raises DatabaseUnavailable
        if the write lock does not become free in time.
        """
        patience = self.patience if patience is None else patience
        if purpose not in PURPOSES:
            raise RefusedQuery(f"{purpose!r} is not a purpose to write for")
        if purpose == "import":
            self._before_rows(self)
        with self._connected("write") as connection:
            connection = connection.execution_options(purpose=purpose, patience=patience)
            # Begun here and not by the first statement: a bulk load bypasses SQLAlchemy and
            # would not begin one, and then the commit would do nothing.
            with connection.begin():
                if patience < WRITER_PATIENCE and not self.is_sqlite:
                    connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(patience)}")
                yield connection

    @contextmanager
    def trying(self, changes_facts: bool) -> Iterator[Connection]:
        """One transaction of an import that is always rolled back: what would a file do?

        `changes_facts` False: only temporary tables are written, and others can write meanwhile.
        """
        self._before_rows(self)
        with self._connected("write") as connection:
            connection = connection.execution_options(
                purpose="import", patience=WRITER_PATIENCE, takes_turn=changes_facts
            )
            transaction = connection.begin()
            try:
                yield connection
            finally:
                transaction.rollback()

    @contextmanager
    def _connected(self, use: str) -> Iterator[Connection]:
        if self.is_sqlite and not self._sqlite_exists():
            raise DatabaseUnavailable(
                # Without the path, since people who are not signed in see this, too.
                "There is no reporting database where DATABASE_URL points to. "
                "Make one with: python -m dashboard upgrade"
            )
        try:
            with waiting_for_a_first_answer():
                connection = self._engine(use).connect()
        except DatabaseError as error:
            raise DatabaseUnavailable(
                _unusable_words(error)
                or "The reporting database does not answer. Nothing was lost; try again in a minute."
            ) from error
        with connection:
            try:
                yield connection
            except OperationalError as error:
                raise DatabaseUnavailable(_operational_words(error)) from error
            except DatabaseError as error:
                if words := _unusable_words(error):
                    raise DatabaseUnavailable(words) from error
                raise

    def _sqlite_exists(self) -> bool:
        path = self.url.database
        return path in (None, "", ":memory:") or Path(path).exists()

    def before_dispose(self, settle: Callable[[], None]) -> None:
        """Have a method called before connections are closed: whoever writes later writes now."""
        self._before_dispose.append(weakref.WeakMethod(settle))

    def dispose(self) -> None:
        """Close every connection; the next use opens new ones."""
        for known in self._before_dispose:
            if (settle := known()) is not None:
                settle()
        if self._edition is not None:
            self._edition[1].dispose()
        _dispose(self._engines)


def _dispose(engines: dict[str, Engine]) -> None:
    while engines:
        engines.popitem()[1].dispose()


_OLDER = (
    "The reporting database is older than this program. "
    "Bring it up to date with: python -m dashboard upgrade"
)


_READ_ONLY = "The reporting database is read-only. Nothing was saved; tell the administrator."


def _unusable_words(error: DatabaseError) -> str:
    """Words for a database that is damaged, read-only or outdated; "" if the bug is in our code."""
    text = str(error.orig).lower()
    if "not a database" in text or "malformed" in text:
        return (
            "The file of the reporting database is damaged or is none. "
            "Tell the administrator, who has a copy to put in its place."
        )
    # PostgreSQL does not report this as an operational error; SQLite may report it on connecting.
    if "readonly database" in text or "read-only transaction" in text:
        return _READ_ONLY
    # PostgreSQL reports a missing table as a programming error, SQLite as an operational one.
    if isinstance(error, ProgrammingError) and "does not exist" in text:
        return _OLDER
    return ""


# What the drivers call a turn that did not come in time: by number on SQLite, by state on PostgreSQL.
_LOCKED = (5, "55P03")


def _is_locked(error: OperationalError) -> bool:
    names = ("sqlite_errorcode", "sqlstate")
    return any(getattr(error.orig, name, None) in _LOCKED for name in names)


def _operational_words(error: OperationalError) -> str:
    text = str(error.orig).lower()
    if "disk is full" in text or "no space" in text:
        return "The disk of the reporting database is full. Nothing was saved; free some space."
    if "readonly" in text or "read-only" in text:
        return _READ_ONLY
    if "no such table" in text or "no such column" in text:
        return _OLDER
    if _is_locked(error):
        return (
            "The reporting database is busy, most likely because an import is being saved. "
            "Nothing was changed and nothing is lost; try again in a minute."
        )
    return "The reporting database is busy or down. Nothing was saved; try again in a minute."


def _prepare_sqlite(engine: Engine, reading: bool) -> None:
    @event.listens_for(engine, "connect")
    def _on_connect(raw: Any, record: Any) -> None:
        raw.isolation_level = None  # transactions are begun explicitly, below
        cursor = raw.cursor()
        cursor.execute(f"PRAGMA busy_timeout={WRITER_PATIENCE}")
        cursor.execute("PRAGMA foreign_keys=ON")
        if reading:
            cursor.execute("PRAGMA query_only=ON")
            # Every thread of every worker has its own; the operating system's file cache serves them all.
            cursor.execute("PRAGMA cache_size=-8192")
            cursor.execute("PRAGMA temp_store=MEMORY")
        else:
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=FULL")
            cursor.execute("PRAGMA cache_size=-65536")
            # A file is staged in temporary tables, which grow with it, so they do not belong in memory.
            cursor.execute("PRAGMA temp_store=FILE")
            cursor.execute("PRAGMA temp.cache_size=-16384")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _on_begin(connection: Connection) -> None:
        # A writer that begins as a reader and upgrades later loses updates or fails immediately;
        # IMMEDIATE waits for the write lock instead.
        options = connection.get_execution_options()
        if reading or not options.get("takes_turn", True):
            connection.exec_driver_sql("BEGIN")
            return
        patience = int(options.get("patience", WRITER_PATIENCE))
        connection.exec_driver_sql(f"PRAGMA busy_timeout={patience}")
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _before_execute(
    connection: Connection, element: Any, multiparams: Any, params: Any, options: Any
) -> None:
    if scope := options.get("scope"):
        _check_reading(scope, element)
    elif not options.get("purpose"):
        raise RefusedQuery("a connection was used without a scope or a purpose")


# For each compiled statement, the purposes for which it was found to touch only allowed tables.
_PASSED: MutableMapping[Any, set[str]] = weakref.WeakKeyDictionary()

_PLAIN = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SAVEPOINT", "RELEASE", "SET")


def _before_cursor_execute(
    connection: Connection,
    cursor: Any,
    statement: str,
    parameters: Any,
    context: Any,
    executemany: bool,
) -> None:
    compiled = getattr(context, "compiled", None)
    if compiled is not None:
        # A statement within a scope has passed _before_execute. One with a purpose is checked once
        # for all statements that differ only in their values, since SQLAlchemy caches the compiled form.
        options = context.execution_options
        if not options.get("scope"):
            purpose, passed = options["purpose"], _PASSED.setdefault(compiled, set())
            if purpose not in passed:
                _check_purpose(purpose, compiled.statement)
                passed.add(purpose)
        return
    options = connection.get_execution_options()
    if options.get("purpose") in ("import", "upgrade"):
        return  # bulk loads of the import pipeline
    if statement.split(" ", 1)[0].upper() not in _PLAIN:
        raise RefusedQuery("driver SQL is not run within a scope")
