"""While the house is moved: every page, file, reply and answer is the same as before the first move.

`same_as_before.json` was made before it (`python -m tests.whole.test_same_as_before`). Both go when
the moving is over.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from dashboard.web.app import create_app
from tests.dashboard.visitors import Clock, Visitor, signed_in
from tests.whole.conftest import settings_for
from tests.whole.test_http_scope import (
    _STATIC,
    ADMIN,
    EVALUATOR,
    OURSELVES,
    STAFF,
    Browser,
    _page_paths,
    _plain,
    _with_people,
    addresses,
)

KEPT = Path(__file__).with_name("same_as_before.json")
PEOPLE = {"staff": STAFF, "evaluator": EVALUATOR, "admin": ADMIN, "facilitator": OURSELVES}
STATES = (
    "",
    "region=3&cohort=2024&type=CENTER",
    "role=MENTEE_ADMIN&from=2024-09&to=2025-08",
    "from=all&instrument=TOD",
    "region=9&type=x",
)
WHEN = re.compile(
    rb"\d{1,2} (?:November|December) 20\d\d,? (?:at )?\d{1,2}[:.]\d\d"
    rb"|20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z?"
)
NEW_EACH_TIME = re.compile(rb"\b[0-9a-f]{32}\b")


def _clean(body: bytes) -> bytes:
    if body.startswith((b"{", b"[")):  # Dash writes the properties of a part in no fixed order
        body = json.dumps(json.loads(body), sort_keys=True).encode()
    return NEW_EACH_TIME.sub(b"ID", WHEN.sub(b"WHEN", body))


def answers_of(path: Path, people: dict[str, Any] = PEOPLE) -> Iterator[tuple[str, bytes]]:
    """Everything each role is answered, by a name for it."""
    server = create_app(settings_for(path, secret_key="k" * 40), now=Clock())
    for name, person in people.items():
        visitor: Visitor = signed_in(server, person)
        browser = Browser(visitor)
        files = [
            p
            for endpoint, method, p in addresses(server)
            if method == "GET" and not p.startswith(_STATIC) and endpoint != "sign_out"
        ]
        for state in STATES:
            for file in dict.fromkeys(files):
                if state and file.count("/") > 1:
                    continue
                answer = visitor.get(f"{file}?{state}" if state else file)
                yield f"{name} {file}?{state} {answer.status_code}", _plain(visitor, answer)
            for page in _page_paths(server):
                browser.open(page, state)
                for time in (1, 2) if state in STATES[:2] else (1,):
                    for number, answer in enumerate(browser.fire()):
                        yield f"{name} draw {page}?{state} {number} {time}", _plain(visitor, answer)
    server.extensions["pac_site"].database.dispose()


def hashes(path: Path) -> dict[str, str]:
    return {name: hashlib.sha256(_clean(body)).hexdigest()[:16] for name, body in answers_of(path)}


@pytest.mark.timeout(900)
def test_everything_is_the_same_as_before(demo_path: Path, tmp_path: Path) -> None:
    found = hashes(_with_people(demo_path, tmp_path / "pac.sqlite3"))
    before = json.loads(KEPT.read_text())
    assert len(before) > 2000
    assert [n for n in before if found.get(n) != before[n]] == []
    assert [n for n in found if n not in before] == []


def main(source: str, target: str = str(KEPT)) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        found = hashes(_with_people(Path(source), Path(folder) / "pac.sqlite3"))
    Path(target).write_text(json.dumps(found, indent=0))
    print(len(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
