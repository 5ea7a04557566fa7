"""Files sent through the form: looked at first, confirmed once, the own region's alone."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from config.maps import ColumnMap
from dashboard.web import (
    import_jobs,
    uploads,
)
from dashboard.web.app import create_app
from data_access.imports import column_maps, pipeline, reading_process, turns
from data_access.imports.import_history import recent
from data_access.imports.upload_files import UploadFiles
from data_access.people import (
    accounts,
    audit,
)
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.storage.scope import Scope, ledger_of, scope_of
from tests.dashboard.product import ask_page
from tests.dashboard.sent_files import (
    answer,
    confirmed,
    page_text,
    send,
    upload_at,
    waited,
    work_at_once,
)
from tests.dashboard.visitors import (
    ADMIN,
    FACILITATOR,
    PASSWORD,
    STAFF,
    Clock,
    Visitor,
    settings_for,
    signed_in,
)

# Each file that is sent is read in a process of its own.
pytestmark = pytest.mark.long

STATE = Scope(None, False, "test", "admin")
OTHER = ("other@example.org", "facilitator", 2)
PROGRAMS = (
    "eec_program_number,name,program_type,region_pac,regions_from\n"
    "PRG-1,Demo Center 1,CENTER,1,2012-07-01\n"
    "PRG-2,Demo Center 2,CENTER,2,2012-07-01\n"
)
THEIRS = (
    "PROVIDER_NUMBER,PROGRAM_NAME,PROGRAM_TYPE,LICENSING_REGION,SUBSIDY_REGION,SNAPSHOT_DATE\n"
    "P-1,Demo Center,Center-based Care,Central,Region 2,03/03/2026\n"
)


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    return tmp_path / "spool"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def processes(peopled_url: str, spool: Path, clock: Clock) -> Flask:
    """The product as it runs: each upload is read and saved by a process of its own."""
    return create_app(
        settings_for(peopled_url, upload_megabytes=30, uploads_folder=spool), now=clock
    )


@pytest.fixture
def server(processes: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    work_at_once(monkeypatch)
    return processes


def imports_of(database: Database) -> list[Any]:
    with database.reading(STATE) as reader:
        return list(recent(reader))


def facts(database: Database) -> int:
    with database.reading(STATE) as reader:
        rows = reader.rows(schema.programs)
        return len(reader.execute(select(rows.c.program_number)).all())


# -- the way of a file ---------------------------------------------------------------------------


def test_a_file_is_shown_first_and_saved_when_it_is_confirmed(
    processes: Flask, database: Database, spool: Path
) -> None:
    visitor = signed_in(processes, ADMIN)
    sent = send(visitor, PROGRAMS, name="..\\..\\etc/<b>\x07programs.csv")
    address = sent.headers["Location"]
    assert (sent.status_code, address.rpartition("/")[0]) == (303, "/imports/uploads")
    assert waited(visitor, address)["next"] == address
    said = page_text(processes, visitor, address)
    assert "All 2 rows can be saved. Nothing is saved yet." in said
    assert "<b>programs.csv, read as" in said and "Save 2 rows" in said
    assert (imports_of(database), facts(database)) == ([], 0)

    assert answer(visitor, address, "confirm").headers["Location"] == address
    (row,) = imports_of(database) if waited(visitor, address) else ()
    assert waited(visitor, address)["next"] == f"/imports/{row.import_id}"
    assert (row.file_name, row.imported_by) == ("<b>programs.csv", ADMIN[0])
    assert (row.status, row.rows_new, row.region, facts(database)) == ("saved", 2, None, 2)
    assert "All 2 rows are in" in page_text(processes, visitor, f"/imports/{row.import_id}")
    assert "The file is imported" in page_text(processes, visitor, address)
    assert [p.name for p in spool.iterdir()] == [turns.FILE]
    told = [e for e in audit.latest(database) if e.who == ADMIN[0] and e.event != "page"]
    assert [e.event for e in told[:2]] == ["import", "upload"]


def test_a_button_pressed_while_an_import_is_saved_is_said_and_can_be_pressed_again(
    server: Flask, database: Database
) -> None:
    visitor = signed_in(server, FACILITATOR)
    address = send(visitor, PROGRAMS).headers["Location"]
    server.extensions["pac_site"].database.patience = 50
    with database.writing("import"):
        told = [answer(visitor, address, do) for do in ("confirm", "match", "discard")]
    assert {answered.status_code for answered in told} == {503}
    assert all("an import is being saved" in answered.text for answered in told)
    assert answer(visitor, address, "confirm").status_code == 303
    assert len(imports_of(database)) == 1


def test_a_file_waits_on_the_imports_page_until_it_is_settled(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    address = send(visitor, PROGRAMS).headers["Location"]
    assert "waits to be saved or left" in page_text(server, visitor, "/imports")
    assert "Files that are not saved" not in page_text(server, signed_in(server, STAFF), "/imports")
    answer(visitor, address, "discard")
    assert "Files that are not saved" not in page_text(server, visitor, "/imports")


def test_a_discarded_file_is_gone_at_once(server: Flask, spool: Path, database: Database) -> None:
    visitor = signed_in(server, FACILITATOR)
    address = send(visitor, PROGRAMS).headers["Location"]
    assert answer(visitor, address, "discard").headers["Location"] == "/imports"
    assert not any(p.suffix == ".columns" for p in spool.iterdir())
    assert "This file was discarded." in page_text(server, visitor, address)
    assert answer(visitor, address, "confirm").status_code == 303
    assert imports_of(database) == [] and upload_at(server, address, 1).status == "discarded"


def test_old_files_are_cleared_away(
    server: Flask, spool: Path, clock: Clock, database: Database
) -> None:
    visitor = signed_in(server, FACILITATOR)
    address = send(visitor, PROGRAMS).headers["Location"]
    stray = spool / ("a" * 32)
    stray.write_text("left by nobody")
    long_ago = (clock() - timedelta(days=5)).timestamp()
    os.utime(stray, (long_ago, long_ago))
    clock.pass_by(hours=25)
    visitor = signed_in(server, FACILITATOR)
    newer = send(visitor, PROGRAMS).headers["Location"]
    kept = {path.name.partition(".")[0] for path in spool.iterdir()}
    assert kept == {newer.rpartition("/")[2]}
    assert answer(visitor, address, "confirm").status_code == 404


def test_the_sent_file_is_for_this_program_alone(server: Flask, spool: Path) -> None:
    send(signed_in(server, ADMIN), PROGRAMS, name="evil.sh")
    assert stat.S_IMODE(spool.stat().st_mode) == 0o700
    assert all(stat.S_IMODE(p.stat().st_mode) == 0o600 for p in spool.iterdir())
    assert not any("evil" in p.name for p in spool.iterdir())


@pytest.mark.parametrize("stage", ["reading", "saving"])
@pytest.mark.parametrize("change", [{"active": 0}, {"region": 2}, {"role": "evaluator"}])
def test_work_that_waited_is_done_with_the_rights_of_the_moment_it_begins(
    server: Flask,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    stage: str,
    change: dict[str, Any],
) -> None:
    visitor = signed_in(server, FACILITATOR)
    waiting: list[reading_process.Job] = []

    def wait_for_a_turn(job: reading_process.Job, right: int) -> None:
        waiting.append(job)
        os.close(right)

    if stage == "saving":
        address = send(visitor, PROGRAMS).headers["Location"]
    monkeypatch.setattr(import_jobs, "start", wait_for_a_turn)
    if stage == "saving":
        answer(visitor, address, "confirm", leave_out="y")
    else:
        address = send(visitor, PROGRAMS).headers["Location"]
    assert upload_at(server, address, 1).status == stage
    mine = schema.accounts.c.email == FACILITATOR[0]
    with database.writing("accounts") as connection:
        connection.execute(update(schema.accounts).where(mine).values(change))
    (job,) = waiting
    reading_process.work(job)
    found = upload_at(server, address, 1)
    assert (found.status, found.message) == ("refused", reading_process.OTHER_RIGHTS)
    assert (imports_of(database), facts(database)) == ([], 0)
    assert not job.files.content.exists()


def test_a_facilitator_imports_the_own_region_alone(server: Flask, database: Database) -> None:
    visitor = signed_in(server, FACILITATOR)
    confirmed(visitor, PROGRAMS)
    (row,) = imports_of(database)
    assert (row.region, row.rows_new, row.rows_refused) == (1, 1, 1)


def test_all_refused_values_are_in_the_file_of_the_preview(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    bad = "".join(f"PRG-{i},Demo,CENTER,9,2012-07-01\n" for i in range(300))
    address = send(visitor, PROGRAMS + bad, name="many.csv").headers["Location"]
    said = page_text(server, visitor, address)
    assert "301 values are refused" in said and "The first 200 are listed." in said
    text = visitor.get(f"{address}.csv").data.decode("utf-8-sig")
    listed = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(listed) == 301 and all(r["reason"] and r["remedy"] and r["line"] for r in listed)


def test_the_same_bytes_again_say_when_they_were_imported(
    server: Flask, database: Database
) -> None:
    visitor = signed_in(server, ADMIN)
    confirmed(visitor, PROGRAMS)
    address = send(visitor, PROGRAMS).headers["Location"]
    said = page_text(server, visitor, address)
    assert "Every row is here already. Nothing would change." in said
    assert f"by {ADMIN[0]}" in said and "This very file was imported on" in said
    answer(visitor, address, "confirm")
    assert len(imports_of(database)) == 1


# -- once ----------------------------------------------------------------------------------------


def test_whoever_confirms_twice_imports_once(processes: Flask, database: Database) -> None:
    visitor = signed_in(processes, ADMIN)
    address = send(visitor, PROGRAMS).headers["Location"]
    waited(visitor, address)
    for _ in range(3):
        assert answer(visitor, address, "confirm").headers["Location"] == address
    assert waited(visitor, address)["next"].startswith("/imports/")
    assert answer(visitor, address, "confirm").status_code == 303
    assert len(imports_of(database)) == 1


def test_two_processes_at_one_file_import_it_once(
    processes: Flask, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even where the right to work on it would fail: the status moves in the import's transaction."""
    visitor = signed_in(processes, ADMIN)
    address = send(visitor, PROGRAMS).headers["Location"]
    waited(visitor, address)
    jobs: list[Any] = []

    def started(job: Any, right: int) -> None:
        os.close(right)
        jobs.append(job)

    monkeypatch.setattr(import_jobs, "start", started)
    monkeypatch.setattr(reading_process, "_lift_time_limits", lambda: None)
    answer(visitor, address, "confirm")
    real, during = pipeline.examine, []

    def overtaken(*args: Any) -> Any:
        if not during:
            during.append(upload_at(processes, address).status)
        return real(*args)

    monkeypatch.setattr(pipeline, "examine", overtaken)
    site = processes.extensions["pac_site"]
    upload = upload_at(processes, address)
    content = jobs[0].files.content.read_bytes()
    reading_process.work(jobs[0])
    jobs[0].files.content.write_bytes(content)
    reading_process._save(jobs[0], site.database, upload)  # one that had begun before
    assert during == ["saving"] and len(imports_of(database)) == 1


def test_a_saving_that_is_over_while_its_page_is_made_was_not_broken_off(
    processes: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = signed_in(processes, ADMIN)
    work_at_once(monkeypatch)
    address = send(visitor, PROGRAMS).headers["Location"]
    jobs: list[Any] = []

    def started(job: Any, right: int) -> None:
        os.close(right)
        jobs.append(job)

    monkeypatch.setattr(import_jobs, "start", started)
    answer(visitor, address, "confirm")
    assert "The saving ended before it was done" in page_text(processes, visitor, address)

    def over_by_now(files: Any) -> bool:
        reading_process.work(jobs.pop())
        return False

    monkeypatch.setattr(UploadFiles, "is_worked_on", over_by_now)
    assert "The file is imported" in page_text(processes, visitor, address)
    assert waited(visitor, address)["next"].startswith("/imports/")


# -- broken off ----------------------------------------------------------------------------------


def slow_process(where: str) -> list[str]:
    """The process of an upload, which stops itself for good at a step: there it can be killed."""
    module, name = where.rsplit(".", 1)
    script = (
        f"import {module} as m, os, signal, sys\n"
        "from data_access.imports import reading_process\n"
        f"real = m.{name}\n"
        "def stopped(*args, **more):\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        f"m.{name} = stopped\n"
        "sys.exit(reading_process.main())\n"
    )
    return [sys.executable, "-c", script]


READING = (
    "data_access.imports.recognition.layouts",
    "data_access.imports.preview.check",
    "data_access.imports.preview.examine",
    "data_access.imports.uploads.move",
)
SAVING = (
    "data_access.imports.pipeline.check",
    "data_access.imports.pipeline.examine",
    "data_access.imports.saving.save",
    "data_access.imports.pipeline.refresh",
    "data_access.imports.uploads.move",
)


@pytest.mark.parametrize("where", READING)
@pytest.mark.long
def test_a_reading_that_is_killed_is_told_and_can_be_begun_anew(
    processes: Flask, database: Database, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = signed_in(processes, ADMIN)
    command = import_jobs._COMMAND
    monkeypatch.setattr(import_jobs, "_COMMAND", slow_process(where))
    address = send(visitor, PROGRAMS).headers["Location"]
    waited(visitor, address)
    said = page_text(processes, visitor, address)
    assert "The reading ended before it was done. Nothing was saved." in said
    assert upload_at(processes, address).status == "reading"
    monkeypatch.setattr(import_jobs, "_COMMAND", command)
    answer(visitor, address, "again")
    waited(visitor, address)
    assert "All 2 rows can be saved." in page_text(processes, visitor, address)


@pytest.mark.parametrize("where", SAVING)
@pytest.mark.long
def test_a_saving_that_is_killed_saves_all_or_nothing(
    processes: Flask, database: Database, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = signed_in(processes, ADMIN)
    address = send(visitor, PROGRAMS).headers["Location"]
    waited(visitor, address)
    command = import_jobs._COMMAND
    monkeypatch.setattr(import_jobs, "_COMMAND", slow_process(where))
    answer(visitor, address, "confirm")
    waited(visitor, address)
    assert (imports_of(database), facts(database)) == ([], 0)
    said = page_text(processes, visitor, address)
    assert "The saving ended before it was done. Nothing was saved." in said
    monkeypatch.setattr(import_jobs, "_COMMAND", command)
    answer(visitor, address, "again")
    assert waited(visitor, address)["next"] == f"/imports/{imports_of(database)[0].import_id}"
    assert (len(imports_of(database)), facts(database)) == (1, 2)


def test_what_is_worked_on_cannot_be_discarded_and_what_broke_off_can(
    processes: Flask, spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    visitor = signed_in(processes, ADMIN)
    held: list[int] = []
    monkeypatch.setattr(import_jobs, "start", lambda job, right: held.append(right))
    address = send(visitor, PROGRAMS).headers["Location"]
    assert "The file is being read" in page_text(processes, visitor, address)
    answer(visitor, address, "discard")
    answer(visitor, address, "again")
    assert upload_at(processes, address).status == "reading" and len(held) == 1
    os.close(held[0])
    answer(visitor, address, "discard")
    assert upload_at(processes, address).status == "discarded"
    assert not any(p.suffix == ".columns" for p in spool.iterdir())


def test_a_fault_is_told_by_a_number_and_without_the_file_s_words(
    processes: Flask, database: Database, monkeypatch: pytest.MonkeyPatch, spool: Path
) -> None:
    visitor = signed_in(processes, ADMIN)
    files = UploadFiles(spool, "b" * 32)
    spool.mkdir(mode=0o700)
    files.content.write_text("x")
    job = json.loads(
        uploads.job_for(
            processes.extensions["pac_site"],
            accounts.viewer_of(accounts.list_accounts(database)[0]),
            files.upload_id,
        ).to_json()
    )
    script = (
        "import sys\nfrom data_access.imports import reading_process as r\n"
        "def fail(job):\n    raise ZeroDivisionError('a name of a child')\n"
        "r.work = fail\nsys.exit(r.main())\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input=json.dumps(job).encode(), capture_output=True
    )
    assert done.returncode == 1 and b"a name of a child" not in done.stderr
    assert b"ZeroDivisionError" in done.stderr
    told = files.progress().ended
    assert "Number of this fault" in told and told.rstrip(".").split()[-1] in done.stderr.decode()
    assert visitor.get("/imports/uploads/" + "b" * 32 + "/progress").status_code == 404


# -- limits --------------------------------------------------------------------------------------

# How a file begins, and what follows it without end.
_BOMBS = {
    "one endless line": (b"", b"a"),
    "one endless quoted value": (b'session_id,"', b"a"),
    "endless separators": (b"", b","),
    "endless empty lines": (PROGRAMS.encode(), b"\n"),
}


@pytest.mark.parametrize("bomb", _BOMBS.values(), ids=_BOMBS)
@pytest.mark.long
def test_a_bomb_ends_in_words_within_the_limits(
    processes: Flask, database: Database, bomb: tuple[bytes, bytes], thorough: bool
) -> None:
    """Of 25 MB with --thorough, which takes half a minute for the worst."""
    begins, endless = bomb
    content = begins + endless * ((25 if thorough else 4) << 20)
    visitor = signed_in(processes, ADMIN)
    # As plain bytes: the test client would put a form of this size into a file it leaves open.
    head = 'Content-Disposition: form-data; name="{}"'
    form = "\r\n".join(
        ["--x", head.format("csrf_token"), "", visitor.token, "--x", head.format("format"), "", "",
         "--x", head.format("file") + '; filename="bomb.csv"', "", ""]
    ).encode()  # fmt: skip
    sent = visitor.post(
        "/imports",
        data=form + content + b"\r\n--x--\r\n",
        content_type="multipart/form-data; boundary=x",
    )
    address = sent.headers["Location"]
    waited(visitor, address)
    upload = upload_at(processes, address)
    assert upload.status in ("refused", "ready"), page_text(processes, visitor, address)
    assert upload.message or upload.preview["result"]["rows_new"] == 2


@pytest.mark.parametrize(
    ("doing", "words"),
    [("x = [bytearray(1 << 20) for _ in range(600)]", "needed more than 512 MB"),
     ("signal.raise_signal(signal.SIGXCPU)", "took longer than 30 seconds"),
     ("signal.raise_signal(signal.SIGALRM)", "took longer than 30 seconds")],
)  # fmt: skip
@pytest.mark.long
def test_too_much_memory_or_time_is_told_in_words(
    processes: Flask, doing: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = (
        "import signal, sys\nfrom data_access.imports import reading_process, recognition\n"
        f"def much(*args):\n    {doing}\n"
        "recognition.layouts = much\nsys.exit(reading_process.main())\n"
    )
    monkeypatch.setattr(import_jobs, "_COMMAND", [sys.executable, "-c", script])
    visitor = signed_in(processes, ADMIN)
    address = send(visitor, PROGRAMS).headers["Location"]
    waited(visitor, address)
    assert words in page_text(processes, visitor, address)
    assert upload_at(processes, address).status == "refused"


def test_a_process_gets_none_of_the_server_s_secrets(
    processes: Flask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = tmp_path / "environment"
    script = f"import os, json; open({str(seen)!r}, 'w').write(json.dumps(dict(os.environ)))"
    monkeypatch.setattr(import_jobs, "_COMMAND", [sys.executable, "-c", script])
    monkeypatch.setenv("PAC_SECRET_KEY", "s" * 40)
    needed = {"PGPASSWORD": "for the database", "PGSSLROOTCERT": "/a/certificate"}
    for name, value in needed.items():
        monkeypatch.setenv(name, value)
    visitor = signed_in(processes, ADMIN)
    waited(visitor, send(visitor, PROGRAMS).headers["Location"])
    assert "s" * 40 not in seen.read_text() and "PAC_SECRET_KEY" not in seen.read_text()
    assert needed.items() <= json.loads(seen.read_text()).items()  # it opens the database by itself


# -- questions -----------------------------------------------------------------------------------


def test_an_old_windows_file_is_read_once_the_person_agrees(
    server: Flask, database: Database
) -> None:
    visitor = signed_in(server, ADMIN)
    content = PROGRAMS.replace("Demo Center 1", "Café Niño").encode("cp1252")
    address = send(visitor, content).headers["Location"]
    said = page_text(server, visitor, address)
    assert "Are these letters right?" in said and "Café Niño" in said
    answer(visitor, address, "encoding")
    assert "Café Niño" in page_text(server, visitor, address)
    answer(visitor, address, "confirm")
    with database.reading(STATE) as reader:
        names = set(reader.execute(select(reader.rows(schema.programs).c.name)).scalars())
    assert "Café Niño" in names


def test_dates_that_are_not_iso_are_asked_about_and_read_in_the_one_way(
    server: Flask, database: Database
) -> None:
    visitor = signed_in(server, ADMIN)
    content = PROGRAMS.replace("2012-07-01", "07/08/2012")
    address = send(visitor, content).headers["Location"]
    said = page_text(server, visitor, address)
    assert "How are the dates of this file written?" in said
    unsaid = answer(visitor, address, "dates", pattern="-")
    assert unsaid.headers["Location"].endswith("?problem=no_pattern")
    answer(visitor, address, "dates", pattern="%d/%m/%Y")
    answer(visitor, address, "confirm")
    with database.writing("import") as connection:
        days = set(connection.scalars(select(schema.program_regions.c.valid_from)))
    assert {d.isoformat() for d in days} == {"2012-08-07"}


def test_columns_that_say_nothing_are_left_out_by_consent_alone(
    server: Flask, database: Database
) -> None:
    visitor = signed_in(server, ADMIN)
    head, *rows = PROGRAMS.splitlines()
    content = "\n".join([f"{head},Remarks", *(f"{row},nice" for row in rows)])
    address = send(visitor, content).headers["Location"]
    assert "One column says nothing to this kind of file: Remarks." in page_text(
        server, visitor, address
    )
    refused = answer(visitor, address, "confirm")
    assert refused.headers["Location"] == f"{address}?problem=consent"
    assert "Nothing is saved yet." in page_text(server, visitor, refused.headers["Location"])
    assert imports_of(database) == []
    answer(visitor, address, "confirm", leave_out="on")
    assert imports_of(database)[0].rows_new == 2


def test_a_file_of_another_kind_than_was_said_is_told_and_can_be_read_as_its_own(
    server: Flask, database: Database
) -> None:
    visitor = signed_in(server, ADMIN)
    address = send(visitor, PROGRAMS, "pairs").headers["Location"]
    said = page_text(server, visitor, address)
    assert "Its headings are those of another kind of file" in said
    answer(visitor, address, "kind", format="programs")
    assert "All 2 rows can be saved." in page_text(server, visitor, address)


def test_a_known_layout_needs_no_hands(server: Flask, database: Database) -> None:
    visitor = signed_in(server, ADMIN)
    for form in ("", "programs", "programs@eec-programs"):
        address = send(visitor, THEIRS, form).headers["Location"]
        said = page_text(server, visitor, address)
        assert "The one row can be saved." in said, form
        assert "EEC: Current Licensed and Funded" in said
    answer(visitor, address, "confirm")
    (row,) = imports_of(database)
    assert (row.status, row.rows_new) == ("saved", 1)
    answered = send(visitor, THEIRS, "programs@no-such-map")
    assert answered.headers["Location"] == "/imports?problem=no_format"


UNKNOWN = (
    "Provider;Called;What is it;Part of the state\n"
    "P-7;Harbor House;Day care;1\n"
    "P-8;Little Steps;Family home;1\n"
)


def test_an_unknown_layout_is_matched_by_hand_once(server: Flask, database: Database) -> None:
    visitor = signed_in(server, FACILITATOR)
    address = send(visitor, UNKNOWN, name="harbor.csv").headers["Location"]
    assert "Which column is which?" in page_text(server, visitor, address)
    assert "What is in the file?" in page_text(server, visitor, f"{address}/map")
    asked = page_text(server, visitor, f"{address}/map?format=programs")
    assert "P-7, P-8" in asked and "eec_program_number" in asked

    bad = answer(
        visitor, address, "columns", format="programs",
        **{"column-0": "eec_program_number", "column-1": "name", "column-2": "name"},
    )  # fmt: skip
    assert "Two columns of the file give name." in page_text(
        server, visitor, bad.headers["Location"]
    )
    good = answer(
        visitor, address, "columns", format="programs",
        **{"column-0": "eec_program_number", "column-1": "name", "column-2": "program_type",
           "column-3": "region_pac"},
    )  # fmt: skip
    asked = page_text(server, visitor, good.headers["Location"])
    assert "Day care" in asked and "Family home" in asked
    unnamed = answer(visitor, address, "map", format="programs", name=" ")
    assert "Give the map a name" in page_text(server, visitor, unnamed.headers["Location"])
    answer(
        visitor, address, "map", format="programs", name="Harbor agency",
        **{"value-program_type-0": "CENTER", "value-program_type-1": "FCC"},
    )  # fmt: skip
    said = page_text(server, visitor, address)
    assert "All 2 rows can be saved." in said and "Harbor agency" in said
    answer(visitor, address, "confirm")
    assert imports_of(database)[0].rows_new == 2

    text = visitor.get("/imports/maps/Harbor%20agency.toml").text
    assert '"Day care" = "CENTER"' in text and 'Called = "name"' in text
    other = UNKNOWN.replace("P-", "Q-")
    again = send(visitor, other).headers["Location"]
    said = page_text(server, visitor, again)
    assert "All 2 rows can be saved." in said and "Harbor agency" in said


def test_the_unit_of_a_column_is_asked_once(
    server: Flask, database: Database, clock: Clock
) -> None:
    """By a map that says none; what is said goes into one's own map, and is not asked again."""
    columns = {
        "Log": ("session_id",), "Pair": ("pair_id",), "Day": ("session_date",),
        "Time spent": ("minutes_total",), "How": ("venue",), "Held": ("status",),
    }  # fmt: skip
    own = scope_of("facilitator", 1, "test")
    made = ColumnMap("Phone log", "sessions", columns=columns)
    column_maps.save(database, made, FACILITATOR[0], clock(), own)
    rows = "".join(f"L-{n},PAIR-1,2026-11-1{n},{t},Phone,done\n" for n, t in enumerate((5, 6, 8)))
    text = f"{','.join(columns)}\n{rows}"
    visitor = signed_in(server, FACILITATOR)
    address = send(visitor, text).headers["Location"]
    asked = page_text(server, visitor, address)
    assert "What is a bare number in Time spent?" in asked
    assert "from 5 to 8, half of them up to 6" in asked
    assert "no_unit" in answer(visitor, address, "units").headers["Location"]
    answer(visitor, address, "units", **{"unit-minutes_total": "minutes"})
    assert "What is a bare number" not in page_text(server, visitor, address)
    known = column_maps.known(database, own)["Phone log"].map
    assert known.durations == {"minutes_total": "minutes"}
    again = send(visitor, text.replace("L-", "M-")).headers["Location"]
    assert "What is a bare number" not in page_text(server, visitor, again)


def test_climate_that_contradicts_its_heading_is_asked_and_kept_with_the_own_map(
    server: Flask, database: Database, clock: Clock
) -> None:
    own = scope_of("facilitator", 1, "test")
    columns = {"Obs": ("observation_id",), "Room climate": ("NC_absence",)}
    column_maps.save(
        database, ColumnMap("Sheet", "class_summary", columns=columns), FACILITATOR[0], clock(), own
    )
    head = "Obs,educator_id,instrument,window,obs_date,observer_role,Room climate\n"
    visitor = signed_in(server, FACILITATOR)
    address = send(visitor, f"{head}O-1,M-1,Pre-K,Fall,2026-10-10,External,1.25\n").headers[
        "Location"
    ]
    asked = page_text(server, visitor, address)
    assert "calls it \u201cRoom climate\u201d and gives 1 score, 1.25" in asked
    assert "no_orientation" in answer(visitor, address, "climate").headers["Location"]
    answer(visitor, address, "climate", orientation="raw")
    assert "Which way round" not in page_text(server, visitor, address)
    known = column_maps.known(database, own)["Sheet"].map
    assert (known.columns["Room climate"], known.constants) == (("NC",), {"nc_orientation": "raw"})
    again = send(visitor, f"{head}O-2,M-1,Pre-K,Fall,2026-10-10,External,1.5\n").headers["Location"]
    assert "Which way round" not in page_text(server, visitor, again)


def test_what_was_recognized_can_be_matched_by_hand_all_the_same(server: Flask) -> None:
    visitor = signed_in(server, ADMIN)
    address = send(visitor, PROGRAMS).headers["Location"]
    answer(visitor, address, "match")
    assert "Which column is which?" in page_text(server, visitor, address)
    assert "eec_program_number" in page_text(server, visitor, f"{address}/map?format=programs")


def test_nobody_replaces_the_map_of_somebody_else(database: Database, clock: Clock) -> None:
    made = ColumnMap("Ours", "programs", columns={"Called": ("name",)})
    own, others = (scope_of("facilitator", region, "test") for region in (1, 2))
    column_maps.save(database, made, "one@example.org", clock(), own)
    column_maps.save(database, made, "one@example.org", clock(), own)
    with pytest.raises(ValueError, match=r"one@example\.org has saved a map named Ours"):
        column_maps.save(database, made, "two@example.org", clock(), own)
    column_maps.save(database, made, "two@example.org", clock(), others)
    assert {column_maps.known(database, s)["Ours"].saved_by for s in (own, others)} == {
        "one@example.org", "two@example.org",
    }  # fmt: skip
    with pytest.raises(ValueError, match="belongs to a map of the program"):
        column_maps.save(
            database, ColumnMap("eec-programs", "programs"), "one@example.org", clock(), own
        )
    with pytest.raises(ValueError, match="looks like"):
        words = {"program_type": {"078-05-1120": "CENTER"}}
        column_maps.save(
            database, ColumnMap("Numbers", "programs", values=words), "x@x", clock(), own
        )


def test_a_map_is_planted_in_no_other_region(server: Flask, database: Database) -> None:
    """It says what the words of a file mean: nobody's files are read by it before it is shared."""
    accounts.create_account(database, OTHER[0], "Other", OTHER[1], OTHER[2], PASSWORD)
    planter, others, admin = (signed_in(server, who) for who in (FACILITATOR, OTHER, ADMIN))
    file = "Nr;Called;Kind;Place;Notes\nP-9;Harbor;Day care;1;Ana Example is ill\n"
    address = send(planter, file, name="x.csv").headers["Location"]
    columns = ("eec_program_number", "name", "program_type", "region_pac")
    sent = {f"column-{place}": ours for place, ours in enumerate(columns)}
    answer(planter, address, "columns", format="programs", **sent)
    words = {"value-program_type-0": "CENTER"}
    answer(planter, address, "map", format="programs", name="Harbor", **words)
    text = planter.get("/imports/maps/Harbor.toml").text
    # Of the file it holds the words it gives a meaning to, and nothing of columns left out.
    assert "Day care" in text and not any(w in text for w in ("Ana", "P-9", "Notes"))

    def settled(who: Visitor, do: str) -> int:
        sent = {"name": "Harbor", "region": "1", "do": do, "csrf_token": who.token}
        status: int = who.post("/imports/maps", data=sent).status_code
        return status

    def knows_it(who: Visitor) -> set[bool]:
        there = send(who, file, name="theirs.csv").headers["Location"]
        return {
            "Which column is which?" not in page_text(server, who, there),
            who.get("/imports/maps/Harbor.toml").status_code == 200,
            "@Harbor" in ask_page(server, who, "/imports").text,
        }

    assert knows_it(planter) == {True} and knows_it(others) == {False}
    assert [settled(others, "delete"), settled(others, "share"), settled(planter, "share")] == [
        404, 404, 404,
    ]  # fmt: skip
    assert settled(admin, "share") == 303
    assert knows_it(others) == {True} and settled(others, "delete") == 404
    assert settled(planter, "delete") == 303
    assert knows_it(planter) == knows_it(others) == {False}


# -- for whom ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "form", "name", "code", "words"),
    [
        ("", "programs", "programs.csv", "empty", "The file is empty."),
        (PROGRAMS, "programs", "", "no_file", "No file was chosen."),
        (PROGRAMS, "shoes", "shoes.csv", "no_format", "It was not said what the file holds."),
    ],
)
def test_what_was_wrong_is_said_on_the_form(
    server: Flask, database: Database, content: str, form: str, name: str, code: str, words: str
) -> None:
    visitor = signed_in(server, FACILITATOR)
    answered = send(visitor, content, form, name=name)
    assert (answered.status_code, answered.headers["Location"]) == (303, f"/imports?problem={code}")
    assert words in ask_page(server, visitor, "/imports", f"?problem={code}").text
    assert imports_of(database) == []


def test_a_file_that_is_too_large_is_refused_in_words(peopled_url: str, database: Database) -> None:
    small = create_app(settings_for(peopled_url, upload_megabytes=1), now=Clock())
    # As plain bytes: the test client would put a form of this size into a file it leaves open.
    answered = signed_in(small, FACILITATOR).post(
        "/imports", data=b"x" * (2 * 1024 * 1024), content_type="multipart/form-data; boundary=x"
    )
    assert answered.status_code == 413
    assert "Files up to 1 MB are taken" in answered.text
    assert imports_of(database) == []


def test_who_may_not_import_cannot_send_a_file(server: Flask, database: Database) -> None:
    assert send(signed_in(server, STAFF), PROGRAMS).status_code == 403
    stranger = Visitor(server)
    assert send(stranger, PROGRAMS).status_code == 401
    forged = signed_in(server, FACILITATOR)
    assert send(forged, PROGRAMS, csrf_token="guessed").status_code == 403
    assert imports_of(database) == []


def test_nobody_else_learns_that_an_upload_exists(server: Flask, database: Database) -> None:
    accounts.create_account(database, OTHER[0], "Other", OTHER[1], OTHER[2], PASSWORD)
    visitor = signed_in(server, FACILITATOR)
    address = send(visitor, PROGRAMS).headers["Location"]
    nowhere = "/imports/uploads/" + "0" * 32
    for person in (OTHER, ADMIN, STAFF):
        other = signed_in(server, person)
        role_may = person[1] != "eec_staff"
        for place in (address, f"{address}/map"):
            here, there = (page_text(server, other, p) for p in (place, nowhere))
            assert here == there and "There is no page at this address" in here
        for path in (f"{address}/progress", f"{address}.csv"):
            assert other.get(path).status_code == (404 if role_may else 403)
        for do in uploads.ANSWERS:
            assert answer(other, address, do).status_code == (404 if role_may else 403)
        assert "waits to be saved" not in page_text(server, other, "/imports")
    assert answer(visitor, address, "nonsense").status_code == 400
    assert upload_at(server, address, 1).status == "ready"


def test_an_administrator_sees_no_figures_in_a_preview(server: Flask) -> None:
    visitor = signed_in(server, ADMIN)
    address = send(visitor, PROGRAMS).headers["Location"]
    assert "Your role shows no figures" in page_text(server, visitor, address)


def test_an_administrator_s_scope_for_imports_shows_no_names(database: Database) -> None:
    found = {a.email: accounts.viewer_of(a) for a in accounts.list_accounts(database)}
    admin, staff = found[ADMIN[0]], found[STAFF[0]]
    assert admin.scope.is_empty
    assert ledger_of(admin.scope) == Scope(None, False, ADMIN[0], "admin")
    assert ledger_of(staff.scope) is staff.scope


# -- afterwards ----------------------------------------------------------------------------------


def test_the_refused_rows_come_back_mended(server: Flask, database: Database) -> None:
    visitor = signed_in(server, ADMIN)
    address = confirmed(visitor, PROGRAMS.replace("CENTER,2", "CASTLE,2"))
    text = visitor.get(f"{address}.csv").data.decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert (row["eec_program_number"], row["program_type"]) == ("PRG-2", "CASTLE")
    assert (row["refused_line"], row["refused_column"]) == ("3", "program_type")
    confirmed(visitor, text.replace("CASTLE,2", "CENTER,2"), name="mended.csv")
    newest, _ = imports_of(database)
    assert (newest.rows_new, newest.rows_refused, facts(database)) == (1, 0, 2)


def test_an_import_is_undone_by_a_button_of_its_page(server: Flask, database: Database) -> None:
    visitor = signed_in(server, ADMIN)
    first = confirmed(visitor, PROGRAMS)
    second = confirmed(visitor, PROGRAMS.replace("Demo Center 2", "Maple"), name="second.csv")
    said = page_text(server, visitor, second)
    assert "What it replaced" in said and "name Demo Center 2" in said
    held = visitor.post(f"{first}/undo")
    assert held.status_code == 409
    assert "Back to the import</a>" in held.text
    assert "1 row of this import was changed again by import 2 (second.csv)" in held.text
    asked = page_text(server, visitor, f"{first}/undo")
    assert "Import 2 (second.csv)\n changed 1 row of it again." in asked and "Undo it" not in asked
    for address, left in ((second, 2), (first, 0)):
        assert "Undo this import" in page_text(server, visitor, address)
        asked = page_text(server, visitor, f"{address}/undo")
        assert "Undo this import?" in asked and "Keep it" in asked
        assert "2 rows that it added: taken out." in asked or address == second
        assert "1 row that it replaced: as before this file." in asked or address == first
        undone = visitor.post(f"{address}/undo")
        assert (undone.status_code, undone.headers["Location"]) == (303, address)
        said = page_text(server, visitor, address)
        assert "This import was undone." in said and "Undo this import" not in said
        assert facts(database) == left
    assert {row.status for row in imports_of(database)} == {"undone"}


def test_only_who_may_import_there_may_undo(server: Flask, database: Database) -> None:
    admin = signed_in(server, ADMIN)
    address = confirmed(admin, PROGRAMS)
    for person, status in ((STAFF, 403), (FACILITATOR, 404)):
        assert signed_in(server, person).post(f"{address}/undo").status_code == status
    assert admin.post("/imports/999/undo").status_code == 404
    assert [row.status for row in imports_of(database)] == ["saved"]


def test_what_an_unknown_column_says_is_never_stored(
    processes: Flask, database: Database, spool: Path
) -> None:
    visitor = signed_in(processes, ADMIN)
    words = "the shy child in the red sweater"
    address = send(visitor, f"Log,Notes of the day\n1,{words}\n", name="unknown.csv").headers[
        "Location"
    ]
    waited(visitor, address)
    assert upload_at(processes, address).status == "asking"
    assert words in page_text(processes, visitor, f"{address}/map?format=sessions")
    with database.reading(STATE) as reader:
        rows = reader.rows(schema.uploads)
        kept = reader.execute(select(rows.c.preview)).scalar_one()
    assert words not in json.dumps(kept)
    assert any(words in p.read_text() for p in spool.iterdir() if p.suffix == ".columns")
    answer(visitor, address, "discard")
    assert not any(p.suffix == ".columns" for p in spool.iterdir())
