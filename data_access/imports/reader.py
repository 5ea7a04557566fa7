"""Reads an uploaded file into numbered lines of plain text, or says why it cannot be read."""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
import zipfile
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice, tee
from pathlib import Path
from typing import Any

from config.program.choices import folded
from data_access.imports import refused_rows
from data_access.imports.columns import Problem, shown
from data_access.imports.reason_codes import ReasonCode

DELIMITERS = (",", ";", "\t", "|")
ENCODINGS = ("utf-8", "cp1252")
TITLE_ROWS = 20  # up to this many rows may come before the headings
XLSX_BYTES = 50 * 1024 * 1024
XLSX_RATIO = 100
XLSX_ENTRIES = 200
XLSX_ROWS = 50_000
XLSX_COLUMNS = 100
_CHUNK = 1 << 20

# Numbers that Massachusetts law protects (201 CMR 17) and that PAC does not need.
FORBIDDEN_HEADINGS = frozenset(
    map(
        folded,
        ("SSN", "Social Security Number", "Social Security", "Social Security No", "SS Number",
         "Credit Card Number", "Credit Card", "Bank Account Number", "Driver License Number"),
    )
)  # fmt: skip


class FileRefused(Exception):
    """A file that cannot be taken at all; the text says why and what to do.

    Seen: the sentence, as why the whole file is refused; nothing is saved.
    """


@dataclass(frozen=True)
class FileMark:
    """Identifies a file by the hash of its bytes and their number."""

    sha256: str
    size: int


def mark_of(path: Path) -> FileMark:
    """The mark of a file, which is read in pieces."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(_CHUNK):
            digest.update(piece)
            size += len(piece)
    return FileMark(digest.hexdigest(), size)


@dataclass(frozen=True)
class Expected:
    """The headings a file should have.

    `spellings`: folded file heading to the format headings it provides. `required`: format headings
    that must be present. `others`: label of another format to its folded required headings, used to
    say what kind of file a wrong one looks like.
    """

    label: str
    spellings: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Headings:
    """The heading row of a file: which position provides which format heading.

    `five`: the columns of a refused-rows file that say why rows were refused; empty otherwise.
    """

    row: int  # its index among the rows, from 0
    width: int
    names: tuple[str, ...]
    taken: tuple[tuple[str, int], ...]  # (format heading, position)
    ignored: tuple[str, ...]
    five: tuple[int, ...] = ()

    @property
    def kept(self) -> tuple[int, ...]:
        """The positions of the columns that are read, in file order."""
        return tuple(sorted({position for _, position in self.taken}))


# A line: its number in the file, its texts by position, and the problem that makes it unreadable;
# with a problem there may be fewer or more texts than headings.
Line = tuple[int, Sequence[str], Problem | None]


@dataclass
class Lines:
    """An opened file: its headings, and its lines, which can be iterated over once.

    `blank` counts the empty lines passed so far; they are neither rows nor refusals. `hidden` counts
    the lines read so far that a workbook does not show. `sheet` is set for a workbook; `delimiter`
    and `encoding` are set for a CSV file, which can be read `again`.
    """

    headings: Headings
    source: Iterator[Line]
    sheet: str = ""
    blank: int = 0
    delimiter: str = ""
    encoding: str = ""
    again: Callable[[], Iterator[Line]] | None = None
    hidden_lines: frozenset[int] = frozenset()
    hidden: int = 0

    def __iter__(self) -> Iterator[Line]:
        hidden_lines = self.hidden_lines
        for line in self.source:
            if line[2] is None and not "".join(line[1]).strip():
                self.blank += 1
                continue
            if hidden_lines and line[0] in hidden_lines:
                self.hidden += 1
            yield line


def open_lines(path: Path, expected: Expected, encoding: str | None = None) -> Lines:
    """Open a CSV or XLSX file and find its headings.

    `encoding` None means UTF-8; "cp1252" is used if the person said that the file is an old
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


@dataclass(frozen=True)
class Top:
    """The first rows of a sheet, or of a CSV file split by one of the delimiters."""

    sheet: str
    delimiter: str
    rows: tuple[list[str], ...]


def tops(path: Path, encoding: str | None = None) -> tuple[Top, ...]:
    """The first rows of a file in every way it can be read, whatever its headings are.

    Raises FileRefused if the file cannot be read at all.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip():
        raise FileRefused("The file is empty. Choose the file that holds the rows.")
    if head.startswith(b"PK\x03\x04"):
        _check_archive(path)
        with closing(_tops(path)) as sheets:
            return tuple(Top(sheet, "", tuple(rows)) for sheet, rows in sheets)
    _refuse_other_kinds(head)
    found_encoding = _encoding_of(path, head, encoding)
    return tuple(Top("", d, tuple(_first_rows(path, found_encoding, d)[0])) for d in DELIMITERS)


def has_headings(top: Top, expected: Expected) -> Headings | None:
    """The headings among the first rows; None unless every required one is there, each exactly once."""
    headings = _find_headings(top.rows, expected)
    names = [heading for heading, _ in headings.taken] if headings else []
    complete = set(names) >= set(expected.required) and len(set(names)) == len(names)
    return headings if complete else None


def lines_below(path: Path, encoding: str | None, top: Top, row: int) -> Iterator[Sequence[str]]:
    """The texts of the lines below one row of a sheet or a CSV file; unreadable lines are skipped."""
    names = tuple(top.rows[row])
    headings = Headings(row, len(names), names, (), ())
    if top.delimiter:
        with path.open("rb") as file:
            found_encoding = _encoding_of(path, file.read(4096), encoding)
        source = _csv_lines(path, found_encoding, headings, top.delimiter)
    else:
        source = _xlsx_lines(path, top.sheet, headings, has_formulas=False)
    return (texts for _, texts, problem in source if problem is None and any(texts))


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
        top, problem = _first_rows(path, encoding, delimiter)
        fault = fault or problem
        tops.append(top)
        headings = _find_headings(top, expected)
        if headings and (found is None or len(headings.taken) > len(found[0].taken)):
            found = headings, delimiter
    if found is None:
        if fault and not any(len(row) > 1 for top in tops for row in top):
            raise FileRefused(_csv_words(fault, 1))
        raise FileRefused(_no_headings([row for top in tops for row in top], expected))
    _check_headings(found[0], expected)
    headings, delimiter = found

    def lines() -> Iterator[Line]:
        return _mended(_csv_lines(path, encoding, headings, delimiter), headings)

    return Lines(headings, lines(), delimiter=delimiter, encoding=encoding, again=lines)


def _first_rows(
    path: Path, encoding: str, delimiter: str
) -> tuple[list[list[str]], csv.Error | None]:
    """The first rows of a CSV file split by a delimiter, and the error that ended reading, if any."""
    rows: list[list[str]] = []
    lines = _text_lines(path, encoding)
    with closing(lines):
        try:
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            rows.extend(islice(reader, TITLE_ROWS + 1))
        except csv.Error as error:
            return rows, error
    return rows, None


def _csv_lines(path: Path, encoding: str, headings: Headings, delimiter: str) -> Iterator[Line]:
    width = headings.width
    lines = _text_lines(path, encoding)
    well_quoted = _well_quoted(delimiter)
    with closing(lines):
        read, raw = tee(lines)
        rows = csv.reader(read, delimiter=delimiter, strict=True)
        before = 0
        try:
            for _ in islice(rows, headings.row + 1):
                _take(raw, rows.line_num - before)
                before = rows.line_num
            for row in rows:
                as_it_stands = _take(raw, rows.line_num - before)
                if '"' in as_it_stands and not well_quoted.fullmatch(as_it_stands):
                    yield before + 1, row, _LOOSE_MARK
                elif len(row) == width or not any(map(str.strip, row)):
                    yield before + 1, row, None
                else:
                    yield before + 1, row, _other_width(len(row), width)
                before = rows.line_num
        except csv.Error as error:
            raise FileRefused(_csv_words(error, before + 1)) from None


def _take(lines: Iterator[str], count: int) -> str:
    return next(lines) if count == 1 else "".join(islice(lines, count))


def _well_quoted(delimiter: str) -> re.Pattern[str]:
    """A pattern for records in which quotes surround whole values, with those inside doubled.

    The csv module treats a quote inside an unquoted value as a plain character. But if a separator
    is missing before a quoted value, that value is split at its own separators, and the row may have
    the right number of columns by chance.
    """
    mark = re.escape(delimiter)
    value = rf'(?:"[^"]*(?:""[^"]*)*"|[^"{mark}\r\n]*)'
    return re.compile(rf"{value}(?:{mark}{value})*[\r\n]*")


_LOOSE_MARK = Problem(
    ReasonCode.UNREADABLE_LINE,
    "",
    "",
    "A quotation mark stands within a value that has none around it, or a separator is missing "
    "before one.",
    "Check the separators; put texts with quotation marks into quotation marks, and double those "
    "inside.",
)


def _other_width(found: int, width: int) -> Problem:
    return Problem(
        ReasonCode.UNREADABLE_LINE,
        "",
        "",
        f"The line has {found} values, but there are {width} headings.",
        "Check for a missing or extra separator, and for commas in texts without quotation marks.",
    )


def _mended(source: Iterator[Line], headings: Headings) -> Iterator[Line]:
    """The lines unchanged; for a refused-rows file, without the columns that were added to it."""
    return _as_first_sent(source, headings) if headings.five else source


def _as_first_sent(source: Iterator[Line], headings: Headings) -> Iterator[Line]:
    five = headings.five
    last = max(n for n, name in enumerate(headings.names) if name.strip())
    for number, texts, problem in source:
        own = refused_rows.own_texts(texts, five)
        if len(texts) != headings.width:
            yield number, own, problem
        elif any(text.strip() for text in texts[last + 1 :]):
            # A line with too many values, for which a spreadsheet has added columns without headings.
            while not own[-1].strip():
                own.pop()
            width = last + 1 - len(five)
            yield number, own, _other_width(len(own), width)
        elif problem is None and refused_rows.stands_as_refused(texts, five):
            yield number, own, _NOT_MENDED
        else:
            yield number, [*map(refused_rows.unmarked, texts)], problem


_NOT_MENDED = Problem(
    ReasonCode.NOT_MENDED,
    "",
    "",
    "The line stands as it was refused: nothing in it was mended.",
    "Put each value under its heading, and fill what is missing.",
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
    """The one of the first rows that has the most headings of the format, or None."""
    best: Headings | None = None
    for place, row in enumerate(islice(rows, TITLE_ROWS + 1)):
        headings = _headings(place, row, expected)
        if headings.taken and (best is None or len(headings.taken) > len(best.taken)):
            best = headings
    return best


def _headings(place: int, row: Sequence[str], expected: Expected) -> Headings:
    taken: list[tuple[str, int]] = []
    ignored: list[str] = []
    five = refused_rows.places(row)
    for position, name in enumerate(row):
        if position in five or (five and position > max(five) and not name.strip()):
            continue
        wanted = expected.spellings.get(folded(name), ())
        taken.extend((heading, position) for heading in wanted)
        if not wanted:
            ignored.append(_clean(name) or f"(column {position + 1}, without a heading)")
    return Headings(place, len(row), tuple(row), tuple(taken), tuple(ignored), five)


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
                source = _xlsx_lines(path, sheet, headings, has_formulas)
                return Lines(
                    headings,
                    _mended(source, headings),
                    sheet,
                    hidden_lines=_hidden_lines(path, sheet),
                )
            part = part or headings
            tops += top
    if part:
        _check_headings(part, expected)
    raise FileRefused(_no_headings(tops, expected))


def _check_archive(path: Path) -> bool:
    """Refuse what is not a workbook or unpacks to too much; return whether any sheet has formulas."""
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
    except Exception as error:  # damaged archives fail in many ways
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


_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_ROW_NUMBER = re.compile(rb"\br=[\"']([0-9]{1,7})[\"']")
_ROW_HIDDEN = re.compile(rb"\bhidden=[\"'](?:1|true)[\"']")


def _hidden_lines(path: Path, sheet: str) -> frozenset[int]:
    """The numbers of the rows a sheet does not show: filtered out, or hidden by hand."""
    with _workbook(path, formulas=False) as book:
        name = str(book[sheet]._worksheet_path).removeprefix("/")
    hidden, number, rest = set(), 0, b""
    with zipfile.ZipFile(path) as archive, archive.open(name) as part:
        while piece := part.read(_CHUNK):
            text = rest + piece
            end = text.rfind(b"<")
            # A tag that is still incomplete is kept for the next piece.
            rest = text[end:] if end >= 0 and b">" not in text[end:] else b""
            for found in _ROW.finditer(text, 0, len(text) - len(rest)):
                said = _ROW_NUMBER.search(found[1])
                number = int(said[1]) if said else number + 1
                if _ROW_HIDDEN.search(found[1]):
                    hidden.add(number)
    return frozenset(hidden)


@contextmanager
def _workbook(path: Path, formulas: bool) -> Iterator[Any]:
    # Loaded here: only those who send workbooks pay for it.
    from openpyxl import load_workbook

    # Passed as an open file: for a path, the library requires a name that ends in .xlsx.
    with path.open("rb") as file:
        try:
            book = load_workbook(file, read_only=True, data_only=not formulas, keep_links=False)
        except Exception as error:  # the library raises whatever the damaged part causes
            raise FileRefused(_NOT_A_WORKBOOK) from error
        try:
            yield book
        finally:
            book.close()


def _tops(path: Path) -> Generator[tuple[str, list[list[str]]], None, None]:
    """The name of every sheet, with its first rows as text."""
    with _workbook(path, formulas=False) as book:
        for page in book.worksheets:
            with closing(_cells(page)) as rows:
                top = [
                    [_cell_text(c.value) for c in row] for _, row in islice(rows, TITLE_ROWS + 1)
                ]
            yield page.title, [list(_without_tail(row)) for row in top]


def _sheet_rows(
    path: Path, sheet: str, formulas: bool
) -> Generator[tuple[int, Sequence[Any]], None, None]:
    """The rows of a sheet as cells, with the numbers the workbook shows."""
    with _workbook(path, formulas) as book:
        yield from _cells(book[sheet])


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
        raise FileRefused(_NOT_A_WORKBOOK) from error


def _without_tail(row: Sequence[str]) -> Sequence[str]:
    end = len(row)
    while end and not row[end - 1].strip():
        end -= 1
    return row[:end]


def _cell_text(value: Any) -> str:
    """A cell's value as exact text: 75.0 becomes 75, a day is ISO, a time is HH:MM."""
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
                texts = list(_without_tail(texts))
                yield number, texts, _other_width(len(texts), width)
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
