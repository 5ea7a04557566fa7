"""Has every refusal noted: of who is signed in, a line; of strangers, a count by source and day."""

from __future__ import annotations

import ipaddress
import logging

from flask import Flask, Response, g, request, session
from flask_login import current_user

from callbacks.site import Site
from dashboard.web.headers import is_static
from data_access.people.refused_counts import LONGEST_SOURCE

# Set by whoever has noted a refusal already, or has answered what is none.
NOTED = "pac_refusal_noted"

_WHY = {
    400: "malformed",
    401: "not_signed_in",
    403: "rights",
    404: "address",
    405: "malformed",
    409: "rested_on",
    413: "too_large",
    415: "malformed",
}
UNKNOWN_SOURCE = "unknown"
FORWARDED = "X-Forwarded-For"
PROXIES_UNSAID = (
    "PAC_PROXIES is 0: the header X-Forwarded-For is not read. Behind a proxy all strangers then count as "
    "one sender, and wrong passwords of one make all the others wait. Set PAC_PROXIES to the number of "
    "proxies in front of the dashboard, usually 1."
)
log = logging.getLogger("pac.web")


def source_of(proxies: int) -> str:
    """Where a request comes from: the sender, as the nearest trusted proxy saw it.

    A home has a whole network of IPv6 addresses, so these are told apart by their first 64 bits.
    """
    text = request.remote_addr or ""
    if proxies:
        seen = [part.strip() for part in request.headers.get(FORWARDED, "").split(",")]
        text = seen[-proxies] if len(seen) >= proxies else text
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return UNKNOWN_SOURCE
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return str(address.ipv4_mapped)
        return str(ipaddress.ip_network((address, 64), strict=False))[:LONGEST_SOURCE]
    return str(address)


def register(server: Flask, site: Site) -> None:
    """Look at every response that refuses something. Call it after the sign-in is registered."""
    said: list[str] = []

    @server.before_request
    def _say_proxies() -> None:
        if not site.settings.proxies and not said and FORWARDED in request.headers:
            said.append(PROXIES_UNSAID)
            log.warning("A request has come through a proxy. %s", PROXIES_UNSAID)

    @server.after_request
    def _note(response: Response) -> Response:
        asked_to_sign_in = response.status_code == 302 and g.get("pac_asked_to_sign_in", False)
        why = "not_signed_in" if asked_to_sign_in else _WHY.get(response.status_code)
        # Where the database could not say who asks, nothing can be noted either.
        if why is None or NOTED in g or is_static() or request.path == "/favicon.ico":
            return response
        if "_login_user" in g and current_user.is_authenticated:
            who = current_user.viewer.account.email
            site.noticing.refused(who, why, request.path, site.now())
        elif "_login_user" in g or "_user_id" not in session:
            source = source_of(site.settings.proxies)
            site.noticing.stranger_refused(source, why, request.path, site.now())
        return response
