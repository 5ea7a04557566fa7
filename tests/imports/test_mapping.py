"""Columns and words of an unknown file: what is suggested, and what a person's answers become."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from config.maps import ColumnMap, map_from, map_text, shipped
from config.program.vocabulary import (
    SESSION_STATUSES,
    VENUES,
)
from data_access.imports import mapping
from data_access.imports.formats import FORMATS
from data_access.imports.maps import check_map
from data_access.imports.recognition import shape_of

LOGS = (
    "Log id;Pair;Date of visit;Mode of contact;Total time;Status;Remarks\n"
    "L-1;PAIR-1;03/11/2026;F2F;1;done;nice\n"
    "L-2;PAIR-1;25/11/2026;in person;1.5;done;good\n"
    "L-3;PAIR-2;14/11/2026;Zoom;2;did not happen;bad\n"
)


@pytest.fixture
def seen(tmp_path: Path) -> dict[str, Any]:
    path = tmp_path / "logs.csv"
    path.write_text(LOGS)
    return mapping.seen_in({}, asdict(shape_of(path)))


def test_likely_columns_are_suggested_each_once(seen: dict[str, Any]) -> None:
    shape = mapping.shape_in(seen)
    assert shape is not None
    assert mapping.suggested_columns(FORMATS["sessions"], shape) == {
        "Log id": "session_id",
        "Pair": "pair_id",
        "Date of visit": "session_date",
        "Mode of contact": "venue",
        "Total time": "minutes_total",
        "Status": "status",
    }
    assert mapping.likely_format(shape) == "sessions"


@pytest.mark.parametrize(
    ("text", "code"),
    [("F2F", "f2f"), ("in person", "f2f"), ("Zoom", "live_video"), ("Zoom meeting", "live_video"),
     ("telefone", "phone"), ("Zoom call", ""), ("pigeon", "")],
)  # fmt: skip
def test_what_a_word_is_likely_to_mean(text: str, code: str) -> None:
    assert mapping.suggested_code(VENUES, text) == code


def test_a_word_that_could_mean_two_things_is_not_guessed() -> None:
    assert mapping.suggested_code(SESSION_STATUSES, "planned, then cancelled") == ""


def sent(seen: dict[str, Any], form: str = "sessions") -> dict[str, str]:
    shape = mapping.shape_in(seen)
    assert shape is not None
    chosen = mapping.suggested_columns(FORMATS[form], shape)
    return {"format": form} | {
        mapping.column_field(place): chosen[column.heading]
        for place, column in enumerate(shape.columns)
        if column.heading in chosen
    }


def test_answers_become_a_map_that_reads_as_it_is_written(seen: dict[str, Any]) -> None:
    draft = mapping.columns_draft(seen, sent(seen))
    assert draft.problems == ()
    seen["draft"] = mapping.to_json(draft)
    shape = mapping.shape_in(seen)
    assert shape is not None
    asked = mapping.questions(draft, shape)
    assert asked.patterns == ("%d/%m/%Y",)  # there is no 25th month
    assert asked.durations == ("minutes_total",) and asked.missing == ()
    words = {column.ours: [(w.text, w.code) for w in column.words] for column in asked.words}
    assert words == {"venue": [], "status": [("did not happen", "no_show")]}
    done = mapping.values_draft(
        seen,
        {
            "format": "sessions",
            "name": "  Harbor   logs ",
            "pattern": "%d/%m/%Y",
            mapping.unit_field("minutes_total"): "hours",
            mapping.value_field("status", 0): "cancelled",
        },
    )
    assert done.problems == ()
    made = mapping.column_map(done)
    check_map(made, FORMATS["sessions"])
    assert made.values == {"status": {"did not happen": "cancelled"}}
    assert (made.name, made.date_format, made.durations) == (
        "Harbor logs", "%d/%m/%Y", {"minutes_total": "hours"},
    )  # fmt: skip
    assert map_from(map_text(made), "again") == made


def test_what_is_missing_is_asked_for_and_checked(seen: dict[str, Any]) -> None:
    answers = {k: v for k, v in sent(seen).items() if v not in ("status", "venue")}
    draft = mapping.columns_draft(seen, answers)
    seen["draft"] = mapping.to_json(draft)
    shape = mapping.shape_in(seen)
    assert shape is not None
    assert {c.heading for c in mapping.questions(draft, shape).missing} == {"status", "venue"}
    said = mapping.values_draft(
        seen,
        {"format": "sessions", "name": "x", mapping.constant_field("venue"): "pigeon"},
    ).problems
    assert any(p.startswith("venue: This is not a venue") for p in said)
    assert any("Every row needs status" in p for p in said)
    assert any("how the dates" in p for p in said)


def test_what_was_not_offered_is_not_taken(seen: dict[str, Any]) -> None:
    forged = sent(seen) | {mapping.column_field(6): "region", mapping.column_field(99): "venue"}
    assert "Remarks" not in mapping.columns_draft(seen, forged).columns
    assert mapping.columns_draft(seen, {"format": "shoes"}).problems
    assert mapping.columns_draft(seen, {"format": "sessions"}).problems


@pytest.mark.parametrize(
    "column_map",
    [
        *shipped().values(),
        ColumnMap(
            'a "name" \\ with signs', "sessions", None,
            {"Wann?": ("session_date",), "x y": ("venue", "status")},
            {"venue": {"= 1": "f2f", "[a]\n": "phone"}}, {"status": "completed"},
            {"minutes_total": "minutes"},
        ),
    ],
    ids=lambda m: m.name,
)  # fmt: skip
def test_a_map_s_text_says_the_whole_map(column_map: ColumnMap) -> None:
    assert map_from(map_text(column_map), "again") == column_map
