"""Works out a second time who is one person, and holds the facts against it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, select

from data_access.recount.disagreement import Disagreement, Remark
from data_access.storage import schema

_AGREED = "educator_level"
_NOBODY, _SET_ASIDE = Remark("another id's row"), Remark("no row as filed")
_NOT_FILED = Remark("a row that no file gave")
# Every column that names a participant, and those that are part of a row's key.
NAMES: Mapping[str, tuple[str, ...]] = {
    "participants": ("participant_id",),
    "participant_places": ("participant_id",),
    "pairs": ("coach_id", "mentee_id", "il_id"),
    "class_observations": ("educator_id",),
    "attendance": ("participant_id",),
    "surveys": ("respondent_id", "about_mentee_id"),
    "employment": ("participant_id",),
    "funds": ("participant_id",),
}
Row = Mapping[str, Any]


def whose(connection: Connection) -> dict[str, str]:
    """Each id that is another's, with the one it is to be read as, by the record alone."""
    said: dict[str, str | None] = {}
    for entry in connection.execute(
        select(schema.same_people).order_by(schema.same_people.c.entry_id)
    ):
        said[entry.participant_id] = entry.kept_id if entry.what == "merge" else None
    group: dict[str, set[str]] = {}
    for first, second in said.items():
        if second is not None:
            both = group.get(first, {first}) | group.get(second, {second})
            group |= dict.fromkeys(both, both)
    filed = {row["participant_id"] for row in _filed(connection).get("participants", [])}
    filed |= set(connection.scalars(select(schema.participants.c.participant_id)))
    found: dict[str, str] = {}
    for ids in group.values():
        here = sorted(ids & filed)
        last = [one for one in here if said.get(one) is None]
        person = (last or here)[:1]
        found |= {one: person[0] for one in here if one != person[0]}
    return found


def _filed(connection: Connection) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(select(schema.filed_rows).order_by(schema.filed_rows.c.number)):
        found[row.table_name].append({**row.old_values, "stands": row.stands})
    return found


def differing(connection: Connection) -> Iterator[Disagreement]:
    """What is read as whom otherwise than the record says, and facts that name somebody by another id."""
    should = whose(connection)
    table = schema.merged_ids
    stands = {
        row.participant_id: row.person_id
        for row in connection.execute(select(table.c.participant_id, table.c.person_id))
    }
    for one in sorted(should.keys() | stands.keys()):
        if should.get(one) != stands.get(one):
            yield Disagreement(table.name, (one,), "person_id", stands.get(one), should.get(one))
    filed = _filed(connection)
    for name, columns in NAMES.items():
        fact = schema.metadata.tables[name]
        keys = tuple(column.name for column in fact.primary_key)
        rows = [dict(row._mapping) for row in connection.execute(select(fact))]
        for row in rows:
            for column in columns:
                if row[column] in should:
                    key = tuple(row[k] for k in keys)
                    yield Disagreement(name, key, column, row[column], should[row[column]])
        if name == "participants":
            yield from _agreeing(rows, filed[name], should)
        else:
            yield from _standing(name, keys, rows, filed[name], should)


def _standing(
    name: str, keys: tuple[str, ...], rows: list[dict[str, Any]], filed: list[Row],
    should: Mapping[str, str],
) -> Iterator[Disagreement]:  # fmt: skip
    """Each row as filed is there under the one id, by itself or by one that says the same thing."""
    there = {tuple(str(row[k]) for k in keys) for row in rows}
    wanted = Counter(
        tuple(str(should.get(row[k], row[k])) for k in keys) for row in filed if row["stands"]
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
