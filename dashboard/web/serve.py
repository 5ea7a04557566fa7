"""Runs the web application under gunicorn: checks first, then two workers of four threads."""

from __future__ import annotations

import errno
import gc
import os
import secrets
import socket
import sys
from pathlib import Path
from typing import Any

from flask import Flask
from gunicorn.app.base import BaseApplication
from pydantic import SecretStr

from config.settings import ROOT, Settings
from dashboard.web import log_lines
from dashboard.web.app import (
    RefusedToStart,
    check_start,
    create_app,
)
from dashboard.web.noted_refusals import PROXIES_UNSAID
from data_access.imports.opening import open_database
from data_access.upkeep import upgrade

ADDRESS = "127.0.0.1"
SECRET_FILE = ROOT / "var" / "secret-key"


class CannotServe(RuntimeError):
    """Why the server does not start, and what to do.

    Seen: the sentence, where the server is started.
    """


def stored_secret(path: Path = SECRET_FILE) -> str:
    """The random key of this installation, created once and readable only by its owner.

    All workers need the same key, and a restart must not end everybody's session.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        kept = path.read_text(encoding="ascii").strip()
        if len(kept) < 32:
            raise CannotServe(f"{path} is damaged. Delete it; a new key is made.") from None
        return kept
    with os.fdopen(handle, "w", encoding="ascii") as file:
        made = secrets.token_hex(32)
        file.write(made)
    return made


def with_secret(settings: Settings) -> Settings:
    """The settings with a key that all workers share; production accepts only a key that was set."""
    if settings.production or "secret_key" in settings.model_fields_set:
        return settings
    return settings.model_copy(update={"secret_key": SecretStr(stored_secret())})


def _check_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CannotServe(
                    f"Port {port} is in use, perhaps by another copy of the dashboard. "
                    f"Stop that one, or choose another port: PORT={port % 65535 + 1}"
                ) from None
            if error.errno == errno.EACCES:
                raise CannotServe(
                    f"Port {port} needs special rights. Choose one above 1023: PORT=8050"
                ) from None
            raise


def _check_database(settings: Settings) -> None:
    state = upgrade.state_of(settings.database_url)
    if state != "current":
        raise CannotServe(upgrade.explain(state))


def _freeze_objects(worker: Any = None) -> None:
    """Exempt all objects that exist after startup from garbage collection.

    A reply creates thousands of objects; the collections this triggers need not scan the whole
    program each time. They also no longer write to the memory pages that workers share with their
    parent, which saves a quarter of the total (benchmarks/README.md).
    """
    gc.collect()
    gc.freeze()


class _Server(BaseApplication):
    """gunicorn, configured here instead of in a separate file."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        super().__init__()

    def load_config(self) -> None:
        for name, value in self.options().items():
            self.cfg.set(name, value)

    def options(self) -> dict[str, Any]:
        return {
            "bind": f"{ADDRESS}:{self.settings.port}",
            "worker_class": "gthread",
            "workers": self.settings.workers,
            "threads": self.settings.threads,
            # Each worker creates its own application and thus its own connections: with engines
            # shared across a fork, one person could get another's rows.
            "preload_app": False,
            "timeout": 120,
            "graceful_timeout": 30,
            "keepalive": 5,
            "control_socket_disable": True,  # it would create a file in the home folder
            "proc_name": "pac-dashboard",
            "loglevel": "warning",
            "when_ready": self.say_ready,
            "post_worker_init": _freeze_objects,
        }

    def run(self) -> None:
        _freeze_objects()  # before the workers are forked
        super().run()

    def say_ready(self, arbiter: Any) -> None:
        print(
            f"The dashboard is at http://{ADDRESS}:{self.settings.port}/ (Ctrl+C stops it).",
            flush=True,
        )

    def load(self) -> Flask:
        """Create the application; called in each worker, after the fork."""
        log_lines.configure(self.settings.production)
        return create_app(self.settings)


def serve(settings: Settings) -> None:
    """Serve until stopped. Raises CannotServe if the server could not work."""
    log_lines.configure(settings.production)
    _check_database(settings)
    database = open_database(settings.database_url, settings.current_day)
    try:
        check_start(settings, database)
    except RefusedToStart as reason:
        raise CannotServe(str(reason)) from None
    finally:
        database.dispose()
    if settings.production and not settings.proxies:
        # It listens on this machine alone, so in production a proxy stands in front of it.
        print(PROXIES_UNSAID, file=sys.stderr, flush=True)
    _check_port(settings.port)
    _Server(with_secret(settings)).run()
