"""Columns and words of an unknown file: what is suggested, and what a person's answers become."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from config.maps import ColumnMap, map_from, map_text, shipped
from config.program.vocabulary import (
    SESSION_STATUSES,
    VENUES,
)
from data_access.imports import mapping
from data_access.imports.columns import Context, Refused, SeveralOf, unit_in_heading
from data_access.imports.formats import FORMATS
from data_access.imports.likeness import (
    Likely,
    likely_format,
    suggested_code,
    suggested_columns,
    yes_to_taking_place,
)
from data_access.imports.map_changes import changed, parts_of
from data_access.imports.maps import check_map
from data_access.imports.recognition import Shape, Spread, shape_of

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
    assert suggested_columns(FORMATS["sessions"], shape) == {
        "Log id": Likely("session_id", "same name"),
        "Pair": Likely("pair_id", "same name, these values"),
        "Date of visit": Likely("session_date", "same name"),
        "Mode of contact": Likely("venue", "same name, these values"),
        "Total time": Likely("minutes_total", "same name"),
        "Status": Likely("status", "same name"),
    }
    likely = likely_format(shape)
    assert likely == Likely("sessions", "5 of its 5 needed columns are there")


def shape_for(folder: Path, text: str) -> Shape:
    path = folder / "sent.csv"
    path.write_text(text)
    return shape_of(path)


def test_what_is_only_somewhat_alike_stays_open(tmp_path: Path) -> None:
    """As a video platform exports it: a first name is no pair, a cycle holds no goals."""
    shape = shape_for(
        tmp_path,
        "Activity ID,Coaching Cycle,Coach First Name,Coachee Last Name,Duration (minutes),Modality,"
        "Focus Area,Created At,Activity Date\n"
        "88,R2-PAIR,Coach,B,45,Video,Quality of Feedback,2026-11-16T20:15:00Z,2026-11-16\n",
    )
    found = {k: v.means for k, v in suggested_columns(FORMATS["sessions"], shape).items()}
    assert found == {
        "Activity ID": "session_id",
        "Coach First Name": "coach_first_name",
        "Coachee Last Name": "mentee_last_name",
        "Duration (minutes)": "minutes_total",
        "Modality": "venue",
        "Activity Date": "session_date",
    }
    assert unit_in_heading("Duration (minutes)") == "minutes" and not unit_in_heading("Duration")


def test_values_alone_suggest_where_they_tell_of_one_column(tmp_path: Path) -> None:
    rows = "In person,PAIR-77,1,S-1\nZoom,PAIR-78,0,S-1\n"
    shape = shape_for(tmp_path, f"Form of it,Who,Flag,Session ID\n{rows}")
    # Ids of sessions stand once each; a yes or no is in too many columns.
    assert suggested_columns(FORMATS["sessions"], shape) == {
        "Form of it": Likely("venue", "these values"),
        "Who": Likely("pair_id", "these values"),
    }


def test_a_kind_is_suggested_where_most_of_what_it_needs_is_there(tmp_path: Path) -> None:
    dims = "Positive Climate,Negative Climate,Productivity,Instructional Support"
    head = f"Observation ID,Teacher ID,Observation Date,Observer,CLASS Tool,Time point,{dims}"
    shape = shape_for(tmp_path, f"{head}\nO-1,M-1,2026-11-10,External,Pre-K,Fall,5,1,5,2\n")
    likely = likely_format(shape)
    assert likely == Likely("class_summary", "6 of its 6 needed columns are there")
    found = suggested_columns(FORMATS["class_summary"], shape)
    assert {k: found[k].means for k in dims.split(",")} == {
        "Positive Climate": "PC",
        "Negative Climate": "NC",
        "Productivity": "PD",
        "Instructional Support": "reported_IS",
    }
    roster = shape_for(tmp_path, 'Staff Name,Title,Hired,Status\n"L, F",Lead,8/26/19,Active\n')
    assert likely_format(roster) is None


@pytest.mark.parametrize(
    ("text", "code", "reason"),
    [("F2F", "f2f", "same word"), ("Zoom meeting", "live_video", "says “zoom”"),
     ("telefone", "phone", "like “telephone”"), ("Zoom call", "", ""), ("pigeon", "", ""),
     ("not in person", "", ""), ("phonetics", "", "")],
)  # fmt: skip
def test_what_a_word_is_likely_to_mean(text: str, code: str, reason: str) -> None:
    assert suggested_code(VENUES, text) == (Likely(code, reason) if code else None)


def test_a_likeness_inside_a_longer_word_is_no_likeness() -> None:
    assert suggested_code(SESSION_STATUSES, "Rescheduled") is None
    assert suggested_code(SESSION_STATUSES, "Schedulled") == Likely("planned", "like “scheduled”")


_NAMES = (
    "Positive Climate,Negative Climate,Teacher Sensitivity,Regard for Student Perspectives,Behavior "
    "Management,Productivity,Instructional Learning Formats,Concept Development,Quality of Feedback,"
    "Language Modeling"
)


@pytest.mark.parametrize("dims", [_NAMES, "PC,NC,TS,RSP,BM,PD,ILF,CD,QF,LM"])
@pytest.mark.parametrize(("also", "kind"), [("Program", "class_summary"), ("Cycle", "class")])
def test_a_file_with_dimensions_as_headings_is_one_of_class(
    tmp_path: Path, dims: str, also: str, kind: str
) -> None:
    """With a program it has two of the three columns that participants need."""
    head = f"Observation ID,Educator,Date,{also},{dims}"
    shape = shape_for(tmp_path, f"{head}\nOBS-1,M-1,9/30/2026,1{',4' * 10}\n")
    assert likely_format(shape) == Likely(kind, "10 of its headings are CLASS dimensions")


def test_columns_of_names_are_no_columns_of_ids(tmp_path: Path) -> None:
    def found(coach: str, teacher: str) -> dict[str, str]:
        shape = shape_for(tmp_path, f"Coach,Teacher,Place\n{coach},{teacher},Zoom\n")
        given = suggested_columns(FORMATS["sessions"], shape)
        return {k: given[k].means for k in ("Coach", "Teacher")}

    assert found("Ana Apple", "Bea Demo") == {"Coach": "coach_name", "Teacher": "mentee_name"}
    assert found("CT-0001", "M-0001") == {"Coach": "coach_id", "Teacher": "mentee_id"}


def test_a_yes_to_whether_it_took_place_is_likely_and_a_no_is_not() -> None:
    asks = "Did the visit take place as planned?"
    found = yes_to_taking_place("status", asks, "Yes")
    assert found is not None and found.means == "completed"
    assert yes_to_taking_place("status", asks, "No") is None
    assert yes_to_taking_place("status", "Follow-up", "Yes") is None


def test_a_word_that_could_mean_two_things_is_not_guessed() -> None:
    assert suggested_code(SESSION_STATUSES, "planned, then cancelled") is None


def sent(seen: dict[str, Any], form: str = "sessions") -> dict[str, str]:
    shape = mapping.shape_in(seen)
    assert shape is not None
    chosen = suggested_columns(FORMATS[form], shape)
    return {"format": form} | {
        mapping.column_field(place): chosen[column.heading].means
        for place, column in enumerate(shape.columns)
        if column.heading in chosen
    }


def test_an_unknown_word_of_a_list_can_be_left_out_of_it(tmp_path: Path) -> None:
    shape = shape_for(tmp_path, 'Strategies,Venue\n"Observing, Feedback, Snacks and chat",Zoom\n')
    seen = mapping.seen_in({}, asdict(shape))
    seen["draft"] = mapping.to_json(mapping.columns_draft(seen, sent(seen)))
    found = mapping.questions(mapping.draft_in(seen, "sessions"), shape).words
    (asked,) = (column for column in found if column.ours == "strategies")
    (place,) = (n for n, word in enumerate(asked.words) if word.text == "Snacks and chat")
    answer = {"format": "sessions", mapping.value_field("strategies", place): mapping.LEAVE_OUT}
    words = mapping.values_draft(seen, answer).values["strategies"]
    assert words["Snacks and chat"] == ""
    parse = SeveralOf(asked.choices).parser(Context(date(2026, 1, 1), words=words))
    assert parse("Feedback, Snacks and chat") == parse("Feedback")
    with pytest.raises(Refused):
        parse("Feedback; Snacks")
    # The form of the map shows it as it was said, and a form that does not send it leaves it.
    made = ColumnMap(
        "A", "sessions", columns={"Strategies": ("strategies",)}, values={"strategies": words}
    )
    assert changed(parts_of(made), {})[0].values["strategies"]["Snacks and chat"] == ""


def test_answers_become_a_map_that_reads_as_it_is_written(seen: dict[str, Any]) -> None:
    draft = mapping.columns_draft(seen, sent(seen))
    assert draft.problems == ()
    seen["draft"] = mapping.to_json(draft)
    shape = mapping.shape_in(seen)
    assert shape is not None
    asked = mapping.questions(draft, shape)
    assert asked.patterns == ("%d/%m/%Y",)  # there is no 25th month
    [unit] = asked.durations
    assert (unit.ours, unit.spread, unit.likely) == (
        "minutes_total", Spread(3, "1", "1.5", "2"), None,
    )  # fmt: skip
    assert asked.missing == ()
    words = {column.ours: [w.text for w in column.words] for column in asked.words}
    assert words == {"venue": [], "status": ["did not happen"]}
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


@pytest.mark.parametrize(
    ("heading", "numbers", "unit"),
    [
        ("Total time", ("5", "6", "8"), None),  # five minutes on the phone, or a day's work
        ("Total time", ("5", "60"), "minutes"),
        ("Duration (minutes)", ("5", "6"), "minutes"),
        ("How long (hours)", ("1", "1.5"), "hours"),
        ("Total time", ("half a day", "2 h"), "not asked"),
    ],
)
def test_a_column_of_bare_numbers_has_one_unit_which_has_to_be_said(
    heading: str, numbers: tuple[str, ...], unit: str | None, tmp_path: Path
) -> None:
    rows = "".join(f"L-{n},PAIR-1,2026-11-0{n},{t},Phone,done\n" for n, t in enumerate(numbers, 1))
    shape = shape_for(tmp_path, f"Log id,Pair,Date,{heading},Mode,Held\n{rows}")
    seen = mapping.seen_in({}, asdict(shape))
    columns = {
        found.heading: ours
        for found, ours in zip(
            shape.columns,
            ("session_id", "pair_id", "session_date", "minutes_total", "venue", "status"),
            strict=True,
        )
    }
    draft = mapping.Draft("sessions", columns)
    asked = mapping.questions(draft, shape).durations
    if unit == "not asked":
        assert asked == ()
        return
    [question] = asked
    assert (question.likely.means if question.likely else None) == unit
    seen["draft"] = mapping.to_json(draft)
    answers = {"format": "sessions", "name": "x", "pattern": "%Y-%m-%d"}
    said = mapping.values_draft(seen, answers).problems
    assert said == (f"Say what a bare number in {heading} is: minutes or hours.",)
    chosen = answers | {mapping.unit_field("minutes_total"): "minutes"}
    assert mapping.values_draft(seen, chosen).durations == {"minutes_total": "minutes"}


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
            {"minutes_total": "minutes"}, "other_half",
        ),
    ],
    ids=lambda m: m.name,
)  # fmt: skip
def test_a_map_s_text_says_the_whole_map(column_map: ColumnMap) -> None:
    assert map_from(map_text(column_map), "again") == column_map
