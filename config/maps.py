"""Saved column maps: how the headings and words of somebody else's file become ours."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Annotated, Any, ClassVar

import tomli_w
from pydantic import BeforeValidator, ConfigDict, StringConstraints, TypeAdapter, ValidationError

from config.program.choices import folded

FOLDER = Path(__file__).resolve().parent / "maps"
DURATION_UNITS = ("minutes", "hours")


class MapRefused(ValueError):
    """A column map that cannot be used; the text says why and what to do.

    Seen: the sentence, as why a file or a map is refused.
    """


def _several(headings: object) -> object:
    """One heading may be written without brackets."""
    return (headings,) if isinstance(headings, str) else headings


Headings = Annotated[tuple[str, ...], BeforeValidator(_several)]
DurationUnit = Annotated[str, StringConstraints(pattern=f"^({'|'.join(DURATION_UNITS)})$")]


@dataclass(frozen=True)
class ColumnMap:
    """One saved map.

    `columns`: file heading to the format headings it gives. `values`: format heading to
    {spelling in the file: text that is taken instead}. `constants`: format heading to the text
    every row has. `durations`: format heading to what its bare numbers are, minutes or hours.
    `lists`: format heading of a list to {file heading: the word that a tick in its column means}.
    `turned`: file headings of columns that are each one dimension, day or question, to what they say.
    `made`: format headings of ids that the file does not have, and that are worked out.
    `left_out`: marks of the file headings that somebody looked at and left out; a map holds nothing else
    of columns that are not PAC's to keep.
    `date_format`: the one pattern of the file's dates, or None for ISO. `night_times`: what is meant
    where a session would begin at night, or None where it is to be asked.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: str
    format: str
    date_format: str | None = None
    columns: Mapping[str, Headings] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    durations: Mapping[str, DurationUnit] = field(default_factory=dict)
    night_times: str | None = None
    lists: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    turned: Mapping[str, str] = field(default_factory=dict)
    made: Headings = ()
    left_out: Headings = ()


_MAP = TypeAdapter(ColumnMap)


def heading_mark(heading: str) -> str:
    """A short code that tells a file heading from others, and does not say it."""
    return hashlib.sha256(folded(heading).encode()).hexdigest()[:12]


def map_from(text: str, where: str) -> ColumnMap:
    """Read a map from TOML; `where` names it in error texts. Raises MapRefused."""
    try:
        return _MAP.validate_python(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise MapRefused(f"The column map {where} is not valid TOML: {error}.") from error
    except ValidationError as error:
        raise MapRefused(f"The column map {where} {_what_is_wrong(error)}") from error


def _what_is_wrong(refused: ValidationError) -> str:
    faults = refused.errors()
    strange = sorted(str(f["loc"][0]) for f in faults if f["type"] == "unexpected_keyword_argument")
    if strange:
        known = ", ".join(sorted(f.name for f in fields(ColumnMap)))
        return f"has unknown parts: {', '.join(strange)}. Known are: {known}."
    match faults[0]["loc"], faults[0]["input"]:
        case ("name" | "format" as part, *_), _:
            return f"needs the text {part}."
        case ("date_format" | "night_times" as part, *_), _:
            return f"needs {part} to be a text."
        case ("made" | "left_out" as part, *_), _:
            return f"needs {part} to be texts in brackets."
        case (part,), _:
            return f"needs [{part}] to be a table."
        case ("columns", heading, *_), _:
            return (
                f"gives {heading!r} no heading of ours. Write one heading, or several in brackets."
            )
        case ("durations", heading), str(unit):
            return (
                f"says that bare numbers of {heading} are {unit}. "
                f"Write one of: {', '.join(DURATION_UNITS)}."
            )
        case ("values" | "lists" as part, heading, *_), _:
            return f"needs texts alone under [{part}.{heading}]."
        case (part, *_), _:
            return f"needs texts alone under [{part}]."
    raise AssertionError(faults)


def map_text(column_map: ColumnMap) -> str:
    """A map as TOML that `map_from` reads to the same map: to be looked at, kept and shared."""
    parts: dict[str, Any] = {k: v for k, v in vars(column_map).items() if v not in (None, {}, ())}
    if "columns" in parts:
        several = column_map.columns.items()
        parts["columns"] = {h: ours[0] if len(ours) == 1 else ours for h, ours in several}
    return tomli_w.dumps(parts)


def load(path: Path) -> ColumnMap:
    """The map in a file. Raises MapRefused."""
    return map_from(path.read_text(encoding="utf-8"), path.name)


def shipped() -> dict[str, ColumnMap]:
    """The maps that come with the program, by the name of their file."""
    return {path.stem: load(path) for path in sorted(FOLDER.glob("*.toml"))}
