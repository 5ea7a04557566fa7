"""What the newest imports brought and where logs are missing, each viewer within the own reach."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import event

from data_access.asking.answers import Cell
from data_access.imports.import_history import last_saved
from data_access.imports.preview import FigureChange, Preview, Recognised, to_json
from data_access.imports.staging import WhichLines
from data_access.lists.briefing import (
    Briefing,
    briefing,
)
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.storage.scope import (
    Scope,
    scope_of,
)
from tests.lists.region_with_pairs import (
    EEC,
    facilitator,
    imported,
    month,
    pair,
    people,
    program,
    put,
    ready,
)

TODAY = date(2026, 6, 3)
EVALUATOR = scope_of("evaluator", None, "evaluator@test.invalid")


def at(day: int, hour: int = 14, month_: int = 6) -> dict[str, datetime]:
    instant = datetime(2026, month_, day, hour, 0)  # noqa: DTZ001 - UTC, as the ledger keeps it
    return {"started_at": instant, "finished_at": instant}


def session(number: str, pair_id: str, region: int, day: date, import_id: int) -> tuple[Any, Any]:
    return (
        schema.sessions,
        {
            "session_id": number, "pair_id": pair_id, "session_date": day,
            "month": f"{day:%Y-%m}", "program_year": 2025, "contact": 1, "strategy_count": 0,
            "contact_type": "f2f", "venue": "classroom", "status": "completed",
            "region": region, "import_id": import_id, "line": 2,
        },
    )  # fmt: skip


def real_pair(number: str, region: int, mentee: str) -> tuple[Any, Any]:
    return (
        schema.pairs,
        {
            "pair_id": number, "mentee_id": mentee, "coach_id": f"CT{region}",
            "cohort_year": 2025,
            "start_date": date(2025, 9, 15), "planned_end": date(2026, 6, 15),
            "region": region, "import_id": 1, "line": 2,
        },
    )  # fmt: skip


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """Region 2 sent logs on June 3, Region 1 the day before; Region 3 has logged since May 8."""
    with ready(database_url) as made:
        for region, through in (
            (1, date(2026, 6, 1)),
            (2, date(2026, 6, 2)),
            (3, date(2026, 5, 8)),
        ):
            put(
                made,
                program(region),
                *people(region, f"M{region}", f"CT{region}"),
                real_pair(f"P{region}", region, f"M{region}"),
                pair(f"P{region}", region, f"M{region}", f"CT{region}", last_checklist=through),
                month(f"P{region}", region, "2026-05", checklist=int(region == 1)),
            )
        put(
            made,
            imported(1, 1, rows_total=12, rows_refused=2, **at(2)),
            imported(2, 2, **at(1)),
            # Eleven at night on June 2 in Massachusetts: a day before the next ones.
            imported(3, 3, format="goals", **at(3, 3)),
            imported(4, 2, rows_total=14, rows_changed=3, rows_refused=1, **at(3, 13)),
            imported(5, 2, rows_total=5, rows_new=5, **at(3, 14)),
            imported(6, None, format="class_summary", rows_total=7, rows_new=7, **at(3, 15)),
            # What saved nothing has brought nothing.
            imported(7, 1, rows_total=9, rows_new=0, rows_unchanged=9, **at(4)),
            imported(8, 5, status="refused", rows_total=3, rows_new=0, rows_refused=3, **at(4)),
            session("S1", "P2", 2, date(2026, 6, 1), 4),
            session("S2", "P2", 2, date(2026, 4, 20), 4),
            session("S3", "P2", 2, date(2026, 4, 21), 5),
            session("S4", "P1", 1, date(2026, 4, 21), 1),
        )
        yield made


def told(database: Database, scope: Scope, today: date = TODAY) -> Briefing:
    with database.reading(scope) as reader:
        return briefing(reader, today)


def arrived(read: Briefing) -> list[tuple[Any, ...]]:
    """By kind of file and region: files, then rows that are new, changed, taken and refused."""
    return [
        (a.label, a.region, a.files, a.new, a.changed, a.taken, a.refused) for a in read.arrivals
    ]


def test_the_newest_day_is_told_by_kind_of_file_and_region(database: Database) -> None:
    read = told(database, EEC)
    assert read.newest == date(2026, 6, 3)
    assert arrived(read) == [
        ("CLASS means by observation", None, 1, 0, 0, 7, 0),
        ("coaching sessions", 2, 2, 0, 0, 18, 1),
    ]
    assert arrived(told(database, EVALUATOR)) == arrived(read)


@pytest.mark.parametrize(
    ("region", "newest", "rows"),
    [
        (2, date(2026, 6, 3), [("coaching sessions", 2, 2, 15, 3, 0, 1)]),
        (1, date(2026, 6, 2), [("coaching sessions", 1, 1, 10, 0, 0, 2)]),
        (3, date(2026, 6, 2), [("goals", 3, 1, 10, 0, 0, 0)]),
        (5, None, []),
    ],
)
def test_a_facilitator_is_told_of_the_own_region_s_files_alone(
    database: Database, region: int, newest: date | None, rows: list[Any]
) -> None:
    read = told(database, facilitator(region))
    assert (read.newest, arrived(read)) == (newest, rows)
    assert {r.region for r in read.regions} <= {region}


def test_closed_months_that_a_later_log_changed_are_counted(database: Database) -> None:
    for scope in (EEC, facilitator(2)):
        assert [(m.month, m.sessions) for m in told(database, scope).late] == [("2026-04", 2)]
    # The first log of a region is late for nobody.
    assert told(database, facilitator(1)).late == ()


def test_a_region_whose_logs_have_stopped_is_silent(database: Database) -> None:
    silent = [r.region for r in told(database, EEC).regions if r.is_silent(TODAY)]
    assert silent == [3]
    at_last = date(2026, 5, 29)  # three weeks to the day
    assert not [r for r in told(database, EEC, at_last).regions if r.is_silent(at_last)]
    # Nobody is expected to log when no pair is active any more.
    later = date(2026, 8, 1)
    assert not [r for r in told(database, EEC, later).regions if r.is_silent(later)]


def test_the_month_that_is_about_to_close_and_what_it_still_lacks(database: Database) -> None:
    read = told(database, EEC)
    assert (read.closing_month, read.closes_on) == ("2026-05", date(2026, 6, 15))
    assert {r.region: r.open_checklists for r in read.regions} == {1: 0, 2: 1, 3: 1}
    closed = told(database, EEC, date(2026, 6, 16))
    assert closed.closing_month is None
    assert {r.open_checklists for r in closed.regions} == {0}


def test_each_region_s_newest_file_says_how_many_rows_were_refused(database: Database) -> None:
    rows = {r.region: (r.refused, r.sent) for r in told(database, EEC).regions}
    assert rows == {1: (2, 12), 2: (0, 5), 3: (0, 10)}


def test_an_import_that_is_taken_back_is_told_and_no_longer_arrives(database: Database) -> None:
    with database.writing("import") as connection:
        table = schema.imports
        connection.execute(
            table.update()
            .where(table.c.import_id == 4)
            .values(
                status="undone",
                undone_by="x@test.invalid",
                undone_at=datetime(2026, 6, 3, 20, 0),  # noqa: DTZ001
            )
        )
    read = told(database, facilitator(2))
    assert arrived(read) == [("coaching sessions", 2, 1, 5, 0, 0, 0)]
    assert [(u.import_id, u.rows, u.on) for u in read.undone] == [(4, 13, date(2026, 6, 3))]
    assert told(database, facilitator(1)).undone == ()
    assert [u.region for u in told(database, EEC).undone] == [2]


# -- figures of a preview -------------------------------------------------------------------------


def _previewed(import_id: int, region: int | None, *figures: FigureChange) -> tuple[Any, Any]:
    read = Recognised("sessions", None, "", ",", "utf-8", None, 1, (), (), ())
    made = Preview(
        read, 5, 5, 0, 0, 0, 0, WhichLines("", "", "", ""), (), 0, (), (), (), None, "",
        figures, "", "2025-06", "2026-05",
    )  # fmt: skip
    instant = at(3)["finished_at"]
    return (
        schema.uploads,
        {
            "upload_id": f"{import_id:032d}", "file_name": "log.csv", "sha256": "0" * 64,
            "bytes": 9, "sent_by": "x@test.invalid", "region": region, "sent_at": instant,
            "changed_at": instant, "status": "saved", "format": "sessions",
            "preview": {"result": to_json(made)}, "import_id": import_id,
        },
    )  # fmt: skip


def test_what_a_preview_compared_is_told_to_those_who_could_open_it_alone(
    database: Database,
) -> None:
    put(
        database,
        _previewed(
            5,
            2,
            FigureChange("contact_months", Cell({}, 0.7417), Cell({}, 0.7634)),
            FigureChange("checklist_adherence", Cell({}, 0.5), Cell({}, 0.5)),
            FigureChange("class_mean", Cell({}), Cell({}), "The rows are about too few people."),
        ),
        _previewed(6, None, FigureChange("class_coverage", Cell({}, 0.1), Cell({}, 0.9))),
    )
    (moved,) = told(database, facilitator(2)).moved
    assert (moved.measure, moved.now.value, moved.after.value) == ("contact_months", 0.7417, 0.7634)
    for scope in (EEC, EVALUATOR, facilitator(1), scope_of("facilitator", None, "x")):
        assert told(database, scope).moved == ()


def test_nothing_imported_is_nothing_told(sqlite_url: str) -> None:
    with ready(sqlite_url) as database:
        for scope in (EEC, facilitator(1)):
            read = told(database, scope)
            assert (read.newest, read.arrivals, read.undone, read.regions) == (None, (), (), ())


def test_who_opens_no_imports_page_is_not_led_to_it(database: Database) -> None:
    assert told(database, EEC).reads_imports
    assert not told(database, EVALUATOR).reads_imports


def test_one_reader_reads_it_once(sqlite_url: str) -> None:
    with ready(sqlite_url) as database, database.reading(EEC) as reader:
        first = briefing(reader, TODAY)
        statements: list[str] = []
        event.listen(
            database._engine("read"), "before_cursor_execute", lambda *a: statements.append(a[2])
        )
        assert briefing(reader, TODAY) is first
        assert statements == []


def test_last_saved_stands_still_for_a_file_that_brought_nothing(database: Database) -> None:
    with database.reading(facilitator(1)) as reader:
        saved = last_saved(reader)
    assert saved is not None and (saved.month, saved.day) == (6, 2)
