"""The evaluator's extract of the whole demonstration state holds nobody's name, town, number or date."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from config.program.reporting_periods import year
from config.program.reports import EXTRACT
from data_access.reports.extract import CONSENTED, make_zip
from data_access.reports.files import PAIRS, SESSIONS, files_of
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.storage.scope import scope_of
from tests.whole.conftest import TODAY

EVALUATOR = scope_of("evaluator", None, "evaluator@test.invalid")
YEARS = (2024, 2025, 2026, 2027)
KEY = b"a key of these tests"
COMPLETE = date(2026, 10, 31)  # the newest complete month: what began later is not in it
_DATE = re.compile(r"\d{4}-\d{2}(?!\d)|\d{1,2}/\d{1,2}/\d{2,4}")


@pytest.fixture
def database(demo_path: Path, opened: Callable[[Path], Database]) -> Database:
    return opened(demo_path)


def _extract(database: Database, ends_in: int) -> bytes:
    with database.reading(EVALUATOR) as reader:
        return make_zip(reader, year("py", ends_in), TODAY, KEY, 10)


def _members(made: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name).decode("utf-8-sig") for name in archive.namelist()}


def _rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _identifying(database: Database) -> Iterator[str]:
    """Every name, town and number of the state by which somebody could be found."""
    identifying = (
        (schema.participants, ("participant_id", "first_name", "last_name", "pq_registry_id")),
        (schema.programs, ("program_number", "name", "city_town", "fcc_system")),
        (schema.pairs, ("pair_id", "coach_id", "mentee_id", "il_id")),
        (schema.sessions, ("session_id",)),
        (schema.class_observations, ("observation_id", "classroom_id", "observer_id")),
    )
    with database.reading(EVALUATOR) as reader:
        for table, columns in identifying:
            rows = reader.rows(table)
            for column in columns:
                yield from filter(None, reader.execute(select(rows.c[column]).distinct()).scalars())


def test_nobody_can_be_found_in_it(database: Database) -> None:
    sought = set(_identifying(database))
    assert len(sought) > 9000 and "Demo Falls" in sought
    for ends_in in YEARS:
        members = _members(_extract(database, ends_in))
        for name in (PAIRS, SESSIONS):
            text = members[name]
            assert _DATE.search(text) is None, name
            # As words: a name that is also a part of a code is no name there.
            found = set(re.findall(r"[^,\r\n]+", text))
            found |= set(re.findall(r"[A-Za-z]+", text)) | set(re.findall(r"[\w]+-[\w-]+", text))
            assert not found & sought, name
            assert not [s for s in sought if " " in s and s in text]


def test_scores_stand_only_with_consent_and_every_pair_is_there(database: Database) -> None:
    with database.reading(EVALUATOR) as reader:
        rows = reader.rows(schema.pair_status)
        pairs = list(reader.execute(select(rows.c.program_year, rows.c.start_date)))
    scored = 0
    for ends_in in YEARS:
        members = _members(_extract(database, ends_in))
        mine = _rows(members[PAIRS])
        assert len({r["pair_id"] for r in mine}) == sum(
            p.program_year == ends_in - 1 and p.start_date <= COMPLETE for p in pairs
        )
        names = [c.name for c in files_of(EXTRACT)[PAIRS] if c.name.startswith("score_")]
        for r in mine:
            has = any(r[name] for name in names)
            assert not has or (r["consent"] == CONSENTED and r["suppression"] == "")
            assert has or r["observed"] == "N" or r["suppression"]
            scored += has
        assert {r["pair_id"] for r in _rows(members[SESSIONS])} <= {r["pair_id"] for r in mine}
    assert scored > 50  # there is something the lines above say something of


def test_it_is_the_same_bytes_again_for_the_same_data(database: Database) -> None:
    for ends_in in YEARS[1:3]:
        assert _extract(database, ends_in) == _extract(database, ends_in)
