"""What the words of a cell mean for the column at hand: lists, check marks, and words for nothing yet."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from config.program.vocabulary import CONTENT_AREAS, STRATEGIES, YES_NO
from data_access.asking.policy import WithholdingPolicy
from data_access.imports import mapping
from data_access.imports.columns import Context, Due, Number, Refused, SeveralOf, Whole
from data_access.imports.preview import FileToRead, preview
from data_access.imports.recognition import shape_of
from tests.imports.conftest import TODAY, WHOLE_STATE, Importer, session, write_csv

CONTEXT = Context(date(2026, 11, 21))


@pytest.mark.parametrize(
    ("choices", "text", "stored"),
    [
        (STRATEGIES, "Modeling, Feedback", "modeling;feedback"),
        (STRATEGIES, "Feedback; Modeling", "modeling;feedback"),
        (STRATEGIES, "Feedback\nModeling\r\nUsing data", "modeling;feedback;using_data"),
        (STRATEGIES, "Modeling,", "modeling"),
        # The known words of this list hold commas themselves.
        (CONTENT_AREAS, "Safe, healthy environments", "environments"),
        (
            CONTENT_AREAS,
            "Leadership, administration, management, Safe, healthy environments, curriculum",
            "curriculum;environments;leadership",
        ),
    ],
)
def test_a_list_is_split_where_its_parts_are_known(choices: Any, text: str, stored: str) -> None:
    assert SeveralOf(choices).parser(CONTEXT)(text) == stored


def test_an_unknown_part_is_refused_and_can_be_matched(started: Importer) -> None:
    rows = [session(1, strategies="Modeling, Shadowing"), session(2, strategies="Dancing")]
    outcome = started.take("sessions", rows)
    assert [(r.line, r.column, r.code) for r in outcome.refusals] == [
        (2, "strategies", "not_a_choice"), (3, "strategies", "not_a_choice"),
    ]  # fmt: skip
    path = write_csv(started.folder / "asked.csv", rows)
    shape = shape_of(path)
    columns = {c.heading: c.heading for c in shape.columns}
    asked = mapping.questions(mapping.Draft("sessions", columns), shape)
    [offered] = [w for w in asked.words if w.ours == "strategies"]
    assert [w.text for w in offered.words] == ["Shadowing", "Dancing"]
    assert offered.understood == ("Modeling",)
    made = mapping.column_map(
        mapping.Draft(
            "sessions",
            columns,
            values={"strategies": {"Shadowing": "observing", "dancing": "modeling"}},
        )
    )
    assert started.take("sessions", rows, column_map=made).rows_new == 2
    assert [r["strategies"] for r in started.rows("sessions")] == ["modeling;observing", "modeling"]


@pytest.mark.parametrize("text", ["\N{CHECK MARK}", "X", "TRUE", "1", "yes", "checked"])
def test_a_mark_of_a_checkbox_is_a_yes(text: str) -> None:
    assert YES_NO.code_of(text) == "Y"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("12 months", date(2026, 11, 16)),
        ("six weeks", date(2025, 12, 28)),
        ("1 yr", date(2026, 11, 16)),
        ("90 days", date(2026, 2, 14)),
        ("May 2027", date(2027, 5, 31)),
        ("by Sept 2026", date(2026, 9, 30)),
        ("TBD", None), ("ongoing", None), ("N/A", None), ("-", None), (".", None), ("", None),
        ("2027-03-01", date(2027, 3, 1)),
    ],
)  # fmt: skip
def test_a_goal_is_kept_whatever_is_open_about_its_day(
    text: str, due: date | None, started: Importer
) -> None:
    path = write_csv(
        started.folder / "goals.csv",
        [{"goal_id": "G-1", "pair_id": "PAIR-3", "set_date": "2025-11-16", "target_date": text,
          "status": "In Progress"}],
    )  # fmt: skip
    asked = FileToRead(WHOLE_STATE, "goals", "goals.csv", "x@test.invalid", TODAY)
    seen = preview(started.database, path, asked, WithholdingPolicy(), lambda rows, stage: None)
    said = [d.text for d in seen.doubts if d.title == "Values that could be meant otherwise."]
    assert bool(said) == (text not in ("", "2027-03-01")) and all(text in s for s in said)
    assert started.take_file("goals", path).rows_new == 1
    assert started.rows("goals")[0]["target_date"] == due


def test_a_day_that_says_something_else_is_refused() -> None:
    for text in ("soon", "Mayhem 2027", "12 moons", "between 3 and 6 months"):
        with pytest.raises(Refused):
            Due().parser(CONTEXT)(text)


def test_nothing_is_only_nothing_where_a_row_may_do_without(started: Importer) -> None:
    """A needed value is missing; of what is there in place of an empty cell, nobody decides."""
    more = {"contact_type": "N/A"}
    rows = [session(1, start_time="N/A", content="-"), session(2, venue="N/A"), session(3, **more)]
    outcome = started.take("sessions", rows)
    assert [(r.line, r.column) for r in outcome.refusals] == [(3, "venue"), (4, "contact_type")]
    [row] = started.rows("sessions")
    assert (row["start_time"], row["content"]) == (None, None)


def test_a_word_of_ours_stays_one(started: Importer) -> None:
    rows = [{"participant_id": "M-9", "role": "mentee", "program_number": "P-1",
             "cda_status": "None", "education": "none", "last_name": "Na", "first_name": "n/a"}]  # fmt: skip
    assert started.take("participants", rows).rows_new == 1
    [row] = [r for r in started.rows("participants") if r["participant_id"] == "M-9"]
    assert (row["cda_status"], row["education"], row["last_name"], row["first_name"]) == (
        "none", None, "Na", None,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["-", "N/A", "NULL", "nan", "#N/A"])
def test_no_entry_is_no_name_where_a_row_needs_one(name: str, started: Importer) -> None:
    row = {"eec_program_number": "P-9", "program_type": "CENTER", "region_pac": "1"}
    outcome = started.take("programs", [row | {"name": name}])
    assert [(r.column, r.code) for r in outcome.refusals] == [("name", "missing")]
    assert outcome.rows_new == 0


def test_the_kind_of_contact_is_what_the_minutes_say_and_it_is_said(started: Importer) -> None:
    minutes = {
        "observation": ("30", ""),
        "both": ("30", "45"),
        "meeting": ("", "45"),
        "none": ("", ""),
    }
    rows = [
        session(
            n,
            minutes_total="75" if key == "none" else "",
            minutes_observation=observing,
            minutes_conference=meeting,
        )
        for n, (key, (observing, meeting)) in enumerate(minutes.items(), 1)
    ]
    rows.append(session(5, minutes_observation="30", contact_type="group"))
    outcome = started.take("sessions", rows)
    kinds = [r["contact_type"] for r in started.rows("sessions")]
    assert kinds == ["observation", "observation_conference", "conference", "conference", "group"]
    [said] = [text for text in outcome.said if "kind of contact" in text]
    assert (
        "30 minutes of observing and 0 of conferencing are taken for \u201cObservation\u201d"
        in said
    )
    plain = started.take("sessions", [session(6)])
    assert not plain.said
    # What is here already stays where the file does not say the kind.
    started.take("sessions", [session(5, minutes_observation="30", minutes_conference="30")])
    assert [r["contact_type"] for r in started.rows("sessions")][4] == "group"


@pytest.mark.parametrize("kind", [Number(1, 7), Whole(1, 7)])
def test_a_decimal_comma_is_told(kind: Number | Whole) -> None:
    with pytest.raises(Refused) as refused:
        kind.parser(CONTEXT)("5,5")
    assert "a comma where this dashboard reads a point" in refused.value.reason
    assert refused.value.remedy.startswith("Write 5.5")
