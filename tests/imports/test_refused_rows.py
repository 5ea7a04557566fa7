"""Refused rows come back as they were sent; mended, the same file is read, and only those rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from data_access.imports import refused_lines
from data_access.imports.columns import Id, Ids, Text
from data_access.imports.formats import FORMATS
from data_access.imports.import_history import refused_rows_csv
from data_access.imports.pipeline import Outcome
from data_access.imports.refused_rows import (
    HEADINGS,
    marked,
    unmarked,
)
from data_access.imports.undo import undo
from data_access.storage import schema
from data_access.storage.scope import (
    Scope,
    scope_of,
)
from tests.imports.conftest import PARTICIPANTS, TODAY, WHOLE_STATE, Importer, session
from tests.imports.content import content_hash

REGION_1 = scope_of("facilitator", 1, "f1@test.invalid")
REGION_3 = scope_of("facilitator", 3, "f3@test.invalid")
STAFF = scope_of("eec_staff", None, "staff@test.invalid")
SSN, CARD = "123-45-6789", "4111 1111 1111 1111"

Table = list[list[str]]


def given_back(importer: Importer, outcome: Outcome, scope: Scope = WHOLE_STATE) -> Table:
    """The file of refused rows, as a spreadsheet opens it."""
    with importer.database.reading(scope) as reader:
        text = "".join(refused_rows_csv(reader, outcome.import_id))
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def saved(importer: Importer, rows: Sequence[Sequence[str]], name: str = "mended.csv") -> Path:
    """The file as a spreadsheet writes it: every row as wide as the widest."""
    width = max(map(len, rows))
    path = importer.folder / name
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([*row, *[""] * (width - len(row))] for row in rows)
    return path


def counts(outcome: Outcome) -> tuple[int, int, int, int]:
    return (outcome.rows_new, outcome.rows_changed, outcome.rows_unchanged, outcome.rows_refused)


# --- There and back --------------------------------------------------------------------------

_KNOWN = {
    "eec_program_number": "P-1", "program_number": "P-1", "participant_id": "M-1",
    "coach_id": "CT-1", "mentee_id": "M-1", "il_id": "", "pair_id": "PAIR-3",
    "educator_id": "M-1", "respondent_id": "CT-1", "about_mentee_id": "M-1", "goal_id": "G-0001",
}  # fmt: skip
# What makes the second row of each format another row than the first.
_ANOTHER = {
    "programs": {"eec_program_number": "00123", "name": "=Maple & Oak", "city_town": "'-Lynn"},
    "participants": {"participant_id": "00123", "first_name": "-Ana", "last_name": "+1"},
    "pairs": {"pair_id": "12E5"},
    "sessions": {"session_id": "00123", "logged_by": " @coach"},
    "goals": {"goal_id": "00123", "competency": '=1+1, "two"'},
    "action_steps": {"step_id": "12345678901234567890"},
    "class": {"dimension": "NC", "score": "1"},
    "class_summary": {"observation_id": "000"},
    "employment": {"as_of": "2026-09-02"},
    "attendance": {"day_no": "2"},
    "surveys": {"item": "@q02"},
    "funds": {"sfy": "2025", "fund_source": "-EPS"},
    "qris": {"effective_date": "2025-04-01"},
}


def _rows(key: str) -> list[dict[str, str]]:
    first = {c.heading: _KNOWN.get(c.heading, c.example) for c in FORMATS[key].columns}
    if key == "participants":
        first["participant_id"] = "M-9"
    if key == "class_summary":
        first["observation_id"] = "OBS-9"
    if key == "goals":
        first["goal_id"] = "G-9"
    return [first, first | _ANOTHER[key]]


def _faulty_column(key: str, row: Mapping[str, str]) -> str:
    """The last column of the format that a spreadsheet formula is no value of."""
    return [
        c.heading
        for c in FORMATS[key].columns
        if row[c.heading] and not isinstance(c.kind, Id | Ids | Text)
    ][-1]


@pytest.fixture
def furnished(started: Importer) -> Importer:
    """With a goal besides, which steps are of."""
    goal = {"goal_id": "G-0001", "pair_id": "PAIR-3", "set_date": "2025-10-01", "status": "open"}
    assert started.take("goals", [goal]).rows_refused == 0
    return started


@pytest.mark.parametrize("key", FORMATS)
@pytest.mark.long
def test_a_mended_file_ends_where_the_right_one_does(furnished: Importer, key: str) -> None:
    right = _rows(key)
    at_once = furnished.take(key, right)
    assert at_once.rows_refused == 0, at_once.refusals
    expected = content_hash(furnished.engine, source=False)
    undo(furnished.database, WHOLE_STATE, at_once.import_id, "x@test.invalid", TODAY)
    assert content_hash(furnished.engine, source=False) != expected

    heading = _faulty_column(key, right[1])
    outcome = furnished.take(key, [right[0], right[1] | {heading: "=nonsense"}])
    assert outcome.rows_refused == 1
    table = given_back(furnished, outcome)
    assert table[0] == [*right[0], *HEADINGS]
    (row,) = table[1:]
    assert [unmarked(text) for text in row[: len(right[1])]] == list(
        (right[1] | {heading: "=nonsense"}).values()
    )
    assert row[len(right[1]) :][:3] == ["3", heading, "'=nonsense"]

    row[table[0].index(heading)] = right[1][heading]
    mended = furnished.take_file(key, saved(furnished, table))
    assert (mended.rows_total, mended.rows_refused) == (1, 0), mended.refusals
    assert mended.ignored_columns == ()
    assert content_hash(furnished.engine, source=False) == expected


def test_a_workbook_comes_back_and_goes_in_again(started: Importer) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    rows = [session(n, session_id=f"00{n}") for n in range(1, 4)]
    sheet.append([*rows[0], "Notes"])
    for row in rows:
        sheet.append([*row.values(), "about Ana's children"])
    sheet["E3"], sheet["C4"] = "fone", "=A1&1"
    path = started.folder / "log.xlsx"
    book.save(path)
    first = started.take_file("sessions", path)
    assert (counts(first), first.ignored_columns) == ((1, 0, 0, 2), ("Notes",))
    table = given_back(started, first)
    assert table[0] == [*rows[0], *HEADINGS]
    assert [row[0] for row in table[1:]] == ["'002", "'003"]
    table[1][4], table[2][2] = "phone", "2025-10-14"
    mended = openpyxl.Workbook()
    for row_of_texts in table:
        mended.active.append(row_of_texts)
    path = started.folder / "mended.xlsx"
    mended.save(path)
    again = started.take_file("sessions", path)
    assert (counts(again), again.ignored_columns) == ((2, 0, 0, 0), ())
    assert [r["session_id"] for r in started.rows("sessions")] == ["001", "002", "003"]


def test_all_refusals_of_a_line_stand_beside_it(started: Importer) -> None:
    outcome = started.take(
        "sessions", [session(1), session(2, venue="fone", session_date="soon"), session(3)]
    )
    (row,) = given_back(started, outcome)[1:]
    assert row[-5:] == [
        "3",
        "session_date | venue",
        "soon | fone",
        "This is not a day of the calendar, written year-month-day, like 2026-03-31. | "
        "This is not a venue that is known.",
        "Write the date as year-month-day, like 2026-03-31. | "
        "Did you mean phone? Known are: f2f, live_video, phone, async_video, email.",
    ]


def test_what_the_database_speaks_against_comes_back_as_well(
    started: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two lines that contradict each other, an unknown pair, a day outside the pair: no cap."""
    monkeypatch.setattr(refused_lines, "_AT_ONCE", 7)
    rows = [session(n, pair_id="PAIR-9" if n % 2 else "PAIR-1") for n in range(1, 1_201)]
    rows += [session(2, venue="phone"), session(9_000, session_date="2020-01-01")]
    outcome = started.take("sessions", rows)
    assert counts(outcome) == (599, 0, 0, 603)
    table = given_back(started, outcome)
    by_line = {int(row[-5]): row for row in table[1:]}
    assert len(by_line) == outcome.rows_refused == len(table) - 1
    headings = list(rows[0])
    for line, row in by_line.items():
        assert dict(zip(headings, row, strict=False)) == rows[line - 2]


# --- Lines that do not fit their headings ----------------------------------------------------

HEAD = "session_id,pair_id,session_date,minutes_total,venue,status"


def test_a_line_that_does_not_fit_is_given_back_as_it_came(started: Importer) -> None:
    text = (
        f"{HEAD}\nS-1,PAIR-1,2025-10-14,75,f2f,completed\n"
        "S-2,PAIR-1,2025-10-14,75,f2f\n"
        "S-3,PAIR-1,,2025-10-14,75,f2f,completed\n"
    )
    outcome = started.take_text("sessions", text)
    assert counts(outcome) == (1, 0, 0, 2)
    table = given_back(started, outcome)
    short, long = table[1:]
    assert short[:6] == ["S-2", "PAIR-1", "2025-10-14", "75", "f2f", ""]
    assert short[6:9] == ["3", "", "S-2 | PAIR-1 | 2025-10-14 | 75 | f2f"]
    assert (long[:6], long[11:]) == (
        ["S-3", "PAIR-1", "", "2025-10-14", "75", "f2f"],
        ["completed"],
    )
    # Sent again without being mended, nothing of it is read under the wrong heading.
    again = started.take_file("sessions", saved(started, table))
    assert counts(again) == (0, 0, 0, 2)
    table = given_back(started, again)
    assert counts(started.take_file("sessions", saved(started, table))) == (0, 0, 0, 2)
    short, long = table[1:]
    short[5] = "completed"
    long[2:6] = [*long[3:6], "completed"]
    del long[11:]
    assert counts(started.take_file("sessions", saved(started, table))) == (2, 0, 0, 0)
    right = text.replace("75,f2f\n", "75,f2f,completed\n").replace(",,", ",")
    assert counts(started.take_text("sessions", right)) == (0, 0, 3, 0)


def test_a_short_line_without_need_of_its_end_is_not_taken_unmended(started: Importer) -> None:
    """Its missing values would be read as empty cells, and the file may have been cut off there."""
    text = f"{HEAD},strategies\nS-2,PAIR-1,2025-10-14,75,f2f,completed"
    outcome = started.take_text("sessions", text)
    table = given_back(started, outcome)
    again = started.take_file("sessions", saved(started, table))
    assert [r.reason for r in again.refusals] == [
        "The line stands as it was refused: nothing in it was mended."
    ]
    table[1][6] = "feedback"
    assert counts(started.take_file("sessions", saved(started, table))) == (1, 0, 0, 0)


# --- What may not be kept --------------------------------------------------------------------


def _whole_database(importer: Importer) -> str:
    """All that is stored: every table, and every byte of the file where there is one."""
    stored = "".join(repr(importer.rows(table)) for table in schema.metadata.tables)
    if importer.database.is_sqlite:
        path = Path(str(importer.database.url.database))
        for file in path.parent.glob(f"{path.name}*"):
            stored += file.read_bytes().decode("latin-1")
    return stored


def test_personal_numbers_are_nowhere_afterwards(
    started: Importer, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    numbers = (SSN, CARD, "S12345678")
    rows = [
        {**PARTICIPANTS[0], "last_name": SSN},
        {**PARTICIPANTS[0], "participant_id": SSN},
        {**PARTICIPANTS[0], "role": f"CT {CARD}"},
        {**PARTICIPANTS[0], "hire_date": SSN, "role": "cook"},
        {**PARTICIPANTS[0], "first_name": f"licence {numbers[2]}"},
        {**PARTICIPANTS[1], "first_name": "Ana"},
    ]
    with caplog.at_level("DEBUG"):
        outcome = started.take("participants", rows)
        text = "participant_id,role,program_number\n" + f"M-1,mentee,P-1,{SSN}\nM-1,mentee,P-1\n"
        torn = started.take_text("participants", text)
        one = started.take("sessions", [session(1, minutes_total=CARD, pair_id=SSN)])
    assert (counts(outcome), counts(torn)) == ((0, 1, 0, 5), (0, 0, 1, 1))
    kinds = {r.reason for r in (*outcome.refusals, *one.refusals) if r.value == "(not kept)"}
    assert kinds == {
        f"The value looks like {kind}. The value was not kept."
        for kind in (
            "a social security number", "a payment card number", "a driver licence number"
        )
    }  # fmt: skip
    files = [given_back(started, o) for o in (outcome, torn, one)]
    assert all(not any(row[:3]) for table in files for row in table[1:])
    assert "mend it in the file that was sent" in files[0][1][-1]
    told = repr((outcome, torn, one, files)) + caplog.text + "".join(capsys.readouterr())
    for number in numbers:
        assert number not in told
        assert number not in _whole_database(started)
    assert {r["texts"] for r in started.rows("refused_lines")} == {None}


def test_a_database_error_does_not_tell_what_a_row_says(started: Importer) -> None:
    row = started.rows("imports")[0] | {"import_id": 99, "rows_total": 7, "file_name": "Ana Doe"}
    with pytest.raises(IntegrityError) as failed, started.database.writing("import") as connection:
        connection.execute(insert(schema.imports), row)
    assert "every_row_is_accounted_for" in str(failed.value)
    if started.database.is_sqlite:  # PostgreSQL's own words show the failing row
        assert "Ana Doe" not in str(failed.value)
    assert "[parameters:" not in str(failed.value)


def test_columns_that_are_not_taken_are_never_stored(started: Importer) -> None:
    rows = [
        session(1, Note=f"Ana's child bit Ben {SSN}"),
        session(2, Note="Ana's child bit Ben", venue="fone"),
    ]
    outcome = started.take("sessions", rows)
    assert counts(outcome) == (1, 0, 0, 1)
    torn = started.take_text("sessions", f"{HEAD},Note\nS-3,PAIR-1,Ana's child bit Ben\n")
    assert counts(torn) == (0, 0, 0, 1)
    assert "Note" not in given_back(started, outcome)[0]
    stored = _whole_database(started)
    assert "bit Ben" not in stored
    assert SSN not in stored


def test_refused_rows_are_for_those_who_may_import_there(started: Importer) -> None:
    outcome = started.take("sessions", [session(1, pair_id="PAIR-3")], scope=REGION_1)
    assert given_back(started, outcome, REGION_1)[1][1] == "PAIR-3"  # it is the sender's own file
    for scope in (REGION_3, STAFF):
        with pytest.raises(LookupError):
            given_back(started, outcome, scope)


# --- Apostrophes -----------------------------------------------------------------------------


@given(st.text(alphabet="'\"=+-@ \t\ufeffA0123456789Ee\uff1d", max_size=24))
@example("'")
@example("''00123")
@example(" =1")
def test_a_mark_comes_off_as_it_was_put_on(text: str) -> None:
    assert unmarked(marked(text)) == text


@pytest.mark.parametrize("text", ["=1+1", "@x", "-", "007", "12E5", "1234567890123456", "'=1"])
def test_what_a_spreadsheet_would_change_is_marked(text: str) -> None:
    assert marked(text) == "'" + text


@pytest.mark.parametrize("text", ["PAIR-1", "75", "2025-10-14", "", "O'Neill", "'tis", "0"])
def test_the_rest_is_left_alone(text: str) -> None:
    assert marked(text) == text == unmarked(text)


def test_an_apostrophe_of_another_file_stays(started: Importer) -> None:
    started.take("participants", [{**PARTICIPANTS[0], "last_name": "'-Ana"}])
    assert started.rows("participants")[0]["last_name"] == "'-Ana"
