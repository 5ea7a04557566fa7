"""Wide files: columns that are each a dimension, a day, a question or one answer become rows and lists."""

from __future__ import annotations

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest

from config.maps import ColumnMap, MapRefused, map_from, map_text
from data_access.asking.policy import WithholdingPolicy
from data_access.imports import mapping
from data_access.imports.formats import FORMATS
from data_access.imports.headings import FileRefused
from data_access.imports.likeness import EACH, Likely, likely_format, suggested_columns
from data_access.imports.maps import check_map, expected_headings
from data_access.imports.preview import FileToRead, Preview, from_json, preview, to_json
from data_access.imports.reader import open_lines
from data_access.imports.recognition import layouts, shape_of, written
from data_access.imports.undo import undo
from tests.imports.conftest import TODAY, WHOLE_STATE, Importer, session, write_csv
from tests.imports.content import content_hash

HEAD = {
    "observation_id": "O-1", "educator_id": "M-1", "instrument": "PK1", "window": "fall",
    "obs_date": "2025-09-10", "observer_role": "external",
}  # fmt: skip
CODES = ("PC", "NC", "TS", "RSP", "BM", "PD", "ILF", "CD", "QF", "LM")
SCORES = ((5, 1, 5, 5, 6, 5, 4, 2, 3, 3), (5, 2, 6, 5, 6, 6, 5, 3, 3, 4))
WIDE = [
    HEAD | {"cycle": str(cycle)} | dict(zip(CODES, map(str, scores), strict=True))
    for cycle, scores in enumerate(SCORES, 1)
]
BY_CYCLE = ColumnMap("Cycle sheets", "class", turned={code: code for code in CODES})


def looked_at(importer: Importer, path: Path, column_map: ColumnMap) -> Preview:
    asked = FileToRead(
        WHOLE_STATE, column_map.format, path.name, "x@test.invalid", TODAY, column_map
    )
    seen = preview(importer.database, path, asked, WithholdingPolicy(), lambda rows, stage: None)
    assert from_json(to_json(seen)) == seen
    return seen


def test_a_sheet_by_cycle_is_the_long_file_and_is_undone_exactly(started: Importer) -> None:
    before = content_hash(started.engine)
    wide = started.take("class", WIDE, column_map=BY_CYCLE)
    assert (wide.rows_total, wide.rows_new, wide.rows_refused) == (2, 2, 0)
    assert wide.lines.new == "2-3" and wide.ignored_columns == ()
    assert [r["rows_touched"] for r in started.rows("import_regions")][-1] == 2
    stored = [(r["cycle"], r["dimension"], r["score"]) for r in started.rows("class_scores")]
    undo(started.database, WHOLE_STATE, wide.import_id, "x@test.invalid", TODAY)
    assert content_hash(started.engine) == before
    long = [
        HEAD | {"cycle": cycle, "dimension": code, "score": score}
        for cycle, scores in enumerate(SCORES, 1)
        for code, score in zip(CODES, scores, strict=True)
    ]
    started.take("class", long)
    assert stored == [
        (r["cycle"], r["dimension"], r["score"]) for r in started.rows("class_scores")
    ]


def test_one_bad_cell_refuses_its_line_and_empty_cells_make_no_row(started: Importer) -> None:
    rows = [
        WIDE[0] | {"LM": "9"},
        WIDE[1] | {"QF": "", "CD": " "},
        HEAD | {"cycle": "3"} | dict.fromkeys(CODES, ""),
    ]
    outcome = started.take("class", rows, column_map=BY_CYCLE)
    assert [(r.line, r.column, r.value) for r in outcome.refusals] == [(2, "score", "9")]
    assert (outcome.rows_total, outcome.rows_new, outcome.rows_refused) == (2, 1, 1)
    assert {(r["cycle"], r["dimension"]) for r in started.rows("class_scores")} == {
        (2, code) for code in CODES if code not in ("QF", "CD")
    }
    [kept] = started.rows("refused_lines")
    assert "9" in kept["texts"]
    wrong = started.take("class", [WIDE[0] | {"educator_id": "NOBODY"}], column_map=BY_CYCLE)
    assert len(wrong.refusals) == 1  # once a line, not once a dimension


def test_the_preview_shows_lines_rows_and_domains(started: Importer) -> None:
    named = {"NC": "Absence of Negative Climate", "TS": "Educator Sensitivity"}
    rows = [{named.get(k, k): ("7" if k == "NC" else v) for k, v in row.items()} for row in WIDE]
    turned = {h: {"Absence of Negative Climate": "NC_absence", "Educator Sensitivity": "TS"}.get(h, h)
              for h in rows[0] if h not in (*HEAD, "cycle")}  # fmt: skip
    path = write_csv(started.folder / "wide.csv", rows)
    seen = looked_at(started, path, ColumnMap("Cycles", "class", turned=turned))
    assert seen.before is not None and len(seen.before.lines) == 2
    assert seen.before.headings == tuple(rows[0]) and len(seen.rows) == 8
    by_label = {d.label: d for d in seen.domains}
    # ((5 + 5) / 2 + 7 + (5 + 6) / 2 + 5) / 4
    assert by_label["Emotional Support"].score == 5.625
    assert [(d.label, d.score, d.column) for d in by_label["Emotional Support"].dimensions] == [
        ("Positive Climate", 5, "PC"),
        ("Absence of Negative Climate", 7, "Absence of Negative Climate"),
        ("Teacher Sensitivity", 5.5, "Educator Sensitivity"),
        ("Regard for Student Perspectives", 5, "RSP"),
    ]
    path = write_csv(
        started.folder / "means.csv", [HEAD | {"PC": "5", "NC": "1", "Productivity": "4"}]
    )
    seen = looked_at(started, path, ColumnMap("", "class_summary"))
    first = seen.domains[0]
    assert (first.score, first.dimensions[1].score) == (None, 7)
    assert first.missing == ("Teacher Sensitivity", "Regard for Student Perspectives")
    assert seen.domains[1].dimensions[0].column == "Productivity"


def test_attendance_as_names_by_dates(started: Importer) -> None:
    rows = [
        {"Id": "M-1", "10/14/2025": "X", "11/12/2025": "absent"},
        {"Id": "CT-1", "10/14/2025": "2", "11/12/2025": "X"},
        {"Id": "M-3", "10/14/2025": "", "11/12/2025": ""},
    ]
    column_map = ColumnMap(
        "PLC sheet", "attendance", "%m/%d/%Y", {"Id": ("participant_id",)},
        {"hours": {"X": "1.5", "absent": ""}}, {"event_type": "PLC", "event_id": "R1-PLC-2025"},
        turned={"10/14/2025": "10/14/2025", "11/12/2025": "11/12/2025"},
    )  # fmt: skip
    outcome = started.take("attendance", rows, column_map=column_map)
    assert (outcome.rows_new, outcome.rows_refused) == (2, 0)
    assert [
        (r["participant_id"], r["day_no"], r["date"].isoformat(), r["hours"])
        for r in started.rows("attendance")
    ] == [
        ("CT-1", 1, "2025-10-14", 2),
        ("CT-1", 2, "2025-11-12", 1.5),
        ("M-1", 1, "2025-10-14", 1.5),
    ]
    path = write_csv(started.folder / "again.csv", rows)
    seen = looked_at(started, path, column_map)
    assert "Lines without an entry in any of the turned columns: 1." in {
        d.title for d in seen.doubts
    }


def test_a_sheet_of_attendance_takes_the_days_that_came_to_it(started: Importer) -> None:
    column_map = ColumnMap(
        "PLC sheet", "attendance", "%m/%d/%Y", {"Id": ("participant_id",)},
        {"hours": {"X": "1.5"}}, {"event_type": "PLC", "event_id": "R1-PLC-2025"},
        turned={"10/14/2025": "10/14/2025", "11/12/2025": "11/12/2025"},
    )  # fmt: skip
    first = {"Id": "CT-1", "10/14/2025": "2", "11/12/2025": "X"}
    started.take("attendance", [first], column_map=column_map)
    grown = first | {"Notes": "late", "12/9/2025": "X", "Jan": "X"}
    path = write_csv(started.folder / "grown.csv", [grown])
    [best, *_] = layouts(path, {"PLC sheet": column_map})
    assert (best.map_name, best.ignored) == ("PLC sheet", 2)
    outcome = started.take("attendance", [grown], column_map=column_map)
    assert (outcome.rows_changed, outcome.rows_refused) == (1, 0)  # lines: one, with a day more
    assert outcome.ignored_columns == ("Notes", "Jan")
    assert [(r["day_no"], r["date"].isoformat()) for r in started.rows("attendance")] == [
        (1, "2025-10-14"), (2, "2025-11-12"), (3, "2025-12-09"),
    ]  # fmt: skip
    # A sheet begun anew would number its days from 1 again, over those that are here: it is asked.
    fresh = write_csv(started.folder / "fresh.csv", [{"Id": "CT-1", "01/13/2026": "X"}])
    assert not layouts(fresh, {"PLC sheet": column_map})
    whole = replace(column_map, constants={}, columns={"Id": ("participant_id",),
                    "Event": ("event_type",), "No": ("event_id",)})  # fmt: skip
    none = write_csv(started.folder / "none.csv", [{"Id": "CT-1", "Event": "PLC", "No": "R1",
                     "01/13/2026": "X"}])  # fmt: skip
    assert not layouts(none, {"PLC sheet": whole})


def test_a_survey_with_a_column_a_question(started: Importer) -> None:
    rows = [
        {"ExternalReference": "M-1", "Q1_1": "Agree", "Q1_2": "Strongly agree", "Q2": "4"},
        {"ExternalReference": "CT-1", "Q1_1": "5", "Q1_2": "", "Q2": "2"},
    ]
    column_map = ColumnMap(
        "Efficacy", "surveys", None, {"ExternalReference": ("respondent_id",)},
        {"value": {"agree": "4", "Strongly agree": "5"}},
        {"instrument": "EFF", "wave": "2025-fall", "scale_min": "1", "scale_max": "5"},
        turned={"Q1_1": "Q1_1", "Q1_2": "Q1_2", "Q2": "Q2"},
    )  # fmt: skip
    assert started.take("surveys", rows, column_map=column_map).rows_new == 2
    assert {
        (r["respondent_id"], r["item"]): r["value"] for r in started.rows("surveys")
    } == {
        ("M-1", "Q1_1"): 4, ("M-1", "Q1_2"): 5, ("M-1", "Q2"): 4,
        ("CT-1", "Q1_1"): 5, ("CT-1", "Q1_2"): None, ("CT-1", "Q2"): 2,
    }  # fmt: skip


def test_columns_of_one_answer_each_make_one_list(started: Importer) -> None:
    marks = ("strategies___1", "strategies___2", "strategies___3")
    rows = []
    for number, cells in enumerate((("1", "0", "1"), ("X", "", "FALSE"), ("✓", "no", "maybe")), 1):
        log = session(number)
        del log["strategies"]
        rows.append(log | dict(zip(marks, cells, strict=True)))
    words = dict(zip(marks, ("feedback", "using_data", "modeling"), strict=True))
    column_map = ColumnMap("Checkboxes", "sessions", lists={"strategies": words})
    outcome = started.take("sessions", rows, column_map=column_map)
    assert [(r.line, r.column, r.code) for r in outcome.refusals] == [
        (4, "strategies", "not_a_choice")
    ]
    stored = {
        r["session_id"]: (r["strategies"], r["strategy_count"]) for r in started.rows("sessions")
    }
    assert stored == {"S-1": ("modeling;feedback", 2), "S-2": ("feedback", 1)}


def test_a_map_says_its_turning_and_is_held_to_it(tmp_path: Path) -> None:
    lists = ColumnMap("l", "sessions", lists={"strategies": {"A": "modeling", "B": "feedback"}})
    for column_map in (BY_CYCLE, lists):
        assert map_from(map_text(column_map), "again") == column_map
        check_map(column_map, FORMATS[column_map.format])
    path = write_csv(tmp_path / "wide.csv", WIDE)
    assert next((f.format, f.map_name) for f in layouts(path, {"c": BY_CYCLE})) == ("class", "c")
    for wrong, said in (
        (ColumnMap("m", "sessions", turned={"A": "B"}), "do not know"),
        (ColumnMap("m", "sessions", lists={"venue": {"A": "f2f"}}), "makes lists of venue"),
        (ColumnMap("m", "class", columns={"X": ("score",)}, turned={"PC": "PC"}), "more than once"),
    ):
        with pytest.raises(MapRefused, match=said):
            check_map(wrong, FORMATS[wrong.format])


def matched(path: Path, more: dict[str, str]) -> tuple[mapping.Draft, mapping.Questions]:
    """The way of a person over both pages of matching, who agrees with what is suggested."""
    shape = shape_of(path)
    likely = likely_format(shape)
    assert likely is not None
    seen: dict[str, Any] = mapping.seen_in({}, asdict(shape))
    chosen = suggested_columns(FORMATS[likely.means], shape)
    fields = {
        mapping.column_field(place): chosen[c.heading].means
        for place, c in enumerate(shape.columns)
        if c.heading in chosen
    }
    draft = mapping.columns_draft(seen, {"format": likely.means} | fields)
    assert draft.problems == () and mapping.chosen_in(draft) == {
        h: found.means for h, found in chosen.items()
    }
    seen["draft"] = mapping.to_json(draft)
    asked = mapping.questions(draft, shape)
    parts = {mapping.part_field(n): p.said for n, p in enumerate(asked.parts) if p.said}
    answers = {"format": likely.means, "name": "x", "pattern": "%Y-%m-%d"} | parts | more
    return mapping.values_draft(seen, answers), asked


def test_a_cycle_sheet_is_matched_as_it_is_suggested(tmp_path: Path) -> None:
    theirs = {"observation_id": "Observation ID", "educator_id": "Teacher ID", "window": "Time point",
              "instrument": "CLASS Tool", "obs_date": "Observation Date", "observer_role": "Observer",
              "cycle": "Cycle"}  # fmt: skip
    path = write_csv(
        tmp_path / "w.csv", [{theirs.get(k, k): v for k, v in r.items()} for r in WIDE]
    )
    shape = shape_of(path)
    assert suggested_columns(FORMATS["class"], shape)["QF"] == Likely(
        EACH, "the name of a CLASS dimension"
    )
    done, asked = matched(path, {})
    assert done.format == "class" and done.problems == ()
    assert mapping.column_map(done).turned == {code: code for code in CODES}
    assert asked.missing == () and {p.ours for p in asked.parts} == {"dimension"}


def test_the_dates_of_a_wide_file_are_found_beside_its_scores(tmp_path: Path) -> None:
    """A map made on the page says no pattern of dates yet: the file is looked at with it."""
    path = write_csv(tmp_path / "w.csv", [r | {"obs_date": "10/14/2025"} for r in WIDE])
    made = ColumnMap("wide", "class", None, {}, {}, {}, turned={c: c for c in CODES})
    expected = expected_headings(FORMATS["class"], made)
    seen = written(FORMATS["class"], open_lines(path, expected))
    assert (set(seen.days), set(seen.times)) == ({"10/14/2025"}, set())


def test_checkbox_columns_are_asked_for_their_word(tmp_path: Path) -> None:
    rows = [
        {"Log ID": f"L-{n}", "pair_id": "PAIR-1", "visit_date": "2026-11-16", "modality": "Phone",
         "Status": "done", "strategies___1": "1", "strategies (choice=Modeling)": "0"}
        for n in range(2)
    ]  # fmt: skip
    path = write_csv(tmp_path / "w.csv", rows)
    done, asked = matched(path, {})
    assert done.problems == ("Say what the column strategies___1 stands for, or leave it out.",)
    assert [(p.theirs, p.said) for p in asked.parts] == [
        ("strategies___1", ""), ("strategies (choice=Modeling)", "modeling"),
    ]  # fmt: skip
    done, _ = matched(path, {mapping.part_field(0): "feedback"})
    assert done.lists == {
        "strategies": {"strategies___1": "feedback", "strategies (choice=Modeling)": "modeling"}
    }
    done, _ = matched(path, {mapping.part_field(0): mapping.LEAVE_OUT})
    assert done.problems == () and "strategies___1" not in done.lists["strategies"]


def test_a_survey_tool_s_rows_of_labels_are_no_answers(tmp_path: Path) -> None:
    labels = {"ResponseId": "Response ID", "ExternalReference": "External Data Reference",
              "Q1_1": "I can handle it"}  # fmt: skip
    ids = {heading: f'{{"ImportId":"{heading}"}}' for heading in labels}
    answers = {"ResponseId": "R_1", "ExternalReference": "M-1", "Q1_1": "Agree"}
    shape = shape_of(write_csv(tmp_path / "q.csv", [labels, ids, answers]))
    assert shape.rows == 1 and [c.samples for c in shape.columns] == [
        ("R_1",),
        ("M-1",),
        ("Agree",),
    ]
    assert (
        suggested_columns(FORMATS["surveys"], shape)["ExternalReference"].means == "respondent_id"
    )


def test_rows_of_labels_are_passed_over_when_a_file_is_saved(started: Importer) -> None:
    answers = session(1)
    ids = {heading: f'{{"ImportId":"{heading}"}}' for heading in answers}
    rows = [dict.fromkeys(answers, "In words"), ids, answers, session(2)]
    outcome = started.take("sessions", rows)
    assert (outcome.rows_new, outcome.rows_refused) == (2, 0)
    assert "They are passed over: line 2 and line 3." in " ".join(outcome.said)
    assert [r["line"] for r in started.rows("sessions")] == [4, 5]


def test_a_survey_s_hundred_questions_are_no_reason_to_refuse_its_file(tmp_path: Path) -> None:
    row = {"Log": "L-1", "Held": "completed"} | {f"Q{n}": "x" for n in range(114)}
    assert len(shape_of(write_csv(tmp_path / "wide.csv", [row])).columns) == 116
    with pytest.raises(FileRefused, match="Keep those that are needed, at most 200"):
        shape_of(write_csv(tmp_path / "wider.csv", [row | {f"R{n}": "x" for n in range(90)}]))
