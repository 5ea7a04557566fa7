"""Everything that is held of one person comes as one file, from every table that may name somebody."""

from __future__ import annotations

import stat
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Column, MetaData, String, Table

from dashboard.__main__ import main
from data_access.people import audit
from data_access.people.audit import Search
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.storage.personal import MayHold, columns_that, may_hold
from data_access.storage.schema import people_in
from data_access.upkeep.held import HeldOfOne, held_of
from data_access.upkeep.subject import NobodyKnown
from tests.conftest import CopyOf
from tests.upkeep.known_everywhere import BORN, ID, TWIN, known_everywhere

WHO = "officer@test.invalid"


def test_of_every_column_it_is_said_what_it_may_hold_of_a_person() -> None:
    for table in schema.metadata.sorted_tables:
        for column in table.columns:
            may_hold(column)  # raises where nobody has said it
        ids = columns_that(table, MayHold.ID)
        assert set(people_in(table)) <= set(ids), table.name
    with pytest.raises(KeyError):
        may_hold(Table("x", MetaData(), Column("nickname", String(80))).c.nickname)


def _held(copy_of: CopyOf) -> tuple[HeldOfOne, Database]:
    database = Database(copy_of(known_everywhere))
    return held_of(database, ID, WHO), database


def test_what_is_held_is_found_in_every_table_that_names_the_person(copy_of: CopyOf) -> None:
    held, database = _held(copy_of)
    found = {one.table.name: one.rows for one in held.tables}
    assert held.subject.ids == {ID, TWIN}
    facts = {"participants", "participant_places", "pairs", "sessions", "goals", "attendance"}
    said = {"consents", "known_names", "same_people", "merged_ids", "settled_findings", "uploads"}
    kept = {"replaced_rows", "filed_rows", "refused_lines", "import_refusals", "audit_log"}
    assert set(found) >= facts | said | kept | {"accounts", "pair_months", "person_periods"}
    assert {row["session_id"] for row in found["sessions"]} == {"S-91", "S-92"}
    assert [row["old_values"]["last_name"] for row in found["replaced_rows"]] == [BORN]
    assert len(found["refused_lines"]) == 2  # by id, and by name; the third line is another's
    assert {row["value"] for row in found["import_refusals"]} == {"astronaut"}
    assert "journey" in {row["event"] for row in found["audit_log"]}  # who opened her record
    assert {row["participant_id"] for row in found["participants"]} == {ID}
    columns = next(one.columns for one in held.tables if one.table.name == "accounts")
    assert "email" in columns and "password_hash" not in columns
    line = audit.found(database, Search(events=("person_held",)), 1)[0]
    assert (line.who, line.record, set(line.people)) == (WHO, ID, {ID, TWIN})
    with pytest.raises(NobodyKnown, match="There is no participant M-404"):
        held_of(database, "M-404", WHO)
    by_twin = held_of(database, TWIN, WHO)
    assert by_twin.rows == held.rows + 1  # the line that says she was looked up
    database.dispose()


def test_the_command_writes_one_workbook_for_its_owner_alone(
    copy_of: CopyOf,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DATABASE_URL", copy_of(known_everywhere))
    file = tmp_path / "held.xlsx"
    assert main(["person", "held", ID, str(file)]) == 0
    assert f"are about {ID} and {TWIN}. Written to {file}" in capsys.readouterr().out
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    book = openpyxl.load_workbook(file, read_only=True)
    assert book.sheetnames[0] == "What is held"
    listed = {row[0]: row[1] for row in book["What is held"].iter_rows(min_row=2, values_only=True)}
    assert list(listed) == book.sheetnames[1:]
    for name, rows in listed.items():
        assert sum(1 for _ in book[name].iter_rows(min_row=2)) == rows
    assert main(["person", "held", ID, str(file)]) == 1
    assert "is there already" in capsys.readouterr().err
    assert main(["person", "held", "M-404", str(tmp_path / "none.xlsx")]) == 1
    assert "There is no participant M-404" in capsys.readouterr().err
