"""A role that sees the state as a whole: no page, file, list or command tells regions apart."""

from __future__ import annotations

import csv
import io
import json
import re
from argparse import Namespace
from collections.abc import Iterator

import pytest
from flask import Flask

from config.program.regions import CURRENT
from config.program.reports import REPORTS
from config.roles import ROLES, Audience, Grain, Reach, Role
from config.settings import Settings
from dashboard.commands import ask
from data_access.lists import quality
from data_access.lists.briefing import briefing
from data_access.lists.worklist import NamesNotInScope
from data_access.people import accounts
from data_access.reports import extract
from data_access.reports.files import report_rows
from data_access.reports.periods import usual
from data_access.storage.database import Database
from data_access.storage.scope import PLACES, scope_of
from layouts.page import csv_address
from layouts.pages import ALL_PAGES, PAGES, PLAIN_PAGES, opened_by
from tests.dashboard.product import TODAY, ask_page, fill, product_server
from tests.dashboard.visitors import PASSWORD, STAFF, Visitor, signed_in

LEGISLATURE = Role(
    key="legislature",
    label="Legislature",
    reach=Reach.STATE,
    grain=Grain.TOTALS,
    home="overview",
)
# Every role there is of this grain, and one where there is none.
TOTALS = [r.key for r in ROLES.values() if r.totals_only and r.reach is Reach.STATE]
ONE_REGION = re.compile(rf"Regions? [{''.join(map(str, CURRENT))}]")
STATES = ("", "region=2", "region=2&from=2025-11&type=CENTER&role=MENTEE")


@pytest.fixture(params=[LEGISLATURE.key, *(k for k in TOTALS if k != LEGISLATURE.key)])
def role(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Role:
    """One role of the grain; the legislature is added for the test where it is no role yet."""
    if request.param not in ROLES:
        monkeypatch.setitem(ROLES, LEGISLATURE.key, LEGISLATURE)
    return ROLES[request.param]


@pytest.fixture
def server(peopled_url: str, database: Database, role: Role) -> Iterator[Flask]:
    fill(database)
    accounts.create_account(database, "whole@example.org", "Whole", role.key, None, PASSWORD)
    made = product_server(peopled_url)
    yield made
    made.extensions["pac_site"].database.dispose()


@pytest.fixture
def visitor(server: Flask, role: Role) -> Visitor:
    return signed_in(server, ("whole@example.org", role.key, None))


def rows_of(visitor: Visitor, address: str) -> list[dict[str, str]]:
    answer = visitor.get(address)
    assert answer.status_code == 200, (address, answer.text[:300])
    text = answer.data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.long
def test_no_page_tells_regions_apart(server: Flask, visitor: Visitor, role: Role) -> None:
    drawn = 0
    for key in opened_by(role):
        if ALL_PAGES[key].audience is Audience.EVERYBODY:
            continue  # help: no figures, and regions as settings
        for state in STATES:
            for measure in ("", "measure=contact_months&", "measure=goal_attainment&"):
                if measure and key != "sources":
                    continue
                page = ask_page(server, visitor, ALL_PAGES[key].path, f"?{measure}{state}")
                shown = page.json["response"]["page"]["children"]
                text = json.dumps(shown)
                assert "could not be drawn" not in text, key
                assert not ONE_REGION.search(text), (key, state, ONE_REGION.search(text))
                bar = json.dumps(page.json["response"]["filter-bar"])
                assert not ONE_REGION.search(bar), key
                notices = json.dumps(page.json["response"]["page-notices"])
                if "region=" in state and (key in PAGES or key == "quality"):
                    assert "You are signed in for the state as a whole" in notices, key
                drawn += 1
    assert drawn > 3 * len(PAGES)


def test_no_file_has_a_row_by_region(server: Flask, visitor: Visitor, role: Role) -> None:
    staff, compared = signed_in(server, STAFF), 0
    for page in (PAGES[key] for key in opened_by(role) if key in PAGES):
        for state in STATES:
            rows = rows_of(visitor, csv_address(page, None, state))
            for row in rows:
                assert {row[name] for name in PLACES & row.keys()} <= {"", "all"}, (page.key, row)
                assert row["scope"] == "Whole state"
        # What is told is the very row of the state that others see.
        theirs = {_name(r): r for r in rows_of(staff, csv_address(page))}
        for row in rows_of(visitor, csv_address(page)):
            assert row == theirs[_name(row)], page.key
            compared += bool(row["value"])
    assert compared > 100
    counts = rows_of(visitor, "/data-quality.csv?region=2")
    assert counts and {row["region"] for row in counts} == {"all"}
    sources = rows_of(visitor, "/sources.csv?measure=contact_months")
    assert {row["import_id"] + row["file_name"] + row["imported_by"] for row in sources} <= {""}


def _name(row: dict[str, str]) -> tuple[str, ...]:
    told_apart = ("measure", "month", "cohort", "program_year", "program_type", "role", "sfy")
    more = (
        "window",
        "component",
        "survey",
        "survey_wave",
        "part",
        "period_start",
        "period_end",
        "filters",
    )
    region = "" if row["region"] == "all" else row["region"]
    return (region, *(row[name] for name in told_apart + more), "all" if row["region"] else "")


def test_pages_with_names_or_files_stay_closed(visitor: Visitor, role: Role) -> None:
    assert {"worklist", "journey", "imports", "accounts"}.isdisjoint(opened_by(role))
    for key, page in PLAIN_PAGES.items():
        if page.file is not None and key not in opened_by(role):
            assert visitor.get(f"{page.path}.csv").status_code == 403, key
    assert visitor.get("/imports/1.csv").status_code == 403


def test_lists_and_reports_give_the_state_as_a_whole(server: Flask, role: Role) -> None:
    site = server.extensions["pac_site"]
    whole, staff = scope_of(role.key, None, "w"), scope_of("eec_staff", None, "s")
    with site.database.reading(whole) as mine, site.database.reading(staff) as theirs:
        told = {c.kind: (c.region, c.findings) for c in quality.counts(mine, TODAY)}
        summed: dict[str, int] = {}
        for c in quality.counts(theirs, TODAY):
            summed[c.kind] = summed.get(c.kind, 0) + c.findings
        assert told == {kind: ("all", many) for kind, many in summed.items()} and told
        assert {r.region for r in briefing(mine, TODAY).regions} == {"all"}
        assert {a.region for a in briefing(mine, TODAY).arrivals} == {None}
        for report in REPORTS.values():
            period = usual(report, TODAY)
            if report.key == "eps_roster":
                with pytest.raises(NamesNotInScope):
                    report_rows(report, mine, period, TODAY, 10)
                continue
            rows = report_rows(report, mine, period, TODAY, 10)
            assert rows, report.key
            others = report_rows(report, theirs, period, TODAY, 10)
            if "region" in report.header:
                at = report.header.index("region")
                assert {row[at] for row in rows} == {"all"}
                others = [row for row in others if row[at] == "all"]
            assert rows == others
        with pytest.raises(NamesNotInScope):
            extract.make_zip(mine, usual(extract.EXTRACT, TODAY), TODAY, b"k" * 32, 10)


def test_the_command_line_gives_one_row(
    peopled_url: str, server: Flask, role: Role, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = Settings(DATABASE_URL=peopled_url, today=TODAY)  # type: ignore[call-arg]
    options = Namespace(
        measure="contact_months", role=role.key, by=["region"], where=["region=2"], format="csv"
    )
    assert ask.run(options, settings) == 0
    said = capsys.readouterr()
    rows = list(csv.DictReader(io.StringIO(said.out.removeprefix("\ufeff"), newline="")))
    assert [row["region"] for row in rows] == ["all"] and rows[0]["value"]
    assert "less to you" in said.err


def test_a_role_that_says_two_things_is_refused() -> None:
    with pytest.raises(ValueError, match="totals only"):
        Role("x", "X", Reach.STATE, Grain.TOTALS, "overview", reads_imports=True)
    with pytest.raises(ValueError, match="imports files"):
        Role("x", "X", Reach.STATE, Grain.REGIONS, "overview", imports=True)
