"""Generates files with one fault each, and what may become of every line of them.

What a file must become follows from how it was damaged and from nothing the reader says: a line is
named by its number, and its fate says which row of the undamaged file it may be stored as.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

Row = tuple[str, ...]


@dataclass(frozen=True)
class CleanFile:
    """A file without a fault, as cells; `texts`: its columns that take any words."""

    format: str
    delimiter: str
    ending: str
    headings: Row
    rows: tuple[Row, ...]
    texts: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()

    @property
    def width(self) -> int:
        return len(self.headings)

    def cell(self, text: str) -> str:
        """A cell as it stands in the file."""
        if self.delimiter in text or '"' in text:
            return '"' + text.replace('"', '""') + '"'
        return text

    def line(self, cells: Sequence[str]) -> str:
        """A line of it without its end."""
        return self.delimiter.join(map(self.cell, cells))


@dataclass(frozen=True)
class Fate:
    """What may become of a line.

    `row`: which row of the undamaged file it may be stored as; None: none, it has to be refused.
    `may_be_refused`: that is right as well. `literally`: values that may be stored in that row's
    place, because the line says just that and the column takes any words.
    """

    row: int | None = None
    may_be_refused: bool = True
    literally: Mapping[str, str] = field(default_factory=dict)


REFUSED = Fate()


def exactly(row: int) -> Fate:
    return Fate(row, may_be_refused=False)


@dataclass(frozen=True)
class FaultyFile:
    """A file with a fault, and what may become of it.

    `fates`: of each line that is not empty, by its number. `whole`: whether the whole file "must",
    "may" or must "not" be refused. `swallows`: one refused line may reach over those after it.
    """

    name: str
    format: str
    content: bytes
    fates: Mapping[int, Fate] = field(default_factory=dict)
    whole: str = "not"
    encoding: str | None = None
    swallows: bool = False


Piece = tuple[str, Fate | None]  # text with the end of its line, and its fate; None for no row
_LINE_END = re.compile("\r\n|\r|\n")


def _assembled(pieces: Sequence[Piece]) -> tuple[bytes, dict[int, Fate]]:
    fates, line = {}, 1
    for text, fate in pieces:
        if fate is not None:
            fates[line] = fate
        line += len(_LINE_END.findall(text))
    return "".join(text for text, _ in pieces).encode(), fates


def _pieces(file: CleanFile, instead: Mapping[int, Sequence[Piece]]) -> list[Piece]:
    """The pieces of a file, with others in the place of some of its rows."""
    pieces: list[Piece] = [(file.line(file.headings) + file.ending, None)]
    for place, row in enumerate(file.rows):
        pieces += instead.get(place, [(file.line(row) + file.ending, exactly(place))])
    return pieces


def _faulty(
    file: CleanFile, name: str, instead: Mapping[int, Sequence[Piece]], **more: object
) -> FaultyFile:
    content, fates = _assembled(_pieces(file, instead))
    return FaultyFile(f"{file.format}: {name}", file.format, content, fates, **more)  # type: ignore[arg-type]


# ---------------------------------------------------------------------------------------------
# One cell
# ---------------------------------------------------------------------------------------------


def _unless_blank(file: CleanFile, text: str, fate: Fate) -> Piece:
    """A line that holds nothing is no row."""
    return text, fate if text.replace(file.delimiter, "").replace('"', "").strip() else None


def _cell_faults(file: CleanFile) -> Iterator[FaultyFile]:
    end = file.ending
    for place, row in enumerate(file.rows):
        cells = [file.cell(text) for text in row]
        for column in range(file.width):
            where = f"row {place + 1}, column {column + 1}"

            def put(
                what: str, line: str, fate: Fate = REFUSED, where: str = where, place: int = place,
                **more: object,
            ) -> FaultyFile:  # fmt: skip
                return _faulty(file, f"{where}, {what}", {place: [(line + end, fate)]}, **more)

            def joined(separators: Mapping[int, str], cells: Sequence[str] = cells) -> str:
                return "".join(
                    ("" if n == 0 else separators.get(n, file.delimiter)) + cell
                    for n, cell in enumerate(cells)
                )

            # A quotation mark beside a value makes the rest of the file unreadable.
            marks = '"' in "".join(cells[column : column + 2])
            unreadable = {"whole": "may", "swallows": True} if marks else {}
            after = column + 1
            # Where nothing stands behind it, an empty cell is missing or added at the end of the line.
            lacking = REFUSED if "".join(row[after:]).strip() else Fate(place)
            if after < file.width:
                yield put("a missing separator", joined({after: ""}), lacking, **unreadable)
                wrong = ":" if file.delimiter != ":" else " "
                yield put("another separator", joined({after: wrong}), **unreadable)
                yield _faulty(
                    file,
                    f"{where}, a line end instead of a separator",
                    {
                        place: [
                            _unless_blank(
                                file,
                                file.delimiter.join(cells[:after]) + end,
                                lacking,
                            ),
                            _unless_blank(file, file.delimiter.join(cells[after:]) + end, REFUSED),
                        ]
                    },
                )
            as_meant = REFUSED if "".join(row[column:]).strip() else Fate(place)
            doubled = file.delimiter * 2 if column else file.delimiter
            yield put(
                "an extra separator",
                joined({column: doubled}) if column else doubled + joined({}),
                as_meant if column else REFUSED,
            )
            yield from _quote_faults(file, put, place, cells, column)
            yield from _broken_value(file, where, place, cells, column)


def _quote_faults(
    file: CleanFile,
    put: Callable[..., FaultyFile],
    place: int,
    cells: Sequence[str],
    column: int,
) -> Iterator[FaultyFile]:
    cell, heading = cells[column], file.headings[column]
    half = len(cell) // 2

    def with_cell(made: str) -> str:
        return file.delimiter.join([*cells[:column], made, *cells[column + 1 :]])

    unreadable = {"whole": "may", "swallows": True}
    yield put("a quotation mark in front", with_cell('"' + cell), **unreadable)
    for what, made in (
        ("a quotation mark within", cell[:half] + '"' + cell[half:]),
        ("a quotation mark behind", cell + '"'),
    ):
        if '"' in cell:
            yield put(what, with_cell(made), **unreadable)
        elif not made.startswith('"'):
            literally = {heading: made} if heading in file.texts else {}
            yield put(what, with_cell(made), Fate(place, True, literally))


def _broken_value(
    file: CleanFile, where: str, place: int, cells: Sequence[str], column: int
) -> Iterator[FaultyFile]:
    cell, end, between = cells[column], file.ending, file.delimiter
    if len(cell) < 2 or '"' in cell:
        return
    half = len(cell) // 2
    first = between.join([*cells[:column], cell[:half]])
    second = between.join([cell[half:], *cells[column + 1 :]])
    if column in (0, file.width - 1):
        # One part has as many values as there are headings, and says something else than the row.
        # It cannot be told from a row; but the other part is refused, right beside it.
        return
    yield _faulty(
        file,
        f"{where}, a line end within the value",
        {place: [(first + end, REFUSED), (second + end, REFUSED)]},
    )


# ---------------------------------------------------------------------------------------------
# One line
# ---------------------------------------------------------------------------------------------

_ENDS = {
    "CR": "\r",
    "LF": "\n",
    "CR LF": "\r\n",
    "LF CR": "\n\r",
    "CR CR LF": "\r\r\n",
    "several": "\n\n\r\n",
}
_NO_ENDS = {
    "none": "",
    "a space": " ",
    "a vertical tab": "\x0b",
    "a form feed": "\x0c",
    "a file separator": "\x1c",
    "NEL": "\x85",
    "a line separator": "\u2028",
    "a backslash and n": "\\n",
}


def _line_faults(file: CleanFile) -> Iterator[FaultyFile]:
    last = len(file.rows) - 1
    for place, row in enumerate(file.rows):
        line, where = file.line(row), f"row {place + 1}"
        here = (line + file.ending, exactly(place))
        for name, end in _ENDS.items():
            if end != file.ending:
                yield _faulty(
                    file, f"{where} ends with {name}", {place: [(line + end, exactly(place))]}
                )
        for name, end in _NO_ENDS.items():
            if place < last:
                both = line + end + file.line(file.rows[place + 1]) + file.ending
                quoted = '"' in line[-1:] or file.cell(file.rows[place + 1][0]).startswith('"')
                yield _faulty(
                    file,
                    f"{where} ends with {name}",
                    {place: [(both, REFUSED)], place + 1: []},
                    whole="may" if quoted else "not",
                )
        yield _faulty(file, f"{where} stands twice", {place: [here, here]})
        yield _faulty(file, f"{where} is gone", {place: []})
        yield _faulty(
            file,
            f"{where} follows on the headings again",
            {place: [(file.line(file.headings) + file.ending, REFUSED), here]},
        )
        yield _faulty(
            file,
            f"{where} after a line of separators alone",
            {place: [(file.delimiter * (file.width - 1) + file.ending, None), here]},
        )
        yield _faulty(
            file,
            f"{where} after a line of spaces",
            {place: [("   " + file.ending, None), here]},
        )
        yield _faulty(
            file,
            f"{where} after a note",
            {place: [("Please note this" + file.ending, REFUSED), here]},
        )
        yield from _cut(file, place)


def _cut(file: CleanFile, place: int) -> Iterator[FaultyFile]:
    """The file breaks off within a row, before its last value."""
    cells = [file.cell(text) for text in file.rows[place]]
    for column in range(file.width - 1):
        left = file.delimiter.join([*cells[:column], cells[column][:-1]])
        if not left.strip(file.delimiter + ' "'):
            continue
        instead: dict[int, list[Piece]] = {n: [] for n in range(place, len(file.rows))}
        instead[place] = [(left, REFUSED)]
        open_quote = left.count('"') % 2 == 1
        yield _faulty(
            file,
            f"cut off in row {place + 1}, column {column + 1}",
            instead,
            whole="must" if open_quote else "may" if '"' in left else "not",
        )


# ---------------------------------------------------------------------------------------------
# The whole file
# ---------------------------------------------------------------------------------------------


def _file_faults(file: CleanFile) -> Iterator[FaultyFile]:
    yield from _encodings(file)
    yield from _ends_and_emptiness(file)
    yield from _delimiters(file)
    yield from _headings(file)
    yield from _around(file)


def _whole(file: CleanFile, name: str, content: bytes) -> FaultyFile:
    return FaultyFile(f"{file.format}: {name}", file.format, content, whole="must")


def _in_words(file: CleanFile, name: str, pieces: Sequence[Piece], **more: object) -> FaultyFile:
    content, fates = _assembled(pieces)
    return FaultyFile(f"{file.format}: {name}", file.format, content, fates, **more)  # type: ignore[arg-type]


def _changed(file: CleanFile, **parts: object) -> CleanFile:
    return CleanFile(**{**vars(file), **parts})  # type: ignore[arg-type]


def _encodings(file: CleanFile) -> Iterator[FaultyFile]:
    content, fates = _assembled(_pieces(file, {}))
    text = content.decode()

    def saved(name: str, content: bytes, **more: object) -> FaultyFile:
        return FaultyFile(f"{file.format}: {name}", file.format, content, fates, **more)  # type: ignore[arg-type]

    yield saved("nothing wrong", content)
    yield saved("a BOM", codecs.BOM_UTF8 + content)
    for name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        yield _whole(file, name, text.encode(name))
    yield _whole(file, "a NUL at the end", content + b"\0")
    middle = len(content) // 2
    yield _whole(file, "a NUL in the middle", content[:middle] + b"\0" + content[middle:])
    yield _whole(file, "a byte that is no UTF-8", content + b"\xe9")
    if not text.isascii():
        old = text.encode("cp1252")
        yield _whole(file, "Windows-1252", old)
        yield saved("Windows-1252 that was said to be", old, encoding="cp1252")
        yield _whole(file, "UTF-8 twice over, cut", content[:-1] + "é".encode()[:1])


def _ends_and_emptiness(file: CleanFile) -> Iterator[FaultyFile]:
    yield _whole(file, "empty", b"")
    yield _whole(file, "spaces and line ends alone", b" \r\n\n \n")
    yield _whole(file, "a BOM alone", codecs.BOM_UTF8)
    heading = file.line(file.headings)
    yield _whole(file, "headings alone", heading.encode())
    yield _whole(file, "headings and empty lines", (heading + "\n\n\n").encode())
    for name, end in _ENDS.items():
        if end != file.ending:
            yield _in_words(file, f"lines end with {name}", _pieces(_changed(file, ending=end), {}))
    pieces = _pieces(file, {})
    last, fate = pieces[-1]
    yield _in_words(file, "no line end at the end", [*pieces[:-1], (last.rstrip("\r\n"), fate)])
    # A mark that opens in the last value takes nothing but the end of the file with it.
    opened = file.line([*file.rows[-1][:-1], "x"])[:-1] + '"'
    yield _in_words(file, "an open quotation mark", [*pieces[:-1], (opened, REFUSED)], whole="may")


def _delimiters(file: CleanFile) -> Iterator[FaultyFile]:
    for delimiter in (",", ";", "\t", "|"):
        if delimiter != file.delimiter:
            other = _changed(file, delimiter=delimiter)
            yield _in_words(file, f"cut by {delimiter!r}", _pieces(other, {}))
    for delimiter in (":", "^", " ", "~"):
        other = _changed(file, delimiter=delimiter)
        yield _whole(file, f"cut by {delimiter!r}", _assembled(_pieces(other, {}))[0])
    other = ";" if file.delimiter != ";" else ","
    heading, *rows = _pieces(file, {})
    swapped = _changed(file, delimiter=other)
    refused = [(swapped.line(row) + file.ending, REFUSED) for row in file.rows]
    yield _in_words(file, "rows cut otherwise than headings", [heading, *refused])
    behind = [
        (text.rstrip("\r\n") + file.delimiter + file.ending, f) for text, f in (heading, *rows)
    ]
    yield _in_words(file, "a separator at the end of each line", behind)
    yield _in_words(
        file,
        "a separator at the end of each row",
        [heading, *((text, Fate(place)) for place, (text, _) in enumerate(behind[1:]))],
    )
    before = [(file.delimiter + text, f) for text, f in (heading, *rows)]
    yield _in_words(file, "a separator before each line", before)
    yield _in_words(file, "a separator before each row", [heading, *_all_refused(before[1:])])
    numbered = [(f"{n}{file.delimiter}{text}", f) for n, (text, f) in enumerate(rows)]
    yield _in_words(file, "rows numbered without a heading", [heading, *_all_refused(numbered)])


def _all_refused(pieces: Sequence[Piece]) -> list[Piece]:
    return [(text, REFUSED) for text, _ in pieces]


def _headings(file: CleanFile) -> Iterator[FaultyFile]:
    names = file.headings
    rows = _pieces(file, {})[1:]
    for name in names:
        twice = [
            name if n == (names.index(name) + 1) % len(names) else h for n, h in enumerate(names)
        ]
        yield _whole(
            file,
            f"{name} stands twice",
            _assembled([(file.line(twice) + file.ending, None), *rows])[0],
        )
        if name in file.required:
            unnamed = ["something" if h == name else h for h in names]
            renamed = [(file.line(unnamed) + file.ending, None), *rows]
            yield _whole(file, f"{name} is not there", _assembled(renamed)[0])
    for what, change in (("capitals", str.upper), ("spaces", lambda h: f" {h.replace('_', ' ')} ")):
        other = (file.line([change(h) for h in names]) + file.ending, None)
        yield _in_words(file, f"headings in {what}", [other, *rows])
    quoted = file.delimiter.join(f'"{h}"' for h in names) + file.ending
    yield _in_words(file, "headings between quotation marks", [(quoted, None), *rows])
    yield _whole(file, "no headings", _assembled(rows)[0])
    turned = _changed(file, headings=names[::-1], rows=tuple(row[::-1] for row in file.rows))
    yield _in_words(file, "columns the other way round", _pieces(turned, {}))
    wider = _changed(
        file,
        headings=(*names[:2], "Remarks", *names[2:], "Color"),
        rows=tuple((*row[:2], "a remark", *row[2:], "red") for row in file.rows),
    )
    yield _in_words(file, "columns that say nothing", _pieces(wider, {}))
    everything = file.delimiter.join("x" for _ in names) + file.ending
    yield _whole(file, "headings that say nothing", _assembled([(everything, None), *rows])[0])


_OTHER_KINDS = {
    "PDF": b"%PDF-1.7\n",
    "a web page": b"<html><body>\n",
    "an old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "gzip": b"\x1f\x8b\x08\x00",
    "half a workbook": b"PK\x03\x04\x14\x00",
}


def _around(file: CleanFile) -> Iterator[FaultyFile]:
    heading, *rows = _pieces(file, {})
    end = file.ending
    for titles in (1, 3, 20):
        above: list[Piece] = [(f"Report of the agency{n}{end}", None) for n in range(titles)]
        yield _in_words(file, f"{titles} titles above", [*above, heading, *rows])
    yield _whole(
        file,
        "too many titles above",
        (f"A title{end}" * 21 + file.line(file.headings) + end).encode(),
    )
    yield _in_words(file, "empty lines above", [(end * 4, None), heading, *rows])
    between = [piece for row in rows for piece in ((end, None), row)]
    yield _in_words(file, "empty lines between", [heading, *between, (end * 3, None)])
    yield _in_words(file, "notes below", [heading, *rows, (f"Total: 4{end}", REFUSED)])
    yield _in_words(file, "the file twice", [heading, *rows, (heading[0], REFUSED), *rows])
    turned = list(reversed(rows))
    yield _in_words(file, "rows the other way round", [heading, *turned])
    spaced = file.delimiter.join(f"  {file.cell(t)}" if '"' not in file.cell(t) else file.cell(t)
                                 for t in file.rows[0])  # fmt: skip
    yield _in_words(file, "spaces before values", [heading, (spaced + end, exactly(0)), *rows[1:]])
    marked = file.delimiter.join('"' + text.replace('"', '""') + '"' for text in file.rows[0])
    yield _in_words(
        file, "all between quotation marks", [heading, (marked + end, exactly(0)), *rows[1:]]
    )
    for name, mark in _OTHER_KINDS.items():
        yield _whole(file, name, mark + _assembled([heading, *rows])[0])


def faulty_files(file: CleanFile) -> list[FaultyFile]:
    """All of them for one clean file, in a fixed order."""
    return list(chain(_cell_faults(file), _line_faults(file), _file_faults(file)))
