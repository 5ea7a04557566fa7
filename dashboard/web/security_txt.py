"""Says at the address that RFC 9116 names to whom weaknesses are reported, where a contact is set."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from flask import Flask, Response, abort

from callbacks.site import Site
from dashboard.web.guard import ANYBODY, site_route

PATH = "/.well-known/security.txt"
HOLDS_FOR = timedelta(days=180)  # from the day it is asked for: a running copy is looked after


def register(server: Flask, site: Site) -> None:
    """Add the address; without a contact there is nothing at it."""

    @site_route(server, PATH, roles=ANYBODY)
    def security_txt() -> Response:
        """The contact, and until when it holds."""
        contact = site.settings.security_contact
        if not contact:
            abort(404)
        last = datetime.combine((site.now() + HOLDS_FOR).date(), time(), UTC)
        lines = (
            f"Contact: {contact}",
            f"Expires: {last.isoformat().replace('+00:00', 'Z')}",
            "Preferred-Languages: en",
        )
        return Response("\n".join((*lines, "")), mimetype="text/plain")
