"""Caches whole replies to a filter change, as sent to the browser, until the data change."""

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
from callbacks.pages import DRAWN_IN_PLACE, LOOK_CHANGED, SEEN
from callbacks.secured import LONGEST_KNOWN
from callbacks.site import Site
from data_access.asking.cache import CacheKey
from data_access.people.accounts import Viewer
from data_access.people.noticing import Seen

CALLBACK = "/_dash-update-component"
LARGEST = 64 * 1024  # bytes; larger replies are not cached


@dataclass(frozen=True)
class _CachedReply:
    body: bytes
    encoding: str
    seen: Seen | None  # what is noted of whom it is handed out to


def _question(sent: bytes) -> bytes | None:
    """A short hash of what a request body asks for; the guard has already checked the body.

    None if it only asks for other colors or another width: that reply holds only part of a page.
    """
    body = orjson.loads(sent)
    if body.get("changedPropIds") == [LOOK_CHANGED]:
        return None
    # Of what the browser currently shows, only the page matters, not the filters.
    shown = [_path(part) for part in body.get("state", [])]
    # The current look is part of the key through its cookies.
    inputs = [part for part in body.get("inputs", []) if _id(part) != LOOK]
    asked = (body["output"], body.get("outputs"), inputs, shown)
    try:
        data = orjson.dumps(asked)
    except orjson.JSONEncodeError:  # what the guard leaves unchecked may be nested too deeply
        data = sent
    return hashlib.sha256(data).digest()


_cached_question = lru_cache(maxsize=128)(_question)


def _path(part: Any) -> Any:
    value = part.get("value") if isinstance(part, dict) else part
    return value.get("path") if isinstance(value, dict) else value


def _id(part: Any) -> Any:
    return part.get("id") if isinstance(part, dict) else None


def _key(site: Site, viewer: Viewer, asked: bytes) -> Hashable:
    """Everything a reply depends on besides the data: the question, and who asks it."""
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
    """Answer from the cache. Call it after the guard, so that only checked requests are answered."""

    @server.before_request
    def _find() -> Response | None:
        if request.endpoint != CALLBACK or not current_user.is_authenticated:
            return None
        sent = request.get_data()
        asked = (_cached_question if len(sent) <= LONGEST_KNOWN else _question)(sent)
        if asked is None:
            return None
        viewer: Viewer = current_user.viewer
        # The sign-in has already read the data version, so a cached reply needs no query of its own.
        place = CacheKey(current_user.data_version, viewer.scope.key, _key(site, viewer, asked))
        kept: _CachedReply | None = site.answers.replies.find(place)
        if kept is None:
            g.pac_reply = place
            return None
        if kept.seen is not None:
            site.noticing.figures(viewer.account.email, kept.seen, site.now())
        response = Response(kept.body, mimetype="application/json")
        if kept.encoding:
            response.headers["Content-Encoding"] = kept.encoding
            response.vary.add("Accept-Encoding")
        return response


def register_keeping(server: Flask, site: Site) -> None:
    """Cache replies. Call it before compression is set up, so that it runs after it."""

    @server.after_request
    def _keep(response: Response) -> Response:
        place = g.pop("pac_reply", None)
        drawn = g.pop(DRAWN_IN_PLACE, None)  # the data version it was made from
        seen = g.pop(SEEN, None)
        if place is None or drawn is None or drawn != place.version:
            return response
        if response.status_code == 200 and not response.is_streamed:
            body = response.get_data()
            if len(body) <= LARGEST:
                encoding = response.headers.get("Content-Encoding", "")
                site.answers.replies.put(place, _CachedReply(body, encoding, seen))
        return response
