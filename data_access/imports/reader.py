"""Reads an uploaded file into numbered lines of plain text, or says why it cannot be read."""

from __future__ import annotations

import codecs
import csv
import hashlib
import re
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import islice, tee
from pathlib import Path

from config.count_words import counted
from data_access.imports import refused_rows, workbooks
from data_access.imports.archives import ZIP
from data_access.imports.columns import Problem
from data_access.imports.headings import (
    TITLE_ROWS,
    Expected,
    FileRefused,
    Headings,
    Line,
    OtherWidth,
    check_headings,
    find_headings,
    joined,
    no_headings,
    other_width,
)
from data_access.imports.line_ranges import TAB_LINES
from data_access.imports.noted import Noted, Oddity
from data_access.imports.reason_codes import ReasonCode
from data_access.imports.workbooks import Formulas, Tab, TabRead

DELIMITERS = (",", ";", "\t", "|")
ENCODINGS = ("utf-8", "cp1252")
_CHUNK = 1 << 20


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
class UnreadTab:
    """A tab of a workbook that is not read, how many rows it has, and why it is not."""

    name: str
    rows: int
    why: str

    def __str__(self) -> str:
        return f"\u201c{self.name}\u201d ({counted(self.rows, 'rows')}): {self.why}"


@dataclass
class Lines:
    """An opened file: its headings, and its lines, which can be iterated over once.

    `blank` counts the empty lines passed so far; they are neither rows nor refusals. `hidden` counts
    the lines read so far that a workbook does not show. `sheet` is set for a workbook, and `tabs` where
    several are read together: the lines of each are numbered on (line_ranges.TAB_LINES). `unread`
    names the tabs that are not read, which takes going through them. `noted` is what was read
    otherwise than it stands. `delimiter` and `encoding` are set for a CSV file, which can be read
    `again`.
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
    tabs: tuple[str, ...] = ()
    unread: Callable[[], tuple[UnreadTab, ...]] = tuple
    noted: Noted = field(default_factory=Noted)

    def __iter__(self) -> Iterator[Line]:
        hidden_lines = self.hidden_lines
        for line in self._below_labels():
            if line[2] is None and not "".join(line[1]).strip():
                self.blank += 1
                continue
            if hidden_lines and line[0] in hidden_lines:
                self.hidden += 1
            yield line

    def _below_labels(self) -> Iterator[Line]:
        """The lines, without those in which a survey tool says its headings in other words."""
        first = list(islice(self.source, ROWS_OF_LABELS))
        last = next((n for n, line in enumerate(first, 1) if are_labels(line[1])), 0)
        if last:
            lines = " and ".join(f"line {number}" for number, _, _ in first[:last])
            self.noted(Oddity.LABEL_ROWS, lines)
        yield from first[last:]
        yield from self.source


ROWS_OF_LABELS = 3  # among so many lines below the headings
_IMPORT_ID = '{"ImportId":'


def are_labels(texts: Sequence[str]) -> bool:
    """Whether a line is the last one of the labels that a survey tool puts below its headings."""
    return any(text.startswith(_IMPORT_ID) for text in texts)


def open_lines(path: Path, expected: Expected, encoding: str | None = None) -> Lines:
    """Open a CSV or XLSX file and find its headings.

    `encoding` None means UTF-8; "cp1252" is used if the person said that the file is an old
    Windows file. Raises FileRefused.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip():
        raise FileRefused("The file is empty. Choose the file that holds the rows.")
    if head.startswith(ZIP):
        return _open_xlsx(path, expected)
    _refuse_other_kinds(head)
    return _open_csv(path, expected, _encoding_of(path, head, encoding))


@dataclass(frozen=True)
class Top:
    """The first rows of a tab that is shown, or of a CSV file split by one of the delimiters."""

    sheet: str
    delimiter: str
    rows: tuple[list[str], ...]
    tab: Tab | None = None


def tops(path: Path, encoding: str | None = None) -> tuple[Top, ...]:
    """The first rows of a file in every way it can be read, whatever its headings are.

    Raises FileRefused if the file cannot be read at all.
    """
    with path.open("rb") as file:
        head = file.read(4096)
    if not head.strip():
        raise FileRefused("The file is empty. Choose the file that holds the rows.")
    if head.startswith(ZIP):
        workbooks.check_archive(path)
        tabs = workbooks.tabs_of(path)
        return tuple(Top(tab.name, "", tab.rows, tab) for tab in tabs if not tab.is_hidden)
    _refuse_other_kinds(head)
    found_encoding = _encoding_of(path, head, encoding)
    return tuple(Top("", d, tuple(_first_rows(path, found_encoding, d)[0])) for d in DELIMITERS)


def has_headings(top: Top, expected: Expected) -> Headings | None:
    """The headings among the first rows; None unless every required one is there, each exactly once."""
    headings = find_headings(top.rows, expected)
    names = [heading for heading, _ in headings.taken] if headings else []
    complete = set(names) >= set(expected.required) and len(set(names)) == len(names)
    return headings if complete else None


def lines_below(path: Path, encoding: str | None, top: Top, row: int) -> Iterator[Sequence[str]]:
    """The texts of the lines below one row of a sheet or a CSV file; unreadable lines are skipped."""
    names = tuple(top.rows[row])
    headings = Headings(row, len(names), names, (), ())
    if top.tab is None:
        with path.open("rb") as file:
            found_encoding = _encoding_of(path, file.read(4096), encoding)
        source = _csv_lines(path, found_encoding, headings, top.delimiter)
    else:
        read = TabRead(0, top.tab, headings)
        source = workbooks.lines_of(path, [read], {}, Formulas(), Noted())
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
        headings = find_headings(top, expected)
        if headings and (found is None or len(headings.taken) > len(found[0].taken)):
            found = headings, delimiter
    if found is None:
        if fault and not any(len(row) > 1 for top in tops for row in top):
            raise FileRefused(_csv_words(_is_unclosed(fault), 1))
        raise FileRefused(no_headings([row for top in tops for row in top], expected))
    check_headings(found[0], expected)
    headings, delimiter = found

    def lines() -> Iterator[Line]:
        found = _csv_lines(path, encoding, headings, delimiter)
        return _mended(_apart(found, headings.width), headings)

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
            return joined(rows), error
    return joined(rows), None


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
                if '="' in as_it_stands:
                    row = [*map(_told_as_text, row)]
                if '"' in as_it_stands and not well_quoted.fullmatch(as_it_stands):
                    yield before + 1, row, _LOOSE_MARK
                elif len(row) == width or not any(map(str.strip, row)):
                    yield before + 1, row, None
                else:
                    # A last line without an end may have been cut off anywhere.
                    cut_off = not as_it_stands.endswith(("\n", "\r"))
                    yield before + 1, row, other_width(len(row), width, sure=cut_off)
                before = rows.line_num
        except csv.Error:
            raise FileRefused(_broken_words(path, encoding, delimiter, before)) from None


def _take(lines: Iterator[str], count: int) -> str:
    return next(lines) if count == 1 else "".join(islice(lines, count))


def _told_as_text(text: str) -> str:
    """The text of a cell that is written as a formula, so that a spreadsheet keeps its zeros: ="00125"."""
    found = _AS_FORMULA.fullmatch(text.strip())
    return found[1] if found else text


_AS_FORMULA = re.compile(r'="([^"]*)"')


def _well_quoted(delimiter: str) -> re.Pattern[str]:
    """A pattern for records in which quotes surround whole values, with those inside doubled.

    The csv module treats a quote inside an unquoted value as a plain character. But if a separator
    is missing before a quoted value, that value is split at its own separators, and the row may have
    the right number of columns by chance.
    """
    mark = re.escape(delimiter)
    value = rf'(?:=?"[^"]*(?:""[^"]*)*"|[^"{mark}\r\n]*)'
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


def _apart(source: Iterator[Line], width: int) -> Iterator[Line]:
    """The lines, but two that are one line together, broken by a line end, are surely wrong."""
    before: Line | None = None
    for line in source:
        if before is not None:
            if isinstance(line[2], OtherWidth) and isinstance(before[2], OtherWidth):
                one, two = len(before[1]), len(line[1])
                if one + two in (width, width + 1):
                    before = before[0], before[1], other_width(one, width, sure=True)
                    line = line[0], line[1], other_width(two, width, sure=True)
            yield before
        before = line
    if before is not None:
        yield before


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
            yield number, own, other_width(len(own), width)
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


MOST_BROKEN = 10  # lines with broken quotation are named, so that all can be mended in one round


def _broken_words(path: Path, encoding: str, delimiter: str, passed: int) -> str:
    """All lines whose quotation marks cannot be read, after so many that can."""
    unread: list[int] = []
    unclosed: list[int] = []
    while len(unread) + len(unclosed) < MOST_BROKEN:
        lines = _text_lines(path, encoding)
        with closing(lines):
            rows = csv.reader(islice(lines, passed, None), delimiter=delimiter, strict=True)
            before = 0
            try:
                for _ in rows:
                    before = rows.line_num
                break
            except csv.Error as error:
                passed += before + 1
                (unclosed if _is_unclosed(error) else unread).append(passed)
    if len(unread) + len(unclosed) == 1:
        return _csv_words(not unread, passed)
    said = []
    if unread:
        said.append(
            f"{_lines_words(unread)} quotation marks that cannot be read. Double the quotation marks "
            "inside texts."
        )
    if unclosed:
        said.append(f"{_lines_words(unclosed)} quotation marks that are never closed. Close them.")
    return f"{' '.join(said)} Or export the file anew."


def _lines_words(numbers: list[int]) -> str:
    *first, last = map(str, numbers)
    return f"Lines {', '.join(first)} and {last} have" if first else f"Line {last} has"


def _is_unclosed(error: csv.Error) -> bool:
    return "field larger" in str(error) or "unexpected end" in str(error)


def _csv_words(unclosed: bool, line: int) -> str:
    if unclosed:
        return (
            f"A quotation mark that opens on line {line} is never closed. "
            "Close it, or export the file anew."
        )
    return (
        f"Line {line} has a quotation mark that cannot be read. "
        "Double the quotation marks inside texts, or export the file anew."
    )


# ---------------------------------------------------------------------------------------------
# Workbooks
# ---------------------------------------------------------------------------------------------


def _open_xlsx(path: Path, expected: Expected) -> Lines:
    formulas = workbooks.check_archive(path)
    tabs = workbooks.tabs_of(path)
    found = {tab.name: find_headings(tab.rows, expected) for tab in tabs}
    read = _read_together(tabs, found, expected)
    if not read:
        raise FileRefused(_nothing_to_read(path, tabs, found, expected))
    for one in read:
        try:
            check_headings(one.headings, expected)
        except FileRefused as refused:
            where = f"Tab \u201c{one.tab.name}\u201d: " if len(read) > 1 else ""
            raise FileRefused(f"{where}{refused}") from None
    noted = Noted()
    headings = read[0].headings
    ignored = dict.fromkeys(name for one in read for name in one.headings.ignored)
    if len(read) > 1:
        headings = replace(headings, ignored=tuple(ignored))
    source = workbooks.lines_of(path, read, expected.holds, formulas, noted)
    names = tuple(one.tab.name for one in read)
    return Lines(
        headings,
        _mended(source, headings),
        names[0],
        hidden_lines=frozenset(
            one.place * TAB_LINES + row for one in read for row in one.tab.marks.hidden_rows
        ),
        tabs=names if len(names) > 1 else (),
        unread=lambda: _unread(path, [t for t in tabs if t.name not in names], found, headings),
        noted=noted,
    )


def _read_together(
    tabs: Sequence[Tab], found: Mapping[str, Headings | None], expected: Expected
) -> list[TabRead]:
    """The tabs that are shown and have the same columns: of several such groups, the largest."""
    groups: dict[tuple[str, ...], list[TabRead]] = {}
    for tab in tabs:
        headings = found[tab.name]
        if headings is None or tab.is_hidden:
            continue
        columns = tuple(sorted(heading for heading, _ in headings.taken))
        if set(columns) >= set(expected.required):
            group = groups.setdefault(columns, [])
            if not group or not (headings.five or group[0].headings.five):
                group.append(TabRead(len(group), tab, headings))
    return max(groups.values(), key=len, default=[])


def _nothing_to_read(
    path: Path, tabs: Sequence[Tab], found: Mapping[str, Headings | None], expected: Expected
) -> str:
    shown = [tab for tab in tabs if not tab.is_hidden]
    hidden = hidden_words(path, tabs)
    for tab in shown:
        if headings := found[tab.name]:
            try:
                check_headings(headings, expected)
            except FileRefused as refused:
                return f"{refused}{hidden}"
    return f"{no_headings([row for tab in shown for row in tab.rows], expected)}{hidden}"


def hidden_words(path: Path, tabs: Sequence[Tab] | None = None) -> str:
    """A sentence on the hidden tabs of a workbook that hold something; empty where there are none."""
    if tabs is None:
        with path.open("rb") as file:
            if file.read(4) != ZIP:
                return ""
        tabs = workbooks.tabs_of(path)
    rows = workbooks.rows_in(path, [tab.name for tab in tabs if tab.is_hidden])
    named = [f"\u201c{name}\u201d ({counted(n, 'rows')})" for name, n in rows.items() if n]
    if not named:
        return ""
    return (
        f" Hidden tabs are not read: {', '.join(named)}. Show a tab and send the workbook again to "
        "have it read."
    )


def _unread(
    path: Path, tabs: Sequence[Tab], found: Mapping[str, Headings | None], first: Headings
) -> tuple[UnreadTab, ...]:
    rows = workbooks.rows_in(path, [tab.name for tab in tabs])
    ours = [heading for heading, _ in first.taken]
    out = []
    for tab in tabs:
        headings = found[tab.name]
        theirs = [heading for heading, _ in headings.taken] if headings else []
        lacking = [h for h in ours if h not in theirs]
        besides = [h for h in theirs if h not in ours]
        if tab.is_hidden:
            why = "the tab is hidden."
        elif not headings or len(theirs) * 2 < len(ours):
            why = "it has not these headings."
        elif lacking:
            why = f"it has no {', '.join(lacking)}."
        elif besides:
            why = f"it has {', '.join(besides)} besides."
        else:
            why = "its headings stand more than once, or it is a file of refused rows."
        above = headings.row + 1 if headings else 0
        left = rows[tab.name] - sum(any(map(str.strip, row)) for row in tab.rows[:above])
        if left > 0:
            out.append(UnreadTab(tab.name, left, why))
    return tuple(out)
