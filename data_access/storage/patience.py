"""Connections to PostgreSQL that give up on a server which does not answer, instead of waiting for ever."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import psycopg
from psycopg.abc import RV, PQGen
from sqlalchemy import Engine, event

CONNECT_SECONDS = 5
# How long the server works on one statement before it ends it itself; imports count a whole state anew.
STATEMENT_SECONDS: dict[str, float] = {"read": 60, "write": 120}
# A server that works answers "is this connection still good?" at once, whatever else it does.
FIRST_ANSWER_SECONDS = 5.0
# What a server may be late by that ends its own statements.
_SPARE_SECONDS = 10.0

_longest: ContextVar[float] = ContextVar(
    "longest", default=max(STATEMENT_SECONDS.values()) + _SPARE_SECONDS
)


class SilentServer(psycopg.OperationalError):
    """The server did not answer in time; the connection is closed.

    Seen: that the database is busy or down, and that nothing was saved.
    """


class PatientConnection(psycopg.Connection[Any]):
    """A connection whose every wait ends: PostgreSQL's own limits need a server that still runs."""

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        longest = _longest.get()
        try:
            return super().wait(gen, interval, longest if timeout is None else timeout)
        except psycopg.errors._WaitTimeout as error:
            if timeout is not None:
                raise
            self.pgconn.finish()  # whatever comes later on it would answer another question
            raise SilentServer(f"no answer within {longest:g} seconds") from error


@contextmanager
def waiting_for_a_first_answer() -> Iterator[None]:
    """Within this, a connection has to answer in seconds: it is asked whether it still stands."""
    before = _longest.set(FIRST_ANSWER_SECONDS)
    try:
        yield
    finally:
        _longest.reset(before)


def options_for(use: str, asked: str) -> dict[str, Any]:
    """What psycopg connects with for "read" or "write"; `asked`: the options of the address itself."""
    limit = int(STATEMENT_SECONDS[use] * 1000)
    return {
        "options": f"{asked} -c statement_timeout={limit}".strip(),
        "connect_timeout": CONNECT_SECONDS,
    }


def give_up_in_time(engine: Engine) -> None:
    """Have an engine open connections of this kind."""

    @event.listens_for(engine, "do_connect")
    def _connect(dialect: Any, record: Any, args: Any, kwargs: Any) -> PatientConnection:
        return PatientConnection.connect(*args, **kwargs)
