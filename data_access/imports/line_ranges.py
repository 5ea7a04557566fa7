"""Writes line numbers as short ranges, 2-301, 305; and those of a tab with its name: Ruiz, line 7."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

# The lines of a workbook's tabs are numbered on, so that each has a number of its own: line 7 of the
# third tab that is read is 200,007. More rows than this no tab may have.
TAB_LINES = 100_000


def place_of(line: int, tabs: Sequence[str]) -> str:
    """Where a line stands: its number, with the name of its tab where several were read."""
    if not tabs:
        return str(line)
    return f"{_tab(line, tabs)}, line {line % TAB_LINES}"


def in_words(text: str, tabs: Sequence[str]) -> str:
    """Ranges as a person reads them: "Ruiz: 2-301; Chen: 2-40" where several tabs were read."""
    if not tabs:
        return text
    parts = [
        (_tab(first, tabs), _range(first % TAB_LINES, last % TAB_LINES))
        for first, last in _ends(text)
    ]
    found = groupby(parts, key=lambda part: part[0])
    return "; ".join(f"{tab}: {', '.join(words for _, words in some)}" for tab, some in found)


def tab_of(text: str, tabs: Sequence[str]) -> str:
    """The tab in which a range lies; empty where only one was read."""
    return _tab(int(text.partition("-")[0]), tabs) if tabs and text else ""


def row_in_tab(text: str, tabs: Sequence[str]) -> str:
    """A line's number within its tab."""
    return str(int(text) % TAB_LINES) if tabs and text else text


def _tab(line: int, tabs: Sequence[str]) -> str:
    place = line // TAB_LINES
    return tabs[place] if place < len(tabs) else f"tab {place + 1}"


def ranges(lines: Iterable[int]) -> str:
    """Ascending line numbers as text, with consecutive ones as a range. Repeats count once."""
    parts: list[str] = []
    first = last = 0
    for line in lines:
        if first and line in (last, last + 1):
            last = line
            continue
        if first:
            parts.append(_range(first, last))
        first = last = line
    if first:
        parts.append(_range(first, last))
    return ", ".join(parts)


def together(texts: Iterable[str]) -> str:
    """Several texts of ranges as one, without going through the single lines."""
    parts: list[tuple[int, int]] = []
    for first, last in sorted(ends for text in texts for ends in _ends(text)):
        if parts and first <= parts[-1][1] + 1:
            parts[-1] = (parts[-1][0], max(last, parts[-1][1]))
        else:
            parts.append((first, last))
    return ", ".join(_range(first, last) for first, last in parts)


def _ends(text: str) -> Iterator[tuple[int, int]]:
    for part in filter(None, text.split(", ")):
        first, _, last = part.partition("-")
        yield int(first), int(last or first)


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"
