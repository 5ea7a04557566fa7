"""The demonstration's files, as its command writes and then imports them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dashboard.demonstration import (
    write_doubtful_files,
    write_files,
    write_further_files,
    write_moving_files,
)
from tests.recompute.raw import RawFile


def write(folder: Path, today: date) -> list[RawFile]:
    """The files in the order in which they are imported."""
    writers = (write_files, write_further_files, write_doubtful_files, write_moving_files)
    return [
        RawFile(file.format_key, file.path) for write in writers for file in write(folder, today)
    ]
