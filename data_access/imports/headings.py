"""Finds the row of headings of a table, and says what it lacks for a kind of file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from config.program.choices import folded
from data_access.imports import refused_rows
from data_access.imports.columns import Problem, shown
from data_access.imports.reason_codes import ReasonCode

TITLE_ROWS = 20  # up to this many rows may come before the headings

# Numbers that Massachusetts law protects (201 CMR 17) and that PAC does not need.
FORBIDDEN_HEADINGS = frozenset(
    map(
        folded,
        ("SSN", "Social Security Number", "Social Security", "Social Security No", "SS Number",
         "Credit Card Number", "Credit Card", "Bank Account Number", "Driver License Number"),
    )
)  # fmt: skip


class FileRefused(Exception):
    """A file that cannot be taken at all; the text says why and what to do.

    Seen: the sentence, as why the whole file is refused; nothing is saved.
    """


@dataclass(frozen=True)
class Expected:
    """The headings a file should have.

    `spellings`: folded file heading to the format headings it provides. `required`: format headings
    that must be present. `holds`: those whose cells are ids, days or times of day, of which a
    workbook's cell says more than its text does. `others`: label of another format to its folded
    required headings, used to say what kind of file a wrong one looks like.
    """

    label: str
    spellings: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...]
    holds: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, frozenset[str]] = field(default_factory=dict)
    growing: Growing | None = None


@dataclass(frozen=True)
class Growing:
    """A sheet that gets further columns of one kind at its right, as one of attendance gets a day a month.

    `known`: our headings of those that the map names. Where all of them are there, what `part` gives a
    name to on the right of them is read like them: they keep their order, and so their numbers.
    """

    known: frozenset[str]
    part: Callable[[str], str | None]


@dataclass(frozen=True)
class Headings:
    """The heading row of a file: which position provides which format heading.

    `five`: the columns of a refused-rows file that say why rows were refused; empty otherwise.
    """

    row: int  # its index among the rows, from 0
    width: int
    names: tuple[str, ...]
    taken: tuple[tuple[str, int], ...]  # (format heading, position)
    ignored: tuple[str, ...]
    five: tuple[int, ...] = ()

    @property
    def kept(self) -> tuple[int, ...]:
        """The positions of the columns that are read, in file order."""
        return tuple(sorted({position for _, position in self.taken}))


# A line: its number in the file, its texts by position, and the problem that makes it unreadable;
# with a problem there may be fewer or more texts than headings.
Line = tuple[int, Sequence[str], Problem | None]


class OtherWidth(Problem):
    """The problem of a line that would be right if it differed in empty cells at its end alone."""


def other_width(found: int, width: int, sure: bool = False) -> Problem:
    """Why a line is refused that has more or fewer values than there are headings.

    Not `sure`: it is to be looked at whether these are empty cells at its end (line_ends.py).
    """
    return (Problem if sure else OtherWidth)(
        ReasonCode.UNREADABLE_LINE,
        "",
        "",
        f"The line has {found} values, but there are {width} headings.",
        "Check for a missing or extra separator, and for commas in texts without quotation marks.",
    )


def nameless(position: int) -> str:
    """How a column without a heading is called."""
    return f"(column {position + 1}, without a heading)"


def find_headings(rows: Iterable[Sequence[str]], expected: Expected) -> Headings | None:
    """The one of the first rows that has the most headings of the format, or None."""
    best: Headings | None = None
    for place, row in enumerate(islice(rows, TITLE_ROWS + 1)):
        headings = _headings(place, row, expected)
        if headings.taken and (best is None or len(headings.taken) > len(best.taken)):
            best = headings
    return best


def _headings(place: int, row: Sequence[str], expected: Expected) -> Headings:
    taken: list[tuple[str, int]] = []
    ignored: list[str] = []
    five = refused_rows.places(row)
    for position, name in enumerate(row):
        if position in five or (five and position > max(five) and not name.strip()):
            continue
        wanted = expected.spellings.get(folded(name), ())
        taken.extend((heading, position) for heading in wanted)
        if not wanted:
            ignored.append(_clean(name) or nameless(position))
    if expected.growing:
        further = _further(expected.growing, row, taken)
        taken += further
        for _, position in further:
            ignored.remove(_clean(row[position]))
    return Headings(place, len(row), tuple(row), tuple(taken), tuple(ignored), five)


def _further(
    growing: Growing, row: Sequence[str], taken: Sequence[tuple[str, int]]
) -> list[tuple[str, int]]:
    """The columns that came to a growing sheet since its map was made."""
    places = [position for heading, position in taken if heading in growing.known]
    if len(places) < len(growing.known):
        return []
    after = max(places, default=-1) + 1
    given = {position for _, position in taken}
    return [
        (part, position)
        for position, name in enumerate(row[after:], after)
        if position not in given and (part := growing.part(name.strip()))
    ]


def joined(
    rows: Sequence[list[str]], across: Sequence[tuple[int, int, int]] = ()
) -> list[list[str]]:
    """The first rows of a table; where its headings fill two rows, both are joined into the second.

    "Minutes" above "Conference" becomes "Minutes: Conference". `across`: cells that are merged over
    several columns, as row, first column and the column after the last, from 0.
    """
    out = list(rows)
    place = next((n for n, row in enumerate(rows) if len(_filled(row)) > 1), None)
    if place is None or place + 1 >= len(rows):
        return out
    upper, lower = rows[place], rows[place + 1]
    width = max(len(upper), len(lower))
    upper, lower = [*upper, *[""] * (width - len(upper))], [*lower, *[""] * (width - len(lower))]
    merged = [(start, end) for row, start, end in across if row == place]
    if _are_two_rows(upper, lower, bool(merged)):
        above, until = "", 0
        names = []
        for position, (high, low) in enumerate(zip(upper, lower, strict=True)):
            if high.strip():
                above = high
                until = next((end for start, end in merged if start == position), 0)
            elif merged and position >= until:
                above = ""  # beside the merged cell, and not below it
            both = above.strip() and low.strip() and folded(above) != folded(low)
            names.append(f"{above.strip()}: {low.strip()}" if both else low or high)
        out[place : place + 2] = [[], names]
    return out


def _filled(row: Sequence[str]) -> list[int]:
    return [n for n, text in enumerate(row) if text.strip()]


def _are_two_rows(upper: Sequence[str], lower: Sequence[str], merged: bool) -> bool:
    """Whether the second row says what is below the headings of the first, and is no row of values."""
    high, low = _filled(upper), _filled(lower)
    words = [*(upper[n] for n in high), *(lower[n] for n in low)]
    if not all(any(c.isalpha() for c in word) for word in words):
        return False
    if not merged and any(c.isdigit() for n in low for c in lower[n]):
        return False
    ends = [*high[1:], len(upper)]
    below = [sum(start <= n < end for n in low) for start, end in zip(high, ends, strict=True)]
    if not merged and any(0 < count < 2 for count in below):
        return False  # a row of values has some below single headings, too
    names = [folded(lower[n]) for n in low]
    return max(below, default=0) > 1 and (0 in below or len(set(names)) < len(names))


def _clean(name: str) -> str:
    return shown(" ".join(name.split()))[:80]


def check_headings(headings: Headings, expected: Expected) -> None:
    """Raise FileRefused where a needed column is missing, is there twice, or may not be there."""
    names = [heading for heading, _ in headings.taken]
    twice = sorted({n for n in names if names.count(n) > 1})
    if twice:
        raise FileRefused(
            f"The heading {', '.join(twice)} stands more than once. "
            "Keep one of the columns and import the file again."
        )
    missing = [h for h in expected.required if h not in names]
    if missing:
        column = "The column is" if len(missing) == 1 else "These columns are"
        raise FileRefused(
            f"{column} missing: {', '.join(missing)}. A file of {expected.label} needs "
            f"{'it' if len(missing) == 1 else 'them'}.{_looks_like([headings.names], expected)}"
        )
    forbidden = [n for n in headings.ignored if folded(n) in FORBIDDEN_HEADINGS]
    if forbidden:
        columns = " and one ".join(f"\u201c{name}\u201d" for name in forbidden)
        raise FileRefused(
            f"The file has a column {columns}. PAC may "
            f"not keep such numbers: remove {'it' if len(forbidden) == 1 else 'them'} and import the "
            "file again. Nothing was kept."
        )


def _looks_like(rows: Iterable[Sequence[str]], expected: Expected) -> str:
    best, label = 0, ""
    for row in rows:
        names = {folded(name) for name in row}
        for other, required in expected.others.items():
            if required <= names and len(required) > best:
                best, label = len(required), other
    return f" Its headings look like a file of {label}." if label else ""


def no_headings(rows: Iterable[Sequence[str]], expected: Expected) -> str:
    """What is said of a file among whose first rows there are no headings of the format."""
    return (
        f"No row with the headings of a file of {expected.label} was found among the first "
        f"{TITLE_ROWS + 1} rows.{_looks_like(rows, expected)} Begin with the template, or choose "
        "another kind of file."
    )
