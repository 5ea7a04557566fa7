"""Reads a file people send into numbered lines of plain text, or says why it cannot be read."""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
import zipfile
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

from config.choices import folded
from data_access.imports.columns import Problem, shown

DELIMITERS = (",", ";", "\t", "|")
ENCODINGS = ("utf-8", "cp1252")
TITLE_ROWS = 20  # so many rows may stand above the headings
XLSX_BYTES = 50 * 1024 * 1024
XLSX_RATIO = 100
XLSX_ENTRIES = 200
XLSX_ROWS = 50_000
XLSX_COLUMNS = 100
_CHUNK = 1 << 20

# Numbers that Massachusetts law protects (201 CMR 17) and PAC has no use for.
FORBIDDEN_HEADINGS = frozenset(
    map(
        folded,
        ("SSN", "Social Security Number", "Social Security", "Social Security No", "SS Number",
         "Credit Card Number", "Credit Card", "Bank Account Number", "Driver License Number"),
    )
)  # fmt: skip


class FileRefused(Exception):
    """A file that cannot be taken at all; the text says why and what to do."""


@dataclass(frozen=True)
class FileMark:
    """What tells one file from another: the hash of its bytes, and how many there are."""

    sha256: str
    size: int


def mark_of(path: Path) -> FileMark:
    """The mark of a file, read in pieces."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
            size += len(piece)
    return FileMark(digest.hexdigest(), size)


@dataclass(frozen=True)
class Expected:
    """The headings a file should have.

    `spellings`: folded file heading to the format headings it gives. `required`: format headings
    that must be there. `others`: label of another format to its folded required headings, to say
    what a wrong file looks like.
    """

    label: str
    spellings: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Headings:
    """The heading row of a file: which position gives which format heading."""

    row: int  # its place among the rows, from 0
    width: int
    names: tuple[str, ...]
    taken: tuple[tuple[str, int], ...]  # (format heading, position)
    ignored: tuple[str, ...]


# A line: its number in the file, its texts by position, or the problem that makes it unreadable.
Line = tuple[int, Sequence[str], Problem | None]


@dataclass
class Lines:
    """An opened file: its headings, and its lines to be gone through once.

    `blank` counts the empty lines passed so far; they are neither rows nor refusals.
    """

    headings: Headings
    source: Iterator[Line]
    sheet: str = ""
    blank: int = 0

    def __iter__(self) -> Iterator[Line]:
        for line in self.source:
            if line[2] is None and not any(map(str.strip, line[1])):
                self.blank += 1
            else:
                yield line


def open_lines(path: Path, expected: Expected, encoding: str | None = None) -> Lines:
    """Open a CSV or XLSX file at its headings.

    `encoding` None means UTF-8; "cp1252" is taken where the person said the file is an old
    Windows file. Raises FileRefused.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip():
        raise FileRefused("The file is empty. Choose the file that holds the rows.")
    if head.startswith(b"PK\x03\x04"):
        return _open_xlsx(path, expected)
    _refuse_other_kinds(head)
    return _open_csv(path, expected, _encoding_of(path, head, encoding))


_KINDS = (
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook (.xls) or a workbook with a password"),
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a word processor document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"<html", "a web page"),
    (b"<!doctype html", "a web page"),
    (b"<?xml", "an XML file"),
    (b"SQLite format 3", "a database"),
)


def _refuse_other_kinds(head: bytes) -> None:
    start = head.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    for mark, words in _KINDS:
        if start.startswith(mark.lower()):
            raise FileRefused(f"This is {words}. Save it as CSV (UTF-8) or as .xlsx.")


# ---------------------------------------------------------------------------------------------
# CSV
# ---------------------------------------------------------------------------------------------


def _encoding_of(path: Path, head: bytes, asked: str | None) -> str:
    if asked is not None and asked not in ENCODINGS:
        raise FileRefused(f"Files are read as UTF-8 or Windows-1252, not as {asked}.")
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if wide or head[:200].count(0) > len(head[:200]) // 4:
        raise FileRefused(
            "The file is written as UTF-16 (\u201cUnicode text\u201d). "
            "Save it as \u201cCSV UTF-8\u201d and import it again."
        )
    encoding = asked or "utf-8"
    if head.startswith(codecs.BOM_UTF8):
        encoding = "utf-8"
    line = 1
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            if b"\0" in piece:
                line += piece[: piece.index(b"\0")].count(b"\n")
                raise FileRefused(
                    f"Line {line} holds a NUL byte: the file is damaged or is not text. "
                    "Export it anew as \u201cCSV UTF-8\u201d."
                )
            try:
                decoder.decode(piece)
            except UnicodeDecodeError as error:
                line += piece[: error.start].count(b"\n")
                raise FileRefused(_encoding_words(encoding, line)) from None
            line += piece.count(b"\n")
    try:
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        raise FileRefused(_encoding_words(encoding, line)) from None
    return "utf-8-sig" if encoding == "utf-8" else encoding


def _encoding_words(encoding: str, line: int) -> str:
    if encoding == "utf-8":
        return (
            f"Line {line} is not written in UTF-8. Save the file as \u201cCSV UTF-8\u201d, or say "
            "on import that it is an old Windows file (Windows-1252)."
        )
    return (
        f"Line {line} is not written in Windows-1252 either. "
        "Save the file as \u201cCSV UTF-8\u201d and import it again."
    )


def _text_lines(path: Path, encoding: str) -> Generator[str, None, None]:
    with path.open(encoding=encoding, newline="") as file:
        yield from file


def _open_csv(path: Path, expected: Expected, encoding: str) -> Lines:
    found: tuple[Headings, str] | None = None
    fault: csv.Error | None = None
    tops: list[list[list[str]]] = []
    for delimiter in DELIMITERS:
        lines = _text_lines(path, encoding)
        with closing(lines):
            top: list[list[str]] = []
            try:
                top.extend(islice(csv.reader(lines, delimiter=delimiter, strict=True), 21))
            except csv.Error as error:
                fault = fault or error
        tops.append(top)
        headings = _find_headings(top, expected)
        if headings and (found is None or len(headings.taken) > len(found[0].taken)):
            found = headings, delimiter
    if found is None:
        if fault and not any(len(row) > 1 for top in tops for row in top):
            raise FileRefused(_csv_words(fault, 1))
        raise FileRefused(_no_headings([row for top in tops for row in top], expected))
    _check_headings(found[0], expected)
    return Lines(found[0], _csv_lines(path, encoding, *found))


def _csv_lines(path: Path, encoding: str, headings: Headings, delimiter: str) -> Iterator[Line]:
    width = headings.width
    lines = _text_lines(path, encoding)
    with closing(lines):
        rows = csv.reader(lines, delimiter=delimiter, strict=True)
        before = 0
        try:
            for place, row in enumerate(rows):
                if place > headings.row:
                    if len(row) == width or not any(map(str.strip, row)):
                        yield before + 1, row, None
                    else:
                        yield before + 1, (), _other_width(len(row), width)
                before = rows.line_num
        except csv.Error as error:
            raise FileRefused(_csv_words(error, before + 1)) from None


def _other_width(found: int, width: int) -> Problem:
    return Problem(
        "",
        "",
        f"The line has {found} values, but there are {width} headings.",
        "Check for a missing or extra separator, and for commas in texts without quotation marks.",
    )


def _csv_words(error: csv.Error, line: int) -> str:
    text = str(error)
    if "field larger" in text or "unexpected end" in text:
        return (
            f"A quotation mark that opens on line {line} is never closed. "
            "Close it, or export the file anew."
        )
    return (
        f"Line {line} has a quotation mark that cannot be read. "
        "Double the quotation marks inside texts, or export the file anew."
    )


# ---------------------------------------------------------------------------------------------
# Headings
# ---------------------------------------------------------------------------------------------


def _find_headings(rows: Iterable[Sequence[str]], expected: Expected) -> Headings | None:
    """The row among the first ones that has the most headings of the format, or None."""
    best: Headings | None = None
    for place, row in enumerate(islice(rows, TITLE_ROWS + 1)):
        headings = _headings(place, row, expected)
        if headings.taken and (best is None or len(headings.taken) > len(best.taken)):
            best = headings
    return best


def _headings(place: int, row: Sequence[str], expected: Expected) -> Headings:
    taken: list[tuple[str, int]] = []
    ignored: list[str] = []
    for position, name in enumerate(row):
        wanted = expected.spellings.get(folded(name), ())
        taken.extend((heading, position) for heading in wanted)
        if not wanted:
            ignored.append(_clean(name) or f"(column {position + 1}, without a heading)")
    return Headings(place, len(row), tuple(row), tuple(taken), tuple(ignored))


def _clean(name: str) -> str:
    return shown(" ".join(name.split()))[:80]


def _check_headings(headings: Headings, expected: Expected) -> None:
    names = [heading for heading, _ in headings.taken]
    twice = sorted({n for n in names if names.count(n) > 1})
    if twice:
        raise FileRefused(
            f"The heading {', '.join(twice)} stands more than once. "
            "Keep one of the columns and import the file again."
        )
    missing = [h for h in expected.required if h not in names]
    if missing:
        column = "The column is" if len(missing) == 1 else "These columns are"
        raise FileRefused(
            f"{column} missing: {', '.join(missing)}. A file of {expected.label} needs "
            f"{'it' if len(missing) == 1 else 'them'}.{_looks_like([headings.names], expected)}"
        )
    forbidden = [n for n in headings.ignored if folded(n) in FORBIDDEN_HEADINGS]
    if forbidden:
        raise FileRefused(
            f"The file has a column \u201c{forbidden[0]}\u201d. PAC may not keep such numbers: "
            "remove the column and import the file again. Nothing was kept."
        )


def _looks_like(rows: Iterable[Sequence[str]], expected: Expected) -> str:
    best, label = 0, ""
    for row in rows:
        names = {folded(name) for name in row}
        for other, required in expected.others.items():
            if required <= names and len(required) > best:
                best, label = len(required), other
    return f" Its headings look like a file of {label}." if label else ""


def _no_headings(rows: Iterable[Sequence[str]], expected: Expected) -> str:
    return (
        f"No row with the headings of a file of {expected.label} was found among the first "
        f"{TITLE_ROWS + 1} rows.{_looks_like(rows, expected)} Begin with the template, or choose "
        "another kind of file."
    )


# ---------------------------------------------------------------------------------------------
# XLSX
# ---------------------------------------------------------------------------------------------

_NOT_A_WORKBOOK = "This is not an Excel workbook that can be read. Save it as .xlsx or as CSV."


def _open_xlsx(path: Path, expected: Expected) -> Lines:
    has_formulas = _check_archive(path)
    tops: list[list[str]] = []
    part: Headings | None = None
    with closing(_tops(path)) as sheets:
        for sheet, top in sheets:
            headings = _find_headings(top, expected)
            if headings and {h for h, _ in headings.taken} >= set(expected.required):
                _check_headings(headings, expected)
                return Lines(headings, _xlsx_lines(path, sheet, headings, has_formulas), sheet)
            part = part or headings
            tops += top
    if part:
        _check_headings(part, expected)
    raise FileRefused(_no_headings(tops, expected))


def _check_archive(path: Path) -> bool:
    """Refuse what is no workbook or unpacks to too much; whether any sheet has formulas."""
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
            if "xl/workbook.xml" not in names:
                raise FileRefused(_NOT_A_WORKBOOK)
            formulas = False
            for name in names:
                if name.endswith((".xml", ".rels")):
                    formulas |= _scan_part(archive, name)
            return formulas
    except FileRefused:
        raise
    except Exception as error:  # damaged archives show in many ways
        raise FileRefused(_NOT_A_WORKBOOK) from error


_FORMULA = re.compile(rb"<f[ >/]")


def _scan_part(archive: zipfile.ZipFile, name: str) -> bool:
    formulas, tail = False, b""
    with archive.open(name) as part:
        while piece := part.read(_CHUNK):
            text = tail + piece
            if b"<!DOCTYPE" in text or b"<!ENTITY" in text:
                raise FileRefused(_NOT_A_WORKBOOK)
            if not formulas and name.startswith("xl/worksheets/"):
                formulas = bool(_FORMULA.search(text))
            tail = piece[-10:]
    return formulas


def _workbook(path: Path, formulas: bool) -> Any:
    # Loaded here: only those who send workbooks pay for it.
    from openpyxl import load_workbook

    try:
        return load_workbook(path, read_only=True, data_only=not formulas, keep_links=False)
    except Exception as error:  # the library raises whatever the damaged part makes it raise
        raise FileRefused(_NOT_A_WORKBOOK) from error


def _tops(path: Path) -> Generator[tuple[str, list[list[str]]], None, None]:
    """The name of every sheet, with its first rows as text."""
    book = _workbook(path, formulas=False)
    try:
        for page in book.worksheets:
            with closing(_cells(page)) as rows:
                top = [
                    [_cell_text(c.value) for c in row] for _, row in islice(rows, TITLE_ROWS + 1)
                ]
            yield page.title, [list(_without_tail(row)) for row in top]
    finally:
        book.close()


def _sheet_rows(
    path: Path, sheet: str, formulas: bool
) -> Generator[tuple[int, Sequence[Any]], None, None]:
    """The rows of a sheet as cells, numbered as the workbook shows them."""
    book = _workbook(path, formulas)
    try:
        yield from _cells(book[sheet])
    finally:
        book.close()


def _cells(page: Any) -> Generator[tuple[int, Sequence[Any]], None, None]:
    try:
        page.reset_dimensions()  # what a file says of its own size is often wrong
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
        raise FileRefused(_NOT_A_WORKBOOK) from error


def _without_tail(row: Sequence[str]) -> Sequence[str]:
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]


def _cell_text(value: Any) -> str:
    """A cell's value as exact text: 75.0 is 75, a day is ISO, a time is HH:MM."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else format(Decimal(repr(value)), "f")
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


def _xlsx_lines(path: Path, sheet: str, headings: Headings, has_formulas: bool) -> Iterator[Line]:
    width = headings.width
    wanted = {position: heading for heading, position in headings.taken}
    values = _sheet_rows(path, sheet, formulas=False)
    formulas = _sheet_rows(path, sheet, formulas=True) if has_formulas else None
    try:
        for number, cells in values:
            sources = next(formulas)[1] if formulas is not None else cells
            if number <= headings.row + 1:
                continue
            texts = [_cell_text(cell.value) for cell in cells]
            if len(texts) < width:
                texts += [""] * (width - len(texts))
            elif len(_without_tail(texts)) > width:
                yield number, (), _other_width(len(_without_tail(texts)), width)
                continue
            problem = None
            for position, heading in wanted.items():
                if position < len(cells):
                    problem = problem or _cell_problem(cells[position], sources[position], heading)
            yield number, texts[:width], problem
    finally:
        values.close()
        if formulas is not None:
            formulas.close()


def _cell_problem(cell: Any, source: Any, heading: str) -> Problem | None:
    if cell.value is None and source.value is not None:
        return Problem(
            heading,
            shown(str(source.value)),
            "The cell holds a formula whose result is not saved in the workbook.",
            "Open the workbook, save it, and import it again; or replace formulas by values.",
        )
    if cell.data_type == "e":
        return Problem(
            heading, str(cell.value), "The cell holds an error of Excel.", "Correct the cell."
        )
    return None
