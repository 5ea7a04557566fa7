"""Holds the checked rows of a file outside the database until they are staged."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import IO, Any

import orjson

from data_access.storage.database import DatabaseUnavailable

IN_MEMORY = 4 << 20  # bytes; a longer spool goes to disk


class Spool:
    """Rows by table, in a temporary file: one line of JSON per batch.

    Values are texts, numbers and days; days are read back as texts like 2026-05-31, which both
    databases accept as days.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def add(self, table: str, rows: Sequence[Sequence[Any]]) -> None:
        if rows:
            self._file.write(orjson.dumps((table, rows), option=orjson.OPT_APPEND_NEWLINE))

    def rows(self, table: str) -> Iterator[list[Any]]:
        """The rows of a table in the order they were added."""
        start = orjson.dumps([table])[:-1] + b","
        self._file.seek(0)
        for line in self._file:
            if line.startswith(start):
                yield from orjson.loads(line)[1]


@contextmanager
def temporary_spool() -> Iterator[Spool]:
    """A spool that exists while one file is processed.

    Raises DatabaseUnavailable if the disk has no space for it.
    """
    try:
        with SpooledTemporaryFile(IN_MEMORY) as file:
            yield Spool(file)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        raise DatabaseUnavailable(
            "The disk for temporary files is full. Nothing was saved; free some space."
        ) from error
