"""The guard: what strangers, wrong roles, foreign pages and malformed requests get."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from callbacks.secured import UnsecuredCallback
from dashboard.web import guard
from dashboard.web.app import create_app
from tests.dashboard.visitors import (
    ADMIN,
    FACILITATOR,
    OURS,
    PANELS,
    PEOPLE,
    STAFF,
    Visitor,
    page_body,
    panels_body,
    settings_for,
    signed_in,
)

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def addresses(server: Flask) -> list[tuple[str, str, str]]:
    """(endpoint, method, an address) for every rule and method of the server."""
    samples = {
        "filename": "session.js",
        "package_name": "dash",
        "fingerprinted_path": "deps/react@18.3.1.min.js",
        "path": "overview",
    }
    out = []
    for rule in server.url_map.iter_rules():
        path = rule.rule
        for name in rule.arguments:
            path = path.replace(f"<{name}>", samples[name])
            path = path.replace(f"<path:{name}>", samples[name])
            path = path.replace(f"<string:{name}>", samples[name])
        out += [(rule.endpoint, method, path) for method in sorted(rule.methods or ())]
    return out


OPEN_TO_ALL = {
    "sign_in", "sign_out", "set_password", "take_code", "security_txt", "health", "ready",
}  # fmt: skip


def test_strangers_get_nothing_but_the_way_in(server: Flask) -> None:
    for endpoint, method, path in addresses(server):
        if endpoint in (
            "sign_in",
            "sign_out",
            "set_password",
            "take_code",
            "security_txt",
            "health",
            "ready",
        ):
            continue
        answer = server.test_client().open(path, method=method, headers=OURS, buffered=True)
        assert answer.status_code in (302, 401), (method, path, answer.status_code)
        if answer.status_code == 302:
            assert answer.location.startswith("/sign-in?next=")
        else:
            assert method not in ("GET", "HEAD") or path.startswith(("/_dash", "/_reload"))
    open_to_all = {name for name, roles in guard.declared(server).items() if roles == guard.ANYBODY}
    assert open_to_all == {
        "sign_in",
        "sign_out",
        "set_password",
        "take_code",
        "health",
        "ready",
        "security_txt",
    }


def test_strangers_get_the_looks_of_the_sign_in_page_and_no_other_file(server: Flask) -> None:
    stranger = Visitor(server)
    assert stranger.get("/assets/fonts/public-sans.woff2").status_code == 200
    for path in ("session.js", "vendor/bootstrap.min.css", "../pyproject.toml", "%2e%2e/README.md"):
        assert stranger.get(f"/assets/{path}").status_code == 302
    assert stranger.get("/healthz").text == "ok"
    assert stranger.get("/static/x").status_code == 302


def test_every_address_says_for_whom_it_is(server: Flask) -> None:
    undeclared = {
        rule.endpoint
        for rule in server.url_map.iter_rules()
        if rule.endpoint not in guard.declared(server)
    }
    assert undeclared == {"trial_undeclared", "/_reload-hash"}
    for person in PEOPLE:
        visitor = signed_in(server, person)
        assert visitor.get("/trial/undeclared").status_code == 403
        assert visitor.post("/trial/undeclared").status_code == 403
        assert visitor.get("/_reload-hash").status_code == 403


def test_a_route_without_roles_cannot_be_registered(server: Flask) -> None:
    for roles in ((), ("king",)):
        with pytest.raises(ValueError, match="known roles"):
            guard.site_route(server, "/x", roles=roles)


def test_a_route_is_for_its_roles(server: Flask) -> None:
    assert signed_in(server, STAFF).get("/trial/staff").text == "for staff"
    refused = signed_in(server, FACILITATOR).get("/trial/staff")
    assert refused.status_code == 403
    assert "Not part of your role" in refused.text


def test_a_form_needs_our_origin_and_the_token(server: Flask) -> None:
    visitor = signed_in(server, STAFF)
    client, token = visitor.client, visitor.token
    good = {"csrf_token": token, "word": "hello"}
    assert client.post("/trial/form", data=good, headers=OURS).text == "received hello"
    assert client.post("/trial/form", data=good, headers={"Sec-Fetch-Site": "same-origin"})
    other = signed_in(server, FACILITATOR)
    for data, headers in (
        ({"word": "hello"}, OURS),
        ({"word": "hello", "csrf_token": ""}, OURS),
        ({"word": "hello", "csrf_token": other.token}, OURS),
        ({"word": "hello", "csrf_token": "ü"}, OURS),
        (good, {}),
        (good, {"Origin": "null"}),
        (good, {"Origin": "http://evil.example"}),
        (good, {"Origin": "http://localhost.evil.example"}),
        (good, {"Origin": "http://localhost", "Sec-Fetch-Site": "same-site"}),
        (good, {"Sec-Fetch-Site": "none"}),
    ):
        answer = client.post("/trial/form", data=data, headers=headers)
        assert answer.status_code == 403, (data, headers)
        assert "was not sent from a page of the dashboard" in answer.text


def test_a_callback_needs_our_origin_and_the_token(server: Flask) -> None:
    visitor = signed_in(server, STAFF)
    assert visitor.call(page_body()).status_code == 200
    for headers in ({"Origin": "http://evil.example"}, {"X-CSRFToken": ""}, {"X-CSRFToken": "x"}):
        answer = visitor.call(page_body(), headers)
        assert answer.status_code == 403
        assert answer.is_json


def test_a_callback_answers_within_the_viewers_scope(server: Flask) -> None:
    for person, regions in ((STAFF, "None"), (FACILITATOR, "(1,)")):
        answer = signed_in(server, person).call(page_body("?region=2", 5)).json
        assert answer is not None
        assert answer["response"]["page"]["children"] == f"{person[0]} {regions} ?region=2 5"


def test_a_callback_is_for_its_roles(server: Flask) -> None:
    body = {
        "output": "accounts.children",
        "outputs": {"id": "accounts", "property": "children"},
        "inputs": [{"id": "go", "property": "n_clicks", "value": 1}],
        "changedPropIds": ["go.n_clicks"],
    }
    assert "secret of admins" in signed_in(server, ADMIN).call(body).text
    for person in (STAFF, FACILITATOR):
        refused = signed_in(server, person).call(body)
        assert refused.status_code == 403
        assert refused.json == {
            "error": "Your role does not include this. Ask an administrator if it should."
        }
    assert signed_in(server, ADMIN).call(page_body()).status_code == 403
    assert signed_in(server, ADMIN).call(panels_body(["x"])).status_code == 403


def test_wildcards_are_read_as_the_page_sends_them(server: Flask) -> None:
    visitor = signed_in(server, STAFF)
    for filters, kinds in (([], None), (["x", None], []), (["x"] * 500, ["a", "b"])):
        answer = visitor.call(panels_body(filters, kinds)).json
        assert answer is not None
        assert answer["response"]["said"]["children"].startswith(f"{filters} {kinds} ")
        assert answer["response"]['{"panel":"one"}'] == {"figure": {"data": []}}
    # A component that has left the page may still be named as the trigger.
    gone = panels_body(["x"]) | {"changedPropIds": ['{"filter":9}.value', "{not json.value"]}
    assert visitor.call(gone).status_code == 200


WRONG_PAGE_VALUES: list[Any] = [{}, [], 7, True, "x" * 201, "a\x00b", "\ud800", {"a": 1}, ["?x"]]


@pytest.mark.parametrize("value", WRONG_PAGE_VALUES)
def test_a_value_of_the_wrong_kind_is_refused(server: Flask, value: Any) -> None:
    answer = signed_in(server, STAFF).call(page_body(value))
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["error"].endswith("Reload the page and try again.")


@pytest.mark.parametrize("size", [0, 101, 1.5, "5", True, 10**400, [], {}])
def test_a_state_of_the_wrong_kind_is_refused(server: Flask, size: Any) -> None:
    assert signed_in(server, STAFF).call(page_body("", size)).status_code == 400


def broken_bodies() -> list[Any]:
    page, panels = page_body(), panels_body(["x"])
    out: list[Any] = [None, [], 7, "x", {}, [page], {"output": None}, {"output": []}]
    for output in ("", "nothing.children", "shown.children", "page.figure", "..page.children.."):
        out.append(page | {"output": output})
    for good in (page, panels):
        for key in good:
            out.append({k: v for k, v in good.items() if k != key and key != "changedPropIds"})
            for value in (None, 7, "x", {}, [[]], [None], [{}], [{"id": "address"}], {"id": []}):
                if not (key == "state" and good is panels):
                    out.append(good | {key: value})
    for identity in ("size", {"filter": 1}, {"panel": []}, {"panel": "x" * 200}, None, 7, []):
        body = copy.deepcopy(page)
        body["inputs"][0]["id"] = identity
        out.append(body)
    for identity in ({"filter": []}, {"filter": {}}, {"filter": None}, {"other": 1}, "kinds"):
        body = copy.deepcopy(panels)
        body["inputs"][0][0]["id"] = identity
        out.append(body)
    out.append(panels_body(["x"] * 501))
    out.append(panels_body([["x"]]))
    out.append(panels_body(["x"], ["a", "c"]))
    out.append(panels_body(["x"], [["a"]]))
    out.append(page | {"changedPropIds": [{}]})
    return [body for body in out if body not in (page, panels)]


def test_malformed_bodies_are_answered_with_400_in_words_and_never_with_500(
    server: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    visitor = signed_in(server, STAFF)
    for body in broken_bodies():
        answer = visitor.call(body)
        if body in ({"output": "x"},):
            continue
        assert answer.status_code == 400, (body, answer.text)
        assert answer.json is not None
        assert set(answer.json) == {"error"}
    assert not caplog.records


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "application/json"),
        (b"{", "application/json"),
        (b"[" * 100_000, "application/json"),
        (b'{"output": ' + b"1" * 10_000 + b"}", "application/json"),
        (b"\xff\xfe", "application/json"),
        (b"output=page.children", "application/x-www-form-urlencoded"),
        (json.dumps({"output": "page.children"}).encode(), "text/plain"),
    ],
)
def test_bodies_that_are_no_json_are_refused(server: Flask, data: bytes, kind: str) -> None:
    visitor = signed_in(server, STAFF)
    answer = visitor.post("/_dash-update-component", data=data, content_type=kind)
    assert answer.status_code == 400
    assert answer.is_json


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(("id", "property", "value", "filter", "panel", "x")), inner, max_size=4
        )
    ),
    max_leaves=12,
)
parts = st.fixed_dictionaries(
    {},
    optional={
        "output": st.sampled_from(("page.children", PANELS, "broken.children")) | json_values,
        "outputs": st.just(page_body()["outputs"]) | json_values,
        "inputs": st.just(page_body()["inputs"]) | st.lists(json_values, max_size=3),
        "state": st.just(page_body()["state"]) | json_values,
        "changedPropIds": json_values,
    },
)


@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=parts)
def test_no_body_at_all_makes_the_server_fail(server: Flask, body: dict[str, Any]) -> None:
    visitor = server.extensions.get("fuzzer") or signed_in(server, STAFF)
    server.extensions["fuzzer"] = visitor
    assert visitor.call(body).status_code in (200, 400)


def test_too_much_is_refused_in_words(server: Flask) -> None:
    visitor = signed_in(server, STAFF)
    huge = page_body() | {"more": "x" * 2_000_000}
    assert visitor.call(huge).status_code == 413
    answer = visitor.client.post(
        "/trial/form", data={"csrf_token": visitor.token, "f": "x" * 27_000_000}, headers=OURS
    )
    assert answer.status_code == 413
    answer = visitor.client.post(
        "/trial/form",
        data=b"x" * 27_000_000,
        content_type="multipart/form-data; boundary=x",
        headers=OURS,
    )
    assert answer.status_code == 413
    assert "Files up to 25 MB are taken" in answer.text


@pytest.mark.parametrize(
    "path", ["/nowhere", "/overview/", "/class/1", "/_mcp", "/<script>", "/a%00"]
)
def test_an_unknown_address_is_answered_in_words(server: Flask, path: str) -> None:
    answer = signed_in(server, STAFF).get(path)
    assert answer.status_code == 404
    assert "There is no page at this address" in answer.text
    assert "<script" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/_dash-component-suites/dash/nothing.js",
        "/_dash-component-suites/os/path.py",
        "/_dash-component-suites/dash/../../secret",
        "/assets/nothing.js",
    ],
)
def test_unknown_parts_are_404_and_nothing_is_logged(
    server: Flask, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = signed_in(server, STAFF).get(path)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text
    assert not caplog.records


def test_a_wrong_method_is_answered_in_words(server: Flask) -> None:
    answer = signed_in(server, STAFF).client.get("/trial/form")
    assert answer.status_code in (404, 405)  # Dash takes every GET for a page
    answer = signed_in(server, STAFF).post("/overview")
    assert answer.status_code == 405
    assert "not used like that" in answer.text


def test_a_fault_shows_a_number_and_nothing_of_the_program(
    server: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    visitor = signed_in(server, STAFF)
    page = visitor.get("/trial/fault")
    body = {
        "output": "broken.children",
        "outputs": {"id": "broken", "property": "children"},
        "inputs": [{"id": "how", "property": "value", "value": "fault"}],
    }
    data = visitor.call(body)
    assert (page.status_code, data.status_code) == (500, 500)
    for text in (page.text, data.text):
        assert "inner secret" not in text
        assert "ZeroDivision" not in text
        assert "Traceback" not in text
    assert data.json is not None
    assert data.json["reference"] in caplog.text
    assert "inner secret" in caplog.text
    body["inputs"] = [{"id": "how", "property": "value", "value": "database"}]
    resting = visitor.call(body)
    assert resting.status_code == 503
    assert resting.json == {"error": "The reporting database rests. Try again in a minute."}
    body["inputs"] = [{"id": "how", "property": "value", "value": "abort"}]
    assert visitor.call(body).status_code == 404


def test_without_its_database_every_page_says_so(sqlite_url: str) -> None:
    server = create_app(settings_for(sqlite_url))
    stranger = Visitor(server)
    assert stranger.get("/healthz").status_code == 200
    answer = stranger.get("/sign-in")
    assert answer.status_code == 503
    assert "python -m dashboard upgrade" in answer.text
    assert answer.headers["Retry-After"] == "30"


def test_every_answer_has_the_headers_and_data_are_never_kept(server: Flask) -> None:
    visitor = signed_in(server, STAFF)
    answers = [
        Visitor(server).get("/"),
        Visitor(server).get("/sign-in"),
        Visitor(server).get("/healthz"),
        visitor.get("/"),
        visitor.get("/_dash-layout"),
        visitor.get("/_dash-dependencies"),
        visitor.get("/nowhere"),
        visitor.get("/trial/fault"),
        visitor.get("/assets/nothing.js"),
        visitor.call(page_body()),
        visitor.call({}),
        visitor.post("/overview"),
    ]
    kept = [
        visitor.get("/assets/session.js"),
        visitor.get("/assets/fonts/public-sans.woff2"),
        visitor.get("/_favicon.ico"),
    ]
    for answer in (*answers, *kept):
        for name, value in HEADERS.items():
            assert answer.headers[name] == value
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-eval" not in policy
        assert "script-src 'self' 'sha256-" in policy
        assert "Strict-Transport-Security" not in answer.headers
    for answer in answers:
        assert answer.headers["Cache-Control"] == "no-store"
    for answer in kept[:2]:
        assert "max-age=31536000" in answer.headers["Cache-Control"]
        assert "Cookie" not in answer.headers.get("Vary", "")


def test_pages_are_sent_compressed_but_for_the_form_to_sign_in(server: Flask) -> None:
    takes = {"Accept-Encoding": "gzip, deflate, br, zstd"}
    assert signed_in(server, STAFF).get("/", headers=takes).headers["Content-Encoding"] == "zstd"
    form = Visitor(server).get("/sign-in?next=/overview", headers=takes)
    assert len(form.data) > 500
    assert "Content-Encoding" not in form.headers


def test_the_small_plotly_is_served_to_viewers_alone(server: Flask) -> None:
    path = "/_dash-component-suites/plotly/package_data/plotly.v7_1_0m1.min.js"
    assert Visitor(server).get(path).status_code == 401
    visitor = signed_in(server, STAFF)
    small = visitor.get(path, headers={"Accept-Encoding": "gzip, br"})
    plain = visitor.get(path, headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "br"
    assert "Content-Encoding" not in plain.headers or plain.headers["Content-Encoding"] == "gzip"
    assert len(small.data) < 500_000
    assert small.headers["X-Content-Type-Options"] == "nosniff"


def test_the_page_loads_bootstrap_before_our_own_looks_and_has_a_language(server: Flask) -> None:
    page = signed_in(server, STAFF).get("/").text
    assert '<html lang="en"' in page
    assert '<a class="sr skip" href="#main">' in page
    assert "<footer" not in page
    sheets = [line for line in page.splitlines() if 'rel="stylesheet"' in line]
    assert "vendor/bootstrap.min.css" in sheets[0]
    assert "http" not in "".join(sheets)
    assert "plotly-cartesian" not in page


def test_a_callback_without_a_policy_stops_the_start(peopled_url: str) -> None:
    from dash import Dash, Input, Output

    from callbacks.site import Site

    def add(app: Dash, site: Site) -> None:
        @app.callback(Output("page", "children"), Input("address", "search"))
        def bare(search: str) -> str:
            return search

    with pytest.raises(UnsecuredCallback, match=r"page\.children"):
        create_app(settings_for(peopled_url), add=add)
