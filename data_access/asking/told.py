"""What one viewer may be told of one kind of outcome: why each figure is withheld, looked up by its place.

It is decided at once for all figures that can be asked for (`deciding.py`) and kept as counts are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from data_access.asking.withholding import COMPLEMENTARY, EXTREME, SMALL

PART = "part"
# What a column of a table is, before the name of what it is of.
STRATUM, DIMENSION = "stratum ", "dimension "
# The codes of the reasons in a table.
REASONS = ("", SMALL, COMPLEMENTARY, EXTREME)

Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]
Stratum = tuple[str, ...]
# What figures that are decided together say: the tool, the domain or survey, and what of it.
Kind = tuple[str, str, str]


class FigurePlace(NamedTuple):
    """Where a figure stands: `year` is the last program year asked for, `apart` the category it is
    never added over, `subset` and `values` the breakdowns that are pinned."""

    measure: str
    narrowed: bool
    instrument: str
    year: int
    apart: str
    part: str
    subset: tuple[str, ...]
    values: tuple[str, ...]


@dataclass(frozen=True)
class ToldTable:
    """Some figures of a measure, by the categories of `by`: codes in order, and why each is withheld."""

    by: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]
    codes: Integers
    reason: npt.NDArray[np.int8]

    def of(self, given: Mapping[str, str]) -> dict[Stratum, str]:
        """The reasons of the figures with some categories, by stratum."""
        choices = []
        for name, categories in zip(self.by, self.categories, strict=True):
            if name not in given:
                choices.append(range(len(categories)))
            elif given[name] in categories:
                at = categories.index(given[name])
                choices.append(range(at, at + 1))
            else:
                return {}
        out: dict[Stratum, str] = {}
        for chosen in product(*choices):
            code = 0
            for one, categories in zip(chosen, self.categories, strict=True):
                code = code * len(categories) + one
            place = int(np.searchsorted(self.codes, code))
            if place < len(self.codes) and self.codes[place] == code:
                named = zip(self.by, self.categories, chosen, strict=True)
                stratum = tuple(c[one] for name, c, one in named if name.startswith(STRATUM))
                out[stratum] = REASONS[self.reason[place]]
        return out


@dataclass(frozen=True)
class Told:
    """Why each figure of a subject is withheld from a viewer."""

    tables: Mapping[tuple[Any, ...], ToldTable]
    # By measure and year: the year of which it is listed, where the rows of both are the same.
    listed_at: Mapping[tuple[str, bool, int], int] = field(default_factory=dict)
    # By kind: who is in each group that is told, a column for each record that is shielded, and whose
    # it is.
    groups: Mapping[Kind, Booleans] = field(default_factory=dict)
    people: tuple[str, ...] = ()

    def of(self, place: FigurePlace) -> dict[Stratum, str]:
        """Why a figure is withheld, by stratum; "" where it is told.

        Of a part that is no group of people by itself, it is that of all together.
        """
        year = self.listed_at.get((place.measure, place.narrowed, place.year), place.year)
        given = dict(zip((DIMENSION + d for d in place.subset), place.values, strict=True))
        given |= {"instrument": place.instrument, "apart": place.apart}
        at = (place.measure, place.narrowed, year, place.subset)
        if (table := self.tables.get((*at, place.part))) is not None:
            return table.of(given)
        if (table := self.tables.get((*at, None))) is not None:
            return table.of({**given, "category": place.part})
        table = self.tables.get((*at, ""))
        return {} if table is None else table.of(given)

    def categories(self, measure: str, narrowed: bool, dimension: str) -> tuple[str, ...]:
        """The categories of a dimension in which anybody of a measure stands, in any year."""
        name = DIMENSION + dimension
        found = {
            category
            for (key, of_fewer, _, subset, _), table in self.tables.items()
            if (key, of_fewer, subset) == (measure, narrowed, (dimension,))
            for category in table.categories[table.by.index(name)]
        }
        return tuple(sorted(found))

    @cached_property
    def bytes(self) -> int:
        """About how much memory it takes."""
        tables = sum(t.codes.nbytes + t.reason.nbytes + 500 for t in self.tables.values())
        return tables + sum(groups.nbytes for groups in self.groups.values())
