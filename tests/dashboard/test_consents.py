"""The sheet of a person says who sees what and why; whoever gains by a consent cannot record it there."""

from __future__ import annotations

import pytest
from flask import Flask

from config.roles import ROLES, Grain, Reach, Role
from data_access.people import accounts
from data_access.storage.database import Database
from tests.conftest import CopyOf
from tests.dashboard.product import product_server
from tests.dashboard.sent_files import page_text
from tests.dashboard.visitors import (
    ADMIN,
    FACILITATOR,
    PASSWORD,
    STAFF,
    Visitor,
    add_people,
    signed_in,
)
from tests.imports.conftest import two_regions

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
