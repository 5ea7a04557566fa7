"""Writes refused rows so that a spreadsheet leaves them as they are, and reads them back mended.

The file has the headings of the file that was refused, and five more, which say why. Sent again, the
five say nothing, and every other cell is what stood in the first file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from config.program.choices import folded
from data_access.storage.csv_lines import (
    calculates,
    without_signs,
)

HEADINGS = (
    "refused_line",
    "refused_column",
    "refused_value",
    "refused_reason",
    "refused_remedy",
)
_COLUMN, _VALUE = HEADINGS.index("refused_column"), HEADINGS.index("refused_value")
BETWEEN = " | "  # what stands between several refusals of a line, and between its texts

# What a spreadsheet takes for a number and writes back as another text: an id that begins with
# zeros, one longer than it keeps digits, one like 12E5.
_REWRITTEN = re.compile(r"0[0-9]+|[0-9]{16,}|[0-9]+[eE][0-9]+")


def _is_marked(text: str) -> bool:
    return calculates(text) or _REWRITTEN.fullmatch(without_signs(text).rstrip()) is not None


def marked(text: str) -> str:
    """A text with an apostrophe in front where a spreadsheet would calculate or rewrite it."""
    return "'" + text if _is_marked(text) else text


def unmarked(text: str) -> str:
    """The text that `marked` was given."""
    return text[1:] if text.startswith("'") and _is_marked(text[1:]) else text


def in_one(texts: Iterable[str]) -> str:
    """The texts of a line that does not fit its headings, as one text."""
    return BETWEEN.join(texts).rstrip(BETWEEN)


def places(names: Sequence[str]) -> tuple[int, ...]:
    """Where the five headings stand in a file of refused rows; empty in every other file."""
    by_name = {folded(name): place for place, name in enumerate(names)}
    found = [by_name[f] for name in HEADINGS if (f := folded(name)) in by_name]
    return tuple(found) if len(found) == len(HEADINGS) else ()


def own_texts(texts: Sequence[str], five: Sequence[int]) -> list[str]:
    """The texts of a line without what the five headings say."""
    return [unmarked(text) for place, text in enumerate(texts) if place not in five]


def stands_as_refused(texts: Sequence[str], five: Sequence[int]) -> bool:
    """Whether a line that did not fit its headings came back without being mended.

    What is missing in it is empty now, and it would be read, with values in the wrong columns.
    """
    said = unmarked(texts[five[_VALUE]])
    return bool(said) and not texts[five[_COLUMN]] and in_one(own_texts(texts, five)) == said
