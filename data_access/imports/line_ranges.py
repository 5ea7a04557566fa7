"""Writes line numbers as short ranges: 2-301, 305."""

from __future__ import annotations

from collections.abc import Iterable


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


def _range(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"
