"""The days ahead: configuration that begins or ends, accounts that end, and what is checked each year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from config.texts.year import YEARLY
from dashboard.__main__ import main
from dashboard.commands.year import configured, yearly
from data_access.people import accounts
from data_access.storage.database import Database
from tests.dashboard.visitors import Clock


def test_every_day_of_the_configuration_is_found_with_its_file() -> None:
    found = list(configured())
    rise = [one for one in found if one.day == date(2027, 8, 1)]
    assert {one.where for one in rise} >= {
        "config/program/annotations.py",
        "config/program/thresholds.py",
    }
    assert any("Metro" in one.what and one.day == date(2012, 7, 1) for one in found)


def test_checks_are_on_days_there_are_and_come_each_year() -> None:
    days = {one.day for one in yearly(date(2028, 2, 29))}
    assert {day.year for day in days} == {2028, 2029}
    assert len({(c.month, c.day, c.text) for c in YEARLY}) == len(YEARLY)


def test_the_command_lists_what_lies_ahead_and_nobody_by_name(
    peopled_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    database = Database(peopled_url)
    for name in ("ana", "ben"):
        accounts.create_account(
            database, f"{name}@example.org", name, "admin", None, None,
            at=Clock().instant, ends_on=date(2027, 6, 30),
        )  # fmt: skip
    database.dispose()
    monkeypatch.setenv("DATABASE_URL", peopled_url)
    monkeypatch.setenv("PAC_TODAY", "2026-11-21")
    monkeypatch.setenv("PAC_CONFIRM_DAYS", "90")
    assert main(["year"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line[:10] for line in lines[1:]] == sorted(line[:10] for line in lines[1:])
    assert any(line.startswith("2027-06-30") and "accounts that end: 2" in line for line in lines)
    assert any(line.startswith("2027-02-19") and "to be confirmed: 5" in line for line in lines)
    assert any(line.startswith("2027-08-01") and "thresholds.py" in line for line in lines)
    assert "ana" not in " ".join(lines).split() and "@" not in "".join(lines)
    assert main(["year", "--days", "3"]) == 0
    assert "November 24, 2026" in capsys.readouterr().out
