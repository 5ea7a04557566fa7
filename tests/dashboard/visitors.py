"""People who visit the dashboard in tests: each a browser of their own, in front of one copy."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from dash import ALL, Dash, Input, Output, State, dcc, html
from flask import Flask, abort
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from callbacks.secured import Check, current_viewer, optional, secured, text, whole
from callbacks.site import Site
from config.settings import Settings
from dashboard.web.app import create_app
from dashboard.web.guard import site_route
from data_access.people import accounts
from data_access.storage.database import (
    Database,
    DatabaseUnavailable,
)

PASSWORD = "four unrelated words"
OURS = {"Origin": "http://localhost"}
CSRF_COOKIE = "pac-csrf"

STAFF = ("staff@example.org", "eec_staff", None)
FACILITATOR = ("facilitator@example.org", "facilitator", 1)
ADMIN = ("admin@example.org", "admin", None)
PEOPLE = (STAFF, FACILITATOR, ADMIN)


class Clock:
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 21, 15, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.instant

    def pass_by(self, **by: float) -> None:
        self.instant += timedelta(**by)


def _one_of(*known: str) -> Check:
    return lambda value: isinstance(value, str) and value in known


def _some_of(*known: str) -> Check:
    return lambda value: isinstance(value, list) and all(map(_one_of(*known), value))


def settings_for(database_url: str, **more: Any) -> Settings:
    if database_url.startswith("sqlite:///"):
        # Beside the test's own database, never in the folder of a dashboard that is in use.
        folder = Path(database_url.removeprefix("sqlite:///")).parent
        more = {"uploads_folder": folder / "uploads"} | more
    return Settings.model_validate({"DATABASE_URL": database_url, "secret_key": "k" * 40} | more)


def add_people(database: Database) -> None:
    for email, role, region in PEOPLE:
        accounts.create_account(
            database, email, email.title(), role, region, PASSWORD, at=Clock().instant
        )


def add_trial_parts(app: Dash, site: Site) -> None:
    """Callbacks and routes that do what those of the product do, and some that fail."""
    app.layout = lambda: html.Main(
        [
            dcc.Location(id="address"),
            html.H1("Trial"),
            html.Label("Size", htmlFor="size"),
            dcc.Input(id="size", type="number"),
            html.Button("Fail", id="fail"),
            dcc.Link("Other filters", href="/overview?region=2"),
            html.Div(id="page"),
            html.Div(id="failed"),
            dcc.Graph(
                id="graph", figure={"data": [{"y": [1, 2]}]}, config={"displayModeBar": False}
            ),
            html.Form(
                [
                    dcc.Input(type="hidden", name="csrf_token", value=current_viewer().csrf_token),
                    html.Button("Sign out", type="submit"),
                ],
                action="/sign-out",
                method="post",
            ),
        ],
        id="main",
    )

    @secured(
        app,
        outputs=Output("page", "children"),
        inputs=((Input("address", "search"), optional(text(200))),),
        state=((State("size", "value"), optional(whole(1, 100))),),
        roles=("eec_staff", "facilitator"),
    )
    def page(search: str | None, size: int | None) -> str:
        viewer = current_viewer()
        return f"{viewer.account.email} {viewer.scope.regions} {search} {size}"

    @secured(
        app,
        outputs=(
            Output({"panel": ALL}, "figure"),
            Output("said", "children"),
        ),
        inputs=(
            (Input({"filter": ALL}, "value"), optional(text(20))),
            (Input("kinds", "value"), optional(_some_of("a", "b"))),
        ),
        pages=("class",),
    )
    def panels(filters: list[Any], kinds: Any) -> tuple[list[Any], str]:
        from dash import ctx

        return [{"data": []} for _ in ctx.outputs_list[0]], f"{filters} {kinds} {ctx.triggered_id}"

    @secured(
        app,
        outputs=Output("accounts", "children"),
        inputs=((Input("go", "n_clicks"), optional(whole(0, 9))),),
        roles=("admin",),
    )
    def for_admins(clicks: int | None) -> str:
        return "secret of admins"

    @secured(
        app,
        outputs=Output("broken", "children"),
        inputs=((Input("how", "value"), _one_of("fault", "database", "abort")),),
        roles=("eec_staff",),
    )
    def broken(how: str) -> str:
        if how == "database":
            raise DatabaseUnavailable("The reporting database rests. Try again in a minute.")
        if how == "abort":
            abort(404)
        raise ZeroDivisionError("inner secret")

    @secured(
        app,
        outputs=Output("failed", "children"),
        inputs=((Input("fail", "n_clicks"), optional(whole(0, 1_000_000))),),
        roles=("eec_staff",),
        prevent_initial_call=True,
    )
    def failing(count: int | None) -> str:
        raise DatabaseUnavailable("The reporting database rests. Try again in a minute.")

    app.clientside_callback(
        "function(x) { return x; }", Output("shown", "children"), Input("address", "hash")
    )

    @site_route(app.server, "/trial/staff", roles=("eec_staff",))
    def trial_staff() -> str:
        return "for staff"

    @site_route(app.server, "/trial/fault", roles=("eec_staff",))
    def trial_fault() -> str:
        raise ZeroDivisionError("inner secret")

    @site_route(app.server, "/trial/form", roles=("facilitator", "eec_staff"), methods=("POST",))
    def trial_form() -> str:
        from flask import request

        return f"received {request.form.get('word')}"

    @app.server.route("/trial/undeclared", methods=["GET", "POST"])
    def trial_undeclared() -> str:
        return "never seen"


def trial_server(database_url: str, clock: Clock | None = None, **settings: Any) -> Flask:
    return create_app(
        settings_for(database_url, **settings),
        page_paths=frozenset({"/", "/overview", "/class"}),
        now=clock or Clock(),
        add=add_trial_parts,
    )


class Visitor:
    """One browser."""

    def __init__(self, server: Flask) -> None:
        self.client: FlaskClient = server.test_client()

    def get(self, path: str, **more: Any) -> TestResponse:
        return self.client.get(path, buffered=True, **more)

    def sign_in(
        self, email: str, password: str = PASSWORD, next_address: str = "/", **more: Any
    ) -> TestResponse:
        page = self.get("/sign-in").text
        found = re.search(r'name="form_token" value="([^"]+)"', page)
        data = {
            "form_token": found[1] if found else "",
            "email": email,
            "password": password,
            "next": next_address,
        }
        return self.client.post("/sign-in", data=data, headers=OURS, buffered=True, **more)

    @property
    def token(self) -> str:
        """The CSRF token the server handed out with the last page."""
        cookie = self.client.get_cookie(CSRF_COOKIE)
        return cookie.value if cookie else ""

    def post(self, path: str, headers: dict[str, str] | None = None, **more: Any) -> TestResponse:
        return self.client.post(
            path,
            buffered=True,
            headers={**OURS, "X-CSRFToken": self.token} | (headers or {}),
            **more,
        )

    def call(self, body: Any, headers: dict[str, str] | None = None) -> TestResponse:
        """Send a callback as the page would."""
        return self.post("/_dash-update-component", headers, json=body)


def signed_in(server: Flask, person: tuple[str, str, int | None]) -> Visitor:
    visitor = Visitor(server)
    assert visitor.sign_in(person[0]).status_code == 303
    visitor.get("/")
    return visitor


def page_body(search: Any = "?region=1", size: Any = None) -> dict[str, Any]:
    return {
        "output": "page.children",
        "outputs": {"id": "page", "property": "children"},
        "inputs": [{"id": "address", "property": "search", "value": search}],
        "state": [{"id": "size", "property": "value", "value": size}],
        "changedPropIds": ["address.search"],
    }


PANELS = '..{"panel":["ALL"]}.figure...said.children..'


def panels_body(filters: list[Any], kinds: Any = None) -> dict[str, Any]:
    return {
        "output": PANELS,
        "outputs": [
            [{"id": {"panel": "one"}, "property": "figure"}],
            {"id": "said", "property": "children"},
        ],
        "inputs": [
            [
                {"id": {"filter": i}, "property": "value", "value": value}
                for i, value in enumerate(filters)
            ],
            {"id": "kinds", "property": "value", "value": kinds},
        ],
        "changedPropIds": ['{"filter":0}.value'],
    }
