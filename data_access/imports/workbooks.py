"""Reads the tabs of a workbook as rows of text: merged cells, hidden tabs and rows, formulas, ids."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from config.date_words import day_words
from data_access.imports.columns import Problem, shown
from data_access.imports.headings import (
    TITLE_ROWS,
    FileRefused,
    Headings,
    Line,
    joined,
    other_width,
)
from data_access.imports.line_ranges import TAB_LINES
from data_access.imports.noted import Noted, Oddity, read_as
from data_access.imports.reason_codes import ReasonCode

XLSX_BYTES = 50 * 1024 * 1024
XLSX_RATIO = 100
# A tab is up to five parts with its notes and pictures; what they unpack to is counted in bytes.
XLSX_ENTRIES = 5_000
XLSX_ROWS = 50_000  # of all tabs together
XLSX_COLUMNS = 200  # a survey export has a column a question, and one a box
MOST_MERGED = 100_000
_CHUNK = 1 << 20

# By a part that no other kind has.
_OTHER_KINDS = {
    "xl/workbook.bin": "a binary Excel workbook (.xlsb)",
    "word/document.xml": "a word processor document",
    "ppt/presentation.xml": "a presentation",
    "content.xml": "an OpenDocument file (.ods)",
}
NOT_A_WORKBOOK = "This is not an Excel workbook that can be read. Save it as .xlsx or as CSV."


@dataclass(frozen=True)
class Marks:
    """What a sheet says of its rows: which are hidden, and which cells are merged.

    A merged block is its first row, first column, last row and last column, all counted from 1.
    """

    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()


@dataclass(frozen=True)
class Tab:
    """A tab with its first rows as texts; two rows of headings are joined into the second."""

    name: str
    is_hidden: bool
    rows: tuple[list[str], ...]
    marks: Marks = field(default_factory=Marks)


@dataclass(frozen=True)
class TabRead:
    """A tab that is read: its place among them, from 0, and its own headings."""

    place: int
    tab: Tab
    headings: Headings


# ---------------------------------------------------------------------------------------------
# The archive
# ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Formulas:
    """Whether any sheet has formulas, and whether one that gives a text lacks its result.

    A formula whose result is the empty text is otherwise saved: Excel writes one for =IF(A2="","",…).
    """

    are_there: bool = False
    lack_texts: bool = False


def check_archive(path: Path) -> Formulas:
    """Refuse what is not a workbook or unpacks to too much; return what it has of formulas."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            unpacked = sum(e.file_size for e in entries)
            packed = sum(e.compress_size for e in entries) or 1
            if (
                len(entries) > XLSX_ENTRIES
                or unpacked > XLSX_BYTES
                or unpacked / packed > XLSX_RATIO
            ):
                raise FileRefused(
                    "The workbook unpacks to more than can be read safely. "
                    "Keep the sheet with the rows alone, or save it as CSV."
                )
            names = {e.filename for e in entries}
            for part, kind in _OTHER_KINDS.items():
                if part in names:
                    raise FileRefused(f"This is {kind}. Save it as .xlsx or as CSV (UTF-8).")
            if "xl/workbook.xml" not in names:
                raise FileRefused(NOT_A_WORKBOOK)
            found = [_scan_part(archive, n) for n in names if n.endswith((".xml", ".rels"))]
            return Formulas(any(f.are_there for f in found), any(f.lack_texts for f in found))
    except FileRefused:
        raise
    except Exception as error:  # damaged archives fail in many ways
        raise FileRefused(NOT_A_WORKBOOK) from error


# The parts of the format may be written with a prefix of their namespace: <x:f>.
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_LACKS_TEXT = re.compile(
    rb"\bt=[\"']str[\"'][^>]*>\s*<(?:[\w.-]+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:[\w.-]+:)?f>)\s*</"
)
_LONGEST_FORMULA = 9_000
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # a part in UTF-16, in which none of this would be found


def _scan_part(archive: zipfile.ZipFile, name: str) -> Formulas:
    formulas, lacks, tail = False, False, b""
    is_sheet = name.startswith("xl/worksheets/")
    with archive.open(name) as part:
        while piece := part.read(_CHUNK):
            text = tail + piece
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text or text.startswith(_WIDE):
                raise FileRefused(NOT_A_WORKBOOK)
            if is_sheet:
                formulas = formulas or bool(_FORMULA.search(text))
                lacks = lacks or (formulas and bool(_LACKS_TEXT.search(text)))
            tail = text[-_LONGEST_FORMULA:]
    return Formulas(formulas, lacks)


_ROW = re.compile(rb"<(?:[\w.-]+:)?row\b([^>]*)>")
_ROW_NUMBER = re.compile(rb"\br=[\"']([0-9]{1,7})[\"']")
_ROW_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")
_MERGED = re.compile(
    rb"<(?:[\w.-]+:)?mergeCell\b[^>]*?\bref=[\"']\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})[\"']"
)


def _marks(archive: zipfile.ZipFile, part_name: str) -> Marks:
    hidden: set[int] = set()
    merged: list[tuple[int, int, int, int]] = []
    number, rest = 0, b""
    with archive.open(part_name) as part:
        while piece := part.read(_CHUNK):
            text = rest + piece
            end = text.rfind(b"<")
            # A tag that is still incomplete is kept for the next piece.
            rest = text[end:] if end >= 0 and b">" not in text[end:] else b""
            whole = len(text) - len(rest)
            for found in _ROW.finditer(text, 0, whole):
                said = _ROW_NUMBER.search(found[1])
                number = int(said[1]) if said else number + 1
                if _ROW_HIDDEN.search(found[1]):
                    hidden.add(number)
            for block in _MERGED.finditer(text, 0, whole):
                merged.append((int(block[2]), _column(block[1]), int(block[4]), _column(block[3])))
            if len(merged) > MOST_MERGED:
                raise FileRefused("The workbook has more merged cells than can be read safely.")
    return Marks(frozenset(hidden), tuple(merged))


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


# ---------------------------------------------------------------------------------------------
# Tabs and rows
# ---------------------------------------------------------------------------------------------


@contextmanager
def _workbook(path: Path, formulas: bool) -> Iterator[Any]:
    # Loaded here: only those who send workbooks pay for it.
    from openpyxl import load_workbook

    # Passed as an open file: for a path, the library requires a name that ends in .xlsx.
    with path.open("rb") as file:
        try:
            book = load_workbook(file, read_only=True, data_only=not formulas, keep_links=False)
        except Exception as error:  # the library raises whatever the damaged part causes
            raise FileRefused(NOT_A_WORKBOOK) from error
        try:
            yield book
        finally:
            book.close()


def tabs_of(path: Path) -> tuple[Tab, ...]:
    """Every tab with its first rows."""
    out = []
    with _workbook(path, formulas=False) as book, zipfile.ZipFile(path) as archive:
        for page in book.worksheets:
            with closing(_cells(page)) as rows:
                top = [
                    [_cell_text(c.value) for c in row] for _, row in islice(rows, TITLE_ROWS + 1)
                ]
            marks = _marks(archive, str(page._worksheet_path).removeprefix("/"))
            across = [
                (first - 1, start - 1, end)
                for first, start, last, end in marks.merged
                if first == last and end > start
            ]
            texts = [list(_without_tail(row)) for row in top]
            hidden = page.sheet_state != "visible"
            out.append(Tab(page.title, hidden, tuple(joined(texts, across)), marks))
    return tuple(out)


def rows_in(path: Path, names: Sequence[str]) -> dict[str, int]:
    """How many rows of each tab hold something."""
    out = {}
    with _workbook(path, formulas=False) as book:
        for name in names:
            with closing(_cells(book[name])) as rows:
                out[name] = sum(
                    any(c.value is not None and str(c.value).strip() for c in row)
                    for _, row in rows
                )
    return out


def _cells(page: Any) -> Generator[tuple[int, Sequence[Any]], None, None]:
    try:
        page.reset_dimensions()  # the size stated in the file is often wrong
        for number, row in enumerate(page.iter_rows(), 1):
            if number > XLSX_ROWS + TITLE_ROWS + 1:
                raise FileRefused(
                    f"The sheet has more than {XLSX_ROWS:,} rows. Save it as CSV and import that."
                )
            if len(row) > XLSX_COLUMNS:
                if any(cell.value is not None for cell in row[XLSX_COLUMNS:]):
                    raise FileRefused(
                        f"The sheet has more than {XLSX_COLUMNS} columns. "
                        "Keep the columns of the template."
                    )
                row = row[:XLSX_COLUMNS]
            yield number, row
    except FileRefused:
        raise
    except Exception as error:  # as above
        raise FileRefused(NOT_A_WORKBOOK) from error


def _without_tail(row: Sequence[str]) -> Sequence[str]:
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]


# What the file format writes for characters that XML has no place for: _x000D_ is a line end.
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _cell_text(value: Any) -> str:
    """A cell's value as exact text: 75.0 becomes 75, a day is ISO, a time is HH:MM."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), value) if "_x" in value else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        # Fifteen digits are what a spreadsheet knows and shows: 59.99999999999999 there is 60.
        known = float(f"{value:.15g}")
        return str(int(known)) if known.is_integer() else format(Decimal(repr(known)), "f")
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes" if value.second == 0 else "seconds")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    return str(value)


# ---------------------------------------------------------------------------------------------
# Lines
# ---------------------------------------------------------------------------------------------


def lines_of(
    path: Path,
    read: Sequence[TabRead],
    holds: Mapping[str, str],
    formulas: Formulas,
    noted: Noted,
) -> Iterator[Line]:
    """The lines of several tabs, one tab after the other, in the columns of the first one.

    `holds`: format heading to what its cells are, where a cell says more than its text does: "id",
    "day" or "time". The lines of a tab are numbered on from those of the tab before (TAB_LINES).
    """
    first, rows = read[0].headings, 0
    with _workbook(path, formulas=False) as book, _sources(path, formulas) as sources:
        for one in read:
            page = _SheetLines(book, sources, one, holds, formulas.lack_texts, noted)
            with closing(page.lines()) as lines:
                for number, texts, problem in lines:
                    rows += bool(len(read) > 1 and any(texts))
                    if rows > XLSX_ROWS:
                        raise FileRefused(
                            f"The tabs have more than {XLSX_ROWS:,} rows together. Save each as CSV "
                            "and import those."
                        )
                    texts = texts if problem else _in_columns(texts, one.headings, first)
                    yield one.place * TAB_LINES + number, texts, problem


@contextmanager
def _sources(path: Path, formulas: Formulas) -> Iterator[Any]:
    if not formulas.are_there:
        yield None
        return
    with _workbook(path, formulas=True) as book:
        yield book


def _in_columns(texts: Sequence[str], own: Headings, first: Headings) -> Sequence[str]:
    """A line of one tab in the columns of the first; what is not read of it is left empty."""
    if own is first or own.names == first.names:
        return texts
    out = [""] * first.width
    places = dict(own.taken)
    for heading, position in first.taken:
        out[position] = texts[places[heading]]
    return out


@dataclass(frozen=True)
class _SheetLines:
    """One tab, as values and as formulas."""

    book: Any
    sources: Any
    read: TabRead
    holds: Mapping[str, str]
    lack_texts: bool
    noted: Noted

    def lines(self) -> Generator[Line, None, None]:
        headings = self.read.headings
        width = headings.width
        wanted = {position: heading for heading, position in headings.taken}
        below = _Merged(self.read, wanted)
        rows = _cells(self.book[self.read.tab.name])
        formulas = _cells(self.sources[self.read.tab.name]) if self.sources else None
        try:
            for number, cells in rows:
                sources = next(formulas)[1] if formulas is not None else cells
                if number <= headings.row + 1:
                    continue
                texts = [_cell_text(cell.value) for cell in cells]
                if len(texts) < width:
                    texts += [""] * (width - len(texts))
                elif len(_without_tail(texts)) > width:
                    texts = list(_without_tail(texts))
                    yield number, texts, other_width(len(texts), width)
                    continue
                problem = None
                for position, heading in wanted.items():
                    if position < len(cells):
                        cell = cells[position]
                        problem = problem or self._problem(cell, sources[position], heading)
                        if (kind := self.holds.get(heading)) and cell.value is not None:
                            text, wrong = self._held(cell, kind, heading, texts[position])
                            texts[position], problem = text, problem or wrong
                below.fill(number, texts, self.noted)
                yield number, texts[:width], problem
        finally:
            rows.close()
            if formulas is not None:
                formulas.close()

    def _problem(self, cell: Any, source: Any, heading: str) -> Problem | None:
        return _cell_problem(cell, source, heading, self.lack_texts)

    def _held(self, cell: Any, kind: str, heading: str, text: str) -> tuple[str, Problem | None]:
        """The text of a cell whose column holds ids, days or times of day."""
        value = cell.value
        if kind == "id":
            return self._id(cell, heading, text)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return text, None
        if kind == "day" and _FIRST_COUNTED <= value < _LAST_COUNTED:
            day = self.book.epoch + timedelta(minutes=round(value * 24 * 60))
            self.noted(Oddity.COUNTED_DAYS, read_as(text, day_words(day.date())))
            return _cell_text(day), None
        if kind == "time" and isinstance(value, float) and 0 < value < 1:
            minutes = round(value * 24 * 60)
            return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}", None
        return text, None

    def _id(self, cell: Any, heading: str, text: str) -> tuple[str, Problem | None]:
        value = cell.value
        if isinstance(value, date | time | timedelta):  # a datetime is a date as well
            return text, Problem(
                ReasonCode.BAD_ID,
                heading,
                shown(text),
                "The cell holds a date or a time, and an id is never one. Perhaps the spreadsheet "
                "made it of an id like 3-12.",
                "Format the column as text, and type the id anew.",
            )
        if isinstance(value, bool) or not isinstance(value, int | float):
            return text, None
        if abs(value) >= _MOST_IN_A_NUMBER:
            return text, Problem(
                ReasonCode.BAD_ID,
                heading,
                "",
                "The cell holds a number of more than fifteen digits. A spreadsheet keeps fifteen "
                "and makes the others zero, so this is another id than the one that was typed.",
                "Format the column as text, and type or paste the id anew.",
            )
        if float(value).is_integer() and value >= 0:
            seen = _as_shown(int(value), cell.number_format or "")
            if seen != text:
                self.noted(Oddity.SHOWN_ZEROS, read_as(text, seen))
                return seen, None
        return text, None


_MOST_IN_A_NUMBER = 10**15
# Days that a spreadsheet has counted, from 1950 to 2099: other numbers are no days of PAC.
_FIRST_COUNTED, _LAST_COUNTED = 18_264, 73_051

_FORMAT = re.compile(r'(?:"[^"]*"|\\.|[0#]|[-_/ A-Z])*')
_PIECE = re.compile(r'"([^"]*)"|\\(.)|([0#])|([-_/ A-Z])')


def _as_shown(number: int, number_format: str) -> str:
    """A whole number as its number format shows it, where the format sets zeros or letters; else plain."""
    wanted = number_format.split(";")[0]
    if number_format == "General" or "0" not in wanted or not _FORMAT.fullmatch(wanted):
        return str(number)
    pieces = [m.groups() for m in _PIECE.finditer(wanted)]
    places = [n for n, piece in enumerate(pieces) if piece[2]]
    digits = str(number)
    if any(n not in places and places[0] < n < places[-1] for n in range(len(pieces))):
        # Digits in groups: each group takes its own, the first one what is left over.
        if len(digits) > len(places):
            return str(number)
    extra, digits = digits[: -len(places)], digits[-len(places) :].rjust(len(places))
    out = []
    for piece, place in zip(pieces, range(len(pieces)), strict=True):
        if place in places:
            digit = digits[places.index(place)].strip() or ("0" if piece[2] == "0" else "")
            out.append((extra if place == places[0] else "") + digit)
        else:
            out.append(piece[0] or piece[1] or piece[3] or "")
    return "".join(out)


class _Merged:
    """Gives each row what stands in a cell that is merged over it from above."""

    def __init__(self, read: TabRead, wanted: Mapping[int, str]) -> None:
        self._tab, self._wanted = read.tab.name, wanted
        self._starts: dict[int, list[tuple[int, int]]] = {}
        for first, column, last, _ in read.tab.marks.merged:
            if last > first > read.headings.row + 1 and column - 1 in wanted:
                self._starts.setdefault(first, []).append((column - 1, last))
        self._open: dict[int, tuple[str, int, int]] = {}  # by position: text, first and last row

    def fill(self, number: int, texts: list[str], noted: Noted) -> None:
        """Fill the empty cells of a row that has something of its own."""
        for position, last in self._starts.get(number, ()):
            if texts[position].strip():
                self._open[position] = texts[position], number, last
        if not self._open or not any(text.strip() for text in texts):
            return
        for position, (text, first, last) in list(self._open.items()):
            if number > last:
                del self._open[position]
            elif not texts[position].strip():
                texts[position] = text
                noted(
                    Oddity.MERGED,
                    f"column {self._wanted[position]}, rows {first} to {last} of \u201c{self._tab}\u201d",
                )


def _cell_problem(cell: Any, source: Any, heading: str, lack_texts: bool) -> Problem | None:
    is_empty_text = cell.data_type == "str" and not lack_texts
    if cell.value is None and source.value is not None and not is_empty_text:
        return Problem(
            ReasonCode.UNREADABLE_CELL,
            heading,
            shown(str(source.value)),
            "The cell holds a formula whose result is not saved in the workbook.",
            "Open the workbook, save it, and import it again; or replace formulas by values.",
        )
    if cell.data_type == "e":
        return Problem(
            ReasonCode.UNREADABLE_CELL,
            heading,
            str(cell.value),
            "The cell holds an error of Excel.",
            "Correct the cell.",
        )
    return None
