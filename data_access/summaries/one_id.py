"""The one door for ids: facts name a person or program by one id whenever they are counted, however filed.

Some people have two ids, and some programs two numbers. `same_people` and `same_programs` are the records of
who said so; nothing of them is ever changed. What is counted and read names each by one id, the kept one;
what files are compared with and what an undo gives back is what the files said. So facts stand in one of
two ways, and nobody else has to know:

- *as filed*, only within the transaction of somebody who writes facts (`unfold`);
- *folded*, at all other times: each row that names another id names the kept one (`fold`, the first thing
  that `refresh` does). The row as it was filed is set aside whole in `filed_rows`.

Where rows of two ids come to have one key (the same day of an event, the same question of a survey, the same
rating), the kept id's own row stands. Of a person's own rows the kept id's stands, which agrees to what all
of them agree to. Where somebody worked is taken from all ids, and on one and the same day from the kept one.
What is known of a program, its regions and types with their days, is what the kept number's rows say.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    or_,
    select,
    update,
)

from config.program.consents import GIVEN
from data_access.storage.kept_rows import given_back, kept
from data_access.storage.schema import (
    filed_rows,
    merged_ids,
    merged_programs,
    pairs,
    participants,
    people_in,
    program_regions,
    program_types,
    programs,
    programs_in,
    same_people,
    same_programs,
    tables_of,
)
from data_access.summaries import touched
from data_access.summaries.placement import people_of_programs, place_pairs, place_people

MERGE, SPLIT = "merge", "split"
Rows = Sequence[Mapping[str, Any]]
# Which id is read as which: by the id, the kept one.
Whose = Mapping[str, str]


@dataclass(frozen=True)
class IdsOf:
    """What has ids of its own: where it is said who is who, and where what follows from it stands.

    `key` is what the id is called, also in `record` and `merged`; `as_id` the kept one in `merged`.
    `columns` are those of a fact that hold such an id. `own`: facts that say what is known of it, of which
    the kept id's rows stand alone.
    """

    key: str
    what: str
    of: Table
    record: Table
    merged: Table
    as_id: str
    listed: Table
    columns: Callable[[Table], tuple[str, ...]]
    own: tuple[Table, ...]


PEOPLE = IdsOf(
    key="participant_id",
    what="person",
    of=participants,
    record=same_people,
    merged=merged_ids,
    as_id="person_id",
    listed=touched.touched_people,
    columns=people_in,
    own=(participants,),
)
PROGRAMS = IdsOf(
    key="program_number",
    what="program",
    of=programs,
    record=same_programs,
    merged=merged_programs,
    as_id="kept_id",
    listed=touched.touched_programs,
    columns=programs_in,
    own=(programs, program_regions, program_types),
)
NAMED: tuple[IdsOf, ...] = (PEOPLE, PROGRAMS)
_OWN = tuple(table for named in NAMED for table in named.own)


class OwnCoach(ValueError):
    """Read as one person, two ids would make somebody their own coach; the text names the pairs.

    Seen: why two people cannot be merged, or an import cannot be taken back.
    """


def links(connection: Connection, named: IdsOf) -> dict[str, str]:
    """What the record says now: each id that is another's, with the one it was said to be."""
    said: dict[str, str] = {}
    record = named.record.c
    entries = select(record.what, record[named.key], record.kept_id).order_by(record.entry_id)
    for what, own, other in connection.execute(entries):
        if what == MERGE:
            said[own] = other
        else:
            said.pop(own, None)
    return said


def root_of(one: str, said: Whose) -> str:
    """The id at the end of a chain: A = B and B = C is one."""
    while one in said:
        one = said[one]
    return one


def read_as(said: Whose, there: Iterable[str]) -> dict[str, str]:
    """Each id that is read as another's, with that other, among the ids that are there.

    One whose kept id is not there (its file was taken back) is read under the first that is.
    """
    groups: dict[str, list[str]] = {}
    for one in sorted(there):
        groups.setdefault(root_of(one, said), []).append(one)
    found: dict[str, str] = {}
    for root, ids in groups.items():
        kept_id = root if root in ids else ids[0]
        found |= {one: kept_id for one in ids if one != kept_id}
    return found


def is_folded(connection: Connection) -> bool:
    """Whether rows are set aside now."""
    return connection.execute(select(filed_rows.c.number).limit(1)).first() is not None


def is_unfolded(connection: Connection) -> bool:
    """Whether facts stand as filed, though some name somebody by another id."""
    return not is_folded(connection) and any(_stands(connection, named) for named in NAMED)


def _stands(connection: Connection, named: IdsOf) -> dict[str, str]:
    """Which id is read as which, as it was worked out last."""
    merged = named.merged.c
    return {
        row[0]: row[1] for row in connection.execute(select(merged[named.key], merged[named.as_id]))
    }


# -- folded --------------------------------------------------------------------------------------


def fold(connection: Connection) -> None:
    """Let every fact name each person and program by one id, and list whom that concerns as touched.

    Needs the lists of `touched`; does nothing where that is done. Raises OwnCoach.
    """
    if is_folded(connection):
        return
    people, numbers = (_worked_out(connection, named) for named in NAMED)
    if not people and not numbers:
        return
    aside: list[dict[str, Any]] = []
    for table in tables_of("fact"):
        if table not in _OWN:
            aside += _fold_rows(connection, table, _by_column(table, people, numbers))
    # Last: the others refer to these.
    aside += _fold_people(connection, people)
    aside += _fold_programs(connection, numbers)
    for number, row in enumerate(aside, 1):
        row["number"] = number
    connection.execute(insert(filed_rows), aside)
    _refuse_own_coaches(connection, people)


def _worked_out(connection: Connection, named: IdsOf) -> dict[str, str]:
    """Which id is read as which by the record, written down; all of them are touched."""
    before = _stands(connection, named)
    connection.execute(delete(named.merged))
    said = links(connection, named)
    ids = {*said, *said.values()}
    own = named.of.c[named.key]
    whose = (
        read_as(said, connection.scalars(select(own).where(own.in_(sorted(ids))))) if ids else {}
    )
    rows = [{named.key: one, named.as_id: kept_id} for one, kept_id in whose.items()]
    if rows:
        connection.execute(insert(named.merged), rows)
    concerned = {*before, *before.values(), *whose, *whose.values()}
    touch(connection, concerned, named.listed)
    return whose


def _by_column(table: Table, people: Whose, numbers: Whose) -> dict[str, Whose]:
    """The columns of a fact that hold ids, each with which id is read as which."""
    return {
        **dict.fromkeys(people_in(table), people),
        **dict.fromkeys(programs_in(table), numbers),
    }


def _fold_rows(
    connection: Connection, table: Table, whose: Mapping[str, Whose]
) -> list[dict[str, Any]]:
    """Let the rows of one table name kept ids; returns the rows as they were filed."""
    keys = _key(table)
    old = _rows(connection, table, whose)
    if not old:
        return []
    # First the rows that keep their key: one of these stands, whatever else in it is named anew.
    old.sort(key=lambda row: _of(row, keys) != _of(_named_anew(row, whose), keys))
    new = [_named_anew(row, whose) for row in old]
    _touch_rows(connection, table, [*old, *new])
    if not set(whose) & set(keys):
        _write_over(connection, table, new)
        return [_aside(table, row, 1) for row in old]
    is_old = {_of(row, keys) for row in old}
    kept_ids = {column: set(ids.values()) for column, ids in whose.items()}
    found = select(*(table.c[k] for k in keys)).where(_names(table, kept_ids))
    taken = {tuple(row) for row in connection.execute(found)} - is_old
    stands = []
    for row in new:
        key = _of(row, keys)
        stands.append(key not in taken)
        taken.add(key)
    _take_out(connection, table, old)
    _put_in(connection, table, [row for row, here in zip(new, stands, strict=True) if here])
    return [_aside(table, row, int(here)) for row, here in zip(old, stands, strict=True)]


def _named_anew(row: Mapping[str, Any], whose: Mapping[str, Whose]) -> dict[str, Any]:
    return {**row, **{column: ids.get(row[column], row[column]) for column, ids in whose.items()}}


def _fold_people(connection: Connection, whose: Whose) -> list[dict[str, Any]]:
    """Take the other ids' own rows out; the kept one agrees to what all of them agree to."""
    old = _rows(connection, participants, {PEOPLE.key: {*whose, *whose.values()}})
    strict = {}
    for row in old:
        if row["consent"] != GIVEN:
            strict[whose.get(row["participant_id"], row["participant_id"])] = row["consent"]
    others = [row for row in old if row["participant_id"] in whose]
    own = [row for row in old if row["participant_id"] not in whose]
    _take_out(connection, participants, others)
    less = [
        row | {"consent": strict[row["participant_id"]]}
        for row in own
        if row["consent"] == GIVEN and row["participant_id"] in strict
    ]
    _write_over(connection, participants, less)
    return [
        *(_aside(participants, row, 1) for row in own),
        *(_aside(participants, row, 0) for row in others),
    ]


def _fold_programs(connection: Connection, whose: Whose) -> list[dict[str, Any]]:
    """Take out what is known of other numbers; whoever is in such a program is in the kept one."""
    aside = []
    now = participants.c.program_number
    for other, kept_id in whose.items():
        # The program of today follows from the dated places; this is for the reference alone.
        connection.execute(update(participants).where(now == other).values(program_number=kept_id))
    for table in reversed(PROGRAMS.own):
        rows = _rows(connection, table, {PROGRAMS.key: whose})
        _take_out(connection, table, rows)
        aside += [_aside(table, row, 0) for row in rows]
    return aside


def _refuse_own_coaches(connection: Connection, whose: Whose) -> None:
    own = (
        select(pairs.c.pair_id)
        .where(
            pairs.c.coach_id == pairs.c.mentee_id, pairs.c.coach_id.in_(sorted({*whose.values()}))
        )
        .order_by(pairs.c.pair_id)
    )
    found = list(connection.scalars(own))
    if found:
        raise OwnCoach(", ".join(found))


def place(connection: Connection) -> None:
    """Put what is said of other ids into the region that the person or program is in today."""
    for named in NAMED:
        merged, of = named.merged, named.of
        region = (
            select(of.c.region).where(of.c[named.key] == merged.c[named.as_id]).scalar_subquery()
        )
        connection.execute(
            update(merged).where(merged.c.region.is_distinct_from(region)).values(region=region)
        )


# -- as filed ------------------------------------------------------------------------------------


def unfold(connection: Connection, today: date) -> bool:
    """Let facts stand as files gave them, placed as of `today`; False where they do already.

    Whom that concerns is listed as touched. What is read as what stands in `merged_ids` and
    `merged_programs` still.
    """
    found = connection.execute(
        select(filed_rows.c.table_name, filed_rows.c.stands, filed_rows.c.old_values).order_by(
            filed_rows.c.number
        )
    ).all()
    if not found:
        return False
    touched.begin(connection)
    people, numbers = (_stands(connection, named) for named in NAMED)
    # What others refer to comes first.
    first = (programs, participants)
    others = [table for table in tables_of("fact") if table not in first]
    for table in (*first, *others):
        rows = [r for r in found if r.table_name == table.name]
        if rows:
            filed = [given_back(table, r.old_values) for r in rows]
            stood = [one for one, r in zip(filed, rows, strict=True) if r.stands]
            whose = _by_column(table, people, numbers)
            _unfold_rows(connection, table, filed, stood, whose)
    connection.execute(delete(filed_rows))
    for named, whose_ids in zip(NAMED, (people, numbers), strict=True):
        touch(connection, {*whose_ids, *whose_ids.values()}, named.listed)
    if numbers:
        # Whoever is in such a program, and their pairs, lie where that program does.
        for query in people_of_programs():
            touch(connection, connection.scalars(query))
        listed = select(touched.touched_people.c.participant_id)
        theirs = select(pairs.c.pair_id).where(
            or_(pairs.c.mentee_id.in_(listed), pairs.c.coach_id.in_(listed))
        )
        touch(connection, connection.scalars(theirs), touched.touched_pairs)
    place_people(connection, today)
    place_pairs(connection, today)
    return True


def _unfold_rows(
    connection: Connection, table: Table, filed: Rows, stood: Rows, whose: Mapping[str, Whose]
) -> None:
    _touch_rows(connection, table, filed)
    if table in _OWN or not set(whose) & set(_key(table)):
        _write_over(connection, table, stood)
        here = {_of(row, _key(table)) for row in stood}
        _put_in(connection, table, [r for r in filed if _of(r, _key(table)) not in here])
        return
    _take_out(connection, table, [_named_anew(row, whose) for row in stood])
    _put_in(connection, table, filed)


# -- rows ----------------------------------------------------------------------------------------


def _key(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.primary_key)


def _of(row: Mapping[str, Any], names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(row[name] for name in names)


def _names(table: Table, ids: Mapping[str, Collection[str]]) -> ColumnElement[bool]:
    """Whether a row names any of some ids, by its column."""
    return or_(*(table.c[column].in_(sorted(wanted)) for column, wanted in ids.items()))


def _rows(
    connection: Connection, table: Table, ids: Mapping[str, Collection[str]]
) -> list[dict[str, Any]]:
    """Rows in an order that follows from what they are: which of two stands does not hang on chance."""
    if not any(ids.values()):
        return []
    statement = select(table).where(_names(table, ids))
    found = [dict(row._mapping) for row in connection.execute(statement)]
    return sorted(found, key=lambda row: [str(value) for value in _of(row, _key(table))])


def _aside(table: Table, row: Mapping[str, Any], stands: int) -> dict[str, Any]:
    return {"table_name": table.name, "stands": stands, "old_values": kept(row)}


def _is_row(table: Table) -> ColumnElement[bool]:
    return and_(*(table.c[name] == bindparam(f"key_{name}") for name in _key(table)))


def _take_out(connection: Connection, table: Table, rows: Rows) -> None:
    if rows:
        keys = [{f"key_{name}": row[name] for name in _key(table)} for row in rows]
        connection.execute(delete(table).where(_is_row(table)), keys)


def _put_in(connection: Connection, table: Table, rows: Rows) -> None:
    if rows:
        connection.execute(insert(table), [dict(row) for row in rows])


def _write_over(connection: Connection, table: Table, rows: Rows) -> None:
    """Give rows that are there all of their values."""
    if rows:
        names = [c.name for c in table.columns if c.name not in _key(table)]
        statement = update(table).where(_is_row(table))
        statement = statement.values({name: bindparam(f"new_{name}") for name in names})
        values = [
            {f"{'key' if name in _key(table) else 'new'}_{name}": v for name, v in row.items()}
            for row in rows
        ]
        connection.execute(statement, values)


# -- whom it concerns ----------------------------------------------------------------------------


def _touch_rows(connection: Connection, table: Table, rows: Rows) -> None:
    for named in NAMED:
        ids = {row[column] for row in rows for column in named.columns(table)}
        touch(connection, ids - {None, ""}, named.listed)
    if "pair_id" in table.c:
        touch(connection, {row["pair_id"] for row in rows} - {None, ""}, touched.touched_pairs)


def touch(
    connection: Connection, ids: Iterable[str], listed: Table = touched.touched_people
) -> None:
    """Put ids on a list of what is to be counted anew, leaving out those that are on it."""
    (column,) = listed.c
    there = set(connection.scalars(select(column)))
    rows = [{column.name: one} for one in sorted(set(ids) - there)]
    if rows:
        connection.execute(insert(listed), rows)
