"""The security headers of every response, and how long a response may be cached."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Flask, Response, request

# Parts of the product itself, the same for everybody. All else is data and is never cached.
STATIC_ENDPOINTS = frozenset(
    {
        "_dash_assets.static",
        "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>",
        "/_favicon.ico",
    }
)
ONE_YEAR = 31_536_000

_FIXED = {
    "X-Content-Type-Options": "nosniff",
    # Not "no-referrer": browsers would then send "Origin: null" from our own forms.
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
}


def content_policy(script_hashes: Sequence[str]) -> str:
    """The strictest content security policy under which Dash, its charts and its tables work.

    `unsafe-inline` is needed for the style sheets Plotly writes; `blob:` for saving a picture.
    """
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *script_hashes)),
            "script-src-attr 'none'",
            "style-src-elem 'self' 'unsafe-inline'",
            "style-src-attr 'none'",
            "img-src 'self' data: blob:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
        )
    )


def is_static() -> bool:
    """Whether the request is for a part of the product rather than for data."""
    return request.endpoint in STATIC_ENDPOINTS


def register(server: Flask, script_hashes: Sequence[str], production: bool) -> None:
    """Set the headers on all responses. Call it after all callbacks are registered."""
    headers = _FIXED | {"Content-Security-Policy": content_policy(script_hashes)}
    if production:
        headers["Strict-Transport-Security"] = f"max-age={ONE_YEAR}; includeSubDomains"

    @server.after_request
    def _set(response: Response) -> Response:
        response.headers.update(headers)
        if not (is_static() and response.status_code in (200, 206, 304)):
            response.headers["Cache-Control"] = "no-store"
        elif response.is_streamed and response.status_code == 200:
            # Read it now: compressed as a stream, the file would not be closed at the end.
            response.direct_passthrough = False
            response.make_sequence()
        return response
