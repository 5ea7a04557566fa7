"""An importer that takes given rows as files, and looks at what became of them in the database."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, func, select, update
from sqlalchemy.pool import NullPool

from data_access.imports.pipeline import Outcome, import_file
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.storage.scope import Scope
from data_access.upkeep.upgrade import upgrade
from tests.conftest import CopyOf

TODAY = date(2026, 11, 21)
WHOLE_STATE = Scope(None, True, "command line")  # who has the database is told all of it


def write_csv(path: Path, rows: Sequence[Mapping[str, Any]]) -> Path:
    headings = list(dict.fromkeys(h for row in rows for h in row))
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, headings, restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


class Importer:
    """A fresh database, files to put into it, and an eye on its tables past every scope."""

    def __init__(self, url: str, folder: Path, files: int = 0) -> None:
        upgrade(url, TODAY)
        self.database = Database(url)
        self.engine: Engine = create_engine(url, poolclass=NullPool)
        self.folder = folder
        self._files = files  # that it has taken

    def close(self) -> None:
        self.database.dispose()
        self.engine.dispose()

    def take(self, format_key: str, rows: Sequence[Mapping[str, Any]], **more: Any) -> Outcome:
        self._files += 1
        path = write_csv(self.folder / f"file-{self._files}.csv", rows)
        return self.take_file(format_key, path, **more)

    def take_text(self, format_key: str, text: str, **more: Any) -> Outcome:
        self._files += 1
        path = self.folder / f"file-{self._files}.csv"
        path.write_text(text, encoding="utf-8", newline="")
        return self.take_file(format_key, path, **more)

    def take_file(self, format_key: str, path: Path, **more: Any) -> Outcome:
        options: dict[str, Any] = {
            "file_name": path.name,
            "imported_by": "someone@test.invalid",
            "today": TODAY,
        }
        scope = more.pop("scope", WHOLE_STATE)
        return import_file(self.database, scope, format_key, path, **(options | more))

    def rows(self, name: str) -> list[dict[str, Any]]:
        table = schema.metadata.tables[name]
        with self.engine.connect() as connection:
            found = connection.execute(select(table).order_by(*table.primary_key))
            return [dict(row) for row in found.mappings()]

    def count(self, name: str) -> int:
        table = schema.metadata.tables[name]
        with self.engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(table)).scalar_one()

    def set_region(self, name: str, region: int | None) -> None:
        table = schema.metadata.tables[name]
        with self.engine.begin() as connection:
            connection.execute(update(table).values(region=region))

    @property
    def data_version(self) -> int:
        return self.rows("data_state")[0]["data_version"]

    def facts(self) -> dict[str, list[dict[str, Any]]]:
        return {t.name: self.rows(t.name) for t in schema.tables_of("fact")}


@pytest.fixture
def importer(database_url: str, tmp_path: Path) -> Iterator[Importer]:
    importer = Importer(database_url, tmp_path)
    yield importer
    importer.close()


PROGRAMS = [
    {"eec_program_number": "P-1", "name": "Maple", "program_type": "CENTER", "region_pac": "1"},
    {"eec_program_number": "P-3", "name": "Harbor", "program_type": "fcc", "region_pac": "3"},
]
PARTICIPANTS = [
    {"participant_id": "CT-1", "role": "CT", "program_number": "P-1"},
    {"participant_id": "M-1", "role": "mentee", "program_number": "P-1"},
    {"participant_id": "CT-3", "role": "Consultant Teacher", "program_number": "P-3"},
    {"participant_id": "M-3", "role": "MENTEE", "program_number": "P-3"},
]
PAIRS = [
    {
        "pair_id": "PAIR-1",
        "coach_id": "CT-1",
        "mentee_id": "M-1",
        "cohort_year": "2025-26",
        "start_date": "2025-09-15",
        "end_date": "2026-03-12",
        "end_reason": "withdrew",
    },
    {
        "pair_id": "PAIR-3",
        "coach_id": "CT-3",
        "mentee_id": "M-3",
        "cohort_year": "2025",
        "start_date": "2025-09-15",
    },
]


START = (("programs", PROGRAMS), ("participants", PARTICIPANTS), ("pairs", PAIRS))


def session(number: int, **more: Any) -> dict[str, Any]:
    return {
        "session_id": f"S-{number}",
        "pair_id": "PAIR-1",
        "session_date": "2025-10-14",
        "minutes_total": "75",
        "venue": "f2f",
        "status": "completed",
        "strategies": "feedback; modeling",
    } | more


def two_regions(url: str, folder: Path) -> None:
    """Two regions with a program, a coach, a mentee and a pair each."""
    importer = Importer(url, folder)
    for key, rows in START:
        outcome = importer.take(key, rows)
        assert (outcome.status, outcome.rows_refused) == ("saved", 0), outcome.refusals
    importer.close()


@pytest.fixture
def started(copy_of: CopyOf, tmp_path: Path) -> Iterator[Importer]:
    """What `two_regions` leaves, in a database of one's own."""
    importer = Importer(copy_of(two_regions), tmp_path, files=len(START))
    yield importer
    importer.close()
