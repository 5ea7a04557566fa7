"""The command line: what it prints, what it returns, and the server it starts."""

from __future__ import annotations

import argparse
import io
import os
import re
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest

from config.settings import ROOT
from dashboard.__main__ import main
from dashboard.commands import demo
from dashboard.commands.tables import aligned
from dashboard.commands.user import readable_password
from dashboard.demonstration import DemoFile
from dashboard.web import serve
from dashboard.web.app import (
    RefusedToStart,
    create_app,
    refusals,
)
from data_access.people import (
    accounts,
    demonstration,
)
from data_access.storage.database import Database
from data_access.upkeep import upgrade
from tests.dashboard.visitors import PASSWORD, STAFF, settings_for


def test_upgrade_makes_a_database_and_says_so(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    assert main(["user", "list"]) == 1
    assert "python -m dashboard upgrade" in capsys.readouterr().err
    assert main(["upgrade"]) == 0
    assert main(["upgrade"]) == 0
    out = capsys.readouterr().out.splitlines()
    assert out == ["The reporting database was made.", "The reporting database is current."]


def test_people_are_added_listed_and_closed(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    upgrade.upgrade(sqlite_url)
    person = ["ana@example.org", "--name", "Ana", "--role", "facilitator", "--region", "3"]
    monkeypatch.setattr(sys, "stdin", io.StringIO("too short\n"))
    assert main(["user", "add", *person]) == 1
    assert "too short" in capsys.readouterr().err
    monkeypatch.setattr(sys, "stdin", io.StringIO(PASSWORD + "\n"))
    assert main(["user", "add", *person]) == 0
    assert PASSWORD not in capsys.readouterr().out
    assert main(["user", "password", "ana@example.org", "--generate"]) == 0
    assert re.search(r"^Password: (\w{6}-){4}\d\d$", capsys.readouterr().out, re.MULTILINE)
    assert main(["user", "disable", "ana@example.org"]) == 0
    assert main(["user", "disable", "nobody@example.org"]) == 1
    capsys.readouterr()
    assert main(["user", "list"]) == 0
    (line,) = capsys.readouterr().out.splitlines()[2:]
    assert line.split() == ["ana@example.org", "Ana", "Regional", "facilitator", "3", "closed"]


def test_unusable_settings_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", "mysql://x")
    monkeypatch.setenv("PAC_IDLE_MINUTES", "0")
    assert main(["user", "list"]) == 2
    words = capsys.readouterr().err
    assert "DATABASE_URL: DATABASE_URL must begin with sqlite:///" in words
    assert "PAC_IDLE_MINUTES" in words


@pytest.mark.parametrize(
    ("name", "hint"),
    [("PAC_MINIMUM_PEOPEL", "Did you mean PAC_MINIMUM_PEOPLE?"), ("PAC_XYZZY", "Unset it.")],
)
def test_a_setting_that_is_misspelled_is_not_passed_over(
    name: str, hint: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(name, "3")
    assert main(["user", "list"]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said == [
        "A setting in the environment cannot be used.",
        f"{name} is no setting of this program. {hint}",
    ]


def test_without_a_command_all_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    listed = capsys.readouterr().out
    assert all(command in listed for command in ("serve", "import", "verify", "rebuild", "ask"))


@pytest.mark.parametrize("arguments", [["dance"], ["user"], ["import", "sessions"]])
def test_misuse_returns_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    assert end.value.code == 2


def test_an_import_that_is_refused_returns_one(
    sqlite_url: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATABASE_URL", sqlite_url)
    upgrade.upgrade(sqlite_url)
    file = tmp_path / "wrong.csv"
    file.write_text("this is\nno log\n")
    assert main(["import", "sessions", str(file)]) == 1
    assert capsys.readouterr().out.startswith("wrong.csv: refused. ")
    assert main(["import", "sessions", str(tmp_path / "missing.csv")]) == 1
    assert "there is no such file" in capsys.readouterr().err
    assert main(["import", "recipes", str(file)]) == 2
    assert "no format 'recipes'" in capsys.readouterr().err


def test_a_made_password_can_be_read_out_and_is_taken() -> None:
    made = {readable_password() for _ in range(200)}
    assert len(made) == 200
    for password in made:
        assert re.fullmatch(r"([a-z]{6}-){4}\d\d", password)
        assert accounts.password_problem(password, "a@example.org") is None


def test_columns_are_aligned() -> None:
    assert aligned(("A", "Bee"), [("long", "x"), ("", "yy")]).splitlines() == [
        "A     Bee",
        "----  ---",
        "long  x",
        "      yy",
    ]


def test_the_demonstration_never_touches_real_data(peopled_url: str, database: Database) -> None:
    with pytest.raises(demo.CannotDemonstrate, match="production"):
        demo.demonstrate(database, settings_for(peopled_url, production=True))


def test_the_raw_files_of_the_demonstration_can_be_written_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With nothing opened: there is no database at that address."""
    made = DemoFile("programs", tmp_path / "new" / "01.csv", None, 3)
    monkeypatch.setattr(demo, "write", lambda folder, today: [made] if folder.is_dir() else [])
    options = argparse.Namespace(files=tmp_path / "new")
    assert demo.run(options, settings_for(f"sqlite:///{tmp_path / 'none' / 'x'}")) == 0
    assert capsys.readouterr().out == f"{made.path}: 3 rows, format programs\n"


def test_a_second_start_keeps_the_demonstration_and_makes_new_passwords(
    peopled_url: str, database: Database
) -> None:
    demonstration.mark(database)
    demonstration.note_finished(database, 37)
    first = demo.demonstrate(database, settings_for(peopled_url))
    second = demo.demonstrate(database, settings_for(peopled_url))
    assert first.count("@demo.invalid") == 8
    assert first != second
    password = re.search(r"eec\.staff@demo\.invalid\s+(\S+)", second)
    assert password is not None
    known = {a.email: a for a in accounts.list_accounts(database)}
    assert known["facilitator.region6@demo.invalid"].region == 6
    assert known["eec.staff@demo.invalid"].demonstration
    assert not known[STAFF[0]].demonstration
    with pytest.raises(RefusedToStart, match="demonstration accounts"):
        create_app(settings_for(peopled_url, production=True))


@pytest.mark.parametrize("name", ["DASH_DEBUG", "FLASK_DEBUG", "DASH_MCP_ENABLED"])
def test_production_does_not_start_with_its_insides_open(peopled_url: str, name: str) -> None:
    production = settings_for(peopled_url, production=True)
    assert refusals(production, {}) == []
    assert refusals(production, {name: "0"}) == []
    assert name in refusals(production, {name: "true"})[0]
    assert refusals(settings_for(peopled_url), {name: "true"}) == []


def test_production_needs_a_long_secret_of_its_own(peopled_url: str) -> None:
    from config.settings import Settings

    unset = Settings.model_validate({"DATABASE_URL": peopled_url, "production": True})
    assert "PAC_SECRET_KEY is not set" in refusals(unset, {})[0]
    short = settings_for(peopled_url, production=True, secret_key="x" * 31)
    assert "too short" in refusals(short, {})[0]


def test_the_ids_of_the_extract_are_never_made_without_a_key(peopled_url: str) -> None:
    unset, empty, short, long = (
        settings_for(peopled_url, production=True, extract_key=key)
        for key in (None, "", "x" * 31, "x" * 32)
    )
    assert empty.key_of_extracts() == unset.key_of_extracts() != b""
    assert refusals(empty, {}) == refusals(long, {}) == []
    assert "PAC_EXTRACT_KEY is too short" in refusals(short, {})[0]
    assert long.key_of_extracts() == b"x" * 32


def test_the_secret_of_a_copy_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secret-key"
    made = serve.stored_secret(path)
    assert len(made) == 64
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert serve.stored_secret(path) == made
    path.write_text("")
    with pytest.raises(serve.CannotServe, match="damaged"):
        serve.stored_secret(path)


def test_serve_says_why_it_does_not_start(sqlite_url: str) -> None:
    with pytest.raises(serve.CannotServe, match="no reporting database yet"):
        serve.serve(settings_for(sqlite_url))
    upgrade.upgrade(sqlite_url)
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(serve.CannotServe, match=f"Port {port} is in use"):
            serve.serve(settings_for(sqlite_url, PORT=port))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.mark.long
def test_two_workers_know_the_same_sign_in(peopled_url: str, tmp_path: Path) -> None:
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PAC_")} | {
        "DATABASE_URL": peopled_url,
        "PORT": str(port),
        "PAC_SECRET_KEY": "s" * 40,
        "HOME": str(tmp_path / "nowhere"),
    }
    process = subprocess.Popen(
        [sys.executable, "-W", "error::ResourceWarning", "-m", "dashboard", "serve"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        jar = CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        for _ in range(300):
            try:
                page = browser.open(f"{address}/sign-in").read().decode()
                break
            except urllib.error.URLError:
                assert process.poll() is None
                time.sleep(0.1)
        token = re.search(r'name="form_token" value="([^"]+)"', page)
        assert token is not None
        form = {"form_token": token[1], "email": STAFF[0], "password": PASSWORD, "next": "/"}
        request = urllib.request.Request(  # noqa: S310 - an address of this machine
            f"{address}/sign-in", urlencode(form).encode(), {"Origin": address}
        )
        assert browser.open(request).status == 200
        # Each request is a new connection, so both workers get their share.
        for _ in range(30):
            answer = browser.open(f"{address}/_dash-layout")
            assert answer.url.endswith("/_dash-layout")
            assert answer.headers["Content-Type"] == "application/json"
    finally:
        process.terminate()
        out, _ = process.communicate(timeout=120)
    assert out == f"The dashboard is at {address}/ (Ctrl+C stops it).\n"
    assert process.returncode == 0
    assert not (tmp_path / "nowhere").exists()  # no control socket in the home folder
