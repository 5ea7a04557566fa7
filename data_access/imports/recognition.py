"""Finds out what kind of file was sent: its layout, its character set, how its dates are written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from config.maps import ColumnMap
from config.program.choices import folded
from data_access.imports.columns import ClockTime, Day, Hours, Minutes, is_bare_number, shown
from data_access.imports.days import (
    DATE_PATTERNS,
    ISO,
    clock_words,
    is_day_heading,
    read_day,
    read_time,
)
from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Format
from data_access.imports.headings import TITLE_ROWS, Expected, FileRefused
from data_access.imports.maps import expected_headings
from data_access.imports.personal_numbers import find_personal_number
from data_access.imports.reader import (
    ROWS_OF_LABELS,
    Lines,
    Top,
    are_labels,
    has_headings,
    lines_below,
    tops,
)
from data_access.imports.reshaping import parts_in
from data_access.imports.rows import duration_unit
from data_access.imports.workbooks import XLSX_COLUMNS

LOOKED_AT = 20_000  # lines examined to learn how dates are written and what a column holds
MOST_VALUES = 50  # different values of a column that can be matched one by one
SAMPLES = 4
_LONGEST = 60


# ---------------------------------------------------------------------------------------------
# Which format, by which map
# ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Layout:
    """A format a file can be read as, with the column map this needs, if any."""

    format: str
    map_name: str | None
    taken: int  # headings that the format uses
    ignored: int  # headings that it does not use


def layouts(
    path: Path, maps: Mapping[str, ColumnMap], encoding: str | None = None
) -> tuple[Layout, ...]:
    """The layouts whose required headings are all in the file, best first. Raises FileRefused.

    A saved map is included if the file has at least half of the headings the map reads, every required
    one, and one of those that the map turns, if it turns some.
    """
    known = tops(path, encoding)
    found = []
    for key, form in FORMATS.items():
        found += _fitting(known, form, expected_headings(form, None), None)
        for name, column_map in maps.items():
            if column_map.format == key:
                expected = expected_headings(form, column_map)
                theirs = (*column_map.columns, *parts_in(column_map, form))
                needed = frozenset(map(folded, theirs))
                turned = frozenset(map(folded, column_map.turned))
                found += _fitting(known, form, expected, name, needed, turned)
    # A file with the product's own headings needs no map, even if some map could read it too.
    return tuple(sorted(found, key=lambda f: (-f.taken, f.ignored, f.map_name is not None)))


def _fitting(
    known: Iterable[Top],
    form: Format,
    expected: Expected,
    map_name: str | None,
    needed: frozenset[str] = frozenset(),
    turned: frozenset[str] = frozenset(),
) -> list[Layout]:
    best: Layout | None = None
    for top in known:
        headings = has_headings(top, expected)
        if headings is None:
            continue
        names = frozenset(map(folded, headings.names))
        if 2 * len(needed & names) < len(needed):
            continue
        if turned and not turned & names:  # then no line of it would make a row
            continue
        layout = Layout(form.key, map_name, len(headings.taken), len(headings.ignored))
        if best is None or layout.taken > best.taken:
            best = layout
    return [best] if best else []


# ---------------------------------------------------------------------------------------------
# Character set
# ---------------------------------------------------------------------------------------------


def windows_lines(path: Path, most: int = 5) -> tuple[str, ...]:
    """Lines that are not valid UTF-8, as in an old Windows file; empty if there are none.

    Raises FileRefused if the file is in neither encoding.
    """
    with path.open("rb") as file:
        if file.read(4) == b"PK\x03\x04":
            return ()
    try:
        tops(path)
    except FileRefused:
        tops(path, "cp1252")  # refuses a file in neither encoding, with its own message
    else:
        return ()
    out = []
    with path.open("rb") as file:
        for line in file:
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                out.append(shown(line[:2000].decode("cp1252", "replace").strip()))
            if len(out) == most:
                break
    return tuple(out)


# ---------------------------------------------------------------------------------------------
# Dates
# ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class DatePattern:
    """A pattern the file's dates may follow: how many fit it, and one of them read with it."""

    pattern: str
    fits: int
    text: str
    day: str


@dataclass(frozen=True)
class Dates:
    """How the dates of a file are written: their number, and the patterns that fit, best first.

    Dates that can be read in one way alone fit every pattern.
    """

    total: int
    patterns: tuple[DatePattern, ...]

    @property
    def must_be_asked(self) -> bool:
        """Whether some dates could be read in two ways, or by one pattern alone."""
        return bool(self.patterns) and self.patterns[0].pattern != ISO


@dataclass(frozen=True)
class NightTime:
    """A start time at night: as the file has it, as it would be stored, and in the other half of the day."""

    text: str
    as_written: str
    other_half: str


@dataclass(frozen=True)
class Written:
    """The different texts of a file's dates and times of day, with their rows."""

    days: Mapping[str, int]
    times: Mapping[str, int]

    @property
    def nights(self) -> tuple[NightTime, ...]:
        """The start times at night, those of most rows first."""
        found = (
            (text, read_time(text)) for text in sorted(self.times, key=lambda t: -self.times[t])
        )
        return night_times(text for text, time in found if time)

    @property
    def rows_at_night(self) -> int:
        """How many rows begin at night."""
        return sum(
            rows for text, rows in self.times.items() if (t := read_time(text)) and t.is_at_night
        )


def night_times(texts: Iterable[str]) -> tuple[NightTime, ...]:
    """Those of some start times that lie at night."""
    read = ((text, read_time(text)) for text in texts)
    return tuple(
        NightTime(text, clock_words(t.minutes), clock_words(t.other_half.minutes))
        for text, t in read
        if t and t.is_at_night
    )


def written(form: Format, lines: Lines) -> Written:
    """Collect the dates and times of day of an opened file."""
    kinds = {c.heading: c.kind for c in form.columns}
    days, times = Counter[str](), Counter[str]()
    # What a column gives in part (a tick, a score of a dimension) is neither a day nor a time.
    whole = [(kinds.get(heading), place) for heading, place in lines.headings.taken]
    places = [
        (place, days if isinstance(kind, Day) else times)
        for kind, place in whole
        if isinstance(kind, Day | ClockTime)
    ]
    for _, texts, problem in islice(lines, LOOKED_AT):
        if problem is None:
            for place, seen in places:
                if text := texts[place].strip():
                    seen[text] += 1
    return Written(days, times)


def dates_of(form: Format, lines: Lines) -> Dates:
    """Find out how the dates of an opened file are written."""
    return dates_in(written(form, lines).days)


def dates_in(seen: Mapping[str, int]) -> Dates:
    """How dates are written, from their texts and the rows of each."""
    plain = {text: read.day for text in seen if (read := read_day(text))}
    found = []
    for pattern in DATE_PATTERNS:
        own = {t: read.day for t in seen if t not in plain and (read := read_day(t, pattern))}
        shown_as = own or (plain if pattern == ISO else {})
        if shown_as:
            # Preferably a date whose day cannot be mistaken for the month.
            text = max(shown_as, key=lambda t: (t[:4].isdigit(), shown_as[t].day > 12, t))
            count = sum(seen[t] for t in (*plain, *own))
            found.append(DatePattern(pattern, count, text, shown_as[text].isoformat()))
    found.sort(key=lambda p: -p.fits)
    return Dates(sum(seen.values()), tuple(found))


# ---------------------------------------------------------------------------------------------
# An unknown layout
# ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Spread:
    """The bare numbers of a column, as they are written: how many, the ends, and the middle one."""

    count: int
    least: str
    middle: str
    greatest: str


@dataclass(frozen=True)
class FileColumn:
    """A column of an unknown file: its heading, sample values, and all values if there are only a few.

    `numbers`: the spread of its bare numbers, if it has some. `twice`: another column has this heading
    too, so neither can be used.
    """

    heading: str
    samples: tuple[str, ...]
    filled: int
    values: tuple[tuple[str, int], ...] = ()  # with their row counts; empty if too many
    numbers: Spread | None = None
    twice: bool = False


@dataclass(frozen=True)
class Shape:
    """What a file of an unknown layout holds. `rows` is the number of rows examined."""

    sheet: str
    columns: tuple[FileColumn, ...]
    rows: int


def spread_of(numbers: Mapping[str, int]) -> Spread | None:
    """The spread of bare numbers, each with the rows it stands in; None if there are none."""
    ordered = sorted(numbers, key=float)
    total = sum(numbers.values())
    if not total:
        return None
    passed = 0
    for text in ordered:
        passed += numbers[text]
        if 2 * passed >= total:
            break
    return Spread(total, shown(ordered[0]), shown(text), shown(ordered[-1]))


def undeclared_units(
    form: Format, column_map: ColumnMap | None, lines: Lines
) -> dict[str, tuple[str, Spread]]:
    """Our columns of durations of which nothing says the unit: the file's heading, and the spread."""
    places = {
        heading: place
        for heading, place in lines.headings.taken
        for column in form.columns
        if column.heading == heading
        and isinstance(column.kind, Minutes | Hours)
        and duration_unit(heading, column_map) is None
    }
    seen: dict[str, Counter[str]] = {heading: Counter() for heading in places}
    if places:
        for _, texts, problem in islice(lines, LOOKED_AT):
            for heading, place in places.items() if problem is None else ():
                text = texts[place].strip()
                if is_bare_number(text) and float(text) >= 1:
                    seen[heading][text] += 1
    return {
        heading: (shown(" ".join(lines.headings.names[places[heading]].split())), spread)
        for heading, numbers in seen.items()
        if (spread := spread_of(numbers))
    }


def shape_of(path: Path, encoding: str | None = None) -> Shape:
    """The columns of a file, whatever their headings are. Raises FileRefused if it has none."""
    candidates = [(place, top) for top in tops(path, encoding) if (place := _heading_row(top))]
    if not candidates:
        raise FileRefused(
            f"No row of headings was found among the first {TITLE_ROWS + 1} rows. Write the name "
            "of each column into the first row, or begin with a template."
        )
    (row, width), top = max(candidates, key=lambda c: (c[0][1], -c[0][0]))
    names = top.rows[row][:width]
    if width > XLSX_COLUMNS:
        raise FileRefused(
            f"The file has {width:,} columns. Keep those that are needed, at most {XLSX_COLUMNS}."
        )
    if kind := next(filter(None, map(find_personal_number, names)), None):
        raise FileRefused(
            f"The row that was taken for the headings holds what looks like {kind}. Write the name "
            "of each column into the first row, and remove the numbers. Nothing was kept."
        )
    alike = [
        t for (place, _), t in candidates if t.delimiter == top.delimiter and _same(t, place, names)
    ]
    lines = islice(chain.from_iterable(_below(path, encoding, t, names) for t in alike), LOOKED_AT)
    return _columns(top.sheet, names, lines)


def _same(top: Top, row: int, names: Sequence[str]) -> bool:
    return [*map(folded, top.rows[row][: len(names)])] == [*map(folded, names)]


def _below(
    path: Path, encoding: str | None, top: Top, names: Sequence[str]
) -> Iterator[Sequence[str]]:
    row = next(n for n in range(len(top.rows)) if _same(top, n, names))
    return lines_below(path, encoding, top, row)


def _heading_row(top: Top) -> tuple[int, int] | None:
    """(index, number of columns) of the row that looks like headings: words in most of its cells."""
    widths = []
    days = Counter(place for row in top.rows for place, t in enumerate(row) if is_day_heading(t))
    for row in top.rows:
        # A date that has none below it in its column is the name of the column.
        words = [
            text
            for place, text in enumerate(row)
            if any(c.isalpha() for c in text) or (days[place] == 1 and is_day_heading(text))
        ]
        widths.append(len(words) if len(words) * 2 >= len([t for t in row if t.strip()]) else 0)
    most = max(widths, default=0)
    if most < 2:
        return None
    place = next(n for n, width in enumerate(widths) if width * 5 >= most * 4)
    row = top.rows[place]
    return place, max(n for n, text in enumerate(row, 1) if text.strip())


def _columns(sheet: str, names: Sequence[str], lines: Iterator[Sequence[str]]) -> Shape:
    seen: list[Counter[str]] = [Counter() for _ in names]
    many = [False] * len(names)
    filled = [0] * len(names)
    numbers: list[Counter[str]] = [Counter() for _ in names]
    rows = 0
    for texts in lines:
        if rows < ROWS_OF_LABELS and are_labels(texts):
            # A survey tool repeats its headings in words above this row: no answers yet.
            seen, filled = [Counter() for _ in names], [0] * len(names)
            numbers, rows = [Counter() for _ in names], 0
            continue
        rows += 1
        for place, text in enumerate(texts[: len(names)]):
            text = text.strip()
            if not text:
                continue
            filled[place] += 1
            if is_bare_number(text):
                numbers[place][text] += 1
            if text in seen[place] or len(seen[place]) <= MOST_VALUES:
                seen[place][text] += 1
            else:
                many[place] = True
    columns = []
    known = Counter(map(folded, names))
    for place, name in enumerate(names):
        if not name.strip():
            continue
        twice = known[folded(name)] > 1
        found = seen[place]
        telling = [t for t in found if not find_personal_number(t)]
        few = not many[place] and len(found) <= MOST_VALUES and len(telling) == len(found)
        values = found.most_common() if few and all(len(t) <= 2 * _LONGEST for t in found) else ()
        samples = tuple(shown(t)[:_LONGEST] for t in islice(telling, SAMPLES))
        heading = " ".join(name.split())
        spread = spread_of(numbers[place])
        columns.append(FileColumn(heading, samples, filled[place], tuple(values), spread, twice))
    if not rows:
        raise FileRefused("The file has headings, but no rows below them.")
    return Shape(sheet, tuple(columns), rows)
