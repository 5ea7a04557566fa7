"""Runs the product's own server on this machine, with one empty route added, and times requests."""

from __future__ import annotations

import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Barrier, Thread
from typing import Any
from urllib.parse import urlencode

from dash import Dash
from flask import Flask, Response, request

from benchmarks.state import PASSWORD, STAFF, TODAY
from callbacks.site import Site
from config.settings import ROOT, Settings
from dashboard.web.app import (
    add_product,
    create_app,
)
from dashboard.web.guard import (
    ANYBODY,
    site_route,
)
from dashboard.web.serve import (
    _Server,
    with_secret,
)

HOST = "127.0.0.1"
LIMIT = "/benchmark-limit"
LIMIT_FILE = "PAC_BENCHMARK_LIMIT"
BROWSER_ENCODINGS = "gzip, deflate, br, zstd"
READY = re.compile(rb"at http://")


class NotMeasured(RuntimeError):
    """A measurement could not be made; the text says why."""


# -- the server -------------------------------------------------------------------------------


def _add_limit(app: Dash, site: Site) -> None:
    """Register the product and an address that responds with ready-made bytes."""
    add_product(app, site)
    path = Path(os.environ[LIMIT_FILE])
    held: dict[str, bytes] = {}

    def limit() -> Response:
        if request.args.get("again") or not held:
            head, _, held["body"] = path.read_bytes().partition(b"\n")
            held["head"] = head
        response = Response(held["body"], mimetype="application/json")
        if held["head"]:
            response.headers["Content-Encoding"] = held["head"].decode()
        return response

    site_route(app.server, LIMIT, roles=ANYBODY)(limit)


class _BenchmarkServer(_Server):
    """The server of `python -m dashboard serve`, with the empty route added to its applications."""

    def load(self) -> Flask:
        return create_app(self.settings, add=_add_limit)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Running:
    """A running server; `limit_file` holds the response of its empty route."""

    port: int
    process: subprocess.Popen[bytes]
    limit_file: Path

    def megabytes(self) -> float:
        """Memory used by the two workers and their parent, in megabytes (proportional set size)."""
        listed = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        pids = [self.process.pid, *map(int, listed.stdout.split())]
        return sum(_held(pid) for pid in pids) / 1024


def _held(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return int(found.group(1)) if found else 0


@contextmanager
def running(url: str, **settings: Any) -> Iterator[Running]:
    """The dashboard under gunicorn with two workers on a free port; stopped at the end.

    Raises TypeError for a setting there is none of: a benchmark would measure something else.
    """
    if strange := settings.keys() - Settings.model_fields.keys():
        raise TypeError(f"no such setting: {', '.join(sorted(strange))}")
    with tempfile.TemporaryDirectory(prefix="pac-benchmark-") as folder:
        limit_file, port = Path(folder) / "limit", _free_port()
        limit_file.write_bytes(b"\nempty")
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("PAC_")},
            "DATABASE_URL": url,
            "PORT": str(port),
            "PAC_TODAY": TODAY.isoformat(),
            "PAC_SECRET_KEY": "invented-" * 5,
            LIMIT_FILE: str(limit_file),
            **{f"PAC_{k.upper()}": str(v) for k, v in settings.items()},
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.serving"],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE,
        )  # fmt: skip
        try:
            assert process.stdout is not None
            if not READY.search(process.stdout.readline()):
                raise NotMeasured("The server did not start; its words are above.")
            one = Running(port, process, limit_file)
            for _ in range(12):  # enough for both workers to have answered once
                Browser(port).get("/healthz")
            yield one
        finally:
            process.terminate()
            process.wait(30)


# -- a browser --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Answered:
    """One response as it was received."""

    status: int
    headers: dict[str, str]
    cookies: tuple[str, ...]
    body: bytes
    wire: int


class Browser:
    """A minimal browser: one persistent connection, cookies, and raw bytes."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self._socket: socket.socket | None = None

    def request(
        self, method: str, path: str, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> bytes:
        """The bytes of a request, including the browser's cookies."""
        fields = {
            "Host": f"{HOST}:{self.port}",
            "Accept-Encoding": BROWSER_ENCODINGS,
            "Sec-Fetch-Site": "same-origin",
            **(headers or {}),
        }
        if self.cookies:
            fields["Cookie"] = "; ".join(f"{k}={v}" for k, v in self.cookies.items())
        if body:
            fields["Content-Length"] = str(len(body))
        lines = [f"{method} {path} HTTP/1.1", *(f"{k}: {v}" for k, v in fields.items()), "", ""]
        return "\r\n".join(lines).encode() + body

    def send(self, raw: bytes) -> Answered:
        """Send a request and store the cookies of the response."""
        for again in (True, False):
            try:
                if self._socket is None:
                    self._socket = socket.create_connection((HOST, self.port), timeout=120)
                    self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._socket.sendall(raw)
                answer = self._read(self._socket)
                break
            except (ConnectionError, NotMeasured):
                self._socket = None
                if not again:
                    raise
        for cookie in answer.cookies:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def _read(self, connection: socket.socket) -> Answered:
        data = b""
        while b"\r\n\r\n" not in data:
            piece = connection.recv(262_144)
            if not piece:
                raise NotMeasured("The server closed the connection.")
            data += piece
        head, _, body = data.partition(b"\r\n\r\n")
        status, *lines = head.decode("latin-1").split("\r\n")
        pairs = [line.partition(": ")[::2] for line in lines]
        headers = {k.lower(): v for k, v in pairs}
        chunks, size = [body], len(body)
        if "content-length" in headers:
            while size < int(headers["content-length"]):
                piece = connection.recv(262_144)
                chunks.append(piece)
                size += len(piece)
        elif headers.get("transfer-encoding") == "chunked":
            while not b"".join(chunks[-2:]).endswith(b"0\r\n\r\n"):
                piece = connection.recv(262_144)
                chunks.append(piece)
                size += len(piece)
        if headers.get("connection") == "close":
            self._socket = None
        cookies = tuple(v for k, v in pairs if k.lower() == "set-cookie")
        return Answered(
            int(status.split()[1]), headers, cookies, b"".join(chunks), len(head) + 4 + size
        )

    def get(self, path: str, **headers: str) -> Answered:
        return self.send(self.request("GET", path, headers=headers))

    def sign_in(self, email: str = STAFF) -> None:
        """Sign in with an account of the invented state."""
        self.cookies["pac-form"] = "b" * 43
        form = {"email": email, "password": PASSWORD, "form_token": "b" * 43, "next": "/"}
        answer = self.send(
            self.request(
                "POST", "/sign-in", urlencode(form).encode(),
                {"Content-Type": "application/x-www-form-urlencoded"},
            )
        )  # fmt: skip
        if answer.status != 303:
            raise NotMeasured(f"Signing in was answered with {answer.status}.")
        self.get("/_dash-layout")  # sets the token that scripts send back


# -- the callback of the pages ----------------------------------------------------------------


def _dependency(text: str) -> dict[str, Any]:
    identity, _, prop = text.rpartition(".")
    return {"id": json.loads(identity) if identity.startswith("{") else identity, "property": prop}


def _ids(tree: Any) -> Iterator[dict[str, str]]:
    if isinstance(tree, dict):
        if isinstance(tree.get("id"), dict):
            yield tree["id"]
        for value in tree.values():
            yield from _ids(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _ids(value)


def decoded(answer: Answered) -> bytes:
    """The uncompressed body of a response."""
    encoding = answer.headers.get("content-encoding", "")
    if encoding == "br":
        import brotli

        return bytes(brotli.decompress(answer.body))
    if encoding == "zstd":
        try:
            from compression import zstd  # type: ignore[import-not-found]
        except ImportError:
            from backports import zstd
        return bytes(zstd.decompress(answer.body))
    if encoding == "gzip":
        import gzip

        return gzip.decompress(answer.body)
    return answer.body


@dataclass
class OpenPage:
    """A page of figures open in a browser, and the callback that redraws it."""

    browser: Browser
    path: str
    output: str = ""
    ids: list[dict[str, str]] = field(default_factory=list)
    drawn: dict[str, Any] | None = None

    def open(self) -> OpenPage:
        """Draw the page as a browser does on its first visit."""
        callbacks = json.loads(decoded(self.browser.get("/_dash-dependencies")))
        self.output = next(d["output"] for d in callbacks if "page.children" in d["output"])
        answer = self.browser.send(self.change(""))
        if answer.status != 200:
            raise NotMeasured(f"The page was answered with {answer.status}: {answer.body[:300]!r}")
        response = json.loads(decoded(answer))["response"]
        self.ids = [*_ids(response["page"]), *_ids(response["filter-bar"])]
        self.drawn = response["drawn"]["data"]
        return self

    def change(self, search: str) -> bytes:
        """The request a browser sends when the filters change to `search` ("?region=1")."""
        outputs: list[Any] = []
        for text in self.output.strip(".").split("..."):
            wanted = _dependency(text)
            if isinstance(wanted["id"], dict):
                outputs.append([
                    {"id": i, "property": wanted["property"]} for i in self.ids
                    if i.keys() == wanted["id"].keys()
                    and i.get("part") == wanted["id"].get("part")
                ])  # fmt: skip
            else:
                outputs.append(wanted)
        values = {"pathname": self.path, "search": search}
        body = {
            "output": self.output,
            "outputs": outputs,
            "inputs": [
                *({"id": "address", "property": p, "value": v} for p, v in values.items()),
                {"id": "look", "property": "data"},
            ],
            "changedPropIds": ["address.search"],
            "state": [{"id": "drawn", "property": "data", "value": self.drawn}],
        }
        return self.browser.request(
            "POST",
            "/_dash-update-component",
            json.dumps(body, separators=(",", ":")).encode(),
            {
                "Content-Type": "application/json",
                "X-CSRFToken": self.browser.cookies.get("pac-csrf", ""),
            },
        )


# -- timing -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Timing:
    """How long users waited, in milliseconds, and the responses per second of all of them together."""

    p50: float
    p95: float
    per_second: float
    count: int


def timed(browsers: Sequence[Browser], raw: Callable[[int, int], bytes], seconds: float) -> Timing:
    """Each browser sends requests one after another for this long; `raw(user, turn)` gives their bytes."""
    waits: list[float] = []
    faults: list[str] = []
    start = Barrier(len(browsers) + 1)

    def use(user: int, browser: Browser) -> None:
        own: list[float] = []
        start.wait()
        until, turn = time.perf_counter() + seconds, 0
        while time.perf_counter() < until:
            request_bytes = raw(user, turn)
            began = time.perf_counter()
            answer = browser.send(request_bytes)
            own.append(time.perf_counter() - began)
            if answer.status != 200:
                faults.append(f"{answer.status} {answer.body[:200]!r}")
                break
            turn += 1
        waits.extend(own)

    threads = [Thread(target=use, args=pair, daemon=True) for pair in enumerate(browsers)]
    for thread in threads:
        thread.start()
    start.wait()
    began = time.perf_counter()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - began
    if faults:
        raise NotMeasured(f"An answer was not 200: {faults[0]}")
    ordered = sorted(waits)
    return Timing(
        statistics.median(ordered) * 1000,
        ordered[int(len(ordered) * 0.95)] * 1000,
        len(ordered) / took,
        len(ordered),
    )


if __name__ == "__main__":
    _BenchmarkServer(with_secret(Settings())).run()
