"""Two ids in reach that may be one, with what either says beside the other: somebody who knows decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, String, cast, literal, null, select

from config.date_words import day_words
from config.program.choices import Choices
from data_access.storage import schema
from data_access.storage.database import Reader

NOT_GIVEN = "not given"  # how it is shown that a row says nothing
NOTHING_DIFFERS = "Nothing that both say differs."


@dataclass(frozen=True)
class Compared:
    """What is held side by side: the column, how it is called, and the words for its codes."""

    column: str
    label: str
    words: Choices | None = None

    def shown(self, value: Any) -> str:
        if value is None or value == "":
            return ""
        if isinstance(value, date):
            return day_words(value)
        return str(value) if self.words is None else self.words.label(value)


@dataclass(frozen=True)
class Twin:
    """Two ids of which rules say that they may be one: `kind` says what they are of, `ground` why.

    `sides`: what is held side by side, how it is called and what the one and the other id's row says;
    "" where it says nothing.
    """

    kind: str
    one: str
    other: str
    ground: str
    sides: tuple[tuple[str, str, str], ...] = ()

    @property
    def differing(self) -> list[str]:
        """What both say, and not the same."""
        return [label for label, one, other in self.sides if one != other and one and other]

    @property
    def given_once(self) -> list[str]:
        """What only one of them says."""
        return [label for label, one, other in self.sides if one != other and not (one and other)]


def side_by_side(
    reader: Reader,
    one: Any,
    two: Any,
    compared: tuple[Compared, ...],
    today: date,
    *same: ColumnElement[bool],
) -> Select[Any]:
    """Each two rows of a table that have something in common, as a finding of the list.

    `one` and `two` are two aliases of the table. `since` is when the second was last filed; NULL where
    that file is not told.
    """
    files = reader.rows_told(schema.imports)
    (key, *_) = one.c
    first, second = one.c[key.name], two.c[key.name]
    return (
        select(
            one.c.region,
            cast(null(), String).label("pair_id"),
            first.label("one_id"),
            second.label("other_id"),
            (first + " and " + second).label("record"),
            files.c.finished_at.label("since"),
            literal(today).label("asked_on"),
            *(
                side.c[each.column].label(f"{name}_{each.column}")
                for name, side in (("one", one), ("two", two))
                for each in compared
            ),
        )
        .select_from(one)
        .join(two, first < second)
        .outerjoin(files, files.c.import_id == two.c.import_id)
        .where(*same)
    )


def sides_of(
    row: Mapping[str, Any], compared: tuple[Compared, ...]
) -> tuple[tuple[str, str, str], ...]:
    """What either row says, of all that any of them says."""
    both = ((each, row[f"one_{each.column}"], row[f"two_{each.column}"]) for each in compared)
    return tuple(
        (each.label, each.shown(one), each.shown(two))
        for each, one, two in both
        if one not in (None, "") or two not in (None, "")
    )


def words_of(twin: Twin) -> str:
    """Why they may be one, and what differs, in one line."""
    both = {
        label: f"{label} ({one or NOT_GIVEN}; {two or NOT_GIVEN})" for label, one, two in twin.sides
    }
    differing = ", ".join(both[label] for label in twin.differing)
    said = [f"They differ in {differing}." if differing else NOTHING_DIFFERS]
    if once := ", ".join(both[label] for label in twin.given_once):
        said.append(f"Only one of them gives {once}.")
    return f"{twin.ground.capitalize()}. {' '.join(said)}"


@dataclass(frozen=True)
class AcrossRegions:
    """Two ids that may be one, in two regions, for somebody who sees nobody by name."""

    kind: str
    ground: str
    one: str
    region: int | None
    other: str
    other_region: int | None
