"""Turns the texts of a line into a typed row, or into the problems it is refused for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from config.maps import ColumnMap
from data_access.imports.columns import (
    NOT_KEPT,
    Context,
    Parser,
    Problem,
    Refused,
    looks_personal,
    shown,
)
from data_access.imports.formats.record import Column, Format, Row
from data_access.imports.reader import FileRefused

# So many different texts of a column are remembered with their values: codes, dates and minutes
# repeat, ids do not, and memory must not grow with the file.
REMEMBERED = 4096
_UNKNOWN = object()


@dataclass
class _Field:
    """One column of the file at hand: where it stands and how its text becomes a value."""

    heading: str
    position: int
    read: Callable[[str], Any]
    known: dict[str, Any] = field(default_factory=dict)


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
        places = dict(taken)
        self._check = form.check
        self._fields: list[_Field] = []
        self._blank: Row = {}
        for column in form.columns:
            heading = column.heading
            read = _reader_of(column, context, values.get(heading, {}))
            if heading in constants:
                self._blank[heading] = _constant(heading, constants[heading], read)
                continue
            self._blank[heading] = None if column.required else read("")
            if heading in places:
                self._fields.append(_Field(heading, places[heading], read))
        self.present = frozenset(places) | frozenset(constants)

    def type(self, texts: Sequence[str]) -> tuple[Row, list[Problem]]:
        """The typed row and its problems; with a problem the row is not to be used."""
        row = self._blank.copy()
        problems: list[Problem] = []
        for place in self._fields:
            text = texts[place.position]
            value = place.known.get(text, _UNKNOWN)
            if value is _UNKNOWN:
                try:
                    value = place.read(text)
                except Refused as refused:
                    problems.append(_problem(place.heading, text, refused))
                    continue
                if len(place.known) < REMEMBERED:
                    place.known[text] = value
            row[place.heading] = value
        if not problems:
            problems = self._check(row)
            if problems:
                problems = [replace(p, value=shown(p.value)) for p in problems]
        return row, problems


def _reader_of(column: Column, context: Context, values: Mapping[str, str]) -> Callable[[str], Any]:
    parse: Parser = column.kind.parser(context)
    spelled = {spelling.strip().casefold(): code for spelling, code in values.items()}
    default = None if column.default is None else parse(column.default)

    def read(text: str) -> Any:
        text = text.strip()
        if spelled:
            text = spelled.get(text.casefold(), text)
        if text:
            return parse(text)
        if column.required:
            raise Refused(f"{column.heading} is missing.", "Fill the cell; every row needs it.")
        return default

    return read


def _problem(heading: str, text: str, refused: Refused) -> Problem:
    kept = NOT_KEPT if refused.secret or looks_personal(text) else shown(text.strip())
    return Problem(heading, kept, refused.reason, refused.remedy)


def _constant(heading: str, text: str, read: Callable[[str], Any]) -> Any:
    try:
        return read(text)
    except Refused as refused:
        raise FileRefused(
            f"The column map gives {heading} the constant \u201c{shown(text)}\u201d. "
            f"{refused.reason} {refused.remedy}"
        ) from refused
