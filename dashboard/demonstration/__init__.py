"""An invented, marked demonstration state, written as files that anybody's import could read."""

from dashboard.demonstration.files import (
    DemoFile,
    write_doubtful_files,
    write_faulty_file,
    write_files,
    write_further_files,
)

__all__ = [
    "DemoFile",
    "write_doubtful_files",
    "write_faulty_file",
    "write_files",
    "write_further_files",
]
