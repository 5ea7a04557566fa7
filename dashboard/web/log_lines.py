"""Writes the log: one line of JSON each in production, with the request it belongs to, and nobody's data.

Texts of other people's exceptions may quote a row or an address; of those the line has the kind and the
place in the code. Accounts stand by number, addresses by their first part.
"""

from __future__ import annotations

import json
import logging
import re
import secrets
import sys
import time
import traceback
from collections.abc import Container
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Response, g, has_request_context, request
from flask_login import current_user

from config.settings import ROOT
from dashboard.web.headers import is_static

HEADER = "X-Request-Id"
_USABLE_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
_ROOMS = ("callbacks", "config", "dashboard", "data_access", "layouts")

requests_log = logging.getLogger("pac.requests")


def request_id() -> str:
    """The id of the request that is answered: the proxy's, or one made here; "" outside of requests."""
    return str(g.get("pac_request_id", "")) if has_request_context() else ""


class JsonLines(logging.Formatter):
    """A record as one line of JSON, with time in UTC, the request's id and the cause of a fault."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "log": record.name,
        }
        if found := request_id():
            line["request"] = found
        line["text"] = record.getMessage()
        line |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[1] is not None:
            line["cause"] = causes(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


def causes(error: BaseException) -> list[dict[str, str]]:
    """The exception and those it came from, the newest first: kind, place, and our own words for it."""
    out: list[dict[str, str]] = []
    found: BaseException | None = error
    while found is not None and len(out) < 8:
        kind = type(found)
        entry = {"kind": f"{kind.__module__}.{kind.__qualname__}", "at": _places(found)}
        if kind.__module__.split(".")[0] in _ROOMS:
            entry["text"] = str(found)
        if state := getattr(getattr(found, "orig", found), "sqlstate", None):
            entry["sqlstate"] = str(state)
        out.append(entry)
        found = found.__cause__ or found.__context__
    return out


def _places(error: BaseException) -> str:
    """Where it came through our own code, outermost first, without a path of the machine."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [
        f for f in frames if ROOT in Path(f.filename).parents and "site-packages" not in f.filename
    ]
    return " > ".join(f"{Path(f.filename).relative_to(ROOT)}:{f.lineno}" for f in ours[-6:])


def configure(production: bool) -> None:
    """Send every record to stderr: JSON lines in production, plain words elsewhere. Once a process."""
    handler = logging.StreamHandler(sys.stderr)
    plain = logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s")
    handler.setFormatter(JsonLines() if production else plain)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    requests_log.setLevel(logging.INFO if production else logging.WARNING)
    for name in ("gunicorn.error", "gunicorn.access"):  # gunicorn gives them handlers of their own
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = True


def register(server: Flask, proxies: int, pages: Container[str]) -> None:
    """Give each request its id, and write one line about each answer. Call it before all else.

    `pages`: the addresses that show a page; others may be anything that somebody typed.
    """

    @server.before_request
    def _begin() -> None:
        sent = request.headers.get(HEADER, "") if proxies else ""
        g.pac_request_id = sent if _USABLE_ID.fullmatch(sent) else secrets.token_hex(8)
        g.pac_began = time.perf_counter()

    @server.after_request
    def _end(response: Response) -> Response:
        response.headers[HEADER] = request_id()
        if requests_log.isEnabledFor(logging.INFO) and not is_static():
            requests_log.info(
                "%s %s",
                request.method,
                response.status_code,
                extra={"fields": _line(response, pages)},
            )
        return response


def _line(response: Response, pages: Container[str]) -> dict[str, Any]:
    began = g.get("pac_began", time.perf_counter())
    line: dict[str, Any] = {
        "method": request.method,
        "path": first_part(request.path) if _is_declared(pages) else "/…",
        "status": response.status_code,
        "ms": round((time.perf_counter() - began) * 1000, 1),
        "bytes": response.calculate_content_length() or 0,
    }
    if "_login_user" in g and current_user.is_authenticated:
        account = current_user.viewer.account
        line |= {"account": account.account_id, "role": account.role}
    shown = urlsplit(request.referrer or "").path
    if request.path.startswith("/_dash-update") and shown in pages:
        line["page"] = first_part(shown)
    return line


def _is_declared(pages: Container[str]) -> bool:
    rule = request.url_rule
    return request.path in pages or (rule is not None and not rule.rule.startswith("/<"))


def first_part(path: str) -> str:
    """/pairs/… of an address that goes on with somebody's or something's own id."""
    first, _, more = path.removeprefix("/").partition("/")
    return f"/{first}/…" if more else f"/{first}"
