"""Holds every summary, and every derived column of facts, against a recount; reads and never writes.

The recount shares no code with what it checks (data_access/summaries/ and the formats of the
imports), so a fault of one is not repeated by the other. Which columns there are is asked of the
schema: one that no recount gives, and that `NOT_RECOUNTED` does not excuse, is a difference too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import isclose
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, func, select

from data_access.recount import (
    arrivals,
    class_records,
    class_scores,
    doses,
    employment,
    evidence,
    logs,
    pairs,
    participation,
    placement,
    places,
    plans,
    ratings,
    same_ids,
    support,
    surveys,
)
from data_access.recount.disagreement import Disagreement, Remark
from data_access.recount.reading import Expected, Values, rows
from data_access.storage import schema

# The columns that are not recounted, by table ("*": every table that has one), and why.
NOT_RECOUNTED: Mapping[tuple[str, str], str] = {
    ("*", "import_id"): "which file wrote the row: the file itself is not kept",
    ("*", "line"): "the line of that file",
}

AT_ONCE = 2_000  # programs, people or pairs held in memory at a time


A_ROW, NO_ROW = Remark("a row"), Remark("no row")
NOBODY = Remark("nothing: it is about nobody known")
NOTHING = Remark("by nobody: write its recount in data_access/recount/")


@dataclass(frozen=True)
class Family:
    """Summaries that are recounted together, for some rows of the fact `of` at a time.

    `tables` names for each summary its column that says which row of `of` it is about. `count`
    gives for a list of their keys what should stand.
    """

    of: Table
    tables: Mapping[str, str]
    count: Callable[[Connection, list[str]], Expected]


def _of_people(connection: Connection, ids: list[str]) -> Expected:
    scored = class_scores.count(connection, ids)
    recorded = class_records.count(connection, ids, scored)
    return {
        **scored,
        **recorded,
        **evidence.count(connection, scored, recorded),
        **doses.count(connection, scored),
        **employment.count(connection, ids),
        **participation.count(connection, ids),
        **places.count(connection, ids),
        **support.count(connection, ids),
        **surveys.of_people(connection, ids),
    }


def _of_pairs(connection: Connection, ids: list[str]) -> Expected:
    counted = pairs.count(connection, ids)
    return {
        **counted,
        **plans.count(connection, ids, counted),
        **logs.count(connection, ids),
        **surveys.of_pairs(connection, ids),
    }


_PEOPLE = (
    *class_scores.TABLES,
    *class_records.TABLES,
    *doses.TABLES,
    *evidence.TABLES,
    *employment.TABLES,
    *participation.TABLES,
    *places.TABLES,
    *support.TABLES,
    *surveys.OF_PEOPLE,
)
_PAIRS = (*pairs.TABLES, *plans.TABLES, *logs.TABLES, *surveys.OF_PAIRS)
# Summaries about no program, person or pair: recounted whole.
WHOLE: Mapping[str, Callable[[Connection], Expected]] = {"log_arrivals": arrivals.count}
FAMILIES: tuple[Family, ...] = (
    Family(schema.programs, dict.fromkeys(ratings.TABLES, "program_number"), ratings.count),
    Family(schema.participants, dict.fromkeys(_PEOPLE, "person_id"), _of_people),
    Family(schema.pairs, dict.fromkeys(_PAIRS, "pair_id"), _of_pairs),
)


def differences(
    connection: Connection, today: date, told: Callable[[str], None] = lambda words: None
) -> Iterator[Disagreement]:
    """Whatever stands otherwise than it is recounted; nothing where all agree.

    `today` decides which region of a program is in force: one that has begun to hold since the
    last import is a difference until the next. `told` is given a line for each step of the work.
    """
    told("Checking which ids are one …")
    yield from same_ids.differing(connection)
    told("Checking where facts are placed …")
    yield from _misplaced(connection, today)
    yield from _uncounted_tables()
    told("Recounting which logs have arrived …")
    for name, count in WHOLE.items():
        table = schema.metadata.tables[name]
        stored = connection.execute(select(table)).all()
        yield from _compare(table, stored, count(connection)[name])
    for family in FAMILIES:
        keys = list(
            connection.scalars(select(*family.of.primary_key).order_by(*family.of.primary_key))
        )
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            told(
                f"Recounting what is about {family.of.name}, "
                f"{start + 1:,} to {start + len(some):,} of {len(keys):,} …"
            )
            yield from _compare_family(connection, family, some)
        yield from _orphans(connection, family)


def summary_rows(connection: Connection) -> dict[str, int]:
    """How many rows each summary holds."""
    return {
        table.name: connection.scalar(select(func.count()).select_from(table)) or 0
        for table in schema.tables_of("summary")
    }


def columns_to_recount(table: Table) -> list[str]:
    """What a recount has to give: all but the key of a summary, the derived columns of a fact."""
    is_fact = table.info["kind"] == "fact"
    return [
        column.name
        for column in table.columns
        if not _is_excused(table, column)
        and (column.info.get("derived") if is_fact else not column.primary_key)
    ]


def _is_excused(table: Table, column: Column[Any]) -> bool:
    return bool(NOT_RECOUNTED.keys() & {("*", column.name), (table.name, column.name)})


def _uncounted_tables() -> Iterator[Disagreement]:
    counted = {name for family in FAMILIES for name in family.tables} | {*WHOLE}
    for table in schema.tables_of("summary"):
        if table.name not in counted and columns_to_recount(table):
            yield Disagreement(table.name, (), "", Remark("rows"), NOTHING)
    for table in schema.tables_of("fact"):
        if table not in placement.TABLES and columns_to_recount(table):
            yield Disagreement(table.name, (), "", Remark("derived columns"), NOTHING)


def _compare_family(
    connection: Connection, family: Family, keys: list[str]
) -> Iterator[Disagreement]:
    expected = family.count(connection, keys)
    for name, column in family.tables.items():
        table = schema.metadata.tables[name]
        yield from _compare(table, rows(connection, table, column, keys), expected.get(name, {}))


def _compare(
    table: Table, stored: Iterable[Row[Any]], expected: Mapping[tuple[Any, ...], Values]
) -> Iterator[Disagreement]:
    names, wanted = [c.name for c in table.primary_key], columns_to_recount(table)
    missing = set(expected)
    silent: set[str] = set()  # columns of which the recount says nothing
    for row in stored:
        key = tuple(row._mapping[name] for name in names)
        if key not in expected:
            yield Disagreement(table.name, key, "", A_ROW, NO_ROW)
            continue
        missing.discard(key)
        yield from _differing(table, key, row, wanted, expected[key], silent)
    for key in sorted(missing, key=str):
        yield Disagreement(table.name, key, "", NO_ROW, A_ROW)


def _differing(
    table: Table,
    key: tuple[Any, ...],
    row: Row[Any],
    wanted: Iterable[str],
    values: Values,
    silent: set[str],
) -> Iterator[Disagreement]:
    """The columns of one row that differ; once for each that is not recounted at all."""
    for column in wanted:
        stands = row._mapping[column]
        if column not in values:
            if column not in silent:
                silent.add(column)
                yield Disagreement(table.name, (), column, Remark("counted"), NOTHING)
        elif not _same(stands, values[column]):
            yield Disagreement(table.name, key, column, stands, values[column])


def _same(stands: Any, recounted: Any) -> bool:
    """Whether two values are one; sums of fractions may differ in their last digit."""
    if isinstance(stands, float) and isinstance(recounted, float | int):
        return isclose(stands, recounted, rel_tol=1e-12, abs_tol=1e-12)
    return bool(stands == recounted)


def _orphans(connection: Connection, family: Family) -> Iterator[Disagreement]:
    """Summary rows about programs, people or pairs that are not there."""
    (known,) = family.of.primary_key
    for name, column in family.tables.items():
        table = schema.metadata.tables[name]
        gone = select(*table.primary_key).where(table.c[column].not_in(select(known)))
        for key in connection.execute(gone):
            yield Disagreement(name, tuple(key), "", A_ROW, NOBODY)


def _misplaced(connection: Connection, today: date) -> Iterator[Disagreement]:
    """Facts whose derived columns do not say what follows from the rest."""
    wanted = {table.name: columns_to_recount(table) for table in placement.TABLES}
    silent: dict[str, set[str]] = {name: set() for name in wanted}
    for table, row, values in placement.count(connection, today):
        key = tuple(row._mapping[column.name] for column in table.primary_key)
        yield from _differing(table, key, row, wanted[table.name], values, silent[table.name])
