"""Two ids of one person on the data list: proposed, merged by who may, and split again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

from data_access.people import accounts
from tests.conftest import CopyOf
from tests.dashboard.product import ask_page, product_server
from tests.dashboard.visitors import ADMIN, FACILITATOR, PASSWORD, PEOPLE, STAFF, signed_in
from tests.imports.conftest import PARTICIPANTS, Importer, two_regions

PATH = "/data-quality"
NAMED = {"first_name": "Invented", "last_name": "Name"}
TWICE = PARTICIPANTS[1] | NAMED | {"pq_registry_id": "R-7"}


def peopled(url: str, folder: Path) -> None:
    """A mentee of each region under a second id, by name in one and by registry id in the other."""
    two_regions(url, folder)
    importer = Importer(url, folder, files=3)
    importer.take(
        "participants", [PARTICIPANTS[1] | NAMED | {"years_experience": "3"}, PARTICIPANTS[3]]
    )
    importer.take(
        "participants",
        [
            TWICE | {"participant_id": "M-1B"},
            PARTICIPANTS[3] | {"participant_id": "M-3B", "pq_registry_id": "R-9"},
        ],
    )
    importer.take("participants", [PARTICIPANTS[3] | {"pq_registry_id": "R-9"}])
    for email, role, region in PEOPLE:
        accounts.create_account(importer.database, email, role, role, region, PASSWORD)
    importer.close()  # fmt: skip


def across(url: str, folder: Path) -> None:
    """Somebody of Region 1 who was filed in Region 3 as well, with one registry id."""
    peopled(url, folder)
    importer = Importer(url, folder, files=9)
    named = PARTICIPANTS[1] | NAMED | {"pq_registry_id": "R-5"}
    elsewhere = PARTICIPANTS[3] | NAMED | {"pq_registry_id": "r-5", "participant_id": "M-3C"}
    importer.take("participants", [named, elsewhere])
    importer.close()


@pytest.fixture
def server(copy_of: CopyOf) -> Flask:
    return product_server(copy_of(peopled))


def page(server: Flask, person: Any) -> str:
    visitor = signed_in(server, person)
    answer = ask_page(server, visitor, PATH)
    assert answer.status_code == 200, answer.text
    shown = json.dumps(answer.json["response"]["page"], ensure_ascii=False)
    return shown.replace(visitor.token, "TOKEN")


def sent(server: Flask, person: Any, **form: str) -> tuple[int, str]:
    visitor = signed_in(server, person)
    answer = visitor.post(f"{PATH}/ids", data={"csrf_token": visitor.token} | form)
    return answer.status_code, answer.text


def test_a_facilitator_is_proposed_and_merges_the_own_people(server: Flask) -> None:
    before = page(server, FACILITATOR)
    assert "M-1 and M-1B" in before and "M-3" not in before
    assert "Nothing that both say differs. Only one of them gives" in before
    for side in ("not given", "R-7", "3.0"):
        assert side in before
    merging = {
        "do": "merge",
        "of": "person",
        "other": "M-1B",
        "kept": "M-1",
        "because": "same name",
    }
    assert sent(server, FACILITATOR, **merging)[0] == 303
    after = page(server, FACILITATOR)
    assert "M-1 and M-1B" not in after and "Two ids read as one" in after
    assert sent(server, FACILITATOR, do="split", of="person", other="M-1B", because="")[0] == 409
    assert (
        sent(server, FACILITATOR, do="split", of="person", other="M-1B", because="sisters")[0]
        == 303
    )
    assert page(server, FACILITATOR) == before


def test_what_is_elsewhere_is_answered_like_what_is_nowhere(server: Flask) -> None:
    def answer(other: str) -> tuple[int, str]:
        code, text = sent(
            server, FACILITATOR, do="merge", of="person", other=other, kept="M-1", because="x"
        )
        return code, text.replace(other, "…")

    assert answer("M-3") == answer("NOBODY")
    assert answer("M-3")[0] == 409
    assert (
        sent(server, FACILITATOR, do="merge", of="person", other="m 3", kept="M-1", because="x")[0]
        == 400
    )


def test_one_registry_id_in_two_regions_is_told_by_ids_alone(copy_of: CopyOf) -> None:
    server = product_server(copy_of(across))
    told = page(server, ADMIN)
    assert "M-1 in Region 1 and M-3C in Region 3" in told
    assert "R-5" not in told and "Invented" not in told
    for other in (FACILITATOR, STAFF):
        assert "M-3C" not in page(server, other)
    assert (
        sent(server, ADMIN, do="merge", of="person", other="M-3C", kept="M-1", because="registry")[
            0
        ]
        == 303
    )
    assert "M-1 in Region 1 and M-3C" not in page(server, ADMIN)


def test_who_imports_for_the_state_merges_across_regions(server: Flask) -> None:
    assert (
        sent(server, STAFF, do="merge", of="person", other="M-3", kept="M-1", because="x")[0] == 403
    )
    shown = page(server, ADMIN)
    assert "Id that is not kept" in shown and "M-1" not in shown and "Invented" not in shown
    assert (
        sent(server, ADMIN, do="merge", of="person", other="M-3B", kept="M-1", because="registry")[
            0
        ]
        == 303
    )
    told = page(server, ADMIN)
    assert "M-3B" in told and "registry" in told
    assert sent(server, FACILITATOR, do="split", of="person", other="M-3B", because="x")[0] == 409
