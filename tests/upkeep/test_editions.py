"""Editions: made when due, once, whole or not at all, on both databases; and upkeep knows them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import delete, func, select, update

from config.program.editions import next_named_day
from config.settings import Settings
from dashboard.__main__ import main
from data_access.asking.answers import Answer
from data_access.asking.ask import ask
from data_access.asking.cache import Answers
from data_access.asking.policy import WithholdingPolicy
from data_access.imports import opening
from data_access.imports.opening import open_database
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.storage import schema
from data_access.storage.database import Database, DatabaseUnavailable
from data_access.storage.edition import Edition
from data_access.storage.scope import scope_of
from data_access.upkeep import editions, upgrade
from data_access.upkeep.backup import backup
from data_access.upkeep.edition_changes import changed_people
from data_access.upkeep.rebuild import rebuild
from tests.attack import small_states
from tests.conftest import CopyOf
from tests.recompute import asked

STAFF = scope_of("eec_staff", None, "staff@test.invalid")
AUTUMN, WINTER = date(2026, 11, 21), date(2027, 1, 4)


def _filled(url: str, folder: Path) -> None:
    database = Database(url)
    for file in small_states.make(folder, 2, AUTUMN).files:
        asked.import_one(database, file, AUTUMN)
    database.dispose()


class Days:
    """A product whose day a test moves."""

    def __init__(self, url: str) -> None:
        self.url, self.today = url, AUTUMN
        self.database = open_database(url, lambda: self.today)

    def asked(self, key: str = "class_mean") -> Answer:
        everybody = WithholdingPolicy(minimum_people=1)
        with self.database.reading(STAFF) as reader:
            return ask(reader, MEASURES[key], Filters(all_months=True), (), self.today, everybody)

    def scores_change(self) -> None:
        with self.database.writing("import") as connection:
            scores = schema.class_scores
            connection.execute(update(scores).values(score=8 - scores.c.score))
        rebuild(self.database, self.today, "test")

    def standing(self) -> Edition | None:
        return editions.standing(self.database)


@pytest.fixture
def days(copy_of: CopyOf) -> Iterator[Days]:
    found = Days(copy_of(_filled))
    yield found
    found.database.dispose()


def test_an_edition_stands_until_the_next_named_day(days: Days) -> None:
    """Made when outcomes are first asked for; the next on the first reading after a named day."""
    assert days.standing() is None
    first = days.asked()
    assert (first.edition, days.standing()) == (AUTUMN, Edition(1, AUTUMN))
    assert first.notices[-1].title == "Outcome figures are as of November 21, 2026."
    assert "January 1, 2027" in first.notices[-1].text
    days.scores_change()
    days.today = date(2026, 12, 31)
    assert days.asked().cells == first.cells
    days.today = WINTER
    moved = days.asked()
    assert moved.edition == WINTER and moved.cells != first.cells
    assert days.standing() == Edition(2, WINTER)
    assert days.asked("contact_months").edition is None
    assert next_named_day(WINTER) == date(2027, 4, 1)


def test_a_database_without_outcomes_has_no_edition(database_url: str) -> None:
    days = Days(database_url)
    assert days.asked().edition is None and days.standing() is None
    days.database.dispose()


def test_it_is_made_once_however_many_ask(days: Days) -> None:
    products = [Days(days.url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        assert {answer.edition for answer in pool.map(Days.asked, products)} == {AUTUMN}
    for product in products:
        product.database.dispose()
    assert days.standing() == Edition(1, AUTUMN)


def test_what_is_disturbed_in_the_middle_leaves_the_old_one(
    days: Days, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = days.asked()
    days.scores_change()

    def disturbed(*given: object, **more: object) -> None:
        raise DatabaseUnavailable("The disk of the reporting database is full.")

    days.today = WINTER
    with monkeypatch.context() as broken:
        broken.setattr(editions.audit, "record", disturbed)
        assert days.asked().cells == first.cells  # and it is tried again in a minute
        assert days.standing() == Edition(1, AUTUMN)
        with pytest.raises(DatabaseUnavailable):
            editions.make(days.database, WINTER, "test")
    assert days.standing() == Edition(1, AUTUMN)
    monkeypatch.setattr(opening, "monotonic", lambda: float("inf"))
    assert days.asked().edition == WINTER


def test_it_holds_facts_and_no_accounts(days: Days) -> None:
    days.asked()
    edition = days.standing()
    assert edition is not None
    with days.database.checking() as live:
        expected = live.scalar(select(func.count()).select_from(schema.class_scores))
    with days.database.edition_database(edition).checking() as connection:
        assert connection.scalar(select(func.count()).select_from(schema.class_scores)) == expected
    with days.database.edition_database(edition).looking_up_accounts() as connection:
        assert connection.scalar(select(func.count()).select_from(schema.accounts)) == 0
    kept = {t.name for t in editions.kept()}
    assert {t.info["kind"] for t in schema.metadata.sorted_tables if t.name not in kept} <= {
        "account", "audit", "ledger",
    }  # fmt: skip


def test_kept_answers_do_not_outlive_their_edition(days: Days) -> None:
    settings = Settings.model_validate({"DATABASE_URL": days.url})
    answers = Answers(days.database, settings)
    before = answers.ask(STAFF, "class_mean", Filters(all_months=True), (), AUTUMN)
    days.scores_change()
    editions.make(days.database, AUTUMN, "test")
    after = answers.ask(STAFF, "class_mean", Filters(all_months=True), (), AUTUMN)
    assert before.edition == after.edition == AUTUMN
    assert editions.standing(days.database) == Edition(2, AUTUMN)
    assert before.cells != after.cells or all(cell.value is None for cell in before.cells)


def test_upgrade_brings_it_up_to_date_and_keeps_its_facts(days: Days) -> None:
    """An edition that was counted by other rules is counted anew from its own facts, as of its day."""
    first = days.asked()
    days.scores_change()
    edition = days.standing()
    assert edition is not None
    assert not editions.bring_up_to_date(days.url)
    beside = days.database.edition_database(edition)
    with beside.writing("upgrade") as connection:
        connection.execute(update(schema.data_state).values(counted_by="other rules"))
        connection.execute(delete(schema.class_windows))
    assert editions.bring_up_to_date(days.url)
    assert upgrade.state_of(beside.url.render_as_string(hide_password=False)) == "current"
    days.database.dispose()
    assert days.asked().cells == first.cells
    with beside.writing("upgrade") as connection:
        connection.execute(delete(schema.class_windows))
    assert editions.rebuild_edition(days.database) == edition
    assert Days(days.url).asked().cells == first.cells


def test_who_takes_one_by_hand_is_told_of_how_many_it_tells(
    days: Days, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", days.url)
    monkeypatch.setenv("PAC_TODAY", AUTUMN.isoformat())
    days.asked()
    days.scores_change()
    edition = days.standing()
    assert edition is not None
    changed = changed_people(days.database, edition)
    assert changed["CLASS scores"] > 0 == changed["survey answers"]
    assert main(["edition"]) == 1
    said = capsys.readouterr()
    assert f"CLASS scores {changed['CLASS scores']} " in " ".join(said.out.split())
    assert "Nothing was changed" in said.err
    assert days.standing() == Edition(1, AUTUMN)
    assert main(["edition", "--yes"]) == 0
    assert "as of November 21, 2026 now" in capsys.readouterr().out
    assert days.standing() == Edition(2, AUTUMN)
    assert main(["verify"]) == 0
    assert "as of 2026-11-21" in capsys.readouterr().err


def test_on_sqlite_its_file_is_private_copied_along_and_missed(
    ready_sqlite_url: str, tmp_path: Path
) -> None:
    _filled(ready_sqlite_url, tmp_path)
    days = Days(ready_sqlite_url)
    first = days.asked()
    file = tmp_path / "pac.sqlite3.edition-1"
    assert oct(file.stat().st_mode & 0o777) == "0o600"
    beside = backup(ready_sqlite_url, tmp_path / "copy.sqlite3")
    assert beside is not None and beside == tmp_path / "copy.sqlite3.edition-1"
    assert oct(beside.stat().st_mode & 0o777) == "0o600"
    copied = Days(f"sqlite:///{tmp_path}/copy.sqlite3")
    assert copied.asked().cells == first.cells
    copied.database.dispose()
    days.database.dispose()
    file.unlink()
    with pytest.raises(DatabaseUnavailable, match="dashboard edition"):
        Days(ready_sqlite_url).asked()
    assert Days(ready_sqlite_url).asked("contact_months").edition is None
    assert sqlite3.connect(beside).execute("select count(*) from accounts").fetchone() == (0,)
