"""Matches the columns and words of an unknown file to ours: suggestions, and a person's answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from config.maps import DURATION_UNITS, ColumnMap, heading_mark
from config.program.choices import Choices, folded
from data_access.imports.column_maps import LONGEST_NAME
from data_access.imports.columns import (
    ClockTime,
    Context,
    Day,
    Hours,
    Minutes,
    OneOf,
    Refused,
    SeveralOf,
    accepted,
    list_parts,
)
from data_access.imports.days import DATE_PATTERNS, ISO, NIGHT_TIMES
from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Column
from data_access.imports.likeness import (
    EACH,
    Likely,
    answer_of,
    likely_format,
    likely_unit,
    says,
    suggested_code,
    suggested_columns,
    yes_to_taking_place,
)
from data_access.imports.personal_numbers import find_personal_number
from data_access.imports.recognition import (
    MOST_VALUES,
    FileColumn,
    NightTime,
    Shape,
    Spread,
    dates_in,
    night_times,
)
from data_access.imports.reshaping import is_tick, made_of_parts

_COLUMNS = "columns"  # stored alongside the answers that are saved with an upload
NONE = "-"  # a select's value when nothing is chosen
_NAME_IT = "Give the map a name, such as the name of the program the files come from."


# ---------------------------------------------------------------------------------------------
# A person's answers
# ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Draft:
    """A column map that is still being made. `problems` say what is still wrong with it.

    `columns`: heading of the file to our heading; the other fields are as in ColumnMap. What a column
    of a list or a turned one says may still be open ("").
    """

    format: str
    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    durations: Mapping[str, str] = field(default_factory=dict)
    lists: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    turned: Mapping[str, str] = field(default_factory=dict)
    date_format: str = NONE
    night_times: str = NONE
    left_out: tuple[str, ...] = ()
    name: str = ""
    problems: tuple[str, ...] = ()


@cache
def _drafts() -> TypeAdapter[Draft]:
    return TypeAdapter(Draft)


@cache
def _shapes() -> TypeAdapter[Shape]:
    return TypeAdapter(Shape)


def to_json(draft: Draft) -> dict[str, Any]:
    """A draft as JSON."""
    made: dict[str, Any] = _drafts().dump_python(draft, mode="json")
    return made


def seen_in(preview: Mapping[str, Any], columns: Any | None) -> dict[str, Any]:
    """Everything a file is matched from: the answers so far, and what was seen of its columns."""
    return {**preview, _COLUMNS: columns}


def shape_in(seen: Mapping[str, Any]) -> Shape | None:
    """What was seen of the file's columns, or None."""
    kept = seen.get(_COLUMNS)
    return None if kept is None else _shapes().validate_python(kept)


def draft_in(seen: Mapping[str, Any], form: str) -> Draft:
    """The draft stored for a format; if there is none, a new one with suggestions."""
    kept = seen.get("draft")
    if kept and kept.get("format") == form:
        return _drafts().validate_python(kept)
    shape = shape_in(seen)
    if shape is None:
        return Draft(form)
    likely = suggested_columns(FORMATS[form], shape)
    return _draft(form, shape, {theirs: found.means for theirs, found in likely.items()})


def plain_kind(preview: Mapping[str, Any], form: str | None, shape: Shape) -> str | None:
    """The kind of a file whose columns can be asked for at once; None where its kind has to be asked."""
    if preview.get("by_hand") and form in FORMATS:
        return form
    if preview.get("fitting") or preview.get("why") or form is not None:
        return None
    likely = likely_format(shape)
    return likely.means if likely else None


def _draft(key: str, shape: Shape, chosen: Mapping[str, str]) -> Draft:
    """The draft in which each column of the file is what was chosen for it."""
    form = FORMATS[key]
    found = {c.heading: c for c in shape.columns}
    lists: dict[str, dict[str, str]] = {}
    for column in form.columns:
        if not isinstance(column.kind, SeveralOf):
            continue
        theirs = [heading for heading, ours in chosen.items() if ours == column.heading]
        if len(theirs) > 1 or (theirs and _ticks(found[theirs[0]])):
            lists[column.heading] = {h: answer_of(column.kind.choices, h) for h in theirs}
    turned = {h: says(form, h) for h, ours in chosen.items() if ours == EACH}
    parts = {*turned, *(h for columns in lists.values() for h in columns)}
    columns = {h: ours for h, ours in chosen.items() if h not in parts}
    return Draft(key, columns, lists=lists, turned=turned)


def _ticks(found: FileColumn) -> bool:
    return bool(found.values) and all(is_tick(text) for text, _ in found.values)


def chosen_in(draft: Draft) -> dict[str, str]:
    """What was chosen for each column of the file, as the page of columns asks it."""
    answers = {theirs: ours for ours, columns in draft.lists.items() for theirs in columns}
    return {**draft.columns, **answers, **dict.fromkeys(draft.turned, EACH)}


def column_field(place: int) -> str:
    return f"column-{place}"


def value_field(ours: str, place: int) -> str:
    return f"value-{ours}-{place}"


def constant_field(ours: str) -> str:
    return f"constant-{ours}"


def unit_field(ours: str) -> str:
    return f"unit-{ours}"


def columns_draft(seen: Mapping[str, Any], sent: Mapping[str, str]) -> Draft:
    """The columns as matched in the form, and the problems with them."""
    key = sent.get("format", "")
    shape = shape_in(seen)
    if key not in FORMATS or shape is None:
        return Draft(next(iter(FORMATS)), problems=("Say what the file holds.",))
    form = FORMATS[key]
    ours = {*form.headings, *([EACH] if form.turning else [])}
    chosen = {
        found.heading: choice
        for place, found in enumerate(shape.columns)
        if (choice := sent.get(column_field(place), NONE)) in ours
    }
    made = _draft(key, shape, chosen)
    given = list(made.columns.values())
    twice = dict.fromkeys(found.heading for found in shape.columns if found.twice)
    problems = [
        f"The heading \u201c{heading}\u201d stands more than once in the file, so it does not say which "
        "column is meant. Give the one you need a name of its own and send the file again."
        for heading in twice
        if heading in chosen
    ]
    problems += [
        f"Two columns of the file give {heading}. Choose one of them."
        for heading in sorted({h for h in given if given.count(h) > 1})
    ]
    if form.turning and made.turned:
        problems += [
            f"{heading} cannot be a column by itself where columns are each {form.turning.one}."
            for heading in (form.turning.into, form.turning.cells)
            if heading in given
        ]
    if not chosen:
        problems.append("No column is matched yet. Match at least one.")
    before = draft_in(seen, key)
    return replace(
        before,
        columns=made.columns,
        lists={h: _said_before(c, before.lists.get(h, {})) for h, c in made.lists.items()},
        turned=_said_before(made.turned, before.turned),
        left_out=tuple(heading_mark(c.heading) for c in shape.columns if c.heading not in chosen),
        problems=tuple(problems),
    )


def whole_draft(seen: Mapping[str, Any], sent: Mapping[str, str]) -> tuple[Draft, bool]:
    """The columns and all that was asked of them on one page; and whether that is all there is to ask.

    Where other columns were chosen than the page was made for, what only these ask for is a problem.
    """
    answered, shape = values_draft(seen, sent), shape_in(seen)
    columns = columns_draft({**seen, "draft": to_json(answered)}, sent)
    if columns.problems or shape is None:
        return columns, False
    before = draft_in(seen, columns.format)
    was, now = chosen_in(before), chosen_in(columns)
    parts_left = {h for h in was if h not in chosen_in(answered) and now.get(h) == was[h]}
    left_out = (*columns.left_out, *map(heading_mark, sorted(parts_left)))
    if now == was:
        return replace(answered, left_out=left_out), True
    columns = replace(
        columns,
        lists={ours: _without(some, parts_left) for ours, some in columns.lists.items()},
        turned=_without(columns.turned, parts_left),
        left_out=left_out,
    )
    return _of_other_columns(columns, before, shape)


def _without(columns: Mapping[str, str], left: Collection[str]) -> dict[str, str]:
    return {theirs: says for theirs, says in columns.items() if theirs not in left}


def _of_other_columns(draft: Draft, before: Draft, shape: Shape) -> tuple[Draft, bool]:
    """What was answered, as far as it holds of other columns; with what only these ask for as problems."""
    asked = questions(draft, shape)
    turning = FORMATS[draft.format].turning
    cells = turning.cells if turning and draft.turned else ""
    given = {*draft.columns.values(), *_made(draft)}
    patterns = asked.patterns if len(asked.patterns) == 1 else (draft.date_format,)
    known = replace(
        draft,
        values={ours: w for ours, w in draft.values.items() if ours in {*given, cells}},
        constants={ours: text for ours, text in draft.constants.items() if ours not in given},
        durations={d.ours: u for d in asked.durations if (u := draft.durations.get(d.ours))},
        date_format=patterns[0] if patterns[0] in asked.patterns else NONE,
        night_times=draft.night_times if asked.nights else NONE,
    )
    if not is_asked_at_once(known, asked):
        return known, False
    same = {(theirs, ours) for theirs, ours in before.columns.items()}
    problems = [
        f"Say what the words of {each.theirs} mean."
        for each in asked.words
        if each.words and (each.theirs, each.ours) not in same
    ]
    problems += [
        f"Say what the column {part.theirs} stands for, or leave it out."
        for part in asked.parts
        if not part.said
    ]
    if cells and any(word.text not in known.values.get(cells, {}) for word in asked.cells):
        problems.append(f"Say what the cells say of the columns that are each {turning.one}.")  # type: ignore[union-attr]
    problems += [
        f"Every row needs {column.heading}: match a column, or write what all rows have."
        for column in asked.missing
        if column.heading not in known.constants
    ]
    problems += [
        f"Say what a bare number in {each.theirs} is: minutes or hours."
        for each in asked.durations
        if each.ours not in known.durations
    ]
    if asked.patterns and known.date_format == NONE:
        problems.append("Say how the dates of this file are written.")
    if asked.nights and known.night_times == NONE:
        problems.append("Say what is meant where a session would begin at night.")
    if not known.name:
        problems.append(_NAME_IT)
    return replace(known, problems=tuple(problems)), not problems


def is_asked_at_once(draft: Draft, asked: Questions) -> bool:
    """Whether one page can ask for columns and words: what every row needs is matched, or one of ours."""
    turning = FORMATS[draft.format].turning
    of_all = turning.of_all if turning and draft.turned else ()
    return bool(chosen_in(draft)) and all(
        accepted(column.kind) or column.heading in of_all for column in asked.missing
    )


def _said_before(columns: Mapping[str, str], before: Mapping[str, str]) -> dict[str, str]:
    return {theirs: before.get(theirs) or says for theirs, says in columns.items()}


def part_field(place: int) -> str:
    return f"part-{place}"


@dataclass(frozen=True)
class PartAsked:
    """A column that is one of several, and what it may stand for; without choices, a text."""

    ours: str
    theirs: str
    said: str
    choices: Choices | None


@dataclass(frozen=True)
class CellWord:
    """A word in the cells of turned columns that is no value of theirs: with its rows, and if it is none."""

    text: str
    rows: int
    is_nothing: bool


def _parts(draft: Draft) -> tuple[PartAsked, ...]:
    form = FORMATS[draft.format]
    kinds = {c.heading: c.kind for c in form.columns}
    several = dict(draft.lists)
    if form.turning and draft.turned:
        several[form.turning.into] = draft.turned
    return tuple(
        PartAsked(ours, theirs, said, getattr(kinds[ours], "choices", None))
        for ours, columns in several.items()
        for theirs, said in columns.items()
    )


def _cell_words(draft: Draft, shape: Shape) -> tuple[CellWord, ...]:
    """What stands in turned cells and cannot be read as what they hold."""
    form = FORMATS[draft.format]
    if form.turning is None or not draft.turned:
        return ()
    (column,) = (c for c in form.columns if c.heading == form.turning.cells)
    parse = column.kind.parser(Context(datetime.now(UTC).date()))
    seen: Counter[str] = Counter()
    for found in shape.columns:
        for text, rows in found.values if found.heading in draft.turned else ():
            try:
                parse(text)
            except Refused:
                seen[text] += rows
    nothing = ("absent", "n/a", "na", "-", "no", "none", "0")
    return tuple(
        CellWord(t, rows, t.casefold() in nothing)
        for t, rows in seen.most_common(MOST_VALUES)
        if len(t) <= LONGEST_CELL_WORD and not t.startswith("{")
    )


@dataclass(frozen=True)
class Word:
    """A word of the file in a column of coded values: its number of rows, and what it is like."""

    text: str
    rows: int
    likely: Likely | None


@dataclass(frozen=True)
class WordColumn:
    """The words of one column that were not recognized, and what they may mean."""

    ours: str
    theirs: str
    choices: Choices
    words: tuple[Word, ...]
    understood: tuple[str, ...]
    too_many: bool
    several: bool = False  # a cell may hold several of them, so one can be left out of it


@dataclass(frozen=True)
class UnitAsked:
    """A column of durations with bare numbers: what they may be, from all of them together."""

    ours: str
    theirs: str
    spread: Spread
    likely: Likely | None
    longest: int | None  # minutes; longer than this is refused


@dataclass(frozen=True)
class Questions:
    """What to ask once the columns are matched."""

    words: tuple[WordColumn, ...]
    parts: tuple[PartAsked, ...]  # columns that are each one of several
    cells: tuple[CellWord, ...]
    missing: tuple[Column, ...]  # required columns that the file does not have
    durations: tuple[UnitAsked, ...]
    patterns: tuple[str, ...]  # those that fit all dates, best first; empty without dates
    dates: tuple[str, ...] = ()  # some of the file's dates, as examples
    nights: tuple[NightTime, ...] = ()


def questions(draft: Draft, shape: Shape) -> Questions:
    """What still has to be asked after the columns are matched."""
    form = FORMATS[draft.format]
    found = {column.heading: column for column in shape.columns}
    matched = {ours: found[theirs] for theirs, ours in draft.columns.items() if theirs in found}
    words = []
    for column in form.columns:
        theirs = matched.get(column.heading)
        if theirs is not None and isinstance(column.kind, OneOf | SeveralOf):
            words.append(_word_column(column, column.kind, theirs))
    days = [
        matched[c.heading] for c in form.columns if isinstance(c.kind, Day) and c.heading in matched
    ]
    return Questions(
        words=tuple(words),
        parts=_parts(draft),
        cells=_cell_words(draft, shape),
        missing=tuple(
            c for c in form.columns if c.required and c.heading not in {*matched, *_made(draft)}
        ),
        durations=tuple(
            unit_asked(c, theirs.heading, theirs.numbers)
            for c in form.columns
            if isinstance(c.kind, Minutes | Hours)
            and (theirs := matched.get(c.heading)) is not None
            and theirs.numbers is not None
            and folded(theirs.heading) != folded(c.heading)
        ),
        patterns=_patterns(days, _days_of_columns(draft)),
        dates=(
            *_days_of_columns(draft),
            *(text for column in days for text in _texts(column)),
        ),
        nights=night_times(
            text
            for c in form.columns
            if isinstance(c.kind, ClockTime) and c.heading in matched
            for text in _texts(matched[c.heading])
        ),
    )


def unit_asked(column: Column, theirs: str, spread: Spread) -> UnitAsked:
    """The question after the unit of a column."""
    longest = column.kind.longest if isinstance(column.kind, Minutes) else None
    likely = likely_unit(theirs, column, spread)
    return UnitAsked(column.heading, theirs, spread, likely, longest)


@cache
def _units_asked() -> TypeAdapter[tuple[UnitAsked, ...]]:
    return TypeAdapter(tuple[UnitAsked, ...])


def units_to_json(asked: Sequence[UnitAsked]) -> Any:
    """Questions after units as JSON, to be kept with an upload."""
    return _units_asked().dump_python(tuple(asked), mode="json")


def units_in(preview: Mapping[str, Any]) -> tuple[UnitAsked, ...]:
    """The questions after units that are kept with an upload."""
    return _units_asked().validate_python(preview.get("units") or ())


def units_said(asked: Sequence[UnitAsked], sent: Mapping[str, str]) -> dict[str, str]:
    """The unit that was chosen for each column, of those that were."""
    return {
        each.ours: unit
        for each in asked
        if (unit := sent.get(unit_field(each.ours), NONE)) in DURATION_UNITS
    }


def _made(draft: Draft) -> frozenset[str]:
    """Our headings that are made of several columns of the file, and ids that it does not have."""
    return made_of_parts(column_map(draft), FORMATS[draft.format]) | set(ids_made(draft))


def ids_made(draft: Draft) -> tuple[str, ...]:
    """The ids that are made, since no column gives them."""
    of = FORMATS[draft.format].people
    return of.made(set(draft.columns.values())) if of else ()


def _word_column(column: Column, kind: OneOf | SeveralOf, theirs: FileColumn) -> WordColumn:
    seen: Counter[str] = Counter()
    for text, rows in theirs.values:
        for part in list_parts(text, kind.choices) if isinstance(kind, SeveralOf) else (text,):
            seen[part] += rows
    known = [text for text in seen if kind.choices.code_of(text)]
    words = [
        Word(
            text,
            rows,
            suggested_code(kind.choices, text)
            or yes_to_taking_place(column.heading, theirs.heading, text),
        )
        for text, rows in seen.items()
        if text not in known
    ]
    return WordColumn(
        column.heading, theirs.heading, kind.choices, tuple(words), tuple(known),
        too_many=theirs.filled > 0 and not theirs.values, several=isinstance(kind, SeveralOf),
    )  # fmt: skip


def _days_of_columns(draft: Draft) -> list[str]:
    """Headings of columns that are each a day."""
    form = FORMATS[draft.format]
    if form.turning is None:
        return []
    (into,) = (c.kind for c in form.columns if c.heading == form.turning.into)
    return list(draft.turned) if isinstance(into, Day) else []


def _patterns(days: list[FileColumn], also: list[str]) -> tuple[str, ...]:
    texts = Counter([*also, *(text for column in days for text in _texts(column))])
    if not texts:
        return tuple(DATE_PATTERNS) if days else ()
    found = dates_in(texts).patterns
    return tuple(p.pattern for p in found if p.fits == found[0].fits) or tuple(DATE_PATTERNS)


def _texts(column: FileColumn) -> tuple[str, ...]:
    return tuple(text for text, _ in column.values) or column.samples


def values_draft(seen: Mapping[str, Any], sent: Mapping[str, str]) -> Draft:
    """The words, dates and constants as entered in the form, and the problems with them."""
    key, shape = sent.get("format", ""), shape_in(seen)
    if key not in FORMATS or shape is None:
        return Draft(next(iter(FORMATS)), problems=("Say what the file holds.",))
    form, draft = FORMATS[key], draft_in(seen, key)
    asked = questions(draft, shape)
    problems: list[str] = []
    values = {}
    for known in asked.words:
        answers = {
            word.text: sent.get(value_field(known.ours, place), NONE)
            for place, word in enumerate(known.words)
        }
        chosen = {
            text: "" if code == LEAVE_OUT else code
            for text, code in answers.items()
            if code in known.choices or (known.several and code == LEAVE_OUT)
        }
        if chosen:
            values[known.ours] = chosen
    date_format = sent.get("pattern", NONE)
    if asked.patterns and date_format not in DATE_PATTERNS:
        date_format = NONE
        problems.append("Say how the dates of this file are written.")
    nights = sent.get("nights", NONE)
    if asked.nights and nights not in NIGHT_TIMES:
        nights = NONE
        problems.append("Say what is meant where a session would begin at night.")
    constants = {}
    made = _made(draft)
    for column in form.columns:
        if column.heading in draft.columns.values() or column.heading in made:
            continue
        text = sent.get(constant_field(column.heading), "").strip()
        if kind := find_personal_number(text):  # not even stored in the draft
            problems.append(f"{column.heading}: this looks like {kind}. PAC needs none of them.")
        elif text and text != NONE:
            constants[column.heading] = text
            problems += constant_problems(column, text, date_format)
        elif column in asked.missing:
            problems.append(
                f"Every row needs {column.heading}: match a column, or write what all rows have."
            )
    lists, turned, part_problems = _parts_said(draft, asked.parts, sent, date_format)
    problems += part_problems
    cells = {
        word.text: "" if said.casefold() == NO_VALUE else said
        for place, word in enumerate(asked.cells)
        if (said := sent.get(cell_field(place), "").strip()) and not find_personal_number(said)
    }
    if form.turning and cells:
        values[form.turning.cells] = cells
    units = units_said(asked.durations, sent)
    problems += [
        f"Say what a bare number in {each.theirs} is: minutes or hours."
        for each in asked.durations
        if each.ours not in units
    ]
    name = " ".join(sent.get("name", "").split())
    if not name:
        problems.append(_NAME_IT)
    return replace(
        draft,
        values=values,
        constants=constants,
        durations=units,
        lists=lists,
        turned=turned,
        date_format=date_format,
        night_times=nights if asked.nights else NONE,
        name=name[:LONGEST_NAME],
        problems=tuple(problems),
    )


LEAVE_OUT = "=leave"  # a select's value for a column that is no part, or a word that says nothing
NO_VALUE = "none"  # typed for a word that says that there is no entry
LONGEST_CELL_WORD = 40


def cell_field(place: int) -> str:
    return f"cell-{place}"


def _parts_said(
    draft: Draft, asked: Sequence[PartAsked], sent: Mapping[str, str], date_format: str
) -> tuple[dict[str, dict[str, str]], dict[str, str], list[str]]:
    """What each of several columns stands for, as entered: of lists, of turned columns; and problems."""
    form = FORMATS[draft.format]
    columns = {c.heading: c for c in form.columns}
    lists: dict[str, dict[str, str]] = {ours: {} for ours in draft.lists}
    turned: dict[str, str] = {}
    problems = []
    for place, part in enumerate(asked):
        said = " ".join(sent.get(part_field(place), NONE).split())
        if said == LEAVE_OUT:
            continue
        if said in (NONE, "") or (part.choices is not None and said not in part.choices):
            said = ""
            problems.append(f"Say what the column {part.theirs} stands for, or leave it out.")
        elif part.choices is None:
            problems += constant_problems(columns[part.ours], said, date_format)
        into = lists.get(part.ours, turned)
        if said and said in into.values():
            problems.append(
                f"Two columns stand for {said}. Leave one of them out, or choose another word."
            )
        into[part.theirs] = said
    return {ours: words for ours, words in lists.items() if words}, turned, problems


def constant_problems(column: Column, text: str, date_format: str) -> list[str]:
    """Why a column cannot hold a text, if it cannot."""
    pattern = None if date_format == NONE else date_format
    try:
        column.kind.parser(Context(datetime.now(UTC).date(), pattern))(text)
    except Refused as refused:
        return [f"{column.heading}: {refused.reason} {refused.remedy}"]
    return []


def draft_of(column_map: ColumnMap) -> Draft:
    """The draft that describes a map: to begin from where a file is matched anew, or the map changed."""
    dates, nights = column_map.date_format or ISO, column_map.night_times or NONE
    return Draft(
        format=column_map.format,
        columns={theirs: ours[0] for theirs, ours in column_map.columns.items() if ours},
        values=column_map.values,
        constants=column_map.constants,
        durations=column_map.durations,
        lists=column_map.lists,
        turned=column_map.turned,
        date_format=dates,
        night_times=nights,
        left_out=column_map.left_out,
        name=column_map.name,
    )


def column_map(draft: Draft) -> ColumnMap:
    """The map that a finished draft describes."""
    return ColumnMap(
        name=draft.name,
        format=draft.format,
        date_format=None if draft.date_format in (NONE, ISO) else draft.date_format,
        night_times=None if draft.night_times == NONE else draft.night_times,
        columns={theirs: (ours,) for theirs, ours in draft.columns.items()},
        values=draft.values,
        constants=draft.constants,
        durations=draft.durations,
        lists=draft.lists,
        turned=draft.turned,
        made=ids_made(draft),
        left_out=draft.left_out,
    )
