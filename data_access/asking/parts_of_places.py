"""Figures by place and part before they are decided, and what is withheld of a place's parts together."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from data_access.asking.told import Booleans, Integers

TOLD, FEW, OTHERS, AT_AN_END = range(4)  # why a figure is withheld, as tables keep it
# Up to so many are counted by a place for each; more are sorted.
MOST_CELLS = 200_000


class FiguresOfTable(NamedTuple):
    """The figures of one table before they are decided: how many people, whom, how near an end."""

    key: tuple[Any, ...]
    by: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]
    codes: Integers
    people: Integers
    group: Integers  # the number of the group of those on enough people; else -1
    extreme: Booleans
    # Where the figures of a place are its people by part: how many parts, those of a place in a row.
    parts: int = 0
    # Those parts, by their places in the row, whose sum another figure tells: all of them or none is told.
    together: tuple[int, ...] = ()
    # More groups of which a figure tells; -1 where it is of nobody, _TOO_FEW of fewer than the minimum.
    also: tuple[Integers, ...] = ()


def in_cells(code: Integers, most: int) -> tuple[Integers, Integers, Integers]:
    """The codes there are, where each comes first, and for each row which of them it has."""
    if most > MOST_CELLS:
        codes, first, cell = np.unique(code, return_index=True, return_inverse=True)
        return codes, first, cell.ravel()
    first_of = np.full(most, -1, dtype=np.int64)
    first_of[code[::-1]] = np.arange(len(code) - 1, -1, -1)
    codes = np.flatnonzero(first_of >= 0)
    number = np.zeros(most, dtype=np.int64)
    number[codes] = np.arange(len(codes))
    return codes, first_of[codes], number[code]


def with_parts_of_nobody(
    cells: FiguresOfTable, parts: tuple[str, ...], alike: int
) -> FiguresOfTable:
    """The figures of every part in every place, also of those parts that nobody is in.

    None is told where all but fewer than `alike` people are in the same part. More groups of which
    figures tell (`also`) are those of a place.
    """
    *others, held = cells.categories
    told = (*held, *(part for part in parts if part not in held))
    wanted = np.array([i for i, part in enumerate(told) if part in parts], dtype=np.int64)
    place, code = np.divmod(cells.codes, len(held))
    codes = (np.unique(place)[:, None] * len(told) + wanted).ravel()
    was = place * len(told) + code
    at = np.searchsorted(codes, was)
    there = np.isin(was, codes)
    people, group = np.zeros(len(codes), dtype=np.int64), np.full(len(codes), -1, dtype=np.int64)
    extreme = np.zeros(len(codes), dtype=np.bool_)
    people[at[there]], group[at[there]] = cells.people[there], cells.group[there]
    extreme[at[there]] = cells.extreme[there]
    by_place = people.reshape(-1, len(wanted))
    extreme |= np.repeat(by_place.sum(axis=1) - by_place.max(axis=1) < alike, len(wanted))
    first = np.unique(place, return_index=True)[1]
    return cells._replace(
        categories=(*others, told),
        codes=codes,
        people=people,
        group=group,
        extreme=extreme,
        parts=len(wanted),
        also=tuple(np.repeat(groups[first], len(wanted)) for groups in cells.also),
    )


def hide_what_is_left(reason: npt.NDArray[np.int8], people: Integers) -> None:
    """Where a part of a place is withheld, so are the parts of nobody, and at least one more.

    How many all parts are together can be known: so what is withheld is never one part, and which of
    the withheld parts hold anybody is not told. A row for each place; changes `reason`.
    """
    some = (reason != TOLD).any(axis=1)
    reason[some[:, None] & (people == 0) & (reason == TOLD)] = OTHERS
    for row in np.flatnonzero((reason != TOLD).sum(axis=1) == 1):
        told = np.flatnonzero(reason[row] == TOLD)
        if len(told):
            reason[row, told[np.argmin(people[row, told])]] = OTHERS


def hide_together(reason: npt.NDArray[np.int8], together: tuple[int, ...]) -> None:
    """Where one of some parts is withheld, so are the others of them; changes `reason`, a row a place."""
    columns = list(together)
    held = reason[:, columns]
    some = (held != TOLD).any(axis=1)[:, None] & (held == TOLD)
    reason[:, columns] = np.where(some, OTHERS, held)
