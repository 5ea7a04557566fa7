"""Keeps whole replies to a change of the filters, as they go over the wire, while the data stand."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from flask import Flask, Response, g, request
from flask_login import current_user

from callbacks.look import LOOK, look
from callbacks.pages import DRAWN_IN_PLACE, LOOK_CHANGED
from callbacks.secured import LONGEST_KNOWN
from callbacks.site import Site
from data_access.asking.cache import CacheKey
from data_access.people.accounts import Viewer

CALLBACK = "/_dash-update-component"
LARGEST = 64 * 1024  # bytes of a reply; a larger one is made anew each time


@dataclass(frozen=True)
class _CachedReply:
    body: bytes
    encoding: str


def _asked(sent: bytes) -> bytes | None:
    """What a body asks for, in few bytes. The guard has checked it.

    None where it asks for other colors or another width alone: its reply is no whole one.
    """
    body = orjson.loads(sent)
    if body.get("changedPropIds") == [LOOK_CHANGED]:
        return None
    # Of what the browser shows, only the page matters, not the filters it shows it with.
    shown = [_path(part) for part in body.get("state", [])]
    # Which look was asked for last is in the name by its cookies.
    inputs = [part for part in body.get("inputs", []) if _id(part) != LOOK]
    asked = (body["output"], body.get("outputs"), inputs, shown)
    try:
        told = orjson.dumps(asked)
    except orjson.JSONEncodeError:  # what the guard leaves out may be nested without end
        told = sent
    return hashlib.sha256(told).digest()


_asked_again = lru_cache(maxsize=128)(_asked)


def _path(part: Any) -> Any:
    value = part.get("value") if isinstance(part, dict) else part
    return value.get("path") if isinstance(value, dict) else value


def _id(part: Any) -> Any:
    return part.get("id") if isinstance(part, dict) else None


def _name(site: Site, viewer: Viewer, asked: bytes) -> Hashable:
    """All that a drawn reply is made of besides the data: the question, and who asks it."""
    return (
        "reply",
        asked,
        request.headers.get("Accept-Encoding", ""),
        look(),
        viewer.account.role,
        viewer.account.region,
        site.answers.policy,
        site.today(),
    )


def register_lookup(server: Flask, site: Site) -> None:
    """Answer from what is kept. Call it after the guard, so that nobody is answered unchecked."""

    @server.before_request
    def _find() -> Response | None:
        if request.endpoint != CALLBACK or not current_user.is_authenticated:
            return None
        sent = request.get_data()
        asked = (_asked_again if len(sent) <= LONGEST_KNOWN else _asked)(sent)
        if asked is None:
            return None
        viewer: Viewer = current_user.viewer
        # The version was read with the sign-in: a kept reply costs no statement of its own.
        place = CacheKey(current_user.data_version, viewer.scope.key, _name(site, viewer, asked))
        kept: _CachedReply | None = site.answers.replies.find(place)
        if kept is None:
            g.pac_reply = place
            return None
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
                site.answers.replies.put(place, _CachedReply(body, encoding))
        return response
