"""Writes staged facts into the database: old values kept, rows saved, what is touched noted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Table,
    Text,
    and_,
    cast,
    delete,
    exists,
    func,
    insert,
    literal,
    null,
    select,
    union,
)

from data_access.imports.formats.record import Log, Target, Touch
from data_access.imports.staging import (
    CHANGED,
    FACTS,
    JUDGED,
    STAGED,
    UNCHANGED,
    Staging,
    is_emptied,
    key_of,
    same_key,
    staged_rows,
)
from data_access.storage.dialect import (
    analyze,
    insert_or_update,
    json_object,
    month_text,
)
from data_access.storage.schema import replaced_rows
from data_access.summaries import one_id, touched
from data_access.summaries.placement import PLACES

LOGGED = [column.name for column in touched.touched_logs.c]
LISTS = {
    "pairs": touched.touched_pairs,
    "people": touched.touched_people,
    "programs": touched.touched_programs,
}


def save(staging: Staging, import_id: int, region: int | None) -> None:
    """Write the new and changed facts of a judged file; the old values are kept first.

    `region`: that of who sent the file, whose own the old values are to read.
    """
    connection = staging.connection
    touched.begin(connection)
    _note_touched(connection, staging.form.touches)
    if log := staging.form.log:
        _note_logs(connection, log)
    kept = 0
    for target in staging.targets:
        kept += _keep_replaced(connection, target.table, import_id, region, kept)
    for target in staging.targets:
        _write(connection, staging, target, import_id)
        if target.taken_away:
            _take_away(connection, target)


def _note_touched(connection: Connection, touches: tuple[Touch, ...]) -> None:
    """List whose summaries go stale: by the values the file gives, and by those it replaces."""
    for name, table in LISTS.items():
        keys = [s for touch in touches if touch.into == name for s in _touched_keys(touch)]
        if keys:
            connection.execute(insert(table).from_select([table.c[0].name], union(*keys)))


def _touched_keys(touch: Touch) -> Iterator[Select[tuple[str]]]:
    staged, judged, fact = STAGED[touch.staged], JUDGED[touch.staged], FACTS[touch.staged]
    touched = judged.c.status > UNCHANGED
    here = staged.join(judged, judged.c.number == staged.c.number)
    there = here.join(fact, same_key(staged, fact))
    for rows, column in ((here, staged.c[touch.column]), (there, fact.c[touch.column])):
        if touch.through is None:
            yield select(column).select_from(rows).where(touched, column.is_not(None))
        else:
            table, key, wanted = touch.through
            other = FACTS[table].alias("through")
            yield (
                select(other.c[wanted])
                .select_from(rows.join(other, other.c[key] == column))
                .where(touched)
            )


def log_entries(log: Log, rows: FromClause, replaced: int) -> list[ColumnElement[Any]]:
    """What the list of touched logs takes of the rows of a log."""
    listed = touched.touched_logs
    return [
        *(rows.c[own] if own else null().label(name) for name, own in log.columns.items()),
        literal(replaced, listed.c.replaced.type),
    ]


def _note_logs(connection: Connection, log: Log) -> None:
    """List the entries that are written, as they are and as they were."""
    staged, judged, fact = STAGED[log.table], JUDGED[log.table], FACTS[log.table]
    here = staged.join(judged, judged.c.number == staged.c.number)
    there = here.join(fact, same_key(staged, fact))
    for replaced, source, rows in ((0, staged, here), (1, fact, there)):
        written = select(*log_entries(log, source, replaced)).select_from(rows)
        written = written.where(judged.c.status > UNCHANGED)
        connection.execute(insert(touched.touched_logs).from_select(LOGGED, written))
    analyze(connection, [touched.touched_logs])


def _keep_replaced(
    connection: Connection, name: str, import_id: int, region: int | None, before: int
) -> int:
    """Keep the rows that are about to change, whole; returns how many."""
    staged, judged, fact = STAGED[name], JUDGED[name], FACTS[name]
    parts: list[ColumnElement[object]] = []
    for column in fact.columns:
        parts += [cast(literal(column.name), Text), column]
    place = func.row_number().over(order_by=staged.c.number) + before
    rows = (
        select(
            literal(import_id),
            place,
            literal(name),
            staged.c.line,
            json_object(*parts),
            literal(region, replaced_rows.c.region.type),
        )
        .select_from(
            staged.join(judged, judged.c.number == staged.c.number).join(
                fact, same_key(staged, fact)
            )
        )
        .where(judged.c.status == CHANGED, judged.c.chosen == 1)
    )
    columns = ["import_id", "number", "table_name", "line", "old_values", "region"]
    # Only so does PostgreSQL's driver still know afterwards how many rows it inserted.
    return connection.execute(
        insert(replaced_rows).from_select(columns, rows),
        execution_options={"preserve_rowcount": True},
    ).rowcount


def _take_away(connection: Connection, target: Target) -> None:
    """Delete the facts whose cells are empty now; their old values are kept already."""
    staged, fact = STAGED[target.table], FACTS[target.table]
    connection.execute(
        delete(fact).where(exists().where(same_key(staged, fact), is_emptied(target)))
    )


def _write(connection: Connection, staging: Staging, target: Target, import_id: int) -> None:
    """Insert the new rows and replace the changed ones, each in its place where that is known."""
    name, given = target.table, tuple(target.given)
    staged, judged, fact = STAGED[name], JUDGED[name], FACTS[name]
    rows: FromClause = staged.join(judged, judged.c.number == staged.c.number)
    placed: dict[str, ColumnElement[Any]] = {}
    if place := PLACES.get(fact):
        rows = rows.outerjoin(place.about, place.is_of(staged))
        placed = place.values()
    written = (
        select(*(staged.c[c] for c in given), literal(import_id), staged.c.line, *placed.values())
        .select_from(rows)
        .where(judged.c.status > UNCHANGED, judged.c.chosen == 1, ~is_emptied(target))
    )
    insert_or_update(
        connection,
        fact,
        (*given, "import_id", "line", *placed),
        written,
        (*staging.compared[name], "import_id", "line", *placed),
    )


def _is_counted_as(staged: FromClause, fact: Table) -> ColumnElement[bool]:
    """Whether a fact is what a staged row is counted as: it may name somebody by another id."""

    def value(name: str) -> ColumnElement[Any]:
        for named in one_id.NAMED:
            if name in named.columns(fact):
                merged = named.merged.c
                other = select(merged[named.as_id]).where(merged[named.key] == staged.c[name])
                return func.coalesce(other.scalar_subquery(), staged.c[name])
        return staged.c[name]

    return and_(*(fact.c[name] == value(name) for name in key_of(fact)))


def regions_touched(staging: Staging) -> dict[int, int]:
    """New and changed lines by the region they are placed in, after placement."""
    primary = staging.form.primary
    staged, fact = STAGED[primary], FACTS[primary]
    statement = (
        select(fact.c.region, func.count(func.distinct(staged.c.line)).label("rows"))
        .select_from(
            staged_rows.join(staged, staged.c.line == staged_rows.c.line).join(
                fact, _is_counted_as(staged, fact)
            )
        )
        .where(staged_rows.c.status > UNCHANGED, fact.c.region.is_not(None))
        .group_by(fact.c.region)
    )
    return {row.region: row.rows for row in staging.connection.execute(statement)}


# The kinds of files that are expected (config/program/expected_files.py), by the format that brings them: the
# kind, the table whose rows are of a month, and the column of their day.
DATED_KINDS: Mapping[str, tuple[str, str, str]] = {
    "sessions": ("sessions", "sessions", "session_date"),
    "attendance": ("attendance", "attendance", "date"),
    "class": ("class", "class_observations", "obs_date"),
    "class_summary": ("class", "class_observations", "obs_date"),
}


def months_touched(staging: Staging) -> list[tuple[str, int, str]]:
    """The kind, regions and months of new and changed lines, for the kinds of files that are expected."""
    if staging.form.key not in DATED_KINDS:
        return []
    kind, table, day = DATED_KINDS[staging.form.key]
    staged, fact = STAGED[table], FACTS[table]
    month = month_text(fact.c[day])
    statement = (
        select(fact.c.region, month.label("month"))
        .select_from(
            staged_rows.join(staged, staged.c.line == staged_rows.c.line).join(
                fact, _is_counted_as(staged, fact)
            )
        )
        .where(staged_rows.c.status > UNCHANGED, fact.c.region.is_not(None))
        .distinct()
    )
    found = staging.connection.execute(statement)
    return sorted((kind, row.region, row.month) for row in found)


def months_stated(staging: Staging) -> list[tuple[str, int, str]]:
    """The same before anything is saved: the region is that of the pair or person a line names."""
    if staging.form.key not in DATED_KINDS or staging.form.region_through is None:
        return []
    kind, table, day = DATED_KINDS[staging.form.key]
    through, staged = staging.form.region_through, STAGED[table]
    named = FACTS[through.table].alias("named")
    statement = (
        select(named.c.region, month_text(staged.c[day]).label("month"))
        .select_from(
            staged_rows.join(staged, staged.c.line == staged_rows.c.line).join(
                named, named.c[through.key] == staged.c[through.column]
            )
        )
        .where(staged_rows.c.status > UNCHANGED, named.c.region.is_not(None))
        .distinct()
    )
    found = staging.connection.execute(statement)
    return sorted((kind, row.region, row.month) for row in found)
