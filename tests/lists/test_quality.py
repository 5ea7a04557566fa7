"""Given facts: which findings each check makes of them, in which words, and for whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from config.date_words import day_words
from config.program.calendars import shift
from config.program.quality import (
    BASELINE_DAYS,
    FEWEST_LOGS,
    LATE_LOG_DAYS,
    LONGEST_USUAL_MINUTES,
    SHORTEST_CONTACT_MINUTES,
)
from data_access.imports import pipeline, settled
from data_access.imports.formats import FORMATS
from data_access.imports.settled import REOPENED, SETTLED, OfFinding
from data_access.lists.quality import (
    CHECKS,
    Finding,
    ListPeriod,
    RegionCount,
    counts,
    delays,
    findings,
)
from data_access.lists.worklist import NamesNotInScope
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.storage.scope import Scope
from tests.lists.region_with_pairs import (
    ADMIN,
    EEC,
    TODAY,
    facilitator,
    imported,
    month,
    pair,
    people,
    program,
    put,
    raise_version,
    ready,
)

LEDGER = Scope(None, False, "admin@test.invalid", "admin")  # as imports are shown to administrators
BEGIN = ListPeriod.until(TODAY).since


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    with ready(database_url) as made:
        put(
            made,
            program(2),
            program(3),
            *people(2, "Ana", "Bea", "Cam"),
            *people(2, "Coach", role="CT"),
            *people(3, "Elsewhere"),
            pair("P-ana", 2, "Ana", "Coach", baseline_date=date(2025, 9, 18)),
            pair("P-bea", 2, "Bea", "Coach", baseline_date=date(2025, 9, 18)),
            pair("P-other", 3, "Elsewhere", "Coach", baseline_date=date(2025, 9, 18)),
        )
        yield made


def session(number: str, pair_id: str = "P-ana", region: int = 2, **more: Any) -> tuple[Any, Any]:
    """A session of an hour on March 10, 2026, logged by the coach on the same day."""
    day: date = more.get("session_date", date(2026, 3, 10))
    values = {
        "session_id": number,
        "pair_id": pair_id,
        "person_id": {"P-ana": "Ana", "P-bea": "Bea"}.get(pair_id, "Elsewhere"),
        "session_date": day,
        "submitted_at": day,
        "start_time": "10:00",
        "minutes_total": 60,
        "contact_type": "conference",
        "venue": "f2f",
        "status": "completed",
        "logged_by": "coach",
        "month": f"{day:%Y-%m}",
        "program_year": 2025,
        "contact": 1,
        "strategy_count": 0,
        "region": region,
        "import_id": 1,
        "line": 2,
    }
    return schema.sessions, values | more


def the_pair(region: int = 2, pair_id: str = "P-ana", mentee: str = "Ana") -> tuple[Any, Any]:
    """The fact a session refers to."""
    return schema.pairs, {
        "pair_id": pair_id, "coach_id": "Coach", "mentee_id": mentee, "cohort_year": 2025,
        "start_date": date(2025, 9, 15), "region": region, "import_id": 1, "line": 2,
    }  # fmt: skip


def found(database: Database, kind: str, scope: Scope | None = None) -> list[Finding]:
    with database.reading(scope or facilitator(2)) as reader:
        return list(findings(reader, TODAY, (kind,)))


def test_the_list_looks_at_twelve_complete_months() -> None:
    assert ListPeriod.until(TODAY) == ListPeriod(date(2025, 5, 1), TODAY)
    # Logs of April are taken until May 15: on the 16th they are missing.
    assert ListPeriod.until(date(2026, 5, 16)).last_month == "2026-04"
    assert ListPeriod.until(date(2026, 5, 15)).last_month == "2026-03"


def test_a_checklist_is_missing_once_its_month_is_over_and_counts(database: Database) -> None:
    put(
        database,
        month("P-ana", 2, "2026-02", person_id="Ana", checklist=0),
        month("P-ana", 2, "2026-03", person_id="Ana", checklist=1),
        month("P-ana", 2, "2026-04", person_id="Ana", checklist=0),
        month("P-ana", 2, "2026-05", person_id="Ana", checklist=0),  # not over
        month("P-ana", 2, shift("2025-05", -1), person_id="Ana", checklist=0),  # too long ago
        month("P-bea", 2, "2026-02", person_id="Bea", checklist=0, eligible=0),
        month("P-other", 3, "2026-02", person_id="Elsewhere", checklist=0),
    )
    (one,) = found(database, "missing_checklists")
    assert (one.pair_id, one.who, one.coach) == ("P-ana", "Ana Demo", "Coach Demo")
    assert one.since == date(2026, 3, 15)  # the day until which logs of February are taken
    assert one.what == (
        "2 monthly checklists are missing, the first for February 2026, the last for April 2026."
    )


@pytest.mark.parametrize(
    ("lags", "median"),
    [
        ((LATE_LOG_DAYS, LATE_LOG_DAYS + 1, LATE_LOG_DAYS + 9), LATE_LOG_DAYS + 1),
        ((0, LATE_LOG_DAYS, LATE_LOG_DAYS + 1, LATE_LOG_DAYS + 3), LATE_LOG_DAYS + 0.5),
        ((0, LATE_LOG_DAYS, 60), None),
        ((60,) * (FEWEST_LOGS - 1), None),
    ],
)
def test_logs_of_a_pair_come_late_by_their_median(
    database: Database, lags: tuple[int, ...], median: float | None
) -> None:
    day = date(2026, 3, 10)
    put(
        database,
        the_pair(),
        *(
            session(f"S-{i}", session_date=day, submitted_at=day + timedelta(days=lag))
            for i, lag in enumerate(lags)
        ),
        session("S-none", submitted_at=None),
        session("S-twice", duplicate_of="S-0", submitted_at=day + timedelta(days=70)),
        session("S-old", session_date=BEGIN - timedelta(days=1), submitted_at=date(2026, 5, 1)),
    )
    one = found(database, "late_logs")
    assert [f.pair_id for f in one] == ([] if median is None else ["P-ana"])
    if median is not None:
        assert f"Half of the {len(lags)} logs came {median:g} days or more" in one[0].what
        assert f"the latest after {max(lags)} days" in one[0].what
    with database.reading(facilitator(2)) as reader:
        (region,) = delays(reader, TODAY)
    ordered = sorted(lags)
    half = (ordered[(len(lags) - 1) // 2] + ordered[len(lags) // 2]) / 2
    assert (region.region, region.days, region.logs) == (2, half, len(lags))


def test_a_baseline_is_missing_for_pairs_that_meet_and_are_observed(database: Database) -> None:
    met = TODAY - timedelta(days=BASELINE_DAYS)
    put(
        database,
        pair("P-late", 2, "Cam", "Coach", first_contact=met),
        pair("P-soon", 2, "Cam", "Coach", first_contact=met + timedelta(days=1)),
        pair("P-unmet", 2, "Cam", "Coach"),
        pair("P-admin", 2, "Cam", "Coach", first_contact=met, role="MENTEE_ADMIN"),
        pair("P-school", 2, "Cam", "Coach", first_contact=met, program_type="OST"),
        pair("P-past", 2, "Cam", "Coach", first_contact=date(2024, 10, 1),
             end_date=BEGIN - timedelta(days=1), end_reason="completed"),
        pair("P-known", 2, "Cam", "Coach", first_contact=met, baseline_date=met),
    )  # fmt: skip
    (one,) = found(database, "missing_baseline")
    assert (one.pair_id, one.who, one.since) == ("P-late", "Cam Demo", met)


def test_a_session_before_the_baseline_is_found(database: Database) -> None:
    put(
        database,
        pair("P-early", 2, "Cam", "Coach", first_contact=date(2025, 9, 20),
             baseline_date=date(2025, 9, 21)),
        pair("P-same", 2, "Cam", "Coach", first_contact=date(2025, 9, 20),
             baseline_date=date(2025, 9, 20)),
    )  # fmt: skip
    (one,) = found(database, "session_before_baseline")
    assert (one.pair_id, one.since) == ("P-early", date(2025, 9, 20))
    assert "before the baseline observation of September 21, 2025" in one.what


@pytest.mark.parametrize("consent", ["educator_level", "aggregate"])
def test_a_class_record_that_contradicts_itself_is_listed_with_consent_alone(
    database: Database, consent: str
) -> None:
    with database.writing("import") as connection:
        educators = schema.participants
        connection.execute(
            educators.update().where(educators.c.participant_id == "Ana").values(consent=consent)
        )
    for number, day in (("O-new", date(2026, 4, 2)), ("O-old", BEGIN - timedelta(days=1))):
        put(
            database,
            (schema.class_observations, {
                "observation_id": number, "educator_id": "Ana", "instrument": "PK1",
                "window": "END", "obs_date": day, "observer_role": "external",
                "nc_orientation": "raw", "program_year": 2025, "region": 2, "import_id": 1,
                "line": 2,
            }),
            (schema.class_flags, {
                "observation_id": number, "domain": "ES", "person_id": "Ana", "region": 2,
                "reported": 4.25, "computed": 5.75,
            }),
        )  # fmt: skip
    listed = found(database, "class_contradiction")
    if consent != "educator_level":
        # Whether a reported score is the right one is an answer, too.
        assert list(listed) == []
        return
    (one,) = listed
    assert (one.who, one.record, one.since) == ("Ana Demo", "O-new", date(2026, 4, 2))
    assert "Emotional Support" in one.what and "4.25" in one.what and "5.75" in one.what


def test_two_logs_of_one_day_are_one_session_or_perhaps_one(database: Database) -> None:
    mentee = {"logged_by": "Mentee"}
    put(
        database,
        the_pair(),
        the_pair(pair_id="P-bea", mentee="Bea"),
        # Taken for one session: no question any more.
        session("S-1"),
        session("S-2", duplicate_of="S-1", **mentee),
        # Not taken for one: the mentee says another hour and another length.
        session("S-3", session_date=date(2026, 4, 1)),
        session("S-4", session_date=date(2026, 4, 1), start_time="15:30", minutes_total=95,
                **mentee),
        # The same member twice, another day, another pair, one that was not held: two sessions.
        session("S-5", session_date=date(2026, 4, 8)),
        session("S-6", session_date=date(2026, 4, 8), logged_by="COACH"),
        session("S-7", session_date=date(2026, 4, 9), **mentee),
        session("S-8", "P-bea", session_date=date(2026, 4, 9)),
        session("S-9", session_date=date(2026, 4, 9), status="cancelled"),
    )  # fmt: skip
    (merged,) = found(database, "logged_by_both")
    assert (merged.record, merged.pair_id) == ("S-2", "P-ana")
    assert "counted once, from the log S-1" in merged.what
    (double,) = found(database, "possible_double")
    assert (double.record, double.since) == ("S-3", date(2026, 4, 1))
    assert double.what == (
        "Two logs of April 1, 2026 by different members are counted as two sessions: coach 60 "
        "minutes from 10:00, and Mentee 95 minutes from 15:30 (S-4)."
    )


def test_minutes_hard_to_believe_are_found_at_both_ends(database: Database) -> None:
    put(
        database,
        the_pair(),
        session("S-longest", minutes_total=LONGEST_USUAL_MINUTES),
        session("S-long", minutes_total=LONGEST_USUAL_MINUTES + 1),
        session("S-shortest", minutes_total=SHORTEST_CONTACT_MINUTES),
        session("S-short", minutes_total=SHORTEST_CONTACT_MINUTES - 1),
        session("S-mail", minutes_total=2, contact=0, contact_type="email"),
        session("S-not-held", minutes_total=None, status="cancelled", contact=0),
        session("S-twice", minutes_total=400, duplicate_of="S-long"),
    )
    by_record = {f.record: f.what for f in found(database, "implausible_minutes")}
    assert set(by_record) == {"S-long", "S-short"}
    assert "lasted 241 minutes, more than 240" in by_record["S-long"]
    assert "lasted 9 minutes, fewer than 10" in by_record["S-short"]


def test_minutes_of_a_session_that_was_not_held_are_found(database: Database) -> None:
    put(
        database,
        the_pair(),
        session("S-held"),
        session("S-off", minutes_total=45, status="cancelled", contact=0),
        session("S-part", minutes_total=None, minutes_conference=1, status="no_show", contact=0),
        session("S-empty", minutes_total=None, status="no_show", contact=0),
    )
    by_record = {f.record: f.what for f in found(database, "minutes_not_held")}
    assert set(by_record) == {"S-off", "S-part"}
    assert by_record["S-off"].endswith(
        "is logged as cancelled, with 45 minutes; they are not counted."
    )
    assert "no show, with 1 minute;" in by_record["S-part"]


def test_a_log_that_is_older_than_its_session_is_found(database: Database) -> None:
    day = date(2026, 3, 10)
    put(
        database,
        the_pair(),
        session("S-ahead", submitted_at=day - timedelta(days=1)),
        session("S-called-off", submitted_at=day - timedelta(days=1), status="cancelled"),
    )
    (one,) = found(database, "log_before_session")
    assert one.record == "S-ahead"
    assert "handed in on March 9, 2026, before the session took place" in one.what


# -- lines of files ------------------------------------------------------------------------------

HEAD = "session_id,pair_id,session_date,venue,status,minutes_total\n"


def load(
    database: Database, folder: Path, text: str, name: str = "log.csv", form: str = "sessions",
    scope: Scope | None = None,
) -> Any:  # fmt: skip
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return pipeline.import_file(
        database, scope or facilitator(2), form, path, file_name=name, imported_by="loader",
        today=TODAY,
    )  # fmt: skip


@pytest.fixture
def real(database: Database) -> Database:
    """The same with a pair that files can refer to."""
    region = {
        "program_number": "PR2",
        "scheme": "PAC",
        "valid_from": date(2012, 7, 1),
        "region": "2",
        "import_id": 1,
        "line": 2,
    }
    put(database, (schema.program_regions, region), the_pair(pair_id="P-1"))
    return database


def unmatched(database: Database, scope: Scope | None = None, today: date | None = None) -> Any:
    """The ids that are found as of the day the ledger has for the imports of this test."""
    with database.reading(scope or facilitator(2)) as reader:
        return findings(reader, today or datetime.now().date(), ("unmatched_ids",))  # noqa: DTZ005


def test_an_id_that_nothing_matches_stays_until_it_is_mended(
    real: Database, tmp_path: Path
) -> None:
    wrong = f"{HEAD}S-1,P-I,2026-03-10,f2f,completed,60\nS-2,P-I,2026-03-11,f2f,completed,60\n"
    outcome = load(real, tmp_path, f"{wrong}S-3,P-1,2026-03-12,f2f,completed,60\n")
    assert (outcome.rows_new, outcome.rows_refused) == (1, 2)
    (one,) = unmatched(real)
    assert (one.record, one.region, one.who) == ("P-I", 2, "")
    assert one.what == (
        f"2 lines were left out, last in import {outcome.import_id}: pair_id says P-I, and no "
        "such pair is known here."
    )
    assert unmatched(real, facilitator(3)) == ()
    assert len(unmatched(real, LEDGER)) == 1
    # The file comes again with the id corrected.
    again = load(real, tmp_path, f"{HEAD}S-1,P-1,2026-03-10,f2f,completed,60\n")
    assert (again.status, again.rows_new) == ("saved", 1)
    assert unmatched(real) == ()


def test_lines_sent_twice_count_once_and_an_empty_id_is_said_in_words(
    real: Database, tmp_path: Path
) -> None:
    wrong = f"{HEAD}S-1,P-I,2026-03-10,f2f,completed,60\nS-2,P-I,2026-03-11,f2f,completed,60\n"
    load(real, tmp_path, wrong, "may.csv")
    again = load(real, tmp_path, wrong + "S-3,P-I,2026-03-12,f2f,completed,60\n", "again.csv")
    (one,) = unmatched(real)
    assert one.what.startswith(f"3 lines were left out, last in import {again.import_id}: ")
    with real.writing("import") as connection:
        connection.execute(schema.import_refusals.update().values(value=""))
    (one,) = unmatched(real)
    assert one.what.endswith(
        ": pair_id names nobody, and the coach and mentee named there are no pair that is known here, "
        "or more than one."
    )


def test_an_id_is_matched_once_what_it_names_is_there(real: Database, tmp_path: Path) -> None:
    load(real, tmp_path, f"{HEAD}S-1,P-NEW,2026-03-10,f2f,completed,60\n")
    assert [f.record for f in unmatched(real)] == ["P-NEW"]
    put(real, the_pair(pair_id="P-NEW", mentee="Bea"))
    assert unmatched(real) == ()


def test_other_refusals_and_undone_imports_are_no_unmatched_ids(
    real: Database, tmp_path: Path
) -> None:
    load(real, tmp_path, f"{HEAD}S-1,P-1,2026-02-30,f2f,completed,60\n", "date.csv")
    assert unmatched(real) == ()
    outcome = load(real, tmp_path, f"{HEAD}S-1,P-I,2026-03-10,f2f,completed,60\n", "gone.csv")
    assert len(unmatched(real)) == 1
    with real.writing("import") as connection:
        connection.execute(
            schema.imports.update()
            .where(schema.imports.c.import_id == outcome.import_id)
            .values(status="undone", undone_by="somebody", undone_at=datetime(2026, 5, 1))  # noqa: DTZ001
        )
    assert unmatched(real) == ()


@pytest.mark.parametrize(
    ("form", "reference"), [(f.key, r) for f in FORMATS.values() for r in f.references]
)
def test_every_kind_of_reference_is_found_by_its_code_however_it_is_worded(
    real: Database, form: str, reference: Any
) -> None:
    from data_access.imports.staging import _unknown_words

    class Row:
        value = "X-1"

    problem = _unknown_words(reference, facilitator(2))(Row())
    now = datetime.now()  # noqa: DTZ005
    put(
        real,
        imported(1, 2, format=form, started_at=now, finished_at=now),
        (schema.import_refusals, {
            "import_id": 1, "number": 1, "line": 2, "column_name": problem.column,
            "value": problem.value, "reason": "Nobody knows it.", "remedy": problem.remedy,
            "reason_code": problem.code.value, "region": 2,
        }),
    )  # fmt: skip
    assert [f.record for f in unmatched(real)] == ["X-1"]


# -- for whom ------------------------------------------------------------------------------------


@pytest.fixture
def two_regions(database: Database) -> Database:
    put(
        database,
        month("P-ana", 2, "2026-02", person_id="Ana", checklist=0),
        month("P-bea", 2, "2026-03", person_id="Bea", checklist=0),
        month("P-other", 3, "2026-02", person_id="Elsewhere", checklist=0),
    )
    return database


def test_counts_are_those_of_the_list_and_of_the_region(two_regions: Database) -> None:
    with two_regions.reading(EEC) as reader:
        assert counts(reader, TODAY) == (
            RegionCount("missing_checklists", 2, 2),
            RegionCount("missing_checklists", 3, 1),
        )
    with two_regions.reading(facilitator(2)) as reader:
        listed = Counter(f.kind for f in findings(reader, TODAY))
        assert {c.kind: c.findings for c in counts(reader, TODAY)} == listed
        assert {c.region for c in counts(reader, TODAY)} == {2}


def test_a_settled_finding_is_neither_listed_nor_counted_until_it_changes(
    two_regions: Database,
) -> None:
    ana, bea = sorted(found(two_regions, "missing_checklists"), key=lambda f: f.record)
    say_settled(two_regions, ana, SETTLED)
    assert found(two_regions, "missing_checklists") == [bea]
    with two_regions.reading(facilitator(2)) as reader:
        (told,) = (f.settled for f in findings(reader, TODAY, with_settled=True) if f.settled)
        assert (told.word, told.who) == ("Checked, is so", facilitator(2).who)
    with two_regions.reading(EEC) as reader:
        assert [(c.region, c.findings) for c in counts(reader, TODAY)] == [(2, 1), (3, 1)]
    put(two_regions, month("P-ana", 2, "2026-01", person_id="Ana", checklist=0))
    raise_version(two_regions)
    assert len(found(two_regions, "missing_checklists")) == 2
    say_settled(two_regions, bea, SETTLED)
    say_settled(two_regions, bea, REOPENED)
    assert len(found(two_regions, "missing_checklists")) == 2
    with pytest.raises(LookupError):
        say_settled(two_regions, bea, SETTLED, facilitator(3))


def say_settled(database: Database, one: Finding, what: str, scope: Scope | None = None) -> None:
    of = OfFinding(one.kind, one.facts, one.record, one.region, (one.person,))
    settled.say(database, scope or facilitator(2), [of], what, "")


@pytest.mark.parametrize("scope", [EEC, ADMIN, facilitator(2).rest_of_state()])
def test_nobody_gets_findings_who_may_not_see_names(two_regions: Database, scope: Any) -> None:
    with two_regions.reading(scope) as reader, pytest.raises(NamesNotInScope):
        findings(reader, TODAY)


def test_an_administrator_is_told_of_imports_alone(two_regions: Database) -> None:
    with two_regions.reading(LEDGER) as reader:
        assert counts(reader, TODAY) == ()
        assert findings(reader, TODAY) == ()


def test_every_check_says_what_it_means_and_what_to_do() -> None:
    for check in CHECKS.values():
        assert check.label and check.meaning.endswith(".") and check.remedy.endswith(".")
    assert day_words(BEGIN) == "May 1, 2025"
