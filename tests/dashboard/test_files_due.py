"""The page of files due: a facilitator speaks for the own region alone, EEC sees all, in words."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from flask import Flask

from dashboard.web.app import create_app
from data_access.people import accounts
from data_access.storage.database import Database
from layouts.pages.files_due import PROBLEMS
from tests.asking.test_owed import OCTOBER, SEPTEMBER, TODAY, _state
from tests.conftest import CopyOf
from tests.dashboard.product import EVALUATOR, ask_page
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

TWO = ("two@example.org", "facilitator", 2)
PAGE = "/files-due"


@pytest.fixture
def server(copy_of: CopyOf) -> Flask:
    url = copy_of(_state)
    database = Database(url)
    add_people(database)
    accounts.create_account(database, TWO[0], "Two", TWO[1], TWO[2], PASSWORD)
    accounts.create_account(database, EVALUATOR[0], "Eva", EVALUATOR[1], None, PASSWORD)
    database.dispose()
    return create_app(settings_for(url, today=TODAY), now=Clock())


def sent(visitor: Visitor, of: str, do: str, reason: str = "", token: str | None = None) -> str:
    """What the form is answered with: its status, and the problem named in the address."""
    form = {"of": of, "do": do, "reason": reason}
    form["csrf_token"] = visitor.token if token is None else token
    headers = {"X-CSRFToken": form["csrf_token"]}
    answered = visitor.post(PAGE, headers, data=form)
    location = answered.headers.get("Location", "").partition("problem=")[2]
    return f"{answered.status_code} {location.partition('&')[0]}".strip()


def test_a_refused_form_keeps_what_was_chosen(server: Flask) -> None:
    own = signed_in(server, TWO)
    sent(own, f"sessions {SEPTEMBER}", "closed")
    form = {"of": f"sessions {SEPTEMBER}", "do": "reopened", "csrf_token": own.token}
    there = own.post(PAGE, {"X-CSRFToken": own.token}, data=form).headers["Location"]
    page = json.dumps(ask_page(server, own, PAGE, there.partition("?")[2]).json["response"]["page"])
    for name, value in (("of", form["of"]), ("do", "reopened")):
        (found,) = (s for s in selects(json.loads(page)) if s["name"] == name)
        assert found["value"] == value


def selects(part: Any) -> Iterator[dict[str, Any]]:
    """The selects of a page, wherever they stand."""
    if isinstance(part, list):
        for one in part:
            yield from selects(one)
    elif isinstance(part, dict):
        if part.get("type") == "Select":
            yield part["props"]
        yield from selects(list(part.values()))


def test_a_region_says_what_it_owes_and_everybody_who_may_sees_it(server: Flask) -> None:
    own, one, staff = (signed_in(server, who) for who in (TWO, FACILITATOR, STAFF))
    before = page_text(server, staff, PAGE)
    assert "Region 2: the coaching logs of September 2026 are 46 days overdue" in before
    assert "they stop at September 24, 2026" in before and "Write it down" not in before
    assert sent(own, f"sessions {OCTOBER}", "nothing") == "303"
    assert sent(own, f"sessions {SEPTEMBER}", "closed") == "303"
    assert sent(own, f"sessions {SEPTEMBER}", "nothing") == "303 closed"
    # For who sees all: a line a region, and what is overdue in it open.
    owed = [int(many) for many in re.findall(r"Region \d: (\d) overdue", before)]
    assert before.startswith("Five files are overdue") and sum(owed) == 5
    assert before.index("Overdue files of Region 2") < before.index("All files of Region 2")
    assert "All files of" not in page_text(server, own, PAGE)
    after, mine = page_text(server, staff, PAGE), page_text(server, own, PAGE)
    for told in (after, mine):
        assert f"Nothing to report, {TWO[0]}, November 30, 2026." in told
        assert f"Closed, {TWO[0]}, November 30, 2026." in told
    assert TWO[0] not in page_text(server, one, PAGE)
    assert sent(own, f"sessions {SEPTEMBER}", "reopened") == "303 no_reason"
    assert sent(own, f"sessions {SEPTEMBER}", "reopened", "A coach had more") == "303"
    assert "A coach had more." in page_text(server, staff, PAGE)
    assert "Say why the month is opened again." in page_text(
        server, own, f"{PAGE}?problem=no_reason"
    )


def test_the_work_list_and_the_overview_name_what_is_overdue(server: Flask) -> None:
    own, staff = signed_in(server, TWO), signed_in(server, STAFF)
    assert "coaching logs of October 2026 (15 days)" in page_text(server, own, "/work-list")
    said = page_text(server, staff, "/")
    assert "attendance records of September 2026 (46 days)" in said
    # Its log has been silent for long, which one line says, by the same calendar.
    assert (
        "Region 2’s coaching logs stop at September 24, 2026; September 2026 is 46 days overdue"
        in said
    )
    sent(own, f"sessions {SEPTEMBER}", "closed")
    sent(own, f"sessions {OCTOBER}", "nothing")
    assert "coaching logs of" not in page_text(server, own, "/work-list")
    assert "September 2026 is" not in page_text(server, staff, "/")


def test_nobody_else_speaks_for_a_region(server: Flask) -> None:
    own, of = signed_in(server, TWO), f"attendance {OCTOBER}"
    for who in (STAFF, ADMIN, EVALUATOR):
        assert sent(signed_in(server, who), of, "nothing") == "403", who
    assert sent(own, of, "nothing", token="x") == "403"
    for wrong in ("attendance 2026-13", "goals 2026-10", "attendance 2019-10", ""):
        assert sent(own, wrong, "nothing") == "400", wrong
    assert sent(own, of, "forgiven") == "400"
    assert "overdue" not in page_text(server, signed_in(server, EVALUATOR), PAGE)


def test_the_file_has_every_state_of_the_own_reach(server: Flask) -> None:
    for who, regions in ((STAFF, {"1", "2"}), (TWO, {"2"}), (ADMIN, {"1", "2"})):
        text = signed_in(server, who).get(f"{PAGE}.csv").data.decode("utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text)))
        assert {row["region"] for row in rows} == regions
        assert {row["as_of"] for row in rows} == {TODAY.isoformat()}
        (row,) = (
            r for r in rows if (r["region"], r["kind"], r["month"]) == ("2", "sessions", SEPTEMBER)
        )
        assert (row["state"], row["days_overdue"], row["stops_on"]) == (
            "overdue", "46", date(2026, 9, 24).isoformat(),
        )  # fmt: skip


def test_every_refusal_has_its_words() -> None:
    codes = {"running", "closed", "said", "has_rows", "not_here", "not_closed", "no_reason"}
    assert set(PROBLEMS) == codes


def test_files_on_time_stand_on_a_page_and_in_a_file(server: Flask) -> None:
    staff, own, admin = (signed_in(server, who) for who in (STAFF, TWO, ADMIN))
    shown = page_text(server, staff, f"{PAGE}/on-time")
    assert "Region 1, October 2026" in shown and "Median days to log" in shown
    assert "Region 1" not in page_text(server, own, f"{PAGE}/on-time")
    assert "Median days to log" not in page_text(server, admin, f"{PAGE}/on-time")
    first = page_text(server, staff, PAGE)
    assert "files were due, " in first and "By region and month" in first
    text = staff.get(f"{PAGE}/on-time.csv").data.decode("utf-8-sig")
    (row,) = (
        r for r in csv.DictReader(io.StringIO(text)) if (r["region"], r["month"]) == ("1", OCTOBER)
    )
    assert (row["due"], row["on_time"], row["share_on_time"]) == ("2", "1", "0.5")
