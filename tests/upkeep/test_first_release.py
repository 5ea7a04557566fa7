"""A database of the first release is brought up to date: its summaries are those of a recount."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, make_url, select, text, update

from config.program.consents import GIVEN, PURPOSES
from dashboard.__main__ import main
from data_access.people import audit
from data_access.recount.verify import Disagreement, differences
from data_access.storage import schema
from data_access.storage.database import Database, DatabaseUnavailable
from data_access.upkeep import rebuild, shape, upgrade
from tests.upkeep import releases

TODAY = date(2026, 11, 30)  # its files were imported, and consents given, on the 29th


@pytest.fixture
def first_release(new_database_url: str, tmp_path: Path) -> str:
    """The invented state of the first release; on both engines."""
    releases.load(new_database_url, tmp_path)
    return new_database_url


@pytest.fixture
def opened(first_release: str) -> Iterator[Database]:
    database = Database(first_release)
    yield database
    database.dispose()


def found_in(database: Database) -> list[Disagreement]:
    with database.checking() as connection:
        return list(differences(connection, TODAY))


def summaries(connection: Connection) -> dict[str, list[Any]]:
    return {
        table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.c))]
        for table in schema.tables_of("summary")
    }


def test_it_is_upgraded_and_its_figures_are_those_of_a_rebuild(
    first_release: str, opened: Database
) -> None:
    assert upgrade.state_of(first_release) == "older"
    upgrade.upgrade(first_release, TODAY)
    assert upgrade.state_of(first_release) == "current"
    assert found_in(opened) == []
    with opened.checking() as connection:
        upgraded = summaries(connection)
        sessions = connection.execute(select(schema.sessions.c.session_id)).all()
    assert len(sessions) == 33
    rebuild.rebuild(opened, TODAY, "test")
    with opened.checking() as connection:
        assert summaries(connection) == upgraded


@pytest.mark.parametrize("stage", releases.BEFORE_FIRST)
def test_databases_made_before_the_release_are_upgraded_with_all_their_rows(
    stage: str, new_database_url: str, tmp_path: Path
) -> None:
    """They call themselves 0002, and lack tables and columns that the later migrations count on."""
    releases.load(new_database_url, tmp_path, stage)
    engine = upgrade.plain_engine(make_url(new_database_url), writing=True)
    counted = ("sessions", "goals", "surveys", "class_cycles", "accounts", "imports", "audit_log")
    with engine.begin() as connection:
        assert shape.lacking(shape.shape_of(connection), upgrade._released("0002"))
        before = {name: connection.scalar(text(f"SELECT count(*) FROM {name}")) for name in counted}
    engine.dispose()
    assert upgrade.state_of(new_database_url) == "older"
    upgrade.upgrade(new_database_url, TODAY)
    assert upgrade.state_of(new_database_url) == "current"
    opened = Database(new_database_url)
    try:
        assert found_in(opened) == []  # every summary is what its rows say
        with opened.checking() as connection:
            upgraded = summaries(connection)
        rebuild.rebuild(opened, TODAY, "test")
        with opened.checking() as connection:
            assert summaries(connection) == upgraded
            assert before["sessions"] == len(
                connection.execute(select(schema.sessions.c.session_id)).all()
            )
        audit.record(opened, "command line", "sign_in")  # numbered after the lines that were there
        assert audit.verify(opened).broken == ""
    finally:
        opened.dispose()
    engine = upgrade.plain_engine(make_url(new_database_url), writing=False)
    with engine.connect() as connection:
        after = {name: connection.scalar(text(f"SELECT count(*) FROM {name}")) for name in counted}
    engine.dispose()
    assert after == {**before, "audit_log": before["audit_log"] + 2}


def test_its_consents_are_taken_over_with_their_imports(
    first_release: str, opened: Database
) -> None:
    upgrade.upgrade(first_release, TODAY)
    people, record = schema.participants.c, schema.consents.c
    with opened.checking() as connection:
        agreed = connection.execute(
            select(people.participant_id, people.import_id).where(people.consent == GIVEN)
        ).all()
        kept = connection.execute(
            select(record.participant_id, record.import_id, record.purpose)
        ).all()
    assert agreed and {tuple(row) for row in kept} == {
        (*row, purpose) for row in agreed for purpose in PURPOSES
    }


def test_the_lines_of_its_audit_log_are_chained(first_release: str, opened: Database) -> None:
    upgrade.upgrade(first_release, TODAY)
    audit.record(opened, "command line", "sign_in")
    done = audit.verify(opened)
    assert (done.broken, done.lines) == ("", done.newest)
    assert done.lines > 5


def test_an_upgrade_that_forgot_to_count_anew_is_seen(
    first_release: str, opened: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first release may have counted a column otherwise, or not at all."""
    engine = upgrade.plain_engine(opened.url, writing=True)
    with engine.begin() as connection:
        connection.execute(update(schema.pair_months).values(strategies=0))
    engine.dispose()
    with monkeypatch.context() as patch:
        patch.setattr(upgrade, "count_anew", lambda connection, today: 0)
        upgrade.upgrade(first_release, TODAY)
        # Columns that this release does not have yet are not counted either.
        assert {(d.table, d.column) for d in found_in(opened)} >= {("pair_months", "strategies")}
    assert upgrade.state_of(first_release) == "stale"  # nor does the program start on it
    upgrade.upgrade(first_release, TODAY)
    assert found_in(opened) == []


def test_verify_and_rebuild_on_the_command_line(
    first_release: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", first_release)
    monkeypatch.setenv("PAC_TODAY", TODAY.isoformat())
    assert main(["verify"]) == 1
    assert "older than this program" in capsys.readouterr().err
    assert main(["rebuild"]) == 1
    assert "python -m dashboard upgrade" in capsys.readouterr().err
    assert main(["upgrade"]) == 0
    assert main(["verify"]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[-1].startswith("All agree: ")
    assert "Recounting what is about pairs, 1 to 3 of 3 …" in told.err


def test_a_wrong_value_is_printed_and_rebuilt(
    first_release: str,
    opened: Database,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    upgrade.upgrade(first_release, TODAY)
    month, state = schema.pair_months, schema.data_state
    with opened.writing("import") as connection:
        one = select(month).where(month.c.minutes > 0).order_by(month.c.pair_id, month.c.month)
        row = connection.execute(one).first()
        assert row is not None
        mine = (month.c.pair_id == row.pair_id, month.c.month == row.month)
        connection.execute(update(month).where(*mine).values(minutes=row.minutes + 1))
        before = (summaries(connection), connection.execute(select(state)).one())
    monkeypatch.setenv("DATABASE_URL", first_release)
    monkeypatch.setenv("PAC_TODAY", TODAY.isoformat())
    assert main(["verify"]) == 1
    assert capsys.readouterr().out == (
        f"pair_months: {row.pair_id}, {row.month}: minutes: "
        f"stands {row.minutes + 1}, recounted {row.minutes}\n"
    )
    with opened.checking() as connection:  # it was said and not mended
        assert (summaries(connection), connection.execute(select(state)).one()) == before
    assert main(["rebuild"]) == 0
    told = capsys.readouterr().out
    assert "summaries counted anew as of 2026-11-30" in told
    assert f"The data version is {before[1].data_version + 1} now." in told
    assert main(["verify"]) == 0
    with opened.looking_up_accounts() as connection:
        log = schema.audit_log.c
        (line,) = connection.execute(
            select(log.who, log.detail).where(log.event == "summaries_rebuilt")
        )
    assert line.who == "command line"
    assert line.detail["data_version"] == before[1].data_version + 1


def test_other_rules_of_counting_are_noticed_at_the_upgrade(
    first_release: str, opened: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A release that counts otherwise and has no migration: figures are not left standing."""
    upgrade.upgrade(first_release, TODAY)
    with opened.checking() as connection:
        version = connection.scalar(select(schema.data_state.c.data_version))
    monkeypatch.setattr("data_access.summaries.pair_months.ELIGIBLE_DAYS", 28)
    for module in (upgrade, rebuild):
        monkeypatch.setattr(module, "fingerprint", lambda: "of another release")
    assert upgrade.state_of(first_release) == "stale"
    with pytest.raises(DatabaseUnavailable, match="counted by another version"):
        upgrade.require_current(first_release)
    upgrade.upgrade(first_release, TODAY)
    assert upgrade.state_of(first_release) == "current"
    assert ("pair_months", "eligible") in {(d.table, d.column) for d in found_in(opened)}
    upgrade.upgrade(first_release, TODAY)  # and is not done again
    with opened.checking() as connection:
        assert connection.scalar(select(schema.data_state.c.data_version)) == version + 1
