"""Writes line numbers as short ranges: 2-301, 305."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


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
