"""Reports over HTTP: for whom they are, what they are called, what is written down, what is refused."""

from __future__ import annotations

import csv
import io
import zipfile

import pytest
from flask import Flask
from sqlalchemy import update

from config.program.reporting_periods import read
from config.program.reports import (
    ALL,
    EXTRACT,
    REPORTS,
)
from data_access.people import (
    accounts,
    audit,
)
from data_access.storage import schema
from data_access.storage.database import Database
from layouts.pages import reports
from tests.dashboard.product import EVALUATOR, MONTHS, ask_page, product_server
from tests.dashboard.visitors import (
    ADMIN,
    FACILITATOR,
    PASSWORD,
    STAFF,
    Visitor,
    signed_in,
)

PEOPLE = (STAFF, FACILITATOR, EVALUATOR, ADMIN)


@pytest.fixture
def peopled_url(filled_url: str) -> str:
    """The people of these tests, and given facts."""
    return filled_url


@pytest.fixture
def server(peopled_url: str, database: Database) -> Flask:
    email, role, region = EVALUATOR
    accounts.create_account(database, email, email.title(), role, region, PASSWORD)
    return product_server(peopled_url)


def _lines(visitor: Visitor, address: str) -> list[dict[str, str]]:
    answer = visitor.get(address)
    assert answer.status_code == 200 and answer.mimetype == "text/csv", answer.text[:300]
    assert answer.headers["Cache-Control"] == "no-store"
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("person", PEOPLE, ids=lambda p: p[1])
def test_each_report_is_for_its_roles(server: Flask, person: tuple[str, str, int | None]) -> None:
    visitor = signed_in(server, person)
    for report in ALL:
        expected = 200 if person[1] in report.roles else 403
        for address in (reports.address(report), reports.codebook(report)):
            assert visitor.get(address).status_code == expected, address


def test_who_is_not_signed_in_is_asked_to(server: Flask) -> None:
    for report in ALL:
        answer = Visitor(server).get(reports.address(report))
        assert answer.status_code == 302 and "/sign-in" in answer.headers["Location"]


def test_the_files_carry_their_period_in_every_row_and_in_their_name(server: Flask) -> None:
    visitor = signed_in(server, STAFF)
    answer = visitor.get("/reports/eps_monthly_aggregate.csv?period=2026-04")
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="pac-eps_monthly_aggregate-2026-04.csv"'
    )
    for report in REPORTS.values():
        if "eec_staff" not in report.roles:
            continue
        for kind in report.periods:
            code = "2026-04" if kind == "month" else f"{kind}2026"
            period = read(code, report.periods)
            assert period is not None
            first = _lines(visitor, f"/reports/{report.key}.csv?period={code}")[0]
            assert first["period_start"] == period.start.isoformat()
            assert first["period_end"] == period.end.isoformat()


def test_the_contacts_of_the_report_are_those_that_were_given(server: Flask) -> None:
    rows = _lines(signed_in(server, STAFF), "/reports/legislative.csv?period=sfy2026")
    assert rows[0]["educators_served"] == "50"
    assert rows[0]["coaching_contacts"] == str(50 * len(MONTHS))
    own = _lines(
        signed_in(server, FACILITATOR), "/reports/eps_monthly_aggregate.csv?period=2026-04"
    )
    assert {(r["region"], r["scope"]) for r in own} == {("1", "Region 1 only")}
    assert own[0]["educators_served"] == "14"


def test_the_roster_leaves_only_to_its_region_and_is_written_down(
    server: Flask, database: Database
) -> None:
    visitor = signed_in(server, FACILITATOR)
    asked = "/reports/eps_roster.csv?period=2026-04"
    rows = _lines(visitor, asked)
    assert {r["program_number"] for r in rows} == {"PR1"} and len(rows) == 15
    last = audit.latest(database, 1)[0]
    assert (last.event, last.who) == ("report", FACILITATOR[0])
    assert last.detail == {"report": "eps_roster", "period": "2026-04", "region": 1, "rows": 15}
    # Another region's roster cannot be asked for: the address has no word for it.
    assert visitor.get(f"{asked}&region=2").data == visitor.get(asked).data
    assert len([e for e in audit.latest(database) if e.event == "report"]) == 3


def test_a_facilitator_s_file_rests_on_the_own_region_alone(
    server: Flask, database: Database
) -> None:
    visitor = signed_in(server, FACILITATOR)
    mine = [r for r in REPORTS.values() if "facilitator" in r.roles]
    asked = [f"{reports.address(r)}?period={p}" for r in mine for p in ("2026-04", "sfy2026")]
    before = {address: visitor.get(address).data for address in asked}
    whole = signed_in(server, STAFF).get("/reports/legislative.csv?period=sfy2026").data
    with database.writing("import") as connection:
        for table, values in (
            (schema.pair_months, {"contacts": 9, "minutes": 7}),
            (schema.pair_status, {"end_date": schema.pair_status.c.start_date}),
            (schema.participants, {"last_name": "Elsewhere", "program_number": "PR1"}),
        ):
            connection.execute(update(table).where(table.c.region != 1).values(values))
    assert {address: visitor.get(address).data for address in asked} == before
    assert signed_in(server, STAFF).get("/reports/legislative.csv?period=sfy2026").data != whole


def test_the_extract_is_a_zip_and_is_written_down(server: Flask, database: Database) -> None:
    visitor = signed_in(server, EVALUATOR)
    answer = visitor.get("/reports/evaluator_deid.zip?period=py2026")
    assert answer.status_code == 200 and answer.mimetype == "application/zip"
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="pac-evaluator_deid-py2026.zip"'
    )
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        assert archive.testzip() is None and len(archive.namelist()) == 4
    last = audit.latest(database, 1)[0]
    assert (last.event, last.who, last.detail["report"]) == ("report", EVALUATOR[0], EXTRACT.key)
    again = signed_in(server, EVALUATOR).get("/reports/evaluator_deid.zip?period=py2026")
    assert again.data == answer.data


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("period=ffy2026", "has no such period. Write one like sfy2026 or cy2026"),
        ("period=sfy2031", "State fiscal year 2031 begins on July 1, 2030. Choose an earlier"),
        ("period=%00%ff" + "9" * 500, "has no such period"),
    ],
)
def test_another_period_is_refused_in_words(server: Flask, asked: str, said: str) -> None:
    answer = signed_in(server, STAFF).get(f"/reports/pac_participation.csv?{asked}")
    assert answer.status_code == 400
    assert said in answer.text


@pytest.mark.parametrize("person", PEOPLE[:3], ids=lambda p: p[1])
def test_the_page_lists_the_reports_of_the_role_with_both_days(
    server: Flask, person: tuple[str, str, int | None]
) -> None:
    visitor = signed_in(server, person)
    text = ask_page(server, visitor, "/reports").text
    for report in ALL:
        assert (report.label in text) == (person[1] in report.roles), report.key
        assert (f"{report.key}." in text) == (person[1] in report.roles)
    assert "July 1, 2024 to June 30, 2025" in text
    assert "logs are complete through April 30, 2026" in text.replace("Logs", "logs")
    assert ("Region 1 only" in text) == (person is FACILITATOR)
