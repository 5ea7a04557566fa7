"""The log in production: one line of JSON for each request and fault, and nothing of anybody in it."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from dashboard.web import log_lines
from data_access.storage.database import DatabaseUnavailable
from tests.dashboard.visitors import PASSWORD, STAFF, Visitor, page_body, signed_in


class Lines(logging.Handler):
    """Keeps what would have been written, as it would have been."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(log_lines.JsonLines())
        self.text: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.text.append(self.format(record))

    def of(self, name: str) -> list[dict[str, Any]]:
        return [line for line in map(json.loads, self.text) if line["log"] == name]


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Lines]:
    handler = Lines()
    root = logging.getLogger()
    root.addHandler(handler)
    monkeypatch.setattr(log_lines.requests_log, "level", logging.INFO)
    log_lines.requests_log.manager._clear_cache()
    yield handler
    root.removeHandler(handler)
    log_lines.requests_log.manager._clear_cache()


def test_each_request_is_one_line_with_who_what_and_how_long(server: Flask, lines: Lines) -> None:
    visitor = signed_in(server, STAFF)
    lines.text.clear()
    answer = visitor.call(page_body())
    (line,) = lines.of("pac.requests")
    assert line["request"] == answer.headers["X-Request-Id"]
    assert (line["method"], line["status"], line["role"]) == ("POST", 200, "eec_staff")
    assert line["account"] > 0 and line["ms"] > 0 and line["bytes"] > 0
    assert visitor.get("/assets/session.js").status_code == 200
    assert len(lines.of("pac.requests")) == 1  # parts of the program are not logged


def test_a_fault_has_its_cause_and_the_number_that_was_shown(server: Flask, lines: Lines) -> None:
    answer = signed_in(server, STAFF).get("/trial/fault")
    (fault,) = lines.of("pac.errors")
    assert fault["request"] == answer.headers["X-Request-Id"]
    assert fault["request"][:8] in answer.text
    (cause,) = fault["cause"]
    assert cause["kind"].startswith("builtins.") and "tests/dashboard/visitors.py:" in cause["at"]
    assert "text" not in cause  # what somebody else's exception says may quote a row


def test_an_id_is_taken_from_a_proxy_that_was_declared_alone(server: Flask) -> None:
    sent = {"X-Request-Id": "from-the-proxy-1"}
    assert (
        Visitor(server).get("/healthz", headers=sent).headers["X-Request-Id"]
        != sent["X-Request-Id"]
    )


def test_our_own_words_and_the_state_of_the_database_are_kept() -> None:
    class Refused(Exception):
        sqlstate = "57014"

    try:
        try:
            raise Refused("name of a person")
        except Refused as error:
            raise DatabaseUnavailable("It is busy.") from error
    except DatabaseUnavailable as error:
        found = log_lines.causes(error)
    assert [c.get("text") for c in found] == ["It is busy.", None]
    assert found[1]["sqlstate"] == "57014"


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/", "/"),
        ("/coaching", "/coaching"),
        ("/pairs/PAIR-2026-0091", "/pairs/…"),
    ],
)
def test_addresses_stand_by_their_first_part(path: str, written: str) -> None:
    assert log_lines.first_part(path) == written


def test_no_address_password_or_name_is_in_the_log(server: Flask, lines: Lines) -> None:
    stranger = Visitor(server)
    stranger.get("/sign-in?next=/people/P-00001")
    stranger.get("/Jane-Roe")
    stranger.get("/Jane/Roe")
    visitor = signed_in(server, STAFF)
    visitor.get("/trial/fault?name=Jane+Roe")
    visitor.get("/pairs/PAIR-2026-0091?q=Jane")
    written = "\n".join(lines.text)
    assert len(lines.text) > 5
    for secret in (
        STAFF[0],
        PASSWORD,
        "inner secret",
        "Jane",
        "Roe",
        "P-00001",
        "PAIR-2026",
        "session=",
    ):
        assert secret not in written
