"""Changes a saved map as a form says it: what each heading, word and number means, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from config.maps import DURATION_UNITS, ColumnMap, MapRefused
from config.program.choices import Choices
from data_access.imports.columns import Day, OneOf, SeveralOf
from data_access.imports.days import DATE_PATTERNS, ISO, NIGHT_TIMES
from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Column, Format
from data_access.imports.likeness import EACH
from data_access.imports.mapping import (
    LEAVE_OUT,
    NO_VALUE,
    NONE,
    Draft,
    column_map,
    constant_field,
    constant_problems,
    draft_of,
    unit_field,
)
from data_access.imports.maps import check_map
from data_access.imports.personal_numbers import find_personal_number


@dataclass(frozen=True)
class HeadingPart:
    """A heading that the map knows, what it gives, and what it stands for where it is one of several."""

    theirs: str
    gives: str
    says: str | None
    choices: Choices | None


@dataclass(frozen=True)
class WordPart:
    """A word of the file in a column of ours, and what it means. Without choices any text may be meant."""

    ours: str
    text: str
    means: str
    choices: Choices | None
    several: bool = False  # a cell may hold several; one that means "" is left out of it


@dataclass(frozen=True)
class MapParts:
    """A map as a form shows it, part by part in a fixed order."""

    map: ColumnMap
    form: Format
    headings: tuple[HeadingPart, ...]
    words: tuple[WordPart, ...]
    constants: tuple[tuple[Column, str], ...]
    durations: tuple[tuple[Column, str], ...]
    has_days: bool


def parts_of(one: ColumnMap) -> MapParts:
    """What there is to change in a map."""
    form = FORMATS[one.format]
    kinds = {c.heading: c for c in form.columns}
    headings = [
        HeadingPart(t, ours[0] if ours else NONE, None, None) for t, ours in one.columns.items()
    ]
    for ours, columns in one.lists.items():
        headings += [HeadingPart(t, ours, s, _choices(kinds[ours])) for t, s in columns.items()]
    if form.turning:
        into = _choices(kinds[form.turning.into])
        headings += [HeadingPart(t, EACH, says, into) for t, says in one.turned.items()]
    given = {h for ours in one.columns.values() for h in ours}
    return MapParts(
        one,
        form,
        tuple(headings),
        tuple(
            WordPart(
                ours, text, means, _choices(kinds[ours]), isinstance(kinds[ours].kind, SeveralOf)
            )
            for ours, words in one.values.items()
            for text, means in words.items()
        ),
        tuple((kinds[ours], text) for ours, text in one.constants.items()),
        tuple((kinds[ours], unit) for ours, unit in one.durations.items()),
        any(isinstance(kinds[h].kind, Day) for h in given) or bool(one.date_format),
    )


def _choices(column: Column) -> Choices | None:
    return column.kind.choices if isinstance(column.kind, OneOf | SeveralOf) else None


def heading_field(place: int) -> str:
    return f"heading-{place}"


def says_field(place: int) -> str:
    return f"says-{place}"


def word_field(place: int) -> str:
    return f"word-{place}"


NEW_NAME = "new_name"


def fields(parts: MapParts) -> dict[str, str]:
    """What the form of a map shows before anything is changed in it, by field."""
    draft = draft_of(parts.map)
    out = {NEW_NAME: draft.name, "pattern": draft.date_format, "nights": draft.night_times}
    for place, heading in enumerate(parts.headings):
        out |= {heading_field(place): heading.gives, says_field(place): heading.says or ""}
    out |= {word_field(place): word.means for place, word in enumerate(parts.words)}
    out |= {constant_field(column.heading): text for column, text in parts.constants}
    return out | {unit_field(column.heading): unit for column, unit in parts.durations}


def kept(parts: MapParts, sent: Mapping[str, str]) -> dict[str, str]:
    """What was chosen otherwise than the map has it, to be shown again; no number that may not be kept."""
    shown = fields(parts)
    return {
        name: said
        for name, said in sent.items()
        if name in shown and said != shown[name] and not find_personal_number(said)
    }


def changed(before: MapParts, sent: Mapping[str, str]) -> tuple[ColumnMap, tuple[str, ...]]:
    """The map that a form describes, and what is wrong with it; a part that was not sent stays."""
    form, draft = before.form, draft_of(before.map)
    columns, lists, turned, problems = _headings(before, sent)
    words: dict[str, dict[str, str]] = {}
    for place, word in enumerate(before.words):
        said = " ".join(sent.get(word_field(place), word.means).split())
        if word.several and said in ("", LEAVE_OUT):
            words.setdefault(word.ours, {})[word.text] = ""
            continue
        if said == NONE or (word.choices is not None and said not in word.choices):
            continue  # not known any more: such rows are refused
        means = "" if word.choices is None and said.casefold() == NO_VALUE else said
        words.setdefault(word.ours, {})[word.text] = means
    given = {*columns.values(), *lists}
    constants: dict[str, str] = {}
    for column, text in before.constants:
        said = sent.get(constant_field(column.heading), text).strip()
        if said and said != NONE and column.heading not in given:
            constants[column.heading] = said
    units = {
        column.heading: said
        for column, unit in before.durations
        if (said := sent.get(unit_field(column.heading), unit)) in DURATION_UNITS
        and column.heading in given
    }
    pattern = sent.get("pattern", draft.date_format)
    nights = sent.get("nights", draft.night_times)
    name = " ".join(sent.get("name", draft.name).split())
    made = column_map(
        Draft(
            form.key,
            columns,
            words,
            constants,
            units,
            lists,
            turned,
            pattern if pattern in DATE_PATTERNS else ISO,
            nights if nights in NIGHT_TIMES else NONE,
            draft.left_out,
            name,
        )
    )
    for column, _ in before.constants:
        if column.heading in made.constants:
            text = made.constants[column.heading]
            problems += constant_problems(column, text, made.date_format or NONE)
    # What several headings are given, and what is no longer sent by hand, stays as the map has it.
    several = {
        theirs: (columns[theirs], *ours[1:])
        for theirs, ours in before.map.columns.items()
        if len(ours) > 1 and columns.get(theirs) == ours[0]
    }
    made = replace(made, columns={**made.columns, **several})
    if before.map.made and not several:
        wanted = set(before.map.made) - {h for ours in made.columns.values() for h in ours}
        if missing := wanted - set(made.made):
            problems.append(f"{', '.join(sorted(missing))} can no longer be made of what is left.")
    if not made.columns and not made.lists and not made.turned:
        problems.append("No heading is matched any more. Keep at least one, or delete the map.")
    try:
        check_map(made, form)
    except MapRefused as refused:
        problems.append(str(refused))
    return made, tuple(dict.fromkeys(problems))


def _headings(
    before: MapParts, sent: Mapping[str, str]
) -> tuple[dict[str, str], dict[str, dict[str, str]], dict[str, str], list[str]]:
    """What each heading gives now: columns of ours, parts of lists, turned columns; and problems."""
    columns: dict[str, str] = {}
    lists: dict[str, dict[str, str]] = {}
    turned: dict[str, str] = {}
    problems = []
    for place, part in enumerate(before.headings):
        gives = sent.get(heading_field(place), part.gives)
        says = " ".join(sent.get(says_field(place), part.says or "").split())
        if part.says is None or gives != part.gives:
            if gives == EACH:
                problems.append(f"Match {part.theirs} anew with a file to make rows of its column.")
            elif gives in before.form.headings:
                columns[part.theirs] = gives
            continue
        if not says or (part.choices is not None and says not in part.choices):
            problems.append(f"Say what the column {part.theirs} stands for, or leave it out.")
        elif gives == EACH:
            turned[part.theirs] = says
        else:
            lists.setdefault(gives, {})[part.theirs] = says
    return columns, lists, turned, problems
