"""Holds a saved column map to the format it names, and makes the headings a file is read by."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

from config.maps import ColumnMap, MapRefused
from config.program.choices import folded
from data_access.imports.columns import ClockTime, Day, Id, Ids, SeveralOf
from data_access.imports.days import DATE_PATTERNS, NIGHT_TIMES, read_day
from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Format
from data_access.imports.headings import Expected, Growing
from data_access.imports.reshaping import made_of_parts, part_of, parts_in


def check_map(column_map: ColumnMap, form: Format) -> None:
    """Raise MapRefused where a map does not fit the format it is used for."""
    name = column_map.name
    if column_map.format != form.key:
        raise MapRefused(
            f"The column map \u201c{name}\u201d is for {column_map.format} files, "
            f"not for {form.key} files."
        )
    if column_map.date_format is not None and column_map.date_format not in DATE_PATTERNS:
        raise MapRefused(
            f"The column map \u201c{name}\u201d declares dates as {column_map.date_format}. "
            f"Known are: {', '.join(DATE_PATTERNS)}."
        )
    if column_map.night_times is not None and column_map.night_times not in NIGHT_TIMES:
        raise MapRefused(
            f"The column map \u201c{name}\u201d says of times at night: {column_map.night_times}. "
            f"Known are: {', '.join(NIGHT_TIMES)}."
        )
    given = [h for headings in column_map.columns.values() for h in headings]
    given += made_of_parts(column_map, form)
    named = {*given, *column_map.values, *column_map.constants, *column_map.durations}
    unknown = sorted(named - set(form.headings))
    if unknown:
        raise MapRefused(
            f"The column map \u201c{name}\u201d names headings that {form.key} files do not have: "
            f"{', '.join(unknown)}."
        )
    twice = sorted({h for h in given if given.count(h) > 1 or h in column_map.constants})
    if twice:
        raise MapRefused(
            f"The column map \u201c{name}\u201d gives {', '.join(twice)} more than once."
        )
    _check_shape(column_map, form)
    _check_made(column_map, form, {*given, *column_map.constants})


def _check_made(column_map: ColumnMap, form: Format, given: Collection[str]) -> None:
    """Only some ids can be made, and only of a file that says enough."""
    may = form.people.made(given) if form.people else ()
    if wrong := [heading for heading in column_map.made if heading not in may]:
        raise MapRefused(
            f"The column map \u201c{column_map.name}\u201d makes {', '.join(wrong)}, which cannot be made "
            f"of what it reads. Of {form.key} files can be made: {', '.join(may) or 'nothing'}."
        )


def _check_shape(column_map: ColumnMap, form: Format) -> None:
    """Lists are made of lists alone, and only some kinds of file are turned."""
    several = {c.heading for c in form.columns if isinstance(c.kind, SeveralOf)}
    if no_lists := sorted(set(column_map.lists) - several):
        raise MapRefused(
            f"The column map \u201c{column_map.name}\u201d makes lists of {', '.join(no_lists)}, which "
            f"hold one value each. Lists of {form.key} files are: {', '.join(sorted(several)) or 'none'}."
        )
    if column_map.turned and form.turning is None:
        raise MapRefused(
            f"The column map \u201c{column_map.name}\u201d turns columns into rows, which {form.key} files "
            "do not know."
        )


def expected_headings(form: Format, column_map: ColumnMap | None) -> Expected:
    """The headings to look for in a file: the map's, and the format's own where none is mapped."""
    columns: Mapping[str, tuple[str, ...]] = column_map.columns if column_map else {}
    constants: Mapping[str, str] = column_map.constants if column_map else {}
    parts = parts_in(column_map, form) if column_map else {}
    made = made_of_parts(column_map, form) | set(column_map.made if column_map else ())
    given = {h for headings in columns.values() for h in headings}
    mapped = given | made
    spellings: dict[str, tuple[str, ...]] = {
        folded(spelling): (c.heading,)
        for c in form.columns
        if c.heading not in mapped and c.heading not in constants
        for spelling in (*c.spellings, c.heading)
    }
    spellings |= {folded(file_heading): headings for file_heading, headings in columns.items()}
    spellings |= {folded(theirs): (part,) for theirs, part in parts.items()}
    return Expected(
        label=form.label,
        spellings=spellings,
        required=(
            *(h for h in form.required if h not in constants and h not in made),
            *_telling(form, made, given),
        ),
        holds=_holds(form.key),
        others={label: needed for label, needed in _signatures().items() if label != form.label},
        growing=_growing(form, column_map) if column_map else None,
    )


def _telling(form: Format, made: Collection[str], given: Collection[str]) -> tuple[str, ...]:
    """The headings that say who it is, where ids are found by it: such a file has to have them."""
    of = form.people
    if of is None or of.found not in made:
        return ()
    return tuple(h for h in of.members[-1].telling if h in given)


def _growing(form: Format, column_map: ColumnMap) -> Growing | None:
    """Where a map says that columns are each a day, later files have later days."""
    turning = form.turning
    if turning is None or not column_map.turned:
        return None
    into, pattern = turning.into, column_map.date_format
    if not any(c.heading == into and isinstance(c.kind, Day) for c in form.columns):
        return None

    def part(name: str) -> str | None:
        return part_of(into, name) if read_day(name, pattern) else None

    return Growing(frozenset(part_of(into, says) for says in column_map.turned.values()), part)


@cache
def _holds(form_key: str) -> Mapping[str, str]:
    """The headings of a format whose cells are ids, days or times of day."""
    kinds = ((Id, "id"), (Ids, "id"), (Day, "day"), (ClockTime, "time"))
    return {
        c.heading: word
        for c in FORMATS[form_key].columns
        for kind, word in kinds
        if isinstance(c.kind, kind)
    }


@cache
def _signatures() -> dict[str, frozenset[str]]:
    """What every format's files must have, to recognize a file of another format by."""
    return {f.label: frozenset(map(folded, f.required)) for f in FORMATS.values()}
