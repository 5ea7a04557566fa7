"""Files as people send them: what is read, and the sentence for what is not."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from data_access.imports.formats import FORMATS
from data_access.imports.headings import FileRefused
from data_access.imports.maps import expected_headings
from data_access.imports.reader import Lines, open_lines

GOALS = expected_headings(FORMATS["goals"], None)
HEAD = "goal_id,pair_id,set_date,status"
ROW = "G-1,PAIR-1,2025-10-01,in_progress"


def opened(tmp_path: Path, content: str | bytes, encoding: str | None = None) -> Lines:
    path = tmp_path / "goals.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return open_lines(path, GOALS, encoding)


def values(lines: Lines) -> list[tuple[int, dict[str, str]]]:
    rows = []
    for number, texts, problem in lines:
        assert problem is None
        rows.append((number, {h: texts[p] for h, p in lines.headings.taken}))
    return rows


FIRST = {"goal_id": "G-1", "pair_id": "PAIR-1", "set_date": "2025-10-01", "status": "in_progress"}


@pytest.mark.parametrize(
    "content",
    [
        f"{HEAD}\n{ROW}\n",
        f"{HEAD}\r\n{ROW}\r\n",
        f"{HEAD}\r{ROW}\r",
        f"{HEAD}\n{ROW}",
        f"\ufeff{HEAD}\n{ROW}\n",
        f"{HEAD}\n{ROW}\n".replace(",", ";"),
        f"{HEAD}\n{ROW}\n".replace(",", "\t"),
        f"{HEAD}\n{ROW}\n".replace(",", "|"),
        'Goal ID,"Pair-ID", Set Date ,STATUS\nG-1,"PAIR-1",2025-10-01,in_progress\n',
    ],
)
def test_reads_the_ways_files_are_written(tmp_path: Path, content: str) -> None:
    assert values(opened(tmp_path, content)) == [(2, FIRST)]


def test_titles_above_blank_lines_between_and_other_columns(tmp_path: Path) -> None:
    content = (
        "PAC goals; Region 1\n\n"
        "status,notes,goal_id,,pair_id,set_date\n"
        'in_progress,"a, b\nc",G-1,,PAIR-1,2025-10-01\n'
        ",,,,,\n\n"
        "achieved,,G-2,,PAIR-1,2025-10-02\n"
    )
    lines = opened(tmp_path, content)
    assert [(n, row["goal_id"]) for n, row in values(lines)] == [(4, "G-1"), (8, "G-2")]
    assert lines.blank == 2
    assert lines.headings.ignored == ("notes", "(column 4, without a heading)")


def test_a_line_of_another_width_is_refused_by_its_number(tmp_path: Path) -> None:
    lines = list(opened(tmp_path, f"{HEAD}\n{ROW},extra\n{ROW}\nG-2,PAIR-1\n"))
    assert [(n, p.reason if p else "") for n, _, p in lines] == [
        (2, "The line has 5 values, but there are 4 headings."),
        (3, ""),
        (4, "The line has 2 values, but there are 4 headings."),
    ]


def test_an_old_windows_file_is_read_only_when_told(tmp_path: Path) -> None:
    content = f"{HEAD},competency\n{ROW},Caf\u00e9\n".encode("cp1252")
    with pytest.raises(FileRefused, match=r"^Line 2 is not written in UTF-8\. Save the file"):
        opened(tmp_path, content)
    assert values(opened(tmp_path, content, "cp1252"))[0][1]["competency"] == "Caf\u00e9"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b" \r\n \n", "The file is empty."),
        (f"{HEAD}\n{ROW}\n".encode("utf-16"), "The file is written as UTF-16"),
        (f"{HEAD}\n{ROW}\n".encode("utf-16-le"), "The file is written as UTF-16"),
        (f"{HEAD}\nG-\0,b,c,d\n".encode(), "Line 2 holds a NUL byte"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "This is an old Excel workbook (.xls)"),
        (b"%PDF-1.7 ...", "This is a PDF document."),
        (b"PK\x03\x04 no archive", "This is not an Excel workbook that can be read."),
        (
            b"goal_id,pair_id,status\nG,P,achieved\n",
            "The column is missing: set_date. A file of goals needs it.",
        ),
        (
            b"session_id,pair_id,session_date,venue,status\n",
            "These columns are missing: goal_id, set_date. A file of goals needs them. "
            "Its headings look like a file of coaching sessions.",
        ),
        (
            b"name,color\nx,y\n",
            "No row with the headings of a file of goals was found among the first 21 rows.",
        ),
        (
            f"{HEAD},Goal ID\n{ROW},G-1\n".encode(),
            "The heading goal_id stands more than once.",
        ),
        (
            f"{HEAD},SSN\n{ROW},1\n".encode(),
            "The file has a column \u201cSSN\u201d. PAC may not keep such numbers",
        ),
    ],
)
def test_refuses_a_file_with_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    with pytest.raises(FileRefused) as refused:
        opened(tmp_path, content)
    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (f'{ROW}\nG-2,"PAIR-1,x,y\n', "A quotation mark that opens on line 3 is never closed."),
        (f'{ROW}\nG-2,"P"AIR,x,y\n', "Line 3 has a quotation mark that cannot be read."),
    ],
)
def test_broken_quotation_refuses_the_file(tmp_path: Path, rows: str, sentence: str) -> None:
    with pytest.raises(FileRefused) as refused:
        list(opened(tmp_path, f"{HEAD}\n{rows}"))
    assert str(refused.value).startswith(sentence)


# --- Workbooks -------------------------------------------------------------------------------


def workbook(tmp_path: Path, *rows: list[Any], sheets: tuple[str, ...] = ("Goals",)) -> Path:
    book = openpyxl.Workbook()
    book.active.title = sheets[0]
    for title in sheets[1:]:
        book.create_sheet(title)
    for row in rows:
        book[sheets[-1]].append(row)
    path = tmp_path / "goals.xlsx"
    book.save(path)
    return path


def test_cells_become_exact_text(tmp_path: Path) -> None:
    path = workbook(
        tmp_path,
        ["Goals of 2025"],
        ["goal_id", "pair_id", "set_date", "status", "weight", "gas_level", "competency"],
        ["G-1", 123, date(2025, 10, 1), "achieved", 75.0, 0.1, True],
        [None, None, None],
        ["007", "P", datetime.fromisoformat("2025-10-01T14:30"), "x", 1e-5, 2, time(9, 5)],
        sheets=("Notes", "Data"),
    )
    lines = open_lines(path, GOALS)
    rows = values(lines)
    assert lines.sheet == "Data"
    assert lines.blank == 1
    assert [number for number, _ in rows] == [3, 5]
    assert list(rows[0][1].values()) == [
        "G-1",
        "123",
        "2025-10-01",
        "achieved",
        "75",
        "0.1",
        "TRUE",
    ]
    assert rows[1][1]["goal_id"] == "007"
    assert rows[1][1]["weight"] == "0.00001"
    assert rows[1][1]["set_date"] == "2025-10-01 14:30"
    assert rows[1][1]["competency"] == "09:05"


def test_a_formula_without_its_result_is_refused_by_line(tmp_path: Path) -> None:
    path = workbook(tmp_path, HEAD.split(","), ["=A1&1", "P", "2025-10-01", "x"], ROW.split(","))
    found = [(n, p.column if p else "") for n, _, p in open_lines(path, GOALS)]
    assert found == [(2, "goal_id"), (3, "")]


def test_values_beyond_the_headings_are_refused_by_line(tmp_path: Path) -> None:
    path = workbook(tmp_path, HEAD.split(","), [*ROW.split(","), "stray"], ROW.split(","))
    found = [(n, p.reason if p else "") for n, _, p in open_lines(path, GOALS)]
    assert found == [(2, "The line has 5 values, but there are 4 headings."), (3, "")]


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"xl/workbook.xml": b"0" * 3_000_000}, "The workbook unpacks to more"),
        ({f"xl/{n}.xml": b"" for n in range(5_001)}, "The workbook unpacks to more"),
        ({"word/document.xml": b"<w/>"}, "This is a word processor document"),
        (
            {"xl/workbook.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"},
            "This is not an Excel workbook",
        ),
        ({"xl/workbook.xml": b"<a/>"}, "This is not an Excel workbook"),
    ],
)
def test_refuses_archives_that_are_no_honest_workbook(
    tmp_path: Path, parts: dict[str, bytes], sentence: str
) -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    path = tmp_path / "goals.xlsx"
    path.write_bytes(content.getvalue())
    with pytest.raises(FileRefused) as refused:
        open_lines(path, GOALS)
    assert str(refused.value).startswith(sentence)


def test_a_workbook_is_known_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["eec_program_number", "name", "program_type"])
    book.active.append(["P-1", "Maple", "CENTER"])
    book.save(tmp_path / "programs.xlsx")
    spooled = (tmp_path / "programs.xlsx").rename(tmp_path / ("0" * 32))
    expected = expected_headings(FORMATS["programs"], None)
    assert [texts[0] for _, texts, _ in open_lines(spooled, expected)] == ["P-1"]


@pytest.mark.parametrize(
    "cell", ['="00125"', '"=""00125"""'], ids=["as typed", "in quotation marks"]
)
def test_an_id_that_a_spreadsheet_was_told_to_take_for_text_keeps_its_zeros(
    tmp_path: Path, cell: str
) -> None:
    rows = f"{HEAD}\n{cell},PAIR-1,2025-10-01,in_progress\n"
    assert values(opened(tmp_path, rows)) == [(2, FIRST | {"goal_id": "00125"})]
