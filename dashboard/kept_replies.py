"""Keeps whole replies to a change of the filters, as they go over the wire, while the data stand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Hashable
from dataclasses import dataclass

from flask import Flask, Response, g, request
from flask_login import current_user

from callbacks.pages import DRAWN_IN_PLACE, look
from callbacks.secured import current_viewer
from callbacks.site import Site

CALLBACK = "/_dash-update-component"
LARGEST = 64 * 1024  # bytes of a reply; a larger one is made anew each time


@dataclass(frozen=True)
class _Kept:
    body: bytes
    encoding: str


def _name(site: Site) -> Hashable:
    """All that a drawn reply is made of besides the data: the question, and who asks it."""
    account = current_viewer().account
    body = request.get_json()  # the guard has left in it only what it checked
    shown = (part.get("value") for part in body["state"])
    asked = {
        "output": body["output"],
        "outputs": body["outputs"],
        "inputs": body["inputs"],
        # Of what the browser shows, only the page matters, not the filters it shows it with.
        "shown": [value.get("path") if isinstance(value, dict) else None for value in shown],
    }
    return (
        hashlib.sha256(json.dumps(asked).encode()).digest(),
        request.headers.get("Accept-Encoding", ""),
        look(),
        account.role,
        account.region,
        site.answers.policy,
        site.today(),
    )


def register_lookup(server: Flask, site: Site) -> None:
    """Answer from what is kept. Call it after the guard, so that nobody is answered unchecked."""

    @server.before_request
    def _find() -> Response | None:
        if request.endpoint != CALLBACK or not current_user.is_authenticated:
            return None
        with site.answers.asking(current_viewer().scope, site.today()) as asking:
            g.pac_reply = asking.place_of(("reply", _name(site)))
            kept: _Kept | None = site.answers.replies.find(g.pac_reply)
        if kept is None:
            return None
        del g.pac_reply
        response = Response(kept.body, mimetype="application/json")
        if kept.encoding:
            response.headers["Content-Encoding"] = kept.encoding
            response.vary.add("Accept-Encoding")
        return response


def register_keeping(server: Flask, site: Site) -> None:
    """Keep what was drawn. Call it before compression is set up: it then sees the last bytes."""

    @server.after_request
    def _keep(response: Response) -> Response:
        place = g.pop("pac_reply", None)
        drawn = g.pop(DRAWN_IN_PLACE, None)  # the data version it was drawn of
        if place is None or drawn is None or drawn != place.version:
            return response
        if response.status_code == 200 and not response.is_streamed:
            body = response.get_data()
            if len(body) <= LARGEST:
                encoding = response.headers.get("Content-Encoding", "")
                site.answers.replies.keep(place, _Kept(body, encoding))
        return response
