"""Refuses requests by default: checks who asks, if they may, and that it comes from our own page.

One function runs before anything in Dash does. An address is open only to those whom `site_route`
names; the addresses that Dash itself serves are listed here.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Collection, Container
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlsplit

from dash import Dash
from flask import Flask, Response, abort, g, redirect, request
from flask_login import current_user
from werkzeug.exceptions import BadRequest, UnsupportedMediaType
from werkzeug.wrappers import Response as AnyResponse

from callbacks.secured import (
    LONGEST_KNOWN,
    CallbackRefused,
    everyone,
    is_known,
    read_body,
)
from dashboard.web import errors
from dashboard.web.headers import STATIC_ENDPOINTS
from data_access.people.accounts import Viewer

ANYBODY: frozenset[str] = frozenset({"anybody"})  # including people who are not signed in
# What the sign-in page itself needs; nothing else is served to people who are not signed in.
OPEN_ASSETS = frozenset({"pac.css", "theme.js", "fonts/public-sans.woff2"})

_CATCH_ALL = "/<path:path>"
_CALLBACK = "/_dash-update-component"
# What Dash serves, to everyone. `/_reload-hash` is left out: nothing of ours asks for it.
_DASH_ENDPOINTS = (
    "/",
    _CATCH_ALL,
    "/_dash-layout",
    "/_dash-dependencies",
    _CALLBACK,
    *STATIC_ENDPOINTS,
)
MOST_CALLBACK_BYTES = 1024 * 1024
_FORM_TOKEN = "csrf_token"  # noqa: S105 - the name of a field
TOKEN_HEADER = "X-CSRFToken"  # noqa: S105 - the name of a header
_SAFE_METHODS = ("GET", "HEAD")

FOREIGN = "This form was not sent from a page of the dashboard. Open the page anew and try again."
_NO_ROLE = "Your account has no role that opens anything yet. Ask an administrator."


@dataclass(frozen=True)
class _Doors:
    """The declared addresses of one server: endpoint -> the roles that may use it."""

    roles: dict[str, frozenset[str]] = field(
        default_factory=lambda: dict.fromkeys(_DASH_ENDPOINTS, everyone())
    )


def _doors(server: Flask) -> _Doors:
    doors: _Doors = server.extensions.setdefault("pac_doors", _Doors())
    return doors


def site_route(
    server: Flask,
    rule: str,
    *,
    roles: Collection[str],
    methods: Collection[str] = ("GET",),
    endpoint: str | None = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Register the decorated function at an address, for these roles (see callbacks.secured).

    By the time the function runs, a POST has been checked to come from our own pages: it has
    `Viewer.csrf_token` in its form field ``csrf_token`` or in its header ``X-CSRFToken``.
    """
    allowed = frozenset(roles)
    if not allowed or not allowed <= everyone() | ANYBODY:
        raise ValueError(f"{rule}: say which known roles may use this address")

    def register(view: Callable[..., Any]) -> Callable[..., Any]:
        name = endpoint or view.__name__
        server.add_url_rule(rule, name, view, methods=list(methods))
        _doors(server).roles[name] = allowed
        return view

    return register


def declared(server: Flask) -> dict[str, frozenset[str]]:
    """The roles of every declared endpoint, for tests and the documentation."""
    return dict(_doors(server).roles)


def local_address(text: str | None) -> str:
    """One of our own addresses to open after signing in; "/" if the text is anything else."""
    if not text or len(text) > 2000 or not text.isprintable() or "\\" in text:
        return "/"
    parts = urlsplit(text)
    if parts.scheme or parts.netloc or not text.startswith("/") or text.startswith("//"):
        return "/"
    if parts.path.startswith(("/sign-", "/_", "/assets/")):
        return "/"
    return text


def _is_open() -> bool:
    """Whether the request is for one of the few things served to people who are not signed in."""
    if request.endpoint == "_dash_assets.static":
        return (request.view_args or {}).get("filename") in OPEN_ASSETS
    return False


def _ask_to_sign_in() -> AnyResponse:
    if errors.wants_json() or request.method not in _SAFE_METHODS:
        return errors.answer(401, "You are signed out. Sign in to go on.")
    g.pac_asked_to_sign_in = True
    address = request.full_path if request.query_string else request.path
    ended = "&ended=1" if getattr(current_user, "has_ended", False) else ""
    return redirect(f"/sign-in?next={quote(local_address(address), safe='/')}{ended}")


def _same_origin() -> bool:
    """Whether, according to the browser, the request comes from a page of this same site."""
    fetched = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    if fetched is None and origin is None:
        return False
    if fetched is not None and fetched != "same-origin":
        return False
    # Only the host is compared: behind a proxy that handles TLS, the scheme differs.
    return origin is None or urlsplit(origin).netloc == request.host


def has_token(viewer: Viewer) -> bool:
    """Whether the request carries the token known only to pages of this sign-in."""
    sent = request.headers.get(TOKEN_HEADER)
    if sent is None and request.mimetype in (
        "application/x-www-form-urlencoded",
        "multipart/form-data",
    ):
        sent = request.form.get(_FORM_TOKEN)
    return bool(sent and viewer.csrf_token) and hmac.compare_digest(
        (sent or "").encode(), viewer.csrf_token.encode()
    )


def _read_callback(app: Dash, viewer: Viewer) -> None:
    """Reduce a callback's body to what was checked; Dash reads it from the same place."""
    request.max_content_length = MOST_CALLBACK_BYTES
    sent = request.get_data()
    try:
        if request.is_json and len(sent) <= LONGEST_KNOWN and is_known(app, viewer.role, sent):
            return
        body = request.get_json()
    except (BadRequest, UnsupportedMediaType, RecursionError, ValueError) as error:
        raise CallbackRefused(
            400, "The browser sent something that cannot be read. Reload the page and try again."
        ) from error
    checked = read_body(app, viewer.role, body)
    body.clear()
    body.update(checked)


def register(
    server: Flask, app_of: Callable[[], Dash], page_paths: Container[str] | None = None
) -> None:
    """Register the guard as the first thing a server runs; call it before Dash is created.

    `page_paths`: the addresses that show a page; all others are answered with a 404 message.
    None accepts every address as a page.
    """

    @server.before_request
    def _guard() -> AnyResponse | Response | None:
        endpoint = request.endpoint
        roles = _doors(server).roles.get(endpoint or "")
        if _is_open():
            return None
        writes = request.method not in _SAFE_METHODS
        if roles == ANYBODY:
            if writes and not _same_origin():
                return errors.answer(403, FOREIGN)
            return None
        if not current_user.is_authenticated:
            return _ask_to_sign_in()
        viewer: Viewer = current_user.viewer
        if request.routing_exception is not None:
            return None  # Flask answers: unknown address, wrong method, or a redirect
        if viewer.role is None:
            return errors.answer(403, _NO_ROLE)
        if roles is None or viewer.role.key not in roles:
            return errors.answer(403)
        if writes and not (_same_origin() and has_token(viewer)):
            return errors.answer(403, FOREIGN)
        if endpoint == _CATCH_ALL and page_paths is not None and request.path not in page_paths:
            abort(404)
        if endpoint == _CALLBACK:
            _read_callback(app_of(), viewer)
        return None
