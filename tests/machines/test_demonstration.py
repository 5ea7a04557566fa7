"""A demonstration state is made anew exactly when something that it is made by has changed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.machines import demonstration


@pytest.fixture
def states(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for states of a version named v1."""
    folder = tmp_path / "states"
    monkeypatch.setattr(demonstration, "STATES", folder)
    monkeypatch.setattr(demonstration, "version", lambda: "v1")
    return folder


@pytest.mark.parametrize(
    ("changed", "is_another"),
    [
        ("config/program/regions.py", True),
        ("data_access/new.py", True),
        ("data_access/imports/columns.toml", True),
        ("requirements.txt", True),
        ("layouts/words.py", False),
        ("dashboard/web/app.py", False),
        ("config/program/regions.pyc", False),
    ],
)
def test_a_version_is_that_of_what_the_state_is_made_by(
    changed: str, is_another: bool, tmp_path: Path
) -> None:
    def tree(name: str, more: str = "") -> str:
        root = tmp_path / name
        for file in ("config/program/regions.py", "data_access/a.py", "requirements.txt", more):
            if file:
                path = root / file
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text("changed" if file == more else "as before")
        return demonstration.version(root)

    before = tree("before")
    assert tree("again") == before
    assert (tree("after", changed) != before) is is_another


def test_a_state_is_made_once(states: Path) -> None:
    made: list[Path] = []

    def make(path: Path) -> None:
        made.append(path)
        path.write_text("state")

    first = demonstration._made_once("demo", make)
    assert demonstration._made_once("demo", make) == first == states / "demo-v1.sqlite3"
    assert (len(made), first.read_text()) == (1, "state")


def test_a_state_that_could_not_be_made_leaves_nothing(states: Path) -> None:
    def fails(path: Path) -> None:
        path.write_text("half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        demonstration._made_once("demo", fails)
    assert [p.name for p in states.iterdir()] == ["demo-v1.lock"]


def test_what_nobody_asks_for_any_more_is_cleared_away(states: Path) -> None:
    states.mkdir()
    old, recent = states / "demo-v0.sqlite3", states / "twin-v0.sqlite3"
    for path, age in ((old, 2 * demonstration.KEPT), (recent, 60)):
        path.touch()
        os.utime(path, (time.time() - age,) * 2)
    new = demonstration._made_once("demo", Path.touch)
    assert not old.exists() and recent.exists() and new.exists()
