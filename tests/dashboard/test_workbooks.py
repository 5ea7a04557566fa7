"""Each CSV has a workbook beside it: the same rows for the same people, with numbers and days as such."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask
from openpyxl import load_workbook

from dashboard.web import guard
from data_access.measures import MEASURES
from data_access.people import audit
from data_access.storage.csv_lines import lines
from data_access.storage.database import Database
from data_access.storage.workbook import TooLongForExcel, WorkbookSheet, workbook
from tests.dashboard.product import product_server
from tests.dashboard.visitors import FACILITATOR, STAFF, Visitor, signed_in

# Filled in or corrected and sent back: files of a program's own, and known by what they are.
SENT_AGAIN = {"template_csv", "refused_rows_file", "upload_refusals"}


@pytest.fixture
def peopled_url(filled_url: str) -> str:
    return filled_url


@pytest.fixture
def server(peopled_url: str) -> Flask:
    return product_server(peopled_url)


def sheets_of(visitor: Visitor, address: str) -> dict[str, list[tuple[Any, ...]]]:
    answer = visitor.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    book = load_workbook(io.BytesIO(answer.data))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def as_text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


def test_every_csv_that_is_read_has_a_workbook_for_the_same_roles(server: Flask) -> None:
    doors = guard.declared(server)
    rules = {rule.rule: rule.endpoint for rule in server.url_map.iter_rules()}
    tables = {rule: name for rule, name in rules.items() if rule.endswith(".csv")}
    alone = {name for rule, name in tables.items() if f"{rule[:-4]}.xlsx" not in rules}
    assert len(tables) > 50
    assert alone == SENT_AGAIN
    for rule, name in tables.items():
        if name not in alone:
            assert doors[name] == doors[rules[f"{rule[:-4]}.xlsx"]]


@pytest.mark.parametrize(
    ("person", "path"),
    [
        (STAFF, "/coaching{}?region=1"),
        (STAFF, "/class/change{}"),
        (FACILITATOR, "/work-list{}?show=contact"),
        (STAFF, "/definitions{}"),
        (STAFF, "/reports/legislative{}"),
    ],
)
def test_a_workbook_holds_the_rows_of_its_csv(
    server: Flask, person: tuple[str, str, int | None], path: str
) -> None:
    visitor = signed_in(server, person)
    if visitor.get(path.format(".csv")).status_code != 200:
        pytest.fail(visitor.get(path.format(".csv")).text[:300])
    text = visitor.get(path.format(".csv")).data.decode("utf-8-sig")
    expected = list(csv.reader(io.StringIO(text, newline="")))
    found = next(iter(sheets_of(visitor, path.format(".xlsx")).values()))
    assert len(found) == len(expected) > 1
    for row, line in zip(found, expected, strict=True):
        for value, cell in zip(row, line, strict=True):
            if isinstance(value, int | float):
                assert float(cell) == value
            else:
                assert as_text(value) in (cell, cell.removeprefix("'"), cell.replace("\r\n", "\n"))


def test_it_says_of_whom_it_is_and_what_its_columns_mean(server: Flask) -> None:
    sheets = sheets_of(signed_in(server, STAFF), "/coaching.xlsx?region=1")
    assert list(sheets) == ["Table", "About", "Definitions"]
    about = dict(row[:2] for row in sheets["About"])
    assert "Region 1" in about["Of"] and about["Made on"]
    header, *rows = sheets["Table"]
    asked = {row[header.index("measure")] for row in rows}
    key = sheets["Definitions"][0].index("key")
    assert asked <= {row[key] for row in sheets["Definitions"]}
    assert not {row[key] for row in sheets["Definitions"]} & (MEASURES.keys() - asked)


def test_it_is_written_down_like_the_csv(server: Flask, database: Database) -> None:
    signed_in(server, FACILITATOR).get("/work-list.xlsx?show=contact")
    last = audit.latest(database, 1)[0]
    assert (last.event, last.who) == ("work_list_csv", FACILITATOR[0])


def cells(*columns: tuple[Any, ...]) -> list[list[Any]]:
    """What a workbook makes of a table whose columns are given."""
    header = [f"column {n}" for n in range(len(columns))]
    with workbook(
        [WorkbookSheet("Table", lines(header, list(zip(*columns, strict=True))))]
    ) as made:
        return [list(column)[1:] for column in load_workbook(made)["Table"].columns]


def test_numbers_and_days_are_such_and_ids_keep_their_zeros() -> None:
    numbers, days, ids, long = cells(
        (1, -2.5, None),
        (date(2026, 7, 4), None, date(2027, 1, 1)),
        ("007", "12", "13"),
        ("1234567890123456", "2", "3"),
    )
    assert [c.value for c in numbers] == [1, -2.5, None]
    assert [c.is_date for c in days if c.value] == [True, True]
    assert [c.value for c in ids] == ["007", "12", "13"]
    assert [c.value for c in long] == ["1234567890123456", "2", "3"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+1 555", "-x", "@SUM(A1)", "'=1+1", "=cmd|' /C calc'!A0"]
)
def test_no_text_is_ever_calculated(text: str) -> None:
    ((cell,),) = cells((text,))
    assert cell.data_type == "s"
    assert cell.value == text.removeprefix("'") or cell.value == text


def test_signs_that_the_format_cannot_hold_are_left_out() -> None:
    ((cell,),) = cells(("a\x00b\x0bc",))
    assert cell.value.replace("\x00", "") == "abc"


def test_more_rows_than_a_sheet_takes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("data_access.storage.workbook.MOST_ROWS", 2)
    cells((1, 2))
    with pytest.raises(TooLongForExcel):
        cells((1, 2, 3))
