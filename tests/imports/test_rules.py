"""Files that are right by themselves and wrong beside what is saved, and what both engines refuse."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy import Boolean, Column, SmallInteger, String, func
from sqlalchemy.sql.visitors import iterate

from config.maps import ColumnMap
from config.program.dosage import LONGEST_SESSION_MINUTES
from config.roles import ROLES
from data_access.asking.policy import WithholdingPolicy
from data_access.imports.columns import Whole, accepted, is_bare_number
from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Format
from data_access.imports.pipeline import Outcome
from data_access.imports.preview import FileToRead, preview
from data_access.imports.staging import STAGED, _rules_of
from data_access.imports.undo import UndoRefused, undo
from data_access.recount.verify import differences
from data_access.storage import schema
from data_access.storage.scope import ledger_of, scope_of
from tests.imports.conftest import PAIRS, PARTICIPANTS, TODAY, WHOLE_STATE, Importer, session
from tests.imports.content import content_hash


def counts(outcome: Outcome) -> tuple[int, int, int, int]:
    return (outcome.rows_new, outcome.rows_changed, outcome.rows_unchanged, outcome.rows_refused)


def reasons(outcome: Outcome) -> list[tuple[int, str, str]]:
    return [(r.line, r.column, r.reason) for r in outcome.refusals]


def assert_fresh(importer: Importer) -> None:
    with importer.database.writing("import") as connection:
        assert list(differences(connection, TODAY)) == []


SCOPES = [
    ledger_of(scope_of(role.key, 1 if role.has_region else None, "x"))
    for role in ROLES.values()
    if role.imports
]


@pytest.mark.parametrize("form", FORMATS.values(), ids=lambda form: form.key)
def test_what_a_rule_says_holds_no_value_that_is_saved(form: Format) -> None:
    """Of the columns that its words are made of, each is the file's own, or yes or no."""
    for rule in (rule for scope in SCOPES for rule in _rules_of(form, scope)):
        staged = STAGED[rule.staged]
        for column in rule.offenders(staged).selected_columns:
            of = {c.table for c in iterate(column) if isinstance(c, Column)}
            assert of <= {staged} or isinstance(column.type, Boolean), (form.key, column)


def test_rules_with_saved_values_would_be_noticed() -> None:
    telling = func.min(schema.pairs.c.start_date)
    assert [c.table for c in iterate(telling) if isinstance(c, Column)] == [schema.pairs]
    assert not isinstance(telling.type, Boolean)
    assert {rule.words for form in FORMATS.values() for rule in _rules_of(form, SCOPES[0])}


# --- A pair and its sessions -----------------------------------------------------------------


def test_a_pair_is_not_made_too_short_for_its_sessions(started: Importer) -> None:
    days = ("2025-09-15", "2025-10-14", "2026-01-20", "2026-02-02")
    started.take("sessions", [session(n, session_date=d) for n, d in enumerate(days)])
    before = content_hash(started.engine)
    late = started.take("pairs", [PAIRS[0] | {"start_date": "2025-09-20"}, PAIRS[1]])
    assert counts(late) == (0, 0, 1, 1)
    assert reasons(late) == [
        (
            2, "start_date",
            "This pair has sessions before it.",
        )
    ]  # fmt: skip
    early = started.take("pairs", [PAIRS[0] | {"end_date": "2026-01-01"}])
    assert reasons(early) == [
        (
            2, "end_date",
            "This pair has sessions after it.",
        )
    ]  # fmt: skip
    assert content_hash(started.engine) == before
    assert counts(started.take("pairs", [PAIRS[0] | {"end_date": "2026-02-02"}])) == (0, 1, 0, 0)
    assert counts(started.take("pairs", [PAIRS[0] | {"end_date": "2026-05-02"}])) == (0, 1, 0, 0)


def test_a_pair_without_an_end_may_end_after_its_sessions(started: Importer) -> None:
    started.take("sessions", [session(1, pair_id="PAIR-3", session_date="2026-01-20")])
    ended = PAIRS[1] | {"end_reason": "leave"}
    refused = started.take("pairs", [ended | {"end_date": "2026-01-19"}])
    assert refused.rows_refused == 1
    assert started.take("pairs", [ended | {"end_date": "2026-01-20"}]).rows_changed == 1


def test_undoing_longer_dates_leaves_no_session_outside(started: Importer) -> None:
    longer = started.take("pairs", [PAIRS[0] | {"end_date": "2026-05-02"}])
    logs = started.take("sessions", [session(1, session_date="2026-05-01")])
    with pytest.raises(UndoRefused, match="1 session would lie outside the dates"):
        undo(started.database, WHOLE_STATE, longer.import_id, "x@test.invalid", TODAY)
    for outcome in (logs, longer):
        undo(started.database, WHOLE_STATE, outcome.import_id, "x@test.invalid", TODAY)
    assert started.rows("pairs")[0]["end_date"] == date(2026, 3, 12)


# --- CLASS: one of two formats, and scores that go -------------------------------------------

HEADER: dict[str, Any] = {
    "observation_id": "O-1", "educator_id": "M-1", "instrument": "PK1", "window": "fall",
    "obs_date": "2025-09-10", "observer_role": "external",
}  # fmt: skip
CYCLES = [
    HEADER | {"cycle": cycle, "dimension": code, "score": score}
    for cycle in (1, 2)
    for code, score in (("PC", 6), ("CD", 2))
]
MEANS = HEADER | {"PC": "6.25", "CD": "2.5", "QF": "3", "reported_ES": "6"}


def test_cycles_of_an_observation_that_has_means_are_refused(started: Importer) -> None:
    started.take("class_summary", [MEANS])
    before = content_hash(started.engine)
    other = [row | {"observation_id": "O-2"} for row in CYCLES]
    outcome = started.take("class", [*CYCLES, *other])
    assert counts(outcome) == (4, 0, 0, 4)
    assert {r.column for r in outcome.refusals} == {"observation_id"}
    assert reasons(outcome)[0][2] == (
        "The scores of this observation are in the database already, as means of the whole "
        "observation."
    )
    undo(started.database, WHOLE_STATE, outcome.import_id, "x@test.invalid", TODAY)
    assert content_hash(started.engine) == before


def test_means_of_an_observation_that_has_cycles_are_refused(started: Importer) -> None:
    started.take("class", CYCLES)
    outcome = started.take("class_summary", [MEANS])
    assert counts(outcome) == (0, 0, 0, 1)
    assert reasons(outcome) == [
        (
            2, "observation_id",
            "The scores of this observation are in the database already, cycle by cycle.",
        )
    ]  # fmt: skip
    # What the observer reported of the domains says nothing twice.
    reported = MEANS | {"PC": "", "CD": "", "QF": ""}
    assert counts(started.take("class_summary", [reported])) == (0, 1, 0, 0)
    assert counts(started.take("class", CYCLES)) == (0, 0, 4, 0)


def scores(importer: Importer) -> dict[str, float]:
    return {r["dimension"]: r["score"] for r in importer.rows("class_scores")}


def test_a_score_that_a_corrected_file_leaves_empty_goes(started: Importer) -> None:
    first = started.take("class_summary", [MEANS])
    before = content_hash(started.engine)
    assert scores(started) == {"PC": 6.25, "CD": 2.5, "QF": 3.0}
    corrected = MEANS | {"PC": "6.5", "CD": "", "reported_ES": ""}
    outcome = started.take("class_summary", [corrected])
    assert counts(outcome) == (0, 1, 0, 0)
    assert scores(started) == {"PC": 6.5, "QF": 3.0}
    assert started.count("class_reported") == 0
    assert_fresh(started)
    kept = {(r["table_name"], r["old_values"]["score"]) for r in started.rows("replaced_rows")}
    assert kept == {("class_scores", 6.25), ("class_scores", 2.5), ("class_reported", 6.0)}
    assert [r["number"] for r in started.rows("replaced_rows")] == [1, 2, 3]
    assert counts(started.take("class_summary", [corrected])) == (0, 0, 1, 0)
    undo(started.database, WHOLE_STATE, outcome.import_id, "x@test.invalid", TODAY)
    assert content_hash(started.engine) == before
    assert_fresh(started)
    undo(started.database, WHOLE_STATE, first.import_id, "x@test.invalid", TODAY)
    assert started.count("class_scores") == 0


def test_a_column_of_scores_that_is_not_there_says_nothing(started: Importer) -> None:
    started.take("class_summary", [MEANS])
    without = {k: v for k, v in MEANS.items() if k not in ("CD", "reported_ES")}
    assert counts(started.take("class_summary", [without])) == (0, 0, 1, 0)
    assert counts(started.take("class_summary", [without | {"PC": ""}])) == (0, 1, 0, 0)
    assert scores(started) == {"CD": 2.5, "QF": 3.0}
    assert started.count("class_reported") == 1


def test_a_score_given_again_since_keeps_the_import_that_took_it_away(started: Importer) -> None:
    started.take("class_summary", [MEANS])
    emptied = started.take("class_summary", [MEANS | {"CD": ""}])
    again = started.take("class_summary", [MEANS | {"CD": "4"}])
    with pytest.raises(UndoRefused, match=f"was given again by import {again.import_id} "):
        undo(started.database, WHOLE_STATE, emptied.import_id, "x@test.invalid", TODAY)
    assert scores(started)["CD"] == 4
    for outcome in (again, emptied):
        undo(started.database, WHOLE_STATE, outcome.import_id, "x@test.invalid", TODAY)
    assert scores(started)["CD"] == 2.5


# --- Lengths of time -------------------------------------------------------------------------


def test_lengths_from_real_logs_are_read_as_people_meant_them(
    started: Importer, shared_data: Path
) -> None:
    """Minutes, an empty cell, or a question, as the list says; under somebody else's heading.

    Bare numbers are asked about once for the column; these logs give hours, and are read so then.
    """
    path = shared_data / "data" / "coaching" / "duration_strings_seen_in_real_logs.csv"
    listed = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    column_map = ColumnMap("Log", "sessions", columns={"Duration of visit": ("minutes_total",)})
    rows = []
    for number, row in enumerate(listed):
        log = session(number, status="planned")
        del log["minutes_total"]
        rows.append(log | {"Duration of visit": row["raw"]})
    outcome = started.take("sessions", rows, column_map=column_map)
    asked = {r.line - 2: r for r in outcome.refusals}
    found = {int(r["session_id"][2:]): r["minutes_total"] for r in started.rows("sessions")}
    for number, row in enumerate(listed):
        minutes = int(row["expected_minutes"]) if row["expected_minutes"] else None
        if is_bare_number(row["raw"]) and float(row["raw"]) >= 1:
            assert asked[number].remedy.startswith("Say once what the bare numbers")
        elif row["expected_outcome"] == "flag_for_review":
            assert asked[number].value == row["raw"]
            assert asked[number].remedy.startswith("Please decide how long it was.")
        elif minutes is not None and minutes > LONGEST_SESSION_MINUTES:
            assert asked[number].reason.startswith(f"{minutes} minutes is longer than 8 hours")
        else:
            assert found[number] == minutes, row["raw"]
    assert len(found) + len(asked) == len(listed)
    in_hours = replace(column_map, durations={"minutes_total": "hours"})
    bare = [
        (number, int(row["expected_minutes"]))
        for number, row in enumerate(listed)
        if is_bare_number(row["raw"]) and row["expected_outcome"] != "flag_for_review"
        and row["expected_minutes"] and int(row["expected_minutes"]) <= LONGEST_SESSION_MINUTES
    ]  # fmt: skip
    outcome = started.take("sessions", [rows[n] for n, _ in bare], column_map=in_hours)
    found = {int(r["session_id"][2:]): r["minutes_total"] for r in started.rows("sessions")}
    assert bare and not outcome.rows_refused
    assert [found[number] for number, _ in bare] == [minutes for _, minutes in bare]


def test_a_map_says_what_bare_numbers_are(started: Importer) -> None:
    rows = [session(1) | {"Length": "90"}, session(2) | {"Length": "2"}]
    for row in rows:
        del row["minutes_total"]

    def minutes(**durations: str) -> list[int | None]:
        column_map = ColumnMap(
            "Log", "sessions", columns={"Length": ("minutes_total",)}, durations=durations
        )
        outcome = started.take("sessions", rows, column_map=column_map)
        refused = {r.line for r in outcome.refusals}
        saved = {r["session_id"]: r["minutes_total"] for r in started.rows("sessions")}
        return [None if n + 2 in refused else saved[f"S-{n + 1}"] for n in range(2)]

    assert minutes() == [None, None]  # nothing says what they are
    assert minutes(minutes_total="minutes") == [90, 2]
    assert minutes(minutes_total="hours") == [None, 120]


def test_hours_may_be_written_with_their_unit(started: Importer) -> None:
    row = {
        "participant_id": "M-1", "event_type": "PLC", "event_id": "E", "date": "2025-10-14",
    }  # fmt: skip
    texts = ("1.5", "90 min", "1 hr 30 min", "2 hours travel", "NA")
    rows = [row | {"day_no": n, "hours": text} for n, text in enumerate(texts, 1)]
    outcome = started.take("attendance", rows)
    assert [r["hours"] for r in started.rows("attendance")] == [1.5, 1.5, 1.5]
    assert reasons(outcome)[1] == (6, "hours", "hours is missing.")


# --- Who logged it ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [("CT", "coach"), ("Consultant Teacher", "coach"), ("educator", "mentee"), ("IL", "other")],
)
def test_who_logged_a_session_is_one_of_the_pair(started: Importer, text: str, code: str) -> None:
    started.take("sessions", [session(1, logged_by=text)])
    assert started.rows("sessions")[0]["logged_by"] == code
    assert started.take("sessions", [session(2, logged_by="Jane Doe")]).rows_refused == 1


# --- Workbooks -------------------------------------------------------------------------------


def test_hidden_rows_are_read_and_said(started: Importer) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    rows = [session(n) for n in range(1, 6)]
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    for line in (3, 5, 9):
        sheet.row_dimensions[line].hidden = True
    path = started.folder / "log.xlsx"
    book.save(path)
    outcome = started.take_file("sessions", path)
    assert counts(outcome) == (5, 0, 0, 0)
    assert outcome.message == (
        "5 rows new, 0 changed. 2 rows that the workbook hides were read as well."
    )


# --- What one engine would take and the other would not --------------------------------------


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("last_name", "A\ud800B"),
        ("last_name", "A\x01B"),
        ("last_name", "A\ufffdB"),
        ("last_name", "x" * 161),
        ("participant_id", "X" * 37),
        ("participant_id", "\ufb03" * 13),  # one sign that stands for three letters
        ("years_experience", "9" * 400),
        ("years_experience", "1e400"),
        ("years_experience", "inf"),
        ("hire_date", "0000-01-01"),
        ("hire_date", "0001-01-01"),
        ("hire_date", "-0044-03-15"),
        ("hire_date", "10000-01-01"),
        ("hire_date", "9999-12-31"),
        ("languages", "x" * 401),
        ("first_name", "A\x00B"),
    ],
    ids=ascii,
)
def test_both_engines_end_alike(started: Importer, column: str, text: str) -> None:
    """Refused on both, with a sentence; never an error."""
    path = started.folder / "people.csv"
    row = PARTICIPANTS[1] | {column: text}
    out = io.StringIO()
    csv.writer(out).writerows([list(row), list(row.values())])
    path.write_bytes(out.getvalue().encode("utf-8", "surrogatepass"))
    outcome = started.take_file("participants", path)
    assert outcome.status == "refused"
    assert outcome.message.endswith(".")
    assert all(r.column == column and r.reason.endswith(".") for r in outcome.refusals)
    if "\0" not in text and "\ud800" not in text:
        assert len(outcome.refusals) == 1
        assert started.count("refused_lines") == 1


def test_every_column_holds_what_its_format_takes() -> None:
    """The longest text and the widest number a format takes fit the column they go to."""
    seen = set()
    for form in FORMATS.values():
        kinds = {c.heading: c.kind for c in form.columns}
        for target in form.targets:
            table = schema.metadata.tables[target.table]
            for name, headings in target.given.items():
                for kind in (kinds[h] for h in headings):
                    seen.add(type(kind).__name__)
                    column = table.c[name].type
                    if isinstance(kind, Whole) and isinstance(column, SmallInteger):
                        assert -32_768 <= kind.low <= kind.high <= 32_767, (form.key, name)
                    if isinstance(column, String) and column.length:
                        limit = getattr(kind, "limit", 0)
                        longest = max((len(c.code) for c in accepted(kind)), default=0)
                        if type(kind).__name__ == "SeveralOf":
                            longest = sum(len(c.code) + 1 for c in accepted(kind)) - 1
                        assert max(limit, longest) <= column.length, (form.key, name)
    assert {"Whole", "Text", "OneOf", "SeveralOf"} <= seen


def test_a_file_name_is_kept_in_letters_both_engines_take(started: Importer) -> None:
    outcome = started.take("sessions", [session(1)], file_name="log\udcff\0" + "x" * 200)
    assert outcome.status == "saved"
    name = started.rows("imports")[-1]["file_name"]
    assert name.startswith("log  xxx")
    assert len(name) == 160


# --- What the preview says -------------------------------------------------------------------


def test_the_preview_says_what_was_taken_for_granted(started: Importer) -> None:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append([*(name for name in session(1) if name != "minutes_total"), "Length"])
    for number, length in enumerate(("0.0625", "half day", "90 min", "0.0625"), 1):
        log = session(number)
        del log["minutes_total"]
        sheet.append([*log.values(), length])
    sheet.row_dimensions[2].hidden = True
    path = started.folder / "log.xlsx"
    book.save(path)
    column_map = ColumnMap("Log", "sessions", columns={"Length": ("minutes_total",)})
    asked = FileToRead(WHOLE_STATE, "sessions", "log.xlsx", "x@test.invalid", TODAY, column_map)
    seen = preview(started.database, path, asked, WithholdingPolicy(), lambda rows, stage: None)
    said = {doubt.title: doubt.text for doubt in seen.doubts}
    assert said["Values that could be meant otherwise."] == (
        "0.0625 is read as a spreadsheet's part of a day. A day is read as 8 hours."
    )
    assert said["Hidden rows: 1."].startswith("The workbook does not show them")
