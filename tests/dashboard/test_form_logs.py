"""A form service's log without ids, as a facilitator sends it: three pages the first time, then none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from config.maps import ColumnMap
from dashboard.web.app import create_app
from data_access.imports import column_maps, preview
from data_access.storage.scope import Scope
from tests.conftest import CopyOf
from tests.dashboard.product import ask_page
from tests.dashboard.sent_files import answer, page_text, send, upload_at, waited, work_at_once
from tests.dashboard.visitors import (
    FACILITATOR,
    Clock,
    Visitor,
    add_people,
    settings_for,
    signed_in,
)
from tests.imports.conftest import Importer
from tests.imports.test_logs_without_ids import world

pytestmark = pytest.mark.long
HEADS = (
    "Timestamp,Email Address,Coach name,Teacher / mentee name,Program name,Date of visit,"
    "What time did you start?,How long was the visit?,How did you meet?,"
    "Which strategies did you use? (Check all that apply),Did the visit take place as planned?,Notes\n"
)
ROWS = (
    '10/16/2025 15:42:10,carla@example.org,"Reyes, Carla",Ana Silva,Maple,10/16/2025,2:30:00 PM,60,'
    'In person,"Modeling, Feedback",Yes,"next visit, soon"\n'
    "10/17/2025 9:12:55,carla@example.org,Carla Reyes,ana silva,Maple,10/17/2025,8:15:00 AM,45,"
    "Phone call,Coaching conversations,Yes,\n"
)
MORE = (
    "10/21/2025 9:00:00,carla@example.org,Carla Reyes,Ana Silva,Maple,10/21/2025,9:00:00 AM,50,"
    "Phone call,Modeling,Yes,\n"
)


@pytest.fixture
def server(copy_of: CopyOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    url = copy_of(world)
    importer = Importer(url, tmp_path)
    add_people(importer.database)
    work_at_once(monkeypatch)
    monkeypatch.setattr(preview, "MOST_ROWS_FOR_FIGURES", 0)  # they are not looked at here
    clock = Clock()
    clock.pass_by(days=9)
    yield create_app(settings_for(url, uploads_folder=tmp_path / "uploads"), now=clock)
    importer.close()


def as_it_stands(server: Flask, visitor: Visitor, address: str) -> dict[str, str]:
    """All fields of a page with what is chosen in them already."""
    path, _, search = address.partition("?")
    found: dict[str, str] = {}

    def listen(part: Any) -> None:
        for each in part if isinstance(part, list) else [part]:
            if isinstance(each, dict):
                props = each.get("props", {})
                if "name" in props and props["name"] not in ("csrf_token", "do"):
                    found[props["name"]] = props.get("value") or ""
                listen(props.get("children"))

    listen(ask_page(server, visitor, path, search).json["response"]["page"]["children"])
    return found


def test_three_pages_the_first_time_and_none_afterwards(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    address = send(visitor, HEADS + ROWS, name="form.csv").headers["Location"]
    pages = 0

    said = page_text(server, visitor, address)  # the page of the file is the first question
    assert "Which column is which?" in said and "Taken for coaching sessions." in said
    pages += 1
    to = answer(visitor, address, "columns", **as_it_stands(server, visitor, address))
    assert "step=values" in to.headers["Location"]

    pages += 1
    fields = as_it_stands(server, visitor, to.headers["Location"])
    assert "The file has no ids" in page_text(server, visitor, to.headers["Location"])
    assert fields["pattern"] == "%m/%d/%Y" and fields["unit-minutes_total"] == "minutes"
    answer(visitor, address, "map", **fields)

    assert "Who is meant?" in page_text(server, visitor, address)
    pages += 1
    fields = as_it_stands(server, visitor, address)
    assert {v for n, v in fields.items() if n.startswith("person-")} == {"CT-1", "M-1"}
    answer(visitor, address, "people", **fields)

    assert "All 2 rows can be saved." in page_text(server, visitor, address)
    assert pages == 3  # and not one choice: each page is sent as it stands
    answer(visitor, address, "confirm")
    assert upload_at(server, address, 1).status == "saved"

    later = send(visitor, HEADS + ROWS + MORE, name="form.csv").headers["Location"]
    assert upload_at(server, later, 1).status == "ready"
    said = page_text(server, visitor, later)
    assert "1 of 3 rows can be saved." in said
    assert "Leave these columns out" not in said and "Timestamp" in said
    answer(visitor, later, "confirm")
    assert waited(visitor, later)["next"].startswith("/imports/")


def test_a_name_that_is_put_off_or_mistyped_is_asked_again(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    address = send(visitor, HEADS + ROWS, name="form.csv").headers["Location"]
    to = answer(visitor, address, "columns", **as_it_stands(server, visitor, address))
    fields = as_it_stands(server, visitor, to.headers["Location"])
    answer(visitor, address, "map", **fields)
    wrong = answer(visitor, address, "people", **{"person-0": "CT-1", "other-1": "Nobody"})
    assert "problem=no_person" in wrong.headers["Location"]
    fields = as_it_stands(server, visitor, address)
    assert [n for n in fields if n.startswith("person-")] == [
        "person-0"
    ]  # the coach is known by now
    answer(visitor, address, "people", **{"person-0": "=later"})
    said = page_text(server, visitor, address)
    assert "No row can be saved." in said and "Say who is meant" in said
    answer(visitor, address, "people_again")
    answer(visitor, address, "people", **{"other-0": "m-1"})
    assert upload_at(server, address, 1).status == "ready"
    # Names stand nowhere in the row of the upload.
    assert "ilva" not in str(upload_at(server, address, 1).preview.get("later"))


def test_a_map_that_can_read_no_file_is_mended_with_the_file(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    maps = server.extensions["pac_site"].database
    wrong = ColumnMap(
        "Wrong",
        "sessions",
        columns={"Log": ("session_id",), "Pair": ("pair_id",), "Day": ("session_date",)},
        constants={"venue": "on the moon", "status": "completed"},
        durations={"minutes_total": "minutes"},
    )
    scope = Scope((1,), True, FACILITATOR[0], "facilitator")
    column_maps.save(maps, wrong, FACILITATOR[0], Clock()(), scope)
    file = "Log,Pair,Day,minutes_total\nA-1,PAIR-1,2025-10-16,60\n"
    address = send(visitor, file, name="caught.csv").headers["Location"]
    said = page_text(server, visitor, address)
    assert "on the moon" in said and "Match anew" in said
    answer(visitor, address, "match")
    fields = as_it_stands(server, visitor, address)
    to = answer(visitor, address, "columns", **fields).headers["Location"]
    fields = as_it_stands(server, visitor, to)
    assert (fields["name"], fields["constant-status"]) == ("Wrong", "completed")
    answer(visitor, address, "map", **fields | {"constant-venue": "f2f"})
    assert upload_at(server, address, 1).status == "ready"
    again = send(visitor, file, name="caught.csv").headers["Location"]
    assert upload_at(server, again, 1).status == "ready"
