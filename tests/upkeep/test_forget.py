"""Somebody who is forgotten is named nowhere any more, and every figure stays as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.pool import NullPool

from dashboard.__main__ import main
from data_access.asking.ask import ask
from data_access.asking.policy import WithholdingPolicy
from data_access.imports.opening import open_database
from data_access.imports.undo import undo
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.people import audit
from data_access.recount.verify import differences
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.storage.personal import MayHold, columns_that
from data_access.storage.scope import Scope
from data_access.upkeep import editions
from data_access.upkeep.forget import _WRITTEN_OF, ForgetRefused, forget, forgotten_on
from data_access.upkeep.subject import NobodyKnown
from tests.conftest import CopyOf
from tests.imports.conftest import TODAY, WHOLE_STATE, Importer
from tests.upkeep.known_everywhere import (
    AS_FILED,
    FIRST,
    ID,
    LAST,
    MARKS,
    TWIN,
    known_everywhere,
)

WHO = "command line"
KEEPS_IDS = {"audit_log"}


def _content(url: str, table: schema.Table) -> Iterator[str]:
    """Each row of a table as one text."""
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        for row in connection.execute(select(table)).mappings():
            yield json.dumps({k: str(v) for k, v in row.items()}, ensure_ascii=False).casefold()


def _where_named(url: str, marks: tuple[str, ...] = MARKS) -> set[tuple[str, str]]:
    return {
        (table.name, mark)
        for table in schema.metadata.sorted_tables
        for row in _content(url, table)
        for mark in marks
        if mark.casefold() in row
    }


def _figures(database: Database) -> dict[str, Any]:
    policy = WithholdingPolicy(minimum_people=1, minimum_at_risk=1, minimum_regions=1)
    with database.reading(Scope(None, True, "x", "admin")) as reader:
        return {
            key: repr(ask(reader, measure, Filters(), (), TODAY, policy).cells)
            for key, measure in MEASURES.items()
        }


@pytest.fixture
def known(copy_of: CopyOf, tmp_path: Path) -> Iterator[Importer]:
    importer = Importer(copy_of(known_everywhere), tmp_path, files=20)
    importer.database.dispose()
    importer.database = open_database(
        str(importer.engine.url.render_as_string(False)), lambda: TODAY
    )
    editions.make(importer.database, TODAY, WHO)
    yield importer
    importer.close()


def _urls(importer: Importer) -> tuple[str, str]:
    stands = editions.standing(importer.database)
    assert stands is not None
    live = importer.engine.url
    return tuple(u.render_as_string(False) for u in (live, stands.url(live)))  # type: ignore[return-value]


def test_no_table_names_a_person_who_was_forgotten(known: Importer) -> None:
    live, edition = _urls(known)
    assert {mark for _, mark in _where_named(live)} == set(MARKS)
    assert {mark for _, mark in _where_named(edition)} >= {ID, TWIN, FIRST, LAST}
    before = _figures(known.database)
    rows = {t.name: known.count(t.name) for t in schema.metadata.sorted_tables}
    done = forget(known.database, ID, WHO, TODAY)
    assert (done.ids, done.is_clean, done.uploads) == (2, True, ("a" * 32,))
    assert _where_named(edition) == set()
    # The log keeps ids, and what people typed: how they called a file, a word about a finding.
    left = _where_named(live)
    assert {table for table, _ in left} <= KEEPS_IDS
    lines = {json.loads(line)["event"] for line in _content(live, schema.audit_log)
             if LAST.casefold() in line}  # fmt: skip
    assert lines == {"finding_settled", "upload"}
    assert _figures(known.database) == before
    after = {t.name: known.count(t.name) for t in schema.metadata.sorted_tables}
    gone = {name for name in rows if after[name] < rows[name]}
    assert gone == {"known_names", "uploads"}
    with known.engine.connect() as connection:
        assert list(map(str, differences(connection, TODAY))) == []
    assert audit.verify(known.database).broken == ""
    line = audit.latest(known.database, 1)[0]
    assert (line.event, line.record, line.people) == ("person_forgotten", ID, (ID, TWIN))
    with pytest.raises(NobodyKnown):
        forget(known.database, ID, WHO, TODAY)
    assert forgotten_on(known.database, TWIN) == TODAY
    assert forgotten_on(known.database, "M-1") is None


def test_the_files_of_the_database_hold_no_name(known: Importer, tmp_path: Path) -> None:
    if not known.database.is_sqlite:
        pytest.skip("SQLite's own files")

    def named() -> set[tuple[str, str]]:
        files = [f for f in tmp_path.glob("pac.sqlite3*") if f.is_file()]
        assert len(files) >= 2
        return {(f.name, m) for f in files for m in ("Umbersby", "778899")
                if m.casefold().encode() in f.read_bytes().lower()}  # fmt: skip

    assert len({name for name, _ in named()}) >= 2
    forget(known.database, TWIN, WHO, TODAY)
    assert named() == set()


def test_a_later_file_does_not_bring_them_back(known: Importer) -> None:
    forget(known.database, ID, WHO, TODAY)
    again = known.take("participants", [AS_FILED, {"participant_id": "M-3", "role": "mentee",
                                                   "program_number": "P-3"}])  # fmt: skip
    assert (again.status, again.rows_refused) == ("saved", 1)
    refusal = known.rows("import_refusals")[-1]
    assert (refusal["reason_code"], refusal["value"]) == ("forgotten", "(not kept)")
    assert "taken out of the records on November 21, 2026" in refusal["reason"]
    assert known.rows("refused_lines")[-1]["texts"] is None
    pairs = known.take("pairs", [{"pair_id": "PAIR-9", "coach_id": "CT-1", "mentee_id": TWIN,
                                  "cohort_year": "2025", "start_date": "2025-09-15"}])  # fmt: skip
    assert pairs.rows_refused == 1
    assert {table for table, _ in _where_named(_urls(known)[0])} <= KEEPS_IDS


def test_undoing_an_import_brings_no_name_back(known: Importer) -> None:
    forget(known.database, ID, WHO, TODAY)
    # The newest import of participants that was saved gave her married name; before it she had another.
    undo(known.database, WHOLE_STATE, 5, WHO, TODAY)
    assert {table for table, _ in _where_named(_urls(known)[0])} <= KEEPS_IDS
    with known.engine.connect() as connection:
        assert list(map(str, differences(connection, TODAY))) == []


def test_nobody_is_forgotten_while_a_file_is_saved(known: Importer) -> None:
    with known.engine.begin() as connection:
        connection.execute(schema.uploads.update().values(status="saving"))
    with pytest.raises(ForgetRefused, match="try again in a minute"):
        forget(known.database, ID, WHO, TODAY)
    assert known.count("forgotten_ids") == 0


def test_whatever_is_written_of_one_person_is_known_to_go() -> None:
    said = {t.name for t in schema.metadata.sorted_tables if columns_that(t, MayHold.SAID_OF)}
    assert said == set(_WRITTEN_OF)


def test_the_command_says_first_what_it_would_do(
    known: Importer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", _urls(known)[0])
    monkeypatch.setenv("PAC_TODAY", TODAY.isoformat())
    known.database.dispose()
    assert main(["person", "forget", ID]) == 0
    said = capsys.readouterr().out
    assert f"{ID} and {TWIN} would be forgotten." in said and "it cannot be undone" in said
    assert known.count("forgotten_ids") == 0
    assert main(["person", "forget", ID, "--yes"]) == 0
    assert "Done: 2 ids replaced. There is no way back." in capsys.readouterr().out
    assert main(["person", "forget", ID, "--yes"]) == 0
    assert "was forgotten on November 21, 2026" in capsys.readouterr().out
    assert main(["person", "forget", "M-404", "--yes"]) == 1
