"""An invented state, marked as a demonstration, written as files that the normal import can read."""

from dashboard.demonstration.files import (
    DemoFile,
    write_doubtful_files,
    write_faulty_file,
    write_files,
    write_further_files,
    write_moving_files,
)

__all__ = [
    "DemoFile",
    "write_doubtful_files",
    "write_faulty_file",
    "write_files",
    "write_further_files",
    "write_moving_files",
]
