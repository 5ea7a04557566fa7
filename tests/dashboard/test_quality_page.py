"""The data-quality page and its file: names for the own region, written down; else how many."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event

from callbacks.site import Site
from data_access.lists.quality import CHECKS
from data_access.people import (
    accounts,
    audit,
)
from data_access.storage.database import Database
from data_access.storage.schema import pair_status
from layouts.pages.quality import FIRST_SHOWN, by_urgency
from tests.dashboard.product import EVALUATOR, ask_page, product_server
from tests.dashboard.visitors import ADMIN, FACILITATOR, PASSWORD, STAFF, Visitor, signed_in
from tests.lists.region_with_pairs import (
    month,
    put,
    raise_version,
)

PATH = "/data-quality"


@pytest.fixture
def peopled_url(filled_url: str) -> str:
    """The people of these tests, and given facts."""
    return filled_url


@pytest.fixture
def server(peopled_url: str, database: Database) -> Flask:
    """Three pairs of Region 1 and one of Region 2 lack a checklist of April."""
    put(database, month("P-R2-00", 2, "2025-09", person_id="R2-00", checklist=0))
    accounts.create_account(database, EVALUATOR[0], "Evaluator", EVALUATOR[1], None, PASSWORD)
    return product_server(peopled_url)


def text_of(server: Flask, person: Any, search: str = "", path: str = PATH) -> str:
    answer = ask_page(server, signed_in(server, person), path, search)
    assert answer.status_code == 200, answer.text
    return json.dumps(answer.json["response"]["page"], ensure_ascii=False)


def rows_of(visitor: Visitor, query: str = "") -> list[dict[str, str]]:
    answer = visitor.get(f"{PATH}.csv?{query}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def test_a_facilitator_sees_whom_it_is_about_and_what_to_do(
    server: Flask, database: Database
) -> None:
    text = text_of(server, FACILITATOR)
    assert "Three things need a look in Region 1" in text
    assert "R1-11 Demo" in text and "R1-13 Demo" in text and "R2-" not in text
    assert CHECKS["missing_checklists"].remedy in text
    assert "No checklist was handed in for April 2026." in text
    last = audit.latest(database, 1)[0]
    assert (last.event, last.who) == ("quality_list", FACILITATOR[0])
    assert last.detail == {"region": 1, "show": "all", "findings": 3}


def test_a_kind_of_finding_can_be_chosen(server: Flask) -> None:
    text = text_of(server, FACILITATOR, "?show=late_logs")
    assert "R1-11 Demo" not in text and "nothing to set right" in text
    assert "R1-11 Demo" in text_of(server, FACILITATOR, "?show=missing_checklists")
    assert "R1-11 Demo" in text_of(server, FACILITATOR, "?show=of-nothing")


def test_another_region_cannot_be_asked_for(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    asked, plain = (ask_page(server, visitor, PATH, s).json["response"] for s in ("?region=2", ""))
    assert asked["page"] == plain["page"]
    assert rows_of(visitor, "region=2") == rows_of(visitor)


@pytest.mark.parametrize("person", [STAFF, EVALUATOR], ids=lambda p: p[1])
def test_who_sees_groups_alone_gets_numbers_and_no_names(
    server: Flask, database: Database, person: Any
) -> None:
    before = audit.latest(database, 1)
    text = text_of(server, person)
    assert "Four things need a look" in text
    assert " Demo" not in text and "R1-" not in text and "P-R" not in text
    rows = rows_of(signed_in(server, person))
    assert [(r["kind"], r["region"], r["findings"]) for r in rows] == [
        ("missing_checklists", "1", "3"),
        ("missing_checklists", "2", "1"),
    ]
    narrow = rows_of(signed_in(server, person), "region=2&show=missing_checklists")
    assert [(r["region"], r["findings"]) for r in narrow] == [("2", "1")]
    assert rows_of(signed_in(server, person), "show=late_logs") == []
    assert "One thing needs a look" in text_of(server, person, "?region=2")
    told = [e.event for e in audit.latest(database, 20) if e not in before]
    assert not {"quality_list", "quality_csv"} & set(told)


def test_an_administrator_is_shown_imports_and_no_figures(server: Flask) -> None:
    text = text_of(server, ADMIN)
    assert f"None of: {CHECKS['unmatched_ids'].label.lower()}." in text
    assert CHECKS["missing_checklists"].label.lower() not in text.lower()
    assert " Demo" not in text and "Median of days" not in text


def test_the_file_holds_the_list_of_the_page_and_is_written_down(
    server: Flask, database: Database
) -> None:
    rows = rows_of(signed_in(server, FACILITATOR))
    assert [r["mentee"] for r in rows] == ["R1-11 Demo", "R1-12 Demo", "R1-13 Demo"]
    assert {(r["kind"], r["region"], r["since"]) for r in rows} == {
        ("missing_checklists", "1", "2026-05-15")
    }
    assert all(r["what"] in text_of(server, FACILITATOR) and r["what_to_do"] for r in rows)
    event_of = {e.event: e for e in audit.latest(database, 20)}
    assert event_of["quality_csv"].detail["findings"] == 3
    assert event_of["quality_csv"].who == FACILITATOR[0]


def test_no_name_is_handed_out_that_cannot_be_written_down(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    site: Site = server.extensions["pac_site"]
    engine = site.database._engine("write")
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA query_only=ON"))
    engine.dispose()
    for answer in (visitor.get(f"{PATH}.csv"), ask_page(server, visitor, PATH)):
        assert answer.status_code == 503 and "R1-11" not in answer.text


def test_the_overview_counts_the_kinds_and_links_to_them(server: Flask) -> None:
    text = text_of(server, STAFF, path="/")
    assert "What to set right in the data" in text
    assert f"{PATH}?show=missing_checklists" in text
    assert findings_of(server, STAFF) == [
        ["Finding", "State", "Region 1", "Region 2"],
        ["Pairs with a checklist missing", "4", "3", "1"],
    ]
    narrow = text_of(server, STAFF, "?region=2", path="/")
    assert f"{PATH}?show=missing_checklists&region=2" in narrow
    assert findings_of(server, STAFF, "?region=2")[1] == ["Pairs with a checklist missing", "1"]
    assert findings_of(server, FACILITATOR) == [
        ["Finding", "Region 1"],
        ["Pairs with a checklist missing", "3"],
    ]


def findings_of(server: Flask, person: Any, search: str = "") -> list[list[str]]:
    """The table of findings on the overview, as rows of texts."""
    page = ask_page(server, signed_in(server, person), "/", search).json["response"]["page"]
    tables = [t for t in of_type(page, "Table") if "What to set right" in json.dumps(t)]
    (found,) = tables
    return [
        ["".join(texts(cell)) for cell in [*of_type(row, "Th"), *of_type(row, "Td")]]
        for row in of_type(found, "Tr")
    ]


def of_type(tree: Any, kind: str) -> list[Any]:
    if isinstance(tree, list):
        return [found for part in tree for found in of_type(part, kind)]
    if not isinstance(tree, dict):
        return []
    if tree.get("type") == kind:
        return [tree]
    return [found for part in tree.values() for found in of_type(part, kind)]


def texts(tree: Any) -> list[str]:
    if isinstance(tree, list):
        return [found for part in tree for found in texts(part)]
    if isinstance(tree, dict):
        return texts(tree.get("props", tree).get("children"))
    return [tree] if isinstance(tree, str) else []


def test_findings_stand_kind_by_kind_the_first_ten_open(server: Flask, database: Database) -> None:
    """Twelve pairs of Region 1 lack a checklist, one of them a baseline as well."""
    put(
        database,
        *(
            month(f"P-R1-{i:02d}", 1, "2025-09", person_id=f"R1-{i:02d}", checklist=0)
            for i in range(9)
        ),
    )
    with database.writing("import") as connection:
        table = pair_status
        connection.execute(
            table.update().where(table.c.pair_id == "P-R1-00").values(baseline_date=None)
        )
    raise_version(database)
    page = ask_page(server, signed_in(server, FACILITATOR), PATH).json["response"]["page"]
    groups = [g for g in of_type(page, "Section") if "id" in g["props"]]
    assert [g["props"]["id"] for g in groups] == ["missing_checklists", "missing_baseline"]
    jumps = [a for a in of_type(page, "A") if a["props"]["href"].startswith("#")]
    assert [("".join(texts(a)), a["props"]["href"]) for a in jumps] == [
        ("Pairs with a checklist missing 12", "#missing_checklists"),
        ("Baseline missing 1", "#missing_baseline"),
    ]
    details = of_type(groups[0], "Details")
    (folded,) = (d for d in details if d["props"].get("className") == "older")
    assert not folded["props"].get("open")
    rows = [len(of_type(part, "Tr")) - 1 for part in of_type(groups[0], "Table")]
    assert rows == [FIRST_SHOWN, 2]
    assert len(of_type(folded, "Tr")) - 1 == 2 and "Show the other 2" in json.dumps(folded)
    # What to do is said once a group.
    assert json.dumps(groups[0]).count(CHECKS["missing_checklists"].remedy) == 1
    assert not [d for d in of_type(groups[1], "Details") if d["props"]["className"] == "older"]
    # The file is as long as the list.
    assert len(rows_of(signed_in(server, FACILITATOR))) == 13


def test_the_most_urgent_kinds_come_first_and_none_is_lost() -> None:
    ordered = [check.key for check in by_urgency(CHECKS.values())]
    assert sorted(ordered) == sorted(CHECKS)
    assert ordered[0] == "unmatched_ids"
    assert ordered.index("missing_checklists") < ordered.index("logged_by_both")


@pytest.mark.parametrize(
    ("person", "search", "title"),
    [
        (FACILITATOR, "?show=of-nothing", "show=of-nothing"),
        (FACILITATOR, "?region=2", "This link shows less to you than to its sender."),
        (STAFF, "?region=4", "region=4"),
        (ADMIN, "?show=missing_checklists", "show=missing_checklists"),
    ],
)
def test_what_the_address_asks_in_vain_is_told(
    server: Flask, person: Any, search: str, title: str
) -> None:
    visitor = signed_in(server, person)
    answer = ask_page(server, visitor, PATH, search).json["response"]
    (note,) = answer["page-notices"]["children"]
    assert title in json.dumps(note, ensure_ascii=False)
    fine = ask_page(server, visitor, PATH).json["response"]
    assert fine["page-notices"]["children"] == []
    assert answer["page"] == fine["page"]


def test_an_account_without_a_region_is_told_so(server: Flask, database: Database) -> None:
    lost = ("lost@example.org", "facilitator", 1)
    accounts.create_account(database, lost[0], "Lost", lost[1], 1, PASSWORD)
    with database.writing("accounts") as connection:
        table = accounts.accounts
        connection.execute(table.update().where(table.c.email == lost[0]).values(region=None))
    assert "Your account shows no data yet" in text_of(server, lost)
    assert rows_of(signed_in(server, lost)) == []
