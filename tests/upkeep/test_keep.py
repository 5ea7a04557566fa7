"""What is kept beside the facts goes when its time is over; facts and figures stay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import update

from config.program.keeping import KINDS_KEPT, begins
from dashboard.__main__ import main
from data_access.imports.undo import UndoReason, UndoRefused, undo
from data_access.people import audit
from data_access.recount.verify import differences
from data_access.storage import schema
from data_access.upkeep import keep
from tests.conftest import CopyOf
from tests.imports.conftest import PARTICIPANTS, TODAY, WHOLE_STATE, Importer, two_regions

WHO = "command line"


def _aged(importer: Importer, import_id: int, day: date) -> None:
    """As if a file had come on a day."""
    at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC).replace(tzinfo=None)
    with importer.engine.begin() as connection:
        one = schema.imports.c.import_id == import_id
        connection.execute(update(schema.imports).where(one).values(finished_at=at))


@pytest.fixture
def old(copy_of: CopyOf, tmp_path: Path) -> Iterator[Importer]:
    """Four files that replaced a row or had one refused: of each one too old, and one that is not."""
    started = Importer(copy_of(two_regions), tmp_path, files=3)
    mentee = PARTICIPANTS[1]
    started.take("participants", [mentee | {"first_name": "Ana"}])  # 4
    started.take("participants", [mentee | {"first_name": "Bea"}])  # 5
    started.take("participants", [mentee | {"role": "astronaut"}])  # 6
    started.take("participants", [mentee | {"role": "cosmonaut"}])  # 7
    for number, kind, day in ((4, "replaced_rows", -1), (5, "replaced_rows", 0),
                              (6, "refused_lines", -1), (7, "refused_lines", 0)):  # fmt: skip
        first = begins(KINDS_KEPT[kind], TODAY)
        _aged(started, number, date.fromordinal(first.toordinal() + day))
    yield started
    started.close()


def test_what_is_due_goes_and_nothing_else(old: Importer) -> None:
    assert {one.kind: (one.rows, one.imports) for one in keep.due(old.database, TODAY)} == {
        "refused_lines": (1, 1), "replaced_rows": (1, 1),
    }  # fmt: skip
    facts, counts = old.facts(), {t.name: old.rows(t.name) for t in schema.tables_of("summary")}
    assert [one.kind for one in keep.remove(old.database, TODAY, WHO)] == [
        "refused_lines", "replaced_rows",
    ]  # fmt: skip
    assert [row["import_id"] for row in old.rows("replaced_rows")] == [5]
    texts = {row["import_id"]: row["texts"] for row in old.rows("refused_lines")}
    assert texts[6] is None and "cosmonaut" in texts[7]
    refused = {row["import_id"]: row["value"] for row in old.rows("import_refusals")}
    assert refused == {6: keep.REMOVED, 7: "cosmonaut"}
    assert old.facts() == facts
    assert {t.name: old.rows(t.name) for t in schema.tables_of("summary")} == counts
    with old.engine.connect() as connection:
        assert list(map(str, differences(connection, TODAY))) == []
    line = audit.latest(old.database, 1)[0]
    assert (line.who, line.event) == (WHO, "removed_in_time")
    assert audit.verify(old.database).broken == ""
    assert keep.remove(old.database, TODAY, WHO) == ()


def test_an_import_whose_replaced_values_are_gone_is_not_undone(old: Importer) -> None:
    keep.remove(old.database, TODAY, WHO)
    facts = old.facts()
    undo(old.database, WHOLE_STATE, 5, WHO, TODAY)
    with pytest.raises(UndoRefused, match="no longer kept") as no:
        undo(old.database, WHOLE_STATE, 4, WHO, TODAY)
    assert no.value.code == UndoReason.NO_LONGER_KEPT
    assert old.facts() != facts


def test_the_command_says_first_what_is_due(
    old: Importer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DATABASE_URL", old.engine.url.render_as_string(False))
    monkeypatch.setenv("PAC_TODAY", TODAY.isoformat())
    assert main(["keep"]) == 0
    said = capsys.readouterr().out
    assert "values that imports replaced" in said and "36 months" in said
    assert len(old.rows("replaced_rows")) == 2
    assert main(["keep", "--yes"]) == 0
    assert "Removed. There is no way back." in capsys.readouterr().out
    assert main(["keep", "--yes"]) == 0
    assert "Nothing was due." in capsys.readouterr().out
