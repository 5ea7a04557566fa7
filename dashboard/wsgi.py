"""The entry for a WSGI server of one's own: ``gunicorn "dashboard.wsgi:make()"``."""

from __future__ import annotations

from flask import Flask

from config.settings import Settings
from dashboard.web.app import create_app


def make() -> Flask:
    """The application, from the settings in the environment. Call it in the worker, after the fork."""
    return create_app(Settings())
