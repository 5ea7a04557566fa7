"""Writes lines of CSV that spreadsheets show as intended, whatever a cell contains."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

BYTE_ORDER_MARK = "\ufeff"  # without it Excel assumes the computer's old character set, not UTF-8

# What makes a spreadsheet calculate a cell instead of showing it; includes the full-width signs.
_CALCULATES = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
_SKIPPED = " '\"\ufeff"  # a spreadsheet ignores these at the start of a cell


class Line:
    """Lets csv.writer return each line instead of writing it to a file."""

    def write(self, line: str) -> str:
        return line


def without_signs(text: str) -> str:
    """A text without the leading characters that spreadsheets ignore."""
    return text.lstrip(_SKIPPED)


def calculates(text: str) -> bool:
    """Whether a spreadsheet would calculate a text instead of showing it."""
    return without_signs(text).startswith(_CALCULATES)


def cell(value: Any) -> str:
    """One value as written in CSV: empty for None, ISO for a day, a number as it is.

    A text that a spreadsheet would calculate gets an apostrophe in front; remove that one apostrophe
    to get the original text.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return "'" + value if calculates(value) else value
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def lines(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The header and then one line per row, each with its line end (CR LF)."""
    writer = csv.writer(Line(), lineterminator="\r\n")
    yield BYTE_ORDER_MARK + str(writer.writerow([cell(name) for name in header]))
    for row in rows:
        yield str(writer.writerow([cell(value) for value in row]))
