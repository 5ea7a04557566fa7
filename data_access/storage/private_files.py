"""Makes files and folders that nobody but their owner may open, whatever the umask says."""

from __future__ import annotations

import os
from pathlib import Path

PRIVATE_FILE, PRIVATE_FOLDER = 0o600, 0o700
_OTHERS = 0o077
# SQLite makes these beside a database, with the rights that the database has at that time.
_BESIDE = ("-wal", "-shm", "-journal")


def private_folder(folder: Path) -> None:
    """The folder, made where there is none. One that is there keeps its rights: it may be shared."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.mkdir(mode=PRIVATE_FOLDER)
    except FileExistsError:
        return
    folder.chmod(PRIVATE_FOLDER)


def private_database(path: Path) -> None:
    """A SQLite database for its owner alone, with the files beside it; an empty one where there is none."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE))
    except FileExistsError:
        pass
    for one in (path, *(path.with_name(path.name + ending) for ending in _BESIDE)):
        tighten(one)


def tighten(path: Path) -> None:
    """Take a file's rights from everybody but its owner, if it is ours and is there."""
    try:
        found = path.stat()
        if found.st_mode & _OTHERS and found.st_uid == os.geteuid():
            path.chmod(PRIVATE_FILE)
    except FileNotFoundError:
        return
