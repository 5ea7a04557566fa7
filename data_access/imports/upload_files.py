"""The private files of one upload: its bytes, what was seen in it, its progress, who works on it."""

from __future__ import annotations

import fcntl
import json
import os
import re
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ID = re.compile(r"[0-9a-f]{32}")
_PARTS = ("", ".refusals", ".columns", ".people", ".progress", ".lock")


@dataclass(frozen=True)
class Progress:
    """How far the work on a file is: the stage, the rows so far, and the total if it is known.

    `place`: while it waits, which one it is among those that wait. `ended` says why the work stopped
    before it was done; empty while it continues.
    """

    stage: str = "waiting"
    rows: int = 0
    of: int | None = None
    ended: str = ""
    place: int = 0


@dataclass(frozen=True)
class UploadFiles:
    """Where one upload is stored. Only this program may open the folder."""

    folder: Path
    upload_id: str

    def __post_init__(self) -> None:
        if not ID.fullmatch(self.upload_id):
            raise ValueError("this is no id of an upload")

    def _part(self, ending: str) -> Path:
        return self.folder / f"{self.upload_id}{ending}"

    @property
    def content(self) -> Path:
        return self._part("")

    @property
    def refusals(self) -> Path:
        return self._part(".refusals")

    def keep_columns(self, seen: Mapping[str, Any]) -> None:
        """Store what was seen of the columns of an unknown layout.

        Kept next to the file, not in the database: the values may be free text, which it never holds.
        """
        self._write(".columns", seen)

    def columns(self) -> Any | None:
        """What was stored about the columns, or None."""
        return self._read(".columns")

    def keep_people(self, asked: Mapping[str, Any]) -> None:
        """Store whom the file names and who may be meant: names, which are no part of an upload's row."""
        self._write(".people", asked)

    def people(self) -> Any | None:
        """What was stored about the people that the file names, or None."""
        return self._read(".people")

    def _read(self, ending: str) -> Any | None:
        try:
            return json.loads(self._part(ending).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def _write(self, ending: str, content: Mapping[str, Any]) -> None:
        """Write a part. Readers see the old one or the new one, never half of it."""
        fresh = self._part(f"{ending}.new")
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(content, file)
        fresh.rename(self._part(ending))

    def clear(self) -> None:
        """Delete all of them."""
        for ending in _PARTS:
            self._part(ending).unlink(missing_ok=True)

    # -- progress -----------------------------------------------------------------------------

    def tell(self, progress: Progress) -> None:
        """Record the progress."""
        self._write(".progress", asdict(progress))

    def progress(self) -> Progress:
        """The progress last recorded."""
        try:
            return Progress(**json.loads(self._part(".progress").read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return Progress()

    # -- one at a time ------------------------------------------------------------------------

    def take(self, patience: float = 0) -> int | None:
        """Take the lock on the upload, as an open file a process may pass on; None if it is taken.

        The system releases the lock when the last process that holds it ends, however it ends. That is
        shortly after it has recorded its result; `patience` (seconds) is for waiting that long.
        """
        handle = os.open(self._part(".lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        until = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return handle
            except BlockingIOError:
                if time.monotonic() >= until:
                    os.close(handle)
                    return None
            time.sleep(0.02)

    def is_held(self) -> bool:
        """`is_worked_on`, of an upload of which nothing may be left; nothing is made anew then."""
        return self._part(".lock").exists() and self.is_worked_on()

    def is_worked_on(self) -> bool:
        """Whether a process holds the lock on the upload."""
        handle = self.take()
        if handle is None:
            return True
        os.close(handle)
        return False


def left_behind(folder: Path, older_than: float) -> tuple[str, ...]:
    """The ids of uploads whose files were last changed before a given time (seconds, as in stat)."""
    found: dict[str, float] = {}
    if folder.is_dir():
        for path in folder.iterdir():
            name = path.name.partition(".")[0]
            if ID.fullmatch(name):
                try:
                    found[name] = max(found.get(name, 0.0), path.stat().st_mtime)
                except FileNotFoundError:  # another worker is cleaning up as well
                    continue
    return tuple(name for name, touched in found.items() if touched < older_than)
