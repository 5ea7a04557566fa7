"""Findings that somebody checked: hidden, shown where asked, back when their facts change."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from flask import Flask

from data_access.people import audit
from data_access.storage.database import Database
from tests.dashboard.product import ask_page, product_server
from tests.dashboard.visitors import ADMIN, FACILITATOR, STAFF, signed_in
from tests.lists.region_with_pairs import month, put, raise_version

PATH = "/data-quality"
KIND = "missing_checklists"


@pytest.fixture
def peopled_url(filled_url: str) -> str:
    """The people of these tests, and given facts."""
    return filled_url


@pytest.fixture
def server(peopled_url: str, database: Database) -> Flask:
    """Three pairs of Region 1 and one of Region 2 lack a checklist of April."""
    put(database, month("P-R2-00", 2, "2025-09", person_id="R2-00", checklist=0))
    return product_server(peopled_url)


def page(server: Flask, person: Any, search: str = "") -> str:
    answer = ask_page(server, signed_in(server, person), PATH, search)
    return json.dumps(answer.json["response"]["page"], ensure_ascii=False)


def facts_of(shown: str) -> list[str]:
    """What the ticks of a page stand for, in its order."""
    return list(dict.fromkeys(re.findall(r"[0-9a-f]{64}", shown)))


def sent(server: Flask, person: Any, *facts: str, **form: str) -> int:
    visitor = signed_in(server, person)
    said = {"do": "settled", "kind": KIND, "word": "Seen, is so"} | form
    data: dict[str, Any] = {"csrf_token": visitor.token, "finding": list(facts)} | said
    return visitor.post(f"{PATH}/settled", data=data).status_code


def test_what_is_settled_is_hidden_until_its_facts_change(
    server: Flask, database: Database
) -> None:
    before = page(server, FACILITATOR)
    one, *others = facts_of(before)
    assert len(others) == 2 and "Three things need a look in Region 1" in before
    assert (
        sent(server, FACILITATOR, one, word="") == sent(server, FACILITATOR, one, word=" ") == 409
    )
    assert sent(server, FACILITATOR, one, word="Coach was ill") == 303
    last = audit.latest(database, 1)[0]
    assert (last.event, last.who, last.detail["word"]) == (
        "finding_settled", FACILITATOR[0], "Coach was ill",
    )  # fmt: skip
    hidden = page(server, FACILITATOR)
    assert facts_of(hidden) == others and "Coach was ill" not in hidden
    assert "Two things need a look in Region 1" in hidden and "One is settled" in hidden
    # Who is told how many, is told how many are open.
    assert "Three things need a look" in page(server, STAFF)
    told = page(server, FACILITATOR, "?settled=shown")
    assert "Coach was ill" in told and FACILITATOR[0] in told
    file = signed_in(server, FACILITATOR).get(f"{PATH}.csv?settled=shown").text
    assert file.count("Coach was ill") == 1 and len(file.splitlines()) == 4
    others_too = (f"R1-{number}" for number in (11, 12, 13))
    put(database, *(month(f"P-{o}", 1, "2025-09", person_id=o, checklist=0) for o in others_too))
    raise_version(database)
    again = page(server, FACILITATOR)
    assert len(facts_of(again)) == 3 and not {one, *others} & set(facts_of(again))


def test_a_settled_finding_is_opened_again(server: Flask) -> None:
    before = page(server, FACILITATOR)
    one = facts_of(before)[0]
    assert sent(server, FACILITATOR, one) == 303
    assert "Seen, is so" in page(server, FACILITATOR, "?settled=shown")
    assert sent(server, FACILITATOR, one, do="reopened") == 303
    assert facts_of(page(server, FACILITATOR)) == facts_of(before)


def test_what_is_elsewhere_or_changed_is_not_settled(server: Flask, database: Database) -> None:
    one = facts_of(page(server, FACILITATOR))[0]
    assert sent(server, STAFF, one) == 403
    for other in (["f" * 64], [one, "f" * 64], []):
        assert sent(server, FACILITATOR, *other) == 409
    assert sent(server, ADMIN, one) == 409
    assert sent(server, FACILITATOR, one, kind="of-nothing") == 400
    assert sent(server, FACILITATOR, one, do="reopened") == 409
    assert facts_of(page(server, FACILITATOR))[0] == one
