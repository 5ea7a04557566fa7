"""`serve`: answers browsers on this machine until it is stopped."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from config.settings import Settings


def add(commands: Any) -> None:
    parser = commands.add_parser("serve", help="start the web server (PORT changes the port)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    # Loaded for this command alone: no other needs gunicorn.
    from dashboard.web import serve

    try:
        serve.serve(settings)
    except serve.CannotServe as reason:
        print(reason, file=sys.stderr)
        return 1
    return 0
