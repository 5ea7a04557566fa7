"""Turns the texts of lines into typed rows, or into the problems they are refused for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import repeat
from typing import Any

from config.maps import ColumnMap
from config.program.choices import folded
from data_access.imports.columns import (
    NOT_KEPT,
    OWN_HEADING,
    Context,
    Parser,
    Problem,
    Refused,
    Text,
    refuse_personal,
    shown,
    unit_in_heading,
)
from data_access.imports.formats.record import Column, Format, Note, Row
from data_access.imports.headings import FileRefused
from data_access.imports.noted import Oddity
from data_access.imports.reason_codes import ReasonCode
from data_access.imports.reshaping import Reshaping

# What people write into a cell that has no entry; and words that say so where the column knows none of them.
NO_ENTRY = frozenset(("n/a", "#n/a", "n.a.", "-", "--", "---", "\u2013", "\u2014", "."))
_NO_ENTRY_WORDS = "na, none, null, nil, not applicable, not available, unknown, not known, ?, tbd"
# What programs write where there is none, just as they write it: people may be called Null.
_NO_NAME = frozenset(("NULL", "NaN", "nan", "undefined"))
NO_ENTRY_UNLESS_KNOWN = frozenset(_NO_ENTRY_WORDS.split(", "))

# So many different texts of a column are remembered with their values: codes, dates and minutes
# repeat, ids of rows do not, and memory must not grow with the file.
REMEMBERED = 20_000


_ANY_TEXT = "any text, 1 or 2"  # which no column of ids, numbers, days or our words takes


class _RowValues(dict[str, Any]):
    """The values of a column's texts, read when first met; a text refused gives its Refused."""

    def __init__(self, heading: str, read: Callable[[str], Any]) -> None:
        super().__init__()
        self.heading = heading
        self.refused = False
        self._read = read

    def __missing__(self, text: str) -> Any:
        try:
            value = self._read(text)
        except Refused as refused:
            self.refused = True
            return refused.with_traceback(None)
        if len(self) < REMEMBERED:
            self[text] = value
        return value


class RowTyper:
    """Types the lines of one file of a format; knows nothing of the database."""

    def __init__(
        self,
        form: Format,
        taken: Sequence[tuple[str, int]],
        context: Context,
        column_map: ColumnMap | None = None,
    ) -> None:
        """`taken`: format heading and position in the line. Raises FileRefused for a bad constant."""
        constants = column_map.constants if column_map else {}
        values = column_map.values if column_map else {}
        self.reshaping = Reshaping.of(form, taken, column_map)
        places = dict(self.reshaping.taken)
        self._check = form.check
        self._settled = form.settled
        self._note: Note = context.noted or not_noted
        self._headings = form.headings
        self._fields: dict[str, tuple[int, _RowValues]] = {}  # where it stands, and its values
        self._same: Row = {}  # what every row has alike
        self.granted: list[str] = []  # what was taken for granted, in sentences
        for column in form.columns:
            heading = column.heading
            context = replace(
                context,
                duration_unit=duration_unit(heading, column_map),
                granted=self.granted.append,
                words=values.get(heading, {}),
            )
            read = _reader_of(column, context, values.get(heading, {}))
            if heading in constants:
                self._same[heading] = _constant(heading, constants[heading], read)
            elif heading in places:
                self._fields[heading] = places[heading], _RowValues(heading, read)
            else:
                self._same[heading] = None if column.required else read("")
        made = frozenset(column_map.made if column_map else ())
        self.present = frozenset(places) | frozenset(constants) | made
        self._made_of = form, taken, replace(context, noted=None), column_map
        self._trial: RowTyper | None = None

    def fits(self, place: int, text: str) -> bool:
        """Whether a text may stand at a position; in a column that is not read, any may."""
        return all(not isinstance(values[text], Refused) for values in self._tried(place))

    def fits_moved(self, place: int, text: str) -> bool:
        """Whether a text of the column before may belong to a position.

        To a column that is not read, what the column before takes belongs only if that takes any text.
        """
        if self._tried(place) or not text:
            return self.fits(place, text)
        return self.fits(place - 1, _ANY_TEXT)

    def _tried(self, place: int) -> list[_RowValues]:
        if self._trial is None:  # what is only tried is noted nowhere
            self._trial = RowTyper(*self._made_of)
        return [values for at, values in self._trial._fields.values() if at == place]

    def typed(self, lines: Sequence[Sequence[str]]) -> Iterator[tuple[Row, list[Problem]]]:
        """The typed row of each line and its problems; with a problem the row is not to be used.

        Lines are taken column by column, so that most cells cost one look into a dictionary.
        """
        texts = list(zip(*lines, strict=True))
        columns: list[Iterable[Any]] = []
        for heading in self._headings:
            if heading in self._same:
                columns.append(repeat(self._same[heading], len(lines)))
                continue
            position, values = self._fields[heading]
            values.refused = False
            columns.append(list(map(values.__getitem__, texts[position])) if lines else ())
        suspect = [field for field in self._fields.values() if field[1].refused]
        for line, cells in zip(lines, zip(*columns, strict=True), strict=True):
            row = dict(zip(self._headings, cells, strict=True))
            problems = _problems(line, row, suspect) if suspect else []
            if not problems:
                row = self._settled(row, self._note) if self._settled else row
                problems = self._check(row)
                if problems:
                    problems = [replace(p, value=shown(p.value)) for p in problems]
            yield row, problems


def not_noted(kind: Oddity, example: str) -> None:
    """Where nobody is told what was read otherwise."""


def _problems(
    line: Sequence[str], row: Row, suspect: Iterable[tuple[int, _RowValues]]
) -> list[Problem]:
    """Why cells of the row were refused, in the order of the format's columns."""
    return [
        _problem(values.heading, line[position], row[values.heading])
        for position, values in suspect
        if isinstance(row[values.heading], Refused)
    ]


def duration_unit(heading: str, column_map: ColumnMap | None) -> str | None:
    """What bare numbers of a column are: as the map declares, else as our heading or theirs says.

    Under a heading such as "Length" nothing says what they are.
    """
    if column_map is None:
        return OWN_HEADING
    if declared := column_map.durations.get(heading):
        return declared
    theirs = [name for name, ours in column_map.columns.items() if heading in ours]
    if all(folded(name) == folded(heading) for name in theirs):
        return OWN_HEADING
    said = {unit_in_heading(name) for name in theirs}
    return said.pop() if len(said) == 1 else None


def _reader_of(column: Column, context: Context, values: Mapping[str, str]) -> Callable[[str], Any]:
    parse: Parser = column.kind.parser(context)
    spelled = {spelling.strip().casefold(): code for spelling, code in values.items()}
    default = None if column.default is None else parse(column.default)
    # What a row needs, and what stands for something where it is empty, is never taken for nothing.
    may_be_empty = not column.required and column.default is None and not column.worked_out

    def nothing(text: str) -> None:
        said = f"\u201c{shown(text)}\u201d in {column.heading} is read as no entry."
        context.grant(said)

    def parsed(text: str) -> Any:
        plain = text.casefold()
        says_nothing = plain in NO_ENTRY or text in _NO_NAME
        if column.required and isinstance(column.kind, Text) and says_nothing:
            raise Refused(
                ReasonCode.MISSING,
                f"{column.heading} is missing: the cell says \u201c{shown(text)}\u201d.",
                "Fill the cell; every row needs it.",
            )
        if not may_be_empty or plain not in NO_ENTRY | NO_ENTRY_UNLESS_KNOWN:
            return parse(text)
        if plain in NO_ENTRY and isinstance(column.kind, Text):
            return nothing(text)
        try:
            return parse(text)
        except Refused:
            return nothing(text)

    def read(text: str) -> Any:
        text = text.strip()
        refuse_personal(text)  # before anything else can quote it
        if spelled:
            text = spelled.get(text.casefold(), text)
        value = parsed(text) if text else None
        if value is not None:
            return value
        if column.required:
            raise Refused(
                ReasonCode.MISSING,
                f"{column.heading} is missing.",
                "Fill the cell; every row needs it.",
            )
        return default

    return read


def _problem(heading: str, text: str, refused: Refused) -> Problem:
    kept = NOT_KEPT if refused.secret else shown(text.strip())
    return Problem(refused.code, heading, kept, refused.reason, refused.remedy)


def _constant(heading: str, text: str, read: Callable[[str], Any]) -> Any:
    try:
        return read(text)
    except Refused as refused:
        raise FileRefused(
            f"The column map gives {heading} the constant \u201c{shown(text)}\u201d. "
            f"{refused.reason} {refused.remedy}"
        ) from refused
