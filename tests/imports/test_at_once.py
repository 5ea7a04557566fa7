"""Files imported at the same moment: each is saved once and whole, and nobody is told of a lock."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier

import pytest

from data_access.imports.pipeline import Outcome, import_file
from data_access.recount.verify import differences
from data_access.storage.database import Database
from tests.imports.conftest import TODAY, WHOLE_STATE, Importer, session, write_csv
from tests.imports.killed_import import Import, begun, ended

AT_ONCE = 4
# In one process, and in processes of their own as the workers of a server are; with --thorough fifty
# on two engines.
IN_THREADS, IN_PROCESSES = 7, 3
THOROUGH = 21
ROWS = 3


def rows_of(round_: int) -> list[dict[str, str]]:
    return [session(round_ * 100 + n) for n in range(ROWS)]


@dataclass(frozen=True)
class People:
    """Some who import at the same moment, each over a Database of their own."""

    databases: Sequence[Database]

    def at_once(self, paths: Sequence[Path]) -> list[Outcome]:
        together = Barrier(len(paths))

        def take(number: int) -> Outcome:
            together.wait()
            return import_file(
                self.databases[number], WHOLE_STATE, "sessions", paths[number],
                file_name=paths[number].name, imported_by=f"person-{number}@test.invalid",
                today=TODAY,
            )  # fmt: skip

        with ThreadPoolExecutor(len(paths)) as people:
            return list(people.map(take, range(len(paths))))


@pytest.fixture
def people(started: Importer) -> Iterator[People]:
    url = started.database.url.render_as_string(hide_password=False)
    people = People([Database(url) for _ in range(AT_ONCE)])
    yield people
    for database in people.databases:
        database.dispose()


@pytest.mark.timeout(1800)
def test_the_same_file_four_times_at_once_is_loaded_once(
    started: Importer, people: People, tmp_path: Path, thorough: bool
) -> None:
    for round_ in range(1, (THOROUGH if thorough else IN_THREADS) + 1):
        path = write_csv(tmp_path / "same.csv", rows_of(round_))
        outcomes = people.at_once([path] * AT_ONCE)
        first = min(outcomes, key=lambda o: o.import_id)
        assert (first.status, first.rows_new, first.rows_total) == ("saved", ROWS, ROWS)
        for other in outcomes:
            if other is not first:
                assert (other.status, other.rows_unchanged, other.rows_total) == (
                    "saved",
                    ROWS,
                    ROWS,
                )
                assert other.message.startswith("This file was already imported on ")
        assert started.count("sessions") == round_ * ROWS
    in_order(started)


@pytest.mark.timeout(1800)
def test_the_same_file_in_four_processes_at_once_is_loaded_once(
    started: Importer, tmp_path: Path
) -> None:
    url = started.database.url.render_as_string(hide_password=False)
    for round_ in range(1, IN_PROCESSES + 1):
        path = write_csv(tmp_path / "same.csv", rows_of(round_))
        processes = [begun(Import(url, "sessions", path)) for _ in range(AT_ONCE)]
        assert [ended(process) for process in processes] == [0] * AT_ONCE
        news = [entry["rows_new"] for entry in started.rows("imports")[-AT_ONCE:]]
        assert sorted(news) == [0, 0, 0, ROWS] and news[0] == ROWS
        assert started.count("sessions") == round_ * ROWS
    in_order(started)


@pytest.mark.long
def test_different_files_at_once_are_all_saved(
    started: Importer, people: People, tmp_path: Path
) -> None:
    for round_ in range(1, 4):
        paths = [
            write_csv(tmp_path / f"file-{n}.csv", rows_of(round_ * AT_ONCE + n))
            for n in range(AT_ONCE)
        ]
        outcomes = people.at_once(paths)
        assert [(o.status, o.rows_new) for o in outcomes] == [("saved", ROWS)] * AT_ONCE
    in_order(started)


@pytest.mark.long
def test_corrections_of_the_same_rows_at_once_come_one_after_the_other(
    started: Importer, people: People, tmp_path: Path
) -> None:
    """The last of them stands, and each has kept what the one before it had said."""
    started.take("sessions", rows_of(1))
    for round_ in range(1, 4):
        paths = []
        for number in range(AT_ONCE):
            minutes = {"minutes_total": str(round_ * 10 + number + 1)}
            paths.append(
                write_csv(tmp_path / f"file-{number}.csv", [row | minutes for row in rows_of(1)])
            )
        outcomes = people.at_once(paths)
        assert [(o.rows_changed, o.rows_refused) for o in outcomes] == [(ROWS, 0)] * AT_ONCE
        last = max(range(AT_ONCE), key=lambda n: outcomes[n].import_id)
        assert {r["minutes_total"] for r in started.rows("sessions")} == {round_ * 10 + last + 1}
        assert started.count("replaced_rows") == round_ * AT_ONCE * ROWS
    in_order(started)


def in_order(importer: Importer) -> None:
    """Summaries follow from the facts, and every import raised the version or changed nothing."""
    with importer.engine.connect() as connection:
        assert list(differences(connection, TODAY)) == []
    entries = importer.rows("imports")
    assert importer.data_version == sum(1 for e in entries if e["rows_new"] or e["rows_changed"])
