"""Makes the lines of a wide file into lines of ours: a list from several columns, a line from each column.

A map declares both, once: which columns are answers of one list, and which are each a dimension, a day or
a question (`Turning` of the format). The file is read as it stands; only what is made of a line differs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from config.maps import ColumnMap
from config.program.choices import folded
from data_access.imports.formats.record import Format

JOINT = "="  # between our heading and what a column says: "strategies=modeling", "dimension=PC"
_TICKED = frozenset(("1", "x", "y", "yes", "true", "t", "checked", "selected"))
_NOT_TICKED = frozenset(("", "0", "n", "no", "false", "f", "unchecked", "notselected"))


def part_of(heading: str, says: str) -> str:
    """The name under which a column gives one part of ours."""
    return f"{heading}{JOINT}{says}"


def parts_in(column_map: ColumnMap, form: Format) -> dict[str, str]:
    """Heading of the file to the part of ours that its column gives."""
    out = {
        theirs: part_of(ours, says)
        for ours, columns in column_map.lists.items()
        for theirs, says in columns.items()
    }
    if form.turning:
        into = form.turning.into
        out |= {theirs: part_of(into, says) for theirs, says in column_map.turned.items()}
    return out


def made_of_parts(column_map: ColumnMap | None, form: Format) -> frozenset[str]:
    """Our headings that no column gives as a whole, since the map makes them of parts."""
    if column_map is None:
        return frozenset()
    turning = form.turning if column_map.turned else None
    return frozenset(column_map.lists) | ({turning.into, turning.cells} if turning else frozenset())


@dataclass(frozen=True)
class Reshaping:
    """How one line of a file becomes lines of ours.

    `taken`: our headings and where they stand in a line that was made; what was made stands at its
    end, so it is counted from there. `empty`: texts of a turned cell that make no line.
    """

    taken: tuple[tuple[str, int], ...]
    lists: tuple[tuple[tuple[int, str], ...], ...] = ()
    turned: tuple[tuple[int, str], ...] = ()
    numbered: bool = False
    keeps_empty: bool = False
    empty: frozenset[str] = frozenset()

    @staticmethod
    def of(
        form: Format, taken: Sequence[tuple[str, int]], column_map: ColumnMap | None
    ) -> Reshaping:
        """The reshaping of a file whose headings were found."""
        whole = tuple((heading, place) for heading, place in taken if JOINT not in heading)
        if column_map is None or len(whole) == len(taken):
            return Reshaping(whole)
        parts: dict[str, list[tuple[int, str]]] = {}
        for name, place in taken:
            heading, joint, says = name.partition(JOINT)
            if joint:
                parts.setdefault(heading, []).append((place, says))
        turning = form.turning if form.turning and form.turning.into in parts else None
        turned = tuple(parts.pop(turning.into)) if turning else ()
        numbers = turning.numbered if turning else ""
        there = {heading for heading, _ in whole} | set(column_map.constants)
        made = [*parts]
        if turning:
            made += [
                *([numbers] if numbers and numbers not in there else []),
                turning.into,
                turning.cells,
            ]
        words = column_map.values.get(turning.cells, {}) if turning else {}
        needed = {c.heading for c in form.columns if c.required}
        return Reshaping(
            (*whole, *((heading, n - len(made)) for n, heading in enumerate(made))),
            tuple(tuple(found) for found in parts.values()),
            turned,
            numbered=numbers in made,
            keeps_empty=bool(turning) and turning.cells not in needed if turning else False,
            empty=frozenset(
                t.strip().casefold() for t, means in words.items() if not means.strip()
            ),
        )

    @property
    def changes(self) -> bool:
        """Whether lines are made at all."""
        return bool(self.lists or self.turned)

    def lines(self, texts: Sequence[str]) -> Iterator[Sequence[str]]:
        """The lines that one line of the file makes; none where none of its turned cells is filled."""
        if not self.changes:
            yield texts
            return
        lists = [_list_of(texts, columns) for columns in self.lists]
        if not self.turned:
            yield [*texts, *lists]
            return
        cells = [(n, says, texts[place].strip()) for n, (place, says) in enumerate(self.turned, 1)]
        filled = [c for c in cells if c[2] and c[2].casefold() not in self.empty]
        for number, says, text in cells if filled and self.keeps_empty else filled:
            yield [*texts, *lists, *([str(number)] if self.numbered else []), says, text]


def _list_of(texts: Sequence[str], columns: Sequence[tuple[int, str]]) -> str:
    """The words whose columns are ticked; a cell that is neither ticked nor empty stands as it is."""
    out = []
    for place, says in columns:
        text = texts[place].strip()
        plain = folded(text)
        if plain in _TICKED or plain == folded(says):
            out.append(says)
        elif plain not in _NOT_TICKED:
            out.append(text)
    return ";".join(out)


def is_tick(text: str) -> bool:
    """Whether a cell says that something is chosen, or is not, and nothing else."""
    return folded(text) in _TICKED | _NOT_TICKED
