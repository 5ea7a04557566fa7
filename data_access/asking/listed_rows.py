"""Reads the rows behind every figure of a listing as numbers: whose they are, and where they lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from sqlalchemy import BindParameter, ColumnElement, Select, and_, case, literal, or_, select, true

from data_access.asking.crosstab import as_text
from data_access.asking.told import DIMENSION, STRATUM, Booleans, Integers
from data_access.measures.measure import Measure
from data_access.measures.row_statistics import MedianTime
from data_access.measures.scale_statistics import MeanOnItsScale
from data_access.measures.span import Span
from data_access.measures.statistics import (
    Distribution,
    KnownShare,
    Mean,
    MeanBy,
    RestrictedMean,
    Scale,
    Share,
    Survival,
)
from data_access.storage.schema import class_windows

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Listing:
    """One measure asked up to one program year: its rows, and the conditions of those it is of.

    `picks`: which of them it counts, where that is an outcome (`Measure.among`).
    """

    measure: Measure
    narrowed: bool
    span: Span
    year: int
    rows: Any
    where: Sequence[ColumnElement[bool]]
    shielded: ColumnElement[Any]
    dimensions: tuple[str, ...]
    picks: Sequence[ColumnElement[bool]] = ()


@dataclass(frozen=True)
class ReadRows:
    """The rows of one listing, as numbers: whose they are, and the categories they lie in."""

    listed: Listing
    record: Integers
    person: Integers
    columns: Mapping[str, Integers]  # code of a category, by column
    categories: Mapping[str, tuple[str, ...]]
    flags: Mapping[str, Booleans]  # by part: whether a row is part of it
    ends: Mapping[str, Floats]


@dataclass
class NumberedRecords:
    """The records and people of all listings, numbered as they come."""

    number: dict[tuple[Any, ...], int] = field(default_factory=dict)
    people: dict[Any, int] = field(default_factory=dict)
    person: list[int] = field(default_factory=list)
    shielded: list[bool] = field(default_factory=list)

    def of(self, record: tuple[Any, ...], person: Any, shielded: bool) -> tuple[int, int]:
        who = self.people.setdefault(person, len(self.people))
        at = self.number.setdefault(record, len(self.number))
        if at == len(self.person):
            self.person.append(who)
            self.shielded.append(shielded)
        elif shielded:
            self.shielded[at] = True
        return at, who

    def in_order(self) -> Integers:
        """The records in an order that does not hang on the one in which a database gives them."""
        texts = [tuple(map(str, record)) for record in self.number]
        return np.array(sorted(range(len(texts)), key=texts.__getitem__), dtype=np.int64)


def statement_of(listed: Listing, record: Sequence[str]) -> tuple[Select[Any], list[str]]:
    """Every row: its record, person and whether that one is shielded; categories, parts, ends."""
    m, columns, at = listed.measure, listed.rows.c, listed.span
    named: dict[str, ColumnElement[Any]] = {
        DIMENSION + name: columns[name] for name in listed.dimensions
    }
    named |= {STRATUM + name: stratum(columns, at) for name, stratum in m.strata.items()}
    if m.split:
        named["apart"] = columns[m.split]
    if m.instrument:
        named["instrument"] = columns.instrument
    picked = and_(true(), *listed.picks)
    if m.parts_are_people:
        category = m.statistic.category(columns, at)  # type: ignore[attr-defined]
        named["category"] = case((picked, category)) if listed.picks else category
    else:
        named |= {f"flag {part}": flag for part, flag in _flags(m, columns, at).items()}
    ends = _ends(m, columns, at)
    if listed.picks:
        ends = {name: case((picked, value), else_=0) for name, value in ends.items()}
        ends |= {"picked": case((picked, 1), else_=0), "passed": case((picked, 0), else_=1)}
    if m.known_side is not None:
        ends["side"] = m.known_side(columns, at)
    if m.sorted_by is not None:
        ends["sorted"] = m.sorted_by(columns, at)
    named |= {f"end {name}": value for name, value in ends.items()}
    person = columns[m.person]
    first = [*(columns[name] for name in record), person, listed.shielded]
    statement = select(*first, *named.values()).where(*listed.where, person.is_not(None))
    return statement, list(named)


def _flags(m: Measure, columns: Any, at: Span) -> dict[str, ColumnElement[Any]]:
    """By part of a figure, where not every row is in it: whether a row is."""
    out: dict[str, ColumnElement[Any]] = {}
    for part in m.statistic.parts:
        values = [expression(columns, at) for expression in m.statistic.counted(part)]
        if values and not any(isinstance(value, BindParameter) for value in values):
            out[part] = case((or_(*(value != 0 for value in values)), 1), else_=0)
    return out


def _ends(m: Measure, columns: Any, at: Span) -> dict[str, Any]:
    """What tells how near a figure lies to an end: a yes and a no, or how far a value is from both."""
    s = m.statistic
    if is_share_of_scores(m):
        return {"score": columns.score}
    if isinstance(s, Share) and len(s.of) == 1:
        (one,) = s.of.values()
        y, whole = one.y(columns, at), one.m(columns, at)
        return {"yes": y, "no": whole - y}
    if isinstance(s, KnownShare):
        y = s.retained(columns, at)
        return {"yes": y, "no": s.known(columns, at) - y}
    if isinstance(s, Survival | RestrictedMean):
        last = max(s.horizons.values()) if isinstance(s, Survival) else s.until
        event = case((s.days(columns, at) <= last, s.event(columns, at)), else_=0)
        return {"yes": event, "no": 1 - event}
    if isinstance(s, MedianTime):
        event = s.event(columns, at)
        return {"yes": event, "no": 1 - event}
    if isinstance(s, Mean | MeanBy) and isinstance(s.values, Scale):
        x = s.x(columns, at)
        return {"above": x - s.values.low, "below": literal(s.values.high) - x}
    if isinstance(s, MeanOnItsScale) and not s.is_difference:
        x = s.x(columns, at)
        return {"above": x - s.low(columns, at), "below": s.high(columns, at) - x}
    return {}


def numbered(
    listed: Listing, rows: Sequence[Any], names: list[str], records: NumberedRecords, width: int
) -> ReadRows:
    by_column = list(zip(*rows, strict=True)) if rows else [()] * (width + 2 + len(names))
    whose = zip(zip(*by_column[:width], strict=True), *by_column[width : width + 2], strict=True)
    at = [records.of(record, person, shielded != 0) for record, person, shielded in whose]
    columns: dict[str, Integers] = {}
    categories: dict[str, tuple[str, ...]] = {}
    flags: dict[str, Booleans] = {}
    ends: dict[str, Floats] = {}
    for i, name in enumerate(names, start=width + 2):
        kind, _, of = name.partition(" ")
        if kind == "flag":
            flags[of] = np.array([value == 1 for value in by_column[i]], dtype=np.bool_)
        elif kind == "end":
            ends[of] = np.array([value or 0 for value in by_column[i]], dtype=np.float64)
        else:
            code = {value: number for number, value in enumerate(dict.fromkeys(by_column[i]))}
            columns[name] = np.fromiter(map(code.__getitem__, by_column[i]), np.int64, len(rows))
            categories[name] = tuple(map(as_text, code))
    both = np.array(at, dtype=np.int64).reshape(len(rows), 2)
    return ReadRows(listed, both[:, 0], both[:, 1], columns, categories, flags, ends)


def is_share_of_scores(m: Measure) -> bool:
    """Whether it says how many scores lie above a line, and not how high they are."""
    return m.table is class_windows and isinstance(m.statistic, Share | Distribution)
