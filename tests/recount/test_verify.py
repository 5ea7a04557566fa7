"""No summary column is passed by: each that is wrong, missing, too many or not recounted is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Date,
    Integer,
    Row,
    String,
    Table,
    and_,
    delete,
    func,
    insert,
    select,
    update,
)

from config.program.cycle import STEPS
from config.program.instruments import INSTRUMENTS
from config.program.vocabulary import (
    CONTENT_AREAS,
    DIRECT_CONTACT_TYPES,
    FUND_KINDS,
    STRATEGIES,
    VENUES,
)
from data_access.recount import placement, verify
from data_access.recount.reading import Expected
from data_access.recount.verify import NOT_RECOUNTED, Disagreement, Family, differences
from data_access.storage import schema
from data_access.storage.database import Database, DatabaseUnavailable, RefusedQuery
from data_access.summaries import refresh, touched
from data_access.upkeep.upgrade import upgrade
from tests.summaries import facts
from tests.summaries.test_refresh_equals_rebuild import CHANGES, PROGRAMS, TODAY, World

SUMMARIES = schema.tables_of("summary")
FACTS = schema.tables_of("fact")
ABOUT = {
    "person_id": schema.participants,
    "pair_id": schema.pairs,
    "program_number": schema.programs,
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """Facts of every kind and all summaries of them. Tests change it and roll that back."""
    url = f"sqlite:///{tmp_path_factory.mktemp('filled')}/pac.sqlite3"
    upgrade(url)
    database = Database(url)
    with database.writing("import") as connection:
        touched.begin(connection)
        world = World(connection, 7)
        world.begin()
        for change in CHANGES * 8:
            change(world)
        a_whole_year(connection)
        refresh.rebuild(connection, TODAY)
    yield database
    database.dispose()


def observed(window: str, day: date, score: float, educator: str = "M9") -> list[facts.Fact]:
    return facts.observation(
        f"Y-{window}-{educator}",
        educator,
        day,
        {d: [score, score + 1, score, score] for d in INSTRUMENTS["PK1"].dimensions},
        window=window,
        observer_id=f"OB{window}",
        program_number="P1",
        cert_expires=date(2030, 1, 1),
    )


def a_whole_year(connection: Connection) -> None:
    """One pair of which every file told something, so that no column of a summary is empty."""
    start, wave = date(2024, 9, 10), "2024-END"
    about = {"about_mentee_id": "M9", "pair_id": "X9"}
    named = {
        "strategies": ";".join(STRATEGIES.codes),
        "content": ";".join(CONTENT_AREAS.codes),
        "goals_addressed": "Y-1",
        "minutes_observation": 20,
    }
    facts.put(
        connection,
        facts.participant("M9", consent="educator_level"),
        facts.place("M9", date(2020, 1, 1)),
        *(facts.kind(number, date(2020, 1, 1)) for number in PROGRAMS),
        facts.participant("C9", "CT"),
        facts.pair("X9", start, coach_id="C9", mentee_id="M9", planned_end=date(2025, 6, 15)),
        *(
            facts.session(
                f"Y{n}",
                start + timedelta(days=10 * n),
                pair_id="X9",
                venue=VENUES.codes[n % len(VENUES.codes)],
                # By turns of another length than the venues', so that each meets every venue.
                contact_type=DIRECT_CONTACT_TYPES[
                    n // len(VENUES.codes) % len(DIRECT_CONTACT_TYPES)
                ],
                cycle_step=1 + n % len(STEPS),
                **named,
            )
            for n in range(20)
        ),
        facts.participant("LEFT"),
        facts.pair(
            "X-LEFT",
            start,
            coach_id="C9",
            mentee_id="LEFT",
            end_date=date(2024, 12, 1),
            end_reason="withdrew",
        ),
        *observed("BASE", start - timedelta(days=5), 3.0, "LEFT"),
        *observed("BASE", start - timedelta(days=5), 3.0),
        *observed("END", date(2025, 5, 2), 5.0),
        *(
            facts.goal(f"Y-{n}", pair_id="X9", gas_level=n, weight=1.0 + n, class_dimension=d)
            for n, d in enumerate(INSTRUMENTS["PK1"].dimensions)
        ),
        facts.goal(
            "Y-P",
            start + timedelta(days=5),
            pair_id="X9",
            target_date=date(2025, 1, 7),
            status="achieved",
            achieved_date=date(2025, 1, 6),
            class_dimension="PC",
        ),
        *(
            facts.fund("C9", kind, 2025, amount=100.0, hours=3.0, approved=start, paid=start)
            for kind in FUND_KINDS.codes
        ),
        *(
            facts.attended("C9", "Y-E", start + timedelta(days=n), 8.0, day_no=n + 1)
            for n in range(10)
        ),
        facts.attended("C9", "Y-PLC", date(2024, 10, 8), 1.0, event_type="PLC"),
        *(
            facts.survey("CTM", wave, member, item, value, **about)
            for member, values in (("C9", (4.0, 3.0)), ("M9", (2.5, 3.5)))
            for item, value in zip(("q1", "q2"), values, strict=True)
        ),
        *(
            facts.survey("EFF", f"2024-{point}", "M9", item, value)
            for point, value in (("PRE", 2.0), ("END", 4.0))
            for item in ("q1", "q2", "q3", "q4")
        ),
    )


def found_by(connection: Connection) -> list[Disagreement]:
    return list(differences(connection, TODAY))


def one_row(connection: Connection, table: Table) -> Row[Any]:
    row = connection.execute(select(table).order_by(*table.primary_key).limit(1)).first()
    assert row is not None, f"this state has no row of {table.name}"
    return row


def is_row(table: Table, row: Row[Any]) -> ColumnElement[bool]:
    return and_(*(c == row._mapping[c.name] for c in table.primary_key))


def other(connection: Connection, column: Column[Any], value: Any) -> Any:
    """Another value than the one that stands; of a person or pair, one that is there."""
    if column.name in ABOUT:
        (key,) = ABOUT[column.name].primary_key
        return connection.scalar(select(key).where(key != value).limit(1))
    if isinstance(column.type, Date):
        return (value or date(2020, 1, 1)) + timedelta(days=400)
    if isinstance(column.type, String):
        return "?" + (value or "")[: (column.type.length or 9) - 1]
    return (value or 0) + 1


def test_nothing_differs_where_every_column_is_filled(filled: Database) -> None:
    """A column that is empty in all rows, or 0, would agree whatever it counts."""
    with filled.checking() as connection:
        for table in SUMMARIES:
            for column in table.columns:
                is_text = isinstance(column.type, String | Date)
                told = column.is_not(None) if is_text else column != 0
                assert connection.scalar(select(func.count()).where(told)), f"{column} is empty"
        assert found_by(connection) == []


def test_every_summary_column_that_is_wrong_is_named(filled: Database) -> None:
    changed: dict[tuple[str, str], Any] = {}
    with filled.trying(changes_facts=True) as connection:
        for table in SUMMARIES:
            row = one_row(connection, table)
            wrong = {
                c.name: other(connection, c, row._mapping[c.name])
                for c in table.columns
                if not c.primary_key
            }
            connection.execute(update(table).where(is_row(table, row)).values(wrong))
            changed |= {(table.name, name): value for name, value in wrong.items()}
        found = {(d.table, d.column): d for d in found_by(connection)}
    assert found.keys() == changed.keys()
    for where, difference in found.items():
        assert difference.stands == changed[where] != difference.recounted


@pytest.mark.parametrize("table", [t for t in FACTS if t in placement.TABLES], ids=str)
def test_every_derived_column_of_a_fact_that_is_wrong_is_named(
    filled: Database, table: Table
) -> None:
    with filled.trying(changes_facts=True) as connection:
        row = one_row(connection, table)
        wrong = {
            c.name: other(connection, c, row._mapping[c.name])
            for c in table.columns
            if c.info.get("derived") and ("*", c.name) not in NOT_RECOUNTED
        }
        assert wrong
        connection.execute(update(table).where(is_row(table, row)).values(wrong))
        found = {(d.table, d.column) for d in found_by(connection)}
    assert found >= {(table.name, name) for name in wrong}


def test_a_row_that_is_missing_and_one_too_many_are_named(filled: Database) -> None:
    with filled.trying(changes_facts=True) as connection:
        gone = {table.name: tuple(one_row(connection, table)) for table in SUMMARIES}
        for table in SUMMARIES:
            connection.execute(delete(table).where(is_row(table, one_row(connection, table))))
        found = found_by(connection)
        assert {d.table: d.recounted for d in found} == dict.fromkeys(gone, verify.A_ROW)
        assert {d.stands for d in found} == {verify.NO_ROW}
    with filled.trying(changes_facts=True) as connection:
        for table in SUMMARIES:
            values = dict(one_row(connection, table)._mapping)
            *_, last = table.primary_key  # of a program, person or pair that is known, if it may be
            values[last.name] = other(connection, last, values[last.name])
            if isinstance(last.type, Integer):
                values[last.name] += 40  # no year or cycle of this state
            connection.execute(delete(table).where(is_row(table, one_row(connection, table))))
            connection.execute(insert(table).prefix_with("OR REPLACE").values(values))
        too_many = {d.table for d in found_by(connection) if d.stands == verify.A_ROW}
    assert too_many == set(gone) - {
        # Keyed by nothing but a pair: each has a row there, which now is wrong in its columns.
        "pair_status", "action_plans",
    }  # fmt: skip


def test_a_row_about_nobody_is_named(filled: Database) -> None:
    with filled.trying(changes_facts=True) as connection:
        values = dict(one_row(connection, schema.goal_scores)._mapping) | {"pair_id": "gone"}
        connection.execute(insert(schema.goal_scores).values(values))
        (found,) = found_by(connection)
    assert (found.table, found.key[0], found.recounted) == ("goal_scores", "gone", verify.NOBODY)
    assert str(found) == "goal_scores: gone, 2024-09-10: stands a row, recounted " + str(
        verify.NOBODY
    )


def silenced(family: Family) -> Family:
    """The family with a recount that gives every row and not one of its columns."""

    def count(connection: Connection, ids: list[str]) -> Any:
        counted = family.count(connection, ids)
        return {name: {key: {} for key in rows} for name, rows in counted.items()}

    return replace(family, count=count)


def silenced_whole(count: Callable[[Connection], Expected]) -> Callable[[Connection], Expected]:
    """The same for a summary that is recounted whole."""
    return lambda connection: {
        name: {key: {} for key in rows} for name, rows in count(connection).items()
    }


def test_every_column_that_nobody_recounts_is_named(
    filled: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "FAMILIES", tuple(map(silenced, verify.FAMILIES)))
    whole = {name: silenced_whole(count) for name, count in verify.WHOLE.items()}
    monkeypatch.setattr(verify, "WHOLE", whole)
    with filled.checking() as connection:
        found = found_by(connection)
    assert {d.recounted for d in found} == {verify.NOTHING}
    assert {(d.table, d.column) for d in found} == {
        (table.name, c.name) for table in SUMMARIES for c in table.columns if not c.primary_key
    }


def test_every_table_that_nobody_recounts_is_named(
    filled: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verify, "FAMILIES", ())
    monkeypatch.setattr(verify, "WHOLE", {})
    monkeypatch.setattr(placement, "TABLES", ())
    monkeypatch.setattr(placement, "count", lambda connection, today: ())
    with filled.checking() as connection:
        found = {d.table for d in found_by(connection)}
    assert found == {t.name for t in (*SUMMARIES, *FACTS)} - {
        "program_regions",
        "program_types",
    }


def test_what_is_not_recounted_exists_is_no_summary_and_says_why() -> None:
    for (name, column), why in NOT_RECOUNTED.items():
        tables = [t for t in schema.metadata.sorted_tables if name in ("*", t.name)]
        assert any(column in table.columns for table in tables), (name, column)
        assert not any(column in table.columns for table in tables if table in SUMMARIES)
        assert len(why) > 10


def test_the_recount_and_the_summaries_share_no_rule(filled: Database) -> None:
    """A rule of counting changed on one side alone is seen, which shared code would hide."""
    with pytest.MonkeyPatch.context() as patch, filled.trying(changes_facts=True) as connection:
        patch.setattr("data_access.summaries.pair_months.ELIGIBLE_DAYS", 20)
        refresh.rebuild(connection, TODAY)
        found = {(d.table, d.column) for d in found_by(connection)}
    assert ("pair_months", "eligible") in found


def test_a_value_is_shown_with_table_key_column_and_both_sides() -> None:
    one = Disagreement("pair_months", ("X1", "2014-10"), "minutes", 1, 60)
    assert str(one) == "pair_months: X1, 2014-10: minutes: stands 1, recounted 60"
    day = Disagreement("pair_status", ("X1",), "last_contact", None, date(2014, 10, 3))
    assert str(day) == "pair_status: X1: last_contact: stands None, recounted 2014-10-03"


def test_the_connection_of_the_recount_cannot_write(database_url: str) -> None:
    upgrade(database_url)
    database = Database(database_url)
    with pytest.raises(DatabaseUnavailable, match="read-only"), database.checking() as connection:
        facts.put(connection, facts.program())
    with pytest.raises(RefusedQuery, match="accounts"), database.checking() as connection:
        connection.execute(select(schema.accounts))
    with pytest.raises(RefusedQuery), database.writing("recount"):
        pass
    database.dispose()
