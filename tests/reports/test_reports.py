"""Given rows and the lines expected of each report; periods to the day; what the extract leaves out."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from config.program.calendars import is_month
from config.program.instruments import DOMAIN_LABELS
from config.program.reporting_periods import (
    YEARS,
    earlier,
    holding,
    month,
    read,
    year,
)
from config.program.reports import (
    ALL,
    EXTRACT,
    LICENSE_EXEMPT,
    OUTCOMES,
    REPORTS,
    SETTINGS_218,
)
from config.program.vocabulary import PROGRAM_TYPES
from config.roles import ROLES
from data_access.asking.policy import WithholdingPolicy
from data_access.asking.told import Told
from data_access.asking.withholding import COMPLEMENTARY
from data_access.lists.worklist import NamesNotInScope
from data_access.reports.extract import PAIRS, SESSIONS, make_zip, pseudonyms
from data_access.reports.files import (
    CODEBOOK_HEADER,
    codebook_lines,
    files_of,
    report_lines,
    report_rows,
)
from data_access.reports.periods import PeriodRefused, choices, period_asked, usual
from data_access.reports.score_groups import scores_left_out
from data_access.storage.database import Database
from data_access.storage.scope import Scope
from tests.machines.postgres import PostgresServer
from tests.measures.loading import STATE, Loading, class_rows, facilitator, pair, person, programs

TODAY = date(2026, 11, 21)
KEY = b"k" * 32


# -- periods ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "day", "first", "last", "ends_in"),
    [
        ("sfy", date(2026, 6, 30), date(2025, 7, 1), date(2026, 6, 30), 2026),
        ("sfy", date(2026, 7, 1), date(2026, 7, 1), date(2027, 6, 30), 2027),
        ("ffy", date(2026, 9, 30), date(2025, 10, 1), date(2026, 9, 30), 2026),
        ("ffy", date(2026, 10, 1), date(2026, 10, 1), date(2027, 9, 30), 2027),
        ("cy", date(2026, 12, 31), date(2026, 1, 1), date(2026, 12, 31), 2026),
        ("cy", date(2027, 1, 1), date(2027, 1, 1), date(2027, 12, 31), 2027),
        ("py", date(2026, 8, 31), date(2025, 9, 1), date(2026, 8, 31), 2026),
        ("py", date(2026, 9, 1), date(2026, 9, 1), date(2027, 8, 31), 2027),
    ],
)
def test_a_day_lies_in_the_year_it_should(
    kind: str, day: date, first: date, last: date, ends_in: int
) -> None:
    found = holding(kind, day)
    assert (found.start, found.end, found.year) == (first, last, ends_in)
    assert found == year(kind, ends_in) == read(found.code, (kind,))
    assert len(found.months) == 12
    assert earlier(found).end.toordinal() + 1 == found.start.toordinal()


def test_a_month_ends_on_its_own_last_day() -> None:
    assert (month("2024-02").start, month("2024-02").end) == (date(2024, 2, 1), date(2024, 2, 29))
    assert earlier(month("2026-01")) == month("2025-12")
    assert month("2026-10").days == "October 1, 2026 to October 31, 2026"


def test_an_address_names_a_period_of_the_report_or_none() -> None:
    assert read("2026", ("sfy", "cy")) == year("sfy", 2026)
    assert read("cy2026", ("sfy", "cy")) == year("cy", 2026)
    assert read("2026-10", ("month",)) == month("2026-10")
    for text in (
        "",
        "2026-13",
        "ffy2026",
        "26",
        "cy20",
        "cy²026",
        "cy9999",
        "2026-10-01",
        "x" * 99,
    ):
        assert read(text, ("sfy", "cy")) is None, text
    assert read("2026-10", ("sfy",)) is None and read("2026", ("month",)) is None


@pytest.mark.parametrize("text", ["2026-10\n", "٢٠٢٦-10", "２026-10", "2٠26-10"])
def test_a_month_is_written_in_plain_digits_alone(text: str) -> None:
    # Others sort behind every month, so that the months up to them would have no end.
    assert read(text, ("month",)) is None and not is_month(text)


def test_what_is_offered_and_what_is_refused() -> None:
    for report in ALL:
        offered = choices(report, TODAY)
        assert usual(report, TODAY) in offered and usual(report, TODAY).end < TODAY
        assert all(p.start <= TODAY and p == read(p.code, report.periods) for p in offered)
        assert period_asked(report, "", TODAY) == usual(report, TODAY)
    with pytest.raises(PeriodRefused, match=r"no such period. Write one like 2026-11 or sfy2027"):
        period_asked(REPORTS["eps_monthly_aggregate"], "ffy2026", TODAY)
    with pytest.raises(PeriodRefused, match="begins on October 1, 2027"):
        period_asked(REPORTS["qpr_acf218"], "ffy2028", TODAY)


# -- the presets as data -------------------------------------------------------------------------


def test_every_preset_says_what_it_is() -> None:
    for report in ALL:
        assert set(report.roles) <= set(ROLES) and report.roles
        assert set(report.periods) <= {*YEARS, "month"}
        for columns in files_of(report).values():
            names = [c.name for c in columns]
            assert len(set(names)) == len(names)
            assert all(c.meaning and c.unit and c.source for c in columns)
    assert REPORTS["eps_roster"].roles == ("facilitator",) and REPORTS["eps_roster"].audited
    assert EXTRACT.roles == ("evaluator",) and EXTRACT.audited
    assert all(set(s.of) == set(PROGRAM_TYPES.codes) for s in SETTINGS_218)


def test_the_codebook_tells_every_column() -> None:
    for report in ALL:
        rows = list(csv.DictReader(io.StringIO("".join(codebook_lines(report))[1:], newline="")))
        assert tuple(rows[0]) == CODEBOOK_HEADER
        told = [(r["file"], r["column"]) for r in rows]
        assert told == [(name, c.name) for name, cs in files_of(report).items() for c in cs]


# -- given rows ----------------------------------------------------------------------------------


def _session(
    key: str, pair_id: str, day: str, minutes: int | None = 60, **more: Any
) -> dict[str, Any]:
    return {
        "session_id": key,
        "pair_id": pair_id,
        "session_date": day,
        "minutes_total": minutes,
        "contact_type": "conference",
        "venue": "f2f",
        "status": "completed",
        **more,
    }


def _event(who: str, kind: str, event: str, day: str, day_no: int = 1) -> dict[str, Any]:
    return {
        "participant_id": who,
        "event_type": kind,
        "event_id": event,
        "day_no": day_no,
        "date": day,
        "hours": 2,
    }


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def urls(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, ...]]:
    """Three empty databases, on either engine, for tests that only read what is put there once."""
    if request.param == "sqlite":
        yield tuple(f"sqlite:///{tmp_path_factory.mktemp('reports')}/pac.sqlite3" for _ in "abc")
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    fresh = server.fresh_database
    with fresh() as first, fresh() as second, fresh() as third:
        yield first, second, third


@pytest.fixture(scope="module")
def state(urls: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loading]:
    """Regions 1 and 2, a home and a license-exempt home; M1 moves to Region 2 with the program."""
    made = _two_regions(urls[0], tmp_path_factory.mktemp("files"))
    yield made
    made.database.dispose()


def _two_regions(url: str, folder: Path) -> Loading:
    made = Loading(url, folder, TODAY)
    home = {**programs(2)[0], "eec_program_number": "PRG-H", "program_type": "FCC"}
    exempt = {**home, "eec_program_number": "PRG-X", "licensed": "exempt"}
    school = {**exempt, "eec_program_number": "PRG-S", "program_type": "PUBLIC_PRESCHOOL"}
    moves = {**programs(1)[0], "eec_program_number": "PRG-M"}
    made.load("programs", [*programs(1, 2), home, exempt, school, moves])
    made.load(
        "participants",
        [
            person("M1", program_number="PRG-M", pq_registry_id="R-0001"),
            person("M2", region=2, first_name="=1+1", last_name="Two"),
            person("M3", region=2, program_number="PRG-H"),
            person("M4", region=2, program_number="PRG-X"),
            person("M5", region=2, program_number="PRG-S"),
            person("C1", role="CT", region=1),
            person("C2", role="CT", region=2),
        ],
    )
    end = {"planned_end": "2026-08-20"}
    made.load(
        "pairs",
        [
            pair("A1", "M1", "C1", "2025-09-15", **end, end_date="2026-01-10",
                 end_reason="re_paired"),
            pair("A2", "M2", "C2", "2025-09-15", **end),
            pair("A3", "M3", "C2", "2025-09-15", **end, end_date="2026-02-01",
                 end_reason="withdrew"),
            pair("A4", "M4", "C2", "2025-09-15", **end),
            pair("A5", "M5", "C2", "2026-06-20", **end),
        ],
    )  # fmt: skip
    made.load("programs", [{**moves, "region_pac": 2, "regions_from": "2026-01-01"}])
    made.load("pairs", [pair("B1", "M1", "C2", "2026-01-11", **end)])
    made.load(
        "sessions",
        [
            _session("S1", "A1", "2025-10-05", 90),
            _session("S2", "A1", "2025-10-31", 45),
            _session("S3", "A1", "2025-10-20", contact_type="email"),
            _session("S4", "A1", "2025-10-21", None, status="cancelled"),
            _session("S5", "A2", "2025-10-07", 75),
            _session("S6", "B1", "2026-02-03"),
            _session("S7", "A3", "2025-10-08", 30),
            _session("S8", "A4", "2025-10-09", 30),
            # The last day of one state fiscal year, the first of the next.
            _session("S9", "A5", "2026-06-30", 20),
            _session("S10", "A5", "2026-07-01", 40),
            # Nothing was done on these days, but the logs go that far.
            _session("S11", "A1", "2026-01-08", None, status="cancelled"),
            _session("S12", "A2", "2026-08-18", None, status="cancelled"),
        ],
    )
    made.load(
        "attendance",
        [
            _event("M1", "PLC", "L1", "2025-10-14"),
            _event("M2", "PLC", "L1", "2025-10-14"),
            _event("M3", "PLC", "L2", "2025-10-15"),
            _event("C2", "training_day", "T1", "2025-10-01", 1),
            _event("C2", "training_day", "T1", "2025-10-02", 2),
            _event("C2", "orientation", "O1", "2025-10-03"),
        ],
    )
    return made


def rows_of(
    state: Loading, key: str, period: str, scope: Scope = STATE, minimum: int = 1
) -> list[dict[str, str]]:
    report = REPORTS[key]
    asked = read(period, report.periods)
    assert asked is not None
    with state.database.reading(scope) as reader:
        found = report_rows(report, reader, asked, TODAY, minimum)
    text = "".join(report_lines(report, found))
    assert text.startswith("\ufeff") and not text.startswith("\ufeff\ufeff")
    rows = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    assert all(None not in r and None not in r.values() for r in rows)
    return rows


def _figures(rows: Iterable[dict[str, str]], *names: str) -> list[tuple[str, ...]]:
    return [tuple(r[n] for n in names) for r in rows]


MONTHLY = (
    "region",
    "month",
    "program_type",
    "educators_served",
    "programs_served",
    "coaching_contacts",
    "coaching_hours",
    "plc_meetings",
    "training_days",
)


def test_the_monthly_report(state: Loading) -> None:
    rows = rows_of(state, "eps_monthly_aggregate", "2025-10")
    centers = ("all", "2025-10", "CENTER", "2", "2", "3", "3.50", "1", "2")
    assert _figures(rows, *MONTHLY)[:3] == [
        # M1's program lies in Region 2 by now; in October it was one of Region 1.
        ("all", "2025-10", "all", "4", "4", "5", "4.50", "2", "2"),
        centers,
        ("all", "2025-10", "FCC", "2", "2", "2", "1.00", "1", "0"),
    ]
    by_place = {(r["region"], r["program_type"]): r for r in rows}
    assert by_place["1", "all"]["educators_served"] == "1"
    assert by_place["2", "all"]["educators_served"] == "3"
    assert by_place["3", "all"]["coaching_contacts"] == "0"
    assert by_place["6", "all"]["coaching_hours"] == "0.00"
    first = rows[0]
    assert (first["period"], first["period_start"], first["period_end"]) == (
        "October 2025",
        "2025-10-01",
        "2025-10-31",
    )
    assert (first["data_through"], first["provisional"]) == ("2026-07-01", "N")
    assert first["definition_version"] == "1.2" and first["scope"] == "Whole state"


@pytest.fixture(scope="module")
def behind(urls: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loading]:
    """Two regions with a pair each; the log of Region 2 goes on, that of Region 1 ends in October."""
    made = Loading(urls[2], tmp_path_factory.mktemp("behind"), TODAY)
    made.load("programs", programs(1, 2))
    made.load("participants", [person(f"M{r}", region=r) for r in (1, 2)])
    made.load("participants", [person(f"C{r}", role="CT", region=r) for r in (1, 2)])
    made.load(
        "pairs",
        [pair(f"A{r}", f"M{r}", f"C{r}", "2025-09-15", planned_end="2026-06-20") for r in (1, 2)],
    )
    days = {1: ("2025-09-20", "2025-10-20"), 2: ("2025-09-21", "2025-10-21", "2026-06-18")}
    made.load(
        "sessions",
        [_session(f"S{d}", f"A{r}", d) for r, of_region in days.items() for d in of_region],
    )
    made.load("attendance", [_event("M1", "PLC", "L1", "2025-11-14")])
    yield made
    made.database.dispose()


GONE = "Region 1 (October 2025 to June 2026)"


def test_the_manifest_names_the_awaited_logs(behind: Loading) -> None:
    (told,) = json.loads(_files(_made(behind.database))["manifest.json"])["awaited_logs"].items()
    assert told[0] == "Region 1"
    assert (told[1]["since"], told[1]["months"][-1]) == ("2025-10", "2026-06")


def test_months_whose_log_has_not_arrived_are_empty_and_said(behind: Loading) -> None:
    """Region 1 logged a contact in October, and nobody knows of how many others: it has no figure."""
    names = ("region", "month", "educators_served", "coaching_hours", "plc_meetings", "not_known")
    rows = rows_of(behind, "eps_monthly_aggregate", "sfy2026")
    told = {r[:2]: r[2:] for r in _figures([r for r in rows if r["program_type"] == "all"], *names)}
    assert told["all", "2025-09"] == ("2", "2.00", "0", "")
    assert told["1", "2025-09"] == ("1", "1.00", "0", "")
    assert told["all", "2025-10"] == ("1", "1.00", "0", "Region 1 (October 2025)")
    assert told["1", "2025-10"] == ("", "", "0", "Region 1 (October 2025)")
    assert told["2", "2025-10"] == ("1", "1.00", "0", "")
    # Region 2 had no contact in November and says so; of the state nothing is left to count.
    assert told["2", "2025-11"] == ("0", "0.00", "0", "")
    assert told["1", "2025-11"] == told["all", "2025-11"]
    assert told["1", "2025-11"] == ("", "", "1", "Region 1 (November 2025)")


def test_totals_say_which_months_of_which_region_they_leave_out(behind: Loading) -> None:
    counted = ("educators_served", "coaching_contacts", "coaching_hours", "not_known")
    assert _figures(rows_of(behind, "legislative", "2026"), *counted) == [("2", "4", "4.00", GONE)]
    federal = rows_of(behind, "qpr_acf218", "2026")  # October 2025 to September 2026
    by_setting = {r["setting"]: (r["coaching_contacts"], r["not_known"]) for r in federal}
    assert by_setting["all"] == by_setting["center"] == ("2", GONE)
    assert by_setting["family_child_care"] == ("", GONE)
    totals = Scope(None, False, "who", "eec_staff", totals_only=True)
    (row,) = rows_of(behind, "legislative", "2026", totals)
    assert row["not_known"] == "some regions (October 2025 to June 2026)"


def test_a_roster_names_people_and_no_hours_before_the_log_has_come(behind: Loading) -> None:
    names = ("last_name", "contacts", "hours", "plc_meetings", "not_known")
    found = _figures(rows_of(behind, "eps_roster", "2025-10", facilitator(1)), *names)
    assert {row[1:] for row in found} == {("", "", "0", "Region 1 (October 2025)")}
    assert len(found) == 2
    own = _figures(rows_of(behind, "eps_roster", "2025-10", facilitator(2)), *names)
    assert {row[1:] for row in own} == {("1", "1.00", "0", "")}


def test_a_person_of_two_regions_counts_in_each_and_once_in_all(state: Loading) -> None:
    rows = rows_of(state, "legislative", "2026")
    (one,) = rows
    counted = ("educators_served", "pairs_coached", "coaches", "coaching_contacts")
    assert _figures([one], *counted) == [("5", "6", "2", "7")]
    year_rows = rows_of(state, "eps_monthly_aggregate", "sfy2026")
    served: dict[str, int] = {}
    for r in year_rows:
        if r["program_type"] == "all" and r["month"] in ("2025-10", "2026-02"):
            served[r["region"]] = served.get(r["region"], 0) + int(r["educators_served"])
    assert served["all"] == 5 and served["1"] + served["2"] == 5
    assert len({r["month"] for r in year_rows}) == 12


def test_the_first_of_july_is_of_the_next_year(state: Loading) -> None:
    rows = rows_of(state, "legislative", "2027")
    assert _figures(rows, "period_start", "educators_served", "coaching_hours", "provisional") == [
        ("2026-07-01", "1", "0.67", "Y"),
        ("2025-07-01", "5", "5.83", "N"),
    ]


def test_the_federal_report(state: Loading) -> None:
    names = ("setting", "practitioners_coached", "programs_coached", "coaching_contacts")
    assert _figures(rows_of(state, "qpr_acf218", "2026"), *names) == [
        ("all", "5", "5", "8"),
        ("family_child_care", "1", "1", "1"),
        ("center", "3", "3", "6"),
        (LICENSE_EXEMPT, "1", "1", "1"),
    ]


def test_programs_that_moved_or_have_no_region_count_in_the_state_s_reports(
    tmp_path: Path, sqlite_url: str
) -> None:
    state = Loading(sqlite_url, tmp_path, TODAY)
    home = {"program_type": "FCC", "licensed": "exempt"}
    moves = {**programs(1)[0], **home, "eec_program_number": "PRG-M"}
    nowhere = {**moves, "eec_program_number": "PRG-N", "region_pac": ""}
    state.load("programs", [*programs(1), moves, nowhere])
    state.load(
        "participants",
        [
            person("M1", program_number="PRG-M"),
            person("M2", program_number="PRG-N"),
            person("C1", role="CT"),
        ],
    )
    state.load(
        "pairs",
        [pair(f"A{i}", f"M{i}", "C1", "2025-09-15", planned_end="2026-06-20") for i in (1, 2)],
    )
    state.load("sessions", [_session(f"S{i}", f"A{i}", "2025-10-05") for i in (1, 2)])
    state.load("sessions", [_session("S3", "A1", "2026-06-18", None, status="cancelled")])
    state.load("programs", [{**moves, "region_pac": 2, "regions_from": "2026-01-01"}])
    yearly = rows_of(state, "legislative", "2026")
    federal = {r["setting"]: r for r in rows_of(state, "qpr_acf218", "2026")}
    monthly = {
        r["region"]: r["programs_served"]
        for r in rows_of(state, "eps_monthly_aggregate", "2025-10")
        if r["program_type"] == "all"
    }
    state.database.dispose()
    assert _figures(yearly, "educators_served", "programs_served") == [("2", "2")]
    counted = ("practitioners_coached", "programs_coached")
    assert _figures([federal[LICENSE_EXEMPT]], *counted) == [("2", "2")]
    assert federal["family_child_care"]["practitioners_coached"] == "0"
    # By region: where the program lay when the pair began.
    assert (monthly["1"], monthly["none"]) == ("1", "1")


def test_the_roster_is_of_one_region_and_has_its_names(state: Loading) -> None:
    rows = rows_of(state, "eps_roster", "2025-10", facilitator(2))
    names = ("first_name", "last_name", "role", "program_number", "contacts", "hours")
    more = ("plc_meetings", "training_days")
    assert _figures(rows, *names, *more) == [
        ("C2", "Demo", "CT", "PRG-2", "3", "2.25", "0", "2"),
        ("M3", "Demo", "MENTEE", "PRG-H", "1", "0.50", "1", "0"),
        ("M4", "Demo", "MENTEE", "PRG-X", "1", "0.50", "0", "0"),
        ("'=1+1", "Two", "MENTEE", "PRG-2", "1", "1.25", "1", "0"),
    ]
    assert {r["scope"] for r in rows} == {"Region 2 only"}
    # M1 came to Region 2 in January: in October the coaching and the meeting were those of Region 1.
    assert "R-0001" not in {r["registry_id"] for r in rows}
    for scope in (
        STATE,
        Scope(None, True, "all", "facilitator"),
        Scope((), True, "no", "facilitator"),
    ):
        with state.database.reading(scope) as reader, pytest.raises(NamesNotInScope):
            report_rows(REPORTS["eps_roster"], reader, month("2025-10"), TODAY, 1)


def test_a_facilitator_s_rows_are_those_of_the_state_s_file(state: Loading) -> None:
    for key, period in (("eps_monthly_aggregate", "sfy2026"), ("pac_participation", "sfy2026")):
        whole = rows_of(state, key, period)
        for region in (1, 2):
            own = rows_of(state, key, period, facilitator(region))
            assert {r["region"] for r in own} == {str(region)}
            said = ("data_through", "scope")
            assert [{k: v for k, v in r.items() if k not in said} for r in own] == [
                {k: v for k, v in r.items() if k not in said}
                for r in whole
                if r["region"] == str(region)
            ]


def test_participation(state: Loading) -> None:
    rows = rows_of(state, "pac_participation", "2026")
    by_place = {(r["region"], r["role"], r["breakdown"], r["category"]): r for r in rows}
    counted = ("enrolled", *OUTCOMES)
    mentees = by_place["all", "MENTEE", "all", "all"]
    assert _figures([mentees], *counted) == [("5", "0", "3", "1", "1", "1")]  # M1 left Region 1
    assert by_place["all", "MENTEE", "program_type", "FCC"]["withdrew"] == "1"
    assert by_place["all", "MENTEE", "qris_level", "none"]["enrolled"] == "5"
    assert {r["outcomes_as_of"] for r in rows} == {"2026-08-31"}
    assert {r["program_year"] for r in rows} == {"2025"}


def test_who_is_in_several_pairs_is_what_the_longest_of_the_role_came_to(
    tmp_path: Path, sqlite_url: str
) -> None:
    state = Loading(sqlite_url, tmp_path, TODAY)
    state.load("programs", programs(1))
    people = [person(f"M{i}") for i in range(1, 5)]
    state.load("participants", [*people, *(person(f"C{i}", role="CT") for i in range(1, 5))])
    end = {"planned_end": "2026-06-20"}
    given_up = {**end, "end_date": "2025-10-20", "end_reason": "withdrew"}
    state.load(
        "pairs",
        [
            pair("A1", "M1", "C1", "2025-09-15", **end),
            pair("A2", "M2", "C1", "2025-10-01", **given_up),
            # A coach who is coached, and gives that up.
            pair("B1", "M3", "C2", "2025-09-15", **end),
            pair("B2", "C2", "C1", "2025-10-01", **given_up),
            # Both end on one day: the later one counts.
            pair("D1", "M4", "C3", "2025-09-15", **given_up),
            pair("D2", "M4", "C4", "2025-10-01", **{**given_up, "end_reason": "completed"}),
        ],
    )
    by_role = {
        r["role"]: r
        for r in rows_of(state, "pac_participation", "2026")
        if (r["region"], r["breakdown"]) == ("1", "all")
    }
    state.database.dispose()
    counted = ("enrolled", *OUTCOMES)
    # C2's row among the mentees is that of being coached; once in all, under either outcome.
    assert _figures([by_role["MENTEE"]], *counted) == [("5", "0", "3", "2", "0", "0")]
    assert _figures([by_role["CT"]], *counted) == [("4", "0", "3", "1", "0", "0")]


def test_participation_of_a_calendar_year_cannot_be_subtracted(state: Loading) -> None:
    fiscal, calendar = (
        [
            {k: v for k, v in r.items() if not k.startswith(("period", "prov"))}
            for r in rows_of(state, "pac_participation", code)
        ]
        for code in ("sfy2026", "cy2026")
    )
    assert fiscal == calendar


def test_outcomes_of_few_are_withheld_and_never_zero(state: Loading) -> None:
    rows = rows_of(state, "pac_participation", "2026", minimum=6)
    few = [r for r in rows if 0 < int(r["enrolled"]) < 6]
    assert few and any(r["suppression"] == "small_n" for r in few)
    for r in rows:
        empty = {r[name] == "" for name in OUTCOMES}
        assert empty == {bool(r["suppression"])}
    assert all(r["suppression"] for r in few)
    own = rows_of(state, "pac_participation", "2026", facilitator(2), minimum=6)
    assert {r["suppression"] for r in own} == {""}  # may look these people up by name


@pytest.mark.parametrize("nobody_left", [{1: 12}, {1: 7, 3: 5}])
def test_that_nearly_nobody_left_is_told_of_nobody(
    nobody_left: dict[int, int], tmp_path: Path, sqlite_url: str
) -> None:
    """Twelve of one region, or few of two, of whom nobody left; of 12 in Region 2 four, of 24 in 5 eight.

    The state's number is withheld with them: months of coaching are counted by region beside it.
    """
    state = Loading(sqlite_url, tmp_path, TODAY)
    state.load("programs", programs(1, 2, 3, 5))
    regions = [region for region, n in [*nobody_left.items(), (2, 12), (5, 24)] for _ in range(n)]
    mentees = [person(f"M{i}", region=region) for i, region in enumerate(regions)]
    state.load("participants", [*mentees, person("C1", role="CT")])
    end = {"planned_end": "2026-06-20"}
    gone = {**end, "end_date": "2026-01-20", "end_reason": "withdrew"}
    state.load(
        "pairs",
        [
            pair(f"A{i}", f"M{i}", "C1", "2025-09-15", **(gone if 19 < i < 32 else end))
            for i in range(48)
        ],
    )
    by_region = {
        r["region"]: (r["suppression"], r["withdrew"])
        for r in rows_of(state, "pac_participation", "2026", minimum=10)
        if (r["role"], r["breakdown"]) == ("all", "all")
    }
    state.database.dispose()
    withheld = {region: why for region, (why, _) in by_region.items() if why}
    few = {
        str(region): "complementary" if n >= 10 else "small_n" for region, n in nobody_left.items()
    }
    assert withheld == {**few, "2": "complementary", "all": "complementary"}
    assert by_region["5"] == ("", "8")


def test_two_runs_are_the_same_lines(state: Loading) -> None:
    for key, report in REPORTS.items():
        scope = facilitator(2) if key == "eps_roster" else STATE
        code = period_asked(report, "", TODAY).code
        assert rows_of(state, key, code, scope) == rows_of(state, key, code, scope)


# -- the extract -----------------------------------------------------------------------------------

_SCORES = {d: [5, 5] for d in ("PC", "NC", "TS", "RSP", "BM", "PD", "ILF", "CD", "QF", "LM")}


@pytest.fixture(scope="module")
def observed(urls: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Loading]:
    """The same with two educators observed, one of whom agreed to scores of her own."""
    state = _two_regions(urls[1], tmp_path_factory.mktemp("files"))
    state.load(
        "participants",
        [
            person("M2", region=2, first_name="Canary", last_name="Two", consent="educator_level"),
            person("M4", region=2, program_number="PRG-X", consent="aggregate"),
        ],
    )
    state.load(
        "class",
        [
            row
            for key, who, window, day in (
                ("O1", "M2", "BASE", "2025-09-10"),
                ("O2", "M2", "END", "2026-04-15"),
                ("O3", "M4", "BASE", "2025-09-20"),
            )
            for row in class_rows(key, who, _SCORES, window=window, day=day)
        ],
    )
    yield state
    state.database.dispose()


def _made(database: Database, minimum: int = 1, key: bytes = KEY) -> bytes:
    with database.reading(STATE) as reader:
        return make_zip(reader, year("py", 2026), TODAY, key, minimum)


def _files(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _table(content: bytes) -> list[dict[str, str]]:
    text = content.decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_the_extract_checks_itself_and_is_the_same_again(observed: Loading) -> None:
    made = _made(observed.database)
    assert made == _made(observed.database)
    files = _files(made)
    assert sorted(files) == ["codebook.csv", "manifest.json", "pairs.csv", "sessions.csv"]
    manifest = json.loads(files["manifest.json"])
    assert {n: f["sha256"] for n, f in manifest["files"].items()} == {
        n: hashlib.sha256(c).hexdigest() for n, c in files.items() if n != "manifest.json"
    }
    assert (manifest["period_start"], manifest["period_end"]) == ("2025-09-01", "2026-08-31")
    assert manifest["as_of"] == "2026-08-31" and manifest["filters"] == {"program_year": 2025}
    assert manifest["data_version"] == 9 and manifest["data_through"] == "2026-07-01"
    assert manifest["awaited_logs"] == {}
    for name, columns in files_of(EXTRACT).items():
        assert list(_table(files[name])[0]) == [c.name for c in columns]


def test_a_row_a_pair_and_window_with_days_from_its_start(observed: Loading) -> None:
    name = pseudonyms(KEY)
    rows = _table(_files(_made(observed.database))[PAIRS])
    mine = {r["window"]: r for r in rows if r["pair_id"] == name("pair", "A2")}
    assert set(mine) == {"BASE", "END"}
    assert [(mine[w]["observed"], mine[w]["observed_day"]) for w in ("BASE", "END")] == [
        ("Y", "-5"),
        ("Y", "212"),
    ]
    assert mine["BASE"]["score_ES"] == "4.5000" and mine["BASE"]["suppression"] == ""
    assert mine["BASE"]["score_RCG"] == "" and mine["BASE"]["consent"] == "educator_level"
    assert (mine["BASE"]["planned_days"], mine["BASE"]["ended_day"]) == ("339", "339")
    assert mine["BASE"]["educator_id"] == name("educator", "M2")
    unseen = [r for r in rows if r["pair_id"] == name("pair", "A1")]
    assert [(r["window"], r["observed"], r["instrument"]) for r in unseen] == [
        ("BASE", "N", ""),
        ("END", "N", ""),
    ]
    assert unseen[0]["end_reason"] == "re_paired" and unseen[0]["ended_day"] == "117"
    assert {r["educator_id"] for r in rows if r["pair_id"] == name("pair", "B1")} == {
        unseen[0]["educator_id"]  # the same person in both pairs
    }


def test_who_agreed_to_figures_of_groups_has_a_row_and_no_score(observed: Loading) -> None:
    name = pseudonyms(KEY)
    rows = _table(_files(_made(observed.database))[PAIRS])
    (row,) = (r for r in rows if r["pair_id"] == name("pair", "A4") and r["window"] == "BASE")
    assert (row["observed"], row["consent"], row["suppression"]) == ("Y", "aggregate", "no_consent")
    assert {row[f"score_{code}"] for code in DOMAIN_LABELS} == {""}


def test_sessions_have_days_and_what_was_logged(observed: Loading) -> None:
    name = pseudonyms(KEY)
    rows = _table(_files(_made(observed.database))[SESSIONS])
    mine = [r for r in rows if r["pair_id"] == name("pair", "A1")]
    told = ("session_no", "day", "is_contact", "status", "contact_type", "venue", "minutes_total")
    assert _figures(mine, *told) == [
        ("1", "20", "Y", "completed", "conference", "f2f", "90"),
        ("2", "35", "N", "completed", "email", "f2f", "60"),
        ("3", "36", "N", "cancelled", "conference", "f2f", ""),
        ("4", "46", "Y", "completed", "conference", "f2f", "45"),
        ("5", "115", "N", "cancelled", "conference", "f2f", ""),
    ]


def test_another_key_gives_other_ids(observed: Loading) -> None:
    first, second = (
        {r["pair_id"] for r in _table(_files(_made(observed.database, key=key))[PAIRS])}
        for key in (KEY, b"other")
    )
    assert len(first) == len(second) == 6 and not first & second


def _hidden_of(groups: Iterable[range], unknown: int) -> dict[str, str]:
    """Whose scores are left out where these groups of forty are told and the first few did not agree."""
    told = np.array([[i in group for i in range(40)] for group in groups], dtype=np.bool_)
    refused = [f"E{i}" for i in range(unknown)]
    name = pseudonyms(KEY)
    found = scores_left_out(
        Told({}, groups={("", "", False): told}, people=tuple(f"E{i}" for i in range(40))),
        refused,
        10,
        lambda person: name("educator", person),
    )
    assert [e for e, why in found.items() if why != COMPLEMENTARY] == refused
    return found


@pytest.mark.parametrize("unknown", range(13))
def test_scores_left_out_are_nobody_s_or_enough_to_hide_behind(unknown: int) -> None:
    groups = (range(40), range(20), range(0, 40, 3))
    hidden = _hidden_of(groups, unknown)
    assert bool(hidden) == bool(unknown)
    out = [sum(f"E{i}" in hidden for i in group) for group in (*groups, range(20, 40))]
    assert all(count == 0 or count >= 10 for count in out), out


def test_what_is_left_of_a_total_hides_enough_too() -> None:
    # Nobody tells the mean of the first twenty; it is the state's less that of the other twenty.
    hidden = _hidden_of((range(40), range(20, 40)), 1)
    assert sum(f"E{i}" in hidden for i in range(20)) == 10


def test_no_score_of_who_did_not_agree_is_worked_out_from_a_page(
    tmp_path: Path, sqlite_url: str
) -> None:
    """Of ten who did not agree one alone was scored in a domain, came in time, and left."""
    state = Loading(sqlite_url, tmp_path, TODAY)
    without = {k: v for k, v in _SCORES.items() if k != "CD"}  # no Instructional Support
    numbers = range(60)
    late, left = range(1, 10), {0, *range(10, 21)}
    unseen = left | set(range(21, 31))  # ten more stayed, and were missed
    state.load("programs", programs(1))
    agreed = ["aggregate" if i < 10 else "educator_level" for i in numbers]
    state.load(
        "participants",
        [*(person(f"M{i}", consent=agreed[i]) for i in numbers), person("C1", role="CT")],
    )
    gone = {"end_date": "2026-01-10", "end_reason": "withdrew"}
    state.load(
        "pairs",
        [
            pair(f"A{i}", f"M{i}", "C1", "2025-09-15", planned_end="2026-06-20",
                 **(gone if i in left else {}))
            for i in numbers
        ],
    )  # fmt: skip
    state.load(
        "class",
        [
            row
            for i in numbers
            for window, day in (("BASE", "2025-09-10"), ("END", "2026-04-15"))
            if window == "BASE" or i not in unseen
            for row in class_rows(
                f"O{i}{window}", f"M{i}", without if i in late else _SCORES, window=window, day=day
            )
        ],
    )
    rows = _table(_files(_made(state.database, minimum=10))[PAIRS])
    again = {r["educator_id"] for r in rows if r["window"] == "END" and r["observed"] == "Y"}
    base = [r for r in rows if r["window"] == "BASE"]
    evaluator = Scope(None, False, "evaluator@test.invalid", "evaluator")
    asked: dict[str, Any] = {"scope": evaluator, "policy": WithholdingPolicy(), "all_months": True}
    shown = {
        "all": state.ask("class_mean", ("window",), **asked).cell(window="BASE", component="IS"),
        "left": state.ask("leavers_baseline", **asked).cell(stayed="left", component="IS"),
    }
    state.database.dispose()
    for name, cell in shown.items():
        known = [
            r
            for r in base
            if r["score_IS"]
            and (name == "all" or (r["educator_id"] not in again and r["end_reason"]))
        ]
        assert cell.people and cell.people - len(known) >= 10, name
