"""Through HTTP: nothing of another region, nothing for the wrong person, no state without words.

Everything asked here is listed by the running application itself (its addresses, its callbacks as
the browser is told of them, the pages), so that what is added is covered as it is added.
"""

from __future__ import annotations

import copy
import csv
import io
import json
import re
import shutil
import sqlite3
import zipfile
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, product
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from dash import Dash, Input, Output
from flask import Flask
from openpyxl import load_workbook
from scipy.optimize import linprog
from sqlalchemy import event, func, select, update
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from callbacks.pages import NOT_YOURS
from callbacks.secured import UnsecuredCallback
from callbacks.site import Site
from config.program.breakdowns import CARRIED, FILTERS, RECORDS
from config.program.instruments import DEFAULT_INSTRUMENT
from config.program.regions import CURRENT
from config.roles import ROLES, Reach
from dashboard.web.app import (
    add_product,
    create_app,
)
from dashboard.web.files import EXCEL
from dashboard.web.guard import (
    ANYBODY,
    OPEN_ASSETS,
    declared,
)
from data_access.asking import (
    ask,
    counting,
)
from data_access.asking.answer_csv import NOT_COMPARED, REST_WITHHELD
from data_access.asking.answers import REST
from data_access.asking.policy import WithholdingPolicy
from data_access.measures import MEASURES
from data_access.measures.filters import Filters
from data_access.measures.span import span_of
from data_access.people import accounts
from data_access.storage import schema
from data_access.storage.database import Database
from data_access.storage.scope import scope_of
from layouts.page import Page, csv_address
from layouts.pages import ALL_PAGES, BY_PATH, PAGES, opened_by
from tests.dashboard.sent_files import confirmed, send, work_at_once
from tests.dashboard.visitors import OURS, PASSWORD, Clock, Visitor, signed_in
from tests.whole.conftest import OWN, settings_for

STAFF = ("http-staff@example.org", "eec_staff", None)
EVALUATOR = ("http-evaluator@example.org", "evaluator", None)
ADMIN = ("http-admin@example.org", "admin", None)
OURSELVES = ("http-own@example.org", "facilitator", OWN)
OTHER = ("http-other@example.org", "facilitator", 1)
NO_ROLE = ("http-king@example.org", "eec_staff", None)
DISABLED = ("http-disabled@example.org", "eec_staff", None)
SIGNED_OUT = ("http-out@example.org", "eec_staff", None)
EXPIRED = ("http-late@example.org", "eec_staff", None)
_KNOWN = (STAFF, EVALUATOR, ADMIN, OURSELVES, OTHER)
# Somebody of each role that is added to config/roles.py.
MORE = tuple(
    (f"http-{role.key}@example.org", role.key, OWN if role.reach is Reach.REGION else None)
    for role in ROLES.values()
    if role.key not in {known[1] for known in _KNOWN}
)
EVERYBODY = (*_KNOWN, *MORE, NO_ROLE, DISABLED, SIGNED_OUT, EXPIRED)

CANARY = "Canary-Elsewhere"
ELSEWHERE = tuple(r for r in CURRENT if r != OWN)
# What must not be read in any answer: how the program is made, and what it asks its database.
INSIDES = re.compile(
    r"Traceback|sqlalchemy|sqlite3|psycopg|OperationalError|\bSELECT\b.*\bFROM\b|site-packages"
    r"|\.py\W|/tmp/"
)
_STATIC = ("/assets/", "/_dash-component-suites/", "/_favicon.ico")


# -- the product, a browser without a screen, and what there is to ask ---------------------------


def _with_people(source: Path, target: Path) -> Path:
    """A copy to write to, with everybody of these tests in it."""
    shutil.copy(source, target)
    database = Database(f"sqlite:///{target}")
    for email, role, region in EVERYBODY:
        accounts.create_account(database, email, email.title(), role, region, PASSWORD)
    database.dispose()
    return target


def _product(path: Path, **more: Any) -> Flask:
    return create_app(settings_for(path, secret_key="k" * 40, **more), now=Clock())


@pytest.fixture(scope="module")
def own_path(demo_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _with_people(demo_path, tmp_path_factory.mktemp("own") / "pac.sqlite3")


@pytest.fixture(scope="module")
def other_path(twin_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _with_people(twin_path, tmp_path_factory.mktemp("other") / "pac.sqlite3")


@pytest.fixture
def peopled(own_path: Path, tmp_path: Path) -> Path:
    """The demonstration state and its people, for one test to write to."""
    for edition in own_path.parent.glob(f"{own_path.name}.edition-*"):
        shutil.copy(edition, tmp_path / edition.name)
    return Path(shutil.copy(own_path, tmp_path / "pac.sqlite3"))


class Browser:
    """What Dash's own script does with the callbacks it is told of, for one page at a time."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.callbacks = [
            c
            for c in visitor.get("/_dash-dependencies").json or []
            if c["clientside_function"] is None
        ]
        self.values: dict[tuple[str, str], Any] = {}
        self.layout = visitor.get("/_dash-layout")

    def _learn(self, tree: Any) -> None:
        if isinstance(tree, list):
            for part in tree:
                self._learn(part)
        elif isinstance(tree, dict):
            props = tree.get("props", {})
            if isinstance(props, dict) and "id" in props:
                for name, value in props.items():
                    self.values[_key(props["id"]), name] = value
                self.values.setdefault((_key(props["id"]), ""), None)
            for part in tree.values():
                self._learn(part)

    def _matches(self, wanted: str) -> list[Any]:
        """The components on the page a wildcard id stands for."""
        pattern = json.loads(wanted)
        found = []
        for key, prop in self.values:
            if prop == "" and key.startswith("{"):
                known = json.loads(key)
                if set(known) == set(pattern) and all(
                    isinstance(v, list) or known[k] == v for k, v in pattern.items()
                ):
                    found.append(known)
        return found

    def _part(self, wanted: str, prop: str, with_value: bool) -> Any:
        def one(identity: Any) -> dict[str, Any]:
            part = {"id": identity, "property": prop}
            if with_value:
                part["value"] = self.values.get((_key(identity), prop))
            return part

        if wanted.startswith("{"):
            return [one(identity) for identity in self._matches(wanted)]
        return one(wanted)

    def body(self, callback: Mapping[str, Any]) -> dict[str, Any]:
        """What the browser posts for a callback now."""
        text = callback["output"]
        several = text.startswith("..")
        names = text.strip(".").split("...") if several else [text]
        outputs = [self._part(*n.rsplit(".", 1), with_value=False) for n in names]
        first = (callback["inputs"] or [{"id": "", "property": ""}])[0]
        return {
            "output": text,
            "outputs": outputs if several else outputs[0],
            "inputs": [self._part(i["id"], i["property"], True) for i in callback["inputs"]],
            "state": [self._part(i["id"], i["property"], True) for i in callback["state"]],
            "changedPropIds": [f"{first['id']}.{first['property']}"],
        }

    def open(self, path: str, search: str) -> None:
        """Stand at an address, with nothing drawn yet."""
        self.values.clear()
        self._learn(self.layout.json)
        for (key, prop), _ in list(self.values.items()):
            if prop == "" and key == "address":
                self.values[key, "pathname"] = path
                self.values[key, "search"] = search and f"?{search}"

    def fire(self) -> list[TestResponse]:
        """Post every callback once, and take in what it answers."""
        answers = []
        for callback in self.callbacks:
            answer = self.visitor.call(self.body(callback))
            answers.append(answer)
            if answer.status_code == 200 and answer.json:
                for key, props in answer.json.get("response", {}).items():
                    for prop, value in props.items():
                        self.values[key, prop] = value
                        self._learn(value)
        return answers


def _key(identity: Any) -> str:
    return (
        json.dumps(identity, sort_keys=True, separators=(",", ":"))
        if isinstance(identity, dict)
        else str(identity)
    )


def _tried(server: Flask) -> dict[str, tuple[str, ...]]:
    """Values for the parts of addresses that have some, by name; any other is tried with a few."""
    site: Site = server.extensions["pac_site"]
    with site.database.reading(EVERYTHING) as reader:
        rows = reader.rows(schema.imports)
        imports = list(reader.execute(select(rows.c.import_id)).scalars())
    return {
        "panel": tuple(p.key for page in PAGES.values() for p in page.panels),
        "path": (*(p.path[1:] for p in ALL_PAGES.values() if p.path != "/"), "imports/1", "x"),
        "import_id": tuple(str(i) for i in (*imports[:2], imports[-1], 10**6, 10**10, 10**30)),
        "upload_id": ("0" * 32, "x", "1" * 33),
        "name": ("eec-programs", "nothing", "x/y"),
        "measure": ("class_change", "contact_months", "nothing"),
        "filename": ("pac.css", "session.js", "..%2f..%2fpyproject.toml"),
        "package_name": ("dash",),
        "fingerprinted_path": ("deps/react@18.3.1.min.js",),
    }


EVERYTHING = scope_of("eec_staff", None, "test")


def _filled(rule: Rule, tried: Mapping[str, tuple[str, ...]]) -> list[str]:
    paths = [rule.rule]
    for name in rule.arguments:
        hole = re.compile(rf"<(?:[^<>]*:)?{name}>")
        values = tried.get(name, ("1", "x", "10000000000"))
        if name == "panel":  # those of its own page
            base = rule.rule.partition("/<")[0]
            own = [p.panels for p in PAGES.values() if base == (f"/{p.key}", p.path)[p.path != "/"]]
            values = (*(panel.key for panel in own[0]), "nothing") if own else values
        paths = [hole.sub(lambda _, v=v: v, path) for path in paths for v in values]  # type: ignore[misc]
    return paths


def addresses(server: Flask) -> list[tuple[str, str, str]]:
    """Every (endpoint, method, address) the server has."""
    tried = _tried(server)
    return [
        (rule.endpoint, method, path)
        for rule in server.url_map.iter_rules()
        for path in _filled(rule, tried)
        for method in sorted(rule.methods or ())
    ]


def _page_paths(server: Flask) -> list[str]:
    upload = "/imports/uploads/" + "0" * 32
    return [
        *(p.path for p in ALL_PAGES.values()),
        "/imports/1",
        upload,
        f"{upload}/map",
        "/definitions/class_change",
        "/definitions/nothing",
        "/nowhere",
    ]


def _as_lines(workbook: bytes) -> bytes:
    """All cells of a workbook, sheet by sheet: the file itself holds the time when it was made."""
    book = load_workbook(io.BytesIO(workbook), read_only=True)
    rows = [repr((s.title, row)) for s in book for row in s.iter_rows(values_only=True)]
    return "\n".join(rows).encode()


def _plain(visitor: Visitor, answer: TestResponse) -> bytes:
    """An answer without what is new each time: this sign-in's token, Dash's, the assets' age.

    And without how many times the state was written: its twin was written once more.
    """
    sent = _as_lines(answer.data) if answer.mimetype == EXCEL else answer.data
    body = re.sub(rb'\?m=[0-9.]+|"end_id":"[^"]+"|(?<="version":")[0-9]+-[0-9a-f]* ', b"", sent)
    return body.replace(visitor.token.encode(), b"TOKEN") if visitor.token else body


# -- 1: a facilitator's answers do not depend on other regions -----------------------------------

# Every filter that rows carry, by its key in the address.
_CHOICES = {
    FILTERS[key].address: ("2023", "2024", "2025") if key == "cohort" else RECORDS[key].order
    for key in CARRIED
    if key != "region"
}
SAME_FOR_ME = tuple(f"region={r}" for r in ELSEWHERE)
NARROW = "region=3&cohort=2024&type=CENTER"
PANEL_STATES = ("", NARROW)  # panels are parts of their page's own file
# Others of the own region: every choice of every filter that rows carry, and two program years.
_YEARS = ("from=2024-09&to=2025-08", "from=2025-09&to=2026-08")
OTHER_STATES = (*_YEARS, *(f"{name}={v}" for name, values in _CHOICES.items() for v in values))
ALIKE = (*SAME_FOR_ME, "region=9")
STATES = (*PANEL_STATES, *ALIKE, *OTHER_STATES)


def _states_of(number: int, thorough: bool) -> tuple[str, ...]:
    """In which filter states an address is asked: all of them, or some that go round by its number."""
    if thorough:
        return STATES
    turns = (states[number % len(states)] for states in (ALIKE, OTHER_STATES))
    return (*PANEL_STATES, *turns)


def _facilitators_answers(
    server: Flask, visitor: Visitor, thorough: bool, states: tuple[str, ...] = STATES
) -> dict[tuple[str, str, int], bytes]:
    """Everything one facilitator is answered: every file and every page, drawn and redrawn."""
    out: dict[tuple[str, str, int], bytes] = {}
    browser = Browser(visitor)
    out["/_dash-layout", "", 0] = _plain(visitor, browser.layout)
    files = [
        path
        for endpoint, method, path in addresses(server)
        if method == "GET" and not path.startswith(_STATIC) and endpoint != "sign_out"
    ]
    for number, path in enumerate(files):
        alone = path.count("/") > 1
        for state in PANEL_STATES if alone else _states_of(number, thorough):
            if state in states:
                address = f"{path}?{state}" if state else path
                answer = visitor.get(address)
                assert answer.status_code < 500, address
                out[path, state, 0] = _plain(visitor, answer)
    for page, path in enumerate(_page_paths(server)):
        for state in _states_of(page, thorough):
            if state not in states:
                continue
            browser.open(path, state)
            # The whole page, then only what a filter changes.
            for time in (1, 2) if state in PANEL_STATES else (1,):
                for number, answer in enumerate(browser.fire()):
                    assert answer.status_code == 200, (path, state, answer.text[:200])
                    assert "could not be drawn" not in answer.text, (path, state)
                    out[path, state, 10 * number + time] = _plain(visitor, answer)
    return out


class _Comparison:
    """The one door of the declared comparison, opened to the same figures for every state.

    What the demonstration state was given, its twin is given, too: so whatever still differs has
    come past this door.
    """

    def __init__(self) -> None:
        self.real = ask._rest_of_state
        self.given: dict[Any, Any] = {}

    def __call__(self, question: Any) -> Any:
        key = (question.measure.key, question.filters, question.by)
        if key not in self.given:
            self.given[key] = self.real(question)
        return copy.deepcopy(self.given[key])


def _ask_all(
    own_path: Path, other_path: Path, thorough: bool
) -> Iterator[tuple[str, dict[Any, bytes]]]:
    """All a facilitator is answered: from the state, its twin, and the twin after EEC staff."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ask, "_rest_of_state", _Comparison())
        for name, path in (("here", own_path), ("there", other_path), ("warm", other_path)):
            server = _product(path)
            if name == "warm":
                staff = Browser(signed_in(server, STAFF))
                for state in ("", SAME_FOR_ME[1]):
                    for page in PAGES.values():
                        staff.open(page.path, state)
                        assert all(a.status_code == 200 for a in staff.fire())
            states = PANEL_STATES if name == "warm" else STATES
            ours = signed_in(server, OURSELVES)
            # /account says in how many browsers somebody is signed in: in this one alone.
            assert ours.post("/account", data={"do": "end_others"}).status_code == 303
            yield name, _facilitators_answers(server, ours, thorough, states)
            server.extensions["pac_site"].database.dispose()


def _differing(first: Mapping[Any, bytes], second: Mapping[Any, bytes]) -> list[Any]:
    return [key for key in first if first[key] != second.get(key)]


@pytest.mark.timeout(1800)  # with --thorough; else a minute or two
def test_every_page_file_and_callback_is_the_same_in_a_state_where_others_differ(
    own_path: Path, other_path: Path, thorough: bool
) -> None:
    both = dict(_ask_all(own_path, other_path, thorough))  # once: three times the whole product
    assert len(both["here"]) > 200
    assert len(STATES) >= 20
    # Whatever is left out of one page is asked of another.
    assert {state for path, state, _ in both["here"] if path in BY_PATH} == set(STATES)
    assert both["here"].keys() == both["there"].keys() > both["warm"].keys()
    assert _differing(both["there"], both["here"]) == []
    assert _differing(both["warm"], both["here"]) == []
    _check_own_region_alone(both, own_path)


def _check_own_region_alone(both: dict[str, dict[Any, bytes]], own_path: Path) -> None:
    """Asking for another region is asking for the own; nobody of another is in any answer.

    Who was once in the own region is known there: a pair keeps its mentee when that person moves away.
    """
    for (path, state, time), body in both["here"].items():
        if state in SAME_FOR_ME and path.endswith(".csv"):
            assert body == both["here"][path, "", time], (path, state)
    with sqlite3.connect(own_path) as connection:
        here, elsewhere = (
            {
                value
                for table, column in (
                    ("programs", "program_number"),
                    ("pairs", "pair_id"),
                    ("participants", "participant_id"),
                    ("participant_places", "participant_id"),
                )
                for (value,) in connection.execute(
                    f"SELECT {column} FROM {table} WHERE region {sign} ?", (OWN,)
                )
            }
            for sign in ("=", "<>")
        )
    connection.close()
    forbidden = elsewhere - here
    assert len(forbidden) > 1000
    seen: set[str] = set()
    for name in ("here", "warm"):
        for key, body in both[name].items():
            text = body.decode("utf-8-sig")
            assert CANARY not in text, key
            words = set(re.findall(r"[A-Za-z0-9][A-Za-z0-9-]{3,}", text))
            assert not words & forbidden, key
            seen |= words & here
            if key[0].endswith(".csv") and text.startswith("measure,"):
                rows = list(csv.DictReader(io.StringIO(text, newline="")))
                assert {r["region"] for r in rows} <= {str(OWN), REST, ""}, key
                assert {r["scope"] for r in rows} <= {f"Region {OWN} only"}
    assert len(seen) > 20  # the own ones are found, so the search would find the others


COMPARISON = ("compared_with", "difference", "difference_low", "difference_high", "verdict")


def _alone(row: dict[str, str]) -> dict[str, str]:
    """A row of a file without what it says of itself beside the rest of the state."""
    if row.get("compared_with", "no_change") == "no_change":
        return row
    alone = {column: value for column, value in row.items() if column not in COMPARISON}
    told = {REST_WITHHELD, *NOT_COMPARED.values()}
    return alone | {"reason": ""} if row["reason"] in told else alone


def test_only_the_declared_comparison_of_a_file_differs(own_path: Path, other_path: Path) -> None:
    """Without the stand-in above: the rest of the state does differ, and says what it is."""
    files: list[dict[str, list[dict[str, str]]]] = []
    for path in (own_path, other_path):
        visitor = signed_in(_product(path), OURSELVES)
        found = {}
        for page in PAGES:
            answer = visitor.get(f"/{PAGES[page].path.strip('/') or page}.csv")
            if answer.mimetype != "text/csv":
                assert not isinstance(PAGES[page], Page), page  # help and settings have no file
                continue
            text = answer.data.decode("utf-8-sig")
            found[page] = list(csv.DictReader(io.StringIO(text, newline="")))
        files.append(found)
    differing = 0
    for page in files[0]:
        first, second = (f[page] for f in files)
        own, others = ([_alone(r) for r in rows if r["region"] != REST] for rows in (first, second))
        assert own == others
        differing += len({tuple(r.values()) for r in first} - {tuple(r.values()) for r in second})
    assert differing > 10


# -- 2: every address and callback, for everybody ------------------------------------------------

QUERIES = (
    "",
    "region=[]&cohort={}&region=3&type=" + "9" * 3000,
    "cohort=%00&type=%ff%fe&role=%F0%9F%92%A9",
    "from=0000-00&to=9999-99",
    "from=2000-01&to=2100-12",
    "type=CENTER'%20OR%201=1--",
    "show=" + "x" * 3000,
    "&".join(f"a{i}=1" for i in range(200)),
)
VALUES: tuple[Any, ...] = (
    None,
    {},
    [],
    7,
    10**40,
    True,
    1.5,
    "x" * 100_000,
    {"a": {"b": []}},
    ["/"],
    "/../../etc/passwd",
    "\x00",
    "?region=3' OR 1=1--",
    "/imports/99999999999999999999",
)


@pytest.fixture(scope="module")
def everybody(own_path: Path) -> tuple[Flask, dict[str, Visitor]]:
    """A server and all who knock at it; the role each truly has is what `_role` says."""
    server = _product(own_path)
    site: Site = server.extensions["pac_site"]
    clock = site.now
    assert isinstance(clock, Clock)
    clock.pass_by(hours=-13)
    late = signed_in(server, EXPIRED)
    clock.pass_by(hours=13)
    found = {p[0]: signed_in(server, p) for p in EVERYBODY if p is not EXPIRED}
    found[EXPIRED[0]] = late
    found["nobody"] = Visitor(server)
    with site.database.writing("accounts") as connection:
        connection.execute(
            update(schema.accounts).where(schema.accounts.c.email == NO_ROLE[0]).values(role="king")
        )
    accounts.disable(site.database, DISABLED[0])
    cookie = found[SIGNED_OUT[0]].client.get_cookie("pac")
    assert cookie is not None
    found[SIGNED_OUT[0]].post("/sign-out", data={"csrf_token": found[SIGNED_OUT[0]].token})
    found[SIGNED_OUT[0]].client.set_cookie("pac", cookie.value)
    return server, found


def _role(who: str) -> str | None:
    """The role somebody's sign-in still opens, or None."""
    return next(
        (role for email, role, _ in (*_KNOWN, *MORE) if email == who),
        None,
    )


IDENTITIES = (*(p[0] for p in EVERYBODY), "nobody")


@pytest.mark.parametrize("who", IDENTITIES)
def test_every_address_is_for_its_roles_and_never_fails(
    everybody: tuple[Flask, dict[str, Visitor]], who: str
) -> None:
    server, visitors = everybody
    visitor, role = visitors[who], _role(who)
    doors = declared(server)
    opened = refused = 0
    for endpoint, method, path in addresses(server):
        if endpoint in ("sign_out", "sign_in") and method == "POST":
            continue
        roles = doors.get(endpoint, frozenset())
        may = roles == ANYBODY or role in roles or path.removeprefix("/assets/") in OPEN_ASSETS
        static = path.startswith(_STATIC)
        alike = role is not None and who not in (STAFF[0], OURSELVES[0])
        plain = alike or static or method in ("OPTIONS", "HEAD") or not may or path.count("/") > 2
        for query in QUERIES[:1] if plain else QUERIES:
            address = f"{path}?{query}" if query else path
            answer = visitor.client.open(
                address,
                method=method,
                headers={**OURS, "X-CSRFToken": visitor.token},
                buffered=True,
            )
            said = (who, method, address[:120], answer.status_code)
            assert answer.status_code < 500, said
            if not may:
                assert answer.status_code in (302, 401, 403, 404, 405), said
                refused += 1
            if answer.status_code == 200 and roles != ANYBODY:
                opened += 1
            if not static and answer.status_code != 200:
                assert not INSIDES.search(answer.text), said
    assert (opened > 20) == (role is not None) and (refused > 20 or role)


@pytest.mark.parametrize("who", IDENTITIES)
def test_every_callback_is_for_its_roles_whatever_is_posted(
    everybody: tuple[Flask, dict[str, Visitor]], who: str
) -> None:
    _, visitors = everybody
    visitor, role = visitors[who], _role(who)
    browser = Browser(visitors[STAFF[0]])
    browser.open("/goals", "region=3")
    browser.fire()
    statuses: set[int] = set()
    for body in _forged(browser):
        answer = visitor.call(body)
        statuses.add(answer.status_code)
        said = (who, answer.status_code, str(body)[:200])
        assert answer.status_code in ((200, 400, 403, 413) if role else (401, 403)), said
        assert not INSIDES.search(answer.text), said
        assert answer.is_json
    assert (200 in statuses) == (role is not None)


def _forged(browser: Browser) -> Iterator[dict[str, Any]]:
    for callback in browser.callbacks:
        body = browser.body(callback)
        yield body
        for part in ("inputs", "state"):
            for at in range(len(body[part])):
                for value in VALUES:
                    forged = copy.deepcopy(body)
                    where = forged[part][at]
                    for one in where if isinstance(where, list) else [where]:
                        one["value"] = value
                    yield forged
        for name in body:
            for value in VALUES:
                yield body | {name: value}
        for output in ("accounts.children", "..x...y..", "_pages_content.children", "page.data"):
            yield body | {"output": output}
        outputs = body["outputs"] if isinstance(body["outputs"], list) else [body["outputs"]]
        yield body | {"outputs": outputs[::-1]}
        yield body | {"outputs": [*outputs, {"id": "more", "property": "children"}]}
        more = [
            {"id": {"part": "figure", "panel": f"p{i}"}, "property": "figure"} for i in range(99)
        ]
        yield body | {"outputs": [more if isinstance(o, list) else o for o in outputs]}


@pytest.mark.parametrize("who", [p[0] for p in (STAFF, EVALUATOR, ADMIN, OURSELVES, *MORE)])
def test_a_page_that_is_not_part_of_a_role_is_not_drawn(
    everybody: tuple[Flask, dict[str, Visitor]], who: str
) -> None:
    _, visitors = everybody
    browser = Browser(visitors[who])
    role = ROLES[_role(who) or ""]
    closed = [p for p in ALL_PAGES.values() if p.key not in opened_by(role) and p.path != "/"]
    assert closed
    for page in closed:
        browser.open(page.path, f"region={OWN}")
        for answer in browser.fire() + browser.fire():  # the second with a forged standing page
            assert NOT_YOURS[0] in answer.text
            assert len(answer.text) < 6000


def test_what_signs_in_and_out_takes_anything_without_failing(own_path: Path) -> None:
    server = _product(own_path)
    for email, password in (
        ("", ""),
        ("x" * 100_000, "p" * 100_000),
        ("a\x00b@example.org", "\x00"),
        ("ﬀ" * 30_000, "ﬀ" * 30_000),
        ("' OR 1=1--", "' OR 1=1--"),
        (STAFF[0], "\x00" * 5000),
    ):
        answer = Visitor(server).sign_in(email, password)
        assert answer.status_code == 401
        assert not INSIDES.search(answer.text)
    stranger = Visitor(server)
    for data in ({}, {"email": ["a", "b"]}, {"next": "//evil.example", "form_token": "é"}):
        assert stranger.client.post("/sign-in", data=data, headers=OURS).status_code == 400
    for kind in ("application/json", "multipart/form-data", "multipart/form-data; boundary=" * 9):
        answer = stranger.client.post("/sign-in", data=b"\xff{[", content_type=kind, headers=OURS)
        assert answer.status_code == 400


@pytest.mark.postgres
def test_an_address_with_a_nul_or_a_great_number_is_no_fault_on_postgresql(
    postgres_url: str,
) -> None:
    from data_access.upkeep import upgrade

    upgrade.upgrade(postgres_url)
    database = Database(postgres_url)
    accounts.create_account(database, *OURSELVES[:1], "Own", "facilitator", OWN, PASSWORD)
    server = create_app(
        settings_for(Path("unused")).model_copy(update={"database_url": postgres_url}), now=Clock()
    )
    assert Visitor(server).sign_in("a\x00b@example.org").status_code == 401
    visitor = signed_in(server, OURSELVES)
    for number in (10**9, 2**31, 10**11, 2**63, 10**30):
        assert visitor.get(f"/imports/{number}.csv").status_code == 404
        assert visitor.get(f"/imports/{number}").status_code == 404 or number < 10**9
    database.dispose()
    server.extensions["pac_site"].database.dispose()


# -- 3: what has no policy does not open ---------------------------------------------------------


def test_a_new_address_is_closed_until_it_says_for_whom(peopled: Path) -> None:
    def add(app: Dash, site: Site) -> None:
        add_product(app, site)

        @app.server.route("/new-address")
        def new_address() -> str:
            return "never seen"

    server = create_app(settings_for(peopled, secret_key="k" * 40), now=Clock(), add=add)
    assert "/new-address" in {path for _, _, path in addresses(server)}
    for person in (STAFF, ADMIN, OURSELVES):
        answer = signed_in(server, person).get("/new-address")
        assert answer.status_code == 403 and "never seen" not in answer.text
    assert Visitor(server).get("/new-address").status_code == 302


def test_every_address_of_the_product_says_for_whom_it_is(
    everybody: tuple[Flask, dict[str, Visitor]],
) -> None:
    server, _ = everybody
    silent = {r.endpoint for r in server.url_map.iter_rules()} - set(declared(server))
    assert silent == {"/_reload-hash"}


def test_a_new_callback_without_a_policy_stops_the_start(peopled: Path) -> None:
    def add(app: Dash, site: Site) -> None:
        add_product(app, site)

        @app.callback(Output("new", "children"), Input("address", "search"))
        def bare(search: str) -> str:
            return search

    with pytest.raises(UnsecuredCallback, match=r"new\.children"):
        create_app(settings_for(peopled, secret_key="k" * 40), add=add)


# -- 4: files ------------------------------------------------------------------------------------

_HTML = "<img src=x onerror=alert(1)>"
_FORMULA = '=HYPERLINK("http://evil.example")'
_FACTS = [t.name for t in schema.metadata.sorted_tables if "region" in t.c and t.name != "accounts"]


def _others_rows(path: Path) -> dict[str, set[Any]]:
    """All that is kept of other regions."""
    with sqlite3.connect(path) as connection:
        found = {
            t: set(connection.execute(f"SELECT * FROM {t} WHERE region <> ?", (OWN,)))
            for t in _FACTS
        }
    connection.close()
    return found


def _one(path: Path, table: str, column: str, region: int) -> str:
    with sqlite3.connect(path) as connection:
        found = connection.execute(
            f"SELECT {column} FROM {table} WHERE region = ? ORDER BY 1 DESC LIMIT 1", (region,)
        ).fetchone()
    connection.close()
    return str(found[0])


def _page_text(visitor: Visitor, path: str, search: str = "") -> str:
    browser = Browser(visitor)
    browser.open(path, search)
    return "".join(a.text for a in browser.fire())


@pytest.fixture
def importing(peopled: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Visitor]:
    work_at_once(monkeypatch)
    return peopled, signed_in(_product(peopled), OURSELVES)


def _attacks(path: Path) -> Iterator[tuple[str, str, str]]:
    """(what it tries, format, content): rows that name facts of region 3, as region 2 sends them."""
    program, own_program = (_one(path, "programs", "program_number", r) for r in (3, OWN))
    person, own_person = (_one(path, "participants", "participant_id", r) for r in (3, OWN))
    pair, own_pair = (_one(path, "pairs", "pair_id", r) for r in (3, OWN))
    goal, session = _one(path, "goals", "goal_id", 3), _one(path, "sessions", "session_id", 3)
    programs = "eec_program_number,name,program_type,region_pac,regions_from\n"
    people = "participant_id,last_name,role,program_number\n"
    pairs = "pair_id,coach_id,mentee_id,cohort_year,start_date\n"
    goals = "goal_id,pair_id,set_date,status\n"
    sessions = "session_id,pair_id,session_date,venue,status,minutes_total\n"
    yield "a program of theirs", "programs", f"{programs}NEW-3,Demo,CENTER,3,2012-07-01\n"
    yield "their program made ours", "programs", f"{programs}{program},Demo,CENTER,2,2012-07-01\n"
    yield "their program later ours", "programs", f"{programs}{program},Demo,CENTER,2,2026-07-01\n"
    yield (
        "our program made theirs",
        "programs",
        f"{programs}{own_program},Demo,CENTER,3,2026-07-01\n",
    )
    yield "a person in their program", "participants", f"{people}NEW-P,Demo,MENTEE,{program}\n"
    yield "their person in ours", "participants", f"{people}{person},Demo,MENTEE,{own_program}\n"
    yield (
        "a pair of their mentee",
        "pairs",
        f"{pairs}NEW-X,{own_person},{person},2026-27,2026-09-15\n",
    )
    yield "their pair", "pairs", f"{pairs}{pair},{own_person},{own_person},2026-27,2026-09-15\n"
    yield "a goal of their pair", "goals", f"{goals}NEW-G,{pair},2026-09-20,in_progress\n"
    yield "their goal on our pair", "goals", f"{goals}{goal},{own_pair},2026-09-20,in_progress\n"
    yield (
        "a session of their pair",
        "sessions",
        f"{sessions}NEW-S,{pair},2026-10-20,f2f,completed,60\n",
    )
    yield (
        "their session on our pair",
        "sessions",
        f"{sessions}{session},{own_pair},2026-10-20,f2f,completed,60\n",
    )
    yield (
        "their employment",
        "employment",
        f"participant_id,as_of,status\n{person},2026-10-01,left_field\n",
    )


def test_rows_of_another_region_are_refused_in_words_and_change_nothing(
    importing: tuple[Path, Visitor],
) -> None:
    path, visitor = importing
    before = _others_rows(path)
    for tries, form, content in _attacks(path):
        answer = send(visitor, content, form)
        assert answer.status_code == 303, (tries, answer.text)
        page = _page_text(visitor, answer.headers["Location"])
        assert "No row can be saved. Nothing was changed." in page, tries
        file = visitor.get(f"{answer.headers['Location']}.csv").data.decode("utf-8-sig")
        refusals = list(csv.DictReader(io.StringIO(file, newline="")))
        assert refusals and all(r["reason"] and r["remedy"] for r in refusals), tries
        assert not INSIDES.search(page + file)
    assert _others_rows(path) == before
    with sqlite3.connect(path) as connection:
        for table, column in (("programs", "program_number"), ("pairs", "pair_id")):
            new = connection.execute(f"SELECT * FROM {table} WHERE {column} LIKE 'NEW-%'")
            assert new.fetchall() == []
    connection.close()


def _zip(entries: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in entries.items():
            file.writestr(name, content)
    return out.getvalue()


_BOMB = _zip({"[Content_Types].xml": b"<x/>", "xl/worksheets/sheet1.xml": b" " * 8_000_000})
_GARBAGE = bytes(range(256)) * 40


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "empty.csv"),
        (b"\r\n \r\n", "blank.csv"),
        (b"\xef\xbb\xbf", "mark.csv"),
        (b"a,b\n1,2\n", "other.csv"),
        (b"goal_id,pair_id,set_date,status\nG,P,2026-01-01,achieved\n", "goals.csv"),
        (_GARBAGE, "garbage.csv"),
        (b"PK\x03\x04" + _GARBAGE, "garbage.xlsx"),
        (_BOMB, "bomb.xlsx"),
        (_zip({"../../x": b"x"}), "slip.xlsx"),
        (b"%PDF-1.7", "file.pdf"),
        (b"\x00" * 5000, "zeros.csv"),
        (b'"' * 200_000, "quotes.csv"),
        (b"," * 200_000, "wide.csv"),
    ],
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_file_that_is_none_is_refused_in_words(
    importing: tuple[Path, Visitor], content: bytes, name: str
) -> None:
    path, visitor = importing
    before = _others_rows(path)
    answer = send(visitor, content, "programs", name=f"../../{name}")
    assert answer.status_code == 303
    place, _, problem = answer.headers["Location"].partition("?")
    text = _page_text(visitor, place, problem)
    # Columns of words are offered to be matched; whatever else it is, it is told.
    asked = name in ("other.csv", "goals.csv")
    assert ("Which column is which?" if asked else "Nothing was saved") in text
    assert ".." not in re.sub(r"\.\.\.?[\"{]|\}\.\.", "", text) or "../" not in text
    assert not INSIDES.search(text.replace(name, ""))
    assert _others_rows(path) == before


def test_a_file_of_26_megabytes_is_refused_in_words(importing: tuple[Path, Visitor]) -> None:
    _, visitor = importing
    answer = visitor.post(
        "/imports", data=b"x" * 26 * 1024**2, content_type="multipart/form-data; boundary=x"
    )
    assert answer.status_code == 413
    assert "Files up to 25 MB are taken" in answer.text


def test_html_and_formulas_in_a_file_stay_text_on_pages_and_in_files(
    importing: tuple[Path, Visitor],
) -> None:
    path, visitor = importing
    program = _one(path, "programs", "program_number", OWN)
    coach = _one(path, "participants", "participant_id", OWN)

    def quoted(*values: str) -> str:
        return ",".join('"' + v.replace('"', '""') + '"' for v in values) + "\n"

    files = {
        "programs": quoted(
            "eec_program_number", "name", "program_type", "region_pac", "regions_from"
        )
        + quoted("NEW-1", _FORMULA, "CENTER", str(OWN), "2012-07-01"),
        "participants": quoted(
            "participant_id", "first_name", "last_name", "role", "program_number"
        )
        + quoted("NEW-M", _HTML, _FORMULA, "MENTEE", "NEW-1"),
        "pairs": quoted("pair_id", "coach_id", "mentee_id", "cohort_year", "start_date")
        + quoted("NEW-X", coach, "NEW-M", "2026-27", "2026-09-15"),
    }
    assert program
    for form, content in files.items():
        text = _page_text(visitor, confirmed(visitor, content, form, name=f"{_HTML}=1+1.csv"))
        assert "The one row is in" in text or "1 of 1" in text, text[:3000]
    for page in ("/work-list", "/imports"):
        text = _page_text(visitor, page, "show=all")
        for kind in ("Markdown", "DangerouslySetInnerHTML", "Iframe", "dangerously_allow_html"):
            assert kind not in text
        assert json.dumps(_HTML)[1:-1].replace("<", "<") in text or "onerror" in text
    for address in ("/work-list.csv", "/participation.csv"):
        raw = visitor.get(address).data.decode("utf-8-sig")
        for row in csv.reader(io.StringIO(raw, newline="")):
            assert not any(c.startswith(("=", "+", "@", "\t", "\r")) for c in row), row
    listed = visitor.get("/work-list.csv").data.decode("utf-8-sig")
    row = next(
        r for r in csv.DictReader(io.StringIO(listed, newline="")) if r["pair_id"] == "NEW-X"
    )
    assert row["program"] == f"'{_FORMULA}"


# -- 5: nothing that is withheld can be worked out -----------------------------------------------

_LATTICE = ("region", *(key for key in CARRIED if key != "region"))
_Place = tuple[str | None, ...]


def _panel_address(measure: str) -> str:
    return next(
        csv_address(page, panel)
        for page in PAGES.values()
        for panel in page.panels
        if panel.measures == (measure,) and panel.by == ("region",) and page.path != "/"
    )


def _rows(visitor: Visitor, address: str, measure: str, query: str) -> list[dict[str, str]]:
    answer = visitor.get(f"{address}?{query}")
    assert answer.status_code == 200
    rows = csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline=""))
    kept = [r for r in rows if r["measure"] == measure and r["region"] != REST]
    components = {r["component"] for r in kept}
    return [r for r in kept if r["component"] == min(components)]


def _place(row: Mapping[str, str]) -> _Place:
    return tuple(None if row[d] in ("", "all") else row[d] for d in _LATTICE)


def _people_in(site: Site, measure_key: str, year: int) -> dict[_Place, int]:
    """The truth: people of one program year in every finest place."""
    measure = MEASURES[measure_key]
    filters = Filters(first=f"{year}-09", last=f"{year + 1}-08")
    with site.database.reading(EVERYTHING) as now:
        reader = now.of_edition()
        assert reader is not None
        span = span_of(filters, site.today(), True, as_of_free=False)
        question = counting.Counting(reader, measure, filters, (), span, WithholdingPolicy())
        rows = reader.rows(measure.table)
        where = question.conditions(rows.c)
        if measure.split:
            codes = measure.split_codes(DEFAULT_INSTRUMENT)
            where.append(rows.c[measure.split] == min(codes))
        columns = [rows.c[d] for d in _LATTICE]
        people = func.count(rows.c[measure.person].distinct())
        found = reader.execute(select(*columns, people).where(*where).group_by(*columns)).all()
    return {tuple("none" if v is None else str(v) for v in row[:-1]): row[-1] for row in found}


def _belongs(place: _Place, finest: _Place) -> bool:
    return all(wanted is None or wanted == v for wanted, v in zip(place, finest, strict=True))


@pytest.mark.parametrize("measure", ["goal_attainment", "staying", "class_change"])
def test_no_withheld_group_can_be_narrowed_to_two_people(
    everybody: tuple[Flask, dict[str, Visitor]], measure: str
) -> None:
    """Every single filter and pair of filters of one program year, solved as one system."""
    server, visitors = everybody
    truth = _people_in(server.extensions["pac_site"], measure, 2025)
    asked = [[(name, v)] for name, values in _CHOICES.items() for v in values]
    asked += [a + b for a, b in combinations(asked, 2) if a[0][0] != b[0][0]]
    shown: dict[_Place, int] = {}
    hidden: set[_Place] = set()
    for more in ([], *asked):
        query = urlencode([("from", "2025-09"), ("to", "2026-08"), *more])
        for row in _rows(visitors[STAFF[0]], _panel_address(measure), measure, query):
            if row["n_people"]:
                shown[_place(row)] = int(row["n_people"])
            else:
                hidden.add(_place(row))
    axes = [sorted({str(place[i]) for place in truth}) for i in range(len(_LATTICE))]
    finest = list(product(*axes))

    def line(place: _Place) -> list[float]:
        return [float(_belongs(place, cell)) for cell in finest]

    known = [p for p in shown if all(v is None or v in axes[i] for i, v in enumerate(p))]
    count = {p: sum(n for cell, n in truth.items() if _belongs(p, cell)) for p in {*known, *hidden}}
    assert all(shown[p] == count[p] for p in known)  # people of one year add up
    equations, sums = [line(p) for p in known], [shown[p] for p in known]
    small = [p for p in hidden if 1 <= count[p] <= 9]
    assert len(small) > 20 and not [p for p in known if 1 <= count[p] <= 9]
    for place in small:
        least, most = (
            linprog([sign * x for x in line(place)], A_eq=equations, b_eq=sums, method="highs").fun
            * sign
            for sign in (1, -1)
        )
        assert most - least > 2, (place, count[place], least, most)


@pytest.mark.parametrize("measure", ["goal_attainment", "staying", "class_change"])
def test_a_withheld_year_is_not_left_over_when_years_are_subtracted(
    everybody: tuple[Flask, dict[str, Visitor]], measure: str
) -> None:
    _, visitors = everybody
    spans = [(a, b) for a in (2023, 2024, 2025) for b in (2023, 2024, 2025) if a <= b]
    hidden = 0
    for more in ("", *(f"&{name}={v}" for name, values in _CHOICES.items() for v in values)):
        shown = {
            (a, b): {
                row["region"]: bool(row["n_people"])
                for row in _rows(
                    visitors[STAFF[0]],
                    _panel_address(measure),
                    measure,
                    f"from={a}-09&to={b + 1}-08{more}",
                )
            }
            for a, b in spans
        }
        for a, b in spans:
            for between in range(a, b):
                for region, is_shown in shown[a, b].items():
                    parts = [shown[s].get(region, True) for s in ((a, between), (between + 1, b))]
                    hidden += parts.count(False) == 1
                    assert not (is_shown and parts.count(False) == 1), (more, region, a, b)
    assert hidden > 5


# -- 6: bad states -------------------------------------------------------------------------------


def _missing(path: Path) -> None:
    path.unlink()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _garbage(path: Path) -> None:
    path.write_bytes(_GARBAGE * 20)


def _older(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE pair_months")
        connection.execute("DROP TABLE data_state")
        connection.execute("DROP TABLE imports")
    connection.close()


def _directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    "spoil", [_missing, _empty, _garbage, _older, _directory], ids=lambda f: f.__name__
)
@pytest.mark.parametrize("running", [False, True], ids=["before", "while"])
def test_a_database_that_is_no_more_is_said_in_words(
    peopled: Path, spoil: Callable[[Path], None], running: bool, caplog: pytest.LogCaptureFixture
) -> None:
    visitor = None
    if running:
        server = _product(peopled)
        visitor = signed_in(server, OURSELVES)
        visitor.get("/overview.csv")
        server.extensions["pac_site"].database.dispose()
    for more in ("-wal", "-shm"):
        Path(f"{peopled}{more}").unlink(missing_ok=True)
    spoil(peopled)
    if not running:
        server = _product(peopled)
    asking = [Visitor(server), *([visitor] if visitor else [])]
    unavailable = 0
    for each in asking:
        for endpoint, method, path in addresses_without_data(server):
            answer = each.client.open(path, method=method, headers=OURS, buffered=True)
            said = (path, answer.status_code, answer.text[:300])
            assert answer.status_code != 500, said
            assert not INSIDES.search(answer.text), said
            if answer.status_code == 503:
                unavailable += 1
                assert "reporting database" in answer.text
            if endpoint == "health":
                assert answer.status_code == 200
    assert unavailable
    assert "Traceback" not in caplog.text
    server.extensions["pac_site"].database.dispose()


def addresses_without_data(server: Flask) -> list[tuple[str, str, str]]:
    tried = {"panel": ("contact",), "import_id": ("1",)}
    return [
        (rule.endpoint, "GET", path)
        for rule in server.url_map.iter_rules()
        for path in _filled(rule, tried)
        if "GET" in (rule.methods or ()) and not path.startswith(_STATIC)
    ]


def test_a_database_that_nothing_can_be_written_to_is_said_in_words(
    peopled: Path, caplog: pytest.LogCaptureFixture
) -> None:
    server = _product(peopled)
    visitor = signed_in(server, OURSELVES)
    site: Site = server.extensions["pac_site"]
    assert visitor.get("/overview.csv").status_code == 200  # has made the first edition
    # The tests may run as somebody whom no file's mode keeps out.
    engine = site.database._engine("write")
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA query_only=ON"))
    engine.dispose()
    assert visitor.get("/overview.csv").status_code == 200  # reading goes on
    assert visitor.get("/work-list.csv").status_code == 503  # names go out only if written down
    answer = send(visitor, "eec_program_number,name\nA,B\n", "programs")
    signing = Visitor(server)
    with sqlite3.connect(peopled):
        pass
    for one in (answer, visitor.get("/work-list.csv"), signing.sign_in(STAFF[0])):
        assert one.status_code == 503
        assert "read-only" in one.text and not INSIDES.search(one.text)
    assert "Traceback" not in caplog.text


@pytest.mark.parametrize(
    "path", ["/nowhere", "/definitions/x", "/imports/0", "/imports/x", "/class/x.csv", "/x.csv"]
)
def test_an_unknown_address_is_answered_in_words(
    everybody: tuple[Flask, dict[str, Visitor]], path: str
) -> None:
    _, visitors = everybody
    for who in (STAFF[0], OURSELVES[0]):
        answer = visitors[who].get(path)
        assert answer.status_code == 404
        assert "There is no page at this address" in answer.text
