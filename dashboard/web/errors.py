"""Writes every response that is not the page asked for: plain words and a next step, no internals."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from dash.exceptions import DependencyException, InvalidResourceError
from flask import Flask, Response, jsonify, make_response, render_template, request
from flask_login import current_user
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from callbacks.secured import CallbackRefused
from dashboard.web.log_lines import request_id
from data_access.storage.database import DatabaseUnavailable

log = logging.getLogger("pac.errors")

DRAINED_BYTES = 64 * 1024
MOST_DRAINED = 512 * 1024 * 1024


@dataclass(frozen=True)
class ErrorWords:
    """A message page: what happened, and what to do about it."""

    title: str
    text: str


MESSAGES: dict[int, ErrorWords] = {
    400: ErrorWords(
        "This request could not be read",
        "The browser sent something this page does not know. Go back, reload the page and try again.",
    ),
    401: ErrorWords("Please sign in", "This needs you to be signed in."),
    403: ErrorWords(
        "Not part of your role",
        "Your account does not include this page. Ask an administrator if it should.",
    ),
    404: ErrorWords(
        "There is no page at this address",
        "The address may be misspelled, or the page has moved. Start from the first page.",
    ),
    405: ErrorWords(
        "This address is not used like that",
        "It belongs to a form or a button of a page. Start from the first page.",
    ),
    409: ErrorWords("This cannot be done now", "Something else rests on it. Nothing was changed."),
    413: ErrorWords(
        "The file is too large",
        "Nothing was saved. Files up to {megabytes} MB are taken: "
        "split the file, for example by month, and send the parts.",
    ),
    429: ErrorWords(
        "Many people are signing in at this moment", "Try again in a few seconds. Nothing was lost."
    ),
    500: ErrorWords(
        "Something went wrong here",
        "This is a fault of the dashboard, not of what you did. Nothing was saved. "
        "Try again; if it happens again, tell the administrator the number below.",
    ),
    503: ErrorWords(
        "The reporting database is not available", "Nothing was lost; try again shortly."
    ),
}


@dataclass(frozen=True)
class Way:
    """A link on a message: where it goes and what it says."""

    href: str
    label: str


def wants_json() -> bool:
    """Whether the response goes to a script on a page rather than to a reader."""
    return request.path.startswith(("/_dash", "/_reload"))


def is_signed_in() -> bool:
    """Whether somebody is signed in; False if that cannot be found out because the database is down."""
    try:
        return bool(current_user.is_authenticated)
    except DatabaseUnavailable:
        return False


def answer(
    status: int, text: str | None = None, reference: str | None = None, back: Way | None = None
) -> Response:
    """The message for a status: a page, or JSON ``{"error": sentence}`` for a script.

    `back`: where the page that was refused is, if it is known.
    """
    words = MESSAGES.get(status) or MESSAGES[400 if status < 500 else 500]
    sentence = text or words.text
    if wants_json():
        body = {"error": sentence} | ({"reference": reference} if reference else {})
        response = jsonify(body)
    else:
        response = make_response(
            render_template(
                "message.html",
                title=words.title,
                text=sentence,
                reference=reference,
                back=back,
                signed_in=status not in (401, 500, 503) and is_signed_in(),
            )
        )
    response.status_code = status
    return response


def _drain() -> None:
    """Read the rest of what a signed-in browser is sending, so that it can receive the response.

    If the connection is closed during an upload, the browser shows "connection reset", not our message.
    """
    rest = min(request.content_length or 0, MOST_DRAINED)
    stream = request.environ["wsgi.input"]
    while rest > 0 and (chunk := stream.read(min(DRAINED_BYTES, rest))):
        rest -= len(chunk)


def register(server: Flask, upload_megabytes: int) -> None:
    """Register the error handlers. Call it after Dash has registered its own."""

    @server.errorhandler(HTTPException)
    def _known(error: HTTPException) -> Response:
        status = error.code or 500
        if 300 <= status < 400:
            return make_response(error.get_response())  # werkzeug's redirects come this way too
        text = None
        if isinstance(error, RequestEntityTooLarge):
            text = MESSAGES[413].text.format(megabytes=upload_megabytes)
            if is_signed_in():
                _drain()
        response = answer(status, text)
        if status == 405 and "Allow" in (allowed := error.get_response().headers):
            response.headers["Allow"] = allowed["Allow"]
        return response

    @server.errorhandler(CallbackRefused)
    def _refused(error: CallbackRefused) -> Response:
        return answer(error.status, error.sentence)

    @server.errorhandler(DatabaseUnavailable)
    def _unavailable(error: DatabaseUnavailable) -> Response:
        log.error("database unavailable: %s", error)
        response = answer(503, str(error))
        response.headers["Retry-After"] = "30"
        return response

    def _no_such_part(error: Exception) -> Response:
        return answer(404)

    server.register_error_handler(DependencyException, _no_such_part)
    server.register_error_handler(InvalidResourceError, _no_such_part)

    @server.errorhandler(Exception)
    def _fault(error: Exception) -> Response:
        reference = request_id()[:8]
        log.error("fault %s at %s", reference, request.method, exc_info=error)
        return answer(500, reference=reference)
