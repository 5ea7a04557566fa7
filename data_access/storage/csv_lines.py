"""Writes lines of CSV that spreadsheets read as they are meant, whatever a cell says."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

BYTE_ORDER_MARK = "\ufeff"  # without it Excel takes UTF-8 for the machine's old character set

# What makes a spreadsheet calculate a cell instead of showing it; the full-width signs do too.
_CALCULATES = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
_SKIPPED = " '\"\ufeff"  # a spreadsheet looks past these to the first sign that counts


class Line:
    """Lets csv.writer hand back each line instead of writing it to a file."""

    def write(self, line: str) -> str:
        return line


def without_signs(text: str) -> str:
    """A text from the first sign on that counts to a spreadsheet."""
    return text.lstrip(_SKIPPED)


def calculates(text: str) -> bool:
    """Whether a spreadsheet would calculate a text instead of showing it."""
    return without_signs(text).startswith(_CALCULATES)


def cell(value: Any) -> str:
    """One value as CSV has it: nothing for None, ISO for a day, a number as it is.

    A text that a spreadsheet would calculate gets an apostrophe in front; take that one apostrophe
    away to have the text again.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return "'" + value if calculates(value) else value
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def lines(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The header and then a line a row, one at a time, each with its line end (CR LF)."""
    writer = csv.writer(Line(), lineterminator="\r\n")
    yield BYTE_ORDER_MARK + str(writer.writerow([cell(name) for name in header]))
    for row in rows:
        yield str(writer.writerow([cell(value) for value in row]))
