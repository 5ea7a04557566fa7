"""Every breakdown that rows carry is placed: said by files, worked out, or handed on."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from config.program.breakdowns import CARRIED, HANDED_ON, carried_by
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.summaries import refresh, touched
from data_access.summaries.placement import HELD, WORKED_OUT
from tests.summaries import facts

TODAY = date(2026, 11, 21)
# Rows of a region that are told apart by nothing else.
BY_REGION_ALONE = {"class_flags", "class_agreement", "log_arrivals"}
# Ratings are a program's, and a program has no role.
WITHOUT = {"program_levels": {"role"}, "person_periods": {"cohort"}}


@pytest.mark.parametrize("key", CARRIED)
def test_where_a_breakdown_comes_from_is_said(key: str) -> None:
    carried = CARRIED[key]
    tables = {table.name: made for table, made in WORKED_OUT.items()}
    assert key in tables[carried.since] or carried.stated, (
        f"{key}: placement.WORKED_OUT has to say how {carried.since} come by it, unless files state it"
    )
    if carried.dated:
        assert key in HELD, f"{key}: placement.HELD has to say how people come by it as of a day"


def test_every_summary_carries_every_breakdown() -> None:
    for table in schema.tables_of("summary"):
        missing = set(CARRIED) - {column.name for column in table.c}
        allowed = set(CARRIED) - {"region"} if table.name in BY_REGION_ALONE else set()
        assert missing <= allowed | WITHOUT.get(table.name, set()), table.name


def test_rows_about_a_pair_have_what_the_pair_has(database: Database) -> None:
    with database.writing("import") as connection:
        touched.begin(connection)
        facts.put(connection, *facts.one_pair(date(2025, 9, 10), date(2026, 6, 15)))
        refresh.rebuild(connection, TODAY)
        rows = {
            name: connection.execute(select(schema.metadata.tables[name])).mappings().first()
            for name in (*HANDED_ON, "pair_status", "pair_months", "goal_scores")
        }
    pair = rows["pairs"]
    # What no file of these facts states may be empty; what is worked out may not.
    filled = {key for key in carried_by("pairs") if not CARRIED[key].stated}
    assert pair is not None and all(pair[key] is not None for key in filled), dict(pair)
    for name in ("pair_status", "pair_months", "goal_scores"):
        row = rows[name]
        assert row is not None and {k: row[k] for k in CARRIED} == {k: pair[k] for k in CARRIED}
