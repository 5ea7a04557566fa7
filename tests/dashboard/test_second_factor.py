"""The second factor: whose codes are taken, once each, how few can be tried, and who has to have one."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import select

from data_access.people import audit, second_factor
from data_access.people.one_time_codes import app_address, code_at, matching_step, new_key, step_of
from data_access.storage.schema import recovery_codes, second_factors
from tests.conftest import CopyOf
from tests.dashboard.product import ask_page
from tests.dashboard.test_accounts_in_browser import House, is_in, peopled
from tests.dashboard.visitors import (
    ADMIN,
    FACILITATOR,
    OURS,
    PASSWORD,
    STAFF,
    Visitor,
    settings_for,
    signed_in,
)

# RFC 6238, appendix B, of SHA-1: the last six of its eight digits.
RFC_KEY = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
RFC_CODES = {59: "287082", 1111111109: "081804", 1111111111: "050471", 1234567890: "005924",
             2000000000: "279037", 20000000000: "353130"}  # fmt: skip


@pytest.fixture
def house(copy_of: CopyOf, tmp_path: Path) -> House:
    return House(copy_of(peopled), tmp_path)


def test_codes_are_those_of_the_standard() -> None:
    for second, code in RFC_CODES.items():
        assert code_at(RFC_KEY, step_of(datetime.fromtimestamp(second, UTC))) == code


def test_a_clock_may_be_half_a_minute_off_and_an_earlier_code_is_not_taken() -> None:
    now = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)
    key, step = new_key(), step_of(now)
    assert len(key) == 32
    for off in (-1, 0, 1):
        assert matching_step(key, code_at(key, step + off), now) == step + off
    for off in (-2, 2):
        assert matching_step(key, code_at(key, step + off), now) is None
    assert matching_step(key, code_at(key, step), now, after=step) is None
    assert matching_step(key, "", now) is None and matching_step(key, "żółw", now) is None


def test_the_address_for_an_app_names_product_and_account() -> None:
    said = app_address("ABC", "a+b@example.org", "PAC monitor")
    assert said == (
        "otpauth://totp/PAC%20monitor%3Aa%2Bb%40example.org?secret=ABC&issuer=PAC+monitor"
    )


def code(house: House, key: str) -> str:
    return code_at(key, step_of(house.clock()))


def hidden(answer: Any, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', answer.text)
    assert found is not None, answer.text
    return html.unescape(found[1])


def key_on(answer: Any) -> str:
    found = re.search(r'<code id="key">([^<]+)</code>', answer.text)
    assert found is not None
    return found[1].replace(" ", "")


def set_up(house: House, visitor: Visitor) -> tuple[str, list[str]]:
    """Set up a second factor on /account: its key and the recovery codes."""
    form = {"do": "begin_factor", "present": PASSWORD}
    shown = visitor.post("/account", data=form)
    key = key_on(shown)
    sent = {"do": "set_factor", "half": hidden(shown, "half")}
    wrong = visitor.post("/account", data=sent | {"code": "000000"})
    assert wrong.status_code == 400 and key_on(wrong) == key
    done = visitor.post("/account", data=sent | {"code": code(house, key)})
    assert done.status_code == 200
    return key, re.findall(r"<code>([^<]+)</code>", done.text)


def send_code(house: House, half: str, text: str) -> tuple[Visitor, Any]:
    visitor = Visitor(house.server)
    data = {"half": half, "code": text}
    return visitor, visitor.client.post("/sign-in/code", data=data, headers=OURS)


def test_whoever_set_one_up_is_asked_for_it_and_a_code_is_taken_once(house: House) -> None:
    own = signed_in(house.server, STAFF)
    assert own.post("/account", data={"do": "begin_factor", "present": "x"}).location.endswith(
        "problem=factor_present"
    )
    key, codes = set_up(house, own)
    assert len(set(codes)) == 10
    assert "10 recovery codes" in ask_page(house.server, own, "/account").text

    visitor = Visitor(house.server)
    asked = visitor.sign_in(STAFF[0], next_address="/glossary")
    assert asked.status_code == 200 and "Code of your app" in asked.text
    assert not is_in(visitor)  # a password alone opens nothing
    half = hidden(asked, "half")
    # The code with which it was set up was used by that.
    assert send_code(house, half, code(house, key))[1].status_code == 401
    house.clock.pass_by(seconds=30)
    visitor, answer = send_code(house, half, f" {code(house, key)[:3]} {code(house, key)[3:]} ")
    assert answer.location == "/glossary" and is_in(visitor)
    assert send_code(house, half, code(house, key))[1].status_code == 401
    house.clock.pass_by(seconds=30)
    assert is_in(send_code(house, half, code(house, key))[0])
    assert "Code of your app" in Visitor(house.server).sign_in(STAFF[0]).text
    assert Visitor(house.server).sign_in(STAFF[0], "wrong").status_code == 401


def test_a_recovery_code_is_taken_once_and_kept_as_a_hash(house: House) -> None:
    _, codes = set_up(house, signed_in(house.server, STAFF))
    with house.database.looking_up_accounts() as connection:
        kept = set(connection.execute(select(recovery_codes.c.code_hash)).scalars())
    assert len(kept) == 10 and not kept & set(codes)
    half = hidden(Visitor(house.server).sign_in(STAFF[0]), "half")
    visitor, _ = send_code(house, half, codes[3].upper().replace("-", " "))
    assert is_in(visitor)
    assert send_code(house, half, codes[3])[1].status_code == 401
    assert "9 recovery codes" in ask_page(house.server, own_page_of(visitor), "/account").text
    for event in audit.latest(house.database):
        assert not any(one in str(event) for one in codes)


def own_page_of(visitor: Visitor) -> Visitor:
    visitor.get("/")
    return visitor


def test_guesses_have_to_wait_whatever_passwords_come_in_between(house: House) -> None:
    key, codes = set_up(house, signed_in(house.server, STAFF))
    house.clock.pass_by(seconds=30)
    for _ in range(5):
        half = hidden(Visitor(house.server).sign_in(STAFF[0]), "half")
        assert send_code(house, half, "12345")[1].status_code == 401
    for right in (code(house, key), codes[0]):
        assert send_code(house, half, right)[1].status_code == 401
    house.clock.pass_by(minutes=1)
    assert is_in(send_code(house, half, code(house, key))[0])


def test_what_is_carried_to_the_code_ends_after_ten_minutes_and_cannot_be_made_up(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, _ = set_up(house, signed_in(house.server, STAFF))
    half = hidden(Visitor(house.server).sign_in(STAFF[0]), "half")
    house.clock.pass_by(seconds=30)
    for made_up in ("", "x", half[:-2] + "zz"):
        answer = send_code(house, made_up, code(house, key))[1]
        assert answer.status_code == 400 and "open for too long" in answer.text
    # Another person's does not set up a factor of one's own.
    other = signed_in(house.server, FACILITATOR)
    sent = {"do": "set_factor", "half": half, "code": code(house, key)}
    assert other.post("/account", data=sent).location.endswith("problem=factor_stale")
    monkeypatch.setattr("dashboard.web.second_step.HOLDS_FOR", -1)
    assert send_code(house, half, code(house, key))[1].status_code == 400


def test_a_role_that_needs_one_sets_it_up_before_anything_is_shown(
    copy_of: CopyOf, tmp_path: Path
) -> None:
    house = House(copy_of(peopled), tmp_path, second_factor_roles="facilitator, eec_staff")
    visitor = Visitor(house.server)
    shown = visitor.sign_in(FACILITATOR[0])
    assert "Set up a second factor" in shown.text and not is_in(visitor)
    key, half = key_on(shown), hidden(shown, "half")
    assert send_code(house, half, "000000")[1].status_code == 401
    visitor, done = send_code(house, half, code(house, key))
    assert "Your recovery codes" in done.text and 'href="/work-list"' in done.text
    assert is_in(visitor)
    # Whoever knows the password, and was shown a key before, cannot put it in the other's place.
    assert send_code(house, half, code(house, key))[1].status_code == 401
    house.clock.pass_by(seconds=60)
    assert send_code(house, half, code(house, key))[1].status_code == 401
    with house.database.looking_up_accounts() as connection:
        assert connection.execute(select(second_factors.c.key)).scalar_one() == key


def test_an_administrator_takes_a_lost_one_away(house: House) -> None:
    own = signed_in(house.server, STAFF)
    set_up(house, own)
    number = house.number(STAFF[0])
    page = f"/accounts/{number}"
    assert "Take the second factor away" in ask_page(house.server, house.admin, page).text
    assert house.do(STAFF[0], "remove_factor").location.endswith("?done=factor_removed")
    assert not is_in(own) and not second_factor.has_factor(house.database, number)
    assert Visitor(house.server).sign_in(STAFF[0]).status_code == 303
    assert "Take the second factor away" not in ask_page(house.server, house.admin, page).text
    line = audit.latest(house.database, 2)[1]
    assert (line.who, line.event, line.record) == (ADMIN[0], "factor_removed", STAFF[0])


def test_in_production_administrators_and_whoever_sees_names_need_one(tmp_path: Path) -> None:
    def roles(**more: Any) -> frozenset[str]:
        return settings_for(f"sqlite:///{tmp_path}/x.sqlite3", **more).roles_with_second_factor

    assert roles() == frozenset()
    assert roles(production=True) == {"admin", "facilitator"}
    assert roles(production=True, second_factor_roles="none") == frozenset()
    assert roles(second_factor_roles="evaluator,admin") == {"evaluator", "admin"}
    with pytest.raises(ValidationError, match="king: no such role"):
        roles(second_factor_roles="king")
