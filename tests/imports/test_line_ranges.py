"""Line ranges name every line once, whatever the gaps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.imports.line_ranges import ranges


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([], ""),
        ([2], "2"),
        ([2, 3, 4, 7], "2-4, 7"),
        ([2, 2, 3, 5, 6], "2-3, 5-6"),
    ],
)
def test_ranges(lines: list[int], text: str) -> None:
    assert ranges(lines) == text


@given(st.sets(st.integers(2, 400)))
def test_they_can_be_read_back(lines: set[int]) -> None:
    back: set[int] = set()
    for part in filter(None, ranges(sorted(lines)).split(", ")):
        first, _, last = part.partition("-")
        back |= set(range(int(first), int(last or first) + 1))
    assert back == lines
