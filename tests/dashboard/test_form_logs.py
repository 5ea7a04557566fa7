"""A form service's log without ids, as a facilitator sends it: one page of questions, then none at all."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
from flask import Flask
from sqlalchemy import select

from config.maps import ColumnMap
from dashboard.web.app import create_app
from data_access.imports import column_maps, preview
from data_access.storage.schema import attendance, sessions
from data_access.storage.scope import Scope
from tests.conftest import CopyOf
from tests.dashboard.sent_files import (
    answer,
    as_it_stands,
    page_text,
    send,
    upload_at,
    waited,
    work_at_once,
)
from tests.dashboard.visitors import (
    FACILITATOR,
    Clock,
    Visitor,
    add_people,
    settings_for,
    signed_in,
)
from tests.imports.conftest import Importer
from tests.imports.test_logs_without_ids import world

pytestmark = pytest.mark.long
HEADS = (
    "Timestamp,Email Address,Coach name,Teacher / mentee name,Program name,Date of visit,"
    "What time did you start?,How long was the visit?,How did you meet?,"
    "Which strategies did you use? (Check all that apply),Did the visit take place as planned?,Notes\n"
)
ROWS = (
    '10/16/2025 15:42:10,carla@example.org,"Reyes, Carla",Ana Silva,Maple,10/16/2025,2:30:00 PM,60,'
    'In person,"Modeling, Feedback",Yes,"next visit, soon"\n'
    "10/17/2025 9:12:55,carla@example.org,Carla Reyes,ana silva,Maple,10/17/2025,8:15:00 AM,45,"
    "Phone call,Coaching conversations,Yes,\n"
)
MORE = (
    "10/21/2025 9:00:00,carla@example.org,Carla Reyes,Ana Silva,Maple,10/21/2025,9:00:00 AM,50,"
    "Phone call,Modeling,Yes,\n"
)


@pytest.fixture
def server(copy_of: CopyOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    url = copy_of(world)
    importer = Importer(url, tmp_path)
    add_people(importer.database)
    work_at_once(monkeypatch)
    monkeypatch.setattr(preview, "MOST_ROWS_FOR_FIGURES", 0)  # they are not looked at here
    clock = Clock()
    clock.pass_by(days=9)
    yield create_app(settings_for(url, uploads_folder=tmp_path / "uploads"), now=clock)
    importer.close()


class Walk:
    """A person's way through the pages of a file, each sent as it stands but for what is chosen; counted."""

    def __init__(self, server: Flask, visitor: Visitor, address: str) -> None:
        self.server, self.visitor, self.address = server, visitor, address
        self.pages, self.choices = 0, 0

    def see(self, *said: str) -> dict[str, str]:
        """Look at the page that stands there now; returns its fields."""
        self.pages += 1
        text = page_text(self.server, self.visitor, self.address)
        for each in said:
            assert each in text, text
        return as_it_stands(self.server, self.visitor, self.address)

    def send(self, do: str, fields: dict[str, str], **chosen: str) -> None:
        self.choices += len(chosen)
        there = answer(self.visitor, self.address, do, **fields | chosen).headers["Location"]
        assert there == self.address, page_text(self.server, self.visitor, there)


def test_one_page_then_the_preview_and_nothing_afterwards(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    walk = Walk(server, visitor, send(visitor, HEADS + ROWS, name="form.csv").headers["Location"])

    fields = walk.see(
        "Which column is which?",
        "Taken for coaching sessions.",
        "The file has no ids",
        "Who is meant?",
    )
    assert fields["pattern"] == "%m/%d/%Y" and fields["unit-minutes_total"] == "minutes"
    assert {v for n, v in fields.items() if n.startswith("person-")} == {"CT-1", "M-1"}
    walk.send("whole", fields)
    walk.see("All 2 rows can be saved.")
    walk.send("confirm", {})
    assert waited(visitor, walk.address)["next"].startswith("/imports/")  # the third page
    assert (walk.pages + 1, walk.choices) == (3, 0)

    later = send(visitor, HEADS + ROWS + MORE, name="form.csv").headers["Location"]
    assert upload_at(server, later, 1).status == "ready"
    said = page_text(server, visitor, later)
    assert "1 of 3 rows can be saved." in said
    assert "Leave these columns out" not in said and "Timestamp" in said
    answer(visitor, later, "confirm")
    assert waited(visitor, later)["next"].startswith("/imports/")


UNUSUAL = (
    "Timestamp,Your name,Teacher you met,Date of meeting,How did you meet?,How long (min),"
    "What did you talk about?\n"
    "10/16/2025 15:42:10,Carla Reyes,Beth Quill,10/16/2025,In person,60,Curriculum\n"
    "10/17/2025 9:12:55,Carla Reyes,Beth Quill,10/17/2025,Phone call,45,Her question on circle time\n"
)


def test_unusual_headings_are_three_pages_and_one_choice(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    walk = Walk(server, visitor, send(visitor, UNUSUAL, name="meetings.csv").headers["Location"])
    fields = walk.see("Which column is which?", "Who is meant?", "What the file does not say")
    assert [fields[f"column-{n}"] for n in range(7)] == [
        "-", "coach_name", "mentee_name", "session_date", "venue", "minutes_total", "content",
    ]  # fmt: skip
    walk.send("whole", fields, **{"constant-status": "completed", "value-content-0": "=leave"})
    walk.see("All 2 rows can be saved.")
    walk.send("confirm", {})
    assert waited(visitor, walk.address)["next"].startswith("/imports/")
    assert (walk.pages + 1, walk.choices) == (3, 2)
    again = send(visitor, UNUSUAL, name="meetings.csv").headers["Location"]
    assert "Every row is here already" in page_text(server, visitor, again)


def test_what_was_answered_stays_where_something_is_missing(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    address = send(visitor, UNUSUAL, name="meetings.csv").headers["Location"]
    fields = as_it_stands(server, visitor, address)
    chosen = fields | {
        "value-content-0": "=leave",
        "name": "Our meetings",
        "column-0": "submitted_at",
    }
    # The same page says what is missing, and all else is kept; nobody is asked for again.
    assert answer(visitor, address, "whole", **chosen).headers["Location"] == address
    said = page_text(server, visitor, address)
    assert "Every row needs status" in said and "Who is meant?" not in said
    later = as_it_stands(server, visitor, address)
    assert later | {"name": "Our meetings", "value-content-0": "=leave"} == later
    assert later["column-0"] == "submitted_at"
    answer(visitor, address, "whole", **later | {"constant-status": "completed"})
    assert "All 2 rows can be saved." in page_text(server, visitor, address)


def test_another_column_than_was_suggested_adds_no_page(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    walk = Walk(server, visitor, send(visitor, UNUSUAL, name="meetings.csv").headers["Location"])
    other = {"column-0": "submitted_at", "column-6": "-", "constant-status": "completed"}
    walk.send("whole", walk.see("Which column is which?"), **other)
    walk.see("All 2 rows can be saved.")
    walk.send("confirm", {}, leave_out="yes")
    assert waited(visitor, walk.address)["next"].startswith("/imports/")
    assert walk.pages + 1 == 3
    # What only another column asks for is asked on the same page.
    file = UNUSUAL.replace("Date of meeting", "Date of visit")
    address = send(visitor, file, name="visits.csv").headers["Location"]
    fields = as_it_stands(server, visitor, address) | {"constant-status": "completed"}
    fields |= {"column-6": "strategies"}
    assert answer(visitor, address, "whole", **fields).headers["Location"] == address
    said = page_text(server, visitor, address)
    assert (
        "Say what the words of What did you talk about? mean." in said
        and "Which column is which?" in said
    )


def test_a_name_that_is_put_off_or_mistyped_is_asked_again(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    address = send(visitor, HEADS + ROWS, name="form.csv").headers["Location"]
    fields = as_it_stands(server, visitor, address)
    people = {name for name in fields if name.startswith(("person-", "other-"))}
    answer(visitor, address, "whole", **{n: v for n, v in fields.items() if n not in people})
    wrong = answer(visitor, address, "people", **{"person-0": "CT-1", "other-1": "Nobody"})
    assert "problem=no_person" in wrong.headers["Location"]
    fields = as_it_stands(server, visitor, address)
    assert [n for n in fields if n.startswith("person-")] == [
        "person-0"
    ]  # the coach is known by now
    answer(visitor, address, "people", **{"person-0": "=later"})
    said = page_text(server, visitor, address)
    assert "No row can be saved." in said and "Say who is meant" in said
    answer(visitor, address, "people_again")
    answer(visitor, address, "people", **{"other-0": "m-1"})
    assert upload_at(server, address, 1).status == "ready"
    # Names stand nowhere in the row of the upload.
    assert "ilva" not in str(upload_at(server, address, 1).preview.get("later"))


def test_a_map_that_can_read_no_file_is_mended_with_the_file(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    maps = server.extensions["pac_site"].database
    wrong = ColumnMap(
        "Wrong",
        "sessions",
        columns={"Log": ("session_id",), "Pair": ("pair_id",), "Day": ("session_date",)},
        constants={"venue": "on the moon", "status": "completed"},
        durations={"minutes_total": "minutes"},
    )
    scope = Scope((1,), True, FACILITATOR[0], "facilitator")
    column_maps.save(maps, wrong, FACILITATOR[0], Clock()(), scope)
    file = "Log,Pair,Day,minutes_total\nA-1,PAIR-1,2025-10-16,60\n"
    address = send(visitor, file, name="caught.csv").headers["Location"]
    said = page_text(server, visitor, address)
    assert "on the moon" in said and "Match anew" in said
    answer(visitor, address, "match")
    fields = as_it_stands(server, visitor, address)
    assert (fields["name"], fields["constant-status"]) == ("Wrong", "completed")
    answer(visitor, address, "whole", **fields | {"constant-venue": "f2f"})
    assert upload_at(server, address, 1).status == "ready"
    again = send(visitor, file, name="caught.csv").headers["Location"]
    assert upload_at(server, again, 1).status == "ready"


REDCAP = (
    "session_id,pair_id,session_date,minutes_total,venue,status,strategies (choice=Modeling),"
    "strategies (choice=Feedback),Coach,Notes\n"
    "S-1,PAIR-1,2025-10-16,60,f2f,completed,Checked,Unchecked,Carla Reyes,x\n"
    "S-2,PAIR-1,2025-10-17,45,phone,completed,Unchecked,Checked,Carla Reyes,y\n"
)


def test_what_is_alike_beside_our_own_headings_is_asked_for(server: Flask) -> None:
    """Checkboxes of a database beside our headings: they were left out, and nobody could see it."""
    visitor = signed_in(server, FACILITATOR)
    address = send(visitor, REDCAP, name="redcap.csv").headers["Location"]
    fields = as_it_stands(server, visitor, address)
    assert [fields[f"column-{n}"] for n in range(10)] == [
        "session_id", "pair_id", "session_date", "minutes_total", "venue", "status", "strategies",
        "strategies", "coach_name", "-",
    ]  # fmt: skip
    answer(visitor, address, "whole", **fields)
    assert "All 2 rows can be saved." in page_text(server, visitor, address)
    answer(visitor, address, "confirm")
    assert waited(visitor, address)["next"].startswith("/imports/")
    with server.extensions["pac_site"].database.reading(
        Scope((1,), True, "x", "facilitator")
    ) as reader:
        rows = reader.rows(sessions)
        found = reader.execute(
            select(rows.c.session_id, rows.c.strategies).order_by(rows.c.session_id)
        )
        assert [tuple(row) for row in found] == [("S-1", "modeling"), ("S-2", "feedback")]
    # The next one is read by the map; and what says nothing of ours asks for nothing.
    again = send(visitor, REDCAP).headers["Location"]
    assert "Every row is here already" in page_text(server, visitor, again)
    plain = REDCAP.replace("strategies (choice=Modeling)", "A").replace(
        "strategies (choice=Feedback)", "B"
    )
    plain = plain.replace("Coach", "C").replace("S-", "T-")
    assert upload_at(server, send(visitor, plain).headers["Location"], 1).status == "ready"


def test_a_refused_change_of_a_map_keeps_what_was_chosen(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    database = server.extensions["pac_site"].database
    scope = Scope((1,), True, FACILITATOR[0], "facilitator")
    for name in ("Ours", "Other"):
        made = ColumnMap(
            name, "sessions", columns={"Log": ("session_id",), "Held": ("status",)},
            values={"status": {"yep": "completed"}},
        )  # fmt: skip
        column_maps.save(database, made, FACILITATOR[0], Clock()(), scope)
    fields = {"do": "change", "name": "Ours", "region": "1", "word-0": "planned"}
    for more, said in (
        ({"new_name": "Other"}, "There is a map named Other already."),
        ({"new_name": "Ours", "heading-0": "status"}, "status"),
    ):
        answered = visitor.post("/imports/maps", data=fields | more | {"csrf_token": visitor.token})
        assert answered.status_code == 303
        there = answered.headers["Location"]
        text = page_text(server, visitor, there)
        assert "What you chose still stands below." in text and said in text
        shown = as_it_stands(server, visitor, there)
        assert shown | more == shown and shown["word-0"] == "planned"
    saved = column_maps.known(database, scope)["Ours"].map
    assert saved.values == {"status": {"yep": "completed"}}  # nothing was saved


PLC = (
    "Teacher,Center,10/14/2025,11/12/2025\n"
    "Ana Silva,Maple,X,absent\n"
    '"Quill, Beth",Maple,X,X\n'
    "Carla Reyes,Maple,,X\n"
    "A. Visitor,Elsewhere,X,X\n"
)


def test_attendance_as_names_by_dates_is_asked_on_one_page(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    walk = Walk(server, visitor, send(visitor, PLC, name="plc.csv").headers["Location"])
    fields = walk.see(
        "Taken for attendance.", "Who is meant?", "What the file does not say", "Visitor"
    )
    assert [fields[f"column-{n}"] for n in range(4)] == [
        "participant_name", "participant_program", "=each", "=each",
    ]  # fmt: skip
    named = [fields[f"person-{n}"] for n in range(4)]
    assert named == ["M-1", "M-4", "CT-1", "=later"]
    said = {"constant-event_type": "PLC", "constant-event_id": "R1-PLC-2025", "person-3": "=nobody"}
    assert (fields["cell-0"], fields["cell-1"]) == ("", "none")
    walk.send("whole", fields, **said, **{"cell-0": "1.5"})
    walk.see("3 of 4 rows can be saved.", "One is left out, as was said.")
    walk.send("confirm", {})
    assert waited(visitor, walk.address)["next"].startswith("/imports/")
    assert (walk.pages + 1, walk.choices) == (3, 4)
    with server.extensions["pac_site"].database.reading(
        Scope((1,), True, "x", "facilitator")
    ) as reader:
        c = reader.rows(attendance).c
        found = reader.execute(select(c.participant_id, c.date, c.hours))
        assert sorted((who, f"{day:%m/%d}", hours) for who, day, hours in found) == [
            ("CT-1", "11/12", 1.5), ("M-1", "10/14", 1.5), ("M-4", "10/14", 1.5), ("M-4", "11/12", 1.5),
        ]  # fmt: skip
    # With the next date at its right the sheet is read by the map, and nobody is asked for again.
    later = PLC.replace("11/12/2025\n", "11/12/2025,12/9/2025\n").replace("absent\n", "absent,X\n")
    later = later.replace(",X,X\n", ",X,X,\n").replace(",,X\n", ",,X,\n")
    again = send(visitor, later, name="plc.csv").headers["Location"]
    assert "1 of 4 rows can be saved." in page_text(server, visitor, again)


def class_by_cycle() -> tuple[str, bytes]:
    codes = "PC,NC,TS,RSP,BM,PD,ILF,CD,QF,LM"
    head = "Observation ID,Teacher ID,CLASS Tool,Time point,Observation Date,Observer,Cycle"
    rows = "O-1,M-1,PK1,MID,11/13/2025,eca,1,5,1,5,5,5,5,4,3,3,3\n"
    rows += "O-1,M-1,PK1,MID,11/13/2025,eca,2,5,1,6,5,5,5,4,3,3,3\n"
    return "cycles.csv", f"{head},{codes}\n{rows}".encode()


def tab_per_coach() -> tuple[str, bytes]:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, coach in enumerate(("Reyes", "Okoro")):
        sheet = book.create_sheet(coach)
        sheet.append(("Log ID", "Pair", "Date", "Where", "Minutes", "Held"))
        sheet.append((f"W-{number}", "PAIR-1", "10/16/2025", "In person", 60, "yes"))
    out = io.BytesIO()
    book.save(out)
    return "coaches.xlsx", out.getvalue()


@pytest.mark.parametrize("made", [class_by_cycle, tab_per_coach])
def test_a_class_sheet_and_a_tab_a_coach_take_three_pages(
    server: Flask, made: Callable[[], tuple[str, bytes]]
) -> None:
    visitor = signed_in(server, FACILITATOR)
    name, content = made()
    walk = Walk(server, visitor, send(visitor, content, name=name).headers["Location"])
    walk.send("whole", walk.see("Which column is which?", "Save the map"))
    walk.see("All 2 rows can be saved.")
    walk.send("confirm", {})
    assert waited(visitor, walk.address)["next"].startswith("/imports/")
    assert (walk.pages + 1, walk.choices) == (3, 0)
    # Once more: nothing is asked.
    again = send(visitor, content, name=name).headers["Location"]
    assert upload_at(server, again, 1).status != "asking"
