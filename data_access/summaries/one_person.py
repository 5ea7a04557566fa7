"""The one door for ids: facts name a person by one id whenever they are counted, however they were filed.

Some people have two ids. `same_people` is the record of who said so; nothing of it is ever changed. What
is counted and read names such a person by one id, the kept one; what files are compared with and what an
undo gives back is what the files said. So facts stand in one of two ways, and nobody else has to know:

- *as filed*, only within the transaction of somebody who writes facts (`unfold`);
- *folded*, at all other times: each row that names another id of a person names the kept one (`fold`, the
  first thing that `refresh` does). The row as it was filed is set aside whole in `filed_rows`.

Where rows of two ids come to have one key (the same day of an event, the same question of a survey), the
kept id's own row stands. Of a person's own rows the kept id's stands, which agrees to what all of them
agree to. Where somebody worked is taken from all ids, and on one and the same day from the kept one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
    pairs,
    participants,
    people_in,
    same_people,
    tables_of,
)
from data_access.summaries import touched
from data_access.summaries.placement import place_pairs, place_people

MERGE, SPLIT = "merge", "split"
Rows = Sequence[Mapping[str, Any]]


class OwnCoach(ValueError):
    """Read as one person, two ids would make somebody their own coach; the text names the pairs.

    Seen: why two people cannot be merged, or an import cannot be taken back.
    """


def links(connection: Connection) -> dict[str, str]:
    """What the record says now: each id that is another's, with the one it was said to be."""
    said: dict[str, str] = {}
    entries = select(same_people.c.what, same_people.c.participant_id, same_people.c.kept_id)
    for what, own, other in connection.execute(entries.order_by(same_people.c.entry_id)):
        if what == MERGE:
            said[own] = other
        else:
            said.pop(own, None)
    return said


def root_of(participant_id: str, said: Mapping[str, str]) -> str:
    """The id at the end of a chain: A = B and B = C is one person."""
    while participant_id in said:
        participant_id = said[participant_id]
    return participant_id


def read_as(said: Mapping[str, str], there: Iterable[str]) -> dict[str, str]:
    """Each id that is read as another's, with that other, among the ids that are there.

    A person whose kept id is not there (its file was taken back) is read under the first that is.
    """
    people: dict[str, list[str]] = {}
    for one in sorted(there):
        people.setdefault(root_of(one, said), []).append(one)
    found: dict[str, str] = {}
    for root, ids in people.items():
        person = root if root in ids else ids[0]
        found |= {one: person for one in ids if one != person}
    return found


def is_folded(connection: Connection) -> bool:
    """Whether rows are set aside now."""
    return connection.execute(select(filed_rows.c.number).limit(1)).first() is not None


def is_unfolded(connection: Connection) -> bool:
    """Whether facts stand as filed, though some name somebody by another id."""
    any_other = select(merged_ids.c.participant_id).limit(1)
    return not is_folded(connection) and connection.execute(any_other).first() is not None


# -- folded --------------------------------------------------------------------------------------


def fold(connection: Connection) -> None:
    """Let every fact name each person by one id, and list whom that concerns as touched.

    Needs the lists of `touched`; does nothing where that is done. Raises OwnCoach.
    """
    if is_folded(connection):
        return
    before = connection.execute(select(merged_ids.c.participant_id, merged_ids.c.person_id)).all()
    connection.execute(delete(merged_ids))
    said = links(connection)
    ids = {*said, *said.values()}
    there = select(participants.c.participant_id).where(participants.c.participant_id.in_(ids))
    whose = read_as(said, connection.scalars(there)) if ids else {}
    touch(connection, {one for row in before for one in row})
    if not whose:
        return
    rows = [{"participant_id": one, "person_id": person} for one, person in whose.items()]
    connection.execute(insert(merged_ids), rows)
    aside: list[dict[str, Any]] = []
    for table in tables_of("fact"):
        if table is not participants and people_in(table):
            aside += _fold_rows(connection, table, whose)
    # Last: the others refer to it.
    aside += _fold_people(connection, whose)
    for number, row in enumerate(aside, 1):
        row["number"] = number
    connection.execute(insert(filed_rows), aside)
    touch(connection, {*whose, *whose.values()})
    _refuse_own_coaches(connection, whose)


def _fold_rows(
    connection: Connection, table: Table, whose: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Let the rows of one table name kept ids; returns the rows as they were filed."""
    columns, keys = people_in(table), _key(table)
    old = _rows(connection, table, _names(table, whose))
    new = [row | {c: whose.get(row[c], row[c]) for c in columns} for row in old]
    _touch_rows(connection, table, [*old, *new])
    if not set(columns) & set(keys):
        _write_over(connection, table, new)
        return [_aside(table, row, 1) for row in old]
    is_old = {_of(row, keys) for row in old}
    found = select(*(table.c[k] for k in keys)).where(_names(table, set(whose.values())))
    taken = {tuple(row) for row in connection.execute(found)} - is_old
    stands = []
    for row in new:
        key = _of(row, keys)
        stands.append(key not in taken)
        taken.add(key)
    _take_out(connection, table, old)
    _put_in(connection, table, [row for row, here in zip(new, stands, strict=True) if here])
    return [_aside(table, row, int(here)) for row, here in zip(old, stands, strict=True)]


def _fold_people(connection: Connection, whose: Mapping[str, str]) -> list[dict[str, Any]]:
    """Take the other ids' own rows out; the kept one agrees to what all of them agree to."""
    old = _rows(connection, participants, _names(participants, {*whose, *whose.values()}))
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


def _refuse_own_coaches(connection: Connection, whose: Mapping[str, str]) -> None:
    own = (
        select(pairs.c.pair_id)
        .where(pairs.c.coach_id == pairs.c.mentee_id, pairs.c.coach_id.in_(set(whose.values())))
        .order_by(pairs.c.pair_id)
    )
    found = list(connection.scalars(own))
    if found:
        raise OwnCoach(", ".join(found))


def place(connection: Connection) -> None:
    """Put what is said of other ids into the region that the person is in today."""
    region = (
        select(participants.c.region)
        .where(participants.c.participant_id == merged_ids.c.person_id)
        .scalar_subquery()
    )
    connection.execute(
        update(merged_ids).where(merged_ids.c.region.is_distinct_from(region)).values(region=region)
    )


# -- as filed ------------------------------------------------------------------------------------


def unfold(connection: Connection, today: date) -> bool:
    """Let facts stand as files gave them, placed as of `today`; False where they do already.

    Whom that concerns is listed as touched. `merged_ids` still says who is read as whom.
    """
    found = connection.execute(
        select(filed_rows.c.table_name, filed_rows.c.stands, filed_rows.c.old_values).order_by(
            filed_rows.c.number
        )
    ).all()
    if not found:
        return False
    touched.begin(connection)
    ids = connection.execute(select(merged_ids.c.participant_id, merged_ids.c.person_id)).all()
    whose = {row.participant_id: row.person_id for row in ids}
    # What others refer to comes first.
    for table in sorted(tables_of("fact"), key=lambda t: t is not participants):
        rows = [r for r in found if r.table_name == table.name]
        if rows:
            filed = [given_back(table, r.old_values) for r in rows]
            stood = [one for one, r in zip(filed, rows, strict=True) if r.stands]
            _unfold_rows(connection, table, filed, stood, whose)
    connection.execute(delete(filed_rows))
    touch(connection, {*whose, *whose.values()})
    place_people(connection, today)
    place_pairs(connection, today)
    return True


def _unfold_rows(
    connection: Connection, table: Table, filed: Rows, stood: Rows, whose: Mapping[str, str]
) -> None:
    columns = people_in(table)
    _touch_rows(connection, table, filed)
    if table is participants or not set(columns) & set(_key(table)):
        _write_over(connection, table, stood)
        here = {_of(row, _key(table)) for row in stood}
        _put_in(connection, table, [r for r in filed if _of(r, _key(table)) not in here])
        return
    folded = [{**row, **{c: whose.get(row[c], row[c]) for c in columns}} for row in stood]
    _take_out(connection, table, folded)
    _put_in(connection, table, filed)


# -- rows ----------------------------------------------------------------------------------------


def _key(table: Table) -> tuple[str, ...]:
    return tuple(column.name for column in table.primary_key)


def _of(row: Mapping[str, Any], names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(row[name] for name in names)


def _names(table: Table, ids: Iterable[str]) -> ColumnElement[bool]:
    wanted = sorted(ids)
    return or_(*(table.c[column].in_(wanted) for column in people_in(table)))


def _rows(connection: Connection, table: Table, which: ColumnElement[bool]) -> list[dict[str, Any]]:
    """Rows in an order that follows from what they are: which of two stands does not hang on chance."""
    found = [dict(row._mapping) for row in connection.execute(select(table).where(which))]
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
    columns = people_in(table)
    touch(connection, {row[c] for row in rows for c in columns} - {None, ""})
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
