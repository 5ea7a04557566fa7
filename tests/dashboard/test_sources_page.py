"""Where a figure comes from: the link in every panel, the page and its file, for each role."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from flask import Flask

from data_access.measures import MEASURES
from data_access.people import accounts
from data_access.storage import schema
from data_access.storage.database import Database
from layouts.pages import PAGES
from layouts.panels import part_id
from tests.dashboard.product import EVALUATOR, ask_page, product_server
from tests.dashboard.visitors import ADMIN, FACILITATOR, PASSWORD, STAFF, signed_in
from tests.lists.region_with_pairs import put

PATH = "/sources"


@pytest.fixture
def peopled_url(filled_url: str) -> str:
    """The people of these tests, and given facts."""
    return filled_url


@pytest.fixture
def server(peopled_url: str, database: Database) -> Flask:
    """The sessions of October 2025: those of Region 1 in lines 2 to 15 of import 1."""
    facts: list[Any] = []
    for region, pairs in ((1, 14), (2, 12)):
        for i in range(pairs):
            number = f"R{region}-{i:02d}"
            source = {"import_id": region, "line": 2 + i, "region": region}
            facts += [
                (schema.pairs, {
                    "pair_id": f"P-{number}", "coach_id": f"CT{region}", "mentee_id": number,
                    "cohort_year": 2025, "start_date": date(2025, 9, 15), **source,
                }),
                (schema.sessions, {
                    "session_id": f"S-{number}", "pair_id": f"P-{number}",
                    "session_date": date(2025, 10, 10), "minutes_total": 60,
                    "contact_type": "conference", "venue": "f2f", "status": "completed",
                    "month": "2025-10", "program_year": 2025, "contact": 1, "strategy_count": 0,
                    **source,
                }),
            ]  # fmt: skip
    put(database, *facts)
    accounts.create_account(database, EVALUATOR[0], "Evaluator", EVALUATOR[1], None, PASSWORD)
    return product_server(peopled_url)


def text_of(server: Flask, person: Any, search: str) -> str:
    answer = ask_page(server, signed_in(server, person), PATH, search)
    assert answer.status_code == 200, answer.text
    return json.dumps(answer.json["response"]["page"], ensure_ascii=False)


def rows_of(server: Flask, person: Any, query: str) -> list[dict[str, str]]:
    answer = signed_in(server, person).get(f"{PATH}.csv?{query}")
    assert answer.status_code == 200, answer.text
    assert answer.data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def test_every_panel_links_to_its_sources_with_its_filters(server: Flask) -> None:
    visitor = signed_in(server, STAFF)
    for page in PAGES.values():
        text = json.dumps(ask_page(server, visitor, page.path, "?region=2").json)
        for panel in page.panels:
            assert f"{PATH}?measure={panel.measures[0]}&region=2" in text, panel.key
    panel = PAGES["dosage"].panels[1]
    part = part_id("sources", panel.key)
    changed = ask_page(server, visitor, "/coaching", "?region=3", "/coaching", (part,)).json
    key = json.dumps(part, sort_keys=True, separators=(",", ":"))
    assert changed["response"][key]["href"] == f"{PATH}?measure={panel.measures[0]}&region=3"


def test_a_facilitator_gets_down_to_the_lines_of_the_own_file(server: Flask) -> None:
    text = text_of(server, FACILITATOR, "?measure=contact_months")
    assert MEASURES["contact_months"].label in text
    assert "2-15" in text and "/imports/1" in text and "log-1.csv" in text
    assert "log-2.csv" not in text and "Region 1, May 2025 to April 2026" in text
    assert text_of(server, FACILITATOR, "?measure=contact_months&region=2") == text
    rows = rows_of(server, FACILITATOR, "measure=contact_months&region=2")
    assert [r for r in rows if r["table"] == "sessions"] == [
        {
            "source": "coaching sessions", "table": "sessions", "import_id": "1",
            "file_name": "log-1.csv", "format": "sessions", "imported_by": "loader@test.invalid",
            "imported_at": "2026-05-01T14:00:00+00:00", "rows": "14", "suppression": "",
            "tab": "", "first_line": "2", "last_line": "15", "measure": "contact_months",
            "measure_label": MEASURES["contact_months"].label,
            "definition_version": str(MEASURES["contact_months"].version),
            "filters": "", "as_of": "2026-05-20",
        }
    ]  # fmt: skip


@pytest.mark.parametrize("person", [STAFF, EVALUATOR], ids=lambda p: p[1])
def test_who_sees_groups_alone_gets_files_and_no_lines(server: Flask, person: Any) -> None:
    text = text_of(server, person, "?measure=contact_months")
    assert "log-1.csv" in text and "log-2.csv" in text
    assert "2-15" not in text and "Lines of the file" not in text
    assert ("/imports/1" in text) is (person is STAFF)
    rows = rows_of(server, person, "measure=contact_months&region=1")
    assert {(r["import_id"], r["rows"]) for r in rows if r["table"] == "sessions"} == {("1", "14")}
    assert {r["first_line"] + r["last_line"] for r in rows} == {""}
    assert {r["filters"] for r in rows} == {"region=1"}


def test_the_months_asked_for_count(server: Flask) -> None:
    rows = rows_of(server, STAFF, "measure=contact_months&from=2025-11&to=2026-04")
    assert "sessions" not in {r["table"] for r in rows}
    text = text_of(server, STAFF, "?measure=contact_months&from=2025-11&to=2026-04")
    assert "November 2025 to April 2026" in text


def test_without_a_measure_there_is_one_to_choose(server: Flask) -> None:
    for search in ("", "?measure=nothing&region=2"):
        text = text_of(server, STAFF, search)
        for measure in MEASURES.values():
            assert measure.label in text
    assert f"{PATH}?measure=contact_months&region=2" in text
    for query in ("", "measure=nothing"):
        assert signed_in(server, STAFF).get(f"{PATH}.csv?{query}").status_code == 404


def test_who_sees_no_figures_sees_no_sources(server: Flask) -> None:
    answer = ask_page(server, signed_in(server, ADMIN), PATH, "?measure=contact_months")
    assert "This page is not part of your role" in answer.text and "log-1" not in answer.text
    assert signed_in(server, ADMIN).get(f"{PATH}.csv?measure=contact_months").status_code == 403
