"""The fingerprint of counting: other rules give another one, other comments do not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from config.settings import ROOT
from data_access.summaries.fingerprint import fingerprint, fingerprint_of


@pytest.fixture
def code(tmp_path: Path) -> Path:
    for room in ("config", "data_access"):
        shutil.copytree(
            ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__", "*.sql")
        )
    return tmp_path


def change(code: Path, name: str, old: str, new: str) -> None:
    text = (code / name).read_text(encoding="utf-8")
    assert old in text
    (code / name).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("data_access/summaries/pair_months.py", "> 0", ">= 0"),
        ("data_access/summaries/placement.py", ".desc()", ""),
        ("config/program/dosage.py", "ELIGIBLE_DAYS = 15", "ELIGIBLE_DAYS = 16"),
        ("data_access/storage/dialect.py", "YYYY-MM", "YYYY-MM-DD"),
    ],
)
def test_a_rule_that_changes_changes_it(code: Path, name: str, old: str, new: str) -> None:
    assert fingerprint_of(code) == fingerprint()
    change(code, name, old, new)
    assert fingerprint_of(code) != fingerprint()


def test_a_new_file_of_the_wing_changes_it(code: Path) -> None:
    (code / "data_access/summaries/more.py").write_text("LIMIT = 3\n", encoding="utf-8")
    assert fingerprint_of(code) != fingerprint()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("data_access/summaries/pair_months.py", "# By days and not by month", "# By days"),
        ("data_access/summaries/pair_months.py", '"""Counts every', '"""Now counts every'),
        ("data_access/summaries/pair_months.py", "> 0,", ">   0,"),
        ("data_access/imports/pipeline.py", "import", "import "),
        ("config/settings.py", "import", "import "),
        ("config/texts/glossary.py", "a", "b"),
    ],
)
def test_what_is_no_rule_does_not(code: Path, name: str, old: str, new: str) -> None:
    change(code, name, old, new)
    assert fingerprint_of(code) == fingerprint()
