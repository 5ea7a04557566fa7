"""Given files, the rows that are in the database afterwards, on both engines."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from config.maps import FOLDER, ColumnMap, MapRefused, load, map_from, shipped
from data_access.imports import checking, pipeline
from data_access.imports.formats import FORMATS
from data_access.imports.pipeline import Outcome
from data_access.people.audit import record
from data_access.recount.verify import differences
from data_access.storage import schema
from data_access.storage.scope import (
    nothing,
    scope_of,
)
from data_access.summaries.refresh import rebuild
from tests.imports.conftest import PAIRS, PARTICIPANTS, PROGRAMS, TODAY, Importer, session

REGION_1 = scope_of("facilitator", 1, "f1@test.invalid")


def counts(outcome: Outcome) -> tuple[int, int, int, int]:
    """New, changed, unchanged, refused; their sum is the total."""
    found = (
        outcome.rows_new,
        outcome.rows_changed,
        outcome.rows_unchanged,
        outcome.rows_refused,
    )
    assert outcome.rows_total == sum(found)
    return found


def reasons(outcome: Outcome) -> list[tuple[int, str, str, str]]:
    return [(r.line, r.column, r.value, r.reason) for r in outcome.refusals]


# --- New, changed, unchanged -----------------------------------------------------------------


def test_a_row_becomes_a_fact_with_what_follows_from_it(started: Importer) -> None:
    outcome = started.take(
        "sessions",
        [
            session(1, minutes_total="", minutes_observation="20", minutes_conference="40"),
            session(2, session_date="2025-09-30", venue="async video", contact_type="video_review"),
            session(3, status="no_show", minutes_total="", strategies=""),
        ],
    )
    assert (outcome.status, counts(outcome)) == ("saved", (3, 0, 0, 0))
    assert outcome.message == "3 rows new, 0 changed."
    first, second, third = started.rows("sessions")
    assert {
        name: first[name]
        for name in (
            "minutes_total", "contact_type", "strategies", "month", "program_year", "contact",
            "strategy_count", "region", "line",
        )
    } == {
        "minutes_total": 60, "contact_type": "observation_conference", "strategies": "modeling;feedback",
        "month": "2025-10", "program_year": 2025, "contact": 1,
        "strategy_count": 2, "region": 1, "line": 2,
    }  # fmt: skip
    assert (second["contact"], second["month"]) == (0, "2025-09")
    assert (third["contact"], third["minutes_total"], third["strategy_count"]) == (0, None, 0)


def test_the_same_file_again_changes_nothing(started: Importer) -> None:
    rows = [session(n) for n in range(1, 6)]
    started.take("sessions", rows)
    facts, version = started.facts(), started.data_version
    again = started.take("sessions", list(reversed(rows)))
    assert counts(again) == (0, 0, 5, 0)
    assert again.message == "All rows were in the database already; nothing changed."
    same = started.take("sessions", rows)
    assert (same.status, counts(same)) == ("saved", (0, 0, 5, 0))
    assert same.message.startswith("This file was already imported on ")
    assert same.message.endswith(" by someone@test.invalid; nothing changed.")
    assert (started.facts(), started.data_version) == (facts, version)
    assert started.count("replaced_rows") == 0


def test_a_corrected_row_replaces_and_its_old_values_are_kept(started: Importer) -> None:
    started.take("sessions", [session(1), session(2)])
    before = started.rows("sessions")[1]
    version = started.data_version
    outcome = started.take("sessions", [session(1), session(2, minutes_total="90"), session(3)])
    assert counts(outcome) == (1, 1, 1, 0)
    after = started.rows("sessions")
    assert [row["minutes_total"] for row in after] == [75, 90, 75]
    assert [row["import_id"] for row in after] == [
        before["import_id"], outcome.import_id, outcome.import_id
    ]  # fmt: skip
    assert started.data_version == version + 1
    kept = started.rows("replaced_rows")
    assert [(r["import_id"], r["table_name"], r["line"]) for r in kept] == [
        (outcome.import_id, "sessions", 3)
    ]
    plain = {k: v.isoformat() if isinstance(v, date) else v for k, v in before.items()}
    assert kept[0]["old_values"] == plain


def test_a_column_the_file_does_not_have_says_nothing(started: Importer) -> None:
    full = {**PARTICIPANTS[1], "first_name": "Ana", "consent": "educator_level"}
    started.take("participants", [full])
    outcome = started.take("participants", [{**PARTICIPANTS[1], "last_name": "Example"}])
    assert counts(outcome) == (0, 1, 0, 0)
    row = next(r for r in started.rows("participants") if r["participant_id"] == "M-1")
    assert (row["first_name"], row["last_name"], row["consent"]) == (
        "Ana", "Example", "educator_level"
    )  # fmt: skip
    outcome = started.take("participants", [{**full, "first_name": "", "consent": ""}])
    row = next(r for r in started.rows("participants") if r["participant_id"] == "M-1")
    assert (row["first_name"], row["last_name"], row["consent"]) == (None, "Example", "aggregate")


def test_na_is_a_name_and_zeros_lead(started: Importer) -> None:
    started.take(
        "participants",
        [{**PARTICIPANTS[0], "participant_id": "00123", "first_name": "NA", "last_name": "None"}],
    )
    row = started.rows("participants")[0]
    assert (row["participant_id"], row["first_name"], row["last_name"]) == ("00123", "NA", "None")


def test_a_pair_without_planned_end_is_planned_to_mid_june(started: Importer) -> None:
    assert [row["planned_end"] for row in started.rows("pairs")] == [date(2026, 6, 15)] * 2
    assert started.rows("pairs")[0]["end_reason"] == "withdrew"


def test_all_formats_write_their_facts(started: Importer) -> None:
    """The examples of every template, given the rows they refer to, are saved and found again."""
    known = {
        "eec_program_number": "P-1", "program_number": "P-1", "participant_id": "M-1",
        "coach_id": "CT-1", "mentee_id": "M-1", "il_id": "", "pair_id": "PAIR-3",
        "educator_id": "M-1", "respondent_id": "CT-1", "about_mentee_id": "M-1",
    }  # fmt: skip
    for key, form in FORMATS.items():
        row = {c.heading: known.get(c.heading, c.example) for c in form.columns}
        if key == "participants":
            row["participant_id"] = "M-9"
        if key == "class_summary":
            row["observation_id"] = "OBS-9"
        outcome = started.take(key, [row])
        assert outcome.rows_refused == 0, (key, outcome.refusals)
        assert outcome.rows_new + outcome.rows_changed == 1, key
        assert counts(started.take(key, [row])) == (0, 0, 1, 0), key
        for target in form.targets:
            if target.table != "class_reported":
                assert started.count(target.table) > 0, (key, target.table)


def test_programs_keep_their_regions_by_scheme_and_day(importer: Importer) -> None:
    row = {**PROGRAMS[0], "region_licensing": "Western", "regions_from": "2014-09-01"}
    importer.take("programs", [row])
    later = {**row, "region_pac": "2", "regions_from": "2020-07-01"}
    outcome = importer.take("programs", [later])
    assert counts(outcome) == (0, 1, 0, 0)
    assert [
        (r["scheme"], r["valid_from"].isoformat(), r["region"])
        for r in importer.rows("program_regions")
    ] == [
        ("LICENSING", "2014-09-01", "Western"),
        ("LICENSING", "2020-07-01", "Western"),
        ("PAC", "2014-09-01", "1"),
        ("PAC", "2020-07-01", "2"),
    ]
    assert importer.rows("programs")[0]["region"] == 2


def class_rows(observation: str = "O-1", **more: Any) -> list[dict[str, Any]]:
    return [
        {
            "observation_id": observation, "educator_id": "M-1", "instrument": "PK1",
            "window": "fall", "obs_date": "2025-09-10", "observer_role": "external",
            "cycle": cycle, "dimension": dimension, "score": score,
        } | more
        for cycle in (1, 2)
        for dimension, score in (("PC", 6), ("NC", 1), ("CD", 2))
    ]  # fmt: skip


def test_one_line_of_class_makes_rows_of_three_tables(started: Importer) -> None:
    outcome = started.take("class", class_rows())
    assert counts(outcome) == (6, 0, 0, 0)
    assert [started.count(t) for t in ("class_observations", "class_cycles", "class_scores")] == [
        1, 2, 6
    ]  # fmt: skip
    assert started.rows("class_observations")[0]["program_year"] == 2025
    assert [r["score"] for r in started.rows("class_scores")] == [2.0, 1.0, 6.0] * 2
    rescored = class_rows()
    rescored[0]["score"] = 7
    assert counts(started.take("class", rescored)) == (0, 1, 5, 0)
    moved = class_rows(obs_date="2025-09-11")
    moved[0]["score"] = 7
    assert counts(started.take("class", moved)) == (0, 6, 0, 0)
    assert [r["table_name"] for r in started.rows("replaced_rows")] == [
        "class_scores", "class_observations"
    ]  # fmt: skip


def test_a_refused_score_leaves_the_rest_of_its_observation(started: Importer) -> None:
    rows = class_rows()
    rows[0]["score"] = 9
    outcome = started.take("class", rows)
    assert counts(outcome) == (5, 0, 0, 1)
    assert reasons(outcome) == [(2, "score", "9", "9 is not a whole number from 1 to 7.")]
    assert started.count("class_observations") == 1


# --- Refusals --------------------------------------------------------------------------------


def test_each_bad_value_is_refused_by_line_column_and_value(started: Importer) -> None:
    outcome = started.take(
        "sessions",
        [
            session(1, minutes_total="600"),
            session(2, session_date="14.10.2025", venue="fone"),
            session(3, pair_id=""),
            session(4, minutes_total=""),
            session(5, minutes_total="0"),
            session(6),
        ],
    )
    assert counts(outcome) == (1, 0, 0, 5)
    assert [r[:3] for r in reasons(outcome)] == [
        (2, "minutes_total", "600"),
        (3, "session_date", "14.10.2025"),
        (3, "venue", "fone"),
        (4, "pair_id", ""),
        (5, "minutes_total", ""),
        (6, "minutes_total", "0"),
    ]
    assert reasons(outcome)[0][3] == (
        "600 minutes is longer than 8 hours; one session is not that long."
    )
    assert outcome.message == "1 row new, 0 changed. 5 rows refused and left out."
    stored = started.rows("import_refusals")
    assert [(r["number"], r["line"], r["column_name"], r["value"]) for r in stored] == [
        (n, *r[:3]) for n, r in enumerate(reasons(outcome), 1)
    ]
    codes = ["out_of_range", "not_a_day", "not_a_choice", "missing", "missing", "contradicts_row"]
    assert [r["reason_code"] for r in stored] == [r.code for r in outcome.refusals] == codes


@pytest.mark.parametrize("status", ["cancelled", "no_show"])
def test_minutes_of_a_session_not_held_are_kept_and_count_nowhere(
    started: Importer, status: str
) -> None:
    outcome = started.take("sessions", [session(1), session(2, status=status)])
    assert counts(outcome) == (2, 0, 0, 0)
    stored = {s["session_id"]: s for s in started.rows("sessions")}
    assert [stored[k]["minutes_total"] for k in sorted(stored)] == [75, 75]
    (month,) = (m for m in started.rows("pair_months") if m["logged"])
    assert (month["minutes"], month["minutes_f2f"], month["cancelled"]) == (75, 75, 1)


def test_a_session_lies_within_its_pair(started: Importer) -> None:
    outcome = started.take(
        "sessions",
        [
            session(1, session_date="2026-05-20"),
            session(2, session_date="2025-09-14"),
            session(3, session_date="2025-09-15"),
            session(4, session_date="2026-03-12"),
            session(5, pair_id="PAIR-3", session_date="2026-11-20"),
        ],
    )
    assert counts(outcome) == (3, 0, 0, 2)
    assert reasons(outcome) == [
        (
            2, "session_date", "2026-05-20",
            "The session is dated May 20, 2026, after this pair ended.",
        ),
        (
            3, "session_date", "2025-09-14",
            "The session is dated September 14, 2025, before this pair began.",
        ),
    ]  # fmt: skip


def test_what_a_row_refers_to_must_be_there(started: Importer) -> None:
    outcome = started.take("sessions", [session(1, pair_id="PAIR-9"), session(2)])
    assert reasons(outcome) == [
        (2, "pair_id", "PAIR-9", "There is no pair PAIR-9 in the database.")
    ]
    assert outcome.refusals[0].remedy == "Import the pairs file first, or correct the id."
    outcome = started.take("participants", [{**PARTICIPANTS[0], "program_number": "P-9"}])
    assert (outcome.status, counts(outcome)) == ("refused", (0, 0, 0, 1))
    again = class_rows("O-2", double_code_of="O-1")
    assert started.take("class", again).rows_refused == 6
    assert started.take("class", [*again, *class_rows("O-1")]).rows_refused == 0


def test_two_lines_that_contradict_each_other_are_both_refused(started: Importer) -> None:
    outcome = started.take(
        "sessions",
        [
            session(1),
            session(2),
            session(1, minutes_total="60", venue="phone"),
            session(2),
            session(1),
        ],
    )
    assert counts(outcome) == (1, 0, 1, 3)
    assert reasons(outcome) == [
        (2, "session_id", "S-1", "Line 4 has the same session_id, but other values."),
        (
            4, "session_id", "S-1",
            "Line 2 has the same session_id, but another venue, minutes_total.",
        ),
        (6, "session_id", "S-1", "Line 4 has the same session_id, but other values."),
    ]  # fmt: skip
    assert [row["session_id"] for row in started.rows("sessions")] == ["S-2"]


def test_an_observation_has_one_header(started: Importer) -> None:
    rows = class_rows()
    rows[4]["obs_date"] = "2025-09-11"
    outcome = started.take("class", [*rows, *class_rows("O-2")])
    assert counts(outcome) == (6, 0, 0, 6)
    assert reasons(outcome)[4] == (
        6, "observation_id", "O-1",
        "Line 2 has the same observation_id, but another obs_date.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("key", "row", "column", "reason"),
    [
        (
            "pairs",
            {**PAIRS[1], "end_date": "2025-09-01", "end_reason": "other"},
            "end_date",
            "The pair ends before it starts: September 1, 2025 is before September 15, 2025.",
        ),
        (
            "pairs",
            {**PAIRS[1], "end_date": "2026-09-01"},
            "end_reason",
            "The pair has ended, but the reason is missing.",
        ),
        (
            "goals",
            {"goal_id": "G", "pair_id": "PAIR-1", "set_date": "2025-10-01", "status": "met"},
            "achieved_date",
            "The goal is achieved, but the day is missing.",
        ),
        (
            "programs",
            {**PROGRAMS[0], "region_pac": "4", "regions_from": "2011-07-01"},
            "region_pac",
            None,
        ),
        (
            "programs",
            {**PROGRAMS[0], "region_pac": "4"},
            "region_pac",
            "Region 4 ceased on July 1, 2012; the row does not say from which day the program was in it.",
        ),
        (
            "programs",
            {**PROGRAMS[0], "region_pac": "4", "regions_from": "2012-07-01"},
            "region_pac",
            "Region 4 ceased on July 1, 2012; the row says the program is in it from July 1, 2012.",
        ),
        (
            "class",
            {**class_rows()[0], "instrument": "TOD", "dimension": "CD"},
            "dimension",
            "Concept Development (CD) is no dimension of the Toddler tool.",
        ),
        (
            "participants",
            {**PARTICIPANTS[0], "last_name": "078-05-1120"},
            "last_name",
            "The value looks like a social security number. The value was not kept.",
        ),
    ],
)
def test_rules_within_a_row(
    started: Importer, key: str, row: dict[str, Any], column: str, reason: str | None
) -> None:
    outcome = started.take(key, [row])
    assert [(r.column, r.reason) for r in outcome.refusals] == (
        [(column, reason)] if reason else []
    )


def test_numbers_the_law_protects_are_not_kept_anywhere(started: Importer) -> None:
    started.take(
        "participants",
        [
            {**PARTICIPANTS[0], "last_name": "078-05-1120"},
            {**PARTICIPANTS[1], "participant_id": "078-05-1120", "hire_date": "078-05-1120"},
        ],
    )
    for table in schema.metadata.tables:
        assert "078-05-1120" not in json.dumps(started.rows(table), default=str), table


# --- Regions ---------------------------------------------------------------------------------


def test_a_facilitator_imports_the_own_region_alone(started: Importer) -> None:
    rows = [session(1), session(2, pair_id="PAIR-3", session_date="2020-01-01"), session(3)]
    outcome = started.take("sessions", rows, scope=REGION_1)
    assert counts(outcome) == (2, 0, 0, 1)
    assert reasons(outcome) == [(3, "pair_id", "PAIR-3", "There is no pair PAIR-3 in your region.")]
    ledger = started.rows("imports")[-1]
    assert ledger["region"] == 1
    assert [
        (r["region"], r["rows_touched"])
        for r in started.rows("import_regions")
        if r["import_id"] == outcome.import_id
    ] == [(1, 2)]
    assert {r["region"] for r in started.rows("import_refusals")} == {1}


def test_nobody_takes_over_rows_of_another_region(started: Importer) -> None:
    started.take("sessions", [session(7, pair_id="PAIR-3")])
    before = started.facts()
    for key, row in (
        ("sessions", session(7)),
        ("programs", {**PROGRAMS[1], "region_pac": "1"}),
        ("programs", {**PROGRAMS[1], "region_pac": ""}),
        ("participants", {**PARTICIPANTS[3], "program_number": "P-1"}),
        ("pairs", {**PAIRS[1], "coach_id": "CT-1", "mentee_id": "M-1"}),
    ):
        (refusal,) = started.take(key, [row], scope=REGION_1).refusals
        assert refusal.reason == (
            f"The id {refusal.value} cannot be used for a row of your region."
        ), key
    assert started.facts() == before


def test_a_facilitator_brings_new_programs_of_the_own_region(started: Importer) -> None:
    new = {"eec_program_number": "P-7", "name": "New", "program_type": "CENTER"}
    outcome = started.take(
        "programs",
        [
            {**new, "region_pac": "1"},
            {**new, "eec_program_number": "P-8", "region_pac": "3"},
            {**new, "eec_program_number": "P-9", "region_pac": ""},
            {**PROGRAMS[0], "name": "Maple Street", "region_pac": ""},
        ],
        scope=REGION_1,
    )
    assert counts(outcome) == (1, 1, 0, 2)
    assert reasons(outcome) == [
        (3, "region_pac", "3", "Region 3 is not yours to import."),
        (
            4, "region_pac", "",
            "The program P-9 is new, and the row does not say its PAC region.",
        ),
    ]  # fmt: skip


def test_rows_placed_nowhere_are_no_facilitators(started: Importer) -> None:
    started.set_region("pairs", None)
    outcome = started.take("sessions", [session(1)], scope=REGION_1)
    assert reasons(outcome)[0][3] == "There is no pair PAIR-1 in your region."


def test_an_account_without_a_region_imports_nothing(started: Importer) -> None:
    outcome = started.take("sessions", [session(1)], scope=nothing("x"))
    assert (outcome.status, outcome.rows_total) == ("refused", 0)
    assert started.count("sessions") == 0
    assert started.rows("imports")[-1]["status"] == "refused"


# --- One transaction, one ledger row ---------------------------------------------------------


def test_every_file_has_its_row_in_the_ledger(started: Importer) -> None:
    outcome = started.take("sessions", [session(1), session(2, venue="?")])
    row = started.rows("imports")[-1]
    names = ("import_id", "format", "file_name", "sha256", "status", "message", "rows_total",
             "rows_new", "rows_changed", "rows_unchanged", "rows_refused")  # fmt: skip
    assert {n: row[n] for n in names} == {n: getattr(outcome, n) for n in names}
    assert row["imported_by"] == "someone@test.invalid"
    assert row["bytes"] > 0 and row["finished_at"] >= row["started_at"]
    event = started.rows("audit_log")[-1]
    assert (event["event"], event["who"]) == ("import", "someone@test.invalid")
    assert event["detail"]["import_id"] == outcome.import_id
    assert event["detail"]["refused"] == 1


def test_a_file_refused_whole_touches_no_fact(started: Importer) -> None:
    facts, version = started.facts(), started.data_version
    for text in (
        "session_id,pair_id\nS,P\n",
        "session_id,pair_id,session_date,venue,status\n",
        'session_id,pair_id,session_date,venue,status\nS,"P"x,2025-10-10,f2f,done\n',
    ):
        outcome = started.take_text("sessions", text)
        assert (outcome.status, outcome.rows_total) == ("refused", 0)
        assert outcome.message.endswith(".")
        assert started.rows("imports")[-1]["message"] == outcome.message
    outcome = started.take("sessions", [session(1, venue="x"), session(2, venue="y")])
    assert (outcome.status, counts(outcome)) == ("refused", (0, 0, 0, 2))
    assert started.rows("imports")[-1]["status"] == "refused"
    assert (started.facts(), started.data_version) == (facts, version)


def test_an_error_in_the_middle_leaves_nothing(
    started: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = ("sessions", "imports", "import_refusals", "replaced_rows", "audit_log", "data_state")
    before = {t: started.rows(t) for t in tables}

    def break_down(*_: object) -> None:
        raise RuntimeError("power cut")

    monkeypatch.setattr(pipeline, "refresh", break_down)
    with pytest.raises(RuntimeError, match="power cut"):
        started.take("sessions", [session(1), session(2, venue="?")])
    assert {t: started.rows(t) for t in tables} == before
    monkeypatch.undo()
    assert started.take("sessions", [session(1)]).rows_new == 1


def test_the_database_itself_holds_the_ledger_to_its_sum(importer: Importer) -> None:
    day = pipeline.ledger.now()
    row = {
        "format": "sessions", "file_name": "f", "sha256": "0", "bytes": 1, "imported_by": "x",
        "started_at": day, "finished_at": day, "status": "saved", "rows_total": 3, "rows_new": 2,
    }  # fmt: skip
    with pytest.raises(IntegrityError), importer.engine.begin() as connection:
        connection.execute(insert(schema.imports).values(row))


def summaries(importer: Importer) -> dict[str, list[dict[str, Any]]]:
    return {t.name: importer.rows(t.name) for t in schema.tables_of("summary")}


def test_session_files_leave_what_a_rebuild_gives(started: Importer) -> None:
    """Files of sessions refresh less than whole pairs: months, days and goals they speak of."""
    started.take(
        "goals",
        [
            {
                "goal_id": f"G-{n}",
                "pair_id": pair,
                "set_date": "2025-09-20",
                "status": "in_progress",
            }
            for n, pair in ((1, "PAIR-1"), (2, "PAIR-1"), (3, "PAIR-3"))
        ],
    )
    started.take("class", class_rows() + class_rows("O-2", window="END", obs_date="2026-05-05"))
    first = session(1, session_date="2025-09-16", goals_addressed="G-1; G-2")
    second = session(2, session_date="2025-12-03", goals_achieved="G-2", venue="phone")
    steps: list[list[dict[str, Any]]] = [
        [first, second, session(3, pair_id="PAIR-3", session_date="2026-11-01")],
        [{**first, "session_date": "2025-11-20"}],  # another month, another first contact
        [{**second, "pair_id": "PAIR-3", "goals_achieved": "G-3"}],  # another pair, other goals
        [{**second, "pair_id": "PAIR-3", "status": "cancelled", "minutes_total": ""}],
        [session(4, session_date="2025-11-02"), {**first, "goals_addressed": ""}],
    ]
    seen = []
    for rows in steps:
        outcome = started.take("sessions", rows)
        assert (outcome.rows_refused, outcome.rows_unchanged) == (0, 0), outcome.refusals
        refreshed, facts = summaries(started), started.facts()
        with started.database.writing("import") as connection:
            assert list(differences(connection, TODAY)) == []
            rebuild(connection, TODAY)
        assert (summaries(started), started.facts()) == (refreshed, facts)
        seen.append(refreshed)
    assert len({json.dumps(one, default=str, sort_keys=True) for one in seen}) == len(steps)
    achieved = [[row["achieved_on"] for row in one["goal_status"]] for one in seen]
    day = date(2025, 12, 3)
    nothing_yet = [None, None, None]
    assert achieved == [
        [None, day, None], [None, day, None], [None, None, day], nothing_yet, nothing_yet
    ]  # fmt: skip


def test_others_may_write_while_a_file_is_read(
    started: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "BATCH", 1)
    monkeypatch.setattr(checking, "PROGRESS_EVERY", 1)
    written: list[int] = []

    def write(line: int, stage: str) -> None:
        if stage == "reading":
            with started.database.writing("accounts", patience=0) as connection:
                record(connection, "someone@test.invalid", "page", {"line": line})
            written.append(line)

    outcome = started.take("sessions", [session(1), session(2)], progress=write)
    assert (counts(outcome), written) == ((2, 0, 0, 0), [1, 2])


def test_many_rows_pass_in_several_loads(
    started: Importer, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[int, str]] = []
    monkeypatch.setattr(checking, "BATCH", 10)
    monkeypatch.setattr(checking, "PROGRESS_EVERY", 50)
    rows = [session(n, venue="?" if n % 10 == 0 else "f2f") for n in range(1, 101)]
    outcome = started.take("sessions", rows, progress=lambda n, stage: told.append((n, stage)))
    assert counts(outcome) == (90, 0, 0, 10)
    assert told == [(50, "reading"), (100, "reading"), (100, "checking"), (100, "saving")]


def test_an_unknown_format_is_an_error_of_the_caller(importer: Importer) -> None:
    with pytest.raises(LookupError, match="There is no format 'visits'"):
        importer.take("visits", [session(1)])


# --- Maps ------------------------------------------------------------------------------------


def test_a_map_renames_translates_and_fills(started: Importer) -> None:
    column_map = map_from(
        """
        name = "Spokane log"
        format = "sessions"
        date_format = "%m/%d/%Y"
        [columns]
        "Visit No." = "session_id"
        "Dyad" = "pair_id"
        "Date of visit" = "session_date"
        "How" = "venue"
        "Length" = "minutes_total"
        [values.venue]
        "on the job" = "f2f"
        [durations]
        minutes_total = "minutes"
        [constants]
        status = "completed"
        """,
        "spokane.toml",
    )
    outcome = started.take_text(
        "sessions",
        "Visit No.;Dyad;Date of visit;How;Length;Mood\nv1;pair-1;10/14/2025;On the job;45;good\n",
        column_map=column_map,
    )
    assert counts(outcome) == (1, 0, 0, 0)
    assert outcome.ignored_columns == ("Mood",)
    row = started.rows("sessions")[0]
    assert (row["session_id"], row["session_date"], row["venue"]) == (
        "V1", date(2025, 10, 14), "f2f"
    )  # fmt: skip
    assert started.rows("imports")[-1]["map_name"] == "Spokane log"


@pytest.mark.parametrize(
    ("column_map", "sentence"),
    [
        (ColumnMap("m", "goals"), "The column map \u201cm\u201d is for goals files"),
        (ColumnMap("m", "sessions", "%y"), "The column map \u201cm\u201d declares dates as %y."),
        (
            ColumnMap("m", "sessions", columns={"a": ("nonsense",)}),
            "The column map \u201cm\u201d names headings that sessions files do not have: nonsense.",
        ),
        (
            ColumnMap("m", "sessions", columns={"a": ("venue",), "b": ("venue",)}),
            "The column map \u201cm\u201d gives venue more than once.",
        ),
        (
            ColumnMap("m", "sessions", constants={"venue": "moon"}),
            "The column map gives venue the constant \u201cmoon\u201d.",
        ),
        ("no-such-map", "There is no column map 'no-such-map'."),
    ],
)
def test_a_map_that_does_not_fit_refuses_the_file(
    sqlite_url: str, tmp_path: Path, column_map: ColumnMap | str, sentence: str
) -> None:
    importer = Importer(sqlite_url, tmp_path)
    outcome = importer.take("sessions", [session(1)], column_map=column_map)
    assert outcome.status == "refused"
    assert outcome.message.startswith(sentence)
    importer.database.dispose()


_MAP = 'name = "m"\nformat = "x"\n'


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("name = ", "The column map m.toml is not valid TOML"),
        ('name = "m"', "The column map m.toml needs the text format."),
        (
            'name = "m"\nformat = "x"\nother = 1',
            "The column map m.toml has unknown parts: other. Known are: columns, constants, "
            "date_format, durations, format, left_out, lists, made, name, night_times, turned, values.",
        ),
        (_MAP + "date_format = 1", "The column map m.toml needs date_format to be a text."),
        (_MAP + "made = 1", "The column map m.toml needs made to be texts in brackets."),
        (_MAP + "columns = 1", "The column map m.toml needs [columns] to be a table."),
        (
            _MAP + "[columns]\na = ['venue', 1]",
            "The column map m.toml gives 'a' no heading of ours. "
            "Write one heading, or several in brackets.",
        ),
        (_MAP + "[constants]\na = 1", "The column map m.toml needs texts alone under [constants]."),
        (
            _MAP + "[values.venue]\na = 1",
            "The column map m.toml needs texts alone under [values.venue].",
        ),
        (
            _MAP + "[durations]\na = 'days'",
            "The column map m.toml says that bare numbers of a are days. "
            "Write one of: minutes, hours.",
        ),
        (_MAP + "[durations]\na = 1", "The column map m.toml needs texts alone under [durations]."),
    ],
)
def test_a_map_that_cannot_be_read_says_why(text: str, sentence: str) -> None:
    with pytest.raises(MapRefused, match="^" + re.escape(sentence)):
        map_from(text, "m.toml")


def test_maps_that_come_with_the_program_fit_their_formats() -> None:
    from data_access.imports.maps import check_map

    for name, column_map in shipped().items():
        check_map(column_map, FORMATS[column_map.format])
        assert load(FOLDER / f"{name}.toml") == column_map


# --- Real files ------------------------------------------------------------------------------


def test_all_programs_of_the_real_eec_file_are_taken(importer: Importer, shared_data: Path) -> None:
    path = shared_data / "data" / "ma" / "eec_programs_20260303_deidentified_sample.csv"
    outcome = importer.take_file("programs", path, column_map="eec-programs")
    assert counts(outcome) == (1540, 0, 0, 0)
    assert importer.count("program_regions") == 2 * 1540
    rows = importer.rows("programs")
    assert {r["program_type"] for r in rows} == {
        "CENTER", "FCC", "PUBLIC_PRESCHOOL", "PRIVATE_SCHOOL"
    }  # fmt: skip
    assert sum(r["licensed"] == "exempt" for r in rows) == 22
    assert rows[0]["licensing_region"] and rows[0]["region"] is None
    again = importer.take_file("programs", path, column_map="eec-programs")
    assert counts(again) == (0, 0, 1540, 0)


def test_real_class_records_are_taken_as_means(started: Importer, shared_data: Path) -> None:
    path = shared_data / "data" / "class" / "class_real_scores_examples.csv"
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    added = [f"{line},M-1,2025-09-10,BASE" for line in lines]
    text = "\n".join([f"{head},educator_id,obs_date,window", *added])
    outcome = started.take_text("class_summary", text, column_map="class-records")
    assert counts(outcome) == (14, 0, 0, 0)
    assert [started.count(t) for t in ("class_scores", "class_reported")] == [140, 42]
    assert "computed_ES" in outcome.ignored_columns


@pytest.mark.parametrize("folder", ["messy", "coaching", "hhs", "stats", "survival"])
def test_strange_real_files_are_refused_in_words(
    sqlite_url: str, tmp_path: Path, shared_data: Path, folder: str
) -> None:
    importer = Importer(sqlite_url, tmp_path)
    for path in sorted((shared_data / "data" / folder).iterdir()):
        outcome = importer.take_file("sessions", path)
        assert outcome.status == "refused", path.name
        assert outcome.message.endswith((".", "kept.")), path.name
    assert importer.count("sessions") == 0
    importer.database.dispose()
