"""Serves an application on this machine while a test looks at it in a browser."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.serving import make_server

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment


def _closing(application: WSGIApplication) -> WSGIApplication:
    """Read each answer whole before it is sent: a browser that goes away leaves no file open.

    Werkzeug's server closes a file it sends only if the browser is still there at the end.
    """

    def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        parts = application(environ, start)
        try:
            return [b"".join(parts)]
        finally:
            if close := getattr(parts, "close", None):
                close()

    return answer


@contextmanager
def served(application: Flask) -> Iterator[str]:
    """Yield the address on which the application answers, several requests at a time."""
    server = make_server("127.0.0.1", 0, _closing(application.wsgi_app), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
