"""Workbooks as programs keep them: several tabs, merged cells, two rows of headings, ids as numbers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from data_access.imports import import_history
from data_access.imports.formats import FORMATS
from data_access.imports.headings import FileRefused, joined
from data_access.imports.line_ranges import TAB_LINES, in_words, place_of
from data_access.imports.maps import expected_headings
from data_access.imports.reader import Lines, hidden_words, open_lines
from data_access.imports.recognition import shape_of
from tests.imports.conftest import WHOLE_STATE, Importer

SESSIONS = expected_headings(FORMATS["sessions"], None)
HEADINGS = ["session_id", "pair_id", "session_date", "minutes_total", "venue", "status"]
Rows = Sequence[Sequence[Any]]


def row(number: int, **more: Any) -> list[Any]:
    values = dict(
        zip(
            HEADINGS,
            (f"S-{number}", "PAIR-1", date(2025, 10, 14), 60, "f2f", "completed"),
            strict=True,
        )
    )
    return list((values | more).values())


def workbook(
    folder: Path, tabs: Mapping[str, Rows], change: Callable[[Any], None] = lambda book: None
) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in tabs.items():
        sheet = book.create_sheet(name)
        for one in rows:
            sheet.append(list(one))
    change(book)
    path = folder / "log.xlsx"
    book.save(path)
    return path


def rewritten(path: Path, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with the text of its first sheet changed."""
    parts = io.BytesIO(path.read_bytes())
    with zipfile.ZipFile(parts) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name.endswith("sheet1.xml") else content)
    return path


def texts_of(lines: Lines, heading: str) -> dict[int, str]:
    position = dict(lines.headings.taken)[heading]
    found = {}
    for number, texts, problem in lines:
        assert problem is None, problem
        found[number] = texts[position]
    return found


def test_tabs_with_the_same_columns_are_read_together_and_the_others_named(tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        book["Old"].sheet_state = "hidden"

    turned = [HEADINGS[::-1], row(3)[::-1]]
    path = workbook(
        tmp_path,
        {
            "Old": [HEADINGS, row(0), row(9)],
            "Read me": [["How to fill this in"], ["One row a visit"]],
            "Ruiz": [HEADINGS, row(1), row(2)],
            "Chen": [["Chen, fall"], *turned],
            "No minutes": [[h for h in HEADINGS if h != "minutes_total"], row(4)],
            "Empty": [],
        },
        hide,
    )
    lines = open_lines(path, SESSIONS)
    assert lines.tabs == ("Ruiz", "Chen")
    assert texts_of(lines, "session_id") == {2: "S-1", 3: "S-2", TAB_LINES + 3: "S-3"}
    assert [(one.name, one.rows, one.why) for one in lines.unread()] == [
        ("Old", 2, "the tab is hidden."),
        ("Read me", 2, "it has not these headings."),
        ("No minutes", 1, "it has no minutes_total."),
    ]


def test_a_hidden_tab_is_never_read_and_never_passed_over_in_silence(tmp_path: Path) -> None:
    def hide(book: Any) -> None:
        book["Log"].sheet_state = "veryHidden"

    path = workbook(tmp_path, {"Log": [HEADINGS, row(1)], "Notes": [["Nothing here"]]}, hide)
    with pytest.raises(
        FileRefused, match=r"Hidden tabs are not read: \u201cLog\u201d \(2 rows\)\."
    ):
        open_lines(path, SESSIONS)
    assert "\u201cLog\u201d (2 rows)" in hidden_words(path)


def test_rows_of_several_tabs_are_saved_and_each_says_where_it_stood(started: Importer) -> None:
    path = workbook(
        started.folder,
        {
            "Ruiz": [HEADINGS, row(1), row(2, venue="moon")],
            "Chen": [HEADINGS, row(3), row(1, venue="phone")],
        },
    )
    outcome = started.take_file("sessions", path)
    assert [(r["session_id"], r["line"]) for r in started.rows("sessions")] == [
        ("S-3", TAB_LINES + 2)
    ]
    assert in_words(outcome.lines.refused, outcome.tabs) == "Ruiz: 2-3; Chen: 3"
    told = {place_of(r.line, outcome.tabs): r.reason for r in outcome.refusals}
    assert told["Ruiz, line 2"] == "Chen, line 3 has the same session_id, but other values."
    with started.database.reading(WHOLE_STATE) as reader:
        kept = import_history.detail(reader, outcome.import_id)
        sent_back = list(import_history.refused_rows_csv(reader, outcome.import_id))
    assert kept is not None and kept.row.tabs == ("Ruiz", "Chen")
    assert [line.split('"')[1] for line in sent_back[1:]] == [
        "Ruiz, line 2", "Ruiz, line 3", "Chen, line 3",
    ]  # fmt: skip


def test_52_tabs_with_notes_are_not_too_much(tmp_path: Path) -> None:
    def note(book: Any) -> None:
        for sheet in book.worksheets:
            sheet["A2"].comment = Comment("call back", "Example")

    weeks = {f"Week {n}": [HEADINGS, row(n)] for n in range(52)}
    lines = open_lines(workbook(tmp_path, weeks, note), SESSIONS)
    assert len(list(lines)) == 52 == len(lines.tabs)


def test_what_several_tabs_say_is_seen_where_columns_are_matched(tmp_path: Path) -> None:
    head = ["Visit", "How"]
    path = workbook(tmp_path, {"A": [head, ["V-1", "Zoom"]], "B": [head, ["V-2", "At school"]]})
    shape = shape_of(path)
    assert shape.rows == 2 and dict(shape.columns[1].values) == {"Zoom": 1, "At school": 1}


def test_a_merged_cell_belongs_to_each_of_its_rows_and_it_is_said(tmp_path: Path) -> None:
    def merge(book: Any) -> None:
        book["Log"].merge_cells("B3:B6")

    rows = [
        row(1, pair_id="PAIR-0"),
        row(2),
        row(3, pair_id=None),
        [],
        row(5, pair_id=None),
        row(6),
    ]
    lines = open_lines(workbook(tmp_path, {"Log": [HEADINGS, *rows]}, merge), SESSIONS)
    # Row 5 has nothing of its own, so it stays an empty line.
    assert texts_of(lines, "pair_id") == {
        2: "PAIR-0", 3: "PAIR-1", 4: "PAIR-1", 6: "PAIR-1", 7: "PAIR-1",
    }  # fmt: skip
    assert lines.blank == 1
    assert [text for _, text in lines.noted.said()] == [
        "What stands in a cell that is merged over several rows is taken for each of these rows: "
        "column pair_id, rows 3 to 6 of \u201cLog\u201d."
    ]


@pytest.mark.parametrize(
    ("rows", "across", "headings"),
    [
        # The upper one stands over several columns, as a merged cell or as one with empty ones beside.
        (["Id,Minutes,,Where", ",Conference,Total,", "S-1,30,60,f2f"], (),
         "Id,Minutes: Conference,Minutes: Total,Where"),
        (["Id,Fall,,Spring,", ",PC,NC,PC,NC", "S-1,5,1,6,1"], (),
         "Id,Fall: PC,Fall: NC,Spring: PC,Spring: NC"),
        (["Log", "Id,Minutes,,", ",Cycle 1,Cycle 2,Notes"], ((1, 1, 3),),
         "Id,Minutes: Cycle 1,Minutes: Cycle 2,Notes"),
        # One row of headings, below a title or above values.
        (["Coaching log,,Region 2", "Id,Total,Where", "S-1,60,f2f"], (), None),
        (["First,,Role,Notes", "Ana,Lee,mentee,", "Bo,Kim,mentee,"], (), None),
        (["Id,,Where", ",30,60"], (), None),
    ],
)  # fmt: skip
def test_two_rows_of_headings_are_joined(
    rows: list[str], across: tuple[tuple[int, int, int], ...], headings: str | None
) -> None:
    table = [line.split(",") for line in rows]
    found = [",".join(line) for line in joined(table, across)]
    assert len(found) == len(table)
    assert (headings in found) if headings else found == rows


def test_our_own_headings_are_known_in_two_rows(tmp_path: Path) -> None:
    upper = ["session_id", "pair_id", "session_date", "Minutes", None, "venue", "status"]
    lower = [None, None, None, "Conference", "Total", None, None]
    values = [*row(1)[:3], 30, 60, "f2f", "completed"]
    lines = open_lines(workbook(tmp_path, {"Log": [upper, lower, values]}), SESSIONS)
    assert texts_of(lines, "minutes_conference") == {3: "30"}


@pytest.mark.parametrize("prefix", [b"", b"x:", b"ss-1."])
def test_a_formula_without_its_result_is_told_however_the_format_is_spelled(
    prefix: bytes, tmp_path: Path
) -> None:
    path = workbook(tmp_path, {"Log": [HEADINGS, row(1, minutes_total="=30+30"), row(2)]})

    def spelled(xml: bytes) -> bytes:
        if not prefix:
            return xml
        name = prefix.rstrip(b".").rstrip(b":").replace(b".", b"")
        out = xml.replace(b"<", b"<" + name + b":").replace(
            b"<" + name + b":/", b"</" + name + b":"
        )
        out = out.replace(b"<" + name + b":?", b"<?")
        return out.replace(b"xmlns=", b"xmlns:" + name + b"=")

    lines = open_lines(rewritten(path, spelled), SESSIONS)
    assert [(n, p.column if p else "") for n, _, p in lines] == [(2, "minutes_total"), (3, "")]


@pytest.mark.parametrize(("saved", "told"), [(b"<v></v>", False), (b"<v/>", False), (b"", True)])
def test_a_formula_that_gives_an_empty_text_is_an_empty_cell(
    saved: bytes, told: bool, tmp_path: Path
) -> None:
    formula = b'<c r="D2" t="str"><f>IF(1=1,"","x")</f>' + saved + b"</c>"
    path = workbook(tmp_path, {"Log": [HEADINGS, row(1), row(2)]})
    change = lambda xml: xml.replace(b'<c r="D2" t="n"><v>60</v></c>', formula)  # noqa: E731
    lines = list(open_lines(rewritten(path, change), SESSIONS))
    assert [bool(problem) for _, _, problem in lines] == [told, False]
    assert lines[0][1][3] == "" and lines[1][1][3] == "60"


@pytest.mark.parametrize(
    ("number_format", "value", "shown"),
    [
        ("General", 42, "42"),
        ("00000", 42, "00042"),
        ("00000", 1234567, "1234567"),
        ('"S-"0000', 42, "S-0042"),
        ("000\\-00", 4217, "042-17"),
        ("0", 42, "42"),
        ("0.00", 42, "42"),
        ("#,##0", 42017, "42017"),
        ("0%", 42, "42"),
        ("@", "0042", "0042"),
    ],
)
def test_an_id_keeps_the_zeros_that_the_sheet_shows(
    number_format: str, value: int | str, shown: str, tmp_path: Path
) -> None:
    def form(book: Any) -> None:
        book["Log"]["A2"].number_format = number_format

    lines = open_lines(
        workbook(tmp_path, {"Log": [HEADINGS, row(1, session_id=value)]}, form), SESSIONS
    )
    assert texts_of(lines, "session_id") == {2: shown}
    assert bool(list(lines.noted.said())) == (shown != str(value))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2026, 3, 12), "The cell holds a date or a time, and an id is never one."),
        (1234567890123456, "The cell holds a number of more than fifteen digits."),
    ],
)
def test_a_cell_that_cannot_be_an_id_is_refused(value: Any, said: str, tmp_path: Path) -> None:
    lines = open_lines(workbook(tmp_path, {"Log": [HEADINGS, row(1, session_id=value)]}), SESSIONS)
    ((_, _, problem),) = lines
    assert (
        problem is not None and problem.column == "session_id" and problem.reason.startswith(said)
    )


def test_a_day_may_be_a_plain_number_and_a_line_end_may_be_spelled_out(tmp_path: Path) -> None:
    path = workbook(
        tmp_path, {"Log": [HEADINGS, row(1, session_date=45944, status="completed_x000D_")]}
    )
    lines = open_lines(path, SESSIONS)
    ((_, texts, problem),) = lines
    assert problem is None and (texts[2], texts[5].strip()) == ("2025-10-14", "completed")
    assert [text for _, text in lines.noted.said()] == [
        "They are read as a spreadsheet counts days: \u201c45944\u201d is read as October 14, 2025."
    ]


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ("xl/workbook.bin", "This is a binary Excel workbook (.xlsb). Save it as .xlsx"),
        ("content.xml", "This is an OpenDocument file (.ods). Save it as .xlsx"),
        ("word/document.xml", "This is a word processor document. Save it as .xlsx"),
    ],
)
def test_another_document_is_called_what_it_is(part: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "sent.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<a/>")
        archive.writestr(part, "<a/>")
    with pytest.raises(FileRefused) as refused:
        open_lines(path, SESSIONS)
    assert said in str(refused.value)


def test_minutes_that_a_formula_made_are_the_number_that_is_shown(started: Importer) -> None:
    rows = [[*row(n)] for n in (1, 2, 3)]
    place = HEADINGS.index("minutes_total")
    for each, value in zip(rows, (59.99999999999999, 60.00000000000001, 59.9), strict=True):
        each[place] = value
    outcome = started.take_file("sessions", workbook(started.folder, {"Log": [HEADINGS, *rows]}))
    assert {r["minutes_total"] for r in started.rows("sessions")} == {60}
    assert [(r.line, r.value) for r in outcome.refusals] == [(4, "59.9")]
