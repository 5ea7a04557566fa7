"""Whoever watches the server learns whether it is alive and whether it can do its work, and nothing else."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from dashboard.web import health
from dashboard.web.app import create_app
from tests.dashboard.visitors import Visitor, settings_for


@pytest.fixture(autouse=True)
def _never_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "KEPT_SECONDS", -1)


def look(url: str, **more: Any) -> tuple[int, dict[str, Any]]:
    answer = Visitor(create_app(settings_for(url, **more))).get("/readyz")
    assert answer.headers["Cache-Control"] == "no-store"
    found: dict[str, Any] = answer.json or {}
    return answer.status_code, found


def run_sql(url: str, statement: str) -> None:
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_a_copy_that_can_work_is_ready(database_url: str) -> None:
    status, found = look(database_url)
    assert status == 200
    assert found == {
        "ready": True,
        "database": "ok",
        "schema": "ok",
        "disk": "ok",
        "newest_import": None,
    }


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE alembic_version SET version_num = '0009'", "older than this program"),
        ("UPDATE alembic_version SET version_num = '9999'", "newer version"),
        ("UPDATE data_state SET counted_by = 'other rules'", "counted by another version"),
    ],
)
def test_a_database_of_another_version_is_not_ready(
    change: str, words: str, database_url: str
) -> None:
    run_sql(database_url, change)
    status, found = look(database_url)
    assert (status, found["ready"], found["database"]) == (503, False, "ok")
    assert words in found["schema"]


def test_without_a_database_it_is_alive_and_not_ready(sqlite_url: str) -> None:
    server = create_app(settings_for(sqlite_url))
    assert Visitor(server).get("/healthz").status_code == 200
    answer = Visitor(server).get("/readyz")
    assert answer.status_code == 503
    assert "python -m dashboard upgrade" in (answer.json or {})["database"]
    assert sqlite_url.removeprefix("sqlite:///") not in answer.text  # no path to strangers


def test_a_full_disk_or_a_folder_that_cannot_be_written_is_said(
    ready_sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=99 * 1024**2))
        status, found = look(ready_sqlite_url)
    assert (status, found["disk"]) == (503, "Less than 100 MB are free.")
    with monkeypatch.context() as patch:
        patch.setattr(os, "access", lambda path, how: False)
        status, found = look(ready_sqlite_url)
    assert (status, found["disk"]) == (503, "A folder that is written to cannot be written.")


def test_many_requests_are_one_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "KEPT_SECONDS", 2)
    made, now = [], [0.0]
    fine = health.Readiness("ok", "ok", "ok", None)

    def make() -> health.Readiness:
        made.append(now[0])
        # Who asks while one request looks gets the last answer instead of waiting.
        assert kept.get() == (None if len(made) == 1 else fine)
        return replace(fine)

    kept = health._Kept(make, lambda: now[0])
    for now[0] in (0.0, 1.0, 5.0, 6.0, 7.5):
        kept.get()
    assert made == [0.0, 5.0, 7.5]
