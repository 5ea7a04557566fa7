"""Accounts by the forms of the browser: inviting, changing, confirming, closing, and the own password."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from dashboard.web.app import create_app
from data_access.people import accounts, audit, keeping_accounts, password_links
from data_access.people.accounts import AccountRefused
from data_access.storage.database import Database
from data_access.storage.schema import password_links as links_table
from tests.conftest import CopyOf
from tests.dashboard.product import ask_page
from tests.dashboard.visitors import (
    ADMIN,
    FACILITATOR,
    OURS,
    PASSWORD,
    STAFF,
    Clock,
    Visitor,
    add_people,
    settings_for,
    signed_in,
)

ANA = "ana@example.org"
NEW = "another four words"
BOSS = {"name": "Boss", "role": "admin", "region": "none"}


def peopled(url: str, folder: Path) -> None:
    database = Database(url)
    add_people(database)
    database.dispose()


class House:
    """The product with an administrator in front of it."""

    def __init__(self, url: str, folder: Path, **settings: Any) -> None:
        self.clock = Clock()
        given = {"uploads_folder": folder / "uploads", "confirm_days": 90} | settings
        self.server: Flask = create_app(settings_for(url, **given), now=self.clock)
        self.database = Database(url)
        self.admin = signed_in(self.server, ADMIN)

    def number(self, email: str) -> int:
        (found,) = (a for a in accounts.list_accounts(self.database) if a.email == email)
        return found.account_id

    def invite(self, email: str = ANA, **more: str) -> str:
        """Invite somebody; the address of the link, without the host."""
        form = {"do": "invite", "email": email, "name": "Ana", "role": "facilitator", "region": "2"}
        return self.link(self.admin.post("/accounts", data=form | more))

    def link(self, answer: Any) -> str:
        assert answer.status_code == 200, answer.location
        found = re.search(r'value="http://localhost(/sign-in/password\?link=[^"]+)"', answer.text)
        assert found is not None
        return html.unescape(found[1])

    def do(self, email: str, what: str, **more: str) -> Any:
        return self.admin.post(f"/accounts/{self.number(email)}", data={"do": what} | more)

    def open_link(self, address: str, password: str = NEW, again: str | None = None) -> Any:
        """What a stranger is answered who sets a password by a link."""
        path, _, token = address.partition("?link=")
        data = {"link": token, "password": password, "again": password if again is None else again}
        return self.server.test_client().post(path, data=data, headers=OURS)

    def lines(self) -> list[tuple[str, str]]:
        return [(e.who, e.event) for e in reversed(audit.latest(self.database))]


@pytest.fixture
def house(copy_of: CopyOf, tmp_path: Path) -> House:
    return House(copy_of(peopled), tmp_path)


def is_in(visitor: Visitor) -> bool:
    return visitor.get("/glossary").status_code == 200


def test_an_invitation_becomes_an_account_with_a_password_of_ones_own(house: House) -> None:
    address = house.invite(f" {ANA.title()} ")
    stranger = Visitor(house.server)
    assert stranger.sign_in(ANA, NEW).status_code == 401  # there is no password yet
    assert "For Ana, ana@example.org." in stranger.get(address).text
    assert house.open_link(address).location == "/sign-in?set=1"
    assert "Your password is set." in stranger.get("/sign-in?set=1").text
    assert stranger.sign_in(ANA, NEW).status_code == 303
    stranger.get("/")
    said = ask_page(house.server, stranger, "/account").text
    assert "Regional facilitator, Region 2" in said
    assert house.lines()[-4:] == [
        (ADMIN[0], "account_added"),
        (ADMIN[0], "password_link"),
        (ANA, "password_set"),
        (ANA, "sign_in"),
    ]


def test_a_link_is_for_one_use_within_an_hour_and_kept_as_a_hash(house: House) -> None:
    address = house.invite()
    token = address.partition("=")[2]
    with house.database.looking_up_accounts() as connection:
        (row,) = connection.execute(select(links_table)).all()
    assert token not in map(str, row) and len(token) >= 43
    assert house.open_link(address, "short").status_code == 400  # and the link still holds
    assert "differ" in house.open_link(address, again="something else").text
    assert house.open_link(address).status_code == 303
    for tried in (house.open_link(address, "third unrelated words"), house.admin.get(address)):
        assert tried.status_code == 410 and "no longer works" in tried.text
    assert Visitor(house.server).sign_in(ANA, NEW).status_code == 303

    late = house.link(house.do(ANA, "link"))
    house.clock.pass_by(minutes=60)
    assert house.open_link(late).status_code == 410
    # None of it stands in the log, in words or as a hash.
    for event in audit.latest(house.database):
        assert token not in str(event) and accounts.token_hash_of(token) not in str(event)


def test_a_link_for_a_lost_password_leaves_the_old_one_until_it_is_used(house: House) -> None:
    old, (first, second) = (
        signed_in(house.server, STAFF),
        [house.link(house.do(STAFF[0], "link")) for _ in range(2)],
    )
    assert is_in(old)
    assert house.open_link(first).status_code == 410  # a newer one ends it
    assert house.open_link(second).status_code == 303
    assert not is_in(old)
    assert Visitor(house.server).sign_in(STAFF[0]).status_code == 401
    assert Visitor(house.server).sign_in(STAFF[0], NEW).status_code == 303


def test_links_end_with_the_account_and_with_another_password(house: House) -> None:
    address = house.link(house.do(STAFF[0], "link"))
    house.do(STAFF[0], "close")
    assert house.open_link(address).status_code == 410
    house.do(STAFF[0], "reopen")
    assert house.open_link(address).status_code == 410
    address = house.link(house.do(STAFF[0], "link"))
    accounts.set_password(house.database, STAFF[0], NEW)
    assert house.open_link(address, PASSWORD).status_code == 410
    house.do(STAFF[0], "close")
    assert house.do(STAFF[0], "link").location.endswith("?problem=closed")


def test_two_who_use_a_link_at_once_are_not_both_first(house: House) -> None:
    token = house.invite().partition("=")[2]
    now = house.clock()
    assert password_links.use_link(house.database, token, NEW, now) is not None
    assert password_links.use_link(house.database, token, PASSWORD, now) is None


@pytest.mark.parametrize(
    ("form", "problem"),
    [
        ({"email": "nobody"}, "email"),
        ({"email": STAFF[0]}, "taken"),
        ({"name": "  "}, "name"),
        ({"role": "king"}, "role"),
        ({"region": "none"}, "needs_region"),
        ({"region": "9"}, "needs_region"),
        ({"role": "eec_staff"}, "no_region"),
        ({"ends_on": "2026-11-20"}, "day"),
        ({"ends_on": "soon"}, "day"),
    ],
)
def test_what_cannot_be_invited_is_said(house: House, form: dict[str, str], problem: str) -> None:
    whole = {"do": "invite", "email": ANA, "name": "Ana", "role": "facilitator", "region": "2"}
    answer = house.admin.post("/accounts", data=whole | form)
    assert answer.location == f"/accounts?problem={problem}"
    assert "problem" not in ask_page(house.server, house.admin, "/accounts").text
    said = ask_page(house.server, house.admin, "/accounts", f"?problem={problem}").text
    assert "note act" in said
    assert len(accounts.list_accounts(house.database)) == 3


def test_another_role_or_region_ends_the_sign_ins_and_another_name_does_not(house: House) -> None:
    own = signed_in(house.server, FACILITATOR)
    same = {"role": "facilitator", "region": "1"}
    assert house.do(FACILITATOR[0], "change", name="Fay", **same).location.endswith("done=changed")
    assert is_in(own)
    assert "Fay" in ask_page(house.server, own, "/account").text
    house.do(FACILITATOR[0], "change", name="Fay", role="facilitator", region="2")
    assert not is_in(own)
    own = signed_in(house.server, FACILITATOR)
    house.do(FACILITATOR[0], "change", name="Fay", role="eec_staff", region="none")
    assert not is_in(own)
    line = audit.latest(house.database, 1)[0]
    assert (line.event, line.record) == ("account_changed", FACILITATOR[0])
    assert line.detail["role"] == "facilitator → eec_staff" and line.detail["region"] == "2 → None"
    count = len(house.lines())
    house.do(FACILITATOR[0], "change", name="Fay", role="eec_staff", region="none")
    assert len(house.lines()) == count  # nothing changed, nothing written


def test_the_last_administrator_stays(house: House) -> None:
    for what, form in (
        ("close", {}),
        ("change", BOSS | {"role": "eec_staff"}),
        ("change", BOSS | {"ends_on": "2027-01-31"}),
    ):
        answer = house.do(ADMIN[0], what, **form)
        assert answer.location.endswith("?problem=last_keeper"), what
    # Somebody whose last day is over is no other one, somebody with years to go is.
    house.invite(role="admin", region="none", ends_on="2026-11-30")
    house.clock.pass_by(days=20)
    house.admin = signed_in(house.server, ADMIN)
    assert house.do(ADMIN[0], "close").location.endswith("?problem=last_keeper")
    house.do(ANA, "change", name="Ana", role="admin", ends_on="2030-01-31")
    assert house.do(ADMIN[0], "close").location.endswith("?done=closed")
    assert not is_in(house.admin)


def test_an_account_is_of_no_use_after_its_last_day(house: House) -> None:
    own = signed_in(house.server, STAFF)
    staff = {"name": "Staff", "role": "eec_staff", "region": "none"}
    house.do(STAFF[0], "change", **staff, ends_on="2026-11-21")
    assert is_in(own)
    house.clock.instant = house.clock.instant.replace(day=22, hour=4, minute=30)  # 11:30 pm there
    own = signed_in(house.server, STAFF)
    assert is_in(own)
    house.clock.pass_by(minutes=29)
    assert is_in(own)
    house.clock.pass_by(minutes=1)
    assert not is_in(own)
    answer = Visitor(house.server).sign_in(STAFF[0])
    assert answer.status_code == 403 and "last day of this account is over" in answer.text
    assert "not right" in Visitor(house.server).sign_in(STAFF[0], "wrong").text


def test_accounts_that_nobody_confirms_are_refused_after_the_grace(house: House) -> None:
    until = timedelta(days=90 + 14)
    house.clock.instant += until
    assert Visitor(house.server).sign_in(STAFF[0]).status_code == 303
    house.admin = signed_in(house.server, ADMIN)
    # The administrator's own day is over with the others', so it confirms itself first.
    house.do(ADMIN[0], "confirm")
    house.clock.pass_by(days=1)
    answer = Visitor(house.server).sign_in(STAFF[0])
    assert answer.status_code == 403 and "Nobody has confirmed" in answer.text
    house.admin = signed_in(house.server, ADMIN)
    assert house.do(STAFF[0], "confirm").location.endswith("?done=confirmed")
    assert Visitor(house.server).sign_in(STAFF[0]).status_code == 303
    with house.database.looking_up_accounts() as connection:
        by = connection.execute(select(accounts.accounts.c.confirmed_by).where(
            accounts.accounts.c.email == STAFF[0])).scalar_one()  # fmt: skip
    assert by == ADMIN[0]


@pytest.mark.parametrize("production", [False, True])
def test_confirming_is_asked_in_production_or_where_it_is_set(
    copy_of: CopyOf, tmp_path: Path, production: bool
) -> None:
    settings = settings_for(copy_of(peopled), uploads_folder=tmp_path, production=production)
    assert settings.confirmed_every == (90 if production else 0)
    assert settings.model_copy(update={"confirm_days": 0}).confirmed_every == 0


def test_everybody_changes_the_own_password_and_others_are_signed_out(house: House) -> None:
    here, there = signed_in(house.server, STAFF), signed_in(house.server, STAFF)
    form = {"do": "password", "present": PASSWORD, "new": NEW, "again": NEW}
    for wrong, problem in (
        ({"present": "wrong"}, "present"),
        ({"again": "x"}, "differ"),
        ({"new": "short", "again": "short"}, "password"),
    ):
        assert here.post("/account", data=form | wrong).location == f"/account?problem={problem}"
    assert is_in(there)
    assert here.post("/account", data=form).location == "/account?done=password"
    assert is_in(here) and not is_in(there)
    assert Visitor(house.server).sign_in(STAFF[0]).status_code == 401
    assert Visitor(house.server).sign_in(STAFF[0], NEW).status_code == 303
    for _ in range(5):
        here.post("/account", data=form | {"present": "wrong"})
    # Tries are counted as at sign-in: the right one has to wait as well.
    assert here.post("/account", data=form | {"present": NEW}).location.endswith("problem=present")


def test_everybody_sees_and_ends_other_sign_ins(house: House) -> None:
    here = signed_in(house.server, STAFF)
    others = [signed_in(house.server, STAFF) for _ in range(2)]
    stranger = signed_in(house.server, FACILITATOR)
    assert "2 other browsers" in ask_page(house.server, here, "/account").text
    assert here.post("/account", data={"do": "end_others"}).location == "/account?done=ended"
    assert is_in(here) and is_in(stranger) and not any(map(is_in, others))
    assert "nowhere else" in ask_page(house.server, here, "/account").text


def test_forms_are_for_administrators_and_come_from_our_pages(house: House) -> None:
    number = house.number(STAFF[0])
    for person in (STAFF, FACILITATOR):
        visitor = signed_in(house.server, person)
        assert visitor.get("/accounts").status_code == 200  # the frame, and a refusal in it
        assert (
            "Staff@Example.Org" not in ask_page(house.server, visitor, f"/accounts/{number}").text
        )
        for path in ("/accounts", f"/accounts/{number}"):
            for what in ("invite", "close", "link", "change", "confirm"):
                assert visitor.post(path, data={"do": what}).status_code == 403
    for headers in ({"X-CSRFToken": "made up"}, {"Origin": "http://evil.example"}):
        assert (
            house.admin.post(f"/accounts/{number}", headers, data={"do": "close"}).status_code
            == 403
        )
    assert house.do(STAFF[0], "no such thing").status_code == 400
    assert house.admin.post("/accounts/99", data={"do": "close"}).status_code == 404
    assert house.admin.post("/account", data={"do": "no such thing"}).status_code == 400
    with pytest.raises(AccountRefused):
        keeping_accounts.confirm(house.database, 99, "x", house.clock())


def test_the_page_lists_what_is_known_of_each(house: House) -> None:
    said = ask_page(house.server, house.admin, "/accounts").text
    for word in ("November 21, 2026, 10:00 am", "Never", "February 19, 2027", "Invite somebody"):
        assert word in said
