"""Downloads: the same figures as the page, for the same person, in files that are safe to open."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from flask import Flask

from callbacks.addresses import asked
from callbacks.questions import of_panel, of_piece, offered
from callbacks.site import Site
from config.roles import ROLES
from data_access.asking import answer_csv
from data_access.measures.filters import read_filters
from data_access.people import audit
from data_access.storage.database import Database
from data_access.storage.scope import scope_of
from layouts.page import csv_address
from layouts.pages import PAGES, PLAIN_PAGES, opened_by
from layouts.words import shown
from tests.dashboard.product import TODAY, product_server
from tests.dashboard.visitors import ADMIN, FACILITATOR, STAFF, Visitor, signed_in


@pytest.fixture
def peopled_url(filled_url: str) -> str:
    """The people of these tests, and given facts."""
    return filled_url


@pytest.fixture
def server(peopled_url: str) -> Flask:
    return product_server(peopled_url)


def rows_of(visitor: Visitor, address: str) -> list[dict[str, str]]:
    answer = visitor.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.mimetype == "text/csv"
    text = answer.data.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


QUERIES = (
    "",
    "region=1",
    "region=2&type=CENTER",
    "from=all",
    "role=MENTEE&cohort=2025",
    "region=9",
)


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("person", [STAFF, FACILITATOR], ids=lambda p: p[1])
@pytest.mark.long
def test_the_file_of_a_page_holds_exactly_its_cells(
    server: Flask, person: tuple[str, str, int | None], query: str
) -> None:
    site: Site = server.extensions["pac_site"]
    visitor = signed_in(server, person)
    scope = scope_of(person[1], person[2], person[0])
    for page in PAGES.values():
        filters = offered(page, read_filters(asked(query), scope, TODAY)[0], TODAY)
        expected: dict[tuple[Any, ...], tuple[str, str]] = {}
        with site.answers.asking(scope, TODAY) as asking:
            asks = [(q, p.view) for p in page.panels for q in of_panel(p, filters)]
            asks += [(q, lambda a: a) for p in page.pieces for q in of_piece(p, filters, TODAY)]
            for question, view in asks:
                answer = view(asking.ask(question))
                for cell in answer.cells:
                    key = (
                        question.measure,
                        question.filters.encode(),
                        question.by,
                        *sorted(cell.where.items()),
                    )
                    value = "" if cell.value is None else f"{cell.value + 0.0:.4f}"
                    expected[key] = (value, shown(cell, answer.measure))
        rows = rows_of(visitor, csv_address(page, None, query))
        found = sorted((r["value"], r["shown"].removeprefix("'")) for r in rows)
        assert found == sorted(expected.values())
        more = answer_csv.SERIES_HEADER if page.key == "signals" else ()
        assert tuple(rows[0]) == (*answer_csv.HEADER, *more)


def test_the_file_of_a_panel_holds_that_panel_alone(server: Flask) -> None:
    visitor = signed_in(server, STAFF)
    page = PAGES["dosage"]
    # The course over the years is of all of them, whatever months are chosen for the rest.
    for panel, filters in zip(page.panels, ("region=1&from=all", "region=1"), strict=False):
        rows = rows_of(visitor, csv_address(page, panel, "region=1"))
        assert {r["measure"] for r in rows} == set(panel.measures)
        assert {r["filters"] for r in rows} == {filters}
    assert visitor.get("/coaching/nothing.csv").status_code == 404


def test_a_facilitator_s_file_stays_in_the_region(server: Flask) -> None:
    visitor = signed_in(server, FACILITATOR)
    for page in PAGES.values():
        rows = rows_of(visitor, csv_address(page, None, "region=2"))
        assert {r["region"] for r in rows} <= {"1", "rest", ""}
        assert {r["scope"] for r in rows} == {"Region 1 only"}


def test_the_file_s_name_is_made_here(server: Flask) -> None:
    answer = signed_in(server, STAFF).get("/class.csv?region=1%0d%0aX: y")
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="pac-class-2026-05-20.csv"'
    )


def test_two_downloads_are_the_same_bytes(server: Flask) -> None:
    visitor = signed_in(server, STAFF)
    assert visitor.get("/goals.csv").data == visitor.get("/goals.csv").data


def test_the_work_list_leaves_only_to_its_region_and_is_written_down(
    server: Flask, database: Database
) -> None:
    rows = rows_of(signed_in(server, FACILITATOR), "/work-list.csv?show=contact")
    assert {r["mentee"] for r in rows} == {"R1-11 Demo", "R1-12 Demo", "R1-13 Demo"}
    assert {r["region"] for r in rows} == {"1"}
    last = audit.latest(database, 1)[0]
    assert (last.event, last.who) == ("work_list_csv", FACILITATOR[0])
    assert len(rows_of(signed_in(server, FACILITATOR), "/work-list.csv")) == 14
    for person in (STAFF, ADMIN):
        assert signed_in(server, person).get("/work-list.csv").status_code == 403


def test_refused_values_leave_only_to_who_may_see_them(server: Flask) -> None:
    rows = rows_of(signed_in(server, FACILITATOR), "/imports/1.csv")
    assert [r["refused_value"] for r in rows] == ["Canary Name"]
    # Neither may look these people up, nor has sent the file.
    for person in (STAFF, ADMIN):
        assert signed_in(server, person).get("/imports/1.csv").status_code == 404
    assert signed_in(server, FACILITATOR).get("/imports/2.csv").status_code == 404


@pytest.mark.long
def test_every_file_is_for_the_roles_of_its_page(server: Flask) -> None:
    for person in (STAFF, FACILITATOR, ADMIN):
        visitor = signed_in(server, person)
        for key, page in PAGES.items():
            status = visitor.get(csv_address(page)).status_code
            assert status == (200 if key in opened_by(ROLES[person[1]]) else 403)
        for key, plain in PLAIN_PAGES.items():
            if plain.file is None:
                continue
            answer = visitor.get(f"{plain.path}.csv")
            if key not in opened_by(ROLES[person[1]]):
                assert answer.status_code == 403, key
                continue
            # Where a figure comes from is a file of one figure.
            assert answer.status_code == (404 if key == "sources" else 200), key
            header, *_ = csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"), newline=""))
            assert key == "sources" or (len(header) == len(set(header)) > 1), key
    assert Visitor(server).get("/class.csv").status_code == 302
