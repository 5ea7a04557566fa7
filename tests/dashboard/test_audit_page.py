"""Who looked: each act is one line, found by person, record and day, by two roles alone."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, update

from callbacks import drawing
from config.maps import shipped
from config.roles import ROLES
from dashboard.__main__ import main
from data_access.people import accounts, audit, refused_counts
from data_access.storage.database import Database
from data_access.storage.schema import imports
from data_access.upkeep import editions
from layouts.pages import PAGES, opened_by
from layouts.panels import part_id
from tests.dashboard.product import TODAY, ask_page, product_server
from tests.dashboard.visitors import (
    ADMIN,
    FACILITATOR,
    OURS,
    PASSWORD,
    STAFF,
    Visitor,
    signed_in,
)

OFFICER = ("officer@example.org", "privacy_officer", None)


@pytest.fixture
def peopled_url(filled_url: str) -> str:
    """The people of these tests, and given facts."""
    return filled_url


@pytest.fixture
def server(peopled_url: str, database: Database) -> Flask:
    accounts.create_account(database, OFFICER[0], "Officer", OFFICER[1], None, PASSWORD)
    editions.make(database, TODAY, "test")  # else the first page of all makes it, with a line
    return product_server(peopled_url)


def text_of(server: Flask, visitor: Visitor, search: str = "", path: str = "/audit") -> str:
    answer = ask_page(server, visitor, path, search)
    assert answer.status_code == 200, answer.text
    return json.dumps(answer.json["response"]["page"], ensure_ascii=False)


def test_two_roles_see_it_and_the_officer_sees_nothing_else_of_the_data(server: Flask) -> None:
    assert {r.key for r in ROLES.values() if "audit" in opened_by(r)} == {
        "admin",
        "privacy_officer",
    }
    assert ROLES["privacy_officer"].home == "audit"
    assert opened_by(ROLES["privacy_officer"])[:3] == ("consents", "audit", "account")
    officer = signed_in(server, OFFICER)
    assert "Who looked at what?" in text_of(server, officer)
    for address in ("/overview.csv", "/work-list.csv", "/imports/1.csv", "/reports/process.csv"):
        assert officer.get(address).status_code in (403, 404), address
    for person in (STAFF, FACILITATOR):
        visitor = signed_in(server, person)
        assert visitor.get("/audit.csv").status_code == 403
        assert "not part of your role" in text_of(server, visitor)


def test_each_act_is_one_line_however_often_the_page_is_refreshed(
    server: Flask, database: Database
) -> None:
    visitor = signed_in(server, FACILITATOR)
    acts: dict[str, Any] = {
        "page /class": lambda: ask_page(server, visitor, "/class", "?region=1"),
        "page /accounts refused": lambda: ask_page(server, visitor, "/accounts", ""),
        "journey pair P-R1-03": lambda: ask_page(server, visitor, "/pairs/P-R1-03", ""),
        "journey of another region": lambda: ask_page(server, visitor, "/pairs/P-R2-03", ""),
        "work_list": lambda: ask_page(server, visitor, "/work-list", ""),
        "nowhere": lambda: visitor.get("/nowhere"),
        "rights": lambda: visitor.get("/accounts.csv"),
    }
    for act in acts.values():
        before = audit.latest(database, 1)[0].number
        for _ in range(3):
            act()
        assert audit.latest(database, 1)[0].number == before + 1
    lines = [(e.event, e.record) for e in reversed(audit.latest(database, len(acts)))]
    assert lines == [
        ("page", "/class"),
        ("refused", "/accounts"),
        ("journey", "pair P-R1-03"),
        ("refused", "/pairs/P-R2-03"),
        ("work_list", "work list of region 1"),
        ("refused", "/nowhere"),
        ("refused", "/accounts.csv"),
    ]
    for address in ("/class.csv?region=1", "/class/change.csv", "/work-list.csv"):
        before = audit.latest(database, 1)[0].number
        answers = [visitor.get(address).status_code for _ in range(2)]
        told = audit.latest(database, 1)[0].number - before
        assert told == (2 if answers == [200, 200] else 1), address


def test_a_kept_reply_is_written_down_for_whoever_gets_it(
    server: Flask, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second facilitator of a region gets the first one's reply, and is seen."""
    drawn: list[str] = []
    draw = drawing.draw

    def noting(*given: Any, **more: Any) -> Any:
        made = draw(*given, **more)
        drawn.append(made.query)
        return made

    monkeypatch.setattr(drawing, "draw", noting)
    other = ("second@example.org", "facilitator", 1)
    accounts.create_account(database, other[0], "Second", other[1], other[2], PASSWORD)
    parts = tuple(part_id(part, PAGES["goals"].panels[1].key) for part in ("sentence", "table"))
    for person in (FACILITATOR, other):
        visitor = signed_in(server, person)
        for _ in range(2):
            ask_page(server, visitor, "/goals", "?region=1", "/goals", parts)
    assert len(drawn) == 1
    who = [e.who for e in audit.latest(database, 50) if e.record == "/goals"]
    assert sorted(who) == sorted([FACILITATOR[0], other[0]])


def test_a_person_is_told_who_opened_what_it_stands_in(server: Flask, database: Database) -> None:
    visitor = signed_in(server, FACILITATOR)
    for path in ("/pairs/P-R1-03", "/work-list", "/pairs"):
        ask_page(server, visitor, path, "")
    ask_page(server, visitor, "/pairs/P-R1-04", "")

    def opened(person: str) -> list[str]:
        lines = audit.every(database, audit.Search(record=person))
        return [line.event for line in lines if line.who == FACILITATOR[0]]

    assert opened("R1-03") == ["journey", "work_list", "journey"]
    assert opened("CT1") == ["journey", "journey", "work_list", "journey"]
    assert opened("R2-03") == []
    officer = signed_in(server, OFFICER)
    shown = text_of(server, officer, "?record=R1-03")
    assert "pair P-R1-03" in shown and "pair P-R1-04" not in shown
    rows = list(
        csv.DictReader(io.StringIO(officer.get("/audit.csv?record=R1-03").text.lstrip("\ufeff")))
    )
    assert [r["event"] for r in rows if r["who"] == FACILITATOR[0]] == opened("R1-03")
    assert [e.event for e in audit.latest(database, 2)] == ["audit_csv", "audit_record"]


def test_strangers_are_counted_by_source(filled_url: str, database: Database) -> None:
    server = product_server(filled_url, proxies=1)
    site = server.extensions["pac_site"]
    before = audit.latest(database, 1)[0].number if audit.latest(database, 1) else 0
    for number in range(8):
        # What a stranger claims stands further left than what the proxy has seen.
        sent = {"X-Forwarded-For": f"9.9.9.{number}, 192.0.2.{number % 2}"}
        assert server.test_client().get("/class.csv", headers=sent).status_code == 302
        assert server.test_client().post("/imports", headers=sent | OURS).status_code == 401
    assert server.test_client().get("/sign-in").status_code == 200
    assert site.noticing.flush()
    lines = audit.latest(database, 9)
    counted = {(r.source, r.what): t.count for r, t in refused_counts.standing(database)} or {
        (line.who, line.record): line.detail["count"] for line in lines if line.number > before
    }
    assert counted == {("192.0.2.0", "not_signed_in"): 8, ("192.0.2.1", "not_signed_in"): 8}


def test_lines_are_looked_for_on_the_command_line(
    server: Flask,
    filled_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    signed_in(server, STAFF).get("/work-list.csv")
    monkeypatch.setenv("DATABASE_URL", filled_url)
    assert main(["audit", "--who", STAFF[0], "--kind", "refused", "--from", "2026-11-21"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert len(told) == 3 and "not part of the role" in told[2]
    assert main(["audit", "--to", "2026-11-20", "--who", STAFF[0]]) == 0
    assert capsys.readouterr().out == "Nothing was written down that fits.\n"
    assert main(["audit", "--csv", "--kind", "refused"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 2
    with pytest.raises(SystemExit):
        main(["audit", "--from", "yesterday"])


def test_an_address_that_says_nothing_is_told_so(server: Flask) -> None:
    visitor = signed_in(server, ADMIN)
    answer = ask_page(server, visitor, "/audit", "?from=yesterday&kind=secrets&before=x")
    said = json.dumps(answer.json["response"]["page-notices"])
    assert "from=yesterday" in said and "kind=secrets" in said


def test_commands_maps_and_refused_undos_are_one_line_each(
    server: Flask, database: Database, peopled_url: str, monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:  # fmt: skip
    admin = signed_in(server, ADMIN)
    name = next(iter(shipped()))
    text = admin.get(f"/imports/maps/{name}.toml").text
    (tmp_path / "ours.toml").write_text(text)
    monkeypatch.setenv("DATABASE_URL", peopled_url)
    monkeypatch.setenv("PAC_TODAY", TODAY.isoformat())
    own = ("--region", "1")
    settle = {"csrf_token": admin.token, "region": "1", "name": "ours"}
    acts: dict[tuple[str, str], Callable[[], object]] = {
        ("asked", "measure class_mean"): lambda: main(["ask", "class_mean"]),
        ("consents", "list of consents"): lambda: main(["consent", "list"]),
        ("column_map", "column map ours"): lambda: main(
            ["maps", "ours", *own, "--save", str(tmp_path / "ours.toml")]
        ),
        ("column_map_file", "column map ours"): lambda: main(["maps", "ours", *own]),
        ("column_map_file", f"column map {name}"): lambda: admin.get(f"/imports/maps/{name}.toml"),
        ("column_map_shared", "column map ours"): lambda: admin.post(
            "/imports/maps", data=settle | {"do": "share"}
        ),
        ("column_map_deleted", "column map ours"): lambda: admin.post(
            "/imports/maps", data=settle | {"do": "delete"}
        ),
        ("refused", "/imports/1/undo"): lambda: admin.post("/imports/1/undo"),
    }
    with database.writing("upgrade") as connection:  # an import that was taken back already
        undone = {"status": "undone", "undone_by": "x", "undone_at": func.now()}
        connection.execute(update(imports).values(**undone))
    for told, act in acts.items():
        before = audit.latest(database, 1)[0].number
        act()
        lines = [(e.event, e.record) for e in audit.latest(database, 9) if e.number > before]
        assert lines == [told]
