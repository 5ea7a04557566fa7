"""Makes the web application from its settings; the only module that imports every part of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Container, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson
from dash import Dash, dcc, html
from flask import Flask, Response, request
from flask.json.provider import DefaultJSONProvider
from flask_compress import Compress

from callbacks import pages
from callbacks.addresses import PagePaths
from callbacks.secured import check_all_secured
from callbacks.site import Site, today_of, utc_now
from config.settings import ROOT, Settings
from dashboard.web import (
    account_forms,
    cached_replies,
    definitions,
    downloads,
    errors,
    guard,
    headers,
    health,
    log_lines,
    noted_refusals,
    password_links,
    reports,
    same_ids,
    security_txt,
    settled,
    sign_in,
    uploads,
)
from dashboard.web import consents as consent_forms
from dashboard.web import files_due as month_forms
from data_access.imports.opening import open_database
from data_access.people import accounts
from data_access.storage.database import Database

ASSETS = ROOT / "assets"
TEMPLATES = ROOT / "layouts" / "templates"
TITLE = "PAC monitor"
PAGE_PATHS = PagePaths()
SHORTEST_SECRET = 32  # characters
PAGE_PATIENCE = (
    4_000  # milliseconds that a request waits for an import to be saved; then it is said
)
_BUNDLE = "/_dash-component-suites/plotly/package_data/plotly."
_DEBUG_SWITCHES = ("DASH_DEBUG", "FLASK_DEBUG", "DASH_MCP_ENABLED")
_OFF = ("", "0", "false", "no", "off")

# Dash's own page, plus a language and a skip link, minus its <footer> around the scripts.
_INDEX = """<!DOCTYPE html>
<html lang="en" data-bs-theme="light">
<head>
{%metas%}
<title>{%title%}</title>
<link rel="icon" href="data:,">
{%css%}
</head>
<body>
<a class="sr skip" href="#main">Skip to the page</a>
<a class="sr skip" href="#search-field">Skip to search</a>
<div class="wrap"><div class="note act" id="notice" role="alert" hidden></div></div>
{%app_entry%}
<div>
{%config%}
{%scripts%}
{%renderer%}
</div>
</body>
</html>"""


class RefusedToStart(RuntimeError):
    """The settings do not allow a safe start; the text says what to change.

    Seen: every reason at once, where the server is started.
    """


def refusals(settings: Settings, environment: Mapping[str, str]) -> list[str]:
    """Why the dashboard must not start in production with these settings; empty if it may."""
    if not settings.production:
        return []
    out = [
        f"{name} is set. Unset it: it opens the program's insides to everybody."
        for name in _DEBUG_SWITCHES
        if environment.get(name, "").strip().casefold() not in _OFF
    ]
    if "secret_key" not in settings.model_fields_set:
        out.append("PAC_SECRET_KEY is not set. Set it to a long random text and keep it secret.")
    elif len(settings.secret_key.get_secret_value()) < SHORTEST_SECRET:
        out.append(f"PAC_SECRET_KEY is too short: it needs {SHORTEST_SECRET} characters or more.")
    if settings.extract_key and len(settings.extract_key) < SHORTEST_SECRET:
        out.append(f"PAC_EXTRACT_KEY is too short: it needs {SHORTEST_SECRET} characters or more.")
    return out


def check_start(settings: Settings, database: Database) -> None:
    """Raise RefusedToStart if production would not be safe."""
    reasons = refusals(settings, os.environ)
    if settings.production and accounts.has_demonstration_accounts(database):
        reasons.append(
            "The database has demonstration accounts. Disable them with: "
            "python -m dashboard user disable E-MAIL"
        )
    if reasons:
        raise RefusedToStart("\n".join(["The dashboard does not start in production:", *reasons]))


def asset_address(name: str) -> str:
    """The address of a file in assets/; it changes with the file, so browsers may cache it for a year."""
    path = ASSETS / name
    changed = path.stat().st_mtime if path.exists() else 0  # in Dash's own format
    return f"/assets/{name}?m={changed}"


def _placeholder() -> Any:
    return html.Main(
        [dcc.Location(id="address", refresh=False), html.Div(id="page")],
        id="main",
        className="wrap",
    )


class _Json(DefaultJSONProvider):
    """Parses what browsers send with the same library that writes the replies."""

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        return orjson.loads(s)


class _Compress(Compress):
    """Compresses all responses except the sign-in form.

    The form shows text from its address next to a secret; if it were compressed, its length would
    reveal how similar the two are.
    """

    def after_request(self, response: Response | None) -> Response:
        if response is not None and request.endpoint == sign_in.ENDPOINT:
            return response
        return super().after_request(response)


def _make_server(settings: Settings) -> Flask:
    # Without Flask's own /static: every static file goes through assets/.
    server = Flask("dashboard", static_folder=None, template_folder=str(TEMPLATES))
    server.json = _Json(server)
    server.config.update(
        SECRET_KEY=settings.secret_key.get_secret_value(),
        MAX_CONTENT_LENGTH=settings.upload_megabytes * 1024 * 1024,
        SEND_FILE_MAX_AGE_DEFAULT=headers.ONE_YEAR,
        # Pages hold no secret and no data; those come as JSON, behind a token that no other site has.
        COMPRESS_MIMETYPES=[
            "text/html",
            "application/json",
            "application/javascript",
            "text/css",
            "text/csv",
            "text/javascript",
            "image/svg+xml",
        ],
        # A reply is compressed once and cached: one more millisecond makes it a sixth smaller.
        COMPRESS_ZSTD_LEVEL=9,
        COMPRESS_BR_LEVEL=5,
    )
    server.jinja_env.globals["asset_address"] = asset_address
    server.jinja_env.globals["product"] = TITLE
    return server


def _make_dash(server: Flask, production: bool) -> Dash:
    return Dash(
        "dashboard",
        server=server,
        assets_folder=str(ASSETS),
        assets_path_ignore=["vendor", "fonts"],
        # First, so that the product's own styles override it.
        external_stylesheets=[asset_address("vendor/bootstrap.min.css")],
        index_string=_INDEX,
        title=TITLE,
        update_title=None,
        serve_locally=True,
        compress=False,  # flask-compress is set up above: Dash would limit it to gzip
        suppress_callback_exceptions=True,
        include_pages_meta=False,
        use_pages=False,
        enable_mcp=False,
        csrf_token_name=sign_in.csrf_cookie_name(production),
        csrf_header_name=guard.TOKEN_HEADER,
        add_log_handler=False,
    )


def _serve_small_plotly(server: Flask) -> None:
    """Serve a plotly.js with only the parts our charts use: a third of the whole, loaded on demand."""
    plain = (ASSETS / "vendor" / "plotly-cartesian.min.js").read_bytes()
    small = Path(ASSETS / "vendor" / "plotly-cartesian.min.js.br").read_bytes()

    @server.before_request
    def _bundle() -> Response | None:
        if not request.path.startswith(_BUNDLE):
            return None
        takes_br = request.accept_encodings.quality("br") > 0
        response = Response(small if takes_br else plain, mimetype="text/javascript")
        response.cache_control.max_age = headers.ONE_YEAR
        response.vary.add("Accept-Encoding")
        if takes_br:
            response.headers["Content-Encoding"] = "br"
        return response


def add_product(app: Dash, site: Site) -> None:
    """Register the dashboard's pages, downloads and uploads."""
    pages.register(app, site)
    downloads.register(app.server, site)
    definitions.register(app.server, site)
    reports.register(app.server, site)
    uploads.register(app.server, site)
    consent_forms.register(app.server, site)
    month_forms.register(app.server, site)
    same_ids.register(app.server, site)
    settled.register(app.server, site)
    account_forms.register(app.server, site)


def create_app(
    settings: Settings,
    *,
    page_paths: Container[str] | None = PAGE_PATHS,
    now: Callable[[], datetime] = utc_now,
    add: Callable[[Dash, Site], None] = add_product,
) -> Flask:
    """Make one web application. One process may have several.

    `page_paths`: the addresses that show a page. `add`: registers callbacks and routes; tests
    pass their own. Raises RefusedToStart if production would not be safe, UnsecuredCallback if a
    callback has no policy. The Dash object is ``server.extensions["pac_dash"]``.
    """
    database = open_database(
        settings.database_url, lambda: today_of(settings, now), patience=PAGE_PATIENCE
    )
    check_start(settings, database)
    site = Site(settings, database, now)

    server = _make_server(settings)
    server.extensions["pac_site"] = site
    # Its last look comes after those of all others.
    log_lines.register(server, settings.proxies, PAGE_PATHS if page_paths is None else page_paths)
    cached_replies.register_keeping(server, site)
    _Compress(server)  # the after_request function registered first runs last
    sign_in.register(server, site)
    password_links.register(server, site)
    health.register(server, site)
    security_txt.register(server, site)
    guard.register(server, lambda: server.extensions["pac_dash"], page_paths)
    cached_replies.register_lookup(server, site)  # after the guard
    _serve_small_plotly(server)  # after the guard

    app = _make_dash(server, settings.production)
    server.extensions["pac_dash"] = app
    app.layout = _placeholder
    add(app, site)
    check_all_secured(app)

    errors.register(server, settings.upload_megabytes)
    noted_refusals.register(server, site)
    headers.register(server, app.csp_hashes(), settings.production)
    # Dash finishes its setup during its first request and does not survive two at once
    # (plotly/dash#3971), so we send the first one here.
    server.test_client().get("/healthz")
    return server
