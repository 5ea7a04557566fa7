"""Signing in through the browser: what it gives, what ends it, and what a stranger gets."""

from __future__ import annotations

import re
from queue import Queue
from threading import Event, Semaphore, Thread
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from dashboard.web import sign_in
from dashboard.web.app import PAGE_PATIENCE
from dashboard.web.guard import local_address
from data_access.people import accounts
from data_access.storage.database import WRITER_PATIENCE, Database
from data_access.storage.schema import accounts as accounts_table
from tests.dashboard.product import product_server
from tests.dashboard.visitors import (
    ADMIN,
    CSRF_COOKIE,
    FACILITATOR,
    OURS,
    PASSWORD,
    STAFF,
    Clock,
    Visitor,
    page_body,
    settings_for,
    signed_in,
    trial_server,
)


def is_in(visitor: Visitor) -> bool:
    """Whether the server still answers this browser: the page and its callbacks alike."""
    page, data = visitor.get("/overview"), visitor.call(page_body())
    assert (page.status_code == 200) == (data.status_code == 200)
    if page.status_code != 200:
        assert page.status_code == 302
        assert data.status_code == 401
        assert data.is_json
    return page.status_code == 200


def test_signing_in_leads_to_the_page_that_was_asked_for(server: Flask) -> None:
    visitor = Visitor(server)
    asked = visitor.get("/class?region=1&from=2025-09")
    assert asked.status_code == 302
    assert asked.location == "/sign-in?next=/class%3Fregion%3D1%26from%3D2025-09"
    form = visitor.get(asked.location).text
    assert 'name="next" value="/class?region=1&amp;from=2025-09"' in form
    done = visitor.sign_in(STAFF[0], next_address="/class?region=1&from=2025-09")
    assert (done.status_code, done.location) == (303, "/class?region=1&from=2025-09")
    assert is_in(visitor)
    assert visitor.get("/sign-in?next=/class").location == "/class"


def test_the_page_has_labels_the_notice_and_no_script_but_the_colors(server: Flask) -> None:
    page = Visitor(server).get("/sign-in").text
    for field in ("email", "password"):
        assert f'<label for="{field}">' in page
    assert "For authorized users. Use is recorded." in page
    assert '<html lang="en"' in page
    assert page.count("<script") == page.count("/assets/theme.js") == 1
    assert "style=" not in page
    assert "Demonstration:" not in page


@pytest.mark.parametrize(
    ("email", "password"),
    [(STAFF[0], "wrong"), ("nobody@example.org", PASSWORD), ("", ""), ("x" * 5000, "y" * 5000)],
)
def test_a_wrong_sign_in_says_the_same_to_all(server: Flask, email: str, password: str) -> None:
    visitor = Visitor(server)
    answer = visitor.sign_in(email, password)
    assert answer.status_code == 401
    assert "The e-mail or the password is not right." in answer.text
    assert not is_in(visitor)


def test_the_form_must_have_come_from_our_page(server: Flask) -> None:
    visitor = Visitor(server)
    data = {"email": STAFF[0], "password": PASSWORD, "form_token": "made up"}
    stale = visitor.client.post("/sign-in", data=data, headers=OURS)
    assert stale.status_code == 400
    assert "open for too long" in stale.text
    for headers in ({}, {"Origin": "http://evil.example"}, {"Sec-Fetch-Site": "cross-site"}):
        assert visitor.client.post("/sign-in", data=data, headers=headers).status_code == 403
    assert not is_in(visitor)


def test_two_tabs_do_not_spoil_each_others_form(server: Flask) -> None:
    visitor = Visitor(server)
    found = re.search(r'name="form_token" value="([^"]+)"', visitor.get("/sign-in").text)
    assert found is not None
    visitor.get("/sign-in?next=/class")
    data = {"email": STAFF[0], "password": PASSWORD, "form_token": found[1]}
    assert visitor.client.post("/sign-in", data=data, headers=OURS).status_code == 303


def test_the_cookie_is_closed_to_scripts_and_to_other_sites(server: Flask) -> None:
    answer = Visitor(server).sign_in(STAFF[0])
    (cookie,) = [c for c in answer.headers.getlist("Set-Cookie") if c.startswith("pac=")]
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie  # plain http on this machine
    assert "Expires" not in cookie


def test_in_production_the_cookie_is_bound_to_the_host_and_to_tls(peopled_url: str) -> None:
    server = trial_server(peopled_url, production=True)
    client = server.test_client()
    page = client.get("/sign-in", base_url="https://localhost")
    token = re.search(r'name="form_token" value="([^"]+)"', page.text)
    assert token is not None
    data = {"email": STAFF[0], "password": PASSWORD, "form_token": token[1]}
    done = client.post(
        "/sign-in", data=data, base_url="https://localhost", headers={"Origin": "https://localhost"}
    )
    assert done.status_code == 303
    cookies = [*page.headers.getlist("Set-Cookie"), *done.headers.getlist("Set-Cookie")]
    shown = client.get("/", base_url="https://localhost")
    assert shown.status_code == 200
    cookies += shown.headers.getlist("Set-Cookie")
    assert {c.split("=")[0] for c in cookies} == {
        "__Host-pac",
        "__Host-pac-form",
        "__Host-pac-csrf",
        "__Host-pac-known",
    }
    assert all("Secure" in c and "Path=/" in c and "Domain" not in c for c in cookies)
    assert "max-age=31536000" in done.headers["Strict-Transport-Security"]


def test_signing_out_ends_the_sign_in_on_the_server_too(server: Flask) -> None:
    visitor, thief = signed_in(server, STAFF), Visitor(server)
    stolen = visitor.client.get_cookie("pac")
    assert stolen is not None
    thief.client.set_cookie("pac", stolen.value)
    thief.client.set_cookie(CSRF_COOKIE, visitor.token)
    assert is_in(thief)
    out = visitor.post("/sign-out")
    assert (out.status_code, out.location) == (303, "/sign-in")
    assert not is_in(visitor)
    assert not is_in(thief)
    assert Visitor(server).client.post("/sign-out", headers=OURS).status_code == 303


def test_signing_out_takes_a_button_of_ours(server: Flask) -> None:
    visitor = signed_in(server, STAFF)
    assert visitor.get("/sign-out").status_code in (404, 405)
    assert visitor.client.post("/sign-out").status_code == 403
    assert visitor.client.post("/sign-out", headers=OURS).status_code == 403
    assert is_in(visitor)
    form = visitor.client.post("/sign-out", data={"csrf_token": visitor.token}, headers=OURS)
    assert form.status_code == 303


def test_every_sign_in_has_a_new_token_and_ends_the_one_before(server: Flask) -> None:
    """A cookie planted before signing in is worth nothing afterwards."""
    visitor = signed_in(server, FACILITATOR)
    before = visitor.client.get_cookie("pac")
    assert before is not None
    planted = Visitor(server)
    planted.client.set_cookie("pac", before.value)
    # The same browser signs in again, as somebody else.
    visitor.post("/sign-out")
    visitor.client.set_cookie("pac", before.value)
    assert visitor.sign_in(STAFF[0]).status_code == 303
    after = visitor.client.get_cookie("pac")
    assert after is not None
    assert after.value != before.value
    assert is_in(visitor)
    assert not is_in(planted)


@pytest.mark.parametrize("how", ["idle", "age", "disabled", "password", "role", "forged"])
def test_what_ends_a_session(server: Flask, database: Database, clock: Clock, how: str) -> None:
    visitor = signed_in(server, STAFF)
    assert is_in(visitor)
    match how:
        case "idle":
            clock.pass_by(minutes=29)
            assert is_in(visitor)
            clock.pass_by(minutes=31)
        case "age":
            for _ in range(23):
                clock.pass_by(minutes=20)
                assert is_in(visitor)
            clock.pass_by(minutes=20)
        case "disabled":
            accounts.disable(database, STAFF[0])
        case "password":
            accounts.set_password(database, STAFF[0], "another four words")
        case "role":
            with database.writing("accounts") as connection:
                connection.execute(update(accounts_table).values(role="nobody knows"))
            assert visitor.get("/").status_code == 403
            assert visitor.call(page_body()).status_code == 403
            assert visitor.post("/sign-out").status_code == 303
            return
        case "forged":
            cookie = visitor.client.get_cookie("pac")
            assert cookie is not None
            visitor.client.set_cookie("pac", cookie.value[:-4] + "AAAA")
    assert not is_in(visitor)


def test_an_ended_session_leads_back_to_the_same_page(server: Flask, clock: Clock) -> None:
    visitor = signed_in(server, STAFF)
    clock.pass_by(hours=9)
    asked = visitor.get("/class?region=2")
    assert asked.location == "/sign-in?next=/class%3Fregion%3D2&ended=1"
    assert "Your session has ended. Sign in to come back to the same page." in (
        visitor.get(asked.location).text
    )
    answer = visitor.call(page_body())
    assert answer.status_code == 401
    assert answer.json == {"error": "You are signed out. Sign in to go on."}


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "/%0d%0aSet-Cookie:x\r\n",
        "http:/evil.example",
        "/sign-out",
        "/sign-in?next=/",
        "/_dash-layout",
        "overview",
        "",
        None,
        "/" + "x" * 3000,
    ],
)
def test_nobody_is_sent_anywhere_else(server: Flask, address: str | None) -> None:
    assert local_address(address) == "/"
    visitor = Visitor(server)
    assert visitor.sign_in(STAFF[0], next_address=address or "").location == "/"


@pytest.mark.parametrize("address", ["/", "/class?region=1&from=2025-09#top", "/a/b?x=%2F%2F"])
def test_addresses_of_ours_are_kept(address: str) -> None:
    assert local_address(address) == address


def test_an_account_that_waits_is_told_what_all_are_told(server: Flask, clock: Clock) -> None:
    visitor = Visitor(server)
    for _ in range(5):
        visitor.sign_in(STAFF[0], "wrong")
    assert visitor.sign_in(STAFF[0]).status_code == 401
    assert visitor.sign_in(FACILITATOR[0]).status_code == 303  # nobody else waits
    clock.pass_by(minutes=1)
    assert Visitor(server).sign_in(STAFF[0]).status_code == 303


def test_two_applications_in_one_process_know_nothing_of_each_other(
    peopled_url: str, sqlite_url: str, tmp_path: Any
) -> None:
    from data_access.upkeep import upgrade
    from tests.dashboard.visitors import add_people

    other_url = f"sqlite:///{tmp_path}/other.sqlite3"
    upgrade.upgrade(other_url)
    add_people(Database(other_url))
    one, other = trial_server(peopled_url), trial_server(other_url, secret_key="o" * 40)
    in_one = signed_in(one, STAFF)
    stranger = Visitor(other)
    cookie = in_one.client.get_cookie("pac")
    assert cookie is not None
    stranger.client.set_cookie("pac", cookie.value)
    assert is_in(in_one)
    assert not is_in(stranger)
    accounts.disable(Database(peopled_url), STAFF[0])
    in_other = signed_in(other, STAFF)
    assert is_in(in_other)
    assert not is_in(in_one)
    for server in (one, other):  # each has all its callbacks
        assert len(server.extensions["pac_dash"].callback_map) == 6
    assert settings_for(peopled_url).database_url != other_url


def test_strangers_cannot_keep_the_owner_out_of_a_browser_that_signed_in_before(
    server: Flask,
) -> None:
    owner, stranger = signed_in(server, STAFF), Visitor(server)
    assert owner.post("/sign-out").status_code == 303
    said = {stranger.sign_in(STAFF[0], f"guess {n}").text for n in range(7)}
    said |= {stranger.sign_in("nobody@example.org", f"guess {n}").text for n in range(7)}
    # Known or not, waiting or not: all is answered alike.
    assert len({re.sub(r'value="[^"]*"', "", text) for text in said}) == 1
    assert stranger.sign_in(STAFF[0]).status_code == 401  # that place has to wait
    assert owner.sign_in(STAFF[0]).status_code == 303
    cookie = owner.client.get_cookie("pac-known")
    assert cookie is not None and cookie.http_only and cookie.max_age == 180 * 86_400
    forged = Visitor(server)
    forged.client.set_cookie("pac-known", cookie.value[:-3] + "abc")
    assert forged.sign_in(STAFF[0]).status_code == 401


def test_strangers_leave_half_of_the_threads_free_while_the_database_is_held(
    peopled_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight at once: two wait for the database, six are answered before it is let go."""
    server = trial_server(peopled_url)
    held, let_go, inside = Semaphore(0), Event(), []
    owner = signed_in(server, STAFF)
    assert owner.post("/sign-out").status_code == 303
    check = accounts.check_password

    def slow(*given: Any, patience: int = 0, **more: Any) -> Any:
        if given[5] is not None:  # a browser that signed in before
            return check(*given, **more)
        inside.append(patience)
        held.release()
        assert let_go.wait(60)
        return None

    visitors = [Visitor(server) for _ in range(8)]
    for visitor in visitors:
        visitor.get("/sign-in")
    monkeypatch.setattr(accounts, "check_password", slow)
    answers: Queue[int] = Queue()
    page = {
        v: re.search(r'name="form_token" value="([^"]+)"', v.get("/sign-in").text) for v in visitors
    }

    def post(visitor: Visitor) -> None:
        found = page[visitor]
        data = {"email": STAFF[0], "password": "x", "form_token": found[1] if found else ""}
        answers.put(visitor.client.post("/sign-in", data=data, headers=OURS).status_code)

    threads = [Thread(target=post, args=(visitor,)) for visitor in visitors]
    for thread in threads:
        thread.start()
    assert [answers.get(timeout=60) for _ in range(6)] == [429] * 6
    assert len(inside) == 2 and max(inside) <= 2_000
    assert Visitor(server).get("/sign-in").status_code == 200  # the page itself asks nobody to wait
    assert owner.sign_in(STAFF[0]).status_code == 303 and len(inside) == 2
    let_go.set()
    for thread in threads:
        thread.join()
    assert [answers.get(timeout=60) for _ in range(2)] == [401] * 2


def test_a_held_database_lets_strangers_go_soon(
    peopled_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tries are not counted while an import writes, so they are not taken either."""
    server = trial_server(peopled_url)
    database = Database(peopled_url)
    monkeypatch.setattr(sign_in, "STRANGERS_PATIENCE", 50)
    with database.writing("import"):
        assert Visitor(server).get("/sign-in").status_code == 200
        answer = Visitor(server).sign_in(STAFF[0])
    assert answer.status_code == 503 and "busy" in answer.text
    assert Visitor(server).sign_in(STAFF[0]).status_code == 303


def test_whoever_has_signed_in_before_is_told_that_an_import_is_being_saved(
    peopled_url: str,
) -> None:
    """Within the time of a page, in the form as it was filled in; then it goes on where it was."""
    server, database = product_server(peopled_url), Database(peopled_url)
    own = server.extensions["pac_site"].database
    assert own.patience == PAGE_PATIENCE <= 5_000 < WRITER_PATIENCE == database.patience
    own.patience = 50
    owner, other = signed_in(server, ADMIN), signed_in(server, STAFF)
    assert owner.post("/sign-out").status_code == 303
    with database.writing("import"):
        out = other.post("/sign-out")
        again = owner.sign_in(ADMIN[0], next_address="/consents")
    assert out.status_code == again.status_code == 503
    for text in (out.text, again.text):
        assert "an import is being saved" in text and "nothing is lost" in text
    assert f'value="{ADMIN[0]}"' in again.text and 'value="/consents"' in again.text
    assert PASSWORD not in again.text
    assert owner.sign_in(ADMIN[0], next_address="/consents").headers["Location"] == "/consents"
    assert other.post("/sign-out").status_code == 303


def test_a_proxy_that_is_not_named_in_the_settings_is_said_once(
    peopled_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    forwarded = {"X-Forwarded-For": "192.0.2.1"}
    for proxies, told in ((1, 0), (0, 1)):
        visitor = Visitor(trial_server(peopled_url, proxies=proxies))
        for _ in range(2):
            visitor.get("/sign-in", headers=forwarded)
        assert [r.getMessage().count("PAC_PROXIES") for r in caplog.records] == [2] * told
