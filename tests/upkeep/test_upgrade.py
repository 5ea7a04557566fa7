"""The upgrade: states of a database, the schema it makes, and its calendar."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine, make_url, select, text
from sqlalchemy.pool import NullPool

from data_access.storage import schema
from data_access.storage.database import (
    Database,
    DatabaseUnavailable,
)
from data_access.storage.scope import Scope
from data_access.upkeep import next_migration, upgrade
from tests.summaries import facts


@contextmanager
def plain(url: str) -> Iterator[Connection]:
    engine = create_engine(url, poolclass=NullPool)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


@contextmanager
def opened(url: str) -> Iterator[Database]:
    database = Database(url)
    yield database
    database.dispose()


def test_states_from_nothing_to_newer(new_database_url: str) -> None:
    before = upgrade.state_of(new_database_url)
    assert before == ("missing" if new_database_url.startswith("sqlite") else "empty")
    upgrade.upgrade(new_database_url)
    assert upgrade.state_of(new_database_url) == "current"
    for revision, state in (("0001", "older"), ("9999", "newer")):
        with plain(new_database_url) as connection:
            connection.execute(text(f"UPDATE alembic_version SET version_num = '{revision}'"))
        assert upgrade.state_of(new_database_url) == state
    with pytest.raises(DatabaseUnavailable, match="newer version"):
        upgrade.upgrade(new_database_url)


def test_a_database_that_lacks_a_column_is_never_called_current(new_database_url: str) -> None:
    upgrade.upgrade(new_database_url)
    with plain(new_database_url) as connection:
        connection.execute(text("DROP TABLE uploads"))
        connection.execute(text("ALTER TABLE sessions DROP COLUMN duplicate_of"))
    for ask in (upgrade.state_of, upgrade.upgrade):
        with pytest.raises(DatabaseUnavailable, match=r"lacks sessions\.duplicate_of, uploads\."):
            ask(new_database_url)


def test_a_file_that_is_no_database_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "letter.sqlite3").write_text("Dear reader, " * 500, encoding="utf-8")
    with pytest.raises(DatabaseUnavailable, match="no whole database"):
        upgrade.state_of(f"sqlite:///{tmp_path}/letter.sqlite3")


def test_a_role_without_rights_is_told_so(postgres_url: str) -> None:
    upgrade.upgrade(postgres_url)
    with plain(postgres_url) as connection:
        connection.execute(text("DROP ROLE IF EXISTS nothing_granted"))
        connection.execute(text("CREATE ROLE nothing_granted LOGIN PASSWORD 'nothing'"))
    stranger = make_url(postgres_url).set(username="nothing_granted", password="nothing")
    for ask, words in ((upgrade.state_of, "may not read"), (upgrade.upgrade, "may not")):
        with pytest.raises(DatabaseUnavailable, match=f"nothing_granted {words}"):
            ask(stranger.render_as_string(hide_password=False))


def test_every_state_is_explained() -> None:
    for state in ("missing", "empty", "older", "stale", "current", "newer"):
        assert upgrade.explain(state).endswith((".", "upgrade"))


def test_asking_for_the_state_makes_no_file(tmp_path: Path) -> None:
    assert upgrade.state_of(f"sqlite:///{tmp_path}/none/pac.sqlite3") == "missing"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_empty_and_folders_are_made(tmp_path: Path) -> None:
    (tmp_path / "touched.sqlite3").touch()
    assert upgrade.state_of(f"sqlite:///{tmp_path}/touched.sqlite3") == "empty"
    upgrade.upgrade(f"sqlite:///{tmp_path}/new/folder/pac.sqlite3")
    assert (tmp_path / "new" / "folder" / "pac.sqlite3").exists()


def test_sqlite_lets_people_read_during_an_import(sqlite_url: str) -> None:
    upgrade.upgrade(sqlite_url)
    with plain(sqlite_url) as connection:
        assert connection.scalar(text("PRAGMA journal_mode")) == "wal"


def test_a_server_that_is_not_there_is_told_in_words() -> None:
    url = "postgresql+psycopg://nobody@127.0.0.1:1/none"
    with pytest.raises(DatabaseUnavailable, match="DATABASE_URL"):
        upgrade.state_of(url)
    with pytest.raises(DatabaseUnavailable, match="nothing was changed"):
        upgrade.upgrade(url)


def test_migrations_make_exactly_the_schema(new_database_url: str) -> None:
    upgrade.upgrade(new_database_url)
    with plain(new_database_url) as connection:
        # Alembic reads an empty text default back from SQLite as a difference; PostgreSQL tells.
        defaults = connection.dialect.name == "postgresql"
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": defaults}
        )
        difference = compare_metadata(context, schema.metadata)
    assert difference == [], 'run: python -m dashboard migrate "what changed"'


def test_the_next_migration_has_nothing_to_do() -> None:
    versions = upgrade.MIGRATIONS / "versions"
    before = sorted(versions.glob("*.py"))
    assert next_migration.write("Nothing") is None
    assert sorted(versions.glob("*.py")) == before


def test_the_next_migration_is_written_by_alembic(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the last migration, what it does is what there is to write."""
    shutil.copytree(upgrade.MIGRATIONS, tmp_path / "migrations")
    last = max((tmp_path / "migrations" / "versions").glob("*.py"))
    done = last.read_text(encoding="utf-8")
    last.unlink()
    monkeypatch.setattr(upgrade, "MIGRATIONS", tmp_path / "migrations")
    upgrade._scripts.cache_clear()
    try:
        path = next_migration.write("What the last one did")
    finally:
        upgrade._scripts.cache_clear()
    assert path is not None
    assert path.name == f"{last.name[:4]}_what_the_last_one_did.py"
    written = path.read_text(encoding="utf-8")
    # What a migration fills its tables with stands last, and is nothing that Alembic writes.
    by_alembic = done.partition("def upgrade")[2].partition("\n    fill(")[0].rstrip()
    # Of columns that go it keeps no order.
    again = written.partition("def upgrade")[2].rstrip()
    assert sorted(again.splitlines()) == sorted(by_alembic.splitlines())
    assert written.startswith('"""What the last one did."""')


def test_calendar_has_every_month_and_its_intended_minutes(new_database_url: str) -> None:
    upgrade.upgrade(new_database_url)
    scope = Scope(None, False, "test")
    with opened(new_database_url) as database, database.reading(scope) as reader:
        rows = {r.month: r for r in reader.execute(select(schema.months))}
        version = reader.execute(select(schema.data_state)).one()
    assert len(rows) == 56 * 12
    assert (rows["2010-06"].intended_low, rows["2010-06"].intended_high) == (0, 0)
    assert (rows["2010-07"].intended_low, rows["2010-07"].intended_high) == (60, 90)
    assert (rows["2024-02"].first_day, rows["2024-02"].last_day) == (
        date(2024, 2, 1),
        date(2024, 2, 29),
    )
    assert (rows["2025-08"].program_year, rows["2025-09"].program_year) == (2024, 2025)
    assert (version.id, version.data_version) == (1, 0)


def test_a_changed_calendar_is_written_anew_and_the_months_counted_again(
    new_database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade.upgrade(new_database_url)
    with opened(new_database_url) as database, database.writing("import") as connection:
        facts.put(connection, *facts.one_pair(start=date(2014, 9, 1), end=date(2015, 6, 15)))
    monkeypatch.setattr(upgrade, "CLOSED_MONTHS", ("2014-12",))
    upgrade.upgrade(new_database_url, date(2026, 11, 21))
    with opened(new_database_url) as database, database.writing("import") as connection:
        month = schema.pair_months
        eligible = dict(connection.execute(select(month.c.month, month.c.eligible)).all())
        version = connection.scalar(select(schema.data_state.c.data_version))
    assert (eligible["2014-11"], eligible["2014-12"], eligible["2015-01"]) == (1, 0, 1)
    assert version == 1


def test_a_second_upgrade_changes_nothing(new_database_url: str) -> None:
    upgrade.upgrade(new_database_url)
    upgrade.upgrade(new_database_url)
    with plain(new_database_url) as connection:
        assert connection.scalar(select(schema.data_state.c.data_version)) == 0
