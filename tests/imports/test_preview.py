"""What a preview says is what the import then does, and nothing of it stays before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from config.maps import ColumnMap
from data_access.asking.answers import Cell
from data_access.asking.ask import ask
from data_access.asking.policy import WithholdingPolicy
from data_access.imports import preview as previews
from data_access.imports.headings import FileRefused
from data_access.imports.preview import FileToRead, Preview, comparable, from_json, preview, to_json
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.storage import schema
from data_access.storage.scope import (
    Scope,
    scope_of,
)
from tests.imports.conftest import TODAY, WHOLE_STATE, Importer, session, write_csv

FACILITATOR = scope_of("facilitator", 1, "facilitator@test.invalid")
STAFF = scope_of("eec_staff", None, "staff@test.invalid")


def state(importer: Importer) -> dict[str, Any]:
    """All that is kept, but for the calendar."""
    return {t.name: importer.rows(t.name) for t in schema.metadata.sorted_tables}


def looked_at(
    importer: Importer,
    form: str,
    rows: Sequence[Mapping[str, Any]],
    scope: Scope = FACILITATOR,
    **more: Any,
) -> Preview:
    path = write_csv(importer.folder / "looked-at.csv", rows)
    told: list[tuple[int, str]] = []
    refusals = more.pop("refusals_file", None)
    asked = FileToRead(scope, form, "looked-at.csv", "someone@test.invalid", TODAY, **more)
    made = preview(
        importer.database,
        path,
        asked,
        WithholdingPolicy(),
        lambda *said: told.append(said),
        refusals,
    )
    assert told[-1] == (len(rows), "checking")
    assert made.rows_total == len(rows) == sum(
        (made.rows_new, made.rows_changed, made.rows_unchanged, made.rows_refused)
    )  # fmt: skip
    assert from_json(to_json(made)) == made
    return made


MIXED = [
    session(1),
    session(2, minutes_total="60"),
    session(3),
    session(4, session_date="2025-02-30"),
    session(5, pair_id="PAIR-3"),
    session(3),
]


def test_a_preview_counts_what_the_import_does_and_changes_nothing(started: Importer) -> None:
    started.take("sessions", [session(1), session(2)])
    before = state(started)
    made = looked_at(started, "sessions", MIXED)
    assert state(started) == before
    assert (made.rows_new, made.rows_changed, made.rows_unchanged, made.rows_refused) == (
        1,
        1,
        2,
        2,
    )
    done = started.take_file("sessions", started.folder / "looked-at.csv", scope=FACILITATOR)
    assert (made.rows_new, made.rows_changed, made.rows_unchanged, made.rows_refused) == (
        done.rows_new, done.rows_changed, done.rows_unchanged, done.rows_refused,
    )  # fmt: skip
    assert made.lines == done.lines
    assert made.refusals == done.refusals and made.refusals_total == len(done.refusals)


def test_the_first_rows_are_shown_as_they_are_stored_then(started: Importer) -> None:
    made = looked_at(started, "sessions", [session(1, venue="F 2 F", pair_id="pair\u20111")])
    (row,) = made.rows
    shown = dict(zip(made.headings, row.values, strict=True))
    assert (row.line, row.fate) == (2, "new")
    assert (shown["venue"], shown["pair_id"], shown["session_date"]) == (
        "In person", "PAIR-1", "2025-10-14",
    )  # fmt: skip
    assert "month" not in shown and "cycle_step" not in shown


def test_how_the_file_was_read_is_told(started: Importer) -> None:
    rows = [{"Nr": "S-1", "Pair": "PAIR-1", "Wann": "10/14/2025", "How": "F2F", "Mood": "good"}]
    column_map = ColumnMap(
        "Ours", "sessions", "%m/%d/%Y",
        {"Nr": ("session_id",), "Pair": ("pair_id",), "Wann": ("session_date",), "How": ("venue",)},
        {"venue": {"F2F": "f2f"}}, {"status": "completed", "minutes_total": "60"},
    )  # fmt: skip
    found = looked_at(started, "sessions", rows, column_map=column_map).recognised
    assert (found.map_name, found.delimiter, found.heading_line) == ("Ours", ",", 1)
    assert found.columns == (
        ("Nr", "session_id"), ("Pair", "pair_id"), ("Wann", "session_date"), ("How", "venue"),
    )  # fmt: skip
    assert found.ignored == ("Mood",) and ("status", "completed") in found.constants


def figures(importer: Importer, scope: Scope, made: Preview) -> dict[str, Cell]:
    filters = Filters(first=made.figures_from, last=made.figures_to)
    with importer.database.reading(scope) as reader:
        return {
            key: ask(reader, MEASURES[key], filters, (), TODAY, WithholdingPolicy()).cell()
            for key in previews.FIGURES[made.recognised.format]
        }


def test_figures_after_are_those_the_import_then_gives(started: Importer) -> None:
    started.take("sessions", [session(1, session_date="2026-01-14")])
    rows = [session(n, session_date=f"2026-0{n}-10") for n in (1, 2, 3)]
    made = looked_at(started, "sessions", rows)
    assert made.figures_left_out == ""
    now = figures(started, FACILITATOR, made)
    for change in made.figures:
        assert change.now == previews._bare(now[change.measure])
    started.take("sessions", rows, scope=FACILITATOR)
    after = figures(started, FACILITATOR, made)
    for change in made.figures:
        assert change.after == previews._bare(after[change.measure])
    assert now["contact_months"] != after["contact_months"]


def test_months_that_were_closed_are_told(started: Importer) -> None:
    made = looked_at(started, "sessions", [session(1), session(2, session_date="2025-11-14")])
    (doubt,) = made.doubts
    assert "October 2025: 1 added late; November 2025: 1 added late" in doubt.text


def test_minutes_of_sessions_not_held_are_told_before_saving(started: Importer) -> None:
    held, not_held = session(1), session(2, status="cancelled")
    without = session(3, status="no_show", minutes_total="")
    titles = [d.title for d in looked_at(started, "sessions", [held, without]).doubts]
    assert not [t for t in titles if "did not take place" in t]
    (doubt,) = (
        d
        for d in looked_at(started, "sessions", [held, not_held, without]).doubts
        if "did not take place" in d.title
    )
    assert doubt.title == "Sessions that did not take place, with minutes: 1."
    assert "count nowhere" in doubt.text


def test_the_same_bytes_are_known_again(started: Importer) -> None:
    path = write_csv(started.folder / "x.csv", [session(1)])
    started.take_file("sessions", path)
    # Sent for the whole state: a region is told nothing of others' files.
    assert looked_at(started, "sessions", [session(1)]).earlier_on is None
    started.take_file("sessions", path, scope=FACILITATOR)
    made = looked_at(started, "sessions", [session(1)])
    assert made.earlier_by == "someone@test.invalid" and isinstance(made.earlier_on, date)
    assert made.figures_left_out == "Nothing would change." and not made.can_be_saved


def test_all_refusals_go_into_their_file(started: Importer, tmp_path: Path) -> None:
    file = tmp_path / "refusals"
    rows = [session(n, venue="=cmd()") for n in range(250)]
    made = looked_at(started, "sessions", rows, refusals_file=file)
    assert (len(made.refusals), made.refusals_total) == (previews.SHOWN_REFUSALS, 250)
    text = file.read_text("utf-8-sig").splitlines()
    assert len(text) == 251 and "'=cmd()" in text[1]
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_long_file_leaves_the_figures_out_and_keeps_nobody_waiting(
    started: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(previews, "MOST_ROWS_FOR_FIGURES", 1)
    with started.database.writing("import"):  # somebody else saves at this very moment
        made = looked_at(started, "sessions", [session(1), session(2)])
    assert made.rows_new == 2 and made.figures == ()
    assert "more than 1 rows" in made.figures_left_out


def test_who_sees_no_figures_sees_none_in_a_preview(started: Importer) -> None:
    made = looked_at(started, "sessions", [session(1)], scope=WHOLE_STATE)
    assert made.figures == () and "Your role shows no figures" in made.figures_left_out


def test_a_column_without_heading_and_values_is_not_asked(started: Importer) -> None:
    def left_out(text: str) -> int:
        rows = [session(n) | {"": text} for n in (1, 2)]
        return len(looked_at(started, "sessions", rows).recognised.new_to_map)

    assert (left_out("  "), left_out("x")) == (0, 1)


def test_who_has_no_region_previews_nothing(started: Importer) -> None:
    nobody = scope_of("facilitator", None, "x@test.invalid")
    with pytest.raises(FileRefused, match="no region"):
        looked_at(started, "sessions", [session(1)], scope=nobody)


HIDDEN = Cell({}, suppression="small_n", why="withheld")


@pytest.mark.parametrize(
    ("now", "after", "touched", "is_shown"),
    [
        (Cell({}, 4.0, people=40), Cell({}, 4.1, people=50), 10, True),
        (Cell({}, 4.0, people=40), Cell({}, 4.1, people=40), 10, True),
        (Cell({}, 4.0, people=40), Cell({}, 4.1, people=41), 10, False),  # one more person
        (Cell({}, 4.0, people=40), Cell({}, 4.1, people=31), 12, False),  # nine fewer
        (Cell({}, 4.0, people=40), Cell({}, 4.1, people=40), 1, False),  # one score corrected
        (HIDDEN, Cell({}, 4.1, people=12), 12, False),
        (Cell({}, 4.1, people=12), HIDDEN, 12, False),
        (HIDDEN, HIDDEN, 12, True),  # nothing is there to be told
        (Cell({}, 4.0, people=40), Cell({}, 4.0, people=40), 1, True),
        (Cell({}, why="no data"), Cell({}, why="no data"), 1, True),
    ],
)
def test_an_outcome_is_not_shown_before_and_after_a_few_people(
    now: Cell, after: Cell, touched: int, is_shown: bool
) -> None:
    change = comparable("class_mean", now, after, touched, 10)
    assert (change.why == "") is is_shown
    if not is_shown:
        assert change.now is not None and change.after is not None
        assert change.now.is_empty and change.after.is_empty
        assert change.now.people is None and change.after.people is None
    assert comparable("contact_months", now, after, touched, 10).why == ""


def test_a_change_without_a_day_is_told_with_the_day_it_will_hold_from(started: Importer) -> None:
    moved = [
        {"participant_id": "M-1", "role": "CT", "program_number": "P-1"},
        {"participant_id": "M-9", "role": "mentee", "program_number": "P-1"},
        {"participant_id": "CT-1", "role": "CT", "program_number": "P-1"},
    ]
    (doubt,) = looked_at(started, "participants", moved).doubts
    assert doubt.title == "Program and role of 1 person change from November 21, 2026 on."
    assert doubt.text.startswith("Earlier pairs, sessions and observations stay where they were.")
    dated = [{**row, "from": "2026-01-05"} for row in moved]
    assert looked_at(started, "participants", dated).doubts == ()
    always = [{**moved[0], "role": "mentee admin", "from": "always"}]
    (doubt,) = looked_at(started, "participants", always).doubts
    assert doubt.text.startswith("1 pair from Mentees to Mentee administrators; with all that")
    program = {"eec_program_number": "P-1", "name": "Maple", "program_type": "CENTER"}
    made = looked_at(started, "programs", [{**program, "region_pac": "2"}], WHOLE_STATE)
    titles = [doubt.title for doubt in made.doubts]
    assert titles == ["The region of 1 program changes from November 21, 2026 on."]
