"""Writes the lines of CSV files as the sheets of one Excel workbook, with numbers and days as such."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from data_access.storage.csv_lines import BYTE_ORDER_MARK, calculates

MOST_ROWS = 1_048_575  # of a sheet, below the headings
LONGEST_CELL = 32_767  # characters; a sheet takes no more
_IN_MEMORY = 4 << 20

# Digits that Excel keeps as they are. 007 is a name and no number, and so is what has more than 15 digits.
_NUMBER = re.compile(r"-?(0|[1-9]\d{0,14})(\.\d{1,10})?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_WIDTHS = (8, 60)


class TooLongForExcel(ValueError):
    """The file has more rows than a sheet takes.

    Seen: that the same figures come as CSV.
    """


@dataclass(frozen=True)
class WorkbookSheet:
    """One sheet: its name, and the lines of the CSV that it shows, headings first."""

    name: str
    lines: Iterable[str]


def workbook(sheets: Sequence[WorkbookSheet]) -> IO[bytes]:
    """A file, at its beginning, with these sheets. Raises TooLongForExcel.

    A column is one of numbers or of days where everything in it is one, else of texts, so that ids keep
    their zeros. No text is ever calculated: the apostrophe that a CSV needs for it is left out.
    """
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    for sheet in sheets:
        _write(openpyxl, book.create_sheet(sheet.name), sheet.lines)
    file: Any = SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - whoever sends it closes it
    book.save(file)
    file.seek(0)
    return file  # type: ignore[no-any-return]


def _write(xl: Any, sheet: Any, text: Iterable[str]) -> None:
    """Fill an empty sheet; `xl` is the library, which only those wait for who ask for a workbook."""
    header, *body = csv.reader(_without_mark(text))
    if len(body) > MOST_ROWS:
        raise TooLongForExcel
    letters = [xl.utils.get_column_letter(place + 1) for place in range(len(header))]
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{letters[-1]}{len(body) + 1}"
    for place, letter in enumerate(letters):
        longest = max([len(header[place]), *(len(row[place]) for row in body[:200])])
        sheet.column_dimensions[letter].width = min(max(longest + 2, _WIDTHS[0]), _WIDTHS[1])
    bold = xl.styles.Font(bold=True)
    headings = [_text(xl, sheet, name) for name in header]
    for cell in filter(None, headings):
        cell.font = bold
    sheet.append(headings)
    kinds = [_kind(row[place] for row in body) for place in range(len(header))]
    for row in body:
        cells = zip(kinds, row, strict=True)
        sheet.append([kind(xl, sheet, value) if value else None for kind, value in cells])


def _without_mark(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield line.removeprefix(BYTE_ORDER_MARK) if number == 0 else line


def _kind(values: Iterable[str]) -> Callable[[Any, Any, str], Any]:
    """What writes the cells of a column: by all that stands in it."""
    filled = [value for value in values if value]
    if filled and all(_NUMBER.fullmatch(value) for value in filled):
        return _number
    if filled and all(_is_day(value) for value in filled):
        return _day
    return _text


def _is_day(value: str) -> bool:
    if not _DAY.fullmatch(value):
        return False
    try:
        return date.fromisoformat(value).year >= 1900  # Excel's calendar begins there
    except ValueError:
        return False


def _number(xl: Any, sheet: Any, value: str) -> float:
    return float(value) if "." in value else int(value)


def _day(xl: Any, sheet: Any, value: str) -> Any:
    cell = xl.cell.WriteOnlyCell(sheet, date.fromisoformat(value))
    cell.number_format = "yyyy-mm-dd"
    return cell


def _text(xl: Any, sheet: Any, value: str) -> Any:
    plain = value[1:] if value.startswith("'") and calculates(value[1:]) else value
    cell = xl.cell.WriteOnlyCell(sheet, _allowed(plain)[:LONGEST_CELL])
    cell.data_type = "s"  # a text, also where it begins with = or looks like a mistake
    return cell


def _allowed(text: str) -> str:
    """Without the signs that the format cannot hold."""
    return "".join(c for c in text if c in "\t\n\r" or ord(c) >= 32)
