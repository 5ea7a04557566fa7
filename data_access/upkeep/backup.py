"""Copies a SQLite database while people work, into a file for its owner alone."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from data_access.storage.database import DatabaseUnavailable
from data_access.storage.private_files import PRIVATE_FILE
from data_access.upkeep.editions import copy_beside
from data_access.upkeep.upgrade import plain_engine


def backup(url: str, target: Path) -> Path | None:
    """Copy the database at `url` into a new file, as of one moment, and its edition beside it.

    Returns the file of the edition, where there is one. Raises DatabaseUnavailable, saying why: also
    where the target is there already.
    """
    where = make_url(url)
    if where.get_backend_name() != "sqlite":
        raise DatabaseUnavailable(
            "This copies SQLite databases. PostgreSQL has its own: umask 077; pg_dump -Fc -f FILE"
        )
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
    except FileExistsError:
        raise DatabaseUnavailable(f"{target} is there already. Choose another name.") from None
    except OSError as error:
        raise DatabaseUnavailable(f"{target} cannot be written: {error.strerror}.") from None
    engine = plain_engine(where, writing=False)
    try:
        with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
            # Into the empty file that was just made, so it keeps that file's rights.
            cursor.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as error:
        target.unlink(missing_ok=True)
        raise DatabaseUnavailable(f"The copy could not be made: {error}.") from error
    finally:
        engine.dispose()
    try:
        return copy_beside(Path(where.database or ""), target)
    except DatabaseUnavailable:
        target.unlink(missing_ok=True)
        raise
