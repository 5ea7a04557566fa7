"""Works out a second time which ids are one person or one program, and holds the facts against it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, select

from data_access.recount.disagreement import Disagreement, Remark
from data_access.storage import schema

_AGREED = "educator_level"
_SET_ASIDE, _NOT_FILED = Remark("no row as filed"), Remark("a row that no file gave")
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Identified:
    """What has ids: its own table, the record, what follows, and each column that names one."""

    own: Table
    record: Table
    follows: Table
    names: Mapping[str, tuple[str, ...]]


PEOPLE = Identified(
    schema.participants,
    schema.same_people,
    schema.merged_ids,
    {
        "participants": ("participant_id",),
        "participant_places": ("participant_id",),
        "pairs": ("coach_id", "mentee_id", "il_id"),
        "class_observations": ("educator_id",),
        "attendance": ("participant_id",),
        "surveys": ("respondent_id", "about_mentee_id"),
        "employment": ("participant_id",),
        "funds": ("participant_id",),
    },
)
_NUMBER = ("program_number",)
PROGRAMS = Identified(
    schema.programs,
    schema.same_programs,
    schema.merged_programs,
    {
        "programs": _NUMBER,
        "program_regions": _NUMBER,
        "program_types": _NUMBER,
        "qris": _NUMBER,
        "participants": _NUMBER,
        "participant_places": _NUMBER,
        "class_observations": _NUMBER,
    },
)


def whose(connection: Connection, kind: Identified = PEOPLE) -> dict[str, str]:
    """Each id that is another's, with the one it is to be read as, by the record alone."""
    said: dict[str, str | None] = {}
    (key,) = kind.own.primary_key
    record = kind.record.c
    for entry in connection.execute(
        select(record[key.name], record.kept_id, record.what).order_by(record.entry_id)
    ):
        said[entry[0]] = entry.kept_id if entry.what == "merge" else None
    group: dict[str, set[str]] = {}
    for first, second in said.items():
        if second is not None:
            both = group.get(first, {first}) | group.get(second, {second})
            group |= dict.fromkeys(both, both)
    filed = {row[key.name] for row in _filed(connection).get(kind.own.name, [])}
    filed |= set(connection.scalars(select(key)))
    found: dict[str, str] = {}
    for ids in group.values():
        here = sorted(ids & filed)
        last = [one for one in here if said.get(one) is None]
        kept = (last or here)[:1]
        found |= {one: kept[0] for one in here if one != kept[0]}
    return found


def _filed(connection: Connection) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(select(schema.filed_rows).order_by(schema.filed_rows.c.number)):
        found[row.table_name].append({**row.old_values, "stands": row.stands})
    return found


def differing(connection: Connection) -> Iterator[Disagreement]:
    """What is read as whom otherwise than the record says, and facts that name another id."""
    should: dict[str, dict[str, Mapping[str, str]]] = defaultdict(dict)
    for kind in (PEOPLE, PROGRAMS):
        read_as = whose(connection, kind)
        yield from _followed(connection, kind, read_as)
        for name, columns in kind.names.items():
            should[name] |= dict.fromkeys(columns, read_as)
    filed = _filed(connection)
    for name, by_column in should.items():
        fact = schema.metadata.tables[name]
        keys = tuple(column.name for column in fact.primary_key)
        rows = [dict(row._mapping) for row in connection.execute(select(fact))]
        for row in rows:
            for column, ids in by_column.items():
                if row[column] in ids:
                    key = tuple(row[k] for k in keys)
                    yield Disagreement(name, key, column, row[column], ids[row[column]])
        if name == "participants":
            yield from _agreeing(rows, filed[name], by_column["participant_id"])
        else:
            yield from _standing(name, keys, rows, filed[name], by_column)


def _followed(
    connection: Connection, kind: Identified, should: Mapping[str, str]
) -> Iterator[Disagreement]:
    """What is written down to be read as what, against what it is to be."""
    other, kept, *_ = kind.follows.columns
    stands = {row[0]: row[1] for row in connection.execute(select(other, kept))}
    for one in sorted(should.keys() | stands.keys()):
        if should.get(one) != stands.get(one):
            name = kind.follows.name
            yield Disagreement(name, (one,), kept.name, stands.get(one), should.get(one))


def _standing(
    name: str, keys: tuple[str, ...], rows: list[dict[str, Any]], filed: list[Row],
    should: Mapping[str, Mapping[str, str]],
) -> Iterator[Disagreement]:  # fmt: skip
    """Each row as filed is there under the one id, by itself or by one that says the same thing."""
    there = {tuple(str(row[k]) for k in keys) for row in rows}
    wanted = Counter(
        tuple(str(should.get(k, {}).get(row[k], row[k])) for k in keys)
        for row in filed
        if row["stands"]
    )
    for key, times in sorted(wanted.items()):
        if key not in there or times > 1:
            yield Disagreement(name, key, "", _SET_ASIDE if key not in there else _NOT_FILED, times)


def _agreeing(
    rows: list[dict[str, Any]], filed: list[Row], should: Mapping[str, str]
) -> Iterator[Disagreement]:
    """Whoever has several ids agrees where each of them does."""
    said: dict[str, set[str]] = defaultdict(set)
    for row in filed:
        said[should.get(row["participant_id"], row["participant_id"])].add(row["consent"])
    for row in rows:
        words = said.get(row["participant_id"], {row["consent"]})
        if (row["consent"] == _AGREED) != (words == {_AGREED}):
            yield Disagreement(
                "participants", (row["participant_id"],), "consent", row["consent"], sorted(words)
            )
