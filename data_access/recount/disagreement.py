"""One value that stands otherwise than it is recounted, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Disagreement:
    """One value that stands otherwise than it is recounted.

    `column` is empty where a whole row is missing or too many, `key` where nothing of a table or
    column is recounted.
    """

    table: str
    key: tuple[Any, ...]
    column: str
    stands: Any
    recounted: Any

    def __str__(self) -> str:
        key = ", ".join(map(str, self.key))
        where = ": ".join(filter(None, (self.table, key, self.column)))
        return f"{where}: stands {_shown(self.stands)}, recounted {_shown(self.recounted)}"


class Remark(str):
    """What is said in the place of a value."""

    __slots__ = ()


def _shown(value: Any) -> str:
    if isinstance(value, Remark):
        return str(value)
    return value.isoformat() if isinstance(value, date) else repr(value)
