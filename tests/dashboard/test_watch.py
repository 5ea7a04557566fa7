"""A folder that is watched: whole files alone are taken, all of them can be found again."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from config.maps import ColumnMap, map_text
from dashboard.__main__ import main
from dashboard.commands import watch
from dashboard.commands.watch import CannotWatch, Watched, importer
from data_access.imports import column_maps
from data_access.imports.import_history import recent
from data_access.storage.database import (
    Database,
    DatabaseUnavailable,
)
from data_access.storage.scope import Scope
from tests.dashboard.test_uploads import PROGRAMS, THEIRS
from tests.dashboard.visitors import ADMIN, FACILITATOR, STAFF, Clock, settings_for


@pytest.fixture
def watched(tmp_path: Path, peopled_url: str, database: Database) -> Watched:
    folder = tmp_path / "incoming"
    folder.mkdir()
    settings = settings_for(peopled_url)
    return Watched(folder, database, importer(database, FACILITATOR[0]), settings)


def put(watched: Watched, content: str, name: str = "programs.csv") -> Path:
    path = watched.folder / name
    path.write_text(content, encoding="utf-8")
    return path


def look_twice(watched: Watched) -> None:
    watch.look(watched, watch.look(watched, {}))


def imports_of(database: Database) -> list[Any]:
    with database.reading(Scope(None, False, "test", "admin")) as reader:
        return list(recent(reader))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_file_is_taken_once_it_has_stopped_growing(watched: Watched) -> None:
    path = put(watched, PROGRAMS[:100])
    seen = watch.look(watched, {})
    put(watched, PROGRAMS)
    seen = watch.look(watched, seen)
    assert imports_of(watched.database) == [] and path.exists()
    watch.look(watched, seen)
    (row,) = imports_of(watched.database)
    assert (row.rows_new, row.rows_refused, row.region) == (1, 1, 1)
    assert row.imported_by == FACILITATOR[0]
    assert names(watched.folder) == ["done"]


def test_a_taken_file_lies_in_done_with_the_report_of_its_refused_rows(watched: Watched) -> None:
    put(watched, PROGRAMS)
    look_twice(watched)
    assert names(watched.folder / "done") == ["programs.csv", "programs.csv.report.csv"]
    assert (watched.folder / "done" / "programs.csv").read_text() == PROGRAMS
    report = (watched.folder / "done" / "programs.csv.report.csv").read_text("utf-8-sig")
    (refused,) = csv.DictReader(report.splitlines())
    assert (refused["line"], refused["column"], refused["value"]) == ("3", "region_pac", "2")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a,b\n1,2\n", "Its headings are not those of one kind of file"),
        (PROGRAMS.replace("CENTER", "castle"), "This is not a program type"),
        ("", None),
        (PROGRAMS.replace("\n", ",nice\n").replace("nice", "Remarks", 1), "say nothing to a file"),
    ],
)
def test_a_file_that_cannot_be_taken_lies_in_refused_with_its_report(
    watched: Watched, content: str, says: str | None
) -> None:
    put(watched, content)
    look_twice(watched)
    if says is None:  # an empty file may be one that is only beginning
        assert names(watched.folder) == ["programs.csv"]
        return
    assert names(watched.folder / "refused") == ["programs.csv", "programs.csv.report.csv"]
    assert says in (watched.folder / "refused" / "programs.csv.report.csv").read_text("utf-8-sig")


def test_nothing_is_overwritten(watched: Watched) -> None:
    for number in range(3):
        put(watched, PROGRAMS.replace("Demo", f"Demo {number}"))
        look_twice(watched)
    done = watched.folder / "done"
    kept = [f"programs{n}.csv{r}" for n in ("", "-2", "-3") for r in ("", ".report.csv")]
    assert names(done) == sorted(kept)
    assert "Demo 1" in (done / "programs-2.csv").read_text()


def test_a_file_stays_while_the_database_is_away(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*args: Any, **more: Any) -> Any:
        raise DatabaseUnavailable("The reporting database rests.")

    path = put(watched, PROGRAMS)
    with monkeypatch.context() as patch:
        patch.setattr(watch, "import_file", away)
        with pytest.raises(DatabaseUnavailable):
            look_twice(watched)
    assert path.exists()
    look_twice(watched)
    assert len(imports_of(watched.database)) == 1


def test_other_things_in_the_folder_are_left_alone(watched: Watched, tmp_path: Path) -> None:
    for name in (".hidden.csv", "~$open.xlsx", "notes.docx"):
        put(watched, PROGRAMS, name)
    elsewhere = tmp_path / "elsewhere.csv"
    elsewhere.write_text(PROGRAMS)
    (watched.folder / "link.csv").symlink_to(elsewhere)
    look_twice(watched)
    assert names(watched.folder) == [".hidden.csv", "link.csv", "notes.docx", "~$open.xlsx"]
    assert imports_of(watched.database) == []


def test_a_saved_map_is_used_by_name_and_found_by_headings(
    watched: Watched, clock: Clock, peopled_url: str, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    database = watched.database
    watched = Watched(watched.folder, database, importer(database, ADMIN[0]), watched.settings)
    put(watched, THEIRS)
    look_twice(watched)
    assert imports_of(database)[0].rows_new == 1
    made = ColumnMap("Called", "programs", columns={"Nr": ("eec_program_number",)})
    column_maps.save(database, made, ADMIN[0], clock(), watched.scope)
    put(watched, PROGRAMS.replace("eec_program_number", "Nr"))
    look_twice(watched)
    assert imports_of(database)[0].rows_new == 2
    monkeypatch.setenv("DATABASE_URL", peopled_url)
    file = watched.folder / "by-name.csv"
    file.write_text(PROGRAMS.replace("eec_program_number", "Nr").replace("PRG", "Q"))
    assert main(["import", "programs", str(file), "--map", "Called"]) == 0
    assert imports_of(database)[0].rows_new == 2
    assert main(["import", "programs", str(file), "--map", "None"]) == 1
    assert "There is no column map 'None'" in capsys.readouterr().out


def test_maps_are_listed_printed_and_saved(
    peopled_url: str, monkeypatch: pytest.MonkeyPatch, capsys: Any, tmp_path: Path
) -> None:
    monkeypatch.setenv("DATABASE_URL", peopled_url)
    made = ColumnMap("Shared", "programs", columns={"Nr": ("eec_program_number",)})
    file = tmp_path / "shared.toml"
    file.write_text(map_text(made))
    assert main(["maps", "--save", str(file)]) == 0
    assert main(["maps"]) == 0
    assert "Shared" in (listed := capsys.readouterr().out) and "eec-programs" in listed
    assert main(["maps", "Shared"]) == 0
    assert capsys.readouterr().out == map_text(made)
    assert main(["maps", "Nobody"]) == 1
    assert main(["maps", "--save", str(file), "--region", "1"]) == 0
    assert main(["maps"]) == 0
    assert "Region 1" in capsys.readouterr().out
    assert main(["maps", "Shared", "--region", "1", "--share"]) == 0
    assert main(["maps", "Shared", "--region", "1", "--delete"]) == 0
    assert main(["maps", "Shared", "--region", "1", "--delete"]) == 1
    capsys.readouterr()
    assert main(["maps", "--save", str(tmp_path / "none.toml")]) == 1


def test_who_may_not_import_may_not_watch(database: Database) -> None:
    with pytest.raises(CannotWatch, match="may not import"):
        importer(database, STAFF[0])
    with pytest.raises(CannotWatch, match="no account"):
        importer(database, "nobody@example.org")


@pytest.mark.long
def test_ctrl_c_ends_it_between_two_files(watched: Watched, peopled_url: str) -> None:
    environment = {**os.environ, "DATABASE_URL": peopled_url}
    process = subprocess.Popen(
        [sys.executable, "-m", "dashboard", "watch", str(watched.folder), "--as", ADMIN[0]],
        env=environment, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        assert process.stdout is not None and "Watching" in process.stdout.readline()
        put(watched, PROGRAMS)
        until = time.monotonic() + 240
        while not (watched.folder / "done" / "programs.csv").exists():
            assert time.monotonic() < until and process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        said = process.stdout.read()
    assert process.returncode == 0 and said.endswith("Stopped.\n") and "2 new" in said
