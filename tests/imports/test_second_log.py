"""A second kind of log is treated as sessions are, since it says that it is one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Column as SqlColumn
from sqlalchemy import Date, Index, Integer, MetaData, SmallInteger, String, Table, select

from data_access.asking.policy import WithholdingPolicy
from data_access.imports import forgotten, pipeline, preview, saving, staging, undo
from data_access.imports.columns import Day, Id, Text
from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Column, Format, Log, same_names
from data_access.imports.reason_codes import ReasonCode
from data_access.storage import personal
from data_access.summaries.refresh import refresh
from data_access.summaries.touched import touched_logs
from tests.imports.conftest import PAIRS, TODAY, WHOLE_STATE, Importer, write_csv

VISITS = Table(
    "visits",
    MetaData(),
    SqlColumn("visit_id", String(32), primary_key=True),
    SqlColumn("of_pair", String(32), nullable=False),
    SqlColumn("visited_on", Date, nullable=False),
    SqlColumn("visit_month", String(7), nullable=False),
    SqlColumn("what", String(160)),
    SqlColumn("region", SmallInteger),
    SqlColumn("import_id", Integer, nullable=False),
    SqlColumn("line", Integer, nullable=False),
    info={"kind": "fact"},
)
VISIT_FORMAT = Format(
    key="visits",
    label="visits",
    grain="one row per visit",
    columns=(
        Column("visit_id", Id(), "Id of the visit", "V-1", required=True),
        Column("of_pair", Id(), "Id of the pair", "PAIR-1", required=True),
        Column("visited_on", Day(), "The day", "2025-10-14", required=True),
        Column("what", Text(), "What was done", "Looked on"),
    ),
    targets=(
        same_names(
            "visits", "visit_id", "of_pair", "visited_on", "what", visit_month=("visited_on",)
        ),
    ),
    primary="visits",
    spread=lambda row: (("visits", {**row, "visit_month": f"{row['visited_on']:%Y-%m}"}),),
    log=Log("visits", "of_pair", "visited_on", "visit_month", one="visit", many="visits"),
)

STAGED_VISITS = staging._staged(VISITS, VISIT_FORMAT.targets[0].given)
JUDGED_VISITS = staging._judged("visits")
BY_KEY = Index("ix_staged_visits_key", STAGED_VISITS.c.visit_id)


@pytest.fixture
def logs(started: Importer, monkeypatch: pytest.MonkeyPatch) -> tuple[Importer, list[set[Any]]]:
    """An importer that knows visits, and the logs that each import or undo says it has touched."""
    VISITS.create(started.engine)
    facts = {**staging.FACTS, "visits": VISITS}
    for module in (staging, saving, undo, preview, forgotten):
        monkeypatch.setattr(module, "FACTS", facts)
    for text in ("visit_id", "of_pair", "what"):
        monkeypatch.setitem(personal._HERE, ("visits", text), personal.MayHold.NOTHING)
    monkeypatch.setitem(staging.STAGED, "visits", STAGED_VISITS)
    monkeypatch.setitem(staging.JUDGED, "visits", JUDGED_VISITS)
    monkeypatch.setitem(staging.BY_KEY, "visits", BY_KEY)
    monkeypatch.setitem(FORMATS, "visits", VISIT_FORMAT)
    seen: list[set[Any]] = []

    def noting(connection: Any, today: date) -> None:
        seen.append({tuple(row) for row in connection.execute(select(touched_logs))})
        refresh(connection, today)

    monkeypatch.setattr(pipeline, "refresh", noting)
    monkeypatch.setattr(undo, "refresh", noting)
    return started, seen


def visit(number: int, day: str, **more: str) -> dict[str, str]:
    return {"visit_id": f"V-{number}", "of_pair": "PAIR-1", "visited_on": day} | more


def noted(day: date, replaced: int) -> tuple[Any, ...]:
    return ("PAIR-1", f"{day:%Y-%m}", day, None, None, replaced)


def test_a_log_lies_within_its_pair_and_its_pair_around_it(
    logs: tuple[Importer, list[set[Any]]],
) -> None:
    importer, _ = logs
    outcome = importer.take("visits", [visit(1, "2025-10-14"), visit(2, "2026-05-20")])
    assert [(r.column, r.code, r.reason) for r in outcome.refusals] == [
        (
            "visited_on",
            ReasonCode.OUTSIDE_PAIR,
            "The visit is dated May 20, 2026, after this pair ended.",
        )
    ]
    narrower = importer.take("pairs", [PAIRS[0] | {"start_date": "2025-10-20"}])
    assert [r.reason for r in narrower.refusals] == ["This pair has visits before it."]


def test_what_a_log_touches_is_noted_when_it_is_saved_and_when_it_is_undone(
    logs: tuple[Importer, list[set[Any]]],
) -> None:
    importer, seen = logs
    october, december = date(2025, 10, 14), date(2025, 12, 2)
    importer.take("visits", [visit(1, "2025-10-14")])
    moved = importer.take("visits", [visit(1, "2025-12-02")])
    assert seen == [
        {noted(october, 0)},
        {noted(december, 0), noted(october, 1)},
    ]
    undo.undo(importer.database, WHOLE_STATE, moved.import_id, "somebody", TODAY)
    assert seen[2] == {noted(december, 1), noted(october, 0)}


def test_a_pair_does_not_get_days_back_in_which_its_log_has_no_place(
    logs: tuple[Importer, list[set[Any]]],
) -> None:
    importer, _ = logs
    longer = importer.take("pairs", [PAIRS[0] | {"end_date": "2026-05-30"}])
    importer.take("visits", [visit(1, "2026-05-20")])
    with pytest.raises(undo.UndoRefused, match="1 visit would lie outside") as no:
        undo.undo(importer.database, WHOLE_STATE, longer.import_id, "somebody", TODAY)
    assert no.value.code == undo.UndoReason.LOG_OUTSIDE


def test_a_preview_says_which_closed_months_a_log_would_change(
    logs: tuple[Importer, list[set[Any]]],
) -> None:
    importer, _ = logs
    path = write_csv(importer.folder / "visits.csv", [visit(1, "2025-10-14")])
    asked = preview.FileToRead(WHOLE_STATE, "visits", path.name, "somebody", TODAY)
    found = preview.preview(
        importer.database, path, asked, WithholdingPolicy(), lambda rows, stage: None
    )
    assert [d.title for d in found.doubts if "closed" in d.title] == [
        "Months that were closed would change."
    ]


def test_what_lies_in_a_month_of_a_pair_is_declared_a_log() -> None:
    """Who adds such a format and forgets it is told here."""
    tables = {form.key: staging.FACTS[form.primary] for form in FORMATS.values()}
    dated = {key for key, table in tables.items() if {"pair_id", "month"} <= set(table.c.keys())}
    assert dated == {form.key for form in FORMATS.values() if form.log} == {"sessions"}
