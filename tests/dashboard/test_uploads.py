"""Uploads: a file goes through the spool and the pipeline to the ledger, and leaves no trace."""

from __future__ import annotations

import io
import stat
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from callbacks.imports_page import imports_scope
from dashboard import uploads
from dashboard.app import create_app
from data_access import accounts
from data_access.database import Database
from data_access.import_history import recent
from data_access.scope import Scope
from tests.dashboard.product import ask_page
from tests.dashboard.visitors import (
    ADMIN,
    FACILITATOR,
    OURS,
    STAFF,
    Clock,
    Visitor,
    settings_for,
    signed_in,
)

STATE = Scope(None, False, "test", "admin")
PROGRAMS = (
    "eec_program_number,name,program_type,region_pac,regions_from\n"
    "PRG-1,Demo Center 1,CENTER,1,2012-07-01\n"
    "PRG-2,Demo Center 2,CENTER,2,2012-07-01\n"
)


@pytest.fixture
def spool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(uploads, "SPOOL", tmp_path / "spool")
    return tmp_path / "spool"


@pytest.fixture
def server(peopled_url: str, spool: Path) -> Flask:
    return create_app(settings_for(peopled_url, upload_megabytes=1), now=Clock())


def send(visitor: Visitor, content: str | bytes, form: str = "programs", **more: Any) -> Any:
    data = content.encode() if isinstance(content, str) else content
    return visitor.client.post(
        "/imports",
        data={
            "csrf_token": visitor.token,
            "format": form,
            "file": (io.BytesIO(data), more.pop("name", "programs.csv")),
        }
        | more,
        headers=OURS,
        content_type="multipart/form-data",
        buffered=True,
    )


def imports_of(database: Database) -> list[Any]:
    with database.reading(STATE) as reader:
        return list(recent(reader))


def test_a_file_is_imported_and_its_page_says_so(
    server: Flask, database: Database, spool: Path
) -> None:
    visitor = signed_in(server, ADMIN)
    answer = send(visitor, PROGRAMS, name="..\\..\\etc/<b>\x07programs.csv")
    (row,) = imports_of(database)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/imports/{row.import_id}")
    assert (row.file_name, row.imported_by) == ("<b>programs.csv", ADMIN[0])
    assert (row.status, row.rows_new, row.region) == ("saved", 2, None)
    assert list(spool.iterdir()) == []
    page = ask_page(server, visitor, answer.headers["Location"])
    assert "All 2 rows are in" in page.text


def test_a_file_of_another_layout_is_read_by_a_saved_map(server: Flask, database: Database) -> None:
    visitor = signed_in(server, ADMIN)
    page = ask_page(server, visitor, "/imports")
    assert '"programs@eec-programs"' in page.text
    theirs = (
        "PROVIDER_NUMBER,PROGRAM_NAME,PROGRAM_TYPE,LICENSING_REGION,SUBSIDY_REGION,SNAPSHOT_DATE\n"
        "P-1,Demo Center,Center-based Care,Central,Region 2,03/03/2026\n"
    )
    send(visitor, theirs, "programs@eec-programs")
    (row,) = imports_of(database)
    assert (row.status, row.rows_new) == ("saved", 1)
    answer = send(visitor, theirs, "programs@no-such-map")
    assert answer.headers["Location"] == "/imports?problem=no_format"


def test_a_facilitator_imports_the_own_region_alone(server: Flask, database: Database) -> None:
    send(signed_in(server, FACILITATOR), PROGRAMS)
    (row,) = imports_of(database)
    assert (row.region, row.rows_new, row.rows_refused) == (1, 1, 1)


def test_the_spooled_file_is_for_this_program_alone(
    server: Flask, spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[tuple[str, int, int]] = []
    original = uploads.import_file

    def looking(database: Database, scope: Scope, form: str, path: Path, **more: Any) -> Any:
        mode = stat.S_IMODE(path.stat().st_mode)
        seen.append((path.name, mode, stat.S_IMODE(spool.stat().st_mode)))
        return original(database, scope, form, path, **more)

    monkeypatch.setattr(uploads, "import_file", looking)
    send(signed_in(server, ADMIN), PROGRAMS, name="evil.sh")
    ((name, mode, folder),) = seen
    assert (mode, folder) == (0o600, 0o700)
    assert "evil" not in name and len(name) == 32


def test_the_spooled_file_goes_even_if_the_import_fails(
    server: Flask, spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*args: Any, **more: Any) -> Any:
        raise RuntimeError("no luck")

    monkeypatch.setattr(uploads, "import_file", failing)
    assert send(signed_in(server, ADMIN), PROGRAMS).status_code == 500
    assert list(spool.iterdir()) == []


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
    answer = send(visitor, content, form, name=name)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/imports?problem={code}")
    assert words in ask_page(server, visitor, "/imports", f"?problem={code}").text
    assert imports_of(database) == []


def test_a_file_that_is_too_large_is_refused_in_words(server: Flask, database: Database) -> None:
    # As plain bytes: the test client would put a form of this size into a file it leaves open.
    answer = signed_in(server, FACILITATOR).post(
        "/imports", data=b"x" * (2 * 1024 * 1024), content_type="multipart/form-data; boundary=x"
    )
    assert answer.status_code == 413
    assert "Files up to 1 MB are taken" in answer.text
    assert imports_of(database) == []


def test_who_may_not_import_cannot_send_a_file(server: Flask, database: Database) -> None:
    assert send(signed_in(server, STAFF), PROGRAMS).status_code == 403
    stranger = Visitor(server)
    assert send(stranger, PROGRAMS).status_code == 401
    forged = signed_in(server, FACILITATOR)
    assert send(forged, PROGRAMS, csrf_token="guessed").status_code == 403
    assert imports_of(database) == []


def test_an_administrator_s_scope_for_imports_shows_no_names(database: Database) -> None:
    found = {a.email: accounts.viewer_of(a) for a in accounts.list_accounts(database)}
    admin, staff = found[ADMIN[0]], found[STAFF[0]]
    assert admin.scope.is_empty
    assert imports_scope(admin) == Scope(None, False, ADMIN[0], "admin")
    assert imports_scope(staff) is staff.scope
