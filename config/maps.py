"""Saved column maps: how the headings and words of somebody else's file become ours."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent / "maps"


class MapRefused(ValueError):
    """A column map that cannot be used; the text says why and what to do."""


@dataclass(frozen=True)
class ColumnMap:
    """One saved map.

    `columns`: file heading to the format headings it gives. `values`: format heading to
    {spelling in the file: text that is taken instead}. `constants`: format heading to the text
    every row has. `durations`: format heading to what its bare numbers are, minutes or hours.
    `date_format`: the one pattern of the file's dates, or None for ISO.
    """

    name: str
    format: str
    date_format: str | None = None
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)
    durations: Mapping[str, str] = field(default_factory=dict)


DURATION_UNITS = ("minutes", "hours")
_PARTS = {"name", "format", "date_format", "columns", "values", "constants", "durations"}


def map_from(text: str, where: str) -> ColumnMap:
    """Read a map from TOML; `where` names it in error texts. Raises MapRefused."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise MapRefused(f"The column map {where} is not valid TOML: {error}.") from error
    strange = sorted(set(data) - _PARTS)
    if strange:
        raise MapRefused(
            f"The column map {where} has unknown parts: {', '.join(strange)}. "
            f"Known are: {', '.join(sorted(_PARTS))}."
        )
    for part in ("name", "format"):
        if not isinstance(data.get(part), str):
            raise MapRefused(f"The column map {where} needs the text {part}.")
    date_format = data.get("date_format")
    if date_format is not None and not isinstance(date_format, str):
        raise MapRefused(f"The column map {where} needs date_format to be a text.")
    durations = _texts(_table(data, "durations", where), where, "durations")
    for heading, unit in durations.items():
        if unit not in DURATION_UNITS:
            raise MapRefused(
                f"The column map {where} says that bare numbers of {heading} are {unit}. "
                f"Write one of: {', '.join(DURATION_UNITS)}."
            )
    return ColumnMap(
        name=data["name"],
        format=data["format"],
        date_format=date_format,
        columns={h: _several(v, where, h) for h, v in _table(data, "columns", where).items()},
        values={
            heading: _texts(spellings, where, f"values.{heading}")
            for heading, spellings in _table(data, "values", where).items()
        },
        constants=_texts(_table(data, "constants", where), where, "constants"),
        durations=durations,
    )


def map_text(column_map: ColumnMap) -> str:
    """A map as TOML that `map_from` reads to the same map: to be looked at, kept and shared."""
    lines = [f"name = {_quoted(column_map.name)}", f"format = {_quoted(column_map.format)}"]
    if column_map.date_format is not None:
        lines.append(f"date_format = {_quoted(column_map.date_format)}")
    tables: list[tuple[str, Mapping[str, str | tuple[str, ...]]]] = [
        ("columns", column_map.columns),
        *((f"values.{_key(h)}", spellings) for h, spellings in column_map.values.items()),
        ("constants", column_map.constants),
        ("durations", column_map.durations),
    ]
    for name, table in tables:
        if table:
            lines += ["", f"[{name}]"]
            lines += [f"{_key(key)} = {_one_or_several(value)}" for key, value in table.items()]
    return "\n".join(lines) + "\n"


_BARE = re.compile(r"[A-Za-z0-9_-]+")


def _key(text: str) -> str:
    return text if _BARE.fullmatch(text) else _quoted(text)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in escaped) + '"'


def _one_or_several(value: str | tuple[str, ...]) -> str:
    if isinstance(value, str):
        return _quoted(value)
    if len(value) == 1:
        return _quoted(value[0])
    return f"[{', '.join(map(_quoted, value))}]"


def _table(data: Mapping[str, Any], part: str, where: str) -> Mapping[str, Any]:
    table = data.get(part, {})
    if not isinstance(table, dict):
        raise MapRefused(f"The column map {where} needs [{part}] to be a table.")
    return table


def _texts(table: Any, where: str, part: str) -> dict[str, str]:
    if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
        raise MapRefused(f"The column map {where} needs texts alone under [{part}].")
    return dict(table)


def _several(value: Any, where: str, heading: str) -> tuple[str, ...]:
    headings = (value,) if isinstance(value, str) else value
    if not isinstance(headings, list | tuple) or not all(isinstance(h, str) for h in headings):
        raise MapRefused(
            f"The column map {where} gives {heading!r} no heading of ours. "
            "Write one heading, or several in brackets."
        )
    return tuple(headings)


def load(path: Path) -> ColumnMap:
    """The map in a file. Raises MapRefused."""
    return map_from(path.read_text(encoding="utf-8"), path.name)


def shipped() -> dict[str, ColumnMap]:
    """The maps that come with the program, by the name of their file."""
    return {path.stem: load(path) for path in sorted(FOLDER.glob("*.toml"))}
