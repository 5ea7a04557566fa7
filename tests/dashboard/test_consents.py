"""The sheet of a person says who sees what and why; whoever gains by a consent cannot record it there."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from config.program.consents import EVALUATOR_FILE, OWN_FACILITATOR
from config.roles import ROLES, Grain, Reach, Role
from dashboard.__main__ import main
from dashboard.analysis import open_state
from dashboard.web.app import create_app
from data_access.imports import consents, ledger
from data_access.lists.consent_sheet import Agreed
from data_access.people import accounts
from data_access.recount import agreed
from data_access.reports.files import PAIRS
from data_access.storage.database import Database
from data_access.storage.schema import participants
from data_access.upkeep import editions
from layouts.pages.consents import AT_ONCE, build_list, listed
from tests.conftest import CopyOf
from tests.dashboard.product import EVALUATOR, ask_page, product_server
from tests.dashboard.sent_files import page_text
from tests.dashboard.visitors import (
    ADMIN,
    FACILITATOR,
    PASSWORD,
    STAFF,
    Clock,
    Visitor,
    add_people,
    settings_for,
    signed_in,
)
from tests.imports.conftest import TODAY, two_regions

OTHER = ("other@example.org", "facilitator", 3)
SHEET = "/consents/M-1"


@pytest.fixture
def server(copy_of: CopyOf) -> Flask:
    url = copy_of(two_regions)
    database = Database(url)
    add_people(database)
    accounts.create_account(database, OTHER[0], "Other", OTHER[1], OTHER[2], PASSWORD)
    database.dispose()
    return product_server(url)


def sent(visitor: Visitor, **form: str) -> int:
    values = {"csrf_token": visitor.token, "purpose": "own_facilitator"} | form
    status: int = visitor.post(SHEET, data=values).status_code
    return status


def test_a_consent_is_recorded_seen_and_withdrawn(server: Flask) -> None:
    admin, facilitator = signed_in(server, ADMIN), signed_in(server, FACILITATOR)
    assert "No consent that holds is on record" in page_text(server, facilitator, SHEET)
    assert sent(admin, do="record") == 303  # without a form: said, and not recorded
    assert "The consent was not recorded." in page_text(server, admin, f"{SHEET}?problem=refused")
    assert sent(admin, do="record", form="Folder 7") == 303
    said = page_text(server, facilitator, SHEET)
    assert "Consent, signed form: Folder 7" in said and ADMIN[0] in said
    assert "Record or withdraw" in page_text(server, admin, SHEET)
    assert sent(admin, do="withdraw") == 303
    said = page_text(server, facilitator, SHEET)
    assert "No consent that holds is on record" in said and "Folder 7" in said


def test_a_consent_that_has_to_wait_for_an_import_is_said_and_not_half_recorded(
    server: Flask,
) -> None:
    admin = signed_in(server, ADMIN)
    own = server.extensions["pac_site"].database
    other, own.patience = Database(own.url.render_as_string(hide_password=False)), 50
    with other.writing("import") as connection:
        ledger.take_turn(connection)
        values = {
            "csrf_token": admin.token,
            "purpose": "own_facilitator",
            "do": "record",
            "form": "F",
        }
        told = admin.post(SHEET, data=values)
    assert told.status_code == 503 and "an import is being saved" in told.text
    assert "No consent that holds is on record" in page_text(server, admin, SHEET)
    assert sent(admin, do="record", form="F") == 303
    other.dispose()


def test_it_is_for_the_own_region_and_the_administrator(server: Flask) -> None:
    for who, there in ((FACILITATOR, True), (ADMIN, True), (OTHER, False), (STAFF, False)):
        visitor = signed_in(server, who)
        assert ("Who sees what about" in page_text(server, visitor, SHEET)) is there, who
        may = sent(visitor, do="record", form="Folder 7") == 303
        assert may is (who == ADMIN), who


def test_no_role_records_what_it_would_see_more_by() -> None:
    assert [r.key for r in ROLES.values() if r.records_consents] == ["admin", "privacy_officer"]
    with pytest.raises(ValueError, match="would see more by"):
        Role("both", "Both", Reach.REGION, Grain.NAMES, "worklist", records_consents=True)


Way = Callable[[Flask], object]
EXTRACT = "/reports/evaluator_deid.zip?period=py2026"


def _page(path: str) -> Way:
    return lambda server: ask_page(server, signed_in(server, FACILITATOR), path, "")


def _file(address: str, who: tuple[str, str, int | None] = STAFF) -> Way:
    def get(server: Flask) -> None:
        answer = signed_in(server, who).get(address)
        assert answer.status_code == 200 and answer.data

    return get


def _command(*arguments: str) -> Way:
    return lambda server: main([*arguments])


# Each way to rows, of every kind there is. None has to know of consents (tests/test_architecture.py).
WAYS: dict[str, Way] = {
    "page": _page("/class"),
    "list": _page("/pairs"),
    "sheet": _page(SHEET),
    "csv": _file("/class.csv"),
    "report": _file("/reports/legislative.csv?period=sfy2026"),
    "extract": _file(EXTRACT, EVALUATOR),
    "ask": _command("ask", "pairs_served", "--as", "facilitator:1"),
    "consent": _command("consent", "list"),
    "analysis": lambda server: open_state(
        "facilitator", 1, server.extensions["pac_site"].settings
    ).ask("pairs_served"),
}


def peopled(url: str, folder: Path) -> None:
    """Two regions, and those who ask."""
    two_regions(url, folder)
    database = Database(url)
    add_people(database)
    accounts.create_account(database, EVALUATOR[0], "Eva", EVALUATOR[1], None, PASSWORD)
    database.dispose()


def consent_for_days(database: Database, purpose: str) -> tuple[date, ...]:
    """Give one of some days to come; returns days before, at its begin, at its last day and after."""
    begins, ends = TODAY + timedelta(days=3), TODAY + timedelta(days=9)
    consents.give(
        database, "M-1", purpose, "w", TODAY, valid_from=begins, valid_until=ends, form_place="F"
    )
    return TODAY, begins, ends - timedelta(days=1), ends


@pytest.mark.parametrize("way", WAYS)
def test_every_way_to_rows_follows_the_day(
    copy_of: CopyOf, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    """A consent begins and ends on its days, whatever is used first on them."""
    url = copy_of(peopled)
    database = Database(url)
    monkeypatch.setenv("DATABASE_URL", url)
    told = []
    for day in consent_for_days(database, OWN_FACILITATOR):
        monkeypatch.setenv("PAC_TODAY", day.isoformat())
        WAYS[way](create_app(settings_for(url, today=day), now=Clock()))
        with database.checking() as connection:
            of = participants.c.participant_id == "M-1"
            told.append(connection.scalar(select(participants.c.consent).where(of)))
            assert not list(agreed.differing(connection, day))
    database.dispose()
    assert told == ["aggregate", "educator_level", "educator_level", "aggregate"]


def test_the_extract_itself_follows_the_days_of_its_own_purpose(copy_of: CopyOf) -> None:
    """What the other purpose opens does not open this file."""
    url = copy_of(peopled)
    database = Database(url)
    consents.give(database, "M-3", OWN_FACILITATOR, "w", TODAY, form_place="F")
    told = []
    before, begins, *more = consent_for_days(database, EVALUATOR_FILE)
    for day in (before, begins, *more):
        if day == begins:  # who agrees comes in with the next edition; who ends it leaves at once
            told.append(extracted(url, day))
            editions.make(database, day, "test")
        told.append(extracted(url, day))
    database.dispose()
    no, yes = {"1": "aggregate", "3": "aggregate"}, {"1": "educator_level", "3": "aggregate"}
    assert told == [no, no, yes, yes, no]


def extracted(url: str, day: date) -> dict[str, str]:
    """By region, what its educator agreed to, as the file says it on a day."""
    server = create_app(settings_for(url, today=day), now=Clock())
    sent_file = io.BytesIO(signed_in(server, EVALUATOR).get(EXTRACT).data)
    with zipfile.ZipFile(sent_file) as archive:
        text = archive.read(PAIRS).decode("utf-8-sig")
    return {r["region"]: r["consent"] for r in csv.DictReader(io.StringIO(text))}


def test_verify_names_whose_row_says_otherwise_than_the_record(
    copy_of: CopyOf, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    url = copy_of(two_regions)
    database = Database(url)
    consents.give(database, "M-3", EVALUATOR_FILE, "w", TODAY, form_place="F")  # another purpose
    with database.writing("upgrade") as connection:
        of = participants.c.participant_id == "M-1"
        connection.execute(participants.update().where(of).values(consent="educator_level"))
    database.dispose()
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("PAC_TODAY", TODAY.isoformat())
    assert main(["verify"]) == 1
    told = capsys.readouterr()
    assert "participants: M-1: consent: stands 'educator_level', recounted 'aggregate'" in told.out
    assert "M-3" not in told.out
    assert "otherwise than the record of consents" in told.err


def test_a_long_list_is_shown_by_pages_and_looked_through() -> None:
    """Everybody stands on exactly one page, and is found by a part of the name or the id."""
    everybody = [
        Agreed(f"M-{n:04}", f"Ana {n}", "MENTEE", 1, {}, (), TODAY) for n in range(2 * AT_ONCE + 1)
    ]
    pages = [listed(everybody, "", str(n)) for n in (1, 2, 3)]
    assert [one for page in pages for one in page.shown] == everybody
    assert {page.pages for page in pages} == {3}
    for asked in ("0", "x", "-1", "", "9" * 9):
        assert listed(everybody, "", asked).number == 1
    assert listed(everybody, "", "99").number == 3
    last = everybody[-1]
    for text in (last.participant_id.lower(), f"  ANA   {2 * AT_ONCE} "):
        assert listed(everybody, text, "3").shown == [last]
    for number, leads_to in (("1", ["page=2"]), ("2", ["page=1", "page=3"]), ("3", ["page=2"])):
        for text in ("", "ana"):
            links = re.findall(
                r"href='/consents\?(.*?)'", str(build_list(listed(everybody, text, number)))
            )
            assert links == [f"find={text}&{to}" if text else to for to in leads_to]
    nobody = listed(everybody, "Bo", "1")
    assert (nobody.shown, nobody.found, nobody.in_reach) == ([], 0, len(everybody))
    assert "Nobody here has that" in str(build_list(nobody))
